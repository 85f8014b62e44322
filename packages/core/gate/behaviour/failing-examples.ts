import { redact } from '../../contract/redact.ts';
import type { BehaviourTest } from './behaviour-policy.ts';
import { expectationText } from './expectation-text.ts';
import type { JudgedRows } from './judge-rows.ts';
import type { ShownRow, StagedTest } from './staged-test.ts';

export interface FailingExample {
  readonly id: string | null;
  /** What was done to the row; absent: it was asked about as it is. */
  readonly change?: string;
  readonly row: Readonly<Record<string, string | null>>;
  /** The columns that the change made different. */
  readonly changed?: Readonly<Record<string, string | null>>;
  readonly score: number;
  readonly changedScore?: number;
}

/** A behaviour test for the report: what it asked, of how many rows, and the worst of those that failed. */
export interface BehaviourReport {
  readonly kind: BehaviourTest['kind'];
  readonly name: string;
  readonly expected: string;
  readonly rows: number;
  readonly notApplicable: number;
  readonly failing: number;
  /** The worst first; at most as many as the policy says. */
  readonly examples: readonly FailingExample[];
}

export async function behaviourReport(
  staged: StagedTest,
  judged: JudgedRows,
): Promise<BehaviourReport> {
  const { test, versions, idColumn } = staged;
  const examples: FailingExample[] = [];
  for (const { row, version, before, after } of judged.failing.slice(0, test.examples)) {
    const shown = await staged.show(row, version);
    const values = redacted(test, shown.before);
    const changed = shown.after && difference(shown.before, shown.after, test);
    examples.push({
      id: redacted(test, { ...shown.before, values: { [idColumn]: shown.before.id } })[idColumn]!,
      ...(version === undefined ? {} : { change: versions[version]!.name }),
      row: values,
      ...(changed ? { changed } : {}),
      score: before,
      ...(after === undefined ? {} : { changedScore: after }),
    });
  }
  return {
    kind: test.kind,
    name: test.name,
    expected: expectationText(test),
    rows: judged.n,
    notApplicable: judged.notApplicable,
    failing: judged.failing.length,
    examples,
  };
}

function redacted({ redact: columns }: BehaviourTest, { values }: ShownRow): ShownRow['values'] {
  const entries = Object.entries(values).map(([name, value]) => {
    const hidden = columns === 'all' || columns.includes(name);
    return [name, hidden && value !== null ? redact(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

function difference(before: ShownRow, after: ShownRow, test: BehaviourTest): ShownRow['values'] {
  const names = Object.keys(after.values).filter(
    (name) => after.values[name] !== before.values[name],
  );
  const shown = redacted(test, after);
  return Object.fromEntries(names.map((name) => [name, shown[name]!]));
}
