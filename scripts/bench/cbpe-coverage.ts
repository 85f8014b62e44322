/**
 * How often the 95 % interval of the estimate without labels holds the metric that the labels then show, and how far
 * the estimate is off on average: simulated covariate shift and miscalibration, no change of concept.
 * `npx tsx scripts/bench/cbpe-coverage.ts [repetitions]` prints one line a cell.
 */
import { measureCoverage } from '../../test/core/performance/cbpe-coverage.ts';

const repetitions = Number(process.argv[2] ?? 400);
const worlds = [
  { name: 'nothing shifted', world: {} },
  { name: 'covariate shift of 0.7 sd', world: { mean: 0.7 } },
  { name: 'covariate shift of −0.7 sd', world: { mean: -0.7 } },
  { name: 'rare positives (5 %)', world: { intercept: -4 } },
];
process.stdout.write(
  '| world | metric | reference | current | coverage | bias | width |\n|---|---|---:|---:|---:|---:|---:|\n',
);
for (const { name, world } of worlds) {
  for (const metric of ['roc_auc', 'f1', 'accuracy'] as const) {
    for (const [referenceRows, currentRows] of [
      [500, 500],
      [2000, 1000],
      [10_000, 1000],
      [10_000, 20_000],
    ] as const) {
      const { coverage, bias, meanWidth } = measureCoverage({
        metric,
        referenceRows,
        currentRows,
        world,
        repetitions,
      });
      const cells = [
        name,
        metric,
        referenceRows,
        currentRows,
        coverage.toFixed(3),
        bias.toFixed(4),
        meanWidth.toFixed(4),
      ];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
    }
  }
}
