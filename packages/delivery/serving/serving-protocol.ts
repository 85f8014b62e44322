import type { ModelColumn } from '#core/gate/behaviour/predictor.ts';

/** Rows of one request, values in the order of the columns. */
export interface Batch {
  readonly columns: readonly ModelColumn[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface AnswerShape {
  /** Rows that were asked about. */
  readonly rows: number;
  /** The key, column or tensor that the policy says the score is in. */
  readonly score: string | undefined;
}

export interface RequestShape {
  readonly layout: 'named' | 'matrix';
  /** The output that the policy names. */
  readonly score: string | undefined;
}

/** How a model server is spoken to. */
export interface ServingProtocol {
  /** As a person calls it. */
  readonly name: string;
  /** The JSON of a request. */
  encode(batch: Batch, shape: RequestShape): unknown;
  /**
   * What was answered, one item a row: a number, a list with one for every class, or an object.
   * @throws AnswerProblem
   */
  decode(answer: unknown, shape: AnswerShape): readonly unknown[];
}

/** An answer that is not what the protocol says. */
export class AnswerProblem extends Error {
  override readonly name = 'AnswerProblem';
  readonly code: string;

  constructor(code: 'answer-shape' | 'answer-row-count' | 'answer-score', message: string) {
    super(message);
    this.code = code;
  }
}

/** Rows as objects by column. */
export function namedRows({ columns, rows }: Batch): Record<string, unknown>[] {
  return rows.map((row) => {
    const entries = columns.map(({ name }, index) => [name, row[index]] as const);
    return Object.fromEntries(entries);
  });
}

/** The value of a key of a JSON object; undefined when it is none, or has no such key. */
export function keyOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/**
 * A list with one item a row. Of an object of lists (a model with several outputs), the one that the policy names, or
 * the only one.
 */
export function listOfRows(value: unknown, { rows, score }: AnswerShape): readonly unknown[] {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : chosenList(value, score);
  if (list.length === rows) return list;
  throw new AnswerProblem(
    'answer-row-count',
    `answers with ${list.length} predictions for ${rows} rows; expected one a row`,
  );
}

function chosenList(value: unknown, score: string | undefined): readonly unknown[] {
  const lists = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const named = score === undefined ? undefined : keyOf(value, score);
  const only = lists.length === 1 ? (lists[0]![1] as unknown) : undefined;
  const chosen = named ?? only;
  if (Array.isArray(chosen)) return chosen as readonly unknown[];
  const names = lists.map(([name]) => name);
  throw new AnswerProblem(
    'answer-shape',
    names.length > 1
      ? `answers with several outputs (${names.join(', ')}); name the one with the score in predictor.score`
      : 'answers without a list of predictions',
  );
}
