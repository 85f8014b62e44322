import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { weightedGateway } from '../../../workflows-examples/flight-delays/gateway/gateway.ts';
import {
  chooseSide,
  parseWeight,
} from '../../../workflows-examples/flight-delays/gateway/split.ts';

describe('the split', () => {
  test.each([0, 1, 10, 50, 99, 100])(
    'gives the canary %i per cent of evenly spread draws',
    (weight) => {
      const draws = Array.from({ length: 1000 }, (_, index) => index / 1000);
      expect(draws.filter((draw) => chooseSide(draw, weight) === 'canary')).toHaveLength(
        weight * 10,
      );
    },
  );

  test.each([
    '{"weight":25.5}',
    '{"weight":"25"}',
    '{"weight":-1}',
    '{"weight":101}',
    '{}',
    'null',
    'no',
  ])('refuses the weight %s', (body) => {
    expect(() => parseWeight(body)).toThrow('whole number from 0 to 100');
  });
});

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const backend = (name: string): Promise<string> =>
  listen(createServer((request, response) => response.end(`${name} ${request.url}`)));

describe('the gateway', () => {
  test('sends by weight, keeps it on a refused change, and shows each side’s own metrics', async () => {
    let draw = 0;
    const gateway = weightedGateway(
      { stable: await backend('stable'), canary: await backend('canary') },
      () => draw,
    );
    const url = await listen(gateway);
    const get = async (path: string): Promise<string> => (await fetch(url + path)).text();
    expect(await get('/predict')).toBe('stable /predict');
    const put = async (body: string): Promise<number> =>
      (await fetch(`${url}/admin/weight`, { method: 'PUT', body })).status;
    expect(await put('{"weight":25}')).toBe(200);
    expect(await put('{"weight":250}')).toBe(400);
    expect(await get('/admin/weight')).toBe('{"weight":25}');
    expect(await get('/predict')).toBe('canary /predict');
    draw = 0.25;
    expect(await get('/predict')).toBe('stable /predict');
    expect(await get('/stable/metrics')).toBe('stable /metrics');
    expect(await get('/canary/metrics')).toBe('canary /metrics');
  });

  test('answers 503 for a canary that is not there and 502 for one that does not answer', async () => {
    const dead = createServer();
    const deadUrl = await listen(dead);
    await new Promise((resolve) => dead.close(resolve));
    const url = await listen(weightedGateway({ stable: deadUrl, canary: undefined }, () => 0));
    expect((await fetch(`${url}/canary/metrics`)).status).toBe(503);
    expect((await fetch(`${url}/predict`)).status).toBe(502);
  });
});
