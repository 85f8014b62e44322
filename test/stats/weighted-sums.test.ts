import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { addWeightedSums } from '#stats/weighted-sums.ts';

test('sums of draws are weighted sums of units, whatever the width, the range and an odd number of draws', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 11 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 6 })),
      (width, draws, unitCount, stream) => {
        const next = (): number => stream.next().value!;
        const weights = Uint8Array.from({ length: draws * unitCount }, next);
        const units = Float64Array.from({ length: unitCount * width }, () => next() - 3);
        const sums = new Float64Array(draws * width);
        const middle = draws >> 1;
        addWeightedSums(sums, { weights, unitCount, units, width }, 0, middle);
        addWeightedSums(sums, { weights, unitCount, units, width }, middle, draws);
        const expected = Array.from({ length: draws * width }, (_, at) => {
          const [draw, column] = [Math.floor(at / width), at % width];
          let sum = 0;
          for (let unit = 0; unit < unitCount; unit++) {
            sum += weights[draw * unitCount + unit]! * units[unit * width + column]!;
          }
          return sum;
        });
        expect([...sums]).toEqual(expected);
      },
    ),
    { seed: 6, numRuns: 100 },
  );
});
