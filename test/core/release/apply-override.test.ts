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

  test('that was not given changes nothing', () => {
    const given = [finding({ verdict: 'fail' })];
    expect(applyOverride(given, undefined, strict)).toEqual({ findings: given });
  });
});
