import { Type, type Static } from '@sinclair/typebox';

const name = Type.String({ minLength: 1 });

const probabilities = Type.Record(Type.String({ minLength: 1 }), name, {
  minProperties: 1,
  description:
    "columns of probabilities: { prefix: 'p_' } for p_<class>, or a map of class to column ({ cat: p_cat, dog: p_dog })",
});

/** Keys under `columns` of a multiclass policy. */
export const multiclassColumnSchema = {
  prediction: Type.Optional(
    Type.String({ minLength: 1, description: 'multiclass: column of the predicted class' }),
  ),
  probabilities: Type.Optional(probabilities),
  champion_prediction: Type.Optional(name),
  champion_probabilities: Type.Optional(probabilities),
};

type Probabilities = Static<typeof probabilities>;

/** How the columns of probabilities are named. */
export type ProbabilityColumns =
  | { readonly prefix: string }
  | { readonly byClass: ReadonlyMap<string, string> };

/** What one model's table must have. */
export interface ModelColumns {
  /** Absent: the class with the largest probability. */
  readonly prediction?: string;
  readonly probabilities?: ProbabilityColumns;
}

export interface MulticlassColumns {
  readonly candidate: ModelColumns;
  readonly champion: ModelColumns;
}

interface Given {
  readonly prediction?: string;
  readonly probabilities?: Probabilities;
  readonly champion_prediction?: string;
  readonly champion_probabilities?: Probabilities;
}

const defaultPrediction = 'prediction';

/**
 * The policy alone decides where predictions come from, never what a table happens to hold, so that both models are
 * judged by the same rule: from `prediction` where named, else from the probabilities where named, else from the
 * column 'prediction'.
 */
export function multiclassColumns(given: Given = {}): MulticlassColumns {
  const { prediction, probabilities: columns } = given;
  const candidate = modelColumns(prediction, columns);
  return {
    candidate,
    champion: modelColumns(
      given.champion_prediction ?? candidate.prediction,
      given.champion_probabilities ?? columns,
    ),
  };
}

function modelColumns(
  prediction: string | undefined,
  columns: Probabilities | undefined,
): ModelColumns {
  if (columns === undefined) return { prediction: prediction ?? defaultPrediction };
  const probabilities = readProbabilities(columns);
  return prediction === undefined ? { probabilities } : { prediction, probabilities };
}

/** A map of one entry called prefix is a prefix: no classifier has a single class. */
function readProbabilities(columns: Probabilities): ProbabilityColumns {
  const entries = Object.entries(columns);
  const [first] = entries;
  return entries.length === 1 && first?.[0] === 'prefix'
    ? { prefix: first[1] }
    : { byClass: new Map(entries) };
}
