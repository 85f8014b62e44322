import type { Collection } from './collection.ts';
import { isMapping } from './json-mapping.ts';

const figures = ['precision', 'recall', 'f1-score', 'support'];

function isRow(value: unknown): value is Readonly<Record<string, number>> {
  return isMapping(value) && figures.every((figure) => figure in value);
}

/** sklearn.metrics.classification_report(output_dict=True): a row for each class, and the averages. */
export function isReport(value: unknown): boolean {
  return isMapping(value) && (isRow(value['macro avg']) || isRow(value['weighted avg']));
}

const averages = ['micro avg', 'macro avg', 'weighted avg', 'samples avg'];
const ones = new Set(['1', '1.0', 'True', 'true']);

/**
 * Every figure as `late.recall`, `macro avg.f1-score`; the averages as `macro_f1` too. Of two classes that are 0 and 1
 * or False and True, the figures of the second are those of the positive class: precision, recall, f1.
 */
export function readReport(value: unknown, into: Collection): void {
  const report = value as Readonly<Record<string, unknown>>;
  into.walk(report, '');
  for (const average of averages) {
    const row = report[average];
    if (isRow(row)) aliases(row, { prefix: `${average.split(' ')[0]!}_`, of: average }, into);
  }
  const classes = Object.keys(report).filter(
    (name) => isRow(report[name]) && !averages.includes(name),
  );
  const positive = classes.find((name) => ones.has(name));
  if (positive !== undefined && classes.length <= 2)
    aliases(
      report[positive] as Readonly<Record<string, number>>,
      { prefix: '', of: positive },
      into,
    );
}

function aliases(
  row: Readonly<Record<string, unknown>>,
  { prefix, of }: { readonly prefix: string; readonly of: string },
  into: Collection,
): void {
  const names = { precision: 'precision', recall: 'recall', 'f1-score': 'f1' };
  for (const [theirs, ours] of Object.entries(names)) {
    const number = row[theirs];
    if (typeof number === 'number') into.alias(`${prefix}${ours}`, number, `${of}.${theirs}`);
  }
}
