import { describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { parseConfig } from '#core/config/parse-config.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

const schema = Type.Object(
  {
    version: Type.Literal(1),
    steps: Type.Array(Type.Number({ minimum: 0, maximum: 100 })),
    target: Type.Union([
      Type.Object(
        { kind: Type.Literal('http'), url: Type.String() },
        { additionalProperties: false },
      ),
      Type.Object(
        { kind: Type.Literal('command'), set: Type.Array(Type.String()) },
        { additionalProperties: false },
      ),
    ]),
  },
  { additionalProperties: false },
);

function problemsOf(text: string): string[] {
  try {
    parseConfig(schema, text, 'rollout.yaml');
  } catch (error) {
    if (error instanceof CannotRunError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a config file', () => {
  test('is read with the place of every rule', () => {
    const config = parseConfig(
      schema,
      'version: 1\nsteps: [5, 50]\ntarget: { kind: http, url: x }\n',
      'r.yaml',
    );
    expect(config.value.steps).toEqual([5, 50]);
    expect(config.locate(['steps', 1])).toEqual({ file: 'r.yaml', line: 2, column: 12 });
    expect(config.locate(['target', 'url'])).toEqual({ file: 'r.yaml', line: 3, column: 23 });
  });

  test('a key that is not there is located at its parent', () => {
    const config = parseConfig(
      schema,
      'version: 1\nsteps: []\ntarget: { kind: http, url: x }\n',
      'r.yaml',
    );
    expect(config.locate(['target', 'timeout']).line).toBe(3);
  });

  test('all problems are reported at once, each with file, line, column, path, expected and got', () => {
    expect(
      problemsOf('version: 1\nstep: [1]\nsteps: [5, 500, "x"]\ntarget: { kind: http, url: x }\n'),
    ).toEqual([
      `rollout.yaml:2:1 step: expected 'steps', got the unknown key 'step'`,
      'rollout.yaml:3:12 steps.1: expected <= 100, got 500',
      'rollout.yaml:3:17 steps.2: expected a number, got "x"',
    ]);
  });

  test('keys that are not there are asked for, and offered to those that are unknown, whatever was read before', () => {
    expect(problemsOf('version: 1\nsteps: []\ntarget: { kind: http, url: x }\n')).toEqual([]);
    expect(problemsOf('version: 2\ntargt: 1\n')).toEqual([
      `rollout.yaml:1:1 (top level): expected the key 'steps', got none`,
      `rollout.yaml:1:1 (top level): expected the key 'target', got none`,
      `rollout.yaml:2:1 targt: expected 'target', got the unknown key 'targt'`,
      'rollout.yaml:1:1 version: expected 1, got 2',
    ]);
    expect(problemsOf('version: 1\nsteps: [-1]\ntarget: {}\n').join()).toContain('steps.0');
  });

  test('YAML that does not parse is a problem with its place', () => {
    expect(problemsOf('steps: [1, 2\nversion: 1\n')[0]).toMatch(
      /^rollout\.yaml:2:\d+ rollout\.yaml: /,
    );
  });

  test.each([
    ['an alias without an anchor', 'version: *nowhere\n', /1:1 .*Unresolved alias/],
    [
      'aliases that multiply',
      `${'bcdefghi'.split('').reduce((text, key, index) => `${text}\n${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`, 'a: &a [x]')}\n`,
      /Excessive alias count/,
    ],
    ['a key that stands twice', 'version: 1\nversion: 2\n', /2:1 .*'version' stands here twice/],
  ])('%s is a problem, not a crash', (_what, text, said) => {
    expect(problemsOf(text)[0]).toMatch(said);
  });

  test.each(['', '[]', 'null', '3'])('%j is not a mapping and is refused', (text) => {
    expect(problemsOf(text).join()).toMatch(/expected an object, got/);
  });
});
