import type { ImportanceReport } from '#core/gate/stability/importance-report.ts';
import { escapeMarkdown } from './escape.ts';
import { formatNumber } from './format-number.ts';

/** A summary has room for what a person reads; more is in report.json. */
const shown = 10;

/** Markdown: what the most important features weigh in both models. */
export function renderImportance(report: ImportanceReport | undefined): string {
  if (!report) return '';
  const rows = report.features
    .slice(0, shown)
    .map(
      ({ feature, candidate, champion }) =>
        `| ${escapeMarkdown(feature)} | ${shareText(candidate)} | ${shareText(champion)} |`,
    );
  const rest = report.featureCount - rows.length;
  const more = rest > 0 ? `\n\n${formatNumber(rest)} features weigh less.` : '';
  return `\n### Feature importances\n\n| feature | candidate | champion |\n|---|---|---|\n${rows.join('\n')}${more}\n`;
}

function shareText(share: number | null): string {
  return share === null ? '' : `${formatNumber(share * 100)} %`;
}
