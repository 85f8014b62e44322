import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assessDrift, type ComparedColumn } from '#core/drift/assess-drift.ts';
import { canonicalForm } from '#core/drift/category-spelling.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import { judgeFeed } from '#core/drift/stale-feed.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import {
  categories,
  compareCategories,
  compareNumbers,
  numericProfile,
  policyOf,
} from './samples.ts';

function numbers(reference: Float64Array, current: Float64Array, exact = true): ComparedColumn {
  const profile = numericProfile(reference);
  const planned = {
    column: 'x',
    kind: 'numeric',
    profile,
    method: 'psi',
    isPrediction: false,
  } as const;
  return { planned, comparison: compareNumbers(reference, current, exact) };
}

function texts(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): ComparedColumn {
  const [reference, current] = [categories(before), categories(after)];
  const profile = {
    type: 'string',
    role: 'categorical',
    rows: reference.rows,
    missing: 0,
    infinite: 0,
  } as const;
  const planned = {
    column: 'x',
    kind: 'categorical',
    profile,
    method: 'psi',
    isPrediction: false,
  } as const;
  return {
    planned,
    comparison: compareCategories(reference, current),
    categories: { reference, current },
  };
}

const noPlan = { compared: [], empty: [], skipped: [], absent: [], retyped: [], added: [] };

function assess(column: ComparedColumn) {
  const policy = policyOf();
  const assessment = assessDrift(
    { plan: noPlan, compared: [column], empty: [], rows: 1000 },
    policy,
  );
  return { assessment, findings: driftFindings(assessment, noPlan, policy) };
}

const wave = normalSample(2000, 1);

describe('signs of a broken pipeline fail, and block retraining', () => {
  test.each([
    {
      check: 'constant_feed',
      says: "always '0'",
      column: numbers(wave, new Float64Array(300)),
    },
    {
      check: 'constant_feed',
      says: "always 'n/a'",
      column: texts({ a: 500, b: 400, c: 100 }, { 'n/a': 400 }),
    },
    {
      check: 'unit_change',
      says: '1000 times',
      column: numbers(
        wave.map((x) => x + 9),
        normalSample(900, 2).map((x) => (x + 9) * 1000),
      ),
    },
    {
      check: 'unit_change',
      says: '°C as °F',
      column: numbers(
        wave.map((x) => 12 + 6 * x),
        normalSample(900, 2).map((x) => (12 + 6 * x) * 1.8 + 32),
      ),
    },
    {
      check: 'category_spelling',
      says: "spells 'SFO' as 'sfo '",
      column: texts({ SFO: 500, JFK: 500 }, { SFO: 100, JFK: 300, 'sfo ': 200 }),
    },
    {
      check: 'category_spelling',
      says: "spells '1' as '1.0'",
      column: texts({ 1: 500, 2: 500 }, { '1.0': 300, '2.0': 300 }),
    },
  ])('$check: $says', ({ check, says, column }) => {
    const { assessment, findings } = assess(column);
    expect(findings.find((one) => one.check === check)).toMatchObject({
      verdict: 'fail',
      severity: 'error',
      subject: 'x',
    });
    expect(assessment.broken.join()).toContain(says);
  });

  test.each([
    { what: 'the same law', column: numbers(wave, normalSample(800, 5)) },
    {
      what: 'a mean that moved',
      column: numbers(
        wave,
        normalSample(800, 5).map((x) => x + 2),
      ),
    },
    {
      what: 'a rare category that did not come up',
      column: texts({ a: 980, b: 20 }, { a: 60 }),
    },
    { what: 'a constant that stays', column: numbers(new Float64Array(90), new Float64Array(80)) },
    { what: 'a really new category', column: texts({ a: 500, b: 500 }, { a: 300, b: 300, c: 90 }) },
    { what: 'one row', column: numbers(wave, Float64Array.of(3)) },
  ])('$what is none', ({ column }) => {
    expect(assess(column).assessment.broken).toEqual([]);
  });

  test('wild values do not hide a change of unit where all values are known', () => {
    const wild = normalSample(900, 2).map((x, row) => (row % 300 === 0 ? 1e12 : (x + 9) * 1000));
    const { assessment } = assess(
      numbers(
        wave.map((x) => x + 9),
        wild,
      ),
    );
    expect(assessment.columns[0]!.unit?.factor).toBe(1000);
  });
});

describe('one form for what a person takes for one value', () => {
  test.each([
    ['SFO', ' sfo '],
    ['1', '1.0'],
    ['007', '7'],
    ['-0', '0'],
    ['New  York', 'new york'],
    ['ＡＢＣ', 'abc'],
    ['1e3', '1000'],
  ])('%p and %p', (a, b) => {
    expect(canonicalForm(a)).toBe(canonicalForm(b));
  });

  test.each([
    ['12345678901234567', '12345678901234568'],
    ['a', 'b'],
    ['1.5', '15'],
    ['é', 'e'],
    ['', '0'],
    ['Infinity', '1e999'],
  ])('%p and %p stay two', (a, b) => {
    expect(canonicalForm(a)).not.toBe(canonicalForm(b));
  });

  test('it is its own form', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(canonicalForm(canonicalForm(text))).toBe(canonicalForm(text));
      }),
    );
  });
});

describe('a feed that does not move', () => {
  const hour = 3_600_000;
  const start = Date.UTC(2026, 0, 1);
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
  const first = judgeFeed(
    undefined,
    { data: a, until: '2026-01-01T00:00:00.000Z', now: start },
    {
      staleAfterMs: 0,
    },
  );

  test.each([
    { what: 'the first run', before: undefined, seen: { data: a }, stale: undefined },
    { what: 'new data', before: first.feed, seen: { data: b }, stale: undefined },
    { what: 'the same bytes', before: first.feed, seen: { data: a }, stale: /byte for byte/ },
    {
      what: 'other bytes, the same newest row',
      before: first.feed,
      seen: { data: b, until: '2026-01-01T00:00:00.000Z' },
      stale: /newest row is still that of 2026-01-01/,
    },
    {
      what: "the reference's own data",
      before: undefined,
      seen: { data: a, referenceData: a },
      stale: /the reference was taken from/,
    },
  ])('$what', ({ before, seen, stale }) => {
    const judged = judgeFeed(before, { ...seen, now: start + hour }, { staleAfterMs: 0 });
    if (stale) expect(judged.stale).toMatch(stale);
    else expect(judged.stale).toBeUndefined();
  });

  test('stale_after lets the same data be seen for a while, counted from the first time', () => {
    const look = (hours: number, feed = first.feed) =>
      judgeFeed(feed, { data: a, now: start + hours * hour }, { staleAfterMs: 26 * hour });
    const early = look(10);
    expect(early.stale).toBeUndefined();
    expect(look(25, early.feed).stale).toBeUndefined();
    expect(look(27, early.feed)).toMatchObject({ unmovedMs: 27 * hour });
    expect(look(27, early.feed).stale).toMatch(/byte for byte/);
  });
});
