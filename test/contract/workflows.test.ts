import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadOfficialParser, type OfficialParser } from '../support/official-workflow-parser.ts';
import {
  calleeOf,
  expressionsOf,
  readWorkflowFiles,
  type Job,
  type WorkflowFile,
} from '../support/workflow-files.ts';

const workflows = readWorkflowFiles();
const reusable = workflows.filter((workflow) => 'workflow_call' in workflow.on);
let parser: OfficialParser;

beforeAll(async () => {
  parser = await loadOfficialParser();
});
afterAll(async () => {
  await parser[Symbol.asyncDispose]();
});

/** [workflow, job name, job] of every job, for messages that name the place. */
const jobs: [WorkflowFile, string, Job][] = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]): [WorkflowFile, string, Job] => [
    workflow,
    name,
    job,
  ]),
);

/** Everything that is called with inputs: jobs that call workflows, steps that use actions. */
const calls = jobs.flatMap(([workflow, jobName, job]) => [
  ...(job.uses
    ? [{ place: `${workflow.path} ${jobName}`, uses: job.uses, given: job.with ?? {} }]
    : []),
  ...(job.steps ?? [])
    .filter((step) => step.uses !== undefined)
    .map((step) => ({
      place: `${workflow.path} ${jobName} '${step.name}'`,
      uses: step.uses!,
      given: step.with ?? {},
    })),
]);

test("GitHub's own parser refuses a misspelt key, so that its silence means something", () => {
  const text = 'on: push\njobs:\n  a:\n    runs-onn: ubuntu-latest\n    steps: [{ run: ls }]\n';
  expect(parser.workflowErrors('bad.yml', text).join(' ')).toContain('runs-onn');
});

describe('the reusable workflows', () => {
  test('are the four that the design names, and retraining can be dispatched with reason and data_version', () => {
    expect(reusable.map(({ path }) => path.replace('.github/workflows/', ''))).toEqual([
      'monitor-model.yml',
      'release-model.yml',
      'retrain-model.yml',
      'rollback-model.yml',
    ]);
    const retrain = reusable.find(({ path }) => path.endsWith('retrain-model.yml'))!;
    for (const event of ['workflow_call', 'workflow_dispatch']) {
      expect(Object.keys(retrain.on[event]?.inputs ?? {})).toEqual(
        expect.arrayContaining(['reason', 'data_version']),
      );
    }
  });

  test('have a caller each in workflows-examples', () => {
    const called = calls
      .filter(({ place }) => place.startsWith('workflows-examples/'))
      .map(({ uses }) => /([^/@]+\.yml)/.exec(uses)?.[1]);
    for (const { path } of reusable) expect(called).toContain(path.split('/').at(-1));
  });

  test('queue every rollout instead of cancelling one halfway', () => {
    const rollouts = jobs.filter(
      ([workflow, , job]) =>
        reusable.includes(workflow) &&
        job.steps?.some((step) => step.uses === '$/actions/canary-deploy'),
    );
    expect(rollouts).toHaveLength(2);
    for (const [, , job] of rollouts) expect(job.concurrency?.queue).toBe('max');
  });
});

describe.each(workflows.map((workflow) => ({ path: workflow.path, workflow })))(
  '$path',
  ({ path, workflow }) => {
    test("is valid for GitHub's own parser", () => {
      expect(parser.workflowErrors(path, workflow.text)).toEqual([]);
    });

    test('grants nothing at the top and says per job what it needs', () => {
      expect(workflow.permissions).toEqual({});
      for (const [name, job] of Object.entries(workflow.jobs)) {
        expect({ name, permissions: job.permissions }).toEqual({
          name,
          permissions: expect.any(Object),
        });
        if (!job.uses)
          expect({ name, timeout: job['timeout-minutes'] ?? 'none' }).not.toEqual({
            name,
            timeout: 'none',
          });
      }
    });

    test('gives untrusted values to scripts by env, never inside run', () => {
      for (const job of Object.values(workflow.jobs)) {
        for (const step of job.steps ?? []) expect(step.run ?? '').not.toContain('${{');
      }
    });

    test('refers only to inputs, jobs, steps and outputs that exist', () => {
      expect(danglingReferences(workflow)).toEqual([]);
    });
  },
);

/** Inputs of the third-party actions at the pinned commits (their action.yml), as far as they are used here. */
const thirdPartyInputs: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['persist-credentials', 'ref', 'fetch-depth'],
  'actions/setup-node': ['node-version', 'cache'],
  'actions/upload-artifact': [
    'name',
    'path',
    'if-no-files-found',
    'overwrite',
    'include-hidden-files',
  ],
  'actions/download-artifact': ['name', 'path', 'pattern', 'merge-multiple'],
  'actions/cache/restore': ['path', 'key', 'restore-keys'],
  'actions/cache/save': ['path', 'key'],
};

/** Outputs of the third-party actions at the pinned commits, as far as they are used here. */
const thirdPartyOutputs: Readonly<Record<string, readonly string[]>> = {
  'actions/upload-artifact': ['artifact-id', 'artifact-url', 'artifact-digest'],
};

describe('monitoring', () => {
  const monitor = workflows.find(({ path }) => path.endsWith('/monitor-model.yml'))!;
  const [[, job]] = Object.entries(monitor.jobs) as [[string, Job]];

  test('asks for no more than dispatching a workflow takes; an issue needs a token that the caller gives', () => {
    expect(job.permissions).toEqual({ contents: 'read', actions: 'write' });
    const drift = job.steps!.find(({ uses }) => uses === '$/actions/drift-check')!;
    expect(drift.with!['token']).toBe('${{ secrets.token || github.token }}');
  });

  test('keeps the whole report directory, also of a failed run, and links to it', () => {
    const names = job.steps!.map(({ name }) => name);
    const kept = job.steps!.find(({ name }) => name === 'Keep report and record')!;
    expect(kept.with!['path']).toBe('${{ inputs.working-directory }}/trainyard-report/drift-check');
    expect(names.indexOf('Link the page of the report')).toBe(names.indexOf(kept.name) + 1);
  });
});

describe('every call', () => {
  test.each(calls.filter(({ uses }) => calleeOf(uses)))(
    '$place gives known inputs of $uses',
    ({ uses, given }) => {
      const { inputs } = calleeOf(uses)!;
      const missing = Object.keys(inputs).filter(
        (name) => inputs[name]!.required === true && !(name in given),
      );
      expect({ unknown: Object.keys(given).filter((name) => !(name in inputs)), missing }).toEqual({
        unknown: [],
        missing: [],
      });
    },
  );

  test.each(calls.filter(({ uses }) => !calleeOf(uses)))(
    '$place pins $uses by a full commit',
    ({ uses, given }) => {
      const known = thirdPartyInputs[uses.split('@')[0]!] ?? [];
      expect(Object.keys(given).filter((name) => !known.includes(name))).toEqual([]);
      expect(uses).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
      const text = workflows.map((workflow) => workflow.text).join('\n');
      expect(text).toMatch(new RegExp(`${uses.replaceAll('.', '\\.')} # v\\d+\\.\\d+\\.\\d+`));
    },
  );

  test('of a reusable workflow of another owner keeps to hosted runners, as GitHub demands', () => {
    const refused = calls.filter(
      ({ uses, given }) =>
        uses.startsWith('trainyard/trainyard/.github/') &&
        JSON.stringify(given).includes('self-hosted'),
    );
    expect(refused.map(({ place }) => place)).toEqual([]);
  });

  test('of a reusable workflow grants at least the permissions that its jobs ask for', () => {
    for (const [workflow, name, job] of jobs) {
      const path = /(\.github\/workflows\/[^@]+)/.exec(job.uses ?? '')?.[1];
      if (path === undefined) continue;
      const called = workflows.find((one) => one.path === path)!;
      for (const asked of Object.values(called.jobs)) {
        expect({ caller: `${workflow.path} ${name}`, granted: job.permissions }).toEqual({
          caller: `${workflow.path} ${name}`,
          granted: expect.objectContaining(asked.permissions ?? {}),
        });
      }
    }
  });
});

/** `inputs.x`, `needs.x.outputs.y`, `steps.x.outputs.y` and `jobs.x.outputs.y` that name nothing. */
function danglingReferences(workflow: WorkflowFile): string[] {
  const inputs = Object.values(workflow.on).flatMap((trigger) =>
    Object.keys(trigger?.inputs ?? {}),
  );
  const dangling = referencesIn(workflow.text, /\binputs\.([\w-]+)/g)
    .filter(([name]) => !inputs.includes(name!))
    .map(([name]) => `inputs.${name}`);
  for (const [name, output] of referencesIn(
    workflow.text,
    /\bjobs\.([\w-]+)\.outputs\.([\w-]+)/g,
  )) {
    if (!jobOutputs(workflow.jobs[name!]).includes(output!))
      dangling.push(`jobs.${name}.outputs.${output}`);
  }
  for (const job of Object.values(workflow.jobs)) {
    const text = JSON.stringify(job).replaceAll('\\n', '\n');
    for (const [name, output] of referencesIn(text, /\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const needed = [job.needs ?? []].flat().includes(name!)
        ? jobOutputs(workflow.jobs[name!])
        : [];
      if (!needed.includes(output!)) dangling.push(`needs.${name}.outputs.${output}`);
    }
    for (const [id, output] of referencesIn(text, /\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const step = job.steps?.find((one) => one.id === id);
      const written =
        step?.run?.includes(`${output}=`) ??
        calleeOf(step?.uses ?? '')?.outputs.includes(output!) ??
        thirdPartyOutputs[step?.uses?.split('@')[0] ?? '']?.includes(output!);
      if (!written) dangling.push(`steps.${id}.outputs.${output}`);
    }
  }
  return dangling;
}

function jobOutputs(job: Job | undefined): readonly string[] {
  return job?.uses ? (calleeOf(job.uses)?.outputs ?? []) : Object.keys(job?.outputs ?? {});
}

function referencesIn(text: string, pattern: RegExp): string[][] {
  return expressionsOf(text).flatMap((expression) =>
    [...expression.matchAll(pattern)].map((match) => match.slice(1)),
  );
}
