import { dirname, basename, resolve } from 'node:path';
import { proposeContract } from '#core/contract/propose-contract.ts';
import type { InferOptions } from './cli-commands.ts';
import { openDataReader } from './init/read-data.ts';
import { writeNewFiles } from './write-new-files.ts';

/** Prints (or writes) a contract that the data keeps today. */
export async function infer(options: InferOptions): Promise<number> {
  await using reader = await openDataReader(process.cwd());
  const contract = proposeContract(await reader.profileOf(options.data), {});
  if (options.output === undefined) {
    process.stdout.write(contract);
    return 0;
  }
  const path = resolve(options.output);
  await writeNewFiles(dirname(path), new Map([[basename(path), contract]]), options.force);
  process.stdout.write(`wrote ${options.output}\n`);
  return 0;
}
