import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Finding } from '#core/verdict/finding.ts';
import { renderHtmlPage, type HtmlPage } from '#report/html/page.ts';
import type { PageStep } from '#report/html/step.ts';
import type { RunReport } from '#report/summary.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror='x'>\u0000\u202E`;

const finding = (text: string): Finding => ({
  check: text,
  subject: text,
  verdict: 'fail',
  severity: 'error',
  observed: { value: text, unit: text, method: text, n: 3 },
  expected: text,
  message: text,
  location: { file: text, line: 1, column: 1 },
});

const report = (text: string): RunReport => ({
  schemaVersion: 1,
  action: text,
  verdict: 'fail',
  summary: text,
  findings: [finding(text)],
  outputs: {},
  inputs: {},
  tool: { name: 'trainyard', version: '0.0.0' },
  startedAt: '2001-06-01T00:00:00Z',
  durationMs: 1,
});

const step = (text: string): PageStep => ({
  title: text,
  verdict: 'fail',
  outcome: text,
  decidedBy: text,
  narrative: [text],
  durationMs: 1234,
  details: [{ name: text, value: text }],
  charts: [
    {
      kind: 'categories',
      title: text,
      caption: text,
      series: [text, `${text}2`],
      rows: [{ name: text, values: [1, 2] }],
      format: () => text,
    },
    {
      kind: 'lines',
      title: text,
      x: { label: text, domain: [0, 1], format: () => text },
      y: { label: text, domain: [0, 1] },
      series: [{ name: text, points: [[0, 0]] }],
      guides: [{ at: { x: 0.5 }, label: text }],
    },
    {
      kind: 'bins',
      title: text,
      x: { label: text },
      edges: [0, 1],
      series: [{ name: text, counts: [1] }],
    },
    {
      kind: 'intervals',
      title: text,
      rows: [
        { name: text, value: 1, interval: { lower: 0, upper: 2, level: 0.95 }, verdict: 'pass' },
      ],
    },
  ],
  report: report(text),
});

const page = (text: string): HtmlPage => ({
  title: text,
  lead: text,
  facts: [{ value: text, label: text }],
  steps: [step(text)],
  evidence: [
    {
      title: text,
      statement: text,
      recordDigest: text,
      subjects: [{ name: text, digest: text }],
      reliesOn: [text],
    },
  ],
  foot: text,
});

describe('the page', () => {
  test('escapes every text, wherever it came from', () => {
    const html = renderHtmlPage(page(hostile));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u202E');
    expect(html).not.toContain('\u0000');
    expect(tagsOf(html)).toEqual(tagsOf(renderHtmlPage(page('plain'))));
  });

  test('loads nothing: no address, no script, and a policy that would stop both', () => {
    const html = renderHtmlPage(page('plain'));
    expect(html).not.toMatch(/(src|href)=(?!"#)/);
    expect(html).not.toMatch(/https?:|@import|url\(/);
    const style = /<style>([^]*)<\/style>/.exec(html)![1]!;
    const digest = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${digest}';`);
  });

  test('shows each step once in the overview and once in full, with its verdict in words', () => {
    const html = renderHtmlPage({
      ...page('plain'),
      steps: [
        { title: 'Split', verdict: 'done', decidedBy: '3 tables', narrative: [], durationMs: 0 },
        { title: 'Gate', verdict: 'pass', decidedBy: 'AUC 0.64', narrative: [], durationMs: 0 },
      ],
    });
    expect(html.split('AUC 0.64')).toHaveLength(3);
    expect(html).toContain('href="#step-2"');
    expect(html).toContain('id="step-2"');
    expect(html).toMatch(/<span class="badge pass"><i aria-hidden="true">✓<\/i>pass<\/span>/);
  });

  test('names the record that another one relies on', () => {
    const data = {
      title: 'validate-data',
      statement: '',
      recordDigest: 'a'.repeat(64),
      subjects: [],
      reliesOn: [],
    };
    const gate = {
      ...data,
      title: 'quality-gate',
      recordDigest: 'b'.repeat(64),
      reliesOn: [data.recordDigest],
    };
    const html = renderHtmlPage({ ...page('plain'), evidence: [data, gate] });
    expect(html).toContain('<code>aaaaaaaaaaaa</code> validate-data');
  });

  test('shortens a long list of findings and says so', () => {
    const many = { ...report('x'), findings: Array.from({ length: 75 }, () => finding('x')) };
    const html = renderHtmlPage({ ...page('plain'), steps: [{ ...step('plain'), report: many }] });
    expect(html).toContain('and 15 more in report.json');
  });
});

function tagsOf(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map((match) => match[1]!);
}
