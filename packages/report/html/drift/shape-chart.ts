import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../format-number.ts';
import { fixed, label, segment, svg } from '../chart/frame.ts';
import type { Shape } from './rebin.ts';

const [width, height, floor, top] = [330, 136, 116, 6];
const [left, right] = [6, 324];

/** The reference as filled bars, the current data as an outline over them: a shift is where the two part. */
export function renderShape(shape: Shape, description: string): string {
  const { edges, reference, current } = shape;
  const highest = Math.max(...reference, ...current, Number.MIN_VALUE);
  const x = scaleLinear([edges[0]!, edges.at(-1)!], [left, right]);
  const y = scaleLinear([0, highest], [floor, top]);
  const bars = reference.map((share, bin) => {
    if (share === 0) return '';
    const [from, to] = [x(edges[bin]!), x(edges[bin + 1]!)];
    return `M${fixed(from + 0.4)},${floor}V${fixed(y(share))}H${fixed(to - 0.4)}V${floor}Z`;
  });
  const steps = current.map((share, bin) => `V${fixed(y(share))}H${fixed(x(edges[bin + 1]!))}`);
  const hasCurrent = current.some((share) => share > 0);
  const outline = `M${fixed(x(edges[0]!))},${floor}${steps.join('')}V${floor}`;
  const ticks = x.ticks(shape.isWhole ? Math.min(5, reference.length) : 4);
  const shown = shape.isWhole ? ticks.filter((tick) => Number.isInteger(tick)) : ticks;
  const axis = shown.map((tick) => {
    const at = Math.min(right - 14, Math.max(left + 14, x(tick)));
    return (
      segment('tick', [x(tick), floor], [x(tick), floor + 3]) +
      label({ x: at, y: height - 5 }, formatNumber(tick))
    );
  });
  const base = segment('axis', [left, floor], [right, floor]);
  return svg(
    { width, height },
    description,
    `<path class="ref" d="${bars.join('')}"/>${hasCurrent ? `<path class="cur" d="${outline}"/>` : ''}${base}${axis.join('')}`,
  );
}
