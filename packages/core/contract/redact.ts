const shownCharacters = 40;

/**
 * The shape of a value without the value: 'Jane-42' → 'Aaaa-99 (7 characters)'. Letters become A or a, digits 9; marks
 * that separate (ASCII punctuation) stay, anything else becomes '?'.
 */
export function redact(value: string): string {
  const characters = Array.from(value);
  const shape = characters.slice(0, shownCharacters).map((one) => shapeOf(one));
  const more = characters.length > shownCharacters ? '…' : '';
  const length = `${characters.length} ${characters.length === 1 ? 'character' : 'characters'}`;
  return `${shape.join('')}${more} (${length})`;
}

function shapeOf(character: string): string {
  if (/\p{Lu}/u.test(character)) return 'A';
  if (/\p{L}/u.test(character)) return 'a';
  if (/\p{N}/u.test(character)) return '9';
  if (/\s/u.test(character)) return ' ';
  return /[!-/:-@[-`{-~]/.test(character) ? character : '?';
}
