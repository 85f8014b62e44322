import { b as CannotRunError, m as suggestName, p as nearestName, x as cannotRun } from "./shell.js";
import { a as require_dist, i as Type } from "./vendor/config.js";
import { a as schemaProblems, i as parseConfig, r as parsePositiveDurationMs, t as formatDurationMs } from "./core-config.js";
import { t as RE2JS } from "./vendor/re2js.js";

// packages/core/contract/column-shape.ts
/** The types that a contract can ask for, with the spellings people bring from dbt, SQL and pandas. */
const typeSpellings = {
	integer: "integer",
	number: "number",
	string: "string",
	boolean: "boolean",
	date: "date",
	timestamp: "timestamp",
	int: "integer",
	int64: "integer",
	bigint: "integer",
	float: "number",
	float64: "number",
	double: "number",
	decimal: "number",
	numeric: "number",
	text: "string",
	varchar: "string",
	bool: "boolean",
	datetime: "timestamp"
};
function readingOf(stored, declared, untyped) {
	if (stored === declared) return "as-is";
	if (declared === "string") return untyped ? "by-value" : "never";
	if (stored === "string") return "by-value";
	const pair = `${stored} as ${declared}`;
	if (pair === "integer as number" || pair === "date as timestamp") return "as-is";
	return [
		"number as integer",
		"integer as boolean",
		"number as boolean"
	].includes(pair) || pair === "timestamp as date" ? "by-value" : "never";
}

// packages/core/contract/check-kind.ts
/** A rule that cannot be applied; becomes a problem at the place of the option (or of the rule). */
var RuleProblem = class extends Error {
	name = "RuleProblem";
	option;
	constructor(message, option) {
		super(message);
		this.option = option;
	}
};
/** A new check: one file that calls this, one test, one line in check-kinds.ts. */
function defineCheck(kind) {
	return kind;
}
/** The column of a rule that may stand under a column or name one in the table's list. */
function ownColumn(target, named) {
	if (named !== void 0) return target.columnNamed(named);
	if (target.column) return target.column;
	throw new RuleProblem("expected the key 'column', got none: say which column is meant");
}

// packages/core/contract/condition.ts
function not(condition) {
	return {
		kind: "not",
		condition
	};
}
/** True for every row when there are no conditions. */
function all(...conditions) {
	const telling = conditions.filter((one) => one.kind !== "all" || one.conditions.length > 0);
	return telling.length === 1 ? telling[0] : {
		kind: "all",
		conditions: telling
	};
}
/** False for every row when there are no conditions. */
function any(...conditions) {
	return conditions.length === 1 ? conditions[0] : {
		kind: "any",
		conditions
	};
}
/** null, or NaN in a column of numbers: pandas writes one as the other. A value of the wrong type is not missing. */
function missing(column) {
	return orNan({
		kind: "stored-null",
		column
	});
}
/** A value is there and can be read as the column's type. */
function present(column) {
	return not(orNan({
		kind: "null",
		column
	}));
}
function orNan(condition) {
	const { column } = condition;
	return column.type === "number" ? any(condition, {
		kind: "nan",
		column
	}) : condition;
}
const everyRow = all();

// packages/core/contract/words.ts
/** 3000000 → '3 000 000' with narrow spaces, so that a person can read a count. */
function count(value) {
	return value.toLocaleString("en-US").replaceAll(",", " ");
}
/** 0.00123 → '0.123 %'. A share that is not 0 never reads as 0. */
function percent(share) {
	return `${Number((share * 100).toPrecision(3))} %`;
}
/** The first few of a list, quoted: "'a', 'b' and 3 more". */
function listed(values, shown = 10) {
	const head = values.slice(0, shown).map((value) => `'${String(value)}'`);
	const rest = values.length - head.length;
	return rest > 0 ? `${head.join(", ")} and ${rest} more` : head.join(", ");
}

// packages/core/contract/row-check.ts
/** The shape of most checks: rows that fail among rows looked at, against a tolerated share. */
function rowCheck(check) {
	const failing = all(check.considered, check.failing);
	return {
		...check.subject === void 0 ? {} : { subject: check.subject },
		expected: expectedText(check.expected, check.tolerance),
		measures: {
			considered: {
				kind: "count",
				where: check.considered
			},
			failing: {
				kind: "count",
				where: failing
			}
		},
		failing,
		judge: (measured) => judgeShare(measured, check)
	};
}
/** The values of one column: missing ones are not looked at, that is what not_null is for. */
function valueCheck(column, check) {
	const place = {
		subject: column.name,
		considered: present(column),
		counted: "values"
	};
	return rowCheck({
		...check,
		...place
	});
}
/** Judges the measures `considered` and `failing`. */
function judgeShare(measured, check) {
	const considered = Number(measured["considered"]);
	const failing = Number(measured["failing"]);
	const observed = {
		value: failing,
		unit: "rows",
		n: considered,
		method: "count"
	};
	if (considered === 0) {
		const message = `there is no value to check (all are missing, unreadable, or there are no rows)`;
		return {
			outcome: "undecided",
			observed: {
				...observed,
				value: null
			},
			message
		};
	}
	const share = failing / considered;
	const allowed = check.tolerance > 0 ? `, ${percent(check.tolerance)} may` : "";
	const message = `${count(failing)} of ${count(considered)} ${check.counted} (${percent(share)}${allowed}) ${check.fault}`;
	return {
		outcome: share <= check.tolerance ? "pass" : "fail",
		observed,
		message
	};
}
function expectedText(rule, tolerance) {
	return tolerance > 0 ? `${rule} (${percent(tolerance)} may fail)` : rule;
}

// packages/core/contract/checks/accepted-values.ts
/** Every value is one of a list. Numbers are compared as numbers, everything else as text. */
const acceptedValues$1 = defineCheck({
	name: "accepted_values",
	aliases: [
		"in_set",
		"isin",
		"valid_values",
		"allowed_values",
		"expect_column_values_to_be_in_set"
	],
	scope: "column",
	options: { values: Type.Array(Type.Union([
		Type.String(),
		Type.Number(),
		Type.Boolean()
	]), { minItems: 1 }) },
	optionAliases: {
		value_set: "values",
		allowed: "values"
	},
	shorthand: "values",
	tolerates: true,
	description: "every value is one of a list",
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: ({ values }, { column, tolerance }) => [valueCheck(column, {
		failing: not({
			kind: "in",
			column,
			values: comparable(values, column)
		}),
		expected: `one of ${listed(values)}`,
		fault: "are not in the list",
		tolerance
	})]
});
function comparable(values, column) {
	const numeric = column.type === "integer" || column.type === "number";
	return values.map((value) => {
		if (!numeric) return String(value);
		const number = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
		if (Number.isFinite(number)) return number;
		throw new RuleProblem(`expected numbers, got '${String(value)}': the values of '${column.name}' are of type ${column.type}`, "values");
	});
}

// packages/core/contract/bounds.ts
/** At least one bound, and the lower not above the upper. */
function boundsProblems(bounds) {
	const { min, max } = bounds;
	if (min === void 0 && max === void 0) return [new RuleProblem("expected 'min', 'max' or both, got none: a rule without a bound checks nothing")];
	if (min !== void 0 && max !== void 0 && min > max) return [new RuleProblem(`expected min ≤ max, got min ${min} and max ${max}`, "min")];
	return [];
}
/** 'between 1 and 5', 'at least 1', 'at most 5'. */
function boundsText(bounds) {
	const { min, max } = bounds;
	if (min !== void 0 && max !== void 0) return `between ${min} and ${max}`;
	return min === void 0 ? `at most ${max}` : `at least ${min}`;
}
function within(value, bounds) {
	return value >= (bounds.min ?? -Infinity) && value <= (bounds.max ?? Infinity);
}

// packages/core/contract/checks/class-balance.ts
const share = Type.Number({
	minimum: 0,
	maximum: 1
});
/**
* The share of classes among the rows that have a label. With `class`: of that class. A 0/1 or false/true label with
* both bounds: of the positive class. Otherwise: of every class. A label with a single class always fails.
*/
const classBalance$1 = defineCheck({
	name: "class_balance",
	aliases: ["label_balance", "class_imbalance"],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		min: Type.Optional(share),
		max: Type.Optional(share),
		class: Type.Optional(Type.Union([
			Type.String(),
			Type.Number(),
			Type.Boolean()
		]))
	},
	optionAliases: {
		min_share: "min",
		max_share: "max",
		label: "column"
	},
	tolerates: false,
	description: "the share of classes of a label lies between two numbers",
	problems: (options) => boundsProblems(options),
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: (options, target) => {
		const { min, max } = options;
		const bounds = {
			...min === void 0 ? {} : { min },
			...max === void 0 ? {} : { max }
		};
		const named = options.class === void 0 ? void 0 : String(options.class);
		return [balancePlan(ownColumn(target, options.column), bounds, named)];
	}
});
function balancePlan(column, bounds, named) {
	const words = boundsText(bounds);
	return {
		subject: column.name,
		expected: named === void 0 ? `class shares ${words}` : `share of class '${named}' ${words}`,
		measures: { classes: {
			kind: "classes",
			column,
			...named === void 0 ? {} : { named }
		} },
		judge: (measured) => judgeClasses(measured["classes"], bounds, named)
	};
}
function judgeClasses(found, bounds, named) {
	const { rows, classes } = found;
	const base = {
		unit: "share",
		n: rows,
		method: "count"
	};
	if (rows === 0) return {
		outcome: "undecided",
		observed: {
			...base,
			value: null
		},
		message: "no row has a label"
	};
	const judged = judgedClass(found, bounds, named);
	const observed = {
		...base,
		value: judged.count / rows
	};
	const spread = `class '${judged.value}' has ${count(judged.count)} of ${count(rows)} labels (${percent(observed.value)}), expected ${boundsText(bounds)}`;
	if (classes < 2) return {
		outcome: "fail",
		observed,
		message: `every label is '${found.largest.value}': a label needs two classes`
	};
	return {
		outcome: within(observed.value, bounds) ? "pass" : "fail",
		observed,
		message: spread
	};
}
/** The class that decides: the one asked for, the positive one, or the one that lies furthest out. */
function judgedClass(found, bounds, named) {
	if (named !== void 0) return {
		value: named,
		count: found.named
	};
	const [smallest, largest] = [found.smallest, found.largest];
	const bothBounds = bounds.min !== void 0 && bounds.max !== void 0;
	if (found.binary && bothBounds) return {
		value: largest.value === "0" || largest.value === "1" ? "1" : "true",
		count: found.positive
	};
	if (bounds.min === void 0) return largest;
	if (bounds.max === void 0 || smallest.count / found.rows < bounds.min) return smallest;
	return largest.count / found.rows > bounds.max ? largest : smallest;
}

// packages/core/contract/checks/expression.ts
/** An SQL expression is true for every row. Rows where it is null fail too: write `coalesce(…, true)` to let them pass. */
const expression = defineCheck({
	name: "expression",
	aliases: [
		"expression_is_true",
		"custom_sql",
		"sql",
		"check"
	],
	scope: "both",
	options: {
		sql: Type.String({
			minLength: 1,
			description: "SQL over the columns of one row"
		}),
		name: Type.Optional(Type.String({
			minLength: 1,
			description: "how the report calls it"
		}))
	},
	optionAliases: {
		expression: "sql",
		condition: "sql"
	},
	shorthand: "sql",
	tolerates: true,
	description: "an SQL expression is true for every row; null is not true",
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: ({ sql, name }, { tolerance }) => [rowCheck({
		subject: name ?? shortened(sql),
		considered: everyRow,
		failing: not({
			kind: "sql",
			text: sql
		}),
		expected: "true for every row",
		fault: `do not satisfy ${name ?? `'${shortened(sql)}'`}`,
		counted: "rows",
		tolerance
	})]
});
const shownCharacters = 120;
function shortened(sql) {
	const line = sql.replace(/\s+/g, " ").trim();
	return line.length > shownCharacters ? `${line.slice(0, 119)}…` : line;
}

// packages/core/contract/moment.ts
/**
* The moment that an ISO 8601 text means, in milliseconds since the epoch; undefined when it is not one. A date is
* its first instant, and a time without an offset is UTC: the machine's own time zone never matters.
*/
function parseMoment(text) {
	const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text.trim());
	if (!match) return void 0;
	const [, day, time = "00:00", offset = "Z"] = match;
	const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
	const milliseconds = Date.parse(`${day}T${time}${zone}`);
	if (Number.isNaN(milliseconds)) return void 0;
	return (/* @__PURE__ */ new Date(`${day}T00:00Z`)).toISOString().slice(0, 10) === day ? milliseconds : void 0;
}
/** 'YYYY-MM-DD HH:MM:SS.mmm' in UTC. */
function momentText(milliseconds) {
	return new Date(milliseconds).toISOString().replace("T", " ").replace("Z", "");
}

// packages/core/contract/checks/freshness.ts
const slackMs = 864e5;
/** The newest row is not older than `max_age`, and no row lies more than a day in the future. */
const freshness = defineCheck({
	name: "freshness",
	aliases: ["recency", "fresh"],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		max_age: Type.String({ description: "such as 90m, 24h, 7d" })
	},
	optionAliases: {
		timestamp: "column",
		maximum_age: "max_age"
	},
	shorthand: "max_age",
	tolerates: false,
	description: "the newest date or time is not older than a duration",
	problems: ({ max_age: text }) => parsePositiveDurationMs(text) === void 0 ? [new RuleProblem(`expected a duration such as 90m, 24h or 7d, got '${text}'`, "max_age")] : [],
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column: named, max_age: maxAge }, target) => {
		const column = ownColumn(target, named);
		if (column.type !== "date" && column.type !== "timestamp") throw new RuleProblem(`freshness needs dates or times: '${column.name}' is of type ${column.type}`);
		return [freshnessPlan(column, maxAge, target.now)];
	}
});
function freshnessPlan(column, maxAge, now) {
	const moment = momentText(now + slackMs);
	return {
		subject: column.name,
		expected: `not older than ${maxAge}`,
		measures: {
			latest: {
				kind: "latest",
				column,
				notAfter: moment
			},
			future: {
				kind: "count",
				where: {
					kind: "compare",
					column,
					operator: ">",
					bound: { moment }
				}
			}
		},
		judge: (measured) => judgeAge(measured, parsePositiveDurationMs(maxAge), now)
	};
}
function judgeAge(measured, maxAgeMs, now) {
	const future = Number(measured["future"]);
	const latest = measured["latest"];
	const base = {
		unit: "seconds",
		method: "age of the newest value"
	};
	if (latest === null) {
		const message = future > 0 ? inFuture(future) : "no row has a date or time";
		return {
			outcome: future > 0 ? "fail" : "undecided",
			observed: {
				...base,
				value: null
			},
			message
		};
	}
	const ageMs = Math.max(0, now - latest);
	const observed = {
		...base,
		value: ageMs / 1e3
	};
	if (future > 0) return {
		outcome: "fail",
		observed,
		message: inFuture(future)
	};
	const message = `the newest value is ${momentText(latest).slice(0, 19)} UTC, ${formatDurationMs(ageMs)} old, expected at most ${formatDurationMs(maxAgeMs)}`;
	return {
		outcome: ageMs <= maxAgeMs ? "pass" : "fail",
		observed,
		message
	};
}
function inFuture(rows) {
	return `${count(rows)} rows lie more than a day in the future: check the clock and the time zone they were written with`;
}

// packages/core/contract/checks/no-overlap.ts
/** No row (or key) of one split stands in another: a model must not be tested on what it was trained on. */
const noOverlap = defineCheck({
	name: "no_overlap",
	aliases: [
		"train_test_overlap",
		"train_test_samples_mix",
		"no_leakage",
		"disjoint"
	],
	scope: "table",
	options: {
		splits: Type.Array(Type.String(), {
			minItems: 2,
			uniqueItems: true
		}),
		columns: Type.Optional(Type.Array(Type.String(), {
			minItems: 1,
			description: "the key; default: all shared columns"
		}))
	},
	shorthand: "splits",
	tolerates: true,
	description: "no row, or key, of one split stands in another",
	columnsOf: ({ columns }) => columns ?? [],
	splitsOf: ({ splits }) => splits,
	plan: ({ splits, columns }, { tables, tolerance }) => {
		const chosen = splits.map((name) => splitNamed(name, tables));
		return chosen.flatMap((second, index) => chosen.slice(0, index).map((first) => overlapPlan(first, second, {
			columns,
			tolerance
		})));
	}
});
function splitNamed(name, tables) {
	const found = tables.find((table) => table.split === name);
	if (found) return found;
	const names = tables.map((table) => table.split).filter((split) => split !== void 0);
	throw new RuleProblem(names.length === 0 ? `there is no split '${name}': give the data as lines '${name}=path'` : `there is no split '${name}'. ${suggestName(name, names)}`, "splits");
}
function overlapPlan(first, second, options) {
	const inFirst = new Set(first.columns.map((column) => column.name));
	const shared = second.columns.map((column) => column.name).filter((name) => inFirst.has(name));
	const columns = options.columns ?? shared;
	if (columns.length === 0) throw new RuleProblem(`'${first.split}' and '${second.split}' share no column`, "splits");
	const [of, key] = [`'${first.split}'`, options.columns ? `key ${columns.join(", ")}` : "row"];
	const judged = {
		fault: `of '${second.split}' also stand in ${of}`,
		counted: "rows",
		tolerance: options.tolerance
	};
	return {
		subject: `${first.split}, ${second.split}`,
		expected: expectedText(`no ${key} of '${second.split}' in ${of}`, options.tolerance),
		measures: {
			considered: {
				kind: "count",
				where: everyRow
			},
			failing: {
				kind: "shared",
				columns,
				with: first.split
			}
		},
		split: second.split,
		judge: (measured) => judgeShare(measured, judged)
	};
}

// packages/core/contract/checks/not-null.ts
/** No value is missing: neither null nor, among numbers, NaN. */
const notNull = defineCheck({
	name: "not_null",
	aliases: [
		"not_missing",
		"no_missing",
		"required",
		"non_null",
		"expect_column_values_to_not_be_null"
	],
	scope: "column",
	options: {},
	tolerates: true,
	description: "no value is missing (null or NaN)",
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: (_options, { column, tolerance }) => [rowCheck({
		subject: column.name,
		considered: everyRow,
		failing: missing(column),
		expected: "no missing values",
		fault: "have no value",
		counted: "rows",
		tolerance
	})]
});

// packages/core/contract/checks/range.ts
const bound = Type.Union([Type.Number(), Type.String()], { description: "a number, or an ISO 8601 date or time (UTC without an offset)" });
/**
* Every value lies between two bounds. NaN and infinities fail unless allowed: they compare as if they were numbers,
* and a broken division upstream must not pass for a large value.
*/
const range = defineCheck({
	name: "range",
	aliases: [
		"between",
		"in_range",
		"accepted_range",
		"expect_column_values_to_be_between"
	],
	scope: "column",
	options: {
		min: Type.Optional(bound),
		max: Type.Optional(bound),
		exclusive: Type.Optional(Type.Boolean({ description: "the bounds themselves fail" })),
		allow_nan: Type.Optional(Type.Boolean()),
		allow_infinite: Type.Optional(Type.Boolean())
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: true,
	description: "every value lies between two numbers, dates or times",
	problems: ({ min, max }) => {
		if (new Set([min, max].filter((one) => one !== void 0).map((one) => typeof one)).size > 1) return [new RuleProblem("expected two numbers or two dates, got one of each")];
		const numbers = {
			...asNumber("min", min),
			...asNumber("max", max)
		};
		const unread = [min, max].filter((one) => typeof one === "string").find((text) => parseMoment(text) === void 0);
		if (unread === void 0) return boundsProblems(numbers);
		const option = unread === min ? "min" : "max";
		return [new RuleProblem(`expected a number or a date such as 2026-01-31, got '${unread}'`, option)];
	},
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: (options, { column, tolerance }) => {
		const { min, max, exclusive = false } = options;
		const words = boundsText(definedBounds(min, max)) + (exclusive ? ", bounds excluded" : "");
		return [rowCheck({
			subject: column.name,
			considered: not({
				kind: "null",
				column
			}),
			failing: outside(column, options),
			expected: words,
			fault: `are not ${words}`,
			counted: "values",
			tolerance
		})];
	}
});
function outside(column, options) {
	const beyond = [];
	const compare = (operator, value) => {
		beyond.push({
			kind: "compare",
			column,
			operator,
			bound: boundFor(column, value)
		});
	};
	if (options.min !== void 0) compare(options.exclusive ? "<=" : "<", options.min);
	if (options.max !== void 0) compare(options.exclusive ? ">=" : ">", options.max);
	if (column.type !== "number") return any(...beyond);
	const nan = {
		kind: "nan",
		column
	};
	const infinite = {
		kind: "infinite",
		column
	};
	return any(all(any(...beyond), not(nan), not(infinite)), ...options.allow_nan ? [] : [nan], ...options.allow_infinite ? [] : [infinite]);
}
function boundFor(column, value) {
	const temporal = column.type === "date" || column.type === "timestamp";
	const numeric = column.type === "integer" || column.type === "number";
	if (numeric && typeof value === "number") return value;
	if (temporal && typeof value === "string") return { moment: momentText(parseMoment(value)) };
	throw new RuleProblem(numeric || temporal ? `expected ${temporal ? "dates or times as bounds" : "numbers as bounds"}, got ${JSON.stringify(value)}: '${column.name}' is of type ${column.type}` : `range needs numbers, dates or times: '${column.name}' is of type ${column.type}; use string_length, regex or accepted_values`);
}
function asNumber(name, value) {
	if (value === void 0) return {};
	return { [name]: typeof value === "number" ? value : parseMoment(value) ?? 0 };
}
function definedBounds(min, max) {
	return {
		...min === void 0 ? {} : { min },
		...max === void 0 ? {} : { max }
	};
}

// packages/core/contract/require-text.ts
/** @throws RuleProblem when the column does not hold text. */
function requireText(check, column) {
	if (column.type === "string") return;
	throw new RuleProblem(`${check} needs text: '${column.name}' is of type ${column.type}; declare 'type: string' for a CSV or TSV column, or use range`);
}

// packages/core/contract/checks/regex.ts
/**
* Every value matches a regular expression (RE2: linear time, no look-around or back-references). A match anywhere
* counts: `^` and `$` anchor it.
*/
const regex = defineCheck({
	name: "regex",
	aliases: [
		"match_regex",
		"matches",
		"str_matches",
		"valid_format",
		"expect_column_values_to_match_regex"
	],
	scope: "column",
	options: { pattern: Type.String({ minLength: 1 }) },
	optionAliases: { regex: "pattern" },
	shorthand: "pattern",
	tolerates: true,
	description: "every value matches an RE2 regular expression (anywhere, unless anchored)",
	problems: ({ pattern }) => {
		try {
			RE2JS.compile(pattern);
			return [];
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			const hint = /\(\?[=!<]|\\[1-9]/.test(pattern) ? "; RE2 has no look-around and no back-references" : "";
			return [new RuleProblem(`expected an RE2 regular expression, got '${pattern}': ${reason}${hint}`, "pattern")];
		}
	},
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: ({ pattern }, { column, tolerance }) => {
		requireText("regex", column);
		return [valueCheck(column, {
			failing: not({
				kind: "matches",
				column,
				pattern
			}),
			expected: `a match of ${pattern}`,
			fault: `do not match ${pattern}`,
			tolerance
		})];
	}
});

// packages/core/contract/checks/relationships.ts
/** Every value also stands in a column of another table. */
const relationships = defineCheck({
	name: "relationships",
	aliases: [
		"foreign_key",
		"references",
		"valid_reference_data"
	],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		to: Type.String({
			minLength: 1,
			description: "path, glob or URL of the other table"
		}),
		field: Type.Optional(Type.String({ description: "its column; default: the same name" }))
	},
	tolerates: true,
	description: "every value also stands in a column of another table",
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	sourcesOf: ({ to }) => [to],
	plan: ({ column: named, to, field: wanted }, target) => {
		const column = ownColumn(target, named);
		const name = wanted ?? column.name;
		const columns = target.references.get(to) ?? [];
		const field = columns.find((one) => one.name === name);
		if (!field) {
			const names = columns.map((one) => one.name);
			const nearest = nearestName(name, names);
			const hint = nearest ? `Did you mean '${nearest}'?` : `It has ${names.join(", ")}.`;
			throw new RuleProblem(`'${to}' has no column '${name}'. ${hint}`, "field");
		}
		const words = `in ${to}, column '${field.name}'`;
		const judged = {
			fault: `are not ${words}`,
			counted: "values",
			tolerance: target.tolerance
		};
		return [{
			subject: column.name,
			expected: expectedText(`every value ${words}`, target.tolerance),
			measures: {
				considered: {
					kind: "count",
					where: present(column)
				},
				failing: {
					kind: "orphans",
					column,
					to,
					field
				}
			},
			judge: (measured) => judgeShare(measured, judged)
		}];
	}
});

// packages/core/contract/checks/row-count.ts
/** The table has a number of rows between two numbers. */
const rowCount = defineCheck({
	name: "row_count",
	aliases: [
		"num_rows",
		"table_row_count",
		"expect_table_row_count_to_be_between"
	],
	scope: "table",
	options: {
		min: Type.Optional(Type.Integer({ minimum: 0 })),
		max: Type.Optional(Type.Integer({ minimum: 0 }))
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	description: "the number of rows lies between two numbers; 0 rows fail unless `min: 0` is written",
	problems: (options) => boundsProblems(options),
	columnsOf: () => [],
	plan: ({ min = 1, max }) => [rowCountPlan({
		min,
		...max === void 0 ? {} : { max }
	})]
});
/** Also used for contracts that say nothing of rows: an empty table never passes. */
function rowCountPlan(bounds) {
	const words = `${boundsText(bounds)} ${(bounds.max ?? bounds.min) === 1 ? "row" : "rows"}`;
	return {
		expected: words,
		measures: { rows: {
			kind: "count",
			where: everyRow
		} },
		judge: (measured) => {
			const rows = Number(measured["rows"]);
			return {
				outcome: within(rows, bounds) ? "pass" : "fail",
				observed: {
					value: rows,
					unit: "rows",
					n: rows,
					method: "count"
				},
				message: `there are ${count(rows)} rows; expected ${words}`
			};
		}
	};
}

// packages/core/contract/checks/string-length.ts
/** The length of every text, in code points, lies between two numbers. */
const stringLength = defineCheck({
	name: "string_length",
	aliases: [
		"length",
		"str_length",
		"value_lengths",
		"expect_column_value_lengths_to_be_between"
	],
	scope: "column",
	options: {
		min: Type.Optional(Type.Integer({ minimum: 0 })),
		max: Type.Optional(Type.Integer({ minimum: 0 }))
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: true,
	description: "every text has a length between two numbers of code points",
	problems: (options) => boundsProblems(options),
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: ({ min, max }, { column, tolerance }) => {
		requireText("string_length", column);
		const beyond = [];
		if (min !== void 0) beyond.push({
			kind: "length",
			column,
			operator: "<",
			length: min
		});
		if (max !== void 0) beyond.push({
			kind: "length",
			column,
			operator: ">",
			length: max
		});
		const words = boundsText({
			...min === void 0 ? {} : { min },
			...max === void 0 ? {} : { max }
		});
		return [valueCheck(column, {
			failing: any(...beyond),
			expected: `${words} characters`,
			fault: `do not have ${words} characters`,
			tolerance
		})];
	}
});

// packages/core/contract/checks/unique.ts
/** Every value (or combination of values, or whole row) occurs once. Fails by the rows beyond the first of each. */
const unique$1 = defineCheck({
	name: "unique",
	aliases: [
		"unique_combination_of_columns",
		"duplicate_rows",
		"no_duplicates",
		"expect_column_values_to_be_unique"
	],
	scope: "both",
	options: { columns: Type.Optional(Type.Array(Type.String(), {
		minItems: 1,
		description: "the key; without it, the whole row"
	})) },
	optionAliases: {
		combination_of_columns: "columns",
		column_list: "columns"
	},
	shorthand: "columns",
	tolerates: true,
	description: "every value, or combination of columns, or whole row occurs once",
	columnsOf: ({ columns }, own) => [...own === void 0 ? [] : [own], ...columns ?? []],
	plan: ({ columns: named }, { table, column, columnNamed, tolerance }) => {
		const key = [...column ? [column] : [], ...(named ?? []).map((name) => columnNamed(name))];
		return [uniqueKey(key.length > 0 ? key : table.columns, key.length > 0, tolerance)];
	}
});
function uniqueKey(key, isKey, tolerance) {
	const single = key.length === 1;
	const names = key.map((column) => column.name).join(", ");
	const judged = {
		fault: isKey ? `repeat an earlier value of ${names}` : "repeat an earlier row",
		counted: single ? "values" : "rows",
		tolerance
	};
	return {
		...isKey ? { subject: names } : {},
		expected: expectedText(isKey ? `every ${names} once` : "every row once", tolerance),
		measures: {
			considered: {
				kind: "count",
				where: single ? present(key[0]) : everyRow
			},
			failing: {
				kind: "surplus",
				columns: key
			}
		},
		judge: (measured) => judgeShare(measured, judged)
	};
}

// packages/core/contract/check-kinds.ts
/** Every check that a contract can name. A new one is registered by its line here. */
const checkKinds = [
	notNull,
	unique$1,
	acceptedValues$1,
	range,
	regex,
	stringLength,
	rowCount,
	classBalance$1,
	relationships,
	noOverlap,
	freshness,
	expression
];
/** Kinds by their names and all other spellings. */
const checkKindByName = new Map(checkKinds.flatMap((kind) => [kind.name, ...kind.aliases].map((name) => [name, kind])));

// packages/core/contract/contract-schema.ts
const severitySpellings = {
	error: "error",
	fail: "error",
	critical: "error",
	warn: "warning",
	warning: "warning",
	info: "info"
};
function oneOf(values, description) {
	return Type.Unsafe({
		type: "string",
		enum: [...values],
		description
	});
}
const roles = [
	"label",
	"id",
	"feature",
	"prediction",
	"timestamp",
	"group",
	"weight"
];
const typeName = oneOf(Object.keys(typeSpellings), "the type its values are read as");
/** Options that every check takes. */
function commonOptions(kind) {
	const severity = oneOf(Object.keys(severitySpellings), "error fails the run, warn warns, info only tells");
	const tolerance = Type.Number({
		minimum: 0,
		exclusiveMaximum: 1,
		description: "share of rows that may fail"
	});
	return {
		severity: Type.Optional(severity),
		description: Type.Optional(Type.String()),
		...kind.tolerates ? { tolerance: Type.Optional(tolerance) } : {}
	};
}
/** The options of a check, by their own names. */
function optionsSchema(kind) {
	return Type.Object({
		...kind.options,
		...commonOptions(kind)
	}, {
		additionalProperties: false,
		description: kind.description
	});
}
/** As `optionsSchema`, with every spelling that the parser takes: for editors. */
function spelledOptionsSchema(kind) {
	const aliases = Object.entries(kind.optionAliases ?? {});
	const spelled = new Set(aliases.map(([, option]) => option));
	const options = Object.entries(kind.options).map(([name, schema]) => [name, spelled.has(name) ? Type.Optional(schema) : schema]);
	const others = aliases.map(([alias, option]) => [alias, Type.Optional(kind.options[option])]);
	return Type.Object({
		...Object.fromEntries([...options, ...others]),
		...commonOptions(kind)
	}, {
		additionalProperties: false,
		description: kind.description
	});
}
/** Whether the check means something without options: `- not_null`. */
function standsAlone(kind) {
	return !Object.values(kind.options).some((schema) => !isOptional(schema)) && (kind.problems?.({}) ?? []).length === 0;
}
function isOptional(schema) {
	return Type.Object({ schema }).required === void 0;
}
function checkItem(scope) {
	const kinds = checkKinds.filter((kind) => kind.scope === scope || kind.scope === "both");
	const names = (kind) => [kind.name, ...kind.aliases];
	const bare = kinds.filter((kind) => standsAlone(kind)).flatMap((kind) => names(kind));
	const keyed = kinds.flatMap((kind) => {
		const shorthand = kind.shorthand === void 0 ? [] : [kind.options[kind.shorthand]];
		const nothing = standsAlone(kind) ? [Type.Null()] : [];
		const value = Type.Union([
			spelledOptionsSchema(kind),
			...shorthand,
			...nothing
		]);
		return names(kind).map((name) => [name, Type.Optional(value)]);
	});
	return Type.Union([oneOf(bare, "a check without options"), Type.Object(Object.fromEntries(keyed), {
		additionalProperties: false,
		minProperties: 1,
		maxProperties: 1
	})]);
}
/** The contract around its checks; what a check looks like is passed in. */
function contractOf(columnCheck, tableCheck) {
	const column = Type.Object({
		name: Type.String({ minLength: 1 }),
		type: Type.Optional(typeName),
		data_type: Type.Optional(typeName),
		role: Type.Optional(oneOf(roles, "what the column is for")),
		required: Type.Optional(Type.Boolean({ description: "false: the column may be absent" })),
		description: Type.Optional(Type.String()),
		checks: Type.Optional(Type.Array(columnCheck))
	}, { additionalProperties: false });
	return Type.Object({
		version: Type.Literal(1),
		dataset: Type.Optional(Type.String({ minLength: 1 })),
		description: Type.Optional(Type.String()),
		extra_columns: Type.Optional(oneOf([
			"allow",
			"warn",
			"fail"
		], "columns in the data that the contract does not name")),
		inconclusive: Type.Optional(oneOf([
			"fail",
			"warn",
			"pass"
		], "what a check means that had no value to look at")),
		columns: Type.Optional(Type.Array(column)),
		checks: Type.Optional(Type.Array(tableCheck))
	}, { additionalProperties: false });
}
/** The published schema of contract.yaml. */
const contractSchema = contractOf(checkItem("column"), checkItem("table"));
/** For parsing: checks are read one by one, so that their problems can name the check that was meant. */
const contractOutline = contractOf(Type.Unknown(), Type.Unknown());

// packages/core/contract/parse-rules.ts
/** Reads all checks of a contract, with the problems of all. */
function parseRules(written, config) {
	const named = written.map((one) => nameRule(one, config));
	const drafts = named.flatMap((one) => "draft" in one ? [one.draft] : []);
	const problems = [...named.flatMap((one) => "problem" in one ? [one.problem] : []), ...optionProblems(drafts)];
	return problems.length > 0 ? {
		rules: [],
		problems
	} : {
		rules: drafts.map(finished),
		problems
	};
}
function nameRule({ item, path, column }, config) {
	const named = nameOf(item);
	if ("wrong" in named) return wrong("check-shape", path.join("."), named.wrong, config.locate(path));
	const { name, value } = named;
	const rulePath = typeof item === "string" ? path : [...path, name];
	const location = config.locate(rulePath);
	const kind = checkKindByName.get(name);
	if (!kind) return wrong("unknown-check", name, `there is no check of this name. ${suggestName(name, knownNames(column))}`, location);
	const misplaced = misplacement(kind, column);
	if (misplaced) return wrong("misplaced-check", name, misplaced, location);
	const { options, spelling } = readOptions(kind, value);
	if ("" in options) return wrong("check-options", name, bareValue(kind, value), location);
	const spell = (option) => spelling.get(option) ?? option;
	const locate = (option) => config.locate([...rulePath, spell(option)]);
	return { draft: {
		kind,
		name,
		column,
		location,
		written: options,
		spell,
		locate
	} };
}
function finished({ written, spell: _spell, ...rule }) {
	const { severity = "error", tolerance = 0, description: _description, ...options } = written;
	return {
		...rule,
		options,
		severity: severitySpellings[severity],
		tolerance: Number(tolerance)
	};
}
function nameOf(item) {
	if (typeof item === "string") return {
		name: item,
		value: void 0
	};
	if (typeof item !== "object" || item === null || Array.isArray(item)) return { wrong: `expected a check such as 'not_null' or 'range: { min: 0 }', got ${JSON.stringify(item)}` };
	const entries = Object.entries(item);
	const [first] = entries;
	if (!first) return { wrong: "expected a check such as 'not_null', got an empty mapping" };
	if (entries.length === 1) return {
		name: first[0],
		value: first[1]
	};
	return { wrong: `expected one check an item, got the keys ${entries.map(([key]) => `'${key}'`).join(", ")}: start each check with its own '-', and indent options below the check's name` };
}
function readOptions(kind, value) {
	const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
	if (value === void 0 || value === null) return {
		options: {},
		spelling: /* @__PURE__ */ new Map()
	};
	if (!isMapping) return {
		options: { [kind.shorthand ?? ""]: value },
		spelling: /* @__PURE__ */ new Map()
	};
	const spelled = Object.entries(value).map(([key, option]) => [
		kind.optionAliases?.[key] ?? key,
		option,
		key
	]);
	return {
		options: Object.fromEntries(spelled.map(([option, content]) => [option, content])),
		spelling: new Map(spelled.map(([option, , key]) => [option, key]))
	};
}
function bareValue(kind, value) {
	const names = Object.keys(kind.options).map((name) => `'${name}'`);
	return `expected ${names.length > 0 ? `a mapping with ${names.join(", ")}` : "no value"}, got ${JSON.stringify(value)}`;
}
/** One validation for all rules: compiling a schema costs more than all of them together. */
function optionProblems(drafts) {
	const values = drafts.map(({ kind, written }) => ({ [kind.name]: written }));
	const used = [...new Set(drafts.map(({ kind }) => kind))].map((kind) => [kind.name, Type.Optional(optionsSchema(kind))]);
	const schema = Type.Array(Type.Object(Object.fromEntries(used)));
	const ofSchema = schemaProblems(schema, values).map(({ path, expected, got }) => ({
		index: Number(path[0]),
		option: path[2] === void 0 ? void 0 : String(path[2]),
		message: `expected ${expected}, got ${got}`
	}));
	const broken = new Set(ofSchema.map(({ index }) => index));
	const ofKind = drafts.flatMap(({ kind, written }, index) => {
		return (broken.has(index) ? [] : kind.problems?.(written) ?? []).map(({ option, message }) => ({
			index,
			option,
			message
		}));
	});
	return [...ofSchema, ...ofKind].map(({ index, option, message }) => {
		const { name, location, spell, locate } = drafts[index];
		return {
			code: "check-options",
			subject: option === void 0 ? name : `${name}.${spell(option)}`,
			message,
			location: option === void 0 ? location : locate(option)
		};
	});
}
function misplacement(kind, column) {
	if (column === void 0 && kind.scope === "column") return `${kind.name} is a check of one column: write it under 'checks' of that column`;
	if (column !== void 0 && kind.scope === "table") return `${kind.name} is a check of the whole table: write it under the 'checks' at the top level`;
}
function knownNames(column) {
	const scope = column === void 0 ? "table" : "column";
	return checkKinds.filter((kind) => kind.scope === scope || kind.scope === "both").map((kind) => kind.name);
}
function wrong(code, subject, message, location) {
	return { problem: {
		code,
		subject,
		message,
		location
	} };
}

// packages/core/contract/parse-contract.ts
/** @throws CannotRunError with every problem of the file at its place, or when it checks nothing. */
function parseContract(text, file) {
	const config = parseConfig(contractOutline, text, file);
	const outline = config.value;
	const columns = (outline.columns ?? []).map((column, index) => declared(column, index, config));
	const { rules, problems: ruleProblems } = parseRules(writtenRules(outline), config);
	const problems = [
		...repeatedColumns(columns),
		...typedTwice(outline, config),
		...ruleProblems
	];
	if (problems.length > 0) throw new CannotRunError(problems.sort(byPlace));
	const location = config.locate([]);
	if (rules.length === 0 && columns.length === 0) throw cannotRun("no-checks", file, "the contract checks nothing: name a column or add a check; a run without checks cannot pass", { location });
	return {
		file,
		text,
		dataset: outline.dataset,
		extraColumns: outline.extra_columns ?? "allow",
		inconclusive: outline.inconclusive ?? "fail",
		columns,
		rules,
		location
	};
}
/** Columns to read as text: a CSV file cannot say that its digits are a name, the contract can. */
function textColumns(contract) {
	return contract.columns.filter(({ type }) => type === "string").map(({ name }) => name);
}
/** Other tables that the contract refers to: they are opened before it is planned. */
function referencedSources(contract) {
	return [...new Set(contract.rules.flatMap(({ kind, options }) => kind.sourcesOf?.(options) ?? []))];
}
function declared(column, index, config) {
	const typeName = column.type ?? column.data_type;
	const typeKey = column.type === void 0 ? "data_type" : "type";
	return {
		name: column.name,
		type: typeName === void 0 ? void 0 : typeSpellings[typeName],
		typeName,
		role: column.role,
		required: column.required ?? true,
		location: config.locate([
			"columns",
			index,
			"name"
		]),
		typeLocation: config.locate([
			"columns",
			index,
			typeKey
		])
	};
}
function writtenRules(outline) {
	const ofColumns = (outline.columns ?? []).flatMap(({ name, checks = [] }, column) => checks.map((item, index) => ({
		item,
		path: [
			"columns",
			column,
			"checks",
			index
		],
		column: name
	})));
	const ofTable = (outline.checks ?? []).map((item, index) => ({
		item,
		path: ["checks", index],
		column: void 0
	}));
	return [...ofColumns, ...ofTable];
}
function repeatedColumns(columns) {
	const seen = /* @__PURE__ */ new Set();
	return columns.flatMap(({ name, location }) => {
		if (!seen.has(name)) return seen.add(name) && [];
		return [{
			code: "repeated-column",
			subject: name,
			message: "this column stands in the contract twice: put its checks together",
			location
		}];
	});
}
function typedTwice(outline, config) {
	return (outline.columns ?? []).flatMap((column, index) => {
		if (column.type === void 0 || column.data_type === void 0) return [];
		const location = config.locate([
			"columns",
			index,
			"data_type"
		]);
		return [{
			code: "typed-twice",
			subject: column.name,
			message: "expected 'type' or 'data_type', got both",
			location
		}];
	});
}
function byPlace({ location: a }, { location: b }) {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

// packages/core/contract/measure.ts
/** Equal measures have equal ids. */
function measureId(split, measure) {
	return JSON.stringify([split ?? null, measure]);
}

// packages/core/contract/read-columns.ts
/**
* The columns of a table with the types that the contract declares. Values that cannot be read as that type count
* against `type`; every other check but not_null treats them as missing, so that one fault is counted once.
*/
function readColumns(contract, table) {
	const declared = new Map(contract.columns.map((column) => [column.name, column.type]));
	return table.columns.map(({ name, type: stored }) => {
		const wanted = declared.get(name) ?? stored;
		const reading = readingOf(stored, wanted, table.untyped);
		return {
			name,
			stored,
			reading,
			type: reading === "as-is" ? stored : wanted
		};
	});
}
/** The split, the subject, or both: 'train.distance'. */
function subjectIn(table, subject, dataset) {
	if (table.split === void 0) return subject ?? dataset;
	return subject === void 0 ? table.split : `${table.split}.${subject}`;
}

// packages/core/contract/plan-columns.ts
/** What the list of columns itself asks for: each is there, has its type, and no others are (if so wanted). */
function planColumns(contract, table) {
	const { source, split } = table;
	const dataset = contract.dataset ?? "table";
	const ofColumns = contract.columns.flatMap((declared) => {
		const found = table.columns.find((column) => column.name === declared.name);
		const base = {
			subject: subjectIn(table, declared.name, dataset),
			source,
			split
		};
		const severity = found || declared.required ? "error" : "info";
		const plan = presencePlan(declared, found, table);
		const presence = {
			...base,
			check: "column_present",
			severity,
			location: declared.location,
			plan
		};
		if (!found || declared.type === void 0) return [presence];
		const typed = typePlan(found, declared);
		return [presence, {
			...base,
			check: "type",
			severity: "error",
			location: declared.typeLocation,
			plan: typed
		}];
	});
	if (contract.columns.length === 0) return ofColumns;
	const severity = {
		allow: "info",
		warn: "warning",
		fail: "error"
	}[contract.extraColumns];
	const extra = {
		check: "extra_columns",
		subject: subjectIn(table, void 0, dataset),
		source,
		split,
		severity,
		location: contract.location
	};
	return [...ofColumns, {
		...extra,
		plan: extraPlan(contract, table)
	}];
}
function presencePlan(declared, found, table) {
	const nearest = nearestName(declared.name, table.columns.map((column) => column.name));
	const hint = nearest ? ` (is '${nearest}' meant?)` : "";
	const absent = declared.required ? `the column is missing${hint}; there are ${listed(table.columns.map((column) => column.name))}` : "the column is absent, which the contract allows";
	return constant(declared.required ? "the column" : "the column, or none", {
		outcome: found || !declared.required ? "pass" : "fail",
		observed: {
			value: found !== void 0,
			method: "column names"
		},
		message: found ? "the column is there" : absent
	});
}
function typePlan(found, declared) {
	const column = {
		name: found.name,
		type: found.type
	};
	const failing = {
		kind: "unreadable",
		column
	};
	const stored = found.stored === found.type ? "" : `, stored as ${found.stored}`;
	return {
		expected: `type ${declared.typeName}`,
		measures: {
			considered: {
				kind: "count",
				where: not({
					kind: "stored-null",
					column
				})
			},
			failing: {
				kind: "count",
				where: failing
			}
		},
		failing,
		judge: (measured) => {
			const [considered, wrong] = [Number(measured["considered"]), Number(measured["failing"])];
			const share = considered === 0 ? "" : ` (${percent(wrong / considered)})`;
			const never = found.reading === "never";
			const values = `${count(wrong)} of ${count(considered)} values${share} cannot be read as ${declared.typeName}${stored}`;
			return {
				outcome: wrong > 0 || never ? "fail" : "pass",
				observed: {
					value: wrong,
					unit: "rows",
					n: considered,
					method: "count"
				},
				message: never ? `the column is of type ${found.stored}, expected ${declared.typeName}` : values
			};
		}
	};
}
function extraPlan(contract, table) {
	const known = new Set(contract.columns.map((column) => column.name));
	const extra = table.columns.filter((column) => !known.has(column.name)).map(({ name }) => name);
	const allowed = contract.extraColumns === "allow";
	const message = extra.length === 0 ? "there are no other columns" : `the contract does not name ${listed(extra)}`;
	return constant(allowed ? "any other columns" : "no other columns", {
		outcome: extra.length === 0 || allowed ? "pass" : "fail",
		observed: {
			value: extra.length,
			unit: "columns",
			method: "column names"
		},
		message
	});
}
function constant(expected, judgement) {
	return {
		expected,
		measures: {},
		judge: () => judgement
	};
}

// packages/core/contract/plan-contract.ts
/**
* What to measure, for every rule on every table: pure data for an engine, and how to judge the answers.
* @throws CannotRunError when a rule cannot be applied: a split or field that is not there, a range of text.
*/
function planContract(contract, tables, context) {
	const read = tables.map((table) => ({
		...table,
		columns: readColumns(contract, table)
	}));
	const problems = [];
	const planRules = (rules, table) => rules.flatMap((rule) => {
		const target = targetOf({
			contract,
			rule,
			table,
			read,
			context
		});
		try {
			return planRule(contract, rule, target);
		} catch (error) {
			if (!(error instanceof RuleProblem)) throw error;
			const location = error.option ? rule.locate(error.option) : rule.location;
			problems.push({
				code: "rule",
				subject: rule.name,
				message: error.message,
				location
			});
			return [];
		}
	});
	const across = contract.rules.filter(({ kind }) => kind.splitsOf !== void 0);
	const each = contract.rules.filter(({ kind }) => kind.splitsOf === void 0);
	const checks = [...read.flatMap((table) => [
		...planColumns(contract, table),
		...impliedRowCount(contract, table),
		...planRules(each, table)
	]), ...read[0] ? planRules(across, read[0]) : []];
	if (problems.length > 0) throw new CannotRunError(unique(problems));
	return {
		tables: read,
		checks
	};
}
function planRule(contract, rule, target) {
	const { kind, name: check, severity, location, options } = rule;
	const needed = kind.columnsOf(options, rule.column);
	const splits = kind.splitsOf?.(options);
	const lacking = (splits ? target.tables.filter((one) => splits.includes(one.split ?? "")) : [target.table]).flatMap((table) => absentFrom(table, needed));
	return (lacking.length > 0 ? absenceOf(contract, lacking, needed) : kind.plan(options, target)).map((plan) => {
		const split = plan.split ?? target.table.split;
		const source = target.tables.find((table) => table.split === split)?.source ?? "";
		const subject = splits ? plan.subject ?? splits.join(", ") : subjectIn(target.table, plan.subject, target.dataset);
		return {
			check,
			subject,
			severity,
			location,
			source,
			split,
			plan
		};
	});
}
function absentFrom(table, needed) {
	const names = new Set(table.columns.map((column) => column.name));
	return needed.filter((column) => !names.has(column)).map((column) => ({
		table,
		column
	}));
}
/** A rule whose column is missing fails by name; where the contract lets the column be absent there is no rule. */
function absenceOf(contract, lacking, needed) {
	const optional = new Set(contract.columns.filter((one) => !one.required).map((one) => one.name));
	if (lacking.every(({ column }) => optional.has(column))) return [];
	const [{ table, column }] = lacking;
	const nearest = nearestName(column, table.columns.map((one) => one.name));
	const message = `cannot be checked: there is no column ${listed(lacking.map((lack) => lack.column))} in ${table.source}`;
	return [{
		subject: needed.join(", "),
		expected: `the column ${listed(needed)}`,
		measures: {},
		judge: () => ({
			outcome: "fail",
			observed: {
				value: null,
				method: "not measured: no such column"
			},
			message: nearest ? `${message} (is '${nearest}' meant?)` : message
		})
	}];
}
/** Without a rule about rows an empty table would leave nothing to check: it fails instead. */
function impliedRowCount(contract, table) {
	if (contract.rules.some((rule) => rule.kind.name === "row_count")) return [];
	const subject = subjectIn(table, void 0, contract.dataset ?? "table");
	const { source, split } = table;
	const plan = rowCountPlan({ min: 1 });
	return [{
		check: "row_count",
		subject,
		severity: "error",
		location: contract.location,
		source,
		split,
		plan
	}];
}
function targetOf(parts) {
	const { contract, rule, table, read, context } = parts;
	const columnNamed = (name) => {
		const found = table.columns.find((column) => column.name === name);
		if (!found) throw new RuleProblem(`${table.source} has no column '${name}'`);
		return shape(found);
	};
	const column = table.columns.find(({ name }) => name === rule.column);
	return {
		table: {
			...table,
			columns: table.columns.map((one) => shape(one))
		},
		column: column ? shape(column) : void 0,
		tables: read,
		references: context.references,
		dataset: contract.dataset ?? "table",
		tolerance: rule.tolerance,
		now: context.now,
		columnNamed
	};
}
function shape({ name, type }) {
	return {
		name,
		type
	};
}
/** A rule that fails on every split in the same words is one problem. */
function unique(problems) {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

// packages/core/contract/planned-check.ts
/** Every measure that the checks need; equal ones once. */
function measuresOf(checks) {
	const requests = checks.flatMap(({ split, plan }) => Object.values(plan.measures).map((measure) => request(split, measure)));
	return [...new Map(requests.map((one) => [one.id, one])).values()];
}
/** Asks for the first failing row of every check that failed by rows: a second pass, only when there is a fault. */
function firstRowsOf(checks, measured) {
	return checks.flatMap(({ split, plan }) => {
		if (!plan.failing || Number(resultsOf(split, plan, measured)["failing"]) === 0) return [];
		return [request(split, {
			kind: "first-row",
			where: plan.failing
		})];
	});
}
/** What to do about a failed check; ends its message. */
const advice = ". Correct the data, or the rule if it is wrong";
/** One finding for each check, in their order. */
function judgeChecks(checks, measured) {
	return checks.map((planned) => {
		const { check, subject, severity, location, source, split, plan } = planned;
		const { outcome, observed, message } = plan.judge(resultsOf(split, plan, measured));
		const first = plan.failing ? measured.get(measureId(split, {
			kind: "first-row",
			where: plan.failing
		})) : void 0;
		const where = typeof first === "number" && outcome !== "pass" ? `; the first is data row ${first}` : "";
		return {
			check,
			subject,
			verdict: verdictOf(outcome, severity),
			severity,
			observed,
			expected: plan.expected,
			message: `${source}: ${subject}: ${message}${where}${outcome === "fail" ? advice : ""}`,
			location
		};
	});
}
function request(split, measure) {
	return {
		id: measureId(split, measure),
		split,
		measure
	};
}
function resultsOf(split, plan, measured) {
	const named = Object.entries(plan.measures).map(([name, measure]) => {
		const result = measured.get(measureId(split, measure));
		if (result === void 0) throw new Error(`the engine left out the measure '${name}'`);
		return [name, result];
	});
	return Object.fromEntries(named);
}
function verdictOf(outcome, severity) {
	if (outcome === "pass") return "pass";
	if (outcome === "undecided") return "inconclusive";
	return severity === "error" ? "fail" : "warn";
}

// packages/core/contract/schema-diff.ts
/**
* Compares the columns of a table with those of an earlier profile: a removed or retyped column fails, whole numbers
* that became fractions warn, an added column is told. One finding a difference, or one that says there is none.
*/
function planSchemaDiff(reference, table, dataset) {
	const before = reference.profile.columns;
	const now = new Map(table.columns.map((column) => [column.name, column]));
	const kept = Object.entries(before).flatMap(([name, column]) => {
		const found = now.get(name);
		if (!found) return [removed(name, column)];
		return found.stored === column.type || column.role === "empty" ? [] : [retyped(found, column)];
	});
	const added = table.columns.filter(({ name }) => before[name] === void 0).map((one) => addedColumn(one));
	const differences = [...kept, ...added];
	const plans = differences.length > 0 ? differences : [noDifference(Object.keys(before).length)];
	const location = {
		file: reference.file,
		line: 1,
		column: 1
	};
	const { source, split } = table;
	return plans.map(({ severity, plan }) => {
		return {
			check: "schema",
			subject: subjectIn(table, plan.subject, dataset),
			severity,
			location,
			source,
			split,
			plan
		};
	});
}
function removed(name, column) {
	const message = `the column (${column.type}) of the reference profile is gone`;
	return fixed("error", {
		subject: name,
		expected: column.type,
		value: "removed",
		outcome: "fail",
		message
	});
}
function addedColumn({ name, stored }) {
	return fixed("info", {
		subject: name,
		expected: "any added column",
		value: stored,
		outcome: "pass",
		message: `the column (${stored}) is not in the reference profile`
	});
}
function noDifference(columns) {
	return fixed("error", {
		expected: "the columns of the reference profile",
		value: 0,
		outcome: "pass",
		message: `all ${count(columns)} columns have the names and types of the reference profile`
	});
}
/** A column that holds nothing has no type of its own (a CSV reader calls it text): that is not a change. */
function retyped(found, column) {
	const widened = column.type === "integer" && found.stored === "number";
	const narrowed = column.type === "number" && found.stored === "integer";
	const plan = {
		subject: found.name,
		expected: column.type,
		measures: { values: {
			kind: "count",
			where: not({
				kind: "stored-null",
				column: {
					name: found.name,
					type: found.type
				}
			})
		} },
		judge: ({ values }) => ({
			outcome: Number(values) === 0 || narrowed ? "pass" : "fail",
			observed: {
				value: found.stored,
				n: Number(values),
				method: "column types"
			},
			message: Number(values) === 0 ? "the column holds no value, so its type cannot have changed" : `the column is of type ${found.stored}, in the reference profile it was ${column.type}`
		})
	};
	return {
		severity: widened ? "warning" : "error",
		plan
	};
}
function fixed(severity, parts) {
	const { subject, expected, value, outcome, message } = parts;
	const observed = {
		value,
		method: "column names"
	};
	const plan = {
		expected,
		measures: {},
		judge: () => ({
			outcome,
			observed,
			message
		})
	};
	return {
		severity,
		plan: subject === void 0 ? plan : {
			subject,
			...plan
		}
	};
}

// packages/core/contract/propose-contract.ts
var import_dist = require_dist();
/** More values than this are not a list that somebody keeps. */
const mostAcceptedValues = 30;
const rowsPerValue = 20;
/**
* A contract that the profiled data keeps, with room for what comes: ranges a tenth wider than the data, half the rows,
* missing values up to half as many again. The text is for a person to correct.
*/
function proposeContract(profile, hints) {
	const columns = Object.entries(profile.columns).map(([name, column]) => {
		const proposed = proposeColumn(name, column, hints);
		const role = name === hints.label ? "label" : name === hints.id ? "id" : void 0;
		return {
			entry: {
				name,
				...column.type === "other" || column.role === "empty" ? {} : { type: column.type },
				...role === void 0 ? {} : { role },
				...proposed.checks.length > 0 ? { checks: proposed.checks } : {}
			},
			comment: proposed.comment
		};
	});
	const document = new import_dist.Document({
		version: 1,
		...hints.dataset === void 0 ? {} : { dataset: hints.dataset },
		columns: columns.map(({ entry }) => entry),
		checks: [{ row_count: { min: Math.max(1, Math.floor(roundDown(profile.rows / 2))) } }]
	});
	document.commentBefore = ` Proposed by \`trainyard infer\` from ${count(profile.rows)} rows: they keep every rule below, with some room.\n Tighten what you know to be stricter, and delete what does not matter.`;
	for (const [index, { comment }] of columns.entries()) {
		const name = document.getIn([
			"columns",
			index,
			"name"
		], true);
		name.comment = ` ${comment}`;
		for (const check of document.getIn([
			"columns",
			index,
			"checks"
		])?.items ?? []) {
			const options = check.items?.[0]?.value;
			if (options && typeof options === "object") options.flow = true;
		}
	}
	return document.toString({
		lineWidth: 100,
		flowCollectionPadding: true
	});
}
function proposeColumn(name, column, hints) {
	const { role, rows, missing } = column;
	if (role === "empty") return {
		checks: [],
		comment: "no values to learn from"
	};
	const present = missing === 0 ? ["not_null"] : tolerated(missing / rows);
	const balance = name === hints.label ? classBalance(column) : [];
	const own = balance.length > 0 ? balance : proposals[role]?.(column) ?? [];
	return {
		checks: [...present, ...own],
		comment: describe(column)
	};
}
const proposals = {
	numeric: rangeOf,
	constant: (column) => column.numeric ? rangeOf(column) : acceptedValues(column),
	categorical: acceptedValues,
	id: ({ distinct, rows, missing }) => distinct === rows - missing ? ["unique"] : []
};
function tolerated(share) {
	const tolerance = Math.ceil(share * 1.5 * 1e3) / 1e3;
	return tolerance < 1 ? [{ not_null: { tolerance } }] : [];
}
function rangeOf({ numeric, type, missing, infinite }) {
	if (!numeric) return [];
	const { min, max } = numeric;
	const slack = max > min ? (max - min) * .1 : Math.abs(max) * .1 || 1;
	const lower = min >= 0 ? Math.max(0, roundDown(min - slack)) : roundDown(min - slack);
	const upper = max <= 0 ? Math.min(0, roundUp(max + slack)) : roundUp(max + slack);
	const isNumber = type === "number";
	return [{ range: {
		min: lower,
		max: upper,
		...isNumber && missing > 0 ? { allow_nan: true } : {},
		...isNumber && infinite > 0 ? { allow_infinite: true } : {}
	} }];
}
function acceptedValues({ categorical, type, rows }) {
	if (!categorical || type === "boolean" || categorical.otherCount > 0) return [];
	const values = categorical.values.map(({ value }) => value);
	return values.length <= mostAcceptedValues && rows >= rowsPerValue * values.length ? [{ accepted_values: values.sort() }] : [];
}
function classBalance({ categorical, numeric }) {
	const counts = categorical?.otherCount === 0 ? categorical.values.map((value) => value.count) : numeric?.discrete ? numeric.counts : [];
	if (counts.length < 2 || counts.length > mostAcceptedValues) return [];
	const total = counts.reduce((sum, one) => sum + one, 0);
	const smallest = Math.min(...counts) / total;
	const largest = Math.max(...counts) / total;
	return [{ class_balance: {
		min: roundDown(smallest / 2),
		max: Math.min(1, roundUp((1 + largest) / 2))
	} }];
}
function describe(column) {
	const { role, rows, missing, infinite, numeric, categorical, range } = column;
	return [
		role,
		...numeric ? [seenNumbers(numeric)] : [],
		...categorical ? [`${count(categorical.distinct)} ${categorical.distinct === 1 ? "value" : "values"}`] : [],
		...range ? [`${range.min} to ${range.max}`] : [],
		...missing > 0 ? [`${percent(missing / rows)} missing`] : [],
		...infinite > 0 ? [`${count(infinite)} infinite: mend these`] : []
	].join(", ");
}
function seenNumbers({ min, max }) {
	return min === max ? `always ${min}` : `${min} to ${max}`;
}
/** To two significant digits, away from what was seen. */
function roundDown(value) {
	const rounded = Number(value.toPrecision(2));
	return rounded <= value ? rounded : Number((rounded - unit(value)).toPrecision(2));
}
function roundUp(value) {
	return 0 - roundDown(-value);
}
/** One in the second significant digit. */
function unit(value) {
	return value === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}

export { judgeChecks as a, measureId as c, textColumns as d, everyRow as f, firstRowsOf as i, parseContract as l, planSchemaDiff as n, measuresOf as o, advice as r, planContract as s, proposeContract as t, referencedSources as u };