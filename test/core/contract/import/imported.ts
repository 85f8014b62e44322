import { importContract, type ImportOptions } from '#core/contract/import/import-contract.ts';
import { parseContract } from '#core/contract/parse-contract.ts';

export interface Seen {
  /** 'column: check {options}', in the order of the contract; without a column: of the table. */
  readonly checks: readonly string[];
  /** 'line rule', of what was left. */
  readonly left: readonly string[];
  readonly types: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Imports a file and proves that the contract is one, and that every place is in the file. */
export function imported(given: unknown, options: ImportOptions = {}): Seen {
  const source = typeof given === 'string' ? given : JSON.stringify(given, null, 1);
  const { table, text, left } = importContract(source, 'rules', options);
  const contract = parseContract(text, 'contract.yaml');
  if (!text.endsWith('\n')) throw new Error('the file does not end with its last line');
  const lines = source.split('\n').length;
  const places = [...left, ...table.checks, ...table.columns].map(({ location }) => location.line);
  if (places.some((line) => line < 1 || line > lines))
    throw new Error('a place is not in the file');
  const shown = (prefix: string, checks: typeof table.checks): string[] =>
    checks.map(
      ({ name, options: own }) =>
        `${prefix}${name}${Object.keys(own).length > 0 ? ` ${JSON.stringify(own)}` : ''}`,
    );
  return {
    checks: [
      ...table.columns.flatMap((column) => shown(`${column.name}: `, column.checks)),
      ...shown('', table.checks),
    ],
    left: left.map(({ rule, reason }) => `${rule} — ${reason}`),
    types: Object.fromEntries(contract.columns.map(({ name, type }) => [name, type])),
    text,
  };
}
