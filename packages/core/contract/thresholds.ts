import type { Severity } from '../verdict/finding.ts';
import { RuleProblem, type BoundOptions, type CheckKind } from './check-kind.ts';
import { severitySpellings } from './severity.ts';
import { isLaxer, parseTolerance, type Tolerance } from './tolerance.ts';

/** What a check asks for at one severity. */
export interface Level {
  readonly options: Readonly<Record<string, unknown>>;
  readonly tolerance: Tolerance;
}

/** What a check asks for, and the stricter form that only warns, where it has both `error` and `warn`. */
export interface Thresholds extends Level {
  readonly severity: Severity;
  readonly warning?: Level;
  readonly problems: readonly RuleProblem[];
}

type Options = Readonly<Record<string, unknown>>;

/** Reads `severity`, `tolerance`, `warn` and `error` of a check as its user wrote it. */
export function readThresholds(kind: CheckKind, written: Options): Thresholds {
  const { severity, tolerance, warn, error, description: _, ...options } = written;
  const isDual = warn !== undefined || error !== undefined;
  const levels = !isDual
    ? [{ options, tolerance: (tolerance as number | undefined) ?? 0 }]
    : kind.bounds
      ? boundLevels(kind.bounds, written, options)
      : rowLevels(written, options);
  const [first, warning] = levels as [Level, Level?];
  const hasError = written['error'] !== undefined || hasOwnError(kind, written);
  const problems = isDual ? dualProblems(kind, written) : [];
  return {
    ...first,
    ...(warning ? { warning } : {}),
    severity: isDual && !hasError ? 'warning' : severityOf(severity),
    problems: problems.length > 0 ? problems : levelProblems(kind, levels, isDual),
  };
}

function severityOf(written: unknown): Severity {
  return severitySpellings[(written ?? 'error') as keyof typeof severitySpellings];
}

/** What stands beside `warn` is the error's own: `{ tolerance: 0.1, warn: 0.01 }`, `{ max: 9, warn: { max: 5 } }`. */
function hasOwnError({ bounds }: CheckKind, written: Options): boolean {
  return bounds ? boundNames(bounds).some((name) => name in written) : 'tolerance' in written;
}

function rowLevels(written: Options, options: Options): Level[] {
  const { tolerance, warn, error = tolerance } = written;
  return [error, warn]
    .filter((one) => one !== undefined)
    .map((one) => ({ options, tolerance: parseTolerance(one as number | string) ?? 0 }));
}

function boundLevels(bounds: BoundOptions, written: Options, options: Options): Level[] {
  const own = Object.fromEntries(boundNames(bounds).flatMap((name) => entry(options, name)));
  const rest = Object.fromEntries(Object.entries(options).filter(([name]) => !(name in own)));
  const error = written['error'] ?? (Object.keys(own).length > 0 ? own : undefined);
  return [error, written['warn']]
    .filter((one) => one !== undefined)
    .map((one) => ({ options: { ...rest, ...(one as Options) }, tolerance: 0 }));
}

function dualProblems(kind: CheckKind, written: Options): RuleProblem[] {
  if (written['severity'] !== undefined) {
    return [
      new RuleProblem("expected 'severity', or 'warn' and 'error', got both: keep one", 'severity'),
    ];
  }
  if (written['error'] !== undefined && hasOwnError(kind, written)) {
    const own = kind.bounds
      ? boundNames(kind.bounds).find((name) => name in written)!
      : 'tolerance';
    return [new RuleProblem(`expected '${own}' or 'error', got both: keep one`, own)];
  }
  return kind.bounds ? boundProblems(kind.bounds, written) : rowProblems(written);
}

function rowProblems({ tolerance, warn, error = tolerance }: Options): RuleProblem[] {
  const read = (name: string, value: unknown): RuleProblem[] =>
    value === undefined || parseTolerance(value as number | string) !== undefined
      ? []
      : [
          new RuleProblem(
            `expected a share of rows such as 0.01, or a number of them such as '> 10', got ${JSON.stringify(value)}`,
            name,
          ),
        ];
  const unread = [...read('warn', warn), ...read('error', error)];
  if (unread.length > 0 || warn === undefined || error === undefined) return unread;
  const [mild, hard] = [warn, error].map((one) => parseTolerance(one as number | string)!);
  if (isLaxer(hard!, mild!) === true) return [];
  if (isLaxer(hard!, mild!) === undefined) {
    return [new RuleProblem("expected 'warn' and 'error' both as shares, or both as rows", 'warn')];
  }
  return [neverWarns(`warn ${JSON.stringify(warn)} and error ${JSON.stringify(error)}`)];
}

function boundProblems(bounds: BoundOptions, written: Options): RuleProblem[] {
  const size = (level: Options, name: string | undefined): number | undefined => {
    const bound = name === undefined ? undefined : level[name];
    return typeof bound === 'string' ? bounds.read?.(bound) : (bound as number | undefined);
  };
  const own = Object.fromEntries(boundNames(bounds).flatMap((name) => entry(written, name)));
  const [warn, error] = [written['warn'], written['error'] ?? own] as [Options, Options];
  if (warn === undefined || Object.keys(error).length === 0) return [];
  const stricter = [
    gain(size(warn, bounds.lower), size(error, bounds.lower)),
    gain(negated(size(warn, bounds.upper)), negated(size(error, bounds.upper))),
  ];
  if (stricter.some((one) => one < 0) || stricter.every((one) => one === 0)) {
    return [neverWarns(`warn ${JSON.stringify(warn)} and error ${JSON.stringify(error)}`)];
  }
  return [];
}

/** Of two lower bounds: 1 when the first is stricter, 0 when it adds nothing, −1 when it is laxer. */
function gain(warn: number | undefined, error: number | undefined): number {
  if (warn === undefined) return 0;
  return error === undefined ? 1 : Math.sign(warn - error);
}

function negated(bound: number | undefined): number | undefined {
  return bound === undefined ? undefined : -bound;
}

function neverWarns(got: string): RuleProblem {
  return new RuleProblem(
    `expected a 'warn' that is stricter than 'error', got ${got}: it would fail before it warns`,
    'warn',
  );
}

function levelProblems(kind: CheckKind, levels: readonly Level[], isDual: boolean): RuleProblem[] {
  const found = levels.flatMap(({ options }) => kind.problems?.(options) ?? []);
  if (!isDual) return found;
  return found.map(({ message, option }) => {
    const nested = option !== undefined && kind.bounds && boundNames(kind.bounds).includes(option);
    return new RuleProblem(message, nested ? undefined : option);
  });
}

/** The names of the options that are bounds. */
export function boundNames({ lower, upper }: BoundOptions): string[] {
  return [lower, upper].filter((name) => name !== undefined);
}

function entry(options: Options, name: string): [string, unknown][] {
  return name in options ? [[name, options[name]]] : [];
}
