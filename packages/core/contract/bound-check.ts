import { Type } from '@sinclair/typebox';
import { rowsToClear } from '#stats/rows-needed.ts';
import type { Interval, Measurement } from '../verdict/finding.ts';
import { boundsText, within, type Bounds } from './bounds.ts';
import { RuleProblem, type ColumnShape, type Judgement } from './check-kind.ts';
import { count, percent } from './words.ts';

/** The options of a check that compares one quantity of a column with bounds. */
export const boundedOptions = {
  column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
};

export const confidenceOption = Type.Optional(
  Type.Number({
    minimum: 0.5,
    exclusiveMaximum: 1,
    description:
      'decide by the interval at this level: for the population that the rows are drawn from',
  }),
);

/** The level of an interval that is only shown. */
export const shownLevel = 0.95;

export interface Quantity {
  /** 'the mean', 'the median'. */
  readonly name: string;
  readonly value: number;
  /** Values behind it; undefined where that means nothing. */
  readonly n?: number;
  readonly method: string;
  readonly unit?: string;
  readonly interval?: Interval;
}

export interface BoundRule {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly confidence?: number | undefined;
}

/** 'mean between 5 and 10, at 95 % confidence'. */
export function boundExpectation(name: string, rule: BoundRule): string {
  const words = `${name} ${boundsText(definedBounds(rule))}`;
  return rule.confidence === undefined
    ? words
    : `${words}, at ${percent(rule.confidence)} confidence`;
}

/**
 * The quantity of the table at hand against its bounds; with `confidence`, that of the population, by the interval:
 * all of it within → pass, all of it beyond one bound → fail, otherwise undecided with the rows still needed.
 */
export function judgeQuantity(quantity: Quantity, rule: BoundRule): Judgement {
  const { value, n, interval, method, unit } = quantity;
  const bounds = definedBounds(rule);
  const observed: Measurement = {
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(interval ? { interval } : {}),
    ...(n === undefined ? {} : { n }),
    method,
  };
  const message = `${quantity.name} is ${shown(value)}${intervalText(interval)}${n === undefined ? '' : ` over ${count(n)} values`}, expected ${boundsText(bounds)}`;
  if (rule.confidence === undefined) {
    return { outcome: within(value, bounds) ? 'pass' : 'fail', observed, message };
  }
  if (!interval) {
    const few = `${message}; undecided: there are too few rows for an interval`;
    return { outcome: 'undecided', observed, message: few };
  }
  const { lower, upper } = interval;
  if (within(lower, bounds) && within(upper, bounds)) return { outcome: 'pass', observed, message };
  const isBeyond = upper < (bounds.min ?? -Infinity) || lower > (bounds.max ?? Infinity);
  if (isBeyond) return { outcome: 'fail', observed, message };
  const needed = rowsNeeded(quantity, interval, bounds);
  const more = needed === undefined ? '' : `: about ${count(needed)} rows would decide`;
  return { outcome: 'undecided', observed, message: `${message}; undecided${more}`, needed };
}

/** Rows until the interval clears every bound that it now covers; undefined when no number of rows would. */
function rowsNeeded(
  { value, n: rows = 0 }: Quantity,
  { lower, upper, level }: Interval,
  bounds: Bounds,
): number | undefined {
  const covered = [bounds.min, bounds.max].filter(
    (bound) => bound !== undefined && lower <= bound && bound <= upper,
  ) as number[];
  const needed = covered.map((bound) => {
    const halfWidth = bound < value ? value - lower : upper - value;
    return rowsToClear({ rows, halfWidth, distance: Math.abs(value - bound), level });
  });
  const most = Math.ceil(Math.max(...needed));
  return Number.isSafeInteger(most) && most > rows ? most : undefined;
}

/** The judgement of a column that holds nothing, or something that has no such quantity; undefined when it is sound. */
export function unsound(
  { n, extreme }: { readonly n: number; readonly extreme: number },
  name: string,
): Judgement | undefined {
  const observed = { value: null, n, method: name };
  if (extreme > 0) {
    const message = `${count(extreme)} of ${count(n + extreme)} values are infinite (or beyond ±1e140): the ${name} means nothing`;
    return { outcome: 'fail', observed, message };
  }
  if (n > 0) return undefined;
  const message = 'there is no value to check (all are missing, unreadable, or there are no rows)';
  return { outcome: 'undecided', observed, message };
}

/** @throws RuleProblem when the column does not hold numbers. */
export function requireNumbers(check: string, column: ColumnShape): void {
  if (column.type === 'integer' || column.type === 'number') return;
  throw new RuleProblem(`${check} needs numbers: '${column.name}' is of type ${column.type}`);
}

function definedBounds({ min, max }: BoundRule): Bounds {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function intervalText(interval: Interval | undefined): string {
  if (!interval) return '';
  const { lower, upper, level } = interval;
  return ` (${percent(level)} interval ${shown(lower)} to ${shown(upper)})`;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
