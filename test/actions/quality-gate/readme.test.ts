import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { binaryMetrics, regressionMetrics } from '#core/gate/metric-registry.ts';
import { parseGates } from '#core/gate/parse-gates.ts';

const readme = readFileSync(
  new URL('../../../actions/quality-gate/README.md', import.meta.url),
  'utf8',
);

test('the policies in the README are such', () => {
  const [metrics, behaviour, load, stability] = [
    ...readme.matchAll(/```yaml\n(version: 1\n[^`]*)```/g),
  ].map(([, policy]) => parseGates(policy!, 'README.md'));
  expect(metrics!.rules).toHaveLength(5);
  expect(behaviour!.behaviour.map(({ kind }) => kind)).toEqual([
    'minimum_functionality',
    'invariance',
    'directional',
  ]);
  expect(load!.load!.latency.map(({ key }) => key)).toEqual(['p50_ms', 'p99_ms']);
  expect(stability!.stability!.rules).toHaveLength(2);
});

test.each([
  ...Object.entries(binaryMetrics).map(([name, { better }]) => [name, 'binary', better] as const),
  ...Object.entries(regressionMetrics).map(
    ([name, { better }]) => [name, 'regression', better] as const,
  ),
])('the README says of %s that it is for %s and which way is better', (name, task, better) => {
  const row = readme
    .split('\n')
    .find((line) => line.startsWith('| `') && line.includes(`\`${name}\``) && line.includes(task));
  expect(row).toContain(`| ${task} | ${better} |`);
});
