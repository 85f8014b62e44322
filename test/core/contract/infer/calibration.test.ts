import { describe, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { proposeContract } from '#core/contract/propose-contract.ts';
import {
  brokenBy,
  drawTable,
  laws,
  learnt,
  proposed,
} from '../../../../scripts/bench/infer-simulation.ts';
import { uniform } from '../../../stats/seeded-sample.ts';

// 17 columns: light and heavy tails, whole numbers, mixtures, zeros, faults of one row in a thousand, gaps, categories.
// The larger run, with its table: scripts/bench/infer-calibration.ts.
describe('A contract that infer proposed, on a fresh sample of the same population,', () => {
  test.each([
    { rows: 50, fresh: 50, contracts: 10 },
    { rows: 50, fresh: 5, contracts: 10 },
    { rows: 400, fresh: 400, contracts: 10 },
    { rows: 400, fresh: 40, contracts: 10 },
  ])('fails in less than 1 % of cases: $fresh rows after $rows', ({ rows, fresh, contracts }) => {
    const next = uniform(rows + fresh);
    const broken = Array.from({ length: contracts }, () =>
      brokenBy(proposed(drawTable(rows, next)), drawTable(fresh, next), 'fail'),
    );
    expect(broken.flat()).toEqual([]);
  });

  test('fails when a tenth of a column is a thousand times too large, or missing, or new', () => {
    const next = uniform(3);
    const [seen, fresh] = [drawTable(1000, next), drawTable(1000, next)];
    const hurt = new Map(
      [...fresh].map(([name, values]) => [
        name,
        values.map((value, row) =>
          row % 10 > 0 ? value : typeof value === 'string' ? 'new' : null,
        ),
      ]),
    );
    const scaled = new Map(
      [...fresh].map(([name, values]) => [
        name,
        values.map((value, row) =>
          row % 10 > 0 || typeof value !== 'number' ? value : 1e3 * value,
        ),
      ]),
    );
    const proposal = proposed(seen);
    // A law without a mean holds values a thousand times as large, and zeros stay zeros.
    const unmoved = new Set([
      'Pareto 1',
      'Pareto 2',
      'ranked categories',
      '90 % zeros',
      '20 % missing',
      'log-normal',
    ]);
    const expected = laws.map(({ name }) => name).filter((name) => !unmoved.has(name));
    expect(brokenBy(proposal, hurt, 'fail')).toEqual(expect.arrayContaining(expected));
    const numeric = laws.filter(({ type }) => type !== 'string').map(({ name }) => name);
    expect(brokenBy(proposal, scaled, 'fail')).toEqual(
      expect.arrayContaining(numeric.filter((name) => !unmoved.has(name))),
    );
  });

  test('is a contract', () => {
    const table = drawTable(300, uniform(1));
    const { profile, evidence } = learnt(table);
    const text = proposeContract(profile, {}, evidence);
    // And one for the number of rows.
    expect(parseContract(text, 'contract.yaml').rules).toHaveLength(proposed(table).length + 1);
  });
});
