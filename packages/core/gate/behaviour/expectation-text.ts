import { numberText } from '../number-text.ts';
import type { BehaviourTest } from './behaviour-policy.ts';

/** What a row must do, or for an invariance what it may not. */
export function expectationText({ expectation }: BehaviourTest): string {
  switch (expectation.kind) {
    case 'range': {
      const { minimum, maximum } = expectation;
      const text = (side: typeof minimum): string =>
        typeof side === 'number' ? numberText(side) : `the column ${side?.column}`;
      const parts = [
        ...(minimum === undefined ? [] : [`score ≥ ${text(minimum)}`]),
        ...(maximum === undefined ? [] : [`score ≤ ${text(maximum)}`]),
      ];
      return parts.join(' and ');
    }
    case 'class': {
      const { positive, threshold } = expectation;
      if (typeof positive === 'object')
        return `class as in the column ${positive.column} (threshold ${numberText(threshold)})`;
      return `score ${positive ? '≥' : 'below'} ${numberText(threshold)}`;
    }
    case 'within':
      return `score changes by more than ${numberText(expectation.tolerance)}`;
    case 'same-class':
      return `class changes (threshold ${numberText(expectation.threshold)})`;
    default:
      return directionText(expectation);
  }
}

function directionText({
  direction,
  atLeast,
  tolerance,
}: Extract<BehaviourTest['expectation'], { kind: 'direction' }>): string {
  if (direction === 'up' || direction === 'down') {
    return `score goes ${direction}${atLeast > 0 ? ` by at least ${numberText(atLeast)}` : ''}`;
  }
  const way = direction === 'not_up' ? 'up' : 'down';
  return `score does not go ${way}${tolerance > 0 ? ` by more than ${numberText(tolerance)}` : ''}`;
}
