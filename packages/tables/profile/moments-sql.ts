import { steadyMoments, type Moments } from '#core/profile/summary-numbers.ts';
import { doubleLiteral } from '../double-literal.ts';
import { doubleOf } from '../number-sql.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { CountedFacts } from './column-facts.ts';

// Differences of whole numbers below this are exact in 64 bits.
const widestRange = 2n ** 62n;

/** SQL of a struct that `readMoments` understands. Values are taken from a value amid them: sums of squares far from 0 lose all digits. */
export function momentsSql(facts: CountedFacts): string {
  const shift = integerShift(facts);
  if (shift !== undefined) {
    const difference = `(CAST(${quoteIdentifier(facts.name)} AS BIGINT) - (${shift}))`;
    return `{total: CAST(sum(${difference}) AS VARCHAR), std: stddev_samp(CAST(${difference} AS DOUBLE))}`;
  }
  const number = doubleOf(facts.column);
  const { center, scale } = doubleScale(facts);
  const difference = `(${number} / ${doubleLiteral(scale)} - ${doubleLiteral(center / scale)})`;
  const finite = `FILTER (isfinite(${number}))`;
  return `{mean: favg(${difference}) ${finite}, std: stddev_samp(${difference}) ${finite}}`;
}

export function readMoments(facts: CountedFacts, value: unknown): Moments {
  const row = value as { total?: string; mean?: number; std: number | null };
  const shift = integerShift(facts);
  if (shift !== undefined) {
    const total = BigInt(row.total!);
    const n = BigInt(facts.present);
    const whole = total / n;
    const offset = Number(total - whole * n) / facts.present;
    // The whole part moves into the shift, so that what is rounded is small.
    return steadyMoments({ shift: Number(shift + whole), offset, std: row.std ?? 0 });
  }
  const { center, scale } = doubleScale(facts);
  return steadyMoments({ shift: center, offset: row.mean! * scale, std: (row.std ?? 0) * scale });
}

function integerShift({ type, smallest, largest }: CountedFacts): bigint | undefined {
  if (type !== 'integer') return undefined;
  const [low, high] = [BigInt(smallest!), BigInt(largest!)];
  const fits = low >= -(2n ** 63n) && high < 2n ** 63n && high - low < widestRange;
  return fits ? low + (high - low) / 2n : undefined;
}

/** A scale other than 1 only where squares would overflow or vanish. */
function doubleScale({ min = 0, max = 0 }: CountedFacts): { center: number; scale: number } {
  const largest = Math.max(Math.abs(min), Math.abs(max));
  const range = max - min;
  const isExtreme = !(range < 1e140) || range < 1e-140;
  return isExtreme ? { center: 0, scale: largest } : { center: min + range / 2, scale: 1 };
}
