import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { rankingRuleSchema } from './ranking/ranking-schema.ts';

export function oneOf<T extends string>(...values: readonly T[]): TSchema & { static: T } {
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

const target = Type.Object(
  {
    value: Type.Number(),
    within: Type.Number({ minimum: 0, description: 'how far the value may be from it' }),
  },
  { additionalProperties: false, description: 'from value − within to value + within' },
);

/** What metrics take besides bounds; each has its own few of them (`options` of the metric). */
const options = {
  at_threshold: Type.Optional(
    Type.Number({ description: 'predicted positive: score ≥ threshold (0.5)' }),
  ),
  bins: Type.Optional(
    Type.Integer({ minimum: 2, maximum: 100, description: 'bins of a calibration error (10)' }),
  ),
  binning: Type.Optional(oneOf('equal_width', 'quantile')),
  beta: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      description: 'f_beta: recall weighs beta times as much as precision',
    }),
  ),
  at_precision: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, maximum: 1, description: 'the lowest precision allowed' }),
  ),
  at_top: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'share of the rows, from the highest score down',
    }),
  ),
  alpha: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'pinball: the quantile that is predicted (0.5)',
    }),
  ),
  ...rankingRuleSchema,
};

export const ruleSchema = Type.Object(
  {
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    target: Type.Optional(target),
    metric: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'which metric this is, where its name here is one of your own',
      }),
    ),
    expression: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          "a metric of your own: SQL for one row, over the candidate's columns, score and label; its mean counts",
      }),
    ),
    per: Type.Optional(
      Type.String({ minLength: 1, description: 'SQL for one row: sum of expression / sum of per' }),
    ),
    vs_champion: Type.Optional(margin),
    ...options,
    decide: Type.Optional(oneOf('interval', 'point')),
    better: Type.Optional(oneOf('higher', 'lower')),
    severity: Type.Optional(oneOf('error', 'warn', 'info')),
  },
  { additionalProperties: false },
);

export const rulesSchema = Type.Record(Type.String(), ruleSchema, { minProperties: 1 });

export type MetricRule = Static<typeof ruleSchema>;
