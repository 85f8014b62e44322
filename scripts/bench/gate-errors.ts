import { parseArgs } from 'node:util';
import { decideByInterval } from '#core/gate/decide.ts';
import { decideFamily } from '#core/gate/decide-family.ts';
import { binaryMetrics } from '#core/gate/metric-registry.ts';
import type { MetricOptions } from '#core/gate/metric.ts';
import { criticalValue, normalSurvival } from '#stats/normal.ts';
import { seededRandom } from '#stats/random-source.ts';
import { heavyCases, type HeavyCase } from './gate-heavy-tails.ts';
import { drawSample, gateSample, truthOf, type Law } from './gate-simulation.ts';
import { gateMetrics } from './gate-data.ts';
import { publishTables } from './results.ts';
import { errorTable, level, percent, VerdictCounter, type Errors } from './wrong-verdicts.ts';

const options: MetricOptions = {
  threshold: 0.5,
  bins: 10,
  beta: 2,
  atPrecision: 0.8,
  atTop: 0.1,
  alpha: 0.5,
};

/**
 * Wrong verdicts in simulated gates, `--runs 10000` a cell: equal models, a model worse by exactly the margin, one model exactly at its
 * bound, rows of which a few carry the noise, 50 slices at once, and the power against what theory says.
 */
export async function benchGateErrors(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10000' },
      metric: { type: 'string', multiple: true, default: [...gateMetrics] },
      only: { type: 'string', multiple: true, default: ['errors', 'heavy', 'power', 'slices'] },
    },
  });
  const runs = Number(values.runs);
  const isAsked = (part: string): boolean => values.only.includes(part);
  const errors = isAsked('errors')
    ? laws.flatMap((law) => [
        ...errorsOf(
          law,
          values.metric.filter((one) => closedForm.has(one)),
          4 * runs,
        ),
        ...errorsOf(
          law,
          values.metric.filter((one) => !closedForm.has(one)),
          runs,
        ),
      ])
    : [];
  const heavy = isAsked('heavy')
    ? heavyCases(options).flatMap((one) => heavyErrors(one, runs))
    : [];
  const power = isAsked('power') ? powersOf(runs) : [];
  const families = isAsked('slices') ? [familyOf(runs)] : [];
  const tables = [
    errorTable('Wrong verdicts at 95 %, each side nominally 2.5 %', errors),
    errorTable('Where a few rows carry the noise', heavy),
    {
      title: 'Power and families',
      header: ['case', 'gates', 'measured', 'stated'],
      rows: [...power, ...families],
    },
  ];
  publishTables('gate-errors', args, tables, { errors, heavy, power, families });
}

// Without draws, so that four times as many gates take no longer.
const closedForm = new Set(['roc_auc', 'accuracy', 'recall']);

const laws: readonly (Law & { readonly title: string; readonly rows: number })[] = [
  { title: 'equal models, 200 rows', rows: 200, shift: 1, candidateNoise: 0.6, championNoise: 0.6 },
  {
    title: 'worse by the margin, 400 rows',
    rows: 400,
    shift: 1,
    candidateNoise: 1.2,
    championNoise: 0.5,
  },
];

function errorsOf(
  law: Law & { title: string; rows: number },
  metrics: readonly string[],
  runs: number,
): Errors[] {
  if (metrics.length === 0) return [];
  const truth = truthOf(law, metrics, options);
  const random = seededRandom(20_261_125);
  const counter = new VerdictCounter();
  for (let run = 0; run < runs; run++) {
    const rows = gateSample(drawSample(random, law, law.rows), run + 1);
    for (const metric of metrics) {
      const figure = binaryMetrics[metric]!;
      const { candidate, improvement } = figure.evaluate(rows, options);
      const { candidate: value, improvement: margin } = truth.get(metric)!;
      const turned = figure.better === 'lower';
      counter.count(improvement!, margin, { case: law.title, metric });
      counter.count(candidate, value, { case: `a bound, ${law.rows} rows`, metric, turned });
    }
  }
  return counter.errors();
}

function heavyErrors({ title, metric, lowerIsBetter, ...one }: HeavyCase, runs: number): Errors[] {
  const { candidate: value, improvement: margin } = one.truth();
  const gate = one.gates(seededRandom(20_261_125));
  const counter = new VerdictCounter();
  for (let run = 0; run < runs; run++) {
    const { candidate, improvement } = gate(run + 1);
    counter.count(improvement!, margin, { case: `${title}: margin`, metric });
    const turned = lowerIsBetter === true;
    counter.count(candidate, value, { case: `${title}: bound`, metric, turned });
  }
  return counter.errors();
}

/** Gates by which the power is measured, and the margin of each: so wide that about four of five equal models pass. */
const powerMargins = { roc_auc: -0.04, log_loss: -0.04, f1: -0.09 };

/** Share of passes of a model that is better than its margin, against Φ((δ − margin) / standard error − z). */
function powersOf(runs: number): string[][] {
  const law = { shift: 1, candidateNoise: 0.6, championNoise: 0.6 };
  return Object.entries(powerMargins).map(([metric, margin]) => {
    const random = seededRandom(3);
    let [passed, variance] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const rows = gateSample(drawSample(random, law, 800), run + 1);
      const { improvement } = binaryMetrics[metric]!.evaluate(rows, options);
      if (decideByInterval(improvement!, { minimum: margin }, level).verdict === 'pass') passed++;
      variance += improvement!.value ** 2 / runs;
    }
    const stated = normalSurvival(margin / Math.sqrt(variance) + criticalValue(level));
    return [
      `an equal model passes ${metric} with margin ${String(margin).replace('-', '−')}, 800 rows`,
      runs.toLocaleString('en-US'),
      percent(passed / runs),
      `${percent(stated)} (normal theory)`,
    ];
  });
}

/** How often any of 50 slices of equal models is failed. */
function familyOf(runs: number): string[] {
  const law = { shift: 1, candidateNoise: 0.6, championNoise: 0.6 };
  const random = seededRandom(5);
  let wrong = 0;
  for (let run = 0; run < runs; run++) {
    const members = Array.from({ length: 50 }, () => {
      const rows = gateSample(drawSample(random, law, 200), run + 1);
      return {
        estimate: binaryMetrics['roc_auc']!.evaluate(rows, options).improvement!,
        limits: { minimum: 0 },
      };
    });
    if (decideFamily(members, level).some(({ verdict }) => verdict === 'fail')) wrong += 1;
  }
  return [
    'any of 50 slices of 200 rows fails, equal models, roc_auc',
    runs.toLocaleString('en-US'),
    percent(wrong / runs),
    '≤ 2.5 %',
  ];
}
