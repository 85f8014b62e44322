import {
  Agent,
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { text } from 'node:stream/consumers';
import { chooseSide, parseWeight, type Side } from './split.ts';

export interface Backends {
  readonly stable: string;
  readonly canary: string | undefined;
}

/**
 * A reverse proxy that sends a share of the requests to the canary. It stands for whatever splits traffic in your
 * cluster; Trainyard only needs a way to set and to read the weight.
 *
 * - GET, PUT /admin/weight: {"weight": 25}
 * - PUT /admin/backends: {"stable": "http://…", "canary": "http://…"}
 * - GET /stable/metrics, /canary/metrics: the backends' own metrics
 * - everything else: proxied by weight
 */
export function weightedGateway(backends: Backends, random: () => number): Server {
  const state: GatewayState = {
    backends,
    weight: 0,
    agent: new Agent({ keepAlive: true, maxSockets: 64 }),
    random,
  };
  const server = createServer((request, response) => void route(request, response, state));
  server.on('close', () => state.agent.destroy());
  return server;
}

interface GatewayState {
  backends: Backends;
  weight: number;
  readonly agent: Agent;
  readonly random: () => number;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  state: GatewayState,
): Promise<void> {
  switch (`${request.method} ${request.url}`) {
    case 'GET /admin/weight':
      return send(response, 200, { weight: state.weight });
    case 'PUT /admin/weight':
      return setWeight(await text(request), response, state);
    case 'PUT /admin/backends':
      state.backends = JSON.parse(await text(request)) as Backends;
      return send(response, 200, state.backends);
    case 'GET /stable/metrics':
      return proxy(request, response, { state, side: 'stable', path: '/metrics' });
    case 'GET /canary/metrics':
      return proxy(request, response, { state, side: 'canary', path: '/metrics' });
    default:
      return proxy(request, response, {
        state,
        side: chooseSide(state.random(), state.weight),
        path: request.url ?? '/',
      });
  }
}

function setWeight(body: string, response: ServerResponse, state: GatewayState): void {
  try {
    state.weight = parseWeight(body);
    send(response, 200, { weight: state.weight });
  } catch (error) {
    send(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

interface Route {
  readonly state: GatewayState;
  readonly side: Side;
  readonly path: string;
}

function proxy(
  request: IncomingMessage,
  response: ServerResponse,
  { state, side, path }: Route,
): void {
  const target = state.backends[side];
  if (target === undefined) return send(response, 503, { error: `there is no ${side} backend` });
  const { method, headers } = request;
  const upstream = forward(
    new URL(path, target),
    { method, headers, agent: state.agent },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-served-by': side });
      answer.pipe(response);
    },
  );
  upstream.on('error', (error) => {
    if (response.headersSent) response.destroy();
    else send(response, 502, { error: `${side}: ${error.message}` });
  });
  request.pipe(upstream);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
