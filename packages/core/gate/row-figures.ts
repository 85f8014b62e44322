/** What an expression of the policy gives for every row. */
export interface FiguresOfModel {
  readonly amounts: Float64Array;
  /** What the amounts are taken per; absent: per row. */
  readonly per?: Float64Array;
}

/** Of both models, by the name of the metric. */
export type RowFigures = ReadonlyMap<
  string,
  { readonly candidate: FiguresOfModel; readonly champion?: FiguresOfModel }
>;

/** The figures of some of the rows. */
export function pickFigures(figures: RowFigures, rows: readonly number[]): RowFigures {
  const pick = ({ amounts, per }: FiguresOfModel): FiguresOfModel => ({
    amounts: Float64Array.from(rows, (row) => amounts[row]!),
    ...(per ? { per: Float64Array.from(rows, (row) => per[row]!) } : {}),
  });
  return new Map(
    [...figures].map(([name, { candidate, champion }]) => [
      name,
      { candidate: pick(candidate), ...(champion ? { champion: pick(champion) } : {}) },
    ]),
  );
}
