import type { Draft, DraftCheck } from './draft.ts';
import { orMissing, sqlColumn } from './sql-words.ts';
import type { SourcePart } from './source-part.ts';

type Keyword = (part: SourcePart, column: string) => DraftCheck | undefined;

const bound =
  (name: 'range' | 'string_length', key: 'min' | 'max', exclusive = false): Keyword =>
  ({ value }) => ({ name, options: { [key]: value, ...(exclusive ? { exclusive } : {}) } });

const regex: Keyword = ({ value }) => ({ name: 'regex', options: { pattern: value } });

const values: Keyword = (part) => {
  const listed = part.items.map(({ value }) => value).filter((value) => value !== null);
  return { name: 'accepted_values', options: { values: part.isList ? listed : part.value } };
};

const missing: Keyword = ({ value }) => ({
  name: 'not_null',
  options: value === 0 ? {} : { tolerance: value },
});

/** Keywords of JSON Schema, and what feature files call the same. Undefined: it asks for nothing. */
const keywords: Readonly<Record<string, Keyword>> = {
  min: bound('range', 'min'),
  minimum: bound('range', 'min'),
  max: bound('range', 'max'),
  maximum: bound('range', 'max'),
  exclusiveMinimum: bound('range', 'min', true),
  exclusiveMaximum: bound('range', 'max', true),
  minLength: bound('string_length', 'min'),
  min_length: bound('string_length', 'min'),
  maxLength: bound('string_length', 'max'),
  max_length: bound('string_length', 'max'),
  pattern: regex,
  regex,
  enum: values,
  values,
  categories: values,
  allowed_values: values,
  allowed: values,
  const: ({ value }) => ({ name: 'accepted_values', options: { values: [value] } }),
  unique: ({ value }) => (value === true ? { name: 'unique' } : undefined),
  multipleOf: (part, column) => ({
    name: 'expression',
    options: {
      sql: orMissing(`${sqlColumn(column)} % ${part.number ?? 0} = 0`),
      name: `multiple of ${part.number ?? 0}`,
    },
  }),
  max_missing: missing,
  max_null_share: missing,
  max_missing_share: missing,
};

/** One keyword of a feature or property, by the last step of its path. */
export function translateKeyword(part: SourcePart, column: string, draft: Draft): void {
  const key = String(part.path.at(-1));
  if (part.isAbsent) return;
  const keyword = Object.hasOwn(keywords, key) ? keywords[key] : undefined;
  if (!keyword) {
    draft.leave(part, `${column}: ${key}`, 'there is no equal of this keyword');
    return;
  }
  const check = keyword(part, column);
  if (check) draft.check(part.path, check, column);
}
