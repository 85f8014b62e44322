import { Type } from '@sinclair/typebox';
import { defineCheck, RuleProblem, type ColumnShape, type Target } from '../check-kind.ts';
import type { ShareCounts } from '../measure.ts';
import { expectedText, judgeShare } from '../row-check.ts';

const names = Type.Array(Type.String(), { minItems: 1, uniqueItems: true });

/**
 * Rows with the same features have the same label: where they do not, no model can be right. Features are all columns
 * but the label, `except`, and those whose `role` says that they are none; missing equals missing.
 */
export const labelConflicts = defineCheck({
  name: 'label_conflicts',
  aliases: ['conflicting_labels', 'no_label_conflicts'],
  scope: 'both',
  options: {
    label: Type.Optional(
      Type.String({
        description: "default: the column it stands under, or the one with 'role: label'",
      }),
    ),
    columns: Type.Optional(names),
    except: Type.Optional(names),
  },
  shorthand: 'label',
  tolerates: true,
  description: 'rows with the same features have the same label',
  problems: ({ columns, except }) =>
    columns && except
      ? [new RuleProblem("expected 'columns' or 'except', got both: name one of them", 'except')]
      : [],
  columnsOf: ({ label, columns, except }, own) =>
    [label ?? own, ...(columns ?? except ?? [])].filter((name) => name !== undefined),
  plan: (options, target) => {
    const label = labelOf(options.label, target);
    const features = featuresOf(options, label, target);
    const among = features.map(({ name }) => name).join(', ');
    if (features.length === 0) throw new RuleProblem('no feature is left to compare', 'except');
    const fault = `have another label than rows with the same ${shortened(among)}`;
    const judged = { fault, counted: 'rows', tolerance: target.tolerance } as const;
    return [
      {
        subject: label.name,
        expected: expectedText('one label for the same features', target.tolerance),
        measures: { conflicts: { kind: 'conflicts', label, features } },
        judge: ({ conflicts }) => {
          const { considered, failing } = conflicts as ShareCounts;
          const judgement = judgeShare({ considered, failing }, judged);
          if (judgement.outcome !== 'undecided') return judgement;
          return { ...judgement, message: 'no row has a label' };
        },
      },
    ];
  },
});

function labelOf(named: string | undefined, { column, roles, table }: Target): ColumnShape {
  const byRole = [...roles].find(([, role]) => role === 'label')?.[0];
  const wanted = named ?? column?.name ?? byRole;
  const found = table.columns.find(({ name }) => name === wanted);
  if (found) return found;
  throw new RuleProblem(
    wanted === undefined
      ? "expected the key 'label', or a column with 'role: label', got neither"
      : `${table.source} has no column '${wanted}'`,
    'label',
  );
}

function featuresOf(
  { columns, except = [] }: { readonly columns?: string[]; readonly except?: string[] },
  label: ColumnShape,
  { table, roles, columnNamed }: Target,
): ColumnShape[] {
  const chosen = columns
    ? columns.map((name) => columnNamed(name))
    : table.columns.filter(
        ({ name }) => !except.includes(name) && (roles.get(name) ?? 'feature') === 'feature',
      );
  return chosen.filter(({ name }) => name !== label.name);
}

const shownCharacters = 80;

function shortened(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters - 1)}…` : text;
}
