import { expectationColumns, type BehaviourTest } from '#core/gate/behaviour/behaviour-policy.ts';
import type { StagedTest } from '#core/gate/behaviour/staged-test.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';
import { readEngineError } from '../duckdb/engine-error.ts';
import type { TableEngine } from '../engine.ts';
import type { Table, TableColumn } from '../table.ts';
import { askedRows, type AskedRelation } from './asked-rows.ts';
import { checkRows, sentColumns } from './check-rows.ts';
import { drawRows } from './draw-rows.ts';
import { inlineTable } from './inline-rows.ts';
import { readExpected, readKey } from './read-expected.ts';
import { showRow, stageVersions } from './stage-versions.ts';

/** A model is not asked about more rows than this in one test. */
const mostAsked = 1_000_000;

export interface StagingOptions {
  readonly policy: GatePolicy;
  /** The candidate's prediction table. */
  readonly candidate: string | undefined;
  readonly open: (source: string, textColumns: readonly string[]) => Promise<Table>;
}

export interface StagedRelation {
  readonly test: StagedTest;
  readonly asked: AskedRelation;
  readonly sent: readonly TableColumn[];
}

/** @throws CannotRunError with every problem of the rows and changes, at their places in the policy */
export async function stageTest(
  engine: TableEngine,
  test: BehaviourTest,
  options: StagingOptions,
): Promise<StagedRelation> {
  const { policy } = options;
  const prefix = `trainyard_behaviour_${test.path[1]}`;
  const table = await rowsTable(engine, test, { ...options, relation: `${prefix}_inline` });
  const problems = await checkRows(engine, { table, test, policy });
  if (problems.length > 0) throw new CannotRunError(problems);
  const drawn = `${prefix}_rows`;
  const id = policy.columns.id;
  const size = await drawRows(engine, table, { rows: test.rows, relation: drawn, id });
  requireRows(test, table, { ...size, policy });
  const sent = sentColumns(table, test, policy);
  const relation = `${prefix}_asked`;
  const staged = await explained(test, policy, () =>
    stageVersions(engine, test, { drawn, relation, sent }),
  );
  const names = expectationColumns(test);
  const expected = await readExpected(engine, { drawn, table, names, test, policy });
  const { asked, versions } = staged;
  return {
    asked,
    sent,
    test: {
      test,
      ...size,
      versions,
      expected,
      idColumn: id,
      asked: askedRows(engine, [asked], sent),
      layout: JSON.stringify(sent.map(({ name, sqlType }) => [name, sqlType])),
      async show(row, version) {
        const key = await readKey(engine, drawn, row);
        const show = (one: number) => showRow(engine, { relation, sent }, { row, version: one });
        const before = { id: key, values: await show(-1) };
        return version === undefined
          ? { before }
          : { before, after: { id: key, values: await show(version) } };
      },
    },
  };
}

async function rowsTable(
  engine: TableEngine,
  test: BehaviourTest,
  options: StagingOptions & { readonly relation: string },
): Promise<Table> {
  const { rows, path } = test;
  if (rows.kind === 'inline') {
    const source = `the rows of '${test.name}'`;
    return inlineTable(engine, rows.rows, { relation: options.relation, source });
  }
  const source = rows.table ?? options.candidate;
  if (source !== undefined) return options.open(source, rows.textColumns);
  throw cannotRun(
    'behaviour-rows',
    [...path, 'rows'].join('.'),
    'names no table, and there is no prediction table of the candidate to take rows from: give rows.table',
    { location: options.policy.config.locate([...path, 'rows']) },
  );
}

function requireRows(
  test: BehaviourTest,
  { source }: Table,
  { count, policy }: { readonly count: number; readonly policy: GatePolicy },
): void {
  const path = [...test.path, 'rows'];
  const asked = count * (1 + test.versions.length);
  const message =
    count === 0
      ? `no row of ${source} satisfies the condition: nothing would be tested`
      : asked > mostAsked
        ? `asks about up to ${asked.toLocaleString('en-US')} rows; expected at most ${mostAsked.toLocaleString('en-US')}. Draw some of them with rows.sample`
        : undefined;
  if (message === undefined) return;
  throw cannotRun('behaviour-rows', path.join('.'), message, {
    location: policy.config.locate(path),
  });
}

/** A change that is right can still fail on a value: a number that does not fit into its column. */
async function explained<T>(
  test: BehaviourTest,
  policy: GatePolicy,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = readEngineError(cause) ?? readEngineError((cause as Error).cause);
    if (!reason) throw cause;
    const path = [...test.path, 'change'];
    const message = `a change fails on a value: ${reason.message.split('\n')[0]!}. Leave such rows out with rows.where, or use an expression`;
    const location = policy.config.locate(path);
    throw cannotRun('behaviour-change', path.join('.'), message, { cause, location });
  }
}
