import {
  canonicalText,
  decisionRecord,
  type DecisionRecord,
} from '#core/record/decision-record.ts';
import { combineVerdicts, exitCode } from '#core/verdict/combine.ts';
import type { Strictness } from '#core/verdict/fails-run.ts';
import { formatProblem, type CannotRunError } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { RunReport } from '#report/summary.ts';
import type { ActionOutcome, RunContext } from './action-definition.ts';
import { sha256 } from './digest.ts';
import { tool } from './version.ts';

/** A run with its verdict, ready to be published; `exit` is the process's exit code. */
export interface FinishedRun {
  readonly report: RunReport;
  readonly record: DecisionRecord;
  readonly summaryDetails: string;
  readonly comment?: ActionOutcome['comment'];
  readonly html?: ActionOutcome['html'];
  readonly afterwards?: ActionOutcome['afterwards'];
  readonly exit: 0 | 1 | 2;
  readonly strictness: Strictness;
}

export interface RunClock {
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** @throws NoFindingsError when the action checked nothing. */
export function finishRun(
  action: string,
  outcome: ActionOutcome,
  context: RunContext,
  clock: RunClock,
): FinishedRun {
  const verdict = combineVerdicts(outcome.findings, outcome.inconclusive);
  const outputs = Object.fromEntries(
    Object.entries(outcome.outputs).map(([name, value]) => [name, String(value)]),
  );
  const report: RunReport = {
    schemaVersion: 1,
    action,
    verdict,
    summary: outcome.override
      ? `overridden by ${outcome.override.who} until ${outcome.override.until}: ${outcome.summary}`
      : outcome.summary,
    findings: outcome.findings,
    outputs,
    inputs: outcome.inputDigests,
    ...timing(clock),
    ...(outcome.override ? { override: outcome.override } : {}),
  };
  const record = decisionRecord({
    ...baseDecision(report, context, clock),
    subjects: outcome.subjects,
    ...(outcome.policyDigest ? { policyDigest: outcome.policyDigest } : {}),
    ...(outcome.details ? { details: outcome.details } : {}),
  });
  const exit = outcome.override ? 0 : exitCode(verdict, context.failOn, outcome.inconclusive);
  const { summaryDetails, comment, html, afterwards } = outcome;
  return {
    report,
    record,
    summaryDetails,
    exit,
    strictness: { inconclusive: outcome.inconclusive, failOn: context.failOn },
    ...(comment ? { comment } : {}),
    ...(html ? { html } : {}),
    ...(afterwards ? { afterwards } : {}),
  };
}

/** A run that could not be carried out: every problem is a failed finding, the exit code is 2. */
export function cannotRunRun(
  action: string,
  error: CannotRunError,
  context: Pick<RunContext, 'github' | 'loadedRecords'>,
  clock: RunClock,
): FinishedRun {
  const findings = error.problems.map((problem): Finding => ({
    check: problem.code,
    subject: problem.subject,
    verdict: 'fail',
    severity: 'error',
    observed: { value: null, method: 'not measured: the run could not be carried out' },
    expected: 'a run that can be carried out',
    message: problem.message,
    ...(problem.location ? { location: problem.location } : {}),
  }));
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const report: RunReport = {
    schemaVersion: 1,
    action,
    verdict: 'fail',
    summary: `cannot run: ${formatProblem(error.problems[0]!)}${more}`,
    findings,
    outputs: {},
    inputs: {},
    ...timing(clock),
  };
  const record = decisionRecord({
    ...baseDecision(report, context, clock),
    // in-toto wants a subject; a run that could not start has only what it said about its inputs.
    subjects: [{ name: 'problems', digest: sha256(canonicalText(findings)) }],
  });
  const strictness = { inconclusive: 'fail', failOn: 'error' } as const;
  return { report, record, summaryDetails: '', exit: 2, strictness };
}

function timing(clock: RunClock): Pick<RunReport, 'tool' | 'startedAt' | 'durationMs'> {
  return {
    tool,
    startedAt: clock.startedAt.toISOString(),
    durationMs: clock.finishedAt.getTime() - clock.startedAt.getTime(),
  };
}

function baseDecision(
  report: RunReport,
  context: Pick<RunContext, 'github' | 'loadedRecords'>,
  clock: RunClock,
): Omit<Parameters<typeof decisionRecord>[0], 'subjects'> {
  const { commit, runUrl } = context.github;
  return {
    action: report.action,
    verdict: report.verdict,
    summary: report.summary,
    findings: report.findings,
    inputDigests: report.inputs,
    reliesOn: context.loadedRecords.map((loaded) => loaded.digest),
    ...(report.override ? { override: report.override } : {}),
    tool,
    decidedAt: clock.finishedAt.toISOString(),
    ...(commit ? { commit } : {}),
    ...(runUrl ? { runUrl } : {}),
  };
}
