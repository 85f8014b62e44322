import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { ConfigPath } from '../../config/parse-config.ts';
import type { Severity } from '../../verdict/finding.ts';
import { suggestName } from '../../verdict/nearest-name.ts';
import { severities } from '../gate-rule.ts';
import type { GateTask } from '../metric-registry.ts';
import { searchedMetrics, type SearchedMetric } from './searched-metrics.ts';

function oneOf<T extends string>(...values: readonly T[]): TSchema & { static: T } {
  return Type.Unsafe<T>({ type: 'string', enum: [...values] });
}

/** `search` in an entry of `slices`: look for the slices that are worse than the rest. */
export const searchSchema = Type.Object(
  {
    columns: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      maxItems: 12,
      uniqueItems: true,
      description: 'their values, and quantile bands of numbers, make the slices',
    }),
    metric: Type.String({ minLength: 1 }),
    depth: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 2, description: 'conditions a slice may have (2)' }),
    ),
    min_rows: Type.Optional(
      Type.Integer({ minimum: 20, description: 'smaller slices are not tried (500)' }),
    ),
    at_threshold: Type.Optional(
      Type.Number({ description: 'predicted positive: score ≥ threshold (0.5)' }),
    ),
    severity: Type.Optional(oneOf('error', 'warn', 'info')),
  },
  { additionalProperties: false },
);

export type SearchEntry = Static<typeof searchSchema>;

export interface SearchPolicy {
  readonly columns: readonly string[];
  readonly name: string;
  readonly metric: SearchedMetric;
  readonly depth: 1 | 2;
  readonly minRows: number;
  readonly threshold: number;
  readonly severity: Severity;
  readonly path: ConfigPath;
}

// Weak slices of fewer rows are seldom shown to be weak after the correction.
const defaultMinRows = 500;

export function readSearches(
  slices: readonly { readonly search?: SearchEntry }[] = [],
): SearchPolicy[] {
  return slices.flatMap(({ search }, index) =>
    search
      ? {
          columns: search.columns,
          name: search.metric,
          metric: searchedMetrics[search.metric]!,
          depth: search.depth === 1 ? 1 : 2,
          minRows: search.min_rows ?? defaultMinRows,
          threshold: search.at_threshold ?? 0.5,
          severity: severities[search.severity ?? 'warn'],
          path: ['slices', index, 'search'],
        }
      : [],
  );
}

/** What is wrong with a search, by key. */
export function searchMisfits(
  { metric, at_threshold: threshold }: SearchEntry,
  { task, hasWeights }: { task: GateTask; hasWeights: boolean },
): { readonly keys: readonly string[]; readonly message: string }[] {
  const known = Object.keys(searchedMetrics).filter((name) => searchedMetrics[name]!.task === task);
  if (!known.includes(metric)) {
    const message = `'${metric}' cannot be searched by with task: ${task}. ${suggestName(metric, known)}`;
    return [{ keys: ['search', 'metric'], message }];
  }
  const misfits = [];
  if (threshold !== undefined && !searchedMetrics[metric]!.hasThreshold) {
    const message = `${metric} has no option 'at_threshold'; take it out`;
    misfits.push({ keys: ['search', 'at_threshold'], message });
  }
  if (hasWeights) {
    const message =
      'a search counts every row alike and takes no sample weights; take one of both out';
    misfits.push({ keys: ['search'], message });
  }
  return misfits;
}
