/** rollout.yaml for a target that any tool can be: two programs of the user's. */
export function rolloutText(): string {
  return `# How a new version gets its traffic: canary-deploy reads it. Written by \`trainyard init\`.
# Try it without touching anything: trainyard canary-deploy --mode plan --data <recorded metrics>
version: 1

# What splits the traffic. kind: command runs two programs of yours without a shell: the first is given the
# weight (0 to 100) as its last argument, the second prints the weight that it observes.
# kind: http talks to an admin URL instead.
target:
  kind: command
  set: [./ops/set-canary-weight]
  get: [./ops/get-canary-weight]

# Share of traffic of the new version, step by step; every step is judged before the next.
steps: [5, 25, 50, 100]
bake: { min: 5m, max: 30m } # a step is never shorter, and ends by on_inconclusive when it is longer

analysis:
  every: 30s
  alpha: 0.05 # chance that a version as good as the old one is rolled back
  source:
    scrape: # Prometheus text of both versions
      stable: http://127.0.0.1:9001/metrics
      canary: http://127.0.0.1:9002/metrics
  errors:
    total: http_requests_total
    bad: 'http_requests_total{code=~"5.."}'
    max_ratio: 1.2 # up to 20 % more errors than stable are tolerated
    slo: 0.01 # more than 1 % errors roll back, whatever stable does
  latency:
    histogram: http_request_duration_seconds
    over_ms: 100 # a request is slow when it takes longer; one of the histogram's bucket limits
    max_ratio: 1.2
  no_data: hold # hold | roll-back: no metrics are never good news

on_inconclusive: roll-back # hold | roll-back
`;
}
