import { boundDistance, distanceInside, type JointCells } from '#core/drift/joint-cells.ts';
import { openSpec } from '#core/drift/open-values.ts';
import { scanColumns } from '../scan/scan-columns.ts';
import type { Table } from '../table.ts';
import type { TablePair } from './joint-counts.ts';

/** Values of both sides that are held at a time: 64 MB. */
const heldValues = 8_000_000;
const columnsAtOnce = 100;

/** Open cells of a column that are looked into in one pass. */
interface OpenPart {
  readonly name: string;
  readonly cells: JointCells;
  readonly open: number[];
}

/**
 * sup |F − G| by column, exactly: what the counts of cells leave open is read value by value, in one more pass over the open
 * columns of both tables, or a few where cells hold more values than memory is given.
 */
export async function exactDistances(
  pair: TablePair,
  columns: ReadonlyMap<string, JointCells>,
  held = heldValues,
): Promise<Map<string, number>> {
  const distances = new Map<string, number>();
  const parts: OpenPart[] = [];
  for (const [name, cells] of columns) {
    const { lower, open } = boundDistance(cells);
    distances.set(name, lower);
    if (open.length > 0) parts.push({ name, cells, open: [...open] });
  }
  for (const pass of passesOf(parts, held)) {
    for (const [name, distance] of await lookInside(pair, pass))
      distances.set(name, Math.max(distances.get(name)!, distance));
  }
  return distances;
}

function passesOf(columns: readonly OpenPart[], held: number): OpenPart[][] {
  const passes: OpenPart[][] = [];
  let rows = Infinity;
  for (const { name, cells, open } of columns) {
    let part: OpenPart | undefined;
    for (const cell of open) {
      rows += cells.reference[cell]! + cells.current[cell]!;
      const isFull = rows > held || (!part && passes.at(-1)!.length === columnsAtOnce);
      if (isFull) {
        passes.push([]);
        rows = cells.reference[cell]! + cells.current[cell]!;
      }
      if (!part || isFull) {
        part = { name, cells, open: [] };
        passes.at(-1)!.push(part);
      }
      part.open.push(cell);
    }
  }
  return passes;
}

async function lookInside(
  pair: TablePair,
  parts: readonly OpenPart[],
): Promise<(readonly [name: string, distance: number])[]> {
  const [reference, current] = await Promise.all([
    valuesOf(pair.reference, 'reference', parts),
    valuesOf(pair.current, 'current', parts),
  ]);
  return parts.map(({ name, cells, open }, index) => {
    const inside = { open, reference: reference[index]!, current: current[index]! };
    return [name, distanceInside(cells, inside)];
  });
}

async function valuesOf(
  table: Table,
  side: 'reference' | 'current',
  parts: readonly OpenPart[],
): Promise<Float64Array[]> {
  const columns = parts.map(({ name, cells, open }) => {
    return { name, task: { kind: 'collect', open: openSpec(cells, side, open) } as const };
  });
  try {
    return await scanColumns(table, columns);
  } catch (error) {
    // Names the file that was changed between both readings, if one was.
    await table.engine.digestOf(table);
    throw error;
  }
}
