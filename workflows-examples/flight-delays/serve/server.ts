import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { BadRequestError, parseFlight } from './flight-request.ts';
import { serverMetrics, type ServerMetrics } from './metrics.ts';
import type { FlightModel } from './load-model.ts';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** POST /predict, GET /metrics (Prometheus text), GET /health. */
export function modelServer(model: FlightModel, version: string): Server {
  const metrics = serverMetrics();
  return createServer((request, response) => {
    void route(request, response, { model, version, metrics });
  });
}

interface Served {
  readonly model: FlightModel;
  readonly version: string;
  readonly metrics: ServerMetrics;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
): Promise<void> {
  const { method, url } = request;
  if (method === 'GET' && url === '/metrics') {
    response.writeHead(200, { 'content-type': served.metrics.contentType });
    response.end(await served.metrics.text());
    return;
  }
  if (method === 'GET' && url === '/health')
    return send(response, { status: 200, body: { version: served.version } });
  if (method !== 'POST' || url !== '/predict')
    return send(response, { status: 404, body: { error: 'not found' } });
  const started = performance.now();
  const answer = predict(await text(request), served);
  send(response, answer);
  served.metrics.observe(answer.status, (performance.now() - started) / 1000);
}

function predict(body: string, { model, version }: Served): Answer {
  try {
    return { status: 200, body: { version, late: model.predictFlight(parseFlight(body)) } };
  } catch (error) {
    const status = error instanceof BadRequestError ? 400 : 500;
    return {
      status,
      body: { version, error: error instanceof Error ? error.message : String(error) },
    };
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
