import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { DecisionRecord } from '../../../packages/core/record/decision-record.ts';
import type { RunReport } from '../../../packages/report/summary.ts';
import type { Children, Finished } from './children.ts';
import { createCommandFiles, readCommandFile, type CommandFiles } from './command-files.ts';

/** What a step left behind. */
export interface ActionRun {
  readonly action: string;
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly report: RunReport;
  readonly record: DecisionRecord;
  readonly recordFile: string;
  readonly log: string;
  readonly durationMs: number;
}

export interface RunnerOptions {
  readonly children: Children;
  /** The user's repository. */
  readonly workspace: string;
  /** Holds the five bundles. */
  readonly distDirectory: string;
  /** Holds the five action.yml files. */
  readonly actionsDirectory: string;
  readonly temporaryDirectory: string;
  /** Where each step's reports go, one folder per step. */
  readonly recordsDirectory: string;
  readonly nodePath: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly repository: string;
  readonly commit: string;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

/**
 * Does to a bundle what GitHub's runner does to it: Node 24, INPUT_* with the defaults of action.yml filled in,
 * command files, a temporary directory, and then the post step with the state that main saved.
 */
export class Runner {
  readonly #options: RunnerOptions;
  #steps = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  async uses(
    action: string,
    inputs: Readonly<Record<string, string>>,
    event: 'push' | 'schedule' = 'push',
  ): Promise<ActionRun> {
    const { workspace, temporaryDirectory, recordsDirectory } = this.#options;
    const started = performance.now();
    const step = String(++this.#steps).padStart(2, '0');
    const reports = join(recordsDirectory, `${step}-${action}`);
    await mkdir(reports, { recursive: true });
    const file = await this.#actionFile(action);
    const files = await createCommandFiles(temporaryDirectory);
    const directory = { 'report-directory': relative(workspace, reports) };
    const given = inputVariables({ ...this.#defaults(file), ...directory, ...inputs });
    const env = { ...(await this.#environment(files, event)), ...given };
    const main = await this.#bundle(action, env);
    const log = main.output + (file.runs.post ? await this.#post(action, files, env) : '');
    await writeFile(join(reports, 'log.txt'), log);
    await appendFile(
      join(recordsDirectory, 'job-summary.md'),
      await readFile(files.summary, 'utf8'),
    );
    return {
      action,
      exitCode: main.exitCode,
      outputs: await readCommandFile(files.output),
      ...(await readReports(reports, `${action} wrote no report (exit ${main.exitCode})\n${log}`)),
      log,
      durationMs: performance.now() - started,
    };
  }

  #bundle(action: string, env: Readonly<Record<string, string>>): Promise<Finished> {
    const { children, workspace, nodePath, distDirectory } = this.#options;
    return children.run([nodePath, join(distDirectory, `${action}.js`)], { cwd: workspace, env });
  }

  /** The post step: the same bundle, with the state that main saved. */
  async #post(action: string, files: CommandFiles, env: Record<string, string>): Promise<string> {
    const state = Object.entries(await readCommandFile(files.state));
    const saved = Object.fromEntries(state.map(([name, value]) => [`STATE_${name}`, value]));
    const post = await this.#bundle(action, { ...env, ...saved });
    if (post.exitCode === 0) return post.output;
    throw new Error(`the post step of ${action} ended with ${post.exitCode}\n${post.output}`);
  }

  async #actionFile(action: string): Promise<ActionFile> {
    return parse(
      await readFile(join(this.#options.actionsDirectory, action, 'action.yml'), 'utf8'),
    ) as ActionFile;
  }

  #defaults(file: ActionFile): Record<string, string> {
    return Object.fromEntries(
      Object.entries(file.inputs).map(([name, input]) => [
        name,
        (input.default ?? '').replace('${{ github.token }}', this.#options.token),
      ]),
    );
  }

  async #environment(files: CommandFiles, event: string): Promise<Record<string, string>> {
    const { workspace, temporaryDirectory, apiUrl, repository, commit } = this.#options;
    const eventPath = join(temporaryDirectory, 'event.json');
    await writeFile(
      eventPath,
      JSON.stringify({ repository: { full_name: repository, default_branch: 'main' } }),
    );
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: repository,
      GITHUB_SHA: commit,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_ACTOR: 'demo',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_API_URL: apiUrl,
      GITHUB_SERVER_URL: apiUrl,
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_OUTPUT: files.output,
      GITHUB_STATE: files.state,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_ENV: files.environment,
      GITHUB_PATH: files.path,
      RUNNER_TEMP: temporaryDirectory,
      RUNNER_TOOL_CACHE: join(temporaryDirectory, 'tool-cache'),
      RUNNER_OS: 'Linux',
    };
  }
}

async function readReports(
  directory: string,
  otherwise: string,
): Promise<Pick<ActionRun, 'report' | 'record' | 'recordFile'>> {
  if (!existsSync(join(directory, 'report.json'))) throw new Error(otherwise);
  const recordFile = join(directory, 'record.json');
  return {
    report: JSON.parse(await readFile(join(directory, 'report.json'), 'utf8')) as RunReport,
    record: JSON.parse(await readFile(recordFile, 'utf8')) as DecisionRecord,
    recordFile,
  };
}

/** `expected-champion` becomes INPUT_EXPECTED-CHAMPION: upper case, spaces to underscores, dashes stay. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}
