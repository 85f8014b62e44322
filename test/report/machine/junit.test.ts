import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderJUnit } from '#report/machine/junit.ts';
import { finding } from '../../support/finding.ts';
import { machineReportOf } from '../../support/machine-report.ts';

const failed = finding({
  check: 'roc_auc',
  subject: 'all rows',
  verdict: 'fail',
  observed: { value: 0.58, n: 400, method: 'DeLong' },
  expected: '≥ 0.62',
  message: 'roc_auc is 0.58',
  location: { file: 'gates.yaml', line: 7, column: 3 },
});
const open = finding({ check: 'f1', verdict: 'inconclusive', message: 'too few rows' });

describe('junit.xml', () => {
  test('has one case for each finding, and says where the rule of a failed one stands', () => {
    const xml = renderJUnit(machineReportOf([finding(), failed]));
    expect(xml).toContain(
      '<testsuite name="quality-gate" tests="2" failures="1" errors="0" skipped="0"',
    );
    expect(xml).toContain(
      '<testcase classname="quality-gate.roc_auc" name="roc_auc · all rows" time="0" file="ml/gates.yaml" line="7">',
    );
    expect(xml).toContain('<failure type="fail" message="roc_auc is 0.58">gates.yaml:7:3');
    expect(xml).toContain('expected ≥ 0.62');
  });

  test.each([
    ['fails the run', 'fail', '<failure type="inconclusive" message="too few rows">'],
    ['only holds it', 'hold', '<skipped message="inconclusive of severity error: too few rows"/>'],
    [
      'is declared harmless',
      'pass',
      '<skipped message="inconclusive of severity error: too few rows"/>',
    ],
  ] as const)('an undecided check that %s is no success', (_what, inconclusive, expected) => {
    const strictness = { inconclusive, failOn: 'error' } as const;
    expect(renderJUnit(machineReportOf([open], { strictness }))).toContain(expected);
  });

  test('a warning is skipped, and a failure with fail-on: warning', () => {
    const warning = { ...failed, severity: 'warning' } as const;
    expect(renderJUnit(machineReportOf([warning]))).toContain(
      '<skipped message="fail of severity warning:',
    );
    const strictness = { inconclusive: 'fail', failOn: 'warning' } as const;
    expect(renderJUnit(machineReportOf([warning], { strictness }))).toContain('<failure ');
  });

  test('a run that could not be carried out has errors, not failures', () => {
    const xml = renderJUnit(machineReportOf([failed], { carriedOut: false, exit: 2 }));
    expect(xml).toContain('tests="1" failures="0" errors="1"');
    expect(xml).toContain('<error type="roc_auc"');
  });

  test('two findings of one name stay two cases', () => {
    const xml = renderJUnit(machineReportOf([failed, failed]));
    expect(xml).toContain('name="roc_auc · all rows"');
    expect(xml).toContain('name="roc_auc · all rows (2)"');
  });

  test('is well-formed whatever names and messages hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('pass', 'fail', 'warn'),
        (check, subject, message, verdict) => {
          const hostile = finding({ check, subject, message, expected: message, verdict });
          const xml = renderJUnit(machineReportOf([hostile], { run: { summary: message } }));
          // XML 1.0, Char: no control character but tab and line ends, no half pair, no non-character.
          expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
          expect(xml.match(/<testcase /g)).toHaveLength(1);
          expect(tagsOf(xml)).toEqual([]);
        },
      ),
    );
  });

  test('a message of a megabyte does not fill the file', () => {
    const xml = renderJUnit(machineReportOf([{ ...failed, message: 'x'.repeat(1e6) }]));
    expect(xml.length).toBeLessThan(20_000);
  });
});

/** The elements that are still open at the end. */
function tagsOf(xml: string): string[] {
  const opened: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([a-z-]+)(?: [a-z]+="[^"<]*")*(\/?)>/g)) {
    if (close) expect(opened.pop()).toBe(name);
    else if (!self) opened.push(name!);
  }
  return opened;
}
