import { Type, type Static, type TSchema } from '@sinclair/typebox';

function oneOf<T extends string>(...values: readonly T[]): TSchema & { static: T } {
  return Type.Unsafe<T>({ type: 'string', enum: [...values] });
}

const name = Type.String({ minLength: 1 });
const names = Type.Union([name, Type.Array(name, { minItems: 1, uniqueItems: true })]);
const groups = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]);

const fairnessRule = Type.Object(
  {
    attribute: Type.Unsafe<string | string[]>({
      ...names,
      description: 'column whose values are the groups; a list of columns crosses them',
    }),
    metric: Type.String({ minLength: 1, description: 'such as equalized_odds_difference' }),
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    vs_champion: Type.Optional(
      Type.Object(
        {
          margin: Type.Number({
            description:
              'how much smaller than the champion’s the disparity must be: −x tolerates that it grows by x',
          }),
        },
        { additionalProperties: false },
      ),
    ),
    at_threshold: Type.Optional(
      Type.Number({ description: 'predicted positive: score ≥ threshold (0.5)' }),
    ),
    min_rows: Type.Optional(
      Type.Integer({ minimum: 1, description: 'a smaller group leaves the rule open (100)' }),
    ),
    privileged: Type.Optional(
      Type.Unsafe<string | string[]>({
        ...groups,
        description: 'the groups that everyone else is compared with, as the report names them',
      }),
    ),
    compare: Type.Optional(oneOf('between_groups', 'to_overall')),
    aggregate: Type.Optional(oneOf('worst_case', 'mean')),
    leave_out: Type.Optional(
      Type.Unsafe<string | string[]>({
        ...groups,
        description: 'groups that are not judged; the report says so',
      }),
    ),
    decide: Type.Optional(oneOf('interval', 'point')),
    severity: Type.Optional(oneOf('error', 'warn', 'info')),
  },
  { additionalProperties: false },
);

/** The section `fairness` of gates.yaml. */
export const fairnessSchema = Type.Array(fairnessRule, { minItems: 1 });

export type FairnessEntry = Static<typeof fairnessRule>;
