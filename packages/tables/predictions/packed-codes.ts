const base = 2 ** 16;

/** Whole numbers below 65,536 of a row. */
export type CodeName = keyof typeof places;

// The last is 0 or 1: all are below 2^49, exact in a double.
const places = { label: 0, predicted: 1, rankOfTruth: 2, topIsTrue: 3 } as const;

export function isCode(name: string): name is CodeName {
  return name in places;
}

/** SQL of the codes of a row as the digits of one number: as columns of doubles they would take four times the memory. */
export function packedSql(codes: ReadonlyMap<CodeName, string>): string {
  return [...codes]
    .map(([name, sql]) => `CAST(${sql} AS BIGINT) * ${base ** places[name]}`)
    .join(' + ');
}

/** One code of each row. */
export function unpacked(packed: Float64Array, name: CodeName): Uint16Array {
  const unit = base ** places[name];
  const codes = new Uint16Array(packed.length);
  for (let row = 0; row < packed.length; row++) codes[row] = Math.floor(packed[row]! / unit) % base;
  return codes;
}
