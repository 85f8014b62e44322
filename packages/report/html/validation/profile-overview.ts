import { fineBins } from '#core/drift/numeric-bins.ts';
import { shareText } from '#core/drift/drift-words.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import { categoryRows, renderCategories } from '../drift/category-bars.ts';
import { shown } from '../drift/column-card.ts';
import { shapeOf } from '../drift/rebin.ts';
import { renderShape } from '../drift/shape-chart.ts';

const drawnColumns = 36;
const listedColumns = 500;

/** What the data look like: one small picture a column. */
export function renderProfile({
  profile,
  split,
}: {
  readonly profile: Profile;
  readonly split: string | undefined;
}): string {
  const columns = Object.entries(profile.columns);
  const cards = columns.slice(0, drawnColumns).map(([name, column]) => renderCard(name, column));
  const rest = columns.slice(drawnColumns);
  const of = split === undefined ? '' : ` of the split ${escapeHtml(shown(split))}`;
  return `<section id="profile"><h2>Profile${of}<small>${columns.length} columns</small></h2><div class="cards">${cards.join('\n')}</div>${renderRest(rest)}</section>`;
}

function renderCard(name: string, column: ColumnProfile): string {
  return `<article class="card">
<h3><span class="title">${escapeHtml(shown(name))}</span><small>${escapeHtml(`${column.type} · ${column.role}`)}</small></h3>
<p class="measure">${escapeHtml(factsOf(column).join(' · '))}</p>
${renderPicture(name, column)}
</article>`;
}

function renderPicture(name: string, column: ColumnProfile): string {
  const { numeric, categorical } = column;
  if (numeric && numeric.counts.length > 0) {
    const { edges, counts } = fineBins(numeric);
    const nothing = counts.map(() => 0);
    const shape = shapeOf({
      edges,
      reference: counts,
      current: nothing,
      below: 0,
      above: 0,
      currentMin: Number.NaN,
      currentMax: Number.NaN,
      means: { reference: numeric.mean, current: Number.NaN },
      referenceStd: numeric.std,
    });
    return shape ? renderShape(shape, `distribution of ${name}`) : '';
  }
  if (categorical && categorical.values.length > 0) {
    const other = categorical.otherCount > 0;
    const reference = [
      ...categorical.values.map(({ count }) => count),
      ...(other ? [categorical.otherCount] : []),
    ];
    const labels = [...categorical.values.map(({ value }) => value), ...(other ? ['other'] : [])];
    const rows = categoryRows({ labels, reference, current: reference.map(() => 0) }, []);
    return renderCategories(rows, `values of ${name}`, { single: true });
  }
  return '';
}

function factsOf({
  rows,
  missing,
  infinite,
  distinct,
  numeric,
  categorical,
  range,
}: ColumnProfile): string[] {
  return [
    ...(rows > 0 ? [`${shareText(missing / rows)} missing`] : []),
    ...(infinite > 0 ? [`${formatNumber(infinite)} infinite`] : []),
    ...(numeric
      ? [
          `${formatNumber(numeric.min)} to ${formatNumber(numeric.max)}`,
          `mean ${formatNumber(numeric.mean)}`,
        ]
      : []),
    ...(categorical ? [`${formatNumber(categorical.distinct)} values`] : []),
    ...(distinct === undefined ? [] : [`${formatNumber(distinct)} distinct`]),
    ...(range ? [`${range.min} to ${range.max}`] : []),
  ];
}

function renderRest(columns: readonly [string, ColumnProfile][]): string {
  if (columns.length === 0) return '';
  const rows = columns.slice(0, listedColumns).map(([name, column]) => {
    const cells = [column.type, column.role, factsOf(column).join(' · ')];
    return `<tr><th scope="row">${escapeHtml(shown(name))}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  const more =
    columns.length > listedColumns
      ? `<p class="soft">… and ${columns.length - listedColumns} more in the profile.</p>`
      : '';
  return `<details class="rest"><summary>${columns.length} more columns</summary><div class="scroll"><table><thead><tr><th>column</th><th>type</th><th>role</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${more}</details>`;
}
