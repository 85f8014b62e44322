import { Type } from '@sinclair/typebox';
import { defineCheck, RuleProblem } from '../check-kind.ts';
import { nearestName } from '../../verdict/nearest-name.ts';
import { listed } from '../words.ts';

const names = Type.Array(Type.String(), { minItems: 1, uniqueItems: true });

/** The table has the columns that it must have, no others than it may have, in the order that is asked for. */
export const schema = defineCheck({
  name: 'schema',
  aliases: [
    'column_set',
    'expect_table_columns_to_match_set',
    'expect_table_columns_to_match_ordered_list',
  ],
  scope: 'table',
  options: {
    required: Type.Optional(names),
    allowed: Type.Optional(names),
    forbidden: Type.Optional(names),
    ordered: Type.Optional(Type.Boolean({ description: 'the required ones stand in this order' })),
  },
  optionAliases: { column_set: 'required', column_list: 'required' },
  shorthand: 'required',
  tolerates: false,
  description: 'the table has certain columns, no others, in an order',
  problems: ({ required, allowed, forbidden, ordered }) => {
    if (!required && !allowed && !forbidden)
      return [new RuleProblem("expected 'required', 'allowed' or 'forbidden', got none of them")];
    if (ordered && !required)
      return [
        new RuleProblem(
          "expected 'required' with 'ordered': the columns in their order",
          'ordered',
        ),
      ];
    const wanted = new Set([...(required ?? []), ...(allowed ?? [])]);
    const both = (forbidden ?? []).filter((name) => wanted.has(name));
    return both.length === 0
      ? []
      : [new RuleProblem(`${listed(both)} cannot be forbidden and allowed`, 'forbidden')];
  },
  columnsOf: () => [],
  plan: (options, { table }) => {
    const there = table.columns.map(({ name }) => name);
    const faults = faultsOf(options, there);
    const observed = {
      value: faults.length,
      unit: 'faults',
      n: there.length,
      method: 'column names',
    };
    const message =
      faults.length === 0 ? `the ${there.length} columns are as asked` : faults.join('; ');
    return [
      {
        expected: expectationOf(options),
        measures: {},
        judge: () => ({ outcome: faults.length === 0 ? 'pass' : 'fail', observed, message }),
      },
    ];
  },
});

interface Options {
  readonly required?: string[];
  readonly allowed?: string[];
  readonly forbidden?: string[];
  readonly ordered?: boolean;
}

function faultsOf(
  { required = [], allowed, forbidden = [], ordered }: Options,
  there: string[],
): string[] {
  const known = new Set([...required, ...(allowed ?? [])]);
  const absent = required.filter((name) => !there.includes(name));
  const extra = allowed ? there.filter((name) => !known.has(name)) : [];
  const unwanted = there.filter((name) => forbidden.includes(name));
  const inOrder = there.filter((name) => required.includes(name));
  const misplaced = inOrder.find(
    (name, index) => required.filter((one) => there.includes(one))[index] !== name,
  );
  return [
    ...absent.map((name) => {
      const nearest = nearestName(name, there);
      return `there is no column '${name}'${nearest ? ` (is '${nearest}' meant?)` : ''}`;
    }),
    ...(extra.length > 0 ? [`${listed(extra)} may not be there`] : []),
    ...(unwanted.length > 0 ? [`${listed(unwanted)} must not be there`] : []),
    ...(ordered && misplaced !== undefined
      ? [`expected the order ${listed(required)}, got ${listed(inOrder)}`]
      : []),
  ];
}

function expectationOf({ required, allowed, forbidden, ordered }: Options): string {
  return [
    ...(required ? [`columns ${listed(required)}${ordered ? ' in this order' : ''}`] : []),
    ...(allowed ? [`no others than ${listed(allowed)}`] : []),
    ...(forbidden ? [`none of ${listed(forbidden)}`] : []),
  ].join(', ');
}
