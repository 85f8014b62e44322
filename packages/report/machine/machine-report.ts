import type { Strictness } from '#core/verdict/fails-run.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { RunReport } from '../summary.ts';

/** A run for the formats that other tools read: JUnit and SARIF. */
export interface MachineReport {
  readonly report: RunReport;
  readonly strictness: Strictness;
  /** False when the run could not be carried out (exit code 2): its findings are errors, not answers. */
  readonly carriedOut: boolean;
  readonly exit: 0 | 1 | 2;
  /** The path of a file that a finding names, from the root of the repository, with forward slashes. */
  readonly pathInRepository: (file: string) => string;
  /** Where findings without a place are shown. */
  readonly fallbackPath: string;
}

// The longest that annotations may be; a message that quotes hostile names must not fill a file.
const longestMessage = 4096;

export function shortMessage(text: string): string {
  return text.length > longestMessage
    ? `${text.slice(0, longestMessage - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : text;
}

/** 'gates.yaml:7:3' */
export function placeText({ location }: Finding): string {
  return location ? `${location.file}:${location.line}:${location.column}` : '';
}
