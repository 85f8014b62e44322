import type { TSchema } from '@sinclair/typebox';
import type { CommandRunner } from '#core/ports.ts';
import type { Exposition } from '#core/rollout/metric-selector.ts';
import type { TargetConfig } from '#core/rollout/rollout-plan.ts';

/** How long one call may take, and what ends it earlier. */
export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The thing that splits traffic. Setting a weight that is set already must change nothing. */
export interface TrafficTarget {
  setWeight(weight: number, call: CallOptions): Promise<void>;
  /** The weight in force, 0 to 100, asked from the mechanism itself. */
  readWeight(call: CallOptions): Promise<number>;
}

export type Arm = 'stable' | 'canary';

export interface MetricsSource {
  read(arm: Arm, call: CallOptions): Promise<Exposition>;
}

/** What adapters are given by the shell. */
export interface AdapterPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; commands run there. */
  readonly workingDirectory: string;
  readonly runCommand: CommandRunner;
  readonly fetch: typeof fetch;
  /** Told every secret that is read from the environment, before it is used. */
  mask(secret: string): void;
}

/** A kind of target: the schema of its keys in rollout.yaml, and how to open it. */
export interface TargetKind {
  readonly schema: TSchema;
  /** @throws CannotRunError when something that it needs (a variable, a file) is missing. */
  open(config: TargetConfig, ports: AdapterPorts): TrafficTarget;
}

export interface MetricsSourceKind {
  readonly schema: TSchema;
  /** @throws CannotRunError when something that it needs is missing. */
  open(config: unknown, ports: AdapterPorts): MetricsSource;
}
