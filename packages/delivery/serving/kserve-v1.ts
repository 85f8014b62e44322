import {
  AnswerProblem,
  keyOf,
  listOfRows,
  namedRows,
  type ServingProtocol,
} from './serving-protocol.ts';

/** KServe's V1 protocol, TensorFlow Serving's row format: `instances` in, `predictions` out. */
export const kserveV1: ServingProtocol = {
  name: 'KServe V1',
  encode: (batch, { layout }) => ({
    instances: layout === 'named' ? namedRows(batch) : batch.rows,
  }),
  decode: (answer, shape) => {
    const predictions = keyOf(answer, 'predictions');
    if (predictions !== undefined && predictions !== null) return listOfRows(predictions, shape);
    throw new AnswerProblem('answer-shape', "answers without 'predictions'");
  },
};
