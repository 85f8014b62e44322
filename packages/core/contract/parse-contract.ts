import { parseConfig, type Config } from '../config/parse-config.ts';
import type { ColumnType } from '../profile/column-type.ts';
import { CannotRunError, cannotRun, type Problem } from '../verdict/errors.ts';
import type { Location } from '../verdict/finding.ts';
import { typeSpellings } from './column-shape.ts';
import { contractOutline, type ContractColumn, type ContractOutline } from './contract-schema.ts';
import { parseRules, type Rule, type WrittenRule } from './parse-rules.ts';

/** A column that the contract names. */
export interface DeclaredColumn {
  readonly name: string;
  readonly type: ColumnType | undefined;
  /** As the user wrote the type. */
  readonly typeName: string | undefined;
  readonly role: string | undefined;
  /** Its absence fails. */
  readonly required: boolean;
  readonly location: Location;
  readonly typeLocation: Location;
}

/** A contract, understood: nothing in it is unknown, contradictory or misplaced. */
export interface Contract {
  readonly file: string;
  /** As written, for its digest. */
  readonly text: string;
  readonly dataset: string | undefined;
  readonly extraColumns: 'allow' | 'warn' | 'fail';
  readonly inconclusive: 'fail' | 'warn' | 'pass';
  readonly columns: readonly DeclaredColumn[];
  readonly rules: readonly Rule[];
  /** Of the top of the file. */
  readonly location: Location;
}

/** @throws CannotRunError with every problem of the file at its place, or when it checks nothing. */
export function parseContract(text: string, file: string): Contract {
  const config = parseConfig(contractOutline, text, file);
  const outline = config.value;
  const columns = (outline.columns ?? []).map((column, index) => declared(column, index, config));
  const { rules, problems: ruleProblems } = parseRules(writtenRules(outline), config);
  const problems = [...repeatedColumns(columns), ...typedTwice(outline, config), ...ruleProblems];
  if (problems.length > 0) throw new CannotRunError(problems.sort(byPlace));
  const location = config.locate([]);
  if (rules.length === 0 && columns.length === 0) {
    throw cannotRun(
      'no-checks',
      file,
      'the contract checks nothing: name a column or add a check; a run without checks cannot pass',
      { location },
    );
  }
  return {
    file,
    text,
    dataset: outline.dataset,
    extraColumns: (outline.extra_columns ?? 'allow') as Contract['extraColumns'],
    inconclusive: (outline.inconclusive ?? 'fail') as Contract['inconclusive'],
    columns,
    rules,
    location,
  };
}

/** Columns to read as text: a CSV file cannot say that its digits are a name, the contract can. */
export function textColumns(contract: Contract): string[] {
  return contract.columns.filter(({ type }) => type === 'string').map(({ name }) => name);
}

/** Other tables that the contract refers to: they are opened before it is planned. */
export function referencedSources(contract: Contract): string[] {
  return [
    ...new Set(contract.rules.flatMap(({ kind, options }) => kind.sourcesOf?.(options) ?? [])),
  ];
}

/** Profiles that the contract compares with, by file; the one given with the run is not among them. */
export function namedProfiles(contract: Contract): string[] {
  const files = contract.rules.flatMap(({ kind, options }) => kind.profileOf?.(options) || []);
  return [...new Set(files)];
}

function declared(
  column: ContractColumn,
  index: number,
  config: Config<ContractOutline>,
): DeclaredColumn {
  const typeName = column.type ?? column.data_type;
  const typeKey = column.type === undefined ? 'data_type' : 'type';
  return {
    name: column.name,
    type: typeName === undefined ? undefined : typeSpellings[typeName],
    typeName,
    role: column.role,
    required: column.required ?? true,
    location: config.locate(['columns', index, 'name']),
    typeLocation: config.locate(['columns', index, typeKey]),
  };
}

function writtenRules(outline: ContractOutline): WrittenRule[] {
  const ofColumns = (outline.columns ?? []).flatMap(({ name, checks = [] }, column) =>
    checks.map((item, index) => ({
      item,
      path: ['columns', column, 'checks', index],
      column: name,
    })),
  );
  const ofTable = (outline.checks ?? []).map((item, index) => ({
    item,
    path: ['checks', index],
    column: undefined,
  }));
  return [...ofColumns, ...ofTable];
}

function repeatedColumns(columns: readonly DeclaredColumn[]): Problem[] {
  const seen = new Set<string>();
  return columns.flatMap(({ name, location }) => {
    if (!seen.has(name)) return seen.add(name) && [];
    return [
      {
        code: 'repeated-column',
        subject: name,
        message: 'this column stands in the contract twice: put its checks together',
        location,
      },
    ];
  });
}

function typedTwice(outline: ContractOutline, config: Config<ContractOutline>): Problem[] {
  return (outline.columns ?? []).flatMap((column, index) => {
    if (column.type === undefined || column.data_type === undefined) return [];
    const location = config.locate(['columns', index, 'data_type']);
    return [
      {
        code: 'typed-twice',
        subject: column.name,
        message: "expected 'type' or 'data_type', got both",
        location,
      },
    ];
  });
}

function byPlace({ location: a }: Problem, { location: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
