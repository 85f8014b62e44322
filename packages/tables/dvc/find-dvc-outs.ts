import { readFile, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotRunError } from '#core/verdict/errors.ts';
import { outsOfDvcFile, outsOfDvcLock, type DvcOut } from './dvc-outs.ts';

export interface DvcRepository {
  /** Absolute. */
  readonly root: string;
  /** The nearest first. */
  readonly outs: readonly DvcOut[];
  /** Files of DVC that cannot be read, and why. */
  readonly problems: readonly string[];
}

/** What DVC says in the directories from a file up to the root of its repository; undefined outside of one. */
export async function findDvcOuts(directory: string): Promise<DvcRepository | undefined> {
  const directories = await upToRoot(directory);
  if (!directories) return undefined;
  const [outs, problems]: [DvcOut[], string[]] = [[], []];
  for (const one of directories) {
    try {
      outs.push(...(await outsIn(one)));
    } catch (error) {
      if (!(error instanceof CannotRunError)) throw error;
      problems.push(error.message);
    }
  }
  return { root: directories.at(-1)!, outs, problems };
}

/** From the directory to the one that holds `.dvc/`; undefined when none above does. */
async function upToRoot(directory: string): Promise<string[] | undefined> {
  const passed: string[] = [];
  for (let current = directory; ; current = dirname(current)) {
    passed.push(current);
    const found = await stat(join(current, '.dvc')).catch(() => undefined);
    if (found?.isDirectory()) return passed;
    if (dirname(current) === current) return undefined;
  }
}

async function outsIn(directory: string): Promise<DvcOut[]> {
  const names = await readdir(directory).catch((): string[] => []);
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  const outs: DvcOut[] = [];
  for (const name of names.filter((one) => one.endsWith('.dvc') && one !== '.dvc').sort())
    outs.push(...outsOfDvcFile(await read(name), join(directory, name), directory));
  if (!names.includes('dvc.lock')) return outs;
  const pipeline = names.includes('dvc.yaml') ? await read('dvc.yaml') : undefined;
  const lock = { text: await read('dvc.lock'), file: join(directory, 'dvc.lock') };
  return [...outs, ...outsOfDvcLock(lock, pipeline, directory)];
}
