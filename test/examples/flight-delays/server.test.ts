import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FlightModel } from '../../../workflows-examples/flight-delays/serve/load-model.ts';
import { modelServer } from '../../../workflows-examples/flight-delays/serve/server.ts';

const model: FlightModel = {
  description: {
    kind: 'boosted-trees',
    features: [] as never,
    trainingRows: 1,
    unknownAirport: 'fail',
  },
  predictFlight: ({ origin }) => {
    if (origin === 'GST') throw new Error('airport GST is not in airports.json');
    return 0.25;
  },
};
const server = modelServer(model, '7');
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const flight = { hour: 17, weekday: 5, distance: 733, origin: 'ORD', destination: 'LGA' };
const post = (body: unknown): Promise<Response> =>
  fetch(`${url}/predict`, { method: 'POST', body: JSON.stringify(body) });

describe('the model server', () => {
  test('answers with a probability and its version', async () => {
    const response = await post(flight);
    expect([response.status, await response.json()]).toEqual([200, { version: '7', late: 0.25 }]);
  });

  test.each([
    { hour: 24 },
    { weekday: 0 },
    { distance: 1.5 },
    { origin: 'ord' },
    { destination: undefined },
  ])('answers 400 for %j, which is the sender’s fault', async (change) => {
    expect((await post({ ...flight, ...change })).status).toBe(400);
  });

  test('answers 500 when the model fails, and counts every answer for the canary', async () => {
    expect((await post({ ...flight, origin: 'GST' })).status).toBe(500);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('http_requests_total{code="500"} 1');
    expect(text).toContain('http_requests_total{code="400"} 5');
    expect(text).toContain('http_request_duration_seconds_bucket{le="0.25"}');
  });
});
