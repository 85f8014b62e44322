import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';

/** The types that a CSV column can turn out to have. */
export type CsvType =
  | 'BOOLEAN'
  | 'BIGINT'
  | 'DOUBLE'
  | 'DATE'
  | 'TIMESTAMP'
  | 'TIMESTAMP WITH TIME ZONE'
  | 'VARCHAR';

type FormedType = Exclude<CsvType, 'VARCHAR'>;

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const time = '[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?';
const number =
  '[+-]?((0|[1-9][0-9]{0,17})([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?([nN][aA][nN]|[iI][nN][fF]([iI][nN][iI][tT][yY])?)';

/**
 * What the text of every value must look like (syntax that RE2 and JavaScript share), narrowest type first. DuckDB's
 * own casts take more and lose data in silence ('1.5' becomes 2 as BIGINT, '02134' loses its zero, '2020-01-01 10:00'
 * its time as DATE), so a column has a type only if every value has its form; zip codes and whole numbers beyond 18
 * digits among fractions stay text.
 */
const forms: Readonly<Record<FormedType, string>> = {
  BOOLEAN: '[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]',
  BIGINT: ' *[+-]?(0|[1-9][0-9]*) *',
  DOUBLE: ` *(${number}) *`,
  DATE: day,
  TIMESTAMP: `${day}[ T]${time}`,
  'TIMESTAMP WITH TIME ZONE': `${day}[ T]${time} ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)`,
};
const candidates = Object.keys(forms) as FormedType[];
const patterns = new Map(candidates.map((type) => [type, new RegExp(`^(?:${forms[type]})$`)]));

/** The narrowest type whose form all values have that were added. A guess: the forms leave in 30 February. */
export class TypeGuess {
  #fitting: readonly FormedType[] = candidates;
  #last: string | null = null;

  add(values: readonly (string | null)[]): void {
    for (const value of values) {
      if (value === null || value === this.#last) continue;
      this.#last = value;
      if (this.#fitting.every((type) => patterns.get(type)!.test(value))) continue;
      this.#fitting = this.#fitting.filter((type) => patterns.get(type)!.test(value));
    }
  }

  /** `undefined` when there was no value. */
  get type(): CsvType | undefined {
    return this.#last === null ? undefined : (this.#fitting[0] ?? 'VARCHAR');
  }
}

/** For one column: SQL of an array with the number of values, then of values that fit each candidate type. */
export function fitCounts(name: string, tried: readonly CsvType[] = candidates): string {
  const column = quoteIdentifier(name);
  const counts = candidates.map((type) =>
    tried.includes(type)
      ? `count_if(${hasForm(column, type)} AND TRY_CAST(${column} AS ${type}) IS NOT NULL)`
      : '-1',
  );
  return `[count(${column}), ${counts.join(', ')}]`;
}

/** The narrowest type that all values fit, from what `fitCounts` counted; text when there are none. */
export function fittingType(counts: readonly number[]): CsvType {
  const [values = 0, ...fits] = counts;
  if (values === 0) return 'VARCHAR';
  return candidates.find((_type, index) => fits[index] === values) ?? 'VARCHAR';
}

/** The types worth trying again when a column that looked like `type` in a sample has other values later. */
export function widerTypes(type: CsvType): readonly CsvType[] {
  if (type === 'VARCHAR') return [];
  return type === 'BIGINT' ? ['BIGINT', 'DOUBLE'] : [type];
}

/** What `guardedCast` raises when a value has another form than the sample promised. */
export const formGuard = 'trainyard: a value does not have the form of its column';

/** As what the engine is to take the values of a column from the text: a cast while it reads costs half of one afterwards. */
export function storedType(type: CsvType | undefined): 'DOUBLE' | 'VARCHAR' {
  return type === 'DOUBLE' ? type : 'VARCHAR';
}

/**
 * SQL that turns a column of text, or of what `storedType` says, into its type, and fails rather than round or cut.
 * DOUBLE needs no test of the form: what its cast takes, it keeps. A whole number in its usual form needs no pattern.
 */
export function guardedCast(name: string, type: CsvType): string {
  const column = quoteIdentifier(name);
  if (type === 'VARCHAR') return column;
  const cast = `CAST(${column} AS ${type})`;
  if (type === 'DOUBLE') return `${cast} AS ${column}`;
  const whole = `WHEN ${column} = CAST(TRY_CAST(${column} AS BIGINT) AS VARCHAR) THEN ${cast} `;
  return (
    `CASE ${type === 'BIGINT' ? whole : ''}WHEN ${column} IS NULL THEN NULL ` +
    `WHEN ${hasForm(column, type)} THEN ${cast} ELSE error(${quoteLiteral(formGuard)}) END AS ${column}`
  );
}

function hasForm(column: string, type: FormedType): string {
  return `regexp_full_match(${column}, ${quoteLiteral(forms[type])})`;
}
