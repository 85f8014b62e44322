import { assessDrift } from '#core/drift/assess-drift.ts';
import { compatFindings } from '#core/drift/compat/compat-findings.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import { parseDriftPolicy, type DriftPolicy } from '#core/drift/drift-policy.ts';
import type { MonitoredRun } from '#core/drift/monitor-runs.ts';
import { retrainingFinding } from '#core/drift/retraining-finding.ts';
import { historyOf, type RememberedRun } from '#core/drift/run-history.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { openDispatcher, type Dispatcher } from '#delivery/retraining/open-dispatcher.ts';
import {
  startRetraining,
  type RetrainingOutcome,
  type RetrainingRequest,
} from '#delivery/retraining/start-retraining.ts';
import { stateFileOf } from '#delivery/retraining/state-file.ts';
import { watchRun } from '#delivery/retraining/watch-run.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { requireStoredEvaluation } from '#registry/stored-evaluation.ts';
import { driftSummary } from '#report/drift-sentence.ts';
import { assertSectionSources } from '#tables/drift/assert-section-sources.ts';
import { checkSections } from '#tables/drift/check-sections.ts';
import { compareSources } from '#tables/drift/compare-sources.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { githubAccess } from '#toolkit/github-access.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import { sleep } from '#toolkit/sleep.ts';
import type { DriftCheckInputs } from './inputs.ts';
import { outcomeOf, type Result } from './report.ts';

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
  const { inputs, context, policy, stateFile } = run;
  const { workingDirectory, logger } = context;
  assertSectionSources(policy, inputs);
  const registry = { workingDirectory, now: Date.now };
  const { reference, current, plan, input, compat } = await compareSources(engine, downloads, {
    policy,
    reference: referenceOf(run),
    current: inputs.current,
    workingDirectory,
    logger,
    openRegistry: () => openRegistry(inputs.registry, registry),
  });
  const sections = await checkSections(engine, downloads, {
    policy,
    labels: inputs.labels,
    current: current.table,
    plan,
    storedEvaluation: (uri) => requireStoredEvaluation(uri, inputs.registry, registry),
  });
  const digest = await current.digest();
  const { dataDigest: referenceData } = reference.profile;
  const sighting = { now: Date.now(), data: digest, span: current.span, referenceData };
  const watched = await watchRun(assessDrift(input, policy), { policy, stateFile, sighting });
  const { assessment } = watched;
  const sides = { reference: reference.description, current: current.table.source };
  const findings = [
    ...driftFindings(assessment, plan, policy, sides),
    ...compatFindings(assessment, compat, policy),
    ...watched.findings,
    ...sections.findings,
  ];
  const history = historyOf(assessment, combineVerdicts(findings, 'hold'));
  const retraining = await retrainingOf(run, { watched, sections, digest, history });
  const { retrain } = policy;
  if (retrain) findings.push(retrainingFinding({ ...policy, retrain }, retraining));
  const { weights } = input;
  return outcomeOf(run, {
    assessment,
    weights,
    sections,
    reference,
    findings,
    retraining,
    digest,
  });
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
  { inputs, context, policy, policyDigest, stateFile }: Run,
  seen: Pick<Result, 'sections' | 'digest'> & {
    readonly watched: MonitoredRun;
    readonly history: Partial<RememberedRun>;
  },
): Promise<RetrainingOutcome> {
  const { watched, sections, digest, history } = seen;
  const { assessment } = watched;
  const failedValidation = context.loadedRecords.filter(
    ({ record }) =>
      record.predicate.action === 'validate-data' && record.predicate.verdict === 'fail',
  );
  const outcome = await startRetraining({
    policy: policy.retrain,
    now: Date.now(),
    history,
    planOnly: context.github.isPullRequest,
    stateFile,
    amend: (state) => watched.amend(state),
    dispatcher: await dispatcherOf(inputs, context, policy),
    facts: {
      policy_version: policyDigest,
      idempotency_key: sha256(`${digest}\n${policyDigest}`),
      run_url: context.github.runUrl ?? '',
    },
    evidence: {
      asksForRetraining: assessment.asksForRetraining || sections.asksForRetraining,
      broken: [
        ...assessment.broken,
        ...watched.broken,
        ...sections.broken,
        ...failedValidation.map(({ file }) => `validate-data failed (${file})`),
      ],
      what: driftSummary(assessment, policy, sections),
      data: digest,
    },
  });
  if (outcome.retrain && !outcome.dispatched)
    context.logger.notice(`retraining is due: ${outcome.reason}`);
  return outcome;
}

async function dispatcherOf(
  { dispatch }: DriftCheckInputs,
  context: RunContext,
  { retrain }: DriftPolicy,
): Promise<Dispatcher> {
  if (!retrain) return { unavailable: 'the policy has no retrain section' };
  if (!dispatch) return { unavailable: "the input 'dispatch' is false" };
  const access = await githubAccess(context, 'actions: write');
  const { env, mask, github } = context;
  return openDispatcher(retrain, { github: access, ref: github.ref, env, mask, fetch, sleep });
}
