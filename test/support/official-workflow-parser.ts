import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const program = `
import { parseWorkflow, NoOperationTraceWriter } from '@actions/workflow-parser';
export function workflowErrors(name, content) {
  const result = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return result.context.errors.getErrors().map((error) => error.message);
}`;

export interface OfficialParser extends AsyncDisposable {
  /** What GitHub's own parser says is wrong with a workflow file, with line and column. */
  readonly workflowErrors: (name: string, content: string) => string[];
}

/**
 * GitHub's workflow parser. Node cannot load it as published (its JSON import has no attribute), so it is
 * bundled into a temporary file first.
 */
export async function loadOfficialParser(): Promise<OfficialParser> {
  const directory = await mkdtemp(join(tmpdir(), 'trainyard-parser-'));
  const outfile = join(directory, 'parser.mjs');
  await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('../../', import.meta.url)) },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const { workflowErrors } = (await import(pathToFileURL(outfile).href)) as OfficialParser;
  return {
    workflowErrors,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
