import type { Config, ConfigPath } from '../../config/parse-config.ts';
import type { Problem } from '../../verdict/errors.ts';
import { severities } from '../gate-rule.ts';
import type { Gates } from '../gates-schema.ts';
import type { BehaviourKind, BehaviourTest, Expectation, RowSource } from './behaviour-policy.ts';
import type { BehaviourEntries, BehaviourEntry, ChangeEntry } from './behaviour-schema.ts';
import {
  directionProblems,
  invarianceProblems,
  labelProblems,
  readDirection,
  readInvariance,
  readLabelExpectation,
  type EntryProblem,
} from './read-expectation.ts';
import { changeProblem, readVersions } from './read-versions.ts';

const defaultExamples = 5;

interface Placed {
  readonly kind: BehaviourKind;
  readonly entry: BehaviourEntry;
  readonly entries: BehaviourEntries[number];
  readonly path: ConfigPath;
}

function placedEntries({ behaviour = [] }: Gates): Placed[] {
  return behaviour.map((entries, index) => {
    const [[kind, entry]] = Object.entries(entries) as [[BehaviourKind, BehaviourEntry]];
    return { kind, entry, entries, path: ['behaviour', index, kind] };
  });
}

/** The tests of a file without problems. */
export function readBehaviour(gates: Gates): BehaviourTest[] {
  return placedEntries(gates).map(({ kind, entry, entries, path }) => ({
    kind,
    name: entry.name,
    rows: rowSource(entry.rows, gates.seed ?? 1),
    versions: changesOf(entry).flatMap((one, index) =>
      readVersions(one, [...path, 'change', index]),
    ),
    expectation: expectationOf(entries, gates),
    limit: limitOf(entries),
    decide: entry.decide,
    severity: severities[entry.severity ?? 'error'],
    examples: entry.examples ?? defaultExamples,
    redact: typeof entry.redact === 'string' ? 'all' : (entry.redact ?? []),
    path,
  }));
}

type TableRows = Exclude<BehaviourEntry['rows'], readonly unknown[]>;

function rowSource(rows: BehaviourEntry['rows'], defaultSeed: number): RowSource {
  if (Array.isArray(rows)) return { kind: 'inline', rows };
  const { text_columns: text = [], seed = defaultSeed, ...given } = rows as TableRows;
  const { table, where, sample } = given;
  return { kind: 'table', table, where, sample, seed, textColumns: text };
}

function expectationOf(entries: BehaviourEntries[number], gates: Gates): Expectation {
  if (entries.minimum_functionality) {
    return readLabelExpectation(entries.minimum_functionality, gates.positive);
  }
  return entries.invariance
    ? readInvariance(entries.invariance)
    : readDirection(entries.directional!);
}

function changesOf(entry: BehaviourEntry): readonly ChangeEntry[] {
  return 'change' in entry ? entry.change : [];
}

function limitOf({
  minimum_functionality: minimum,
  invariance,
  directional,
}: BehaviourEntries[number]): BehaviourTest['limit'] {
  if (invariance) return { maximum: invariance.maximum_share ?? 0 };
  return { minimum: (minimum ?? directional)?.minimum_share ?? 1 };
}

/** Everything that a schema cannot say of `behaviour:`. */
export function behaviourProblems(config: Config<Gates>): Problem[] {
  const gates = config.value;
  const placed = placedEntries(gates);
  const ofTests = placed.flatMap((one, index) => {
    const problems = [
      ...entryProblems(one, gates),
      ...shareProblems(one),
      ...redactProblems(one),
      ...nameProblems(one, placed.slice(0, index)),
    ];
    return problems.map(({ key, message }) => {
      const path = [
        ...one.path,
        ...key.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      ];
      return { code: 'behaviour', subject: path.join('.'), message, location: config.locate(path) };
    });
  });
  return [...nothingAsked(config), ...ofTests];
}

/** A policy of behaviour alone needs no metrics; one of nothing would pass everything. */
function nothingAsked(config: Config<Gates>): Problem[] {
  const { metrics, slices, fairness, behaviour, load } = config.value;
  if ([metrics, slices, fairness, behaviour, load].some((section) => section !== undefined))
    return [];
  const message = "expected 'metrics', 'behaviour' or both, got neither: nothing would be checked";
  return [{ code: 'schema', subject: 'metrics', message, location: config.locate(['metrics']) }];
}

function entryProblems({ entry, entries }: Placed, gates: Gates): EntryProblem[] {
  const { task, positive } = gates;
  const changes = changesOf(entry).flatMap((one, index): EntryProblem[] => {
    const message = changeProblem(one);
    return message === undefined ? [] : [{ key: `change/${index}`, message }];
  });
  if (entries.minimum_functionality) {
    return labelProblems(entries.minimum_functionality, { task, positive });
  }
  if (entries.invariance) return [...changes, ...invarianceProblems(entries.invariance, task)];
  return [...changes, ...directionProblems(entries.directional!)];
}

/** From a sample no interval can ever show that all rows behave: such a limit would leave the test open for good. */
function shareProblems({ entry, kind }: Placed): EntryProblem[] {
  const [key, certain] =
    kind === 'invariance' ? (['maximum_share', 0] as const) : (['minimum_share', 1] as const);
  const given = (entry as Readonly<Record<string, unknown>>)[key] ?? certain;
  const isTable = !Array.isArray(entry.rows);
  const sampled = isTable && (entry.rows as { sample?: number }).sample !== undefined;
  const random = changesOf(entry).some(({ noise, typo }) => noise !== undefined || typo === true);
  const byInterval = entry.decide === 'interval' || sampled || random;
  if (given !== certain || entry.decide === 'point' || !byInterval) return [];
  const because = sampled
    ? 'the rows are a sample'
    : random
      ? 'the change is drawn by chance'
      : 'decide: interval takes the rows for a sample';
  const message = `${because}: they can show that few rows fail, never that none does. Give ${key} ${certain === 0 ? 'above 0' : 'below 1'}, or decide: point`;
  return [{ key, message }];
}

function redactProblems({ entry }: Placed): EntryProblem[] {
  if (typeof entry.redact !== 'string' || entry.redact === 'all') return [];
  return [
    {
      key: 'redact',
      message: `expected a list of columns or 'all', got ${JSON.stringify(entry.redact)}`,
    },
  ];
}

function nameProblems({ entry }: Placed, before: readonly Placed[]): EntryProblem[] {
  return before.some((one) => one.entry.name === entry.name)
    ? [{ key: 'name', message: `another test is called '${entry.name}'; give each its own name` }]
    : [];
}
