import type { ImportFormat } from '#core/contract/import/formats.ts';
import type { GateFormat } from '#core/gate/import/gate-formats.ts';
import type { ActionName } from '#toolkit/action-contracts.ts';

export interface InferOptions {
  readonly data: string;
  readonly output: string | undefined;
  readonly force: boolean;
}

export interface InitOptions {
  readonly data: string;
  readonly label: string | undefined;
  readonly id: string | undefined;
  readonly predictions: string | undefined;
  readonly directory: string;
  readonly force: boolean;
}

export interface ChainOptions {
  readonly records: readonly string[];
  readonly json: boolean;
}

export interface VendorOptions {
  readonly repository: string;
  readonly ref: string;
  readonly directory: string;
  readonly force: boolean;
}

export interface ImportOptions {
  readonly file: string;
  /** Told from the content when it is not given. */
  readonly from: ImportFormat | GateFormat | undefined;
  readonly table: string | undefined;
  readonly output: string | undefined;
  /** Exit 1 when a rule was left. */
  readonly strict: boolean;
  readonly force: boolean;
}

export interface ProfileOptions {
  readonly data: string;
  readonly output: string | undefined;
  readonly minimumCellCount: number;
  /** The column that says when, where several could. */
  readonly timeColumn: string | undefined;
  readonly force: boolean;
}

export interface ProfileMergeOptions {
  /** Paths or globs. */
  readonly profiles: readonly string[];
  readonly output: string | undefined;
  readonly force: boolean;
}

export interface ProfileDiffOptions {
  readonly before: string;
  readonly after: string;
  readonly format: 'terminal' | 'json' | 'markdown';
}

export interface CalibrateOptions {
  /** Prediction table or `registry://…`. */
  readonly champion: string;
  readonly retrainings: readonly string[];
  readonly policy: string;
  readonly registry: string;
  /** That of the policy when it is not given. */
  readonly confidence: number | undefined;
  readonly power: number;
  readonly correlation: number;
  readonly json: boolean;
  readonly output: string | undefined;
  readonly force: boolean;
}

/** What the commands do, given to the parser so that it can be tested alone. */
export interface CliCommands {
  /** Runs an action with the given inputs; it ends the process with the exit code of its verdict. */
  runAction(name: ActionName, inputs: ReadonlyMap<string, string>): Promise<void>;
  /** These give their exit code. */
  infer(options: InferOptions): Promise<number>;
  init(options: InitOptions): Promise<number>;
  chain(options: ChainOptions): Promise<number>;
  vendor(options: VendorOptions): Promise<number>;
  importContract(options: ImportOptions): Promise<number>;
  calibrate(options: CalibrateOptions): Promise<number>;
  profile(options: ProfileOptions): Promise<number>;
  profileMerge(options: ProfileMergeOptions): Promise<number>;
  profileDiff(options: ProfileDiffOptions): Promise<number>;
}
