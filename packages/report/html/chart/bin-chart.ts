import { axes, defaultPlot, fixed, frameOf, svg, widePlot, type Axis } from './frame.ts';
import { colourOf, renderLegend } from './legend.ts';

/** Histograms over the same bins, as densities: unequal bins keep equal areas. */
export interface BinChart {
  readonly kind: 'bins';
  readonly title: string;
  readonly caption?: string;
  readonly x: Omit<Axis, 'domain'>;
  /** Strictly increasing; one more than the counts of each series. */
  readonly edges: readonly number[];
  readonly series: readonly BinSeries[];
  readonly wide?: boolean;
  readonly heightPx?: number;
}

export interface BinSeries {
  readonly name: string;
  readonly counts: readonly number[];
  /** Position in the palette, from 1; by default the position in the list. */
  readonly colour?: number;
}

export function renderBinChart(chart: BinChart): string {
  const { edges } = chart;
  const series = chart.series.map(({ name, counts, colour }, index) => ({
    name,
    colour: colour ?? colourOf(index),
    densities: densities(edges, counts),
  }));
  const highest = Math.max(...series.flatMap(({ densities: values }) => values), Number.MIN_VALUE);
  const x: Axis = { ...chart.x, domain: [edges[0] ?? 0, edges.at(-1) ?? 1] };
  const y: Axis = { label: 'density', domain: [0, highest * 1.06], format: () => '' };
  const frame = frameOf(x, y, {
    ...defaultPlot,
    width: (chart.wide ? widePlot : defaultPlot).width,
    height: chart.heightPx ?? defaultPlot.height,
  });
  const { scales } = frame;
  const floor = fixed(scales.y(0));
  const shapes = series.map(({ densities: values, colour }) => {
    const tops = values.map(
      (value, bin) =>
        `L${fixed(scales.x(edges[bin]!))},${fixed(scales.y(value))}L${fixed(scales.x(edges[bin + 1]!))},${fixed(scales.y(value))}`,
    );
    const outline = `M${fixed(scales.x(edges[0]!))},${floor}${tops.join('')}L${fixed(scales.x(edges.at(-1)!))},${floor}`;
    return `<path class="area c${colour}" d="${outline}Z"/><path class="line c${colour}" d="${outline}"/>`;
  });
  const legend = renderLegend(series.map(({ name, colour }) => ({ name, colour })));
  const description = `${chart.title}: distribution of ${series.map(({ name }) => name).join(' and ')} over ${chart.x.label}`;
  return legend + svg(frame, description, axes(frame) + shapes.join(''));
}

/** Counts as shares per unit of x. */
export function densities(edges: readonly number[], counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, bin) => {
    const width = (edges[bin + 1] ?? Number.NaN) - (edges[bin] ?? Number.NaN);
    return total > 0 && width > 0 ? count / total / width : 0;
  });
}
