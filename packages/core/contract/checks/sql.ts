import { Type } from '@sinclair/typebox';
import { boundExpectation, judgeQuantity, type BoundRule } from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, RuleProblem, type Judgement } from '../check-kind.ts';
import type { QueryAnswer } from '../measure.ts';

/**
 * A query of the user's that returns one number, between two bounds. It sees the table as `data` and every split by its
 * name, and nothing else.
 */
export const sql = defineCheck({
  name: 'sql',
  aliases: ['query', 'custom_query', 'user_defined'],
  scope: 'table',
  options: {
    query: Type.String({ minLength: 1, description: 'one SELECT that returns one number' }),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    name: Type.Optional(Type.String({ minLength: 1, description: 'how the report calls it' })),
  },
  optionAliases: { sql: 'query', unexpected_rows_query: 'query' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the number that a SELECT over the splits returns lies between two bounds',
  problems: boundsProblems,
  columnsOf: () => [],
  plan: ({ query, name = shortened(query), ...rule }, { tables }) => {
    if (tables.length > 1 && tables.some(({ split }) => split?.toLowerCase() === 'data')) {
      const message =
        "a split is called 'data', which is what a query calls the table under check: name it otherwise";
      throw new RuleProblem(message, 'query');
    }
    return [
      {
        subject: name,
        expected: boundExpectation('the answer', rule),
        measures: { answer: { kind: 'query', text: query } },
        judge: ({ answer }) => judgeAnswer(answer as QueryAnswer, rule),
      },
    ];
  },
});

function judgeAnswer({ rows, columns, value }: QueryAnswer, rule: BoundRule): Judgement {
  const method = 'query';
  if (rows !== 1 || columns !== 1) {
    const observed = { value: null, method };
    const many = rows > 1 ? 'more than one row' : 'no row';
    const got = rows === 1 ? `${columns} columns` : many;
    const message = `the query returned ${got}: expected one number, such as SELECT count(*) FROM data WHERE …`;
    return { outcome: 'fail', observed, message };
  }
  const number = numberOf(value);
  if (value === null) {
    const observed = { value: null, method };
    return {
      outcome: 'undecided',
      observed,
      message: 'the query returned null: it had nothing to compute with',
    };
  }
  if (!Number.isFinite(number)) {
    const observed = { value: null, method };
    return {
      outcome: 'fail',
      observed,
      message: `the query returned ${JSON.stringify(value)}, which is not a finite number`,
    };
  }
  return judgeQuantity({ name: 'the answer', value: number, method }, rule);
}

/** Whole numbers beyond 2^53 arrive as text; a text that a query itself returns is no number. */
function numberOf(value: unknown): number {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return /^-?\d{16,40}$/.test(value) ? Number(value) : Number.NaN;
  return typeof value === 'number' ? value : Number.NaN;
}

const shownCharacters = 80;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters - 1)}…` : line;
}
