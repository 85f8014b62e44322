import type { MulticlassData } from '#core/gate/multiclass/multiclass-rows.ts';
import { seededRandom } from '#stats/random-source.ts';
import { classPredictions } from './multiclass-rows-of.ts';

/** Rows of four classes by formulas in whole numbers, which Python follows bit by bit. */
export function formulaRows(rows = 240): MulticlassData & { readonly weights: Float64Array } {
  const labels = Uint16Array.from({ length: rows }, (_, row) =>
    row % 5 < 2 ? 0 : 1 + ((row * row + Math.floor(row / 3)) % 3),
  );
  const model = (salt: number, bonus: number): MulticlassData['candidate'] => {
    const parts = [0, 1, 2, 3].map((index) =>
      Array.from(
        labels,
        (label, row) =>
          1 +
          ((row * (3 + 2 * index) + salt * (index + 1) + Math.floor(row / 7)) % 13) +
          (label === index ? bonus : 0),
      ),
    );
    const sums = Array.from(labels, (_, row) => parts.reduce((sum, of) => sum + of[row]!, 0));
    return classPredictions(
      labels,
      parts.map((of) => Float64Array.from(of, (part, row) => part / sums[row]!)),
    );
  };
  return {
    classes: ['a', 'b', 'c', 'd'],
    labels,
    candidate: model(2, 9),
    champion: model(5, 6),
    weights: Float64Array.from(labels, (_, row) => (1 + ((row * 5) % 9)) / 4),
  };
}

/** Two models that are equally good at three classes, each in its own way. */
export function equalModels(
  seed: number,
  rows: number,
): MulticlassData & { readonly champion: MulticlassData['candidate'] } {
  const random = seededRandom(seed);
  const uniform = (): number => random.below(1e6) / 1e6;
  const labels = Uint16Array.from({ length: rows }, () => {
    const at = uniform();
    return at < 0.5 ? 0 : at < 0.8 ? 1 : 2;
  });
  const model = (): MulticlassData['candidate'] => {
    const scores = [0, 1, 2].map((index) =>
      Float64Array.from(labels, (label) => uniform() + (label === index ? 0.5 : 0.05)),
    );
    const sums = Float64Array.from(labels, (_, row) =>
      scores.reduce((sum, of) => sum + of[row]!, 0),
    );
    return classPredictions(
      labels,
      scores.map((of) => of.map((score, row) => score / sums[row]!)),
    );
  };
  return { classes: ['a', 'b', 'c'], labels, candidate: model(), champion: model() };
}
