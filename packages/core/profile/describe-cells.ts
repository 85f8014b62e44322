import { binsOfCells } from './cell-bins.ts';
import { decodeCells, encodeCells } from './cell-text.ts';
import { chooseCells, type CellBudget } from './choose-cells.ts';
import { addCount, bitsWithin, cellEnds, cellOf, type Octave } from './dyadic-cells.ts';
import type { NumericProfile } from './profile.ts';
import type { Moments } from './summary-numbers.ts';

/** A numeric column with no more distinct values keeps each of them. */
export const mostDiscreteValues = 48;

/** What is known of the finite values of a column: exact values, or cells. */
export interface CountedNumbers {
  readonly octaves: readonly Octave[];
  readonly zeros: number;
}

/** Values with their counts, each in the smallest cell that there is. */
export function cellsOfValues(
  values: Iterable<readonly [number, number]>,
  isInteger: boolean,
): CountedNumbers {
  const octaves = new Map<string, Octave & { readonly cells: Map<number, number> }>();
  let zeros = 0;
  for (const [value, count] of values) {
    if (value === 0) {
      zeros += count;
      continue;
    }
    const { negative, exponent } = cellOf(value, 0);
    const bits = bitsWithin(exponent, isInteger);
    const key = `${negative} ${exponent}`;
    const octave = octaves.get(key) ?? { negative, exponent, bits, cells: new Map() };
    octaves.set(key, octave);
    addCount(octave.cells, cellOf(value, bits).index, count);
  }
  return { octaves: [...octaves.values()], zeros };
}

export interface DescribedBy extends Moments {
  readonly min: number;
  readonly max: number;
}

/** The profile of a column of few values. */
export function discreteNumbers(
  sorted: readonly (readonly [number, number])[],
  moments: Moments,
): NumericProfile {
  return {
    min: sorted[0]![0],
    max: sorted.at(-1)![0],
    mean: moments.mean,
    std: moments.std,
    edges: sorted.map(([value]) => value),
    counts: sorted.map(([, count]) => count),
    discrete: true,
  };
}

/** The profile of a column of many values, from octaves that `chooseCells` chose. */
export function celledNumbers(
  octaves: readonly Octave[],
  zeros: number,
  { min, max, mean, std }: DescribedBy,
): NumericProfile {
  return {
    min,
    max,
    mean,
    std,
    ...binsOfCells(octaves, zeros, { min, max }),
    cells: encodeCells(octaves, zeros),
  };
}

/**
 * What a numeric profile knows, as finely as it can be told. A discrete column knows its values; so does an octave of
 * whole numbers in cells no wider than 1.
 */
export function knownNumbers(
  profile: NumericProfile,
  type: { readonly isInteger: boolean; readonly becomesInteger: boolean },
): CountedNumbers {
  if (!profile.cells) {
    const values = profile.edges.map((value, at) => [value, profile.counts[at]!] as const);
    return cellsOfValues(values, type.becomesInteger);
  }
  const octaves = decodeCells(profile.cells)!;
  const { zeros } = profile.cells;
  if (!type.isInteger || type.becomesInteger) return { octaves, zeros };
  return { octaves: octaves.map((one) => (areSingle(one) ? singleNumbers(one) : one)), zeros };
}

/** The values of a column of whole numbers, ascending, when no cell can hold two of them. */
export function valuesOfCells({ octaves, zeros }: CountedNumbers): [number, number][] | undefined {
  if (!octaves.every((one) => areSingle(one))) return undefined;
  const values = octaves.flatMap((octave) =>
    [...octave.cells].map(([index, count]): [number, number] => {
      return [cellEnds(octave, index).high, count];
    }),
  );
  if (zeros > 0) values.push([0, zeros]);
  return values.sort(([a], [b]) => a - b);
}

/** Cells of whole numbers that hold one number each: the upper end. */
function areSingle({ exponent, bits }: Octave): boolean {
  return bits >= exponent;
}

function singleNumbers(octave: Octave): Octave {
  const values = valuesOfCells({ octaves: [octave], zeros: 0 })!;
  return cellsOfValues(values, false).octaves[0]!;
}

/** Adds up what several parts of a column know. */
export function addNumbers(parts: readonly CountedNumbers[]): CountedNumbers {
  const groups = new Map<string, Octave[]>();
  for (const octave of parts.flatMap(({ octaves }) => octaves)) {
    const key = `${octave.negative} ${octave.exponent}`;
    groups.set(key, [...(groups.get(key) ?? []), octave]);
  }
  const zeros = parts.reduce((sum, part) => sum + part.zeros, 0);
  return { octaves: [...groups.values()].map((group) => addOctaves(group)), zeros };
}

function addOctaves(group: readonly Octave[]): Octave {
  const bits = Math.min(...group.map((one) => one.bits));
  const cells = new Map<number, number>();
  for (const octave of group) {
    const factor = 2 ** (octave.bits - bits);
    for (const [index, count] of octave.cells) addCount(cells, Math.floor(index / factor), count);
  }
  return { ...group[0]!, bits, cells };
}

/** The octaves of a merge: its parts were chosen before, so they know enough. */
export function chooseMerged(
  octaves: readonly Octave[],
  budget: Omit<CellBudget, 'areParts'>,
): readonly Octave[] {
  const choice = chooseCells(octaves, { ...budget, areParts: true });
  if ('octaves' in choice) return choice.octaves;
  throw new Error('a merge of profiles needed finer cells than its parts have');
}
