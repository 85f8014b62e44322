import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { behaviourSchema } from './behaviour/behaviour-schema.ts';
import { predictorSchema } from './behaviour/predictor-schema.ts';
import { loadSchema } from './load/load-schema.ts';
import { importanceSchema } from './stability/importance-schema.ts';

function oneOf<T extends string>(...values: readonly T[]): TSchema & { static: T } {
  return Type.Unsafe<T>({ type: 'string', enum: [...values] });
}

const margin = Type.Object(
  {
    margin: Type.Optional(
      Type.Number({
        description:
          'improvement over the champion that must be shown: −x tolerates a regression of x (non-inferiority), +x demands a gain (superiority)',
      }),
    ),
    relative_margin: Type.Optional(
      Type.Number({ description: "as `margin`, as a share of the champion's absolute value" }),
    ),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);

const rule = Type.Object(
  {
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    vs_champion: Type.Optional(margin),
    at_threshold: Type.Optional(
      Type.Number({ description: 'predicted positive: score ≥ threshold (0.5)' }),
    ),
    bins: Type.Optional(
      Type.Integer({ minimum: 2, maximum: 100, description: 'equal-width bins (10)' }),
    ),
    decide: Type.Optional(oneOf('interval', 'point')),
    better: Type.Optional(oneOf('higher', 'lower')),
    severity: Type.Optional(oneOf('error', 'warn', 'info')),
  },
  { additionalProperties: false },
);

const rules = Type.Record(Type.String(), rule, { minProperties: 1 });

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
    metrics: rules,
  },
  { additionalProperties: false },
);

const later = Type.Optional(Type.Unknown({ description: 'not yet supported' }));

/** gates.yaml, the policy of quality-gate. */
export const gatesSchema = Type.Object(
  {
    version: Type.Literal(1),
    task: oneOf('binary', 'multiclass', 'regression'),
    columns: Type.Optional(
      Type.Object(
        {
          id: Type.Optional(Type.String({ minLength: 1 })),
          label: Type.Optional(Type.String({ minLength: 1 })),
          score: Type.Optional(Type.String({ minLength: 1 })),
          champion_score: Type.Optional(Type.String({ minLength: 1 })),
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
    metrics: Type.Optional(rules),
    slices: Type.Optional(Type.Array(slice)),
    fairness: later,
    behaviour: Type.Optional(behaviourSchema),
    predictor: Type.Optional(predictorSchema),
    load: Type.Optional(loadSchema),
    importance: Type.Optional(importanceSchema),
  },
  { additionalProperties: false },
);

export type Gates = Static<typeof gatesSchema>;
export type MetricRule = Static<typeof rule>;
export type SliceRule = Static<typeof slice>;
