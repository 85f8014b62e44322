import type { Draft } from './draft.ts';
import { foreignType } from './foreign-types.ts';
import { translateKeyword } from './schema-keywords.ts';
import type { SourcePart } from './source-part.ts';

/** A JSON Schema of features: `{"features": [{"name", "dtype", "nullable", "min", "max", …}]}`. */
export function translateFeatures(file: SourcePart, draft: Draft): void {
  const [dataset, description] = [
    file.at('name').text ?? file.at('dataset').text,
    file.at('description').text,
  ];
  draft.table({
    ...(dataset === undefined ? {} : { dataset }),
    ...(description === undefined ? {} : { description }),
  });
  for (const feature of file.at('features').items) translateFeature(feature, draft);
}

/** Keys that tell something of a feature, and nothing that its values must satisfy. */
const told = new Set([
  'name',
  'dtype',
  'type',
  'description',
  'title',
  'nullable',
  'required',
  'role',
  'source',
  'unit',
  'units',
  'tags',
  'default',
  'examples',
  'version',
  'owner',
]);
const roles = new Set(['label', 'id', 'feature', 'prediction', 'timestamp', 'group', 'weight']);

function translateFeature(feature: SourcePart, draft: Draft): void {
  const name = feature.at('name').text;
  if (name === undefined) return draft.leave(feature, 'feature', 'it has no name');
  const written = feature.at('dtype').text ?? feature.at('type').text;
  const type = written === undefined ? undefined : foreignType(written);
  const role = feature.at('role').text;
  const description = feature.at('description').text;
  draft.column(name, feature.path, {
    ...(type === undefined ? {} : { type }),
    ...(role !== undefined && roles.has(role) ? { role } : {}),
    ...(description === undefined ? {} : { description }),
    ...(feature.at('required').boolean === false ? { required: false } : {}),
  });
  if (written !== undefined && type === undefined)
    draft.leave(
      feature.at('dtype'),
      `${name}: dtype`,
      'there is no such type here: its values are not read',
    );
  if (feature.at('nullable').boolean === false)
    draft.check(feature.at('nullable').path, { name: 'not_null' }, name);
  for (const key of feature.keys.filter((one) => !told.has(one)))
    translateKeyword(feature.at(key), name, draft);
}

/** An ordinary JSON Schema (https://json-schema.org/draft/2020-12/json-schema-validation) of a row. */
export function translateJsonSchema(file: SourcePart, draft: Draft): void {
  const row =
    file.at('items').isMapping && !file.at('properties').isMapping ? file.at('items') : file;
  const [dataset, description] = [file.at('title').text, file.at('description').text];
  draft.table({
    ...(dataset === undefined ? {} : { dataset }),
    ...(description === undefined ? {} : { description }),
  });
  const required = new Set(row.at('required').texts);
  const properties = row.at('properties');
  for (const name of properties.keys)
    translateProperty(properties.at(name), name, required.has(name), draft);
  if (row.at('additionalProperties').value === false) draft.table({ extraColumns: 'fail' });
  const others = row.keys.filter((key) => !schemaTold.has(key));
  for (const key of others) draft.leave(row.at(key), key, 'there is no equal of this keyword');
}

const schemaTold = new Set([
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'examples',
  'default',
  '$defs',
  'definitions',
]);
const propertyTold = new Set([
  'type',
  'title',
  'description',
  '$comment',
  'examples',
  'default',
  'format',
  'deprecated',
  'readOnly',
  'writeOnly',
]);

/** Formats that are types here; others are left. */
const formats: Readonly<Record<string, 'date' | 'timestamp'>> = {
  date: 'date',
  'date-time': 'timestamp',
};

function translateProperty(
  property: SourcePart,
  name: string,
  isRequired: boolean,
  draft: Draft,
): void {
  const types =
    property.at('type').text === undefined
      ? (property.at('type').texts ?? [])
      : [property.at('type').text!];
  const values = types.filter((one) => one !== 'null');
  const format = property.at('format');
  const temporal = format.text === undefined ? undefined : formats[format.text];
  const own = values.length === 1 ? foreignType(values[0]!) : undefined;
  const type = own === 'string' && temporal ? temporal : own;
  const description = property.at('description').text ?? property.at('title').text;
  // In a table a column is there for every row: a property that may be absent is one that may be missing.
  draft.column(name, property.path, {
    required: isRequired,
    ...(type === undefined ? {} : { type }),
    ...(description === undefined ? {} : { description }),
  });
  if (types.length > 0 && type === undefined)
    draft.leave(
      property.at('type'),
      `${name}: type`,
      'none, or more than one, of our types (integer, number, string, boolean, date, timestamp) is meant',
    );
  if (!format.isAbsent && !temporal)
    draft.leave(format, `${name}: format`, 'formats are not checked; write a regex');
  if (isRequired && types.length > 0 && !types.includes('null'))
    draft.check(property.at('type').path, { name: 'not_null' }, name);
  for (const key of property.keys.filter((one) => !propertyTold.has(one)))
    translateKeyword(property.at(key), name, draft);
}
