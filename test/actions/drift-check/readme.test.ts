import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { methodNames } from '#core/drift/method-names.ts';
import { driftMethods } from '#core/drift/methods/drift-methods.ts';

const readme = readFileSync(
  new URL('../../../actions/drift-check/README.md', import.meta.url),
  'utf8',
);

test('the policy in the README is one, and its defaults are the real ones', () => {
  const [, text] = /```yaml\n(# drift\.yaml[^`]*)```/.exec(readme)!;
  const written = parseDriftPolicy(text!, 'README.md');
  const defaults = parseDriftPolicy('version: 1\n', 'drift.yaml');
  for (const key of [
    'method',
    'correction',
    'alpha',
    'thresholds',
    'missingRateAlert',
    'newCategoryAlert',
    'driftedShare',
  ] as const) {
    expect(written[key]).toEqual(defaults[key]);
  }
  expect(written.retrain).toMatchObject({ after: { hits: 2, runs: 3 }, budget: { count: 4 } });
});

test.each(methodNames)('the README states what decides for %s', (name) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`))!;
  const { alert, retrain } = driftMethods[name].threshold;
  expect(row).toContain(`| ${alert}, ${retrain} |`);
});

test('the sections performance and skew in the README are valid, and defaults are the real ones', () => {
  const section = (name: string): string =>
    new RegExp(`\\n(${name}:\\n(?:  [^\\n]*\\n)+)`).exec(readme)![1]!;
  const text = `version: 1\n${section('performance')}${section('skew')}`;
  const { performance, skew } = parseDriftPolicy(text, 'README.md');
  const bare =
    'version: 1\nperformance: { join: id, label: late, score: s, metric: roc_auc, minimum: 0 }\nskew: { training_log: a, serving_log: b, join: id }\n';
  const defaults = parseDriftPolicy(bare, 'drift.yaml');
  for (const key of [
    'minCoverage',
    'confidence',
    'options',
    'task',
    'calibrated',
    'actOnEstimate',
  ] as const) {
    expect(performance![key]).toEqual(defaults.performance![key]);
  }
  for (const key of ['absolute', 'relative', 'maxShare'] as const) {
    expect(skew![key]).toBe(defaults.skew![key]);
  }
});

const snippets = [
  ...readme.matchAll(/```yaml\n((?:# drift\.yaml\n)?(?:retrain|notify):[^]*?)```/g),
].map((match) => match[1]!);

test('the README shows every way to retrain and every way to be told', () => {
  const policies = snippets.map((text) => parseDriftPolicy(`version: 1\n${text}`, 'README.md'));
  const ways = policies.flatMap(({ retrain }) => retrain?.way.kind ?? []);
  expect([...new Set(ways)].sort()).toEqual(['repository_dispatch', 'webhook', 'workflow']);
  const sinks = policies.flatMap(({ notify }) => notify.map(({ kind }) => kind));
  expect([...new Set(sinks)].sort()).toEqual(['issue', 'slack', 'webhook']);
});
