import { cannotRun } from '#core/verdict/errors.ts';

/** A table of a Trino server, as `trino+https://user@host:port/catalog/schema/table` names it. */
export interface TrinoSource {
  /** `https://host:port`, without a path. */
  readonly server: string;
  readonly user: string | undefined;
  readonly catalog: string;
  readonly schema: string;
  readonly table: string;
  /** The source as it may be shown. */
  readonly shown: string;
}

const syntax = 'trino+https://user@host/catalog/schema/table';

export function isTrinoSource(source: string): boolean {
  return /^trino(\+https?)?:\/\//i.test(source);
}

/** @throws CannotRunError that shows neither password nor token. */
export function parseTrinoSource(source: string): TrinoSource {
  const shown = shownSource(source);
  const wrong = (reason: string): Error =>
    cannotRun('trino-source', shown, `${reason}; expected ${syntax}`);
  const address = /^trino\+(https?:\/\/.*)$/is.exec(source)?.[1];
  if (address === undefined || !URL.canParse(address)) throw wrong('is no address of a table');
  const url = new URL(address);
  if (url.password !== '') {
    throw wrong(
      'holds a password, which would end up in logs: give it in the environment as TRINO_PASSWORD (or a token as TRINO_ACCESS_TOKEN)',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw wrong(
      'has a query or fragment: session properties go into TRINO_SESSION, a # or ? in a name is written %23 or %3F',
    );
  }
  const [catalog, schema, table, ...more] = url.pathname.slice(1).split('/').map(decoded(wrong));
  if (!catalog || !schema || !table || more.length > 0) {
    throw wrong(
      'names no table: a catalog, a schema and a table are needed (a / in a name is written %2F)',
    );
  }
  const user = url.username === '' ? undefined : decoded(wrong)(url.username);
  return { server: url.origin, user, catalog, schema, table, shown };
}

function decoded(wrong: (reason: string) => Error): (part: string) => string {
  return (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw wrong(`'${part}' is not percent-encoded UTF-8`);
    }
  };
}

/** Without what stands between the user's colon and the @, and without query and fragment. */
function shownSource(source: string): string {
  return source.replace(/^([^:]+:\/\/[^/?#@:]*):[^/@]*@/, '$1:***@').replace(/[?#].*$/s, '');
}
