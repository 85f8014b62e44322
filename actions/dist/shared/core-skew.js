import { tt as countText } from "./core-gate.js";
import { i as Type } from "./vendor/config.js";
import { Jn as wilsonInterval, Pt as rowsForProportion } from "./stats.js";
import { H as quoted, U as shareText, W as shortNumber } from "./core-drift.js";

// packages/core/skew/skew-schema.ts
/** One column, or several that name a row together. */
const joinSchema = Type.Unsafe({
	type: ["string", "array"],
	minLength: 1,
	minItems: 1,
	items: {
		type: "string",
		minLength: 1
	},
	description: "the column (or list of columns) that names a row in both tables"
});
/** `skew:` of drift.yaml. */
const skewSchema = Type.Object({
	training_log: Type.String({
		minLength: 1,
		description: "features as the training pipeline computed them: path, glob or address"
	}),
	serving_log: Type.String({
		minLength: 1,
		description: "features as the service computed them: path, glob or address"
	}),
	join: joinSchema,
	columns: Type.Optional(Type.Array(Type.String({ minLength: 1 }), {
		minItems: 1,
		description: "features to compare (all columns that both logs have)"
	})),
	exclude: Type.Optional(Type.Array(Type.String())),
	tolerance: Type.Optional(Type.Object({
		absolute: Type.Optional(Type.Number({
			minimum: 0,
			description: "1e-9"
		})),
		relative: Type.Optional(Type.Number({
			minimum: 0,
			maximum: 1,
			description: "of the larger of both: 1e-6"
		}))
	}, {
		additionalProperties: false,
		description: "numbers this close are the same"
	})),
	max_share: Type.Optional(Type.Number({
		minimum: 0,
		exclusiveMaximum: 1,
		description: "a larger share of rows that differ is skew (0.01)"
	}))
}, { additionalProperties: false });

// packages/core/skew/skew-policy.ts
const defaultRelative = 1e-6;
const defaultAbsolute = 1e-9;
function readSkewPolicy(key, reader) {
	const join = typeof key.join === "string" ? [key.join] : key.join;
	const { columns, exclude = [], tolerance = {} } = key;
	for (const [index, name] of (columns ?? []).entries()) {
		const path = [
			"skew",
			"columns",
			index
		];
		if (exclude.includes(name)) reader.problem(path, `'${name}' is also excluded; keep one of the two`);
		else if (join.includes(name)) reader.problem(path, `'${name}' joins the rows, so it is always the same; take it out`);
	}
	return {
		trainingLog: key.training_log,
		servingLog: key.serving_log,
		join,
		columns,
		exclude,
		absolute: tolerance.absolute ?? defaultAbsolute,
		relative: tolerance.relative ?? defaultRelative,
		maxShare: key.max_share ?? .01,
		locate: (path) => reader.locate(["skew", ...path])
	};
}

// packages/core/skew/skew-sentence.ts
/** '2 of 9 features differ between training and serving on 10,000 joined rows; most: …' */
function skewSentence({ columns, counts }) {
	if (counts.joined === 0) return "training and serving: no row joined, nothing was compared";
	const skewed = columns.filter(({ verdict }) => verdict === "fail");
	const open = columns.filter(({ verdict }) => verdict === "inconclusive").length;
	const [worst] = columns.toSorted((a, b) => b.share - a.share);
	const most = worst && worst.differing > 0 ? `; most: ${quoted(worst.column)}, ${shareText(worst.share)}` : "";
	const undecided = open > 0 ? `, ${open} undecided` : "";
	return `${skewed.length} of ${columns.length} features differ between training and serving on ${countText(counts.joined)} joined rows${undecided}${most}`;
}

// packages/core/skew/assess-skew.ts
const level = .95;
/**
* Judges each feature by the Wilson interval of its share of rows that differ. A feature that is served right is
* called skewed at most once in forty, and only when its true share lies at the limit.
*/
function assessSkew(counts, policy) {
	const columns = counts.columns.map((column) => judge(column, counts.joined, policy.maxShare));
	return {
		counts,
		columns,
		broken: columns.filter(({ verdict }) => verdict === "fail").map((one) => brokenReason(one)),
		undecided: counts.joined === 0 || columns.length === 0 || columns.some(({ verdict }) => verdict === "inconclusive")
	};
}
function judge(column, rows, maxShare) {
	const differing = column.different + column.missingInTraining + column.missingInServing;
	const interval = {
		...wilsonInterval(differing, rows, level),
		level
	};
	const share = rows === 0 ? NaN : differing / rows;
	const measured = {
		...column,
		rows,
		differing,
		share,
		interval
	};
	if (column.retyped || interval.lower > maxShare) return {
		...measured,
		verdict: "fail"
	};
	if (maxShare === 0 ? differing === 0 && rows > 0 : interval.upper <= maxShare) return {
		...measured,
		verdict: "pass"
	};
	const needed = rows === 0 ? Number.POSITIVE_INFINITY : rowsForProportion(share, maxShare, level) - rows;
	const known = Number.isFinite(needed) && needed > 0;
	return {
		...measured,
		verdict: "inconclusive",
		...known ? { needed: Math.ceil(needed) } : {}
	};
}
function brokenReason({ column, retyped, types, share }) {
	return retyped ? `'${column}' is ${types.training} in training and ${types.serving} in serving` : `'${column}' differs between training and serving in ${Number((share * 100).toPrecision(3))} % of rows`;
}

// packages/core/skew/skew-findings.ts
/** One finding a feature, sorted by name, after what is to be said of the join. */
function skewFindings(assessment, policy) {
	const { counts, columns } = assessment;
	return [
		joinFinding(assessment, policy),
		...logFindings(counts.training, "training_log", policy),
		...logFindings(counts.serving, "serving_log", policy),
		...columns.map((column) => columnFinding(column, policy)),
		...counts.onlyTraining.map((column) => oneSided(column, "serving", policy)),
		...counts.onlyServing.map((column) => oneSided(column, "training", policy))
	];
}
function joinFinding({ counts, columns }, policy) {
	const { joined, training, serving } = counts;
	const keys = policy.join.map((one) => quoted(one)).join(", ");
	const shorter = Math.min(training.rows, serving.rows);
	const noRows = [training, serving].filter(({ rows }) => rows === 0).map(({ source }) => source);
	const nothing = noRows.length > 0 ? `${noRows.join(" and ")} holds no row: nothing was compared` : joined === 0 ? `no row of ${serving.source} has a partner in ${training.source} by ${keys}: nothing was compared. Check that both logs cover the same requests and write the key the same way` : columns.length === 0 ? `${training.source} and ${serving.source} share no feature besides ${keys}: nothing was compared` : void 0;
	const few = joined * 2 < shorter;
	return {
		check: "skew.join",
		subject: "rows",
		verdict: nothing === void 0 ? few ? "warn" : "pass" : "inconclusive",
		severity: nothing === void 0 ? "warning" : "error",
		observed: {
			value: joined,
			unit: "rows",
			n: shorter,
			method: `rows joined by ${keys}`
		},
		expected: "at least half of the shorter log",
		message: nothing ?? `${countText(joined)} rows joined; ${countText(training.unmatchedKeys)} keys of ${training.source} and ${countText(serving.unmatchedKeys)} of ${serving.source} have no partner${few ? ": the rows that joined may not stand for the others" : ""}`,
		location: policy.locate(["join"])
	};
}
function logFindings(log, key, policy) {
	const common = {
		subject: key,
		severity: "warning",
		location: policy.locate([key])
	};
	const finding = (check, value, message) => ({
		...common,
		check,
		verdict: value > 0 ? "warn" : "pass",
		observed: {
			value,
			n: log.rows,
			method: "count"
		},
		expected: "none",
		message: value > 0 ? message : `none in ${log.source}`
	});
	return [finding("skew.key_repeated", log.repeatedKeys, `${countText(log.repeatedKeys)} keys stand in more than one row of ${log.source}; those rows were not compared. Add a column to skew.join that tells them apart`), finding("skew.key_missing", log.withoutKey, `${countText(log.withoutKey)} rows of ${log.source} have no key and were not compared`)];
}
function columnFinding(column, policy) {
	const { verdict, interval, share, rows, needed, retyped } = column;
	const how = `share of joined rows that differ, Wilson; numbers within ${policy.absolute} + ${policy.relative} of the larger are the same`;
	return {
		check: "skew",
		subject: column.column,
		verdict,
		severity: "error",
		observed: retyped ? {
			value: column.types.serving,
			n: rows,
			method: "type of the column in serving"
		} : {
			value: Number.isNaN(share) ? null : share,
			interval,
			n: rows,
			method: how
		},
		expected: retyped ? column.types.training : `≤ ${shortNumber(policy.maxShare)} at ${shareText(interval.level)}`,
		...needed === void 0 ? {} : { needed },
		message: messageOf(column),
		location: policy.locate(["max_share"])
	};
}
function messageOf(column) {
	const { types, differing, rows, share, needed } = column;
	const name = quoted(column.column);
	if (column.retyped) return `${name} is ${types.training} in training and ${types.serving} in serving: the model is served something else than it learnt from. Write it with one type in both pipelines`;
	if (rows === 0) return `${name} was not compared: no rows joined`;
	const parts = [
		...column.different > 0 ? [`${countText(column.different)} by value`] : [],
		...column.missingInServing > 0 ? [`${countText(column.missingInServing)} missing in serving only`] : [],
		...column.missingInTraining > 0 ? [`${countText(column.missingInTraining)} missing in training only`] : []
	];
	const seen = `${name} differs in ${countText(differing)} of ${countText(rows)} joined rows${differing > 0 ? ` (${shareText(share)}): ${parts.join(", ")}` : ""}`;
	if (column.verdict === "fail") return `${seen}. Compute it by the same code in both pipelines before anything is retrained`;
	if (column.verdict === "pass") return seen;
	return needed === void 0 ? `${seen}; the share lies at the limit` : `${seen}; about ${countText(needed)} more joined rows would decide it`;
}
function oneSided(column, absent, policy) {
	const isServingGap = absent === "serving";
	return {
		check: "skew.column_present",
		subject: column,
		verdict: isServingGap ? "warn" : "pass",
		severity: isServingGap ? "warning" : "info",
		observed: {
			value: false,
			method: `columns of the ${absent} log`
		},
		expected: isServingGap ? "a column of both logs" : "not compared",
		message: isServingGap ? `${quoted(column)} is in the training log and not in the serving log: log it, or list it under skew.exclude when it is no feature (such as the label)` : `${quoted(column)} is only in the serving log, so there is nothing to compare it with`,
		location: policy.locate(["columns"])
	};
}

export { joinSchema as a, readSkewPolicy as i, assessSkew as n, skewSchema as o, skewSentence as r, skewFindings as t };