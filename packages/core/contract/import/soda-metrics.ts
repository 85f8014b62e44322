import type { Draft } from './draft.ts';
import type { SodaLine } from './soda-line.ts';
import { validityChecks } from './soda-validity.ts';
import type { SourcePart } from './source-part.ts';
import { countBounds, limitOptions, numberBounds, valueRanges } from './threshold.ts';

/** One check of a SodaCL file. */
export interface SodaItem {
  readonly part: SourcePart;
  readonly body: SourcePart;
  readonly draft: Draft;
}

export function describedBy(body: SourcePart): Record<string, unknown> {
  const description = body.at('name').text;
  return description === undefined ? {} : { description };
}

export function translateSodaLine(
  line: SodaLine,
  item: SodaItem,
  common: Record<string, unknown>,
): void {
  const { draft, part } = item;
  const translate = Object.hasOwn(lines, line.metric) ? lines[line.metric] : undefined;
  if (translate) translate(line, item, common);
  else draft.leave(part, line.metric, 'there is no equal of this metric');
}

type Translate = (line: SodaLine, item: SodaItem, common: Record<string, unknown>) => void;

function faulty(
  line: SodaLine,
  { part, draft }: SodaItem,
  name: string,
  options: Record<string, unknown>,
): void {
  const unit = line.metric.endsWith('percent') ? 'percent' : 'rows';
  const limited = limitOptions(line.threshold, unit, options);
  if (typeof limited === 'string') return draft.leave(part, line.metric, limited);
  draft.check(part.path, { name, options: limited }, line.columns[0]);
}

const missing: Translate = (line, item, common) => {
  faulty(line, item, 'not_null', common);
  for (const key of item.body.keys.filter((one) => one.startsWith('missing ')))
    item.draft.leave(
      item.body.at(key),
      `${line.columns[0] ?? ''}: ${key}`,
      'null, NaN and an empty field of CSV are missing here, other marks are values',
    );
};

const invalid: Translate = (line, item, common) => {
  const checks = validityChecks(item.body, line.columns[0] ?? '', item.draft);
  if (checks.length === 0)
    return item.draft.leave(item.part, line.metric, 'nothing beside it says what is valid');
  for (const { name, options } of checks) faulty(line, item, name, { ...options, ...common });
};

const duplicates: Translate = (line, item, common) => {
  if (line.columns.length === 1) return faulty(line, item, 'unique', common);
  faulty({ ...line, columns: [] }, item, 'unique', { columns: line.columns, ...common });
};

const statistic =
  (name: string): Translate =>
  (line, { part, draft }, common) =>
    draft.check(
      part.path,
      { name, options: { ...numberBounds(line.threshold), ...common } },
      line.columns[0],
    );

/** No value lies beyond the bound; that one lies this far out is not checked. */
const extreme =
  (key: 'min' | 'max', name: 'range' | 'string_length'): Translate =>
  (line, { part, draft }, common) => {
    const { threshold } = line;
    const other = key === 'min' ? threshold.max : threshold.min;
    const own =
      key === 'min'
        ? { min: threshold.min, minExcluded: threshold.minExcluded }
        : { max: threshold.max, maxExcluded: threshold.maxExcluded };
    const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    if (set[key] !== undefined)
      for (const options of name === 'range' ? valueRanges(set) : [countBounds(set)])
        draft.check(part.path, { name, options: { ...options, ...common } }, line.columns[0]);
    if (other !== undefined)
      draft.leave(
        part,
        line.metric,
        `that a value this ${key === 'min' ? 'small' : 'large'} occurs is not checked`,
      );
  };

const lines: Readonly<Record<string, Translate>> = {
  row_count: (line, { part, draft }, common) =>
    draft.check(part.path, {
      name: 'row_count',
      options: { ...countBounds(line.threshold), ...common },
    }),
  missing_count: missing,
  missing_percent: missing,
  invalid_count: invalid,
  invalid_percent: invalid,
  duplicate_count: duplicates,
  duplicate_percent: duplicates,
  avg: statistic('mean'),
  sum: statistic('sum'),
  stddev: statistic('standard_deviation'),
  stddev_samp: statistic('standard_deviation'),
  min: extreme('min', 'range'),
  max: extreme('max', 'range'),
  min_length: extreme('min', 'string_length'),
  max_length: extreme('max', 'string_length'),
  freshness: (line, { part, draft }, common) =>
    draft.check(
      part.path,
      { name: 'freshness', options: { max_age: line.age, ...common } },
      line.columns[0],
    ),
  values: (line, { part, draft }, common) => {
    const [column] = line.columns;
    draft.check(
      part.path,
      { name: 'relationships', options: { to: line.table, field: line.field, ...common } },
      column,
    );
    draft.leave(
      part,
      `${column}: must exist in`,
      'it names a dataset: write the path of its data as `to`',
    );
  },
};
