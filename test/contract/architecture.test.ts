import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readSourceFiles, type SourceFile } from '../support/source-files.ts';

const root = new URL('../../', import.meta.url);
const sources = readSourceFiles();

/** DESIGN §3: actions, cli → toolkit, report, tables, registry, delivery → core → stats → nothing. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  core: ['stats'],
  report: ['core', 'stats'],
  tables: ['core', 'stats'],
  registry: ['core', 'stats'],
  delivery: ['core', 'stats'],
  toolkit: ['core', 'stats', 'report'],
  actions: ['core', 'stats', 'report', 'tables', 'registry', 'delivery', 'toolkit'],
  cli: ['core', 'stats', 'report', 'tables', 'registry', 'delivery', 'toolkit', 'actions'],
};

function roomOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === 'actions' ? 'actions' : parts[1]!;
}

const actionOf = (path: string): string | undefined => /^actions\/([^/]+)\//.exec(path)?.[1];

describe('the direction of imports', () => {
  test('every room is one that the design knows', () => {
    expect(
      [...new Set(sources.map(({ path }) => roomOf(path)))].filter((room) => !(room in mayImport)),
    ).toEqual([]);
  });

  test.each(Object.entries(mayImport))('%s imports only what stands below it', (room, allowed) => {
    const wrong = sources
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(({ path, imports }) =>
        imports
          .filter((one) => one.path !== undefined && ![room, ...allowed].includes(roomOf(one.path)))
          .map((one) => `${path} imports ${one.specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  test('no action imports another', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter(
          (one) =>
            actionOf(path) &&
            one.path &&
            actionOf(one.path) &&
            actionOf(one.path) !== actionOf(path),
        )
        .map((one) => `${path} imports ${one.specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every import of our own names a file that exists', () => {
    const known = new Set(sources.map(({ path }) => path));
    const missing = sources.flatMap(({ path, imports }) =>
      imports
        .filter((one) => one.path !== undefined && !known.has(one.path))
        .map((one) => `${path} imports ${one.specifier}`),
    );
    expect(missing).toEqual([]);
  });

  test('no module imports itself round a corner', () => {
    expect(cycles()).toEqual([]);
  });

  test('only toolkit talks to @actions/*', () => {
    const wrong = sources
      .filter(({ path }) => roomOf(path) !== 'toolkit')
      .filter(({ imports }) => imports.some((one) => one.specifier.startsWith('@actions/')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('core and stats are pure', () => {
  const pure = sources.filter(({ path }) => /^packages\/(core|stats)\//.test(path));
  const impure: readonly [string, RegExp][] = [
    ['the clock', /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(/],
    ['a random source', /\bMath\.random\b|\bcrypto\b/],
    [
      'the process or its environment',
      /\bprocess\.(?:env|argv|cwd|exit\w*|pid|platform|arch|hrtime|std\w+|nextTick|on|version\w*|memoryUsage)\b/,
    ],
    ['timers, console or network', /\bsetTimeout\(|\bsetInterval\(|\bconsole\.|\bfetch\(/],
  ];

  test('they import nothing of Node', () => {
    const wrong = pure.filter(({ imports }) =>
      imports.some((one) => one.specifier.startsWith('node:')),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test.each(impure)('they do not touch %s', (_, pattern) => {
    expect(
      pure.filter((file) => pattern.test(withoutComments(file.text))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('files', () => {
  test('are at most 200 lines long (generated ones may be longer)', () => {
    const long = sources
      .filter(({ text }) => !text.startsWith('// Generated'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 200);
    expect(long).toEqual([]);
  });

  test('have names that say what they are about', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager)(\.ts$|\/)/;
    expect(sources.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('export by name and never silence the compiler', () => {
    const wrong = sources.filter(({ text }) =>
      /^export default |@ts-ignore|@ts-expect-error|@ts-nocheck/m.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('an action', () => {
  const names = readdirSync(new URL('actions/', root)).filter((name) => name !== 'dist');

  test('is one of five', () => {
    expect([...names].sort()).toEqual([
      'canary-deploy',
      'drift-check',
      'quality-gate',
      'register-model',
      'validate-data',
    ]);
  });

  test.each(names)('%s is action.yml, README.md and four sources, nothing else', (name) => {
    expect(readdirSync(new URL(`actions/${name}/`, root)).sort()).toEqual([
      'README.md',
      'action.yml',
      'src',
    ]);
    expect(readdirSync(new URL(`actions/${name}/src/`, root)).sort()).toEqual([
      'inputs.ts',
      'main.ts',
      'report.ts',
      'run.ts',
    ]);
  });

  test.each(names)('%s answers a failing input without loading what runs it', (name) => {
    const main = sources.find(({ path }) => path === `actions/${name}/src/main.ts`);
    const eager = main?.imports.filter((one) => !one.typeOnly && one.specifier !== './run.ts');
    expect(eager?.map((one) => one.specifier).sort()).toEqual([
      '#toolkit/run-action.ts',
      './inputs.ts',
    ]);
    expect(main?.text).toMatch(/await import\('\.\/run\.ts'\)/);
    expect(existsSync(new URL(`actions/${name}/src/run.ts`, root))).toBe(true);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

/** Every cycle of imports that remain at run time, as paths. */
function cycles(): string[] {
  const byPath = new Map(sources.map((file): [string, SourceFile] => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const one of byPath.get(path)?.imports ?? []) {
      if (!one.typeOnly && one.path) visit(one.path, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
