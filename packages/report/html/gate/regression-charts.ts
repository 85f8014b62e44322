import type { CountGrid } from '#core/gate/curves/count-grid.ts';
import type { GateCurves } from '#core/gate/curves/gate-curves.ts';
import type { RegressionCurves } from '#core/gate/curves/regression-curves.ts';
import type { Chart } from '../chart/chart.ts';
import type { HeatChart } from '../chart/heat-chart.ts';

type Regression = Extract<GateCurves, { kind: 'regression' }>;

/** Truth and residuals by prediction, and the residuals of both models over each other. */
export function regressionCharts({ candidate, champion }: Regression): Chart[] {
  const sides: [name: string, curves: RegressionCurves][] = [
    ['candidate', candidate],
    ...(champion ? [['champion', champion] as [string, RegressionCurves]] : []),
  ];
  const truth = sides.map(([name, { truth: grid }], index) =>
    heat(grid, index, {
      title: `Truth by prediction, ${name}`,
      caption: 'The stronger the colour, the more rows; a good model lies along the diagonal.',
      y: 'true value',
      guide: 'diagonal',
    }),
  );
  const residuals = sides.map(([name, { residuals: grid }], index) =>
    heat(grid, index, {
      title: `Residuals by prediction, ${name}`,
      caption: 'Truth − prediction; a slope or a funnel says where the model errs systematically.',
      y: 'residual',
      guide: 'zero',
    }),
  );
  const [first] = sides;
  return [
    ...truth,
    ...residuals,
    {
      kind: 'bins',
      wide: true,
      title: 'Residuals',
      caption: 'Narrower around 0 is better. What lies outside is counted in the outermost bins.',
      x: { label: 'truth − prediction' },
      edges: first![1].residualCounts.edges,
      series: sides.map(([name, { residualCounts }]) => ({ name, counts: residualCounts.counts })),
    },
  ];
}

function heat(
  grid: CountGrid,
  index: number,
  words: Pick<HeatChart, 'title' | 'guide'> & { readonly caption: string; readonly y: string },
): HeatChart {
  const { x, y, columns, rows, counts } = grid;
  return {
    kind: 'heat',
    title: words.title,
    caption: words.caption,
    x: { label: 'prediction', domain: x },
    y: { label: words.y, domain: y },
    columns,
    rows,
    counts,
    guide: words.guide,
    colour: index + 1,
  };
}
