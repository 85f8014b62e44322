import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason: string | null;
  labels: string[];
  assignees: string[];
  readonly comments: string[];
  readonly user: { readonly type: string };
  readonly author_association: string;
}

/** What happens to one request instead of, or after, its effect. */
export type Mishap =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The request is carried out, and the answer is lost. */
  | 'answer lost';

export interface IssueServer extends AsyncDisposable {
  readonly url: string;
  readonly issues: StoredIssue[];
  /** 'POST /issues', … in order. */
  readonly calls: string[];
  /** The next requests of this kind ('POST /issues') meet these, one each. */
  meets(kind: string, ...mishaps: Mishap[]): void;
  add(issue: Partial<StoredIssue>): StoredIssue;
}

/** A stand-in for the issues of acme/flights on loopback, with a memory: what is opened is listed. */
export async function startIssueServer(): Promise<IssueServer> {
  const issues: StoredIssue[] = [];
  const calls: string[] = [];
  const mishaps = new Map<string, Mishap[]>();
  const add = (given: Partial<StoredIssue>): StoredIssue => {
    const issue: StoredIssue = {
      number: issues.length + 1,
      title: '',
      body: '',
      state: 'open',
      state_reason: null,
      labels: [],
      assignees: [],
      comments: [],
      user: { type: 'Bot' },
      author_association: 'NONE',
      ...given,
    };
    issues.push(issue);
    return issue;
  };
  const carryOut = (
    kind: string,
    number: number,
    query: URLSearchParams,
    body: Partial<StoredIssue>,
  ): unknown => {
    const issue = issues.find((one) => one.number === number);
    switch (kind) {
      case 'GET /issues': {
        const label = query.get('labels');
        const listed = issues.filter(({ labels }) => label === null || labels.includes(label));
        return listed.toReversed().slice(0, query.get('page') === '1' ? 100 : 0);
      }
      case 'POST /issues':
        return add({
          title: body.title!,
          body: body.body!,
          labels: body.labels!,
          assignees: body.assignees!,
        });
      case 'PATCH /issues/n':
        return Object.assign(issue!, body);
      default:
        issue!.comments.push(body.body!);
        return { id: 1 };
    }
  };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const path = url.pathname.replace('/repos/acme/flights', '');
      const number = Number(/\d+/.exec(path)?.[0]);
      const kind = `${request.method} ${path.replace(/\d+/, 'n')}`;
      calls.push(kind);
      const mishap = mishaps.get(kind)?.shift();
      if (mishap !== undefined && mishap !== 'answer lost') {
        return answer(response, mishap.status, { message: 'no' }, mishap.headers);
      }
      const body = text === '' ? {} : (JSON.parse(text) as Partial<StoredIssue>);
      const result = carryOut(kind, number, url.searchParams, body);
      if (mishap === 'answer lost') return void request.socket.destroy();
      answer(response, request.method === 'POST' ? 201 : 200, result);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issues,
    calls,
    add,
    meets: (kind, ...given) => mishaps.set(kind, given),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
