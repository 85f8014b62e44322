import type { ChildProcess } from 'node:child_process';
import type { Stage } from './stage.ts';

export interface TrafficReport {
  readonly sent: number;
  /** How many answers of which status; `lost` had none. */
  readonly answers: Readonly<Record<string, number>>;
}

/** A model directory as the registry handed it out. */
export interface ServedModel {
  readonly directory: string;
  readonly version: string;
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
}

export const requestsPerSecond = 300;

/** Production on this machine: a gateway, the model server behind it, and passengers. */
export class Production {
  readonly #stage: Stage;
  readonly #gateway: Server;
  #stable: Server;
  #canary: Server | undefined;
  #traffic: { readonly child: ChildProcess; readonly lines: readonly string[] } | undefined;

  private constructor(stage: Stage, gateway: Server, stable: Server) {
    this.#stage = stage;
    this.#gateway = gateway;
    this.#stable = stable;
  }

  static async open(stage: Stage, model: ServedModel): Promise<Production> {
    const stable = await serve(stage, model);
    const gateway = await start(stage, 'gateway/main.ts', ['--stable', stable.url, '--port', '0']);
    return new Production(stage, gateway, stable);
  }

  get gatewayUrl(): string {
    return this.#gateway.url;
  }

  /** Starts a second server; the gateway sends it nothing yet. */
  async startCanary(model: ServedModel): Promise<void> {
    this.#canary = await serve(this.#stage, model);
    await this.#route();
  }

  /** The canary is the stable server from now on; the old one is stopped. */
  async canaryBecomesStable(): Promise<void> {
    const old = this.#stable;
    if (this.#canary) this.#stable = this.#canary;
    this.#canary = undefined;
    await this.#route();
    await this.#admin('/admin/weight', { weight: 0 });
    await this.#stage.children.stop(old.child);
  }

  /** The canary is stopped, the stable server stays. */
  async dropCanary(): Promise<void> {
    const old = this.#canary;
    this.#canary = undefined;
    await this.#route();
    if (old) await this.#stage.children.stop(old.child);
  }

  async startTraffic(flights: string): Promise<void> {
    const { children, paths } = this.#stage;
    const rate = String(requestsPerSecond);
    const args = ['--url', `${this.gatewayUrl}/predict`, '--flights', flights, '--rate', rate];
    const argv = this.#stage.scriptArguments('demo/traffic.ts', args);
    this.#traffic = await children.start(argv, { cwd: paths.workspace });
  }

  async stopTraffic(): Promise<TrafficReport> {
    if (!this.#traffic) return { sent: 0, answers: {} };
    const { child, lines } = this.#traffic;
    this.#traffic = undefined;
    await this.#stage.children.stop(child);
    return JSON.parse(lines.at(-1)!) as TrafficReport;
  }

  async weight(): Promise<number> {
    return ((await this.#admin('/admin/weight')) as { weight: number }).weight;
  }

  async predict(flight: object): Promise<{ status: number; servedBy: string; version: string }> {
    const init = { method: 'POST', body: JSON.stringify(flight) };
    const response = await fetch(`${this.gatewayUrl}/predict`, init);
    const { version } = (await response.json()) as { version: string };
    return {
      status: response.status,
      servedBy: response.headers.get('x-served-by') ?? '',
      version,
    };
  }

  async #route(): Promise<void> {
    const canary = this.#canary ? { canary: this.#canary.url } : {};
    await this.#admin('/admin/backends', { stable: this.#stable.url, ...canary });
  }

  async #admin(path: string, body?: object): Promise<unknown> {
    const init = body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) };
    const response = await fetch(new URL(path, this.gatewayUrl), init);
    if (!response.ok) {
      throw new Error(`gateway ${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }
}

function serve(stage: Stage, { directory, version }: ServedModel): Promise<Server> {
  return start(stage, 'serve/main.ts', ['--model', directory, '--version', version, '--port', '0']);
}

async function start(stage: Stage, file: string, args: readonly string[]): Promise<Server> {
  const argv = stage.scriptArguments(file, args);
  const { child, hello } = await stage.children.start(argv, { cwd: stage.paths.workspace });
  return { child, url: `http://127.0.0.1:${String(hello['port'])}` };
}
