import { Production, requestsPerSecond } from '../live.ts';
import type { ActionRun } from '../runner.ts';
import type { Stage } from '../stage.ts';
import { answersText, count } from '../words.ts';
import type { BetterModel } from './better-model.ts';
import type { PreparedData } from './prepare-data.ts';
import { download } from './releases.ts';
import { eveningFlight, rollOut, type Rollout } from './rollout.ts';

export interface CanaryPromoted {
  readonly production: Production;
  readonly run: ActionRun;
  readonly requests: number;
}

const why = `Offline numbers say nothing about crashes, time-outs and wiring. So both registered versions are started as real servers behind a gateway, ${requestsPerSecond} requests a second arrive (flights of June), and version 2 gets 10 %, 25 %, 50 % and at last all of them. After every second a sequential test weighs the evidence; a step is left upwards only when the new version is shown to be safe.`;
const aboutTime =
  'The bake times are seconds here and would be minutes in production. Nothing else is scaled: these are real servers, real HTTP requests and the very tests that production uses. They count requests, not minutes, and stay valid however often one looks. What seconds cannot show are faults that need hours, such as a memory leak.';

/** Version 2 takes over from version 1, a share of the requests at a time. */
export async function canaryPromoted(
  stage: Stage,
  data: PreparedData,
  better: BetterModel,
): Promise<CanaryPromoted> {
  const { story } = stage;
  story.chapter('Let it prove itself on live traffic', why);
  story.say(aboutTime);
  const first = { directory: await download(stage, '1'), version: '1' };
  const production = await Production.open(stage, first);
  const rollout = await rollOut(stage, production, {
    version: '2',
    flights: data.current,
    records: [better.gate.recordFile, better.registration.recordFile],
  });
  story.verdict(rollout.run);
  await expectPromoted(stage, production, rollout);
  keep(stage, rollout);
  return { production, run: rollout.run, requests: rollout.traffic.sent };
}

async function expectPromoted(
  { story }: Stage,
  production: Production,
  { run, traffic }: Rollout,
): Promise<void> {
  const promoted = run.exitCode === 0 && run.outputs['state'] === 'promoted';
  story.expect('version 2 is promoted (exit 0)', promoted, () => run.log);
  const weight = await production.weight();
  story.expect('the gateway sends it all requests', weight === 100, () => `weight ${weight}`);
  const clean = Object.keys(traffic.answers).every((status) => status === '200');
  story.expect('no passenger got an error', clean, () => answersText(traffic.answers));
  await production.canaryBecomesStable();
  const answer = await production.predict(eveningFlight);
  const answers = answer.status === 200 && answer.version === '2' && answer.servedBy === 'stable';
  story.expect('and version 2 is what answers now', answers, () => JSON.stringify(answer));
}

function keep({ story }: Stage, { run, traffic, charts }: Rollout): void {
  story.keep({
    title: 'Canary: version 2 on live traffic',
    verdict: run.report.verdict,
    outcome: 'promoted',
    decidedBy: run.report.summary,
    narrative: [why, aboutTime],
    durationMs: run.durationMs,
    charts,
    details: [
      { name: 'requests sent', value: count(traffic.sent) },
      { name: 'answers', value: answersText(traffic.answers) },
    ],
    report: run.report,
  });
}
