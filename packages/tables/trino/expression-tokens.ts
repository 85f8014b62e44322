/** A piece of SQL text: a word in upper case, a mark, or something quoted. */
export interface Token {
  readonly kind: 'word' | 'mark' | 'quoted' | 'broken';
  readonly text: string;
}

const pieces: readonly (readonly [RegExp, Token['kind'] | 'nothing'])[] = [
  [/^(?:\s|--[^\n]*|\/\*(?:(?!\*\/)[^])*\*\/)+/, 'nothing'],
  [/^(?:'(?:[^']|'')*'|"(?:[^"]|"")*")/, 'quoted'],
  [/^(?:['"`]|\/\*)/, 'broken'], // not closed, or a quote that the dialect does not have
  [/^[\p{L}_][\p{L}\p{N}_$@]*/u, 'word'],
  [/^[0-9][\p{L}\p{N}_.]*/u, 'mark'],
  [/^[^]/u, 'mark'],
];

/** Trino's SQL as its own grammar cuts it into tokens; comments and blanks are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while (rest !== '') {
    const [pattern, kind] = pieces.find(([one]) => one.test(rest))!;
    const piece = pattern.exec(rest)![0];
    if (kind !== 'nothing')
      tokens.push({ kind, text: kind === 'word' ? piece.toUpperCase() : piece });
    rest = rest.slice(piece.length);
  }
  return tokens;
}
