import { yamlText } from './yaml-text.ts';

// The newest release when this was written (actions/checkout tags); Dependabot keeps it current afterwards.
const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

/** Validates and gates on every pull request and push. Without predictions the gate is there as a comment. */
export function validateWorkflow(data: string, predictions: string | undefined): string {
  const gate = [
    '      - name: Quality gate',
    '        uses: trainyard/trainyard/actions/quality-gate@v0',
    '        with:',
    `          candidate: ${yamlText(predictions ?? 'predictions/candidate.parquet')}`,
    '          # champion: predictions/champion.parquet',
    '          records: trainyard-report/validate-data/record.json',
  ];
  const gateStep = predictions
    ? gate
    : [
        '      # Once your training writes a prediction table (columns as in gates.yaml):',
        ...gate.map((line) => line.replace(/^ {6}/, '      # ')),
      ];
  return `# Does the data keep its contract, and is the model good enough? Written by \`trainyard init\`.
name: Model checks

on:
  pull_request:
  push:
    branches: [main]

permissions: {}

concurrency:
  group: model-checks-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Data and model
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # check out data, contract and policy
      pull-requests: write # one comment, updated in place; forks get the job summary instead
    steps:
      - name: Check out
        uses: ${checkout}
        with:
          persist-credentials: false
      - name: Validate data
        # For production replace v0 by a full commit SHA: \`uses: …@<40 digits> # v0.1.0\`.
        uses: trainyard/trainyard/actions/validate-data@v0
        with:
          data: ${yamlText(data)}
${gateStep.join('\n')}
`;
}

/** Compares current data with the reference profile every night. */
export function monitorWorkflow(data: string): string {
  return `# Has the data moved away from the reference profile? Written by \`trainyard init\`.
name: Model monitoring

on:
  schedule:
    - cron: '17 4 * * *' # not minute 0: schedules at full hours are delayed most
  workflow_dispatch:

permissions: {}

concurrency:
  group: model-monitoring
  cancel-in-progress: false

jobs:
  drift:
    name: Drift
    permissions:
      contents: read # what monitor-model asks for
      actions: write # to dispatch the retraining workflow that drift.yaml names
    # For production replace v0 by a full commit SHA: \`uses: …@<40 digits> # v0.1.0\`.
    uses: trainyard/trainyard/.github/workflows/monitor-model.yml@v0
    with:
      name: model
      policy: drift.yaml
      # Your newest data: a path, a glob or a URL. As written, the data is compared with itself.
      current: ${yamlText(data)}
`;
}
