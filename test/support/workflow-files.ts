import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly needs?: string | readonly string[];
  readonly steps?: readonly Step[];
  readonly outputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly queue?: string };
  readonly 'timeout-minutes'?: number | string;
}

interface DeclaredInput {
  readonly required?: boolean;
  readonly default?: unknown;
}

export interface Trigger {
  readonly inputs?: Readonly<Record<string, DeclaredInput>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

export interface WorkflowFile {
  readonly path: string;
  readonly text: string;
  readonly permissions: unknown;
  readonly on: Readonly<Record<string, Trigger | null | undefined>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Every workflow of the repository: our own, the reusable ones and the examples. */
export function readWorkflowFiles(): WorkflowFile[] {
  return [
    '.github/workflows/',
    'workflows-examples/',
    'workflows-examples/flight-delays/.github/workflows/',
  ].flatMap((directory) =>
    readdirSync(new URL(directory, root))
      .filter((name) => name.endsWith('.yml'))
      .map((name) => readWorkflow(`${directory}${name}`)),
  );
}

function readWorkflow(path: string): WorkflowFile {
  const text = readFileSync(new URL(path, root), 'utf8');
  return { ...(parse(text) as Omit<WorkflowFile, 'path' | 'text'>), path, text };
}

/** What can be called: its inputs and outputs, by name. */
export interface Callee {
  readonly inputs: Readonly<Record<string, DeclaredInput>>;
  readonly outputs: readonly string[];
}

/**
 * The action or reusable workflow of this repository that a `uses:` names: `$/actions/x`,
 * `trainyard/trainyard/actions/x@ref`, `./.github/workflows/x.yml`; undefined for a third party's.
 */
export function calleeOf(uses: string): Callee | undefined {
  const own = /^(?:\$\/|\.\/|trainyard\/trainyard\/)([^@]+)(?:@.*)?$/.exec(uses)?.[1];
  if (own === undefined) return undefined;
  if (own.startsWith('.github/workflows/')) {
    const call = readWorkflow(own).on['workflow_call'];
    return { inputs: call?.inputs ?? {}, outputs: Object.keys(call?.outputs ?? {}) };
  }
  const action = parse(readFileSync(new URL(`${own}/action.yml`, root), 'utf8')) as {
    inputs: Callee['inputs'];
    outputs: Readonly<Record<string, unknown>>;
  };
  return { inputs: action.inputs, outputs: Object.keys(action.outputs) };
}

/** Every `${{ … }}` of a text (and of an `if:` without them, which is an expression as well). */
export function expressionsOf(text: string): string[] {
  const wrapped = [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map((match) => match[1]!);
  const bare = [...text.matchAll(/^\s*if: (?!\$\{\{)(.*)$/gm)].map((match) => match[1]!);
  return [...wrapped, ...bare].map((expression) => expression.trim());
}
