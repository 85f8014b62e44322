import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from '#core/ports.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { enginePackage, engineProject, engineVersion, hasPinnedLibrary } from './pinned-engine.ts';
import { platformName } from './tool-cache.ts';

export interface InstallOptions {
  /** Where it shall be: absolute. Appears whole or not at all. */
  readonly directory: string;
  /** Whose .npmrc says which registry and proxy to use. */
  readonly workingDirectory: string;
  readonly logger: Logger;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const timeoutMs = 10 * 60_000;
const npmArguments = [
  'ci',
  '--ignore-scripts',
  '--omit=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
];

/**
 * Installs DuckDB with the machine's npm from the pinned lockfile (versions and integrity hashes), into a directory
 * beside the final one that is then renamed: jobs that install at the same time cannot see half an engine.
 * @throws CannotRunError when there is no npm, the download fails or the directory cannot be written.
 */
export async function installDuckDb(options: InstallOptions): Promise<void> {
  const { directory, logger } = options;
  const platform = platformName();
  if (!hasPinnedLibrary(platform)) throw unpinned(platform);
  logger.info(`Installing the data engine (DuckDB ${engineVersion}), once, into ${directory}`);
  logger.progress('installing DuckDB');
  const parent = dirname(directory);
  let temporary: string | undefined;
  try {
    await mkdir(parent, { recursive: true });
    temporary = await mkdtemp(join(parent, '.installing-'));
    await writeProject(temporary, options.workingDirectory);
    await runNpm(temporary, options.env);
    await publish(temporary, directory);
  } catch (error) {
    throw explain(error, directory);
  } finally {
    if (temporary) await rm(temporary, { recursive: true, force: true });
  }
}

async function writeProject(temporary: string, workingDirectory: string): Promise<void> {
  for (const [name, text] of Object.entries(engineProject)) {
    await writeFile(join(temporary, name), text);
  }
  const npmrc = await readFile(join(workingDirectory, '.npmrc'), 'utf8').catch(() => '');
  await writeFile(join(temporary, '.npmrc'), registrySettings(npmrc));
}

/**
 * The lines of a project's .npmrc that say where to download from and through what. The rest is left out: the
 * file may come from a pull request. What is downloaded is bound by the hashes of the lockfile either way.
 */
export function registrySettings(npmrc: string): string {
  const wanted =
    /^\s*(registry|@duckdb:registry|proxy|https-proxy|noproxy|strict-ssl|cafile|ca|\/\/[^=\s]+)\s*=/;
  const lines = npmrc.split(/\r?\n/).filter((line) => wanted.test(line));
  return lines.map((line) => `${line}\n`).join('');
}

async function runNpm(cwd: string, env: InstallOptions['env']): Promise<void> {
  // On Windows npm is a batch file, which Node runs only through cmd.exe; the arguments are constants.
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd.exe', ['/d', '/s', '/c', 'npm', ...npmArguments]]
      : ['npm', npmArguments];
  await new Promise<void>((resolve, reject) => {
    const options = { cwd, env: { ...env }, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error) reject(Object.assign(error, { said: `${stderr}\n${stdout}` }));
      else resolve();
    });
  });
}

/** Renames into place; another job that was faster is as good as we are. */
async function publish(temporary: string, directory: string): Promise<void> {
  try {
    await rename(temporary, directory);
  } catch (error) {
    const published = await stat(join(directory, 'node_modules')).catch(() => undefined);
    if (!published) throw error;
  }
}

function provideByHand(): string {
  return `run 'npm install ${enginePackage}@${engineVersion}' in a directory of your choice and name it in TRAINYARD_DUCKDB`;
}

function unpinned(platform: string): CannotRunError {
  return cannotRun(
    'engine-unpinned',
    'DuckDB',
    `this release pins no hash of DuckDB ${engineVersion} for ${platform}, and nothing is installed without one. To use it all the same, ${provideByHand()}.`,
  );
}

function explain(error: unknown, directory: string): CannotRunError {
  const { code, said } = error as { code?: unknown; said?: string };
  if (code === 'ENOENT' && said !== undefined) {
    return cannotRun(
      'engine-missing',
      'DuckDB',
      `reading tables needs DuckDB ${engineVersion}, which is not on this machine, and there is no npm to install it. Put npm on the PATH, or ${provideByHand()}.`,
      { cause: error },
    );
  }
  const reason = said === undefined ? (error as Error).message : lastErrors(said);
  return cannotRun(
    'engine-install',
    'DuckDB',
    `installing DuckDB ${engineVersion} into ${directory} failed: ${reason}. Check the registry and proxy in your .npmrc, or ${provideByHand()}.`,
    { cause: error },
  );
}

function lastErrors(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const errors = lines.filter(
    (line) => /^npm (error|ERR!)/.test(line) && !line.includes('complete log'),
  );
  return (
    (errors.length > 0 ? errors : lines.filter(Boolean)).slice(0, 3).join(' ') ||
    'npm gave no reason'
  );
}
