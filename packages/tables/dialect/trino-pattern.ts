import { classAt, classOfEscape } from './trino-pattern-class.ts';
import { escapeAt, literalText } from './trino-pattern-escape.ts';

/** A pattern that Trino's engines cannot be made to match as RE2 does. */
class PatternProblem extends Error {}

/** Why Trino cannot match an RE2 pattern as RE2 does; undefined when it can. */
export function patternProblem(pattern: string): string | undefined {
  try {
    trinoPattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternProblem) return error.message;
    throw error;
  }
}

/**
 * An RE2 pattern in the words that mean the same to Trino's default engine (Joni, with Java's syntax), where `$` also
 * matches before a last line break, `\s` takes the vertical tab, `\b` follows Unicode, and `[` and `&&` within a
 * class are operators.
 * @throws PatternProblem
 */
export function trinoPattern(pattern: string): string {
  let translated = '';
  let at = 0;
  let repeated = false;
  while (at < pattern.length) {
    const piece = pieceAt(pattern, at);
    if (repeated && piece.repeats)
      throw new PatternProblem(`two repetitions follow each other at character ${at + 1}`);
    translated += piece.text;
    repeated = piece.repeats === true;
    at += piece.length;
  }
  return translated;
}

interface Piece {
  readonly text: string;
  /** Characters of the pattern that it stands for. */
  readonly length: number;
  /** It is a repetition, such as `*?` or `{2,3}`. */
  readonly repeats?: boolean;
}

function pieceAt(pattern: string, at: number): Piece {
  const rest = pattern.slice(at);
  const repetition = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
  if (repetition) return { text: repetition, length: repetition.length, repeats: true };
  const [character] = rest as unknown as Iterable<string>;
  switch (character) {
    case '$':
      return { text: '\\z', length: 1 };
    case '^':
      return { text: '\\A', length: 1 };
    case '.':
    case '|':
    case ')':
      return { text: character, length: 1 };
    case '(':
      return groupAt(rest);
    case '[':
      return classAt(rest);
    case '\\':
      return escapedAt(rest);
    default:
      return { text: literalText(character!), length: character!.length };
  }
}

/** Groups capture nothing here, so that a name or number of theirs cannot matter. */
function groupAt(rest: string): Piece {
  const named = /^\(\?P?<\w+>/.exec(rest)?.[0];
  if (named) return { text: '(?:', length: named.length };
  const flags = /^\(\?([a-zA-Z-]*)([:)])/.exec(rest);
  if (!flags) return { text: '(?:', length: 1 };
  const unknown = /[^is-]/.exec(flags[1]!)?.[0];
  if (unknown) {
    throw new PatternProblem(`the flag '${unknown}' in '${flags[0]}' has no equal there`);
  }
  return { text: flags[0], length: flags[0].length };
}

const wordCharacter = '[0-9A-Za-z_]';
const boundaries: Readonly<Record<string, string>> = {
  b: `(?:(?<!${wordCharacter})(?=${wordCharacter})|(?<=${wordCharacter})(?!${wordCharacter}))`,
  B: `(?:(?<!${wordCharacter})(?!${wordCharacter})|(?<=${wordCharacter})(?=${wordCharacter}))`,
};

function escapedAt(rest: string): Piece {
  const letter = rest[1] ?? '';
  if (letter === 'C') throw new PatternProblem('\\C, a single byte, has no equal there');
  if (letter === 'A' || letter === 'z') return { text: `\\${letter}`, length: 2 };
  if (Object.hasOwn(boundaries, letter)) return { text: boundaries[letter]!, length: 2 };
  if (letter === 'Q') {
    const end = rest.indexOf('\\E', 2);
    const quoted = end < 0 ? rest.slice(2) : rest.slice(2, end);
    return {
      text: Array.from(quoted, literalText).join(''),
      length: end < 0 ? rest.length : end + 2,
    };
  }
  const set = classOfEscape(rest);
  if (set) return { text: set.inClass ? `[${set.text}]` : set.text, length: set.length };
  const { character, length } = escapeAt(rest);
  return { text: literalText(character), length };
}
