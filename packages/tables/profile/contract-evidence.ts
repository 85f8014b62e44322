import {
  tailSize,
  type ColumnTails,
  type ContractEvidence,
} from '#core/contract/infer/evidence.ts';
import type { Profile } from '#core/profile/profile.ts';
import { doubleOf } from '../number-sql.ts';
import type { Table, TableColumn } from '../table.ts';

const columnsAtOnce = 200;
/** Different values that show how codes are built. */
const sampledValues = 4000;

/** The ends of numeric columns, and values of text columns with too many to list: a pass over up to 200 columns each. */
export async function contractEvidence(table: Table, profile: Profile): Promise<ContractEvidence> {
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
    tails: await tailsOf(table, numeric, tailSize(profile.rows) + 1),
    samples: await samplesOf(table, text, profile),
  };
}

async function tailsOf(
  { engine, relation }: Table,
  columns: readonly TableColumn[],
  size: number,
): Promise<Map<string, ColumnTails>> {
  const tails = new Map<string, ColumnTails>();
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const selected = some.map((column, index) => {
      const number = doubleOf(column, engine.dialect);
      const finite = `FILTER (WHERE ${engine.dialect.isFinite(number)})`;
      return `min(${number}, ${size}) ${finite} AS smallest_${index}, max(${number}, ${size}) ${finite} AS largest_${index}`;
    });
    const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${relation}`);
    for (const [index, { name }] of some.entries()) {
      const numbers = (end: string): number[] =>
        ((row![`${end}_${index}`] as readonly unknown[] | null) ?? []).map(Number);
      tails.set(name, {
        smallest: numbers('smallest').sort((a, b) => a - b),
        largest: numbers('largest').sort((a, b) => b - a),
      });
    }
  }
  return tails;
}

/** Values are picked by their hash: the same for the same data, and without regard to how they look. */
async function samplesOf(
  { engine, relation }: Table,
  columns: readonly TableColumn[],
  profile: Profile,
): Promise<Map<string, readonly string[]>> {
  const samples = new Map<string, readonly string[]>();
  for (const column of columns) {
    const { name } = column;
    const { distinct, categorical, rows } = profile.columns[name]!;
    const step = Math.max(
      1,
      Math.ceil((categorical?.distinct ?? distinct ?? rows) / sampledValues),
    );
    const text = engine.dialect.text(column);
    const hash = engine.dialect.textHash(text);
    const found = await engine.query(
      `SELECT DISTINCT ${text} AS value, ${hash} AS "order" FROM ${relation} ` +
        `WHERE ${text} IS NOT NULL AND ${hash} % ${step} = 0 ORDER BY "order" LIMIT ${sampledValues}`,
    );
    samples.set(
      name,
      found.map((row) => String(row['value'])),
    );
  }
  return samples;
}
