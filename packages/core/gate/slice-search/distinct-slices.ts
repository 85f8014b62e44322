import { minFreedom, pWorse } from './compare-figures.ts';
import type { CellFigure, FiguresByCell } from './searched-metrics.ts';
import type { Candidate, Condition, Ranked, SearchColumn } from './slice-candidates.ts';

export interface WeakSlice {
  /** SQL that can be pasted as `where:`. */
  readonly where: string;
  readonly rows: number;
  readonly slice: CellFigure;
  readonly rest: CellFigure;
  /** One-sided, after Holm over all slices tried. */
  readonly pAdjusted: number;
}

// A person reads a few; what they do not explain is found by the next search.
const maxReported = 5;
// Each costs a walk or two over all rows.
const maxConsidered = 40;
/**
 * Leaves out what others explain: a slice that is as good as the rest without the rows reported before it, and a pair of
 * conditions that is no worse than the other rows of one of them.
 */
export function distinctSlices(
  ranked: readonly Ranked[],
  columns: readonly SearchColumn[],
  { figuresOf, tail }: { figuresOf: FiguresByCell; tail: number },
): WeakSlice[] {
  const rowCount = columns[0]!.codes.length;
  const reported = new Uint8Array(rowCount);
  const isWorse = (own: RowTest, other: RowTest): boolean => {
    const of = new Uint8Array(rowCount);
    for (let row = 0; row < rowCount; row++) {
      if (!reported[row]) of[row] = own(row) ? 1 : other(row) ? 2 : 0;
    }
    const [, first, second] = figuresOf({ of, count: 3 });
    const [cell, rest] = [first!.cell, second!.cell];
    const isKnown = cell.freedom >= minFreedom && rest.freedom >= minFreedom;
    return isKnown && pWorse(cell, rest) <= tail;
  };
  const weak: WeakSlice[] = [];
  for (const { candidate, pAdjusted } of considered(ranked)) {
    if (weak.length === maxReported) break;
    const isMember = memberOf(candidate.conditions, columns);
    const wider = candidate.conditions.length === 1 ? [] : candidate.conditions;
    const rivals = wider.filter((one) => ranked.some((other) => isAlone(other, one)));
    const tests = [
      ...(weak.length > 0 ? [everyRow] : []),
      ...rivals.map((one) => memberOf([one], columns)),
    ];
    if (!tests.every((test) => isWorse(isMember, test))) continue;
    for (let row = 0; row < rowCount; row++) if (isMember(row)) reported[row] = 1;
    const { figures, rows } = candidate;
    const where = whereOf(candidate, columns);
    weak.push({ where, rows, slice: figures.cell, rest: figures.rest, pAdjusted });
  }
  return weak;
}

/** The surely worst, and the single conditions that may explain them. */
function considered(ranked: readonly Ranked[]): Ranked[] {
  const singles = ranked.filter(({ candidate }) => candidate.conditions.length === 1);
  const chosen = new Set([...ranked.slice(0, maxConsidered), ...singles.slice(0, maxConsidered)]);
  return ranked.filter((one) => chosen.has(one));
}

type RowTest = (row: number) => boolean;

const everyRow: RowTest = () => true;

function isAlone({ candidate }: Ranked, { column, code }: Condition): boolean {
  const [only, second] = candidate.conditions;
  return second === undefined && only!.column === column && only!.code === code;
}

function memberOf(conditions: readonly Condition[], columns: readonly SearchColumn[]): RowTest {
  const tests = conditions.map(({ column, code }) => ({ codes: columns[column]!.codes, code }));
  return (row) => tests.every(({ codes, code }) => codes[row] === code);
}

function whereOf({ conditions }: Candidate, columns: readonly SearchColumn[]): string {
  return conditions.map(({ column, code }) => columns[column]!.conditions[code - 1]!).join(' AND ');
}
