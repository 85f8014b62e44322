import type { Condition } from './condition.ts';

/** The names of the columns that a condition looks at; undefined when it holds SQL, which may look at any. */
export function columnsOfCondition(condition: Condition): string[] | undefined {
  switch (condition.kind) {
    case 'sql':
      return undefined;
    case 'not':
      return columnsOfCondition(condition.condition);
    case 'all':
    case 'any': {
      const parts = condition.conditions.map((part) => columnsOfCondition(part));
      if (parts.includes(undefined)) return undefined;
      return [...new Set(parts.flatMap((part) => part ?? []))];
    }
    default:
      return [condition.column.name];
  }
}
