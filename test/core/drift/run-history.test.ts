import { describe, expect, test } from '@jest/globals';
import { parseRetrainingState, retrainingStateText } from '#core/drift/retraining-state.ts';
import { historyOf } from '#core/drift/run-history.ts';
import { assessDrift, type ComparedColumn } from '#core/drift/assess-drift.ts';
import { categories, compareCategories, numericProfile, policyOf } from './samples.ts';

function assess(names: readonly string[]) {
  const sides = [categories({ A: 500, B: 500 }), categories({ A: 200, B: 700 })] as const;
  const profile = numericProfile(Float64Array.from([1, 2]));
  const compared = names.map((column): ComparedColumn => ({
    planned: { column, kind: 'categorical', profile, method: 'psi', isPrediction: false },
    comparison: { ...compareCategories(...sides), column },
  }));
  const plan = { compared: [], empty: [], skipped: [], absent: [], retyped: [], added: [] };
  return assessDrift({ plan, compared, empty: [], rows: 900 }, policyOf());
}

const run = { at: '2026-06-01T00:00:00Z', data: 'a'.repeat(64), asksForRetraining: false };
const stateWith = (history: object) => ({
  schemaVersion: 1 as const,
  runs: [{ ...run, ...history }],
  dispatches: [],
});

describe('what is remembered of a run', () => {
  test('is the verdict, the share and the eight largest shifts, under short names', () => {
    const names = Array.from({ length: 12 }, (_, index) => `c${index}${'x'.repeat(500)}`);
    const history = historyOf(assess(names), 'fail');
    expect(history).toMatchObject({ rows: 900, verdict: 'fail', driftedShare: 1 });
    expect(history.shifts).toHaveLength(8);
    expect(history.shifts![0]).toMatchObject({ method: 'psi', alert: 0.1, state: 'drifted' });
    expect(history.shifts![0]!.column).toHaveLength(80);
    const state = stateWith(history);
    expect(parseRetrainingState(retrainingStateText(state), 's.json')).toEqual(state);
  });

  test('leaves out what JSON cannot say: the next run must be able to read it', () => {
    const assessment = assess(['a', 'b']);
    const [first] = assessment.columns;
    const psi = first!.statistics.get('psi')!;
    const statistics = new Map([['psi' as const, { ...psi, shift: Infinity }]]);
    const columns = [{ ...first!, statistics }, assessment.columns[1]!];
    const { shifts } = historyOf({ ...assessment, columns }, 'fail');
    expect(shifts!.map(({ column }) => column)).toEqual(['b']);
  });

  test('is not missed in the state file of an earlier version', () => {
    const state = stateWith({});
    expect(parseRetrainingState(JSON.stringify(state), 's.json')).toEqual(state);
  });
});
