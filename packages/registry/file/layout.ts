import { readdir } from 'node:fs/promises';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import { isMissing, syncDirectory, writeDurably } from './durable-files.ts';

/**
 * Where things are in a registry directory. No name starts with a dot, because uploading an artifact drops
 * those.
 *
 *     trainyard-registry.json                         what this directory is
 *     content/<content digest>/…                      model files, shared by all models and versions
 *     models/<name>/ledger/000007/entry.json          one change, one line of JSON
 *     models/<name>/ledger/000007/records/<digest>.json   decision records that it relies on
 *     models/<name>/ledger/000007/version/…           on a registration: manifest (version.json) and attachments
 *     staging/<uuid>/…                                unfinished work; nobody reads it
 */
export interface Layout {
  readonly root: string;
  readonly staging: string;
  readonly models: string;
  content(digest: string): string;
  ledger(name: string): string;
  entry(name: string, sequence: number): string;
}

export function registryLayout(root: string): Layout {
  const models = join(root, 'models');
  const ledger = (name: string): string => join(models, name, 'ledger');
  return {
    root,
    models,
    staging: join(root, 'staging'),
    content: (digest) => join(root, 'content', digest),
    ledger,
    entry: (name, sequence) => join(ledger(name), String(sequence).padStart(6, '0')),
  };
}

const markerName = 'trainyard-registry.json';
const marker = '{"format":"trainyard-registry","layout":1}\n';

/** Is there a registry? @throws CannotRunError when there is something else, or one of a later layout. */
export async function registryExists(root: string): Promise<boolean> {
  try {
    const text = await readFile(join(root, markerName), 'utf8');
    if (text === marker) return true;
    throw cannotRun(
      'registry-layout',
      root,
      `is a registry of another layout: expected ${marker.trim()}, got ${text.trim().slice(0, 80)}. Use the version of Trainyard that made it, or a newer one`,
    );
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const entries = await listNames(root);
  // Another process may be writing its marker just now.
  if (entries.some((name) => !name.startsWith(markerName)) && !entries.includes(markerName)) {
    throw cannotRun(
      'registry-foreign',
      root,
      `is not a registry and not empty: it has ${entries.slice(0, 3).join(', ')}… and no ${markerName}. Name a directory of its own, for example file:${root}/registry`,
    );
  }
  return false;
}

/** Whether a name in a directory is a registry, of whatever layout. */
export async function isRegistry(parent: string, name: string): Promise<boolean> {
  return readFile(join(parent, name, markerName)).then(
    () => true,
    () => false,
  );
}

/** Makes the directory a registry; does nothing when it is one. */
export async function createRegistry(root: string): Promise<void> {
  if (await registryExists(root)) return;
  await mkdir(root, { recursive: true });
  const temporary = join(root, `${markerName}.${randomUUID()}`);
  await writeDurably(temporary, marker);
  await rename(temporary, join(root, markerName));
  await syncDirectory(root);
}

/** Names in a directory, sorted; none when it does not exist. */
export async function listNames(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
