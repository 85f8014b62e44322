import type { Draft } from './draft.ts';
import type { SourcePart } from './source-part.ts';
import { sqlColumn } from './sql-words.ts';
import { compared, countBounds, limitOptions, numberBounds, type Threshold } from './threshold.ts';

/** https://bitol-io.github.io/open-data-contract-standard/latest/data-quality/ */
export function translateQuality(rule: SourcePart, draft: Draft, column?: string): void {
  const type = rule.at('type').text ?? 'library';
  if (type === 'text')
    return draft.leave(rule.at('description'), 'quality', 'it is a sentence for people');
  if (type === 'custom')
    return draft.leave(
      rule,
      `quality (${rule.at('engine').text ?? 'custom'})`,
      'it is written for another engine: import that file, or write it as a check',
    );
  if (type === 'sql') return translateSql(rule, draft, column);
  const metric = rule.at('metric').text ?? rule.at('rule').text ?? '';
  const threshold = thresholdOf(rule);
  if (typeof threshold === 'string') return draft.leave(rule, metric, threshold);
  const translate = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  if (translate) translate({ rule, draft, column, threshold, common: commonOf(rule) });
  else draft.leave(rule, metric || 'quality', 'there is no equal of this metric');
}

interface LibraryRule {
  readonly rule: SourcePart;
  readonly draft: Draft;
  readonly column: string | undefined;
  readonly threshold: Threshold;
  readonly common: Record<string, unknown>;
}

type TranslateRule = (rule: LibraryRule) => void;

/** A check that counts faulty rows of the column, or of the table. */
function faulty(library: LibraryRule, name: string, options: Record<string, unknown> = {}): void {
  const { rule, draft, column, threshold, common } = library;
  const unit = (rule.at('unit').text ?? 'rows').startsWith('percent') ? 'percent' : 'rows';
  const limit = limitOptions(threshold, unit, common);
  if (typeof limit === 'string') return draft.leave(rule, name, limit);
  draft.check(rule.path, { name, options: { ...options, ...limit } }, column);
}

const nulls: TranslateRule = (library) => faulty(library, 'not_null');

const missing: TranslateRule = (library) => {
  const { rule, draft } = library;
  faulty(library, 'not_null');
  const marks = argument(rule, 'missingValues').items.map(({ value }) => value);
  if (marks.some((mark) => mark !== null && mark !== ''))
    draft.leave(
      argument(rule, 'missingValues'),
      'missingValues',
      'null, NaN and an empty field of CSV are missing here, other marks are values',
    );
};

const invalid: TranslateRule = (library) => {
  const { rule, draft } = library;
  const [values, pattern] = [argument(rule, 'validValues'), argument(rule, 'pattern')];
  if (!values.isAbsent) faulty(library, 'accepted_values', { values: values.value });
  if (!pattern.isAbsent) faulty(library, 'regex', { pattern: pattern.value });
  if (values.isAbsent && pattern.isAbsent)
    draft.leave(rule, 'invalidValues', "it has neither 'validValues' nor 'pattern'");
};

const duplicates: TranslateRule = (library) => {
  const columns = argument(library.rule, 'properties');
  faulty(library, 'unique', columns.isAbsent ? {} : { columns: columns.value });
};

const rows: TranslateRule = ({ rule, draft, threshold, common }) => {
  draft.check(rule.path, { name: 'row_count', options: { ...countBounds(threshold), ...common } });
};

const metrics: Readonly<Record<string, TranslateRule>> = {
  nullValues: nulls,
  missingValues: missing,
  invalidValues: invalid,
  duplicateValues: duplicates,
  rowCount: rows,
  // Names of v3.0, before `metric` took the place of `rule`.
  nullCheck: nulls,
  duplicateCount: duplicates,
  validValues: invalid,
  countCheck: rows,
};

/** In v3.0 arguments stood beside the rule, and documents still do so. */
function argument(rule: SourcePart, key: string): SourcePart {
  const own = rule.at('arguments').at(key);
  return own.isAbsent ? rule.at(key) : own;
}

/** A rule without an operator asks for none: that is how v3.0 wrote nullCheck. */
function thresholdOf(rule: SourcePart): Threshold | string {
  const number = (key: string): number | undefined => rule.at(key).number;
  const between = rule.at('mustBeBetween');
  const [low, high] = [between.at(0).number, between.at(1).number];
  const found: Threshold[] = [];
  for (const [key, comparator] of operators) {
    const value = number(key);
    if (value !== undefined) found.push(compared(comparator, value));
  }
  if (low !== undefined && high !== undefined) found.push({ min: low, max: high });
  const negated = ['mustNotBe', 'mustNotBeBetween'].find((key) => !rule.at(key).isAbsent);
  if (negated)
    return `'${negated}' leaves out numbers: a check here has one lower and one upper bound`;
  const isAmount = ['rowCount', 'countCheck'].includes(
    rule.at('metric').text ?? rule.at('rule').text ?? '',
  );
  if (found.length === 0 && isAmount) return 'it has no operator with a number';
  return found.length === 0 ? { max: 0 } : (Object.assign({}, ...found) as Threshold);
}

const operators = [
  ['mustBe', '='],
  ['mustBeGreaterThan', '>'],
  ['mustBeGreaterOrEqualTo', '>='],
  ['mustBeGreaterThanOrEqualTo', '>='],
  ['mustBeLessThan', '<'],
  ['mustBeLessOrEqualTo', '<='],
  ['mustBeLessThanOrEqualTo', '<='],
] as const;

function commonOf(rule: SourcePart): Record<string, unknown> {
  const severity = {
    error: 'error',
    critical: 'error',
    high: 'error',
    warning: 'warn',
    warn: 'warn',
    medium: 'warn',
    low: 'info',
    info: 'info',
  }[(rule.at('severity').text ?? 'error').toLowerCase()];
  const description = rule.at('description').text ?? rule.at('name').text;
  return {
    ...(severity === undefined || severity === 'error' ? {} : { severity }),
    ...(description === undefined ? {} : { description }),
  };
}

function translateSql(rule: SourcePart, draft: Draft, column?: string): void {
  const query = rule.at('query').text;
  const threshold = thresholdOf(rule);
  if (query === undefined) return draft.leave(rule, 'sql', "it has no 'query'");
  const where = /^\s*select\s+count\s*\(\s*(?:\*|1)\s*\)\s+from\s+\S+\s+where\s+(.+?);?\s*$/is.exec(
    query,
  )?.[1];
  const isNone = typeof threshold !== 'string' && (threshold.max ?? 1) <= 0;
  const isSubquery =
    where !== undefined && /\b(select|group\s+by|having|union|limit|order\s+by)\b/i.test(where);
  // 'SELECT count(*) FROM t WHERE wrong' must be 0: no row is wrong.
  if (where !== undefined && isNone && !isSubquery) {
    const own = where.replaceAll(/\$?\{(property|column)\}/g, () => sqlColumn(column ?? ''));
    const sql = `not coalesce(${own.trim()}, false)`;
    const options = { sql, ...commonOf(rule) };
    return draft.check(rule.path, { name: 'expression', options }, column);
  }
  translateQuery(rule, query, { draft, column, threshold });
}

/** A query that returns a number, of this object alone. */
function translateQuery(
  rule: SourcePart,
  query: string,
  {
    draft,
    column,
    threshold,
  }: { draft: Draft; column: string | undefined; threshold: Threshold | string },
): void {
  const part = rule.at('query');
  if (typeof threshold === 'string') return draft.leave(part, 'sql', threshold);
  if (!/\{(object|table)\}/.test(query))
    return draft.leave(
      part,
      'sql',
      'it names its tables itself: write it as a check sql, where the table is called data',
    );
  const own = query
    .replaceAll(/\$?\{(object|table)\}/g, 'data')
    .replaceAll(/\$?\{(property|column)\}/g, () => sqlColumn(column ?? ''))
    .trim()
    .replace(/;$/, '');
  draft.check(rule.path, {
    name: 'sql',
    options: { query: own, ...numberBounds(threshold), ...commonOf(rule) },
  });
  if (threshold.minExcluded || threshold.maxExcluded)
    draft.leave(part, 'sql', 'the bound itself passes here');
}
