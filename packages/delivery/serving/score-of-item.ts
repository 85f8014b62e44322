import { AnswerProblem, keyOf } from './serving-protocol.ts';

export interface ScorePlace {
  /** Names under which the score may stand, the first found counts. */
  readonly names: readonly string[];
  /** Which number of an answer with one for every class; absent: of two the second, the positive class. */
  readonly classIndex: number | undefined;
}

/** The score in what a server answers of one row. @throws AnswerProblem */
export function scoreOfItem(item: unknown, place: ScorePlace): number {
  if (typeof item === 'number' && Number.isFinite(item)) return item;
  if (typeof item === 'boolean') return Number(item);
  if (Array.isArray(item)) return scoreOfItem(ofClasses(item as readonly unknown[], place), place);
  if (typeof item === 'object' && item !== null) return scoreOfItem(ofKeys(item, place), place);
  const got = item === undefined ? 'nothing' : JSON.stringify(item).slice(0, 60);
  const hint =
    typeof item === 'string'
      ? ': serve a score, such as the probability of the positive class, not the name of a class'
      : '';
  throw new AnswerProblem('answer-score', `answers with ${got}; expected a finite number${hint}`);
}

function ofClasses(values: readonly unknown[], { classIndex }: ScorePlace): unknown {
  if (values.length === 1 && classIndex === undefined) return values[0];
  const index = classIndex ?? (values.length === 2 ? 1 : undefined);
  if (index === undefined) {
    throw new AnswerProblem(
      'answer-score',
      `answers with ${values.length} numbers a row; say which one is the score with predictor.class (from 0)`,
    );
  }
  if (index < values.length) return values[index];
  throw new AnswerProblem(
    'answer-score',
    `answers with ${values.length} numbers a row, but predictor.class is ${index} (the first is 0)`,
  );
}

function ofKeys(item: object, { names }: ScorePlace): unknown {
  const keys = Object.keys(item);
  const name =
    names.find((one) => Object.hasOwn(item, one)) ?? (keys.length === 1 ? keys[0] : undefined);
  if (name !== undefined) return keyOf(item, name);
  throw new AnswerProblem(
    'answer-score',
    `answers with the keys ${keys.join(', ') || '(none)'}; name the one with the score in predictor.score`,
  );
}
