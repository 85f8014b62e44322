import {
  weightsOfBatches,
  type FeatureImportances,
  type ImportanceBatches,
} from '#core/gate/stability/feature-importances.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { importanceProblem, isNumber, requireWeight } from './read-importance-table.ts';

/** Rows are drawn in at most so many parts: enough for an interval, and few enough for wide tables. */
const mostParts = 500;
const mostSorted = 100_000;

export interface ShapOptions {
  /** Column that names the rows, where the table has it. */
  readonly id: string;
  /** Columns that are no features. */
  readonly ignored: readonly string[];
}

/**
 * SHAP values, a column a feature and a row a sample: sums of |value| over parts of the rows, all in one pass. By id, equal ids
 * fall in equal parts, so that tables of the same rows can be drawn together.
 */
export async function readShapValues(
  table: Table,
  { id, ignored }: ShapOptions,
): Promise<FeatureImportances> {
  const hasId = table.columns.some(({ name }) => name === id);
  const features = table.columns.filter(({ name }) => name !== id && !ignored.includes(name));
  const others = features.filter((column) => !isNumber(column)).map(({ name }) => name);
  if (others.length > 0 || features.length === 0) {
    const got =
      features.length === 0 ? 'no column' : `${others.join(', ')}, which holds no numbers`;
    throw importanceProblem(
      table.source,
      `expected SHAP values (numbers, a column a feature), or one column of features and one of importances; got ${got}. Name columns that are no features in importance.exclude`,
    );
  }
  const names = features.map(({ name }) => name);
  const ids = hasId ? await lookAtIds(table, id) : undefined;
  const batches = await readParts(table, names, partOf(id, ids?.rows));
  const known: ImportanceBatches = { ...batches, ...(ids ? { idDigest: ids.digest } : {}) };
  return requireWeight({ source: table.source, weights: weightsOfBatches(known), batches: known });
}

async function readParts(
  table: Table,
  features: readonly string[],
  part: string,
): Promise<ImportanceBatches> {
  const { engine, relation, source } = table;
  const quoted = features.map((name) => `CAST(${quoteIdentifier(name)} AS DOUBLE)`);
  const sums = quoted.map((value, at) => `sum(abs(${value})) AS s${at}`);
  const bad = quoted.map(
    (value, at) => `count(*) FILTER (WHERE ${value} IS NULL OR NOT isfinite(${value})) AS b${at}`,
  );
  const parts = `SELECT count(*) AS n, ${[...sums, ...bad].join(', ')} FROM (SELECT ${part} AS trainyard_part, * FROM ${relation}) AS placed GROUP BY trainyard_part ORDER BY trainyard_part`;
  const columns = ['n', ...features.flatMap((_, at) => [`s${at}`, `b${at}`])];
  const numbers = await engine.readNumbers(
    {
      ...table,
      columns: columns.map((name) => ({ name, type: 'number', sqlType: 'DOUBLE' })),
      relation: `(${parts})`,
    },
    columns,
  );
  const counts = numbers.get('n')!;
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (rows === 0) throw importanceProblem(source, 'has no rows');
  const spoilt = features.flatMap((name, at) => {
    const count = numbers.get(`b${at}`)!.reduce((sum, one) => sum + one, 0);
    return count === 0 ? [] : [`${name} in ${count} rows`];
  });
  if (spoilt.length > 0) {
    throw importanceProblem(
      source,
      `has SHAP values that are missing, NaN or infinite: ${spoilt.slice(0, 10).join(', ')}`,
    );
  }
  const byFeature = features.map((name, at) => [name, numbers.get(`s${at}`)!] as const);
  return { counts, sums: new Map(byFeature), rows };
}

/** Equal for tables of the same ids, whatever their order. */
async function lookAtIds(
  { engine, relation }: Table,
  id: string,
): Promise<{ readonly rows: number; readonly digest: string }> {
  const text = idText(id);
  const [row] = await engine.query(
    `SELECT count(*) AS n, CAST(sum(hash(${text})) AS VARCHAR) AS digest, CAST(bit_xor(hash(${text} || '.')) AS VARCHAR) AS other FROM ${relation}`,
  );
  const rows = Number(row!['n']);
  return { rows, digest: `${rows} ${String(row!['digest'])} ${String(row!['other'])}` };
}

/** SQL of the part that a row belongs to. Few rows are dealt out evenly by id; sorting many of them would take memory. */
function partOf(id: string, rowsWithId: number | undefined): string {
  if (rowsWithId === undefined) return `(row_number() OVER () - 1) % ${mostParts}`;
  if (rowsWithId > mostSorted) return `hash(${idText(id)}) % ${mostParts}`;
  return `(row_number() OVER (ORDER BY ${idText(id)}) - 1) % ${mostParts}`;
}

function idText(id: string): string {
  return `CAST(${quoteIdentifier(id)} AS VARCHAR)`;
}
