/**
 * Whether an RE2 pattern can only match a whole text: it starts with ^, ends with $, and neither belongs to one of several
 * alternatives. False where telling would take a parser: such a pattern is merely matched more slowly.
 */
export function isWholePattern(pattern: string): boolean {
  if (!/^\^(?![*+?{]).*\$$/s.test(pattern) || /\(\?(?!:)|\\[QEpP]|\[:/.test(pattern)) return false;
  const last = pattern.length - 1;
  let depth = 0;
  for (let at = 1; at < last; at++) {
    const character = pattern[at]!;
    if (character === '\\') at++;
    else if (character === '[') at = endOfClass(pattern, at);
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return false;
    // An escape or a class took the last character.
    if (at >= last) return false;
  }
  return depth === 0;
}

/** Where the bracket closes. One right after [ or [^ stands for itself. */
function endOfClass(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  for (; at < pattern.length && pattern[at] !== ']'; at++) if (pattern[at] === '\\') at++;
  return at;
}
