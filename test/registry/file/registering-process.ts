// A process of its own for the tests that kill: bundled by them, run as `node <bundle> <working directory> <mode> [call]`.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { openRegistry } from '#registry/open-registry.ts';
import { by, noon, requestFor } from '../release-fixtures.ts';

const [directory, mode, call] = process.argv.slice(2) as [string, string, string?];
const registry = openRegistry('file:registry', { workingDirectory: directory, now: () => noon });

/** Kills this process just before its n-th call that writes, copies, renames or removes a file. */
function killBeforeCall(n: number): void {
  let calls = 0;
  const counted = ['open', 'copyFile', 'chmod', 'rename', 'rm'] as const;
  for (const name of counted) {
    const original = fs[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if ((name !== 'open' || args[1] === 'wx') && ++calls === n)
          process.kill(process.pid, 'SIGKILL');
        return original(...args);
      },
    });
  }
  syncBuiltinESMExports();
}

async function registerAndPromote(model: string): Promise<void> {
  const { version } = await registry.register(await requestFor(join(directory, model)));
  await registry.setAlias('fraud', 'champion', version.version, { by });
}

if (mode === 'once') {
  if (call !== undefined) killBeforeCall(Number(call));
  await registerAndPromote('model-a');
} else {
  // In an order of its own, for ever or once: the others register the same models at the same time.
  const models = (call ?? '').split(',');
  process.stdout.write('ready\n');
  const rounds = mode === 'loop' ? Infinity : 1;
  for (let round = 0; round < rounds; round++) {
    for (const model of models) await registerAndPromote(model);
  }
}
