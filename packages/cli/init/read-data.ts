import type { Profile } from '#core/profile/profile.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import { openSource } from '#tables/sources/open-source.ts';
import { createLogger } from '#toolkit/logger.ts';

/** Tables that are opened relative to the current directory; released when disposed of. */
export interface DataReader extends AsyncDisposable {
  readonly engine: TableEngine;
  profileOf(source: string): Promise<Profile>;
}

/** @throws CannotRunError for data that cannot be read. */
export async function openDataReader(workingDirectory: string): Promise<DataReader> {
  const logger = createLogger(false, false);
  const downloads: Downloads = openDownloads({ logger, env: process.env });
  const engine = await openEngine({ workingDirectory, logger, env: process.env });
  return {
    engine,
    async profileOf(source) {
      logger.progress(`reading ${source}`);
      return profileTable(engine, await openSource(engine, downloads, source));
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await downloads[Symbol.asyncDispose]();
    },
  };
}
