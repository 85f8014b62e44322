/** 3000000 → '3 000 000' with narrow spaces, so that a person can read a count. */
export function count(value: number): string {
  return value.toLocaleString('en-US').replaceAll(',', '\u202F');
}

/** 0.00123 → '0.123 %'. A share that is not 0 never reads as 0. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** The first few of a list, quoted: "'a', 'b' and 3 more". */
export function listed(values: readonly unknown[], shown = 10): string {
  const head = values.slice(0, shown).map((value) => `'${String(value)}'`);
  const rest = values.length - head.length;
  return rest > 0 ? `${head.join(', ')} and ${rest} more` : head.join(', ');
}
