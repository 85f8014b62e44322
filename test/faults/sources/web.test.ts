import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addressOf, listening } from '../faulty-proxy.ts';
import { startStaticOrigin, type StaticOrigin } from '../static-origin.ts';
import { csvOf, expectRefused, sha256, validate } from './validate.ts';

const small = 'id,name\n1,a\n2,b\n';
const large = csvOf(20);

let origin: StaticOrigin;
let server: Server;
let answer: RequestListener;
beforeAll(async () => {
  origin = await startStaticOrigin();
  server = createServer((request, response) => answer(request, response));
  await listening(server);
});
afterAll(() => {
  origin.stop();
  server.closeAllConnections();
  server.close();
});

describe('Web servers of every kind', () => {
  test.each([
    ['without ranges', { body: large, ranges: false }],
    ['with ranges, but without entity tags', { body: large, tags: false }],
    ['with neither length nor ranges', { body: large, chunked: true }],
    ['with a small file', { body: Buffer.from(small) }],
  ])('%s', async (_what, file) => {
    origin.files.set('/a b.csv', file);
    const run = await validate(`${origin.address}/a%20b.csv?signature=secret`);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
    expect(run.outputs['data-digest']).toBe(sha256(file.body));
    expect(run.stdout + JSON.stringify(run.report)).not.toContain('secret');
  });

  test('that encode what they send', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(small));
    const run = await validate(`${addressOf(server)}/a.csv`);
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'data-digest': sha256(small) } });
  });

  test('that redirect', async () => {
    origin.files.set('/a.csv', { body: large });
    answer = (_request, response) =>
      response.writeHead(302, { location: `${origin.address}/a.csv` }).end();
    const run = await validate(`${addressOf(server)}/latest.csv`);
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'data-digest': sha256(large) } });
  });
});

describe('Answers that are no table', () => {
  test.each<[string, RequestListener, RegExp]>([
    [
      'a loop of redirects',
      (_request, response) => response.writeHead(302, { location: '/a.csv?token=secret' }).end(),
      /a\.csv: the server redirects more than 5 times.*loop/,
    ],
    [
      'a redirect to plain http on another machine',
      (_request, response) =>
        response.writeHead(302, { location: 'http://data.example/a.csv?token=secret' }).end(),
      /http:\/\/data\.example\/a\.csv: http is not read from other machines/,
    ],
    [
      'a redirect to a file of this machine',
      (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /redirects from http to file|http is not read|expected an https address/,
    ],
    [
      '403',
      (_request, response) => response.writeHead(403).end('secret'),
      /a\.csv: the server answered 403 Forbidden/,
    ],
    ['404', (_request, response) => response.writeHead(404).end(), /answered 404 Not Found/],
    [
      'a length that is wrong',
      (_request, response) =>
        response.writeHead(200, { 'content-length': 1000 }).write(small, () => response.destroy()),
      /a\.csv: cannot be downloaded/,
    ],
    [
      'no end that could be told from a cut',
      (request) => request.socket.end(`HTTP/1.0 200 OK\r\n\r\n${small}`),
      /tells neither the length nor the end/,
    ],
    [
      'a range that nobody asked for',
      (_request, response) =>
        response
          .writeHead(206, { 'content-range': `bytes 7-20/${small.length}`, etag: '"1"' })
          .end(small.slice(7, 21)),
      /a\.csv: cannot be downloaded: the server sent another range/,
    ],
    [
      'more bytes than the range holds',
      (request) =>
        request.socket.end(
          `HTTP/1.1 206 Partial Content\r\ncontent-range: bytes 0-3/${small.length}\r\netag: "1"\r\ntransfer-encoding: chunked\r\n\r\n10\r\n${small}\r\n0\r\n\r\n`,
        ),
      /a\.csv: cannot be downloaded/,
    ],
    ['no HTTP', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n'), /a\.csv: cannot be/],
    [
      'an empty file',
      (_request, response) => response.writeHead(200, { 'content-length': 0 }).end(),
      /is empty \(0 bytes\)/,
    ],
  ])('%s', async (_what, listener, told) => {
    answer = listener;
    const run = await validate(`${addressOf(server)}/a.csv?X-Amz-Signature=secret`);
    expectRefused(run, told);
    expect(run.stdout + run.stderr + JSON.stringify(run.report)).not.toContain('secret');
  });

  test.each([
    ['http://data.example/a.csv', /http is not read from other machines/],
    ['https://user:secret@data.example/a.csv', /without user and password/],
    ['https://data.example/', /ends in a file name/],
    ['https://data.example/a.feather', /Arrow/],
    [
      'https://nobody.invalid/a.csv?key=secret',
      /nobody\.invalid\/a\.csv: cannot be (reached|downloaded)/,
    ],
    ['gs://bucket/a.csv', /kind that is not read.*s3:\/\//],
  ])('%s', async (source, told) => {
    const run = await validate(source);
    expectRefused(run, told);
    expect(run.stdout + run.stderr).not.toContain('secret');
  });
});
