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
import { publishTables, type ResultTable } from './results.ts';

/**
 * How often drift-check cries wolf and how often it finds what is there, on simulated columns, beside Evidently's and NannyML's
 * published formulas. `--runs 2000` columns a cell, `--years 1000` of hourly looks.
 */
export async function benchDriftCalibration(args: readonly string[]): Promise<void> {
  const runs = Number(option(args, '--runs') ?? 1000);
  const years = Number(option(args, '--years') ?? 1000);
  const falseAlarms = benchFalseAlarms(runs);
  const detection = benchDetection(runs);
  const repeated = benchRepeatedLooks(years);
  const tables = [falseAlarmTable(falseAlarms), detectionTable(detection), repeatedTable(repeated)];
  publishTables('drift-calibration', args, tables, { alpha, falseAlarms, detection, repeated });
}

function benchFalseAlarms(runs: number): FalseAlarms[] {
  return scenarios().flatMap((scenario, index) => {
    // Columns of a million rows or a thousand categories are drawn slowly.
    const some = scenario.isSlow ? Math.ceil(runs / 4) : runs;
    const found = countFalseAlarms(scenario, some, index + 1);
    for (const row of found) console.error(falseAlarmCells(row).join('  '));
    return found;
  });
}

function falseAlarmTable(found: readonly FalseAlarms[]): ResultTable {
  const worst = found.reduce((a, b) => (b.real > a.real ? b : a));
  return {
    title: 'Columns without drift',
    note: `Share of columns that are called really different (stated: ${percent(alpha)}), and really and largely different. Highest: ${percent(worst.real)}.`,
    header: ['column', 'reference rows', 'current rows', 'columns', 'method', 'real', 'drifted'],
    rows: found.map((row) => falseAlarmCells(row)),
  };
}

function falseAlarmCells(row: FalseAlarms): string[] {
  const { column, referenceRows, currentRows, runs, method, real, drifted } = row;
  return [
    column,
    String(referenceRows),
    String(currentRows),
    String(runs),
    method,
    percent(real),
    percent(drifted),
  ];
}

/** Power at the same false-alarm rate. */
function benchDetection(runs: number): Detection[] {
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
      for (const row of found) console.error(detectionCells(row).join('  '));
      return found;
    }),
  );
}

function detectionTable(found: readonly Detection[]): ResultTable {
  return {
    title: 'Columns that drifted',
    note: "Share of columns found at 5 % false alarms; Evidently's thresholds are set to give 5 %, the best of its methods for this very shift is shown, then what its and NannyML's defaults find.",
    header: [
      'shift',
      'reference rows',
      'current rows',
      'Trainyard',
      '… and large',
      'best of Evidently',
      'defaults',
    ],
    rows: found.map((row) => detectionCells(row)),
  };
}

function detectionCells({ shift, referenceRows, currentRows, ...row }: Detection): string[] {
  const best = Object.entries(row.rivals).sort((a, b) => b[1] - a[1])[0]!;
  const defaults = Object.entries(row.defaults).map(([name, rate]) => `${name} ${percent(rate)}`);
  return [
    shift,
    String(referenceRows),
    String(currentRows),
    percent(row.ours),
    percent(row.drifted),
    `${best[0]} ${percent(best[1])}`,
    defaults.join(', '),
  ];
}

interface RepeatedLooks {
  readonly uniform: readonly ReturnType<typeof uniformYears>[];
  readonly checks: ReturnType<typeof yearOfChecks>;
}

function benchRepeatedLooks(years: number): RepeatedLooks {
  const uniform = [0.2, 1].map((falseAlarms) => uniformYears(falseAlarms, years));
  return { uniform, checks: yearOfChecks(20, 200, 5000) };
}

function repeatedTable({ uniform, checks }: RepeatedLooks): ResultTable {
  const budgets = uniform.map(({ falseAlarms, yearsWithAlarm, alarmsPerYear }) => [
    `hourly looks at valid p-values, budget ${falseAlarms} a year`,
    `${percent(yearsWithAlarm)} of the years with an alarm, ${alarmsPerYear} alarms a year`,
  ]);
  const hours = [
    ['with an alarm budget', `${checks.budgetAlarms} alarms`],
    ['each look on its own', `${checks.ownColumns} hours with a drifted column`],
    ["Evidently's defaults", `${checks.evidentlyColumns} hours with a drifted column`],
    ["Evidently's defaults", `${checks.evidentlyDataset} hours with a drifted data set`],
  ].map(([how, found]) => [`20 columns of 200 rows, reference of 5,000, ${how!}`, found!]);
  return {
    title: 'A year of hourly looks without drift',
    header: ['', ''],
    rows: [...budgets, ...hours],
  };
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

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
