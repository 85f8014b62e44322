import type { Judged } from '#core/drift/judge-columns.ts';
import type { ColumnComparison } from '#core/drift/column-comparison.ts';
import { methodNames, type MethodName } from '#core/drift/method-names.ts';
import { driftMethods } from '#core/drift/methods/drift-methods.ts';
import { RandomDraws } from './random-draws.ts';
import {
  columnOfCategories,
  columnOfCounts,
  columnOfValues,
  laws,
  type Sizes,
} from './simulated-columns.ts';

/** A column without drift, and how it is drawn. */
export interface NullScenario {
  /** 'normal, profile', '200 Zipf categories'. */
  readonly column: string;
  readonly sizes: Sizes;
  draw(draws: RandomDraws): ColumnComparison;
}

export interface FalseAlarms {
  readonly method: MethodName;
  readonly column: string;
  readonly referenceRows: number;
  readonly currentRows: number;
  readonly runs: number;
  /** Share of runs in which "nothing shifted" is refuted at α. */
  readonly real: number;
  /** Share of runs with the verdict: real and large. */
  readonly drifted: number;
}

export const alpha = 0.05;

/** How often each method that fits cries wolf; all see the same draws. */
export function countFalseAlarms(
  scenario: NullScenario,
  runs: number,
  seed: number,
): FalseAlarms[] {
  const draws = new RandomDraws(seed);
  const found = new Map<MethodName, { real: number; drifted: number }>();
  for (let run = 0; run < runs; run++) {
    const comparison = scenario.draw(draws);
    for (const method of methodNames) {
      const judged = judgedBy(method, comparison);
      if (!judged) continue;
      const counts = found.get(method) ?? { real: 0, drifted: 0 };
      const { statistic, threshold } = judged;
      const isReal = statistic.noShift <= alpha;
      if (isReal) counts.real++;
      // The verdict on a single column; how rows would suffice is not asked here.
      if (isReal && statistic.atMost(threshold.alert) <= alpha) counts.drifted++;
      found.set(method, counts);
    }
  }
  return [...found].map(([method, { real, drifted }]) => ({
    method,
    column: scenario.column,
    referenceRows: scenario.sizes.reference,
    currentRows: scenario.sizes.current,
    runs,
    real: real / runs,
    drifted: drifted / runs,
  }));
}

export function judgedBy(method: MethodName, comparison: ColumnComparison): Judged | undefined {
  const definition = driftMethods[method];
  if (!definition.kinds.includes(comparison.kind)) return undefined;
  const statistic = definition.measure(comparison);
  return statistic && { statistic, threshold: definition.threshold };
}

export function numericScenario(
  law: keyof typeof laws,
  seen: 'values' | 'profile',
  sizes: Sizes,
): NullScenario {
  const sample = (draws: RandomDraws, rows: number): Float64Array =>
    Float64Array.from({ length: rows }, () => laws[law](draws));
  return {
    column: `${law}, ${seen}`,
    sizes,
    draw: (draws) =>
      columnOfValues(sample(draws, sizes.reference), sample(draws, sizes.current), seen),
  };
}

export function countedScenario(sizes: Sizes): NullScenario {
  return {
    column: 'normal, profile',
    sizes,
    draw: (draws) => columnOfCounts(draws, sizes),
  };
}

export function categoryScenario(
  categories: number,
  shape: 'equal' | 'Zipf',
  sizes: Sizes,
): NullScenario {
  const weights = Array.from({ length: categories }, (_, rank) =>
    shape === 'equal' ? 1 : 1 / (rank + 1),
  );
  return {
    column: `${categories} ${shape} categories`,
    sizes,
    draw: (draws) =>
      columnOfCategories(
        draws.multinomial(weights, sizes.reference),
        draws.multinomial(weights, sizes.current),
      ),
  };
}
