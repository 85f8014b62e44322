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

/** What the commands do, given to the parser so that it can be tested alone. */
export interface CliCommands {
  /** Runs an action with the given inputs; it ends the process with the exit code of its verdict. */
  runAction(name: ActionName, inputs: ReadonlyMap<string, string>): Promise<void>;
  /** These give their exit code. */
  infer(options: InferOptions): Promise<number>;
  init(options: InitOptions): Promise<number>;
  chain(options: ChainOptions): Promise<number>;
  vendor(options: VendorOptions): Promise<number>;
}
