import { Type, type Static } from '@sinclair/typebox';
import { performanceSchema } from '../performance/performance-schema.ts';
import { skewSchema } from '../skew/skew-schema.ts';
import { methodNames } from './method-names.ts';
import { monitoringKeys, windowSchema } from './monitoring-policy.ts';
import { notifySchema } from './sinks/notify-policy.ts';
import { retrainWayKeys } from './sinks/retrain-way.ts';

const threshold = Type.Object(
  {
    alert: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'a larger shift counts as drift' }),
    ),
    retrain: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'a larger shift asks for retraining' }),
    ),
  },
  { additionalProperties: false },
);

const effect = Type.Object(
  {
    ...Object.fromEntries(methodNames.map((name) => [name, Type.Optional(threshold)])),
    new_category: Type.Optional(
      Type.Object(
        {
          alert: Type.Optional(
            Type.Number({
              minimum: 0,
              maximum: 1,
              description: 'a larger share of rows with values unknown to the reference warns',
            }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    missing_rate: Type.Optional(
      Type.Object(
        {
          alert: Type.Optional(
            Type.Number({
              exclusiveMinimum: 0,
              maximum: 1,
              description: 'a larger change of the share of missing values warns',
            }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

const retrain = Type.Object(
  {
    ...retrainWayKeys,
    after: Type.Optional(
      Type.String({ description: 'how many of the last runs must see drift: 2 of 3' }),
    ),
    cooldown: Type.Optional(
      Type.String({ description: 'shortest time between two retrainings: 24h' }),
    ),
    budget: Type.Optional(Type.String({ description: 'most retrainings in a period: 4 per 30d' })),
    when_rows: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'retrain without drift too, once that many rows arrived since the last time',
      }),
    ),
  },
  { additionalProperties: false },
);

/** drift.yaml as the user writes it. */
export const driftSchema = Type.Object(
  {
    version: Type.Literal(1),
    reference: Type.Optional(
      Type.String({ minLength: 1, description: 'profile.json, a table or registry://name@alias' }),
    ),
    window: Type.Optional(windowSchema),
    method: Type.Optional(
      Type.Unsafe<string | Record<string, string>>({
        type: ['string', 'object'],
        description: `auto, ${methodNames.join(', ')}; or one per column`,
      }),
    ),
    correction: Type.Optional(
      Type.Unsafe<'benjamini-hochberg' | 'holm' | 'none'>({
        type: 'string',
        enum: ['benjamini-hochberg', 'holm', 'none'],
        description: 'how many columns looked at once are paid for',
      }),
    ),
    alpha: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 0.5 })),
    effect: Type.Optional(effect),
    drifted_share: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'share of drifted columns from which the data set has drifted',
      }),
    ),
    columns: Type.Optional(
      Type.Object(
        {
          include: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
          exclude: Type.Optional(Type.Array(Type.String())),
        },
        { additionalProperties: false },
      ),
    ),
    predictions: Type.Optional(
      Type.Object({ column: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
    ),
    retrain: Type.Optional(retrain),
    performance: Type.Optional(performanceSchema),
    skew: Type.Optional(skewSchema),
    notify: Type.Optional(notifySchema),
    ...monitoringKeys,
  },
  { additionalProperties: false },
);

export type DriftFile = Static<typeof driftSchema>;
