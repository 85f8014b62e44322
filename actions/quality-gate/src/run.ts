import { resolve } from 'node:path';
import { evaluateGate } from '#core/gate/evaluate-gate.ts';
import { gateDetails, gateOutputs } from '#core/gate/gate-outputs.ts';
import type { Evidence } from '#core/gate/evidence/model-evidence.ts';
import { staleBaseline } from '#core/gate/evidence/stale-baseline.ts';
import { requireMeasurable } from '#core/gate/require-measurable.ts';
import { parseRegistryUri } from '#core/release/registry-uri.ts';
import { countHoldoutUses, type HoldoutQuestion } from '#registry/holdout/count-uses.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import { findChampion } from '#registry/find-champion.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { openFileEngine } from '#tables/engine.ts';
import { readEvidence } from '#tables/evidence/read-evidence.ts';
import { readRows, type MeasuredRows } from '#tables/evidence/read-rows.ts';
import { openDownloads } from '#tables/sources/downloads.ts';
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
  const rows = await readRows(evidence, { engine, downloads, digest: sha256 });
  logger.progress('measuring');
  return await outcomeOf(evidence, rows, (decided) =>
    countHoldoutUses({ ...inputs, ...decided, records: context.loadedRecords }, registry),
  );
}

type Decided = Pick<HoldoutQuestion, 'policy' | 'data' | 'candidate' | 'findings'>;

async function outcomeOf(
  evidence: Evidence,
  { rows, slices, digests: tableDigests, dataDigest }: MeasuredRows,
  countUses: (decided: Decided) => Promise<readonly Finding[]>,
): Promise<ActionOutcome> {
  const { policy, candidate, champion, modelDigest } = evidence;
  const evaluation = evaluateGate(policy, {
    rows,
    slices,
    candidateNumbers: candidate.numbers,
    championNumbers: champion?.numbers ?? new Map(),
    championIntervals: champion?.intervals ?? new Map(),
    hasChampion: champion !== undefined,
  });
  const stale = staleBaseline(evidence, dataDigest);
  const decided = [...evaluation.findings, ...(stale ? [stale] : []), ...evidence.findings];
  const policyDigest = sha256(policy.config.text);
  const digests = { ...candidate.digests, ...champion?.digests, ...tableDigests };
  // register-model looks for a subject called 'model'.
  const model = modelDigest === undefined ? {} : { model: modelDigest };
  const measured = { candidate: (digests['candidate'] ?? digests['metrics'])! };
  const data = dataDigest ?? candidate.dataDigests[0];
  const uses = await countUses({ policy, data, ...measured, findings: decided });
  const findings = [...decided, ...uses];
  return {
    findings,
    inconclusive: policy.inconclusive,
    summary: summaryOf(findings, champion?.name),
    outputs: {
      ...gateOutputs(policy, { ...evaluation, findings }),
      'model-digest': modelDigest ?? '',
    },
    inputDigests: { policy: policyDigest, ...digests, ...model },
    subjects: Object.entries({ ...model, ...measured }).map(([name, digest]) => ({ name, digest })),
    policyDigest,
    details: {
      ...gateDetails(policy, evaluation, champion?.name),
      ...(data === undefined ? {} : { evaluationData: data }),
    },
    summaryDetails: renderDetails({ ...evaluation, champion: champion?.name, policy }),
  };
}
