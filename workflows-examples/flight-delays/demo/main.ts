import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import pc from 'picocolors';
import { betterModel } from './chapters/better-model.ts';
import { brokenModel } from './chapters/broken-model.ts';
import { canaryPromoted } from './chapters/canary.ts';
import { driftOfJune } from './chapters/drift.ts';
import { chainOfEvidence } from './chapters/evidence.ts';
import { firstModel } from './chapters/first-model.ts';
import { prepareData } from './chapters/prepare-data.ts';
import { worseModel } from './chapters/worse-model.ts';
import { demoPage } from './page.ts';
import { openStage, type Stage } from './stage.ts';

const mostSeconds = 600;

/** The story, in order. Each chapter asserts what it expects; the page and the records stay in .trainyard/. */
async function play(stage: Stage): Promise<void> {
  const { story, paths } = stage;
  story.title(
    'Trainyard: a model’s way to production',
    'Everything below really happens on this machine: the actions are the bundles that GitHub’s runner would start, under Node 24 and with the same inputs and files; the models, servers and requests are real. Only GitHub’s API is a local stand-in.',
  );
  const data = await prepareData(stage);
  const models = await firstModel(stage, data);
  const better = await betterModel(stage, data, models);
  const canary = await canaryPromoted(stage, data, better);
  await worseModel(stage, data, models.better);
  const broken = await brokenModel(stage, data, canary.production);
  const drift = await driftOfJune(stage, data);
  const evidence = await chainOfEvidence(stage, [
    data.validation,
    better.gate,
    better.registration,
    canary.run,
  ]);
  const page = demoPage(stage, {
    evidence,
    flights: data.flights,
    requests: canary.requests + broken.requests,
    firstGate: models.gate,
    betterGate: better.gate,
    drift,
  });
  await writeFile(join(paths.output, 'report.html'), page);
}

/** 0 when everything was as expected, 1 when something was not, 130 on Ctrl-C; nothing started here outlives it. */
async function main(): Promise<number> {
  const stage = await openStage({ distDirectory: process.env['TRAINYARD_DIST'] });
  const { story, children, github, paths } = stage;
  process.once('exit', () => children.killAll());
  const interrupted = new Promise<number>((resolve) => {
    process.once('SIGINT', () => resolve(130));
    process.once('SIGTERM', () => resolve(143));
    setTimeout(() => {
      story.expect(`the story ends within ${mostSeconds} s`, false);
      resolve(1);
    }, mostSeconds * 1000).unref();
  });
  const played = play(stage).then(
    () => 0,
    (error: unknown) => {
      story.expect(
        `the story goes on to its end: ${error instanceof Error ? error.message : String(error)}`,
        false,
      );
      return 1;
    },
  );
  const code = await Promise.race([played, interrupted]);
  await children.stopAll();
  await github.close();
  const folder = relative(process.cwd(), paths.output) || '.';
  const page = join(paths.output, 'report.html');
  if (code >= 128) console.log('\nStopped. Everything that was started here has ended.');
  if (existsSync(page)) {
    console.log(
      `\n${pc.bold('The page with every step, verdict and chart:')} ${join(folder, 'report.html')}`,
    );
  }
  console.log(
    `All reports and decision records: ${join(folder, 'records')}; the registry: ${join(folder, 'registry')}`,
  );
  console.log(`${(story.elapsedMs / 1000).toFixed(0)} s`);
  console.log(story.count());
  return code !== 0 ? code : story.failed > 0 ? 1 : 0;
}

try {
  process.exit(await main());
} catch (error) {
  // Before the story could begin: no Node 24, no place to write.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
