import { suggestName } from '../verdict/nearest-name.ts';
import { RuleProblem, type TableShape } from './check-kind.ts';

/** @throws RuleProblem when the data has no split of this name. */
export function splitNamed(name: string, tables: readonly TableShape[]): TableShape {
  const found = tables.find((table) => table.split === name);
  if (found) return found;
  const names = tables.map((table) => table.split).filter((split) => split !== undefined);
  throw new RuleProblem(
    names.length === 0
      ? `there is no split '${name}': give the data as lines '${name}=path'`
      : `there is no split '${name}'. ${suggestName(name, names)}`,
    'splits',
  );
}
