import { describe, expect, test } from '@jest/globals';
import { renderSummary, type RunReport } from '#report/summary.ts';
import { renderTerminal } from '#report/terminal.ts';
import { finding } from '../support/finding.ts';

const report = (findings: RunReport['findings']): RunReport => ({
  schemaVersion: 1,
  action: 'validate-data',
  verdict: 'fail',
  summary: 'distance has 3 missing values',
  findings,
  outputs: {},
  inputs: {},
  tool: { name: 'trainyard', version: '0.1.0' },
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1200,
});

describe('the job summary', () => {
  test('says the verdict first and shows the worst finding first', () => {
    const text = renderSummary(
      report([finding(), finding({ verdict: 'fail', subject: 'origin' })]),
      '',
    );
    expect(text.split('\n')[0]).toBe('## ❌ validate-data: fail');
    expect(text.indexOf('origin')).toBeLessThan(text.indexOf('· distance'));
  });

  test('stays below the limit at which the runner drops it whole', () => {
    const long = 'x'.repeat(5000);
    const many = Array.from({ length: 500 }, (_, index) =>
      finding({ verdict: 'fail', subject: `${long}${index}`, message: long }),
    );
    expect(Buffer.byteLength(renderSummary(report(many), 'y'.repeat(900_000)))).toBeLessThan(
      900 * 1024,
    );
  });

  test('a hostile column name renders as text', () => {
    const text = renderSummary(
      report([finding({ verdict: 'fail', subject: '<script>|`@all`' })]),
      '',
    );
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('@all');
  });
});

test('the terminal report names the place of the rule of a failed check', () => {
  const failed = finding({
    verdict: 'fail',
    location: { file: 'contract.yaml', line: 7, column: 9 },
  });
  expect(renderTerminal(report([failed]))).toContain('contract.yaml:7:9');
});
