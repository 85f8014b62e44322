import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import { readRules, type GateRule } from './gate-rule.ts';
import type { Gates } from './gates-schema.ts';

export interface SlicePolicy {
  /** One slice for every value of `by`, or the rows where `where` holds. */
  readonly rows: { readonly by: string } | { readonly name: string; readonly where: string };
  readonly minRows: number;
  readonly rules: readonly GateRule[];
  readonly path: ConfigPath;
}

const defaultMinRows = 100;

export function readSlices({ slices = [] }: Gates): SlicePolicy[] {
  return slices.map((slice, index) => ({
    rows: slice.by === undefined ? { name: slice.name!, where: slice.where! } : { by: slice.by },
    minRows: slice.min_rows ?? defaultMinRows,
    rules: readRules(slice.metrics, ['slices', index, 'metrics']),
    path: ['slices', index],
  }));
}

export function sliceProblems(config: Config<Gates>): Problem[] {
  const { slices = [] } = config.value;
  return slices.flatMap((slice, index) => {
    const byColumn = slice.by !== undefined;
    const byCondition = slice.name !== undefined && slice.where !== undefined;
    if (byColumn !== byCondition && (!byColumn || (!slice.name && !slice.where))) return [];
    const path = ['slices', index];
    return {
      code: 'slice',
      subject: path.join('.'),
      message: "expected either 'by' (a column) or both 'name' and 'where' (a condition)",
      location: config.locate(path),
    };
  });
}
