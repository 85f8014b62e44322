import { describe, expect, test } from '@jest/globals';
import { spendBudget, type Evidence, type Look } from '#core/drift/alarm-budget.ts';
import { eValueOf } from '#stats/p-to-e.ts';
import { partialConjunctionPValue } from '#stats/partial-conjunction.ts';
import { uniform } from '../../stats/seeded-sample.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;
const start = Date.UTC(2026, 0, 1);

function digest(index: number): string {
  return index.toString(16).padStart(64, '0');
}

/** Hours of the alarms of a series of hourly looks. */
function alarms(falseAlarms: number, hours: number, pValueAt: (hour: number) => number): number[] {
  let evidence: Evidence | undefined;
  const found: number[] = [];
  for (let at = 0; at < hours; at++) {
    // Digests are not what is looked at here: a short memory of them is enough.
    const before = evidence && { ...evidence, data: [] };
    const look = { pValue: pValueAt(at), now: start + at * hour, data: digest(at) };
    const spent = spendBudget({ falseAlarms, periodMs: year }, before, look);
    evidence = spent.evidence;
    if (spent.alarm) found.push(at);
  }
  return found;
}

describe('an alarm budget over a year of hourly looks', () => {
  test('the chance of any false alarm in the year keeps to the budget, with p-values that are only just valid', () => {
    const years = 25;
    let withAlarm = 0;
    for (let seed = 0; seed < years; seed++) {
      if (alarms(0.2, 365 * 24, uniform(seed)).length > 0) withAlarm++;
    }
    expect(withAlarm / years).toBeLessThanOrEqual(0.2 + 3 * Math.sqrt((0.2 * 0.8) / years));
  });

  test('with one a year there is about one a year at most, also in the long run', () => {
    const years = 10;
    expect(alarms(1, years * 365 * 24, uniform(7)).length).toBeLessThanOrEqual(years);
  });

  test.each([
    { what: 'clear', pValue: 1e-12, looks: 1 },
    { what: 'moderate', pValue: 1e-4, looks: 6 },
    { what: 'faint', pValue: 0.01, looks: 20 },
  ])('drift that is $what is found within $looks looks', ({ pValue, looks }) => {
    const since = 4000;
    const random = uniform(3);
    const [first] = alarms(0.05, since + 200, (at) => (at < since ? random() : pValue));
    expect(first).toBeGreaterThanOrEqual(since);
    expect(first! - since).toBeLessThan(looks);
  });

  test('drift that lasts is told again and again', () => {
    expect(alarms(1, 48, () => 1e-9).length).toBeGreaterThan(20);
  });
});

describe('one look', () => {
  const budget = { falseAlarms: 0.05, periodMs: year };
  const first = spendBudget(budget, undefined, { pValue: 1e-4, now: start, data: digest(1) });

  test('says how much evidence there is and how much an alarm needs', () => {
    expect(first.alarmAt).toBe(20);
    expect(first.reached).toBeCloseTo(0.01 * eValueOf(1e-4), 9);
    expect(first.alarm).toBe(false);
  });

  const later = (changes: Partial<Look>) =>
    spendBudget(budget, first.evidence, {
      pValue: 1e-12,
      now: start + hour,
      data: digest(2),
      ...changes,
    });

  test('at the same data adds nothing', () => {
    const again = later({ data: digest(1) });
    expect(again).toMatchObject({ notCounted: 'the same data were counted before', alarm: false });
    expect(again.evidence).toBe(first.evidence);
  });

  test('at rows that were counted already adds nothing; one that begins where they end does', () => {
    const span = (from: number, until: number) => ({
      from: new Date(start + from * hour).toISOString(),
      until: new Date(start + until * hour).toISOString(),
    });
    const day = spendBudget(budget, undefined, {
      pValue: 0.5,
      now: start,
      data: digest(1),
      span: span(-24, 0),
    });
    const look = (from: number, until: number) =>
      spendBudget(budget, day.evidence, {
        pValue: 1e-12,
        now: start + until * hour,
        data: digest(2),
        span: span(from, until),
      });
    expect(look(-23, 1).notCounted).toMatch(/what shares rows is no separate look/);
    expect(look(-0.5, 23.5).notCounted).toBeUndefined();
    expect(look(0, 24)).toMatchObject({ alarm: true });
  });

  test('of too few rows adds nothing', () => {
    expect(later({ unfit: 'too few rows' })).toMatchObject({ notCounted: 'too few rows' });
  });

  test('with a clock that went back pays nothing twice', () => {
    const back = later({ pValue: 1, now: start - 5 * hour });
    expect(back.evidence!.paidUntil).toBe(new Date(start).toISOString());
  });

  test('that could test nothing is neither evidence nor its opposite', () => {
    expect(later({ pValue: Number.NaN }).reached).toBeCloseTo(
      first.reached + (0.99 * hour) / year,
      9,
    );
  });

  test('with p = 0 is an alarm and a number that JSON can hold', () => {
    const sure = later({ pValue: 0 });
    expect(sure.alarm).toBe(true);
    expect(JSON.parse(JSON.stringify(sure))).toEqual(sure);
  });
});

describe('e-values from p-values', () => {
  test('their mean over uniform p is at most 1', () => {
    const steps = 100_000;
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += eValueOf((step + 0.5) / steps);
    expect(sum / steps).toBeLessThanOrEqual(1);
    expect(sum / steps).toBeGreaterThan(0.85);
  });

  test.each([
    { p: 1, e: 0.5 },
    { p: 0.9999, e: 0.50001667 },
    { p: 0.5, e: (0.5 + 0.5 * Math.log(0.5)) / (0.5 * Math.log(0.5) ** 2) },
    { p: 0, e: 1e300 },
    { p: Number.NaN, e: 1 },
  ])('p = $p', ({ p, e }) => {
    expect(eValueOf(p)).toBeCloseTo(e, 6);
  });

  test('fall as p grows', () => {
    const values = [0, 1e-300, 1e-9, 0.01, 0.3, 0.9, 0.999, 0.99999, 1].map((p) => eValueOf(p));
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });
});

describe('at least k of several', () => {
  test.each([
    { pValues: [0.01, 0.02, 0.9], k: 1, p: 0.03 },
    { pValues: [0.01, 0.02, 0.9], k: 2, p: 0.04 },
    { pValues: [0.01, 0.02, 0.9], k: 3, p: 0.9 },
    { pValues: [0.01, Number.NaN], k: 1, p: 0.01 },
    { pValues: [0.01], k: 2, p: Number.NaN },
    { pValues: [], k: 1, p: Number.NaN },
    { pValues: [0.6, 0.7], k: 1, p: 1 },
  ])('$pValues, $k: $p', ({ pValues, k, p }) => {
    const got = partialConjunctionPValue(pValues, k);
    if (Number.isNaN(p)) expect(got).toBeNaN();
    else expect(got).toBeCloseTo(p, 12);
  });
});
