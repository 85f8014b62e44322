import { findingOf, numberOf } from '../findings.ts';
import type { Production } from '../live.ts';
import { recipes, train } from '../models.ts';
import type { ActionRun } from '../runner.ts';
import type { Stage } from '../stage.ts';
import { answersText, count, percent, short } from '../words.ts';
import type { PreparedData } from './prepare-data.ts';
import { gateModel, register } from './releases.ts';
import { eveningFlight, rollOut, type Rollout } from './rollout.ts';

export interface BrokenModel {
  readonly requests: number;
}

const why =
  'The next model learns from more flights and is better on every offline number. To make it smaller, somebody also dropped small airports from the lookup table that ships with it, and the server now throws for an airport that it does not know. The offline evaluation joins its features in SQL, so it never opens that table.';

/** Better on every offline number, and broken where only live traffic can see it. */
export async function brokenModel(
  stage: Stage,
  data: PreparedData,
  production: Production,
): Promise<BrokenModel> {
  const { story } = stage;
  story.chapter('A model that is better on paper, and broken', why);
  const started = performance.now();
  const broken = await train(stage, recipes.broken, data);
  const gate = await gateModel(stage, broken, data.validation);
  story.verdict(gate);
  story.expect('the gate lets it pass: it is better offline', gate.exitCode === 0, () => gate.log);
  const evidence = { profile: data.profile, validation: data.validation, gate };
  const registration = await register(stage, broken, evidence);
  const third = registration.outputs['version'] === '3';
  story.expect('it is registered as version 3', third, () => registration.log);
  const rollout = await rollOut(stage, production, {
    version: '3',
    flights: data.current,
    records: [gate.recordFile, registration.recordFile],
  });
  story.verdict(rollout.run);
  await expectRolledBack(stage, production, rollout);
  keep(stage, { gate, rollout }, performance.now() - started);
  return { requests: rollout.traffic.sent };
}

async function expectRolledBack(
  { story }: Stage,
  production: Production,
  { run, traffic }: Rollout,
): Promise<void> {
  const rolledBack = run.exitCode === 1 && run.outputs['state'] === 'rolled-back';
  story.expect('version 3 is rolled back by itself (exit 1)', rolledBack, () => run.log);
  const reason = run.outputs['reason'] ?? '';
  story.expect('because its requests fail', /errors|slo/.test(reason), () => reason);
  const weight = await production.weight();
  story.expect('the gateway sends it nothing any more', weight === 0, () => `weight ${weight}`);
  await production.dropCanary();
  const answer = await production.predict(eveningFlight);
  story.expect('version 2 still answers', answer.status === 200 && answer.version === '2');
  const failed = traffic.answers['500'] ?? 0;
  const few = failed > 0 && failed / traffic.sent < 0.03;
  story.expect('few passengers noticed (under 3 % of the requests)', few, () =>
    answersText(traffic.answers),
  );
}

interface Seen {
  readonly gate: ActionRun;
  readonly rollout: Rollout;
}

function keep({ story }: Stage, { gate, rollout }: Seen, durationMs: number): void {
  const { run, traffic, charts } = rollout;
  const failed = traffic.answers['500'] ?? 0;
  const counted = findingOf(run, 'errors.max_ratio')?.message ?? run.outputs['reason'] ?? '';
  const auc = short(numberOf(gate, 'roc_auc', 'all rows'));
  story.keep({
    title: 'A broken model is rolled back',
    verdict: run.report.verdict,
    outcome: 'rolled back',
    decidedBy: run.report.summary,
    narrative: [
      why,
      `Offline: AUC ${auc}, and the gate passes. Live: ${counted}`,
      `${count(failed)} of ${count(traffic.sent)} requests (${percent(failed / traffic.sent)}) met the broken version before the traffic was back with version 2. The gate could not see this fault; the canary did not have to know what to look for.`,
    ],
    durationMs,
    charts,
    details: [{ name: 'answers', value: answersText(traffic.answers) }],
    report: run.report,
  });
}
