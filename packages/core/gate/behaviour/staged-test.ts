import type { BehaviourTest } from './behaviour-policy.ts';
import type { ModelRows } from './predictor.ts';

/** One version of the rows of a test, where it changed anything. */
export interface StagedVersion {
  readonly name: string;
  /** The rows that it changed, ascending; a model is asked about these alone. */
  readonly rows: Int32Array;
}

/** A failing row, for the report: values as text. */
export interface ShownRow {
  readonly id: string | null;
  readonly values: Readonly<Record<string, string | null>>;
}

/** A test with its rows drawn and changed, before a model was asked. */
export interface StagedTest {
  readonly test: BehaviourTest;
  /** Rows of the test. */
  readonly count: number;
  /** Rows that it could have been: those of the table where the condition holds. */
  readonly population: number;
  readonly versions: readonly StagedVersion[];
  /** By column name: what is expected of each row. NaN where nothing is. */
  readonly expected: ReadonlyMap<string, Float64Array>;
  /** The column that ids of rows come from, where the table has it. */
  readonly idColumn: string;
  /** The rows as they are, then those of each version. */
  readonly asked: ModelRows;
  /** Tests of one layout can be asked together. */
  readonly layout: string;
  /** The row as it is, and as a version has it. */
  show(row: number, version: number | undefined): Promise<{ before: ShownRow; after?: ShownRow }>;
}

/** Where the rows of tests come from. */
export interface BehaviourRows {
  /** @throws CannotRunError with every problem of the test's rows and changes */
  stage(test: BehaviourTest): Promise<StagedTest>;
  /** The rows of several tests of one layout, one test after the other. */
  together(tests: readonly StagedTest[]): ModelRows;
  /** sha256 of the tables that were read, by their source. */
  digests(): Promise<Readonly<Record<string, string>>>;
}
