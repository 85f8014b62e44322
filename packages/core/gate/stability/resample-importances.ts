import { seededRandom, type RandomSource } from '#stats/random-source.ts';
import type { ImportanceBatches } from './feature-importances.ts';

export interface ResampledImportances {
  /** Both sides' mean |SHAP| of one draw, in the order of `features`. */
  readonly candidate: Float64Array;
  readonly champion: Float64Array;
}

/** Draws parts of the rows with replacement; the same parts of both tables where these are about the same rows. */
export function* resampleImportances(
  candidate: ImportanceBatches,
  champion: ImportanceBatches,
  options: { readonly features: readonly string[]; readonly draws: number; readonly seed: number },
): Generator<ResampledImportances> {
  const { features, draws, seed } = options;
  const random = seededRandom(seed);
  const [first, second] = [sideOf(candidate, features), sideOf(champion, features)];
  const together = isPaired(candidate, champion);
  for (let draw = 0; draw < draws; draw++) {
    const parts = drawParts(candidate.counts.length, random);
    const others = together ? parts : drawParts(champion.counts.length, random);
    yield { candidate: meansOf(first, parts), champion: meansOf(second, others) };
  }
}

/** Both tables explain the same rows, in the same parts. */
export function isPaired(candidate: ImportanceBatches, champion: ImportanceBatches): boolean {
  return candidate.idDigest !== undefined && candidate.idDigest === champion.idDigest;
}

interface Side {
  readonly counts: Float64Array;
  /** Part by part: the sums of all features. */
  readonly sums: Float64Array;
  readonly width: number;
}

function sideOf({ counts, sums }: ImportanceBatches, features: readonly string[]): Side {
  const width = features.length;
  const byPart = new Float64Array(counts.length * width);
  features.forEach((feature, column) => {
    sums.get(feature)?.forEach((sum, part) => {
      byPart[part * width + column] = sum;
    });
  });
  return { counts, sums: byPart, width };
}

function drawParts(size: number, random: RandomSource): Uint32Array {
  return Uint32Array.from({ length: size }, () => random.below(size));
}

function meansOf({ counts, sums, width }: Side, parts: Uint32Array): Float64Array {
  const totals = new Float64Array(width);
  let rows = 0;
  for (const part of parts) {
    rows += counts[part]!;
    const start = part * width;
    for (let column = 0; column < width; column++) totals[column]! += sums[start + column]!;
  }
  return totals.map((total) => total / rows);
}
