import { formatDurationMs } from '../config/duration.ts';
import type { Finding } from '../verdict/finding.ts';
import type { SpentBudget } from './alarm-budget.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { probabilityText, shortNumber } from './drift-words.ts';

/** The evidence of this run and those before it: 'evidence 14×, alarm at 20×'. */
export function budgetFinding(
  spent: SpentBudget,
  pValue: number,
  policy: DriftPolicy & { readonly alarmBudget: NonNullable<DriftPolicy['alarmBudget']> },
): Finding {
  const { reached, alarmAt, alarm, notCounted } = spent;
  const { falseAlarms, periodMs } = policy.alarmBudget;
  const promise = `at most ${shortNumber(falseAlarms)} false alarm${falseAlarms > 1 ? 's' : ''} in ${formatDurationMs(periodMs)}, however often it is looked`;
  const counted = notCounted === undefined ? '' : `. This run adds nothing: ${notCounted}`;
  return {
    check: 'alarm_budget',
    subject: 'dataset',
    verdict: alarm ? 'fail' : 'pass',
    severity: 'error',
    observed: {
      value: reached,
      unit: '×',
      method: `Shiryaev–Roberts e-detector over looks at separate rows; this run: p ${probabilityText(pValue)} for "fewer columns than drifted_share, and not the predictions, shifted by more than their threshold"`,
    },
    expected: `< ${shortNumber(alarmAt)}×`,
    message: `evidence ${shortNumber(reached)}×, alarm at ${shortNumber(alarmAt)}× (${promise})${counted}`,
    location: policy.locate(['budget']),
  };
}
