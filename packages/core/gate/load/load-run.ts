/** How often the generator's own timer is asked to fire. */
export const timerIntervalMs = 10;

/** What was seen of a load: one number for every request that counts, in the order of arrival. */
export interface LoadRun {
  /** From the time that a request was to be sent to the end of its answer; Infinity: it failed. */
  readonly latenciesMs: Float64Array;
  /** How much later than intended each request was handed to the network. */
  readonly latenessMs: Float64Array;
  /** How much later than asked the generator's own timer fired, each time in the whole run. */
  readonly timerLagMs: Float64Array;
  /** Requests that failed, by what happened: 'answers 503', 'no answer within 10 s'. */
  readonly failures: ReadonlyMap<string, number>;
  /** Requests that all connections were busy for when they were due: the wait is part of their latency. */
  readonly waitedForConnection: number;
  /** Requests before those that count. */
  readonly warmupRequests: number;
}

/** What was seen of a server that was started for the test. */
export interface StartedServer {
  readonly coldStartMs: number;
  /** How it ended before it was told to: 'it ended with exit code 1'. */
  readonly ended?: string;
  /** Absent where the system does not tell. */
  readonly memory?: { readonly peakMb: number; readonly processes: number };
}
