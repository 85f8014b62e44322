import { holm } from '#stats/multiple-testing.ts';
import { decideByInterval, intervalAt, type Decision, type Limits } from './decide.ts';
import { oneSidedP, type Estimate } from './estimate.ts';

export interface FamilyMember {
  readonly estimate: Estimate;
  readonly limits: Limits;
}

export interface FamilyDecision extends Decision {
  /** One-sided p-value of "not beyond the limit", against "worse than the limit"; NaN without an interval. */
  readonly pWorse: number;
  /** Adjusted by Holm over the family. */
  readonly pWorseAdjusted: number;
}

/**
 * The same check on many slices. A slice fails only when it does so after Holm's correction: of twenty good slices
 * one looks bad by chance. Passing needs no correction, since every slice must pass (an intersection-union test). The
 * interval given is the one that agrees with the verdict: at the confidence asked for, or wider by Holm where the
 * correction decided.
 */
export function decideFamily(members: readonly FamilyMember[], level: number): FamilyDecision[] {
  const pWorse = members.map(({ estimate, limits }) => worse(estimate, limits));
  const adjusted = holm(pWorse);
  const tail = (1 - level) / 2;
  const tests = pWorse.filter((p) => !Number.isNaN(p)).length;
  const rejected = adjusted.filter((p) => p <= tail).length;
  return members.map(({ estimate, limits }, index) => {
    const decision = decideByInterval(estimate, limits, level);
    const ps = { pWorse: pWorse[index]!, pWorseAdjusted: adjusted[index]! };
    if (decision.verdict !== 'fail') return { ...decision, ...ps };
    const fails = adjusted[index]! <= tail;
    const rank = fails ? pWorse.filter((p) => p < pWorse[index]!).length : rejected;
    const correctedLevel = 1 - (2 * tail) / (tests - rank);
    if (fails) return { ...decision, ...ps, ...corrected(estimate, correctedLevel) };
    const open = decideByInterval(estimate, limits, correctedLevel);
    return { ...open, verdict: 'inconclusive', ...ps };
  });
}

function corrected(estimate: Estimate, level: number): Pick<Decision, 'interval'> {
  const interval = intervalAt(estimate, level);
  return interval ? { interval } : {};
}

function worse(estimate: Estimate, { minimum, maximum }: Limits): number {
  const ps = [
    minimum === undefined ? 1 : oneSidedP(estimate, minimum, 'below'),
    maximum === undefined ? 1 : oneSidedP(estimate, maximum, 'above'),
  ];
  return Math.min(...ps);
}
