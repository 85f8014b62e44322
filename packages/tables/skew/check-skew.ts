import { assessSkew, type SkewAssessment } from '#core/skew/assess-skew.ts';
import { skewFindings } from '#core/skew/skew-findings.ts';
import type { SkewPolicy } from '#core/skew/skew-policy.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { OpenOptions } from '../engine.ts';
import { assertFiles } from '../assert-files.ts';
import { openAlike } from '../open-alike.ts';
import type { Table } from '../table.ts';
import { compareLogs } from './compare-logs.ts';

export interface SkewResult {
  readonly assessment: SkewAssessment;
  readonly findings: readonly Finding[];
  /** sha256 of both logs. */
  readonly digests: Readonly<Record<'training_log' | 'serving_log', string>>;
}

/** Training–serving skew, row by row; undefined when the policy does not ask. */
export async function checkSkew(
  policy: SkewPolicy | undefined,
  open: (source: string, options?: OpenOptions) => Promise<Table>,
): Promise<SkewResult | undefined> {
  if (!policy) return undefined;
  const { trainingLog, servingLog } = policy;
  const first = await open(trainingLog);
  const serving = await openAlike((options) => open(servingLog, options), first);
  // Either may be the one that knows its types.
  const training = await openAlike(
    async (options) => (options ? open(trainingLog, options) : first),
    serving,
  );
  assertFiles('training–serving skew', [training, serving]);
  const counts = await compareLogs(training.engine, { training, serving }, policy);
  const assessment = assessSkew(counts, policy);
  return {
    assessment,
    findings: skewFindings(assessment, policy),
    digests: {
      training_log: await training.engine.digestOf(training),
      serving_log: await serving.engine.digestOf(serving),
    },
  };
}
