import type { PredictorEntry } from '#core/gate/behaviour/predictor-schema.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { kserveV1 } from './kserve-v1.ts';
import { mlflowScoring } from './mlflow-scoring.ts';
import { openInferenceV2 } from './open-inference-v2.ts';
import type { ServingProtocol } from './serving-protocol.ts';

export interface EndpointAddress {
  readonly url: string;
  /** Without query: a key may stand there. */
  readonly shown: string;
  readonly protocol: ServingProtocol;
}

const protocols: Readonly<Record<NonNullable<PredictorEntry['protocol']>, ServingProtocol>> = {
  'kserve-v1': kserveV1,
  'oip-v2': openInferenceV2,
  mlflow: mlflowScoring,
};

const paths: readonly (readonly [RegExp, ServingProtocol])[] = [
  [/:predict$/, kserveV1],
  [/\/v2\/models\/[^/]+(?:\/versions\/[^/]+)?\/infer$/, openInferenceV2],
  [/\/invocations$/, mlflowScoring],
];

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is on this machine. */
export function isLoopback(url: string): boolean {
  return loopback.test(new URL(url).hostname);
}

/** @throws CannotRunError when it is no address, not a safe one, or its protocol cannot be seen */
export function endpointAddress(
  text: string,
  given: PredictorEntry['protocol'],
  env: Readonly<Record<string, string | undefined>>,
): EndpointAddress {
  const problem = (message: string) => cannotRun('endpoint-address', 'endpoint', message);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw problem('expected an address such as https://host/v1/models/late:predict');
  }
  const shown = `${url.origin}${url.pathname}`;
  if (url.username !== '' || url.password !== '') {
    throw problem(
      `expected ${shown} without user and password; give them in predictor.headers, from env:NAME`,
    );
  }
  const isSafe = url.protocol === 'https:' || loopback.test(url.hostname);
  if (!isSafe && env['TRAINYARD_ALLOW_HTTP'] !== 'true') {
    throw problem(
      `${shown} is http on another machine: rows could be read and answers changed on the way. Use https, or set the environment variable TRAINYARD_ALLOW_HTTP to true in a network that you trust`,
    );
  }
  const seen = paths.find(([pattern]) => pattern.test(url.pathname))?.[1];
  const protocol = given === undefined ? seen : protocols[given];
  if (protocol) return { url: url.href, shown, protocol };
  throw problem(
    `cannot see from ${shown} how to ask it; expected …:predict (KServe V1), …/v2/models/NAME/infer (Open Inference Protocol V2) or …/invocations (MLflow), or predictor.protocol`,
  );
}
