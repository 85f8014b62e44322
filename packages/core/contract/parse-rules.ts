import { Type } from '@sinclair/typebox';
import type { Config, ConfigPath } from '../config/parse-config.ts';
import { schemaProblems } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import type { Location, Severity } from '../verdict/finding.ts';
import { suggestName } from '../verdict/nearest-name.ts';
import type { CheckKind } from './check-kind.ts';
import { checkKindByName, checkKinds } from './check-kinds.ts';
import { optionsSchema } from './contract-schema.ts';
import { thresholdAliases } from './threshold-schema.ts';
import { readThresholds, type Level } from './thresholds.ts';
import type { Tolerance } from './tolerance.ts';

/** One check of a contract, understood. */
export interface Rule {
  readonly kind: CheckKind;
  /** As the user wrote it: the name or another spelling of it. */
  readonly name: string;
  /** The column it stands under. */
  readonly column: string | undefined;
  readonly options: Readonly<Record<string, unknown>>;
  readonly severity: Severity;
  readonly tolerance: Tolerance;
  /** What only warns, where the check has both `error` and `warn`. */
  readonly warning?: Level;
  readonly location: Location;
  /** The place of one of its options. */
  readonly locate: (option: string) => Location;
}

/** A check as it stands in the file. */
export interface WrittenRule {
  readonly item: unknown;
  readonly path: ConfigPath;
  readonly column: string | undefined;
}

/** Either a rule with options that are still to be looked at, or what is wrong with it. */
type Named = { readonly problem: Problem } | { readonly draft: Draft };

interface Draft extends Omit<Rule, 'options' | 'severity' | 'tolerance' | 'warning'> {
  readonly written: Readonly<Record<string, unknown>>;
  /** As the user wrote an option. */
  readonly spell: (option: string) => string;
}

/** Reads all checks of a contract, with the problems of all. */
export function parseRules(
  written: readonly WrittenRule[],
  config: Pick<Config<unknown>, 'locate'>,
): { readonly rules: readonly Rule[]; readonly problems: readonly Problem[] } {
  const named = written.map((one) => nameRule(one, config));
  const drafts = named.flatMap((one) => ('draft' in one ? [one.draft] : []));
  const problems = [
    ...named.flatMap((one) => ('problem' in one ? [one.problem] : [])),
    ...optionProblems(drafts),
  ];
  return problems.length > 0 ? { rules: [], problems } : { rules: drafts.map(finished), problems };
}

function nameRule(
  { item, path, column }: WrittenRule,
  config: Pick<Config<unknown>, 'locate'>,
): Named {
  const named = nameOf(item);
  if ('wrong' in named) {
    return wrong('check-shape', path.join('.'), named.wrong, config.locate(path));
  }
  const { name, value } = named;
  const rulePath = typeof item === 'string' ? path : [...path, name];
  const location = config.locate(rulePath);
  const kind = checkKindByName.get(name);
  if (!kind) {
    const message = `there is no check of this name. ${suggestName(name, knownNames(column))}`;
    return wrong('unknown-check', name, message, location);
  }
  const misplaced = misplacement(kind, column);
  if (misplaced) return wrong('misplaced-check', name, misplaced, location);
  const { options, spelling } = readOptions(kind, value);
  if ('' in options) return wrong('check-options', name, bareValue(kind, value), location);
  const spell = (option: string): string => spelling.get(option) ?? option;
  const locate = (option: string): Location => config.locate([...rulePath, spell(option)]);
  return { draft: { kind, name, column, location, written: options, spell, locate } };
}

function finished({ written, spell: _spell, ...rule }: Draft): Rule {
  const { problems: _problems, ...thresholds } = readThresholds(rule.kind, written);
  return { ...rule, ...thresholds };
}

function nameOf(item: unknown): { name: string; value: unknown } | { wrong: string } {
  if (typeof item === 'string') return { name: item, value: undefined };
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return {
      wrong: `expected a check such as 'not_null' or 'range: { min: 0 }', got ${JSON.stringify(item)}`,
    };
  }
  const entries = Object.entries(item);
  const [first] = entries;
  if (!first) return { wrong: "expected a check such as 'not_null', got an empty mapping" };
  if (entries.length === 1) return { name: first[0], value: first[1] };
  const keys = entries.map(([key]) => `'${key}'`).join(', ');
  return {
    wrong: `expected one check an item, got the keys ${keys}: start each check with its own '-', and indent options below the check's name`,
  };
}

function readOptions(
  kind: CheckKind,
  value: unknown,
): { options: Record<string, unknown>; spelling: ReadonlyMap<string, string> } {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (value === undefined || value === null) return { options: {}, spelling: new Map() };
  if (!isMapping) return { options: { [kind.shorthand ?? '']: value }, spelling: new Map() };
  const spelled = Object.entries(value).map(
    ([key, option]) =>
      [kind.optionAliases?.[key] ?? thresholdAliases[key] ?? key, option, key] as const,
  );
  return {
    options: Object.fromEntries(spelled.map(([option, content]) => [option, content])),
    spelling: new Map(spelled.map(([option, , key]) => [option, key])),
  };
}

function bareValue(kind: CheckKind, value: unknown): string {
  const names = Object.keys(kind.options).map((name) => `'${name}'`);
  const example = names.length > 0 ? `a mapping with ${names.join(', ')}` : 'no value';
  return `expected ${example}, got ${JSON.stringify(value)}`;
}

/** One validation for all rules: compiling a schema costs more than all of them together. */
function optionProblems(drafts: readonly Draft[]): Problem[] {
  const values = drafts.map(({ kind, written }) => ({ [kind.name]: written }));
  const kinds = new Set(drafts.map(({ kind }) => kind));
  const used = [...kinds].map((kind) => [kind.name, Type.Optional(optionsSchema(kind))] as const);
  const schema = Type.Array(Type.Object(Object.fromEntries(used)));
  const ofSchema = schemaProblems(schema, values).map(({ path, expected, got }) => ({
    index: Number(path[0]),
    option: path[2] === undefined ? undefined : String(path[2]),
    message: `expected ${expected}, got ${got}`,
  }));
  const broken = new Set(ofSchema.map(({ index }) => index));
  const ofKind = drafts.flatMap(({ kind, written }, index) => {
    const found = broken.has(index) ? [] : readThresholds(kind, written).problems;
    return found.map(({ option, message }) => ({ index, option, message }));
  });
  return [...ofSchema, ...ofKind].map(({ index, option, message }) => {
    const { name, location, spell, locate } = drafts[index]!;
    return {
      code: 'check-options',
      subject: option === undefined ? name : `${name}.${spell(option)}`,
      message,
      location: option === undefined ? location : locate(option),
    };
  });
}

function misplacement(kind: CheckKind, column: string | undefined): string | undefined {
  if (column === undefined && kind.scope === 'column') {
    return `${kind.name} is a check of one column: write it under 'checks' of that column`;
  }
  if (column !== undefined && kind.scope === 'table') {
    return `${kind.name} is a check of the whole table: write it under the 'checks' at the top level`;
  }
  return undefined;
}

function knownNames(column: string | undefined): string[] {
  const scope = column === undefined ? 'table' : 'column';
  const here = checkKinds.filter((kind) => kind.scope === scope || kind.scope === 'both');
  return here.map((kind) => kind.name);
}

function wrong(code: string, subject: string, message: string, location: Location): Named {
  return { problem: { code, subject, message, location } };
}
