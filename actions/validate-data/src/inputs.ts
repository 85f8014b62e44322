import type { InputReader } from '#toolkit/input-reader.ts';

/** Where the rows of one split are. */
export interface DataSource {
  /** undefined when the data has no splits. */
  readonly split: string | undefined;
  /** Path, glob or address. */
  readonly source: string;
}

export interface ValidateDataInputs {
  readonly contract: string;
  readonly data: readonly DataSource[];
  /** Where to write the profile. */
  readonly profile: string | undefined;
  readonly referenceProfile: string | undefined;
  /** What is written of rows that do not satisfy a check. */
  readonly samples: SampleMode;
}

const sampleModes = ['none', 'redacted', 'full'] as const;
export type SampleMode = (typeof sampleModes)[number];

export function readValidateDataInputs(reader: InputReader): ValidateDataInputs {
  return {
    contract: reader.required('contract', 'the path of a contract such as contract.yaml'),
    data: readData(reader),
    profile: reader.optional('profile'),
    referenceProfile: reader.optional('reference-profile'),
    samples: reader.choice('samples', sampleModes),
  };
}

function readData(reader: InputReader): DataSource[] {
  const lines = reader.list('data');
  if (lines.length === 0) {
    reader.problem(
      'data',
      "expected a path, glob or address, or one 'split=path' a line, got nothing",
    );
  }
  const sources = lines.map((line) => readLine(line));
  const [unnamed] = sources.filter(({ split }) => split === undefined);
  if (unnamed && sources.length > 1) {
    reader.problem(
      'data',
      `expected every one of ${sources.length} lines as 'split=path', got '${unnamed.source}'. Name each split, or give several files of one table as a glob`,
    );
  }
  const names = sources.flatMap(({ split }) => split ?? []);
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
    reader.problem(
      'data',
      `the split '${name}' is given twice: give each split one line, with a glob for several files`,
    );
  }
  for (const { split, source } of sources) {
    if (source === '') reader.problem('data', `expected a path after '${split}=', got nothing`);
  }
  return sources;
}

/** `train=data/train.parquet`; a path that itself begins with `name=` is written `./name=…`. */
function readLine(line: string): DataSource {
  const match = /^([A-Za-z][A-Za-z0-9_-]*)=(.*)$/.exec(line);
  return match
    ? { split: match[1]!, source: match[2]!.trim() }
    : { split: undefined, source: line };
}
