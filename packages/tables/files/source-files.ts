import type { Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import { nearestName } from '#core/verdict/nearest-name.ts';
import { assertFileSources } from '../assert-files.ts';
import { isTrinoSource, parseTrinoSource } from '../trino/trino-source.ts';

export interface SourceFile {
  /** Absolute. */
  readonly path: string;
  /** As the user would write it: the source itself, or the path relative to the working directory. */
  readonly shown: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** When it is known already, lower-case hex. */
  readonly sha256?: string;
}

/** A file that was fetched from elsewhere. */
export interface FetchedFile {
  /** Absolute; with the extension and the `key=value` directories of the original. */
  readonly path: string;
  readonly shown: string;
  readonly sha256: string;
}

export interface FetchedFiles {
  /** At least one, sorted as the source sorts them. */
  readonly files: readonly FetchedFile[];
  readonly isGlob: boolean;
}

/** Lists the files that match an absolute glob: DuckDB's own, so that its rules hold (`*`, `**`, `?`, `[…]`). */
export type GlobFiles = (pattern: string) => Promise<readonly string[]>;

export interface SourceFiles {
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  readonly isGlob: boolean;
}

/**
 * The files behind a path or glob. A path that exists as it is written wins over its reading as a glob.
 * @throws CannotRunError when there is none, or one cannot be read.
 */
export async function findSourceFiles(
  source: string,
  workingDirectory: string,
  glob: GlobFiles,
): Promise<SourceFiles> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) {
    if (isTrinoSource(source)) {
      const { shown } = parseTrinoSource(source);
      assertFileSources([{ what: 'what is asked of it', subject: shown, source }]);
    }
    throw cannotRun(
      'source-remote',
      source.replace(/\/\/[^/]*@/, '//'),
      'is an address of a kind that is not read; expected a path, a glob, https:// or s3:// (any S3-compatible storage, with AWS_ENDPOINT_URL_S3). Or download it in a step before this one',
    );
  }
  if (source.includes('\0'))
    throw cannotRun('file-missing', JSON.stringify(source), 'a path cannot hold a NUL character');
  const path = resolve(workingDirectory, source);
  const found = await statOf(path, source);
  if (found) return { files: [await sourceFile(path, source, found)], isGlob: false };
  if (!/[*?[]/.test(source)) throw await missing(path, source);
  const pattern = resolve(literalPattern(workingDirectory), source);
  const matches = [...(await glob(pattern))].sort();
  if (matches.length === 0) {
    throw cannotRun(
      'file-no-match',
      source,
      `no file matches this glob in ${workingDirectory}. ${await nearby(path)}`,
    );
  }
  const files: SourceFile[] = [];
  for (const match of matches) {
    const shown = relative(workingDirectory, match).startsWith('..')
      ? match
      : relative(workingDirectory, match);
    const status = await statOf(match, shown);
    if (!status?.isDirectory()) files.push(await sourceFile(match, shown, status));
  }
  return { files, isGlob: true };
}

/** @throws CannotRunError when one is empty. */
export async function fetchedSourceFiles({ files, isGlob }: FetchedFiles): Promise<SourceFiles> {
  const found = files.map(async ({ path, shown, sha256 }) => ({
    ...(await sourceFile(path, shown, await statOf(path, shown))),
    sha256,
  }));
  return { files: await Promise.all(found), isGlob };
}

/** A path as a glob that matches only it: the engine takes every path for a glob. */
export function literalPattern(path: string): string {
  return path.replace(/[*?[]/g, (character) => `[${character}]`);
}

async function statOf(path: string, shown: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(shown, code, message);
  }
}

async function sourceFile(
  path: string,
  shown: string,
  status: Stats | undefined,
): Promise<SourceFile> {
  if (!status) throw cannotRun('file-missing', shown, 'was listed but is not there any more');
  if (status.isDirectory()) {
    throw cannotRun(
      'file-directory',
      shown,
      `is a directory; expected a file or a glob such as ${await exampleGlob(path, shown)}`,
    );
  }
  if (!status.isFile())
    throw cannotRun(
      'file-not-regular',
      shown,
      'is a device, pipe or socket; expected a regular file: it is read more than once',
    );
  if (status.size === 0)
    throw cannotRun(
      'file-empty',
      shown,
      'is empty (0 bytes); expected data. Was the step that writes it cut off?',
    );
  try {
    // Opened, not asked: access(2) answers for the real user, reading happens as the effective one.
    await (await open(path)).close();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unreadable(shown, code, message);
  }
  return { path, shown, sizeBytes: status.size, modifiedMs: status.mtimeMs };
}

export function unreadable(shown: string, code: string | undefined, message: string): Error {
  if (code === 'EACCES' || code === 'EPERM') {
    return cannotRun(
      'file-permission',
      shown,
      'may not be read by the user of this process. Change its permissions or owner',
    );
  }
  return cannotRun('file-unreadable', shown, `cannot be read: ${message}`);
}

async function missing(path: string, source: string): Promise<Error> {
  return cannotRun(
    'file-missing',
    source,
    `there is no such file (${path}). ${await nearby(path)}`,
  );
}

const shownNames = 10;

/** What stands in the nearest directory that exists. */
async function nearby(path: string): Promise<string> {
  let directory = dirname(path);
  let name = basename(path);
  for (;;) {
    const names = await readdir(directory).catch(() => undefined);
    if (names && names.length > 0) {
      const nearest = nearestName(name, names);
      if (nearest) return `Did you mean '${nearest}'?`;
      const more = names.length > shownNames ? `, and ${names.length - shownNames} more` : '';
      return `${directory} holds ${names.sort().slice(0, shownNames).join(', ')}${more}.`;
    }
    if (names) return `${directory} is empty.`;
    if (dirname(directory) === directory) return 'Check the path.';
    name = basename(directory);
    directory = dirname(directory);
  }
}

async function exampleGlob(path: string, shown: string): Promise<string> {
  const names = await readdir(path).catch(() => []);
  const extension = /\.(csv|tsv|jsonl|ndjson|json|parquet)(\.gz|\.zst)?$/i.exec(
    names.find((name) => /\.(csv|tsv|jsonl|ndjson|json|parquet)(\.gz|\.zst)?$/i.test(name)) ?? '',
  )?.[0];
  return `${shown.replace(/\/+$/, '')}/${extension ? `*${extension}` : '**/*.parquet'}`;
}
