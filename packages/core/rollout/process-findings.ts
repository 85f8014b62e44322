import type { Config } from '../config/parse-config.ts';
import type { Finding, Verdict } from '../verdict/finding.ts';
import { processPlans, type ProcessPlan } from './evidence.ts';
import { guardOf, judge, type Judgement, type ProcessJudgement } from './judge.ts';
import { ratesText, share } from './reasons.ts';
import { canaryRequestsNeeded } from './requests-needed.ts';
import type { RolloutPlan } from './rollout-plan.ts';
import { isFinished, type RolloutState } from './rollout-state.ts';

export interface FindingSource {
  readonly plan: RolloutPlan;
  readonly state: RolloutState;
  readonly config: Pick<Config<unknown>, 'locate'>;
}

/** One finding per sequential test, with its counts, evidence and the requests still needed. */
export function processFindings(source: FindingSource): Finding[] {
  const { plan, state } = source;
  const judgement = judge(plan, state.evidence, plan.steps[state.stepIndex]!);
  const plans = processPlans(plan.analysis);
  const findings = plans.map((process, index) =>
    processFinding(source, process, judgement.processes[index]!),
  );
  const slo = sloFinding(source, judgement);
  return slo ? [...findings, slo] : findings;
}

function processFinding(
  source: FindingSource,
  process: ProcessPlan,
  judged: ProcessJudgement,
): Finding {
  const { plan, state } = source;
  const { whole } = state.evidence.processes[process.name]!;
  const check = guardOf(process.name);
  const section = process.name === 'errors' ? 'errors' : 'latency';
  const limit = process.name.replace('latency.', '');
  const verdict = verdictOf(source, judged);
  const needed = verdict === 'inconclusive' ? neededOf(source, process, judged) : undefined;
  const canaryRate = whole.canaryEvents / whole.canaryRequests;
  const ratio = canaryRate / (whole.stableEvents / whole.stableRequests);
  const evidence = `E = ${formatE(judged.logHarm)} (rolls back at ${formatE(judged.harmBound)}), S = ${formatE(judged.logSafe)} (safe at ${formatE(judged.safeBound)}), design effect ${judged.designEffect.toFixed(2)} (harm ${judged.harmDesignEffect.toFixed(2)})`;
  return {
    check,
    subject: process.name === 'errors' ? 'canary' : `over ${limit} ms`,
    verdict,
    severity: 'error',
    observed: {
      // No events on either arm have no ratio; the rates are in the message.
      ...(Number.isNaN(ratio) ? { value: null } : { value: ratio, unit: 'times the stable rate' }),
      n: whole.canaryRequests + whole.stableRequests,
      method: `stratified two-arm e-process, α = ${plan.analysis.alpha}: ${evidence}`,
    },
    expected: `not shown above ${process.bounds.maxRatio}; shown below ${process.bounds.promoteBelow} or a rate below ${process.bounds.negligible}`,
    ...(needed === undefined ? {} : { needed }),
    message: `${ratesText(whole)}. ${adviceOf(source, { verdict, needed, section })}`,
    location: source.config.locate(['analysis', section, 'max_ratio']),
  };
}

function adviceOf(
  { state }: FindingSource,
  { verdict, needed, section }: { verdict: Verdict; needed: number | undefined; section: string },
): string {
  if (verdict === 'fail') return 'Look at the canary before trying again';
  if (verdict === 'pass') return 'Shown safe at every step taken';
  if (isFinished(state)) return 'Not decided when the rollout ended';
  return needed === undefined
    ? `Not decided: set analysis.${section}.negligible to a rate that does not matter, or wait for events`
    : `Not decided: about ${needed} more canary requests at this weight decide it`;
}

function verdictOf(source: FindingSource, judged: ProcessJudgement): Verdict {
  const { plan, state } = source;
  const events = state.evidence.processes[judged.name]!.whole.canaryEvents;
  const harmful = judged.logHarm >= judged.harmBound && events >= plan.analysis.minErrors;
  if (harmful) return 'fail';
  return state.phase === 'promoted' || state.phase === 'publishing' || judged.safe
    ? 'pass'
    : 'inconclusive';
}

function neededOf(
  { plan, state }: FindingSource,
  process: ProcessPlan,
  judged: ProcessJudgement,
): number | undefined {
  const { whole } = state.evidence.processes[process.name]!;
  const requests = whole.canaryRequests + whole.stableRequests;
  const events = whole.canaryEvents + whole.stableEvents;
  const weight = plan.steps[Math.min(state.stepIndex, plan.steps.length - 2)]!;
  return canaryRequestsNeeded(
    {
      missing: judged.safeBound - Math.max(0, judged.logSafe),
      rate: requests > 0 ? events / requests : 0,
      share: weight / 100,
      designEffect: judged.designEffect,
    },
    process.bounds,
  );
}

function sloFinding(source: FindingSource, judgement: Judgement): Finding | undefined {
  const { plan, state } = source;
  const slo = plan.analysis.errors?.slo;
  if (slo === undefined || !judgement.slo) return undefined;
  const { canaryEvents, canaryRequests } = state.evidence.processes['errors']!.whole;
  const { lower, upper, level } = judgement.slo;
  const failed = judgement.slo.exceeded;
  const decided = upper <= slo || state.phase === 'promoted' || state.phase === 'publishing';
  return {
    check: 'slo',
    subject: 'canary',
    verdict: failed ? 'fail' : decided ? 'pass' : 'inconclusive',
    severity: 'error',
    observed: {
      value: canaryRequests > 0 ? canaryEvents / canaryRequests : null,
      unit: 'share of failed requests',
      interval: { lower, upper, level },
      n: canaryRequests,
      method: 'Wilson interval, and an e-process against the slo',
    },
    expected: `not shown above ${slo}`,
    message: `canary errors ${share(canaryEvents, canaryRequests)}, slo ${100 * slo} %. Counted over the whole rollout`,
    location: source.config.locate(['analysis', 'errors', 'slo']),
  };
}

/** e-values grow like products: shown as a power of ten when large. */
function formatE(log: number): string {
  const value = Math.exp(log);
  return value < 1e4 ? String(Number(value.toPrecision(3))) : `10^${(log / Math.LN10).toFixed(1)}`;
}
