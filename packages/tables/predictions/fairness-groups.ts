import type { DecisionCells } from '#core/gate/fairness/confusion-rates.ts';
import type { Cubes, ErrorSums, GroupErrors } from '#core/gate/fairness/error-means.ts';
import type { FairnessEvidence } from '#core/gate/fairness/evaluate-fairness.ts';
import type { FairnessRule } from '#core/gate/fairness/fairness-policy.ts';
import type { Group } from '#core/gate/fairness/group-rate.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { ResultRow, TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { AlignedColumns, GroupColumn } from './group-columns.ts';

/** Columns that the aligned rows carry for the fairness rules. */
export function fairnessColumns({ fairness }: GatePolicy): GroupColumn[] {
  return fairness.flatMap(({ attributes }, rule) =>
    attributes.map((attribute, index) => ({
      name: groupColumn(rule, index),
      expression: `CAST(${quoteIdentifier(attribute)} AS VARCHAR)`,
    })),
  );
}

function groupColumn(rule: number, index: number): string {
  return `trainyard_group_${rule}_${index}`;
}

/**
 * What every fairness rule needs, as sums by group: one grouped query a rule, however many rows there are.
 * @param relation of the aligned rows, with `fairnessColumns`
 */
export async function readFairnessGroups(
  engine: TableEngine,
  relation: string,
  { policy, hasChampion, hasWeights }: AlignedColumns & { readonly policy: GatePolicy },
): Promise<FairnessEvidence[]> {
  const weight = hasWeights ? 'trainyard_weight' : '1.0';
  const evidence: FairnessEvidence[] = [];
  for (const [index, rule] of policy.fairness.entries()) {
    const of = { engine, relation, rule, index, weight, hasChampion };
    const read = await (rule.metric.task === 'binary' ? decisionGroups(of) : errorGroups(of));
    requireFewGroups(read.table.groups.length, rule, policy);
    evidence.push(read);
  }
  return evidence;
}

// Every pair of groups is compared.
const maxGroups = 200;

function requireFewGroups(groups: number, rule: FairnessRule, { config }: GatePolicy): void {
  if (groups <= maxGroups) return;
  const place = [...rule.path, 'attribute'];
  const message = `${rule.attributes.join(' × ')} has ${groups.toLocaleString('en-US')} groups; expected at most ${maxGroups}. Band it, or name fewer columns`;
  throw cannotRun('fairness', place.join('.'), message, { location: config.locate(place) });
}

interface GroupQuery {
  readonly engine: TableEngine;
  readonly relation: string;
  readonly rule: FairnessRule;
  readonly index: number;
  readonly weight: string;
  readonly hasChampion: boolean;
}

const champion = 'trainyard_champion';

async function decisionGroups(query: GroupQuery): Promise<FairnessEvidence> {
  const { rule, weight, hasChampion } = query;
  const { threshold } = rule;
  const decided = (score: string): string =>
    `CAST(${score} >= CAST('${threshold}' AS DOUBLE) AS INTEGER)`;
  const cell = `4 * CAST(trainyard_label AS INTEGER) + 2 * ${decided('trainyard_score')} + ${hasChampion ? decided(champion) : '0'}`;
  const rows = await grouped(query, [`${cell} AS cell`], {
    weights: `fsum(${weight})`,
    squares: `fsum(${weight} * ${weight})`,
  });
  const groups = new Map<string, Group<MutableCells>>();
  for (const row of rows) {
    const key = keyOf(row, rule);
    const id = JSON.stringify(key);
    const before = groups.get(id);
    const sums: MutableCells = before?.sums ?? { weights: zeros(), squaredWeights: zeros() };
    sums.weights[Number(row['cell'])] = Number(row['weights']);
    sums.squaredWeights[Number(row['cell'])] = Number(row['squares']);
    groups.set(id, { key, rows: (before?.rows ?? 0) + Number(row['row_count']), sums });
  }
  const table = { task: 'binary', groups: [...groups.values()] } as const;
  return { table, identical: isIdentical(rows) };
}

type MutableCells = { [Key in keyof DecisionCells]: number[] };

function zeros(): number[] {
  return Array.from({ length: 8 }, () => 0);
}

const measures = ['absolute', 'squared', 'signed'] as const;

async function errorGroups(query: GroupQuery): Promise<FairnessEvidence> {
  const { rule, weight } = query;
  const sums: Record<string, string> = {
    weight: `fsum(${weight})`,
    squared_weight: `fsum(${weight} * ${weight})`,
    cubed_weight: `fsum(${weight} * ${weight} * ${weight})`,
  };
  for (const measure of measures) {
    const errors = ['trainyard_score', query.hasChampion ? champion : 'trainyard_score'].map(
      (score) => errorSql(`(${score} - trainyard_label)`, measure),
    );
    errors.forEach((error, model) => {
      sums[`${measure}_first_${model}`] = `fsum(${weight} * ${error})`;
      sums[`${measure}_second_${model}`] = `fsum(${weight} * ${weight} * ${error})`;
      sums[`${measure}_squares_${model}`] = `fsum(${weight} * ${weight} * ${error} * ${error})`;
      for (const power of [1, 2, 3]) {
        const factors = [weight, weight, weight, ...Array.from({ length: power }, () => error)];
        sums[`${measure}_cubes_${power}_${model}`] = `fsum(${factors.join(' * ')})`;
      }
    });
    sums[`${measure}_product`] = `fsum(${weight} * ${weight} * ${errors[0]} * ${errors[1]})`;
  }
  const rows = await grouped(query, [], sums);
  const groups = rows.map((row) => ({
    key: keyOf(row, rule),
    rows: Number(row['row_count']),
    sums: groupErrors(row),
  }));
  return { table: { task: 'regression', groups }, identical: isIdentical(rows) };
}

function errorSql(error: string, measure: (typeof measures)[number]): string {
  if (measure === 'signed') return error;
  return measure === 'absolute' ? `abs(${error})` : `(${error} * ${error})`;
}

function groupErrors(row: ResultRow): GroupErrors {
  const number = (name: string): number => Number(row[name]);
  const both = (name: string): [number, number] => [number(`${name}_0`), number(`${name}_1`)];
  const cubes = (measure: string, model: 0 | 1): Cubes => [
    number(`${measure}_cubes_1_${model}`),
    number(`${measure}_cubes_2_${model}`),
    number(`${measure}_cubes_3_${model}`),
  ];
  const sums = (measure: string): ErrorSums => ({
    first: both(`${measure}_first`),
    second: both(`${measure}_second`),
    squares: both(`${measure}_squares`),
    product: number(`${measure}_product`),
    cubes: [cubes(measure, 0), cubes(measure, 1)],
  });
  return {
    rows: number('row_count'),
    weight: number('weight'),
    squaredWeight: number('squared_weight'),
    cubedWeight: number('cubed_weight'),
    absolute: sums('absolute'),
    squared: sums('squared'),
    signed: sums('signed'),
  };
}

async function grouped(
  { engine, relation, rule, index, hasChampion }: GroupQuery,
  more: readonly string[],
  sums: Readonly<Record<string, string>>,
): Promise<readonly ResultRow[]> {
  const keys = rule.attributes.map((_, at) => `${groupColumn(index, at)} AS key_${at}`);
  const by = [...keys, ...more];
  const columns = [
    ...by,
    'count(*) AS row_count',
    hasChampion
      ? `count(*) FILTER (trainyard_score <> ${champion}) AS differing`
      : 'count(*) AS differing',
    ...Object.entries(sums).map(([name, sql]) => `${sql} AS ${name}`),
  ];
  const positions = by.map((_, at) => at + 1).join(', ');
  return engine.query(
    `SELECT ${columns.join(', ')} FROM ${relation} GROUP BY ${positions} ORDER BY ${positions}`,
  );
}

function keyOf(row: ResultRow, { attributes }: FairnessRule): (string | null)[] {
  return attributes.map((_, at) => row[`key_${at}`] as string | null);
}

function isIdentical(rows: readonly ResultRow[]): boolean {
  return rows.every((row) => Number(row['differing']) === 0);
}
