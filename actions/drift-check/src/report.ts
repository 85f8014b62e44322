import { relative, resolve } from 'node:path';
import type { DriftAssessment } from '#core/drift/assess-drift.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { quoted, shareText } from '#core/drift/drift-words.ts';
import { driftAlert, type DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { notifyFinding } from '#core/drift/sinks/notify-finding.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { notifyAll } from '#delivery/notify/notify-all.ts';
import type { RetrainingOutcome } from '#delivery/retraining/start-retraining.ts';
import { stateFileOf } from '#delivery/retraining/state-file.ts';
import { sectionSentences, type Sections } from '#report/drift-sections.ts';
import { formatNumber } from '#report/format-number.ts';
import { alertWords } from '#report/notify/alert-words.ts';
import type { RunReport } from '#report/summary.ts';
import type { DriftReference } from '#tables/drift/open-reference.ts';
import type { RunContext } from '#toolkit/action-definition.ts';
import { digestsOfRun } from '#toolkit/digests-of-run.ts';
import { githubAccess } from '#toolkit/github-access.ts';
import { sleep } from '#toolkit/sleep.ts';
import type { DriftCheckInputs } from './inputs.ts';

/** One sentence with the deciding number, and one each for performance and skew. */
export function summaryOf(
  assessment: DriftAssessment,
  policy: DriftPolicy,
  sections?: Sections,
): string {
  return [driftSentence(assessment, policy), ...sectionSentences(sections)].join('; ');
}

function driftSentence(assessment: DriftAssessment, policy: DriftPolicy): string {
  const { columns, predictions, driftedShare, rows } = assessment;
  const drifted = columns.filter(({ judgement }) => judgement.state === 'drifted');
  const counted = `${drifted.length} of ${columns.length} columns drifted (${shareText(driftedShare)}, threshold ${shareText(policy.driftedShare)}) on ${formatNumber(rows)} rows`;
  const predicted =
    predictions === undefined
      ? ''
      : { drifted: ', the predictions drifted', stable: '', undecided: ', predictions undecided' }[
          predictions.judgement.state
        ];
  const [worst] = worstColumnsFirst(assessment);
  const leading =
    worst === undefined
      ? ''
      : `; largest: ${worst.method} ${formatNumber(worst.statistics.get(worst.method)!.shift)} in ${quoted(worst.column)}`;
  if (assessment.tooFewRows) {
    return `too few rows to decide: ${formatNumber(rows)} of ${formatNumber(policy.window?.minRows ?? 1)}`;
  }
  const [defect, ...more] = assessment.broken;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  const head =
    defect !== undefined
      ? `broken pipeline, ${defect}${others}: `
      : assessment.detected
        ? 'drift: '
        : assessment.undecided
          ? 'undecided: '
          : 'no drift of the data set: ';
  return `${head}${columns.length === 0 ? `${formatNumber(rows)} rows` : counted}${predicted}${leading}`;
}

interface PageParts {
  readonly report: RunReport;
  readonly run: {
    readonly assessment: DriftAssessment;
    readonly sections: { readonly broken: readonly string[] };
    readonly reference: Pick<DriftReference, 'description' | 'profile'>;
    readonly retraining: RetrainingOutcome;
  };
  readonly inputs: Pick<DriftCheckInputs, 'current'>;
  readonly policy: Pick<DriftPolicy, 'driftedShare' | 'retrain'>;
  readonly policyDigest: string;
  readonly context: Pick<RunContext, 'loadedRecords'>;
}

/** report.html; its renderer is loaded once the report is written. */
export async function renderPage({ report, run, ...rest }: PageParts): Promise<string> {
  const { renderDriftPage } = await import('#report/html/drift/drift-page.ts');
  const { reference, retraining } = run;
  return renderDriftPage({
    report,
    assessment: wholeAssessment(run),
    driftedShare: rest.policy.driftedShare,
    reference: { description: reference.description, rows: reference.profile.rows },
    current: rest.inputs.current,
    retraining: rest.policy.retrain && retraining,
    history: retraining.runs,
    digests: digestsOfRun(rest.context, report, rest.policyDigest),
  });
}

/** A serving pipeline that computes other values than training did is broken, whatever the distributions say. */
function wholeAssessment({ assessment, sections }: PageParts['run']): DriftAssessment {
  return { ...assessment, broken: [...assessment.broken, ...sections.broken] };
}

interface News {
  readonly run: PageParts['run'] & { readonly digest: string };
  readonly inputs: Pick<DriftCheckInputs, 'current' | 'policy' | 'state'>;
  readonly policy: DriftPolicy;
  readonly policyDigest: string;
  readonly context: RunContext;
}

/** Tells those whom the policy names, once the report is written; what came of it joins the report. */
export async function tellNews(report: RunReport, news: News): Promise<Finding[]> {
  const { policy, context, inputs } = news;
  if (policy.notify.length === 0) return [];
  const { github, env, mask, logger } = context;
  const access = githubAccess(context, 'issues: write');
  const outcomes = await notifyAll({
    sinks: policy.notify,
    alert: alertOf(report, news),
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
  { run, inputs, context, policy, policyDigest }: News,
): DriftAlert {
  const { github, workingDirectory, env } = context;
  const root = env['GITHUB_WORKSPACE'] ?? workingDirectory;
  return driftAlert(wholeAssessment(run), {
    verdict: report.verdict,
    summary: report.summary,
    data: inputs.current,
    reference: run.reference.description,
    policy: relative(root, resolve(workingDirectory, inputs.policy)),
    retraining: policy.retrain && retrainingText(run.retraining),
    runUrl: github.runUrl,
    dataVersion: run.digest,
    policyVersion: policyDigest,
    at: report.startedAt,
  });
}

/** 'due: …', 'dispatched: …', 'not due: …' */
export function retrainingText({ retrain, reason, dispatched }: RetrainingOutcome): string {
  return `${dispatched ? 'dispatched' : retrain ? 'due' : 'not due'}: ${reason}`;
}
