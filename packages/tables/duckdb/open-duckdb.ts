import { randomUUID } from 'node:crypto';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { EngineOptions } from '../engine.ts';
import { DuckDbEngine } from './duckdb-engine.ts';
import type { EngineCopy } from '../scan/scan-worker.ts';
import { loadDuckDb } from './load-duckdb.ts';
import { DuckDbSession, type StartedDuckDb } from './session.ts';

/** The first statement rejects with a CannotRunError when DuckDB is not there and cannot be installed. */
export function openDuckDb(options: EngineOptions): DuckDbEngine {
  const temporaryDirectory = join(
    options.env['RUNNER_TEMP'] || tmpdir(),
    `trainyard-${randomUUID()}`,
  );
  const session = new DuckDbSession(() => startDuckDb(options, temporaryDirectory));
  return new DuckDbEngine(session, options, temporaryDirectory);
}

export async function startDuckDb(
  options: EngineOptions,
  temporaryDirectory: string,
): Promise<StartedDuckDb> {
  const { duckdb, path } = await loadDuckDb(options);
  const config = {
    threads: String(availableParallelism()),
    memory_limit: `${memoryLimitMebibytes()}MiB`,
    // Made when memory runs out, removed with the engine.
    temp_directory: temporaryDirectory,
    ...closedConfig,
  };
  const instance = await duckdb.DuckDBInstance.create(':memory:', config);
  const connection = await instance.connect();
  await connection.run(inUtc);
  connection.closeSync();
  return { duckdb, instance, copy: copyOf(path) };
}

const closedConfig = {
  // Row numbers and repeated reads follow the file.
  preserve_insertion_order: 'true',
  // Nothing is downloaded behind the user's back, nothing is read from the user's DuckDB home.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  errors_as_json: 'true',
};
const inUtc = "SET GLOBAL TimeZone = 'UTC'";

/** Streams files, which takes little memory. What takes more (a window that is sorted) fails there, and is done by this engine. */
function copyOf(modulePath: string): EngineCopy {
  const config = {
    threads: '1',
    memory_limit: '512MiB',
    // The default is a directory of the user's.
    temp_directory: '',
    ...closedConfig,
  };
  return { modulePath, config, statements: [inUtc] };
}

/** 60 % of the machine's memory, or of the container's: the rest is for Node and its arrays. */
function memoryLimitMebibytes(): number {
  const constrained = process.constrainedMemory?.() ?? 0;
  const bytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.max(128, Math.floor((0.6 * bytes) / 1024 ** 2));
}
