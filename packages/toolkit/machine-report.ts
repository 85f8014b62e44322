import { isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MachineReport } from '#report/machine/machine-report.ts';
import type { RunReport } from '#report/summary.ts';
import type { CommonInputs } from './action-definition.ts';
import type { FinishedRun } from './finished-run.ts';

/** The run for JUnit and SARIF, its files named from the root of the checkout as code scanning and test reporters want them. */
export function machineReport(
  report: RunReport,
  { exit, strictness }: Pick<FinishedRun, 'exit' | 'strictness'>,
  { workingDirectory }: Pick<CommonInputs, 'workingDirectory'>,
  env: Readonly<Record<string, string | undefined>>,
): MachineReport {
  const root = env['GITHUB_WORKSPACE'] || workingDirectory;
  const pathInRepository = (file: string): string => {
    const path = resolve(workingDirectory, file);
    const inside = relative(root, path).replaceAll('\\', '/');
    // Of another checkout, or another drive.
    return inside.startsWith('..') || isAbsolute(inside) ? pathToFileURL(path).href : inside;
  };
  const placed = report.findings.find(({ location }) => location !== undefined);
  const fallbackPath = placed
    ? pathInRepository(placed.location!.file)
    : (workflowPath(env['GITHUB_WORKFLOW_REF']) ?? 'README.md');
  return { report, strictness, carriedOut: exit !== 2, exit, pathInRepository, fallbackPath };
}

/** '.github/workflows/ci.yml' of 'owner/name/.github/workflows/ci.yml@refs/heads/main': wrong inputs stand there. */
function workflowPath(reference: string | undefined): string | undefined {
  return /^[^/]+\/[^/]+\/(.+?)@/.exec(reference ?? '')?.[1];
}
