import type { EstimateReport } from '#core/gate/metric-report.ts';
import type { FairnessReport } from '#core/gate/fairness/evaluate-fairness.ts';
import { escapeMarkdown } from './escape.ts';
import { formatNumber } from './format-number.ts';

// A job summary has room for what a person reads; every group is in report.json.
const shownGroups = 30;

/** Markdown of the fairness rules: the disparity, then the figures of every group with their intervals. */
export function renderFairness(reports: readonly FairnessReport[]): string {
  if (reports.length === 0) return '';
  return `\n### Fairness\n${reports.map((report) => ruleSection(report)).join('')}`;
}

function ruleSection({ metric, subject, groups, ...models }: FairnessReport): string {
  const { candidate, champion, difference } = models;
  const against = champion
    ? `, champion ${valueText(champion)}, improvement ${valueText(difference)}`
    : '';
  const figures = Object.keys(groups[0]?.candidate ?? {});
  const header = ['group', 'rows', ...figures, ...(champion ? figures.map(ofChampion) : []), ''];
  const rows = groups
    .slice(0, shownGroups)
    .map((group) => [
      group.group,
      formatNumber(group.rows),
      ...figures.map((figure) => valueText(group.candidate[figure])),
      ...(champion ? figures.map((figure) => valueText(group.champion?.[figure])) : []),
      group.lacks === undefined ? '' : `cannot be judged: ${group.lacks}`,
    ]);
  const more =
    groups.length > shownGroups
      ? `\nThe first ${shownGroups} of ${groups.length} groups; all are in report.json.\n`
      : '';
  return `\n**${escapeMarkdown(`${metric} over ${subject}`)}**: ${escapeMarkdown(valueText(candidate) + against)}\n\n${tableOf(header, rows)}\n${more}`;
}

function ofChampion(figure: string): string {
  return `${figure}, champion`;
}

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map((row) => line(row))].join(
    '\n',
  );
}

function valueText(estimate: EstimateReport | undefined): string {
  if (!estimate) return '';
  const { value, lower, upper, unknown } = estimate;
  if (value === null) return `undefined: ${unknown ?? 'not a number'}`;
  if (lower === undefined || upper === undefined) return formatNumber(value);
  return `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
}
