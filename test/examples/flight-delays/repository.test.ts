import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { rocPoints } from '../../../workflows-examples/flight-delays/demo/charts/predictions.ts';
import { parseCommandFile } from '../../../workflows-examples/flight-delays/demo/command-files.ts';
import { inputVariables } from '../../../workflows-examples/flight-delays/demo/runner.ts';

const root = new URL('../../../', import.meta.url);
const example = new URL('workflows-examples/flight-delays/', root);
const read = (path: string, base = example): string => readFileSync(new URL(path, base), 'utf8');

test('the example asks for the same versions as the repository that tests it', () => {
  const { devDependencies } = JSON.parse(read('package.json', root)) as {
    devDependencies: Record<string, string>;
  };
  const { dependencies } = JSON.parse(read('package.json')) as {
    dependencies: Record<string, string>;
  };
  for (const [name, range] of Object.entries(dependencies))
    expect([name, range]).toEqual([name, devDependencies[name]]);
});

test('rollout.yaml judges at an edge of the server’s histogram and through the gateway’s addresses', () => {
  const { analysis } = parse(read('rollout.yaml')) as {
    analysis: { latency: { over_ms: number } };
  };
  const buckets = /secondsBuckets = \[([^\]]+)\]/
    .exec(read('serve/metrics.ts'))![1]!
    .split(',')
    .map(Number);
  expect(buckets).toContain(analysis.latency.over_ms / 1000);
  const addresses = read('rollout.yaml').match(/https?:\/\/\S+/g)!;
  expect(addresses.every((address) => address.startsWith('http://127.0.0.1:8080/'))).toBe(true);
});

describe('the runner of the demo', () => {
  test('reads plain and multi-line values of a command file', () => {
    const text = 'version=3\nsummary<<END_1\nfirst line\nsecond=line\nEND_1\nempty<<E\n\nE\n';
    expect(parseCommandFile(text)).toEqual({
      version: '3',
      summary: 'first line\nsecond=line',
      empty: '',
    });
    expect(() => parseCommandFile('summary<<END_1\nno end')).toThrow('summary');
  });

  test('names inputs as GitHub’s runner does', () => {
    expect(inputVariables({ 'expected-champion': 'none', 'a b': '1' })).toEqual({
      'INPUT_EXPECTED-CHAMPION': 'none',
      INPUT_A_B: '1',
    });
  });
});

test('a ROC curve ends at (1, 1) and its area counts the pairs in the right order', () => {
  const points = rocPoints([
    { bin: 2, flights: 2, late: 2 },
    { bin: 1, flights: 4, late: 1 },
    { bin: 0, flights: 3, late: 0 },
  ]);
  const area = points
    .slice(1)
    .reduce(
      (sum, [x, y], index) => sum + ((x - points[index]![0]) * (y + points[index]![1])) / 2,
      0,
    );
  expect(points.at(-1)).toEqual([1, 1]);
  // 2·6 pairs right, and of the third late flight's six pairs 3 right and 3 tied.
  expect(area).toBeCloseTo((12 + 3 + 1.5) / 18, 12);
});
