import { escapeAt, literalText } from './trino-pattern-escape.ts';

/** Part of a class, translated, and how much of the pattern it took. */
interface Translated {
  readonly text: string;
  readonly length: number;
}

// RE2's sets are ASCII ones (https://github.com/google/re2/wiki/Syntax). Pairs of first and last characters.
const sets: Readonly<Record<string, string>> = {
  d: '09',
  s: '\t\n\f\r  ',
  w: '09AZ__az',
  alnum: '09AZaz',
  alpha: 'AZaz',
  ascii: '\0\u007F',
  blank: '\t\t  ',
  cntrl: '\0\u001F\u007F\u007F',
  digit: '09',
  graph: '!~',
  lower: 'az',
  print: ' ~',
  punct: '!/:@[`{~',
  space: '\t\r  ',
  upper: 'AZ',
  word: '09AZ__az',
  xdigit: '09AFaf',
};

/** A class such as `[^a-z\d]` at the start of a text. */
export function classAt(rest: string): Translated {
  let at = 1;
  let text = '[';
  if (rest[at] === '^') {
    text += '^';
    at += 1;
  }
  const first = at;
  while (at < rest.length && (rest[at] !== ']' || at === first)) {
    const item = itemAt(rest.slice(at));
    text += item.text;
    at += item.length;
  }
  return { text: `${text}]`, length: at + 1 };
}

function itemAt(rest: string): Translated {
  const named = /^\[:(\^?)([a-z]+):\]/.exec(rest);
  if (named && Object.hasOwn(sets, named[2]!)) {
    return { text: setText(named[2]!, named[1] === '^'), length: named[0].length };
  }
  const set = rest.startsWith('\\') ? classOfEscape(rest) : undefined;
  if (set) return set;
  const from = characterAt(rest);
  const after = rest.slice(from.length);
  if (!/^-[^\]]/s.test(after)) {
    return { text: literalText(from.character), length: from.length };
  }
  const to = characterAt(after.slice(1));
  return {
    text: `${literalText(from.character)}-${literalText(to.character)}`,
    length: from.length + 1 + to.length,
  };
}

function characterAt(rest: string): { character: string; length: number } {
  if (rest.startsWith('\\')) return escapeAt(rest);
  const [character = ''] = rest as unknown as Iterable<string>;
  return { character, length: character.length };
}

/** `\d`, `\W`, `\pL`, `\p{^Greek}`: a set of characters, as it stands within a class; undefined for other escapes. */
export function classOfEscape(rest: string): (Translated & { inClass: boolean }) | undefined {
  const letter = rest[1] ?? '';
  if (/^[dswDSW]$/.test(letter)) {
    const lower = letter.toLowerCase();
    return { text: setText(lower, letter !== lower), length: 2, inClass: true };
  }
  const property = /^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(rest);
  if (!property) return undefined;
  const [whole, sign, hat, long, short] = property;
  const isNegated = (sign === 'P') !== (hat === '^');
  const text = `\\${isNegated ? 'P' : 'p'}{${long ?? short}}`;
  return { text, length: whole.length, inClass: false };
}

/** The set, or every other character, as ranges. */
function setText(name: string, isNegated: boolean): string {
  const ends = Array.from(sets[name]!, (character) => character.codePointAt(0)!);
  const ranges = ends.flatMap((start, index) =>
    index % 2 === 0 ? [[start, ends[index + 1]!]] : [],
  );
  return (isNegated ? others(ranges as [number, number][]) : ranges)
    .map(([from, to]) => rangeText(from!, to!))
    .join('');
}

function others(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  return [...gaps, [next, 0x10_ff_ff]];
}

function rangeText(from: number, to: number): string {
  const [low, high] = [from, to].map((code) => literalText(String.fromCodePoint(code)));
  return from === to ? low! : `${low}-${high}`;
}
