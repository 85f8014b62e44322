import { setTimeout as sleep } from 'node:timers/promises';

/** A call to the GitHub API that was refused, with what to do about it. */
export class GitHubApiError extends Error {
  override readonly name = 'GitHubApiError';
  /** 0 when no answer came. */
  readonly status: number;

  constructor(action: string, status: number, detail: string, options?: ErrorOptions) {
    super(`cannot ${action}: ${describeStatus(status, detail)}`, options);
    this.status = status;
  }
}

export interface CallOptions {
  /** The permission of GITHUB_TOKEN that the call needs: 'issues: write'. */
  readonly needs?: string;
  /** Longest wait for a rate limit to end. */
  readonly longestWaitSeconds?: number;
}

const mostAttempts = 3;

/**
 * A call with its failure explained. GitHub refuses calls beyond its rate limits before it acts on them, so these, and only these, are
 * repeated after the wait that it names.
 * @throws GitHubApiError
 */
export async function callGitHub<T>(
  action: string,
  call: () => Promise<T>,
  { needs, longestWaitSeconds = 30 }: CallOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (cause) {
      const waitSeconds = rateLimitSeconds(cause);
      if (
        waitSeconds !== undefined &&
        waitSeconds <= longestWaitSeconds &&
        attempt < mostAttempts
      ) {
        await sleep(waitSeconds * 1000);
        continue;
      }
      const { status } = cause as { status?: unknown };
      const said = cause instanceof Error ? cause.message : String(cause);
      const asked =
        needs !== undefined && (status === 403 || status === 404) ? ` (needs ${needs})` : '';
      const limited =
        waitSeconds === undefined
          ? ''
          : `; the rate limit ends in ${waitSeconds} s, later runs try again`;
      const detail = `${said}${asked}${limited}`;
      throw new GitHubApiError(action, typeof status === 'number' ? status : 0, detail, { cause });
    }
  }
}

/** How long a refused call must wait: `retry-after`, or the reset of a spent budget; undefined for any other failure. */
function rateLimitSeconds(error: unknown): number | undefined {
  const { status, response } = error as {
    status?: unknown;
    response?: { headers?: Readonly<Record<string, string | number | undefined>> };
  };
  if (status !== 403 && status !== 429) return undefined;
  const headers = response?.headers ?? {};
  const wait = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(wait)) return Math.max(0, wait);
  if (String(headers['x-ratelimit-remaining']) !== '0') return status === 429 ? 60 : undefined;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return Number.isFinite(reset) ? Math.max(0, Math.ceil(reset - Date.now() / 1000)) : 60;
}

function describeStatus(status: number, detail: string): string {
  if (status === 401) return 'the token was not accepted (401); check the token input';
  if (status === 403) {
    return `the token may not do this (403): ${detail}. Grant the permission in the job, or accept a read-only token on pull requests from forks`;
  }
  if (status === 404) return `not found (404), or the token cannot see it: ${detail}`;
  return status === 0 ? `no answer: ${detail}` : `${detail} (${status})`;
}
