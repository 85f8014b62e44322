import { Type, type Static } from '@sinclair/typebox';
import { joinSchema } from '../skew/skew-schema.ts';

const name = (description: string) => Type.Optional(Type.String({ minLength: 1, description }));

/** `performance:` of drift.yaml. */
export const performanceSchema = Type.Object(
  {
    labels: name('labels that arrived since: path, glob or address (the input wins)'),
    predictions: name('the predictions that they belong to (the current data)'),
    join: joinSchema,
    label: Type.String({ minLength: 1, description: 'what really happened: a column of labels' }),
    score: name('what the model said: a column of the predictions (predictions.column)'),
    task: Type.Optional(
      Type.Unsafe<'binary' | 'regression'>({ type: 'string', enum: ['binary', 'regression'] }),
    ),
    positive: Type.Optional(
      Type.Unsafe<string | number | boolean>({
        type: ['string', 'number', 'boolean'],
        description: 'the label that counts as 1',
      }),
    ),
    time: name('when it was predicted: a date or timestamp column of the predictions'),
    delay: name('how long a label takes: predictions younger than that are left out: 7d'),
    metric: Type.String({ minLength: 1, description: 'a metric of quality-gate: roc_auc' }),
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    at_threshold: Type.Optional(
      Type.Number({ description: 'predicted positive: score ≥ threshold (0.5)' }),
    ),
    bins: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 100, description: 'equal-width bins (10)' }),
    ),
    confidence: Type.Optional(Type.Number({ exclusiveMinimum: 0.5, exclusiveMaximum: 1 })),
    reference: Type.Optional(
      Type.Unsafe<string | number>({
        type: ['string', 'number'],
        minLength: 1,
        description:
          'what the metric was; or predictions with labels (a table, or registry://name@alias for those kept with a version), which also calibrate the estimate without labels',
      }),
    ),
    max_drop: Type.Optional(
      Type.Number({ minimum: 0, description: 'how much worse than the reference is tolerated' }),
    ),
    min_coverage: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'smaller share of predictions with a label decides nothing (0.5)',
      }),
    ),
    calibrated: Type.Optional(
      Type.Boolean({ description: 'scores are probabilities that can be trusted as they are' }),
    ),
    act_on_estimate: Type.Optional(
      Type.Boolean({ description: 'the estimate without labels may fail the run and retrain' }),
    ),
  },
  { additionalProperties: false },
);

export type PerformanceKey = Static<typeof performanceSchema>;
