import { AnswerProblem, keyOf, listOfRows, type ServingProtocol } from './serving-protocol.ts';

/** MLflow's scoring server (`mlflow models serve`): `dataframe_split` in, `predictions` out; before 2.0 the bare list. */
export const mlflowScoring: ServingProtocol = {
  name: 'MLflow scoring',
  encode: ({ columns, rows }, { layout }) =>
    layout === 'named'
      ? { dataframe_split: { columns: columns.map(({ name }) => name), data: rows } }
      : { inputs: rows },
  decode: (answer, shape) => {
    const predictions = Array.isArray(answer) ? (answer as unknown) : keyOf(answer, 'predictions');
    if (predictions !== undefined && predictions !== null) return listOfRows(predictions, shape);
    throw new AnswerProblem('answer-shape', "answers without 'predictions'");
  },
};
