import { describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { openDispatcher, type RetrainingGitHub } from '#delivery/retraining/open-dispatcher.ts';
import { serve } from '../local-server.ts';

const facts = {
  reason: '2 of 3 columns drifted',
  data_version: 'a'.repeat(64),
  policy_version: 'b'.repeat(64),
  idempotency_key: 'c'.repeat(64),
  run_url: 'https://github.com/acme/flights/actions/runs/1',
};

function open(retrain: string, env: Record<string, string> = {}) {
  const calls: unknown[] = [];
  const api: RetrainingGitHub = {
    dispatchWorkflow: async (call) => void calls.push(call),
    dispatchRepository: async (call) => void calls.push(call),
  };
  const policy = parseDriftPolicy(`version: 1\nretrain: ${retrain}\n`, 'drift.yaml').retrain!;
  const dispatcher = openDispatcher(policy, {
    github: { api, repository: 'acme/flights' },
    ref: 'refs/heads/main',
    env,
    fetch,
    mask: () => undefined,
    sleep: () => Promise.resolve(),
  });
  return { dispatcher, calls };
}

async function send({ dispatcher }: ReturnType<typeof open>): Promise<void> {
  if ('unavailable' in dispatcher) throw new Error(dispatcher.unavailable);
  await dispatcher.send(facts);
}

describe('a retraining is told', () => {
  test('a workflow: its inputs, the reason and the data, and nothing that it might not declare', async () => {
    const opened = open('{ workflow: retrain.yml, inputs: { key: "${idempotency_key}" } }');
    await send(opened);
    expect(opened.calls).toEqual([
      {
        workflow: 'retrain.yml',
        ref: 'refs/heads/main',
        inputs: {
          key: facts.idempotency_key,
          reason: facts.reason,
          data_version: facts.data_version,
        },
      },
    ]);
  });

  test('a repository: everything, in fewer than the ten keys that GitHub takes', async () => {
    const opened = open(
      '{ repository_dispatch: { event_type: drift, repository: acme/train }, inputs: { size: large } }',
    );
    await send(opened);
    expect(opened.calls).toEqual([
      {
        repository: 'acme/train',
        eventType: 'drift',
        payload: { ...facts, inputs: { size: 'large' } },
      },
    ]);
  });

  test('Kubeflow Pipelines: a run of a pipeline with parameters', async () => {
    const requests: { url: string | undefined; token: string | undefined; body: unknown }[] = [];
    await using kubeflow = await serve((request, body, response) => {
      const { url, headers } = request;
      requests.push({ url, token: headers.authorization, body: JSON.parse(body) });
      response.writeHead(200).end('{"run_id":"1"}');
    });
    await send(
      open(
        `
  webhook:
    url: ${kubeflow.url}/apis/v2beta1/runs
    headers: { Authorization: Bearer env:KFP_TOKEN }
    body:
      display_name: retrain \${idempotency_key}
      pipeline_version_reference: { pipeline_id: p-1 }
      runtime_config: { parameters: { data_version: "\${data_version}", epochs: 3 } }`,
        { KFP_TOKEN: 'hunter2' },
      ),
    );
    expect(requests).toEqual([
      {
        url: '/apis/v2beta1/runs',
        token: 'Bearer hunter2',
        body: {
          display_name: `retrain ${facts.idempotency_key}`,
          pipeline_version_reference: { pipeline_id: 'p-1' },
          runtime_config: { parameters: { data_version: facts.data_version, epochs: 3 } },
        },
      },
    ]);
  });

  test('a webhook without a body of its own: everything', async () => {
    let received: unknown;
    await using argo = await serve((_, body, response) => {
      received = JSON.parse(body);
      response.end();
    });
    await send(open(`{ webhook: { url: "${argo.url}" }, inputs: { size: "for \${reason}" } }`));
    expect(received).toEqual({
      event: 'retrain',
      ...facts,
      inputs: { size: `for ${facts.reason}` },
    });
  });

  test('nothing, when a secret is missing: that is a mistake of the job, and worth a warning', () => {
    const { dispatcher } = open(
      '{ webhook: { url: "https://kfp.example", headers: { Authorization: env:KFP_TOKEN } } }',
    );
    expect(dispatcher).toMatchObject({
      misconfigured: true,
      unavailable: expect.stringContaining('KFP_TOKEN is not set'),
    });
  });
});
