import { describe, expect, test } from '@jest/globals';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import type { Verdict } from '#core/verdict/finding.ts';
import {
  renderValidationPage,
  type ValidationPageInput,
} from '#report/html/validation/validation-page.ts';
import type { RunReport } from '#report/summary.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import { numericProfile } from '../../core/drift/samples.ts';
import { finding } from '../../support/finding.ts';
import { problemsOfHtml, textOf } from '../../support/html-document.ts';

const digest = 'a'.repeat(64);
const numeric = numericProfile(normalSample(900, 3));
const categorical: ColumnProfile = {
  type: 'string',
  role: 'categorical',
  rows: 900,
  missing: 9,
  infinite: 0,
  categorical: {
    values: [
      { value: 'A', count: 600 },
      { value: 'B', count: 200 },
    ],
    otherCount: 91,
    distinct: 7,
  },
};
const time: ColumnProfile = {
  type: 'date',
  role: 'timestamp',
  rows: 900,
  missing: 0,
  infinite: 0,
  range: { min: '2026-01-01', max: '2026-06-01' },
};
const profileOf = (columns: Record<string, ColumnProfile>): Profile => ({
  schemaVersion: 2,
  rows: 900,
  dataDigest: digest,
  columns,
});

const baseReport: RunReport = {
  schemaVersion: 1,
  action: 'validate-data',
  verdict: 'pass',
  summary: 'the deciding sentence',
  findings: [finding()],
  outputs: {},
  inputs: { data: digest },
  tool: { name: 'trainyard', version: '0.1.0' },
  startedAt: '2026-06-01T12:30:00.000Z',
  durationMs: 1200,
};

function page(changes: Partial<ValidationPageInput> = {}): string {
  return renderValidationPage({
    report: baseReport,
    contract: 'contract.yaml',
    data: [{ split: 'train', source: 'data/*.csv', files: 2, rows: 900, columns: 3 }],
    profile: undefined,
    digests: [{ name: 'data', digest }],
    ...changes,
  });
}

const withFindings = (findings: ReturnType<typeof finding>[], verdict: Verdict): string =>
  page({ report: { ...baseReport, verdict, findings } });

const range = finding({
  check: 'range',
  verdict: 'fail',
  message: '534 of 8 000 values are not between 0 and 6000',
  location: { file: 'contract.yaml', line: 6, column: 9 },
});

describe('the page of a validation', () => {
  test('says whether the contract is kept, by the verdict', () => {
    expect(textOf(/<h1>([^]*?)<\/h1>/.exec(page())![1]!)).toContain('The data keep the contract');
    for (const [verdict, says] of [
      ['fail', 'The data break the contract'],
      ['warn', 'with warnings'],
      ['inconclusive', 'Too little data'],
    ] as const) {
      expect(textOf(withFindings([range], verdict))).toContain(says);
    }
  });

  test('shows what is wrong before what is well, with its count and the place of the rule', () => {
    const html = withFindings([finding(), range], 'fail');
    expect(html.indexOf('id="wrong"')).toBeLessThan(html.indexOf('id="findings"'));
    expect(textOf(html)).toContain(
      '534 of 8 000 values are not between 0 and 6000 (contract.yaml:6)',
    );
    expect(textOf(/<h2>What to do[^]*?<\/section>/.exec(html)![0])).toContain('range · distance');
  });

  test('sets a changed schema apart', () => {
    const gone = finding({
      check: 'schema',
      subject: 'price',
      verdict: 'fail',
      message: 'is gone',
    });
    const html = withFindings([gone, range], 'fail');
    expect(html.indexOf('id="schema"')).toBeGreaterThan(0);
    expect(/id="wrong"[^]*?<\/section>/.exec(html)![0]).not.toContain('price');
  });

  test('draws the profile when there is one', () => {
    const profile = {
      profile: profileOf({ delay: numeric, origin: categorical, day: time }),
      split: 'train',
    };
    const html = page({ profile });
    expect(html.match(/<article/g)).toHaveLength(3);
    expect(textOf(html)).toContain('1 % missing · 7 values');
    expect(textOf(html)).toContain('2026-01-01 to 2026-06-01');
    expect(html).not.toContain('class="cur"');
    expect(problemsOfHtml(html)).toEqual([]);
    expect(page()).not.toContain('id="profile"');
  });

  test('is well-formed, loads nothing and stays small with hostile names and a thousand columns', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='x'></svg>\u0000\u202E&amp;`;
    const columns = Array.from({ length: 1000 }, (_, index) => [
      `${hostile}${index}`,
      { ...(index % 2 ? numeric : categorical) },
    ]);
    const html = page({
      contract: hostile,
      data: [{ split: hostile, source: hostile, files: 1, rows: 1, columns: 1000 }],
      profile: { profile: profileOf(Object.fromEntries(columns)), split: hostile },
    });
    expect(problemsOfHtml(html)).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    const many = withFindings(
      Array.from({ length: 900 }, () =>
        finding({ verdict: 'fail', subject: hostile, message: hostile.repeat(50) }),
      ),
      'fail',
    );
    expect(problemsOfHtml(many)).toEqual([]);
    expect(Buffer.byteLength(many)).toBeLessThan(1_000_000);
  });
});
