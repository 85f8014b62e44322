import { runAction } from '#toolkit/run-action.ts';
import { readValidateDataInputs } from './inputs.ts';

await runAction({
  name: 'validate-data',
  readInputs: readValidateDataInputs,
  run: async (inputs, context) => (await import('./run.ts')).runValidateData(inputs, context),
});
