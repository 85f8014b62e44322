import type { ProbabilityColumns } from '#core/gate/multiclass/multiclass-columns.ts';
import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import type { TableColumn } from '../table.ts';
import { classOfName } from './class-word.ts';
import type { MulticlassSource } from './multiclass-sql.ts';
import { numberExpression } from './prediction-columns.ts';

// More than this is a column of identifiers or measurements, not of classes.
const maxClasses = 1000;

/** Rows of every class that a column names. */
export async function countClasses(
  engine: TableEngine,
  { table, input }: MulticlassSource,
  { column, word }: { readonly column: string; readonly word: string },
): Promise<ReadonlyMap<string, number> | { readonly problem: Problem }> {
  const rows = await engine.query(
    `SELECT ${word} AS class, count(*) AS row_count FROM ${table.relation} WHERE ${word} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT ${maxClasses + 1}`,
  );
  const problem = (message: string): { problem: Problem } => ({
    problem: {
      code: 'classes',
      subject: input,
      message: `column '${column}' of ${table.source} ${message}`,
    },
  });
  if (rows.length > maxClasses) {
    return problem(
      `names more than ${maxClasses.toLocaleString('en-US')} classes; expected classes, not ids or measurements`,
    );
  }
  const counts = new Map(rows.map((row) => [String(row['class']), Number(row['row_count'])]));
  const fraction = [...counts.keys()].find((name) => /^-?\d*\.\d+(e[-+]?\d+)?$|^-?inf/i.test(name));
  if (fraction !== undefined && rows.every((row) => Number.isFinite(Number(row['class'])))) {
    return problem(
      `holds ${fraction}, which is no class: expected text, whole numbers or booleans (task: regression is for measurements)`,
    );
  }
  return counts;
}

/** The columns of probabilities by class, or `undefined` where the policy names none. */
export async function probabilityColumns(
  engine: TableEngine,
  source: MulticlassSource,
  labels: ReadonlySet<string>,
): Promise<
  { byClass: ReadonlyMap<string, string> } | { problems: readonly Problem[] } | undefined
> {
  const { probabilities } = source.columns;
  if (!probabilities) return undefined;
  const named =
    'prefix' in probabilities
      ? byPrefix(source, probabilities.prefix)
      : byMap(source, probabilities);
  if ('problems' in named) return named;
  const byClass = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, column] of named.columns) {
    const found = await numberExpression(engine, source, column);
    if ('problem' in found) problems.push(found.problem);
    else byClass.set(classOfName(name, labels), found.expression);
  }
  return problems.length > 0 ? { problems } : { byClass };
}

type Named = { columns: ReadonlyMap<string, TableColumn> } | { problems: readonly Problem[] };

function byPrefix({ table, input }: MulticlassSource, prefix: string): Named {
  const found = table.columns.filter(
    ({ name }) => name.startsWith(prefix) && name.length > prefix.length,
  );
  if (found.length >= 2) {
    return { columns: new Map(found.map((column) => [column.name.slice(prefix.length), column])) };
  }
  const names = table.columns.map(({ name }) => name);
  const message = `${table.source} has ${found.length === 0 ? 'no columns' : 'one column'} named '${prefix}' and a class; expected one a class. Columns: ${names.join(', ')}. Name the prefix, or a map of class to column, in the policy under columns.probabilities`;
  return { problems: [{ code: 'column-missing', subject: input, message }] };
}

function byMap(
  { table, input }: MulticlassSource,
  { byClass }: Extract<ProbabilityColumns, { byClass: unknown }>,
): Named {
  const names = table.columns.map(({ name }) => name);
  const problems: Problem[] = [];
  const columns = new Map<string, TableColumn>();
  for (const [name, wanted] of byClass) {
    const column = table.columns.find((one) => one.name === wanted);
    if (column) columns.set(name, column);
    else {
      const message = `${table.source} has no column '${wanted}' with the probabilities of class '${name}'. ${suggestName(wanted, names)} Name it in the policy under columns.probabilities`;
      problems.push({ code: 'column-missing', subject: input, message });
    }
  }
  return problems.length > 0 ? { problems } : { columns };
}
