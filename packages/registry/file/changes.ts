import { join } from 'node:path';
import { requireVersion, type ChangePlan } from '#core/release/change-plan.ts';
import type {
  AliasOptions,
  ChangeOptions,
  ChangeOutcome,
  RegisterRequest,
  RollbackOptions,
} from '#core/release/model-registry.ts';
import { planAlias } from '#core/release/plan-alias.ts';
import { planArchive } from '#core/release/plan-archive.ts';
import { planRegistration } from '#core/release/plan-registration.ts';
import { planRollback } from '#core/release/plan-rollback.ts';
import { planWithdrawal } from '#core/release/plan-withdrawal.ts';
import { modelDirectoryDigest, type ModelListing } from '../model-digest.ts';
import { commitChange, type Attempt, type Commit, type RegistryContext } from './commit-change.ts';
import { gateOf, requireMovableAlias, requireSameNames, withSoundTarget } from './change-guards.ts';
import { storeContent, type SourceModel } from './content-store.ts';
import { openStaging } from './staging.ts';
import {
  describeVersion,
  modelVersion,
  requireModel,
  requireModelName,
} from './resolve-version.ts';
import { registryExists } from './layout.ts';
import { readManifest, stageVersion } from './version-store.ts';

export async function registerVersion(
  context: RegistryContext,
  request: RegisterRequest,
): Promise<ChangeOutcome> {
  const { name, alias, expected, by } = request;
  requireModelName(name);
  if (alias !== undefined) requireMovableAlias(alias);
  await registryExists(context.layout.root);
  const listing = await modelDirectoryDigest(request.modelDirectory);
  const contentDigest = listing.digest;
  const commit = await commitChange(context, { name, options: request }, async (state) => {
    const known = state.versions.find((one) => one.contentDigest === contentDigest);
    if (known)
      requireSameNames(listing, await readManifest(context.layout, name, known), known.version);
    const gate = await gateOf(context, state, { contentDigest, known, options: request });
    const plan = planRegistration(state, { contentDigest, alias, expected, by, gate });
    if (known && !request.dryRun && gate.finding.verdict !== 'fail') {
      await restoreContent(context, { directory: request.modelDirectory, listing });
    }
    return known
      ? { plan: await withSoundTarget(context, state, plan) }
      : newVersion(context, { request, listing, plan });
  });
  return outcome(context, commit, Object.keys(request.attachmentFiles));
}

/** Known content whose files were lost comes back with the registration that brings them again. */
async function restoreContent(context: RegistryContext, model: SourceModel): Promise<void> {
  await using staging = await openStaging(context.layout);
  await storeContent(context.layout, model, join(staging.directory, 'content'));
}

function newVersion(
  context: RegistryContext,
  { request, listing, plan }: { request: RegisterRequest; listing: ModelListing; plan: ChangePlan },
): Attempt {
  const { version, draft } = plan;
  if (!draft) return { plan };
  return {
    plan,
    stage: async ({ staging, directory, at }) => {
      const model = { directory: request.modelDirectory, listing };
      await storeContent(context.layout, model, join(staging.directory, 'content'));
      const manifest = {
        model: request.name,
        version,
        contentDigest: listing.digest,
        files: listing.files,
      };
      const attached = {
        files: request.attachmentFiles,
        documents: request.documents({ ...draft, at }),
      };
      return stageVersion(directory, manifest, attached);
    },
  };
}

export async function moveAlias(
  context: RegistryContext,
  move: { readonly name: string; readonly alias: string; readonly version: number },
  options: AliasOptions,
): Promise<ChangeOutcome> {
  const { name, alias, version } = move;
  requireMovableAlias(alias);
  await requireModel(context, name);
  const commit = await commitChange(context, { name, options }, async (state) => {
    const known = requireVersion(state, version);
    const gate = await gateOf(context, state, {
      contentDigest: known.contentDigest,
      known,
      options,
    });
    const plan = planAlias(state, {
      alias,
      version,
      expected: options.expected,
      by: options.by,
      gate,
    });
    return { plan: await withSoundTarget(context, state, plan) };
  });
  return outcome(context, commit);
}

export async function rollBack(
  context: RegistryContext,
  name: string,
  options: RollbackOptions,
): Promise<ChangeOutcome> {
  const { alias = 'champion', version, expected, by } = options;
  requireMovableAlias(alias);
  await requireModel(context, name);
  const commit = await commitChange(context, { name, options }, async (state) => {
    const plan = planRollback(state, { alias, version, expected, by });
    return { plan: await withSoundTarget(context, state, plan) };
  });
  return outcome(context, commit);
}

export async function withdrawAlias(
  context: RegistryContext,
  target: { readonly name: string; readonly alias: string },
  options: AliasOptions,
): Promise<ChangeOutcome> {
  const { name, alias } = target;
  requireMovableAlias(alias);
  await requireModel(context, name);
  const commit = await commitChange(context, { name, options }, async (state) => ({
    plan: planWithdrawal(state, { alias, expected: options.expected, by: options.by }),
  }));
  return outcome(context, commit);
}

export async function archiveVersion(
  context: RegistryContext,
  target: { readonly name: string; readonly version: number },
  options: ChangeOptions,
): Promise<ChangeOutcome> {
  const { name, version } = target;
  await requireModel(context, name);
  const commit = await commitChange(context, { name, options }, async (state) => ({
    plan: planArchive(state, { version, by: options.by }),
  }));
  return outcome(context, commit);
}

async function outcome(
  context: RegistryContext,
  commit: Commit,
  attachmentNames: readonly string[] = [],
): Promise<ChangeOutcome> {
  const { plan, state, entry, changed } = commit;
  const known = requireVersion(state, plan.version);
  const created = changed && entry?.operation === 'register';
  const planned = !changed && entry?.operation === 'register';
  const version = planned
    ? modelVersion(state, known, attachmentNames)
    : await describeVersion(context, state, known);
  return {
    version,
    created,
    changed,
    previous: plan.previous,
    findings: plan.findings,
    ...(entry ? { entry } : {}),
  };
}
