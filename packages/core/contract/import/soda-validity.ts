import type { Draft, DraftCheck } from './draft.ts';
import type { SourcePart } from './source-part.ts';
import { orMissing, sqlColumn, sqlLiteral } from './sql-words.ts';

/**
 * What Soda's keys of validity ask of a value: `valid_min` of v4, `valid min` of SodaCL
 * (https://docs.soda.io/soda-documentation/soda-v3/sodacl-reference/validity-metrics). Those without an equal are left.
 */
export function validityChecks(keys: SourcePart, column: string, draft: Draft): DraftCheck[] {
  return keys.keys.flatMap((key): DraftCheck[] => {
    const name = key.replaceAll(' ', '_');
    const part = keys.at(key);
    if (!/^(in)?valid_|^(missing_(values|format|regex))$/.test(name)) return [];
    const translate = Object.hasOwn(validities, name) ? validities[name] : undefined;
    const check = translate?.(part, column);
    if (check === undefined)
      draft.leave(
        part,
        `${column}: ${key}`,
        'there is no equal of this key: write a regex or an expression',
      );
    if (name === 'valid_reference_data')
      draft.leave(
        part.at('dataset'),
        `${column}: ${key}`,
        'it names a dataset: write the path of its data as `to`',
      );
    return check === undefined ? [] : [check];
  });
}

const range = (key: 'min' | 'max') => (part: SourcePart) => ({
  name: 'range',
  options: { [key]: part.value },
});
const length = (key: 'min' | 'max') => (part: SourcePart) => ({
  name: 'string_length',
  options: { [key]: part.value },
});

const regex = (part: SourcePart): DraftCheck => ({
  name: 'regex',
  options: { pattern: part.at('regex').text ?? part.value },
});

type Validity = (part: SourcePart, column: string) => DraftCheck | undefined;

const validities: Readonly<Record<string, Validity>> = {
  valid_values: (part) => ({ name: 'accepted_values', options: { values: part.value } }),
  invalid_values: (part, column) => ({
    name: 'expression',
    options: {
      sql: orMissing(
        `${sqlColumn(column)} not in (${(part.scalars ?? []).map((value) => sqlLiteral(value)).join(', ')})`,
      ),
    },
  }),
  valid_min: range('min'),
  valid_max: range('max'),
  valid_min_length: length('min'),
  valid_max_length: length('max'),
  valid_length: (part) => ({
    name: 'string_length',
    options: { min: part.value, max: part.value },
  }),
  valid_regex: regex,
  valid_regex_sql: regex,
  valid_format: (part) => {
    if (part.isMapping) return regex(part);
    const pattern = formats[part.text ?? ''];
    return pattern === undefined ? undefined : { name: 'regex', options: { pattern } };
  },
  valid_reference_data: (part) => ({
    name: 'relationships',
    options: { to: part.at('dataset').text?.split('/').at(-1), field: part.at('column').value },
  }),
};

/** The commonest of SodaCL's named formats, by what they mean. */
const formats: Readonly<Record<string, string>> = {
  email: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
  uuid: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  integer: '^ *[-+]? *[0-9]+ *$',
  'positive integer': '^ *\\+? *[0-9]+ *$',
  'negative integer': '^ *- *[0-9]+ *$',
  decimal: '^ *[-+]? *(?:\\d+(?:[.,]\\d*)?|[.,]\\d+) *$',
  'ip address': '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$',
  'ipv4 address': '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$',
  'date iso 8601': '^\\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])(?:[T ].*)?$',
  'date us': '^(?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])[-./]\\d{4}$',
  'date eu': '^(?:0?[1-9]|[12]\\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./]\\d{4}$',
  'date inverse': '^\\d{4}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])$',
};
