import { arrivalOfMoments, arrivalOfValues } from '#core/performance/label-arrival.ts';
import type { ArrivalComparison, JoinCounts } from '#core/performance/labelled-predictions.ts';
import { summariseColumns } from '../drift/column-summaries.ts';
import type { JoinKeys } from '../join-keys.ts';
import { countValues } from '../profile/count-values.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { hasLabel, isMeasurable, joinedTable } from './labelled-table.ts';

/** More values than this are an identifier or free text, and no kind of row. */
const mostValues = 50;
/** Enough to see a tenth of the distance that matters. */
const mostRows = 500_000;

/** How features differ between predictions whose label arrived and the others. Empty while all or none have one. */
export async function compareArrival(
  predictions: Table,
  {
    keys,
    features,
    counts,
  }: {
    readonly keys: JoinKeys;
    readonly features: readonly string[];
    readonly counts: Pick<JoinCounts, 'predictions' | 'labelled'>;
  },
): Promise<ArrivalComparison[]> {
  const { predictions: all, labelled: some } = counts;
  if (some === 0 || some === all) return [];
  const labelled = rowsWhere(predictions, keys, [hasLabel, some]);
  const unlabelled = rowsWhere(predictions, keys, [`NOT (${hasLabel})`, all - some]);
  const columns = predictions.columns.filter(({ name }) => features.includes(name));
  const numeric = columns.filter(({ type }) => type === 'integer' || type === 'number');
  return [
    ...(await compareNumbers(
      { labelled, unlabelled },
      numeric.map(({ name }) => name),
    )),
    ...(await compareCategories({ labelled, unlabelled }, await fewValued(predictions, features))),
  ].sort((a, b) => (a.column < b.column ? -1 : 1));
}

interface Sides {
  readonly labelled: Table;
  readonly unlabelled: Table;
}

/** The raw rows of the measurable predictions that satisfy a condition on their label; of many, a sample by key. */
function rowsWhere(
  table: Table,
  { left }: JoinKeys,
  [condition, rows]: readonly [condition: string, rows: number],
): Table {
  const every = Math.ceil(rows / mostRows);
  const hashed = left.map((_, index) => `key_${index}`).join(', ');
  const drawn = every > 1 ? ` AND hash(${hashed}) % ${every} = 0` : '';
  const on = left.map((expression, index) => `(${expression}) = trainyard_key_${index}`);
  const names = left.map((_, index) => `key_${index} AS trainyard_key_${index}`);
  const keys = `(SELECT ${names.join(', ')} FROM ${joinedTable} WHERE ${isMeasurable} AND ${condition}${drawn})`;
  return {
    ...table,
    relation: `(SELECT * FROM ${table.relation} SEMI JOIN ${keys} AS trainyard_keys ON ${on.join(' AND ')})`,
  };
}

async function compareNumbers(
  { labelled, unlabelled }: Sides,
  names: readonly string[],
): Promise<ArrivalComparison[]> {
  if (names.length === 0) return [];
  // Moments are taken from a value amid them: sums of squares far from 0 lose all digits.
  const means = await summariseColumns(
    labelled,
    names.map((name) => ({ name, center: 0 })),
  );
  const requests = names.map((name) => {
    const { mean } = means.numeric.get(name)!;
    return { name, center: Number.isFinite(mean) ? mean : 0 };
  });
  const sides = [
    await summariseColumns(labelled, requests),
    await summariseColumns(unlabelled, requests),
  ];
  return names.flatMap((name) => {
    const [a, b] = sides.map(({ rows, missing, numeric }) => ({
      n: rows - missing.get(name)!,
      mean: numeric.get(name)!.mean,
      std: numeric.get(name)!.std,
    }));
    // One value has no spread, and none no mean.
    return a!.n > 1 && b!.n > 1 ? [arrivalOfMoments(name, a!, b!)] : [];
  });
}

async function compareCategories(
  { labelled, unlabelled }: Sides,
  names: readonly string[],
): Promise<ArrivalComparison[]> {
  if (names.length === 0) return [];
  const a = await countValues(labelled, names);
  const b = await countValues(unlabelled, names);
  return names.flatMap((name) => {
    const [with_, without] = [a.get(name)!, b.get(name)!];
    return with_.size > 0 && without.size > 0 ? [arrivalOfValues(name, with_, without)] : [];
  });
}

async function fewValued(
  { engine, columns, relation }: Table,
  features: readonly string[],
): Promise<string[]> {
  const names = columns
    .filter(
      ({ name, type }) => features.includes(name) && (type === 'string' || type === 'boolean'),
    )
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const counts = names.map(
    (name, index) => `approx_count_distinct(${quoteIdentifier(name)}) AS values_${index}`,
  );
  const [row = {}] = await engine.query(`SELECT ${counts.join(', ')} FROM ${relation}`);
  return names.filter((_, index) => Number(row[`values_${index}`]) <= mostValues);
}
