import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseContract, type Contract } from '#core/contract/parse-contract.ts';
import type { ReferenceProfile } from '#core/contract/schema-diff.ts';
import { parseProfile } from '#core/profile/parse-profile.ts';
import { profileText } from '#core/profile/profile-text.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkTables, type SplitTable } from '#tables/checks/check-tables.ts';
import { openTables } from '#tables/checks/open-tables.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { shownAddress } from '#tables/sources/address.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import { writeWholeFile } from '#toolkit/write-whole-file.ts';
import type { ValidateDataInputs } from './inputs.ts';
import { digestLines, renderDetails, summaryOf, type ReadData } from './report.ts';

/** Checks the data against its contract and, when asked, writes a profile of it. */
export async function runValidateData(
  inputs: ValidateDataInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  const downloads = openDownloads(context);
  try {
    const rules = await readRules(inputs, context, downloads);
    const engine = await openEngine(context);
    try {
      return await validate({ inputs, context, rules, engine, downloads });
    } finally {
      await engine[Symbol.asyncDispose]();
    }
  } finally {
    await downloads[Symbol.asyncDispose]();
  }
}

interface Rules {
  readonly contract: Contract;
  /** With the sha256 of its text. */
  readonly reference?: ReferenceProfile & { readonly digest: string };
}

interface Run {
  readonly inputs: ValidateDataInputs;
  readonly context: RunContext;
  readonly rules: Rules;
  readonly engine: TableEngine;
  readonly downloads: Downloads;
}

async function validate(run: Run): Promise<ActionOutcome> {
  const { context, engine } = run;
  const { contract, reference } = run.rules;
  context.logger.progress('reading data');
  const { data, references } = await openTables(engine, run.downloads, {
    contract,
    sources: run.inputs.data,
  });
  context.logger.progress('checking data');
  const { findings, rows } = await checkTables(engine, contract, data, {
    references,
    now: Date.now(),
    ...(reference ? { referenceProfile: reference } : {}),
  });
  const read = await Promise.all(
    data.map(async ({ split, table }): Promise<ReadData> => {
      const { source, files, columns } = table;
      const shape = { split, source, files: files.length, columns: columns.length };
      return { ...shape, rows: rows.get(split)!, digest: await engine.digestOf(table) };
    }),
  );
  const profile = await writeProfile(run, data, read);
  const referenceDigests = await Promise.all(
    [...references.values()].map(
      async (table) => [table.source, await engine.digestOf(table)] as const,
    ),
  );
  return outcomeOf(run, { findings, read, profile, referenceDigests });
}

interface WrittenProfile {
  /** Absolute. */
  readonly path: string;
  readonly split: string | undefined;
  readonly digest: string;
}

/** Of the split `train`, else of the first: the data that a model is trained on is what others are compared with. */
async function writeProfile(
  { inputs, context, engine }: Run,
  data: readonly SplitTable[],
  read: readonly ReadData[],
): Promise<WrittenProfile | undefined> {
  const chosen = data.find(({ split }) => split === 'train') ?? data[0]!;
  const rows = read.find(({ split }) => split === chosen.split)!.rows;
  if (inputs.profile === undefined || rows === 0) return undefined;
  context.logger.progress('profiling data');
  const text = profileText(await profileTable(engine, chosen.table));
  const path = resolve(context.workingDirectory, inputs.profile);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWholeFile(path, text);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw cannotRun('profile-write', inputs.profile, `cannot be written: ${reason}`, { cause });
  }
  return { path, split: chosen.split, digest: sha256(text) };
}

interface Result {
  readonly findings: readonly Finding[];
  readonly read: readonly ReadData[];
  readonly profile: WrittenProfile | undefined;
  /** Of the tables that rules refer to, by source. */
  readonly referenceDigests: readonly (readonly [string, string])[];
}

function outcomeOf({ inputs, rules }: Run, result: Result): ActionOutcome {
  const { findings, read, profile } = result;
  const { contract } = rules;
  const failed = findings.filter(({ verdict }) => verdict === 'fail').length;
  const rows = read.reduce((sum, one) => sum + one.rows, 0);
  return {
    findings,
    inconclusive: contract.inconclusive,
    summary: summaryOf(findings, rows),
    outputs: {
      rows,
      'failed-checks': failed,
      profile: profile?.path ?? '',
      'data-digest': read.length === 1 ? read[0]!.digest : sha256(digestLines(read)),
    },
    inputDigests: inputDigests(rules, result),
    subjects: [
      ...read.map(({ split, source, digest }) => ({ name: split ?? source, digest })),
      ...(profile ? [{ name: 'profile', digest: profile.digest }] : []),
    ],
    policyDigest: sha256(contract.text),
    details: { rows, data: read },
    summaryDetails: renderDetails({
      data: read,
      contract: inputs.contract,
      ...(profile ? { profile: { path: inputs.profile!, split: profile.split } } : {}),
    }),
  };
}

function inputDigests(rules: Rules, { read, referenceDigests }: Result): Record<string, string> {
  const { contract, reference } = rules;
  const ofData = read.map(({ split, digest }) => [
    split === undefined ? 'data' : `data.${split}`,
    digest,
  ]);
  const ofReferences = referenceDigests.map(([source, digest]) => [`contract.${source}`, digest]);
  return {
    contract: sha256(contract.text),
    ...Object.fromEntries([...ofData, ...ofReferences]),
    ...(reference ? { 'reference-profile': reference.digest } : {}),
  };
}

async function readRules(
  inputs: ValidateDataInputs,
  context: RunContext,
  downloads: Downloads,
): Promise<Rules> {
  const { contract: file, referenceProfile: referenceFile } = inputs;
  const hint = '`trainyard infer DATA` proposes a contract';
  const contract = readInputFile({ input: 'contract', file, hint }, context).then((text) =>
    parseContract(text, file),
  );
  if (referenceFile === undefined) return { contract: await contract };
  const reference = readReference(referenceFile, context, downloads);
  await collectProblems<unknown>([contract, reference]);
  return { contract: await contract, reference: await reference };
}

async function readReference(
  source: string,
  context: RunContext,
  downloads: Downloads,
): Promise<NonNullable<Rules['reference']>> {
  const file = await downloads.pathOf(source);
  const text = await readInputFile({ input: 'reference-profile', file }, context);
  const shown = shownAddress(source);
  return { profile: parseProfile(text, shown), file: shown, digest: sha256(text) };
}
