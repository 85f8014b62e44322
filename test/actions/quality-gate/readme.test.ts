import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { metricsOfTask, type GateTask } from '#core/gate/metric-registry.ts';
import { parseGates } from '#core/gate/parse-gates.ts';

const readme = readFileSync(
  new URL('../../../actions/quality-gate/README.md', import.meta.url),
  'utf8',
);

test('the policy in the README is one', () => {
  const [, policy] = /```yaml\n(version: 1\n[^`]*)```/.exec(readme)!;
  expect(parseGates(policy!, 'README.md').rules).toHaveLength(5);
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
