import { describe, expect, test } from '@jest/globals';

import { renderGateDetails } from '#report/gate/gate-details.ts';
import { gateSentence } from '#report/gate/gate-sentence.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { finding } from '../../support/finding.ts';

const policy = parseGates(
  'version: 1\ntask: binary\nmetrics: { f1: { minimum: 0.1 } }\n',
  'gates.yaml',
);

describe('the sentence of a gate', () => {
  test('names the worst check, and how many are like it', () => {
    const findings = [
      finding({ check: 'roc_auc', verdict: 'pass' }),
      finding({
        check: 'f1',
        verdict: 'fail',
        message: 'f1 is 0.3, all of it below the minimum 0.4',
      }),
      finding({ check: 'mcc', verdict: 'inconclusive' }),
    ];
    expect(gateSentence(findings, 'champion.csv')).toBe(
      '1 of 3 checks not met (against champion.csv): f1 is 0.3, all of it below the minimum 0.4',
    );
  });

  test('names the comparison when all is well', () => {
    const findings = [
      finding({ check: 'roc_auc', message: 'the value' }),
      finding({ check: 'roc_auc.vs_champion', message: 'the improvement' }),
    ];
    expect(gateSentence(findings, undefined)).toBe(
      'all 2 checks pass (first model, nothing to compare with): the improvement',
    );
  });
});

describe('the details of a gate', () => {
  const metric = {
    candidate: { value: 0.81, lower: 0.8, upper: 0.82, level: 0.95, n: 900, method: 'DeLong' },
    champion: { value: null, method: 'DeLong', unknown: 'no row is labelled positive' },
  };

  test('show both models side by side, and what is undefined', () => {
    const text = renderGateDetails({
      metrics: { roc_auc: metric },
      slices: {},
      champion: 'a',
      policy,
    });
    expect(text).toContain('| 0.81 &#91;0.8, 0.82&#93; | undefined: no row is labelled positive |');
  });

  test('escape what comes from the data', () => {
    const slices = { 'segment = <img src=x>|@all': { roc_auc: metric } };
    const text = renderGateDetails({ metrics: {}, slices, champion: '`x`', policy });
    expect(text).not.toMatch(/<img|@all|`x`/);
  });

  test('fold the slices and stop at fifty', () => {
    const slices = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`s = ${index}`, { roc_auc: metric }]),
    );
    const text = renderGateDetails({ metrics: {}, slices, champion: undefined, policy });
    expect(text).toContain('<summary>60 slices, the first 50</summary>');
    expect(text).not.toContain('s = 55');
  });
});
