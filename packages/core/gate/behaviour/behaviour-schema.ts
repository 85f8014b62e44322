import { Type, type Static, type TSchema } from '@sinclair/typebox';

const strict = { additionalProperties: false };

function oneOf<T extends string>(...values: readonly T[]): TSchema & { static: T } {
  return Type.Unsafe<T>({ type: 'string', enum: [...values] });
}

const column = Type.String({ minLength: 1 });
const cell = Type.Unsafe<string | number | boolean | null>({
  type: ['string', 'number', 'boolean', 'null'],
});
const share = Type.Number({ minimum: 0, maximum: 1 });

const rows = Type.Unsafe<
  | readonly Readonly<Record<string, string | number | boolean | null>>[]
  | {
      table?: string;
      where?: string;
      sample?: number;
      seed?: number;
      text_columns?: readonly string[];
    }
>({
  description:
    'a list of rows, or a table: its rows, those where a condition holds, a sample of them',
  type: ['array', 'object'],
  minItems: 1,
  items: Type.Record(Type.String(), cell, { minProperties: 1 }),
  properties: {
    table: Type.String({ minLength: 1, description: "path or address; the candidate's table" }),
    where: Type.String({ minLength: 1, description: 'SQL condition over the columns' }),
    sample: Type.Integer({ minimum: 1, description: 'so many rows, drawn by the seed' }),
    seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
    text_columns: Type.Array(column, {
      description: 'columns of CSV that stay text, such as codes with leading zeros',
    }),
  },
  additionalProperties: false,
});

const change = Type.Object(
  {
    column: Type.Optional(column),
    to: Type.Optional(cell),
    each: Type.Optional(
      Type.Array(cell, { minItems: 1, maxItems: 100, description: 'one version of a row a value' }),
    ),
    add: Type.Optional(Type.Number()),
    multiply: Type.Optional(Type.Number()),
    noise: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'times a random factor between 1 − noise and 1 + noise',
      }),
    ),
    typo: Type.Optional(Type.Literal(true, { description: 'two neighbouring letters swapped' })),
    case: Type.Optional(oneOf('upper', 'lower')),
    expression: Type.Optional(Type.String({ minLength: 1, description: 'SQL over the columns' })),
    set: Type.Optional(Type.Record(Type.String(), cell, { minProperties: 1 })),
    swap: Type.Optional(Type.Array(column, { minItems: 2, maxItems: 2 })),
  },
  { ...strict, minProperties: 1 },
);

const shared = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  rows,
  decide: Type.Optional(oneOf('interval', 'point')),
  severity: Type.Optional(oneOf('error', 'warn', 'info')),
  examples: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 50, description: 'failing rows in the report (5)' }),
  ),
  redact: Type.Optional(
    Type.Unsafe<'all' | readonly string[]>({
      type: ['string', 'array'],
      items: { type: 'string' },
      description: "columns whose values the report shows as shapes, or 'all'",
    }),
  ),
};

const changes = Type.Array(change, { minItems: 1, description: 'each one a version of every row' });

const minimumFunctionality = Type.Object(
  {
    ...shared,
    expect: Type.Object(
      {
        label: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
        label_column: Type.Optional(column),
        at_threshold: Type.Optional(Type.Number()),
        minimum: Type.Optional(Type.Number()),
        maximum: Type.Optional(Type.Number()),
        minimum_column: Type.Optional(column),
        maximum_column: Type.Optional(column),
      },
      { ...strict, minProperties: 1 },
    ),
    minimum_share: Type.Optional(share),
  },
  strict,
);

const invariance = Type.Object(
  {
    ...shared,
    change: changes,
    within: Type.Optional(
      Type.Number({ minimum: 0, description: 'the largest change of score that does not count' }),
    ),
    same_class: Type.Optional(Type.Literal(true)),
    at_threshold: Type.Optional(Type.Number()),
    maximum_share: Type.Optional(share),
  },
  strict,
);

const directional = Type.Object(
  {
    ...shared,
    change: changes,
    expect: oneOf('up', 'down', 'not_up', 'not_down'),
    at_least: Type.Optional(Type.Number({ minimum: 0 })),
    tolerance: Type.Optional(Type.Number({ minimum: 0 })),
    minimum_share: Type.Optional(share),
  },
  strict,
);

const test = Type.Object(
  {
    minimum_functionality: Type.Optional(minimumFunctionality),
    invariance: Type.Optional(invariance),
    directional: Type.Optional(directional),
  },
  { ...strict, minProperties: 1, maxProperties: 1 },
);

/** `behaviour:` of gates.yaml. The three kinds are CheckList's (Ribeiro et al. 2020). */
export const behaviourSchema = Type.Array(test, { minItems: 1 });

export type BehaviourEntries = Static<typeof behaviourSchema>;
export type ChangeEntry = Static<typeof change>;
export type MinimumFunctionalityEntry = Static<typeof minimumFunctionality>;
export type InvarianceEntry = Static<typeof invariance>;
export type DirectionalEntry = Static<typeof directional>;
export type BehaviourEntry = MinimumFunctionalityEntry | InvarianceEntry | DirectionalEntry;
