import { assessLoad } from '#core/gate/load/assess-load.ts';
import type { LoadPolicy } from '#core/gate/load/load-policy.ts';
import { loadReport, type LoadReport } from '#core/gate/load/load-report.ts';
import type { ReadLoadRows } from '#core/gate/load/load-rows.ts';
import type { LoadRun, StartedServer } from '#core/gate/load/load-run.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { endpointAddress, isLoopback, type EndpointAddress } from '../serving/endpoint-address.ts';
import type { BehaviourContext } from '../serving/predictor-inputs.ts';
import { secretHeaders } from '../serving/secret-headers.ts';
import { openLoadClient, type LoadClient } from './load-client.ts';
import { loadRequests } from './load-requests.ts';
import { failureOf, runOpenLoop, type LoadRequest } from './open-loop.ts';
import { startServer } from './started-server.ts';

export interface LoadResult {
  readonly findings: readonly Finding[];
  /** Absent: the policy asks for no load. */
  readonly report?: LoadReport;
  /** sha256 of the tables that rows came from, by input name. */
  readonly digests: Readonly<Record<string, string>>;
}

export type LoadPorts = Pick<BehaviourContext, 'workingDirectory' | 'env' | 'mask' | 'logger'> & {
  readonly signal: AbortSignal;
  readonly readRows: ReadLoadRows;
};

/**
 * Puts the load of the policy on the endpoint, whose server it starts when the policy has a command, and decides.
 * @throws CannotRunError when there is no endpoint, when it may not be loaded, or when it does not even answer once
 */
export async function checkLoad(
  policy: GatePolicy,
  endpoint: string | undefined,
  ports: LoadPorts,
): Promise<LoadResult> {
  const { load } = policy;
  if (!load) return { findings: [], digests: {} };
  const address = addressOf(policy, endpoint, ports.env);
  requireConsent(policy, load, address);
  const { headers } = secretHeaders(policy.predictor.headers, ports);
  const { requests, digests } = await loadRequests(load, {
    protocol: address.protocol,
    predictor: policy.predictor,
    scoreColumn: policy.columns.score,
    readRows: ports.readRows,
  });
  const client = await openLoadClient({ url: address.url, headers, connections: load.connections });
  try {
    const measured = await measure(load, { address, client, requests, ports });
    const evidence = { ...measured, shown: address.shown };
    const findings = assessLoad(policy, load, evidence);
    return { findings, report: loadReport(load, evidence), digests };
  } finally {
    client.close();
  }
}

interface Measuring {
  readonly address: EndpointAddress;
  readonly client: LoadClient;
  readonly requests: readonly LoadRequest[];
  readonly ports: LoadPorts;
}

async function measure(
  load: LoadPolicy,
  { address, client, requests, ports }: Measuring,
): Promise<{ readonly run: LoadRun; readonly server: StartedServer | undefined }> {
  const { logger, signal } = ports;
  const { command, ratePerSecond, durationSeconds, warmupSeconds } = load;
  const request = requests[0]!;
  const drive = (): Promise<LoadRun> => {
    logger.progress(
      `asking ${address.shown} ${ratePerSecond} times a second for ${warmupSeconds + durationSeconds} s`,
    );
    return runOpenLoop({ ...load, client, requests, signal });
  };
  if (!command) {
    const failure = failureOf(await client.send(request.body, load.timeoutMs), request);
    if (failure !== undefined) throw unfit(address, failure);
    return { run: await drive(), server: undefined };
  }
  logger.progress(`starting ${command[0]}`);
  await using server = await startServer({
    command,
    policy: load,
    url: address.url,
    client,
    request,
    cwd: ports.workingDirectory,
    env: ports.env,
  });
  const run = await drive();
  return { run, server: await server.describe() };
}

/** A server that does not answer one request is the wrong one, or not ready: a load would say nothing of it. */
function unfit({ shown, protocol }: EndpointAddress, failure: string): Error {
  const message = `${shown} gives no good answer to a single request (${failure}; asked by ${protocol.name}), so it was not loaded; start it in an earlier step and wait until it is ready, or give load.command`;
  return cannotRun('load-endpoint', 'endpoint', message);
}

function addressOf(
  { load, predictor, config }: GatePolicy,
  endpoint: string | undefined,
  env: LoadPorts['env'],
): EndpointAddress {
  if (endpoint === undefined) {
    const message = `${config.file} has a load test, and no server is given to ask: give the input 'endpoint'`;
    throw cannotRun('load-endpoint', 'endpoint', message, { location: config.locate(['load']) });
  }
  // A body that is posted as it is can go to any address.
  const anyProtocol = load?.request.kind === 'body' ? 'kserve-v1' : undefined;
  return endpointAddress(endpoint, predictor.protocol ?? anyProtocol, env);
}

/** A load can bring down what others depend on: on another machine the policy must say that it is meant. */
function requireConsent(
  { config }: GatePolicy,
  { remote, command }: LoadPolicy,
  { url, shown }: EndpointAddress,
): void {
  if (isLoopback(url)) return;
  const problem = (key: string, message: string): Error =>
    cannotRun('load-remote', `load.${key}`, message, { location: config.locate(['load', key]) });
  if (command) {
    throw problem('command', `starts a server here, but the endpoint ${shown} is another machine`);
  }
  if (remote) return;
  throw problem(
    'remote',
    `${shown} is another machine: a load may slow it down for everyone who uses it. Say 'remote: true' under load if that is meant`,
  );
}
