import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NearCounter } from '#core/profile/near-counter.ts';

/** Veltkamp's splitting, as `roundedSql` writes it. */
function round(value: number, bits: number): number {
  const constant = 2 ** (52 - bits) + 1;
  if (Math.abs(value) >= 2 ** 960) return round(value * 2 ** -200, bits) / 2 ** -200;
  return value * constant - (value * constant - value);
}

function counted(values: readonly number[], counter: NearCounter): [number, number, number][] {
  counter.add(Float64Array.from(values));
  const { near, upTo, beyond } = counter.counts();
  return [...near].map((one, at) => [one, upTo[at]!, beyond[at]!]);
}

function naively(values: readonly number[], bits: number): [number, number, number][] {
  const counts = new Map<number, [number, number]>();
  for (const value of values) {
    const near = round(value, bits) + 0;
    const known = counts.get(near) ?? [0, 0];
    known[value > near ? 1 : 0]++;
    counts.set(near, known);
  }
  return [...counts]
    .map(([near, own]): [number, number, number] => [near, ...own])
    .sort(([a], [b]) => a - b);
}

describe('counts of doubles by what they round to', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ min: 1.7e9, max: 1.7001e9, noNaN: true }),
    fc.double({ min: -1e-307, max: 1e-307, noNaN: true }),
    fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
  );

  it('are those of rounding each value by itself, whatever the values and the number of bits', () => {
    fc.assert(
      fc.property(
        fc.array(numbers, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (values, bits) => {
          const counter = new NearCounter({
            bits,
            min: Math.min(...values),
            max: Math.max(...values),
            count: values.length,
            areHalved: true,
          });
          expect(counted(values, counter)).toEqual(naively(values, bits));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('tell missing and infinite values, and those farther out than the extremes, from the others', () => {
    const counter = new NearCounter({ bits: 8, min: -2, max: 4, count: 10, areHalved: true });
    const counts = counted(
      [Number.NaN, -Infinity, Infinity, -7, -3, -2, 0, 1, 4, 5, 1e9, Number.NaN],
      counter,
    );
    expect(counts).toEqual([-3, -2, 0, 1, 4].map((near) => [near, 1, 0]));
    expect(counter.rest()).toEqual({
      missing: 2,
      infinite: 2,
      below: { count: 1, extreme: -7 },
      above: { count: 2, extreme: 1e9 },
    });
  });

  it('take batches one after the other, of any length', () => {
    const counter = new NearCounter({ bits: 30, min: 0, max: 1e6, count: 5000, areHalved: false });
    counter.add(new Float64Array(10).fill(3));
    counter.add(new Float64Array(5000).fill(3));
    expect([...counter.counts().upTo]).toEqual([5010]);
  });

  it('take values of the other sign than announced for values outside', () => {
    const counter = new NearCounter({ bits: 8, min: 1, max: 4, count: 10, areHalved: true });
    expect(counted([-2, 2], counter)).toEqual([[2, 1, 0]]);
    expect(counter.rest().below).toEqual({ count: 1, extreme: -2 });
  });
});
