import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { delongSingle } from '#stats/delong.ts';
import { checkPerformance, type PerformanceResult } from '#tables/performance/check-performance.ts';
import {
  simulatePredictions,
  type Simulation,
} from '../../core/performance/simulated-predictions.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => {
  await tables[Symbol.asyncDispose]();
});

/** Writes current.csv (id, x, group, score, ts) and labels.csv (id, late) of the rows that have one. */
async function write(
  simulation: Simulation,
  hasLabel: (row: number, score: number, feature: number) => boolean = () => true,
): Promise<ReturnType<typeof simulatePredictions>> {
  const made = simulatePredictions(simulation);
  const rows = Array.from(made.scores, (score, row) => {
    const ts = new Date(Date.UTC(2026, 0, 1) + row * 3_600_000).toISOString();
    return `${row},${made.features[row]},${row % 3 === 0 ? 'a' : 'b'},${score},${ts}`;
  });
  await tables.write('current.csv', `id,x,group,score,ts\n${rows.join('\n')}\n`);
  const labels = Array.from(made.labels, (label, row) => `${row},${label}`).filter((_, row) =>
    hasLabel(row, made.scores[row]!, made.features[row]!),
  );
  await tables.write('labels.csv', `id,late\n${labels.join('\n')}\n`);
  return made;
}

async function check(rest: string, labels?: string): Promise<PerformanceResult> {
  const text = `version: 1\nperformance: { labels: labels.csv, join: id, label: late, score: score, ${rest} }\n`;
  const { engine } = tables;
  return (await checkPerformance({
    policy: parseDriftPolicy(text, 'drift.yaml'),
    labels,
    current: await engine.open('current.csv'),
    features: ['x', 'group'],
    open: (source, options) => engine.open(source, options ?? {}),
    storedEvaluation: async () => 'reference.csv',
  }))!;
}

function found(result: PerformanceResult, check: string, subject?: string): Finding {
  const [one] = result.findings.filter(
    (each) => each.check === `performance.${check}` && (subject ?? each.subject) === each.subject,
  );
  expect(one).toBeDefined();
  return one!;
}

describe('realised performance', () => {
  test('is the metric of quality-gate on the joined rows, with its interval', async () => {
    const { labels, scores } = await write({ rows: 3000, seed: 1 });
    const result = await check('metric: roc_auc, minimum: 0.6');
    const { auc } = delongSingle(labels, scores);
    expect(found(result, 'roc_auc')).toMatchObject({
      verdict: 'pass',
      severity: 'error',
      observed: { value: auc, n: 3000, method: 'DeLong, logit scale' },
    });
    expect(found(result, 'coverage')).toMatchObject({ verdict: 'pass', observed: { value: 1 } });
    expect(result.assessment.asksForRetraining).toBe(false);
  });

  test('shown below the minimum fails and asks for retraining', async () => {
    await write({ rows: 3000, seed: 2, concept: 0 });
    const result = await check('metric: roc_auc, minimum: 0.6');
    expect(found(result, 'roc_auc').verdict).toBe('fail');
    expect(result.assessment.asksForRetraining).toBe(true);
  });

  test('that the interval leaves open is undecided, with the labels still needed', async () => {
    const { labels, scores } = await write({ rows: 300, seed: 3 });
    const { auc } = delongSingle(labels, scores);
    const result = await check(`metric: roc_auc, minimum: ${(auc - 0.01).toFixed(4)}`);
    const one = found(result, 'roc_auc');
    expect(one.verdict).toBe('inconclusive');
    expect(one.needed).toBeGreaterThan(300);
    expect(result.assessment.asksForRetraining).toBe(false);
  });

  test.each([
    'f1',
    'accuracy',
    'precision',
    'recall',
    'log_loss',
    'brier_score',
    'calibration_error',
  ])('%s is measured and decided too', async (metric) => {
    await write({ rows: 2000, seed: 4 });
    const bound = ['log_loss', 'brier_score', 'calibration_error'].includes(metric)
      ? 'maximum: 0.9'
      : 'minimum: 0.1';
    const one = found(await check(`metric: ${metric}, ${bound}`), metric);
    expect(one.verdict).toBe('pass');
    expect(one.observed.interval).toBeDefined();
  });

  test('of a regression is an error in the unit of the label, without an estimate', async () => {
    const rows = Array.from({ length: 1000 }, (_, row) => [row, row % 17, (row % 17) + (row % 2)]);
    await tables.write(
      'current.csv',
      `id,x,group,score,ts\n${rows.map(([id, s]) => `${id},1,a,${s},2026-01-01`).join('\n')}\n`,
    );
    await tables.write(
      'labels.csv',
      `id,late\n${rows.map(([id, , y]) => `${id},${y}`).join('\n')}\n`,
    );
    const result = await check('task: regression, metric: rmse, maximum: 0.9');
    expect(found(result, 'rmse')).toMatchObject({ verdict: 'pass' });
    expect(found(result, 'rmse').observed.value).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(found(result, 'rmse.estimated').message).toContain('a regression has no estimate');
  });

  test('labels may be words, and the input wins over the policy', async () => {
    const { labels } = await write({ rows: 1000, seed: 5 });
    const words = Array.from(labels, (label, row) => `${row},${label === 1 ? 'late' : 'on time'}`);
    await tables.write('arrived.csv', `id,late\n${words.join('\n')}\n`);
    const result = await check('positive: late, metric: accuracy, minimum: 0.5', 'arrived.csv');
    expect(found(result, 'accuracy').verdict).toBe('pass');
    expect(Object.keys(result.digests)).toEqual(['labels']);
  });

  test('does not depend on the order of rows', async () => {
    await write({ rows: 800, seed: 6 });
    const before = await check('metric: f1, minimum: 0.3');
    const { engine, directory } = tables;
    for (const name of ['current', 'labels']) {
      const { relation } = await engine.open(`${name}.csv`);
      await engine.query(
        `COPY (SELECT * FROM ${relation} ORDER BY hash(id)) TO '${directory}/shuffled.csv'`,
      );
      await engine.query(
        `COPY (SELECT * FROM '${directory}/shuffled.csv') TO '${directory}/${name}.csv'`,
      );
    }
    const after = await check('metric: f1, minimum: 0.3');
    expect(found(after, 'f1').observed).toEqual(found(before, 'f1').observed);
  });
});

describe('coverage', () => {
  test('too low leaves good and bad news undecided, and says how many labels are missing', async () => {
    await write({ rows: 4000, seed: 7, concept: 0 }, (row) => row % 4 === 0);
    const result = await check('metric: roc_auc, minimum: 0.6');
    expect(found(result, 'coverage')).toMatchObject({
      verdict: 'inconclusive',
      needed: 1000,
      observed: { value: 0.25, n: 4000 },
    });
    expect(found(result, 'roc_auc').verdict).toBe('inconclusive');
    expect(found(result, 'roc_auc').message).toContain('only 25 % of the predictions have a label');
    expect(result.assessment.asksForRetraining).toBe(false);
  });

  test('as low as the policy allows decides', async () => {
    await write({ rows: 4000, seed: 7, concept: 0 }, (row) => row % 4 === 0);
    const result = await check('metric: roc_auc, minimum: 0.6, min_coverage: 0.2');
    expect(found(result, 'roc_auc').verdict).toBe('fail');
  });

  test.each([
    { name: 'the score', column: 'score', has: (_: number, score: number) => score > 0.4 },
    { name: 'a number', column: 'x', has: (_: number, __: number, x: number) => x > 0 },
    { name: 'a category', column: 'group', has: (row: number) => row % 3 === 0 || row % 5 === 0 },
  ])('that depends on $name is selective: nothing is decided', async ({ column, has }) => {
    await write({ rows: 4000, seed: 8 }, has);
    const result = await check('metric: accuracy, minimum: 0.5, min_coverage: 0.1');
    expect(found(result, 'selective_labels', column).verdict).toBe('warn');
    expect(found(result, 'accuracy').verdict).toBe('inconclusive');
    expect(found(result, 'accuracy').message).toContain(`depends on`);
  });

  test('by chance is not selective', async () => {
    await write({ rows: 4000, seed: 9 }, (row) => (row * 7919) % 10 < 6);
    const result = await check('metric: accuracy, minimum: 0.5');
    const arrivals = result.findings.filter(
      ({ check }) => check === 'performance.selective_labels',
    );
    expect(arrivals.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['score', 'pass'],
      ['group', 'pass'],
      ['x', 'pass'],
    ]);
    expect(found(result, 'accuracy').verdict).toBe('pass');
  });

  test('of nearly all rows cannot be selective enough to matter', async () => {
    await write({ rows: 4000, seed: 8 }, (_, score) => score < 0.9);
    const result = await check('metric: accuracy, minimum: 0.5');
    expect(found(result, 'selective_labels', 'score').verdict).toBe('pass');
    expect(found(result, 'accuracy').verdict).toBe('pass');
  });

  test('by age: the young ones are left out after a delay, early labels included', async () => {
    await write({ rows: 1000, seed: 10 }, (row) => row < 800 || row % 20 === 0);
    const rest = 'metric: accuracy, minimum: 0.5, time: ts, min_coverage: 0.9';
    expect(found(await check(rest), 'coverage').verdict).toBe('inconclusive');
    const patient = await check(`${rest}, delay: 10d`);
    const one = found(patient, 'coverage');
    expect(one).toMatchObject({ verdict: 'pass', observed: { n: 760 } });
    expect(one.message).toContain('oldest to youngest: 100 %, 100 %, 100 %, 100 %, 5 %');
    expect(one.message).toContain('240 are younger');
  });
});

describe('labels that do not come', () => {
  test.each([
    {
      name: 'no key in common',
      labels: 'id,late\na1,0\na2,1\n',
      says: 'No key of labels.csv is one of current.csv',
    },
    { name: 'a column of labels without one', labels: 'id,late\n1,\n2,\n', says: '0 of 500' },
  ])('$name: undecided, never green', async ({ labels, says }) => {
    await write({ rows: 500, seed: 11 });
    await tables.write('labels.csv', labels);
    const result = await check('metric: roc_auc, minimum: 0.6');
    expect(found(result, 'coverage').verdict).toBe('inconclusive');
    expect(found(result, 'coverage').message).toContain(says);
    expect(found(result, 'roc_auc')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'error',
      observed: { value: null, n: 0 },
    });
  });

  test('of one class only: ROC AUC is undefined, and says why', async () => {
    await write({ rows: 500, seed: 12 });
    const zeros = Array.from({ length: 500 }, (_, row) => `${row},0`);
    await tables.write('labels.csv', `id,late\n${zeros.join('\n')}\n`);
    const one = found(await check('metric: roc_auc, minimum: 0.6'), 'roc_auc');
    expect(one.verdict).toBe('inconclusive');
    expect(one.message).toMatch(/undefined on 500 labelled predictions: .*positive/);
  });

  test('at all: a file without rows is named', async () => {
    await write({ rows: 500, seed: 12 });
    await tables.write('labels.csv', 'id,late\n');
    await expect(check('metric: roc_auc, minimum: 0.6')).rejects.toThrow(/labels.csv.*no rows/);
  });
});

describe('keys', () => {
  test('that repeat, disagree or are missing are named, and measured once or not at all', async () => {
    const rows = [
      '1,1,a,0.9',
      '1,1,a,0.9',
      '2,1,a,0.8',
      '2,1,a,0.7',
      '3,1,a,0.2',
      ',1,a,0.5',
      '4,1,a,',
      '5,1,a,0.3',
    ];
    await tables.write('current.csv', `id,x,group,score\n${rows.join('\n')}\n`);
    await tables.write('labels.csv', 'id,late\n1,1\n1,1\n2,1\n3,0\n3,1\n,1\n5,\n99,0\n');
    const result = await check('metric: accuracy, minimum: 0.1, min_coverage: 0.01');
    const { counts } = result.assessment.current;
    expect(counts).toEqual({
      rows: 8,
      withoutKey: 1,
      withoutScore: 1,
      repeated: 1,
      conflicting: 1,
      young: 0,
      withoutTime: 0,
      predictions: 3,
      labelled: 1,
      labelRows: 8,
      labelsWithoutKey: 1,
      labelsMissing: 1,
      labelsRepeated: 1,
      labelsConflicting: 1,
      labelsUnknown: 1,
    });
    for (const check of [
      'key_missing',
      'score_missing',
      'conflicting_predictions',
      'repeated_predictions',
      'label_key_missing',
      'conflicting_labels',
      'repeated_labels',
      'label_missing',
    ]) {
      expect(found(result, check)).toMatchObject({ verdict: 'warn', severity: 'warning' });
    }
    expect(found(result, 'unknown_keys').severity).toBe('info');
  });

  test('of several columns and of other types still join', async () => {
    await tables.write('current.csv', 'id,x,group,score,part\n1.0,1,a,0.9,007\n2.0,1,a,0.1,B\n');
    await tables.write('labels.csv', 'part,id,late\n007,1,1\nB,2,0\n');
    const { engine } = tables;
    const text =
      'version: 1\nperformance: { labels: labels.csv, join: [id, part], label: late, score: score, metric: accuracy, minimum: 0.1 }\n';
    const result = await checkPerformance({
      policy: parseDriftPolicy(text, 'drift.yaml'),
      labels: undefined,
      current: await engine.open('current.csv'),
      features: [],
      open: (source, options) => engine.open(source, options ?? {}),
      storedEvaluation: async () => '',
    });
    expect(result!.assessment.current.counts.labelled).toBe(2);
  });
});

describe('sources', () => {
  const id = 'i"d; --';
  const late = "wie'spät|<b>";

  test.each(['parquet', 'jsonl'])('%s with hostile column names', async (kind) => {
    const { engine, directory } = tables;
    const format = kind === 'jsonl' ? 'json' : kind;
    const quotedId = '"i""d; --"';
    await engine.query(
      `COPY (SELECT i AS ${quotedId}, i % 10 / 10.0 AS "sc|ore", 'g' || i % 3 AS "key_0", i AS "label" FROM range(900) r(i)) TO '${directory}/p.${kind}' (FORMAT ${format})`,
    );
    await engine.query(
      `COPY (SELECT i AS ${quotedId}, CAST(i % 10 > 5 AS INT) AS "${late}" FROM range(900) r(i)) TO '${directory}/l.${kind}' (FORMAT ${format})`,
    );
    const text = JSON.stringify({
      version: 1,
      performance: {
        labels: `l.${kind}`,
        join: id,
        label: late,
        score: 'sc|ore',
        metric: 'roc_auc',
        minimum: 0.9,
      },
    });
    const result = await checkPerformance({
      policy: parseDriftPolicy(text, 'drift.json'),
      labels: undefined,
      current: await engine.open(`p.${kind}`),
      features: ['key_0', 'label'],
      open: (source, options) => engine.open(source, options ?? {}),
      storedEvaluation: async () => '',
    });
    expect(found(result!, 'roc_auc')).toMatchObject({ verdict: 'pass', observed: { value: 1 } });
  });

  test('a stored evaluation calibrates the estimate and is what a drop is measured from', async () => {
    const before = simulatePredictions({ rows: 2000, seed: 20 });
    const lines = Array.from(before.scores, (score, row) => `${score},${before.labels[row]}`);
    await tables.write('reference.csv', `score,late\n${lines.join('\n')}\n`);
    await write({ rows: 2000, seed: 21 });
    const result = await check('metric: roc_auc, reference: registry://m@champion, max_drop: 0.1');
    expect(found(result, 'roc_auc.drop').verdict).toBe('pass');
    expect(found(result, 'roc_auc.drop').message).toContain('registry://m@champion');
    expect(found(result, 'roc_auc.estimated').observed.method).toContain('on 2000 rows');
    expect(Object.keys(result.digests)).toEqual(['labels', 'performance_reference']);
  });

  test('a reference without a labelled row is named', async () => {
    await tables.write('reference.csv', 'score,late\n0.5,\n,1\n');
    await write({ rows: 100, seed: 22 });
    await expect(check('metric: roc_auc, reference: reference.csv')).rejects.toThrow(
      /performance.reference: reference.csv has no row with both 'score' and 'late'/,
    );
  });

  test('scores that are no probabilities cannot be taken as such', async () => {
    await write({ rows: 100, seed: 23 });
    await tables.write('current.csv', 'id,x,group,score\n1,1,a,-3\n2,1,a,3\n');
    await expect(check('metric: roc_auc, minimum: 0.5, calibrated: true')).rejects.toThrow(
      /2 scores of current.csv lie outside 0…1/,
    );
    const rough = await check('metric: roc_auc, minimum: 0.5');
    expect(rough.assessment.current.counts.predictions).toBe(2);
  });
});

describe('what cannot be run is told at its place', () => {
  test.each([
    { rest: 'metric: roc_au, minimum: 0.6', says: "Did you mean 'roc_auc'?" },
    { rest: 'metric: rmse, minimum: 1', says: "unknown metric 'rmse' of task binary" },
    { rest: 'metric: roc_auc', says: 'would decide nothing' },
    { rest: 'metric: roc_auc, minimum: 0.6, at_threshold: 0.4', says: "no option 'at_threshold'" },
    { rest: 'metric: roc_auc, minimum: 0.6, max_drop: 0.1', says: "measured from 'reference'" },
    { rest: 'metric: roc_auc, minimum: 0.6, delay: 7d', says: "read from 'time'" },
    { rest: 'metric: roc_auc, minimum: 0.6, delay: soon, time: ts', says: 'a duration such as' },
    { rest: 'metric: f1, minimum: 0.6, maximum: 0.5', says: 'minimum ≤ maximum' },
    { rest: 'task: regression, metric: mae, maximum: 1, calibrated: true', says: 'no estimate' },
    { rest: 'metric: roc_auc, minimum: 0.6, time: x', says: 'expected a date or timestamp' },
    { rest: 'metric: roc_auc, minimum: 0.6, time: tz', says: "no column 'tz'" },
    { rest: 'metric: log_loss, maximum: 1, at: 3', says: "unknown key 'at'" },
    { rest: 'metric: roc_auc, minimum: 0.6, positive: LATE', says: 'expected one of them to be' },
  ])('$rest', async ({ rest, says }) => {
    await write({ rows: 50, seed: 13 });
    const error = await check(rest).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(CannotRunError);
    expect((error as CannotRunError).message).toContain(says);
    expect((error as CannotRunError).message).toContain('drift.yaml:2:');
  });
});
