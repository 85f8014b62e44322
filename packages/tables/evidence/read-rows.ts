import type { GateInput } from '#core/gate/evaluate-gate.ts';
import { noGroups, type GroupEvidence } from '#core/gate/evaluate-groups.ts';
import type { Evidence } from '#core/gate/evidence/model-evidence.ts';
import type { Digest } from '#core/ports.ts';
import type { DrawEngine } from '#stats/draw-engine.ts';
import type { TableEngine } from '../engine.ts';
import { rowsOfTask } from '../predictions/rows-of-task.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import { evaluationDataDigest } from './data-digest.ts';

/** The rows that metrics are computed from. */
export interface MeasuredRows extends Pick<GateInput, 'rows' | 'slices'>, GroupEvidence {
  /** sha256 of the tables, by input name. */
  readonly digests: Readonly<Record<string, string>>;
  /** Of the candidate's ids and labels, undefined without ids: made by the engine while this thread measures. */
  readonly dataDigest: Promise<string | undefined>;
}

export interface RowReading {
  readonly engine: TableEngine;
  readonly downloads: Downloads;
  readonly digest: Digest;
  /** Who makes bootstrap draws. */
  readonly draws: DrawEngine;
}

/** Opens the tables of both models and joins them by id; no rows when the candidate has numbers alone. */
export async function readRows(
  { policy, candidate, champion }: Evidence,
  { engine, downloads, digest, draws }: RowReading,
): Promise<MeasuredRows> {
  if (candidate.table === undefined)
    return { rows: undefined, slices: [], digests: {}, dataDigest: noDigest(), ...noGroups };
  const first = await openSource(engine, downloads, candidate.table);
  const second =
    champion?.table === undefined ? undefined : await openSource(engine, downloads, champion.table);
  const rows = await rowsOfTask(engine, { candidate: first, champion: second }, { policy, draws });
  const dataDigest = evaluationDataDigest(engine, first, { ...policy, digest });
  // It is awaited later: a run that has failed by then has its own reason.
  dataDigest.catch(() => undefined);
  const digests = {
    candidate: await engine.digestOf(first),
    ...(second ? { champion: await engine.digestOf(second) } : {}),
  };
  return { ...rows, digests, dataDigest };
}

async function noDigest(): Promise<undefined> {
  return undefined;
}
