import { clusterExpression, clusterName } from './cluster-column.ts';
import type { JoinPart } from './joined-rows.ts';

/** What the candidate's table says of the worth of its rows. */
export interface EvidenceColumns {
  /** SQL over the table: how much each row counts. */
  readonly weight: string | undefined;
  /** Column whose values are drawn whole. */
  readonly cluster: string | undefined;
}

const weightName = 'trainyard_weight';

/** A row of weight 0 is no row: neither of a class, nor of a group, nor of a slice. */
export function withEvidence(part: JoinPart, { weight, cluster }: EvidenceColumns): JoinPart {
  const more = new Map([
    ...(weight === undefined ? [] : [[weightName, weight] as const]),
    ...(cluster === undefined ? [] : [[clusterName, clusterExpression(cluster)] as const]),
  ]);
  const names = [...more.keys()].map((name) => [name, name] as const);
  return {
    ...part,
    columns: new Map([...part.columns, ...more]),
    figures: new Map([...part.figures, ...names]),
    ...(weight === undefined ? {} : { counts: `${weightName} > 0` }),
    ...(cluster === undefined ? {} : { losesOrder: true }),
  };
}

/** The same, as read. */
export function evidenceOf(numbers: ReadonlyMap<string, Float64Array>): {
  weights?: Float64Array;
  clusters?: Uint32Array;
} {
  const weights = numbers.get(weightName);
  const clusters = numbers.get(clusterName);
  return {
    ...(weights ? { weights } : {}),
    ...(clusters ? { clusters: new Uint32Array(clusters) } : {}),
  };
}
