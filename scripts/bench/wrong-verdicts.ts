import { decideByInterval } from '#core/gate/decide.ts';
import type { Estimate } from '#core/gate/estimate.ts';
import { holm } from '#stats/multiple-testing.ts';
import { normalSurvival } from '#stats/normal.ts';
import type { ResultTable } from './results.ts';

export const level = 0.95;
const tail = (1 - level) / 2;

/** How often a gate decides wrongly when the truth lies exactly on the limit, where it errs most. */
export interface Errors {
  readonly case: string;
  readonly metric: string;
  readonly gates: number;
  readonly wronglyFailed: number;
  readonly wronglyPassed: number;
  /** Gates that had no interval, and so no verdict. */
  readonly withoutInterval: number;
}

interface Subject {
  readonly case: string;
  readonly metric: string;
  /** A loss is bounded above: there the two sides change places. */
  readonly turned?: boolean;
}

/** Counts the verdicts of simulated gates by what they decided about. */
export class VerdictCounter {
  readonly #counts = new Map<
    string,
    Subject & { gates: number; fail: number; pass: number; none: number }
  >();

  count(estimate: Estimate, truth: number, subject: Subject): void {
    const key = `${subject.case}|${subject.metric}`;
    const one = this.#counts.get(key) ?? { ...subject, gates: 0, fail: 0, pass: 0, none: 0 };
    const { verdict, interval } = decideByInterval(estimate, { minimum: truth }, level);
    one.gates += 1;
    if (verdict === 'fail') one.fail += 1;
    if (verdict === 'pass') one.pass += 1;
    if (!interval) one.none += 1;
    this.#counts.set(key, one);
  }

  errors(): Errors[] {
    return [...this.#counts.values()].map(({ turned, fail, pass, none, gates, metric, ...of }) => ({
      case: of.case,
      metric,
      gates,
      wronglyFailed: (turned ? pass : fail) / gates,
      wronglyPassed: (turned ? fail : pass) / gates,
      withoutInterval: none / gates,
    }));
  }
}

/**
 * The table of errors, with the probability of as many wrong verdicts on either side, if its rate were exactly the stated one, after
 * Holm's correction over the table: noise alone puts half of such sides above it.
 */
export function errorTable(title: string, errors: readonly Errors[]): ResultTable {
  const sides = errors.flatMap(({ gates, wronglyFailed, wronglyPassed }) =>
    [wronglyFailed, wronglyPassed].map((share) => excess(share, gates)),
  );
  const adjusted = holm(sides);
  return {
    title,
    note: `The truth lies exactly on the limit, where a gate errs most. 2,000 draws. The standard error of 2.5 % is ${standardErrors(errors)}. p: of as many wrong verdicts on the worse side, were its rate exactly 2.5 % (one-sided), and after Holm's correction over the table.`,
    header: ['case', 'metric', 'gates', 'wrongly failed', 'wrongly passed', 'p', 'p, Holm'],
    rows: errors.map((one, at) => [
      one.case,
      `\`${one.metric}\``,
      one.gates.toLocaleString('en-US'),
      percent(one.wronglyFailed),
      percent(one.wronglyPassed),
      Math.min(sides[2 * at]!, sides[2 * at + 1]!).toFixed(3),
      Math.min(adjusted[2 * at]!, adjusted[2 * at + 1]!).toFixed(3),
    ]),
  };
}

function standardErrors(errors: readonly Errors[]): string {
  const sizes = [...new Set(errors.map(({ gates }) => gates))];
  const text = (gates: number): string =>
    `${percent(Math.sqrt((tail * (1 - tail)) / gates))} with ${gates.toLocaleString('en-US')} gates`;
  return sizes.map((gates) => text(gates)).join(', ');
}

function excess(share: number, gates: number): number {
  return normalSurvival(((share - tail) * gates - 0.5) / Math.sqrt(gates * tail * (1 - tail)));
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
