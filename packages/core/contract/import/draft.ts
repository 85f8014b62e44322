import type { Config, ConfigPath } from '../../config/parse-config.ts';
import type { ColumnType } from '../../profile/column-type.ts';
import type { Location } from '../../verdict/finding.ts';
import { parseRules } from '../parse-rules.ts';
import { shownRule, type SourcePart } from './source-part.ts';

/** A check in our words. */
export interface ImportedCheck {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Of the rule that it was made from. */
  readonly location: Location;
}

/** A rule of the other tool that has no equal here, or only in part. */
export interface LeftRule {
  readonly location: Location;
  /** As it stands there, on one line. */
  readonly rule: string;
  readonly reason: string;
}

export interface ImportedColumn {
  readonly name: string;
  readonly type: ColumnType | undefined;
  readonly role: string | undefined;
  /** false: the column may be absent. */
  readonly required: boolean;
  readonly description: string | undefined;
  readonly location: Location;
  readonly checks: readonly ImportedCheck[];
}

export interface ImportedTable {
  readonly dataset: string | undefined;
  readonly description: string | undefined;
  readonly extraColumns: 'fail' | 'warn' | undefined;
  readonly columns: readonly ImportedColumn[];
  readonly checks: readonly ImportedCheck[];
  readonly left: readonly LeftRule[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type ColumnFacts = Partial<Pick<ImportedColumn, 'type' | 'role' | 'required' | 'description'>>;
type TableFacts = Partial<Pick<ImportedTable, 'dataset' | 'description' | 'extraColumns'>>;

/** Where a translator writes what it understood, and what it did not. */
export interface Draft {
  table(facts: TableFacts): void;
  /** Names a column, or adds to what is known of it. */
  column(name: string, at: ConfigPath, facts?: ColumnFacts): void;
  /** A check of a column, or of the table when there is none. */
  check(at: ConfigPath, check: DraftCheck, column?: string): void;
  /** A rule that is not translated, and why. */
  leave(part: SourcePart, rule: string, reason: string): void;
}

export interface DraftCheck {
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

interface Written extends ImportedCheck {
  readonly column: string | undefined;
}

/** Collects one table. `finish` proves every check with the contract's own parser; what it refuses is left out, with its reason. */
export function openDraft(
  config: Pick<Config<unknown>, 'locate'>,
): Draft & { finish(): ImportedTable } {
  const facts: Mutable<TableFacts> = {};
  const columns = new Map<string, Mutable<Omit<ImportedColumn, 'checks'>>>();
  const written: Written[] = [];
  const left: LeftRule[] = [];
  return {
    table: (more) => void Object.assign(facts, more),
    column(name, at, more = {}) {
      const known = columns.get(name) ?? {
        name,
        type: undefined,
        role: undefined,
        required: true,
        description: undefined,
        location: config.locate(at),
      };
      columns.set(name, { ...known, ...defined(more) });
    },
    check(at, { name, options = {} }, column) {
      if (column !== undefined) this.column(column, at);
      const own = { name, options: defined(options), location: config.locate(at), column };
      const half = written.findIndex((one) => isOtherHalf(one, own));
      if (half < 0) written.push(own);
      else
        written[half] = {
          ...written[half]!,
          options: { ...written[half]!.options, ...own.options },
        };
    },
    leave: (part, rule, reason) =>
      void left.push({ location: config.locate(part.path), rule: shownRule(rule, part), reason }),
    finish() {
      const refused = refusals(written);
      const sound = written.filter((_one, index) => !refused.has(index));
      // A key says not_null, and so does a quality rule: once is enough.
      const kept = sound.filter(
        (one, index) => sound.findIndex((other) => isSame(one, other)) === index,
      );
      for (const [index, reason] of refused) {
        const { name, options, location, column } = written[index]!;
        const rule = `${column === undefined ? '' : `${column}: `}${name} ${JSON.stringify(options)}`;
        left.push({ location, rule, reason });
      }
      const checksOf = (name: string | undefined): ImportedCheck[] =>
        kept.filter(({ column }) => column === name).map(({ column: _column, ...check }) => check);
      return {
        dataset: facts.dataset,
        description: facts.description,
        extraColumns: facts.extraColumns,
        columns: [...columns.values()].map((one) => ({ ...one, checks: checksOf(one.name) })),
        checks: checksOf(undefined),
        left: left.sort(byPlace),
      };
    },
  };
}

/** What the contract's parser says of each check, by its position. */
function refusals(written: readonly Written[]): Map<number, string> {
  const items = written.map(({ name, options, column }, index) => ({
    item: { [name]: options },
    path: [index],
    column,
  }));
  const locate = (path: ConfigPath): Location => ({ file: '', line: Number(path[0]), column: 1 });
  const { problems } = parseRules(items, { locate });
  return new Map(
    problems.map(({ subject, message, location }) => [location!.line, `${subject}: ${message}`]),
  );
}

function isSame(a: Written, b: Written): boolean {
  const key = ({ name, column, options }: Written): string =>
    JSON.stringify([name, column, options]);
  return key(a) === key(b);
}

/** `minimum` and `maximum` that stand apart there are one range here, when all else is equal. */
function isOtherHalf(a: Written, b: Written): boolean {
  if (a.name !== b.name || a.column !== b.column || !['range', 'string_length'].includes(a.name))
    return false;
  const { min: aMin, max: aMax, ...aRest } = a.options;
  const { min: bMin, max: bMax, ...bRest } = b.options;
  const isHalf =
    (aMin === undefined) !== (bMin === undefined) && (aMax === undefined) !== (bMax === undefined);
  return isHalf && JSON.stringify(aRest) === JSON.stringify(bRest);
}

function byPlace({ location: a }: LeftRule, { location: b }: LeftRule): number {
  return a.line - b.line || a.column - b.column;
}

function defined<T extends object>(facts: T): T {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
