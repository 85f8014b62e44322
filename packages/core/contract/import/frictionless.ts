import type { Draft } from './draft.ts';
import { foreignType } from './foreign-types.ts';
import { sqlColumn, orMissing, sqlLiteral } from './sql-words.ts';
import type { SourcePart } from './source-part.ts';

/**
 * A Table Schema (https://datapackage.org/standard/table-schema/), alone or as the `schema` of a data resource.
 * @param file a mapping with `fields`, or a resource.
 */
export function translateFrictionless(file: SourcePart, draft: Draft): void {
  const schema = file.at('schema').isMapping ? file.at('schema') : file;
  const name = file.at('name').text;
  const description = file.at('description').text ?? file.at('title').text;
  draft.table({
    ...(name === undefined ? {} : { dataset: name }),
    ...(description === undefined ? {} : { description }),
  });
  if (file.at('schema').text !== undefined)
    draft.leave(file.at('schema'), 'schema', 'it stands in another file: import that file');
  for (const field of schema.at('fields').items) translateField(field, draft);
  translateKeys(schema, draft);
  translateFields(schema, draft);
  translateMissingValues(schema.at('missingValues'), draft);
}

function translateField(field: SourcePart, draft: Draft): void {
  const name = field.at('name').text;
  if (name === undefined) return draft.leave(field, 'field', 'it has no name');
  const written = field.at('type').text ?? 'any';
  const type = written === 'any' ? undefined : foreignType(written);
  const description = field.at('description').text ?? field.at('title').text;
  draft.column(name, field.path, {
    ...(type === undefined ? {} : { type }),
    ...(description === undefined ? {} : { description }),
  });
  if (type === undefined && written !== 'any')
    draft.leave(
      field.at('type'),
      `${name}: type`,
      'there is no such type here: its values are not read',
    );
  const format = field.at('format');
  if (format.text !== undefined && format.text !== 'default' && format.text !== 'any')
    draft.leave(format, `${name}: format`, 'formats are not checked; write a regex');
  const marks = [
    'trueValues',
    'falseValues',
    'decimalChar',
    'groupChar',
    'bareNumber',
    'categories',
    'itemType',
    'delimiter',
  ];
  for (const mark of marks.filter((key) => !field.at(key).isAbsent)) {
    if (mark === 'categories') translateCategories(name, field.at(mark), draft);
    else
      draft.leave(
        field.at(mark),
        `${name}: ${mark}`,
        'how values are spelt is not configurable: they are read as the engine reads them',
      );
  }
  translateMissingValues(field.at('missingValues'), draft, name);
  for (const key of field.at('constraints').keys)
    translateConstraint(name, key, field.at('constraints').at(key), draft);
}

/** https://datapackage.org/standard/table-schema/#field-constraints */
function translateConstraint(name: string, key: string, value: SourcePart, draft: Draft): void {
  const check = (kind: string, options: Record<string, unknown> = {}): void =>
    draft.check(value.path, { name: kind, options }, name);
  if (value.isAbsent || value.value === false) return undefined;
  switch (key) {
    case 'required':
      return check('not_null');
    case 'unique':
      return check('unique');
    case 'minimum':
      return check('range', { min: value.value });
    case 'maximum':
      return check('range', { max: value.value });
    case 'exclusiveMinimum':
      return check('range', { min: value.value, exclusive: true });
    case 'exclusiveMaximum':
      return check('range', { max: value.value, exclusive: true });
    case 'minLength':
      return check('string_length', { min: value.value });
    case 'maxLength':
      return check('string_length', { max: value.value });
    case 'pattern':
      // The whole value must match there (XML Schema regular expressions); here a match anywhere counts.
      return check('regex', {
        pattern: value.text === undefined ? value.value : `^(?:${value.text})$`,
      });
    case 'enum':
      return check('accepted_values', { values: value.value });
    default:
      return draft.leave(value, `${name}: ${key}`, 'there is no equal of this constraint');
  }
}

/** `categories: [a, b]` or `[{value, label}]`; only these values occur. */
function translateCategories(name: string, part: SourcePart, draft: Draft): void {
  const values = part.scalars ?? part.items.map((item) => item.at('value').value);
  draft.check(part.path, { name: 'accepted_values', options: { values } }, name);
}

function translateKeys(schema: SourcePart, draft: Draft): void {
  const keys = [schema.at('primaryKey'), ...schema.at('uniqueKeys').items];
  for (const [index, key] of keys.entries()) {
    const columns = key.text === undefined ? key.texts : [key.text];
    if (!columns) {
      if (!key.isAbsent)
        draft.leave(key, index === 0 ? 'primaryKey' : 'uniqueKeys', 'expected names of fields');
      continue;
    }
    if (index === 0) for (const name of columns) draft.check(key.path, { name: 'not_null' }, name);
    if (columns.length === 1) draft.check(key.path, { name: 'unique' }, columns[0]);
    else draft.check(key.path, { name: 'unique', options: { columns } });
  }
  for (const key of schema.at('foreignKeys').items) translateForeignKey(key, draft);
}

function translateForeignKey(key: SourcePart, draft: Draft): void {
  const own =
    key.at('fields').text === undefined ? key.at('fields').texts : [key.at('fields').text!];
  const reference = key.at('reference');
  const fields =
    reference.at('fields').text === undefined
      ? reference.at('fields').texts
      : [reference.at('fields').text!];
  const resource = reference.at('resource').text;
  if (!own || own.length !== 1 || fields?.length !== 1)
    return draft.leave(
      key,
      'foreignKeys',
      'a relationship here is of one column: write an expression, or check in one table',
    );
  if (resource === undefined || resource === '')
    return draft.leave(
      key,
      'foreignKeys',
      'it refers to its own table: give that file as relationships to',
    );
  draft.check(
    key.path,
    { name: 'relationships', options: { to: resource, field: fields[0] } },
    own[0],
  );
  draft.leave(
    reference.at('resource'),
    `${own[0]}: foreignKeys`,
    'it names a resource: write the path of its file as `to`',
  );
}

/** https://datapackage.org/standard/table-schema/#fieldsMatch: exact (as good as), equal, superset … of the data's fields. */
function translateFields(schema: SourcePart, draft: Draft): void {
  const match = schema.at('fieldsMatch');
  const kind = match.text ?? match.at(0).text;
  if (kind === undefined) return;
  if (kind === 'exact' || kind === 'equal') draft.table({ extraColumns: 'fail' });
  if (kind === 'exact') {
    const required = schema.at('fields').items.flatMap((field) => field.at('name').text ?? []);
    draft.check(match.path, { name: 'schema', options: { required, ordered: true } });
  }
  if (kind === 'superset' || kind === 'partial') {
    draft.leave(
      match,
      'fieldsMatch',
      "fields may be absent from the data: write 'required: false' on those that may",
    );
  }
}

/** An empty field of CSV is missing here; other marks are values. */
function translateMissingValues(part: SourcePart, draft: Draft, column?: string): void {
  const marks = (part.scalars ?? part.items.map((item) => item.at('value').value)).filter(
    (mark) => mark !== '',
  );
  if (marks.length === 0) return;
  const words = marks.map((mark) => sqlLiteral(String(mark))).join(', ');
  const named = column === undefined ? 'missingValues' : `${column}: missingValues`;
  const hint = `only an empty field is missing here, other marks are values: write them empty, or add the check expression '${orMissing(`${sqlColumn(column ?? 'column')} not in (${words})`)}'`;
  draft.leave(part, named, hint);
}
