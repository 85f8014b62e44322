import { describe, expect, test } from '@jest/globals';
import { parseContract } from '#core/contract/parse-contract.ts';
import { planContract } from '#core/contract/plan-contract.ts';
import { firstRowsOf, judgeChecks, measuresOf } from '#core/contract/planned-check.ts';
import type { TableShape } from '#core/contract/column-shape.ts';
import type { Measure, Measured } from '#core/contract/measure.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { noon, tableOf } from '../../support/judge-rule.ts';

const context = { references: new Map(), now: noon };

function judged(
  contract: string,
  tables: readonly TableShape[],
  answer: (measure: Measure) => Measured = () => 10,
): Finding[] {
  const { checks } = planContract(parseContract(contract, 'contract.yaml'), tables, context);
  const measured = measuresOf(checks).map(({ id, measure }) => [id, answer(measure)] as const);
  return judgeChecks(checks, new Map(measured));
}

function named(findings: readonly Finding[], check: string): Finding[] {
  return findings.filter((finding) => finding.check === check);
}

describe('a column that the data lacks', () => {
  const contract = `version: 1
columns:
  - name: distanse
    type: integer
    checks: [not_null, { range: { min: 0, severity: warn } }]
checks:
  - unique: { columns: [distance, nope] }
`;
  const findings = judged(contract, [tableOf({ distance: 'integer' })]);

  test('fails by name, with the nearest one', () => {
    expect(named(findings, 'column_present')[0]).toMatchObject({
      verdict: 'fail',
      severity: 'error',
    });
    expect(named(findings, 'column_present')[0]!.message).toContain(
      "data.csv: distanse: the column is missing (is 'distance' meant?)",
    );
  });

  test('fails each of its checks with an undefined value, at the severity of the check', () => {
    expect(named(findings, 'not_null')[0]).toMatchObject({
      verdict: 'fail',
      observed: { value: null },
    });
    expect(named(findings, 'range')[0]).toMatchObject({
      verdict: 'warn',
      observed: { value: null },
    });
    expect(named(findings, 'unique')[0]).toMatchObject({
      verdict: 'fail',
      subject: 'distance, nope',
    });
  });

  test('is not measured', () => {
    expect(named(findings, 'type')).toEqual([]);
  });

  test('passes with all its checks when the contract does not require it', () => {
    const optional = contract.replace(
      '    type: integer',
      '    type: integer\n    required: false',
    );
    const [present] = named(judged(optional, [tableOf({ distance: 'integer' })]), 'column_present');
    expect(present).toMatchObject({
      verdict: 'pass',
      severity: 'info',
      observed: { value: false },
    });
  });
});

describe('the type of a column', () => {
  const contract = (type: string): string => `version: 1\ncolumns: [{ name: x, type: ${type} }]\n`;
  test.each([
    ['integer', 'integer', true, 0, 'pass'],
    ['integer', 'number', true, 0, 'pass'],
    ['date', 'datetime', true, 0, 'pass'],
    ['string', 'integer', true, 1, 'fail'],
    ['string', 'integer', true, 0, 'pass'],
    ['number', 'int', false, 2, 'fail'],
    ['integer', 'string', true, 0, 'pass'],
    ['integer', 'string', false, 0, 'fail'],
    ['boolean', 'integer', true, 0, 'fail'],
    ['other', 'string', false, 0, 'fail'],
  ] as const)(
    'stored as %s, declared as %s (CSV: %s), with %d values that cannot be read: %s',
    (stored, declared, untyped, unreadable, verdict) => {
      const isWrong = (measure: Measure): boolean =>
        JSON.stringify(measure).includes('"where":{"kind":"unreadable"');
      const findings = judged(
        contract(declared),
        [tableOf({ x: stored }, { untyped })],
        (measure) => (isWrong(measure) ? unreadable : 10),
      );
      expect(named(findings, 'type')[0]!.verdict).toBe(verdict);
    },
  );
});

describe('columns that the contract does not name', () => {
  test.each([
    ['', 'pass', 'info'],
    ['extra_columns: warn\n', 'warn', 'warning'],
    ['extra_columns: fail\n', 'fail', 'error'],
  ])('%s→ %s', (line, verdict, severity) => {
    const contract = `version: 1\n${line}columns: [{ name: x }]\n`;
    const [finding] = named(
      judged(contract, [tableOf({ x: 'integer', z: 'integer' })]),
      'extra_columns',
    );
    expect(finding).toMatchObject({ verdict, severity, observed: { value: 1 } });
    expect(finding!.message).toContain("'z'");
  });
});

describe('several splits', () => {
  const tables = ['train', 'test'].map((split) =>
    tableOf({ x: 'integer' }, { split, source: `${split}.csv` }),
  );
  const contract = 'version: 1\ndataset: flights\ncolumns: [{ name: x, checks: [not_null] }]\n';

  test('are each checked, under their own name', () => {
    const findings = judged(contract, tables);
    expect(named(findings, 'not_null').map(({ subject }) => subject)).toEqual([
      'train.x',
      'test.x',
    ]);
    expect(named(findings, 'row_count').map(({ subject }) => subject)).toEqual(['train', 'test']);
  });

  test('report a rule that cannot be applied to any of them once', () => {
    const wrong = 'version: 1\ncolumns: [{ name: x, checks: [{ regex: a }] }]\n';
    expect(() => judged(wrong, tables)).toThrow(/^[^\n]*regex needs text[^\n]*$/);
  });
});

describe('what is asked of the engine', () => {
  const contract = `version: 1
columns:
  - name: x
    checks: [{ range: { min: 0 } }, { accepted_values: [1] }, { range: { max: 5 } }]
`;
  const { checks } = planContract(
    parseContract(contract, 'c.yaml'),
    [tableOf({ x: 'integer' })],
    context,
  );

  test('is asked once, however many rules need it', () => {
    const ids = measuresOf(checks).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter((id) => id.includes('"not","condition":{"kind":"null"') && !id.includes('"all"')),
    ).toHaveLength(1);
  });

  test('includes the first failing row only of checks that found one', () => {
    const measured = new Map(
      measuresOf(checks).map(({ id }) => [id, id.includes('"in"') ? 3 : 0] as const),
    );
    const requests = firstRowsOf(checks, measured);
    expect(requests).toHaveLength(1);
    const all = new Map<string, Measured>([...measured, [requests[0]!.id, 17]]);
    const found = judgeChecks(checks, all).find(({ check }) => check === 'accepted_values')!;
    // None of 0 rows looked at: undecided, yet the row is named.
    expect(found.message).toContain('the first is data row 17');
  });

  test('must be answered: a lost answer is not a count of 0', () => {
    expect(() => judgeChecks(checks, new Map())).toThrow('left out the measure');
  });
});
