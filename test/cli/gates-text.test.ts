import { describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';
import { guessId, guessLabel, taskOf } from '../../packages/cli/init/data-facts.ts';
import { gatesText } from '../../packages/cli/init/gates-text.ts';
import { predictionColumns } from '../../packages/cli/init/prediction-columns.ts';

const base = { rows: 100, missing: 0, infinite: 0 };

function words(values: Record<string, number>): ColumnProfile {
  const entries = Object.entries(values).map(([value, count]) => ({ value, count }));
  const distinct = entries.length;
  const categorical = { values: entries, otherCount: 0, distinct };
  return { ...base, type: 'string', role: 'categorical', distinct, categorical };
}

function numbers(values: Record<string, number>): ColumnProfile {
  const edges = Object.keys(values).map(Number);
  const moments = { min: edges[0]!, max: edges.at(-1)!, mean: 0, std: 1 };
  const numeric = { ...moments, edges, counts: Object.values(values), discrete: true };
  return { ...base, type: 'integer', role: 'numeric', distinct: edges.length, numeric };
}

function profile(columns: Record<string, ColumnProfile>): Profile {
  return { schemaVersion: 2, rows: 100, dataDigest: 'a'.repeat(64), columns };
}

describe('the gates that init writes', () => {
  const cases: { title: string; label: ColumnProfile; task: string; positive: unknown }[] = [
    {
      title: '0 and 1 need no positive label',
      label: numbers({ 0: 80, 1: 20 }),
      task: 'binary',
      positive: undefined,
    },
    {
      title: 'of 1 and 2 the rarer one is positive',
      label: numbers({ 1: 80, 2: 20 }),
      task: 'binary',
      positive: 2,
    },
    {
      title: 'yes is positive, also when it is common',
      label: words({ yes: 90, no: 10 }),
      task: 'binary',
      positive: 'yes',
    },
    {
      title: 'of two words the rarer one is positive',
      label: words({ stays: 70, 'l"eft': 30 }),
      task: 'binary',
      positive: 'l"eft',
    },
    {
      title: 'three classes are gated together',
      label: words({ a: 50, b: 30, c: 20 }),
      task: 'multiclass',
      positive: undefined,
    },
    {
      title: 'many numbers are a quantity',
      label: numbers({ 1: 50, 2: 30, 3: 20 }),
      task: 'regression',
      positive: undefined,
    },
  ];

  test.each(cases)('$title', ({ label, task, positive }) => {
    const whole = profile({ 'wei rd: #': label });
    const facts = {
      data: 'd.csv',
      profile: whole,
      evidence: { tails: new Map(), samples: new Map() },
      label: 'wei rd: #',
      id: undefined,
      task: taskOf(whole, 'wei rd: #'),
    };
    const text = gatesText(facts, { id: '- id', label: 'wei rd: #', score: 'null' });
    expect(parseGates(text, 'gates.yaml')).toMatchObject({
      task,
      positive,
      columns: {
        id: '- id',
        label: 'wei rd: #',
        score: task === 'multiclass' ? 'score' : 'null',
      },
    });
  });
});

describe('what init guesses from names', () => {
  test('a label only where the column can be one, an id only where every value is different', () => {
    const id: ColumnProfile = { ...base, type: 'integer', role: 'id', distinct: 100 };
    const text: ColumnProfile = { ...base, type: 'string', role: 'text', distinct: 90 };
    expect(guessLabel(profile({ target: text, Label: numbers({ 0: 1, 1: 2 }) }))).toBe('Label');
    expect(guessLabel(profile({ a: numbers({ 0: 1, 1: 2 }) }))).toBeUndefined();
    expect(guessId(profile({ code: id, user_id: id }))).toBe('user_id');
    expect(guessId(profile({ user_id: text }))).toBeUndefined();
  });

  test('the columns of a prediction table, or which one it cannot tell', () => {
    expect(
      predictionColumns(['Row_ID', 'y_true', 'proba'], { id: undefined, label: undefined }),
    ).toEqual({
      id: 'Row_ID',
      label: 'y_true',
      score: 'proba',
    });
    expect(() => predictionColumns(['id', 'x'], { id: 'id', label: 'late' })).toThrow(
      /the label and the score; it has id, x/,
    );
  });
});
