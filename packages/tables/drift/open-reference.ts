import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { parseProfile } from '#core/profile/parse-profile.ts';
import type { Profile } from '#core/profile/profile.ts';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import { isRegistryUri, parseRegistryUri, versionUri } from '#core/release/registry-uri.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { outlineTable, profileTable } from '../profile/profile-table.ts';
import { shownAddress } from '../sources/address.ts';
import type { Table } from '../table.ts';

/** What the current data are compared with. */
export interface DriftReference {
  readonly profile: Profile;
  /** When it is a table. */
  readonly table: Table | undefined;
  /** sha256 of the profile file or of the table. */
  readonly digest: string;
  /** For people: the path, or the model version that an alias pointed at. */
  readonly description: string;
}

export interface ReferenceRequest {
  readonly reference: string;
  readonly workingDirectory: string;
  /** The current data are a table of a server. */
  readonly isCurrentOnServer: boolean;
  openRegistry(): ModelRegistry;
  openTable(source: string): Promise<Table>;
  /** Where the file of an address was fetched to; any other source as it is. */
  pathOf(source: string): Promise<string>;
}

/**
 * `registry://name@alias` (the profile kept with that version), a profile (`*.json`, a path or an address), or else a table.
 * @throws CannotRunError when it cannot be read or holds no row.
 */
export async function openReference(
  engine: TableEngine,
  request: ReferenceRequest,
): Promise<DriftReference> {
  const { reference } = request;
  const opened = isRegistryUri(reference)
    ? await fromRegistry(request)
    : /\.json$/i.test(shownAddress(reference))
      ? await fromFile(
          resolve(request.workingDirectory, await request.pathOf(reference)),
          shownAddress(reference),
        )
      : await fromTable(engine, request);
  if (opened.profile.rows === 0) {
    throw cannotRun(
      'reference-empty',
      'reference',
      `${opened.description} holds no row to compare with`,
    );
  }
  return opened;
}

async function fromRegistry(request: ReferenceRequest): Promise<DriftReference> {
  const { name, selector } = parseRegistryUri(request.reference, 'reference');
  const registry = request.openRegistry();
  const version = await registry.resolve(name, selector);
  const path = await registry.attachment(version, 'profile.json');
  const shown = versionUri(name, version.version);
  if (path === undefined) {
    throw cannotRun(
      'reference-profile',
      'reference',
      `${shown} was registered without a profile. Register the next version with the input 'profile', or give a profile or table as reference`,
    );
  }
  return fromFile(path, `${request.reference} (${shown})`);
}

async function fromFile(path: string, shown: string): Promise<DriftReference> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const reason = code === 'ENOENT' ? 'no such file' : (cause as Error).message;
    throw cannotRun('reference-unreadable', 'reference', `cannot read ${shown}: ${reason}`, {
      cause,
    });
  }
  return {
    profile: parseProfile(text, shown),
    table: undefined,
    digest: createHash('sha256').update(text).digest('hex'),
    description: shown,
  };
}

async function fromTable(engine: TableEngine, request: ReferenceRequest): Promise<DriftReference> {
  const table = await request.openTable(request.reference);
  // An outline is enough where the files of both sides are counted together.
  const areFiles = table.files.length > 0 && !request.isCurrentOnServer;
  const profile = await (areFiles ? outlineTable : profileTable)(engine, table);
  return { profile, table, digest: await engine.digestOf(table), description: table.source };
}
