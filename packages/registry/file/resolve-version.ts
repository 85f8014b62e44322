import { stat } from 'node:fs/promises';
import { aliasesOf, type ReleaseState, type VersionState } from '#core/release/release-state.ts';
import type { ModelVersion } from '#core/release/model-registry.ts';
import { requireVersion } from '#core/release/change-plan.ts';
import { modelNameProblem } from '#core/release/release-names.ts';
import type { VersionSelector } from '#core/release/registry-uri.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { readState, type RegistryContext } from './commit-change.ts';
import { listNames, registryExists } from './layout.ts';
import { nearbyRegistry } from './nearby-registry.ts';
import { readManifest } from './version-store.ts';

/** @throws CannotRunError when the registry or the model does not exist, naming what there is. */
export async function requireModel(context: RegistryContext, name: string): Promise<ReleaseState> {
  requireModelName(name);
  const { layout } = context;
  if (!(await registryExists(layout.root))) throw await noRegistry(layout.root);
  const state = await readState(context, name);
  if (state.sequence > 0) return state;
  const known = await listNames(layout.models);
  const hint = known.length === 0 ? 'It holds no model yet.' : suggestName(name, known);
  throw cannotRun('model-unknown', 'name', `the registry has no model '${name}'. ${hint}`);
}

/** A directory that is not there may be misspelt; an empty one waits for its first model. */
async function noRegistry(root: string): Promise<CannotRunError> {
  const isThere = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isThere) {
    const message = `the registry in ${root} is empty: register a model first`;
    return cannotRun('registry-empty', 'registry', message);
  }
  const message = `there is no registry in ${root}: register a model first, or name the directory that holds trainyard-registry.json${await nearbyRegistry(root)}`;
  return cannotRun('registry-missing', 'registry', message);
}

export function requireModelName(name: string): void {
  const problem = modelNameProblem(name);
  if (problem) throw cannotRun('model-name', 'name', problem);
}

/** @throws CannotRunError when no such version or alias exists. */
export function resolveSelector(state: ReleaseState, selector: VersionSelector): VersionState {
  if ('version' in selector) return requireVersion(state, selector.version);
  const holder = state.aliases.get(selector.alias);
  if (holder !== undefined) return requireVersion(state, holder);
  const held = [...state.aliases].map(([alias, version]) => `${alias} (version ${version})`);
  throw cannotRun(
    'alias-unknown',
    'alias',
    `no version of ${state.model} holds the alias '${selector.alias}'; held are: ${held.join(', ') || 'none'}`,
  );
}

/** A version as the port shows it. */
export async function describeVersion(
  context: RegistryContext,
  state: ReleaseState,
  version: VersionState,
): Promise<ModelVersion> {
  const manifest = await readManifest(context.layout, state.model, version);
  return modelVersion(state, version, Object.keys(manifest.attachments));
}

export function modelVersion(
  state: ReleaseState,
  known: VersionState,
  attachments: readonly string[],
): ModelVersion {
  const { version, contentDigest, archived, registered } = known;
  return {
    name: state.model,
    version,
    contentDigest,
    createdAt: registered.at,
    aliases: aliasesOf(state, version),
    ...(registered.gateRecordDigest ? { gateRecordDigest: registered.gateRecordDigest } : {}),
    archived,
    attachments: [...attachments].sort(),
  };
}
