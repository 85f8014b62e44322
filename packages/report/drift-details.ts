import type { ColumnAssessment, DriftAssessment } from '#core/drift/assess-drift.ts';
import { countAll, type BinCounts } from '#core/drift/column-comparison.ts';
import { largestChange, quoted } from '#core/drift/drift-words.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import { sectionLines, type Sections } from './drift-sections.ts';
import { escapeMarkdown } from './escape.ts';
import { formatNumber } from './format-number.ts';

export interface DriftDetails {
  readonly assessment: DriftAssessment;
  readonly sections?: Sections;
  readonly reference: { readonly description: string; readonly rows: number };
  readonly current: string;
  readonly retraining: string;
}

const shownColumns = 100;
const signs = { drifted: '❌', undecided: '❔', stable: '✅' } as const;

/** Columns worst first, with the shape of both sides. */
export function renderDetails({
  assessment,
  sections,
  reference,
  current,
  retraining,
}: DriftDetails): string {
  const columns = worstColumnsFirst(assessment);
  const rows = columns.slice(0, shownColumns).map((column) => columnRow(column));
  const more = columns.length - rows.length;
  return [
    '\n### Columns\n',
    `${escapeMarkdown(current)} (${formatNumber(assessment.rows)} rows) against ${escapeMarkdown(reference.description)} (${formatNumber(reference.rows)} rows).\n`,
    '| | column | decided by | shift | alert | reference | current | largest change |',
    '|---|---|---|---:|---:|---|---|---|',
    ...rows,
    ...(more > 0 ? [`\n… and ${more} more columns: see report.json.`] : []),
    '\n<sub>Each bar is one bin of the reference; two bars of one column have the same scale. ❌ real and large · ✅ not large · ❔ too few rows to tell.</sub>',
    ...sectionLines(sections),
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
