import { join } from 'node:path';
import type { CategoryChart } from '../../../../packages/report/html/chart/category-chart.ts';
import { driftCharts } from '../charts/drift.ts';
import { numberOf } from '../findings.ts';
import type { ReceivedCall } from '../github-stand-in.ts';
import type { ActionRun } from '../runner.ts';
import { repository, token, type Stage } from '../stage.ts';
import type { PreparedData } from './prepare-data.ts';
import { registry } from './releases.ts';

const why =
  'June is over. Is it still the world that the model learned from? With half a million flights everything differs "significantly" from the winter, so a test that only asks whether a difference is real would call for retraining every month. drift-check asks two questions: is the shift real, and is it large? The reference is the profile that the registry keeps with version 2; one pass over June is enough.';

/** June against the training profile; the network has changed, so retraining is asked for. */
export async function driftOfJune(stage: Stage, data: PreparedData): Promise<ActionRun> {
  const { story, runner, paths } = stage;
  story.chapter('Is June still the world the model knows?', why);
  const check = {
    policy: 'drift.yaml',
    current: stage.given(data.current),
    registry: registry(stage),
    state: stage.given(join(paths.output, 'drift-state.json')),
  };
  const run = await runner.uses('drift-check', check, 'schedule');
  story.verdict(run);
  expectDrift(stage, run);
  const [call, ...more] = dispatches(stage);
  const asked = call !== undefined && more.length === 0 && isRightDispatch(call);
  story.expect('GitHub was asked once to run retrain.yml on main, with the reason', asked, () =>
    JSON.stringify(stage.github.calls),
  );
  const again = await runner.uses('drift-check', check, 'schedule');
  const quiet = again.outputs['dispatched'] !== 'true' && dispatches(stage).length === 1;
  story.expect('the next check, within the cooldown, does not ask again', quiet, () => again.log);
  await keep(stage, data, run);
  return run;
}

function expectDrift({ story }: Stage, run: ActionRun): void {
  const columns = JSON.parse(run.outputs['drifted-columns'] || '[]') as string[];
  const airports = [...columns].sort().join() === 'destination,origin';
  story.expect(
    'origin and destination have drifted, hour and distance have not',
    airports,
    () => run.log,
  );
  const probabilities = run.report.findings
    .filter(({ check }) => check.endsWith('.p_value'))
    .map(({ observed }) => Number(observed.value));
  story.expect(
    'a test that asks for no size would have raised the alarm for all four columns (p < 0.000001)',
    probabilities.length === 4 && probabilities.every((p) => p < 1e-6),
    () => probabilities.join(', '),
  );
  const due = run.outputs['retrain'] === 'true';
  story.expect('retraining is due', due, () => run.outputs['retrain-reason'] ?? '');
}

function dispatches({ github }: Stage): ReceivedCall[] {
  return github.calls.filter((call) => call.path.includes('/dispatches'));
}

/** POST /repos/{owner}/{repo}/actions/workflows/{file}/dispatches with ref and inputs, and our token. */
function isRightDispatch(call: ReceivedCall): boolean {
  const body = call.body as { ref?: string; inputs?: Record<string, string> } | undefined;
  return (
    call.method === 'POST' &&
    call.path === `/repos/${repository}/actions/workflows/retrain.yml/dispatches` &&
    call.authorization?.endsWith(` ${token}`) === true &&
    body?.ref === 'main' &&
    (body.inputs?.['reason'] ?? '').startsWith('drift: 2 of 4 columns')
  );
}

async function keep(stage: Stage, data: PreparedData, run: ActionRun): Promise<void> {
  const { story, paths } = stage;
  const [call] = dispatches(stage);
  const tables = {
    train: data.train,
    current: data.current,
    airports: join(paths.workspace, 'data/airports.csv'),
  };
  story.keep({
    title: 'Drift of June',
    verdict: run.report.verdict,
    outcome: 'retraining',
    decidedBy: run.report.summary,
    narrative: [
      why,
      `The hours and distances of June are those of winter. The airports are not: the stability index of origin is ${numberOf(run, 'psi', 'origin').toFixed(4)}, against 0.0006 in a usual winter month. The ski airports of Colorado have closed, Palm Springs is too hot, Seattle and Alaska have their season.`,
      `GitHub’s API (a local stand-in here) received ${call?.method ?? 'nothing'} ${call?.path ?? ''} with ${JSON.stringify(call?.body)}. A second check right after it found the cooldown of a day and stayed quiet.`,
    ],
    durationMs: run.durationMs,
    charts: [indexChart(run), ...(await driftCharts(tables))],
    report: run.report,
  });
}

const driftLimit = 0.01;

function indexChart(run: ActionRun): CategoryChart {
  const psi = run.report.findings.filter(({ check }) => check === 'psi');
  return {
    kind: 'categories',
    title: 'How far each column has moved',
    caption:
      'Population stability index against January to April. All four shifts are real beyond doubt; two of them are large.',
    series: ['psi'],
    rows: psi.map(({ subject, observed }) => ({ name: subject, values: [Number(observed.value)] })),
    format: (value) => value.toFixed(4),
    limit: { value: driftLimit, label: `large from ${driftLimit}` },
  };
}
