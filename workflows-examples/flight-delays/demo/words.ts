import type { Interval } from '../../../packages/core/verdict/finding.ts';

/** 1978941 → '1 978 941', with narrow spaces that do not break. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US').replaceAll(',', '\u202F');
}

/** 0.1614 → '16.1 %'. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))}\u202F%`;
}

/** −0.0779, with a real minus sign. */
export function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
}

/** '[0.0200, 0.0228] at 95 %'; empty without an interval. */
export function bracket(interval: Interval | undefined): string {
  if (!interval) return '';
  const { lower, upper, level } = interval;
  return `[${signed(lower, 4)}, ${signed(upper, 4)}] at ${level * 100}\u202F%`;
}

/** 0.64101 → '0.641'. */
export function short(value: number): string {
  return value.toFixed(3);
}

/** '200: 1 748, 500: 14'. */
export function answersText(answers: Readonly<Record<string, number>>): string {
  return Object.entries(answers)
    .map(([status, number]) => `${status}: ${count(number)}`)
    .join(', ');
}
