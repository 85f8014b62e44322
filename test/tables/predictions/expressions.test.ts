import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '#tables/engine.ts';
import { alignPredictions } from '#tables/predictions/align-predictions.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'expressions-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function csv(text: string) {
  const name = `orders-${++files}.csv`;
  writeFileSync(join(directory, name), text);
  return engine.open(name);
}

async function align(
  expression: string,
  tables: { candidate: string; champion?: string; columns?: string },
): Promise<AlignedPredictions> {
  const columns = tables.columns === undefined ? '' : `columns: { ${tables.columns} }\n`;
  const policy = parseGates(
    `version: 1\ntask: binary\n${columns}metrics:\n  revenue: { ${expression}, better: higher, minimum: 0 }\n`,
    'gates.yaml',
  );
  const opened = {
    candidate: await csv(tables.candidate),
    champion: tables.champion === undefined ? undefined : await csv(tables.champion),
  };
  return alignPredictions(engine, opened, { policy, needsProbabilities: false });
}

async function problemsOf(...args: Parameters<typeof align>): Promise<readonly string[]> {
  const error: unknown = await align(...args).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CannotRunError))
    throw new Error(`expected a problem, got ${String(error)}`);
  return error.problems.map(
    ({ code, message, location }) =>
      `${code} ${location?.line}: ${message.replaceAll(/orders-\d+/g, 'p')}`,
  );
}

const orders = 'id,label,score,amount\n1,1,0.9,10\n2,0,0.6,20\n3,1,0.2,30\n';
const profit =
  "expression: 'case when score >= 0.5 and label = 1 then amount when score >= 0.5 then -1 else 0 end'";

describe('an expression', () => {
  test('is worked out for every row, of the score and the features', async () => {
    const { figures } = await align(profit, { candidate: orders });
    expect([...figures!.get('revenue')!.candidate.amounts]).toEqual([10, -1, 0]);
    expect(figures!.get('revenue')!.champion).toBeUndefined();
  });

  test("of the champion is that of the same rows, with the champion's score", async () => {
    const champion = 'id,label,score\n3,1,0.9\n2,0,0.1\n1,1,0.1\n';
    const { figures } = await align(profit, { candidate: orders, champion });
    expect([...figures!.get('revenue')!.candidate.amounts]).toEqual([10, -1, 0]);
    expect([...figures!.get('revenue')!.champion!.amounts]).toEqual([0, 0, 30]);
  });

  test('sees the score and the 0/1 label by these names, whatever the columns are called', async () => {
    const { figures } = await align("expression: 'score + label'", {
      candidate: 'id,late,p,q\n1,true,0.5,0\n2,false,0.25,1\n',
      champion: 'id,late,q\n1,true,0.125\n2,false,1\n',
      columns: 'label: late, score: p, champion_score: q',
    });
    expect([...figures!.get('revenue')!.candidate.amounts]).toEqual([1.5, 0.25]);
    expect([...figures!.get('revenue')!.champion!.amounts]).toEqual([1.125, 1]);
  });

  test('may be a condition, and be taken per something', async () => {
    const { figures } = await align("expression: 'score >= 0.5', per: amount", {
      candidate: orders,
    });
    const { amounts, per } = figures!.get('revenue')!.candidate;
    expect([...amounts]).toEqual([1, 1, 0]);
    expect([...per!]).toEqual([10, 20, 30]);
  });

  test.each([
    [
      'with a column that is not there',
      'expression: amuont * score',
      "there is no column 'amuont'. Did you mean 'amount'?",
    ],
    ['of all rows', 'expression: sum(score)', 'an expression is about one row; its mean'],
    ['that is text', 'expression: "\'ten\'"', 'expected a number for every row, got a VARCHAR'],
    ['that reads a file', 'expression: "(select 1)"', 'is not allowed here'],
    ['that changes from run to run', 'expression: random()', 'the function random is not allowed'],
    ['that ends the statement', 'expression: "1); drop table x; --"', 'is no SQL expression'],
    [
      'without a value in some row',
      "expression: 'case when amount > 15 then 1 end'",
      'gives no finite number for 1 rows (id 1); say with CASE',
    ],
    ['that divides by 0', "expression: '1.0 / (amount - 20)'", 'gives no finite number for 1 rows'],
    [
      'that fails in some row',
      "expression: 'cast(amount as tinyint) * 100 + cast(amount * 100 as tinyint)'",
      'fails: ',
    ],
    [
      'whose divisor has no value',
      "expression: '1', per: 'nullif(amount, 20)'",
      'gives no finite number for 1 rows (id 2)',
    ],
  ])('%s is refused', async (_, expression, message) => {
    const problems = await problemsOf(expression, { candidate: orders });
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems[0]).toMatch(/^expression 4: /);
  });

  test("that names the score's column by its own name is refused, as it would judge the champion by it", async () => {
    const problems = await problemsOf('expression: p * 2', {
      candidate: 'id,label,p\n1,1,0.9\n',
      columns: 'score: p',
    });
    expect(problems).toEqual([
      expect.stringContaining("the score of the model at hand is called 'score'"),
    ]);
  });

  test('is refused when another column is called score', async () => {
    const problems = await problemsOf('expression: score * 2', {
      candidate: 'id,label,p,Score\n1,1,0.9,7\n',
      columns: 'score: p',
    });
    expect(problems).toEqual([
      expect.stringContaining("p.csv has a column 'Score' that is not the score"),
    ]);
  });
});
