import type { ActionName } from '#toolkit/action-contracts.ts';
import type { CliCommands } from './cli-commands.ts';

/** What each command does; every one is loaded when it is called, so that a slip of the pen is answered at once. */
export const commands: CliCommands = {
  runAction: async (name, inputs) => {
    for (const key of Object.keys(process.env)) {
      if (key.startsWith('INPUT_')) delete process.env[key];
    }
    for (const [input, value] of inputs) process.env[`INPUT_${input.toUpperCase()}`] = value;
    await actionEntries[name]();
  },
  infer: async (options) => (await import('./infer.ts')).infer(options),
  init: async (options) => (await import('./init.ts')).init(options),
  chain: async (options) => (await import('./chain.ts')).chain(options),
  vendor: async (options) => (await import('./vendor.ts')).vendor(options),
  importContract: async (options) => (await import('./import.ts')).importFile(options),
  calibrate: async (options) => (await import('./calibrate.ts')).calibrate(options),
  profile: async (options) => (await import('./profile.ts')).profile(options),
  profileMerge: async (options) => (await import('./profile-merge.ts')).profileMerge(options),
  profileDiff: async (options) => (await import('./profile-diff.ts')).profileDiff(options),
};

/** Importing an action's composition root runs it; it sets the exit code itself. */
const actionEntries: Readonly<Record<ActionName, () => Promise<unknown>>> = {
  'validate-data': () => import('#actions/validate-data/src/main.ts'),
  'quality-gate': () => import('#actions/quality-gate/src/main.ts'),
  'register-model': () => import('#actions/register-model/src/main.ts'),
  'canary-deploy': () => import('#actions/canary-deploy/src/main.ts'),
  'drift-check': () => import('#actions/drift-check/src/main.ts'),
};
