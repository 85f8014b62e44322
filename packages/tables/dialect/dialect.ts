import type { ColumnType, TableColumn } from '../table.ts';

/**
 * The words of SQL that engines spell differently; everything else in our statements is common to them. Arguments that
 * are called `sql` are SQL already; names are quoted by the dialect.
 */
export interface Dialect {
  /** As people call the engine. */
  readonly name: string;
  /** More aggregates than this in one SELECT take the engine too long to plan, or too much code to compile. */
  readonly aggregatesAtOnce: number;
  /** Of a DOUBLE; null for null. */
  isNan(sql: string): string;
  isInfinite(sql: string): string;
  isFinite(sql: string): string;
  /** Whether an RE2 pattern matches anywhere in a text. */
  matches(sql: string, pattern: string): string;
  /** Why the engine cannot match a pattern as RE2 does; undefined when it can. */
  patternProblem(pattern: string): string | undefined;
  /** A column's value as text, spelt as DuckDB spells it. */
  text(column: TableColumn): string;
  /** A date or time column as a time without zone, its fraction whole. */
  moment(column: TableColumn): string;
  /** Whether a moment is one of the calendar, not infinity. */
  isFiniteMoment(sql: string): string;
  /** Whole milliseconds since the epoch. */
  epochMs(sql: string): string;
  /** Milliseconds since the epoch as a DOUBLE, to the microsecond. */
  epochMsWithFraction(sql: string): string;
  /** A moment so many milliseconds later. */
  laterByMs(sql: string, milliseconds: number): string;
  /** An aggregate: the mean of a column's values; of whole numbers exact, of doubles with the engine's best summation. */
  mean(sql: string, of: Summed): string;
  /** An aggregate: the sum, of whole numbers without a limit. */
  sum(sql: string, of: Summed): string;
  /** Several named numbers in one column of the answer. */
  struct(fields: Readonly<Record<string, string>>): string;
  /** Exact quantiles as aggregates; undefined where the engine has none. */
  readonly quantiles: QuantileWords | undefined;
  /** An aggregate: how many finite values of a DOUBLE lie in [e0, e1], (e1, e2], … and outside; for one edge, at it. */
  bins(sql: string, edges: readonly number[]): string;
  /** The answer of `bins`. */
  readBins(value: unknown, edges: readonly number[]): BinCounts;
  /** More edges than this in one statement make it longer than the engine takes. */
  readonly edgesAtOnce: number;
  /** A struct of an answer of `bins` and numbers. */
  binStruct(bins: string, numbers: Readonly<Record<string, string>>): string;
  /** A DOUBLE as text, spelt as DuckDB spells it. */
  doubleText(sql: string): string;
  /** Roughly how many different values there are. */
  approximateDistinct(sql: string): string;
  /** A whole number that depends on a text alone and spreads evenly; negative ones are among them. */
  textHash(sql: string): string;
  /** A DOUBLE whose largest value is not finite where one of them is NaN or infinite. */
  nanAsLargest(sql: string): string;
  /** Whether a text holds a blank. */
  hasBlank(sql: string): string;
  /** What the dialect calls a type of ours. */
  typeName(type: ColumnType): string;
  /** A text column read as another type; null where it cannot be. */
  readText(type: ColumnType, name: string): string;
  /** A time with a zone in UTC without one; undefined for every other column. */
  withoutZone(column: TableColumn): string | undefined;
  /** The value of `sql` where `rank` is least, ties by the value; of the greatest rank with `descending`. */
  extremeBy(sql: string, rank: { readonly by: string; readonly descending: boolean }): string;
  /**
   * SQL of a query with one `value`: rows of `own` whose key also stands in `other`. Both have the columns k0, k1, …;
   * missing equals missing.
   */
  countShared(own: string, other: string, by: SharedKeys): string;
}

export interface Summed {
  readonly isWhole: boolean;
  /** Rows that count. */
  readonly where: string;
}

export interface QuantileWords {
  /** Type 7 of Hyndman and Fan. */
  continuous(sql: string, q: number): string;
  /** The value of a rank from 1, of n. */
  ofRank(sql: string, rank: number, n: number): string;
}

export interface BinCounts {
  readonly counts: readonly number[];
  /** Finite values below the first edge and above the last. */
  readonly below: number;
  readonly above: number;
}

export interface SharedKeys {
  readonly keys: readonly string[];
  /** They are all columns: whole rows seldom repeat. */
  readonly areRows: boolean;
}
