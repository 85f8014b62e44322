import type { ModelRegistry, ModelVersion } from '#core/release/model-registry.ts';
import { ReleaseRefusedError, type ChangeOptions } from '#core/release/model-registry.ts';
import { parseVersionNumber } from '#core/release/release-names.ts';
import type { Reason } from '#core/rollout/rollout-state.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';

/**
 * Registry aliases that follow a rollout. Each answer is what went wrong, or null; every call may be repeated.
 */
export interface RegistryFollower {
  /** canary := the version. */
  announce(): Promise<string | null>;
  /** Why the version may no longer become champion: somebody else moved the alias since the rollout began. */
  objection(): Promise<Reason | null>;
  /** champion := the version, if the champion is still the one that the rollout began with; canary goes. */
  publish(): Promise<string | null>;
  /** canary goes. */
  withdraw(): Promise<string | null>;
}

export const noRegistry: RegistryFollower = {
  announce: () => Promise.resolve(null),
  objection: () => Promise.resolve(null),
  publish: () => Promise.resolve(null),
  withdraw: () => Promise.resolve(null),
};

export interface FollowedVersion {
  readonly registry: ModelRegistry;
  readonly name: string;
  readonly version: number;
  /** The champion when the rollout began. */
  readonly championBefore: number | null;
  readonly change: ChangeOptions;
}

export function followRegistry(followed: FollowedVersion): RegistryFollower {
  const { registry, name, version, championBefore, change } = followed;
  const withdraw = async (): Promise<void> => {
    const holder = await holderOf(registry, name, 'canary');
    if (holder === version)
      await registry.removeAlias(name, 'canary', { ...change, expected: version });
  };
  return {
    announce: () =>
      said('alias canary', async () => {
        await registry.setAlias(name, 'canary', version, change);
      }),
    objection: async () => {
      const champion = await holderOf(registry, name, 'champion');
      if (champion === championBefore || champion === version) return null;
      const message = `the champion was ${versionText(championBefore)} when the rollout began and is ${versionText(champion)} now`;
      return { guard: 'champion', message };
    },
    publish: () =>
      said('alias champion', async () => {
        await registry.setAlias(name, 'champion', version, { ...change, expected: championBefore });
        await withdraw();
      }),
    withdraw: () => said('alias canary', withdraw),
  };
}

/** The version that holds an alias; null when nobody does. */
export async function holderOf(
  registry: ModelRegistry,
  name: string,
  alias: string,
): Promise<number | null> {
  const versions: readonly ModelVersion[] = await registry.versions(name);
  return versions.find((one) => one.aliases.includes(alias))?.version ?? null;
}

function versionText(version: number | null): string {
  return version === null ? 'none' : `version ${version}`;
}

/** A registry that refuses or does not answer is told, but never stops traffic from going where it must. */
async function said(what: string, act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof ReleaseRefusedError || error instanceof CannotRunError) {
      return `${what} could not be moved: ${error.message}`;
    }
    throw error;
  }
}

/** What is to be rolled out, as the registry knows it. */
export interface CandidateVersion {
  readonly version: number;
  readonly contentDigest: string;
  /** The champion now; null when there is none. */
  readonly champion: number | null;
}

/**
 * The given version, else the one with alias candidate.
 * @throws CannotRunError when there is none, or it is archived.
 */
export async function candidateVersion(
  registry: ModelRegistry,
  name: string,
  version: string | undefined,
): Promise<CandidateVersion> {
  const number = version === undefined ? undefined : parseVersionNumber(version);
  if (version !== undefined && number === undefined) {
    throw cannotRun('version', 'version', `expected a version number of ${name}, got '${version}'`);
  }
  const selector = number === undefined ? { alias: 'candidate' } : { version: number };
  const found = await registry.resolve(name, selector);
  if (found.archived) {
    throw cannotRun('version-archived', 'version', `${name} version ${found.version} is archived`);
  }
  const champion = await holderOf(registry, name, 'champion');
  return { version: found.version, contentDigest: found.contentDigest, champion };
}
