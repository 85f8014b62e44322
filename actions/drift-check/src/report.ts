import { relative, resolve } from 'node:path';
import type { DriftAssessment } from '#core/drift/assess-drift.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { driftAlert, type DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { notifyFinding } from '#core/notify/notify-finding.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { notifyAll } from '#delivery/notify/notify-all.ts';
import type { RetrainingOutcome } from '#delivery/retraining/start-retraining.ts';
import { stateFileOf } from '#delivery/retraining/state-file.ts';
import { renderDetails } from '#report/drift-details.ts';
import { driftSummary } from '#report/drift-sentence.ts';
import { alertWords } from '#report/notify/alert-words.ts';
import type { RunReport } from '#report/summary.ts';
import type { CheckedSections } from '#tables/drift/check-sections.ts';
import type { DriftReference } from '#tables/drift/open-reference.ts';
import { shownAddress } from '#tables/sources/address.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { digestsOfRun } from '#toolkit/digests-of-run.ts';
import { githubAccess } from '#toolkit/github-access.ts';
import { sleep } from '#toolkit/sleep.ts';
import type { DriftCheckInputs } from './inputs.ts';

/** What a run came to. */
export interface Result {
  readonly assessment: DriftAssessment;
  /** Of the columns, when the policy names their importances. */
  readonly weights: ReadonlyMap<string, number> | undefined;
  readonly sections: CheckedSections;
  readonly reference: DriftReference;
  readonly findings: readonly Finding[];
  readonly retraining: RetrainingOutcome;
  /** sha256 of the current data. */
  readonly digest: string;
}

interface Told {
  readonly inputs: DriftCheckInputs;
  readonly context: RunContext;
  readonly policy: DriftPolicy;
  readonly policyDigest: string;
}

export function outcomeOf(told: Told, result: Result): ActionOutcome {
  const { inputs, policy, policyDigest } = told;
  const { assessment, sections, reference, findings, retraining, digest } = result;
  const { runs: _, ...decided } = retraining;
  return {
    findings,
    inconclusive: 'hold',
    summary: driftSummary(assessment, policy, sections),
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
      current: shownAddress(inputs.current),
      retraining: retrainingText(retraining),
    }),
    html: (report) => renderPage(report, told, result),
    afterwards: (report) => tellNews(report, told, result),
  };
}

/** report.html; its renderer is loaded once the report is written. */
async function renderPage(report: RunReport, told: Told, result: Result): Promise<string> {
  const { renderDriftPage } = await import('#report/html/drift/drift-page.ts');
  const { policy, inputs, context, policyDigest } = told;
  const { reference, retraining, weights } = result;
  return renderDriftPage({
    report,
    assessment: wholeAssessment(result),
    driftedShare: policy.driftedShare,
    reference: { description: reference.description, rows: reference.profile.rows },
    current: shownAddress(inputs.current),
    retraining: policy.retrain && retraining,
    history: retraining.runs,
    digests: digestsOfRun(context, report, policyDigest),
    ...(weights && { weights }),
  });
}

/** A serving pipeline that computes other values than training did is broken, whatever the distributions say. */
function wholeAssessment({ assessment, sections }: Result): DriftAssessment {
  return { ...assessment, broken: [...assessment.broken, ...sections.broken] };
}

/** Tells those whom the policy names, once the report is written; what came of it joins the report. */
async function tellNews(report: RunReport, told: Told, result: Result): Promise<Finding[]> {
  const { policy, context, inputs } = told;
  if (policy.notify.length === 0) return [];
  const { github, env, mask, logger } = context;
  const access = await githubAccess(context, 'issues: write');
  const outcomes = await notifyAll({
    sinks: policy.notify,
    alert: alertOf(report, told, result),
    words: alertWords,
    stateFile: stateFileOf(inputs.state, context.workingDirectory),
    planOnly: github.isPullRequest,
    issues: 'unavailable' in access ? access : access.api.issues,
    ports: { env, mask, fetch, sleep },
  });
  for (const { sink, outcome, detail } of outcomes) {
    if (outcome === 'failed') logger.warning(`notify ${sink}: ${detail}`);
    else if (outcome === 'impossible') logger.notice(`notify ${sink}: ${detail}`);
    else logger.info(`notify ${sink}: ${outcome}, ${detail}`);
  }
  return outcomes.map((outcome, index) => notifyFinding(outcome, policy.locate(['notify', index])));
}

function alertOf(
  report: RunReport,
  { inputs, context, policy, policyDigest }: Told,
  result: Result,
): DriftAlert {
  const { github, workingDirectory, env } = context;
  const root = env['GITHUB_WORKSPACE'] ?? workingDirectory;
  return driftAlert(wholeAssessment(result), {
    verdict: report.verdict,
    summary: report.summary,
    data: shownAddress(inputs.current),
    reference: result.reference.description,
    policy: relative(root, resolve(workingDirectory, inputs.policy)),
    retraining: policy.retrain && retrainingText(result.retraining),
    runUrl: github.runUrl,
    dataVersion: result.digest,
    policyVersion: policyDigest,
    at: report.startedAt,
  });
}

/** 'due: …', 'dispatched: …', 'not due: …' */
function retrainingText({ retrain, reason, dispatched }: RetrainingOutcome): string {
  return `${dispatched ? 'dispatched' : retrain ? 'due' : 'not due'}: ${reason}`;
}
