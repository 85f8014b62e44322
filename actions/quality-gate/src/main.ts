import { runAction } from '#toolkit/run-action.ts';
import { readQualityGateInputs } from './inputs.ts';

await runAction({
  name: 'quality-gate',
  readInputs: readQualityGateInputs,
  run: async (inputs, context) => (await import('./run.ts')).runQualityGate(inputs, context),
});
