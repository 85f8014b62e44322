import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import { seededRandom, type RandomSource } from '#stats/random-source.ts';
import { calibrate } from '../../packages/cli/calibrate.ts';
import type { CalibrateOptions } from '../../packages/cli/cli-commands.ts';

let directory: string;
const at = (name: string): string => join(directory, name);
const head = 'version: 1\ntask: binary\n';

function predictions(seed: number): string {
  const uniform = (source: RandomSource) => (): number => source.below(2 ** 30) / 2 ** 30;
  const [shared, own] = [uniform(seededRandom(1)), uniform(seededRandom(seed))];
  const lines = Array.from({ length: 800 }, (_, row) => {
    const truth = shared();
    const label = shared() < truth ? 1 : 0;
    return `${row},${label},${Math.min(1, 0.8 * truth + 0.2 * own())}`;
  });
  return `id,label,score\n${lines.join('\n')}\n`;
}

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  directory = mkdtempSync(join(tmpdir(), 'calibrate-'));
  writeFileSync(at('champion.csv'), predictions(2));
  writeFileSync(at('seed3.csv'), predictions(3));
  writeFileSync(at('seed4.csv'), predictions(4));
  writeFileSync(
    at('gates.yaml'),
    `${head}metrics:
  roc_auc: { minimum: 0.9, vs_champion: { margin: -0.0001 } }
  log_loss: { maximum: 0.7 }
  f1: { minimum: 0.4, at_threshold: 0.4, severity: warn }
  latency.p99: { maximum: 100 }
slices:
  - { by: id, metrics: { roc_auc: { minimum: 0.5 } } }
`,
  );
  writeFileSync(at('elsewhere.yaml'), `${head}metrics: { latency: { maximum: 1 } }\n`);
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

async function run(changes: Partial<CalibrateOptions> = {}): Promise<string> {
  await calibrate({
    champion: at('champion.csv'),
    retrainings: [],
    policy: at('gates.yaml'),
    registry: 'file:registry',
    confidence: undefined,
    power: 0.9,
    correlation: 0.8,
    json: false,
    output: at('out'),
    force: true,
    ...changes,
  });
  return readFileSync(at('out'), 'utf8');
}

describe('trainyard calibrate', () => {
  test('writes metrics that can be pasted into gates.yaml', async () => {
    const text = await run({ retrainings: [at('seed3.csv'), at('seed4.csv')] });
    const { rules } = parseGates(`${head}${text}`, 'gates.yaml');
    expect(rules.map(({ metric }) => metric)).toEqual(['roc_auc', 'log_loss', 'f1', 'latency.p99']);
    const [auc, loss, f1, latency] = rules;
    expect(auc!.rule.minimum).toBeGreaterThan(0.5);
    expect(auc!.rule.vs_champion!.margin).toBeLessThan(0);
    expect(loss!.rule.maximum).toBeGreaterThan(0);
    expect(f1!.rule).toMatchObject({ at_threshold: 0.4, severity: 'warn' });
    expect(latency!.rule).toEqual({ maximum: 100 });
  });

  test('says why, in lines of a bearable length', async () => {
    const text = await run({ retrainings: [at('seed3.csv'), at('seed4.csv')] });
    const said = text.replaceAll(/\n\s*# /g, ' ');
    expect(said).toContain('2 retrainings');
    expect(said).toContain('The minimum 0.9 of today is passed by such a model with 0 %.');
    expect(said).toContain('no number of rows makes it pass reliably');
    expect((await run()).replaceAll(/\n\s*# /g, ' ')).toMatch(
      /The margin −0\.0001 of today is passed by an equal model with \d[^;]+; for 90 % it takes [\d,]+ rows/,
    );
    expect(said).toContain(
      'latency.p99: nothing can be proposed, it is a number measured elsewhere',
    );
    expect(said).toContain('are not calibrated (1)');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test('assumes a correlation without retrainings, and a smaller one proposes a wider margin', async () => {
    const margin = async (correlation: number): Promise<number> =>
      (JSON.parse(await run({ correlation, json: true })) as { calibrated: { margin: number }[] })
        .calibrated[0]!.margin;
    expect((await run()).replaceAll(/\n\s*# /g, ' ')).toContain(
      'correlate by 0.8, which is assumed',
    );
    expect(await margin(0.5)).toBeLessThan(await margin(0.9));
  });

  test.each([
    [
      'a policy without a metric of the table',
      { policy: 'elsewhere.yaml' },
      'latency: nothing can be proposed',
    ],
    ['no policy', { policy: 'none.yaml' }, 'none.yaml'],
    ['no table', { champion: 'none.csv' }, 'none.csv'],
    ['a retraining of other rows', { retrainings: ['elsewhere.csv'] }, 'lacks'],
  ])('is refused with %s', async (_, changes, message) => {
    writeFileSync(at('elsewhere.csv'), 'id,label,score\n900,1,0.5\n901,0,0.5\n');
    const { retrainings = [], ...rest } = changes as Partial<CalibrateOptions>;
    const placed = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, at(String(value))]),
    );
    await expect(
      run({ ...placed, retrainings: retrainings.map((name) => at(name)) }),
    ).rejects.toThrow(message);
  });
});
