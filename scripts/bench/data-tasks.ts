import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from '../../test/support/node24.ts';
import { makeData, numericColumns, textColumns } from './make-data.ts';
import { peerPython, peersDirectory } from './peers.ts';
import { measureProcess } from './measured-process.ts';
import type { Contender, Task } from './side-by-side.ts';

export interface DataBenchOptions {
  /** Data, environments and reports are kept here. */
  readonly cacheDirectory: string;
  /** Rows of the Parquet tables. */
  readonly rows: number;
  readonly csvRows: number;
}

const trainyardScript = fileURLToPath(new URL('../../actions/dist/trainyard.js', import.meta.url));

/** The bundle from start to exit, as the runner starts it. */
function trainyard(cacheDirectory: string, name: string, ...args: readonly string[]): Contender {
  const reports = join(cacheDirectory, 'reports');
  mkdirSync(reports, { recursive: true });
  return { name, argv: [node24(), trainyardScript, ...args, '--report-directory', reports] };
}

export async function checkTask(
  options: DataBenchOptions,
  format: 'parquet' | 'csv',
): Promise<Task> {
  const { cacheDirectory } = options;
  const rows = format === 'csv' ? options.csvRows : options.rows;
  const data = await makeData({ rows, format, seed: 1 }, join(cacheDirectory, 'data'));
  const { contract, columns } = writeRules(cacheDirectory);
  const peer = (name: string, environment: Parameters<typeof peerPython>[0], script: string) => ({
    name,
    argv: [peerPython(environment, cacheDirectory), join(peersDirectory, script), data, columns],
  });
  const ours = ['validate-data', '--contract', contract, '--data', data];
  const profile = join(cacheDirectory, 'profile.json');
  return {
    title: `validate-data: 40 checks on ${rows.toLocaleString('en-US')} rows × 20 columns of ${format === 'csv' ? 'CSV' : 'Parquet'}`,
    contenders: [
      trainyard(cacheDirectory, 'Trainyard', ...ours),
      trainyard(cacheDirectory, 'Trainyard, with profile', ...ours, '--profile', profile),
      peer('DuckDB, raw scan', 'checks', 'duckdb_scan.py'),
      peer('Soda Core on DuckDB', 'checks', 'soda_duckdb.py'),
      peer('Pointblank on polars', 'checks', 'pointblank_polars.py'),
      peer('pandera on polars', 'checks', 'pandera_polars.py'),
      {
        ...peer(
          'Great Expectations on pandas',
          'great-expectations',
          'great_expectations_pandas.py',
        ),
        runs: 2,
      },
    ],
  };
}

export async function driftTask(options: DataBenchOptions): Promise<Task> {
  const { cacheDirectory, rows } = options;
  const directory = join(cacheDirectory, 'data');
  const reference = await makeData({ rows, format: 'parquet', seed: 1 }, directory);
  const current = await makeData({ rows, format: 'parquet', seed: 2 }, directory);
  const { columns } = writeRules(cacheDirectory);
  const { profile, policy } = writeDriftFiles(cacheDirectory, reference);
  const drift = ['drift-check', '--policy', policy, '--current', current, '--reference'];
  const scipy = peerPython('evidently', cacheDirectory);
  return {
    title: `drift-check: ${rows.toLocaleString('en-US')} rows × 20 columns against as many, Parquet`,
    contenders: [
      trainyard(cacheDirectory, 'Trainyard, table against table', ...drift, reference),
      trainyard(cacheDirectory, 'Trainyard, against a stored profile', ...drift, profile),
      {
        name: 'DuckDB, raw scan of the current table',
        argv: [
          peerPython('checks', cacheDirectory),
          join(peersDirectory, 'duckdb_scan.py'),
          current,
          columns,
        ],
      },
      {
        name: 'SciPy on pandas',
        argv: [scipy, join(peersDirectory, 'scipy_pandas.py'), reference, current, columns],
        runs: 2,
      },
      {
        name: `Evidently`,
        argv: [scipy, join(peersDirectory, 'evidently_preset.py'), reference, current],
        runs: 1,
      },
    ],
  };
}

/** Time and memory of ours as rows grow. */
export async function growthTasks(
  options: DataBenchOptions,
  sizes: readonly number[],
): Promise<Task[]> {
  const { cacheDirectory } = options;
  const { contract } = writeRules(cacheDirectory);
  const directory = join(cacheDirectory, 'data');
  const smallest = await makeData({ rows: sizes[0]!, format: 'parquet', seed: 1 }, directory);
  const { profile, policy } = writeDriftFiles(cacheDirectory, smallest);
  const tasks: Task[] = [];
  for (const rows of sizes) {
    const data = await makeData({ rows, format: 'parquet', seed: 2 }, directory);
    const ours = ['validate-data', '--contract', contract, '--data', data];
    const out = join(cacheDirectory, 'growth-profile.json');
    tasks.push({
      title: `Growth: ${rows.toLocaleString('en-US')} rows × 20 columns of Parquet`,
      contenders: [
        trainyard(cacheDirectory, 'validate-data', ...ours),
        trainyard(cacheDirectory, 'validate-data, with profile', ...ours, '--profile', out),
        trainyard(
          cacheDirectory,
          'drift-check against a stored profile',
          'drift-check',
          '--policy',
          policy,
          '--current',
          data,
          '--reference',
          profile,
        ),
      ],
    });
  }
  return tasks;
}

function writeRules(cacheDirectory: string): { contract: string; columns: string } {
  mkdirSync(cacheDirectory, { recursive: true });
  const numeric = Object.entries(numericColumns).map(([name, { min, max }]) => [
    `  - name: ${name}`,
    `    checks: [not_null, { range: { min: ${min}, max: ${max} } }]`,
  ]);
  const text = Object.entries(textColumns).map(([name, { pattern }]) => [
    `  - name: ${name}`,
    ...(name === 'postcode' ? ['    type: string'] : []),
    `    checks: [not_null, { regex: '${pattern}' }]`,
  ]);
  const contract = join(cacheDirectory, 'contract.yaml');
  writeFileSync(
    contract,
    ['version: 1', 'columns:', ...[...numeric, ...text].flat(), ''].join('\n'),
  );
  const columns = join(cacheDirectory, 'columns.json');
  const patterns = Object.entries(textColumns).map(([name, { pattern }]) => [name, pattern]);
  writeFileSync(
    columns,
    JSON.stringify({ numeric: numericColumns, text: Object.fromEntries(patterns) }),
  );
  return { contract, columns };
}

function writeDriftFiles(
  cacheDirectory: string,
  reference: string,
): { profile: string; policy: string } {
  const { contract } = writeRules(cacheDirectory);
  const profile = join(cacheDirectory, 'reference-profile.json');
  const made = trainyard(
    cacheDirectory,
    '',
    'validate-data',
    '--contract',
    contract,
    '--data',
    reference,
    '--profile',
    profile,
  );
  measureProcess(made.argv);
  const policy = join(cacheDirectory, 'drift.yaml');
  writeFileSync(policy, 'version: 1\nmethod: auto\nalpha: 0.05\n');
  return { profile, policy };
}
