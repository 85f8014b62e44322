import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server does instead of answering as it should. */
export type Mood =
  | 'hangs'
  | 'garbage'
  | 'nothing'
  | 'one row too few'
  | 'NaN scores'
  | 'null scores'
  | 'words for scores'
  | 'three numbers a row'
  | 'two outputs'
  | 'no predictions'
  | 'not found'
  | 'bad request'
  | 'needs a token'
  | 'crashes'
  | 'busy'
  | 'redirects'
  | 'cuts the connection'
  | 'class probabilities'
  | 'objects'
  | '';

export interface ModelServer extends AsyncDisposable {
  readonly v1: string;
  readonly v2: string;
  readonly mlflow: string;
  readonly url: string;
  readonly requests: readonly { readonly path: string; readonly body: unknown }[];
  /** For the next `times` requests; then it behaves. */
  misbehave(mood: Mood, times?: number): void;
}

type Row = Readonly<Record<string, unknown>>;

function scoreOf({ distance, origin }: Row): number {
  const known = typeof distance === 'number' ? distance : 1500;
  return 1 / (1 + Math.exp(-(known - 1500) / 300 - (origin === 'SFO' ? 1 : 0)));
}

/** A model of late flights on loopback, which speaks the three protocols, or does not. */
export async function startModelServer(token?: string): Promise<ModelServer> {
  const requests: { path: string; body: unknown }[] = [];
  let [mood, times]: [Mood, number] = ['', 0];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      requests.push({ path, body });
      const now = times-- > 0 ? mood : '';
      if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
        return send(response, 401, { error: `no entry with ${request.headers.authorization}` });
      }
      answer({ request, response, path, body }, now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    v1: `${url}/v1/models/late:predict`,
    v2: `${url}/v2/models/late/infer`,
    mlflow: `${url}/invocations`,
    requests,
    misbehave(next, howOften = Infinity) {
      [mood, times] = [next, howOften];
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly body: unknown;
}

function answer({ request, response, path, body }: Exchange, mood: Mood): void {
  switch (mood) {
    case 'hangs':
      return;
    case 'garbage':
      return void response.end('<html>Welcome to nginx!</html>');
    case 'nothing':
      return void response.end();
    case 'not found':
      return send(response, 404, { error: 'Model late does not exist' });
    case 'bad request':
      return send(response, 400, { error: 'column carrier is missing' });
    case 'needs a token':
      return send(response, 403, { error: 'forbidden' });
    case 'crashes':
      return send(response, 500, { error: 'ValueError: could not convert string to float' });
    case 'busy':
      return send(response, 503, { error: 'model is loading' }, { 'retry-after': '0' });
    case 'redirects':
      return send(response, 302, {}, { location: 'https://login.example/' });
    case 'cuts the connection':
      return void request.socket.destroy();
    case 'no predictions':
      return send(response, 200, { error: 'none today' });
    default:
      return predict(response, path, { rows: rowsOf(path, body), mood });
  }
}

function rowsOf(path: string, body: unknown): Row[] {
  const given = body as Record<string, never>;
  if (path.endsWith(':predict')) return given['instances']!;
  if (path === '/invocations') {
    const { columns, data } = given['dataframe_split']! as { columns: string[]; data: unknown[][] };
    return data.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
  }
  const inputs = given['inputs']! as { name: string; data: unknown[] }[];
  return inputs[0]!.data.map((_, row) =>
    Object.fromEntries(inputs.map(({ name, data }) => [name, data[row]])),
  );
}

function predict(
  response: ServerResponse,
  path: string,
  { rows, mood }: { rows: Row[]; mood: Mood },
): void {
  const scores = rows.map((row) => scoreOf(row));
  const items: Partial<Record<Mood, unknown[]>> = {
    'one row too few': scores.slice(1),
    'null scores': scores.map(() => null),
    'words for scores': scores.map(() => 'late'),
    'three numbers a row': scores.map((score) => [score, 1 - score, 0]),
    'class probabilities': scores.map((score) => [1 - score, score]),
    objects: scores.map((score) => ({ label: Number(score >= 0.5), score })),
  };
  const predictions = items[mood] ?? scores;
  if (mood === 'NaN scores') {
    // As Python's json.dumps writes it.
    const list = `[${scores.map(() => 'NaN').join(', ')}]`;
    const outputs = `[{"name": "predict", "shape": [${scores.length}], "datatype": "FP64", "data": ${list}}]`;
    return void response.end(
      path.includes('/v2/') ? `{"outputs": ${outputs}}` : `{"predictions": ${list}}`,
    );
  }
  if (path.includes('/v2/')) {
    const tensor = { name: 'predict', shape: [rows.length], datatype: 'FP64', data: predictions };
    const outputs = mood === 'two outputs' ? [{ ...tensor, name: 'proba' }, tensor] : [tensor];
    return send(response, 200, { model_name: 'late', outputs });
  }
  const both = { proba: scores, predict: scores.map((score) => Number(score >= 0.5)) };
  send(response, 200, { predictions: mood === 'two outputs' ? both : predictions });
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
