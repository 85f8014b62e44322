import { rowsOfPredictions } from '#core/gate/aligned-predictions.ts';
import type { GateRows, Labels } from '#core/gate/gate-rows.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { needsProbabilities } from '#core/gate/require-measurable.ts';
import type { TableEngine } from '../engine.ts';
import { alignPredictions } from '../predictions/align-predictions.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';

/** Rows of one table, or of a table beside the champion's; slices are left out. */
export async function readPair(
  sources: { readonly candidate: string; readonly champion: string | undefined },
  policy: GatePolicy,
  { engine, downloads }: { engine: TableEngine; downloads: Downloads },
): Promise<GateRows<Labels>> {
  const plain = { ...policy, slices: [], searches: [], fairness: [] };
  const candidate = await openSource(engine, downloads, sources.candidate);
  const champion =
    sources.champion === undefined
      ? undefined
      : await openSource(engine, downloads, sources.champion);
  const predictions = await alignPredictions(
    engine,
    { candidate, champion },
    { policy: plain, needsProbabilities: needsProbabilities(plain) },
  );
  const { rows } = rowsOfPredictions(predictions, plain);
  return rows;
}
