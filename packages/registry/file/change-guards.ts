import { requireVersion, type ChangePlan } from '#core/release/change-plan.ts';
import { gateEvidence, type GateAnswer } from '#core/release/gate-evidence.ts';
import type { ChangeOptions } from '#core/release/model-registry.ts';
import type { ReleaseState, VersionState } from '#core/release/release-state.ts';
import type { RegistryContext } from './commit-change.ts';
import { contentFinding } from './verify-version.ts';
import { readRecords } from './version-store.ts';
import { aliasProblem } from '#core/release/release-names.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { nameList } from './content-store.ts';
import type { ModelListing } from '../model-digest.ts';
import type { VersionManifest } from './version-store.ts';

/** @throws CannotRunError when the alias cannot be set by hand. */
export function requireMovableAlias(alias: string): void {
  const problem =
    alias === 'previous'
      ? "'previous' follows 'champion' by itself: it is the version that a roll back goes to"
      : aliasProblem(alias);
  if (problem) throw cannotRun('alias', 'alias', problem);
}

/**
 * The content digest of OpenSSF model signing covers the order of the files, not their names. A model whose files
 * were renamed may not load, so it is not the registered one, and no evidence can tell the two apart.
 */
export function requireSameNames(
  listing: ModelListing,
  known: VersionManifest,
  version: number,
): void {
  const [here, there] = [listing.files, known.files].map((files) =>
    files.map(({ path }) => path).join('\n'),
  );
  if (here === there) return;
  throw cannotRun(
    'model-renamed',
    'model',
    `has the content of version ${version} under other file names (${nameList(listing)}; registered: ${nameList({ digest: known.contentDigest, files: known.files })}), which its content digest cannot tell apart. Use the registered names, or add a file (a README will do) that makes it another model`,
  );
}

/** The gate's answer from the run's records and from those kept with the version. */
export async function gateOf(
  context: RegistryContext,
  state: ReleaseState,
  question: { contentDigest: string; known: VersionState | undefined; options: ChangeOptions },
): Promise<GateAnswer> {
  const { contentDigest, known, options } = question;
  const version = known?.version ?? state.versions.length + 1;
  const entries = state.entries.filter((entry) => known !== undefined && entry.version === version);
  const kept = await readRecords(context.layout, entries, context.digest);
  const overrides = [options.override, ...entries.map((entry) => entry.override)];
  return gateEvidence({
    subject: `${state.model}/${version}`,
    contentDigest,
    records: [...(options.records ?? []), ...kept],
    overrides: overrides.filter((one) => one !== undefined),
    now: context.now(),
  });
}

/** Before an alias moves to a version, its files are read and compared with its digests. */
export async function withSoundTarget(
  context: RegistryContext,
  state: ReleaseState,
  plan: ChangePlan,
): Promise<ChangePlan> {
  if (!plan.draft) return plan;
  const finding = await contentFinding(context, state, requireVersion(state, plan.version));
  return { ...plan, findings: [...plan.findings, finding] };
}
