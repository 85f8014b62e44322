import type { CategoryCounts } from './build-comparison.ts';
import type { JudgedCategories } from './new-categories.ts';

/** A new value that is an old one in other clothes. */
export interface SpellingVariant {
  readonly value: string;
  readonly count: number;
  /** The value of the reference that it stands for. */
  readonly of: string;
}

/**
 * New values that differ from a known one only in case, white space, Unicode form or the way a number is written (1 and 1.0, 007
 * and 7): the source writes them differently, the world has not changed.
 */
export function spellingVariants(
  reference: CategoryCounts,
  { values }: Pick<JudgedCategories, 'values'>,
): SpellingVariant[] {
  const known = new Map<string, string>();
  // The most frequent spelling stands for all: profiles list it first.
  for (const [value] of [...reference.values].sort((a, b) => b[1] - a[1])) {
    const form = canonicalForm(value);
    if (!known.has(form)) known.set(form, value);
  }
  return values.flatMap(({ value, count }) => {
    const of = known.get(canonicalForm(value));
    return of === undefined ? [] : [{ value, count, of }];
  });
}

/** Equal for values that a person would take for one. */
export function canonicalForm(value: string): string {
  const plain = value.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain)) return plain;
  const number = Number(plain);
  // Digits beyond what a double holds would make two identifiers one.
  return plain.replaceAll(/\D/g, '').length <= 15 ? String(number === 0 ? 0 : number) : plain;
}
