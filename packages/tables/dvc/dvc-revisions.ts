import { dirname, relative, sep } from 'node:path';
import type { DvcRevision } from '#core/profile/profile.ts';
import type { DvcOut } from './dvc-outs.ts';
import { findDvcOuts, type DvcRepository } from './find-dvc-outs.ts';
import { verifyDvcOut } from './verify-dvc-out.ts';

export interface FoundRevisions {
  /** Sorted by path; empty when DVC does not keep the data. */
  readonly revisions: readonly DvcRevision[];
  /** Why a revision is not told, though DVC speaks of the data. */
  readonly notes: readonly string[];
}

/**
 * The DVC revisions of files: of each file itself, else of the nearest directory above it that DVC keeps. A revision
 * that is not of what lies there now is not told.
 * @param files absolute
 */
export async function dvcRevisions(files: readonly string[]): Promise<FoundRevisions> {
  const repositories = new Map<string, Promise<DvcRepository | undefined>>();
  const chosen = new Map<string, { out: DvcOut; root: string }>();
  const notes = new Set<string>();
  for (const file of files) {
    const directory = dirname(file);
    const looking = repositories.get(directory) ?? findDvcOuts(directory);
    repositories.set(directory, looking);
    const repository = await looking;
    for (const problem of repository?.problems ?? []) notes.add(problem);
    const out = repository?.outs.filter(({ path }) => holds(path, file)).sort(nearestFirst)[0];
    if (repository && out) chosen.set(out.path, { out, root: repository.root });
  }
  const revisions: DvcRevision[] = [];
  for (const { out, root } of chosen.values()) {
    const verified = await verifyDvcOut(out);
    const [file, path] = [shown(root, out.file), shown(root, out.path)];
    if (verified.is === 'other') {
      notes.add(
        `${path} is not what ${file} says: found ${verified.found}, expected ${verified.expected}; no DVC revision is told. Run 'dvc status', then 'dvc commit' or 'dvc checkout'`,
      );
      continue;
    }
    const stage = out.stage === undefined ? {} : { stage: out.stage };
    revisions.push({ file, path, md5: out.md5, ...stage, verified: verified.is });
  }
  return { revisions: revisions.sort((a, b) => (a.path < b.path ? -1 : 1)), notes: [...notes] };
}

function holds(path: string, file: string): boolean {
  return file === path || file.startsWith(path.endsWith(sep) ? path : `${path}${sep}`);
}

/** The longest path is nearest; among equals a stage's output comes before what another stage reads. */
function nearestFirst(a: DvcOut, b: DvcOut): number {
  return (
    b.path.length - a.path.length || Number(a.stage === undefined) - Number(b.stage === undefined)
  );
}

function shown(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}
