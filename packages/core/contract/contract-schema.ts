import { Type, type Static, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';
import type { CheckKind } from './check-kind.ts';
import { checkKinds } from './check-kinds.ts';
import { typeSpellings } from './column-shape.ts';
import { severitySpellings } from './severity.ts';
import { thresholdAliases, thresholdOptions } from './threshold-schema.ts';

function oneOf<T extends string>(
  values: readonly T[],
  description: string,
): TSchema & { static: T } {
  return Type.Unsafe<T>({ type: 'string', enum: [...values], description });
}

const roles = ['label', 'id', 'feature', 'prediction', 'timestamp', 'group', 'weight'] as const;
const typeName = oneOf(Object.keys(typeSpellings), 'the type its values are read as');

/** Options that every check takes. */
function commonOptions(kind: CheckKind): TProperties {
  const severity = oneOf(
    Object.keys(severitySpellings),
    'error fails the run, warn warns, info only tells',
  );
  const tolerance = Type.Number({
    minimum: 0,
    exclusiveMaximum: 1,
    description: 'share of rows that may fail',
  });
  return {
    severity: Type.Optional(severity),
    description: Type.Optional(Type.String()),
    ...(kind.tolerates ? { tolerance: Type.Optional(tolerance) } : {}),
    ...thresholdOptions(kind),
  };
}

/** The options of a check, by their own names. */
export function optionsSchema(kind: CheckKind): TObject {
  return Type.Object(
    { ...kind.options, ...commonOptions(kind) },
    { additionalProperties: false, description: kind.description },
  );
}

/** As `optionsSchema`, with every spelling that the parser takes: for editors. */
function spelledOptionsSchema(kind: CheckKind): TObject {
  const aliases = Object.entries(kind.optionAliases ?? {});
  const spelled = new Set(aliases.map(([, option]) => option));
  const options = Object.entries(kind.options).map(
    ([name, schema]) => [name, spelled.has(name) ? Type.Optional(schema) : schema] as const,
  );
  const others = aliases.map(
    ([alias, option]) => [alias, Type.Optional(kind.options[option]!)] as const,
  );
  const common = commonOptions(kind);
  const commonOthers = Object.entries(thresholdAliases).flatMap(([alias, option]) =>
    option in common ? [[alias, common[option]!] as const] : [],
  );
  return Type.Object(
    { ...Object.fromEntries([...options, ...others, ...commonOthers]), ...common },
    { additionalProperties: false, description: kind.description },
  );
}

/** Whether the check means something without options: `- not_null`. */
export function standsAlone(kind: CheckKind): boolean {
  const required = Object.values(kind.options).some((schema) => !isOptional(schema));
  return !required && (kind.problems?.({}) ?? []).length === 0;
}

function isOptional(schema: TSchema): boolean {
  return Type.Object({ schema }).required === undefined;
}

function checkItem(scope: 'column' | 'table'): TSchema {
  const kinds = checkKinds.filter((kind) => kind.scope === scope || kind.scope === 'both');
  const names = (kind: CheckKind): string[] => [kind.name, ...kind.aliases];
  const bare = kinds.filter((kind) => standsAlone(kind)).flatMap((kind) => names(kind));
  const keyed = kinds.flatMap((kind) => {
    const value = Type.Unsafe({ $ref: `#/definitions/${kind.name}` });
    return names(kind).map((name) => [name, Type.Optional(value)] as const);
  });
  return Type.Union([
    oneOf(bare, 'a check without options'),
    Type.Object(Object.fromEntries(keyed), {
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    }),
  ]);
}

/** The contract around its checks; what a check looks like is passed in. */
function contractOf<C extends TSchema, T extends TSchema>(columnCheck: C, tableCheck: T) {
  const column = Type.Object(
    {
      name: Type.String({ minLength: 1 }),
      type: Type.Optional(typeName),
      data_type: Type.Optional(typeName),
      role: Type.Optional(oneOf(roles, 'what the column is for')),
      required: Type.Optional(Type.Boolean({ description: 'false: the column may be absent' })),
      description: Type.Optional(Type.String()),
      checks: Type.Optional(Type.Array(columnCheck)),
    },
    { additionalProperties: false },
  );
  return Type.Object(
    {
      version: Type.Literal(1),
      dataset: Type.Optional(Type.String({ minLength: 1 })),
      description: Type.Optional(Type.String()),
      extra_columns: Type.Optional(
        oneOf(['allow', 'warn', 'fail'], 'columns in the data that the contract does not name'),
      ),
      inconclusive: Type.Optional(
        oneOf(['fail', 'warn', 'pass'], 'what a check means that had no value to look at'),
      ),
      columns: Type.Optional(Type.Array(column)),
      checks: Type.Optional(Type.Array(tableCheck)),
    },
    { additionalProperties: false },
  );
}

/** What may stand behind the name of a check. */
function checkValue(kind: CheckKind): TSchema {
  const shorthand = kind.shorthand === undefined ? [] : [kind.options[kind.shorthand]!];
  const nothing = standsAlone(kind) ? [Type.Null()] : [];
  return Type.Union([spelledOptionsSchema(kind), ...shorthand, ...nothing]);
}

/** The published schema of contract.yaml; every check once, whatever its spellings. */
export const contractSchema: TSchema = {
  ...contractOf(checkItem('column'), checkItem('table')),
  definitions: Object.fromEntries(checkKinds.map((kind) => [kind.name, checkValue(kind)])),
};

/** For parsing: checks are read one by one, so that their problems can name the check that was meant. */
export const contractOutline = contractOf(Type.Unknown(), Type.Unknown());

export type ContractOutline = Static<typeof contractOutline>;
export type ContractColumn = NonNullable<ContractOutline['columns']>[number];
