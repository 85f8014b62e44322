import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { node24 } from '../../test/support/node24.ts';
import { comparedColumns, makeFlightWindows, type FlightWindows } from './flight-windows.ts';
import { peerPython, peersDirectory } from './peers.ts';
import { describeMachine, pipVersions, publishResult, type ResultTable } from './results.ts';

/** Columns that a tool says have drifted, by the window's path. */
type Flagged = Readonly<Record<string, readonly string[]>>;

const trainyard = fileURLToPath(new URL('../../actions/dist/trainyard.js', import.meta.url));

/** `npm run bench -- flights-drift`: false alarms and detection on real flights, every tool with its defaults. */
export async function benchFlightsDrift(
  args: readonly string[],
  cacheDirectory: string,
): Promise<void> {
  const directory = join(cacheDirectory, 'flights');
  const windows = await makeFlightWindows(directory);
  const tools: Readonly<Record<string, Flagged>> = {
    Trainyard: flaggedByTrainyard(windows, directory),
    Evidently: flaggedByPeer('evidently', cacheDirectory),
    NannyML: flaggedByPeer('nannyml', cacheDirectory),
  };
  const versions = (['evidently', 'nannyml'] as const).map((name) =>
    pipVersions(peerPython(name, cacheDirectory), [name]),
  );
  publishResult({
    name: 'flights-drift',
    command: ['npm run bench -- flights-drift', ...args].join(' '),
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    versions: Object.assign({ Trainyard: packageJson.version }, ...versions),
    tables: [falseAlarms(windows, tools), detection(windows, tools), weeks(windows, tools)],
    figures: flaggedByScenario(windows, tools),
  });
}

function flaggedByTrainyard({ reference, windows }: FlightWindows, directory: string): Flagged {
  const policy = join(directory, 'drift.yaml');
  writeFileSync(policy, 'version: 1\n');
  const contract = join(directory, 'contract.yaml');
  writeFileSync(contract, 'version: 1\ncolumns: []\nchecks: [row_count: { min: 1 }]\n');
  const profile = join(directory, 'profile.json');
  const reports = ['--report-directory', join(directory, 'report')];
  const run = (...command: readonly string[]) =>
    spawnSync(node24(), [trainyard, ...command, ...reports], { encoding: 'utf8' });
  const made = run(
    'validate-data',
    '--contract',
    contract,
    '--data',
    reference,
    '--profile',
    profile,
  );
  if (made.status !== 0 || !existsSync(profile)) throw new Error(made.stderr);
  return Object.fromEntries(
    windows.map(({ path }) => {
      const { status, stderr } = run(
        'drift-check',
        '--policy',
        policy,
        '--reference',
        profile,
        '--current',
        path,
      );
      if (status !== 0 && status !== 1) throw new Error(stderr);
      const report = JSON.parse(readFileSync(join(directory, 'report', 'report.json'), 'utf8')) as {
        outputs: Record<string, string>;
      };
      return [path, JSON.parse(report.outputs['drifted-columns']!) as string[]];
    }),
  );
}

function flaggedByPeer(tool: 'evidently' | 'nannyml', cacheDirectory: string): Flagged {
  const directory = join(cacheDirectory, 'flights');
  const answer = join(directory, `${tool}.json`);
  const script = join(peersDirectory, 'flight_windows.py');
  const python = peerPython(tool, cacheDirectory);
  execFileSync(python, [script, tool, join(directory, 'windows.json'), answer], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return JSON.parse(readFileSync(answer, 'utf8')) as Flagged;
}

type Tools = Readonly<Record<string, Flagged>>;

function percent(hits: number, of: number): string {
  return `${((100 * hits) / of).toFixed(1)} % (${hits} of ${of})`;
}

function sizesOf({ windows }: FlightWindows): number[] {
  return [...new Set(windows.map(({ rows }) => rows).filter((rows) => rows > 0))];
}

function falseAlarms(all: FlightWindows, tools: Tools): ResultTable {
  const rows = sizesOf(all).map((size) => {
    const windows = all.windows.filter((one) => one.scenario === 'no drift' && one.rows === size);
    const shares = Object.values(tools).map((flagged) => {
      const hits = windows.reduce((sum, { path }) => sum + flagged[path]!.length, 0);
      return percent(hits, windows.length * comparedColumns.length);
    });
    return [`${size} rows`, ...shares];
  });
  return {
    title: 'False alarms: columns flagged where nothing drifted',
    note: 'Rows of January to April dealt at random into the reference (200,000) and disjoint windows: whatever is flagged is noise. Stated by Trainyard: at most 5 % of windows with any column flagged.',
    header: ['window', ...Object.keys(tools)],
    rows,
  };
}

function detection(all: FlightWindows, tools: Tools): ResultTable {
  const scenarios = [
    ...new Set(
      all.windows.filter(({ shifted }) => shifted.length > 0).map(({ scenario }) => scenario),
    ),
  ];
  const rows = scenarios.flatMap((scenario) =>
    sizesOf(all).map((size) => {
      const windows = all.windows.filter((one) => one.scenario === scenario && one.rows === size);
      const shares = Object.values(tools).map((flagged) => {
        const hits = windows.filter(({ path, shifted }) =>
          shifted.every((name) => flagged[path]!.includes(name)),
        );
        return percent(hits.length, windows.length);
      });
      return [`${scenario}, ${size} rows`, ...shares];
    }),
  );
  return {
    title: 'Detection: windows in which the changed column was flagged',
    header: ['change', ...Object.keys(tools)],
    rows,
  };
}

function weeks(all: FlightWindows, tools: Tools): ResultTable {
  const windows = all.windows.filter(({ scenario }) => scenario === 'the weeks that followed');
  return {
    title: 'The eight weeks from 7 May 2001 against January to April: columns flagged',
    note: 'Real data: nobody knows what should be flagged.',
    header: ['week', ...Object.keys(tools)],
    rows: windows.map(({ path }, week) => [
      String(week + 1),
      ...Object.values(tools).map((flagged) => flagged[path]!.join(', ') || 'none'),
    ]),
  };
}

function flaggedByScenario(all: FlightWindows, tools: Tools): unknown {
  return all.windows.map(({ scenario, rows, path, shifted }) => ({
    scenario,
    rows,
    shifted,
    flagged: Object.fromEntries(
      Object.entries(tools).map(([tool, flagged]) => [tool, flagged[path]]),
    ),
  }));
}
