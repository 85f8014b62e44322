import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, relative, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { canonicalText } from '#core/record/decision-record.ts';
import {
  ReleaseRefusedError,
  type AliasOptions,
  type ChangeOutcome,
  type ModelRegistry,
  type ModelVersion,
} from '#core/release/model-registry.ts';
import { chainFindings, downloadedFinding, ledgerFinding } from '#core/release/release-findings.ts';
import { ledgerLines } from '#registry/ledger-lines.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { prepareRegistration } from '#registry/prepare-registration.ts';
import { readEvidenceChain } from '#registry/version-chain.ts';
import { escapeMarkdown } from '#report/escape.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { tool } from '#toolkit/version.ts';
import type { Operation, RegisterModelInputs } from './inputs.ts';
import {
  aboutModel,
  aboutVersion,
  changeOutcome,
  changeSummary,
  historySummary,
  refusedOutcome,
  renderHistory,
  verificationSummary,
} from './report.ts';

interface Task {
  readonly inputs: RegisterModelInputs;
  readonly context: RunContext;
  readonly registry: ModelRegistry;
  readonly options: AliasOptions;
}

/** One operation on a model registry. On pull-request events changes are planned and reported only. */
export async function runRegisterModel(
  inputs: RegisterModelInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  const { workingDirectory, loadedRecords, github } = context;
  const { override, expectedChampion } = inputs;
  const registry = openRegistry(inputs.registry, { workingDirectory, now: Date.now });
  const options: AliasOptions = {
    by: authorOf(context),
    records: loadedRecords,
    dryRun: github.isPullRequest,
    ...(override ? { override } : {}),
    ...(expectedChampion === undefined ? {} : { expected: expectedChampion }),
  };
  try {
    return await operate[inputs.operation]({ inputs, context, registry, options });
  } catch (error) {
    if (error instanceof ReleaseRefusedError) return refusedOutcome(inputs, error);
    throw error;
  }
}

const operate: Readonly<Record<Operation, (task: Task) => Promise<ActionOutcome>>> = {
  register,
  promote,
  rollback,
  archive,
  verify,
  history,
  download,
};

function authorOf({ github, env }: RunContext): AliasOptions['by'] {
  const { actor, runUrl, commit } = github;
  return {
    actor: actor ?? env['USER'] ?? env['USERNAME'] ?? userOfTheMachine(),
    ...(runUrl ? { runUrl } : {}),
    ...(commit ? { commit } : {}),
  };
}

function userOfTheMachine(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // a container may run under a number that has no name
  }
}

async function register(task: Task): Promise<ActionOutcome> {
  const { inputs, context, registry, options } = task;
  const { workingDirectory, github, logger } = context;
  logger.progress('reading the model');
  const request = await prepareRegistration(inputs, {
    workingDirectory,
    repository: github.repository,
    tool,
    escape: escapeMarkdown,
    options,
  });
  return changed(task, await registry.register(request));
}

async function promote(task: Task): Promise<ActionOutcome> {
  const { registry, options } = task;
  const { name, alias = 'champion', version } = task.inputs;
  const target = version ?? (await registry.resolve(name, { alias: 'candidate' })).version;
  return changed(task, await registry.setAlias(name, alias, target, options));
}

async function rollback(task: Task): Promise<ActionOutcome> {
  const { name, alias, version } = task.inputs;
  const target = { ...(alias ? { alias } : {}), ...(version ? { version } : {}) };
  return changed(task, await task.registry.rollback(name, { ...task.options, ...target }));
}

async function archive(task: Task): Promise<ActionOutcome> {
  const { name, version } = task.inputs;
  return changed(task, await task.registry.archive(name, version!, task.options));
}

async function verify(task: Task): Promise<ActionOutcome> {
  const { inputs, context, registry } = task;
  context.logger.progress('reading every file of the registry');
  const version = await chosenVersion(task);
  const findings = await registry.verify(inputs.name, version?.version);
  return {
    ...(version ? aboutVersion(version) : aboutModel(inputs.name, sha256(canonicalText(findings)))),
    findings,
    summary: verificationSummary(inputs.name, findings),
    summaryDetails: '',
  };
}

async function history(task: Task): Promise<ActionOutcome> {
  const { inputs, context, registry } = task;
  const entries = await registry.history(inputs.name);
  for (const line of ledgerLines(entries)) context.logger.info(line);
  const version = await chosenVersion(task);
  const chain = version ? await readEvidenceChain(registry, version) : [];
  const path = join(context.reportDirectory, 'history.jsonl');
  await mkdir(context.reportDirectory, { recursive: true });
  await writeFileAtomic(path, entries.map((entry) => `${canonicalText(entry)}\n`).join(''));
  const about = version
    ? aboutVersion(version)
    : aboutModel(inputs.name, sha256(canonicalText(entries)));
  return {
    ...about,
    findings: [ledgerFinding(inputs.name, entries.length), ...chainFindings(chain)],
    summary: historySummary(inputs.name, entries),
    outputs: { ...about.outputs, history: path },
    details: { ledger: entries, ...(version ? { chain } : {}) },
    summaryDetails: renderHistory({ entries, chain, version }),
  };
}

async function download(task: Task): Promise<ActionOutcome> {
  const { inputs, context, registry } = task;
  const version = (await chosenVersion(task, 'champion'))!;
  const target = resolve(context.workingDirectory, inputs.model);
  context.logger.progress('copying the model');
  await registry.download(version, target);
  const { name, contentDigest } = version;
  const shown = relative(context.workingDirectory, target) || '.';
  const message = `${name} version ${version.version} is in ${shown}, every digest checked`;
  return {
    ...aboutVersion(version),
    findings: [downloadedFinding(`${name}/${version.version}`, contentDigest, message)],
    summary: message,
    summaryDetails: '',
  };
}

/** The version that `version` or `alias` names; `undefined` when neither is given. */
async function chosenVersion(
  { inputs, registry }: Task,
  otherwise?: string,
): Promise<ModelVersion | undefined> {
  const { name, version, alias = otherwise } = inputs;
  if (version !== undefined) return registry.resolve(name, { version });
  return alias === undefined ? undefined : registry.resolve(name, { alias });
}

function changed({ inputs, context, options }: Task, outcome: ChangeOutcome): ActionOutcome {
  const facts = { operation: inputs.operation, dryRun: options.dryRun === true, outcome };
  if (facts.dryRun) context.logger.notice(changeSummary(facts));
  return changeOutcome(facts);
}
