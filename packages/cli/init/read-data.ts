import type { Profile } from '#core/profile/profile.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { withOrigin, type TimeOptions } from '#tables/profile/profile-origin.ts';
import { profileTable, type ProfileOptions } from '#tables/profile/profile-table.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import { openSource } from '#tables/sources/open-source.ts';
import { createLogger } from '#toolkit/logger.ts';

/** Tables that are opened relative to the current directory; released when disposed of. */
export interface DataReader extends AsyncDisposable {
  readonly engine: TableEngine;
  profileOf(source: string, options?: ProfileOptions & TimeOptions): Promise<Profile>;
}

/** @throws CannotRunError for data that cannot be read. */
export async function openDataReader(workingDirectory: string): Promise<DataReader> {
  const logger = createLogger(false, false);
  const downloads: Downloads = openDownloads({ logger, env: process.env });
  const engine = await openEngine({ workingDirectory, logger, env: process.env });
  return {
    engine,
    async profileOf(source, options = {}) {
      logger.progress(`reading ${source}`);
      const table = await openSource(engine, downloads, source);
      const profile = await profileTable(engine, table, options);
      return withOrigin(profile, table, { ...options, logger });
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await downloads[Symbol.asyncDispose]();
    },
  };
}
