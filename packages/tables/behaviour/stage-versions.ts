import type { BehaviourTest } from '#core/gate/behaviour/behaviour-policy.ts';
import type { StagedVersion } from '#core/gate/behaviour/staged-test.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { askNumber, type AskedRelation } from './asked-rows.ts';
import { changedValue } from './change-sql.ts';
import { rowNumber } from './draw-rows.ts';

const versionNumber = 'trainyard_version';

/**
 * Writes the rows as they are and every version of them where it differs into one relation, in the order in which a model
 * is asked.
 */
export async function stageVersions(
  engine: TableEngine,
  test: BehaviourTest,
  staging: {
    readonly drawn: string;
    readonly relation: string;
    readonly sent: readonly TableColumn[];
  },
): Promise<{ asked: AskedRelation; versions: StagedVersion[] }> {
  const { drawn, relation, sent } = staging;
  const seed = test.rows.kind === 'table' ? test.rows.seed : 1;
  const names = sent.map(({ name }) => quoteIdentifier(name));
  const parts = [
    `SELECT -1 AS ${versionNumber}, ${rowNumber}, ${names.join(', ')} FROM ${drawn}`,
    ...test.versions.map(({ columns }, version) => {
      const values = sent.map((column) => {
        const change = columns.get(column.name);
        const quoted = quoteIdentifier(column.name);
        return change ? `${changedValue(column, change, seed)} AS ${quoted}` : quoted;
      });
      const differs = sent
        .filter(({ name }) => columns.has(name))
        .map((column) => {
          const value = changedValue(column, columns.get(column.name)!, seed);
          return `(${value}) IS DISTINCT FROM ${quoteIdentifier(column.name)}`;
        });
      return `SELECT ${version} AS ${versionNumber}, ${rowNumber}, ${values.join(', ')} FROM ${drawn} WHERE ${differs.join(' OR ')}`;
    }),
  ];
  await engine.query(
    `CREATE OR REPLACE TABLE ${relation} AS SELECT CAST(row_number() OVER (ORDER BY ${versionNumber}, ${rowNumber}) - 1 AS BIGINT) AS ${askNumber}, * FROM (${parts.join(' UNION ALL ')}) AS versions ORDER BY ${askNumber}`,
  );
  const places = await readPlaces(engine, relation);
  return { asked: { relation, count: places.rows.length }, versions: versionsOf(test, places) };
}

interface Places {
  readonly versions: Float64Array;
  readonly rows: Float64Array;
}

async function readPlaces(engine: TableEngine, relation: string): Promise<Places> {
  const column = (name: string): TableColumn => ({ name, type: 'integer', sqlType: 'BIGINT' });
  const columns = [versionNumber, rowNumber];
  const table: Table = {
    source: relation,
    files: [],
    columns: columns.map((name) => column(name)),
    engine,
    relation: `(SELECT * FROM ${relation} ORDER BY ${askNumber})`,
  };
  const numbers = await engine.readNumbers(table, columns);
  return { versions: numbers.get(versionNumber)!, rows: numbers.get(rowNumber)! };
}

function versionsOf({ versions }: BehaviourTest, places: Places): StagedVersion[] {
  let end = places.versions.findIndex((version) => version >= 0);
  if (end < 0) end = places.versions.length;
  return versions.map(({ name }, version) => {
    const start = end;
    while (end < places.versions.length && places.versions[end] === version) end++;
    return { name, rows: Int32Array.from(places.rows.subarray(start, end)) };
  });
}

/** The row as it is, or as a version has it, every value as text. */
export async function showRow(
  engine: TableEngine,
  { relation, sent }: { readonly relation: string; readonly sent: readonly TableColumn[] },
  { row, version }: { readonly row: number; readonly version: number },
): Promise<Record<string, string | null>> {
  const values = sent.map(
    ({ name }, index) => `CAST(${quoteIdentifier(name)} AS VARCHAR) AS c${index}`,
  );
  const [found] = await engine.query(
    `SELECT ${values.join(', ')} FROM ${relation} WHERE ${versionNumber} = ${version} AND ${rowNumber} = ${row}`,
  );
  return Object.fromEntries(
    sent.map(({ name }, index) => [name, found![`c${index}`] as string | null]),
  );
}
