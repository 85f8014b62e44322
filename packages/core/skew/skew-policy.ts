import type { ConfigPath } from '../config/parse-config.ts';
import type { Location } from '../verdict/finding.ts';
import type { SkewKey } from './skew-schema.ts';

/** `skew:` of drift.yaml, with its defaults. */
export interface SkewPolicy {
  readonly trainingLog: string;
  readonly servingLog: string;
  readonly join: readonly string[];
  /** undefined: every column that both logs have. */
  readonly columns: readonly string[] | undefined;
  readonly exclude: readonly string[];
  /** Numbers at most `absolute` + `relative` · (the larger of both) apart are the same. */
  readonly absolute: number;
  readonly relative: number;
  readonly maxShare: number;
  locate(path: ConfigPath): Location;
}

/** Where a section of drift.yaml reports what a schema cannot check. */
export interface SectionReader {
  problem(path: ConfigPath, message: string): void;
  locate(path: ConfigPath): Location;
}

// A feature stored as 32-bit float and computed in 64 bits differs by 6e-8; sums of them by a little more.
const defaultRelative = 1e-6;
const defaultAbsolute = 1e-9;

export function readSkewPolicy(key: SkewKey, reader: SectionReader): SkewPolicy {
  const join = typeof key.join === 'string' ? [key.join] : key.join;
  const { columns, exclude = [], tolerance = {} } = key;
  for (const [index, name] of (columns ?? []).entries()) {
    const path = ['skew', 'columns', index];
    if (exclude.includes(name)) {
      reader.problem(path, `'${name}' is also excluded; keep one of the two`);
    } else if (join.includes(name)) {
      reader.problem(path, `'${name}' joins the rows, so it is always the same; take it out`);
    }
  }
  return {
    trainingLog: key.training_log,
    servingLog: key.serving_log,
    join,
    columns,
    exclude,
    absolute: tolerance.absolute ?? defaultAbsolute,
    relative: tolerance.relative ?? defaultRelative,
    maxShare: key.max_share ?? 0.01,
    locate: (path) => reader.locate(['skew', ...path]),
  };
}
