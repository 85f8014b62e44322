import type { ColumnAssessment, DriftAssessment } from '#core/drift/assess-drift.ts';
import { countAll, type BinCounts } from '#core/drift/column-comparison.ts';
import { largestChange, quoted, shareText } from '#core/drift/drift-words.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { RetrainingOutcome } from '#delivery/retraining/start-retraining.ts';
import { escapeMarkdown } from '#report/escape.ts';
import { formatNumber } from '#report/format-number.ts';
import type { RunReport } from '#report/summary.ts';
import type { DriftReference } from '#tables/drift/open-reference.ts';
import { shownAddress } from '#tables/sources/address.ts';
import type { RunContext } from '#toolkit/action-definition.ts';
import { digestsOfRun } from '#toolkit/digests-of-run.ts';
import type { DriftCheckInputs } from './inputs.ts';

export interface DriftDetails {
  readonly assessment: DriftAssessment;
  readonly reference: { readonly description: string; readonly rows: number };
  readonly current: string;
  readonly retraining: string;
}

const shownColumns = 100;
const signs = { drifted: '❌', undecided: '❔', stable: '✅' } as const;

/** Columns worst first, with the shape of both sides. */
export function renderDetails({
  assessment,
  reference,
  current,
  retraining,
}: DriftDetails): string {
  const columns = worstColumnsFirst(assessment);
  const rows = columns.slice(0, shownColumns).map((column) => columnRow(column));
  const more = columns.length - rows.length;
  return [
    '\n### Columns\n',
    `${escapeMarkdown(shownAddress(current))} (${formatNumber(assessment.rows)} rows) against ${escapeMarkdown(reference.description)} (${formatNumber(reference.rows)} rows).\n`,
    '| | column | decided by | shift | alert | reference | current | largest change |',
    '|---|---|---|---:|---:|---|---|---|',
    ...rows,
    ...(more > 0 ? [`\n… and ${more} more columns: see report.json.`] : []),
    '\n<sub>Each bar is one bin of the reference; two bars of one column have the same scale. ❌ real and large · ✅ not large · ❔ too few rows to tell.</sub>',
    `\n**Retraining:** ${escapeMarkdown(retraining)}\n`,
  ].join('\n');
}

function columnRow(column: ColumnAssessment): string {
  const { comparison, judgement, method, statistics, threshold } = column;
  const bins = comparison.binsWithMissing;
  const [before, after] = sparklines(bins);
  const name = column.isPrediction ? `${column.column} (predictions)` : column.column;
  const cells = [
    signs[judgement.state],
    escapeMarkdown(quoted(name).slice(1, -1)),
    method,
    formatNumber(statistics.get(method)!.shift),
    formatNumber(threshold.alert),
    before,
    after,
    escapeMarkdown(largestChange(bins)),
  ];
  return `| ${cells.join(' | ')} |`;
}

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const shownBins = 16;

/** Shares of both sides as bars of one common scale; beyond 16 bins the rest is left out. */
export function sparklines({ reference, current }: BinCounts): [string, string] {
  const sides = [reference, current].map((counts) => {
    const all = countAll(counts);
    return counts.slice(0, shownBins).map((count) => (all === 0 ? 0 : count / all));
  });
  const highest = Math.max(...sides.flat(), Number.MIN_VALUE);
  const [before, after] = sides.map((side) => {
    const text = side.map((share) =>
      share === 0
        ? ' '
        : bars[Math.min(bars.length - 1, Math.floor((share / highest) * bars.length))]!,
    );
    // Leading and trailing blanks of a table cell are trimmed: no-break spaces keep bins aligned.
    return text.join('').replaceAll(' ', '\u00A0') + (reference.length > shownBins ? '…' : '');
  });
  return [before!, after!];
}

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
    current: shownAddress(rest.inputs.current),
    retraining: rest.policy.retrain && retraining,
    history: retraining.runs,
    digests: digestsOfRun(rest.context, report, rest.policyDigest),
  });
}
