import { proposeContract } from '#core/contract/propose-contract.ts';
import type { InferOptions } from './cli-commands.ts';
import { openDataReader } from './init/read-data.ts';
import { writeOrPrint } from './write-or-print.ts';

/** Prints (or writes) a contract that the data keeps, and the next sample of the same. */
export async function infer(options: InferOptions): Promise<number> {
  await using reader = await openDataReader(process.cwd());
  const { profile, evidence } = await reader.learn(options.data);
  const contract = proposeContract(profile, {}, evidence);
  await writeOrPrint(contract, options);
  return 0;
}
