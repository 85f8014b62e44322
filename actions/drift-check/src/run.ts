import { assessDrift } from '#core/drift/assess-drift.ts';
import { compatFindings } from '#core/drift/compat/compat-findings.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import type { MonitoredRun } from '#core/drift/monitor-runs.ts';
import { parseDriftPolicy, type DriftPolicy } from '#core/drift/drift-policy.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { historyOf } from '#core/drift/run-history.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { retrainingFinding } from '#core/drift/retraining-finding.ts';
import { openDispatcher, type Dispatcher } from '#delivery/retraining/open-dispatcher.ts';
import {
  startRetraining,
  type RetrainingOutcome,
  type RetrainingRequest,
} from '#delivery/retraining/start-retraining.ts';
import { stateFileOf } from '#delivery/retraining/state-file.ts';
import { watchRun } from '#delivery/retraining/watch-run.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { compareTables } from '#tables/drift/compare-tables.ts';
import { openCurrent } from '#tables/drift/open-current.ts';
import { openReference } from '#tables/drift/open-reference.ts';
import { readCompatColumns } from '#tables/drift/read-compat-columns.ts';
import { readImportances } from '#tables/drift/read-importances.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import { checkSkew } from '#tables/skew/check-skew.ts';
import { openSource } from '#tables/sources/open-source.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import { githubAccess } from '#toolkit/github-access.ts';
import { sleep } from '#toolkit/sleep.ts';
import type { DriftCheckInputs } from './inputs.ts';
import { outcomeOf, summaryOf, type Result } from './report.ts';

interface Run {
  readonly inputs: DriftCheckInputs;
  readonly context: RunContext;
  readonly policy: DriftPolicy;
  /** sha256 of the policy's text. */
  readonly policyDigest: string;
  readonly stateFile: RetrainingRequest['stateFile'];
}

/** Compares current data with the reference and decides about drift and retraining. */
export async function runDriftCheck(
  inputs: DriftCheckInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  const text = await readInputFile(
    { input: 'policy', file: inputs.policy, hint: "'trainyard init' writes one" },
    context,
  );
  const policy = parseDriftPolicy(text, inputs.policy);
  const stateFile = stateFileOf(inputs.state, context.workingDirectory);
  const run = { inputs, context, policy, policyDigest: sha256(text), stateFile };
  await using downloads = openDownloads(context);
  await using engine = await openEngine(context);
  return await check(run, engine, downloads);
}

async function check(run: Run, engine: TableEngine, downloads: Downloads): Promise<ActionOutcome> {
  const { inputs, context, policy } = run;
  const { workingDirectory } = context;
  context.logger.progress('reading the reference');
  const reference = await openReference(engine, {
    reference: referenceOf(run),
    workingDirectory,
    openRegistry: () => openRegistry(inputs.registry, { workingDirectory, now: Date.now }),
    openTable: (source) => openSource(engine, downloads, source),
  });
  context.logger.progress('reading the current data');
  const current = await openCurrent(engine, reference.profile, {
    window: policy.window && { ...policy.window, location: policy.locate(['window', 'column']) },
    open: (names) => openSource(engine, downloads, inputs.current, names && { textColumns: names }),
  });
  context.logger.progress('comparing');
  const data = {
    reference: reference.profile,
    referenceTable: reference.table,
    current: current.table,
    looksLike: current.looksLike,
  };
  const { plan, input } = await compareTables(engine, data, policy);
  const weights = await readImportances(policy, workingDirectory, data);
  const skew = await checkSkew(engine, policy.skew, (source, options) =>
    openSource(engine, downloads, source, options),
  );
  const digest = await current.digest();
  const { dataDigest: referenceData } = reference.profile;
  const watched = await watchRun(assessDrift({ ...input, ...(weights && { weights }) }, policy), {
    policy,
    stateFile: run.stateFile,
    sighting: { now: Date.now(), data: digest, span: current.span, referenceData },
  });
  const { assessment } = watched;
  const sides = { reference: reference.description, current: inputs.current };
  const compat = await readCompatColumns(engine, data, input, policy);
  const findings = [
    ...driftFindings(assessment, plan, policy, sides),
    ...compatFindings(assessment, compat, policy),
    ...watched.findings,
    ...(skew?.findings ?? []),
  ];
  const history = historyOf(assessment, combineVerdicts(findings, 'hold'));
  const retraining = await retrainingOf(run, { watched, skew, digest, history });
  const { retrain } = policy;
  if (retrain) findings.push(retrainingFinding({ ...policy, retrain }, retraining));
  return outcomeOf(run, { assessment, skew, reference, findings, retraining, digest });
}

function referenceOf({ inputs, policy }: Run): string {
  const reference = inputs.reference ?? policy.reference;
  if (reference !== undefined) return reference;
  throw cannotRun(
    'reference',
    'reference',
    `expected a profile, a table or registry://name@champion, got nothing: give the input 'reference', or the key in ${inputs.policy}`,
  );
}

async function retrainingOf(
  run: Run,
  seen: Pick<Result, 'skew' | 'digest'> &
    Pick<RetrainingRequest, 'history'> & { readonly watched: MonitoredRun },
): Promise<RetrainingOutcome> {
  const { inputs, context, policy, policyDigest } = run;
  const { watched, skew, digest, history } = seen;
  const { assessment } = watched;
  const failedValidation = context.loadedRecords.filter(
    ({ record }) =>
      record.predicate.action === 'validate-data' && record.predicate.verdict === 'fail',
  );
  const outcome = await startRetraining({
    policy: policy.retrain,
    now: Date.now(),
    ...(history ? { history } : {}),
    planOnly: context.github.isPullRequest,
    stateFile: run.stateFile,
    amend: (state) => watched.amend(state),
    dispatcher: dispatcherOf(inputs, context, policy),
    facts: {
      policy_version: policyDigest,
      idempotency_key: sha256(`${digest}\n${policyDigest}`),
      run_url: context.github.runUrl ?? '',
    },
    evidence: {
      asksForRetraining: assessment.asksForRetraining,
      broken: [
        ...assessment.broken,
        ...watched.broken,
        ...(skew?.assessment.broken ?? []),
        ...failedValidation.map(({ file }) => `validate-data failed (${file})`),
      ],
      what: summaryOf(assessment, policy),
      data: digest,
    },
  });
  if (outcome.retrain && !outcome.dispatched)
    context.logger.notice(`retraining is due: ${outcome.reason}`);
  return outcome;
}

function dispatcherOf(
  { dispatch }: DriftCheckInputs,
  context: RunContext,
  { retrain }: DriftPolicy,
): Dispatcher {
  if (!retrain) return { unavailable: 'the policy has no retrain section' };
  if (!dispatch) return { unavailable: "the input 'dispatch' is false" };
  const access = githubAccess(context, 'actions: write');
  const { env, mask, github } = context;
  return openDispatcher(retrain, { github: access, ref: github.ref, env, mask, fetch, sleep });
}
