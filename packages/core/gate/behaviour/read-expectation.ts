import type { Expectation, PerRow } from './behaviour-policy.ts';
import type {
  DirectionalEntry,
  InvarianceEntry,
  MinimumFunctionalityEntry,
} from './behaviour-schema.ts';

/** A key of the entry and what is wrong with it. */
export interface EntryProblem {
  readonly key: string;
  readonly message: string;
}

const defaultThreshold = 0.5;

/** The label as a class, or undefined when it is neither. */
function classOf(
  label: string | number | boolean,
  positive: string | number | boolean | undefined,
): boolean | undefined {
  if (positive !== undefined) return String(label) === String(positive);
  const text = String(label);
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : undefined;
}

export function readLabelExpectation(
  { expect }: MinimumFunctionalityEntry,
  positive: string | number | boolean | undefined,
): Expectation {
  const { label, label_column: labelColumn, at_threshold: threshold = defaultThreshold } = expect;
  if (labelColumn !== undefined) {
    return { kind: 'class', positive: { column: labelColumn }, threshold };
  }
  if (label !== undefined) {
    return { kind: 'class', positive: classOf(label, positive) === true, threshold };
  }
  const minimum = perRow(expect.minimum, expect.minimum_column);
  const maximum = perRow(expect.maximum, expect.maximum_column);
  return {
    kind: 'range',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function perRow(value: number | undefined, column: string | undefined): PerRow | undefined {
  return column === undefined ? value : { column };
}

export function labelProblems(
  { expect }: MinimumFunctionalityEntry,
  gates: { readonly task: string; readonly positive: string | number | boolean | undefined },
): EntryProblem[] {
  const problem = (message: string): EntryProblem[] => [{ key: 'expect', message }];
  const asksLabel = expect.label !== undefined || expect.label_column !== undefined;
  const bounds = [
    expect.minimum,
    expect.maximum,
    expect.minimum_column,
    expect.maximum_column,
  ].filter((one) => one !== undefined);
  if (expect.label !== undefined && expect.label_column !== undefined) {
    return problem("expected 'label' or 'label_column', got both");
  }
  if (asksLabel === bounds.length > 0) {
    return problem(
      "expected a label ('label', 'label_column') or a range of the score ('minimum', 'maximum', or their columns)",
    );
  }
  if (asksLabel && gates.task !== 'binary') {
    return problem(
      `a label is expected of task: binary, but task is ${gates.task}; expect a range of the score`,
    );
  }
  if (!asksLabel && expect.at_threshold !== undefined) {
    return problem("'at_threshold' belongs to a label; take it out");
  }
  for (const side of ['minimum', 'maximum'] as const) {
    if (expect[side] !== undefined && expect[`${side}_column`] !== undefined) {
      return problem(`expected '${side}' or '${side}_column', got both`);
    }
  }
  const { minimum, maximum, label } = expect;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    return problem(`expected minimum ≤ maximum, got ${minimum} > ${maximum}: no score passes`);
  }
  if (label !== undefined && classOf(label, gates.positive) === undefined) {
    return problem(
      `expected 0 or 1, got ${JSON.stringify(label)}; say which label counts as 1 with 'positive'`,
    );
  }
  return [];
}

export function readInvariance(entry: InvarianceEntry): Expectation {
  return entry.same_class === true
    ? { kind: 'same-class', threshold: entry.at_threshold ?? defaultThreshold }
    : { kind: 'within', tolerance: entry.within! };
}

export function invarianceProblems(entry: InvarianceEntry, task: string): EntryProblem[] {
  if ((entry.within === undefined) === (entry.same_class === undefined)) {
    const message = "expected 'within' (a change of score) or 'same_class: true', and not both";
    return [{ key: 'within', message }];
  }
  if (entry.at_threshold !== undefined && entry.same_class === undefined) {
    return [{ key: 'at_threshold', message: "belongs to 'same_class'; take it out" }];
  }
  if (entry.same_class === true && task !== 'binary') {
    return [
      { key: 'same_class', message: `is for task: binary, but task is ${task}; use 'within'` },
    ];
  }
  return [];
}

export function readDirection(entry: DirectionalEntry): Expectation {
  const { expect: direction, at_least: atLeast = 0, tolerance = 0 } = entry;
  return { kind: 'direction', direction, atLeast, tolerance };
}

export function directionProblems({ expect, ...entry }: DirectionalEntry): EntryProblem[] {
  const moves = expect === 'up' || expect === 'down';
  if (!moves && entry.at_least !== undefined) {
    return [
      {
        key: 'at_least',
        message: `says how far a score must move; '${expect}' does not ask for a move`,
      },
    ];
  }
  if (moves && entry.tolerance !== undefined) {
    return [
      {
        key: 'tolerance',
        message: `is for 'not_up' and 'not_down'; '${expect}' asks for a move, of 'at_least'`,
      },
    ];
  }
  return [];
}
