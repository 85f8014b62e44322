import type { ContractEvidence } from '#core/contract/infer/evidence.ts';
import type { Profile } from '#core/profile/profile.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { contractEvidence } from '#tables/profile/contract-evidence.ts';
import { withOrigin, type TimeOptions } from '#tables/profile/profile-origin.ts';
import { profileTable, type ProfileOptions } from '#tables/profile/profile-table.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import { openSource } from '#tables/sources/open-source.ts';
import { createLogger } from '#toolkit/logger.ts';

/** Tables that are opened relative to the current directory; released when disposed of. */
export interface DataReader extends AsyncDisposable {
  readonly engine: TableEngine;
  profileOf(source: string, options?: ProfileOptions & TimeOptions): Promise<Profile>;
  /** A profile, and what a contract is proposed from besides. */
  learn(
    source: string,
  ): Promise<{ readonly profile: Profile; readonly evidence: ContractEvidence }>;
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
    async learn(source) {
      logger.progress(`reading ${source}`);
      const table = await openSource(engine, downloads, source);
      const profile = await profileTable(engine, table);
      return { profile, evidence: await contractEvidence(table, profile) };
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await downloads[Symbol.asyncDispose]();
    },
  };
}
