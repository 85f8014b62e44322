import { describe, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { columnRule, judgeRules, rowsAnswer } from '../../support/judge-rule.ts';

describe('warn and error on one check of rows', () => {
  test.each([
    ['passes within both', '{ warn: 0.01, error: 0.1 }', 10, 'pass', 'error'],
    ['warns between them', '{ warn: 0.01, error: 0.1 }', 50, 'warn', 'warning'],
    ['fails beyond both', '{ warn: 0.01, error: 0.1 }', 101, 'fail', 'error'],
    [
      'may count rows, as dbt does: at',
      "{ warn_if: '> 10', error_if: '> 50' }",
      10,
      'pass',
      'error',
    ],
    [
      'may count rows, as dbt does: above',
      "{ warn_if: '>10', error_if: '>50' }",
      11,
      'warn',
      'warning',
    ],
    ['may count rows from a number on', "{ warn: '>= 10', error: '>= 51' }", 51, 'fail', 'error'],
    ['takes any row', "{ warn: '!= 0', error: '> 5' }", 1, 'warn', 'warning'],
    ['takes tolerance for the error', '{ tolerance: 0.1, warn: 0.01 }', 101, 'fail', 'error'],
    ['takes tolerance for the error', '{ tolerance: 0.1, warn: 0.01 }', 100, 'warn', 'warning'],
    ['never fails with warn alone', '{ warn: 0.01 }', 900, 'warn', 'warning'],
    ['never warns with error alone', '{ error: 0.1 }', 100, 'pass', 'error'],
  ] as const)('%s: %s, %s of 1000', (_name, options, failing, verdict, severity) => {
    const finding = columnRule(`not_null: ${options}`, 'integer', rowsAnswer(1000, failing));
    expect(finding).toMatchObject({ verdict, severity });
  });

  test('tells both in what it expected, and what it measured once', () => {
    const finding = columnRule(
      'range: { min: 0, warn: 0.001, error: 0.01 }',
      'integer',
      rowsAnswer(1000, 5),
    );
    expect(finding.expected).toBe(
      'fails unless at least 0 (1 % may fail); warns unless at least 0 (0.1 % may fail)',
    );
    expect(finding.message).toContain(
      '5 of 1\u202F000 values (0.5 %, 0.1 % may) are not at least 0',
    );
  });
});

describe('warn and error bounds of one quantity', () => {
  const verdictOf = (options: string, rows: number): string => {
    const contract = `version: 1\nchecks: [{ row_count: ${options} }]\n`;
    return judgeRules(contract, { columns: { x: 'integer' }, answer: () => rows })[0]!.verdict;
  };
  test.each([
    ['{ warn: { min: 100 }, error: { min: 10 } }', 100, 'pass'],
    ['{ warn: { min: 100 }, error: { min: 10 } }', 50, 'warn'],
    ['{ warn: { min: 100 }, error: { min: 10 } }', 5, 'fail'],
    ['{ min: 10, warn: { min: 100 } }', 50, 'warn'],
    ['{ min: 10, warn: { min: 100 } }', 5, 'fail'],
    ['{ min: 10, warn: { max: 100 } }', 500, 'warn'],
    ['{ warn: { max: 100 } }', 500, 'warn'],
  ])('%s, %s rows: %s', (options, rows, verdict) => {
    expect(verdictOf(options, rows)).toBe(verdict);
  });

  test('may be durations', () => {
    const at = (hours: number): string =>
      columnRule(
        'freshness: { warn: { max_age: 24h }, error: { max_age: 3d } }',
        'timestamp',
        (measure) => (measure.kind === 'latest' ? Date.UTC(2026, 10, 21, 12 - hours) : 0),
      ).verdict;
    expect([at(1), at(30), at(100)]).toEqual(['pass', 'warn', 'fail']);
  });
});

describe('thresholds that contradict each other are refused at their place:', () => {
  test.each([
    [
      'not_null: { warn: 0.1, error: 0.01 }',
      "2:45 not_null.warn: expected a 'warn' that is stricter than 'error', got warn 0.1 and error 0.01",
    ],
    ['not_null: { warn: 0.1, error: 0.1 }', 'it would fail before it warns'],
    [
      "not_null: { warn: '> 9', error: 0.1 }",
      "expected 'warn' and 'error' both as shares, or both as rows",
    ],
    ["not_null: { warn: '> 9', error: '> 3' }", 'it would fail before it warns'],
    [
      "not_null: { warn_if: '>= 0' }",
      'not_null.warn_if: expected a share of rows such as 0.01, or a number of them such as \'> 10\', got ">= 0"',
    ],
    [
      'not_null: { warn: 0.1, severity: warn }',
      "2:56 not_null.severity: expected 'severity', or 'warn' and 'error', got both",
    ],
    [
      'not_null: { error: 0.1, tolerance: 0.2 }',
      "not_null.tolerance: expected 'tolerance' or 'error', got both",
    ],
    ['not_null: { warn: 1.5 }', 'not_null.warn: expected < 1, got 1.5'],
    ['class_balance: { warn: { min: 0.1 }, error: { min: 0.2 } }', 'it would fail before it warns'],
    ['class_balance: { warn: { max: 0.5 }, error: { max: 0.4 } }', 'it would fail before it warns'],
    ['class_balance: { warn: { max: 0.4 }, error: { max: 0.4 } }', 'it would fail before it warns'],
    [
      'class_balance: { max: 0.4, error: { max: 0.4 } }',
      "class_balance.max: expected 'max' or 'error', got both",
    ],
    ['class_balance: { warn: { min: 0.9, max: 0.1 } }', 'expected min ≤ max'],
    ['class_balance: { warn: {} }', 'expected at least 1 key'],
    ['class_balance: { warn: 0.1 }', 'class_balance.warn: expected an object, got 0.1'],
    [
      'freshness: { warn: { max_age: 3d }, error: { max_age: 24h } }',
      'it would fail before it warns',
    ],
    [
      'freshness: { warn: { max_age: soon } }',
      "expected a duration such as 90m, 24h or 7d, got 'soon'",
    ],
  ])('%s', (rule, message) => {
    const text = `version: 1\ncolumns: [{ name: x, checks: [{ ${rule} }] }]\n`;
    expect(() => parseContract(text, 'contract.yaml')).toThrow(message);
  });
});
