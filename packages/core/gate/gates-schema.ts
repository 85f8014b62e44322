import { Type, type Static } from '@sinclair/typebox';
import { holdoutSchema } from './holdout/holdout-schema.ts';
import { gateNotifySchema } from './notify/gate-notify.ts';
import { behaviourSchema } from './behaviour/behaviour-schema.ts';
import { predictorSchema } from './behaviour/predictor-schema.ts';
import { fairnessSchema } from './fairness/fairness-schema.ts';
import { multiclassColumnSchema } from './multiclass/multiclass-columns.ts';
import { rankingColumnSchema, rankingPolicySchema } from './ranking/ranking-schema.ts';
import { oneOf, rulesSchema, type MetricRule } from './rule-schema.ts';
import { sliceSchema } from './slice-schema.ts';
import { loadSchema } from './load/load-schema.ts';
import { importanceSchema } from './stability/importance-schema.ts';

export type { MetricRule };

const slice = sliceSchema(rulesSchema);

/** gates.yaml, the policy of quality-gate. */
export const gatesSchema = Type.Object(
  {
    version: Type.Literal(1),
    task: oneOf('binary', 'multiclass', 'regression', 'ranking'),
    columns: Type.Optional(
      Type.Object(
        {
          id: Type.Optional(Type.String({ minLength: 1 })),
          label: Type.Optional(Type.String({ minLength: 1 })),
          score: Type.Optional(Type.String({ minLength: 1 })),
          champion_score: Type.Optional(Type.String({ minLength: 1 })),
          weight: Type.Optional(
            Type.String({ minLength: 1, description: 'how much each row counts, 0 or more' }),
          ),
          cluster: Type.Optional(
            Type.String({
              minLength: 1,
              description: 'rows with the same value are no independent evidence: drawn together',
            }),
          ),
          ...multiclassColumnSchema,
          ...rankingColumnSchema,
        },
        { additionalProperties: false },
      ),
    ),
    positive: Type.Optional(
      Type.Unsafe<string | number | boolean>({
        type: ['string', 'number', 'boolean'],
        description: 'the label that counts as 1',
      }),
    ),
    confidence: Type.Optional(Type.Number({ exclusiveMinimum: 0.5, exclusiveMaximum: 1 })),
    inconclusive: Type.Optional(oneOf('fail', 'warn', 'pass')),
    first_model: Type.Optional(oneOf('absolute-only', 'fail')),
    draws: Type.Optional(Type.Integer({ minimum: 2000, maximum: 20_000 })),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    interval: Type.Optional(oneOf('auto', 'percentile', 'bca')),
    class_balance: Type.Optional(oneOf('sampled', 'fixed')),
    metrics: Type.Optional(rulesSchema),
    slices: Type.Optional(Type.Array(slice)),
    holdout: Type.Optional(holdoutSchema),
    notify: Type.Optional(gateNotifySchema),
    fairness: Type.Optional(fairnessSchema),
    behaviour: Type.Optional(behaviourSchema),
    predictor: Type.Optional(predictorSchema),
    ...rankingPolicySchema,
    load: Type.Optional(loadSchema),
    importance: Type.Optional(importanceSchema),
  },
  { additionalProperties: false },
);

export type Gates = Static<typeof gatesSchema>;
export type SliceRule = Static<typeof slice>;
