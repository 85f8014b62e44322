import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import { readRules, type GateRule } from './gate-rule.ts';
import type { Gates, SliceRule } from './gates-schema.ts';
import { searchMisfits } from './slice-search/search-policy.ts';

/** One slice for every value of `by`: of a column, of several crossed, or the bands of a number. */
export interface SlicesByValue {
  /** As the subject names it: 'origin', 'origin × carrier'. */
  readonly by: string;
  readonly columns: readonly string[];
  readonly bands?: { readonly edges: readonly number[] } | { readonly quantiles: number };
}

export interface SlicePolicy {
  /** Slices by value, or the rows where `where` holds. */
  readonly rows: SlicesByValue | { readonly name: string; readonly where: string };
  readonly minRows: number;
  readonly rules: readonly GateRule[];
  readonly path: ConfigPath;
}

const defaultMinRows = 100;

export function readSlices({ slices = [] }: Gates): SlicePolicy[] {
  return slices.flatMap((slice, index) =>
    slice.search
      ? []
      : {
          rows: rowsOf(slice),
          minRows: slice.min_rows ?? defaultMinRows,
          rules: readRules(slice.metrics ?? {}, ['slices', index, 'metrics']),
          path: ['slices', index],
        },
  );
}

function rowsOf({ by, bands, name, where }: SliceRule): SlicePolicy['rows'] {
  if (bands) {
    const { column, edges, quantiles } = bands;
    return {
      by: column,
      columns: [column],
      bands: edges ? { edges } : { quantiles: quantiles! },
    };
  }
  if (by === undefined) return { name: name!, where: where! };
  const columns = typeof by === 'string' ? [by] : by;
  return { by: columns.join(' × '), columns };
}

export function sliceProblems(config: Config<Gates>): Problem[] {
  const { slices = [], task: given, columns = {} } = config.value;
  const task = given === 'regression' ? 'regression' : 'binary';
  const of = { task, hasWeights: 'weight' in columns } as const;
  return slices.flatMap((slice, index) =>
    (slice.search ? searchEntryMisfits(slice, of) : misfitsOf(slice)).map(({ keys, message }) => {
      const path = ['slices', index, ...keys];
      return { code: 'slice', subject: path.join('.'), message, location: config.locate(path) };
    }),
  );
}

interface Misfit {
  readonly keys: readonly string[];
  readonly message: string;
}

/** An entry that searches has no rows, bounds or metrics of its own. */
function searchEntryMisfits(
  { search, ...others }: SliceRule,
  of: Parameters<typeof searchMisfits>[1],
): Misfit[] {
  const besides = Object.keys(others).map((key) => ({
    keys: [key],
    message: "'search' stands alone in its entry; take it out, or put it into an entry of its own",
  }));
  return [...besides, ...searchMisfits(search!, of)];
}

function misfitsOf(slice: SliceRule): Misfit[] {
  const { by, bands, name, where, metrics } = slice;
  const named = name !== undefined || where !== undefined;
  const kinds = [by !== undefined, bands !== undefined, named].filter(Boolean).length;
  if (kinds !== 1 || (named && (name === undefined || where === undefined))) {
    const message =
      "expected one of 'by' (a column, or several), 'bands' (of a number) or both 'name' and 'where' (a condition), or 'search'";
    return [{ keys: [], message }];
  }
  if (metrics === undefined) {
    return [
      { keys: [], message: "expected the key 'metrics', got none: nothing would be checked" },
    ];
  }
  return bands ? bandMisfits(bands) : [];
}

function bandMisfits({ edges, quantiles }: NonNullable<SliceRule['bands']>): Misfit[] {
  if ((edges === undefined) === (quantiles === undefined)) {
    return [{ keys: ['bands'], message: "expected either 'edges' or 'quantiles'" }];
  }
  const falling = edges?.findIndex((edge, index) => index > 0 && edge <= edges[index - 1]!) ?? -1;
  if (falling < 0) return [];
  const message = `expected rising edges, got ${edges![falling]} after ${edges![falling - 1]}`;
  return [{ keys: ['bands', 'edges'], message }];
}

/** The bands of rising edges, the lower edge included: '(−∞, 500)', '[500, 1000)', '[1000, ∞)'. */
export function bandNames(edges: readonly number[]): string[] {
  const text = (edge: number): string => String(edge).replace('-', '−');
  return [
    `(−∞, ${text(edges[0]!)})`,
    ...edges.map((edge, index) =>
      index === edges.length - 1
        ? `[${text(edge)}, ∞)`
        : `[${text(edge)}, ${text(edges[index + 1]!)})`,
    ),
  ];
}
