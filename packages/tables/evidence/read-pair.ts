import type { GateRows, Labels } from '#core/gate/gate-rows.ts';
import { isScored } from '#core/gate/task-rows.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '../engine.ts';
import { rowsOfTask } from '../predictions/rows-of-task.ts';
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
  const { rows } = await rowsOfTask(engine, { candidate, champion }, { policy: plain });
  if (isScored(rows)) return rows;
  throw cannotRun(
    'calibrate-task',
    plain.config.file,
    `task: ${plain.task} cannot be calibrated yet; expected binary or regression`,
    { location: plain.config.locate(['task']) },
  );
}
