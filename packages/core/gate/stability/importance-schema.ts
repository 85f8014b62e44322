import { Type, type Static } from '@sinclair/typebox';

const path = Type.String({ minLength: 1 });

/** `importance:` of gates.yaml: what each model's features weigh, and what to make of it. */
export const importanceSchema = Type.Object(
  {
    candidate: Type.Unsafe<string>({
      ...path,
      description:
        'SHAP values (a column a feature, a row a sample), or a table of feature and importance',
    }),
    champion: Type.Optional(
      Type.Unsafe<string>({ ...path, description: 'the same of the champion' }),
    ),
    exclude: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'columns of SHAP tables that are no features, such as base_value',
      }),
    ),
    top: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'features that feature_importance_overlap compares (5)',
      }),
    ),
    dominating_share: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        description: 'of all importance, at which a new top feature looks like a leak (0.5)',
      }),
    ),
  },
  { additionalProperties: false },
);

export type ImportanceEntry = Static<typeof importanceSchema>;
