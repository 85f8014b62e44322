import type { DataFacts } from './data-facts.ts';
import { yamlText } from './yaml-text.ts';

/** drift.yaml: every comparable column, with the thresholds that the PSI literature uses. */
export function driftText(facts: DataFacts): string {
  const { label, profile } = facts;
  const exclude =
    label === undefined || profile.columns[label] === undefined
      ? ['# columns: { exclude: [label] } # columns that current data does not have']
      : [
          '# The label is compared like any other column. Leave it out when current data has none yet:',
          `# columns: { exclude: [${yamlText(label)}] }`,
        ];
  const lines = [
    '# When has the world moved on? drift-check reads it. Written by `trainyard init`.',
    '# Drift must be real (alpha, corrected over all columns) and large (effect): noise is no alarm, and',
    '# neither is a shift that is certain but tiny.',
    'version: 1',
    'reference: profile.json # summary of the data that the model was trained on; make it anew when you retrain',
    'method: auto # or one per column: { amount: psi, country: chi2 }',
    'alpha: 0.05',
    'correction: benjamini-hochberg',
    'effect:',
    '  psi: { alert: 0.1, retrain: 0.2 } # below 0.1 stable, above 0.2 a different population',
    'drifted_share: 0.3 # the data set has drifted when this share of the columns has',
    ...exclude,
    '# predictions: { column: score } # scores of the model in the current data',
    '# Dispatch a workflow when retraining is due (needs `actions: write`):',
    '# retrain: { workflow: retrain.yml, after: 2 of 3, cooldown: 24h, budget: 4 per 30d }',
  ];
  return `${lines.join('\n')}\n`;
}
