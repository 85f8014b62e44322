import type { SkewPolicy } from '#core/skew/skew-policy.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { Table, TableColumn } from '../table.ts';
import type { SkewLogs } from './compare-logs.ts';

/** A column of both logs. */
export interface Feature {
  readonly name: string;
  readonly training: TableColumn;
  readonly serving: TableColumn;
}

export interface ChosenFeatures {
  /** Sorted by name. */
  readonly features: readonly Feature[];
  readonly onlyTraining: readonly string[];
  readonly onlyServing: readonly string[];
}

/** @throws CannotRunError for names in the policy that a log does not have. */
export function chooseFeatures(
  { training, serving }: SkewLogs,
  policy: SkewPolicy,
): ChosenFeatures {
  const problems = [...unknownColumns({ training, serving }, policy)];
  if (problems.length > 0) throw new CannotRunError(problems);
  const isFeature = (name: string): boolean =>
    !policy.join.includes(name) &&
    !policy.exclude.includes(name) &&
    (policy.columns === undefined || policy.columns.includes(name));
  const [ofTraining, ofServing] = [byName(training), byName(serving)];
  const names = [...new Set([...ofTraining.keys(), ...ofServing.keys()])].filter(isFeature).sort();
  return {
    features: names.flatMap((name) => {
      const [a, b] = [ofTraining.get(name), ofServing.get(name)];
      return a && b ? [{ name, training: a, serving: b }] : [];
    }),
    onlyTraining: names.filter((name) => !ofServing.has(name)),
    onlyServing: names.filter((name) => !ofTraining.has(name)),
  };
}

function byName({ columns }: Table): Map<string, TableColumn> {
  return new Map(columns.map((column) => [column.name, column]));
}

function unknownColumns({ training, serving }: SkewLogs, policy: SkewPolicy): Problem[] {
  const problem = (path: readonly (string | number)[], message: string): Problem => ({
    code: 'skew-column',
    subject: ['skew', ...path].join('.'),
    message,
    location: policy.locate(path),
  });
  const tables = [training, serving];
  const lacks = (table: Table, name: string): boolean =>
    !table.columns.some((column) => column.name === name);
  const suggestion = (table: Table, name: string): string =>
    suggestName(
      name,
      table.columns.map((column) => column.name),
    );
  return [
    ...(policy.columns ?? []).flatMap((name, index) =>
      tables
        .filter((table) => lacks(table, name))
        .map((table) =>
          problem(
            ['columns', index],
            `${table.source} has no column '${name}'. ${suggestion(table, name)}`,
          ),
        ),
    ),
    ...policy.exclude.flatMap((name, index) =>
      tables.every((table) => lacks(table, name))
        ? [
            problem(
              ['exclude', index],
              `neither log has a column '${name}'. ${suggestion(training, name)}`,
            ),
          ]
        : [],
    ),
  ];
}
