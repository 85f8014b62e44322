import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Verdict } from '#core/verdict/finding.ts';
import { formatNumber } from '../../format-number.ts';
import { fixed, label, segment, svg } from './frame.ts';

/** One quantity with its interval in many groups, on one axis: where it is bad, and where only few rows make it look so. */
export interface ForestChart {
  readonly kind: 'forest';
  readonly wide: true;
  readonly title: string;
  readonly caption?: string;
  readonly axis: string;
  readonly rows: readonly ForestRow[];
  /** Lines across all rows. */
  readonly guides: readonly {
    readonly x: number;
    readonly label: string;
    readonly kind: 'limit' | 'plain';
  }[];
}

export interface ForestRow {
  readonly name: string;
  /** Rows behind it. */
  readonly n?: number | undefined;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** undefined: nothing was asked. */
  readonly verdict: Verdict | undefined;
  /** The whole beside its parts. */
  readonly isTotal?: boolean;
}

const width = 980;
const rowHeight = 24;
const nameWidth = 230;
const countWidth = 90;
const textWidth = 200;
const top = 22;
const bottom = 40;
const left = nameWidth + countWidth;
const right = width - textWidth;

export function renderForestChart(chart: ForestChart): string {
  const height = top + chart.rows.length * rowHeight + bottom;
  const x = scaleOf(chart);
  const floor = height - bottom;
  const ticks = x
    .ticks(6)
    .map(
      (value) =>
        segment('grid', [x(value), top], [x(value), floor]) +
        label({ x: x(value), y: floor + 16 }, formatNumber(value)),
    );
  const rows = chart.rows.map((row, index) =>
    renderRow(row, x, top + index * rowHeight + rowHeight / 2),
  );
  const name = label({ x: (left + right) / 2, y: height - 6 }, chart.axis, { kind: 'name' });
  const description = `${chart.title}: ${chart.axis} with intervals, by slice`;
  const body = ticks.join('') + guides(chart, x, floor) + rows.join('') + name;
  return svg({ width, height }, description, body);
}

// Of a slice of few rows the interval may be many times as wide as those of all others: it is cut at the edge, with an arrow.
const widestShown = 4;

/** Holds every value and guide, and every interval that would not squeeze the others. */
function scaleOf({ rows, guides: lines }: ForestChart): ScaleLinear<number, number> {
  const halfOf = ({ value, lower, upper }: ForestRow): number =>
    Math.max(upper - value, value - lower);
  const halves = rows.map((row) => halfOf(row)).filter((half) => Number.isFinite(half));
  const usual = halves.sort((a, b) => a - b)[Math.floor(halves.length / 2)] ?? 0;
  const ends = rows
    .filter((row) => halfOf(row) <= widestShown * usual)
    .flatMap(({ lower, upper }) => [lower, upper]);
  const marks = [...rows.map(({ value }) => value), ...lines.map((line) => line.x), ...ends];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  const room = Math.max((high - low) * 0.04, Math.abs(high) * 1e-6, 1e-9);
  return scaleLinear([low - room, high + room], [left, right]).clamp(true);
}

function renderRow(row: ForestRow, x: ScaleLinear<number, number>, y: number): string {
  const { lower, upper, value, verdict = 'none', isTotal = false } = row;
  const bar = segment(`interval ${verdict}`, [x(lower), y], [x(upper), y]);
  const [from, to] = x.domain() as [number, number];
  const arrows =
    (lower < from ? arrow(x(from), y, -1, verdict) : '') +
    (upper > to ? arrow(x(to), y, 1, verdict) : '');
  const point = isTotal
    ? `<path class="point ${verdict}" d="M${fixed(x(value) - 7)} ${fixed(y)}l7 -6 7 6 -7 6z"/>`
    : `<circle class="point ${verdict}" cx="${fixed(x(value))}" cy="${fixed(y)}" r="4.5"/>`;
  const kind = isTotal ? 'row-text total' : 'row-text';
  const name = label({ x: 0, y: y + 4 }, cut(row.name), { anchor: 'start', kind });
  const count =
    row.n === undefined
      ? ''
      : label({ x: left - 14, y: y + 4 }, formatNumber(row.n), { anchor: 'end', kind: 'bar-text' });
  const text = `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
  const number = label({ x: right + 12, y: y + 4 }, text, { anchor: 'start', kind: 'bar-text' });
  return name + count + bar + arrows + point + number;
}

function arrow(x: number, y: number, direction: 1 | -1, verdict: string): string {
  return `<path class="point ${verdict}" d="M${fixed(x + direction * 6)} ${fixed(y)}l${-direction * 7} -5v10z"/>`;
}

function guides(
  { guides: lines }: ForestChart,
  x: ScaleLinear<number, number>,
  floor: number,
): string {
  return lines
    .map(
      (guide, index) =>
        segment(`guide ${guide.kind}`, [x(guide.x), top - 4], [x(guide.x), floor]) +
        label({ x: x(guide.x) + (index % 2 === 0 ? -5 : 5), y: top - 8 }, guide.label, {
          kind: `guide-text ${guide.kind}`,
          anchor: index % 2 === 0 ? 'end' : 'start',
        }),
    )
    .join('');
}

const longestName = 34;

function cut(name: string): string {
  const characters = Array.from(name);
  return characters.length > longestName
    ? `${characters.slice(0, longestName - 1).join('')}…`
    : name;
}
