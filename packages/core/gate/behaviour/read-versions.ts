import type { ConfigPath } from '../../config/parse-config.ts';
import { numberText, percentText } from '../number-text.ts';
import type { Cell, ColumnChange, Version } from './behaviour-policy.ts';
import type { ChangeEntry } from './behaviour-schema.ts';

/** What one entry of `change` says can be said in one of these ways. */
const waysOfColumn = [
  'to',
  'each',
  'add',
  'multiply',
  'noise',
  'typo',
  'case',
  'expression',
] as const;

/** What is wrong with an entry of `change`, or nothing. */
export function changeProblem(entry: ChangeEntry): string | undefined {
  const ways = waysOfColumn.filter((way) => entry[way] !== undefined);
  const forms = [entry.column !== undefined, entry.set !== undefined, entry.swap !== undefined];
  if (forms.filter(Boolean).length !== 1) {
    return "expected one of 'column', 'set' and 'swap'";
  }
  if (entry.column === undefined) {
    return ways.length === 0 ? undefined : `'${ways[0]}' needs a 'column', and nothing beside it`;
  }
  if (ways.length !== 1) {
    const got = ways.length === 0 ? 'none' : ways.map((way) => `'${way}'`).join(' and ');
    return `expected one of ${waysOfColumn.map((way) => `'${way}'`).join(', ')} beside 'column', got ${got}`;
  }
  if (entry.multiply === 1 || entry.add === 0) return 'changes nothing: no row would be tested';
  return undefined;
}

/** The versions of a row that an entry of `change` asks for: one, or one for each value. */
export function readVersions(entry: ChangeEntry, path: ConfigPath): Version[] {
  if (entry.set !== undefined) {
    const pairs = Object.entries(entry.set);
    const name = pairs.map(([column, value]) => `${column} = ${cellText(value)}`).join(', ');
    const columns = new Map(
      pairs.map(([column, value]) => [column, { kind: 'to', value } as const]),
    );
    return [{ name, columns, isRandom: false, path }];
  }
  if (entry.swap !== undefined) {
    const [a, b] = entry.swap as [string, string];
    const columns = new Map([
      [a, { kind: 'column', from: b } as const],
      [b, { kind: 'column', from: a } as const],
    ]);
    return [{ name: `${a} and ${b} swapped`, columns, isRandom: false, path }];
  }
  const column = entry.column!;
  return columnChanges(entry).map((change) => ({
    name: changeText(column, change),
    columns: new Map([[column, change]]),
    isRandom: change.kind === 'noise' || change.kind === 'typo',
    path,
  }));
}

function columnChanges(entry: ChangeEntry): ColumnChange[] {
  if (entry.to !== undefined) return [{ kind: 'to', value: entry.to }];
  if (entry.each !== undefined) return entry.each.map((value) => ({ kind: 'to', value }));
  if (entry.add !== undefined) return [{ kind: 'add', amount: entry.add }];
  if (entry.multiply !== undefined) return [{ kind: 'multiply', factor: entry.multiply }];
  if (entry.noise !== undefined) return [{ kind: 'noise', share: entry.noise }];
  if (entry.typo !== undefined) return [{ kind: 'typo' }];
  if (entry.case !== undefined) return [{ kind: 'case', to: entry.case }];
  return [{ kind: 'expression', text: entry.expression! }];
}

function changeText(column: string, change: ColumnChange): string {
  switch (change.kind) {
    case 'to':
      return `${column} = ${cellText(change.value)}`;
    case 'add':
      return `${column} ${change.amount < 0 ? '−' : '+'} ${numberText(Math.abs(change.amount))}`;
    case 'multiply':
      return `${column} × ${numberText(change.factor)}`;
    case 'noise':
      return `${column} ± ${percentText(change.share)}`;
    case 'typo':
      return `a typo in ${column}`;
    case 'case':
      return `${column} in ${change.to} case`;
    case 'expression':
      return `${column} = ${change.text}`;
    default:
      return `${column} = ${change.from}`;
  }
}

function cellText(value: Cell): string {
  return value === null ? 'missing' : String(value);
}
