import { seededRandom, type RandomSource } from '#stats/random-source.ts';

// Looking up a global inside Jest's sandbox costs more than calling it.
const { sqrt, log, cos, floor, PI } = Math;

/** Exact draws from the laws that counts follow; the same seed gives the same draws. */
export class RandomDraws {
  readonly #random: RandomSource;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** In (0, 1), with 53 bits. */
  uniform(): number {
    const high = this.#random.below(2 ** 26);
    const low = this.#random.below(2 ** 27);
    return (high * 2 ** 27 + low + 0.5) / 2 ** 53;
  }

  normal(): number {
    return sqrt(-2 * log(this.uniform())) * cos(2 * PI * this.uniform());
  }

  /** Shape ≥ 1: Marsaglia and Tsang 2000. */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const z = this.normal();
      const v = (1 + c * z) ** 3;
      if (v > 0 && log(this.uniform()) < 0.5 * z * z + d - d * v + d * log(v)) {
        return d * v;
      }
    }
  }

  /** Successes of n trials: halved by the law of the middle order statistic (Devroye 1986, X.4.3), then counted. */
  binomial(trials: number, chance: number): number {
    let [n, p, found] = [trials, Math.min(1, Math.max(0, chance)), 0];
    while (n > 40) {
      const middle = floor((n + 1) / 2);
      const a = this.gamma(middle);
      const at = a / (a + this.gamma(n + 1 - middle));
      if (at <= p) {
        found += middle;
        n -= middle;
        p = at === 1 ? 0 : (p - at) / (1 - at);
      } else {
        n = middle - 1;
        p /= at;
      }
    }
    for (let trial = 0; trial < n; trial++) if (this.uniform() < p) found++;
    return found;
  }

  /** How many of `rows` draws fall on each of these weights. */
  multinomial(weights: readonly number[], rows: number): number[] {
    let left = rows;
    let mass = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => {
      const count = left === 0 ? 0 : this.binomial(left, mass > 0 ? weight / mass : 0);
      left -= count;
      mass -= weight;
      return count;
    });
  }

  /**
   * Where, on the scale of ranks, the order statistics of these (ascending) ranks of n uniform values lie: what quantile
   * edges taken from n rows are.
   */
  orderStatistics(ranks: readonly number[], n: number): number[] {
    let [sum, before] = [0, 0];
    const sums = ranks.map((rank) => {
      if (rank > before) sum += this.gamma(rank - before);
      before = rank;
      return sum;
    });
    const whole = sum + this.gamma(n + 1 - before);
    return sums.map((one) => one / whole);
  }
}
