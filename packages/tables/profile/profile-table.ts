import { columnRole } from '#core/profile/column-role.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import type { TableEngine } from '../engine.ts';
import { canScan } from '../scan/scan-columns.ts';
import type { Table } from '../table.ts';
import { countDistinct, countFacts, countRows, type ProfiledColumn } from './column-facts.ts';
import type { FactsOptions } from './facts-sql.ts';
import { countValues } from './count-values.ts';
import { describeCategories } from './describe-categories.ts';
import { describeNumbers, outlineNumbers } from './describe-numbers.ts';

export interface ProfileOptions {
  /** Values of text columns that occur less often are not named: they may belong to single people. Default 5. */
  readonly minimumCellCount?: number;
}

/**
 * The profile of a table, the same for the same data. Few passes over all columns at once: extremes and distinct
 * values; ids, where a column looks like one; the values of categorical columns; numbers in cells; their moments.
 * @throws CannotRunError when the data cannot be read to its end.
 */
export async function profileTable(
  engine: TableEngine,
  table: Table,
  options: ProfileOptions = {},
): Promise<Profile> {
  return describeTable(engine, table, { ...options, isOutline: () => false });
}

/** A larger reference is not profiled for a comparison, but counted together with the current side. */
export const mostProfiledRows = 100_000;

/**
 * As much of a profile as the comparison of two tables needs: of a large one the numbers only in outline, because both are
 * counted in the same cells afterwards.
 */
export async function outlineTable(engine: TableEngine, table: Table): Promise<Profile> {
  return describeTable(engine, table, { isOutline: (rows) => rows > mostProfiledRows });
}

interface DescribeOptions extends ProfileOptions {
  isOutline(rows: number): boolean;
}

async function describeTable(
  engine: TableEngine,
  table: Table,
  options: DescribeOptions,
): Promise<Profile> {
  const rows = await countRows(table);
  const isOutline = options.isOutline(rows);
  // Where rows are looked at here, they are summed on the way.
  const withMoments = !isOutline && !canScan(table);
  const columns = await rolesOf(table.engine, table, { rows, withMoments });
  const categories = columns.filter((column) => isCategorical(column)).map(({ name }) => name);
  const values = await countValues(table, categories);
  const numeric = isOutline
    ? outlineNumbers(columns)
    : await describeNumbers(table.engine, table, columns);
  const categorical = describeCategories(columns, values, options.minimumCellCount ?? 5);
  const profiles = columns.map((column): [string, ColumnProfile] => {
    const numbers = numeric.get(column.name);
    const categories = categorical.get(column.name);
    return [
      column.name,
      {
        ...describe(column),
        ...(numbers ? { numeric: numbers } : {}),
        ...(categories ? { categorical: categories } : {}),
      },
    ];
  });
  return {
    schemaVersion: 2,
    rows,
    dataDigest: await engine.digestOf(table),
    columns: Object.fromEntries(profiles),
  };
}

async function rolesOf(
  engine: TableEngine,
  table: Table,
  options: FactsOptions,
): Promise<ProfiledColumn[]> {
  const columns = (await countFacts(engine, table, options)).map((one) => ({
    ...one,
    role: columnRole(one),
  }));
  const exact = await countDistinct(
    engine,
    table,
    columns.filter(({ role }) => role === 'id'),
  );
  return columns.map((column) => {
    const counted = exact.get(column.name);
    return counted ? { ...counted, role: columnRole(counted) } : column;
  });
}

function isCategorical({ role, type }: ProfiledColumn): boolean {
  return (
    role === 'categorical' || (role === 'constant' && (type === 'string' || type === 'boolean'))
  );
}

function describe(column: ProfiledColumn): ColumnProfile {
  const { type, role, rows, missing, infinite, distinct, smallest, largest } = column;
  return {
    type,
    role,
    rows,
    missing,
    infinite,
    ...(role === 'id' ? { distinct } : {}),
    ...(role === 'timestamp' ? { range: { min: smallest!, max: largest! } } : {}),
  };
}
