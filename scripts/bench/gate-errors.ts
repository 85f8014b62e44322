import { parseArgs } from 'node:util';
import { decideByInterval } from '#core/gate/decide.ts';
import { decideFamily } from '#core/gate/decide-family.ts';
import type { Estimate } from '#core/gate/estimate.ts';
import { binaryMetrics } from '#core/gate/metric-registry.ts';
import type { MetricOptions } from '#core/gate/metric.ts';
import { criticalValue, normalSurvival } from '#stats/normal.ts';
import { seededRandom } from '#stats/random-source.ts';
import { drawSample, gateSample, truthOf, type Law } from './gate-simulation.ts';
import { gateMetrics } from './gate-data.ts';
import { publishTables, type ResultTable } from './results.ts';

const level = 0.95;
const options: MetricOptions = {
  threshold: 0.5,
  bins: 10,
  beta: 2,
  atPrecision: 0.8,
  atTop: 0.1,
  alpha: 0.5,
};

/** How often a gate decides wrongly when the truth lies exactly on the limit, where it errs most. */
interface Errors {
  readonly case: string;
  readonly metric: string;
  readonly gates: number;
  readonly wronglyFailed: number;
  readonly wronglyPassed: number;
}

/**
 * Wrong verdicts in simulated gates, `--runs 2000` a cell: equal models, a model worse by exactly the margin, one model exactly at its
 * bound, 50 slices at once, and the power against what theory says.
 */
export async function benchGateErrors(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '2000' },
      metric: { type: 'string', multiple: true, default: [...gateMetrics] },
      only: { type: 'string', multiple: true, default: ['errors', 'power', 'slices'] },
    },
  });
  const runs = Number(values.runs);
  const errors = values.only.includes('errors')
    ? laws.flatMap((law) => errorsOf(law, values.metric, runs))
    : [];
  const power = values.only.includes('power') ? [powerOf(runs)] : [];
  const families = values.only.includes('slices') ? [familyOf(runs)] : [];
  const tables = [
    errorTable(errors, runs),
    {
      title: 'Power and families',
      header: ['case', 'measured', 'stated'],
      rows: [...power, ...families],
    },
  ];
  publishTables('gate-errors', args, tables, { errors, power, families });
}

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
  const truth = truthOf(law, metrics, options);
  const random = seededRandom(20_261_125);
  const counts = new Map<string, { gates: number; fail: number; pass: number }>();
  const count = (key: string, estimate: Estimate, minimum: number): void => {
    const { verdict } = decideByInterval(estimate, { minimum }, level);
    const one = counts.get(key) ?? { gates: 0, fail: 0, pass: 0 };
    one.gates += 1;
    if (verdict === 'fail') one.fail += 1;
    if (verdict === 'pass') one.pass += 1;
    counts.set(key, one);
  };
  for (let run = 0; run < runs; run++) {
    const rows = gateSample(drawSample(random, law, law.rows), run + 1);
    for (const metric of metrics) {
      const { candidate, improvement } = binaryMetrics[metric]!.evaluate(rows, options);
      const { candidate: value, improvement: margin } = truth.get(metric)!;
      count(`${metric}|margin`, improvement!, margin);
      count(`${metric}|bound`, candidate, value);
    }
  }
  return [...counts].map(([key, { gates, fail, pass }]) => {
    const [metric, kind] = key.split('|') as [string, string];
    const lowerIsBetter = kind === 'bound' && binaryMetrics[metric]!.better === 'lower';
    // A loss is bounded above: there the two sides change places.
    const [failed, passed] = lowerIsBetter ? [pass, fail] : [fail, pass];
    const one = {
      case: kind === 'margin' ? law.title : `a bound, ${law.rows} rows`,
      metric,
      gates,
    };
    return { ...one, wronglyFailed: failed / gates, wronglyPassed: passed / gates };
  });
}

/** Share of passes of a model that is better than its margin, against Φ((δ − margin) / standard error − z). */
function powerOf(runs: number): string[] {
  const law = { shift: 1, candidateNoise: 0.6, championNoise: 0.6 };
  const margin = -0.04;
  const random = seededRandom(3);
  let [passed, variance] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const rows = gateSample(drawSample(random, law, 800), run + 1);
    const { improvement } = binaryMetrics['roc_auc']!.evaluate(rows, options);
    if (decideByInterval(improvement!, { minimum: margin }, level).verdict === 'pass') passed += 1;
    variance += improvement!.value ** 2 / runs;
  }
  const stated = normalSurvival(margin / Math.sqrt(variance) + criticalValue(level));
  return [
    'an equal model passes roc_auc with margin −0.04, 800 rows',
    percent(passed / runs),
    `${percent(stated)} (normal theory)`,
  ];
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
    percent(wrong / runs),
    '≤ 2.5 %',
  ];
}

function errorTable(errors: readonly Errors[], runs: number): ResultTable {
  const standardError = Math.sqrt((0.025 * 0.975) / runs);
  return {
    title: `Wrong verdicts at 95 %, each side nominally 2.5 %`,
    note: `The truth lies exactly on the limit, where a gate errs most. ${runs.toLocaleString('en-US')} simulated gates a row, 2,000 draws; standard error ${percent(standardError)}.`,
    header: ['case', 'metric', 'wrongly failed', 'wrongly passed'],
    rows: errors.map((one) => [
      one.case,
      `\`${one.metric}\``,
      percent(one.wronglyFailed),
      percent(one.wronglyPassed),
    ]),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
