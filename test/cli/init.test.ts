import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { loadOfficialParser } from '../support/official-workflow-parser.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';

const written = [
  '.github/workflows/trainyard-monitor.yml',
  '.github/workflows/trainyard-validate.yml',
  'contract.yaml',
  'drift.yaml',
  'gates.yaml',
  'profile.json',
  'rollout.yaml',
];

let repository: string;
beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'trainyard-init-'));
});
afterEach(() => rm(repository, { recursive: true, force: true }));

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index));

/** A spread of numbers without a random source: multiples of the golden ratio. */
const spread = (index: number): number => (index * 0.618_033_988_75) % 1;

interface DataCase {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly args: readonly string[];
  readonly learned: string;
  readonly task: string;
}

const cases: readonly DataCase[] = [
  {
    title: 'a plain table with ids, dates, booleans, missing values and a yes/no label',
    file: 'customers.csv',
    text: [
      'id,signup,country,amount,active,churned',
      ...rows(600, (i) => {
        const day = String(1 + (i % 28)).padStart(2, '0');
        const amount = i % 17 === 0 ? '' : (spread(i) * 900).toFixed(2);
        return `${i + 1},2026-0${1 + (i % 6)}-${day},${['AT', 'DE', 'CH'][i % 3]},${amount},${i % 2 === 0},${i % 4 === 0 ? 'yes' : 'no'}`;
      }),
    ].join('\n'),
    args: [],
    learned: 'label churned, id id, task binary',
    task: 'binary',
  },
  {
    title: 'odd column names and values: spaces, quotes, unicode, YAML and SQL words',
    file: 'odd.csv',
    text: [
      '"Kunden Nr","größe ""cm""",\'single\',null,"a: b # c",select,😀,"y"',
      ...rows(
        300,
        (i) =>
          `K-${1000 + i},${(150 + spread(i) * 50).toFixed(1)},x${i % 3},${i % 5},"v, ${i % 4}",${i % 2},"it's ""${i % 3}""",${(spread(i * 7) * 10).toFixed(3)}`,
      ),
    ].join('\n'),
    args: ['--label', 'y', '--id', 'Kunden Nr'],
    learned: 'label y, id Kunden Nr, task regression',
    task: 'regression',
  },
  {
    title: 'a small table of twelve rows without id or label',
    file: 'data dir/small.csv',
    text: ['temp,city', ...rows(12, (i) => `${10 + (i % 7)},${i % 2 ? 'Graz' : 'Wien'}`)].join(
      '\n',
    ),
    args: [],
    learned: 'label (none found: --label <column>), id (none found: --id <column>)',
    task: 'binary',
  },
  {
    title: 'JSON lines with a label of three classes',
    file: 'events.jsonl',
    text: rows(400, (i) =>
      JSON.stringify({
        uuid: `e-${i}`,
        ts: `2026-03-01T00:${String(i % 60).padStart(2, '0')}:00Z`,
        x: spread(i),
        target: 'abc'[i % 3],
      }),
    ).join('\n'),
    args: ['--id', 'uuid'],
    learned: 'label target, id uuid, task multiclass',
    task: 'multiclass',
  },
];

describe('trainyard init', () => {
  test.each(cases)('writes files that its data passes: $title', async (one) => {
    await mkdir(join(repository, one.file, '..'), { recursive: true });
    await writeFile(join(repository, one.file), `${one.text}\n`);
    const made = await runCli(repository, 'init', one.file, ...one.args);
    expectMade(made);
    expect(made.stdout).toContain(one.learned);
    expect(made.stdout).toContain('wrote contract.yaml');

    const files = (await readdir(repository, { recursive: true })).map((path) =>
      path.replaceAll('\\', '/'),
    );
    expect(files.filter((path) => written.includes(path)).sort()).toEqual(written);
    expect(parse(await read('gates.yaml'))).toMatchObject({ version: 1, task: one.task });
    await expectSchemas();
    await expectWorkflows(one.file);

    const [validated, drift] = await Promise.all([
      runCli(repository, 'validate-data', '--data', one.file),
      runCli(repository, 'drift-check', '--current', one.file),
    ]);
    expectPass(validated);
    expect(JSON.parse(await read('trainyard-report/validate-data/report.json'))).toMatchObject({
      verdict: 'pass',
    });
    expectPass(drift);
    await expectReportSchema();
    const report = JSON.parse(await read('trainyard-report/drift-check/report.json')) as {
      findings: { check: string; verdict: string }[];
    };
    expect(report).toMatchObject({ outputs: { 'drift-detected': 'false', retrain: 'false' } });
    // Compared with itself a table is a feed that delivers nothing new; nothing else may be said of it.
    const told = report.findings.filter(({ verdict }) => verdict !== 'pass');
    expect(told.filter(({ check }) => check !== 'stale_feed')).toEqual([]);
  });

  test('writes gates that the given predictions are held to', async () => {
    const table = rows(500, (i) => ({ id: i, label: i % 3 === 0 ? 1 : 0, x: spread(i) }));
    await writeFile(
      join(repository, 'data.csv'),
      `id,x,label\n${table.map(({ id, x, label }) => `${id},${x},${label}`).join('\n')}\n`,
    );
    const scores = table.map(
      ({ id, label, x }) => `${id},${label},${(0.4 * label + 0.6 * x).toFixed(6)}`,
    );
    await writeFile(join(repository, 'predictions.csv'), `id,label,proba\n${scores.join('\n')}\n`);
    const made = await runCli(
      repository,
      'init',
      '--data',
      'data.csv',
      '--predictions',
      'predictions.csv',
    );
    expectMade(made);
    const gate = await runCli(repository, 'quality-gate', '--candidate', 'predictions.csv');
    expectPass(gate);
    expectPass(await runCli(repository, 'canary-deploy', '--mode', 'plan'));
  });

  test('what the predictions are decides the gates when the data has no label', async () => {
    const homes = rows(300, (i) => ({ id: i, size: 40 + (i % 90), price: 200 + spread(i) * 300 }));
    await writeFile(
      join(repository, 'homes.csv'),
      `id,size\n${homes.map(({ id, size }) => `${id},${size}`).join('\n')}\n`,
    );
    const predicted = homes.map(
      ({ id, price, size }) => `${id},${price.toFixed(2)},${(price + (size % 7)).toFixed(2)}`,
    );
    await writeFile(
      join(repository, 'predictions.csv'),
      `id,y_true,y_pred\n${predicted.join('\n')}\n`,
    );
    const made = await runCli(
      repository,
      'init',
      'homes.csv',
      '--predictions=predictions.csv',
      '--label=y_true',
    );
    expectMade(made);
    expect(made.stdout).toContain('label y_true, id id, task regression');
    expectPass(await runCli(repository, 'quality-gate', '--candidate', 'predictions.csv'));
  });

  test('says so when the header looks like a row of data', async () => {
    const iris = rows(60, (i) => `${(4 + spread(i)).toFixed(3)},${i},setosa${i % 2}`);
    await writeFile(join(repository, 'iris.csv'), `5.1,3.5,setosa\n${iris.join('\n')}\n`);
    const { stdout, exitCode } = await runCli(repository, 'init', 'iris.csv');
    expect(exitCode).toBe(0);
    expect(stdout).toContain("column names '5.1', '3.5' look like data: iris.csv needs a header");
  });

  test('overwrites nothing without --force', async () => {
    await writeFile(join(repository, 'data.csv'), 'a,b\n1,2\n3,4\n');
    await writeFile(join(repository, 'gates.yaml'), 'mine');
    const refused = await runCli(repository, 'init', 'data.csv');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('gates.yaml: exists already');
    expect((await readdir(repository)).sort()).toEqual(['data.csv', 'gates.yaml']);
    expect((await runCli(repository, 'init', 'data.csv', '--force')).exitCode).toBe(0);
    expect(await read('gates.yaml')).not.toBe('mine');
  });

  test.each([
    { title: 'a file that is not there', args: ['nothing.csv'], says: 'nothing.csv' },
    { title: 'a table without rows', args: ['empty.csv'], says: 'empty.csv' },
    { title: 'a label that is no column', args: ['data.csv', '--label', 'lable'], says: "'label'" },
  ])('exits 2 and writes nothing for $title', async ({ args, says }) => {
    await writeFile(join(repository, 'empty.csv'), 'a,b\n');
    await writeFile(join(repository, 'data.csv'), 'x,label\n1,0\n2,1\n');
    const { exitCode, stderr } = await runCli(repository, 'init', ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(says) });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect((await readdir(repository)).sort()).toEqual(['data.csv', 'empty.csv']);
  });
});

describe('trainyard infer', () => {
  test('prints a contract that the data keeps', async () => {
    await writeFile(
      join(repository, 'data.csv'),
      `a,b\n${rows(50, (i) => `${i},${'xyz'[i % 3]}`).join('\n')}\n`,
    );
    const { exitCode, stdout } = await runCli(repository, 'infer', 'data.csv');
    expect(exitCode).toBe(0);
    expect(parse(stdout)).toMatchObject({ version: 1, columns: [{ name: 'a' }, { name: 'b' }] });
    expect(
      (await runCli(repository, 'infer', 'data.csv', '--output', 'contract.yaml')).exitCode,
    ).toBe(0);
    expect(await read('contract.yaml')).toBe(stdout);
    expect((await runCli(repository, 'validate-data', '--data', 'data.csv')).exitCode).toBe(0);
  });
});

/** Standard error may tell of progress on a slow machine, and of nothing else. */
function expectMade({ exitCode, stderr }: CliRun): void {
  const said = stderr.split('\n').filter((line) => !/^(… |Installing |$)/.test(line));
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: [] });
}

function expectPass(run: CliRun): void {
  expect(run.exitCode === 0 ? 'passes' : `${run.stdout}${run.stderr}`).toBe('passes');
}

function read(path: string): Promise<string> {
  return readFile(join(repository, path), 'utf8');
}

async function expectReportSchema(): Promise<void> {
  const schema = await readFile(
    new URL('../../schemas/report.schema.json', import.meta.url),
    'utf8',
  );
  const validate = new Ajv({ allErrors: true, strict: false }).compile(
    JSON.parse(schema) as object,
  );
  for (const action of ['validate-data', 'drift-check']) {
    validate(JSON.parse(await read(`trainyard-report/${action}/report.json`)));
    expect({ action, errors: validate.errors }).toEqual({ action, errors: null });
  }
}

async function expectSchemas(): Promise<void> {
  const ajv = new Ajv({ allErrors: true, strict: false });
  for (const name of ['contract', 'gates', 'rollout', 'drift']) {
    const schema = await readFile(
      new URL(`../../schemas/${name}.schema.json`, import.meta.url),
      'utf8',
    );
    const valid = ajv.validate(JSON.parse(schema) as object, parse(await read(`${name}.yaml`)));
    expect({ name, valid, errors: ajv.errors }).toEqual({ name, valid: true, errors: null });
  }
}

async function expectWorkflows(data: string): Promise<void> {
  await using parser = await loadOfficialParser();
  for (const name of ['trainyard-validate.yml', 'trainyard-monitor.yml']) {
    const text = await read(`.github/workflows/${name}`);
    expect(parser.workflowErrors(name, text)).toEqual([]);
    expect(JSON.stringify(parse(text))).toContain(data);
  }
}
