import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeNumbers, parseGivenMetrics } from '#core/gate/given-numbers.ts';

const read = (value: unknown, side?: 'candidate' | 'champion') =>
  parseGivenMetrics(JSON.stringify(value), 'metrics.json', side);

describe('numbers measured elsewhere', () => {
  test('are read with nested names joined by dots; notes are remembered', () => {
    const text = '{"latency_p99_ms": 41.5, "load": {"rps": 200, "tool": "k6"}, "ok": true}';
    const given = parseGivenMetrics(text, 'metrics');
    expect([...given.numbers]).toEqual([
      ['latency_p99_ms', 41.5],
      ['load.rps', 200],
    ]);
    expect([...given.notNumbers]).toEqual([
      ['load.tool', 'the text "k6"'],
      ['ok', 'true'],
    ]);
    expect(given.shape).toBe('numbers by name');
  });

  test('in lists are numbered; long lists are curves and no metrics', () => {
    const given = read({
      matrix: [
        [5, 1],
        [2, 4],
      ],
      curve: Array.from({ length: 101 }, () => 0.5),
    });
    expect([...given.numbers]).toEqual([
      ['matrix.0.0', 5],
      ['matrix.0.1', 1],
      ['matrix.1.0', 2],
      ['matrix.1.1', 4],
    ]);
    expect(given.notNumbers.get('curve')).toBe('a list of 101 items');
  });

  test('may be NaN, infinite or null, and then are no number', () => {
    const { numbers } = parseGivenMetrics('{"a": "NaN", "b": "-Infinity", "c": null}', 'metrics');
    expect([...numbers.values()]).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, Number.NaN]);
  });

  test('may be NaN and Infinity as Python writes them, outside of text', () => {
    const text = '{"a": NaN, "b": [-Infinity, Infinity], "note": "NaN, \\"Infinity\\""}';
    const { numbers, notNumbers } = parseGivenMetrics(text, 'metrics');
    expect([...numbers.values()]).toEqual([NaN, -Infinity, Infinity]);
    expect(notNumbers.get('note')).toContain('NaN, \\"Infinity\\"');
  });

  test('may stand in YAML, and in JSON that is indented by tabs', () => {
    expect([
      ...parseGivenMetrics('auc: 0.9\ntrain:\n  loss: 1\n', 'm.yaml').numbers.keys(),
    ]).toEqual(['auc', 'train.loss']);
    expect(parseGivenMetrics('{\n\t"a": {\n\t\t"b": 1\n\t}\n}', 'm.json').numbers.get('a.b')).toBe(
      1,
    );
  });

  test.each([
    ['text that is not JSON', '{a: 1}', 'is not JSON'],
    ['a list', '[1, 2]', 'expected a JSON object'],
    ['a bare number', '3', 'expected a JSON object'],
    ['no number at all', '{"note": "x"}', 'holds no number: note is the text "x"'],
    ['an empty object', '{}', 'holds no number'],
    ['a name given twice by nesting', '{"a.b": 1, "a": {"b": 2}}', 'gives a.b twice'],
    ['a name given twice', '{"auc": 0.9,\n"auc": 0.5}', 'metrics.json:2:1'],
  ])('cannot be %s', (_, text, message) => {
    expect(() => parseGivenMetrics(text, 'metrics.json')).toThrow(message);
  });

  test('cannot be given by two inputs', () => {
    const one = new Map([['model_size_mb', 1]]);
    expect(() => mergeNumbers(one, one, "'model'")).toThrow("model_size_mb is measured by 'model'");
  });

  test('keep their names and values, whatever they are called', () => {
    const name = fc
      .string({ minLength: 1 })
      .filter((text) => !/\.|^(old|new|error|data|run)$/.test(text));
    fc.assert(
      fc.property(fc.dictionary(name, fc.double({ noNaN: true }), { minKeys: 1 }), (values) => {
        const plain = Object.entries(values).filter(([, value]) => Number.isFinite(value));
        fc.pre(plain.length > 0);
        const given = read(Object.fromEntries(plain));
        for (const [key, value] of plain) expect(given.numbers.get(key)! + 0).toBe(value + 0);
      }),
    );
  });
});

// scikit-learn 1.9.1: classification_report(y, p, output_dict=True) with
// y = [0,0,0,0,1,1,1,1,0,1], p = [0,0,0,1,1,1,1,0,0,1] except that the recall of class 1 was told apart by hand.
const row = (value: number) => ({ precision: value, recall: value, 'f1-score': value, support: 5 });
const binaryReport = {
  '0': row(0.8),
  '1': { ...row(0.8), recall: 0.75 },
  accuracy: 0.8,
  'macro avg': row(0.79),
  'weighted avg': row(0.81),
};

describe("scikit-learn's classification_report", () => {
  test('gives every figure by its place, the averages and the positive class by our names', () => {
    const { numbers, shape } = read(binaryReport);
    expect(shape).toBe("scikit-learn's classification_report");
    expect(Object.fromEntries(numbers)).toMatchObject({
      '1.recall': 0.75,
      'macro avg.f1-score': 0.79,
      accuracy: 0.8,
      recall: 0.75,
      precision: 0.8,
      f1: 0.8,
      macro_f1: 0.79,
      weighted_recall: 0.81,
    });
  });

  test('of other class names has no positive class', () => {
    const { '1': late, ...rest } = binaryReport;
    const { numbers } = read({ ...rest, late });
    expect(numbers.get('late.recall')).toBe(0.75);
    expect(numbers.has('recall')).toBe(false);
  });

  test('of three classes that are numbers has no positive class', () => {
    expect(read({ ...binaryReport, '2': row(1) }).numbers.has('recall')).toBe(false);
  });
});

describe('MLflow', () => {
  const metrics = [
    { key: 'roc_auc', value: 0.7, timestamp: '1700000000000', step: '0' },
    { key: 'roc_auc', value: 0.9, timestamp: '1700000000009', step: '10' },
    { key: 'roc_auc', value: 0.8, timestamp: '1700000000005', step: '9' },
    { key: 'val/f1_score', value: 0.5, timestamp: '1', step: '0' },
    { key: 'accuracy_score', value: 0.6, timestamp: '1', step: '0', dataset_digest: 'b0d2a1c4' },
  ];
  const dataset = (digest: string, context: string) => ({
    tags: [{ key: 'mlflow.data.context', value: context }],
    dataset: { name: 'x', digest },
  });

  test.each([
    ['the answer of runs/get', { run: { info: {}, data: { metrics } } }],
    ['a run', { info: { run_id: '1' }, data: { metrics } }],
    ['its data', { metrics }],
    ['the list of metrics alone', metrics],
  ])('gives the last step of every metric: %s', (_, value) => {
    const { numbers, shape, dataDigests } = read(value);
    expect(shape).toBe("an MLflow run's metrics");
    expect(Object.fromEntries(numbers)).toEqual({
      roc_auc: 0.9,
      'val/f1_score': 0.5,
      accuracy_score: 0.6,
      accuracy: 0.6,
    });
    expect(dataDigests).toEqual(['b0d2a1c4']);
  });

  test('gives a run of the Python client', () => {
    expect(
      read({ info: {}, data: { metrics: { roc_auc: 0.9 }, params: {} } }).numbers.get('roc_auc'),
    ).toBe(0.9);
  });

  test('gives the digests of the evaluated data sets, not of the training data', () => {
    const inputs = { dataset_inputs: [dataset('aaaa', 'training'), dataset('bbbb', 'eval')] };
    const data = { metrics: [{ key: 'a', value: 1 }] };
    expect(read({ run: { data, inputs } }).dataDigests).toEqual(['bbbb']);
  });

  test('cannot say two things of one step', () => {
    const twice = [...metrics, { ...metrics[1]!, value: 0.1 }];
    expect(() => read(twice)).toThrow('gives roc_auc twice at step 10: 0.9 and 0.1');
  });

  test("gives what evaluate measured by MLflow's names and by ours", () => {
    const { numbers, shape } = read({
      example_count: 10,
      accuracy_score: 0.8,
      precision_recall_auc: 0.7,
    });
    expect(shape).toBe("the metrics.json of MLflow's evaluate");
    expect(numbers.get('accuracy')).toBe(0.8);
    // The area under the curve by trapezoids is not the average precision.
    expect(numbers.has('average_precision')).toBe(false);
  });
});

describe('DVC', () => {
  // dvc 3.67.1: a workspace whose metrics.json differs from the one committed to master.
  const said = {
    show: '{"": {"data": {"metrics.json": {"data": {"auc": 0.9, "train": {"loss": 0.1}}}}}}',
    showAll:
      '{"workspace": {"data": {"metrics.json": {"data": {"auc": 0.9, "train": {"loss": 0.1}}}}}, "master": {"data": {"metrics.json": {"data": {"auc": 0.8, "train": {"loss": 0.2}}}}}}',
    diff: '{"metrics.json": {"auc": {"old": 0.8, "new": 0.9, "diff": 0.09999999999999998}, "train.loss": {"old": 0.2, "new": 0.1, "diff": -0.1}}}',
    missing:
      '{"": {"data": {"metrics.json": {"error": {"type": "FileNotFoundError", "msg": "[Errno 2] No such file or directory: \'metrics.json\'"}}}}}',
  };

  test.each(['show', 'showAll', 'diff'] as const)('gives what dvc 3.67.1 prints: %s', (what) => {
    expect([...parseGivenMetrics(said[what], 'metrics.json').numbers]).toEqual([
      ['auc', 0.9],
      ['train.loss', 0.1],
    ]);
  });

  test('tells what dvc 3.67.1 could not read', () => {
    expect(() => parseGivenMetrics(said.missing, 'metrics.json')).toThrow('No such file');
  });

  const file = { data: { auc: 0.9, train: { loss: 0.1 } } };

  test.each([
    ['of the workspace', { workspace: { data: { 'metrics.json': file } } }],
    ['of the workspace alone', { '': { data: { 'metrics.json': file } } }],
    ['of a revision', { main: { data: { 'metrics.json': file } } }],
    [
      'of the workspace beside a revision',
      { main: { error: {} }, workspace: { data: { m: file } } },
    ],
  ])('gives metrics show %s', (_, value) => {
    const { numbers, shape } = read(value);
    expect(shape).toBe('the output of dvc metrics show --json');
    expect([...numbers]).toEqual([
      ['auc', 0.9],
      ['train.loss', 0.1],
    ]);
  });

  test.each([
    [
      'several revisions',
      { a: { data: { m: file } }, b: { data: { m: file } } },
      'several revisions (a, b)',
    ],
    [
      'two files that give one name',
      { workspace: { data: { m: file, n: file } } },
      'gives auc twice',
    ],
    [
      'a file that DVC could not read',
      { workspace: { data: { m: { error: { type: 'E', msg: 'no such file' } } } } },
      'no such file',
    ],
  ])('is refused with %s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
  });

  test.each([
    [{ m: { auc: { old: 0.8, new: 0.9, diff: 0.1 } } }],
    [{ diff: { m: { auc: { old: 0.8, new: 0.9 } } } }],
  ])('gives both sides of metrics diff: %j', (value) => {
    expect(read(value, 'candidate').numbers.get('auc')).toBe(0.9);
    expect(read(value, 'champion').numbers.get('auc')).toBe(0.8);
    expect(read(value).shape).toBe('the output of dvc metrics diff --json');
  });
});

test('the digest of the evaluation data is read and is no metric', () => {
  const { dataDigests, notNumbers } = read({
    auc: 1,
    evaluation_data_digest: 'abc',
    data: { dataset_digest: 'def' },
  });
  expect(dataDigests).toEqual(['abc', 'def']);
  expect(notNumbers.size).toBe(0);
});
