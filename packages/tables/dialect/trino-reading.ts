import type { ColumnType } from '../table.ts';

// Written out: the server's own \s also takes the vertical tab, as a number's spelling does but a whole number's does not.
const blank = '[\\t\\n\\f\\r ]*';
const anyBlank = '[\\t\\n\\x0b\\f\\r ]*';
const integerText = `^${blank}([+-]?[0-9]+)(?:\\.0*)?${blank}\\z`;
const numberText = `^${anyBlank}([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)${anyBlank}\\z`;
const infinityText = `^${anyBlank}[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?${anyBlank}\\z`;
const nanText = `^${anyBlank}[+-]?[nN][aA][nN]${anyBlank}\\z`;
// ISO 8601 with the liberties that DuckDB takes (slashes, single digits, blanks): date, hours and minutes, seconds to
// the microsecond, zone.
const dateText = '([0-9]{4}(?:-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2})';
const secondsText = '(:[0-9]{1,2}(?:\\.[0-9]{1,6})?)\\.?[0-9]*';
const zoneText = '(Z|[+-][0-9]{2}(?::?[0-9]{2})?| [A-Za-z][A-Za-z_/]*)';
const timeText = `(?: +|T)([0-9]{1,2}:[0-9]{1,2})(?:${secondsText}${zoneText}?)?${blank}`;
const momentText = `^${blank}${dateText}(?:${timeText})?\\z`;

/** A text column of Trino's read as another type, as DuckDB reads it; null where it cannot be. */
export function readTrinoText(type: ColumnType, name: string): string {
  switch (type) {
    case 'integer':
      return `TRY_CAST(regexp_extract(${name}, '${integerText}', 1) AS BIGINT)`;
    case 'number':
      return (
        `CASE WHEN regexp_like(${name}, '${numberText}') THEN TRY_CAST(regexp_extract(${name}, '${numberText}', 1) AS DOUBLE) ` +
        `WHEN regexp_like(${name}, '${infinityText}') THEN CASE WHEN strpos(${name}, '-') > 0 THEN -infinity() ELSE infinity() END ` +
        `WHEN regexp_like(${name}, '${nanText}') THEN nan() END`
      );
    case 'boolean':
      return `CASE WHEN lower(${name}) IN ('true', 't', 'yes', 'y', '1') THEN true WHEN lower(${name}) IN ('false', 'f', 'no', 'n', '0') THEN false END`;
    case 'date':
      return `CASE WHEN ${momentOf(name)} = date_trunc('day', ${momentOf(name)}) THEN CAST(${momentOf(name)} AS DATE) END`;
    case 'timestamp':
      return momentOf(name);
    default:
      return name;
  }
}

/** In UTC; a time without a zone is UTC. */
function momentOf(name: string): string {
  const part = (group: number): string => `regexp_extract(${name}, '${momentText}', ${group})`;
  const zone = `coalesce(nullif(${part(4)}, 'Z'), '+00:00')`;
  const time = `coalesce(${part(2)}, '00:00') || coalesce(${part(3)}, ':00')`;
  const text = `replace(${part(1)}, '/', '-') || ' ' || ${time} || ${zone}`;
  return `CAST(TRY_CAST(${text} AS TIMESTAMP(6) WITH TIME ZONE) AT TIME ZONE 'UTC' AS TIMESTAMP(6))`;
}
