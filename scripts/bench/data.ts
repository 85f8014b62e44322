import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { checkTask, driftTask, growthTasks } from './data-tasks.ts';
import { peerPython } from './peers.ts';
import { describeMachine, pipVersions, publishResult } from './results.ts';
import { costTable, runSideBySide, type TaskResult } from './side-by-side.ts';

/** `npm run bench -- data`: validate-data and drift-check beside their peers, whole processes from start to exit. */
export async function benchData(args: readonly string[], cacheDirectory: string): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '5000000' },
      'csv-rows': { type: 'string', default: '2000000' },
      growth: { type: 'string', default: '500000,5000000,50000000' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', multiple: true, default: ['checks', 'drift', 'growth'] },
    },
  });
  const rounds = Number(values.rounds);
  const options = {
    cacheDirectory,
    rows: Number(values.rows),
    csvRows: Number(values['csv-rows']),
  };
  const results: TaskResult[] = [];
  if (values.only.includes('checks')) {
    results.push(runSideBySide(await checkTask(options, 'parquet'), rounds));
    results.push(runSideBySide(await checkTask(options, 'csv'), rounds));
  }
  if (values.only.includes('drift')) results.push(runSideBySide(await driftTask(options), rounds));
  if (values.only.includes('growth')) {
    const sizes = values.growth.split(',').map(Number);
    for (const task of await growthTasks(options, sizes))
      results.push(runSideBySide(task, Math.min(rounds, 3)));
  }
  publishResult({
    name: ['data', ...values.only].join('-'),
    command: ['npm run bench -- data', ...args].join(' '),
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    versions: { Trainyard: packageJson.version, Node: '24', ...peerVersions(cacheDirectory) },
    tables: results.map((result) => costTable(result)),
    figures: results,
  });
  console.error(`\nwrote ${join('docs', 'benchmarks.md')}`);
}

function peerVersions(cacheDirectory: string): Record<string, string> {
  const of = (environment: Parameters<typeof peerPython>[0], packages: readonly string[]) =>
    pipVersions(peerPython(environment, cacheDirectory), packages);
  return {
    ...of('checks', ['duckdb', 'soda-core-duckdb', 'pointblank', 'pandera', 'polars']),
    ...of('great-expectations', ['great_expectations']),
    ...of('evidently', ['evidently', 'pandas', 'scipy']),
  };
}
