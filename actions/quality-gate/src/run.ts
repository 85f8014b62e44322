import { resolve } from 'node:path';
import { requireMeasurable } from '#core/gate/require-measurable.ts';
import type { BehaviourResult } from '#core/gate/behaviour/run-behaviour.ts';
import { evaluateGate } from '#core/gate/evaluate-gate.ts';
import { gateDetails, gateOutputs, gateSubjects } from '#core/gate/gate-outputs.ts';
import { mergeNumbers, parseGivenNumbers, type GivenNumbers } from '#core/gate/given-numbers.ts';
import { parseGates, type GatePolicy } from '#core/gate/parse-gates.ts';
import { isRegistryUri, parseRegistryUri } from '#core/release/registry-uri.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { checkLoad, type LoadResult } from '#delivery/load/check-load.ts';
import { checkBehaviour } from '#delivery/serving/check-behaviour.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import { findStoredEvaluation } from '#registry/stored-evaluation.ts';
import { renderGateSections } from '#report/gate-sections.ts';
import { behaviourTables } from '#tables/behaviour/behaviour-rows.ts';
import { openFileEngine } from '#tables/engine.ts';
import { readRows, type MeasuredRows } from '#tables/evidence/read-rows.ts';
import { loadRowReader } from '#tables/load/read-load-rows.ts';
import { shownAddress } from '#tables/sources/address.ts';
import { openDownloads } from '#tables/sources/downloads.ts';
import { checkStability, type StabilityResult } from '#tables/stability/check-stability.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import type { QualityGateInputs } from './inputs.ts';
import { renderDetails, summaryOf } from './report.ts';

/** Decides whether the candidate is good enough, on its own and against the champion. */
export async function runQualityGate(
  inputs: QualityGateInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  const evidence = await readEvidence(inputs, context);
  const { policy, candidate, champion } = evidence;
  requireMeasurable(policy, {
    numbers: candidate.numbers,
    candidateTable: candidate.table !== undefined,
    championTable: champion?.table !== undefined,
  });
  await using downloads = openDownloads(context);
  await using engine = await openFileEngine(context);
  const sources = { policy, candidate: candidate.table, downloads };
  const asked = { ...context, ...behaviourTables(engine, sources) };
  const behaviour = await checkBehaviour(policy, inputs, asked);
  const rows = await readRows(evidence, { engine, downloads });
  const stability = await checkStability(policy, {
    ...context,
    engine,
    downloads,
    digest: sha256,
    numbers: candidate.numbers,
    hasChampion: champion !== undefined,
  });
  const readRequests = loadRowReader(engine, sources);
  const load = await checkLoad(policy, inputs.endpoint, { ...context, readRows: readRequests });
  context.logger.progress('measuring');
  return outcomeOf(evidence, rows, { behaviour, load, stability });
}

/** What is known of one model before its table is opened. */
interface ModelEvidence {
  /** Source of its prediction table. */
  readonly table?: string;
  /** Numbers measured elsewhere. */
  readonly numbers: GivenNumbers;
  /** As a person calls it. */
  readonly name: string;
  /** sha256 by input name. */
  readonly digests: Readonly<Record<string, string>>;
}

interface Evidence {
  readonly policy: GatePolicy;
  readonly candidate: ModelEvidence;
  /** Absent: first model. */
  readonly champion?: ModelEvidence;
  readonly modelDigest?: string;
}

async function readEvidence(inputs: QualityGateInputs, context: RunContext): Promise<Evidence> {
  const parts = [
    readInputFile(
      { input: 'policy', file: inputs.policy, hint: "'trainyard init' writes one" },
      context,
    ).then((text) => parseGates(text, inputs.policy)),
    readCandidate(inputs, context),
    readChampion(inputs, context),
    readModel(inputs.model, context),
  ] as const;
  await collectProblems<unknown>(parts);
  const [policy, candidate, champion, model] = await Promise.all(parts);
  const known = { policy, ...(champion ? { champion } : {}) };
  if (!model) return { ...known, candidate };
  const numbers = mergeNumbers(candidate.numbers, model.numbers, "'model'");
  return { ...known, candidate: { ...candidate, numbers }, modelDigest: model.digest };
}

async function readModel(
  directory: string | undefined,
  { workingDirectory }: RunContext,
): Promise<{ digest: string; numbers: GivenNumbers } | undefined> {
  if (directory === undefined) return undefined;
  const { digest, files } = await modelDirectoryDigest(resolve(workingDirectory, directory));
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { digest, numbers: new Map([['model_size_mb', bytes / 1e6]]) };
}

async function readCandidate(
  inputs: QualityGateInputs,
  context: RunContext,
): Promise<ModelEvidence> {
  const given = inputs.metrics;
  const isText = given?.startsWith('{') === true;
  const side =
    inputs.candidate === undefined
      ? { numbers: new Map<string, number>(), name: 'candidate', digests: {} }
      : await readSource(inputs.candidate, 'candidate', context);
  if (given === undefined) return side;
  const text = isText ? given : await readInputFile({ input: 'metrics', file: given }, context);
  const numbers = parseGivenNumbers(text, isText ? 'metrics' : given);
  const digests = { ...side.digests, metrics: sha256(text) };
  return { ...side, numbers: mergeNumbers(side.numbers, numbers, "'metrics'"), digests };
}

async function readChampion(
  { champion, registry: uri }: QualityGateInputs,
  context: RunContext,
): Promise<ModelEvidence | undefined> {
  if (champion === undefined) return undefined;
  if (!isRegistryUri(champion)) return readSource(champion, 'champion', context);
  const { workingDirectory } = context;
  const reference = parseRegistryUri(champion, 'champion');
  const stored = await findStoredEvaluation(uri, reference, { workingDirectory, now: Date.now });
  if (!stored) {
    context.logger.notice(`${champion} is not in ${uri} yet: this is the first model`);
    return undefined;
  }
  const { name, version, contentDigest } = stored.version;
  const digests = { 'champion-model': contentDigest };
  return { table: stored.file, numbers: new Map(), name: `${name} version ${version}`, digests };
}

/** A JSON file holds numbers; anything else is a prediction table. */
async function readSource(
  source: string,
  input: 'candidate' | 'champion',
  context: RunContext,
): Promise<ModelEvidence> {
  if (!/\.json$/i.test(source)) {
    return { table: source, numbers: new Map(), name: shownAddress(source), digests: {} };
  }
  const text = await readInputFile({ input, file: source }, context);
  const numbers = parseGivenNumbers(text, source);
  return { numbers, name: source, digests: { [input]: sha256(text) } };
}

/** What the other sections of the policy found. */
interface Sections {
  readonly behaviour: BehaviourResult;
  readonly load: LoadResult;
  readonly stability: StabilityResult;
}

function outcomeOf(
  { policy, candidate, champion, modelDigest }: Evidence,
  { digests: tableDigests, ...rows }: MeasuredRows,
  sections: Sections,
): ActionOutcome {
  const { behaviour, load, stability } = sections;
  const evaluation = evaluateGate(policy, {
    ...rows,
    others: [behaviour, stability, load].flatMap((section) => section.findings),
    candidateNumbers: candidate.numbers,
    championNumbers: champion?.numbers ?? new Map(),
    hasChampion: champion !== undefined,
  });
  const { findings } = evaluation;
  const policyDigest = sha256(policy.config.text);
  const ofModels = { ...candidate.digests, ...champion?.digests };
  const ofSections = { ...behaviour.digests, ...stability.digests, ...load.digests };
  const digests = { ...ofModels, ...tableDigests, ...ofSections };
  const model = modelDigest === undefined ? {} : { model: modelDigest };
  const known = { ...model, ...digests, policy: policyDigest };
  return {
    findings,
    inconclusive: policy.inconclusive,
    summary: summaryOf(findings, champion?.name),
    outputs: { ...gateOutputs(policy, evaluation), 'model-digest': modelDigest ?? '' },
    inputDigests: known,
    subjects: gateSubjects(known),
    policyDigest,
    details: {
      ...gateDetails(policy, evaluation, champion?.name),
      load: load.report,
      importance: stability.report,
    },
    summaryDetails: `${renderDetails({ ...evaluation, champion: champion?.name, policy })}${renderGateSections(sections)}`,
  };
}
