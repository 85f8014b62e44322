import { spendBudget, type AlarmBudget, type Evidence } from '#core/drift/alarm-budget.ts';
import { evidentlyOfCategories } from '#core/drift/compat/evidently-default.ts';
import { benjaminiHochberg } from '#stats/multiple-testing.ts';
import { partialConjunctionPValue } from '#stats/partial-conjunction.ts';
import { judgedBy } from './false-alarms.ts';
import { RandomDraws } from './random-draws.ts';
import { columnOfCategories } from './simulated-columns.ts';

const hourMs = 3_600_000;
const hoursPerYear = 365 * 24;

/** Feeds looks to a detector, an hour apart. */
function detector(budget: AlarmBudget): (pValue: number) => boolean {
  let evidence: Evidence | undefined;
  let hour = 0;
  return (pValue) => {
    const before = evidence && { ...evidence, data: [] };
    const data = (hour++).toString(16).padStart(64, '0');
    const spent = spendBudget(budget, before, { pValue, now: hour * hourMs, data });
    evidence = spent.evidence;
    return spent.alarm;
  };
}

/** Years of hourly looks whose p-values are only just valid: the worst that the promise has to hold for. */
export function uniformYears(falseAlarms: number, years: number) {
  const draws = new RandomDraws(5);
  let [withAlarm, alarms] = [0, 0];
  const running = detector({ falseAlarms, periodMs: hoursPerYear * hourMs });
  for (let year = 0; year < years; year++) {
    const fresh = detector({ falseAlarms, periodMs: hoursPerYear * hourMs });
    let any = false;
    for (let hour = 0; hour < hoursPerYear; hour++) {
      const pValue = draws.uniform();
      if (fresh(pValue)) any = true;
      if (running(pValue)) alarms++;
    }
    if (any) withAlarm++;
  }
  return { falseAlarms, years, yearsWithAlarm: withAlarm / years, alarmsPerYear: alarms / years };
}

export interface YearOfChecks {
  readonly columns: number;
  readonly rowsPerHour: number;
  readonly hours: number;
  /** Alarms within a budget of one a year. */
  readonly budgetAlarms: number;
  /** Hours in which some column is called drifted, by our verdict on this hour alone. */
  readonly ownColumns: number;
  /** The same by Evidently's defaults: some column, and the data set. */
  readonly evidentlyColumns: number;
  readonly evidentlyDataset: number;
}

/** A year of hourly looks at columns that never drift, all against one and the same reference. */
export function yearOfChecks(
  columns: number,
  rowsPerHour: number,
  referenceRows: number,
): YearOfChecks {
  const draws = new RandomDraws(9);
  const weights = Array.from({ length: 10 }, (_, rank) => 1 / (rank + 2));
  const references = Array.from({ length: columns }, () =>
    draws.multinomial(weights, referenceRows),
  );
  const names = weights.map((_, rank) => `k${rank}`);
  const look = detector({ falseAlarms: 1, periodMs: hoursPerYear * hourMs });
  const found = { budgetAlarms: 0, ownColumns: 0, evidentlyColumns: 0, evidentlyDataset: 0 };
  for (let hour = 0; hour < hoursPerYear; hour++) {
    let theirs = 0;
    const pValues = references.map((reference) => {
      const current = draws.multinomial(weights, rowsPerHour);
      if (evidentlyOfCategories({ names, reference, current }).drifted) theirs++;
      const { statistic, threshold } = judgedBy('psi', columnOfCategories(reference, current))!;
      return Math.max(statistic.noShift, statistic.atMost(threshold.alert));
    });
    if (look(partialConjunctionPValue(pValues, Math.ceil(0.3 * columns)))) found.budgetAlarms++;
    if (benjaminiHochberg(pValues).some((p) => p <= 0.05)) found.ownColumns++;
    if (theirs > 0) found.evidentlyColumns++;
    if (theirs / columns >= 0.5) found.evidentlyDataset++;
  }
  return { columns, rowsPerHour, hours: hoursPerYear, ...found };
}
