import type { Draft } from './draft.ts';
import { foreignType } from './foreign-types.ts';
import { translateQuality } from './odcs-quality.ts';
import type { SourcePart } from './source-part.ts';

/** Options of logical types that narrow values; https://bitol-io.github.io/open-data-contract-standard/latest/schema/ */
const typeOptions: Readonly<
  Record<string, (value: unknown) => { name: string; options: Record<string, unknown> }>
> = {
  minimum: (min) => ({ name: 'range', options: { min } }),
  maximum: (max) => ({ name: 'range', options: { max } }),
  exclusiveMinimum: (min) => ({ name: 'range', options: { min, exclusive: true } }),
  exclusiveMaximum: (max) => ({ name: 'range', options: { max, exclusive: true } }),
  minLength: (min) => ({ name: 'string_length', options: { min } }),
  maxLength: (max) => ({ name: 'string_length', options: { max } }),
  pattern: (pattern) => ({ name: 'regex', options: { pattern } }),
};

/**
 * One object of an Open Data Contract Standard file, v3
 * (https://bitol-io.github.io/open-data-contract-standard/latest/).
 */
export function translateOdcs(file: SourcePart, object: SourcePart, draft: Draft): void {
  const dataset = object.at('physicalName').text ?? object.at('name').text;
  const description = object.at('description').text ?? file.at('description').at('purpose').text;
  draft.table({
    ...(dataset === undefined ? {} : { dataset }),
    ...(description === undefined ? {} : { description }),
  });
  const properties = object.at('properties').items;
  for (const property of properties) translateProperty(property, draft);
  translatePrimaryKey(properties, draft);
  for (const rule of object.at('quality').items) translateQuality(rule, draft);
  for (const relation of object.at('relationships').items)
    translateRelation(relation, undefined, draft);
  for (const property of file.at('slaProperties').items) translateSla(property, object, draft);
}

/** What the data calls it. */
function columnName(property: SourcePart): string | undefined {
  return property.at('physicalName').text ?? property.at('name').text;
}

function translateProperty(property: SourcePart, draft: Draft): void {
  const name = columnName(property);
  if (name === undefined) return draft.leave(property, 'property', 'it has no name');
  const logical = property.at('logicalType');
  const written = logical.text ?? property.at('physicalType').text;
  const type = written === undefined ? undefined : foreignType(written);
  const description = property.at('description').text;
  const facts = {
    ...(type === undefined ? {} : { type }),
    ...(description === undefined ? {} : { description }),
  };
  draft.column(name, property.path, facts);
  if (written !== undefined && type === undefined)
    draft.leave(
      logical.isAbsent ? property.at('physicalType') : logical,
      `${name}: type`,
      'there is no such type here: its values are not read',
    );
  if (property.at('required').boolean === true)
    draft.check(property.at('required').path, { name: 'not_null' }, name);
  if (property.at('unique').boolean === true)
    draft.check(property.at('unique').path, { name: 'unique' }, name);
  const values = property
    .at('enum')
    .items.map((item) => (item.isMapping ? item.at('value').value : item.value));
  if (values.length > 0)
    draft.check(property.at('enum').path, { name: 'accepted_values', options: { values } }, name);
  const options = property.at('logicalTypeOptions');
  for (const key of options.keys) translateOption(options.at(key), key, name, draft);
  for (const rule of property.at('quality').items) translateQuality(rule, draft, name);
  for (const relation of property.at('relationships').items)
    translateRelation(relation, name, draft);
}

function translateOption(part: SourcePart, key: string, name: string, draft: Draft): void {
  const check = Object.hasOwn(typeOptions, key) ? typeOptions[key] : undefined;
  if (check) draft.check(part.path, check(part.value), name);
  else draft.leave(part, `${name}: ${key}`, 'there is no equal of this option');
}

function translatePrimaryKey(properties: readonly SourcePart[], draft: Draft): void {
  const keys = properties.filter((property) => property.at('primaryKey').boolean === true);
  const position = (property: SourcePart): number => property.at('primaryKeyPosition').number ?? 0;
  const columns = [...keys]
    .sort((a, b) => position(a) - position(b))
    .flatMap((property) => columnName(property) ?? []);
  if (columns.length === 0) return;
  const at = keys[0]!.at('primaryKey').path;
  for (const name of columns) draft.check(at, { name: 'not_null' }, name);
  if (columns.length === 1) draft.check(at, { name: 'unique' }, columns[0]);
  else draft.check(at, { name: 'unique', options: { columns } });
}

/** `to: customers.id`; https://bitol-io.github.io/open-data-contract-standard/latest/references/ */
function translateRelation(relation: SourcePart, name: string | undefined, draft: Draft): void {
  const [to, from] = [relation.at('to').text, relation.at('from').text];
  const own = name ?? from?.split('.').at(-1);
  const [field, table] = [to?.split('.').at(-1), to?.split('.').slice(0, -1).join('.')];
  if (own === undefined || field === undefined || table === undefined || table === '')
    return draft.leave(
      relation,
      'relationships',
      'a relationship here is of one column to one column of another table',
    );
  draft.check(relation.path, { name: 'relationships', options: { to: table, field } }, own);
  draft.leave(
    relation.at('to'),
    `${own}: relationships`,
    'it names an object of the contract: write the path of its data as `to`',
  );
}

const units: Readonly<Record<string, string>> = {
  d: 'd',
  day: 'd',
  days: 'd',
  h: 'h',
  hr: 'h',
  hour: 'h',
  hours: 'h',
  m: 'm',
  min: 'm',
  minute: 'm',
  minutes: 'm',
};

/** `freshness` or `latency` of an element is a freshness check; the others speak of a service, not of data. */
function translateSla(property: SourcePart, object: SourcePart, draft: Draft): void {
  const kind = property.at('property').text ?? '';
  const element = property.at('element').text ?? '';
  const [table, column] = element.includes('.')
    ? [element.split('.').slice(0, -1).join('.'), element.split('.').at(-1)]
    : ['', undefined];
  const isOurs = [object.at('name').text, object.at('physicalName').text].includes(table);
  const isTimely = ['latency', 'ly', 'freshness', 'fy'].includes(kind.toLowerCase());
  if (!isTimely)
    return draft.leave(
      property,
      'slaProperties',
      'it promises a service: nothing in the data can be checked',
    );
  if (column === undefined || !isOurs)
    return draft.leave(
      property,
      'slaProperties',
      `it does not name a column of this object as 'object.column'`,
    );
  const [value, unit] = [
    property.at('value').number,
    units[(property.at('unit').text ?? '').toLowerCase()],
  ];
  if (value === undefined || unit === undefined)
    return draft.leave(property, 'slaProperties', 'expected a value in days, hours or minutes');
  draft.check(
    property.path,
    { name: 'freshness', options: { max_age: `${value}${unit}` } },
    column,
  );
}
