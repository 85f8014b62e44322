import { describe, expect, test } from '@jest/globals';
import { drawCells } from '#core/gate/cell-draws.ts';
import { gateRows } from '#core/gate/gate-rows.ts';
import { sortDraws } from '#stats/bootstrap-interval.ts';
import { sumsOfDraws } from '#stats/bootstrap-sums.ts';

const options = { draws: 4000, seed: 1 };
const cells = [300, 20, 40, 60, 5, 15, 30, 130];

/** The same table as rows, for the bootstrap that draws them one by one. */
const cellOfRow = cells.flatMap((count, cell) => Array.from({ length: count }, () => cell));

function byRows(classBalance: 'sampled' | 'fixed'): Float64Array {
  const labels = Uint8Array.from(cellOfRow, (cell) => cell >> 2);
  const rows = gateRows(
    { labels, candidate: Float64Array.from(labels) },
    { ...options, classBalance },
  );
  return sumsOfDraws(rows.resampling(), {
    width: 8,
    addRow: (sums, offset, row) => {
      sums[offset + cellOfRow[row]!]! += 1;
    },
  });
}

/** The candidate's true positives less the champion's, and the candidate's false positives: a paired and a single figure. */
const figures = {
  'gain of true positives': (tp: number, championTp: number) => tp - championTp,
  'true positives': (tp: number) => tp,
};

describe.each(['sampled', 'fixed'] as const)('drawn cells, class balance %s', (classBalance) => {
  const drawn = drawCells(cells, { ...options, fixedClasses: classBalance === 'fixed' });
  const rows = byRows(classBalance);

  test.each(Object.entries(figures))('have the law of drawn rows: %s', (_, figure) => {
    const ofCells = new Float64Array(options.draws);
    const ofRows = new Float64Array(options.draws);
    for (let draw = 0; draw < options.draws; draw++) {
      const at = 4 * draw + 3;
      ofCells[draw] = figure(drawn.candidate[at]!, drawn.champion[at]!);
      const row = rows.subarray(8 * draw, 8 * draw + 8);
      ofRows[draw] = figure(row[6]! + row[7]!, row[5]! + row[7]!);
    }
    const [one, other] = [sortDraws(ofCells), sortDraws(ofRows)];
    expect(one.standardDeviation / other.standardDeviation).toBeCloseTo(1, 1);
    for (const share of [0.025, 0.5, 0.975]) {
      const at = Math.floor(share * options.draws);
      expect(Math.abs(one.sorted[at]! - other.sorted[at]!)).toBeLessThan(
        0.15 * other.standardDeviation + 1,
      );
    }
  });

  test('count both models on the same rows', () => {
    for (let draw = 0; draw < 50; draw++) {
      const [a, b] = [drawn.candidate, drawn.champion].map((all) =>
        all.subarray(4 * draw, 4 * draw + 4),
      );
      expect(a![2]! + a![3]!).toBe(b![2]! + b![3]!);
      expect(a!.reduce((sum, count) => sum + count, 0)).toBe(600);
      if (classBalance === 'fixed') expect(a![2]! + a![3]!).toBe(180);
    }
  });
});

test('the same seed draws the same cells, another seed others', () => {
  const draw = (seed: number) =>
    drawCells(cells, { draws: 5, seed, fixedClasses: false }).candidate;
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
