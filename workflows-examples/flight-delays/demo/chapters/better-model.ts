import { predictionCharts } from '../charts/predictions.ts';
import { findingOf, intervalChart, numberOf } from '../findings.ts';
import type { ActionRun } from '../runner.ts';
import type { Stage } from '../stage.ts';
import { bracket, short, signed } from '../words.ts';
import type { FirstModel } from './first-model.ts';
import type { PreparedData } from './prepare-data.ts';
import { gateModel, register } from './releases.ts';

export interface BetterModel {
  readonly gate: ActionRun;
  readonly registration: ActionRun;
}

const why =
  'Boosted trees see that late evenings and certain airports go together. Better by how much, and could it be luck? Both models are asked about the same half million flights, so their scores are compared pairwise (DeLong’s test): the interval of the difference is far narrower than that of either AUC.';

/** The boosted trees against the champion, on the same flights. */
export async function betterModel(
  stage: Stage,
  data: PreparedData,
  models: FirstModel,
): Promise<BetterModel> {
  const { story } = stage;
  story.chapter('A better model asks to take over', why);
  const gate = await gateModel(stage, models.better, data.validation);
  story.verdict(gate);
  const auc = numberOf(gate, 'roc_auc', 'all rows');
  const gain = findingOf(gate, 'roc_auc.vs_champion', 'all rows')?.observed;
  const passed = gate.exitCode === 0 && gate.outputs['passed'] === 'true';
  story.expect('the better model passes the gate', passed, () => gate.log);
  story.expect('its AUC is at least 0.65', auc > 0.65, () => `AUC ${auc}`);
  const better = (gain?.interval?.lower ?? -1) > 0;
  story.expect('the whole interval of its gain lies above zero', better);
  const evidence = { profile: data.profile, validation: data.validation, gate };
  const registration = await register(stage, models.better, evidence);
  story.verdict(registration);
  const second = registration.outputs['version'] === '2';
  story.expect('it is registered as version 2, a candidate', second, () => registration.log);
  await keep(stage, models, { gate, registration });
  return { gate, registration };
}

async function keep(
  { story }: Stage,
  { first, better }: FirstModel,
  { gate, registration }: BetterModel,
): Promise<void> {
  const gain = findingOf(gate, 'roc_auc.vs_champion', 'all rows')?.observed;
  const gained = `${signed(Number(gain?.value), 4)} more than the champion ${bracket(gain?.interval)}`;
  const charts = await predictionCharts([
    { name: `champion: ${first.title}`, path: first.predictions },
    { name: `candidate: ${better.title}`, path: better.predictions },
  ]);
  const caption =
    'Dot: estimate. Band: 95 % interval. Bar: limit. A gain may not fall below its margin, not even on small airports or long flights.';
  story.keep({
    title: 'Gate a better model',
    verdict: gate.report.verdict,
    decidedBy: `AUC ${short(numberOf(gate, 'roc_auc', 'all rows'))}, ${gained}`,
    narrative: [why],
    durationMs: gate.durationMs + registration.durationMs,
    charts: [...charts, intervalChart(gate, 'What the gate decided', caption)],
    details: [
      { name: 'model', value: registration.outputs['model-uri'] ?? '' },
      { name: 'content digest', value: registration.outputs['model-digest'] ?? '' },
    ],
    report: gate.report,
  });
}
