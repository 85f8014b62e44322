import { describe, expect, test } from '@jest/globals';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { InputReader } from '#toolkit/input-reader.ts';
import { readCanaryDeployInputs } from '../../../actions/canary-deploy/src/inputs.ts';

function read(values: Readonly<Record<string, string>>): ReturnType<typeof readCanaryDeployInputs> {
  const given = new Map(Object.entries(values));
  const reader = new InputReader(actionContracts['canary-deploy'], given);
  const inputs = readCanaryDeployInputs(reader);
  reader.finish();
  return inputs;
}

describe('inputs of canary-deploy', () => {
  test('without any, the defaults of action.yml', () => {
    expect(read({})).toEqual({
      rollout: 'rollout.yaml',
      mode: 'run',
      registry: 'file:registry',
      name: undefined,
      version: undefined,
      journal: 'trainyard-report/rollout.journal',
      data: undefined,
    });
  });

  test.each([
    [{ mode: 'rnu' }, "Did you mean 'run'?"],
    [{ mode: 'check', data: 'recorded.jsonl' }, 'data: is only read in mode plan'],
    [{ rolout: 'x' }, 'rolout: unknown input'],
  ])('%j is refused', (values, message) => {
    expect(() => read(values)).toThrow(message);
  });
});
