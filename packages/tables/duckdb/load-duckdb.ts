import type * as DuckDbModule from '@duckdb/node-api';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Logger } from '#core/ports.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { installDuckDb } from './install-duckdb.ts';
import { enginePackage, engineVersion } from './pinned-engine.ts';
import { engineDirectory } from './tool-cache.ts';

/** The module, by its types alone: a static import would pull the native library into the bundle. */
export type DuckDb = typeof DuckDbModule;

export interface LoadedDuckDb {
  readonly duckdb: DuckDb;
  /** Of its module. */
  readonly path: string;
}

export interface LoadOptions {
  /** Absolute. */
  readonly workingDirectory: string;
  readonly logger: Logger;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * DuckDB is a native library, so it is never part of the bundle. Looked for in the directory that TRAINYARD_DUCKDB
 * names, beside the bundle, in the working directory (not on a runner: a pull request could plant a module there)
 * and in the tool cache; else installed into the tool cache once.
 * @throws CannotRunError that says how to provide it.
 */
export async function loadDuckDb(options: LoadOptions): Promise<LoadedDuckDb> {
  for (const base of searchedDirectories(options)) {
    const found = loadFrom(base);
    if (found) return found;
  }
  const cached = engineDirectory(options.env);
  const found = loadFrom(join(cached, 'index.js')) ?? (await installAndLoad(cached, options));
  if (found) return found;
  throw cannotRun(
    'engine-missing',
    'DuckDB',
    `${enginePackage} ${engineVersion} was installed in ${cached}, but has no library for ${process.platform}-${process.arch}. ` +
      `Run 'npm install ${enginePackage}@${engineVersion}' in a directory of yours and name it in TRAINYARD_DUCKDB.`,
  );
}

function searchedDirectories({ workingDirectory, env }: LoadOptions): string[] {
  const named = env['TRAINYARD_DUCKDB'];
  const bases = named ? [join(named, 'index.js')] : [];
  bases.push(import.meta.url);
  if (env['GITHUB_ACTIONS'] !== 'true') bases.push(join(workingDirectory, 'index.js'));
  return bases;
}

async function installAndLoad(
  directory: string,
  { workingDirectory, logger, env }: LoadOptions,
): Promise<LoadedDuckDb | undefined> {
  await installDuckDb({ directory, workingDirectory, logger, env });
  return loadFrom(join(directory, 'index.js'));
}

/** The module as seen from a file, if it is there in the version that our answers are tested with. */
function loadFrom(base: string): LoadedDuckDb | undefined {
  const require = createRequire(base);
  try {
    const { version } = require(`${enginePackage}/package.json`) as { version?: string };
    if (version !== engineVersion) return undefined;
    return { duckdb: require(enginePackage) as DuckDb, path: require.resolve(enginePackage) };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // MODULE_NOT_FOUND also when only the library of another platform is installed there.
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return undefined;
    throw cannotRun(
      'engine-broken',
      'DuckDB',
      `${enginePackage} ${engineVersion} cannot be loaded here (${firstLine(error)}). ` +
        `Expected a Linux with glibc or musl, macOS or Windows on x64 or arm64; if a copy in the tool cache is damaged, delete it.`,
      { cause: error },
    );
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
