import type { ColumnAssessment } from '#core/drift/assess-drift.ts';
import { largestChange, probabilityText } from '#core/drift/drift-words.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import { verdictBadge } from '../verdict-badge.ts';
import { renderColumnCard, shown, stateVerdict } from './column-card.ts';
import type { DriftPageInput } from './drift-page-input.ts';

/** Pictures cost about 6 KB each: more would make a page that no one reads and no artifact viewer opens. */
const drawnColumns = 36;
/** Columns that moved are all drawn; of those that did not only so many that a reader sees what calm looks like. */
const drawnAnyway = 9;

/** Columns by importance × shift: the worst as pictures, all others in a table. */
export function renderColumns({ assessment, weights }: DriftPageInput): string {
  const columns = worstColumnsFirst(assessment, weights);
  if (columns.length === 0) return '';
  const moved = columns.filter(({ judgement }) => judgement.state !== 'stable').length;
  const drawn = Math.min(drawnColumns, Math.max(drawnAnyway, moved));
  const missing = new Map(assessment.missingRates.map((rate) => [rate.column, rate]));
  const cards = columns.slice(0, drawn).map((column) =>
    renderColumnCard({
      column,
      missing: missing.get(column.column),
      weight: weights?.get(column.column),
    }),
  );
  return `<section id="columns"><h2>Columns, the largest shift first</h2>
<ul class="legend"><li><span class="swatch ref"></span>reference</li><li><span class="swatch cur"></span>current</li><li><span class="swatch mark"></span>alarm threshold</li><li><span class="swatch diamond"></span>shift that these rows would show</li></ul>
<div class="cards">${cards.join('\n')}</div>
${renderRest(columns.slice(drawn))}</section>`;
}

function renderRest(columns: readonly ColumnAssessment[]): string {
  if (columns.length === 0) return '';
  const rows = columns.map((column) => {
    const { judgement, method, statistics, threshold, comparison } = column;
    const cells = [
      method,
      formatNumber(statistics.get(method)!.shift),
      formatNumber(threshold.alert),
      probabilityText(judgement.noShift).replace(/^= /, ''),
      largestChange(comparison.binsWithMissing),
    ];
    return `<tr><td>${verdictBadge(stateVerdict[judgement.state], judgement.state)}</td><th scope="row">${escapeHtml(shown(column.column))}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<details class="rest"><summary>${columns.length} more columns</summary><div class="scroll"><table><thead><tr><th></th><th>column</th><th>method</th><th>shift</th><th>alarm</th><th>p</th><th>largest change</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}
