import { describe, expect, test } from '@jest/globals';
import { driftSummary } from '#report/drift-sentence.ts';
import { renderDetails, sparklines } from '#report/drift-details.ts';
import { worstColumnsFirst } from '#core/drift/worst-columns.ts';
import { assessDrift, type ComparedColumn } from '#core/drift/assess-drift.ts';
import { compareNumbers, numericProfile, policyOf } from '../../core/drift/samples.ts';
import { normalSample } from '../../stats/seeded-sample.ts';

const reference = normalSample(2000, 1);

function assess(shifts: Readonly<Record<string, number>>) {
  const compared = Object.entries(shifts).map(([column, shift], index): ComparedColumn => ({
    planned: {
      column,
      kind: 'numeric',
      profile: numericProfile(reference),
      method: 'psi',
      isPrediction: false,
    },
    comparison: {
      ...compareNumbers(
        reference,
        normalSample(1500, index + 5).map((x) => x + shift),
        false,
      ),
      column,
    },
  }));
  const plan = { compared: [], empty: [], skipped: [], absent: [], retyped: [], added: [] };
  return assessDrift({ plan, compared, empty: [], rows: 1500 }, policyOf());
}

describe('report of drift-check', () => {
  test('the worst column comes first', () => {
    const order = worstColumnsFirst(assess({ calm: 0, little: 0.6, much: 2 }));
    expect(order.map(({ column }) => column)).toEqual(['much', 'little', 'calm']);
  });

  test('column names, paths and reasons cannot render', () => {
    const details = renderDetails({
      assessment: assess({ '<b>|`x`': 2 }),
      reference: { description: '[r](javascript:1)', rows: 2000 },
      current: '<img>.csv',
      retraining: '<script>',
    });
    expect(details).not.toMatch(/<b>|<img>|<script>|\]\(/);
    const row = details.split('\n').find((line) => line.startsWith('| ❌'))!;
    expect(row.split('|')).toHaveLength(10);
  });

  test('a hundred columns are shown, the rest counted', () => {
    const names = Array.from({ length: 103 }, (_, index) => [`c${index}`, 0] as const);
    const some = assess({ c0: 0 });
    const many = { ...some, columns: names.map(([column]) => ({ ...some.columns[0]!, column })) };
    const details = renderDetails({
      assessment: many,
      reference: { description: 'r', rows: 1 },
      current: 'c',
      retraining: '',
    });
    expect(details).toContain('and 3 more columns');
  });

  test.each([
    {
      shifts: { a: 0, b: 0 },
      says: /^no drift of the data set: 0 of 2 columns drifted \(0 %, threshold 30 %\)/,
    },
    {
      shifts: { a: 0, b: 1 },
      says: /^drift: 1 of 2 columns drifted \(50 %, threshold 30 %\).*largest: psi .* in 'b'$/,
    },
  ])('the summary leads with the deciding number', ({ shifts, says }) => {
    expect(driftSummary(assess(shifts), policyOf())).toMatch(says);
  });
});

describe('sparklines', () => {
  test('share one scale, and an empty bin is blank', () => {
    const [before, after] = sparklines({
      labels: ['a', 'b', 'c'],
      reference: [1, 1, 0],
      current: [0, 2, 2],
    });
    expect(before).toBe('██\u00A0');
    expect(after).toBe('\u00A0██');
  });

  test('a side without rows is blank', () => {
    expect(sparklines({ labels: ['a'], reference: [0], current: [3] })).toEqual(['\u00A0', '█']);
  });
});
