import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { NoFindingsError } from '#core/verdict/combine.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';
import type { ActionDefinition, CommonInputs, RunContext } from './action-definition.ts';
import { actionContracts } from './action-contracts.ts';
import { readCommonInputs } from './common-inputs.ts';
import { cannotRunRun, finishRun, type FinishedRun } from './finished-run.ts';
import { readGitHubEnvironment } from './github-environment.ts';
import { InputReader, inputsFromEnvironment } from './input-reader.ts';
import { loadRecords } from './load-records.ts';
import { createLogger } from './logger.ts';
import { readPostState, startsPost } from './post-state.ts';
import { publishRun } from './publish.ts';
import { abortOnSignals } from './signals.ts';

/** Runs one action from its environment to its exit code: the whole of every `main.ts`. */
export async function runAction<Inputs>(definition: ActionDefinition<Inputs>): Promise<void> {
  const reader = new InputReader(
    actionContracts[definition.name],
    inputsFromEnvironment(process.env),
  );
  const common = readCommonInputs(reader, definition.name);
  const context = createContext(common, definition.handlesSignals === true);
  if (definition.post && startsPost()) return runPost(definition, context);
  const startedAt = new Date();
  const run = await attempt(definition, reader, context).then(
    ({ outcome, context: loaded }) => {
      try {
        return finishRun(definition.name, outcome, loaded, { startedAt, finishedAt: new Date() });
      } catch (error) {
        return failedRun(definition.name, error, context, startedAt);
      }
    },
    (error: unknown) => failedRun(definition.name, error, context, startedAt),
  );
  await publish(run, context);
  await exit(run.exit);
}

async function attempt<Inputs>(
  definition: ActionDefinition<Inputs>,
  reader: InputReader,
  context: RunContext,
): Promise<{ outcome: Awaited<ReturnType<ActionDefinition<Inputs>['run']>>; context: RunContext }> {
  const inputs = definition.readInputs(reader);
  reader.finish();
  const loadedRecords = await loadRecords(context.records, context.workingDirectory);
  const loaded = { ...context, loadedRecords };
  return { outcome: await definition.run(inputs, loaded), context: loaded };
}

function createContext(common: CommonInputs, handlesSignals: boolean): RunContext {
  const github = readGitHubEnvironment(process.env);
  const mask = (secret: string): void => {
    // A secret of several lines is masked line by line: nothing else survives in a workflow command.
    const lines = github.onRunner ? secret.split(/\r?\n/) : [];
    for (const line of lines) if (line !== '') core.setSecret(line);
  };
  if (common.token) mask(common.token);
  return {
    ...common,
    github,
    logger: createLogger(github.onRunner, process.env['RUNNER_DEBUG'] === '1'),
    env: process.env,
    loadedRecords: [],
    signal: handlesSignals ? abortOnSignals() : new AbortController().signal,
    mask,
    saveState: (name, value) => {
      if (process.env['GITHUB_STATE']) core.saveState(name, value);
    },
  };
}

async function runPost<Inputs>(
  definition: ActionDefinition<Inputs>,
  context: RunContext,
): Promise<void> {
  try {
    await definition.post?.(readPostState(process.env), context);
    await exit(0);
  } catch (error) {
    core.error(error instanceof Error ? error.message : String(error));
    await exit(1);
  }
}

/** User problems become findings; anything else is our bug: said in one line, its stack kept in a file. */
async function failedRun(
  action: string,
  error: unknown,
  context: RunContext,
  startedAt: Date,
): Promise<FinishedRun> {
  const clock = { startedAt, finishedAt: new Date() };
  if (error instanceof CannotRunError) return cannotRunRun(action, error, context, clock);
  if (error instanceof NoFindingsError) {
    const problem = cannotRun('no-checks', action, `${error.message}; add a check to the policy`);
    return cannotRunRun(action, problem, context, clock);
  }
  const file = join(context.reportDirectory, 'internal-error.txt');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await writeFile(file, `${stack}\n`).catch(() => context.logger.debug(stack));
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  const problem = cannotRun(
    'internal-error',
    action,
    `${message}. This is a defect of Trainyard; please report it with ${file}`,
  );
  return cannotRunRun(action, problem, context, clock);
}

async function publish(run: FinishedRun, context: RunContext): Promise<void> {
  try {
    await publishRun(run, context);
    if (context.github.onRunner && context.comment !== 'never') {
      const { commentOnPullRequest } = await import('./sticky-comment.ts');
      await commentOnPullRequest(run, context);
    }
  } catch (error) {
    // A report that cannot be written (full disk, read-only directory) must never leave a green step.
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`cannot write the report to ${context.reportDirectory}: ${message}\n`);
    await exit(2);
  }
}

/** Exits once standard output is flushed: open handles of a native engine must not keep a job waiting. */
async function exit(code: number): Promise<never> {
  await new Promise<void>((resolve) => {
    process.stdout.write('', () => resolve());
  });
  process.exit(code);
}
