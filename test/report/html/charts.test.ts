import { describe, expect, test } from '@jest/globals';
import { densities, renderBinChart } from '#report/html/chart/bin-chart.ts';
import { renderForestChart, type ForestRow } from '#report/html/chart/forest-chart.ts';
import { renderHeatChart } from '#report/html/chart/heat-chart.ts';
import { renderIntervalChart } from '#report/html/chart/interval-chart.ts';
import { renderLineChart, type LineChart } from '#report/html/chart/line-chart.ts';
import { renderCategoryChart } from '#report/html/chart/category-chart.ts';

const lines = (points: readonly (readonly [number, number])[]): LineChart => ({
  kind: 'lines',
  title: 'Evidence',
  x: { label: 'seconds', domain: [0, 10] },
  y: { label: 'ln E', domain: [0, 5] },
  series: [{ name: 'errors', points }],
});

describe('a histogram', () => {
  test('has bars whose areas are the shares, however unequal the bins', () => {
    const edges = [0, 1, 3, 10];
    const heights = densities(edges, [10, 20, 70]);
    const areas = heights.map((height, bin) => height * (edges[bin + 1]! - edges[bin]!));
    expect(areas).toEqual([0.1, 0.2, expect.closeTo(0.7, 12)]);
  });

  test('of nothing is flat, not broken', () => {
    expect(densities([0, 1, 2], [0, 0])).toEqual([0, 0]);
    const svg = renderBinChart({
      kind: 'bins',
      title: 't',
      x: { label: 'x' },
      edges: [0, 1, 2],
      series: [{ name: 'a', counts: [0, 0] }],
    });
    expect(svg).not.toContain('NaN');
  });
});

describe('a line chart', () => {
  test.each([
    [
      'infinite evidence',
      [
        [0, 0],
        [5, Number.POSITIVE_INFINITY],
      ],
    ],
    [
      'minus infinity',
      [
        [0, Number.NEGATIVE_INFINITY],
        [5, 1],
      ],
    ],
    [
      'a value beyond the axis',
      [
        [0, 0],
        [5, 1e9],
      ],
    ],
    [
      'a value that is not a number',
      [
        [0, 0],
        [5, Number.NaN],
        [6, 1],
      ],
    ],
    ['no point at all', []],
  ] as [string, [number, number][]][])('draws %s within the plot', (_name, points) => {
    const svg = renderLineChart(lines(points));
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const path = /class="line c1" d="([^"]*)"/.exec(svg)![1]!;
    for (const y of path.match(/,(-?[\d.]+)/g) ?? []) {
      expect(Number(y.slice(1))).toBeGreaterThanOrEqual(0);
      expect(Number(y.slice(1))).toBeLessThanOrEqual(260);
    }
  });

  test('has a legend only when there are lines to tell apart', () => {
    const one = lines([[0, 0]]);
    expect(renderLineChart(one)).not.toContain('class="legend"');
    expect(
      renderLineChart({ ...one, series: [...one.series, { name: 'latency', points: [] }] }),
    ).toContain('latency</li>');
  });
});

describe('an interval chart', () => {
  test.each([
    ['a bounded interval', { lower: 0.1, upper: 0.3, level: 0.95 }],
    ['an interval without width', { lower: 0.2, upper: 0.2, level: 0.95 }],
    [
      'an unbounded interval',
      { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, level: 0.95 },
    ],
  ])('draws %s', (_name, interval) => {
    const svg = renderIntervalChart({
      kind: 'intervals',
      title: 't',
      rows: [{ name: 'roc auc', value: 0.2, interval, limit: 0.1, verdict: 'pass' }],
    });
    expect(svg).not.toMatch(/NaN|Infinity/);
    expect(svg).toContain('class="interval pass"');
    expect(svg).toContain('class="limit"');
  });
});

test('bars of categories are as long as their values', () => {
  const svg = renderCategoryChart({
    kind: 'categories',
    title: 't',
    series: ['before', 'after'],
    rows: [{ name: 'ORD', values: [1, 2] }],
    format: String,
  });
  const [before, after] = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map((match) =>
    Number(match[1]),
  );
  expect(after! / before!).toBeCloseTo(2, 2);
});

describe('a forest of intervals', () => {
  const row = (value: number, half: number, name = 'a'): ForestRow => ({
    name,
    value,
    lower: value - half,
    upper: value + half,
    verdict: 'pass',
  });
  const forest = (rows: readonly ForestRow[]): string =>
    renderForestChart({
      kind: 'forest',
      wide: true,
      title: 't',
      axis: 'improvement',
      rows,
      guides: [{ x: 0, label: 'no change', kind: 'plain' }],
    });
  const points = (svg: string): number[] =>
    [...svg.matchAll(/<circle[^>]* cx="([\d.]+)"/g)].map(([, x]) => Number(x));

  test('puts all rows on one axis', () => {
    const [low, middle, high] = points(forest([row(-1, 0.1), row(0, 0.1), row(1, 0.1)]));
    expect(middle! - low!).toBeCloseTo(high! - middle!, 0);
  });

  test('cuts an interval that would squeeze all others, with arrows, and tells its numbers', () => {
    const svg = forest([row(0, 0.1), row(0.1, 0.1), row(0.2, 90)]);
    expect(svg.match(/<path class="point pass"/g)).toHaveLength(2);
    expect(svg).toContain('−89.8');
    const [first, second] = points(svg);
    expect(second! - first!).toBeGreaterThan(50);
  });

  test('of infinite or equal ends has coordinates all the same', () => {
    const endless = { ...row(0, 0), lower: -Infinity, upper: Infinity };
    for (const svg of [forest([endless]), forest([row(0.5, 0)])]) {
      expect(svg.replaceAll(/>[^<]*</g, '><')).not.toMatch(/NaN|Infinity/);
    }
  });
});

test('a heat chart has one path a shade, and none for empty cells', () => {
  const svg = renderHeatChart({
    kind: 'heat',
    title: 't',
    x: { label: 'x', domain: [0, 2] },
    y: { label: 'y', domain: [0, 2] },
    columns: 2,
    rows: 2,
    counts: [1, 0, 1, 1000],
    guide: 'diagonal',
    colour: 1,
  });
  expect(svg.match(/class="heat c1 s\d"/g)).toHaveLength(2);
  expect(svg.match(/z/g)).toHaveLength(3);
});
