import type { FeatureImportances } from '#core/gate/stability/feature-importances.ts';
import { parseImportances } from '#core/drift/importance.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import type { Table, TableColumn } from '../table.ts';

/** Names that libraries give the number of an importance table. */
const weightNames = [
  'importance',
  'importances_mean',
  'mean_abs_shap',
  'weight',
  'gain',
  'total_gain',
  'value',
];

/** The columns of a table of feature and importance; undefined when it is another kind of table. */
export function importanceColumns({
  columns,
}: Table): { readonly feature: string; readonly weight: string } | undefined {
  const words = columns.filter(({ type }) => type === 'string');
  const numbers = columns.filter(isNumber);
  if (words.length !== 1) return undefined;
  const named = numbers.find(({ name }) => weightNames.includes(name.toLowerCase()));
  const weight = named ?? (numbers.length === 1 ? numbers[0] : undefined);
  return weight && { feature: words[0]!.name, weight: weight.name };
}

export function isNumber({ type }: TableColumn): boolean {
  return type === 'integer' || type === 'number';
}

/** One row a feature. Negative importances (permutation importances of useless features) weigh nothing. */
export async function readImportanceTable(
  table: Table,
  { feature, weight }: { readonly feature: string; readonly weight: string },
): Promise<FeatureImportances> {
  const names = (await table.engine.readStrings(table, [feature])).get(feature)!;
  const values = (await table.engine.readNumbers(table, [weight])).get(weight)!;
  const weights = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const value = values[at]!;
    if (name === null || name === '' || !Number.isFinite(value)) {
      throw importanceProblem(
        table.source,
        `expected a feature and a finite number in row ${at + 1}, got ${JSON.stringify(name)} and ${value}`,
      );
    }
    if (weights.has(name)) throw importanceProblem(table.source, `names '${name}' twice`);
    weights.set(name, Math.max(0, value));
  }
  return requireWeight({ source: table.source, weights });
}

/** JSON: {feature: importance}, or a list of {feature, importance}. */
export function parseImportanceJson(text: string, source: string): FeatureImportances {
  const weights = parseImportances(text, source);
  const list: unknown = JSON.parse(text);
  if (Array.isArray(list) && list.length !== weights.size) {
    throw importanceProblem(source, 'names a feature twice');
  }
  return { source, weights };
}

/** @throws CannotRunError when nothing weighs anything: no feature could be first */
export function requireWeight(importances: FeatureImportances): FeatureImportances {
  const isPositive = [...importances.weights.values()].some((weight) => weight > 0);
  if (isPositive) return importances;
  throw importanceProblem(importances.source, 'no feature has a positive importance');
}

export function importanceProblem(source: string, message: string): CannotRunError {
  return cannotRun('importance', 'importance', `${source}: ${message}`);
}
