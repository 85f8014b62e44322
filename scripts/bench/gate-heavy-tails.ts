import type { Estimate } from '#core/gate/estimate.ts';
import { gateRows } from '#core/gate/gate-rows.ts';
import { binaryMetrics, regressionMetrics } from '#core/gate/metric-registry.ts';
import type { MetricOptions, MetricResult } from '#core/gate/metric.ts';
import { differenceEstimate, meanEstimate } from '#core/gate/ranking/group-mean.ts';
import type { RandomSource } from '#stats/random-source.ts';
import { drawSample, normals, truthOf, type Law, type Truth } from './gate-simulation.ts';

/** Rows of which a few carry nearly all of the noise: where intervals by the bootstrap or by Student's t with n − 1 are far too short. */
export interface HeavyCase {
  readonly title: string;
  readonly metric: string;
  readonly lowerIsBetter?: boolean;
  readonly truth: () => Truth;
  /** Draws the rows of one gate. */
  readonly gates: (random: RandomSource) => (run: number) => MetricResult;
}

export function heavyCases(options: MetricOptions): HeavyCase[] {
  return [
    lognormalTarget('r2', options),
    lognormalTarget('rmse', options),
    weightedPrecision(options),
    ...[30, 100, 300].map(nearlyPerfectRanking),
  ];
}

const drawnBy = (seed: number) => ({ draws: 2000, seed, classBalance: 'sampled' }) as const;

interface Predicted {
  readonly labels: Float64Array;
  readonly candidate: Float64Array;
  readonly champion: Float64Array;
}

// Standard deviations of the logarithm: of what both models know, of the target's noise, and of each model's.
const spread = { known: 0.9, target: 0.4, candidate: 0.3, champion: 0.2 };

/** A lognormal target of which both models know the logarithm through noise of their own. */
function drawLognormal(normal: () => number, rows: number): Predicted {
  const drawn = {
    labels: new Float64Array(rows),
    candidate: new Float64Array(rows),
    champion: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const known = spread.known * normal();
    drawn.labels[row] = Math.exp(known + spread.target * normal());
    drawn.candidate[row] = Math.exp(known + spread.candidate * normal());
    drawn.champion[row] = Math.exp(known + spread.champion * normal());
  }
  return drawn;
}

/** E(target − predicted)², from the moments of lognormal values. */
function meanSquaredError(noise: number): number {
  const [known, target, predicted] = [spread.known ** 2, spread.target ** 2, noise ** 2];
  const product = Math.exp(2 * known + (target + predicted) / 2);
  return Math.exp(2 * (known + target)) - 2 * product + Math.exp(2 * (known + predicted));
}

const ofLognormal = {
  r2: (error: number) => {
    const variance = spread.known ** 2 + spread.target ** 2;
    return 1 - error / (Math.exp(variance) * Math.expm1(variance));
  },
  rmse: Math.sqrt,
};

function lognormalTarget(metric: keyof typeof ofLognormal, options: MetricOptions): HeavyCase {
  const figure = regressionMetrics[metric]!;
  const { better } = figure;
  const value = ofLognormal[metric];
  return {
    title: 'lognormal target, 400 rows',
    metric,
    lowerIsBetter: better === 'lower',
    truth: () => {
      const candidate = value(meanSquaredError(spread.candidate));
      const champion = value(meanSquaredError(spread.champion));
      const gain = candidate - champion;
      return { candidate, improvement: better === 'lower' ? -gain : gain };
    },
    gates: (random) => {
      const normal = normals(random);
      return (run) => figure.evaluate(gateRows(drawLognormal(normal, 400), drawnBy(run)), options);
    },
  };
}

/** Weights that have nothing to do with the rows: the truth is that of rows that count alike. */
function weightedPrecision(options: MetricOptions): HeavyCase {
  const law: Law = { shift: 1, candidateNoise: 1.2, championNoise: 0.5 };
  const metric = 'average_precision';
  return {
    title: 'lognormal weights, 400 rows worth 150',
    metric,
    truth: () => truthOf(law, [metric], options).get(metric)!,
    gates: (random) => {
      const normal = normals(random);
      return (run) => {
        const sample = drawSample(random, law, 400);
        const weights = Float64Array.from(sample.labels, () => Math.exp(normal()));
        const rows = { ...sample, weights };
        return binaryMetrics[metric]!.evaluate(gateRows(rows, drawnBy(run)), options);
      };
    },
  };
}

/** Of most groups the ranking is perfect, as of searches that have one answer. */
function nearlyPerfectRanking(groups: number): HeavyCase {
  const perfect = 0.85;
  const figure = (random: RandomSource): number => {
    const uniform = (): number => random.below(2 ** 30) / 2 ** 30;
    return uniform() < perfect ? 1 : 0.6 + 0.4 * uniform();
  };
  const figuresOf = (values: Float64Array) => ({
    values,
    rows: 10 * groups,
    withoutRelevant: 0,
    excluded: true,
    evidence: {},
  });
  return {
    title: `${groups} groups, of which 85 % rank perfectly`,
    metric: 'ndcg',
    truth: () => ({ candidate: perfect + (1 - perfect) * 0.8, improvement: 0 }),
    gates: (random) => () => {
      const [candidate, champion] = [0, 1].map(() =>
        Float64Array.from({ length: groups }, () => figure(random)),
      ) as [Float64Array, Float64Array];
      const difference = candidate.map((one, group) => one - champion[group]!);
      const improvement: Estimate = differenceEstimate(figuresOf(difference), candidate, champion);
      return { candidate: meanEstimate(figuresOf(candidate)), improvement };
    },
  };
}
