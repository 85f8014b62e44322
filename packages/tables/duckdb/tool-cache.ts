import { homedir } from 'node:os';
import { join } from 'node:path';
import { engineVersion } from './pinned-engine.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the engine is kept between runs: the runner's tool cache, else the user's cache directory. */
export function engineDirectory(env: Environment): string {
  const root =
    env['RUNNER_TOOL_CACHE'] ||
    join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'trainyard');
  return join(root, 'trainyard-duckdb', engineVersion, platformName());
}

/** As DuckDB names its libraries; Alpine containers share the host's tool cache, so the C library is part of it. */
export function platformName(): string {
  const name = `${process.platform}-${process.arch}`;
  if (process.platform !== 'linux') return name;
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime ? name : `${name}-musl`;
}
