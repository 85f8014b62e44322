import { Type, type Static } from '@sinclair/typebox';

const texts = Type.Array(Type.String());

/** What the user tells about a model when it is registered (input `metadata`); everything is optional. */
export const metadataSchema = Type.Object(
  {
    description: Type.Optional(Type.String()),
    intended_use: Type.Optional(Type.String()),
    limitations: Type.Optional(Type.String()),
    /** As Hugging Face writes them: 'mit', 'apache-2.0', 'proprietary'. */
    license: Type.Optional(Type.String()),
    tags: Type.Optional(texts),
    /** A task of Hugging Face: 'tabular-classification', 'tabular-regression', … */
    task: Type.Optional(Type.String()),
    /** 'sklearn', 'xgboost', 'onnx', … */
    library: Type.Optional(Type.String()),
    parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** Numbers that the training measured; those of the gate stand in its record. */
    metrics: Type.Optional(Type.Record(Type.String(), Type.Number())),
    features: Type.Optional(texts),
    /** Name → where it is, or its revision: 'train: s3://bucket/train.parquet', 'train.dvc: 4f1c…'. */
    data: Type.Optional(Type.Record(Type.String(), Type.String())),
    /**
     * What the model was trained with: 'python: 3.12.4', 'image: ghcr.io/…@sha256:…'. Text only: YAML reads an
     * unquoted 3.10 as the number 3.1.
     */
    environment: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);

export type ModelMetadata = Static<typeof metadataSchema>;
