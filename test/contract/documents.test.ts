import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { loadOfficialParser, type OfficialParser } from '../support/official-workflow-parser.ts';
import { calleeOf, type Job } from '../support/workflow-files.ts';

const root = new URL('../../', import.meta.url);
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'action-catalog.md',
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...Object.keys(actionContracts).map((name) => `actions/${name}/README.md`),
].map((path) => ({
  path,
  text: existsSync(new URL(path, root)) ? readFileSync(new URL(path, root), 'utf8') : '',
}));

let parser: OfficialParser;
beforeAll(async () => {
  parser = await loadOfficialParser();
});
afterAll(async () => {
  await parser[Symbol.asyncDispose]();
});

describe.each(documents)('$path', ({ path, text }) => {
  test('is there', () => {
    expect(text).not.toBe('');
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    const missing = local.filter((link) => !existsSync(new URL(link, new URL(path, root))));
    expect(missing).toEqual([]);
  });

  test('names only npm scripts and commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1]!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const commands = [
      ...Object.keys(actionContracts),
      'init',
      'infer',
      'import',
      'calibrate',
      'profile',
      'chain',
      'vendor',
    ];
    const called = [...text.matchAll(/(?:`|^|-- )trainyard (?:-- )?([a-z-]+)/gm)].map(
      (match) => match[1]!,
    );
    expect(called.filter((name) => !commands.includes(name))).toEqual([]);
  });

  test('shows workflows that are valid, with inputs that exist', () => {
    for (const [workflow] of yamlBlocks(text).filter(([block]) => /^jobs:/m.test(block))) {
      expect(parser.workflowErrors(path, workflow)).toEqual([]);
    }
    for (const step of yamlBlocks(text).flatMap(([block]) => stepsOf(parse(block)))) {
      const callee = step.uses === undefined ? undefined : calleeOf(step.uses);
      if (callee) {
        const unknown = Object.keys(step.with ?? {}).filter((name) => !(name in callee.inputs));
        expect({ uses: step.uses, unknown }).toEqual({ uses: step.uses, unknown: [] });
      } else if (step.uses !== undefined) {
        expect(step.uses).toMatch(/@[0-9a-f]{40}$|@v\d+$/);
      }
    }
  });
});

function yamlBlocks(text: string): [string][] {
  return [...text.matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)].map((match) => [match[1]!]);
}

interface Call {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Calls in a whole workflow, in a list of steps, or in a mapping with `steps`. */
function stepsOf(block: unknown): Call[] {
  if (Array.isArray(block))
    return block.filter((item): item is Call => typeof item === 'object' && item !== null);
  const { jobs, steps } = (block ?? {}) as { jobs?: Record<string, Job>; steps?: Call[] };
  return [
    ...(steps ?? []),
    ...Object.values(jobs ?? {}).flatMap((job) => [job, ...(job.steps ?? [])]),
  ];
}
