/** An action that was told to stop: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  readonly signalName: string;

  constructor(signalName: string) {
    super(`cancelled by ${signalName}`);
    this.signalName = signalName;
  }
}

/** Aborts on the first SIGINT or SIGTERM; later ones are ignored, so that a roll-back can finish. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => controller.abort(new CancelledError(name)));
  }
  return controller.signal;
}
