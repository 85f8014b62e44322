import { steadyMoments, type Moments } from './summary-numbers.ts';

export interface CountedMoments extends Moments {
  /** Finite values. */
  readonly count: number;
}

/** Mean and spread of several samples together (Chan, Golub and LeVeque 1979). At least one value. */
export function mergeMoments(parts: readonly CountedMoments[]): Moments {
  const filled = parts.filter(({ count }) => count > 0);
  const n = filled.reduce((sum, { count }) => sum + count, 0);
  const largest = Math.max(...filled.flatMap(({ mean, std }) => [Math.abs(mean), std]));
  // Powers of two change no digit. Squares of numbers beyond these would leave the range of a double.
  const scale = largest > 1e140 ? 2 ** 600 : largest < 1e-140 ? 2 ** -600 : 1;
  const shift = scale === 1 ? filled[0]!.mean : 0;
  const offsets = filled.map(({ mean }) => mean / scale - shift);
  const offset = filled.reduce((sum, { count }, at) => sum + (count / n) * offsets[at]!, 0);
  const squares = filled.reduce(
    (sum, { count, std }, at) =>
      sum + (count - 1) * (std / scale) ** 2 + count * (offsets[at]! - offset) ** 2,
    0,
  );
  const std = n > 1 ? Math.sqrt(squares / (n - 1)) * scale : 0;
  return steadyMoments({ shift, offset: offset * scale, std });
}
