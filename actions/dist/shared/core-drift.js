import { o as __toESM } from "./rolldown-runtime.js";
import { V as suggestName, q as CannotRunError } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { d as total$1, l as isSingle, u as sumBefore } from "./scan.js";
import { Bn as chiSquareSurvival, Cn as ksAsymptoticPValue, Dn as kullbackLeiblerDivergence, En as ksTwoSample, Fn as chiSquareTwoSample, Gn as holm, Hn as noncentralChiSquareCdf, In as effectiveSize, Kn as uncorrected, Ln as psi, Mn as rankComponents, Nn as conditionalChiSquarePValue, On as jensenShannonDistance, Pn as cauchyCombination, Qn as normalSurvival, Sn as totalVariationDistance, Tn as ksPValue, Un as noncentralChiSquareSurvival, Vn as detectableNoncentrality, Wn as benjaminiHochberg, Xn as normalCdf, Zn as normalQuantile, _n as energyDistance, bn as binnedWasserstein, gn as sturgesEdges, hn as doaneEdges, jn as upperBound, kn as hellingerDistance, mn as countBetweenEdges, vn as twoProportionZ, wn as ksDistance, x as eValueOf, xn as wassersteinDistance, yn as partialConjunctionPValue, zn as chiSquareCritical } from "./stats.js";
import { i as parseConfig, r as parsePositiveDurationMs, t as formatDurationMs } from "./core-config.js";
import { n as require_lib } from "./vendor/stdlib.js";
import { T as nextBelow, b as wholeCells, v as decodeCells } from "./core-profile.js";
import { i as readSkewPolicy, o as skewSchema } from "./core-skew.js";
import { o as readPerformancePolicy, s as performanceSchema } from "./core-performance.js";
import { a as issueSchema, o as readIssueSink } from "./core-notify.js";

// packages/core/drift/category-spelling.ts
/**
* New values that differ from a known one only in case, white space, Unicode form or the way a number is written (1 and 1.0, 007
* and 7): the source writes them differently, the world has not changed.
*/
function spellingVariants(reference, { values }) {
	const known = /* @__PURE__ */ new Map();
	for (const [value] of [...reference.values].sort((a, b) => b[1] - a[1])) {
		const form = canonicalForm(value);
		if (!known.has(form)) known.set(form, value);
	}
	return values.flatMap(({ value, count }) => {
		const of = known.get(canonicalForm(value));
		return of === void 0 ? [] : [{
			value,
			count,
			of
		}];
	});
}
/** Equal for values that a person would take for one. */
function canonicalForm(value) {
	const plain = value.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
	if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain)) return plain;
	const number = Number(plain);
	return plain.replaceAll(/\D/g, "").length <= 15 ? String(number === 0 ? 0 : number) : plain;
}

// packages/core/drift/column-comparison.ts
/** Sum of counts. */
function countAll(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}
/** Rows with a finite value on either side. */
function finiteRows({ reference, current, below, above }) {
	return {
		reference: countAll(reference),
		current: countAll(current) + below + above
	};
}

// packages/core/drift/constant-feed.ts
/** Small enough that a healthy column hardly ever stops a retraining. */
const mostAlpha = .01;
/** Columns of a family that varied in the reference and hold one value now, beyond what chance explains. */
function constantFeeds(family, alpha) {
	return family.map((column) => {
		const found = column.categories ? ofCategories$1(column.categories) : ofNumbers$1(column.comparison);
		return found && found.pValue <= Math.min(alpha, mostAlpha) / family.length ? found : void 0;
	});
}
function ofNumbers$1({ numeric }) {
	if (!numeric || !(numeric.referenceStd > 0)) return void 0;
	if (numeric.currentMin !== numeric.currentMax) return void 0;
	const rows = finiteRows(numeric);
	const largest = Math.max(...numeric.reference) / countAll(numeric.reference);
	return feedOf(String(numeric.currentMin), rows.current, largest);
}
function ofCategories$1({ reference, current }) {
	const values = [...current.values].filter(([, count]) => count > 0);
	const [only] = values;
	if (!only || values.length > 1 || current.other > 0) return void 0;
	const counts = [...reference.values.values()];
	if (counts.filter((count) => count > 0).length + (reference.other > 0 ? 1 : 0) < 2) return;
	const largest = Math.max(...counts, reference.other) / (countAll(counts) + reference.other);
	return feedOf(only[0], only[1], largest);
}
/** Σ p_v^m ≤ (max p_v)^(m − 1). */
function feedOf(value, rows, largest) {
	return {
		value,
		rows,
		pValue: rows < 2 ? 1 : largest ** (rows - 1)
	};
}

// packages/core/drift/methods/drift-method.ts
/** Chance with which a shift as large as the threshold should be found. */
const power = .8;

// packages/core/drift/judge-columns.ts
const corrections = {
	"benjamini-hochberg": benjaminiHochberg,
	holm,
	none: uncorrected
};
/**
* Two axes over a family of columns. Drifted: "nothing shifted" and "at most the threshold" are both refuted,
* corrected for the number of columns. Stable: "at least the threshold" is refuted, or nothing was found by a test
* that would have found it. Otherwise undecided.
*/
function judgeColumns(columns, { alpha, correction }) {
	const correct = corrections[correction];
	const noShift = correct(columns.map(({ statistic }) => statistic.noShift));
	const atMost = correct(columns.map(({ statistic, threshold }) => statistic.atMost(threshold.alert)));
	const atMostRetrain = correct(columns.map(({ statistic, threshold }) => statistic.atMost(threshold.retrain)));
	return columns.map((column, index) => {
		const adjusted = {
			noShift: noShift[index],
			atMost: atMost[index]
		};
		const real = adjusted.noShift <= alpha;
		if (real && adjusted.atMost <= alpha) return {
			state: "drifted",
			asksForRetraining: atMostRetrain[index] <= alpha,
			...adjusted
		};
		return {
			...adjusted,
			asksForRetraining: false,
			...stableOrUndecided(column, alpha, real)
		};
	});
}
function stableOrUndecided({ statistic, threshold }, alpha, real) {
	if (statistic.atLeast(threshold.alert) <= alpha) return { state: "stable" };
	const sensitivity = statistic.sensitivity(alpha);
	const { detectable } = sensitivity;
	if (!real && detectable <= threshold.alert) return { state: "stable" };
	const gap = statistic.shift - threshold.alert;
	const reach = normalQuantile(1 - alpha) + normalQuantile(power);
	const needed = currentRowsNeeded(real ? (reach * sensitivity.spreadAt(threshold.alert) / gap) ** 2 : sensitivity.effectiveRowsFor(threshold.alert), statistic.sizes);
	return {
		state: "undecided",
		detectable,
		...needed === void 0 ? {} : { needed }
	};
}
/** Current rows still missing until nm/(n + m) reaches `effectiveRows`; undefined when the reference is too small. */
function currentRowsNeeded(effectiveRows, sizes) {
	const { reference: n, current: m } = sizes;
	if (!Number.isFinite(effectiveRows) || effectiveRows >= n) return void 0;
	if (effectiveRows <= effectiveSize(sizes)) return void 0;
	return Math.max(1, Math.ceil(effectiveRows * n / (n - effectiveRows) - m));
}

// packages/core/drift/method-names.ts
/** Statistics that can decide about a column; `auto` lets us choose (PSI). */
const methodNames = [
	"psi",
	"ks",
	"chi2",
	"js",
	"hellinger",
	"wasserstein",
	"kl",
	"tv"
];

// packages/core/drift/ordered-cells.ts
/** More cells show no more of a distribution than chance. */
const mostCells = 256;
/** A cell at an end that holds less of the reference has an edge of chance: extreme order statistics. */
const smallestEnd = 2;
/** As finely as is known: 256 quantile cells of values, or the reference's own bins. */
function orderedCells(detail) {
	return joinEnds(detail.values && !startsWithPoint(detail) ? ofValues(detail.values) : ofBins(detail));
}
/** Neighbours joined to about `wanted` cells of equal counts of both sides together, so that χ² given the margins is valid. */
function equalCells(cells, wanted) {
	const rows = countAll(cells.reference) + countAll(cells.current);
	const joined = {
		reference: [],
		current: []
	};
	let [below, filled, a, b] = [
		0,
		0,
		0,
		0
	];
	for (const [cell, count] of cells.reference.entries()) {
		a += count;
		b += cells.current[cell];
		below += count + cells.current[cell];
		if (!(cell === cells.reference.length - 1) && below < (filled + 1) * rows / wanted) continue;
		joined.reference.push(a);
		joined.current.push(b);
		filled = Math.floor(below * wanted / rows);
		[a, b] = [0, 0];
	}
	return joined;
}
/** One value that fills a bin is no order statistic: what lies beyond it is another value. */
function startsWithPoint({ edges }) {
	return edges.length < 2 || nextBelow(edges[1]) <= edges[0];
}
function ofBins(detail) {
	const reference = [...detail.reference];
	const current = [...detail.current];
	if (startsWithPoint(detail)) return {
		reference: [
			0,
			...reference,
			0
		],
		current: [
			detail.below,
			...current,
			detail.above
		]
	};
	current[0] = current[0] + detail.below;
	current[current.length - 1] = current.at(-1) + detail.above;
	return {
		reference,
		current
	};
}
function ofValues(values) {
	const { reference, current } = values;
	const cells = {
		reference: [],
		current: []
	};
	let [n, m] = [0, 0];
	for (let cell = 1; cell <= mostCells && n < reference.length; cell++) {
		const at = Math.ceil(cell * reference.length / mostCells) - 1;
		if (at < n) continue;
		const isLast = cell === mostCells;
		const nextN = isLast ? reference.length : upperBound(reference, reference[at]);
		const nextM = isLast ? current.length : upperBound(current, reference[at]);
		cells.reference.push(nextN - n);
		cells.current.push(nextM - m);
		[n, m] = [nextN, nextM];
	}
	if (m < current.length) cells.current.push(cells.current.pop() + current.length - m);
	return cells;
}
/** Ends that hold too little to be judged by, of either the reference or both sides together, join their neighbours. */
function joinEnds(cells) {
	const sizes = {
		n: countAll(cells.reference),
		m: countAll(cells.current)
	};
	const smallerShare = Math.min(sizes.n, sizes.m) / (sizes.n + sizes.m);
	const isTooSmall = (a, b) => a > 0 && a < smallestEnd || (a + b) * smallerShare < smallestEnd;
	return reversed(joinStart(reversed(joinStart(cells, isTooSmall)), isTooSmall));
}
function joinStart({ reference, current }, isTooSmall) {
	let [first, a, b] = [
		0,
		reference[0] ?? 0,
		current[0] ?? 0
	];
	while (first < reference.length - 1 && isTooSmall(a, b)) {
		first++;
		a += reference[first];
		b += current[first];
	}
	return {
		reference: [a, ...reference.slice(first + 1)],
		current: [b, ...current.slice(first + 1)]
	};
}
function reversed({ reference, current }) {
	return {
		reference: reference.toReversed(),
		current: current.toReversed()
	};
}
/** Whether both sides have values at all. */
function hasValues(detail) {
	const { reference, current } = finiteRows(detail);
	return reference > 0 && current > 0;
}

// packages/core/drift/no-shift-test.ts
/** More bins are only noise in a short window. */
const mostBins$2 = 10;
/** Fewer rows of the smaller side in a bin say nothing about its share. */
const rowsPerBin$1 = 20;
/** Cauchy's law is a little light for tests that agree as much as these: at 5 % they would alarm in 5.5 % (measured). */
const inflation = 1.08;
/** Cells rarer than this in the smaller side say little one by one. */
const smallestExpected$1 = 1;
/**
* Numeric columns: location, location and spread, these with skewness and tails, and a χ² over bins, combined. So a moved mean
* is found nearly as surely as by Student's t, and any other change as well. Categories: χ² given the margins. Missing rows are a
* category of their own when the method counts them.
*/
function noShiftTest(comparison, counted) {
	const known = computed.get(comparison) ?? {};
	const result = known[counted] ?? computeTest(comparison, counted);
	computed.set(comparison, {
		...known,
		[counted]: result
	});
	return result;
}
/** Six methods ask for the same test of the same column. */
const computed = /* @__PURE__ */ new WeakMap();
function computeTest({ numeric, bins, binsWithMissing }, counted) {
	const all = counted === "values" ? bins : binsWithMissing;
	if (!numeric || !hasValues(numeric)) return byCategories(all);
	const cells = orderedCells(numeric);
	const rows = Math.min(countAll(cells.reference), countAll(cells.current));
	const wanted = Math.max(2, Math.min(mostBins$2, Math.floor(rows / rowsPerBin$1)));
	const binned = withUnordered(equalCells(cells, wanted), all);
	const chiSquare = conditionalChiSquarePValue(binned.reference, binned.current);
	const squares = rankComponents(cells.reference, cells.current).map((z) => z * z);
	const upTo = (count) => squares.length < count ? NaN : chiSquareSurvival(sum(squares.slice(0, count)), count);
	const tests = [
		{
			pValue: upTo(1),
			weight: 2
		},
		{
			pValue: upTo(2),
			weight: 1
		},
		{
			pValue: squares.length > 2 ? upTo(squares.length) : NaN,
			weight: 1
		},
		{
			pValue: chiSquare,
			weight: 1
		}
	];
	const weights = sum(tests.filter(({ pValue }) => !Number.isNaN(pValue)).map((t) => t.weight));
	return {
		pValue: Math.min(1, inflation * cauchyCombination(tests)),
		degrees: Math.max(1, binned.reference.length - 1),
		alphaShare: 1 / (weights * inflation)
	};
}
/** Rows that have no place in the order are bins of their own. */
function withUnordered(binned, all) {
	const unordered = [...all.labels.keys()].filter((bin) => ["infinite", "missing"].includes(all.labels[bin]));
	return {
		reference: [...binned.reference, ...unordered.map((bin) => all.reference[bin])],
		current: [...binned.current, ...unordered.map((bin) => all.current[bin])]
	};
}
function byCategories(bins) {
	const cells = withoutRare(bins);
	return {
		pValue: conditionalChiSquarePValue(cells.reference, cells.current),
		degrees: Math.max(1, cells.reference.length - 1),
		alphaShare: 1
	};
}
/**
* Categories of less than one expected row make one, unless they are most of the rows: then what they have in common is which
* side repeats itself. Depends on sums of both sides only.
*/
function withoutRare({ reference, current }) {
	const [n, m] = [countAll(reference), countAll(current)];
	const smallerShare = Math.min(n, m) / (n + m);
	const kept = {
		reference: [],
		current: []
	};
	const rare = {
		reference: 0,
		current: 0
	};
	for (const [cell, a] of reference.entries()) {
		const b = current[cell];
		if (a + b === 0) continue;
		if ((a + b) * smallerShare < smallestExpected$1) {
			rare.reference += a;
			rare.current += b;
		} else {
			kept.reference.push(a);
			kept.current.push(b);
		}
	}
	const rows = rare.reference + rare.current;
	if (rows === 0) return kept;
	if (rows > (n + m) / 2) return {
		reference,
		current
	};
	return {
		reference: [...kept.reference, rare.reference],
		current: [...kept.current, rare.current]
	};
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}

// packages/core/drift/pooled-bins.ts
/** Fewer rows expected than this in a cell of the smaller side, and χ² tests go wrong (Cochran 1954). */
const smallestExpected = 5;
/**
* Bins in their order, each joined with its smaller neighbour while too few rows are expected in it. What is
* pooled depends on the sum of both sides only, so that the test stays valid.
*/
function poolNeighbours(bins) {
	const cells = cellsOf(bins);
	const enough = enoughRows(bins);
	for (;;) {
		if (cells.length < 2) break;
		const [index] = [...cells.keys()].sort((a, b) => size(cells[a]) - size(cells[b]));
		if (enough(cells[index])) break;
		const [left, right] = [cells[index - 1], cells[index + 1]];
		const into = left && (!right || size(left) <= size(right)) ? index - 1 : index;
		cells.splice(into, 2, join(cells[into], cells[into + 1]));
	}
	return binsOf(cells);
}
/** Categories without order: the rare ones make one cell, 'other'. */
function poolRare(bins) {
	const enough = enoughRows(bins);
	const cells = cellsOf(bins).sort((a, b) => size(b) - size(a));
	const kept = cells.filter((cell) => enough(cell));
	const rest = cells.slice(kept.length);
	if (rest.length === 0) return binsOf(kept);
	let other = {
		...rest.reduce((a, b) => join(a, b)),
		label: rest.length === 1 ? rest[0].label : "other"
	};
	while (!enough(other) && kept.length > 0) other = {
		...join(kept.pop(), other),
		label: "other"
	};
	return binsOf([...kept, other]);
}
function enoughRows(bins) {
	const [n, m] = [countAll(bins.reference), countAll(bins.current)];
	const smallerShare = Math.min(n, m) / (n + m);
	return (cell) => size(cell) * smallerShare >= smallestExpected;
}
function cellsOf({ labels, reference, current }) {
	return labels.map((label, bin) => ({
		label,
		reference: reference[bin],
		current: current[bin]
	})).filter((cell) => size(cell) > 0);
}
function binsOf(cells) {
	return {
		labels: cells.map((cell) => cell.label),
		reference: cells.map((cell) => cell.reference),
		current: cells.map((cell) => cell.current)
	};
}
function join(a, b) {
	return {
		label: `${a.label}, ${b.label}`,
		reference: a.reference + b.reference,
		current: a.current + b.current
	};
}
function size(cell) {
	return cell.reference + cell.current;
}

// packages/core/drift/methods/binned-statistic.ts
/**
* The parts of a statistic that rest on bins: the value on all bins, how large the shift is on bins with enough rows each. Whether
* anything shifted is the same question for all of them, and has its own test.
*/
function binnedStatistic(comparison, counted, divergence) {
	const bins = counted === "values" ? comparison.bins : comparison.binsWithMissing;
	const pooled = comparison.kind === "numeric" ? poolNeighbours(bins) : poolRare(bins);
	const sizes = {
		reference: countAll(bins.reference),
		current: countAll(bins.current)
	};
	const rows = effectiveSize(sizes);
	const degrees = pooled.labels.length - 1;
	const shift = divergence.measure(pooled);
	const common = {
		value: divergence.measure(bins),
		shift,
		sizes,
		pooled
	};
	if (degrees < 1) return {
		...common,
		...oneBin(presentBins(bins) > 1)
	};
	const { pValue, degrees: testDegrees, alphaShare } = noShiftTest(comparison, counted);
	return {
		...common,
		noShift: pValue,
		...sizeTests(divergence, {
			shift,
			degrees,
			rows
		}),
		sensitivity: (alpha) => {
			const needed = detectableNoncentrality(alpha * alphaShare, power, testDegrees);
			return {
				detectable: divergence.value(needed / rows),
				effectiveRowsFor: (delta) => needed / divergence.noncentrality(delta),
				spreadAt: (delta) => spread(divergence, delta)
			};
		}
	};
}
/** "At most δ" and "at least δ": noncentral χ² on the scale of the method, unless the method has a law of its own. */
function sizeTests(divergence, { shift, degrees, rows }) {
	const scaled = divergence.noncentrality(shift) * rows;
	const lambda = (delta) => divergence.noncentrality(delta) * rows;
	return {
		atMost: (delta) => noncentralChiSquareSurvival(scaled, degrees, lambda(delta)),
		atLeast: (delta) => noncentralChiSquareCdf(scaled, degrees, lambda(delta))
	};
}
/** One bin left: nothing to test because no row suffices for two, or because there is only one value at all. */
function oneBin(pooledAway) {
	const { noShift, atMost, atLeast } = pooledAway ? {
		noShift: NaN,
		atMost: NaN,
		atLeast: NaN
	} : {
		noShift: 1,
		atMost: 1,
		atLeast: 0
	};
	return {
		noShift,
		atMost: () => atMost,
		atLeast: () => atLeast,
		sensitivity: () => ({
			detectable: pooledAway ? Infinity : 0,
			effectiveRowsFor: () => 10,
			spreadAt: () => 0
		})
	};
}
/** Noncentral χ² has variance 4λ once λ is large; the delta method takes it to the method's own scale. */
function spread(divergence, delta) {
	const lambda = divergence.noncentrality(delta);
	const [low, high] = [divergence.value(lambda * .999), divergence.value(lambda * 1.001)];
	return 2 * Math.sqrt(lambda) * (high - low) / (.002 * lambda);
}
/** ', decided on 12 of 40 bins after pooling rare ones: 0.021', or nothing when no bin was rare. */
function pooledNote(bins, pooled, value) {
	const present = presentBins(bins);
	if (pooled.labels.length >= present) return "";
	return `; decided on ${pooled.labels.length} bins after pooling rare ones: ${Number(value.toPrecision(4))}`;
}
function presentBins({ reference, current }) {
	return reference.filter((count, bin) => count + current[bin] > 0).length;
}

// packages/core/drift/methods/chi2-method.ts
/** χ² per effective row: close to PSI for small shifts, and free of the sample size. */
function shift$1(bins) {
	const { statistic } = chiSquareTwoSample(bins.reference, bins.current, { yates: false });
	const rows = {
		reference: countAll(bins.reference),
		current: countAll(bins.current)
	};
	return Number.isNaN(statistic) ? 0 : statistic / effectiveSize(rows);
}
const divergence$5 = {
	measure: shift$1,
	noncentrality: (value) => value,
	value: (noncentrality) => noncentrality
};
/** Pearson's χ² on all categories as SciPy gives it; decided by χ²·(1/n + 1/m), which does not grow with the rows. */
const chi2Method = {
	title: "two-sample χ² test",
	threshold: {
		alert: .1,
		retrain: .2
	},
	kinds: ["categorical"],
	measure(comparison) {
		const { bins } = comparison;
		const { statistic, pValue, degreesOfFreedom } = chiSquareTwoSample(bins.reference, bins.current);
		if (Number.isNaN(statistic)) return void 0;
		const binned = binnedStatistic(comparison, "values", divergence$5);
		const note = pooledNote(bins, binned.pooled, shift$1(binned.pooled));
		const name = `Pearson χ² contingency test, df ${degreesOfFreedom}${degreesOfFreedom === 1 ? ", Yates corrected" : ""}, missing left out`;
		return {
			...binned,
			value: statistic,
			method: `${name}; shift χ²·(1/n + 1/m) = ${Number(binned.value.toPrecision(4))}${note}`,
			pValue: {
				value: pValue,
				method: name
			}
		};
	}
};

// packages/core/drift/methods/hellinger-method.ts
const divergence$4 = {
	measure: (bins) => hellingerDistance(bins.reference, bins.current),
	noncentrality: (value) => 8 * value * value,
	value: (noncentrality) => Math.sqrt(noncentrality / 8)
};
/** Hellinger distance over values; missing rows do not count. */
const hellingerMethod = {
	title: "Hellinger distance",
	threshold: {
		alert: .1,
		retrain: .15
	},
	kinds: ["numeric", "categorical"],
	measure(comparison) {
		const statistic = binnedStatistic(comparison, "values", divergence$4);
		const { bins } = comparison;
		const note = pooledNote(bins, statistic.pooled, divergence$4.measure(statistic.pooled));
		return {
			...statistic,
			method: `Hellinger distance ‖√p − √q‖/√2 (0 to 1), ${bins.labels.length} bins, missing left out${note}`
		};
	}
};

// packages/core/drift/methods/js-method.ts
const divergence$3 = {
	measure: (bins) => jensenShannonDistance(bins.reference, bins.current),
	noncentrality: (value) => 8 * value * value,
	value: (noncentrality) => Math.sqrt(noncentrality / 8)
};
/** Jensen–Shannon distance over values; missing rows do not count. */
const jsMethod = {
	title: "Jensen–Shannon distance",
	threshold: {
		alert: .1,
		retrain: .15
	},
	kinds: ["numeric", "categorical"],
	measure(comparison) {
		const { bins } = comparison;
		const statistic = binnedStatistic(comparison, "values", divergence$3);
		const note = pooledNote(bins, statistic.pooled, divergence$3.measure(statistic.pooled));
		return {
			...statistic,
			method: `Jensen–Shannon distance, natural logarithm, ${bins.labels.length} bins, missing left out${note}`
		};
	}
};

// packages/core/drift/methods/kl-method.ts
const divergence$2 = {
	measure: ({ reference, current }) => reference.some((count) => count > 0) && current.some((count) => count > 0) ? kullbackLeiblerDivergence(reference.map((count) => count + .5), current.map((count) => count + .5)) : NaN,
	noncentrality: (value) => 2 * value,
	value: (noncentrality) => noncentrality / 2
};
/** Kullback–Leibler divergence of the reference from the current data; missing rows do not count. */
const klMethod = {
	title: "Kullback–Leibler divergence",
	threshold: {
		alert: .05,
		retrain: .1
	},
	kinds: ["numeric", "categorical"],
	measure(comparison) {
		const statistic = binnedStatistic(comparison, "values", divergence$2);
		const { bins } = comparison;
		const note = pooledNote(bins, statistic.pooled, divergence$2.measure(statistic.pooled));
		return {
			...statistic,
			method: `Kullback–Leibler divergence Σ p·ln(p/q), reference p, current q (+½), ${bins.labels.length} bins, missing left out${note}`
		};
	}
};

// packages/core/drift/ks-interval.ts
/**
* sup |F − G| from counts alone: exact at the edges (`lower` is reached there), and inside a bin (a, b] never
* more than max(F(b) − G(a), G(b) − F(a)). No assumption about how values lie within a bin.
*/
function certifiedKsDistance(detail) {
	const n = detail.reference.reduce((sum, count) => sum + count, 0);
	const m = detail.current.reduce((sum, count) => sum + count, detail.below + detail.above);
	let [cumulativeF, cumulativeG] = [0, detail.below];
	let lower = cumulativeG / m;
	let upper = lower;
	for (const [bin, count] of detail.reference.entries()) {
		const [f, g] = [cumulativeF / n, cumulativeG / m];
		cumulativeF += count;
		cumulativeG += detail.current[bin];
		const [nextF, nextG] = [cumulativeF / n, cumulativeG / m];
		const gap = Math.abs(nextF - nextG);
		lower = Math.max(lower, gap);
		const inside = detail.edges[bin] < nextBelow(detail.edges[bin + 1]);
		upper = Math.max(upper, inside ? Math.max(nextF - g, nextG - f) : gap);
	}
	return {
		lower,
		upper: Math.max(lower, upper)
	};
}

// packages/core/drift/methods/ks-method.ts
/** Kolmogorov–Smirnov: exact where both sides are tables, a certified interval from a profile. */
const ksMethod = {
	title: "Kolmogorov–Smirnov distance",
	threshold: {
		alert: .1,
		retrain: .2
	},
	kinds: ["numeric"],
	measure(comparison) {
		const { numeric } = comparison;
		if (!numeric) return void 0;
		const sizes = finiteRows(numeric);
		if (sizes.reference === 0 || sizes.current === 0) return void 0;
		return {
			...shown$1(numeric, sizes),
			...deciding(numeric, sizes),
			sizes
		};
	}
};
function distanceOf$1(numeric) {
	if (numeric.distance !== void 0) return {
		lower: numeric.distance,
		upper: numeric.distance
	};
	if (!numeric.values) return certifiedKsDistance(numeric);
	const distance = ksDistance(numeric.values.reference, numeric.values.current);
	return {
		lower: distance,
		upper: distance
	};
}
function shown$1(numeric, sizes) {
	const { lower, upper } = distanceOf$1(numeric);
	const p = ksPValue(lower, sizes.reference, sizes.current);
	const law = p.method === "exact" ? "exact p" : "asymptotic p";
	if (lower === upper) {
		const method = `two-sample Kolmogorov–Smirnov, ${law}, against ${sizes.reference} reference values`;
		return {
			value: lower,
			method,
			pValue: {
				value: p.pValue,
				method
			},
			noShift: p.pValue
		};
	}
	const method = `two-sample Kolmogorov–Smirnov from the profile's bins, against ${sizes.reference} reference values: the distance at the edges, and an interval that holds for certain whatever lies within the bins`;
	const least = ksPValue(upper, sizes.reference, sizes.current).pValue;
	return {
		value: lower,
		interval: {
			lower,
			upper,
			level: 1
		},
		method,
		pValue: {
			value: p.pValue,
			method: `${law} at the lower end`,
			interval: {
				lower: least,
				upper: p.pValue,
				level: 1
			}
		},
		noShift: p.pValue
	};
}
/**
* D ≤ δ + (distance of two samples of one law), so "shift ≤ δ" is tested by the same law at D − δ; and where
* F and G differ most, by δ, their empirical difference is about normal with variance at most ¼·(1/n + 1/m).
*/
function deciding(numeric, sizes) {
	const { lower, upper } = distanceOf$1(numeric);
	const rows = effectiveSize(sizes);
	return {
		shift: lower,
		atMost: (delta) => lower <= delta ? 1 : ksAsymptoticOrOne(lower - delta, sizes),
		atLeast: (delta) => normalCdf((upper - delta) * 2 * Math.sqrt(rows)),
		sensitivity: (alpha) => ksSensitivity(alpha, rows)
	};
}
function ksAsymptoticOrOne(distance, sizes) {
	const p = ksAsymptoticPValue(distance, sizes.reference, sizes.current);
	return Number.isNaN(p) ? 1 : p;
}
/** Critical value of the limit law, √(ln(2/α)/2), plus what the power asks for. */
function ksSensitivity(alpha, effectiveRows) {
	const reach = Math.sqrt(Math.log(2 / alpha) / 2) + normalQuantile(power) / 2;
	return {
		detectable: reach / Math.sqrt(effectiveRows),
		effectiveRowsFor: (delta) => (reach / delta) ** 2,
		spreadAt: () => .5
	};
}

// packages/core/drift/methods/psi-method.ts
const divergence$1 = {
	measure: (bins) => psi(bins.reference, bins.current).value,
	noncentrality: (value) => value,
	value: (noncentrality) => noncentrality
};
/** Population stability index over reference-quantile bins or categories, with missing and out-of-range rows. */
const psiMethod = {
	title: "population stability index",
	threshold: {
		alert: .1,
		retrain: .2
	},
	kinds: ["numeric", "categorical"],
	measure(comparison) {
		const bins = comparison.binsWithMissing;
		const statistic = binnedStatistic(comparison, "with missing", divergence$1);
		const note = pooledNote(bins, statistic.pooled, divergence$1.measure(statistic.pooled));
		return {
			...statistic,
			method: `PSI (+½), ${bins.labels.length} bins of the reference, missing and out-of-range included${note}`
		};
	}
};

// packages/core/drift/methods/tv-method.ts
const divergence = {
	measure: (bins) => totalVariationDistance(bins.reference, bins.current),
	noncentrality: (value) => 4 * value * value,
	value: (noncentrality) => Math.sqrt(noncentrality / 4)
};
/**
* Total variation: the largest difference of the shares of any set of bins. What chance adds is at most the distance of two
* samples of one law, whose mean is known and whose variance is at most ¼·(1/n + 1/m); and on the set where the laws differ most the
* shares' difference is about normal with that same variance.
*/
const tvMethod = {
	title: "total variation distance",
	threshold: {
		alert: .1,
		retrain: .2
	},
	kinds: ["numeric", "categorical"],
	measure(comparison) {
		const statistic = binnedStatistic(comparison, "values", divergence);
		const { bins } = comparison;
		const { shift, pooled, sizes } = statistic;
		const note = pooledNote(bins, pooled, shift);
		const method = `total variation distance ½·Σ|p − q| (0 to 1), ${bins.labels.length} bins, missing left out${note}`;
		if (pooled.labels.length < 2) return {
			...statistic,
			method
		};
		const steepness = 2 * Math.sqrt(effectiveSize(sizes));
		const chance = chanceDistance(pooled);
		return {
			...statistic,
			method,
			atMost: (delta) => normalSurvival((shift - delta - chance) * steepness),
			atLeast: (delta) => normalCdf((shift - delta) * steepness)
		};
	}
};
/** Mean distance of two samples of one law: ½·Σ E|N(0, h(1 − h)·(1/n + 1/m))|. */
function chanceDistance({ reference, current }) {
	const [n, m] = [reference, current].map((side) => side.reduce((sum, count) => sum + count, 0));
	const rows = effectiveSize({
		reference: n,
		current: m
	});
	return reference.reduce((sum, a, bin) => {
		const share = (a + current[bin]) / (n + m);
		return sum + .5 * Math.sqrt(2 * share * (1 - share) / (Math.PI * rows));
	}, 0);
}

// packages/core/drift/wasserstein-interval.ts
/**
* ∫|F − G| from counts alone, whatever lies within the bins: in a bin (a, b] the difference is between what is left of it when
* both functions are as near as they can be, and max(F(b) − G(a), G(b) − F(a)). Below and above the bins only the current
* side has values, between its extremes.
*/
function certifiedWasserstein(detail) {
	const { edges, reference, current, below, above, currentMin, currentMax } = detail;
	const { reference: n, current: m } = finiteRows(detail);
	let [f, g] = [0, below / m];
	let lower = 0;
	let upper = below > 0 ? g * Math.max(0, edges[0] - currentMin) : 0;
	for (const [bin, count] of reference.entries()) {
		const [nextF, nextG] = [f + count / n, g + current[bin] / m];
		const width = edges[bin + 1] - edges[bin];
		lower += width * Math.max(0, f - nextG, g - nextF);
		upper += width * Math.max(nextF - g, nextG - f);
		[f, g] = [nextF, nextG];
	}
	if (above > 0) upper += above / m * Math.max(0, currentMax - edges.at(-1));
	return {
		lower,
		upper
	};
}

// packages/core/drift/methods/wasserstein-method.ts
/**
* Earth mover's distance in the unit of the column; decided in standard deviations of the reference. It has no
* law free of the distribution, so whether anything shifted at all is asked of the ranks.
*/
const wassersteinMethod = {
	title: "Wasserstein distance",
	threshold: {
		alert: .1,
		retrain: .2
	},
	kinds: ["numeric"],
	measure(comparison) {
		const { numeric } = comparison;
		if (!numeric) return void 0;
		const sizes = finiteRows(numeric);
		if (sizes.reference === 0 || sizes.current === 0) return void 0;
		const { distance, standardError, method, interval } = distanceOf(numeric);
		const scale = numeric.referenceStd;
		const shift = distance === 0 ? 0 : distance / scale;
		const error = distance === 0 ? 0 : standardError / scale;
		const rows = effectiveSize(sizes);
		return {
			value: distance,
			method: `${method}; ${Number(shift.toPrecision(4))} standard deviations of the reference`,
			...interval ? { interval } : {},
			shift,
			noShift: noShiftTest(comparison, "values").pValue,
			sizes,
			atMost: (delta) => tail(normalSurvival, shift - delta, error),
			atLeast: (delta) => tail(normalCdf, shift - delta, error),
			sensitivity: (alpha) => {
				const ks = ksSensitivity(alpha, rows);
				return {
					detectable: ks.detectable / .4,
					effectiveRowsFor: (delta) => ks.effectiveRowsFor(delta * .4),
					spreadAt: () => error * Math.sqrt(rows)
				};
			}
		};
	}
};
function tail(law, distance, error) {
	if (distance === Infinity) return law(Infinity);
	return error > 0 ? law(distance / error) : law(distance === 0 ? 0 : Math.sign(distance) * Infinity);
}
function distanceOf(numeric) {
	if (numeric.values) {
		const { reference, current } = numeric.values;
		return {
			...wassersteinDistance(reference, current),
			method: `Wasserstein-1 distance of ${reference.length} and ${current.length} values`
		};
	}
	const { lower, upper } = certifiedWasserstein(numeric);
	const distance = approximateDistance(numeric);
	return {
		distance,
		...lower <= distance && distance <= upper && upper < Infinity ? { interval: {
			lower,
			upper,
			level: 1
		} } : {},
		standardError: numeric.referenceStd / Math.sqrt(effectiveSize(finiteRows(numeric))),
		method: "Wasserstein-1 distance approximated from counts in bins: the larger of the difference of the means, which it is never less than, and what crosses the edges of the bins between the outermost"
	};
}
/**
* The outermost bins reach out to the extremes, where values do not lie evenly: a bin of a hundred standard deviations
* would outweigh all others. What happens there the means see.
*/
function approximateDistance(numeric) {
	const { edges, reference, current, means, below, above } = numeric;
	const isPoint = (bin) => nextBelow(edges[bin + 1]) <= edges[bin];
	const last = reference.length - 1;
	const from = isPoint(0) ? 0 : 1;
	const to = isPoint(last) ? last : last - 1;
	const { reference: n, current: m } = finiteRows(numeric);
	let before = {
		reference: 0,
		current: below
	};
	if (from === 1) before = {
		reference: reference[0],
		current: below + current[0]
	};
	const after = {
		reference: to < last ? reference[last] : 0,
		current: above + (to < last ? current[last] : 0)
	};
	const differenceOfMeans = Math.abs(means.reference - means.current);
	const within = to < from ? 0 : binnedWasserstein([
		edges[from],
		...edges.slice(from, to + 2),
		edges[to + 1]
	], [
		before.reference,
		...reference.slice(from, to + 1),
		after.reference
	], [
		before.current,
		...current.slice(from, to + 1),
		after.current
	]);
	return n > 0 && m > 0 ? Math.max(differenceOfMeans, within) : NaN;
}

// packages/core/drift/methods/drift-methods.ts
/** Every way to measure drift, by the name that the user writes. */
const driftMethods = {
	psi: psiMethod,
	ks: ksMethod,
	chi2: chi2Method,
	js: jsMethod,
	hellinger: hellingerMethod,
	wasserstein: wassersteinMethod,
	kl: klMethod,
	tv: tvMethod
};

// packages/core/drift/new-categories.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib(), 1);
/**
* Values that the reference does not list. Even without drift a column with rare values shows some: the chance that the
* next row is one is about the share of reference rows seen once (Good 1953), or folded away by the
* profile. Conditional on their sum, the current rows are then binomial.
*/
function newCategories(reference, current) {
	const values = [...current.values].filter(([value]) => !reference.values.has(value)).map(([value, count]) => ({
		value,
		count
	})).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	const folded = reference.other > 0;
	const rows = values.reduce((sum, { count }) => sum + count, 0);
	const once = [...reference.values.values()].filter((count) => count === 1).length;
	const rare = folded ? reference.other : once;
	const [n, m] = [valueRows(reference), valueRows(current)];
	return {
		values,
		rows,
		currentRows: m,
		pValue: rows === 0 ? 1 : atLeast(rows, rows + rare, m / (n + m)),
		folded
	};
}
/** The columns of a family that have categories; undefined for the others. */
function judgeNewCategories(columns, { alpha, correction, newCategoryAlert }) {
	const found = columns.map((sides) => sides && newCategories(sides.reference, sides.current));
	const adjusted = corrections[correction](found.map((one) => one?.pValue ?? NaN));
	return found.map((one, index) => {
		if (!one) return void 0;
		const pValue = adjusted[index];
		const unexpected = pValue <= alpha && one.rows > newCategoryAlert * one.currentRows;
		return {
			...one,
			pValue,
			unexpected
		};
	});
}
function valueRows({ values, other }) {
	return [...values.values()].reduce((sum, count) => sum + count, other);
}
/** P(X ≥ k) of n trials, as the lower tail of the failures so that a small p keeps its digits. */
function atLeast(k, n, p) {
	return (0, import_lib.default)(n - k, n, 1 - p);
}

// packages/core/drift/sorted-quantile.ts
/** Linear interpolation between order statistics (NumPy's default); NaN without values. `sorted` ascends. */
function quantileOfSorted(sorted, share) {
	const at = share * (sorted.length - 1);
	const below = Math.floor(at);
	const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
	if (low === void 0 || high === void 0) return NaN;
	return low + (high - low) * (at - below);
}

// packages/core/drift/unit-change.ts
const candidates = [
	...[...[
		...Array.from({ length: 9 }, (_, power) => 10 ** (power + 1)),
		60,
		3600,
		86400
	].map((factor) => ({
		factor,
		tolerance: .1
	})), ...[
		1024,
		1024 ** 2,
		1024 ** 3
	].map((factor) => ({
		factor,
		tolerance: .002
	}))].flatMap(({ factor, tolerance }) => [{
		factor,
		offset: 0,
		name: `${factor} times`,
		tolerance
	}, {
		factor: 1 / factor,
		offset: 0,
		name: `1/${factor} times`,
		tolerance
	}]),
	{
		factor: 1.8,
		offset: 32,
		name: "°C as °F",
		tolerance: .05
	},
	{
		factor: 1 / 1.8,
		offset: -32 / 1.8,
		name: "°F as °C",
		tolerance: .05
	},
	{
		factor: 1,
		offset: 273.15,
		name: "°C as K",
		tolerance: .05
	},
	{
		factor: 1,
		offset: -273.15,
		name: "K as °C",
		tolerance: .05
	}
];
/**
* The change of unit that explains both where the current column lies and how wide it is: a pipeline that changed, not a world
* that did. Factors that people mix up (decimal and binary prefixes, seconds and minutes, hours, days) and temperatures.
*/
function unitChange(reference, current) {
	const [best] = candidates.filter((candidate) => explains(candidate, reference, current)).sort((a, b) => distance(a, reference, current) - distance(b, reference, current));
	return best && {
		factor: best.factor,
		offset: best.offset,
		name: best.name
	};
}
function explains({ factor, offset, tolerance }, reference, current) {
	const spread = factor * reference.std;
	if (!(Math.abs(current.std / spread - 1) <= tolerance)) return false;
	const expected = factor * reference.mean + offset;
	const off = Math.abs(current.mean - expected);
	if (offset === 0) return off <= Math.max(tolerance * Math.abs(expected), .25 * spread);
	return off <= .1 * spread && Math.abs(expected - reference.mean) >= reference.std;
}
function distance({ factor }, reference, current) {
	return Math.abs(Math.log(current.std / (factor * reference.std)));
}
/** Middle and spread from quantiles, which single wild values do not move; only where all values are known. */
function robustScales(values) {
	const [reference, current] = [values.reference, values.current].map((sorted) => ({
		mean: quantileOfSorted(sorted, .5),
		std: (quantileOfSorted(sorted, .9) - quantileOfSorted(sorted, .1)) / 2.563
	}));
	return reference.std > 0 && current.std > 0 ? {
		reference,
		current
	} : void 0;
}

// packages/core/drift/assess-family.ts
/** Columns that share one error rate, each with everything that was seen of it. */
function assessFamily(family, policy) {
	const measured = family.map((compared) => measureColumn(compared, policy));
	const judgements = judgeColumns(measured.map(({ statistics, method, threshold }) => ({
		statistic: statistics.get(method),
		threshold
	})), policy);
	const found = judgeNewCategories(family.map(({ categories }) => categories), policy);
	const constants = constantFeeds(family, policy.alpha);
	return measured.map((column, index) => {
		const judgement = judgements[index];
		const newCategories = found[index];
		const unit = judgement.state === "drifted" ? unitOf(family[index]) : void 0;
		const constant = constants[index];
		return {
			...column,
			judgement,
			...newCategories ? { newCategories } : {},
			...unit && !constant ? { unit } : {},
			...constant ? { constant } : {},
			variants: variantsOf(family[index], newCategories, policy)
		};
	});
}
function unitOf({ scales, comparison }) {
	const { values } = comparison.numeric ?? {};
	const better = (values && robustScales(values)) ?? scales;
	return better && unitChange(better.reference, better.current);
}
function variantsOf({ categories }, found, { newCategoryAlert }) {
	if (!categories || !found?.unexpected) return [];
	const variants = spellingVariants(categories.reference, found);
	return variants.reduce((sum, { count }) => sum + count, 0) > newCategoryAlert * found.currentRows ? variants : [];
}
function measureColumn({ planned, comparison }, policy) {
	const statistics = /* @__PURE__ */ new Map();
	for (const name of methodNames) {
		const method = driftMethods[name];
		const statistic = method.kinds.includes(comparison.kind) ? method.measure(comparison) : void 0;
		if (statistic && !Number.isNaN(statistic.value)) statistics.set(name, statistic);
	}
	const method = statistics.has(planned.method) ? planned.method : "psi";
	return {
		column: planned.column,
		isPrediction: planned.isPrediction,
		kind: comparison.kind,
		comparison,
		method,
		threshold: policy.thresholds[method],
		statistics
	};
}

// packages/core/drift/dataset-evidence.ts
/**
* p-value of "the data set has not drifted": fewer than `drifted_share` of the features shifted by more than their threshold, and
* the predictions did not. A reference of finite size differs a little from the law it was drawn from, in every run the same way;
* asked whether the shift is *large*, that is no evidence, asked whether there is *any*, it would add up to an alarm.
*/
function datasetPValue(columns, predictions, policy, weights) {
	const families = [...columns.length > 0 ? [featuresPValue(columns, policy.driftedShare, weights)] : [], ...predictions ? [columnPValue(predictions)] : []].filter((p) => !Number.isNaN(p));
	if (families.length === 0) return NaN;
	return Math.min(1, families.length * Math.min(...families));
}
function featuresPValue(columns, share, weights) {
	const pValues = columns.map((column) => columnPValue(column));
	if (!weights) return partialConjunctionPValue(pValues, Math.max(1, Math.ceil(share * columns.length - 1e-9)));
	const sorted = columns.map(({ column }, index) => ({
		weight: weights.get(column) ?? 0,
		p: pValues[index]
	})).filter(({ p }) => !Number.isNaN(p)).sort((a, b) => a.p - b.p);
	const all = columns.reduce((sum, { column }) => sum + (weights.get(column) ?? 0), 0);
	let reached = 0;
	for (const { weight, p } of sorted) {
		reached += weight;
		if (reached > 0 && reached >= share * all - 1e-9) return Math.min(1, sorted.length * p);
	}
	return NaN;
}
/** Both axes must be refuted: the larger p is that of "not real or not large" (Berger 1982). */
function columnPValue({ statistics, method, threshold }) {
	const statistic = statistics.get(method);
	return Math.max(statistic.noShift, statistic.atMost(threshold.alert));
}

// packages/core/drift/missing-rate.ts
/** A column that lost more than half of its rows is broken, not drifting: its cause is in the pipeline. */
const brokenChange = .5;
/** Shares of missing values over a family of columns: two-proportion z tests, real and large as in `judgeColumns`. */
function judgeMissingRates(columns, policy) {
	const tests = columns.map(({ rows, missing }) => {
		const reference = {
			successes: missing.reference,
			n: rows.reference
		};
		const current = {
			successes: missing.current,
			n: rows.current
		};
		return {
			reference,
			current,
			...twoProportionZ(current, reference),
			atMost: atMostPValue(current, reference, policy)
		};
	});
	const correct = corrections[policy.correction];
	const changed = correct(tests.map(({ pValue }) => pValue));
	const large = correct(tests.map(({ atMost }) => atMost));
	return tests.map((test, index) => ({
		column: columns[index].column,
		reference: test.reference.successes / test.reference.n,
		current: test.current.successes / test.current.n,
		rows: test.current.n,
		pValue: changed[index],
		changed: changed[index] <= policy.alpha && large[index] <= policy.alpha,
		broken: changed[index] <= policy.alpha && test.difference > brokenChange
	}));
}
/** p-value of "the share moved by at most the threshold". */
function atMostPValue(current, reference, { missingRateAlert }) {
	const beyond = Math.abs(current.successes / current.n - reference.successes / reference.n) - missingRateAlert;
	if (beyond <= 0) return 1;
	const standardError = Math.sqrt(variance(current) + variance(reference));
	return standardError === 0 ? 0 : normalSurvival(beyond / standardError);
}
/** Of a share, with Agresti and Coull's two added successes and failures: shares of 0 and 1 are uncertain too. */
function variance({ successes, n }) {
	const p = (successes + 2) / (n + 4);
	return p * (1 - p) / (n + 4);
}

// packages/core/drift/drift-words.ts
/** Four significant digits. */
function shortNumber(value) {
	if (!Number.isFinite(value)) return value > 0 ? "∞" : String(value);
	return String(Number(value.toPrecision(4)));
}
/** '12.5 %' */
function shareText(share) {
	return `${Number((share * 100).toPrecision(3))} %`;
}
/** '= 0.013', '< 1e-300', 'unknown'. */
function probabilityText(p) {
	if (Number.isNaN(p)) return "unknown";
	return p < 1e-300 ? "< 1e-300" : `= ${Number(p.toPrecision(2))}`;
}
/** Untrusted text in quotes, at most 40 characters. */
function quoted(text) {
	const characters = Array.from(text);
	return `'${characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : text}'`;
}
/** The bin whose share changed most: "'SFO' from 12 % to 25 %". */
function largestChange(bins) {
	const [n, m] = [countAll(bins.reference), countAll(bins.current)];
	const largest = bins.labels.map((label, bin) => {
		const [before, after] = [bins.reference[bin] / n, bins.current[bin] / m];
		return {
			label,
			before,
			after,
			size: Math.abs(after - before)
		};
	}).reduce((a, b) => b.size > a.size ? b : a);
	return `${quoted(largest.label)} from ${shareText(largest.before)} to ${shareText(largest.after)}`;
}

// packages/core/drift/pipeline-findings.ts
const listedVariants = 5;
const broken = {
	verdict: "fail",
	severity: "error"
};
/** Signs that the pipeline broke rather than the world moved: each blocks retraining. */
function pipelineFindings(column, prefix, location) {
	return [
		unitFinding(column),
		constantFinding(column),
		spellingFinding(column)
	].flatMap((found) => found ? [{
		...found,
		check: `${prefix}${found.check}`,
		subject: column.column,
		location
	}] : []);
}
/** For the reason why nothing is retrained. */
function pipelineReasons({ column, unit, constant, variants }) {
	return [
		...unit ? [`'${column}' is ${unit.name} what it was: a new unit`] : [],
		...constant ? [`'${column}' varied and is now always ${quoted(constant.value)}`] : [],
		...variants.length > 0 ? [`'${column}' spells ${quoted(variants[0].of)} as ${quoted(variants[0].value)}`] : []
	];
}
function unitFinding({ column, unit }) {
	if (!unit) return void 0;
	const { factor, offset, name } = unit;
	const formula = offset === 0 ? `${shortNumber(factor)} times those of the reference` : `those of ${name} (${shortNumber(factor)} · reference + ${shortNumber(offset)})`;
	return {
		...broken,
		check: "unit_change",
		observed: {
			value: factor,
			unit: "times",
			method: "middle and spread against the reference, among factors between units that people mix up"
		},
		expected: "the unit of the reference",
		message: `mean and spread of ${quoted(column)} are both ${formula}: its unit changed. Repair the source; do not retrain on it`
	};
}
function constantFinding({ column, constant }) {
	if (!constant) return void 0;
	return {
		...broken,
		check: "constant_feed",
		observed: {
			value: constant.value,
			n: constant.rows,
			method: `one value in every row; chance of that without a change p ${probabilityText(constant.pValue)} at most`
		},
		expected: "more than one value, as in the reference",
		message: `${quoted(column)} varied in the reference and is ${quoted(constant.value)} in all ${constant.rows} rows: a default value or a stuck sensor. Repair the source; do not retrain on it`
	};
}
function spellingFinding({ column, variants, newCategories }) {
	if (variants.length === 0) return void 0;
	const rows = variants.reduce((sum, { count }) => sum + count, 0);
	const listed = variants.slice(0, listedVariants).map((variant) => variantText(variant));
	const more = variants.length > listedVariants ? ` and ${variants.length - listedVariants} more` : "";
	return {
		...broken,
		check: "category_spelling",
		observed: {
			value: rows,
			unit: "rows",
			n: newCategories.currentRows,
			method: "rows with a new value that differs from a known one only in case, white space or number format"
		},
		expected: "the spelling of the reference",
		message: `${quoted(column)} has ${shareText(rows / newCategories.currentRows)} of its rows in other spellings of known values: ${listed.join(", ")}${more}. Repair the source or bring the values to one form; the model has not learned them`
	};
}
function variantText({ value, of, count }) {
	return `${quoted(value)} for ${quoted(of)} (${count})`;
}

// packages/core/drift/assess-drift.ts
function assessDrift(input, policy) {
	const features = input.compared.filter(({ planned }) => !planned.isPrediction);
	const predicted = input.compared.filter(({ planned }) => planned.isPrediction);
	const columns = assessFamily(features, policy);
	const [predictions] = assessFamily(predicted, policy);
	const all = [...columns, ...predictions ? [predictions] : []];
	const missingRates = judgeMissingRates([...input.compared.map(({ comparison }) => comparison), ...input.empty], policy);
	const tooFewRows = input.rows < (policy.window?.minRows ?? 1);
	const share = shareOf(columns, input.weights);
	const isReached = (part) => part > 0 && part >= policy.driftedShare - 1e-12;
	const drifted = columns.filter(({ judgement }) => judgement.state === "drifted");
	const unknown = columns.filter(({ judgement }) => judgement.state !== "stable");
	const detected = isReached(share(drifted)) || predictions?.judgement.state === "drifted";
	const asking = columns.filter(({ judgement }) => judgement.asksForRetraining);
	return {
		columns,
		predictions,
		missingRates,
		driftedColumns: all.filter(({ judgement }) => judgement.state === "drifted").map(({ column }) => column),
		driftedShare: columns.length === 0 ? 0 : drifted.length / columns.length,
		...input.weights ? { weightedShare: share(drifted) } : {},
		detected: detected && !tooFewRows,
		undecided: tooFewRows || !detected && (isReached(share(unknown)) || predictions?.judgement.state === "undecided"),
		asksForRetraining: !tooFewRows && (isReached(share(asking)) || predictions?.judgement.asksForRetraining === true),
		broken: brokenReasons(input.plan, missingRates, all),
		rows: input.rows,
		tooFewRows,
		pValue: datasetPValue(columns, predictions, policy, input.weights)
	};
}
/** The share of some features: of their number, or of the weight of all. */
function shareOf(columns, weights) {
	const weightOf = ({ column }) => weights ? weights.get(column) ?? 0 : 1;
	const sum = (some) => some.reduce((total, column) => total + weightOf(column), 0);
	const all = sum(columns);
	return (some) => all > 0 ? sum(some) / all : 0;
}
/** With a budget the alarm decides, not the run. */
function withBudget(assessment, spent) {
	return {
		...assessment,
		spent,
		detected: spent.alarm,
		asksForRetraining: assessment.asksForRetraining && spent.alarm
	};
}
function brokenReasons(plan, missingRates, columns) {
	return [
		...plan.absent.map((column) => `column '${column}' is missing`),
		...plan.retyped.map((one) => `column '${one.column}' changed from ${one.reference} to ${one.current}`),
		...missingRates.filter(({ broken }) => broken).map(({ column }) => `more than half of '${column}' went missing`),
		...columns.flatMap((column) => pipelineReasons(column))
	];
}

// packages/core/drift/compat/compat-column.ts
/** The distinct numbers of both sides as categories, ascending. */
function categoriesOfNumbers({ reference, current }) {
	const [a, b] = [countEach(reference), countEach(current)];
	const values = [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
	return {
		names: values.map(String),
		reference: values.map((value) => a.get(value) ?? 0),
		current: values.map((value) => b.get(value) ?? 0)
	};
}
function distinctCount(sorted) {
	let count = 0;
	for (const [index, value] of sorted.entries()) if (index === 0 || value !== sorted[index - 1]) count++;
	return count;
}
function countEach(values) {
	const counts = /* @__PURE__ */ new Map();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

// packages/core/drift/compat/evidently-tests.ts
/** Evidently 0.7's tests by its own names. `t_test`, `mannw` and others that nothing chooses by default are left out. */
const evidentlyNumeric = {
	ks: ({ reference, current }) => ksTwoSample(reference, current).pValue,
	wasserstein: ({ reference, current }) => wassersteinDistance(reference, current).distance / Math.max(populationStd(reference), .001),
	ed: ({ reference, current }) => energyDistance(reference, current),
	jensenshannon: (sample) => evidentlyCategorical.jensenshannon(binned(sample)),
	psi: (sample) => evidentlyCategorical.psi(binned(sample)),
	kl_div: (sample) => evidentlyCategorical.kl_div(binned(sample)),
	hellinger: numericHellinger
};
const evidentlyCategorical = {
	/** One-sample goodness of fit: the reference is taken as exact. NaN with a single category. */
	chisquare({ reference, current }) {
		const ratio = total(current) / total(reference);
		if (reference.length < 2) return NaN;
		const statistic = reference.reduce((sum, count, index) => {
			const expected = count * ratio;
			return sum + (expected === 0 ? Infinity : (current[index] - expected) ** 2 / expected);
		}, 0);
		return chiSquareSurvival(statistic, reference.length - 1);
	},
	/** Of the first category in sorted order. */
	z({ reference, current }) {
		const side = (counts) => ({
			successes: counts[0],
			n: total(counts)
		});
		return twoProportionZ(side(reference), side(current)).pValue;
	},
	jensenshannon: ({ reference, current }) => jensenShannonDistance(reference, current),
	psi(sample) {
		const [p, q] = [filled(sample.reference), filled(sample.current)];
		return p.reduce((sum, share, bin) => sum + (share - q[bin]) * Math.log(share / q[bin]), 0);
	},
	kl_div: ({ reference, current }) => kullbackLeiblerDivergence(filled(reference), filled(current)),
	hellinger: ({ reference, current }) => hellingerDistance(reference, current)
};
/** More distinct reference values than this are put in bins. */
const mostValues = 20;
/** Sturges' edges over both columns together, or one bin a value. */
function binned(sample) {
	const { reference, current, integers } = sample;
	if (distinctCount(reference) <= mostValues) return categoriesOfNumbers(sample);
	const both = new Float64Array(reference.length + current.length);
	both.set(reference);
	both.set(current, reference.length);
	const edges = sturgesEdges(both, { integers: integers.reference && integers.current });
	return {
		names: edges.slice(1).map(String),
		reference: countBetweenEdges(reference, edges),
		current: countBetweenEdges(current, edges)
	};
}
/** Its own bins: Sturges on the distinct values of both; densities times the mean width of the bins. */
function numericHellinger({ reference, current, integers }) {
	const distinct = Float64Array.from(/* @__PURE__ */ new Set([...reference, ...current]));
	const edges = sturgesEdges(distinct, { integers: integers.reference && integers.current });
	const width = (edges.at(-1) - edges[0]) / (edges.length - 1);
	const [a, b] = [countBetweenEdges(reference, edges), countBetweenEdges(current, edges)];
	const [n, m] = [total(a), total(b)];
	const overlap = a.reduce((sum, count, bin) => {
		const size = edges[bin + 1] - edges[bin];
		return sum + Math.sqrt(count / n / size * (b[bin] / m / size)) * width;
	}, 0);
	return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}
/** Shares with zeros filled, each side by itself and without a new normalisation. */
function filled(counts) {
	const all = total(counts);
	const shares = counts.map((count) => count / all);
	const smallest = Math.min(...shares.filter((share) => share > 0));
	const filler = smallest <= 1e-4 ? smallest / 1e6 : 1e-4;
	return shares.map((share) => share === 0 ? filler : share);
}
function populationStd(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
function total(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// packages/core/drift/compat/evidently-default.ts
const tests = {
	ks: {
		title: "K-S p_value",
		isPValue: true,
		threshold: .05
	},
	chisquare: {
		title: "chi-square p_value",
		isPValue: true,
		threshold: .05
	},
	z: {
		title: "Z-test p_value",
		isPValue: true,
		threshold: .05
	},
	wasserstein: {
		title: "Wasserstein distance (normed)",
		isPValue: false,
		threshold: .1
	},
	jensenshannon: {
		title: "Jensen-Shannon distance",
		isPValue: false,
		threshold: .1
	}
};
/** Rows of the reference up to which Evidently tests; beyond it measures distances. */
const smallReference = 1e3;
/** Numeric columns of no more distinct values are treated as categories. */
const fewValues = 5;
/** What Evidently does by default with a column that it takes for numeric. */
function evidentlyOfNumbers(sample) {
	const categories = categoriesOfNumbers(sample);
	if (categories.names.length <= fewValues) return evidentlyOfCategories(categories);
	return sample.reference.length <= smallReference ? result("ks", evidentlyNumeric.ks(sample)) : result("wasserstein", evidentlyNumeric.wasserstein(sample));
}
function evidentlyOfCategories(sample) {
	if (sample.reference.reduce((sum, count) => sum + count, 0) > smallReference) return result("jensenshannon", evidentlyCategorical.jensenshannon(sample));
	const test = sample.names.length > 2 ? "chisquare" : "z";
	return result(test, evidentlyCategorical[test](sample));
}
/** Whole numbers with few values in the current data are categories to Evidently. */
function isEvidentlyCategory({ current, integers }) {
	return integers.current && distinctCount(current) <= 10;
}
function result(test, score) {
	const { title, isPValue, threshold } = tests[test];
	return {
		test,
		title,
		isPValue,
		threshold,
		score,
		drifted: isPValue ? test === "ks" ? score <= threshold : score < threshold : score >= threshold
	};
}

// packages/core/drift/compat/nannyml-statistics.ts
const nannymlNumericMethods = [
	"kolmogorov_smirnov",
	"jensen_shannon",
	"wasserstein",
	"hellinger"
];
/** From here on NannyML keeps bins of the reference instead of its rows, and its KS and Wasserstein change. */
const mostReferenceRows = 1e4;
/** NannyML 0.13's statistics of parts of a column against its reference, finite values in the order of the rows. */
function nannymlColumn(reference) {
	const sorted = reference.toSorted();
	const edges = doaneEdges(reference, { integers: false });
	const own = countBetweenEdges(sorted, edges);
	const bins = (part) => {
		const counts = countBetweenEdges(part.toSorted(), edges);
		const outside = part.length - counts.reduce((sum, count) => sum + count, 0);
		return outside > 0 ? [[...own, 0], [...counts, outside]] : [own, counts];
	};
	const isLarge = sorted.length >= mostReferenceRows;
	const measures = {
		jensen_shannon: (part) => jensenShannonDistance(...bins(part)) / Math.sqrt(Math.LN2),
		hellinger: (part) => hellingerDistance(...bins(part)),
		kolmogorov_smirnov: (part) => isLarge ? NaN : ksDistance(sorted, part.toSorted()),
		wasserstein: (part) => isLarge ? NaN : wassersteinDistance(sorted, part.toSorted()).distance
	};
	return (method, part) => part.length === 0 || sorted.length === 0 ? NaN : measures[method](part);
}
/** `chunk_number` equal chunks a side, what is left over as one more. */
function nannymlChunks(method, sides, chunkNumber = 10) {
	const measure = nannymlColumn(sides.reference);
	const of = (values) => chunksOf(values, chunkNumber).map((chunk) => measure(method, chunk));
	const [reference, current] = [of(sides.reference), of(sides.current)];
	const mean = reference.reduce((sum, value) => sum + value, 0) / reference.length;
	const variance = reference.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const limit = mean + 3 * Math.sqrt(variance / reference.length);
	const upper = method === "kolmogorov_smirnov" ? Math.min(1, limit) : limit;
	return {
		reference,
		current,
		upper,
		alerts: current.filter((value) => value > upper).length
	};
}
function chunksOf(values, chunkNumber) {
	const size = Math.max(1, Math.floor(values.length / chunkNumber));
	const chunks = [];
	for (let start = 0; start < values.length; start += size) chunks.push(values.subarray(start, start + size));
	return chunks;
}
/** Of whole columns of categories; χ² with Yates' correction at one degree of freedom. */
function nannymlCategories({ reference, current }) {
	const { statistic, pValue } = chiSquareTwoSample(reference, current);
	const [n, m] = [reference, current].map((side) => side.reduce((sum, count) => sum + count, 0));
	return {
		chi2: statistic,
		chi2_p: pValue,
		jensen_shannon: jensenShannonDistance(reference, current) / Math.sqrt(Math.LN2),
		hellinger: hellingerDistance(reference, current),
		l_infinity: Math.max(...reference.map((a, index) => Math.abs(a / n - current[index] / m)))
	};
}

// packages/core/drift/compat/tool-difference.ts
/** What we say of a column, in the words of the other tool's question. */
function ours({ judgement }) {
	return {
		drifted: "drifted",
		stable: "not drifted",
		undecided: "undecided"
	}[judgement.state];
}
/** Why Evidently's verdict differs from ours, in one line; nothing where it does not. */
function evidentlyDifference(result, column, alpha) {
	const { judgement } = column;
	if (result.drifted === (judgement.state === "drifted")) return "as we do";
	return `we say ${ours(column)}: ` + (result.drifted ? whyNotDrifted(result, column, alpha) : whyDrifted(column));
}
function whyDrifted(column) {
	const { method, statistics, threshold, comparison } = column;
	const { shift } = statistics.get(method);
	const gone = comparison.missing.current + comparison.missing.reference > 0;
	return `${method} ${shortNumber(shift)} is beyond doubt above ${shortNumber(threshold.alert)}${gone && method === "psi" ? ", missing rows included, which it leaves out" : ""}`;
}
function whyNotDrifted(result, column, alpha) {
	const { method, statistics, threshold, judgement } = column;
	const { shift, sizes } = statistics.get(method);
	if (result.test === "chisquare" && result.score === 0) return "its χ² takes the reference for exact, so one value that the reference does not hold makes p 0";
	const size = `${method} ${shortNumber(shift)} is not beyond doubt above ${shortNumber(threshold.alert)}`;
	if (result.test === "chisquare") return `its χ² takes the reference for exact and alarms too often the larger ${sizes.current} current rows are against ${sizes.reference}; ${size}`;
	if (result.isPValue) return judgement.noShift <= alpha ? `the shift is real but small, ${size}` : "it does not pay for looking at several columns at once";
	const chance = chanceLevel(result, column);
	return chance > result.threshold ? `its limit of ${result.threshold} does not know that with ${sizes.reference} and ${sizes.current} rows chance alone reaches ${shortNumber(chance)}` : size;
}
/** What a distance exceeds in one of twenty healthy columns. */
function chanceLevel({ test }, column) {
	const { bins } = column.comparison;
	const { sizes } = column.statistics.get(column.method);
	const rows = effectiveSize(sizes);
	if (test === "wasserstein") return 2.6 / Math.sqrt(rows);
	return Math.sqrt(chiSquareCritical(.05, Math.max(1, bins.labels.length - 1)) / (8 * rows));
}

// packages/core/drift/compat/nannyml-findings.ts
const chunkNumber = 10;
/** NannyML's defaults: ten chunks a side, limits of three standard deviations over the reference's chunks. */
function nannymlFindings(data, column) {
	if (data.ordered) return ofNumbers(data.ordered, column);
	return data.categories ? ofCategories(data.categories, column) : [];
}
function ofNumbers(ordered, column) {
	const measure = nannymlColumn(ordered.reference);
	return nannymlNumericMethods.flatMap((method) => {
		const value = measure(method, ordered.current);
		if (Number.isNaN(value)) return [];
		const { upper, alerts, current } = nannymlChunks(method, ordered, chunkNumber);
		const drifted = alerts > 0;
		return [{
			check: `nannyml.${method}`,
			subject: column.column,
			observed: {
				value,
				n: ordered.current.length,
				method: `NannyML 0.13, all rows as one chunk`
			},
			expected: `≤ ${shortNumber(upper)} in each of ${current.length} chunks`,
			message: `NannyML alerts on ${alerts} of ${current.length} chunks of ${quoted(column.column)}, ${difference(drifted, column, `its limit ${shortNumber(upper)} is the spread of ${chunkNumber} chunks of the reference, which are parts of what they are compared with, and each chunk is one more chance of an alert`)}`,
			drifted
		}];
	});
}
function ofCategories(categories, column) {
	const { chi2_p: pValue, ...values } = nannymlCategories(categories);
	const drifted = pValue < .05;
	return Object.entries({
		...values,
		chi2_p: pValue
	}).filter(([, value]) => !Number.isNaN(value)).map(([method, value]) => ({
		check: `nannyml.${method}`,
		subject: column.column,
		observed: {
			value,
			method: "NannyML 0.13, all rows as one chunk"
		},
		expected: method === "chi2_p" ? "≥ 0.05" : "for information",
		message: method === "chi2_p" ? `NannyML ${drifted ? "alerts" : "does not alert"} on ${quoted(column.column)}, ${difference(drifted, column, "any real shift is an alert to it, however small")}` : `${method} of ${quoted(column.column)}`,
		...method === "chi2_p" ? { drifted } : {}
	}));
}
function difference(drifted, column, whyMore) {
	if (drifted === (column.judgement.state === "drifted")) return "as we do";
	return `we say ${ours(column)}: ${drifted ? whyMore : "chunks of a tenth of the rows each see less than all rows together"}`;
}

// packages/core/drift/compat/compat-findings.ts
/** The numbers and verdicts of other tools, for information; none changes our verdict. */
function compatFindings(assessment, columns, policy) {
	const all = [...assessment.predictions ? [assessment.predictions] : [], ...assessment.columns];
	return policy.compat.flatMap((tool) => {
		const found = all.flatMap((column) => {
			const data = columns.get(column.column);
			return data ? toolFindings[tool](data, column, policy) : [];
		});
		const missing = all.filter(({ column }) => !columns.has(column));
		return [
			...tool === "evidently" ? datasetFinding(found) : [],
			...found,
			...missing.length > 0 ? [notComputed(tool, missing)] : []
		].map(({ check, subject, observed, expected, message }) => ({
			check,
			subject,
			observed,
			expected,
			message,
			verdict: "pass",
			severity: "info",
			location: policy.locate(["compat"])
		}));
	});
}
const toolFindings = {
	evidently: (data, column, policy) => {
		const result = evidentlyResult(data);
		const shown = { subject: data.column };
		if (!result) return [{
			...shown,
			check: "evidently.text",
			observed: {
				value: "not computed",
				method: "Evidently trains a text classifier"
			},
			expected: "for information",
			message: `${quoted(data.column)} is free text to Evidently, which compares it by a classifier: not computed`
		}];
		const { test, title, score, threshold, isPValue, drifted } = result;
		return [{
			...shown,
			check: `evidently.${test}`,
			observed: {
				value: score,
				method: `Evidently 0.7, ${title}`
			},
			expected: isPValue ? `≥ ${threshold}` : `< ${threshold}`,
			message: `Evidently says ${drifted ? "drifted" : "not drifted"} (${title} ${shortNumber(score)}), ${evidentlyDifference(result, column, policy.alpha)}`,
			drifted
		}];
	},
	nannyml: (data, column) => nannymlFindings(data, column),
	scipy: (data) => {
		const one = (check, value, method) => ({
			check: `scipy.${check}`,
			subject: data.column,
			observed: {
				value,
				method: `scipy.stats.${method}, missing and infinite values left out`
			},
			expected: "for information",
			message: `${method} of ${quoted(data.column)}`
		});
		const { numeric } = data;
		if (numeric && numeric.reference.length > 0 && numeric.current.length > 0) {
			const { statistic, pValue } = ksTwoSample(numeric.reference, numeric.current);
			const { distance } = wassersteinDistance(numeric.reference, numeric.current);
			const energy = energyDistance(numeric.reference, numeric.current);
			return [
				one("ks_2samp", statistic, "ks_2samp"),
				one("ks_2samp.p_value", pValue, "ks_2samp"),
				one("wasserstein_distance", distance, "wasserstein_distance"),
				one("energy_distance", energy, "energy_distance")
			];
		}
		const counts = data.categories;
		const test = counts && chiSquareTwoSample(counts.reference, counts.current);
		if (!test || Number.isNaN(test.statistic)) return [];
		return [one("chi2_contingency", test.statistic, "chi2_contingency"), one("chi2_contingency.p_value", test.pValue, "chi2_contingency")];
	}
};
/** Undefined for free text. Empty columns, at which Evidently stops with an error, have no result either. */
function evidentlyResult({ numeric, categories, isText }) {
	if (numeric) {
		if (numeric.reference.length === 0 || numeric.current.length === 0) return void 0;
		return isEvidentlyCategory(numeric) ? evidentlyOfCategories(categoriesOfNumbers(numeric)) : evidentlyOfNumbers(numeric);
	}
	return isText || !categories ? void 0 : evidentlyOfCategories(categories);
}
/** Evidently's `drift_share` of 0.5, over the columns that it could be computed for. */
function datasetFinding(found) {
	const judged = found.filter(({ drifted }) => drifted !== void 0);
	if (judged.length === 0) return [];
	const share = judged.filter(({ drifted }) => drifted).length / judged.length;
	return [{
		check: "evidently.dataset_drift",
		subject: "dataset",
		observed: {
			value: share,
			n: judged.length,
			method: "Evidently 0.7, DataDriftPreset"
		},
		expected: "< 0.5",
		message: `Evidently says ${share >= .5 ? "dataset drift" : "no dataset drift"}: ${shareText(share)} of ${judged.length} columns drifted, its limit is half`
	}];
}
function notComputed(tool, columns) {
	const names = columns.slice(0, 5).map(({ column }) => quoted(column));
	return {
		check: `${tool}.not_computed`,
		subject: "dataset",
		observed: {
			value: columns.length,
			unit: "columns",
			method: "values of both sides"
		},
		expected: "for information",
		message: `the numbers of ${tool} need every value of both sides: not computed for ${names.join(", ")}${columns.length > 5 ? " and others" : ""}. Give files of up to a million rows as the reference and the current data`
	};
}

// packages/core/drift/column-findings.ts
const listedCategories = 10;
/** The deciding statistic with its verdict, then every other statistic of the column for the reader. */
function columnFindings(column, severity, verdict, policy) {
	const prefix = column.isPrediction ? "predictions." : "";
	const location = policy.locate(column.isPrediction ? ["predictions", "column"] : locationPath(column, policy));
	return [
		...[...column.statistics].flatMap(([name, statistic]) => {
			const observed = {
				value: statistic.value,
				n: statistic.sizes.current,
				method: statistic.method,
				...statistic.interval ? { interval: statistic.interval } : {}
			};
			const common = {
				check: `${prefix}${name}`,
				subject: column.column,
				location
			};
			const finding = name === column.method ? {
				...common,
				severity,
				verdict,
				observed,
				...decision(column, verdict, policy.alpha)
			} : {
				...common,
				...forInformation,
				observed,
				message: `${name} of ${quoted(column.column)}`
			};
			if (!statistic.pValue) return [finding];
			const { value, method, interval } = statistic.pValue;
			return [finding, {
				...common,
				...forInformation,
				check: `${prefix}${name}.p_value`,
				observed: {
					value,
					n: statistic.sizes.current,
					method,
					...interval ? { interval } : {}
				},
				message: `chance of such a ${name} when nothing shifted, not corrected for the number of columns`
			}];
		}),
		...column.newCategories ? [{
			...newCategoryFinding(column.column, column.newCategories, policy),
			check: `${prefix}new_category`,
			location
		}] : [],
		...pipelineFindings(column, prefix, location)
	];
}
const forInformation = {
	verdict: "pass",
	severity: "info",
	expected: "for information"
};
function locationPath(column, policy) {
	return policy.methodByColumn.has(column.column) ? ["method", column.column] : [
		"effect",
		column.method,
		"alert"
	];
}
function decision(column, verdict, alpha) {
	const { judgement, threshold, comparison, method } = column;
	const { shift } = column.statistics.get(method);
	const limit = shortNumber(threshold.alert);
	const name = quoted(column.column);
	const expected = `shift ≤ ${limit}`;
	const change = `Largest change: ${largestChange(comparison.binsWithMissing)}`;
	const chances = `p ${probabilityText(judgement.noShift)} for no shift, p ${probabilityText(judgement.atMost)} for at most ${limit}, corrected for the number of columns`;
	if (judgement.state === "drifted") return {
		expected,
		message: `${name} has shifted by ${shortNumber(shift)}, more than ${limit} (${chances}). ${change}. Find out whether the source or the world changed`
	};
	if (judgement.state === "stable") return {
		expected,
		message: `${name}: ${judgement.noShift <= alpha ? "shifted, but by less than the threshold" : "no shift worth the name"} (${shortNumber(shift)}). ${change}`
	};
	const { detectable, needed } = judgement;
	const reach = detectable === void 0 || !Number.isFinite(detectable) ? "there are too few rows to test anything" : `these rows would show a shift of ${shortNumber(detectable)} four times in five`;
	const remedy = needed === void 0 ? "more current rows alone would not decide it: give a larger reference or another threshold" : `about ${needed} more current rows are needed`;
	return {
		expected,
		...needed !== void 0 && verdict === "inconclusive" ? { needed } : {},
		message: `${name}: a shift of ${shortNumber(shift)} is neither clearly above nor below ${limit} (${chances}); ${reach}; ${remedy}`
	};
}
function newCategoryFinding(column, found, { newCategoryAlert }) {
	const { values, rows, currentRows, folded, unexpected } = found;
	const listed = values.slice(0, listedCategories).map(({ value, count }) => `${quoted(value)} (${count})`).join(", ");
	const more = values.length > listedCategories ? ` and ${values.length - listedCategories} more` : "";
	const what = folded ? "values that the profile does not list (it keeps the frequent ones)" : "new values";
	return {
		subject: column,
		verdict: unexpected ? "warn" : "pass",
		severity: "warning",
		observed: {
			value: rows,
			unit: "rows",
			n: currentRows,
			method: `rows with a value that the reference does not list; binomial test against its rare values, p ${probabilityText(found.pValue)}`
		},
		expected: `≤ ${shareText(newCategoryAlert)} of rows, or no more than rare values explain`,
		message: values.length === 0 ? `${quoted(column)} has no new value` : `${quoted(column)} has ${shareText(rows / currentRows)} of its rows in ${what}: ${listed}${more}${unexpected ? ". The model has not learned them: check how it encodes unknown values" : ""}`
	};
}

// packages/core/drift/budget-finding.ts
/** The evidence of this run and those before it: 'evidence 14×, alarm at 20×'. */
function budgetFinding(spent, pValue, policy) {
	const { reached, alarmAt, alarm, notCounted } = spent;
	const { falseAlarms, periodMs } = policy.alarmBudget;
	const promise = `at most ${shortNumber(falseAlarms)} false alarm${falseAlarms > 1 ? "s" : ""} in ${formatDurationMs(periodMs)}, however often it is looked`;
	const counted = notCounted === void 0 ? "" : `. This run adds nothing: ${notCounted}`;
	return {
		check: "alarm_budget",
		subject: "dataset",
		verdict: alarm ? "fail" : "pass",
		severity: "error",
		observed: {
			value: reached,
			unit: "×",
			method: `Shiryaev–Roberts e-detector over looks at separate rows; this run: p ${probabilityText(pValue)} for "fewer columns than drifted_share, and not the predictions, shifted by more than their threshold"`
		},
		expected: `< ${shortNumber(alarmAt)}×`,
		message: `evidence ${shortNumber(reached)}×, alarm at ${shortNumber(alarmAt)}× (${promise})${counted}`,
		location: policy.locate(["budget"])
	};
}

// packages/core/drift/dataset-findings.ts
/** What is said of the data set as a whole. */
function datasetFindings(assessment, policy) {
	const { columns, spent, pValue } = assessment;
	const { alarmBudget, window } = policy;
	return [
		...window ? [windowFinding(assessment, policy, window.minRows)] : [],
		...columns.length > 0 ? shareFindings(assessment, policy) : [],
		...spent && alarmBudget ? [budgetFinding(spent, pValue, {
			...policy,
			alarmBudget
		})] : []
	];
}
/** The plain share, and with importances the weighted one: that decides then, and the plain one is for information. */
function shareFindings(assessment, policy) {
	const { columns, driftedShare, weightedShare } = assessment;
	const drifted = columns.filter(({ judgement }) => judgement.state === "drifted");
	const decides = (share) => ({
		verdict: shareVerdict(share, assessment, policy),
		severity: "error",
		expected: `< ${shortNumber(policy.driftedShare)}`
	});
	const plain = {
		check: "drifted_share",
		subject: "dataset",
		...weightedShare === void 0 ? decides(driftedShare) : {
			verdict: "pass",
			severity: "info",
			expected: "for information"
		},
		observed: {
			value: driftedShare,
			n: columns.length,
			method: "drifted columns / compared columns"
		},
		message: `${drifted.length} of ${columns.length} compared columns drifted${drifted.length > 0 ? `: ${drifted.map(({ column }) => quoted(column)).join(", ")}` : ""}. ${weightedShare === void 0 ? advice(driftedShare, assessment, policy) : ""}`.trim(),
		location: policy.locate(["drifted_share"])
	};
	if (weightedShare === void 0) return [plain];
	return [{
		check: "drifted_share.weighted",
		subject: "dataset",
		...decides(weightedShare),
		observed: {
			value: weightedShare,
			n: columns.length,
			method: `importance of the drifted columns / importance of the compared columns, from ${policy.importance ?? ""}`
		},
		message: `${shareText(weightedShare)} of the importance lies in drifted columns, ${shareText(driftedShare)} of their number. ${advice(weightedShare, assessment, policy)}`.trim(),
		location: policy.locate(["importance"])
	}, plain];
}
function isReached(share, policy) {
	return share > 0 && share >= policy.driftedShare - 1e-12;
}
function shareVerdict(share, assessment, policy) {
	const { tooFewRows, undecided, spent } = assessment;
	if (isReached(share, policy) && !tooFewRows) return spent && !spent.alarm ? "warn" : "fail";
	return undecided ? "inconclusive" : "pass";
}
function advice(share, { tooFewRows, spent }, policy) {
	if (!isReached(share, policy) || tooFewRows) return "";
	return spent && !spent.alarm ? "One run alone is not yet an alarm within the budget." : "Find out what changed before the model is used further, or retrain it.";
}
function windowFinding({ rows }, policy, minRows) {
	const enough = rows >= minRows;
	return {
		check: "window.min_rows",
		subject: "dataset",
		verdict: enough ? "pass" : "inconclusive",
		severity: "error",
		observed: {
			value: rows,
			unit: "rows",
			method: "rows of the current data in the window"
		},
		expected: `≥ ${minRows} rows`,
		...enough ? {} : { needed: minRows - rows },
		message: enough ? `the window has ${rows} rows` : `the window has ${rows} rows and ${minRows} are asked for: nothing is decided. Widen the window or run later`,
		location: policy.locate(["window", "min_rows"])
	};
}

// packages/core/drift/drift-findings.ts
/** Everything that was seen, one finding per check and subject. */
function driftFindings(assessment, plan, policy, names = {
	reference: "the reference",
	current: "the current data"
}) {
	const { columns, predictions } = assessment;
	return [
		...datasetFindings(assessment, policy),
		...predictions ? columnFindings(predictions, "error", predictionVerdict(assessment), policy) : [],
		...columns.flatMap((column) => {
			const verdict = columnVerdict(column, assessment);
			const severity = verdict === "inconclusive" && !assessment.undecided ? "warning" : "error";
			return columnFindings(column, severity, verdict, policy);
		}),
		...assessment.missingRates.map((rate) => missingRateFinding(rate, policy)),
		...schemaFindings(plan, policy, names)
	];
}
function columnVerdict({ judgement }, assessment) {
	if (assessment.tooFewRows) return "inconclusive";
	if (judgement.state === "stable") return "pass";
	if (judgement.state === "undecided") return "inconclusive";
	return assessment.detected ? "fail" : "warn";
}
function predictionVerdict({ predictions, tooFewRows, spent }) {
	if (tooFewRows || predictions?.judgement.state === "undecided") return "inconclusive";
	if (predictions?.judgement.state !== "drifted") return "pass";
	return spent && !spent.alarm ? "warn" : "fail";
}
function missingRateFinding(rate, policy) {
	const change = rate.current - rate.reference;
	const seen = `${shareText(rate.current)} of '${rate.column}' is missing, ${shareText(rate.reference)} in the reference`;
	return {
		check: "missing_rate",
		subject: rate.column,
		verdict: rate.changed ? "fail" : "pass",
		severity: rate.broken ? "error" : "warning",
		observed: {
			value: rate.current,
			n: rate.rows,
			method: `share of missing values; pooled two-proportion z test, p ${probabilityText(rate.pValue)}`
		},
		expected: `within ${shortNumber(policy.missingRateAlert)} of ${shortNumber(rate.reference)}`,
		message: rate.changed ? `${seen}: ${change > 0 ? "look at the source of this column first, a model cannot learn from a gap" : "the reference was taken while the column was incomplete; renew it"}` : seen,
		location: policy.locate(["effect", "missing_rate"])
	};
}
function schemaFindings(plan, policy, names) {
	const common = { location: policy.locate(["columns"]) };
	return [
		...plan.absent.map((column) => ({
			...common,
			check: "column_present",
			subject: column,
			verdict: "fail",
			severity: "error",
			observed: {
				value: false,
				method: "columns of the current data"
			},
			expected: "the columns of the reference",
			message: `${names.reference} has a column '${column}' and ${names.current} has not. Repair the source, or list the column under columns.exclude`
		})),
		...plan.retyped.map((one) => ({
			...common,
			check: "column_type",
			subject: one.column,
			verdict: "fail",
			severity: "error",
			observed: {
				value: one.current,
				method: "type of the column"
			},
			expected: one.reference,
			message: `'${one.column}' was ${one.reference} in ${names.reference} and is ${one.current} in ${names.current}: it cannot be compared. Repair the source, or renew the reference`
		})),
		...plan.skipped.flatMap(({ column, retyped }) => retyped === void 0 ? [] : [{
			...common,
			check: "column_type",
			subject: column,
			verdict: "fail",
			severity: "warning",
			observed: {
				value: retyped.current,
				method: "type of the column"
			},
			expected: retyped.reference,
			message: `'${column}' is ${retyped.reference} in ${names.reference} and looks like ${retyped.current} in ${names.current}, so it was not compared: one of them is broken. Repair it, or list the column under columns.exclude`
		}]),
		...plan.skipped.map(({ column, reason }) => ({
			...common,
			check: "skipped_column",
			subject: column,
			verdict: "pass",
			severity: "info",
			observed: {
				value: reason,
				method: "role of the column in the reference"
			},
			expected: "not compared",
			message: `'${column}' is not compared: ${reason}`
		})),
		...plan.added.map((column) => ({
			...common,
			check: "added_column",
			subject: column,
			verdict: "pass",
			severity: "info",
			observed: {
				value: true,
				method: "columns of the current data"
			},
			expected: "not compared",
			message: `'${column}' is not in the reference, so there is nothing to compare it with`
		}))
	];
}

// packages/core/drift/compat/compat-tools.ts
/** Tools whose numbers can be reported beside ours. */
const compatTools = [
	"evidently",
	"scipy",
	"nannyml"
];

// packages/core/drift/monitoring-policy.ts
const windowSchema = Type.Object({
	column: Type.Optional(Type.String({
		minLength: 1,
		description: "a date or timestamp column; with rows any column that orders them"
	})),
	last: Type.Optional(Type.String({ description: "how far back from the newest row: 24h" })),
	rows: Type.Optional(Type.Integer({
		minimum: 1,
		description: "that many rows: the newest by column, or the last in the order of the file"
	})),
	min_rows: Type.Optional(Type.Integer({
		minimum: 1,
		description: "fewer rows decide nothing"
	}))
}, { additionalProperties: false });
const monitoringKeys = {
	budget: Type.Optional(Type.Object({
		false_alarms: Type.Number({
			exclusiveMinimum: 0,
			maximum: 1e3,
			description: "most false alarms in the period, however often it is looked"
		}),
		per: Type.String({ description: "the period: 365d" })
	}, { additionalProperties: false })),
	stale_after: Type.Optional(Type.String({ description: "how long runs may see the same data before the feed is stale: 26h; default 0s" })),
	importance: Type.Optional(Type.String({
		minLength: 1,
		description: "JSON or CSV of feature importances: the share of drifted columns is weighted"
	})),
	compat: Type.Optional(Type.Unsafe({
		anyOf: [{
			type: "string",
			enum: [...compatTools]
		}, {
			type: "array",
			items: {
				type: "string",
				enum: [...compatTools]
			},
			minItems: 1
		}],
		description: "also report the numbers and verdicts of these tools"
	}))
};
Type.Object(monitoringKeys);
function readMonitoring(value, reader) {
	const { budget, compat } = value;
	const duration = (path, text) => {
		const parsed = parsePositiveDurationMs(text);
		if (parsed === void 0) reader.problem(path, `expected a duration such as 24h or 7d, got ${JSON.stringify(text)}`);
		return parsed ?? 0;
	};
	return {
		alarmBudget: budget && {
			falseAlarms: budget.false_alarms,
			periodMs: duration(["budget", "per"], budget.per)
		},
		staleAfterMs: value.stale_after === void 0 ? 0 : duration(["stale_after"], value.stale_after),
		importance: value.importance,
		compat: compat === void 0 ? [] : typeof compat === "string" ? [compat] : [...compat]
	};
}
function readWindow(given, reader) {
	const { column, last, rows } = given;
	const lastMs = last === void 0 ? void 0 : parsePositiveDurationMs(last);
	if (last !== void 0 && lastMs === void 0) reader.problem(["window", "last"], `expected a duration such as 24h or 7d, got ${JSON.stringify(last)}`);
	if (last === void 0 === (rows === void 0)) {
		const got = last === void 0 ? "neither" : "both";
		reader.problem(["window"], `expected one of 'last' (24h) and 'rows' (10000), got ${got}`);
	}
	if (last !== void 0 && column === void 0) reader.problem(["window"], "'last' needs 'column', the date or timestamp that it counts back on");
	return {
		column,
		lastMs,
		rows,
		minRows: given.min_rows ?? 1
	};
}

// packages/core/drift/sinks/secret-text.ts
/**
* Text of a policy that may name a secret: `env:NAME` alone or as the last word (`Bearer env:KFP_TOKEN`). The policy is committed, so
* a secret stands in the environment and only its name here.
*/
const reference = /(?:^|(?<= ))env:([A-Za-z_][A-Za-z0-9_]*)$/;
/** The variable that the text names, if it names one. */
function variableIn(text) {
	return reference.exec(text)?.[1];
}
/** The text with the variable's value in place of its name. */
function withVariable(text, value) {
	return text.replace(reference, () => value);
}
/** Headers that carry credentials: their values must come from the environment. */
const confidential = /^(?:authorization|proxy-authorization|cookie)$|(?:token|secret|password|api-?key)$/i;
/** What is wrong with a header of a policy, or nothing. */
function headerProblem(name, value) {
	if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return `'${name}' is not the name of a header`;
	if (/\p{Cc}/u.test(value) || Array.from(value).some((one) => one > "ÿ")) return "expected one line of plain characters";
	if (confidential.test(name) && variableIn(value) === void 0) return `expected the name of an environment variable, such as env:${variableName(name)}, got the value itself; a policy is committed, secrets are not`;
}
/** What is wrong with an address of a policy, or nothing. */
function addressProblem(text) {
	if (variableIn(text) !== void 0 && text.startsWith("env:")) return void 0;
	const address = URL.canParse(text) ? new URL(text) : void 0;
	if (!address || !/^https?:$/.test(address.protocol)) return `expected an https:// address or env:NAME, got ${JSON.stringify(text)}`;
	if (address.username !== "" || address.password !== "") return "expected an address without user and password; give them as a header, from env:NAME";
}
function variableName(header) {
	return header.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
}

// packages/core/drift/sinks/template.ts
const placeholder = /\$\{([^}]*)\}/g;
/** JSON of a policy with every `${name}` in its texts replaced. Values land in texts only, so they cannot change the JSON around them. */
function fillTemplate(template, values) {
	if (typeof template === "string") return template.replaceAll(placeholder, (whole, name) => values[name] ?? whole);
	if (Array.isArray(template)) return template.map((item) => fillTemplate(item, values));
	if (typeof template !== "object" || template === null) return template;
	return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillTemplate(value, values)]));
}
/** Placeholders that nothing would fill: a misspelt one must not reach a cluster as text. */
function unknownPlaceholders(template, known) {
	if (typeof template === "string") return [...template.matchAll(placeholder)].map((match) => match[1]).filter((name) => !known.includes(name)).map((name) => ({
		path: [],
		name
	}));
	if (typeof template !== "object" || template === null) return [];
	return (Array.isArray(template) ? [...template.entries()] : Object.entries(template)).flatMap(([key, value]) => unknownPlaceholders(value, known).map(({ path, name }) => ({
		path: [key, ...path],
		name
	})));
}

// packages/core/drift/sinks/webhook.ts
const webhookSchema = Type.Object({
	url: Type.String({
		minLength: 1,
		description: "https://…, or env:NAME when it is a secret"
	}),
	method: Type.Optional(Type.Unsafe({
		type: "string",
		enum: ["POST", "PUT"],
		description: "POST"
	})),
	headers: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "a secret is named, not written: Authorization: Bearer env:TOKEN" })),
	body: Type.Optional(Type.Unknown({ description: "JSON to send, with ${name} filled in; default: all that is known" })),
	timeout: Type.Optional(Type.String({ description: "longest wait for an answer: 10s" }))
}, { additionalProperties: false });
const longestWaitMs = 6e4;
function readWebhook(given, path, placeholders, note) {
	const wrongAddress = addressProblem(given.url);
	if (wrongAddress !== void 0) note([...path, "url"], wrongAddress);
	for (const [name, value] of Object.entries(given.headers ?? {})) {
		const wrong = headerProblem(name, value);
		if (wrong !== void 0) note([
			...path,
			"headers",
			name
		], wrong);
	}
	notePlaceholders(given.body, [...path, "body"], placeholders, note);
	const timeoutMs = given.timeout === void 0 ? 1e4 : parsePositiveDurationMs(given.timeout);
	if (timeoutMs === void 0 || timeoutMs > longestWaitMs) {
		const got = JSON.stringify(given.timeout);
		note([...path, "timeout"], `expected a duration of at most 60s, such as 10s, got ${got}`);
	}
	return {
		url: given.url,
		method: given.method ?? "POST",
		headers: given.headers ?? {},
		body: given.body,
		timeoutMs: timeoutMs ?? longestWaitMs
	};
}
function notePlaceholders(template, path, known, note) {
	for (const unknown of unknownPlaceholders(template, known)) {
		const suggestion = suggestName(unknown.name, known);
		note([...path, ...unknown.path], `nothing is known as \${${unknown.name}}. ${suggestion}`);
	}
}

// packages/core/drift/sinks/retrain-way.ts
/** The keys of `retrain` that say how a retraining is started; exactly one of the three ways. */
const retrainWayKeys = {
	workflow: Type.Optional(Type.String({
		minLength: 1,
		description: "file name of the workflow to dispatch"
	})),
	ref: Type.Optional(Type.String({
		minLength: 1,
		description: "branch or tag it runs on"
	})),
	repository_dispatch: Type.Optional(Type.Object({
		event_type: Type.String({
			minLength: 1,
			maxLength: 100,
			description: "a word of your own"
		}),
		repository: Type.Optional(Type.String({
			pattern: "^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$",
			description: "owner/name; default: the repository of the run"
		}))
	}, {
		additionalProperties: false,
		description: "an event for the workflows of a repository"
	})),
	webhook: Type.Optional(webhookSchema),
	inputs: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "more inputs of the retraining" }))
};
Type.Object(retrainWayKeys);
/** What a retraining is told, by the names of the placeholders. */
const retrainingFacts = [
	"reason",
	"data_version",
	"policy_version",
	"idempotency_key",
	"run_url"
];
const ways = [
	"workflow",
	"repository_dispatch",
	"webhook"
];
/**
* One way, not several: budget and cooldown promise at most one retraining, and of two requests one can arrive while the
* other is lost. Whoever needs two lets the first start the second.
*/
function readRetrainWay(given, note) {
	const chosen = ways.filter((way) => given[way] !== void 0);
	if (chosen.length !== 1) {
		const got = chosen.length === 0 ? "none" : chosen.join(" and ");
		note(["retrain", ...chosen.slice(1, 2)], `expected exactly one of ${ways.join(", ")}, got ${got}: cooldown and budget are kept for one request`);
	}
	if (given.ref !== void 0 && given.workflow === void 0) note(["retrain", "ref"], "only a workflow runs on a branch or tag; remove the key");
	notePlaceholders(given.inputs, ["retrain", "inputs"], retrainingFacts, note);
	const { repository_dispatch: event, webhook } = given;
	if (event) return {
		kind: "repository_dispatch",
		eventType: event.event_type,
		repository: event.repository
	};
	if (webhook) {
		if (webhook.body !== void 0 && given.inputs !== void 0) note(["retrain", "inputs"], "the webhook has a body of its own; write the inputs into it");
		return {
			kind: "webhook",
			webhook: readWebhook(webhook, ["retrain", "webhook"], [...retrainingFacts], note)
		};
	}
	return {
		kind: "workflow",
		workflow: given.workflow ?? "",
		ref: given.ref
	};
}
/** 'retrain.yml', 'event drift', 'webhook argo.example.com': for reports and the state file. */
function describeWay(way) {
	if (way.kind === "workflow") return way.workflow;
	if (way.kind === "repository_dispatch") return `event ${way.eventType}${way.repository === void 0 ? "" : ` of ${way.repository}`}`;
	return `webhook ${shownAddress(way.webhook.url)}`;
}
/** The host of an address: its path may be the secret, as Slack's is. */
function shownAddress(url) {
	if (variableIn(url) !== void 0 || !URL.canParse(url)) return url;
	return new URL(url).host;
}

// packages/core/drift/sinks/telling.ts
/** What people can ask to be told; recovery: drift or a broken pipeline is over. */
const notifyEvents = [
	"drift",
	"broken",
	"inconclusive",
	"recovery"
];
/** A run that fails for another reason (performance, skew) needs the same people as drift does. */
function statusOf({ broken, detected }, verdict) {
	if (broken.length > 0) return "broken";
	if (detected || verdict === "fail") return "drift";
	return verdict === "inconclusive" ? "inconclusive" : "stable";
}
/**
* News is a change of state, not a state: lasting drift is told once. An undecided run in between neither ends an
* alarm nor starts it anew.
*/
function nextTelling(told, status) {
	if (status === "stable") return {
		event: told.alarm === void 0 ? void 0 : "recovery",
		told: {}
	};
	if (status === "inconclusive") return {
		event: told.undecided === true ? void 0 : status,
		told: {
			...told,
			undecided: true
		}
	};
	return told.alarm === status ? {
		event: void 0,
		told
	} : {
		event: status,
		told: { alarm: status }
	};
}

// packages/core/drift/sinks/notify-policy.ts
const sinkSchema = Type.Object({
	slack: Type.Optional(Type.String({ description: "env:NAME of the variable with the address of an incoming webhook" })),
	webhook: Type.Optional(webhookSchema),
	issue: Type.Optional(issueSchema),
	on: Type.Optional(Type.Array(Type.Unsafe({
		type: "string",
		enum: [...notifyEvents]
	}), {
		minItems: 1,
		description: "what is told; default: drift, broken, recovery"
	}))
}, { additionalProperties: false });
const notifySchema = Type.Array(sinkSchema, {
	minItems: 1,
	description: "who is told when the state changes"
});
/** What the placeholders of a webhook's body can name. */
const notifyFacts = [
	"event",
	"status",
	"verdict",
	"summary",
	"data",
	"reference",
	"policy",
	"rows",
	"drifted_columns",
	"drifted_share",
	"retraining",
	"run_url",
	"data_version",
	"policy_version",
	"idempotency_key"
];
const defaultEvents = [
	"drift",
	"broken",
	"recovery"
];
const kinds = [
	"slack",
	"webhook",
	"issue"
];
function readNotify(given, note) {
	return (given ?? []).flatMap((sink, index) => {
		const path = ["notify", index];
		const chosen = kinds.filter((kind) => sink[kind] !== void 0);
		if (chosen.length !== 1) {
			const got = chosen.length === 0 ? "none" : chosen.join(" and ");
			note(path, `expected exactly one of ${kinds.join(", ")} in an entry, got ${got}`);
		}
		const on = sink.on ?? defaultEvents;
		if (sink.slack !== void 0) {
			if (variableIn(sink.slack) === void 0 || !sink.slack.startsWith("env:")) note([...path, "slack"], "expected env:NAME of a variable with the address, not the address itself");
			return [{
				kind: "slack",
				webhook: {
					url: sink.slack,
					method: "POST",
					headers: {},
					body: void 0,
					timeoutMs: 1e4
				},
				on
			}];
		}
		if (sink.webhook) return [{
			kind: "webhook",
			webhook: readWebhook(sink.webhook, [...path, "webhook"], [...notifyFacts], note),
			on
		}];
		if (sink.issue === void 0) return [];
		return [{
			...readIssueSink(sink.issue),
			on
		}];
	});
}
/** 'slack (env:SLACK_WEBHOOK_URL)', 'webhook a.example', 'issue': for reports. */
function describeSink(sink) {
	if (sink.kind === "issue") return "issue";
	return sink.kind === "slack" ? `slack (${sink.webhook.url})` : `webhook ${shownAddress(sink.webhook.url)}`;
}

// packages/core/drift/drift-schema.ts
const threshold = Type.Object({
	alert: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		description: "a larger shift counts as drift"
	})),
	retrain: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		description: "a larger shift asks for retraining"
	}))
}, { additionalProperties: false });
const effect = Type.Object({
	...Object.fromEntries(methodNames.map((name) => [name, Type.Optional(threshold)])),
	new_category: Type.Optional(Type.Object({ alert: Type.Optional(Type.Number({
		minimum: 0,
		maximum: 1,
		description: "a larger share of rows with values unknown to the reference warns"
	})) }, { additionalProperties: false })),
	missing_rate: Type.Optional(Type.Object({ alert: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: 1,
		description: "a larger change of the share of missing values warns"
	})) }, { additionalProperties: false }))
}, { additionalProperties: false });
const retrain = Type.Object({
	...retrainWayKeys,
	after: Type.Optional(Type.String({ description: "how many of the last runs must see drift: 2 of 3" })),
	cooldown: Type.Optional(Type.String({ description: "shortest time between two retrainings: 24h" })),
	budget: Type.Optional(Type.String({ description: "most retrainings in a period: 4 per 30d" })),
	when_rows: Type.Optional(Type.Integer({
		minimum: 1,
		description: "retrain without drift too, once that many rows arrived since the last time"
	}))
}, { additionalProperties: false });
/** drift.yaml as the user writes it. */
const driftSchema = Type.Object({
	version: Type.Literal(1),
	reference: Type.Optional(Type.String({
		minLength: 1,
		description: "profile.json, a table or registry://name@alias"
	})),
	window: Type.Optional(windowSchema),
	method: Type.Optional(Type.Unsafe({
		type: ["string", "object"],
		description: `auto, ${methodNames.join(", ")}; or one per column`
	})),
	correction: Type.Optional(Type.Unsafe({
		type: "string",
		enum: [
			"benjamini-hochberg",
			"holm",
			"none"
		],
		description: "how many columns looked at once are paid for"
	})),
	alpha: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: .5
	})),
	effect: Type.Optional(effect),
	drifted_share: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: 1,
		description: "share of drifted columns from which the data set has drifted"
	})),
	columns: Type.Optional(Type.Object({
		include: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
		exclude: Type.Optional(Type.Array(Type.String()))
	}, { additionalProperties: false })),
	predictions: Type.Optional(Type.Object({ column: Type.String({ minLength: 1 }) }, { additionalProperties: false })),
	retrain: Type.Optional(retrain),
	performance: Type.Optional(performanceSchema),
	skew: Type.Optional(skewSchema),
	notify: Type.Optional(notifySchema),
	...monitoringKeys
}, { additionalProperties: false });

// packages/core/drift/monitored-sections.ts
function readMonitoredSections({ performance, skew, predictions }, reader) {
	return {
		performance: performance && readPerformancePolicy(performance, predictions?.column, reader),
		skew: skew && readSkewPolicy(skew, reader)
	};
}

// packages/core/drift/retraining-terms.ts
/** '2 of 3'; undefined when it is not k of n with 1 ≤ k ≤ n ≤ 100. */
function parsePersistence(text) {
	const match = /^\s*(\d{1,3})\s+of\s+(\d{1,3})\s*$/.exec(text);
	if (!match) return void 0;
	const [hits, runs] = [Number(match[1]), Number(match[2])];
	return hits >= 1 && hits <= runs && runs <= 100 ? {
		hits,
		runs
	} : void 0;
}
/** '4 per 30d'; undefined when it is not a whole number and a duration. */
function parseBudget(text) {
	const match = /^\s*(\d{1,4})\s+per\s+(\S.*?)\s*$/.exec(text);
	if (!match) return void 0;
	const [count, periodMs] = [Number(match[1]), parsePositiveDurationMs(match[2])];
	return count >= 1 && periodMs !== void 0 ? {
		count,
		periodMs
	} : void 0;
}

// packages/core/drift/drift-policy.ts
/** @throws CannotRunError with every problem of the file at its place. */
function parseDriftPolicy(text, file) {
	const config = parseConfig(driftSchema, text, file);
	const problems = [];
	const policy = readPolicy(config, new PolicyReader(config, problems));
	if (problems.length > 0) throw new CannotRunError(problems);
	return policy;
}
function readPolicy(config, reader) {
	const { value } = config;
	const methods = value.method ?? "auto";
	const include = value.columns?.include;
	const exclude = value.columns?.exclude ?? [];
	for (const [index, name] of (include ?? []).entries()) {
		if (!exclude.includes(name)) continue;
		reader.problem([
			"columns",
			"include",
			index
		], `'${name}' is also excluded; keep one of the two`);
	}
	return {
		reference: value.reference,
		window: value.window && readWindow(value.window, reader),
		method: typeof methods === "string" ? reader.method(["method"], methods) : "auto",
		methodByColumn: new Map(typeof methods === "string" ? [] : Object.entries(methods).map(([column, name]) => [column, reader.method(["method", column], name)])),
		correction: value.correction ?? "benjamini-hochberg",
		alpha: value.alpha ?? .05,
		thresholds: reader.thresholds(value.effect),
		missingRateAlert: value.effect?.missing_rate?.alert ?? .05,
		newCategoryAlert: value.effect?.new_category?.alert ?? .001,
		driftedShare: value.drifted_share ?? .3,
		include,
		exclude,
		predictionColumn: value.predictions?.column,
		...readMonitoredSections(value, reader),
		retrain: value.retrain && reader.retrain(value.retrain),
		notify: readNotify(value.notify, (path, message) => reader.problem(path, message)),
		...readMonitoring(value, reader),
		locate: (path) => config.locate(path)
	};
}
/** Reads the parts that a schema cannot check and notes every problem at its place. */
var PolicyReader = class {
	#config;
	#problems;
	constructor(config, problems) {
		this.#config = config;
		this.#problems = problems;
	}
	problem(path, message) {
		const location = this.locate(path);
		this.#problems.push({
			code: "drift-policy",
			subject: path.join("."),
			message,
			location
		});
	}
	locate(path) {
		return this.#config.locate(path);
	}
	duration(path, text) {
		const parsed = parsePositiveDurationMs(text);
		if (parsed === void 0) this.problem(path, `expected a duration such as 24h or 7d, got ${JSON.stringify(text)}`);
		return parsed ?? 0;
	}
	method(path, name) {
		const known = ["auto", ...methodNames];
		const found = known.find((one) => one === name);
		if (found === void 0) {
			const text = typeof name === "string" ? name : JSON.stringify(name);
			this.problem(path, `unknown method '${text}'. ${suggestName(text, known)}`);
		}
		return found ?? "auto";
	}
	thresholds(effect) {
		const entries = methodNames.map((name) => {
			const defaults = driftMethods[name].threshold;
			const given = effect?.[name];
			const alert = given?.alert ?? defaults.alert;
			const retrain = given?.retrain ?? Math.max(alert, defaults.retrain);
			if (retrain < alert) {
				const path = [
					"effect",
					name,
					"retrain"
				];
				this.problem(path, `expected at least alert (${alert}), got ${retrain}`);
			}
			return [name, {
				alert,
				retrain
			}];
		});
		return Object.fromEntries(entries);
	}
	retrain(given) {
		const after = given.after === void 0 ? {
			hits: 1,
			runs: 1
		} : parsePersistence(given.after);
		if (!after) {
			const got = JSON.stringify(given.after);
			this.problem(["retrain", "after"], `expected 'k of n', such as 2 of 3, got ${got}`);
		}
		const budget = given.budget === void 0 ? void 0 : parseBudget(given.budget);
		if (given.budget !== void 0 && !budget) {
			const got = JSON.stringify(given.budget);
			this.problem(["retrain", "budget"], `expected 'count per period', such as 4 per 30d, got ${got}`);
		}
		return {
			way: readRetrainWay(given, (path, message) => this.problem(path, message)),
			inputs: given.inputs ?? {},
			after: after ?? {
				hits: 1,
				runs: 1
			},
			cooldownMs: given.cooldown === void 0 ? 0 : this.duration(["retrain", "cooldown"], given.cooldown),
			budget,
			whenRows: given.when_rows
		};
	}
};

// packages/core/drift/retraining-finding.ts
/** The decision as a line of the report; a dispatch that failed warns. */
function retrainingFinding(policy, outcome) {
	const state = outcome.dispatched ? "dispatched" : outcome.retrain ? "due" : "not due";
	return {
		check: "retrain",
		subject: describeWay(policy.retrain.way),
		verdict: outcome.failed ? "warn" : "pass",
		severity: outcome.failed ? "warning" : "info",
		observed: {
			value: outcome.retrain,
			method: "decision on this run and those before it"
		},
		expected: "for information",
		message: `${state}: ${outcome.reason}`,
		location: policy.locate(["retrain"])
	};
}

// packages/core/drift/worst-columns.ts
const rank = {
	drifted: 0,
	undecided: 1,
	stable: 2
};
/**
* Predictions, then features; drifted ones first, larger shifts (in units of their threshold, times the column's importance) first.
* @param weights importance by column; 1 where it is not given.
*/
function worstColumnsFirst(assessment, weights = /* @__PURE__ */ new Map()) {
	const all = [...assessment.predictions ? [assessment.predictions] : [], ...assessment.columns];
	const size = (one) => relativeShift(one) * (weights.get(one.column) ?? 1);
	return all.sort((a, b) => rank[a.judgement.state] - rank[b.judgement.state] || Number(b.isPrediction) - Number(a.isPrediction) || compare(size(b), size(a)));
}
/** The shift of a column in units of its threshold: what makes columns with different methods comparable. */
function relativeShift({ statistics, method, threshold }) {
	return statistics.get(method).shift / threshold.alert;
}
/** Infinities are equal, not "not a number" apart. */
function compare(a, b) {
	return a === b ? 0 : a - b;
}

// packages/core/drift/run-history.ts
const keptShifts = 8;
const keptCharacters = 80;
/** What of a run is kept in the state file, so that later reports can show drift over time: the largest shifts, no rows. */
function historyOf(assessment, verdict) {
	const shifts = worstColumnsFirst(assessment).flatMap((one) => {
		const { shift } = one.statistics.get(one.method);
		if (!Number.isFinite(shift)) return [];
		const column = Array.from(one.column).slice(0, keptCharacters).join("");
		const { state } = one.judgement;
		return [{
			column,
			method: one.method,
			shift,
			alert: one.threshold.alert,
			state
		}];
	});
	return {
		rows: assessment.rows,
		verdict,
		driftedShare: assessment.driftedShare,
		shifts: shifts.slice(0, keptShifts)
	};
}

// packages/core/drift/decide-retraining.ts
/**
* Whether retraining is due. `state` already holds this run. An intended dispatch counts like a sent one: after a crash between
* the two a retraining may have started, and starting it twice costs more than waiting for the cooldown.
*/
function decideRetraining(policy, evidence, state, now) {
	const no = (reason) => ({
		retrain: false,
		reason
	});
	if (!policy) return no("the policy has no retrain section");
	const arrived = state.volume?.rows ?? 0;
	const byVolume = policy.whenRows !== void 0 && arrived >= policy.whenRows;
	if (!evidence.asksForRetraining && !byVolume) return no(notAsked(policy, arrived));
	if (evidence.broken.length > 0) return no(`blocked, the data look broken rather than drifted: ${evidence.broken.join("; ")}`);
	const { hits, runs } = policy.after;
	const recent = state.runs.slice(-runs);
	const seen = recent.filter((run) => run.asksForRetraining).length;
	const byDrift = evidence.asksForRetraining && seen >= hits;
	if (!byDrift && !byVolume) return no(`waiting for ${hits} of ${runs} runs, ${seen} of the last ${recent.length} so far`);
	const counted = state.dispatches.filter(({ status }) => status !== "refused");
	const waiting = cooldownLeft(policy, counted, now);
	if (waiting > 0) return no(`cooling down for another ${formatDurationMs(waiting)}`);
	const same = counted.find(({ data }) => data === evidence.data);
	if (same) return no(`for these data a retraining was ${same.status} at ${same.at}`);
	const { budget } = policy;
	if (budget) {
		const spent = counted.filter(({ at }) => now - Date.parse(at) < budget.periodMs).length;
		if (spent >= budget.count) return no(`the budget is spent: ${spent} retrainings in ${formatDurationMs(budget.periodMs)}`);
	}
	if (!byDrift) return {
		retrain: true,
		reason: `${arrived} rows arrived since the last training, no drift`
	};
	const times = runs > 1 ? `, in ${seen} of the last ${recent.length} runs` : "";
	return {
		retrain: true,
		reason: `${evidence.what}${times}`
	};
}
function notAsked({ whenRows }, arrived) {
	return `no shift past the thresholds for retraining${whenRows === void 0 ? "" : `, and ${arrived} of ${whenRows} rows arrived`}`;
}
function cooldownLeft({ cooldownMs }, dispatches, now) {
	const newest = Math.max(-Infinity, ...dispatches.map(({ at }) => Date.parse(at)));
	return Number.isFinite(newest) ? cooldownMs - Math.max(0, now - newest) : 0;
}
/** Whether decisions need to know of earlier runs: without a state file these promises cannot be kept. */
function needsState({ after, cooldownMs, budget, whenRows }) {
	return after.runs > 1 || cooldownMs > 0 || budget !== void 0 || whenRows !== void 0;
}

// packages/core/drift/alarm-budget.ts
const moment$2 = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` });
/** What is kept in the state file between runs. */
const evidenceSchema = Type.Object({
	/** Weighted sum over all moments at which drift may have begun; 0 after an alarm. */
	value: Type.Number({ minimum: 0 }),
	/** Whether the last run that counted raised an alarm. */
	alarm: Type.Boolean(),
	/** When time was last paid for. */
	paidUntil: moment$2,
	/** Newest moment of the data that counted, where rows have one. */
	dataUntil: Type.Optional(moment$2),
	/** sha256 of data that counted, oldest first: the same data are no new evidence. */
	data: Type.Array(Type.String({ pattern: "^[0-9a-f]{64}$" }))
}, { additionalProperties: false });
/** The first look has no time behind it to pay with: this share of a period, which the later ones go without. */
const firstShare = .01;
/**
* A Shiryaev–Roberts e-detector (Shin, Ramdas and Rinaldo, arXiv 2203.03532): R ← (R + w)·e, where e is the look's e-value and w the share of
* the period that passed since the look before. Without drift R grows by no more than the time that passes, so R ≥ A comes in a
* period with a chance of at most 1/A, and on average not before A periods: whatever the number of looks. Looks must
* rest on separate rows; one that shares rows with the last that counted, or repeats its data, changes nothing.
*/
function spendBudget(budget, before, look) {
	const alarmAt = Math.max(1, 1 / budget.falseAlarms);
	const periodMs = budget.periodMs / Math.max(1, budget.falseAlarms);
	const notCounted = whyNot(before, look);
	if (notCounted !== void 0) {
		const [reached, alarm] = [before?.value ?? 0, before?.alarm ?? false];
		return {
			evidence: before,
			alarmAt,
			reached,
			alarm,
			notCounted
		};
	}
	const elapsed = before ? Math.max(0, look.now - Date.parse(before.paidUntil)) : 0;
	const share = before ? .99 * (elapsed / periodMs) : firstShare;
	const value = before?.value ?? 0;
	const reached = Math.min(1e300, (value + share) * eValueOf(look.pValue));
	const alarm = reached >= alarmAt;
	const paidUntil = new Date(before ? Math.max(look.now, Date.parse(before.paidUntil)) : look.now).toISOString();
	return {
		evidence: {
			value: alarm ? firstShare : reached,
			alarm,
			paidUntil,
			...look.span ? { dataUntil: look.span.until } : {},
			data: [...before?.data ?? [], look.data].slice(-1e3)
		},
		alarmAt,
		reached,
		alarm
	};
}
/** Windows that meet may share this much by the jitter of a schedule. */
const mostOverlap = .05;
function whyNot(before, { data, span, unfit }) {
	if (unfit !== void 0) return unfit;
	if (!before) return void 0;
	if (before.data.includes(data)) return "the same data were counted before";
	if (!span || before.dataUntil === void 0) return void 0;
	const [from, until] = [Date.parse(span.from), Date.parse(span.until)];
	return Date.parse(before.dataUntil) - from > mostOverlap * (until - from) ? `its rows begin before ${before.dataUntil}, where those end that were counted last: what shares rows is no separate look` : void 0;
}

// packages/core/drift/stale-feed.ts
const moment$1 = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` });
/** The data of the last run, as the state file keeps them. */
const feedSchema = Type.Object({
	/** sha256 of the current data. */
	data: Type.String({ pattern: "^[0-9a-f]{64}$" }),
	/** Newest moment of the rows, where they have one. */
	until: Type.Optional(moment$1),
	/** When these data, or this newest moment, were first seen. */
	since: moment$1
}, { additionalProperties: false });
/** Whether data still arrive: same bytes, or a newest row that has not moved since the last run, are no new sighting of the world. */
function judgeFeed(before, { data, until, now, referenceData }, { staleAfterMs }) {
	const same = before?.data === data;
	const stuck = until !== void 0 && before?.until === until;
	const since = before && (same || stuck) ? before.since : new Date(now).toISOString();
	const unmovedMs = Math.max(0, now - Date.parse(since));
	const feed = {
		data,
		since,
		...until === void 0 ? {} : { until }
	};
	const waited = before !== void 0 && unmovedMs >= staleAfterMs;
	if (same && waited) return {
		feed,
		unmovedMs,
		stale: `the current data are byte for byte those of ${since}`
	};
	if (stuck && waited) return {
		feed,
		unmovedMs,
		stale: `the newest row is still that of ${until}, as at ${since}`
	};
	if (data === referenceData) return {
		feed,
		unmovedMs,
		stale: "the current data are those that the reference was taken from"
	};
	return {
		feed,
		unmovedMs
	};
}
function feedFinding({ stale, unmovedMs }, policy) {
	return {
		check: "stale_feed",
		subject: "dataset",
		verdict: stale === void 0 ? "pass" : "warn",
		severity: "warning",
		observed: {
			value: unmovedMs / 1e3,
			unit: "seconds",
			method: "time since data of this digest, or with this newest row, were first seen"
		},
		expected: "data that move between runs",
		message: stale === void 0 ? unmovedMs > 0 ? `the data have not moved for ${formatDurationMs(unmovedMs)}, less than stale_after` : "these data were not seen before" : `${stale} (${formatDurationMs(unmovedMs)} ago): nothing new arrives. Look at the source; nothing is retrained on it. If runs are meant to see the same data, set stale_after`,
		location: policy.locate(["stale_after"])
	};
}

// packages/core/drift/data-volume.ts
/** Rows that arrived since the last training, as the state file keeps them. */
const volumeSchema = Type.Object({
	rows: Type.Integer({ minimum: 0 }),
	/** sha256 of data that are counted, oldest first: looking twice is no second arrival. */
	data: Type.Array(Type.String({ pattern: "^[0-9a-f]{64}$" })),
	/** Newest moment counted, where rows have one. */
	until: Type.Optional(Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` }))
}, { additionalProperties: false });
const noVolume = {
	rows: 0,
	data: []
};
/**
* Adds what is new. Where windows overlap, the share of the window that is newer than what was counted, as if rows came evenly:
* an estimate, and never more than the window.
*/
function countArrival(before = noVolume, { rows, data, span }) {
	if (before.data.includes(data)) return before;
	return {
		rows: before.rows + Math.round(rows * newShare(before, span)),
		data: [...before.data, data].slice(-1e3),
		...span ? { until: span.until } : {}
	};
}
function newShare({ until }, span) {
	if (!span || until === void 0) return 1;
	const [from, to] = [Date.parse(span.from), Date.parse(span.until)];
	const fresh = to - Math.max(from, Date.parse(until));
	return to > from ? Math.min(1, Math.max(0, fresh / (to - from))) : 1;
}

// packages/core/drift/retraining-state.ts
const digest = Type.String({ pattern: "^[0-9a-f]{64}$" });
const moment = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` });
const shift = Type.Object({
	column: Type.String(),
	method: Type.String(),
	shift: Type.Number(),
	alert: Type.Number(),
	state: Type.Unsafe({
		type: "string",
		enum: [
			"drifted",
			"stable",
			"undecided"
		]
	})
}, { additionalProperties: false });
const retrainingStateSchema = Type.Object({
	schemaVersion: Type.Literal(1),
	/** Oldest first. */
	runs: Type.Array(Type.Object({
		at: moment,
		/** sha256 of the current data: looking at the same data again is no second sighting. */
		data: digest,
		asksForRetraining: Type.Boolean(),
		/** For reports of drift over time; absent in files of earlier versions. */
		rows: Type.Optional(Type.Integer({ minimum: 0 })),
		verdict: Type.Optional(Type.Unsafe({
			type: "string",
			enum: [
				"pass",
				"warn",
				"fail",
				"inconclusive"
			]
		})),
		driftedShare: Type.Optional(Type.Number({
			minimum: 0,
			maximum: 1
		})),
		/** The columns that moved most, worst first. */
		shifts: Type.Optional(Type.Array(shift))
	}, { additionalProperties: false })),
	/** Oldest first. */
	dispatches: Type.Array(Type.Object({
		at: moment,
		workflow: Type.String(),
		data: digest,
		reason: Type.String(),
		/** `intended` is written before the request, `sent` after its answer, `refused` when GitHub said no. */
		status: Type.Unsafe({
			type: "string",
			enum: [
				"intended",
				"sent",
				"refused"
			]
		}),
		/** Rows that had arrived since the one before. */
		rows: Type.Optional(Type.Integer({ minimum: 0 }))
	}, { additionalProperties: false })),
	/** What each of those who are told knows; absent in files of earlier versions. */
	told: Type.Optional(Type.Array(Type.Object({
		/** Digest of the sink: the policy may change order. */
		sink: Type.String(),
		at: moment,
		alarm: Type.Optional(Type.Unsafe({
			type: "string",
			enum: ["drift", "broken"]
		})),
		undecided: Type.Optional(Type.Boolean())
	}, { additionalProperties: false }))),
	/** With an alarm budget: what repeated looks have added up to. */
	evidence: Type.Optional(evidenceSchema),
	/** The data of the last run, to see whether they still move. */
	feed: Type.Optional(feedSchema),
	/** Rows seen since the last training, for `when_rows`. */
	volume: Type.Optional(volumeSchema)
}, { additionalProperties: false });
const emptyState = {
	schemaVersion: 1,
	runs: [],
	dispatches: []
};
/** @throws CannotRunError when the file is damaged or of another version: forgetting would dispatch again. */
function parseRetrainingState(text, file) {
	return parseConfig(retrainingStateSchema, text, file).value;
}
function retrainingStateText(state) {
	return `${JSON.stringify(state, void 0, 2)}\n`;
}
/** The run added; an earlier sighting of the same data is replaced. */
function rememberRun(state, run) {
	const others = state.runs.filter(({ data }) => data !== run.data);
	return {
		...state,
		runs: [...others, run].slice(-100)
	};
}
/** The dispatch added; the rows that arrived until now are what it trains on. */
function rememberDispatch(state, dispatch) {
	const { volume } = state;
	return {
		...state,
		dispatches: [...state.dispatches, {
			...dispatch,
			...volume ? { rows: volume.rows } : {}
		}].slice(-1e3),
		...volume ? { volume: {
			...volume,
			rows: 0
		} } : {}
	};
}
/** The newest dispatch with its outcome; the rows of a refused one still wait. */
function settleDispatch(state, status) {
	const last = state.dispatches.at(-1);
	if (!last) return state;
	const { volume = noVolume } = state;
	return {
		...state,
		dispatches: [...state.dispatches.slice(0, -1), {
			...last,
			status
		}],
		...status === "refused" && last.rows !== void 0 ? { volume: {
			...volume,
			rows: volume.rows + last.rows
		} } : {}
	};
}
/** What a sink knows; nothing when it was never told anything. */
function toldTo(state, sink) {
	const { alarm, undecided } = state.told?.find((one) => one.sink === sink) ?? {};
	return {
		...alarm ? { alarm } : {},
		...undecided ? { undecided } : {}
	};
}
function rememberTold(state, sink, told, at) {
	const others = (state.told ?? []).filter((one) => one.sink !== sink);
	return {
		...state,
		told: [...others, {
			sink,
			at,
			...told
		}].slice(-100)
	};
}

// packages/core/drift/monitor-runs.ts
/** A run among others: do the data move, has enough evidence come together, how many rows arrived. */
function monitorRun(assessment, before, sighting, policy) {
	const { now, data, span, referenceData, hasState } = sighting;
	const seen = {
		data,
		now,
		referenceData,
		...span ? { until: span.until } : {}
	};
	const feed = judgeFeed(before.feed, seen, policy);
	const spent = policy.alarmBudget && spendBudget(policy.alarmBudget, before.evidence, {
		pValue: assessment.pValue,
		now,
		data,
		...span ? { span } : {},
		...assessment.tooFewRows ? { unfit: "it has fewer rows than window.min_rows" } : {}
	});
	const wasAsked = before.dispatches.some((one) => one.data === data);
	const arrival = {
		rows: assessment.rows,
		data,
		...span ? { span } : {}
	};
	return {
		assessment: spent ? withBudget(assessment, spent) : assessment,
		findings: hasState || feed.stale !== void 0 ? [feedFinding(feed, policy)] : [],
		broken: feed.stale === void 0 || wasAsked ? [] : [feed.stale],
		amend: (state) => ({
			...state,
			feed: feed.feed,
			...spent?.evidence ? { evidence: spent.evidence } : {},
			...policy.retrain?.whenRows === void 0 ? {} : { volume: countArrival(state.volume, arrival) }
		})
	};
}

// packages/core/drift/numeric-bins.ts
/** More bins are only noise in a short window: at 50, a 5 % test alarms 7 % of the time. */
const mostBins$1 = 10;
/** Quantile bins of fewer reference values have edges so uncertain that a 5 % test alarms 7.5 % of the time. */
const rowsPerBin = 40;
/**
* The reference's bins: cells of the grid that every table shares, or those of the profile's edges. A discrete column gets one bin of zero width for each value and one for what lies between
* two values, so that its distribution function is known exactly on both sides.
*/
function fineBins(profile) {
	if (profile.cells) return wholeCells(decodeCells(profile.cells), profile.cells.zeros);
	if (profile.discrete !== true && profile.edges.length > 1) return {
		edges: profile.edges,
		counts: profile.counts
	};
	const edges = [];
	const counts = [];
	for (const [index, value] of profile.edges.entries()) {
		const before = nextBelow(value);
		if (edges.length === 0) edges.push(before);
		else if (edges.at(-1) < before) {
			edges.push(before);
			counts.push(0);
		}
		edges.push(value);
		counts.push(profile.counts[index]);
	}
	return {
		edges,
		counts
	};
}
/** Neighbouring fine bins joined to about ten of equal reference counts, plus what lies outside of them. */
function coarsen(fine, current, outside) {
	const total = fine.counts.reduce((sum, count) => sum + count, 0);
	const wanted = Math.max(2, Math.min(mostBins$1, Math.floor(total / rowsPerBin)));
	const labels = [];
	const counts = {
		reference: [],
		current: []
	};
	let [start, cumulative, inBin, currentInBin, filled] = [
		0,
		0,
		0,
		0,
		0
	];
	for (const [bin, count] of fine.counts.entries()) {
		cumulative += count;
		inBin += count;
		currentInBin += current[bin];
		if (!(bin === fine.counts.length - 1) && (cumulative < (filled + 1) * total / wanted || inBin === 0)) continue;
		labels.push(binLabel(fine.edges[start], fine.edges[bin + 1]));
		counts.reference.push(inBin);
		counts.current.push(currentInBin);
		filled = Math.floor(cumulative * wanted / total);
		[start, inBin, currentInBin] = [
			bin + 1,
			0,
			0
		];
	}
	return withOutside({
		labels,
		...counts
	}, fine, outside);
}
function withOutside(inside, fine, outside) {
	const [first, last] = [fine.edges[0], fine.edges.at(-1)];
	const parts = [
		outside.below > 0 ? [{
			label: `< ${shown(first)}`,
			reference: 0,
			current: outside.below
		}] : [],
		inside.labels.map((label, bin) => ({
			label,
			reference: inside.reference[bin],
			current: inside.current[bin]
		})),
		outside.above > 0 ? [{
			label: `> ${shown(last)}`,
			reference: 0,
			current: outside.above
		}] : [],
		outside.infinite.reference + outside.infinite.current > 0 ? [{
			label: "infinite",
			...outside.infinite
		}] : []
	].flat();
	return {
		labels: parts.map((part) => part.label),
		reference: parts.map((part) => part.reference),
		current: parts.map((part) => part.current)
	};
}
function binLabel(low, high) {
	return nextBelow(high) <= low ? shown(high) : `${shown(low)} to ${shown(high)}`;
}
function shown(value) {
	return String(Number(value.toPrecision(6)));
}

// packages/core/drift/build-comparison.ts
function numericComparison(column, reference, current, known = {}) {
	const { fine = fineBins(reference.numeric), values, distance } = known;
	const bins = coarsen(fine, current.counts, {
		below: current.below,
		above: current.above,
		infinite: {
			reference: reference.infinite,
			current: current.infinite
		}
	});
	return withMissing({
		column,
		kind: "numeric",
		rows: {
			reference: reference.rows,
			current: current.rows
		},
		missing: {
			reference: reference.missing,
			current: current.missing
		},
		bins,
		numeric: {
			edges: fine.edges,
			reference: fine.counts,
			current: current.counts,
			below: current.below,
			above: current.above,
			currentMin: current.min,
			currentMax: current.max,
			means: {
				reference: reference.numeric.mean,
				current: current.mean
			},
			referenceStd: reference.numeric.std,
			...values ? { values } : {},
			...distance === void 0 ? {} : { distance }
		}
	});
}
/**
* Categories of both sides. Where the reference lists only its frequent values, whatever it does not list is one
* category on both sides: new and rare values cannot be told apart.
*/
function categoricalComparison(column, reference, current) {
	const folded = reference.other > 0;
	const names = [...reference.values.keys()];
	const unlisted = [...current.values].filter(([value]) => !reference.values.has(value));
	if (!folded) names.push(...unlisted.map(([value]) => value).sort());
	const rest = unlisted.reduce((sum, [, count]) => sum + count, current.other);
	const withRest = folded || current.other > 0;
	const bins = {
		labels: [...names, ...withRest ? ["other"] : []],
		reference: [...names.map((name) => reference.values.get(name) ?? 0), ...withRest ? [reference.other] : []],
		current: [...names.map((name) => current.values.get(name) ?? 0), ...withRest ? [folded ? rest : current.other] : []]
	};
	return withMissing({
		column,
		kind: "categorical",
		rows: {
			reference: reference.rows,
			current: current.rows
		},
		missing: {
			reference: reference.missing,
			current: current.missing
		},
		bins
	});
}
/** What a profile knows of a categorical column. */
function profileCategories(profile) {
	const { values, otherCount } = profile.categorical;
	return {
		rows: profile.rows,
		missing: profile.missing,
		values: new Map(values.map(({ value, count }) => [value, count])),
		other: otherCount
	};
}
function withMissing(comparison) {
	const { bins, missing } = comparison;
	const binsWithMissing = missing.reference + missing.current > 0 ? {
		labels: [...bins.labels, "missing"],
		reference: [...bins.reference, missing.reference],
		current: [...bins.current, missing.current]
	} : bins;
	return {
		...comparison,
		binsWithMissing
	};
}

// packages/core/drift/plan-columns.ts
/**
* What to compare, by what reference and current have in common and the policy wants.
* @throws CannotRunError for names in the policy that neither side knows, and for methods that do not fit.
*/
function planColumns(reference, current, policy) {
	const problems = nameProblems(reference, current, policy);
	const wanted = Object.entries(reference.columns).filter(([column]) => isWanted(column, policy));
	const byName = new Map(current.map((one) => [one.column, one]));
	const plan = {
		compared: [],
		empty: [],
		skipped: [],
		absent: [],
		retyped: [],
		added: current.map(({ column }) => column).filter((column) => !Object.hasOwn(reference.columns, column) && isWanted(column, policy))
	};
	for (const [column, profile] of wanted) {
		const schema = byName.get(column);
		const skip = skipReason(column, profile, policy);
		if (profile.role === "empty") {
			if (schema) plan.empty.push(column);
		} else if (skip !== void 0) plan.skipped.push(skipped(column, skip, profile.type, schema));
		else if (!schema) plan.absent.push(column);
		else if (!schema.empty && family(schema.type) !== family(profile.type)) plan.retyped.push({
			column,
			reference: profile.type,
			current: schema.type
		});
		else plan.compared.push(planned(column, profile, policy, problems));
	}
	if (problems.length > 0) throw new CannotRunError(problems);
	return plan;
}
function skipped(column, reason, reference, schema) {
	const current = schema?.looksLike ?? schema?.type;
	return {
		column,
		reason,
		...!schema || schema.empty || family(current) === family(reference) ? {} : { retyped: {
			reference,
			current
		} }
	};
}
function isWanted(column, { include, exclude, predictionColumn }) {
	if (column === predictionColumn) return true;
	return !exclude.includes(column) && (include === void 0 || include.includes(column));
}
/** A column that the user names explicitly is compared whenever the reference holds its distribution. */
function skipReason(column, profile, policy) {
	const asked = column === policy.predictionColumn || (policy.include ?? []).includes(column);
	const distribution = profile.numeric ?? profile.categorical;
	if (profile.role === "numeric" || profile.role === "categorical" || profile.role === "constant") return distribution ? void 0 : "the reference holds no distribution of it";
	if (asked && distribution) return void 0;
	const reason = {
		id: "nearly every value is different: an identifier",
		text: "free text",
		timestamp: "a point in time moves by itself; check it with freshness in validate-data"
	}[profile.role] ?? profile.role;
	return asked ? `${reason}; the reference holds no distribution of it` : reason;
}
function planned(column, profile, policy, problems) {
	const kind = profile.numeric && profile.role !== "categorical" ? "numeric" : "categorical";
	const isPrediction = column === policy.predictionColumn;
	const own = policy.methodByColumn.get(column);
	const asked = own ?? policy.method;
	if (asked !== "auto" && driftMethods[asked].kinds.includes(kind)) return {
		column,
		kind,
		profile,
		method: asked,
		isPrediction
	};
	if (own !== void 0 && own !== "auto") problems.push({
		code: "drift-policy",
		subject: `method.${column}`,
		message: `'${own}' needs a ${driftMethods[own].kinds.join(" or ")} column, and this one is ${kind}; use psi or auto`,
		location: policy.locate(["method", column])
	});
	return {
		column,
		kind,
		profile,
		method: "psi",
		isPrediction
	};
}
function nameProblems(reference, current, policy) {
	const inReference = Object.keys(reference.columns);
	const anywhere = [.../* @__PURE__ */ new Set([...inReference, ...current.map(({ column }) => column)])];
	const check = (path, name, known) => known.includes(name) ? [] : [{
		code: "unknown-column",
		subject: path.join("."),
		message: `no column '${name}'. ${suggestName(name, known)}`,
		location: policy.locate(path)
	}];
	return [
		...(policy.include ?? []).flatMap((name, index) => check([
			"columns",
			"include",
			index
		], name, inReference)),
		...policy.exclude.flatMap((name, index) => check([
			"columns",
			"exclude",
			index
		], name, anywhere)),
		...[...policy.methodByColumn.keys()].flatMap((name) => check(["method", name], name, inReference)),
		...policy.predictionColumn === void 0 ? [] : check(["predictions", "column"], policy.predictionColumn, inReference)
	];
}
/** Types whose values can be compared with each other. */
function family(type) {
	if (type === "integer" || type === "number") return "number";
	return type === "date" || type === "timestamp" ? "time" : type;
}

// packages/core/drift/joint-bins.ts
/** Finer than this, bins show no more of a distribution than chance. */
const mostBins = 1024;
/** Neighbouring cells joined to about a thousand bins of equal counts. At least one value of the reference. */
function jointBins(cells) {
	const { reference, current } = cells;
	const first = reference.findIndex((count) => count > 0);
	const last = reference.findLastIndex((count) => count > 0);
	const bins = {
		edges: [],
		reference: [],
		current: []
	};
	const wanted = (total$1(reference) + total$1(current)) / mostBins;
	let [f, g] = [0, 0];
	for (let cell = first; cell <= last; cell++) {
		const { low, high } = endsOf(cells, cell);
		if (bins.edges.length === 0) bins.edges.push(low);
		else if (f + g === 0 && bins.edges.at(-1) < low) addBin(bins, low, {
			reference: 0,
			current: 0
		});
		f += reference[cell];
		g += current[cell];
		const next = reference[cell + 1] + current[cell + 1];
		if (cell < last && f + g + next <= wanted) continue;
		addBin(bins, high, {
			reference: f,
			current: g
		});
		[f, g] = [0, 0];
	}
	return {
		...bins,
		below: sumBefore(current, first),
		above: total$1(current.subarray(last + 1))
	};
}
function addBin(bins, high, counts) {
	bins.edges.push(high);
	bins.reference.push(counts.reference);
	bins.current.push(counts.current);
}
/** Half a step of the grid on both sides; below a power of two the step is half as wide. */
function endsOf(cells, cell) {
	const near = cells.near[cell];
	if (isSingle(cells, cell)) return {
		low: nextBelow(near),
		high: near
	};
	const step = 2 ** (Math.floor(Math.log2(Math.abs(near))) - cells.bits);
	const [low, high] = [near - step / 2, near + step / 2];
	const before = cell === 0 ? -Infinity : cells.near[cell - 1];
	const after = cells.near[cell + 1] ?? Infinity;
	return {
		low: Math.max(low, -Number.MAX_VALUE, before + (near - before) / 2),
		high: Math.min(high, Number.MAX_VALUE, near + (after - near) / 2)
	};
}

// packages/core/drift/joint-counts.ts
/**
* Values outside of the reference's extremes are one cell below and one above all others: where one side has no value
* left, the distance between both is largest at the end of a cell, however wide it is.
*/
function jointCounts([reference, current], grid) {
	const sides = [sideCounts(reference), sideCounts(current)];
	const cells = {
		...merged(sides[0], sides[1]),
		...grid
	};
	const { missing, infinite } = current.rest();
	return {
		cells,
		reference: momentsOf(reference, sides[0]),
		current: {
			...momentsOf(current, sides[1]),
			missing,
			infinite
		}
	};
}
function sideCounts(counter) {
	const { near, upTo, beyond } = counter.counts();
	const { below, above } = counter.rest();
	const first = below.count > 0 ? 1 : 0;
	const length = first + near.length + (above.count > 0 ? 1 : 0);
	const side = {
		near: new Float64Array(length),
		counts: new Float64Array(length)
	};
	side.near.set(near, first);
	for (let at = 0; at < near.length; at++) side.counts[first + at] = upTo[at] + beyond[at];
	if (below.count > 0) [side.near[0], side.counts[0]] = [below.extreme, below.count];
	if (above.count > 0) [side.near[length - 1], side.counts[length - 1]] = [above.extreme, above.count];
	return side;
}
function momentsOf(counter, { near }) {
	const { mean, std } = counter.moments();
	return {
		min: near[0] ?? NaN,
		max: near.at(-1) ?? NaN,
		mean,
		std
	};
}
/** The union of both sides' cells, ascending. */
function merged(a, b) {
	const most = a.near.length + b.near.length;
	const [near, reference, current] = [
		0,
		1,
		2
	].map(() => new Float64Array(most));
	let [i, j, cell] = [
		0,
		0,
		0
	];
	while (i < a.near.length || j < b.near.length) {
		const [first, second] = [a.near[i] ?? Infinity, b.near[j] ?? Infinity];
		near[cell] = Math.min(first, second);
		if (first <= second) reference[cell] = a.counts[i++];
		if (second <= first) current[cell] = b.counts[j++];
		cell++;
	}
	const used = (all) => all.subarray(0, cell);
	return {
		near: used(near),
		reference: used(reference),
		current: used(current)
	};
}

// packages/core/drift/compat/compat-input.ts
/** Undefined where only counts of the reference are known, not its values. */
function compatColumn({ planned, comparison, categories }, ordered) {
	const { column, profile } = planned;
	const isNumber = profile.type === "integer" || profile.type === "number";
	const values = comparison.numeric?.values;
	const common = {
		column,
		isText: false,
		...ordered ? { ordered } : {}
	};
	if (values) return {
		...common,
		numeric: {
			...values,
			integers: integersOf(comparison, profile.type)
		}
	};
	if (!categories || categories.reference.other + categories.current.other > 0) return void 0;
	const [a, b] = [categories.reference.values, categories.current.values];
	if (isNumber) {
		const numeric = {
			reference: numbersOf(a),
			current: numbersOf(b)
		};
		return {
			...common,
			numeric: {
				...numeric,
				integers: integersOf(comparison, profile.type)
			}
		};
	}
	const names = [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])].sort();
	const rows = [...b.values()].reduce((sum, count) => sum + count, 0);
	return {
		...common,
		isText: profile.type === "string" && b.size > rows / 2,
		categories: {
			names,
			reference: names.map((name) => a.get(name) ?? 0),
			current: names.map((name) => b.get(name) ?? 0)
		}
	};
}
/** pandas reads whole numbers as int64 only where none is missing. */
function integersOf({ missing }, type) {
	const whole = type === "integer";
	return {
		reference: whole && missing.reference === 0,
		current: whole && missing.current === 0
	};
}
function numbersOf(counts) {
	const values = [];
	for (const [name, count] of counts) for (let row = 0; Number.isFinite(Number(name)) && row < count; row++) values.push(Number(name));
	return Float64Array.from(values).sort();
}

// packages/core/drift/importance.ts
/**
* Weights of columns from a JSON object {column: weight}, a JSON list of {feature, importance}, or CSV with these two columns (any
* two headers, the name first). Negative importances (permutation importances of useless features) weigh nothing.
* @throws CannotRunError when it is none of these, or no weight is positive.
*/
function parseImportances(text, file) {
	const pairs = /^\s*[[{]/.test(text) ? fromJson(text, file) : fromCsv(text);
	const problems = [];
	const weights = /* @__PURE__ */ new Map();
	for (const [name, weight] of pairs) {
		const number = typeof weight === "string" && weight.trim() !== "" ? Number(weight) : weight;
		if (name === "" || typeof number !== "number" || !Number.isFinite(number)) problems.push(problem(file, `expected a column and a number, got ${JSON.stringify(name)} and ${JSON.stringify(weight) ?? "nothing"}`));
		else weights.set(name, Math.max(0, number));
	}
	if (problems.length === 0 && ![...weights.values()].some((weight) => weight > 0)) problems.push(problem(file, "no column has a positive importance"));
	if (problems.length > 0) throw new CannotRunError(problems.slice(0, 20));
	return weights;
}
/** Names that neither side knows: a renamed feature would silently weigh nothing. */
function assertKnownFeatures(weights, known, file) {
	const unknown = [...weights.keys()].filter((name) => !known.includes(name));
	if (unknown.length === 0) return;
	throw new CannotRunError(unknown.map((name) => problem(file, `'${name}' is a column of neither the reference nor the current data`)));
}
function fromJson(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new CannotRunError([problem(file, `not JSON: ${error.message}`)]);
	}
	if (!Array.isArray(value)) return Object.entries(value);
	return value.map((entry) => {
		const row = typeof entry === "object" && entry !== null ? entry : {};
		const name = row["feature"] ?? row["column"] ?? row["name"];
		return [typeof name === "string" ? name : "", row["importance"] ?? row["weight"] ?? row["gain"]];
	});
}
/** A header line, then `name,weight`; names may be quoted. */
function fromCsv(text) {
	return text.replace(/^\u{FEFF}/u, "").split(/\r?\n/).slice(1).filter((line) => line.trim() !== "").map((line) => {
		const match = /^(?:"((?:[^"]|"")*)"|([^,]*)),\s*"?([^",]*)"?\s*$/.exec(line);
		if (!match) return [line, void 0];
		return [match[1]?.replaceAll("\"\"", "\"") ?? match[2].trim(), match[3]];
	});
}
function problem(file, message) {
	return {
		code: "importance",
		subject: "importance",
		message: `${file}: ${message}`
	};
}

// packages/core/drift/sinks/drift-alert.ts
function driftAlert(assessment, run) {
	const drifted = worstColumnsFirst(assessment).filter(({ judgement }) => judgement.state === "drifted");
	return {
		...run,
		status: statusOf(assessment, run.verdict),
		rows: assessment.rows,
		driftedShare: assessment.driftedShare,
		broken: assessment.broken,
		columns: drifted.map(({ column, method, statistics, threshold, comparison }) => ({
			column,
			method,
			shift: statistics.get(method).shift,
			alert: threshold.alert,
			change: largestChange(comparison.binsWithMissing)
		}))
	};
}
const headlines = {
	drift: "The data have drifted",
	broken: "The data look broken",
	inconclusive: "Not enough data to decide about drift",
	stable: "No drift any more"
};
/** The news in a few words. */
function alertHeadline({ status, columns, broken, verdict }) {
	if (status === "drift" && verdict === "fail" && columns.length === 0 && broken.length === 0) return "A check of the model in production failed";
	return headlines[status];
}
/** The data without the dates in their path: logs/2026-06-01.parquet and logs/2026-06-02.parquet are the same data set. */
function dataSetOf(current) {
	return current.replaceAll(/(?:19|20)\d\d[-_/.]?(?:0[1-9]|1[0-2])[-_/.]?(?:0[1-9]|[12]\d|3[01])(?:[T_-]?\d{2}(?:[-_:.]?\d{2}){0,2}(?:\.\d+)?Z?)?/g, "<date>");
}

export { nextTelling as A, largestChange as B, decideRetraining as C, retrainingFinding as D, worstColumnsFirst as E, variableIn as F, psiMethod as G, quoted as H, withVariable as I, countAll as J, methodNames as K, driftFindings as L, shownAddress as M, fillTemplate as N, parseDriftPolicy as O, headerProblem as P, compatFindings as R, toldTo as S, historyOf as T, shareText as U, probabilityText as V, shortNumber as W, rememberDispatch as _, parseImportances as a, retrainingStateText as b, jointBins as c, numericComparison as d, profileCategories as f, parseRetrainingState as g, emptyState as h, assertKnownFeatures as i, describeWay as j, describeSink as k, planColumns as l, monitorRun as m, dataSetOf as n, compatColumn as o, fineBins as p, corrections as q, driftAlert as r, jointCounts as s, alertHeadline as t, categoricalComparison as u, rememberRun as v, needsState as w, settleDispatch as x, rememberTold as y, assessDrift as z };