import {
  evaluateFairness,
  type FairnessEvaluation,
} from '#core/gate/fairness/evaluate-fairness.ts';
import type { DecisionCells } from '#core/gate/fairness/confusion-rates.ts';
import type { Group } from '#core/gate/fairness/group-rate.ts';
import { parseGates, type GatePolicy } from '#core/gate/parse-gates.ts';
import type { Finding } from '#core/verdict/finding.ts';

export interface FairnessRows {
  readonly labels: readonly number[];
  readonly candidate: readonly number[];
  readonly champion?: readonly number[];
  readonly groups: readonly (string | null)[];
  readonly weights?: readonly number[];
}

/** Rows as the grouped query returns them. */
export function cellsOf(rows: FairnessRows): Group<DecisionCells>[] {
  const { labels, candidate, champion, groups, weights } = rows;
  const byName = new Map<
    string | null,
    { weights: number[]; squaredWeights: number[]; rows: number }
  >();
  groups.forEach((name, row) => {
    const cells = byName.get(name) ?? {
      weights: Array.from({ length: 8 }, () => 0),
      squaredWeights: Array.from({ length: 8 }, () => 0),
      rows: 0,
    };
    byName.set(name, cells);
    const cell = 4 * labels[row]! + 2 * candidate[row]! + (champion?.[row] ?? 0);
    const weight = weights?.[row] ?? 1;
    cells.weights[cell]! += weight;
    cells.squaredWeights[cell]! += weight ** 2;
    cells.rows++;
  });
  return [...byName].map(([name, { rows: size, ...sums }]) => ({ key: [name], rows: size, sums }));
}

/** Counts of one group: [label 0 rejected, label 0 selected, label 1 rejected, label 1 selected]. */
export function groupOf(
  name: string | null,
  counts: readonly [number, number, number, number],
): Group<DecisionCells> {
  const [tn, fp, fn, tp] = counts;
  const weights = [tn, 0, fp, 0, fn, 0, tp, 0];
  return { key: [name], rows: tn + fp + fn + tp, sums: { weights, squaredWeights: weights } };
}

/** gates.yaml with these entries of `fairness`. */
export function fairnessPolicy(entries: string, more = ''): GatePolicy {
  const task = more.includes('task:') ? '' : 'task: binary\n';
  return parseGates(
    `version: 1\n${task}${more}\nmetrics: { any: { minimum: 0.5 } }\nfairness:\n${entries}\n`,
    'gates.yaml',
  );
}

export function judge(
  entry: string,
  groups: readonly Group<DecisionCells>[],
  options: {
    readonly hasChampion?: boolean;
    readonly championTable?: boolean;
    readonly identical?: boolean;
    readonly more?: string;
  } = {},
): FairnessEvaluation {
  const { hasChampion = false, championTable = hasChampion, identical = false, more } = options;
  const policy = fairnessPolicy(`  - ${entry}`, more);
  const table = { task: 'binary', groups } as const;
  return evaluateFairness(policy, [{ table, identical }], { hasChampion, championTable });
}

/** The first finding is the rule's. */
export function ruleFinding(...args: Parameters<typeof judge>): Finding {
  return judge(...args).findings[0]!;
}
