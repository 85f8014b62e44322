import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import type { DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { notifyAll, type NotifyRequest } from '#delivery/notify/notify-all.ts';
import { alertWords } from '#report/notify/alert-words.ts';
import { serve } from '../local-server.ts';
import { broken, calm, drift, undecided } from './alerts.ts';

interface Message {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

async function setup(notify: string, status: (call: number) => number = () => 200) {
  const messages: Message[] = [];
  let calls = 0;
  const server = await serve((request, body, response) => {
    const code = status(++calls);
    if (code === 200) messages.push({ path: request.url!, body: JSON.parse(body) });
    if (code === 0) request.socket.destroy();
    else response.writeHead(code).end('ok');
  });
  const path = join(mkdtempSync(join(tmpdir(), 'notify-')), 'state.json');
  const sinks = parseDriftPolicy(`version: 1\nnotify: ${notify}\n`, 'drift.yaml').notify;
  const tell = (alert: DriftAlert, changes: Partial<NotifyRequest> = {}) =>
    notifyAll({
      sinks,
      alert,
      words: alertWords,
      stateFile: { path, shown: 'state.json' },
      planOnly: false,
      issues: { unavailable: 'there is no token' },
      ports: {
        env: { SLACK: `${server.url}/slack`, HOOK: `${server.url}/hook` },
        mask: () => undefined,
        fetch,
        sleep: () => Promise.resolve(),
      },
      ...changes,
    });
  return { server, messages, tell, path };
}

const headline = ({ body }: Message): unknown =>
  (body['blocks'] as { text: { text: string } }[])[0]!.text.text;

describe('news', () => {
  test('is told once: drift, a broken pipeline, recovery; not lasting drift, not an undecided run', async () => {
    const { server, messages, tell } = await setup('[{ slack: env:SLACK }]');
    await using _ = server;
    const runs = [calm, drift('a'), drift('b'), undecided, drift('a'), broken, broken, calm, calm];
    for (const alert of runs) await tell(alert);
    expect(messages.map((message) => headline(message))).toEqual([
      '📈 The data have drifted',
      '🛑 The data look broken',
      '✅ No drift any more',
    ]);
  });

  test('is filtered by what a sink asks for, and each sink has its own memory', async () => {
    const { server, messages, tell } = await setup(
      '[{ slack: env:SLACK, on: [recovery] }, { webhook: { url: env:HOOK }, on: [inconclusive] }]',
    );
    await using _ = server;
    for (const alert of [drift('a'), undecided, undecided, calm]) await tell(alert);
    expect(messages.map(({ path, body }) => [path, body['event']])).toEqual([
      ['/hook', 'inconclusive'],
      ['/slack', undefined],
    ]);
  });

  test('that could not be told is told by the next run', async () => {
    const { server, messages, tell } = await setup('[{ slack: env:SLACK }]', (call) =>
      call === 1 ? 500 : 200,
    );
    await using _ = server;
    const [first] = await tell(drift('a'));
    expect(first).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('answered 500'),
    });
    const [second] = await tell(drift('a'));
    expect(second).toMatchObject({ outcome: 'told' });
    expect(messages).toHaveLength(1);
  });

  test('is told to the others when one fails, with no secret in what is said about it', async () => {
    const { server, messages, tell } = await setup(
      '[{ slack: env:MISSING }, { slack: env:SLACK }, { issue: true }, { webhook: { url: env:HOOK } }]',
      (call) => (call === 1 ? 0 : 200),
    );
    await using _ = server;
    const outcomes = await tell(drift('a'));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'failed',
      'impossible',
      'told',
    ]);
    expect(outcomes[0]!.detail).toContain('MISSING is not set');
    expect(JSON.stringify(outcomes)).not.toContain('/slack"');
    expect(messages.map(({ path }) => path)).toEqual(['/hook']);
  });

  test('without a state file is told by every run with drift, and says so', async () => {
    const { server, messages, tell } = await setup('[{ slack: env:SLACK }]');
    await using _ = server;
    const [outcome] = await tell(drift('a'), { stateFile: undefined });
    await tell(drift('a'), { stateFile: undefined });
    expect(messages).toHaveLength(2);
    expect(outcome!.detail).toContain("without the input 'state'");
  });

  test('on a pull request is told to nobody and remembered nowhere', async () => {
    const { server, messages, tell } = await setup('[{ slack: env:SLACK }, { issue: true }]');
    await using _ = server;
    const outcomes = await tell(drift('a'), { planOnly: true });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['planned', 'planned']);
    expect(messages).toEqual([]);
    expect(await tell(drift('a'))).toMatchObject([{ outcome: 'told' }, {}]);
  });

  test('does not touch what else the state file remembers, and fails when it is damaged', async () => {
    const { server, messages, tell, path } = await setup('[{ slack: env:SLACK }]');
    await using _ = server;
    const runs = [{ at: '2026-06-01T00:00:00Z', data: 'a'.repeat(64), asksForRetraining: true }];
    writeFileSync(path, JSON.stringify({ schemaVersion: 1, runs, dispatches: [] }));
    await tell(drift('a'));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      runs,
      told: [{ alarm: 'drift' }],
    });
    writeFileSync(path, '{');
    expect(await tell(calm)).toMatchObject([{ outcome: 'failed' }]);
    expect(messages).toHaveLength(1);
  });

  test('as JSON says everything; a body of the policy takes what it names', async () => {
    const { server, messages, tell } = await setup(
      '[{ webhook: { url: env:HOOK } }, { webhook: { url: env:HOOK, body: { text: "${event}: ${drifted_columns} at ${rows}" } } }]',
    );
    await using _ = server;
    await tell(drift('a', 'b'));
    expect(messages[0]!.body).toMatchObject({
      event: 'drift',
      drifted_columns: [{ column: 'a', shift: 0.4 }, { column: 'b' }],
      rows: 1200,
      run_url: expect.stringContaining('/runs/1'),
      idempotency_key: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(messages[1]!.body).toEqual({ text: 'drift: a, b at 1200' });
  });
});
