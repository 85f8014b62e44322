import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import { parseDurationMs } from '../config/duration.ts';

/** Notes what the schema cannot say, each with its place. */
export class PlanProblems {
  readonly problems: Problem[] = [];
  readonly #config: Pick<Config<unknown>, 'locate'>;

  constructor(config: Pick<Config<unknown>, 'locate'>) {
    this.#config = config;
  }

  add(path: ConfigPath, message: string): void {
    const location = this.#config.locate(path);
    this.problems.push({ code: 'rollout', subject: path.join('.'), message, location });
  }

  /** Milliseconds; a text that is no duration is a problem and reads as 1. */
  duration(path: ConfigPath, text: string): number {
    const milliseconds = parseDurationMs(text);
    if (milliseconds === undefined || milliseconds <= 0) {
      this.add(
        path,
        `expected a duration such as 500ms, 30s, 5m or 1h30m, got ${JSON.stringify(text)}`,
      );
    }
    return milliseconds || 1;
  }
}
