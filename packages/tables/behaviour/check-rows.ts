import type { ConfigPath } from '#core/config/parse-config.ts';
import { expectationColumns, type BehaviourTest } from '#core/gate/behaviour/behaviour-policy.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { conditionProblem } from '../predictions/slice-sql.ts';
import type { Table, TableColumn } from '../table.ts';
import { changeProblems } from './check-changes.ts';

/** What a model is given of a row: what the policy names, or all but the columns of the evaluation. */
export function sentColumns(
  { columns }: Table,
  test: BehaviourTest,
  { predictor, columns: roles }: GatePolicy,
): readonly TableColumn[] {
  const named = predictor.columns?.flatMap(
    (name) => columns.find((one) => one.name === name) ?? [],
  );
  if (named) return named;
  const hidden = new Set([
    roles.id,
    roles.label,
    roles.score,
    roles.championScore,
    ...expectationColumns(test),
  ]);
  return columns.filter(({ name }) => !hidden.has(name));
}

/** What is wrong with the columns, the condition and the changes of a test. */
export async function checkRows(
  engine: TableEngine,
  {
    table,
    test,
    policy,
  }: { readonly table: Table; readonly test: BehaviourTest; readonly policy: GatePolicy },
): Promise<Problem[]> {
  const problem = (path: ConfigPath, message: string): Problem => ({
    code: 'behaviour-rows',
    subject: path.join('.'),
    message,
    location: policy.config.locate(path),
  });
  const names = table.columns.map(({ name }) => name);
  const missing = (path: ConfigPath, wanted: readonly string[]): Problem[] =>
    wanted
      .filter((name) => !names.includes(name))
      .map((name) =>
        problem(path, `${table.source} has no column '${name}'. ${suggestName(name, names)}`),
      );
  const problems = [
    ...missing([...test.path, 'expect'], expectationColumns(test)),
    ...missing(['predictor', 'columns'], policy.predictor.columns ?? []),
  ];
  const sent = sentColumns(table, test, policy);
  if (sent.length === 0) {
    problems.push(
      problem([...test.path, 'rows'], `${table.source} has no column to give to the model`),
    );
  }
  if (test.rows.kind === 'table' && test.rows.where !== undefined) {
    const message = await conditionProblem(engine, table, test.rows.where);
    if (message !== undefined) problems.push(problem([...test.path, 'rows', 'where'], message));
  }
  for (const { version, message } of await changeProblems(engine, { table, sent }, test)) {
    problems.push(problem(version.path, message));
  }
  return problems;
}
