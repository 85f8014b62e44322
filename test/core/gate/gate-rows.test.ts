import { expect, test } from '@jest/globals';
import { gateRows, type BootstrapOptions } from '#core/gate/gate-rows.ts';

const labels = Uint8Array.from({ length: 200 }, (_, row) => (row % 4 === 0 ? 1 : 0));
const candidate = Float64Array.from(labels);

function positivesOfDraws(classBalance: BootstrapOptions['classBalance']): number[] {
  const rows = gateRows({ labels, candidate }, { draws: 100, seed: 1, classBalance });
  const { weights, unitCount, unitOfRow } = rows.resampling();
  return Array.from({ length: 100 }, (_, draw) =>
    labels.reduce(
      (sum, label, row) => sum + label * weights[draw * unitCount + unitOfRow[row]!]!,
      0,
    ),
  );
}

test('a fixed class balance gives every draw as many positives as the rows have', () => {
  expect(new Set(positivesOfDraws('fixed'))).toEqual(new Set([50]));
});

test('a sampled class balance varies from draw to draw as a binomial count does', () => {
  const positives = positivesOfDraws('sampled');
  const mean = positives.reduce((sum, count) => sum + count, 0) / positives.length;
  const variance = positives.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 99;
  expect(Math.abs(mean - 50)).toBeLessThan(2.5);
  expect(Math.sqrt(variance)).toBeGreaterThan(4.5);
  expect(Math.sqrt(variance)).toBeLessThan(8);
});

test('all metrics of the same rows share one resampling', () => {
  const rows = gateRows({ labels, candidate }, { draws: 100, seed: 1, classBalance: 'sampled' });
  expect(rows.resampling()).toBe(rows.resampling());
  expect(rows.resamplingWithPseudoRows().unitOfRow).toHaveLength(208);
});
