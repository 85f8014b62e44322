import { resolve } from 'node:path';
import { assessDrift, type DriftAssessment } from '#core/drift/assess-drift.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import { parseDriftPolicy, type DriftPolicy } from '#core/drift/drift-policy.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { historyOf } from '#core/drift/run-history.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { retrainingFinding } from '#core/drift/retraining-finding.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { openDispatcher, type Dispatcher } from '#delivery/retraining/open-dispatcher.ts';
import {
  startRetraining,
  type RetrainingOutcome,
  type RetrainingRequest,
} from '#delivery/retraining/start-retraining.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { compareTables } from '#tables/drift/compare-tables.ts';
import { openCurrent } from '#tables/drift/open-current.ts';
import { openReference, type DriftReference } from '#tables/drift/open-reference.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import { checkSkew, type SkewResult } from '#tables/skew/check-skew.ts';
import { openSource } from '#tables/sources/open-source.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import { githubAccess } from '#toolkit/github-access.ts';
import { sleep } from '#toolkit/sleep.ts';
import type { DriftCheckInputs } from './inputs.ts';
import { renderDetails, renderPage, summaryOf } from './report.ts';

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
  context.logger.progress('reading the reference');
  const reference = await openReference(engine, {
    reference: referenceOf(run),
    workingDirectory: context.workingDirectory,
    openRegistry: () =>
      openRegistry(inputs.registry, { workingDirectory: context.workingDirectory, now: Date.now }),
    openTable: (source) => openSource(engine, downloads, source),
    pathOf: (source) => downloads.pathOf(source),
  });
  context.logger.progress('reading the current data');
  const { window } = policy;
  const current = await openCurrent(engine, reference.profile, {
    window: window && { ...window, location: policy.locate(['window', 'column']) },
    open: (textColumns) =>
      openSource(engine, downloads, inputs.current, textColumns ? { textColumns } : {}),
  });
  context.logger.progress('comparing');
  const data = {
    reference: reference.profile,
    referenceTable: reference.table,
    current: current.table,
    looksLike: current.looksLike,
  };
  const { plan, input } = await compareTables(engine, data, policy);
  const assessment = assessDrift(input, policy);
  const skew = await checkSkew(engine, policy.skew, (source, options) =>
    openSource(engine, downloads, source, options),
  );
  const digest = await current.digest();
  const names = { reference: reference.description, current: current.table.source };
  const findings = [...driftFindings(assessment, plan, policy, names), ...(skew?.findings ?? [])];
  const history = historyOf(assessment, combineVerdicts(findings, 'hold'));
  const retraining = await retrainingOf(run, { assessment, skew, digest, history });
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
  { inputs, context, policy, policyDigest }: Run,
  seen: Pick<Result, 'assessment' | 'skew' | 'digest'> & Pick<RetrainingRequest, 'history'>,
): Promise<RetrainingOutcome> {
  const { assessment, skew, digest, history } = seen;
  const failedValidation = context.loadedRecords.filter(
    ({ record }) =>
      record.predicate.action === 'validate-data' && record.predicate.verdict === 'fail',
  );
  const { state } = inputs;
  const outcome = await startRetraining({
    policy: policy.retrain,
    now: Date.now(),
    ...(history ? { history } : {}),
    planOnly: context.github.isPullRequest,
    stateFile:
      state === undefined
        ? undefined
        : { path: resolve(context.workingDirectory, state), shown: state },
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

interface Result {
  readonly assessment: DriftAssessment;
  readonly skew: SkewResult | undefined;
  readonly reference: DriftReference;
  readonly findings: readonly Finding[];
  readonly retraining: RetrainingOutcome;
  /** sha256 of the current data. */
  readonly digest: string;
}

function outcomeOf({ inputs, context, policy, policyDigest }: Run, result: Result): ActionOutcome {
  const { assessment, reference, findings, retraining, digest } = result;
  const drifted = assessment.driftedColumns;
  const { runs: _, ...decided } = retraining;
  const sentence = retraining.dispatched ? 'dispatched' : retraining.retrain ? 'due' : 'not due';
  return {
    findings,
    inconclusive: 'hold',
    summary: summaryOf(assessment, policy),
    outputs: {
      'drift-detected': assessment.detected,
      'drifted-columns': JSON.stringify(drifted),
      'drifted-share': assessment.driftedShare,
      retrain: retraining.retrain,
      'retrain-reason': retraining.reason,
      dispatched: retraining.dispatched,
    },
    inputDigests: { reference: reference.digest, current: digest, ...result.skew?.digests },
    subjects: [{ name: 'data', digest }],
    policyDigest,
    details: {
      reference: reference.description,
      referenceDataDigest: reference.profile.dataDigest,
      rows: { reference: reference.profile.rows, current: assessment.rows },
      driftedColumns: drifted,
      driftedShare: assessment.driftedShare,
      retraining: decided,
    },
    summaryDetails: renderDetails({
      assessment,
      reference: { description: reference.description, rows: reference.profile.rows },
      current: inputs.current,
      retraining: `${sentence}: ${retraining.reason}`,
    }),
    html: (report) => renderPage({ report, run: result, inputs, policy, policyDigest, context }),
  };
}
