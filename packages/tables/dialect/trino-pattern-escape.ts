/** A character that stands for itself: marks are escaped, letters must not be. */
export function literalText(character: string): string {
  return /^[!-/:-@[-`{-~]$/.test(character) ? `\\${character}` : character;
}

const controls: Readonly<Record<string, string>> = {
  a: '\u0007',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The character that an RE2 escape at the start of a text means, and how much of the text it takes. */
export function escapeAt(rest: string): { readonly character: string; readonly length: number } {
  const hexadecimal = /^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(rest);
  if (hexadecimal) {
    const code = Number.parseInt(hexadecimal[1] ?? hexadecimal[2]!, 16);
    return { character: String.fromCodePoint(code), length: hexadecimal[0].length };
  }
  const octal = /^\\([0-7]{1,3})/.exec(rest);
  if (octal) {
    const code = Number.parseInt(octal[1]!, 8);
    return { character: String.fromCodePoint(code), length: octal[0].length };
  }
  const [character = '\\'] = rest.slice(1) as unknown as Iterable<string>;
  return { character: controls[character] ?? character, length: 1 + character.length };
}
