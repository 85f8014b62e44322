import { createHash } from 'node:crypto';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import type { ParsedRollout } from '#core/rollout/parse-rollout-plan.ts';
import { candidateVersion } from './registry-follower.ts';
import type { RolloutRequest } from './rollout-session.ts';

export interface RolloutIdentity {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly commit: string | undefined;
}

/** The same version on the same target is the same rollout; without a version the commit stands for it. */
export function rolloutIdOf(rollout: ParsedRollout, identity: RolloutIdentity): string {
  const { name = 'rollout', version, commit } = identity;
  const what = version ?? commit?.slice(0, 12) ?? 'unversioned';
  const target = createHash('sha256').update(JSON.stringify(rollout.plan.target)).digest('hex');
  return `${name}-${what}-${target.slice(0, 8)}`.replaceAll(/[^A-Za-z0-9._-]/g, '-');
}

/**
 * What is asked for. A rollout that begins takes its version from the registry, when it follows one.
 * @throws CannotRunError when the registry has no such version.
 */
export async function requestRollout(
  rollout: ParsedRollout,
  identity: RolloutIdentity,
  registry: ModelRegistry | undefined,
): Promise<RolloutRequest> {
  const { name } = identity;
  if (!registry || name === undefined) {
    const rolloutId = rolloutIdOf(rollout, identity);
    const version = identity.version ?? null;
    return { rollout, rolloutId, name: name ?? null, version, champion: null, contentDigest: null };
  }
  const found = await candidateVersion(registry, name, identity.version);
  const version = String(found.version);
  const { champion, contentDigest } = found;
  const rolloutId = rolloutIdOf(rollout, { ...identity, version });
  return { rollout, rolloutId, name, version, champion, contentDigest };
}
