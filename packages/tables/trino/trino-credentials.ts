import { cannotRun } from '#core/verdict/errors.ts';
import type { TrinoSource } from './trino-source.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The headers that say who asks and how answers are to be: from the source and from TRINO_USER, TRINO_PASSWORD,
 * TRINO_ACCESS_TOKEN, TRINO_ROLE and TRINO_SESSION.
 * @throws CannotRunError when nobody is named, or a secret would cross the network in the clear.
 */
export function trinoHeaders(source: TrinoSource, env: Environment): Record<string, string> {
  const user = source.user ?? given(env, 'TRINO_USER');
  const token = given(env, 'TRINO_ACCESS_TOKEN');
  const password = given(env, 'TRINO_PASSWORD');
  const { protocol, hostname } = new URL(source.server);
  const wrong = (code: string, message: string): Error => cannotRun(code, source.shown, message);
  if ((token ?? password) !== undefined && protocol !== 'https:' && !loopback.test(hostname)) {
    throw wrong(
      'trino-insecure',
      'would send a password or token unencrypted: use trino+https://, or unset TRINO_PASSWORD and TRINO_ACCESS_TOKEN',
    );
  }
  if (token !== undefined && password !== undefined)
    throw wrong('trino-user', 'TRINO_PASSWORD and TRINO_ACCESS_TOKEN are both set; expected one');
  if (user === undefined && token === undefined) {
    throw wrong(
      'trino-user',
      'names no user: write trino+https://user@host/…, or set TRINO_USER (and TRINO_PASSWORD or TRINO_ACCESS_TOKEN where the server asks for one)',
    );
  }
  const headers: Record<string, string | undefined> = {
    'X-Trino-User': user,
    Authorization: authorization(user, password, token),
    'X-Trino-Source': 'trainyard',
    'X-Trino-Time-Zone': 'UTC',
    // Without it the server rounds every time to milliseconds.
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
    'X-Trino-Session': given(env, 'TRINO_SESSION'),
    'X-Trino-Role': given(env, 'TRINO_ROLE'),
  };
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const broken = entries.find(([, value]) => !/^[ -~]*$/.test(value));
  if (broken) {
    throw wrong('trino-user', `the header ${broken[0]} can only hold printable ASCII characters`);
  }
  return Object.fromEntries(entries);
}

function authorization(
  user: string | undefined,
  password: string | undefined,
  token: string | undefined,
): string | undefined {
  if (token !== undefined) return `Bearer ${token}`;
  if (password === undefined) return undefined;
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function given(env: Environment, name: string): string | undefined {
  return env[name] || undefined;
}
