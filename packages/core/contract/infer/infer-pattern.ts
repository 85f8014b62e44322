/** A regular expression for codes that are all built alike, and how many of the values held back it fails on. */
export interface InferredPattern {
  readonly pattern: string;
  readonly failing: number;
  readonly tested: number;
}

/** Fewer values show no pattern. */
const fewestValues = 20;
const mostFailing = 0.02;

/**
 * The pattern of half of the values, tested on the other half. Undefined where they are not built alike, or where the
 * pattern would say nothing: free text, words of any length.
 */
export function inferPattern(values: readonly string[]): InferredPattern | undefined {
  if (values.length < fewestValues) return undefined;
  const learned = values.filter((_value, index) => index % 2 === 0);
  const held = values.filter((_value, index) => index % 2 === 1);
  const pattern = patternOf(learned);
  if (pattern === undefined) return undefined;
  const matcher = new RegExp(pattern);
  const failing = held.filter((value) => !matcher.test(value)).length;
  return failing > mostFailing * held.length
    ? undefined
    : { pattern, failing, tested: held.length };
}

function patternOf(values: readonly string[]): string | undefined {
  if (values.some((value) => value.length > 64 || !/^[\x21-\x7e]+$/.test(value))) return undefined;
  const split = values.map((value) => value.split(/([0-9A-Za-z]+)/));
  const [first] = split;
  const isAlike = split.every(
    (parts) =>
      parts.length === first!.length &&
      parts.every((part, index) => index % 2 === 1 || part === first![index]),
  );
  if (!isAlike) return undefined;
  const runs = first!.map((part, index) =>
    index % 2 === 0
      ? { text: escaped(part), tells: part !== '' }
      : runOf(split.map((parts) => parts[index]!)),
  );
  return runs.some(({ tells }) => tells) ? `^${runs.map(({ text }) => text).join('')}$` : undefined;
}

interface Run {
  readonly text: string;
  /** It says more than "letters and digits". */
  readonly tells: boolean;
}

function runOf(runs: readonly string[]): Run {
  const [first] = runs;
  if (runs.every((run) => run === first)) return { text: first!, tells: true };
  if (!runs.every((run) => run.length === first!.length)) {
    const own = classOf(runs.join(''));
    return { text: `${own}+`, tells: own === '[0-9]' };
  }
  const classes = Array.from(first!, (_character, place) =>
    classOf(runs.map((run) => run[place]!).join('')),
  );
  // Hexadecimal digits at some places are hexadecimal digits at all: too few values hit every one.
  const isHex =
    classes.includes('[0-9a-f]') || (classes.includes('[0-9]') && classes.includes('[a-f]'));
  const whole = classOf(runs.join(''));
  const own = isHex && whole === '[0-9a-f]' ? classes.map(() => whole) : classes;
  return { text: counted(own), tells: true };
}

const classes = [
  '[0-9]',
  '[A-Z]',
  '[0-9a-f]',
  '[0-9A-F]',
  '[a-z]',
  '[0-9A-Z]',
  '[0-9a-z]',
  '[A-Za-z]',
  '[0-9A-Za-z]',
];

function classOf(text: string): string {
  return classes.find((one) => new RegExp(`^${one}+$`).test(text))!;
}

/** ['[A-Z]', '[A-Z]', '[0-9]'] → '[A-Z]{2}[0-9]'. */
function counted(list: readonly string[]): string {
  const groups: { one: string; count: number }[] = [];
  for (const one of list) {
    const last = groups.at(-1);
    if (last?.one === one) last.count++;
    else groups.push({ one, count: 1 });
  }
  return groups.map(({ one, count }) => (count === 1 ? one : `${one}{${count}}`)).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
