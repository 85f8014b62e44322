import type { ColumnComparison } from '#core/drift/column-comparison.ts';
import type { CategorySample, NumericSample } from '#core/drift/compat/compat-column.ts';
import { evidentlyOfCategories, evidentlyOfNumbers } from '#core/drift/compat/evidently-default.ts';
import { evidentlyCategorical, evidentlyNumeric } from '#core/drift/compat/evidently-tests.ts';
import { nannymlChunks } from '#core/drift/compat/nannyml-statistics.ts';
import { noShiftTest } from '#core/drift/no-shift-test.ts';
import { alpha, judgedBy } from './false-alarms.ts';
import { RandomDraws } from './random-draws.ts';
import { columnOfCategories, columnOfValues, shifts, type Sizes } from './simulated-columns.ts';

/** One pair of samples, as each tool sees it. */
interface Trial {
  readonly ours: ColumnComparison;
  /** Higher means more drift, whatever the method. */
  readonly rivals: Readonly<Record<string, number>>;
  /** Verdicts by the tools' own defaults. */
  readonly defaults: Readonly<Record<string, boolean>>;
}

export interface Detection {
  readonly shift: string;
  readonly referenceRows: number;
  readonly currentRows: number;
  readonly runs: number;
  /** Share of runs in which "nothing shifted" is refuted at α. */
  readonly ours: number;
  /** Share of runs with our verdict: real and large. */
  readonly drifted: number;
  /** Of Evidently's methods, each with the threshold that gives it α false alarms on columns without drift. */
  readonly rivals: Readonly<Record<string, number>>;
  /** By the thresholds that the tools come with. */
  readonly defaults: Readonly<Record<string, number>>;
}

type Draw = (draws: RandomDraws) => Trial;

/** A null and several shifts of it, all judged at the same false-alarm rate. */
export function measureDetection(
  sizes: Sizes,
  draws: { readonly none: Draw; readonly shifted: Readonly<Record<string, Draw>> },
  runs: number,
): Detection[] {
  const random = new RandomDraws(sizes.reference + sizes.current);
  const trials = (draw: Draw): Trial[] => Array.from({ length: runs }, () => draw(random));
  const calm = trials(draws.none);
  const limits = new Map(
    Object.keys(calm[0]!.rivals).map((name) => {
      const sorted = calm.map(({ rivals }) => rivals[name]!).sort((a, b) => a - b);
      return [name, sorted[Math.floor((1 - alpha) * runs)]!] as const;
    }),
  );
  const rowOf = (shift: string, some: readonly Trial[]): Detection => ({
    shift,
    referenceRows: sizes.reference,
    currentRows: sizes.current,
    runs,
    ours: share(some, ({ ours }) => noShiftTest(ours, 'values').pValue <= alpha),
    drifted: share(some, ({ ours }) => isDrifted(ours)),
    rivals: mapValues(calm[0]!.rivals, (name) =>
      share(some, ({ rivals }) => rivals[name]! > limits.get(name)!),
    ),
    defaults: mapValues(calm[0]!.defaults, (name) =>
      share(some, ({ defaults }) => defaults[name]!),
    ),
  });
  return [
    rowOf('none', calm),
    ...Object.entries(draws.shifted).map(([name, draw]) => rowOf(name, trials(draw))),
  ];
}

function isDrifted(comparison: ColumnComparison): boolean {
  const { statistic, threshold } = judgedBy('psi', comparison)!;
  return statistic.noShift <= alpha && statistic.atMost(threshold.alert) <= alpha;
}

export function numericDraws({ reference, current }: Sizes, seen: 'values' | 'profile') {
  const of =
    (law: (draws: RandomDraws) => number): Draw =>
    (draws) => {
      const sample = {
        reference: Float64Array.from({ length: reference }, () => draws.normal()),
        current: Float64Array.from({ length: current }, () => law(draws)),
      };
      return {
        ours: columnOfValues(sample.reference, sample.current, seen),
        ...numericRivals(sample),
      };
    };
  return {
    none: of((draws) => draws.normal()),
    shifted: mapValues(shifts, (name) => of(shifts[name])),
  };
}

function numericRivals(sample: { reference: Float64Array; current: Float64Array }) {
  const numbers: NumericSample = {
    reference: sample.reference.toSorted(),
    current: sample.current.toSorted(),
    integers: { reference: false, current: false },
  };
  return {
    rivals: mapValues(evidentlyNumeric, (name) => {
      const score = evidentlyNumeric[name](numbers);
      return name === 'ks' ? -score : score;
    }),
    defaults: {
      'Evidently default': evidentlyOfNumbers(numbers).drifted,
      'NannyML Jensen–Shannon, any of 10 chunks':
        nannymlChunks('jensen_shannon', sample).alerts > 0,
    },
  };
}

/** Shares that decay, and the same with every share moved at random by about `strength`. */
export function categoryDraws({ reference, current }: Sizes, categories: number) {
  const weights = Array.from({ length: categories }, (_, rank) => 1 / (rank + 3));
  const jitter = new RandomDraws(categories);
  const moved = (strength: number): number[] =>
    weights.map((weight) => weight * Math.exp(strength * jitter.normal()));
  const of =
    (shares: readonly number[]): Draw =>
    (draws) => {
      const [a, b] = [draws.multinomial(weights, reference), draws.multinomial(shares, current)];
      const present = [...a.keys()].filter((index) => a[index]! + b[index]! > 0);
      const sample: CategorySample = {
        names: present.map(String),
        reference: present.map((index) => a[index]!),
        current: present.map((index) => b[index]!),
      };
      return {
        ours: columnOfCategories(a, b),
        rivals: {
          chisquare: -evidentlyCategorical.chisquare(sample),
          ...mapValues({ jensenshannon: 0, psi: 0, kl_div: 0, hellinger: 0 }, (name) =>
            evidentlyCategorical[name](sample),
          ),
        },
        defaults: { 'Evidently default': evidentlyOfCategories(sample).drifted },
      };
    };
  const name = `${categories} categories, shares moved by about`;
  return {
    none: of(weights),
    shifted: { [`${name} 15 %`]: of(moved(0.15)), [`${name} 30 %`]: of(moved(0.3)) },
  };
}

function share<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.filter((item) => is(item)).length / items.length;
}

function mapValues<K extends string, V>(
  object: Readonly<Record<K, unknown>>,
  value: (key: K) => V,
): Record<K, V> {
  const keys = Object.keys(object) as K[];
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
