import type { DriftAssessment } from '#core/drift/assess-drift.ts';
import { quoted, shareText } from '#core/drift/drift-words.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { RetrainingOutcome } from '#delivery/retraining/start-retraining.ts';
import { renderDetails } from '#report/drift-details.ts';
import { formatNumber } from '#report/format-number.ts';
import type { RunReport } from '#report/summary.ts';
import type { SkewResult } from '#tables/skew/check-skew.ts';
import type { DriftReference } from '#tables/drift/open-reference.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { digestsOfRun } from '#toolkit/digests-of-run.ts';
import type { DriftCheckInputs } from './inputs.ts';

/** One sentence with the deciding number. */
export function summaryOf(assessment: DriftAssessment, policy: DriftPolicy): string {
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
  const { assessment, reference, retraining } = run;
  return renderDriftPage({
    report,
    assessment,
    driftedShare: rest.policy.driftedShare,
    reference: { description: reference.description, rows: reference.profile.rows },
    current: rest.inputs.current,
    retraining: rest.policy.retrain && retraining,
    history: retraining.runs,
    digests: digestsOfRun(rest.context, report, rest.policyDigest),
  });
}

/** What a run came to. */
export interface Result {
  readonly assessment: DriftAssessment;
  readonly skew: SkewResult | undefined;
  readonly reference: DriftReference;
  readonly findings: readonly Finding[];
  readonly retraining: RetrainingOutcome;
  /** sha256 of the current data. */
  readonly digest: string;
}

export function outcomeOf(
  {
    inputs,
    context,
    policy,
    policyDigest,
  }: Omit<PageParts, 'report' | 'run' | 'policy'> & {
    readonly policy: DriftPolicy;
  },
  result: Result,
): ActionOutcome {
  const { assessment, reference, findings, retraining, digest } = result;
  const { runs: _, ...decided } = retraining;
  const sentence = retraining.dispatched ? 'dispatched' : retraining.retrain ? 'due' : 'not due';
  return {
    findings,
    inconclusive: 'hold',
    summary: summaryOf(assessment, policy),
    outputs: {
      'drift-detected': assessment.detected,
      'drifted-columns': JSON.stringify(assessment.driftedColumns),
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
      driftedColumns: assessment.driftedColumns,
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
