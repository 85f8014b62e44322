import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one answer. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** The connection ends after so many bytes of the body. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** Nothing more comes after so many bytes, and the connection stays. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** A byte a while, for ever. */
  | { readonly kind: 'drip' }
  /** The answer ends early and says that it is whole. */
  | { readonly kind: 'shorten'; readonly byBytes: number }
  | { readonly kind: 'headers'; readonly headers: Record<string, string> };

export interface SeenRequest {
  /** Counted from 1, over those that `concerns` the plan. */
  readonly number: number;
  readonly path: string;
  readonly range: string | undefined;
}

/** Says what goes wrong with a request; may do something else first. */
export type FaultPlan = (request: SeenRequest) => Fault | undefined | Promise<Fault | undefined>;

export interface FaultyProxy {
  /** http://127.0.0.1:port */
  readonly address: string;
  readonly requests: readonly SeenRequest[];
  /** Starts anew: forgets the requests. */
  follow(plan: FaultPlan): void;
  stop(): void;
}

/** A proxy on loopback before a real server. The host's name goes through: signatures cover it. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  let plan: FaultPlan = () => undefined;
  let requests: SeenRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { url = '/', headers } = incoming;
    const seen = { number: requests.length + 1, path: url, range: headers.range };
    requests.push(seen);
    const fault = await plan(seen);
    if (fault?.kind === 'status')
      outgoing.writeHead(fault.status, fault.headers).end('<html>broken</html>');
    else forward(target, incoming, outgoing, fault);
  });
  await listening(server);
  return {
    address: addressOf(server),
    get requests() {
      return requests;
    },
    follow(next) {
      plan = next;
      requests = [];
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function forward(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: Fault | undefined,
): void {
  const { method = 'GET', url = '/', headers } = incoming;
  const upstream = httpRequest(`${target}${url}`, { method, headers, setHost: false }, (answer) => {
    const body: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => body.push(chunk));
    answer.on('end', () => send(outgoing, answer, Buffer.concat(body), fault));
  });
  upstream.on('error', () => outgoing.destroy());
  incoming.pipe(upstream);
}

function send(
  outgoing: ServerResponse,
  { statusCode = 500, headers }: IncomingMessage,
  body: Buffer,
  fault: Fault | undefined,
): void {
  const extra = fault?.kind === 'headers' ? fault.headers : {};
  if (fault?.kind === 'shorten') {
    const kept = body.subarray(0, Math.max(0, body.length - fault.byBytes));
    outgoing.writeHead(statusCode, { ...headers, 'content-length': String(kept.length) }).end(kept);
    return;
  }
  outgoing.writeHead(statusCode, { ...headers, ...extra });
  if (fault?.kind === 'drop') {
    outgoing.write(body.subarray(0, fault.afterBytes), () => outgoing.destroy());
  } else if (fault?.kind === 'stall') {
    outgoing.write(body.subarray(0, fault.afterBytes));
  } else if (fault?.kind === 'drip') {
    let sent = 0;
    const timer = setInterval(() => outgoing.write(body.subarray(sent, ++sent)), 50);
    outgoing.on('close', () => clearInterval(timer));
  } else outgoing.end(body);
}
