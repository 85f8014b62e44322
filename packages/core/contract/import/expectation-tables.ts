import { boundsOf, left, onTable, type Expectation, type Translate } from './expectation.ts';
import { sqlColumn } from './sql-words.ts';
import { countBounds } from './threshold.ts';

const rowCount: Translate = (one) => {
  const exact = one.kwargs.at('value').number;
  const bounds =
    exact === undefined ? countBounds(boundsOf(one.kwargs)) : { min: exact, max: exact };
  onTable(one, { name: 'row_count', options: { ...bounds, ...one.common } });
};

const columnsOf = (one: Expectation): readonly string[] =>
  one.kwargs.at('column_set').texts ?? one.kwargs.at('column_list').texts ?? [];

const columnSet: Translate = (one) => {
  const { draft, part, kwargs, common } = one;
  const columns = columnsOf(one);
  if (columns.length === 0) return left('it names no column')(one);
  for (const name of columns) draft.column(name, part.path);
  if (one.type.endsWith('ordered_list'))
    onTable(one, { name: 'schema', options: { required: columns, ordered: true, ...common } });
  if (one.type.endsWith('ordered_list') || kwargs.at('exact_match').boolean !== false)
    draft.table({ extraColumns: common['severity'] === undefined ? 'fail' : 'warn' });
};

const compoundKey: Translate = (one) => {
  const columns = columnsOf(one);
  if (columns.length === 0) return left("it has no 'column_list'")(one);
  const policy = one.kwargs.at('ignore_row_if').text;
  onTable(one, { name: 'unique', options: { columns, ...one.rows } });
  if (policy !== undefined && policy !== 'never')
    left(`unique counts rows with missing values as well; '${policy}' is not kept`)(one);
};

/** What two columns must be to each other, on rows where both have a value. */
const pair =
  (operator: (one: Expectation) => string): Translate =>
  (one) => {
    const [a, b] = [one.kwargs.at('column_A').text, one.kwargs.at('column_B').text];
    if (a === undefined || b === undefined) return left("it has no 'column_A' or 'column_B'")(one);
    one.draft.column(a, one.part.path);
    one.draft.column(b, one.part.path);
    const condition = `${sqlColumn(a)} ${operator(one)} ${sqlColumn(b)}`;
    const strict = one.kwargs.at('ignore_row_if').text === 'never';
    const sql = strict ? condition : `coalesce(${condition}, true)`;
    onTable(one, {
      name: 'expression',
      options: { sql, name: `${a} ${operator(one)} ${b}`, ...one.rows },
    });
  };

const columnSum: Translate = (one) => {
  const [total, columns] = [one.kwargs.at('sum_total').number, columnsOf(one)];
  if (total === undefined || columns.length === 0) return left('it has no sum or no columns')(one);
  const sum = columns.map((name) => sqlColumn(name)).join(' + ');
  onTable(one, {
    name: 'expression',
    options: { sql: `coalesce(${sum} = ${total}, true)`, name: one.type, ...one.rows },
  });
};

/** The query returns the rows that are wrong; `{batch}` stands for the table. */
const unexpectedRows: Translate = (one) => {
  const query = one.kwargs.at('unexpected_rows_query').text;
  if (query === undefined || !query.includes('{batch}'))
    return left("expected 'unexpected_rows_query' with {batch} for the table")(one);
  const rows = query.replaceAll('{batch}', 'data').replace(/;\s*$/, '');
  const options = { query: `select count(*) from (${rows})`, max: 0, ...one.common };
  onTable(one, { name: 'sql', options });
};

const columnCount = left(
  'the number of columns has no check; extra_columns: fail asks for exactly those named',
);
const otherTable = left(
  'it compares with another table of the data source; give it as a split, or use relationships',
);

/** Expectations about the table, or about several columns of a row. */
export const tableExpectations: Readonly<Record<string, Translate>> = {
  expect_table_row_count_to_be_between: rowCount,
  expect_table_row_count_to_equal: rowCount,
  expect_table_row_count_to_equal_other_table: otherTable,
  expect_table_columns_to_match_set: columnSet,
  expect_table_columns_to_match_ordered_list: columnSet,
  expect_table_column_count_to_be_between: columnCount,
  expect_table_column_count_to_equal: columnCount,
  expect_compound_columns_to_be_unique: compoundKey,
  expect_multicolumn_values_to_be_unique: left(
    'that the values within a row differ has no check; write an expression',
  ),
  expect_select_column_values_to_be_unique_within_record: left(
    'that the values within a row differ has no check; write an expression',
  ),
  expect_column_pair_values_to_be_equal: pair(() => '='),
  expect_column_pair_values_a_to_be_greater_than_b: pair((one) =>
    one.kwargs.at('or_equal').boolean === true ? '>=' : '>',
  ),
  expect_column_pair_values_to_be_in_set: left(
    'pairs of values have no check; write an expression',
  ),
  expect_multicolumn_sum_to_equal: columnSum,
  unexpected_rows_expectation: unexpectedRows,
  expect_query_results_to_match_comparison: left('it compares two queries'),
};
