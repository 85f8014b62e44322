/** A section with a table; nothing when there is no row. */
export function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  return rows.length === 0 ? [] : ['', `## ${title}`, ...rowsOf(heads, rows)];
}

export function rowsOf(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map((cells) => line(cells.map(asCode))),
  ];
}

/** Names and values as code: nothing in them renders, links or mentions, and the card stays readable as text. */
function asCode(text: string): string {
  const visible = text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\uFFFD');
  return visible === '' ? '' : `\`${visible.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}
