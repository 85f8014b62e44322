import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { actionContracts, type ActionName } from '#toolkit/action-contracts.ts';
import { InputReader } from '#toolkit/input-reader.ts';
import { readSourceFiles } from '../support/source-files.ts';

const root = new URL('../../', import.meta.url);
const sources = readSourceFiles();
const commonInputs = [
  'working-directory',
  'report-directory',
  'fail-on',
  'token',
  'comment',
  'records',
];
const commonOutputs = ['verdict', 'summary', 'report', 'record', 'record-digest'];

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { description: string; required: boolean; default: string }>
  >;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** Names that a source reads with `reader.optional('name')` and its like. */
function inputsNamed(path: string): string[] {
  const text = sources.find((file) => file.path === path)?.text ?? '';
  const calls = [...text.matchAll(/\breader\s*\.(?!problem\b)\w+(?:<[^(]*>)?\(\s*'([^']+)'/g)];
  return [...new Set(calls.map((match) => match[1]!))].sort();
}

/** Names that it asks a real reader for, when nothing is given: also those that it takes from a list. */
async function inputsAsked(name: ActionName): Promise<string[]> {
  const asked = new Set<string>();
  const reader = new InputReader(actionContracts[name], new Map());
  const optional = reader.optional.bind(reader);
  reader.optional = (input) => (asked.add(input), optional(input));
  const module = (await import(`../../actions/${name}/src/inputs.ts`)) as Record<string, unknown>;
  const read = Object.entries(module).find(([key]) => key.startsWith('read'))?.[1];
  (read as (reader: InputReader) => unknown)(reader);
  return [...asked];
}

/** The sources of an action and those that they import. */
function textsOf(name: string): string[] {
  const own = sources.filter((file) => file.path.startsWith(`actions/${name}/src/`));
  const imported = new Set(own.flatMap((file) => file.imports.map((one) => one.path)));
  return [...own, ...sources.filter((file) => imported.has(file.path))].map((file) => file.text);
}

describe.each(Object.keys(actionContracts) as ActionName[])('%s', (name) => {
  const action = parse(
    readFileSync(new URL(`actions/${name}/action.yml`, root), 'utf8'),
  ) as ActionFile;

  test('reads exactly the inputs that its action.yml declares', async () => {
    const own = Object.keys(action.inputs).filter((input) => !commonInputs.includes(input));
    const read = [...inputsNamed(`actions/${name}/src/inputs.ts`), ...(await inputsAsked(name))];
    expect([...new Set(read)].sort()).toEqual(own.sort());
  });

  test('names every output that its action.yml declares', () => {
    const own = Object.keys(action.outputs).filter((output) => !commonOutputs.includes(output));
    const texts = textsOf(name);
    const named = own.filter((output) => {
      const key = new RegExp(`(?:'${output}'|\\b${output})\\s*[:,]`);
      return texts.some((text) => key.test(text));
    });
    expect(named).toEqual(own);
  });

  test('has the inputs and outputs that all actions share', () => {
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(commonInputs));
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(commonOutputs));
    expect(action.inputs['report-directory']?.default).toBe(`trainyard-report/${name}`);
  });

  test('runs its committed bundle on Node 24', () => {
    expect(action.runs).toMatchObject({ using: 'node24', main: `../dist/${name}.js` });
  });

  test('describes every input and output in a sentence that is safe in a table', () => {
    for (const { description } of [
      ...Object.values(action.inputs),
      ...Object.values(action.outputs),
    ]) {
      expect(description).toMatch(/^[^|\n]{8,}\.$/);
    }
  });
});

test('the common inputs are read in one place', () => {
  expect(inputsNamed('packages/toolkit/common-inputs.ts')).toEqual([...commonInputs].sort());
});
