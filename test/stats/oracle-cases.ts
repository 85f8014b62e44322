import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/** Cases of one oracle family, and the tool versions that made them. */
export function readOracle<Case>(name: string): { cases: readonly Case[]; madeBy: string } {
  const file = new URL(`../oracle/${name}.json`, import.meta.url);
  const { made_by: tools, cases } = JSON.parse(readFileSync(file, 'utf8')) as {
    made_by: Record<string, string>;
    cases: Case[];
  };
  const madeBy = Object.entries(tools)
    .map(([tool, version]) => `${tool} ${version}`)
    .join(', ');
  return { cases, madeBy };
}

/** |got − want| ≤ tolerance · max(1, |want|). */
export function closeTo(got: number, want: number, tolerance = 1e-9): boolean {
  return Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
}

/** `expect([got, want]).toBeCloseToOracle(tolerance)`: shows both numbers when they differ. */
expect.extend({
  toBeCloseToOracle(pair: unknown, tolerance: unknown) {
    const [got, want] = pair as [number, number];
    return {
      pass: closeTo(got, want, tolerance as number),
      message: () => `got ${got}, the oracle says ${want} (tolerance ${String(tolerance)})`,
    };
  },
});

declare module 'expect' {
  interface Matchers<R> {
    toBeCloseToOracle(tolerance: number): R;
  }
}
