import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJournal } from '../../../../packages/delivery/journal/journal-entry.ts';
import { parseRolloutPlan } from '../../../../packages/core/rollout/parse-rollout-plan.ts';
import { rolloutKinds } from '../../../../packages/delivery/rollout-kinds.ts';
import type { Chart } from '../../../../packages/report/html/chart/chart.ts';
import { rolloutCharts } from '../../../../packages/report/html/rollout-charts.ts';
import type { Production, TrafficReport } from '../live.ts';
import type { ActionRun } from '../runner.ts';
import { modelName, type Stage } from '../stage.ts';
import { download, registry } from './releases.ts';

export interface Rollout {
  readonly run: ActionRun;
  readonly traffic: TrafficReport;
  readonly charts: readonly Chart[];
}

/** Friday evening, Chicago to New York: the flight that everybody asks about. */
export const eveningFlight = {
  hour: 18,
  weekday: 5,
  distance: 733,
  origin: 'ORD',
  destination: 'LGA',
};

const exampleGateway = 'http://127.0.0.1:8080';

/** Serves a registered version next to the stable one and lets canary-deploy decide, under real requests. */
export async function rollOut(
  stage: Stage,
  production: Production,
  options: {
    readonly version: string;
    readonly flights: string;
    readonly records: readonly string[];
  },
): Promise<Rollout> {
  const { version } = options;
  const plan = join(stage.paths.output, `rollout-${version}.yaml`);
  const journal = join(stage.paths.output, 'rollouts', `${version}.journal`);
  const committed = await readFile(join(stage.paths.workspace, 'rollout.yaml'), 'utf8');
  // The committed file names port 8080; the demo takes whatever port is free.
  await writeFile(plan, committed.replaceAll(exampleGateway, production.gatewayUrl));
  await production.startCanary({ directory: await download(stage, version), version });
  await production.startTraffic(options.flights);
  const run = await stage.runner.uses('canary-deploy', {
    rollout: stage.given(plan),
    mode: 'run',
    registry: registry(stage),
    name: modelName,
    version,
    journal: stage.given(journal),
    records: options.records.map((file) => stage.given(file)).join('\n'),
  });
  const traffic = await production.stopTraffic();
  return { run, traffic, charts: await chartsOf(plan, journal) };
}

async function chartsOf(planFile: string, journalFile: string): Promise<Chart[]> {
  const rollout = parseJournal(await readFile(journalFile, 'utf8'), journalFile);
  if (!rollout) return [];
  const { plan } = parseRolloutPlan(await readFile(planFile, 'utf8'), planFile, rolloutKinds);
  return rolloutCharts(
    plan,
    rollout.entries.map(({ at, state }) => ({ atMs: Date.parse(at), state })),
  );
}
