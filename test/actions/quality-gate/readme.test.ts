import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { metricsOfTask, type GateTask } from '#core/gate/metric-registry.ts';
import { parseGates } from '#core/gate/parse-gates.ts';

const readme = readFileSync(
  new URL('../../../actions/quality-gate/README.md', import.meta.url),
  'utf8',
);

test('the policies in the README are such, of many tasks and of every section', () => {
  const policies = [...readme.matchAll(/```yaml\n(version: 1\n[^`]*)```/g)].map(([, policy]) =>
    parseGates(policy!, 'README.md'),
  );
  expect(policies[0]!.rules).toHaveLength(5);
  expect(new Set(policies.map(({ task }) => task))).toEqual(
    new Set(['binary', 'multiclass', 'ranking']),
  );
  expect(policies.flatMap(({ behaviour }) => behaviour.map(({ kind }) => kind))).toEqual([
    'minimum_functionality',
    'invariance',
    'directional',
  ]);
  const load = policies.find((policy) => policy.load !== undefined);
  const stability = policies.find((policy) => policy.stability !== undefined);
  expect(load!.load!.latency.map(({ key }) => key)).toEqual(['p50_ms', 'p99_ms']);
  expect(stability!.stability!.rules).toHaveLength(2);
});

const tasks: readonly GateTask[] = ['binary', 'multiclass', 'regression', 'ranking'];

test.each(
  tasks.flatMap((task) =>
    Object.entries(metricsOfTask(task)).map(([name, { better }]) => [name, task, better] as const),
  ),
)('the README says of %s that it is for %s and which way is better', (name, task, better) => {
  const row = readme
    .split('\n')
    .find((line) => line.startsWith('| `') && line.includes(`\`${name}\``) && line.includes(task));
  expect(row).toContain(`| ${task} | ${better} |`);
});
