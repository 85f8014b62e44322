import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';

/**
 * What OpenSSF model signing leaves out by default: git's own files at the top of the directory, not below it
 * (model_signing/hashing.py, Config.hash, 1.1.1).
 */
const ignoredAtTop = new Set(['.git', '.gitattributes', '.github', '.gitignore']);

/**
 * The files of a model directory as relative paths with '/', in the order of OpenSSF model signing: component by
 * component, each by code points ('a/b' before 'a.txt').
 * @throws CannotRunError naming every symbolic link and special file, and when there is no file at all.
 */
export async function listModelFiles(directory: string, shown = directory): Promise<string[]> {
  const files: string[][] = [];
  const problems: Problem[] = [];
  await walk({ directory, files, problems }, []);
  if (problems.length > 0) throw new CannotRunError(problems);
  if (files.length === 0) {
    throw cannotRun('model-empty', shown, 'has no files: expected the directory of a model');
  }
  return files.sort(byComponents).map((parts) => parts.join('/'));
}

interface Walk {
  readonly directory: string;
  readonly files: string[][];
  readonly problems: Problem[];
}

async function walk(state: Walk, parents: readonly string[]): Promise<void> {
  const here = join(state.directory, ...parents);
  for (const entry of await readDirectory(here, parents.length === 0)) {
    if (parents.length === 0 && ignoredAtTop.has(entry.name)) continue;
    const parts = [...parents, entry.name];
    if (entry.isDirectory()) await walk(state, parts);
    else if (entry.isFile()) state.files.push(parts);
    else {
      const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'neither a file nor a directory';
      state.problems.push({
        code: 'model-file-kind',
        subject: join(here, entry.name),
        message: `is ${kind}: its content cannot be pinned by a digest. Replace it with a copy of the file`,
      });
    }
  }
}

async function readDirectory(path: string, isModel: boolean): ReturnType<typeof readEntries> {
  try {
    return await readEntries(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (isModel && code === 'ENOENT') {
      throw cannotRun('model-missing', path, 'does not exist: expected the directory of a model', {
        cause,
      });
    }
    if (isModel && code === 'ENOTDIR') {
      throw cannotRun(
        'model-not-a-directory',
        path,
        'is a file: put the model into a directory and name that',
        { cause },
      );
    }
    throw cannotRun('model-unreadable', path, `cannot be read (${code ?? String(cause)})`, {
      cause,
    });
  }
}

function readEntries(path: string) {
  return readdir(path, { withFileTypes: true });
}

function byComponents(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    // UTF-8 bytes sort as code points do; JavaScript's own order is by UTF-16 units.
    const order = Buffer.compare(Buffer.from(a[index]!), Buffer.from(b[index]!));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
