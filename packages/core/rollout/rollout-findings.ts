import type { Finding, Verdict } from '../verdict/finding.ts';
import { formatDurationMs } from '../config/duration.ts';
import { splitBound } from './judge.ts';
import { processFindings, type FindingSource } from './process-findings.ts';
import { publicState, type StepRecord } from './rollout-state.ts';

/** Everything that the rollout knows: its state first, then each test, each step, the roll back, the registry. */
export function rolloutFindings(source: FindingSource): Finding[] {
  return [
    stateFinding(source),
    ...processFindings(source),
    ...source.state.steps.map((step) => splitFinding(source, step)),
    ...rollbackFindings(source),
    ...source.state.notes.map((note) => noteFinding(source, note)),
  ];
}

const stateVerdict: Record<ReturnType<typeof publicState>, Verdict> = {
  promoted: 'pass',
  'rolled-back': 'fail',
  holding: 'inconclusive',
  'in-progress': 'inconclusive',
};

/** Carries the guard as its check, so that a report can be searched for the reason. */
function stateFinding({ plan, state, config }: FindingSource): Finding {
  const seen = publicState(state);
  const stuck = state.phase === 'rolling-back';
  const last = state.steps.at(-1);
  const reason = state.reason;
  return {
    check: 'rollout',
    subject: reason?.guard ?? `step ${plan.steps[state.stepIndex]} %`,
    verdict: stuck ? 'fail' : stateVerdict[seen],
    severity: 'error',
    observed: {
      value: seen,
      method: `state machine over ${state.evidence.polls} polls`,
      n: state.steps.reduce((sum, step) => sum + step.canaryRequests + step.stableRequests, 0),
    },
    expected: 'promoted',
    message: stuck
      ? `rolling back (${reason?.message}), but the weight could not be brought to 0: last seen ${state.observedWeight ?? 'unknown'}. Mend the target, then run again or use mode: abort`
      : (reason?.message ??
        `step ${state.stepIndex + 1} of ${plan.steps.length - 1} is being analysed`),
    location: config.locate(reasonPath(reason?.guard, last)),
  };
}

function reasonPath(guard: string | undefined, last: StepRecord | undefined): string[] {
  switch (guard) {
    case 'errors.max_ratio':
    case 'latency.max_ratio':
      return ['analysis', ...guard.split('.')];
    case 'slo':
      return ['analysis', 'errors', 'slo'];
    case 'no_data':
      return ['analysis', 'no_data'];
    case 'bake.max':
      return ['bake', 'max'];
    case 'target':
      return ['target'];
    default:
      return last ? ['steps'] : [];
  }
}

function splitFinding({ plan, state, config }: FindingSource, step: StepRecord): Finding {
  const total = step.canaryRequests + step.stableRequests;
  const index = plan.steps.indexOf(step.weight);
  const present = state.steps.at(-1) === step;
  const crossed = step.logSplit >= splitBound(plan);
  const { tolerance } = plan.analysis.sampleRatio;
  const lasted = (step.leftAtMs ?? step.enteredAtMs) - step.enteredAtMs;
  const verdict = crossed
    ? state.reason?.guard === 'sample_ratio' && present
      ? 'fail'
      : 'warn'
    : 'pass';
  return {
    check: 'sample_ratio',
    subject: `step ${step.weight} %`,
    verdict: total === 0 ? 'inconclusive' : verdict,
    severity: verdict === 'fail' ? 'error' : 'warning',
    observed: {
      value: total === 0 ? null : step.canaryRequests / total,
      unit: 'share of requests',
      n: total,
      method: `Beta–binomial e-process, ln E = ${step.logSplit.toPrecision(4)} (bound ${splitBound(plan).toPrecision(4)})`,
    },
    expected: `${step.weight / 100} ± ${tolerance}`,
    message:
      total === 0
        ? `no requests were counted at weight ${step.weight}`
        : `the canary received ${step.canaryRequests} of ${total} requests in ${formatDurationMs(lasted)}; ` +
          (crossed
            ? 'the split is not what the weight asks for: check the traffic mechanism'
            : 'as asked for'),
    location: config.locate(['steps', Math.max(0, index)]),
  };
}

function rollbackFindings({ state, config }: FindingSource): Finding[] {
  if (state.phase !== 'rolled-back' || state.proof === null) return [];
  const { canaryRequests, stableReachable } = state.proof;
  const weight: Finding = {
    check: 'roll_back.weight',
    subject: 'canary',
    verdict: 'pass',
    severity: 'error',
    observed: { value: 0, unit: '%', method: 'read back from the target' },
    expected: '0',
    message: 'the target says that the canary has weight 0',
    location: config.locate(['target']),
  };
  const realised: Finding = {
    check: 'roll_back.realised',
    subject: 'canary',
    verdict: canaryRequests === 0 && stableReachable ? 'pass' : 'warn',
    severity: 'warning',
    observed: { value: canaryRequests, unit: 'requests', method: 'counters after the roll back' },
    expected: '0, and a stable that answers',
    message: realisedMessage(canaryRequests, stableReachable),
    location: config.locate(['target']),
  };
  return [weight, realised];
}

function realisedMessage(canaryRequests: number | null, stableReachable: boolean): string {
  const stable = stableReachable
    ? 'the stable answers'
    : 'the stable’s metrics do not answer: check that it serves';
  if (canaryRequests === null) return `the canary’s counters could not be read; ${stable}`;
  return canaryRequests === 0
    ? `the canary’s counters stand still; ${stable}`
    : `the canary still counted ${canaryRequests} requests (probes, or traffic past the target); ${stable}`;
}

function noteFinding({ state, config }: FindingSource, note: string): Finding {
  return {
    check: 'registry',
    subject: 'alias',
    verdict: 'warn',
    severity: state.phase === 'promoted' ? 'error' : 'warning',
    observed: { value: null, method: 'registry' },
    expected: 'aliases that follow the rollout',
    message: note,
    location: config.locate([]),
  };
}

/** mode: abort found neither a journal nor a weight that is under way. */
export function nothingToAbort(): Finding {
  return {
    check: 'rollout',
    subject: 'abort',
    verdict: 'pass',
    severity: 'error',
    observed: { value: 'none', method: 'journal and target' },
    expected: 'no rollout under way',
    message: 'no rollout is under way: the weight is 0 or 100, and there is no journal',
  };
}
