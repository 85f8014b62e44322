import type { ReadScores, WantedScores } from '#core/gate/behaviour/predictor.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

const input = 'predict-command';
const shownRows = 5;

/** Reads what a predict-command wrote: one row for every row that it was given, by its number. */
export function scoreReader(engine: TableEngine): ReadScores {
  return async (file, wanted) => {
    const table = await openAnswer(engine, file, wanted);
    requireColumns(table, wanted);
    const [id, score] = [quoteIdentifier(wanted.id), quoteIdentifier(wanted.score)];
    // Programs that pass ids through a data frame may write 17 as 17.0.
    const numbered = `(SELECT TRY_CAST(CAST(${id} AS VARCHAR) AS DOUBLE) AS place, TRY_CAST(CAST(${score} AS VARCHAR) AS DOUBLE) AS score, CAST(${id} AS VARCHAR) AS id, CAST(${score} AS VARCHAR) AS text FROM ${table.relation})`;
    await requireRows(engine, numbered, wanted);
    const scores = await engine.readNumbers(
      {
        ...table,
        columns: [{ name: 'score', type: 'number', sqlType: 'DOUBLE' }],
        relation: `(SELECT * FROM ${numbered} ORDER BY place)`,
      },
      ['score'],
    );
    return scores.get('score')!;
  };
}

async function openAnswer(
  engine: TableEngine,
  file: string,
  { shown }: WantedScores,
): Promise<Table> {
  try {
    return await engine.open(file);
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    const reasons = error.problems.map(({ message }) => message).join('; ');
    throw cannotRun(
      'predict-answer',
      input,
      `${shown} is no table of predictions: ${reasons}. Expected a header and one row a prediction, and nothing else`,
      { cause: error },
    );
  }
}

function requireColumns({ columns }: Table, { id, score, shown }: WantedScores): void {
  const names = columns.map(({ name }) => name);
  const missing = [id, score].filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  const what = missing.map((name) => `'${name}'`).join(' and ');
  const hint = names.length > 10 ? suggestName(missing[0]!, names) : `It has: ${names.join(', ')}.`;
  throw cannotRun(
    'predict-columns',
    input,
    `${shown} lacks the column ${what}. ${hint} Write the id of every row back beside its score, so that predictions cannot be mixed up`,
  );
}

/** One answer for every row, and no other. */
async function requireRows(
  engine: TableEngine,
  answers: string,
  { count, shown }: WantedScores,
): Promise<void> {
  const known = `place >= 0 AND place < ${count} AND place = floor(place)`;
  const [row] = await engine.query(
    `SELECT count(*) AS answers, count(DISTINCT place) FILTER (${known}) AS known, count(*) FILTER (NOT coalesce(${known}, FALSE)) AS strange, count(*) FILTER (score IS NULL OR NOT isfinite(score)) AS bad FROM ${answers}`,
  );
  const [answered, distinct, strange, bad] = ['answers', 'known', 'strange', 'bad'].map((name) =>
    Number(row![name]),
  ) as [number, number, number, number];
  const problem = (code: string, message: string) => cannotRun(code, input, message);
  if (answered !== count) {
    throw problem(
      'predict-row-count',
      `${shown} has ${answered.toLocaleString('en-US')} rows for ${count.toLocaleString('en-US')} rows of input; expected one prediction a row`,
    );
  }
  if (strange > 0) {
    const examples = await listed(engine, `${answers} WHERE NOT coalesce(${known}, FALSE)`, 'id');
    throw problem(
      'predict-ids',
      `${shown} has ${strange} ids that were not asked about, such as ${examples}; write the ids of the input back`,
    );
  }
  if (distinct !== count) {
    const examples = await listed(
      engine,
      `(SELECT id, place FROM ${answers} GROUP BY id, place HAVING count(*) > 1 ORDER BY place)`,
      'id',
    );
    throw problem(
      'predict-ids',
      `${shown} has ids more than once, such as ${examples}; expected each id once`,
    );
  }
  if (bad === 0) return;
  const examples = await listed(
    engine,
    `${answers} WHERE score IS NULL OR NOT isfinite(score)`,
    `id || ': ' || coalesce(text, 'nothing')`,
  );
  throw problem(
    'predict-score',
    `${shown} has ${bad.toLocaleString('en-US')} scores that are no finite number, by id: ${examples}. A model must answer for every row`,
  );
}

async function listed(engine: TableEngine, from: string, expression: string): Promise<string> {
  const rows = await engine.query(`SELECT ${expression} AS shown FROM ${from} LIMIT ${shownRows}`);
  return rows.map((row) => ((row['shown'] as string | null) ?? 'nothing').slice(0, 40)).join(', ');
}
