import { boundsOf, left, onColumn, type Expectation, type Translate } from './expectation.ts';
import { columnStatistics } from './expectation-statistics.ts';
import { tableExpectations } from './expectation-tables.ts';
import { foreignType } from './foreign-types.ts';
import type { Scalar } from './source-part.ts';
import { orMissing, sqlColumn, sqlLiteral } from './sql-words.ts';
import { countBounds, valueRanges } from './threshold.ts';

const rowExpression =
  (condition: (column: string, expectation: Expectation) => string | undefined): Translate =>
  (expectation) => {
    const { column = '', rows, type } = expectation;
    const sql = condition(sqlColumn(column), expectation);
    if (sql === undefined) left('its arguments are not of the expected kind')(expectation);
    else onColumn(expectation, 'expression', { sql: orMissing(sql), name: type, ...rows });
  };

const list = (values: readonly Scalar[]): string =>
  values.map((value) => sqlLiteral(value)).join(', ');

/** Dates are compared as text in ISO 8601, as there. */
const range: Translate = (expectation) => {
  const { kwargs, rows } = expectation;
  const ranges = valueRanges(boundsOf(kwargs));
  const dates = Object.fromEntries(
    (['min', 'max'] as const).flatMap((key) => {
      const text = kwargs.at(`${key}_value`).text;
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
  const all = Object.keys(dates).length > 0 ? [{ ...dates, ...strictDates(expectation) }] : ranges;
  if (all.length === 0) left('it has no bound that is a number or a date')(expectation);
  for (const one of all) onColumn(expectation, 'range', { ...one, ...rows });
};

function strictDates({ kwargs }: Expectation): Record<string, unknown> {
  const isStrict = ['strict_min', 'strict_max', 'strictly'].some(
    (key) => kwargs.at(key).boolean === true,
  );
  return isStrict ? { exclusive: true } : {};
}

const lengths: Translate = (expectation) => {
  const { kwargs, rows } = expectation;
  const exact = kwargs.at('value').number;
  const bounds = exact === undefined ? countBounds(boundsOf(kwargs)) : { min: exact, max: exact };
  onColumn(expectation, 'string_length', { ...bounds, ...rows });
};

const types: Translate = (expectation) => {
  const { kwargs, column, draft, part } = expectation;
  const names = kwargs.at('type_list').texts ?? [
    kwargs.at('type_').text ?? kwargs.at('column_type').text ?? '',
  ];
  const found = [...new Set(names.map((name) => foreignType(name)))].filter(
    (type) => type !== undefined,
  );
  const isIntegerOrNumber = found.every((type) => type === 'integer' || type === 'number');
  const type = found.length > 1 && isIntegerOrNumber ? 'number' : found[0];
  if (column === undefined || type === undefined || (found.length > 1 && !isIntegerOrNumber)) {
    left(
      'none, or more than one, of our types (integer, number, string, boolean, date, timestamp) is meant',
    )(expectation);
  } else draft.column(column, part.path, { type });
};

const regexList: Translate = (expectation) => {
  const { kwargs, rows } = expectation;
  const patterns = kwargs.at('regex_list').texts ?? [];
  if (patterns.length === 0) return left("it has no 'regex_list'")(expectation);
  const isAll = kwargs.at('match_on').text === 'all';
  const wanted = isAll ? patterns : [patterns.map((one) => `(?:${one})`).join('|')];
  for (const pattern of wanted) onColumn(expectation, 'regex', { pattern, ...rows });
};

/** The expectations about the values of one column, by name. */
const columnValues: Readonly<Record<string, Translate>> = {
  expect_column_values_to_not_be_null: (one) => onColumn(one, 'not_null', one.rows),
  expect_column_values_to_be_null: (one) =>
    onColumn(one, 'expression', {
      sql: `${sqlColumn(one.column ?? '')} is null`,
      name: one.type,
      ...one.rows,
    }),
  expect_column_values_to_be_unique: (one) => onColumn(one, 'unique', one.rows),
  expect_column_values_to_be_in_set: (one) =>
    onColumn(one, 'accepted_values', { values: one.kwargs.at('value_set').value, ...one.rows }),
  expect_column_values_to_not_be_in_set: rowExpression((column, { kwargs }) => {
    const values = kwargs.at('value_set').scalars;
    return values && `${column} not in (${list(values)})`;
  }),
  expect_column_values_to_be_between: range,
  expect_column_values_to_match_regex: (one) =>
    onColumn(one, 'regex', { pattern: one.kwargs.at('regex').value, ...one.rows }),
  expect_column_values_to_match_regex_list: regexList,
  expect_column_values_to_not_match_regex: rowExpression((column, { kwargs }) => {
    const { text } = kwargs.at('regex');
    return text && `not regexp_matches(${column}, ${sqlLiteral(text)})`;
  }),
  expect_column_values_to_not_match_regex_list: rowExpression((column, { kwargs }) =>
    kwargs
      .at('regex_list')
      .texts?.map((text) => `not regexp_matches(${column}, ${sqlLiteral(text)})`)
      .join(' and '),
  ),
  expect_column_values_to_match_like_pattern: rowExpression((column, { kwargs }) => {
    const { text } = kwargs.at('like_pattern');
    return text && `${column} like ${sqlLiteral(text)}`;
  }),
  expect_column_values_to_not_match_like_pattern: rowExpression((column, { kwargs }) => {
    const { text } = kwargs.at('like_pattern');
    return text && `${column} not like ${sqlLiteral(text)}`;
  }),
  expect_column_values_to_match_like_pattern_list: rowExpression((column, { kwargs }) => {
    const joined = kwargs.at('match_on').text === 'all' ? ' and ' : ' or ';
    return kwargs
      .at('like_pattern_list')
      .texts?.map((text) => `${column} like ${sqlLiteral(text)}`)
      .join(joined);
  }),
  expect_column_values_to_not_match_like_pattern_list: rowExpression((column, { kwargs }) =>
    kwargs
      .at('like_pattern_list')
      .texts?.map((text) => `${column} not like ${sqlLiteral(text)}`)
      .join(' and '),
  ),
  expect_column_value_lengths_to_be_between: lengths,
  expect_column_value_lengths_to_equal: lengths,
  expect_column_values_to_be_of_type: types,
  expect_column_values_to_be_in_type_list: types,
  expect_column_to_exist: ({ draft, part, column, kwargs }) => {
    if (column === undefined)
      return draft.leave(part, 'expect_column_to_exist', "it has no 'column'");
    draft.column(column, part.path);
    if (!kwargs.at('column_index').isAbsent)
      draft.leave(kwargs.at('column_index'), 'column_index', 'the order of columns is not checked');
  },
  expect_column_values_to_match_strftime_format: left(
    'formats of dates in text have no check here; declare type: date or timestamp, or write a regex',
  ),
  expect_column_values_to_be_dateutil_parseable: left(
    'the spellings that dateutil reads are not known here; declare type: timestamp',
  ),
  expect_column_values_to_be_json_parseable: left('JSON in text is not read'),
  expect_column_values_to_match_json_schema: left('JSON in text is not read'),
  expect_column_value_z_scores_to_be_less_than: left(
    'it compares values with the mean and standard deviation of the same batch; write a range',
  ),
};

const all: Readonly<Record<string, Translate>> = {
  ...columnValues,
  ...columnStatistics,
  ...tableExpectations,
};

export function translateExpectation(expectation: Expectation): void {
  const translate = Object.hasOwn(all, expectation.type) ? all[expectation.type] : undefined;
  if (translate) translate(expectation);
  else left('there is no equal of this expectation')(expectation);
}

/** Every expectation that is known, translated or not. */
export const knownExpectations: readonly string[] = Object.keys(all);
