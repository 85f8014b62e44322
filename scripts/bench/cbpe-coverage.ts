import { measureCoverage } from '../../test/core/performance/cbpe-coverage.ts';
import { publishTables } from './results.ts';

const worlds = [
  { name: 'nothing shifted', world: {} },
  { name: 'covariate shift of 0.7 sd', world: { mean: 0.7 } },
  { name: 'covariate shift of −0.7 sd', world: { mean: -0.7 } },
  { name: 'rare positives (5 %)', world: { intercept: -4 } },
];
const sizes = [
  [500, 500],
  [2000, 1000],
  [10_000, 1000],
  [10_000, 20_000],
] as const;

/**
 * How often the 95 % interval of the estimate without labels holds the metric that the labels then show, and how far
 * the estimate is off on average: simulated covariate shift and miscalibration, no change of concept.
 * `npm run bench -- cbpe-coverage [repetitions]`.
 */
export async function benchCbpeCoverage(args: readonly string[]): Promise<void> {
  const repetitions = Number(args[0] ?? 400);
  const metrics = ['roc_auc', 'f1', 'accuracy'] as const;
  const rows = worlds.flatMap(({ name, world }) =>
    metrics.flatMap((metric) =>
      sizes.map(([referenceRows, currentRows]) => {
        const sample = { metric, referenceRows, currentRows, world, repetitions };
        const { coverage, bias, meanWidth } = measureCoverage(sample);
        const figures = [coverage.toFixed(3), bias.toFixed(4), meanWidth.toFixed(4)];
        const cells = [name, metric, String(referenceRows), String(currentRows), ...figures];
        console.error(cells.join('  '));
        return cells;
      }),
    ),
  );
  publishTables('cbpe-coverage', args, [
    {
      title: `95 % intervals of the estimate without labels, ${repetitions} simulations a row`,
      header: ['world', 'metric', 'reference rows', 'current rows', 'coverage', 'bias', 'width'],
      rows,
    },
  ]);
}
