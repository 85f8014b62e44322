import type { Finding } from '#core/verdict/finding.ts';
import { quoted } from '#core/drift/drift-words.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import { formatNumber } from '../../format-number.ts';
import type { DriftPageInput } from './drift-page-input.ts';

const namedColumns = 4;

/** The verdict in a few words. */
export function headlineOf({ assessment, report }: DriftPageInput): string {
  if (assessment.broken.length > 0) return 'The data look broken';
  if (assessment.detected) return 'The data have drifted';
  if (report.verdict === 'fail') return 'A check failed';
  if (report.verdict === 'inconclusive') return 'Not enough data to decide';
  return report.verdict === 'warn' ? 'No alarm, but something to look at' : 'No drift';
}

/** What a person should do now, the most urgent first. */
export function nextSteps(input: DriftPageInput): string[] {
  const { assessment, report } = input;
  const drifted = worstColumnsFirst(assessment, input.weights).filter(
    ({ judgement }) => judgement.state === 'drifted',
  );
  const names = drifted.slice(0, namedColumns).map(({ column }) => quoted(column));
  const listed = `${names.join(', ')}${drifted.length > names.length ? ` and ${drifted.length - names.length} more` : ''}`;
  const steps = [
    ...(assessment.broken.length > 0
      ? [
          'Repair the pipeline first: the box below says where. A model must not be retrained on it.',
        ]
      : []),
    ...(assessment.detected && assessment.broken.length === 0
      ? [
          `Find out whether the source or the world changed, starting with ${listed || 'the predictions'}.`,
        ]
      : []),
    ...(!assessment.detected && drifted.length > 0 && assessment.broken.length === 0
      ? [`Look at ${listed}: drifted, though too few columns to call the data set drifted.`]
      : []),
    ...failedElsewhere(report.findings),
    ...undecidedStep(input),
    ...retrainingStep(input),
  ];
  return steps.length > 0 ? steps : ['Nothing. The next run looks again.'];
}

/** Failures that are not of the columns: performance, skew, volume. */
function failedElsewhere(findings: readonly Finding[]): string[] {
  return findings
    .filter(
      ({ check, verdict, severity }) =>
        verdict === 'fail' &&
        severity === 'error' &&
        /^(performance|cbpe|skew|volume)\b/.test(check),
    )
    .slice(0, 3)
    .map(({ check, subject, message }) => `${check} · ${subject}: ${message}`);
}

function undecidedStep({ assessment, report }: DriftPageInput): string[] {
  if (report.verdict !== 'inconclusive' && !assessment.undecided) return [];
  const needed = report.findings.flatMap((finding) =>
    finding.verdict === 'inconclusive' && finding.needed !== undefined ? [finding.needed] : [],
  );
  const most = Math.max(0, ...needed.filter((rows) => Number.isFinite(rows)));
  return most > 0
    ? [`Run again with about ${formatNumber(most)} more rows: a wider window, or later.`]
    : ['Give a larger reference, or say in the policy from which shift on you want to be told.'];
}

function retrainingStep({ retraining }: DriftPageInput): string[] {
  if (!retraining?.retrain) return [];
  return retraining.dispatched
    ? ['Watch the retraining that this run has started.']
    : ['Start the retraining: it is due, and this run did not start it. The reason is below.'];
}
