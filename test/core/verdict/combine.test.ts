import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  NoFindingsError,
  combineVerdicts,
  exitCode,
  worstFirst,
  type InconclusivePolicy,
} from '#core/verdict/combine.ts';
import type { Finding, Severity, Verdict } from '#core/verdict/finding.ts';
import { finding } from '../../support/finding.ts';

const of = (verdict: Verdict, severity: Severity = 'error'): Finding =>
  finding({ verdict, severity });

describe('the verdict of a run', () => {
  test.each<{ name: string; findings: Finding[]; policy: InconclusivePolicy; expected: Verdict }>([
    { name: 'all pass', findings: [of('pass')], policy: 'fail', expected: 'pass' },
    {
      name: 'one failed error',
      findings: [of('pass'), of('fail')],
      policy: 'pass',
      expected: 'fail',
    },
    {
      name: 'a fail beats an undecided check',
      findings: [of('inconclusive'), of('fail')],
      policy: 'hold',
      expected: 'fail',
    },
    {
      name: 'undecided under fail',
      findings: [of('inconclusive')],
      policy: 'fail',
      expected: 'inconclusive',
    },
    {
      name: 'undecided under hold',
      findings: [of('inconclusive')],
      policy: 'hold',
      expected: 'inconclusive',
    },
    {
      name: 'undecided under warn',
      findings: [of('inconclusive')],
      policy: 'warn',
      expected: 'warn',
    },
    {
      name: 'undecided under pass',
      findings: [of('inconclusive')],
      policy: 'pass',
      expected: 'pass',
    },
    {
      name: 'a failed warning',
      findings: [of('fail', 'warning')],
      policy: 'fail',
      expected: 'warn',
    },
    {
      name: 'an undecided warning',
      findings: [of('inconclusive', 'warning')],
      policy: 'fail',
      expected: 'warn',
    },
    { name: 'a failed info', findings: [of('fail', 'info')], policy: 'fail', expected: 'pass' },
    { name: 'a warn of severity error', findings: [of('warn')], policy: 'fail', expected: 'warn' },
  ])('is $expected when $name', ({ findings, policy, expected }) => {
    expect(combineVerdicts(findings, policy)).toBe(expected);
  });

  test('is an error, never a pass, when no check ran', () => {
    expect(() => combineVerdicts([], 'pass')).toThrow(NoFindingsError);
  });

  test('does not depend on the order of the findings', () => {
    const verdicts = fc.constantFrom<Verdict>('pass', 'warn', 'fail', 'inconclusive');
    const severities = fc.constantFrom<Severity>('error', 'warning', 'info');
    const findings = fc.array(fc.tuple(verdicts, severities), { minLength: 1 });
    fc.assert(
      fc.property(findings, (pairs) => {
        const list = pairs.map(([verdict, severity]) => of(verdict, severity));
        expect(combineVerdicts(list.toReversed(), 'fail')).toBe(combineVerdicts(list, 'fail'));
      }),
    );
  });
});

describe('the exit code', () => {
  test.each<[Verdict, 'error' | 'warning' | 'never', InconclusivePolicy, number]>([
    ['pass', 'error', 'fail', 0],
    ['warn', 'error', 'fail', 0],
    ['warn', 'warning', 'fail', 1],
    ['fail', 'error', 'fail', 1],
    ['fail', 'never', 'fail', 0],
    ['inconclusive', 'error', 'fail', 1],
    ['inconclusive', 'error', 'hold', 0],
    ['inconclusive', 'warning', 'hold', 1],
  ])('of %s with fail-on %s and inconclusive %s is %i', (verdict, failOn, policy, expected) => {
    expect(exitCode(verdict, failOn, policy)).toBe(expected);
  });
});

test('findings are shown worst first, errors before warnings', () => {
  const list = [of('pass'), of('fail', 'warning'), of('inconclusive'), of('fail')];
  expect(worstFirst(list).map((one) => `${one.verdict} ${one.severity}`)).toEqual([
    'fail error',
    'fail warning',
    'inconclusive error',
    'pass error',
  ]);
});
