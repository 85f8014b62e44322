import { tailBound } from '#stats/tail-bound.ts';
import { normalQuantile, normalSurvival } from '#stats/normal.ts';
let s = 12345;
const U = () => { s = (s + 0x6d2b79f5) | 0; let t = Math.imul(s ^ (s >>> 15), s | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296; };
// by upper tail prob p: Q(p); surv(x)
const laws: Record<string, { q: (p: number) => number; sf: (x: number) => number; lat?: number }> = {
  uniform: { q: (p) => 1 - p, sf: (x) => Math.max(0, Math.min(1, 1 - x)) },
  normal: { q: (p) => -normalQuantile(p), sf: normalSurvival },
  expo: { q: (p) => -Math.log(p), sf: (x) => Math.exp(-x) },
  expLow: { q: (p) => Math.log1p(-p), sf: (x) => -Math.expm1(Math.min(0, x)) },
  logn1: { q: (p) => Math.exp(-normalQuantile(p)), sf: (x) => normalSurvival(Math.log(x)) },
  logn2: { q: (p) => Math.exp(-2 * normalQuantile(p)), sf: (x) => normalSurvival(Math.log(x) / 2) },
  weib05: { q: (p) => Math.log(p) ** 2, sf: (x) => Math.exp(-Math.sqrt(x)) },
  pareto3: { q: (p) => p ** (-1 / 3), sf: (x) => x ** -3 },
  pareto1: { q: (p) => 1 / p, sf: (x) => 1 / x },
  t3mix: { q: (p) => (p > 0.01 ? -normalQuantile(p) : p ** (-1 / 2) / 4), sf: (x) => Math.max(normalSurvival(x), Math.min(0.01, 1 / (4 * x) ** 2)) },
  geom: { q: (p) => Math.floor(Math.log(p) / Math.log(0.7)), sf: (x) => 0.7 ** (Math.floor(x) + 1), lat: 1 },
};
const alpha = Number(process.argv[2] ?? 1e-4);
for (const n of [50, 200, 1000, 1e4, 1e6]) {
  for (const [name, law] of Object.entries(laws)) {
    const reps = n > 1000 ? 300 : 1000;
    let viol = 0; const widths: number[] = []; const shapes: number[] = []; let worst = 0; let heavy = 0; let violLight = 0;
    const k = Math.max(10, Math.min(250, Math.round(3 * Math.sqrt(n))));
    for (let r = 0; r < reps; r++) {
      let g = 0; const gs: number[] = [];
      for (let i = 0; i <= k; i++) { g += -Math.log(U()); gs.push(g); }
      const rest = n - k; const total = g + rest + Math.sqrt(rest) * -normalQuantile(U());
      const xs = gs.map((one) => law.q(one / total));
      const { bound, shape } = tailBound({ largest: xs, n, lattice: law.lat ?? 0 }, n, alpha);
      const p = -Math.expm1(n * Math.log1p(-law.sf(bound)));
      viol += p; worst = Math.max(worst, p);
      const med = law.q(0.5);
      const w = (bound - med) / (xs[0]! - med); widths.push(w); shapes.push(shape);
      if (w > 20) heavy++; else violLight += p;
    }
    widths.sort((a, b) => a - b); shapes.sort((a, b) => a - b);
    console.log(String(n).padEnd(8), name.padEnd(9), (viol / reps).toExponential(1), 'light', (violLight / reps).toExponential(1), 'unusable', (heavy / reps).toFixed(2), 'width', widths[reps >> 1]!.toPrecision(3), 'q90', widths[Math.floor(reps * 0.9)]!.toPrecision(3), 'shape', shapes[reps >> 1]!.toFixed(2));
  }
}
