import { V as suggestName } from "./shell.js";
import { Q as regressionMetrics, X as limitsText, Y as decideByInterval, Z as binaryMetrics, at as gateRows, it as undefinedEstimate, nt as numberText, rt as percentText, tt as countText } from "./core-gate.js";
import { i as Type } from "./vendor/config.js";
import { An as lowerBound, Ct as balancedAccuracy, En as ksTwoSample, Fn as chiSquareTwoSample, Qn as normalSurvival, Sn as totalVariationDistance, St as brierScoreOfRow, _ as expectedConfusionMatrix, _t as cohenKappa, b as isotonicValues, ct as matthewsCorrelation, ft as logLossOfRow, g as expectedRocAuc, gr as seededRandom, h as expectedRowMean, ht as f1Score, it as precision, jn as upperBound, v as expectedStatistic, wn as ksDistance, y as isotonicRegression } from "./stats.js";
import { r as parsePositiveDurationMs } from "./core-config.js";
import { H as quoted, U as shareText, V as probabilityText, W as shortNumber, q as corrections } from "./core-drift.js";
import { a as joinSchema } from "./core-skew.js";

// packages/core/performance/performance-schema.ts
const name = (description) => Type.Optional(Type.String({
	minLength: 1,
	description
}));
/** `performance:` of drift.yaml. */
const performanceSchema = Type.Object({
	labels: name("labels that arrived since: path, glob or address (the input wins)"),
	predictions: name("the predictions that they belong to (the current data)"),
	join: joinSchema,
	label: Type.String({
		minLength: 1,
		description: "what really happened: a column of labels"
	}),
	score: name("what the model said: a column of the predictions (predictions.column)"),
	task: Type.Optional(Type.Unsafe({
		type: "string",
		enum: ["binary", "regression"]
	})),
	positive: Type.Optional(Type.Unsafe({
		type: [
			"string",
			"number",
			"boolean"
		],
		description: "the label that counts as 1"
	})),
	time: name("when it was predicted: a date or timestamp column of the predictions"),
	delay: name("how long a label takes: predictions younger than that are left out: 7d"),
	metric: Type.String({
		minLength: 1,
		description: "a metric of quality-gate: roc_auc"
	}),
	minimum: Type.Optional(Type.Number()),
	maximum: Type.Optional(Type.Number()),
	at_threshold: Type.Optional(Type.Number({ description: "predicted positive: score ≥ threshold (0.5)" })),
	bins: Type.Optional(Type.Integer({
		minimum: 2,
		maximum: 100,
		description: "equal-width bins (10)"
	})),
	confidence: Type.Optional(Type.Number({
		exclusiveMinimum: .5,
		exclusiveMaximum: 1
	})),
	reference: Type.Optional(Type.Unsafe({
		type: ["string", "number"],
		minLength: 1,
		description: "what the metric was; or predictions with labels (a table, or registry://name@alias for those kept with a version), which also calibrate the estimate without labels"
	})),
	max_drop: Type.Optional(Type.Number({
		minimum: 0,
		description: "how much worse than the reference is tolerated"
	})),
	min_coverage: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: 1,
		description: "smaller share of predictions with a label decides nothing (0.5)"
	})),
	calibrated: Type.Optional(Type.Boolean({ description: "scores are probabilities that can be trusted as they are" })),
	act_on_estimate: Type.Optional(Type.Boolean({ description: "the estimate without labels may fail the run and retrain" }))
}, { additionalProperties: false });

// packages/core/performance/performance-policy.ts
/** @param predictionColumn `predictions.column` of the same file */
function readPerformancePolicy(key, predictionColumn, reader) {
	const problem = (path, message) => reader.problem(["performance", ...path], message);
	const task = key.task ?? "binary";
	const metric = findMetric(key, problem);
	const score = key.score ?? predictionColumn;
	if (score === void 0) problem([], "expected 'score', the column with the predictions (or predictions.column)");
	boundProblems(key, problem);
	taskProblems(key, problem);
	return {
		labels: key.labels,
		predictions: key.predictions,
		join: typeof key.join === "string" ? [key.join] : key.join,
		label: key.label,
		score: score ?? "",
		task,
		positive: key.positive,
		time: key.time,
		delayMs: readDelay(key, problem),
		metricName: key.metric,
		metric: metric ?? binaryMetrics["roc_auc"],
		options: {
			threshold: key.at_threshold ?? .5,
			bins: key.bins ?? 10
		},
		limits: {
			...key.minimum === void 0 ? {} : { minimum: key.minimum },
			...key.maximum === void 0 ? {} : { maximum: key.maximum }
		},
		confidence: key.confidence ?? .95,
		reference: key.reference,
		maxDrop: key.max_drop,
		minCoverage: key.min_coverage ?? .5,
		calibrated: key.calibrated ?? false,
		actOnEstimate: key.act_on_estimate ?? false,
		locate: (path) => reader.locate(["performance", ...path])
	};
}
function findMetric(key, problem) {
	const all = key.task === "regression" ? regressionMetrics : binaryMetrics;
	const known = Object.fromEntries(Object.entries(all).filter(([, { requires }]) => !requires));
	if (!Object.hasOwn(known, key.metric)) {
		const hint = suggestName(key.metric, Object.keys(known));
		problem(["metric"], `unknown metric '${key.metric}' of task ${key.task ?? "binary"}. ${hint}`);
		return;
	}
	const metric = known[key.metric];
	for (const option of ["at_threshold", "bins"]) {
		if (key[option] === void 0 || metric.options?.includes(option)) continue;
		problem([option], `${key.metric} has no option '${option}'; take it out`);
	}
	return metric;
}
function boundProblems(key, problem) {
	const { minimum, maximum, reference } = key;
	if (minimum === void 0 && maximum === void 0 && reference === void 0) problem([], `expected 'minimum', 'maximum' or 'reference', got none: ${key.metric} would decide nothing`);
	if (minimum !== void 0 && maximum !== void 0 && minimum > maximum) problem(["minimum"], `expected minimum ≤ maximum, got ${minimum} > ${maximum}`);
	if (key.max_drop !== void 0 && reference === void 0) problem(["max_drop"], "a drop is measured from 'reference', which is not given");
}
function taskProblems(key, problem) {
	if (key.task !== "regression") return;
	for (const name of [
		"calibrated",
		"act_on_estimate",
		"positive"
	]) {
		if (key[name] === void 0) continue;
		problem([name], `a regression ${name === "positive" ? "has no classes" : "has no estimate without labels in this version"}; take it out`);
	}
}
function readDelay(key, problem) {
	if (key.delay === void 0) return void 0;
	const parsed = parsePositiveDurationMs(key.delay);
	if (parsed === void 0) problem(["delay"], `expected a duration such as 24h or 7d, got ${JSON.stringify(key.delay)}`);
	if (key.time === void 0) problem(["delay"], "the age of a prediction is read from 'time', which is not given");
	return parsed;
}

// packages/core/performance/coverage-findings.ts
/** How many predictions have a label, which ones, and what is wrong with the keys. */
function coverageFindings(assessment) {
	return [
		coverageFinding(assessment),
		...assessment.arrival.map((one) => arrivalFinding(one, assessment)),
		...keyFindings(assessment)
	];
}
function coverageFinding({ coverage, current, policy }) {
	const { counts, labelSource, source, coverageByAge } = current;
	const { predictions, labelled, young, labelsUnknown } = counts;
	const { share, isEnough } = coverage;
	const age = coverageByAge.map((one) => shareText(one.labelled / one.predictions)).join(", ");
	const seen = predictions === 0 ? `no prediction of ${source} can be measured: ${young > 0 ? "all are younger than performance.delay" : "none has a key and a score"}` : `${countText(labelled)} of ${countText(predictions)} predictions have a label (${shareText(share)})`;
	const noOverlap = predictions > 0 && labelled === 0 && labelsUnknown > 0 ? `. No key of ${labelSource} is one of ${source}: check that both write '${policy.join.join("', '")}' the same way` : "";
	return {
		check: "performance.coverage",
		subject: "predictions",
		verdict: isEnough ? "pass" : "inconclusive",
		severity: "error",
		observed: {
			value: share,
			n: predictions,
			method: "share of predictions with a label"
		},
		expected: `≥ ${shortNumber(policy.minCoverage)}`,
		...isEnough || predictions === 0 ? {} : { needed: Math.max(1, Math.ceil(policy.minCoverage * predictions) - labelled) },
		message: `${seen}${noOverlap}${age === "" ? "" : `; oldest to youngest: ${age}`}${young > 0 ? `; ${countText(young)} are younger than performance.delay and left out` : ""}`,
		location: policy.locate(["min_coverage"])
	};
}
function arrivalFinding(one, { policy }) {
	const { column, selective, distance, fromAll, limit, unit } = one;
	return {
		check: "performance.selective_labels",
		subject: column,
		verdict: selective ? "warn" : "pass",
		severity: "warning",
		observed: {
			value: fromAll,
			unit,
			method: "distance of labelled predictions from all"
		},
		expected: `≤ ${shortNumber(limit)} ${unit}`,
		message: selective ? `whether a label arrives depends on ${quoted(column)} (${shortNumber(distance)} ${unit} between predictions with and without one): what the labelled ones show does not hold for all. Wait for the missing labels, or label a random sample` : `predictions with and without a label are alike in ${quoted(column)}`,
		location: policy.locate(["labels"])
	};
}
function keyFindings({ current, policy }) {
	const { counts, labelSource, source } = current;
	const finding = (check, [value, of], message, key) => value === 0 ? [] : [{
		check: `performance.${check}`,
		subject: key === "labels" ? "labels" : "predictions",
		verdict: "warn",
		severity: "warning",
		observed: {
			value,
			n: of,
			method: "count"
		},
		expected: "none",
		message: `${countText(value)} ${message}`,
		location: policy.locate([key])
	}];
	const { rows, labelRows } = counts;
	const info = {
		check: "performance.unknown_keys",
		subject: "labels",
		verdict: "pass",
		severity: "info",
		observed: {
			value: counts.labelsUnknown,
			n: labelRows,
			method: "count"
		},
		expected: "for information",
		message: `${countText(counts.labelsUnknown)} keys of ${labelSource} belong to no prediction of ${source}`,
		location: policy.locate(["labels"])
	};
	return [
		...finding("key_missing", [counts.withoutKey, rows], `rows of ${source} have no key`, "join"),
		...finding("score_missing", [counts.withoutScore, rows], `predictions of ${source} have no finite ${quoted(policy.score)} and were left out; a model must answer for every row`, "join"),
		...finding("conflicting_predictions", [counts.conflicting, rows], `keys of ${source} have more than one score and were left out`, "join"),
		...finding("repeated_predictions", [counts.repeated, rows], `keys of ${source} stand in more than one row with the same score and were counted once`, "join"),
		...finding("time_missing", [counts.withoutTime, rows], `predictions of ${source} have no ${quoted(policy.time ?? "time")} and were left out: their age is not known`, "join"),
		...finding("label_key_missing", [counts.labelsWithoutKey, labelRows], `rows of ${labelSource} have no key`, "labels"),
		...finding("conflicting_labels", [counts.labelsConflicting, labelRows], `keys of ${labelSource} have labels that disagree and were left out; keep the last word on each`, "labels"),
		...finding("repeated_labels", [counts.labelsRepeated, labelRows], `keys of ${labelSource} stand in more than one row with the same label and were counted once`, "labels"),
		...finding("label_missing", [counts.labelsMissing, labelRows], `rows of ${labelSource} have a key and no label yet`, "labels"),
		info
	];
}

// packages/core/performance/estimate-measurement.ts
/** An estimate with the interval that it was decided by, as a finding carries it. */
function measurement({ value, n, method }, { interval }) {
	return {
		value: Number.isNaN(value) ? null : value,
		...interval ? { interval } : {},
		n,
		method
	};
}

// packages/core/performance/label-free-findings.ts
/** The estimate, and the test of it where labels exist. */
function labelFreeFindings(assessment) {
	const { labelFree, policy } = assessment;
	if (!("estimate" in labelFree)) return [{
		check: `performance.${policy.metricName}.estimated`,
		subject: "all predictions",
		verdict: "pass",
		severity: "info",
		observed: {
			value: null,
			method: "not estimated"
		},
		expected: "for information",
		message: `no estimate without labels: ${labelFree.why}`,
		location: policy.locate(["metric"])
	}];
	const { gap } = labelFree;
	return [
		estimateFinding(assessment, labelFree),
		...gap ? [gapFinding(assessment, gap)] : [],
		...rangeFindings(assessment, labelFree)
	];
}
function estimateFinding({ policy }, made) {
	const { estimate, decision, distrust, verdict, gap } = made;
	const hasLimit = Object.keys(policy.limits).length > 0;
	const decides = policy.actOnEstimate && hasLimit;
	const { interval } = decision;
	const range = interval ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}]` : `: ${estimate.unknown ?? "undefined"}`;
	const what = `the scores of ${countText(estimate.n)} predictions promise ${policy.metricName} ${numberText(estimate.value)}${range}`;
	const trust = distrust.length > 0 ? `. Do not trust it: ${distrust.join("; ")}` : gap ? `, and where labels exist they keep it (${numberText(gap.realised)} against ${numberText(gap.estimated)} on ${countText(gap.n)} rows)` : ". Too few labels to check it: a change of concept would not show";
	return {
		check: `performance.${policy.metricName}.estimated`,
		subject: "all predictions",
		verdict: verdict === "fail" && !decides ? "warn" : hasLimit || distrust.length > 0 ? verdict : "pass",
		severity: decides ? "error" : verdict === "inconclusive" && distrust.length === 0 ? "info" : "warning",
		observed: measurement(estimate, decision),
		expected: hasLimit ? `${limitsText(policy.limits)} at ${percentText(policy.confidence)}` : "no bound",
		message: `${what}${trust}`,
		location: policy.locate([policy.calibrated ? "calibrated" : "reference"])
	};
}
function gapFinding({ policy }, gap) {
	const { estimated, realised, significant, pValue, n } = gap;
	const seen = `on ${countText(n)} predictions with a label ${policy.metricName} is ${numberText(realised)} and the scores promised ${numberText(estimated)}`;
	return {
		check: "performance.concept_drift",
		subject: policy.metricName,
		verdict: significant ? "fail" : "pass",
		severity: "warning",
		observed: {
			value: realised - estimated,
			n,
			method: `realised − estimated on labelled predictions, p ${probabilityText(pValue)}`
		},
		expected: "no gap beyond chance and 0.02",
		message: significant ? `${seen}: the scores no longer mean what they meant. The relation between features and label has changed, which no look at features shows; do not trust estimates without labels until the model is retrained` : seen,
		location: policy.locate(["label"])
	};
}
function rangeFindings({ policy }, made) {
	const { outsideShare, scoreShift } = made;
	const common = {
		subject: policy.score,
		verdict: "pass",
		severity: "info"
	};
	const location = policy.locate(["reference"]);
	return [{
		...common,
		check: "performance.scores_outside",
		observed: {
			value: outsideShare,
			method: "share outside of the calibrated scores"
		},
		expected: "for information",
		message: `${shareText(outsideShare)} of the scores lie outside of those that the estimate was calibrated on`,
		location
	}, ...Number.isNaN(scoreShift) ? [] : [{
		...common,
		check: "performance.score_shift",
		observed: {
			value: scoreShift,
			method: "Kolmogorov–Smirnov distance"
		},
		expected: "for information",
		message: `the scores moved by KS ${shortNumber(scoreShift)} since the reference: a shift that the estimate takes into account as long as the scores keep their meaning`,
		location
	}]];
}

// packages/core/performance/performance-findings.ts
/** The realised metric, its drop, the estimate without labels, and what is to be said of the labels. */
function performanceFindings(assessment) {
	return [
		realisedFinding(assessment),
		...assessment.drop ? [dropFinding(assessment, assessment.drop)] : [],
		...labelFreeFindings(assessment),
		...coverageFindings(assessment)
	];
}
function realisedFinding(assessment) {
	const { policy, realised, current } = assessment;
	const { estimate, decision } = realised;
	const hasLimit = Object.keys(policy.limits).length > 0;
	const limits = hasLimit ? limitsText(policy.limits) : "no bound";
	return {
		check: `performance.${policy.metricName}`,
		subject: "labelled predictions",
		verdict: hasLimit || Number.isNaN(estimate.value) ? decision.verdict : "pass",
		severity: hasLimit || Number.isNaN(estimate.value) ? "error" : "info",
		observed: measurement(estimate, decision),
		expected: hasLimit ? `${limits} at ${percentText(policy.confidence)}` : limits,
		...neededOf(decision),
		message: `${realisedText(assessment)}${hasLimit ? outcomeText(assessment, decision) : ""}${current.sampledFrom === void 0 ? "" : ` (of a sample of ${countText(current.sampledFrom)} predictions)`}`,
		location: policy.locate([policy.limits.minimum === void 0 ? "maximum" : "minimum"])
	};
}
/** 'roc_auc is 0.61 [0.58, 0.64] on 5,000 labelled predictions' */
function realisedText({ policy, realised }) {
	const { estimate, decision } = realised;
	const on = `on ${countText(estimate.n)} labelled predictions`;
	if (Number.isNaN(estimate.value)) return `${policy.metricName} is undefined ${on}: ${estimate.unknown ?? "not a number"}`;
	const { interval } = decision;
	const range = interval ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}]` : `, without an interval: ${estimate.unknown ?? "none can be had"},`;
	return `${policy.metricName} is ${numberText(estimate.value)}${range} ${on}`;
}
function outcomeText({ policy, unrepresentative }, decision) {
	if (unrepresentative.length > 0) return `; nothing is decided: ${unrepresentative.join("; ")}`;
	if (decision.verdict === "pass") return `, all of it ${limitsText(policy.limits)}`;
	if (decision.verdict === "fail") return `, none of it ${limitsText(policy.limits)}. Find out what changed, or retrain`;
	return decision.rowsNeeded === void 0 || !Number.isFinite(decision.rowsNeeded) ? "" : `; about ${countText(decision.rowsNeeded)} more labels would decide it`;
}
function dropFinding({ policy, unrepresentative }, drop) {
	const { reference, estimate, decision, onlyWarns } = drop;
	const worse = decision.interval !== void 0 && decision.interval.upper < 0;
	const undefinedDrop = Number.isNaN(estimate.value);
	const then = `${policy.metricName} was ${numberText(reference.value)} (${reference.source})`;
	const change = undefinedDrop ? `the change is unknown: ${estimate.unknown ?? "not a number"}` : changeText(estimate, decision);
	const withheld = unrepresentative.length > 0 ? `; nothing is decided: ${unrepresentative.join("; ")}` : "";
	return {
		check: `performance.${policy.metricName}.drop`,
		subject: "labelled predictions",
		verdict: onlyWarns ? withheld !== "" || undefinedDrop ? "inconclusive" : worse ? "warn" : "pass" : decision.verdict,
		severity: onlyWarns && Object.keys(policy.limits).length > 0 ? "warning" : "error",
		observed: {
			...measurement(estimate, decision),
			unit: "improvement"
		},
		expected: onlyWarns ? `no drop at ${percentText(policy.confidence)}` : `a drop of at most ${numberText(policy.maxDrop)} at ${percentText(policy.confidence)}`,
		...onlyWarns ? {} : neededOf(decision),
		message: `${then}, ${change}${withheld}`,
		location: policy.locate([onlyWarns ? "reference" : "max_drop"])
	};
}
/** 'it is worse by 0.02 [0.01, 0.03]' */
function changeText({ value }, { interval }) {
	const sign = value < 0 ? -1 : 1;
	const [low, high] = (interval ? [sign * interval.lower, sign * interval.upper] : []).toSorted((a, b) => a - b).map((end) => numberText(end));
	const range = interval ? ` [${low}, ${high}]` : "";
	return `it is ${value < 0 ? "worse" : "better"} by ${numberText(sign * value)}${range}`;
}
function neededOf({ rowsNeeded }) {
	return rowsNeeded !== void 0 && Number.isFinite(rowsNeeded) && rowsNeeded > 0 ? { needed: Math.ceil(rowsNeeded) } : {};
}

// packages/core/performance/performance-sentence.ts
/** 'roc_auc is 0.61 [0.58, 0.64] on 5,000 labelled predictions (50 % of all), limit ≥ 0.6; without labels 0.62 …' */
function performanceSentence(assessment) {
	const { policy, realised, coverage, labelFree, unrepresentative } = assessment;
	const limits = Object.keys(policy.limits).length > 0 ? `, limit ${limitsText(policy.limits)}` : "";
	const verdict = {
		fail: ": too low",
		pass: "",
		warn: "",
		inconclusive: ": undecided"
	};
	const outcome = policy.metric.better === "lower" ? ": too high" : verdict.fail;
	const shown = realised.decision.verdict === "fail" ? outcome : verdict[realised.decision.verdict];
	const why = unrepresentative.length > 0 ? ` (${unrepresentative.join("; ")})` : "";
	const estimated = "estimate" in labelFree ? `; from the scores alone ${numberText(labelFree.estimate.value)}${labelFree.distrust.length > 0 ? ", not to be trusted" : ""}` : "";
	return `${realisedText(assessment)} (${shareText(coverage.share)} of all)${limits}${shown}${why}${estimated}`;
}

// packages/core/performance/calibration.ts
/** The scores are chances already. */
const trustedScores = {
	method: "scores taken as probabilities",
	learntFrom: void 0,
	range: {
		lower: 0,
		upper: 1
	},
	chances: (ascending) => ascending,
	refitted: () => []
};
const refits = 100;
/** Isotonic calibration on rows with labels. Undefined when one class is absent: then there is nothing to learn. */
function learnCalibration(scores, labels, seed = 1) {
	const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
	const x = Float64Array.from(order, (row) => scores[row]);
	const y = Float64Array.from(order, (row) => labels[row]);
	const positives = y.reduce((sum, label) => sum + label, 0);
	if (positives === 0 || positives === y.length) return void 0;
	const fit = isotonicRegression(x, y);
	return {
		method: `isotonic calibration on ${y.length} rows`,
		learntFrom: {
			scores: x,
			labels: y
		},
		range: {
			lower: x[0],
			upper: x.at(-1)
		},
		chances: (ascending) => isotonicValues(fit, ascending),
		refitted: (ascending) => bootstrapFits(x, y, seed).map((refit) => isotonicValues(refit, ascending))
	};
}
function bootstrapFits(x, y, seed) {
	const random = seededRandom(seed);
	return Array.from({ length: refits }, () => {
		const weights = new Uint32Array(x.length);
		for (let draw = 0; draw < x.length; draw++) weights[random.below(x.length)]++;
		return isotonicRegression(x, y, weights);
	});
}

// packages/core/performance/label-free-estimate.ts
const rowsForCalibration = 2e4;
/**
* Confidence-based performance estimation: the metric expected when every row is positive by its calibrated chance.
* The interval is for the metric that these rows will have once their labels are known: it holds the scatter of the
* labels and the uncertainty of the calibration, and nothing can hold a change of concept.
* @param ascending scores
*/
function estimateWithoutLabels(ascending, calibration, { metric, options }) {
	const { value, variance } = metric(ascending, calibration.chances(ascending), options);
	const { spread, bias } = calibrationNoise(ascending, calibration, {
		metric,
		options
	});
	const n = ascending.length;
	const standardError = Math.sqrt(variance + spread);
	const estimate = {
		n,
		rows: n,
		method: `CBPE: expected from ${calibration.method}`
	};
	if (!Number.isFinite(value) || !Number.isFinite(standardError)) {
		const unknown = "the expected counts leave the metric undefined";
		return {
			...estimate,
			value: NaN,
			unknown,
			bias,
			standardError
		};
	}
	return {
		...estimate,
		value,
		bias,
		standardError,
		boundsAt: (z) => ({
			lower: Math.min(value, value - bias) - z * standardError,
			upper: Math.max(value, value - bias) + z * standardError
		})
	};
}
/**
* What another calibration would have said: its variance, and by how much it flatters. A fit finds a little more order
* in its rows than there is (isotonic, ROC AUC: + 0.016 from 500 rows). Part of that shows on the rows that it was
* learnt from, against their own labels; the rest as what refits add to the fit that they are drawn from. In simulation
* the sum is within a third of the truth (scripts/bench/cbpe-coverage.ts).
*/
function calibrationNoise(ascending, calibration, { metric, options }) {
	const some = everyNth(ascending, rowsForCalibration);
	const valueOf = (scores, chances) => metric(scores, chances, options).value;
	const refitted = calibration.refitted(some).map((chances) => valueOf(some, chances)).filter((one) => Number.isFinite(one));
	const { learntFrom } = calibration;
	if (refitted.length < 2 || !learntFrom) return {
		spread: 0,
		bias: 0
	};
	const mean = refitted.reduce((sum, one) => sum + one, 0) / refitted.length;
	const squares = refitted.reduce((sum, one) => sum + (one - mean) ** 2, 0);
	const { scores, labels } = learntFrom;
	const onOwnRows = valueOf(scores, calibration.chances(scores)) - valueOf(scores, labels);
	const byRefits = mean - valueOf(some, calibration.chances(some));
	const bias = Number.isFinite(onOwnRows) ? onOwnRows + byRefits : byRefits;
	return {
		spread: squares / (refitted.length - 1),
		bias
	};
}
function everyNth(ascending, most) {
	const step = Math.ceil(ascending.length / most);
	return step <= 1 ? ascending : ascending.filter((_, row) => row % step === Math.floor(step / 2));
}

// packages/core/performance/label-free-metrics.ts
const ofMatrix = (statistic) => (scores, chances, { threshold }) => expectedStatistic(expectedConfusionMatrix(scores, chances, threshold), statistic);
/**
* The metrics that chances determine, by the name in drift.yaml. Not among them: calibration_error, which is zero by
* construction after calibrating, and average_precision.
*/
const labelFreeMetrics = {
	roc_auc: (scores, chances) => expectedRocAuc(scores, chances),
	log_loss: (scores, chances) => expectedRowMean(scores, chances, logLossOfRow),
	brier_score: (scores, chances) => expectedRowMean(scores, chances, brierScoreOfRow),
	accuracy: ofMatrix(({ tn, fp, fn, tp }) => (tn + tp) / (tn + fp + fn + tp)),
	balanced_accuracy: ofMatrix(balancedAccuracy),
	precision: ofMatrix(precision),
	recall: ofMatrix(({ fn, tp }) => tp / (tp + fn)),
	f1: ofMatrix(f1Score),
	mcc: ofMatrix(matthewsCorrelation),
	cohen_kappa: ofMatrix(cohenKappa)
};

// packages/core/performance/assess-label-free.ts
const fewestOfClass = 150;
const fewestLabels = 50;
/** Where the calibration saw nothing, it repeats its last value. */
const mostOutside = .05;
/** A smaller gap is no concern, however many labels show it. */
const smallestGap = .02;
/** The metric estimated from the scores alone, and whether that can be believed. */
function assessLabelFree(evidence, policy, alpha) {
	const none = (why) => ({
		verdict: "none",
		why
	});
	if (policy.task === "regression") return none("a regression has no estimate without labels: scores say nothing of their error");
	const metric = Object.hasOwn(labelFreeMetrics, policy.metricName) ? labelFreeMetrics[policy.metricName] : void 0;
	if (!metric) return none(`${policy.metricName} cannot be estimated without labels`);
	if (evidence.current.scores.length === 0) return none("there are no predictions");
	const calibration = calibrationOf(evidence.reference, policy);
	if ("why" in calibration) return none(calibration.why);
	const ascending = evidence.current.scores.toSorted();
	const rule = {
		metric,
		options: policy.options
	};
	const estimate = estimateWithoutLabels(ascending, calibration, rule);
	const gap = gapOf(evidence, calibration, {
		...rule,
		alpha
	});
	const outsideShare = shareOutside(ascending, calibration);
	const distrust = reasonsToDistrust({
		calibration,
		gap,
		outsideShare,
		policy
	});
	const decision = decideByInterval(estimate, policy.limits, policy.confidence);
	return {
		verdict: distrust.length > 0 ? "inconclusive" : decision.verdict,
		estimate,
		decision,
		distrust,
		gap,
		outsideShare,
		scoreShift: evidence.reference ? ksDistance(evidence.reference.scores.toSorted(), ascending) : NaN
	};
}
function calibrationOf(reference, { calibrated }) {
	if (calibrated) return trustedScores;
	if (!reference) return { why: "scores are not known to be probabilities: give predictions with labels as performance.reference, or write 'calibrated: true'" };
	return learnCalibration(reference.scores, reference.labels) ?? { why: `${reference.source} has labels of one class only: there is nothing to calibrate with` };
}
function gapOf({ measured, realised }, calibration, options) {
	const n = measured.scores.length;
	if (n < fewestLabels || Number.isNaN(realised.value)) return void 0;
	const expected = estimateWithoutLabels(measured.scores.toSorted(), calibration, options);
	if (Number.isNaN(expected.value)) return void 0;
	const difference = realised.value - expected.value;
	const unexplained = Math.min(Math.abs(difference), Math.abs(difference + expected.bias));
	const pValue = 2 * normalSurvival(unexplained / expected.standardError);
	return {
		estimated: expected.value,
		realised: realised.value,
		pValue,
		n,
		significant: pValue <= options.alpha && unexplained > smallestGap
	};
}
function shareOutside(ascending, { range }) {
	return 1 - (upperBound(ascending, range.upper) - lowerBound(ascending, range.lower)) / ascending.length;
}
function reasonsToDistrust({ calibration: { learntFrom }, gap, outsideShare, policy }) {
	const positives = learntFrom?.labels.reduce((sum, label) => sum + label, 0) ?? 0;
	const smaller = learntFrom ? Math.min(positives, learntFrom.labels.length - positives) : Infinity;
	const shown = (value) => String(Number(value.toPrecision(4)));
	return [
		...gap?.significant ? [`concept drift: where labels exist, ${policy.metricName} is ${shown(gap.realised)} and the scores promise ${shown(gap.estimated)}`] : [],
		...outsideShare > mostOutside ? [`${shown(100 * outsideShare)} % of the scores lie outside of those that it was calibrated on`] : [],
		...smaller < fewestOfClass ? [`it was calibrated on ${smaller} rows of a class, ${fewestOfClass} are the least`] : []
	];
}

// packages/core/performance/independent-difference.ts
/**
* How much better the metric is than it was, measured on different rows. The interval recovers the variance of each
* side from its own bounds (MOVER: Zou and Donner 2008), so that it keeps their asymmetry.
*/
function improvementSince(reference, current, better) {
	const sign = better === "higher" ? 1 : -1;
	const { boundsAt } = current;
	const value = sign * (current.value - reference.value);
	return {
		value,
		n: current.n,
		rows: current.rows,
		method: reference.boundsAt ? `${current.method}, difference of independent samples (MOVER)` : `${current.method}, reference taken as exact`,
		...current.unknown === void 0 ? {} : { unknown: current.unknown },
		...reference.unknown === void 0 ? {} : { unknown: `reference: ${reference.unknown}` },
		...boundsAt && !Number.isNaN(value) ? { boundsAt: (z) => {
			const now = boundsAt(z);
			const then = reference.boundsAt?.(z) ?? {
				lower: reference.value,
				upper: reference.value
			};
			const down = Math.hypot(current.value - now.lower, then.upper - reference.value);
			const up = Math.hypot(now.upper - current.value, reference.value - then.lower);
			return better === "higher" ? {
				lower: value - down,
				upper: value + up
			} : {
				lower: value - up,
				upper: value + down
			};
		} } : {}
	};
}

// packages/core/performance/label-arrival.ts
/** Distance of the rows that are measured from all rows, from which they no longer stand for them. */
const limits = {
	"standard deviations": .2,
	"total variation": .1,
	"KS distance": .1
};
/**
* Whether labels arrive for some kinds of rows rather than for others: real (corrected for the number of columns), and
* large. Large is the distance of the labelled rows from *all* rows: with nearly every label there, it no longer matters
* which ones are missing.
*/
function judgeArrival(comparisons, coverage, { alpha, correction }) {
	const adjusted = corrections[correction](comparisons.map(({ pValue }) => pValue));
	return comparisons.map((one, index) => {
		const pValue = adjusted[index];
		const fromAll = (1 - coverage) * one.distance;
		const limit = limits[one.unit];
		return {
			...one,
			pValue,
			fromAll,
			limit,
			selective: pValue <= alpha && fromAll > limit
		};
	});
}
/** Scores of labelled and of unlabelled rows. */
function arrivalOfScores(column, labelled, unlabelled) {
	const { statistic, pValue } = ksTwoSample(labelled.toSorted(), unlabelled.toSorted());
	return {
		column,
		pValue,
		distance: statistic,
		unit: "KS distance"
	};
}
/** By Welch's test. */
function arrivalOfMoments(column, labelled, unlabelled) {
	const difference = Math.abs(labelled.mean - unlabelled.mean);
	const [a, b] = [labelled.std ** 2, unlabelled.std ** 2];
	const standardError = Math.sqrt(a / labelled.n + b / unlabelled.n);
	const spread = Math.sqrt((a + b) / 2);
	const apart = (scale) => difference === 0 ? 0 : scale === 0 ? Number.POSITIVE_INFINITY : difference / scale;
	return {
		column,
		pValue: 2 * normalSurvival(apart(standardError)),
		distance: apart(spread),
		unit: "standard deviations"
	};
}
/** By the chi-squared test of independence. */
function arrivalOfValues(column, labelled, unlabelled) {
	const values = [.../* @__PURE__ */ new Set([...labelled.keys(), ...unlabelled.keys()])].sort();
	const sides = [labelled, unlabelled].map((counts) => values.map((value) => counts.get(value) ?? 0));
	const [a, b] = [sides[0], sides[1]];
	return {
		column,
		pValue: values.length < 2 ? 1 : chiSquareTwoSample(a, b).pValue,
		distance: totalVariationDistance(a, b),
		unit: "total variation"
	};
}

// packages/core/performance/assess-performance.ts
const bootstrap = {
	draws: 2e3,
	seed: 1,
	classBalance: "sampled"
};
function assessPerformance({ current, reference }, policy, family) {
	const { predictions, labelled } = current.counts;
	const share = predictions === 0 ? 0 : labelled / predictions;
	const coverage = {
		share,
		isEnough: share >= policy.minCoverage
	};
	const arrival = judgeArrival(comparisonsOf(current, policy), share, family);
	const unrepresentative = reasonsAgainst(coverage, arrival, policy);
	const measured = labelledRows(current);
	const estimate = measure(measured, policy);
	const decide = (one, limits) => withheld(decideByInterval(one, limits, policy.confidence), unrepresentative);
	const realised = {
		estimate,
		decision: decide(estimate, policy.limits)
	};
	const drop = dropOf(estimate, reference, {
		policy,
		decide
	});
	const labelFree = assessLabelFree({
		current,
		measured,
		reference,
		realised: estimate
	}, policy, family.alpha);
	return {
		policy,
		current,
		coverage,
		arrival,
		unrepresentative,
		realised,
		drop,
		labelFree,
		asksForRetraining: realised.decision.verdict === "fail" || drop?.decision.verdict === "fail" && !drop.onlyWarns || policy.actOnEstimate && labelFree.verdict === "fail"
	};
}
function labelledRows({ scores, labels, isMature }) {
	const isMeasured = (row) => isMature[row] === 1 && !Number.isNaN(labels[row]);
	return {
		scores: scores.filter((_, row) => isMeasured(row)),
		labels: labels.filter((_, row) => isMeasured(row))
	};
}
/** With the estimators of quality-gate. */
function measure({ scores, labels }, policy) {
	if (labels.length === 0) return undefinedEstimate({
		n: 0,
		rows: 0
	}, "no labels", "no label has arrived");
	const typed = policy.task === "binary" ? Uint8Array.from(labels) : labels;
	const rows = gateRows({
		labels: typed,
		candidate: scores
	}, bootstrap);
	return policy.metric.evaluate(rows, policy.options).candidate;
}
function comparisonsOf(current, { score }) {
	const { scores, labels, isMature, arrival } = current;
	const pick = (arrived) => scores.filter((_, row) => isMature[row] === 1 && Number.isNaN(labels[row]) !== arrived);
	const [labelled, unlabelled] = [pick(true), pick(false)];
	return labelled.length === 0 || unlabelled.length === 0 ? [] : [arrivalOfScores(score, labelled, unlabelled), ...arrival];
}
function reasonsAgainst({ share, isEnough }, arrival, { minCoverage }) {
	const selective = arrival.filter((one) => one.selective).map(({ column }) => `'${column}'`);
	return [...isEnough ? [] : [`only ${percent(share)} of the predictions have a label, ${percent(minCoverage)} are asked for`], ...selective.length === 0 ? [] : [`which predictions have a label depends on ${selective.join(", ")}`]];
}
function percent(share) {
	return `${Number((share * 100).toPrecision(3))} %`;
}
/** What rows that do not stand for all say, they say of themselves alone: neither good nor bad news is believed. */
function withheld(decision, unrepresentative) {
	if (unrepresentative.length === 0 || decision.verdict === "inconclusive") return decision;
	const { interval } = decision;
	return {
		verdict: "inconclusive",
		...interval ? { interval } : {}
	};
}
function dropOf(estimate, reference, { policy, decide }) {
	const then = reference ? {
		...measure(reference, policy),
		source: reference.source
	} : typeof policy.reference === "number" ? {
		value: policy.reference,
		method: "given",
		source: "the policy"
	} : void 0;
	if (!then) return void 0;
	const change = improvementSince(then, estimate, policy.metric.better);
	const { maxDrop } = policy;
	return {
		reference: then,
		estimate: change,
		decision: decide(change, { minimum: -(maxDrop ?? 0) }),
		onlyWarns: maxDrop === void 0
	};
}

export { performanceFindings as a, performanceSentence as i, arrivalOfMoments as n, readPerformancePolicy as o, arrivalOfValues as r, performanceSchema as s, assessPerformance as t };