import { proposeContract } from '#core/contract/propose-contract.ts';
import type { Profile } from '#core/profile/profile.ts';
import { profileText } from '#core/profile/profile-text.ts';
import type { DataFacts } from './data-facts.ts';
import { driftText } from './drift-text.ts';
import { gatesText, type PredictionColumns } from './gates-text.ts';
import { rolloutText } from './rollout-text.ts';
import { monitorWorkflow, validateWorkflow } from './workflow-texts.ts';

export interface Predictions {
  /** As a workflow at the root of the repository would name it. */
  readonly path: string;
  readonly columns: PredictionColumns;
  readonly profile: Profile;
}

const schemas = 'https://raw.githubusercontent.com/trainyard/trainyard/v0/schemas';

/** Everything that `init` writes: text by path, relative to the root of the user's repository. */
export function repositoryTexts(
  facts: DataFacts,
  predictions: Predictions | undefined,
): ReadonlyMap<string, string> {
  const columns = predictions?.columns ?? {
    id: facts.id ?? 'id',
    label: facts.label ?? 'label',
    score: 'score',
  };
  const roles = {
    ...(facts.label === undefined ? {} : { label: facts.label }),
    ...(facts.id === undefined ? {} : { id: facts.id }),
  };
  return new Map([
    [
      'contract.yaml',
      withSchema('contract', proposeContract(facts.profile, roles, facts.evidence)),
    ],
    [
      'gates.yaml',
      withSchema(
        'gates',
        gatesText(predictions ? { ...facts, ...labelled(predictions) } : facts, columns),
      ),
    ],
    ['rollout.yaml', withSchema('rollout', rolloutText())],
    ['drift.yaml', withSchema('drift', driftText(facts))],
    ['profile.json', profileText(facts.profile)],
    ['.github/workflows/trainyard-validate.yml', validateWorkflow(facts.data, predictions?.path)],
    ['.github/workflows/trainyard-monitor.yml', monitorWorkflow(facts.data)],
  ]);
}

/** The gates are about the labels of the prediction table. */
function labelled({ profile, columns }: Predictions): Pick<DataFacts, 'profile' | 'label'> {
  return { profile, label: columns.label };
}

/** Editors with a YAML language server complete and check the file as it is written. */
function withSchema(name: string, text: string): string {
  return `# yaml-language-server: $schema=${schemas}/${name}.schema.json\n${text}`;
}
