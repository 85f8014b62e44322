import { D as nearestName, F as cannotRun, I as combineVerdicts, O as suggestName, P as CannotRunError } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { i as parseConfig } from "./core-config.js";
import { $ as confusionMatrix, A as cohenKappa$1, B as sortDraws, C as delongSingle, D as matthewsCorrelation, E as precision$1, F as stratifiedResampling, Ft as criticalValue, G as averagePrecision$1, H as statisticOfSums, J as rowsForPairedProportions, K as averagePrecisionOfDraws, L as balancedAccuracy$1, Lt as normalQuantile, M as calibrationDeviation, N as calibrationErrorOfSums, Nt as wilsonBounds, O as logLossOfRow, P as brierScoreOfRow, Q as newcombePairedBounds, R as basicBounds, Rt as normalSurvival, S as delongPaired, T as rSquaredOfSums, U as sumRows, V as statisticOfDraws, W as sumsOfDraws, X as rowsToClear, Y as rowsForProportion, Z as mcnemar, b as delongBounds, c as studentCritical, d as moverRatio, f as largestContrastBounds, j as addToBin, jt as holm, k as f1Score, l as studentTwoSided, o as aucByCell, q as scoreOrder, u as moverDifference, w as rSquared, x as delongDifferenceBounds, z as percentileBounds } from "./stats.js";

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

// packages/core/gate/metrics/accuracy.ts
const unknown$2 = "there are no rows";
/** Share of rows predicted right; McNemar's test and Newcombe's paired interval against the champion. */
const accuracy = {
	better: "higher",
	options: ["at_threshold"],
	evaluate({ labels, candidate, champion }, { threshold }) {
		const rows = labels.length;
		const single = (scores) => {
			const { tp, tn } = confusionMatrix(labels, scores, threshold);
			return proportionEstimate(tp + tn, rows, {
				rows,
				unknown: unknown$2
			});
		};
		if (!champion) return { candidate: single(candidate) };
		const outcomes = pairedOutcomes(rows, (row) => {
			const positive = labels[row] === 1;
			return [candidate[row] >= threshold === positive, champion[row] >= threshold === positive];
		});
		return {
			candidate: single(candidate),
			champion: single(champion),
			improvement: pairedProportionEstimate(outcomes, {
				rows,
				unknown: unknown$2
			})
		};
	}
};

// packages/core/gate/bootstrap-estimate.ts
/** Draw by draw, on the same drawn rows; above 0 is better. */
function improvementOf(candidate, champion, better) {
	const sign = better === "higher" ? 1 : -1;
	return {
		value: sign * (candidate.value - champion.value),
		draws: candidate.draws.map((value, draw) => sign * (value - champion.draws[draw]))
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
const minRowsOfClass = 30;
/** No interval below `minRowsOfClass` rows of a class (of a regression: rows), nor when the draws have no spread. */
function bootstrapEstimate({ labels, drawnBy }, { value, draws }, { paired, bounds = percentiles }) {
	const n = labels.length;
	const estimate = {
		value,
		n,
		rows: n,
		method: `${paired ? "paired " : ""}${drawnBy}, ${draws.length} draws`
	};
	const smallest = smallestClass(labels);
	if (smallest < minRowsOfClass) {
		const unknown = `${`${smallest} rows${labels instanceof Uint8Array ? " of a class" : ""}`} are too few for a bootstrap interval, which takes ${minRowsOfClass}`;
		return {
			...estimate,
			unknown,
			rowsForInterval: Math.ceil(n * minRowsOfClass / smallest)
		};
	}
	const sorted = sortDraws(draws);
	if (sorted.standardDeviation > 0) return {
		...estimate,
		boundsAt: (z) => bounds(sorted, value, z)
	};
	const unknown = "every bootstrap draw gives the same value, so the rows say nothing of the noise";
	return {
		...estimate,
		unknown
	};
}
function smallestClass(labels) {
	if (!(labels instanceof Uint8Array)) return labels.length;
	const positives = labels.reduce((sum, label) => sum + label, 0);
	const sizes = [positives, labels.length - positives].filter((size) => size > 0);
	return Math.min(...sizes);
}

// packages/core/gate/bootstrap-metric.ts
function bootstrapMetric(metric) {
	const { unknown, sample, ...shared } = metric;
	return {
		...shared,
		evaluate(rows, options) {
			const reason = unknown?.(rows.labels);
			if (reason !== void 0) return undefinedResult(rows, reason);
			const sampleOf = (scores) => sample({
				labels: rows.labels,
				scores
			}, rows.resampling(), options);
			const single = { paired: false };
			const candidate = sampleOf(rows.candidate);
			if (!rows.champion) return { candidate: bootstrapEstimate(rows, candidate, single) };
			const champion = sampleOf(rows.champion);
			const improvement = improvementOf(candidate, champion, metric.better);
			return {
				candidate: bootstrapEstimate(rows, candidate, single),
				champion: bootstrapEstimate(rows, champion, single),
				improvement: bootstrapEstimate(rows, improvement, { paired: true })
			};
		}
	};
}
/** A metric that is a function of sums over rows. */
function sumsMetric(metric) {
	const { width, addRow, statistic, ...rest } = metric;
	return bootstrapMetric({
		...rest,
		sample: (rows, resampling, options) => {
			const sums = {
				width: width(options),
				addRow: addRow(rows, options)
			};
			return {
				value: statistic(sumRows(rows.labels.length, sums.width, sums.addRow)),
				draws: statisticOfDraws(resampling, sums, statistic)
			};
		}
	});
}
/** The mean over rows of a figure of one row. */
function rowMeanMetric(ofRow, shared) {
	return sumsMetric({
		...shared,
		width: () => 2,
		addRow: ({ labels, scores }) => (sums, offset, row) => {
			sums[offset] += ofRow(labels[row], scores[row]);
			sums[offset + 1] += 1;
		},
		statistic: ([sum, rows]) => sum / rows
	});
}
/** Both models and their difference are undefined for a reason that lies in the labels. */
function undefinedResult(rows, unknown) {
	const size = {
		n: rows.labels.length,
		rows: rows.labels.length
	};
	const candidate = undefinedEstimate(size, "undefined", unknown);
	return rows.champion ? {
		candidate,
		champion: candidate,
		improvement: candidate
	} : { candidate };
}

// packages/core/gate/class-counts.ts
/** Why a comparison of the two classes has no value: one of them does not occur. */
function absentClass(labels) {
	const positives = labels.reduce((sum, label) => sum + label, 0);
	return absentOf(positives, labels.length - positives);
}
/** The same, of a confusion matrix. */
function absentClassOf({ tn, fp, fn, tp }) {
	return absentOf(tp + fn, tn + fp);
}
function absentOf(positives, negatives) {
	if (positives === 0) return "no row is labelled positive";
	return negatives === 0 ? "no row is labelled negative" : void 0;
}

// packages/core/gate/metrics/average-precision.ts
/** Area under the precision-recall curve as a step sum. */
const averagePrecision = bootstrapMetric({
	better: "higher",
	unknown: absentClass,
	sample: ({ labels, scores }, resampling) => {
		const order = scoreOrder(scores);
		return {
			value: averagePrecision$1(labels, scores, order),
			draws: averagePrecisionOfDraws(labels, order, resampling)
		};
	}
});

// packages/core/gate/gate-rows.ts
/** The labels of the pseudo-rows: four negatives, four positives. */
const pseudoLabels = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1);
/** Draws are stratified by class where the class balance is fixed. */
function gateRows(data, options) {
	const { labels } = data;
	const byClass = labels instanceof Uint8Array && options.classBalance === "fixed";
	const made = /* @__PURE__ */ new Map();
	const shared = (key, make) => {
		if (!made.has(key)) made.set(key, make());
		return made.get(key);
	};
	const resample = (pseudoRows) => {
		const strata = new Uint8Array(labels.length + pseudoRows);
		if (byClass) {
			strata.set(labels);
			strata.set(pseudoLabels.subarray(0, pseudoRows), labels.length);
		}
		return stratifiedResampling(strata, options);
	};
	return {
		...data,
		drawnBy: byClass ? "stratified bootstrap" : "bootstrap",
		resampling: () => shared("resampling", () => resample(0)),
		resamplingWithPseudoRows: () => shared("resampling with pseudo-rows", () => resample(pseudoLabels.length)),
		shared
	};
}

// packages/core/gate/confusion-metric.ts
const pseudoPredictions = {
	candidate: Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1),
	champion: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1)
};
/**
* A metric of the confusion matrix at a threshold. Value: of the rows as they are. Interval: paired bootstrap of
* the rows and the pseudo-rows; it always contains the value.
*/
function confusionMetric(statistic, unknown) {
	return {
		better: "higher",
		options: ["at_threshold"],
		evaluate(rows, options) {
			const candidate = sample$1(rows, "candidate", {
				statistic,
				unknown,
				options
			});
			if (!rows.champion) return { candidate: estimateOf(rows, candidate) };
			const champion = sample$1(rows, "champion", {
				statistic,
				unknown,
				options
			});
			return {
				candidate: estimateOf(rows, candidate),
				champion: estimateOf(rows, champion),
				improvement: pairedImprovement(rows, candidate, champion)
			};
		}
	};
}
/** The paired difference alone, for metrics that have a better interval of their own for one model. */
function confusionImprovement(rows, metric) {
	return pairedImprovement(rows, sample$1(rows, "candidate", metric), sample$1(rows, "champion", metric));
}
function estimateOf(rows, sampled, paired = false) {
	if ("unknown" in sampled) {
		const size = {
			n: rows.labels.length,
			rows: rows.labels.length
		};
		return undefinedEstimate(size, rows.drawnBy, sampled.unknown);
	}
	return bootstrapEstimate(rows, sampled, {
		paired,
		bounds: percentilesWithValue
	});
}
function pairedImprovement(rows, candidate, champion) {
	if ("unknown" in candidate) return estimateOf(rows, candidate);
	if ("unknown" in champion) return estimateOf(rows, { unknown: `of the champion: ${champion.unknown}` });
	return estimateOf(rows, improvementOf(candidate, champion, "higher"), true);
}
function sample$1(rows, model, metric) {
	const scores = rows[model];
	const { threshold } = metric.options;
	const matrix = confusionMatrix(rows.labels, scores, threshold);
	const unknown = metric.unknown(matrix);
	if (unknown !== void 0) return { unknown };
	const cells = rows.shared(`cells of ${model} at ${threshold}`, () => cellsOfDraws(rows, model, threshold));
	const draws = statisticOfSums(cells, 4, ([tn, fp, fn, tp]) => metric.statistic({
		tn,
		fp,
		fn,
		tp
	}));
	return {
		value: metric.statistic(matrix),
		draws
	};
}
/** The four counts of the confusion matrix, of every draw: all metrics of a threshold share them. */
function cellsOfDraws(rows, model, threshold) {
	const { labels } = rows;
	const scores = rows[model];
	const cellOf = (row) => row < labels.length ? 2 * labels[row] + Number(scores[row] >= threshold) : 2 * pseudoLabels[row - labels.length] + pseudoPredictions[model][row - labels.length];
	return sumsOfDraws(rows.resamplingWithPseudoRows(), {
		width: 4,
		addRow: (sums, offset, row) => {
			sums[offset + cellOf(row)] += 1;
		}
	});
}

// packages/core/gate/metrics/balanced-accuracy.ts
/** Mean of the recalls of both classes. */
const balancedAccuracy = confusionMetric(balancedAccuracy$1, absentClassOf);

// packages/core/gate/metrics/brier-score.ts
/** Mean squared distance of the probability from the label. */
const brierScore = rowMeanMetric(brierScoreOfRow, {
	better: "lower",
	needsProbabilities: true
});

// packages/core/gate/metrics/calibration-error.ts
/**
* Expected calibration error over equal-width bins. Noise alone makes it larger, and resampling adds noise again:
* plain percentiles lie above the truth nearly always when a model is well calibrated. So the lower bound subtracts
* all that the bins could deviate together (Σ |deviation|, a triangle inequality), and the upper adds z standard
* errors; of a difference, whose biases cancel in part, each side takes the farther of percentile and basic interval.
*/
const calibrationError = {
	better: "lower",
	needsProbabilities: true,
	options: ["bins"],
	evaluate(rows, { bins }) {
		const candidate = sample(rows, rows.candidate, bins);
		if (!rows.champion) return { candidate: singleEstimate$1(rows, candidate) };
		const champion = sample(rows, rows.champion, bins);
		const improvement = improvementOf(candidate, champion, "lower");
		return {
			candidate: singleEstimate$1(rows, candidate),
			champion: singleEstimate$1(rows, champion),
			improvement: bootstrapEstimate(rows, improvement, {
				paired: true,
				bounds: fartherBounds
			})
		};
	}
};
function sample(rows, scores, bins) {
	const { labels } = rows;
	const sums = {
		width: bins + 1,
		addRow: (target, offset, row) => addToBin(target, {
			offset,
			label: labels[row],
			score: scores[row],
			bins
		})
	};
	const whole = sumRows(labels.length, sums.width, sums.addRow);
	const drawn = sumsOfDraws(rows.resampling(), sums);
	return {
		value: calibrationErrorOfSums(whole),
		draws: statisticOfSums(drawn, sums.width, calibrationErrorOfSums),
		deviations: statisticOfSums(drawn, sums.width, (one) => calibrationDeviation(one, whole))
	};
}
function singleEstimate$1(rows, sampled) {
	const deviations = sortDraws(sampled.deviations);
	const bounds = (draws, value, z) => ({
		lower: Math.max(0, value - percentileBounds(deviations, z).upper),
		upper: Math.min(1, value + z * draws.standardDeviation)
	});
	return bootstrapEstimate(rows, sampled, {
		paired: false,
		bounds
	});
}
function fartherBounds(draws, value, z) {
	const percentile = percentileBounds(draws, z);
	const basic = basicBounds(draws, value, z);
	return {
		lower: Math.min(percentile.lower, basic.lower),
		upper: Math.max(percentile.upper, basic.upper)
	};
}

// packages/core/gate/metrics/cohen-kappa.ts
/** Agreement of label and prediction beyond chance. */
const cohenKappa = confusionMetric(cohenKappa$1, absentClassOf);

// packages/core/gate/metrics/f1.ts
/** Harmonic mean of precision and recall. */
const f1 = confusionMetric(f1Score, ({ tp, fn }) => tp + fn === 0 ? "no row is labelled positive" : void 0);

// packages/core/gate/metrics/log-loss.ts
/** Cross-entropy in nats. */
const logLoss = rowMeanMetric(logLossOfRow, {
	better: "lower",
	needsProbabilities: true
});

// packages/core/gate/metrics/mae.ts
/** Mean absolute error. */
const mae = rowMeanMetric((truth, predicted) => Math.abs(truth - predicted), { better: "lower" });

// packages/core/gate/metrics/mcc.ts
/** Matthews correlation of label and prediction. */
const mcc = confusionMetric(matthewsCorrelation, absentClassOf);

// packages/core/gate/metrics/precision.ts
const unknown$1 = "no row is predicted positive";
const whyUnknown = ({ tp, fp }) => tp + fp === 0 ? unknown$1 : void 0;
/** Share of predicted positives that are positive. Each model predicts other rows: the difference is bootstrapped. */
const precision = {
	better: "higher",
	options: ["at_threshold"],
	evaluate(rows, options) {
		const single = (scores) => {
			const { tp, fp } = confusionMatrix(rows.labels, scores, options.threshold);
			return proportionEstimate(tp, tp + fp, {
				rows: rows.labels.length,
				unknown: unknown$1
			});
		};
		if (!rows.champion) return { candidate: single(rows.candidate) };
		return {
			candidate: single(rows.candidate),
			champion: single(rows.champion),
			improvement: confusionImprovement(rows, {
				statistic: precision$1,
				unknown: whyUnknown,
				options
			})
		};
	}
};

// packages/core/gate/metrics/r2.ts
/** Share of the variance explained. Below 0: worse than answering the mean. */
const r2 = bootstrapMetric({
	better: "higher",
	unknown: (labels) => labels.length < 2 ? "one row has no variance to explain" : void 0,
	sample: ({ labels, scores }, resampling) => {
		const origin = labels[0];
		const addRow = (sums, offset, row) => {
			const shifted = labels[row] - origin;
			sums[offset] += 1;
			sums[offset + 1] += shifted;
			sums[offset + 2] += shifted * shifted;
			sums[offset + 3] += (labels[row] - scores[row]) ** 2;
		};
		const draws = statisticOfDraws(resampling, {
			width: 4,
			addRow
		}, (sums) => {
			const [rows, sum, squares, residual] = sums;
			return rSquaredOfSums(residual, Math.max(0, squares - sum * sum / rows));
		});
		return {
			value: rSquared(labels, scores),
			draws
		};
	}
});

// packages/core/gate/metrics/recall.ts
const unknown = "no row is labelled positive";
/** Share of positives found: the accuracy on the positives, with the same paired test. */
const recall = {
	better: "higher",
	options: ["at_threshold"],
	evaluate({ labels, candidate, champion }, { threshold }) {
		const rows = labels.length;
		const single = (scores) => {
			const { tp, fn } = confusionMatrix(labels, scores, threshold);
			return proportionEstimate(tp, tp + fn, {
				rows,
				unknown
			});
		};
		if (!champion) return { candidate: single(candidate) };
		const outcomes = pairedOutcomes(rows, (row) => labels[row] === 1 ? [candidate[row] >= threshold, champion[row] >= threshold] : void 0);
		return {
			candidate: single(candidate),
			champion: single(champion),
			improvement: pairedProportionEstimate(outcomes, {
				rows,
				unknown
			})
		};
	}
};

// packages/core/gate/metrics/rmse.ts
/** Root mean squared error. */
const rmse = sumsMetric({
	better: "lower",
	width: () => 2,
	addRow: ({ labels, scores }) => (sums, offset, row) => {
		sums[offset] += (labels[row] - scores[row]) ** 2;
		sums[offset + 1] += 1;
	},
	statistic: ([squares, rows]) => Math.sqrt(squares / rows)
});

// packages/core/gate/metrics/roc-auc.ts
/** Area under the ROC curve; DeLong's intervals, single and paired. */
const rocAuc$1 = {
	better: "higher",
	evaluate(rows) {
		const { labels, candidate, champion } = rows;
		if (!champion) return { candidate: singleEstimate(rows, delongSingle(labels, candidate)) };
		const difference = delongPaired(labels, candidate, champion);
		return {
			candidate: singleEstimate(rows, difference.first),
			champion: singleEstimate(rows, difference.second),
			improvement: pairedEstimate(rows, difference)
		};
	}
};
const minRowsToRankAlike = 20;
function singleEstimate(rows, single) {
	const { auc, variance, ...size } = single;
	const estimate = {
		value: auc,
		n: rows.labels.length,
		rows: rows.labels.length,
		method: "DeLong"
	};
	const unknown = tooFew(rows.labels, size);
	if (unknown) return {
		...estimate,
		...unknown
	};
	if (variance === 0 && (auc === 1 || auc === 0)) {
		const pairs = Math.min(size.positives, size.negatives);
		const boundsAt = (z) => wilsonBounds(auc * pairs, pairs, z);
		return {
			...estimate,
			method: `Wilson over ${pairs} disjoint pairs (no DeLong variance)`,
			boundsAt
		};
	}
	return {
		...estimate,
		boundsAt: (z) => delongBounds(single, z)
	};
}
function pairedEstimate(rows, compared) {
	const { difference, variance, first, second } = compared;
	const n = rows.labels.length;
	const estimate = {
		value: difference,
		n,
		rows: n,
		method: "DeLong paired"
	};
	const unknown = tooFew(rows.labels, first);
	if (unknown) return {
		...estimate,
		...unknown
	};
	if (variance > 0) {
		const facts = {
			covariance: compared.covariance,
			standardError: Math.sqrt(variance)
		};
		return {
			...estimate,
			boundsAt: (z) => delongDifferenceBounds(compared, z),
			facts
		};
	}
	if (n >= minRowsToRankAlike && rankAlike(rows.candidate, rows.champion)) {
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
	const pairs = Math.min(first.positives, first.negatives);
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
function tooFew(labels, { positives, negatives }) {
	const absent = absentClass(labels);
	if (absent) return undefinedEstimate({
		n: labels.length,
		rows: labels.length
	}, "DeLong", absent);
	if (Math.min(positives, negatives) >= 2) return void 0;
	return {
		unknown: `one ${positives < 2 ? "positive" : "negative"} row is too few for an interval, which takes two`,
		rowsForInterval: 2 * labels.length
	};
}
/** One's scores are a strictly increasing function of the other's. */
function rankAlike(first, second) {
	const one = scoreOrder(first);
	const two = scoreOrder(second);
	return one.rows.every((row, at) => row === two.rows[at]) && one.endsTie.every((ends, at) => ends === two.endsTie[at]);
}

// packages/core/gate/metric-registry.ts
/** Metrics of a 0/1 label and a score, by the name in gates.yaml. */
const binaryMetrics = {
	roc_auc: rocAuc$1,
	average_precision: averagePrecision,
	log_loss: logLoss,
	brier_score: brierScore,
	calibration_error: calibrationError,
	accuracy,
	balanced_accuracy: balancedAccuracy,
	precision,
	recall,
	f1,
	mcc,
	cohen_kappa: cohenKappa
};
/** Metrics of a true and a predicted number. */
const regressionMetrics = {
	rmse,
	mae,
	r2
};
/** The metrics that tables can be asked for, by name. */
function metricsOfTask(task) {
	return task === "binary" ? binaryMetrics : regressionMetrics;
}

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

// packages/core/gate/check-finding.ts
/** A decided check in the words of gates.yaml. */
function checkFinding(check, config, level) {
	const { kind, scope, rule, decision, limits } = check;
	const rowsNeeded = decision.rowsNeeded;
	const key = kind === "vs_champion" ? kind : limits.minimum === void 0 ? "maximum" : "minimum";
	return {
		check: kind === "vs_champion" ? `${rule.metric}.vs_champion` : rule.metric,
		subject: scope.subject,
		verdict: decision.verdict,
		severity: rule.severity,
		observed: measurement$1(check),
		expected: expectedText(check, level),
		...rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {},
		message: messageOf$1(check),
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
function expectedText({ kind, limits, byPoint, familySize }, level) {
	const limit = kind === "vs_champion" ? `improvement ${limitsText(limits)}` : limitsText(limits);
	if (byPoint) return limit;
	return `${limit} at ${percentText(level)}${familySize > 1 ? `, Holm over ${familySize} slices` : ""}`;
}
function messageOf$1(check) {
	const { decision, estimate, byPoint } = check;
	if (Number.isNaN(estimate.value)) {
		const outcome = byPoint ? ", which no bound allows" : "";
		return `${subjectText(check)} is undefined: ${estimate.unknown ?? "not a number"}${outcome}${needText(check)}`;
	}
	const what = `${subjectText(check)} is ${valueText$1(check)}`;
	if (!decision.interval && !byPoint) return `${what}, without an interval: ${estimate.unknown ?? "none can be had"}${needText(check)}`;
	const all = byPoint ? "" : ", all of it";
	if (decision.verdict === "pass") return `${what}${all} ${limitText(check, "good")}`;
	if (decision.verdict === "fail") return `${what}${all} ${limitText(check, "bad")}${pText(check)}`;
	return `${what}: too few rows to tell whether it is ${limitText(check, "good")}${pText(check)}${needText(check)}`;
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
function needText({ decision: { rowsNeeded } }) {
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

// packages/core/gate/aligned-predictions.ts
/** All rows, and those of every slice of the policy. */
function rowsOfPredictions(predictions, policy) {
	const { candidate, champion } = predictions;
	const data = {
		labels: policy.task === "binary" ? Uint8Array.from(predictions.labels) : predictions.labels,
		candidate,
		...champion ? { champion } : {}
	};
	const slices = policy.slices.flatMap((slice, index) => membersOf(slice, predictions.slices[index]).map(({ subject, rows }) => ({
		policy: slice,
		subject,
		size: rows.length,
		rows: gateRows(pickRows(data, rows), policy)
	})));
	return {
		rows: gateRows(data, policy),
		slices
	};
}
/** Slices by value in the order of the values; a named condition is one slice, possibly empty. */
function membersOf({ rows }, values) {
	if (!("by" in rows)) {
		const members = [...values.keys()].filter((row) => values[row] === 1);
		return [{
			subject: rows.name,
			rows: members
		}];
	}
	const byValue = /* @__PURE__ */ new Map();
	values.forEach((value, row) => {
		const members = byValue.get(value);
		if (members) members.push(row);
		else byValue.set(value, [row]);
	});
	return [...byValue].map(([value, members]) => ({
		subject: `${rows.by} = ${valueText(value)}`,
		rows: members
	})).sort((a, b) => a.subject < b.subject ? -1 : 1);
}
function valueText(value) {
	if (value === null) return "(missing)";
	return value === "" ? "''" : value;
}
function pickRows(data, rows) {
	const pick = (from) => Float64Array.from(rows, (row) => from[row]);
	return {
		labels: data.labels instanceof Uint8Array ? Uint8Array.from(rows, (row) => data.labels[row]) : pick(data.labels),
		candidate: pick(data.candidate),
		...data.champion ? { champion: pick(data.champion) } : {}
	};
}

// packages/core/gate/require-measurable.ts
/**
* Refuses a policy that cannot be meant: names that are misspelt, of the other task or measured twice, slices without
* a table. A name that resembles none is a number measured elsewhere; when it is missing, its check fails.
* @throws CannotRunError with every problem
*/
function requireMeasurable(policy, measurable) {
	const problems = [...nameProblems(policy, measurable), ...tableProblems(policy, measurable)];
	if (problems.length > 0) throw new CannotRunError(problems);
}
function tableProblems({ slices, searches, fairness, config }, { candidateTable, championTable }) {
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
function nameProblems(policy, measurable) {
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
function nameProblem({ metric }, policy, { numbers, candidateTable }) {
	const known = metricsOfTask(policy.task);
	if (Object.hasOwn(known, metric)) return candidateTable && numbers.has(metric) ? `${metric} is computed from the prediction table and also given as a number; give one of them` : void 0;
	if (numbers.has(metric)) return void 0;
	return otherTask(metric, policy) ?? slip(metric, [...Object.keys(known), ...numbers.keys()]);
}
function sliceProblem({ metric }, policy) {
	const known = metricsOfTask(policy.task);
	if (Object.hasOwn(known, metric)) return void 0;
	const names = Object.keys(known);
	return otherTask(metric, policy) ?? slip(metric, names) ?? `${metric} cannot be computed on a slice. Known: ${names.join(", ")}`;
}
function otherTask(metric, { task }) {
	const other = task === "binary" ? regressionMetrics : binaryMetrics;
	if (!Object.hasOwn(other, metric)) return void 0;
	return `${metric} is for task: ${task === "binary" ? "regression" : "binary"}, but task is ${task}`;
}
function slip(metric, names) {
	const nearest = nearestName(metric, names);
	return nearest && `unknown metric '${metric}'. Did you mean '${nearest}'?`;
}
/** Whether a metric of the policy takes scores as probabilities. */
function needsProbabilities(policy) {
	const known = metricsOfTask(policy.task);
	if (policy.searches.some((search) => search.metric.needsProbabilities)) return true;
	return [...policy.rules, ...policy.slices.flatMap(({ rules }) => rules)].some(({ metric }) => Object.hasOwn(known, metric) && known[metric].needsProbabilities === true);
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

// packages/core/gate/measure-metric.ts
/** Computes a metric from rows, else takes the number that was measured elsewhere. */
function measureMetric({ metric, rule }, evidence, policy) {
	const metrics = metricsOfTask(policy.task);
	const known = Object.hasOwn(metrics, metric) ? metrics[metric] : void 0;
	const options = {
		threshold: rule.at_threshold ?? .5,
		bins: rule.bins ?? 10
	};
	if (known && evidence.rows) return {
		kind: "computed",
		...withGivenChampion(evaluateRows(known, evidence.rows, options), known.better, evidence.championNumbers.get(metric))
	};
	const value = evidence.candidateNumbers.get(metric);
	if (value === void 0) return { kind: "missing" };
	const better = known?.better ?? rule.better ?? (rule.minimum === void 0 ? "lower" : "higher");
	const champion = evidence.championNumbers.get(metric);
	return {
		kind: "given",
		...withGivenChampion({ candidate: given(value) }, better, champion)
	};
}
/** Identical scores are the same model, whatever the metric: their difference is 0, exactly and not by chance. */
function evaluateRows(metric, rows, options) {
	const { champion, ...alone } = rows;
	if (!champion || !rows.candidate.every((score, row) => score === champion[row])) return metric.evaluate(rows, options);
	const { candidate } = metric.evaluate(alone, options);
	const { n, rows: all } = candidate;
	return {
		candidate,
		champion: candidate,
		improvement: Number.isNaN(candidate.value) ? candidate : {
			value: 0,
			n,
			rows: all,
			method: "identical scores",
			boundsAt: () => ({
				lower: 0,
				upper: 0
			})
		}
	};
}
function withGivenChampion(result, better, champion) {
	if (champion === void 0 || result.champion) return result;
	const difference = result.candidate.value - champion;
	const improvement = {
		value: better === "higher" ? difference : 0 - difference,
		n: NaN,
		rows: NaN,
		method: "difference of two numbers",
		unknown: "two numbers alone allow no paired test: give the prediction tables of both models, or write decide: point"
	};
	return {
		...result,
		champion: given(champion),
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
		findings: margin ? value : [...value, notCompared$1(gateRule, context)]
	};
}
function boundCheck(gateRule, measured, { scope }) {
	const { minimum, maximum, decide } = gateRule.rule;
	if (minimum === void 0 && maximum === void 0) return void 0;
	const limits = {
		...minimum === void 0 ? {} : { minimum },
		...maximum === void 0 ? {} : { maximum }
	};
	const byPoint = decide === "point" || measured.kind === "given";
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
	const computable = Object.hasOwn(metricsOfTask(context.policy.task), gateRule.metric);
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
function notCompared$1(gateRule, context) {
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
	})), ...sized.flatMap((slice) => slice.policy.rules.map((rule) => measure(rule, {
		subject: slice.subject,
		isSlice: true
	}, {
		policy,
		input,
		rows: slice.rows
	})))];
	const decided = decideChecks(measurements.flatMap(({ checks }) => checks), policy.confidence);
	const findings = [
		...decided.map((check) => checkFinding(check, policy.config, policy.confidence)),
		...measurements.flatMap(({ findings }) => findings),
		...small.map((slice) => smallSlice(slice, policy))
	];
	requireChecks(findings, policy);
	return {
		findings,
		...reports(measurements, decided, policy.confidence)
	};
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

// packages/core/gate/fairness/fairness-finding.ts
/** 'carrier', 'sex × age', 'sex at threshold 0.3' */
function subjectOf({ attributes, threshold, metric }) {
	const names = attributes.join(" × ");
	return metric.task === "regression" || threshold === .5 ? names : `${names} at threshold ${numberText(threshold)}`;
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
	if (verdict === "pass") return `${value}, ${all}within ${limitsText(limits)}${extremes}`;
	if (verdict === "fail") return `${value}, ${all}outside ${limitsText(limits)}${extremes}${open}`;
	if (open !== "") return `${value}${extremes}${open}`;
	const more = rowsNeeded === void 0 ? "" : Number.isFinite(rowsNeeded) ? `; about ${countText(rowsNeeded)} more rows like these would decide it` : "; the value lies on the limit, so no number of rows decides it";
	return `${value}: too few rows to tell whether it is within ${limitsText(limits)}${extremes}${more}`;
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
/** The mean of both models, with the interval of a mean of many rows (central limit theorem). */
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
function meanOf(group, sums, { name, model, share }) {
	const { root, least } = errorMeans[name];
	const { rows, weight } = group;
	const mean = sums.first[model] / weight;
	const variance = Math.max(0, covariance(group, sums, model, model)) / weight ** 2;
	const standardError = Math.sqrt(variance * rows / (rows - 1));
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
		const [lower, upper] = [mean - z * standardError, mean + z * standardError];
		return {
			lower: scale(Math.max(least, lower)),
			upper: scale(upper)
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
	const sums = (of) => {
		const both = (key) => [total((group) => group[of][key][0]), total((group) => group[of][key][1])];
		return {
			first: both("first"),
			second: both("second"),
			squares: both("squares"),
			product: total((group) => group[of].product)
		};
	};
	return {
		rows: total(({ rows }) => rows),
		weight: total(({ weight }) => weight),
		squaredWeight: total(({ squaredWeight }) => squaredWeight),
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
		const value = valueOf(rule, judged, of, model);
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
function valueOf(rule, groups, { overall }, model) {
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
	const decided = judged.flatMap(({ rule, of, measured }) => [...checksOf(rule, of, measured).map((check) => fairnessFinding(check, policy)), ...rule.margin !== void 0 && !measured.improvement ? [notCompared(rule, {
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
function notCompared(rule, { policy, hasChampion }) {
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
		const { value, ...observed } = figureReport(candidate, confidence);
		return {
			check: figure,
			subject: `${subjectOf(rule)} = ${name}`,
			verdict: lacks === void 0 ? "pass" : "inconclusive",
			severity: "info",
			observed: {
				value,
				method: observed.method,
				n: candidate.n,
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
function figureReport({ value, n, boundsAt }, level) {
	if (n === 0) return {
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
		method: "Wilson"
	};
}
function reportOf({ rule, of, measured }, level) {
	const { candidate, champion, improvement } = measured;
	const figuresOf = (pick) => Object.fromEntries(rule.metric.figures.flatMap((figure, index) => {
		const rate = pick(index);
		return rate ? [[figure, figureReport(rate, level)]] : [];
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
	const judged = evaluateFairness(policy, fairness, champion);
	const found = evaluateSearches(policy, searches, rows);
	return {
		...judged,
		findings: [...judged.findings, ...found]
	};
}

// packages/core/gate/gate-outputs.ts
/** What a workflow can branch on; the metrics as JSON text. */
function gateOutputs(policy, { findings, metrics }) {
	const verdict = combineVerdicts(findings, policy.inconclusive);
	const needed = findings.flatMap((finding) => finding.needed ?? []);
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

// packages/core/gate/given-numbers.ts
/**
* Reads JSON such as `{"latency_p99_ms": 41.5}`. Text that spells a number is not one, except 'NaN' and the
* infinities, which JSON cannot write: they stay what they are, and no bound holds for them.
* @throws CannotRunError when the text is not a JSON object of numbers.
*/
function parseGivenNumbers(text, source) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw cannotRun("metrics-syntax", source, `is not JSON: ${cause.message}`, { cause });
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw cannotRun("metrics-shape", source, "expected a JSON object of numbers by name");
	const numbers = /* @__PURE__ */ new Map();
	collect(value, "", {
		numbers,
		source
	});
	if (numbers.size === 0) throw cannotRun("metrics-empty", source, "holds no number");
	return numbers;
}
const nonFinite = {
	NaN: NaN,
	Infinity: Number.POSITIVE_INFINITY,
	"-Infinity": Number.NEGATIVE_INFINITY
};
/** Text, true, false and lists are not measurements: files of metrics carry such notes too. */
function collect(value, prefix, into) {
	for (const [key, item] of Object.entries(value)) {
		const name = `${prefix}${key}`;
		const number = typeof item === "string" ? nonFinite[item] : item === null ? NaN : item;
		if (typeof number === "number") {
			if (into.numbers.has(name)) throw cannotRun("metrics-twice", into.source, `gives ${name} twice`);
			into.numbers.set(name, number);
		} else if (typeof item === "object" && item !== null && !Array.isArray(item)) collect(item, `${name}.`, into);
	}
}
/** @param from where the second come from. @throws CannotRunError when a name is measured twice. */
function mergeNumbers(first, second, from) {
	const twice = [...second.keys()].filter((name) => first.has(name));
	if (twice.length === 0) return new Map([...first, ...second]);
	const message = `${twice.join(", ")} is measured by ${from} and by another input; give it once`;
	throw cannotRun("metrics-twice", "metrics", message);
}

// packages/core/gate/gate-rule.ts
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

// packages/core/gate/fairness/fairness-policy.ts
const defaultMinRows$2 = 100;
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
			minRows: entry.min_rows ?? defaultMinRows$2,
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
	const task = config.value.task === "regression" ? "regression" : "binary";
	return (config.value.fairness ?? []).flatMap((entry, index) => {
		const metric = Object.hasOwn(disparityMetrics, entry.metric) ? disparityMetrics[entry.metric] : void 0;
		return (metric ? misfitsOf$1(entry, metric, task) : [unknownMetric(entry, task)]).map(({ key, message }) => {
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
function unknownMetric({ metric }, task) {
	const known = Object.keys(disparityMetrics).filter((name) => disparityMetrics[name].task === task);
	return {
		key: "metric",
		message: `unknown fairness metric '${metric}'. ${suggestName(metric, known)}`
	};
}
function misfitsOf$1(entry, metric, task) {
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

// packages/core/gate/fairness/fairness-schema.ts
function oneOf$2(...values) {
	return Type.Unsafe({
		type: "string",
		enum: [...values]
	});
}
const name = Type.String({ minLength: 1 });
const names = Type.Union([name, Type.Array(name, {
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
	compare: Type.Optional(oneOf$2("between_groups", "to_overall")),
	aggregate: Type.Optional(oneOf$2("worst_case", "mean")),
	leave_out: Type.Optional(Type.Unsafe({
		...groups,
		description: "groups that are not judged; the report says so"
	})),
	decide: Type.Optional(oneOf$2("interval", "point")),
	severity: Type.Optional(oneOf$2("error", "warn", "info"))
}, { additionalProperties: false });
/** The section `fairness` of gates.yaml. */
const fairnessSchema = Type.Array(fairnessRule, { minItems: 1 });

// packages/core/gate/slice-search/searched-metrics.ts
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
function oneOf$1(...values) {
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
	severity: Type.Optional(oneOf$1("error", "warn", "info"))
}, { additionalProperties: false });
const defaultMinRows$1 = 500;
function readSearches(slices = []) {
	return slices.flatMap(({ search }, index) => search ? {
		columns: search.columns,
		name: search.metric,
		metric: searchedMetrics[search.metric],
		depth: search.depth === 1 ? 1 : 2,
		minRows: search.min_rows ?? defaultMinRows$1,
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

// packages/core/gate/gates-schema.ts
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
const rule = Type.Object({
	minimum: Type.Optional(Type.Number()),
	maximum: Type.Optional(Type.Number()),
	vs_champion: Type.Optional(margin),
	at_threshold: Type.Optional(Type.Number({ description: "predicted positive: score ≥ threshold (0.5)" })),
	bins: Type.Optional(Type.Integer({
		minimum: 2,
		maximum: 100,
		description: "equal-width bins (10)"
	})),
	decide: Type.Optional(oneOf("interval", "point")),
	better: Type.Optional(oneOf("higher", "lower")),
	severity: Type.Optional(oneOf("error", "warn", "info"))
}, { additionalProperties: false });
const rules = Type.Record(Type.String(), rule, { minProperties: 1 });
const slice = sliceSchema(rules);
const later = Type.Optional(Type.Unknown({ description: "not yet supported" }));
/** gates.yaml, the policy of quality-gate. */
const gatesSchema = Type.Object({
	version: Type.Literal(1),
	task: oneOf("binary", "multiclass", "regression"),
	columns: Type.Optional(Type.Object({
		id: Type.Optional(Type.String({ minLength: 1 })),
		label: Type.Optional(Type.String({ minLength: 1 })),
		score: Type.Optional(Type.String({ minLength: 1 })),
		champion_score: Type.Optional(Type.String({ minLength: 1 }))
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
	class_balance: Type.Optional(oneOf("sampled", "fixed")),
	metrics: rules,
	slices: Type.Optional(Type.Array(slice)),
	fairness: Type.Optional(fairnessSchema),
	behaviour: later,
	load: later
}, { additionalProperties: false });

// packages/core/gate/rule-problems.ts
function ruleProblems(config) {
	const { task, metrics, slices = [] } = config.value;
	const known = metricsOfTask(task === "regression" ? "regression" : "binary");
	return [...readRules(metrics, ["metrics"]), ...slices.flatMap((slice, index) => readRules(slice.metrics ?? {}, [
		"slices",
		index,
		"metrics"
	]))].flatMap((one) => problemsOfRule(one, Object.hasOwn(known, one.metric) ? known[one.metric] : void 0).map(({ path, message }) => ({
		code: "gate-rule",
		subject: path.join("."),
		message,
		location: config.locate(path)
	})));
}
function problemsOfRule({ metric, rule, path }, known) {
	const problems = [];
	const { minimum, maximum } = rule;
	if (minimum === void 0 && maximum === void 0 && rule.vs_champion === void 0) problems.push({
		path,
		message: `expected 'minimum', 'maximum' or 'vs_champion', got none: ${metric} would decide nothing`
	});
	if (minimum !== void 0 && maximum !== void 0 && minimum > maximum) {
		const message = `expected minimum ≤ maximum, got ${minimum} > ${maximum}: no value passes`;
		problems.push({
			path: [...path, "minimum"],
			message
		});
	}
	for (const key of ["at_threshold", "bins"]) {
		if (rule[key] === void 0 || known?.options?.includes(key)) continue;
		problems.push({
			path: [...path, key],
			message: `${metric} has no option '${key}'; take it out`
		});
	}
	return problems;
}

// packages/core/gate/slice-policy.ts
const defaultMinRows = 100;
function readSlices({ slices = [] }) {
	return slices.flatMap((slice, index) => slice.search ? [] : {
		rows: rowsOf(slice),
		minRows: slice.min_rows ?? defaultMinRows,
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
	return slices.flatMap((slice, index) => (slice.search ? searchEntryMisfits(slice, of) : misfitsOf(slice)).map(({ keys, message }) => {
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
function misfitsOf(slice) {
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

// packages/core/gate/parse-gates.ts
/** @throws CannotRunError with every problem of the file. */
function parseGates(text, file) {
	const config = parseConfig(gatesSchema, text, file);
	const gates = config.value;
	const problems = [
		...unsupported(config),
		...ruleProblems(config),
		...sliceProblems(config),
		...fairnessProblems(config)
	];
	if (problems.length > 0) throw new CannotRunError(problems);
	const { columns = {} } = gates;
	const score = columns.score ?? "score";
	return {
		config,
		task: gates.task === "regression" ? "regression" : "binary",
		columns: {
			id: columns.id ?? "id",
			label: columns.label ?? "label",
			score,
			championScore: columns.champion_score ?? score
		},
		positive: gates.positive,
		confidence: gates.confidence ?? .95,
		inconclusive: gates.inconclusive ?? "fail",
		firstModel: gates.first_model ?? "absolute-only",
		draws: gates.draws ?? 2e3,
		seed: gates.seed ?? 1,
		classBalance: gates.class_balance ?? "sampled",
		rules: readRules(gates.metrics, ["metrics"]),
		slices: readSlices(gates),
		searches: readSearches(gates.slices),
		fairness: readFairness(gates.fairness)
	};
}
/** Keys that the design has and this version does not: silence would look like a check that passed. */
function unsupported(config) {
	const problem = (path, message) => ({
		code: "not-supported",
		subject: path.join("."),
		message: `${message} is not supported yet: nothing would be checked. Take it out, or gate on a number measured elsewhere through the input 'metrics'`,
		location: config.locate(path)
	});
	const problems = ["behaviour", "load"].filter((key) => config.value[key] !== void 0).map((key) => problem([key], `'${key}'`));
	if (config.value.task === "multiclass") problems.push(problem(["task"], "task: multiclass"));
	return problems;
}

export { percentText as _, gateDetails as a, gateRows as b, noGroups as c, requireMeasurable as d, rowsOfPredictions as f, numberText as g, countText as h, parseGivenNumbers as i, evaluateGate as l, limitsText as m, bandNames as n, gateOutputs as o, decideByInterval as p, mergeNumbers as r, evaluateGroups as s, parseGates as t, needsProbabilities as u, binaryMetrics as v, undefinedEstimate as x, regressionMetrics as y };