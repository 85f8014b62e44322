import { cannotRun } from '#core/verdict/errors.ts';
import { shownAddress } from './address.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FetchOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly env: Environment;
}

const maxRedirects = 5;

/**
 * GET, following a few redirects, none of which leaves https.
 * @throws CannotRunError for an address that is not to be followed, fetch's own errors otherwise.
 */
export async function followRedirects(
  address: string,
  { headers, signal, env }: FetchOptions,
): Promise<Response> {
  const shown = shownAddress(address);
  let url = new URL(address);
  assertAllowed(url, env);
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url.href)) {
      throw cannotRun('source-download', shown, 'the server redirects to what is no address');
    }
    const next = new URL(location, url);
    if (next.protocol !== url.protocol && next.protocol !== 'https:') {
      throw cannotRun(
        'source-download',
        shown,
        `the server redirects from https to ${shownAddress(next.href)}; expected an https address`,
      );
    }
    assertAllowed(next, env);
    url = next;
  }
  throw cannotRun(
    'source-download',
    shown,
    `the server redirects more than ${maxRedirects} times, the last time to ${shownAddress(url.href)}. Is it a loop?`,
  );
}

/** What http brings can be changed on the way, and the verdict with it. */
function assertAllowed(url: URL, env: Environment): void {
  if (url.protocol === 'https:') return;
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && (isLoopback || env['TRAINYARD_ALLOW_HTTP'] === 'true')) return;
  throw cannotRun(
    'source-insecure',
    shownAddress(url.href),
    'http is not read from other machines: data could be changed on the way. Use https, or set the environment variable TRAINYARD_ALLOW_HTTP to true in a network that you trust',
  );
}
