import { Type, type Static } from '@sinclair/typebox';

/** `predictor:` of gates.yaml: how the model behind `predict-command` or `endpoint` is asked. */
export const predictorSchema = Type.Object(
  {
    columns: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        uniqueItems: true,
        description: 'what the model is given, in this order (all but id, label and scores)',
      }),
    ),
    score: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'the column, key or output tensor of the answer that holds the score',
      }),
    ),
    class: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10_000,
        description: 'which number of an answer that has one for every class (of two: the second)',
      }),
    ),
    timeout: Type.Optional(
      Type.String({ description: 'of the command (10m), or of one request (30s)' }),
    ),
    format: Type.Optional(
      Type.Unsafe<'csv' | 'parquet'>({
        type: 'string',
        enum: ['csv', 'parquet'],
        description: 'of the file that the command reads (csv)',
      }),
    ),
    protocol: Type.Optional(
      Type.Unsafe<'kserve-v1' | 'oip-v2' | 'mlflow'>({
        type: 'string',
        enum: ['kserve-v1', 'oip-v2', 'mlflow'],
        description: 'of the endpoint (seen from its address)',
      }),
    ),
    layout: Type.Optional(
      Type.Unsafe<'named' | 'matrix'>({
        type: 'string',
        enum: ['named', 'matrix'],
        description: 'rows with names of columns, or numbers alone (named)',
      }),
    ),
    batch_rows: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10_000, description: 'rows of one request (100)' }),
    ),
    headers: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'of every request; secrets as env:NAME',
      }),
    ),
  },
  { additionalProperties: false },
);

export type PredictorEntry = Static<typeof predictorSchema>;
