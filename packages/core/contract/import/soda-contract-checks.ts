import type { Draft } from './draft.ts';
import { sodaThreshold } from './soda-threshold.ts';
import { validityChecks } from './soda-validity.ts';
import type { SourcePart } from './source-part.ts';
import { countBounds, numberBounds, limitOptions, type Threshold } from './threshold.ts';

/** One check of a contract of v4. */
export interface SodaCheck {
  readonly kind: string;
  readonly body: SourcePart;
  readonly part: SourcePart;
  readonly draft: Draft;
  readonly column: string | undefined;
  /** The column, whose validity keys hold for its checks. */
  readonly shared: SourcePart | undefined;
}

type Translate = (check: SodaCheck, threshold: Threshold, common: Record<string, unknown>) => void;

export function translateSodaCheck(check: SodaCheck): void {
  const { kind, body, part, draft } = check;
  if (!body.at('filter').isAbsent)
    return draft.leave(
      part,
      kind,
      'it looks at some rows only, and a check here looks at all: write an expression',
    );
  const threshold = sodaThreshold(body.at('threshold'));
  const translate = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!translate) return draft.leave(part, kind, 'there is no equal of this check');
  if (typeof threshold === 'string') return draft.leave(part, kind, threshold);
  const description = body.at('name').text;
  const level = body.at('threshold').at('level').text;
  const common = {
    ...(level === 'warn' ? { severity: 'warn' } : {}),
    ...(description === undefined ? {} : { description }),
  };
  translate(check, threshold, common);
}

/** A check that counts faulty rows; without a threshold there must be none. */
function faulty(
  check: SodaCheck,
  threshold: Threshold,
  name: string,
  options: Record<string, unknown>,
): void {
  const { body, part, draft, column, kind } = check;
  const isPercent = (body.at('threshold').at('metric').text ?? 'count').startsWith('percent');
  const hasLimit = threshold.min !== undefined || threshold.max !== undefined;
  const limit = hasLimit ? threshold : { max: 0 };
  const limited = limitOptions(limit, isPercent ? 'percent' : 'rows', options);
  if (typeof limited === 'string') return draft.leave(part, kind, limited);
  draft.check(part.path, { name, options: limited }, column);
}

const invalid: Translate = (check, threshold, common) => {
  const { body, shared, draft, part, column = '' } = check;
  const checks = [body, ...(shared ? [shared] : [])].flatMap((keys) =>
    validityChecks(keys, column, draft),
  );
  if (checks.length === 0)
    return draft.leave(part, 'invalid', 'it has no key that says what is valid');
  for (const { name, options } of checks) faulty(check, threshold, name, { ...options, ...common });
};

const statistics: Readonly<Record<string, string>> = {
  avg: 'mean',
  sum: 'sum',
  stddev: 'standard_deviation',
  std_dev: 'standard_deviation',
  stddev_samp: 'standard_deviation',
};

const aggregate: Translate = (check, threshold, common) => {
  const { body, part, draft, column } = check;
  const name = body.at('function').text ?? '';
  const bounds = numberBounds(threshold);
  const our = statistics[name];
  if (our !== undefined)
    draft.check(part.path, { name: our, options: { ...bounds, ...common } }, column);
  else if (name === 'min' && bounds.min !== undefined && bounds.max === undefined)
    draft.check(
      part.path,
      {
        name: 'range',
        options: { ...bounds, ...(threshold.minExcluded ? { exclusive: true } : {}), ...common },
      },
      column,
    );
  else if (name === 'max' && bounds.max !== undefined && bounds.min === undefined)
    draft.check(
      part.path,
      {
        name: 'range',
        options: { ...bounds, ...(threshold.maxExcluded ? { exclusive: true } : {}), ...common },
      },
      column,
    );
  else if (name === 'min_length' && bounds.min !== undefined && bounds.max === undefined)
    draft.check(
      part.path,
      { name: 'string_length', options: { ...countBounds(threshold), ...common } },
      column,
    );
  else if (name === 'max_length' && bounds.max !== undefined && bounds.min === undefined)
    draft.check(
      part.path,
      { name: 'string_length', options: { ...countBounds(threshold), ...common } },
      column,
    );
  else
    draft.leave(part, `aggregate ${name}`, 'there is no equal of this function with these bounds');
};

const freshness: Translate = (check, threshold, common) => {
  const { body, part, draft } = check;
  const column = body.at('column').text ?? check.column;
  const unit = (body.at('threshold').at('unit').text ?? 'hour')[0];
  if (column === undefined || threshold.max === undefined)
    return draft.leave(part, 'freshness', "it has no 'column' or no upper limit");
  draft.check(
    part.path,
    { name: 'freshness', options: { max_age: `${threshold.max}${unit}`, ...common } },
    column,
  );
};

const duplicate: Translate = (check, threshold, common) => {
  const columns = check.body.at('columns');
  faulty(check, threshold, 'unique', {
    ...(columns.isAbsent ? {} : { columns: columns.value }),
    ...common,
  });
};

const failedRows: Translate = (check, threshold, common) => {
  const sql = check.body.at('expression').text;
  if (sql === undefined)
    return check.draft.leave(
      check.part,
      'failed_rows',
      'it is a query of its own in the dialect of its data source: write it as a check of ours',
    );
  faulty(check, threshold, 'expression', { sql: `not coalesce(${sql.trim()}, false)`, ...common });
};

const kinds: Readonly<Record<string, Translate>> = {
  missing: (check, threshold, common) => faulty(check, threshold, 'not_null', common),
  invalid,
  duplicate,
  aggregate,
  freshness,
  failed_rows: failedRows,
  row_count: ({ part, draft }, threshold, common) => {
    const bounds = countBounds(threshold);
    draft.check(part.path, {
      name: 'row_count',
      options: { ...(Object.keys(bounds).length > 0 ? bounds : { min: 1 }), ...common },
    });
  },
  schema: ({ body, draft }) => {
    if (body.at('allow_extra_columns').boolean !== true) draft.table({ extraColumns: 'fail' });
    if (body.at('allow_other_column_order').boolean === false)
      draft.leave(
        body.at('allow_other_column_order'),
        'schema',
        'write the order as a check: schema: { required: [ … ], ordered: true }',
      );
  },
  metric: (check, threshold, common) => {
    const expression = check.body.at('expression').text;
    const bounds = numberBounds(threshold);
    if (expression === undefined || Object.keys(bounds).length === 0) return measured(check);
    const query = `select ${expression.trim()} from data`;
    check.draft.check(check.part.path, { name: 'sql', options: { query, ...bounds, ...common } });
    if (threshold.minExcluded || threshold.maxExcluded)
      check.draft.leave(check.part, 'metric', 'the bound itself passes here');
  },
};

const measured = ({ part, draft }: SodaCheck): void =>
  draft.leave(
    part,
    'metric',
    'it is a query of its own in the dialect of its data source: write it as a check sql',
  );
