import { cannotRun } from '#core/verdict/errors.ts';

export interface CsvHeader {
  readonly delimiter: string;
  /** Unique; a column without a name is `column<position>`, counted from 0. */
  readonly names: readonly string[];
}

const delimiters = [',', ';', '\t', '|'];

/**
 * The header record of a CSV file (RFC 4180 quoting). The delimiter is the candidate that occurs most often in it
 * outside quotes: deciding by the header alone cannot be led astray by ragged rows, as sniffing the rows can.
 * @param lines the first lines of the file.
 * @throws CannotRunError for no header, an open quote and duplicate names.
 */
export function parseCsvHeader(lines: readonly string[], shown: string, tabs: boolean): CsvHeader {
  const text = lines.join('\n').replace(/^\uFEFF/, '');
  if (text.trim() === '')
    throw cannotRun('file-empty', shown, 'holds no text; expected a header line and rows');
  const record = headerRecord(text, shown);
  const delimiter = tabs ? '\t' : mostFrequent(record);
  const names = splitRecord(record, delimiter).map((name, index) =>
    name === '' ? `column${index}` : name,
  );
  assertUnique(names, shown);
  return { delimiter, names };
}

/** The text up to the first line break outside quotes. */
function headerRecord(text: string, shown: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    // A quote within an unquoted name is a character like any other.
    const opens = at === 0 || delimiters.includes(text[at - 1]!);
    const isDoubled = quoted && text[at] === '"' && text[at + 1] === '"';
    if (isDoubled) at++;
    else if (text[at] === '"' && (quoted || opens)) quoted = !quoted;
    if (text[at] === '\n' && !quoted) return text.slice(0, at);
  }
  if (!quoted) return text;
  throw cannotRun(
    'file-quote',
    shown,
    'a quote opened in the header is not closed in the lines after it',
    {
      location: { file: shown, line: 1, column: text.indexOf('"') + 1 },
    },
  );
}

function mostFrequent(record: string): string {
  const bare = record.replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

function splitRecord(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < record.length; at++) {
    const character = record[at]!;
    if (quoted && character === '"' && record[at + 1] === '"') {
      field += '"';
      at++;
    } else if (character === '"' && (quoted || field === '')) {
      quoted = !quoted;
    } else if (character === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else {
      field += character;
    }
  }
  return [...fields, field];
}

function assertUnique(names: readonly string[], shown: string): void {
  const seen = new Map<string, { readonly name: string; readonly index: number }>();
  for (const [index, name] of names.entries()) {
    const other = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), { name, index });
    if (!other) continue;
    const what =
      other.name === name
        ? `the header names the column ${JSON.stringify(name)} twice (columns ${other.index + 1} and ${index + 1})`
        : `the columns ${JSON.stringify(other.name)} and ${JSON.stringify(name)} differ only in case`;
    throw cannotRun(
      'file-duplicate-column',
      shown,
      `${what}; expected one name a column. ${isNumber(name) ? 'Is the header line missing?' : 'Rename one of them'}`,
      {
        location: { file: shown, line: 1, column: 1 },
      },
    );
  }
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
