import { describe, expect, test } from '@jest/globals';
import { assessDrift, type ComparedColumn } from '#core/drift/assess-drift.ts';
import { datasetPValue } from '#core/drift/dataset-evidence.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import { assertKnownFeatures, parseImportances } from '#core/drift/importance.ts';
import { countArrival } from '#core/drift/data-volume.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import { compareNumbers, numericProfile, policyOf } from './samples.ts';

describe('a file of feature importances', () => {
  const want = [
    ['distance', 0.7],
    ['day, "local"', 0.3],
    ['noise', 0],
  ];
  test.each([
    { form: 'JSON object', text: '{"distance": 0.7, "day, \\"local\\"": 0.3, "noise": -0.01}' },
    {
      form: 'JSON list',
      text: '[{"feature":"distance","importance":0.7},{"feature":"day, \\"local\\"","importance":0.3},{"feature":"noise","importance":-1}]',
    },
    {
      form: 'CSV',
      text: 'feature,importance\r\ndistance,0.7\r\n"day, ""local""",0.3\r\nnoise,-2\r\n',
    },
  ])('$form', ({ text }) => {
    expect([...parseImportances(text, 'i')]).toEqual(want);
  });

  test.each([
    { what: 'nothing', text: '', says: 'no column has a positive importance' },
    { what: 'no positive weight', text: '{"a": 0, "b": -1}', says: 'no column has a positive' },
    { what: 'broken JSON', text: '{"a": ', says: 'not JSON' },
    { what: 'a word for a number', text: '{"a": "much"}', says: 'expected a column and a number' },
    { what: 'NaN in CSV', text: 'f,i\na,NaN', says: 'expected a column and a number' },
    { what: 'a line without a number', text: 'f,i\njust text', says: 'expected a column and' },
    { what: 'a list of numbers', text: '[1, 2]', says: 'expected a column and a number' },
  ])('$what is refused', ({ text, says }) => {
    expect(() => parseImportances(text, 'i.json')).toThrow(CannotRunError);
    expect(() => parseImportances(text, 'i.json')).toThrow(says);
  });

  test('a feature that exists nowhere is refused: it would silently weigh nothing', () => {
    const weights = new Map([['distanse', 1]]);
    expect(() => assertKnownFeatures(weights, ['distance'], 'i.json')).toThrow(/'distanse'/);
  });
});

describe('the weighted share', () => {
  const reference = normalSample(2000, 1);
  const column = (name: string, shift: number): ComparedColumn => ({
    planned: {
      column: name,
      kind: 'numeric',
      profile: numericProfile(reference),
      method: 'psi',
      isPrediction: false,
    },
    comparison: {
      ...compareNumbers(
        reference,
        normalSample(1500, 2).map((x) => x + shift),
        false,
      ),
      column: name,
    },
  });
  const compared = [column('heavy', 1), column('a', 0), column('b', 0), column('c', 0)];
  const noPlan = { compared: [], empty: [], skipped: [], absent: [], retyped: [], added: [] };
  const run = (weights?: Record<string, number>) => {
    const policy = policyOf();
    const input = { plan: noPlan, compared, empty: [], rows: 1500 };
    const assessment = assessDrift(
      weights ? { ...input, weights: new Map(Object.entries(weights)) } : input,
      policy,
    );
    return { assessment, findings: driftFindings(assessment, noPlan, policy) };
  };

  test.each([
    { weights: undefined, share: undefined, detected: false },
    { weights: { heavy: 0.7, a: 0.1, b: 0.1, c: 0.1 }, share: 0.7, detected: true },
    { weights: { heavy: 0.1, a: 0.5, b: 0.3, c: 0.1 }, share: 0.1, detected: false },
    { weights: { a: 1 }, share: 0, detected: false },
  ])('$weights: $share, detected $detected', ({ weights, share, detected }) => {
    const { assessment, findings } = run(weights);
    expect(assessment.driftedShare).toBe(0.25);
    expect(assessment.weightedShare ?? -1).toBeCloseTo(share ?? -1, 12);
    expect(assessment.detected).toBe(detected);
    expect(assessment.pValue <= 0.05).toBe(detected);
    const plain = findings.find(({ check }) => check === 'drifted_share')!;
    const weighted = findings.find(({ check }) => check === 'drifted_share.weighted');
    expect(plain.severity).toBe(weights ? 'info' : 'error');
    expect(weighted?.verdict).toBe(weights ? (detected ? 'fail' : 'pass') : undefined);
  });

  test('nothing compared is no evidence', () => {
    expect(datasetPValue([], undefined, { driftedShare: 0.3 })).toBeNaN();
  });
});

describe('rows that arrived', () => {
  const digest = (index: number) => String(index).repeat(64);
  const span = (from: number, until: number) => ({
    from: new Date(from * 3_600_000).toISOString(),
    until: new Date(until * 3_600_000).toISOString(),
  });

  test('the same data count once', () => {
    const once = countArrival(undefined, { rows: 500, data: digest(1) });
    expect(countArrival(once, { rows: 500, data: digest(1) })).toBe(once);
    expect(countArrival(once, { rows: 300, data: digest(2) }).rows).toBe(800);
  });

  test('of a window that overlaps the last one only what is newer counts', () => {
    const first = countArrival(undefined, { rows: 2400, data: digest(1), span: span(0, 24) });
    const next = countArrival(first, { rows: 2400, data: digest(2), span: span(1, 25) });
    expect(next.rows).toBe(2500);
    const old = countArrival(next, { rows: 100, data: digest(3), span: span(0, 3) });
    expect(old.rows).toBe(2500);
  });
});
