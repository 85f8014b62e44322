import { compared, type Comparator, type Threshold } from './threshold.ts';

/** One line of SodaCL: `missing_percent(size) < 5 %`, `values in (a) must exist in t (b)`. */
export interface SodaLine {
  readonly metric: string;
  readonly columns: readonly string[];
  readonly threshold: Threshold;
  /** Of freshness: '1d'. */
  readonly age?: string;
  /** Of a reference check. */
  readonly table?: string;
  readonly field?: string;
}

/** Undefined for a line that has another form: of two datasets, of an anomaly, of a change in time. */
export function parseSodaLine(line: string): SodaLine | undefined {
  return parseReference(line) ?? parseFreshness(line) ?? parseMetric(line);
}

function parseReference(line: string): SodaLine | undefined {
  const match =
    /^values in \(?\s*"?([^")\s,]+)"?\s*\)?\s+must exist in\s+"?([^"(\s]+)"?\s*\(?\s*"?([^")\s,]+)"?\s*\)?$/.exec(
      line.trim(),
    );
  if (!match) return undefined;
  return {
    metric: 'values',
    columns: [match[1]!],
    threshold: {},
    table: match[2]!,
    field: match[3]!,
  };
}

function parseFreshness(line: string): SodaLine | undefined {
  const match =
    /^freshness\s*(?:\(\s*"?([^",)]+?)"?\s*\)|using\s+(\S+))\s*<=?\s*(\d+)\s*(d|h|m)$/.exec(
      line.trim(),
    );
  if (!match) return undefined;
  return {
    metric: 'freshness',
    columns: [(match[1] ?? match[2])!],
    threshold: {},
    age: `${match[3]}${match[4]}`,
  };
}

function parseMetric(line: string): SodaLine | undefined {
  const match = /^([a-z_]+)\s*(?:\(([^)]*)\))?\s*(.*)$/s.exec(line.trim());
  if (!match) return undefined;
  const [, metric = '', listed = '', rest = ''] = match;
  const columns = listed
    .split(',')
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
    .filter((name) => name !== '');
  const threshold = parseThreshold(rest);
  return threshold === undefined ? undefined : { metric, columns, threshold };
}

const number = String.raw`(-?\d+(?:\.\d+)?)\s*%?`;

/** '< 5 %', '= 0', 'between 1 and 10', 'between (1 and 10]': round brackets leave the bound out. */
function parseThreshold(text: string): Threshold | undefined {
  const single = new RegExp(`^(<=|>=|<|>|=)\\s*${number}$`).exec(text.trim());
  if (single) return compared(single[1] as Comparator, Number(single[2]));
  const between = new RegExp(
    `^between\\s+([([]?)\\s*${number}\\s+and\\s+${number}\\s*([)\\]]?)$`,
  ).exec(text.trim());
  if (!between) return undefined;
  const [, opening, low, high, closing] = between;
  return {
    min: Number(low),
    max: Number(high),
    ...(opening === '(' ? { minExcluded: true } : {}),
    ...(closing === ')' ? { maxExcluded: true } : {}),
  };
}
