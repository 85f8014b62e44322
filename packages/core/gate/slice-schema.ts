import { Type, type TSchema } from '@sinclair/typebox';
import { searchSchema } from './slice-search/search-policy.ts';

const column = Type.String({ minLength: 1 });

const bands = Type.Object(
  {
    column,
    edges: Type.Optional(
      Type.Array(Type.Number(), {
        minItems: 1,
        maxItems: 99,
        description: 'rising; [500, 1000] makes (−∞, 500), [500, 1000) and [1000, ∞)',
      }),
    ),
    quantiles: Type.Optional(
      Type.Integer({
        minimum: 2,
        maximum: 20,
        description: 'this many bands of about as many rows each',
      }),
    ),
  },
  { additionalProperties: false },
);

/** One entry of `slices` in gates.yaml. @param rules the schema of `metrics` */
export function sliceSchema<Rules extends TSchema>(rules: Rules) {
  return Type.Object(
    {
      by: Type.Optional(
        Type.Unsafe<string | string[]>({
          ...Type.Union([
            column,
            Type.Array(column, { minItems: 1, maxItems: 4, uniqueItems: true }),
          ]),
          description: 'column: one slice for every value; several columns are crossed',
        }),
      ),
      bands: Type.Optional(bands),
      name: Type.Optional(Type.String({ minLength: 1 })),
      where: Type.Optional(
        Type.String({
          minLength: 1,
          description: 'SQL condition over the columns of the candidate',
        }),
      ),
      min_rows: Type.Optional(
        Type.Integer({ minimum: 1, description: 'fewer decide nothing (100)' }),
      ),
      search: Type.Optional(searchSchema),
      metrics: Type.Optional(rules),
    },
    { additionalProperties: false },
  );
}
