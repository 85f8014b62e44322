import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rowsOfPredictions } from '#core/gate/aligned-predictions.ts';
import { evaluateGate } from '#core/gate/evaluate-gate.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { inlineDraws, type DrawEngine } from '#stats/draw-engine.ts';
import { seededRandom } from '#stats/random-source.ts';
import { openDrawWorkers } from '#tables/draws/draw-workers.ts';

const directory = mkdtempSync(join(tmpdir(), 'trainyard-draws-'));
const script = join(directory, 'draw-worker.mjs');

beforeAll(() => {
  const source = fileURLToPath(
    new URL('../../../packages/tables/draws/draw-worker.ts', import.meta.url),
  );
  buildSync({
    entryPoints: [source],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
  });
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const plan = { sizes: [700, 90], draws: 300, seed: 5 };
const units = Float64Array.from({ length: 790 * 5 }, (_, at) => Math.sin(at) * 1e3);

function drawnBy(engine: DrawEngine): { weights: Uint8Array; sums: Float64Array } {
  const weights = engine.weights(plan);
  const sums = engine.sums({ weights, unitCount: 790, units, width: 5 });
  return { weights: Uint8Array.from(weights), sums: Float64Array.from(sums) };
}

describe('draws by worker threads', () => {
  const alone = drawnBy(inlineDraws());

  test.each([1, 2, 3])('are those of one thread: %i beside it', (workers) => {
    using engine = openDrawWorkers({ workers, script: pathToFileURL(script), smallest: 0 });
    expect(drawnBy(engine)).toEqual(alone);
    expect(drawnBy(engine)).toEqual(alone);
  });

  test('are made here when no worker can start', () => {
    const missing = pathToFileURL(join(directory, 'missing.mjs'));
    using engine = openDrawWorkers({ workers: 2, script: missing, smallest: 0 });
    expect(drawnBy(engine)).toEqual(alone);
  });

  test('are made here when a worker takes blocks and never finishes them', () => {
    const stuck = join(directory, 'stuck.mjs');
    writeFileSync(
      stuck,
      "import { parentPort } from 'node:worker_threads';\nparentPort.on('message', ({ blocks }) => { for (let b = 0; b < blocks.length; b++) Atomics.compareExchange(blocks, b, 0, 1); });\n",
    );
    using engine = openDrawWorkers({
      workers: 1,
      script: pathToFileURL(stuck),
      smallest: 0,
      longestWaitMilliseconds: 20,
    });
    expect(drawnBy(engine)).toEqual(alone);
  });

  test('give the same gate, figure by figure', () => {
    const policy = parseGates(
      'version: 1\ntask: binary\nmetrics: { average_precision: { minimum: 0.1 }, log_loss: { maximum: 9 }, calibration_error: { maximum: 1 } }\n',
      'gates.yaml',
    );
    const random = seededRandom(2);
    const labels = Float64Array.from({ length: 500 }, () => random.below(2));
    const candidate = labels.map((label) => (label + random.below(1000) / 500) / 3);
    const evaluate = (draws: DrawEngine) =>
      evaluateGate(policy, {
        ...rowsOfPredictions({ labels, candidate, slices: [] }, policy, draws),
        candidateNumbers: new Map(),
        championNumbers: new Map(),
        hasChampion: false,
      }).metrics;
    using engine = openDrawWorkers({ workers: 2, script: pathToFileURL(script), smallest: 0 });
    expect(evaluate(engine)).toEqual(evaluate(inlineDraws()));
  });
});
