import type { SourcePart } from './source-part.ts';
import { translateDbtTest } from './dbt-tests.ts';
import type { Draft } from './draft.ts';
import { foreignType } from './foreign-types.ts';

/** The `models`, `seeds`, `snapshots` and tables of `sources` of a properties file (https://docs.getdbt.com/reference/configs-and-properties). */
export function dbtTables(file: SourcePart): readonly SourcePart[] {
  const direct = ['models', 'seeds', 'snapshots'].flatMap((key) => file.at(key).items);
  return [...direct, ...file.at('sources').items.flatMap((source) => source.at('tables').items)];
}

export function translateDbt(table: SourcePart, draft: Draft): void {
  const [dataset, description] = [table.at('name').text, table.at('description').text];
  draft.table({
    ...(dataset === undefined ? {} : { dataset }),
    ...(description ? { description } : {}),
  });
  const isEnforced = [table.at('config').at('contract'), table.at('contract')].some(
    (one) => one.at('enforced').boolean === true,
  );
  if (isEnforced) draft.table({ extraColumns: 'fail' });
  for (const column of table.at('columns').items) translateColumn(column, draft);
  for (const test of testsOf(table)) translateDbtTest(test, draft);
  for (const constraint of table.at('constraints').items) translateConstraint(constraint, draft);
  translateFreshness(table, draft);
}

function testsOf(part: SourcePart): readonly SourcePart[] {
  return ['data_tests', 'tests'].flatMap((key) => part.at(key).items);
}

function translateColumn(column: SourcePart, draft: Draft): void {
  const name = column.at('name').text;
  if (name === undefined) return draft.leave(column, 'column', 'it has no name');
  const written = column.at('data_type').text;
  const type = written === undefined ? undefined : foreignType(written);
  const description = column.at('description').text;
  draft.column(name, column.path, {
    ...(type === undefined ? {} : { type }),
    ...(description ? { description } : {}),
  });
  if (written !== undefined && type === undefined)
    draft.leave(
      column.at('data_type'),
      `${name}: data_type`,
      'there is no such type here: its values are not read',
    );
  for (const test of testsOf(column)) translateDbtTest(test, draft, name);
  for (const constraint of column.at('constraints').items)
    translateConstraint(constraint, draft, name);
}

/** https://docs.getdbt.com/reference/resource-properties/constraints */
function translateConstraint(part: SourcePart, draft: Draft, column?: string): void {
  const type = part.at('type').text ?? '';
  const columns = column === undefined ? (part.at('columns').texts ?? []) : [column];
  const [first] = columns;
  const unique = (): void =>
    columns.length === 1
      ? draft.check(part.path, { name: 'unique' }, first)
      : draft.check(part.path, { name: 'unique', options: { columns } });
  if (type === 'not_null' && first !== undefined) {
    for (const name of columns) draft.check(part.path, { name: 'not_null' }, name);
  } else if (type === 'unique' && first !== undefined) unique();
  else if (type === 'primary_key' && first !== undefined) {
    for (const name of columns) draft.check(part.path, { name: 'not_null' }, name);
    unique();
  } else if (type === 'check' && part.at('expression').text !== undefined)
    draft.check(part.path, {
      name: 'expression',
      options: { sql: `coalesce(${part.at('expression').text}, true)` },
    });
  else draft.leave(part, `constraint ${type}`, 'there is no equal of this constraint');
}

/** https://docs.getdbt.com/reference/resource-properties/freshness: of sources. */
function translateFreshness(table: SourcePart, draft: Draft): void {
  const freshness = table.at('freshness').isAbsent
    ? table.at('config').at('freshness')
    : table.at('freshness');
  if (!freshness.isMapping) return;
  const column = table.at('loaded_at_field').text ?? table.at('config').at('loaded_at_field').text;
  for (const [key, severity] of [
    ['error_after', undefined],
    ['warn_after', 'warn'],
  ] as const) {
    const after = freshness.at(key);
    if (!after.isMapping) continue;
    const [count, period] = [after.at('count').number, after.at('period').text];
    if (
      column === undefined ||
      count === undefined ||
      period === undefined ||
      !/^\w+$/.test(column)
    )
      draft.leave(
        after,
        `freshness ${key}`,
        "it needs 'loaded_at_field' with the name of a column, a count and a period",
      );
    else
      draft.check(
        after.path,
        {
          name: 'freshness',
          options: { max_age: `${count}${period[0]}`, ...(severity ? { severity } : {}) },
        },
        column,
      );
  }
}
