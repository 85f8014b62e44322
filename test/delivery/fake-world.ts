import { journalLine, parseJournal, type Journal } from '#delivery/journal/journal-entry.ts';
import type { SessionTools } from '#delivery/open-drive.ts';
import { noRegistry } from '#delivery/registry-follower.ts';
import type { RolloutRequest } from '#delivery/rollout-session.ts';
import { rolloutOf } from '#delivery/header-rollout.ts';
import { rolloutText } from '../core/rollout/plans.ts';

/** The process died here. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Called at every moment at which a process can die; throws to let it. */
export type Fault = (moment: string) => void;

export const noFault: Fault = () => {};

/**
 * A target, two versions and a clock in memory. The target and the versions live on when the process that drives
 * the rollout dies; the journal keeps what was appended.
 */
export class FakeWorld {
  nowMs = Date.UTC(2026, 10, 21);
  weight = 0;
  readonly weights: number[] = [];
  journalText = '';
  canaryErrorRate = 0.01;
  requestsPerSecond = 100;
  /** Requests to these paths get no answer. */
  readonly dead = new Set<string>();
  /** The next this many PUTs are carried out, but their answer is lost. */
  lostAnswers = 0;
  #countedMs = this.nowMs;
  readonly #counters = { stable: [0, 0], canary: [0, 0] };

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input).pathname;
    if (this.dead.has(path)) throw new TypeError('fetch failed');
    this.#count();
    if (path === '/weight') return this.#admin(init);
    const [requests, errors] = this.#counters[path === '/stable' ? 'stable' : 'canary'];
    return new Response(
      `http_requests_total{code="200"} ${requests! - errors!}\nhttp_requests_total{code="500"} ${errors}\n`,
    );
  };

  #admin(init: RequestInit | undefined): Response {
    if (init?.method === 'PUT') {
      this.weight = (JSON.parse(init.body as string) as { weight: number }).weight;
      this.weights.push(this.weight);
      if (this.lostAnswers-- > 0) throw new TypeError('socket hang up');
    }
    return Response.json({ weight: this.weight });
  }

  /** Traffic since the last look, at the weight that was in force. */
  #count(): void {
    const requests = ((this.nowMs - this.#countedMs) / 1000) * this.requestsPerSecond;
    this.#countedMs = this.nowMs;
    const canary = Math.round((requests * this.weight) / 100);
    this.#add('canary', canary, this.canaryErrorRate);
    this.#add('stable', Math.round(requests) - canary, 0.01);
  }

  #add(arm: 'stable' | 'canary', requests: number, errorRate: number): void {
    const counter = this.#counters[arm];
    counter[0] = counter[0]! + requests;
    counter[1] = Math.round(counter[0] * errorRate);
  }

  journal(fault: Fault): Journal {
    return {
      read: () => Promise.resolve(parseJournal(this.journalText, 'rollout.journal')),
      append: async (entry) => {
        fault('before the journal is written');
        const before = this.journalText.trimEnd().split('\n').at(-1)!;
        this.journalText += `${journalLine(entry, before)}\n`;
        fault('after the journal was written');
      },
    };
  }

  /** One process with the rollout's tools. */
  session(fault: Fault = noFault, signal = new AbortController().signal): SessionTools {
    return {
      journal: this.journal(fault),
      lease: { renew: () => Promise.resolve(), release: () => Promise.resolve() },
      adapters: {
        env: {},
        workingDirectory: '/',
        runCommand: () => Promise.reject(new Error('no commands here')),
        fetch: async (input, init) => {
          fault('before a request');
          const answer = await this.fetch(input, init);
          fault('after a request');
          return answer;
        },
        mask: () => {},
      },
      now: () => this.nowMs,
      sleep: (milliseconds, stop) => {
        stop?.throwIfAborted();
        this.nowMs += milliseconds;
        return Promise.resolve();
      },
      logger: { info() {}, notice() {}, warning() {}, debug() {}, progress() {} },
      signal,
      onDriving: () => {},
      registry: () => noRegistry,
    };
  }
}

export function requestFor(
  version: string | null = '3',
  changes: Readonly<Record<string, string>> = {},
): RolloutRequest {
  const text = rolloutText({
    target: 'target: { kind: http, url: http://world/weight }',
    source: '  source: { scrape: { stable: http://world/stable, canary: http://world/canary } }',
    steps: 'steps: [20, 50, 100]',
    bake: 'bake: { min: 2m, max: 20m }',
    ...changes,
  });
  const rollout = rolloutOf({ rolloutText: text, rolloutFile: 'rollout.yaml' });
  return {
    rollout,
    rolloutId: `rollout-${version}`,
    name: null,
    version,
    champion: null,
    contentDigest: null,
  };
}
