import type { Problem } from '#core/verdict/errors.ts';
import { sortClasses } from './class-word.ts';
import type { MulticlassSql } from './multiclass-sql.ts';

const shown = 8;

/** What is wrong with the classes of one table. */
export function classProblems({
  input,
  table,
  labelled,
  predicted,
  prediction,
  probabilities,
}: MulticlassSql): Problem[] {
  const problem = (code: string, message: string): Problem => ({ code, subject: input, message });
  const problems: Problem[] = [];
  const missing = (from: ReadonlyMap<string, number>): string[] =>
    probabilities ? [...from.keys()].filter((name) => !probabilities.has(name)) : [];
  const ofLabels = missing(labelled);
  if (ofLabels.length > 0) {
    const message = `${table.source}: no column of probabilities for ${listed(ofLabels)}, which ${rowsOf(labelled, ofLabels)} are labelled as; it has ${listed([...probabilities!.keys()])}. Add the column, also where the model never answers so (all 0)`;
    problems.push(problem('class-without-probability', message));
  }
  const ofPredictions = missing(predicted).filter((name) => !ofLabels.includes(name));
  if (ofPredictions.length > 0) {
    const message = `${table.source}: no column of probabilities for ${listed(ofPredictions)}, which ${rowsOf(predicted, ofPredictions)} are predicted as; expected every class to have one`;
    problems.push(problem('class-without-probability', message));
  }
  const known = [...predicted.keys()].some((name) => labelled.has(name));
  if (prediction !== undefined && predicted.size > 0 && labelled.size > 0 && !known) {
    const message = `${table.source}: predictions name ${listed([...predicted.keys()])} and labels ${listed([...labelled.keys()])}; expected the same spelling of classes`;
    problems.push(problem('classes-differ', message));
  }
  return problems;
}

/** Models whose probabilities are spread over different classes cannot be compared by them. */
export function classSetProblems(candidate: MulticlassSql, champion: MulticlassSql): Problem[] {
  const [a, b] = [candidate.probabilities, champion.probabilities];
  if (!a || !b) return [];
  const onlyA = [...a.keys()].filter((name) => !b.has(name));
  const onlyB = [...b.keys()].filter((name) => !a.has(name));
  if (onlyA.length === 0 && onlyB.length === 0) return [];
  const parts = [
    ...(onlyA.length > 0 ? [`${champion.table.source} lacks ${listed(onlyA)}`] : []),
    ...(onlyB.length > 0 ? [`${candidate.table.source} lacks ${listed(onlyB)}`] : []),
  ];
  const message = `the probabilities of both models are of different classes: ${parts.join('; ')}. Give a model that does not know a class a column of zeros for it`;
  return [{ code: 'classes-differ', subject: 'champion', message }];
}

/** Every class that occurs or has a column. */
export function allClasses(tables: readonly (MulticlassSql | undefined)[]): string[] {
  return sortClasses(
    tables.flatMap((sql) =>
      sql
        ? [...sql.labelled.keys(), ...sql.predicted.keys(), ...(sql.probabilities?.keys() ?? [])]
        : [],
    ),
  );
}

function rowsOf(counts: ReadonlyMap<string, number>, names: readonly string[]): string {
  const rows = names.reduce((sum, name) => sum + counts.get(name)!, 0);
  return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
}

function listed(names: readonly string[]): string {
  const sorted = sortClasses(names);
  const texts = sorted.slice(0, shown).map((name) => JSON.stringify(name));
  return `${names.length === 1 ? 'class' : 'classes'} ${texts.join(', ')}${sorted.length > shown ? ', …' : ''}`;
}
