import { scaleLinear } from 'd3-scale';
import type { Interval, Verdict } from '#core/verdict/finding.ts';
import { formatNumber } from '../../format-number.ts';
import { fixed, label, segment, svg } from './frame.ts';

/** Point estimates with their confidence intervals, each against its own limit: whether noise can explain the gap. */
export interface IntervalChart {
  readonly kind: 'intervals';
  readonly title: string;
  readonly caption?: string;
  readonly rows: readonly IntervalRow[];
}

export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly interval: Interval;
  readonly limit?: number;
  readonly verdict: Verdict;
}

const width = 480;
const rowHeight = 34;
const nameWidth = 168;
const padding = 14;

/** Every row has its own scale: an AUC and a log loss share no axis, but both share the question "beyond the limit?". */
export function renderIntervalChart(chart: IntervalChart): string {
  const height = Math.max(1, chart.rows.length) * rowHeight + 6;
  const rows = chart.rows.map((row, index) =>
    renderRow(row, index * rowHeight + rowHeight / 2 + 2),
  );
  return svg(
    { width, height },
    `${chart.title}: estimates with confidence intervals`,
    rows.join(''),
  );
}

function renderRow(row: IntervalRow, y: number): string {
  const { interval, value, limit } = row;
  const marks = [interval.lower, interval.upper, value, ...(limit === undefined ? [] : [limit])];
  const finite = marks.filter((mark) => Number.isFinite(mark));
  const [from, to] = [Math.min(...finite), Math.max(...finite)];
  const room = (to - from || Math.abs(value) || 1) * 0.06;
  // An end at infinity is drawn at the edge.
  const x = scaleLinear([from - room, to + room], [nameWidth, width - padding]).clamp(true);
  const lower = Math.max(interval.lower, from - room);
  const upper = Math.min(interval.upper, to + room);
  const track = segment('grid', [nameWidth, y], [width - padding, y]);
  const bar = segment(`interval ${row.verdict}`, [x(lower), y], [x(upper), y]);
  const point = `<circle class="point ${row.verdict}" cx="${fixed(x(value))}" cy="${fixed(y)}" r="4.5"/>`;
  const name = label({ x: nameWidth - 12, y: y + 4 }, row.name, {
    anchor: 'end',
    kind: 'row-text',
  });
  const threshold = limit === undefined ? '' : renderLimit({ x: x(limit), y }, limit);
  const number = beside({ x: x(value), y: y - 7 }, 8, (nameWidth + width) / 2);
  const estimate = label(number.at, formatNumber(value), {
    anchor: number.anchor,
    kind: 'bar-text',
  });
  return name + track + threshold + bar + point + estimate;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function renderLimit({ x, y }: Place, limit: number): string {
  const number = beside({ x, y: y + 14 }, 5, width - 70);
  const text = label(number.at, formatNumber(limit), { anchor: number.anchor, kind: 'limit-text' });
  return segment('limit', [x, y - 9], [x, y + 9]) + text;
}

/** Right of a mark; left of it where the room on the right ends. */
function beside(
  { x, y }: Place,
  gap: number,
  rightmost: number,
): { at: Place; anchor: 'start' | 'end' } {
  return x > rightmost
    ? { at: { x: x - gap, y }, anchor: 'end' }
    : { at: { x: x + gap, y }, anchor: 'start' };
}
