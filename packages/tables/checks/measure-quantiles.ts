import { orderStatisticInterval } from '#stats/order-statistic-interval.ts';
import type { QuantileAnswer } from '#core/contract/measures/distribution.ts';
import type { Measure, Measured, MeasureRequest } from '#core/contract/measure.ts';
import type { QuantileWords } from '../dialect/dialect.ts';
import type { Table } from '../table.ts';
import type { CheckedTable } from './checked-table.ts';
import { findRanks, interpolated } from './find-ranks.ts';
import { asDouble, countIf, isFiniteNumber } from './sql-words.ts';

interface Quantile {
  readonly id: string;
  readonly measure: Extract<Measure, { kind: 'quantile' }>;
}

/** A quantile whose number of values is known, and so between which ranks its interval lies. */
export interface SizedQuantile extends Quantile {
  readonly n: number;
  readonly extreme: number;
  /** From 1; 0 and n + 1 where there are too few values for an end. */
  readonly ranks: { readonly lower: number; readonly upper: number };
}

/** All quantiles of a table: one scan for how many values there are, then the values themselves. */
export async function measureQuantiles(
  requests: readonly MeasureRequest[],
  { table }: CheckedTable,
): Promise<Map<string, Measured>> {
  const wanted = requests.flatMap(({ id, measure }) =>
    measure.kind === 'quantile' ? [{ id, measure }] : [],
  );
  if (wanted.length === 0) return new Map();
  const sized = await countValuesOf(wanted, table);
  const words = table.engine.dialect.quantiles;
  return words ? byAggregates(sized, table, words) : byRanks(sized, table);
}

async function countValuesOf(
  wanted: readonly Quantile[],
  { engine, relation }: Table,
): Promise<SizedQuantile[]> {
  const { dialect } = engine;
  const counts = wanted.flatMap(({ measure: { column } }, index) => {
    const infinite = `coalesce(${dialect.isInfinite(asDouble(column))}, false)`;
    return [
      `${countIf(isFiniteNumber(column, dialect))} AS n${index}`,
      `${countIf(infinite)} AS extreme${index}`,
    ];
  });
  const [sizes] = await engine.query(`SELECT ${counts.join(', ')} FROM ${relation}`);
  return wanted.map(({ id, measure }, index) => {
    const n = Number(sizes![`n${index}`]);
    const ranks = orderStatisticInterval(n, measure.q, measure.level);
    return { id, measure, n, extreme: Number(sizes![`extreme${index}`]), ranks };
  });
}

/** One scan, whatever their number. */
async function byAggregates(
  asked: readonly SizedQuantile[],
  { engine, relation }: Table,
  words: QuantileWords,
): Promise<Map<string, QuantileAnswer>> {
  const selected = asked.flatMap(({ measure: { column, q }, n, ranks }, index) => {
    const number = asDouble(column);
    const filter = `FILTER (WHERE ${isFiniteNumber(column, engine.dialect)})`;
    const ranked = (rank: number): string =>
      rank < 1 || rank > n ? 'NULL' : `${words.ofRank(number, rank, n)} ${filter}`;
    return [
      `${words.continuous(number, q)} ${filter} AS value${index}`,
      `${ranked(ranks.lower)} AS lower${index}`,
      `${ranked(ranks.upper)} AS upper${index}`,
    ];
  });
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${relation}`);
  const number = (name: string, otherwise: number): number => Number(row![name] ?? otherwise);
  return new Map(
    asked.map(({ id, n, extreme }, index) => [
      id,
      {
        n,
        extreme,
        value: n === 0 ? null : number(`value${index}`, Number.NaN),
        lower: number(`lower${index}`, -Infinity),
        upper: number(`upper${index}`, Infinity),
      },
    ]),
  );
}

/** Two queries a quantile, neither of which sorts the whole column. */
async function byRanks(
  asked: readonly SizedQuantile[],
  table: Table,
): Promise<Map<string, QuantileAnswer>> {
  const measured = new Map<string, QuantileAnswer>();
  for (const one of asked) {
    const { id, n, extreme, ranks, measure } = one;
    const values = n === 0 ? new Map<number, number>() : await findRanks(one, table);
    measured.set(id, {
      n,
      extreme,
      value: n === 0 ? null : interpolated(values, n, measure.q),
      lower: values.get(ranks.lower) ?? -Infinity,
      upper: values.get(ranks.upper) ?? Infinity,
    });
  }
  return measured;
}
