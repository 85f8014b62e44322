import { describe, expect, test } from '@jest/globals';
import { applyOverride } from '#core/release/apply-override.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { finding } from '../../support/finding.ts';

const override = { who: 'Ada', why: 'the old model is down', until: '2999-02-01T00:00:00.000Z' };
const strict = { inconclusive: 'fail', failOn: 'error' } as const;

describe('an override of a run', () => {
  test.each([
    ['fail', 'error', strict, true],
    ['inconclusive', 'error', strict, true],
    ['fail', 'warning', strict, false],
    ['fail', 'warning', { ...strict, failOn: 'warning' }, true],
    // The step would succeed, and still no registry would take the model.
    ['fail', 'error', { ...strict, failOn: 'never' }, true],
    ['inconclusive', 'error', { ...strict, inconclusive: 'pass' }, false],
    ['pass', 'error', strict, false],
  ] as const)(
    'with a check that is %s of severity %s, and %j: in force is %s',
    (verdict, severity, strictness, isInForce) => {
      const given = [finding({ verdict, severity })];
      const { findings, override: used } = applyOverride(given, override, strictness);
      expect(used).toEqual(isInForce ? override : undefined);
      expect(findings.slice(1)).toEqual(given);
      expect(findings[0]).toMatchObject({
        check: 'override',
        subject: 'Ada',
        severity: isInForce ? 'warning' : 'info',
      });
      expect(findings[0]!.message).toContain('the old model is down');
    },
  );

  test.each(['fail', 'inconclusive'] as const)('leaves the verdict %s as it is', (verdict) => {
    const { findings } = applyOverride([finding({ verdict })], override, strict);
    expect(combineVerdicts(findings, 'fail')).toBe(verdict);
  });

  describe('for some checks only', () => {
    const failed = [
      finding({ check: 'roc_auc', verdict: 'fail' }),
      finding({ check: 'f1', verdict: 'fail', severity: 'warning' }),
    ];

    test('is in force when everything that ends the run is among them', () => {
      const given = { ...override, checks: ['roc_auc'] };
      const { override: used, findings } = applyOverride(failed, given, strict);
      expect(used).toEqual(given);
      expect(findings[0]!.message).toContain('Ada accepts roc_auc until');
    });

    test.each([
      ['another check fails', ['f1'], failed, 'does not cover roc_auc · distance'],
      [
        'the name is misspelt',
        ['roc_acu'],
        failed,
        "No check is called 'roc_acu'. Did you mean 'roc_auc'?",
      ],
      [
        'another check is undecided',
        ['roc_auc'],
        [...failed, finding({ check: 'mcc', verdict: 'inconclusive' })],
        'does not cover mcc · distance',
      ],
    ])('is not in force when %s, and says so', (_what, checks, given, words) => {
      const { override: used, findings } = applyOverride(given, { ...override, checks }, strict);
      expect(used).toBeUndefined();
      expect(findings[0]).toMatchObject({ check: 'override', verdict: 'fail' });
      expect(findings[0]!.message).toContain(words);
      expect(combineVerdicts(findings, 'fail')).toBe('fail');
    });
  });

  test('that was not given changes nothing', () => {
    const given = [finding({ verdict: 'fail' })];
    expect(applyOverride(given, undefined, strict)).toEqual({ findings: given });
  });
});
