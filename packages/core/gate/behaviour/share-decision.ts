import { decideByInterval, decideByPoint, type Decision, type Limits } from '../decide.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { proportionEstimate } from '../proportion-estimate.ts';
import { isSample, type BehaviourTest } from './behaviour-policy.ts';
import type { JudgedRows } from './judge-rows.ts';
import type { StagedTest } from './staged-test.ts';

export interface ShareDecision extends Decision {
  /** Of the rows as expected, or for an invariance of those that changed. */
  readonly share: number;
  readonly method: string;
  readonly limits: Limits;
}

/**
 * Decides by the share of rows. Rows that are all there are (a list, a whole table) have no error of sampling: their share
 * is the answer, and an interval around it would be about nothing. Rows drawn from more of their kind, and changes drawn by
 * chance, are a sample: then Wilson's interval decides.
 */
export function decideShare(
  { test, count, population }: StagedTest,
  judged: JudgedRows,
  level: number,
): ShareDecision {
  const { n, failing } = judged;
  const limits: Limits = test.limit;
  const counted = countsFailing(test) ? failing.length : n - failing.length;
  const unknown = 'no row was changed by it, so none was tested';
  const wilson = proportionEstimate(counted, n, { rows: n, unknown });
  const sampled = isSample(test, count, population);
  const byInterval = test.decide === 'interval' || (test.decide === undefined && sampled);
  if (n === 0) {
    return { verdict: 'inconclusive', share: Number.NaN, method: 'count', limits };
  }
  const share = wilson.value;
  if (byInterval)
    return { ...decideByInterval(wilson, limits, level), share, method: 'Wilson', limits };
  const exact = withoutInterval(wilson);
  const method = sampled
    ? 'share of the rows asked, decided by the value alone'
    : 'all rows, exact';
  return { ...decideByPoint(exact, limits, level), share, method, limits };
}

/** An invariance counts the rows that changed, the other tests the rows that are as expected. */
export function countsFailing({ limit }: BehaviourTest): boolean {
  return 'maximum' in limit;
}

function withoutInterval({ value, n, rows }: Estimate): Estimate {
  return { ...undefinedEstimate({ n, rows }, 'exact', ''), value };
}
