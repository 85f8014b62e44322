import { describe, expect, test } from '@jest/globals';
import { httpTarget } from '#delivery/targets/http-target.ts';
import { call, portsIn, serve } from '../local-server.ts';

describe('http target', () => {
  test('PUTs the weight as JSON and reads it back, with headers from the environment', async () => {
    const seen: string[] = [];
    let weight = 0;
    await using server = await serve((request, body, response) => {
      seen.push(`${request.method} ${request.headers.authorization} ${body}`);
      if (request.method === 'PUT') weight = (JSON.parse(body) as { weight: number }).weight;
      response.end(JSON.stringify({ weight, since: 'now' }));
    });
    const ports = portsIn('/', { TOKEN: 's3cret' });
    const headers = { authorization: 'Bearer ${TOKEN}' };
    const target = httpTarget.open({ kind: 'http', url: server.url, headers }, ports);
    await target.setWeight(25, call);
    expect(await target.readWeight(call)).toBe(25);
    expect(seen).toEqual(['PUT Bearer s3cret {"weight":25}', 'GET Bearer s3cret ']);
    expect(ports.masked).toEqual(['s3cret', 'Bearer s3cret']);
  });

  test('a header whose variable is not set is told with its name', () => {
    const config = { kind: 'http', url: 'http://x/y', headers: { 'x-key': '${KEY}' } };
    expect(() => httpTarget.open(config, portsIn('/'))).toThrow(
      'target.headers.x-key: the environment variable KEY is not set',
    );
  });

  test.each([
    {
      name: 'an error status',
      status: 503,
      text: 'upstream\nis down',
      message: 'answered 503: upstream is down',
    },
    {
      name: 'a weight that is none',
      status: 200,
      text: '{"weight":"half"}',
      message: 'expected a weight from 0 to 100, got "half"',
    },
    { name: 'no weight', status: 200, text: '{}', message: 'expected a weight from 0 to 100' },
    { name: 'an empty answer', status: 200, text: '', message: 'expected a weight from 0 to 100' },
    {
      name: 'a weight over 100',
      status: 200,
      text: '{"weight":101}',
      message: 'expected a weight from 0 to 100',
    },
    {
      name: 'a redirect, which would carry the headers away',
      status: 302,
      text: '',
      message: 'redirect',
    },
  ])('$name is an error, never a weight', async ({ status, text, message }) => {
    await using server = await serve((_, __, response) => {
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {});
      response.end(text);
    });
    const target = httpTarget.open({ kind: 'http', url: server.url }, portsIn('/'));
    await expect(target.readWeight(call)).rejects.toThrow(message);
  });

  test('a server that does not answer ends with the time that it was given', async () => {
    await using server = await serve(() => {});
    const target = httpTarget.open(
      { kind: 'http', url: `${server.url}/weight?key=k` },
      portsIn('/'),
    );
    const asked = target.readWeight({ ...call, timeoutMs: 50 });
    await expect(asked).rejects.toThrow(
      /GET http:\/\/127\.0\.0\.1:\d+\/weight: no answer within 0\.05 s/,
    );
  });
});
