import { B as nearestName, J as cannotRun, V as suggestName, d as collectProblems, q as CannotRunError } from "./shell.js";
import { a as require_dist, i as Type } from "./vendor/config.js";
import { Ft as rowsToClear, Jn as wilsonInterval, Kt as meanInterval, i as standardDeviationInterval, n as betaBinomialLower, r as betaBinomialUpper, t as tailBound } from "./stats.js";
import { a as schemaProblems, i as parseConfig, n as parseDurationMs, r as parsePositiveDurationMs, t as formatDurationMs } from "./core-config.js";
import { t as RE2JS } from "./vendor/re2js.js";
import { G as psiMethod, d as numericComparison, f as profileCategories, p as fineBins, u as categoricalComparison } from "./core-drift.js";
import { a as canonicalNumbers, o as parseProfile, r as profileQuantile } from "./core-profile.js";

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

// packages/core/contract/import/threshold.ts
function compared(comparator, value) {
	if (comparator === "=") return {
		min: value,
		max: value
	};
	if (comparator === "<") return {
		max: value,
		maxExcluded: true
	};
	if (comparator === "<=") return { max: value };
	return comparator === ">" ? {
		min: value,
		minExcluded: true
	} : { min: value };
}
function merged(thresholds) {
	return Object.assign({}, ...thresholds);
}
/** Of a count: whole bounds that do not fail. */
function countBounds(threshold) {
	const { min, max, minExcluded = false, maxExcluded = false } = threshold;
	return {
		...min === void 0 ? {} : { min: minExcluded ? Math.floor(min) + 1 : Math.ceil(min) },
		...max === void 0 ? {} : { max: maxExcluded ? Math.ceil(max) - 1 : Math.floor(max) }
	};
}
/** Of a measured number; an excluded bound counts as a kept one only where a single number decides nothing. */
function numberBounds(threshold) {
	const { min, max } = threshold;
	return {
		...min === void 0 ? {} : { min },
		...max === void 0 ? {} : { max }
	};
}
/** Ranges that together say the same of every value; a single one unless just one of two bounds is excluded. */
function valueRanges(threshold) {
	const { min, max, minExcluded = false, maxExcluded = false } = threshold;
	const bounds = [...min === void 0 ? [] : [{
		key: "min",
		value: min,
		excluded: minExcluded
	}], ...max === void 0 ? [] : [{
		key: "max",
		value: max,
		excluded: maxExcluded
	}]];
	const of = (excluded) => {
		const own = bounds.filter((bound) => bound.excluded === excluded);
		const range = Object.fromEntries(own.map(({ key, value }) => [key, value]));
		return own.length === 0 ? [] : [excluded ? {
			...range,
			exclusive: true
		} : range];
	};
	return [...of(false), ...of(true)];
}
/** A share this far below a bound still fails at the bound, for tables of up to 10⁹ rows. */
const justBelow = 1e-9;
/** The options of a check that counts faulty rows: its limit, beside a severity and a description. */
function limitOptions(threshold, unit, common) {
	const tolerance = toleranceOf(threshold, unit);
	if (typeof tolerance === "string") return tolerance;
	if (typeof tolerance === "number") return {
		...common,
		...tolerance === 0 ? {} : { tolerance }
	};
	const { severity, ...rest } = common;
	if (severity === "info") return "a number of rows may warn or fail here, not inform";
	return {
		...rest,
		[severity === "warn" ? "warn" : "error"]: `> ${tolerance.rows}`
	};
}
function toleranceOf(threshold, unit) {
	const { min = 0, max, minExcluded = false, maxExcluded = false } = threshold;
	if (min > 0 || minExcluded && min >= 0) return "it asks for faulty rows: here fewer are never wrong";
	if (max === void 0) return "it has no upper limit, so it would never fail";
	if (unit === "rows") {
		const most = countBounds(threshold).max;
		if (most < 0) return "no number of rows is below 0: it always fails";
		return most === 0 ? 0 : { rows: most };
	}
	const share = Number((max / 100).toPrecision(12));
	if (maxExcluded && share === 0) return "no share is below 0 %: it always fails";
	if (share >= 1) return "it allows every row to be wrong";
	return maxExcluded ? Number((share - justBelow).toPrecision(12)) : share;
}

// packages/core/contract/import/dbt-limits.ts
/** A setting of a test: under `config`, or beside its arguments. */
function configOf(body, key) {
	const own = body.at("config").at(key);
	return own.isAbsent ? body.at(key) : own;
}
/**
* https://docs.getdbt.com/reference/resource-configs/severity: `warn_if` and `error_if` count failing rows. One
* check for each limit; text for one that has no equal.
*/
function limitsOf(body) {
	const severity = (configOf(body, "severity").text ?? "error").toLowerCase();
	const [warnIf, errorIf] = [configOf(body, "warn_if").text, configOf(body, "error_if").text];
	const limits = [];
	if (severity !== "warn") limits.push(limit(errorIf ?? "!= 0", void 0));
	if (severity === "warn" || warnIf !== void 0) limits.push(limit(warnIf ?? "!= 0", "warn"));
	return limits;
}
function limit(condition, severity) {
	const match = /^\s*(!=|<>|>=?|=)\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(condition);
	const fails = `'${condition}' counts failing rows`;
	if (!match) return fails;
	const [, operator = "", value = "", unit] = match;
	const passes = operator === ">" || operator === ">=" ? compared(operator === ">" ? "<=" : "<", Number(value)) : Number(value) === 0 && operator !== "=" ? compared("=", 0) : void 0;
	const limited = passes === void 0 ? fails : limitOptions(passes, unit === "%" ? "percent" : "rows", severity === void 0 ? {} : { severity });
	return typeof limited === "string" ? `${severity ?? "error"}: ${limited}` : limited;
}

// packages/core/contract/import/expectation.ts
/** A check of the expectation's column. */
function onColumn({ draft, part, column, type }, name, options) {
	if (column === void 0) draft.leave(part.at("kwargs"), type, "it has no 'column'");
	else draft.check(part.path, {
		name,
		options
	}, column);
}
function onTable({ draft, part }, check) {
	draft.check(part.path, check);
}
function left$1(reason) {
	return ({ draft, part, kwargs, type }) => {
		draft.leave({
			...part,
			value: kwargs.value
		}, type, reason);
	};
}
/** `min_value`, `max_value`, `strict_min`, `strict_max` (of dbt-expectations: `strictly`). */
function boundsOf(kwargs) {
	const strictly = kwargs.at("strictly").boolean ?? false;
	const side = (key) => {
		const value = kwargs.at(`${key}_value`).number;
		if (value === void 0) return {};
		const isStrict = strictly || kwargs.at(`strict_${key}`).boolean === true;
		return {
			[key]: value,
			...isStrict ? { [`${key}Excluded`]: true } : {}
		};
	};
	return merged([side("min"), side("max")]);
}

// packages/core/contract/import/expectation-statistics.ts
const statistic$1 = (name) => (one) => {
	const bounds = numberBounds(boundsOf(one.kwargs));
	if (Object.keys(bounds).length === 0) left$1("it has no bound")(one);
	else onColumn(one, name, {
		...bounds,
		...one.common
	});
};
/** The smallest value not below a bound: so no value is. The other bound asks for a value that must occur. */
const extreme$1 = (key) => (one) => {
	const bounds = boundsOf(one.kwargs);
	const other = key === "min" ? "max" : "min";
	if (bounds[key] === void 0 && bounds[other] === void 0) return left$1("it has no bound")(one);
	if (bounds[key] !== void 0) {
		const own = key === "min" ? {
			min: bounds.min,
			minExcluded: bounds.minExcluded ?? false
		} : {
			max: bounds.max,
			maxExcluded: bounds.maxExcluded ?? false
		};
		for (const range of valueRanges(own)) onColumn(one, "range", {
			...range,
			...one.common
		});
	}
	if (!one.kwargs.at(`${other}_value`).isAbsent) one.draft.leave(one.kwargs.at(`${other}_value`), `${one.type} ${other}_value`, `that a value this ${key === "min" ? "small" : "large"} occurs is not checked`);
};
const quantiles = (one) => {
	const ranges = one.kwargs.at("quantile_ranges");
	const levels = ranges.at("quantiles").items;
	const bounds = ranges.at("value_ranges").items;
	if (levels.length === 0 || levels.length !== bounds.length) return left$1("expected as many 'value_ranges' as 'quantiles'")(one);
	for (const [index, level] of levels.entries()) {
		const [min, max] = [bounds[index].at(0).number, bounds[index].at(1).number];
		onColumn(one, "quantile", {
			q: level.value,
			min,
			max,
			...one.common
		});
	}
};
const occurs = "that every one of these values occurs is not checked";
/** Expectations about a column as a whole. */
const columnStatistics = {
	expect_column_mean_to_be_between: statistic$1("mean"),
	expect_column_median_to_be_between: statistic$1("median"),
	expect_column_stdev_to_be_between: statistic$1("standard_deviation"),
	expect_column_sum_to_be_between: statistic$1("sum"),
	expect_column_min_to_be_between: extreme$1("min"),
	expect_column_max_to_be_between: extreme$1("max"),
	expect_column_quantile_values_to_be_between: quantiles,
	expect_column_unique_value_count_to_be_between: statistic$1("distinct_count"),
	expect_column_proportion_of_unique_values_to_be_between: left$1("the share of different values has no check; see distinct_count and unique"),
	expect_column_proportion_of_non_null_values_to_be_between: (one) => {
		const { min, max } = boundsOf(one.kwargs);
		if (min !== void 0 && min > 0) onColumn(one, "not_null", {
			...min < 1 ? { tolerance: Number((1 - min).toPrecision(12)) } : {},
			...one.common
		});
		if (min === void 0 || max !== void 0 && max < 1) left$1("that values are missing is not asked for here")(one);
	},
	expect_column_distinct_values_to_be_in_set: (one) => onColumn(one, "accepted_values", {
		values: one.kwargs.at("value_set").value,
		...one.common
	}),
	expect_column_distinct_values_to_equal_set: (one) => {
		onColumn(one, "accepted_values", {
			values: one.kwargs.at("value_set").value,
			...one.common
		});
		left$1(`accepted_values says that no other value occurs; ${occurs}`)(one);
	},
	expect_column_distinct_values_to_contain_set: left$1(occurs),
	expect_column_most_common_value_to_be_in_set: left$1("the most common value has no check; see class_balance"),
	expect_column_kl_divergence_to_be_less_than: left$1("compare distributions with drift-check, or with a check against a profile"),
	expect_column_values_to_be_increasing: (one) => onColumn(one, "monotonic", {
		direction: "increasing",
		...strictly$1(one.kwargs.at("strictly").boolean),
		...one.common
	}),
	expect_column_values_to_be_decreasing: (one) => onColumn(one, "monotonic", {
		direction: "decreasing",
		...strictly$1(one.kwargs.at("strictly").boolean),
		...one.common
	})
};
function strictly$1(value) {
	return value === true ? { strictly: true } : {};
}

// packages/core/contract/import/sql-words.ts
/** A column in an SQL expression. */
function sqlColumn(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function sqlLiteral(value) {
	return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
/** True where nothing is to be compared: other tools skip missing values. */
function orMissing(condition) {
	return `coalesce(${condition}, true)`;
}

// packages/core/contract/import/expectation-tables.ts
const rowCount$1 = (one) => {
	const exact = one.kwargs.at("value").number;
	const bounds = exact === void 0 ? countBounds(boundsOf(one.kwargs)) : {
		min: exact,
		max: exact
	};
	onTable(one, {
		name: "row_count",
		options: {
			...bounds,
			...one.common
		}
	});
};
const columnsOf$1 = (one) => one.kwargs.at("column_set").texts ?? one.kwargs.at("column_list").texts ?? [];
const columnSet = (one) => {
	const { draft, part, kwargs, common } = one;
	const columns = columnsOf$1(one);
	if (columns.length === 0) return left$1("it names no column")(one);
	for (const name of columns) draft.column(name, part.path);
	if (one.type.endsWith("ordered_list")) onTable(one, {
		name: "schema",
		options: {
			required: columns,
			ordered: true,
			...common
		}
	});
	if (one.type.endsWith("ordered_list") || kwargs.at("exact_match").boolean !== false) draft.table({ extraColumns: common["severity"] === void 0 ? "fail" : "warn" });
};
const compoundKey = (one) => {
	const columns = columnsOf$1(one);
	if (columns.length === 0) return left$1("it has no 'column_list'")(one);
	const policy = one.kwargs.at("ignore_row_if").text;
	onTable(one, {
		name: "unique",
		options: {
			columns,
			...one.rows
		}
	});
	if (policy !== void 0 && policy !== "never") left$1(`unique counts rows with missing values as well; '${policy}' is not kept`)(one);
};
/** What two columns must be to each other, on rows where both have a value. */
const pair = (operator) => (one) => {
	const [a, b] = [one.kwargs.at("column_A").text, one.kwargs.at("column_B").text];
	if (a === void 0 || b === void 0) return left$1("it has no 'column_A' or 'column_B'")(one);
	one.draft.column(a, one.part.path);
	one.draft.column(b, one.part.path);
	const condition = `${sqlColumn(a)} ${operator(one)} ${sqlColumn(b)}`;
	const sql = one.kwargs.at("ignore_row_if").text === "never" ? condition : `coalesce(${condition}, true)`;
	onTable(one, {
		name: "expression",
		options: {
			sql,
			name: `${a} ${operator(one)} ${b}`,
			...one.rows
		}
	});
};
const columnSum = (one) => {
	const [total, columns] = [one.kwargs.at("sum_total").number, columnsOf$1(one)];
	if (total === void 0 || columns.length === 0) return left$1("it has no sum or no columns")(one);
	const sum = columns.map((name) => sqlColumn(name)).join(" + ");
	onTable(one, {
		name: "expression",
		options: {
			sql: `coalesce(${sum} = ${total}, true)`,
			name: one.type,
			...one.rows
		}
	});
};
/** The query returns the rows that are wrong; `{batch}` stands for the table. */
const unexpectedRows = (one) => {
	const query = one.kwargs.at("unexpected_rows_query").text;
	if (query === void 0 || !query.includes("{batch}")) return left$1("expected 'unexpected_rows_query' with {batch} for the table")(one);
	const options = {
		query: `select count(*) from (${query.replaceAll("{batch}", "data").replace(/;\s*$/, "")})`,
		max: 0,
		...one.common
	};
	onTable(one, {
		name: "sql",
		options
	});
};
const columnCount = left$1("the number of columns has no check; extra_columns: fail asks for exactly those named");
const otherTable = left$1("it compares with another table of the data source; give it as a split, or use relationships");
/** Expectations about the table, or about several columns of a row. */
const tableExpectations = {
	expect_table_row_count_to_be_between: rowCount$1,
	expect_table_row_count_to_equal: rowCount$1,
	expect_table_row_count_to_equal_other_table: otherTable,
	expect_table_columns_to_match_set: columnSet,
	expect_table_columns_to_match_ordered_list: columnSet,
	expect_table_column_count_to_be_between: columnCount,
	expect_table_column_count_to_equal: columnCount,
	expect_compound_columns_to_be_unique: compoundKey,
	expect_multicolumn_values_to_be_unique: left$1("that the values within a row differ has no check; write an expression"),
	expect_select_column_values_to_be_unique_within_record: left$1("that the values within a row differ has no check; write an expression"),
	expect_column_pair_values_to_be_equal: pair(() => "="),
	expect_column_pair_values_a_to_be_greater_than_b: pair((one) => one.kwargs.at("or_equal").boolean === true ? ">=" : ">"),
	expect_column_pair_values_to_be_in_set: left$1("pairs of values have no check; write an expression"),
	expect_multicolumn_sum_to_equal: columnSum,
	unexpected_rows_expectation: unexpectedRows,
	expect_query_results_to_match_comparison: left$1("it compares two queries")
};

// packages/core/contract/import/foreign-types.ts
/**
* Names of types in SQL dialects, pandas and NumPy (https://numpy.org/doc/stable/reference/arrays.scalars.html), Arrow
* (https://arrow.apache.org/docs/format/Schema.fbs), Table Schema, ODCS, JSON Schema and Python.
*/
const patterns = [
	[/^(u?int(eger)?\d*|(tiny|small|medium|big|huge|long|short|byte)(int)?|int(2|4|8)|serial|bigserial|year|integertype|longtype|shorttype|u(tiny|small|big|huge)int)$/, "integer"],
	[/^(float\d*|half(float)?|double( precision)?|real|number|numeric|decimal(128|256)?|bignumeric|money|floattype|doubletype|decimaltype|percent|currency)$/, "number"],
	[/^(str(ing)?|text|(n?var|n)?char(acter)?( varying)?|varchar2|nvarchar2|large_?(string|utf8)|utf8|string_view|object|category|categorical|dictionary|uuid|stringtype|o|s|u)$/, "string"],
	[/^(bool(ean)?_?|booleantype|bit)$/, "boolean"],
	[/^(date(32|64)?|datetype)$/, "date"],
	[/^(datetime(64)?|timestamp(tz|_ntz|_ltz|_tz)?|datetimetz|timestamptype|timestamp with(out)? time zone|datetime2|smalldatetime|datetimeoffset)$/, "timestamp"]
];
/** The type that a name of another tool means here; undefined when there is none: an array, a duration, a point. */
function foreignType(name) {
	const plain = name.trim().toLowerCase().replace(/[([<].*$/s, "").replace(/^(pd|np|numpy|pa|pl|pyarrow|polars)\./, "").trim();
	return patterns.find(([pattern]) => pattern.test(plain))?.[1];
}

// packages/core/contract/import/expectation-kinds.ts
const rowExpression = (condition) => (expectation) => {
	const { column = "", rows, type } = expectation;
	const sql = condition(sqlColumn(column), expectation);
	if (sql === void 0) left$1("its arguments are not of the expected kind")(expectation);
	else onColumn(expectation, "expression", {
		sql: orMissing(sql),
		name: type,
		...rows
	});
};
const list = (values) => values.map((value) => sqlLiteral(value)).join(", ");
/** Dates are compared as text in ISO 8601, as there. */
const range$2 = (expectation) => {
	const { kwargs, rows } = expectation;
	const ranges = valueRanges(boundsOf(kwargs));
	const dates = Object.fromEntries(["min", "max"].flatMap((key) => {
		const text = kwargs.at(`${key}_value`).text;
		return text === void 0 ? [] : [[key, text]];
	}));
	const all = Object.keys(dates).length > 0 ? [{
		...dates,
		...strictDates(expectation)
	}] : ranges;
	if (all.length === 0) left$1("it has no bound that is a number or a date")(expectation);
	for (const one of all) onColumn(expectation, "range", {
		...one,
		...rows
	});
};
function strictDates({ kwargs }) {
	return [
		"strict_min",
		"strict_max",
		"strictly"
	].some((key) => kwargs.at(key).boolean === true) ? { exclusive: true } : {};
}
const lengths = (expectation) => {
	const { kwargs, rows } = expectation;
	const exact = kwargs.at("value").number;
	const bounds = exact === void 0 ? countBounds(boundsOf(kwargs)) : {
		min: exact,
		max: exact
	};
	onColumn(expectation, "string_length", {
		...bounds,
		...rows
	});
};
const types = (expectation) => {
	const { kwargs, column, draft, part } = expectation;
	const names = kwargs.at("type_list").texts ?? [kwargs.at("type_").text ?? kwargs.at("column_type").text ?? ""];
	const found = [...new Set(names.map((name) => foreignType(name)))].filter((type) => type !== void 0);
	const isIntegerOrNumber = found.every((type) => type === "integer" || type === "number");
	const type = found.length > 1 && isIntegerOrNumber ? "number" : found[0];
	if (column === void 0 || type === void 0 || found.length > 1 && !isIntegerOrNumber) left$1("none, or more than one, of our types (integer, number, string, boolean, date, timestamp) is meant")(expectation);
	else draft.column(column, part.path, { type });
};
const regexList = (expectation) => {
	const { kwargs, rows } = expectation;
	const patterns = kwargs.at("regex_list").texts ?? [];
	if (patterns.length === 0) return left$1("it has no 'regex_list'")(expectation);
	const wanted = kwargs.at("match_on").text === "all" ? patterns : [patterns.map((one) => `(?:${one})`).join("|")];
	for (const pattern of wanted) onColumn(expectation, "regex", {
		pattern,
		...rows
	});
};
const all$1 = {
	expect_column_values_to_not_be_null: (one) => onColumn(one, "not_null", one.rows),
	expect_column_values_to_be_null: (one) => onColumn(one, "expression", {
		sql: `${sqlColumn(one.column ?? "")} is null`,
		name: one.type,
		...one.rows
	}),
	expect_column_values_to_be_unique: (one) => onColumn(one, "unique", one.rows),
	expect_column_values_to_be_in_set: (one) => onColumn(one, "accepted_values", {
		values: one.kwargs.at("value_set").value,
		...one.rows
	}),
	expect_column_values_to_not_be_in_set: rowExpression((column, { kwargs }) => {
		const values = kwargs.at("value_set").scalars;
		return values && `${column} not in (${list(values)})`;
	}),
	expect_column_values_to_be_between: range$2,
	expect_column_values_to_match_regex: (one) => onColumn(one, "regex", {
		pattern: one.kwargs.at("regex").value,
		...one.rows
	}),
	expect_column_values_to_match_regex_list: regexList,
	expect_column_values_to_not_match_regex: rowExpression((column, { kwargs }) => {
		const { text } = kwargs.at("regex");
		return text && `not regexp_matches(${column}, ${sqlLiteral(text)})`;
	}),
	expect_column_values_to_not_match_regex_list: rowExpression((column, { kwargs }) => kwargs.at("regex_list").texts?.map((text) => `not regexp_matches(${column}, ${sqlLiteral(text)})`).join(" and ")),
	expect_column_values_to_match_like_pattern: rowExpression((column, { kwargs }) => {
		const { text } = kwargs.at("like_pattern");
		return text && `${column} like ${sqlLiteral(text)}`;
	}),
	expect_column_values_to_not_match_like_pattern: rowExpression((column, { kwargs }) => {
		const { text } = kwargs.at("like_pattern");
		return text && `${column} not like ${sqlLiteral(text)}`;
	}),
	expect_column_values_to_match_like_pattern_list: rowExpression((column, { kwargs }) => {
		const joined = kwargs.at("match_on").text === "all" ? " and " : " or ";
		return kwargs.at("like_pattern_list").texts?.map((text) => `${column} like ${sqlLiteral(text)}`).join(joined);
	}),
	expect_column_values_to_not_match_like_pattern_list: rowExpression((column, { kwargs }) => kwargs.at("like_pattern_list").texts?.map((text) => `${column} not like ${sqlLiteral(text)}`).join(" and ")),
	expect_column_value_lengths_to_be_between: lengths,
	expect_column_value_lengths_to_equal: lengths,
	expect_column_values_to_be_of_type: types,
	expect_column_values_to_be_in_type_list: types,
	expect_column_to_exist: ({ draft, part, column, kwargs }) => {
		if (column === void 0) return draft.leave(part, "expect_column_to_exist", "it has no 'column'");
		draft.column(column, part.path);
		if (!kwargs.at("column_index").isAbsent) draft.leave(kwargs.at("column_index"), "column_index", "the order of columns is not checked");
	},
	expect_column_values_to_match_strftime_format: left$1("formats of dates in text have no check here; declare type: date or timestamp, or write a regex"),
	expect_column_values_to_be_dateutil_parseable: left$1("the spellings that dateutil reads are not known here; declare type: timestamp"),
	expect_column_values_to_be_json_parseable: left$1("JSON in text is not read"),
	expect_column_values_to_match_json_schema: left$1("JSON in text is not read"),
	expect_column_value_z_scores_to_be_less_than: left$1("it compares values with the mean and standard deviation of the same batch; write a range"),
	...columnStatistics,
	...tableExpectations
};
function translateExpectation(expectation) {
	const translate = Object.hasOwn(all$1, expectation.type) ? all$1[expectation.type] : void 0;
	if (translate) translate(expectation);
	else left$1("there is no equal of this expectation")(expectation);
}
/** Every expectation that is known, translated or not. */
const knownExpectations = Object.keys(all$1);

// packages/core/contract/import/source-part.ts
function sourcePart(value, path = []) {
	const isList = Array.isArray(value);
	const isMapping = typeof value === "object" && value !== null && !isList;
	const list = isList ? value : [];
	const mapping = isMapping ? value : {};
	return {
		path,
		value,
		isList,
		isMapping,
		isAbsent: value === void 0 || value === null,
		at: (key) => sourcePart(typeof key === "number" ? list[key] : Object.hasOwn(mapping, key) ? mapping[key] : void 0, [...path, key]),
		keys: Object.keys(mapping),
		items: list.map((item, index) => sourcePart(item, [...path, index])),
		text: typeof value === "string" ? value : void 0,
		number: typeof value === "number" && Number.isFinite(value) ? value : void 0,
		boolean: typeof value === "boolean" ? value : void 0,
		scalars: list.length > 0 && list.every((item) => isScalar(item)) ? list : void 0,
		texts: list.length > 0 && list.every((item) => typeof item === "string") ? list : void 0
	};
}
function isScalar(value) {
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value);
}
/** `name`, or `name: value` on one line, for a person. */
function shownRule(name, part) {
	if (part.value === void 0 || part.value === null) return name;
	const text = JSON.stringify(part.value);
	return `${name}: ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`;
}

// packages/core/contract/import/great-expectations.ts
/**
* A suite of Great Expectations as JSON: 1.x `{name, expectations: [{type, kwargs, severity, meta}]}`
* (https://docs.greatexpectations.io/docs/reference/api/ExpectationSuite_class) and 0.x with
* `expectation_suite_name` and `expectation_type`.
*/
function translateGreatExpectations(file, draft) {
	const name = file.at("name").text ?? file.at("expectation_suite_name").text;
	draft.table(name === void 0 ? {} : { dataset: name });
	for (const part of file.at("expectations").items) {
		const type = part.at("type").text ?? part.at("expectation_type").text;
		if (type === void 0) {
			draft.leave(part, "expectation", "it has no 'type' (before 1.0: 'expectation_type')");
			continue;
		}
		translate({
			type: snakeCase(type),
			part,
			kwargs: part.at("kwargs"),
			draft
		});
	}
	const others = ["evaluation_parameters", "suite_parameters"].filter((key) => file.at(key).keys.length > 0);
	for (const key of others) draft.leave(file.at(key), key, "parameters are not resolved: write the numbers");
}
/** 'ExpectColumnValuesToBeBetween' → 'expect_column_values_to_be_between'. */
function snakeCase(type) {
	return type.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}
/** Options that every expectation takes, and those that say nothing of the data. */
const severities = {
	critical: "error",
	warning: "warn",
	info: "info"
};
function translate(given) {
	const { type, part, kwargs, draft } = given;
	if ([kwargs.at("row_condition"), kwargs.at("where")].find((one) => !one.isAbsent)) return draft.leave(part, shownRule(type, kwargs), "it looks at some rows only, and a check here looks at all: write an expression");
	const parameter = kwargs.keys.find((key) => kwargs.at(key).at("$PARAMETER").text !== void 0);
	if (parameter !== void 0) return draft.leave(kwargs.at(parameter), `${type} ${parameter}`, "parameters are not resolved: write the number");
	const mostly = kwargs.at("mostly").number ?? 1;
	if (mostly <= 0) return draft.leave(part, shownRule(type, kwargs), "mostly: 0 can never fail");
	const notes = part.at("meta").at("notes");
	const description = notes.text ?? notes.at("content").text ?? part.at("description").text;
	const severity = given.severity ?? severities[part.at("severity").text ?? "critical"];
	const common = {
		...severity === "error" ? {} : { severity },
		...description === void 0 ? {} : { description }
	};
	const rows = {
		...mostly < 1 ? { tolerance: Number((1 - mostly).toPrecision(12)) } : {},
		...common
	};
	const column = given.column ?? kwargs.at("column").text;
	translateExpectation({
		type,
		part,
		kwargs,
		column,
		draft,
		common,
		rows
	});
}

// packages/core/contract/import/dbt-tests.ts
/** One item of `data_tests:`: a name, or a mapping of it to its arguments (https://docs.getdbt.com/reference/data-tests). */
function translateDbtTest(item, draft, column) {
	const written = item.text ?? item.at("test_name").text ?? item.keys.find((key) => key !== "name" && key !== "config");
	if (written === void 0) return draft.leave(item, "test", "expected the name of a test");
	const body = item.text === void 0 && item.at("test_name").isAbsent ? item.at(written) : item;
	const options = withArguments(body);
	const name = written.replace(/^dbt_utils\./, "");
	if ([options.at("where"), configOf(body, "where")].find((one) => !one.isAbsent)) return draft.leave(item, written, "it looks at some rows only, and a check here looks at all: write an expression");
	for (const common of limitsOf(body)) if (typeof common === "string") draft.leave(body, written, common);
	else run({
		name,
		part: item,
		options,
		column,
		draft,
		common
	});
}
function run(test) {
	const { name, part, options, column, draft, common } = test;
	if (/^(dbt_expectations\.)?expect_/.test(name)) {
		const type = name.replace(/^dbt_expectations\./, "");
		const severity = common["severity"] ?? "error";
		if (Object.keys(common).some((key) => key !== "severity")) return draft.leave(part, name, "a limit on failing rows is written as mostly there");
		return translate({
			type,
			part: sourcePart({
				...toMapping(part),
				severity: void 0
			}, part.path),
			kwargs: options,
			column,
			draft,
			severity
		});
	}
	const translate$1 = Object.hasOwn(tests, name) ? tests[name] : void 0;
	if (translate$1) translate$1(test);
	else draft.leave(part, name, "there is no equal of this test: write it as an expression");
}
function toMapping(part) {
	return part.isMapping ? part.value : {};
}
/** Since dbt 1.10.5 arguments may stand under `arguments`. */
function withArguments(body) {
	const nested = body.at("arguments");
	return nested.isMapping ? sourcePart({
		...toMapping(body),
		...toMapping(nested)
	}, body.path) : body;
}
const own = (name, options = () => ({})) => (test) => {
	const { part, column, draft, common } = test;
	draft.check(part.path, {
		name,
		options: {
			...options(test),
			...common
		}
	}, column);
};
const left = (reason) => ({ part, name, draft }) => draft.leave(part, name, reason);
const column = (test) => sqlColumn(test.column ?? "");
const relationships$1 = (test) => {
	const { options, draft, column: name } = test;
	const written = options.at("to").text ?? "";
	const to = /^\s*(?:ref|source)\s*\(.*?['"]([^'"]+)['"]\s*\)\s*$/.exec(written)?.[1] ?? written;
	own("relationships", () => ({
		to,
		field: options.at("field").value
	}))(test);
	draft.leave(options.at("to"), `${name ?? ""}: relationships`, "it names a model: write the path of its data as `to`");
};
const acceptedRange = (test) => {
	const { options } = test;
	const inclusive = options.at("inclusive").boolean ?? true;
	own("range", () => ({
		...options.at("min_value").isAbsent ? {} : { min: options.at("min_value").value },
		...options.at("max_value").isAbsent ? {} : { max: options.at("max_value").value },
		...inclusive ? {} : { exclusive: true }
	}))(test);
};
const expressionIsTrue = own("expression", (test) => {
	const written = test.options.at("expression").text ?? test.options.value;
	return { sql: test.column === void 0 ? written : `${column(test)} ${String(written)}` };
});
/** Built-in tests, and those of dbt_utils (https://github.com/dbt-labs/dbt-utils#generic-tests). */
const tests = {
	not_null: own("not_null"),
	unique: own("unique"),
	accepted_values: own("accepted_values", ({ options }) => ({ values: options.at("values").value })),
	relationships: relationships$1,
	accepted_range: acceptedRange,
	unique_combination_of_columns: own("unique", ({ options }) => ({ columns: options.at("combination_of_columns").value })),
	expression_is_true: expressionIsTrue,
	not_null_proportion: own("not_null", ({ options }) => {
		const least = options.at("at_least").number ?? 1;
		return least >= 1 ? {} : { tolerance: Number((1 - least).toPrecision(12)) };
	}),
	not_accepted_values: own("expression", (test) => ({ sql: orMissing(`${column(test)} not in (${(test.options.at("values").scalars ?? []).map((value) => sqlLiteral(value)).join(", ")})`) })),
	not_empty_string: own("string_length", () => ({ min: 1 })),
	recency: (test) => {
		const { options, draft, part, common } = test;
		const [field, part_, interval] = [
			options.at("field").text,
			options.at("datepart").text,
			options.at("interval").number
		];
		if (field === void 0 || part_ === void 0 || interval === void 0) return left("it needs field, datepart and interval")(test);
		draft.check(part.path, {
			name: "freshness",
			options: {
				max_age: `${interval}${part_[0]}`,
				...common
			}
		}, field);
	},
	at_least_one: own("not_null", () => ({ tolerance: .999999999 })),
	sequential_values: (test) => {
		const { options } = test;
		const every = options.at("datepart").text;
		if (every !== void 0 && (options.at("interval").number ?? 1) === 1) own("date_gaps", () => ({ every }))(test);
		else left("gaps are looked for between dates, one step apart")(test);
	},
	not_constant: own("distinct_count", () => ({ min: 2 })),
	cardinality_equality: left("it compares with another model"),
	equal_rowcount: left("it compares with another model"),
	fewer_rows_than: left("it compares with another model"),
	equality: left("it compares with another model"),
	mutually_exclusive_ranges: left("ranges of rows against each other have no check")
};

// packages/core/contract/import/dbt.ts
/** The `models`, `seeds`, `snapshots` and tables of `sources` of a properties file (https://docs.getdbt.com/reference/configs-and-properties). */
function dbtTables(file) {
	return [...[
		"models",
		"seeds",
		"snapshots"
	].flatMap((key) => file.at(key).items), ...file.at("sources").items.flatMap((source) => source.at("tables").items)];
}
function translateDbt(table, draft) {
	const [dataset, description] = [table.at("name").text, table.at("description").text];
	draft.table({
		...dataset === void 0 ? {} : { dataset },
		...description ? { description } : {}
	});
	if ([table.at("config").at("contract"), table.at("contract")].some((one) => one.at("enforced").boolean === true)) draft.table({ extraColumns: "fail" });
	for (const column of table.at("columns").items) translateColumn$1(column, draft);
	for (const test of testsOf(table)) translateDbtTest(test, draft);
	for (const constraint of table.at("constraints").items) translateConstraint$1(constraint, draft);
	translateFreshness(table, draft);
}
function testsOf(part) {
	return ["data_tests", "tests"].flatMap((key) => part.at(key).items);
}
function translateColumn$1(column, draft) {
	const name = column.at("name").text;
	if (name === void 0) return draft.leave(column, "column", "it has no name");
	const written = column.at("data_type").text;
	const type = written === void 0 ? void 0 : foreignType(written);
	const description = column.at("description").text;
	draft.column(name, column.path, {
		...type === void 0 ? {} : { type },
		...description ? { description } : {}
	});
	if (written !== void 0 && type === void 0) draft.leave(column.at("data_type"), `${name}: data_type`, "there is no such type here: its values are not read");
	for (const test of testsOf(column)) translateDbtTest(test, draft, name);
	for (const constraint of column.at("constraints").items) translateConstraint$1(constraint, draft, name);
}
/** https://docs.getdbt.com/reference/resource-properties/constraints */
function translateConstraint$1(part, draft, column) {
	const type = part.at("type").text ?? "";
	const columns = column === void 0 ? part.at("columns").texts ?? [] : [column];
	const [first] = columns;
	const unique = () => columns.length === 1 ? draft.check(part.path, { name: "unique" }, first) : draft.check(part.path, {
		name: "unique",
		options: { columns }
	});
	if (type === "not_null" && first !== void 0) for (const name of columns) draft.check(part.path, { name: "not_null" }, name);
	else if (type === "unique" && first !== void 0) unique();
	else if (type === "primary_key" && first !== void 0) {
		for (const name of columns) draft.check(part.path, { name: "not_null" }, name);
		unique();
	} else if (type === "check" && part.at("expression").text !== void 0) draft.check(part.path, {
		name: "expression",
		options: { sql: `coalesce(${part.at("expression").text}, true)` }
	});
	else draft.leave(part, `constraint ${type}`, "there is no equal of this constraint");
}
/** https://docs.getdbt.com/reference/resource-properties/freshness: of sources. */
function translateFreshness(table, draft) {
	const freshness = table.at("freshness").isAbsent ? table.at("config").at("freshness") : table.at("freshness");
	if (!freshness.isMapping) return;
	const column = table.at("loaded_at_field").text ?? table.at("config").at("loaded_at_field").text;
	for (const [key, severity] of [["error_after", void 0], ["warn_after", "warn"]]) {
		const after = freshness.at(key);
		if (!after.isMapping) continue;
		const [count, period] = [after.at("count").number, after.at("period").text];
		if (column === void 0 || count === void 0 || period === void 0 || !/^\w+$/.test(column)) draft.leave(after, `freshness ${key}`, "it needs 'loaded_at_field' with the name of a column, a count and a period");
		else draft.check(after.path, {
			name: "freshness",
			options: {
				max_age: `${count}${period[0]}`,
				...severity ? { severity } : {}
			}
		}, column);
	}
}

// packages/core/contract/import/frictionless.ts
/**
* A Table Schema (https://datapackage.org/standard/table-schema/), alone or as the `schema` of a data resource.
* @param file a mapping with `fields`, or a resource.
*/
function translateFrictionless(file, draft) {
	const schema = file.at("schema").isMapping ? file.at("schema") : file;
	const name = file.at("name").text;
	const description = file.at("description").text ?? file.at("title").text;
	draft.table({
		...name === void 0 ? {} : { dataset: name },
		...description === void 0 ? {} : { description }
	});
	if (file.at("schema").text !== void 0) draft.leave(file.at("schema"), "schema", "it stands in another file: import that file");
	for (const field of schema.at("fields").items) translateField(field, draft);
	translateKeys(schema, draft);
	translateFields(schema, draft);
	translateMissingValues(schema.at("missingValues"), draft);
}
function translateField(field, draft) {
	const name = field.at("name").text;
	if (name === void 0) return draft.leave(field, "field", "it has no name");
	const written = field.at("type").text ?? "any";
	const type = written === "any" ? void 0 : foreignType(written);
	const description = field.at("description").text ?? field.at("title").text;
	draft.column(name, field.path, {
		...type === void 0 ? {} : { type },
		...description === void 0 ? {} : { description }
	});
	if (type === void 0 && written !== "any") draft.leave(field.at("type"), `${name}: type`, "there is no such type here: its values are not read");
	const format = field.at("format");
	if (format.text !== void 0 && format.text !== "default" && format.text !== "any") draft.leave(format, `${name}: format`, "formats are not checked; write a regex");
	for (const mark of [
		"trueValues",
		"falseValues",
		"decimalChar",
		"groupChar",
		"bareNumber",
		"categories",
		"itemType",
		"delimiter"
	].filter((key) => !field.at(key).isAbsent)) if (mark === "categories") translateCategories(name, field.at(mark), draft);
	else draft.leave(field.at(mark), `${name}: ${mark}`, "how values are spelt is not configurable: they are read as the engine reads them");
	translateMissingValues(field.at("missingValues"), draft, name);
	for (const key of field.at("constraints").keys) translateConstraint(name, key, field.at("constraints").at(key), draft);
}
/** https://datapackage.org/standard/table-schema/#field-constraints */
function translateConstraint(name, key, value, draft) {
	const check = (kind, options = {}) => draft.check(value.path, {
		name: kind,
		options
	}, name);
	if (value.isAbsent || value.value === false) return void 0;
	switch (key) {
		case "required": return check("not_null");
		case "unique": return check("unique");
		case "minimum": return check("range", { min: value.value });
		case "maximum": return check("range", { max: value.value });
		case "exclusiveMinimum": return check("range", {
			min: value.value,
			exclusive: true
		});
		case "exclusiveMaximum": return check("range", {
			max: value.value,
			exclusive: true
		});
		case "minLength": return check("string_length", { min: value.value });
		case "maxLength": return check("string_length", { max: value.value });
		case "pattern": return check("regex", { pattern: value.text === void 0 ? value.value : `^(?:${value.text})$` });
		case "enum": return check("accepted_values", { values: value.value });
		default: return draft.leave(value, `${name}: ${key}`, "there is no equal of this constraint");
	}
}
/** `categories: [a, b]` or `[{value, label}]`; only these values occur. */
function translateCategories(name, part, draft) {
	const values = part.scalars ?? part.items.map((item) => item.at("value").value);
	draft.check(part.path, {
		name: "accepted_values",
		options: { values }
	}, name);
}
function translateKeys(schema, draft) {
	const keys = [schema.at("primaryKey"), ...schema.at("uniqueKeys").items];
	for (const [index, key] of keys.entries()) {
		const columns = key.text === void 0 ? key.texts : [key.text];
		if (!columns) {
			if (!key.isAbsent) draft.leave(key, index === 0 ? "primaryKey" : "uniqueKeys", "expected names of fields");
			continue;
		}
		if (index === 0) for (const name of columns) draft.check(key.path, { name: "not_null" }, name);
		if (columns.length === 1) draft.check(key.path, { name: "unique" }, columns[0]);
		else draft.check(key.path, {
			name: "unique",
			options: { columns }
		});
	}
	for (const key of schema.at("foreignKeys").items) translateForeignKey(key, draft);
}
function translateForeignKey(key, draft) {
	const own = key.at("fields").text === void 0 ? key.at("fields").texts : [key.at("fields").text];
	const reference = key.at("reference");
	const fields = reference.at("fields").text === void 0 ? reference.at("fields").texts : [reference.at("fields").text];
	const resource = reference.at("resource").text;
	if (!own || own.length !== 1 || fields?.length !== 1) return draft.leave(key, "foreignKeys", "a relationship here is of one column: write an expression, or check in one table");
	if (resource === void 0 || resource === "") return draft.leave(key, "foreignKeys", "it refers to its own table: give that file as relationships to");
	draft.check(key.path, {
		name: "relationships",
		options: {
			to: resource,
			field: fields[0]
		}
	}, own[0]);
	draft.leave(reference.at("resource"), `${own[0]}: foreignKeys`, "it names a resource: write the path of its file as `to`");
}
/** https://datapackage.org/standard/table-schema/#fieldsMatch: exact (as good as), equal, superset … of the data's fields. */
function translateFields(schema, draft) {
	const match = schema.at("fieldsMatch");
	const kind = match.text ?? match.at(0).text;
	if (kind === void 0) return;
	if (kind === "exact" || kind === "equal") draft.table({ extraColumns: "fail" });
	if (kind === "exact") {
		const required = schema.at("fields").items.flatMap((field) => field.at("name").text ?? []);
		draft.check(match.path, {
			name: "schema",
			options: {
				required,
				ordered: true
			}
		});
	}
	if (kind === "superset" || kind === "partial") draft.leave(match, "fieldsMatch", "fields may be absent from the data: write 'required: false' on those that may");
}
/** An empty field of CSV is missing here; other marks are values. */
function translateMissingValues(part, draft, column) {
	const marks = (part.scalars ?? part.items.map((item) => item.at("value").value)).filter((mark) => mark !== "");
	if (marks.length === 0) return;
	const words = marks.map((mark) => sqlLiteral(String(mark))).join(", ");
	const named = column === void 0 ? "missingValues" : `${column}: missingValues`;
	const hint = `only an empty field is missing here, other marks are values: write them empty, or add the check expression '${orMissing(`${sqlColumn(column ?? "column")} not in (${words})`)}'`;
	draft.leave(part, named, hint);
}

// packages/core/contract/import/schema-keywords.ts
const bound$1 = (name, key, exclusive = false) => ({ value }) => ({
	name,
	options: {
		[key]: value,
		...exclusive ? { exclusive } : {}
	}
});
const regex$2 = ({ value }) => ({
	name: "regex",
	options: { pattern: value }
});
const values = (part) => {
	const listed = part.items.map(({ value }) => value).filter((value) => value !== null);
	return {
		name: "accepted_values",
		options: { values: part.isList ? listed : part.value }
	};
};
const missing$3 = ({ value }) => ({
	name: "not_null",
	options: value === 0 ? {} : { tolerance: value }
});
/** Keywords of JSON Schema, and what feature files call the same. Undefined: it asks for nothing. */
const keywords = {
	min: bound$1("range", "min"),
	minimum: bound$1("range", "min"),
	max: bound$1("range", "max"),
	maximum: bound$1("range", "max"),
	exclusiveMinimum: bound$1("range", "min", true),
	exclusiveMaximum: bound$1("range", "max", true),
	minLength: bound$1("string_length", "min"),
	min_length: bound$1("string_length", "min"),
	maxLength: bound$1("string_length", "max"),
	max_length: bound$1("string_length", "max"),
	pattern: regex$2,
	regex: regex$2,
	enum: values,
	values,
	categories: values,
	allowed_values: values,
	allowed: values,
	const: ({ value }) => ({
		name: "accepted_values",
		options: { values: [value] }
	}),
	unique: ({ value }) => value === true ? { name: "unique" } : void 0,
	multipleOf: (part, column) => ({
		name: "expression",
		options: {
			sql: orMissing(`${sqlColumn(column)} % ${part.number ?? 0} = 0`),
			name: `multiple of ${part.number ?? 0}`
		}
	}),
	max_missing: missing$3,
	max_null_share: missing$3,
	max_missing_share: missing$3
};
/** One keyword of a feature or property, by the last step of its path. */
function translateKeyword(part, column, draft) {
	const key = String(part.path.at(-1));
	if (part.isAbsent) return;
	const keyword = Object.hasOwn(keywords, key) ? keywords[key] : void 0;
	if (!keyword) {
		draft.leave(part, `${column}: ${key}`, "there is no equal of this keyword");
		return;
	}
	const check = keyword(part, column);
	if (check) draft.check(part.path, check, column);
}

// packages/core/contract/import/json-schema.ts
/** A JSON Schema of features: `{"features": [{"name", "dtype", "nullable", "min", "max", …}]}`. */
function translateFeatures(file, draft) {
	const [dataset, description] = [file.at("name").text ?? file.at("dataset").text, file.at("description").text];
	draft.table({
		...dataset === void 0 ? {} : { dataset },
		...description === void 0 ? {} : { description }
	});
	for (const feature of file.at("features").items) translateFeature(feature, draft);
}
/** Keys that tell something of a feature, and nothing that its values must satisfy. */
const told = /* @__PURE__ */ new Set([
	"name",
	"dtype",
	"type",
	"description",
	"title",
	"nullable",
	"required",
	"role",
	"source",
	"unit",
	"units",
	"tags",
	"default",
	"examples",
	"version",
	"owner"
]);
const roles$1 = /* @__PURE__ */ new Set([
	"label",
	"id",
	"feature",
	"prediction",
	"timestamp",
	"group",
	"weight"
]);
function translateFeature(feature, draft) {
	const name = feature.at("name").text;
	if (name === void 0) return draft.leave(feature, "feature", "it has no name");
	const written = feature.at("dtype").text ?? feature.at("type").text;
	const type = written === void 0 ? void 0 : foreignType(written);
	const role = feature.at("role").text;
	const description = feature.at("description").text;
	draft.column(name, feature.path, {
		...type === void 0 ? {} : { type },
		...role !== void 0 && roles$1.has(role) ? { role } : {},
		...description === void 0 ? {} : { description },
		...feature.at("required").boolean === false ? { required: false } : {}
	});
	if (written !== void 0 && type === void 0) draft.leave(feature.at("dtype"), `${name}: dtype`, "there is no such type here: its values are not read");
	if (feature.at("nullable").boolean === false) draft.check(feature.at("nullable").path, { name: "not_null" }, name);
	for (const key of feature.keys.filter((one) => !told.has(one))) translateKeyword(feature.at(key), name, draft);
}
/** An ordinary JSON Schema (https://json-schema.org/draft/2020-12/json-schema-validation) of a row. */
function translateJsonSchema(file, draft) {
	const row = file.at("items").isMapping && !file.at("properties").isMapping ? file.at("items") : file;
	const [dataset, description] = [file.at("title").text, file.at("description").text];
	draft.table({
		...dataset === void 0 ? {} : { dataset },
		...description === void 0 ? {} : { description }
	});
	const required = new Set(row.at("required").texts);
	const properties = row.at("properties");
	for (const name of properties.keys) translateProperty$1(properties.at(name), name, required.has(name), draft);
	if (row.at("additionalProperties").value === false) draft.table({ extraColumns: "fail" });
	const others = row.keys.filter((key) => !schemaTold.has(key));
	for (const key of others) draft.leave(row.at(key), key, "there is no equal of this keyword");
}
const schemaTold = /* @__PURE__ */ new Set([
	"$schema",
	"$id",
	"$comment",
	"title",
	"description",
	"type",
	"properties",
	"required",
	"additionalProperties",
	"examples",
	"default",
	"$defs",
	"definitions"
]);
const propertyTold = /* @__PURE__ */ new Set([
	"type",
	"title",
	"description",
	"$comment",
	"examples",
	"default",
	"format",
	"deprecated",
	"readOnly",
	"writeOnly"
]);
/** Formats that are types here; others are left. */
const formats$2 = {
	date: "date",
	"date-time": "timestamp"
};
function translateProperty$1(property, name, isRequired, draft) {
	const types = property.at("type").text === void 0 ? property.at("type").texts ?? [] : [property.at("type").text];
	const values = types.filter((one) => one !== "null");
	const format = property.at("format");
	const temporal = format.text === void 0 ? void 0 : formats$2[format.text];
	const own = values.length === 1 ? foreignType(values[0]) : void 0;
	const type = own === "string" && temporal ? temporal : own;
	const description = property.at("description").text ?? property.at("title").text;
	draft.column(name, property.path, {
		required: isRequired,
		...type === void 0 ? {} : { type },
		...description === void 0 ? {} : { description }
	});
	if (types.length > 0 && type === void 0) draft.leave(property.at("type"), `${name}: type`, "none, or more than one, of our types (integer, number, string, boolean, date, timestamp) is meant");
	if (!format.isAbsent && !temporal) draft.leave(format, `${name}: format`, "formats are not checked; write a regex");
	if (isRequired && types.length > 0 && !types.includes("null")) draft.check(property.at("type").path, { name: "not_null" }, name);
	for (const key of property.keys.filter((one) => !propertyTold.has(one))) translateKeyword(property.at(key), name, draft);
}

// packages/core/contract/import/odcs-quality.ts
/** https://bitol-io.github.io/open-data-contract-standard/latest/data-quality/ */
function translateQuality(rule, draft, column) {
	const type = rule.at("type").text ?? "library";
	if (type === "text") return draft.leave(rule.at("description"), "quality", "it is a sentence for people");
	if (type === "custom") return draft.leave(rule, `quality (${rule.at("engine").text ?? "custom"})`, "it is written for another engine: import that file, or write it as a check");
	if (type === "sql") return translateSql(rule, draft, column);
	const metric = rule.at("metric").text ?? rule.at("rule").text ?? "";
	const threshold = thresholdOf(rule);
	if (typeof threshold === "string") return draft.leave(rule, metric, threshold);
	const translate = Object.hasOwn(metrics, metric) ? metrics[metric] : void 0;
	if (translate) translate({
		rule,
		draft,
		column,
		threshold,
		common: commonOf(rule)
	});
	else draft.leave(rule, metric || "quality", "there is no equal of this metric");
}
/** A check that counts faulty rows of the column, or of the table. */
function faulty$2(library, name, options = {}) {
	const { rule, draft, column, threshold, common } = library;
	const unit = (rule.at("unit").text ?? "rows").startsWith("percent") ? "percent" : "rows";
	const limit = limitOptions(threshold, unit, common);
	if (typeof limit === "string") return draft.leave(rule, name, limit);
	draft.check(rule.path, {
		name,
		options: {
			...options,
			...limit
		}
	}, column);
}
const nulls = (library) => faulty$2(library, "not_null");
const missing$2 = (library) => {
	const { rule, draft } = library;
	faulty$2(library, "not_null");
	if (argument(rule, "missingValues").items.map(({ value }) => value).some((mark) => mark !== null && mark !== "")) draft.leave(argument(rule, "missingValues"), "missingValues", "null, NaN and an empty field of CSV are missing here, other marks are values");
};
const invalid$2 = (library) => {
	const { rule, draft } = library;
	const [values, pattern] = [argument(rule, "validValues"), argument(rule, "pattern")];
	if (!values.isAbsent) faulty$2(library, "accepted_values", { values: values.value });
	if (!pattern.isAbsent) faulty$2(library, "regex", { pattern: pattern.value });
	if (values.isAbsent && pattern.isAbsent) draft.leave(rule, "invalidValues", "it has neither 'validValues' nor 'pattern'");
};
const duplicates$1 = (library) => {
	const columns = argument(library.rule, "properties");
	faulty$2(library, "unique", columns.isAbsent ? {} : { columns: columns.value });
};
const rows = ({ rule, draft, threshold, common }) => {
	draft.check(rule.path, {
		name: "row_count",
		options: {
			...countBounds(threshold),
			...common
		}
	});
};
const metrics = {
	nullValues: nulls,
	missingValues: missing$2,
	invalidValues: invalid$2,
	duplicateValues: duplicates$1,
	rowCount: rows,
	nullCheck: nulls,
	duplicateCount: duplicates$1,
	validValues: invalid$2,
	countCheck: rows
};
/** In v3.0 arguments stood beside the rule, and documents still do so. */
function argument(rule, key) {
	const own = rule.at("arguments").at(key);
	return own.isAbsent ? rule.at(key) : own;
}
/** A rule without an operator asks for none: that is how v3.0 wrote nullCheck. */
function thresholdOf(rule) {
	const number = (key) => rule.at(key).number;
	const between = rule.at("mustBeBetween");
	const [low, high] = [between.at(0).number, between.at(1).number];
	const found = [];
	for (const [key, comparator] of operators$1) {
		const value = number(key);
		if (value !== void 0) found.push(compared(comparator, value));
	}
	if (low !== void 0 && high !== void 0) found.push({
		min: low,
		max: high
	});
	const negated = ["mustNotBe", "mustNotBeBetween"].find((key) => !rule.at(key).isAbsent);
	if (negated) return `'${negated}' leaves out numbers: a check here has one lower and one upper bound`;
	const isAmount = ["rowCount", "countCheck"].includes(rule.at("metric").text ?? rule.at("rule").text ?? "");
	if (found.length === 0 && isAmount) return "it has no operator with a number";
	return found.length === 0 ? { max: 0 } : Object.assign({}, ...found);
}
const operators$1 = [
	["mustBe", "="],
	["mustBeGreaterThan", ">"],
	["mustBeGreaterOrEqualTo", ">="],
	["mustBeGreaterThanOrEqualTo", ">="],
	["mustBeLessThan", "<"],
	["mustBeLessOrEqualTo", "<="],
	["mustBeLessThanOrEqualTo", "<="]
];
function commonOf(rule) {
	const severity = {
		error: "error",
		critical: "error",
		high: "error",
		warning: "warn",
		warn: "warn",
		medium: "warn",
		low: "info",
		info: "info"
	}[(rule.at("severity").text ?? "error").toLowerCase()];
	const description = rule.at("description").text ?? rule.at("name").text;
	return {
		...severity === void 0 || severity === "error" ? {} : { severity },
		...description === void 0 ? {} : { description }
	};
}
function translateSql(rule, draft, column) {
	const query = rule.at("query").text;
	const threshold = thresholdOf(rule);
	if (query === void 0) return draft.leave(rule, "sql", "it has no 'query'");
	const where = /^\s*select\s+count\s*\(\s*(?:\*|1)\s*\)\s+from\s+\S+\s+where\s+(.+?);?\s*$/is.exec(query)?.[1];
	const isNone = typeof threshold !== "string" && (threshold.max ?? 1) <= 0;
	const isSubquery = where !== void 0 && /\b(select|group\s+by|having|union|limit|order\s+by)\b/i.test(where);
	if (where !== void 0 && isNone && !isSubquery) {
		const options = {
			sql: `not coalesce(${where.replaceAll(/\$?\{(property|column)\}/g, () => sqlColumn(column ?? "")).trim()}, false)`,
			...commonOf(rule)
		};
		return draft.check(rule.path, {
			name: "expression",
			options
		}, column);
	}
	translateQuery(rule, query, {
		draft,
		column,
		threshold
	});
}
/** A query that returns a number, of this object alone. */
function translateQuery(rule, query, { draft, column, threshold }) {
	const part = rule.at("query");
	if (typeof threshold === "string") return draft.leave(part, "sql", threshold);
	if (!/\{(object|table)\}/.test(query)) return draft.leave(part, "sql", "it names its tables itself: write it as a check sql, where the table is called data");
	const own = query.replaceAll(/\$?\{(object|table)\}/g, "data").replaceAll(/\$?\{(property|column)\}/g, () => sqlColumn(column ?? "")).trim().replace(/;$/, "");
	draft.check(rule.path, {
		name: "sql",
		options: {
			query: own,
			...numberBounds(threshold),
			...commonOf(rule)
		}
	});
	if (threshold.minExcluded || threshold.maxExcluded) draft.leave(part, "sql", "the bound itself passes here");
}

// packages/core/contract/import/odcs.ts
/** Options of logical types that narrow values; https://bitol-io.github.io/open-data-contract-standard/latest/schema/ */
const typeOptions = {
	minimum: (min) => ({
		name: "range",
		options: { min }
	}),
	maximum: (max) => ({
		name: "range",
		options: { max }
	}),
	exclusiveMinimum: (min) => ({
		name: "range",
		options: {
			min,
			exclusive: true
		}
	}),
	exclusiveMaximum: (max) => ({
		name: "range",
		options: {
			max,
			exclusive: true
		}
	}),
	minLength: (min) => ({
		name: "string_length",
		options: { min }
	}),
	maxLength: (max) => ({
		name: "string_length",
		options: { max }
	}),
	pattern: (pattern) => ({
		name: "regex",
		options: { pattern }
	})
};
/**
* One object of an Open Data Contract Standard file, v3
* (https://bitol-io.github.io/open-data-contract-standard/latest/).
*/
function translateOdcs(file, object, draft) {
	const dataset = object.at("physicalName").text ?? object.at("name").text;
	const description = object.at("description").text ?? file.at("description").at("purpose").text;
	draft.table({
		...dataset === void 0 ? {} : { dataset },
		...description === void 0 ? {} : { description }
	});
	const properties = object.at("properties").items;
	for (const property of properties) translateProperty(property, draft);
	translatePrimaryKey(properties, draft);
	for (const rule of object.at("quality").items) translateQuality(rule, draft);
	for (const relation of object.at("relationships").items) translateRelation(relation, void 0, draft);
	for (const property of file.at("slaProperties").items) translateSla(property, object, draft);
}
/** What the data calls it. */
function columnName(property) {
	return property.at("physicalName").text ?? property.at("name").text;
}
function translateProperty(property, draft) {
	const name = columnName(property);
	if (name === void 0) return draft.leave(property, "property", "it has no name");
	const logical = property.at("logicalType");
	const written = logical.text ?? property.at("physicalType").text;
	const type = written === void 0 ? void 0 : foreignType(written);
	const description = property.at("description").text;
	const facts = {
		...type === void 0 ? {} : { type },
		...description === void 0 ? {} : { description }
	};
	draft.column(name, property.path, facts);
	if (written !== void 0 && type === void 0) draft.leave(logical.isAbsent ? property.at("physicalType") : logical, `${name}: type`, "there is no such type here: its values are not read");
	if (property.at("required").boolean === true) draft.check(property.at("required").path, { name: "not_null" }, name);
	if (property.at("unique").boolean === true) draft.check(property.at("unique").path, { name: "unique" }, name);
	const values = property.at("enum").items.map((item) => item.isMapping ? item.at("value").value : item.value);
	if (values.length > 0) draft.check(property.at("enum").path, {
		name: "accepted_values",
		options: { values }
	}, name);
	const options = property.at("logicalTypeOptions");
	for (const key of options.keys) translateOption(options.at(key), key, name, draft);
	for (const rule of property.at("quality").items) translateQuality(rule, draft, name);
	for (const relation of property.at("relationships").items) translateRelation(relation, name, draft);
}
function translateOption(part, key, name, draft) {
	const check = Object.hasOwn(typeOptions, key) ? typeOptions[key] : void 0;
	if (check) draft.check(part.path, check(part.value), name);
	else draft.leave(part, `${name}: ${key}`, "there is no equal of this option");
}
function translatePrimaryKey(properties, draft) {
	const keys = properties.filter((property) => property.at("primaryKey").boolean === true);
	const position = (property) => property.at("primaryKeyPosition").number ?? 0;
	const columns = [...keys].sort((a, b) => position(a) - position(b)).flatMap((property) => columnName(property) ?? []);
	if (columns.length === 0) return;
	const at = keys[0].at("primaryKey").path;
	for (const name of columns) draft.check(at, { name: "not_null" }, name);
	if (columns.length === 1) draft.check(at, { name: "unique" }, columns[0]);
	else draft.check(at, {
		name: "unique",
		options: { columns }
	});
}
/** `to: customers.id`; https://bitol-io.github.io/open-data-contract-standard/latest/references/ */
function translateRelation(relation, name, draft) {
	const [to, from] = [relation.at("to").text, relation.at("from").text];
	const own = name ?? from?.split(".").at(-1);
	const [field, table] = [to?.split(".").at(-1), to?.split(".").slice(0, -1).join(".")];
	if (own === void 0 || field === void 0 || table === void 0 || table === "") return draft.leave(relation, "relationships", "a relationship here is of one column to one column of another table");
	draft.check(relation.path, {
		name: "relationships",
		options: {
			to: table,
			field
		}
	}, own);
	draft.leave(relation.at("to"), `${own}: relationships`, "it names an object of the contract: write the path of its data as `to`");
}
const units = {
	d: "d",
	day: "d",
	days: "d",
	h: "h",
	hr: "h",
	hour: "h",
	hours: "h",
	m: "m",
	min: "m",
	minute: "m",
	minutes: "m"
};
/** `freshness` or `latency` of an element is a freshness check; the others speak of a service, not of data. */
function translateSla(property, object, draft) {
	const kind = property.at("property").text ?? "";
	const element = property.at("element").text ?? "";
	const [table, column] = element.includes(".") ? [element.split(".").slice(0, -1).join("."), element.split(".").at(-1)] : ["", void 0];
	const isOurs = [object.at("name").text, object.at("physicalName").text].includes(table);
	if (![
		"latency",
		"ly",
		"freshness",
		"fy"
	].includes(kind.toLowerCase())) return draft.leave(property, "slaProperties", "it promises a service: nothing in the data can be checked");
	if (column === void 0 || !isOurs) return draft.leave(property, "slaProperties", `it does not name a column of this object as 'object.column'`);
	const [value, unit] = [property.at("value").number, units[(property.at("unit").text ?? "").toLowerCase()]];
	if (value === void 0 || unit === void 0) return draft.leave(property, "slaProperties", "expected a value in days, hours or minutes");
	draft.check(property.path, {
		name: "freshness",
		options: { max_age: `${value}${unit}` }
	}, column);
}

// packages/core/contract/import/soda-line.ts
/** Undefined for a line that has another form: of two datasets, of an anomaly, of a change in time. */
function parseSodaLine(line) {
	return parseReference(line) ?? parseFreshness(line) ?? parseMetric(line);
}
function parseReference(line) {
	const match = /^values in \(?\s*"?([^")\s,]+)"?\s*\)?\s+must exist in\s+"?([^"(\s]+)"?\s*\(?\s*"?([^")\s,]+)"?\s*\)?$/.exec(line.trim());
	if (!match) return void 0;
	return {
		metric: "values",
		columns: [match[1]],
		threshold: {},
		table: match[2],
		field: match[3]
	};
}
function parseFreshness(line) {
	const match = /^freshness\s*(?:\(\s*"?([^",)]+?)"?\s*\)|using\s+(\S+))\s*<=?\s*(\d+)\s*(d|h|m)$/.exec(line.trim());
	if (!match) return void 0;
	return {
		metric: "freshness",
		columns: [match[1] ?? match[2]],
		threshold: {},
		age: `${match[3]}${match[4]}`
	};
}
function parseMetric(line) {
	const match = /^([a-z_]+)\s*(?:\(([^)]*)\))?\s*(.*)$/s.exec(line.trim());
	if (!match) return void 0;
	const [, metric = "", listed = "", rest = ""] = match;
	const columns = listed.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1")).filter((name) => name !== "");
	const threshold = parseThreshold(rest);
	return threshold === void 0 ? void 0 : {
		metric,
		columns,
		threshold
	};
}
const number = String.raw`(-?\d+(?:\.\d+)?)\s*%?`;
/** '< 5 %', '= 0', 'between 1 and 10', 'between (1 and 10]': round brackets leave the bound out. */
function parseThreshold(text) {
	const single = new RegExp(`^(<=|>=|<|>|=)\\s*${number}$`).exec(text.trim());
	if (single) return compared(single[1], Number(single[2]));
	const between = new RegExp(`^between\\s+([([]?)\\s*${number}\\s+and\\s+${number}\\s*([)\\]]?)$`).exec(text.trim());
	if (!between) return void 0;
	const [, opening, low, high, closing] = between;
	return {
		min: Number(low),
		max: Number(high),
		...opening === "(" ? { minExcluded: true } : {},
		...closing === ")" ? { maxExcluded: true } : {}
	};
}

// packages/core/contract/import/soda-validity.ts
/**
* What Soda's keys of validity ask of a value: `valid_min` of v4, `valid min` of SodaCL
* (https://docs.soda.io/soda-documentation/soda-v3/sodacl-reference/validity-metrics). Those without an equal are left.
*/
function validityChecks(keys, column, draft) {
	return keys.keys.flatMap((key) => {
		const name = key.replaceAll(" ", "_");
		const part = keys.at(key);
		if (!/^(in)?valid_|^(missing_(values|format|regex))$/.test(name)) return [];
		const check = (Object.hasOwn(validities, name) ? validities[name] : void 0)?.(part, column);
		if (check === void 0) draft.leave(part, `${column}: ${key}`, "there is no equal of this key: write a regex or an expression");
		if (name === "valid_reference_data") draft.leave(part.at("dataset"), `${column}: ${key}`, "it names a dataset: write the path of its data as `to`");
		return check === void 0 ? [] : [check];
	});
}
const range$1 = (key) => (part) => ({
	name: "range",
	options: { [key]: part.value }
});
const length = (key) => (part) => ({
	name: "string_length",
	options: { [key]: part.value }
});
const regex$1 = (part) => ({
	name: "regex",
	options: { pattern: part.at("regex").text ?? part.value }
});
const validities = {
	valid_values: (part) => ({
		name: "accepted_values",
		options: { values: part.value }
	}),
	invalid_values: (part, column) => ({
		name: "expression",
		options: { sql: orMissing(`${sqlColumn(column)} not in (${(part.scalars ?? []).map((value) => sqlLiteral(value)).join(", ")})`) }
	}),
	valid_min: range$1("min"),
	valid_max: range$1("max"),
	valid_min_length: length("min"),
	valid_max_length: length("max"),
	valid_length: (part) => ({
		name: "string_length",
		options: {
			min: part.value,
			max: part.value
		}
	}),
	valid_regex: regex$1,
	valid_regex_sql: regex$1,
	valid_format: (part) => {
		if (part.isMapping) return regex$1(part);
		const pattern = formats$1[part.text ?? ""];
		return pattern === void 0 ? void 0 : {
			name: "regex",
			options: { pattern }
		};
	},
	valid_reference_data: (part) => ({
		name: "relationships",
		options: {
			to: part.at("dataset").text?.split("/").at(-1),
			field: part.at("column").value
		}
	})
};
/** The commonest of SodaCL's named formats, by what they mean. */
const formats$1 = {
	email: "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
	uuid: "^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
	integer: "^ *[-+]? *[0-9]+ *$",
	"positive integer": "^ *\\+? *[0-9]+ *$",
	"negative integer": "^ *- *[0-9]+ *$",
	decimal: "^ *[-+]? *(?:\\d+(?:[.,]\\d*)?|[.,]\\d+) *$",
	"ip address": "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$",
	"ipv4 address": "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$",
	"date iso 8601": "^\\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])(?:[T ].*)?$",
	"date us": "^(?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])[-./]\\d{4}$",
	"date eu": "^(?:0?[1-9]|[12]\\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./]\\d{4}$",
	"date inverse": "^\\d{4}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])$"
};

// packages/core/contract/import/soda-metrics.ts
function describedBy(body) {
	const description = body.at("name").text;
	return description === void 0 ? {} : { description };
}
function translateSodaLine(line, item, common) {
	const { draft, part } = item;
	const translate = Object.hasOwn(lines, line.metric) ? lines[line.metric] : void 0;
	if (translate) translate(line, item, common);
	else draft.leave(part, line.metric, "there is no equal of this metric");
}
function faulty$1(line, { part, draft }, name, options) {
	const unit = line.metric.endsWith("percent") ? "percent" : "rows";
	const limited = limitOptions(line.threshold, unit, options);
	if (typeof limited === "string") return draft.leave(part, line.metric, limited);
	draft.check(part.path, {
		name,
		options: limited
	}, line.columns[0]);
}
const missing$1 = (line, item, common) => {
	faulty$1(line, item, "not_null", common);
	for (const key of item.body.keys.filter((one) => one.startsWith("missing "))) item.draft.leave(item.body.at(key), `${line.columns[0] ?? ""}: ${key}`, "null, NaN and an empty field of CSV are missing here, other marks are values");
};
const invalid$1 = (line, item, common) => {
	const checks = validityChecks(item.body, line.columns[0] ?? "", item.draft);
	if (checks.length === 0) return item.draft.leave(item.part, line.metric, "nothing beside it says what is valid");
	for (const { name, options } of checks) faulty$1(line, item, name, {
		...options,
		...common
	});
};
const duplicates = (line, item, common) => {
	if (line.columns.length === 1) return faulty$1(line, item, "unique", common);
	faulty$1({
		...line,
		columns: []
	}, item, "unique", {
		columns: line.columns,
		...common
	});
};
const statistic = (name) => (line, { part, draft }, common) => draft.check(part.path, {
	name,
	options: {
		...numberBounds(line.threshold),
		...common
	}
}, line.columns[0]);
/** No value lies beyond the bound; that one lies this far out is not checked. */
const extreme = (key, name) => (line, { part, draft }, common) => {
	const { threshold } = line;
	const other = key === "min" ? threshold.max : threshold.min;
	const own = key === "min" ? {
		min: threshold.min,
		minExcluded: threshold.minExcluded
	} : {
		max: threshold.max,
		maxExcluded: threshold.maxExcluded
	};
	const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== void 0));
	if (set[key] !== void 0) for (const options of name === "range" ? valueRanges(set) : [countBounds(set)]) draft.check(part.path, {
		name,
		options: {
			...options,
			...common
		}
	}, line.columns[0]);
	if (other !== void 0) draft.leave(part, line.metric, `that a value this ${key === "min" ? "small" : "large"} occurs is not checked`);
};
const lines = {
	row_count: (line, { part, draft }, common) => draft.check(part.path, {
		name: "row_count",
		options: {
			...countBounds(line.threshold),
			...common
		}
	}),
	missing_count: missing$1,
	missing_percent: missing$1,
	invalid_count: invalid$1,
	invalid_percent: invalid$1,
	duplicate_count: duplicates,
	duplicate_percent: duplicates,
	avg: statistic("mean"),
	sum: statistic("sum"),
	stddev: statistic("standard_deviation"),
	stddev_samp: statistic("standard_deviation"),
	min: extreme("min", "range"),
	max: extreme("max", "range"),
	min_length: extreme("min", "string_length"),
	max_length: extreme("max", "string_length"),
	freshness: (line, { part, draft }, common) => draft.check(part.path, {
		name: "freshness",
		options: {
			max_age: line.age,
			...common
		}
	}, line.columns[0]),
	values: (line, { part, draft }, common) => {
		const [column] = line.columns;
		draft.check(part.path, {
			name: "relationships",
			options: {
				to: line.table,
				field: line.field,
				...common
			}
		}, column);
		draft.leave(part, `${column}: must exist in`, "it names a dataset: write the path of its data as `to`");
	}
};

// packages/core/contract/import/soda-checks.ts
/** A checks file of SodaCL, v3 (https://docs.soda.io/soda-documentation/soda-v3/sodacl-reference). */
function translateSodaChecks(file, key, draft) {
	const dataset = sodaDataset(key);
	draft.table(dataset === void 0 ? {} : { dataset });
	const others = file.keys.filter((one) => !one.startsWith("checks for ") && one !== "variables");
	for (const other of others) draft.leave(file.at(other), other, "configurations and filters are not read: write them into the checks");
	if (/\[.*\]\s*$/.test(key)) draft.leave(file.at(key), key, "checks here look at all rows: give the filtered rows as data");
	for (const item of file.at(key).items) translateItem(item, draft);
}
/** 'checks for dim_customer [daily]' → 'dim_customer'. */
function sodaDataset(key) {
	return /^checks for\s+"?([^"[]+?)"?\s*(?:\[.*\])?$/.exec(key)?.[1];
}
function translateItem(part, draft) {
	const written = part.text ?? part.keys[0];
	if (written === void 0) return draft.leave(part, "check", "expected one line, or one line with options below it");
	const body = part.text === void 0 ? part.at(written) : part.at(0);
	if (!body.at("filter").isAbsent) return draft.leave(part, written, "it looks at some rows only, and a check here looks at all: write an expression");
	const item = {
		part,
		body,
		draft
	};
	if (written === "schema") return translateSchema(item);
	if (written === "failed rows") return translateFailedRows(item);
	const alerted = [["fail", void 0], ["warn", "warn"]].flatMap(([level, severity]) => {
		const when = body.at(level).text ?? body.at(level).texts?.[0];
		return when === void 0 ? [] : [{
			line: `${written} ${negatedAlert(when)}`,
			severity
		}];
	});
	const lines = alerted.length > 0 ? alerted : [{
		line: written,
		severity: void 0
	}];
	for (const { line, severity } of lines) {
		const parsed = parseSodaLine(line);
		if (parsed === void 0) draft.leave(part, written, "there is no equal of this check");
		else translateSodaLine(parsed, item, {
			...describedBy(body),
			...severity === void 0 ? {} : { severity }
		});
	}
}
/** 'when > 5' fails above: so the check asks for the opposite. */
function negatedAlert(when) {
	const opposite = {
		"<": ">=",
		"<=": ">",
		">": "<=",
		">=": "<",
		"!=": "=",
		"<>": "="
	};
	const match = /^\s*when\s+(<=|>=|<>|!=|<|>|=)\s*(.*)$/s.exec(when);
	if (match) return `${opposite[match[1]] ?? "?"} ${match[2]}`;
	const between = /^\s*when\s+not\s+(between\s+.*)$/s.exec(when);
	return between ? between[1] : `? ${when}`;
}
function translateSchema({ body, draft }) {
	for (const level of ["fail", "warn"]) {
		const rules = body.at(level);
		const severity = level === "warn" ? { severity: "warn" } : {};
		for (const key of rules.keys) {
			const rule = rules.at(key);
			const names = rule.texts ?? [];
			const hasWildcard = names.some((name) => /[%*]/.test(name));
			if (key === "when required column missing" && level === "fail") for (const name of names) draft.column(name, rule.path);
			else if (key === "when required column missing") draft.check(rule.path, {
				name: "schema",
				options: {
					required: names,
					...severity
				}
			});
			else if (key === "when forbidden column present" && !hasWildcard) draft.check(rule.path, {
				name: "schema",
				options: {
					forbidden: names,
					...severity
				}
			});
			else if (key === "when wrong column type") translateTypes(rule, draft);
			else draft.leave(rule, `schema: ${key}`, "there is no equal of this rule");
		}
	}
}
function translateTypes(rule, draft) {
	const why = "there is no such type here: its values are not read";
	for (const name of rule.keys) {
		const type = foreignType(rule.at(name).text ?? "");
		if (type) draft.column(name, rule.path, { type });
		else draft.leave(rule.at(name), `${name}: type`, why);
	}
}
function translateFailedRows({ part, body, draft }) {
	const condition = body.at("fail condition").text;
	if (condition === void 0) return draft.leave(part, "failed rows", "it is a query of its own in the dialect of its data source: write it as a check of ours");
	const options = {
		sql: `not coalesce(${condition.trim()}, false)`,
		...describedBy(body)
	};
	draft.check(part.path, {
		name: "expression",
		options
	});
}

// packages/core/contract/import/soda-threshold.ts
const operators = {
	must_be: "=",
	must_be_greater_than: ">",
	must_be_greater_than_or_equal: ">=",
	must_be_less_than: "<",
	must_be_less_than_or_equal: "<=",
	greater_than: ">",
	greater_than_or_equal: ">=",
	less_than: "<",
	less_than_or_equal: "<="
};
/** The `threshold` of a check of v4; text says why it has no equal. */
function sodaThreshold(part) {
	const negated = [
		"must_not_be",
		"must_be_not_between",
		"must_not_be_between"
	].find((key) => !part.at(key).isAbsent);
	if (negated !== void 0) return `'${negated}' leaves out numbers: a check here has one lower and one upper bound`;
	const places = [part, part.at("must_be_between")];
	return merged(places.flatMap((place) => Object.entries(operators).flatMap(([key, comparator]) => {
		const value = place.at(key).number;
		return value === void 0 ? [] : [compared(comparator, value)];
	})));
}

// packages/core/contract/import/soda-contract-checks.ts
function translateSodaCheck(check) {
	const { kind, body, part, draft } = check;
	if (!body.at("filter").isAbsent) return draft.leave(part, kind, "it looks at some rows only, and a check here looks at all: write an expression");
	const threshold = sodaThreshold(body.at("threshold"));
	const translate = Object.hasOwn(kinds, kind) ? kinds[kind] : void 0;
	if (!translate) return draft.leave(part, kind, "there is no equal of this check");
	if (typeof threshold === "string") return draft.leave(part, kind, threshold);
	const description = body.at("name").text;
	translate(check, threshold, {
		...body.at("threshold").at("level").text === "warn" ? { severity: "warn" } : {},
		...description === void 0 ? {} : { description }
	});
}
/** A check that counts faulty rows; without a threshold there must be none. */
function faulty(check, threshold, name, options) {
	const { body, part, draft, column, kind } = check;
	const isPercent = (body.at("threshold").at("metric").text ?? "count").startsWith("percent");
	const limit = threshold.min !== void 0 || threshold.max !== void 0 ? threshold : { max: 0 };
	const limited = limitOptions(limit, isPercent ? "percent" : "rows", options);
	if (typeof limited === "string") return draft.leave(part, kind, limited);
	draft.check(part.path, {
		name,
		options: limited
	}, column);
}
const invalid = (check, threshold, common) => {
	const { body, shared, draft, part, column = "" } = check;
	const checks = [body, ...shared ? [shared] : []].flatMap((keys) => validityChecks(keys, column, draft));
	if (checks.length === 0) return draft.leave(part, "invalid", "it has no key that says what is valid");
	for (const { name, options } of checks) faulty(check, threshold, name, {
		...options,
		...common
	});
};
const statistics = {
	avg: "mean",
	sum: "sum",
	stddev: "standard_deviation",
	std_dev: "standard_deviation",
	stddev_samp: "standard_deviation"
};
const aggregate = (check, threshold, common) => {
	const { body, part, draft, column } = check;
	const name = body.at("function").text ?? "";
	const bounds = numberBounds(threshold);
	const our = statistics[name];
	if (our !== void 0) draft.check(part.path, {
		name: our,
		options: {
			...bounds,
			...common
		}
	}, column);
	else if (name === "min" && bounds.min !== void 0 && bounds.max === void 0) draft.check(part.path, {
		name: "range",
		options: {
			...bounds,
			...threshold.minExcluded ? { exclusive: true } : {},
			...common
		}
	}, column);
	else if (name === "max" && bounds.max !== void 0 && bounds.min === void 0) draft.check(part.path, {
		name: "range",
		options: {
			...bounds,
			...threshold.maxExcluded ? { exclusive: true } : {},
			...common
		}
	}, column);
	else if (name === "min_length" && bounds.min !== void 0 && bounds.max === void 0) draft.check(part.path, {
		name: "string_length",
		options: {
			...countBounds(threshold),
			...common
		}
	}, column);
	else if (name === "max_length" && bounds.max !== void 0 && bounds.min === void 0) draft.check(part.path, {
		name: "string_length",
		options: {
			...countBounds(threshold),
			...common
		}
	}, column);
	else draft.leave(part, `aggregate ${name}`, "there is no equal of this function with these bounds");
};
const freshness$1 = (check, threshold, common) => {
	const { body, part, draft } = check;
	const column = body.at("column").text ?? check.column;
	const unit = (body.at("threshold").at("unit").text ?? "hour")[0];
	if (column === void 0 || threshold.max === void 0) return draft.leave(part, "freshness", "it has no 'column' or no upper limit");
	draft.check(part.path, {
		name: "freshness",
		options: {
			max_age: `${threshold.max}${unit}`,
			...common
		}
	}, column);
};
const duplicate = (check, threshold, common) => {
	const columns = check.body.at("columns");
	faulty(check, threshold, "unique", {
		...columns.isAbsent ? {} : { columns: columns.value },
		...common
	});
};
const failedRows = (check, threshold, common) => {
	const sql = check.body.at("expression").text;
	if (sql === void 0) return check.draft.leave(check.part, "failed_rows", "it is a query of its own in the dialect of its data source: write it as a check of ours");
	faulty(check, threshold, "expression", {
		sql: `not coalesce(${sql.trim()}, false)`,
		...common
	});
};
const kinds = {
	missing: (check, threshold, common) => faulty(check, threshold, "not_null", common),
	invalid,
	duplicate,
	aggregate,
	freshness: freshness$1,
	failed_rows: failedRows,
	row_count: ({ part, draft }, threshold, common) => {
		const bounds = countBounds(threshold);
		draft.check(part.path, {
			name: "row_count",
			options: {
				...Object.keys(bounds).length > 0 ? bounds : { min: 1 },
				...common
			}
		});
	},
	schema: ({ body, draft }) => {
		if (body.at("allow_extra_columns").boolean !== true) draft.table({ extraColumns: "fail" });
		if (body.at("allow_other_column_order").boolean === false) draft.leave(body.at("allow_other_column_order"), "schema", "write the order as a check: schema: { required: [ … ], ordered: true }");
	},
	metric: (check, threshold, common) => {
		const expression = check.body.at("expression").text;
		const bounds = numberBounds(threshold);
		if (expression === void 0 || Object.keys(bounds).length === 0) return measured(check);
		const query = `select ${expression.trim()} from data`;
		check.draft.check(check.part.path, {
			name: "sql",
			options: {
				query,
				...bounds,
				...common
			}
		});
		if (threshold.minExcluded || threshold.maxExcluded) check.draft.leave(check.part, "metric", "the bound itself passes here");
	}
};
const measured = ({ part, draft }) => draft.leave(part, "metric", "it is a query of its own in the dialect of its data source: write it as a check sql");

// packages/core/contract/import/soda-contract.ts
/** A Soda data contract, v4 (https://docs.soda.io/reference/contract-language-reference). */
function translateSodaContract(file, draft) {
	const dataset = file.at("dataset").text?.split("/").at(-1);
	draft.table(dataset === void 0 ? {} : { dataset });
	if (!file.at("filter").isAbsent) draft.leave(file.at("filter"), "filter", "checks here look at all rows: give the filtered rows as data");
	for (const column of file.at("columns").items) translateColumn(column, draft);
	for (const item of file.at("checks").items) {
		const [kind] = item.text === void 0 ? item.keys : [item.text];
		if (kind !== void 0) translateSodaCheck({
			kind,
			body: item.at(kind),
			part: item,
			draft,
			column: void 0,
			shared: void 0
		});
	}
}
function translateColumn(column, draft) {
	const name = column.at("name").text;
	if (name === void 0) return draft.leave(column, "column", "it has no name");
	const written = column.at("data_type").text;
	const type = written === void 0 ? void 0 : foreignType(written);
	draft.column(name, column.path, {
		...type === void 0 ? {} : { type },
		...column.at("optional").boolean === true ? { required: false } : {}
	});
	if (written !== void 0 && type === void 0) draft.leave(column.at("data_type"), `${name}: data_type`, "there is no such type here: its values are not read");
	for (const key of [
		"character_maximum_length",
		"missing_values",
		"missing_format"
	].filter((one) => !column.at(one).isAbsent)) if (key === "character_maximum_length") draft.check(column.at(key).path, {
		name: "string_length",
		options: { max: column.at(key).value }
	}, name);
	else draft.leave(column.at(key), `${name}: ${key}`, "null, NaN and an empty field of CSV are missing here, other marks are values");
	for (const item of column.at("checks").items) {
		const [kind] = item.text === void 0 ? item.keys : [item.text];
		if (kind !== void 0) translateSodaCheck({
			kind,
			body: item.at(kind),
			part: item,
			draft,
			column: name,
			shared: column
		});
	}
}

// packages/core/contract/import/formats.ts
const importFormats = [
	"frictionless",
	"odcs",
	"great-expectations",
	"json-schema",
	"dbt",
	"soda"
];
const one = (name, translate) => [{
	name,
	translate
}];
const formats = {
	frictionless: {
		title: "a Frictionless Table Schema, data resource or data package",
		isIt: (file) => file.at("fields").isList || file.at("resources").isList || file.at("schema").at("fields").isList,
		tables: (file) => file.at("resources").isList ? file.at("resources").items.map((resource) => ({
			name: resource.at("name").text,
			translate: (draft) => translateFrictionless(resource, draft)
		})) : one(file.at("name").text, (draft) => translateFrictionless(file, draft))
	},
	odcs: {
		title: "an Open Data Contract Standard file, v3",
		isIt: (file) => file.at("kind").text === "DataContract" && file.at("schema").isList,
		tables: (file) => file.at("schema").items.map((object) => ({
			name: object.at("name").text,
			translate: (draft) => translateOdcs(file, object, draft)
		}))
	},
	"great-expectations": {
		title: "a Great Expectations suite",
		isIt: (file) => file.at("expectations").isList,
		tables: (file) => one(file.at("name").text, (draft) => translateGreatExpectations(file, draft))
	},
	"json-schema": {
		title: "a JSON Schema",
		isIt: (file) => file.at("features").isList || file.at("properties").isMapping || file.at("items").at("properties").isMapping,
		tables: (file) => one(file.at("title").text, (draft) => file.at("features").isList ? translateFeatures(file, draft) : translateJsonSchema(file, draft))
	},
	dbt: {
		title: "a dbt properties file",
		isIt: (file) => dbtTables(file).length > 0,
		tables: (file) => dbtTables(file).map((table) => ({
			name: table.at("name").text,
			translate: (draft) => translateDbt(table, draft)
		}))
	},
	soda: {
		title: "SodaCL checks or a Soda contract",
		isIt: (file) => sodaKeys(file).length > 0 || isSodaContract(file),
		tables: (file) => {
			const keys = sodaKeys(file);
			if (keys.length === 0) return one(file.at("dataset").text, (draft) => translateSodaContract(file, draft));
			return keys.map((key) => ({
				name: sodaDataset(key),
				translate: (draft) => translateSodaChecks(file, key, draft)
			}));
		}
	}
};
function sodaKeys(file) {
	return file.keys.filter((key) => key.startsWith("checks for "));
}
/** Ours has `version: 1`; Soda's names its dataset by data source, schema and table. */
function isSodaContract(file) {
	return file.at("version").isAbsent && file.at("dataset").text !== void 0 && (file.at("columns").isList || file.at("checks").isList);
}
/** The formats that a file may be of: one, none, or more than one. */
function formatsOf(file) {
	if (file.at("version").value === 1 && !file.at("kind").text && (file.at("columns").isList || file.at("checks").isList)) return [];
	return importFormats.filter((name) => formats[name].isIt(file));
}
function formatTitle(format) {
	return formats[format].title;
}
/** @throws CannotRunError when the format cannot be told from the content, or `from` does not fit it. */
function detectFormat(part, file, from) {
	const found = formatsOf(part);
	if (from !== void 0) {
		if (found.includes(from)) return from;
		const what = found.map((name) => formats[name].title).join(" or ") || "none of the formats that can be imported";
		throw cannotRun("import-format", file, `expected ${formats[from].title}, got ${what}`);
	}
	const [format, ...others] = found;
	if (format !== void 0 && others.length === 0) return format;
	const why = format === void 0 ? "cannot tell what it is" : `it may be ${found.map((name) => formats[name].title).join(" or ")}`;
	throw cannotRun("import-format", file, `${why}: say it with --from ${importFormats.join(" | ")}`);
}
/** @throws CannotRunError when the file speaks of several tables and none, or an unknown one, is named. */
function chooseTable(part, format, { file, table }) {
	const tables = formats[format].tables(part);
	const names = tables.map(({ name }) => name ?? "(without a name)");
	if (tables.length === 0) throw cannotRun("import-empty", file, `${formats[format].title} without a table: there is nothing to import`);
	if (table === void 0) {
		if (tables.length === 1) return tables[0];
		throw cannotRun("import-table", file, `it speaks of ${tables.length} tables, and a contract is of one: choose with --table, one of ${listed(names)}`);
	}
	const chosen = tables.filter(({ name }) => name === table);
	if (chosen.length === 1) return chosen[0];
	throw cannotRun("import-table", file, chosen.length === 0 ? `there is no table '${table}'; it has ${listed(names)}` : `there are ${chosen.length} tables '${table}'`);
}

// packages/core/contract/redact.ts
const shownCharacters$3 = 40;
/**
* The shape of a value without the value: 'Jane-42' → 'Aaaa-99 (7 characters)'. Letters become A or a, digits 9; marks
* that separate (ASCII punctuation) stay, anything else becomes '?'.
*/
function redact(value) {
	const characters = Array.from(value);
	const shape = characters.slice(0, shownCharacters$3).map((one) => shapeOf(one));
	const more = characters.length > shownCharacters$3 ? "…" : "";
	const length = `${characters.length} ${characters.length === 1 ? "character" : "characters"}`;
	return `${shape.join("")}${more} (${length})`;
}
function shapeOf(character) {
	if (/\p{Lu}/u.test(character)) return "A";
	if (/\p{L}/u.test(character)) return "a";
	if (/\p{N}/u.test(character)) return "9";
	if (/\s/u.test(character)) return " ";
	return /[!-/:-@[-`{-~]/.test(character) ? character : "?";
}

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

// packages/core/contract/tolerance.ts
/** A share such as 0.01, or rows as dbt writes them: '> 10', '>= 10', '!= 0'. Undefined for anything else. */
function parseTolerance(written) {
	if (typeof written === "number") return written;
	const match = /^\s*(>=|>|!=)\s*(\d+)\s*$/.exec(written);
	if (!match) return void 0;
	const rows = Number(match[2]);
	if (match[1] === "!=") return rows === 0 ? { rows: 0 } : void 0;
	if (match[1] === ">") return { rows };
	return rows === 0 ? void 0 : { rows: rows - 1 };
}
function isTolerated(failing, considered, tolerance) {
	return typeof tolerance === "number" ? failing / considered <= tolerance : failing <= tolerance.rows;
}
/** '0.1 %', '10 rows'; undefined when nothing may fail. */
function toleranceText(tolerance) {
	if (typeof tolerance === "number") return tolerance > 0 ? percent(tolerance) : void 0;
	const { rows } = tolerance;
	return rows > 0 ? `${count(rows)} ${rows === 1 ? "row" : "rows"}` : void 0;
}
/** Whether one tolerates more than another; undefined when a share meets a number of rows. */
function isLaxer(one, other) {
	if (typeof one === "number" && typeof other === "number") return one > other;
	if (typeof one !== "number" && typeof other !== "number") return one.rows > other.rows;
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
	const may = toleranceText(check.tolerance);
	const allowed = may === void 0 ? "" : `, ${may} may`;
	const message = `${count(failing)} of ${count(considered)} ${check.counted} (${percent(share)}${allowed}) ${check.fault}`;
	return {
		outcome: isTolerated(failing, considered, check.tolerance) ? "pass" : "fail",
		observed,
		message
	};
}
function expectedText(rule, tolerance) {
	const may = toleranceText(tolerance);
	return may === void 0 ? rule : `${rule} (${may} may fail)`;
}

// packages/core/contract/checks/accepted-values.ts
/** Every value is one of a list. Numbers are compared as numbers, everything else as text. */
const acceptedValues = defineCheck({
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
const share$1 = Type.Number({
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
		min: Type.Optional(share$1),
		max: Type.Optional(share$1),
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
	bounds: {
		lower: "min",
		upper: "max"
	},
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

// packages/core/contract/require-times.ts
/** @throws RuleProblem when the column does not hold dates or times. */
function requireTimes(check, column) {
	if (column.type === "date" || column.type === "timestamp") return;
	throw new RuleProblem(`${check} needs dates or times: '${column.name}' is of type ${column.type}`);
}

// packages/core/contract/checks/date-gaps.ts
const steps = {
	minute: { ms: 6e4 },
	hour: { ms: 36e5 },
	day: { ms: 864e5 },
	week: { ms: 6048e5 },
	month: { calendar: "month" },
	quarter: { calendar: "quarter" },
	year: { calendar: "year" }
};
/** Every step from the first to the last moment has a row, or no two neighbours lie too far apart. */
const dateGaps = defineCheck({
	name: "date_gaps",
	aliases: [
		"no_date_gaps",
		"sequential_values",
		"no_gaps"
	],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		every: Type.Optional(Type.String({ description: `${Object.keys(steps).join(", ")}, or a duration such as 15m` })),
		max_gap: Type.Optional(Type.String({ description: "the longest distance allowed, such as 36h" })),
		by: Type.Optional(Type.Array(Type.String(), {
			minItems: 1,
			description: "in each group"
		}))
	},
	optionAliases: {
		interval: "every",
		datepart: "every",
		group_by_columns: "by"
	},
	shorthand: "every",
	tolerates: true,
	description: "every day (hour, week, …) from the first to the last has a row",
	problems: ({ every, max_gap: maxGap }) => {
		if (every === void 0 === (maxGap === void 0)) return [new RuleProblem(`expected 'every' or 'max_gap', got ${every === void 0 ? "none" : "both"}`, "max_gap")];
		if (every !== void 0 && !stepOf(every)) {
			const known = Object.keys(steps).join(", ");
			return [new RuleProblem(`expected ${known} or a duration such as 15m, got '${every}'`, "every")];
		}
		if (maxGap !== void 0 && parsePositiveDurationMs(maxGap) === void 0) return [new RuleProblem(`expected a duration such as 36h, got '${maxGap}'`, "max_gap")];
		return [];
	},
	columnsOf: ({ column, by }, own) => [column ?? own, ...by ?? []].filter((name) => name !== void 0),
	plan: ({ column: named, every, max_gap: maxGap, by: groups = [] }, target) => {
		const column = ownColumn(target, named);
		requireTimes("date_gaps", column);
		const by = groups.map((name) => target.columnNamed(name));
		const inEach = groups.length > 0 ? `, in each ${groups.join(", ")}` : "";
		return [gapPlan(every === void 0 ? {
			kind: "wide-gaps",
			column,
			maxMs: parsePositiveDurationMs(maxGap),
			by
		} : {
			kind: "missing-steps",
			column,
			step: stepOf(every),
			by
		}, {
			rule: `${every === void 0 ? `no gap longer than ${maxGap}` : `a row for every ${every}`}${inEach}`,
			every,
			tolerance: target.tolerance
		})];
	}
});
function stepOf(every) {
	if (Object.hasOwn(steps, every)) return steps[every];
	const ms = parsePositiveDurationMs(every);
	return ms === void 0 ? void 0 : { ms };
}
function gapPlan(measure, { rule, every, tolerance }) {
	return {
		subject: measure.column.name,
		expected: expectedText(rule, tolerance),
		measures: { gaps: measure },
		judge: ({ gaps }) => judgeGaps(gaps, every, tolerance)
	};
}
function judgeGaps(found, every, tolerance) {
	const { considered, failing, firstGap, widest } = found;
	const judged = judgeShare({
		considered,
		failing
	}, {
		fault: every === void 0 ? "are too long" : "have no row",
		counted: every === void 0 ? "gaps between neighbours" : "steps",
		tolerance
	});
	const observed = {
		...judged.observed,
		unit: every === void 0 ? "gaps" : "steps"
	};
	if (judged.outcome === "undecided") {
		const message = "there are no two moments to look between (all are missing, or there are no rows)";
		return {
			...judged,
			observed,
			message
		};
	}
	if (failing === 0 || firstGap === null) return {
		...judged,
		observed
	};
	const size = every === void 0 ? `, the widest is ${formatDurationMs(widest ?? 0)}` : "";
	const message = `${judged.message}; the first gap begins at ${momentText(firstGap).slice(0, 19)} UTC${size}`;
	return {
		...judged,
		observed,
		message
	};
}

// packages/core/contract/bound-check.ts
/** The options of a check that compares one quantity of a column with bounds. */
const boundedOptions = {
	column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
	min: Type.Optional(Type.Number()),
	max: Type.Optional(Type.Number())
};
const confidenceOption = Type.Optional(Type.Number({
	minimum: .5,
	exclusiveMaximum: 1,
	description: "decide by the interval at this level: for the population that the rows are drawn from"
}));
/** The level of an interval that is only shown. */
const shownLevel = .95;
/** 'mean between 5 and 10, at 95 % confidence'. */
function boundExpectation(name, rule) {
	const words = `${name} ${boundsText(definedBounds$2(rule))}`;
	return rule.confidence === void 0 ? words : `${words}, at ${percent(rule.confidence)} confidence`;
}
/**
* The quantity of the table at hand against its bounds; with `confidence`, that of the population, by the interval:
* all of it within → pass, all of it beyond one bound → fail, otherwise undecided with the rows still needed.
*/
function judgeQuantity(quantity, rule) {
	const { value, n, interval, method, unit } = quantity;
	const bounds = definedBounds$2(rule);
	const observed = {
		value,
		...unit === void 0 ? {} : { unit },
		...interval ? { interval } : {},
		...n === void 0 ? {} : { n },
		method
	};
	const message = `${quantity.name} is ${shown(value)}${intervalText(interval)}${n === void 0 ? "" : ` over ${count(n)} values`}, expected ${boundsText(bounds)}`;
	if (rule.confidence === void 0) return {
		outcome: within(value, bounds) ? "pass" : "fail",
		observed,
		message
	};
	if (!interval) return {
		outcome: "undecided",
		observed,
		message: `${message}; undecided: there are too few rows for an interval`
	};
	const { lower, upper } = interval;
	if (within(lower, bounds) && within(upper, bounds)) return {
		outcome: "pass",
		observed,
		message
	};
	if (upper < (bounds.min ?? -Infinity) || lower > (bounds.max ?? Infinity)) return {
		outcome: "fail",
		observed,
		message
	};
	const needed = rowsNeeded(quantity, interval, bounds);
	return {
		outcome: "undecided",
		observed,
		message: `${message}; undecided${needed === void 0 ? "" : `: about ${count(needed)} rows would decide`}`,
		needed
	};
}
/** Rows until the interval clears every bound that it now covers; undefined when no number of rows would. */
function rowsNeeded({ value, n: rows = 0 }, { lower, upper, level }, bounds) {
	const needed = [bounds.min, bounds.max].filter((bound) => bound !== void 0 && lower <= bound && bound <= upper).map((bound) => {
		const halfWidth = bound < value ? value - lower : upper - value;
		return rowsToClear({
			rows,
			halfWidth,
			distance: Math.abs(value - bound),
			level
		});
	});
	const most = Math.ceil(Math.max(...needed));
	return Number.isSafeInteger(most) && most > rows ? most : void 0;
}
/** The judgement of a column that holds nothing, or something that has no such quantity; undefined when it is sound. */
function unsound({ n, extreme }, name) {
	const observed = {
		value: null,
		n,
		method: name
	};
	if (extreme > 0) return {
		outcome: "fail",
		observed,
		message: `${count(extreme)} of ${count(n + extreme)} values are infinite (or beyond ±1e140): the ${name} means nothing`
	};
	if (n > 0) return void 0;
	return {
		outcome: "undecided",
		observed,
		message: "there is no value to check (all are missing, unreadable, or there are no rows)"
	};
}
/** @throws RuleProblem when the column does not hold numbers. */
function requireNumbers(check, column) {
	if (column.type === "integer" || column.type === "number") return;
	throw new RuleProblem(`${check} needs numbers: '${column.name}' is of type ${column.type}`);
}
function definedBounds$2({ min, max }) {
	return {
		...min === void 0 ? {} : { min },
		...max === void 0 ? {} : { max }
	};
}
function intervalText(interval) {
	if (!interval) return "";
	const { lower, upper, level } = interval;
	return ` (${percent(level)} interval ${shown(lower)} to ${shown(upper)})`;
}
function shown(value) {
	return String(Number(value.toPrecision(6)));
}

// packages/core/contract/checks/distinct-count.ts
/** The number of different values lies between two numbers. Missing values do not count. */
const distinctCount = defineCheck({
	name: "distinct_count",
	aliases: [
		"n_unique",
		"cardinality",
		"expect_column_unique_value_count_to_be_between"
	],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		min: Type.Optional(Type.Integer({ minimum: 0 })),
		max: Type.Optional(Type.Integer({ minimum: 0 }))
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	},
	description: "the number of different values lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column: named, ...rule }, target) => {
		const column = ownColumn(target, named);
		return [{
			subject: column.name,
			expected: boundExpectation("number of different values", rule),
			measures: {
				n: {
					kind: "count",
					where: present(column)
				},
				distinct: {
					kind: "distinct",
					column
				}
			},
			judge: (measured) => {
				const [n, value] = [Number(measured["n"]), Number(measured["distinct"])];
				if (n === 0) return {
					outcome: "undecided",
					observed: {
						value: null,
						unit: "values",
						n,
						method: "count distinct"
					},
					message: "there is no value to count"
				};
				return judgeQuantity({
					name: "the number of different values",
					value,
					n,
					unit: "values",
					method: "count distinct"
				}, rule);
			}
		}];
	}
});

// packages/core/contract/checks/duplicate-rows.ts
const names$3 = Type.Array(Type.String(), {
	minItems: 1,
	uniqueItems: true
});
/** No row is the copy of an earlier one; `except` leaves out what differs by nature: an id, a time of loading. */
const duplicateRows = defineCheck({
	name: "duplicate_rows",
	aliases: ["no_duplicate_rows", "unique_rows"],
	scope: "table",
	options: {
		columns: Type.Optional(names$3),
		except: Type.Optional(names$3)
	},
	tolerates: true,
	description: "no row repeats an earlier one, in all columns or in some",
	problems: ({ columns, except }) => columns && except ? [new RuleProblem("expected 'columns' or 'except', got both: name one of them", "except")] : [],
	columnsOf: ({ columns, except }) => columns ?? except ?? [],
	plan: ({ columns, except }, { table, columnNamed, tolerance }) => {
		const left = new Set(except);
		const key = columns ? columns.map((name) => columnNamed(name)) : table.columns.filter(({ name }) => !left.has(name));
		if (key.length === 0) throw new RuleProblem("no column is left to compare", "except");
		const inWords = columns ? ` in ${columns.join(", ")}` : except ? ` but for ${except.join(", ")}` : "";
		const judged = {
			fault: `repeat an earlier row${inWords}`,
			counted: "rows",
			tolerance
		};
		return [{
			expected: expectedText(`every row once${inWords}`, tolerance),
			measures: {
				considered: {
					kind: "count",
					where: everyRow
				},
				failing: {
					kind: "surplus",
					columns: key,
					rows: true
				}
			},
			judge: (measured) => judgeShare(measured, judged)
		}];
	}
});

// packages/core/contract/checks/expression.ts
/** An SQL expression is true for every row. Rows where it is null fail too: write `coalesce(…, true)` to let them pass. */
const expression = defineCheck({
	name: "expression",
	aliases: [
		"expression_is_true",
		"custom_sql",
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
		subject: name ?? shortened$2(sql),
		considered: everyRow,
		failing: not({
			kind: "sql",
			text: sql
		}),
		expected: "true for every row",
		fault: `do not satisfy ${name ?? `'${shortened$2(sql)}'`}`,
		counted: "rows",
		tolerance
	})]
});
const shownCharacters$2 = 120;
function shortened$2(sql) {
	const line = sql.replace(/\s+/g, " ").trim();
	return line.length > shownCharacters$2 ? `${line.slice(0, 119)}…` : line;
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
		max_age: Type.Optional(Type.String({ description: "such as 90m, 24h, 7d" }))
	},
	optionAliases: {
		timestamp: "column",
		maximum_age: "max_age"
	},
	shorthand: "max_age",
	tolerates: false,
	bounds: {
		upper: "max_age",
		read: parsePositiveDurationMs
	},
	description: "the newest date or time is not older than a duration",
	problems: ({ max_age: text }) => text !== void 0 && parsePositiveDurationMs(text) !== void 0 ? [] : [new RuleProblem(`expected a duration such as 90m, 24h or 7d, got ${text === void 0 ? "none" : `'${text}'`}`, "max_age")],
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

// packages/core/contract/checks/label-conflicts.ts
const names$2 = Type.Array(Type.String(), {
	minItems: 1,
	uniqueItems: true
});
/**
* Rows with the same features have the same label: where they do not, no model can be right. Features are all columns
* but the label, `except`, and those whose `role` says that they are none; missing equals missing.
*/
const labelConflicts = defineCheck({
	name: "label_conflicts",
	aliases: ["conflicting_labels", "no_label_conflicts"],
	scope: "both",
	options: {
		label: Type.Optional(Type.String({ description: "default: the column it stands under, or the one with 'role: label'" })),
		columns: Type.Optional(names$2),
		except: Type.Optional(names$2)
	},
	shorthand: "label",
	tolerates: true,
	description: "rows with the same features have the same label",
	problems: ({ columns, except }) => columns && except ? [new RuleProblem("expected 'columns' or 'except', got both: name one of them", "except")] : [],
	columnsOf: ({ label, columns, except }, own) => [label ?? own, ...columns ?? except ?? []].filter((name) => name !== void 0),
	plan: (options, target) => {
		const label = labelOf(options.label, target);
		const features = featuresOf(options, label, target);
		const among = features.map(({ name }) => name).join(", ");
		if (features.length === 0) throw new RuleProblem("no feature is left to compare", "except");
		const judged = {
			fault: `have another label than rows with the same ${shortened$1(among)}`,
			counted: "rows",
			tolerance: target.tolerance
		};
		return [{
			subject: label.name,
			expected: expectedText("one label for the same features", target.tolerance),
			measures: { conflicts: {
				kind: "conflicts",
				label,
				features
			} },
			judge: ({ conflicts }) => {
				const { considered, failing } = conflicts;
				const judgement = judgeShare({
					considered,
					failing
				}, judged);
				if (judgement.outcome !== "undecided") return judgement;
				return {
					...judgement,
					message: "no row has a label"
				};
			}
		}];
	}
});
function labelOf(named, { column, roles, table }) {
	const byRole = [...roles].find(([, role]) => role === "label")?.[0];
	const wanted = named ?? column?.name ?? byRole;
	const found = table.columns.find(({ name }) => name === wanted);
	if (found) return found;
	throw new RuleProblem(wanted === void 0 ? "expected the key 'label', or a column with 'role: label', got neither" : `${table.source} has no column '${wanted}'`, "label");
}
function featuresOf({ columns, except = [] }, label, { table, roles, columnNamed }) {
	return (columns ? columns.map((name) => columnNamed(name)) : table.columns.filter(({ name }) => !except.includes(name) && (roles.get(name) ?? "feature") === "feature")).filter(({ name }) => name !== label.name);
}
const shownCharacters$1 = 80;
function shortened$1(text) {
	return text.length > shownCharacters$1 ? `${text.slice(0, 79)}…` : text;
}

// packages/core/contract/checks/mean.ts
/** The mean of a column lies between two numbers. Its interval is Student's. */
const mean = defineCheck({
	name: "mean",
	aliases: [
		"avg",
		"average",
		"expect_column_mean_to_be_between"
	],
	scope: "both",
	options: {
		...boundedOptions,
		confidence: confidenceOption
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	},
	description: "the mean lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column: named, ...rule }, target) => {
		const column = ownColumn(target, named);
		requireNumbers("mean", column);
		return [{
			subject: column.name,
			expected: boundExpectation("mean", rule),
			measures: { moments: {
				kind: "moments",
				column
			} },
			judge: ({ moments }) => {
				const { n, extreme, mean: value, std } = moments;
				const level = rule.confidence ?? .95;
				const quantity = {
					name: "the mean",
					value,
					n,
					interval: {
						...meanInterval({
							mean: value ?? NaN,
							std: std ?? NaN,
							n
						}, level),
						level
					},
					method: "mean, t interval"
				};
				return unsound({
					n,
					extreme
				}, "mean") ?? judgeQuantity(quantity, rule);
			}
		}];
	}
});

// packages/core/contract/checks/missing-share.ts
const share = Type.Number({
	minimum: 0,
	maximum: 1
});
/** The share of rows without a value lies between two numbers: a column that is suddenly full can be a fault too. */
const missingShare = defineCheck({
	name: "missing_share",
	aliases: [
		"null_share",
		"missing_rate",
		"null_fraction"
	],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		min: Type.Optional(share),
		max: Type.Optional(share),
		confidence: confidenceOption
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	},
	description: "the share of missing values (null or NaN) lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column: named, ...rule }, target) => {
		const column = ownColumn(target, named);
		return [{
			subject: column.name,
			expected: boundExpectation("share of missing values", rule),
			measures: {
				rows: {
					kind: "count",
					where: everyRow
				},
				missing: {
					kind: "count",
					where: missing(column)
				}
			},
			judge: (measured) => {
				const [n, lacking] = [Number(measured["rows"]), Number(measured["missing"])];
				const level = rule.confidence ?? .95;
				const method = "count, Wilson interval";
				if (n === 0) return {
					outcome: "undecided",
					observed: {
						value: null,
						unit: "share",
						n,
						method
					},
					message: "there are no rows"
				};
				const interval = {
					...wilsonInterval(lacking, n, level),
					level
				};
				return judgeQuantity({
					name: "the share of missing values",
					value: lacking / n,
					n,
					interval,
					unit: "share",
					method
				}, rule);
			}
		}];
	}
});

// packages/core/contract/checks/monotonic.ts
const directions = ["increasing", "decreasing"];
/**
* Values never go back, in the order of the file or of another column. Missing ones are left out. Rows that `order_by`
* does not tell apart may stand in either order.
*/
const monotonic = defineCheck({
	name: "monotonic",
	aliases: ["is_monotonic", "sorted"],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		direction: Type.Optional(Type.Unsafe({
			type: "string",
			enum: [...directions]
		})),
		strictly: Type.Optional(Type.Boolean({ description: "equal values fail too" })),
		order_by: Type.Optional(Type.String({ description: "default: the order of the file" })),
		by: Type.Optional(Type.Array(Type.String(), {
			minItems: 1,
			description: "in each group"
		}))
	},
	optionAliases: {
		sort_column: "order_by",
		group_by_columns: "by",
		strict: "strictly"
	},
	shorthand: "direction",
	tolerates: true,
	description: "values never go back from one row to the next",
	columnsOf: ({ column, order_by: orderBy, by }, own) => [
		column ?? own,
		orderBy,
		...by ?? []
	].filter((name) => name !== void 0),
	plan: ({ column: named, direction = "increasing", strictly = false, ...options }, target) => {
		const column = ownColumn(target, named);
		requireOrder(column);
		const { order_by: orderName, by: groups = [] } = options;
		const orderBy = orderName === void 0 ? void 0 : target.columnNamed(orderName);
		const by = groups.map((name) => target.columnNamed(name));
		const order = orderName === void 0 ? "the order of the file" : `the order of ${orderName}`;
		const inEach = groups.length > 0 ? `, in each ${groups.join(", ")}` : "";
		const words = `${strictly ? "strictly " : ""}${direction} in ${order}${inEach}`;
		const judged = {
			fault: `go the wrong way, expected ${words}`,
			counted: "values after another",
			tolerance: target.tolerance
		};
		return [{
			subject: column.name,
			expected: expectedText(words, target.tolerance),
			measures: { order: {
				kind: "disorder",
				column,
				direction,
				strictly,
				orderBy,
				by
			} },
			firstRow: (measured) => measured["order"].firstRow,
			judge: (measured) => {
				const { considered, failing } = measured["order"];
				const judgement = judgeShare({
					considered,
					failing
				}, judged);
				if (judgement.outcome !== "undecided") return judgement;
				const message = "there are no two values to compare (fewer than two in each group)";
				return {
					...judgement,
					message
				};
			}
		}];
	}
});
function requireOrder(column) {
	if ([
		"integer",
		"number",
		"date",
		"timestamp"
	].includes(column.type)) return;
	throw new RuleProblem(`monotonic needs numbers, dates or times: '${column.name}' is of type ${column.type}`);
}

// packages/core/contract/split-named.ts
/** @throws RuleProblem when the data has no split of this name. */
function splitNamed(name, tables) {
	const found = tables.find((table) => table.split === name);
	if (found) return found;
	const names = tables.map((table) => table.split).filter((split) => split !== void 0);
	throw new RuleProblem(names.length === 0 ? `there is no split '${name}': give the data as lines '${name}=path'` : `there is no split '${name}'. ${suggestName(name, names)}`, "splits");
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

// packages/core/contract/checks/no-time-overlap.ts
/** Every split begins after the one before it has ended: a model must not be tested on a past that it was trained on. */
const noTimeOverlap = defineCheck({
	name: "no_time_overlap",
	aliases: [
		"time_overlap",
		"date_train_test_leakage",
		"date_train_test_leakage_overlap",
		"temporal_split"
	],
	scope: "table",
	options: {
		splits: Type.Array(Type.String(), {
			minItems: 2,
			uniqueItems: true,
			description: "in the order of time"
		}),
		column: Type.String({ description: "the date or time" }),
		gap: Type.Optional(Type.String({ description: "at least so much later, such as 1d" }))
	},
	tolerates: true,
	description: "every split begins after the one before it has ended",
	problems: ({ gap }) => gap === void 0 || parseDurationMs(gap) !== void 0 ? [] : [new RuleProblem(`expected a duration such as 1d, got '${gap}'`, "gap")],
	columnsOf: ({ column }) => [column],
	splitsOf: ({ splits }) => splits,
	plan: ({ splits, column, gap = "0s" }, { tables, tolerance }) => {
		const chosen = splits.map((name) => splitNamed(name, tables));
		return chosen.slice(1).map((later, index) => laterPlan(chosen[index], later, {
			column,
			gap,
			tolerance
		}));
	}
});
function laterPlan(first, second, { column: name, gap, tolerance }) {
	const [, column] = [first, second].map((table) => timesOf(table, name));
	const gapMs = parseDurationMs(gap);
	const words = gapMs > 0 ? `more than ${gap} after` : "after";
	const fault = `of '${second.split}' are not ${words} the last of '${first.split}'`;
	return {
		subject: `${first.split}, ${second.split}`,
		expected: expectedText(`'${second.split}' ${words} '${first.split}'`, tolerance),
		measures: { later: {
			kind: "not-later",
			column,
			than: first.split,
			gapMs
		} },
		split: second.split,
		judge: ({ later }) => {
			const { considered, failing, otherLatest, earliest } = later;
			const judged = judgeShare({
				considered,
				failing
			}, {
				fault,
				counted: "rows",
				tolerance
			});
			if (otherLatest === null || earliest === null) {
				const empty = otherLatest === null ? first.split : second.split;
				return {
					outcome: "undecided",
					observed: {
						...judged.observed,
						value: null
					},
					message: `no row of '${empty}' has a date or time in ${name}`
				};
			}
			const [end, start] = [otherLatest, earliest].map((ms) => momentText(ms).slice(0, 19));
			return {
				...judged,
				message: `${judged.message}: it ends at ${end}, '${second.split}' begins at ${start} UTC`
			};
		}
	};
}
function timesOf(table, name) {
	const column = table.columns.find((one) => one.name === name);
	requireTimes(`no_time_overlap (in '${table.split}')`, column);
	return {
		name: column.name,
		type: column.type
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

// packages/core/contract/shift-interval.ts
/**
* The shifts that the data do not rule out: those which neither "it is at most this" nor "it is at least this" rejects
* at (1 − level)/2 (noncentral χ², inverted). Undefined where there are too few rows for any test.
*/
function shiftInterval(statistic, level) {
	const tail = (1 - level) / 2;
	if (Number.isNaN(statistic.noShift)) return void 0;
	const most = 1e3 + 2 * statistic.shift;
	const lower = smallestWhere((delta) => statistic.atMost(delta) >= tail, most);
	const upper = smallestWhere((delta) => statistic.atLeast(delta) < tail, most);
	return {
		lower,
		upper: upper === most ? Infinity : upper,
		level
	};
}
/** Where `holds`, false below and true above some point, becomes true. */
function smallestWhere(holds, most) {
	if (holds(0)) return 0;
	let [low, high] = [0, most];
	for (let step = 0; step < 60 && high - low > 1e-12 * high; step++) {
		const middle = (low + high) / 2;
		if (holds(middle)) high = middle;
		else low = middle;
	}
	return high;
}

// packages/core/contract/checks/psi.ts
/** The population stability index against a profile: the same bins, smoothing and calibration as drift-check. */
const psi = defineCheck({
	name: "psi",
	aliases: ["population_stability_index", "distribution_difference"],
	scope: "both",
	options: {
		column: Type.Optional(Type.String({ description: "default: the column it stands under" })),
		profile: Type.Optional(Type.String({
			minLength: 1,
			description: "default: the reference-profile of the run"
		})),
		max: Type.Optional(Type.Number({
			exclusiveMinimum: 0,
			description: "default: 0.1"
		})),
		confidence: confidenceOption
	},
	optionAliases: { threshold: "max" },
	shorthand: "max",
	tolerates: false,
	bounds: { upper: "max" },
	description: "the population stability index against a profile is at most a number",
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	profileOf: ({ profile }) => profile ?? "",
	plan: ({ column: named, profile = "", max = .1, confidence }, target) => {
		const column = ownColumn(target, named);
		return [psiPlan(column, pastOf(column, profile, target), {
			max,
			confidence
		})];
	}
});
function pastOf(column, file, { profiles }) {
	const profile = profiles.get(file);
	if (!profile) throw new RuleProblem("psi compares with a profile: name its file with 'profile', or give the run a reference-profile", "profile");
	const shown = file === "" ? "the reference profile" : `'${file}'`;
	const past = Object.hasOwn(profile.columns, column.name) ? profile.columns[column.name] : void 0;
	if (!past) throw new RuleProblem(`${shown} has no column '${column.name}'`, "profile");
	if (past.numeric || past.categorical) return past;
	throw new RuleProblem(`${shown} holds no distribution of '${column.name}': there it is of role ${past.role}`, "profile");
}
function psiPlan(column, past, rule) {
	const base = {
		subject: column.name,
		expected: boundExpectation("PSI", rule)
	};
	if (family(column.type) !== family(past.type)) {
		const observed = {
			value: null,
			method: "not measured: another type"
		};
		const message = `the column is of type ${column.type}, in the profile it was ${past.type}: their distributions cannot be compared`;
		return {
			...base,
			measures: {},
			judge: () => ({
				outcome: "fail",
				observed,
				message
			})
		};
	}
	const isNumeric = past.numeric !== void 0 && past.role !== "categorical";
	const measures = isNumeric ? { bins: {
		kind: "bins",
		column,
		edges: fineBins(past.numeric).edges
	} } : { values: {
		kind: "frequencies",
		column
	} };
	return {
		...base,
		measures,
		judge: (measured) => {
			return judgeShift(isNumeric ? numericSides(column.name, past, measured) : categoricalSides(column.name, past, measured), rule);
		}
	};
}
function numericSides(name, past, measured) {
	const counted = measured["bins"];
	const unused = {
		min: NaN,
		max: NaN,
		mean: NaN
	};
	return numericComparison(name, past, {
		...counted,
		...unused
	});
}
function categoricalSides(name, past, measured) {
	const { rows, missing, values } = measured["values"];
	const before = profileCategories(past);
	const spell = family(past.type) === "number" ? canonicalNumbers : (same) => same;
	return categoricalComparison(name, {
		...before,
		values: spell(before.values)
	}, {
		rows,
		missing,
		values: spell(values),
		other: 0
	});
}
function judgeShift(comparison, rule) {
	const n = comparison.rows.current;
	const statistic = n > 0 ? psiMethod.measure(comparison) : void 0;
	if (!statistic) return {
		outcome: "undecided",
		observed: {
			value: null,
			n,
			method: "PSI (+½)"
		},
		message: "there are no rows to compare with the profile"
	};
	const interval = shiftInterval(statistic, rule.confidence ?? .95);
	const { value, method } = statistic;
	return judgeQuantity({
		name: "the PSI against the profile",
		value,
		n,
		method,
		...interval ? { interval } : {}
	}, rule);
}
/** Types whose values can be compared with each other. */
function family(type) {
	if (type === "integer" || type === "number") return "number";
	return type === "date" || type === "timestamp" ? "time" : type;
}

// packages/core/contract/checks/quantile.ts
const shared = {
	scope: "both",
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	}
};
/** A quantile of a column lies between two numbers. Its interval is between order statistics: it holds for any law. */
const quantile = defineCheck({
	...shared,
	name: "quantile",
	aliases: ["percentile_cont"],
	options: {
		...boundedOptions,
		q: Type.Number({
			minimum: 0,
			maximum: 1,
			description: "0.5 is the median"
		}),
		confidence: confidenceOption
	},
	description: "a quantile lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column, q, ...rule }, target) => [quantilePlan({
		...rule,
		q,
		name: `${q}-quantile`
	}, target, column)]
});
/** The middle value of a column lies between two numbers. */
const median = defineCheck({
	...shared,
	name: "median",
	aliases: ["expect_column_median_to_be_between"],
	options: {
		...boundedOptions,
		confidence: confidenceOption
	},
	description: "the median lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column, ...rule }, target) => [quantilePlan({
		...rule,
		q: .5,
		name: "median"
	}, target, column)]
});
function quantilePlan({ q, name, ...rule }, target, named) {
	const column = ownColumn(target, named);
	requireNumbers(name === "median" ? "median" : "quantile", column);
	const level = rule.confidence ?? .95;
	return {
		subject: column.name,
		expected: boundExpectation(name, rule),
		measures: { quantile: {
			kind: "quantile",
			column,
			q,
			level
		} },
		judge: (measured) => {
			const { n, extreme, value, lower, upper } = measured["quantile"];
			const method = `${name} (type 7), order statistics`;
			const interval = {
				lower,
				upper,
				level
			};
			const quantity = {
				name: `the ${name}`,
				value,
				n,
				interval,
				method
			};
			return unsound({
				n,
				extreme
			}, name) ?? judgeQuantity(quantity, rule);
		}
	};
}

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
		const words = boundsText(definedBounds$1(min, max)) + (exclusive ? ", bounds excluded" : "");
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
	return any(all(any(...beyond), ...options.allow_nan ? [not(nan)] : [], ...options.allow_infinite ? [not(infinite)] : []), ...options.allow_nan ? [] : [nan], ...options.allow_infinite ? [] : [infinite]);
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
function definedBounds$1(min, max) {
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
			return namedByAngles.test(pattern) ? [namedGroup(pattern)] : [];
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
const namedByAngles = /(?:^|[^\\])(?:\\\\)*\(\?<[A-Za-z_]/;
function namedGroup(pattern) {
	const message = `expected an RE2 regular expression, got '${pattern}': write a named group as (?P<name>…)`;
	return new RuleProblem(message, "pattern");
}

// packages/core/contract/checks/relationships.ts
const names$1 = Type.Array(Type.String(), { minItems: 1 });
/** Every value, or key of several columns, also stands in another table. */
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
		columns: Type.Optional(names$1),
		to: Type.String({
			minLength: 1,
			description: "path, glob or URL of the other table"
		}),
		field: Type.Optional(Type.String({ description: "its column; default: the same name" })),
		fields: Type.Optional(names$1)
	},
	tolerates: true,
	description: "every value, or key of several columns, also stands in another table",
	problems: ({ column, columns, field, fields }) => {
		const problems = [];
		if (column !== void 0 && columns) problems.push(new RuleProblem("expected 'column' or 'columns', got both", "columns"));
		if (field !== void 0 && fields) problems.push(new RuleProblem("expected 'field' or 'fields', got both", "fields"));
		if (fields && fields.length !== (columns?.length ?? 1)) {
			const message = `expected a field for each of ${columns?.length ?? 1} columns, got ${fields.length}`;
			problems.push(new RuleProblem(message, "fields"));
		}
		if (field !== void 0 && (columns?.length ?? 1) > 1) problems.push(new RuleProblem("expected 'fields' for several columns, got one 'field'", "field"));
		return problems;
	},
	columnsOf: ({ column, columns }, own) => columns ?? [column ?? own].filter((name) => name !== void 0),
	sourcesOf: ({ to }) => [to],
	plan: ({ column, columns: several, to, field, fields: others }, target) => {
		const columns = several ? several.map((name) => target.columnNamed(name)) : [ownColumn(target, column)];
		const fields = (others ?? columns.map(({ name }) => field ?? name)).map((name) => fieldNamed(target, to, name, others ? "fields" : "field"));
		const single = columns.length === 1;
		const place = `in ${to}, ${single ? "column" : "columns"} ${fields.map(({ name }) => `'${name}'`).join(", ")}`;
		const judged = {
			fault: `are not ${place}`,
			counted: single ? "values" : "rows",
			tolerance: target.tolerance
		};
		return [{
			subject: columns.map(({ name }) => name).join(", "),
			expected: expectedText(`every ${single ? "value" : "key"} ${place}`, target.tolerance),
			measures: {
				considered: {
					kind: "count",
					where: all(...columns.map((one) => present(one)))
				},
				failing: {
					kind: "orphans",
					columns,
					to,
					fields
				}
			},
			judge: (measured) => judgeShare(measured, judged)
		}];
	}
});
function fieldNamed(target, to, name, option) {
	const columns = target.references.get(to) ?? [];
	const found = columns.find((one) => one.name === name);
	if (found) return {
		name: found.name,
		type: found.type
	};
	const known = columns.map((one) => one.name);
	const nearest = nearestName(name, known);
	const hint = nearest ? `Did you mean '${nearest}'?` : `It has ${known.join(", ")}.`;
	throw new RuleProblem(`'${to}' has no column '${name}'. ${hint}`, option);
}

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
	bounds: {
		lower: "min",
		upper: "max"
	},
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

// packages/core/contract/checks/schema.ts
const names = Type.Array(Type.String(), {
	minItems: 1,
	uniqueItems: true
});
/** The table has the columns that it must have, no others than it may have, in the order that is asked for. */
const schema = defineCheck({
	name: "schema",
	aliases: [
		"column_set",
		"expect_table_columns_to_match_set",
		"expect_table_columns_to_match_ordered_list"
	],
	scope: "table",
	options: {
		required: Type.Optional(names),
		allowed: Type.Optional(names),
		forbidden: Type.Optional(names),
		ordered: Type.Optional(Type.Boolean({ description: "the required ones stand in this order" }))
	},
	optionAliases: {
		column_set: "required",
		column_list: "required"
	},
	shorthand: "required",
	tolerates: false,
	description: "the table has certain columns, no others, in an order",
	problems: ({ required, allowed, forbidden, ordered }) => {
		if (!required && !allowed && !forbidden) return [new RuleProblem("expected 'required', 'allowed' or 'forbidden', got none of them")];
		if (ordered && !required) return [new RuleProblem("expected 'required' with 'ordered': the columns in their order", "ordered")];
		const wanted = /* @__PURE__ */ new Set([...required ?? [], ...allowed ?? []]);
		const both = (forbidden ?? []).filter((name) => wanted.has(name));
		return both.length === 0 ? [] : [new RuleProblem(`${listed(both)} cannot be forbidden and allowed`, "forbidden")];
	},
	columnsOf: () => [],
	plan: (options, { table }) => {
		const there = table.columns.map(({ name }) => name);
		const faults = faultsOf(options, there);
		const observed = {
			value: faults.length,
			unit: "faults",
			n: there.length,
			method: "column names"
		};
		const message = faults.length === 0 ? `the ${there.length} columns are as asked` : faults.join("; ");
		return [{
			expected: expectationOf(options),
			measures: {},
			judge: () => ({
				outcome: faults.length === 0 ? "pass" : "fail",
				observed,
				message
			})
		}];
	}
});
function faultsOf({ required = [], allowed, forbidden = [], ordered }, there) {
	const known = /* @__PURE__ */ new Set([...required, ...allowed ?? []]);
	const absent = required.filter((name) => !there.includes(name));
	const extra = allowed ? there.filter((name) => !known.has(name)) : [];
	const unwanted = there.filter((name) => forbidden.includes(name));
	const inOrder = there.filter((name) => required.includes(name));
	const misplaced = inOrder.find((name, index) => required.filter((one) => there.includes(one))[index] !== name);
	return [
		...absent.map((name) => {
			const nearest = nearestName(name, there);
			return `there is no column '${name}'${nearest ? ` (is '${nearest}' meant?)` : ""}`;
		}),
		...extra.length > 0 ? [`${listed(extra)} may not be there`] : [],
		...unwanted.length > 0 ? [`${listed(unwanted)} must not be there`] : [],
		...ordered && misplaced !== void 0 ? [`expected the order ${listed(required)}, got ${listed(inOrder)}`] : []
	];
}
function expectationOf({ required, allowed, forbidden, ordered }) {
	return [
		...required ? [`columns ${listed(required)}${ordered ? " in this order" : ""}`] : [],
		...allowed ? [`no others than ${listed(allowed)}`] : [],
		...forbidden ? [`none of ${listed(forbidden)}`] : []
	].join(", ");
}

// packages/core/contract/checks/sql.ts
/**
* A query of the user's that returns one number, between two bounds. It sees the table as `data` and every split by its
* name, and nothing else.
*/
const sql = defineCheck({
	name: "sql",
	aliases: [
		"query",
		"custom_query",
		"user_defined"
	],
	scope: "table",
	options: {
		query: Type.String({
			minLength: 1,
			description: "one SELECT that returns one number"
		}),
		min: Type.Optional(Type.Number()),
		max: Type.Optional(Type.Number()),
		name: Type.Optional(Type.String({
			minLength: 1,
			description: "how the report calls it"
		}))
	},
	optionAliases: {
		sql: "query",
		unexpected_rows_query: "query"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	},
	description: "the number that a SELECT over the splits returns lies between two bounds",
	problems: boundsProblems,
	columnsOf: () => [],
	plan: ({ query, name = shortened(query), ...rule }, { tables }) => {
		if (tables.length > 1 && tables.some(({ split }) => split?.toLowerCase() === "data")) throw new RuleProblem("a split is called 'data', which is what a query calls the table under check: name it otherwise", "query");
		return [{
			subject: name,
			expected: boundExpectation("the answer", rule),
			measures: { answer: {
				kind: "query",
				text: query
			} },
			judge: ({ answer }) => judgeAnswer(answer, rule)
		}];
	}
});
function judgeAnswer({ rows, columns, value }, rule) {
	const method = "query";
	if (rows !== 1 || columns !== 1) return {
		outcome: "fail",
		observed: {
			value: null,
			method
		},
		message: `the query returned ${rows === 1 ? `${columns} columns` : rows > 1 ? "more than one row" : "no row"}: expected one number, such as SELECT count(*) FROM data WHERE …`
	};
	const number = numberOf(value);
	if (value === null) return {
		outcome: "undecided",
		observed: {
			value: null,
			method
		},
		message: "the query returned null: it had nothing to compute with"
	};
	if (!Number.isFinite(number)) return {
		outcome: "fail",
		observed: {
			value: null,
			method
		},
		message: `the query returned ${JSON.stringify(value)}, which is not a finite number`
	};
	return judgeQuantity({
		name: "the answer",
		value: number,
		method
	}, rule);
}
/** Whole numbers beyond 2^53 arrive as text; a text that a query itself returns is no number. */
function numberOf(value) {
	if (typeof value === "boolean") return Number(value);
	if (typeof value === "string") return /^-?\d{16,40}$/.test(value) ? Number(value) : NaN;
	return typeof value === "number" ? value : NaN;
}
const shownCharacters = 80;
function shortened(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > shownCharacters ? `${line.slice(0, 79)}…` : line;
}

// packages/core/contract/checks/standard-deviation.ts
const name = "standard deviation";
/** The standard deviation (n − 1) of a column lies between two numbers. Its interval is Bonett's. */
const standardDeviation = defineCheck({
	name: "standard_deviation",
	aliases: [
		"stddev",
		"stdev",
		"std",
		"expect_column_stdev_to_be_between"
	],
	scope: "both",
	options: {
		...boundedOptions,
		confidence: confidenceOption
	},
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	},
	description: "the standard deviation (n − 1) lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((one) => one !== void 0),
	plan: ({ column: named, ...rule }, target) => {
		const column = ownColumn(target, named);
		requireNumbers("standard_deviation", column);
		return [{
			subject: column.name,
			expected: boundExpectation(name, rule),
			measures: {
				moments: {
					kind: "moments",
					column
				},
				kurtosis: {
					kind: "kurtosis",
					column
				}
			},
			judge: (measured) => judgeSpread(measured, rule)
		}];
	}
});
function judgeSpread(measured, rule) {
	const { n, extreme, std } = measured["moments"];
	const fault = unsound({
		n,
		extreme
	}, name);
	if (fault) return fault;
	if (std === null) return {
		outcome: "undecided",
		observed: {
			value: null,
			n,
			method: name
		},
		message: "one value has no spread: two are needed",
		needed: 2
	};
	const kurtosis = measured["kurtosis"] ?? 0;
	const level = rule.confidence ?? .95;
	const interval = {
		...standardDeviationInterval({
			std,
			n,
			kurtosis
		}, level),
		level
	};
	return judgeQuantity({
		name: `the ${name}`,
		value: std,
		n,
		interval,
		method: "standard deviation (n − 1), Bonett interval"
	}, rule);
}

// packages/core/contract/checks/string-length.ts
/** The length of every text, in code points, lies between two numbers. */
const stringLength = defineCheck({
	name: "string_length",
	aliases: [
		"length",
		"str_length",
		"value_lengths",
		"expect_column_value_lengths_to_be_between",
		"expect_column_value_lengths_to_equal"
	],
	scope: "column",
	options: {
		min: Type.Optional(Type.Integer({ minimum: 0 })),
		max: Type.Optional(Type.Integer({ minimum: 0 })),
		exactly: Type.Optional(Type.Integer({ minimum: 0 }))
	},
	optionAliases: {
		min_value: "min",
		max_value: "max",
		value: "exactly",
		min_length: "min",
		max_length: "max"
	},
	shorthand: "exactly",
	tolerates: true,
	description: "every text has a length between two numbers of code points",
	problems: ({ min, max, exactly }) => {
		if (exactly === void 0) return boundsProblems(definedBounds(min, max));
		if (min === void 0 && max === void 0) return [];
		return [new RuleProblem("expected 'exactly', or 'min' and 'max', got both", "exactly")];
	},
	columnsOf: (_options, own) => own === void 0 ? [] : [own],
	plan: ({ exactly, min = exactly, max = exactly }, { column, tolerance }) => {
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
		const bounds = boundsText(definedBounds(min, max));
		const words = exactly === void 0 ? bounds : `exactly ${exactly}`;
		return [valueCheck(column, {
			failing: any(...beyond),
			expected: `${words} characters`,
			fault: `do not have ${words} characters`,
			tolerance
		})];
	}
});
function definedBounds(min, max) {
	return {
		...min === void 0 ? {} : { min },
		...max === void 0 ? {} : { max }
	};
}

// packages/core/contract/checks/sum.ts
/** The sum of a column lies between two numbers: of the rows at hand, so it has no interval. */
const sum = defineCheck({
	name: "sum",
	aliases: ["total", "expect_column_sum_to_be_between"],
	scope: "both",
	options: boundedOptions,
	optionAliases: {
		min_value: "min",
		max_value: "max"
	},
	tolerates: false,
	bounds: {
		lower: "min",
		upper: "max"
	},
	description: "the sum lies between two numbers",
	problems: boundsProblems,
	columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== void 0),
	plan: ({ column: named, ...rule }, target) => {
		const column = ownColumn(target, named);
		requireNumbers("sum", column);
		return [{
			subject: column.name,
			expected: boundExpectation("sum", rule),
			measures: { moments: {
				kind: "moments",
				column
			} },
			judge: ({ moments }) => {
				const { n, extreme, sum: value } = moments;
				const quantity = {
					name: "the sum",
					value,
					n,
					method: "sum"
				};
				return unsound({
					n,
					extreme
				}, "sum") ?? judgeQuantity(quantity, rule);
			}
		}];
	}
});

// packages/core/contract/checks/unique.ts
/** Every value (or combination of values, or whole row) occurs once. Fails by the rows beyond the first of each. */
const unique$2 = defineCheck({
	name: "unique",
	aliases: [
		"unique_combination_of_columns",
		"no_duplicates",
		"expect_compound_columns_to_be_unique",
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
	missingShare,
	unique$2,
	duplicateRows,
	distinctCount,
	acceptedValues,
	range,
	regex,
	stringLength,
	mean,
	median,
	quantile,
	standardDeviation,
	sum,
	psi,
	rowCount,
	schema,
	classBalance$1,
	labelConflicts,
	relationships,
	noOverlap,
	noTimeOverlap,
	freshness,
	dateGaps,
	monotonic,
	expression,
	sql
];
/** Kinds by their names and all other spellings. */
const checkKindByName = new Map(checkKinds.flatMap((kind) => [kind.name, ...kind.aliases].map((name) => [name, kind])));

// packages/core/contract/severity.ts
/** Severities with the spellings of Soda, Great Expectations and pandera. */
const severitySpellings = {
	error: "error",
	fail: "error",
	critical: "error",
	warn: "warning",
	warning: "warning",
	info: "info"
};

// packages/core/contract/thresholds.ts
/** Reads `severity`, `tolerance`, `warn` and `error` of a check as its user wrote it. */
function readThresholds(kind, written) {
	const { severity, tolerance, warn, error, description: _, ...options } = written;
	const isDual = warn !== void 0 || error !== void 0;
	const levels = !isDual ? [{
		options,
		tolerance: tolerance ?? 0
	}] : kind.bounds ? boundLevels(kind.bounds, written, options) : rowLevels(written, options);
	const [first, warning] = levels;
	const hasError = written["error"] !== void 0 || hasOwnError(kind, written);
	const problems = isDual ? dualProblems(kind, written) : [];
	return {
		...first,
		...warning ? { warning } : {},
		severity: isDual && !hasError ? "warning" : severityOf(severity),
		problems: problems.length > 0 ? problems : levelProblems(kind, levels, isDual)
	};
}
function severityOf(written) {
	return severitySpellings[written ?? "error"];
}
/** What stands beside `warn` is the error's own: `{ tolerance: 0.1, warn: 0.01 }`, `{ max: 9, warn: { max: 5 } }`. */
function hasOwnError({ bounds }, written) {
	return bounds ? boundNames(bounds).some((name) => name in written) : "tolerance" in written;
}
function rowLevels(written, options) {
	const { tolerance, warn, error = tolerance } = written;
	return [error, warn].filter((one) => one !== void 0).map((one) => ({
		options,
		tolerance: parseTolerance(one) ?? 0
	}));
}
function boundLevels(bounds, written, options) {
	const own = Object.fromEntries(boundNames(bounds).flatMap((name) => entry(options, name)));
	const rest = Object.fromEntries(Object.entries(options).filter(([name]) => !(name in own)));
	return [written["error"] ?? (Object.keys(own).length > 0 ? own : void 0), written["warn"]].filter((one) => one !== void 0).map((one) => ({
		options: {
			...rest,
			...one
		},
		tolerance: 0
	}));
}
function dualProblems(kind, written) {
	if (written["severity"] !== void 0) return [new RuleProblem("expected 'severity', or 'warn' and 'error', got both: keep one", "severity")];
	if (written["error"] !== void 0 && hasOwnError(kind, written)) {
		const own = kind.bounds ? boundNames(kind.bounds).find((name) => name in written) : "tolerance";
		return [new RuleProblem(`expected '${own}' or 'error', got both: keep one`, own)];
	}
	return kind.bounds ? boundProblems(kind.bounds, written) : rowProblems(written);
}
function rowProblems({ tolerance, warn, error = tolerance }) {
	const read = (name, value) => value === void 0 || parseTolerance(value) !== void 0 ? [] : [new RuleProblem(`expected a share of rows such as 0.01, or a number of them such as '> 10', got ${JSON.stringify(value)}`, name)];
	const unread = [...read("warn", warn), ...read("error", error)];
	if (unread.length > 0 || warn === void 0 || error === void 0) return unread;
	const [mild, hard] = [warn, error].map((one) => parseTolerance(one));
	if (isLaxer(hard, mild) === true) return [];
	if (isLaxer(hard, mild) === void 0) return [new RuleProblem("expected 'warn' and 'error' both as shares, or both as rows", "warn")];
	return [neverWarns(`warn ${JSON.stringify(warn)} and error ${JSON.stringify(error)}`)];
}
function boundProblems(bounds, written) {
	const size = (level, name) => {
		const bound = name === void 0 ? void 0 : level[name];
		return typeof bound === "string" ? bounds.read?.(bound) : bound;
	};
	const own = Object.fromEntries(boundNames(bounds).flatMap((name) => entry(written, name)));
	const [warn, error] = [written["warn"], written["error"] ?? own];
	if (warn === void 0 || Object.keys(error).length === 0) return [];
	const stricter = [gain(size(warn, bounds.lower), size(error, bounds.lower)), gain(negated$1(size(warn, bounds.upper)), negated$1(size(error, bounds.upper)))];
	if (stricter.some((one) => one < 0) || stricter.every((one) => one === 0)) return [neverWarns(`warn ${JSON.stringify(warn)} and error ${JSON.stringify(error)}`)];
	return [];
}
/** Of two lower bounds: 1 when the first is stricter, 0 when it adds nothing, −1 when it is laxer. */
function gain(warn, error) {
	if (warn === void 0) return 0;
	return error === void 0 ? 1 : Math.sign(warn - error);
}
function negated$1(bound) {
	return bound === void 0 ? void 0 : -bound;
}
function neverWarns(got) {
	return new RuleProblem(`expected a 'warn' that is stricter than 'error', got ${got}: it would fail before it warns`, "warn");
}
function levelProblems(kind, levels, isDual) {
	const found = levels.flatMap(({ options }) => kind.problems?.(options) ?? []);
	if (!isDual) return found;
	return found.map(({ message, option }) => {
		const nested = option !== void 0 && kind.bounds && boundNames(kind.bounds).includes(option);
		return new RuleProblem(message, nested ? void 0 : option);
	});
}
/** The names of the options that are bounds. */
function boundNames({ lower, upper }) {
	return [lower, upper].filter((name) => name !== void 0);
}
function entry(options, name) {
	return name in options ? [[name, options[name]]] : [];
}

// packages/core/contract/threshold-schema.ts
/** Other spellings of options that every check takes: dbt's. */
const thresholdAliases = {
	warn_if: "warn",
	error_if: "error"
};
/** `warn` and `error` on one check: shares of rows, or bounds. */
function thresholdOptions(kind) {
	const share = Type.Union([Type.Number({
		minimum: 0,
		exclusiveMaximum: 1
	}), Type.String({ pattern: "^ *(>=?|!=) *[0-9]+ *$" })], { description: "above this share of rows, or this number of them such as '> 10'" });
	const bounds = Object.fromEntries((kind.bounds ? boundNames(kind.bounds) : []).map((name) => [name, Type.Optional(kind.options[name])]));
	const threshold = kind.bounds ? Type.Object(bounds, {
		additionalProperties: false,
		minProperties: 1
	}) : share;
	if (!kind.bounds && !kind.tolerates) return {};
	return {
		warn: Type.Optional(threshold),
		error: Type.Optional(threshold)
	};
}

// packages/core/contract/contract-schema.ts
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
		...kind.tolerates ? { tolerance: Type.Optional(tolerance) } : {},
		...thresholdOptions(kind)
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
	const common = commonOptions(kind);
	const commonOthers = Object.entries(thresholdAliases).flatMap(([alias, option]) => option in common ? [[alias, common[option]]] : []);
	return Type.Object({
		...Object.fromEntries([
			...options,
			...others,
			...commonOthers
		]),
		...common
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
		const value = Type.Unsafe({ $ref: `#/definitions/${kind.name}` });
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
/** What may stand behind the name of a check. */
function checkValue(kind) {
	const shorthand = kind.shorthand === void 0 ? [] : [kind.options[kind.shorthand]];
	const nothing = standsAlone(kind) ? [Type.Null()] : [];
	return Type.Union([
		spelledOptionsSchema(kind),
		...shorthand,
		...nothing
	]);
}
/** The published schema of contract.yaml; every check once, whatever its spellings. */
const contractSchema = {
	...contractOf(checkItem("column"), checkItem("table")),
	definitions: Object.fromEntries(checkKinds.map((kind) => [kind.name, checkValue(kind)]))
};
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
	const { problems: _problems, ...thresholds } = readThresholds(rule.kind, written);
	return {
		...rule,
		...thresholds
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
		kind.optionAliases?.[key] ?? thresholdAliases[key] ?? key,
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
		return (broken.has(index) ? [] : readThresholds(kind, written).problems).map(({ option, message }) => ({
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
	if (problems.length > 0) throw new CannotRunError(problems.sort(byPlace$1));
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
/** Profiles that the contract compares with, by file; the one given with the run is not among them. */
function namedProfiles(contract) {
	const files = contract.rules.flatMap(({ kind, options }) => kind.profileOf?.(options) || []);
	return [...new Set(files)];
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
function byPlace$1({ location: a }, { location: b }) {
	return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

// packages/core/contract/import/own-contract.ts
/**
* As `parseContract`; of another tool's rules it says what they are and how they become a contract.
* @throws CannotRunError
*/
function parseOwnContract(text, file) {
	try {
		return parseContract(text, file);
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		throw foreign(text, file) ?? error;
	}
}
/** Undefined when it is no other tool's either, or not even YAML. */
function foreign(text, file) {
	try {
		const [format] = formatsOf(sourcePart(parseConfig(Type.Unknown(), text, file).value));
		if (format === void 0) return void 0;
		const message = `this is ${formatTitle(format)}, not a contract: translate it with \`trainyard import ${file} --output contract.yaml\``;
		return cannotRun("foreign-contract", file, message);
	} catch (error) {
		if (error instanceof CannotRunError) return void 0;
		throw error;
	}
}

// packages/core/contract/read-rules.ts
/**
* Reads the contract and every profile that it or the run names.
* @throws CannotRunError with the problems of all of them.
*/
async function readRules(files, readText) {
	const parsing = readText({
		input: "contract",
		file: files.contract,
		hint: "`trainyard infer DATA` proposes a contract"
	}).then((text) => parseOwnContract(text, files.contract));
	const reading = files.referenceProfile === void 0 ? [] : [readProfile(files.referenceProfile, "reference-profile", readText)];
	await collectProblems([parsing, ...reading]);
	const contract = await parsing;
	const [reference] = await Promise.all(reading);
	return {
		contract,
		profiles: await collectProblems(namedProfiles(contract).map((file) => profileOfRule(contract, file, readText))),
		...reference ? { reference } : {}
	};
}
/** The profiles by the name that rules know them by; '' is the one given with the run. */
function profilesByName({ reference, profiles }) {
	const named = profiles.map(({ file, profile }) => [file, profile]);
	return new Map([...named, ...reference ? [["", reference.profile]] : []]);
}
async function readProfile(file, input, readText) {
	const text = await readText({
		input,
		file
	});
	return {
		file,
		text,
		profile: parseProfile(text, file)
	};
}
/** A problem without a place of its own stands at the rule that names the file. */
async function profileOfRule({ rules }, file, readText) {
	try {
		return await readProfile(file, "contract", readText);
	} catch (cause) {
		if (!(cause instanceof CannotRunError)) throw cause;
		const location = rules.find(({ kind, options }) => kind.profileOf?.(options) === file).locate("profile");
		const problems = cause.problems.map((problem) => ({
			location,
			...problem
		}));
		throw new CannotRunError(problems, { cause });
	}
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
	if (problems.length > 0) throw new CannotRunError(unique$1(problems));
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
	const present = lacking.length === 0;
	const plans = present ? kind.plan(options, target) : absenceOf(contract, lacking, needed);
	const stricter = present && rule.warning ? strictly(rule, target) : [];
	return plans.map((plan, index) => {
		const split = plan.split ?? target.table.split;
		const source = target.tables.find((table) => table.split === split)?.source ?? "";
		const subject = splits ? plan.subject ?? splits.join(", ") : subjectIn(target.table, plan.subject, target.dataset);
		const warning = stricter[index];
		return {
			check,
			subject,
			severity,
			location,
			source,
			split,
			plan,
			...warning ? { warning } : {}
		};
	});
}
function strictly({ kind, warning }, target) {
	const { options, tolerance } = warning;
	return kind.plan(options, {
		...target,
		tolerance
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
		roles: new Map(contract.columns.flatMap(({ name, role }) => role ? [[name, role]] : [])),
		profiles: context.profiles ?? /* @__PURE__ */ new Map(),
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
function unique$1(problems) {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

// packages/core/contract/planned-check.ts
/** Every measure that the checks need; equal ones once. */
function measuresOf(checks) {
	const requests = checks.flatMap(({ split, plan, warning }) => [plan, ...warning ? [warning] : []].flatMap((one) => Object.values(one.measures).map((measure) => request(split, measure))));
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
/** The checks of single rows that did not pass. */
function failedByRows(checks, measured) {
	return checks.flatMap((planned) => {
		const where = planned.plan.failing;
		if (!where || judgeLevels(planned, measured).judgement.outcome === "pass") return [];
		return [{
			planned,
			where
		}];
	});
}
/** The first failing rows of all checks, by split. */
function rowsToPlace(checks, measured) {
	const rows = /* @__PURE__ */ new Map();
	for (const planned of checks) {
		const row = firstRowOf(planned, measured);
		if (row !== void 0) rows.set(planned.split, [...rows.get(planned.split) ?? [], row]);
	}
	return rows;
}
/** What to do about a failed check; ends its message. */
const advice = ". Correct the data, or the rule if it is wrong";
/** One finding for each check, in their order. */
function judgeChecks(checks, measured, lines = /* @__PURE__ */ new Map()) {
	return checks.map((planned) => {
		const { check, subject, location, source, split, plan, warning } = planned;
		const { judgement, severity } = judgeLevels(planned, measured);
		const { outcome, observed, message, needed } = judgement;
		const row = outcome === "pass" ? void 0 : firstRowOf(planned, measured);
		const where = row === void 0 ? "" : `; the first is ${placeOf(row, lines.get(split))}`;
		return {
			check,
			subject,
			verdict: verdictOf(outcome, severity),
			severity,
			observed,
			expected: warning ? `fails unless ${plan.expected}; warns unless ${warning.expected}` : plan.expected,
			...needed === void 0 ? {} : { needed },
			message: `${source}: ${subject}: ${message}${where}${outcome === "fail" ? advice : ""}`,
			location
		};
	});
}
/** By `error` first; what passes that may still warn. */
function judgeLevels({ split, severity, plan, warning }, measured) {
	const judgement = plan.judge(resultsOf(split, plan, measured));
	if (judgement.outcome !== "pass" || !warning) return {
		judgement,
		severity
	};
	const second = warning.judge(resultsOf(split, warning, measured));
	return {
		judgement: second,
		severity: second.outcome === "pass" ? severity : "warning"
	};
}
function firstRowOf({ split, plan }, measured) {
	const row = plan.failing ? measured.get(measureId(split, {
		kind: "first-row",
		where: plan.failing
	})) : plan.firstRow?.(resultsOf(split, plan, measured));
	return typeof row === "number" ? row : void 0;
}
/** Lines for an editor, rows for a program: a quoted line break moves one away from the other. */
function placeOf(row, lines) {
	const line = lines?.get(row);
	return line === void 0 ? `data row ${row}` : `line ${line} (data row ${row})`;
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
* that became fractions and dates that became times (or the reverse) warn, added columns and columns that now have gaps
* are told. One finding a difference, or one that says there is none. Their order is not compared: a profile has none.
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
	const plans = [...differences.length > 0 ? differences : [noDifference(Object.keys(before).length)], ...newGaps(before, table)];
	const location = {
		file: reference.file,
		line: 1,
		column: 1
	};
	const { source, split } = table;
	return plans.map(({ check = "schema", severity, plan }) => {
		return {
			check,
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
	const pair = `${column.type} to ${found.stored}`;
	const related = [
		"integer to number",
		"date to timestamp",
		"timestamp to date"
	].includes(pair);
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
		severity: related ? "warning" : "error",
		plan
	};
}
const mostColumns = 1e3;
/** Columns that never lacked a value and now do: nothing of it is wrong unless the contract says so (not_null). */
function newGaps(before, table) {
	const full = table.columns.filter(({ name }) => before[name]?.missing === 0);
	if (full.length === 0 || full.length > mostColumns) return [];
	const columns = full.map(({ name, type }) => ({
		name,
		type
	}));
	const measures = Object.fromEntries(columns.map((column) => [column.name, {
		kind: "count",
		where: missing(column)
	}]));
	const judge = (measured) => {
		const lacking = columns.flatMap(({ name }) => Number(measured[name]) > 0 ? [name] : []);
		return {
			outcome: lacking.length === 0 ? "pass" : "fail",
			observed: {
				value: lacking.length,
				unit: "columns",
				n: columns.length,
				method: "count"
			},
			message: lacking.length === 0 ? `columns without a gap in the reference profile (${count(columns.length)}) have none now` : `values are missing in ${listed(lacking)}, in the reference profile none were`
		};
	};
	return [{
		check: "schema.gaps",
		severity: "info",
		plan: {
			expected: "no new gaps",
			measures,
			judge
		}
	}];
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

// packages/core/contract/measures/distribution.ts
/** No value of a column may be larger than this for its moments: their squares and sums must be doubles. */
const largestForMoments = 1e140;

// packages/core/contract/condition-columns.ts
/** The names of the columns that a condition looks at; undefined when it holds SQL, which may look at any. */
function columnsOfCondition(condition) {
	switch (condition.kind) {
		case "sql": return;
		case "not": return columnsOfCondition(condition.condition);
		case "all":
		case "any": {
			const parts = condition.conditions.map((part) => columnsOfCondition(part));
			if (parts.includes(void 0)) return void 0;
			return [...new Set(parts.flatMap((part) => part ?? []))];
		}
		default: return [condition.column.name];
	}
}

// packages/core/contract/import/contract-text.ts
var import_dist = require_dist();
/** contract.yaml of imported rules; those that were left stand at its end as comments, with their places. */
function contractText(table, { file, title }) {
	const document = new import_dist.Document({
		version: 1,
		...table.dataset === void 0 ? {} : { dataset: table.dataset },
		...table.description === void 0 ? {} : { description: table.description },
		...table.extraColumns === void 0 ? {} : { extra_columns: table.extraColumns },
		...table.columns.length > 0 ? { columns: table.columns.map((column) => columnEntry(column)) } : {},
		...table.checks.length > 0 ? { checks: table.checks.map((check) => checkEntry(check)) } : {}
	});
	document.commentBefore = ` Imported by \`trainyard import\` from ${oneLine(file)} (${title}).`;
	foldChecks(document);
	if (table.left.length > 0) document.comment = leftText(table.left);
	const text = document.toString({
		lineWidth: 0,
		flowCollectionPadding: true
	});
	return text.endsWith("\n") ? text : `${text}\n`;
}
function columnEntry({ name, type, role, required, description, checks }) {
	return {
		name,
		...type === void 0 ? {} : { type },
		...role === void 0 ? {} : { role },
		...required ? {} : { required: false },
		...description === void 0 ? {} : { description },
		...checks.length > 0 ? { checks: checks.map((check) => checkEntry(check)) } : {}
	};
}
function checkEntry({ name, options }) {
	return Object.keys(options).length === 0 ? name : { [name]: options };
}
/** One line a check, as people write them. */
function foldChecks(document) {
	const lists = [document.get("checks"), ...columnsOf(document).map((column) => column.get("checks"))];
	for (const list of lists) {
		if (!(0, import_dist.isSeq)(list)) continue;
		for (const item of list.items) {
			const options = (0, import_dist.isMap)(item) ? item.items[0]?.value : void 0;
			if ((0, import_dist.isMap)(options)) options.flow = true;
		}
	}
}
function columnsOf(document) {
	const columns = document.get("columns");
	return (0, import_dist.isSeq)(columns) ? columns.items.filter((item) => (0, import_dist.isMap)(item)) : [];
}
function leftText(left) {
	const lines = left.map(({ location, rule, reason }) => ` ${location.line}:${location.column} ${oneLine(rule)}\n     ${oneLine(reason)}`);
	return ` Not imported: ${count(left.length)} ${left.length === 1 ? "rule" : "rules"}, by line and column of the file.\n${lines.join("\n")}`;
}
/** A comment ends with its line: text of others must not break out of it. */
function oneLine(text) {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

// packages/core/contract/import/draft.ts
/** Collects one table. `finish` proves every check with the contract's own parser; what it refuses is left out, with its reason. */
function openDraft(config) {
	const facts = {};
	const columns = /* @__PURE__ */ new Map();
	const written = [];
	const left = [];
	return {
		table: (more) => void Object.assign(facts, more),
		column(name, at, more = {}) {
			const known = columns.get(name) ?? {
				name,
				type: void 0,
				role: void 0,
				required: true,
				description: void 0,
				location: config.locate(at)
			};
			columns.set(name, {
				...known,
				...defined(more)
			});
		},
		check(at, { name, options = {} }, column) {
			if (column !== void 0) this.column(column, at);
			const own = {
				name,
				options: defined(options),
				location: config.locate(at),
				column
			};
			const half = written.findIndex((one) => isOtherHalf(one, own));
			if (half < 0) written.push(own);
			else written[half] = {
				...written[half],
				options: {
					...written[half].options,
					...own.options
				}
			};
		},
		leave: (part, rule, reason) => void left.push({
			location: config.locate(part.path),
			rule: shownRule(rule, part),
			reason
		}),
		finish() {
			const refused = refusals(written);
			const sound = written.filter((_one, index) => !refused.has(index));
			const kept = sound.filter((one, index) => sound.findIndex((other) => isSame(one, other)) === index);
			for (const [index, reason] of refused) {
				const { name, options, location, column } = written[index];
				const rule = `${column === void 0 ? "" : `${column}: `}${name} ${JSON.stringify(options)}`;
				left.push({
					location,
					rule,
					reason
				});
			}
			const checksOf = (name) => kept.filter(({ column }) => column === name).map(({ column: _column, ...check }) => check);
			return {
				dataset: facts.dataset,
				description: facts.description,
				extraColumns: facts.extraColumns,
				columns: [...columns.values()].map((one) => ({
					...one,
					checks: checksOf(one.name)
				})),
				checks: checksOf(void 0),
				left: left.sort(byPlace)
			};
		}
	};
}
/** What the contract's parser says of each check, by its position. */
function refusals(written) {
	const items = written.map(({ name, options, column }, index) => ({
		item: { [name]: options },
		path: [index],
		column
	}));
	const locate = (path) => ({
		file: "",
		line: Number(path[0]),
		column: 1
	});
	const { problems } = parseRules(items, { locate });
	return new Map(problems.map(({ subject, message, location }) => [location.line, `${subject}: ${message}`]));
}
function isSame(a, b) {
	const key = ({ name, column, options }) => JSON.stringify([
		name,
		column,
		options
	]);
	return key(a) === key(b);
}
/** `minimum` and `maximum` that stand apart there are one range here, when all else is equal. */
function isOtherHalf(a, b) {
	if (a.name !== b.name || a.column !== b.column || !["range", "string_length"].includes(a.name)) return false;
	const { min: aMin, max: aMax, ...aRest } = a.options;
	const { min: bMin, max: bMax, ...bRest } = b.options;
	return aMin === void 0 !== (bMin === void 0) && aMax === void 0 !== (bMax === void 0) && JSON.stringify(aRest) === JSON.stringify(bRest);
}
function byPlace({ location: a }, { location: b }) {
	return a.line - b.line || a.column - b.column;
}
function defined(facts) {
	const entries = Object.entries(facts).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}

// packages/core/contract/import/import-contract.ts
const anything = Type.Unknown();
/**
* Translates rules of Frictionless, the Open Data Contract Standard, Great Expectations, JSON Schema, dbt or Soda.
* What has no equal here is left, with its place and why; nothing is dropped.
* @throws CannotRunError when the file cannot be read as one of them, or holds no rule that can be kept.
*/
function importContract(text, file, options = {}) {
	const config = parseConfig(anything, text, file);
	const part = sourcePart(config.value);
	const format = detectFormat(part, file, options.from);
	const draft = openDraft(config);
	chooseTable(part, format, {
		file,
		table: options.table
	}).translate(draft);
	const table = draft.finish();
	if (table.columns.length === 0 && table.checks.length === 0) {
		const reasons = table.left.slice(0, 3).map(({ rule, reason }) => `${rule}: ${reason}`);
		throw cannotRun("import-empty", file, `nothing in it can be kept as a contract${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`);
	}
	const checks = table.columns.reduce((sum, column) => sum + column.checks.length, table.checks.length);
	return {
		format,
		title: formatTitle(format),
		table,
		text: contractText(table, {
			file,
			title: formatTitle(format)
		}),
		left: table.left,
		translated: checks
	};
}

// packages/core/contract/infer/fresh-sample.ts
/** A fresh sample may be as large as the one seen, or a tenth of it. */
function freshSizes(rows) {
	return [rows, Math.max(1, Math.floor(rows / 10))];
}
/**
* The share of rows that a fresh sample stays within with a chance of 1 − alpha, when `failing` of `rows` were seen to
* fail; two significant digits, upwards. Whatever the law is: rows seen and fresh are exchangeable.
* @param sides for bounds put at extremes of the sample: a fresh value lies beyond k of them with probability Beta(k, n + 1 − k).
*/
function freshTolerance({ failing, rows, sides = 1 }, alpha) {
	const a = failing + sides;
	const b = Math.max(.5, rows + 1 - a);
	const shares = freshSizes(rows).map((size) => betaBinomialUpper({
		size,
		a,
		b
	}, alpha) / size);
	return roundedUp(Math.max(...shares));
}
/** The interval that the share of a class stays within. */
function freshShare(counted, alpha) {
	const { count, rows } = counted;
	const law = {
		a: count + .5,
		b: rows - count + .5
	};
	const sizes = freshSizes(rows);
	return {
		min: Math.min(...sizes.map((size) => betaBinomialLower({
			size,
			...law
		}, alpha / 2) / size)),
		max: Math.max(...sizes.map((size) => betaBinomialUpper({
			size,
			...law
		}, alpha / 2) / size))
	};
}
/** To two significant digits, away from 0. */
function roundedUp(share) {
	if (share <= 0) return 0;
	const unit = 10 ** (Math.floor(Math.log10(share)) - 1);
	return Number((Math.ceil(share / unit - 1e-9) * unit).toPrecision(2));
}

// packages/core/contract/infer/infer-pattern.ts
/** Fewer values show no pattern. */
const fewestValues = 20;
const mostFailing = .02;
/**
* The pattern of half of the values, tested on the other half. Undefined where they are not built alike, or where the
* pattern would say nothing: free text, words of any length.
*/
function inferPattern(values) {
	if (values.length < fewestValues) return void 0;
	const learned = values.filter((_value, index) => index % 2 === 0);
	const held = values.filter((_value, index) => index % 2 === 1);
	const pattern = patternOf(learned);
	if (pattern === void 0) return void 0;
	const matcher = new RegExp(pattern);
	const failing = held.filter((value) => !matcher.test(value)).length;
	return failing > mostFailing * held.length ? void 0 : {
		pattern,
		failing,
		tested: held.length
	};
}
function patternOf(values) {
	if (values.some((value) => value.length > 64 || !/^[\x21-\x7e]+$/.test(value))) return void 0;
	const split = values.map((value) => value.split(/([0-9A-Za-z]+)/));
	const [first] = split;
	if (!split.every((parts) => parts.length === first.length && parts.every((part, index) => index % 2 === 1 || part === first[index]))) return void 0;
	const runs = first.map((part, index) => index % 2 === 0 ? {
		text: escaped(part),
		tells: part !== ""
	} : runOf(split.map((parts) => parts[index])));
	return runs.some(({ tells }) => tells) ? `^${runs.map(({ text }) => text).join("")}$` : void 0;
}
function runOf(runs) {
	const [first] = runs;
	if (runs.every((run) => run === first)) return {
		text: first,
		tells: true
	};
	if (!runs.every((run) => run.length === first.length)) {
		const own = classOf(runs.join(""));
		return {
			text: `${own}+`,
			tells: own === "[0-9]"
		};
	}
	const classes = Array.from(first, (_character, place) => classOf(runs.map((run) => run[place]).join("")));
	const isHex = classes.includes("[0-9a-f]") || classes.includes("[0-9]") && classes.includes("[a-f]");
	const whole = classOf(runs.join(""));
	return {
		text: counted(isHex && whole === "[0-9a-f]" ? classes.map(() => whole) : classes),
		tells: true
	};
}
const classes = [
	"[0-9]",
	"[A-Z]",
	"[0-9a-f]",
	"[0-9A-F]",
	"[a-z]",
	"[0-9A-Z]",
	"[0-9a-z]",
	"[A-Za-z]",
	"[0-9A-Za-z]"
];
function classOf(text) {
	return classes.find((one) => new RegExp(`^${one}+$`).test(text));
}
/** ['[A-Z]', '[A-Z]', '[0-9]'] → '[A-Z]{2}[0-9]'. */
function counted(list) {
	const groups = [];
	for (const one of list) {
		const last = groups.at(-1);
		if (last?.one === one) last.count++;
		else groups.push({
			one,
			count: 1
		});
	}
	return groups.map(({ one, count }) => count === 1 ? one : `${one}{${count}}`).join("");
}
function escaped(text) {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

// packages/core/contract/infer/infer-range.ts
/** A bound further out than this many times the reach of the sample, from its median, would stop nothing. */
const widest = 10;
/**
* Ranges of a column. Where the tail of the sample tells how far the next one reaches, the bound stands there, and a
* single value beyond it warns. Where it does not (a heavy tail, a short sample), it stands at the extreme that was
* seen. A range fails only above the share of values that chance can bring whatever the law is: faults of one row in a
* thousand, unseen in a sample of a thousand, are in the next one twice as often as not.
* @param alpha chance of a false alarm at either end
*/
function inferRange(column, tails, alpha) {
	const { numeric, type, rows, missing, infinite } = column;
	if (!numeric || tails.largest.length === 0) return [];
	const present = rows - missing - infinite;
	const median = profileQuantile(numeric, .5);
	const { lower, upper } = numeric.min === numeric.max ? constantSides(numeric.min) : sidesOf(tails, {
		present,
		median,
		alpha,
		lattice: type === "integer" ? 1 : 0
	});
	const ends = [{
		key: "min",
		side: lower,
		sign: -1
	}, {
		key: "max",
		side: upper,
		sign: 1
	}];
	const reach = Math.max(0, (upper.hard ?? upper.seen) - (lower.hard ?? lower.seen));
	const bounds = (isHard) => Object.fromEntries(ends.filter(({ side }) => side.hard !== void 0 === isHard).map(({ key, side, sign }) => [key, outward(side.hard ?? side.seen, sign, reach)]));
	const extras = {
		...type === "number" && missing > 0 ? { allow_nan: true } : {},
		...type === "number" && infinite > 0 ? { allow_infinite: true } : {}
	};
	return [true, false].flatMap((isHard) => {
		const own = bounds(isHard);
		const sides = Object.keys(own).length;
		if (sides === 0) return [];
		const tolerance = freshTolerance({
			failing: 0,
			rows: present,
			sides
		}, alpha * sides);
		if (tolerance >= 1) return isHard ? [{ range: {
			...own,
			...extras,
			severity: "warn"
		} }] : [];
		return [{ range: {
			...own,
			...extras,
			tolerance,
			...isHard ? { warn: 0 } : {}
		} }];
	});
}
/** One value in every row seen does not say that there is no other. */
function constantSides(value) {
	const side = {
		hard: void 0,
		seen: value
	};
	return {
		lower: side,
		upper: side
	};
}
function sidesOf(tails, facts) {
	const { present, median } = facts;
	const mirrored = sideOf(tails.smallest.map((value) => 0 - value), {
		...facts,
		n: present,
		median: -median
	});
	return {
		lower: atZero({
			hard: negated(mirrored.hard),
			seen: 0 - mirrored.seen
		}),
		upper: sideOf(tails.largest, {
			...facts,
			n: present
		})
	};
}
function sideOf(largest, { n, lattice, median, alpha }) {
	const seen = largest[0];
	const { bound } = tailBound({
		largest,
		n,
		lattice
	}, n, alpha);
	return {
		hard: bound - median <= widest * (seen - median) && Number.isFinite(bound) || bound === seen ? bound : void 0,
		seen
	};
}
/**
* Amounts, counts and durations end at 0: where no value was below, none is expected there. A bound beyond the extremes
* keeps its share of false alarms wherever it stands.
*/
function atZero(side) {
	return side.seen >= 0 && (side.hard === void 0 || side.hard < 0) ? {
		...side,
		hard: 0
	} : side;
}
function negated(value) {
	return value === void 0 ? void 0 : 0 - value;
}
/** Away from the data, to a number with few digits: by at most a twentieth of the range. */
function outward(value, sign, reach) {
	const wanted = reach > 0 ? reach * .05 : Math.abs(value) * .05;
	if (!(wanted > 0) || value === 0) return value;
	const unit = 10 ** Math.floor(Math.log10(wanted));
	const steps = sign > 0 ? Math.ceil(value / unit) : Math.floor(value / unit);
	const rounded = Number((steps * unit).toPrecision(12));
	return (rounded - value) * sign >= 0 ? rounded + 0 : value;
}

// packages/core/contract/infer/infer-column.ts
/** More values than this are not a list that somebody keeps. */
const mostAcceptedValues = 30;
/** A list that misses more of the next values than this is not known yet. */
const largestUnseen = .2;
/** Checks that a fresh sample of the same population breaks with a chance of at most `alpha` each. */
function inferChecks({ name, column, role }, evidence, alpha) {
	if (column.role === "empty") return [];
	const present = presence(column, role, alpha);
	const balance = role === "label" ? classBalance(column, alpha) : [];
	if (balance.length > 0) return [...present, ...balance];
	const tails = evidence.tails.get(name);
	const range = tails ? inferRange(column, tails, alpha) : [];
	return [
		...present,
		...range,
		...unique(column),
		...words(column, evidence.samples.get(name), alpha)
	];
}
/** A key has a value in every row, or it is none; of any other column some may be missing that the sample has not shown. */
function presence({ rows, missing, role, distinct }, given, alpha) {
	if (missing === 0 && (given === "id" || role === "id" && distinct === rows)) return ["not_null"];
	const tolerance = freshTolerance({
		failing: missing,
		rows
	}, alpha);
	if (tolerance >= 1) return missing === 0 ? [{ not_null: { severity: "warn" } }] : [];
	return [{ not_null: {
		tolerance,
		...missing === 0 ? { warn: 0 } : {}
	} }];
}
function unique({ role, distinct, rows, missing }) {
	return role === "id" && distinct === rows - missing ? ["unique"] : [];
}
/** A list of the values where they are few, else how they are built. */
function words(column, sample, alpha) {
	if (column.type === "boolean") return [];
	const { categorical } = column;
	const unseen = categorical ? unseenRows(column, categorical) : void 0;
	if (categorical && unseen !== void 0) {
		const values = categorical.values.map(({ value }) => value);
		const tolerance = freshTolerance({
			failing: unseen,
			rows: column.rows - column.missing
		}, alpha);
		if (values.length > 0 && values.length <= mostAcceptedValues && tolerance <= largestUnseen) {
			const warn = unseen === 0 ? { warn: 0 } : {};
			return [{ accepted_values: {
				values: values.sort(),
				tolerance,
				...warn
			} }];
		}
	}
	return sample ? codes(column, sample, {
		unseen,
		alpha
	}) : [];
}
/** Rows of the next sample with a value that this one does not name: as many as values that it has once (Good 1953). */
function unseenRows({ rows }, { values, otherCount }) {
	const once = values.filter(({ count }) => count === 1).length;
	return Math.min(rows, once + Math.ceil(1.5 * otherCount));
}
function codes({ rows, missing }, sample, { unseen, alpha }) {
	const found = inferPattern(sample);
	if (!found) return [];
	const { pattern, failing, tested } = found;
	const present = rows - missing;
	const seen = Math.min(tested, present);
	const ofValues = Math.max(freshTolerance({
		failing,
		rows: seen
	}, alpha), freshTolerance({
		failing: Math.ceil(failing / seen * present),
		rows: present
	}, alpha));
	const isKept = failing === 0 && unseen !== void 0;
	const ofRows = isKept ? freshTolerance({
		failing: unseen,
		rows: present
	}, alpha) : Infinity;
	const tolerance = Math.min(ofValues, ofRows);
	if (tolerance > largestUnseen) return [];
	const warn = isKept && unseen === 0 ? { warn: 0 } : {};
	return [{ regex: {
		pattern,
		tolerance: roundedUp(tolerance),
		...warn
	} }];
}
/** Of every class: none rarer, none more frequent. */
function classBalance({ categorical, numeric }, alpha) {
	const counts = categorical?.otherCount === 0 ? categorical.values.map(({ count }) => count) : numeric?.discrete ? numeric.counts : [];
	if (counts.length < 2 || counts.length > mostAcceptedValues) return [];
	const rows = counts.reduce((sum, one) => sum + one, 0);
	const smallest = freshShare({
		count: Math.min(...counts),
		rows
	}, alpha / counts.length).min;
	const largest = freshShare({
		count: Math.max(...counts),
		rows
	}, alpha / counts.length).max;
	const [min, max] = [roundedDown(smallest), Math.min(1, roundedUp(largest))];
	return [{ class_balance: {
		...min > 0 ? { min } : {},
		max
	} }];
}
function roundedDown(share) {
	if (share <= 0) return 0;
	const unit = 10 ** (Math.floor(Math.log10(share)) - 1);
	return Number((Math.floor(share / unit + 1e-9) * unit).toPrecision(2));
}

// packages/core/contract/propose-contract.ts
/** Chance that a fresh sample of the same population breaks any rule; half of what is promised, for what no model knows. */
const falseAlarms = .005;
/** The chance that is left to each rule of a contract. */
function chancePerRule(columns) {
	return falseAlarms / (4 * Math.max(1, columns));
}
/**
* A contract that the profiled data keeps, and that a fresh sample of the same population (as large, or a tenth of it)
* breaks in less than one case of a hundred: the chance is divided over all rules that could. The text is for a person
* to correct.
*/
function proposeContract(profile, hints, evidence) {
	const alpha = chancePerRule(Object.keys(profile.columns).length);
	const columns = Object.entries(profile.columns).map(([name, column]) => {
		const role = name === hints.label ? "label" : name === hints.id ? "id" : void 0;
		const checks = inferChecks({
			name,
			column,
			role
		}, evidence, alpha);
		return {
			entry: {
				name,
				...column.type === "other" || column.role === "empty" ? {} : { type: column.type },
				...role === void 0 ? {} : { role },
				...checks.length > 0 ? { checks } : {}
			},
			comment: describe(column)
		};
	});
	const document = new import_dist.Document({
		version: 1,
		...hints.dataset === void 0 ? {} : { dataset: hints.dataset },
		columns: columns.map(({ entry }) => entry),
		checks: [{ row_count: { min: fewestRows(profile.rows) } }]
	});
	document.commentBefore = ` Proposed by \`trainyard infer\` from ${count(profile.rows)} rows, which keep every rule. A fresh sample of the same\n population, as large or a tenth of it, fails in less than 1 case of 100: a tolerance is what chance may bring.
 \`warn: 0\` tells of the first row that the sample gave no reason to expect. Where you know that none may come, write
 tolerance: 0. Tighten what you know to be stricter, and delete what does not matter.`;
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
/** A tenth of the rows, to two significant digits. */
function fewestRows(rows) {
	const tenth = Math.max(1, Math.floor(rows / 10));
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(tenth)) - 1);
	return Math.floor(tenth / unit) * unit;
}

// packages/core/contract/infer/evidence.ts
/** Values at either end: some three roots of the rows, at least a quarter of few, at most 250. */
function tailSize(rows) {
	return Math.max(2, Math.min(250, Math.round(Math.max(3 * Math.sqrt(rows), Math.min(rows / 4, 50)))));
}

export { shownRule as C, percent as E, importFormats as S, count as T, referencedSources as _, largestForMoments as a, redact as b, failedByRows as c, measuresOf as d, rowsToPlace as f, readRules as g, profilesByName as h, columnsOfCondition as i, firstRowsOf as l, measureId as m, proposeContract as n, planSchemaDiff as o, planContract as p, importContract as r, advice as s, tailSize as t, judgeChecks as u, textColumns as v, sourcePart as w, formatsOf as x, everyRow as y };