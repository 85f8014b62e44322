import {
  tailSize,
  type ColumnTails,
  type ContractEvidence,
} from '#core/contract/infer/evidence.ts';
import type { Profile } from '#core/profile/profile.ts';
import type { ResultRow, TableEngine } from '../engine.ts';
import { doubleOf } from '../number-sql.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

const columnsAtOnce = 200;
/** Different values that show how codes are built. */
const sampledValues = 4000;

/** The ends of numeric columns, and values of text columns with too many to list: a pass over up to 200 columns each. */
export async function contractEvidence(
  engine: TableEngine,
  table: Table,
  profile: Profile,
): Promise<ContractEvidence> {
  const roleOf = (name: string): string | undefined => profile.columns[name]?.role;
  const numeric = table.columns.filter(
    ({ name, type }) =>
      (type === 'integer' || type === 'number') &&
      ['numeric', 'constant'].includes(roleOf(name) ?? ''),
  );
  const text = table.columns.filter(
    ({ name, type }) => type === 'string' && ['id', 'categorical'].includes(roleOf(name) ?? ''),
  );
  return {
    tails: await tailsOf(engine, table, numeric, tailSize(profile.rows) + 1),
    samples: await samplesOf(engine, table, text, profile),
  };
}

async function tailsOf(
  engine: TableEngine,
  table: Table,
  columns: readonly TableColumn[],
  size: number,
): Promise<Map<string, ColumnTails>> {
  const tails = new Map<string, ColumnTails>();
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const selected = some.map((column, index) => {
      const number = doubleOf(column);
      const finite = `FILTER (isfinite(${number}))`;
      return `{smallest: min(${number}, ${size}) ${finite}, largest: max(${number}, ${size}) ${finite}} AS t${index}`;
    });
    const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
    for (const [index, { name }] of some.entries()) tails.set(name, readTails(row![`t${index}`]));
  }
  return tails;
}

function readTails(value: unknown): ColumnTails {
  const row = value as ResultRow;
  const numbers = (key: string): number[] => ((row[key] as unknown[] | null) ?? []).map(Number);
  return {
    smallest: numbers('smallest').sort((a, b) => a - b),
    largest: numbers('largest').sort((a, b) => b - a),
  };
}

/** Values are picked by their hash: the same for the same data, and without regard to how they look. */
async function samplesOf(
  engine: TableEngine,
  table: Table,
  columns: readonly TableColumn[],
  profile: Profile,
): Promise<Map<string, readonly string[]>> {
  const samples = new Map<string, readonly string[]>();
  for (const { name } of columns) {
    const { distinct, categorical, rows } = profile.columns[name]!;
    const step = Math.max(
      1,
      Math.ceil((categorical?.distinct ?? distinct ?? rows) / sampledValues),
    );
    const column = quoteIdentifier(name);
    const found = await engine.query(
      `SELECT DISTINCT CAST(${column} AS VARCHAR) AS value, hash(${column}) AS "order" FROM ${table.relation} ` +
        `WHERE ${column} IS NOT NULL AND hash(${column}) % ${step} = 0 ORDER BY "order" LIMIT ${sampledValues}`,
    );
    samples.set(
      name,
      found.map((row) => String(row['value'])),
    );
  }
  return samples;
}
