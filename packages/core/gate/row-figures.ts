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
export function pickFigures(figures: RowFigures, rows: Uint32Array): RowFigures {
  const pick = ({ amounts, per }: FiguresOfModel): FiguresOfModel => ({
    amounts: valuesAt(amounts, rows),
    ...(per ? { per: valuesAt(per, rows) } : {}),
  });
  return new Map(
    [...figures].map(([name, { candidate, champion }]) => [
      name,
      { candidate: pick(candidate), ...(champion ? { champion: pick(champion) } : {}) },
    ]),
  );
}

function valuesAt(values: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = values[rows[at]!]!;
  return picked;
}
