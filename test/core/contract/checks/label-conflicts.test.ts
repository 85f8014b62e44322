import { expect, test } from '@jest/globals';
import { planOf } from '../../../support/judge-rule.ts';

function featuresOf(check: string): unknown {
  const contract = `version: 1
columns:
  - { name: late, role: label }
  - { name: id, role: id }
  - { name: at, role: timestamp }
  - { name: score, role: prediction }
  - { name: x, role: feature }
checks: [{ ${check} }]
`;
  const names = ['late', 'id', 'at', 'score', 'x', 'y'];
  const columns = Object.fromEntries(names.map((name) => [name, 'integer'] as const));
  const planned = planOf(contract, { columns }).find(({ plan }) => 'conflicts' in plan.measures);
  return planned!.plan.measures['conflicts'];
}

const columns = (...names: string[]): unknown => names.map((name) => ({ name, type: 'integer' }));

test('the label is the column with that role; what has another role than feature is no feature', () => {
  expect(featuresOf('label_conflicts: {}')).toMatchObject({
    label: { name: 'late' },
    features: columns('x', 'y'),
  });
});

test('columns and except choose otherwise', () => {
  expect(featuresOf('label_conflicts: { except: [y] }')).toMatchObject({ features: columns('x') });
  expect(featuresOf('label_conflicts: { label: y, columns: [id, y] }')).toMatchObject({
    label: { name: 'y' },
    features: columns('id'),
  });
});
