import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { FiguresOfModel, RowFigures } from '#core/gate/row-figures.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { listIds } from './check-predictions.ts';
import { expressionProblem, expressionTexts, reasonOf } from './expression-sql.ts';

/**
 * The policy's expressions, row by row. The champion's are those of the same rows with its score: what the candidate's
 * table says of a row holds for both.
 * @param aligned the joined rows, with every column of the candidate's table
 * @throws CannotRunError naming the expressions that have no number for a row
 */
export async function readFigures(
  engine: TableEngine,
  aligned: Table,
  { policy, hasChampion }: { policy: GatePolicy; hasChampion: boolean },
): Promise<RowFigures> {
  const candidate = await figuresOf(engine, aligned, { policy, score: 'trainyard_score' });
  const champion = hasChampion
    ? await figuresOf(engine, aligned, { policy, score: 'trainyard_champion' })
    : undefined;
  return new Map(
    policy.expressions.map(({ name }) => [
      name,
      {
        candidate: candidate.get(name)!,
        ...(champion ? { champion: champion.get(name)! } : {}),
      },
    ]),
  );
}

async function figuresOf(
  engine: TableEngine,
  aligned: Table,
  { policy, score }: { policy: GatePolicy; score: string },
): Promise<Map<string, FiguresOfModel>> {
  const texts = expressionTexts(policy);
  const view = `(SELECT *, ${score} AS score, trainyard_label AS label FROM ${aligned.relation})`;
  await requireNumbers(engine, view, policy);
  const columns = texts.map(({ text }, index) => ({
    name: `trainyard_figure_${index}`,
    sql: `CAST((${text}\n) AS DOUBLE) AS trainyard_figure_${index}`,
  }));
  const numbers = await engine.readNumbers(
    {
      ...aligned,
      columns: columns.map(({ name }) => ({ name, type: 'number', sqlType: 'DOUBLE' })),
      relation: `(SELECT ${columns.map(({ sql }) => sql).join(', ')} FROM ${view})`,
    },
    columns.map(({ name }) => name),
  );
  const valuesOf = (name: string, key: string): Float64Array | undefined => {
    const index = texts.findIndex((text) => text.one.name === name && text.key === key);
    return index < 0 ? undefined : numbers.get(columns[index]!.name)!;
  };
  return new Map(
    policy.expressions.map(({ name }) => {
      const per = valuesOf(name, 'per');
      return [name, { amounts: valuesOf(name, 'expression')!, ...(per ? { per } : {}) }];
    }),
  );
}

async function requireNumbers(
  engine: TableEngine,
  view: string,
  policy: GatePolicy,
): Promise<void> {
  const problems: Problem[] = [];
  for (const { one, key, text } of expressionTexts(policy)) {
    const message = await valueProblem(engine, view, text);
    if (message !== undefined) problems.push(expressionProblem(policy, { one, key }, message));
  }
  if (problems.length > 0) throw new CannotRunError(problems);
}

async function valueProblem(
  engine: TableEngine,
  view: string,
  text: string,
): Promise<string | undefined> {
  const isNumber = `coalesce(isfinite(CAST((${text}\n) AS DOUBLE)), FALSE)`;
  try {
    const rows = await engine.query(
      `SELECT CAST(trainyard_id AS VARCHAR) AS id, count(*) OVER () AS found FROM ${view} WHERE NOT ${isNumber} ORDER BY trainyard_id LIMIT 5`,
    );
    if (rows.length === 0) return undefined;
    const ids = rows.map((row) => row['id'] as string | null).filter((id) => id !== null);
    const count = Number(rows[0]!['found']).toLocaleString('en-US');
    return `gives no finite number for ${count} rows${listIds(ids)}; say with CASE or coalesce what such rows count`;
  } catch (error) {
    return `fails: ${reasonOf(error)}`;
  }
}
