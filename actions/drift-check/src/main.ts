import { runAction } from '#toolkit/run-action.ts';
import { readDriftCheckInputs } from './inputs.ts';

await runAction({
  name: 'drift-check',
  readInputs: readDriftCheckInputs,
  run: async (inputs, context) => (await import('./run.ts')).runDriftCheck(inputs, context),
});
