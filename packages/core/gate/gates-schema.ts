import { Type, type Static } from '@sinclair/typebox';
import { multiclassColumnSchema } from './multiclass/multiclass-columns.ts';
import { rankingColumnSchema, rankingPolicySchema } from './ranking/ranking-schema.ts';
import { oneOf, rulesSchema, type MetricRule } from './rule-schema.ts';

export type { MetricRule };

const slice = Type.Object(
  {
    by: Type.Optional(
      Type.String({ minLength: 1, description: 'column: one slice for every value' }),
    ),
    name: Type.Optional(Type.String({ minLength: 1 })),
    where: Type.Optional(
      Type.String({ minLength: 1, description: 'SQL condition over the columns of the candidate' }),
    ),
    min_rows: Type.Optional(
      Type.Integer({ minimum: 1, description: 'fewer decide nothing (100)' }),
    ),
    metrics: rulesSchema,
  },
  { additionalProperties: false },
);

const later = Type.Optional(Type.Unknown({ description: 'not yet supported' }));

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
    class_balance: Type.Optional(oneOf('sampled', 'fixed')),
    metrics: rulesSchema,
    slices: Type.Optional(Type.Array(slice)),
    ...rankingPolicySchema,
    fairness: later,
    behaviour: later,
    load: later,
  },
  { additionalProperties: false },
);

export type Gates = Static<typeof gatesSchema>;
export type SliceRule = Static<typeof slice>;
