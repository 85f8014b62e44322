import type { ColumnType } from '../profile/column-type.ts';
import type { ColumnProfile, Profile } from '../profile/profile.ts';
import { CannotRunError, type Problem } from '../verdict/errors.ts';
import { suggestName } from '../verdict/nearest-name.ts';
import type { ConfigPath } from '../config/parse-config.ts';
import type { DriftPolicy } from './drift-policy.ts';
import type { MethodName } from './method-names.ts';
import { driftMethods } from './methods/drift-methods.ts';

/** A column to compare. */
export interface PlannedColumn {
  readonly column: string;
  readonly kind: 'numeric' | 'categorical';
  readonly profile: ColumnProfile;
  readonly method: MethodName;
  readonly isPrediction: boolean;
}

export interface SkippedColumn {
  readonly column: string;
  readonly reason: string;
  /** Not compared, but no longer what it was: one side is probably broken. */
  readonly retyped?: { readonly reference: ColumnType; readonly current: ColumnType };
}

export interface ColumnPlan {
  readonly compared: readonly PlannedColumn[];
  /** Reference columns without values: only their missing rate is looked at. */
  readonly empty: readonly string[];
  readonly skipped: readonly SkippedColumn[];
  /** In the reference, not in the current data. */
  readonly absent: readonly string[];
  readonly retyped: readonly {
    readonly column: string;
    readonly reference: ColumnType;
    readonly current: ColumnType;
  }[];
  /** In the current data only. */
  readonly added: readonly string[];
}

export interface CurrentSchema {
  readonly column: string;
  readonly type: ColumnType;
  /** What its values look like, where it was read as text because the reference is text. */
  readonly looksLike?: ColumnType;
  /** No row has a value: whatever type was read off such a column means nothing. */
  readonly empty: boolean;
}

/**
 * What to compare, by what reference and current have in common and the policy wants.
 * @throws CannotRunError for names in the policy that neither side knows, and for methods that do not fit.
 */
export function planColumns(
  reference: Profile,
  current: readonly CurrentSchema[],
  policy: DriftPolicy,
): ColumnPlan {
  const problems = nameProblems(reference, current, policy);
  const wanted = Object.entries(reference.columns).filter(([column]) => isWanted(column, policy));
  const byName = new Map(current.map((one) => [one.column, one]));
  const plan = {
    compared: [] as PlannedColumn[],
    empty: [] as string[],
    skipped: [] as SkippedColumn[],
    absent: [] as string[],
    retyped: [] as { column: string; reference: ColumnType; current: ColumnType }[],
    added: current
      .map(({ column }) => column)
      .filter((column) => !Object.hasOwn(reference.columns, column) && isWanted(column, policy)),
  };
  for (const [column, profile] of wanted) {
    const schema = byName.get(column);
    const skip = skipReason(column, profile, policy);
    if (profile.role === 'empty') {
      if (schema) plan.empty.push(column);
    } else if (skip !== undefined) plan.skipped.push(skipped(column, skip, profile.type, schema));
    else if (!schema) plan.absent.push(column);
    else if (!schema.empty && family(schema.type) !== family(profile.type)) {
      plan.retyped.push({ column, reference: profile.type, current: schema.type });
    } else plan.compared.push(planned(column, profile, policy, problems));
  }
  if (problems.length > 0) throw new CannotRunError(problems);
  return plan;
}

function skipped(
  column: string,
  reason: string,
  reference: ColumnType,
  schema: CurrentSchema | undefined,
): SkippedColumn {
  const current = schema?.looksLike ?? schema?.type;
  const isSame = !schema || schema.empty || family(current!) === family(reference);
  return { column, reason, ...(isSame ? {} : { retyped: { reference, current: current! } }) };
}

function isWanted(column: string, { include, exclude, predictionColumn }: DriftPolicy): boolean {
  if (column === predictionColumn) return true;
  return !exclude.includes(column) && (include === undefined || include.includes(column));
}

/** A column that the user names explicitly is compared whenever the reference holds its distribution. */
function skipReason(
  column: string,
  profile: ColumnProfile,
  policy: DriftPolicy,
): string | undefined {
  const asked = column === policy.predictionColumn || (policy.include ?? []).includes(column);
  const distribution = profile.numeric ?? profile.categorical;
  if (profile.role === 'numeric' || profile.role === 'categorical' || profile.role === 'constant') {
    return distribution ? undefined : 'the reference holds no distribution of it';
  }
  if (asked && distribution) return undefined;
  const reasons: Partial<Record<ColumnProfile['role'], string>> = {
    id: 'nearly every value is different: an identifier',
    text: 'free text',
    timestamp: 'a point in time moves by itself; check it with freshness in validate-data',
  };
  const reason = reasons[profile.role] ?? profile.role;
  return asked ? `${reason}; the reference holds no distribution of it` : reason;
}

function planned(
  column: string,
  profile: ColumnProfile,
  policy: DriftPolicy,
  problems: Problem[],
): PlannedColumn {
  const kind = profile.numeric && profile.role !== 'categorical' ? 'numeric' : 'categorical';
  const isPrediction = column === policy.predictionColumn;
  const own = policy.methodByColumn.get(column);
  const asked = own ?? policy.method;
  if (asked !== 'auto' && driftMethods[asked].kinds.includes(kind)) {
    return { column, kind, profile, method: asked, isPrediction };
  }
  if (own !== undefined && own !== 'auto') {
    problems.push({
      code: 'drift-policy',
      subject: `method.${column}`,
      message: `'${own}' needs a ${driftMethods[own].kinds.join(' or ')} column, and this one is ${kind}; use psi or auto`,
      location: policy.locate(['method', column]),
    });
  }
  return { column, kind, profile, method: 'psi', isPrediction };
}

function nameProblems(
  reference: Profile,
  current: readonly CurrentSchema[],
  policy: DriftPolicy,
): Problem[] {
  const inReference = Object.keys(reference.columns);
  const anywhere = [...new Set([...inReference, ...current.map(({ column }) => column)])];
  const check = (path: ConfigPath, name: string, known: readonly string[]): Problem[] =>
    known.includes(name)
      ? []
      : [
          {
            code: 'unknown-column',
            subject: path.join('.'),
            message: `no column '${name}'. ${suggestName(name, known)}`,
            location: policy.locate(path),
          },
        ];
  return [
    ...(policy.include ?? []).flatMap((name, index) =>
      check(['columns', 'include', index], name, inReference),
    ),
    ...policy.exclude.flatMap((name, index) =>
      check(['columns', 'exclude', index], name, anywhere),
    ),
    ...[...policy.methodByColumn.keys()].flatMap((name) =>
      check(['method', name], name, inReference),
    ),
    ...(policy.predictionColumn === undefined
      ? []
      : check(['predictions', 'column'], policy.predictionColumn, inReference)),
  ];
}

/** Types whose values can be compared with each other. */
function family(type: ColumnType): string {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'date' || type === 'timestamp' ? 'time' : type;
}
