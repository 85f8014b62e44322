import { describe, expect, test } from '@jest/globals';
import { parseGates, type GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

function parse(tests: string, head = 'task: binary'): GatePolicy {
  return parseGates(`version: 1\n${head}\nbehaviour:\n${tests}\n`, 'gates.yaml');
}

function problemsOf(tests: string, head?: string): string[] {
  try {
    parse(tests, head);
    return [];
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return error.message.split('\n');
  }
}

const minimum = (rest: string, rows = '[{ x: 1 }]'): string =>
  `  - minimum_functionality: { name: a, rows: ${rows}, ${rest} }`;
const invariance = (rest: string, rows = '{ table: rows.csv }'): string =>
  `  - invariance: { name: a, rows: ${rows}, ${rest} }`;
const directional = (rest: string, rows = '{ table: rows.csv }'): string =>
  `  - directional: { name: a, rows: ${rows}, ${rest} }`;

describe('behaviour tests', () => {
  test('need no metrics beside them', () => {
    expect(parse(minimum('expect: { label: 1 }')).rules).toEqual([]);
    expect(() => parseGates('version: 1\ntask: binary\n', 'gates.yaml')).toThrow(
      "metrics: expected 'metrics', 'behaviour' or both, got neither: nothing would be checked",
    );
  });

  test('are read with their defaults', () => {
    const [first, second, third] = parse(
      [
        minimum('expect: { label: 1 }'),
        invariance(
          'change: [{ column: a, each: [x, null] }, { swap: [a, b] }], within: 0.1',
        ).replace('name: a', 'name: b'),
        directional('change: [{ column: a, noise: 0.5 }], expect: up, minimum_share: 0.9').replace(
          'name: a',
          'name: c',
        ),
      ].join('\n'),
      'task: binary\nseed: 7',
    ).behaviour;
    expect(first).toMatchObject({
      kind: 'minimum_functionality',
      rows: { kind: 'inline', rows: [{ x: 1 }] },
      expectation: { kind: 'class', positive: true, threshold: 0.5 },
      limit: { minimum: 1 },
      severity: 'error',
      examples: 5,
      redact: [],
    });
    expect(second).toMatchObject({
      rows: { kind: 'table', table: 'rows.csv', seed: 7 },
      limit: { maximum: 0 },
      expectation: { kind: 'within', tolerance: 0.1 },
    });
    expect(
      second!.versions.map(({ name, columns }) => [name, Object.fromEntries(columns)]),
    ).toEqual([
      ['a = x', { a: { kind: 'to', value: 'x' } }],
      ['a = missing', { a: { kind: 'to', value: null } }],
      ['a and b swapped', { a: { kind: 'column', from: 'b' }, b: { kind: 'column', from: 'a' } }],
    ]);
    expect(third!.versions).toMatchObject([{ name: 'a ± 50 %', isRandom: true }]);
    expect(third!.expectation).toEqual({
      kind: 'direction',
      direction: 'up',
      atLeast: 0,
      tolerance: 0,
    });
  });

  test('the label that counts as 1 is the policy’s', () => {
    const head = 'task: binary\npositive: late';
    const [late] = parse(minimum('expect: { label: late }'), head).behaviour;
    expect(late!.expectation).toMatchObject({ positive: true });
    const [other] = parse(minimum('expect: { label: on time }'), head).behaviour;
    expect(other!.expectation).toMatchObject({ positive: false });
  });

  test.each([
    ['an unknown kind', '  - invariant: { name: a }', "got the unknown key 'invariant'"],
    ['no tests', '  []', 'expected'],
    ['no rows', minimum('expect: { label: 1 }', '[]'), 'rows: expected'],
    [
      'an unknown key of rows',
      minimum('expect: { label: 1 }', '{ file: x }'),
      "got the unknown key 'file'",
    ],
    [
      'a cell that is a list',
      minimum('expect: { label: 1 }', '[{ x: [1] }]'),
      'rows.0.x: expected',
    ],
    [
      'nothing expected',
      minimum('expect: { at_threshold: 0.5 }'),
      "expected a label ('label', 'label_column') or a range",
    ],
    [
      'a label and a range',
      minimum('expect: { label: 1, minimum: 0.5 }'),
      "expected a label ('label', 'label_column') or a range",
    ],
    [
      'two labels',
      minimum('expect: { label: 1, label_column: y }'),
      "expected 'label' or 'label_column', got both",
    ],
    [
      'a label that is no class',
      minimum('expect: { label: late }'),
      'expected 0 or 1, got "late"; say which label counts as 1',
    ],
    [
      'bounds that nothing passes',
      minimum('expect: { minimum: 0.9, maximum: 0.1 }'),
      'expected minimum ≤ maximum',
    ],
    [
      'a bound twice',
      minimum('expect: { minimum: 0.9, minimum_column: m }'),
      "expected 'minimum' or 'minimum_column', got both",
    ],
    [
      'a threshold without a label',
      minimum('expect: { minimum: 0.9, at_threshold: 0.4 }'),
      "'at_threshold' belongs to a label",
    ],
    [
      'a share of two',
      minimum('expect: { label: 1 }, minimum_share: 2'),
      'minimum_share: expected',
    ],
    ['no change', invariance('change: [], within: 0.1'), 'change: expected'],
    [
      'a change of nothing',
      invariance('change: [{ column: a }], within: 0.1'),
      "beside 'column', got none",
    ],
    [
      'two changes in one',
      invariance('change: [{ column: a, to: 1, add: 2 }], within: 0.1'),
      "got 'to' and 'add'",
    ],
    [
      'a change without a column',
      invariance('change: [{ to: 1 }], within: 0.1'),
      "expected one of 'column', 'set' and 'swap'",
    ],
    [
      'a set with a way',
      invariance('change: [{ set: { a: 1 }, to: 2 }], within: 0.1'),
      "'to' needs a 'column'",
    ],
    [
      'a change that changes nothing',
      invariance('change: [{ column: a, multiply: 1 }], within: 0.1'),
      'changes nothing',
    ],
    [
      'no tolerance',
      invariance('change: [{ column: a, to: 1 }]'),
      "expected 'within' (a change of score) or 'same_class: true'",
    ],
    [
      'two tolerances',
      invariance('change: [{ column: a, to: 1 }], within: 0.1, same_class: true'),
      'and not both',
    ],
    [
      'a direction of its own',
      directional('change: [{ column: a, add: 1 }], expect: sideways'),
      'expect: expected',
    ],
    [
      'a distance that no move is asked of',
      directional('change: [{ column: a, add: 1 }], expect: not_down, at_least: 0.1'),
      "'not_down' does not ask for a move",
    ],
    [
      'a tolerance of a move',
      directional('change: [{ column: a, add: 1 }], expect: up, tolerance: 0.1'),
      "'up' asks for a move",
    ],
    [
      'a sample that must be perfect',
      invariance('change: [{ column: a, to: 1 }], within: 0.1', '{ table: t.csv, sample: 50 }'),
      'maximum_share: the rows are a sample: they can show that few rows fail, never that none does. Give maximum_share above 0',
    ],
    [
      'noise that must be perfect',
      directional('change: [{ column: a, noise: 0.1 }], expect: not_up'),
      'minimum_share: the change is drawn by chance',
    ],
    [
      'an interval that must be perfect',
      minimum('expect: { label: 1 }, decide: interval'),
      'decide: interval takes the rows for a sample',
    ],
    [
      'redaction of a word',
      minimum('expect: { label: 1 }, redact: name'),
      'expected a list of columns or \'all\', got "name"',
    ],
    [
      'two tests of one name',
      `${minimum('expect: { label: 1 }')}\n${minimum('expect: { label: 0 }')}`,
      "another test is called 'a'",
    ],
  ])('%s is refused, at its place', (_, tests, message) => {
    const problems = problemsOf(tests);
    expect(problems.join('\n')).toContain(message);
    expect(problems[0]).toMatch(/^gates\.yaml:\d+:\d+ /);
  });

  test.each([
    [
      minimum('expect: { label: 1 }'),
      'a label is expected of task: binary, but task is regression',
    ],
    [
      invariance('change: [{ column: a, to: 1 }], same_class: true'),
      "is for task: binary, but task is regression; use 'within'",
    ],
  ])('classes are of no use to a regression', (tests, message) => {
    expect(problemsOf(tests, 'task: regression').join()).toContain(message);
  });

  test('all problems are told at once', () => {
    const tests = [minimum('expect: { label: 2 }'), invariance('change: [{ column: a }]')].join(
      '\n',
    );
    expect(problemsOf(tests)).toHaveLength(4);
  });
});

describe('the predictor', () => {
  test('of a policy without tests is refused', () => {
    const text =
      'version: 1\ntask: binary\nmetrics: { f1: { minimum: 0.5 } }\npredictor: { timeout: 1m }\n';
    expect(() => parseGates(text, 'gates.yaml')).toThrow(
      "gates.yaml:4:1 predictor: nothing of the policy asks a model; add 'behaviour:', or take it out",
    );
  });

  test.each([
    ['timeout: soon', 'predictor.timeout: expected a duration such as 30s or 10m, got "soon"'],
    [
      'headers: { authorization: Bearer abc }',
      'predictor.headers.authorization: expected the name of an environment variable, such as env:AUTHORIZATION, got the value itself',
    ],
    ['protocol: grpc', 'predictor.protocol: expected'],
    ['columns: [a, a]', 'predictor.columns: '],
    ['batch: 3', "got the unknown key 'batch'"],
  ])('is checked: %s', (predictor, message) => {
    const head = `task: binary\npredictor: { ${predictor} }`;
    expect(problemsOf(minimum('expect: { label: 1 }'), head).join('\n')).toContain(message);
  });
});
