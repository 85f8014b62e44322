import type { ColumnType } from '../../profile/column-type.ts';

/**
 * Names of types in SQL dialects, pandas and NumPy (https://numpy.org/doc/stable/reference/arrays.scalars.html), Arrow
 * (https://arrow.apache.org/docs/format/Schema.fbs), Table Schema, ODCS, JSON Schema and Python.
 */
const patterns: readonly (readonly [RegExp, ColumnType])[] = [
  [
    /^(u?int(eger)?\d*|(tiny|small|medium|big|huge|long|short|byte)(int)?|int(2|4|8)|serial|bigserial|year|integertype|longtype|shorttype|u(tiny|small|big|huge)int)$/,
    'integer',
  ],
  [
    /^(float\d*|half(float)?|double( precision)?|real|number|numeric|decimal(128|256)?|bignumeric|money|floattype|doubletype|decimaltype|percent|currency)$/,
    'number',
  ],
  [
    /^(str(ing)?|text|(n?var|n)?char(acter)?( varying)?|varchar2|nvarchar2|large_?(string|utf8)|utf8|string_view|object|category|categorical|dictionary|uuid|stringtype|o|s|u)$/,
    'string',
  ],
  [/^(bool(ean)?_?|booleantype|bit)$/, 'boolean'],
  [/^(date(32|64)?|datetype)$/, 'date'],
  [
    /^(datetime(64)?|timestamp(tz|_ntz|_ltz|_tz)?|datetimetz|timestamptype|timestamp with(out)? time zone|datetime2|smalldatetime|datetimeoffset)$/,
    'timestamp',
  ],
];

/** The type that a name of another tool means here; undefined when there is none: an array, a duration, a point. */
export function foreignType(name: string): ColumnType | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    // decimal(10,2), varchar(18), datetime64[ns, UTC], timestamp[us], dictionary<values=string>, 'double precision'
    .replace(/[([<].*$/s, '')
    .replace(/^(pd|np|numpy|pa|pl|pyarrow|polars)\./, '')
    .trim();
  return patterns.find(([pattern]) => pattern.test(plain))?.[1];
}
