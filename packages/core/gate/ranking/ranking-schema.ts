import { Type } from '@sinclair/typebox';

/** Keys under `columns` of a ranking policy. */
export const rankingColumnSchema = {
  group: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'ranking: column of the query that a row belongs to',
    }),
  ),
};

/** Options of rules about ranks. */
export const rankingRuleSchema = {
  at_k: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 65_535,
      description: 'how many of the first ranks or likeliest classes count',
    }),
  ),
  gain: Type.Optional(
    Type.Unsafe<'linear' | 'exponential'>({
      type: 'string',
      enum: ['linear', 'exponential'],
      description: 'ndcg: what a grade is worth, grade (linear) or 2^grade − 1 (exponential)',
    }),
  ),
};

/** Keys of a ranking policy beside `columns`. */
export const rankingPolicySchema = {
  relevant_from: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, description: 'ranking: smallest relevant grade (1)' }),
  ),
  groups_without_relevant: Type.Optional(
    Type.Unsafe<'exclude' | 'zero'>({
      type: 'string',
      enum: ['exclude', 'zero'],
      description: 'ranking: leave such groups out and count them, or count them as 0 (exclude)',
    }),
  ),
};
