import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { ColumnPlan } from '#core/drift/plan-columns.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { OpenOptions, TableEngine } from '../engine.ts';
import { checkPerformance, type PerformanceResult } from '../performance/check-performance.ts';
import { checkSkew, type SkewResult } from '../skew/check-skew.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import type { Table } from '../table.ts';

export interface MonitoringRequest {
  readonly policy: DriftPolicy;
  /** The input `labels`. */
  readonly labels: string | undefined;
  /** The current data, or their window. */
  readonly current: Table;
  /** What drift is looked for in. */
  readonly plan: ColumnPlan;
  /** The path of the predictions kept with a model version. */
  readonly storedEvaluation: (uri: string) => Promise<string>;
}

/** What the sections `performance` and `skew` of drift.yaml add to a run. */
export interface CheckedSections {
  readonly performance: PerformanceResult | undefined;
  readonly skew: SkewResult | undefined;
  readonly findings: readonly Finding[];
  readonly asksForRetraining: boolean;
  /** Reasons that forbid retraining on these data. */
  readonly broken: readonly string[];
  readonly digests: Readonly<Record<string, string>>;
}

export async function checkSections(
  engine: TableEngine,
  downloads: Downloads,
  { plan, ...request }: MonitoringRequest,
): Promise<CheckedSections> {
  const open = (source: string, options?: OpenOptions): Promise<Table> =>
    openSource(engine, downloads, source, options);
  const features = plan.compared.map(({ column }) => column);
  const performance = await checkPerformance({ ...request, features, open });
  const skew = await checkSkew(request.policy.skew, open);
  return {
    performance,
    skew,
    findings: [...(performance?.findings ?? []), ...(skew?.findings ?? [])],
    asksForRetraining: performance?.assessment.asksForRetraining ?? false,
    broken: skew?.assessment.broken ?? [],
    digests: { ...performance?.digests, ...skew?.digests },
  };
}
