import { describe, expect, test } from '@jest/globals';
import { gateCurves, type CurveInput } from '#core/gate/curves/gate-curves.ts';
import { renderGatePage } from '#report/html/gate/gate-page.ts';
import type { GatePageInput } from '#report/html/gate/gate-page-input.ts';
import { normalSample, uniform } from '../../stats/seeded-sample.ts';
import { finding } from '../../support/finding.ts';
import { comparedMetric, evaluationOf } from '../../support/gate-evaluation.ts';
import { problemsOfHtml, textOf } from '../../support/html-document.ts';
import { machineReportOf } from '../../support/machine-report.ts';

const options = { bins: 10, level: 0.95 };
const slices = { 'all rows': 0.03, 'origin = A': 0.01, 'origin = B': -0.09, 'origin = C': -0.02 };

function binaryRows(size: number): CurveInput {
  const next = uniform(1);
  const candidate = Float64Array.from({ length: size }, () => next());
  const champion = Float64Array.from(candidate, (score) => (score + next()) / 2);
  const labels = Uint8Array.from(candidate, (score) => (next() < score ? 1 : 0));
  return { labels, candidate, champion };
}

function page(changes: Partial<GatePageInput> & { rows?: CurveInput } = {}): string {
  const { rows = binaryRows(500), ...rest } = changes;
  const evaluation = rest.evaluation ?? evaluationOf(slices);
  return renderGatePage({
    report: machineReportOf(evaluation.findings).report,
    evaluation,
    models: { candidate: 'candidate.parquet', champion: 'fraud version 3' },
    policy: { file: 'gates.yaml', task: 'binary', confidence: 0.95 },
    curves: gateCurves(rows, options),
    digests: [{ name: 'policy', digest: 'a'.repeat(64) }],
    ...rest,
  });
}

const titlesOf = (html: string): string[] =>
  [...html.matchAll(/<h4>(.*?)<\/h4>/g)].map(([, title]) => title!);

describe('the page of a gate', () => {
  test('is a whole page that loads nothing', () => {
    expect(problemsOfHtml(page())).toEqual([]);
  });

  test('says first what was decided, and then shows why', () => {
    const text = textOf(page());
    const order = [
      'The candidate is not good enough',
      '1 of 2 checks not met',
      'What to do',
      'Metrics',
      'Slices',
      'Both models in pictures',
      'What this was decided on',
    ].map((words) => text.indexOf(words));
    expect(order.every((place, index) => place > (order[index - 1] ?? -1))).toBe(true);
  });

  test('draws both models of a classifier', () => {
    expect(titlesOf(page())).toEqual([
      'Improvement of roc_auc by slice',
      'ROC',
      'Precision and recall',
      'Scores of the candidate',
      'Scores of the champion',
      'Calibration',
      'Scores of both models',
    ]);
  });

  test('draws a first model alone, and the slices by their own value', () => {
    const { champion: _, ...rows } = binaryRows(500);
    const { difference: __, champion: ___, ...own } = comparedMetric(0);
    const evaluation = {
      ...evaluationOf({}),
      metrics: { roc_auc: own },
      slices: { 'origin = A': { roc_auc: own } },
    };
    const report = machineReportOf([], { run: { verdict: 'pass' } }).report;
    const html = page({
      rows,
      evaluation,
      report,
      models: { candidate: 'c.csv', champion: undefined },
    });
    expect(titlesOf(html)).toEqual([
      'roc_auc of the candidate by slice',
      'ROC',
      'Precision and recall',
      'Scores of the candidate',
      'Calibration',
    ]);
    expect(textOf(html)).toContain('The first model is good enough');
    expect(textOf(html)).toContain('The model in pictures');
    expect(html).not.toContain('<th>champion</th>');
    expect(problemsOfHtml(html)).toEqual([]);
  });

  test('draws truth and residuals of a regression', () => {
    const labels = normalSample(800, 1);
    const noise = normalSample(800, 2);
    const candidate = labels.map((label, row) => label + noise[row]! / 4);
    const html = page({ rows: { labels, candidate, champion: noise } });
    expect(titlesOf(html).slice(1)).toEqual([
      'Truth by prediction, candidate',
      'Truth by prediction, champion',
      'Residuals by prediction, candidate',
      'Residuals by prediction, champion',
      'Residuals',
    ]);
    expect(problemsOfHtml(html)).toEqual([]);
  });

  test.each([
    [
      'one class only',
      { labels: new Uint8Array(9), candidate: new Float64Array(9).fill(0.5) },
      'one class has no rows',
    ],
    [
      'scores that are no probabilities',
      { labels: Uint8Array.of(0, 1), candidate: Float64Array.of(-3, 7) },
      'their calibration is not drawn',
    ],
  ])('of %s says what is not drawn, and why', (_what, rows, words) => {
    const html = page({ rows });
    expect(textOf(html)).toContain(words);
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('without prediction tables has no pictures of rows', () => {
    const html = page({ curves: undefined });
    expect(html).not.toContain('id="curves"');
    expect(problemsOfHtml(html)).toEqual([]);
  });

  test('shows the worst slice highest, and all rows above it', () => {
    const names = [...page().matchAll(/class="row-text(?: total)?"[^>]*>([^<]*)</g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['all rows', 'origin = B', 'origin = C', 'origin = A']);
  });

  test('puts a value that must stay below a bound the highest first', () => {
    const slices = Object.fromEntries(
      [0.1, 0.3, 0.2].map((value) => [
        `origin = ${value}`,
        { rmse: { candidate: comparedMetric(value).candidate } },
      ]),
    );
    const findings = Object.keys(slices).map((subject) =>
      finding({ check: 'rmse', subject, expected: '≤ 2 at 95 %' }),
    );
    const html = page({ evaluation: { findings, metrics: {}, slices } });
    const names = [...html.matchAll(/class="row-text"[^>]*>([^<]*)</g)].map(([, name]) => name);
    expect(names).toEqual(['origin = 0.3', 'origin = 0.2', 'origin = 0.1']);
  });

  test('has a section for findings of every other kind', () => {
    const evaluation = evaluationOf(slices);
    const findings = [
      ...evaluation.findings,
      finding({ check: 'fairness.equalized_odds', subject: 'group', verdict: 'fail' }),
      finding({ check: 'load.p99_ms', subject: 'endpoint' }),
    ];
    const html = page({
      evaluation: { ...evaluation, findings },
      report: machineReportOf(findings).report,
    });
    expect(html).toContain('id="group-fairness"');
    expect(html).toContain('id="group-load"');
    expect(html).not.toContain('id="group-roc_auc"');
  });

  test('survives names that would break it', () => {
    const hostile = '"><script>alert(1)</script>\u202e';
    const evaluation = evaluationOf({ 'all rows': 0, [hostile]: -0.1 });
    const html = page({
      evaluation: {
        ...evaluation,
        metrics: { ...evaluation.metrics, [hostile]: comparedMetric(0) },
      },
      models: { candidate: hostile, champion: hostile },
      policy: { file: hostile, task: hostile, confidence: 0.95 },
    });
    expect(problemsOfHtml(html)).toEqual([]);
  });

  test('stays below a megabyte with many rows, metrics and slices', () => {
    const names = Array.from({ length: 400 }, (_, index) => `origin = ${index}`);
    const metrics = Array.from({ length: 12 }, (_, index) => `metric_${index}`);
    const reports = Object.fromEntries(metrics.map((metric) => [metric, comparedMetric(0.01)]));
    const findings = ['all rows', ...names].flatMap((subject) =>
      metrics.map((metric) =>
        finding({
          check: `${metric}.vs_champion`,
          subject,
          verdict: 'fail',
          message: 'x'.repeat(250),
        }),
      ),
    );
    const evaluation = {
      findings,
      metrics: reports,
      slices: Object.fromEntries(names.map((name) => [name, reports])),
    };
    const html = page({ evaluation, rows: binaryRows(200_000) });
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    expect(html).toContain('more slices are in report.json');
  });
});
