import { B as nearestName, J as cannotRun, Q as worstFirst, V as suggestName, X as combineVerdicts, Y as formatProblem, d as collectProblems, q as CannotRunError, z as nameList } from "./shell.js";
import { a as require_dist, i as Type } from "./vendor/config.js";
import { C as shownRule, b as redact, w as sourcePart } from "./core-contract.js";
import { $ as delongSingle, $n as wilsonBounds, $t as sumsOfClusters, A as sparseSumsOfDraws, At as averagePrecision$1, B as meanRecall, Bt as curvatureAlong, C as precisionAtK, Ct as calibrationErrorOfSums, D as exponentialGain, Dt as weightedAveragePrecisionOfDraws, E as rankedList, Et as weightedAveragePrecision, F as multiclassMatthews, Ft as rowsForPairedProportions, G as theilIndex$1, Gt as estimateMean, H as addPrediction, Ht as jackknifeOfUnits, I as classF1, In as lowerBound, It as rowsForProportion, J as weightedAuc, K as clusteredAuc, Kt as skewCorrected$1, L as classPrecision, Lt as rowsToClear, M as rocAucOneVsRest, Mt as mcnemar, N as influenceVariance, Nt as newcombePairedBounds, O as linearGain, Ot as averagePrecisionJackknife, P as multiclassKappa, Pt as decisionPower, Q as delongPaired, Qt as clusterVariance, R as classRecall, Rt as drawMultinomial, S as averagePrecisionOfList, Sr as seededRandom, St as calibrationDeviation, T as reciprocalRank, Tt as balancedAccuracy$1, U as classAt, Ut as effectiveRows, V as weightedAverage, Vt as jackknifeOfSums, W as countPredictions, Wt as differenceBounds, X as residualCorrection, Xt as studentFromNormal, Y as weightedAucDifference, Yt as studentCritical, Z as delongLogitBounds, Zn as holm, Zt as studentTwoSided, _n as addHit, _t as f1Score, a as topOverlap, an as errorMoments, at as rSquaredOfSums, br as seedOfDraw, bt as quantileEdges, c as aucByCell, cn as sortDraws, ct as ascendingRows, d as largestContrastBounds, dn as statisticOfSums, dt as maximumCalibrationDeviation, en as clusterResampling, er as wilsonInterval, et as logit, f as orderStatisticInterval, fn as sumRows, ft as maximumCalibrationErrorOfSums, gt as undrawn, hn as inlineDraws, ht as gainAtTop, in as bcaBounds, ir as normalSurvival, it as rSquared, j as rocAucOneVsOne, jt as averagePrecisionOfDraws, k as ndcg, kt as averagePrecisionInfluence, l as moverDifference, ln as confusionMatrix, lt as medianOfDraws, m as effectiveSize, mn as unitSums, mt as logLossOfRow, nn as stratifiedResampling, nr as normalCdf, nt as recallAtPrecision$1, o as kendallTauB, on as basicBounds, ot as precision$1, p as batchDesignEffect, pn as sumsOfDraws, pt as percentageErrorOfRow, q as clusteredAucDifference, qt as skewCorrectedBounds, rn as acceleration, rr as normalQuantile, rt as recallAtPrecisionOfDraws, s as spearman, sn as percentileBounds, st as pinballLossOfRow, tn as denseCodes, tr as criticalValue, tt as logitBounds, u as moverRatio, un as statisticOfDraws, ut as matthewsCorrelation, vn as shareOfHits, vt as fBetaScore, w as recallAtK, wt as brierScoreOfRow, xt as calibrationBin, yn as weightedProportion, yt as cohenKappa$1, z as macroAverage, zt as scoreOrder } from "./stats.js";
import { i as parseConfig, r as parsePositiveDurationMs } from "./core-config.js";
import { P as headerProblem } from "./core-drift.js";
import { a as issueSchema, o as readIssueSink } from "./core-notify.js";

// packages/core/gate/behaviour/parse-argv.ts
/**
* A command as its arguments: a JSON array of them, or one a line. Not a shell string: which of its spaces and quotes
* are meant would be a guess, and a value that got into it could run something else.
*/
function parseArgv(text) {
	const trimmed = text.trim();
	if (trimmed.startsWith("[")) return fromJson(trimmed);
	const [command, ...rest] = trimmed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
	if (command === void 0) return { problem: "expected a command, got nothing" };
	if (rest.length === 0 && /\s/.test(command)) return { problem: `expected one argument a line, or a JSON array, since no shell takes the line apart; write ${JSON.stringify(command.split(/\s+/))}` };
	return [command, ...rest];
}
function fromJson(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return { problem: `starts like a JSON array and is none: ${error.message}` };
	}
	const isText = (one) => typeof one === "string";
	if (!Array.isArray(value) || !value.every((one) => isText(one))) return { problem: "expected a JSON array of texts, such as [\"python\", \"predict.py\", \"{input}\", \"{output}\"]" };
	const [command, ...rest] = value;
	if (!command) return { problem: "expected a command as the first argument, got nothing" };
	if (value.some((one) => one.includes("\0"))) return { problem: "an argument holds a NUL" };
	return [command, ...rest];
}

// packages/core/gate/import/gate-formats.ts
/** What `trainyard import` reads as a policy of quality-gate. */
const gateFormats = ["mlflow-thresholds", "metrics"];

// packages/core/gate/effective-class.ts
/** Effective rows (Kish) of the smallest class that occurs; of a regression, of all rows. */
function smallestEffectiveClass(labels, weights) {
	if (!(labels instanceof Uint8Array)) return Math.floor(effectiveRows(weights));
	const sizes = [0, 1].map((label) => effectiveRows(weights.filter((_, row) => labels[row] === label)));
	return Math.floor(Math.min(...sizes.filter((size) => !Number.isNaN(size))));
}

// packages/core/gate/bootstrap-estimate.ts
/** Draw by draw, on the same drawn rows; above 0 is better. */
function improvementOf(candidate, champion, better) {
	const sign = better === "higher" ? 1 : -1;
	return {
		value: sign * (candidate.value - champion.value),
		draws: candidate.draws.map((value, draw) => sign * (value - champion.draws[draw])),
		...candidate.jackknife && champion.jackknife ? { jackknife: () => jackknifeOfDifference(candidate, champion, sign) } : {}
	};
}
function jackknifeOfDifference(candidate, champion, sign) {
	const [one, other] = [candidate.jackknife(), champion.jackknife()];
	const changes = one.changes.map((change, unit) => sign * (change - other.changes[unit]));
	const bias = sign * (one.bias - other.bias);
	return {
		...one,
		changes,
		bias,
		curvature: 0
	};
}
const percentiles = (draws, _value, z) => percentileBounds(draws, z);
/** Percentiles, widened to contain the value. */
const percentilesWithValue = (draws, value, z) => {
	const { lower, upper } = percentileBounds(draws, z);
	return {
		lower: Math.min(value, lower),
		upper: Math.max(value, upper)
	};
};
const minRowsOfClass$1 = 30;
/** No interval below `minRowsOfClass` rows of a class (of a regression: rows), nor when the draws have no spread. */
function bootstrapEstimate(rows, sampled, { paired, bounds = percentiles }) {
	const { labels, drawnBy, interval } = rows;
	const { value, draws, single } = sampled;
	const n = labels.length;
	const method = `${paired ? "paired " : ""}${drawnBy}, ${draws.length} draws`;
	const estimate = {
		value,
		n,
		rows: n,
		method
	};
	const smallest = fewest(rows);
	if (smallest.count < minRowsOfClass$1) {
		const unknown = `${smallest.count} ${smallest.what} are too few for a bootstrap interval, which takes ${minRowsOfClass$1}`;
		const rowsForInterval = Math.ceil(n * minRowsOfClass$1 / smallest.count);
		return {
			...estimate,
			unknown,
			rowsForInterval
		};
	}
	const sorted = sortDraws(draws);
	if (sorted.standardDeviation > 0) {
		if (single && !paired && interval === "auto") {
			const { bounds: read, ...named } = single;
			return {
				...estimate,
				...named,
				boundsAt: (z) => read(sorted, value, z)
			};
		}
		const wider = Math.sqrt(smallest.count / (smallest.count - 1));
		const widened = (z) => wider * studentFromNormal(z, smallest.count - 1);
		const ownBounds = bounds !== percentiles && bounds !== percentilesWithValue;
		if (interval === "bca" && !ownBounds) {
			const a = sampled.jackknife ? acceleration(sampled.jackknife()) : 0;
			const named = `${method}, ${sampled.jackknife ? "BCa" : "bias-corrected"}`;
			const boundsAt = (z) => bcaBounds(sorted, value, a, widened(z));
			return {
				...estimate,
				method: named,
				boundsAt
			};
		}
		if (interval === "auto" && !ownBounds && sampled.jackknife) {
			const error = errorOf$1(rows, sampled, {
				ofDraws: wider * sorted.standardDeviation,
				most: smallest.count - 1
			});
			const [lowest, highest] = sampled.range ?? everything;
			const boundsAt = (z) => {
				if (paired) return differenceBounds(error, z);
				const { lower, upper } = skewCorrected$1(error, z);
				return {
					lower: Math.max(lowest, lower),
					upper: Math.min(highest, upper)
				};
			};
			return {
				...estimate,
				method: `${method}, Student's t`,
				boundsAt
			};
		}
		return {
			...estimate,
			boundsAt: (z) => bounds(sorted, value, widened(z))
		};
	}
	const unknown = "every bootstrap draw gives the same value, so the rows say nothing of the noise";
	return {
		...estimate,
		unknown
	};
}
/**
* What is known of the error. Its size is the larger of those by the draws and by the jackknife, which on average never falls short (Efron
* and Stein 1981); where draws are stratified, which the jackknife is not, that of the draws.
* @param known `ofDraws`: the standard error by the draws; `most`: degrees of freedom there can be
*/
function errorOf$1({ drawnBy }, { value, jackknife }, known) {
	const { bias, curvature, ...influence } = jackknife();
	const { standardError: ofJackknife, skewness, degreesOfFreedom } = errorMoments([influence]);
	const standardError = drawnBy === "stratified bootstrap" ? known.ofDraws : Math.max(known.ofDraws, ofJackknife);
	return {
		value,
		standardError,
		skewness,
		degreesOfFreedom: Math.min(degreesOfFreedom, known.most),
		bias: bias / standardError,
		curvature
	};
}
const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
/** What there is least of, and decides how good an interval can be: rows of a class, or clusters. */
function fewest({ labels, weights, clusters }) {
	const ofClass = weights ? smallestEffectiveClass(labels, weights) : smallestClass(labels);
	const { count } = clusters ? denseCodes(clusters) : { count: Number.POSITIVE_INFINITY };
	if (count < ofClass) return {
		count,
		what: "clusters"
	};
	return {
		count: ofClass,
		what: `${weights ? "effective " : ""}rows${labels instanceof Uint8Array ? " of a class" : ""}`
	};
}
function smallestClass(labels) {
	if (!(labels instanceof Uint8Array)) return labels.length;
	const positives = labels.reduce((sum, label) => sum + label, 0);
	const sizes = [positives, labels.length - positives].filter((size) => size > 0);
	return Math.min(...sizes);
}

// packages/core/gate/pseudo-rows.ts
/**
* One pseudo-row for every label, candidate prediction and champion prediction: per class and model two right and two
* wrong. A bootstrap of "no mistake in 30 rows" would have no spread at all and pass anything; with these rows it is as
* wide as the plus-four interval (Agresti and Coull 1998; Agresti and Caffo 2000). Their labels: `pseudoLabels`.
*/
const pseudoPredictions = {
	candidate: Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1),
	champion: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1)
};
/** Σw² / Σw: beside weighted rows a pseudo-row weighs as one beside as many rows as they are worth (Kish). */
function weightOfPseudoRow(weights) {
	if (!weights) return 1;
	let [sum, squares] = [0, 0];
	for (const weight of weights) {
		sum += weight;
		squares += weight * weight;
	}
	return squares / sum;
}

// packages/core/gate/cell-draws.ts
/**
* A row counts in a confusion matrix only by its label and its predictions: a bootstrap of rows is a multinomial count of those eight
* cells, drawn at once whatever the number of rows.
* @param cells rows by 4 · label + 2 · candidate's prediction + champion's prediction
*/
function drawCells$1(cells, { draws, seed, fixedClasses }) {
	const strata = fixedClasses ? [cells.slice(0, 4), cells.slice(4)] : [cells];
	const drawn = {
		candidate: new Float64Array(4 * draws),
		champion: new Float64Array(4 * draws)
	};
	for (let draw = 0; draw < draws; draw++) {
		const random = seededRandom(seedOfDraw(seed, draw));
		const counts = strata.flatMap((stratum) => drawMultinomial(random, sum$1(stratum), stratum));
		for (const [cell, count] of counts.entries()) {
			const label = 2 * (cell >> 2);
			drawn.candidate[4 * draw + label + (cell >> 1 & 1)] += count;
			drawn.champion[4 * draw + label + (cell & 1)] += count;
		}
	}
	return drawn;
}
function sum$1(values) {
	return values.reduce((total, value) => total + value, 0);
}

// packages/core/gate/gate-rows.ts
/** The labels of the pseudo-rows: four negatives, four positives. */
const pseudoLabels = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1);
/** Draws are stratified by class where the class balance is fixed. */
function gateRows({ weights, ...data }, options) {
	const { labels, clusters } = data;
	const weighted = weights?.some((weight) => weight !== weights[0]) === true;
	const byClass = labels instanceof Uint8Array && options.classBalance === "fixed";
	const made = /* @__PURE__ */ new Map();
	const shared = (key, make) => {
		if (!made.has(key)) made.set(key, make());
		return made.get(key);
	};
	const resample = (pseudoRows) => {
		if (clusters) return clusterResampling(clusters, options, pseudoRows);
		const strata = new Uint8Array(labels.length + pseudoRows);
		if (byClass) {
			strata.set(labels);
			strata.set(pseudoLabels.subarray(0, pseudoRows), labels.length);
		}
		return stratifiedResampling(strata, options);
	};
	return {
		...data,
		...weights && weighted ? { weights } : {},
		interval: options.interval ?? "auto",
		drawnBy: clusters ? "cluster bootstrap" : byClass ? "stratified bootstrap" : "bootstrap",
		resampling: () => shared("resampling", () => resample(0)),
		resamplingWithPseudoRows: () => shared("resampling with pseudo-rows", () => resample(pseudoLabels.length)),
		drawsSingleRows: !weighted && !clusters,
		drawCells: (cells) => drawCells$1(cells, {
			...options,
			fixedClasses: byClass
		}),
		order: (model) => shared(`order of ${model}`, () => scoreOrder(data[model])),
		shared
	};
}

// packages/core/gate/drawn-matrices.ts
/**
* The four counts of one model's confusion matrix (tn, fp, fn, tp) of every draw of the rows and the pseudo-rows, draw d at 4 · d. All
* metrics of a threshold share them, and both models the draws.
*/
function drawnMatrices(rows, model, threshold) {
	if (rows.drawsSingleRows) return rows.shared(`cells at ${threshold}`, () => byCells(rows, threshold))[model];
	return rows.shared(`cells of ${model} at ${threshold}`, () => byRows(rows, model, threshold));
}
function byCells(rows, threshold) {
	return rows.drawCells(cellsAt(rows, threshold));
}
function cellsAt(rows, threshold) {
	return rows.shared(`counts of cells at ${threshold}`, () => cellCounts(rows, threshold));
}
/** Rows and pseudo-rows by 4 · label + 2 · candidate's prediction + champion's prediction. */
function cellCounts(rows, threshold) {
	const { labels, candidate, champion = candidate } = rows;
	const cells = [
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1
	];
	for (let row = 0; row < labels.length; row++) {
		const first = candidate[row] >= threshold ? 2 : 0;
		const second = champion[row] >= threshold ? 1 : 0;
		cells[4 * labels[row] + first + second] += 1;
	}
	return cells;
}
/** How a figure of one model's matrix changes when what is drawn is left out, a cell (or a row, or a cluster) at a time. */
function matrixJackknife(rows, { model, threshold }, statistic) {
	if (!rows.drawsSingleRows) {
		const sums = matrixSums(rows, model, threshold);
		return jackknifeOfSums(rows.resamplingWithPseudoRows(), sums, statistic);
	}
	const entryOf = (cell) => 2 * (cell >> 2) + ((model === "candidate" ? cell >> 1 : cell) & 1);
	const counts = Float64Array.from(cellsAt(rows, threshold));
	const sums = new Float64Array(4 * counts.length);
	for (let cell = 0; cell < counts.length; cell++) sums[4 * cell + entryOf(cell)] = 1;
	return jackknifeOfUnits({
		sums,
		width: 4,
		counts
	}, statistic);
}
/** Rows that do not count alike, or are not drawn one by one. */
function byRows(rows, model, threshold) {
	return sumsOfDraws(rows.resamplingWithPseudoRows(), matrixSums(rows, model, threshold));
}
function matrixSums(rows, model, threshold) {
	const { labels, weights } = rows;
	const scores = rows[model];
	const cellOf = (row) => row < labels.length ? 2 * labels[row] + Number(scores[row] >= threshold) : 2 * pseudoLabels[row - labels.length] + pseudoPredictions[model][row - labels.length];
	const pseudoWeight = weightOfPseudoRow(weights);
	return {
		width: 4,
		addRow: (sums, offset, row) => {
			sums[offset + cellOf(row)] += row < labels.length ? weights?.[row] ?? 1 : pseudoWeight;
		}
	};
}

// packages/core/gate/estimate.ts
/** A value that cannot be had from these rows, with the reason. */
function undefinedEstimate(size, method, unknown) {
	return {
		value: NaN,
		...size,
		method,
		unknown
	};
}
const farthestZ = 38;
/**
* The one-sided p-value of "the truth is at the limit", against "it is below" or "it is above": the tail of the
* widest interval that still excludes the limit. For a Wald interval this is the z-test. NaN without an interval.
*/
function oneSidedP(estimate, limit, side) {
	const { boundsAt, value } = estimate;
	if (!boundsAt || Number.isNaN(value)) return NaN;
	const towards = value < limit ? "upper" : "lower";
	const reaches = (z) => {
		const bound = boundsAt(z)[towards];
		return towards === "upper" ? bound >= limit : bound <= limit;
	};
	const tail = normalSurvival(smallestZ(reaches));
	return value < limit === (side === "below") ? tail : 1 - tail;
}
function smallestZ(reaches) {
	if (!reaches(farthestZ)) return farthestZ;
	let [low, high] = [0, farthestZ];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (reaches(middle)) high = middle;
		else low = middle;
	}
	return high;
}
/** Rows (in all) for a decision about a limit that today's interval contains; Infinity when the value is on it. */
function rowsForDecision(estimate, limit, today) {
	const distance = Math.abs(estimate.value - limit);
	const halfWidth = estimate.value > limit ? estimate.value - today.lower : today.upper - estimate.value;
	const byWidth = rowsToClear({
		rows: estimate.rows,
		halfWidth,
		distance,
		level: today.level
	});
	const byMethod = distance > 0 ? estimate.rowsFor?.(limit, today.level) : void 0;
	return byMethod !== void 0 && byMethod > estimate.rows ? byMethod : byWidth;
}

// packages/core/gate/sampled-result.ts
function sampledEstimate(rows, sampled, bounds, paired = false) {
	if ("unknown" in sampled) {
		const size = {
			n: rows.labels.length,
			rows: rows.labels.length
		};
		return undefinedEstimate(size, "undefined", sampled.unknown);
	}
	return bootstrapEstimate(rows, sampled, {
		paired,
		...bounds ? { bounds } : {}
	});
}
/** Both models and their difference, which is undefined where one of them is. */
function pairedResult(rows, { candidate, champion }, better, bounds) {
	return {
		candidate: sampledEstimate(rows, candidate, bounds),
		champion: sampledEstimate(rows, champion, bounds),
		improvement: sampledEstimate(rows, difference$1(candidate, champion, better), bounds, true)
	};
}
function difference$1(candidate, champion, better) {
	if ("unknown" in candidate) return candidate;
	if ("unknown" in champion) return { unknown: `of the champion: ${champion.unknown}` };
	return improvementOf(candidate, champion, better);
}

// packages/core/gate/confusion-metric.ts
/**
* A metric of the confusion matrix at a threshold. Value: of the rows as they are. Interval: paired bootstrap of
* the rows and the pseudo-rows; it always contains the value.
*/
function confusionMetric(figure, traits = {}) {
	return {
		better: "higher",
		range: [0, 1],
		options: ["at_threshold"],
		...traits,
		evaluate: (rows, options) => evaluateConfusion({
			...figure,
			range: traits.range ?? [0, 1]
		}, rows, options)
	};
}
function evaluateConfusion(figure, rows, options) {
	const candidate = sample$6(rows, "candidate", {
		...figure,
		options
	});
	if (!rows.champion) return { candidate: sampledEstimate(rows, candidate, percentilesWithValue) };
	const champion = sample$6(rows, "champion", {
		...figure,
		options
	});
	return pairedResult(rows, {
		candidate,
		champion
	}, "higher", percentilesWithValue);
}
function sample$6(rows, model, { statistic, unknown, range = [0, 1], options }) {
	const scores = rows[model];
	const { threshold } = options;
	const matrix = confusionMatrix(rows.labels, scores, threshold, rows.weights);
	const reason = unknown(matrix);
	if (reason !== void 0) return { unknown: reason };
	const cells = drawnMatrices(rows, model, threshold);
	const ofCounts = ([tn, fp, fn, tp]) => statistic({
		tn,
		fp,
		fn,
		tp
	}, options);
	return {
		value: statistic(matrix, options),
		draws: statisticOfSums(cells, 4, ofCounts),
		jackknife: () => matrixJackknife(rows, {
			model,
			threshold
		}, ofCounts),
		range
	};
}

// packages/core/gate/proportion-estimate.ts
/** A share with its Wilson interval. @param rows of the table; `n` of them are what the share is of */
function proportionEstimate(successes, n, { rows, unknown }) {
	if (n === 0) return undefinedEstimate({
		n,
		rows
	}, "Wilson", unknown);
	const share = successes / n;
	return {
		value: share,
		n,
		rows,
		method: "Wilson",
		boundsAt: (z) => wilsonBounds(successes, n, z),
		rowsFor: (limit, level) => rowsForProportion(share, limit, level) * rows / n
	};
}
/** A share of weighted rows, with Wilson's interval of as many rows as they are worth. */
function weightedProportionEstimate({ share, n, effectiveRows }, { rows, unknown }) {
	const method = "Wilson over effective rows";
	if (n === 0) return undefinedEstimate({
		n,
		rows
	}, method, unknown);
	return {
		value: share,
		n,
		rows,
		method,
		boundsAt: (z) => wilsonBounds(share * effectiveRows, effectiveRows, z),
		rowsFor: (limit, level) => rowsForProportion(share, limit, level) * rows / effectiveRows
	};
}
/**
* The difference of two shares of the same rows: Newcombe's paired interval, with McNemar's p-values of "no
* difference" beside it.
*/
function pairedProportionEstimate(outcomes, { rows, unknown }) {
	const { both, firstOnly, secondOnly, neither } = outcomes;
	const n = both + firstOnly + secondOnly + neither;
	const method = "McNemar, Newcombe paired interval";
	if (n === 0) return undefinedEstimate({
		n,
		rows
	}, method, unknown);
	const { exactP, midP } = mcnemar(firstOnly, secondOnly);
	const discordant = (firstOnly + secondOnly) / n;
	const difference = (firstOnly - secondOnly) / n;
	return {
		value: difference,
		n,
		rows,
		method,
		boundsAt: (z) => newcombePairedBounds(outcomes, z),
		rowsFor: (limit, level) => rowsForPairedProportions(discordant, difference - limit, level) * rows / n,
		facts: {
			both,
			candidateOnly: firstOnly,
			championOnly: secondOnly,
			neither,
			exactP,
			midP
		}
	};
}
/** Counts rows by which of the two models `isRight` about; rows it answers `undefined` for are left out. */
function pairedOutcomes(rowCount, isRight) {
	const counts = {
		both: 0,
		firstOnly: 0,
		secondOnly: 0,
		neither: 0
	};
	for (let row = 0; row < rowCount; row++) {
		const right = isRight(row);
		if (!right) continue;
		const [first, second] = right;
		if (first) counts[second ? "both" : "firstOnly"]++;
		else counts[second ? "secondOnly" : "neither"]++;
	}
	return counts;
}

// packages/core/gate/proportion-metric.ts
/**
* The share of the rows of one class, or of all, that are predicted right: Wilson's interval, McNemar's test and Newcombe's
* paired interval against the champion. Weighted shares are no counts: their
* difference is bootstrapped; so is all of clustered rows, which are not independent.
*/
function proportionMetric(proportion) {
	const { statistic, unknown } = proportion;
	const figure = {
		statistic,
		unknown: (matrix) => Number.isNaN(statistic(matrix)) ? unknown : void 0
	};
	return {
		better: "higher",
		range: [0, 1],
		options: ["at_threshold"],
		evaluate(rows, options) {
			if (rows.clusters) return evaluateConfusion(figure, rows, options);
			const { threshold } = options;
			const candidate = shareOf$2(rows, rows.candidate, {
				...proportion,
				threshold
			});
			if (!rows.champion) return { candidate };
			return {
				candidate,
				champion: shareOf$2(rows, rows.champion, {
					...proportion,
					threshold
				}),
				improvement: rows.weights ? evaluateConfusion(figure, rows, options).improvement : pairedShare(rows, {
					...proportion,
					threshold
				})
			};
		}
	};
}
function shareOf$2({ labels, weights }, scores, { labelled, unknown, threshold }) {
	const isRight = (row) => labelled(labels[row]) ? scores[row] >= threshold === (labels[row] === 1) : void 0;
	const size = {
		rows: labels.length,
		unknown
	};
	if (weights) return weightedProportionEstimate(weightedProportion(weights, isRight), size);
	let [right, n] = [0, 0];
	labels.forEach((_, row) => {
		const outcome = isRight(row);
		n += Number(outcome !== void 0);
		right += Number(outcome === true);
	});
	return proportionEstimate(right, n, size);
}
function pairedShare({ labels, candidate, champion }, { labelled, unknown, threshold }) {
	const outcomes = pairedOutcomes(labels.length, (row) => {
		if (!labelled(labels[row])) return void 0;
		const positive = labels[row] === 1;
		return [candidate[row] >= threshold === positive, champion[row] >= threshold === positive];
	});
	return pairedProportionEstimate(outcomes, {
		rows: labels.length,
		unknown
	});
}

// packages/core/gate/metrics/accuracy.ts
/** Share of rows predicted right. */
const accuracy$1 = proportionMetric({
	labelled: () => true,
	unknown: "there are no rows",
	statistic: ({ tn, fp, fn, tp }) => (tn + tp) / (tn + fp + fn + tp)
});

// packages/core/gate/bootstrap-metric.ts
function bootstrapMetric(metric) {
	const { unknown, sample, ...shared } = metric;
	const { range } = metric;
	return {
		...shared,
		evaluate(rows, options) {
			const { labels, weights, clusters } = rows;
			const sampleOf = (model) => {
				const order = () => rows.order(model);
				const scored = {
					labels,
					scores: rows[model],
					order,
					...weights ? { weights } : {},
					...clusters ? { clusters } : {}
				};
				const reason = unknown?.(scored, options);
				if (reason !== void 0) return { unknown: reason };
				return {
					...sample(scored, rows.resampling(), options),
					...typeof range === "object" ? { range } : {}
				};
			};
			const candidate = sampleOf("candidate");
			if (!rows.champion) return { candidate: sampledEstimate(rows, candidate) };
			return pairedResult(rows, {
				candidate,
				champion: sampleOf("champion")
			}, metric.better);
		}
	};
}
/** The mean over rows of a figure of one row. */
function rowMeanMetric(ofRow, { ofMean = (mean) => mean, ...shared }) {
	const addRow = ({ labels, scores, weights }, options) => (sums, offset, row) => {
		const weight = weights ? weights[row] : 1;
		sums[offset] += weight * ofRow(labels[row], scores[row], options);
		sums[offset + 1] += weight;
	};
	return bootstrapMetric({
		...shared,
		sample: (rows, resampling, options) => {
			const { labels, scores } = rows;
			const figures = new Float64Array(labels.length);
			for (let row = 0; row < figures.length; row++) figures[row] = ofRow(labels[row], scores[row], options);
			const mean = estimateMean(figures, rows);
			const sums = {
				width: 2,
				addRow: addRow(rows, options)
			};
			const statistic = ([sum, count]) => ofMean(sum / count);
			return {
				value: ofMean(mean.mean),
				draws: statisticOfDraws(resampling, sums, statistic),
				jackknife: () => jackknifeOfSums(resampling, sums, statistic),
				single: skewCorrected(mean, ofMean)
			};
		}
	});
}
function skewCorrected(mean, ofMean) {
	return {
		method: "Student's t, corrected for skewness",
		...mean.designEffect === void 0 ? {} : { facts: { designEffect: mean.designEffect } },
		bounds: (_draws, _value, z) => {
			const { lower, upper } = skewCorrectedBounds(mean, z);
			return {
				lower: ofMean(lower),
				upper: ofMean(upper)
			};
		}
	};
}

// packages/core/gate/class-counts.ts
/** Why a comparison of the two classes has no value: one of them does not occur. */
function absentClass(labels, weights) {
	let [positives, negatives] = [0, 0];
	for (let row = 0; row < labels.length; row++) {
		const weight = weights ? weights[row] : 1;
		positives += labels[row] * weight;
		negatives += (1 - labels[row]) * weight;
	}
	return absentOf(positives, negatives);
}
/** The same, of a confusion matrix. */
function absentClassOf({ tn, fp, fn, tp }) {
	return absentOf(tp + fn, tn + fp);
}
function absentOf(positives, negatives) {
	if (positives === 0) return "no row is labelled positive";
	return negatives === 0 ? "no row is labelled negative" : void 0;
}
function noPositives({ tp, fn }) {
	return tp + fn === 0 ? "no row is labelled positive" : void 0;
}

// packages/core/gate/metrics/average-precision.ts
const positivesToLinearise = 2e3;
/** Area under the precision-recall curve as a step sum. Noise makes it larger: the interval takes that bias out. */
const averagePrecision = bootstrapMetric({
	better: "higher",
	range: [0, 1],
	unknown: ({ labels, weights }) => absentClass(labels, weights),
	sample: (rows, resampling) => {
		if (rows.weights) return ofWeighted(rows, rows.weights, resampling);
		return resampling.grouped && positivesOf(rows.labels) >= positivesToLinearise ? ofMany(rows, resampling) : ofRows(rows, resampling);
	}
});
function ofRows(rows, resampling) {
	const { labels, scores } = rows;
	const order = rows.order();
	return {
		value: averagePrecision$1(labels, scores, order),
		draws: averagePrecisionOfDraws(labels, order, resampling),
		jackknife: () => {
			const { changes, bias } = averagePrecisionJackknife(labels, order);
			return bent(rows, {
				changes: unitSums(resampling, eachAdds(changes)),
				bias
			}, resampling);
		}
	};
}
/** To first order: what each row adds. The bias and the bend are of the order of 1 / rows, and the noise of 1 / √rows. */
function ofMany(rows, resampling) {
	const { labels, scores } = rows;
	const { value, influence } = averagePrecisionInfluence(labels, scores, { order: rows.order() });
	const sums = eachAdds(influence);
	return {
		value,
		draws: statisticOfDraws(resampling, sums, ([gain]) => value + gain),
		jackknife: () => ({
			changes: unitSums(resampling, sums),
			bias: 0,
			curvature: 0
		})
	};
}
function ofWeighted(rows, weights, resampling) {
	const { labels, scores } = rows;
	const order = rows.order();
	const value = weightedAveragePrecision({
		labels,
		weights
	}, order);
	const draws = weightedAveragePrecisionOfDraws({
		labels,
		weights
	}, order, resampling);
	return {
		value,
		draws,
		jackknife: () => {
			const { influence } = averagePrecisionInfluence(labels, scores, {
				order,
				weights
			});
			const bias = draws.reduce((sum, draw) => sum + draw, 0) / draws.length - value;
			return bent(rows, {
				changes: unitSums(resampling, eachAdds(influence)),
				bias
			}, resampling);
		}
	};
}
/** With how the value bends when the rows are weighted by their influences. */
function bent(rows, { changes, bias }, { unitOfRow }) {
	const { labels, weights } = rows;
	const { standardError } = errorMoments([{ changes }]);
	const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
	const along = (step) => {
		const weighted = Float64Array.from(labels, (_label, row) => {
			return (1 + step * (changes[unitOfRow[row]] - mean) / standardError) * (weights ? weights[row] : 1);
		});
		return weightedAveragePrecision({
			labels,
			weights: weighted
		}, rows.order());
	};
	return {
		changes,
		bias,
		curvature: curvatureAlong(along, standardError)
	};
}
function eachAdds(amounts) {
	return {
		width: 1,
		addRow: (sums, offset, row) => {
			sums[offset] += amounts[row];
		}
	};
}
function positivesOf(labels) {
	let positives = 0;
	for (const label of labels) positives += label;
	return positives;
}

// packages/core/gate/metrics/balanced-accuracy.ts
/** Mean of the recalls of both classes. */
const balancedAccuracy = confusionMetric({
	statistic: balancedAccuracy$1,
	unknown: absentClassOf
});

// packages/core/gate/metrics/brier-score.ts
/** Mean squared distance of the probability from the label. */
const brierScore$1 = rowMeanMetric(brierScoreOfRow, {
	better: "lower",
	range: [0, 1],
	needsProbabilities: true
});

// packages/core/gate/calibration-sums.ts
/** What a row adds to the sums that calibration errors are made of: rows, then positives minus scores of every bin. */
function calibrationSums({ labels, weights }, scores, options) {
	const binOf = binning(scores, options);
	return {
		width: options.bins + 1,
		addRow: (sums, offset, row) => {
			const weight = weights ? weights[row] : 1;
			sums[offset] += weight;
			sums[offset + 1 + binOf(scores[row])] += weight * (labels[row] - scores[row]);
		}
	};
}
/** The same, with the rows of every bin behind them. */
function calibrationSumsWithRows(rows, scores, options) {
	const { width, addRow } = calibrationSums(rows, scores, options);
	const binOf = binning(scores, options);
	return {
		width: width + options.bins,
		addRow: (sums, offset, row) => {
			addRow(sums, offset, row);
			sums[offset + width + binOf(scores[row])] += rows.weights ? rows.weights[row] : 1;
		}
	};
}
/** Bins are (low, high], the first one closed; quantile edges are those of the rows as they are, also in a draw. */
function binning(scores, { bins, binning: kind }) {
	if (kind !== "quantile") return (score) => calibrationBin(score, bins);
	const edges = quantileEdges(scores, bins);
	return (score) => lowerBound(edges, score);
}

// packages/core/gate/metrics/calibration-error.ts
/**
* Expected calibration error. Noise alone makes it larger, and resampling adds noise again: plain percentiles lie above
* the truth nearly always when a model is well calibrated. So the lower bound subtracts all that the bins could deviate
* together (Σ |deviation|, a triangle inequality), and the upper adds z standard errors.
*/
const calibrationError = calibrationMetric({
	sumsOf: calibrationSums,
	statistic: calibrationErrorOfSums,
	deviation: calibrationDeviation,
	upper: (value, { draws, z }) => value + z * draws.standardDeviation
});
/**
* A difference of such figures has biases that cancel in part, and how much is not known: each side takes the farthest of the
* percentile interval, the basic interval, and the value less the largest difference of biases there can be.
*/
function calibrationMetric(figure) {
	return {
		better: "lower",
		range: [0, 1],
		needsProbabilities: true,
		options: ["bins", "binning"],
		evaluate(rows, options) {
			const candidate = sample$5(rows, figure, figure.sumsOf(rows, rows.candidate, options));
			if (!rows.champion) return { candidate: singleEstimate$3(rows, figure, candidate) };
			const champion = sample$5(rows, figure, figure.sumsOf(rows, rows.champion, options));
			const improvement = improvementOf(candidate, champion, "lower");
			return {
				candidate: singleEstimate$3(rows, figure, candidate),
				champion: singleEstimate$3(rows, figure, champion),
				improvement: bootstrapEstimate(rows, improvement, {
					paired: true,
					bounds: boundsOfDifference(candidate, champion)
				})
			};
		}
	};
}
function sample$5(rows, { statistic, deviation }, sums) {
	const whole = sumRows(rows.labels.length, sums.width, sums.addRow);
	const drawn = sumsOfDraws(rows.resampling(), sums);
	return {
		value: statistic(whole),
		draws: statisticOfSums(drawn, sums.width, statistic),
		deviations: statisticOfSums(drawn, sums.width, (one) => deviation(one, whole))
	};
}
function singleEstimate$3(rows, { upper }, sampled) {
	const deviations = sortDraws(sampled.deviations);
	const bounds = (draws, value, z) => ({
		lower: Math.max(0, value - percentileBounds(deviations, z).upper),
		upper: Math.min(1, upper(value, {
			draws,
			deviations,
			z
		}))
	});
	return bootstrapEstimate(rows, sampled, {
		paired: false,
		bounds
	});
}
function boundsOfDifference(candidate, champion) {
	const [ofCandidate, ofChampion] = [biasRange(candidate), biasRange(champion)];
	return (draws, value, z) => {
		const percentile = percentileBounds(draws, z);
		const basic = basicBounds(draws, value, z);
		const noise = z * draws.standardDeviation;
		const least = value - (ofChampion.most - ofCandidate.least) - noise;
		const most = value + (ofCandidate.most - ofChampion.least) + noise;
		return {
			lower: Math.min(percentile.lower, basic.lower, least),
			upper: Math.max(percentile.upper, basic.upper, most)
		};
	};
}
/**
* By how much noise makes the figure larger: at most as a calibrated model's, whose bins have nothing but noise; at least as much as
* drawing, which starts from bins that noise has moved apart already, does again.
*/
function biasRange({ value, draws, deviations }) {
	const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
	const most = mean(deviations);
	return {
		least: Math.min(most, Math.max(0, mean(draws) - value)),
		most
	};
}

// packages/core/gate/metrics/cohen-kappa.ts
/** Agreement of label and prediction beyond chance. */
const cohenKappa = confusionMetric({
	statistic: cohenKappa$1,
	unknown: absentClassOf
}, { range: [-1, 1] });

// packages/core/gate/metrics/f1.ts
/** Harmonic mean of precision and recall. */
const f1 = confusionMetric({
	statistic: f1Score,
	unknown: noPositives
});

// packages/core/gate/metrics/f-beta.ts
/** Harmonic mean of precision and recall in which recall weighs `beta` times as much. */
const fBeta = confusionMetric({
	statistic: (matrix, { beta }) => fBetaScore(matrix, beta ?? NaN),
	unknown: noPositives
}, { requires: ["beta"] });

// packages/core/gate/ranked-rows.ts
/** From the highest score down, positives marked. */
function rankedRows({ labels, order, weights }) {
	return {
		order: order(),
		masses: weights ?? new Float64Array(labels.length).fill(1),
		marked: weights ? weights.map((weight, row) => weight * labels[row]) : new Float64Array(labels)
	};
}
/** Why these rows have no top: one class only, or one score for all. */
function withoutTop({ labels, scores, weights }) {
	const absent = absentClass(labels, weights);
	if (absent) return absent;
	return scores.every((score) => score === scores[0]) ? "every row has the same score, so that no row is at the top" : void 0;
}

// packages/core/gate/top-metric.ts
/**
* A multiple of the gain at the top. Interval: paired bootstrap of the rows and the pseudo-rows, those predicted positive
* above all others and those predicted negative below: a top without a mistake is no proof that the next one has none.
*/
function topMetric(scale, range) {
	return {
		better: "higher",
		range,
		requires: ["at_top"],
		evaluate(rows, options) {
			const of = (model) => sample$4(rows, model, {
				share: options.atTop ?? NaN,
				scale: scale(options)
			});
			const candidate = of("candidate");
			if (!rows.champion) return { candidate: sampledEstimate(rows, candidate, percentilesWithValue) };
			const models = {
				candidate,
				champion: of("champion")
			};
			return pairedResult(rows, models, "higher", percentilesWithValue);
		}
	};
}
function sample$4(rows, model, { share, scale }) {
	const { labels, weights } = rows;
	const scores = rows[model];
	const order = () => rows.order(model);
	const scored = {
		labels,
		scores,
		order,
		...weights ? { weights } : {}
	};
	const unknown = withoutTop(scored);
	if (unknown !== void 0) return { unknown };
	const ranked = rankedRows(scored);
	const [value] = gainAtTop(ranked, undrawn(labels.length), share);
	const gains = rows.shared(`gains of ${model} at ${share}`, () => {
		const extended = withPseudoRows(ranked, model, weightOfPseudoRow(weights));
		return gainAtTop(extended, rows.resamplingWithPseudoRows(), share);
	});
	return {
		value: value * scale,
		draws: gains.map((gain) => gain * scale)
	};
}
/** The pseudo-rows behind the rows: a tie of four above the highest score, and one below the lowest. */
function withPseudoRows({ order, masses, marked }, model, weight) {
	const n = masses.length;
	const predictions = pseudoPredictions[model];
	const predicted = (as) => [...predictions.keys()].filter((at) => predictions[at] === as).map((at) => n + at);
	const tie = [
		0,
		0,
		0,
		1
	];
	return {
		order: {
			rows: joined(Uint32Array, [
				predicted(1),
				order.rows,
				predicted(0)
			]),
			endsTie: joined(Uint8Array, [
				tie,
				order.endsTie,
				tie
			])
		},
		masses: joined(Float64Array, [masses, Array.from(pseudoLabels, () => weight)]),
		marked: joined(Float64Array, [marked, Array.from(pseudoLabels, (label) => label * weight)])
	};
}
function joined(Type, parts) {
	const all = new Type(parts.reduce((sum, { length }) => sum + length, 0));
	let offset = 0;
	for (const part of parts) {
		all.set(part, offset);
		offset += part.length;
	}
	return all;
}

// packages/core/gate/metrics/gain.ts
/** Share of the positives among the rows at the top, `at_top` of all. */
const gain = topMetric(() => 1, [0, 1]);

// packages/core/gate/metrics/lift.ts
/** How many times as many positives the rows at the top hold as as many rows picked at random: gain / `at_top`. */
const lift = topMetric(({ atTop = NaN }) => 1 / atTop, ({ atTop = 1 }) => [0, 1 / atTop]);

// packages/core/gate/metrics/log-loss.ts
/** Cross-entropy in nats. */
const logLoss$1 = rowMeanMetric(logLossOfRow, {
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	needsProbabilities: true
});

// packages/core/gate/metrics/mae.ts
/** Mean absolute error. */
const mae = rowMeanMetric((truth, predicted) => Math.abs(truth - predicted), {
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY]
});

// packages/core/gate/number-text.ts
/** Four significant digits and a real minus sign, for messages; machines read `observed`. */
function numberText(value) {
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
	const size = Math.abs(value);
	const digits = Number.isInteger(size) ? size : Number(size.toPrecision(4));
	return `${value < 0 ? "−" : ""}${digits}`;
}
/** '95 %', '99.29 %' */
function percentText(share) {
	return `${Number((share * 100).toFixed(3))} %`;
}
/** '1,240': whole rows, thousands apart. */
function countText(count) {
	return Math.round(count).toLocaleString("en-US");
}

// packages/core/gate/metrics/mape.ts
/**
* Mean absolute percentage error, as a share. scikit-learn divides by 2⁻⁵² where the truth is 0, which gives a number of
* 10¹⁵ that says nothing of the model: here it is undefined.
*/
const mape = rowMeanMetric(percentageErrorOfRow, {
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	unknown: ({ labels, weights }) => {
		let zeros = 0;
		labels.forEach((label, row) => zeros += Number(label === 0 && weights?.[row] !== 0));
		if (zeros === 0) return void 0;
		return `${countText(zeros)} true values are 0, of which nothing is a percentage; gate on mae or median_absolute_error`;
	}
});

// packages/core/gate/metrics/maximum-calibration-error.ts
/**
* The gap of the worst bin. Whichever bin is worst, the truth is no farther away than the bin that deviates most: both
* bounds are that far, so that a bin of few rows makes the interval wide.
*/
const maximumCalibrationError = calibrationMetric({
	sumsOf: calibrationSumsWithRows,
	statistic: maximumCalibrationErrorOfSums,
	deviation: maximumCalibrationDeviation,
	upper: (value, { deviations, z }) => value + percentileBounds(deviations, z).upper
});

// packages/core/gate/metrics/mcc.ts
/** Matthews correlation of label and prediction. */
const mcc = confusionMetric({
	statistic: matthewsCorrelation,
	unknown: absentClassOf
}, { range: [-1, 1] });

// packages/core/gate/metrics/median-absolute-error.ts
/** Median absolute error. */
const medianAbsoluteError = bootstrapMetric({
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	sample: ({ labels, scores, weights }, resampling) => {
		const errors = labels.map((truth, row) => Math.abs(truth - scores[row]));
		const rows = ascendingRows(errors, weights);
		const [value] = medianOfDraws(rows, undrawn(labels.length));
		return {
			value,
			draws: medianOfDraws(rows, resampling)
		};
	}
});

// packages/core/gate/metrics/pinball.ts
/** Mean pinball loss of a predicted quantile, `alpha`. */
const pinball = rowMeanMetric((truth, predicted, { alpha = .5 }) => pinballLossOfRow(truth, predicted, alpha), {
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	options: ["alpha"]
});

// packages/core/gate/metrics/precision.ts
const unknown$2 = "no row is predicted positive";
const figure = {
	statistic: precision$1,
	unknown: ({ tp, fp }) => tp + fp === 0 ? unknown$2 : void 0
};
/**
* Share of predicted positives that are positive. Each model predicts other rows: the difference is bootstrapped; so is all of
* clustered rows, which are not independent.
*/
const precision = {
	better: "higher",
	range: [0, 1],
	options: ["at_threshold"],
	evaluate(rows, options) {
		if (rows.clusters) return evaluateConfusion(figure, rows, options);
		const single = (scores) => shareOf$1(rows, scores, options);
		if (!rows.champion) return { candidate: single(rows.candidate) };
		return {
			candidate: single(rows.candidate),
			champion: single(rows.champion),
			improvement: evaluateConfusion(figure, rows, options).improvement
		};
	}
};
function shareOf$1({ labels, weights }, scores, { threshold }) {
	const size = {
		rows: labels.length,
		unknown: unknown$2
	};
	if (weights) {
		const share = weightedProportion(weights, (row) => scores[row] >= threshold ? labels[row] === 1 : void 0);
		return weightedProportionEstimate(share, size);
	}
	const { tp, fp } = confusionMatrix(labels, scores, threshold);
	return proportionEstimate(tp, tp + fp, size);
}

// packages/core/gate/metrics/r2.ts
/** Share of the variance explained. Below 0: worse than answering the mean. */
const r2 = bootstrapMetric({
	better: "higher",
	range: [Number.NEGATIVE_INFINITY, 1],
	unknown: ({ labels }) => labels.length < 2 ? "one row has no variance to explain" : void 0,
	sample: ({ labels, scores, weights }, resampling) => {
		const origin = labels[0];
		const addRow = (sums, offset, row) => {
			const shifted = labels[row] - origin;
			const weight = weights ? weights[row] : 1;
			sums[offset] += weight;
			sums[offset + 1] += weight * shifted;
			sums[offset + 2] += weight * shifted * shifted;
			sums[offset + 3] += weight * (labels[row] - scores[row]) ** 2;
		};
		const statistic = ([rows, sum, squares, residual]) => rSquaredOfSums(residual, Math.max(0, squares - sum * sum / rows));
		const sums = {
			width: 4,
			addRow
		};
		return {
			value: rSquared(labels, scores, weights),
			draws: statisticOfDraws(resampling, sums, statistic),
			jackknife: () => jackknifeOfSums(resampling, sums, statistic)
		};
	}
});

// packages/core/gate/metrics/recall.ts
/** Share of positives found: the accuracy on the positives, with the same paired test. */
const recall = proportionMetric({
	labelled: (label) => label === 1,
	unknown: "no row is labelled positive",
	statistic: ({ fn, tp }) => tp / (tp + fn)
});

// packages/core/gate/metrics/recall-at-precision.ts
/** The largest recall that a threshold with a precision of at least `at_precision` has; each model by its own threshold. */
const recallAtPrecision = bootstrapMetric({
	better: "higher",
	range: [0, 1],
	requires: ["at_precision"],
	unknown: ({ labels, weights }) => absentClass(labels, weights),
	sample: (rows, resampling, { atPrecision = NaN }) => {
		const ranked = rankedRows(rows);
		return {
			value: recallAtPrecision$1(ranked, atPrecision),
			draws: recallAtPrecisionOfDraws(ranked, resampling, atPrecision)
		};
	}
});

// packages/core/gate/metrics/rmse.ts
/** Root mean squared error. */
const rmse = rowMeanMetric((truth, predicted) => (truth - predicted) ** 2, {
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	ofMean: (mean) => Math.sqrt(Math.max(0, mean))
});

// packages/core/gate/metrics/roc-auc.ts
/** Area under the ROC curve; DeLong's intervals, single and paired. */
const rocAuc$1 = {
	better: "higher",
	range: [0, 1],
	evaluate(rows) {
		const { champion } = rows;
		if (!champion) return { candidate: singleEstimate$2(rows, aucOf(rows)) };
		const difference = differenceOf$1(rows, champion);
		return {
			candidate: singleEstimate$2(rows, difference.first),
			champion: singleEstimate$2(rows, difference.second),
			improvement: pairedEstimate$1(rows, difference)
		};
	}
};
function aucOf(rows) {
	const { labels, weights, clusters, candidate } = rows;
	if (clusters) return clusteredAuc({
		labels,
		clusters
	}, candidate, rows.order("candidate"));
	return weights ? weightedAuc({
		labels,
		weights
	}, rows.order("candidate")) : delongSingle(labels, candidate, rows.order("candidate"));
}
function differenceOf$1(rows, champion) {
	const { labels, weights, clusters, candidate } = rows;
	const orders = {
		first: rows.order("candidate"),
		second: rows.order("champion")
	};
	if (weights) return weightedAucDifference({
		labels,
		weights
	}, orders.first, orders.second);
	return clusters ? clusteredAucDifference({
		labels,
		clusters
	}, {
		first: candidate,
		second: champion
	}, orders) : delongPaired(labels, candidate, champion, orders);
}
const fewestClusters$1 = 30;
const minRowsToRankAlike = 20;
function singleEstimate$2(rows, single) {
	const { auc, variance, ...size } = single;
	const estimate = {
		value: auc,
		n: rows.labels.length,
		rows: rows.labels.length,
		method: methodOf$1("DeLong, logit scale", rows)
	};
	const unknown = tooFew$2(rows, size);
	if (unknown) return {
		...estimate,
		...unknown
	};
	if (variance === 0 && (auc === 1 || auc === 0)) {
		const pairs = Math.floor(Math.min(size.positives, size.negatives));
		const boundsAt = (z) => wilsonBounds(auc * pairs, pairs, z);
		return {
			...estimate,
			method: `Wilson over ${pairs} disjoint pairs (no DeLong variance)`,
			boundsAt
		};
	}
	const facts = clusterFacts(single);
	const constant = variance === 0 ? " (every row has the same score)" : "";
	const method = `${estimate.method}${constant}`;
	return {
		...estimate,
		method,
		boundsAt: (z) => delongLogitBounds(single, z),
		facts
	};
}
function pairedEstimate$1(rows, compared) {
	const { difference, variance, first, second } = compared;
	const n = rows.labels.length;
	const estimate = {
		value: difference,
		n,
		rows: n,
		method: methodOf$1("DeLong paired", rows)
	};
	const unknown = tooFew$2(rows, first);
	if (unknown) return {
		...estimate,
		...unknown
	};
	if (variance > 0) {
		const standardError = Math.sqrt(variance);
		const error = {
			...errorMoments(compared.influence()),
			value: difference,
			standardError
		};
		const facts = {
			covariance: compared.covariance,
			standardError,
			...clusterFacts(compared)
		};
		return {
			...estimate,
			boundsAt: (z) => differenceBounds(error, z),
			facts
		};
	}
	if (n >= minRowsToRankAlike && rankAlike(rows.order("candidate"), rows.order("champion"))) {
		const boundsAt = () => ({
			lower: difference,
			upper: difference
		});
		return {
			...estimate,
			method: "DeLong paired (both rank every row alike)",
			boundsAt
		};
	}
	return {
		...estimate,
		...withoutVariance(first, second)
	};
}
/** Both models separate perfectly, by different scores: equal here, but the rows hold little information. */
function withoutVariance(first, second) {
	const pairs = Math.floor(Math.min(first.positives, first.negatives));
	if (![first.auc, second.auc].every((auc) => auc === 0 || auc === 1)) return { unknown: "the difference has no variance on these rows, so they say nothing of the noise" };
	const [a, b] = [first.auc === 1, second.auc === 1];
	const outcomes = {
		both: a && b ? pairs : 0,
		firstOnly: a && !b ? pairs : 0,
		secondOnly: !a && b ? pairs : 0,
		neither: !a && !b ? pairs : 0
	};
	return {
		method: `Newcombe paired over ${pairs} disjoint pairs (no DeLong variance)`,
		boundsAt: (z) => newcombePairedBounds(outcomes, z)
	};
}
/** How much less the rows say than independent ones would. */
function clusterFacts({ clusters, designEffect }) {
	return clusters === void 0 || designEffect === void 0 ? {} : {
		clusters,
		designEffect
	};
}
function methodOf$1(method, { weights, clusters }) {
	if (clusters) return `${method}, clustered`;
	return weights ? `${method}, weighted` : method;
}
function tooFew$2({ labels, weights }, { positives, negatives, clusters }) {
	const absent = absentClass(labels, weights);
	if (absent) return undefinedEstimate({
		n: labels.length,
		rows: labels.length
	}, "DeLong", absent);
	if (clusters !== void 0 && clusters < fewestClusters$1) return {
		unknown: `${clusters} clusters are too few for an interval, which takes ${fewestClusters$1}`,
		rowsForInterval: Math.ceil(labels.length * fewestClusters$1 / clusters)
	};
	if (Math.min(positives, negatives) >= 2) return void 0;
	return {
		unknown: `one ${weights ? "effective " : ""}${positives < 2 ? "positive" : "negative"} row is too few for an interval, which takes two`,
		rowsForInterval: 2 * labels.length
	};
}
/** One's scores are a strictly increasing function of the other's. */
function rankAlike(one, two) {
	return one.rows.every((row, at) => row === two.rows[at]) && one.endsTie.every((ends, at) => ends === two.endsTie[at]);
}

// packages/core/gate/metrics/specificity.ts
/** Share of negatives left alone: the recall of the negatives. */
const specificity = proportionMetric({
	labelled: (label) => label === 0,
	unknown: "no row is labelled negative",
	statistic: ({ tn, fp }) => tn / (tn + fp)
});

// packages/core/gate/metrics/theil-index.ts
const equality = confusionMetric({
	statistic: (matrix) => 0 - theilIndex$1(matrix),
	unknown: ({ tn, fp, tp }) => tn + fp + tp === 0 ? "every row is a positive that was rejected: nobody benefits" : void 0
}, { range: [Number.NEGATIVE_INFINITY, 0] });
/** Inequality of what single rows get from their predictions, whatever their group. */
const theilIndex = {
	...equality,
	better: "lower",
	range: [0, Number.POSITIVE_INFINITY],
	evaluate(rows, options) {
		const { candidate, champion, improvement } = equality.evaluate(rows, options);
		return {
			candidate: turned(candidate),
			...champion ? { champion: turned(champion) } : {},
			...improvement ? { improvement } : {}
		};
	}
};
function turned({ value, boundsAt, ...estimate }) {
	if (!boundsAt) return {
		...estimate,
		value: 0 - value
	};
	return {
		...estimate,
		value: 0 - value,
		boundsAt: (z) => {
			const { lower, upper } = boundsAt(z);
			return {
				lower: Math.max(0, 0 - upper),
				upper: 0 - lower
			};
		}
	};
}

// packages/core/gate/multiclass/class-units.ts
function unitsOfClasses(rows) {
	return rows.base.shared("units of classes", () => count(rows));
}
function count({ labels, sizes, weights, clusters }) {
	if (clusters) return {
		counts: clustersOfClasses(labels, clusters, sizes.length),
		what: "clusters"
	};
	if (!weights) return {
		counts: sizes,
		what: "rows"
	};
	const sums = new Float64Array(sizes.length);
	const squares = new Float64Array(sizes.length);
	for (let row = 0; row < labels.length; row++) {
		sums[labels[row]] += weights[row];
		squares[labels[row]] += weights[row] ** 2;
	}
	return {
		counts: sums.map((sum, index) => sum > 0 ? Math.floor(sum * sum / squares[index]) : 0),
		what: "effective rows"
	};
}
/** Clusters that have a row of the class. */
function clustersOfClasses(labels, clusters, classCount) {
	const { codes } = denseCodes(clusters);
	const pairs = /* @__PURE__ */ new Set();
	for (let row = 0; row < labels.length; row++) pairs.add(codes[row] * classCount + labels[row]);
	const counts = new Float64Array(classCount);
	for (const pair of pairs) counts[pair % classCount] += 1;
	return counts;
}

// packages/core/gate/multiclass/cluster-worth.ts
/**
* Independent rows that would know a share as well as these clusters do: rows over the design effect (Kish 1965), and never
* more than there are. Without a mistake, or with nothing else, nothing tells how alike the rows of a cluster are: they may be one.
*/
function independentRows(isRight, clusters) {
	const figures = Float64Array.from(clusters, (_cluster, row) => Number(isRight(row)));
	const mean = figures.reduce((sum, one) => sum + one, 0) / figures.length;
	if (mean === 0 || mean === 1) return effectiveClusters(clusters);
	const { designEffect } = clusterVariance(figures.map((one) => one - mean), clusters);
	return figures.length / Math.max(1, designEffect);
}
/** Clusters of equal size that would be worth as much. */
function effectiveClusters(clusters) {
	const sizes = /* @__PURE__ */ new Map();
	for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
	return effectiveRows(Float64Array.from(sizes.values()));
}

// packages/core/gate/multiclass/clustered-share.ts
/** With fewer the variance between clusters is hardly known. */
const fewestClusters = 30;
/** Why clusters allow no interval. */
function tooFewClusters(clusters) {
	const { count } = denseCodes(clusters);
	if (count >= 30) return void 0;
	return {
		unknown: `${count} clusters are too few for an interval, which takes ${30}`,
		rowsForInterval: Math.ceil(clusters.length * 30 / count)
	};
}
/**
* A share of clustered rows: Wilson's interval of as many rows as they are worth, by Student's t, since how much that is
* is known from the clusters (Korn and Graubard 1998, with Wilson's interval; Dean and Pagano 2015).
*/
function clusteredShare(isRight, clusters) {
	const rows = clusters.length;
	let right = 0;
	for (let row = 0; row < rows; row++) if (isRight(row)) right++;
	const estimate = {
		value: right / rows,
		n: rows,
		rows,
		method: "Wilson over effective rows, clustered"
	};
	const few = tooFewClusters(clusters);
	if (few) return {
		...estimate,
		...few
	};
	const { count } = denseCodes(clusters);
	const worth = independentRows(isRight, clusters);
	return {
		...estimate,
		facts: {
			clusters: count,
			designEffect: rows / worth
		},
		boundsAt: (z) => wilsonBounds(right / rows * worth, worth, studentFromNormal(z, count - 1))
	};
}

// packages/core/gate/multiclass/multiclass-metric.ts
/** Both models and their difference have no value, for a reason that lies in the rows. */
function undefinedResult(rows, method, unknown) {
	const n = rows.labels.length;
	const candidate = undefinedEstimate({
		n,
		rows: n
	}, method, unknown);
	return rows.champion ? {
		candidate,
		champion: candidate,
		improvement: candidate
	} : { candidate };
}
/** A class that an average over classes cannot do without. */
function quoted(names) {
	const shown = names.slice(0, 5).map((name) => `'${name}'`);
	return `${shown.join(", ")}${names.length > shown.length ? ", …" : ""}`;
}

// packages/core/gate/multiclass/rare-class.ts
/** Rows of a class below which a mean over classes has no interval: one class's noise is all there is to see. */
const minRowsOfClass = 20;
/** Why an interval of a mean over classes cannot be had: a class that occurs does so too rarely. */
function rareClass(rows) {
	const { counts, what } = unitsOfClasses(rows);
	let rarest;
	for (const [index, size] of rows.sizes.entries()) if (size > 0 && (rarest === void 0 || counts[index] < counts[rarest])) rarest = index;
	if (rarest === void 0 || counts[rarest] >= 20) return void 0;
	const size = counts[rarest];
	return {
		unknown: `${size} ${size === 1 ? what.slice(0, -1) : what} of class '${rows.classes[rarest]}' are too few for an interval of a mean over classes, which takes ${20} of each`,
		rowsForInterval: Math.ceil(rows.labels.length * 20 / size)
	};
}

// packages/core/gate/multiclass/class-roc-auc.ts
const kinds = {
	ovr: rocAucOneVsRest,
	ovo: rocAucOneVsOne
};
/** Mean area under the ROC curves of all classes, with the interval of its influence function (DeLong's for two classes). */
function classRocAuc(kind, average) {
	const name = `influence function (${kind === "ovr" ? "one-vs-rest" : "one-vs-one"} DeLong)`;
	return {
		better: "higher",
		range: [0, 1],
		needsProbabilities: true,
		needsColumns: true,
		evaluate(rows) {
			const method = `${name}${rows.clusters ? ", clustered" : rows.weights ? ", weighted" : ""}`;
			const unknown = absentClasses(rows);
			if (unknown !== void 0) return undefinedResult(rows, method, unknown);
			const areaOf = (model) => rows.base.shared(`${kind} of ${model}`, () => kinds[kind](scoresOf(rows, model)))[average];
			const candidate = areaOf("candidate");
			if (!rows.champion) return { candidate: singleEstimate$1(rows, candidate, method) };
			const champion = areaOf("champion");
			return {
				candidate: singleEstimate$1(rows, candidate, method),
				champion: singleEstimate$1(rows, champion, method),
				improvement: pairedEstimate(rows, {
					candidate,
					champion
				}, `paired ${method}`)
			};
		}
	};
}
function absentClasses({ classes, sizes }) {
	const absent = classes.filter((_name, index) => sizes[index] === 0);
	if (absent.length > 0) return `no row is labelled ${quoted(absent)}`;
	return classes.length < 2 ? "there is only one class" : void 0;
}
function scoresOf({ labels, weights, ...models }, model) {
	return {
		labels,
		probabilities: models[model].columns.map((column) => column),
		...weights ? { weights } : {}
	};
}
/** What the influences say of the error, class by class: each is a sample of its own; clusters are one sample of several classes. */
function errorOf(rows, influence) {
	if (rows.clusters) return errorOfClusters(influence, rows.clusters);
	const strata = Array.from(rows.sizes, (size) => ({ changes: new Float64Array(size) }));
	const filled = new Uint32Array(strata.length);
	for (let row = 0; row < influence.length; row++) {
		const index = rows.labels[row];
		strata[index].changes[filled[index]++] = influence[row];
	}
	const { labels, classes, options, weights } = rows;
	const variance = influenceVariance(influence, {
		labels,
		classCount: classes.length,
		balance: options.classBalance,
		...weights ? { weights } : {}
	});
	const standardError = Math.sqrt(variance);
	return {
		...errorMoments(strata),
		standardError,
		facts: { standardError }
	};
}
function errorOfClusters(influence, clusters) {
	const { variance, ...facts } = clusterVariance(influence, clusters);
	const standardError = Math.sqrt(variance);
	return {
		...errorMoments([{ changes: sumsOfClusters(influence, clusters) }]),
		standardError,
		facts: {
			...facts,
			standardError
		}
	};
}
function tooFew$1(rows) {
	return rareClass(rows) ?? (rows.clusters && tooFewClusters(rows.clusters));
}
/** Rows of two classes that can be paired off: each pair an independent trial. */
function disjointPairs(rows) {
	return Math.min(...Array.from(unitsOfClasses(rows).counts));
}
function singleEstimate$1(rows, { value, influence }, method) {
	const n = rows.labels.length;
	const estimate = {
		value,
		n,
		rows: n,
		method
	};
	const few = tooFew$1(rows);
	if (few) return {
		...estimate,
		...few
	};
	const { standardError, degreesOfFreedom, facts } = errorOf(rows, influence);
	if (standardError > rounding$1) {
		const onLogitScale = standardError / (value * (1 - value));
		const boundsAt = (z) => logitBounds(logit(value), studentFromNormal(z, degreesOfFreedom) * onLogitScale);
		return {
			...estimate,
			boundsAt,
			facts
		};
	}
	if (!isExtreme$1(value)) return {
		...estimate,
		unknown: noVariance
	};
	const pairs = disjointPairs(rows);
	return {
		...estimate,
		method: `Wilson over ${pairs} disjoint pairs (no variance)`,
		boundsAt: (z) => wilsonBounds(Math.round(value) * pairs, pairs, z)
	};
}
const rounding$1 = 1e-12;
/** Every pair of rows is in the right order, or every pair in the wrong one. */
function isExtreme$1(value) {
	return Math.abs(value - Math.round(value)) < rounding$1;
}
const noVariance = "the rows have no variance in it, so they say nothing of the noise";
function pairedEstimate(rows, { candidate, champion }, method) {
	const n = rows.labels.length;
	const value = candidate.value - champion.value;
	const estimate = {
		value,
		n,
		rows: n,
		method
	};
	const few = tooFew$1(rows);
	if (few) return {
		...estimate,
		...few
	};
	const { facts, ...error } = {
		value,
		...errorOf(rows, candidate.influence.map((one, row) => one - champion.influence[row]))
	};
	const { standardError } = error;
	if (standardError > rounding$1) {
		const boundsAt = (z) => differenceBounds(error, z);
		return {
			...estimate,
			boundsAt,
			facts
		};
	}
	if (![candidate, champion].every((one) => isExtreme$1(one.value))) return {
		...estimate,
		unknown: noVariance
	};
	const pairs = disjointPairs(rows);
	const [first, second] = [candidate, champion].map((one) => Math.round(one.value) * pairs);
	const both = Math.min(first, second);
	const outcomes = {
		both,
		firstOnly: first - both,
		secondOnly: second - both,
		neither: pairs - Math.max(first, second)
	};
	return {
		...estimate,
		method: `Newcombe paired over ${pairs} disjoint pairs (no variance)`,
		boundsAt: (z) => newcombePairedBounds(outcomes, z)
	};
}

// packages/core/gate/multiclass/class-cells.ts
/** The cells that occur, in the order of their classes: at most as many as rows, and mostly far fewer. */
function classCells({ labels, classes, candidate, champion }) {
	const count = classes.length;
	const rowsOfCell = /* @__PURE__ */ new Map();
	for (let row = 0; row < labels.length; row++) {
		const first = candidate.predicted[row];
		const second = champion ? champion.predicted[row] : first;
		const cell = (labels[row] * count + first) * count + second;
		rowsOfCell.set(cell, (rowsOfCell.get(cell) ?? 0) + 1);
	}
	const counted = [...rowsOfCell].sort(([a], [b]) => a - b);
	return {
		cells: counted.map(([cell]) => ({
			label: Math.floor(cell / count / count),
			candidate: Math.floor(cell / count) % count,
			champion: cell % count
		})),
		rows: counted.map(([, rows]) => rows)
	};
}

// packages/core/gate/multiclass/pseudo-rows.ts
const isRight = [
	[true, true],
	[true, false],
	[false, true],
	[false, false]
];
/** The pseudo-rows as cells of one row each. They are drawn beside the rows. */
function pseudoRows({ classes, sizes }) {
	const occurring = [...sizes.keys()].filter((index) => sizes[index] > 0);
	const cells = occurring.flatMap((label, at) => {
		const wrong = occurring.length > 1 ? occurring[(at + 1) % occurring.length] : (label + 1) % classes.length;
		return isRight.map(([candidate, champion]) => ({
			label,
			candidate: candidate ? label : wrong,
			champion: champion ? label : wrong
		}));
	});
	return {
		cells,
		rows: cells.map(() => 1)
	};
}
/**
* How much a pseudo-row weighs: beside weighted or clustered rows as one beside as many independent rows as they are worth.
* @param isRight of every model: whether it is right about a row
*/
function pseudoWeight({ weights, clusters, labels }, isRight) {
	if (!clusters) return weightOfPseudoRow(weights);
	return labels.length / Math.min(...isRight.map((right) => independentRows(right, clusters)));
}
/** Of every draw: how often each pseudo-row was drawn, by generators that have nothing to do with those of the rows. */
function drawBeside(rows, { draws, seed }) {
	const size = rows.reduce((sum, count) => sum + count, 0);
	return Array.from({ length: draws }, (_, draw) => drawMultinomial(seededRandom(seedOfDraw(~seed, draw)), size, rows));
}

// packages/core/gate/multiclass/drawn-counts.ts
/** Both models count the same draws: that pairs them. */
function drawCounts(rows) {
	return rows.base.drawsSingleRows ? drawCells(rows) : drawRows(rows);
}
/**
* A row counts per class only by its label and predictions, so a bootstrap of rows is a multinomial count of those
* cells, drawn at once whatever the number of rows.
*/
function drawCells(rows) {
	const width = 3 * rows.classes.length;
	const { draws, seed } = rows.options;
	const parts = [classCells(rows), pseudoRows(rows)];
	const empty = () => ({
		counts: new Float64Array(width),
		withPseudoRows: new Float64Array(width),
		draws: new Float64Array(width * draws)
	});
	const drawn = {
		candidate: empty(),
		champion: empty()
	};
	const models = rows.champion ? ["candidate", "champion"] : ["candidate"];
	for (const model of models) {
		const { counts, withPseudoRows } = drawn[model];
		addCells(counts, 0, {
			...parts[0],
			model
		});
		for (const part of parts) addCells(withPseudoRows, 0, {
			...part,
			model
		});
	}
	for (let draw = 0; draw < draws; draw++) {
		const random = seededRandom(seedOfDraw(seed, draw));
		for (const { cells, rows: weights } of parts) {
			const size = weights.reduce((sum, weight) => sum + weight, 0);
			const counted = {
				cells,
				rows: drawMultinomial(random, size, weights)
			};
			for (const model of models) addCells(drawn[model].draws, draw * width, {
				...counted,
				model
			});
		}
	}
	return drawn;
}
/** Rows that do not count alike, or are not drawn one by one. Pseudo-rows are drawn beside them. */
function drawRows(rows) {
	const { labels, weights, classes, base } = rows;
	const width = 3 * classes.length;
	const isRight = (model) => (row) => rows[model].predicted[row] === labels[row];
	const models = rows.champion ? ["candidate", "champion"] : ["candidate"];
	const weight = pseudoWeight(rows, models.map(isRight));
	const pseudo = pseudoRows(rows);
	const drawnPseudo = drawBeside(pseudo.rows, rows.options);
	const ofModel = (model) => {
		const { predicted } = rows[model];
		const addRow = (sums, offset, row) => addPrediction(sums, offset, {
			label: labels[row],
			predicted: predicted[row],
			rows: weights ? weights[row] : 1
		});
		const counts = sumRows(labels.length, width, addRow);
		const withPseudoRows = counts.slice();
		addCells(withPseudoRows, 0, {
			...scaled(pseudo, weight),
			model
		});
		const draws = sparseSumsOfDraws(base.resampling(), {
			width,
			addRow
		});
		for (const [draw, drawn] of drawnPseudo.entries()) {
			const cells = {
				cells: pseudo.cells,
				rows: drawn
			};
			addCells(draws, draw * width, {
				...scaled(cells, weight),
				model
			});
		}
		return {
			counts,
			withPseudoRows,
			draws
		};
	};
	const candidate = ofModel("candidate");
	return {
		candidate,
		champion: rows.champion ? ofModel("champion") : candidate
	};
}
function scaled({ cells, rows }, weight) {
	return {
		cells,
		rows: rows.map((count) => count * weight)
	};
}
function addCells(counts, offset, { cells, rows, model }) {
	for (let at = 0; at < cells.length; at++) {
		const cell = cells[at];
		if (rows[at] === 0) continue;
		addPrediction(counts, offset, {
			label: cell.label,
			predicted: cell[model],
			rows: rows[at]
		});
	}
}

// packages/core/gate/multiclass/counts-metric.ts
/**
* A metric of the counts per class. Value: of the rows as they are. Interval: paired bootstrap of the counts, with
* pseudo-rows that keep faultless classes from having no spread; they widen the draws and do not move them.
*/
function countsMetric(statistic, options) {
	const bounds = (draws, value, z) => {
		const { lower, upper } = percentileBounds(draws, z);
		return {
			lower: Math.max(options.lowest, Math.min(value, lower)),
			upper: Math.min(1, Math.max(value, upper))
		};
	};
	const estimateOf = (rows, sampled, paired) => {
		const n = rows.labels.length;
		if (Number.isNaN(sampled.value)) {
			const unknown = options.unknown ?? "there are no rows";
			return undefinedEstimate({
				n,
				rows: n
			}, rows.base.drawnBy, unknown);
		}
		const estimate = bootstrapEstimate(rows.base, sampled, {
			paired,
			bounds: paired ? percentilesWithValue : bounds
		});
		const rare = options.byClass ? rareClass(rows) : void 0;
		if (!rare) return estimate;
		return {
			value: sampled.value,
			n,
			rows: n,
			method: estimate.method,
			...rare
		};
	};
	return {
		better: "higher",
		range: [options.lowest, 1],
		evaluate(rows) {
			const candidate = sample$3(rows, "candidate", statistic);
			if (!rows.champion) return { candidate: estimateOf(rows, candidate, false) };
			const champion = sample$3(rows, "champion", statistic);
			return {
				candidate: estimateOf(rows, candidate, false),
				champion: estimateOf(rows, champion, false),
				improvement: estimateOf(rows, improvementOf(candidate, champion, "higher"), true)
			};
		}
	};
}
function sample$3(rows, model, statistic) {
	const { counts, withPseudoRows, draws } = rows.base.shared("counts per class", () => drawCounts(rows))[model];
	const classes = [...rows.classes.keys()].filter((index) => counts[3 * index + 1] + counts[3 * index + 2] > 0);
	const value = statistic(counts, classes);
	const shift = value - statistic(withPseudoRows, classes);
	return {
		value,
		draws: statisticOfSums(draws, counts.length, (sums) => statistic(sums, classes) + shift)
	};
}

// packages/core/gate/multiclass/drawn-shares.ts
const width = 3;
const pseudoSums = [
	[
		1,
		1,
		1
	],
	[
		1,
		1,
		0
	],
	[
		1,
		0,
		1
	],
	[
		1,
		0,
		0
	]
];
/** By how much more of the rows the candidate is right about, where they do not count alike or are not drawn one by one. */
function drawDifference(rows, { candidate, champion }) {
	const { weights, labels, base } = rows;
	const sums = {
		width,
		addRow: (target, offset, row) => {
			const weight = weights ? weights[row] : 1;
			target[offset] += weight;
			if (candidate(row)) target[offset + 1] += weight;
			if (champion(row)) target[offset + 2] += weight;
		}
	};
	const whole = sumRows(labels.length, width, sums.addRow);
	const draws = sumsOfDraws(base.resampling(), sums);
	const weight = pseudoWeight(rows, [candidate, champion]);
	const each = [
		2,
		2,
		2,
		2
	];
	for (const [draw, drawn] of drawBeside(each, rows.options).entries()) addPseudoRows(draws.subarray(draw * width), drawn, weight);
	const withPseudoRows = whole.slice();
	addPseudoRows(withPseudoRows, each, weight);
	const difference = ([all, first, second]) => (first - second) / all;
	const shift = difference(whole) - difference(withPseudoRows);
	return {
		value: difference(whole),
		draws: statisticOfSums(draws, width, (of) => difference(of) + shift)
	};
}
function addPseudoRows(sums, drawn, weight) {
	for (const [kind, count] of drawn.entries()) for (let at = 0; at < width; at++) sums[at] += count * weight * pseudoSums[kind][at];
}

// packages/core/gate/multiclass/right-share.ts
const unknown$1 = "there are no rows";
function shareMetric(isRight, traits = {}) {
	return {
		...traits,
		better: "higher",
		range: [0, 1],
		evaluate(rows, rule) {
			const right = {
				candidate: isRight(rows.candidate, rows, rule),
				champion: rows.champion && isRight(rows.champion, rows, rule)
			};
			if (rows.labels.length === 0 || rows.base.drawsSingleRows) return countedShares(rows, right);
			return drawnShares(rows, right);
		}
	};
}
function countedShares({ labels }, { candidate, champion }) {
	const rows = labels.length;
	const single = (right) => {
		let successes = 0;
		for (let row = 0; row < rows; row++) if (right(row)) successes++;
		return proportionEstimate(successes, rows, {
			rows,
			unknown: unknown$1
		});
	};
	if (!champion) return { candidate: single(candidate) };
	const outcomes = pairedOutcomes(rows, (row) => [candidate(row), champion(row)]);
	return {
		candidate: single(candidate),
		champion: single(champion),
		improvement: pairedProportionEstimate(outcomes, {
			rows,
			unknown: unknown$1
		})
	};
}
/** Weighted shares are no counts, and rows of a cluster are not independent: what takes counts gives way to draws. */
function drawnShares(rows, { candidate, champion }) {
	const single = (right) => rows.clusters ? clusteredShare(right, rows.clusters) : weightedProportionEstimate(weightedProportion(rows.weights, right), {
		rows: rows.labels.length,
		unknown: unknown$1
	});
	if (!champion) return { candidate: single(candidate) };
	return {
		candidate: single(candidate),
		champion: single(champion),
		improvement: bootstrapEstimate(rows.base, drawDifference(rows, {
			candidate,
			champion
		}), {
			paired: true,
			bounds: percentilesWithValue
		})
	};
}
/** Share of rows predicted right; Wilson, and McNemar with Newcombe's paired interval, where rows are single and count alike. */
const accuracy = shareMetric(({ predicted }, { labels }) => (row) => predicted[row] === labels[row]);
const defaultK = 2;
/** Share of rows whose class is among the `at_k` likeliest. */
const topKAccuracy = shareMetric(({ probabilities }, _rows, { at_k: k = defaultK }) => {
	const rankOfTruth = probabilities.rankOfTruth;
	return (row) => rankOfTruth[row] < k;
}, {
	needsProbabilities: true,
	needsFigures: ["rankOfTruth"],
	options: ["at_k"]
});

// packages/core/gate/multiclass/row-losses.ts
function lossMetric({ range, needsFigures }, lossOf) {
	return {
		better: "lower",
		range,
		needsProbabilities: true,
		needsFigures,
		evaluate(rows) {
			const sampleOf = (figures) => sample$2(rows, lossOf(figures, rows));
			const candidate = sampleOf(rows.candidate.probabilities);
			const single = { paired: false };
			if (!rows.champion) return { candidate: bootstrapEstimate(rows.base, candidate, single) };
			const champion = sampleOf(rows.champion.probabilities);
			const improvement = improvementOf(candidate, champion, "lower");
			return {
				candidate: bootstrapEstimate(rows.base, candidate, single),
				champion: bootstrapEstimate(rows.base, champion, single),
				improvement: bootstrapEstimate(rows.base, improvement, { paired: true })
			};
		}
	};
}
function sample$2(rows, lossOf) {
	const { weights } = rows;
	const sums = {
		width: 2,
		addRow: (target, offset, row) => {
			const weight = weights ? weights[row] : 1;
			target[offset] += weight * lossOf(row);
			target[offset + 1] += weight;
		}
	};
	const mean = ([sum, count]) => sum / count;
	return {
		value: mean(sumRows(rows.labels.length, sums.width, sums.addRow)),
		draws: statisticOfDraws(rows.base.resampling(), sums, mean),
		jackknife: () => jackknifeOfSums(rows.base.resampling(), sums, mean)
	};
}
/** Cross-entropy in nats: −ln of the probability given to the true class, clipped as scikit-learn does. */
const logLoss = lossMetric({
	range: [0, Number.POSITIVE_INFINITY],
	needsFigures: ["ofTruth"]
}, (figures) => {
	const ofTruth = figures.ofTruth;
	return (row) => logLossOfRow(1, ofTruth[row]);
});
/** Squared distance from the truth, summed over the classes (Brier 1950); halved for two classes, as scikit-learn. */
const brierScore = lossMetric({
	range: [0, 2],
	needsFigures: ["ofTruth", "squares"]
}, (figures, { classes }) => {
	const [ofTruth, squares] = [figures.ofTruth, figures.squares];
	const scale = classes.length === 2 ? .5 : 1;
	return (row) => scale * (squares[row] - 2 * ofTruth[row] + 1);
});

// packages/core/gate/multiclass/top-label-calibration.ts
const defaultBins = 10;
/**
* Top-label calibration error: the probability of the likeliest class against how often it is right (Guo et al. 2017).
* Intervals as for two classes (`metrics/calibration-error.ts`): noise alone makes it larger, and resampling adds noise.
*/
const topLabelCalibration = {
	better: "lower",
	range: [0, 1],
	needsProbabilities: true,
	needsFigures: ["top", "topIsTrue"],
	options: ["bins"],
	evaluate(rows, { bins = defaultBins }) {
		const candidate = sample$1(rows, rows.candidate.probabilities, bins);
		if (!rows.champion) return { candidate: singleEstimate(rows, candidate) };
		const champion = sample$1(rows, rows.champion.probabilities, bins);
		const improvement = improvementOf(candidate, champion, "lower");
		return {
			candidate: singleEstimate(rows, candidate),
			champion: singleEstimate(rows, champion),
			improvement: bootstrapEstimate(rows.base, improvement, {
				paired: true,
				bounds: fartherBounds
			})
		};
	}
};
function sample$1(rows, figures, bins) {
	const { weights } = rows;
	const [top, topIsTrue] = [figures.top, figures.topIsTrue];
	const sums = {
		width: bins + 1,
		addRow: (target, offset, row) => {
			const weight = weights ? weights[row] : 1;
			const bin = calibrationBin(top[row], bins);
			target[offset] += weight;
			target[offset + 1 + bin] += weight * (topIsTrue[row] - top[row]);
		}
	};
	const whole = sumRows(top.length, sums.width, sums.addRow);
	const drawn = sumsOfDraws(rows.base.resampling(), sums);
	return {
		value: calibrationErrorOfSums(whole),
		draws: statisticOfSums(drawn, sums.width, calibrationErrorOfSums),
		deviations: statisticOfSums(drawn, sums.width, (one) => calibrationDeviation(one, whole))
	};
}
function singleEstimate(rows, sampled) {
	const deviations = sortDraws(sampled.deviations);
	const bounds = (draws, value, z) => ({
		lower: Math.max(0, value - percentileBounds(deviations, z).upper),
		upper: Math.min(1, value + z * draws.standardDeviation)
	});
	return bootstrapEstimate(rows.base, sampled, {
		paired: false,
		bounds
	});
}
const fartherBounds = (draws, value, z) => {
	const percentile = percentileBounds(draws, z);
	const basic = basicBounds(draws, value, z);
	return {
		lower: Math.min(percentile.lower, basic.lower),
		upper: Math.max(percentile.upper, basic.upper)
	};
};

// packages/core/gate/multiclass/multiclass-metrics.ts
const macro = (ratio) => countsMetric((counts, classes) => macroAverage(counts, ratio, classes), {
	lowest: 0,
	byClass: true
});
const weighted = (ratio) => countsMetric((counts) => weightedAverage(counts, ratio), {
	lowest: 0,
	byClass: false
});
/** Metrics of `task: multiclass`, by the name in gates.yaml; averages as scikit-learn names them. */
const multiclassMetrics = {
	accuracy,
	balanced_accuracy: countsMetric(meanRecall, {
		lowest: 0,
		byClass: true
	}),
	precision_macro: macro(classPrecision),
	recall_macro: macro(classRecall),
	f1_macro: macro(classF1),
	precision_micro: accuracy,
	recall_micro: accuracy,
	f1_micro: accuracy,
	precision_weighted: weighted(classPrecision),
	recall_weighted: accuracy,
	f1_weighted: weighted(classF1),
	mcc: countsMetric(multiclassMatthews, {
		lowest: -1,
		byClass: false
	}),
	cohen_kappa: countsMetric(multiclassKappa, {
		lowest: -1,
		byClass: false,
		unknown: "labels and predictions are one and the same class"
	}),
	log_loss: logLoss,
	brier_score: brierScore,
	calibration_error: topLabelCalibration,
	top_k_accuracy: topKAccuracy,
	roc_auc_ovr: classRocAuc("ovr", "macro"),
	roc_auc_ovr_weighted: classRocAuc("ovr", "weighted"),
	roc_auc_ovo: classRocAuc("ovo", "macro"),
	roc_auc_ovo_weighted: classRocAuc("ovo", "weighted")
};

// packages/core/gate/ranking/weighted-moments.ts
/** The mean over groups and its error, from the first value: a column of equal values has mean and spread exactly. */
function groupMoments(values, { weights, clusters }) {
	const weightOf = (group) => weights ? weights[group] : 1;
	const first = values[0];
	let [sum, shifted] = [0, 0];
	for (let group = 0; group < values.length; group++) {
		sum += weightOf(group);
		shifted += weightOf(group) * (values[group] - first);
	}
	const value = first + shifted / sum;
	const influence = values.map((one, group) => weightOf(group) * (one - value) / sum);
	const changes = clusters ? sumsOfClusters(influence, clusters) : influence;
	const error = errorMoments([{ changes }]);
	if (!weights) return {
		value,
		...error
	};
	const squares = influence.reduce((all, one) => all + one * one, 0);
	return {
		value,
		...error,
		standardError: Math.sqrt(squares * residualCorrection(weights))
	};
}
/** How many independent groups of equal weight there are at least, and what they are called. */
function unitsOf(groups, { weights, clusters }) {
	if (clusters) return {
		count: denseCodes(clusters).count,
		what: "clusters"
	};
	if (weights) return {
		count: Math.floor(effectiveRows(weights)),
		what: "effective groups"
	};
	return {
		count: groups,
		what: "groups"
	};
}

// packages/core/gate/ranking/group-mean.ts
const minGroups = 30;
/** Mean over groups, which are what was sampled: rows of a group stand and fall together. */
function meanEstimate(figures) {
	const known = describe(figures);
	if ("unknown" in known) return known;
	const error = groupMoments(figures.values, figures.evidence);
	const { value: mean, standardError } = error;
	const { count: units } = unitsOf(figures.values.length, figures.evidence);
	const estimate = {
		...known,
		value: mean
	};
	const few = tooFewGroups(figures);
	if (few) return {
		...estimate,
		...few
	};
	if (standardError > rounding) {
		const boundsAt = (z) => {
			const { lower, upper } = skewCorrected$1(error, z);
			return {
				lower: Math.max(0, lower),
				upper: Math.min(1, upper)
			};
		};
		return {
			...estimate,
			boundsAt
		};
	}
	if (!isExtreme(mean)) return {
		...estimate,
		unknown: noSpread
	};
	return {
		...estimate,
		method: `Wilson over ${known.method.slice(known.method.indexOf("over ") + 5)}`,
		boundsAt: (z) => wilsonBounds(Math.round(mean) * units, units, z)
	};
}
const rounding = 1e-12;
/** Of all groups, since figures lie between 0 and 1. */
function isExtreme(mean) {
	return Math.abs(mean - Math.round(mean)) < rounding;
}
const noSpread = "every group has the same value, so the rows say nothing of the noise";
/** Mean of the differences by group. */
function differenceEstimate(figures, candidate, champion) {
	const known = describe(figures);
	if ("unknown" in known) return {
		...known,
		method: `paired ${known.method}`
	};
	const error = groupMoments(figures.values, figures.evidence);
	const { value: mean, standardError } = error;
	const { count: units } = unitsOf(figures.values.length, figures.evidence);
	const estimate = {
		...known,
		method: `paired ${known.method}`,
		value: mean
	};
	const few = tooFewGroups(figures);
	if (few) return {
		...estimate,
		...few
	};
	if (standardError > rounding) return {
		...estimate,
		boundsAt: (z) => differenceBounds(error, z)
	};
	const means = [candidate, champion].map((of) => groupMoments(of, figures.evidence).value);
	if (!means.every((one) => isExtreme(one))) return {
		...estimate,
		unknown: noSpread
	};
	const [first, second] = means.map((one) => Math.round(one));
	const outcomes = {
		both: units * Math.min(first, second),
		firstOnly: units * Math.max(0, first - second),
		secondOnly: units * Math.max(0, second - first),
		neither: units * (1 - Math.max(first, second))
	};
	return {
		...estimate,
		method: `Newcombe ${estimate.method}`,
		boundsAt: (z) => newcombePairedBounds(outcomes, z)
	};
}
function describe({ values, rows, withoutRelevant, excluded, evidence }) {
	const n = values.length;
	const left = excluded ? "left out" : "counted as 0";
	const note = withoutRelevant > 0 ? ` (${countText(withoutRelevant)} without a relevant row ${left})` : "";
	const how = evidence.clusters ? ", clustered" : evidence.weights ? ", weighted" : "";
	const method = `Student t over ${countText(n)} groups${how}${note}`;
	const { weights } = evidence;
	const facts = {
		groups: n,
		groupsWithoutRelevant: withoutRelevant,
		...weights && n > 0 ? { effectiveGroups: effectiveRows(weights) } : {},
		...evidence.clusters ? { clusters: unitsOf(n, evidence).count } : {}
	};
	if (n === 0) return {
		...undefinedEstimate({
			n,
			rows
		}, method, "no group has a relevant row"),
		facts
	};
	return {
		value: NaN,
		n,
		rows,
		method,
		facts
	};
}
function tooFewGroups({ values, rows, evidence }) {
	const { count, what } = unitsOf(values.length, evidence);
	if (count >= minGroups) return void 0;
	return {
		unknown: `${count} ${what} are too few for an interval, which takes ${minGroups}`,
		rowsForInterval: Math.ceil(rows * minGroups / count)
	};
}

// packages/core/gate/ranking/ranking-rows.ts
function rankingRows(data, options) {
	const { groups } = data;
	const starts = [];
	for (let row = 0; row < groups.length; row++) if (row === 0 || groups[row] !== groups[row - 1]) starts.push(row);
	const ofGroups = evidenceOfGroups(data, starts);
	return {
		...data,
		options,
		starts: Uint32Array.from([...starts, groups.length]),
		ofGroups
	};
}
/** Rows of a group have the same weight and cluster. Weights that are all the same are none. */
function evidenceOfGroups({ weights, clusters }, starts) {
	const ofGroups = weights && Float64Array.from(starts, (row) => weights[row]);
	const differ = ofGroups?.some((weight) => weight !== ofGroups[0]) === true;
	return {
		...ofGroups && differ ? { weights: ofGroups } : {},
		...clusters ? { clusters: Uint32Array.from(starts, (row) => clusters[row]) } : {}
	};
}
/** A figure of the list of every group as one model ranks it. */
function figureOfGroups({ starts, grades, ...models }, model, figure) {
	const scores = models[model];
	const figures = new Float64Array(starts.length - 1);
	for (let group = 0; group < figures.length; group++) {
		const [from, to] = [starts[group], starts[group + 1]];
		figures[group] = figure(rankedList(grades.subarray(from, to), scores.subarray(from, to)));
	}
	return figures;
}
/** The rows of a slice. */
function pickRanking(data, rows) {
	const { groups, grades, candidate, champion, weights, clusters } = data;
	const pick = (from) => Float64Array.from(rows, (row) => from[row]);
	return {
		groups: Uint32Array.from(rows, (row) => groups[row]),
		grades: pick(grades),
		candidate: pick(candidate),
		...champion ? { champion: pick(champion) } : {},
		...weights ? { weights: pick(weights) } : {},
		...clusters ? { clusters: Uint32Array.from(rows, (row) => clusters[row]) } : {}
	};
}

// packages/core/gate/ranking/ranking-metrics.ts
function groupMetric(figureOf, traits) {
	return {
		...traits,
		better: "higher",
		range: [0, 1],
		evaluate(rows, rule) {
			const { relevantFrom } = rows.options;
			const figure = figureOf(rule, (grade) => grade >= relevantFrom);
			const ofModel = (model) => figureOfGroups(rows, model, figure);
			const candidate = ofModel("candidate");
			const figures = (values) => counted(rows, values, candidate);
			if (!rows.champion) return { candidate: meanEstimate(figures(candidate)) };
			const champion = ofModel("champion");
			const difference = candidate.map((value, group) => value - champion[group]);
			return {
				candidate: meanEstimate(figures(candidate)),
				champion: meanEstimate(figures(champion)),
				improvement: differenceEstimate(figures(difference), figures(candidate).values, figures(champion).values)
			};
		}
	};
}
function counted({ grades, options, ofGroups }, values, byGroup) {
	const known = byGroup.map((value) => Number.isNaN(value) ? 0 : 1);
	const withoutRelevant = known.filter((one) => one === 0).length;
	const excluded = options.withoutRelevant === "exclude";
	const counts = (_value, group) => !excluded || known[group] === 1;
	const { weights, clusters } = ofGroups;
	return {
		values: excluded ? values.filter(counts) : values.map((value) => Number.isNaN(value) ? 0 : value),
		rows: grades.length,
		withoutRelevant,
		excluded,
		evidence: {
			...weights ? { weights: weights.filter(counts) } : {},
			...clusters ? { clusters: clusters.filter(counts) } : {}
		}
	};
}
/** Metrics of `task: ranking`, by the name in gates.yaml: means over groups. */
const rankingMetrics = {
	ndcg: groupMetric(({ at_k: k = Infinity, gain = "linear" }) => (list) => ndcg(list, k, gain === "linear" ? linearGain : exponentialGain), { options: ["at_k", "gain"] }),
	map: groupMetric((_rule, isRelevant) => (list) => averagePrecisionOfList(list, isRelevant), {}),
	mrr: groupMetric(({ at_k: k = Infinity }, isRelevant) => (list) => reciprocalRank(list, isRelevant, k), { options: ["at_k"] }),
	precision_at_k: groupMetric(({ at_k: k }, isRelevant) => (list) => list.grades.some((grade) => isRelevant(grade)) ? precisionAtK(list, isRelevant, k) : NaN, { requires: ["at_k"] }),
	recall_at_k: groupMetric(({ at_k: k }, isRelevant) => (list) => recallAtK(list, isRelevant, k), { requires: ["at_k"] })
};

// packages/core/gate/metric-registry.ts
/** Metrics of a 0/1 label and a score, by the name in gates.yaml. */
const binaryMetrics = {
	roc_auc: rocAuc$1,
	average_precision: averagePrecision,
	log_loss: logLoss$1,
	brier_score: brierScore$1,
	calibration_error: calibrationError,
	maximum_calibration_error: maximumCalibrationError,
	accuracy: accuracy$1,
	balanced_accuracy: balancedAccuracy,
	precision,
	recall,
	specificity,
	f1,
	f_beta: fBeta,
	recall_at_precision: recallAtPrecision,
	lift,
	gain,
	mcc,
	cohen_kappa: cohenKappa,
	theil_index: theilIndex
};
/** Metrics of a true and a predicted number. */
const regressionMetrics = {
	rmse,
	mae,
	median_absolute_error: medianAbsoluteError,
	mape,
	pinball,
	r2
};
/** The metrics that tables can be asked for, by name. */
function metricsOfTask(task) {
	return metricsByTask[task];
}
const metricsByTask = {
	binary: binaryMetrics,
	multiclass: multiclassMetrics,
	regression: regressionMetrics,
	ranking: rankingMetrics
};
/** The other tasks that have a metric of this name. */
function tasksWith(metric) {
	return Object.keys(metricsByTask).filter((task) => Object.hasOwn(metricsByTask[task], metric));
}
/** A metric of a label and a score a row. */
function scoredMetric(task, metric) {
	if (task !== "binary" && task !== "regression") return void 0;
	const metrics = metricsByTask[task];
	return Object.hasOwn(metrics, metric) ? metrics[metric] : void 0;
}

// packages/core/gate/check-finding.ts
/** A decided check in the words of gates.yaml. */
function checkFinding(check, config, level) {
	const { kind, scope, rule, decision, limits } = check;
	const rowsNeeded = decision.rowsNeeded;
	const bound = rule.rule.target ? "target" : limits.minimum === void 0 ? "maximum" : "minimum";
	const key = kind === "vs_champion" ? kind : bound;
	return {
		check: kind === "vs_champion" ? `${rule.metric}.vs_champion` : rule.metric,
		subject: scope.subject,
		verdict: decision.verdict,
		severity: rule.severity,
		observed: measurement$1(check),
		expected: expectedText$1(check, level),
		...rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {},
		message: messageOf$4(check),
		location: config.locate([...rule.path, key])
	};
}
function measurement$1({ estimate, decision, kind, byPoint }) {
	const { value, n, method } = estimate;
	return {
		value: Number.isNaN(value) ? null : value,
		...kind === "vs_champion" ? { unit: "improvement" } : {},
		...decision.interval ? { interval: decision.interval } : {},
		...Number.isNaN(n) ? {} : { n },
		method: byPoint ? `${method}, decided by the value alone` : method
	};
}
/** '≥ 0.62', '≥ 0.1 and ≤ 0.9' */
function limitsText({ minimum, maximum }) {
	return [...minimum === void 0 ? [] : [`≥ ${numberText(minimum)}`], ...maximum === void 0 ? [] : [`≤ ${numberText(maximum)}`]].join(" and ");
}
function expectedText$1({ kind, limits, byPoint, familySize }, level) {
	const limit = kind === "vs_champion" ? `improvement ${limitsText(limits)}` : limitsText(limits);
	if (byPoint) return limit;
	return `${limit} at ${percentText(level)}${familySize > 1 ? `, Holm over ${familySize} slices` : ""}`;
}
function messageOf$4(check) {
	const { decision, estimate, byPoint } = check;
	if (Number.isNaN(estimate.value)) {
		const outcome = byPoint ? ", which no bound allows" : "";
		return `${subjectText(check)} is undefined: ${estimate.unknown ?? "not a number"}${outcome}${needText$1(check)}`;
	}
	const what = `${subjectText(check)} is ${valueText$1(check)}`;
	if (!decision.interval && !byPoint) return `${what}, without an interval: ${estimate.unknown ?? "none can be had"}${needText$1(check)}`;
	const all = byPoint ? "" : ", all of it";
	if (decision.verdict === "pass") return `${what}${all} ${limitText(check, "good")}`;
	if (decision.verdict === "fail") return `${what}${all} ${limitText(check, "bad")}${pText(check)}`;
	return `${what}: too few rows to tell whether it is ${limitText(check, "good")}${pText(check)}${needText$1(check)}`;
}
/** 'at or above the minimum 0.62', 'below the margin −0.002' */
function limitText({ kind, limits, estimate }, side) {
	const { minimum, maximum } = limits;
	const lowest = `the ${kind === "vs_champion" ? "margin" : "minimum"} ${numberText(minimum ?? 0)}`;
	const highest = `the maximum ${numberText(maximum ?? 0)}`;
	if (side === "bad") return minimum !== void 0 && estimate.value < minimum ? `below ${lowest}` : `above ${highest}`;
	return [...minimum === void 0 ? [] : [`at or above ${lowest}`], ...maximum === void 0 ? [] : [`at or below ${highest}`]].join(" and ");
}
function subjectText({ kind, rule, scope }) {
	const metric = kind === "vs_champion" ? `the improvement of ${rule.metric} over the champion` : rule.metric;
	return scope.isSlice ? `${metric} in the slice '${scope.subject}'` : metric;
}
function valueText$1({ estimate, decision }) {
	const value = numberText(estimate.value);
	const { interval } = decision;
	if (!interval) return value;
	return `${value} [${numberText(interval.lower)}, ${numberText(interval.upper)}] at ${percentText(interval.level)}`;
}
function pText({ decision, familySize }) {
	const p = decision.pWorseAdjusted;
	return familySize > 1 && p !== void 0 && !Number.isNaN(p) ? ` (p ${numberText(p)} after Holm over ${familySize} slices)` : "";
}
function needText$1({ decision: { rowsNeeded } }) {
	if (rowsNeeded === void 0) return "";
	if (!Number.isFinite(rowsNeeded)) return "; the value lies on the limit, so no number of rows decides it";
	return `; about ${countText(rowsNeeded)} more rows like these would decide it`;
}

// packages/core/gate/decide.ts
/**
* Reads the verdict off the interval: pass when all of it is on the good side (limits included), fail when all of
* it is on the bad side, else inconclusive. So each one-sided error is at most (1 − level) / 2.
*/
function decideByInterval(estimate, limits, level) {
	const interval = intervalAt(estimate, level);
	if (!interval) {
		const missing = estimate.rowsForInterval;
		return missing === void 0 ? { verdict: "inconclusive" } : {
			verdict: "inconclusive",
			rowsNeeded: missing - estimate.rows
		};
	}
	const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limits;
	if (interval.lower >= minimum && interval.upper <= maximum) return {
		verdict: "pass",
		interval
	};
	if (interval.upper < minimum || interval.lower > maximum) return {
		verdict: "fail",
		interval
	};
	const open = [minimum, maximum].filter((limit) => limit >= interval.lower && limit <= interval.upper);
	const total = Math.max(...open.map((limit) => rowsForDecision(estimate, limit, interval)));
	return {
		verdict: "inconclusive",
		interval,
		rowsNeeded: Math.max(1, Math.ceil(total - estimate.rows))
	};
}
/** Compares the value alone, for numbers without an interval and for `decide: point`. NaN fails every bound. */
function decideByPoint(estimate, limits, level) {
	const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limits;
	const interval = intervalAt(estimate, level);
	const verdict = estimate.value >= minimum && estimate.value <= maximum ? "pass" : "fail";
	return interval ? {
		verdict,
		interval
	} : { verdict };
}
/** The two-sided interval at a level, where there is one. */
function intervalAt(estimate, level) {
	if (!estimate.boundsAt || Number.isNaN(estimate.value)) return void 0;
	return {
		...estimate.boundsAt(criticalValue(level)),
		level
	};
}

// packages/core/gate/decide-family.ts
/**
* The same check on many slices. A slice fails only when it does so after Holm's correction: of twenty good slices
* one looks bad by chance. Passing needs no correction, since every slice must pass (an intersection-union test). The
* interval given is the one that agrees with the verdict: at the confidence asked for, or wider by Holm where the
* correction decided.
*/
function decideFamily(members, level) {
	const pWorse = members.map(({ estimate, limits }) => worse(estimate, limits));
	const adjusted = holm(pWorse);
	const tail = (1 - level) / 2;
	const tests = pWorse.filter((p) => !Number.isNaN(p)).length;
	const rejected = adjusted.filter((p) => p <= tail).length;
	return members.map(({ estimate, limits }, index) => {
		const decision = decideByInterval(estimate, limits, level);
		const ps = {
			pWorse: pWorse[index],
			pWorseAdjusted: adjusted[index]
		};
		if (decision.verdict !== "fail") return {
			...decision,
			...ps
		};
		const fails = adjusted[index] <= tail;
		const rank = fails ? pWorse.filter((p) => p < pWorse[index]).length : rejected;
		const correctedLevel = 1 - 2 * tail / (tests - rank);
		if (fails) return {
			...decision,
			...ps,
			...corrected(estimate, correctedLevel)
		};
		return {
			...decideByInterval(estimate, limits, correctedLevel),
			verdict: "inconclusive",
			...ps
		};
	});
}
function corrected(estimate, level) {
	const interval = intervalAt(estimate, level);
	return interval ? { interval } : {};
}
function worse(estimate, { minimum, maximum }) {
	const ps = [minimum === void 0 ? 1 : oneSidedP(estimate, minimum, "below"), maximum === void 0 ? 1 : oneSidedP(estimate, maximum, "above")];
	return Math.min(...ps);
}

// packages/core/gate/decide-checks.ts
/**
* Decides every check. Checks of the same kind and metric on slices are one family (Holm); a check on all rows is a
* family of its own.
*/
function decideChecks(checks, level) {
	const families = /* @__PURE__ */ new Map();
	checks.forEach(({ kind, scope, rule, byPoint }, index) => {
		const family = scope.isSlice && !byPoint ? `${kind} ${rule.metric}` : `check ${index}`;
		families.set(family, [...families.get(family) ?? [], index]);
	});
	const decided = [];
	for (const indexes of families.values()) {
		const members = indexes.map((index) => checks[index]);
		const decisions = decideFamily(members, level);
		indexes.forEach((index, at) => {
			const check = checks[index];
			const decision = check.byPoint ? decideByPoint(check.estimate, check.limits, level) : decisions[at];
			decided[index] = {
				...check,
				decision,
				familySize: members.length
			};
		});
	}
	return decided;
}

// packages/core/gate/evidence/given-interval.ts
/**
* The improvement over a champion of which only value and interval are left: both intervals combined as if the models
* had been measured on different rows (method of variance estimates recovery: Zou and Donner 2008). Errors of models on the
* same rows go together, so the interval is too wide rather than too narrow.
*/
function unpairedImprovement(candidate, champion, better) {
	const { boundsAt } = candidate;
	if (!boundsAt || Number.isNaN(candidate.value)) return void 0;
	const sign = better === "higher" ? 1 : -1;
	const difference = candidate.value - champion.value;
	const scale = 1 / criticalValue(champion.interval.level);
	const below = (champion.value - champion.interval.lower) * scale;
	const above = (champion.interval.upper - champion.value) * scale;
	return {
		value: sign * difference + 0,
		n: candidate.n,
		rows: candidate.rows,
		method: "unpaired, from the stored interval of the champion",
		boundsAt: (z) => {
			const own = boundsAt(z);
			const lower = difference - Math.hypot(candidate.value - own.lower, above * z);
			const upper = difference + Math.hypot(own.upper - candidate.value, below * z);
			return sign === 1 ? {
				lower,
				upper
			} : {
				lower: -upper,
				upper: -lower
			};
		}
	};
}
/** The champion as it was measured then; at another level its interval is scaled as a normal one. */
function givenEstimate(value, interval) {
	const { lower, upper, level, n = NaN } = interval;
	const scale = 1 / criticalValue(level);
	return {
		value,
		n,
		rows: NaN,
		method: "given with its interval",
		boundsAt: (z) => ({
			lower: value - (value - lower) * z * scale,
			upper: value + (upper - value) * z * scale
		})
	};
}

// packages/core/gate/identical-models.ts
/** Identical answers are the same model, whatever the metric: their difference is 0, exactly and not by chance. */
function identicalModels(candidate, method) {
	const { value, n, rows } = candidate;
	if (Number.isNaN(value)) return {
		candidate,
		champion: candidate,
		improvement: candidate
	};
	const boundsAt = () => ({
		lower: 0,
		upper: 0
	});
	return {
		candidate,
		champion: candidate,
		improvement: {
			value: 0,
			n,
			rows,
			method,
			boundsAt
		}
	};
}

// packages/core/gate/metric-options.ts
/** The keys of a rule that some metrics have and others have not. */
const optionKeys = [
	"at_threshold",
	"bins",
	"binning",
	"beta",
	"at_precision",
	"at_top",
	"alpha",
	"at_k",
	"gain"
];
/** With the defaults filled in. */
function readMetricOptions(rule) {
	const { beta, alpha, binning, at_precision: atPrecision, at_top: atTop } = rule;
	return {
		threshold: rule.at_threshold ?? .5,
		bins: rule.bins ?? 10,
		...binning === void 0 ? {} : { binning },
		...beta === void 0 ? {} : { beta },
		...atPrecision === void 0 ? {} : { atPrecision },
		...atTop === void 0 ? {} : { atTop },
		...alpha === void 0 ? {} : { alpha }
	};
}

// packages/core/gate/task-rows.ts
/** A label and a score a row. */
function isScored(rows) {
	return !("measure" in rows);
}
/** What the decision record keeps of the rows of a task. */
function taskDetails(rows) {
	return rows === void 0 || isScored(rows) ? {} : rows.details();
}

// packages/core/gate/expression-metric.ts
/** The mean of an expression over the rows, or the ratio of two sums; weighted as the rows are. */
function expressionMetric({ name, better }) {
	return {
		better,
		evaluate(rows) {
			const { candidate, champion } = rows.figures.get(name);
			const first = sample(rows, candidate);
			if (!champion) return { candidate: sampledEstimate(rows, first) };
			return pairedResult(rows, {
				candidate: first,
				champion: sample(rows, champion)
			}, better);
		}
	};
}
function sample(rows, { amounts, per }) {
	const { weights } = rows;
	const addRow = (sums, offset, row) => {
		const weight = weights ? weights[row] : 1;
		sums[offset] += weight * amounts[row];
		sums[offset + 1] += weight * (per ? per[row] : 1);
	};
	const [sum, base] = sumRows(rows.labels.length, 2, addRow);
	if (base === 0) return { unknown: "'per' adds up to 0, by which nothing can be divided" };
	const statistic = (sums) => sums[1] * base > 0 ? sums[0] / sums[1] : NaN;
	const sums = {
		width: 2,
		addRow
	};
	const draws = statisticOfDraws(rows.resampling(), sums, statistic);
	if (draws.some((draw) => Number.isNaN(draw))) return { unknown: "'per' adds up to 0 as far as these rows can tell, so the ratio may be anything" };
	return {
		value: sum / base,
		draws,
		jackknife: () => jackknifeOfSums(rows.resampling(), sums, statistic)
	};
}

// packages/core/gate/known-metric.ts
/** A metric that tables can be asked for: one of the task, or an expression of the policy. */
function knownMetric(policy, name) {
	const metrics = metricsOfTask(policy.task);
	return Object.hasOwn(metrics, name) ? metrics[name] : expressionOf(policy, name);
}
/** One that is measured by a label and a score a row. */
function rowMetric(policy, name) {
	return scoredMetric(policy.task, name) ?? expressionOf(policy, name);
}
function expressionOf({ expressions }, name) {
	const expression = expressions.find((one) => one.name === name);
	return expression && expressionMetric(expression);
}
/** What may stand in the policy for a table. */
function knownNames({ task, expressions }) {
	return [...Object.keys(metricsOfTask(task)), ...expressions.map(({ name }) => name)];
}

// packages/core/gate/gate-rule.ts
/** The metric that a rule asks for: its own name, unless it says another, so that one metric may be asked for twice. */
function measuredName({ metric, rule }) {
	return rule.metric ?? metric;
}
/** As gates.yaml spells severities. */
const severities = {
	error: "error",
	warn: "warning",
	info: "info"
};
function readRules(rules, path) {
	return Object.entries(rules).map(([metric, rule]) => ({
		metric,
		rule,
		severity: severities[rule.severity ?? "error"],
		path: [...path, metric]
	}));
}

// packages/core/gate/with-effective-rows.ts
/** Of weighted rows the report says how many of equal weight they are worth. */
function withEffectiveRows({ candidate, champion, improvement }, weights) {
	const facts = weights ? { effectiveRows: effectiveRows(weights) } : {};
	const add = (estimate) => weights ? {
		...estimate,
		facts: {
			...estimate.facts,
			...facts
		}
	} : estimate;
	return {
		candidate: add(candidate),
		...champion ? { champion: add(champion) } : {},
		...improvement ? { improvement: add(improvement) } : {}
	};
}

// packages/core/gate/measure-metric.ts
/** Computes a metric from rows, else takes the number that was measured elsewhere. */
function measureMetric(gateRule, evidence, policy) {
	const { metric, rule } = gateRule;
	const known = knownMetric(policy, measuredName(gateRule));
	if (known && evidence.rows) return {
		kind: "computed",
		...withGivenChampion(measureRows(gateRule, evidence.rows, policy), known.better, championOf(metric, evidence))
	};
	const value = evidence.candidateNumbers.get(metric);
	if (value === void 0) return { kind: "missing" };
	const better = known?.better ?? rule.better ?? (rule.minimum === void 0 ? "lower" : "higher");
	const champion = championOf(metric, evidence);
	return {
		kind: "given",
		...withGivenChampion({ candidate: given(value) }, better, champion)
	};
}
function measureRows(gateRule, rows, policy) {
	const name = measuredName(gateRule);
	if (!isScored(rows)) return rows.measure({
		...gateRule,
		metric: name
	});
	const options = readMetricOptions(gateRule.rule);
	const metric = rowMetric(policy, name);
	return withEffectiveRows(evaluateRows(metric, rows, options), rows.weights);
}
/** Identical scores are the same model, whatever the metric: their difference is 0, exactly and not by chance. */
function evaluateRows(metric, rows, options) {
	const { champion, ...alone } = rows;
	if (!champion || !rows.candidate.every((score, row) => score === champion[row])) return metric.evaluate(rows, options);
	const { candidate } = metric.evaluate(alone, options);
	return identicalModels(candidate, "identical scores");
}
function championOf(metric, { championNumbers, championIntervals }) {
	const value = championNumbers.get(metric);
	if (value === void 0) return void 0;
	const interval = championIntervals?.get(metric);
	return interval ? {
		value,
		interval
	} : { value };
}
function withGivenChampion(result, better, champion) {
	if (champion === void 0 || result.champion) return result;
	const { value, interval } = champion;
	const unpaired = interval && unpairedImprovement(result.candidate, {
		value,
		interval
	}, better);
	if (unpaired) return {
		...result,
		champion: givenEstimate(value, interval),
		improvement: unpaired
	};
	const difference = result.candidate.value - champion.value;
	const improvement = {
		value: better === "higher" ? difference : 0 - difference,
		n: NaN,
		rows: NaN,
		method: "difference of two numbers",
		unknown: "two numbers alone allow no paired test: give the prediction tables of both models, or write decide: point"
	};
	return {
		...result,
		champion: given(champion.value),
		improvement
	};
}
function given(value) {
	return {
		value,
		n: NaN,
		rows: NaN,
		method: "given"
	};
}

// packages/core/gate/metric-report.ts
/** All that was measured of one metric. p-values of the margin come from its decided check. */
function metricReport(measured, margin, level) {
	if (measured.kind === "missing") return void 0;
	const { candidate, champion, improvement } = measured;
	const { pWorse, pWorseAdjusted } = margin?.decision ?? {};
	return {
		candidate: estimateReport(candidate, level),
		...champion ? { champion: estimateReport(champion, level) } : {},
		...improvement ? { difference: {
			...estimateReport(improvement, level),
			...margin ? { margin: margin.limits.minimum } : {},
			...pWorse === void 0 || Number.isNaN(pWorse) ? {} : {
				pWorse,
				pWorseAdjusted
			}
		} } : {}
	};
}
function estimateReport(estimate, level) {
	const { value, n, method, unknown, facts } = estimate;
	const interval = intervalAt(estimate, level);
	return {
		value: Number.isNaN(value) ? null : value,
		...interval,
		...Number.isNaN(n) ? {} : { n },
		method,
		...unknown === void 0 ? {} : { unknown },
		...facts
	};
}

// packages/core/gate/rule-limits.ts
/** The bounds of a rule, those of its target range included; without any it only compares with the champion. */
function limitsOf({ minimum, maximum, target }) {
	if (target) return {
		minimum: target.value - target.within,
		maximum: target.value + target.within
	};
	if (minimum === void 0 && maximum === void 0) return void 0;
	return {
		...minimum === void 0 ? {} : { minimum },
		...maximum === void 0 ? {} : { maximum }
	};
}

// packages/core/gate/plan-rule.ts
function planRule(gateRule, measured, context) {
	if (measured.kind === "missing") return {
		checks: [],
		findings: [notMeasured(gateRule, context)]
	};
	const bound = boundCheck(gateRule, measured, context);
	const value = bound ? [] : [plainValue(gateRule, measured, context)];
	if (!gateRule.rule.vs_champion) return {
		checks: bound ? [bound] : [],
		findings: value
	};
	const margin = marginCheck(gateRule, measured, context);
	return {
		checks: [bound, margin].filter((check) => check !== void 0),
		findings: margin ? value : [...value, notCompared$2(gateRule, context)]
	};
}
function boundCheck(gateRule, measured, { scope }) {
	const limits = limitsOf(gateRule.rule);
	if (!limits) return void 0;
	const byPoint = gateRule.rule.decide === "point" || measured.kind === "given";
	return {
		kind: "bound",
		scope,
		rule: gateRule,
		estimate: measured.candidate,
		limits,
		byPoint
	};
}
function marginCheck(gateRule, { champion, improvement }, { scope }) {
	const against = gateRule.rule.vs_champion;
	if (!against || !champion || !improvement) return void 0;
	return {
		kind: "vs_champion",
		scope,
		rule: gateRule,
		estimate: improvement,
		limits: { minimum: against.margin ?? against.relative_margin * Math.abs(champion.value) },
		byPoint: gateRule.rule.decide === "point"
	};
}
function notMeasured(gateRule, context) {
	const computable = knownMetric(context.policy, measuredName(gateRule)) !== void 0;
	return settled(gateRule, context, {
		check: gateRule.metric,
		verdict: "fail",
		severity: gateRule.severity,
		observed: {
			value: null,
			method: "not measured"
		},
		expected: "a measurement",
		message: `${gateRule.metric} is in the policy, but nobody measured it: give ${computable ? "the candidate's prediction table" : "it in the input 'metrics'"}, or take the rule out`
	});
}
/** A metric that is only compared with the champion still shows its own value. */
function plainValue(gateRule, { candidate }, context) {
	const { value, n, method } = candidate;
	const interval = intervalAt(candidate, context.policy.confidence);
	return settled(gateRule, context, {
		check: gateRule.metric,
		verdict: "pass",
		severity: "info",
		observed: {
			value: Number.isNaN(value) ? null : value,
			...interval ? { interval } : {},
			...Number.isNaN(n) ? {} : { n },
			method
		},
		expected: "no bound",
		message: `${gateRule.metric} has no bound of its own; it is compared with the champion`
	});
}
function notCompared$2(gateRule, context) {
	const { hasChampion, policy } = context;
	const firstModel = !hasChampion;
	const refused = firstModel && policy.firstModel === "fail";
	return settled(gateRule, context, {
		check: `${gateRule.metric}.vs_champion`,
		verdict: refused ? "fail" : "inconclusive",
		severity: firstModel && !refused ? "info" : gateRule.severity,
		observed: {
			value: null,
			method: "not compared"
		},
		expected: "a champion to compare with",
		message: firstModel ? `there is no champion to compare with (first_model: ${policy.firstModel})` : `the champion has no ${gateRule.metric}: give it in the champion's metrics, or give its prediction table`
	});
}
function settled({ path }, { scope, policy }, finding) {
	const key = finding.check.endsWith(".vs_champion") ? [...path, "vs_champion"] : path;
	return {
		...finding,
		subject: scope.subject,
		location: policy.config.locate(key)
	};
}

// packages/core/gate/evaluate-gate.ts
/**
* Measures every metric of the policy, decides every check and reports both.
* @throws CannotRunError when nothing of the policy could be checked: an untested model must never look approved.
*/
function evaluateGate(policy, input) {
	const { sized, small } = bySize(input.slices);
	const measurements = [...policy.rules.map((rule) => measure(rule, {
		subject: "all rows",
		isSlice: false
	}, {
		policy,
		input,
		rows: input.rows
	})), ...sized.flatMap((slice) => measureSlice(slice, {
		policy,
		input
	}))];
	const decided = decideChecks(measurements.flatMap(({ checks }) => checks), policy.confidence);
	const findings = [
		...decided.map((check) => checkFinding(check, policy.config, policy.confidence)),
		...measurements.flatMap(({ findings }) => findings),
		...small.map((slice) => smallSlice(slice, policy)),
		...input.others ?? []
	];
	requireChecks(findings, policy);
	return {
		findings,
		...reports(measurements, decided, policy.confidence)
	};
}
/** The rows are picked out once and can be forgotten when the slice is done. */
function measureSlice(slice, { policy, input }) {
	const { rows } = slice;
	const scope = {
		subject: slice.subject,
		isSlice: true
	};
	return slice.policy.rules.map((rule) => measure(rule, scope, {
		policy,
		input,
		rows
	}));
}
function measure(rule, scope, { policy, input, rows }) {
	const none = {
		rows,
		candidateNumbers: /* @__PURE__ */ new Map(),
		championNumbers: /* @__PURE__ */ new Map()
	};
	const evidence = scope.isSlice ? none : {
		...input,
		rows
	};
	const measured = measureMetric(rule, evidence, policy);
	return {
		scope,
		rule,
		measured,
		...planRule(rule, measured, {
			scope,
			policy,
			hasChampion: input.hasChampion
		})
	};
}
function bySize(slices) {
	const isSized = ({ size, policy }) => size >= policy.minRows;
	return {
		sized: slices.filter((slice) => isSized(slice)),
		small: slices.filter((slice) => !isSized(slice))
	};
}
const tooFewRows = "slice.min_rows";
/** A value of `by` that happens to be rare warns; a slice that the user named and that lacks rows leaves the gate open. */
function smallSlice({ policy: slice, subject, size: n }, policy) {
	return {
		check: tooFewRows,
		subject,
		verdict: "inconclusive",
		severity: "by" in slice.rows ? "warning" : "error",
		observed: {
			value: n,
			unit: "rows",
			n,
			method: "count"
		},
		expected: `≥ ${countText(slice.minRows)} rows`,
		needed: slice.minRows - n,
		message: `${subject} has ${countText(n)} rows, below min_rows ${countText(slice.minRows)}: none of its metrics were checked`,
		location: policy.config.locate([...slice.path, "min_rows"])
	};
}
function requireChecks(findings, policy) {
	if (findings.some(({ severity, check }) => severity !== "info" && check !== tooFewRows)) return;
	throw cannotRun("nothing-checked", policy.config.file, "no check could be made: without a champion only absolute bounds count, and the policy has none; add a minimum or maximum", { location: policy.config.locate(["metrics"]) });
}
function reports(measurements, decided, level) {
	const metrics = {};
	const slices = {};
	for (const { scope, rule, measured } of measurements) {
		const margin = decided.find((check) => check.rule === rule && check.scope === scope && check.kind === "vs_champion");
		const report = metricReport(measured, margin, level);
		if (!report) continue;
		const target = scope.isSlice ? slices[scope.subject] ??= {} : metrics;
		target[rule.metric] = report;
	}
	return {
		metrics,
		slices
	};
}

// packages/core/gate/gate-outputs.ts
/** What a workflow can branch on; the metrics as JSON text. */
function gateOutputs(policy, { findings, metrics }) {
	const verdict = combineVerdicts(findings, policy.inconclusive);
	const needed = findings.flatMap(({ check, needed: rows }) => rows === void 0 || check.startsWith("load.") ? [] : rows);
	return {
		passed: verdict === "pass" || verdict === "warn",
		metrics: JSON.stringify(metrics),
		"rows-needed": needed.length > 0 ? Math.max(...needed) : ""
	};
}
/** What the decision record keeps besides the findings. */
function gateDetails(policy, { metrics, slices }, champion) {
	return {
		task: policy.task,
		metrics,
		...Object.keys(slices).length > 0 ? { slices } : {},
		champion: champion ?? null,
		confidence: policy.confidence,
		bootstrap: {
			draws: policy.draws,
			seed: policy.seed,
			classBalance: policy.classBalance
		}
	};
}
/**
* What the decision record speaks of: the model's directory (register-model looks for a subject called 'model') and what was
* measured of it. A gate of behaviour alone, without the directory, can only name its policy.
* @param digests by input name
*/
function gateSubjects(digests) {
	const measured = digests["candidate"] ?? digests["metrics"];
	const subjects = [...digests["model"] === void 0 ? [] : [{
		name: "model",
		digest: digests["model"]
	}], ...measured === void 0 ? [] : [{
		name: "candidate",
		digest: measured
	}]];
	return subjects.length > 0 ? subjects : [{
		name: "policy",
		digest: digests["policy"]
	}];
}

// packages/core/gate/given/json-mapping.ts
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// packages/core/gate/evidence/stored-metrics.ts
/** The metrics on all rows that a gate wrote into its record, of the model that was the candidate then. */
function storedMetrics({ predicate }) {
	const metrics = isMapping(predicate.details) ? predicate.details["metrics"] : void 0;
	const numbers = /* @__PURE__ */ new Map();
	const intervals = /* @__PURE__ */ new Map();
	for (const [name, report] of Object.entries(isMapping(metrics) ? metrics : {})) {
		const candidate = isMapping(report) ? report["candidate"] : void 0;
		if (!isMapping(candidate) || typeof candidate["value"] !== "number") continue;
		numbers.set(name, candidate["value"]);
		const interval = intervalOf$2(candidate);
		if (interval) intervals.set(name, interval);
	}
	return {
		numbers,
		intervals
	};
}
function intervalOf$2({ lower, upper, level, n }) {
	if (typeof lower !== "number" || typeof upper !== "number" || typeof level !== "number") return void 0;
	if (!(level > 0 && level < 1) || !(lower <= upper)) return void 0;
	return {
		lower,
		upper,
		level,
		...typeof n === "number" ? { n } : {}
	};
}
const evaluationDataInput = "evaluation-data";
/** The digest of the data that a record's decision was made on: of the rows, else as the numbers declared it. */
function recordedDataDigest({ predicate }) {
	const { details, inputDigests } = predicate;
	const digest = inputDigests?.["evaluation-data"] ?? details?.["evaluationData"];
	return typeof digest === "string" ? digest : void 0;
}

// packages/core/gate/evidence/stale-baseline.ts
const check$1 = "stale_baseline";
/**
* Whether the champion's numbers were measured on the data of the candidate. Two tables are compared row by row when
* they are joined; numbers can only be compared by the digests that came with them.
* @param rowsDigest of the candidate's rows, where it has a table
*/
function staleBaseline({ candidate, champion, policy }, rowsDigest) {
	if (!champion || candidate.table !== void 0 && champion.table !== void 0) return void 0;
	if (!comparesAnything(policy)) return void 0;
	const own = [...candidate.dataDigests, ...rowsDigest === void 0 ? [] : [rowsDigest]];
	const shared = own.find((digest) => champion.dataDigests.includes(digest));
	const base = {
		check: check$1,
		subject: champion.name,
		expected: "both models evaluated on the same data",
		location: policy.config.locate(["metrics"])
	};
	if (shared !== void 0) return {
		...base,
		verdict: "pass",
		severity: "error",
		observed: {
			value: "same",
			method: "digest of the evaluation data"
		},
		message: `candidate and champion were evaluated on the same data (${short(shared)})`
	};
	const missing = [...own.length === 0 ? ["the candidate"] : [], ...champion.dataDigests.length === 0 ? ["the champion"] : []];
	if (missing.length > 0) return unknown(base, missing, rowsDigest);
	const [theirs, ours] = [champion.dataDigests, own].map((all) => all.map(short).join(", "));
	return {
		...base,
		verdict: "fail",
		severity: "error",
		observed: {
			value: "different",
			method: "digest of the evaluation data"
		},
		message: `the champion was evaluated on other data (${theirs}) than the candidate (${ours}): evaluate it again on the candidate's data${candidate.dataDigests.length > 0 ? "" : ". If the champion's is the digest of a file, give that of the candidate's as evaluation_data_digest in 'metrics' too"}`
	};
}
function unknown(base, missing, rowsDigest) {
	const key = `give evaluation_data_digest in the metrics of both${rowsDigest === void 0 ? "" : ` (of the candidate's table it is ${rowsDigest})`}`;
	return {
		...base,
		verdict: "inconclusive",
		severity: "warning",
		observed: {
			value: "unknown",
			method: "digest of the evaluation data"
		},
		message: `nothing says which data ${missing.join(" and ")} ${missing.length > 1 ? "were" : "was"} evaluated on, so the comparison may be with a stale baseline: ${key}, or give both prediction tables`
	};
}
function comparesAnything({ rules }) {
	return rules.some(({ rule }) => rule.vs_champion !== void 0);
}
function short(digest) {
	return digest.length > 16 ? `${digest.slice(0, 12)}…` : digest;
}

// packages/core/gate/require-measurable.ts
/**
* Refuses a policy that cannot be meant: names that are misspelt, of the other task or measured twice, slices without
* a table. A name that resembles none is a number measured elsewhere; when it is missing, its check fails.
* @throws CannotRunError with every problem
*/
function requireMeasurable(policy, measurable) {
	const problems = [...nameProblems$1(policy, measurable), ...tableProblems(policy, measurable)];
	if (problems.length > 0) throw new CannotRunError(problems);
}
function tableProblems({ slices, searches, fairness, expressions, config }, { candidateTable, championTable }) {
	if (candidateTable) return [];
	const problem = {
		code: "candidate-table",
		subject: "candidate"
	};
	const problems = [];
	if (championTable) {
		const message = "the champion is a prediction table and the candidate is not; give its table";
		problems.push({
			...problem,
			message
		});
	}
	for (const { name, path } of expressions) {
		const message = `${name} is an expression over rows: give the prediction table of the candidate`;
		problems.push({
			...problem,
			message,
			location: config.locate([...path, "expression"])
		});
	}
	if (slices.length > 0 || searches.length > 0) {
		const message = "the policy has slices: give the prediction table of the candidate";
		problems.push({
			...problem,
			message,
			location: config.locate(["slices"])
		});
	}
	if (fairness.length > 0) {
		const message = "the policy has fairness rules: give the prediction table of the candidate";
		problems.push({
			...problem,
			message,
			location: config.locate(["fairness"])
		});
	}
	return problems;
}
function nameProblems$1(policy, measurable) {
	return [...policy.rules.map((rule) => ({
		rule,
		isSlice: false
	})), ...policy.slices.flatMap(({ rules }) => rules.map((rule) => ({
		rule,
		isSlice: true
	})))].flatMap(({ rule, isSlice }) => {
		const message = isSlice ? sliceProblem(rule, policy) : nameProblem(rule, policy, measurable);
		if (message === void 0) return [];
		const location = policy.config.locate(rule.path);
		return {
			code: "metric-name",
			subject: rule.path.join("."),
			message,
			location
		};
	});
}
function nameProblem(gateRule, policy, { numbers, candidateTable }) {
	const { metric } = gateRule;
	const known = knownNames(policy);
	if (known.includes(measuredName(gateRule))) return candidateTable && numbers.has(metric) ? `${metric} is computed from the prediction table and also given as a number; give one of them` : void 0;
	if (numbers.has(metric)) return void 0;
	return otherTask(metric, policy) ?? slip(metric, [...known, ...numbers.keys()]);
}
function sliceProblem(gateRule, policy) {
	const { metric } = gateRule;
	const names = knownNames(policy);
	if (names.includes(measuredName(gateRule))) return void 0;
	return otherTask(metric, policy) ?? slip(metric, names) ?? `${metric} cannot be computed on a slice. Known: ${names.join(", ")}`;
}
function otherTask(metric, { task }) {
	const others = tasksWith(metric);
	if (others.length === 0) return void 0;
	const averages = Object.keys(metricsOfTask(task)).filter((name) => name.startsWith(`${metric}_`));
	const instead = averages.length > 0 ? `. Did you mean ${averages.join(", ")}?` : "";
	return `${metric} is for task: ${others.join(" or ")}, but task is ${task}${instead}`;
}
function slip(metric, names) {
	const nearest = nearestName(metric, names);
	return nearest && `unknown metric '${metric}'. Did you mean '${nearest}'?`;
}
/** Whether a metric of the policy takes scores as probabilities. */
function needsProbabilities(policy) {
	if (policy.searches.some((search) => search.metric.needsProbabilities)) return true;
	return probabilityMetrics(policy).length > 0;
}
/** The metrics of the policy that take scores as probabilities. */
function probabilityMetrics(policy) {
	return namesOf(policy, ({ metric }, known) => known.needsProbabilities === true && metric);
}
/** The metrics of the policy that predict positive from 0.5 on, because no threshold is given. */
function metricsAtHalf(policy) {
	return namesOf(policy, ({ metric, rule }, { options = [] }) => rule.at_threshold === void 0 && options.includes("at_threshold") ? metric : false);
}
function namesOf(policy, nameIf) {
	const names = [...policy.rules, ...policy.slices.flatMap((slice) => slice.rules)].map((rule) => {
		const known = knownMetric(policy, measuredName(rule));
		return known ? nameIf(rule, known) : false;
	});
	return [...new Set(names.filter((name) => name !== false))];
}

// packages/core/gate/load/generator-health.ts
/** A request that leaves later than this after its time was held up by the generator, not by the server. */
const latestSendMs = 5;
function generatorHealth({ latenessMs, timerLagMs }) {
	const lateShare = Math.max(shareLate(latenessMs), shareHeldUp(timerLagMs));
	const largest = (values) => values.reduce((most, value) => Math.max(most, value), 0);
	return {
		lateShare,
		largestLateMs: Math.max(largest(latenessMs), largest(timerLagMs))
	};
}
function shareLate(values) {
	if (values.length === 0) return 0;
	return values.reduce((sum, value) => sum + (value > 5 ? 1 : 0), 0) / values.length;
}
/** Of the time, not of the timer's shots: while the process does not run, the timer does not fire either. */
function shareHeldUp(lags) {
	if (lags.length === 0) return 0;
	const sum = (values) => values.reduce((total, value) => total + value, 0);
	return sum(lags.filter((lag) => lag > 5)) / (sum(lags) + lags.length * 10);
}
/** Half of what a quantile leaves beyond it may be the generator's: then the other half still is the server's. */
function lateShareAllowed(q) {
	return (1 - q) / 2;
}
/** Why a figure says nothing of the server; undefined when it does. */
function distrust({ lateShare, largestLateMs }, allowed) {
	if (lateShare <= allowed) return void 0;
	return `the load generator itself was late for ${percentText(lateShare)} of the load (more than ${5} ms, ${countText(largestLateMs)} ms at worst; at most ${percentText(allowed)} is good enough here), so this is not trustworthy. Give it a processor of its own, or lower rate_per_second`;
}

// packages/core/gate/load/latency-quantile.ts
/** Fewer requests than this have no upper bound of the quantile: 1 − qⁿ must reach 1 − (1 − level)/2. */
function requestsForQuantile(q, level) {
	return Math.ceil(Math.log((1 - level) / 2) / Math.log(q));
}
/**
* A quantile of latencies in the order of their arrival, with the order statistics between which it lies, whatever the law of latencies.
* Slow requests come in rows: the ranks are those of as many independent requests as these are worth (Woodruff 1952). A
* request that failed is slower than any limit.
*/
function latencyQuantile(latenciesMs, q) {
	const n = latenciesMs.length;
	if (n === 0) return undefinedEstimate({
		n,
		rows: n
	}, "order statistics", "no request was made");
	const sorted = latenciesMs.toSorted();
	const value = sorted[Math.max(1, Math.ceil(q * n)) - 1];
	const effect = batchDesignEffect(n, (index) => latenciesMs[index] >= value);
	return {
		value,
		n,
		rows: n,
		method: `order statistics, ${effectText(effect)}`,
		boundsAt: (z) => boundsBetween(sorted, q, {
			effect,
			z
		}),
		rowsFor: (limit, level) => {
			const slow = sorted.reduce((sum, one) => sum + (one > limit ? 1 : 0), 0) / n;
			return Math.max(requestsForQuantile(q, level), rowsForProportion(slow, 1 - q, level)) * effect.effect;
		},
		facts: { designEffect: effect.effect }
	};
}
function boundsBetween(sorted, q, { effect, z }) {
	const n = sorted.length;
	const level = 1 - 2 * normalSurvival(z);
	const worth = effectiveSize(n, effect, level);
	const { lower, upper } = orderStatisticInterval(worth, q, level);
	const first = Math.floor(lower * n / worth);
	const last = Math.ceil(upper * n / worth);
	return {
		lower: first < 1 ? 0 : sorted[first - 1],
		upper: upper > worth ? Number.POSITIVE_INFINITY : sorted[Math.min(n, last) - 1]
	};
}
/** The share of requests that failed; Wilson's interval for as many independent requests as these are worth. */
function errorShare(latenciesMs) {
	const n = latenciesMs.length;
	if (n === 0) return undefinedEstimate({
		n,
		rows: n
	}, "Wilson", "no request was made");
	const failed = (index) => latenciesMs[index] === Number.POSITIVE_INFINITY;
	const failures = latenciesMs.reduce((sum, _, index) => sum + (failed(index) ? 1 : 0), 0);
	const effect = batchDesignEffect(n, failed);
	const share = failures / n;
	return {
		value: share,
		n,
		rows: n,
		method: `Wilson, ${effectText(effect)}`,
		boundsAt: (z) => {
			const worth = effectiveSize(n, effect, 1 - 2 * normalSurvival(z));
			return wilsonBounds(share * worth, worth, z);
		},
		rowsFor: (limit, level) => rowsForProportion(share, limit, level) * effect.effect,
		facts: {
			failures,
			designEffect: effect.effect
		}
	};
}
function effectText({ effect, batches }) {
	if (batches < 5) return "requests taken as independent";
	return `design effect ${numberText(effect)} by ${batches} batches`;
}

// packages/core/gate/load/load-finding.ts
function loadFinding(check, context) {
	const { key, unit, maximum, estimate, byPoint } = check;
	const { level, config } = context;
	const decision = decide$1(check, level);
	const { interval, rowsNeeded } = decision;
	const { value, n, method } = estimate;
	const expected = limitsText({ maximum });
	return {
		check: `load.${key}`,
		subject: context.subject,
		verdict: decision.verdict,
		severity: context.severity,
		observed: {
			value: Number.isNaN(value) ? null : value,
			unit,
			...interval ? { interval } : {},
			...Number.isNaN(n) ? {} : { n },
			method: byPoint ? `${method}, decided by the value alone` : method
		},
		expected: `${expected} ${unit}${byPoint ? "" : ` at ${percentText(level)}`}`,
		...rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {},
		message: messageOf$3(check, decision, context),
		location: config.locate(["load", key])
	};
}
/** A figure that the generator spoilt decides nothing, whichever way it points. */
function decide$1({ estimate, maximum, byPoint, distrust }, level) {
	if (Number.isNaN(estimate.value)) return { verdict: "inconclusive" };
	const decision = (byPoint ? decideByPoint : decideByInterval)(estimate, { maximum }, level);
	if (distrust === void 0) return decision;
	const { interval } = decision;
	return {
		verdict: "inconclusive",
		...interval ? { interval } : {}
	};
}
function messageOf$3({ what, unit, maximum, estimate, distrust }, { verdict, interval, rowsNeeded }, { ratePerSecond }) {
	const { value, unknown = "not a number" } = estimate;
	if (Number.isNaN(value)) return `${what} is unknown: ${unknown}`;
	const range = interval ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}] at ${percentText(interval.level)}` : "";
	const known = `${what} is ${numberText(value)} ${unit}${range}`;
	if (distrust !== void 0) return `${known}, but ${distrust}`;
	const all = interval ? ", all of it" : ",";
	const limit = `the maximum ${numberText(maximum)}`;
	if (verdict === "pass") return `${known}${all} at or below ${limit}`;
	if (verdict === "fail") return `${known}${all} above ${limit}${failedText(value)}`;
	return `${known}: too few requests to tell whether it is at or below ${limit}${needText(rowsNeeded, ratePerSecond)}`;
}
function failedText(value) {
	return value === Number.POSITIVE_INFINITY ? ": so many requests got no good answer, which is slower than any" : "";
}
function needText(requests, ratePerSecond) {
	if (requests === void 0) return "";
	if (!Number.isFinite(requests)) return "; the value lies on the limit, so no number decides it";
	const seconds = countText(Math.ceil(requests / ratePerSecond));
	return `; about ${countText(requests)} more (${seconds} s at this rate) would decide it`;
}

// packages/core/gate/load/assess-load.ts
/** Late requests that an error rate bears: they change when a request comes, hardly whether it is answered. */
const lateShareOfErrors = .01;
function assessLoad({ config, confidence }, load, evidence) {
	const { severity, ratePerSecond } = load;
	const context = {
		config,
		level: confidence,
		severity,
		subject: evidence.shown,
		ratePerSecond
	};
	return [
		...[...requestChecks(load, evidence.run), ...serverChecks(load, evidence.server)].map((check) => loadFinding(check, context)),
		...endedFindings(evidence, context),
		generatorFinding(load, evidence, context)
	];
}
function requestChecks(load, run) {
	const health = generatorHealth(run);
	const latency = load.latency.map(({ key, q, maximum }) => ({
		key,
		what: `the ${percentText(q)} quantile of latency`,
		unit: "ms",
		maximum,
		estimate: latencyQuantile(run.latenciesMs, q),
		byPoint: false,
		distrust: distrust(health, lateShareAllowed(q))
	}));
	if (load.errorRate === void 0) return latency;
	const estimate = errorShare(run.latenciesMs);
	const errors = {
		key: "error_rate",
		what: `the share of requests without a good answer${failureText(run)}`,
		unit: "of requests",
		maximum: load.errorRate,
		estimate,
		byPoint: false,
		distrust: distrust(health, lateShareOfErrors)
	};
	return [...latency, errors];
}
/** ' (12 answers 503, 3 no answer within 10 s)' */
function failureText({ failures }) {
	const most = [...failures].toSorted(([, a], [, b]) => b - a);
	if (most.length === 0) return "";
	const shown = most.slice(0, 3).map(([what, count]) => `${countText(count)} × ${what}`);
	return ` (${shown.join(", ")}${most.length > shown.length ? ", …" : ""})`;
}
function serverChecks({ coldStartMs, memoryMb }, server) {
	const checks = [];
	if (coldStartMs !== void 0) checks.push({
		key: "cold_start_ms",
		what: "the time from the start of the command to its first good answer",
		unit: "ms",
		maximum: coldStartMs,
		estimate: single(server?.coldStartMs, "one start", "no server was started"),
		byPoint: true
	});
	if (memoryMb !== void 0) {
		const { peakMb, processes = 1 } = server?.memory ?? {};
		const several = processes > 1 ? `, the peaks of ${processes} processes added up` : "";
		checks.push({
			key: "memory_mb",
			what: `the peak of resident memory${several}`,
			unit: "MB",
			maximum: memoryMb,
			estimate: single(peakMb, "VmHWM", "this system has no /proc to read it from; run on Linux, or take memory_mb out"),
			byPoint: true
		});
	}
	return checks;
}
function single(value, method, unknown) {
	return {
		value: value ?? NaN,
		n: 1,
		rows: 1,
		method,
		unknown
	};
}
function endedFindings({ server, shown }, { config, severity }) {
	if (server?.ended === void 0) return [];
	return [{
		check: "load.command",
		subject: shown,
		verdict: "fail",
		severity,
		observed: {
			value: server.ended,
			method: "exit of the process"
		},
		expected: "runs until it is ended",
		message: `the server did not survive the load: ${server.ended}`,
		location: config.locate(["load", "command"])
	}];
}
/** Whether the load was the one that the policy asks for: never a check of the model. */
function generatorFinding({ ratePerSecond }, { run, shown }, { config }) {
	const { lateShare, largestLateMs } = generatorHealth(run);
	const n = run.latenciesMs.length;
	const waited = run.waitedForConnection > 0 ? `; ${countText(run.waitedForConnection)} waited for a free connection, which is part of their latency` : "";
	const warm = run.warmupRequests > 0 ? `, after ${countText(run.warmupRequests)} to warm up` : "";
	return {
		check: "load.generator",
		subject: shown,
		verdict: "pass",
		severity: "info",
		observed: {
			value: lateShare,
			unit: "of the load late",
			n,
			method: `share later than ${5} ms`
		},
		expected: "requests on time",
		message: `${countText(n)} requests at ${numberText(ratePerSecond)} a second${warm}; the generator was late for ${percentText(lateShare)} of the load, ${numberText(largestLateMs)} ms at worst${waited}`,
		location: config.locate(["load", "rate_per_second"])
	};
}

// packages/core/gate/load/load-report.ts
const shownQuantiles = {
	p50: .5,
	p90: .9,
	p95: .95,
	p99: .99,
	"p99.9": .999,
	max: 1
};
function loadReport({ ratePerSecond, durationSeconds }, { run, server, shown }) {
	const latency = Object.entries(shownQuantiles).map(([name, q]) => [name, latencyQuantile(run.latenciesMs, q).value]);
	return {
		endpoint: shown,
		ratePerSecond,
		durationSeconds,
		requests: run.latenciesMs.length,
		warmupRequests: run.warmupRequests,
		latencyMs: Object.fromEntries(latency),
		failures: Object.fromEntries(run.failures),
		waitedForConnection: run.waitedForConnection,
		generator: generatorHealth(run),
		...server ? { coldStartMs: server.coldStartMs } : {},
		...server?.memory ? { memoryMb: server.memory.peakMb } : {}
	};
}

// packages/core/gate/behaviour/expectation-text.ts
/** What a row must do, or for an invariance what it may not. */
function expectationText({ expectation }) {
	switch (expectation.kind) {
		case "range": {
			const { minimum, maximum } = expectation;
			const text = (side) => typeof side === "number" ? numberText(side) : `the column ${side?.column}`;
			return [...minimum === void 0 ? [] : [`score ≥ ${text(minimum)}`], ...maximum === void 0 ? [] : [`score ≤ ${text(maximum)}`]].join(" and ");
		}
		case "class": {
			const { positive, threshold } = expectation;
			if (typeof positive === "object") return `class as in the column ${positive.column} (threshold ${numberText(threshold)})`;
			return `score ${positive ? "≥" : "below"} ${numberText(threshold)}`;
		}
		case "within": return `score changes by more than ${numberText(expectation.tolerance)}`;
		case "same-class": return `class changes (threshold ${numberText(expectation.threshold)})`;
		default: return directionText(expectation);
	}
}
function directionText({ direction, atLeast, tolerance }) {
	if (direction === "up" || direction === "down") return `score goes ${direction}${atLeast > 0 ? ` by at least ${numberText(atLeast)}` : ""}`;
	return `score does not go ${direction === "not_up" ? "up" : "down"}${tolerance > 0 ? ` by more than ${numberText(tolerance)}` : ""}`;
}

// packages/core/gate/behaviour/behaviour-policy.ts
/** Columns that say what is expected of a row; a model is not told. */
function expectationColumns({ expectation }) {
	return (expectation.kind === "range" ? [expectation.minimum, expectation.maximum] : expectation.kind === "class" ? [expectation.positive] : []).flatMap((one) => typeof one === "object" ? [one.column] : []);
}
/** Whether the rows, or what was done to them, are some of many possible ones, drawn by chance. */
function isSample(test, asked, population) {
	return asked < population || test.versions.some(({ isRandom }) => isRandom);
}

// packages/core/gate/behaviour/share-decision.ts
/**
* Decides by the share of rows. Rows that are all there are (a list, a whole table) have no error of sampling: their share
* is the answer, and an interval around it would be about nothing. Rows drawn from more of their kind, and changes drawn by
* chance, are a sample: then Wilson's interval decides.
*/
function decideShare({ test, count, population }, judged, level) {
	const { n, failing } = judged;
	const limits = test.limit;
	const counted = countsFailing(test) ? failing.length : n - failing.length;
	const wilson = proportionEstimate(counted, n, {
		rows: n,
		unknown: "no row was changed by it, so none was tested"
	});
	const sampled = isSample(test, count, population);
	const byInterval = test.decide === "interval" || test.decide === void 0 && sampled;
	if (n === 0) return {
		verdict: "inconclusive",
		share: NaN,
		method: "count",
		limits
	};
	const share = wilson.value;
	if (byInterval) return {
		...decideByInterval(wilson, limits, level),
		share,
		method: "Wilson",
		limits
	};
	const exact = withoutInterval(wilson);
	const method = sampled ? "share of the rows asked, decided by the value alone" : "all rows, exact";
	return {
		...decideByPoint(exact, limits, level),
		share,
		method,
		limits
	};
}
/** An invariance counts the rows that changed, the other tests the rows that are as expected. */
function countsFailing({ limit }) {
	return "maximum" in limit;
}
function withoutInterval({ value, n, rows }) {
	return {
		...undefinedEstimate({
			n,
			rows
		}, "exact", ""),
		value
	};
}

// packages/core/gate/behaviour/behaviour-finding.ts
/** A behaviour test that was made, in the words of gates.yaml. */
function behaviourFinding(staged, judged, decision, options) {
	const { test } = staged;
	const { config, level } = options;
	const { interval, rowsNeeded, share, method } = decision;
	const needed = rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) ? rowsNeeded : void 0;
	return {
		check: test.kind,
		subject: test.name,
		verdict: decision.verdict,
		severity: test.severity,
		observed: {
			value: Number.isNaN(share) ? null : share,
			unit: countsFailing(test) ? "share of rows that change" : "share of rows as expected",
			...interval ? { interval } : {},
			n: judged.n,
			method
		},
		expected: expectedText(test, decision, level),
		...needed === void 0 ? {} : { needed },
		message: `'${test.name}': ${messageOf$2(staged, judged, decision)}${worstText(options.examples)}`,
		location: config.locate(test.path)
	};
}
/** '≥ 95 % of rows: score ≥ 0.5 at 95 %' */
function expectedText(test, { limits, method }, level) {
	const [bound] = Object.values(limits);
	const sign = limitsText(limits).slice(0, 1);
	const at = method === "Wilson" ? `, at ${percentText(level)}` : "";
	return `${sign} ${percentText(bound)} of rows: ${expectationText(test)}${at}`;
}
function messageOf$2(staged, judged, decision) {
	const { test, count } = staged;
	const { n, failing, notApplicable } = judged;
	if (n === 0) {
		const why = test.versions.length > 0 ? "no change changes any of them" : "nothing is expected of any of them";
		return `none of the ${countText(count)} rows could be tested: ${why}. Choose other rows or another change`;
	}
	const counted = countsFailing(test) ? failing.length : n - failing.length;
	const what = countsFailing(test) ? "change" : "are as expected";
	const left = notApplicable > 0 ? `; ${countText(notApplicable)} more could not be tested` : "";
	const { interval } = decision;
	const range = interval ? ` [${percentText(interval.lower)}, ${percentText(interval.upper)}] at ${percentText(interval.level)}` : "";
	return `${`${countText(counted)} of ${countText(n)} rows ${what}: ${percentText(decision.share)}${range}${left}`}${openText$1(staged, judged, decision)}`;
}
/** '. Worst: row r17, score 0.42 → 0.71 with carrier = AA' */
function worstText([worst]) {
	if (!worst) return "";
	const { id, change, score, changedScore } = worst;
	const scores = changedScore === void 0 ? numberText(score) : `${numberText(score)} → ${numberText(changedScore)} with ${change}`;
	return `. Worst: row ${id ?? "without id"}, score ${scores}`;
}
function openText$1({ count, population }, { n }, { verdict, rowsNeeded }) {
	if (verdict !== "inconclusive" || rowsNeeded === void 0) return "";
	const open = ". Too few rows to tell";
	if (count < population && rowsNeeded + n > population * (n / count)) return `${open}: ask about all ${countText(population)} rows (no sample), and their share decides`;
	if (!Number.isFinite(rowsNeeded)) return `${open}: the share lies on the limit`;
	return `${open}: about ${countText(rowsNeeded)} more would decide it`;
}

// packages/core/gate/behaviour/failing-examples.ts
async function behaviourReport(staged, judged) {
	const { test, versions, idColumn } = staged;
	const examples = [];
	for (const { row, version, before, after } of judged.failing.slice(0, test.examples)) {
		const shown = await staged.show(row, version);
		const values = redacted(test, shown.before);
		const changed = shown.after && difference(shown.before, shown.after, test);
		examples.push({
			id: redacted(test, {
				...shown.before,
				values: { [idColumn]: shown.before.id }
			})[idColumn],
			...version === void 0 ? {} : { change: versions[version].name },
			row: values,
			...changed ? { changed } : {},
			score: before,
			...after === void 0 ? {} : { changedScore: after }
		});
	}
	return {
		kind: test.kind,
		name: test.name,
		expected: expectationText(test),
		rows: judged.n,
		notApplicable: judged.notApplicable,
		failing: judged.failing.length,
		examples
	};
}
function redacted({ redact: columns }, { values }) {
	const entries = Object.entries(values).map(([name, value]) => {
		return [name, (columns === "all" || columns.includes(name)) && value !== null ? redact(value) : value];
	});
	return Object.fromEntries(entries);
}
function difference(before, after, test) {
	const names = Object.keys(after.values).filter((name) => after.values[name] !== before.values[name]);
	const shown = redacted(test, after);
	return Object.fromEntries(names.map((name) => [name, shown[name]]));
}

// packages/core/gate/behaviour/judge-rows.ts
/**
* Holds scores against the expectation. A row fails when any of its versions does, so that rows, not versions, are what
* is counted. A row that no version changed says nothing about changes: it is left out (CheckList's `None`), as a pass
* would be for free.
* @param scores of `staged.asked`
*/
function judgeRows(staged, scores) {
	const { test, count, versions } = staged;
	const worst = /* @__PURE__ */ new Map();
	const tested = new Uint8Array(count);
	const note = (one) => {
		tested[one.row] = 1;
		if (one.violation > 0 && one.violation > (worst.get(one.row)?.violation ?? 0)) worst.set(one.row, one);
	};
	if (test.versions.length === 0) for (let row = 0; row < count; row++) {
		const violation = violationOfRow(test.expectation, scores[row], (per) => valueOf$2(staged, per, row));
		if (violation === void 0) continue;
		note({
			row,
			version: void 0,
			before: scores[row],
			after: void 0,
			violation
		});
	}
	let offset = count;
	for (const [version, { rows }] of versions.entries()) {
		for (const [index, row] of rows.entries()) {
			const [before, after] = [scores[row], scores[offset + index]];
			note({
				row,
				version,
				before,
				after,
				violation: violationOfChange(test.expectation, before, after)
			});
		}
		offset += rows.length;
	}
	const n = tested.reduce((sum, one) => sum + one, 0);
	const failing = [...worst.values()].sort((a, b) => b.violation - a.violation || a.row - b.row);
	return {
		n,
		notApplicable: count - n,
		failing
	};
}
function valueOf$2({ expected }, per, row) {
	return typeof per === "number" ? per : expected.get(per.column)[row];
}
/** 0 when the score is as expected; undefined when nothing is expected of this row. */
function violationOfRow(expectation, score, value) {
	if (expectation.kind === "class") {
		const { positive, threshold } = expectation;
		const wanted = typeof positive === "boolean" ? Number(positive) : value(positive);
		if (Number.isNaN(wanted)) return void 0;
		if (score >= threshold === (wanted === 1)) return 0;
		return Math.max(Math.abs(score - threshold), Number.MIN_VALUE);
	}
	if (expectation.kind !== "range") return void 0;
	const minimum = expectation.minimum === void 0 ? -Infinity : value(expectation.minimum);
	const maximum = expectation.maximum === void 0 ? Infinity : value(expectation.maximum);
	if (Number.isNaN(minimum) || Number.isNaN(maximum)) return void 0;
	return Math.max(0, minimum - score, score - maximum);
}
/** 0 when the change of score is as expected. */
function violationOfChange(expectation, before, after) {
	const change = after - before;
	switch (expectation.kind) {
		case "within": return excess(Math.abs(change), expectation.tolerance);
		case "same-class": {
			const { threshold } = expectation;
			if (before >= threshold === after >= threshold) return 0;
			return Math.max(Math.abs(change), Number.MIN_VALUE);
		}
		case "direction": {
			const { direction, atLeast, tolerance } = expectation;
			const towards = direction === "up" || direction === "not_down" ? change : -change;
			if (direction === "not_up" || direction === "not_down") return excess(-towards, tolerance);
			if (towards > 0 && excess(atLeast, towards) === 0) return 0;
			return Math.max(atLeast - towards, Number.MIN_VALUE);
		}
		default: return 0;
	}
}
/** How far above what is tolerated, rounding of scores aside: 0.7 − 0.6 is more than 0.1 in binary fractions. */
function excess(value, tolerated) {
	const rounding = 1e-12 * Math.max(1, Math.abs(tolerated));
	return value - tolerated > rounding ? value - tolerated : 0;
}

// packages/core/gate/behaviour/run-behaviour.ts
/**
* Makes every behaviour test of the policy: draws and changes the rows, asks the model once for all tests of one layout (a
* command loads its model every time), and holds the scores against what is expected.
* @throws CannotRunError with every problem of the rows, or what the model did instead of answering
*/
async function runBehaviour(policy, ports) {
	const { rows, predictor, logger } = ports;
	logger.progress("drawing rows for behaviour tests");
	const staged = await stageAll(policy.behaviour, rows);
	const scores = /* @__PURE__ */ new Map();
	for (const group of byLayout(staged)) {
		const asked = rows.together(group);
		logger.progress(`asking ${predictor.name} about ${asked.count} rows`);
		const answers = await predictor.predict(asked).catch((error) => {
			throw withTests(error, group);
		});
		let offset = 0;
		for (const test of group) scores.set(test, answers.subarray(offset, offset += test.asked.count));
	}
	const findings = [];
	const tests = [];
	for (const test of staged) {
		const judged = judgeRows(test, scores.get(test));
		const decision = decideShare(test, judged, policy.confidence);
		const report = await behaviourReport(test, judged);
		const options = {
			config: policy.config,
			level: policy.confidence,
			examples: report.examples
		};
		findings.push(behaviourFinding(test, judged, decision, options));
		tests.push(report);
	}
	return {
		findings,
		tests,
		digests: await rows.digests()
	};
}
/** @throws CannotRunError with every problem once: tests may share a table that cannot be read */
async function stageAll(tests, rows) {
	try {
		return await collectProblems(tests.map((test) => rows.stage(test)));
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		const unique = new Map(error.problems.map((problem) => [formatProblem(problem), problem]));
		throw new CannotRunError([...unique.values()], { cause: error });
	}
}
/** What the model did instead of answering, with the tests whose rows it was asked about. */
function withTests(error, group) {
	if (!(error instanceof CannotRunError)) return error;
	const names = group.map(({ test }) => `'${test.name}'`).join(", ");
	const problems = error.problems.map((problem) => ({
		...problem,
		message: `${problem.message}. Asked for ${names}`
	}));
	return new CannotRunError(problems, { cause: error });
}
function byLayout(staged) {
	const groups = /* @__PURE__ */ new Map();
	for (const test of staged) groups.set(test.layout, [...groups.get(test.layout) ?? [], test]);
	return [...groups.values()];
}

// packages/core/gate/holdout/holdout-finding.ts
const check = "holdout.uses";
const subject = "evaluation data";
/**
* How often the same rows decided. Every decision lets a bad candidate through with probability α at most; of k
* candidates chosen by the same rows at least one with k·α at most (Bonferroni), and the best of them looks better than it is.
*/
function holdoutFinding({ others, unknown, counted }, policy) {
	const { holdout, confidence, config } = policy;
	const limit = holdout && `≤ ${countText(holdout.maxUses)} candidates`;
	const base = {
		check,
		subject,
		expected: limit ?? "no limit",
		location: config.locate(["holdout"])
	};
	if (others === void 0) return {
		...base,
		verdict: "inconclusive",
		severity: holdout ? "warning" : "info",
		observed: {
			value: null,
			method: "not counted"
		},
		message: `nobody can tell how often this evaluation data decided: ${unknown}`
	};
	const uses = others + 1;
	const exceeded = holdout !== void 0 && uses > holdout.maxUses;
	return {
		...base,
		verdict: exceeded ? "fail" : "pass",
		severity: exceeded ? holdout.severity : "info",
		observed: {
			value: uses,
			unit: "candidates",
			n: uses,
			method: `different candidates in ${counted.join(", ")}`
		},
		message: messageOf$1(uses, confidence, exceeded ? holdout.maxUses : void 0)
	};
}
function messageOf$1(uses, confidence, exceeded) {
	const alpha = (1 - confidence) / 2;
	if (uses === 1) return "this evaluation data decides for the first time";
	const inflated = percentText(Math.min(1, uses * alpha));
	const level = Number((1 - (1 - confidence) / uses).toPrecision(6));
	const over = exceeded === void 0 ? "" : ` That is more than max_uses ${countText(exceeded)}: evaluate on fresh rows.`;
	return `this evaluation data has decided about ${countText(uses)} candidates: a check lets one bad candidate through with at most ${percentText(alpha)}, and at least one of ${countText(uses)} with up to ${inflated}; confidence: ${level} would hold ${percentText(alpha)} over all.${over}`;
}

// packages/core/gate/holdout/holdout-use.ts
/** The use that a record of quality-gate is of; undefined for other actions and without a digest of its data. */
function useOfRecord(record) {
	const { action, verdict, decidedAt, inputDigests } = record.predicate;
	const data = recordedDataDigest(record);
	const candidate = inputDigests?.["candidate"] ?? inputDigests?.["metrics"];
	if (action !== "quality-gate" || data === void 0 || typeof candidate !== "string") return void 0;
	return {
		data,
		candidate,
		verdict,
		at: decidedAt
	};
}
/** The other candidates that the same data decided about: deciding twice about one candidate chooses nothing. */
function otherCandidates(uses, current) {
	const others = uses.filter(({ data, candidate }) => data === current.data && candidate !== current.candidate);
	return new Set(others.map(({ candidate }) => candidate)).size;
}

// packages/core/gate/fairness/fairness-finding.ts
/** 'carrier', 'sex × age to overall', 'sex against m': rules that ask for something else have another subject. */
function subjectOf(rule) {
	const { compare, metric } = rule;
	const overall = compare === "to_overall" ? " to overall" : "";
	const mean = metric.hasAggregate && metric.combine === "mean" ? ", mean" : "";
	return `${groupedBy(rule)}${overall}${mean}`;
}
/** What the groups are made of: 'sex', 'sex at threshold 0.3', 'sex against m'. */
function groupedBy({ attributes, threshold, metric, privileged }) {
	const at = metric.task === "regression" || threshold === .5 ? "" : ` at threshold ${numberText(threshold)}`;
	const against = privileged.length === 0 ? "" : ` against ${privileged.join(" + ")}`;
	return `${attributes.join(" × ")}${at}${against}`;
}
/** A decided fairness rule in the words of gates.yaml. */
function fairnessFinding(check, { config, confidence }) {
	const { rule, kind, limits, of } = check;
	const decision = decide(check, confidence);
	const { rowsNeeded } = decision;
	const key = kind === "vs_champion" ? kind : limits.minimum === void 0 ? "maximum" : "minimum";
	const limit = kind === "vs_champion" ? `improvement ${limitsText(limits)}` : limitsText(limits);
	return {
		check: kind === "vs_champion" ? `${rule.name}.vs_champion` : rule.name,
		subject: subjectOf(rule),
		verdict: decision.verdict,
		severity: rule.severity,
		observed: measurement(check, decision),
		expected: rule.byPoint ? limit : `${limit} at ${percentText(confidence)}`,
		...rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {},
		message: `${messageOf(check, decision)}${leftOutText(of)}`,
		location: config.locate([...rule.path, key])
	};
}
/** Groups that cannot be judged: a fail stays one, a pass is not shown. */
function decide({ rule, limits, estimate, of }, level) {
	const open = of.groups.filter(({ lacks }) => lacks !== void 0);
	const isUndefined = Number.isNaN(estimate.value);
	const decision = rule.byPoint && !isUndefined ? decideByPoint(estimate, limits, level) : decideByInterval(estimate, limits, level);
	if (open.length === 0 || decision.verdict === "fail") return decision;
	const rowsNeeded = Math.max(...open.map(({ needed }) => needed ?? 1));
	return {
		...decision,
		verdict: "inconclusive",
		rowsNeeded
	};
}
function measurement({ estimate, kind, rule }, { interval }) {
	const { value, n, method } = estimate;
	return {
		value: Number.isNaN(value) ? null : value,
		...kind === "vs_champion" ? { unit: "improvement" } : {},
		...interval ? { interval } : {},
		n,
		method: rule.byPoint ? `${method}, decided by the value alone` : method
	};
}
function messageOf(check, { verdict, interval, rowsNeeded }) {
	const { rule, kind, limits, estimate, of } = check;
	const over = `${kind === "vs_champion" ? `the improvement of ${rule.name}` : rule.name} over ${subjectOf(rule)}`;
	const open = openText(of.groups);
	if (Number.isNaN(estimate.value)) return `${over} is undefined: ${estimate.unknown ?? "not a number"}${open}`;
	const shown = interval ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}] at ${percentText(interval.level)}` : "";
	const value = `${over} is ${numberText(estimate.value)}${shown}`;
	const extremes = kind === "bound" ? extremesText(check) : "";
	const all = rule.byPoint ? "" : "all of it ";
	if (verdict === "pass") return `${value}, ${all}${limitsText(limits)}${extremes}`;
	if (verdict === "fail") return `${value}, ${rule.byPoint ? "not " : "none of it "}${limitsText(limits)}${extremes}${open}`;
	if (open !== "") return `${value}${extremes}${open}`;
	const more = rowsNeeded === void 0 ? "" : Number.isFinite(rowsNeeded) ? `; about ${countText(rowsNeeded)} more rows like these would decide it` : "; the value lies on the limit, so no number of rows decides it";
	return `${value}: too few rows to tell whether it is ${limitsText(limits)}${extremes}${more}`;
}
const shownGroups = 3;
/** '; f: no positives, (missing): 12 rows: not fair until shown' */
function openText(groups) {
	const open = groups.filter(({ lacks }) => lacks !== void 0);
	if (open.length === 0) return "";
	const listed = open.slice(0, shownGroups).map(({ name, lacks }) => `${name} has ${lacks}`);
	const more = open.length > shownGroups ? ` and ${open.length - shownGroups} more` : "";
	return `; ${listed.join(", ")}${more}: a group that cannot be judged is not fair until it is shown to be. Evaluate more of its rows, or name it in leave_out`;
}
/** Who is farthest apart: '; true_positive_rate from 0.41 (f) to 0.63 (m)'. */
function extremesText({ rule, of }) {
	const judged = of.groups.filter(({ lacks }) => lacks === void 0);
	return `; ${rule.metric.figures.map((figure, index) => {
		const value = (group) => group.figures[index].candidate.value;
		const [first, ...others] = [...judged].sort((a, b) => value(a) - value(b));
		const last = others.at(-1);
		return `${figure} from ${numberText(value(first))} (${first.name}) to ${numberText(value(last))} (${last.name})`;
	}).join(", ")}`;
}
function leftOutText({ leftOut }) {
	if (leftOut.length === 0) return "";
	return `. Left out as the policy says: ${leftOut.map(({ name, rows }) => `${name} (${countText(rows)} rows)`).join(", ")}`;
}

// packages/core/gate/fairness/confusion-rates.ts
const everyRow$1 = () => true;
const positives = (label) => label;
const negatives = (label) => !label;
const selected = (_label, positive) => positive;
const rejected = (_label, positive) => !positive;
/** Rates of a confusion matrix: the share of the rows `of` that `counts`. */
const confusionRates = {
	selection_rate: {
		of: everyRow$1,
		counts: selected,
		base: "rows"
	},
	true_positive_rate: {
		of: positives,
		counts: selected,
		base: "positives"
	},
	false_positive_rate: {
		of: negatives,
		counts: selected,
		base: "negatives"
	},
	true_negative_rate: {
		of: negatives,
		counts: rejected,
		base: "negatives"
	},
	false_negative_rate: {
		of: positives,
		counts: rejected,
		base: "positives"
	},
	accuracy: {
		of: everyRow$1,
		counts: (label, positive) => label === positive,
		base: "rows"
	},
	error_rate: {
		of: everyRow$1,
		counts: (label, positive) => label !== positive,
		base: "rows"
	},
	precision: {
		of: selected,
		counts: positives,
		base: "predicted positives"
	}
};
/** A rate of both models. Wilson's intervals; with weights over the effective number of rows (Kish 1965). */
function confusionRate(cells, name, { total, hasChampion }) {
	const rate = confusionRates[name];
	const candidate = rateOf(cells, rate, {
		model: "candidate",
		total
	});
	if (!hasChampion) return {
		candidate,
		correlation: 0
	};
	return {
		candidate,
		champion: rateOf(cells, rate, {
			model: "champion",
			total
		}),
		correlation: correlationOf(cells, rate)
	};
}
function inCell(part, cell, model) {
	return part(cell >= 4, (cell & (model === "candidate" ? 2 : 1)) !== 0);
}
function sumOver(values, keep) {
	return values.reduce((sum, value, cell) => keep(cell) ? sum + value : sum, 0);
}
function rateOf({ weights, squaredWeights }, { of, counts }, { model, total }) {
	const isOf = (cell) => inCell(of, cell, model);
	const all = sumOver(weights, isOf);
	const counted = sumOver(weights, (cell) => isOf(cell) && inCell(counts, cell, model));
	const n = all === 0 ? 0 : all ** 2 / sumOver(squaredWeights, isOf);
	const value = counted / all;
	return {
		value,
		n,
		weight: all / sumOver(total.weights, isOf),
		boundsAt: (z) => wilsonBounds(n === 0 ? 0 : value * n, n, z)
	};
}
/**
* Of the two models' rates on the same rows, by the delta method. Half a row more in every cell: two models that never
* disagreed in a few rows are not proven to be one (as the continuity adjustment of Newcombe 1998a).
*/
function correlationOf({ weights, squaredWeights }, { of, counts }) {
	const all = sumOver(weights, () => true);
	const typical = all === 0 ? 1 : sumOver(squaredWeights, () => true) / all;
	const more = weights.map((weight) => weight + .5 * typical);
	const spread = squaredWeights.map((square) => square + .5 * typical ** 2);
	const influence = (model) => {
		const isOf = (cell) => inCell(of, cell, model);
		const counted = (cell) => isOf(cell) && inCell(counts, cell, model);
		const share = sumOver(more, counted) / sumOver(more, isOf);
		return more.map((_, cell) => isOf(cell) ? Number(counted(cell)) - share : 0);
	};
	const [first, second] = [influence("candidate"), influence("champion")];
	const product = (a, b) => spread.reduce((sum, square, cell) => sum + square * a[cell] * b[cell], 0);
	return product(first, second) / Math.sqrt(product(first, first) * product(second, second));
}
/** The cells of several groups together. */
function sumCells(groups) {
	const add = (key) => Array.from({ length: 8 }, (_, cell) => groups.reduce((sum, one) => sum + one[key][cell], 0));
	return {
		weights: add("weights"),
		squaredWeights: add("squaredWeights")
	};
}

// packages/core/gate/fairness/error-means.ts
/** Means of the errors of a regression, by the name that gates.yaml has for them. */
const errorMeans = {
	mae: {
		of: "absolute",
		root: false,
		least: 0
	},
	rmse: {
		of: "squared",
		root: true,
		least: 0
	},
	mean_error: {
		of: "signed",
		root: false,
		least: Number.NEGATIVE_INFINITY
	}
};
/** The mean of both models, with Student's interval corrected for the skewness of the errors. */
function errorMean(group, name, { totalWeight, hasChampion }) {
	const sums = group[errorMeans[name].of];
	const share = group.weight / totalWeight;
	const candidate = meanOf(group, sums, {
		name,
		model: 0,
		share
	});
	if (!hasChampion) return {
		candidate,
		correlation: 0
	};
	const champion = meanOf(group, sums, {
		name,
		model: 1,
		share
	});
	const spread = (a, b) => covariance(group, sums, a, b);
	const scale = Math.sqrt(spread(0, 0) * spread(1, 1));
	return {
		candidate,
		champion,
		correlation: scale > 0 ? spread(0, 1) / scale : 0
	};
}
/** Σ w²·(x − mean x)·(y − mean y) */
function covariance({ weight, squaredWeight }, { first, second, squares, product }, a, b) {
	const [meanA, meanB] = [first[a] / weight, first[b] / weight];
	return (a === b ? squares[a] : product) - meanA * second[b] - meanB * second[a] + meanA * meanB * squaredWeight;
}
/** Σ w³·(x − mean)³ */
function thirdMoment({ cubedWeight }, [x, xx, xxx], mean) {
	return xxx - 3 * mean * xx + 3 * mean ** 2 * x - mean ** 3 * cubedWeight;
}
function meanOf(group, sums, { name, model, share }) {
	const { root, least } = errorMeans[name];
	const { rows, weight } = group;
	const mean = sums.first[model] / weight;
	const variance = Math.max(0, covariance(group, sums, model, model)) / weight ** 2;
	const standardError = Math.sqrt(variance * rows / (rows - 1));
	const estimate = {
		mean,
		standardError,
		skewness: thirdMoment(group, sums.cubes[model], mean) / (weight * standardError) ** 3,
		degreesOfFreedom: rows - 1
	};
	const scale = (value) => root ? Math.sqrt(value) : value;
	const boundsAt = (z) => {
		if (z === 0) return {
			lower: scale(mean),
			upper: scale(mean)
		};
		if (!(standardError > 0)) return {
			lower: least,
			upper: Number.POSITIVE_INFINITY
		};
		const { lower, upper } = skewCorrectedBounds(estimate, z);
		return {
			lower: scale(Math.max(least, Math.min(mean, lower))),
			upper: scale(Math.max(mean, upper))
		};
	};
	return {
		value: scale(mean),
		n: rows,
		weight: share,
		boundsAt
	};
}
/** The sums of several groups together. */
function sumErrors(groups) {
	const total = (pick) => groups.reduce((sum, group) => sum + pick(group), 0);
	const cubes = (of, model) => [
		total((group) => group[of].cubes[model][0]),
		total((group) => group[of].cubes[model][1]),
		total((group) => group[of].cubes[model][2])
	];
	const sums = (of) => {
		const both = (key) => [total((group) => group[of][key][0]), total((group) => group[of][key][1])];
		return {
			first: both("first"),
			second: both("second"),
			squares: both("squares"),
			product: total((group) => group[of].product),
			cubes: [cubes(of, 0), cubes(of, 1)]
		};
	};
	return {
		rows: total(({ rows }) => rows),
		weight: total(({ weight }) => weight),
		squaredWeight: total(({ squaredWeight }) => squaredWeight),
		cubedWeight: total(({ cubedWeight }) => cubedWeight),
		absolute: sums("absolute"),
		squared: sums("squared"),
		signed: sums("signed")
	};
}

// packages/core/gate/fairness/group-rate.ts
/** 'f', 'f × 40+', '(missing)' */
function groupName(key) {
	return key.map((value) => valueName(value, key.length > 1)).join(" × ");
}
/** Values that could be taken for a missing one, for nothing or for two crossed ones stand in quotes. */
function valueName(value, crossed) {
	if (value === null) return "(missing)";
	return value === "" || value === "(missing)" || crossed && value.includes(" × ") ? `'${value}'` : value;
}

// packages/core/gate/fairness/judged-groups.ts
/** The groups that a rule compares: as they are, or everyone else and the privileged ones (in this order). */
function groupsOfRule(rule, table, options) {
	const names = table.groups.map(({ key }) => groupName(key));
	requireGroups(rule, names, options.location);
	return table.task === "binary" ? judge(rule, table.groups, {
		names,
		...options,
		sum: sumCells,
		figureOf: confusionFigure
	}) : judge(rule, table.groups, {
		names,
		...options,
		sum: sumErrors,
		figureOf: errorFigure
	});
}
/** A misspelt group would silently be nobody. */
function requireGroups({ privileged, leaveOut, attributes }, names, location) {
	for (const name of [...privileged, ...leaveOut]) {
		if (names.includes(name)) continue;
		const message = `there is no group '${name}' of ${attributes.join(" × ")}. ${suggestName(name, names)}`;
		throw cannotRun("fairness-group", location.file, message, { location });
	}
}
const confusionFigure = (sums, figure, of) => confusionRate(sums, figure, of);
const errorFigure = (sums, figure, { total, hasChampion }) => errorMean(sums, figure, {
	totalWeight: total.weight,
	hasChampion
});
function judge(rule, all, { names, hasChampion, sum, figureOf }) {
	const named = all.map(({ rows, sums }, index) => ({
		name: names[index],
		rows,
		sums
	}));
	const kept = named.filter(({ name }) => !rule.leaveOut.includes(name));
	const compared = rule.privileged.length === 0 ? kept : pool(kept, rule.privileged, sum);
	const total = sum(compared.map(({ sums }) => sums));
	const figures = (sums) => rule.metric.figures.map((figure) => figureOf(sums, figure, {
		total,
		hasChampion
	}));
	return {
		groups: compared.map((group) => {
			const others = compared.filter((one) => one !== group).map(({ sums }) => sums);
			const judged = {
				name: group.name,
				rows: group.rows,
				figures: figures(group.sums),
				rest: rule.compare === "to_overall" ? figures(sum(others)) : []
			};
			return {
				...judged,
				...lackOf(judged, rule)
			};
		}),
		overall: figures(total),
		leftOut: named.filter(({ name }) => rule.leaveOut.includes(name))
	};
}
function pool(groups, privileged, sum) {
	const together = (name, members) => ({
		name,
		rows: members.reduce((rows, one) => rows + one.rows, 0),
		sums: sum(members.map(({ sums }) => sums))
	});
	const isPrivileged = ({ name }) => privileged.includes(name);
	return [together("everyone else", groups.filter((group) => !isPrivileged(group))), together(privileged.join(" + "), groups.filter((group) => isPrivileged(group)))];
}
/** A group is not fair until it is shown to be. */
function lackOf({ rows, figures }, { metric, minRows }) {
	const missing = metric.figures.flatMap((figure, index) => {
		const { candidate, champion } = figures[index];
		if (candidate.n > 0 && (!champion || champion.n > 0)) return [];
		return figure in confusionRates ? confusionRates[figure].base : "rows";
	});
	if (missing.length > 0) return {
		lacks: `no ${missing.join(" and no ")}`,
		needed: Math.max(1, minRows - rows)
	};
	return rows < minRows ? {
		lacks: `${rows} rows`,
		needed: minRows - rows
	} : {};
}

// packages/core/gate/fairness/disparity-bounds.ts
/** z of a tail that is shared equally by several statements, each of which may err. */
function sharedZ(z, statements) {
	return statements === 1 ? z : -normalQuantile(normalSurvival(z) / statements);
}
/** Bounds of a disparity: the largest contrast of every family, averaged over the families. */
function disparityBounds(families, form, z, model = "candidate") {
	const each = families.map((family) => {
		const contrasts = family.map((contrast) => contrast[model]);
		const { lower, upper } = largestContrastBounds(contrasts, sharedZ(z, families.length));
		return form === "difference" ? {
			lower,
			upper
		} : {
			lower: Math.exp(-upper),
			upper: Math.exp(-lower)
		};
	});
	return {
		lower: each.reduce((sum, { lower }) => sum + lower, 0) / each.length,
		upper: each.reduce((sum, { upper }) => sum + upper, 0) / each.length
	};
}
/** Bounds of a value with a sign, or of a ratio on either side of 1. */
function signedBounds(boundsAt, form, z) {
	const { lower, upper } = boundsAt(z);
	return form === "difference" ? {
		lower,
		upper
	} : {
		lower: Math.exp(lower),
		upper: Math.exp(upper)
	};
}

// packages/core/gate/fairness/disparity-change.ts
/**
* Bounds of how much smaller the candidate's disparity is than the champion's (ratios: how much larger).
* One family of differences is compared on the same rows; anything else by both intervals, each at half the tail, which
* holds whatever their dependence.
*/
function improvementBounds(families, form, z) {
	const [only] = families;
	if (families.length === 1 && only.every(({ changeAt }) => changeAt)) {
		const { lower, upper } = changeBounds(only, z);
		return {
			lower: 0 - upper,
			upper: 0 - lower
		};
	}
	const half = sharedZ(z, 2);
	const candidate = disparityBounds(families, form, half, "candidate");
	const champion = disparityBounds(families, form, half, "champion");
	const [better, worse] = form === "difference" ? [champion, candidate] : [candidate, champion];
	return {
		lower: better.lower - worse.upper,
		upper: better.upper - worse.lower
	};
}
const choiceShare = .2;
/**
* max x − max y over the contrasts of both models. With i the largest x in truth, the change is at most x_i − y_i; with j the
* largest y it is at least x_j − y_j. So the largest upper bound of a paired change, over the contrasts that may be the
* largest x, is an upper bound (intersection–union again), and the lower one alike.
*/
function changeBounds(family, z) {
	const directed = family.flatMap((contrast) => bothDirections(contrast));
	const tail = normalSurvival(z);
	const choiceZ = -normalQuantile(tail * choiceShare / 2);
	const restZ = -normalQuantile(tail * .8);
	const mayBeLargest = (model) => {
		const least = largestContrastBounds(family.map((contrast) => contrast[model]), choiceZ).lower;
		return directed.filter((one) => one[model](choiceZ).upper >= least);
	};
	const changes = (among) => among.map(({ changeAt }) => changeAt(restZ));
	return {
		upper: Math.max(...changes(mayBeLargest("candidate")).map(({ upper }) => upper)),
		lower: Math.min(...changes(mayBeLargest("champion")).map(({ lower }) => lower))
	};
}
function bothDirections({ candidate, champion, changeAt }) {
	const turn = (boundsAt) => {
		return (z) => {
			const { lower, upper } = boundsAt(z);
			return {
				lower: 0 - upper,
				upper: 0 - lower
			};
		};
	};
	const [x, y, change] = [
		candidate,
		champion,
		changeAt
	];
	return [{
		candidate: x,
		champion: y,
		changeAt: change
	}, {
		candidate: turn(x),
		champion: turn(y),
		changeAt: turn(change)
	}];
}

// packages/core/gate/fairness/disparity-metrics.ts
function spread(figure, form) {
	return {
		task: "binary",
		figures: [figure],
		form,
		combine: "worst",
		groups: "all"
	};
}
function ofErrors(figure, form) {
	return {
		...spread("accuracy", form),
		task: "regression",
		figures: [figure]
	};
}
function privileged(figures, combine = "worst") {
	return {
		task: "binary",
		figures,
		form: "difference",
		combine,
		groups: "privileged"
	};
}
const odds = ["true_positive_rate", "false_positive_rate"];
function equalizedOdds(form) {
	return {
		...spread("accuracy", form),
		figures: odds,
		hasAggregate: true
	};
}
/** By the name in gates.yaml. Fairlearn's names, then AIF360's, then those of regressions. */
const disparityMetrics = {
	demographic_parity_difference: spread("selection_rate", "difference"),
	demographic_parity_ratio: spread("selection_rate", "ratio"),
	equalized_odds_difference: equalizedOdds("difference"),
	equalized_odds_ratio: equalizedOdds("ratio"),
	equal_opportunity_difference: {
		...spread("true_positive_rate", "difference"),
		alsoSigned: true
	},
	equal_opportunity_ratio: spread("true_positive_rate", "ratio"),
	selection_rate_difference: spread("selection_rate", "difference"),
	selection_rate_ratio: spread("selection_rate", "ratio"),
	true_positive_rate_difference: spread("true_positive_rate", "difference"),
	true_positive_rate_ratio: spread("true_positive_rate", "ratio"),
	false_positive_rate_difference: spread("false_positive_rate", "difference"),
	false_positive_rate_ratio: spread("false_positive_rate", "ratio"),
	true_negative_rate_difference: spread("true_negative_rate", "difference"),
	true_negative_rate_ratio: spread("true_negative_rate", "ratio"),
	false_negative_rate_difference: spread("false_negative_rate", "difference"),
	false_negative_rate_ratio: spread("false_negative_rate", "ratio"),
	accuracy_difference: spread("accuracy", "difference"),
	accuracy_ratio: spread("accuracy", "ratio"),
	predictive_parity_difference: spread("precision", "difference"),
	predictive_parity_ratio: spread("precision", "ratio"),
	statistical_parity_difference: privileged(["selection_rate"]),
	disparate_impact: {
		...privileged(["selection_rate"]),
		form: "ratio"
	},
	average_odds_difference: privileged(odds, "signed mean"),
	average_abs_odds_difference: privileged(odds, "mean"),
	error_rate_difference: privileged(["error_rate"]),
	mae_difference: ofErrors("mae", "difference"),
	mae_ratio: ofErrors("mae", "ratio"),
	rmse_difference: ofErrors("rmse", "difference"),
	rmse_ratio: ofErrors("rmse", "ratio"),
	mean_error_difference: ofErrors("mean_error", "difference")
};
/** Whether the value has a sign (or lies on either side of 1), so that both bounds mean something. */
function isSigned(metric, hasPrivileged) {
	if (metric.groups === "all") return metric.alsoSigned === true && hasPrivileged;
	return metric.combine !== "mean";
}

// packages/core/gate/fairness/disparity-value.ts
/**
* A disparity as Fairlearn computes it. Difference: max − min, or the largest |group − overall|. Ratio: min / max, or the
* smallest of r and 1/r, r = group / overall; 0/0 is NaN. Of several figures the worst or the mean, a NaN figure left out,
* except that the worst ratio is NaN when the first figure is.
*/
function spreadValue(figures, { form, combine }, compare) {
	const one = form === "difference" ? differenceOf : ratioOf;
	const values = figures.map((figure) => one(figure, compare));
	const defined = values.filter((value) => !Number.isNaN(value));
	if (defined.length === 0) return NaN;
	if (combine === "mean") return defined.reduce((sum, value) => sum + value, 0) / defined.length;
	if (form === "difference") return Math.max(...defined);
	return Number.isNaN(values[0]) ? NaN : Math.min(...defined);
}
function differenceOf({ groups, overall }, compare) {
	return compare === "between_groups" ? Math.max(...groups) - Math.min(...groups) : Math.max(...groups.map((value) => Math.abs(value - overall)));
}
function ratioOf({ groups, overall }, compare) {
	if (compare === "between_groups") return Math.min(...groups) / Math.max(...groups);
	const defined = groups.map((value) => foldedRatio(value / overall)).filter((value) => !Number.isNaN(value));
	return defined.length === 0 ? NaN : Math.min(...defined);
}
function foldedRatio(ratio) {
	return ratio <= 1 ? ratio : 1 / ratio;
}
/** As AIF360: everyone else − privileged, or their ratio, with its sign; of several figures the mean. */
function signedValue(figures, { form }) {
	const values = figures.map(({ others, privileged }) => form === "difference" ? others - privileged : others / privileged);
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// packages/core/gate/fairness/contrast.ts
/** Two groups of different rows. */
function pairContrast(first, second, form) {
	const between = form === "difference" ? differenceAt : logRatioAt;
	const candidate = between(first.candidate, second.candidate);
	if (!first.champion || !second.champion) return { candidate };
	const champion = between(first.champion, second.champion);
	if (form === "ratio") return {
		candidate,
		champion
	};
	const changeAt = (z) => moverDifference(changeOf(first, z), changeOf(second, z));
	return {
		candidate,
		champion,
		changeAt
	};
}
/**
* A group against everybody, itself included: the contrast with the rest, shrunk by the share w of the group
* (difference (1 − w)·d; ratio ρ becomes ρ / (w·ρ + 1 − w)).
*/
function overallContrast(group, rest, form) {
	const { candidate, champion } = pairContrast(group, rest, form);
	const shrink = (boundsAt, { weight }) => {
		const map = (x) => form === "difference" ? (1 - weight) * x : -Math.log(weight + (1 - weight) * Math.exp(-x));
		return (z) => mapBounds(boundsAt(z), map);
	};
	return {
		candidate: shrink(candidate, group.candidate),
		...champion && group.champion ? { champion: shrink(champion, group.champion) } : {}
	};
}
/** The mean of contrasts of different rows, such as of positives and of negatives. */
function meanContrast(contrasts) {
	const mean = (parts) => {
		return (z) => {
			const values = parts.map((boundsAt) => boundsAt(0).lower);
			const bounds = parts.map((boundsAt) => boundsAt(z));
			const distance = (side) => Math.hypot(...bounds.map((one, index) => one[side] - values[index])) / parts.length;
			const value = values.reduce((sum, one) => sum + one, 0) / parts.length;
			return {
				lower: value - distance("lower"),
				upper: value + distance("upper")
			};
		};
	};
	const champions = contrasts.flatMap(({ champion }) => champion ?? []);
	const changes = contrasts.flatMap(({ changeAt }) => changeAt ?? []);
	return {
		candidate: mean(contrasts.map(({ candidate }) => candidate)),
		...champions.length > 0 ? { champion: mean(champions) } : {},
		...changes.length > 0 ? { changeAt: mean(changes) } : {}
	};
}
function armAt({ value, boundsAt }, z) {
	return {
		value,
		...boundsAt(z)
	};
}
function differenceAt(first, second) {
	return (z) => moverDifference(armAt(first, z), armAt(second, z));
}
function logRatioAt(first, second) {
	return (z) => mapBounds(moverRatio(armAt(first, z), armAt(second, z)), Math.log);
}
function changeOf({ candidate, champion, correlation }, z) {
	const bounds = moverDifference(armAt(candidate, z), armAt(champion, z), correlation);
	return {
		value: candidate.value - champion.value,
		...bounds
	};
}
function mapBounds({ lower, upper }, map) {
	return {
		lower: map(lower),
		upper: map(upper)
	};
}

// packages/core/gate/fairness/group-contrasts.ts
/** Every contrast that the rule asks of the groups that can be judged. */
function contrastFamilies({ metric, compare }, groups) {
	const { form, combine, figures } = metric;
	const byFigure = figures.map((_, figure) => compare === "to_overall" ? groups.map((group) => overallContrast(group.figures[figure], group.rest[figure], form)) : pairs(groups).map(([first, second]) => pairContrast(first.figures[figure], second.figures[figure], form)));
	if (combine === "mean") return byFigure;
	if (combine === "signed mean") return [[meanContrast(byFigure.map(([only]) => only))]];
	return [byFigure.flat()];
}
function pairs(items) {
	return items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second]));
}

// packages/core/gate/fairness/measure-disparity.ts
/** The disparity of both models with intervals. Groups that cannot be judged leave the good side open. */
function measureDisparity(rule, of, { hasChampion, identical }) {
	const judged = of.groups.filter(({ lacks }) => lacks === void 0);
	const rows = of.groups.reduce((sum, group) => sum + group.rows, 0);
	const size = {
		n: judged.reduce((sum, group) => sum + group.rows, 0),
		rows
	};
	const method = methodOf(rule, judged.length);
	if (judged.length < 2) {
		const unknown = `${judged.length === 1 ? "one group" : "no group"} that can be judged: there is nothing to compare`;
		return { candidate: undefinedEstimate(size, method, unknown) };
	}
	const families = contrastFamilies(rule, judged);
	const { form } = rule.metric;
	const isOpen = judged.length < of.groups.length;
	const ofModel = (model) => {
		const value = valueOf$1(rule, judged, of, model);
		if (Number.isNaN(value)) return undefinedEstimate(size, method, "the rate is 0 in every group, and 0/0 has no value");
		const only = signedContrast(rule) ? families[0][0][model] : void 0;
		const boundsAt = only ? (z) => signedBounds(only, form, z) : (z) => disparityBounds(families, form, z, model);
		const facts = isOpen ? { facts: { fairlearn: fairlearnValue(rule, of, model) } } : {};
		return {
			value,
			...size,
			method,
			boundsAt: oncePerZ(isOpen ? opened(boundsAt, rule) : boundsAt),
			...facts
		};
	};
	const candidate = ofModel("candidate");
	if (!hasChampion) return { candidate };
	const champion = ofModel("champion");
	const gain = gainOf(rule, candidate.value, champion.value);
	const compared = {
		...size,
		value: gain,
		method: `paired on the same rows, ${method}`
	};
	if (Number.isNaN(gain)) {
		const unknown = candidate.unknown ?? `of the champion: ${champion.unknown}`;
		return {
			candidate,
			champion,
			improvement: {
				...compared,
				unknown
			}
		};
	}
	const boundsAt = identical ? () => ({
		lower: 0,
		upper: 0
	}) : isOpen ? () => ({
		lower: Number.NEGATIVE_INFINITY,
		upper: Number.POSITIVE_INFINITY
	}) : oncePerZ((z) => improvementBounds(families, form, z));
	return {
		candidate,
		champion,
		improvement: {
			...compared,
			boundsAt
		}
	};
}
/** The verdict, the message and the record ask for the same bounds. */
function oncePerZ(boundsAt) {
	const made = /* @__PURE__ */ new Map();
	return (z) => {
		const bounds = made.get(z) ?? boundsAt(z);
		made.set(z, bounds);
		return bounds;
	};
}
function signedContrast({ metric, privileged }) {
	return isSigned(metric, privileged.length > 0);
}
function valueOf$1(rule, groups, { overall }, model) {
	const { metric, compare } = rule;
	const values = metric.figures.map((_, figure) => ({
		groups: groups.map(({ figures }) => figures[figure][model].value),
		overall: overall[figure][model].value
	}));
	if (!signedContrast(rule)) return spreadValue(values, metric, compare);
	const pairs = values.map((value) => ({
		others: value.groups[0],
		privileged: value.groups[1]
	}));
	return signedValue(pairs, metric);
}
/** What Fairlearn says of all groups: to it the rate of a group without positives or negatives is 0. */
function fairlearnValue({ metric, compare }, { groups, overall }, model) {
	const rate = (value) => Number.isNaN(value) ? 0 : value;
	const values = metric.figures.map((_, figure) => ({
		groups: groups.map(({ figures }) => rate(figures[figure][model].value)),
		overall: rate(overall[figure][model].value)
	}));
	return spreadValue(values, metric, compare);
}
/** Of values with a sign, how much nearer to equality. */
function gainOf({ metric }, candidate, champion) {
	return metric.form === "difference" ? Math.abs(champion) - Math.abs(candidate) : foldedRatio(candidate) - foldedRatio(champion);
}
/** With groups that nobody could judge, the disparity may be as large as can be. */
function opened(boundsAt, rule) {
	const { form, figures } = rule.metric;
	const largest = figures.some((figure) => [
		"mae",
		"rmse",
		"mean_error"
	].includes(figure)) ? Number.POSITIVE_INFINITY : 1;
	return (z) => {
		const { lower, upper } = boundsAt(z);
		if (signedContrast(rule)) return form === "difference" ? {
			lower: -1,
			upper: 1
		} : {
			lower: 0,
			upper: Number.POSITIVE_INFINITY
		};
		return form === "difference" ? {
			lower,
			upper: largest
		} : {
			lower: 0,
			upper
		};
	};
}
function methodOf({ metric, compare }, groups) {
	const interval = metric.task === "binary" ? "Wilson and MOVER" : "means and MOVER";
	if (groups <= 2 && compare === "between_groups") return interval;
	return `${interval}, ${(compare === "to_overall" ? groups : groups * (groups - 1) / 2) * metric.figures.length} comparisons`;
}

// packages/core/gate/fairness/evaluate-fairness.ts
/** @param evidence in the order of the policy's fairness rules */
function evaluateFairness(policy, evidence, { hasChampion, championTable }) {
	const judged = policy.fairness.map((rule, index) => {
		const { table, identical } = evidence[index];
		const location = policy.config.locate(rule.path);
		const of = groupsOfRule(rule, table, {
			hasChampion: championTable,
			location
		});
		return {
			rule,
			of,
			measured: measureDisparity(rule, of, {
				hasChampion: championTable,
				identical
			})
		};
	});
	const decided = judged.flatMap(({ rule, of, measured }) => [...checksOf(rule, of, measured).map((check) => fairnessFinding(check, policy)), ...rule.margin !== void 0 && !measured.improvement ? [notCompared$1(rule, {
		policy,
		hasChampion
	})] : []]);
	const figures = judged.flatMap(({ rule, of }) => figureFindings(rule, of, policy));
	const seen = /* @__PURE__ */ new Set();
	const once = figures.filter(({ check, subject }) => {
		const key = JSON.stringify([check, subject]);
		return !seen.has(key) && seen.add(key);
	});
	const reports = judged.map((one) => reportOf(one, policy.confidence));
	const details = reports.length === 0 ? {} : { fairness: reports };
	return {
		findings: [...decided, ...once],
		reports,
		details
	};
}
function checksOf(rule, of, { candidate, improvement }) {
	const hasBound = rule.limits.minimum !== void 0 || rule.limits.maximum !== void 0;
	const checks = [];
	if (hasBound) checks.push({
		rule,
		kind: "bound",
		limits: rule.limits,
		estimate: candidate,
		of
	});
	if (rule.margin !== void 0 && improvement) {
		const limits = { minimum: rule.margin };
		checks.push({
			rule,
			kind: "vs_champion",
			limits,
			estimate: improvement,
			of
		});
	}
	return checks;
}
function notCompared$1(rule, { policy, hasChampion }) {
	const refused = !hasChampion && policy.firstModel === "fail";
	return {
		check: `${rule.name}.vs_champion`,
		subject: subjectOf(rule),
		verdict: refused ? "fail" : "inconclusive",
		severity: !hasChampion && !refused ? "info" : rule.severity,
		observed: {
			value: null,
			method: "not compared"
		},
		expected: "a champion to compare with",
		message: hasChampion ? `the change of ${rule.name} over ${subjectOf(rule)} cannot be told: give the prediction table of the champion` : `there is no champion to compare with (first_model: ${policy.firstModel})`,
		location: policy.config.locate([...rule.path, "vs_champion"])
	};
}
/** Every figure of every group, also of those that could not be judged. */
function figureFindings(rule, { groups }, { config, confidence }) {
	return groups.flatMap(({ name, figures, lacks, needed }) => rule.metric.figures.map((figure, index) => {
		const { candidate } = figures[index];
		const { value, ...observed } = figureReport(candidate, rule, confidence);
		return {
			check: `fairness.${figure}`,
			subject: `${groupedBy(rule)} = ${name}`,
			verdict: lacks === void 0 ? "pass" : "inconclusive",
			severity: "info",
			observed: {
				value,
				method: observed.method,
				n: observed.n,
				...intervalOf$1(observed)
			},
			expected: "no bound",
			...needed === void 0 ? {} : { needed },
			message: lacks === void 0 ? `${figure} of the group ${name}` : `${figure} of the group ${name} cannot be judged: ${lacks}`,
			location: config.locate(rule.path)
		};
	}));
}
function intervalOf$1({ lower, upper, level }) {
	if (lower === void 0 || upper === void 0 || level === void 0) return {};
	return { interval: {
		lower,
		upper,
		level
	} };
}
function figureReport({ value, n: rows, boundsAt }, { metric }, level) {
	const n = Math.round(rows);
	const method = metric.task === "binary" ? "Wilson" : "Student, corrected for skewness";
	if (rows === 0) return {
		value: null,
		n,
		method: "count",
		unknown: "no row to count it over"
	};
	return {
		value,
		...boundsAt(criticalValue(level)),
		level,
		n,
		method
	};
}
function reportOf({ rule, of, measured }, level) {
	const { candidate, champion, improvement } = measured;
	const figuresOf = (pick) => Object.fromEntries(rule.metric.figures.flatMap((figure, index) => {
		const rate = pick(index);
		return rate ? [[figure, figureReport(rate, rule, level)]] : [];
	}));
	return {
		subject: subjectOf(rule),
		metric: rule.name,
		candidate: estimateReport(candidate, level),
		...champion ? { champion: estimateReport(champion, level) } : {},
		...improvement ? { difference: estimateReport(improvement, level) } : {},
		groups: of.groups.map(({ name, rows, lacks, figures }) => ({
			group: name,
			rows,
			...lacks === void 0 ? {} : { lacks },
			candidate: figuresOf((index) => figures[index].candidate),
			...champion ? { champion: figuresOf((index) => figures[index].champion) } : {}
		}))
	};
}

// packages/core/gate/slice-search/compare-figures.ts
/** P of a difference this large when the slice is as good as the rest (Welch's t, with the slice's degrees of freedom). */
function pWorse(cell, rest) {
	const t = (cell.badness - rest.badness) / Math.sqrt(cell.variance + rest.variance);
	if (!(t > 0)) return 1;
	return studentTwoSided(t, cell.freedom) / 2;
}

// packages/core/gate/slice-search/distinct-slices.ts
const maxReported = 5;
const maxConsidered = 40;
/**
* Leaves out what others explain: a slice that is as good as the rest without the rows reported before it, and a pair of
* conditions that is no worse than the other rows of one of them.
*/
function distinctSlices(ranked, columns, { figuresOf, tail }) {
	const rowCount = columns[0].codes.length;
	const reported = new Uint8Array(rowCount);
	const isWorse = (own, other) => {
		const of = new Uint8Array(rowCount);
		for (let row = 0; row < rowCount; row++) if (!reported[row]) of[row] = own(row) ? 1 : other(row) ? 2 : 0;
		const [, first, second] = figuresOf({
			of,
			count: 3
		});
		const [cell, rest] = [first.cell, second.cell];
		return cell.freedom >= 9 && rest.freedom >= 9 && pWorse(cell, rest) <= tail;
	};
	const weak = [];
	for (const { candidate, pAdjusted } of considered(ranked)) {
		if (weak.length === maxReported) break;
		const isMember = memberOf(candidate.conditions, columns);
		const rivals = (candidate.conditions.length === 1 ? [] : candidate.conditions).filter((one) => ranked.some((other) => isAlone(other, one)));
		if (![...weak.length > 0 ? [everyRow] : [], ...rivals.map((one) => memberOf([one], columns))].every((test) => isWorse(isMember, test))) continue;
		for (let row = 0; row < rowCount; row++) if (isMember(row)) reported[row] = 1;
		const { figures, rows } = candidate;
		const where = whereOf(candidate, columns);
		weak.push({
			where,
			rows,
			slice: figures.cell,
			rest: figures.rest,
			pAdjusted
		});
	}
	return weak;
}
/** The surely worst, and the single conditions that may explain them. */
function considered(ranked) {
	const singles = ranked.filter(({ candidate }) => candidate.conditions.length === 1);
	const chosen = /* @__PURE__ */ new Set([...ranked.slice(0, maxConsidered), ...singles.slice(0, maxConsidered)]);
	return ranked.filter((one) => chosen.has(one));
}
const everyRow = () => true;
function isAlone({ candidate }, { column, code }) {
	const [only, second] = candidate.conditions;
	return second === void 0 && only.column === column && only.code === code;
}
function memberOf(conditions, columns) {
	const tests = conditions.map(({ column, code }) => ({
		codes: columns[column].codes,
		code
	}));
	return (row) => tests.every(({ codes, code }) => codes[row] === code);
}
function whereOf({ conditions }, columns) {
	return conditions.map(({ column, code }) => columns[column].conditions[code - 1]).join(" AND ");
}

// packages/core/gate/slice-search/slice-candidates.ts
/** Every value of every column and, at depth 2, every pair of two columns' values that occurs. */
function candidatesOf(columns, figuresOf, depth) {
	const candidates = [];
	columns.forEach(({ codes, conditions }, column) => {
		const cells = {
			of: codes,
			count: conditions.length + 1
		};
		candidates.push(...splitOf(cells, figuresOf, (cell) => cell > 0 ? [{
			column,
			code: cell
		}] : void 0));
	});
	if (depth === 1) return candidates;
	const rowsOf = new Map(candidates.map(({ conditions: [only], rows }) => [keyOf(only), rows]));
	const isWhole = ({ conditions, rows }) => conditions.some((one) => rowsOf.get(keyOf(one)) === rows);
	columns.forEach((first, a) => columns.slice(a + 1).forEach((second, more) => {
		const b = a + 1 + more;
		const width = second.conditions.length + 1;
		const of = new Uint32Array(first.codes.length);
		for (let row = 0; row < of.length; row++) of[row] = first.codes[row] * width + second.codes[row];
		const pairs = splitOf({
			of,
			count: (first.conditions.length + 1) * width
		}, figuresOf, (cell) => {
			const [one, two] = [Math.floor(cell / width), cell % width];
			if (one === 0 || two === 0) return void 0;
			return [{
				column: a,
				code: one
			}, {
				column: b,
				code: two
			}];
		});
		candidates.push(...pairs.filter((pair) => !isWhole(pair)));
	}));
	return candidates;
}
function keyOf({ column, code }) {
	return `${column} ${code}`;
}
function splitOf(cells, figuresOf, conditionsOf) {
	const rows = new Float64Array(cells.count);
	for (const cell of cells.of) rows[cell]++;
	return figuresOf(cells).flatMap((figures, cell) => {
		const conditions = conditionsOf(cell);
		if (!conditions || rows[cell] === 0 || rows[cell] === cells.of.length) return [];
		return {
			conditions,
			rows: rows[cell],
			figures
		};
	});
}

// packages/core/gate/slice-search/search-slices.ts
/**
* Slices that are worse than all other rows: every value of every column, and every pair of two columns' values.
* Holm over everything tried: the probability of reporting any slice when none is worse is at most (1 − confidence) / 2.
* (Against finding on one half of the rows and testing on the other it sees more with up to some thousand slices.)
* Of those found, the ones that others do not explain are reported.
*/
function searchSlices(columns, figuresOf, options) {
	const tried = candidatesOf(columns, figuresOf, options.depth).filter((candidate) => canBeTried(candidate, options));
	const tail = (1 - options.confidence) / 2;
	const adjusted = holm(tried.map(({ figures }) => pWorse(figures.cell, figures.rest)));
	const critical = tail / Math.max(1, tried.length);
	const ranked = tried.map((candidate, index) => ({
		candidate,
		pAdjusted: adjusted[index]
	})).filter(({ pAdjusted }) => pAdjusted <= tail).sort((a, b) => surely(b.candidate, critical) - surely(a.candidate, critical));
	return {
		weak: distinctSlices(ranked, columns, {
			figuresOf,
			tail
		}),
		significant: ranked.length,
		tried: tried.length
	};
}
function canBeTried({ rows, figures }, { minRows }) {
	const { cell, rest } = figures;
	return rows >= minRows && cell.freedom >= 9 && rest.freedom >= 9;
}
/** By how much it is worse at least. */
function surely({ figures: { cell, rest } }, tail) {
	const critical = studentCritical(1 - 2 * tail, cell.freedom);
	return cell.badness - rest.badness - critical * Math.sqrt(cell.variance + rest.variance);
}

// packages/core/gate/slice-search/search-findings.ts
/**
* Runs every search of the policy. What is found warns by default: nobody stated a bound for it.
* @param evidence in the order of the policy's searches
*/
function evaluateSearches(policy, evidence, rows) {
	if (!rows) return [];
	const { labels, candidate: scores } = rows;
	return policy.searches.flatMap((search, index) => {
		const { columns } = evidence[index];
		const { metric, threshold, depth, minRows } = search;
		const figuresOf = metric.prepare({
			labels,
			scores,
			threshold
		});
		const { confidence } = policy;
		const result = searchSlices(columns, figuresOf, {
			depth,
			minRows,
			confidence
		});
		return [...result.weak.map((weak) => weakSlice(search, weak, {
			policy,
			result
		})), searched(search, result, policy)];
	});
}
function weakSlice({ name, severity, path }, { where, rows, slice, rest, pAdjusted }, { policy, result }) {
	const tried = `${countText(result.tried)} slices tried`;
	return {
		check: `${name}.weak_slice`,
		subject: where,
		verdict: "fail",
		severity,
		observed: {
			value: slice.value,
			interval: intervalOf(slice, policy.confidence),
			n: slice.n,
			method: `search, Holm over ${tried}`
		},
		expected: `as good as the rest, ${numberText(rest.value)}`,
		message: `${name} is ${numberText(slice.value)} in the ${countText(rows)} rows where ${where}, and ${numberText(rest.value)} in the rest (p ${numberText(pAdjusted)} after Holm over ${tried}). To hold it to a bound, paste the condition as where: of a slice`,
		location: policy.config.locate(path)
	};
}
/** Of the value; a mean or an AUC of many rows. */
function intervalOf({ value, badness, variance }, level) {
	const halfWidth = criticalValue(level) * Math.sqrt(variance);
	const valueAt = (moved) => value === badness ? moved : Math.abs(1 - badness - value) < 1e-12 ? 1 - moved : Math.sqrt(Math.max(0, moved));
	const bounds = [valueAt(badness - halfWidth), valueAt(badness + halfWidth)];
	return {
		lower: Math.min(...bounds),
		upper: Math.max(...bounds),
		level
	};
}
function searched({ name, columns, severity, minRows, depth, path }, { tried, weak, significant }, { config, confidence }) {
	const what = `slices of ${columns.join(", ")}${depth === 2 ? " and of their pairs" : ""}`;
	const found = weak.length > 0 ? `${countText(significant)} worse than the rest, of which ${weak.length} not explained by another` : "none is worse than the rest beyond chance";
	return {
		check: `${name}.slice_search`,
		subject: columns.join(", "),
		verdict: tried > 0 ? "pass" : "inconclusive",
		severity: tried > 0 ? "info" : severity,
		observed: {
			value: tried,
			unit: "slices tried",
			method: "search, Holm"
		},
		expected: `no slice worse than the rest at ${percentText(confidence)}`,
		message: tried > 0 ? `${countText(tried)} ${what} of at least ${countText(minRows)} rows were tried: ${found}` : `no slice of ${columns.join(", ")} has ${countText(minRows)} rows and enough of both classes: nothing was searched`,
		location: config.locate(path)
	};
}

// packages/core/gate/evaluate-groups.ts
const noGroups = {
	fairness: [],
	searches: []
};
/** Everything that a policy asks of groups of rows: fairness, and the search of weak slices. */
function evaluateGroups(policy, { fairness, searches, rows }, champion) {
	const judged = evaluateFairness(policy, fairness, {
		hasChampion: champion !== void 0,
		championTable: champion?.table !== void 0
	});
	const found = evaluateSearches(policy, searches, rows);
	return {
		...judged,
		findings: [...judged.findings, ...found]
	};
}

// packages/core/gate/slice-search/searched-metrics.ts
var import_dist = require_dist();
/** A mean over rows of how bad each one is; NaN leaves a row out. */
function meanMetric(options, badnessOf, valueOf = (mean) => mean) {
	return {
		hasThreshold: false,
		needsProbabilities: false,
		...options,
		prepare({ labels, scores, threshold }) {
			const badness = scores.map((score, row) => badnessOf(labels[row], score, threshold));
			return (cells) => meansByCell(badness, cells, valueOf);
		}
	};
}
function meansByCell(badness, { of, count }, valueOf) {
	const [n, sum, squares] = [
		0,
		0,
		0
	].map(() => new Float64Array(count));
	for (let row = 0; row < badness.length; row++) {
		const x = badness[row];
		if (Number.isNaN(x)) continue;
		const cell = of[row];
		n[cell]++;
		sum[cell] += x;
		squares[cell] += x * x;
	}
	const total = [
		n,
		sum,
		squares
	].map((list) => list.reduce((all, one) => all + one, 0));
	return Array.from({ length: count }, (_, cell) => {
		const own = [
			n[cell],
			sum[cell],
			squares[cell]
		];
		const others = total.map((all, index) => all - own[index]);
		const rest = meanFigure([
			others[0],
			others[1],
			others[2]
		], valueOf);
		const figure = meanFigure(own, valueOf);
		const variance = Math.max(figure.variance, rest.variance * rest.n / figure.n);
		return {
			cell: {
				...figure,
				variance
			},
			rest
		};
	});
}
function meanFigure([n, sum, squares], valueOf) {
	const mean = sum / n;
	const variance = Math.max(0, squares - n * mean * mean) / (n - 1) / n;
	return {
		value: valueOf(mean),
		badness: mean,
		variance,
		n,
		freedom: n - 1
	};
}
function aucFigure({ auc, variance, positives, negatives }) {
	const freedom = Math.min(positives, negatives) - 1;
	return {
		value: auc,
		badness: 1 - auc,
		variance,
		n: positives + negatives,
		freedom
	};
}
const rocAuc = {
	task: "binary",
	better: "higher",
	hasThreshold: false,
	needsProbabilities: false,
	prepare({ labels, scores }) {
		const order = scoreOrder(scores);
		return (cells) => aucByCell(labels, order, cells).map(({ rest, ...cell }) => ({
			cell: aucFigure(cell),
			rest: aucFigure(rest)
		}));
	}
};
const right = {
	task: "binary",
	better: "higher",
	hasThreshold: true
};
const error = {
	task: "regression",
	better: "lower"
};
const loss = {
	task: "binary",
	better: "lower",
	needsProbabilities: true
};
const smallest = 2 ** -52;
/** Metrics that a search can try on thousands of slices: means over rows, and the AUC. */
const searchedMetrics = {
	roc_auc: rocAuc,
	accuracy: meanMetric(right, (label, score, threshold) => Number(score >= threshold !== (label === 1)), (wrong) => 1 - wrong),
	recall: meanMetric(right, (label, score, threshold) => label === 1 ? Number(score < threshold) : NaN, (missed) => 1 - missed),
	precision: meanMetric(right, (label, score, threshold) => score >= threshold ? 1 - label : NaN, (wrong) => 1 - wrong),
	log_loss: meanMetric(loss, (label, score) => {
		const inside = Math.max(smallest, Math.min(1 - smallest, score));
		return -Math.log(label === 1 ? inside : 1 - inside);
	}),
	brier_score: meanMetric(loss, (label, score) => (score - label) ** 2),
	mae: meanMetric(error, (label, score) => Math.abs(score - label)),
	rmse: meanMetric(error, (label, score) => (score - label) ** 2, Math.sqrt)
};

// packages/core/gate/slice-search/search-policy.ts
function oneOf$3(...values) {
	return Type.Unsafe({
		type: "string",
		enum: [...values]
	});
}
/** `search` in an entry of `slices`: look for the slices that are worse than the rest. */
const searchSchema = Type.Object({
	columns: Type.Array(Type.String({ minLength: 1 }), {
		minItems: 1,
		maxItems: 12,
		uniqueItems: true,
		description: "their values, and quantile bands of numbers, make the slices"
	}),
	metric: Type.String({ minLength: 1 }),
	depth: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 2,
		description: "conditions a slice may have (2)"
	})),
	min_rows: Type.Optional(Type.Integer({
		minimum: 20,
		description: "smaller slices are not tried (500)"
	})),
	at_threshold: Type.Optional(Type.Number({ description: "predicted positive: score ≥ threshold (0.5)" })),
	severity: Type.Optional(oneOf$3("error", "warn", "info"))
}, { additionalProperties: false });
const defaultMinRows$2 = 500;
function readSearches(slices = []) {
	return slices.flatMap(({ search }, index) => search ? {
		columns: search.columns,
		name: search.metric,
		metric: searchedMetrics[search.metric],
		depth: search.depth === 1 ? 1 : 2,
		minRows: search.min_rows ?? defaultMinRows$2,
		threshold: search.at_threshold ?? .5,
		severity: severities[search.severity ?? "warn"],
		path: [
			"slices",
			index,
			"search"
		]
	} : []);
}
/** What is wrong with a search, by key. */
function searchMisfits({ metric, at_threshold: threshold }, { task, hasWeights }) {
	const known = Object.keys(searchedMetrics).filter((name) => searchedMetrics[name].task === task);
	if (!known.includes(metric)) return [{
		keys: ["search", "metric"],
		message: `'${metric}' cannot be searched by with task: ${task}. ${suggestName(metric, known)}`
	}];
	const misfits = [];
	if (threshold !== void 0 && !searchedMetrics[metric].hasThreshold) {
		const message = `${metric} has no option 'at_threshold'; take it out`;
		misfits.push({
			keys: ["search", "at_threshold"],
			message
		});
	}
	if (hasWeights) misfits.push({
		keys: ["search"],
		message: "a search counts every row alike and takes no sample weights; take one of both out"
	});
	return misfits;
}

// packages/core/gate/slice-policy.ts
const defaultMinRows$1 = 100;
function readSlices({ slices = [] }) {
	return slices.flatMap((slice, index) => slice.search ? [] : {
		rows: rowsOf(slice),
		minRows: slice.min_rows ?? defaultMinRows$1,
		rules: readRules(slice.metrics ?? {}, [
			"slices",
			index,
			"metrics"
		]),
		path: ["slices", index]
	});
}
function rowsOf({ by, bands, name, where }) {
	if (bands) {
		const { column, edges, quantiles } = bands;
		return {
			by: column,
			columns: [column],
			bands: edges ? { edges } : { quantiles }
		};
	}
	if (by === void 0) return {
		name,
		where
	};
	const columns = typeof by === "string" ? [by] : by;
	return {
		by: columns.join(" × "),
		columns
	};
}
function sliceProblems(config) {
	const { slices = [], task: given, columns = {} } = config.value;
	const of = {
		task: given === "regression" ? "regression" : "binary",
		hasWeights: "weight" in columns
	};
	return slices.flatMap((slice, index) => (slice.search ? searchEntryMisfits(slice, of) : misfitsOf$1(slice)).map(({ keys, message }) => {
		const path = [
			"slices",
			index,
			...keys
		];
		return {
			code: "slice",
			subject: path.join("."),
			message,
			location: config.locate(path)
		};
	}));
}
/** An entry that searches has no rows, bounds or metrics of its own. */
function searchEntryMisfits({ search, ...others }, of) {
	return [...Object.keys(others).map((key) => ({
		keys: [key],
		message: "'search' stands alone in its entry; take it out, or put it into an entry of its own"
	})), ...searchMisfits(search, of)];
}
function misfitsOf$1(slice) {
	const { by, bands, name, where, metrics } = slice;
	const named = name !== void 0 || where !== void 0;
	if ([
		by !== void 0,
		bands !== void 0,
		named
	].filter(Boolean).length !== 1 || named && (name === void 0 || where === void 0)) return [{
		keys: [],
		message: "expected one of 'by' (a column, or several), 'bands' (of a number) or both 'name' and 'where' (a condition), or 'search'"
	}];
	if (metrics === void 0) return [{
		keys: [],
		message: "expected the key 'metrics', got none: nothing would be checked"
	}];
	return bands ? bandMisfits(bands) : [];
}
function bandMisfits({ edges, quantiles }) {
	if (edges === void 0 === (quantiles === void 0)) return [{
		keys: ["bands"],
		message: "expected either 'edges' or 'quantiles'"
	}];
	const falling = edges?.findIndex((edge, index) => index > 0 && edge <= edges[index - 1]) ?? -1;
	if (falling < 0) return [];
	return [{
		keys: ["bands", "edges"],
		message: `expected rising edges, got ${edges[falling]} after ${edges[falling - 1]}`
	}];
}
/** The bands of rising edges, the lower edge included: '(−∞, 500)', '[500, 1000)', '[1000, ∞)'. */
function bandNames(edges) {
	const text = (edge) => String(edge).replace("-", "−");
	return [`(−∞, ${text(edges[0])})`, ...edges.map((edge, index) => index === edges.length - 1 ? `[${text(edge)}, ∞)` : `[${text(edge)}, ${text(edges[index + 1])})`)];
}

// packages/core/gate/evidence/first-model.ts
/**
* What a champion that is not there means. In an empty registry, and of a model that has no champion yet, the candidate
* is the first; among other models it may as well be that the name or the registry is wrong.
*/
function firstModelFinding({ uri, registry, reason, known }, { config, firstModel }) {
	const base = {
		check: "first_model",
		subject: uri,
		expected: "a champion, or a registry that cannot have one yet",
		location: config.locate(["first_model"])
	};
	if (reason === "other-models") return {
		...base,
		verdict: "inconclusive",
		severity: "error",
		observed: {
			value: "unknown model",
			n: known.length,
			method: "registry"
		},
		message: `${registry} has no model of this name, and holds ${nameList(known)}: mend 'champion' or 'registry'. If this is the first release of the model, leave 'champion' empty for it`
	};
	const why = reason === "registry-empty" ? `${registry} holds no model yet` : `no version of the model is champion yet (aliases: ${nameList(known)})`;
	return {
		...base,
		verdict: "pass",
		severity: "info",
		observed: {
			value: "first model",
			method: "registry"
		},
		message: `${why}: this is the first model (first_model: ${firstModel})`
	};
}

// packages/core/gate/evidence/not-numbers.ts
/** A metric of the policy that stands in a file, but not as a number: "0.91" in quotes must not count as missing. */
function notNumberProblems(policy, { candidate, champion }) {
	return [{
		input: "candidate",
		side: candidate
	}, {
		input: "champion",
		side: champion
	}].flatMap(({ input, side }) => policy.rules.flatMap(({ metric }) => {
		const what = side?.notNumbers?.get(metric);
		const isComputed = side?.table !== void 0 && metric in metricsOfTask(policy.task);
		if (what === void 0 || isComputed || side?.numbers.has(metric)) return [];
		return [{
			code: "metrics-not-a-number",
			subject: input,
			message: `${metric} is ${what} in the numbers of the ${input}; expected a number`
		}];
	}));
}

// packages/core/gate/evidence/stored-options.ts
/**
* Metrics that depend on options (a threshold, bins) are comparable only when they were measured with the same ones. A gate record
* names the policy it was made by: the same one had the same options, of another one nobody can tell.
*/
function storedOptionsFinding(policy, stored, policyDigest) {
	if (stored.policyDigest === policyDigest) return void 0;
	const known = metricsOfTask(policy.task);
	const doubtful = policy.rules.flatMap(({ metric, rule }) => rule.vs_champion && stored.numbers.has(metric) && Object.hasOwn(known, metric) && (known[metric].options ?? []).length > 0 ? [metric] : []);
	if (doubtful.length === 0) return void 0;
	return {
		check: "stored_options",
		subject: stored.name,
		verdict: "inconclusive",
		severity: "warning",
		observed: {
			value: doubtful.join(", "),
			n: doubtful.length,
			method: "policy digest"
		},
		expected: "metrics measured with the options of this policy",
		message: `${doubtful.join(", ")} of ${stored.name} were measured under another gates.yaml: their threshold or bins may differ. Give the champion's prediction table`,
		location: policy.config.locate(["metrics"])
	};
}

// packages/core/gate/given/collection.ts
const nonFinite = {
	NaN: NaN,
	Infinity: Number.POSITIVE_INFINITY,
	"-Infinity": Number.NEGATIVE_INFINITY
};
const digestKey = /(^|\.)(evaluation_data_digest|dataset_digest)$/;
const longestList = 100;
function openCollection(source) {
	const collected = {
		numbers: /* @__PURE__ */ new Map(),
		notNumbers: /* @__PURE__ */ new Map(),
		dataDigests: /* @__PURE__ */ new Set(),
		sameAs: /* @__PURE__ */ new Map()
	};
	const { numbers, notNumbers, dataDigests, sameAs } = collected;
	const aliases = /* @__PURE__ */ new Set();
	const collection = {
		number(name, value) {
			if (numbers.has(name) && !aliases.has(name)) throw cannotRun("metrics-twice", source, `gives ${name} twice`);
			aliases.delete(name);
			numbers.set(name, value);
		},
		alias(name, value, of) {
			if (numbers.has(name)) return;
			aliases.add(name);
			sameAs.set(of, name);
			numbers.set(name, value);
		},
		note: (name, what) => void notNumbers.set(name, what),
		dataDigest: (value) => void dataDigests.add(value),
		walk: (value, name) => walk(value, name, collection)
	};
	return {
		...collection,
		collected
	};
}
/** Text that spells a number is not one, except NaN and the infinities, which JSON cannot write. */
function walk(value, name, into) {
	if (typeof value === "number") return into.number(name, value);
	if (value === null) return into.number(name, NaN);
	if (typeof value === "string") {
		if (digestKey.test(name)) return into.dataDigest(value);
		if (Object.hasOwn(nonFinite, value)) return into.number(name, nonFinite[value]);
		return into.note(name, `the text ${JSON.stringify(value.slice(0, 40))}`);
	}
	if (typeof value === "boolean") return into.note(name, String(value));
	if (Array.isArray(value)) {
		if (value.length > longestList) return into.note(name, `a list of ${value.length} items`);
		into.note(name, `a list of ${value.length} items, named ${name}.0 and so on`);
		for (const [index, item] of value.entries()) into.walk(item, `${name}.${index}`);
		return;
	}
	if (typeof value !== "object") return;
	for (const [key, item] of Object.entries(value)) into.walk(item, name === "" ? key : `${name}.${key}`);
}

// packages/core/gate/given/classification-report.ts
const figures = [
	"precision",
	"recall",
	"f1-score",
	"support"
];
function isRow(value) {
	return isMapping(value) && figures.every((figure) => figure in value);
}
/** sklearn.metrics.classification_report(output_dict=True): a row for each class, and the averages. */
function isReport(value) {
	return isMapping(value) && (isRow(value["macro avg"]) || isRow(value["weighted avg"]));
}
const averages = [
	"micro avg",
	"macro avg",
	"weighted avg",
	"samples avg"
];
const ones = /* @__PURE__ */ new Set([
	"1",
	"1.0",
	"True",
	"true"
]);
/**
* Every figure as `late.recall`, `macro avg.f1-score`; the averages as `macro_f1` too. Of two classes that are 0 and 1
* or False and True, the figures of the second are those of the positive class: precision, recall, f1.
*/
function readReport(value, into) {
	const report = value;
	into.walk(report, "");
	for (const average of averages) {
		const row = report[average];
		if (isRow(row)) aliases(row, {
			prefix: `${average.split(" ")[0]}_`,
			of: average
		}, into);
	}
	const classes = Object.keys(report).filter((name) => isRow(report[name]) && !averages.includes(name));
	const positive = classes.find((name) => ones.has(name));
	if (positive !== void 0 && classes.length <= 2) aliases(report[positive], {
		prefix: "",
		of: positive
	}, into);
}
function aliases(row, { prefix, of }, into) {
	for (const [theirs, ours] of Object.entries({
		precision: "precision",
		recall: "recall",
		"f1-score": "f1"
	})) {
		const number = row[theirs];
		if (typeof number === "number") into.alias(`${prefix}${ours}`, number, `${of}.${theirs}`);
	}
}

// packages/core/gate/given/dvc-shapes.ts
/** `{ "": { "data": { "metrics.json": { "data": { … } } } } }`; beside other revisions the workspace has its name (DVC 3.67). */
function isShow(value) {
	return isMapping(value) && Object.keys(value).length > 0 && Object.values(value).every((revision) => isFailed(revision) || filesOf(revision) !== void 0);
}
function filesOf(revision) {
	const files = isMapping(revision) ? revision["data"] : void 0;
	const all = isMapping(files) ? Object.values(files) : [];
	return all.length > 0 && all.every((file) => isFailed(file) || isFile(file)) ? files : void 0;
}
function isFile(value) {
	return isMapping(value) && "data" in value && Object.keys(value).length === 1;
}
function isFailed(value) {
	return isMapping(value) && "error" in value;
}
function readShow(value, into, { source }) {
	const revisions = value;
	const names = Object.keys(revisions);
	const name = ["workspace", ""].find((one) => names.includes(one)) ?? names[0];
	if (names.length > 1 && name !== "workspace" && name !== "") {
		const message = `holds several revisions (${names.join(", ")}); run dvc metrics show --json for one`;
		throw cannotRun("metrics-revisions", source, message);
	}
	const revision = revisions[name];
	if (isFailed(revision)) throw failed(source, name || "workspace", revision.error);
	for (const [file, content] of Object.entries(filesOf(revision))) {
		if (isFailed(content)) throw failed(source, file, content.error);
		into.walk(content.data, "");
	}
}
function failed(source, what, error) {
	const said = isMapping(error) ? error["msg"] ?? error["type"] : error;
	const message = `dvc could not read ${what} (${String(said)}): mend that and run dvc metrics show again`;
	return cannotRun("metrics-unreadable", source, message);
}
function isChange(value) {
	return isMapping(value) && ("old" in value || "new" in value);
}
/** `{ "metrics.json": { "auc": { "old": 0.8, "new": 0.81, "diff": 0.01 } } }`; DVC's Python API has it below "diff". */
function isDiff(value) {
	const files = diffedFiles(value);
	return files.length > 0 && files.every((file) => isMapping(file) && Object.keys(file).length > 0 && Object.values(file).every((change) => isChange(change)));
}
function diffedFiles(value) {
	if (!isMapping(value)) return [];
	return Object.values(isMapping(value["diff"]) ? value["diff"] : value);
}
/** The candidate is what is new, the champion what was before. */
function readDiff(value, into, { side }) {
	for (const file of diffedFiles(value)) for (const [name, change] of Object.entries(file)) {
		const { old, new: fresh } = change;
		const number = side === "candidate" ? fresh : old;
		if (number !== void 0 && number !== null) into.walk(number, name);
	}
}

// packages/core/gate/given/metric-names.ts
/** What scikit-learn's functions and MLflow's evaluators call our metrics. Only names of the same definition. */
const synonyms = {
	accuracy_score: "accuracy",
	average_precision_score: "average_precision",
	balanced_accuracy_score: "balanced_accuracy",
	brier_score_loss: "brier_score",
	cohen_kappa_score: "cohen_kappa",
	f1_score: "f1",
	"f1-score": "f1",
	matthews_corrcoef: "mcc",
	mean_absolute_error: "mae",
	mean_absolute_percentage_error: "mape",
	mean_squared_error: "mse",
	median_absolute_error: "median_ae",
	precision_score: "precision",
	r2_score: "r2",
	recall_score: "recall",
	roc_auc_score: "roc_auc",
	root_mean_squared_error: "rmse"
};
/** Our name for a metric of another tool; undefined when it has none, or is ours already. */
function ownName(foreign) {
	return Object.hasOwn(synonyms, foreign) ? synonyms[foreign] : void 0;
}

// packages/core/gate/given/mlflow-run.ts
/**
* A run: `{ run: { data } }` of runs/get, `{ info, data }`, `{ metrics: [{ key, value, step }] }`, or the list alone
* (metrics/get-history).
*/
function isMlflowRun(value) {
	return metricsOf(value) !== void 0;
}
function runOf(value) {
	return isMapping(value) && isMapping(value["run"]) ? value["run"] : value;
}
function metricsOf(value) {
	const run = runOf(value);
	if (isLoggedList(run)) return run;
	if (!isMapping(run)) return void 0;
	if (isLoggedList(run["metrics"])) return run["metrics"];
	const data = run["data"];
	if (!isMapping(data)) return void 0;
	if (isLoggedList(data["metrics"])) return data["metrics"];
	return isMapping(run["info"]) && isMapping(data["metrics"]) ? data["metrics"] : void 0;
}
function isLoggedList(value) {
	return Array.isArray(value) && value.length > 0 && value.every((item) => isMapping(item) && typeof item["key"] === "string" && "value" in item);
}
/** The last value of every metric: of the largest step, and of one step the newest. */
function readMlflowRun(value, into, context) {
	const metrics = metricsOf(value);
	const logged = Array.isArray(metrics) ? metrics.map((item) => loggedOf(item)) : Object.entries(metrics).map(([key, number]) => loggedOf({
		key,
		value: number
	}));
	for (const key of new Set(logged.map((one) => one.key))) {
		const last = lastOf(logged.filter((one) => one.key === key), context);
		into.walk(last.value, key);
		const own = ownName(key);
		if (own !== void 0 && typeof last.value === "number") into.alias(own, last.value, key);
		if (last.datasetDigest !== void 0) into.dataDigest(last.datasetDigest);
	}
	for (const digest of datasetDigests(runOf(value))) into.dataDigest(digest);
}
function loggedOf(item) {
	const whole = (name) => Number(item[name] ?? 0);
	const digest = item["dataset_digest"];
	return {
		key: item["key"],
		value: item["value"],
		step: whole("step"),
		timestamp: whole("timestamp"),
		datasetDigest: typeof digest === "string" && digest !== "" ? digest : void 0
	};
}
function lastOf(history, { source }) {
	const sorted = [...history].sort((a, b) => a.step - b.step || a.timestamp - b.timestamp);
	const last = sorted.at(-1);
	const rival = sorted.find((one) => one.step === last.step && one.timestamp === last.timestamp && one.value !== last.value);
	if (!rival) return last;
	const message = `gives ${last.key} twice at step ${last.step}: ${String(rival.value)} and ${String(last.value)}; keep the one that counts`;
	throw cannotRun("metrics-twice", source, message);
}
/** Of the data sets that the run evaluated; those that it was trained on say nothing of the holdout. */
function datasetDigests(run) {
	const inputs = isMapping(run) && isMapping(run["inputs"]) ? run["inputs"] : {};
	return (Array.isArray(inputs["dataset_inputs"]) ? inputs["dataset_inputs"] : []).flatMap((item) => {
		if (!isMapping(item) || !isMapping(item["dataset"])) return [];
		const digest = item["dataset"]["digest"];
		if (typeof digest !== "string" || /^train/i.test(contextOf(item["tags"]))) return [];
		return [digest];
	});
}
function contextOf(tags) {
	const tag = (Array.isArray(tags) ? tags : []).find((one) => isMapping(one) && one["key"] === "mlflow.data.context");
	return isMapping(tag) && typeof tag["value"] === "string" ? tag["value"] : "";
}

// packages/core/gate/given/metric-shapes.ts
/** In this order: the first that fits reads the file. */
const metricShapes = [
	{
		title: "an MLflow run's metrics",
		isIt: isMlflowRun,
		read: readMlflowRun
	},
	{
		title: "the output of dvc metrics show --json",
		isIt: isShow,
		read: readShow
	},
	{
		title: "the output of dvc metrics diff --json",
		isIt: isDiff,
		read: readDiff
	},
	{
		title: "scikit-learn's classification_report",
		isIt: isReport,
		read: readReport
	},
	{
		title: "the metrics.json of MLflow's evaluate",
		isIt: isEvaluation,
		read: readNamed
	},
	{
		title: "numbers by name",
		isIt: isMapping,
		read: readNamed
	}
];
/** mlflow.models.evaluate: names of its default evaluator, beside counts that only it writes. */
function isEvaluation(value) {
	return isMapping(value) && "example_count" in value && typeof value["example_count"] === "number";
}
/** Plain and nested names, as DVC, DVCLive and CML keep them; the functions of scikit-learn by our names too. */
function readNamed(value, into) {
	into.walk(value, "");
	if (!isMapping(value)) return;
	for (const [name, number] of Object.entries(value)) {
		const own = ownName(name);
		if (own !== void 0 && typeof number === "number") into.alias(own, number, name);
	}
}

// packages/core/gate/given-numbers.ts
/**
* Reads JSON (or, by the file's name, YAML) such as `{"latency_p99_ms": 41.5}`, and what other tools write. Text that
* spells a number is not one, except 'NaN' and the infinities, which JSON cannot write: they stay what they are, and
* no bound holds for them.
* @throws CannotRunError when the text holds no numbers by name.
*/
function parseGivenMetrics(text, source, side = "candidate") {
	const value = valueOf(text, source);
	const shape = metricShapes.find((one) => one.isIt(value));
	if (!shape) throw cannotRun("metrics-shape", source, "expected a JSON object of numbers by name");
	const collection = openCollection(source);
	shape.read(value, collection, {
		source,
		side
	});
	const { numbers, notNumbers, dataDigests, sameAs } = collection.collected;
	if (numbers.size === 0) throw cannotRun("metrics-empty", source, emptyMessage(notNumbers));
	const digests = [...dataDigests].sort();
	return {
		numbers,
		notNumbers,
		sameAs,
		shape: shape.title,
		dataDigests: digests
	};
}
function emptyMessage(notNumbers) {
	const [first] = notNumbers;
	return first === void 0 ? "holds no number" : `holds no number: ${first[0]} is ${first[1]}; write numbers without quotes`;
}
/** A file whose keys are compared one by one: a name that stands twice would hide one of two numbers. */
const comparedBytes = 1e6;
function valueOf(text, source) {
	if (/\.ya?ml$/i.test(source)) return parseConfig(Type.Unknown(), text, source).value;
	let value;
	try {
		value = JSON.parse(quoteNonFinite(text));
	} catch (cause) {
		throw cannotRun("metrics-syntax", source, `is not JSON: ${cause.message}`, { cause });
	}
	if (text.length <= comparedBytes) parseConfig(Type.Unknown(), text, source);
	return value;
}
/** Python's json writes NaN and Infinity bare, which is no JSON. */
function quoteNonFinite(text) {
	if (!/NaN|Infinity/.test(text)) return text;
	return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (token) => token.startsWith("\"") ? token : `"${token}"`);
}
/** @param from where the second come from. @throws CannotRunError when a name is measured twice. */
function mergeNumbers(first, second, from) {
	const twice = [...second.keys()].filter((name) => first.has(name));
	if (twice.length === 0) return new Map([...first, ...second]);
	const message = `${twice.join(", ")} is measured by ${from} and by another input; give it once`;
	throw cannotRun("metrics-twice", "metrics", message);
}

// packages/core/gate/behaviour/read-expectation.ts
const defaultThreshold = .5;
/** The label as a class, or undefined when it is neither. */
function classOf(label, positive) {
	if (positive !== void 0) return String(label) === String(positive);
	const text = String(label);
	if (text === "1" || text === "true") return true;
	return text === "0" || text === "false" ? false : void 0;
}
function readLabelExpectation({ expect }, positive) {
	const { label, label_column: labelColumn, at_threshold: threshold = defaultThreshold } = expect;
	if (labelColumn !== void 0) return {
		kind: "class",
		positive: { column: labelColumn },
		threshold
	};
	if (label !== void 0) return {
		kind: "class",
		positive: classOf(label, positive) === true,
		threshold
	};
	const minimum = perRow(expect.minimum, expect.minimum_column);
	const maximum = perRow(expect.maximum, expect.maximum_column);
	return {
		kind: "range",
		...minimum === void 0 ? {} : { minimum },
		...maximum === void 0 ? {} : { maximum }
	};
}
function perRow(value, column) {
	return column === void 0 ? value : { column };
}
function labelProblems({ expect }, gates) {
	const problem = (message) => [{
		key: "expect",
		message
	}];
	const asksLabel = expect.label !== void 0 || expect.label_column !== void 0;
	const bounds = [
		expect.minimum,
		expect.maximum,
		expect.minimum_column,
		expect.maximum_column
	].filter((one) => one !== void 0);
	if (expect.label !== void 0 && expect.label_column !== void 0) return problem("expected 'label' or 'label_column', got both");
	if (asksLabel === bounds.length > 0) return problem("expected a label ('label', 'label_column') or a range of the score ('minimum', 'maximum', or their columns)");
	if (asksLabel && gates.task !== "binary") return problem(`a label is expected of task: binary, but task is ${gates.task}; expect a range of the score`);
	if (!asksLabel && expect.at_threshold !== void 0) return problem("'at_threshold' belongs to a label; take it out");
	for (const side of ["minimum", "maximum"]) if (expect[side] !== void 0 && expect[`${side}_column`] !== void 0) return problem(`expected '${side}' or '${side}_column', got both`);
	const { minimum, maximum, label } = expect;
	if (minimum !== void 0 && maximum !== void 0 && minimum > maximum) return problem(`expected minimum ≤ maximum, got ${minimum} > ${maximum}: no score passes`);
	if (label !== void 0 && classOf(label, gates.positive) === void 0) return problem(`expected 0 or 1, got ${JSON.stringify(label)}; say which label counts as 1 with 'positive'`);
	return [];
}
function readInvariance(entry) {
	return entry.same_class === true ? {
		kind: "same-class",
		threshold: entry.at_threshold ?? defaultThreshold
	} : {
		kind: "within",
		tolerance: entry.within
	};
}
function invarianceProblems(entry, task) {
	if (entry.within === void 0 === (entry.same_class === void 0)) return [{
		key: "within",
		message: "expected 'within' (a change of score) or 'same_class: true', and not both"
	}];
	if (entry.at_threshold !== void 0 && entry.same_class === void 0) return [{
		key: "at_threshold",
		message: "belongs to 'same_class'; take it out"
	}];
	if (entry.same_class === true && task !== "binary") return [{
		key: "same_class",
		message: `is for task: binary, but task is ${task}; use 'within'`
	}];
	return [];
}
function readDirection(entry) {
	const { expect: direction, at_least: atLeast = 0, tolerance = 0 } = entry;
	return {
		kind: "direction",
		direction,
		atLeast,
		tolerance
	};
}
function directionProblems({ expect, ...entry }) {
	const moves = expect === "up" || expect === "down";
	if (!moves && entry.at_least !== void 0) return [{
		key: "at_least",
		message: `says how far a score must move; '${expect}' does not ask for a move`
	}];
	if (moves && entry.tolerance !== void 0) return [{
		key: "tolerance",
		message: `is for 'not_up' and 'not_down'; '${expect}' asks for a move, of 'at_least'`
	}];
	return [];
}

// packages/core/gate/behaviour/read-versions.ts
/** What one entry of `change` says can be said in one of these ways. */
const waysOfColumn = [
	"to",
	"each",
	"add",
	"multiply",
	"noise",
	"typo",
	"case",
	"expression"
];
/** What is wrong with an entry of `change`, or nothing. */
function changeProblem(entry) {
	const ways = waysOfColumn.filter((way) => entry[way] !== void 0);
	if ([
		entry.column !== void 0,
		entry.set !== void 0,
		entry.swap !== void 0
	].filter(Boolean).length !== 1) return "expected one of 'column', 'set' and 'swap'";
	if (entry.column === void 0) return ways.length === 0 ? void 0 : `'${ways[0]}' needs a 'column', and nothing beside it`;
	if (ways.length !== 1) {
		const got = ways.length === 0 ? "none" : ways.map((way) => `'${way}'`).join(" and ");
		return `expected one of ${waysOfColumn.map((way) => `'${way}'`).join(", ")} beside 'column', got ${got}`;
	}
	if (entry.multiply === 1 || entry.add === 0) return "changes nothing: no row would be tested";
}
/** The versions of a row that an entry of `change` asks for: one, or one for each value. */
function readVersions(entry, path) {
	if (entry.set !== void 0) {
		const pairs = Object.entries(entry.set);
		return [{
			name: pairs.map(([column, value]) => `${column} = ${cellText(value)}`).join(", "),
			columns: new Map(pairs.map(([column, value]) => [column, {
				kind: "to",
				value
			}])),
			isRandom: false,
			path
		}];
	}
	if (entry.swap !== void 0) {
		const [a, b] = entry.swap;
		const columns = /* @__PURE__ */ new Map([[a, {
			kind: "column",
			from: b
		}], [b, {
			kind: "column",
			from: a
		}]]);
		return [{
			name: `${a} and ${b} swapped`,
			columns,
			isRandom: false,
			path
		}];
	}
	const column = entry.column;
	return columnChanges(entry).map((change) => ({
		name: changeText(column, change),
		columns: /* @__PURE__ */ new Map([[column, change]]),
		isRandom: change.kind === "noise" || change.kind === "typo",
		path
	}));
}
function columnChanges(entry) {
	if (entry.to !== void 0) return [{
		kind: "to",
		value: entry.to
	}];
	if (entry.each !== void 0) return entry.each.map((value) => ({
		kind: "to",
		value
	}));
	if (entry.add !== void 0) return [{
		kind: "add",
		amount: entry.add
	}];
	if (entry.multiply !== void 0) return [{
		kind: "multiply",
		factor: entry.multiply
	}];
	if (entry.noise !== void 0) return [{
		kind: "noise",
		share: entry.noise
	}];
	if (entry.typo !== void 0) return [{ kind: "typo" }];
	if (entry.case !== void 0) return [{
		kind: "case",
		to: entry.case
	}];
	return [{
		kind: "expression",
		text: entry.expression
	}];
}
function changeText(column, change) {
	switch (change.kind) {
		case "to": return `${column} = ${cellText(change.value)}`;
		case "add": return `${column} ${change.amount < 0 ? "−" : "+"} ${numberText(Math.abs(change.amount))}`;
		case "multiply": return `${column} × ${numberText(change.factor)}`;
		case "noise": return `${column} ± ${percentText(change.share)}`;
		case "typo": return `a typo in ${column}`;
		case "case": return `${column} in ${change.to} case`;
		case "expression": return `${column} = ${change.text}`;
		default: return `${column} = ${change.from}`;
	}
}
function cellText(value) {
	return value === null ? "missing" : String(value);
}

// packages/core/gate/behaviour/parse-behaviour.ts
const defaultExamples = 5;
function placedEntries({ behaviour = [] }) {
	return behaviour.map((entries, index) => {
		const [[kind, entry]] = Object.entries(entries);
		return {
			kind,
			entry,
			entries,
			path: [
				"behaviour",
				index,
				kind
			]
		};
	});
}
/** The tests of a file without problems. */
function readBehaviour(gates) {
	return placedEntries(gates).map(({ kind, entry, entries, path }) => ({
		kind,
		name: entry.name,
		rows: rowSource(entry.rows, gates.seed ?? 1),
		versions: changesOf(entry).flatMap((one, index) => readVersions(one, [
			...path,
			"change",
			index
		])),
		expectation: expectationOf(entries, gates),
		limit: limitOf(entries),
		decide: entry.decide,
		severity: severities[entry.severity ?? "error"],
		examples: entry.examples ?? defaultExamples,
		redact: typeof entry.redact === "string" ? "all" : entry.redact ?? [],
		path
	}));
}
function rowSource(rows, defaultSeed) {
	if (Array.isArray(rows)) return {
		kind: "inline",
		rows
	};
	const { text_columns: text = [], seed = defaultSeed, ...given } = rows;
	const { table, where, sample } = given;
	return {
		kind: "table",
		table,
		where,
		sample,
		seed,
		textColumns: text
	};
}
function expectationOf(entries, gates) {
	if (entries.minimum_functionality) return readLabelExpectation(entries.minimum_functionality, gates.positive);
	return entries.invariance ? readInvariance(entries.invariance) : readDirection(entries.directional);
}
function changesOf(entry) {
	return "change" in entry ? entry.change : [];
}
function limitOf({ minimum_functionality: minimum, invariance, directional }) {
	if (invariance) return { maximum: invariance.maximum_share ?? 0 };
	return { minimum: (minimum ?? directional)?.minimum_share ?? 1 };
}
/** Everything that a schema cannot say of `behaviour:`. */
function behaviourProblems(config) {
	const gates = config.value;
	const placed = placedEntries(gates);
	const ofTests = placed.flatMap((one, index) => {
		return [
			...entryProblems(one, gates),
			...shareProblems(one),
			...redactProblems(one),
			...nameProblems(one, placed.slice(0, index))
		].map(({ key, message }) => {
			const path = [...one.path, ...key.split("/").map((part) => /^\d+$/.test(part) ? Number(part) : part)];
			return {
				code: "behaviour",
				subject: path.join("."),
				message,
				location: config.locate(path)
			};
		});
	});
	return [...nothingAsked(config), ...ofTests];
}
/** A policy of behaviour alone needs no metrics; one of nothing would pass everything. */
function nothingAsked(config) {
	const { metrics, slices, fairness, behaviour, load } = config.value;
	if ([
		metrics,
		slices,
		fairness,
		behaviour,
		load
	].some((section) => section !== void 0)) return [];
	return [{
		code: "schema",
		subject: "metrics",
		message: "expected 'metrics', 'behaviour' or both, got neither: nothing would be checked",
		location: config.locate(["metrics"])
	}];
}
function entryProblems({ entry, entries }, gates) {
	const { task, positive } = gates;
	const changes = changesOf(entry).flatMap((one, index) => {
		const message = changeProblem(one);
		return message === void 0 ? [] : [{
			key: `change/${index}`,
			message
		}];
	});
	if (entries.minimum_functionality) return labelProblems(entries.minimum_functionality, {
		task,
		positive
	});
	if (entries.invariance) return [...changes, ...invarianceProblems(entries.invariance, task)];
	return [...changes, ...directionProblems(entries.directional)];
}
/** From a sample no interval can ever show that all rows behave: such a limit would leave the test open for good. */
function shareProblems({ entry, kind }) {
	const [key, certain] = kind === "invariance" ? ["maximum_share", 0] : ["minimum_share", 1];
	const given = entry[key] ?? certain;
	const sampled = !Array.isArray(entry.rows) && entry.rows.sample !== void 0;
	const random = changesOf(entry).some(({ noise, typo }) => noise !== void 0 || typo === true);
	const byInterval = entry.decide === "interval" || sampled || random;
	if (given !== certain || entry.decide === "point" || !byInterval) return [];
	return [{
		key,
		message: `${sampled ? "the rows are a sample" : random ? "the change is drawn by chance" : "decide: interval takes the rows for a sample"}: they can show that few rows fail, never that none does. Give ${key} ${certain === 0 ? "above 0" : "below 1"}, or decide: point`
	}];
}
function redactProblems({ entry }) {
	if (typeof entry.redact !== "string" || entry.redact === "all") return [];
	return [{
		key: "redact",
		message: `expected a list of columns or 'all', got ${JSON.stringify(entry.redact)}`
	}];
}
function nameProblems({ entry }, before) {
	return before.some((one) => one.entry.name === entry.name) ? [{
		key: "name",
		message: `another test is called '${entry.name}'; give each its own name`
	}] : [];
}

// packages/core/gate/behaviour/predictor-policy.ts
function readPredictor({ predictor = {} }) {
	return {
		columns: predictor.columns,
		score: predictor.score,
		classIndex: predictor.class,
		timeoutMs: predictor.timeout === void 0 ? void 0 : parsePositiveDurationMs(predictor.timeout),
		format: predictor.format ?? "csv",
		protocol: predictor.protocol,
		layout: predictor.layout ?? "named",
		batchRows: predictor.batch_rows ?? 100,
		headers: predictor.headers ?? {}
	};
}
function predictorProblems(config) {
	const { predictor = {}, behaviour, load } = config.value;
	const problem = (path, message) => ({
		code: "predictor",
		subject: path.join("."),
		message,
		location: config.locate(path)
	});
	const headers = Object.entries(predictor.headers ?? {}).flatMap(([name, value]) => {
		const message = headerProblem(name, value);
		return message === void 0 ? [] : [problem([
			"predictor",
			"headers",
			name
		], message)];
	});
	if (config.value.predictor !== void 0 && behaviour === void 0 && load === void 0) {
		const message = "nothing of the policy asks a model; add 'behaviour:', or take it out";
		return [...headers, problem(["predictor"], message)];
	}
	const { timeout } = predictor;
	if (timeout === void 0 || parsePositiveDurationMs(timeout) !== void 0) return headers;
	const message = `expected a duration such as 30s or 10m, got ${JSON.stringify(timeout)}`;
	return [...headers, problem(["predictor", "timeout"], message)];
}

// packages/core/gate/cluster-policy.ts
/** What cannot be asked of clusters: no interval would be right. */
function clusterProblems(config) {
	const { columns, class_balance: balance, fairness = [], slices = [] } = config.value;
	if (columns?.cluster === void 0) return [];
	const path = ["columns", "cluster"];
	const problem = (message) => ({
		code: "cluster",
		subject: path.join("."),
		message,
		location: config.locate(path)
	});
	const problems = [];
	if (balance === "fixed") problems.push(problem("clusters hold rows of several classes and are drawn whole, which cannot keep 'class_balance: fixed'; take one of the two out"));
	if (columns.weight !== void 0) problems.push(problem("'cluster' and 'weight' together are not supported; take one of the two out"));
	const independent = [...fairness.length > 0 ? ["fairness"] : [], ...slices.some(({ search }) => search !== void 0) ? ["a search"] : []];
	for (const section of independent) problems.push(problem(`${section} takes rows as independent and would be too sure of clustered ones; take one of the two out, or give it a policy of its own`));
	return problems;
}

// packages/core/gate/expression-policy.ts
function readExpressions({ metrics }) {
	return Object.entries(metrics ?? {}).flatMap(([name, { expression, per, better = "higher" }]) => expression === void 0 ? [] : {
		name,
		expression,
		...per === void 0 ? {} : { per },
		better,
		path: ["metrics", name]
	});
}
function expressionProblems(config) {
	const { task, metrics = {}, slices = [] } = config.value;
	const known = metricsOfTask(task === "regression" ? "regression" : "binary");
	return [...Object.entries(metrics).map(([name, rule]) => [
		name,
		rule,
		["metrics", name]
	]), ...slices.flatMap((slice, index) => Object.entries(slice.metrics ?? {}).map(([name, rule]) => [
		name,
		rule,
		[
			"slices",
			index,
			"metrics",
			name
		]
	]))].flatMap(([name, rule, path]) => problemsOf(rule, {
		name,
		isSlice: path[0] === "slices",
		isKnown: Object.hasOwn(known, name)
	}).map(([key, message]) => {
		const place = [...path, key];
		const location = config.locate(place);
		return {
			code: "gate-rule",
			subject: place.join("."),
			message,
			location
		};
	}));
}
function problemsOf({ expression, per, better }, { name, isSlice, isKnown }) {
	if (expression === void 0) return per === void 0 ? [] : [["per", "'per' belongs to an 'expression', which is not given"]];
	const problems = [];
	if (isKnown) {
		const message = `${name} is a metric of the gate already; give the expression another name`;
		problems.push(["expression", message]);
	}
	if (isSlice) {
		const message = `expected the expression under the policy's 'metrics': define ${name} there, and refer to it here by its name`;
		problems.push(["expression", message]);
	}
	if (better === void 0) {
		const message = `expected 'better: higher' or 'better: lower': nothing else says which way ${name} points`;
		problems.push(["expression", message]);
	}
	return problems;
}

// packages/core/gate/fairness/fairness-policy.ts
const defaultMinRows = 100;
function readFairness(entries = []) {
	return entries.map((entry, index) => {
		const { minimum, maximum, aggregate } = entry;
		const metric = disparityMetrics[entry.metric];
		return {
			attributes: listOf(entry.attribute),
			name: entry.metric,
			metric: aggregate === "mean" ? {
				...metric,
				combine: "mean"
			} : metric,
			limits: {
				...minimum === void 0 ? {} : { minimum },
				...maximum === void 0 ? {} : { maximum }
			},
			margin: entry.vs_champion?.margin,
			threshold: entry.at_threshold ?? .5,
			minRows: entry.min_rows ?? defaultMinRows,
			privileged: listOf(entry.privileged),
			compare: entry.compare ?? "between_groups",
			leaveOut: listOf(entry.leave_out),
			byPoint: entry.decide === "point",
			severity: severities[entry.severity ?? "error"],
			path: ["fairness", index]
		};
	});
}
function listOf(value) {
	if (value === void 0) return [];
	return typeof value === "string" ? [value] : value;
}
/** What is wrong with the section as it stands, before any table is read. */
function fairnessProblems(config) {
	const { task, fairness: entries = [] } = config.value;
	if (task !== "binary" && task !== "regression") return [];
	return entries.flatMap((entry, index) => {
		const metric = Object.hasOwn(disparityMetrics, entry.metric) ? disparityMetrics[entry.metric] : void 0;
		const misfits = metric ? misfitsOf(entry, metric, task) : [unknownMetric(entry, task)];
		const before = entries.findIndex((one) => questionOf(one) === questionOf(entry));
		if (before < index) {
			const message = `${entry.metric} over the same groups stands in fairness.${before} already; take one of them out`;
			misfits.push({
				key: "metric",
				message
			});
		}
		return misfits.map(({ key, message }) => {
			const path = [
				"fairness",
				index,
				key
			];
			const location = config.locate(path);
			return {
				code: "fairness",
				subject: path.join("."),
				message,
				location
			};
		});
	});
}
/** What a rule asks, whatever the bounds: two answers to one question could disagree. */
function questionOf(entry) {
	const { attribute, metric, at_threshold: threshold = .5, privileged, compare, aggregate } = entry;
	const groups = [
		listOf(attribute),
		listOf(privileged),
		compare ?? "between_groups"
	];
	return JSON.stringify([
		metric,
		threshold,
		groups,
		aggregate ?? "worst_case"
	]);
}
function unknownMetric({ metric }, task) {
	const known = Object.keys(disparityMetrics).filter((name) => disparityMetrics[name].task === task);
	return {
		key: "metric",
		message: `unknown fairness metric '${metric}'. ${suggestName(metric, known)}`
	};
}
function misfitsOf(entry, metric, task) {
	const { minimum, maximum, vs_champion: margin } = entry;
	const name = entry.metric;
	const misfits = [];
	const misfit = (key, message) => void misfits.push({
		key,
		message
	});
	if (metric.task !== task) misfit("metric", `${name} is for task: ${metric.task}, but task is ${task}`);
	if (minimum === void 0 && maximum === void 0 && margin === void 0) misfit("metric", `expected 'minimum', 'maximum' or 'vs_champion', got none: ${name} would decide nothing`);
	if (minimum !== void 0 && maximum !== void 0 && minimum > maximum) misfit("minimum", `expected minimum ≤ maximum, got ${minimum} > ${maximum}: no value passes`);
	return [
		...misfits,
		...boundMisfits(entry, metric),
		...optionMisfits(entry, metric)
	];
}
/** A bound on the wrong side would pass every model. */
function boundMisfits(entry, metric) {
	if (isSigned(metric, entry.privileged !== void 0)) return [];
	const [key, other, why] = metric.form === "difference" ? [
		"minimum",
		"maximum",
		"the larger, the less fair"
	] : [
		"maximum",
		"minimum",
		"at most 1, and the smaller, the less fair"
	];
	if (entry[key] === void 0) return [];
	return [{
		key,
		message: `${entry.metric} is ${why}; expected '${other}', got '${key}'`
	}];
}
function optionMisfits(entry, metric) {
	const misfits = [];
	const takeOut = (key, message) => {
		if (entry[key] !== void 0) misfits.push({
			key,
			message: `${message}; take it out`
		});
	};
	if (metric.groups === "privileged" && entry.privileged === void 0) {
		const message = `${entry.metric} compares everyone else with the privileged groups; expected 'privileged', got nothing`;
		misfits.push({
			key: "metric",
			message
		});
	}
	if (metric.groups === "privileged" || entry.privileged !== void 0) takeOut("compare", "'compare' does not go with 'privileged'");
	if (!metric.hasAggregate) takeOut("aggregate", `${entry.metric} has one figure only and no 'aggregate'`);
	if (metric.task === "regression") takeOut("at_threshold", "a regression has no threshold");
	return misfits;
}

// packages/core/gate/load/load-policy.ts
const quantiles = [
	{
		key: "p50_ms",
		q: .5
	},
	{
		key: "p95_ms",
		q: .95
	},
	{
		key: "p99_ms",
		q: .99
	}
];
const defaultTimeoutMs = 1e4;
const defaultSample = 1e3;
/** Latencies are kept exactly; this many take 16 MB. */
const mostRequests = 1e6;
function readLoad({ load, seed = 1 }) {
	if (!load) return void 0;
	const [command, ...args] = load.command ?? [];
	return {
		ratePerSecond: load.rate_per_second,
		durationSeconds: load.duration_seconds,
		warmupSeconds: load.warmup_seconds ?? 0,
		latency: quantiles.flatMap(({ key, q }) => {
			const maximum = load[key];
			return maximum === void 0 ? [] : [{
				key,
				q,
				maximum
			}];
		}),
		errorRate: load.error_rate,
		coldStartMs: load.cold_start_ms,
		memoryMb: load.memory_mb,
		request: requestSource(load.request ?? {}, seed),
		timeoutMs: load.timeout_ms ?? defaultTimeoutMs,
		connections: load.connections ?? 100,
		command: command === void 0 ? void 0 : [command, ...args],
		readyPath: load.ready_path,
		startTimeoutMs: (load.start_timeout_seconds ?? 120) * 1e3,
		remote: load.remote ?? false,
		severity: severities[load.severity ?? "error"]
	};
}
function requestSource(request, seed) {
	if (request.body !== void 0) return {
		kind: "body",
		body: request.body
	};
	const rowsPerRequest = request.rows_per_request ?? 1;
	const inline = request.rows;
	if (inline) return {
		kind: "rows",
		rows: {
			kind: "inline",
			rows: inline
		},
		rowsPerRequest
	};
	return {
		kind: "rows",
		rows: {
			kind: "table",
			table: request.table,
			where: request.where,
			sample: request.sample ?? defaultSample,
			seed,
			textColumns: request.text_columns ?? []
		},
		rowsPerRequest
	};
}
/** Everything that a schema cannot say of `load:`. */
function loadProblems(config) {
	const { load, confidence = .95 } = config.value;
	if (!load) return [];
	return [
		...limitProblems(load),
		...sizeProblems(load, confidence),
		...processProblems(load),
		...requestProblems(load.request ?? {})
	].map(({ key, message }) => {
		const path = ["load", ...key === "" ? [] : key.split(".")];
		return {
			code: "load",
			subject: path.join("."),
			message,
			location: config.locate(path)
		};
	});
}
const limitKeys = [
	...quantiles.map(({ key }) => key),
	"error_rate",
	"cold_start_ms",
	"memory_mb"
];
function limitProblems(load) {
	if (limitKeys.every((key) => load[key] === void 0)) return [{
		key: "",
		message: `expected one or more of ${limitKeys.join(", ")}, got none: the load would decide nothing`
	}];
	const timeout = load.timeout_ms ?? defaultTimeoutMs;
	return quantiles.flatMap(({ key, q }, index) => {
		const limit = load[key];
		if (limit === void 0) return [];
		const stricter = quantiles.slice(index + 1).find((one) => (load[one.key] ?? limit) < limit);
		if (stricter) return [{
			key,
			message: `${limit} is above ${stricter.key} ${load[stricter.key]}, and so decides nothing; give the ${percentText(q)} quantile a lower maximum`
		}];
		if (limit < timeout) return [];
		return [{
			key,
			message: `expected less than timeout_ms ${timeout}, got ${limit}: a later answer is an error already`
		}];
	});
}
function sizeProblems(load, level) {
	const { rate_per_second: rate, duration_seconds: seconds, warmup_seconds: warmup = 0 } = load;
	if (rate * (seconds + warmup) > mostRequests) return [{
		key: "rate_per_second",
		message: `${rate} a second for ${seconds + warmup} s are more than ${countText(mostRequests)} requests; take fewer`
	}];
	const counted = Math.floor(rate * seconds);
	return quantiles.flatMap(({ key, q }) => {
		const needed = requestsForQuantile(q, level);
		if (load[key] === void 0 || counted >= needed) return [];
		return [{
			key: "duration_seconds",
			message: `${countText(counted)} requests can never show at ${percentText(level)} that ${key} holds; expected ${needed} or more, ${countText(Math.ceil(needed / rate))} s at this rate`
		}];
	});
}
function processProblems(load) {
	if (load.command) return [];
	return [
		"cold_start_ms",
		"memory_mb",
		"ready_path",
		"start_timeout_seconds"
	].filter((key) => load[key] !== void 0).map((key) => ({
		key,
		message: `is about a server that is started here, and 'command' says no server to start; give its argv, or take ${key} out`
	}));
}
function requestProblems(request) {
	const sources = [
		"body",
		"rows",
		"table"
	].filter((key) => request[key] !== void 0);
	const ofTable = [
		"where",
		"sample",
		"text_columns"
	].filter((key) => request[key] !== void 0);
	const problems = [];
	if (sources.length > 1) {
		const message = `expected one of body, rows and table, got ${sources.join(" and ")}`;
		problems.push({
			key: "request",
			message
		});
	}
	const [source] = sources;
	if (source === "body" || source === "rows") {
		const wrong = [...ofTable, ...source === "body" ? ["rows_per_request"] : []];
		problems.push(...wrong.filter((key) => request[key] !== void 0).map((key) => ({
			key: `request.${key}`,
			message: `has no meaning with ${source}`
		})));
	}
	return problems;
}

// packages/core/gate/holdout/holdout-schema.ts
/** `holdout:` of gates.yaml. */
const holdoutSchema = Type.Object({
	max_uses: Type.Integer({
		minimum: 1,
		maximum: 1e6,
		description: "candidates that the same evaluation data may decide about"
	}),
	severity: Type.Optional(Type.Unsafe({
		type: "string",
		enum: [
			"error",
			"warn",
			"info"
		],
		description: "of more uses than that (warn)"
	}))
}, { additionalProperties: false });
function readHoldout(given) {
	if (!given) return void 0;
	return {
		maxUses: given.max_uses,
		severity: severities[given.severity ?? "warn"]
	};
}

// packages/core/gate/notify/gate-notify.ts
/** What people can ask to be told; recovery: a later candidate passes. */
const gateEvents = [
	"rejected",
	"inconclusive",
	"recovery"
];
const sinkSchema = Type.Object({
	issue: issueSchema,
	on: Type.Optional(Type.Array(Type.Unsafe({
		type: "string",
		enum: [...gateEvents]
	}), {
		minItems: 1,
		description: "what is told; default: rejected, recovery"
	}))
}, { additionalProperties: false });
/** `notify:` of gates.yaml; the same shape as in drift.yaml. */
const gateNotifySchema = Type.Array(sinkSchema, {
	minItems: 1,
	description: "who is told when a candidate is rejected"
});
const defaultEvents = ["rejected", "recovery"];
function readGateNotify({ notify }) {
	return (notify ?? []).map(({ issue, on }) => ({
		...readIssueSink(issue),
		on: on ?? defaultEvents
	}));
}

// packages/core/gate/behaviour/behaviour-schema.ts
const strict$1 = { additionalProperties: false };
function oneOf$2(...values) {
	return Type.Unsafe({
		type: "string",
		enum: [...values]
	});
}
const column$1 = Type.String({ minLength: 1 });
const cell$1 = Type.Unsafe({ type: [
	"string",
	"number",
	"boolean",
	"null"
] });
const share = Type.Number({
	minimum: 0,
	maximum: 1
});
const rows = Type.Unsafe({
	description: "a list of rows, or a table: its rows, those where a condition holds, a sample of them",
	type: ["array", "object"],
	minItems: 1,
	items: Type.Record(Type.String(), cell$1, { minProperties: 1 }),
	properties: {
		table: Type.String({
			minLength: 1,
			description: "path or address; the candidate's table"
		}),
		where: Type.String({
			minLength: 1,
			description: "SQL condition over the columns"
		}),
		sample: Type.Integer({
			minimum: 1,
			description: "so many rows, drawn by the seed"
		}),
		seed: Type.Integer({
			minimum: 0,
			maximum: 2147483647
		}),
		text_columns: Type.Array(column$1, { description: "columns of CSV that stay text, such as codes with leading zeros" })
	},
	additionalProperties: false
});
const change = Type.Object({
	column: Type.Optional(column$1),
	to: Type.Optional(cell$1),
	each: Type.Optional(Type.Array(cell$1, {
		minItems: 1,
		maxItems: 100,
		description: "one version of a row a value"
	})),
	add: Type.Optional(Type.Number()),
	multiply: Type.Optional(Type.Number()),
	noise: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: 1,
		description: "times a random factor between 1 − noise and 1 + noise"
	})),
	typo: Type.Optional(Type.Literal(true, { description: "two neighbouring letters swapped" })),
	case: Type.Optional(oneOf$2("upper", "lower")),
	expression: Type.Optional(Type.String({
		minLength: 1,
		description: "SQL over the columns"
	})),
	set: Type.Optional(Type.Record(Type.String(), cell$1, { minProperties: 1 })),
	swap: Type.Optional(Type.Array(column$1, {
		minItems: 2,
		maxItems: 2
	}))
}, {
	...strict$1,
	minProperties: 1
});
const shared = {
	name: Type.String({
		minLength: 1,
		maxLength: 200
	}),
	rows,
	decide: Type.Optional(oneOf$2("interval", "point")),
	severity: Type.Optional(oneOf$2("error", "warn", "info")),
	examples: Type.Optional(Type.Integer({
		minimum: 0,
		maximum: 50,
		description: "failing rows in the report (5)"
	})),
	redact: Type.Optional(Type.Unsafe({
		type: ["string", "array"],
		items: { type: "string" },
		description: "columns whose values the report shows as shapes, or 'all'"
	}))
};
const changes = Type.Array(change, {
	minItems: 1,
	description: "each one a version of every row"
});
const minimumFunctionality = Type.Object({
	...shared,
	expect: Type.Object({
		label: Type.Optional(Type.Union([
			Type.String(),
			Type.Number(),
			Type.Boolean()
		])),
		label_column: Type.Optional(column$1),
		at_threshold: Type.Optional(Type.Number()),
		minimum: Type.Optional(Type.Number()),
		maximum: Type.Optional(Type.Number()),
		minimum_column: Type.Optional(column$1),
		maximum_column: Type.Optional(column$1)
	}, {
		...strict$1,
		minProperties: 1
	}),
	minimum_share: Type.Optional(share)
}, strict$1);
const invariance = Type.Object({
	...shared,
	change: changes,
	within: Type.Optional(Type.Number({
		minimum: 0,
		description: "the largest change of score that does not count"
	})),
	same_class: Type.Optional(Type.Literal(true)),
	at_threshold: Type.Optional(Type.Number()),
	maximum_share: Type.Optional(share)
}, strict$1);
const directional = Type.Object({
	...shared,
	change: changes,
	expect: oneOf$2("up", "down", "not_up", "not_down"),
	at_least: Type.Optional(Type.Number({ minimum: 0 })),
	tolerance: Type.Optional(Type.Number({ minimum: 0 })),
	minimum_share: Type.Optional(share)
}, strict$1);
const test = Type.Object({
	minimum_functionality: Type.Optional(minimumFunctionality),
	invariance: Type.Optional(invariance),
	directional: Type.Optional(directional)
}, {
	...strict$1,
	minProperties: 1,
	maxProperties: 1
});
/** `behaviour:` of gates.yaml. The three kinds are CheckList's (Ribeiro et al. 2020). */
const behaviourSchema = Type.Array(test, { minItems: 1 });

// packages/core/gate/behaviour/predictor-schema.ts
/** `predictor:` of gates.yaml: how the model behind `predict-command` or `endpoint` is asked. */
const predictorSchema = Type.Object({
	columns: Type.Optional(Type.Array(Type.String({ minLength: 1 }), {
		minItems: 1,
		uniqueItems: true,
		description: "what the model is given, in this order (all but id, label and scores)"
	})),
	score: Type.Optional(Type.String({
		minLength: 1,
		description: "the column, key or output tensor of the answer that holds the score"
	})),
	class: Type.Optional(Type.Integer({
		minimum: 0,
		maximum: 1e4,
		description: "which number of an answer that has one for every class (of two: the second)"
	})),
	timeout: Type.Optional(Type.String({ description: "of the command (10m), or of one request (30s)" })),
	format: Type.Optional(Type.Unsafe({
		type: "string",
		enum: ["csv", "parquet"],
		description: "of the file that the command reads (csv)"
	})),
	protocol: Type.Optional(Type.Unsafe({
		type: "string",
		enum: [
			"kserve-v1",
			"oip-v2",
			"mlflow"
		],
		description: "of the endpoint (seen from its address)"
	})),
	layout: Type.Optional(Type.Unsafe({
		type: "string",
		enum: ["named", "matrix"],
		description: "rows with names of columns, or numbers alone (named)"
	})),
	batch_rows: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 1e4,
		description: "rows of one request (100)"
	})),
	headers: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "of every request; secrets as env:NAME" }))
}, { additionalProperties: false });

// packages/core/gate/fairness/fairness-schema.ts
function oneOf$1(...values) {
	return Type.Unsafe({
		type: "string",
		enum: [...values]
	});
}
const name$1 = Type.String({ minLength: 1 });
const names = Type.Union([name$1, Type.Array(name$1, {
	minItems: 1,
	uniqueItems: true
})]);
const groups = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]);
const fairnessRule = Type.Object({
	attribute: Type.Unsafe({
		...names,
		description: "column whose values are the groups; a list of columns crosses them"
	}),
	metric: Type.String({
		minLength: 1,
		description: "such as equalized_odds_difference"
	}),
	minimum: Type.Optional(Type.Number()),
	maximum: Type.Optional(Type.Number()),
	vs_champion: Type.Optional(Type.Object({ margin: Type.Number({ description: "how much smaller than the champion’s the disparity must be: −x tolerates that it grows by x" }) }, { additionalProperties: false })),
	at_threshold: Type.Optional(Type.Number({ description: "predicted positive: score ≥ threshold (0.5)" })),
	min_rows: Type.Optional(Type.Integer({
		minimum: 1,
		description: "a smaller group leaves the rule open (100)"
	})),
	privileged: Type.Optional(Type.Unsafe({
		...groups,
		description: "the groups that everyone else is compared with, as the report names them"
	})),
	compare: Type.Optional(oneOf$1("between_groups", "to_overall")),
	aggregate: Type.Optional(oneOf$1("worst_case", "mean")),
	leave_out: Type.Optional(Type.Unsafe({
		...groups,
		description: "groups that are not judged; the report says so"
	})),
	decide: Type.Optional(oneOf$1("interval", "point")),
	severity: Type.Optional(oneOf$1("error", "warn", "info"))
}, { additionalProperties: false });
/** The section `fairness` of gates.yaml. */
const fairnessSchema = Type.Array(fairnessRule, { minItems: 1 });

// packages/core/gate/multiclass/multiclass-columns.ts
const name = Type.String({ minLength: 1 });
const probabilities = Type.Record(Type.String({ minLength: 1 }), name, {
	minProperties: 1,
	description: "columns of probabilities: { prefix: 'p_' } for p_<class>, or a map of class to column ({ cat: p_cat, dog: p_dog })"
});
/** Keys under `columns` of a multiclass policy. */
const multiclassColumnSchema = {
	prediction: Type.Optional(Type.String({
		minLength: 1,
		description: "multiclass: column of the predicted class"
	})),
	probabilities: Type.Optional(probabilities),
	champion_prediction: Type.Optional(name),
	champion_probabilities: Type.Optional(probabilities)
};
const defaultPrediction = "prediction";
/**
* The policy alone decides where predictions come from, never what a table happens to hold, so that both models are
* judged by the same rule: from `prediction` where named, else from the probabilities where named, else from the
* column 'prediction'.
*/
function multiclassColumns(given = {}) {
	const { prediction, probabilities: columns } = given;
	const candidate = modelColumns(prediction, columns);
	return {
		candidate,
		champion: modelColumns(given.champion_prediction ?? candidate.prediction, given.champion_probabilities ?? columns)
	};
}
function modelColumns(prediction, columns) {
	if (columns === void 0) return { prediction: prediction ?? defaultPrediction };
	const probabilities = readProbabilities(columns);
	return prediction === void 0 ? { probabilities } : {
		prediction,
		probabilities
	};
}
/** A map of one entry called prefix is a prefix: no classifier has a single class. */
function readProbabilities(columns) {
	const entries = Object.entries(columns);
	const [first] = entries;
	return entries.length === 1 && first?.[0] === "prefix" ? { prefix: first[1] } : { byClass: new Map(entries) };
}

// packages/core/gate/ranking/ranking-schema.ts
/** Keys under `columns` of a ranking policy. */
const rankingColumnSchema = { group: Type.Optional(Type.String({
	minLength: 1,
	description: "ranking: column of the query that a row belongs to"
})) };
/** Options of rules about ranks. */
const rankingRuleSchema = {
	at_k: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 65535,
		description: "how many of the first ranks or likeliest classes count"
	})),
	gain: Type.Optional(Type.Unsafe({
		type: "string",
		enum: ["linear", "exponential"],
		description: "ndcg: what a grade is worth, grade (linear) or 2^grade − 1 (exponential)"
	}))
};
/** Keys of a ranking policy beside `columns`. */
const rankingPolicySchema = {
	relevant_from: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		description: "ranking: smallest relevant grade (1)"
	})),
	groups_without_relevant: Type.Optional(Type.Unsafe({
		type: "string",
		enum: ["exclude", "zero"],
		description: "ranking: leave such groups out and count them, or count them as 0 (exclude)"
	}))
};

// packages/core/gate/rule-schema.ts
function oneOf(...values) {
	return Type.Unsafe({
		type: "string",
		enum: [...values]
	});
}
const margin = Type.Object({
	margin: Type.Optional(Type.Number({ description: "improvement over the champion that must be shown: −x tolerates a regression of x (non-inferiority), +x demands a gain (superiority)" })),
	relative_margin: Type.Optional(Type.Number({ description: "as `margin`, as a share of the champion's absolute value" }))
}, {
	additionalProperties: false,
	minProperties: 1,
	maxProperties: 1
});
const target = Type.Object({
	value: Type.Number(),
	within: Type.Number({
		minimum: 0,
		description: "how far the value may be from it"
	})
}, {
	additionalProperties: false,
	description: "from value − within to value + within"
});
/** What metrics take besides bounds; each has its own few of them (`options` of the metric). */
const options = {
	at_threshold: Type.Optional(Type.Number({ description: "predicted positive: score ≥ threshold (0.5)" })),
	bins: Type.Optional(Type.Integer({
		minimum: 2,
		maximum: 100,
		description: "bins of a calibration error (10)"
	})),
	binning: Type.Optional(oneOf("equal_width", "quantile")),
	beta: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		description: "f_beta: recall weighs beta times as much as precision"
	})),
	at_precision: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: 1,
		description: "the lowest precision allowed"
	})),
	at_top: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		exclusiveMaximum: 1,
		description: "share of the rows, from the highest score down"
	})),
	alpha: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		exclusiveMaximum: 1,
		description: "pinball: the quantile that is predicted (0.5)"
	})),
	...rankingRuleSchema
};
const ruleSchema = Type.Object({
	minimum: Type.Optional(Type.Number()),
	maximum: Type.Optional(Type.Number()),
	target: Type.Optional(target),
	metric: Type.Optional(Type.String({
		minLength: 1,
		description: "which metric this is, where its name here is one of your own"
	})),
	expression: Type.Optional(Type.String({
		minLength: 1,
		description: "a metric of your own: SQL for one row, over the candidate's columns, score and label; its mean counts"
	})),
	per: Type.Optional(Type.String({
		minLength: 1,
		description: "SQL for one row: sum of expression / sum of per"
	})),
	vs_champion: Type.Optional(margin),
	...options,
	decide: Type.Optional(oneOf("interval", "point")),
	better: Type.Optional(oneOf("higher", "lower")),
	severity: Type.Optional(oneOf("error", "warn", "info"))
}, { additionalProperties: false });
const rulesSchema = Type.Record(Type.String(), ruleSchema, { minProperties: 1 });

// packages/core/gate/slice-schema.ts
const column = Type.String({ minLength: 1 });
const bands = Type.Object({
	column,
	edges: Type.Optional(Type.Array(Type.Number(), {
		minItems: 1,
		maxItems: 99,
		description: "rising; [500, 1000] makes (−∞, 500), [500, 1000) and [1000, ∞)"
	})),
	quantiles: Type.Optional(Type.Integer({
		minimum: 2,
		maximum: 20,
		description: "this many bands of about as many rows each"
	}))
}, { additionalProperties: false });
/** One entry of `slices` in gates.yaml. @param rules the schema of `metrics` */
function sliceSchema(rules) {
	return Type.Object({
		by: Type.Optional(Type.Unsafe({
			...Type.Union([column, Type.Array(column, {
				minItems: 1,
				maxItems: 4,
				uniqueItems: true
			})]),
			description: "column: one slice for every value; several columns are crossed"
		})),
		bands: Type.Optional(bands),
		name: Type.Optional(Type.String({ minLength: 1 })),
		where: Type.Optional(Type.String({
			minLength: 1,
			description: "SQL condition over the columns of the candidate"
		})),
		min_rows: Type.Optional(Type.Integer({
			minimum: 1,
			description: "fewer decide nothing (100)"
		})),
		search: Type.Optional(searchSchema),
		metrics: Type.Optional(rules)
	}, { additionalProperties: false });
}

// packages/core/gate/load/load-schema.ts
const strict = { additionalProperties: false };
const text = Type.String({ minLength: 1 });
const cell = Type.Unsafe({ type: [
	"string",
	"number",
	"boolean",
	"null"
] });
function milliseconds(description) {
	return Type.Number({
		exclusiveMinimum: 0,
		maximum: 6e5,
		description
	});
}
const request = Type.Object({
	body: Type.Optional(Type.Unknown({ description: "JSON that is posted as it is" })),
	rows: Type.Optional(Type.Array(Type.Record(Type.String(), cell, { minProperties: 1 }), {
		minItems: 1,
		maxItems: 1e4,
		description: "rows to ask about, in turn"
	})),
	table: Type.Optional(Type.String({
		minLength: 1,
		description: "path or address; the candidate's table"
	})),
	where: Type.Optional(Type.String({
		minLength: 1,
		description: "SQL condition over the columns"
	})),
	sample: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 1e4,
		description: "rows of the table (1000)"
	})),
	text_columns: Type.Optional(Type.Array(text)),
	rows_per_request: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 1e3
	}))
}, strict);
/** `load:` of gates.yaml: requests at a constant rate, whether or not the server keeps up, and what they must be like. */
const loadSchema = Type.Object({
	rate_per_second: Type.Number({
		exclusiveMinimum: 0,
		maximum: 1e4,
		description: "requests that arrive in a second, evenly spaced"
	}),
	duration_seconds: Type.Number({
		exclusiveMinimum: 0,
		maximum: 3600
	}),
	warmup_seconds: Type.Optional(Type.Number({
		minimum: 0,
		maximum: 600,
		description: "at the same rate before, not counted (0)"
	})),
	p50_ms: Type.Optional(milliseconds("maximum of the median")),
	p95_ms: Type.Optional(milliseconds("maximum of the 95th percentile")),
	p99_ms: Type.Optional(milliseconds("maximum of the 99th percentile")),
	error_rate: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		exclusiveMaximum: 1,
		description: "maximum"
	})),
	cold_start_ms: Type.Optional(milliseconds("maximum from the start of `command` to its first good answer")),
	memory_mb: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		description: "maximum of the resident memory of `command`, in 10⁶ bytes"
	})),
	request: Type.Optional(request),
	timeout_ms: Type.Optional(milliseconds("an answer later than this is an error (10000)")),
	connections: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 1e3,
		description: "at most so many at once (100)"
	})),
	command: Type.Optional(Type.Array(text, {
		minItems: 1,
		description: "argv of the server, started for this test and ended after it"
	})),
	ready_path: Type.Optional(Type.String({
		pattern: "^/",
		description: "asked by GET until it answers 200, before the first prediction"
	})),
	start_timeout_seconds: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: 3600,
		description: "120"
	})),
	remote: Type.Optional(Type.Literal(true, { description: "the endpoint is on another machine, and may be loaded" })),
	severity: Type.Optional(Type.Unsafe({
		type: "string",
		enum: [
			"error",
			"warn",
			"info"
		]
	}))
}, strict);

// packages/core/gate/stability/importance-schema.ts
const path = Type.String({ minLength: 1 });
/** `importance:` of gates.yaml: what each model's features weigh, and what to make of it. */
const importanceSchema = Type.Object({
	candidate: Type.Unsafe({
		...path,
		description: "SHAP values (a column a feature, a row a sample), or a table of feature and importance"
	}),
	champion: Type.Optional(Type.Unsafe({
		...path,
		description: "the same of the champion"
	})),
	exclude: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { description: "columns of SHAP tables that are no features, such as base_value" })),
	top: Type.Optional(Type.Integer({
		minimum: 1,
		maximum: 1e3,
		description: "features that feature_importance_overlap compares (5)"
	})),
	dominating_share: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		exclusiveMaximum: 1,
		description: "of all importance, at which a new top feature looks like a leak (0.5)"
	}))
}, { additionalProperties: false });

// packages/core/gate/gates-schema.ts
const slice = sliceSchema(rulesSchema);
/** gates.yaml, the policy of quality-gate. */
const gatesSchema = Type.Object({
	version: Type.Literal(1),
	task: oneOf("binary", "multiclass", "regression", "ranking"),
	columns: Type.Optional(Type.Object({
		id: Type.Optional(Type.String({ minLength: 1 })),
		label: Type.Optional(Type.String({ minLength: 1 })),
		score: Type.Optional(Type.String({ minLength: 1 })),
		champion_score: Type.Optional(Type.String({ minLength: 1 })),
		weight: Type.Optional(Type.String({
			minLength: 1,
			description: "how much each row counts, 0 or more"
		})),
		cluster: Type.Optional(Type.String({
			minLength: 1,
			description: "rows with the same value are no independent evidence: drawn together"
		})),
		...multiclassColumnSchema,
		...rankingColumnSchema
	}, { additionalProperties: false })),
	positive: Type.Optional(Type.Unsafe({
		type: [
			"string",
			"number",
			"boolean"
		],
		description: "the label that counts as 1"
	})),
	confidence: Type.Optional(Type.Number({
		exclusiveMinimum: .5,
		exclusiveMaximum: 1
	})),
	inconclusive: Type.Optional(oneOf("fail", "warn", "pass")),
	first_model: Type.Optional(oneOf("absolute-only", "fail")),
	draws: Type.Optional(Type.Integer({
		minimum: 2e3,
		maximum: 2e4
	})),
	seed: Type.Optional(Type.Integer({
		minimum: 0,
		maximum: 2147483647
	})),
	interval: Type.Optional(oneOf("auto", "percentile", "bca")),
	class_balance: Type.Optional(oneOf("sampled", "fixed")),
	metrics: Type.Optional(rulesSchema),
	slices: Type.Optional(Type.Array(slice)),
	holdout: Type.Optional(holdoutSchema),
	notify: Type.Optional(gateNotifySchema),
	fairness: Type.Optional(fairnessSchema),
	behaviour: Type.Optional(behaviourSchema),
	predictor: Type.Optional(predictorSchema),
	...rankingPolicySchema,
	load: Type.Optional(loadSchema),
	importance: Type.Optional(importanceSchema)
}, { additionalProperties: false });

// packages/core/gate/rule-problems.ts
function ruleProblems(config) {
	const { task, metrics = {}, slices = [] } = config.value;
	const known = metricsOfTask(task);
	return [...readRules(metrics, ["metrics"]), ...slices.flatMap((slice, index) => readRules(slice.metrics ?? {}, [
		"slices",
		index,
		"metrics"
	]))].flatMap((one) => {
		const name = measuredName(one);
		const metric = Object.hasOwn(known, name) ? known[name] : void 0;
		return [
			...renamingProblems(one, Object.keys(known)),
			...boundProblems(one),
			...optionProblems(one, metric),
			...metric ? rangeProblems(one, metric) : []
		].map(({ path, message }) => ({
			code: "gate-rule",
			subject: path.join("."),
			message,
			location: config.locate(path)
		}));
	});
}
/** A rule with a name of its own must say which metric it is, and must not take the name of another. */
function renamingProblems({ metric, rule, path }, names) {
	const place = [...path, "metric"];
	if (rule.metric === void 0 || rule.metric === metric) return [];
	if (rule.expression !== void 0) return [{
		path: place,
		message: "expected 'metric' or 'expression', got both"
	}];
	if (!names.includes(rule.metric)) return [{
		path: place,
		message: `unknown metric '${rule.metric}'. ${suggestName(rule.metric, names)}`
	}];
	if (!names.includes(metric)) return [];
	return [{
		path: place,
		message: `${metric} is a metric itself; call this ${rule.metric} something else`
	}];
}
function boundProblems({ metric, rule, path }) {
	const { minimum, maximum, target, vs_champion: against } = rule;
	const problems = [];
	if (!limitsOf(rule) && against === void 0) {
		const message = `expected 'minimum', 'maximum', 'target' or 'vs_champion', got none: ${metric} would decide nothing`;
		problems.push({
			path,
			message
		});
	}
	if (minimum !== void 0 && maximum !== void 0 && minimum > maximum) {
		const message = `expected minimum ≤ maximum, got ${minimum} > ${maximum}: no value passes`;
		problems.push({
			path: [...path, "minimum"],
			message
		});
	}
	for (const key of ["minimum", "maximum"]) {
		if (!target || rule[key] === void 0) continue;
		const message = `'target' is a minimum and a maximum already; take '${key}' or 'target' out`;
		problems.push({
			path: [...path, key],
			message
		});
	}
	return problems;
}
function optionProblems({ metric, rule, path }, known) {
	const allowed = [...known?.options ?? [], ...known?.requires ?? []];
	const foreign = optionKeys.filter((key) => rule[key] !== void 0 && !allowed.includes(key)).map((key) => ({
		path: [...path, key],
		message: `${metric} has no option '${key}'; take it out`
	}));
	const missing = (known?.requires ?? []).filter((key) => rule[key] === void 0).map((key) => ({
		path,
		message: `${metric} needs '${key}', for which no value is the usual one; add it`
	}));
	return [...foreign, ...missing];
}
/** Bounds that no value of the metric reaches, and a direction that is not the metric's. */
function rangeProblems({ metric, rule, path }, { better, range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }) {
	const problems = [];
	const [lowest, highest] = typeof range === "function" ? range(readMetricOptions(rule)) : range;
	const { minimum, maximum } = limitsOf(rule) ?? {};
	const values = `${metric} lies between ${lowest} and ${highest}`;
	if (minimum !== void 0 && minimum > highest) {
		const message = `${values}, so that no value is at or above ${minimum}`;
		problems.push({
			path: [...path, rule.target ? "target" : "minimum"],
			message
		});
	}
	if (maximum !== void 0 && maximum < lowest) {
		const message = `${values}, so that no value is at or below ${maximum}`;
		problems.push({
			path: [...path, rule.target ? "target" : "maximum"],
			message
		});
	}
	const margin = rule.vs_champion?.margin;
	if (margin !== void 0 && margin > highest - lowest) {
		const message = `${values}, so that no model is better by ${margin}`;
		problems.push({
			path: [
				...path,
				"vs_champion",
				"margin"
			],
			message
		});
	}
	if (rule.better !== void 0 && rule.better !== better) {
		const message = `${metric} is better when ${better}, always; take 'better' out`;
		problems.push({
			path: [...path, "better"],
			message
		});
	}
	return problems;
}

// packages/core/gate/task-problems.ts
/** Keys under `columns` that only these tasks read. */
const columnTasks = {
	prediction: ["multiclass"],
	probabilities: ["multiclass"],
	champion_prediction: ["multiclass"],
	champion_probabilities: ["multiclass"],
	group: ["ranking"]
};
/** Keys under `columns` that are all that a task reads; the other tasks read what is not another's. */
const columnsOf = {
	multiclass: [
		"id",
		"label",
		"weight",
		"cluster",
		"prediction",
		"probabilities",
		"champion_prediction",
		"champion_probabilities"
	],
	ranking: [
		"group",
		"id",
		"label",
		"score",
		"champion_score",
		"weight",
		"cluster"
	]
};
/** Keys of the policy that only some tasks read. */
const tasksOf = {
	positive: ["binary"],
	fairness: ["binary", "regression"],
	interval: ["binary", "regression"],
	relevant_from: ["ranking"],
	groups_without_relevant: ["ranking"]
};
/** Keys that the task of the policy does not read: silence would look as if they had been. */
function taskProblems(config) {
	const { task, columns = {}, class_balance: balance } = config.value;
	const problem = (path, message) => ({
		code: "task-key",
		subject: path.join("."),
		message,
		location: config.locate(path)
	});
	const isRead = (key) => columnsOf[task]?.includes(key) ?? columnTasks[key]?.includes(task) ?? true;
	const ofColumns = Object.keys(columns).filter((key) => !isRead(key)).map((key) => problem(["columns", key], `is not for task: ${task}; take it out`));
	const ofPolicy = Object.entries(tasksOf).filter(([key, tasks]) => Object.hasOwn(config.value, key) && !tasks.includes(task)).map(([key, tasks]) => problem([key], `is for task: ${tasks.join(" or ")}, but task is ${task}`));
	const stratified = balance === "fixed" && task === "multiclass" ? [problem(["class_balance"], "fixed is not supported for task: multiclass yet: draws are not stratified by many classes. Take it out")] : [];
	return [
		...ofColumns,
		...ofPolicy,
		...stratified,
		...scoredProblems(config, problem)
	];
}
/** What takes a label and one score a row. */
function scoredProblems({ value: { task, metrics = {}, slices = [] } }, problem) {
	if (task === "binary" || task === "regression") return [];
	const message = `is for task: binary or regression, but task is ${task}`;
	const expressions = Object.entries(metrics).filter(([, { expression }]) => expression !== void 0).map(([name]) => problem([
		"metrics",
		name,
		"expression"
	], message));
	const searches = slices.flatMap(({ search }, index) => search === void 0 ? [] : [problem([
		"slices",
		index,
		"search"
	], message)]);
	return [...expressions, ...searches];
}

// packages/core/gate/stability/stability-policy.ts
/** The metrics of `importance:`, by the name in gates.yaml. */
const stabilityMetrics = [
	"feature_importance_stability",
	"feature_importance_kendall",
	"feature_importance_overlap"
];
function isStabilityMetric(metric) {
	return stabilityMetrics.includes(metric);
}
function readStability({ importance, metrics = {} }) {
	if (!importance) return void 0;
	return {
		candidate: importance.candidate,
		champion: importance.champion,
		exclude: importance.exclude ?? [],
		top: importance.top ?? 5,
		dominatingShare: importance.dominating_share ?? .5,
		rules: readRules(metrics, ["metrics"]).filter(({ metric }) => isStabilityMetric(metric))
	};
}
/** The rules that are measured by rows and given numbers: without `importance:` stability is a number like any other. */
function otherRules({ importance, metrics = {} }) {
	const rules = readRules(metrics, ["metrics"]);
	return importance ? rules.filter(({ metric }) => !isStabilityMetric(metric)) : rules;
}
/** Stability compares with the champion already. */
function stabilityProblems(config) {
	const { rules = [] } = readStability(config.value) ?? {};
	return rules.filter(({ rule }) => rule.vs_champion !== void 0).map(({ metric, path }) => {
		const key = [...path, "vs_champion"];
		const message = `${metric} is a comparison with the champion itself; give a minimum`;
		return {
			code: "gate-rule",
			subject: key.join("."),
			message,
			location: config.locate(key)
		};
	});
}

// packages/core/gate/parse-gates.ts
/** @throws CannotRunError with every problem of the file. */
function parseGates(text, file) {
	const config = parseConfig(gatesSchema, text, file);
	const gates = config.value;
	const problems = [
		...ruleProblems(config),
		...expressionProblems(config),
		...sliceProblems(config),
		...fairnessProblems(config),
		...behaviourProblems(config),
		...predictorProblems(config),
		...clusterProblems(config),
		...taskProblems(config),
		...loadProblems(config),
		...stabilityProblems(config)
	];
	if (problems.length > 0) throw new CannotRunError(problems);
	const { columns = {} } = gates;
	const score = columns.score ?? "score";
	return {
		config,
		task: gates.task,
		columns: {
			id: columns.id ?? "id",
			label: columns.label ?? "label",
			score,
			championScore: columns.champion_score ?? score,
			...columns.weight === void 0 ? {} : { weight: columns.weight },
			...columns.cluster === void 0 ? {} : { cluster: columns.cluster }
		},
		positive: gates.positive,
		confidence: gates.confidence ?? .95,
		inconclusive: gates.inconclusive ?? "fail",
		firstModel: gates.first_model ?? "absolute-only",
		draws: gates.draws ?? 2e3,
		seed: gates.seed ?? 1,
		classBalance: gates.class_balance ?? "sampled",
		rules: otherRules(gates),
		interval: gates.interval ?? "auto",
		expressions: readExpressions(gates),
		slices: readSlices(gates),
		holdout: readHoldout(gates.holdout),
		notify: readGateNotify(gates),
		behaviour: readBehaviour(gates),
		predictor: readPredictor(gates),
		searches: readSearches(gates.slices),
		fairness: readFairness(gates.fairness),
		load: readLoad(gates),
		stability: readStability(gates)
	};
}

// packages/core/gate/slice-codes.ts
/** Codes of values that are at hand row by row. */
function sliceCodes(rows) {
	const known = /* @__PURE__ */ new Map();
	const codes = Uint16Array.from(rows, (value) => {
		const code = known.get(value) ?? known.size;
		known.set(value, code);
		return code;
	});
	return {
		values: [...known.keys()],
		codes
	};
}
/** The row numbers of every value, in the order of `values`: one array of all rows, cut. */
function membersByCode({ values, codes }) {
	const ends = new Uint32Array(values.length + 1);
	for (const code of codes) ends[code + 1] += 1;
	for (let code = 0; code < values.length; code++) ends[code + 1] += ends[code];
	const next = ends.slice(0, -1);
	const rows = new Uint32Array(codes.length);
	for (let row = 0; row < codes.length; row++) rows[next[codes[row]]++] = row;
	return values.map((_, code) => rows.subarray(ends[code], ends[code + 1]));
}

// packages/core/gate/row-figures.ts
/** The figures of some of the rows. */
function pickFigures$1(figures, rows) {
	const pick = ({ amounts, per }) => ({
		amounts: valuesAt(amounts, rows),
		...per ? { per: valuesAt(per, rows) } : {}
	});
	return new Map([...figures].map(([name, { candidate, champion }]) => [name, {
		candidate: pick(candidate),
		...champion ? { champion: pick(champion) } : {}
	}]));
}
function valuesAt(values, rows) {
	const picked = new Float64Array(rows.length);
	for (let at = 0; at < rows.length; at++) picked[at] = values[rows[at]];
	return picked;
}

// packages/core/gate/aligned-predictions.ts
/** All rows, and those of every slice of the policy. */
function rowsOfPredictions(predictions, policy, engine = inlineDraws()) {
	const { candidate, champion, weights, clusters, figures } = predictions;
	const data = {
		labels: policy.task === "binary" ? Uint8Array.from(predictions.labels) : predictions.labels,
		candidate,
		...champion ? { champion } : {},
		...weights ? { weights } : {},
		...clusters ? { clusters } : {},
		...figures ? { figures } : {}
	};
	const options = {
		...policy,
		engine
	};
	const slices = slicesOf(policy, predictions.slices, (rows) => gateRows(pickRows(data, rows), options));
	return {
		rows: gateRows(data, options),
		slices
	};
}
/** The slices of a policy. @param pick makes the rows of one slice from their numbers */
function slicesOf(policy, values, pick) {
	return policy.slices.flatMap((slice, index) => membersOf(slice, values[index]).map(({ subject, rows }) => ({
		policy: slice,
		subject,
		size: rows.length,
		get rows() {
			return pick(rows);
		}
	})));
}
/** Slices by value in the order of the values; a named condition is one slice, possibly empty. */
function membersOf({ rows }, values) {
	if (!("by" in rows)) return [{
		subject: rows.name,
		rows: rowsWhere(values)
	}];
	const coded = "codes" in values ? values : sliceCodes(values);
	const members = membersByCode(coded);
	return coded.values.map((value, code) => ({
		subject: `${rows.by} = ${valueText(value)}`,
		rows: members[code]
	})).filter((one) => one.rows.length > 0).sort((a, b) => a.subject < b.subject ? -1 : 1);
}
function rowsWhere(holds) {
	const rows = new Uint32Array(holds.length);
	let count = 0;
	for (let row = 0; row < holds.length; row++) if (holds[row] === 1) rows[count++] = row;
	return rows.slice(0, count);
}
function valueText(value) {
	if (value === null) return "(missing)";
	return value === "" ? "''" : value;
}
function pickRows(data, rows) {
	const { labels, candidate, champion, weights, clusters, figures } = data;
	const pickNumbers = (from) => pick(from, rows, new Float64Array(rows.length));
	return {
		labels: labels instanceof Uint8Array ? pick(labels, rows, new Uint8Array(rows.length)) : pickNumbers(labels),
		candidate: pickNumbers(candidate),
		...champion ? { champion: pickNumbers(champion) } : {},
		...weights ? { weights: pickNumbers(weights) } : {},
		...clusters ? { clusters: pick(clusters, rows, new Uint32Array(rows.length)) } : {},
		...figures ? { figures: pickFigures$1(figures, rows) } : {}
	};
}
function pick(from, rows, into) {
	for (let at = 0; at < rows.length; at++) into[at] = from[rows[at]];
	return into;
}

// packages/core/gate/multiclass/class-report.ts
const level = .95;
/** Figures of every class, to see which one a mean hides. They decide nothing. */
function classReport(data) {
	const classCount = data.classes.length;
	const rowsOf = (model) => {
		const counts = countPredictions(data.labels, data[model].predicted, { classCount });
		return (index) => classAt(counts, index);
	};
	const rows = rowsOf("candidate");
	const candidate = figuresOf(data, "candidate", rows);
	const champion = data.champion && figuresOf(data, "champion", rowsOf("champion"));
	return data.classes.map((name, index) => ({
		name,
		rows: rows(index).labelled,
		candidate: candidate(index),
		...champion ? { champion: champion(index) } : {}
	}));
}
function figuresOf(data, model, rowsOf) {
	const { labels, classes, weights } = data;
	const options = {
		classCount: classes.length,
		...weights ? { weights } : {}
	};
	const counts = countPredictions(labels, data[model].predicted, options);
	const worth = worthOfRecalls(data, model);
	return (index) => {
		const one = classAt(counts, index);
		const { predicted } = rowsOf(index);
		if (one.labelled === 0) {
			const precision = predicted > 0 ? 0 : null;
			return {
				predicted,
				precision,
				recall: null,
				f1: precision
			};
		}
		const size = worth ? worth(index) : one.labelled;
		const { lower, upper } = wilsonBounds(classRecall(one) * size, size, criticalValue(level));
		return {
			predicted,
			precision: predicted > 0 ? classPrecision(one) : null,
			recall: classRecall(one),
			f1: classF1(one),
			...data.clusters ? {} : { recallInterval: [lower, upper] }
		};
	};
}
/** Of weighted rows: how many rows the recall of each class is worth. */
function worthOfRecalls({ labels, classes, weights, ...models }, model) {
	if (!weights) return void 0;
	const { predicted } = models[model];
	const ofClass = classes.map(() => ({
		all: 0,
		hits: 0,
		squares: 0,
		hitSquares: 0
	}));
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row];
		addHit(ofClass[label], weights[row], predicted[row] === label);
	}
	return (index) => shareOfHits(ofClass[index]).effectiveRows;
}

// packages/core/gate/multiclass/multiclass-rows.ts
function multiclassRows(data, options) {
	const { weights, ...alike } = data;
	const { clusters } = data;
	const sizes = new Uint32Array(data.classes.length);
	for (const label of data.labels) sizes[label]++;
	const labels = new Float64Array(data.labels);
	const base = gateRows({
		labels,
		candidate: labels,
		...weights ? { weights } : {},
		...clusters ? { clusters } : {}
	}, options);
	return {
		...base.weights ? data : alike,
		options,
		sizes,
		base
	};
}
/** The rows of a slice. */
function pickMulticlass(data, rows) {
	const { classes, labels, candidate, champion, weights, clusters } = data;
	return {
		classes,
		labels: picked(labels, rows),
		candidate: pickModel(candidate, rows),
		...champion ? { champion: pickModel(champion, rows) } : {},
		...weights ? { weights: picked(weights, rows) } : {},
		...clusters ? { clusters: picked(clusters, rows) } : {}
	};
}
function pickModel({ predicted, probabilities, columns }, rows) {
	return {
		predicted: picked(predicted, rows),
		...probabilities ? { probabilities: pickFigures(probabilities, rows) } : {},
		...columns ? { columns: columns.map((column) => column && picked(column, rows)) } : {}
	};
}
function pickFigures({ ofTruth, squares, top, topIsTrue, rankOfTruth }, rows) {
	return {
		...ofTruth ? { ofTruth: picked(ofTruth, rows) } : {},
		...squares ? { squares: picked(squares, rows) } : {},
		...top ? { top: picked(top, rows) } : {},
		...topIsTrue ? { topIsTrue: picked(topIsTrue, rows) } : {},
		...rankOfTruth ? { rankOfTruth: picked(rankOfTruth, rows) } : {}
	};
}
function picked(from, rows) {
	const to = new from.constructor(rows.length);
	for (let at = 0; at < rows.length; at++) to[at] = from[rows[at]];
	return to;
}

// packages/core/gate/multiclass/measured-multiclass.ts
/** Rows of a table or slice that measure the metrics of `task: multiclass`. */
function measuredMulticlass(data, options) {
	const { champion, ...alone } = data;
	const alike = champion !== void 0 && saysTheSame(data.candidate, champion);
	const rows = multiclassRows(alike ? alone : data, options);
	return {
		measure: (rule) => {
			const result = withEffectiveRows(evaluate$1(rows, rule), rows.weights);
			return alike ? identicalModels(result.candidate, "identical predictions") : result;
		},
		details: () => ({ classes: classReport(data) })
	};
}
function evaluate$1(rows, { metric, rule }) {
	const known = multiclassMetrics[metric];
	if (!known) throw cannotRun("metric-name", metric, "is no metric of task: multiclass");
	return known.evaluate(rows, rule);
}
function saysTheSame(one, other) {
	const arrays = (of) => [
		of.predicted,
		of.probabilities?.ofTruth,
		of.probabilities?.squares,
		of.probabilities?.top,
		of.probabilities?.topIsTrue,
		of.probabilities?.rankOfTruth,
		...of.columns ?? []
	];
	const others = arrays(other);
	return arrays(one).every((array, at) => sameNumbers(array, others[at]));
}
function sameNumbers(one, other) {
	if (one === void 0 || other === void 0) return one === other;
	for (let row = 0; row < one.length; row++) if (one[row] !== other[row]) return false;
	return true;
}

// packages/core/gate/ranking/measured-ranking.ts
/** Rows of a table or slice that measure the metrics of `task: ranking`. */
function measuredRanking(data, options) {
	const { champion, ...alone } = data;
	const alike = champion !== void 0 && data.candidate.every((score, row) => score === champion[row]);
	const rows = rankingRows(alike ? alone : data, options);
	return {
		measure: (rule) => {
			const result = evaluate(rows, rule);
			return alike ? identicalModels(result.candidate, "identical scores") : result;
		},
		details: () => ({ groups: groupReport(rows) })
	};
}
function evaluate(rows, { metric, rule }) {
	const known = rankingMetrics[metric];
	if (!known) throw cannotRun("metric-name", metric, "is no metric of task: ranking");
	return known.evaluate(rows, rule);
}
/** How the table falls into groups. */
function groupReport({ starts, grades, options }) {
	let [single, withoutRelevant, largest] = [
		0,
		0,
		0
	];
	for (let group = 0; group + 1 < starts.length; group++) {
		const ofGroup = grades.subarray(starts[group], starts[group + 1]);
		if (ofGroup.length === 1) single++;
		if (!ofGroup.some((grade) => grade >= options.relevantFrom)) withoutRelevant++;
		largest = Math.max(largest, ofGroup.length);
	}
	return {
		count: starts.length - 1,
		withoutRelevant,
		ofOneRow: single,
		largest
	};
}

// packages/core/gate/ranking/ranking-options.ts
const defaultRelevantFrom = 1;
/** What gates.yaml says of all ranking metrics. */
function rankingOptions({ config }) {
	const { relevant_from: from, groups_without_relevant: without } = config.value;
	return {
		relevantFrom: from ?? defaultRelevantFrom,
		withoutRelevant: without ?? "exclude"
	};
}

// packages/core/gate/stability/importance-changes.ts
function importanceChanges(candidate, champion) {
	const missing = (from, to) => [...from.weights.keys()].filter((feature) => !to.weights.has(feature));
	const feature = topFeature(candidate);
	return {
		appeared: missing(candidate, champion),
		disappeared: missing(champion, candidate),
		top: {
			feature,
			share: shareOf(feature, candidate),
			before: shareOf(feature, champion)
		},
		topBefore: topFeature(champion)
	};
}
function topFeature({ weights }) {
	return [...weights].reduce((most, one) => one[1] > most[1] ? one : most)[0];
}
/** 0 when the model does not have it. */
function shareOf(feature, { weights }) {
	const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
	return (weights.get(feature) ?? 0) / total;
}
/**
* A feature that carries most of a model and had less than half of that weight before: this is how a column that knows the label
* looks.
*/
function looksLikeLeak({ top }, dominatingShare) {
	return top.share >= dominatingShare && top.before < top.share / 2;
}
function topText({ top, topBefore }) {
	const before = top.feature === topBefore ? "" : `, where '${topBefore}' came first`;
	return `'${top.feature}' carries ${percentText(top.share)} of the candidate's importance, and ${percentText(top.before)} of the champion's${before}`;
}

// packages/core/gate/stability/feature-importances.ts
/** Mean |SHAP| by feature. */
function weightsOfBatches({ counts, sums }) {
	const rows = counts.reduce((sum, count) => sum + count, 0);
	const mean = (values) => values.reduce((sum, value) => sum + value, 0) / rows;
	return new Map([...sums].map(([feature, values]) => [feature, mean(values)]));
}
function alignImportances(candidate, champion) {
	const features = [.../* @__PURE__ */ new Set([...champion.weights.keys(), ...candidate.weights.keys()])];
	const weightsOf = ({ weights }) => Float64Array.from(features, (feature) => weights.get(feature) ?? 0);
	return {
		features,
		candidate: weightsOf(candidate),
		champion: weightsOf(champion)
	};
}

// packages/core/gate/stability/resample-importances.ts
/** Draws parts of the rows with replacement; the same parts of both tables where these are about the same rows. */
function* resampleImportances(candidate, champion, options) {
	const { features, draws, seed } = options;
	const random = seededRandom(seed);
	const [first, second] = [sideOf(candidate, features), sideOf(champion, features)];
	const together = isPaired(candidate, champion);
	for (let draw = 0; draw < draws; draw++) {
		const parts = drawParts(candidate.counts.length, random);
		const others = together ? parts : drawParts(champion.counts.length, random);
		yield {
			candidate: meansOf(first, parts),
			champion: meansOf(second, others)
		};
	}
}
/** Both tables explain the same rows, in the same parts. */
function isPaired(candidate, champion) {
	return candidate.idDigest !== void 0 && candidate.idDigest === champion.idDigest;
}
function sideOf({ counts, sums }, features) {
	const width = features.length;
	const byPart = new Float64Array(counts.length * width);
	features.forEach((feature, column) => {
		sums.get(feature)?.forEach((sum, part) => {
			byPart[part * width + column] = sum;
		});
	});
	return {
		counts,
		sums: byPart,
		width
	};
}
function drawParts(size, random) {
	return Uint32Array.from({ length: size }, () => random.below(size));
}
function meansOf({ counts, sums, width }, parts) {
	const totals = new Float64Array(width);
	let rows = 0;
	for (const part of parts) {
		rows += counts[part];
		const start = part * width;
		for (let column = 0; column < width; column++) totals[column] += sums[start + column];
	}
	return totals.map((total) => total / rows);
}

// packages/core/gate/stability/measure-stability.ts
function agreements({ top }) {
	return {
		feature_importance_stability: {
			name: "Spearman",
			lowest: -1,
			of: spearman
		},
		feature_importance_kendall: {
			name: "Kendall τ-b",
			lowest: -1,
			of: kendallTauB
		},
		feature_importance_overlap: {
			name: `overlap of the top ${top}`,
			lowest: 0,
			of: (candidate, champion) => topOverlap(candidate, champion, top)
		}
	};
}
/** Fewer say too little of the noise of a mean. */
const fewestRows = 30;
/**
* How well two models agree on what matters. Where both sides are SHAP values, rows are drawn with replacement: noise shuffles ranks, so
* draws agree less than the tables do, and tables less than the truth. The interval holds the percentiles and
* their reflection, and reaches up to what the agreement would be without noise.
*/
function measureStability(metrics, sides, options) {
	const aligned = alignImportances(sides.candidate, sides.champion);
	const known = agreements(options);
	const measured = metrics.map((metric) => {
		const { name, of } = known[metric];
		return {
			metric,
			estimate: plainEstimate(name, of(aligned.candidate, aligned.champion), sides)
		};
	});
	const [first, second] = [sides.candidate.batches, sides.champion.batches];
	if (!first || !second) return new Map(measured.map((one) => [one.metric, one.estimate]));
	if (Math.min(first.rows, second.rows) < fewestRows) return new Map(measured.map((one) => [one.metric, tooFew(one.estimate)]));
	const drawn = drawAll(metrics.map((metric) => known[metric].of), [first, second], {
		...options,
		aligned
	});
	const how = isPaired(first, second) ? "paired bootstrap" : "bootstrap of each table";
	const withBounds = measured.map(({ metric, estimate }, at) => {
		const { name, lowest } = known[metric];
		const sorted = sortDraws(drawn.draws[at]);
		const method = `${name}, ${how}, ${countText(options.draws)} draws`;
		const boundsAt = (z) => widest$1(percentileBounds(sorted, z), basicBounds(sorted, estimate.value, z), {
			lowest,
			reliability: drawn.reliability[at]
		});
		return [metric, {
			...estimate,
			method,
			boundsAt
		}];
	});
	return new Map(withBounds);
}
/** The value without an interval; of rows where both sides have them, else of features. */
function plainEstimate(method, value, { candidate, champion }) {
	const features = (/* @__PURE__ */ new Set([...candidate.weights.keys(), ...champion.weights.keys()])).size;
	const [first, second] = [candidate.batches, champion.batches];
	const n = first && second ? Math.min(first.rows, second.rows) : features;
	if (!Number.isNaN(value)) return {
		value,
		n,
		rows: n,
		method
	};
	return undefinedEstimate({
		n,
		rows: n
	}, method, undefinedReason(features));
}
function tooFew(estimate) {
	const unknown = `${estimate.n} rows of SHAP values are too few for a bootstrap interval, which takes ${fewestRows}`;
	return {
		...estimate,
		unknown,
		rowsForInterval: fewestRows
	};
}
function drawAll(metrics, [candidate, champion], { aligned, ...options }) {
	const values = () => metrics.map(() => new Float64Array(options.draws));
	const [draws, ofCandidate, ofChampion] = [
		values(),
		values(),
		values()
	];
	const resampling = {
		...options,
		features: aligned.features
	};
	let draw = 0;
	for (const sides of resampleImportances(candidate, champion, resampling)) {
		metrics.forEach((of, at) => {
			draws[at][draw] = of(sides.candidate, sides.champion);
			ofCandidate[at][draw] = of(sides.candidate, aligned.candidate);
			ofChampion[at][draw] = of(sides.champion, aligned.champion);
		});
		draw++;
	}
	return {
		draws,
		reliability: metrics.map((_, at) => agreementWithTruth(ofCandidate[at]) * agreementWithTruth(ofChampion[at]))
	};
}
/**
* How well a table agrees with the truth behind it, from how well its draws agree with it. With noise E on a spread S, draws
* correlate with the table by r² = (S + E) / (S + 2E), and the table with the truth by S / (S + E) = 2 − 1/r².
*/
function agreementWithTruth(ofDraws) {
	const agreement = mean(ofDraws);
	if (!(agreement > 0)) return 0;
	return Math.sqrt(Math.max(0, 2 - 1 / (agreement * agreement)));
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function undefinedReason(features) {
	return features < 2 ? "there are fewer than two features to rank" : "all features of a model weigh the same";
}
/** Both intervals; the upper end without what noise took from the agreement: divided by the reliabilities (Spearman 1904). */
function widest$1(one, other, { lowest, reliability }) {
	const upper = Math.max(one.upper, other.upper);
	return {
		lower: Math.max(lowest, Math.min(one.lower, other.lower)),
		upper: Math.min(1, upper > 0 ? upper / Math.max(reliability, Number.MIN_VALUE) : upper)
	};
}

// packages/core/gate/stability/assess-stability.ts
const shownFeatures$1 = 10;
/** Decides the stability metrics of the policy, and tells what came, went and took over. */
function assessStability(policy, stability, { candidate, champion, hasChampion }) {
	const { rules } = stability;
	if (!champion) return rules.map((rule) => notCompared(rule, policy, hasChampion));
	const metrics = rules.map(({ metric }) => metric);
	const estimates = measureStability(metrics, {
		candidate,
		champion
	}, {
		...stability,
		...policy
	});
	const checks = rules.map((rule) => {
		const estimate = estimates.get(rule.metric);
		const { minimum, maximum, decide } = rule.rule;
		return {
			kind: "bound",
			scope: {
				subject: "feature importances",
				isSlice: false
			},
			rule,
			estimate,
			limits: {
				...minimum === void 0 ? {} : { minimum },
				...maximum === void 0 ? {} : { maximum }
			},
			byPoint: decide === "point" || !candidate.batches || !champion.batches
		};
	});
	const changes = importanceChanges(candidate, champion);
	return [
		...decideChecks(checks, policy.confidence).map((check) => checkFinding(check, policy.config, policy.confidence)),
		leakFinding(changes, stability, {
			policy,
			candidate
		}),
		...featureFindings(changes, {
			policy,
			candidate,
			champion
		})
	];
}
function notCompared({ metric, severity, path }, policy, hasChampion) {
	const refused = !hasChampion && policy.firstModel === "fail";
	return {
		check: metric,
		subject: "feature importances",
		verdict: refused ? "fail" : "inconclusive",
		severity: hasChampion || refused ? severity : "info",
		observed: {
			value: null,
			method: "not compared"
		},
		expected: "a champion to compare with",
		message: hasChampion ? `the champion's importances are not given: name their file in importance.champion` : `there is no champion to compare with (first_model: ${policy.firstModel})`,
		location: policy.config.locate(path)
	};
}
/** A warning, never more: a new feature may be that good. */
function leakFinding(changes, { dominatingShare }, { policy, candidate }) {
	const isSuspect = looksLikeLeak(changes, dominatingShare);
	const { feature, share } = changes.top;
	return {
		check: "feature_importance_leak",
		subject: feature,
		verdict: isSuspect ? "warn" : "pass",
		severity: "warning",
		observed: {
			value: share,
			unit: "of all importance",
			n: candidate.batches?.rows ?? candidate.weights.size,
			method: candidate.batches ? "mean |SHAP|" : "given importances"
		},
		expected: `no new top feature with ${percentText(dominatingShare)} or more`,
		message: isSuspect ? `${topText(changes)}: a feature that takes over like this often knows the label. See whether it is known at the time of prediction` : topText(changes),
		location: policy.config.locate(["importance"])
	};
}
function featureFindings({ appeared, disappeared }, { policy, candidate, champion }) {
	if (appeared.length === 0 && disappeared.length === 0) return [];
	const parts = [...appeared.length > 0 ? [`new: ${namesText(appeared)}`] : [], ...disappeared.length > 0 ? [`gone: ${namesText(disappeared)}`] : []];
	return [{
		check: "feature_importance_features",
		subject: "feature importances",
		verdict: "warn",
		severity: "info",
		observed: {
			value: appeared.length + disappeared.length,
			unit: "features",
			method: "count"
		},
		expected: "the same features",
		message: `${candidate.source} and ${champion.source} do not name the same features (${parts.join("; ")}); a feature weighs 0 where it is not named`,
		location: policy.config.locate(["importance"])
	}];
}
function namesText(names) {
	const shown = names.slice(0, shownFeatures$1).join(", ");
	const rest = names.length - shownFeatures$1;
	return rest > 0 ? `${shown} and ${countText(rest)} more` : shown;
}

// packages/core/gate/stability/importance-report.ts
const shownFeatures = 20;
function importanceReport(candidate, champion) {
	const none = {
		source: "",
		weights: /* @__PURE__ */ new Map()
	};
	const { features } = alignImportances(candidate, champion ?? none);
	const [own, other] = [sharesOf(candidate), sharesOf(champion ?? none)];
	const largest = (feature) => Math.max(own(feature) ?? 0, other(feature) ?? 0);
	const sorted = features.toSorted((a, b) => largest(b) - largest(a));
	return {
		candidate: candidate.source,
		champion: champion?.source ?? null,
		featureCount: features.length,
		features: sorted.slice(0, shownFeatures).map((feature) => ({
			feature,
			candidate: own(feature),
			champion: other(feature)
		}))
	};
}
function sharesOf({ weights }) {
	const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
	return (feature) => {
		const weight = weights.get(feature);
		return weight === void 0 ? null : weight / total;
	};
}

// packages/core/gate/curves/calibration-curve.ts
/**
* The reliability diagram over equal-width bins of [0, 1], the same as those of the calibration error, with Wilson's
* interval of each share. Bins without rows are left out. undefined when a score is no probability.
*/
function calibrationCurve({ labels, scores, weights }, { bins, level }) {
	const [rows, mass, score, positive] = Array.from({ length: 4 }, () => new Float64Array(bins));
	for (let row = 0; row < labels.length; row++) {
		const value = scores[row];
		if (!(value >= 0 && value <= 1)) return void 0;
		const bin = calibrationBin(value, bins);
		const weight = weights?.[row] ?? 1;
		rows[bin]++;
		mass[bin] += weight;
		score[bin] += weight * value;
		positive[bin] += weight * labels[row];
	}
	return [...rows.keys()].filter((bin) => mass[bin] > 0).map((bin) => {
		const observed = positive[bin] / mass[bin];
		const interval = wilsonInterval(observed * rows[bin], rows[bin], level);
		return {
			predicted: score[bin] / mass[bin],
			observed,
			...interval,
			rows: rows[bin]
		};
	});
}

// packages/core/gate/curves/histogram.ts
/** `bins` equal bins of a range; what lies outside is counted in the nearest one, so that nothing is lost from sight. */
function histogram(values, range, options) {
	return countByClass(values, range, {
		...options,
		classes: 1
	})[0];
}
/** The same, of the rows labelled 0 and of those labelled 1. */
function histogramsByClass(values, range, options) {
	const [negatives, positives] = countByClass(values, range, {
		...options,
		classes: 2
	});
	return [negatives, positives];
}
function countByClass(values, range, options) {
	const [low, high] = range;
	const { bins, weights, classes, labels } = options;
	const span = high - low;
	const counts = new Float64Array(bins * classes);
	for (let row = 0; row < values.length; row++) {
		const first = labels ? labels[row] * bins : 0;
		const cell = Math.floor((values[row] - low) / span * bins);
		const bin = cell > 0 ? cell < bins ? cell : bins - 1 : 0;
		counts[first + bin] += weights ? weights[row] : 1;
	}
	const edges = Array.from({ length: bins + 1 }, (_, bin) => low + (high - low) * bin / bins);
	return Array.from({ length: classes }, (_, one) => ({
		edges,
		counts: [...counts.subarray(one * bins, (one + 1) * bins)]
	}));
}
/** The cell of a value among equal ones; the first or the last for a value outside. */
function cellOf(value, [low, high], cells) {
	const cell = Math.floor((value - low) / (high - low) * cells);
	return Math.max(0, Math.min(cells - 1, cell));
}

// packages/core/gate/curves/thin-curve.ts
/**
* At most `most` of the points, evenly along the length of the curve, both ends kept: a steep part keeps as many as it needs to look
* the same. No point is moved or made up.
*/
function thinCurve(points, most) {
	if (points.length <= most) return [...points];
	const along = lengths(points);
	const step = along.at(-1) / (most - 1);
	const kept = [points[0]];
	let next = step;
	for (let index = 1; index < points.length - 1 && kept.length < most - 1; index++) {
		if (along[index] < next) continue;
		kept.push(points[index]);
		next = along[index] + step;
	}
	kept.push(points.at(-1));
	return kept;
}
/** Of the way from the first point to each. */
function lengths(points) {
	let total = 0;
	return points.map(([x, y], index) => {
		const [fromX, fromY] = points[Math.max(0, index - 1)];
		total += Math.abs(x - fromX) + Math.abs(y - fromY);
		return total;
	});
}

// packages/core/gate/curves/value-edges.ts
const mostEdges = 1024;
const sampleSize = 65536;
/**
* Strictly increasing values that cut the rows into parts of about equal size: quantiles of an evenly spaced part of the rows. Every edge is a value that occurs,
* so "at or above the edge" is a threshold, and a curve drawn through such thresholds has only exact points.
*/
function valueEdges(values) {
	const sorted = evenSample(values).sort();
	const edges = [];
	const count = Math.min(mostEdges, sorted.length);
	for (let index = 0; index < count; index++) {
		const value = sorted[Math.floor(index * sorted.length / count)];
		if (edges.length === 0 || value > edges.at(-1)) edges.push(value);
	}
	return Float64Array.from(edges);
}
/** Every k-th value; all of them when they are few. */
function evenSample(values) {
	if (values.length <= sampleSize) return values.slice();
	return Float64Array.from({ length: sampleSize }, (_, index) => values[Math.floor(index * values.length / sampleSize)]);
}
/** Bounds of the middle of the values: a single outlier must not squeeze all others into one pixel. */
function middleBounds(columns, share) {
	const bounds = columns.map((values) => {
		const sorted = evenSample(values).sort();
		const at = (part) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
		return [at((1 - share) / 2), at((1 + share) / 2)];
	});
	const low = Math.min(...bounds.map(([lower]) => lower));
	const high = Math.max(...bounds.map(([, upper]) => upper));
	return low < high ? [low, high] : [low - .5, low + .5];
}
/**
* Says how many edges are at or below a value: 0 below the first edge. A table over the range of the edges says between which of them
* it lies, so that the search of a row takes one or two steps where edges are even.
*/
function edgesAtOrBelow(edges) {
	const first = edges[0] ?? 0;
	const cells = 16 * edges.length;
	const perUnit = cells / ((edges.at(-1) ?? 0) - first);
	const scale = Number.isFinite(perUnit) ? perUnit : 0;
	const cellOfValue = (value) => {
		const cell = (value - first) * scale;
		if (!(cell > 0)) return 0;
		return cell < cells ? Math.floor(cell) : cells;
	};
	const starts = edgesBefore(edges, cellOfValue, cells + 1);
	return (value) => {
		const cell = cellOfValue(value);
		let low = starts[cell];
		let high = starts[cell + 1];
		while (low < high) {
			const middle = low + high >>> 1;
			if (edges[middle] <= value) low = middle + 1;
			else high = middle;
		}
		return low;
	};
}
/** Of every cell the number of edges in cells before it, and at the end all of them. */
function edgesBefore(edges, cellOfValue, cells) {
	const starts = new Uint32Array(cells + 1);
	for (const edge of edges) starts[cellOfValue(edge) + 1]++;
	for (let cell = 0; cell < cells; cell++) starts[cell + 1] += starts[cell];
	return starts;
}

// packages/core/gate/curves/threshold-curves.ts
/**
* ROC and precision–recall from counts between thresholds: one pass over the rows, and no sorting of all of them. undefined where
* a class is missing: no rate has a denominator.
*/
function thresholdCurves(rows) {
	const edges = valueEdges(rows.scores);
	const { positives, negatives } = countBetween(edges, rows);
	const [allPositives, allNegatives] = [sum(positives), sum(negatives)];
	if (!(allPositives > 0 && allNegatives > 0)) return void 0;
	const roc = [[0, 0]];
	const precisionRecall = [];
	let [truePositives, falsePositives] = [0, 0];
	for (let part = edges.length; part >= 0; part--) {
		truePositives += positives[part];
		falsePositives += negatives[part];
		const predicted = truePositives + falsePositives;
		if (!(positives[part] + negatives[part] > 0)) continue;
		roc.push([falsePositives / allNegatives, truePositives / allPositives]);
		precisionRecall.push([truePositives / allPositives, truePositives / predicted]);
	}
	return {
		roc: thinCurve(roc, 200),
		precisionRecall: thinCurve(precisionRecall, 200),
		prevalence: allPositives / (allPositives + allNegatives)
	};
}
function countBetween(edges, { labels, scores, weights }) {
	const positives = new Float64Array(edges.length + 1);
	const negatives = new Float64Array(edges.length + 1);
	const partOf = edgesAtOrBelow(edges);
	for (let row = 0; row < labels.length; row++) {
		const counts = labels[row] === 1 ? positives : negatives;
		counts[partOf(scores[row])] += weights ? weights[row] : 1;
	}
	return {
		positives,
		negatives
	};
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

// packages/core/gate/curves/binary-curves.ts
const scoreBins = 40;
function binaryCurves(rows, range, options) {
	const { labels, scores, weights } = rows;
	const [negatives, positives] = histogramsByClass(scores, range, {
		bins: scoreBins,
		weights,
		labels
	});
	return {
		thresholds: thresholdCurves(rows),
		calibration: calibrationCurve(rows, options),
		scores: {
			positives,
			negatives
		}
	};
}
/** Probabilities are drawn from 0 to 1; other scores over the middle of both models. */
function scoreRange(models) {
	return models.every(areProbabilities) ? [0, 1] : middleBounds(models, .998);
}
function areProbabilities(scores) {
	for (let row = 0; row < scores.length; row++) {
		const score = scores[row];
		if (!(score >= 0 && score <= 1)) return false;
	}
	return true;
}

// packages/core/gate/curves/count-grid.ts
/** Pairs outside the plane are counted in its nearest cell. */
function countGrid(xs, ys, plane) {
	const { x, y, columns, rows, length, weights } = plane;
	const counts = new Float64Array(columns * rows);
	for (let row = 0; row < length; row++) {
		const cell = cellOf(ys(row), y, rows) * columns + cellOf(xs(row), x, columns);
		counts[cell] += weights?.[row] ?? 1;
	}
	return {
		x,
		y,
		columns,
		rows,
		counts
	};
}

// packages/core/gate/curves/regression-curves.ts
const cells = 40;
const shownShare = .998;
function regressionCurves({ labels, scores, weights }, { value, residual }) {
	const prediction = (row) => scores[row];
	const difference = (row) => labels[row] - scores[row];
	const size = {
		columns: cells,
		rows: cells,
		length: labels.length,
		weights
	};
	return {
		truth: countGrid(prediction, (row) => labels[row], {
			x: value,
			y: value,
			...size
		}),
		residuals: countGrid(prediction, difference, {
			x: value,
			y: residual,
			...size
		}),
		residualCounts: histogram(labels.map((label, row) => label - scores[row]), residual, {
			bins: cells,
			weights
		})
	};
}
/** Residuals lie around 0 on the page: one that is far from it is seen to be. */
function regressionRanges(labels, models) {
	const truths = evenSample(labels);
	const differences = models.map((scores) => {
		const sample = evenSample(scores);
		return truths.map((truth, index) => truth - sample[index]);
	});
	const [low, high] = middleBounds(differences, shownShare);
	const farthest = Math.max(Math.abs(low), Math.abs(high));
	return {
		value: middleBounds([labels, ...models], shownShare),
		residual: [-farthest, farthest]
	};
}

// packages/core/gate/curves/gate-curves.ts
/** undefined when there are no rows. */
function gateCurves(rows, options) {
	const { labels, candidate, champion, weights } = rows;
	if (labels.length === 0) return void 0;
	const models = champion ? [candidate, champion] : [candidate];
	if (labels instanceof Uint8Array) {
		const range = scoreRange(models);
		const draw = (scores) => binaryCurves({
			labels,
			scores,
			...weights ? { weights } : {}
		}, range, options);
		return {
			kind: "binary",
			...ofBoth(candidate, champion, draw)
		};
	}
	const ranges = regressionRanges(labels, models);
	const draw = (scores) => regressionCurves({
		labels,
		scores,
		...weights ? { weights } : {}
	}, ranges);
	return {
		kind: "regression",
		...ofBoth(candidate, champion, draw)
	};
}
function ofBoth(candidate, champion, draw) {
	return {
		candidate: draw(candidate),
		...champion ? { champion: draw(champion) } : {}
	};
}

// packages/core/gate/notify/gate-alert.ts
function gateAlert(run) {
	const { findings, ...rest } = run;
	const wrong = worstFirst(findings).filter(({ verdict, severity }) => severity === "error" && (verdict === "fail" || verdict === "inconclusive"));
	return {
		...rest,
		status: statusOf(run.verdict),
		wrong
	};
}
function statusOf(verdict) {
	if (verdict === "fail") return "rejected";
	return verdict === "inconclusive" ? "inconclusive" : "stable";
}
/** The names of what is wrong: the same ones again are no news. */
function wrongNames({ wrong }) {
	return wrong.map(({ check, subject, verdict }) => `${check} · ${subject}: ${verdict}`).sort();
}

// packages/core/gate/calibrate/margin.ts
/** The margin (below 0) that an equal model passes with the power asked for, on `share` times as many rows. */
function marginFor({ standardError, betweenTrainings }, { confidence, power }, share = 1) {
	const sampling = standardError / Math.sqrt(share);
	const spread = Math.hypot(sampling, betweenTrainings);
	return 0 - (criticalValue(confidence) * sampling + normalQuantile(power) * spread);
}
/** How often an equal model passes a margin. */
function passProbability({ standardError, betweenTrainings }, { confidence }, margin) {
	const reach = -margin - criticalValue(confidence) * standardError;
	return normalCdf(reach / Math.hypot(standardError, betweenTrainings));
}
/** The smallest loss that a gate with margin 0 calls a failure with a probability of 80 %. */
function detectableLoss({ standardError }, { confidence }) {
	return (criticalValue(confidence) + normalQuantile(decisionPower)) * standardError;
}
/** Rows for a margin that an equal model passes with the power asked for; Infinity when training alone varies as much. */
function rowsForMargin(noise, levels, { margin, rows }) {
	if (!(margin < 0 - normalQuantile(levels.power) * noise.betweenTrainings)) return Number.POSITIVE_INFINITY;
	let [few, many] = [1e-9, 0x38d7ea4c68000];
	for (let step = 0; step < 200; step++) {
		const share = Math.sqrt(few * many);
		if (marginFor(noise, levels, share) >= margin) many = share;
		else few = share;
	}
	return Math.ceil(rows * many);
}

// packages/core/gate/calibrate/noise.ts
const readAtZ = 2;
/** The standard error towards one side, read off the interval: a skewed one has two. Undefined without an interval. */
function standardError(estimate, side) {
	const { boundsAt, value } = estimate;
	if (!boundsAt || Number.isNaN(value)) return void 0;
	const error = Math.abs(value - boundsAt(readAtZ)[side]) / readAtZ;
	return Number.isFinite(error) && error > 0 ? error : void 0;
}
/**
* From improvements of retrainings over the champion: the rows give each a standard error, and what the improvements differ from 0
* beyond that is the training's own (moments: τ² = mean d² − mean SE²). The champion was chosen and its retrainings were not, so
* their distance from 0 counts, not only their spread.
*/
function noiseOfRetrainings(improvements) {
	const known = improvements.flatMap((estimate) => {
		const error = standardError(estimate, "lower");
		return error === void 0 ? [] : [{
			value: estimate.value,
			error
		}];
	});
	if (known.length === 0) return void 0;
	const mean = (of) => known.reduce((sum, one) => sum + of(one), 0) / known.length;
	const sampling = mean(({ error }) => error ** 2);
	const excess = mean(({ value }) => value ** 2) - sampling;
	return {
		standardError: Math.sqrt(sampling),
		betweenTrainings: Math.sqrt(Math.max(0, excess)),
		retrainings: known.length
	};
}
/** Without retrainings: the errors of two equal models correlate by `correlation`. */
function assumedNoise(standardErrorOfOne, correlation) {
	return {
		standardError: standardErrorOfOne * Math.sqrt(2 * (1 - correlation)),
		betweenTrainings: 0,
		retrainings: 0
	};
}

// packages/core/gate/calibrate/calibrate-metric.ts
function calibrateMetric(input, options) {
	const { rule, better, champion, improvements } = input;
	const side = better === "higher" ? "lower" : "upper";
	const interval = intervalAt(champion, options.confidence);
	const error = standardError(champion, side);
	if (!interval || error === void 0) return {
		rule,
		unknown: champion.unknown ?? "its interval has no width"
	};
	const noise = noiseOfRetrainings(improvements) ?? assumedNoise(error, options.correlation);
	const margin = marginFor(noise, options);
	const { value, n, rows, method } = champion;
	return {
		rule,
		better,
		value,
		interval,
		n,
		rows,
		method,
		bound: boundFor(champion, side, options),
		standardError: error,
		noise,
		margin,
		detectable: detectableLoss(noise, options),
		rowsForHalfMargin: rowsForMargin(noise, options, {
			margin: margin / 2,
			rows
		}),
		today: todayOf(input, {
			error,
			noise,
			options
		})
	};
}
/**
* The bound that a model as good as this passes with the power asked for on fresh rows: its whole interval must lie beyond, and its value
* varies too. Read off the interval where it has a formula; a bootstrap has no draws that far out and is scaled.
*/
function boundFor(champion, side, { confidence, power }) {
	const z = criticalValue(confidence) + normalQuantile(power);
	if (!champion.method.includes("bootstrap")) return champion.boundsAt(z)[side];
	const sign = side === "lower" ? -1 : 1;
	return champion.value + sign * z * standardError(champion, side);
}
function todayOf({ rule: { rule }, better, champion }, about) {
	const { error, noise, options } = about;
	const limit = better === "higher" ? rule.minimum : rule.maximum;
	const distance = better === "higher" ? champion.value - limit : limit - champion.value;
	const passes = normalCdf(distance / error - criticalValue(options.confidence));
	const against = rule.vs_champion;
	const margin = against && (against.margin ?? against.relative_margin * Math.abs(champion.value));
	return {
		...limit === void 0 ? {} : { bound: {
			limit,
			passes
		} },
		...margin === void 0 ? {} : { margin: {
			limit: margin,
			passes: passProbability(noise, options, margin),
			rows: rowsForMargin(noise, options, {
				margin,
				rows: champion.rows
			})
		} }
	};
}

// packages/core/gate/calibrate/calibrate.ts
/**
* Proposes a bound and a margin for every metric of the policy from the noise of the champion's own predictions.
* @param champion its rows alone
* @param retrainings rows of each retraining (as the candidate) beside the champion
*/
function calibrate(policy, rows, options) {
	const results = policy.rules.map((rule) => calibrateRule(rule, policy, {
		rows,
		options
	}));
	return {
		calibrated: results.flatMap((one) => "unknown" in one ? [] : [one]),
		left: results.flatMap((one) => "unknown" in one ? [one] : [])
	};
}
function calibrateRule(rule, policy, { rows, options }) {
	const known = metricsOfTask(policy.task);
	if (!Object.hasOwn(known, rule.metric)) return {
		rule,
		unknown: "it is a number measured elsewhere: one number has no noise to read"
	};
	const none = {
		candidateNumbers: /* @__PURE__ */ new Map(),
		championNumbers: /* @__PURE__ */ new Map()
	};
	const alone = measureMetric(rule, {
		rows: rows.champion,
		...none
	}, policy);
	if (alone.kind === "missing") return {
		rule,
		unknown: "it cannot be computed from the table"
	};
	const improvements = rows.retrainings.flatMap((pair) => {
		const measured = measureMetric(rule, {
			rows: pair,
			...none
		}, policy);
		return measured.kind === "missing" ? [] : measured.improvement ?? [];
	});
	const { better } = known[rule.metric];
	return calibrateMetric({
		rule,
		better,
		champion: alone.candidate,
		improvements
	}, options);
}

// packages/core/gate/policy-text.ts
/** A key of YAML: plain when that is safe, else in double quotes. */
function keyText(name) {
	return /^[A-Za-z_]\w*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name) ? name : JSON.stringify(name);
}
/** A value on one line: `{ minimum: 0.8, severity: warn }`. */
function flowText(value) {
	return (0, import_dist.stringify)(value, {
		collectionStyle: "flow",
		lineWidth: 0
	}).trim();
}
const widest = 110;
/** A comment of one paragraph in lines of a bearable length; nothing of it can end the comment. */
function commentLines(indent, text) {
	const lines = [];
	let line = "";
	const plain = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
	for (const word of plain.split(/\s+(?!%)/)) {
		if (line !== "" && indent.length + line.length + word.length + 3 > widest) {
			lines.push(line);
			line = "";
		}
		line = line === "" ? word : `${line} ${word}`;
	}
	return [...lines, line].map((one) => `${indent}# ${one}`);
}

// packages/core/gate/calibrate/calibration-text.ts
/** The `metrics:` of a gates.yaml with the reason beside every number. */
function calibrationText({ calibrated, left }, origin) {
	const { champion, retrainings, policy, confidence, power } = origin;
	const from = retrainings === 0 ? "" : ` and ${countText(retrainings)} retrainings`;
	return [
		...commentLines("", `Proposed by \`trainyard calibrate\` from ${champion}${from}, for the metrics of ${policy}: at ${percentText(confidence)}, a model as good as this one passes each line with ${percentText(power)} on as many fresh rows.`),
		"metrics:",
		...calibrated.flatMap((metric) => metricLines(metric, origin)),
		...left.flatMap((metric) => leftLines$1(metric)),
		...origin.slices === 0 ? [] : commentLines("", `Slices of ${policy} are not calibrated (${countText(origin.slices)}): keep them.`),
		""
	].join("\n");
}
function metricLines(metric, origin) {
	const { rule, better, value, interval, n, method } = metric;
	const key = better === "higher" ? "minimum" : "maximum";
	const { minimum: _1, maximum: _2, vs_champion: _3, ...kept } = rule.rule;
	const range = `[${numberText(interval.lower)}, ${numberText(interval.upper)}]`;
	return [
		`  ${keyText(rule.metric)}:`,
		...commentLines("    ", `Today ${numberText(value)} ${range} at ${percentText(interval.level)}, n ${countText(n)}, ${method}.${todayBound(metric, key)}`),
		`    ${key}: ${outward(metric.bound, metric.standardError, better)}`,
		...commentLines("    ", marginReason(metric, origin)),
		`    vs_champion: { margin: ${outward(metric.margin, -metric.margin / 10, "higher")} }`,
		...Object.entries(kept).map(([name, option]) => `    ${name}: ${flowText(option)}`)
	];
}
function todayBound({ today: { bound } }, key) {
	if (!bound) return "";
	return ` The ${key} ${numberText(bound.limit)} of today is passed by such a model with ${percentText(rounded(bound.passes))}.`;
}
function marginReason(metric, { correlation, power }) {
	const { noise, detectable, rowsForHalfMargin, rows, today } = metric;
	const source = noise.retrainings > 0 ? `The difference of equal models has a standard error of ${numberText(noise.standardError)} by these rows, and retraining adds ${numberText(noise.betweenTrainings)} (${countText(noise.retrainings)} retrainings).` : `The difference of equal models has a standard error of ${numberText(noise.standardError)} if their errors correlate by ${numberText(correlation)}, which is assumed: give tables of retrainings to measure it.`;
	const half = Number.isFinite(rowsForHalfMargin) ? `half this margin takes ${countText(rowsForHalfMargin)} rows instead of ${countText(rows)}` : "no number of rows allows half this margin, since retraining alone varies as much";
	const { margin } = today;
	const asked = margin ? ` The margin ${numberText(margin.limit)} of today is passed by an equal model with ${percentText(rounded(margin.passes))}${margin.passes >= power ? "" : Number.isFinite(margin.rows) ? `; for ${percentText(power)} it takes ${countText(margin.rows)} rows` : "; no number of rows makes it pass reliably"}.` : "";
	return `${source} The smallest loss that a margin of 0 shows with 80 %: ${numberText(detectable)}; ${half}.${asked}`;
}
function leftLines$1({ rule, unknown }) {
	return [...commentLines("  ", `${rule.metric}: nothing can be proposed, ${unknown}. It stays as it is.`), `  ${keyText(rule.metric)}: ${flowText(rule.rule)}`];
}
function rounded(share) {
	return Math.round(share * 1e3) / 1e3;
}
/** To the lenient side, at a tenth of the noise: digits beyond that say nothing. */
function outward(value, noise, better) {
	const digits = Math.min(15, Math.max(0, 1 - Math.floor(Math.log10(noise))));
	const scale = 10 ** digits;
	const scaled = better === "higher" ? Math.floor(value * scale) : Math.ceil(value * scale);
	return String(Number((scaled / scale + 0).toFixed(digits)));
}

// packages/core/gate/import/metrics-json.ts
/** Whether a file holds numbers by name, in any of the words that quality-gate reads. */
function areMetrics(value) {
	if (!metricShapes.some((shape) => shape.isIt(value))) return false;
	return !isMapping(value) || holdsNumber(value);
}
function holdsNumber(value) {
	if (typeof value === "number") return true;
	return typeof value === "object" && value !== null && Object.values(value).some(holdsNumber);
}
const higherWords = /(^|[^a-z])(accuracy|acc|auc|auroc|roc|precision|recall|sensitivity|specificity|f1|fbeta|f-?score|score|r2|kappa|mcc|ap|ndcg|mrr|lift|gain|throughput|rps)($|[^a-z])/i;
const lowerWords = /(^|[^a-z])(loss|error|err|mae|mse|rmse|mape|brier|ece|latency|duration|time|seconds|ms|size|mb|memory|perplexity|wer|cer|fpr|fnr|difference)($|[^a-z])/i;
const counts = /(^|[^a-z])(support|count|step|epoch|iteration|rows|n|examples|samples|tp|tn|fp|fn|seed|true_positives|true_negatives|false_positives|false_negatives)($|[^a-z])/i;
const preface$1 = "Bounds are today's values, rounded to two digits towards the lenient side: a value alone says nothing of its noise. `trainyard calibrate` proposes bounds and margins from the predictions.";
/** A bound for every number whose good side its name says; the rest is left, with the reason. */
function proposeBounds(config) {
	const { numbers, notNumbers, sameAs, shape } = parseGivenMetrics(config.text, config.file);
	const rules = [];
	const left = [];
	const leave = (name, reason, value) => {
		const rule = value === void 0 ? name : `${name}: ${String(value)}`;
		left.push({
			location: config.locate(name.split(".")),
			rule,
			reason
		});
	};
	for (const [name, value] of numbers) {
		if (sameAs.has(name)) continue;
		const better = directionOf(name);
		if (!Number.isFinite(value)) leave(name, "is no finite number", value);
		else if (better === "count") leave(name, "counts something and is no figure of merit", value);
		else if (better === void 0) leave(name, "its name does not say whether higher is better: write minimum or maximum", value);
		else rules.push(ruleOf$1(name, value, better));
	}
	for (const [name, what] of notNumbers) if (!/named .*\.0 and so on$/.test(what)) leave(name, `is ${what} and no number`);
	return {
		rules,
		left,
		preface: preface$1,
		shape
	};
}
function directionOf(name) {
	const computed = {
		...binaryMetrics,
		...regressionMetrics
	};
	if (Object.hasOwn(computed, name)) return computed[name].better;
	if (counts.test(name)) return "count";
	const [higher, lower] = [higherWords.test(name), lowerWords.test(name)];
	if (higher === lower) return void 0;
	return higher ? "higher" : "lower";
}
function ruleOf$1(metric, value, better) {
	const key = better === "higher" ? "minimum" : "maximum";
	const comment = `today ${numberText(value)}`;
	return {
		metric,
		rule: { [key]: lenient(value, better) },
		path: metric.split("."),
		comment
	};
}
/** Two significant digits, towards the side that today's value passes. */
function lenient(value, better) {
	if (value === 0) return 0;
	const digits = 1 - Math.floor(Math.log10(Math.abs(value)));
	const round = better === "higher" ? Math.floor : Math.ceil;
	const scaled = Number((value * 10 ** digits).toPrecision(14));
	return Number(`${round(scaled)}e${-digits}`);
}

// packages/core/gate/import/mlflow-thresholds.ts
const limits = [
	"threshold",
	"min_absolute_change",
	"min_relative_change"
];
const directions = ["greater_is_better", "higher_is_better"];
const known = [...limits, ...directions];
/** The thresholds themselves, or below the key that people keep them under. */
function thresholdsOf(value) {
	const file = sourcePart(value);
	return ["validation_thresholds", "thresholds"].map((name) => file.at(name)).find((part) => part.isMapping) ?? file;
}
/** mlflow.models.MetricThreshold by name of the metric, as JSON or YAML. */
function areThresholds(value) {
	const part = thresholdsOf(value);
	return part.keys.length > 0 && part.keys.every((name) => part.at(name).isMapping) && part.keys.some((name) => part.at(name).keys.some((key) => known.includes(key)));
}
const preface = "MLflow compares values; here the whole interval must lie on the good side, which takes enough rows. A change is asked for as an improvement over the champion. MLflow cannot say how large a loss is tolerated: a negative margin can.";
function translateThresholds(config) {
	const part = thresholdsOf(config.value);
	const rules = [];
	const left = [];
	for (const name of part.keys) {
		const leave = (of, rule, reason) => {
			left.push({
				location: config.locate(of.path),
				rule: shownRule(rule, of),
				reason
			});
		};
		const rule = translateThreshold(name, part.at(name), leave);
		if (rule) rules.push(rule);
	}
	return {
		rules,
		left,
		preface
	};
}
function translateThreshold(name, part, leave) {
	const greater = directions.map((key) => part.at(key).boolean).find((one) => one !== void 0);
	if (greater === void 0) {
		leave(part, name, "expected greater_is_better: true or false; without it no side is the good one");
		return;
	}
	const metric = ownName(name) ?? name;
	const computed = {
		...binaryMetrics,
		...regressionMetrics
	};
	const isComputed = Object.hasOwn(computed, metric);
	if (isComputed && computed[metric].better === "higher" !== greater) {
		leave(part, name, `${metric} is better when it is ${computed[metric].better}; mend greater_is_better`);
		return;
	}
	for (const key of part.keys) if (!known.includes(key)) leave(part.at(key), `${name}.${key}`, "is no key of MetricThreshold");
	const rule = ruleOf(name, part, {
		greater,
		leave
	});
	if (Object.keys(rule).length === 0) {
		leave(part, name, "has no threshold that can be read: it would decide nothing");
		return;
	}
	if (isComputed) return {
		metric,
		rule,
		path: part.path,
		...metric === name ? {} : { comment: `${name} in MLflow` }
	};
	return {
		metric,
		rule: elsewhere(rule, greater),
		path: part.path,
		comment: "measured elsewhere: give it in the input metrics"
	};
}
function ruleOf(name, part, { greater, leave }) {
	const [threshold, absolute, relative] = limits.map((key) => {
		const limit = part.at(key);
		if (!limit.isAbsent && limit.number === void 0) leave(limit, `${name}.${key}`, "is no number");
		return limit.number;
	});
	if (absolute !== void 0 && relative !== void 0) leave(part.at("min_relative_change"), `${name}.min_relative_change`, "a rule has one margin, and min_absolute_change was kept; which is stricter depends on the champion");
	const margin = absolute === void 0 ? relative === void 0 ? void 0 : { relative_margin: relative } : { margin: absolute };
	return {
		...threshold === void 0 ? {} : greater ? { minimum: threshold } : { maximum: threshold },
		...margin ? { vs_champion: margin } : {}
	};
}
/** A number has no interval: without a word to the contrary its margin would stay open for ever. */
function elsewhere(rule, greater) {
	if (!rule.vs_champion) return rule;
	const hasBound = rule.minimum !== void 0 || rule.maximum !== void 0;
	return {
		...rule,
		...hasBound ? {} : { better: greater ? "higher" : "lower" },
		decide: "point"
	};
}

// packages/core/gate/import/import-gates.ts
/** The gate format that a file is of; undefined when it is none. */
function gateFormatOf(text, file) {
	const { value } = parseConfig(Type.Unknown(), text, file);
	if (isOwn(value)) return void 0;
	if (areThresholds(value)) return "mlflow-thresholds";
	return areMetrics(value) ? "metrics" : void 0;
}
/** Contracts, policies and profiles of ours have a version, and hold no numbers to gate on. */
function isOwn(value) {
	return typeof value === "object" && value !== null && ("version" in value || "schemaVersion" in value) && [
		"columns",
		"checks",
		"metrics",
		"task"
	].some((key) => key in value);
}
/** @throws CannotRunError when the file is not of the format, or nothing of it can be kept. */
function importGates(text, file, format) {
	const config = parseConfig(Type.Unknown(), text, file);
	const { draft, title } = draftOf(config, format);
	const { rules, left, task } = ofOneTask(draft, config);
	if (rules.length === 0) {
		const reasons = left.slice(0, 3).map(({ rule, reason }) => `${rule}: ${reason}`);
		const why = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
		throw cannotRun("import-empty", file, `nothing in it can be kept as a policy${why}`);
	}
	const written = gatesText({
		...draft,
		rules,
		left
	}, {
		file,
		title,
		task
	});
	parseGates(written, "the imported policy");
	return {
		title,
		text: written,
		left,
		rules: rules.length
	};
}
function draftOf(config, format) {
	if (format === "metrics") {
		const draft = proposeBounds(config);
		return {
			draft,
			title: draft.shape
		};
	}
	if (!areThresholds(config.value)) throw cannotRun("import-format", config.file, "expected thresholds by metric, each with threshold, min_absolute_change or min_relative_change and greater_is_better");
	return {
		draft: translateThresholds(config),
		title: "MLflow's validation thresholds"
	};
}
/** A policy is of one task: the one that most metrics are of. Metrics of the other are left. */
function ofOneTask({ rules, left }, config) {
	const of = (metrics) => rules.filter(({ metric }) => Object.hasOwn(metrics, metric));
	const task = of(regressionMetrics).length > of(binaryMetrics).length ? "regression" : "binary";
	const others = new Set(task === "binary" ? of(regressionMetrics) : of(binaryMetrics));
	const refused = [...others].map(({ metric, rule, path }) => ({
		location: config.locate(path),
		rule: `${metric}: ${flowText(rule)}`,
		reason: `a policy is of one task, and most of the metrics are for task: ${task}`
	}));
	return {
		rules: rules.filter((rule) => !others.has(rule)),
		left: [...left, ...refused],
		task
	};
}
function gatesText({ rules, left, preface }, { file, title, task }) {
	return `${[
		...commentLines("", `Imported by \`trainyard import\` from ${file} (${title}). ${preface}`),
		"version: 1",
		`task: ${task} # binary | regression: told from the metrics`,
		"confidence: 0.95",
		"inconclusive: fail # fail | warn | pass: what not enough rows mean",
		"first_model: absolute-only",
		"metrics:",
		...rules.map(({ metric, rule, comment }) => {
			const note = comment === void 0 ? "" : ` ${commentLines("", comment).join(" ")}`;
			return `  ${keyText(metric)}: ${flowText(rule)}${note}`;
		}),
		...left.length === 0 ? [] : leftLines(left)
	].join("\n")}\n`;
}
function leftLines(left) {
	return [...commentLines("", `Not imported: ${left.length}, by line and column of the file.`), ...left.flatMap(({ location, rule, reason }) => commentLines("", `${location.line}:${location.column} ${rule}: ${reason}`))];
}

export { pickRanking as $, runBehaviour as A, recordedDataDigest as B, firstModelFinding as C, otherCandidates as D, noGroups as E, needsProbabilities as F, gateSubjects as G, isMapping as H, probabilityMetrics as I, taskDetails as J, evaluateGate as K, requireMeasurable as L, loadReport as M, assessLoad as N, useOfRecord as O, metricsAtHalf as P, regressionMetrics as Q, staleBaseline as R, notNumberProblems as S, evaluateGroups as T, gateDetails as U, storedMetrics as V, gateOutputs as W, limitsText as X, decideByInterval as Y, binaryMetrics as Z, parseGates as _, gateAlert as a, gateRows as at, parseGivenMetrics as b, importanceReport as c, rankingOptions as d, multiclassMetrics as et, measuredRanking as f, slicesOf as g, rowsOfPredictions as h, calibrate as i, undefinedEstimate as it, expectationColumns as j, holdoutFinding as k, assessStability as l, pickMulticlass as m, importGates as n, numberText as nt, wrongNames as o, gateFormats as ot, measuredMulticlass as p, isScored as q, calibrationText as r, percentText as rt, gateCurves as s, parseArgv as st, gateFormatOf as t, countText as tt, weightsOfBatches as u, multiclassColumns as v, bandNames as w, storedOptionsFinding as x, mergeNumbers as y, evaluationDataInput as z };