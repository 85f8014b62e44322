import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandRunner, Logger } from '#core/ports.ts';
import type { ChangeOptions, ModelRegistry } from '#core/release/model-registry.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { journalFile } from './journal/journal-file.ts';
import { takeLease } from './journal/lease.ts';
import type { SessionTools } from './open-drive.ts';
import { followRegistry, noRegistry } from './registry-follower.ts';

/** What the shell gives to a session. */
export interface SessionShell {
  /** Absolute; every path is relative to it. */
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly runCommand: CommandRunner;
  readonly change: ChangeOptions;
  /** Shown to whoever finds the rollout locked. */
  readonly who: string;
  readonly mask: (secret: string) => void;
  readonly onDriving: () => void;
}

/**
 * The journal with its lease, the real clock and network. Release the lease in the end.
 * @throws CannotRunError when another process drives the rollout.
 */
export async function openSession(
  journal: string,
  { registry, plan }: { registry: ModelRegistry | undefined; plan: RolloutPlan },
  shell: SessionShell,
): Promise<SessionTools> {
  const path = resolve(shell.workingDirectory, journal);
  const { everyMs, warmUpMs } = plan.analysis;
  const lease = await takeLease(`${path}.lock`, {
    holder: { host: hostname(), pid: process.pid, token: randomUUID(), who: shell.who },
    now: Date.now,
    // Renewed before every command: a command with all its retries takes less than two minutes.
    lifetimeMs: 120_000 + 2 * everyMs + warmUpMs,
    isAlive,
  });
  const { env, workingDirectory, runCommand, logger, signal, mask, onDriving } = shell;
  return {
    journal: journalFile(path, journal),
    lease,
    adapters: { env, workingDirectory, runCommand, fetch, mask },
    now: Date.now,
    sleep: (milliseconds, stop) => pause(milliseconds, undefined, stop ? { signal: stop } : {}),
    logger,
    signal,
    onDriving,
    registry: ({ name, version, before }) =>
      registry && name !== null && version !== null
        ? followRegistry({
            registry,
            name,
            version: Number(version),
            championBefore: before.champion,
            change: shell.change,
          })
        : noRegistry,
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
