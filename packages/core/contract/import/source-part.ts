import type { ConfigPath } from '../../config/parse-config.ts';

export type Scalar = string | number | boolean;

/** A place in another tool's file with what stands there. Whatever is asked of a part of the wrong shape is absent. */
export interface SourcePart {
  readonly path: ConfigPath;
  readonly value: unknown;
  at(key: string | number): SourcePart;
  /** Keys of a mapping, in their order. */
  readonly keys: readonly string[];
  readonly items: readonly SourcePart[];
  readonly text: string | undefined;
  readonly number: number | undefined;
  readonly boolean: boolean | undefined;
  /** A list of text, numbers and booleans; undefined when it is not one, or empty. */
  readonly scalars: readonly Scalar[] | undefined;
  readonly texts: readonly string[] | undefined;
  readonly isMapping: boolean;
  readonly isList: boolean;
  readonly isAbsent: boolean;
}

export function sourcePart(value: unknown, path: ConfigPath = []): SourcePart {
  const isList = Array.isArray(value);
  const isMapping = typeof value === 'object' && value !== null && !isList;
  const list: readonly unknown[] = isList ? value : [];
  const mapping = (isMapping ? value : {}) as Readonly<Record<string, unknown>>;
  return {
    path,
    value,
    isList,
    isMapping,
    isAbsent: value === undefined || value === null,
    at: (key) =>
      sourcePart(
        typeof key === 'number'
          ? list[key]
          : Object.hasOwn(mapping, key)
            ? mapping[key]
            : undefined,
        [...path, key],
      ),
    keys: Object.keys(mapping),
    items: list.map((item, index) => sourcePart(item, [...path, index])),
    text: typeof value === 'string' ? value : undefined,
    number: typeof value === 'number' && Number.isFinite(value) ? value : undefined,
    boolean: typeof value === 'boolean' ? value : undefined,
    scalars: list.length > 0 && list.every((item) => isScalar(item)) ? list : undefined,
    texts: list.length > 0 && list.every((item) => typeof item === 'string') ? list : undefined,
  };
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** `name`, or `name: value` on one line, for a person. */
export function shownRule(name: string, part: SourcePart): string {
  if (part.value === undefined || part.value === null) return name;
  const text = JSON.stringify(part.value);
  return `${name}: ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`;
}
