import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import {
  assessPerformance,
  type PerformanceAssessment,
  type ReferencePredictions,
} from '#core/performance/assess-performance.ts';
import { performanceFindings } from '#core/performance/performance-findings.ts';
import type { PerformancePolicy } from '#core/performance/performance-policy.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { OpenOptions, TableEngine } from '../engine.ts';
import { assertFiles } from '../assert-files.ts';
import { openAlike } from '../open-alike.ts';
import type { Table } from '../table.ts';
import { compareArrival } from './compare-arrival.ts';
import { joinLabels } from './join-labels.ts';
import { readReference } from './read-reference.ts';

export interface PerformanceRequest {
  readonly policy: DriftPolicy;
  /** The input `labels`; it wins over the policy. */
  readonly labels: string | undefined;
  readonly current: Table;
  readonly features: readonly string[];
  readonly open: (source: string, options?: OpenOptions) => Promise<Table>;
  readonly storedEvaluation: (uri: string) => Promise<string>;
}

export interface PerformanceResult {
  readonly assessment: PerformanceAssessment;
  readonly findings: readonly Finding[];
  /** sha256 of what was read besides the current data. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Realised and estimated performance; undefined when the policy does not ask. */
export async function checkPerformance(
  request: PerformanceRequest,
): Promise<PerformanceResult | undefined> {
  const { performance } = request.policy;
  const labelSource = request.labels ?? performance?.labels;
  if (!performance) {
    if (request.labels === undefined) return undefined;
    const message = `labels are given, but the policy has no performance section that says how to use them`;
    throw cannotRun('labels-unused', 'labels', message);
  }
  if (labelSource === undefined) {
    const message = "expected labels, got none: give the input 'labels', or the key in the policy";
    const location = performance.locate(['labels']);
    throw cannotRun('labels-missing', 'performance.labels', message, { location });
  }
  const predictions =
    performance.predictions === undefined
      ? request.current
      : await request.open(performance.predictions);
  const labels = await openAlike((options) => request.open(labelSource, options), predictions);
  assertFiles("'performance'", [predictions, labels]);
  // Where drift is looked for on a server, this is another engine than the run's.
  const { engine } = predictions;
  const joined = await joinLabels(engine, { predictions, labels }, performance);
  const arrival = await compareArrival(predictions, {
    keys: joined.keys,
    features: featuresOf(request, performance),
    counts: joined.counts,
  });
  const reference = await referenceOf(engine, request, performance);
  const assessment = assessPerformance(
    { current: { ...joined, arrival }, reference: reference?.predictions },
    performance,
    request.policy,
  );
  return {
    assessment,
    findings: performanceFindings(assessment),
    digests: {
      labels: await engine.digestOf(labels),
      ...(performance.predictions === undefined
        ? {}
        : { predictions: await engine.digestOf(predictions) }),
      ...(reference ? { performance_reference: reference.digest } : {}),
    },
  };
}

/** What names a row, dates it or is asked about says nothing of the kind of row that it is. */
function featuresOf(
  { features }: PerformanceRequest,
  { join, label, score, time }: PerformancePolicy,
): string[] {
  const others = new Set([...join, label, score, ...(time === undefined ? [] : [time])]);
  return features.filter((name) => !others.has(name));
}

async function referenceOf(
  engine: TableEngine,
  { open, storedEvaluation }: PerformanceRequest,
  policy: PerformancePolicy,
): Promise<{ predictions: ReferencePredictions; digest: string } | undefined> {
  const { reference } = policy;
  if (typeof reference !== 'string') return undefined;
  const isStored = reference.startsWith('registry://');
  const table = await open(isStored ? await storedEvaluation(reference) : reference);
  assertFiles("'performance'", [table]);
  const predictions = await readReference(engine, table, policy);
  return {
    predictions: { ...predictions, source: reference },
    digest: await engine.digestOf(table),
  };
}
