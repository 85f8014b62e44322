import { relative, resolve } from 'node:path';
import { notifyFinding } from '#core/notify/notify-finding.ts';
import { gateCurves, type CurveInput, type GateCurves } from '#core/gate/curves/gate-curves.ts';
import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import { gateAlert } from '#core/gate/notify/gate-alert.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { applyOverride, type RunOverride } from '#core/release/apply-override.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { notifyGate } from '#delivery/notify/notify-gate.ts';
import { renderGateComment } from '#report/gate/gate-comment.ts';
import { renderGateDetails } from '#report/gate/gate-details.ts';
import { gateSentence } from '#report/gate/gate-sentence.ts';
import { gateIssueWords } from '#report/notify/gate-issue.ts';
import type { RunReport } from '#report/summary.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { digestsOfRun } from '#toolkit/digests-of-run.ts';
import { githubAccess } from '#toolkit/github-access.ts';

/** What was decided, before it is put into words. */
export interface DecidedGate {
  /** Of both models, where there are prediction tables. */
  readonly rows: CurveInput | undefined;
  /** As a person calls it. */
  readonly candidate: string;
  readonly policy: GatePolicy;
  /** Its findings are those of the whole run. */
  readonly evaluation: GateEvaluation;
  /** As a person calls it; undefined: first model. */
  readonly champion: string | undefined;
  readonly override: RunOverride | undefined;
}

/** Of the reliability diagram. */
const calibrationBins = 10;

type Told = Pick<
  ActionOutcome,
  'findings' | 'summary' | 'override' | 'summaryDetails' | 'comment' | 'html' | 'afterwards'
>;

/** Findings, sentence and pages of a gate, with an override on top where one is in force. */
export function tellGate(decided: DecidedGate, context: RunContext): Told {
  const { policy, evaluation, champion, override: given } = decided;
  const { failOn, github } = context;
  const { inconclusive } = policy;
  const { findings, override } = applyOverride(evaluation.findings, given, {
    inconclusive,
    failOn,
  });
  return {
    findings,
    summary: gateSentence(evaluation.findings, champion),
    ...(override ? { override } : {}),
    comment: (report, reserved) =>
      renderGateComment({
        report,
        evaluation,
        champion,
        confidence: policy.confidence,
        policyFile: policy.config.file,
        runUrl: github.runUrl,
        reserved,
      }),
    html: pageOf(decided, context),
    afterwards: (report) => tellNews(report, decided, context),
    summaryDetails: renderGateDetails({ ...evaluation, champion, policy }),
  };
}

/** The curves are counted at once: millions of rows need not be kept until the page is drawn. */
function pageOf(
  { rows, policy, evaluation, candidate, champion }: DecidedGate,
  context: Pick<RunContext, 'loadedRecords'>,
): NonNullable<ActionOutcome['html']> {
  const { task, confidence, config } = policy;
  const curves = curvesOf(rows, confidence);
  return async (report) => {
    // A picture that cannot be counted is a page that cannot be drawn: told as such, and no reason to lose a verdict.
    if (curves instanceof Error) throw curves;
    const { renderGatePage } = await import('#report/html/gate/gate-page.ts');
    return renderGatePage({
      report,
      evaluation,
      models: { candidate, champion },
      policy: { file: config.file, task, confidence },
      curves,
      digests: digestsOfRun(context, report),
    });
  };
}

function curvesOf(rows: CurveInput | undefined, level: number): GateCurves | undefined | Error {
  try {
    return rows && gateCurves(rows, { bins: calibrationBins, level });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The issue of this gate, once the report is written; what came of it joins the report. */
async function tellNews(
  report: RunReport,
  { policy, candidate, champion }: DecidedGate,
  context: RunContext,
): Promise<Finding[]> {
  if (policy.notify.length === 0) return [];
  const { github, workingDirectory, env, logger } = context;
  const access = await githubAccess(context, 'issues: write');
  const root = env['GITHUB_WORKSPACE'] ?? workingDirectory;
  const outcomes = await notifyGate({
    sinks: policy.notify,
    alert: gateAlert({
      verdict: report.verdict,
      summary: report.summary,
      findings: report.findings,
      ...(report.override ? { override: report.override } : {}),
      candidate,
      champion,
      policy: relative(root, resolve(workingDirectory, policy.config.file)),
      candidateDigest: report.inputs['model'] ?? report.inputs['candidate'],
      runUrl: github.runUrl,
      at: report.startedAt,
    }),
    words: gateIssueWords,
    planOnly: github.isPullRequest,
    issues: 'unavailable' in access ? access : access.api.issues,
  });
  for (const { sink, outcome, detail } of outcomes) {
    if (outcome === 'failed') logger.warning(`notify ${sink}: ${detail}`);
    else if (outcome === 'impossible') logger.notice(`notify ${sink}: ${detail}`);
    else logger.info(`notify ${sink}: ${outcome}, ${detail}`);
  }
  return outcomes.map((outcome, index) =>
    notifyFinding(outcome, policy.config.locate(['notify', index])),
  );
}
