import { writeFile } from 'node:fs/promises';
import {
  alpha,
  categoryScenario,
  countFalseAlarms,
  countedScenario,
  numericScenario,
  type FalseAlarms,
  type NullScenario,
} from './calibration/false-alarms.ts';
import { laws, type Sizes } from './calibration/simulated-columns.ts';

/**
 * How often drift-check cries wolf, on simulated columns without drift. `--runs 2000` columns a cell, `--json file` for the
 * figures.
 */
export async function benchDriftCalibration(args: readonly string[]): Promise<void> {
  const runs = Number(option(args, '--runs') ?? 1000);
  const json = option(args, '--json');
  const falseAlarms = scenarios().flatMap((scenario, index) => {
    // Columns of a million rows or a thousand categories are drawn slowly.
    const some = scenario.isSlow ? Math.ceil(runs / 4) : runs;
    const found = countFalseAlarms(scenario, some, index + 1);
    console.log(falseAlarmLines(found));
    return found;
  });
  const worst = falseAlarms.reduce((a, b) => (b.real > a.real ? b : a));
  console.log(`\nhighest share of "real": ${percent(worst.real)} (stated ${percent(alpha)})`);
  if (json !== undefined) {
    await writeFile(json, `${JSON.stringify({ alpha, falseAlarms }, undefined, 2)}\n`);
  }
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
