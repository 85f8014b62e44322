import type { ResultRow } from '../engine.ts';
import type { StatementColumn, TypeSignature } from './trino-protocol.ts';

/** Turns rows of the protocol into plain objects as `TableEngine.query` promises them. */
export function rowReader(
  columns: readonly StatementColumn[],
): (row: readonly unknown[]) => ResultRow {
  const readers = columns.map(({ typeSignature, type }) =>
    valueReader(typeSignature ?? { rawType: type, arguments: [] }),
  );
  // Without a prototype a column may be called __proto__.
  return (row) => {
    const plain = Object.create(null) as Record<string, unknown>;
    for (const [index, { name }] of columns.entries()) plain[name] = readers[index]!(row[index]);
    return plain;
  };
}

type Reader = (value: unknown) => unknown;

function valueReader(signature: TypeSignature): Reader {
  const read = typeReader(signature);
  return (value) => (value === null || value === undefined ? null : read(value));
}

function typeReader({ rawType, arguments: parts }: TypeSignature): Reader {
  switch (rawType) {
    case 'real':
    case 'double':
    case 'decimal':
      return Number; // 'NaN' and 'Infinity' come as text, and so do decimals
    case 'timestamp':
    case 'timestamp with time zone':
      return (value) => isoTime(String(value));
    case 'array': {
      const read = valueReader(signatureOf(parts[0]));
      return (value) => (value as readonly unknown[]).map((item) => read(item));
    }
    case 'row': {
      const fields = parts.map(({ value }) => value as RowField);
      const readers = fields.map(({ typeSignature }) => valueReader(typeSignature));
      return (value) =>
        Object.fromEntries(
          (value as readonly unknown[]).map((item, index) => [
            fields[index]!.fieldName?.name ?? `field${index}`,
            readers[index]!(item),
          ]),
        );
    }
    case 'map': {
      const read = valueReader(signatureOf(parts[1]));
      return (value) =>
        Object.entries(value as Record<string, unknown>).map(([key, item]) => [key, read(item)]);
    }
    default:
      return (value) => value; // whole numbers came as numbers, beyond 2^53 as text
  }
}

interface RowField {
  readonly fieldName?: { readonly name: string } | null;
  readonly typeSignature: TypeSignature;
}

function signatureOf(part: TypeSignature['arguments'][number] | undefined): TypeSignature {
  return (part?.value as TypeSignature | undefined) ?? { rawType: 'unknown', arguments: [] };
}

/** '2026-01-31 10:00:00.123456' or with ' UTC' or ' +02:00' behind: as ISO 8601 in UTC, to the millisecond. */
function isoTime(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?(?: (UTC|[+-]\d\d:\d\d))?$/.exec(
    text,
  );
  if (!parts) return text; // another zone, or a year that a JavaScript date cannot hold
  const [, day, time, fraction = '', zone = 'UTC'] = parts;
  const floored = Date.parse(
    `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}${zone === 'UTC' ? 'Z' : zone}`,
  );
  // Cut off towards 1970, as the other engine does.
  const isCut = floored < 0 && /[1-9]/.test(fraction.slice(3));
  return new Date(floored + (isCut ? 1 : 0)).toISOString();
}
