/** What the server says of a statement: https://trino.io/docs/current/develop/client-protocol.html */
export interface StatementPage {
  readonly id?: string;
  /** Where the next page is; absent on the last one. */
  readonly nextUri?: string;
  readonly columns?: readonly StatementColumn[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: StatementError;
  readonly stats?: StatementStats;
  readonly warnings?: readonly { readonly message?: string }[];
}

export interface StatementColumn {
  readonly name: string;
  /** 'bigint', 'timestamp(6)', 'row(a bigint,b varchar)'. */
  readonly type: string;
  readonly typeSignature?: TypeSignature;
}

export interface TypeSignature {
  readonly rawType: string;
  readonly arguments: readonly {
    readonly kind: string;
    readonly value: unknown;
  }[];
}

export interface StatementError {
  readonly message: string;
  /** 'TABLE_NOT_FOUND', 'SYNTAX_ERROR', 'PERMISSION_DENIED', … */
  readonly errorName: string;
  readonly errorType: string;
  readonly errorLocation?: { readonly lineNumber: number; readonly columnNumber: number };
}

export interface StatementStats {
  readonly state?: string;
  readonly physicalInputBytes?: number;
  readonly processedBytes?: number;
  readonly processedRows?: number;
  readonly elapsedTimeMillis?: number;
  readonly progressPercentage?: number;
}

/** The server refused or could not finish a statement. */
export class TrinoError extends Error {
  override readonly name = 'TrinoError';
  readonly details: StatementError;
  readonly queryId: string;

  constructor(details: StatementError, queryId: string) {
    // The place is one in our SQL, which the user has not written.
    super(details.message.replace(/^line \d+:\d+: /, ''));
    this.details = details;
    this.queryId = queryId;
  }
}
