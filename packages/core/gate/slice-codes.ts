/** A column of text as codes into its distinct values: two bytes a row where the values would take a pointer each. */
export interface SliceCodes {
  /** Distinct values; missing is null. */
  readonly values: readonly (string | null)[];
  /** Of every row, the index of its value. */
  readonly codes: Uint16Array;
}

/** Codes of values that are at hand row by row. */
export function sliceCodes(rows: readonly (string | null)[]): SliceCodes {
  const known = new Map<string | null, number>();
  const codes = Uint16Array.from(rows, (value) => {
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
  return { values: [...known.keys()], codes };
}

/** The row numbers of every value, in the order of `values`: one array of all rows, cut. */
export function membersByCode({ values, codes }: SliceCodes): Uint32Array[] {
  const ends = new Uint32Array(values.length + 1);
  for (const code of codes) ends[code + 1]! += 1;
  for (let code = 0; code < values.length; code++) ends[code + 1]! += ends[code]!;
  const next = ends.slice(0, -1);
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row;
  return values.map((_, code) => rows.subarray(ends[code], ends[code + 1]));
}
