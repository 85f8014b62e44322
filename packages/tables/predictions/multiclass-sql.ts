import type { ModelColumns } from '#core/gate/multiclass/multiclass-columns.ts';
import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import type { Table, TableColumn } from '../table.ts';
import { classWord } from './class-word.ts';
import { countClasses, probabilityColumns } from './class-columns.ts';
import { predictionId, type PredictionSql } from './prediction-columns.ts';
import { weightExpression } from './weight-column.ts';

/** A table of a classifier of many classes as SQL. */
export interface MulticlassSql {
  readonly input: string;
  readonly table: Table;
  readonly id: PredictionSql['id'];
  /** Classes as text, NULL where missing. */
  readonly label: string;
  /** Absent: the class with the largest probability. */
  readonly prediction?: string;
  /** DOUBLE, by class; NULL where missing. */
  readonly probabilities?: ReadonlyMap<string, string>;
  /** As `probabilities`. Absent: every row counts the same, or the other table says how much. */
  readonly weight?: string;
  /** Rows by class as the labels name them, and as the predictions do. */
  readonly labelled: ReadonlyMap<string, number>;
  readonly predicted: ReadonlyMap<string, number>;
}

export interface MulticlassSource {
  readonly input: string;
  readonly table: Table;
  readonly columns: ModelColumns & {
    readonly id: string;
    readonly label: string;
    readonly weight?: string;
  };
  readonly needsId: boolean;
  /** Whether its rows say how much they count. */
  readonly needsWeight: boolean;
}

/** Finds the columns and classes, and says what is wrong with them; with problems there is no SQL. */
export async function multiclassSql(
  engine: TableEngine,
  source: MulticlassSource,
): Promise<{ sql?: MulticlassSql; problems: readonly Problem[] }> {
  const { table, columns, input, needsId } = source;
  const problems: Problem[] = [];
  const find = (role: Role, name: string): TableColumn | undefined => {
    const column = table.columns.find((one) => one.name === name);
    if (!column) problems.push(missingColumn(source, role, name));
    return column;
  };
  const word = (column: TableColumn | undefined): string | undefined => {
    const found = column && classWord(source, column);
    if (found && 'problem' in found) problems.push(found.problem);
    return found && 'expression' in found ? found.expression : undefined;
  };
  const id = needsId
    ? find('id', columns.id)
    : table.columns.find(({ name }) => name === columns.id);
  const label = word(find('label', columns.label));
  const prediction =
    columns.prediction === undefined ? undefined : word(find('prediction', columns.prediction));
  const weight = await weightExpression(engine, source);
  if (weight && 'problem' in weight) problems.push(weight.problem);
  if (problems.length > 0 || label === undefined) return { problems };
  const labelled = await countClasses(engine, source, { column: columns.label, word: label });
  const predicted =
    prediction === undefined
      ? new Map<string, number>()
      : await countClasses(engine, source, { column: columns.prediction!, word: prediction });
  if ('problem' in labelled) return { problems: [labelled.problem] };
  if ('problem' in predicted) return { problems: [predicted.problem] };
  const found = await probabilityColumns(engine, source, new Set(labelled.keys()));
  if (found && 'problems' in found) return { problems: found.problems };
  const idSql = id && (await predictionId(engine, table, id));
  const sql = {
    input,
    table,
    id: idSql,
    label,
    labelled,
    predicted,
    ...(prediction === undefined ? {} : { prediction }),
    ...(found ? { probabilities: found.byClass } : {}),
    ...(weight && 'expression' in weight ? { weight: weight.expression } : {}),
  };
  return { sql, problems };
}

type Role = 'id' | 'label' | 'prediction';

function missingColumn({ table, input }: MulticlassSource, role: Role, name: string): Problem {
  const names = table.columns.map((column) => column.name);
  const use = {
    id: 'to align the rows of both models',
    label: 'with the true class',
    prediction: 'with the predicted class',
  }[role];
  const instead = role === 'prediction' ? ', or name columns.probabilities' : '';
  return {
    code: 'column-missing',
    subject: input,
    message: `${table.source} has no column '${name}' ${use}. ${suggestName(name, names)} Name it in the policy under columns.${role}${instead}`,
  };
}
