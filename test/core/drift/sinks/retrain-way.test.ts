import { describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { describeWay } from '#core/drift/sinks/retrain-way.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

function wayOf(retrain: string) {
  return parseDriftPolicy(`version: 1\nretrain: ${retrain}\n`, 'drift.yaml').retrain!;
}

function refusalOf(retrain: string): string {
  try {
    wayOf(retrain);
  } catch (error) {
    expect(error).toBeInstanceOf(CannotRunError);
    return (error as Error).message;
  }
  throw new Error('was taken');
}

describe('the ways to start a retraining', () => {
  test('a workflow, an event of a repository and a webhook are read', () => {
    expect(wayOf('{ workflow: r.yml, ref: main }').way).toEqual({
      kind: 'workflow',
      workflow: 'r.yml',
      ref: 'main',
    });
    expect(
      wayOf('{ repository_dispatch: { event_type: drift, repository: acme/train } }').way,
    ).toEqual({ kind: 'repository_dispatch', eventType: 'drift', repository: 'acme/train' });
    const webhook =
      '{ webhook: { url: "https://argo.example.com/retrain", headers: { Authorization: Bearer env:TOKEN }, body: { v: "${data_version}" } } }';
    expect(wayOf(webhook).way).toEqual({
      kind: 'webhook',
      webhook: {
        url: 'https://argo.example.com/retrain',
        method: 'POST',
        headers: { Authorization: 'Bearer env:TOKEN' },
        body: { v: '${data_version}' },
        timeoutMs: 10_000,
      },
    });
  });

  test.each([
    ['{ cooldown: 24h }', 'exactly one of workflow, repository_dispatch, webhook, got none'],
    [
      '{ workflow: r.yml, webhook: { url: "https://a.example" } }',
      'got workflow and webhook: cooldown and budget are kept for one request',
    ],
    ['{ repository_dispatch: { event_type: a }, ref: main }', 'only a workflow runs on a branch'],
    ['{ repository_dispatch: { event_type: a, repository: acme } }', 'repository'],
    ['{ repository_dispatch: { type: a } }', 'event_type'],
    ['{ webhook: { url: "ftp://a.example" } }', 'expected an https:// address or env:NAME'],
    ['{ webhook: { url: "https://me:secret@a.example" } }', 'without user and password'],
    ['{ webhook: { url: "https://a.example", body: { v: "${data_versoin}" } } }', "'data_version'"],
    ['{ webhook: { url: "https://a.example", method: GET } }', 'POST, PUT'],
    ['{ webhook: { url: "https://a.example", timeout: 5m } }', 'at most 60s'],
    [
      '{ webhook: { url: "https://a.example", headers: { Authorization: Bearer abc } } }',
      'env:AUTHORIZATION, got the value itself',
    ],
    ['{ webhook: { url: "https://a.example", headers: { X-Api-Key: abc } } }', 'env:X_API_KEY'],
    ['{ webhook: { url: "https://a.example", headers: { "a b": c } } }', 'name of a header'],
    ['{ webhook: { url: "https://a.example", headers: { a: "b\\r\\nc: d" } } }', 'one line'],
    ['{ webhook: { url: "https://a.example", body: {} }, inputs: { a: b } }', 'into it'],
    ['{ workflow: r.yml, inputs: { key: "${key}" } }', 'nothing is known as ${key}'],
  ])('%s is refused', (retrain, says) => {
    const message = refusalOf(retrain);
    expect(message).toMatch(/drift\.yaml:2:\d+/);
    expect(message).toContain(says);
  });

  test('a refused header never repeats the secret', () => {
    expect(
      refusalOf('{ webhook: { url: "https://a.example", headers: { Authorization: hunter2 } } }'),
    ).not.toContain('hunter2');
  });

  test.each([
    ['{ workflow: r.yml }', 'r.yml'],
    ['{ repository_dispatch: { event_type: drift } }', 'event drift'],
    ['{ webhook: { url: "https://a.example/secret/path?key=1" } }', 'webhook a.example'],
    ['{ webhook: { url: "env:KFP_URL" } }', 'webhook env:KFP_URL'],
  ])('%s is shown without what may be secret', (retrain, shown) => {
    expect(describeWay(wayOf(retrain).way)).toBe(shown);
  });
});
