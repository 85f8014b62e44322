import { runAction } from '#toolkit/run-action.ts';
import { readRegisterModelInputs } from './inputs.ts';

await runAction({
  name: 'register-model',
  readInputs: readRegisterModelInputs,
  run: async (inputs, context) => (await import('./run.ts')).runRegisterModel(inputs, context),
});
