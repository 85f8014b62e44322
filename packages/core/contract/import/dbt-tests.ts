import { configOf, limitsOf } from './dbt-limits.ts';
import type { Draft } from './draft.ts';
import { translate as translateExpectation } from './great-expectations.ts';
import { sourcePart, type SourcePart } from './source-part.ts';
import { orMissing, sqlColumn, sqlLiteral } from './sql-words.ts';

interface DbtTest {
  readonly name: string;
  /** Of the whole test. */
  readonly part: SourcePart;
  readonly options: SourcePart;
  readonly column: string | undefined;
  readonly draft: Draft;
  readonly common: Readonly<Record<string, unknown>>;
}

/** One item of `data_tests:`: a name, or a mapping of it to its arguments (https://docs.getdbt.com/reference/data-tests). */
export function translateDbtTest(item: SourcePart, draft: Draft, column?: string): void {
  const written =
    item.text ??
    item.at('test_name').text ??
    item.keys.find((key) => key !== 'name' && key !== 'config');
  if (written === undefined) return draft.leave(item, 'test', 'expected the name of a test');
  const body = item.text === undefined && item.at('test_name').isAbsent ? item.at(written) : item;
  const options = withArguments(body);
  const name = written.replace(/^dbt_utils\./, '');
  const where = [options.at('where'), configOf(body, 'where')].find((one) => !one.isAbsent);
  if (where)
    return draft.leave(
      item,
      written,
      'it looks at some rows only, and a check here looks at all: write an expression',
    );
  for (const common of limitsOf(body)) {
    if (typeof common === 'string') draft.leave(body, written, common);
    else run({ name, part: item, options, column, draft, common });
  }
}

function run(test: DbtTest): void {
  const { name, part, options, column, draft, common } = test;
  if (/^(dbt_expectations\.)?expect_/.test(name)) {
    const type = name.replace(/^dbt_expectations\./, '');
    const severity = (common['severity'] as string | undefined) ?? 'error';
    if (Object.keys(common).some((key) => key !== 'severity'))
      return draft.leave(part, name, 'a limit on failing rows is written as mostly there');
    return translateExpectation({
      type,
      part: sourcePart({ ...toMapping(part), severity: undefined }, part.path),
      kwargs: options,
      column,
      draft,
      severity,
    });
  }
  const translate = Object.hasOwn(tests, name) ? tests[name] : undefined;
  if (translate) translate(test);
  else draft.leave(part, name, 'there is no equal of this test: write it as an expression');
}

function toMapping(part: SourcePart): object {
  return part.isMapping ? (part.value as object) : {};
}

/** Since dbt 1.10.5 arguments may stand under `arguments`. */
function withArguments(body: SourcePart): SourcePart {
  const nested = body.at('arguments');
  return nested.isMapping
    ? sourcePart({ ...toMapping(body), ...toMapping(nested) }, body.path)
    : body;
}

type Translate = (test: DbtTest) => void;

const own =
  (name: string, options: (test: DbtTest) => Record<string, unknown> = () => ({})): Translate =>
  (test) => {
    const { part, column, draft, common } = test;
    draft.check(part.path, { name, options: { ...options(test), ...common } }, column);
  };

const left =
  (reason: string): Translate =>
  ({ part, name, draft }) =>
    draft.leave(part, name, reason);

const column = (test: DbtTest): string => sqlColumn(test.column ?? '');

const relationships: Translate = (test) => {
  const { options, draft, column: name } = test;
  const written = options.at('to').text ?? '';
  const to = /^\s*(?:ref|source)\s*\(.*?['"]([^'"]+)['"]\s*\)\s*$/.exec(written)?.[1] ?? written;
  own('relationships', () => ({ to, field: options.at('field').value }))(test);
  draft.leave(
    options.at('to'),
    `${name ?? ''}: relationships`,
    'it names a model: write the path of its data as `to`',
  );
};

const acceptedRange: Translate = (test) => {
  const { options } = test;
  const inclusive = options.at('inclusive').boolean ?? true;
  own('range', () => ({
    ...(options.at('min_value').isAbsent ? {} : { min: options.at('min_value').value }),
    ...(options.at('max_value').isAbsent ? {} : { max: options.at('max_value').value }),
    ...(inclusive ? {} : { exclusive: true }),
  }))(test);
};

const expressionIsTrue = own('expression', (test) => {
  const written = test.options.at('expression').text ?? test.options.value;
  return { sql: test.column === undefined ? written : `${column(test)} ${String(written)}` };
});

/** Built-in tests, and those of dbt_utils (https://github.com/dbt-labs/dbt-utils#generic-tests). */
const tests: Readonly<Record<string, Translate>> = {
  not_null: own('not_null'),
  unique: own('unique'),
  accepted_values: own('accepted_values', ({ options }) => ({
    values: options.at('values').value,
  })),
  relationships,
  accepted_range: acceptedRange,
  unique_combination_of_columns: own('unique', ({ options }) => ({
    columns: options.at('combination_of_columns').value,
  })),
  expression_is_true: expressionIsTrue,
  not_null_proportion: own('not_null', ({ options }) => {
    const least = options.at('at_least').number ?? 1;
    return least >= 1 ? {} : { tolerance: Number((1 - least).toPrecision(12)) };
  }),
  not_accepted_values: own('expression', (test) => ({
    sql: orMissing(
      `${column(test)} not in (${(test.options.at('values').scalars ?? []).map((value) => sqlLiteral(value)).join(', ')})`,
    ),
  })),
  not_empty_string: own('string_length', () => ({ min: 1 })),
  recency: (test) => {
    const { options, draft, part, common } = test;
    const [field, part_, interval] = [
      options.at('field').text,
      options.at('datepart').text,
      options.at('interval').number,
    ];
    if (field === undefined || part_ === undefined || interval === undefined)
      return left('it needs field, datepart and interval')(test);
    draft.check(
      part.path,
      { name: 'freshness', options: { max_age: `${interval}${part_[0]}`, ...common } },
      field,
    );
  },
  at_least_one: own('not_null', () => ({ tolerance: 0.999999999 })),
  sequential_values: (test) => {
    const { options } = test;
    const every = options.at('datepart').text;
    const isStep = every !== undefined && (options.at('interval').number ?? 1) === 1;
    if (isStep) own('date_gaps', () => ({ every }))(test);
    else left('gaps are looked for between dates, one step apart')(test);
  },
  not_constant: own('distinct_count', () => ({ min: 2 })),
  cardinality_equality: left('it compares with another model'),
  equal_rowcount: left('it compares with another model'),
  fewer_rows_than: left('it compares with another model'),
  equality: left('it compares with another model'),
  mutually_exclusive_ranges: left('ranges of rows against each other have no check'),
};
