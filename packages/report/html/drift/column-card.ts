import type { ColumnAssessment } from '#core/drift/assess-drift.ts';
import { countAll } from '#core/drift/column-comparison.ts';
import { largestChange, probabilityText, quoted, shareText } from '#core/drift/drift-words.ts';
import type { MissingRate } from '#core/drift/missing-rate.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import { verdictBadge } from '../verdict-badge.ts';
import { categoryRows, renderCategories } from './category-bars.ts';
import { shapeOf, type Shape } from './rebin.ts';
import { renderShape } from './shape-chart.ts';
import { hasReach, renderShiftBar } from './shift-bar.ts';

export interface ColumnCard {
  readonly column: ColumnAssessment;
  readonly missing: MissingRate | undefined;
  /** Importance, when the policy gives it. */
  readonly weight: number | undefined;
}

export const stateVerdict = { drifted: 'fail', undecided: 'inconclusive', stable: 'pass' } as const;

/** One column: how far it moved against its threshold, and both distributions over each other. */
export function renderColumnCard(card: ColumnCard): string {
  const { column, weight } = card;
  const { judgement, isPrediction } = column;
  const kind = isPrediction ? '<small>predictions</small>' : '';
  const importance =
    weight === undefined ? '' : `<small>importance ${escapeHtml(formatNumber(weight))}</small>`;
  const notes = notesOf(card).map((note) => `<li>${note}</li>`);
  return `<article class="card ${judgement.state}">
<h3><span class="title">${escapeHtml(shown(column.column))}</span>${kind}${importance}${verdictBadge(stateVerdict[judgement.state], judgement.state)}</h3>
<p class="measure">${escapeHtml(measureText(column))}</p>
${renderShiftBar(column)}
${renderDistribution(column)}
<ul class="notes">${notes.join('')}</ul>
${renderNumbers(column)}
</article>`;
}

/** 'psi 0.273, alarm at 0.1, p < 1e-300'. */
export function measureText({
  statistics,
  method,
  threshold,
  judgement,
}: ColumnAssessment): string {
  const statistic = statistics.get(method)!;
  const { shift, interval } = statistic;
  const range =
    interval && statistic.value === shift
      ? ` [${formatNumber(interval.lower)}, ${formatNumber(interval.upper)}]`
      : '';
  const reach = hasReach(judgement, threshold.alert)
    ? ` · these rows show shifts from ${formatNumber(judgement.detectable!)}`
    : '';
  return `${method} ${formatNumber(shift)}${range} · alarm at ${formatNumber(threshold.alert)} · p ${probabilityText(judgement.noShift)}${reach}`;
}

function renderDistribution({ comparison, column, kind }: ColumnAssessment): string {
  const description = `${quoted(column)}, reference and current. Largest change: ${largestChange(comparison.binsWithMissing)}`;
  if (kind === 'numeric' && comparison.numeric) {
    const shape = shapeOf(comparison.numeric);
    if (!shape) return '<p class="soft">No finite value on either side.</p>';
    return renderShape(shape, description) + outsideNote(shape);
  }
  return renderCategories(
    categoryRows(comparison.binsWithMissing, ['missing', 'other']),
    description,
  );
}

/** Nothing is left out silently. */
function outsideNote({ outside }: Shape): string {
  const { reference, current } = outside;
  if (Math.max(reference, current) < 0.01) return '';
  return `<p class="measure">beyond the picture: ${shareText(reference)} of the reference, ${shareText(current)} of current</p>`;
}

function notesOf({ column, missing }: ColumnCard): string[] {
  const { comparison, newCategories, unit, constant, variants, judgement } = column;
  const { needed } = judgement;
  const gone =
    missing && (missing.changed || Math.max(missing.reference, missing.current) >= 0.001);
  return [
    ...(unit ? [`<b class="bad">unit change</b>: ${escapeHtml(unit.name)} what it was`] : []),
    ...(constant
      ? [`<b class="bad">constant feed</b>: always ${escapeHtml(quoted(constant.value))}`]
      : []),
    ...(variants.length > 0
      ? [
          `<b class="bad">spelling</b>: ${escapeHtml(quoted(variants[0]!.value))} for ${escapeHtml(quoted(variants[0]!.of))}`,
        ]
      : []),
    `largest change: ${escapeHtml(largestChange(comparison.binsWithMissing))}`,
    ...(gone
      ? [
          `${missing.changed ? '<b class="bad">missing</b>' : 'missing'}: ${shareText(missing.reference)} → ${shareText(missing.current)}`,
        ]
      : []),
    ...(newCategories && newCategories.values.length > 0
      ? [
          `${newCategories.unexpected ? '<b class="bad">new values</b>' : 'new values'}: ${escapeHtml(newValues(newCategories.values))} (${shareText(newCategories.rows / Math.max(1, newCategories.currentRows))} of rows)`,
        ]
      : []),
    ...(needed === undefined
      ? []
      : [`about ${escapeHtml(formatNumber(needed))} more rows would decide`]),
  ];
}

function newValues(values: readonly { readonly value: string }[]): string {
  const names = values.slice(0, 3).map(({ value }) => quoted(value));
  return `${names.join(', ')}${values.length > 3 ? ` and ${formatNumber(values.length - 3)} more` : ''}`;
}

const tableRows = 30;

/** The bins that decide, as a table: what the picture shows to whoever cannot see it. */
function renderNumbers({ comparison }: ColumnAssessment): string {
  const { labels, reference, current } = comparison.binsWithMissing;
  const [n, m] = [countAll(reference) || 1, countAll(current) || 1];
  const rows = labels
    .slice(0, tableRows)
    .map(
      (label, bin) =>
        `<tr><th scope="row">${escapeHtml(shown(label))}</th><td>${shareText(reference[bin]! / n)}</td><td>${shareText(current[bin]! / m)}</td></tr>`,
    );
  const more =
    labels.length > tableRows ? `<p class="soft">… and ${labels.length - tableRows} more.</p>` : '';
  return `<details><summary>numbers</summary><table class="bins"><thead><tr><th>bin</th><th>reference</th><th>current</th></tr></thead><tbody>${rows.join('')}</tbody></table>${more}</details>`;
}

const shownCharacters = 60;

export function shown(name: string): string {
  const characters = Array.from(name);
  return characters.length > shownCharacters
    ? `${characters.slice(0, shownCharacters - 1).join('')}…`
    : name === ''
      ? '(empty)'
      : name;
}
