import { writeFile } from 'node:fs/promises';
import {
  categoryDraws,
  measureDetection,
  numericDraws,
  type Detection,
} from './calibration/detection.ts';
import {
  alpha,
  categoryScenario,
  countFalseAlarms,
  countedScenario,
  numericScenario,
  type FalseAlarms,
  type NullScenario,
} from './calibration/false-alarms.ts';
import { uniformYears, yearOfChecks } from './calibration/repeated-looks.ts';
import { laws, type Sizes } from './calibration/simulated-columns.ts';

/**
 * How often drift-check cries wolf and how often it finds what is there, on simulated columns, beside Evidently's and NannyML's
 * published formulas. `--runs 2000` columns a cell, `--years 1000` of hourly looks, `--json file` for the figures.
 */
export async function benchDriftCalibration(args: readonly string[]): Promise<void> {
  const runs = Number(option(args, '--runs') ?? 1000);
  const years = Number(option(args, '--years') ?? 1000);
  const json = option(args, '--json');
  const falseAlarms = benchFalseAlarms(runs);
  const detection = benchDetection(runs);
  const repeated = benchRepeatedLooks(years);
  if (json !== undefined) {
    const figures = { alpha, falseAlarms, detection, repeated };
    await writeFile(json, `${JSON.stringify(figures, undefined, 2)}\n`);
  }
}

function benchFalseAlarms(runs: number): FalseAlarms[] {
  console.log('Columns without drift: share called real / real and large');
  const falseAlarms = scenarios().flatMap((scenario, index) => {
    // Columns of a million rows or a thousand categories are drawn slowly.
    const some = scenario.isSlow ? Math.ceil(runs / 4) : runs;
    const found = countFalseAlarms(scenario, some, index + 1);
    console.log(falseAlarmLines(found));
    return found;
  });
  const worst = falseAlarms.reduce((a, b) => (b.real > a.real ? b : a));
  console.log(`\nhighest share of "real": ${percent(worst.real)} (stated ${percent(alpha)})`);
  return falseAlarms;
}

/** Power at the same false-alarm rate; `best` is the best of Evidently's methods for this very shift. */
function benchDetection(runs: number): Detection[] {
  console.log(
    '\nShare of columns found at 5 % false alarms (Evidently: thresholds set to give 5 %)',
  );
  const sizes: readonly Sizes[] = [
    { reference: 500, current: 500 },
    { reference: 2000, current: 300 },
    { reference: 200, current: 200 },
  ];
  return sizes.flatMap((size) =>
    [
      numericDraws(size, 'values'),
      numericDraws(size, 'profile'),
      categoryDraws(size, 5),
      categoryDraws(size, 50),
    ].flatMap((draws) => {
      const found = measureDetection(size, draws, runs);
      for (const row of found) console.log(detectionLine(row));
      return found;
    }),
  );
}

function benchRepeatedLooks(years: number) {
  const uniform = [0.2, 1].map((falseAlarms) => uniformYears(falseAlarms, years));
  for (const { falseAlarms, yearsWithAlarm, alarmsPerYear } of uniform) {
    console.log(
      `\nbudget ${falseAlarms} a year, ${years} years of hourly looks at valid p-values: ${percent(yearsWithAlarm)} of the years with an alarm, ${alarmsPerYear} alarms a year`,
    );
  }
  const checks = yearOfChecks(20, 200, 5000);
  console.log(
    `a year of hourly looks, 20 columns of 200 rows against one reference of 5000: ${checks.budgetAlarms} alarms with a budget, ` +
      `${checks.ownColumns} hours with a drifted column without one; Evidently's defaults: ${checks.evidentlyColumns} hours with a drifted column, ${checks.evidentlyDataset} with a drifted data set`,
  );
  return { uniform, checks };
}

function detectionLine({ shift, referenceRows, currentRows, ...row }: Detection): string {
  const best = Object.entries(row.rivals).sort((a, b) => b[1] - a[1])[0]!;
  const defaults = Object.entries(row.defaults).map(([name, rate]) => `${name} ${percent(rate)}`);
  return `${shift}, ${referenceRows} and ${currentRows} rows: ours ${percent(row.ours)} (and large ${percent(row.drifted)}), best ${best[0]} ${percent(best[1])}; ${defaults.join(', ')}`;
}

type Sized = NullScenario & { readonly isSlow: boolean };

function scenarios(): Sized[] {
  const pairs = (list: readonly (readonly [number, number])[]): Sizes[] =>
    list.map(([reference, current]) => ({ reference, current }));
  const drawn = pairs([
    [200, 200],
    [1000, 200],
    [200, 1000],
    [2000, 1000],
  ]);
  const counted = pairs([
    [200, 1e6],
    [20_000, 1000],
    [1e6, 200],
    [1e6, 1e6],
  ]);
  const numeric = drawn.flatMap((sizes) =>
    (Object.keys(laws) as (keyof typeof laws)[]).flatMap((law) =>
      (['values', 'profile'] as const).map((seen) => numericScenario(law, seen, sizes)),
    ),
  );
  const categorical = [...drawn, ...counted].flatMap((sizes) =>
    [2, 20, 200, 1000].flatMap((categories) =>
      (['equal', 'Zipf'] as const).map((shape) => categoryScenario(categories, shape, sizes)),
    ),
  );
  return [
    ...numeric.map((one) => ({ ...one, isSlow: one.sizes.reference > 1000 })),
    ...counted.map((sizes) => ({ ...countedScenario(sizes), isSlow: true })),
    ...categorical.map((one) => ({ ...one, isSlow: /^\d{3,}/.test(one.column) })),
  ];
}

function falseAlarmLines(found: readonly FalseAlarms[]): string {
  const [{ column, referenceRows, currentRows, runs }] = found as [FalseAlarms];
  const rates = found.map(
    ({ method, real, drifted }) => `${method} ${percent(real)} / ${percent(drifted)}`,
  );
  return `${column}, ${referenceRows} and ${currentRows} rows, ${runs} columns: ${rates.join(', ')}`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
