import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { combineVerdicts, exitCode } from '#core/verdict/combine.ts';
import { failsRun } from '#core/verdict/fails-run.ts';
import { finding } from '../../support/finding.ts';

describe('A finding that fails a run by itself', () => {
  test.each([
    ['fail', 'error', 'fail', 'error', true],
    ['fail', 'warning', 'fail', 'error', false],
    ['fail', 'warning', 'fail', 'warning', true],
    ['fail', 'info', 'fail', 'warning', false],
    ['inconclusive', 'error', 'fail', 'error', true],
    ['inconclusive', 'error', 'hold', 'error', false],
    ['inconclusive', 'error', 'pass', 'error', false],
    ['fail', 'error', 'fail', 'never', true],
    ['pass', 'error', 'fail', 'warning', false],
  ] as const)(
    '%s of severity %s, inconclusive: %s, fail-on: %s: %s',
    (verdict, severity, inconclusive, failOn, expected) => {
      expect(failsRun(finding({ verdict, severity }), { inconclusive, failOn })).toBe(expected);
    },
  );

  test('is there exactly when the run exits with 1', () => {
    const findings = fc.array(
      fc.record({
        verdict: fc.constantFrom('pass', 'warn', 'fail', 'inconclusive'),
        severity: fc.constantFrom('error', 'warning', 'info'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const inconclusive = fc.constantFrom('fail', 'hold', 'warn', 'pass');
    const failOn = fc.constantFrom('error', 'warning');
    fc.assert(
      fc.property(findings, inconclusive, failOn, (changes, policy, on) => {
        const all = changes.map((change) => finding(change as Parameters<typeof finding>[0]));
        const strictness = { inconclusive: policy, failOn: on } as const;
        const exit = exitCode(
          combineVerdicts(all, strictness.inconclusive),
          on,
          strictness.inconclusive,
        );
        expect(all.some((one) => failsRun(one, strictness))).toBe(exit === 1);
      }),
    );
  });
});
