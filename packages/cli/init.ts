import { dirname, relative, resolve } from 'node:path';
import type { Profile } from '#core/profile/profile.ts';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { isAddress } from '#tables/sources/address.ts';
import type { InitOptions } from './cli-commands.ts';
import { guessId, guessLabel, taskOf, type DataFacts } from './init/data-facts.ts';
import { nextSteps } from './init/next-steps.ts';
import { predictionColumns } from './init/prediction-columns.ts';
import { openDataReader } from './init/read-data.ts';
import { repositoryTexts, type Predictions } from './init/repository-texts.ts';
import { writeNewFiles } from './write-new-files.ts';

/** Reads the user's data and writes files that it passes; overwrites nothing unless told to. */
export async function init(options: InitOptions): Promise<number> {
  const { facts, predictions } = await learn(options);
  const files = repositoryTexts(facts, predictions);
  await writeNewFiles(options.directory, files, options.force);
  const program = programName(process.env);
  const { directory } = options;
  process.stdout.write(nextSteps(facts, predictions, { program, directory, files }));
  return 0;
}

async function learn(
  options: InitOptions,
): Promise<{ facts: DataFacts; predictions: Predictions | undefined }> {
  await using reader = await openDataReader(process.cwd());
  const { profile, evidence } = await reader.learn(options.data);
  if (profile.rows === 0) {
    throw cannotRun('file-empty', options.data, 'has no rows: there is nothing to learn from it');
  }
  const predicted =
    options.predictions === undefined ? undefined : await reader.profileOf(options.predictions);
  checkNames([profile, ...(predicted ? [predicted] : [])], options);
  const label = options.label ?? guessLabel(profile);
  const id = options.id ?? guessId(profile);
  const data = fromRoot(options.data, options.directory);
  const facts = { data, profile, evidence, label, id, task: taskOf(profile, label) };
  if (options.predictions === undefined || !predicted) return { facts, predictions: undefined };
  const columns = predictionColumns(Object.keys(predicted.columns), facts);
  const path = fromRoot(options.predictions, options.directory);
  // What is gated is what was predicted: its labels decide, whatever the data holds.
  const task = taskOf(predicted, columns.label);
  return { facts: { ...facts, task }, predictions: { path, columns, profile: predicted } };
}

/** Label and id may be columns of the data or of the predictions. */
function checkNames(profiles: readonly Profile[], options: InitOptions): void {
  const names = [...new Set(profiles.flatMap(({ columns }) => Object.keys(columns)))];
  const given = { '--label': options.label, '--id': options.id };
  const problems = Object.entries(given).flatMap(([flag, name]): Problem[] => {
    if (name === undefined || names.includes(name)) return [];
    const message = `${options.data} has no column '${name}'. ${suggestName(name, names)}`;
    return [{ code: 'unknown-column', subject: flag, message }];
  });
  if (problems.length > 0) throw new CannotRunError(problems);
}

/** The source as it is named from the root of the repository; slashes as in Actions. */
function fromRoot(source: string, directory: string): string {
  if (isAddress(source)) return source;
  return relative(resolve(directory), resolve(source)).replaceAll('\\', '/');
}

/** How the user called us, so that what is printed can be typed. */
function programName(env: NodeJS.ProcessEnv): string {
  const { npm_lifecycle_event: script, npm_package_json: packageFile, INIT_CWD: directory } = env;
  if (script !== 'trainyard' || !packageFile) return 'trainyard';
  const checkout = dirname(packageFile);
  return `npm ${checkout === directory ? '' : `--prefix ${checkout} `}run -s trainyard --`;
}
