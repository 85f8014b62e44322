import { o as __toESM } from "./rolldown-runtime.js";
import { t as xoroshiro128plus } from "./vendor/pure-rand.js";
import { a as require_lib, i as require_lib$1, n as require_lib$5, o as require_lib$4, r as require_lib$2, s as require_lib$3, t as require_lib$6 } from "./vendor/stdlib.js";

// packages/stats/random-source.ts
/** xoroshiro128+ (Blackman and Vigna 2018) by way of pure-rand. */
function seededRandom(seed) {
	const generator = xoroshiro128plus(seed);
	for (let step = 0; step < 64; step++) generator.next();
	return { below: (limit) => (generator.next() >>> 0) * limit / 4294967296 >>> 0 };
}
/** Fisher–Yates, in place. */
function shuffle(values, random) {
	for (let last = values.length - 1; last > 0; last--) {
		const other = random.below(last + 1);
		const kept = values[last];
		values[last] = values[other];
		values[other] = kept;
	}
}

// packages/stats/draw-weights.ts
function unitCountOf({ sizes }) {
	return sizes.reduce((sum, size) => sum + size, 0);
}
/**
* How often each unit is drawn, draw d at d · units, of the draws `from` to `to` − 1. Every draw has a generator of its own, so the
* numbers do not depend on who makes which draws. A count above 255 would wrap, but needs one of k units to be drawn 256 times in k
* draws: probability < 1e-500.
*/
function fillWeights(weights, plan, from = 0, to = plan.draws) {
	const unitCount = unitCountOf(plan);
	for (let draw = from; draw < to; draw++) {
		const random = seededRandom(seedOfDraw(plan.seed, draw));
		let start = draw * unitCount;
		for (const size of plan.sizes) {
			for (let pick = 0; pick < size; pick++) weights[start + random.below(size)]++;
			start += size;
		}
	}
}
/** Other draws, other seeds: an odd multiplier is one to one on 32 bits, and so are the shifts (Steele et al. 2014, SplitMix). */
function seedOfDraw(seed, draw) {
	let mixed = (seed ^ Math.imul(draw + 1, 2654435761)) >>> 0;
	mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
	mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
	return mixed ^ mixed >>> 16 | 0;
}

// packages/stats/weighted-sums.ts
/**
* Draw d of `sums` at d · width, for the draws `from` to `to` − 1: a matrix product, two draws and four (or two) columns at a time, so
* that their sums stay in registers.
*/
function addWeightedSums(sums, job, from = 0, to = sums.length / job.width) {
	const { width } = job;
	for (let column = 0; column < width;) {
		const columns = width - column > 2 ? 4 : 2;
		const panel = panelOf(job, column, columns);
		const range = {
			from,
			to,
			column
		};
		if (columns === 4) sumFour(sums, job, {
			...range,
			panel
		});
		else sumTwo(sums, job, {
			...range,
			panel
		});
		column += columns;
	}
}
/** Some columns of the units, side by side; beyond the last column zeros. */
function panelOf({ units, unitCount, width }, column, columns) {
	const panel = new Float64Array(unitCount * columns);
	const present = Math.min(columns, width - column);
	for (let unit = 0; unit < unitCount; unit++) for (let k = 0; k < present; k++) panel[unit * columns + k] = units[unit * width + column + k];
	return panel;
}
function sumFour(sums, job, { panel, column, from, to }) {
	const { weights, unitCount, width } = job;
	const present = Math.min(4, width - column);
	const drawn = /* @__PURE__ */ new Float64Array(8);
	for (let draw = from; draw < to; draw += 2) {
		const other = Math.min(draw + 1, to - 1);
		pairOfFour(drawn, panel, {
			first: weights.subarray(draw * unitCount, (draw + 1) * unitCount),
			second: weights.subarray(other * unitCount, (other + 1) * unitCount)
		});
		for (let k = 0; k < present; k++) {
			sums[draw * width + column + k] = drawn[k];
			sums[other * width + column + k] = drawn[4 + k];
		}
	}
}
function sumTwo(sums, job, { panel, column, from, to }) {
	const { weights, unitCount, width } = job;
	const present = Math.min(2, width - column);
	const drawn = /* @__PURE__ */ new Float64Array(4);
	for (let draw = from; draw < to; draw += 2) {
		const other = Math.min(draw + 1, to - 1);
		pairOfTwo(drawn, panel, {
			first: weights.subarray(draw * unitCount, (draw + 1) * unitCount),
			second: weights.subarray(other * unitCount, (other + 1) * unitCount)
		});
		for (let k = 0; k < present; k++) {
			sums[draw * width + column + k] = drawn[k];
			sums[other * width + column + k] = drawn[2 + k];
		}
	}
}
function pairOfFour(drawn, panel, { first, second }) {
	let [a, b, c, d] = [
		0,
		0,
		0,
		0
	];
	let [e, f, g, h] = [
		0,
		0,
		0,
		0
	];
	for (let unit = 0, at = 0; unit < first.length; unit++, at += 4) {
		const one = first[unit];
		const two = second[unit];
		const p = panel[at];
		const q = panel[at + 1];
		const r = panel[at + 2];
		const s = panel[at + 3];
		a += one * p;
		b += one * q;
		c += one * r;
		d += one * s;
		e += two * p;
		f += two * q;
		g += two * r;
		h += two * s;
	}
	drawn[0] = a;
	drawn[1] = b;
	drawn[2] = c;
	drawn[3] = d;
	drawn[4] = e;
	drawn[5] = f;
	drawn[6] = g;
	drawn[7] = h;
}
function pairOfTwo(drawn, panel, { first, second }) {
	let [a, b, c, d] = [
		0,
		0,
		0,
		0
	];
	for (let unit = 0, at = 0; unit < first.length; unit++, at += 2) {
		const one = first[unit];
		const two = second[unit];
		const p = panel[at];
		const q = panel[at + 1];
		a += one * p;
		b += one * q;
		c += two * p;
		d += two * q;
	}
	drawn[0] = a;
	drawn[1] = b;
	drawn[2] = c;
	drawn[3] = d;
}

// packages/stats/error-e-process.ts
const defaultGrid = [
	1.25,
	1.5,
	2,
	3,
	5,
	10
];
function noRatioEvidence(test) {
	return {
		logTerms: test.grid.map(() => 0),
		logSafe: 0
	};
}
/** Adds one poll. A poll without traffic on one arm, or without events, adds nothing. */
function addRatioPoll(evidence, poll, test) {
	if (!(poll.canaryRequests > 0) || !(poll.baselineRequests > 0)) return evidence;
	if (poll.canaryEvents + poll.baselineEvents === 0) return evidence;
	const { ratioTolerated, ratioMax } = test;
	return {
		logTerms: evidence.logTerms.map((term, index) => term + logRatio(poll, test.grid[index] * ratioTolerated, ratioTolerated)),
		logSafe: ratioMax === void 0 ? 0 : evidence.logSafe + logRatio(poll, 1, ratioMax)
	};
}
/**
* ln E of everything seen, every event count divided by the design effect (1 = independent events).
* The logarithm of a mean of exponentials: a grid of zero alternatives is undefined and gives NaN.
*/
function logHarm(evidence, designEffect) {
	const terms = evidence.logTerms.map((term) => term / designEffect);
	const top = Math.max(...terms);
	const sum = terms.reduce((total, term) => total + Math.exp(term - top), 0);
	return top + Math.log(sum / terms.length);
}
/**
* ln of the likelihood ratio of one poll for ratio `alternative` against `tolerated`. θ is never formed: with
* A = n·alternative + m and T = n·tolerated + m the ratios are (alternative/tolerated)·(T/A) and T/A.
*/
function logRatio(poll, alternative, tolerated) {
	const n = poll.canaryRequests;
	const m = poll.baselineRequests;
	const shared = Math.log1p(n * (tolerated - alternative) / (n * alternative + m));
	const canary = Math.log(alternative / tolerated) + shared;
	return poll.canaryEvents * canary + poll.baselineEvents * shared;
}
/**
* How much ln S grows per canary request when both arms have the same event rate and the canary gets `share` of
* the traffic: turns missing evidence into requests still needed.
*/
function safetyPerCanaryRequest(rate, share, ratioMax) {
	if (!(rate > 0) || !(share > 0) || !(share < 1)) return 0;
	const perRequest = {
		canaryRequests: share,
		baselineRequests: 1 - share
	};
	const events = {
		canaryEvents: rate * share,
		baselineEvents: rate * (1 - share)
	};
	return logRatio({
		...perRequest,
		...events
	}, 1, ratioMax) / share;
}

// packages/stats/rate-limit-e-process.ts
const harmGrid = [
	1.25,
	1.5,
	2,
	3,
	5,
	10
].map((factor) => ({
	factor,
	weight: 1
}));
/** Half of the weight on "no events at all", the commonest case of a healthy service. */
const safetyGrid = [
	{
		factor: 0,
		weight: 1 / 2
	},
	{
		factor: .1,
		weight: 1 / 6
	},
	{
		factor: .25,
		weight: 1 / 6
	},
	{
		factor: .5,
		weight: 1 / 6
	}
];
/** ln E against "rate ≤ limit"; 0 without requests. `limit` in (0, 1). */
function logAboveLimit(counts, limit, designEffect) {
	const possible = harmGrid.filter(({ factor }) => factor * limit < 1);
	return possible.length === 0 ? 0 : logMeanRatio(counts, possible, {
		limit,
		designEffect
	});
}
/** ln E against "rate ≥ limit"; 0 without requests. `limit` in (0, 1). */
function logBelowLimit(counts, limit, designEffect) {
	return logMeanRatio(counts, safetyGrid, {
		limit,
		designEffect
	});
}
/**
* Requests after which ln E against "rate ≥ limit" is expected to reach `logBound` when the rate is `rate`;
* undefined when it never will.
*/
function requestsToShowBelow(logBound, { rate, limit }) {
	const each = safetyGrid.map(({ factor, weight }) => {
		const growth = perRequest(rate, factor * limit, limit);
		return growth > 0 ? (logBound - Math.log(weight)) / growth : Infinity;
	});
	const fewest = Math.min(...each);
	return Number.isFinite(fewest) ? Math.ceil(fewest) : void 0;
}
/** Expected growth of one log-likelihood ratio per request; an impossible event is −Infinity. */
function perRequest(rate, alternative, limit) {
	return (rate === 0 ? 0 : rate * Math.log(alternative / limit)) + (1 - rate) * (Math.log1p(-alternative) - Math.log1p(-limit));
}
function logMeanRatio(counts, alternatives, against) {
	const { limit, designEffect } = against;
	if (!(counts.requests > 0)) return 0;
	const rate = Math.min(1, counts.events / counts.requests);
	const size = counts.requests / designEffect;
	const terms = alternatives.map(({ factor }) => size * perRequest(rate, factor * limit, limit));
	const top = Math.max(...terms);
	const weights = alternatives.reduce((sum, one) => sum + one.weight, 0);
	const mean = terms.reduce((sum, term, index) => sum + alternatives[index].weight * Math.exp(term - top), 0);
	return top + Math.log(mean / weights);
}

// packages/stats/design-effect.ts
const noDispersion = {
	polls: 0,
	events: 0,
	requests: 0,
	squaresPerRequest: 0
};
/** Adds one poll; a poll without requests adds nothing. */
function addDispersionPoll(sums, poll) {
	if (!(poll.requests > 0)) return sums;
	return {
		polls: sums.polls + 1,
		events: sums.events + poll.events,
		requests: sums.requests + poll.requests,
		squaresPerRequest: sums.squaresPerRequest + poll.events * poll.events / poll.requests
	};
}
const fewestPolls = 5;
/** At least 1. Fewer than five polls, or no events: nothing to estimate from, 1. */
function designEffect(sums) {
	if (sums.polls < fewestPolls || !(sums.events > 0)) return 1;
	return Math.max(1, pearson(sums) / (sums.polls - 1));
}
/** What is assumed about bursts before anything is known, counted like one more degree of freedom. */
const assumedBurst = 10;
/**
* The same for raising an alarm: starts at ten, so that a single burst right after the start is no alarm, and
* comes down to the estimate as polls come in. At least 1.
*/
function cautiousDesignEffect(sums) {
	if (sums.polls < 2 || !(sums.events > 0)) return assumedBurst;
	return Math.max(1, (assumedBurst + pearson(sums)) / sums.polls);
}
/** Pearson's statistic on polls − 1 degrees of freedom. */
function pearson({ events, requests, squaresPerRequest }) {
	return squaresPerRequest / (events / requests) - events;
}

// packages/stats/split-e-process.ts
var import_lib$6 = /* @__PURE__ */ __toESM(require_lib(), 1);
/**
* ln of the Beta–binomial mixture against a fixed canary share ρ:
* ln B(a + C, b + B) − ln B(a, b) − C ln ρ − B ln(1 − ρ). P(it ever reaches ln(1/α)) ≤ α when the share is ρ.
* Lindon and Malek, NeurIPS 2022 (arXiv 2011.03567). No requests: 0. A share of 0 or 1 with requests on the
* other arm is impossible under H0: Infinity.
*/
function logSplitEvidence(counts, share, prior) {
	const { canary, baseline } = counts;
	const [a, b] = prior;
	if (canary + baseline === 0) return 0;
	const underNull = timesLog(canary, share) + timesLog(baseline, 1 - share);
	return (0, import_lib$6.default)(a + canary, b + baseline) - (0, import_lib$6.default)(a, b) - underNull;
}
/**
* The same against every share within `tolerance` of the requested one: the least evidence over that range,
* which is reached at the share nearest to the observed one. Valid because it is at most the evidence
* against the true share.
*/
function logSplitEvidenceWithin(counts, share, tolerance) {
	const total = counts.canary + counts.baseline;
	if (total === 0) return 0;
	const observed = counts.canary / total;
	const nearest = Math.min(Math.max(observed, share - tolerance), share + tolerance);
	const centre = Math.min(Math.max(share, .01), .99);
	return logSplitEvidence(counts, nearest, [10 * centre, 10 * (1 - centre)]);
}
function timesLog(count, share) {
	return count === 0 ? 0 : count * Math.log(share);
}

// packages/stats/normal.ts
var import_lib$2 = /* @__PURE__ */ __toESM(require_lib$3(), 1);
var import_lib$3 = /* @__PURE__ */ __toESM(require_lib$4(), 1);
var import_lib$4 = /* @__PURE__ */ __toESM(require_lib$1(), 1);
var import_lib$5 = /* @__PURE__ */ __toESM(require_lib$2(), 1);
/** P(Z ≤ z) of the standard normal law. NaN stays NaN. */
function normalCdf(z) {
	return .5 * (0, import_lib$4.default)(-z / Math.SQRT2);
}
/** P(Z > z), exact to the last digits also far out, where `1 − normalCdf(z)` would be 0. */
function normalSurvival(z) {
	return .5 * (0, import_lib$4.default)(z / Math.SQRT2);
}
/** The z with P(Z ≤ z) = p; ±Infinity at 0 and 1, NaN outside. For upper tails use −normalQuantile(tail). */
function normalQuantile(p) {
	return p === .5 ? 0 : -Math.SQRT2 * (0, import_lib$5.default)(2 * p);
}
/** The half-width, in standard errors, of a two-sided interval: 1.96 at level 0.95. */
function criticalValue(level) {
	return -normalQuantile((1 - level) / 2);
}

// packages/stats/wilson-interval.ts
/**
* Score interval of a proportion (Wilson 1927), two-sided at `level`. Keeps its error rate at 0 and at n successes,
* where the textbook p ± z·se has no width at all. n = 0 knows nothing: [0, 1].
*/
function wilsonInterval(successes, n, level) {
	return wilsonBounds(successes, n, criticalValue(level));
}
/** The same with the half-width given in standard errors. */
function wilsonBounds(successes, n, z) {
	if (n === 0) return {
		lower: 0,
		upper: 1
	};
	const p = successes / n;
	const shrink = 1 + z * z / n;
	const center = (p + z * z / (2 * n)) / shrink;
	const halfWidth = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / shrink;
	return {
		lower: successes === 0 ? 0 : Math.max(0, center - halfWidth),
		upper: successes === n ? 1 : Math.min(1, center + halfWidth)
	};
}

// packages/stats/multiple-testing.ts
/** Holm 1979: controls the chance of any false rejection. NaN stays NaN and does not count as a test. */
const holm = (pValues) => {
	const order = ascending(pValues);
	const adjusted = pValues.map(() => NaN);
	let running = 0;
	for (const [rank, index] of order.entries()) {
		running = Math.max(running, pValues[index] * (order.length - rank));
		adjusted[index] = Math.min(1, running);
	}
	return adjusted;
};
/** Benjamini and Hochberg 1995: controls the expected share of false rejections. NaN as in `holm`. */
const benjaminiHochberg = (pValues) => {
	const order = ascending(pValues);
	const adjusted = pValues.map(() => NaN);
	let running = 1;
	for (let rank = order.length; rank >= 1; rank--) {
		const index = order[rank - 1];
		running = Math.min(running, pValues[index] / (rank / order.length));
		adjusted[index] = running;
	}
	return adjusted;
};
/** Every hypothesis on its own. */
const uncorrected = (pValues) => [...pValues];
function ascending(pValues) {
	return [...pValues.keys()].filter((index) => !Number.isNaN(pValues[index])).sort((a, b) => pValues[a] - pValues[b]);
}

// packages/stats/saddle-point.ts
const halfLogTwoPi = .5 * Math.log(2 * Math.PI);
/** ln Γ(a + 1) − [(a + ½)·ln a − a + ½·ln 2π]: what Stirling's formula leaves out. a > 0. */
function stirlingError(a) {
	if (a < 16) return (0, import_lib$2.default)(a + 1) - (a + .5) * Math.log(a) + a - halfLogTwoPi;
	const square = 1 / (a * a);
	return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))))) / a;
}
/** Deviance a·ln(a/x) + x − a, exact also where a ≈ x. a, x > 0. */
function deviance(a, x) {
	const relative = (x - a) / a;
	if (Math.abs(relative) > .1) return a * Math.log(a / x) + x - a;
	const v = relative / (2 + relative);
	let sum = relative * v;
	let power = v;
	for (let odd = 3; odd < 60; odd += 2) {
		power *= v * v;
		const term = 2 * power / odd;
		sum -= term;
		if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
	}
	return a * sum;
}
/** Poisson probability of k (not only whole k) at mean x: x^k·e^(−x)/Γ(k + 1). */
function poissonProbability(k, mean) {
	if (mean === 0) return k === 0 ? 1 : 0;
	if (k === 0) return Math.exp(-mean);
	if (k < 1) return Math.exp(k * Math.log(mean) - mean - (0, import_lib$2.default)(k + 1));
	return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
}
/** Binomial probability of k out of n at probability p. */
function binomialProbability(k, n, p) {
	if (p <= 0) return k === 0 ? 1 : 0;
	if (p >= 1) return k === n ? 1 : 0;
	if (k === 0) return Math.exp(n * (0, import_lib$3.default)(-p));
	if (k === n) return Math.exp(n * Math.log(p));
	const rest = n - k;
	const exponent = stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p) - deviance(rest, n * (1 - p));
	return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * rest));
}

// packages/stats/regularized-gamma.ts
const relativePrecision$1 = 1e-16;
/** Lower regularised incomplete gamma function P(a, x), a > 0, x ≥ 0. */
function gammaP(a, x) {
	if (x <= 0) return 0;
	if (x === Infinity) return 1;
	return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}
/** Upper regularised incomplete gamma function Q(a, x) = 1 − P(a, x), to full relative precision in the tail. */
function gammaQ(a, x) {
	if (x <= 0) return 1;
	if (x === Infinity) return 0;
	return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
function lowerSeries(a, x) {
	let term = 1;
	let sum = 1;
	for (let k = 1; term > relativePrecision$1 * sum; k++) {
		term *= x / (a + k);
		sum += term;
	}
	return poissonProbability(a, x) * sum;
}
/** Legendre's continued fraction by the modified method of Lentz. */
function upperFraction(a, x) {
	let b = x + 1 - a;
	let c = Infinity;
	let d = 1 / b;
	let fraction = d;
	for (let k = 1; k < 1e7; k++) {
		const numerator = k * (a - k);
		b += 2;
		d = 1 / (numerator * d + b);
		c = b + numerator / c;
		const factor = c * d;
		fraction *= factor;
		if (Math.abs(factor - 1) < 4 * relativePrecision$1) break;
	}
	return poissonProbability(a, x) * a * fraction;
}

// packages/stats/chi-square-distribution.ts
/** P(X > x) for χ² with `df` degrees of freedom; with df 0 all mass is at 0. */
function chiSquareSurvival(x, df) {
	if (Number.isNaN(x) || Number.isNaN(df) || df < 0) return NaN;
	if (x <= 0) return df === 0 && x === 0 ? 0 : 1;
	return df === 0 ? 0 : gammaQ(df / 2, x / 2);
}
/** P(X ≤ x) for χ² with `df` degrees of freedom. */
function chiSquareCdf(x, df) {
	if (Number.isNaN(x) || Number.isNaN(df) || df < 0) return NaN;
	if (df === 0) return x < 0 ? 0 : 1;
	return gammaP(df / 2, x / 2);
}
/** The x with P(X > x) = p, by bisection to the last digit. 0 < p < 1, df ≥ 1. */
function chiSquareCritical(p, df) {
	let high = df + 10;
	while (chiSquareSurvival(high, df) > p) high *= 2;
	return bisect(0, high, (x) => chiSquareSurvival(x, df) > p);
}
/**
* P(X > x) for the noncentral χ² with noncentrality λ: Σ Poisson(j; λ/2)·Q(df/2 + j, x/2).
* All terms are positive and each Q follows from the one before by adding, so tiny tails keep their digits.
*/
function noncentralChiSquareSurvival(x, df, noncentrality) {
	if (noncentrality === 0) return chiSquareSurvival(x, df);
	if (x <= 0) return 1;
	if (x === Infinity) return 0;
	const { half, center, shape, first, last } = mixtureRange(x, df, noncentrality, "upper");
	let weight = poissonProbability(first, center);
	let tail = shape + first > 0 ? gammaQ(shape + first, half) : 0;
	let step = poissonProbability(shape + first, half);
	let sum = 0;
	for (let j = first; j <= last; j++) {
		sum += weight * tail;
		weight *= center / (j + 1);
		tail += step;
		step *= half / (shape + j + 1);
	}
	return Math.min(1, sum);
}
/** P(X ≤ x) for the noncentral χ²; keeps its digits in the lower tail. */
function noncentralChiSquareCdf(x, df, noncentrality) {
	if (noncentrality === 0) return chiSquareCdf(x, df);
	if (x <= 0) return df === 0 && x === 0 ? Math.exp(-noncentrality / 2) : 0;
	if (x === Infinity) return 1;
	const { half, center, shape, first, last } = mixtureRange(x, df, noncentrality, "lower");
	let weight = poissonProbability(last, center);
	let tail = gammaP(shape + last, half);
	let step = poissonProbability(shape + last, half);
	let sum = 0;
	for (let j = last; j >= first; j--) {
		sum += weight * tail;
		weight *= j / center;
		step *= (shape + j) / half;
		tail += step;
	}
	return Math.min(1, sum);
}
/**
* The noncentrality at which a χ² test of level `alpha` has the given power: what the test can detect.
*/
function detectableNoncentrality(alpha, power, df) {
	const critical = chiSquareCritical(alpha, df);
	let high = critical + 10;
	while (noncentralChiSquareSurvival(critical, df, high) < power) high *= 2;
	return bisect(0, high, (value) => noncentralChiSquareSurvival(critical, df, value) < power);
}
/**
* Which Poisson terms matter. The summand peaks at λ/2, except in a tail, where it peaks where
* j·(j + df/2) = λ/2·x/2 (ratio of neighbouring terms = 1); around the peak it falls like a Poisson law.
*/
function mixtureRange(x, df, noncentrality, tail) {
	const half = x / 2;
	const center = noncentrality / 2;
	const shape = df / 2;
	const inTail = tail === "upper" ? half > shape + center : half < shape + center;
	const tilted = (Math.sqrt(shape * shape + 4 * center * half) - shape) / 2;
	const peak = inTail ? tilted : center;
	const width = 15 * Math.sqrt(peak + 1) + 40;
	let first = Math.max(0, Math.floor(peak - width));
	let last = Math.ceil(peak + width);
	const isLost = (j) => poissonProbability(shape + j, half) < 1e-290;
	if (inTail && tail === "upper") while (first < last && isLost(first)) first++;
	if (inTail && tail === "lower") while (first < last && isLost(last)) last--;
	return {
		half,
		center,
		shape,
		first,
		last
	};
}
/** The point where `below` turns from true to false. */
function bisect(low, high, below) {
	for (let step = 0; step < 200; step++) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) break;
		if (below(middle)) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

// packages/stats/psi.ts
/**
* Population stability index with ½ added to every bin of both sides (Jeffreys), so that an empty bin is
* rare rather than infinite; then p = (a + ½)/(n + B/2). NaN when a side has no rows.
* @param reference and current: counts over the same bins.
*/
function psi(reference, current) {
	const bins = reference.length;
	const [n, m] = [total$4(reference), total$4(current)];
	if (n === 0 || m === 0) return {
		value: NaN,
		bins,
		scaled: NaN
	};
	let value = 0;
	for (let bin = 0; bin < bins; bin++) {
		const p = (reference[bin] + .5) / (n + bins / 2);
		const q = (current[bin] + .5) / (m + bins / 2);
		value += (p - q) * Math.log(p / q);
	}
	return {
		value,
		bins,
		scaled: value * n * m / (n + m)
	};
}
/** Chance of a PSI at least this large when nothing shifted (Yurdakul 2018). 1 with fewer than two bins. */
function psiNoShiftPValue({ scaled, bins }) {
	return bins < 2 ? 1 : chiSquareSurvival(scaled, bins - 1);
}
/** nm/(n + m): the rows that a two-sample comparison is worth. */
function effectiveSize$1({ reference, current }) {
	return reference * current / (reference + current);
}
function total$4(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// packages/stats/chi-square-test.ts
/**
* Pearson's χ² test of independence on a table of counts, as `scipy.stats.chi2_contingency`: with one degree
* of freedom Yates' correction moves each count towards its expectation by at most ½, never past it.
*/
function chiSquareContingency(table, options = { yates: true }) {
	const rows = table.map((row) => total$3(row));
	const columns = (table[0] ?? []).map((_, column) => total$3(table.map((row) => row[column])));
	const all = total$3(rows);
	const degreesOfFreedom = (rows.length - 1) * (columns.length - 1);
	const undefinedResult = {
		statistic: NaN,
		pValue: NaN,
		degreesOfFreedom
	};
	if (rows.some((count) => count === 0) || columns.some((count) => count === 0) || all === 0) return undefinedResult;
	if (degreesOfFreedom === 0) return {
		statistic: 0,
		pValue: 1,
		degreesOfFreedom
	};
	const correct = options.yates && degreesOfFreedom === 1;
	let statistic = 0;
	for (const [row, counts] of table.entries()) for (const [column, count] of counts.entries()) {
		const expected = rows[row] * columns[column] / all;
		const gap = Math.abs(count - expected);
		statistic += (gap - (correct ? Math.min(.5, gap) : 0)) ** 2 / expected;
	}
	return {
		statistic,
		pValue: chiSquareSurvival(statistic, degreesOfFreedom),
		degreesOfFreedom
	};
}
/** The same for two samples over the same categories; those empty in both do not count. */
function chiSquareTwoSample(reference, current, options) {
	const present = [...reference.keys()].filter((bin) => reference[bin] + current[bin] > 0);
	return chiSquareContingency([reference, current].map((counts) => present.map((bin) => counts[bin])), options);
}
function total$3(values) {
	return values.reduce((sum, value) => sum + value, 0);
}

// packages/stats/cauchy-combination.ts
/**
* One p-value from several that may depend on each other: the tail of a Cauchy law at the weighted mean of tan((½ − p)·π)
* (Liu and Xie, JASA 115, 2020). Nearly as sharp as the best of them, and in the tail it holds its level whatever the
* dependence. NaN do not count; NaN when there is nothing else.
*/
function cauchyCombination(tests) {
	const known = tests.filter(({ pValue }) => !Number.isNaN(pValue));
	if (known.length === 0) return NaN;
	if (known.some(({ pValue }) => pValue <= 0)) return 0;
	const weights = known.reduce((sum, { weight }) => sum + weight, 0);
	const at = known.reduce((sum, { pValue, weight }) => sum + weight * cotangent(pValue), 0) / weights;
	return at > 1e3 ? Math.atan(1 / at) / Math.PI : .5 - Math.atan(at) / Math.PI;
}
/** tan((½ − p)·π), with its digits for tiny p. p = 1 says "no sign of it", not "the opposite is certain". */
function cotangent(pValue) {
	return 1 / Math.tan(Math.min(pValue, .99) * Math.PI);
}

// packages/stats/conditional-chi-square.ts
/**
* Chance of a Pearson χ² at least as large when two samples fall into the same cells with the same shares. χ² given both
* margins has a known mean and variance (Dawson, Biometrika 41, 1954); a gamma law with these two replaces the limit law,
* which is too light where few rows are expected. 1 with fewer than two cells in use; NaN when a side has no row.
*/
function conditionalChiSquarePValue(reference, current) {
	const [n, m] = [total$2(reference), total$2(current)];
	if (n === 0 || m === 0) return NaN;
	const rows = n + m;
	let [statistic, cells, inverse] = [
		0,
		0,
		0
	];
	for (const [cell, a] of reference.entries()) {
		const sum = a + current[cell];
		if (sum === 0) continue;
		cells++;
		inverse += rows / sum;
		statistic += (a * m - current[cell] * n) ** 2 / (sum * n * m);
	}
	if (cells < 2) return 1;
	const { mean, variance } = momentsOf$1({
		rows,
		cells,
		inverse,
		n,
		m
	});
	if (!(variance > 0)) return statistic > mean ? 0 : 1;
	const scale = variance / mean;
	return gammaQ(mean / scale, statistic / scale);
}
function momentsOf$1({ rows: N, cells, inverse, n, m }) {
	const mean = N * (cells - 1) / (N - 1);
	if (N < 4) return {
		mean,
		variance: 0
	};
	const spread = (groups) => (groups - 1) * (N - groups) / (N - 1);
	const uneven = (sum, groups) => (sum - groups * groups) / (N - 2);
	const [v1, w1] = [spread(2), uneven(N / n + N / m, 2)];
	const [v2, w2] = [spread(cells), uneven(inverse, cells)];
	return {
		mean,
		variance: 2 * N / (N - 3) * (v1 - w1) * (v2 - w2) + N * N / (N - 1) * w1 * w2
	};
}
function total$2(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// packages/stats/rank-components.ts
/** Location, spread, skewness, tails. */
const mostComponents = 4;
/** A score that fewer rows than this carry in the smaller sample has no normal law yet (as Cochran's rule for χ²). */
const smallestExpected = 5;
/**
* How two samples over the same ordered cells differ, taken apart: standard normal numbers for location (van der Waerden's
* normal scores), spread (Klotz), skewness and tails, independent of each other when nothing shifted. They are the orthogonal
* polynomials of the normal scores of the common ranks, a two-sample smooth test (Neyman 1937; Rayner and Best 1989); a cell's
* rows share the mean rank. Mean and variance are those given both margins, so ties do not matter. Fewer numbers come back where
* the cells cannot carry four.
*/
function rankComponents(reference, current) {
	const rows = reference.map((count, cell) => count + current[cell]);
	const n = total$1(reference);
	const all = total$1(rows);
	const m = all - n;
	if (n === 0 || m === 0 || all < 3) return [];
	const scores = normalScores(rows, all);
	const sampling = n * m / (all * (all - 1));
	const largestSquare = Math.min(n, m) / smallestExpected / all;
	const basis = [rows.map(() => 1 / Math.sqrt(all))];
	const components = [];
	while (components.length < mostComponents) {
		const next = orthonormal(basis.at(-1).map((value, cell) => value * scores[cell]), basis, rows);
		if (!next || next.some((value, cell) => rows[cell] > 0 && value * value > largestSquare)) break;
		basis.push(next);
		const sum = next.reduce((part, value, cell) => part + value * current[cell], 0);
		components.push(sum / Math.sqrt(sampling));
	}
	return components;
}
function normalScores(rows, all) {
	let below = 0;
	return rows.map((count) => {
		const middle = (below + count / 2) / all;
		below += count;
		return count === 0 ? 0 : normalQuantile(middle);
	});
}
/** Undefined when nothing is left of it: the cells carry no further polynomial. */
function orthonormal(candidate, basis, rows) {
	const size = inner(candidate, candidate, rows);
	let rest = [...candidate];
	for (let round = 0; round < 2; round++) for (const one of basis) {
		const part = inner(rest, one, rows);
		rest = rest.map((value, cell) => value - part * one[cell]);
	}
	const left = inner(rest, rest, rows);
	if (!(left > 1e-9 * size)) return void 0;
	return rest.map((value) => value / Math.sqrt(left));
}
function inner(a, b, rows) {
	return a.reduce((sum, value, cell) => sum + value * b[cell] * rows[cell], 0);
}
function total$1(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// packages/stats/sorted-search.ts
/** How many values are below `limit`; `sorted` ascends. */
function lowerBound(sorted, limit) {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (sorted[middle] < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** How many values are at most `limit`; `sorted` ascends, and the answer is known to be at least `from`. */
function upperBound(sorted, limit, from = 0) {
	let low = from;
	let high = sorted.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (sorted[middle] <= limit) low = middle + 1;
		else high = middle;
	}
	return low;
}

// packages/stats/shares.ts
/** Weights as shares of their sum. NaN everywhere when the sum is 0. */
function shares(weights) {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight) => weight / sum);
}

// packages/stats/hellinger.ts
/** Hellinger distance ‖√p − √q‖₂/√2 of two histograms over the same bins: 0 equal, 1 disjoint. */
function hellingerDistance(reference, current) {
	const [p, q] = [shares(reference), shares(current)];
	let sum = 0;
	for (let bin = 0; bin < p.length; bin++) sum += (Math.sqrt(p[bin]) - Math.sqrt(q[bin])) ** 2;
	return Math.sqrt(sum / 2);
}

// packages/stats/jensen-shannon.ts
/**
* Jensen–Shannon divergence in nats (at most ln 2) of two histograms over the same bins; each is
* normalised first. Lin 1991.
*/
function jensenShannonDivergence(reference, current) {
	const [p, q] = [shares(reference), shares(current)];
	let sum = 0;
	for (let bin = 0; bin < p.length; bin++) {
		const middle = (p[bin] + q[bin]) / 2;
		sum += towards(p[bin], middle) + towards(q[bin], middle);
	}
	return Math.max(0, sum / 2);
}
/** The distance: square root of the divergence, as `scipy.spatial.distance.jensenshannon` (natural logarithm). */
function jensenShannonDistance(reference, current) {
	return Math.sqrt(jensenShannonDivergence(reference, current));
}
function towards(share, middle) {
	return share === 0 ? 0 : share * Math.log(share / middle);
}

// packages/stats/kullback-leibler.ts
/**
* Kullback–Leibler divergence Σ p·ln(p/q) in nats of the reference from the current histogram, each
* normalised, as `scipy.stats.entropy(p, q)`. Infinite where a bin is empty in `current` alone.
*/
function kullbackLeiblerDivergence(reference, current) {
	const [p, q] = [shares(reference), shares(current)];
	let sum = 0;
	for (let bin = 0; bin < p.length; bin++) if (p[bin] !== 0) sum += p[bin] * Math.log(p[bin] / q[bin]);
	return sum;
}

// packages/stats/durbin-matrix.ts
/**
* P(Dₙ < x), exactly: the middle entry of the n-th power of Durbin's matrix, times n!/nⁿ.
* G. Marsaglia, W. W. Tsang, J. Wang, "Evaluating Kolmogorov's Distribution" (Journal of Statistical
* Software 8/18, 2003). Costs O((nx)³·log n). 1/(2n) ≤ x < 1.
*/
function durbinCdf(n, x) {
	const k = Math.ceil(n * x);
	const size = 2 * k - 1;
	const power = matrixPower(durbinMatrix(k, k - n * x), size, n);
	let value = power.entries[(k - 1) * size + (k - 1)];
	let exponent = power.exponent;
	for (let i = 1; i <= n; i++) {
		value *= i / n;
		if (value < 1e-140) {
			value *= 1e140;
			exponent -= 140;
		}
	}
	return exponent < -400 ? 0 : value * 10 ** exponent;
}
/** Row-major (2k−1)×(2k−1): 1/(i−j+1)! on and below the first superdiagonal, with the edges cut by h. */
function durbinMatrix(k, h) {
	const size = 2 * k - 1;
	const matrix = new Float64Array(size * size);
	const inverseFactorial = new Float64Array(size + 2).fill(1);
	for (let i = 1; i < inverseFactorial.length; i++) inverseFactorial[i] = inverseFactorial[i - 1] / i;
	for (let i = 0; i < size; i++) for (let j = 0; j <= Math.min(i + 1, size - 1); j++) matrix[i * size + j] = inverseFactorial[i - j + 1];
	for (let i = 0; i < size; i++) {
		const cut = h ** (i + 1) * inverseFactorial[i + 1];
		matrix[i * size] -= cut;
		matrix[(size - 1) * size + (size - 1 - i)] -= cut;
	}
	if (h > .5) matrix[(size - 1) * size] += (2 * h - 1) ** size * inverseFactorial[size];
	return matrix;
}
function matrixPower(matrix, size, power) {
	let result;
	let base = {
		entries: matrix,
		exponent: 0
	};
	for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
		if (rest % 2 === 1) result = result ? product(result, base, size) : base;
		if (rest > 1) base = product(base, base, size);
	}
	return result;
}
function product(left, right, size) {
	const entries = new Float64Array(size * size);
	for (let i = 0; i < size; i++) for (let k = 0; k < size; k++) {
		const factor = left.entries[i * size + k];
		if (factor === 0) continue;
		for (let j = 0; j < size; j++) entries[i * size + j] += factor * right.entries[k * size + j];
	}
	const exponent = left.exponent + right.exponent;
	const middle = Math.floor(size / 2);
	if (entries[middle * size + middle] < 1e140) return {
		entries,
		exponent
	};
	return {
		entries: entries.map((entry) => entry * 1e-140),
		exponent: exponent + 140
	};
}

// packages/stats/smirnov-distribution.ts
const longestSum = 1e6;
/**
* P(Dₙ⁺ ≥ x) of the one-sided Kolmogorov–Smirnov statistic of n values (Smirnov 1944):
* x·Σⱼ C(n, j)·(x + j/n)^(j−1)·(1 − x − j/n)^(n−j) over j ≤ n(1 − x). All terms are positive.
*/
function smirnovSurvival(n, x) {
	if (x <= 0) return 1;
	if (x >= 1) return 0;
	if (n > longestSum) {
		const reach = 6 * n * x + 1;
		return Math.exp(-(reach * reach) / (18 * n));
	}
	let sum = 0;
	for (let j = 0; j <= Math.floor(n * (1 - x)); j++) {
		const p = x + j / n;
		if (p >= 1) break;
		sum += binomialProbability(j, n, p) / p;
	}
	return Math.min(1, x * sum);
}

// packages/stats/kolmogorov-distribution.ts
/**
* P(Dₙ > x) of the two-sided Kolmogorov–Smirnov statistic of n values against a fixed law: SciPy's
* `kstwo.sf`. Which formula holds where follows Simard and L'Ecuyer, "Computing the Two-Sided
* Kolmogorov-Smirnov Distribution" (Journal of Statistical Software 39/11, 2011).
* NaN when n is not a positive whole number.
*/
function kolmogorovSurvival(n, x) {
	if (!Number.isInteger(n) || n <= 0 || Number.isNaN(x)) return NaN;
	if (x >= 1) return 0;
	const scaled = n * x;
	if (scaled <= .5) return 1;
	if (scaled <= 1) return 1 - smallestCdf(n, scaled);
	if (scaled >= n - 1) return clip(2 * (1 - x) ** n);
	if (x >= .5) return clip(2 * smirnovSurvival(n, x));
	const square = scaled * x;
	if (n <= 140) return square <= 4 ? clip(1 - durbinCdf(n, x)) : clip(2 * smirnovSurvival(n, x));
	if (square >= 370) return 0;
	if (square >= 2.2) return clip(2 * smirnovSurvival(n, x));
	return clip(1 - (n <= 1e5 && n * x ** 1.5 <= 1.4 ? durbinCdf(n, x) : pelzGoodCdf(n, x)));
}
/** Ruben and Gambino: n!·(2x − 1/n)ⁿ, for 1/2 ≤ nx ≤ 1. n!/nⁿ = e⁻ⁿ·n!/(nⁿ·e⁻ⁿ). */
function smallestCdf(n, scaled) {
	return Math.exp(n * Math.log(2 * scaled - 1) - n) / poissonProbability(n, n);
}
/** Asymptotic series to order n^(−3/2): Pelz and Good 1976. */
function pelzGoodCdf(n, x) {
	const z = Math.sqrt(n) * x;
	const z2 = z * z;
	const z4 = z2 * z2;
	const z6 = z4 * z2;
	const pi2 = Math.PI * Math.PI;
	const terms = Math.ceil(16 * z) + 2;
	let [order0, order1, order2, order3] = [
		0,
		0,
		0,
		0
	];
	for (let k = 0; k <= terms; k++) {
		const h = pi2 * (k + .5) ** 2;
		const halfWeight = 2 * Math.exp(-h / (2 * z2));
		order0 += halfWeight;
		order1 += (h - z2) * halfWeight;
		order2 += (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * h + (1 - 2 * z2) * h * h) * halfWeight;
		order3 += ((5 - 30 * z2) * h * h * h + (-60 * z2 + 212 * z4) * h * h + (135 * z4 - 96 * z6) * h - 30 * z6 - 90 * z6 * z2) * halfWeight;
		const w = pi2 * k * k;
		const wholeWeight = 2 * Math.exp(-w / (2 * z2));
		order2 -= 2 * z4 * w * wholeWeight;
		order3 += 30 * z4 * (3 * w * z2 - w * w) * wholeWeight;
	}
	return Math.sqrt(Math.PI / 2) * (order0 / z + order1 / (6 * z4 * Math.sqrt(n)) + order2 / (72 * z6 * z * n) + order3 / (6480 * z6 * z4 * n ** 1.5));
}
function clip(probability) {
	return Math.min(1, Math.max(0, probability));
}

// packages/stats/ks-two-sample.ts
const largestExact = 1e4;
/**
* Two-sample Kolmogorov–Smirnov test as `scipy.stats.ks_2samp` (auto): p by counting lattice paths up to
* 10 000 values on the larger side, else from the one-sample law at round(nm/(n + m)).
* With ties p is conservative. Both samples ascending, without NaN.
*/
function ksTwoSample(sortedA, sortedB) {
	const [n, m] = [sortedA.length, sortedB.length];
	if (n === 0 || m === 0) return {
		statistic: NaN,
		pValue: NaN,
		method: "exact"
	};
	const statistic = ksDistance(sortedA, sortedB);
	const { pValue, method } = ksPValue(statistic, n, m);
	return {
		statistic,
		pValue,
		method
	};
}
/** The p-value of a distance D between samples of n and m values. */
function ksPValue(distance, n, m) {
	if (Math.max(n, m) <= largestExact) return {
		pValue: ksExactPValue(distance, n, m),
		method: "exact"
	};
	return {
		pValue: ksAsymptoticPValue(distance, n, m),
		method: "asymptotic"
	};
}
/** sup |F − G| of two ascending samples; ties are stepped over together. */
function ksDistance(sortedA, sortedB) {
	const [n, m] = [sortedA.length, sortedB.length];
	let [i, j, largest] = [
		0,
		0,
		0
	];
	while (i < n && j < m) {
		const value = Math.min(sortedA[i], sortedB[j]);
		while (i < n && sortedA[i] <= value) i++;
		while (j < m && sortedB[j] <= value) j++;
		largest = Math.max(largest, Math.abs(i / n - j / m));
	}
	return largest;
}
function ksAsymptoticPValue(distance, n, m) {
	return kolmogorovSurvival(roundHalfToEven(n * m / (n + m)), distance);
}
/**
* The share of orderings of n + m values whose distance reaches `distance`. A path through the grid is
* outside where |i/n − j/m| ≥ D; the share of paths to (i, j) that were outside is the mean of the shares
* of its two predecessors, weighted by how many paths come from each. Sums of positive terms only, so
* tiny p keep their digits. O(n·m·D).
*/
function ksExactPValue(distance, n, m) {
	const divisor = greatestCommonDivisor(n, m);
	const [stepN, stepM] = [n / divisor, m / divisor];
	const reach = Math.round(distance * stepN * m);
	if (reach === 0) return 1;
	if (n * m / (n + m) * distance * distance > 380) return 0;
	const outside = new Float64Array(m + 1).fill(1);
	for (let i = 0; i <= n; i++) {
		const lowest = Math.max(0, Math.floor((i * stepM - reach) / stepN) + 1);
		const highest = Math.min(m, Math.ceil((i * stepM + reach) / stepN) - 1);
		if (lowest > 0) outside[lowest - 1] = 1;
		for (let j = lowest; j <= highest; j++) {
			const fromLeft = j > 0 ? outside[j - 1] * j : 0;
			const fromBelow = i > 0 ? outside[j] * i : 0;
			outside[j] = i + j === 0 ? 0 : (fromLeft + fromBelow) / (i + j);
		}
		if (highest < m) outside[highest + 1] = 1;
	}
	return outside[m];
}
function greatestCommonDivisor(a, b) {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
/** NumPy's `round`. */
function roundHalfToEven(x) {
	const rounded = Math.round(x);
	return Math.abs(x - Math.trunc(x)) === .5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

// packages/stats/total-variation.ts
/** Total variation distance ½·Σ|p − q| of two histograms over the same bins. */
function totalVariationDistance(reference, current) {
	const [p, q] = [shares(reference), shares(current)];
	let sum = 0;
	for (let bin = 0; bin < p.length; bin++) sum += Math.abs(p[bin] - q[bin]);
	return sum / 2;
}

// packages/stats/wasserstein.ts
/**
* First Wasserstein distance of two samples, as `scipy.stats.wasserstein_distance`, with the standard error
* from the influence function h(x) = ∫ sign(G − F)(t)·1{x ≤ t} dt (del Barrio, Giné, Matrán 1999): the
* distance is then a difference of means of h. Both samples ascending, finite.
*/
function wassersteinDistance(sortedA, sortedB) {
	const [n, m] = [sortedA.length, sortedB.length];
	if (n === 0 || m === 0) return {
		distance: NaN,
		standardError: NaN
	};
	const spreadA = runningVariance();
	const spreadB = runningVariance();
	const distance = compensatedSum();
	let [i, j, influence] = [
		0,
		0,
		0
	];
	while (i < n || j < m) {
		const value = i < n && (j >= m || sortedA[i] <= sortedB[j]) ? sortedA[i] : sortedB[j];
		for (; i < n && sortedA[i] === value; i++) spreadA.add(influence);
		for (; j < m && sortedB[j] === value; j++) spreadB.add(influence);
		if (i >= n && j >= m) break;
		const next = Math.min(i < n ? sortedA[i] : Infinity, j < m ? sortedB[j] : Infinity);
		const gap = i / n - j / m;
		distance.add(Math.abs(gap) * (next - value));
		influence += Math.sign(gap) * (next - value);
	}
	const standardError = Math.sqrt(spreadA.variance() / n + spreadB.variance() / m);
	return {
		distance: distance.total(),
		standardError
	};
}
/**
* W₁ between two histograms over the same edges when mass lies evenly within each bin: an approximation,
* exact only in what crosses the edges. Edges ascending, one more than counts.
*/
function binnedWasserstein(edges, reference, current) {
	const [n, m] = [total(reference), total(current)];
	if (n === 0 || m === 0) return NaN;
	const distance = compensatedSum();
	let [low, cumulativeA, cumulativeB] = [
		0,
		0,
		0
	];
	for (let bin = 0; bin < reference.length; bin++) {
		cumulativeA += reference[bin] / n;
		cumulativeB += current[bin] / m;
		const high = cumulativeA - cumulativeB;
		distance.add((edges[bin + 1] - edges[bin]) * meanAbsolute(low, high));
		low = high;
	}
	return distance.total();
}
/** Mean of |f| over an interval on which f is linear. */
function meanAbsolute(left, right) {
	if (left * right >= 0) return (Math.abs(left) + Math.abs(right)) / 2;
	return (left * left + right * right) / (2 * Math.abs(left - right));
}
function total(values) {
	return values.reduce((sum, value) => sum + value, 0);
}
/** Neumaier's summation: a million small steps keep their digits. */
function compensatedSum() {
	let [sum, lost] = [0, 0];
	return {
		add(term) {
			const next = sum + term;
			lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
			sum = next;
		},
		total: () => sum + lost
	};
}
/** Welford's population variance. */
function runningVariance() {
	let [count, mean, squares] = [
		0,
		0,
		0
	];
	return {
		add(value) {
			count++;
			const step = value - mean;
			mean += step / count;
			squares += step * (value - mean);
		},
		variance: () => count === 0 ? 0 : squares / count
	};
}

// packages/stats/partial-conjunction.ts
/**
* p-value of "fewer than k of these hypotheses are false": (K − k + 1) times the k-th smallest p (Benjamini and Heller 2008, with
* Bonferroni's rule, so however they depend on each other). NaN do not count as tests; NaN with fewer than k tests.
*/
function partialConjunctionPValue(pValues, k) {
	const known = pValues.filter((p) => !Number.isNaN(p)).sort((a, b) => a - b);
	if (k < 1 || known.length < k) return NaN;
	return Math.min(1, (known.length - k + 1) * known[k - 1]);
}

// packages/stats/two-proportion-z.ts
/** Pooled two-proportion z test (statsmodels `proportions_ztest`). Counts of successes out of n rows. */
function twoProportionZ(first, second) {
	const difference = first.successes / first.n - second.successes / second.n;
	const pooled = (first.successes + second.successes) / (first.n + second.n);
	const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
	if (standardError === 0) return {
		difference,
		z: NaN,
		pValue: 1
	};
	const z = difference / standardError;
	return {
		difference,
		z,
		pValue: chiSquareSurvival(z * z, 1)
	};
}

// packages/stats/energy-distance.ts
/** √(2·∫(F − G)²), as `scipy.stats.energy_distance`. Both samples ascending and finite; NaN when one is empty. */
function energyDistance(sortedA, sortedB) {
	const [n, m] = [sortedA.length, sortedB.length];
	if (n === 0 || m === 0) return NaN;
	let [i, j, integral] = [
		0,
		0,
		0
	];
	for (;;) {
		const value = Math.min(sortedA[i] ?? Infinity, sortedB[j] ?? Infinity);
		while (i < n && sortedA[i] === value) i++;
		while (j < m && sortedB[j] === value) j++;
		if (i === n && j === m) break;
		const next = Math.min(sortedA[i] ?? Infinity, sortedB[j] ?? Infinity);
		integral += (i / n - j / m) ** 2 * (next - value);
	}
	return Math.sqrt(2 * integral);
}

// packages/stats/histogram-edges.ts
/** Sturges 1926: range / (log₂ n + 1). `values` in any order, finite, at least one. */
function sturgesEdges(values, options) {
	const { low, high } = extremes(values);
	return edges({
		low,
		high,
		width: (high - low) / (Math.log2(values.length) + 1),
		...options
	});
}
/** Doane 1976: Sturges with a term for skewness. */
function doaneEdges(values, options) {
	const { low, high } = extremes(values);
	return edges({
		low,
		high,
		width: doaneWidth(values, high - low),
		...options
	});
}
function doaneWidth(values, range) {
	const n = values.length;
	if (n <= 2) return 0;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const sigma = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
	if (!(sigma > 0)) return 0;
	const skewness = values.reduce((sum, value) => sum + ((value - mean) / sigma) ** 3, 0) / n;
	const error = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
	return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / error));
}
function edges({ low, high, width, integers }) {
	const [first, last] = low === high ? [low - .5, high + .5] : [low, high];
	const step = integers && width > 0 && width < 1 ? 1 : width;
	const bins = step > 0 ? Math.ceil((last - first) / step) : 1;
	const size = (last - first) / bins;
	return Array.from({ length: bins + 1 }, (_, bin) => bin === bins ? last : bin * size + first);
}
/** Counts in [e0, e1), [e1, e2), …, the last one closed; what lies outside is not counted. `sorted` ascends. */
function countBetweenEdges(sorted, bounds) {
	const counts = bounds.slice(1).map(() => 0);
	let bin = 0;
	for (const value of sorted) {
		if (value < bounds[0]) continue;
		while (bin < counts.length && value >= bounds[bin + 1]) bin++;
		if (bin < counts.length) counts[bin]++;
		else if (value === bounds.at(-1)) counts[counts.length - 1]++;
		else break;
	}
	return counts;
}
function extremes(values) {
	let [low, high] = [Infinity, -Infinity];
	for (const value of values) {
		if (value < low) low = value;
		if (value > high) high = value;
	}
	return {
		low,
		high
	};
}

// packages/stats/weighted-proportion.ts
/**
* The effective rows are those whose binomial variance is the variance of the weighted share, that of a ratio estimate (Korn
* and Graubard 1998, with Wilson's interval in the place of Clopper and Pearson's; Dean and Pagano 2015), and never more than
* Kish's: a share without a mistake has no variance to tell them by. No rows: NaN.
* @param isHit undefined: the row is not one of those that the share is of
*/
function weightedProportion(weights, isHit) {
	let [n, all, hits, squares, hitSquares] = [
		0,
		0,
		0,
		0,
		0
	];
	for (let row = 0; row < weights.length; row++) {
		const hit = isHit(row);
		const weight = weights[row];
		if (hit === void 0 || weight === 0) continue;
		n++;
		all += weight;
		squares += weight * weight;
		if (!hit) continue;
		hits += weight;
		hitSquares += weight * weight;
	}
	const share = hits / all;
	const kish = all * all / squares;
	const spread = hitSquares * (1 - share) ** 2 + (squares - hitSquares) * share ** 2;
	const byVariance = share * (1 - share) * all * all / spread;
	return {
		share,
		n,
		effectiveRows: byVariance < kish ? byVariance : kish
	};
}

// packages/stats/draw-engine.ts
const keptPlans = 3;
/** Draws in this thread. */
function inlineDraws() {
	return {
		weights: keepWeights((plan) => {
			const made = new Uint8Array(plan.draws * unitCountOf(plan));
			fillWeights(made, plan);
			return made;
		}),
		sums(job) {
			const sums = new Float64Array(job.weights.length / job.unitCount * job.width);
			addWeightedSums(sums, job);
			return sums;
		}
	};
}
/** Remembers the weights of the plans used last. */
function keepWeights(make) {
	const kept = /* @__PURE__ */ new Map();
	return (plan) => {
		const key = JSON.stringify([
			plan.sizes,
			plan.draws,
			plan.seed
		]);
		const weights = kept.get(key) ?? make(plan);
		kept.delete(key);
		kept.set(key, weights);
		for (const oldest of kept.keys()) {
			if (kept.size <= keptPlans) break;
			kept.delete(oldest);
		}
		return weights;
	};
}

// packages/stats/bootstrap-sums.ts
/** Sums over all rows, for the point estimate. */
function sumRows(rowCount, width, addRow) {
	const sums = new Float64Array(width);
	for (let row = 0; row < rowCount; row++) addRow(sums, 0, row);
	return sums;
}
/**
* The sums of every draw, draw d at d · width: rows are summed into units once, then a draw is a weighted sum of
* units. Cost: rows + draws × units × width.
*/
function sumsOfDraws(resampling, rowSums) {
	const { unitCount, weights, engine = inlineDraws() } = resampling;
	const units = unitSums(resampling, rowSums);
	return engine.sums({
		weights,
		unitCount,
		units,
		width: rowSums.width
	});
}
/** The sums of what is drawn, unit u at u · width. */
function unitSums({ unitCount, unitOfRow }, { width, addRow }) {
	const units = new Float64Array(unitCount * width);
	for (let row = 0; row < unitOfRow.length; row++) addRow(units, unitOfRow[row] * width, row);
	return units;
}
/** A statistic of the sums of every draw. */
function statisticOfDraws(resampling, sums, statistic) {
	return statisticOfSums(sumsOfDraws(resampling, sums), sums.width, statistic);
}
/** @param sums of every draw, `width` a draw */
function statisticOfSums(sums, width, statistic) {
	const values = new Float64Array(sums.length / width);
	for (let draw = 0; draw < values.length; draw++) values[draw] = statistic(sums.subarray(draw * width, (draw + 1) * width));
	return values;
}

// packages/stats/confusion-matrix.ts
/** Predicted positive: score ≥ threshold. `labels` are 0 and 1. @param weights of the rows; absent: 1 each */
function confusionMatrix(labels, scores, threshold, weights) {
	if (weights) return weightedMatrix({
		labels,
		scores,
		weights
	}, threshold);
	let [positives, predicted, tp] = [
		0,
		0,
		0
	];
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row];
		const prediction = scores[row] >= threshold ? 1 : 0;
		positives += label;
		predicted += prediction;
		tp += label & prediction;
	}
	const fp = predicted - tp;
	const fn = positives - tp;
	return {
		tn: labels.length - tp - fp - fn,
		fp,
		fn,
		tp
	};
}
/** Each count summed by itself: by subtraction an empty cell would keep a rounding error. */
function weightedMatrix(rows, threshold) {
	const cells = /* @__PURE__ */ new Float64Array(4);
	rows.labels.forEach((label, row) => {
		cells[2 * label + Number(rows.scores[row] >= threshold)] += rows.weights[row];
	});
	const [tn, fp, fn, tp] = cells;
	return {
		tn,
		fp,
		fn,
		tp
	};
}

// packages/stats/bootstrap-interval.ts
/** Draws where the statistic is undefined are left out. */
function sortDraws(values) {
	const sorted = values.filter((value) => !Number.isNaN(value)).sort();
	const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
	const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		sorted,
		standardDeviation: Math.sqrt(squares / (sorted.length - 1))
	};
}
/** Percentile interval that leaves P(Z > z) of the draws on each side (Efron 1979). */
function percentileBounds(draws, z) {
	return {
		lower: percentileAt(draws, -z),
		upper: percentileAt(draws, z)
	};
}
/**
* Basic (reflected) interval, 2·estimate − percentile: takes out the bias that resampling repeats. For statistics
* that noise alone makes larger, such as a calibration error (Davison and Hinkley 1997, 5.2).
*/
function basicBounds(draws, estimate, z) {
	const { lower, upper } = percentileBounds(draws, z);
	return {
		lower: 2 * estimate - upper,
		upper: 2 * estimate - lower
	};
}
const minDrawsInTail = 10;
/** The draw that leaves P(Z > z) above it; 38 standard errors at most. */
function percentileAt({ sorted, standardDeviation }, z) {
	const far = Math.max(-38, Math.min(38, z));
	const limit = -normalQuantile(Math.min(.5, minDrawsInTail / sorted.length));
	const inside = Math.max(-limit, Math.min(limit, far));
	return quantile(sorted, normalCdf(inside)) + (far - inside) * standardDeviation;
}
/** Type 7 (Hyndman and Fan 1996), linear between order statistics. */
function quantile(sorted, p) {
	const position = p * (sorted.length - 1);
	const below = Math.floor(position);
	const low = sorted[below];
	return low + (sorted[Math.min(below + 1, sorted.length - 1)] - low) * (position - below);
}

// packages/stats/error-moments.ts
/**
* Moments of the error by the influences of each stratum that was sampled (one, or both classes), about their mean there. Welch's degrees
* of freedom, with those of a stratum divided by 1 + its excess kurtosis: a spread that a few rows make is known as badly as by a few rows
* (Satterthwaite's by the fourth moment divide by 1 + excess / 2: Pan and Wall 2002), and the skewness, which is read off the same rows,
* errs together with the mean; by Edgeworth's series that costs an interval corrected for it as much again.
*/
function errorMoments(strata) {
	let [variance, third, inverse] = [
		0,
		0,
		0
	];
	for (const stratum of strata) {
		const { count, squares, cubes, fourths } = centralSums(stratum);
		if (!(squares > 0)) continue;
		const ofStratum = squares * count / (count - 1);
		const excess = Math.max(0, count * fourths / squares ** 2 - 3);
		variance += ofStratum;
		third += cubes;
		inverse += ofStratum ** 2 * (1 + excess) / (count - 1);
	}
	if (!(variance > 0)) return {
		standardError: 0,
		skewness: 0,
		degreesOfFreedom: 0
	};
	const standardError = Math.sqrt(variance);
	return {
		standardError,
		skewness: third / standardError ** 3,
		degreesOfFreedom: variance ** 2 / inverse
	};
}
/** Sums of powers about the mean. */
function centralSums({ changes, counts }) {
	let [count, sum] = [0, 0];
	for (let at = 0; at < changes.length; at++) {
		const times = counts ? counts[at] : 1;
		count += times;
		sum += times * changes[at];
	}
	const mean = sum / count;
	let [squares, cubes, fourths] = [
		0,
		0,
		0
	];
	for (let at = 0; at < changes.length; at++) {
		const times = counts ? counts[at] : 1;
		const residual = changes[at] - mean;
		const square = residual * residual;
		squares += times * square;
		cubes += times * square * residual;
		fourths += times * square * square;
	}
	return {
		count,
		squares,
		cubes,
		fourths
	};
}

// packages/stats/bca-interval.ts
/** Efron's acceleration: a sixth of the skewness of the influences (Efron and Tibshirani 1993, 14.15). */
function acceleration(influence) {
	const { squares, cubes } = centralSums(influence);
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
/**
* Bias-corrected and accelerated percentiles (Efron 1987): z₀ from the share of draws below the value, draws equal to it counted half.
* With acceleration 0 the bias alone is corrected.
*/
function bcaBounds(draws, value, a, z) {
	const { sorted } = draws;
	let [below, equal] = [0, 0];
	for (const draw of sorted) if (draw < value) below += 1;
	else if (draw === value) equal += 1;
	const share = (below + equal / 2 + .5) / (sorted.length + 1);
	const bias = normalQuantile(share);
	const moved = (side) => {
		const from = bias + side * z;
		const scale = 1 - a * from;
		return scale > 0 ? bias + from / scale : side * Number.POSITIVE_INFINITY;
	};
	return {
		lower: percentileAt(draws, moved(-1)),
		upper: percentileAt(draws, moved(1))
	};
}

// packages/stats/stratified-resampling.ts
/** Up to so many rows of a stratum, rows are drawn. */
const mostDrawnRows = 5e3;
const groups = 2e3;
/**
* Draws with replacement within strata (for a classifier: within each class, so that no draw lacks one).
* `strata` gives each row's stratum, 0 or 1. The same seed and rows give the same draws.
*/
function stratifiedResampling(strata, options) {
	const random = seededRandom(options.seed);
	const unitOfRow = new Uint16Array(strata.length);
	const sizes = [];
	for (const stratum of [0, 1]) {
		const rows = rowsOf(strata, stratum);
		const first = sizes.reduce((sum, size) => sum + size, 0);
		sizes.push(assignUnits(unitOfRow, {
			rows,
			first,
			random
		}));
	}
	return resamplingOf({
		unitOfRow,
		sizes,
		grouped: unitCountOf({
			...options,
			sizes
		}) < strata.length
	}, options);
}
/** Draws of units that are known: rows, groups of rows, or clusters. */
function resamplingOf(units, { draws, seed, engine = inlineDraws() }) {
	const { unitOfRow, sizes, grouped } = units;
	const plan = {
		sizes,
		draws,
		seed
	};
	return {
		draws,
		unitCount: unitCountOf(plan),
		unitOfRow,
		grouped,
		engine,
		get weights() {
			return engine.weights(plan);
		}
	};
}
/** Gives each row a unit from `first` on, and the number of units. */
function assignUnits(unitOfRow, { rows, first, random }) {
	const size = rows.length > 5e3 ? groups : rows.length;
	if (size < rows.length) shuffle(rows, random);
	for (let at = 0; at < rows.length; at++) unitOfRow[rows[at]] = first + at % size;
	return size;
}
function rowsOf(strata, stratum) {
	const rows = new Uint32Array(strata.length);
	let count = 0;
	for (let row = 0; row < strata.length; row++) if (strata[row] === stratum) rows[count++] = row;
	return rows.subarray(0, count);
}

// packages/stats/cluster-resampling.ts
/** Codes numbered from 0 without gaps, in the order of their first row, and how many there are. */
function denseCodes(codes) {
	const known = /* @__PURE__ */ new Map();
	return {
		codes: codes.map((code) => {
			const number = known.get(code) ?? known.size;
			known.set(code, number);
			return number;
		}),
		count: known.size
	};
}
/**
* Draws whole clusters with replacement (Davison and Hinkley 1997, 3.8): rows of one customer or one day are no independent evidence.
* Above `mostDrawnRows` clusters, random groups of clusters. `single` more rows are clusters of their own.
*/
function clusterResampling(clusters, options, single = 0) {
	const { codes, count } = denseCodes(clusters);
	const units = Uint32Array.from({ length: count }, (_, cluster) => cluster);
	const drawn = count > 5e3 ? groups : count;
	if (drawn < count) shuffle(units, seededRandom(options.seed));
	const unitOfRow = new Uint16Array(clusters.length + single);
	for (let row = 0; row < clusters.length; row++) unitOfRow[row] = units[codes[row]] % drawn;
	for (let extra = 0; extra < single; extra++) unitOfRow[clusters.length + extra] = drawn + extra;
	const sizes = [drawn + single];
	return resamplingOf({
		unitOfRow,
		sizes,
		grouped: drawn < count
	}, options);
}

// packages/stats/cluster-variance.ts
/** @param influence of every row on the estimate; they add up to 0 */
function clusterVariance(influence, clusters) {
	const sums = sumsOfClusters(influence, clusters);
	const count = sums.length;
	let ofRows = 0;
	for (const one of influence) ofRows += one ** 2;
	const variance = sums.reduce((sum, one) => sum + one * one, 0) * count / (count - 1);
	return {
		variance,
		designEffect: variance / (ofRows * influence.length / (influence.length - 1)),
		clusters: count
	};
}
function sumsOfClusters(values, clusters) {
	const { codes, count } = denseCodes(clusters);
	const sums = new Float64Array(count);
	for (let row = 0; row < values.length; row++) sums[codes[row]] += values[row];
	return sums;
}

// packages/stats/regularized-beta.ts
const relativePrecision = 1e-16;
const tiny = 1e-300;
/** Regularised incomplete beta function I_x(a, b), a, b > 0, by its continued fraction (DLMF 8.17.22, Lentz). */
function betaI(x, a, b) {
	if (Number.isNaN(x)) return NaN;
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaI(1 - x, b, a);
	return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - (0, import_lib$6.default)(a, b)) / a * fraction(x, a, b);
}
function fraction(x, a, b) {
	let c = 1;
	let d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
	let result = d;
	for (let m = 1; m < 1e5; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / awayFromZero(1 + even * d);
		c = awayFromZero(1 + even / c);
		result *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / awayFromZero(1 + odd * d);
		c = awayFromZero(1 + odd / c);
		result *= d * c;
		if (Math.abs(d * c - 1) < 4 * relativePrecision) break;
	}
	return result;
}
function awayFromZero(value) {
	return Math.abs(value) < tiny ? tiny : value;
}

// packages/stats/student-t.ts
/** P(|T| > t) of Student's t with `df` degrees of freedom. */
function studentTwoSided(t, df) {
	return betaI(df / (df + t * t), df / 2, .5);
}
/** The t with P(|T| ≤ t) = level: 2.776 at 0.95 with 4 degrees of freedom. Infinity with none. */
function studentCritical(level, df) {
	if (!(df > 0)) return Infinity;
	const tail = 1 - level;
	let low = criticalValue(level);
	let high = 2 * low + 2;
	while (studentTwoSided(high, df) > tail) high *= 2;
	for (let step = 0; step < 200; step++) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) break;
		if (studentTwoSided(middle, df) > tail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** Student's interval of a mean. A single value knows nothing of its spread: (−∞, ∞). */
function meanInterval({ mean, std, n }, level) {
	if (n < 2) return {
		lower: -Infinity,
		upper: Infinity
	};
	const halfWidth = studentCritical(level, n - 1) * std / Math.sqrt(n);
	return {
		lower: mean - halfWidth,
		upper: mean + halfWidth
	};
}
/**
* The t that leaves as much beyond it as `z` does of the normal law (Wallace 1959): never nearer, to 0.2 % from 5 degrees of freedom on and
* 0.01 % from 20 on, ascending in z, and odd.
*/
function studentFromNormal(z, df) {
	if (!(df > 0)) return z === 0 ? 0 : Math.sign(z) * Number.POSITIVE_INFINITY;
	const scaled = z * ((8 * df + 3) / (8 * df + 1));
	return Math.sign(z) * Math.sqrt(df * Math.expm1(scaled ** 2 / df));
}

// packages/stats/skew-corrected-interval.ts
/**
* A weighted mean and what is known of its error, from independent rows or clusters of rows: the residuals are summed, squared and cubed once the mean is
* known, so nothing cancels.
*/
function estimateMean(values, { weights, clusters } = {}) {
	const n = values.length;
	let [total, sum] = [0, 0];
	for (let row = 0; row < n; row++) {
		const weight = weights ? weights[row] : 1;
		total += weight;
		sum += weight * values[row];
	}
	const mean = sum / total;
	const residuals = values.map((value, row) => (weights ? weights[row] : 1) * (value - mean) / total);
	const ofRows = errorMoments([{ changes: residuals }]);
	if (!clusters) return {
		mean,
		...ofRows
	};
	const ofClusters = errorMoments([{ changes: sumsOfClusters(residuals, clusters) }]);
	const designEffect = (ofClusters.standardError / ofRows.standardError) ** 2;
	return {
		mean,
		...ofClusters,
		designEffect
	};
}
/** `skewCorrected` of a mean. */
function skewCorrectedBounds({ mean, ...error }, z) {
	return skewCorrected({
		value: mean,
		...error
	}, z);
}
/**
* Student's interval after the cubic transformation that takes bias and skewness out (Hall 1992), `z` normal standard errors to each side;
* the coefficients of an estimate that bends are those of the quadratic ABC interval (DiCiccio and Efron 1992).
* A plain interval of a mean of losses is too short above: the sample that lacks a rare large loss also has the smaller spread.
*/
function skewCorrected(estimate, z) {
	const { value, standardError, skewness, degreesOfFreedom } = estimate;
	const { bias = 0, curvature = 0 } = estimate;
	const t = studentFromNormal(z, degreesOfFreedom);
	const center = skewness / 6 + curvature - bias;
	const bend = skewness / 3 + curvature;
	const step = (side) => {
		const from = side * t - center;
		return Math.abs(bend) < 1e-7 ? from : (Math.cbrt(1 + 3 * bend * from) - 1) / bend;
	};
	return {
		lower: value - step(1) * standardError,
		upper: value - step(-1) * standardError
	};
}
/**
* Of a difference of two models, whose skewness is small and hardly known: to each side the farther of Student's interval and the
* skew-corrected one, so that neither the skewness nor the noise of its correction makes an error likelier than stated.
*/
function differenceBounds(estimate, z) {
	const { value, standardError, degreesOfFreedom, bias = 0 } = estimate;
	const center = value - bias * standardError;
	const halfWidth = studentFromNormal(z, degreesOfFreedom) * standardError;
	const { lower, upper } = skewCorrected(estimate, z);
	return {
		lower: Math.min(lower, center - halfWidth),
		upper: Math.max(upper, center + halfWidth)
	};
}

// packages/stats/effective-rows.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib$5(), 1);
/**
* How many rows of equal weight know as much as these: (Σw)² / Σw² (Kish 1965, 11.7), if weight and outcome have
* nothing to do with each other. NaN when no row has a weight.
*/
function effectiveRows(weights) {
	let [sum, squares] = [0, 0];
	for (const weight of weights) {
		sum += weight;
		squares += weight * weight;
	}
	return sum * sum / squares;
}

// packages/stats/jackknife-sums.ts
/** The jackknife of a statistic of sums over what is drawn: rows, groups of rows or clusters. O(rows + units). */
function jackknifeOfSums(resampling, rowSums, statistic) {
	return jackknifeOfUnits({
		sums: unitSums(resampling, rowSums),
		width: rowSums.width
	}, statistic);
}
function jackknifeOfUnits(units, statistic) {
	const { sums, width, counts } = units;
	const unitCount = sums.length / width;
	const total = weightedTotal(units, () => 1);
	const value = statistic(total);
	const changes = new Float64Array(unitCount);
	const without = new Float64Array(width);
	let [count, sum] = [0, 0];
	for (let unit = 0; unit < unitCount; unit++) {
		for (let k = 0; k < width; k++) without[k] = total[k] - sums[unit * width + k];
		const change = value - statistic(without);
		changes[unit] = Number.isFinite(change) ? change : 0;
		const times = counts ? counts[unit] : 1;
		count += times;
		sum += times * changes[unit];
	}
	const influence = {
		changes,
		...counts ? { counts } : {}
	};
	const { standardError } = errorMoments([influence]);
	const slope = weightedTotal(units, (unit) => (changes[unit] - sum / count) / standardError);
	const along = (step) => statistic(total.map((one, k) => one + step * slope[k]));
	const bias = -(count - 1) * sum / count;
	return {
		...influence,
		bias,
		curvature: curvatureAlong(along, standardError)
	};
}
const step = .1;
/** @param along the value when what is drawn weighs 1 + step · influence / standard error */
function curvatureAlong(along, standardError) {
	const curvature = (along(step) - 2 * along(0) + along(-.1)) / (2 * standardError * step ** 2);
	return Number.isFinite(curvature) ? curvature : 0;
}
function weightedTotal({ sums, width, counts }, weightOf) {
	const total = new Float64Array(width);
	for (let unit = 0; unit * width < sums.length; unit++) {
		const weight = (counts ? counts[unit] : 1) * weightOf(unit);
		for (let k = 0; k < width; k++) total[k] += weight * sums[unit * width + k];
	}
	return total;
}

// packages/stats/score-order.ts
/**
* A radix sort on the upper halves of the doubles, then the runs that share an upper half by comparison: a fifth of the time of a native
* sort of the values and a search for every row.
*/
function scoreOrder(scores) {
	const { rows, keys } = sortedByUpperHalf(scores);
	return {
		rows,
		endsTie: sortRuns(rows, keys, scores)
	};
}
const mostDigitBits = 13;
function sortedByUpperHalf(scores) {
	const { keys, bits } = upperHalves(scores);
	let from = {
		rows: new Uint32Array(scores.length),
		keys
	};
	for (let row = 0; row < scores.length; row++) from.rows[row] = row;
	if (bits === 0) return from;
	let to = {
		rows: new Uint32Array(scores.length),
		keys: new Uint32Array(scores.length)
	};
	const passes = Math.ceil(bits / mostDigitBits);
	const digitBits = Math.ceil(bits / passes);
	for (let pass = 0; pass < passes; pass++) {
		passOver(from, to, {
			shift: pass * digitBits,
			digitBits
		});
		[from, to] = [to, from];
	}
	return from;
}
/**
* Keys of descending order, the smallest of them 0, and how many bits they take: the bits of a double are ordered as its size, those of
* a negative one the other way.
*/
function upperHalves(scores) {
	const keys = new Uint32Array(scores.length);
	const one = /* @__PURE__ */ new Float64Array(1);
	const halves = new Uint32Array(one.buffer);
	let [least, most] = [4294967295, 0];
	for (let row = 0; row < scores.length; row++) {
		one[0] = scores[row] + 0;
		const upper = halves[1];
		const key = upper >>> 31 === 1 ? upper : ~upper & 2147483647;
		keys[row] = key;
		if (key < least) least = key;
		if (key > most) most = key;
	}
	if (least > most) return {
		keys,
		bits: 0
	};
	for (let row = 0; row < keys.length; row++) keys[row] -= least;
	return {
		keys,
		bits: 32 - Math.clz32(most - least)
	};
}
function passOver(from, to, { shift, digitBits }) {
	const digits = 1 << digitBits;
	const starts = new Uint32Array(digits);
	const { rows, keys } = from;
	const [toRows, toKeys] = [to.rows, to.keys];
	for (let at = 0; at < keys.length; at++) starts[keys[at] >>> shift & digits - 1]++;
	let sum = 0;
	for (let digit = 0; digit < digits; digit++) {
		const count = starts[digit];
		starts[digit] = sum;
		sum += count;
	}
	for (let at = 0; at < keys.length; at++) {
		const key = keys[at];
		const place = starts[key >>> shift & digits - 1]++;
		toKeys[place] = key;
		toRows[place] = rows[at];
	}
}
const shortRun = 32;
/** Rows whose scores share the upper half, by the scores themselves; equal ones stay in row order. Returns where ties end. */
function sortRuns(rows, keys, scores) {
	const endsTie = new Uint8Array(rows.length);
	for (let start = 0; start < rows.length;) {
		let end = start + 1;
		let inOrder = true;
		for (; end < rows.length && keys[end] === keys[start]; end++) inOrder &&= scores[rows[end - 1]] >= scores[rows[end]];
		if (!inOrder && end - start <= shortRun) insertionSort(rows, scores, start, end);
		else if (!inOrder) rows.subarray(start, end).sort((a, b) => scores[b] - scores[a] || a - b);
		for (let at = start; at < end - 1; at++) if (scores[rows[at]] !== scores[rows[at + 1]]) endsTie[at] = 1;
		endsTie[end - 1] = 1;
		start = end;
	}
	return endsTie;
}
/** Stable, and without a call for every comparison: nearly all runs have two or three rows. */
function insertionSort(rows, scores, start, end) {
	for (let at = start + 1; at < end; at++) {
		const row = rows[at];
		const score = scores[row];
		let place = at;
		for (; place > start && scores[rows[place - 1]] < score; place--) rows[place] = rows[place - 1];
		rows[place] = row;
	}
}
/** The values of the rows in the order of their ranks. */
function inOrder(values, rows) {
	const ordered = new Float64Array(rows.length);
	for (let rank = 0; rank < rows.length; rank++) ordered[rank] = values[rows[rank]];
	return ordered;
}
/** The unit of a bootstrap of every rank. */
function unitsInOrder(unitOfRow, rows) {
	const ordered = new Uint16Array(rows.length);
	for (let rank = 0; rank < rows.length; rank++) ordered[rank] = unitOfRow[rows[rank]];
	return ordered;
}

// packages/stats/binomial-draw.ts
/** A binomial count, exactly distributed: inversion where few successes are expected, else rejection. */
function drawBinomial(random, trials, probability) {
	if (trials === 0 || probability <= 0) return 0;
	if (probability >= 1) return trials;
	if (probability > .5) return trials - drawBinomial(random, trials, 1 - probability);
	return trials * probability < 10 ? byInversion(random, trials, probability) : byRejection(random, trials, probability);
}
/** Counts of `trials` over cells with these weights, one conditional binomial a cell. */
function drawMultinomial(random, trials, weights) {
	let left = trials;
	let remaining = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight) => {
		const count = drawBinomial(random, left, remaining > 0 ? weight / remaining : 0);
		left -= count;
		remaining -= weight;
		return count;
	});
}
function uniform(random) {
	return (random.below(2 ** 26) * 2 ** 27 + random.below(2 ** 27) + .5) / 2 ** 53;
}
function byInversion(random, trials, probability) {
	const odds = probability / (1 - probability);
	let term = (1 - probability) ** trials;
	let left = uniform(random);
	let count = 0;
	while (left > term && count < trials) {
		left -= term;
		count += 1;
		term *= odds * (trials - count + 1) / count;
	}
	return count;
}
/** BTRS: transformed rejection with squeeze (Hörmann 1993), for trials · probability ≥ 10 and probability ≤ 0.5. */
function byRejection(random, trials, probability) {
	const deviation = Math.sqrt(trials * probability * (1 - probability));
	const b = 1.15 + 2.53 * deviation;
	const a = -.0873 + .0248 * b + .01 * probability;
	const c = trials * probability + .5;
	const squeeze = .92 - 4.2 / b;
	const alpha = (2.83 + 5.1 / b) * deviation;
	const logOdds = Math.log(probability / (1 - probability));
	const mode = Math.floor((trials + 1) * probability);
	const atMode = (0, import_lib$2.default)(mode + 1) + (0, import_lib$2.default)(trials - mode + 1);
	for (;;) {
		const u = uniform(random) - .5;
		const v = uniform(random);
		const distance = .5 - Math.abs(u);
		const count = Math.floor((2 * a / distance + b) * u + c);
		if (distance >= .07 && v <= squeeze) return count;
		if (count < 0 || count > trials) continue;
		if (Math.log(v * alpha / (a / (distance * distance) + b)) <= atMode - (0, import_lib$2.default)(count + 1) - (0, import_lib$2.default)(trials - count + 1) + (count - mode) * logOdds) return count;
	}
}

// packages/stats/rows-needed.ts
/** A decision is reached with this probability when what was observed is true. */
const decisionPower = .8;
const powerZ = normalQuantile(decisionPower);
/**
* Rows for McNemar's test to see a difference, n = (z₁₋α/₂ √π + z₀.₈ √(π − δ²))² / δ² (Connor 1987).
* @param discordant π, the share of rows that only one of the two gets right
*/
function rowsForPairedProportions(discordant, difference, level) {
	const z = criticalValue(level);
	const spread = Math.sqrt(Math.max(0, discordant - difference * difference));
	return (z * Math.sqrt(discordant) + powerZ * spread) ** 2 / (difference * difference);
}
/**
* Trials for a score test (Wilson's interval) to tell a proportion from a limit, with `decisionPower`:
* n = (z₁₋α/₂ √(L (1 − L)) + z₀.₈ √(p (1 − p)))² / (p − L)² (Fleiss, Levin, Paik 2003, 2.5). Unlike z² p (1 − p) / h² it
* also holds at p = 0 and p = 1.
*/
function rowsForProportion(proportion, limit, level) {
	const atLimit = Math.sqrt(Math.max(0, limit * (1 - limit)));
	const atTruth = Math.sqrt(proportion * (1 - proportion));
	return ((criticalValue(level) * atLimit + powerZ * atTruth) / (proportion - limit)) ** 2;
}
/**
* Rows until an interval that shrinks as 1/√n clears a limit `distance` away from the estimate, with
* `decisionPower`. Infinity when the estimate is on the limit.
*/
function rowsToClear(options) {
	const { rows, halfWidth, distance, level } = options;
	return rows * (halfWidth * wideningForPower(level) / distance) ** 2;
}
/** How much farther than the half-width a limit must be for `decisionPower`: (z + z₀.₈) / z. */
function wideningForPower(level) {
	const z = criticalValue(level);
	return (z + powerZ) / z;
}

// packages/stats/newcombe-interval.ts
/**
* Difference of two proportions on the same rows, first − second (Newcombe 1998a, method 10, with the correlation
* adjusted for continuity). Never without width, also when the two never disagree. No rows: [−1, 1].
*/
function newcombePairedBounds(outcomes, z) {
	const { both, firstOnly, secondOnly, neither } = outcomes;
	const n = both + firstOnly + secondOnly + neither;
	if (n === 0) return {
		lower: -1,
		upper: 1
	};
	return combine({
		successes: both + firstOnly,
		n
	}, {
		successes: both + secondOnly,
		n
	}, {
		z,
		correlation: adjustedCorrelation(outcomes, n)
	});
}
function combine(first, second, { z, correlation }) {
	const [p1, p2] = [first.successes / first.n, second.successes / second.n];
	const [one, two] = [wilsonBounds(first.successes, first.n, z), wilsonBounds(second.successes, second.n, z)];
	const distance = (a, b) => Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
	return {
		lower: p1 - p2 - distance(p1 - one.lower, two.upper - p2),
		upper: p1 - p2 + distance(one.upper - p1, p2 - two.lower)
	};
}
function adjustedCorrelation(outcomes, n) {
	const { both, firstOnly, secondOnly, neither } = outcomes;
	const scale = Math.sqrt(both + firstOnly) * Math.sqrt(secondOnly + neither) * Math.sqrt(both + secondOnly) * Math.sqrt(firstOnly + neither);
	if (scale === 0) return 0;
	const product = both * neither - firstOnly * secondOnly;
	return (product > 0 ? Math.max(0, product - n / 2) : product) / scale;
}

// packages/stats/mcnemar.ts
var import_lib$1 = /* @__PURE__ */ __toESM(require_lib$6(), 1);
/**
* McNemar's test on the rows that only one of two models gets right: exact, and mid-p (Fagerland, Lydersen, Laake
* 2013), which is the one to read. Without such rows both are 1.
*/
function mcnemar(firstOnly, secondOnly) {
	const n = firstOnly + secondOnly;
	const fewer = Math.min(firstOnly, secondOnly);
	if (n === 0) return {
		exactP: 1,
		midP: 1
	};
	const [below, at] = [(0, import_lib.default)(fewer, n, .5), (0, import_lib$1.default)(fewer, n, .5)];
	const midP = firstOnly === secondOnly ? 1 - at / 2 : 2 * below - at;
	return {
		exactP: Math.min(1, 2 * below),
		midP
	};
}

// packages/stats/average-precision.ts
/**
* Average precision, the step sum Σ (Rₙ − Rₙ₋₁) Pₙ over distinct scores (no trapezoids: those flatter the curve);
* 0 without positives, as scikit-learn.
*/
function averagePrecision(labels, scores, { rows, endsTie } = scoreOrder(scores)) {
	let [tp, counted, sum] = [
		0,
		0,
		0
	];
	for (let at = 0; at < rows.length; at++) {
		tp += labels[rows[at]];
		if (endsTie[at] === 0 || tp === counted) continue;
		sum += (tp - counted) * tp / (at + 1);
		counted = tp;
	}
	return tp === 0 ? 0 : sum / tp;
}
/** The average precision of every draw of a bootstrap. */
function averagePrecisionOfDraws(labels, order, resampling) {
	const steps = stepsOf(labels, order, resampling.unitOfRow);
	const values = new Float64Array(resampling.draws);
	const weights = new Float64Array(resampling.unitCount);
	for (let draw = 0; draw < resampling.draws; draw++) {
		const start = draw * resampling.unitCount;
		weights.set(resampling.weights.subarray(start, start + resampling.unitCount));
		values[draw] = stepSum$2(weights, steps);
	}
	return values;
}
function stepsOf(labels, { rows, endsTie }, unitOfRow) {
	const [positives, negatives] = [new Uint16Array(rows.length), new Uint16Array(rows.length)];
	const [positivesTo, negativesTo] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
	let [p, n, ties, counted] = [
		0,
		0,
		0,
		0
	];
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at];
		if (labels[row] === 1) positives[p++] = unitOfRow[row];
		else negatives[n++] = unitOfRow[row];
		if (endsTie[at] === 0 || p === counted) continue;
		positivesTo[ties] = p;
		negativesTo[ties++] = n;
		counted = p;
	}
	return {
		positives: positives.subarray(0, p),
		negatives: negatives.subarray(0, n),
		positivesTo: positivesTo.subarray(0, ties),
		negativesTo: negativesTo.subarray(0, ties),
		drawnNegatives: new Float64Array(n + 1)
	};
}
const tiesAtOnce = 512;
function stepSum$2(weights, steps) {
	const totals = {
		tp: 0,
		fp: 0,
		sum: 0
	};
	for (let from = 0; from < steps.positivesTo.length; from += tiesAtOnce) addTies(weights, steps, {
		from,
		totals
	});
	return totals.sum / totals.tp;
}
function addTies(weights, { positives, negatives, positivesTo, negativesTo, drawnNegatives }, { from, totals }) {
	const to = Math.min(positivesTo.length, from + tiesAtOnce);
	const base = from === 0 ? 0 : negativesTo[from - 1];
	let { tp, fp, sum } = totals;
	drawnNegatives[0] = fp;
	for (let at = base; at < negativesTo[to - 1]; at++) {
		fp += weights[negatives[at]];
		drawnNegatives[at - base + 1] = fp;
	}
	let next = from === 0 ? 0 : positivesTo[from - 1];
	for (let tie = from; tie < to; tie++) {
		let drawn = 0;
		for (; next < positivesTo[tie]; next++) drawn += weights[positives[next]];
		tp += drawn;
		sum += drawn * tp / (tp + drawnNegatives[negativesTo[tie] - base] + 1e-300);
	}
	totals.tp = tp;
	totals.fp = fp;
	totals.sum = sum;
}

// packages/stats/average-precision-influence.ts
/**
* What each row adds to the average precision when it is weighted a little more: the derivative by its weight, so that the average
* precision of a draw is the value + Σ weight · influence to first order (infinitesimal jackknife, Jaeckel 1972; Efron 1982, 6). The
* influences add up to 0. O(rows) on sorted rows.
*/
function averagePrecisionInfluence(labels, scores, { order = scoreOrder(scores), weights } = {}) {
	const { rows, endsTie } = order;
	const weightOf = (row) => weights ? weights[row] : 1;
	const { precisionSum, positives, positivesTo, countedTo } = stepSum$1(labels, order, weightOf);
	const value = precisionSum / positives;
	const influence = new Float64Array(rows.length);
	let [ofPositive, ofRow] = [0, 0];
	for (let end = rows.length - 1; end >= 0;) {
		let start = end;
		let tied = labels[rows[end]] * weightOf(rows[end]);
		while (start > 0 && endsTie[start - 1] === 0) {
			start -= 1;
			tied += labels[rows[start]] * weightOf(rows[start]);
		}
		const precision = countedTo[end] > 0 ? positivesTo[end] / countedTo[end] : 0;
		if (tied > 0) {
			ofPositive += tied / countedTo[end];
			ofRow += tied * precision / countedTo[end];
		}
		for (let at = start; at <= end; at++) {
			const row = rows[at];
			const gain = labels[row] === 1 ? precision + ofPositive - value : 0;
			influence[row] = weightOf(row) * (gain - ofRow) / positives;
		}
		end = start - 1;
	}
	return {
		value,
		influence
	};
}
function stepSum$1(labels, { rows, endsTie }, weightOf) {
	const positivesTo = new Float64Array(rows.length);
	const countedTo = new Float64Array(rows.length);
	let [tp, all, counted, precisionSum] = [
		0,
		0,
		0,
		0
	];
	for (let at = 0; at < rows.length; at++) {
		const weight = weightOf(rows[at]);
		tp += weight * labels[rows[at]];
		all += weight;
		positivesTo[at] = tp;
		countedTo[at] = all;
		if (endsTie[at] === 0 || tp === counted) continue;
		precisionSum += (tp - counted) * tp / all;
		counted = tp;
	}
	return {
		precisionSum,
		positives: tp,
		positivesTo,
		countedTo
	};
}

// packages/stats/average-precision-jackknife.ts
/**
* By how much the average precision falls without each row in turn: a row that goes leaves the precisions above it as they are, and
* takes one from the counts of those below. O(rows) on sorted rows.
*/
function averagePrecisionJackknife(labels, { rows, endsTie }) {
	const positivesTo = new Uint32Array(rows.length);
	let [tp, counted, total] = [
		0,
		0,
		0
	];
	for (let at = 0; at < rows.length; at++) {
		tp += labels[rows[at]];
		positivesTo[at] = tp;
		if (endsTie[at] === 0) continue;
		total += precisionStep(tp - counted, tp, at + 1);
		counted = tp;
	}
	const changes = new Float64Array(rows.length);
	let [below, belowNegative, belowPositive, sum] = [
		0,
		0,
		0,
		0
	];
	for (let end = rows.length - 1; end >= 0;) {
		let start = end;
		while (start > 0 && endsTie[start - 1] === 0) start -= 1;
		const to = positivesTo[end];
		const tied = to - (start > 0 ? positivesTo[start - 1] : 0);
		const own = precisionStep(tied, to, end + 1);
		const above = total - below - own;
		const withoutNegative = (above + precisionStep(tied, to, end) + belowNegative) / tp;
		const withoutPositive = (above + precisionStep(tied - 1, to - 1, end) + belowPositive) / (tp - 1);
		for (let at = start; at <= end; at++) {
			const row = rows[at];
			const without = labels[row] === 1 ? withoutPositive : withoutNegative;
			const change = total / tp - without;
			changes[row] = Number.isFinite(change) ? change : 0;
			sum += changes[row];
		}
		below += own;
		belowNegative += precisionStep(tied, to, end);
		belowPositive += precisionStep(tied, to - 1, end);
		end = start - 1;
	}
	return {
		changes,
		bias: biasOf(sum, rows.length)
	};
}
function precisionStep(tied, positives, rows) {
	return tied > 0 ? tied * positives / rows : 0;
}
/**
* The precision at rank k has a bias of the order of 1/k, their mean one of log(rows)/rows: of that the jackknife, which is made for
* 1/rows, finds the part 1 − 1/log(rows). Measured with 200 and 400 rows: 0.82 of the bias.
*/
function biasOf(sumOfChanges, rows) {
	const order = Math.log(Math.max(rows, 8));
	return -(rows - 1) * sumOfChanges / rows * (order / (order - 1));
}

// packages/stats/weighted-average-precision.ts
/** Average precision of weighted rows, the step sum as in `average-precision.ts`; 0 without positives. */
function weightedAveragePrecision(rows, order) {
	return stepSum(ranked(rows, order), () => 1);
}
/** The average precision of every draw of a bootstrap of weighted rows. */
function weightedAveragePrecisionOfDraws(rows, order, { draws, unitCount, unitOfRow, weights }) {
	const ranking = ranked(rows, order);
	const units = unitsInOrder(unitOfRow, order.rows);
	return Float64Array.from({ length: draws }, (_, draw) => stepSum(ranking, (at) => weights[draw * unitCount + units[at]]));
}
function ranked({ labels, weights }, { rows, endsTie }) {
	const positives = weights.map((weight, row) => weight * labels[row]);
	return {
		weights: inOrder(weights, rows),
		positives: inOrder(positives, rows),
		endsTie
	};
}
function stepSum({ weights, positives, endsTie }, drawn) {
	let [all, tp, counted, sum] = [
		0,
		0,
		0,
		0
	];
	for (let at = 0; at < weights.length; at++) {
		const times = drawn(at);
		all += times * weights[at];
		tp += times * positives[at];
		if (endsTie[at] === 0 || tp === counted) continue;
		sum += (tp - counted) * tp / all;
		counted = tp;
	}
	return tp === 0 ? 0 : sum / tp;
}

// packages/stats/balanced-accuracy.ts
/** Mean of the recalls of the classes that occur (as scikit-learn: an absent class is left out). */
function balancedAccuracy({ tn, fp, fn, tp }) {
	const [positives, negatives] = [tp + fn, tn + fp];
	if (positives === 0) return tn / negatives;
	if (negatives === 0) return tp / positives;
	return (tp / positives + tn / negatives) / 2;
}

// packages/stats/brier-score.ts
/** Squared distance of the probability from what happened. */
function brierScoreOfRow(label, probability) {
	return (probability - label) ** 2;
}

// packages/stats/calibration-error.ts
/**
* Equal-width bins [0, 1/K], (1/K, 2/K], …: a score on an edge belongs below it. The edges are k · (1/K) in
* doubles, as numpy.linspace makes them.
*/
function calibrationBin(score, bins) {
	let bin = Math.min(bins - 1, Math.max(0, Math.ceil(score * bins) - 1));
	while (bin > 0 && score <= bin * (1 / bins)) bin--;
	while (bin < bins - 1 && score > (bin + 1) * (1 / bins)) bin++;
	return bin;
}
/**
* Expected calibration error from sums: at 0 the rows, then for every bin positives minus scores. A bin weighs its
* share of the rows, so its size cancels: share · |gap of means| is |gap of sums| over all rows.
*/
function calibrationErrorOfSums(sums) {
	let gaps = 0;
	for (let bin = 1; bin < sums.length; bin++) gaps += Math.abs(sums[bin]);
	return gaps / sums[0];
}
/** How far the bins of two sets of sums are apart, as shares of the rows. */
function calibrationDeviation(one, other) {
	let sum = 0;
	for (let bin = 1; bin < one.length; bin++) sum += Math.abs(one[bin] / one[0] - other[bin] / other[0]);
	return sum;
}

// packages/stats/quantile-edges.ts
/**
* The inner edges of `bins` bins with equally many values each, as scikit-learn's calibration_curve makes them with
* numpy.percentile: linear between order statistics, rounding included, since it decides on which side of an edge a value
* lies. Equal values stay together, so that edges may repeat and bins be empty.
*/
function quantileEdges(values, bins) {
	const sorted = values.toSorted();
	return Float64Array.from({ length: bins - 1 }, (_, index) => {
		const share = (index + 1) * (1 / bins) * 100 / 100;
		const position = (sorted.length - 1) * share;
		const below = Math.floor(position);
		const low = sorted[below];
		const high = sorted[Math.min(below + 1, sorted.length - 1)];
		const t = position - below;
		return t >= .5 ? high - (high - low) * (1 - t) : low + (high - low) * t;
	});
}

// packages/stats/cohen-kappa.ts
/** Agreement of label and prediction beyond chance (Cohen 1960); NaN when both are one and the same class. */
function cohenKappa({ tn, fp, fn, tp }) {
	const byChance = (tp + fp) * (fp + tn) + (tp + fn) * (fn + tn);
	return 2 * (tp * tn - fp * fn) / byChance;
}

// packages/stats/f-beta-score.ts
/**
* Weighted harmonic mean of precision and recall, (1 + β²) tp / ((1 + β²) tp + β² fn + fp) (van Rijsbergen 1979); NaN
* with neither positives nor predictions of them.
*/
function fBetaScore({ fp, fn, tp }, beta) {
	const hits = (1 + beta * beta) * tp;
	return hits / (hits + beta * beta * fn + fp);
}

// packages/stats/f1-score.ts
/** Harmonic mean of precision and recall, 2tp / (2tp + fp + fn); NaN with neither positives nor predictions of them. */
function f1Score(matrix) {
	return fBetaScore(matrix, 1);
}

// packages/stats/ranked-draws.ts
/**
* A statistic that is read off where `share` of the mass of a draw ends, for every draw. The rows are ranked once, and
* what lies safely before that place is added up by units: a draw costs its units and the √rows around the place, never
* a sort.
*/
function statisticOfRankedDraws(ranked, resampling, { share, read }) {
	const { rows } = ranked.order;
	const start = startBefore(ranked, share);
	const isBefore = new Uint8Array(rows.length);
	for (let rank = 0; rank < start; rank++) isBefore[rows[rank]] = 1;
	const sums = sumsOfDraws(resampling, {
		width: 4,
		addRow: (target, offset, row) => {
			const [mass, marked] = [ranked.masses[row], ranked.marked[row]];
			target[offset] += mass;
			target[offset + 1] += marked;
			target[offset + 2] += mass * isBefore[row];
			target[offset + 3] += marked * isBefore[row];
		}
	});
	const units = unitsInOrder(resampling.unitOfRow, rows);
	return Float64Array.from({ length: resampling.draws }, (_, draw) => {
		const [totalMass, totalMarked, mass, marked] = sums.subarray(4 * draw, 4 * draw + 4);
		const counts = resampling.weights.subarray(draw * resampling.unitCount);
		const whole = {
			totalMass,
			totalMarked,
			times: (rank) => counts[units[rank]]
		};
		const isSafe = mass < share * totalMass;
		return read({
			...whole,
			...isSafe ? {
				at: start,
				mass,
				marked
			} : {
				at: 0,
				mass: 0,
				marked: 0
			}
		});
	});
}
/** The rows as they are, as a single draw. */
function undrawn(rowCount) {
	return {
		draws: 1,
		unitCount: 1,
		unitOfRow: new Uint16Array(rowCount),
		weights: Uint8Array.of(1)
	};
}
const safety = 6;
/** A rank that begins a tie and lies before the place in nearly every draw. */
function startBefore({ order, masses }, share) {
	const { rows, endsTie } = order;
	const total = masses.reduce((sum, mass) => sum + mass, 0);
	let [rank, mass] = [0, 0];
	while (rank < rows.length && mass < share * total) mass += masses[rows[rank++]];
	let start = Math.max(0, rank - Math.ceil(safety * Math.sqrt(rows.length)));
	while (start > 0 && endsTie[start - 1] === 0) start--;
	return start;
}

// packages/stats/gain-at-top.ts
/**
* Cumulative gain: which share of the positives lies in the top `share` of the rows. A tie that the cut goes through
* counts in proportion, which is what random order of equal scores gives on average. NaN in draws without positives.
* @param ranked from the highest score down, positives marked
*/
function gainAtTop(ranked, resampling, share) {
	const { rows, endsTie } = ranked.order;
	const masses = inOrder(ranked.masses, rows);
	const marks = inOrder(ranked.marked, rows);
	const read = ({ totalMass, totalMarked, times, ...from }) => {
		let { at, mass, marked } = from;
		const cut = share * totalMass;
		while (at < masses.length) {
			let [tie, tieMarked] = [0, 0];
			do {
				tie += times(at) * masses[at];
				tieMarked += times(at) * marks[at];
			} while (endsTie[at++] === 0);
			if (mass + tie >= cut) return (marked + (cut - mass) / tie * tieMarked) / totalMarked;
			mass += tie;
			marked += tieMarked;
		}
		return marked / totalMarked;
	};
	return statisticOfRankedDraws(ranked, resampling, {
		share,
		read
	});
}

// packages/stats/log-loss.ts
const epsilon$1 = 2 ** -52;
/** −ln of the probability given to what happened, clipped to [2⁻⁵², 1 − 2⁻⁵²]. */
function logLossOfRow(label, probability) {
	const clipped = Math.min(1 - epsilon$1, Math.max(epsilon$1, probability));
	return -Math.log(label === 1 ? clipped : 1 - clipped);
}

// packages/stats/percentage-error.ts
const epsilon = 2 ** -52;
/** |y − ŷ| / max(|y|, 2⁻⁵²), a share and not per cent, as scikit-learn. */
function percentageErrorOfRow(truth, predicted) {
	return Math.abs(truth - predicted) / Math.max(Math.abs(truth), epsilon);
}

// packages/stats/maximum-calibration-error.ts
/**
* The largest gap of a bin between its share of positives and its mean score (Naeini et al. 2015), from sums: at 0 the
* rows, then for every bin positives minus scores, then for every bin its rows. NaN without rows.
*/
function maximumCalibrationErrorOfSums(sums) {
	const bins = (sums.length - 1) / 2;
	let largest = NaN;
	for (let bin = 1; bin <= bins; bin++) {
		const rows = sums[bins + bin];
		if (rows > 0) largest = Math.max(Number.isNaN(largest) ? 0 : largest, Math.abs(sums[bin] / rows));
	}
	return largest;
}
/** How far the gap of any bin of the whole is from that of one draw; a bin that the draw lacks says nothing: 1. */
function maximumCalibrationDeviation(one, whole) {
	const bins = (whole.length - 1) / 2;
	let largest = 0;
	for (let bin = 1; bin <= bins; bin++) {
		const [rows, drawn] = [whole[bins + bin], one[bins + bin]];
		if (rows === 0) continue;
		const gap = drawn === 0 ? 1 : Math.abs(one[bin] / drawn - whole[bin] / rows);
		largest = Math.max(largest, Math.min(1, gap));
	}
	return largest;
}

// packages/stats/matthews-correlation.ts
/** Correlation of label and prediction (Matthews 1975); 0 when either of them is constant, as scikit-learn. */
function matthewsCorrelation({ tn, fp, fn, tp }) {
	const scale = Math.sqrt((tp + fp) * (tn + fn)) * Math.sqrt((tp + fn) * (tn + fp));
	return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}

// packages/stats/weighted-median.ts
/** Sorted once, for the value and for all draws. */
function ascendingRows(values, weights) {
	return {
		values,
		masses: weights ?? new Float64Array(values.length).fill(1),
		order: scoreOrder(values.map((value) => -value))
	};
}
/**
* The median of every draw: the mean of the lower and the upper weighted median where the weights split exactly in half
* (NumPy's averaged_inverted_cdf, as scikit-learn's median absolute error), else the value at which half of the weight
* is reached.
*/
function medianOfDraws({ values, masses, order }, resampling) {
	const ascending = inOrder(values, order.rows);
	const ranks = inOrder(masses, order.rows);
	const read = ({ totalMass, times, ...from }) => {
		let { at, mass } = from;
		const half = totalMass / 2;
		const rounding = Number.EPSILON * totalMass;
		while (at < ranks.length && mass < half - rounding) mass += times(at) * ranks[at++];
		const lower = ascending[at - 1];
		if (mass > half + rounding) return lower;
		while (at < ranks.length && !(times(at) * ranks[at] > 0)) at++;
		return at < ranks.length ? (lower + ascending[at]) / 2 : lower;
	};
	return statisticOfRankedDraws({
		order,
		masses,
		marked: masses
	}, resampling, {
		share: .5,
		read
	});
}

// packages/stats/pinball-loss.ts
/** α · (y − ŷ) below the truth, (1 − α) · (ŷ − y) above it (Koenker and Bassett 1978): least at the α-quantile. */
function pinballLossOfRow(truth, predicted, alpha) {
	const error = truth - predicted;
	return error >= 0 ? alpha * error : (alpha - 1) * error;
}

// packages/stats/precision.ts
/** Share of predicted positives that are positive; NaN when nothing is predicted positive. */
function precision({ fp, tp }) {
	return tp / (tp + fp);
}

// packages/stats/r-squared.ts
/**
* Share of the variance explained, 1 − Σw(y − ŷ)² / Σw(y − ȳ)². NaN with fewer than two rows; for a constant truth 1
* when predicted perfectly and 0 otherwise (as scikit-learn).
*/
function rSquared(truth, predicted, weights) {
	const n = truth.length;
	if (n < 2) return NaN;
	const weightOf = (row) => weights?.[row] ?? 1;
	const origin = truth[0];
	let [weightSum, sum] = [0, 0];
	for (let row = 0; row < n; row++) {
		weightSum += weightOf(row);
		sum += weightOf(row) * (truth[row] - origin);
	}
	const mean = sum / weightSum;
	let [residual, total] = [0, 0];
	for (let row = 0; row < n; row++) {
		residual += weightOf(row) * (truth[row] - predicted[row]) ** 2;
		total += weightOf(row) * (truth[row] - origin - mean) ** 2;
	}
	return rSquaredOfSums(residual, total);
}
/** @param total Σ(y − ȳ)² */
function rSquaredOfSums(residual, total) {
	if (total === 0) return residual === 0 ? 1 : 0;
	return 1 - residual / total;
}

// packages/stats/recall-at-precision.ts
/**
* The largest recall of a threshold whose precision is at least `precision`; 0 where none has it: the curve ends at
* recall 0 with precision 1 (as scikit-learn's precision_recall_curve). NaN without positives.
* @param ranked from the highest score down, positives marked
*/
function recallAtPrecision({ order, masses, marked }, precision) {
	let [all, tp, best] = [
		0,
		0,
		0
	];
	order.rows.forEach((row, at) => {
		all += masses[row];
		tp += marked[row];
		if (order.endsTie[at] === 1 && tp / all >= precision) best = tp;
	});
	return tp === 0 ? NaN : best / tp;
}
/**
* The same of every draw, from the lowest score up: the first threshold that has the precision has the largest recall. The
* rows are ranked once, and blocks of ranks that cannot hold it, even if only their negatives were left out, are passed over
* by their sums.
*/
function recallAtPrecisionOfDraws(ranked, resampling, precision) {
	const { draws, unitCount, unitOfRow, weights } = resampling;
	const { rows, endsTie } = ranked.order;
	const starts = blockStarts(ranked.order);
	const blocks = starts.length;
	const sums = sumsOfDraws(resampling, blockSums(ranked, starts));
	const ranks = {
		units: unitsInOrder(unitOfRow, rows),
		masses: inOrder(ranked.masses, rows),
		marked: inOrder(ranked.marked, rows),
		endsTie,
		starts
	};
	const values = new Float64Array(draws);
	for (let draw = 0; draw < draws; draw++) values[draw] = recallOfDraw(ranks, {
		counts: weights.subarray(draw * unitCount, (draw + 1) * unitCount),
		sums: sums.subarray(2 * blocks * draw, 2 * blocks * (draw + 1)),
		precision
	});
	return values;
}
const mostBlocks = 32;
const fewestRowsOfBlock = 1e3;
function blockStarts({ rows, endsTie }) {
	const blocks = Math.max(1, Math.min(mostBlocks, Math.floor(rows.length / fewestRowsOfBlock)));
	const starts = /* @__PURE__ */ new Set();
	for (let block = 0; block < blocks; block++) {
		let start = Math.floor(block * rows.length / blocks);
		while (start > 0 && endsTie[start - 1] === 0) start--;
		starts.add(start);
	}
	return [...starts];
}
function blockSums({ order, masses, marked }, starts) {
	const blockOf = new Uint8Array(order.rows.length);
	for (const [block, start] of starts.entries()) {
		const end = starts[block + 1] ?? order.rows.length;
		for (let rank = start; rank < end; rank++) blockOf[order.rows[rank]] = block;
	}
	return {
		width: 2 * starts.length,
		addRow: (sums, offset, row) => {
			const at = offset + 2 * blockOf[row];
			sums[at] += masses[row];
			sums[at + 1] += marked[row];
		}
	};
}
function recallOfDraw(ranks, draw) {
	const { sums, precision } = draw;
	let [all, positives] = [0, 0];
	for (let at = 0; at < sums.length; at += 2) {
		all += sums[at];
		positives += sums[at + 1];
	}
	if (positives === 0) return NaN;
	let [left, tp] = [all, positives];
	for (let block = ranks.starts.length - 1; block >= 0; block--) {
		const [mass, marked] = [sums[2 * block], sums[2 * block + 1]];
		const atBest = left - (mass - marked);
		if (tp >= precision * atBest - 1e-9 * all) {
			const found = hitsInBlock(ranks, draw, {
				block,
				left,
				tp
			});
			if (found !== void 0) return found / positives;
		}
		left -= mass;
		tp -= marked;
	}
	return 0;
}
/** The positives that are left where the precision is first reached, from the end of a block to its start. */
function hitsInBlock({ units, masses, marked, endsTie, starts }, { counts, precision }, from) {
	let { left, tp } = from;
	const end = starts[from.block + 1] ?? units.length;
	for (let at = end - 1; at >= starts[from.block]; at--) {
		if (endsTie[at] === 1 && tp > 0 && tp >= precision * left) return tp;
		const times = counts[units[at]];
		left -= times * masses[at];
		tp -= times * marked[at];
	}
}

// packages/stats/roc-placements.ts
/**
* Placement values, O(n) on sorted rows. Keeps the order of the rows, so that two models on the same rows can be paired. `labels` are
* 0 and 1; scores must be finite.
*/
function placements(labels, scores, order = scoreOrder(scores)) {
	let positives = 0;
	for (let row = 0; row < labels.length; row++) positives += labels[row];
	const negatives = labels.length - positives;
	const halves = halvesInRowOrder(labels, order, {
		positives,
		negatives
	});
	const ofPositives = new Float64Array(positives);
	const ofNegatives = new Float64Array(negatives);
	let [p, n, sum] = [
		0,
		0,
		0
	];
	for (let row = 0; row < labels.length; row++) if (labels[row] === 1) {
		sum += halves[row];
		ofPositives[p++] = halves[row] / (2 * negatives);
	} else ofNegatives[n++] = 1 - halves[row] / (2 * positives);
	return {
		ofPositives,
		ofNegatives,
		auc: positives === 0 || negatives === 0 ? NaN : sum / 2 / positives / negatives
	};
}
/** Of each row twice the rows of the other class below it; a tie, gone through from the highest score down, counts one half. */
function halvesInRowOrder(labels, { rows, endsTie }, { positives, negatives }) {
	const halves = new Uint32Array(rows.length);
	let [above, positivesAbove] = [0, 0];
	for (let start = 0, at = 0; at < rows.length; at++) {
		if (endsTie[at] === 0) continue;
		let tied = 0;
		for (let k = start; k <= at; k++) tied += labels[rows[k]];
		const negativesAbove = above - positivesAbove;
		const tiedNegatives = at + 1 - start - tied;
		const ofPositive = 2 * (negatives - negativesAbove) - tiedNegatives;
		const ofNegative = 2 * (positives - positivesAbove) - tied;
		for (let k = start; k <= at; k++) {
			const row = rows[k];
			halves[row] = labels[row] === 1 ? ofPositive : ofNegative;
		}
		above = at + 1;
		positivesAbove += tied;
		start = at + 1;
	}
	return halves;
}

// packages/stats/logit-interval.ts
function logit(share) {
	return Math.log(share / (1 - share));
}
/** `halfWidth` to each side on the logit scale: bounds that stay within 0 and 1, and reach farther towards ½. */
function logitBounds(center, halfWidth) {
	return {
		lower: logistic(center - halfWidth),
		upper: logistic(center + halfWidth)
	};
}
function logistic(value) {
	return 1 / (1 + Math.exp(-value));
}

// packages/stats/delong.ts
/**
* AUC and its variance by structural components (DeLong, DeLong, Clarke-Pearson 1988); ties count one half. Without
* positives or without negatives the AUC is NaN.
*/
function delongSingle(labels, scores, order) {
	return estimate$1(placements(labels, scores, order));
}
/**
* The paired difference of two AUCs. Its variance is 0 when both rank alike, but also when both separate the
* classes perfectly by different scores: then the rows hold no information, which is not the same as equality.
*/
function delongPaired(labels, first, second, orders = {}) {
	const a = placements(labels, first, orders.first);
	const b = placements(labels, second, orders.second);
	const [m, n] = [a.ofPositives.length, a.ofNegatives.length];
	const ofPositives = pairedMoments(a.ofPositives, b.ofPositives);
	const ofNegatives = pairedMoments(a.ofNegatives, b.ofNegatives);
	const over = (moment) => ofPositives[moment] / m + ofNegatives[moment] / n;
	const size = {
		positives: m,
		negatives: n
	};
	return {
		first: {
			auc: a.auc,
			variance: over("first"),
			...size
		},
		second: {
			auc: b.auc,
			variance: over("second"),
			...size
		},
		covariance: over("covariance"),
		difference: a.auc - b.auc,
		variance: over("difference"),
		influence: () => [influenceOfDifference(a.ofPositives, b.ofPositives), influenceOfDifference(a.ofNegatives, b.ofNegatives)]
	};
}
function influenceOfDifference(x, y) {
	return { changes: x.map((one, row) => (one - y[row]) / x.length) };
}
/**
* Interval of one AUC on the logit scale (Pepe 2003, 5.2) with Student's t: near 1 a Wald interval reaches beyond it and is too short
* below. Degrees of freedom: rows of the smaller class, less one.
*/
function delongLogitBounds(estimate, z) {
	const { auc, variance, positives, negatives, clusters = Number.POSITIVE_INFINITY } = estimate;
	const t = studentFromNormal(z, Math.min(positives, negatives, clusters) - 1);
	return logitBounds(logit(auc), t * Math.sqrt(variance) / (auc * (1 - auc)));
}
function estimate$1({ auc, ofPositives, ofNegatives }) {
	const [m, n] = [ofPositives.length, ofNegatives.length];
	return {
		auc,
		variance: sampleVariance(ofPositives) / m + sampleVariance(ofNegatives) / n,
		positives: m,
		negatives: n
	};
}
/** Two passes, n − 1; NaN below two values. */
function sampleVariance(values) {
	if (values.length < 2) return NaN;
	let total = 0;
	for (let i = 0; i < values.length; i++) total += values[i];
	const mean = total / values.length;
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += (values[i] - mean) * (values[i] - mean);
	return sum / (values.length - 1);
}
/** All in two passes: memory is read twice, not once for each moment. */
function pairedMoments(x, y) {
	const count = x.length;
	if (count < 2) return {
		first: NaN,
		second: NaN,
		covariance: NaN,
		difference: NaN
	};
	let [sumX, sumY, sumOfDifferences] = [
		0,
		0,
		0
	];
	for (let i = 0; i < count; i++) {
		sumX += x[i];
		sumY += y[i];
		sumOfDifferences += x[i] - y[i];
	}
	const [meanX, meanY, meanDifference] = [
		sumX / count,
		sumY / count,
		sumOfDifferences / count
	];
	let [first, second, covariance, difference] = [
		0,
		0,
		0,
		0
	];
	for (let i = 0; i < count; i++) {
		const dx = x[i] - meanX;
		const dy = y[i] - meanY;
		const between = x[i] - y[i] - meanDifference;
		first += dx * dx;
		second += dy * dy;
		covariance += dx * dy;
		difference += between * between;
	}
	const degrees = count - 1;
	return {
		first: first / degrees,
		second: second / degrees,
		covariance: covariance / degrees,
		difference: difference / degrees
	};
}

// packages/stats/weighted-auc.ts
/**
* Area under the ROC curve of weighted rows, Σᵢ Σⱼ wᵢ vⱼ ψ(xᵢ, yⱼ) / ΣwΣv. Its variance is DeLong's with every placement
* weighted: that of two ratio estimates (Cochran 1977, 6.4), unbiased for weights that have nothing to do with the
* placements, and DeLong's own when all weights are equal. `positives` and `negatives` are effective rows (Kish).
*/
function weightedAuc(rows, order) {
	return estimate(weightedPlacements(rows, order));
}
function estimate({ ofPositives, ofNegatives, auc }) {
	return {
		auc,
		variance: varianceOfMean(ofPositives) + varianceOfMean(ofNegatives),
		positives: effectiveOf(ofPositives),
		negatives: effectiveOf(ofNegatives)
	};
}
/** The difference of two areas on the same weighted rows, first − second. */
function weightedAucDifference(rows, first, second) {
	const [a, b] = [weightedPlacements(rows, first), weightedPlacements(rows, second)];
	const [one, two] = [estimate(a), estimate(b)];
	const ofPositives = minus(a.ofPositives, b.ofPositives);
	const ofNegatives = minus(a.ofNegatives, b.ofNegatives);
	const variance = varianceOfMean(ofPositives) + varianceOfMean(ofNegatives);
	return {
		first: one,
		second: two,
		covariance: (one.variance + two.variance - variance) / 2,
		difference: one.auc - two.auc,
		variance,
		influence: () => [influenceOnMean(ofPositives), influenceOnMean(ofNegatives)]
	};
}
function influenceOnMean(weighted) {
	const { values, weights } = weighted;
	const [mean, all] = [meanOf(weighted), sum(weights)];
	return { changes: values.map((value, at) => weights[at] * (value - mean) / all) };
}
function weightedPlacements(rows, order) {
	const { labels } = rows;
	const ties = weightsOfTies(rows, order);
	const [negative, positive] = [sum(ties.negative), sum(ties.positive)];
	const placements = new Float64Array(labels.length);
	let [negativeAbove, positiveAbove, tie] = [
		0,
		0,
		0
	];
	for (let at = 0; at < labels.length; at++) {
		const row = order.rows[at];
		placements[row] = labels[row] === 1 ? (negative - negativeAbove - ties.negative[tie] / 2) / negative : (positiveAbove + ties.positive[tie] / 2) / positive;
		if (order.endsTie[at] === 0) continue;
		negativeAbove += ties.negative[tie];
		positiveAbove += ties.positive[tie++];
	}
	const ofPositives = ofClass(rows, 1, placements);
	return {
		ofPositives,
		ofNegatives: ofClass(rows, 0, placements),
		auc: meanOf(ofPositives)
	};
}
/** Of the negatives and of the positives of every tie, from the highest score down. */
function weightsOfTies({ labels, weights }, { rows, endsTie }) {
	const [negative, positive] = [new Float64Array(rows.length), new Float64Array(rows.length)];
	let tie = 0;
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at];
		if (labels[row] === 1) positive[tie] += weights[row];
		else negative[tie] += weights[row];
		tie += endsTie[at];
	}
	return {
		negative: negative.subarray(0, tie),
		positive: positive.subarray(0, tie)
	};
}
function sum(values) {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
/** Rows without weight are no rows. */
function ofClass({ labels, weights }, label, values) {
	const belongs = (row) => labels[row] === label && weights[row] > 0;
	return {
		values: values.filter((_, row) => belongs(row)),
		weights: weights.filter((_, row) => belongs(row))
	};
}
function meanOf({ values, weights }) {
	let total = 0;
	for (let at = 0; at < values.length; at++) total += values[at] * weights[at];
	return total / sum(weights);
}
/** Of a weighted mean, by its residuals; NaN below two rows. The divisor makes it unbiased for equal variances. */
function varianceOfMean(weighted) {
	const { values, weights } = weighted;
	if (values.length < 2) return NaN;
	const mean = meanOf(weighted);
	let [squares, cubes, residuals] = [
		0,
		0,
		0
	];
	for (let at = 0; at < values.length; at++) {
		const weight = weights[at];
		squares += weight * weight;
		cubes += weight * weight * weight;
		residuals += (weight * (values[at] - mean)) ** 2;
	}
	const all = sum(weights);
	return residuals / (all * all) / (1 - 2 * cubes / (all * squares) + squares / (all * all));
}
function minus(one, other) {
	return {
		...one,
		values: one.values.map((value, at) => value - other.values[at])
	};
}
/** No rows are 0 rows. */
function effectiveOf({ weights }) {
	return weights.length === 0 ? 0 : effectiveRows(weights);
}

// packages/stats/clustered-auc.ts
/** DeLong's components summed up by clusters before they are squared (Obuchowski 1997). */
function clusteredAuc(rows, scores, order) {
	return single(rows, placements(rows.labels, scores, order)).estimate;
}
function clusteredAucDifference(rows, scores, orders = {}) {
	const a = single(rows, placements(rows.labels, scores.first, orders.first));
	const b = single(rows, placements(rows.labels, scores.second, orders.second));
	const between = a.influence.map((one, row) => one - b.influence[row]);
	const ofDifference = clusterVariance(between, rows.clusters);
	const [first, second] = [a.estimate, b.estimate];
	return {
		first,
		second,
		...ofDifference,
		covariance: (first.variance + second.variance - ofDifference.variance) / 2,
		difference: first.auc - second.auc,
		influence: () => [{ changes: sumsOfClusters(between, rows.clusters) }]
	};
}
function single({ labels, clusters }, { ofPositives, ofNegatives, auc }) {
	const [positives, negatives] = [ofPositives.length, ofNegatives.length];
	const influence = new Float64Array(labels.length);
	let [p, n] = [0, 0];
	for (let row = 0; row < labels.length; row++) influence[row] = labels[row] === 1 ? (ofPositives[p++] - auc) / positives : (ofNegatives[n++] - auc) / negatives;
	return {
		estimate: {
			auc,
			positives,
			negatives,
			...clusterVariance(influence, clusters)
		},
		influence
	};
}

// packages/stats/theil-index.ts
/**
* Theil's index of the benefits b = prediction − label + 1 of single rows (Speicher et al. 2018; AIF360 `theil_index`): the mean
* of (b/μ)·ln(b/μ), 0·ln 0 = 0. 0 when everybody gets the same; NaN when nobody gets anything.
*/
function theilIndex({ tn, fp, fn, tp }) {
	const [right, all] = [tn + tp, tn + fp + fn + tp];
	const mean = (right + 2 * fp) / all;
	const part = (benefit) => benefit / mean * Math.log(benefit / mean);
	return (right * part(1) + (fp === 0 ? 0 : fp * part(2))) / all;
}

// packages/stats/multiclass-counts.ts
/** Counts rows of one label and prediction into the counts that start at `offset`. */
function addPrediction(counts, offset, { label, predicted, rows = 1 }) {
	if (label === predicted) counts[offset + 3 * label] += rows;
	counts[offset + 3 * label + 1] += rows;
	counts[offset + 3 * predicted + 2] += rows;
}
function countPredictions(labels, predicted, classCount) {
	const counts = new Float64Array(3 * classCount);
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row];
		const guess = predicted[row];
		if (label === guess) counts[3 * label] += 1;
		counts[3 * label + 1] += 1;
		counts[3 * guess + 2] += 1;
	}
	return counts;
}
function classAt(counts, index) {
	return {
		right: counts[3 * index],
		labelled: counts[3 * index + 1],
		predicted: counts[3 * index + 2]
	};
}

// packages/stats/class-averages.ts
const classPrecision = ({ right, predicted }) => ratio(right, predicted);
const classRecall = ({ right, labelled }) => ratio(right, labelled);
const classF1 = ({ right, labelled, predicted }) => ratio(2 * right, labelled + predicted);
/** Unweighted mean over `classes`: a rare class counts as much as a frequent one. NaN without classes. */
function macroAverage(counts, of, classes) {
	let sum = 0;
	for (const index of classes) sum += of(classAt(counts, index));
	return sum / classes.length;
}
/** Mean over the classes by how many rows are labelled so; NaN without rows. */
function weightedAverage(counts, of) {
	let [sum, rows] = [0, 0];
	for (let index = 0; 3 * index < counts.length; index++) {
		const one = classAt(counts, index);
		sum += one.labelled * of(one);
		rows += one.labelled;
	}
	return sum / rows;
}
/** Mean recall over the classes that occur in the labels (scikit-learn's balanced accuracy). */
function meanRecall(counts) {
	let [sum, classes] = [0, 0];
	for (let index = 0; 3 * index < counts.length; index++) {
		const one = classAt(counts, index);
		if (one.labelled === 0) continue;
		sum += classRecall(one);
		classes++;
	}
	return sum / classes;
}
function ratio(part, whole) {
	return whole === 0 ? 0 : part / whole;
}

// packages/stats/multiclass-agreement.ts
/** Correlation of label and prediction over K classes (Gorodkin 2004); 0 when either is constant, as scikit-learn. */
function multiclassMatthews(counts) {
	const { right, rows, together, labelSquares, predictedSquares } = margins(counts);
	const scale = Math.sqrt(rows * rows - predictedSquares) * Math.sqrt(rows * rows - labelSquares);
	return scale === 0 ? 0 : (right * rows - together) / scale;
}
/** Agreement beyond chance (Cohen 1960); NaN when labels and predictions are one and the same class. */
function multiclassKappa(counts) {
	const { right, rows, together } = margins(counts);
	return (right * rows - together) / (rows * rows - together);
}
function margins(counts) {
	let [right, rows, together, labelSquares, predictedSquares] = [
		0,
		0,
		0,
		0,
		0
	];
	for (let at = 0; at < counts.length; at += 3) {
		const labelled = counts[at + 1];
		const predicted = counts[at + 2];
		right += counts[at];
		rows += labelled;
		together += labelled * predicted;
		labelSquares += labelled * labelled;
		predictedSquares += predicted * predicted;
	}
	return {
		right,
		rows,
		together,
		labelSquares,
		predictedSquares
	};
}

// packages/stats/multiclass-roc-auc.ts
/** Each class against all others together (Provost and Domingos 2000); NaN when a class does not occur. */
function rocAucOneVsRest(scores) {
	const { labels, probabilities } = scores;
	const sizes = classSizes(scores);
	const rows = labels.length;
	const macro = new Float64Array(rows);
	const weighted = new Float64Array(rows);
	const areas = [];
	const isClass = new Uint8Array(rows);
	for (const [index, ofClass] of probabilities.entries()) {
		for (let row = 0; row < rows; row++) isClass[row] = labels[row] === index ? 1 : 0;
		const { ofPositives, ofNegatives, auc } = placements(isClass, ofClass);
		areas.push(auc);
		const size = sizes[index];
		const share = size / rows;
		let [positive, negative] = [0, 0];
		for (let row = 0; row < rows; row++) {
			const influence = isClass[row] ? (ofPositives[positive++] - auc) / size : (ofNegatives[negative++] - auc) / (rows - size);
			macro[row] += influence / sizes.length;
			weighted[row] += influence * share;
		}
	}
	const value = areas.reduce((sum, auc, index) => sum + auc * sizes[index] / rows, 0);
	addShares(weighted, {
		labels,
		areas,
		value
	});
	return {
		macro: {
			value: mean(areas),
			influence: macro
		},
		weighted: {
			value,
			influence: weighted
		}
	};
}
/**
* Each pair of classes on their own rows, both ways (Hand and Till 2001); `weighted` by the rows of the pair, as
* scikit-learn. NaN when a class does not occur.
*/
function rocAucOneVsOne({ labels, probabilities }) {
	const rowsOfClass = rowsByClass({
		labels,
		probabilities
	});
	const count = rowsOfClass.length;
	const rows = labels.length;
	const pairs = count * (count - 1) / 2;
	const macro = {
		value: 0,
		influence: new Float64Array(rows)
	};
	const weighted = {
		value: 0,
		influence: new Float64Array(rows)
	};
	const areas = Array.from({ length: count }, () => 0);
	for (let one = 0; one < count; one++) for (let other = one + 1; other < count; other++) {
		const [first, second] = [rowsOfClass[one], rowsOfClass[other]];
		const weight = (first.length + second.length) / (rows * (count - 1));
		const into = [{
			influence: macro.influence,
			weight: 1 / pairs / 2
		}, {
			influence: weighted.influence,
			weight: weight / 2
		}];
		const area = (addPair(into, probabilities[one], [first, second]) + addPair(into, probabilities[other], [second, first])) / 2;
		macro.value += area / pairs;
		weighted.value += weight * area;
		areas[one] += area / (count - 1);
		areas[other] += area / (count - 1);
	}
	addShares(weighted.influence, {
		labels,
		areas,
		value: weighted.value
	});
	return {
		macro,
		weighted
	};
}
/** Weights that are shares of the rows are as much drawn as these are. */
function addShares(influence, { labels, areas, value }) {
	const { length } = influence;
	for (let row = 0; row < length; row++) influence[row] += (areas[labels[row]] - value) / length;
}
/** Adds the influence of one ordered pair of classes. @returns its area */
function addPair(into, probabilities, [positives, negatives]) {
	const labels = new Uint8Array(positives.length + negatives.length).fill(1, 0, positives.length);
	const values = new Float64Array(labels.length);
	for (let at = 0; at < positives.length; at++) values[at] = probabilities[positives[at]];
	for (let at = 0; at < negatives.length; at++) values[positives.length + at] = probabilities[negatives[at]];
	const { ofPositives, ofNegatives, auc } = placements(labels, values);
	for (const { influence, weight } of into) {
		for (let at = 0; at < positives.length; at++) influence[positives[at]] += weight * (ofPositives[at] - auc) / positives.length;
		for (let at = 0; at < negatives.length; at++) influence[negatives[at]] += weight * (ofNegatives[at] - auc) / negatives.length;
	}
	return auc;
}
/**
* Variance from the influence of each row. Rows of a class spread about their own mean (n − 1, as DeLong); with
* `sampled` class balance the class means spread too, since the share of each class is drawn.
*/
function influenceVariance(labels, influence, { classCount, balance }) {
	const sizes = new Float64Array(classCount);
	const means = new Float64Array(classCount);
	for (let row = 0; row < labels.length; row++) {
		sizes[labels[row]] += 1;
		means[labels[row]] += influence[row];
	}
	for (let index = 0; index < classCount; index++) means[index] /= sizes[index];
	const squares = new Float64Array(classCount);
	for (let row = 0; row < labels.length; row++) squares[labels[row]] += (influence[row] - means[labels[row]]) ** 2;
	let variance = 0;
	for (let index = 0; index < classCount; index++) {
		const size = sizes[index];
		if (size === 0) continue;
		variance += squares[index] * size / (size - 1);
		if (balance === "sampled") variance += size * means[index] ** 2;
	}
	return variance;
}
function classSizes({ labels, probabilities }) {
	const sizes = new Float64Array(probabilities.length);
	for (const label of labels) sizes[label] += 1;
	return sizes;
}
function rowsByClass(scores) {
	const members = [...classSizes(scores)].map((size) => new Uint32Array(size));
	const filled = members.map(() => 0);
	scores.labels.forEach((label, row) => {
		members[label][filled[label]++] = row;
	});
	return members;
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// packages/stats/ndcg.ts
const linearGain = (grade) => grade;
/** 2^grade − 1 (Burges et al. 2005), which LightGBM and XGBoost take by default. */
const exponentialGain = (grade) => 2 ** grade - 1;
/**
* Discounted cumulative gain of the first k ranks over that of the best order (Järvelin and Kekäläinen 2002), with
* discount 1/log₂(rank + 1). NaN when no row has a gain; scikit-learn says 0 then.
*/
function ndcg({ grades, ends }, k, gain) {
	const gains = grades.map((grade) => gain(grade));
	let [sum, start] = [0, 0];
	for (const end of ends) {
		if (start >= k) break;
		let [gained, discounts] = [0, 0];
		for (let at = start; at < end; at++) {
			gained += gains[at];
			if (at < k) discounts += discount(at);
		}
		sum += gained / (end - start) * discounts;
		start = end;
	}
	const best = gains.sort();
	let ideal = 0;
	for (let at = 0; at < Math.min(k, best.length); at++) ideal += best[best.length - 1 - at] * discount(at);
	return sum / ideal;
}
/** Of the position `at`, from 0. */
function discount(at) {
	return 1 / Math.log2(at + 2);
}

// packages/stats/ranked-list.ts
/** @param grades of the rows of one group, beside their `scores` */
function rankedList(grades, scores) {
	const order = Uint32Array.from(grades.keys()).sort((a, b) => scores[b] - scores[a]);
	const ends = [];
	for (let at = 1; at <= order.length; at++) if (at === order.length || scores[order[at]] !== scores[order[at - 1]]) ends.push(at);
	return {
		grades: Float64Array.from(order, (row) => grades[row]),
		ends
	};
}
/** Runs of equal scores: from where to where, and the rows in them that are relevant. */
function* runsOf({ grades, ends }, isRelevant) {
	let start = 0;
	for (const end of ends) {
		let relevant = 0;
		for (let at = start; at < end; at++) if (isRelevant(grades[at])) relevant++;
		yield {
			start,
			size: end - start,
			relevant
		};
		start = end;
	}
}

// packages/stats/retrieval-measures.ts
/** Mean of the precision at every relevant row; NaN without relevant rows. */
function averagePrecisionOfList(list, isRelevant) {
	let [sum, before] = [0, 0];
	for (const { start, size, relevant } of runsOf(list, isRelevant)) {
		if (relevant === 0) continue;
		const othersRelevant = size > 1 ? (relevant - 1) / (size - 1) : 0;
		for (let at = 0; at < size; at++) sum += relevant / size * (before + 1 + at * othersRelevant) / (start + at + 1);
		before += relevant;
	}
	return sum / before;
}
/** One over the rank of the first relevant row, 0 if it is beyond the first k; NaN without relevant rows. */
function reciprocalRank(list, isRelevant, k) {
	for (const { start, size, relevant } of runsOf(list, isRelevant)) {
		if (relevant === 0) continue;
		let [chance, sum] = [relevant / size, 0];
		for (let at = 0; at <= size - relevant && start + at < k; at++) {
			sum += chance / (start + at + 1);
			chance *= (size - relevant - at) / (size - at - 1);
		}
		return sum;
	}
	return NaN;
}
/** Relevant rows among the first k, over k, also where the list is shorter. */
function precisionAtK(list, isRelevant, k) {
	return relevantAtK(list, isRelevant, k).found / k;
}
/** Share of the relevant rows that are among the first k; NaN without relevant rows. */
function recallAtK(list, isRelevant, k) {
	const { found, all } = relevantAtK(list, isRelevant, k);
	return found / all;
}
function relevantAtK(list, isRelevant, k) {
	let [found, all] = [0, 0];
	for (const { start, size, relevant } of runsOf(list, isRelevant)) {
		found += relevant * Math.min(size, Math.max(0, k - start)) / size;
		all += relevant;
	}
	return {
		found,
		all
	};
}

// packages/stats/p-to-e.ts
const largest = 1e300;
/**
* An e-value from a p-value: ∫₀¹ κ·p^(κ−1) dκ = (1 − p + p·ln p)/(p·ln² p) (Vovk and Wang, Annals of Statistics 49, 2021). Its mean
* is at most 1 when p is valid, so products of it over separate looks are evidence that may be looked at any time. At least ½;
* NaN (nothing was tested) is no evidence either way: 1.
*/
function eValueOf(pValue) {
	if (Number.isNaN(pValue)) return 1;
	if (pValue <= 0) return largest;
	const log = Math.log(Math.min(1, pValue));
	if (log > -.001) return .5 - log / 6 + log * log / 24;
	return Math.min(largest, (1 / pValue - 1 + log) / (log * log));
}

// packages/stats/isotonic-regression.ts
/**
* Least-squares fit that never decreases, by pooling adjacent violators (Ayer et al. 1955), as
* `sklearn.isotonic.IsotonicRegression`: rows of one x are averaged first, predictions interpolate. O(n).
* @param x ascending, finite, at least one
* @param weights rows that each stands for; rows of weight 0 are left out
*/
function isotonicRegression(x, y, weights) {
	const { at, sums, totals } = averageTies(x, y, weights);
	const starts = new Uint32Array(at.length);
	let blocks = 0;
	for (let point = 0; point < at.length; point++) {
		let [sum, total, start] = [
			sums[point],
			totals[point],
			point
		];
		while (blocks > 0 && sums[blocks - 1] * total >= sum * totals[blocks - 1]) {
			blocks--;
			sum += sums[blocks];
			total += totals[blocks];
			start = starts[blocks];
		}
		[sums[blocks], totals[blocks], starts[blocks]] = [
			sum,
			total,
			start
		];
		blocks++;
	}
	return cornersOf(at, {
		sums,
		totals,
		starts,
		blocks
	});
}
function averageTies(x, y, weights) {
	const at = new Float64Array(x.length);
	const [sums, totals] = [new Float64Array(x.length), new Float64Array(x.length)];
	let points = 0;
	for (let row = 0; row < x.length; row++) {
		const weight = weights ? weights[row] : 1;
		if (weight === 0) continue;
		if (points === 0 || at[points - 1] !== x[row]) at[points++] = x[row];
		sums[points - 1] += weight * y[row];
		totals[points - 1] += weight;
	}
	return {
		at: at.subarray(0, points),
		sums,
		totals
	};
}
/** Both ends of every block: the flat parts in between need no points. */
function cornersOf(points, blocks) {
	const at = [];
	const values = [];
	for (let block = 0; block < blocks.blocks; block++) {
		const first = blocks.starts[block];
		const last = block + 1 < blocks.blocks ? blocks.starts[block + 1] - 1 : points.length - 1;
		const value = blocks.sums[block] / blocks.totals[block];
		at.push(points[first]);
		values.push(value);
		if (last > first) {
			at.push(points[last]);
			values.push(value);
		}
	}
	return {
		at: Float64Array.from(at),
		values: Float64Array.from(values)
	};
}
/** The fit at ascending positions, in one walk over both. */
function isotonicValues({ at, values }, ascending) {
	const last = at.length - 1;
	let next = 0;
	return ascending.map((x) => {
		while (next <= last && at[next] < x) next++;
		if (next === 0) return values[0];
		if (next > last) return values[last];
		const [x0, x1, y0, y1] = [
			at[next - 1],
			at[next],
			values[next - 1],
			values[next]
		];
		return y0 === y1 ? y0 : y0 + (x - x0) / (x1 - x0) * (y1 - y0);
	});
}

// packages/stats/expected-confusion-matrix.ts
/**
* The confusion matrix without labels, as CBPE defines it: every row counts as positive by its chance.
* @param scores ascending; predicted positive: score ≥ threshold
* @param chances of label 1, row by row
*/
function expectedConfusionMatrix(scores, chances, threshold) {
	const cut = lowerBound(scores, threshold);
	const below = momentsOf(chances, 0, cut);
	const above = momentsOf(chances, cut, chances.length);
	return {
		matrix: {
			tn: cut - below.sum,
			fn: below.sum,
			tp: above.sum,
			fp: chances.length - cut - above.sum
		},
		variance: {
			tp: above.variance,
			fn: below.variance
		}
	};
}
function momentsOf(chances, from, to) {
	let [sum, variance] = [0, 0];
	for (let row = from; row < to; row++) {
		const chance = chances[row];
		sum += chance;
		variance += chance * (1 - chance);
	}
	return {
		sum,
		variance
	};
}
/**
* A statistic of the expected matrix, with the variance that it would have over labels (delta method: the row sums
* of predictions are fixed, so it depends on two independent counts).
*/
function expectedStatistic({ matrix, variance }, statistic) {
	const moved = (tp, fn) => statistic({
		tp: matrix.tp + tp,
		fp: matrix.fp - tp,
		fn: matrix.fn + fn,
		tn: matrix.tn - fn
	});
	const step = 1e-5 * Math.max(1, matrix.tp + matrix.fp + matrix.fn + matrix.tn);
	const byTp = (moved(step, 0) - moved(-step, 0)) / (2 * step);
	const byFn = (moved(0, step) - moved(0, -step)) / (2 * step);
	return {
		value: statistic(matrix),
		variance: byTp * byTp * variance.tp + byFn * byFn * variance.fn
	};
}

// packages/stats/expected-roc-auc.ts
/**
* ROC AUC without labels, as CBPE defines it: the area under the curve of expected true and false positives. Its
* variance over labels is that of the linear part: with S = Σᵢ Σⱼ pᵢ (1 − pⱼ) [sᵢ > sⱼ], one label more changes
* S / (P N) by gᵢ = (Σⱼ (1 − pⱼ)[sᵢ > sⱼ] − Σⱼ pⱼ [sⱼ > sᵢ]) / (P N) − AUC/P + AUC/N, and the labels are independent.
* NaN without an expected positive or negative. O(n).
* @param scores ascending; ties count half
* @param chances of label 1, row by row
*/
function expectedRocAuc(scores, chances) {
	const n = scores.length;
	let positives = 0;
	for (const chance of chances) positives += chance;
	const negatives = n - positives;
	const pairs = positives * negatives;
	if (!(pairs > 0)) return {
		value: NaN,
		variance: NaN
	};
	const wins = new Float64Array(n);
	let [below, positivesBelow, ordered] = [
		0,
		0,
		0
	];
	for (let start = 0; start < n;) {
		let end = start;
		let inGroup = 0;
		while (end < n && scores[end] === scores[start]) inGroup += chances[end++];
		const size = end - start;
		const beaten = below + (size - inGroup) / 2;
		const beatenBy = positives - positivesBelow - inGroup / 2;
		for (let row = start; row < end; row++) wins[row] = beaten - beatenBy;
		ordered += inGroup * beaten;
		below += size - inGroup;
		positivesBelow += inGroup;
		start = end;
	}
	const value = ordered / pairs;
	let variance = 0;
	for (let row = 0; row < n; row++) {
		const influence = wins[row] / pairs - value / positives + value / negatives;
		variance += chances[row] * (1 - chances[row]) * influence * influence;
	}
	return {
		value,
		variance
	};
}

// packages/stats/expected-row-mean.ts
/** Mean over rows of a figure of label and score, where the label is 1 with a known chance. NaN without rows. */
function expectedRowMean(scores, chances, ofRow) {
	const n = scores.length;
	let [sum, variance] = [0, 0];
	for (let row = 0; row < n; row++) {
		const [chance, score] = [chances[row], scores[row]];
		const [negative, positive] = [ofRow(0, score), ofRow(1, score)];
		sum += negative + chance * (positive - negative);
		variance += chance * (1 - chance) * (positive - negative) ** 2;
	}
	return {
		value: sum / n,
		variance: variance / (n * n)
	};
}

// packages/stats/batch-design-effect.ts
const mostBatches = 20;
const fewestBatches = 5;
const smallestBatch = 10;
/**
* Batch means (Schmeiser 1982: 10 to 30 batches) of events in the order of time: Σ (b − pm)² / (mp(1 − p)) / (K − 1), 1 when they are
* independent. Ten events that always come together give about ten.
*/
function batchDesignEffect(n, isEvent) {
	const batches = Math.min(mostBatches, Math.floor(n / smallestBatch));
	if (batches < fewestBatches) return {
		effect: 1,
		batches
	};
	const counts = Array.from({ length: batches }, (_, batch) => {
		const [from, to] = [batch, batch + 1].map((edge) => Math.floor(edge * n / batches));
		let events = 0;
		for (let index = from; index < to; index++) if (isEvent(index)) events++;
		return {
			events,
			size: to - from
		};
	});
	const share = counts.reduce((sum, { events }) => sum + events, 0) / n;
	if (share === 0 || share === 1) return {
		effect: 1,
		batches
	};
	const squares = counts.reduce((sum, { events, size }) => sum + (events - share * size) ** 2 / (size * share * (1 - share)), 0);
	return {
		effect: Math.max(1, squares / (batches - 1)),
		batches
	};
}
/**
* Independent events that n dependent ones are worth. Student's t in place of z, as the effect is known from few batches
* alone.
*/
function effectiveSize(n, { effect, batches }, level) {
	if (effect === 1) return n;
	const widening = studentCritical(level, batches - 1) / criticalValue(level);
	return Math.max(1, Math.floor(n / (effect * widening * widening)));
}

// packages/stats/order-statistic-interval.ts
/**
* Ranks of the order statistics between which the q-quantile of the population lies with at least `level`, whatever its
* law (Conover, Practical Nonparametric Statistics, 3.2): each tail of the binomial law of the values below it is at
* most (1 − level)/2.
*/
function orderStatisticInterval(n, q, level) {
	const tail = (1 - level) / 2;
	return {
		lower: firstRank(n, (rank) => (0, import_lib.default)(rank - 1, n, q) > tail) - 1,
		upper: firstRank(n, (rank) => 1 - (0, import_lib.default)(rank - 1, n, q) <= tail)
	};
}
/** The first rank from 1 to n + 1 from which on `holds` is true; n + 1 when it never is. */
function firstRank(n, holds) {
	let [low, high] = [1, n + 1];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

// packages/stats/largest-contrast.ts
/**
* Bounds of max |x| over several contrasts x, for example over all pairs of groups. The largest of many differences is
* biased upwards by noise alone, so the two sides are different questions:
* - upper: the largest upper bound, uncorrected. Whichever contrast is the largest in truth, its own bound misses it with
*   P(Z > z) (intersection–union test, Berger 1982).
* - lower: the largest lower bound after Bonferroni over the contrasts, since any of them may look large by chance.
*/
function largestContrastBounds(contrasts, z) {
	const uppers = contrasts.map((boundsAt) => {
		const { lower, upper } = boundsAt(z);
		return Math.max(upper, -lower);
	});
	return {
		lower: largestLower(contrasts, z),
		upper: Math.max(...uppers)
	};
}
function largestLower(contrasts, z) {
	const tail = normalSurvival(z) / contrasts.length;
	const looseZ = -normalQuantile(tail);
	const candidates = contrasts.map((boundsAt) => {
		const { lower, upper } = boundsAt(looseZ);
		return {
			boundsAt,
			loose: Math.max(lower, -upper)
		};
	}).sort((a, b) => b.loose - a.loose);
	let best = 0;
	for (const { boundsAt, loose } of candidates) {
		if (loose <= best) break;
		best = Math.max(best, foldedLower(boundsAt, tail));
	}
	return best;
}
/**
* The lower bound m of |x|: P(|X| ≥ what was seen) = tail when |x| = m. Far from 0 the one-sided bound, near 0 the
* two-sided one, because noise on either side of 0 makes |x| large.
*/
function foldedLower(boundsAt, tail) {
	const isNegative = boundsAt(0).upper + boundsAt(0).lower < 0;
	const lowerAt = (z) => isNegative ? -boundsAt(z).upper : boundsAt(z).lower;
	const oneSidedZ = -normalQuantile(tail);
	let [low, high] = [oneSidedZ, -normalQuantile(tail / 2)];
	if (lowerAt(high) <= 0) return 0;
	const farZ = -normalQuantile(tail * negligible);
	if (lowerAt(farZ) > -lowerAt(oneSidedZ)) return lowerAt(oneSidedZ);
	for (let step = 0; step < 25; step++) {
		const middle = (low + high) / 2;
		const farSide = normalSurvival(zReaching(lowerAt, -lowerAt(middle), [middle, farZ]));
		if (normalSurvival(middle) + farSide > tail) low = middle;
		else high = middle;
	}
	return lowerAt(high);
}
const negligible = 1e-8;
/** The z, in a range, at which a falling bound reaches the limit. */
function zReaching(lowerAt, limit, [from, to]) {
	let [low, high] = [from, to];
	for (let step = 0; step < 25; step++) {
		const middle = (low + high) / 2;
		if (lowerAt(middle) > limit) low = middle;
		else high = middle;
	}
	return high;
}

// packages/stats/mover-interval.ts
/**
* first − second from the intervals of both ("square and add", Newcombe 1998b, Zou and Donner 2008). With Wilson's
* intervals of two independent proportions this is Newcombe's method 10.
* @param correlation of the two estimates; 0 for different rows
*/
function moverDifference(first, second, correlation = 0) {
	const difference = first.value - second.value;
	const distance = (a, b) => Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
	return {
		lower: difference - distance(first.value - first.lower, second.upper - second.value),
		upper: difference + distance(first.upper - first.value, second.value - second.lower)
	};
}
/**
* first / second of two independent, non-negative values (Donner and Zou 2012, "MOVER-R"). Where the second may be 0
* there is no upper bound.
*/
function moverRatio(first, second) {
	const product = first.value * second.value;
	const root = (a, b) => Math.sqrt(Math.max(0, product * product - a * b));
	const above = second.upper * (2 * second.value - second.upper);
	const least = first.lower * (2 * first.value - first.lower);
	const below = second.lower * (2 * second.value - second.lower);
	const most = first.upper * (2 * first.value - first.upper);
	return {
		lower: least <= 0 ? 0 : least / (product + root(above, least)),
		upper: below <= 0 ? Number.POSITIVE_INFINITY : (product + root(below, most)) / below
	};
}

// packages/stats/auc-by-cell.ts
/**
* AUC with DeLong's variance of every cell, in one walk down the scores whatever the number of cells: per cell it takes the
* sum and the sum of squares of the placements (of a positive: negatives scored lower; of a negative: positives scored
* lower; ties one half). The pairs within the rest are all pairs, less those with one row or both in the cell.
*/
function aucByCell(labels, order, cells) {
	const walk = new CellWalk(labels, cells);
	const { rows, endsTie } = order;
	for (let start = 0, end = 0; start < rows.length; start = end) {
		while (!endsTie[end]) end++;
		walk.tie(rows.subarray(start, ++end));
	}
	return Array.from({ length: cells.count }, (_, cell) => walk.result(cell));
}
/** Rows and placements by 2·cell + label. */
var Placed = class {
	all;
	above;
	tied;
	sum;
	squares;
	constructor(cells) {
		const size = 2 * cells;
		this.all = new Float64Array(size);
		this.above = new Float64Array(size);
		this.tied = new Float64Array(size);
		this.sum = new Float64Array(size);
		this.squares = new Float64Array(size);
	}
	/** How many of the other class stand below, ties one half: right for a positive, wrong for a negative. */
	place(own) {
		const other = own ^ 1;
		const placement = this.all[other] - this.above[other] - this.tied[other] / 2;
		this.sum[own] += placement;
		this.squares[own] += placement * placement;
		return placement;
	}
	finish(own) {
		this.above[own]++;
		this.tied[own]--;
	}
	/** Variance of the placements of one class, as shares. */
	spread(own) {
		const [n, others] = [this.all[own], this.all[own ^ 1]];
		const mean = this.sum[own] / n;
		return Math.max(0, this.squares[own] - n * mean * mean) / (n - 1) / (others * others);
	}
};
var CellWalk = class {
	#labels;
	#of;
	#within;
	#overall = new Placed(1);
	/** By 2·cell + label: placements among all rows. */
	#amongAll;
	constructor(labels, cells) {
		this.#labels = labels;
		this.#of = cells.of;
		this.#within = new Placed(cells.count);
		this.#amongAll = new Float64Array(2 * cells.count);
		for (let row = 0; row < labels.length; row++) {
			const label = labels[row];
			this.#within.all[2 * cells.of[row] + label]++;
			this.#overall.all[label]++;
		}
	}
	tie(rows) {
		const [within, overall] = [this.#within, this.#overall];
		for (const row of rows) {
			const label = this.#labels[row];
			within.tied[2 * this.#of[row] + label]++;
			overall.tied[label]++;
		}
		for (const row of rows) {
			const label = this.#labels[row];
			const own = 2 * this.#of[row] + label;
			within.place(own);
			this.#amongAll[own] += overall.place(label);
		}
		for (const row of rows) {
			const label = this.#labels[row];
			within.finish(2 * this.#of[row] + label);
			overall.finish(label);
		}
	}
	result(cell) {
		const [within, overall] = [this.#within, this.#overall];
		const [negative, positive] = [2 * cell, 2 * cell + 1];
		const [negatives, positives] = [within.all[negative], within.all[positive]];
		const [n, m] = [overall.all[0] - negatives, overall.all[1] - positives];
		const rightOfNegatives = negatives * overall.all[1] - this.#amongAll[negative];
		const rightInRest = overall.sum[1] - this.#amongAll[positive] - rightOfNegatives + within.sum[positive];
		return {
			positives,
			negatives,
			auc: within.sum[positive] / (positives * negatives),
			variance: within.spread(positive) / positives + within.spread(negative) / negatives,
			rest: {
				positives: m,
				negatives: n,
				auc: rightInRest / (m * n),
				variance: overall.spread(1) / m + overall.spread(0) / n
			}
		};
	}
};

// packages/stats/rank-correlation.ts
/** Ranks from 1; ties share their mean rank. */
function meanRanks(values) {
	const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
	const ranks = new Float64Array(values.length);
	for (let from = 0; from < order.length;) {
		let to = from + 1;
		while (to < order.length && values[order[to]] === values[order[from]]) to++;
		for (let at = from; at < to; at++) ranks[order[at]] = (from + 1 + to) / 2;
		from = to;
	}
	return ranks;
}
/** Spearman's ρ: the correlation of the mean ranks. NaN when a side is constant, or with fewer than two pairs. */
function spearman(x, y) {
	const [a, b] = [meanRanks(x), meanRanks(y)];
	const middle = (x.length + 1) / 2;
	let [products, squaresA, squaresB] = [
		0,
		0,
		0
	];
	for (let at = 0; at < x.length; at++) {
		const [fromA, fromB] = [a[at] - middle, b[at] - middle];
		products += fromA * fromB;
		squaresA += fromA * fromA;
		squaresB += fromB * fromB;
	}
	return products / Math.sqrt(squaresA * squaresB);
}
/**
* Kendall's τ-b, which takes ties out of both sides: (concordant − discordant) / √((pairs − ties in x)(pairs − ties in y)). Discordant
* pairs are the inversions that a merge sort undoes (Knight 1966). NaN when a side is constant.
*/
function kendallTauB(x, y) {
	const order = Array.from(x.keys()).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
	const pairs = pairsOf(x.length);
	const tiedX = tiedPairs(order, (a, b) => x[a] === x[b]);
	const tiedBoth = tiedPairs(order, (a, b) => x[a] === x[b] && y[a] === y[b]);
	const sorted = Float64Array.from(order, (at) => y[at]);
	const discordant = inversions(sorted);
	const tiedY = tiedPairs(Array.from(sorted.keys()), (a, b) => sorted[a] === sorted[b]);
	return (pairs - tiedX - tiedY + tiedBoth - 2 * discordant) / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY);
}
function pairsOf(n) {
	return n * (n - 1) / 2;
}
/** Pairs within runs of equal neighbours. */
function tiedPairs(order, equal) {
	let [pairs, run] = [0, 0];
	for (let at = 0; at < order.length; at++) {
		run = at > 0 && equal(order[at - 1], order[at]) ? run + 1 : 1;
		pairs += run - 1;
	}
	return pairs;
}
/** Sorts in place and counts the pairs that stood in the wrong order. */
function inversions(values) {
	let count = 0;
	let from = values;
	let to = new Float64Array(values.length);
	for (let width = 1; width < values.length; width *= 2) {
		for (let start = 0; start < values.length; start += 2 * width) {
			const middle = Math.min(start + width, values.length);
			const end = Math.min(start + 2 * width, values.length);
			let [left, right] = [start, middle];
			for (let at = start; at < end; at++) if (right >= end || left < middle && from[left] <= from[right]) to[at] = from[left++];
			else {
				count += middle - left;
				to[at] = from[right++];
			}
		}
		[from, to] = [to, from];
	}
	if (from !== values) values.set(from);
	return count;
}

// packages/stats/top-overlap.ts
/** The places of the k largest positive values, and of those that tie with the last of them. */
function topPlaces(values, k) {
	const sorted = values.toSorted();
	const least = sorted[Math.max(0, sorted.length - k)] ?? NaN;
	const places = Array.from(values.keys()).filter((place) => values[place] > 0 && values[place] >= least);
	return new Set(places);
}
/** The share of the k largest that two sides have in common. NaN when no value of either is positive. */
function topOverlap(x, y, k) {
	const [a, b] = [topPlaces(x, k), topPlaces(y, k)];
	return [...a].filter((place) => b.has(place)).length / Math.max(a.size, b.size);
}

// packages/stats/standard-deviation-interval.ts
/**
* Bonett's interval of a standard deviation (2006, CSDA 50:775), on the log scale, with the moment estimate of the
* kurtosis: unlike the χ² interval it holds for laws that are not normal. (0, ∞) below three values.
* @param kurtosis fourth central moment over the squared variance: 3 for a normal law.
*/
function standardDeviationInterval({ std, n, kurtosis }, level) {
	const z = criticalValue(level);
	if (n < 3 || n <= z) return {
		lower: 0,
		upper: Infinity
	};
	const correction = n / (n - z);
	const variance = Math.max(0, kurtosis - (n - 3) / n) / (n - 1);
	const halfWidth = correction * z * Math.sqrt(variance) / 2;
	const center = std * Math.sqrt(correction);
	return {
		lower: center * Math.exp(-halfWidth),
		upper: center * Math.exp(halfWidth)
	};
}

// packages/stats/beta-binomial.ts
/** Above this mean the law is summed no more: it is as good as normal. */
const largestSum = 2e4;
/**
* The smallest c with P(X > c) ≤ `alpha` for X binomial with a beta-distributed probability: what the count of the
* next `size` draws stays within, given those seen. 0 draws: 0.
*/
function betaBinomialUpper({ size, a, b }, alpha) {
	const mean = size * a / (a + b);
	if (mean > largestSum) {
		const variance = mean * b * (a + b + size) / ((a + b) * (a + b + 1));
		return Math.min(size, Math.ceil(mean - normalQuantile(alpha) * Math.sqrt(variance)));
	}
	let log = logBeta(a, b + size) - logBeta(a, b);
	let above = 1 - Math.exp(log);
	for (let count = 0; count < size; count++) {
		if (above <= alpha) return count;
		log += Math.log((size - count) * (a + count) / ((count + 1) * (b + size - count - 1)));
		above -= Math.exp(log);
	}
	return size;
}
/** The largest c with P(X < c) ≤ `alpha`. */
function betaBinomialLower({ size, a, b }, alpha) {
	return size - betaBinomialUpper({
		size,
		a: b,
		b: a
	}, alpha);
}
function logBeta(a, b) {
	return (0, import_lib$2.default)(a) + (0, import_lib$2.default)(b) - (0, import_lib$2.default)(a + b);
}

// packages/stats/tail-bound.ts
const { exp, log, log1p, max: largestOf } = Math;
/** Mean of the prior of the shape: light tails are common, but a sample of fifty cannot rule out a heavy one. */
const priorShape = .15;
const steps = 81;
/**
* A bound that the largest of `fresh` more values exceeds with a chance of at most `alpha`, given the top of a sample of
* the same law. The excesses over a threshold follow a generalised Pareto law (Pickands 1975) with shape ≥ 0: a tail
* that ends is taken for exponential, which errs on the safe side. The predictive chance is averaged over the
* posterior of shape and scale, so that a short sample gets a wide bound: given θ = shape/scale, 1/shape has a
* gamma posterior and the average is closed, (1 + ln(1 + θy)/Σ ln(1 + θyᵢ))^−k; the rest is a sum over θ.
* The prior leans to light tails: for a heavy one (shape ½) in a few hundred rows the chance is up to ten times alpha.
* All top values alike: the law ends there, and the bound is that value. Infinity when nothing can be said.
*/
function tailBound(tail, fresh, alpha) {
	const { largest, n, lattice } = tail;
	const [max, threshold] = [largest[0], largest.at(-1)];
	const excesses = largest.filter((value) => value > threshold).map((value) => value - threshold - lattice / 2);
	const k = excesses.length;
	if (k === 0) return {
		bound: max,
		shape: 0,
		exceedances: 0
	};
	const mean = excesses.reduce((sum, one) => sum + one, 0) / k;
	const posterior = posteriorOf(excesses.map((one) => one / mean));
	const wanted = alpha * n / (fresh * k);
	const chance = (excess) => {
		let sum = 0;
		for (const { theta, logs, weight } of posterior) sum += weight * (1 + log1p(theta * excess) / logs) ** -k;
		return sum;
	};
	const excess = solve(chance, wanted);
	const shape = posterior.reduce((sum, { logs, weight }) => sum + weight * logs / k, 0);
	const bound = largestOf(max, threshold + lattice / 2 + excess * mean);
	return {
		bound: Number.isFinite(bound) ? bound : Infinity,
		shape,
		exceedances: k
	};
}
/** Excesses are scaled to a mean of 1. */
function posteriorOf(scaled) {
	const k = scaled.length;
	const nodes = Array.from({ length: steps }, (_one, step) => {
		const theta = 10 ** (-4 + 10 * step / 80);
		const logs = scaled.reduce((sum, one) => sum + log1p(theta * one), 0);
		return {
			theta,
			logs,
			log: k * log(theta) - k * log(logs) - logs - logs / k / priorShape
		};
	});
	const highest = largestOf(...nodes.map(({ log }) => log));
	const weighted = nodes.map(({ theta, logs, log }, index) => {
		const [before, after] = [nodes[index - 1]?.logs ?? 0, nodes[index + 1]?.logs ?? logs];
		return {
			theta,
			logs,
			weight: exp(log - highest) * (after - before)
		};
	});
	const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
	return weighted.map((node) => ({
		...node,
		weight: node.weight / total
	}));
}
/** The excess at which the falling chance is as wanted. */
function solve(chance, wanted) {
	if (wanted >= 1) return 0;
	let high = 1;
	while (chance(high) > wanted) {
		high *= 4;
		if (high > 1e300) return Infinity;
	}
	let low = high / 4;
	if (high === 1) low = 0;
	for (let step = 0; step < 40; step++) {
		const middle = (low + high) / 2;
		if (chance(middle) > wanted) low = middle;
		else high = middle;
	}
	return high;
}

export { logitBounds as $, logSplitEvidenceWithin as $n, acceleration as $t, influenceVariance as A, lowerBound as An, mcnemar as At, weightedAverage as B, chiSquareSurvival as Bn, jackknifeOfUnits as Bt, precisionAtK as C, ksAsymptoticPValue as Cn, balancedAccuracy as Ct, exponentialGain as D, kullbackLeiblerDivergence as Dn, averagePrecisionInfluence as Dt, rankedList as E, ksTwoSample as En, averagePrecisionJackknife as Et, classF1 as F, chiSquareTwoSample as Fn, rowsToClear as Ft, clusteredAuc as G, holm as Gn, skewCorrectedBounds as Gt, classAt as H, noncentralChiSquareCdf as Hn, differenceBounds as Ht, classPrecision as I, effectiveSize$1 as In, drawMultinomial as It, weightedAucDifference as J, wilsonInterval as Jn, studentFromNormal as Jt, clusteredAucDifference as K, uncorrected as Kn, meanInterval as Kt, classRecall as L, psi as Ln, scoreOrder as Lt, rocAucOneVsRest as M, rankComponents as Mn, decisionPower as Mt, multiclassKappa as N, conditionalChiSquarePValue as Nn, rowsForPairedProportions as Nt, linearGain as O, jensenShannonDistance as On, averagePrecision as Ot, multiclassMatthews as P, cauchyCombination as Pn, rowsForProportion as Pt, logit as Q, normalSurvival as Qn, stratifiedResampling as Qt, macroAverage as R, psiNoShiftPValue as Rn, curvatureAlong as Rt, averagePrecisionOfList as S, totalVariationDistance as Sn, brierScoreOfRow as St, reciprocalRank as T, ksPValue as Tn, weightedAveragePrecisionOfDraws as Tt, countPredictions as U, noncentralChiSquareSurvival as Un, estimateMean as Ut, addPrediction as V, detectableNoncentrality as Vn, effectiveRows as Vt, theilIndex as W, benjaminiHochberg as Wn, skewCorrected as Wt, delongPaired as X, normalCdf as Xn, clusterResampling as Xt, delongLogitBounds as Y, criticalValue as Yn, studentTwoSided as Yt, delongSingle as Z, normalQuantile as Zn, denseCodes as Zt, expectedConfusionMatrix as _, energyDistance as _n, cohenKappa as _t, topOverlap as a, confusionMatrix as an, logBelowLimit as ar, pinballLossOfRow as at, isotonicValues as b, binnedWasserstein as bn, calibrationDeviation as bt, aucByCell as c, sumRows as cn, defaultGrid as cr, matthewsCorrelation as ct, largestContrastBounds as d, inlineDraws as dn, safetyPerCanaryRequest as dr, percentageErrorOfRow as dt, bcaBounds as en, addDispersionPoll as er, recallAtPrecision as et, orderStatisticInterval as f, keepWeights as fn, addWeightedSums as fr, logLossOfRow as ft, expectedRocAuc as g, sturgesEdges as gn, seededRandom as gr, fBetaScore as gt, expectedRowMean as h, doaneEdges as hn, unitCountOf as hr, f1Score as ht, standardDeviationInterval as i, sortDraws as in, logAboveLimit as ir, precision as it, rocAucOneVsOne as j, upperBound as jn, newcombePairedBounds as jt, ndcg as k, hellingerDistance as kn, averagePrecisionOfDraws as kt, moverDifference as l, sumsOfDraws as ln, logHarm as lr, maximumCalibrationDeviation as lt, effectiveSize as m, countBetweenEdges as mn, seedOfDraw as mr, undrawn as mt, betaBinomialLower as n, basicBounds as nn, designEffect as nr, rSquared as nt, kendallTauB as o, statisticOfDraws as on, requestsToShowBelow as or, ascendingRows as ot, batchDesignEffect as p, weightedProportion as pn, fillWeights as pr, gainAtTop as pt, weightedAuc as q, wilsonBounds as qn, studentCritical as qt, betaBinomialUpper as r, percentileBounds as rn, noDispersion as rr, rSquaredOfSums as rt, spearman as s, statisticOfSums as sn, addRatioPoll as sr, medianOfDraws as st, tailBound as t, errorMoments as tn, cautiousDesignEffect as tr, recallAtPrecisionOfDraws as tt, moverRatio as u, unitSums as un, noRatioEvidence as ur, maximumCalibrationErrorOfSums as ut, expectedStatistic as v, twoProportionZ as vn, quantileEdges as vt, recallAtK as w, ksDistance as wn, weightedAveragePrecision as wt, eValueOf as x, wassersteinDistance as xn, calibrationErrorOfSums as xt, isotonicRegression as y, partialConjunctionPValue as yn, calibrationBin as yt, meanRecall as z, chiSquareCritical as zn, jackknifeOfSums as zt };