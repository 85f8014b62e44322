import { basename, dirname, resolve } from 'node:path';
import { writeNewFiles } from './write-new-files.ts';

/** To a file, with a line that says so; without one to standard output. @throws CannotRunError when it exists, unless `force`. */
export async function writeOrPrint(
  text: string,
  { output, force }: { readonly output: string | undefined; readonly force: boolean },
): Promise<void> {
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  const path = resolve(output);
  await writeNewFiles(dirname(path), new Map([[basename(path), text]]), force);
  process.stdout.write(`wrote ${output}\n`);
}
