import { resolve } from 'node:path';
import { evaluateGate } from '#core/gate/evaluate-gate.ts';
import type { BehaviourResult } from '#core/gate/behaviour/run-behaviour.ts';
import { gateDetails, gateOutputs, gateSubjects } from '#core/gate/gate-outputs.ts';
import type { Evidence } from '#core/gate/evidence/model-evidence.ts';
import { evaluationDataInput } from '#core/gate/evidence/stored-metrics.ts';
import { staleBaseline } from '#core/gate/evidence/stale-baseline.ts';
import { isScored, taskDetails } from '#core/gate/task-rows.ts';
import { requireMeasurable } from '#core/gate/require-measurable.ts';
import { parseRegistryUri } from '#core/release/registry-uri.ts';
import { checkLoad, type LoadResult } from '#delivery/load/check-load.ts';
import { checkBehaviour } from '#delivery/serving/check-behaviour.ts';
import { countHoldoutUses, type HoldoutQuestion } from '#registry/holdout/count-uses.ts';
import { evaluateGroups } from '#core/gate/evaluate-groups.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import { findChampion } from '#registry/find-champion.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { renderGateSections } from '#report/gate-sections.ts';
import { behaviourTables } from '#tables/behaviour/behaviour-rows.ts';
import { openDrawWorkers } from '#tables/draws/draw-workers.ts';
import { classTable } from '#report/class-table.ts';
import { renderFairness } from '#report/fairness-section.ts';
import { openFileEngine } from '#tables/engine.ts';
import { readEvidence } from '#tables/evidence/read-evidence.ts';
import { readRows, type MeasuredRows } from '#tables/evidence/read-rows.ts';
import { loadRowReader } from '#tables/load/read-load-rows.ts';
import { checkStability, type StabilityResult } from '#tables/stability/check-stability.ts';
import { openDownloads } from '#tables/sources/downloads.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import type { QualityGateInputs } from './inputs.ts';
import { tellGate } from './report.ts';

/** Decides whether the candidate is good enough, on its own and against the champion. */
export async function runQualityGate(
  inputs: QualityGateInputs,
  context: RunContext,
): Promise<ActionOutcome> {
  const { workingDirectory, logger } = context;
  const registry = { workingDirectory, now: Date.now };
  const evidence = await readEvidence(inputs, {
    readText: (place) => readInputFile(place, context),
    modelDigest: (directory) => modelDirectoryDigest(resolve(workingDirectory, directory)),
    findChampion: (uri) =>
      findChampion(inputs.registry, parseRegistryUri(uri, 'champion'), registry),
    digest: sha256,
    logger,
  });
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
  using draws = openDrawWorkers();
  const rows = await readRows(evidence, { engine, downloads, digest: sha256, draws });
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
  logger.progress('measuring');
  return await outcomeOf(
    evidence,
    { ...rows, sections: { behaviour, load, stability } },
    {
      override: inputs.override,
      context,
      countUses: (decided) =>
        countHoldoutUses({ ...inputs, ...decided, records: context.loadedRecords }, registry),
    },
  );
}

type Decided = Pick<HoldoutQuestion, 'policy' | 'data' | 'candidate' | 'findings'>;

interface Telling {
  readonly override: QualityGateInputs['override'];
  readonly context: RunContext;
  readonly countUses: (decided: Decided) => Promise<readonly Finding[]>;
}

interface MeasuredGate extends MeasuredRows {
  /** What the other sections of the policy found. */
  readonly sections: {
    readonly behaviour: BehaviourResult;
    readonly load: LoadResult;
    readonly stability: StabilityResult;
  };
}

async function outcomeOf(
  evidence: Evidence,
  { rows, slices, sections, digests: tableDigests, dataDigest: pending, ...ofGroups }: MeasuredGate,
  { override, context, countUses }: Telling,
): Promise<ActionOutcome> {
  const { policy, candidate, champion, modelDigest } = evidence;
  // Groups and the curves of pages take one score a row.
  const scored = rows && isScored(rows) ? rows : undefined;
  const { behaviour, load, stability } = sections;
  const groups = evaluateGroups(policy, { ...ofGroups, rows: scored }, champion);
  const measured = evaluateGate(policy, {
    rows,
    slices,
    others: [groups, behaviour, stability, load].flatMap((section) => section.findings),
    candidateNumbers: candidate.numbers,
    championNumbers: champion?.numbers ?? new Map(),
    championIntervals: champion?.intervals ?? new Map(),
    hasChampion: champion !== undefined,
  });
  const dataDigest = await pending;
  const stale = staleBaseline(evidence, dataDigest);
  const decided = [...measured.findings, ...(stale ? [stale] : []), ...evidence.findings];
  const policyDigest = sha256(policy.config.text);
  const ofModels = { ...candidate.digests, ...champion?.digests };
  const ofSections = { ...behaviour.digests, ...stability.digests, ...load.digests };
  const ofData = dataDigest === undefined ? {} : { [evaluationDataInput]: dataDigest };
  const digests = { ...ofModels, ...tableDigests, ...ofData, ...ofSections };
  const model = modelDigest === undefined ? {} : { model: modelDigest };
  const known = { ...model, ...digests, policy: policyDigest };
  const subjects = gateSubjects(known);
  const data = dataDigest ?? candidate.dataDigests[0];
  const uses = await countUses({
    policy,
    data,
    candidate: subjects.at(-1)!.digest,
    findings: decided,
  });
  const evaluation = { ...measured, findings: [...decided, ...uses] };
  const names = { candidate: candidate.name, champion: champion?.name };
  const told = tellGate({ policy, evaluation, rows: scored, ...names, override }, context);
  const ofTask = taskDetails(rows);
  return {
    ...told,
    inconclusive: policy.inconclusive,
    outputs: {
      ...gateOutputs(policy, evaluation),
      overridden: told.override !== undefined,
      'model-digest': modelDigest ?? '',
    },
    summaryDetails: `${told.summaryDetails}${classTable(ofTask)}${renderFairness(groups.reports)}${renderGateSections(sections)}`,
    inputDigests: known,
    subjects,
    policyDigest,
    details: {
      ...gateDetails(policy, evaluation, champion?.name),
      ...groups.details,
      ...ofTask,
      load: load.report,
      importance: stability.report,
      ...(data === undefined ? {} : { evaluationData: data }),
    },
  };
}
