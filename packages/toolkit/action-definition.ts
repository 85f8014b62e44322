import type { Logger } from '#core/ports.ts';
import type { DecisionRecord, Subject } from '#core/record/decision-record.ts';
import type { RunOverride } from '#core/release/apply-override.ts';
import type { FailOn, InconclusivePolicy } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { RunReport } from '#report/summary.ts';
import type { ActionName } from './action-contracts.ts';
import type { GitHubEnvironment } from './github-environment.ts';
import type { InputReader } from './input-reader.ts';

/** The inputs that all actions share. */
export interface CommonInputs {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Absolute. */
  readonly reportDirectory: string;
  readonly failOn: FailOn;
  readonly token: string | undefined;
  readonly comment: 'auto' | 'always' | 'never';
  /** Paths and globs, as given. */
  readonly records: readonly string[];
}

/** A decision record that this run builds on, read and verified. */
export interface LoadedRecord {
  readonly file: string;
  /** sha256 of its canonical text. */
  readonly digest: string;
  readonly record: DecisionRecord;
}

/** What the shell gives to an action. */
export interface RunContext extends CommonInputs {
  readonly logger: Logger;
  readonly github: GitHubEnvironment;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly loadedRecords: readonly LoadedRecord[];
  /** Aborted on SIGINT and SIGTERM, only for actions with `handlesSignals`. */
  readonly signal: AbortSignal;
  /** Keeps a secret, and each line of it, out of every log of the job. */
  readonly mask: (secret: string) => void;
  /** Keeps a value for the post step (and for nothing else). */
  readonly saveState: (name: string, value: string) => void;
}

/** What an action decided; the shell turns it into reports, outputs, a record and an exit code. */
export interface ActionOutcome {
  readonly findings: readonly Finding[];
  readonly inconclusive: InconclusivePolicy;
  /** One sentence with the deciding number. */
  readonly summary: string;
  /** The outputs of action.yml except the common ones. */
  readonly outputs: Readonly<Record<string, string | number | boolean>>;
  /** sha256 of what was read, by input name. */
  readonly inputDigests: Readonly<Record<string, string>>;
  /** What the decision record speaks of. At least one. */
  readonly subjects: readonly Subject[];
  readonly policyDigest?: string;
  /** In force: the run exits with 0 whatever its verdict, which stays as it is. */
  readonly override?: RunOverride;
  /** Facts for the decision record: metrics, version, steps. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Markdown below the findings table of the job summary; escaped by its author. */
  readonly summaryDetails: string;
  /** Markdown of the pull-request comment, after `reserved` characters of ours; the job summary where the action has none. */
  readonly comment?: (report: RunReport, reserved: number) => string;
  /** Renders report.html, once the report is final; may load its renderer then. */
  readonly html?: (report: RunReport) => string | Promise<string>;
  /**
   * Tells others, after reports are written and outputs set: nothing of the run can be lost by it. What it finds (severity info) is
   * added to the report and cannot change the verdict.
   */
  readonly afterwards?: (report: RunReport) => Promise<readonly Finding[]>;
}

export interface ActionDefinition<Inputs> {
  readonly name: ActionName;
  /** Reads the action's own inputs; must not throw (notes problems on the reader). */
  readInputs(reader: InputReader): Inputs;
  /** @throws CannotRunError for anything the user can mend (exit 2); any other error is our bug. */
  run(inputs: Inputs, context: RunContext): Promise<ActionOutcome>;
  /** Runs in the post step with the state that `saveState` kept. */
  post?(state: Readonly<Record<string, string>>, context: RunContext): Promise<void>;
  readonly handlesSignals?: boolean;
}
