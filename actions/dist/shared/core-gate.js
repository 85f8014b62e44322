import { E as nearestName, F as combineVerdicts, N as CannotRunError, P as cannotRun } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { i as parseConfig } from "./core-config.js";
import { B as averagePrecisionOfDraws, C as f1Score, D as calibrationErrorOfSums, Dt as wilsonBounds, E as calibrationDeviation, F as statisticOfDraws, G as mcnemar, H as rowsForPairedProportions, I as statisticOfSums, K as newcombePairedBounds, L as sumRows, M as basicBounds, Mt as normalSurvival, N as percentileBounds, O as brierScoreOfRow, P as sortDraws, R as sumsOfDraws, S as logLossOfRow, T as addToBin, Tt as holm, U as rowsForProportion, V as scoreOrder, W as rowsToClear, _ as delongSingle, b as precision$1, g as delongPaired, h as delongDifferenceBounds, j as balancedAccuracy$1, k as stratifiedResampling, kt as criticalValue, m as delongBounds, q as confusionMatrix, v as rSquared, w as cohenKappa$1, x as matthewsCorrelation, y as rSquaredOfSums, z as averagePrecision$1 } from "./stats.js";

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
const rocAuc = {
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
	roc_auc: rocAuc,
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
		observed: measurement(check),
		expected: expectedText(check, level),
		...rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {},
		message: messageOf(check),
		location: config.locate([...rule.path, key])
	};
}
function measurement({ estimate, decision, kind, byPoint }) {
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
function messageOf(check) {
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
const slice = Type.Object({
	by: Type.Optional(Type.String({
		minLength: 1,
		description: "column: one slice for every value"
	})),
	name: Type.Optional(Type.String({ minLength: 1 })),
	where: Type.Optional(Type.String({
		minLength: 1,
		description: "SQL condition over the columns of the candidate"
	})),
	min_rows: Type.Optional(Type.Integer({
		minimum: 1,
		description: "fewer decide nothing (100)"
	})),
	metrics: rules
}, { additionalProperties: false });
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
	fairness: later,
	behaviour: later,
	load: later
}, { additionalProperties: false });

// packages/core/gate/parse-gates.ts
/** The metrics that tables can be asked for, by name. */
function metricsOfTask(task) {
	return task === "binary" ? binaryMetrics : regressionMetrics;
}
const severities = {
	error: "error",
	warn: "warning",
	info: "info"
};
const defaultMinRows = 100;
/** @throws CannotRunError with every problem of the file. */
function parseGates(text, file) {
	const config = parseConfig(gatesSchema, text, file);
	const gates = config.value;
	const problems = [
		...unsupported(config),
		...ruleProblems(config),
		...sliceProblems(config)
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
		slices: (gates.slices ?? []).map((slice, index) => ({
			rows: slice.by === void 0 ? {
				name: slice.name,
				where: slice.where
			} : { by: slice.by },
			minRows: slice.min_rows ?? defaultMinRows,
			rules: readRules(slice.metrics, [
				"slices",
				index,
				"metrics"
			]),
			path: ["slices", index]
		}))
	};
}
function readRules(rules, path) {
	return Object.entries(rules).map(([metric, rule]) => ({
		metric,
		rule,
		severity: severities[rule.severity ?? "error"],
		path: [...path, metric]
	}));
}
/** Keys that the design has and this version does not: silence would look like a check that passed. */
function unsupported(config) {
	const problem = (path, message) => ({
		code: "not-supported",
		subject: path.join("."),
		message: `${message} is not supported yet: nothing would be checked. Take it out, or gate on a number measured elsewhere through the input 'metrics'`,
		location: config.locate(path)
	});
	const problems = [
		"fairness",
		"behaviour",
		"load"
	].filter((key) => config.value[key] !== void 0).map((key) => problem([key], `'${key}'`));
	if (config.value.task === "multiclass") problems.push(problem(["task"], "task: multiclass"));
	return problems;
}
function ruleProblems(config) {
	const { task, metrics, slices = [] } = config.value;
	const known = task === "regression" ? regressionMetrics : binaryMetrics;
	return [...readRules(metrics, ["metrics"]), ...slices.flatMap((slice, index) => readRules(slice.metrics, [
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
function sliceProblems(config) {
	const { slices = [] } = config.value;
	return slices.flatMap((slice, index) => {
		const byColumn = slice.by !== void 0;
		if (byColumn !== (slice.name !== void 0 && slice.where !== void 0) && (!byColumn || !slice.name && !slice.where)) return [];
		const path = ["slices", index];
		return {
			code: "slice",
			subject: path.join("."),
			message: "expected either 'by' (a column) or both 'name' and 'where' (a condition)",
			location: config.locate(path)
		};
	});
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
function tableProblems({ slices, config }, { candidateTable, championTable }) {
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
	if (slices.length > 0) {
		const message = "the policy has slices: give the prediction table of the candidate";
		problems.push({
			...problem,
			message,
			location: config.locate(["slices"])
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
		findings: margin ? value : [...value, notCompared(gateRule, context)]
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
function notCompared(gateRule, context) {
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

export { gateRows as _, evaluateGate as a, parseGates as c, limitsText as d, countText as f, regressionMetrics as g, binaryMetrics as h, gateOutputs as i, rowsOfPredictions as l, percentText as m, parseGivenNumbers as n, needsProbabilities as o, numberText as p, gateDetails as r, requireMeasurable as s, mergeNumbers as t, decideByInterval as u, undefinedEstimate as v };