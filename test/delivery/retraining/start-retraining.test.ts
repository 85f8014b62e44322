import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { RetrainPolicy } from '#core/drift/drift-policy.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { RetrainingFacts } from '#core/drift/sinks/retrain-way.ts';
import { startRetraining, type RetrainingRequest } from '#delivery/retraining/start-retraining.ts';

const now = Date.UTC(2026, 5, 1);
const hour = 3_600_000;
const policy: RetrainPolicy = {
  way: { kind: 'workflow', workflow: 'retrain.yml', ref: 'main' },
  inputs: { size: 'large' },
  after: { hits: 1, runs: 1 },
  cooldownMs: 24 * hour,
  budget: undefined,
};
const evidence = {
  asksForRetraining: true,
  broken: [],
  what: '2 of 3 columns drifted',
  data: 'a'.repeat(64),
};

const facts = { policy_version: 'c'.repeat(64), idempotency_key: 'k', run_url: '' };

class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

function setup(send: (call: RetrainingFacts) => Promise<void> = async () => undefined) {
  const path = join(mkdtempSync(join(tmpdir(), 'trainyard-retraining-')), 'state', 'drift.json');
  const calls: RetrainingFacts[] = [];
  const statusesAtCall: unknown[] = [];
  const request: RetrainingRequest = {
    policy,
    evidence,
    now,
    stateFile: { path, shown: 'state/drift.json' },
    planOnly: false,
    facts,
    dispatcher: {
      send: async (call) => {
        calls.push(call);
        statusesAtCall.push(readState(path).dispatches[0]?.status);
        await send(call);
      },
    },
  };
  return { request, calls, path, statusesAtCall };
}

function readState(path: string): { dispatches: { status: string }[]; runs: unknown[] } {
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('starting a retraining', () => {
  test('the intent is on disk before the request, the answer after it', async () => {
    const { request, calls, path, statusesAtCall } = setup();
    const outcome = await startRetraining(request);
    expect(outcome).toMatchObject({ retrain: true, dispatched: true, failed: false });
    expect(calls).toEqual([
      { ...facts, reason: '2 of 3 columns drifted', data_version: evidence.data },
    ]);
    expect(statusesAtCall).toEqual(['intended']);
    expect(readState(path).dispatches[0]!.status).toBe('sent');
  });

  test('a process that dies between intent and answer starts no second one', async () => {
    const { request, calls } = setup(() => {
      throw new Error('killed');
    });
    expect(await startRetraining(request)).toMatchObject({ dispatched: false, failed: true });
    const again = { ...request, now: now + hour, evidence: { ...evidence, data: 'b'.repeat(64) } };
    expect(await startRetraining(again)).toMatchObject({ retrain: false });
    expect(calls).toHaveLength(1);
    const later = { ...again, now: now + 25 * hour };
    await startRetraining(later);
    expect(calls).toHaveLength(2);
  });

  test.each([
    { status: 403, kept: 'refused', secondRun: 2 },
    { status: 422, kept: 'refused', secondRun: 2 },
    { status: 500, kept: 'intended', secondRun: 1 },
    { status: 0, kept: 'intended', secondRun: 1 },
  ])('an answer of $status leaves the dispatch $kept', async ({ status, kept, secondRun }) => {
    const { request, calls, path } = setup(() => Promise.reject(new Refused(status)));
    const outcome = await startRetraining(request);
    expect(outcome).toMatchObject({ retrain: true, dispatched: false, failed: true });
    expect(outcome.reason).toContain(`status ${status}`);
    expect(readState(path).dispatches[0]!.status).toBe(kept);
    await startRetraining({ ...request, now: now + hour });
    expect(calls).toHaveLength(secondRun);
  });

  test('the second run within the cooldown waits', async () => {
    const { request, calls } = setup();
    await startRetraining(request);
    const second = await startRetraining({
      ...request,
      now: now + hour,
      evidence: { ...evidence, data: 'c'.repeat(64) },
    });
    expect(second).toMatchObject({ retrain: false, dispatched: false });
    expect(second.reason).toContain('cooling down');
    expect(calls).toHaveLength(1);
  });

  test('a pull request plans, sends nothing and remembers nothing', async () => {
    const { request, calls, path } = setup();
    const outcome = await startRetraining({ ...request, planOnly: true });
    expect(outcome).toMatchObject({ retrain: true, dispatched: false });
    expect(outcome.reason).toContain('pull requests change nothing');
    expect(calls).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  test('without a way to dispatch the run is remembered and the reason given', async () => {
    const { request, path } = setup();
    const outcome = await startRetraining({
      ...request,
      dispatcher: { unavailable: 'there is no token' },
    });
    expect(outcome).toMatchObject({ retrain: true, dispatched: false, failed: false });
    expect(outcome.reason).toContain('not dispatched: there is no token');
    expect(readState(path)).toMatchObject({ dispatches: [], runs: [{ asksForRetraining: true }] });
  });

  test('a way that this job was not equipped for warns, unless nothing would have been sent', async () => {
    const { request } = setup();
    const dispatcher = { unavailable: 'KFP_TOKEN is not set', misconfigured: true } as const;
    expect(await startRetraining({ ...request, dispatcher })).toMatchObject({
      retrain: true,
      failed: true,
      reason: expect.stringContaining('KFP_TOKEN is not set'),
    });
    const calm = { ...evidence, asksForRetraining: false };
    expect((await startRetraining({ ...request, dispatcher, evidence: calm })).failed).toBe(false);
    expect((await startRetraining({ ...request, dispatcher, planOnly: true })).failed).toBe(false);
  });

  test.each([
    { refused: true, kept: 'refused', secondRun: 2 },
    { refused: false, kept: 'intended', secondRun: 1 },
  ])('a sender that says refused: $refused is believed', async ({ refused, kept, secondRun }) => {
    const { request, calls, path } = setup(() =>
      Promise.reject(Object.assign(new Error('no'), { status: 0, refused })),
    );
    await startRetraining(request);
    expect(readState(path).dispatches[0]!.status).toBe(kept);
    await startRetraining({ ...request, now: now + hour });
    expect(calls).toHaveLength(secondRun);
  });

  test('a cooldown without a state file cannot be kept, so nothing is sent', async () => {
    const { request, calls } = setup();
    const outcome = await startRetraining({ ...request, stateFile: undefined });
    expect(outcome).toMatchObject({ retrain: true, dispatched: false });
    expect(outcome.reason).toContain("give the input 'state'");
    expect(calls).toEqual([]);
  });

  test('without promises to keep no state file is needed', async () => {
    const { request, calls } = setup();
    await startRetraining({
      ...request,
      policy: { ...policy, cooldownMs: 0 },
      stateFile: undefined,
    });
    expect(calls).toHaveLength(1);
  });

  test('no drift is remembered too', async () => {
    const { request, path } = setup();
    const calm = { ...evidence, asksForRetraining: false };
    expect(await startRetraining({ ...request, evidence: calm })).toMatchObject({ retrain: false });
    expect(readState(path).runs).toHaveLength(1);
  });

  test('a damaged state stops the run before anything is sent', async () => {
    const { request, calls, path } = setup();
    await startRetraining(request);
    writeFileSync(path, '{"schemaVersion": 1, "runs"');
    await expect(startRetraining(request)).rejects.toThrow(CannotRunError);
    expect(calls).toHaveLength(1);
  });

  test('a state that cannot be written stops the run before anything is sent', async () => {
    const { request, calls } = setup();
    const blocked = join(mkdtempSync(join(tmpdir(), 'trainyard-retraining-')), 'file');
    writeFileSync(blocked, '');
    const stateFile = { path: join(blocked, 'state.json'), shown: 'file/state.json' };
    await expect(startRetraining({ ...request, stateFile })).rejects.toThrow(/file\/state\.json/);
    expect(calls).toEqual([]);
  });
});
