import type { ContractEvidence } from '#core/contract/infer/evidence.ts';
import type { Profile } from '#core/profile/profile.ts';

/** What `init` learned about the user's data; everything that it writes follows from this. */
export interface DataFacts {
  /** As a workflow at the root of the repository would name it. */
  readonly data: string;
  readonly profile: Profile;
  /** What a contract is proposed from besides. */
  readonly evidence: ContractEvidence;
  readonly label: string | undefined;
  readonly id: string | undefined;
  readonly task: Task;
}

export type Task = 'binary' | 'multiclass' | 'regression';

const labelNames = [
  'label',
  'target',
  'y',
  'class',
  'outcome',
  'is_fraud',
  'churn',
  'churned',
  'survived',
];
const idNames = /^(id|uuid|key|.*[_ .-]id|.*Id|.*ID)$/;

/** The column to predict, when one is named like it. */
export function guessLabel(profile: Profile): string | undefined {
  const names = Object.keys(profile.columns);
  for (const wanted of labelNames) {
    const found = names.find((name) => name.toLowerCase() === wanted);
    const role = found === undefined ? undefined : profile.columns[found]!.role;
    if (role === 'numeric' || role === 'categorical') return found;
  }
  return undefined;
}

/** The column that identifies a row: it has to look like one and be named like one. */
export function guessId(profile: Profile): string | undefined {
  return Object.keys(profile.columns).find(
    (name) => profile.columns[name]!.role === 'id' && idNames.test(name),
  );
}

/** What kind of prediction the label asks for: two values, a few, or a quantity. */
export function taskOf(profile: Profile, label: string | undefined): Task {
  const column = label === undefined ? undefined : profile.columns[label];
  if (column === undefined) return 'binary';
  const distinct =
    column.categorical?.distinct ??
    (column.numeric?.discrete ? column.numeric.edges.length : Infinity);
  if (distinct <= 2) return 'binary';
  return column.numeric === undefined ? 'multiclass' : 'regression';
}
