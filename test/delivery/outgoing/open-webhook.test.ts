import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { Webhook } from '#core/drift/sinks/webhook.ts';
import { openWebhook, type OutgoingPorts } from '#delivery/outgoing/open-webhook.ts';
import { SendError } from '#delivery/outgoing/send-request.ts';
import { serve } from '../local-server.ts';

const message = { body: { event: 'retrain' }, values: { reason: 'a "b"' }, idempotencyKey: 'k1' };

function setup(changes: Partial<Webhook> = {}, env: Record<string, string> = {}) {
  const masked: string[] = [];
  const waits: number[] = [];
  const ports: OutgoingPorts = {
    env,
    fetch,
    mask: (secret) => masked.push(secret),
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
  const webhook: Webhook = {
    url: 'http://127.0.0.1:1',
    method: 'POST',
    headers: {},
    body: undefined,
    timeoutMs: 2000,
    ...changes,
  };
  return { opened: openWebhook(webhook, ports), masked, waits };
}

async function failureOf(sending: Promise<void>): Promise<SendError> {
  const error: unknown = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SendError);
  return error as SendError;
}

function sender(opened: ReturnType<typeof openWebhook>) {
  if ('unavailable' in opened) throw new Error(opened.unavailable);
  return opened.send;
}

type Answer = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

async function server(answer: Answer) {
  const requests: { headers: IncomingMessage['headers']; body: string; url: string }[] = [];
  const running = await serve((request, body, response) => {
    requests.push({ headers: request.headers, body, url: request.url! });
    answer(request, response, requests.length);
  });
  return { ...running, requests };
}

describe('a webhook', () => {
  test('sends JSON with its headers and an idempotency key; secrets come from the environment and are masked', async () => {
    await using target = await server((_, response) => response.writeHead(202).end('ok'));
    const { opened, masked } = setup(
      {
        url: 'env:HOOK',
        headers: { Authorization: 'Bearer env:TOKEN', 'X-Team': 'ml' },
        body: { text: 'why: ${reason}' },
      },
      { HOOK: `${target.url}/secret`, TOKEN: 'hunter2' },
    );
    await sender(opened)(message);
    expect(target.requests).toHaveLength(1);
    expect(target.requests[0]).toMatchObject({
      url: '/secret',
      headers: {
        authorization: 'Bearer hunter2',
        'x-team': 'ml',
        'content-type': 'application/json',
        'idempotency-key': 'k1',
      },
    });
    expect(JSON.parse(target.requests[0]!.body)).toEqual({ text: 'why: a "b"' });
    expect(masked).toEqual([`${target.url}/secret`, 'hunter2']);
  });

  test('without a body of its own sends all that is known', async () => {
    await using target = await server((_, response) => response.end());
    await sender(setup({ url: target.url }).opened)(message);
    expect(JSON.parse(target.requests[0]!.body)).toEqual({ event: 'retrain' });
  });

  test('names the variables that are not set, all at once', () => {
    const { opened } = setup({ url: 'env:HOOK', headers: { a: 'env:B' } }, { B: ' ' });
    expect(opened).toEqual({
      unavailable:
        'the environment variables HOOK, B are not set; pass the secret with env: in the workflow',
    });
  });

  test('a variable without an address is told without its value', () => {
    const { opened } = setup({ url: 'env:HOOK' }, { HOOK: 'hunter2' });
    expect(opened).toEqual({ unavailable: 'env:HOOK holds no http address' });
  });

  test.each([
    { status: 400, refused: true },
    { status: 404, refused: true },
    { status: 408, refused: false },
    { status: 429, refused: true },
    { status: 500, refused: false },
    { status: 503, refused: false },
  ])('an answer of $status is not repeated; refused: $refused', async ({ status, refused }) => {
    await using target = await server((_, response) => response.writeHead(status).end('no luck'));
    const failure = await failureOf(sender(setup({ url: target.url }).opened)(message));
    expect(failure).toMatchObject({ status, refused });
    expect(failure.message).toContain(`answered ${status}: no luck`);
    expect(target.requests).toHaveLength(1);
  });

  test.each([429, 503])('waits as long as a %i asks for, then succeeds', async (status) => {
    await using target = await server((_, response, attempt) =>
      attempt < 3 ? response.writeHead(status, { 'retry-after': '7' }).end() : response.end(),
    );
    const { opened, waits } = setup({ url: target.url });
    await sender(opened)(message);
    expect(waits).toEqual([7000, 7000]);
    expect(new Set(target.requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  test('gives up when it is asked to wait too long, and after three attempts', async () => {
    await using target = await server((request, response) =>
      response.writeHead(429, { 'retry-after': request.url === '/long' ? '3600' : '1' }).end(),
    );
    const long = setup({ url: `${target.url}/long` });
    expect(await failureOf(sender(long.opened)(message))).toMatchObject({ refused: true });
    expect(long.waits).toEqual([]);
    const short = setup({ url: target.url });
    await failureOf(sender(short.opened)(message));
    expect(short.waits).toEqual([1000, 1000]);
  });

  test('a connection that never came about is tried again and counts as refused', async () => {
    const { url, ...closed } = await server(() => undefined);
    await closed[Symbol.asyncDispose]();
    const { opened, waits } = setup({ url });
    const failure = await failureOf(sender(opened)(message));
    expect(failure).toMatchObject({ status: 0, refused: true });
    expect(waits).toHaveLength(2);
  });

  test('an answer that is lost after the server acted is not repeated, and may have started something', async () => {
    await using target = await server((request) => request.socket.destroy());
    const { opened, waits } = setup({ url: target.url });
    const failure = await failureOf(sender(opened)(message));
    expect(failure).toMatchObject({ status: 0, refused: false });
    expect(waits).toEqual([]);
    expect(target.requests).toHaveLength(1);
  });

  test('a server that says nothing is left after the time-out', async () => {
    await using target = await server(() => undefined);
    const failure = await failureOf(
      sender(setup({ url: target.url, timeoutMs: 50 }).opened)(message),
    );
    expect(failure).toMatchObject({ status: 0, refused: false });
    expect(failure.message).toContain('no answer within 0.05 s');
  });

  test('a redirect is not followed: the secret does not travel', async () => {
    await using other = await server((_, response) => response.end());
    await using target = await server((_, response) =>
      response.writeHead(307, { location: `${other.url}/x` }).end(),
    );
    const failure = await failureOf(
      sender(setup({ url: target.url, headers: { a: 'env:T' } }, { T: 's' }).opened)(message),
    );
    expect(failure).toMatchObject({ status: 307, refused: true });
    expect(failure.message).toContain(`redirects (307) to ${new URL(other.url).host}`);
    expect(other.requests).toEqual([]);
  });

  test('an answer that repeats the secret does not get it into the message', async () => {
    await using target = await server((request, response) =>
      response.writeHead(401).end(`bad token ${request.headers.authorization} at ${request.url}`),
    );
    const { opened } = setup(
      { url: 'env:HOOK', headers: { Authorization: 'env:TOKEN' } },
      { HOOK: `${target.url}/hidden`, TOKEN: 'hunter2' },
    );
    const { message: text } = await failureOf(sender(opened)(message));
    expect(text).toContain('POST env:HOOK answered 401: bad token ***');
    expect(text).not.toContain('hunter2');
  });

  test('something that is no HTTP server is a failure with a reason', async () => {
    const raw = createServer((socket) => socket.end('hello\r\n'));
    await new Promise<void>((resolve) => {
      raw.listen(0, '127.0.0.1', resolve);
    });
    const { port } = raw.address() as AddressInfo;
    const failure = await failureOf(
      sender(setup({ url: `http://127.0.0.1:${port}` }).opened)(message),
    );
    raw.close();
    expect(failure.refused).toBe(false);
  });
});
