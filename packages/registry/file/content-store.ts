import { join } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import {
  fileDigest,
  mapInTurns,
  modelDirectoryDigest,
  type ModelListing,
} from '../model-digest.ts';
import { copyDurably, exists, publishDirectory } from './durable-files.ts';
import type { Layout } from './layout.ts';

export interface SourceModel {
  /** Absolute. */
  readonly directory: string;
  readonly listing: ModelListing;
}

/**
 * Copies a model directory into the store, under its content digest; does nothing when it is there and sound.
 * The copies are hashed, not the sources again: what is stored is what was measured.
 * @param staged a directory that does not exist yet.
 */
export async function storeContent(
  layout: Layout,
  model: SourceModel,
  staged: string,
): Promise<void> {
  const { directory, listing } = model;
  const target = layout.content(listing.digest);
  if (!(await exists(target))) {
    await copyModel(directory, listing, staged);
    if (await publishDirectory(staged, target, layout.root)) return;
  }
  const problem = await contentProblem(layout, listing);
  if (problem) {
    throw cannotRun(
      'content-damaged',
      target,
      `${problem}. Run operation verify, and restore this directory from a backup`,
    );
  }
}

/** @throws CannotRunError when a file is not what the listing says. */
export async function copyModel(from: string, listing: ModelListing, to: string): Promise<void> {
  await mapInTurns(listing.files, async ({ path, sha256 }) => {
    const copy = join(to, path);
    await copyDurably(join(from, path), copy);
    if ((await fileDigest(copy)).sha256 === sha256) return;
    throw cannotRun(
      'model-changed',
      join(from, path),
      'its content is not the one that its digest was computed from: it was written to meanwhile, or the disk is damaged. Nothing was changed; run again when nobody writes to it',
    );
  });
}

/** What is wrong with stored content; `undefined` when names and bytes are as they should be. */
export async function contentProblem(
  layout: Layout,
  expected: ModelListing,
): Promise<string | undefined> {
  const directory = layout.content(expected.digest);
  if (!(await exists(directory))) return 'the files are missing';
  const found = await modelDirectoryDigest(directory).catch(
    (error: unknown) => (error as Error).message,
  );
  if (typeof found === 'string') return found;
  const names = (listing: ModelListing): string => listing.files.map(({ path }) => path).join('\n');
  const changed = found.files.find(
    (file, index) =>
      file.path === expected.files[index]?.path && file.sha256 !== expected.files[index].sha256,
  );
  if (changed)
    return `'${changed.path}' was changed: its sha256 is ${changed.sha256.slice(0, 12)}…`;
  if (names(found) !== names(expected)) {
    return `the files have other names: expected ${nameList(expected)}, got ${nameList(found)}`;
  }
  return found.digest === expected.digest ? undefined : `the content digest is ${found.digest}`;
}

export function nameList({ files }: ModelListing): string {
  const shown = files.slice(0, 5).map(({ path }) => path);
  return `${shown.join(', ')}${files.length > shown.length ? ` and ${files.length - shown.length} more` : ''}`;
}
