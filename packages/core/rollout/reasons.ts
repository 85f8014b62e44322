import type { Evidence, PairTotals } from './evidence.ts';
import { guardOf, type Judgement } from './judge.ts';
import type { RolloutPlan } from './rollout-plan.ts';

/** 'canary 3.1 % (31 of 1000) against stable 1 % (90 of 9000)'. */
export function ratesText(totals: PairTotals): string {
  const { canaryEvents, canaryRequests, stableEvents, stableRequests } = totals;
  return `canary ${share(canaryEvents, canaryRequests)} against stable ${share(stableEvents, stableRequests)}`;
}

export function share(events: number, requests: number): string {
  const percent =
    requests > 0 ? `${Number(((100 * events) / requests).toPrecision(3))} %` : 'no rate';
  return `${percent} (${events} of ${requests})`;
}

/** Why a guard rolled back, with the number that decided. */
export function harmMessage(
  guard: string,
  seen: { judgement: Judgement; evidence: Evidence; plan: RolloutPlan },
): string {
  const { judgement, evidence, plan } = seen;
  if (guard === 'slo') {
    const { canaryEvents, canaryRequests } = evidence.processes['errors']!.whole;
    return (
      `canary errors ${share(canaryEvents, canaryRequests)}: at least ` +
      `${Number((100 * judgement.slo!.lower).toPrecision(3))} %, the slo is ${100 * plan.analysis.errors!.slo!} %`
    );
  }
  const process = judgement.processes.find(
    (one) => guardOf(one.name) === guard && one.logHarm >= one.harmBound,
  )!;
  const what =
    process.name === 'errors'
      ? 'errors'
      : `requests over ${process.name.replace('latency.', '')} ms`;
  const bounds = process.name === 'errors' ? plan.analysis.errors! : plan.analysis.latency!;
  return `${what}: ${ratesText(evidence.processes[process.name]!.whole)}, more than ${bounds.maxRatio} times as many`;
}
