import { randomUUID } from 'node:crypto';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { EngineOptions } from '../engine.ts';
import { DuckDbEngine } from './duckdb-engine.ts';
import { loadDuckDb } from './load-duckdb.ts';
import { DuckDbSession } from './session.ts';

/** @throws CannotRunError when DuckDB is not there and cannot be installed. */
export async function openDuckDb(options: EngineOptions): Promise<DuckDbEngine> {
  const duckdb = await loadDuckDb(options);
  const temporaryDirectory = join(
    options.env['RUNNER_TEMP'] || tmpdir(),
    `trainyard-${randomUUID()}`,
  );
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    threads: String(availableParallelism()),
    memory_limit: `${memoryLimitMebibytes()}MiB`,
    // Made when memory runs out, removed with the engine.
    temp_directory: temporaryDirectory,
    // Row numbers and repeated reads follow the file.
    preserve_insertion_order: 'true',
    // Nothing is downloaded behind the user's back, nothing is read from the user's DuckDB home.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    errors_as_json: 'true',
  });
  const session = new DuckDbSession(duckdb, instance);
  await session.rows("SET GLOBAL TimeZone = 'UTC'");
  return new DuckDbEngine(session, options, temporaryDirectory);
}

/** 60 % of the machine's memory, or of the container's: the rest is for Node and its arrays. */
function memoryLimitMebibytes(): number {
  const constrained = process.constrainedMemory?.() ?? 0;
  const bytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.max(128, Math.floor((0.6 * bytes) / 1024 ** 2));
}
