import type { Cells } from '#stats/auc-by-cell.ts';
import type { CellAndRest, FiguresByCell } from './searched-metrics.ts';

/** One way to split the rows: every row has the number of its condition, 0 where none is tried. */
export interface SearchColumn {
  readonly name: string;
  readonly codes: Uint8Array | Uint16Array;
  /** SQL of the conditions 1, 2, … */
  readonly conditions: readonly string[];
}

export interface Condition {
  readonly column: number;
  readonly code: number;
}

export interface Ranked {
  readonly candidate: Candidate;
  readonly pAdjusted: number;
}

export interface Candidate {
  readonly conditions: readonly Condition[];
  readonly rows: number;
  readonly figures: CellAndRest;
}

/** Every value of every column and, at depth 2, every pair of two columns' values that occurs. */
export function candidatesOf(
  columns: readonly SearchColumn[],
  figuresOf: FiguresByCell,
  depth: 1 | 2,
): Candidate[] {
  const candidates: Candidate[] = [];
  columns.forEach(({ codes, conditions }, column) => {
    const cells = { of: codes, count: conditions.length + 1 };
    candidates.push(
      ...splitOf(cells, figuresOf, (cell) => (cell > 0 ? [{ column, code: cell }] : undefined)),
    );
  });
  if (depth === 1) return candidates;
  const rowsOf = new Map(candidates.map(({ conditions: [only], rows }) => [keyOf(only!), rows]));
  // A pair that is all of one of its values is that value, tried already.
  const isWhole = ({ conditions, rows }: Candidate): boolean =>
    conditions.some((one) => rowsOf.get(keyOf(one)) === rows);
  columns.forEach((first, a) =>
    columns.slice(a + 1).forEach((second, more) => {
      const b = a + 1 + more;
      const width = second.conditions.length + 1;
      const of = new Uint32Array(first.codes.length);
      for (let row = 0; row < of.length; row++) {
        of[row] = first.codes[row]! * width + second.codes[row]!;
      }
      const cells = { of, count: (first.conditions.length + 1) * width };
      const pairs = splitOf(cells, figuresOf, (cell) => {
        const [one, two] = [Math.floor(cell / width), cell % width];
        if (one === 0 || two === 0) return undefined;
        return [
          { column: a, code: one },
          { column: b, code: two },
        ];
      });
      candidates.push(...pairs.filter((pair) => !isWhole(pair)));
    }),
  );
  return candidates;
}

function keyOf({ column, code }: Condition): string {
  return `${column} ${code}`;
}

function splitOf(
  cells: Cells,
  figuresOf: FiguresByCell,
  conditionsOf: (cell: number) => Candidate['conditions'] | undefined,
): Candidate[] {
  const rows = new Float64Array(cells.count);
  for (const cell of cells.of) rows[cell]!++;
  return figuresOf(cells).flatMap((figures, cell) => {
    const conditions = conditionsOf(cell);
    if (!conditions || rows[cell] === 0 || rows[cell] === cells.of.length) return [];
    return { conditions, rows: rows[cell]!, figures };
  });
}
