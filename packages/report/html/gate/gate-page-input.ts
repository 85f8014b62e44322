import type { GateCurves } from '#core/gate/curves/gate-curves.ts';
import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import type { RunReport } from '../../summary.ts';
import type { NamedDigest } from '../run/digests.ts';

/** Everything that the page of a gate shows: numbers about rows, never rows. */
export interface GatePageInput {
  readonly report: RunReport;
  readonly evaluation: GateEvaluation;
  /** As a person calls them; no champion: first model. */
  readonly models: { readonly candidate: string; readonly champion: string | undefined };
  readonly policy: { readonly file: string; readonly task: string; readonly confidence: number };
  /** Absent without prediction tables. */
  readonly curves: GateCurves | undefined;
  readonly digests: readonly NamedDigest[];
}
