export type PollDecision = 'roll-back' | 'promote' | 'hold';

/** One sequential process (errors, or one latency limit) after a poll. */
export interface ProcessEvidence {
  readonly logHarm: number;
  /** ln(1/α of this process's harm test). */
  readonly harmBound: number;
  /** Whether its safety process has ever reached its bound. */
  readonly safe: boolean;
}

/**
 * Harm wins: one process over its bound rolls back, also when every safety process crossed in the same poll.
 * Promotion needs every process to have been shown safe at some poll up to now. No process at all: hold.
 */
export function decide(processes: readonly ProcessEvidence[]): PollDecision {
  if (processes.some((one) => one.logHarm >= one.harmBound)) return 'roll-back';
  return processes.length > 0 && processes.every((one) => one.safe) ? 'promote' : 'hold';
}
