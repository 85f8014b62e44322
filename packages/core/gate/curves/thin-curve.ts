import type { Point } from './curve-rows.ts';

/**
 * At most `most` of the points, evenly along the length of the curve, both ends kept: a steep part keeps as many as it needs to look
 * the same. No point is moved or made up.
 */
export function thinCurve(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) return [...points];
  const along = lengths(points);
  const step = along.at(-1)! / (most - 1);
  const kept: Point[] = [points[0]!];
  let next = step;
  for (let index = 1; index < points.length - 1 && kept.length < most - 1; index++) {
    if (along[index]! < next) continue;
    kept.push(points[index]!);
    next = along[index]! + step;
  }
  kept.push(points.at(-1)!);
  return kept;
}

/** Of the way from the first point to each. */
function lengths(points: readonly Point[]): number[] {
  let total = 0;
  return points.map(([x, y], index) => {
    const [fromX, fromY] = points[Math.max(0, index - 1)]!;
    total += Math.abs(x - fromX) + Math.abs(y - fromY);
    return total;
  });
}
