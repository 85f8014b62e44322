import { cannotRun } from '../../verdict/errors.ts';

/** What was read of a metrics file. */
export interface Collection {
  /** @throws CannotRunError when the name is taken */
  number(name: string, value: number): void;
  /** Our name for a number that has one already; a number that the file gives by that name wins. */
  alias(name: string, value: number, of: string): void;
  /** Something under this name that is no number, in words. */
  note(name: string, what: string): void;
  /** A digest of the data that the numbers were measured on. */
  dataDigest(value: string): void;
  /** Walks a value of any kind: nested names are joined by dots, items of lists are numbered. */
  walk(value: unknown, name: string): void;
}

export interface Collected {
  readonly numbers: Map<string, number>;
  /** Name → what stands there instead of a number. */
  readonly notNumbers: Map<string, string>;
  readonly dataDigests: Set<string>;
  /** A name of the file → ours for the same number. */
  readonly sameAs: Map<string, string>;
}

const nonFinite: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

const digestKey = /(^|\.)(evaluation_data_digest|dataset_digest)$/;

// A confusion matrix is a list of lists; a curve of thousands of points is no metric.
const longestList = 100;

export function openCollection(source: string): Collection & { readonly collected: Collected } {
  const collected: Collected = {
    numbers: new Map(),
    notNumbers: new Map(),
    dataDigests: new Set(),
    sameAs: new Map(),
  };
  const { numbers, notNumbers, dataDigests, sameAs } = collected;
  const aliases = new Set<string>();
  const collection: Collection = {
    number(name, value) {
      if (numbers.has(name) && !aliases.has(name))
        throw cannotRun('metrics-twice', source, `gives ${name} twice`);
      aliases.delete(name);
      numbers.set(name, value);
    },
    alias(name, value, of) {
      if (numbers.has(name)) return;
      aliases.add(name);
      sameAs.set(of, name);
      numbers.set(name, value);
    },
    note: (name, what) => void notNumbers.set(name, what),
    dataDigest: (value) => void dataDigests.add(value),
    walk: (value, name) => walk(value, name, collection),
  };
  return { ...collection, collected };
}

/** Text that spells a number is not one, except NaN and the infinities, which JSON cannot write. */
function walk(value: unknown, name: string, into: Collection): void {
  if (typeof value === 'number') return into.number(name, value);
  if (value === null) return into.number(name, Number.NaN);
  if (typeof value === 'string') {
    if (digestKey.test(name)) return into.dataDigest(value);
    if (Object.hasOwn(nonFinite, value)) return into.number(name, nonFinite[value]!);
    return into.note(name, `the text ${JSON.stringify(value.slice(0, 40))}`);
  }
  if (typeof value === 'boolean') return into.note(name, String(value));
  if (Array.isArray(value)) {
    if (value.length > longestList) return into.note(name, `a list of ${value.length} items`);
    into.note(name, `a list of ${value.length} items, named ${name}.0 and so on`);
    for (const [index, item] of value.entries()) into.walk(item, `${name}.${index}`);
    return;
  }
  if (typeof value !== 'object') return;
  for (const [key, item] of Object.entries(value))
    into.walk(item, name === '' ? key : `${name}.${key}`);
}
