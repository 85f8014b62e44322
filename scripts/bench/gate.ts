import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { node24 } from '../../test/support/node24.ts';
import { gateMetrics, makePredictions, writePolicy } from './gate-data.ts';
import { peerPython, peersDirectory } from './peers.ts';
import { describeMachine, pipVersions, publishResult } from './results.ts';
import { costTable, runSideBySide, type Contender, type Task } from './side-by-side.ts';

const trainyardScript = fileURLToPath(new URL('../../actions/dist/trainyard.js', import.meta.url));
// It has scikit-learn 1.9, SciPy, NumPy and pandas.
const peers = 'evidently';

/** `npm run bench -- gate`: quality-gate beside scikit-learn, SciPy and a vectorised NumPy bootstrap, whole processes. */
export async function benchGate(args: readonly string[], cacheDirectory: string): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      'large-rows': { type: 'string', default: '10000000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', multiple: true, default: ['gate', 'delong', 'memory'] },
    },
  });
  const data = (rows: string): Promise<string> =>
    makePredictions(Number(rows), join(cacheDirectory, 'data'));
  const tasks: Task[] = [];
  if (values.only.includes('gate'))
    tasks.push(await gateTask(await data(values.rows), cacheDirectory));
  if (values.only.includes('delong'))
    tasks.push(await delongTask(await data(values.rows), cacheDirectory));
  if (values.only.includes('memory'))
    tasks.push(await memoryTask(await data(values['large-rows']), cacheDirectory));
  const results = tasks.map((task) => runSideBySide(task, Number(values.rounds)));
  publishResult({
    name: 'gate',
    command: ['npm run bench -- gate', ...args].join(' '),
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    versions: {
      Trainyard: packageJson.version,
      Node: '24',
      ...pipVersions(peerPython(peers, cacheDirectory), [
        'scikit-learn',
        'scipy',
        'numpy',
        'pandas',
      ]),
    },
    tables: results.map((result) => costTable(result)),
    figures: results,
  });
}

async function trainyard(
  data: string,
  cacheDirectory: string,
  policy: { name: string; metrics: readonly string[]; slices: boolean },
): Promise<Contender> {
  const reports = join(cacheDirectory, 'reports');
  mkdirSync(reports, { recursive: true });
  const path = join(cacheDirectory, `gates-${policy.name}.yaml`);
  await writePolicy(path, policy);
  const argv = ['quality-gate', '--policy', path, '--candidate', data, '--champion', data];
  return {
    name: 'Trainyard',
    argv: [node24(), trainyardScript, ...argv, '--report-directory', reports],
  };
}

function python(cacheDirectory: string, name: string, ...args: readonly string[]): Contender {
  const script = join(peersDirectory, 'gate_metrics.py');
  return { name, argv: [peerPython(peers, cacheDirectory), script, ...args], runs: 1 };
}

async function gateTask(data: string, cacheDirectory: string): Promise<Task> {
  const policy = { name: 'slices', metrics: gateMetrics, slices: true };
  return {
    title: '12 metrics of two models on all rows and 50 slices, 2,000 paired draws',
    contenders: [
      await trainyard(data, cacheDirectory, policy),
      python(cacheDirectory, 'scikit-learn: read the table', data, 'sklearn', '0'),
      python(cacheDirectory, 'scikit-learn: 2 draws, all rows only', data, 'sklearn', '2'),
      python(
        cacheDirectory,
        'NumPy, vectorised: 20 draws, all rows only, no AUC and AP',
        data,
        'numpy',
        '20',
      ),
    ],
  };
}

async function delongTask(data: string, cacheDirectory: string): Promise<Task> {
  const policy = { name: 'auc', metrics: ['roc_auc'], slices: false };
  return {
    title: 'Paired DeLong of two models',
    contenders: [
      await trainyard(data, cacheDirectory, policy),
      python(cacheDirectory, 'scikit-learn: two values, no interval', data, 'auc', '0'),
      python(cacheDirectory, 'fast DeLong (Sun and Xu 2014) on SciPy ranks', data, 'delong', '0'),
    ],
  };
}

async function memoryTask(data: string, cacheDirectory: string): Promise<Task> {
  const policy = { name: 'all-rows', metrics: gateMetrics, slices: false };
  return {
    title: '12 metrics of two models on all rows of the large table',
    contenders: [await trainyard(data, cacheDirectory, policy)],
  };
}
