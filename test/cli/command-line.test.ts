import { describe, expect, test } from '@jest/globals';
import type { ActionName } from '#toolkit/action-contracts.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import type { CliCommands } from '../../packages/cli/cli-commands.ts';
import { runCommandLine } from '../../packages/cli/command-line.ts';

interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  readonly action?: { name: ActionName; inputs: Record<string, string> };
  readonly command?: { name: string; options: unknown };
}

async function run(...argv: string[]): Promise<Outcome> {
  const seen: { action?: Outcome['action']; command?: Outcome['command'] } = {};
  const own = (name: string) => async (options: unknown) => {
    seen.command = { name, options };
    return name === 'chain' ? 1 : 0;
  };
  const commands: CliCommands = {
    runAction: async (name, inputs) => {
      seen.action = { name, inputs: Object.fromEntries(inputs) };
    },
    infer: own('infer'),
    init: own('init'),
    chain: own('chain'),
    vendor: own('vendor'),
    importContract: own('import'),
    calibrate: own('calibrate'),
    profile: own('profile'),
    profileMerge: own('profile merge'),
    profileDiff: own('profile diff'),
  };
  let [out, err] = ['', ''];
  const exitCode = await runCommandLine(argv, commands, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { exitCode, out, err, ...(seen as Pick<Outcome, 'action' | 'command'>) };
}

describe('an action', () => {
  const cases: {
    title: string;
    argv: string[];
    name: ActionName;
    inputs: Record<string, string>;
  }[] = [
    {
      title: 'takes inputs as options',
      argv: ['validate-data', '--contract', 'c.yaml', '--data=a b.csv'],
      name: 'validate-data',
      inputs: { contract: 'c.yaml', data: 'a b.csv' },
    },
    {
      title: 'joins a repeated option line by line',
      argv: ['validate-data', '--data', 'train=a.csv', '--data', 'test=b.csv'],
      name: 'validate-data',
      inputs: { data: 'train=a.csv\ntest=b.csv' },
    },
    {
      title: 'reads a bare boolean as true',
      argv: ['drift-check', '--dispatch', '--state', 's.json'],
      name: 'drift-check',
      inputs: { dispatch: 'true', state: 's.json' },
    },
    {
      title: 'reads a boolean with a value',
      argv: ['drift-check', '--dispatch', 'false'],
      name: 'drift-check',
      inputs: { dispatch: 'false' },
    },
    {
      title: 'keeps its own version input apart from --version of the program',
      argv: ['register-model', '--version', '3', '--operation', 'promote'],
      name: 'register-model',
      inputs: { version: '3', operation: 'promote' },
    },
    {
      title: 'passes nothing that was not given, so that defaults stay the affair of the action',
      argv: ['quality-gate'],
      name: 'quality-gate',
      inputs: {},
    },
    {
      title: 'takes values that look like nothing else',
      argv: [
        'register-model',
        '--override',
        '{ who: me, why: "--force", until: 2027-01-01 }',
        '--metadata=',
      ],
      name: 'register-model',
      inputs: { override: '{ who: me, why: "--force", until: 2027-01-01 }', metadata: '' },
    },
  ];

  test.each(cases)('$title', async ({ argv, name, inputs }) => {
    expect(await run(...argv)).toMatchObject({ exitCode: 0, action: { name, inputs } });
  });

  test.each(Object.values(actionContracts))(
    '$name explains every input and output of its action.yml',
    async (contract) => {
      const { exitCode, out } = await run(contract.name, '--help');
      expect(exitCode).toBe(0);
      const words = out.replaceAll(/\s+/g, ' ');
      for (const [name, { description }] of Object.entries(contract.inputs)) {
        expect(words).toContain(`--${name} `);
        expect(words).toContain(description);
      }
      for (const [name, { description }] of Object.entries(contract.outputs)) {
        expect(words).toContain(` ${name} ${description}`);
      }
    },
  );
});

describe('a command line that cannot run', () => {
  const cases = [
    {
      title: 'an unknown input',
      argv: ['validate-data', '--contrct', 'c.yaml'],
      says: '--contract',
    },
    { title: 'an unknown command', argv: ['validate-dta'], says: 'validate-data' },
    {
      title: 'a value without an option',
      argv: ['validate-data', 'data.csv'],
      says: "'data.csv' is not an option; inputs are given as --<input> <value>",
    },
    {
      title: 'an option without a value',
      argv: ['validate-data', '--data'],
      says: '--data <value>',
    },
    { title: 'init without data', argv: ['init'], says: 'trainyard init data.csv' },
    { title: 'no command at all', argv: [], says: 'validate-data' },
  ];

  test.each(cases)('exits 2 and names what was meant: $title', async ({ argv, says }) => {
    const { exitCode, err, action } = await run(...argv);
    expect({ exitCode, action }).toEqual({ exitCode: 2, action: undefined });
    expect(err).toContain(says);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('the other commands', () => {
  test('give their options on and their exit code back', async () => {
    expect(await run('init', 'a.csv', '--label', 'y', '--force')).toMatchObject({
      exitCode: 0,
      command: {
        name: 'init',
        options: { data: 'a.csv', label: 'y', force: true, directory: '.' },
      },
    });
    expect(await run('init', '--data', 'a.csv')).toMatchObject({
      command: { options: { data: 'a.csv' } },
    });
    expect(await run('chain', 'a.json', 'b.json', '--json')).toMatchObject({
      exitCode: 1,
      command: { options: { records: ['a.json', 'b.json'], json: true } },
    });
    expect(await run('vendor')).toMatchObject({ exitCode: 2 });
    expect(await run('import', 'suite.json', '--from', 'dbt', '--strict')).toMatchObject({
      command: {
        name: 'import',
        options: { file: 'suite.json', from: 'dbt', strict: true, force: false },
      },
    });
    expect(await run('import', 'suite.json', '--from', 'pandera')).toMatchObject({ exitCode: 2 });
  });

  test('a profile is made of data; what is below it has options of its own', async () => {
    expect(await run('profile', 'a.csv', '--minimum-cell-count', '10')).toMatchObject({
      command: { name: 'profile', options: { data: 'a.csv', minimumCellCount: 10 } },
    });
    expect(await run('profile', 'diff', 'a.json', 'b.json', '--markdown')).toMatchObject({
      command: {
        name: 'profile diff',
        options: { before: 'a.json', after: 'b.json', format: 'markdown' },
      },
    });
    expect(await run('profile', 'merge', 'a.json', 'b*.json', '--output', 'c.json')).toMatchObject({
      command: {
        name: 'profile merge',
        options: { profiles: ['a.json', 'b*.json'], output: 'c.json' },
      },
    });
    const refused = [
      ['profile'],
      ['profile', 'merge'],
      ['profile', 'a.csv', '--minimum-cell-count', '0'],
      ['profile', 'a.csv', '--minimum-cell-count', '1e3'],
      ['profile', 'diff', 'a.json'],
      ['profile', 'diff', 'a.json', 'b.json', '--json', '--markdown'],
    ];
    for (const argv of refused) expect(await run(...argv)).toMatchObject({ exitCode: 2 });
  });

  test('--version and --help exit 0', async () => {
    expect(await run('--version')).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const { exitCode, out } = await run('--help');
    expect(exitCode).toBe(0);
    for (const name of [...Object.keys(actionContracts), 'init', 'infer', 'chain', 'vendor']) {
      expect(out).toContain(`  ${name} `);
    }
  });
});
