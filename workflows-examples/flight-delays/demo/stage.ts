import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Children, type Finished } from './children.ts';
import { startGitHubStandIn, type GitHubStandIn } from './github-stand-in.ts';
import { Runner } from './runner.ts';
import { Story } from './story.ts';

export const modelName = 'flight-delays';
export const repository = 'example/flight-delays';
export const token = 'demo-token';

/** Everything that the chapters share. */
export interface Stage {
  readonly story: Story;
  readonly runner: Runner;
  readonly children: Children;
  readonly github: GitHubStandIn;
  readonly paths: StagePaths;
  /** Runs one of the user's own TypeScript programs. */
  script(file: string, args: readonly string[]): Promise<Finished>;
  /** A path as a workflow would give it: relative to the repository. */
  given(path: string): string;
  /** The argument vector of such a program, for a server. */
  scriptArguments(file: string, args: readonly string[]): string[];
}

export interface StagePaths {
  /** The user's repository. */
  readonly workspace: string;
  /** Everything that the demo writes; ignored by git. */
  readonly output: string;
  readonly tables: string;
  readonly models: string;
  readonly records: string;
}

export async function openStage(options: {
  readonly distDirectory: string | undefined;
}): Promise<Stage> {
  const workspace = resolve(import.meta.dirname, '..');
  const checkout = resolve(workspace, '../..');
  const paths = await emptyOutput(workspace);
  const children = new Children();
  const github = await startGitHubStandIn();
  const runner = new Runner({
    children,
    workspace,
    distDirectory: options.distDirectory ?? join(checkout, 'actions/dist'),
    actionsDirectory: join(checkout, 'actions'),
    temporaryDirectory: join(paths.output, 'runner'),
    recordsDirectory: paths.records,
    nodePath: node24(),
    apiUrl: github.url,
    token,
    repository,
    commit: currentCommit(checkout),
  });
  return { story: new Story(), runner, children, github, paths, ...scripts(workspace, children) };
}

/** Each run starts from nothing: a registry that is there already would make "version 1" a lie. */
async function emptyOutput(workspace: string): Promise<StagePaths> {
  const output = join(workspace, '.trainyard');
  await rm(output, { recursive: true, force: true });
  // An empty registry is one that waits for its first model; a directory that is not there is a slip of the pen.
  for (const name of ['tables', 'models', 'records', 'runner', 'registry']) {
    await mkdir(join(output, name), { recursive: true });
  }
  return {
    workspace,
    output,
    tables: join(output, 'tables'),
    models: join(output, 'models'),
    records: join(output, 'records'),
  };
}

function scripts(
  workspace: string,
  children: Children,
): Pick<Stage, 'script' | 'scriptArguments' | 'given'> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const scriptArguments = (file: string, args: readonly string[]): string[] => [
    process.execPath,
    '--import',
    tsx,
    join(workspace, file),
    ...args,
  ];
  return {
    scriptArguments,
    given: (path) => relative(workspace, path),
    script: async (file, args) => {
      const finished = await children.run(scriptArguments(file, args), { cwd: workspace });
      if (finished.exitCode === 0) return finished;
      throw new Error(`${file} ended with ${finished.exitCode}\n${finished.output}`);
    },
  };
}

/** The runtime of `using: node24`: npm's platform package of it, or the Node that we are. */
export function node24(): string {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform}-${process.arch}`;
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    try {
      const path = join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node');
      if (existsSync(path)) return path;
    } catch {
      // Not the package of this platform.
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Node 24 is needed to run the actions: npm has no package of it for ${platform}, so start the demo with Node 24`,
  );
}

function currentCommit(directory: string): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  } catch {
    return '0'.repeat(40); // not a clone: an archive of the sources
  }
}
