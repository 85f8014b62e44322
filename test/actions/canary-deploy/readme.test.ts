import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseRolloutPlan } from '#core/rollout/parse-rollout-plan.ts';
import { rolloutKinds } from '#delivery/rollout-kinds.ts';

test('the rollout.yaml of the README is one, with every value at the default that it tells', () => {
  const readme = readFileSync(
    new URL('../../../actions/canary-deploy/README.md', import.meta.url),
    'utf8',
  );
  const text = /```yaml\n(version: 1\n[\s\S]*?)```/.exec(readme)![1]!;
  const { plan } = parseRolloutPlan(text, 'README.md', rolloutKinds);
  const optional =
    /^ *(warm_up|alpha|promote_below|no_data|min_errors|design_effect|sample_ratio):.*\n/gm;
  const without = parseRolloutPlan(text.replaceAll(optional, ''), 'README.md', rolloutKinds).plan;
  expect(JSON.stringify(without)).toBe(JSON.stringify(plan));
});
