import { assessDrift, type DriftAssessment } from '#core/drift/assess-drift.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import { parseDriftPolicy, type DriftPolicy } from '#core/drift/drift-policy.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { historyOf, type RememberedRun } from '#core/drift/run-history.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { retrainingFinding } from '#core/drift/retraining-finding.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { openDispatcher, type Dispatcher } from '#delivery/retraining/open-dispatcher.ts';
import { startRetraining, type RetrainingOutcome } from '#delivery/retraining/start-retraining.ts';
import { stateFileOf } from '#delivery/retraining/state-file.ts';
import { renderDetails } from '#report/drift-details.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { requireStoredEvaluation } from '#registry/stored-evaluation.ts';
import { checkSections, type CheckedSections } from '#tables/drift/check-sections.ts';
import { compareSources } from '#tables/drift/compare-sources.ts';
import type { DriftReference } from '#tables/drift/open-reference.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import { githubAccess } from '#toolkit/github-access.ts';
import { sleep } from '#toolkit/sleep.ts';
import type { DriftCheckInputs } from './inputs.ts';
import { renderPage, retrainingText, summaryOf, tellNews } from './report.ts';

interface Run {
  readonly inputs: DriftCheckInputs;
  readonly context: RunContext;
  readonly policy: DriftPolicy;
  /** sha256 of the policy's text. */
  readonly policyDigest: string;
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
  const run = { inputs, context, policy, policyDigest: sha256(text) };
  await using downloads = openDownloads(context);
  await using engine = await openEngine(context);
  return await check(run, engine, downloads);
}

async function check(run: Run, engine: TableEngine, downloads: Downloads): Promise<ActionOutcome> {
  const { inputs, context, policy } = run;
  const { workingDirectory, logger } = context;
  const registry = { workingDirectory, now: Date.now };
  const { reference, current, plan, input } = await compareSources(engine, downloads, {
    policy,
    reference: referenceOf(run),
    current: inputs.current,
    workingDirectory,
    logger,
    openRegistry: () => openRegistry(inputs.registry, registry),
  });
  const assessment = assessDrift(input, policy);
  const sections = await checkSections(engine, downloads, {
    policy,
    labels: inputs.labels,
    current: current.table,
    plan,
    storedEvaluation: (uri) => requireStoredEvaluation(uri, inputs.registry, registry),
  });
  const digest = await current.digest();
  const names = { reference: reference.description, current: inputs.current };
  const findings = [...driftFindings(assessment, plan, policy, names), ...sections.findings];
  const history = historyOf(assessment, combineVerdicts(findings, 'hold'));
  const retraining = await retrainingOf(run, { assessment, sections, digest, history });
  const { retrain } = policy;
  if (retrain) findings.push(retrainingFinding({ ...policy, retrain }, retraining));
  return outcomeOf(run, { assessment, sections, reference, findings, retraining, digest });
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
  { inputs, context, policy, policyDigest }: Run,
  seen: Pick<Result, 'assessment' | 'sections' | 'digest'> & {
    readonly history: Partial<RememberedRun>;
  },
): Promise<RetrainingOutcome> {
  const { assessment, sections, digest, history } = seen;
  const failedValidation = context.loadedRecords.filter(
    ({ record }) =>
      record.predicate.action === 'validate-data' && record.predicate.verdict === 'fail',
  );
  const outcome = await startRetraining({
    policy: policy.retrain,
    now: Date.now(),
    history,
    planOnly: context.github.isPullRequest,
    stateFile: stateFileOf(inputs.state, context.workingDirectory),
    dispatcher: dispatcherOf(inputs, context, policy),
    facts: {
      policy_version: policyDigest,
      idempotency_key: sha256(`${digest}\n${policyDigest}`),
      run_url: context.github.runUrl ?? '',
    },
    evidence: {
      asksForRetraining: assessment.asksForRetraining || sections.asksForRetraining,
      broken: [
        ...assessment.broken,
        ...sections.broken,
        ...failedValidation.map(({ file }) => `validate-data failed (${file})`),
      ],
      what: summaryOf(assessment, policy, sections),
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

interface Result {
  readonly assessment: DriftAssessment;
  readonly sections: CheckedSections;
  readonly reference: DriftReference;
  readonly findings: readonly Finding[];
  readonly retraining: RetrainingOutcome;
  /** sha256 of the current data. */
  readonly digest: string;
}

function outcomeOf({ inputs, context, policy, policyDigest }: Run, result: Result): ActionOutcome {
  const { assessment, sections, reference, findings, retraining, digest } = result;
  const { runs: _, ...decided } = retraining;
  const parts = { run: result, inputs, policy, policyDigest, context };
  return {
    findings,
    inconclusive: 'hold',
    summary: summaryOf(assessment, policy, sections),
    outputs: {
      'drift-detected': assessment.detected,
      'drifted-columns': JSON.stringify(assessment.driftedColumns),
      'drifted-share': assessment.driftedShare,
      retrain: retraining.retrain,
      'retrain-reason': retraining.reason,
      dispatched: retraining.dispatched,
    },
    inputDigests: { reference: reference.digest, current: digest, ...sections.digests },
    subjects: [{ name: 'data', digest }],
    policyDigest,
    details: {
      reference: reference.description,
      referenceDataDigest: reference.profile.dataDigest,
      rows: { reference: reference.profile.rows, current: assessment.rows },
      driftedColumns: assessment.driftedColumns,
      driftedShare: assessment.driftedShare,
      retraining: decided,
    },
    summaryDetails: renderDetails({
      assessment,
      sections,
      reference: { description: reference.description, rows: reference.profile.rows },
      current: inputs.current,
      retraining: retrainingText(retraining),
    }),
    html: (report) => renderPage({ report, ...parts }),
    afterwards: (report) => tellNews(report, parts),
  };
}
