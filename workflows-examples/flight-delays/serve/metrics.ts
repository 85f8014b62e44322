import { Counter, Histogram, Registry } from 'prom-client';

/** What canary-deploy reads from `/metrics`: how many answers of which status, and how long they took. */
export interface ServerMetrics {
  observe(statusCode: number, seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

// 0.1 s is the limit that rollout.yaml judges, so it has to be an edge of the histogram.
const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

export function serverMetrics(): ServerMetrics {
  const registry = new Registry();
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answers of POST /predict by status code.',
    labelNames: ['code'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer POST /predict.',
    buckets: secondsBuckets,
    registers: [registry],
  });
  // A counter that never counted is absent from the text; "no errors yet" has to read 0.
  for (const code of ['200', '400', '500']) requests.inc({ code }, 0);
  return {
    observe: (statusCode, seconds) => {
      requests.inc({ code: String(statusCode) });
      duration.observe(seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
