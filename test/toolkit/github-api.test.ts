import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { githubApi, type GitHubApi } from '#toolkit/github-api.ts';
import { startGitHubServer, type GitHubServer } from '../support/github-server.ts';

let server: GitHubServer;
let api: GitHubApi;
beforeEach(async () => {
  server = await startGitHubServer();
  api = githubApi({ apiUrl: server.url, token: 'secret', repository: 'acme/flights' });
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const dispatches = '/repos/acme/flights/actions/workflows/retrain.yml/dispatches';
const comments = '/repos/acme/flights/issues/7/comments';

describe('dispatching a workflow', () => {
  test('posts ref and inputs with the token', async () => {
    server.answer('POST', dispatches, 204);
    await api.dispatchWorkflow({
      workflow: 'retrain.yml',
      ref: 'main',
      inputs: { reason: 'drift' },
    });
    expect(server.calls).toEqual([
      {
        method: 'POST',
        path: dispatches,
        authorization: 'token secret',
        body: { ref: 'main', inputs: { reason: 'drift' } },
      },
    ]);
  });

  test.each([
    [401, /token was not accepted/],
    [403, /may not do this/],
    [404, /not found/],
    [422, /422/],
  ])('answers %i with what to do', async (status, expected) => {
    server.answer('POST', dispatches, status, { message: 'no' });
    await expect(
      api.dispatchWorkflow({ workflow: 'retrain.yml', ref: 'main', inputs: {} }),
    ).rejects.toThrow(expected);
  });

  test('says so when no answer comes', async () => {
    await server[Symbol.asyncDispose]();
    await expect(
      api.dispatchWorkflow({ workflow: 'retrain.yml', ref: 'main', inputs: {} }),
    ).rejects.toThrow(/cannot dispatch retrain\.yml/);
  });
});

describe('the sticky comment', () => {
  const comment = {
    pullRequest: 7,
    marker: '<!-- trainyard:x -->',
    body: '<!-- trainyard:x -->\nhello',
  };

  test('is created when there is none', async () => {
    server.answer('GET', comments, 200, [{ id: 1, body: 'something else' }]);
    server.answer('POST', comments, 201, { id: 2 });
    await api.upsertComment(comment);
    expect(server.calls.at(-1)).toMatchObject({
      method: 'POST',
      path: comments,
      body: { body: comment.body },
    });
  });

  test('is updated in place when there is one', async () => {
    server.answer('GET', comments, 200, [
      { id: 4, body: comment.marker, user: { type: 'User' }, author_association: 'NONE' },
      { id: 5, body: '<!-- trainyard:x -->\nold', user: { type: 'Bot' } },
    ]);
    server.answer('PATCH', '/repos/acme/flights/issues/comments/5', 200, { id: 5 });
    await api.upsertComment(comment);
    expect(server.calls.map((call) => call.method)).toEqual(['GET', 'PATCH']);
  });
});

describe('telling a repository', () => {
  test('posts type and payload to the repository that is named', async () => {
    server.answer('POST', '/repos/acme/train/dispatches', 204);
    await api.dispatchRepository({
      repository: 'acme/train',
      eventType: 'drift',
      payload: { reason: 'r' },
    });
    expect(server.calls.at(-1)).toMatchObject({
      path: '/repos/acme/train/dispatches',
      body: { event_type: 'drift', client_payload: { reason: 'r' } },
    });
  });

  test('says which permission is missing', async () => {
    await expect(
      api.dispatchRepository({ repository: 'acme/train', eventType: 'drift', payload: {} }),
    ).rejects.toThrow(/needs contents: write/);
  });
});

describe('a rate limit', () => {
  test('is waited for when it is short', async () => {
    server.answerOnce('POST', dispatches, 429, { message: 'slow down' }, { 'retry-after': '0' });
    server.answer('POST', dispatches, 204);
    await api.dispatchWorkflow({ workflow: 'retrain.yml', ref: 'main', inputs: {} });
    expect(server.calls).toHaveLength(2);
  });

  test('that lasts is told, not waited for', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 1800);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    server.answer('POST', dispatches, 403, { message: 'API rate limit exceeded' }, headers);
    await expect(
      api.dispatchWorkflow({ workflow: 'retrain.yml', ref: 'main', inputs: {} }),
    ).rejects.toThrow(/the rate limit ends in \d+ s, later runs try again/);
    expect(server.calls).toHaveLength(1);
  });
});
