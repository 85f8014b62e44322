import type { Static, TObject, TProperties } from '@sinclair/typebox';
import type { Measurement } from '../verdict/finding.ts';
import type { ColumnShape, TableShape } from './column-shape.ts';
import type { Condition } from './condition.ts';
import type { Measure, Measured } from './measure.ts';
import type { Profile } from '../profile/profile.ts';
import type { Tolerance } from './tolerance.ts';

/** What a rule is applied to: one table, and for rules of a column that column. */
export interface Target {
  readonly table: TableShape;
  /** The column that the rule stands under; undefined for rules of the table. */
  readonly column: ColumnShape | undefined;
  /** Every split, by name; one entry without a name when there are none. */
  readonly tables: readonly TableShape[];
  /** Columns of the other tables that rules refer to, by source. */
  readonly references: ReadonlyMap<string, readonly ColumnShape[]>;
  /** The contract's `dataset`, or 'table'. */
  readonly dataset: string;
  readonly tolerance: Tolerance;
  /** What the contract says columns are for: label, id, feature, …; by column. */
  readonly roles: ReadonlyMap<string, string>;
  /** Profiles to compare with, by file as the contract names it; '' is the one given with the run. */
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The column with this name. Rules are only planned when the columns they name exist. */
  readonly columnNamed: (name: string) => ColumnShape;
}

export interface Judgement {
  /** `undecided`: there was nothing to judge. */
  readonly outcome: 'pass' | 'fail' | 'undecided';
  readonly observed: Measurement;
  /** What was found and what to do, without the place. */
  readonly message: string;
  /** Rows that would decide what is undecided. */
  readonly needed?: number | undefined;
}

/** One rule on one table: what to measure, and how to judge what was measured. */
export interface CheckPlan {
  /** The column, columns or splits it speaks of; the table when it is undefined. */
  readonly subject?: string;
  /** The split that the measures are taken of, where it is not the target's own. */
  readonly split?: string | undefined;
  readonly expected: string;
  readonly measures: Readonly<Record<string, Measure>>;
  /** Holds for a failing row, where a check is about single rows: finds the first of them. */
  readonly failing?: Condition;
  /** The first failing row, where the check finds it itself: from 1, in the order of the file. */
  firstRow?(measured: Readonly<Record<string, Measured>>): number | null;
  judge(measured: Readonly<Record<string, Measured>>): Judgement;
}

/** A rule that cannot be applied; becomes a problem at the place of the option (or of the rule). */
export class RuleProblem extends Error {
  override readonly name = 'RuleProblem';
  readonly option: string | undefined;

  constructor(message: string, option?: string) {
    super(message);
    this.option = option;
  }
}

export interface BoundOptions {
  readonly lower?: string;
  readonly upper?: string;
  /** The size of a bound that is not a number itself: a duration. */
  readonly read?: (bound: string) => number | undefined;
}

interface CheckKindOf<P extends TProperties> {
  readonly name: string;
  /** Other spellings: of dbt packages, Great Expectations, Soda, pandera. */
  readonly aliases: readonly string[];
  /** Where it may stand: under a column, in the table's list, or both. */
  readonly scope: 'column' | 'table' | 'both';
  readonly options: P;
  /** Other spellings of options. */
  readonly optionAliases?: Readonly<Record<string, string>>;
  /** The option that a bare value stands for: `regex: '^x'`, `accepted_values: [a, b]`. */
  readonly shorthand?: string;
  /** Whether a share of rows may fail. */
  readonly tolerates: boolean;
  /** Of a check that compares one quantity: the options that say how small and how large it may be. */
  readonly bounds?: BoundOptions;
  /** One line for the reference. */
  readonly description: string;
  /** Problems that need no data: contradicting bounds, a pattern that does not compile. */
  problems?(options: Static<TObject<P>>): readonly RuleProblem[];
  /** The columns it reads, given the one it stands under. */
  columnsOf(options: Static<TObject<P>>, own: string | undefined): readonly string[];
  /** Other tables it reads. */
  sourcesOf?(options: Static<TObject<P>>): readonly string[];
  /** A profile it compares with: its file, or '' for the one given with the run. */
  profileOf?(options: Static<TObject<P>>): string;
  /** For a check that is applied once, to several splits together: their names. */
  splitsOf?(options: Static<TObject<P>>): readonly string[];
  /** @throws RuleProblem when the rule cannot be applied to this table. */
  plan(options: Static<TObject<P>>, target: Target): readonly CheckPlan[];
}

/** A kind of check with its options' types forgotten, as the registry keeps it. */
export type CheckKind = CheckKindOf<TProperties>;

/** A new check: one file that calls this, one test, one line in check-kinds.ts. */
export function defineCheck<P extends TProperties>(kind: CheckKindOf<P>): CheckKind {
  return kind;
}

/** The column of a rule that may stand under a column or name one in the table's list. */
export function ownColumn(target: Target, named: string | undefined): ColumnShape {
  if (named !== undefined) return target.columnNamed(named);
  if (target.column) return target.column;
  throw new RuleProblem("expected the key 'column', got none: say which column is meant");
}

export type { ColumnShape, TableShape };
