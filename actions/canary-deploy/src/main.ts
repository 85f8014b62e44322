import { runAction } from '#toolkit/run-action.ts';
import { readCanaryDeployInputs } from './inputs.ts';

await runAction({
  name: 'canary-deploy',
  readInputs: readCanaryDeployInputs,
  run: async (inputs, context) => (await import('./run.ts')).runCanaryDeploy(inputs, context),
  post: async (state, context) => (await import('./run.ts')).rollBackUnfinished(state, context),
  handlesSignals: true,
});
