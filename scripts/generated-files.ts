import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from './json-schemas.ts';
import { readActionFiles, type ActionFile } from './read-action-contracts.ts';

/** Path → text of every generated file; a test fails when what is committed differs. */
export async function generatedFiles(root: URL): Promise<Map<string, string>> {
  const actions = readActionFiles(root);
  const files = new Map<string, string>();
  files.set('packages/toolkit/action-contracts.ts', format(root, contractsModule(actions)));
  files.set('action-catalog.md', catalog(actions));
  for (const [path, text] of jsonSchemas()) files.set(path, text);
  for (const action of actions) {
    const path = `actions/${action.name}/README.md`;
    if (!existsSync(new URL(path, root))) continue;
    files.set(path, replaceTables(readFileSync(new URL(path, root), 'utf8'), action));
  }
  return files;
}

function contractsModule(actions: readonly ActionFile[]): string {
  const contracts = Object.fromEntries(
    actions.map(({ name, description, inputs, outputs }) => [
      name,
      {
        name,
        description,
        inputs: mapValues(inputs, (input) => ({
          description: input.description,
          // On a runner the expression is filled in by GitHub; elsewhere there is no token.
          default: input.default.startsWith('${{') ? '' : input.default,
        })),
        outputs: mapValues(outputs, (output) => ({ description: output.description })),
      },
    ]),
  );
  return `// Generated from actions/*/action.yml by \`npm run generate\`.
export interface ActionContract {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

export type ActionName = ${actions.map(({ name }) => `'${name}'`).join(' | ')};

export const actionContracts: Readonly<Record<ActionName, ActionContract>> = ${JSON.stringify(contracts, null, 2)};
`;
}

function format(root: URL, source: string): string {
  const oxfmt = fileURLToPath(new URL('node_modules/.bin/oxfmt', root));
  return execFileSync(oxfmt, ['--stdin-filepath', 'action-contracts.ts'], {
    input: source,
    cwd: root,
  }).toString();
}

function catalog(actions: readonly ActionFile[]): string {
  const parts = actions.map(
    (action) =>
      `## [${action.name}](actions/${action.name}/README.md)\n\n${action.description}\n\n${inputTable(action)}\n\n${outputTable(action)}\n`,
  );
  return `# Action catalog\n\nGenerated from the five action.yml files by \`npm run generate\`.\n\n${parts.join('\n')}`;
}

function replaceTables(readme: string, action: ActionFile): string {
  return replaceBetween(
    replaceBetween(readme, 'inputs', inputTable(action)),
    'outputs',
    outputTable(action),
  );
}

function replaceBetween(text: string, marker: string, table: string): string {
  const [start, end] = [`<!-- ${marker}-start -->`, `<!-- ${marker}-end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`a README of an action lacks ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`;
}

function inputTable(action: ActionFile): string {
  const rows = Object.entries(action.inputs).map(
    ([name, input]) =>
      `| \`${name}\` | ${input.description} | ${input.default ? `\`${input.default}\`` : ''} |`,
  );
  return ['| input | meaning | default |', '|---|---|---|', ...rows].join('\n');
}

function outputTable(action: ActionFile): string {
  const rows = Object.entries(action.outputs).map(
    ([name, output]) => `| \`${name}\` | ${output.description} |`,
  );
  return ['| output | meaning |', '|---|---|', ...rows].join('\n');
}

function mapValues<T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
