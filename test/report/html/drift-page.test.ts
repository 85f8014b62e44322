import { describe, expect, test } from '@jest/globals';
import {
  assessDrift,
  type ComparedColumn,
  type DriftAssessment,
} from '#core/drift/assess-drift.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { renderDriftPage } from '#report/html/drift/drift-page.ts';
import type { DriftPageInput } from '#report/html/drift/drift-page-input.ts';
import {
  categories,
  compareCategories,
  compareNumbers,
  numericProfile,
  policyOf,
} from '../../core/drift/samples.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import { problemsOfHtml, textOf } from '../../support/html-document.ts';

const reference = normalSample(2000, 1);
const profile = numericProfile(reference);
const policy = policyOf();
const digest = 'a'.repeat(64);
const noPlan = { compared: [], empty: [], skipped: [], absent: [], retyped: [], added: [] };

function numeric(column: string, shift: number, rows = 1500): ComparedColumn {
  const current = normalSample(rows, column.length + 3).map((x) => x + shift);
  return {
    planned: { column, kind: 'numeric', profile, method: 'psi', isPrediction: false },
    comparison: { ...compareNumbers(reference, current, false), column },
  };
}

function categorical(
  column: string,
  before: Record<string, number>,
  after: Record<string, number>,
): ComparedColumn {
  const sides = { reference: categories(before), current: categories(after, 40) };
  return {
    planned: { column, kind: 'categorical', profile, method: 'psi', isPrediction: false },
    comparison: { ...compareCategories(sides.reference, sides.current), column },
    categories: sides,
  };
}

function pageInput(
  compared: readonly ComparedColumn[],
  changes: Partial<DriftPageInput> & { absent?: readonly string[]; findings?: Finding[] } = {},
): DriftPageInput {
  const { absent = [], findings: more = [], ...rest } = changes;
  const plan = { ...noPlan, absent };
  const assessment: DriftAssessment = assessDrift(
    { plan, compared, empty: [], rows: 1500 },
    policy,
  );
  const findings = [...driftFindings(assessment, plan, policy), ...more];
  return {
    report: {
      schemaVersion: 1,
      action: 'drift-check',
      verdict: combineVerdicts(findings, 'hold'),
      summary: 'the deciding sentence',
      findings,
      outputs: {},
      inputs: { current: digest },
      tool: { name: 'trainyard', version: '0.1.0' },
      startedAt: '2026-06-01T12:30:00.000Z',
      durationMs: 1200,
    },
    assessment,
    driftedShare: 0.3,
    reference: { description: 'profile.json', rows: 2000 },
    current: 'current.csv',
    retraining: undefined,
    history: [],
    digests: [{ name: 'current', digest }],
    ...rest,
  };
}

const page = (...args: Parameters<typeof pageInput>): string => renderDriftPage(pageInput(...args));

describe('the page of a drift check', () => {
  test('says in a few words what happened, first', () => {
    const headline = (html: string): string => textOf(/<h1>([^]*?)<\/h1>/.exec(html)![1]!).trim();
    expect(headline(page([numeric('a', 0)]))).toBe('No drift ✓pass');
    expect(headline(page([numeric('a', 1)]))).toBe('The data have drifted ✕fail');
    expect(headline(page([numeric('a', 0.2, 40)]))).toBe('Not enough data to decide ?inconclusive');
    expect(headline(page([numeric('a', 0)], { absent: ['b'] }))).toBe('The data look broken ✕fail');
  });

  test('tells what to do, by what happened', () => {
    const todo = (html: string): string =>
      textOf(/<h2>What to do<\/h2>([^]*?)<\/section>/.exec(html)![1]!);
    expect(todo(page([numeric('a', 0)]))).toBe('Nothing. The next run looks again.');
    expect(todo(page([numeric('a', 1), numeric('b', 0)]))).toContain("starting with 'a'");
    expect(todo(page([numeric('a', 0.2, 40)]))).toMatch(/about \d+ more rows/);
    expect(todo(page([numeric('a', 1)], { absent: ['b'] }))).toMatch(/^Repair the pipeline first/);
    const due = { retrain: true, reason: 'r', dispatched: false };
    expect(todo(page([numeric('a', 1)], { retraining: due }))).toContain('Start the retraining');
    const sent = { ...due, dispatched: true };
    expect(todo(page([numeric('a', 1)], { retraining: sent }))).toContain('Watch the retraining');
  });

  test('shows a broken pipeline before any column', () => {
    const html = page([numeric('a', 1)], { absent: ['price'] });
    expect(html.indexOf('id="broken"')).toBeGreaterThan(0);
    expect(html.indexOf('id="broken"')).toBeLessThan(html.indexOf('id="columns"'));
    expect(textOf(html)).toContain("column 'price' is missing");
  });

  test('draws columns by importance times shift', () => {
    const columns = [numeric('a', 0.8), numeric('bb', 1.2)];
    const order = (html: string): string[] =>
      [...html.matchAll(/<span class="title">([^<]*)</g)].map((match) => match[1]!);
    expect(order(page(columns))).toEqual(['bb', 'a']);
    expect(order(page(columns, { weights: new Map([['a', 9]]) }))).toEqual(['a', 'bb']);
  });

  test('marks new categories, and tells missing values', () => {
    const html = page([categorical('c', { A: 500, B: 500 }, { A: 400, B: 200, Z: 300 })]);
    expect(html).toMatch(/<tspan class="new">new <\/tspan>Z</);
    expect(textOf(html)).toMatch(/new values: 'Z' \(33\.3 % of rows\)/);
    expect(textOf(html)).toMatch(/missing: 0 % → 4\.26 %/);
  });

  test('shows other kinds of findings in sections of their own', () => {
    const finding: Finding = {
      check: 'performance.roc_auc',
      subject: 'all rows',
      verdict: 'fail',
      severity: 'error',
      observed: { value: 0.58, n: 900, method: 'DeLong' },
      expected: '≥ 0.6',
      message: 'the model has become worse',
    };
    const html = page([numeric('a', 0)], { findings: [finding] });
    expect(html).toMatch(/id="group-performance"><h2>Performance on labels/);
    expect(textOf(html)).toContain('A check failed');
    expect(textOf(html)).toContain('performance.roc_auc · all rows: the model has become worse');
  });

  test('shows drift over time once two runs are remembered', () => {
    const run = (day: number) => ({
      at: `2026-06-0${day}T00:00:00.000Z`,
      data: digest,
      asksForRetraining: false,
      rows: 10,
      verdict: 'pass' as const,
      driftedShare: day / 10,
      shifts: [{ column: 'a', method: 'psi', shift: 0.1, alert: 0.1, state: 'stable' as const }],
    });
    expect(page([numeric('a', 0)], { history: [run(1)] })).not.toContain('id="history"');
    const html = page([numeric('a', 0)], { history: [run(1), run(2), run(3)] });
    expect(html).toContain('id="history"');
    expect(textOf(html)).toContain('2026-06-02');
    const old = { at: '2026-05-01T00:00:00Z', data: digest, asksForRetraining: true };
    expect(page([numeric('a', 0)], { history: [old, run(1), run(2)] })).toContain('id="history"');
  });

  test('says why, or why not, a retraining was started, and on which bytes', () => {
    const html = page([numeric('a', 1)], {
      retraining: { retrain: false, reason: 'cooling down for another 3h', dispatched: false },
    });
    expect(textOf(html)).toContain('Not due: cooling down for another 3h');
    expect(textOf(html)).toContain(digest);
  });

  const hostile = `"><script>alert(1)</script><img src=x onerror='x'></svg>\u0000\u202E&amp;`;
  test('is well-formed and loads nothing, whatever columns and values are called', () => {
    const input = pageInput(
      [
        numeric(hostile, 1),
        categorical(`${hostile}2`, { [hostile]: 50, b: 50 }, { [`${hostile}3`]: 900 }),
      ],
      {
        absent: [hostile],
        current: hostile,
        reference: { description: hostile, rows: 1 },
        retraining: { retrain: true, reason: hostile, dispatched: false },
        digests: [{ name: hostile, digest }],
        findings: [
          {
            check: `${hostile}.x`,
            subject: hostile,
            verdict: 'warn',
            severity: 'warning',
            observed: { value: hostile, method: hostile },
            expected: hostile,
            message: hostile,
          },
        ],
      },
    );
    const html = renderDriftPage(input);
    expect(problemsOfHtml(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<img|onerror=[^&]*'x'|\u202E/);
  });

  test('stays under a megabyte with five hundred columns that all drifted, under long names', () => {
    const input = pageInput([numeric('a', 1)]);
    const name = (index: number): string => `${'<long & "name">'.repeat(20)}${index}`;
    const many = <T>(one: T, change: (index: number) => Partial<T>): T[] =>
      Array.from({ length: 500 }, (_, index) => ({ ...one, ...change(index) }));
    const html = renderDriftPage({
      ...input,
      assessment: {
        ...input.assessment,
        columns: many(input.assessment.columns[0]!, (index) => ({ column: name(index) })),
        driftedColumns: Array.from({ length: 500 }, (_, index) => name(index)),
        broken: Array.from({ length: 500 }, (_, index) => `column '${name(index)}' is missing`),
      },
      report: {
        ...input.report,
        findings: input.report.findings.flatMap((finding) =>
          many(finding, (index) => ({ subject: name(index), message: name(index).repeat(20) })),
        ),
      },
    });
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    expect(html.match(/<article/g)).toHaveLength(36);
    expect(html).toContain('464 more columns');
    expect(problemsOfHtml(html)).toEqual([]);
  });
});
