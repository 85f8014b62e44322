import type { ColumnFacts } from '#core/profile/column-role.ts';
import type { ColumnRole } from '#core/profile/profile.ts';
import type { Moments } from '#core/profile/summary-numbers.ts';
import type { ResultRow, TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { countSpecials, isSpecial, type FiniteFacts } from './count-specials.ts';
import {
  askFirstForExtremes,
  exactDistinctRows,
  factsSql,
  type FactsOptions,
} from './facts-sql.ts';
import { nearMoments } from './moments-sql.ts';

/** What one pass says of a column. */
export interface CountedFacts extends ColumnFacts {
  readonly column: TableColumn;
  readonly rows: number;
  readonly missing: number;
  readonly infinite: number;
  /** NaN or infinite values are among those that are not null. */
  readonly hasSpecials: boolean;
  /** As the engine spells them: whole numbers of any size, days, times in ISO 8601. */
  readonly smallest?: string;
  readonly largest?: string;
  /** Of numbers not far from zero: of others the sums that one pass can take lose digits. */
  readonly moments?: Moments;
}

/** A column with the role that its facts give it. */
export interface ProfiledColumn extends CountedFacts {
  readonly role: ColumnRole;
}

// The engine takes long to plan one SELECT of tens of thousands of aggregates.
const columnsAtOnce = 200;

export async function countRows({ engine, relation }: Table): Promise<number> {
  const [total] = await engine.query(`SELECT count(*) AS row_count FROM ${relation}`);
  return Number(total!['row_count']);
}

/** Missing, infinite and distinct values and the extremes of every column, in one pass over up to 200 columns. */
export async function countFacts(
  engine: TableEngine,
  table: Table,
  options: FactsOptions,
): Promise<CountedFacts[]> {
  const { rows } = options;
  const facts: CountedFacts[] = [];
  for (let start = 0; start < table.columns.length; start += columnsAtOnce) {
    const columns = table.columns.slice(start, start + columnsAtOnce);
    const items = columns.map((column, index) =>
      factsSql({ column, index }, options, table.engine.dialect),
    );
    const row = await askFirstForExtremes(table, {
      extremes: items.flatMap((one) => one.extremes),
      others: items.flatMap((one) => one.others),
    });
    const values = columns.map((_column, index) => valuesOf(row, index));
    const special = columns.filter(
      ({ type }, index) => type === 'number' && isSpecial(values[index]!),
    );
    const finite = await countSpecials(engine, table, special);
    facts.push(
      ...columns.map((column, index) =>
        readFacts({ column, rows, values: values[index]!, finite: finite.get(column.name) }),
      ),
    );
  }
  return facts;
}

/** The answers of one column, by name. */
function valuesOf(row: ResultRow, index: number): ResultRow {
  const prefix = `f${index}_`;
  return Object.fromEntries(
    Object.entries(row)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

interface Counted {
  readonly column: TableColumn;
  readonly rows: number;
  readonly values: ResultRow;
  /** Of a column with NaN or infinite values. */
  readonly finite: FiniteFacts | undefined;
}

function readFacts({ column, rows, values, finite }: Counted): CountedFacts {
  const isNumber = column.type === 'integer' || column.type === 'number';
  const { present, infinite, smallest, largest } = finite ?? {
    present: Number(values['present']),
    infinite: 0,
    smallest: textOrNone(values['smallest']),
    largest: textOrNone(values['largest']),
  };
  const facts = {
    column,
    name: column.name,
    type: column.type,
    rows,
    missing: rows - present - infinite,
    infinite,
    present,
    hasSpecials: finite !== undefined,
    ...(smallest === undefined || largest === undefined ? {} : { smallest, largest }),
    ...(isNumber && smallest !== undefined ? { min: Number(smallest), max: Number(largest) } : {}),
    ...(column.type === 'string' && present > 0
      ? { meanLength: Number(values['length']), blankShare: Number(values['blanks']) / present }
      : {}),
  };
  const sums = { mean: Number(values['mean']), square: Number(values['square']) };
  const moments = isNumber ? nearMoments(facts, sums) : undefined;
  return { ...facts, ...distinctOf(facts, values), ...(moments ? { moments } : {}) };
}

function textOrNone(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : `${value as string | number}`;
}

/** Texts are counted; of numbers the extremes bound how many can differ, which rules ids out or leads to a count. */
function distinctOf(
  {
    present,
    rows,
    type,
    smallest,
    largest,
  }: Pick<CountedFacts, 'present' | 'rows' | 'type' | 'smallest' | 'largest'>,
  values: ResultRow,
): Pick<ColumnFacts, 'distinct' | 'isExact'> {
  const isExact = rows <= exactDistinctRows;
  if (type === 'string')
    return { distinct: Math.min(present, Number(values['distinct'])), isExact };
  if (smallest !== undefined && smallest === largest) return { distinct: 1, isExact: true };
  if (type === 'boolean') return { distinct: 2, isExact: true };
  if (type !== 'integer' || smallest === undefined) return { distinct: present, isExact: false };
  const range = BigInt(largest!) - BigInt(smallest) + 1n;
  return { distinct: range < BigInt(present) ? Number(range) : present, isExact: false };
}

/** The same facts with exact numbers of distinct values for some columns: one more pass over these. */
export async function countDistinct(
  engine: TableEngine,
  table: Table,
  facts: readonly CountedFacts[],
): Promise<Map<string, CountedFacts>> {
  const open = facts.filter(({ isExact }) => !isExact);
  if (open.length === 0) return new Map();
  const selected = open.map(
    ({ name }, index) => `count(DISTINCT ${quoteIdentifier(name)}) AS d${index}`,
  );
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return new Map(
    open.map((one, index) => [
      one.name,
      { ...one, distinct: Number(row![`d${index}`]), isExact: true },
    ]),
  );
}
