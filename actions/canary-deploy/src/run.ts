import { resolve } from 'node:path';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import { parseRolloutPlan, type ParsedRollout } from '#core/rollout/parse-rollout-plan.ts';
import { planFindings, replayFindings } from '#core/rollout/plan-findings.ts';
import { replay } from '#core/rollout/replay.ts';
import { nothingToAbort, rolloutFindings } from '#core/rollout/rollout-findings.ts';
import { isFinished, publicState } from '#core/rollout/rollout-state.ts';
import { rolloutSummary } from '#core/rollout/rollout-summary.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { rolloutOf } from '#delivery/header-rollout.ts';
import { journalFile } from '#delivery/journal/journal-file.ts';
import { parseRecordedMetrics } from '#delivery/metrics/recorded-metrics.ts';
import { openSession, type SessionShell } from '#delivery/open-session.ts';
import { rolloutKinds } from '#delivery/rollout-kinds.ts';
import { runMode } from '#delivery/rollout-modes.ts';
import { requestRollout, rolloutIdOf } from '#delivery/rollout-request.ts';
import { resumeSession, type SessionResult } from '#delivery/rollout-session.ts';
import { openRegistry } from '#registry/open-registry.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { runCommand } from '#toolkit/exec.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import type { CanaryDeployInputs } from './inputs.ts';
import { planDetails, rolloutDetails } from './report.ts';

/** @throws CannotRunError for whatever the user can mend; what the rollout itself comes to is an outcome. */
export async function runCanaryDeploy(
  inputs: CanaryDeployInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  const text = await readInputFile(
    { input: 'rollout', file: inputs.rollout, hint: "'trainyard init' writes one" },
    context,
  );
  const rollout = parseRolloutPlan(text, inputs.rollout, rolloutKinds);
  const { mode } = inputs;
  if (mode === 'plan' || context.github.isPullRequest) return plan(inputs, rollout, context);
  const registry = registryOf(inputs, context);
  const begins = mode === 'run' || mode === 'start';
  const identity = { ...inputs, commit: context.github.commit };
  const request = await requestRollout(rollout, identity, begins ? registry : undefined);
  const shell = shellOf(inputs, context);
  const session = await openSession(inputs.journal, { registry, plan: rollout.plan }, shell);
  try {
    const result = await runMode(mode, session, request);
    return result ? outcomeOf(result) : abortedNothing(rollout, request.rolloutId);
  } finally {
    await session.lease.release();
  }
}

const stateName = 'rollout';

/** The post step: a `mode: run` that was killed before its rollout came to rest is rolled back. */
export async function rollBackUnfinished(
  saved: Readonly<Record<string, string>>,
  context: RunContext,
): Promise<void> {
  const text = saved[stateName];
  if (text === undefined) return;
  const inputs = JSON.parse(text) as CanaryDeployInputs;
  const path = resolve(context.workingDirectory, inputs.journal);
  const existing = await journalFile(path, inputs.journal).read();
  if (!existing || isFinished(existing.state) || existing.state.phase === 'holding') return;
  const { plan } = rolloutOf(existing.header);
  const registry = registryOf(inputs, context);
  const session = await openSession(inputs.journal, { registry, plan }, shellOf(inputs, context));
  try {
    const message = 'the job ended while the rollout was under way';
    const stop = { guard: 'cancelled', message };
    const { state } = await resumeSession(session, existing, { until: 'end', stop });
    const end = `rollout ${existing.header.rolloutId} is ${publicState(state)}, weight ${state.observedWeight ?? 'unknown'}`;
    if (!isFinished(state)) throw cannotRun('roll-back', 'target', `${end}: set it to 0 by hand`);
    context.logger.notice(end);
  } finally {
    await session.lease.release();
  }
}

async function plan(
  inputs: CanaryDeployInputs,
  rollout: ParsedRollout,
  context: RunContext,
): Promise<ActionOutcome> {
  const { config } = rollout;
  const digest = sha256(config.text);
  const planned = planFindings(rollout.plan, config);
  const changer = context.github.isPullRequest ? 'pull-request events change' : 'mode plan changes';
  const why = `${changer} nothing`;
  const rolloutId = rolloutIdOf(rollout, { ...inputs, commit: context.github.commit });
  const outputs = { state: 'planned', weight: 0, reason: why, 'rollout-id': rolloutId };
  const base = {
    inconclusive: 'hold' as const,
    subjects: [{ name: 'rollout', digest }],
    policyDigest: digest,
  };
  if (inputs.data === undefined) {
    return {
      ...base,
      findings: planned,
      summary: `${rollout.plan.steps.join(' → ')} %, ${planned[0]!.expected}; ${why}`,
      outputs,
      inputDigests: { rollout: digest },
      summaryDetails: planDetails(rollout.plan),
    };
  }
  const recorded = await readInputFile({ input: 'data', file: inputs.data }, context);
  const polls = parseRecordedMetrics(recorded, inputs.data, rollout.plan.analysis);
  const entries = replay(rollout.plan, polls);
  const { state } = entries.at(-1)!;
  const would = `would be ${publicState(state)}: ${state.reason?.guard ?? 'undecided'}`;
  return {
    ...base,
    findings: [...replayFindings({ plan: rollout.plan, state, config }), ...planned],
    summary: `replayed, ${rolloutSummary(rollout.plan, state, 'the recorded canary')}`,
    outputs: { ...outputs, reason: would },
    inputDigests: { rollout: digest, data: sha256(recorded) },
    summaryDetails: rolloutDetails(rollout.plan, entries),
  };
}

function outcomeOf(result: SessionResult): ActionOutcome {
  const { header, rollout, state, recorded } = result;
  const what = header.name === null ? 'the canary' : `${header.name} version ${header.version}`;
  const summary = rolloutSummary(rollout.plan, state, what);
  const digest = sha256(header.rolloutText);
  const model = header.contentDigest && { name: 'model', digest: header.contentDigest };
  const entries = recorded.entries.map((entry) => ({ ...entry, atMs: Date.parse(entry.at) }));
  const already = `${summary} (it had ended before, nothing was done; another version begins a new rollout)`;
  return {
    findings: rolloutFindings({ plan: rollout.plan, state, config: rollout.config }),
    inconclusive: 'hold',
    summary: result.already ? already : summary,
    outputs: {
      state: publicState(state),
      weight: state.observedWeight ?? '',
      reason: state.reason?.guard ?? publicState(state),
      'rollout-id': header.rolloutId,
    },
    inputDigests: { rollout: digest },
    subjects: [
      { name: 'rollout', digest: sha256(JSON.stringify(header)) },
      ...(model ? [model] : []),
    ],
    policyDigest: digest,
    details: { ...header, steps: state.steps, reason: state.reason },
    summaryDetails: rolloutDetails(rollout.plan, entries),
  };
}

function abortedNothing(rollout: ParsedRollout, rolloutId: string): ActionOutcome {
  const digest = sha256(rollout.config.text);
  const finding = nothingToAbort();
  const reason = 'nothing-to-abort';
  return {
    findings: [finding],
    inconclusive: 'hold',
    summary: finding.message,
    outputs: { state: 'rolled-back', weight: '', reason, 'rollout-id': rolloutId },
    inputDigests: { rollout: digest },
    subjects: [{ name: 'rollout', digest }],
    summaryDetails: '',
  };
}

function registryOf(inputs: CanaryDeployInputs, context: RunContext): ModelRegistry | undefined {
  const { workingDirectory } = context;
  if (inputs.name === undefined) return undefined;
  return openRegistry(inputs.registry, { workingDirectory, now: Date.now });
}

function shellOf(inputs: CanaryDeployInputs, context: RunContext): SessionShell {
  const { workingDirectory, env, logger, signal, github } = context;
  const user = env['USER'] ?? env['USERNAME'] ?? 'local';
  const { actor = user, runUrl, commit } = github;
  const by = { actor, ...(runUrl ? { runUrl } : {}), ...(commit ? { commit } : {}) };
  return {
    workingDirectory,
    env,
    logger,
    signal,
    runCommand,
    change: { by, records: context.loadedRecords },
    who: runUrl ?? user,
    mask: context.mask,
    onDriving: () => {
      if (inputs.mode === 'run') context.saveState(stateName, JSON.stringify(inputs));
    },
  };
}
