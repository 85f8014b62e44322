import { steadyMoments, type Moments } from '#core/profile/summary-numbers.ts';
import { doubleLiteral } from '../double-literal.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { ResultRow } from '../engine.ts';
import { doubleOf } from '../number-sql.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { CountedFacts } from './column-facts.ts';

/** A column and a value amid its values: sums of squares far from 0 lose all digits. */
export interface MomentsRequest {
  readonly facts: CountedFacts;
  readonly center: number;
}

// Differences of whole numbers below this are exact in 64 bits.
const widestRange = 2n ** 62n;

/** A spread of at least a tenth of the mean leaves 14 digits of a difference of squares. */
const mostSquares = 100;

/** The moments from plain means of values less a shift and of their squares; undefined where these lose digits. */
export function nearMoments(
  { type, present, min = 0, max = 0 }: Pick<CountedFacts, 'type' | 'present' | 'min' | 'max'>,
  {
    shift = 0,
    mean,
    square,
  }: { readonly shift?: number; readonly mean: number; readonly square: number },
): Moments | undefined {
  const isUnsafe = type === 'integer' && !(Number.isSafeInteger(min) && Number.isSafeInteger(max));
  const variance = square - mean * mean;
  const isTame = max - min < 1e140 && max - min > 1e-140;
  if (present < 2 || isUnsafe || !isTame || !(variance * mostSquares >= square)) return undefined;
  const std = Math.sqrt((variance * present) / (present - 1));
  return steadyMoments({ shift, offset: mean, std });
}

/** SQL of the aggregates that `readMoments` understands. */
export function momentsSql(request: MomentsRequest, index: number, dialect: Dialect): string {
  const { facts } = request;
  const number = doubleOf(facts.column, dialect);
  const where = facts.hasSpecials ? dialect.isFinite(number) : 'true';
  const difference = differenceSql(request, number);
  const meanOf = (sql: string): string => dialect.mean(sql, { isWhole: false, where });
  return `${meanOf(difference)} AS offset_${index}, ${meanOf(`${difference} * ${difference}`)} AS square_${index}`;
}

function differenceSql(request: MomentsRequest, number: string): string {
  const shift = integerShift(request);
  if (shift !== undefined) {
    return `CAST(CAST(${quoteIdentifier(request.facts.name)} AS BIGINT) - (${shift}) AS DOUBLE)`;
  }
  const { center, scale } = scaleOf(request);
  const scaled = scale === 1 ? number : `(${number} / ${doubleLiteral(scale)})`;
  return `(${scaled} - ${doubleLiteral(center / scale)})`;
}

export function readMoments(request: MomentsRequest, row: ResultRow, index: number): Moments {
  const integer = integerShift(request);
  const { center, scale } = scaleOf(request);
  const shift = integer === undefined ? center : Number(integer);
  const size = integer === undefined ? scale : 1;
  const offset = Number(row[`offset_${index}`]);
  const square = Number(row[`square_${index}`]);
  const n = request.facts.present;
  const std = n > 1 ? Math.sqrt(Math.max(0, ((square - offset * offset) * n) / (n - 1))) : 0;
  return steadyMoments({ shift, offset: offset * size, std: std * size });
}

/** Where a double cannot tell whole numbers apart: the one at the center, so that differences are small. */
function integerShift({ facts, center }: MomentsRequest): bigint | undefined {
  const { type, smallest, largest, min, max } = facts;
  if (type !== 'integer' || (Number.isSafeInteger(min) && Number.isSafeInteger(max)))
    return undefined;
  const [low, high] = [BigInt(smallest!), BigInt(largest!)];
  const fits = low >= -(2n ** 63n) && high < 2n ** 63n && high - low < widestRange;
  if (!fits) return undefined;
  const near = BigInt(Math.round(center));
  return near < low ? low : near > high ? high : near;
}

/** A scale other than 1 only where squares would overflow or vanish. */
function scaleOf({ facts, center }: MomentsRequest): { center: number; scale: number } {
  const { min = 0, max = 0 } = facts;
  const range = max - min;
  const isExtreme = !(range < 1e140) || range < 1e-140;
  const largest = Math.max(Math.abs(min), Math.abs(max));
  return isExtreme ? { center: 0, scale: largest } : { center, scale: 1 };
}
