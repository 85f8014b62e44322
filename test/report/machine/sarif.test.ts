import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { renderSarif, sarifText } from '#report/machine/sarif.ts';
import { finding } from '../../support/finding.ts';
import { machineReportOf } from '../../support/machine-report.ts';
import { sarifConstraints } from './sarif-constraints.ts';

const failed = finding({
  check: 'roc_auc',
  subject: 'all rows',
  verdict: 'fail',
  message: 'roc_auc is 0.58',
  location: { file: 'my gates.yaml', line: 7, column: 3 },
});
const warning = finding({ check: 'f1', verdict: 'fail', severity: 'warning' });

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly exitCode: number;
      readonly toolExecutionNotifications?: readonly unknown[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
          readonly region: { readonly startLine: number };
        };
      }[];
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    }[];
  }[];
}

const render = (...given: Parameters<typeof machineReportOf>): Log['runs'][number] =>
  (JSON.parse(renderSarif(machineReportOf(...given))) as Log).runs[0]!;
const isValid = new Ajv({ allErrors: true, strict: false }).compile(sarifConstraints);

describe('report.sarif', () => {
  test('shows what is not a pass at the place of its rule, the passing checks as rules', () => {
    const run = render([finding(), warning, failed]);
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['not_null', 'f1', 'roc_auc']);
    expect(run.results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['roc_auc', 2, 'error'],
      ['f1', 1, 'warning'],
    ]);
    const { artifactLocation, region } = run.results[0]!.locations[0]!.physicalLocation;
    expect(artifactLocation).toEqual({ uri: 'ml/my%20gates.yaml', uriBaseId: '%SRCROOT%' });
    expect(region.startLine).toBe(7);
  });

  test('a finding without a place stands where the fallback says: code scanning refuses a result without one', () => {
    const [result] = render([warning]).results;
    expect(result!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(
      '.github/workflows/ci.yml',
    );
  });

  test('an undecided check is an error exactly when it fails the run', () => {
    const open = finding({ verdict: 'inconclusive' });
    const levelWith = (inconclusive: 'fail' | 'hold'): string | undefined =>
      render([open], { strictness: { inconclusive, failOn: 'error' } }).results[0]?.level;
    expect([levelWith('fail'), levelWith('hold')]).toEqual(['error', 'warning']);
  });

  test('a run that could not be carried out says so', () => {
    const { invocations, results } = render([warning], { carriedOut: false, exit: 2 });
    expect(invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(results[0]!.level).toBe('error');
  });

  test('slices of one rule are alerts of their own, which survive a move of the rule', () => {
    const hashes = (line: number): string[] =>
      render(
        ['A', 'B'].map((subject) => ({
          ...failed,
          subject,
          location: { ...failed.location!, line },
        })),
      ).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(hashes(7)).size).toBe(2);
    expect(hashes(9)).toEqual(hashes(7));
  });

  test('keeps the 5,000 worst results, as many as GitHub shows, and says how many are left', () => {
    const many = Array.from({ length: 5010 }, (_, index) => ({ ...warning, subject: `s${index}` }));
    const { results, invocations } = render([...many, failed]);
    expect(results).toHaveLength(5000);
    expect(results[0]!.level).toBe('error');
    expect(JSON.stringify(invocations[0]!.toolExecutionNotifications)).toContain(
      '11 more findings',
    );
  });

  test('is valid whatever names and messages hold', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    const verdict = fc.constantFrom('pass', 'fail', 'warn', 'inconclusive');
    fc.assert(
      fc.property(text, text, text, verdict, (check, subject, message, answer) => {
        const location = { file: subject, line: 1, column: 1 };
        const hostile = finding({
          check,
          subject,
          message,
          expected: message,
          verdict: answer,
          location,
        });
        const log: unknown = JSON.parse(renderSarif(machineReportOf([hostile, failed])));
        expect(isValid(log) ? [] : isValid.errors).toEqual([]);
      }),
    );
  });

  test('the constraints do refuse: no location, a wrong level, no message', () => {
    for (const spoil of [
      (result: Record<string, unknown>) => (result['locations'] = []),
      (result: Record<string, unknown>) => (result['level'] = 'fatal'),
      (result: Record<string, unknown>) => delete result['message'],
    ]) {
      const log = JSON.parse(renderSarif(machineReportOf([failed]))) as {
        runs: [{ results: [Record<string, unknown>] }];
      };
      spoil(log.runs[0].results[0]);
      expect(isValid(log)).toBe(false);
    }
  });

  test.each([
    ['see [docs](http://e)', String.raw`see \[docs\](http://e)`],
    ['pattern {0}', 'pattern {{0}}'],
    ['a\u001b[31mb', 'a\uFFFD\\[31mb'],
  ])('%j is no link, placeholder or control sequence', (text, expected) => {
    expect(sarifText(text)).toBe(expected);
  });
});
