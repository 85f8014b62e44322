import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { profilesByName, readRules, type Rules } from '#core/contract/read-rules.ts';
import type { Profile } from '#core/profile/profile.ts';
import { profileText } from '#core/profile/profile-text.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkTables, type SplitTable } from '#tables/checks/check-tables.ts';
import type { CheckSample } from '#tables/checks/sample-rows.ts';
import { openTables } from '#tables/checks/open-tables.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { GuessedTypesWrong } from '#tables/guessed-types-wrong.ts';
import { withOrigin } from '#tables/profile/profile-origin.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { shownAddress } from '#tables/sources/address.ts';
import { openDownloads, type Downloads } from '#tables/sources/downloads.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import { writeOutput } from '#toolkit/write-output.ts';
import { writeWholeFile } from '#toolkit/write-whole-file.ts';
import type { ValidateDataInputs } from './inputs.ts';
import {
  digestLines,
  inputDigests,
  redactSamples,
  renderDetails,
  renderPage,
  samplesText,
  summaryOf,
  type ReadData,
  type WrittenSamples,
} from './report.ts';

/** Checks the data against its contract and, when asked, writes a profile of it. */
export async function runValidateData(
  inputs: ValidateDataInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  await using downloads = openDownloads(context);
  const rules = await rulesOf(inputs, context, downloads);
  await using engine = await openEngine(context);
  const run = { inputs, context, rules, engine, downloads };
  try {
    // A profile asks many questions.
    return await validate(run, { isReadOnce: inputs.profile === undefined });
  } catch (error) {
    if (!(error instanceof GuessedTypesWrong)) throw error;
    return await validate(run, { isReadOnce: false });
  }
}

interface Run {
  readonly inputs: ValidateDataInputs;
  readonly context: RunContext;
  readonly rules: Rules;
  readonly engine: TableEngine;
  readonly downloads: Downloads;
}

async function validate(
  run: Run,
  options: { readonly isReadOnce: boolean },
): Promise<ActionOutcome> {
  const { context, engine } = run;
  const { contract, reference } = run.rules;
  context.logger.progress('reading data');
  const { data, references } = await openTables(engine, run.downloads, {
    contract,
    sources: run.inputs.data,
    ...options,
  });
  context.logger.progress('checking data');
  const {
    findings,
    rows,
    samples: failing,
  } = await checkTables(contract, data, {
    references,
    now: Date.now(),
    profiles: profilesByName(run.rules),
    ...(reference ? { referenceProfile: reference } : {}),
    ...(run.inputs.samples === 'none' ? {} : { samples: samplesPerCheck }),
  });
  const samples = await writeSamples(run, failing);
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
  return outcomeOf(run, { findings, read, profile, samples, referenceDigests });
}

interface WrittenProfile {
  /** Absolute. */
  readonly path: string;
  readonly split: string | undefined;
  readonly digest: string;
  readonly profile: Profile;
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
  const profile = await withOrigin(await profileTable(engine, chosen.table), chosen.table, context);
  const text = profileText(profile);
  const path = resolve(context.workingDirectory, inputs.profile);
  await writeOutput({ path, input: 'profile', shown: inputs.profile }, text);
  return { path, split: chosen.split, digest: sha256(text), profile };
}

/** Of the rows that do not satisfy a check: enough to see a pattern, too few to copy the data. */
const samplesPerCheck = 10;

/** Values go to this file alone, never to the log or the summary; without the reader's wish not even there. */
async function writeSamples(
  { inputs, context }: Run,
  failing: readonly CheckSample[],
): Promise<WrittenSamples | undefined> {
  const path = join(context.reportDirectory, 'samples.json');
  if (inputs.samples === 'none' || failing.length === 0) {
    // An earlier run's rows must not pass for this one's.
    await rm(path, { force: true });
    return undefined;
  }
  const checks = inputs.samples === 'full' ? failing : redactSamples(failing);
  await mkdir(context.reportDirectory, { recursive: true });
  await writeWholeFile(path, samplesText(inputs.samples, checks));
  return { path, redacted: redactSamples(failing) };
}

/** A profile may lie at an address; it is known by what may be shown of that. */
async function rulesOf(
  { contract, referenceProfile }: ValidateDataInputs,
  context: RunContext,
  downloads: Downloads,
): Promise<Rules> {
  const shown = referenceProfile && shownAddress(referenceProfile);
  return readRules({ contract, referenceProfile: shown }, async (one) => {
    const file = one.file === shown ? await downloads.pathOf(referenceProfile!) : one.file;
    return readInputFile({ ...one, file }, context);
  });
}

interface Result {
  readonly findings: readonly Finding[];
  readonly samples: WrittenSamples | undefined;
  readonly read: readonly ReadData[];
  readonly profile: WrittenProfile | undefined;
  /** Of the tables that rules refer to, by source. */
  readonly referenceDigests: readonly (readonly [string, string])[];
}

function outcomeOf({ inputs, rules, context }: Run, result: Result): ActionOutcome {
  const { findings, read, profile, samples } = result;
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
      samples: samples?.path ?? '',
      'data-digest': read.length === 1 ? read[0]!.digest : sha256(digestLines(read)),
    },
    inputDigests: inputDigests(rules, read, result.referenceDigests),
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
      ...(samples ? { samples } : {}),
    }),
    html: (report) =>
      renderPage({ report, data: read, contract: inputs.contract, profile, context }),
  };
}
