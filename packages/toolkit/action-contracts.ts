// Generated from actions/*/action.yml by `npm run generate`.
export interface ActionContract {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

export type ActionName =
  | 'validate-data'
  | 'quality-gate'
  | 'register-model'
  | 'canary-deploy'
  | 'drift-check';

export const actionContracts: Readonly<Record<ActionName, ActionContract>> = {
  'validate-data': {
    name: 'validate-data',
    description: 'Checks tables against a contract and writes a profile of them.',
    inputs: {
      contract: {
        description: 'The contract: what the data must satisfy.',
        default: 'contract.yaml',
      },
      data: {
        description: 'A path, glob or URL; or one split=path per line.',
        default: '',
      },
      profile: {
        description: 'Where to write the profile (profile.json). Empty: not computed.',
        default: '',
      },
      'reference-profile': {
        description: 'An earlier profile to compare the schema with.',
        default: '',
      },
      samples: {
        description:
          'Failing rows to write to samples.json, at most ten a check: none, redacted (shapes of values) or full.',
        default: 'none',
      },
      'working-directory': {
        description: 'Directory that every path is relative to.',
        default: '.',
      },
      'report-directory': {
        description: 'Where report.json, record.json, summary.md and report.html are written.',
        default: 'trainyard-report/validate-data',
      },
      'fail-on': {
        description:
          'What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.',
        default: 'error',
      },
      token: {
        description:
          'GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.',
        default: '',
      },
      comment: {
        description:
          'Sticky pull-request comment: auto (on pull requests, when the token may), always or never.',
        default: 'auto',
      },
      records: {
        description:
          'Decision records (record.json files or globs, one per line) that this step builds on.',
        default: '',
      },
    },
    outputs: {
      rows: {
        description: 'Rows read, over all splits.',
      },
      'failed-checks': {
        description: 'Number of checks that failed.',
      },
      profile: {
        description: 'Path of the profile, when one was written.',
      },
      samples: {
        description: 'Path of samples.json, when one was written.',
      },
      'data-digest': {
        description: 'sha256 over the digests of all files read.',
      },
      verdict: {
        description: 'pass, warn, fail or inconclusive.',
      },
      summary: {
        description: 'The verdict in one sentence, with the deciding number.',
      },
      report: {
        description: 'Path of report.json.',
      },
      record: {
        description: 'Path of the decision record.',
      },
      'record-digest': {
        description: 'sha256 of the canonical decision record.',
      },
    },
  },
  'quality-gate': {
    name: 'quality-gate',
    description:
      'Decides with intervals and paired tests whether a candidate model is good enough.',
    inputs: {
      policy: {
        description: 'The policy: metrics, bounds, margins and slices.',
        default: 'gates.yaml',
      },
      candidate: {
        description: 'Prediction table of the candidate, or a metrics JSON.',
        default: '',
      },
      champion: {
        description:
          'Prediction table of the champion, a metrics JSON, or registry://name@champion. Empty: first model.',
        default: '',
      },
      metrics: {
        description: 'JSON of numbers measured elsewhere: text, or the path of a file.',
        default: '',
      },
      model: {
        description:
          'Model directory of the candidate; its content digest is what the record vouches for.',
        default: '',
      },
      'predict-command': {
        description:
          'The model as a program (behaviour tests): one argument a line, or a JSON array; {input} and {output} are files.',
        default: '',
      },
      endpoint: {
        description:
          'The model as a server (behaviour and latency tests): a KServe V1, Open Inference Protocol V2 or MLflow scoring address.',
        default: '',
      },
      registry: {
        description: 'Where registry://name@alias champions are looked up.',
        default: 'file:registry',
      },
      'working-directory': {
        description: 'Directory that every path is relative to.',
        default: '.',
      },
      'report-directory': {
        description: 'Where report.json, record.json and summary.md are written.',
        default: 'trainyard-report/quality-gate',
      },
      'fail-on': {
        description:
          'What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.',
        default: 'error',
      },
      token: {
        description:
          'GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.',
        default: '',
      },
      comment: {
        description:
          'Sticky pull-request comment: auto (on pull requests, when the token may), always or never.',
        default: 'auto',
      },
      records: {
        description:
          'Decision records (record.json files or globs, one per line) that this step builds on.',
        default: '',
      },
    },
    outputs: {
      passed: {
        description: 'true when the verdict is pass or warn.',
      },
      metrics: {
        description: 'JSON of every metric of candidate and champion, with intervals.',
      },
      'rows-needed': {
        description: 'Rows still needed for a decision, when undecided.',
      },
      'model-digest': {
        description: 'Content digest of the model directory.',
      },
      verdict: {
        description: 'pass, warn, fail or inconclusive.',
      },
      summary: {
        description: 'The verdict in one sentence, with the deciding number.',
      },
      report: {
        description: 'Path of report.json.',
      },
      record: {
        description: 'Path of the decision record.',
      },
      'record-digest': {
        description: 'sha256 of the canonical decision record.',
      },
    },
  },
  'register-model': {
    name: 'register-model',
    description:
      'Registers, promotes, rolls back, verifies and downloads model versions with lineage.',
    inputs: {
      operation: {
        description: 'register, promote, rollback, archive, verify, history or download.',
        default: 'register',
      },
      registry: {
        description:
          'The registry: file: and a directory, relative to working-directory, or file:// and an absolute path.',
        default: 'file:registry',
      },
      name: {
        description: 'Name of the model.',
        default: '',
      },
      model: {
        description: 'Model directory (register), or where to put it (download).',
        default: '',
      },
      version: {
        description:
          'Version to act on. Empty: promote takes the candidate, rollback the version that held the alias before, download the champion; verify and history take all versions.',
        default: '',
      },
      alias: {
        description:
          'Alias to move (register: candidate, promote and rollback: champion, when empty) or to look up (verify, history, download): candidate, canary, champion or a name of your own.',
        default: '',
      },
      'expected-champion': {
        description:
          'Version that must hold the alias before it moves (compare-and-set); none when no version may hold it. Empty: not checked.',
        default: '',
      },
      override: {
        description:
          'Register or promote without a passing gate record: { who, why, until }, until a date or time in the future. Kept in the ledger and the model card.',
        default: '',
      },
      metadata: {
        description:
          'YAML or JSON with description, intended_use, limitations, license, tags, task, library, parameters, metrics, features, data and environment: text, or the path of a file.',
        default: '',
      },
      profile: {
        description: 'Profile of the training data, kept with the version as drift reference.',
        default: '',
      },
      evaluation: {
        description:
          'Prediction table of this version, kept with it, so that quality-gate can compare the next candidate with registry://name@champion.',
        default: '',
      },
      'working-directory': {
        description: 'Directory that every path is relative to.',
        default: '.',
      },
      'report-directory': {
        description: 'Where report.json, record.json and summary.md are written.',
        default: 'trainyard-report/register-model',
      },
      'fail-on': {
        description:
          'What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.',
        default: 'error',
      },
      token: {
        description:
          'GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.',
        default: '',
      },
      comment: {
        description:
          'Sticky pull-request comment: auto (on pull requests, when the token may), always or never.',
        default: 'auto',
      },
      records: {
        description:
          'Decision records (record.json files or globs, one per line) that this step builds on.',
        default: '',
      },
    },
    outputs: {
      version: {
        description: 'The version acted on.',
      },
      created: {
        description:
          'true when a new version was made; false when this content was registered already.',
      },
      'model-uri': {
        description: 'registry://name/version: names this version for ever.',
      },
      'model-digest': {
        description: 'Content digest of the model directory.',
      },
      previous: {
        description: 'Version that held the alias before; empty when none did.',
      },
      history: {
        description: 'Path of history.jsonl, the ledger as JSON lines (operation history).',
      },
      verdict: {
        description: 'pass, warn, fail or inconclusive.',
      },
      summary: {
        description: 'The verdict in one sentence, with the deciding number.',
      },
      report: {
        description: 'Path of report.json.',
      },
      record: {
        description: 'Path of the decision record.',
      },
      'record-digest': {
        description: 'sha256 of the canonical decision record.',
      },
    },
  },
  'canary-deploy': {
    name: 'canary-deploy',
    description:
      'Shifts traffic to a model version step by step and promotes, holds or rolls back by sequential tests.',
    inputs: {
      rollout: {
        description: 'The rollout: target, steps, bake and analysis.',
        default: 'rollout.yaml',
      },
      mode: {
        description: 'run (blocking), start, check, finish (short jobs), abort or plan.',
        default: 'run',
      },
      registry: {
        description:
          'The registry: file:<directory>. Its aliases follow the rollout when name is given.',
        default: 'file:registry',
      },
      name: {
        description: 'Name of the model whose aliases follow the rollout.',
        default: '',
      },
      version: {
        description:
          'Version to roll out; tells rollouts apart. Empty: the one with alias candidate, without name the commit.',
        default: '',
      },
      journal: {
        description: 'Journal file that makes the rollout resumable; carry it from job to job.',
        default: 'trainyard-report/rollout.journal',
      },
      data: {
        description: 'Recorded metrics (JSON lines) or a journal to replay in mode plan.',
        default: '',
      },
      'working-directory': {
        description: 'Directory that every path is relative to.',
        default: '.',
      },
      'report-directory': {
        description: 'Where report.json, record.json and summary.md are written.',
        default: 'trainyard-report/canary-deploy',
      },
      'fail-on': {
        description:
          'What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.',
        default: 'error',
      },
      token: {
        description:
          'GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.',
        default: '',
      },
      comment: {
        description:
          'Sticky pull-request comment: auto (on pull requests, when the token may), always or never.',
        default: 'auto',
      },
      records: {
        description:
          'Decision records (record.json files or globs, one per line) that this step builds on.',
        default: '',
      },
    },
    outputs: {
      state: {
        description:
          'promoted, rolled-back, holding or in-progress; planned when nothing may change (mode plan, pull requests).',
      },
      weight: {
        description: 'Weight of the canary as last observed (0 to 100).',
      },
      reason: {
        description:
          'The guard that decided: promoted, errors.max_ratio, latency.max_ratio, slo, sample_ratio, no_data, bake.max, target, champion, plan-changed, cancelled, aborted or finish.',
      },
      'rollout-id': {
        description: 'Identity of the rollout in the journal.',
      },
      verdict: {
        description: 'pass, warn, fail or inconclusive.',
      },
      summary: {
        description: 'The verdict in one sentence, with the deciding number.',
      },
      report: {
        description: 'Path of report.json.',
      },
      record: {
        description: 'Path of the decision record.',
      },
      'record-digest': {
        description: 'sha256 of the canonical decision record.',
      },
    },
  },
  'drift-check': {
    name: 'drift-check',
    description: 'Compares current data with a reference profile and decides about retraining.',
    inputs: {
      policy: {
        description: 'The policy: window, methods, effects, retraining.',
        default: 'drift.yaml',
      },
      reference: {
        description: 'A profile, a table or registry://name@alias. Empty: what the policy says.',
        default: '',
      },
      current: {
        description: 'The current data: path, glob or URL. Required.',
        default: '',
      },
      labels: {
        description:
          'Labels that arrived since, to join with predictions: path, glob or URL. Empty: what the policy says.',
        default: '',
      },
      state: {
        description:
          'State file kept between runs: sightings of drift, cooldown and budget of retrainings.',
        default: '',
      },
      dispatch: {
        description: 'Whether a retraining may be started (workflow, event or webhook).',
        default: 'true',
      },
      registry: {
        description: 'Where registry:// references are looked up.',
        default: 'file:registry',
      },
      'working-directory': {
        description: 'Directory that every path is relative to.',
        default: '.',
      },
      'report-directory': {
        description: 'Where report.json, record.json, summary.md and report.html are written.',
        default: 'trainyard-report/drift-check',
      },
      'fail-on': {
        description:
          'What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.',
        default: 'error',
      },
      token: {
        description:
          'GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.',
        default: '',
      },
      comment: {
        description:
          'Sticky pull-request comment: auto (on pull requests, when the token may), always or never.',
        default: 'auto',
      },
      records: {
        description:
          'Decision records (record.json files or globs, one per line) that this step builds on.',
        default: '',
      },
    },
    outputs: {
      'drift-detected': {
        description: 'true when drift is both real and large.',
      },
      'drifted-columns': {
        description: 'JSON list of the drifted columns.',
      },
      'drifted-share': {
        description: 'Share of compared columns that drifted.',
      },
      retrain: {
        description: 'true when retraining is due.',
      },
      'retrain-reason': {
        description: 'Why retraining is due, or why not.',
      },
      dispatched: {
        description: 'true when a workflow was dispatched.',
      },
      verdict: {
        description: 'pass, warn, fail or inconclusive.',
      },
      summary: {
        description: 'The verdict in one sentence, with the deciding number.',
      },
      report: {
        description: 'Path of report.json.',
      },
      record: {
        description: 'Path of the decision record.',
      },
      'record-digest': {
        description: 'sha256 of the canonical decision record.',
      },
    },
  },
};
