import { rowsOfPredictions } from '#core/gate/aligned-predictions.ts';
import type { GateInput } from '#core/gate/evaluate-gate.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { needsProbabilities } from '#core/gate/require-measurable.ts';
import type { TableEngine } from '../engine.ts';
import { alignPredictions } from '../predictions/align-predictions.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';

/** The rows that metrics are computed from. */
export interface MeasuredRows extends Pick<GateInput, 'rows' | 'slices'> {
  /** sha256 of the tables, by input name. */
  readonly digests: Readonly<Record<string, string>>;
}

interface Sources {
  readonly policy: GatePolicy;
  readonly candidate: { readonly table?: string };
  readonly champion?: { readonly table?: string };
}

/** Opens the tables of both models and joins them by id; no rows when the candidate has numbers alone. */
export async function readRows(
  { policy, candidate, champion }: Sources,
  { engine, downloads }: { readonly engine: TableEngine; readonly downloads: Downloads },
): Promise<MeasuredRows> {
  if (candidate.table === undefined) return { rows: undefined, slices: [], digests: {} };
  const first = await openSource(engine, downloads, candidate.table);
  const second =
    champion?.table === undefined ? undefined : await openSource(engine, downloads, champion.table);
  const predictions = await alignPredictions(
    engine,
    { candidate: first, champion: second },
    { policy, needsProbabilities: needsProbabilities(policy) },
  );
  const digests = {
    candidate: await engine.digestOf(first),
    ...(second ? { champion: await engine.digestOf(second) } : {}),
  };
  return { ...rowsOfPredictions(predictions, policy), digests };
}
