import type { Clock, Logger, Sleep } from '#core/ports.ts';
import type { Drive } from './drive-rollout.ts';
import { rolloutOf } from './header-rollout.ts';
import type { Journal, RolloutHeader } from './journal/journal-entry.ts';
import type { Lease } from './journal/lease.ts';
import { openAdapters } from './open-adapters.ts';
import type { AdapterPorts } from './ports.ts';
import type { RegistryFollower } from './registry-follower.ts';

/** What a session works with. */
export interface SessionTools {
  readonly journal: Journal;
  readonly lease: Lease;
  readonly adapters: AdapterPorts;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Called once, before anything can be changed. */
  onDriving(): void;
  registry(header: RolloutHeader): RegistryFollower;
}

/** A rollout goes by the file that its header carries, to its end. */
export function openDrive(tools: SessionTools, header: RolloutHeader): Drive {
  const { plan } = rolloutOf(header);
  return {
    ...openAdapters(plan, tools.adapters),
    plan,
    registry: tools.registry(header),
    journal: tools.journal,
    now: tools.now,
    sleep: tools.sleep,
    logger: tools.logger,
    signal: tools.signal,
    renewLease: () => tools.lease.renew(),
  };
}
