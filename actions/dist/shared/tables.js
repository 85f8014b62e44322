import { B as nearestName, J as cannotRun, V as suggestName, d as collectProblems, q as CannotRunError } from "./shell.js";
import { a as parseRegistryUri, i as isRegistryUri, o as versionUri } from "./core-release.js";
import { $ as pickRanking, B as recordedDataDigest, C as firstModelFinding, E as noGroups, F as needsProbabilities, I as probabilityMetrics, P as metricsAtHalf, S as notNumberProblems, V as storedMetrics, _ as parseGates, b as parseGivenMetrics, c as importanceReport, d as rankingOptions, et as multiclassMetrics, f as measuredRanking, g as slicesOf, h as rowsOfPredictions, j as expectationColumns, l as assessStability, m as pickMulticlass, p as measuredMulticlass, q as isScored, u as weightsOfBatches, v as multiclassColumns, w as bandNames, x as storedOptionsFinding, y as mergeNumbers } from "./core-gate.js";
import { i as Type } from "./vendor/config.js";
import { _ as referencedSources, a as largestForMoments, c as failedByRows, d as measuresOf, f as rowsToPlace, i as columnsOfCondition, l as firstRowsOf, m as measureId, o as planSchemaDiff, p as planContract, t as tailSize, u as judgeChecks, v as textColumns, y as everyRow } from "./core-contract.js";
import { a as NearCounter, c as distanceInside, i as runTasks, n as streamVectors, o as openSpec, r as visitNumbers, s as boundDistance, t as numbersOf } from "./scan.js";
import { f as orderStatisticInterval, hn as inlineDraws } from "./stats.js";
import { i as parseConfig } from "./core-config.js";
import { t as _usingCtx } from "./usingCtx.js";
import { a as parseImportances, c as jointBins, d as numericComparison, f as profileCategories, i as assertKnownFeatures, l as planColumns, o as compatColumn, p as fineBins, s as jointCounts, u as categoricalComparison } from "./core-drift.js";
import { C as cellEnds, S as cellAbove, _ as columnRole, c as celledNumbers, d as discreteNumbers, f as valuesOfCells, g as steadyMoments, h as momentsOfCounts, l as cellsOfValues, m as chooseCells, o as parseProfile, p as cellsPerColumn$1, s as guessBits, u as chooseMerged, v as decodeCells, w as cellOf$1, x as addCount, y as countBetween } from "./core-profile.js";
import { n as assessSkew, t as skewFindings } from "./core-skew.js";
import { a as performanceFindings, n as arrivalOfMoments, r as arrivalOfValues, t as assessPerformance } from "./core-performance.js";
import { createRequire } from "node:module";
import { access, mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Readable, Transform } from "node:stream";
import { isUtf8 } from "node:buffer";
import * as zlib from "node:zlib";
import { createGunzip } from "node:zlib";
import { Worker } from "node:worker_threads";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { execFile } from "node:child_process";
import { availableParallelism, homedir, tmpdir, totalmem } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

// packages/tables/trino/trino-source.ts
const syntax = "trino+https://user@host/catalog/schema/table";
function isTrinoSource(source) {
	return /^trino(\+https?)?:\/\//i.test(source);
}
/** @throws CannotRunError that shows neither password nor token. */
function parseTrinoSource(source) {
	const shown = shownSource(source);
	const wrong = (reason) => cannotRun("trino-source", shown, `${reason}; expected ${syntax}`);
	const address = /^trino\+(https?:\/\/.*)$/is.exec(source)?.[1];
	if (address === void 0 || !URL.canParse(address)) throw wrong("is no address of a table");
	const url = new URL(address);
	if (url.password !== "") throw wrong("holds a password, which would end up in logs: give it in the environment as TRINO_PASSWORD (or a token as TRINO_ACCESS_TOKEN)");
	if (url.search !== "" || url.hash !== "") throw wrong("has a query or fragment: session properties go into TRINO_SESSION, a # or ? in a name is written %23 or %3F");
	const [catalog, schema, table, ...more] = url.pathname.slice(1).split("/").map(decoded(wrong));
	if (!catalog || !schema || !table || more.length > 0) throw wrong("names no table: a catalog, a schema and a table are needed (a / in a name is written %2F)");
	const user = url.username === "" ? void 0 : decoded(wrong)(url.username);
	return {
		server: url.origin,
		user,
		catalog,
		schema,
		table,
		shown
	};
}
function decoded(wrong) {
	return (part) => {
		try {
			return decodeURIComponent(part);
		} catch {
			throw wrong(`'${part}' is not percent-encoded UTF-8`);
		}
	};
}
/** Without what stands between the user's colon and the @, and without query and fragment. */
function shownSource(source) {
	return source.replace(/^([^:]+:\/\/[^/?#@:]*):[^/@]*@/, "$1:***@").replace(/[?#].*$/s, "");
}

// packages/tables/assert-files.ts
const advice = "needs the rows one by one; expected files. Leave it out, or export the rows that it is about to Parquet";
/**
* For work on the rows themselves, which stay where they are when a server keeps them.
* @param what needs them: 'training–serving skew'
* @throws CannotRunError with every table that is not made of files.
*/
function assertFiles(what, tables) {
	throwAll(tables.filter(({ files }) => files.length === 0).map(({ source, engine }) => ({
		code: "needs-files",
		subject: source,
		message: `is kept by a ${engine.dialect.name} server, but ${what} ${advice}`
	})));
}
/**
* The same for sources that were not opened yet.
* @throws CannotRunError with every source that is a table of a server.
*/
function assertFileSources(needed) {
	throwAll(needed.filter(({ source }) => isTrinoSource(source)).map(({ what, subject, source }) => ({
		code: "needs-files",
		subject,
		message: `${parseTrinoSource(source).shown} is kept by a Trino server, but ${what} ${advice}`
	})));
}
function throwAll(problems) {
	if (problems.length > 0) throw new CannotRunError(problems);
}

// packages/tables/drift/assert-section-sources.ts
/**
* Before anything is read: `performance` and `skew` take the rows one by one, which a server keeps.
* @throws CannotRunError with every source of theirs that is a table of a server.
*/
function assertSectionSources({ performance, skew }, given) {
	const { predictions = given.current, reference } = performance ?? {};
	const labels = given.labels ?? performance?.labels;
	const ofPerformance = performance ? [
		{
			subject: performance.predictions === void 0 ? "current" : "performance.predictions",
			source: predictions
		},
		...labels === void 0 ? [] : [{
			subject: "performance.labels",
			source: labels
		}],
		...typeof reference === "string" ? [{
			subject: "performance.reference",
			source: reference
		}] : []
	] : [];
	const ofSkew = skew ? [{
		subject: "skew.training_log",
		source: skew.trainingLog
	}, {
		subject: "skew.serving_log",
		source: skew.servingLog
	}] : [];
	assertFileSources([...ofPerformance.map((one) => ({
		...one,
		what: "'performance'"
	})), ...ofSkew.map((one) => ({
		...one,
		what: "'skew'"
	}))]);
}

// packages/tables/open-alike.ts
/**
* Opens a table whose columns are compared with another's. Text formats have no types: a column that is text in the
* other table is read as text here too, so that codes such as 007 stay what they were.
*/
async function openAlike(open, other) {
	const table = await open();
	if (hasTypes(table)) return table;
	const isText = new Set(other.columns.filter(({ type }) => type === "string").map(({ name }) => name));
	const textColumns = table.columns.filter(({ name, type }) => type !== "string" && isText.has(name)).map(({ name }) => name);
	return textColumns.length === 0 ? table : open({ textColumns });
}
/** Whether the files themselves say of what type a column is. */
function hasTypes({ files }) {
	return files.every((file) => /\.(parquet|pq)$/i.test(file));
}

// packages/tables/double-literal.ts
/** A finite double as an SQL literal that reads back as the same bits. */
function doubleLiteral(value) {
	return `CAST('${Object.is(value, -0) ? "-0" : value}' AS DOUBLE)`;
}
/** The largest double below a finite one. */
function nextBelow(value) {
	const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	view.setFloat64(0, value);
	if (value === 0) return -Number.MIN_VALUE;
	const bits = view.getBigInt64(0);
	view.setBigInt64(0, value > 0 ? bits - 1n : bits + 1n);
	return view.getFloat64(0);
}
/** The smallest double above a finite one. */
function nextAbove(value) {
	return -nextBelow(-value);
}

// packages/tables/sql-text.ts
/** An SQL identifier for any column name, however hostile. */
function quoteIdentifier(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
/** An SQL string literal. A NUL would end the statement inside the engine, so it is spelt as chr(0). */
function quoteLiteral(text) {
	const quoted = `'${text.replaceAll("'", "''")}'`;
	return text.includes("\0") ? `(${quoted.replaceAll("\0", "' || chr(0) || '")})` : quoted;
}

// packages/tables/profile/count-specials.ts
/** Whether the extremes of a column say that it holds NaN or infinite values: see `nanAsLargest`. */
function isSpecial(extremes) {
	const { smallest, largest } = extremes;
	return [smallest, largest].some((value) => typeof value === "number" && !Number.isFinite(value));
}
/** What a closer look says of columns with NaN or infinite values, in one pass over these. */
async function countSpecials(engine, table, columns) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const { dialect } = table.engine;
	const selected = columns.flatMap(({ name }, index) => {
		const number = `CAST(${quoteIdentifier(name)} AS DOUBLE)`;
		return [
			`count_if(${dialect.isFinite(number)}) AS present_${index}`,
			`count_if(${dialect.isInfinite(number)}) AS infinite_${index}`,
			`min(${number}) FILTER (WHERE ${dialect.isFinite(number)}) AS smallest_${index}`,
			`max(${number}) FILTER (WHERE ${dialect.isFinite(number)}) AS largest_${index}`
		];
	});
	const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
	return new Map(columns.map(({ name }, index) => {
		const text = (key) => {
			const value = row[`${key}_${index}`];
			return value === null || value === void 0 ? void 0 : `${value}`;
		};
		return [name, {
			present: Number(row[`present_${index}`]),
			infinite: Number(row[`infinite_${index}`]),
			smallest: text("smallest"),
			largest: text("largest")
		}];
	}));
}

// packages/tables/profile/facts-sql.ts
/** Up to here distinct texts are counted exactly; above, the engine's sketch is within some percent. */
const exactDistinctRows = 2e5;
const extremes = (name) => ({
	present: `count(${name})`,
	smallest: `min(${name})`,
	largest: `max(${name})`
});
const sums = (number, dialect) => ({
	mean: dialect.mean(number, allDoubles),
	square: dialect.mean(`${number} * ${number}`, allDoubles)
});
const allDoubles = {
	isWhole: false,
	where: "true"
};
const factsOf = {
	number: (name, of) => {
		const number = `CAST(${name} AS DOUBLE)`;
		return {
			...extremes(number, of),
			largest: `max(${of.dialect.nanAsLargest(number)})`
		};
	},
	integer: (name) => ({
		present: `count(${name})`,
		smallest: `CAST(min(${name}) AS VARCHAR)`,
		largest: `CAST(max(${name}) AS VARCHAR)`
	}),
	date: extremes,
	timestamp: extremes,
	string: (name, { dialect, distinct }) => ({
		present: `count(${name})`,
		distinct,
		length: `avg(length(CAST(${name} AS VARCHAR)))`,
		blanks: `count_if(${dialect.hasBlank(`CAST(${name} AS VARCHAR)`)})`
	}),
	boolean: (name) => ({
		present: `count(${name})`,
		smallest: `min(${name})`,
		largest: `max(${name})`
	}),
	other: (name) => ({ present: `count(${name})` })
};
function factsSql({ column: { name, type }, index }, { rows, withMoments }, dialect) {
	const quoted = quoteIdentifier(name);
	const distinct = rows <= 2e5 ? `count(DISTINCT ${quoted})` : dialect.approximateDistinct(quoted);
	const isNumber = type === "integer" || type === "number";
	const own = items(factsOf[type](quoted, {
		dialect,
		distinct
	}), index);
	const moments = withMoments ? sums(`CAST(${quoted} AS DOUBLE)`, dialect) : {};
	return isNumber ? {
		extremes: own,
		others: items(moments, index)
	} : {
		extremes: [],
		others: own
	};
}
function items(sql, index) {
	return Object.entries(sql).map(([key, expression]) => `${expression} AS f${index}_${key}`);
}
/** One row of answers. Files may keep the extremes of their columns; a server is asked once. */
async function askFirstForExtremes(table, { extremes, others }) {
	const selects = table.files.length > 0 ? [extremes, others] : [[...extremes, ...others]];
	const rows = [];
	for (const selected of selects.filter(({ length }) => length > 0)) rows.push(...await table.engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`));
	return Object.assign({}, ...rows);
}

// packages/tables/drift/column-summaries.ts
const columnsAtOnce$8 = 200;
/**
* Missing values (nulls only without a center) of every column and the extremes, mean and spread of the numeric ones, in one pass; columns with NaN or
* infinite values are looked at once more.
*/
async function summariseColumns(table, requests) {
	const { engine } = table;
	const centers = new Map(requests.map(({ name, center }) => [name, center]));
	const later = new Set(requests.filter((one) => one.isSummedLater).map(({ name }) => name));
	const known = table.columns.filter(({ name }) => centers.has(name));
	const missing = /* @__PURE__ */ new Map();
	const numeric = /* @__PURE__ */ new Map();
	let rows = 0;
	for (let start = 0; start === 0 || start < known.length; start += columnsAtOnce$8) {
		const some = known.slice(start, start + columnsAtOnce$8);
		const summarised = some.map((column, index) => {
			return {
				column,
				index,
				center: centers.get(column.name)
			};
		});
		const row = await askFirstForExtremes(table, {
			extremes: ["count(*) AS row_count", ...summarised.flatMap((one) => extremesSql(one, engine.dialect))],
			others: summarised.flatMap((one) => later.has(one.column.name) ? [] : momentsSql$2(one))
		});
		rows = Number(row["row_count"]);
		const read = some.map((column, index) => ({
			column,
			of: reader(row, index)
		}));
		const asked = (column) => isNumeric(column) && centers.get(column.name) !== void 0;
		const finite = await finiteOf(table, read.filter(({ column, of }) => asked(column) && isSpecial(extremesOf(of))), centers);
		for (const { column, of } of read) {
			const own = finite.get(column.name);
			const present = own ? own.facts.present + own.facts.infinite : Number(of("present"));
			missing.set(column.name, rows - present);
			if (asked(column)) numeric.set(column.name, own?.summary ?? summaryOf(of, centers.get(column.name)));
		}
	}
	return {
		rows,
		missing,
		numeric
	};
}
function extremesSql({ column, center, index }, dialect) {
	const name = quoteIdentifier(column.name);
	const present = `count(${name}) AS present_${index}`;
	if (center === void 0 || !isNumeric(column)) return [present];
	const extremes = column.type === "integer" ? [`CAST(min(${name}) AS DOUBLE)`, `CAST(max(${name}) AS DOUBLE)`] : [`min(CAST(${name} AS DOUBLE))`, `max(${dialect.nanAsLargest(`CAST(${name} AS DOUBLE)`)})`];
	return [
		present,
		`${extremes[0]} AS smallest_${index}`,
		`${extremes[1]} AS largest_${index}`
	];
}
function momentsSql$2({ column, center, index }) {
	if (center === void 0 || !isNumeric(column)) return [];
	return momentSql(`CAST(${quoteIdentifier(column.name)} AS DOUBLE)`, center).map((sql, at) => `${sql} AS moment${at}_${index}`);
}
function momentSql(number, center) {
	const difference = `(${number} - ${doubleLiteral(center)})`;
	return [`avg(${difference})`, `avg(${difference} * ${difference})`];
}
function reader(row, index) {
	return (statistic) => row[`${statistic}_${index}`];
}
function extremesOf(of) {
	return {
		smallest: of("smallest"),
		largest: of("largest")
	};
}
function numberOf$4(value) {
	return value === null || value === void 0 ? NaN : Number(value);
}
function summaryOf(of, center) {
	const [offset, square] = [numberOf$4(of("moment0")), numberOf$4(of("moment1"))];
	const n = Number(of("present"));
	const variance = (square - offset * offset) * n / (n - 1);
	return {
		min: numberOf$4(of("smallest")),
		max: numberOf$4(of("largest")),
		mean: center + offset,
		std: n > 1 ? Math.sqrt(Math.max(0, variance)) : NaN,
		infinite: 0,
		hasSpecials: false
	};
}
async function finiteOf(table, special, centers) {
	if (special.length === 0) return /* @__PURE__ */ new Map();
	const { engine } = table;
	const columns = special.map(({ column }) => column);
	const facts = await countSpecials(engine, table, columns);
	const selected = columns.flatMap(({ name }, index) => {
		const number = `CAST(${quoteIdentifier(name)} AS DOUBLE)`;
		return momentSql(number, centers.get(name) ?? 0).map((sql, at) => `${sql} FILTER (WHERE ${engine.dialect.isFinite(number)}) AS moment${at}_${index}`);
	});
	const [row = {}] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
	return new Map(columns.map(({ name }, index) => {
		const own = facts.get(name);
		const values = {
			...own,
			moment0: row[`moment0_${index}`],
			moment1: row[`moment1_${index}`]
		};
		return [name, {
			facts: own,
			summary: {
				...summaryOf((statistic) => values[statistic], centers.get(name) ?? 0),
				infinite: own.infinite,
				hasSpecials: true
			}
		}];
	}));
}
function isNumeric({ type }) {
	return type === "integer" || type === "number";
}

// packages/tables/profile/count-values.ts
const columnsAtOnce$7 = 200;
/**
* How often each value of each column occurs, in one pass over up to 200 columns. Values are text as the engine
* spells them; missing ones (null, NaN) are left out.
*/
async function countValues(table, columns) {
	const counted = new Map(columns.map((name) => [name, /* @__PURE__ */ new Map()]));
	for (let start = 0; start < columns.length; start += columnsAtOnce$7) {
		const some = columns.slice(start, start + columnsAtOnce$7);
		const rows = await table.engine.query(groupingSets(table, some));
		for (const row of rows) {
			const value = row["value"];
			if (value !== null) counted.get(some[Number(row["column"])]).set(value, Number(row["count"]));
		}
	}
	return counted;
}
function groupingSets(table, names) {
	const columns = new Map(table.columns.map((column) => [column.name, column]));
	const values = names.map((name, index) => `${textOf$2(columns.get(name), table.engine.dialect)} AS v${index}`);
	const keys = names.map((_name, index) => `v${index}`);
	const value = keys.length === 1 ? keys[0] : `coalesce(${keys.join(", ")})`;
	return `SELECT CASE ${keys.map((key, index) => `WHEN GROUPING(${key}) = 0 THEN ${index}`).join(" ")} END AS "column", ${value} AS value, count(*) AS "count" FROM (SELECT ${values.join(", ")} FROM ${table.relation}) GROUP BY GROUPING SETS (${keys.map((key) => `(${key})`).join(", ")})`;
}
/** NaN is missing; 32-bit numbers are spelt as the doubles that they are compared as. */
function textOf$2(column, dialect) {
	if (column.type !== "number") return dialect.text(column);
	const number = `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
	return `CASE WHEN NOT ${dialect.isNan(number)} THEN ${dialect.doubleText(number)} END`;
}

// packages/tables/performance/labelled-table.ts
/**
* The engine's own table of predictions joined to labels, one row a key: key_0…, copies, made_at, is_unscored,
* is_conflicting, score, is_mature, label_copies, is_disputed, label. Score and label are null where they say nothing.
*/
const joinedTable$1 = "trainyard_labelled";
/** A prediction that can be measured once it has a label: one score, and old enough. */
const isMeasurable = "score IS NOT NULL AND is_mature = 1";
const hasLabel = "label IS NOT NULL";

// packages/tables/performance/compare-arrival.ts
/** More values than this are an identifier or free text, and no kind of row. */
const mostValues$1 = 50;
/** Enough to see a tenth of the distance that matters. */
const mostRows$4 = 5e5;
/** How features differ between predictions whose label arrived and the others. Empty while all or none have one. */
async function compareArrival(predictions, { keys, features, counts }) {
	const { predictions: all, labelled: some } = counts;
	if (some === 0 || some === all) return [];
	const labelled = rowsWhere(predictions, keys, [hasLabel, some]);
	const unlabelled = rowsWhere(predictions, keys, [`NOT (${hasLabel})`, all - some]);
	const numeric = predictions.columns.filter(({ name }) => features.includes(name)).filter(({ type }) => type === "integer" || type === "number");
	return [...await compareNumbers({
		labelled,
		unlabelled
	}, numeric.map(({ name }) => name)), ...await compareCategories({
		labelled,
		unlabelled
	}, await fewValued(predictions, features))].sort((a, b) => a.column < b.column ? -1 : 1);
}
/** The raw rows of the measurable predictions that satisfy a condition on their label; of many, a sample by key. */
function rowsWhere(table, { left }, [condition, rows]) {
	const every = Math.ceil(rows / mostRows$4);
	const hashed = left.map((_, index) => `key_${index}`).join(", ");
	const drawn = every > 1 ? ` AND hash(${hashed}) % ${every} = 0` : "";
	const on = left.map((expression, index) => `(${expression}) = trainyard_key_${index}`);
	const keys = `(SELECT ${left.map((_, index) => `key_${index} AS trainyard_key_${index}`).join(", ")} FROM ${joinedTable$1} WHERE ${isMeasurable} AND ${condition}${drawn})`;
	return {
		...table,
		relation: `(SELECT * FROM ${table.relation} SEMI JOIN ${keys} AS trainyard_keys ON ${on.join(" AND ")})`
	};
}
async function compareNumbers({ labelled, unlabelled }, names) {
	if (names.length === 0) return [];
	const means = await summariseColumns(labelled, names.map((name) => ({
		name,
		center: 0
	})));
	const requests = names.map((name) => {
		const { mean } = means.numeric.get(name);
		return {
			name,
			center: Number.isFinite(mean) ? mean : 0
		};
	});
	const sides = [await summariseColumns(labelled, requests), await summariseColumns(unlabelled, requests)];
	return names.flatMap((name) => {
		const [a, b] = sides.map(({ rows, missing, numeric }) => ({
			n: rows - missing.get(name),
			mean: numeric.get(name).mean,
			std: numeric.get(name).std
		}));
		return a.n > 1 && b.n > 1 ? [arrivalOfMoments(name, a, b)] : [];
	});
}
async function compareCategories({ labelled, unlabelled }, names) {
	if (names.length === 0) return [];
	const a = await countValues(labelled, names);
	const b = await countValues(unlabelled, names);
	return names.flatMap((name) => {
		const [with_, without] = [a.get(name), b.get(name)];
		return with_.size > 0 && without.size > 0 ? [arrivalOfValues(name, with_, without)] : [];
	});
}
async function fewValued({ engine, columns, relation }, features) {
	const names = columns.filter(({ name, type }) => features.includes(name) && (type === "string" || type === "boolean")).map(({ name }) => name);
	if (names.length === 0) return [];
	const counts = names.map((name, index) => `approx_count_distinct(${quoteIdentifier(name)}) AS values_${index}`);
	const [row = {}] = await engine.query(`SELECT ${counts.join(", ")} FROM ${relation}`);
	return names.filter((_, index) => Number(row[`values_${index}`]) <= mostValues$1);
}

// packages/tables/join-keys.ts
/** @throws CannotRunError for every key that one of the tables does not have. */
function joinKeys({ keys, left, right, subject, location }) {
	const problems = [];
	const find = (table, key) => {
		const found = table.columns.find(({ name }) => name === key);
		if (!found) {
			const names = table.columns.map(({ name }) => name);
			const message = `${table.source} has no column '${key}' to join by. ${suggestName(key, names)}`;
			problems.push({
				code: "join-key",
				subject,
				message,
				location
			});
		}
		return found;
	};
	const pairs = keys.flatMap((key) => {
		const [a, b] = [find(left, key), find(right, key)];
		return a && b ? [[a, b]] : [];
	});
	if (problems.length > 0) throw new CannotRunError(problems);
	return {
		left: pairs.map(([a, b]) => keyExpression(a, b)),
		right: pairs.map(([a, b]) => keyExpression(b, a))
	};
}
/** Whole numbers stay exact beyond 2^53; a key that is text on one side is compared as text. */
function keyExpression(column, other) {
	const quoted = quoteIdentifier(column.name);
	const types = /* @__PURE__ */ new Set([column.type, other.type]);
	if (types.size === 1 && !types.has("other")) return column.sqlType === other.sqlType ? quoted : `CAST(${quoted} AS ${common(column.type)})`;
	if ([...types].every((type) => type === "integer" || type === "number")) return `CAST(${quoted} AS DOUBLE)`;
	return `CAST(${quoted} AS ${[...types].every((type) => type === "date" || type === "timestamp") ? "TIMESTAMP" : "VARCHAR"})`;
}
function common(type) {
	if (type === "integer") return "HUGEINT";
	if (type === "number") return "DOUBLE";
	return type === "timestamp" || type === "date" ? "TIMESTAMP" : "VARCHAR";
}
/** 'a IS NOT NULL AND b IS NOT NULL': a row without a whole key belongs to no other. */
function hasKey(expressions) {
	return expressions.map((one) => `(${one}) IS NOT NULL`).join(" AND ");
}

// packages/tables/number-sql.ts
/** SQL that gives a column as DOUBLE, or null: booleans 0 and 1, dates and timestamps as milliseconds since the epoch. */
function doubleOf(column, dialect) {
	const { name, type } = column;
	const quoted = quoteIdentifier(name);
	if (type === "date" || type === "timestamp") return dialect.epochMsWithFraction(dialect.moment(column));
	return type === "string" || type === "other" ? `TRY_CAST(${quoted} AS DOUBLE)` : `CAST(${quoted} AS DOUBLE)`;
}

// packages/tables/predictions/label-expression.ts
const plainPositives = /* @__PURE__ */ new Set(["1", "true"]);
const plainNegatives = /* @__PURE__ */ new Set(["0", "false"]);
const shownValues = 6;
/**
* SQL that turns a label column of any type into 0 and 1. Without `positive` only 0, 1, true and false are labels;
* with it there may be two values, and one of them must be it: a misspelt class would silently be no class at all.
*/
async function labelExpression(engine, source) {
	const { table, input, column, positive } = source;
	const quoted = quoteIdentifier(column);
	const values = (await engine.query(`SELECT DISTINCT ${quoted} AS value FROM ${table.relation} WHERE ${quoted} IS NOT NULL ORDER BY 1 LIMIT 7`)).map((row) => row["value"]);
	const expected = positive === void 0 ? plainProblem(values) : namedProblem(values, positive);
	if (expected !== void 0) return { problem: {
		code: "label-values",
		subject: input,
		message: `label column '${column}' of ${table.source} holds ${listed$2(values)}; ${expected}`
	} };
	const isPositive = (value) => positive === void 0 ? plainPositives.has(textOf$1(value)) : sameLabel(value, positive);
	const literals = values.filter((value) => isPositive(value)).map((value) => literal(value));
	return { expression: `CASE WHEN ${quoted} IS NULL THEN NULL WHEN ${literals.length === 0 ? "FALSE" : `${quoted} IN (${literals.join(", ")})`} THEN 1 ELSE 0 END` };
}
function plainProblem(values) {
	const known = (value) => plainPositives.has(textOf$1(value)) || plainNegatives.has(textOf$1(value));
	if (values.every((value) => known(value))) return void 0;
	return "expected 0 and 1, or true and false. Name the label that counts as 1 in the policy: 'positive: …'";
}
function namedProblem(values, positive) {
	if (values.length > 2) return "expected two values, since task is binary";
	if (values.some((value) => sameLabel(value, positive))) return void 0;
	return `expected one of them to be ${JSON.stringify(positive)}, as the policy's 'positive' says`;
}
/** 1, 1.0, '1' and "1" are one label, and so are true and 'true'; otherwise case counts. */
function sameLabel(value, positive) {
	if (value === positive || String(value) === String(positive)) return true;
	const numbers = [value, positive].map((one) => typeof one === "boolean" ? NaN : Number(one));
	if (String(value).trim() !== "" && String(positive).trim() !== "" && numbers[0] === numbers[1]) return true;
	return (typeof value === "boolean" || typeof positive === "boolean") && textOf$1(value) === textOf$1(positive);
}
function textOf$1(value) {
	return String(value).trim().toLowerCase();
}
function literal(value) {
	return typeof value === "string" ? quoteLiteral(value) : String(value);
}
function listed$2(values) {
	if (values.length === 0) return "no values";
	return `${values.slice(0, shownValues).map((value) => JSON.stringify(value)).join(", ")}${values.length > shownValues ? ", …" : ""}`;
}

// packages/tables/predictions/id-order.ts
/**
* Whether every row has an id greater than that of the row before it, as the engine orders them. `lag` over the rows as they stand is
* a pass that keeps nothing, where finding ids that occur twice takes a hash table of all of them.
*/
async function idsAscend(engine, table, id) {
	const [row] = await engine.query(`SELECT count(*) AS n, count(*) FILTER (id > before) AS steps FROM (SELECT id, lag(id) OVER () AS before FROM (SELECT ${id} AS id FROM ${table.relation}))`);
	return Number(row["steps"]) === Number(row["n"]) - 1;
}
const mostHashesAtOnce = 25e5;
/**
* Whether two rows have ids with the same hash; if not, all ids differ, and ten million long names need not stand in memory to be found
* to, nor all hashes at once.
*/
async function mayRepeat(engine, { relation }, { id, rowCount, hashesAtOnce = mostHashesAtOnce }) {
	const passes = Math.max(1, Math.ceil(rowCount / hashesAtOnce));
	for (let pass = 0; pass < passes; pass++) {
		const [row] = await engine.query(`SELECT count(*) AS n FROM (SELECT 1 FROM ${relation} WHERE ${id} IS NOT NULL AND hash(${id}) % ${passes} = ${pass} GROUP BY hash(${id}) HAVING count(*) > 1)`);
		if (Number(row["n"]) > 0) return true;
	}
	return false;
}
/** Both tables stand in the order of their ids as they are. Text and numbers are in two orders. */
function inSameOrder({ id }, champion) {
	if (!id?.ascends) return false;
	return !champion || champion.id?.ascends === true && champion.id.isText === id.isText;
}

// packages/tables/predictions/prediction-columns.ts
/** Finds the columns and says what is wrong with them; with problems there is no SQL. */
async function predictionSql(engine, source) {
	const { table, columns, input, needsId, needsWeight } = source;
	const problems = [];
	const find = (role, required) => {
		const column = table.columns.find(({ name }) => name === columns[role]);
		if (!column && required) problems.push(missingColumn$2(source, role));
		return column;
	};
	const id = find("id", needsId);
	const labelColumn = find("label", true);
	const scoreColumn = find("score", true);
	const weightColumn = columns.weight === void 0 ? void 0 : find("weight", needsWeight);
	const score = scoreColumn && await numberExpression(engine, source, scoreColumn);
	const label = labelColumn && (source.task === "regression" ? await numberExpression(engine, source, labelColumn) : await labelExpression(engine, {
		...source,
		column: labelColumn.name
	}));
	const weight = weightColumn && await numberExpression(engine, source, weightColumn);
	for (const part of [
		score,
		label,
		weight
	]) if (part && "problem" in part) problems.push(part.problem);
	if (problems.length > 0 || !score || !label || "problem" in score || "problem" in label) return { problems };
	return {
		sql: {
			input,
			table,
			id: id && await predictionId(engine, table, id),
			label: label.expression,
			score: score.expression,
			...weight && "expression" in weight ? { weight: weight.expression } : {}
		},
		problems
	};
}
/** The column that rows are aligned by. */
async function predictionId(engine, table, { name, type }) {
	const expression = quoteIdentifier(name);
	const ascends = await idsAscend(engine, table, expression);
	return {
		expression,
		isText: type === "string",
		ascends
	};
}
function missingColumn$2({ table, columns, input }, role) {
	const names = table.columns.map(({ name }) => name);
	const name = columns[role] ?? "";
	const use = {
		id: "to align the rows of both models",
		label: "with what really happened",
		score: "with the model's predictions",
		weight: "with how much each row counts"
	}[role];
	return {
		code: "column-missing",
		subject: input,
		message: `${table.source} has no column '${name}' ${use}. ${suggestName(name, names)} Name it in the policy under columns.${role}`
	};
}
/** A column as DOUBLE; text that is no number is a problem, with the first such value. */
async function numberExpression(engine, { table, input }, { name, type }) {
	const quoted = quoteIdentifier(name);
	if (type === "integer" || type === "number") return { expression: `CAST(${quoted} AS DOUBLE)` };
	const isText = `${quoted} IS NOT NULL AND TRY_CAST(CAST(${quoted} AS VARCHAR) AS DOUBLE) IS NULL`;
	const [row] = await engine.query(`SELECT count(*) FILTER (${isText}) AS bad, CAST(first(${quoted}) FILTER (${isText}) AS VARCHAR) AS example, count(${quoted}) AS given FROM ${table.relation}`);
	if (row["bad"] === 0 && Number(row["given"]) > 0 && type === "string") return { expression: `TRY_CAST(${quoted} AS DOUBLE)` };
	const what = row["example"] === null ? `holds ${Number(row["given"]) > 0 ? `values of type ${type}` : "no values"}` : `holds text in ${String(row["bad"])} rows, first ${JSON.stringify(row["example"])}`;
	return { problem: {
		code: "column-type",
		subject: input,
		message: `column '${name}' of ${table.source} ${what}; expected numbers`
	} };
}

// packages/tables/performance/label-sql.ts
/** Labels as 0 and 1 (of a regression: as they are), null where missing. @throws CannotRunError */
async function labelSql(engine, source, policy) {
	const location = policy.locate(["label"]);
	const { table, subject } = source;
	const column = findColumn(source, policy.label, location);
	const [row] = await engine.query(`SELECT count(${quoteIdentifier(column.name)}) AS given FROM ${table.relation}`);
	if (Number(row["given"]) === 0) return "CAST(NULL AS DOUBLE)";
	const { positive, task } = policy;
	return `CAST(${expressionOf(task === "regression" ? await numberExpression(engine, {
		table,
		input: subject
	}, column) : await labelExpression(engine, {
		table,
		input: subject,
		column: column.name,
		positive
	}), location)} AS DOUBLE)`;
}
/** Scores as DOUBLE. @throws CannotRunError */
async function scoreSql(engine, source, policy) {
	const location = policy.locate(["score"]);
	const column = findColumn(source, policy.score, location);
	const { table, subject } = source;
	const score = expressionOf(await numberExpression(engine, {
		table,
		input: subject
	}, column), location);
	if (policy.metric.needsProbabilities || policy.calibrated) await requireProbabilities(engine, {
		source,
		score,
		location
	}, policy);
	return score;
}
async function requireProbabilities(engine, { source: { table, subject }, score, location }, policy) {
	const [row] = await engine.query(`SELECT count(*) FILTER (isfinite(${score}) AND ((${score}) < 0 OR (${score}) > 1)) AS outside FROM ${table.relation}`);
	const outside = Number(row["outside"]);
	if (outside === 0) return;
	const why = policy.calibrated ? "'calibrated: true'" : policy.metricName;
	const message = `${outside.toLocaleString("en-US")} scores of ${table.source} lie outside 0…1, but ${why} takes them as probabilities; give probabilities, or change the policy`;
	throw new CannotRunError([{
		code: "score-out-of-range",
		subject,
		message,
		location
	}]);
}
function expressionOf(found, location) {
	if ("problem" in found) throw new CannotRunError([{
		...found.problem,
		location
	}]);
	return found.expression;
}
/** @throws CannotRunError with the nearest name. */
function findColumn({ table, subject }, name, location) {
	const found = table.columns.find((column) => column.name === name);
	if (found) return found;
	const names = table.columns.map((column) => column.name);
	const message = `${table.source} has no column '${name}'. ${suggestName(name, names)}`;
	throw new CannotRunError([{
		code: "column-missing",
		subject,
		message,
		location
	}]);
}

// packages/tables/performance/read-labelled.ts
/** Rows held in memory: 24 MB. More hardly narrow an interval, and a bootstrap of them takes minutes. */
const mostRows$3 = 1e6;
const ageGroups = 5;
const orderedTable = "trainyard_ordered";
/**
* Scores and labels of the joined rows; of more than a million, those whose key hashes to a drawn residue. In the order
* of the keys: the same rows give the same bootstrap draws, however the files were ordered.
*/
async function readLabelled(engine, { source, files }, { keys, scored }) {
	const every = Math.ceil(scored / mostRows$3);
	const names = [
		"score",
		"label",
		"is_mature"
	];
	const drawn = every > 1 ? ` AND hash(${keys.join(", ")}) % ${every} = 0` : "";
	await engine.query(`CREATE OR REPLACE TABLE ${orderedTable} AS SELECT ${names.join(", ")} FROM ${joinedTable$1} WHERE score IS NOT NULL${drawn} ORDER BY ${keys.join(", ")}`);
	const table = {
		source,
		files,
		columns: names.map((name) => ({
			name,
			type: "number",
			sqlType: "DOUBLE"
		})),
		engine,
		relation: orderedTable
	};
	const numbers = await engine.readNumbers(table, names);
	await engine.query(`DROP TABLE ${orderedTable}`);
	return {
		scores: numbers.get("score"),
		labels: numbers.get("label"),
		isMature: numbers.get("is_mature"),
		sampledFrom: every > 1 ? scored : void 0
	};
}
/** Shares of labelled predictions over equal parts of the time that they span, oldest first. */
async function coverageByAge(engine) {
	const part = `least(4, floor(${ageGroups} * (made_at - first_at) / nullif(last_at - first_at, 0)))`;
	return (await engine.query(`SELECT coalesce(${part}, 0) AS part, count(*) AS predictions, count(label) AS labelled FROM (SELECT made_at, label, min(made_at) OVER () AS first_at, max(made_at) OVER () AS last_at FROM ${joinedTable$1} WHERE score IS NOT NULL AND made_at IS NOT NULL) GROUP BY 1 ORDER BY 1`)).map((row) => ({
		predictions: Number(row["predictions"]),
		labelled: Number(row["labelled"])
	}));
}

// packages/tables/performance/join-labels.ts
const labelTable = "trainyard_labels";
/**
* Joins labels to predictions by key, in the engine. Both are grouped by key first: a key that repeats would be measured
* twice, and one whose scores or labels disagree says nothing.
* @throws CannotRunError for columns that do not exist or hold something else
*/
async function joinLabels(engine, { predictions, labels }, policy) {
	const keys = joinKeys({
		keys: policy.join,
		left: predictions,
		right: labels,
		subject: "performance.join",
		location: policy.locate(["join"])
	});
	const label = await labelSql(engine, {
		table: labels,
		subject: "performance.labels"
	}, policy);
	const subject = policy.predictions === void 0 ? "current" : "performance.predictions";
	const score = await scoreSql(engine, {
		table: predictions,
		subject
	}, policy);
	const time = timeSql({
		table: predictions,
		subject
	}, policy);
	await engine.query(groupedLabels(labels, keys, label));
	await engine.query(joined$2(predictions, {
		keys,
		score,
		time
	}, policy));
	const ofLabels = await countLabels(engine, labels, {
		keys: keys.right,
		label
	});
	const [row = {}] = await engine.query(countsSql);
	const [whole = {}] = await engine.query(`SELECT count(*) AS row_count, count(*) FILTER (WHERE ${hasKey(keys.left)}) AS with_key FROM ${predictions.relation}`);
	const sample = await readLabelled(engine, predictions, {
		keys: keyNames(keys.left.length),
		scored: numberOf$3(row, "scored")
	});
	return {
		keys,
		source: predictions.source,
		labelSource: labels.source,
		...sample,
		counts: {
			...predictionCounts(whole, row),
			...ofLabels
		},
		coverageByAge: time === void 0 ? [] : await coverageByAge(engine)
	};
}
function timeSql(source, policy) {
	if (policy.time === void 0) return void 0;
	const location = policy.locate(["time"]);
	const column = findColumn(source, policy.time, location);
	if (column.type === "date" || column.type === "timestamp") return doubleOf(column, source.table.engine.dialect);
	const message = `expected a date or timestamp, but '${policy.time}' of ${source.table.source} is ${column.type}`;
	throw cannotRun("time-type", "performance.time", message, { location });
}
function keyNames(count, expressions) {
	return Array.from({ length: count }, (_, index) => expressions ? `${expressions[index]} AS key_${index}` : `key_${index}`);
}
function groupedLabels({ relation }, { right }, label) {
	const names = keyNames(right.length).join(", ");
	return `CREATE OR REPLACE TABLE ${labelTable} AS SELECT ${names}, count(*) AS copies, min(label) AS lowest, max(label) AS highest FROM (SELECT ${keyNames(right.length, right).join(", ")}, ${label} AS label FROM ${relation} WHERE ${hasKey(right)}) WHERE isfinite(label) GROUP BY ${names}`;
}
function joined$2({ relation }, sql, { delayMs }) {
	const { left } = sql.keys;
	const names = keyNames(left.length);
	const rows = `SELECT ${keyNames(left.length, left).join(", ")}, CASE WHEN isfinite(${sql.score}) THEN ${sql.score} END AS score, ${sql.time ?? "NULL"} AS made_at FROM ${relation} WHERE ${hasKey(left)}`;
	const grouped = `SELECT ${names.join(", ")}, count(*) AS copies, min(score) AS lowest, max(score) AS highest, max(made_at) AS made_at FROM (${rows}) GROUP BY ${names.join(", ")}`;
	const mature = delayMs === void 0 ? "1" : `CASE WHEN made_at <= max(made_at) OVER () - ${delayMs} THEN 1 ELSE 0 END`;
	const columns = [
		...names.map((name) => `p.${name}`),
		"p.copies",
		"p.made_at",
		"p.lowest IS NULL AS is_unscored",
		"p.lowest <> p.highest AS is_conflicting",
		"CASE WHEN p.lowest = p.highest THEN p.lowest END AS score",
		"p.is_mature",
		"l.copies AS label_copies",
		"l.lowest <> l.highest AS is_disputed",
		"CASE WHEN l.lowest = l.highest THEN l.lowest END AS label"
	];
	const on = names.map((name) => `p.${name} = l.${name}`).join(" AND ");
	return `CREATE OR REPLACE TABLE ${joinedTable$1} AS SELECT ${columns.join(", ")} FROM (SELECT *, ${mature} AS is_mature FROM (${grouped})) p LEFT JOIN ${labelTable} l ON ${on}`;
}
const countsSql = `SELECT ${[
	"count(*) FILTER (WHERE is_unscored) AS without_score",
	"count(*) FILTER (WHERE is_conflicting) AS conflicting",
	"count(*) FILTER (WHERE copies > 1 AND NOT coalesce(is_conflicting, false)) AS repeated",
	"count(score) AS scored",
	"count(score) FILTER (WHERE is_mature = 0 AND made_at IS NOT NULL) AS young",
	"count(score) FILTER (WHERE is_mature = 0 AND made_at IS NULL) AS without_time",
	`count(*) FILTER (WHERE ${isMeasurable}) AS predictions`,
	`count(*) FILTER (WHERE ${isMeasurable} AND ${hasLabel}) AS labelled`
].join(", ")} FROM ${joinedTable$1}`;
function predictionCounts(whole, row) {
	const rows = numberOf$3(whole, "row_count");
	return {
		rows,
		withoutKey: rows - numberOf$3(whole, "with_key"),
		withoutScore: numberOf$3(row, "without_score"),
		repeated: numberOf$3(row, "repeated"),
		conflicting: numberOf$3(row, "conflicting"),
		young: numberOf$3(row, "young"),
		withoutTime: numberOf$3(row, "without_time"),
		predictions: numberOf$3(row, "predictions"),
		labelled: numberOf$3(row, "labelled")
	};
}
async function countLabels(engine, { relation }, { keys, label }) {
	const [raw = {}] = await engine.query(`SELECT count(*) AS row_count, count(*) FILTER (WHERE ${hasKey(keys)}) AS with_key, count(*) FILTER (WHERE NOT coalesce(isfinite(${label}), false)) AS missing FROM ${relation}`);
	const [row = {}] = await engine.query(`SELECT count(*) AS keys, count(*) FILTER (WHERE copies > 1 AND lowest = highest) AS repeated, count(*) FILTER (WHERE lowest <> highest) AS conflicting, (SELECT count(label_copies) FROM ${joinedTable$1}) AS known FROM ${labelTable}`);
	const rows = numberOf$3(raw, "row_count");
	return {
		labelRows: rows,
		labelsWithoutKey: rows - numberOf$3(raw, "with_key"),
		labelsMissing: numberOf$3(raw, "missing"),
		labelsRepeated: numberOf$3(row, "repeated"),
		labelsConflicting: numberOf$3(row, "conflicting"),
		labelsUnknown: numberOf$3(row, "keys") - numberOf$3(row, "known")
	};
}
function numberOf$3(row, name) {
	return Number(row[name] ?? 0);
}

// packages/tables/performance/read-reference.ts
/** Rows held in memory, as of the current predictions. */
const mostRows$2 = 1e6;
const referenceTable = "trainyard_reference";
/** Scores and labels of the rows that have both; of more than a million a sample that is always the same. */
async function readReference(engine, table, policy) {
	const source = {
		table,
		subject: "performance.reference"
	};
	const label = await labelSql(engine, source, policy);
	const score = await scoreSql(engine, source, policy);
	await engine.query(`CREATE OR REPLACE TABLE ${referenceTable} AS SELECT score, label FROM (SELECT ${score} AS score, ${label} AS label FROM ${table.relation}) WHERE isfinite(score) AND isfinite(label) ORDER BY score, label`);
	const [row] = await engine.query(`SELECT count(*) AS row_count FROM ${referenceTable}`);
	const rows = Number(row["row_count"]);
	if (rows === 0) {
		const message = `${table.source} has no row with both '${policy.score}' and '${policy.label}'; give predictions with their labels, or a number`;
		const location = policy.locate(["reference"]);
		throw cannotRun("reference-empty", "performance.reference", message, { location });
	}
	const every = Math.ceil(rows / mostRows$2);
	const columns = ["score", "label"].map((name) => ({
		name,
		type: "number",
		sqlType: "DOUBLE"
	}));
	const numbers = await engine.readNumbers({
		...table,
		columns,
		relation: referenceTable
	}, ["score", "label"], every > 1 ? `rowid % ${every} = 0` : void 0);
	await engine.query(`DROP TABLE ${referenceTable}`);
	return {
		source: table.source,
		scores: numbers.get("score"),
		labels: numbers.get("label")
	};
}

// packages/tables/performance/check-performance.ts
/** Realised and estimated performance; undefined when the policy does not ask. */
async function checkPerformance(request) {
	const { performance } = request.policy;
	const labelSource = request.labels ?? performance?.labels;
	if (!performance) {
		if (request.labels === void 0) return void 0;
		throw cannotRun("labels-unused", "labels", `labels are given, but the policy has no performance section that says how to use them`);
	}
	if (labelSource === void 0) {
		const message = "expected labels, got none: give the input 'labels', or the key in the policy";
		const location = performance.locate(["labels"]);
		throw cannotRun("labels-missing", "performance.labels", message, { location });
	}
	const predictions = performance.predictions === void 0 ? request.current : await request.open(performance.predictions);
	const labels = await openAlike((options) => request.open(labelSource, options), predictions);
	assertFiles("'performance'", [predictions, labels]);
	const { engine } = predictions;
	const joined = await joinLabels(engine, {
		predictions,
		labels
	}, performance);
	const arrival = await compareArrival(predictions, {
		keys: joined.keys,
		features: featuresOf(request, performance),
		counts: joined.counts
	});
	const reference = await referenceOf(engine, request, performance);
	const assessment = assessPerformance({
		current: {
			...joined,
			arrival
		},
		reference: reference?.predictions
	}, performance, request.policy);
	return {
		assessment,
		findings: performanceFindings(assessment),
		digests: {
			labels: await engine.digestOf(labels),
			...performance.predictions === void 0 ? {} : { predictions: await engine.digestOf(predictions) },
			...reference ? { performance_reference: reference.digest } : {}
		}
	};
}
/** What names a row, dates it or is asked about says nothing of the kind of row that it is. */
function featuresOf({ features }, { join, label, score, time }) {
	const others = /* @__PURE__ */ new Set([
		...join,
		label,
		score,
		...time === void 0 ? [] : [time]
	]);
	return features.filter((name) => !others.has(name));
}
async function referenceOf(engine, { open, storedEvaluation }, policy) {
	const { reference } = policy;
	if (typeof reference !== "string") return void 0;
	const table = await open(reference.startsWith("registry://") ? await storedEvaluation(reference) : reference);
	assertFiles("'performance'", [table]);
	return {
		predictions: {
			...await readReference(engine, table, policy),
			source: reference
		},
		digest: await engine.digestOf(table)
	};
}

// packages/tables/skew/difference-sql.ts
/** undefined: values of these types cannot be compared. */
function compareFeature(training, serving, tolerance) {
	const types = [training.type, serving.type];
	if (types.every((type) => type === "integer")) return integers(tolerance);
	if (types.every((type) => type === "integer" || type === "number" || type === "boolean")) return types.every((type) => type === "boolean") ? exactly((name) => name) : numbers(tolerance);
	if (types.every((type) => type === "date" || type === "timestamp")) return exactly((name) => `CAST(${name} AS TIMESTAMP)`);
	if (types[0] !== types[1]) return void 0;
	return exactly((name) => `CAST(${name} AS VARCHAR)`);
}
function exactly(cast) {
	return {
		value: ({ name }) => cast(quoteIdentifier(name)),
		differs: (training, serving) => `${training} <> ${serving}`
	};
}
/** Beyond 2^53 neighbours would be one double: the first question is whether they are the same integer. */
function integers({ absolute, relative }) {
	return {
		value: ({ name }) => `CAST(${quoteIdentifier(name)} AS HUGEINT)`,
		differs: (training, serving) => absolute === 0 && relative === 0 ? `${training} <> ${serving}` : `${training} <> ${serving} AND ${apart(`CAST(${training} AS DOUBLE)`, `CAST(${serving} AS DOUBLE)`, {
			absolute,
			relative
		})}`
	};
}
function numbers(tolerance) {
	return {
		value: ({ name }) => {
			const number = `CAST(${quoteIdentifier(name)} AS DOUBLE)`;
			return `CASE WHEN isnan(${number}) THEN NULL ELSE ${number} END`;
		},
		differs: (training, serving) => `${training} <> ${serving} AND (NOT isfinite(${training}) OR NOT isfinite(${serving}) OR ${apart(training, serving, tolerance)})`
	};
}
function apart(a, b, { absolute, relative }) {
	return `abs(${a} - ${b}) > ${doubleLiteral(absolute)} + ${doubleLiteral(relative)} * greatest(abs(${a}), abs(${b}))`;
}

// packages/tables/skew/features.ts
/** @throws CannotRunError for names in the policy that a log does not have. */
function chooseFeatures({ training, serving }, policy) {
	const problems = [...unknownColumns({
		training,
		serving
	}, policy)];
	if (problems.length > 0) throw new CannotRunError(problems);
	const isFeature = (name) => !policy.join.includes(name) && !policy.exclude.includes(name) && (policy.columns === void 0 || policy.columns.includes(name));
	const [ofTraining, ofServing] = [byName(training), byName(serving)];
	const names = [.../* @__PURE__ */ new Set([...ofTraining.keys(), ...ofServing.keys()])].filter(isFeature).sort();
	return {
		features: names.flatMap((name) => {
			const [a, b] = [ofTraining.get(name), ofServing.get(name)];
			return a && b ? [{
				name,
				training: a,
				serving: b
			}] : [];
		}),
		onlyTraining: names.filter((name) => !ofServing.has(name)),
		onlyServing: names.filter((name) => !ofTraining.has(name))
	};
}
function byName({ columns }) {
	return new Map(columns.map((column) => [column.name, column]));
}
function unknownColumns({ training, serving }, policy) {
	const problem = (path, message) => ({
		code: "skew-column",
		subject: ["skew", ...path].join("."),
		message,
		location: policy.locate(path)
	});
	const tables = [training, serving];
	const lacks = (table, name) => !table.columns.some((column) => column.name === name);
	const suggestion = (table, name) => suggestName(name, table.columns.map((column) => column.name));
	return [...(policy.columns ?? []).flatMap((name, index) => tables.filter((table) => lacks(table, name)).map((table) => problem(["columns", index], `${table.source} has no column '${name}'. ${suggestion(table, name)}`))), ...policy.exclude.flatMap((name, index) => tables.every((table) => lacks(table, name)) ? [problem(["exclude", index], `neither log has a column '${name}'. ${suggestion(training, name)}`)] : [])];
}

// packages/tables/skew/compare-logs.ts
/** Counts, joined by key, in how many rows each feature differs: one joined pass, whatever the number of columns. */
async function compareLogs(engine, logs, policy) {
	const { training, serving } = logs;
	const keys = joinKeys({
		keys: policy.join,
		left: training,
		right: serving,
		subject: "skew.join",
		location: policy.locate(["join"])
	});
	const chosen = chooseFeatures(logs, policy);
	const sides = {
		training: await countRows$1(engine, training, {
			keys: keys.left,
			features: chosen.features
		}),
		serving: await countRows$1(engine, serving, {
			keys: keys.right,
			features: chosen.features
		})
	};
	const compared = chosen.features.map((feature, index) => ({
		...feature,
		sql: compareFeature(feature.training, feature.serving, policy),
		isEmpty: [sides.training, sides.serving].some(({ present }) => present[index] === 0)
	}));
	const repeats = {
		training: await hasRepeatedKeys(engine, training, keys.left),
		serving: await hasRepeatedKeys(engine, serving, keys.right)
	};
	const [row = {}] = await engine.query(joinedSql(logs, keys, compared, repeats));
	const log = (side) => ({
		source: logs[side].source,
		rows: sides[side].rows,
		withoutKey: sides[side].withoutKey,
		repeatedKeys: numberOf$2(row, `repeated_${side}`),
		unmatchedKeys: numberOf$2(row, `unmatched_${side}`)
	});
	return {
		training: log("training"),
		serving: log("serving"),
		joined: numberOf$2(row, "joined"),
		columns: compared.map((one, index) => columnSkew(one, index, row)),
		onlyTraining: chosen.onlyTraining,
		onlyServing: chosen.onlyServing
	};
}
function columnSkew(compared, index, row) {
	const { name, training, serving, sql, isEmpty } = compared;
	return {
		column: name,
		types: {
			training: training.type,
			serving: serving.type
		},
		retyped: !sql && !isEmpty,
		different: numberOf$2(row, `different_${index}`),
		missingInTraining: numberOf$2(row, `no_training_${index}`),
		missingInServing: numberOf$2(row, `no_serving_${index}`)
	};
}
function numberOf$2(row, name) {
	return Number(row[name] ?? 0);
}
async function hasRepeatedKeys(engine, { relation }, keys) {
	return (await engine.query(`SELECT 1 AS found FROM ${relation} WHERE ${hasKey(keys)} GROUP BY ${keys.join(", ")} HAVING count(*) > 1 LIMIT 1`)).length > 0;
}
async function countRows$1(engine, { relation }, { keys, features }) {
	const present = features.map(({ name }, index) => `count(${quoteIdentifier(name)}) AS present_${index}`);
	const whole = `count(*) FILTER (WHERE ${hasKey(keys)}) AS with_key`;
	const [row = {}] = await engine.query(`SELECT ${[
		"count(*) AS row_count",
		whole,
		...present
	].join(", ")} FROM ${relation}`);
	const rows = numberOf$2(row, "row_count");
	return {
		rows,
		withoutKey: rows - numberOf$2(row, "with_key"),
		present: features.map((_, index) => numberOf$2(row, `present_${index}`))
	};
}
/**
* Where a key repeats, its log is grouped by key first, so that such keys are counted and left out instead of multiplied.
* Where none does, the rows are joined as they stand: grouping holds every value of the log in memory.
*/
function joinedSql(logs, keys, compared, repeats) {
	const side = (of, expressions) => keyedRows(logs[of], expressions, {
		of,
		compared,
		isGrouped: repeats[of]
	});
	const on = keys.left.map((_, index) => `training_key_${index} = serving_key_${index}`);
	const once = "training_rows = 1 AND serving_rows = 1";
	return `SELECT ${[
		`count(*) FILTER (WHERE ${once}) AS joined`,
		"count(*) FILTER (WHERE training_rows > 1) AS repeated_training",
		"count(*) FILTER (WHERE serving_rows > 1) AS repeated_serving",
		"count(*) FILTER (WHERE serving_rows IS NULL) AS unmatched_training",
		"count(*) FILTER (WHERE training_rows IS NULL) AS unmatched_serving",
		...compared.flatMap(({ sql, isEmpty }, index) => {
			const [a, b] = [`training_${index}`, `serving_${index}`];
			const counted = (name, condition) => `count(*) FILTER (WHERE ${once} AND ${condition}) AS ${name}_${index}`;
			return [
				...sql && !isEmpty ? [counted("different", `(${sql.differs(a, b)})`)] : [],
				counted("no_training", `${a} IS NULL AND ${b} IS NOT NULL`),
				counted("no_serving", `${b} IS NULL AND ${a} IS NOT NULL`)
			];
		})
	].join(", ")} FROM ${side("training", keys.left)} FULL OUTER JOIN ${side("serving", keys.right)} ON ${on.join(" AND ")}`;
}
function keyedRows({ relation }, keys, options) {
	const { of, compared, isGrouped } = options;
	const named = keys.map((one, index) => `${one} AS ${of}_key_${index}`);
	const values = compared.map((one, index) => {
		const value = valueOf(one, of);
		return `${isGrouped ? `any_value(${value})` : value} AS ${of}_${index}`;
	});
	const rows = `${isGrouped ? "count(*)" : "1"} AS ${of}_rows`;
	const grouping = isGrouped ? ` GROUP BY ${keys.map((_, index) => index + 1).join(", ")}` : "";
	return `(SELECT ${[
		...named,
		rows,
		...values
	].join(", ")} FROM ${relation} WHERE ${hasKey(keys)}${grouping})`;
}
function valueOf({ sql, isEmpty, ...sides }, of) {
	const column = sides[of];
	if (sql && !isEmpty) return sql.value(column);
	const name = quoteIdentifier(column.name);
	return `CASE WHEN ${name} IS NOT NULL${column.type === "number" ? ` AND NOT isnan(${name})` : ""} THEN 1 END`;
}

// packages/tables/skew/check-skew.ts
/** Training–serving skew, row by row; undefined when the policy does not ask. */
async function checkSkew(policy, open) {
	if (!policy) return void 0;
	const { trainingLog, servingLog } = policy;
	const first = await open(trainingLog);
	const serving = await openAlike((options) => open(servingLog, options), first);
	const training = await openAlike(async (options) => options ? open(trainingLog, options) : first, serving);
	assertFiles("training–serving skew", [training, serving]);
	const counts = await compareLogs(training.engine, {
		training,
		serving
	}, policy);
	const assessment = assessSkew(counts, policy);
	return {
		assessment,
		findings: skewFindings(assessment, policy),
		digests: {
			training_log: await training.engine.digestOf(training),
			serving_log: await serving.engine.digestOf(serving)
		}
	};
}

// packages/tables/sources/address.ts
/** An address of data that is not on this machine: http(s) or object storage. */
function isAddress(source) {
	return /^(https?|s3):\/\//i.test(source);
}
/** The address as it may be shown: without user, password, query and fragment. */
function shownAddress(source) {
	if (!isAddress(source)) return source;
	if (/^s3:/i.test(source)) return source.replace(/^s3:\/\/(?:[^/]*@)?/i, "s3://");
	if (!URL.canParse(source)) return source.replace(/[?#].*$/s, "").replace(/\/\/[^/]*@/, "//");
	const { protocol, host, pathname } = new URL(source);
	return `${protocol}//${host}${pathname}`;
}

// packages/tables/sources/open-source.ts
/**
* Opens a path, a glob or an address. What is said of a download names its address, not the temporary file.
* @throws CannotRunError
*/
async function openSource(engine, downloads, source, options = {}) {
	if (!isAddress(source)) return engine.open(source, options);
	const fetched = await downloads.filesOf(source);
	return engine.open(shownAddress(source), {
		...options,
		fetched
	});
}

// packages/tables/drift/check-sections.ts
async function checkSections(engine, downloads, { plan, ...request }) {
	const open = (source, options) => openSource(engine, downloads, source, options);
	const features = plan.compared.map(({ column }) => column);
	const performance = await checkPerformance({
		...request,
		features,
		open
	});
	const skew = await checkSkew(request.policy.skew, open);
	return {
		performance,
		skew,
		findings: [...performance?.findings ?? [], ...skew?.findings ?? []],
		asksForRetraining: performance?.assessment.asksForRetraining ?? false,
		broken: skew?.assessment.broken ?? [],
		digests: {
			...performance?.digests,
			...skew?.digests
		}
	};
}

// packages/tables/scan/scan-columns.ts
/** Each task has arrays of a megabyte or so. */
const columnsAtOnce$6 = 100;
/** Whether the rows of a table can be looked at here. */
function canScan({ engine }) {
	return engine.runTasks !== void 0;
}
/**
* One pass over up to a hundred columns of numbers, on all cores.
* @throws CannotRunError when the data cannot be read to its end.
*/
async function scanColumns(table, columns) {
	const outcomes = [];
	for (let start = 0; start < columns.length; start += columnsAtOnce$6) {
		const some = columns.slice(start, start + columnsAtOnce$6);
		outcomes.push(...await table.engine.runTasks(table, some));
	}
	return outcomes;
}

// packages/tables/profile/moments-sql.ts
const widestRange = 2n ** 62n;
/** A spread of at least a tenth of the mean leaves 14 digits of a difference of squares. */
const mostSquares = 100;
/** The moments from plain means of values less a shift and of their squares; undefined where these lose digits. */
function nearMoments({ type, present, min = 0, max = 0 }, { shift = 0, mean, square }) {
	const isUnsafe = type === "integer" && !(Number.isSafeInteger(min) && Number.isSafeInteger(max));
	const variance = square - mean * mean;
	const isTame = max - min < 1e140 && max - min > 1e-140;
	if (present < 2 || isUnsafe || !isTame || !(variance * mostSquares >= square)) return void 0;
	const std = Math.sqrt(variance * present / (present - 1));
	return steadyMoments({
		shift,
		offset: mean,
		std
	});
}
/** SQL of the aggregates that `readMoments` understands. */
function momentsSql$1(request, index, dialect) {
	const { facts } = request;
	const number = doubleOf(facts.column, dialect);
	const where = facts.hasSpecials ? dialect.isFinite(number) : "true";
	const difference = differenceSql(request, number);
	const meanOf = (sql) => dialect.mean(sql, {
		isWhole: false,
		where
	});
	return `${meanOf(difference)} AS offset_${index}, ${meanOf(`${difference} * ${difference}`)} AS square_${index}`;
}
function differenceSql(request, number) {
	const shift = integerShift(request);
	if (shift !== void 0) return `CAST(CAST(${quoteIdentifier(request.facts.name)} AS BIGINT) - (${shift}) AS DOUBLE)`;
	const { center, scale } = scaleOf(request);
	return `(${scale === 1 ? number : `(${number} / ${doubleLiteral(scale)})`} - ${doubleLiteral(center / scale)})`;
}
function readMoments$1(request, row, index) {
	const integer = integerShift(request);
	const { center, scale } = scaleOf(request);
	const shift = integer === void 0 ? center : Number(integer);
	const size = integer === void 0 ? scale : 1;
	const offset = Number(row[`offset_${index}`]);
	const square = Number(row[`square_${index}`]);
	const n = request.facts.present;
	const std = n > 1 ? Math.sqrt(Math.max(0, (square - offset * offset) * n / (n - 1))) : 0;
	return steadyMoments({
		shift,
		offset: offset * size,
		std: std * size
	});
}
/** Where a double cannot tell whole numbers apart: the one at the center, so that differences are small. */
function integerShift({ facts, center }) {
	const { type, smallest, largest, min, max } = facts;
	if (type !== "integer" || Number.isSafeInteger(min) && Number.isSafeInteger(max)) return void 0;
	const [low, high] = [BigInt(smallest), BigInt(largest)];
	if (!(low >= -(2n ** 63n) && high < 2n ** 63n && high - low < widestRange)) return void 0;
	const near = BigInt(Math.round(center));
	return near < low ? low : near > high ? high : near;
}
/** A scale other than 1 only where squares would overflow or vanish. */
function scaleOf({ facts, center }) {
	const { min = 0, max = 0 } = facts;
	const range = max - min;
	return !(range < 1e140) || range < 1e-140 ? {
		center: 0,
		scale: Math.max(Math.abs(min), Math.abs(max))
	} : {
		center,
		scale: 1
	};
}

// packages/tables/profile/column-facts.ts
const columnsAtOnce$5 = 200;
async function countRows({ engine, relation }) {
	const [total] = await engine.query(`SELECT count(*) AS row_count FROM ${relation}`);
	return Number(total["row_count"]);
}
/** Missing, infinite and distinct values and the extremes of every column, in one pass over up to 200 columns. */
async function countFacts(engine, table, options) {
	const { rows } = options;
	const facts = [];
	for (let start = 0; start < table.columns.length; start += columnsAtOnce$5) {
		const columns = table.columns.slice(start, start + columnsAtOnce$5);
		const items = columns.map((column, index) => factsSql({
			column,
			index
		}, options, table.engine.dialect));
		const row = await askFirstForExtremes(table, {
			extremes: items.flatMap((one) => one.extremes),
			others: items.flatMap((one) => one.others)
		});
		const values = columns.map((_column, index) => valuesOf$2(row, index));
		const special = columns.filter(({ type }, index) => type === "number" && isSpecial(values[index]));
		const finite = await countSpecials(engine, table, special);
		facts.push(...columns.map((column, index) => readFacts({
			column,
			rows,
			values: values[index],
			finite: finite.get(column.name)
		})));
	}
	return facts;
}
/** The answers of one column, by name. */
function valuesOf$2(row, index) {
	const prefix = `f${index}_`;
	return Object.fromEntries(Object.entries(row).filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value]));
}
function readFacts({ column, rows, values, finite }) {
	const isNumber = column.type === "integer" || column.type === "number";
	const { present, infinite, smallest, largest } = finite ?? {
		present: Number(values["present"]),
		infinite: 0,
		smallest: textOrNone(values["smallest"]),
		largest: textOrNone(values["largest"])
	};
	const facts = {
		column,
		name: column.name,
		type: column.type,
		rows,
		missing: rows - present - infinite,
		infinite,
		present,
		hasSpecials: finite !== void 0,
		...smallest === void 0 || largest === void 0 ? {} : {
			smallest,
			largest
		},
		...isNumber && smallest !== void 0 ? {
			min: Number(smallest),
			max: Number(largest)
		} : {},
		...column.type === "string" && present > 0 ? {
			meanLength: Number(values["length"]),
			blankShare: Number(values["blanks"]) / present
		} : {}
	};
	const sums = {
		mean: Number(values["mean"]),
		square: Number(values["square"])
	};
	const moments = isNumber ? nearMoments(facts, sums) : void 0;
	return {
		...facts,
		...distinctOf(facts, values),
		...moments ? { moments } : {}
	};
}
function textOrNone(value) {
	return value === null || value === void 0 ? void 0 : `${value}`;
}
/** Texts are counted; of numbers the extremes bound how many can differ, which rules ids out or leads to a count. */
function distinctOf({ present, rows, type, smallest, largest }, values) {
	const isExact = rows <= exactDistinctRows;
	if (type === "string") return {
		distinct: Math.min(present, Number(values["distinct"])),
		isExact
	};
	if (smallest !== void 0 && smallest === largest) return {
		distinct: 1,
		isExact: true
	};
	if (type === "boolean") return {
		distinct: 2,
		isExact: true
	};
	if (type !== "integer" || smallest === void 0) return {
		distinct: present,
		isExact: false
	};
	const range = BigInt(largest) - BigInt(smallest) + 1n;
	return {
		distinct: range < BigInt(present) ? Number(range) : present,
		isExact: false
	};
}
/** The same facts with exact numbers of distinct values for some columns: one more pass over these. */
async function countDistinct(engine, table, facts) {
	const open = facts.filter(({ isExact }) => !isExact);
	if (open.length === 0) return /* @__PURE__ */ new Map();
	const selected = open.map(({ name }, index) => `count(DISTINCT ${quoteIdentifier(name)}) AS d${index}`);
	const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
	return new Map(open.map((one, index) => [one.name, {
		...one,
		distinct: Number(row[`d${index}`]),
		isExact: true
	}]));
}

// packages/tables/profile/describe-categories.ts
const mostValues = 500;
const fewestValues = 10;
const valuesOfAllColumns = 2e3;
/** Categorical profiles by column, from the counts of its values. */
function describeCategories(columns, values, minimumCellCount) {
	const categorical = columns.filter(({ role, type }) => role === "categorical" || role === "constant" && (type === "string" || type === "boolean"));
	const share = Math.floor(valuesOfAllColumns / Math.max(1, columns.length));
	const shown = Math.max(fewestValues, Math.min(mostValues, share));
	return new Map(categorical.map(({ name, present }) => {
		const counts = [...values.get(name)].map(([value, count]) => ({
			value,
			count
		}));
		counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
		const listed = counts.filter(({ count }) => count >= minimumCellCount).slice(0, shown);
		return [name, {
			values: listed,
			otherCount: present - listed.reduce((sum, { count }) => sum + count, 0),
			distinct: counts.length
		}];
	}));
}

// packages/tables/profile/count-near.ts
/** One pass over all columns; a fifth of the time that grouping takes the engine. */
async function countNear(table, columns) {
	const asked = columns.map(({ name, ...numbers }) => {
		return {
			name,
			numbers,
			task: {
				kind: "count",
				numbers
			}
		};
	});
	const tallies = await scanColumns(table, asked);
	return new Map(asked.map(({ name, numbers }, at) => [name, new NearCounter(numbers, tallies[at])]));
}

// packages/tables/profile/count-cells.ts
/** Branches of one query: planning more takes longer than reading. */
const columnsAtOnce$4 = 100;
/** Exact counts of the finite values of many columns in cells of a grid that does not depend on data. */
async function countCells(table, requests) {
	return canScan(table) ? countHere(table, requests) : countThere(table, requests);
}
async function countHere(table, requests) {
	const columns = requests.map(({ column: { name }, bits, min, max, count }) => {
		return {
			name,
			bits,
			min,
			max,
			count,
			areHalved: true
		};
	});
	const counters = await countNear(table, columns);
	return new Map(requests.map(({ column: { name, type }, bits, min, max }) => {
		const cells = new GrowingCells(bits);
		const counter = counters.get(name);
		const { near, upTo, beyond } = counter.counts();
		for (const [at, value] of near.entries()) {
			if (upTo[at] > 0) cells.add(value, false, upTo[at]);
			if (beyond[at] > 0) cells.add(value, true, beyond[at]);
		}
		const { finite: present, sum, squares } = counter.tally;
		const sums = {
			shift: counter.center,
			mean: sum / present,
			square: squares / present
		};
		const moments = nearMoments({
			type,
			present,
			min,
			max
		}, sums);
		return [name, {
			...cells.counted(),
			moments,
			roughMoments: counter.moments()
		}];
	}));
}
/** A branch a column: each reads its own column once and keeps as many groups as there are cells with values. */
async function countThere(table, requests) {
	const counted = /* @__PURE__ */ new Map();
	for (let start = 0; start < requests.length; start += columnsAtOnce$4) {
		const some = requests.slice(start, start + columnsAtOnce$4);
		const cells = some.map((request) => new GrowingCells(request.bits));
		const branches = some.map((request, index) => cellsSql(table, request, index));
		for (const row of await table.engine.query(branches.join(" UNION ALL "))) {
			const [near, above] = [row["near"], row["above"] === true];
			cells[Number(row["c"])].add(near, above, Number(row["n"]));
		}
		for (const [index, { column }] of some.entries()) counted.set(column.name, cells[index].counted());
	}
	return counted;
}
function cellsSql(table, request, index) {
	const { column, hasSpecials } = request;
	const { dialect } = table.engine;
	const conditions = ["x IS NOT NULL", ...hasSpecials ? [dialect.isFinite("x")] : []];
	const values = `SELECT ${doubleOf(column, dialect)} AS x FROM ${table.relation}`;
	return `SELECT ${index} AS c, near, x > near AS above, count(*) AS n FROM (SELECT x, ${roundedSql(request)} AS near FROM (${values}) WHERE ${conditions.join(" AND ")}) GROUP BY near, x > near`;
}
/** Products with the constant below overflow above this. */
const largestSplit = 2 ** 960;
const down = 2 ** -200;
/**
* x rounded to bits + 1 binary digits by Veltkamp's splitting (Boldo 2006: to a nearest such number, whichever way ties go):
* arithmetic that every engine has, and faster than logarithms. Rounded values are the ends of cells, and whether x is
* above says in which of the two beside it lies.
*/
function roundedSql({ bits, min, max }) {
	const constant = doubleLiteral(2 ** (52 - bits) + 1);
	const rounded = (x) => `(${x} * ${constant} - (${x} * ${constant} - ${x}))`;
	if (Math.max(Math.abs(min), Math.abs(max)) < largestSplit) return rounded("x");
	const scaled = `${rounded(`(x * ${doubleLiteral(down)})`)} / ${doubleLiteral(down)}`;
	return `CASE WHEN abs(x) < ${doubleLiteral(largestSplit)} THEN ${rounded("x")} ELSE ${scaled} END`;
}
var GrowingCells = class {
	#bits;
	#octaves = /* @__PURE__ */ new Map();
	#zeros = 0;
	constructor(bits) {
		this.#bits = bits;
	}
	add(near, above, count) {
		if (near === 0) this.#zeros += count;
		else this.#addAt(above ? cellAbove(near, this.#bits) : cellOf$1(near, this.#bits), count);
	}
	#addAt({ negative, exponent, index }, count) {
		const key = `${negative} ${exponent}`;
		let octave = this.#octaves.get(key);
		if (!octave) {
			octave = {
				negative,
				exponent,
				bits: this.#bits,
				cells: /* @__PURE__ */ new Map()
			};
			this.#octaves.set(key, octave);
		}
		addCount(octave.cells, index, count);
	}
	counted() {
		return {
			octaves: [...this.#octaves.values()],
			zeros: this.#zeros
		};
	}
};

// packages/tables/profile/count-doubles.ts
/** Roughly how many distinct values columns have, in one pass over these. */
async function sketchDistinct(engine, table, columns) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const { dialect } = table.engine;
	const selected = columns.map(({ column }, index) => `${dialect.approximateDistinct(doubleOf(column, dialect))} AS d${index}`);
	const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
	return new Map(columns.map(({ name }, index) => [name, Number(row[`d${index}`])]));
}
/** Every finite value of columns with few, ascending, with how often it occurs. */
async function countDoubles(engine, table, columns) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const { dialect } = table.engine;
	const branches = columns.map(({ column, hasSpecials }, index) => {
		const finite = hasSpecials ? ` AND ${dialect.isFinite("x")}` : "";
		return `SELECT ${index} AS c, x, count(*) AS n FROM (SELECT ${doubleOf(column, dialect)} AS x FROM ${table.relation}) WHERE x IS NOT NULL${finite} GROUP BY x`;
	});
	const counts = columns.map(() => /* @__PURE__ */ new Map());
	for (const row of await engine.query(branches.join(" UNION ALL "))) {
		const own = counts[Number(row["c"])];
		const value = row["x"] + 0;
		own.set(value, (own.get(value) ?? 0) + Number(row["n"]));
	}
	return new Map(columns.map(({ name }, index) => [name, [...counts[index]].sort(([a], [b]) => a - b)]));
}

// packages/tables/profile/resolve-cells.ts
/** Up to here distinct values are counted one by one when cells do not tell. */
const mostListed = 4096;
/**
* Cells of numeric columns in the resolution that `chooseCells` wants: one pass for nearly all, more for columns whose
* values lie closer together than their extremes let guess. Columns of few values are counted value by value.
*/
async function resolveCells(engine, table, columns) {
	const budget = cellsPerColumn$1(table.columns.length);
	const resolved = /* @__PURE__ */ new Map();
	let open = columns.map((column) => {
		const { present: count, min = 0, max = 0 } = column;
		const isInteger = column.type === "integer";
		return {
			column,
			bits: guessBits({
				count,
				min,
				max,
				isInteger
			}, budget)
		};
	});
	for (let step = 4; open.length > 0; step *= 2) {
		const counted = await countCells(table, open.map((one) => requestOf(one)));
		const coarse = [];
		for (const one of open) {
			const found = resolutionOf(one, counted.get(one.column.name), budget);
			if (found) resolved.set(one.column.name, found);
			else coarse.push(one);
		}
		const listed = await listFewValues(engine, table, coarse.map(({ column }) => column));
		for (const [name, values] of listed) resolved.set(name, values);
		const rest = coarse.filter(({ column }) => !listed.has(column.name));
		for (const one of rest.filter(({ bits }) => bits === 40)) {
			const found = counted.get(one.column.name);
			const octaves = finestOctaves(found.octaves, one.column, budget);
			resolved.set(one.column.name, {
				...found,
				octaves
			});
		}
		open = rest.filter(({ bits }) => bits < 40).map(({ column, bits }) => ({
			column,
			bits: Math.min(40, bits + step)
		}));
	}
	return resolved;
}
function requestOf({ column, bits }) {
	const { min = 0, max = 0, present: count, hasSpecials } = column;
	return {
		column: column.column,
		bits,
		min,
		max,
		count,
		hasSpecials
	};
}
function resolutionOf({ column }, { octaves, zeros, moments }, budget) {
	const isInteger = column.type === "integer";
	const cells = octaves.reduce((sum, octave) => sum + octave.cells.size, zeros > 0 ? 1 : 0);
	if (areSafe(column) && cells <= 48) {
		const values = isInteger ? valuesOfCells({
			octaves,
			zeros
		}) : void 0;
		return values && { values };
	}
	const choice = chooseCells(octaves, {
		cells: budget,
		isInteger
	});
	return "octaves" in choice ? {
		octaves: choice.octaves,
		zeros,
		moments
	} : void 0;
}
/** More than a few values that differ by less than the smallest cells: finer it does not get. */
function finestOctaves(octaves, { type }, budget) {
	return chooseMerged(octaves, {
		cells: budget,
		isInteger: type === "integer"
	});
}
/** Neighbouring whole numbers beyond 2^53 meet in one double. */
function areSafe({ type, min, max }) {
	return type !== "integer" || Number.isSafeInteger(min) && Number.isSafeInteger(max);
}
/** Of columns that look as if they had few values: a sketch says whether it is worth counting them one by one. */
async function listFewValues(engine, table, columns) {
	const distinct = await sketchDistinct(engine, table, columns);
	const few = columns.filter(({ name, present }) => Math.min(present, distinct.get(name)) <= mostListed);
	const counted = await countDoubles(engine, table, few);
	const budget = cellsPerColumn$1(table.columns.length);
	return new Map(few.map((column) => {
		const values = counted.get(column.name);
		if (areSafe(column) && values.length <= 48) return [column.name, { values }];
		const isInteger = column.type === "integer";
		const { octaves, zeros } = cellsOfValues(values, isInteger);
		const choice = chooseCells(octaves, {
			cells: budget,
			isInteger
		});
		if ("unresolved" in choice) throw new Error(`${column.name}: values are as fine as it gets`);
		return [column.name, {
			octaves: choice.octaves,
			zeros
		}];
	}));
}

// packages/tables/profile/describe-numbers.ts
const columnsAtOnce$3 = 200;
/** Numeric profiles by column: a pass for the cells, and one for the moments of columns far from zero. */
async function describeNumbers(engine, table, columns) {
	const described = constantNumbers(columns);
	const numeric = columns.filter(({ role }) => role === "numeric");
	const resolved = await resolveCells(engine, table, numeric);
	const celled = [];
	for (const facts of numeric) {
		const found = resolved.get(facts.name);
		if ("octaves" in found) celled.push({
			facts,
			...found,
			center: centerOf(found)
		});
		else described.set(facts.name, ofValues(found.values));
	}
	const moments = await momentsOf(engine, table, celled);
	for (const { facts, octaves, zeros } of celled) {
		const { name, min, max } = facts;
		const own = {
			min,
			max,
			...moments.get(name)
		};
		described.set(name, celledNumbers(octaves, zeros, own));
	}
	return described;
}
/** Extremes alone, in one bin: all that is needed of a table that is counted together with another. Never written to a file. */
function outlineNumbers(columns) {
	const described = constantNumbers(columns);
	for (const { name, role, min = 0, max = 0, present } of columns) {
		if (role !== "numeric") continue;
		described.set(name, {
			min,
			max,
			mean: NaN,
			std: NaN,
			edges: [min, max],
			counts: [present]
		});
	}
	return described;
}
function constantNumbers(columns) {
	const constant = columns.filter(({ role, type }) => role === "constant" && (type === "integer" || type === "number"));
	return new Map(constant.map(({ name, min, present }) => [name, discreteNumbers([[min, present]], {
		mean: min,
		std: 0
	})]));
}
function ofValues(values) {
	const moments = momentsOfCounts(values.map(([value]) => value), values.map(([, count]) => count));
	return discreteNumbers(values, moments);
}
/** Known from the facts or the cells' pass, or from one more pass with the values taken from one amid them. */
async function momentsOf(engine, table, celled) {
	const moments = /* @__PURE__ */ new Map();
	const far = [];
	for (const one of celled) {
		const known = one.facts.moments ?? one.moments;
		if (known) moments.set(one.facts.name, known);
		else far.push(one);
	}
	for (let start = 0; start < far.length; start += columnsAtOnce$3) {
		const some = far.slice(start, start + columnsAtOnce$3);
		const selected = some.map((one, index) => momentsSql$1(one, index, table.engine.dialect));
		const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
		for (const [index, one] of some.entries()) moments.set(one.facts.name, readMoments$1(one, row, index));
	}
	return moments;
}
/** About the mean, from the middles of the cells: close enough that squares of differences lose no digits. */
function centerOf({ octaves, zeros }) {
	let [sum, count] = [0, zeros];
	for (const octave of octaves) for (const [index, own] of octave.cells) {
		const { low, high } = cellEnds(octave, index);
		const middle = Number.isFinite(low + high) ? low / 2 + high / 2 : 0;
		sum += middle * own;
		count += own;
	}
	return Number.isFinite(sum) ? sum / count : 0;
}

// packages/tables/profile/profile-table.ts
/**
* The profile of a table, the same for the same data. Few passes over all columns at once: extremes and distinct
* values; ids, where a column looks like one; the values of categorical columns; numbers in cells; their moments.
* @throws CannotRunError when the data cannot be read to its end.
*/
async function profileTable(engine, table, options = {}) {
	return describeTable(engine, table, {
		...options,
		isOutline: () => false
	});
}
/** A larger reference is not profiled for a comparison, but counted together with the current side. */
const mostProfiledRows = 1e5;
/**
* As much of a profile as the comparison of two tables needs: of a large one the numbers only in outline, because both are
* counted in the same cells afterwards.
*/
async function outlineTable(engine, table) {
	return describeTable(engine, table, { isOutline: (rows) => rows > mostProfiledRows });
}
async function describeTable(engine, table, options) {
	const rows = await countRows(table);
	const isOutline = options.isOutline(rows);
	const withMoments = !isOutline && !canScan(table);
	const columns = await rolesOf(table.engine, table, {
		rows,
		withMoments
	});
	const categories = columns.filter((column) => isCategorical(column)).map(({ name }) => name);
	const values = await countValues(table, categories);
	const numeric = isOutline ? outlineNumbers(columns) : await describeNumbers(table.engine, table, columns);
	const categorical = describeCategories(columns, values, options.minimumCellCount ?? 5);
	const profiles = columns.map((column) => {
		const numbers = numeric.get(column.name);
		const categories = categorical.get(column.name);
		return [column.name, {
			...describe(column),
			...numbers ? { numeric: numbers } : {},
			...categories ? { categorical: categories } : {}
		}];
	});
	return {
		schemaVersion: 2,
		rows,
		dataDigest: await engine.digestOf(table),
		columns: Object.fromEntries(profiles)
	};
}
async function rolesOf(engine, table, options) {
	const columns = (await countFacts(engine, table, options)).map((one) => ({
		...one,
		role: columnRole(one)
	}));
	const exact = await countDistinct(engine, table, columns.filter(({ role }) => role === "id"));
	return columns.map((column) => {
		const counted = exact.get(column.name);
		return counted ? {
			...counted,
			role: columnRole(counted)
		} : column;
	});
}
function isCategorical({ role, type }) {
	return role === "categorical" || role === "constant" && (type === "string" || type === "boolean");
}
function describe(column) {
	const { type, role, rows, missing, infinite, distinct, smallest, largest } = column;
	return {
		type,
		role,
		rows,
		missing,
		infinite,
		...role === "id" ? { distinct } : {},
		...role === "timestamp" ? { range: {
			min: smallest,
			max: largest
		} } : {}
	};
}

// packages/tables/profile/count-in-bins.ts
/**
* Exact counts of many columns between given edges (strictly increasing, finite, at least one) in one pass.
* @throws CannotRunError for a column that the table does not have, or data that cannot be read.
*/
async function countInBins(table, edges) {
	if (edges.size === 0) return /* @__PURE__ */ new Map();
	const binned = [...edges].map(([name, own]) => ({
		name,
		column: columnOf$3(table, name),
		edges: own
	}));
	const counted = /* @__PURE__ */ new Map();
	for (const some of inParts(binned, table.engine.dialect.edgesAtOnce)) {
		const selected = some.map((one, index) => `${binCountSql(table, one.column, one.edges)} AS b${index}`);
		const [row] = await table.engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
		for (const [index, one] of some.entries()) counted.set(one.name, readBinCounts(table, row[`b${index}`], one.edges));
	}
	return counted;
}
/** Parts of the list with no more edges than fit into one statement, though at least one column each. */
function inParts(list, most) {
	const parts = [];
	let left = 0;
	for (const one of list) {
		left -= one.edges.length;
		if (left < 0 || parts.length === 0) {
			parts.push([]);
			left = most - one.edges.length;
		}
		parts.at(-1).push(one);
	}
	return parts;
}
/** SQL of a struct that `readBinCounts` understands. */
function binCountSql({ engine }, column, edges) {
	const { dialect } = engine;
	const number = doubleOf(column, dialect);
	return dialect.binStruct(dialect.bins(number, edges), {
		missing: `count_if(${number} IS NULL OR ${dialect.isNan(number)})`,
		infinite: `count_if(${dialect.isInfinite(number)})`
	});
}
function readBinCounts({ engine }, value, edges) {
	const { bins, missing, infinite } = value;
	return {
		...engine.dialect.readBins(bins, edges),
		missing,
		infinite
	};
}
function columnOf$3(table, name) {
	const column = table.columns.find((one) => one.name === name);
	if (column) return column;
	const names = table.columns.map((one) => one.name);
	throw cannotRun("unknown-column", name, `${table.source} has no such column. ${suggestName(name, names)}`);
}

// packages/tables/drift/count-current.ts
/**
* Counts columns with values between the reference's edges: in the reference's own cells where it keeps cells (a pass over each
* column, whatever the number of cells), between irregular edges where it keeps single values.
*/
async function countCurrent(table, columns) {
	const celled = columns.filter(({ profile }) => profile.numeric.cells !== void 0);
	const byName = new Map(table.columns.map((column) => [column.name, column]));
	const cells = await countCells(table, celled.map(({ column, profile, summary }) => ({
		column: byName.get(column),
		bits: Math.max(1, finestBits(profile.numeric)),
		min: summary.min,
		max: summary.max,
		count: profile.rows,
		hasSpecials: summary.hasSpecials
	})));
	const discrete = columns.filter(({ profile }) => profile.numeric.cells === void 0);
	const counted = await countInBins(table, new Map(discrete.map(({ column, profile }) => [column, fineBins(profile.numeric).edges])));
	return new Map([...celled.map(({ column, profile }) => {
		const { edges } = fineBins(profile.numeric);
		const own = cells.get(column);
		return [column, {
			...countBetween(own, edges),
			moments: own.roughMoments
		}];
	}), ...[...counted].map(([column, { counts, below, above }]) => [column, {
		counts,
		below,
		above
	}])]);
}
function finestBits({ cells }) {
	return Math.max(0, ...decodeCells(cells).map(({ bits }) => bits));
}

// packages/tables/drift/exact-distances.ts
/** Values of both sides that are held at a time: 64 MB. */
const heldValues$1 = 8e6;
const columnsAtOnce$2 = 100;
/**
* sup |F − G| by column, exactly: what the counts of cells leave open is read value by value, in one more pass over the open
* columns of both tables, or a few where cells hold more values than memory is given.
*/
async function exactDistances(pair, columns, held = heldValues$1) {
	const distances = /* @__PURE__ */ new Map();
	const parts = [];
	for (const [name, cells] of columns) {
		const { lower, open } = boundDistance(cells);
		distances.set(name, lower);
		if (open.length > 0) parts.push({
			name,
			cells,
			open: [...open]
		});
	}
	for (const pass of passesOf(parts, held)) for (const [name, distance] of await lookInside(pair, pass)) distances.set(name, Math.max(distances.get(name), distance));
	return distances;
}
function passesOf(columns, held) {
	const passes = [];
	let rows = Infinity;
	for (const { name, cells, open } of columns) {
		let part;
		for (const cell of open) {
			rows += cells.reference[cell] + cells.current[cell];
			const isFull = rows > held || !part && passes.at(-1).length === columnsAtOnce$2;
			if (isFull) {
				passes.push([]);
				rows = cells.reference[cell] + cells.current[cell];
			}
			if (!part || isFull) {
				part = {
					name,
					cells,
					open: []
				};
				passes.at(-1).push(part);
			}
			part.open.push(cell);
		}
	}
	return passes;
}
async function lookInside(pair, parts) {
	const [reference, current] = await Promise.all([valuesOf$1(pair.reference, "reference", parts), valuesOf$1(pair.current, "current", parts)]);
	return parts.map(({ name, cells, open }, index) => {
		const inside = {
			open,
			reference: reference[index],
			current: current[index]
		};
		return [name, distanceInside(cells, inside)];
	});
}
async function valuesOf$1(table, side, parts) {
	const columns = parts.map(({ name, cells, open }) => {
		return {
			name,
			task: {
				kind: "collect",
				open: openSpec(cells, side, open)
			}
		};
	});
	try {
		return await scanColumns(table, columns);
	} catch (error) {
		await table.engine.digestOf(table);
		throw error;
	}
}

// packages/tables/drift/joint-counts.ts
/** So many cells that at five million rows the bounds leave few values open: reading these again costs more than cells do. */
const cellsPerColumn = 2 ** 17;
/** Counts of both tables in the same fine cells, by column: one pass over each table. */
async function countJointly(pair, columns, budget = cellsPerColumn) {
	const asked = columns.map((column) => {
		const bits = guessBits({
			...column,
			count: column.rows,
			isInteger: false
		}, budget);
		return {
			...column,
			bits,
			count: column.rows,
			areHalved: false
		};
	});
	const [reference, current] = await Promise.all([countNear(pair.reference, asked), countNear(pair.current, asked)]);
	return new Map(asked.map(({ name, bits }) => {
		const sides = [reference.get(name), current.get(name)];
		return [name, jointCounts(sides, {
			bits,
			isInteger: isIntegerIn(pair, name)
		})];
	}));
}
function columnOf$2(table, name) {
	return table.columns.find((column) => column.name === name);
}
function isIntegerIn({ reference, current }, name) {
	return [reference, current].every((table) => columnOf$2(table, name).type === "integer");
}

// packages/tables/drift/compare-jointly.ts
/**
* Columns of two large tables: counted in the same fine cells, and the largest distance found exactly without holding or
* sorting all values. Where the reference has few values, counting these on the current side says everything.
*/
async function compareJointly(engine, pair, { planned, summaries }) {
	const filled = planned.filter(({ column }) => summaries.missing.get(column) < summaries.rows);
	const continuous = filled.filter(({ profile }) => profile.numeric.discrete !== true);
	const columns = continuous.map((one) => jointColumn(one, summaries));
	const joint = await countJointly(pair, columns);
	const few = await withFewValues(engine, pair.reference, continuous, joint);
	const counted = /* @__PURE__ */ new Map();
	const open = continuous.flatMap((one) => {
		const own = joint.get(one.column);
		const isEmpty = own.cells.current.every((count) => count === 0);
		return few.has(one.column) || isEmpty ? [] : {
			one,
			own
		};
	});
	const distances = await exactDistances(pair, new Map(open.map(({ one, own }) => [one.column, own.cells])));
	for (const { one, own } of open) counted.set(one.column, jointly(one, own, distances.get(one.column)));
	const byValue = filled.filter(({ column }) => !counted.has(column)).map((one) => few.get(one.column) ?? one);
	return new Map([...counted, ...await countByValue(pair.current, byValue)]);
}
function jointColumn({ column, profile }, { rows }) {
	const { min, max } = profile.numeric;
	return {
		name: column,
		min,
		max,
		rows: profile.rows + rows
	};
}
function columnsOf$2(table, named) {
	return named.map(({ name }) => table.columns.find((column) => column.name === name));
}
function jointly(planned, { cells, reference: before, current: after }, distance) {
	const { edges, reference, current, below, above } = jointBins(cells);
	const { mean, std } = before;
	const numeric = {
		...planned.profile.numeric,
		mean,
		std
	};
	return {
		planned: {
			...planned,
			profile: {
				...planned.profile,
				numeric
			}
		},
		summary: {
			...after,
			hasSpecials: after.infinite > 0
		},
		counts: {
			counts: current,
			below,
			above
		},
		missing: after.missing,
		known: {
			fine: {
				edges,
				counts: reference
			},
			distance
		}
	};
}
/** Columns whose reference keeps single values; the current side is looked at by itself. */
async function countByValue(current, planned) {
	if (planned.length === 0) return /* @__PURE__ */ new Map();
	const summaries = await summariseColumns(current, planned.map(({ column, profile }) => ({
		name: column,
		center: profile.numeric.mean
	})));
	const filled = planned.flatMap((one) => {
		const summary = summaries.numeric.get(one.column);
		return Number.isNaN(summary.min) ? [] : [{
			...one,
			summary
		}];
	});
	const counts = await countCurrent(current, filled);
	return new Map(filled.map((one) => {
		const { column, summary } = one;
		const missing = summaries.missing.get(column);
		return [column, {
			planned: one,
			summary,
			counts: counts.get(column),
			missing,
			known: {}
		}];
	}));
}
/** Columns of which the reference has few distinct values, with these as their profile. */
async function withFewValues(engine, reference, columns, joint) {
	const candidates = columns.filter(({ column }) => filledCells(joint.get(column).cells) <= 48);
	const named = columnsOf$2(reference, candidates.map(({ column }) => ({ name: column }))).map((column) => ({
		name: column.name,
		column,
		hasSpecials: true
	}));
	const distinct = await sketchDistinct(engine, reference, named);
	const likely = named.filter(({ name }) => distinct.get(name) <= 2 * 48);
	const values = await countDoubles(engine, reference, likely);
	return new Map(candidates.flatMap((planned) => {
		const own = values.get(planned.column);
		if (!own || own.length > 48) return [];
		const numeric = discreteNumbers(own, momentsOfCounts(own.map(([value]) => value), own.map(([, count]) => count)));
		return [[planned.column, {
			...planned,
			profile: {
				...planned.profile,
				numeric
			}
		}]];
	}));
}
function filledCells({ reference }) {
	return reference.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
}

// packages/tables/drift/sorted-pairs.ts
/** Values held at a time, over all columns read together: 160 MB. */
const heldValues = 2e7;
/** Beyond this many rows, and for rows that a server keeps, the profile's certified interval has to do: exact values would not fit in memory. */
const mostRows$1 = 1e7;
/**
* Ascending finite values of both tables, a few columns a pass so that memory stays bounded. Columns are missing from
* the result when the tables are too long.
*/
async function readSortedPairs(engine, tables, columns) {
	const pairs = /* @__PURE__ */ new Map();
	const { reference, current } = tables;
	if (reference.files.length === 0 || current.files.length === 0) return pairs;
	const rows = await rowsOf$3(reference) + await rowsOf$3(current);
	if (rows > mostRows$1) return pairs;
	const perPass = Math.max(1, Math.floor(heldValues / Math.max(1, rows)));
	for (let start = 0; start < columns.length; start += perPass) {
		const group = columns.slice(start, start + perPass);
		const before = await engine.readNumbers(reference, group);
		const after = await engine.readNumbers(current, group);
		for (const column of group) pairs.set(column, {
			reference: sortedFinite(before.get(column)),
			current: sortedFinite(after.get(column))
		});
	}
	return pairs;
}
async function rowsOf$3({ engine, relation }) {
	const [row] = await engine.query(`SELECT count(*) AS row_count FROM ${relation}`);
	return Number(row["row_count"]);
}
function sortedFinite(values) {
	return values.filter((value) => Number.isFinite(value)).sort();
}

// packages/tables/drift/compare-numeric.ts
/** A large reference is not profiled but counted in the same cells as the current side, in the one engine that reads both. */
function areCountedJointly({ reference, referenceTable, current }) {
	return referenceTable !== void 0 && reference.rows > 1e5 && [referenceTable, current].every(({ files }) => files.length > 0);
}
/** Numeric columns of both sides, by what the reference is: a profile, a small table, a large one. */
async function compareNumeric(engine, data, group) {
	const { referenceTable, current } = data;
	const counted = referenceTable && areCountedJointly(data) ? await compareJointly(current.engine, {
		reference: referenceTable,
		current
	}, group) : await countByProfile(engine, data, group);
	return group.planned.map((one) => compared(one, counted.get(one.column), group.summaries));
}
async function countByProfile(engine, { referenceTable, current }, { planned, summaries }) {
	const filled = planned.flatMap((one) => {
		const summary = summaries.numeric.get(one.column);
		return summary && !Number.isNaN(summary.min) ? [{
			...one,
			summary
		}] : [];
	});
	const counts = await countCurrent(current, filled);
	const names = filled.map(({ column }) => column);
	const values = referenceTable ? await readSortedPairs(engine, {
		reference: referenceTable,
		current
	}, names) : void 0;
	return new Map(filled.map((one) => {
		const { column } = one;
		const sorted = values?.get(column);
		const known = sorted ? { values: sorted } : {};
		const missing = summaries.missing.get(column);
		const own = counts.get(column);
		const { mean, std } = own.moments ?? one.summary;
		return [column, {
			planned: one,
			summary: {
				...one.summary,
				mean,
				std
			},
			counts: own,
			missing,
			known
		}];
	}));
}
function compared(one, counted, { rows, missing, numeric }) {
	const { column } = one;
	const { profile } = counted?.planned ?? one;
	const summary = counted?.summary ?? numeric.get(column);
	const nothing = {
		counts: fineBins(profile.numeric).counts.map(() => 0),
		below: 0,
		above: 0
	};
	const side = {
		...counted?.counts ?? nothing,
		rows,
		missing: counted?.missing ?? missing.get(column),
		infinite: summary?.infinite ?? 0,
		min: summary?.min ?? NaN,
		max: summary?.max ?? NaN,
		mean: summary?.mean ?? NaN
	};
	return {
		planned: {
			...one,
			profile
		},
		comparison: numericComparison(column, profile, side, counted?.known),
		...summary ? { scales: {
			reference: profile.numeric,
			current: summary
		} } : {}
	};
}

// packages/tables/drift/compare-tables.ts
/** Reads what the policy asks for: few passes over the data, whatever the number of columns. */
async function compareTables(engine, data, policy) {
	const { reference, current } = data;
	const shared = current.columns.map(({ name }) => name).filter((name) => Object.hasOwn(reference.columns, name));
	const summaries = await summariseColumns(current, shared.map((name) => {
		const { numeric } = reference.columns[name];
		const isSummedLater = numeric?.cells !== void 0 && canScan(current);
		return areCountedJointly(data) ? { name } : {
			name,
			center: numeric?.mean ?? 0,
			isSummedLater
		};
	}));
	const schema = current.columns.map(({ name, type }) => ({
		column: name,
		type,
		...data.looksLike?.has(name) ? { looksLike: data.looksLike.get(name) } : {},
		empty: summaries.missing.get(name) === summaries.rows
	}));
	const plan = planColumns(reference, schema, policy);
	const { absent, retyped, empty: emptied } = plan;
	if (plan.compared.length + absent.length + retyped.length + emptied.length === 0) throw nothingToCompare(plan, current);
	const numeric = plan.compared.filter(({ kind }) => kind === "numeric");
	const categorical = plan.compared.filter(({ kind }) => kind === "categorical");
	const compared = [...await compareNumeric(engine, data, {
		planned: numeric,
		summaries
	}), ...await compareCategorical(data, {
		planned: categorical,
		summaries
	})];
	const order = new Map(plan.compared.map(({ column }, index) => [column, index]));
	compared.sort((a, b) => order.get(a.planned.column) - order.get(b.planned.column));
	return {
		plan,
		input: {
			plan,
			compared,
			empty: plan.empty.map((column) => ({
				column,
				rows: {
					reference: reference.rows,
					current: summaries.rows
				},
				missing: {
					reference: reference.rows,
					current: summaries.missing.get(column)
				}
			})),
			rows: summaries.rows
		}
	};
}
function nothingToCompare({ skipped }, current) {
	const reasons = skipped.map(({ column, reason }) => `'${column}' (${reason})`).join(", ");
	const detail = reasons === "" ? "" : `: ${reasons}`;
	return cannotRun("no-columns", "columns", `the reference and ${current.source} have no column that can be compared${detail}. Name others under columns.include`);
}
async function compareCategorical({ reference, current, referenceTable }, { planned, summaries }) {
	if (planned.length === 0) return [];
	const names = planned.map(({ column }) => column);
	const currentValues = await countValues(current, names);
	const referenceValues = referenceTable ? await countValues(referenceTable, names) : void 0;
	return planned.map((one) => {
		const { column, profile } = one;
		const asNumbers = profile.type === "integer" || profile.type === "number";
		const side = (values, rows, missing) => ({
			rows,
			missing,
			values: asNumbers ? canonicalNumbers(values) : values,
			other: 0
		});
		const known = referenceValues?.get(column);
		const before = known ? side(known, reference.rows, profile.missing) : {
			...profileCategories(profile),
			...asNumbers ? canonical(profile) : {}
		};
		const after = side(currentValues.get(column) ?? /* @__PURE__ */ new Map(), summaries.rows, summaries.missing.get(column));
		return {
			planned: one,
			comparison: categoricalComparison(column, before, after),
			categories: {
				reference: before,
				current: after
			}
		};
	});
}
function canonical(profile) {
	return { values: canonicalNumbers(profileCategories(profile).values) };
}
/** One spelling for one number: a missing value elsewhere turns the 1 of a column into 1.0. */
function canonicalNumbers(values) {
	const merged = /* @__PURE__ */ new Map();
	for (const [value, count] of values) {
		const name = Number.isFinite(Number(value)) ? String(Number(value)) : value;
		merged.set(name, (merged.get(name) ?? 0) + count);
	}
	return merged;
}

// packages/tables/drift/window.ts
/**
* The rows of the last `lastMs` milliseconds, counted back from the newest row rather than from now: the same data give
* the same answer tomorrow. That data are fresh is for validate-data to check. Or the newest `rows` rows by a column (with all that
* tie with the last of them, so that the answer does not depend on chance), or the last ones in the order of the file.
* @throws CannotRunError when the column does not exist, holds no time, or is empty.
*/
async function windowOf(table, request) {
	const { column, rows, location } = request;
	const fail = (message) => cannotRun("window", "window.column", message, { location });
	if (column === void 0) {
		if (table.files.length > 0) return {
			table: await lastRows(table, rows),
			span: void 0
		};
		throw fail(`the rows of ${table.source} have no order of their own, as a file's have: name the column that gives it`);
	}
	const names = table.columns.map(({ name }) => name);
	const found = table.columns.find(({ name }) => name === column);
	if (!found) throw fail(`${table.source} has no column '${column}'. ${suggestName(column, names)}`);
	const isTime = found.type === "date" || found.type === "timestamp";
	if (rows === void 0 && !isTime) throw fail(`expected a date or timestamp, but '${column}' of ${table.source} is ${found.type}`);
	const { dialect } = table.engine;
	const key = isTime ? dialect.moment(found) : quoteIdentifier(column);
	const [row] = await table.engine.query(`SELECT max(${key}) AS newest FROM ${table.relation}`);
	const newest = row?.["newest"];
	if (newest === null || newest === void 0) throw fail(`every '${column}' of ${table.source} is missing, so no row has a time`);
	const relation = rows === void 0 ? `(SELECT * FROM ${table.relation} WHERE ${key} > ${dialect.laterByMs(`(SELECT max(${key}) FROM ${table.relation})`, -request.lastMs)})` : newestRows(table, key, rows);
	const windowed = {
		...table,
		relation
	};
	return {
		table: windowed,
		span: isTime ? await spanOf(windowed, key, request) : void 0
	};
}
function newestRows({ relation }, key, rows) {
	return `(SELECT * FROM ${relation} WHERE ${key} >= (SELECT min(k) FROM (${`SELECT ${key} AS k FROM ${relation} WHERE ${key} IS NOT NULL ORDER BY k DESC LIMIT ${rows}`})))`;
}
async function lastRows(table, rows) {
	const [counted] = await table.engine.query(`SELECT count(*) AS row_count FROM ${table.relation}`);
	const skipped = Number(counted["row_count"]) - rows;
	if (skipped <= 0) return table;
	return {
		...table,
		relation: `(SELECT * FROM ${table.relation} LIMIT ${rows} OFFSET ${skipped})`
	};
}
async function spanOf({ engine, relation }, key, { lastMs }) {
	const { dialect } = engine;
	const [row] = await engine.query(`SELECT ${dialect.epochMs(`max(${key})`)} AS until, ${dialect.epochMs(`min(${key})`)} AS oldest FROM ${relation}`);
	const until = Number(row["until"]);
	return {
		from: moment(lastMs === void 0 ? Number(row["oldest"]) : until - lastMs),
		until: moment(until)
	};
}
function moment(ms) {
	return new Date(ms).toISOString();
}

// packages/tables/drift/open-current.ts
/**
* Opens the current data. Text formats have no types: a column that is text in the reference is read as text here too,
* so that codes such as 007 stay what they were.
*/
async function openCurrent(engine, reference, request) {
	let whole = await request.open();
	const hasTypes = whole.files.every((file) => /\.(parquet|pq)$/i.test(file));
	const looksLike = new Map(whole.columns.filter(({ name, type }) => type !== "string" && reference.columns[name]?.type === "string").filter(() => !hasTypes).map(({ name, type }) => [name, type]));
	if (looksLike.size > 0) whole = await request.open([...looksLike.keys()]);
	const opened = whole;
	const { table, span } = request.window ? await windowOf(opened, request.window) : {
		table: opened,
		span: void 0
	};
	return {
		table,
		span,
		looksLike,
		digest: () => engine.digestOf(opened)
	};
}

// packages/tables/drift/read-compat-columns.ts
/** Other tools hold whole columns in memory; beyond this many rows a side their numbers are not computed. */
const mostRows = 1e6;
/** What the tools of `compat` would be given, by column; without those for which not all values are known. */
async function readCompatColumns(engine, { referenceTable, current, reference }, seen, { compat }) {
	if (compat.length === 0 || !referenceTable) return /* @__PURE__ */ new Map();
	if (Math.max(seen.rows, reference.rows) > mostRows) return /* @__PURE__ */ new Map();
	if (referenceTable.files.length === 0 || current.files.length === 0) return /* @__PURE__ */ new Map();
	const numbers = seen.compared.filter(({ planned }) => ["integer", "number"].includes(planned.profile.type)).map(({ planned }) => planned.column).filter((name) => current.columns.some((one) => one.name === name && ["integer", "number"].includes(one.type)));
	const isOrdered = compat.includes("nannyml") && numbers.length > 0;
	const before = isOrdered ? await engine.readNumbers(referenceTable, numbers) : /* @__PURE__ */ new Map();
	const after = isOrdered ? await engine.readNumbers(current, numbers) : /* @__PURE__ */ new Map();
	const columns = /* @__PURE__ */ new Map();
	for (const compared of seen.compared) {
		const { column } = compared.planned;
		const [own, other] = [before.get(column), after.get(column)];
		const ordered = own && other && {
			reference: finite(own),
			current: finite(other)
		};
		const found = compatColumn(compared, ordered);
		if (found) columns.set(column, found);
	}
	return columns;
}
function finite(values) {
	return values.filter((value) => Number.isFinite(value));
}

// packages/tables/drift/read-importances.ts
/**
* The weights that the policy names, each of a column that exists; undefined when it names none.
* @throws CannotRunError when the file cannot be read or understood.
*/
async function readImportances({ importance, locate }, workingDirectory, { reference, current }) {
	if (importance === void 0) return void 0;
	let text;
	try {
		text = await readFile(resolve(workingDirectory, importance), "utf8");
	} catch (cause) {
		const { code = "unknown error" } = cause;
		throw cannotRun("importance", "importance", `cannot read ${importance}: ${code === "ENOENT" ? "no such file" : code}; expected JSON or CSV of feature importances`, {
			cause,
			location: locate(["importance"])
		});
	}
	const weights = parseImportances(text, importance);
	const columns = [...Object.keys(reference.columns), ...current.columns.map(({ name }) => name)];
	assertKnownFeatures(weights, columns, importance);
	return weights;
}

// packages/tables/drift/open-reference.ts
/**
* `registry://name@alias` (the profile kept with that version), a profile (`*.json`, a path or an address), or else a table.
* @throws CannotRunError when it cannot be read or holds no row.
*/
async function openReference(engine, request) {
	const { reference } = request;
	const opened = isRegistryUri(reference) ? await fromRegistry(request) : /\.json$/i.test(shownAddress(reference)) ? await fromFile(resolve(request.workingDirectory, await request.pathOf(reference)), shownAddress(reference)) : await fromTable(engine, request);
	if (opened.profile.rows === 0) throw cannotRun("reference-empty", "reference", `${opened.description} holds no row to compare with`);
	return opened;
}
async function fromRegistry(request) {
	const { name, selector } = parseRegistryUri(request.reference, "reference");
	const registry = request.openRegistry();
	const version = await registry.resolve(name, selector);
	const path = await registry.attachment(version, "profile.json");
	const shown = versionUri(name, version.version);
	if (path === void 0) throw cannotRun("reference-profile", "reference", `${shown} was registered without a profile. Register the next version with the input 'profile', or give a profile or table as reference`);
	return fromFile(path, `${request.reference} (${shown})`);
}
async function fromFile(path, shown) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (cause) {
		const reason = cause.code === "ENOENT" ? "no such file" : cause.message;
		throw cannotRun("reference-unreadable", "reference", `cannot read ${shown}: ${reason}`, { cause });
	}
	return {
		profile: parseProfile(text, shown),
		table: void 0,
		digest: createHash("sha256").update(text).digest("hex"),
		description: shown
	};
}
async function fromTable(engine, request) {
	const table = await request.openTable(request.reference);
	return {
		profile: await (table.files.length > 0 && !request.isCurrentOnServer ? outlineTable : profileTable)(engine, table),
		table,
		digest: await engine.digestOf(table),
		description: table.source
	};
}

// packages/tables/drift/compare-sources.ts
/** Opens the reference and the current data and compares what the policy asks for. @throws CannotRunError */
async function compareSources(engine, downloads, request) {
	const { policy, logger, workingDirectory, openRegistry } = request;
	logger.progress("reading the reference");
	const reference = await openReference(engine, {
		reference: request.reference,
		isCurrentOnServer: isTrinoSource(request.current),
		workingDirectory,
		openRegistry,
		openTable: (source) => openSource(engine, downloads, source),
		pathOf: (source) => downloads.pathOf(source)
	});
	logger.progress("reading the current data");
	const { window } = policy;
	const current = await openCurrent(engine, reference.profile, {
		window: window && {
			...window,
			location: policy.locate(["window", "column"])
		},
		open: (textColumns) => openSource(engine, downloads, request.current, textColumns ? { textColumns } : {})
	});
	logger.progress("comparing");
	const data = {
		reference: reference.profile,
		referenceTable: reference.table,
		current: current.table,
		looksLike: current.looksLike
	};
	const { plan, input } = await compareTables(engine, data, policy);
	const weights = await readImportances(policy, workingDirectory, data);
	const compat = await readCompatColumns(engine, data, input, policy);
	return {
		reference,
		current,
		plan,
		input: {
			...input,
			...weights && { weights }
		},
		compat
	};
}

// packages/tables/dialect/whole-pattern.ts
/**
* Whether an RE2 pattern can only match a whole text: it starts with ^, ends with $, and neither belongs to one of several
* alternatives. False where telling would take a parser: such a pattern is merely matched more slowly.
*/
function isWholePattern(pattern) {
	if (!/^\^(?![*+?{]).*\$$/s.test(pattern) || /\(\?(?!:)|\\[QEpP]|\[:/.test(pattern)) return false;
	const last = pattern.length - 1;
	let depth = 0;
	for (let at = 1; at < last; at++) {
		const character = pattern[at];
		if (character === "\\") at++;
		else if (character === "[") at = endOfClass(pattern, at);
		else if (character === "(") depth++;
		else if (character === ")") depth--;
		else if (character === "|" && depth === 0) return false;
		if (at >= last) return false;
	}
	return depth === 0;
}
/** Where the bracket closes. One right after [ or [^ stands for itself. */
function endOfClass(pattern, start) {
	let at = start + 1;
	if (pattern[at] === "^") at++;
	if (pattern[at] === "]") at++;
	for (; at < pattern.length && pattern[at] !== "]"; at++) if (pattern[at] === "\\") at++;
	return at;
}

// packages/tables/dialect/duckdb-dialect.ts
const typeNames = {
	integer: "BIGINT",
	number: "DOUBLE",
	string: "VARCHAR",
	boolean: "BOOLEAN",
	date: "DATE",
	timestamp: "TIMESTAMP",
	other: "VARCHAR"
};
const duckDbDialect = {
	name: "DuckDB",
	aggregatesAtOnce: Number.POSITIVE_INFINITY,
	isNan: (sql) => `isnan(${sql})`,
	isInfinite: (sql) => `isinf(${sql})`,
	isFinite: (sql) => `isfinite(${sql})`,
	matches: (sql, pattern) => `${isWholePattern(pattern) ? "regexp_full_match" : "regexp_matches"}(${sql}, ${quoteLiteral(pattern)})`,
	patternProblem: () => void 0,
	text: ({ name }) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`,
	moment: ({ name }) => `CAST(${quoteIdentifier(name)} AS TIMESTAMP)`,
	isFiniteMoment: (sql) => `isfinite(${sql})`,
	epochMs: (sql) => `epoch_ms(${sql})`,
	epochMsWithFraction: (sql) => `(epoch_us(${sql}) / 1000.0)`,
	laterByMs: (sql, milliseconds) => `(${sql} + to_milliseconds(${Math.round(milliseconds)}))`,
	mean: (sql, { isWhole, where }) => `${isWhole ? "avg" : "favg"}(${sql})${filter(where)}`,
	sum: (sql, { isWhole, where }) => `${isWhole ? "sum" : "fsum"}(${sql})${filter(where)}`,
	struct: (fields) => {
		return `{${Object.entries(fields).map(([name, sql]) => `${name}: ${sql}`).join(", ")}}`;
	},
	quantiles: {
		continuous: (sql, q) => `quantile_cont(${sql}, ${q})`,
		ofRank: (sql, rank, n) => `quantile_disc(${sql}, ${(rank - .5) / n})`
	},
	bins: (sql, edges) => {
		return `histogram(${sql}, [${[nextBelow(edges[0]), ...edges].map((edge) => doubleLiteral(edge)).join(", ")}]) FILTER (isfinite(${sql}))`;
	},
	readBins: readHistogram,
	edgesAtOnce: Number.POSITIVE_INFINITY,
	binStruct: (bins, numbers) => {
		return `{bins: ${bins}, ${Object.entries(numbers).map(([name, sql]) => `${name}: ${sql}`).join(", ")}}`;
	},
	doubleText: (sql) => `CAST(${sql} AS VARCHAR)`,
	approximateDistinct: (sql) => `approx_count_distinct(${sql})`,
	textHash: (sql) => `hash(${sql})`,
	nanAsLargest: (sql) => sql,
	hasBlank: (sql) => `contains(${sql}, ' ')`,
	typeName: (type) => typeNames[type],
	readText: (type, name) => readText$2(type, quoteIdentifier(name)),
	withoutZone: ({ name, sqlType }) => sqlType === "TIMESTAMP WITH TIME ZONE" ? `(${quoteIdentifier(name)} AT TIME ZONE 'UTC')` : void 0,
	extremeBy: (sql, { by, descending }) => `first(${sql} ORDER BY ${by}${descending ? " DESC" : ""}, ${sql})`,
	countShared: (own, other, { keys, areRows }) => {
		const equal = keys.map((key) => `own.${key} IS NOT DISTINCT FROM other.${key}`);
		return `SELECT count(*) AS value FROM (${own}) AS own SEMI JOIN (${areRows ? other : `SELECT DISTINCT * FROM (${other})`}) AS other ON ${equal.join(" AND ")}`;
	}
};
function readText$2(type, name) {
	switch (type) {
		case "integer": return `CASE WHEN regexp_full_match(${name}, '\\s*[+-]?[0-9]+(\\.0*)?\\s*') THEN TRY_CAST(${name} AS BIGINT) END`;
		case "number": return `CASE WHEN NOT contains(${name}, '_') THEN TRY_CAST(${name} AS DOUBLE) END`;
		case "date": return `CASE WHEN TRY_CAST(${name} AS TIMESTAMP) = TRY_CAST(${name} AS DATE) THEN TRY_CAST(${name} AS DATE) END`;
		case "timestamp": return `(TRY_CAST(${name} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`;
		default: return `TRY_CAST(${name} AS ${typeNames[type]})`;
	}
}
function readHistogram(value, edges) {
	if (value === null) return {
		counts: edges.slice(0, Math.max(1, edges.length - 1)).map(() => 0),
		below: 0,
		above: 0
	};
	const counts = value.map(([, count]) => count);
	const below = counts.shift();
	const above = counts.length > edges.length ? counts.pop() : 0;
	const [atFirst = 0, second, ...rest] = counts;
	return {
		counts: second === void 0 ? [atFirst] : [atFirst + second, ...rest],
		below,
		above
	};
}
function filter(where) {
	return where === "true" ? "" : ` FILTER (WHERE ${where})`;
}

// packages/tables/duckdb/engine-error.ts
function readEngineError(error) {
	const said = error?.message;
	if (typeof said !== "string" || error instanceof CannotRunError) return void 0;
	const json = /\{"exception_type".*\}/s.exec(said)?.[0];
	if (!json) {
		const parts = /^([A-Z][A-Za-z ]+) Error: (.*)$/s.exec(said);
		return parts ? {
			kind: parts[1],
			message: parts[2]
		} : void 0;
	}
	const fields = JSON.parse(json);
	return {
		kind: fields["exception_type"] ?? "",
		message: fields["exception_message"] ?? "",
		name: fields["name"],
		candidates: fields["candidates"]?.split(",").map((candidate) => candidate.trim())
	};
}
/**
* What the user can mend of an error while reading: broken data, a lack of memory or disk. Anything else (a
* mistake in our SQL) comes back as it is.
*/
function explainReadError(error, files) {
	const engineError = readEngineError(error);
	if (!engineError) return error;
	const { kind, message } = engineError;
	const options = { cause: error };
	if (kind === "Out of Memory") return cannotRun("out-of-memory", "data", `the data does not fit into the memory this process may use (${firstLine$1(message)}). Give the job more memory or disk, or split the data`, options);
	if (/no space left|disk full|max_temp_directory_size/i.test(message)) return cannotRun("disk-full", "data", `there is no room left on disk for temporary data (${firstLine$1(message)}). Free some, or point RUNNER_TEMP to a larger disk`, options);
	const file = files.find(({ path }) => message.includes(path)) ?? (files.length === 1 ? files[0] : void 0);
	if (!file) return error;
	return textProblem$1(message, file, options) ?? binaryProblem(engineError, file, options) ?? error;
}
function textProblem$1(message, { shown }, options) {
	const line = Number(/(?:CSV Error on Line:|in line) (\d+)/.exec(message)?.[1] ?? NaN);
	if (Number.isNaN(line)) return void 0;
	const at = { location: {
		file: shown,
		line,
		column: 1
	} };
	const problem = (code, text) => cannotRun(code, shown, text, {
		...options,
		...at
	});
	const ragged = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
	if (ragged) return problem("file-ragged", `line ${line} has ${fields(ragged[2])}, the header has ${ragged[1]}. Quote values that hold the delimiter, or write the row again`);
	if (/unicode|utf-8/i.test(message)) return problem("file-encoding", `line ${line} is not UTF-8 (Latin-1 or Windows-1252?). Save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8`);
	if (/unterminated quote/i.test(message)) return problem("file-quote", `a quote in the row that starts in line ${line} is not closed, or text follows it. Close it, and write a quote inside a quoted value as ""`);
	if (/maximum line size|buffer size/i.test(message)) return problem("file-line-too-long", `line ${line} is longer than 2 MiB; expected one row a line. Is a quote or a line break missing?`);
	if (/JSON/.test(message)) return problem("file-json", `line ${line} is not JSON: ${firstLine$1(message)}`);
	return problem("file-unreadable", `line ${line} cannot be read: ${firstLine$1(message.replace(/^.*Line: \d+\n(Original Line:.*\n)?/, ""))}`);
}
function fields(count) {
	return count === "1" ? "1 field" : `${count} fields`;
}
function binaryProblem({ kind, message }, { path, shown }, options) {
	if (/GZIP|frame descriptor|zstd/i.test(message)) return cannotRun("file-damaged", shown, `its compressed stream is damaged (${firstLine$1(message)}). Copy or write it again`, options);
	if ([
		"IO",
		"Invalid Input",
		"Invalid",
		"Serialization",
		"Internal",
		"Not implemented"
	].includes(kind)) {
		const reason = firstLine$1(message).replaceAll(path, shown);
		return cannotRun("file-damaged", shown, `cannot be read (${reason}). If it was cut off or damaged on the way, copy or write it again`, options);
	}
}
function firstLine$1(text) {
	const line = text.trim().split("\n")[0] ?? "";
	return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

// packages/tables/files/source-files.ts
/**
* The files behind a path or glob. A path that exists as it is written wins over its reading as a glob.
* @throws CannotRunError when there is none, or one cannot be read.
*/
async function findSourceFiles(source, workingDirectory, glob) {
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) {
		if (isTrinoSource(source)) {
			const { shown } = parseTrinoSource(source);
			assertFileSources([{
				what: "what is asked of it",
				subject: shown,
				source
			}]);
		}
		throw cannotRun("source-remote", source.replace(/\/\/[^/]*@/, "//"), "is an address of a kind that is not read; expected a path, a glob, https:// or s3:// (any S3-compatible storage, with AWS_ENDPOINT_URL_S3). Or download it in a step before this one");
	}
	if (source.includes("\0")) throw cannotRun("file-missing", JSON.stringify(source), "a path cannot hold a NUL character");
	const path = resolve(workingDirectory, source);
	const found = await statOf(path, source);
	if (found) return {
		files: [await sourceFile(path, source, found)],
		isGlob: false
	};
	if (!/[*?[]/.test(source)) throw await missing(path, source);
	const matches = [...await glob(resolve(literalPattern(workingDirectory), source))].sort();
	if (matches.length === 0) throw cannotRun("file-no-match", source, `no file matches this glob in ${workingDirectory}. ${await nearby(path)}`);
	const files = [];
	for (const match of matches) {
		const shown = relative(workingDirectory, match).startsWith("..") ? match : relative(workingDirectory, match);
		const status = await statOf(match, shown);
		if (!status?.isDirectory()) files.push(await sourceFile(match, shown, status));
	}
	return {
		files,
		isGlob: true
	};
}
/** @throws CannotRunError when one is empty. */
async function fetchedSourceFiles({ files, isGlob }) {
	const found = files.map(async ({ path, shown, sha256 }) => ({
		...await sourceFile(path, shown, await statOf(path, shown)),
		sha256
	}));
	return {
		files: await Promise.all(found),
		isGlob
	};
}
/** A path as a glob that matches only it: the engine takes every path for a glob. */
function literalPattern(path) {
	return path.replace(/[*?[]/g, (character) => `[${character}]`);
}
async function statOf(path, shown) {
	try {
		return await stat(path);
	} catch (error) {
		const { code, message } = error;
		if (code === "ENOENT" || code === "ENOTDIR") return void 0;
		throw unreadable(shown, code, message);
	}
}
async function sourceFile(path, shown, status) {
	if (!status) throw cannotRun("file-missing", shown, "was listed but is not there any more");
	if (status.isDirectory()) throw cannotRun("file-directory", shown, `is a directory; expected a file or a glob such as ${await exampleGlob(path, shown)}`);
	if (!status.isFile()) throw cannotRun("file-not-regular", shown, "is a device, pipe or socket; expected a regular file: it is read more than once");
	if (status.size === 0) throw cannotRun("file-empty", shown, "is empty (0 bytes); expected data. Was the step that writes it cut off?");
	try {
		await (await open(path)).close();
	} catch (error) {
		const { code, message } = error;
		throw unreadable(shown, code, message);
	}
	return {
		path,
		shown,
		sizeBytes: status.size,
		modifiedMs: status.mtimeMs
	};
}
function unreadable(shown, code, message) {
	if (code === "EACCES" || code === "EPERM") return cannotRun("file-permission", shown, "may not be read by the user of this process. Change its permissions or owner");
	return cannotRun("file-unreadable", shown, `cannot be read: ${message}`);
}
async function missing(path, source) {
	return cannotRun("file-missing", source, `there is no such file (${path}). ${await nearby(path)}`);
}
const shownNames = 10;
/** What stands in the nearest directory that exists. */
async function nearby(path) {
	let directory = dirname(path);
	let name = basename(path);
	for (;;) {
		const names = await readdir(directory).catch(() => void 0);
		if (names && names.length > 0) {
			const nearest = nearestName(name, names);
			if (nearest) return `Did you mean '${nearest}'?`;
			const more = names.length > shownNames ? `, and ${names.length - shownNames} more` : "";
			return `${directory} holds ${names.sort().slice(0, shownNames).join(", ")}${more}.`;
		}
		if (names) return `${directory} is empty.`;
		if (dirname(directory) === directory) return "Check the path.";
		name = basename(directory);
		directory = dirname(directory);
	}
}
async function exampleGlob(path, shown) {
	const names = await readdir(path).catch(() => []);
	const extension = /\.(csv|tsv|jsonl|ndjson|json|parquet)(\.gz|\.zst)?$/i.exec(names.find((name) => /\.(csv|tsv|jsonl|ndjson|json|parquet)(\.gz|\.zst)?$/i.test(name)) ?? "")?.[0];
	return `${shown.replace(/\/+$/, "")}/${extension ? `*${extension}` : "**/*.parquet"}`;
}

// packages/tables/files/load-rows.ts
const defaultMostHeldBytes = 64 * 1024 ** 2;
/**
* Reads the rows of a query once and keeps them under a quoted name: in memory, or in a Parquet file of ours, so that memory
* stays flat.
*/
async function loadRows(run, relation, { select, bytes }, { directory, mostHeldBytes }) {
	if (bytes <= mostHeldBytes) {
		await run(`CREATE OR REPLACE TABLE ${relation} AS ${select}`);
		return {
			statement: void 0,
			drop: async () => void await run(`DROP TABLE ${relation}`)
		};
	}
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	const path = join(directory, `${relation.replaceAll("\"", "")}.parquet`);
	await run(`COPY (${select}) TO ${quoteLiteral(path)} (FORMAT parquet)`);
	const statement = `CREATE OR REPLACE VIEW ${relation} AS SELECT * FROM read_parquet(${quoteLiteral(literalPattern(path))}, hive_partitioning = false)`;
	await run(statement);
	const drop = async () => {
		await run(`DROP VIEW ${relation}`);
		await rm(path);
	};
	return {
		statement,
		drop
	};
}

// packages/tables/csv/csv-header.ts
const delimiters = [
	",",
	";",
	"	",
	"|"
];
/**
* The header record of a CSV file (RFC 4180 quoting). The delimiter is the candidate that occurs most often in it
* outside quotes: deciding by the header alone cannot be led astray by ragged rows, as sniffing the rows can.
* @param lines the first lines of the file.
* @throws CannotRunError for no header, an open quote and duplicate names.
*/
function parseCsvHeader(lines, shown, tabs) {
	const text = lines.join("\n").replace(/^\uFEFF/, "");
	if (text.trim() === "") throw cannotRun("file-empty", shown, "holds no text; expected a header line and rows");
	const record = headerRecord(text, shown);
	const delimiter = tabs ? "	" : mostFrequent(record);
	const names = splitRecord(record, delimiter).map((name, index) => name === "" ? `column${index}` : name);
	assertUnique(names, shown);
	return {
		delimiter,
		names
	};
}
/** The text up to the first line break outside quotes. */
function headerRecord(text, shown) {
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const opens = at === 0 || delimiters.includes(text[at - 1]);
		if (quoted && text[at] === "\"" && text[at + 1] === "\"") at++;
		else if (text[at] === "\"" && (quoted || opens)) quoted = !quoted;
		if (text[at] === "\n" && !quoted) return text.slice(0, at);
	}
	if (!quoted) return text;
	throw cannotRun("file-quote", shown, "a quote opened in the header is not closed in the lines after it", { location: {
		file: shown,
		line: 1,
		column: text.indexOf("\"") + 1
	} });
}
function mostFrequent(record) {
	const bare = record.replace(/"[^"]*"/g, "");
	const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
	return delimiters[counts.indexOf(Math.max(...counts))];
}
function splitRecord(record, delimiter) {
	const fields = [];
	let field = "";
	let quoted = false;
	for (let at = 0; at < record.length; at++) {
		const character = record[at];
		if (quoted && character === "\"" && record[at + 1] === "\"") {
			field += "\"";
			at++;
		} else if (character === "\"" && (quoted || field === "")) quoted = !quoted;
		else if (character === delimiter && !quoted) {
			fields.push(field);
			field = "";
		} else field += character;
	}
	return [...fields, field];
}
function assertUnique(names, shown) {
	const seen = /* @__PURE__ */ new Map();
	for (const [index, name] of names.entries()) {
		const other = seen.get(name.toLowerCase());
		seen.set(name.toLowerCase(), {
			name,
			index
		});
		if (!other) continue;
		const what = other.name === name ? `the header names the column ${JSON.stringify(name)} twice (columns ${other.index + 1} and ${index + 1})` : `the columns ${JSON.stringify(other.name)} and ${JSON.stringify(name)} differ only in case`;
		throw cannotRun("file-duplicate-column", shown, `${what}; expected one name a column. ${isNumber$1(name) ? "Is the header line missing?" : "Rename one of them"}`, { location: {
			file: shown,
			line: 1,
			column: 1
		} });
	}
}
function isNumber$1(text) {
	return text.trim() !== "" && Number.isFinite(Number(text));
}

// packages/tables/csv/csv-types.ts
const day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const time = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?";
/**
* What the text of every value must look like (syntax that RE2 and JavaScript share), narrowest type first. DuckDB's
* own casts take more and lose data in silence ('1.5' becomes 2 as BIGINT, '02134' loses its zero, '2020-01-01 10:00'
* its time as DATE), so a column has a type only if every value has its form; zip codes and whole numbers beyond 18
* digits among fractions stay text.
*/
const forms = {
	BOOLEAN: "[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]",
	BIGINT: " *[+-]?(0|[1-9][0-9]*) *",
	DOUBLE: ` *([+-]?((0|[1-9][0-9]{0,17})([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?([nN][aA][nN]|[iI][nN][fF]([iI][nN][iI][tT][yY])?)) *`,
	DATE: day,
	TIMESTAMP: `${day}[ T]${time}`,
	"TIMESTAMP WITH TIME ZONE": `${day}[ T]${time} ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)`
};
const candidates = Object.keys(forms);
const patterns = new Map(candidates.map((type) => [type, new RegExp(`^(?:${forms[type]})$`)]));
/** The narrowest type whose form all values have that were added. A guess: the forms leave in 30 February. */
var TypeGuess = class {
	#fitting = candidates;
	#last = null;
	add(values) {
		for (const value of values) {
			if (value === null || value === this.#last) continue;
			this.#last = value;
			if (this.#fitting.every((type) => patterns.get(type).test(value))) continue;
			this.#fitting = this.#fitting.filter((type) => patterns.get(type).test(value));
		}
	}
	/** `undefined` when there was no value. */
	get type() {
		return this.#last === null ? void 0 : this.#fitting[0] ?? "VARCHAR";
	}
};
/** For one column: SQL of an array with the number of values, then of values that fit each candidate type. */
function fitCounts(name, tried = candidates) {
	const column = quoteIdentifier(name);
	return `[count(${column}), ${candidates.map((type) => tried.includes(type) ? `count_if(${hasForm(column, type)} AND TRY_CAST(${column} AS ${type}) IS NOT NULL)` : "-1").join(", ")}]`;
}
/** The narrowest type that all values fit, from what `fitCounts` counted; text when there are none. */
function fittingType(counts) {
	const [values = 0, ...fits] = counts;
	if (values === 0) return "VARCHAR";
	return candidates.find((_type, index) => fits[index] === values) ?? "VARCHAR";
}
/** The types worth trying again when a column that looked like `type` in a sample has other values later. */
function widerTypes(type) {
	if (type === "VARCHAR") return [];
	return type === "BIGINT" ? ["BIGINT", "DOUBLE"] : [type];
}
/** What `guardedCast` raises when a value has another form than the sample promised. */
const formGuard = "trainyard: a value does not have the form of its column";
/** As what the engine is to take the values of a column from the text: a cast while it reads costs half of one afterwards. */
function storedType(type) {
	return type === "DOUBLE" ? type : "VARCHAR";
}
/**
* SQL that turns a column of text, or of what `storedType` says, into its type, and fails rather than round or cut.
* DOUBLE needs no test of the form: what its cast takes, it keeps. A whole number in its usual form needs no pattern.
*/
function guardedCast(name, type) {
	const column = quoteIdentifier(name);
	if (type === "VARCHAR") return column;
	const cast = `CAST(${column} AS ${type})`;
	if (type === "DOUBLE") return `${cast} AS ${column}`;
	const whole = `WHEN ${column} = CAST(TRY_CAST(${column} AS BIGINT) AS VARCHAR) THEN ${cast} `;
	return `CASE ${type === "BIGINT" ? whole : ""}WHEN ${column} IS NULL THEN NULL WHEN ${hasForm(column, type)} THEN ${cast} ELSE error(${quoteLiteral(formGuard)}) END AS ${column}`;
}
function hasForm(column, type) {
	return `regexp_full_match(${column}, ${quoteLiteral(forms[type])})`;
}

// packages/tables/csv/count-fits.ts
const columnsAtOnce$1 = 200;
/** By column what `fittingType` decides on; of columns without candidates all are tried. */
async function countFits(run, relation, columns) {
	const all = [...columns];
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start < all.length; start += columnsAtOnce$1) {
		const some = all.slice(start, start + columnsAtOnce$1);
		const [row] = await run(`SELECT ${some.map(([name, tried], index) => `${fitCounts(name, tried)} AS c${index}`).join(", ")} FROM ${relation}`);
		for (const [index, [name]] of some.entries()) counts.set(name, row[`c${index}`]);
	}
	return counts;
}

// packages/tables/csv/read-csv.ts
const bufferBytes = 8e6;
const headerLines$1 = 50;
const sampledRows = 1e4;
const sampledCells = 1e6;
/**
* Loads CSV files into a table: text is read once, and every later question is asked of the typed table. For one question
* alone a view does: then the text is read when it is asked.
* @returns the statement that makes the table in another engine too, if there is one.
* @throws CannotRunError, or the engine's error for a row that cannot be read.
*/
async function readCsv(request, tabs) {
	const files = [];
	for (const file of request.files) files.push({
		file,
		...await readHeader(request, file, tabs)
	});
	assertSameColumns(files);
	const textWith = (types) => sameOrder(files) ? rawText(files, request, types) : unionByName(files, request, types);
	const text = textWith(/* @__PURE__ */ new Map());
	const guessed = await guessTypes(request, text, files[0].names);
	if ([...guessed.values()].includes(void 0)) return loadChecked(request, text, guessed);
	const select = typedRows(request, {
		from: textWith(guessed),
		types: guessed
	});
	if (request.isReadOnce) {
		await request.run(`CREATE OR REPLACE VIEW ${request.relation} AS ${select}`);
		return;
	}
	try {
		return (await load(request, request.relation, select)).statement;
	} catch (error) {
		if (!isWrongGuess(error)) throw error;
		return loadChecked(request, text, guessed);
	}
}
/** Whether the engine met a value that the type guessed for its column does not have. */
function isWrongGuess(error) {
	const engineError = readEngineError(error);
	return engineError?.kind === "Conversion" || engineError?.message.includes("trainyard: a value does not have the form of its column") === true;
}
async function readHeader({ run }, file, tabs) {
	const lines = await run(`SELECT line FROM read_csv(${quoteLiteral(literalPattern(file.path))}, auto_detect = false, header = false, strict_mode = false, delim = '\u001F', quote = '', escape = '', buffer_size = ${bufferBytes}, columns = {'line': 'VARCHAR'}) LIMIT ${headerLines$1}`);
	return parseCsvHeader(lines.map((row) => row["line"] ?? ""), file.shown, tabs);
}
function sameOrder(files) {
	const first = JSON.stringify([files[0].delimiter, files[0].names]);
	return files.every(({ delimiter, names }) => JSON.stringify([delimiter, names]) === first);
}
function assertSameColumns(files) {
	const first = files[0];
	for (const other of files.slice(1)) {
		const missing = first.names.filter((name) => !other.names.includes(name));
		const extra = other.names.filter((name) => !first.names.includes(name));
		if (missing.length + extra.length === 0) continue;
		const parts = [...missing.length > 0 ? [`lacks ${missing.slice(0, 5).join(", ")}`] : [], ...extra.length > 0 ? [`has ${extra.slice(0, 5).join(", ")} in addition`] : []];
		throw cannotRun("files-differ", other.file.shown, `has other columns than ${first.file.shown}: ${parts.join(" and ")}. Expected the same columns in all files of a glob`, { location: {
			file: other.file.shown,
			line: 1,
			column: 1
		} });
	}
}
function rawText(files, { hivePartitions }, types) {
	const { delimiter, names } = files[0];
	const columns = names.map((name) => `${quoteLiteral(name)}: '${storedType(types.get(name))}'`).join(", ");
	return `read_csv([${files.map(({ file }) => quoteLiteral(literalPattern(file.path))).join(", ")}], auto_detect = false, header = true, strict_mode = true, delim = ${quoteLiteral(delimiter)}, quote = '"', escape = '"', nullstr = '', buffer_size = ${bufferBytes}, hive_partitioning = ${hivePartitions}, columns = {${columns}})`;
}
function unionByName(files, request, types) {
	return `(${files.map((one) => `SELECT * FROM ${rawText([one], request, types)}`).join(" UNION ALL BY NAME ")})`;
}
async function guessTypes(request, text, names) {
	const rows = Math.max(100, Math.min(sampledRows, Math.floor(sampledCells / names.length)));
	const columns = names.map((name) => quoteIdentifier(name)).join(", ");
	const guesses = names.map(() => new TypeGuess());
	let seen = 0;
	await request.scanStrings(`SELECT ${columns} FROM ${text} LIMIT ${rows}`, names.length, (batch) => {
		seen += batch[0].length;
		for (const [index, guess] of guesses.entries()) guess.add(batch[index]);
	});
	const kept = new Set(request.textColumns);
	const isWhole = seen < rows;
	return new Map(names.map((name, index) => {
		const type = kept.has(name) ? "VARCHAR" : guesses[index].type;
		return [name, isWhole ? type ?? "VARCHAR" : type];
	}));
}
/** Loads with types that hold for every row: the text is kept until they are known. */
async function loadChecked(request, text, guessed) {
	const kept = request.relation.replace(/"$/, "_text\"");
	const { drop } = await load(request, kept, `SELECT * FROM ${text}`);
	const open = [...guessed].filter(([, type]) => type !== "VARCHAR");
	const tried = new Map(open.map(([name, type]) => [name, type && widerTypes(type)]));
	const counts = await countFits(request.run, kept, tried);
	const select = typedRows(request, {
		from: kept,
		types: new Map([...guessed.keys()].map((name) => [name, fittingType(counts.get(name) ?? [])]))
	});
	const { statement } = await load(request, request.relation, select);
	await drop();
	return statement;
}
function load(request, relation, select) {
	return loadRows(request.run, relation, {
		select,
		bytes: request.bytes
	}, request.store);
}
/** A query of the columns in their types. */
function typedRows({ hivePartitions }, { from, types }) {
	const own = [...types].map(([name, type]) => guardedCast(name, type ?? "VARCHAR"));
	const excluded = [...types.keys()].map((name) => quoteIdentifier(name));
	const partitions = hivePartitions ? [`* EXCLUDE (${excluded.join(", ")})`] : [];
	return `SELECT ${[...own, ...partitions].join(", ")} FROM ${from}`;
}

// packages/tables/guessed-types-wrong.ts
/** Types were guessed from the first rows of a text. Open the table again without `isReadOnce`: then they fit every value. */
var GuessedTypesWrong = class extends Error {
	name = "GuessedTypesWrong";
};

// packages/tables/column-types.ts
const types = [
	[/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/, "integer"],
	[/^(FLOAT|DOUBLE|DECIMAL\(\d+,\s*\d+\))$/, "number"],
	[/^(VARCHAR|UUID|ENUM\(.*\))$/s, "string"],
	[/^BOOLEAN$/, "boolean"],
	[/^DATE$/, "date"],
	[/^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/, "timestamp"]
];
/** The kind of a column by DuckDB's name of its type. Times of day, blobs, lists and structs are 'other'. */
function columnType(sqlType) {
	return types.find(([pattern]) => pattern.test(sqlType))?.[1] ?? "other";
}

// packages/tables/json/find-broken-line.ts
/** The engine reads in blocks and can be off by lines: the first line that is no JSON, for the error message only. */
async function findBrokenLine(file, format) {
	if (format.layout !== "json-lines" || format.compression === "zstd") return void 0;
	const bytes = createReadStream(file.path);
	const input = format.compression === "gzip" ? bytes.pipe(createGunzip()) : bytes;
	input.setEncoding("latin1");
	let line = 0;
	for await (const encoded of createInterface({
		input,
		crlfDelay: Infinity
	})) {
		line++;
		const bytesOfLine = Buffer.from(encoded, "latin1");
		if (!isUtf8(bytesOfLine)) return notUtf8(file, line);
		const text = bytesOfLine.toString().replace(/^\uFEFF/, "");
		if (text.trim() === "") continue;
		try {
			JSON.parse(text);
		} catch (cause) {
			const reason = cause.message.replace(/ in JSON at position.*| \(line \d+ column \d+\)/, "");
			return cannotRun("file-json", file.shown, `line ${line} is not JSON (${reason.slice(0, 120)}); expected one object a line`, {
				cause,
				location: {
					file: file.shown,
					line,
					column: 1
				}
			});
		}
	}
}
function notUtf8({ shown }, line) {
	return cannotRun("file-encoding", shown, `line ${line} is not UTF-8 (Latin-1 or Windows-1252?). Save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8`, { location: {
		file: shown,
		line,
		column: 1
	} });
}

// packages/tables/json/read-json.ts
/**
* Loads JSON lines (or a JSON array of objects) into a table. The columns are those of all rows, not of a sample: a
* key that first appears in a late row would otherwise be dropped in silence.
* @returns the statement that makes the table in another engine too, if there is one.
* @throws CannotRunError, or the engine's error for a line that cannot be read.
*/
async function readJson(request, lines) {
	const { files, run, relation } = request;
	const common = `[${files.map((file) => quoteLiteral(literalPattern(file.path))).join(", ")}], format = '${lines ? "newline_delimited" : "auto"}', hive_partitioning = ${request.hivePartitions}`;
	await assertObjects(request, common);
	const columns = await run(`DESCRIBE SELECT * FROM read_json(${common}, records = true, sample_size = -1, map_inference_threshold = -1, field_appearance_threshold = 0)`);
	await assertDistinct(request, common, columns.map((column) => String(column["column_name"])));
	const select = `SELECT * FROM read_json(${common}, records = true, columns = {${columns.map(({ column_name: name, column_type: type }) => {
		const text = type === "JSON" || request.textColumns.includes(String(name));
		return `${quoteLiteral(String(name))}: ${quoteLiteral(text ? "VARCHAR" : String(type))}`;
	}).join(", ")}})`;
	const { store } = request;
	const bytes = columns.every(({ column_type: type }) => plainTypes.test(String(type))) ? request.bytes : 0;
	return (await loadRows(run, relation, {
		select,
		bytes
	}, store)).statement;
}
const plainTypes = /^(BOOLEAN|BIGINT|UBIGINT|DOUBLE|VARCHAR|JSON|DATE|TIMESTAMP)$/;
async function assertObjects({ files, run }, common) {
	const [row] = await run(`SELECT count_if(json_type(json) <> 'OBJECT') AS others, count(*) AS "all", any_value(json_type(json)) FILTER (json_type(json) <> 'OBJECT') AS kind FROM read_json_objects(${common})`);
	const { others, all, kind } = row;
	if (all === 0) throw cannotRun("file-empty", files[0].shown, "holds no rows; expected one JSON object a line");
	if (others === 0) return;
	throw cannotRun("file-json", files[0].shown, `${others} of ${all} rows are no JSON objects (one is ${kind?.toLowerCase()}); expected {"column": value, …} in each`);
}
/** The engine renames a key that differs from another only in case to `key_1`, and then finds no values for it. */
async function assertDistinct({ files, run }, common, names) {
	const lower = new Set(names.map((name) => name.toLowerCase()));
	if (!names.some((name) => /_\d+$/.test(name) && lower.has(name.toLowerCase().replace(/_\d+$/, "")))) return;
	const rows = await run(`SELECT DISTINCT unnest(json_keys(json)) AS key FROM read_json_objects(${common}) ORDER BY key`);
	const seen = /* @__PURE__ */ new Map();
	for (const name of rows.map((row) => String(row["key"]))) {
		const other = seen.get(name.toLowerCase());
		if (other !== void 0) throw cannotRun("file-duplicate-column", files[0].shown, `the keys ${JSON.stringify(other)} and ${JSON.stringify(name)} differ only in case; expected one name a column. Rename one of them`);
		seen.set(name.toLowerCase(), name);
	}
}

// packages/tables/files/file-format.ts
const layouts = {
	csv: "csv",
	tsv: "csv",
	tab: "csv",
	json: "json",
	jsonl: "json-lines",
	ndjson: "json-lines",
	parquet: "parquet",
	pq: "parquet"
};
const compressions = {
	gz: "gzip",
	zst: "zstd"
};
const knownExtensions = ".csv, .tsv, .jsonl, .ndjson, .json, .parquet, and the text formats with .gz or .zst behind";
/**
* What a file is, by its name.
* @throws CannotRunError for an extension that is not read.
*/
function fileFormat(file, shown) {
	const parts = file.toLowerCase().split("/").at(-1).split(".").slice(1);
	const compression = compressions[parts.at(-1) ?? ""];
	const extension = (compression ? parts.at(-2) : parts.at(-1)) ?? "";
	const layout = layouts[extension];
	if ([
		"arrow",
		"feather",
		"ipc",
		"arrows"
	].includes(extension)) throw arrowRefused(shown);
	if (!layout || layout === "parquet" && compression) {
		const name = parts.length > 0 ? `.${parts.slice(-2).join(".")}` : "no extension";
		throw cannotRun("file-format", shown, `has ${name}; expected ${knownExtensions}`);
	}
	return {
		layout,
		compression: compression ?? "none",
		tabs: extension === "tsv" || extension === "tab"
	};
}
/** The engine reads Arrow only with an extension that it would have to download. */
function arrowRefused(shown) {
	return cannotRun("file-format", shown, "is an Arrow file, which is not read. Write it as Parquet, for example with pyarrow.parquet.write_table(pyarrow.feather.read_table(…), …)");
}
const signatures = [
	{
		bytes: "50415231",
		name: "a Parquet file",
		format: "parquet"
	},
	{
		bytes: "1f8b",
		name: "gzip",
		format: "gzip"
	},
	{
		bytes: "28b52ffd",
		name: "zstd",
		format: "zstd"
	},
	{
		bytes: "504b0304",
		name: "a zip archive or an Excel workbook",
		format: "zip"
	},
	{
		bytes: "d0cf11e0",
		name: "an old Excel workbook",
		format: "xls"
	},
	{
		bytes: "4152524f5731",
		name: "an Arrow file",
		format: "arrow"
	},
	{
		bytes: "46454131",
		name: "an Arrow file",
		format: "arrow"
	},
	{
		bytes: "53514c69746520",
		name: "an SQLite database",
		format: "sqlite"
	},
	{
		bytes: "fffe",
		name: "UTF-16 text",
		format: "utf16"
	},
	{
		bytes: "feff",
		name: "UTF-16 text",
		format: "utf16"
	}
];
/**
* Compares a file's first bytes with what its name promises.
* @throws CannotRunError when they differ: a wrong name would be read as nonsense, not refused.
*/
function assertSignature(firstBytes, format, shown) {
	const hex = firstBytes.toString("hex");
	const seen = signatures.find((one) => hex.startsWith(one.bytes));
	const expected = format.layout === "parquet" ? "parquet" : format.compression === "none" ? void 0 : format.compression;
	if (seen?.format === expected) return;
	if (seen?.format === "utf16" && expected === void 0) throw cannotRun("file-encoding", shown, "is UTF-16 text; expected UTF-8. Save it as UTF-8, for example with iconv -f UTF-16 -t UTF-8");
	const is = seen ? `is ${seen.name}` : "is something else";
	const promised = expected ? `its name says ${expected}` : `its name says ${format.layout}`;
	throw cannotRun(expected && expected !== "parquet" ? `file-not-${expected}` : "file-format", shown, `${promised}, but its first bytes say that it ${is}. Rename it to what it is, or write it again`);
}

// packages/tables/files/assert-content.ts
/**
* The first and last bytes of a file are those of its format.
* @throws CannotRunError
*/
async function assertContent(file, format) {
	const handle = await open(file.path);
	try {
		const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
		assertSignature(buffer, format, file.shown);
		if (format.layout !== "parquet") return;
		const end = await handle.read(Buffer.alloc(4), 0, 4, Math.max(0, file.sizeBytes - 4));
		if (file.sizeBytes >= 12 && end.buffer.toString("latin1") === "PAR1") return;
		throw cannotRun("file-truncated", file.shown, "starts as a Parquet file but does not end as one: it was cut off. Copy or write it again");
	} finally {
		await handle.close();
	}
}

// packages/tables/files/read-parquet.ts
/**
* Makes a view over Parquet files; rows stay where they are. Every file must have the columns and types of the
* first: the engine would leave out further columns in silence.
* @returns the statement that makes the view, in another engine too.
* @throws CannotRunError
*/
async function readParquet(request) {
	const { files, run, relation, hivePartitions } = request;
	const schemas = [];
	for (const file of files) schemas.push(await schemaOf(file, request));
	for (const [index, schema] of schemas.entries()) assertSameSchema(schemas[0], schema, [files[0], files[index]]);
	const paths = files.map((file) => quoteLiteral(literalPattern(file.path))).join(", ");
	const statement = `CREATE OR REPLACE VIEW ${relation} AS SELECT ${await haveTrueStatistics(paths, run) ? "*" : withoutStatistics(schemas[0])} FROM read_parquet([${paths}], union_by_name = true, hive_partitioning = ${hivePartitions})`;
	await run(statement);
	return statement;
}
/**
* Writers may leave NaN out of a column's extremes (Arrow does), and the engine answers comparisons and extremes from these
* alone: it would find no NaN. Its own writer gives no extremes where there is a NaN.
*/
async function haveTrueStatistics(paths, run) {
	return (await run(`SELECT DISTINCT created_by FROM parquet_file_metadata([${paths}])`)).every((row) => /^DuckDB\b/.test(String(row["created_by"])));
}
/** A product has no extremes that are known beforehand. */
function withoutStatistics(schema) {
	const floating = [...schema].filter(([, type]) => type === "DOUBLE" || type === "FLOAT");
	if (floating.length === 0) return "*";
	return `* REPLACE (${floating.map(([name, type]) => {
		const quoted = quoteIdentifier(name);
		return `${quoted} * CAST(1 AS ${type}) AS ${quoted}`;
	}).join(", ")})`;
}
async function schemaOf(file, { run }) {
	try {
		const rows = await run(`DESCRIBE SELECT * FROM read_parquet(${quoteLiteral(literalPattern(file.path))}, hive_partitioning = false)`);
		return new Map(rows.map((row) => [String(row["column_name"]), String(row["column_type"])]));
	} catch (error) {
		throw explainReadError(error, [file]);
	}
}
function assertSameSchema(first, other, [firstFile, otherFile]) {
	const differences = [];
	for (const [name, type] of first) {
		const found = other.get(name);
		if (found === void 0) differences.push(`lacks ${name}`);
		else if (found !== type) differences.push(`has ${name} as ${found} instead of ${type}`);
	}
	for (const name of other.keys()) if (!first.has(name)) differences.push(`has ${name} in addition`);
	if (differences.length === 0) return;
	throw cannotRun("files-differ", otherFile.shown, `has other columns than ${firstFile.shown}: it ${differences.slice(0, 5).join(", ")}. Expected the same columns and types in all files of a glob`);
}

// packages/tables/files/inspect-text.ts
/**
* DuckDB drops a line of CSV longer than its buffer without a word when it is the first; it refuses above this. An object
* of JSON may have 16 MiB; beyond, the engine's memory grows with the line before it refuses.
*/
const longestLineMebibytes = {
	csv: 2,
	"json-lines": 16
};
/** Looks through a text for what the engine lets through in silence, chunk by chunk. */
var TextInspector = class {
	#longestBytes;
	#isJson;
	#offset = 0;
	#lineBytes = 0;
	#first = "";
	#last = "";
	constructor(layout) {
		this.#longestBytes = (longestLineMebibytes[layout] ?? Infinity) * 1024 ** 2;
		this.#isJson = layout === "json";
	}
	/** Keeps nothing of the chunk. */
	add(chunk) {
		const start = this.#offset;
		this.#offset += chunk.length;
		const nul = chunk.indexOf(0);
		if (nul >= 0) return {
			kind: "nul",
			offset: start + nul
		};
		const newline = chunk.indexOf(10);
		const [lineBreak, first] = newline < 0 ? [13, chunk.indexOf(13)] : [10, newline];
		const reached = this.#lineBytes + (first < 0 ? chunk.length : first);
		if (reached > this.#longestBytes) return {
			kind: "long-line",
			offset: start
		};
		this.#lineBytes = first < 0 ? reached : chunk.length - chunk.lastIndexOf(lineBreak) - 1;
		if (this.#isJson) this.#addEnds(chunk);
	}
	/** The engine takes an array that is cut off between two objects for a whole one. */
	end() {
		return this.#first === "[" && this.#last !== "]" ? {
			kind: "cut-array",
			offset: this.#offset
		} : void 0;
	}
	#addEnds(chunk) {
		const text = chunk.toString("latin1").trim();
		if (text === "") return;
		if (this.#first === "") this.#first = text.replace(/^\xEF\xBB\xBF\s*/, "")[0] ?? "";
		this.#last = text.at(-1);
	}
};
/** @param line in which the fault lies, from 1. */
function faultError(fault, line, file, layout) {
	const location = { location: {
		file: file.shown,
		line,
		column: 1
	} };
	switch (fault.kind) {
		case "nul": return cannotRun("file-nul", file.shown, `holds a NUL character in line ${line}: this is not UTF-8 text, or the file is damaged`, location);
		case "long-line": return cannotRun("file-line-too-long", file.shown, `line ${line} is longer than ${longestLineMebibytes[layout]} MiB; expected one row a line. Is a quote or a line break missing, or is this another format?`, location);
		default: return cannotRun("file-truncated", file.shown, "starts with '[' but does not end with ']': it was cut off. Copy or write it again");
	}
}

// packages/tables/files/scan-file.ts
const chunkBytes = 1048576;
/**
* One pass over a file's bytes, beside the engine's: its sha256 (lower-case hex) and, for text, what the engine
* lets through in silence: a truncated or damaged gzip or zstd stream, NUL characters, endless lines.
* @throws CannotRunError
*/
async function scanFile(file, format, signal) {
	const hash = createHash("sha256");
	let fault;
	try {
		fault = await scan$1({
			file,
			format,
			signal
		}, hash);
	} catch (error) {
		throw explain$1(error, file, format);
	}
	if (fault === void 0) return hash.digest("hex");
	throw faultError(fault, await lineAt(fault.offset, {
		file,
		format,
		signal
	}), file, format.layout);
}
async function scan$1(request, hash) {
	const { layout } = request.format;
	const inspector = layout === "parquet" ? void 0 : new TextInspector(layout);
	let fault;
	await readText$1(request, (chunk) => {
		fault = inspector?.add(chunk);
		return fault === void 0;
	}, (bytes) => hash.update(bytes));
	return fault ?? inspector?.end();
}
/** Counted only for a message: doing so on the way costs as much as the hash. */
async function lineAt(offset, request) {
	let line = 1;
	let left = offset;
	await readText$1(request, (chunk) => {
		for (let at = chunk.indexOf(10); at >= 0 && at < left; at = chunk.indexOf(10, at + 1)) line++;
		left -= chunk.length;
		return left > 0;
	});
	return line;
}
/**
* Gives the text of a file, and on the way its bytes as they are stored. A chunk is overwritten once it was taken.
* @param take says whether to go on.
*/
async function readText$1({ file, format, signal }, take, pass = () => {}) {
	let isEnough = false;
	const takeAll = async (chunks) => {
		for await (const chunk of chunks) {
			isEnough = !take(chunk);
			if (isEnough) return;
		}
	};
	if (format.compression === "none") return takeAll(passing$1(readChunks(file.path, signal), pass));
	const bytes = createReadStream(file.path, { highWaterMark: chunkBytes });
	const passed = new Transform({ transform(chunk, _encoding, done) {
		pass(chunk);
		done(null, chunk);
	} });
	const text = decompressor(format.compression, file.shown);
	await pipeline(bytes, passed, text, takeAll, { signal }).catch((error) => {
		if (!isEnough) throw error;
	});
}
async function* passing$1(chunks, pass) {
	for await (const chunk of chunks) {
		pass(chunk);
		yield chunk;
	}
}
/**
* Two buffers in turn, one filled while the other is used: a new one for every chunk costs the collector as much time
* as the hash takes (430 MB: 0.2 s of 0.6 s).
*/
async function* readChunks(path, signal) {
	const handle = await open(path);
	const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)];
	let reading = handle.read(buffers[0]);
	try {
		for (let turn = 0;; turn = turn === 0 ? 1 : 0) {
			const { bytesRead } = await reading;
			signal.throwIfAborted();
			if (bytesRead === 0) return;
			reading = handle.read(buffers[turn === 0 ? 1 : 0]);
			yield buffers[turn].subarray(0, bytesRead);
		}
	} finally {
		await reading.catch(() => {});
		await handle.close();
	}
}
function decompressor(compression, shown) {
	if (compression === "gzip") return zlib.createGunzip({ chunkSize: 262144 });
	const create = zlib.createZstdDecompress;
	if (create) return create();
	throw cannotRun("node-too-old", shown, `checking a .zst file for damage needs Node 22.15 or newer; this is ${process.version}. Use gzip, or run under Node 24`);
}
function explain$1(error, file, format) {
	const { code, message } = error;
	if (code?.startsWith("Z_") || code?.startsWith("ZSTD_") || code === "ERR_ZSTD_INVALID_PARAM") {
		const truncated = code === "Z_BUF_ERROR" || /unexpected end/i.test(message);
		return cannotRun(truncated ? "file-truncated" : "file-damaged", file.shown, `its ${format.compression} stream ${truncated ? "ends too early" : `is damaged (${message})`}; expected a complete file. Copy or write it again`, { cause: error });
	}
	if (typeof code === "string" && code.startsWith("E") && !code.startsWith("ERR_")) return unreadable(file.shown, code, message);
	return error;
}

// packages/tables/files/source-layout.ts
/**
* One for all files.
* @throws CannotRunError when they differ.
*/
function formatsOf(files) {
	const formats = files.map((file) => fileFormat(file.path, file.shown));
	const other = formats.findIndex((format) => format.layout !== formats[0].layout || format.tabs !== formats[0].tabs);
	if (other < 0) return formats;
	throw cannotRun("files-differ", files[other].shown, `is of another format than ${files[0].shown}; expected one format in all files of a glob`);
}
/** Compressed text is some ten times as long. */
function textBytes(files, formats) {
	return files.reduce((sum, file, at) => sum + file.sizeBytes * (formats[at].compression === "none" ? 1 : 10), 0);
}
/** Every file lies in directories like `year=2026/month=11`, with the same keys. */
function areHivePaths(files) {
	const keys = files.map(({ shown }) => {
		return shown.split(/[/\\]/).slice(0, -1).filter((part) => /^[^=]+=[^=]+$/.test(part)).map((pair) => pair.split("=")[0]).join("/");
	});
	return keys[0] !== "" && keys.every((key) => key === keys[0]);
}

// packages/tables/files/open-table.ts
/**
* Finds, checks and reads the files of a source. Text is loaded while its bytes are digested and examined; Parquet
* stays in its files.
* @throws CannotRunError
*/
async function openTable(request) {
	const { source, workingDirectory, relation, run } = request;
	const glob = async (pattern) => {
		return (await run(`SELECT file FROM glob(${quoteLiteral(pattern)})`)).map((row) => String(row["file"]));
	};
	const { files, isGlob } = request.fetched ? await fetchedSourceFiles(request.fetched) : await findSourceFiles(source, workingDirectory, glob);
	const formats = formatsOf(files);
	for (const [index, file] of files.entries()) await assertContent(file, formats[index]);
	const digests = scanAll(files, formats, request.signal);
	digests.catch(() => {});
	const bytes = textBytes(files, formats);
	const reading = read({
		...request,
		files,
		hivePartitions: isGlob && areHivePaths(files),
		bytes
	}, formats[0]);
	const examined = formats[0].layout === "parquet" ? Promise.resolve() : digests;
	const isView = request.isReadOnce && formats[0].layout === "csv";
	const [scanned, readOutcome] = await Promise.allSettled([isView ? void 0 : examined, reading]);
	if (scanned.status === "rejected") throw scanned.reason;
	if (readOutcome.status === "rejected" && isView) await examined;
	if (readOutcome.status === "rejected") throw await explainOpen(readOutcome.reason, files, formats[0]);
	const table = {
		source,
		files: files.map((file) => file.path),
		columns: await columnsOf$1(request),
		relation
	};
	await assertRows(request);
	return {
		table,
		isView,
		bytes,
		statement: readOutcome.value,
		files,
		examined,
		digest: async () => tableDigest(await digests, files)
	};
}
async function scanAll(files, formats, signal) {
	const digests = [];
	for (const [index, file] of files.entries()) {
		const { layout } = formats[index];
		const isDigested = layout === "parquet" && file.sha256 !== void 0;
		digests.push(isDigested ? file.sha256 : await scanFile(file, formats[index], signal));
	}
	return digests;
}
async function read(request, { layout, tabs }) {
	if (layout === "parquet") return readParquet(request);
	return layout === "csv" ? readCsv(request, tabs) : readJson(request, layout === "json-lines");
}
async function explainOpen(error, files, format) {
	const explained = explainReadError(error, files);
	const file = files.find(({ shown }) => explained.problems?.[0]?.subject === shown);
	if (file && format.layout === "json-lines") return await findBrokenLine(file, format) ?? explained;
	return explained;
}
async function columnsOf$1({ run, relation }) {
	return (await run(`DESCRIBE ${relation}`)).map((row) => {
		const sqlType = String(row["column_type"]);
		return {
			name: String(row["column_name"]),
			type: columnType(sqlType),
			sqlType
		};
	});
}
async function assertRows({ run, relation, source }) {
	if ((await run(`SELECT true AS found FROM ${relation} LIMIT 1`)).length === 0) throw cannotRun("file-no-rows", source, "has columns but no rows; expected data. Was the step that writes it cut off?");
}
async function tableDigest(digests, files) {
	for (const file of files) {
		const now = await stat(file.path).catch(() => void 0);
		if (now?.size !== file.sizeBytes || now.mtimeMs !== file.modifiedMs) throw cannotRun("file-changed", file.shown, "was changed while it was being read, so nothing true can be said of it. Run again when nothing writes to it");
	}
	if (digests.length === 1) return digests[0];
	const all = createHash("sha256");
	for (const digest of [...digests].sort()) all.update(Buffer.from(digest, "hex"));
	return all.digest("hex");
}

// packages/tables/duckdb/long-text.ts
const longestText = 1e3;
/**
* Functions that make a text as long as a number in them says: gigabytes outside the engine's memory limit, if that
* number may be anything. They are let through when it is written out and small: `lpad(zip, 5, '0')`.
*/
function longTextProblem(node) {
	const name = String(node["function_name"]).toLowerCase();
	const children = node["children"] ?? [];
	if (name === "lpad" || name === "rpad") {
		const length = constantOf(children[1]);
		if (typeof length === "number" && length <= longestText) return void 0;
		return `the function ${name} needs a length written as a number of at most ${longestText}`;
	}
	if (name === "printf" || name === "format") {
		const pattern = constantOf(children[0]);
		return typeof pattern === "string" && !/\d{4,}|\*|\{[^}]*\{/.test(pattern) ? void 0 : `the function ${name} needs a written pattern with widths below 1000`;
	}
}
function constantOf(node) {
	if (node?.["class"] !== "CONSTANT") return void 0;
	return node["value"]["value"];
}

// packages/tables/duckdb/check-expression.ts
const allowedClasses = /* @__PURE__ */ new Set([
	"BETWEEN",
	"CASE",
	"CAST",
	"COLLATE",
	"COLUMN_REF",
	"COMPARISON",
	"CONJUNCTION",
	"CONSTANT",
	"FUNCTION",
	"LAMBDA",
	"LAMBDA_REF",
	"OPERATOR"
]);
const refusedFunctions = /^(getenv|current_setting|pg_.*|nextval|currval|random|uuid|gen_random_uuid|uuidv[47]|setseed|sleep.*|query|query_table|read_.*|parquet_.*|glob|getvariable|write_log|in_search_path|current_.*|txid_current|version|error|columns|repeat|range|generate_series|list_resize|array_resize)$/i;
/**
* Checks that a user's text is one SQL expression over the columns of one table: parsed by the engine itself, then
* every node must be of a kind that computes with the row at hand. It cannot end the statement, add one or read a file.
* @throws CannotRunError
*/
async function assertExpression(session, table, expression) {
	const enclosed = await parse(session, `SELECT (${expression}\n)`);
	if (enclosed.problem !== void 0) throw refused$1(expression, `is no SQL expression: ${enclosed.problem}`);
	const bare = await parse(session, `SELECT ${expression}\n`);
	if (!isBareSelect(enclosed) || !isBareSelect(bare)) throw refused$1(expression, "expected one SQL expression over the columns of the table, got more than that");
	const offender = findOffender(bare.statements[0].node["select_list"]);
	if (offender) throw refused$1(expression, `${offender}; expected columns, constants, operators and functions of them`);
	await assertBinds$1(session, table, expression);
}
/** A comment at the end of the text must not swallow what follows: hence the line breaks. */
async function parse(session, text) {
	const [row] = await session.rows(`SELECT json_serialize_sql(${quoteLiteral(text)})::VARCHAR AS tree`);
	const json = String(row["tree"]).replaceAll(/":-?(Infinity|NaN)(?=[,}])/g, "\":null");
	const tree = JSON.parse(json);
	return {
		problem: tree.error_message,
		statements: tree.statements ?? []
	};
}
function isBareSelect({ problem, statements }) {
	const [statement, ...more] = statements;
	if (problem !== void 0 || !statement || more.length > 0) return false;
	const { node } = statement;
	const from = node["from_table"];
	const isEmpty = (value) => value === null || value === void 0 || Array.isArray(value) && value.length === 0;
	const { map } = node["cte_map"] ?? { map: [] };
	return node["type"] === "SELECT_NODE" && node["select_list"].length === 1 && from?.["type"] === "EMPTY" && [
		map,
		node["modifiers"],
		node["where_clause"],
		node["group_expressions"],
		node["having"],
		node["sample"],
		node["qualify"]
	].every(isEmpty);
}
function findOffender(value) {
	if (Array.isArray(value)) {
		for (const item of value) {
			const found = findOffender(item);
			if (found) return found;
		}
		return;
	}
	if (typeof value !== "object" || value === null) return void 0;
	const node = value;
	const kind = node["class"];
	if (typeof kind === "string" && !allowedClasses.has(kind)) return `${kind.toLowerCase().replaceAll("_", " ")} is not allowed here`;
	const name = node["function_name"];
	if (kind === "FUNCTION" && typeof name === "string" && refusedFunctions.test(name)) return `the function ${name} is not allowed here`;
	const tooLong = kind === "FUNCTION" ? longTextProblem(node) : void 0;
	if (tooLong) return tooLong;
	return kind === "CONSTANT" ? void 0 : findOffender(Object.values(node));
}
async function assertBinds$1(session, table, expression) {
	try {
		await session.rows(`SELECT 1 FROM ${table.relation} WHERE (${expression}\n) IS NULL LIMIT 0`);
	} catch (error) {
		const engineError = readEngineError(error);
		if (!engineError) throw error;
		const { message, name } = engineError;
		const reason = message.split("\n")[0];
		if (name !== void 0 && /column/i.test(message)) throw refused$1(expression, `there is no column '${name}'. ${suggestName(name, table.columns.map((column) => column.name))}`, error);
		throw refused$1(expression, reason, error);
	}
}
function refused$1(expression, reason, cause) {
	return cannotRun("expression", expression, reason, { cause });
}

// packages/tables/query-sql.ts
/** A user's query over tables by the names it knows them by; the answer's first rows. Checked by `assertQuery` before. */
function overTables(tables, query, rows) {
	return `WITH ${[...tables].map(([name, { columns, relation }]) => {
		const own = columns.map((column) => quoteIdentifier(column.name)).join(", ");
		return `${quoteIdentifier(name)} AS (SELECT ${own} FROM ${relation})`;
	}).join(", ")} SELECT * FROM (\n${bareQuery(query)}\n) AS answer LIMIT ${rows}`;
}
/** The query without the semicolon that people end it with. */
function bareQuery(query) {
	return query.replace(/;\s*$/, "");
}

// packages/tables/duckdb/check-query.ts
/** What an expression may be, and what a query adds to it. */
const classes = /* @__PURE__ */ new Set([
	...allowedClasses,
	"STAR",
	"SUBQUERY",
	"WINDOW"
]);
/** Parts of a query, of its FROM and of what stands behind it. Left out on purpose: TABLE_FUNCTION, RECURSIVE_CTE_NODE, SHOW_REF, PIVOT. */
const parts = /* @__PURE__ */ new Set([
	"SELECT_NODE",
	"SET_OPERATION_NODE",
	"BASE_TABLE",
	"SUBQUERY",
	"JOIN",
	"EMPTY",
	"EXPRESSION_LIST",
	"ORDER_MODIFIER",
	"LIMIT_MODIFIER",
	"DISTINCT_MODIFIER",
	"ORDER_DEFAULT",
	"ASCENDING",
	"DESCENDING"
]);
const windowFunctions = /^(row_number|rank|dense_rank|rank_dense|percent_rank|cume_dist|ntile|lead|lag|first|first_value|last|last_value|nth_value|fill)$/i;
/** Macros of the engine's own that compute with their arguments alone; all others may hold a query. */
const macros = /^(nullif|fdiv|fmod|round_even|roundbankers|geomean|geometric_mean|wavg|weighted_avg)$/i;
/**
* Checks that a user's text is one SELECT over the tables that it may know: parsed by the engine itself, then every node
* of the tree must be of a known kind, every table one of these or of its own WITH, every function one that computes
* with its arguments alone. It cannot end the statement, add one, read a file or look at the engine.
* @throws CannotRunError
*/
async function assertQuery(session, tables, query) {
	const { problem, statements } = await parse(session, bareQuery(query));
	if (problem !== void 0) throw refused(query, `is no SELECT: ${problem}`);
	const [statement, ...more] = statements;
	if (!statement || more.length > 0) throw refused(query, `expected one SELECT, got ${statements.length} statements`);
	const walk = new Walk(tables);
	walk.visit(statement.node);
	const offender = walk.offender ?? await findFunction(session, walk.functions);
	if (offender) throw refused(query, `${offender}; expected one SELECT over ${[...tables.keys()].join(", ")}`);
	await assertBinds(session, tables, query);
}
var Walk = class {
	#tables;
	functions = /* @__PURE__ */ new Set();
	offender;
	constructor(tables) {
		this.#tables = new Set([...tables.keys()].map((name) => name.toLowerCase()));
	}
	/** @param own names that the query's own WITH has given, here and around. */
	visit(value, own = /* @__PURE__ */ new Set()) {
		if (typeof value !== "object" || value === null || this.offender !== void 0) return;
		if (Array.isArray(value)) {
			for (const item of value) this.visit(item, own);
			return;
		}
		const node = value;
		this.offender = this.#problemOf(node, own);
		if (node["class"] === "CONSTANT") return;
		const known = this.#withNames(node, own);
		for (const [key, child] of Object.entries(node)) if (key !== "cast_type") this.visit(child, known);
	}
	#problemOf(node, own) {
		const { class: kind, type } = node;
		if (kind !== void 0) {
			if (typeof kind !== "string" || !classes.has(kind)) return `${words(kind)} is not allowed here`;
			if (kind === "FUNCTION" || kind === "WINDOW") return this.#functionProblem(node);
			return;
		}
		if (type !== void 0 && (typeof type !== "string" || !parts.has(type))) return `${words(type)} is not allowed here`;
		for (const key of [
			"sample",
			"at_clause",
			"qualify_sample"
		]) if (node[key] !== void 0 && node[key] !== null) return `${words(key)} is not allowed here`;
		return type === "BASE_TABLE" ? this.#tableProblem(node, own) : void 0;
	}
	#tableProblem(node, own) {
		const name = String(node["table_name"]);
		const isQualified = [node["schema_name"], node["catalog_name"]].some((one) => one !== "");
		const lower = name.toLowerCase();
		if (!isQualified && (this.#tables.has(lower) || own.has(lower))) return void 0;
		return `there is no table '${name}' here. ${suggestName(name, [...this.#tables])}`;
	}
	#functionProblem(node) {
		const name = String(node["function_name"]);
		if (refusedFunctions.test(name)) return `the function ${name} is not allowed here`;
		if ([node["schema"], node["catalog"]].some((one) => one !== "" && one !== "main" && one !== "system")) return `the function ${name} of another schema is not allowed here`;
		const tooLong = longTextProblem(node);
		if (tooLong) return tooLong;
		if (node["class"] === "FUNCTION" || !windowFunctions.test(name)) this.functions.add(name);
	}
	#withNames(node, own) {
		const { map = [] } = node["cte_map"] ?? {};
		const names = map.map(({ key }) => key.toLowerCase());
		const taken = names.find((name) => this.#tables.has(name));
		if (taken !== void 0) this.offender ??= `'${taken}' is the name of a table that is checked: call the WITH query otherwise`;
		return /* @__PURE__ */ new Set([...own, ...names]);
	}
};
/** Only scalar functions and aggregates that give the same answer for the same arguments; an unknown one is refused. */
async function findFunction(session, names) {
	if (names.size === 0) return void 0;
	const list = [...names].map((name) => quoteLiteral(name.toLowerCase())).join(", ");
	const rows = await session.rows(`SELECT lower(function_name) AS name, bool_and(coalesce(function_type IN ('scalar', 'aggregate') AND stability = 'CONSISTENT' AND NOT has_side_effects, false)) AS pure
     FROM duckdb_functions() WHERE lower(function_name) IN (${list}) AND internal GROUP BY 1`);
	const pure = new Map(rows.map((row) => [String(row["name"]), row["pure"] === true]));
	for (const name of names) {
		const known = pure.get(name.toLowerCase());
		if (known === void 0) return `there is no function ${name}`;
		if (!known && !macros.test(name)) return `the function ${name} is not allowed here`;
	}
}
async function assertBinds(session, tables, query) {
	try {
		await session.rows(overTables(tables, query, 0));
	} catch (error) {
		const engineError = readEngineError(error);
		if (!engineError) throw error;
		throw refused(query, engineError.message.split("\n")[0], error);
	}
}
function words(name) {
	return String(name).toLowerCase().replaceAll("_", " ");
}
function refused(query, reason, cause) {
	return cannotRun("query", query, reason, { cause });
}

// packages/tables/duckdb/read-columns.ts
/** SQL that gives a column as DOUBLE: missing as NaN, booleans 0 and 1, dates and timestamps as milliseconds since the epoch. */
function asNumber(column) {
	return `coalesce(${doubleOf(column, duckDbDialect)}, 'nan'::DOUBLE)`;
}
/** Rows of a table: `SELECT …, … FROM relation WHERE (where)`. */
function selectColumns(table, expressions, where) {
	const condition = where === void 0 ? "" : ` WHERE (${where}\n)`;
	return `SELECT ${expressions.join(", ")} FROM ${table.relation}${condition}`;
}
/** Reads DOUBLE columns chunk by chunk: memory is the arrays' own and one chunk. */
async function streamNumbers(session, sql, columns) {
	const growing = Array.from({ length: columns }, () => new GrowingNumbers());
	await streamAll(session, sql, (vectors) => {
		for (const [index, numbers] of growing.entries()) numbers.append(vectors(index));
	});
	return growing.map((numbers) => numbers.take());
}
/** Shows VARCHAR columns chunk by chunk. */
async function scanStrings(session, sql, columns, visit) {
	const indexes = Array.from({ length: columns }, (_, index) => index);
	await streamAll(session, sql, (vectors) => {
		visit(indexes.map((index) => vectors(index).toArray()));
	});
}
/** Reads VARCHAR columns; equal values of a column share one string while there are not too many. */
async function streamStrings(session, sql, columns) {
	const values = Array.from({ length: columns }, () => []);
	const interned = Array.from({ length: columns }, () => /* @__PURE__ */ new Map());
	await streamAll(session, sql, (vectors) => {
		for (const [index, target] of values.entries()) for (const item of vectors(index).toArray()) target.push(item === null ? null : intern(interned[index], String(item)));
	});
	return values;
}
async function streamAll(session, sql, take) {
	await session.connected(async (connection) => streamVectors(connection, sql, take));
}
const internedValues = 65536;
function intern(known, text) {
	const same = known.get(text);
	if (same !== void 0) return same;
	if (known.size < internedValues) known.set(text, text);
	return text;
}
const firstBlock = 16384;
const largestBlock = 1048576;
/** Blocks that are put together at the end: an array that doubles leaves its own length in garbage beside it. */
var GrowingNumbers = class {
	#full = [];
	#block = new Float64Array(firstBlock);
	#length = 0;
	append(vector) {
		const numbers = numbersOf(vector);
		if (this.#length + numbers.length > this.#block.length) this.#startBlock(numbers.length);
		this.#block.set(numbers, this.#length);
		this.#length += numbers.length;
	}
	#startBlock(itemCount) {
		this.#full.push(this.#block.subarray(0, this.#length));
		const size = Math.max(itemCount, Math.min(largestBlock, 2 * this.#block.length));
		this.#block = new Float64Array(size);
		this.#length = 0;
	}
	/** All values; the blocks are given up. */
	take() {
		const blocks = [...this.#full.splice(0), this.#block.subarray(0, this.#length)];
		this.#block = /* @__PURE__ */ new Float64Array(0);
		const values = new Float64Array(blocks.reduce((sum, block) => sum + block.length, 0));
		let at = 0;
		for (const block of blocks) {
			values.set(block, at);
			at += block.length;
		}
		return values;
	}
};

// packages/tables/scan/scan-threads.ts
/** Beside a bundle stands its worker; sources have none. */
const bundledScript = import.meta.url.endsWith(".js") ? new URL("./scan-worker.js", import.meta.url) : void 0;
/** Threads with engines of their own, started with the first job. */
var ScanThreads = class {
	#script;
	#workers;
	#smallest;
	#threads = /* @__PURE__ */ new Map();
	constructor({ script = bundledScript, workers, smallest = 4e6 } = {}) {
		this.#script = script;
		this.#workers = workers ?? Math.min(3, availableParallelism() - 1);
		this.#smallest = smallest;
	}
	/** How many threads beside this one are of use for so many values. */
	countFor(values) {
		return this.#script === void 0 || values < this.#smallest ? 0 : this.#workers;
	}
	/** Rejects when the thread cannot start, dies or its engine fails. */
	async run(thread, job) {
		const known = this.#threads.get(thread) ?? new Thread(this.#script);
		this.#threads.set(thread, known);
		return known.run(job);
	}
	async close() {
		await Promise.all([...this.#threads.values()].map(async (thread) => thread.close()));
		this.#threads.clear();
	}
};
var Thread = class {
	#worker;
	#pending = /* @__PURE__ */ new Map();
	#jobs = 0;
	#gone;
	constructor(script) {
		this.#worker = new Worker(script);
		this.#worker.on("message", (answer) => this.#settle(answer));
		this.#worker.on("error", (error) => this.#end(error));
		this.#worker.on("exit", () => this.#end(/* @__PURE__ */ new Error("the thread ended")));
	}
	async run(job) {
		if (this.#gone) throw this.#gone;
		const id = ++this.#jobs;
		return new Promise((resolve, reject) => {
			this.#pending.set(id, {
				resolve,
				reject
			});
			this.#worker.ref();
			this.#worker.postMessage({
				...job,
				id
			}, []);
		});
	}
	async close() {
		await this.#worker.terminate();
	}
	#settle(answer) {
		const pending = this.#pending.get(answer.id);
		this.#pending.delete(answer.id);
		if (this.#pending.size === 0) this.#worker.unref();
		if ("outcomes" in answer) pending?.resolve(answer.outcomes);
		else pending?.reject(new Error(answer.failed));
	}
	#end(error) {
		this.#gone ??= error;
		for (const pending of this.#pending.values()) pending.reject(this.#gone);
		this.#pending.clear();
	}
};

// packages/tables/duckdb/shared-scans.ts
/**
* Scans by several threads, each with some of the columns: what is done with values in JavaScript takes longer than the
* engine takes to give them, and files can be read by engines of their own.
*/
var SharedScans = class {
	#session;
	#threads;
	constructor(session, options) {
		this.#session = session;
		this.#threads = new ScanThreads(options);
	}
	async run(scan) {
		const others = scan.statements ? this.#threads.countFor(await this.#values(scan)) : 0;
		const parts = Math.min(others + 1, scan.columns.length);
		const outcomes = await Promise.all(Array.from({ length: parts }, async (_, part) => {
			const own = {
				...scan,
				columns: scan.columns.filter((_one, at) => at % parts === part)
			};
			return part === 0 ? this.#here(own) : this.#there(part, own);
		}));
		return scan.columns.map((_, at) => outcomes[at % parts][Math.floor(at / parts)]);
	}
	/** How many there are to look at. */
	async #values({ columns, select }) {
		const [row] = await this.#session.rows(`SELECT count(*) AS row_count FROM (${select(["1"])})`);
		return Number(row["row_count"]) * columns.length;
	}
	async #here({ columns, select }) {
		const sql = select(columns.map(({ expression }) => expression));
		return this.#session.connected(async (connection) => runTasks(columns.map(({ task }) => task), async (visit) => visitNumbers(connection, {
			sql,
			columns: columns.length
		}, visit)));
	}
	async #there(thread, scan) {
		const { columns, select, statements } = scan;
		const sql = select(columns.map(({ expression }) => expression));
		const copy = await this.#session.copy();
		const engine = {
			...copy,
			statements: [...copy.statements, ...statements]
		};
		const tasks = columns.map(({ task }) => task);
		return this.#threads.run(thread, {
			engine,
			sql,
			tasks
		}).catch(async () => this.#here(scan));
	}
	async close() {
		await this.#threads.close();
	}
};

// packages/tables/duckdb/duckdb-engine.ts
/** `TableEngine` on DuckDB. */
var DuckDbEngine = class {
	dialect = duckDbDialect;
	#session;
	#options;
	#temporaryDirectory;
	#store;
	#opened = /* @__PURE__ */ new Map();
	/** Relations whose text every query reads anew. */
	#views = /* @__PURE__ */ new Set();
	#scans;
	#closing = new AbortController();
	#relations = 0;
	constructor(session, options, temporaryDirectory) {
		this.#session = session;
		this.#scans = new SharedScans(session);
		this.#options = options;
		this.#temporaryDirectory = temporaryDirectory;
		this.#store = {
			directory: temporaryDirectory,
			mostHeldBytes: defaultMostHeldBytes
		};
	}
	async open(source, options = {}) {
		this.#options.logger.progress(`reading ${source}`);
		const opened = await openTable({
			source,
			workingDirectory: this.#options.workingDirectory,
			relation: quoteIdentifier(`trainyard_${++this.#relations}`),
			textColumns: options.textColumns ?? [],
			isReadOnce: options.isReadOnce ?? false,
			fetched: options.fetched,
			signal: this.#closing.signal,
			store: this.#store,
			run: (sql) => this.#session.rows(sql),
			scanStrings: (sql, columns, visit) => scanStrings(this.#session, sql, columns, visit)
		});
		this.#opened.set(opened.table.relation, opened);
		const areTypesGuessed = opened.isView;
		if (areTypesGuessed) this.#views.add(opened.table.relation);
		return {
			...opened.table,
			areTypesGuessed,
			engine: this
		};
	}
	async keep({ relation }) {
		if (!this.#views.has(relation)) return;
		const kept = relation.replace(/"$/, "_rows\"");
		const { bytes } = this.#opened.get(relation);
		const rows = {
			select: `SELECT * FROM ${relation}`,
			bytes
		};
		await loadRows(async (sql) => this.query(sql), kept, rows, this.#store);
		await this.query(`CREATE OR REPLACE VIEW ${relation} AS SELECT * FROM ${kept}`);
		this.#views.delete(relation);
	}
	async query(sql) {
		return this.#explained(this.#session.rows(sql));
	}
	async readNumbers(table, columns, where) {
		const expressions = columns.map((name) => asNumber(columnOf$1(table, name)));
		const sql = selectColumns(table, expressions, where);
		const arrays = await this.#explained(streamNumbers(this.#session, sql, columns.length));
		return new Map(columns.map((name, index) => [name, arrays[index]]));
	}
	async runTasks(table, columns) {
		const statements = [...this.#opened.values()].map(({ statement }) => statement);
		const scan = {
			columns: columns.map(({ name, task }) => ({
				expression: asNumber(columnOf$1(table, name)),
				task
			})),
			select: (expressions) => selectColumns(table, expressions, void 0),
			statements: statements.every((one) => one !== void 0) ? statements : void 0
		};
		return this.#explained(this.#scans.run(scan));
	}
	async readStrings(table, columns, where) {
		const expressions = columns.map((name) => `CAST(${quoteIdentifier(columnOf$1(table, name).name)} AS VARCHAR)`);
		const sql = selectColumns(table, expressions, where);
		const values = await this.#explained(streamStrings(this.#session, sql, columns.length));
		return new Map(columns.map((name, index) => [name, values[index]]));
	}
	async digestOf(table) {
		const opened = this.#opened.get(table.relation);
		if (!opened) throw new Error(`digestOf: ${table.source} was not opened by this engine`);
		return opened.digest();
	}
	async assertExpression(table, expression) {
		await assertExpression(this.#session, table, expression);
	}
	async assertQuery(tables, query) {
		await assertQuery(this.#session, tables, query);
	}
	async [Symbol.asyncDispose]() {
		this.#closing.abort();
		await this.#scans.close();
		await this.#session.close();
		await rm(this.#temporaryDirectory, {
			recursive: true,
			force: true
		});
	}
	async #explained(work) {
		const [outcome] = await Promise.allSettled([work]);
		const opened = [...this.#opened.values()];
		await Promise.all(opened.map(({ examined }) => examined));
		if (outcome.status === "fulfilled") return outcome.value;
		if (this.#views.size > 0 && isWrongGuess(outcome.reason)) throw new GuessedTypesWrong("a value does not fit its column", { cause: outcome.reason });
		const files = opened.flatMap((one) => one.files);
		throw explainReadError(outcome.reason, files);
	}
};
function columnOf$1(table, name) {
	const column = table.columns.find((one) => one.name === name);
	if (column) return column;
	const names = table.columns.map((one) => one.name);
	throw cannotRun("unknown-column", name, `${table.source} has no such column. ${suggestName(name, names)}`);
}

// packages/tables/duckdb/engine/package.json
var package_default = {
	name: "trainyard-data-engine",
	version: "1.0.0",
	"private": true,
	description: "What the actions install once into the runner's tool cache when DuckDB is not there.",
	dependencies: { "@duckdb/node-api": "1.5.5-r.5" }
};

// packages/tables/duckdb/engine/package-lock.json
var package_lock_default = {
	name: "trainyard-data-engine",
	version: "1.0.0",
	lockfileVersion: 3,
	requires: true,
	packages: {
		"": {
			"name": "trainyard-data-engine",
			"version": "1.0.0",
			"dependencies": { "@duckdb/node-api": "1.5.5-r.5" }
		},
		"node_modules/@duckdb/node-api": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-ZMX+sel3DjSKbGuQ44Y5Tp5LwYjlJkhB5faKr+9sSMcxixDMSW+8vaTOD1uRDuN9o0udUoCY/XX9PI1haEZuZg==",
			"license": "MIT",
			"dependencies": { "@duckdb/node-bindings": "1.5.5-r.5" }
		},
		"node_modules/@duckdb/node-bindings": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-sR7x91TfBunLqLbdvrcdiPCU+VGEQFPicxh1STZM402fuHW2ituPTAo2bY3IlntsvJShltrKF4R6B+JYPlAPZg==",
			"license": "MIT",
			"dependencies": { "detect-libc": "^2.1.2" },
			"optionalDependencies": {
				"@duckdb/node-bindings-darwin-arm64": "1.5.5-r.5",
				"@duckdb/node-bindings-darwin-x64": "1.5.5-r.5",
				"@duckdb/node-bindings-linux-arm64": "1.5.5-r.5",
				"@duckdb/node-bindings-linux-arm64-musl": "1.5.5-r.5",
				"@duckdb/node-bindings-linux-x64": "1.5.5-r.5",
				"@duckdb/node-bindings-linux-x64-musl": "1.5.5-r.5",
				"@duckdb/node-bindings-win32-arm64": "1.5.5-r.5",
				"@duckdb/node-bindings-win32-x64": "1.5.5-r.5"
			}
		},
		"node_modules/@duckdb/node-bindings-darwin-arm64": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g==",
			"cpu": ["arm64"],
			"license": "MIT",
			"optional": true,
			"os": ["darwin"]
		},
		"node_modules/@duckdb/node-bindings-darwin-x64": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg==",
			"cpu": ["x64"],
			"license": "MIT",
			"optional": true,
			"os": ["darwin"]
		},
		"node_modules/@duckdb/node-bindings-linux-arm64": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw==",
			"cpu": ["arm64"],
			"libc": ["glibc"],
			"license": "MIT",
			"optional": true,
			"os": ["linux"]
		},
		"node_modules/@duckdb/node-bindings-linux-arm64-musl": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ==",
			"cpu": ["arm64"],
			"libc": ["musl"],
			"license": "MIT",
			"optional": true,
			"os": ["linux"]
		},
		"node_modules/@duckdb/node-bindings-linux-x64": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ==",
			"cpu": ["x64"],
			"libc": ["glibc"],
			"license": "MIT",
			"optional": true,
			"os": ["linux"]
		},
		"node_modules/@duckdb/node-bindings-linux-x64-musl": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw==",
			"cpu": ["x64"],
			"libc": ["musl"],
			"license": "MIT",
			"optional": true,
			"os": ["linux"]
		},
		"node_modules/@duckdb/node-bindings-win32-arm64": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g==",
			"cpu": ["arm64"],
			"license": "MIT",
			"optional": true,
			"os": ["win32"]
		},
		"node_modules/@duckdb/node-bindings-win32-x64": {
			"version": "1.5.5-r.5",
			"integrity": "sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA==",
			"cpu": ["x64"],
			"license": "MIT",
			"optional": true,
			"os": ["win32"]
		},
		"node_modules/detect-libc": {
			"version": "2.1.2",
			"integrity": "sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ==",
			"license": "Apache-2.0",
			"engines": { "node": ">=8" }
		}
	}
};

// packages/tables/duckdb/pinned-engine.ts
const enginePackage = "@duckdb/node-api";
/** The only version that is used: statistics and error texts are tested against it. */
const engineVersion = package_default.dependencies[enginePackage];
/** The project that `npm ci` installs: exact version and integrity hashes, no download addresses. */
const engineProject = {
	"package.json": JSON.stringify(package_default),
	"package-lock.json": JSON.stringify(package_lock_default)
};
/**
* Whether the lockfile holds the hash of this platform's library. (npm leaves an entry without one when the registry
* that the lockfile was made with lacks the package.)
*/
function hasPinnedLibrary(platform) {
	const library = package_lock_default.packages[`node_modules/@duckdb/node-bindings-${platform}`];
	return library !== void 0 && "integrity" in library;
}

// packages/tables/duckdb/tool-cache.ts
/** Where the engine is kept between runs: the runner's tool cache, else the user's cache directory. */
function engineDirectory(env) {
	const root = env["RUNNER_TOOL_CACHE"] || join(env["XDG_CACHE_HOME"] || join(env["HOME"] || homedir(), ".cache"), "trainyard");
	return join(root, "trainyard-duckdb", engineVersion, platformName());
}
/** As DuckDB names its libraries; Alpine containers share the host's tool cache, so the C library is part of it. */
function platformName() {
	const name = `${process.platform}-${process.arch}`;
	if (process.platform !== "linux") return name;
	const { header } = process.report.getReport();
	return header?.glibcVersionRuntime ? name : `${name}-musl`;
}

// packages/tables/duckdb/install-duckdb.ts
const timeoutMs = 6e5;
const npmArguments = [
	"ci",
	"--ignore-scripts",
	"--omit=dev",
	"--include=optional",
	"--no-audit",
	"--no-fund"
];
/**
* Installs DuckDB with the machine's npm from the pinned lockfile (versions and integrity hashes), into a directory
* beside the final one that is then renamed: jobs that install at the same time cannot see half an engine.
* @throws CannotRunError when there is no npm, the download fails or the directory cannot be written.
*/
async function installDuckDb(options) {
	const { directory, logger } = options;
	const platform = platformName();
	if (!hasPinnedLibrary(platform)) throw unpinned(platform);
	logger.info(`Installing the data engine (DuckDB ${engineVersion}), once, into ${directory}`);
	logger.progress("installing DuckDB");
	const parent = dirname(directory);
	let temporary;
	try {
		await mkdir(parent, { recursive: true });
		temporary = await mkdtemp(join(parent, ".installing-"));
		await writeProject(temporary, options.workingDirectory);
		await runNpm(temporary, options.env);
		await publish(temporary, directory);
	} catch (error) {
		throw explain(error, directory);
	} finally {
		if (temporary) await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
async function writeProject(temporary, workingDirectory) {
	for (const [name, text] of Object.entries(engineProject)) await writeFile(join(temporary, name), text);
	const npmrc = await readFile(join(workingDirectory, ".npmrc"), "utf8").catch(() => "");
	await writeFile(join(temporary, ".npmrc"), registrySettings(npmrc));
}
/**
* The lines of a project's .npmrc that say where to download from and through what. The rest is left out: the
* file may come from a pull request. What is downloaded is bound by the hashes of the lockfile either way.
*/
function registrySettings(npmrc) {
	const wanted = /^\s*(registry|@duckdb:registry|proxy|https-proxy|noproxy|strict-ssl|cafile|ca|\/\/[^=\s]+)\s*=/;
	return npmrc.split(/\r?\n/).filter((line) => wanted.test(line)).map((line) => `${line}\n`).join("");
}
async function runNpm(cwd, env) {
	const [command, args] = process.platform === "win32" ? ["cmd.exe", [
		"/d",
		"/s",
		"/c",
		"npm",
		...npmArguments
	]] : ["npm", npmArguments];
	await new Promise((resolve, reject) => {
		const options = {
			cwd,
			env: { ...env },
			timeout: timeoutMs,
			maxBuffer: 16777216
		};
		execFile(command, args, options, (error, stdout, stderr) => {
			if (error) reject(Object.assign(error, { said: `${stderr}\n${stdout}` }));
			else resolve();
		});
	});
}
/** Renames into place; another job that was faster is as good as we are. */
async function publish(temporary, directory) {
	try {
		await rename(temporary, directory);
	} catch (error) {
		if (!await stat(join(directory, "node_modules")).catch(() => void 0)) throw error;
	}
}
function provideByHand() {
	return `run 'npm install ${enginePackage}@${engineVersion}' in a directory of your choice and name it in TRAINYARD_DUCKDB`;
}
function unpinned(platform) {
	return cannotRun("engine-unpinned", "DuckDB", `this release pins no hash of DuckDB ${engineVersion} for ${platform}, and nothing is installed without one. To use it all the same, ${provideByHand()}.`);
}
function explain(error, directory) {
	const { code, said } = error;
	if (code === "ENOENT" && said !== void 0) return cannotRun("engine-missing", "DuckDB", `reading tables needs DuckDB ${engineVersion}, which is not on this machine, and there is no npm to install it. Put npm on the PATH, or ${provideByHand()}.`, { cause: error });
	const reason = said === void 0 ? error.message : lastErrors(said);
	return cannotRun("engine-install", "DuckDB", `installing DuckDB ${engineVersion} into ${directory} failed: ${reason}. Check the registry and proxy in your .npmrc, or ${provideByHand()}.`, { cause: error });
}
function lastErrors(said) {
	const lines = said.split("\n").map((line) => line.trim());
	const errors = lines.filter((line) => /^npm (error|ERR!)/.test(line) && !line.includes("complete log"));
	return (errors.length > 0 ? errors : lines.filter(Boolean)).slice(0, 3).join(" ") || "npm gave no reason";
}

// packages/tables/duckdb/load-duckdb.ts
/**
* DuckDB is a native library, so it is never part of the bundle. Looked for in the directory that TRAINYARD_DUCKDB
* names, beside the bundle, in the working directory (not on a runner: a pull request could plant a module there)
* and in the tool cache; else installed into the tool cache once.
* @throws CannotRunError that says how to provide it.
*/
async function loadDuckDb(options) {
	for (const base of searchedDirectories(options)) {
		const found = loadFrom(base);
		if (found) return found;
	}
	const cached = engineDirectory(options.env);
	const found = loadFrom(join(cached, "index.js")) ?? await installAndLoad(cached, options);
	if (found) return found;
	throw cannotRun("engine-missing", "DuckDB", `${enginePackage} ${engineVersion} was installed in ${cached}, but has no library for ${process.platform}-${process.arch}. Run 'npm install ${enginePackage}@${engineVersion}' in a directory of yours and name it in TRAINYARD_DUCKDB.`);
}
function searchedDirectories({ workingDirectory, env }) {
	const named = env["TRAINYARD_DUCKDB"];
	const bases = named ? [join(named, "index.js")] : [];
	bases.push(import.meta.url);
	if (env["GITHUB_ACTIONS"] !== "true") bases.push(join(workingDirectory, "index.js"));
	return bases;
}
async function installAndLoad(directory, { workingDirectory, logger, env }) {
	await installDuckDb({
		directory,
		workingDirectory,
		logger,
		env
	});
	return loadFrom(join(directory, "index.js"));
}
/** The module as seen from a file, if it is there in the version that our answers are tested with. */
function loadFrom(base) {
	const require = createRequire(base);
	try {
		const { version } = require(`${enginePackage}/package.json`);
		if (version !== engineVersion) return void 0;
		return {
			duckdb: require(enginePackage),
			path: require.resolve(enginePackage)
		};
	} catch (error) {
		const code = error.code;
		if (code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return void 0;
		throw cannotRun("engine-broken", "DuckDB", `${enginePackage} ${engineVersion} cannot be loaded here (${firstLine(error)}). Expected a Linux with glibc or musl, macOS or Windows on x64 or arm64; if a copy in the tool cache is damaged, delete it.`, { cause: error });
	}
}
function firstLine(error) {
	return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}

// packages/tables/duckdb/result-rows.ts
/** Turns rows of DuckDB values into plain objects as `TableEngine.query` promises them. */
function rowConverter(duckdb, names) {
	return (row) => {
		const plain = Object.create(null);
		for (const [index, name] of names.entries()) plain[name] = plainValue(duckdb, row[index]);
		return plain;
	};
}
function plainValue(duckdb, value) {
	if (typeof value === "bigint") return plainInteger(value);
	if (value === null || typeof value !== "object") return value;
	if (value instanceof duckdb.DuckDBDecimalValue) return value.toDouble();
	if (value instanceof duckdb.DuckDBTimestampValue) return isoTime(value.micros, 1000n, value);
	if (value instanceof duckdb.DuckDBTimestampTZValue) return isoTime(value.micros, 1000n, value);
	if (value instanceof duckdb.DuckDBTimestampNanosecondsValue) return isoTime(value.nanos, 1000000n, value);
	if (value instanceof duckdb.DuckDBTimestampMillisecondsValue) return isoTime(value.millis, 1n, value);
	if (value instanceof duckdb.DuckDBTimestampSecondsValue) return isoTime(value.seconds * 1000n, 1n, value);
	if (value instanceof duckdb.DuckDBListValue || value instanceof duckdb.DuckDBArrayValue) return value.items.map((item) => plainValue(duckdb, item));
	if (value instanceof duckdb.DuckDBStructValue) {
		const entries = Object.entries(value.entries);
		return Object.fromEntries(entries.map(([key, item]) => [key, plainValue(duckdb, item)]));
	}
	if (value instanceof duckdb.DuckDBMapValue) return value.entries.map(({ key, value: item }) => [plainValue(duckdb, key), plainValue(duckdb, item)]);
	return value.toString();
}
function plainInteger(value) {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value.toString();
}
const farthestMs = 864e13;
function isoTime(ticks, ticksPerMs, value) {
	const milliseconds = Number(ticks / ticksPerMs);
	if (Math.abs(milliseconds) > farthestMs) return value.toString();
	return new Date(milliseconds).toISOString();
}

// packages/tables/duckdb/session.ts
/**
* A DuckDB that starts with its first statement: loading the native library takes longer than finding out that a
* file does not exist. Every statement has a connection of its own: a second one would end a result that is still
* streaming.
*/
var DuckDbSession = class {
	#start;
	#started;
	constructor(start) {
		this.#start = start;
	}
	/** Small results; throws DuckDB's own errors. */
	async rows(sql) {
		return this.connected(async (connection, duckdb) => {
			const result = await connection.run(sql);
			const toRow = rowConverter(duckdb, result.deduplicatedColumnNames());
			return (await result.getRows()).map((row) => toRow(row));
		});
	}
	/** For another thread: its own instance cannot be shared. */
	async copy() {
		this.#started ??= this.#start();
		return (await this.#started).copy;
	}
	async connected(use) {
		this.#started ??= this.#start();
		const { duckdb, instance } = await this.#started;
		const connection = await instance.connect();
		try {
			return await use(connection, duckdb);
		} finally {
			connection.closeSync();
		}
	}
	async close() {
		(await this.#started?.catch(() => void 0))?.instance.closeSync();
	}
};

// packages/tables/duckdb/open-duckdb.ts
/** The first statement rejects with a CannotRunError when DuckDB is not there and cannot be installed. */
function openDuckDb(options) {
	const temporaryDirectory = join(options.env["RUNNER_TEMP"] || tmpdir(), `trainyard-${randomUUID()}`);
	const session = new DuckDbSession(() => startDuckDb(options, temporaryDirectory));
	return new DuckDbEngine(session, options, temporaryDirectory);
}
async function startDuckDb(options, temporaryDirectory) {
	const { duckdb, path } = await loadDuckDb(options);
	const config = {
		threads: String(availableParallelism()),
		memory_limit: `${memoryLimitMebibytes()}MiB`,
		temp_directory: temporaryDirectory,
		...closedConfig
	};
	const instance = await duckdb.DuckDBInstance.create(":memory:", config);
	const connection = await instance.connect();
	await connection.run(inUtc);
	connection.closeSync();
	return {
		duckdb,
		instance,
		copy: copyOf(path)
	};
}
const closedConfig = {
	preserve_insertion_order: "true",
	autoinstall_known_extensions: "false",
	autoload_known_extensions: "false",
	allow_community_extensions: "false",
	errors_as_json: "true"
};
const inUtc = "SET GLOBAL TimeZone = 'UTC'";
/** Streams files, which takes little memory. What takes more (a window that is sorted) fails there, and is done by this engine. */
function copyOf(modulePath) {
	return {
		modulePath,
		config: {
			threads: "1",
			memory_limit: "512MiB",
			temp_directory: "",
			...closedConfig
		},
		statements: [inUtc]
	};
}
/** 60 % of the machine's memory, or of the container's: the rest is for Node and its arrays. */
function memoryLimitMebibytes() {
	const constrained = process.constrainedMemory?.() ?? 0;
	const bytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
	return Math.max(128, Math.floor(.6 * bytes / 1024 ** 2));
}

// packages/tables/engine-router.ts
/** Opens every source with the engine that it needs, and passes on what is asked of a table to the engine that holds it. */
var EngineRouter = class {
	#files;
	#options;
	/** By server and user. */
	#servers = /* @__PURE__ */ new Map();
	/** Those that have opened a table. */
	#used = /* @__PURE__ */ new Set();
	constructor(files, options) {
		this.#files = files;
		this.#options = options;
	}
	get dialect() {
		return this.#only().dialect;
	}
	async open(source, options) {
		const engine = isTrinoSource(source) ? await this.#serverOf(source) : this.#files;
		const table = await engine.open(source, options);
		this.#used.add(engine);
		return table;
	}
	/** A statement names no engine: it can only be for the one in use. Where there may be two, `table.engine` is asked. */
	async query(sql) {
		return this.#only().query(sql);
	}
	async readNumbers(table, columns, where) {
		return this.#holderOf(table).readNumbers(table, columns, where);
	}
	async readStrings(table, columns, where) {
		return this.#holderOf(table).readStrings(table, columns, where);
	}
	async digestOf(table) {
		return this.#holderOf(table).digestOf(table);
	}
	async assertExpression(table, expression) {
		await this.#holderOf(table).assertExpression(table, expression);
	}
	async assertQuery(tables, query) {
		const [first] = tables.values();
		await (first ? this.#holderOf(first) : this.#only()).assertQuery(tables, query);
	}
	async [Symbol.asyncDispose]() {
		const opened = (await Promise.allSettled(this.#servers.values())).flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
		const failed = (await Promise.allSettled([this.#files, ...opened].map((engine) => engine[Symbol.asyncDispose]()))).find((one) => one.status === "rejected");
		if (failed) throw failed.reason;
	}
	#serverOf(source) {
		const parsed = parseTrinoSource(source);
		const key = JSON.stringify([parsed.server, parsed.user]);
		const known = this.#servers.get(key);
		if (known) return known;
		const engine = import("./open-trino.js").then(({ openTrino }) => openTrino(parsed, this.#options));
		this.#servers.set(key, engine);
		return engine;
	}
	#holderOf(table) {
		return table.engine === this ? this.#only() : table.engine;
	}
	#only() {
		const [first = this.#files, second] = this.#used;
		if (second) throw new Error("a statement for two engines: ask the one that holds the table");
		return first;
	}
};

// packages/tables/engine.ts
/**
* Every source is opened by its own engine, which is loaded when the first table is read; a table says which one it is.
* Reading rejects with a CannotRunError when the machine has no data engine and cannot install it.
*/
async function openEngine(options) {
	return new EngineRouter(openDuckDb(options), options);
}
/** For work that needs the rows themselves: only files, no tables of a server. */
async function openFileEngine(options) {
	return openDuckDb(options);
}

// packages/tables/sources/file-sink.ts
const blockBytes = 1048576;
/** A file that is written in ranges, in any order, and digested from its beginning while they come in. */
var FileSink = class FileSink {
	#file;
	#path;
	/** Of the object, for errors. */
	#shown;
	constructor(file, path, shown) {
		this.#file = file;
		this.#path = path;
		this.#shown = shown;
	}
	static async create(path, shown) {
		return new FileSink(await open(path, "wx+"), path, shown);
	}
	/** @throws CannotRunError when the disk has no room for so many bytes, before they are downloaded. */
	async assertRoom(bytes) {
		const { bavail, bsize, blocks } = await statfs(dirname(this.#path));
		if (blocks === 0 || bavail * bsize >= bytes) return;
		throw this.#full(`it has ${bytes} bytes, ${dirname(dirname(this.#path))} has room for ${bavail * bsize}`);
	}
	async write(chunk, position) {
		let written = 0;
		while (written < chunk.length) {
			const { bytesWritten } = await this.#file.write(chunk, written, chunk.length - written, position + written).catch((error) => {
				const { code = "", message } = error;
				throw /^(ENOSPC|EFBIG|EDQUOT)$/.test(code) ? this.#full(message, error) : error;
			});
			written += bytesWritten;
		}
	}
	async clear() {
		await this.#file.truncate(0);
	}
	/**
	* sha256 of consecutive ranges, lower-case hex. Each is hashed as soon as it is there, while later ones are still
	* on their way: what is read back was written a moment ago and comes from memory.
	*/
	async digest(ranges) {
		const hash = createHash("sha256");
		const block = Buffer.allocUnsafe(blockBytes);
		for (const range of ranges) {
			const { start, end } = await range;
			for (let position = start; position < end;) {
				const length = Math.min(blockBytes, end - position);
				const { bytesRead } = await this.#file.read(block, 0, length, position);
				if (bytesRead === 0) throw new Error(`${this.#path} is shorter than what was written`);
				hash.update(block.subarray(0, bytesRead));
				position += bytesRead;
			}
		}
		return hash.digest("hex");
	}
	async [Symbol.asyncDispose]() {
		await this.#file.close();
	}
	#full(reason, cause) {
		return cannotRun("disk-full", this.#shown, `there is no room left on disk for the download (${reason}). Free some, or point RUNNER_TEMP to a larger disk`, { cause });
	}
};

// packages/tables/sources/transfer-error.ts
/** Something that may go well the next time: a broken connection, an overloaded server. */
var TransferError = class extends Error {
	name = "TransferError";
	/** As the server asked for it. */
	retryAfterMs;
	constructor(message, options = {}) {
		super(message, options);
		this.retryAfterMs = options.retryAfterMs;
	}
};
/** Codes of Node's network layers for what passes. Not here: an unknown host, a certificate, a full disk. */
const passing = /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+|HPE_\w+)$/;
/** The error as one that may pass, when it is one. */
function asTransferError(error) {
	if (error instanceof TransferError) return error;
	if (error instanceof CannotRunError) return void 0;
	return chainOf(error).some(({ code, name }) => passing.test(code ?? "") || name === "TimeoutError") ? new TransferError(reasonOf$1(error), { cause: error }) : void 0;
}
/** fetch says only 'fetch failed' or 'terminated'; the reason is in its cause. */
function reasonOf$1(error) {
	const last = chainOf(error).at(-1);
	const said = last?.message || last?.code || "for no reason that was told";
	return /^(aborted|terminated|other side closed|Premature close|socket hang up)$/i.test(said) ? "the connection broke off" : said;
}
function chainOf(error) {
	const chain = [];
	let current = error;
	while (typeof current === "object" && current !== null && chain.length < 5) {
		const one = current;
		chain.push(one);
		current = one.cause ?? one.errors?.at(-1);
	}
	return chain;
}
/** The object is another one than when reading began. */
function changedWhileRead(shown, options) {
	return cannotRun("file-changed", shown, "was changed while it was being read, so nothing true can be said of it. Run again when nothing writes to it", options);
}

// packages/tables/sources/receive.ts
/** Slower than this over a whole window is a stall: nobody waits days for a table. */
const leastBytesPerSecond = 1024;
/**
* Hands on a body chunk by chunk.
* @throws TransferError when (next to) nothing arrives for a window of time.
*/
async function receive(body, { stallMs, signal }, take) {
	let receivedBytes = 0;
	const watch = setInterval(() => {
		if (receivedBytes < leastBytesPerSecond * stallMs / 1e3) body.destroy(stalled(stallMs));
		receivedBytes = 0;
	}, stallMs);
	const abort = () => void body.destroy(signal.reason);
	signal.addEventListener("abort", abort, { once: true });
	try {
		signal.throwIfAborted();
		for await (const chunk of body) {
			receivedBytes += chunk.length;
			await take(chunk);
		}
	} finally {
		clearInterval(watch);
		signal.removeEventListener("abort", abort);
		body.destroy();
	}
}
/**
* Waits for the first sign of an answer.
* @param ask what it returns lives on after the wait: only the wait is bounded
*/
async function answerOf({ stallMs, signal }, ask) {
	const waiting = new AbortController();
	const timer = setTimeout(() => waiting.abort(stalled(stallMs)), stallMs);
	try {
		return await ask(AbortSignal.any([signal, waiting.signal]));
	} catch (error) {
		throw waiting.signal.aborted ? waiting.signal.reason : error;
	} finally {
		clearTimeout(timer);
	}
}
/** As `answerOf`, for a body that may break before anyone reads it: an 'error' without a listener would end the process. */
async function openAnswer$1(patience, ask) {
	const answer = await answerOf(patience, ask);
	answer.body.on("error", () => void 0);
	return answer;
}
function stalled(stallMs) {
	return new TransferError(`the server sent (next to) nothing for ${stallMs / 1e3} s`);
}

// packages/tables/sources/transfer-retry.ts
const maxFailuresInARow = 5;
const maxFailures = 20;
const [baseMs, capMs] = [200, 1e4];
const longestWaitMs = 6e4;
/**
* Does the work again after what may pass, with growing, jittered waits (or those that the server asks for), a bounded
* number of times.
* @throws CannotRunError after the last time; any other error at once.
*/
async function retrying(work, { shown, signal, position = () => 0 }) {
	let [inARow, total, reached] = [
		0,
		0,
		position()
	];
	for (;;) try {
		return await work();
	} catch (error) {
		signal.throwIfAborted();
		const passing = asTransferError(error);
		if (!passing) throw error;
		inARow = position() > reached ? 1 : inARow + 1;
		reached = position();
		total++;
		const waitMs = passing.retryAfterMs ?? Math.min(capMs, baseMs * 2 ** inARow) * Math.random();
		if (inARow >= maxFailuresInARow || total >= maxFailures || waitMs > longestWaitMs) throw gaveUp(shown, passing, total);
		await setTimeout$1(waitMs, void 0, { signal });
	}
}
function gaveUp(shown, cause, times) {
	const tried = times === 1 ? "" : ` (the last of ${times} failures)`;
	const asked = (cause.retryAfterMs ?? 0) > longestWaitMs ? ` and asks to be left alone for ${Math.ceil(cause.retryAfterMs / 1e3)} s` : "";
	return cannotRun("source-download", shown, `cannot be downloaded: ${cause.message}${asked}${tried}. Check the address, the network and the server, and run it again`, { cause });
}
/** `Retry-After`: seconds, or a date. */
function retryAfterMs(header, nowMs) {
	const text = header?.trim() ?? "";
	if (/^\d+$/.test(text)) return Number(text) * 1e3;
	const at = Date.parse(text);
	return Number.isNaN(at) ? void 0 : Math.max(0, at - nowMs);
}

// packages/tables/sources/copy-object.ts
/**
* Copies an object to a new file, in parallel ranges that all belong to one state of it, and gives its sha256.
* A broken connection is taken up at the byte where it broke.
* @throws CannotRunError, and stops what is still running, when the object cannot be had whole.
*/
async function copyObject(object, path, transfer) {
	try {
		var _usingCtx$1 = _usingCtx();
		const failed = new AbortController();
		const signal = AbortSignal.any([transfer.signal, failed.signal]);
		const own = {
			...transfer,
			signal
		};
		const sink = _usingCtx$1.a(await FileSink.create(path, object.shown));
		const first = await transfer.slots.run(signal, () => copyFirst(object, sink, own));
		const rest = partsAfter(first, transfer.partBytes).map((part) => transfer.slots.run(signal, () => copyRange(object, sink, own, {
			...first,
			part
		})));
		try {
			const [digest] = await Promise.all([sink.digest([Promise.resolve(first.part), ...rest]), ...rest]);
			return digest;
		} catch (error) {
			failed.abort(error);
			await Promise.allSettled(rest);
			throw error;
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
/** The first range; or everything, from a server that has no ranges or cannot say what they belong to. */
async function copyFirst(object, sink, transfer) {
	const { partBytes } = transfer;
	const asked = {
		start: 0,
		end: partBytes
	};
	const answer = await retrying(() => openAnswer$1(transfer, (signal) => object.open(asked, object.version, signal)), {
		shown: object.shown,
		signal: transfer.signal
	});
	const { range, totalBytes, version } = answer;
	if (totalBytes !== void 0 && totalBytes > partBytes) await sink.assertRoom(totalBytes);
	if (range && totalBytes !== void 0 && (version !== void 0 || range.end === totalBytes)) {
		const first = {
			part: {
				start: 0,
				end: range.end
			},
			totalBytes,
			version
		};
		await copyRange(object, sink, transfer, first, answer);
		return first;
	}
	if (range) answer.body.destroy();
	return copyWhole(object, sink, transfer, range ? void 0 : answer);
}
async function copyRange(object, sink, transfer, { part, totalBytes, version }, firstAnswer) {
	let position = part.start;
	let opened = firstAnswer;
	const { end } = part;
	const attempt = async () => {
		const asked = {
			start: position,
			end
		};
		const answer = opened ?? await openAnswer$1(transfer, (signal) => object.open(asked, version, signal));
		opened = void 0;
		if (answer.version !== version || answer.totalBytes !== totalBytes || !answer.range) {
			answer.body.destroy();
			throw changedWhileRead(object.shown);
		}
		if (answer.range.start !== position || answer.range.end !== end) {
			answer.body.destroy();
			throw new TransferError("the server sent another range than it was asked for");
		}
		await receive(answer.body, transfer, async (chunk) => {
			if (position + chunk.length > end) throw new TransferError("the server sent too many bytes");
			await sink.write(chunk, position);
			position += chunk.length;
		});
		if (position < end) throw new TransferError(`the connection ended at byte ${position} of ${totalBytes}`);
	};
	await retrying(attempt, {
		shown: object.shown,
		signal: transfer.signal,
		position: () => position
	});
	return part;
}
/** In one piece, from the start again when it breaks. */
async function copyWhole(object, sink, transfer, firstAnswer) {
	let opened = firstAnswer;
	let position = 0;
	const attempt = async () => {
		const answer = opened ?? await openAnswer$1(transfer, (signal) => object.open(void 0, object.version, signal));
		opened = void 0;
		position = 0;
		await sink.clear();
		await receive(answer.body, transfer, async (chunk) => {
			await sink.write(chunk, position);
			position += chunk.length;
		});
		if (position !== (answer.totalBytes ?? position)) throw new TransferError(`the connection ended at byte ${position} of ${answer.totalBytes}`);
	};
	await retrying(attempt, {
		shown: object.shown,
		signal: transfer.signal
	});
	return {
		part: {
			start: 0,
			end: position
		},
		totalBytes: position,
		version: void 0
	};
}
function partsAfter({ part, totalBytes }, partBytes) {
	const parts = [];
	for (let start = part.end; start < totalBytes; start += partBytes) parts.push({
		start,
		end: Math.min(totalBytes, start + partBytes)
	});
	return parts;
}

// packages/tables/sources/follow-redirects.ts
const maxRedirects = 5;
/**
* GET, following a few redirects, none of which leaves https.
* @throws CannotRunError for an address that is not to be followed, fetch's own errors otherwise.
*/
async function followRedirects(address, { headers, signal, env }) {
	const shown = shownAddress(address);
	let url = new URL(address);
	assertAllowed(url, env);
	for (let redirects = 0; redirects <= maxRedirects; redirects++) {
		const response = await fetch(url, {
			headers,
			signal,
			redirect: "manual"
		});
		const location = response.headers.get("location");
		if (![
			301,
			302,
			303,
			307,
			308
		].includes(response.status) || location === null) return response;
		await response.body?.cancel();
		if (!URL.canParse(location, url.href)) throw cannotRun("source-download", shown, "the server redirects to what is no address");
		const next = new URL(location, url);
		if (next.protocol !== url.protocol && next.protocol !== "https:") throw cannotRun("source-download", shown, `the server redirects from https to ${shownAddress(next.href)}; expected an https address`);
		assertAllowed(next, env);
		url = next;
	}
	throw cannotRun("source-download", shown, `the server redirects more than ${maxRedirects} times, the last time to ${shownAddress(url.href)}. Is it a loop?`);
}
/** What http brings can be changed on the way, and the verdict with it. */
function assertAllowed(url, env) {
	if (url.protocol === "https:") return;
	const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
	if (url.protocol === "http:" && (isLoopback || env["TRAINYARD_ALLOW_HTTP"] === "true")) return;
	throw cannotRun("source-insecure", shownAddress(url.href), "http is not read from other machines: data could be changed on the way. Use https, or set the environment variable TRAINYARD_ALLOW_HTTP to true in a network that you trust");
}

// packages/tables/sources/remote-object.ts
function rangeHeader({ start, end }) {
	return `bytes=${start}-${end - 1}`;
}
/** `bytes 0-99/1000`; undefined when the total is not told. */
function parseContentRange(header) {
	const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header?.trim() ?? "");
	if (!match) return void 0;
	const [start, last, totalBytes] = match.slice(1).map(Number);
	return {
		range: {
			start,
			end: last + 1
		},
		totalBytes
	};
}

// packages/tables/sources/http-object.ts
/** A file behind an http(s) address. */
function httpObject(address, env) {
	const shown = shownAddress(address);
	return {
		shown,
		async open(range, version, signal) {
			const headers = { "accept-encoding": "identity" };
			if (range) headers["range"] = rangeHeader(range);
			if (range && version !== void 0) headers["if-range"] = version;
			const response = await request(address, shown, {
				headers,
				signal,
				env
			});
			if (response.status === 416) return emptyOr416(response, shown, version);
			if (!response.ok || !response.body) throw await refusal(response, shown);
			return answerFrom(response, shown, range);
		}
	};
}
async function request(address, shown, options) {
	try {
		return await followRedirects(address, options);
	} catch (error) {
		if (asTransferError(error) || options.signal.aborted || isOurs(error)) throw error;
		throw cannotRun("source-download", shown, `cannot be reached: ${reasonOf$1(error)}. Check the address, the network and the proxy`, { cause: error });
	}
}
function isOurs(error) {
	return error.name === "CannotRunError";
}
function answerFrom(response, shown, asked) {
	const { headers } = response;
	const body = Readable.fromWeb(response.body);
	const content = asked && response.status === 206 ? parseContentRange(headers.get("content-range")) : void 0;
	const isEncoded = (headers.get("content-encoding") ?? "identity") !== "identity";
	if (content && !isEncoded) return {
		body,
		...content,
		version: versionOf(headers)
	};
	if (response.status === 206) return {
		body,
		range: asked,
		totalBytes: void 0,
		version: void 0
	};
	const length = headers.get("content-length");
	if (length === null && !/chunked/i.test(headers.get("transfer-encoding") ?? "")) {
		body.destroy();
		throw cannotRun("source-length", shown, "the server tells neither the length nor the end of the file, so a cut would go unnoticed. Serve it with Content-Length, or download it in a step of your own");
	}
	return {
		body,
		range: void 0,
		totalBytes: length === null || isEncoded ? void 0 : Number(length),
		version: void 0
	};
}
/** What `If-Range` takes: a strong validator, else the date. */
function versionOf(headers) {
	const tag = headers.get("etag");
	if (tag !== null && !tag.startsWith("W/")) return tag;
	return headers.get("last-modified") ?? void 0;
}
/** An empty file has no range; of any other, the end came nearer since its first range was read. */
async function emptyOr416(response, shown, version) {
	await response.body?.cancel();
	if (response.headers.get("content-range")?.trim() !== "bytes */0" || version !== void 0) throw changedWhileRead(shown);
	return {
		body: Readable.from([]),
		range: {
			start: 0,
			end: 0
		},
		totalBytes: 0,
		version
	};
}
async function refusal(response, shown) {
	const { status, headers } = response;
	await response.body?.cancel();
	const { STATUS_CODES } = await import("node:http");
	const said = `the server answered ${status} ${STATUS_CODES[status] ?? ""}`.trim();
	if ([
		408,
		425,
		429,
		500,
		502,
		503,
		504
	].includes(status)) return new TransferError(said, { retryAfterMs: retryAfterMs(headers.get("retry-after"), Date.now()) });
	const hint = [
		401,
		403,
		404,
		410
	].includes(status) ? ". Check the address, whether it may be read without signing in, and whether a signed one has expired" : "";
	return cannotRun("source-download", shown, `${said}${hint}`);
}

// packages/tables/sources/find-objects.ts
/**
* What an address names.
* @throws CannotRunError
*/
async function findObjects(address, env, patience) {
	if (!/^s3:/i.test(address)) {
		assertFileAddress(address);
		return {
			objects: [httpObject(address, env)],
			isGlob: false
		};
	}
	const { openS3Client } = await import("./s3-client.js");
	const { findS3Objects } = await import("./s3-objects.js");
	return findS3Objects(await openS3Client(env), address, patience);
}
function assertFileAddress(address) {
	const wrong = (expected) => cannotRun("source-address", shownAddress(address), expected);
	if (!URL.canParse(address)) throw wrong("is not a web address; expected https://host/path/data.parquet");
	const { pathname, username, password } = new URL(address);
	if (username !== "" || password !== "") throw wrong("expected an address without user and password; use a signed address, or download it in a step of your own");
	if (!pathname.endsWith("/")) return;
	throw wrong("expected an address that ends in a file name such as data.parquet: its extension says how to read it");
}

// packages/tables/sources/local-name.ts
/**
* Where a fetched file lies within its own directory: what its address says about reading it (extension, directories
* such as `year=2026`), and nothing else of it.
*/
function localName(shown) {
	const parts = shown.replace(/^[a-z0-9]+:\/\/[^/]*\//i, "").split("/");
	const name = parts.pop();
	const partitions = parts.filter((part) => /^[^=\0]+=[^=\0]+$/.test(part));
	const extension = /(?:\.[a-z0-9_-]{1,16}){1,2}$/i.exec(name)?.[0] ?? "";
	return [...partitions, `data${extension.toLowerCase()}`].join("/");
}

// packages/tables/sources/slots.ts
/** Lets a bounded number of tasks run at a time; the others wait in order. */
var Slots = class {
	#free;
	#waiting = [];
	constructor(count) {
		this.#free = count;
	}
	async run(signal, task) {
		if (this.#free > 0) this.#free--;
		else await new Promise((resolve) => this.#waiting.push(resolve));
		try {
			signal.throwIfAborted();
			return await task();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#free++;
		}
	}
};

// packages/tables/sources/downloads.ts
/** Over all objects and their ranges: enough to fill a link, few enough for any server. */
const connections = 8;
const partBytes = 8388608;
const defaultStallSeconds = 30;
function openDownloads(options) {
	const { env } = options;
	const closed = new AbortController();
	const transfer = {
		slots: new Slots(connections),
		partBytes,
		stallMs: (Number(env["TRAINYARD_STALL_SECONDS"]) || defaultStallSeconds) * 1e3,
		signal: options.signal ? AbortSignal.any([options.signal, closed.signal]) : closed.signal
	};
	let directory;
	let objects = 0;
	const fetched = /* @__PURE__ */ new Map();
	const fetchOne = async (object) => {
		directory ??= temporaryDirectory(env["RUNNER_TEMP"] || tmpdir());
		const path = join((await directory).path, String(objects++), localName(object.shown));
		await mkdir(dirname(path), { recursive: true });
		return {
			path,
			shown: object.shown,
			sha256: await copyObject(object, path, transfer)
		};
	};
	const filesOf = (address) => {
		const known = fetched.get(address);
		if (known) return known;
		const files = findObjects(address, env, transfer).then((found) => fetchAll(found, options.logger, fetchOne));
		fetched.set(address, files);
		return files;
	};
	return {
		filesOf,
		pathOf: async (source) => isAddress(source) ? (await filesOf(source)).files[0].path : source,
		async [Symbol.asyncDispose]() {
			closed.abort();
			await Promise.allSettled(fetched.values());
			await (await directory)?.[Symbol.asyncDispose]();
		}
	};
}
async function fetchAll({ objects, isGlob }, logger, fetchOne) {
	for (const { shown } of objects) fileFormat(shown, shown);
	let done = 0;
	return {
		files: await mapAtOnce(objects, async (object) => {
			logger.progress(objects.length === 1 ? `downloading ${object.shown}` : `downloading ${object.shown} (${done} of ${objects.length} files are here)`);
			const file = await fetchOne(object);
			done++;
			return file;
		}),
		isGlob
	};
}
/** In order of the items; a few at a time, and no further ones after one has failed. */
async function mapAtOnce(items, work) {
	const results = [];
	let next = 0;
	let failed = false;
	const worker = async () => {
		while (next < items.length && !failed) {
			const index = next++;
			try {
				results[index] = await work(items[index]);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const failure = (await Promise.allSettled(Array.from({ length: connections }, worker))).find((outcome) => outcome.status === "rejected");
	if (failure) throw failure.reason;
	return results;
}
/** Goes away with its user, also when that is stopped by a signal. */
async function temporaryDirectory(parent) {
	const path = await mkdtemp(join(parent, "trainyard-download-"));
	const signals = [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	];
	const stop = (signal) => {
		rmSync(path, {
			recursive: true,
			force: true
		});
		release();
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	const release = () => signals.forEach((signal) => void process.off(signal, stop));
	for (const signal of signals) process.once(signal, stop);
	return {
		path,
		async [Symbol.asyncDispose]() {
			release();
			await rm(path, {
				recursive: true,
				force: true
			});
		}
	};
}

// packages/tables/behaviour/asked-rows.ts
/** The number of a row among those that a model is asked about, from 0. */
const askNumber = "trainyard_ask";
/** Rows of one or more relations of the same columns, one after the other. */
function askedRows(engine, parts, columns) {
	const names = columns.map(({ name }) => quoteIdentifier(name)).join(", ");
	const starts = [];
	let count = 0;
	for (const part of parts) {
		starts.push(count);
		count += part.count;
	}
	const all = `(${parts.map(({ relation }, index) => `SELECT ${askNumber} + ${starts[index]} AS ${askNumber}, ${names} FROM ${relation}`).join(" UNION ALL ")})`;
	return {
		columns: columns.map(({ name, type }) => ({
			name,
			type
		})),
		count,
		async slice(from, size) {
			return (await engine.query(`SELECT ${names} FROM ${all} AS asked WHERE ${askNumber} >= ${from} AND ${askNumber} < ${from + size} ORDER BY ${askNumber}`)).map((row) => columns.map(({ name }) => row[name]));
		},
		async write(file, format, id) {
			const options = format === "csv" ? "FORMAT csv, HEADER" : "FORMAT parquet";
			await engine.query(`COPY (SELECT ${askNumber} AS ${quoteIdentifier(id)}, ${names} FROM ${all} AS asked ORDER BY ${askNumber}) TO ${quoteLiteral(file)} (${options})`);
		}
	};
}

// packages/tables/behaviour/read-scores.ts
const input = "predict-command";
const shownRows = 5;
/** Reads what a predict-command wrote: one row for every row that it was given, by its number. */
function scoreReader(engine) {
	return async (file, wanted) => {
		const table = await openAnswer(engine, file, wanted);
		requireColumns(table, wanted);
		const [id, score] = [quoteIdentifier(wanted.id), quoteIdentifier(wanted.score)];
		const numbered = `(SELECT TRY_CAST(CAST(${id} AS VARCHAR) AS DOUBLE) AS place, TRY_CAST(CAST(${score} AS VARCHAR) AS DOUBLE) AS score, CAST(${id} AS VARCHAR) AS id, CAST(${score} AS VARCHAR) AS text FROM ${table.relation})`;
		await requireRows$1(engine, numbered, wanted);
		return (await engine.readNumbers({
			...table,
			columns: [{
				name: "score",
				type: "number",
				sqlType: "DOUBLE"
			}],
			relation: `(SELECT * FROM ${numbered} ORDER BY place)`
		}, ["score"])).get("score");
	};
}
async function openAnswer(engine, file, { shown }) {
	try {
		return await engine.open(file);
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		const reasons = error.problems.map(({ message }) => message).join("; ");
		throw cannotRun("predict-answer", input, `${shown} is no table of predictions: ${reasons}. Expected a header and one row a prediction, and nothing else`, { cause: error });
	}
}
function requireColumns({ columns }, { id, score, shown }) {
	const names = columns.map(({ name }) => name);
	const missing = [id, score].filter((name) => !names.includes(name));
	if (missing.length === 0) return;
	const what = missing.map((name) => `'${name}'`).join(" and ");
	const hint = names.length > 10 ? suggestName(missing[0], names) : `It has: ${names.join(", ")}.`;
	throw cannotRun("predict-columns", input, `${shown} lacks the column ${what}. ${hint} Write the id of every row back beside its score, so that predictions cannot be mixed up`);
}
/** One answer for every row, and no other. */
async function requireRows$1(engine, answers, { count, shown }) {
	const known = `place >= 0 AND place < ${count} AND place = floor(place)`;
	const [row] = await engine.query(`SELECT count(*) AS answers, count(DISTINCT place) FILTER (${known}) AS known, count(*) FILTER (NOT coalesce(${known}, FALSE)) AS strange, count(*) FILTER (score IS NULL OR NOT isfinite(score)) AS bad FROM ${answers}`);
	const [answered, distinct, strange, bad] = [
		"answers",
		"known",
		"strange",
		"bad"
	].map((name) => Number(row[name]));
	const problem = (code, message) => cannotRun(code, input, message);
	if (answered !== count) throw problem("predict-row-count", `${shown} has ${answered.toLocaleString("en-US")} rows for ${count.toLocaleString("en-US")} rows of input; expected one prediction a row`);
	if (strange > 0) throw problem("predict-ids", `${shown} has ${strange} ids that were not asked about, such as ${await listed$1(engine, `${answers} WHERE NOT coalesce(${known}, FALSE)`, "id")}; write the ids of the input back`);
	if (distinct !== count) throw problem("predict-ids", `${shown} has ids more than once, such as ${await listed$1(engine, `(SELECT id, place FROM ${answers} GROUP BY id, place HAVING count(*) > 1 ORDER BY place)`, "id")}; expected each id once`);
	if (bad === 0) return;
	const examples = await listed$1(engine, `${answers} WHERE score IS NULL OR NOT isfinite(score)`, `id || ': ' || coalesce(text, 'nothing')`);
	throw problem("predict-score", `${shown} has ${bad.toLocaleString("en-US")} scores that are no finite number, by id: ${examples}. A model must answer for every row`);
}
async function listed$1(engine, from, expression) {
	return (await engine.query(`SELECT ${expression} AS shown FROM ${from} LIMIT ${shownRows}`)).map((row) => (row["shown"] ?? "nothing").slice(0, 40)).join(", ");
}

// packages/tables/predictions/slice-sql.ts
/** SQL of a slice: its name as text (missing is NULL), or 1 where its condition holds and 0 elsewhere. */
async function sliceExpression(engine, table, rows) {
	if (!("by" in rows)) return `CASE WHEN (${rows.where}\n) THEN 1.0 ELSE 0.0 END`;
	if (!rows.bands) return valueExpression(rows);
	const [column] = rows.columns;
	return bandExpression(column, await bandEdges(engine, table, rows));
}
/** The value of a column as text, or the names of several values joined. */
function valueExpression({ columns }) {
	const texts = columns.map((column) => `CAST(${quoteIdentifier(column)} AS VARCHAR)`);
	return texts.length === 1 ? texts[0] : texts.map((text) => crossedName(text)).join(` || ' × ' || `);
}
/** A part of a crossed name; in quotes where it could be taken for nothing, for a missing value or for two parts. */
function crossedName(text) {
	return `CASE WHEN ${text} IS NULL THEN '(missing)' WHEN ${`${text} IN ('', '(missing)') OR contains(${text}, ' × ')`} THEN '''' || ${text} || '''' ELSE ${text} END`;
}
/** Rising edges: those given, or quantiles of the rows, equal ones once. */
async function bandEdges(engine, table, { columns, bands }) {
	if (bands && "edges" in bands) return bands.edges;
	const count = bands.quantiles;
	const shares = Array.from({ length: count - 1 }, (_, index) => (index + 1) / count);
	const value = numberOf$1(columns[0]);
	const [row] = await engine.query(`SELECT quantile_disc(${value}, [${shares.join(", ")}]) AS edges, min(${value}) AS least FROM ${table.relation} WHERE isfinite(${value})`);
	const edges = row["edges"] ?? [];
	return edges.filter((edge, index) => edge > Number(row["least"]) && (index === 0 || edge > edges[index - 1]));
}
function numberOf$1(column) {
	return `CAST(${quoteIdentifier(column)} AS DOUBLE)`;
}
function bandExpression(column, edges) {
	const value = numberOf$1(column);
	if (edges.length === 0) return `CASE WHEN ${value} IS NULL THEN NULL ELSE 'all values' END`;
	const names = bandNames(edges).map((name) => quoteLiteral(name));
	return `CASE WHEN ${value} IS NULL THEN NULL WHEN isnan(${value}) THEN '(not a number)' ${edges.map((edge, index) => `WHEN ${value} < ${numberLiteral(edge)} THEN ${names[index]}`).join(" ")} ELSE ${names.at(-1)} END`;
}
/** A number that the engine reads back as the same double. */
function numberLiteral(value) {
	return `CAST('${value}' AS DOUBLE)`;
}

// packages/tables/predictions/slice-problems.ts
const maxValues = 1e3;
/** What is wrong with the slices and the groups of a policy, each at its place in the file. */
async function sliceProblems(engine, table, policy) {
	const problems = [];
	const add = (code, path, message) => {
		if (message === void 0) return;
		const location = policy.config.locate(path);
		problems.push({
			code,
			subject: path.join("."),
			message,
			location
		});
	};
	for (const { rows, path } of policy.slices) {
		const key = "by" in rows ? rows.bands ? "bands" : "by" : "where";
		add("slice", [...path, key], await rowsProblem(engine, table, rows));
	}
	for (const { attributes: columns, path } of policy.fairness) add("fairness", [...path, "attribute"], await valuesProblem(engine, table, columns));
	for (const { columns, path } of policy.searches) add("slice", [...path, "columns"], missingColumns(table, columns));
	return problems;
}
async function rowsProblem(engine, table, rows) {
	if (!("by" in rows)) return conditionProblem(engine, table, rows.where);
	return rows.bands ? numberProblem(table, rows.columns[0]) : valuesProblem(engine, table, rows.columns);
}
function missingColumns(table, columns) {
	const names = table.columns.map(({ name }) => name);
	const missing = columns.filter((column) => !names.includes(column));
	if (missing.length === 0) return void 0;
	return missing.map((column) => `${table.source} has no column '${column}'. ${suggestName(column, names)}`).join("; ");
}
function numberProblem(table, column) {
	const missing = missingColumns(table, [column]);
	if (missing !== void 0) return missing;
	const { type } = table.columns.find(({ name }) => name === column);
	if (type === "integer" || type === "number") return void 0;
	return `column '${column}' of ${table.source} is of type ${type}; expected numbers. Name such slices with 'where', or take its values with 'by'`;
}
async function valuesProblem(engine, table, columns) {
	const missing = missingColumns(table, columns);
	if (missing !== void 0) return missing;
	const [row] = await engine.query(`SELECT count(DISTINCT ${valueExpression({ columns })}) AS distinct_values FROM ${table.relation}`);
	const values = Number(row["distinct_values"]);
	if (values <= maxValues) return void 0;
	return `${columns.length === 1 ? `column '${columns[0]}'` : columns.join(" × ")} has ${values.toLocaleString("en-US")} values; expected at most ${maxValues.toLocaleString("en-US")} slices. Group it, or name the slices that matter with 'where'`;
}
/** What is wrong with a condition on the rows of a table, or nothing. */
async function conditionProblem(engine, table, where) {
	try {
		await engine.assertExpression(table, where);
		const [row] = await engine.query(`SELECT max(typeof((${where}\n))) AS type, count(*) FILTER ((${where}\n)) AS found FROM ${table.relation}`);
		const type = String(row["type"]);
		return type === "BOOLEAN" || type === "null" ? void 0 : `expected a condition that is true or false, got one of type ${type}`;
	} catch (error) {
		if (error instanceof CannotRunError) return error.problems.map(({ message }) => message).join("; ");
		const reason = readEngineError(error);
		if (!reason) throw error;
		return `the condition fails: ${reason.message.split("\n")[0]}. Use TRY_CAST, or CASE to leave such rows out`;
	}
}

// packages/tables/behaviour/change-sql.ts
/** What names a row across runs: its id, or its place where there is none. */
const rowKey = "trainyard_key";
/** SQL that gives the changed value of a column, in the column's own type. */
function changedValue(column, change, seed) {
	const quoted = quoteIdentifier(column.name);
	const inType = (sql) => `CAST(${sql} AS ${column.sqlType})`;
	const whole = column.type === "integer";
	switch (change.kind) {
		case "to": return inType(cellLiteral(change.value, column));
		case "add": return inType(Number.isInteger(change.amount) && whole ? `(${quoted} + (${change.amount}))` : `(${quoted} + ${doubleLiteral(change.amount)})`);
		case "multiply": return inType(`(${quoted} * ${doubleLiteral(change.factor)})`);
		case "noise": return inType(`(${quoted} * ${`(1 + ${doubleLiteral(change.share)} * (2 * ${drawn$1(seed, column.name)} - 1))`})`);
		case "typo": return inType(withTypo(quoted, drawn$1(seed, column.name)));
		case "case": return inType(`${change.to}(${quoted})`);
		case "expression": return inType(`(${change.text}\n)`);
		default: return inType(quoteIdentifier(change.from));
	}
}
/** A number in [0, 1) that follows from seed, column and row alone: of MD5, which stays what it is over versions. */
function drawn$1(seed, column) {
	return `(CAST(md5_number_lower(${quoteLiteral(`${seed}:${column}:`)} || ${rowKey}) AS DOUBLE) / 18446744073709551616.0)`;
}
/** Two neighbouring letters change places; a text of one letter stays as it is. */
function withTypo(quoted, draw) {
	const at = `CAST(floor(${draw} * (length(${quoted}) - 1)) AS BIGINT)`;
	return `CASE WHEN length(${quoted}) < 2 THEN ${quoted} ELSE ${[
		`substr(${quoted}, 1, ${at})`,
		`substr(${quoted}, ${at} + 2, 1)`,
		`substr(${quoted}, ${at} + 1, 1)`,
		`substr(${quoted}, ${at} + 3)`
	].join(" || ")} END`;
}
/** A value of the policy as an SQL literal for a column. */
function cellLiteral(value, column) {
	if (value === null) return "NULL";
	if (typeof value === "string" || column.type === "string") return quoteLiteral(String(value));
	if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
	return Number.isSafeInteger(value) ? `(${value})` : doubleLiteral(value);
}

// packages/tables/behaviour/check-changes.ts
/** What is wrong with the changes that a test makes to a table, each with its version. */
async function changeProblems(engine, { table, sent }, { versions }) {
	const problems = [];
	for (const version of versions) for (const [name, change] of version.columns) {
		const column = sent.find((one) => one.name === name);
		const message = column ? await changeProblem(engine, {
			table,
			column
		}, change) : notSent(name, table, sent);
		if (message !== void 0) problems.push({
			version,
			message
		});
	}
	return problems;
}
function notSent(name, { columns, source }, sent) {
	const known = sent.map((column) => column.name);
	return columns.some((column) => column.name === name) ? `the model is not given the column '${name}', so changing it tests nothing. Name it in predictor.columns` : `${source} has no column '${name}'. ${suggestName(name, known)}`;
}
async function changeProblem(engine, { table, column }, change) {
	const { name, type, sqlType } = column;
	switch (change.kind) {
		case "to": return change.value === null ? void 0 : valueProblem$1(engine, column, change.value);
		case "add":
		case "multiply":
		case "noise": return type === "integer" || type === "number" ? void 0 : `'${change.kind}' is for numbers, but '${name}' is of type ${sqlType}; use 'expression'`;
		case "typo":
		case "case": return type === "string" ? void 0 : `'${change.kind}' is for text, but '${name}' is of type ${sqlType}`;
		case "expression": return expressionProblem$1(engine, table, change.text);
		default: {
			const other = table.columns.find((one) => one.name === change.from);
			if (!other) return void 0;
			return other.type === type ? void 0 : `expected columns of one type to swap, got ${sqlType} and ${other.sqlType}`;
		}
	}
}
/** 1.5 would be rounded into a column of integers, and 'abc' is no number at all. */
async function valueProblem$1(engine, column, value) {
	const literal = cellLiteral(value, column);
	const cast = `TRY_CAST(${literal} AS ${column.sqlType})`;
	const same = typeof value === "number" && column.type === "integer" ? `${cast} = ${literal}` : "TRUE";
	const [row] = await engine.query(`SELECT ${cast} IS NOT NULL AND ${same} AS fits`);
	if (row["fits"] === true) return void 0;
	return `${JSON.stringify(value)} is no value of '${column.name}', which is of type ${column.sqlType}`;
}
async function expressionProblem$1(engine, table, text) {
	try {
		await engine.assertExpression(table, text);
		return;
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		return error.problems.map(({ message }) => message).join("; ");
	}
}

// packages/tables/behaviour/check-rows.ts
/** What a model is given of a row: what the policy names, or all but the columns of the evaluation. */
function sentColumns({ columns }, test, { predictor, columns: roles }) {
	const named = predictor.columns?.flatMap((name) => columns.find((one) => one.name === name) ?? []);
	if (named) return named;
	const hidden = /* @__PURE__ */ new Set([
		roles.id,
		roles.label,
		roles.score,
		roles.championScore,
		...expectationColumns(test)
	]);
	return columns.filter(({ name }) => !hidden.has(name));
}
/** What is wrong with the columns, the condition and the changes of a test. */
async function checkRows(engine, { table, test, policy }) {
	const problem = (path, message) => ({
		code: "behaviour-rows",
		subject: path.join("."),
		message,
		location: policy.config.locate(path)
	});
	const names = table.columns.map(({ name }) => name);
	const missing = (path, wanted) => wanted.filter((name) => !names.includes(name)).map((name) => problem(path, `${table.source} has no column '${name}'. ${suggestName(name, names)}`));
	const problems = [...missing([...test.path, "expect"], expectationColumns(test)), ...missing(["predictor", "columns"], policy.predictor.columns ?? [])];
	const sent = sentColumns(table, test, policy);
	if (sent.length === 0) problems.push(problem([...test.path, "rows"], `${table.source} has no column to give to the model`));
	if (test.rows.kind === "table" && test.rows.where !== void 0) {
		const message = await conditionProblem(engine, table, test.rows.where);
		if (message !== void 0) problems.push(problem([
			...test.path,
			"rows",
			"where"
		], message));
	}
	for (const { version, message } of await changeProblems(engine, {
		table,
		sent
	}, test)) problems.push(problem(version.path, message));
	return problems;
}

// packages/tables/behaviour/draw-rows.ts
/** The number of a row of a test, from 0. */
const rowNumber$1 = "trainyard_row";
/** Draws the rows of a test into a relation. @returns how many, and of how many */
async function drawRows(engine, table, { rows, relation, id }) {
	const where = rows.kind === "table" && rows.where !== void 0 ? ` WHERE (${rows.where}\n)` : "";
	const hasId = table.columns.some(({ name }) => name === id);
	const place = "(SELECT row_number() OVER () AS trainyard_place, * FROM";
	const key = hasId ? `coalesce(CAST(${quoteIdentifier(id)} AS VARCHAR), '')` : "CAST(trainyard_place AS VARCHAR)";
	const own = table.columns.map(({ name }) => quoteIdentifier(name)).join(", ");
	const kept = `SELECT ${key} AS ${rowKey}, trainyard_place, ${own} FROM ${place} ${table.relation}) AS placed${where}`;
	const drawn = rows.kind === "table" && rows.sample !== void 0 ? `SELECT * FROM (${kept}) AS kept ORDER BY md5(${quoteLiteral(`${rows.seed}:`)} || ${rowKey}), trainyard_place LIMIT ${rows.sample}` : kept;
	await engine.query(`CREATE OR REPLACE TABLE ${relation} AS SELECT CAST(row_number() OVER (ORDER BY trainyard_place) - 1 AS BIGINT) AS ${rowNumber$1}, ${rowKey}, ${own} FROM (${drawn}) AS drawn ORDER BY ${rowNumber$1}`);
	const [row] = await engine.query(`SELECT (SELECT count(*) FROM ${relation}) AS drawn, (SELECT count(*) FROM ${table.relation}${where}) AS population`);
	return {
		count: Number(row["drawn"]),
		population: Number(row["population"])
	};
}

// packages/tables/behaviour/inline-rows.ts
/** A table of the rows that stand in the policy; a key that a row lacks is missing there. */
async function inlineTable(engine, rows, { relation, source }) {
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const columns = names.map((name) => {
		const sqlType = typeOf(rows.map((row) => cellOf(row, name)));
		return {
			name,
			sqlType,
			type: columnType(sqlType)
		};
	});
	const tuples = rows.map((row) => `(${columns.map((column) => cellLiteral(cellOf(row, column.name), column)).join(", ")})`);
	const selected = columns.map(({ name, sqlType }, index) => `CAST(c${index} AS ${sqlType}) AS ${quoteIdentifier(name)}`);
	const list = names.map((_, index) => `c${index}`).join(", ");
	await engine.query(`CREATE OR REPLACE TABLE ${relation} AS SELECT ${selected.join(", ")} FROM (VALUES ${tuples.join(", ")}) AS given(${list})`);
	return {
		source,
		files: [],
		columns,
		engine,
		relation
	};
}
/** A key that a row lacks is missing there; names such as __proto__ are names. */
function cellOf(row, name) {
	return Object.hasOwn(row, name) ? row[name] : null;
}
/** The narrowest type of a column's values; text when they are of several kinds, as in a file. */
function typeOf(values) {
	const given = values.filter((value) => value !== null);
	if (given.length === 0) return "VARCHAR";
	if (given.every((value) => typeof value === "boolean")) return "BOOLEAN";
	if (given.every((value) => Number.isSafeInteger(value))) return "BIGINT";
	return given.every((value) => typeof value === "number") ? "DOUBLE" : "VARCHAR";
}

// packages/tables/behaviour/read-expected.ts
/** What is expected of each row, by column: labels as 0 and 1. NaN where nothing is. */
async function readExpected(engine, { drawn, table, names, test, policy }) {
	if (names.length === 0) return /* @__PURE__ */ new Map();
	const rows = {
		...table,
		relation: drawn
	};
	const path = [...test.path, "expect"];
	const input = path.join(".");
	const { positive } = policy;
	const found = await Promise.all(names.map((name) => test.expectation.kind === "class" ? labelExpression(engine, {
		table: rows,
		input,
		column: name,
		positive
	}) : numberExpression(engine, {
		table: rows,
		input
	}, columnOf(table, name))));
	const problems = found.flatMap((one) => "problem" in one ? [{
		...one.problem,
		location: policy.config.locate(path)
	}] : []);
	if (problems.length > 0) throw new CannotRunError(problems);
	const relation = `(SELECT ${found.map((one, index) => {
		const { expression } = one;
		return `CAST(${expression} AS DOUBLE) AS e${index}`;
	}).join(", ")} FROM ${drawn} ORDER BY ${rowNumber$1})`;
	const columns = names.map((_, index) => ({
		name: `e${index}`,
		type: "number",
		sqlType: "DOUBLE"
	}));
	const values = await engine.readNumbers({
		...table,
		relation,
		columns
	}, columns.map(({ name }) => name));
	return new Map(names.map((name, index) => [name, values.get(`e${index}`)]));
}
function columnOf({ columns }, name) {
	return columns.find((one) => one.name === name);
}
/** The id of a row, or its place in the table (from 1) where there is none. */
async function readKey(engine, drawn, row) {
	const [found] = await engine.query(`SELECT ${rowKey} AS id FROM ${drawn} WHERE ${rowNumber$1} = ${row}`);
	return found["id"];
}

// packages/tables/behaviour/stage-versions.ts
const versionNumber = "trainyard_version";
/**
* Writes the rows as they are and every version of them where it differs into one relation, in the order in which a model
* is asked.
*/
async function stageVersions(engine, test, staging) {
	const { drawn, relation, sent } = staging;
	const seed = test.rows.kind === "table" ? test.rows.seed : 1;
	const names = sent.map(({ name }) => quoteIdentifier(name));
	const parts = [`SELECT -1 AS ${versionNumber}, ${rowNumber$1}, ${names.join(", ")} FROM ${drawn}`, ...test.versions.map(({ columns }, version) => {
		const values = sent.map((column) => {
			const change = columns.get(column.name);
			const quoted = quoteIdentifier(column.name);
			return change ? `${changedValue(column, change, seed)} AS ${quoted}` : quoted;
		});
		const differs = sent.filter(({ name }) => columns.has(name)).map((column) => {
			return `(${changedValue(column, columns.get(column.name), seed)}) IS DISTINCT FROM ${quoteIdentifier(column.name)}`;
		});
		return `SELECT ${version} AS ${versionNumber}, ${rowNumber$1}, ${values.join(", ")} FROM ${drawn} WHERE ${differs.join(" OR ")}`;
	})];
	await engine.query(`CREATE OR REPLACE TABLE ${relation} AS SELECT CAST(row_number() OVER (ORDER BY ${versionNumber}, ${rowNumber$1}) - 1 AS BIGINT) AS ${askNumber}, * FROM (${parts.join(" UNION ALL ")}) AS versions ORDER BY ${askNumber}`);
	const places = await readPlaces(engine, relation);
	return {
		asked: {
			relation,
			count: places.rows.length
		},
		versions: versionsOf(test, places)
	};
}
async function readPlaces(engine, relation) {
	const column = (name) => ({
		name,
		type: "integer",
		sqlType: "BIGINT"
	});
	const columns = [versionNumber, rowNumber$1];
	const table = {
		source: relation,
		files: [],
		columns: columns.map((name) => column(name)),
		engine,
		relation: `(SELECT * FROM ${relation} ORDER BY ${askNumber})`
	};
	const numbers = await engine.readNumbers(table, columns);
	return {
		versions: numbers.get(versionNumber),
		rows: numbers.get(rowNumber$1)
	};
}
function versionsOf({ versions }, places) {
	let end = places.versions.findIndex((version) => version >= 0);
	if (end < 0) end = places.versions.length;
	return versions.map(({ name }, version) => {
		const start = end;
		while (end < places.versions.length && places.versions[end] === version) end++;
		return {
			name,
			rows: Int32Array.from(places.rows.subarray(start, end))
		};
	});
}
/** The row as it is, or as a version has it, every value as text. */
async function showRow(engine, { relation, sent }, { row, version }) {
	const values = sent.map(({ name }, index) => `CAST(${quoteIdentifier(name)} AS VARCHAR) AS c${index}`);
	const [found] = await engine.query(`SELECT ${values.join(", ")} FROM ${relation} WHERE ${versionNumber} = ${version} AND ${rowNumber$1} = ${row}`);
	return Object.fromEntries(sent.map(({ name }, index) => [name, found[`c${index}`]]));
}

// packages/tables/behaviour/stage-test.ts
/** A model is not asked about more rows than this in one test. */
const mostAsked = 1e6;
/** @throws CannotRunError with every problem of the rows and changes, at their places in the policy */
async function stageTest(engine, test, options) {
	const { policy } = options;
	const prefix = `trainyard_behaviour_${test.path[1]}`;
	const table = await rowsTable(engine, test, {
		...options,
		relation: `${prefix}_inline`
	});
	const problems = await checkRows(engine, {
		table,
		test,
		policy
	});
	if (problems.length > 0) throw new CannotRunError(problems);
	const drawn = `${prefix}_rows`;
	const id = policy.columns.id;
	const size = await drawRows(engine, table, {
		rows: test.rows,
		relation: drawn,
		id
	});
	requireRows(test, table, {
		...size,
		policy
	});
	const sent = sentColumns(table, test, policy);
	const relation = `${prefix}_asked`;
	const staged = await explained(test, policy, () => stageVersions(engine, test, {
		drawn,
		relation,
		sent
	}));
	const names = expectationColumns(test);
	const expected = await readExpected(engine, {
		drawn,
		table,
		names,
		test,
		policy
	});
	const { asked, versions } = staged;
	return {
		asked,
		sent,
		test: {
			test,
			...size,
			versions,
			expected,
			idColumn: id,
			asked: askedRows(engine, [asked], sent),
			layout: JSON.stringify(sent.map(({ name, sqlType }) => [name, sqlType])),
			async show(row, version) {
				const key = await readKey(engine, drawn, row);
				const show = (one) => showRow(engine, {
					relation,
					sent
				}, {
					row,
					version: one
				});
				const before = {
					id: key,
					values: await show(-1)
				};
				return version === void 0 ? { before } : {
					before,
					after: {
						id: key,
						values: await show(version)
					}
				};
			}
		}
	};
}
async function rowsTable(engine, test, options) {
	const { rows, path } = test;
	if (rows.kind === "inline") {
		const source = `the rows of '${test.name}'`;
		return inlineTable(engine, rows.rows, {
			relation: options.relation,
			source
		});
	}
	const source = rows.table ?? options.candidate;
	if (source !== void 0) return options.open(source, rows.textColumns);
	throw cannotRun("behaviour-rows", [...path, "rows"].join("."), "names no table, and there is no prediction table of the candidate to take rows from: give rows.table", { location: options.policy.config.locate([...path, "rows"]) });
}
function requireRows(test, { source }, { count, policy }) {
	const path = [...test.path, "rows"];
	const asked = count * (1 + test.versions.length);
	const message = count === 0 ? `no row of ${source} satisfies the condition: nothing would be tested` : asked > mostAsked ? `asks about up to ${asked.toLocaleString("en-US")} rows; expected at most ${mostAsked.toLocaleString("en-US")}. Draw some of them with rows.sample` : void 0;
	if (message === void 0) return;
	throw cannotRun("behaviour-rows", path.join("."), message, { location: policy.config.locate(path) });
}
/** A change that is right can still fail on a value: a number that does not fit into its column. */
async function explained(test, policy, work) {
	try {
		return await work();
	} catch (cause) {
		const reason = readEngineError(cause) ?? readEngineError(cause.cause);
		if (!reason) throw cause;
		const path = [...test.path, "change"];
		const message = `a change fails on a value: ${reason.message.split("\n")[0]}. Leave such rows out with rows.where, or use an expression`;
		const location = policy.config.locate(path);
		throw cannotRun("behaviour-change", path.join("."), message, {
			cause,
			location
		});
	}
}

// packages/tables/behaviour/behaviour-rows.ts
/** What behaviour tests need of the engine: their rows, and the answers of a command. */
function behaviourTables(engine, sources) {
	return {
		rows: behaviourRows(engine, sources),
		readScores: scoreReader(engine)
	};
}
/** Draws and changes rows with the engine, so that every value keeps its type. */
function behaviourRows(engine, sources) {
	const opened = /* @__PURE__ */ new Map();
	const relations = /* @__PURE__ */ new Map();
	const open = (source, textColumns) => {
		const key = JSON.stringify([source, ...textColumns]);
		const known = opened.get(key);
		if (known) return known.table;
		const table = openSource(engine, sources.downloads, source, { textColumns });
		opened.set(key, {
			source,
			table
		});
		return table;
	};
	return {
		async stage(test) {
			const staged = await stageTest(engine, test, {
				...sources,
				open
			});
			relations.set(staged.test, staged);
			return staged.test;
		},
		together(tests) {
			const parts = tests.map((test) => relations.get(test).asked);
			return askedRows(engine, parts, relations.get(tests[0]).sent);
		},
		async digests() {
			const entries = [...opened.values()].map(async ({ source, table }) => {
				return [`behaviour.${shownAddress(source)}`, await engine.digestOf(await table)];
			});
			return Object.fromEntries(await Promise.all(entries));
		}
	};
}

// packages/tables/evidence/read-source.ts
/** A JSON or YAML file holds numbers; anything else is a prediction table. */
async function readSource(source, input, ports) {
	if (!/\.(json|ya?ml)$/i.test(source)) return {
		model: {
			table: source,
			numbers: /* @__PURE__ */ new Map(),
			name: shownAddress(source),
			digests: {},
			dataDigests: []
		},
		findings: []
	};
	const text = await ports.readText({
		input,
		file: source
	});
	const given = parseGivenMetrics(text, source, input);
	const { numbers, notNumbers, dataDigests } = given;
	return {
		model: {
			numbers,
			notNumbers,
			dataDigests,
			name: source,
			digests: { [input]: ports.digest(text) }
		},
		findings: [numbersFinding(input, source, given)]
	};
}
/** Says in whose words the numbers were written: a file read in another way than it was meant would be compared in silence. */
function numbersFinding(input, source, { numbers, shape }) {
	return {
		check: "numbers",
		subject: input,
		verdict: "pass",
		severity: "info",
		observed: {
			value: numbers.size,
			unit: "numbers",
			n: numbers.size,
			method: `read as ${shape}`
		},
		expected: "numbers by name",
		message: `${source} holds ${numbers.size} numbers, read as ${shape}`
	};
}

// packages/tables/evidence/read-candidate.ts
const nothing = {
	numbers: /* @__PURE__ */ new Map(),
	name: "candidate",
	digests: {},
	dataDigests: []
};
/** The candidate's table or numbers, with those of the input `metrics`. */
async function readCandidate({ candidate, metrics: given }, ports) {
	const { model, findings } = candidate === void 0 ? {
		model: nothing,
		findings: []
	} : await readSource(candidate, "candidate", ports);
	if (given === void 0) return {
		model,
		findings
	};
	const isText = /^[[{]/.test(given);
	const text = isText ? given : await ports.readText({
		input: "metrics",
		file: given
	});
	const source = isText ? "metrics" : given;
	const read = parseGivenMetrics(text, source);
	return {
		model: {
			...model,
			numbers: mergeNumbers(model.numbers, read.numbers, "'metrics'"),
			notNumbers: new Map([...model.notNumbers ?? [], ...read.notNumbers]),
			dataDigests: [.../* @__PURE__ */ new Set([...model.dataDigests, ...read.dataDigests])],
			digests: {
				...model.digests,
				metrics: ports.digest(text)
			}
		},
		findings: [...findings, numbersFinding("metrics", source, read)]
	};
}

// packages/tables/evidence/read-champion.ts
async function readChampion(champion, ports) {
	if (champion === void 0) return { findings: [] };
	if (!isRegistryUri(champion)) return readSource(champion, "champion", ports);
	const found = await ports.findChampion(champion);
	if ("version" in found) return storedModel(found);
	ports.logger.notice(`${champion}: no champion in ${found.registry} yet`);
	return {
		absence: found,
		findings: []
	};
}
/** The predictions kept with the version; without them the metrics in its gate record, which allow no paired test. */
function storedModel({ version, file, gate }) {
	const name = `${version.name} version ${version.version}`;
	const digests = { "champion-model": version.contentDigest };
	const dataDigest = gate && recordedDataDigest(gate);
	const known = {
		name,
		digests,
		dataDigests: dataDigest === void 0 ? [] : [dataDigest]
	};
	if (file !== void 0) return {
		model: {
			...known,
			table: file,
			numbers: /* @__PURE__ */ new Map()
		},
		findings: []
	};
	const { numbers, intervals } = gate ? storedMetrics(gate) : {
		numbers: /* @__PURE__ */ new Map(),
		intervals: /* @__PURE__ */ new Map()
	};
	if (numbers.size === 0) throw cannotRun("evaluation-missing", "champion", `${name} was registered without its predictions, and no gate record has metrics of it; register it with them (input 'evaluation'), or give its prediction table as 'champion'`);
	const shape = "the metrics and intervals in its gate record, since it was registered without predictions: no paired test is possible";
	return {
		model: {
			...known,
			numbers,
			intervals
		},
		findings: [numbersFinding("champion", name, {
			numbers,
			shape
		})],
		stored: {
			numbers,
			intervals,
			name,
			policyDigest: gate?.predicate.policyDigest
		}
	};
}

// packages/tables/evidence/read-evidence.ts
/**
* Reads policy and numbers, and finds the tables of both models.
* @throws CannotRunError with the problems of all inputs
*/
async function readEvidence(sources, ports) {
	const { policy: file } = sources;
	const place = {
		input: "policy",
		file,
		hint: "'trainyard init' writes one"
	};
	const parts = [
		ports.readText(place).then((text) => parseGates(text, file)),
		readCandidate(sources, ports),
		readChampion(sources.champion, ports),
		readModel(sources.model, ports)
	];
	await collectProblems(parts);
	const [policy, candidate, champion, model] = await Promise.all(parts);
	const options = champion.stored && storedOptionsFinding(policy, champion.stored, ports.digest(policy.config.text));
	const findings = [
		...options ? [options] : [],
		...candidate.findings,
		...champion.findings,
		...champion.absence ? [firstModelFinding(champion.absence, policy)] : []
	];
	const sides = {
		candidate: withModel(candidate.model, model),
		champion: champion.model
	};
	const problems = notNumberProblems(policy, sides);
	if (problems.length > 0) throw new CannotRunError(problems);
	return {
		policy,
		candidate: sides.candidate,
		findings,
		...champion.model ? { champion: champion.model } : {},
		...model ? { modelDigest: model.digest } : {}
	};
}
async function readModel(directory, { modelDigest }) {
	if (directory === void 0) return void 0;
	const { digest, files } = await modelDigest(directory);
	const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	return {
		digest,
		numbers: /* @__PURE__ */ new Map([["model_size_mb", bytes / 1e6]])
	};
}
function withModel(candidate, model) {
	if (!model) return candidate;
	return {
		...candidate,
		numbers: mergeNumbers(candidate.numbers, model.numbers, "'model'")
	};
}

// packages/tables/predictions/check-predictions.ts
const shownIds = 5;
/** What is wrong with the rows of one prediction table, with how many rows and the first ids. */
async function predictionProblems(engine, sql, options) {
	return defectProblems(engine, sql, defectsOf(sql, options));
}
/** Counts every kind of defect in one pass, and ids that occur more than once. */
async function defectProblems(engine, sql, defects) {
	const counts = defects.map(({ condition }, index) => `count(*) FILTER (${condition}) AS defect_${index}`);
	const [row] = await engine.query(`SELECT count(*) AS row_count, max(${sql.weight ?? "NULL"}) AS heaviest, ${counts.join(", ")} FROM ${sql.table.relation}`);
	const { source } = sql.table;
	if (row["row_count"] === 0) {
		const message = `${source} has no rows; expected one row a prediction`;
		return [{
			code: "table-empty",
			subject: sql.input,
			message
		}];
	}
	const problems = [];
	if (row["heaviest"] === 0) {
		const message = `${source}: every row has the weight 0; expected how much a row counts, and that some do`;
		problems.push({
			code: "weights-zero",
			subject: sql.input,
			message
		});
	}
	for (const [index, { code, condition, message }] of defects.entries()) {
		const count = Number(row[`defect_${index}`]);
		if (count === 0) continue;
		const ids = await exampleIds(engine, sql, condition);
		const rows = `${source}: ${count.toLocaleString("en-US")} of ${Number(row["row_count"]).toLocaleString("en-US")} rows${ids}`;
		problems.push({
			code,
			subject: sql.input,
			message: message(rows)
		});
	}
	return [...problems, ...await duplicateIds(engine, sql, Number(row["row_count"]))];
}
function defectsOf({ id, label, score, weight }, options) {
	const defects = [
		{
			code: "score-missing",
			condition: `(${score}) IS NULL`,
			message: (rows) => `${rows} have no score; a model must answer for every row`
		},
		{
			code: "score-not-finite",
			condition: `NOT isfinite(${score})`,
			message: (rows) => `${rows} have a score that is NaN or infinite; expected numbers`
		},
		{
			code: "label-missing",
			condition: `(${label}) IS NULL OR NOT isfinite(CAST((${label}) AS DOUBLE))`,
			message: (rows) => `${rows} have no label; leave rows without a known outcome out of the evaluation`
		}
	];
	defects.push(...rangeDefects(score, options));
	if (weight !== void 0) defects.push(...weightDefects(weight));
	if (id) defects.push({
		code: "id-missing",
		condition: `${id.expression} IS NULL`,
		message: (rows) => `${rows} have no id; rows of both models are aligned by it`
	});
	return defects;
}
/** Decision scores are as good as probabilities for a ranking, and for a threshold that was meant for them. */
function rangeDefects(score, { policy, needsProbabilities }) {
	const atHalf = policy.task === "binary" ? metricsAtHalf(policy) : [];
	if (!needsProbabilities && atHalf.length === 0) return [];
	const what = needsProbabilities ? `the policy asks for metrics of probabilities (${probabilityMetrics(policy).join(", ")}); give probabilities, or take those metrics out` : `${atHalf.join(", ")} would predict positive from 0.5 on, which is meant for probabilities; give probabilities, or at_threshold`;
	return [{
		code: "score-out-of-range",
		condition: `isfinite(${score}) AND ((${score}) < 0 OR (${score}) > 1)`,
		message: (rows) => `${rows} have a score outside 0…1, but ${what}`
	}];
}
function weightDefects(weight) {
	return [
		{
			code: "weight-missing",
			condition: `(${weight}) IS NULL`,
			message: (rows) => `${rows} have no weight; give 0 to rows that must not count`
		},
		{
			code: "weight-not-finite",
			condition: `NOT isfinite(${weight})`,
			message: (rows) => `${rows} have a weight that is NaN or infinite; expected numbers`
		},
		{
			code: "weight-negative",
			condition: `isfinite(${weight}) AND (${weight}) < 0`,
			message: (rows) => `${rows} have a weight below 0; expected how much a row counts, 0 or more`
		}
	];
}
async function exampleIds(engine, { id, table }, condition) {
	if (!id) return "";
	return listIds((await engine.query(`SELECT CAST(${id.expression} AS VARCHAR) AS id FROM ${table.relation} WHERE (${condition}) LIMIT ${shownIds}`)).map((row) => row["id"]));
}
async function duplicateIds(engine, { id, table, input }, rowCount) {
	if (!id || id.ascends) return [];
	if (!await mayRepeat(engine, table, {
		id: id.expression,
		rowCount
	})) return [];
	const rows = await engine.query(`SELECT CAST(${id.expression} AS VARCHAR) AS id, count(*) OVER () AS ids FROM ${table.relation} WHERE ${id.expression} IS NOT NULL GROUP BY ${id.expression} HAVING count(*) > 1 ORDER BY ${id.expression} LIMIT ${shownIds}`);
	if (rows.length === 0) return [];
	const count = Number(rows[0]["ids"]).toLocaleString("en-US");
	return [{
		code: "ids-duplicate",
		subject: input,
		message: `${table.source}: ids that occur more than once: ${count}${listIds(rows.map((row) => row["id"]))}; expected one row an id`
	}];
}
/** ' (id 4, 17, …)' */
function listIds(ids) {
	if (ids.length === 0) return "";
	return ` (id ${ids.map((id) => id === null ? "missing" : id.slice(0, 60)).join(", ")}${ids.length === shownIds ? ", …" : ""})`;
}

// packages/tables/predictions/cluster-column.ts
const clusterName = "trainyard_cluster";
/** The codes of the clusters, in the order of their values, as a column of the aligned table. */
function clusterExpression(cluster) {
	return `dense_rank() OVER (ORDER BY CAST(${quoteIdentifier(cluster)} AS VARCHAR)) - 1`;
}
/** The column must exist, and every row must have a cluster: a row without one is evidence of unknown worth. */
async function clusterProblems(engine, table, { columns: { cluster } }) {
	if (cluster === void 0) return [];
	const names = table.columns.map(({ name }) => name);
	if (!names.includes(cluster)) return [{
		code: "column-missing",
		subject: "candidate",
		message: `${table.source} has no column '${cluster}' of clusters. ${suggestName(cluster, names)} Name it in the policy under columns.cluster`
	}];
	const [row] = await engine.query(`SELECT count(*) FILTER (${quoteIdentifier(cluster)} IS NULL) AS missing, count(*) AS rows FROM ${table.relation}`);
	const missing = Number(row["missing"]);
	if (missing === 0) return [];
	const share = `${missing.toLocaleString("en-US")} of ${Number(row["rows"]).toLocaleString("en-US")} rows`;
	return [{
		code: "cluster-missing",
		subject: "candidate",
		message: `${table.source}: ${share} have no value of '${cluster}'; every row belongs to a cluster (one of its own when it stands alone)`
	}];
}

// packages/tables/predictions/row-evidence.ts
const weightName = "trainyard_weight";
/** A row of weight 0 is no row: neither of a class, nor of a group, nor of a slice. */
function withEvidence(part, { weight, cluster }) {
	const more = new Map([...weight === void 0 ? [] : [[weightName, weight]], ...cluster === void 0 ? [] : [[clusterName, clusterExpression(cluster)]]]);
	const names = [...more.keys()].map((name) => [name, name]);
	return {
		...part,
		columns: new Map([...part.columns, ...more]),
		figures: new Map([...part.figures, ...names]),
		...weight === void 0 ? {} : { counts: `${weightName} > 0` },
		...cluster === void 0 ? {} : { losesOrder: true }
	};
}
/** The same, as read. */
function evidenceOf(numbers) {
	const weights = numbers.get(weightName);
	const clusters = numbers.get(clusterName);
	return {
		...weights ? { weights } : {},
		...clusters ? { clusters: new Uint32Array(clusters) } : {}
	};
}

// packages/tables/predictions/compare-predictions.ts
/** Ids are compared as text when one table has text and the other numbers. */
function rowsOf$2(sql, other, more = []) {
	const { id, label, score, weight, table } = sql;
	const sameType = !other || id?.isText === other.id?.isText;
	return `(SELECT ${[
		`${id ? sameType ? id.expression : `CAST(${id.expression} AS VARCHAR)` : "NULL"} AS trainyard_id`,
		`${label} AS trainyard_label`,
		`${score} AS trainyard_score`,
		...weight === void 0 ? [] : [`${weight} AS trainyard_weight`],
		...more
	].join(", ")} FROM ${table.relation})`;
}
const differenceCodes = [
	"ids-differ",
	"ids-differ",
	"labels-differ",
	"weights-differ"
];
/** How the rows of two tables differ: ids that one lacks, labels and weights that disagree. */
async function differences(engine, candidate, champion) {
	if (await haveSameRows(engine, candidate, champion)) return [];
	const [a, b] = [`${rowsOf$2(candidate, champion)} a`, `${rowsOf$2(champion, candidate)} b`];
	const [ofCandidate, ofChampion] = [candidate.table.source, champion.table.source];
	const found = await Promise.all([
		examples(engine, `${a} ANTI JOIN ${b} USING (trainyard_id)`, "trainyard_id"),
		examples(engine, `${b} ANTI JOIN ${a} USING (trainyard_id)`, "trainyard_id"),
		examples(engine, `${a} JOIN ${b} USING (trainyard_id) WHERE a.trainyard_label IS DISTINCT FROM b.trainyard_label`, "a.trainyard_id"),
		candidate.weight === void 0 || champion.weight === void 0 ? {
			count: 0,
			ids: []
		} : examples(engine, `${a} JOIN ${b} USING (trainyard_id) WHERE a.trainyard_weight IS DISTINCT FROM b.trainyard_weight`, "a.trainyard_id")
	]);
	const texts = [
		(count) => `${ofChampion} lacks ${count} of the ids of ${ofCandidate}`,
		(count) => `${ofCandidate} lacks ${count} of the ids of ${ofChampion}`,
		(count) => `${count} of the labels of ${ofChampion} differ from ${ofCandidate}`,
		(count) => `${count} of the weights of ${ofChampion} differ from ${ofCandidate}`
	];
	return found.flatMap(({ count, ids }, index) => {
		if (count === 0) return [];
		const message = `${`${texts[index](count.toLocaleString("en-US"))}${listIds(ids)}`}; evaluate both models on the same rows with the same labels`;
		return {
			code: differenceCodes[index],
			subject: "champion",
			message
		};
	});
}
/**
* Whether both tables have the same ids (each once: that was checked) with the same labels and weights: by two hashes of every row, combined whatever the
* order. A pass in flat memory, where joins take a hash table of all ids each. 128 bits are alike by chance once in 10³⁸; where they
* differ, joins say how.
*/
async function haveSameRows(engine, candidate, champion) {
	const compared = [
		"trainyard_id",
		"trainyard_label",
		...candidate.weight !== void 0 && champion.weight !== void 0 ? ["trainyard_weight"] : []
	];
	const hashes = [compared, compared.toReversed()].map((columns, index) => `bit_xor(hash(hash(${columns.join(", ")}))) AS hash_${index}`);
	const [a, b] = [rowsOf$2(candidate, champion), rowsOf$2(champion, candidate)];
	const select = `SELECT ${compared.join(", ")} FROM`;
	const side = (rows, other) => `SELECT count(*) AS n, ${hashes.join(", ")} FROM (${select} ${rows} UNION ALL ${select} ${other} WHERE FALSE)`;
	const [one, two] = await engine.query(`${side(a, b)} UNION ALL ${side(b, a)}`);
	return [
		"n",
		"hash_0",
		"hash_1"
	].every((name) => one[name] === two[name]);
}
async function examples(engine, from, id) {
	const rows = await engine.query(`SELECT CAST(${id} AS VARCHAR) AS id, count(*) OVER () AS ids FROM ${from} ORDER BY ${id} LIMIT 5`);
	return {
		count: Number(rows[0]?.["ids"] ?? 0),
		ids: rows.map((row) => row["id"])
	};
}

// packages/tables/predictions/class-word.ts
/**
* SQL of the class in a column as text, one spelling whatever the type: 1 and 1.0 are '1', true is 'true'. NULL where
* missing. A fraction is no class.
*/
function classWord({ table, input }, { name, type }) {
	const quoted = quoteIdentifier(name);
	if (type === "string") return { expression: quoted };
	if (type === "integer" || type === "boolean") return { expression: `CAST(${quoted} AS VARCHAR)` };
	if (type === "number") {
		const value = `CAST(${quoted} AS DOUBLE)`;
		return { expression: `CASE WHEN isnan(${value}) THEN NULL WHEN abs(${value}) < 9007199254740992 AND ${value} = trunc(${value}) THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END` };
	}
	return { problem: {
		code: "column-type",
		subject: input,
		message: `column '${name}' of ${table.source} holds values of type ${type}; expected classes: text, whole numbers or booleans`
	} };
}
/** The spelling of a class in the name of a column or a key of the policy: 'p_1.0' is of class 1, 'p_True' of true. */
function classOfName(name, labels) {
	if (labels.has(name)) return name;
	const whole = /^(-?\d+)\.0$/.exec(name)?.[1];
	if (whole !== void 0 && labels.has(whole)) return whole;
	const lower = name.toLowerCase();
	return (lower === "true" || lower === "false") && labels.has(lower) ? lower : name;
}
/** Whole numbers by size, anything else by code unit: the order of numpy.unique. */
function sortClasses(classes) {
	const names = [...new Set(classes)];
	const areNumbers = names.every((name) => /^-?\d{1,15}$/.test(name));
	return names.sort((a, b) => areNumbers ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
}

// packages/tables/predictions/class-set.ts
const shown$1 = 8;
/** What is wrong with the classes of one table. */
function classProblems({ input, table, labelled, predicted, prediction, probabilities }) {
	const problem = (code, message) => ({
		code,
		subject: input,
		message
	});
	const problems = [];
	const missing = (from) => probabilities ? [...from.keys()].filter((name) => !probabilities.has(name)) : [];
	const ofLabels = missing(labelled);
	if (ofLabels.length > 0) {
		const message = `${table.source}: no column of probabilities for ${listed(ofLabels)}, which ${rowsOf$1(labelled, ofLabels)} are labelled as; it has ${listed([...probabilities.keys()])}. Add the column, also where the model never answers so (all 0)`;
		problems.push(problem("class-without-probability", message));
	}
	const ofPredictions = missing(predicted).filter((name) => !ofLabels.includes(name));
	if (ofPredictions.length > 0) {
		const message = `${table.source}: no column of probabilities for ${listed(ofPredictions)}, which ${rowsOf$1(predicted, ofPredictions)} are predicted as; expected every class to have one`;
		problems.push(problem("class-without-probability", message));
	}
	const known = [...predicted.keys()].some((name) => labelled.has(name));
	if (prediction !== void 0 && predicted.size > 0 && labelled.size > 0 && !known) {
		const message = `${table.source}: predictions name ${listed([...predicted.keys()])} and labels ${listed([...labelled.keys()])}; expected the same spelling of classes`;
		problems.push(problem("classes-differ", message));
	}
	return problems;
}
/** Models whose probabilities are spread over different classes cannot be compared by them. */
function classSetProblems(candidate, champion) {
	const [a, b] = [candidate.probabilities, champion.probabilities];
	if (!a || !b) return [];
	const onlyA = [...a.keys()].filter((name) => !b.has(name));
	const onlyB = [...b.keys()].filter((name) => !a.has(name));
	if (onlyA.length === 0 && onlyB.length === 0) return [];
	return [{
		code: "classes-differ",
		subject: "champion",
		message: `the probabilities of both models are of different classes: ${[...onlyA.length > 0 ? [`${champion.table.source} lacks ${listed(onlyA)}`] : [], ...onlyB.length > 0 ? [`${candidate.table.source} lacks ${listed(onlyB)}`] : []].join("; ")}. Give a model that does not know a class a column of zeros for it`
	}];
}
/** Every class that occurs or has a column. */
function allClasses(tables) {
	return sortClasses(tables.flatMap((sql) => sql ? [
		...sql.labelled.keys(),
		...sql.predicted.keys(),
		...sql.probabilities?.keys() ?? []
	] : []));
}
function rowsOf$1(counts, names) {
	const rows = names.reduce((sum, name) => sum + counts.get(name), 0);
	return `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
}
function listed(names) {
	const sorted = sortClasses(names);
	const texts = sorted.slice(0, shown$1).map((name) => JSON.stringify(name));
	return `${names.length === 1 ? "class" : "classes"} ${texts.join(", ")}${sorted.length > shown$1 ? ", …" : ""}`;
}

// packages/tables/predictions/slice-columns.ts
/** The engine turns text into codes: text of ten million rows never leaves it. */
async function sliceColumns(engine, table, slices) {
	const columns = [];
	for (const [index, { rows }] of slices.entries()) {
		const name = `trainyard_slice_${index}`;
		const expression = await sliceExpression(engine, table, rows);
		columns.push("by" in rows ? await codedColumn(engine, {
			table,
			name,
			expression
		}) : {
			name,
			expression,
			read: (numbers) => numbers
		});
	}
	return columns;
}
async function codedColumn(engine, { table, name, expression }) {
	const distinct = `SELECT DISTINCT ${expression} AS value FROM ${table.relation} WHERE (${expression}) IS NOT NULL ORDER BY value`;
	const values = (await engine.query(distinct)).map(({ value }) => value);
	if (values.length === 0) return {
		name,
		expression: "NULL",
		read: (numbers) => coded(numbers, [])
	};
	await engine.query(`DROP TYPE IF EXISTS ${name}`);
	await engine.query(`CREATE TYPE ${name} AS ENUM (${distinct})`);
	return {
		name,
		expression: `enum_code(CAST(${expression} AS ${name}))`,
		read: (numbers) => coded(numbers, values)
	};
}
/** Missing values, which come as NaN, get the code behind the others. */
function coded(numbers, known) {
	const codes = new Uint16Array(numbers.length);
	let hasMissing = false;
	for (let row = 0; row < numbers.length; row++) {
		const isMissing = Number.isNaN(numbers[row]);
		hasMissing ||= isMissing;
		codes[row] = isMissing ? known.length : numbers[row];
	}
	return {
		values: hasMissing ? [...known, null] : known,
		codes
	};
}

// packages/tables/predictions/sorted-columns.ts
const idName = "trainyard_id";
const mostRowsAtOnce = 25e5;
/**
* Columns of a table in the order of its ids. A sort holds all that it sorts: the ids of a large table are sorted range by range, each
* in a pass of its own.
*/
async function readSorted(engine, sql, { rows, names, isSorted, inOrder, cutBy, ...given }) {
	const rowsAtOnce = given.rowsAtOnce ?? (cutBy === void 0 ? 1 : .5) * mostRowsAtOnce;
	const { id, table } = sql;
	const all = [...names, ...inOrder?.keys() ?? []];
	const columns = all.map((name) => ({
		name,
		type: "number",
		sqlType: "DOUBLE"
	}));
	const read = async (from) => {
		const relation = inOrder ? `(SELECT ${[...names, ...[...inOrder].map(([name, of]) => `${of} AS ${name}`)].join(", ")} FROM (SELECT * FROM ${from}))` : `(SELECT ${names.join(", ")} FROM ${from})`;
		const { source, files } = table;
		return engine.readNumbers({
			source,
			files,
			columns,
			engine,
			relation
		}, all);
	};
	if (!id || isSorted) return read(rows);
	const pieces = new Map(all.map((name) => [name, []]));
	for (const range of await idRanges(engine, sql, {
		rows,
		rowsAtOnce,
		cutBy: cutBy ?? idName
	})) for (const [name, values] of await read(`${rows}${range} ORDER BY ${idName}`)) pieces.get(name).push(values);
	return new Map(all.map((name) => [name, joined$1(pieces.get(name))]));
}
/** Conditions that every row meets one of, in the order of the ids. */
async function idRanges(engine, { table }, { rows, rowsAtOnce, cutBy }) {
	const [counted] = await engine.query(`SELECT count(*) AS n FROM ${table.relation}`);
	const count = Math.ceil(Number(counted["n"]) / rowsAtOnce);
	if (count < 2) return [""];
	const bounds = await boundsOfRanges(engine, `(SELECT ${cutBy} AS bound FROM ${rows})`, count);
	return [...bounds, void 0].map((to, index) => {
		const from = bounds[index - 1];
		const conditions = [...from === void 0 ? [] : [`${cutBy} >= ${from}`], ...to === void 0 ? [] : [`${cutBy} < ${to}`]];
		return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
	});
}
/** Rising values as SQL. Where ranges meet need not be exact: ranges of unequal size are ranges too. */
async function boundsOfRanges(engine, rows, count) {
	const shares = Array.from({ length: count - 1 }, (_, index) => (index + 1) / count);
	const [row] = await engine.query(`SELECT CAST(quantile_disc(bound, [${shares.join(", ")}]) AS VARCHAR[]) AS bounds, first(typeof(bound)) AS type FROM (SELECT bound FROM ${rows} USING SAMPLE reservoir(20000 ROWS) REPEATABLE (1))`);
	const { bounds, type } = row;
	if (bounds === null || type === null || !/^[A-Z]+$/.test(type)) return [];
	return [...new Set(bounds)].map((bound) => `CAST(${quoteLiteral(bound)} AS ${type})`);
}
/** The pieces are given up: those of other columns need not stand beside their copies. */
function joined$1(pieces) {
	const given = pieces.splice(0);
	if (given.length === 1) return given[0];
	const whole = new Float64Array(given.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of given) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

// packages/tables/predictions/joined-rows.ts
/**
* Reads the figures of each row, one table after the other in the order of their ids: these are known to be the same, each once, so the rows
* stand side by side, and nothing is joined or kept in the engine. The order also gives the same bootstrap draws, however the files were ordered.
*/
async function readJoined$1(engine, { candidate, champion }, { policy, keep }) {
	const columns = await sliceColumns(engine, candidate.table, policy.slices);
	const more = new Map(columns.map(({ name, expression }) => [name, expression]));
	const isSorted = candidate.counts === void 0 && !candidate.losesOrder && inSameOrder(candidate, champion);
	const rows = partSql(candidate, more);
	const read = async () => {
		const numbers = await readPart(engine, candidate, {
			rows,
			isSorted,
			more: [...more.keys()]
		});
		const slices = columns.map(({ name, read: values }) => values(numbers.get(name)));
		return {
			kept: keep.candidate(numbers),
			rowCount: lengthOf(numbers),
			slices
		};
	};
	const { kept, rowCount, slices } = await read();
	if (!champion) return {
		candidate: kept,
		slices
	};
	const counted = candidate.counts ? ` SEMI JOIN (SELECT trainyard_id FROM ${rows}) USING (trainyard_id)` : "";
	const numbers = await readPart(engine, champion, {
		rows: `(SELECT * FROM ${partSql(champion)}${counted})`,
		isSorted
	});
	if (lengthOf(numbers) !== rowCount) throw new Error(`aligned ${rowCount} rows with ${lengthOf(numbers)}`);
	return {
		candidate: kept,
		champion: keep.champion(numbers),
		slices
	};
}
async function readPart(engine, { table, id, figures, inOrder, cutBy }, { rows, isSorted, more = [] }) {
	return readSorted(engine, {
		table,
		id
	}, {
		rows,
		names: [...figures.keys(), ...more],
		isSorted,
		...inOrder ? { inOrder } : {},
		...cutBy === void 0 ? {} : { cutBy }
	});
}
function lengthOf(numbers) {
	const [first] = numbers.values();
	return first.length;
}
function partSql({ id, table, columns, figures, cutBy, counts }, more = /* @__PURE__ */ new Map()) {
	const inner = [...columns, ...more].map(([name, sql]) => `${sql} AS ${quoteIdentifier(name)}`);
	const outer = [...figures].map(([name, sql]) => `CAST(${sql} AS DOUBLE) AS ${quoteIdentifier(name)}`);
	const kept = [...cutBy === void 0 ? [] : [cutBy], ...more.keys()].map((name) => quoteIdentifier(name));
	return `(SELECT ${[
		"trainyard_id",
		...outer,
		...kept
	].join(", ")} FROM (SELECT ${[`${id?.expression ?? "NULL"} AS trainyard_id`, ...inner].join(", ")} FROM ${table.relation})${counts === void 0 ? "" : ` WHERE ${counts}`})`;
}

// packages/tables/predictions/multiclass-defects.ts
/** How far the probabilities of a row may add up beside 1: what writing them with three digits does. */
const probabilitySumTolerance = .001;
/** Kinds of rows that must not occur in a table of a classifier of many classes. */
function multiclassDefects({ id, label, prediction, probabilities, weight }) {
	const defects = [{
		code: "label-missing",
		condition: `(${label}) IS NULL`,
		message: (rows) => `${rows} have no label; leave rows without a known outcome out of the evaluation`
	}];
	if (prediction !== void 0) defects.push({
		code: "prediction-missing",
		condition: `(${prediction}) IS NULL`,
		message: (rows) => `${rows} have no prediction; a model must answer for every row`
	});
	if (probabilities) defects.push(...probabilityDefects([...probabilities.values()]));
	if (weight !== void 0) defects.push(...weightDefects(weight));
	if (id) defects.push({
		code: "id-missing",
		condition: `${id.expression} IS NULL`,
		message: (rows) => `${rows} have no id; rows of both models are aligned by it`
	});
	return defects;
}
function probabilityDefects(columns) {
	const any = (of) => columns.map((column) => `(${of(column)})`).join(" OR ");
	const isUsable = columns.map((column) => `${column} IS NOT NULL AND isfinite(${column})`).join(" AND ");
	const sum = columns.join(" + ");
	return [
		{
			code: "probability-missing",
			condition: any((column) => `${column} IS NULL`),
			message: (rows) => `${rows} have no probability of some class; a model must answer for every row and class`
		},
		{
			code: "probability-not-finite",
			condition: any((column) => `NOT isfinite(${column})`),
			message: (rows) => `${rows} have a probability that is NaN or infinite; expected numbers`
		},
		{
			code: "probability-out-of-range",
			condition: any((column) => `isfinite(${column}) AND (${column} < 0 OR ${column} > 1)`),
			message: (rows) => `${rows} have a probability outside 0…1; give probabilities (such as predict_proba), not scores or logits`
		},
		{
			code: "probability-sum",
			condition: `(${isUsable}) AND abs(${sum} - 1) > ${probabilitySumTolerance}`,
			message: (rows) => `${rows} have probabilities that do not add up to 1 (within ${probabilitySumTolerance}); expected one column for every class and nothing else under this name, and probabilities that exclude each other`
		}
	];
}

// packages/tables/predictions/packed-codes.ts
const base = 2 ** 16;
const places = {
	label: 0,
	predicted: 1,
	rankOfTruth: 2,
	topIsTrue: 3
};
function isCode(name) {
	return name in places;
}
/** SQL of the codes of a row as the digits of one number: as columns of doubles they would take four times the memory. */
function packedSql(codes) {
	return [...codes].map(([name, sql]) => `CAST(${sql} AS BIGINT) * ${base ** places[name]}`).join(" + ");
}
/** One code of each row. */
function unpacked(packed, name) {
	const unit = base ** places[name];
	const codes = new Uint16Array(packed.length);
	for (let row = 0; row < packed.length; row++) codes[row] = Math.floor(packed[row] / unit) % base;
	return codes;
}

// packages/tables/predictions/multiclass-figures.ts
/**
* One model's rows as SQL: numbers of classes, and of the probabilities what is asked for. With probabilities, `classes`
* are those of its columns. The engine reduces them, so that memory does not grow with the classes.
*/
function joinPart$1({ table, id, label, prediction, probabilities, weight }, { classes, needs, other, isChampion, cluster }) {
	const names = `[${classes.map((name) => quoteLiteral(name)).join(", ")}]`;
	const numberOf = (word) => `list_position(${names}, ${word}) - 1`;
	const columns = /* @__PURE__ */ new Map([["label_class", numberOf(label)]]);
	const codes = new Map(isChampion ? [] : [["label", "label_class"]]);
	const ofClass = classes.map((_name, index) => `p_${index}`);
	if (probabilities) for (const [index, name] of classes.entries()) columns.set(`p_${index}`, probabilities.get(name));
	if (prediction === void 0) codes.set("predicted", likeliest(ofClass));
	else {
		columns.set("predicted_class", numberOf(prediction));
		codes.set("predicted", "predicted_class");
	}
	const figures = /* @__PURE__ */ new Map();
	if (probabilities) for (const [name, sql] of figuresSql(ofClass)) {
		if (!needs.figures.has(name)) continue;
		if (isCode(name)) codes.set(name, sql);
		else figures.set(name, sql);
	}
	if (probabilities && needs.columns) for (const column of ofClass) figures.set(column, column);
	figures.set("codes", packedSql(codes));
	const part = {
		table,
		id: idOf(id, other?.id),
		columns,
		figures
	};
	return isChampion ? part : withEvidence(part, {
		weight,
		cluster
	});
}
/** Ids are compared as text when one table has text and the other numbers. */
function idOf(id, other) {
	if (!id || !other || id.isText === other.isText) return id;
	return {
		expression: `CAST(${id.expression} AS VARCHAR)`,
		isText: true
	};
}
function likeliest(columns) {
	const list = `[${columns.join(", ")}]`;
	return `list_position(${list}, list_max(${list})) - 1`;
}
function figuresSql(columns) {
	const list = `[${columns.join(", ")}]`;
	const truth = `${list}[label_class + 1]`;
	const ahead = columns.map((column, index) => `CAST(${column} > ${truth} OR (${column} = ${truth} AND ${index} > label_class) AS INTEGER)`);
	return [
		["ofTruth", truth],
		["squares", columns.map((column) => `${column} * ${column}`).join(" + ")],
		["top", `list_max(${list})`],
		["topIsTrue", `(${likeliest(columns)}) = label_class`],
		["rankOfTruth", ahead.join(" + ")]
	];
}
/** The classes that the rows are labelled with, as read. */
function labelsOf(numbers) {
	return unpacked(numbers.get("codes"), "label");
}
/** One model's rows as read. */
function modelPredictions(numbers, { classes, needs }) {
	return {
		predicted: unpacked(numbers.get("codes"), "predicted"),
		...needs.figures.size > 0 ? { probabilities: figuresOf$1(numbers, needs) } : {},
		...needs.columns ? { columns: classes.map((_name, index) => numbers.get(`p_${index}`)) } : {}
	};
}
function figuresOf$1(numbers, { figures }) {
	const codes = numbers.get("codes");
	const read = [
		"ofTruth",
		"squares",
		"top"
	].filter((name) => figures.has(name));
	return {
		...Object.fromEntries(read.map((name) => [name, numbers.get(name)])),
		...figures.has("topIsTrue") ? { topIsTrue: new Uint8Array(unpacked(codes, "topIsTrue")) } : {},
		...figures.has("rankOfTruth") ? { rankOfTruth: unpacked(codes, "rankOfTruth") } : {}
	};
}

// packages/tables/predictions/class-columns.ts
const maxClasses = 1e3;
/** Rows of every class that a column names. */
async function countClasses(engine, { table, input }, { column, word }) {
	const rows = await engine.query(`SELECT ${word} AS class, count(*) AS row_count FROM ${table.relation} WHERE ${word} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 1001`);
	const problem = (message) => ({ problem: {
		code: "classes",
		subject: input,
		message: `column '${column}' of ${table.source} ${message}`
	} });
	if (rows.length > maxClasses) return problem(`names more than ${maxClasses.toLocaleString("en-US")} classes; expected classes, not ids or measurements`);
	const counts = new Map(rows.map((row) => [String(row["class"]), Number(row["row_count"])]));
	const fraction = [...counts.keys()].find((name) => /^-?\d*\.\d+(e[-+]?\d+)?$|^-?inf/i.test(name));
	if (fraction !== void 0 && rows.every((row) => Number.isFinite(Number(row["class"])))) return problem(`holds ${fraction}, which is no class: expected text, whole numbers or booleans (task: regression is for measurements)`);
	return counts;
}
/** The columns of probabilities by class, or `undefined` where the policy names none. */
async function probabilityColumns(engine, source, labels) {
	const { probabilities } = source.columns;
	if (!probabilities) return void 0;
	const named = "prefix" in probabilities ? byPrefix(source, probabilities.prefix) : byMap(source, probabilities);
	if ("problems" in named) return named;
	const byClass = /* @__PURE__ */ new Map();
	const problems = [];
	for (const [name, column] of named.columns) {
		const found = await numberExpression(engine, source, column);
		if ("problem" in found) problems.push(found.problem);
		else byClass.set(classOfName(name, labels), found.expression);
	}
	return problems.length > 0 ? { problems } : { byClass };
}
function byPrefix({ table, input }, prefix) {
	const found = table.columns.filter(({ name }) => name.startsWith(prefix) && name.length > prefix.length);
	if (found.length >= 2) return { columns: new Map(found.map((column) => [column.name.slice(prefix.length), column])) };
	const names = table.columns.map(({ name }) => name);
	return { problems: [{
		code: "column-missing",
		subject: input,
		message: `${table.source} has ${found.length === 0 ? "no columns" : "one column"} named '${prefix}' and a class; expected one a class. Columns: ${names.join(", ")}. Name the prefix, or a map of class to column, in the policy under columns.probabilities`
	}] };
}
function byMap({ table, input }, { byClass }) {
	const names = table.columns.map(({ name }) => name);
	const problems = [];
	const columns = /* @__PURE__ */ new Map();
	for (const [name, wanted] of byClass) {
		const column = table.columns.find((one) => one.name === wanted);
		if (column) columns.set(name, column);
		else {
			const message = `${table.source} has no column '${wanted}' with the probabilities of class '${name}'. ${suggestName(wanted, names)} Name it in the policy under columns.probabilities`;
			problems.push({
				code: "column-missing",
				subject: input,
				message
			});
		}
	}
	return problems.length > 0 ? { problems } : { columns };
}

// packages/tables/predictions/weight-column.ts
/** How much each row counts, as DOUBLE; `undefined` when the policy or the other table says nothing of it. */
async function weightExpression(engine, source) {
	const { table, columns, input, needsWeight } = source;
	const { weight } = columns;
	if (weight === void 0) return void 0;
	const column = table.columns.find(({ name }) => name === weight);
	if (column) return numberExpression(engine, source, column);
	if (!needsWeight) return void 0;
	const names = table.columns.map(({ name }) => name);
	return { problem: {
		code: "column-missing",
		subject: input,
		message: `${table.source} has no column '${weight}' with how much each row counts. ${suggestName(weight, names)} Name it in the policy under columns.weight`
	} };
}

// packages/tables/predictions/multiclass-sql.ts
/** Finds the columns and classes, and says what is wrong with them; with problems there is no SQL. */
async function multiclassSql(engine, source) {
	const { table, columns, input, needsId } = source;
	const problems = [];
	const find = (role, name) => {
		const column = table.columns.find((one) => one.name === name);
		if (!column) problems.push(missingColumn$1(source, role, name));
		return column;
	};
	const word = (column) => {
		const found = column && classWord(source, column);
		if (found && "problem" in found) problems.push(found.problem);
		return found && "expression" in found ? found.expression : void 0;
	};
	const id = needsId ? find("id", columns.id) : table.columns.find(({ name }) => name === columns.id);
	const label = word(find("label", columns.label));
	const prediction = columns.prediction === void 0 ? void 0 : word(find("prediction", columns.prediction));
	const weight = await weightExpression(engine, source);
	if (weight && "problem" in weight) problems.push(weight.problem);
	if (problems.length > 0 || label === void 0) return { problems };
	const labelled = await countClasses(engine, source, {
		column: columns.label,
		word: label
	});
	const predicted = prediction === void 0 ? /* @__PURE__ */ new Map() : await countClasses(engine, source, {
		column: columns.prediction,
		word: prediction
	});
	if ("problem" in labelled) return { problems: [labelled.problem] };
	if ("problem" in predicted) return { problems: [predicted.problem] };
	const found = await probabilityColumns(engine, source, new Set(labelled.keys()));
	if (found && "problems" in found) return { problems: found.problems };
	return {
		sql: {
			input,
			table,
			id: id && await predictionId(engine, table, id),
			label,
			labelled,
			predicted,
			...prediction === void 0 ? {} : { prediction },
			...found ? { probabilities: found.byClass } : {},
			...weight && "expression" in weight ? { weight: weight.expression } : {}
		},
		problems
	};
}
function missingColumn$1({ table, input }, role, name) {
	const names = table.columns.map((column) => column.name);
	const use = {
		id: "to align the rows of both models",
		label: "with the true class",
		prediction: "with the predicted class"
	}[role];
	const instead = role === "prediction" ? ", or name columns.probabilities" : "";
	return {
		code: "column-missing",
		subject: input,
		message: `${table.source} has no column '${name}' ${use}. ${suggestName(name, names)} Name it in the policy under columns.${role}${instead}`
	};
}

// packages/tables/predictions/align-multiclass.ts
/**
* Checks the tables of both models and reads them joined by id, as numbers of classes and a few figures a row.
* @throws CannotRunError with every problem: columns, classes, missing values, probabilities, ids, labels that disagree.
*/
async function alignMulticlass(engine, tables, { policy, draws }) {
	const { candidate, champion } = await bothSql$2(engine, tables, policy);
	const needs = needsOf(policy);
	const both = champion ? [candidate, champion] : [candidate];
	const problems = [...withoutProbabilities(policy, candidate)];
	for (const sql of both) problems.push(...classProblems(sql), ...await defectProblems(engine, sql, multiclassDefects(sql)));
	if (champion) problems.push(...classSetProblems(candidate, champion));
	if (problems.length === 0 && champion) {
		const score = "NULL";
		problems.push(...await differences(engine, {
			...candidate,
			score
		}, {
			...champion,
			score
		}));
	}
	problems.push(...await clusterProblems(engine, tables.candidate, policy));
	problems.push(...await sliceProblems(engine, tables.candidate, policy));
	if (problems.length > 0) throw new CannotRunError(problems);
	return readRows$2(engine, {
		candidate,
		champion
	}, {
		policy,
		needs,
		draws
	});
}
async function bothSql$2(engine, tables, { columns: { id, label, weight }, config }) {
	const columns = multiclassColumns(config.value.columns);
	const needsId = tables.champion !== void 0;
	const named = {
		id,
		label,
		...weight === void 0 ? {} : { weight }
	};
	const candidate = await multiclassSql(engine, {
		input: "candidate",
		needsWeight: true,
		table: tables.candidate,
		columns: {
			...named,
			...columns.candidate
		},
		needsId
	});
	const champion = tables.champion && await multiclassSql(engine, {
		input: "champion",
		needsWeight: false,
		table: tables.champion,
		columns: {
			...named,
			...columns.champion
		},
		needsId
	});
	if (!candidate.sql || champion && !champion.sql) throw new CannotRunError([...candidate.problems, ...champion?.problems ?? []]);
	return {
		candidate: candidate.sql,
		champion: champion?.sql
	};
}
function metricsIn({ rules, slices }) {
	return new Set([rules, ...slices.map((slice) => slice.rules)].flat().map(({ metric }) => metric));
}
function needsOf(policy) {
	const known = [...metricsIn(policy)].flatMap((name) => multiclassMetrics[name] ?? []);
	return {
		figures: new Set(known.flatMap(({ needsFigures }) => needsFigures ?? [])),
		columns: known.some(({ needsColumns }) => needsColumns === true)
	};
}
/** Metrics that no predicted class can answer. */
function withoutProbabilities(policy, { probabilities, table }) {
	if (probabilities) return [];
	const names = [...metricsIn(policy)].filter((name) => multiclassMetrics[name]?.needsProbabilities === true);
	if (names.length === 0) return [];
	return [{
		code: "probabilities-missing",
		subject: "columns.probabilities",
		message: `${names.join(", ")} ${names.length === 1 ? "needs" : "need"} the probability of every class in ${table.source}: name the columns under columns.probabilities, as { prefix: 'p_' } or as a map of class to column`,
		location: policy.config.locate(["columns"])
	}];
}
async function readRows$2(engine, { candidate, champion }, { policy, needs, draws }) {
	const classes = allClasses([candidate, champion]);
	const predictions = (numbers) => modelPredictions(numbers, {
		classes,
		needs
	});
	const read = await readJoined$1(engine, {
		candidate: joinPart$1(candidate, {
			classes,
			needs,
			other: champion,
			isChampion: false,
			cluster: policy.columns.cluster
		}),
		champion: champion && joinPart$1(champion, {
			classes,
			needs,
			other: candidate,
			isChampion: true
		})
	}, {
		policy,
		keep: {
			candidate: (numbers) => ({
				labels: labelsOf(numbers),
				candidate: predictions(numbers),
				...evidenceOf(numbers)
			}),
			champion: predictions
		}
	});
	const { champion: ofChampion, slices } = read;
	const data = {
		classes,
		...read.candidate,
		...ofChampion ? { champion: ofChampion } : {}
	};
	const options = {
		...policy,
		engine: draws
	};
	return {
		rows: measuredMulticlass(data, options),
		slices: slicesOf(policy, slices, (rows) => measuredMulticlass(pickMulticlass(data, rows), options))
	};
}

// packages/tables/predictions/expression-sql.ts
/** What an expression sees under these names, whatever the columns of the table are called. */
const seen = ["score", "label"];
/**
* The columns of the candidate's table that expressions see beside score and label. Scores by their own names are not among
* them: an expression that named the candidate's would judge the champion by it.
*/
function otherColumns(table, { columns }) {
	const hidden = [
		...seen,
		columns.score,
		columns.championScore
	].map((name) => name.toLowerCase());
	return table.columns.filter(({ name }) => !hidden.includes(name.toLowerCase()) && !name.startsWith("trainyard_"));
}
/** Every expression of a policy with the key that it stands under. */
function expressionTexts({ expressions }) {
	return expressions.flatMap((one) => [{
		one,
		key: "expression",
		text: one.expression
	}, ...one.per === void 0 ? [] : [{
		one,
		key: "per",
		text: one.per
	}]]);
}
/** What is wrong with the expressions of a policy before a row is read, each at its place in the file. */
async function expressionProblems(engine, { table, score, label }, policy) {
	const texts = expressionTexts(policy);
	if (texts.length === 0) return [];
	const shadowed = shadowedColumns(table, policy);
	if (shadowed.length > 0) return shadowed;
	const others = otherColumns(table, policy);
	const columns = [
		...others.map(({ name }) => quoteIdentifier(name)),
		`${score} AS score`,
		`${label} AS label`
	];
	const view = {
		...table,
		columns: [...others, ...seen.map((name) => ({
			name,
			type: "number",
			sqlType: "DOUBLE"
		}))],
		relation: `(SELECT ${columns.join(", ")} FROM ${table.relation})`
	};
	const problems = [];
	for (const { one, key, text } of texts) {
		const message = await textProblem(engine, view, text);
		if (message === void 0) continue;
		const isScore = [policy.columns.score, policy.columns.championScore].some((name) => message.startsWith(`there is no column '${name}'`));
		problems.push(expressionProblem(policy, {
			one,
			key
		}, isScore ? "in an expression the score of the model at hand is called 'score'" : message));
	}
	return problems;
}
function expressionProblem({ config }, { one, key }, message) {
	const path = [...one.path, key];
	return {
		code: "expression",
		subject: path.join("."),
		message,
		location: config.locate(path)
	};
}
/** A column called score that is not the score would be another number than the reader of the policy thinks. */
function shadowedColumns(table, { columns, config, expressions }) {
	const roles = {
		score: columns.score,
		label: columns.label
	};
	return seen.flatMap((name) => {
		const other = table.columns.find((column) => column.name.toLowerCase() === name);
		if (!other || other.name === roles[name]) return [];
		return {
			code: "expression",
			subject: "candidate",
			message: `${table.source} has a column '${other.name}' that is not the ${name} (columns.${name} is '${roles[name]}'), and in an expression '${name}' is the model's ${name}; rename the column`,
			location: config.locate([...expressions[0].path, "expression"])
		};
	});
}
const numeric = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\)|BOOLEAN|"NULL")$/;
async function textProblem(engine, view, text) {
	try {
		await engine.assertExpression(view, text);
		const [row] = await engine.query(`SELECT typeof((${text}\n)) AS type FROM ${view.relation} LIMIT 1`);
		const type = row ? String(row["type"]) : "DOUBLE";
		return numeric.test(type) ? void 0 : `expected a number for every row, got a ${type}`;
	} catch (error) {
		return reasonOf(error);
	}
}
/** What the engine says of a user's expression; anything else is thrown on. */
function reasonOf(error) {
	const reason = error instanceof CannotRunError ? error.problems.map(({ message }) => message).join("; ") : readEngineError(error)?.message.split("\n")[0];
	if (reason === void 0) throw error;
	return /aggregate/i.test(reason) ? `${reason}: an expression is about one row; its mean over the rows is taken, or its sum over that of 'per'` : reason;
}

// packages/tables/predictions/fairness-groups.ts
/** Columns that the aligned rows carry for the fairness rules. */
function fairnessColumns({ fairness }) {
	return fairness.flatMap(({ attributes }, rule) => attributes.map((attribute, index) => ({
		name: groupColumn(rule, index),
		expression: `CAST(${quoteIdentifier(attribute)} AS VARCHAR)`
	})));
}
function groupColumn(rule, index) {
	return `trainyard_group_${rule}_${index}`;
}
/**
* What every fairness rule needs, as sums by group: one grouped query a rule, however many rows there are.
* @param relation of the aligned rows, with `fairnessColumns`
*/
async function readFairnessGroups(engine, relation, { policy, hasChampion, hasWeights }) {
	const weight = hasWeights ? "trainyard_weight" : "1.0";
	const evidence = [];
	for (const [index, rule] of policy.fairness.entries()) {
		const of = {
			engine,
			relation,
			rule,
			index,
			weight,
			hasChampion
		};
		const read = await (rule.metric.task === "binary" ? decisionGroups(of) : errorGroups(of));
		requireFewGroups(read.table.groups.length, rule, policy);
		evidence.push(read);
	}
	return evidence;
}
const maxGroups = 200;
function requireFewGroups(groups, rule, { config }) {
	if (groups <= maxGroups) return;
	const place = [...rule.path, "attribute"];
	const message = `${rule.attributes.join(" × ")} has ${groups.toLocaleString("en-US")} groups; expected at most ${maxGroups}. Band it, or name fewer columns`;
	throw cannotRun("fairness", place.join("."), message, { location: config.locate(place) });
}
const champion = "trainyard_champion";
async function decisionGroups(query) {
	const { rule, weight, hasChampion } = query;
	const { threshold } = rule;
	const decided = (score) => `CAST(${score} >= CAST('${threshold}' AS DOUBLE) AS INTEGER)`;
	const rows = await grouped(query, [`${`4 * CAST(trainyard_label AS INTEGER) + 2 * ${decided("trainyard_score")} + ${hasChampion ? decided(champion) : "0"}`} AS cell`], {
		weights: `fsum(${weight})`,
		squares: `fsum(${weight} * ${weight})`
	});
	const groups = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const key = keyOf(row, rule);
		const id = JSON.stringify(key);
		const before = groups.get(id);
		const sums = before?.sums ?? {
			weights: zeros(),
			squaredWeights: zeros()
		};
		sums.weights[Number(row["cell"])] = Number(row["weights"]);
		sums.squaredWeights[Number(row["cell"])] = Number(row["squares"]);
		groups.set(id, {
			key,
			rows: (before?.rows ?? 0) + Number(row["row_count"]),
			sums
		});
	}
	return {
		table: {
			task: "binary",
			groups: [...groups.values()]
		},
		identical: isIdentical(rows)
	};
}
function zeros() {
	return Array.from({ length: 8 }, () => 0);
}
const measures = [
	"absolute",
	"squared",
	"signed"
];
async function errorGroups(query) {
	const { rule, weight } = query;
	const sums = {
		weight: `fsum(${weight})`,
		squared_weight: `fsum(${weight} * ${weight})`,
		cubed_weight: `fsum(${weight} * ${weight} * ${weight})`
	};
	for (const measure of measures) {
		const errors = ["trainyard_score", query.hasChampion ? champion : "trainyard_score"].map((score) => errorSql(`(${score} - trainyard_label)`, measure));
		errors.forEach((error, model) => {
			sums[`${measure}_first_${model}`] = `fsum(${weight} * ${error})`;
			sums[`${measure}_second_${model}`] = `fsum(${weight} * ${weight} * ${error})`;
			sums[`${measure}_squares_${model}`] = `fsum(${weight} * ${weight} * ${error} * ${error})`;
			for (const power of [
				1,
				2,
				3
			]) {
				const factors = [
					weight,
					weight,
					weight,
					...Array.from({ length: power }, () => error)
				];
				sums[`${measure}_cubes_${power}_${model}`] = `fsum(${factors.join(" * ")})`;
			}
		});
		sums[`${measure}_product`] = `fsum(${weight} * ${weight} * ${errors[0]} * ${errors[1]})`;
	}
	const rows = await grouped(query, [], sums);
	return {
		table: {
			task: "regression",
			groups: rows.map((row) => ({
				key: keyOf(row, rule),
				rows: Number(row["row_count"]),
				sums: groupErrors(row)
			}))
		},
		identical: isIdentical(rows)
	};
}
function errorSql(error, measure) {
	if (measure === "signed") return error;
	return measure === "absolute" ? `abs(${error})` : `(${error} * ${error})`;
}
function groupErrors(row) {
	const number = (name) => Number(row[name]);
	const both = (name) => [number(`${name}_0`), number(`${name}_1`)];
	const cubes = (measure, model) => [
		number(`${measure}_cubes_1_${model}`),
		number(`${measure}_cubes_2_${model}`),
		number(`${measure}_cubes_3_${model}`)
	];
	const sums = (measure) => ({
		first: both(`${measure}_first`),
		second: both(`${measure}_second`),
		squares: both(`${measure}_squares`),
		product: number(`${measure}_product`),
		cubes: [cubes(measure, 0), cubes(measure, 1)]
	});
	return {
		rows: number("row_count"),
		weight: number("weight"),
		squaredWeight: number("squared_weight"),
		cubedWeight: number("cubed_weight"),
		absolute: sums("absolute"),
		squared: sums("squared"),
		signed: sums("signed")
	};
}
async function grouped({ engine, relation, rule, index, hasChampion }, more, sums) {
	const by = [...rule.attributes.map((_, at) => `${groupColumn(index, at)} AS key_${at}`), ...more];
	const columns = [
		...by,
		"count(*) AS row_count",
		hasChampion ? `count(*) FILTER (trainyard_score <> ${champion}) AS differing` : "count(*) AS differing",
		...Object.entries(sums).map(([name, sql]) => `${sql} AS ${name}`)
	];
	const positions = by.map((_, at) => at + 1).join(", ");
	return engine.query(`SELECT ${columns.join(", ")} FROM ${relation} GROUP BY ${positions} ORDER BY ${positions}`);
}
function keyOf(row, { attributes }) {
	return attributes.map((_, at) => row[`key_${at}`]);
}
function isIdentical(rows) {
	return rows.every((row) => Number(row["differing"]) === 0);
}

// packages/tables/predictions/search-conditions.ts
const maxNumberValues = 12;
const maxBands = 10;
const maxConditions = 100;
/** SQL conditions, at most one of which holds for a row, that make the slices of one column. */
async function searchConditions(engine, table, { name, minRows }) {
	const column = table.columns.find((one) => one.name === name);
	const quoted = quoteIdentifier(name);
	const isNumber = column.type === "integer" || column.type === "number";
	const [facts] = await engine.query(`SELECT count(*) AS row_count, count(*) FILTER (${quoted} IS NULL) AS missing, ${isNumber ? `count(DISTINCT ${quoted})` : "0"} AS number_values, ${isFloat(column) ? `count(*) FILTER (isnan(${quoted}))` : "0"} AS not_numbers FROM ${table.relation}`);
	const missing = Number(facts["missing"]) >= minRows ? [`${quoted} IS NULL`] : [];
	if (Number(facts["number_values"]) > maxNumberValues) {
		const fitting = Math.floor(Number(facts["row_count"]) / minRows);
		const edges = await bandEdges(engine, table, {
			columns: [name],
			bands: { quantiles: Math.max(2, Math.min(maxBands, fitting)) }
		});
		return [...missing, ...bandConditions(quoted, edges, Number(facts["not_numbers"]) > 0)];
	}
	const values = (await engine.query(`SELECT CAST(${quoted} AS VARCHAR) AS value FROM ${table.relation} WHERE ${quoted} IS NOT NULL GROUP BY 1 HAVING count(*) >= ${minRows} ORDER BY count(*) DESC, 1 LIMIT ${maxConditions}`)).map((row) => valueCondition(column, String(row["value"])));
	return [...missing, ...values];
}
function isFloat({ sqlType }) {
	return sqlType === "DOUBLE" || sqlType === "FLOAT";
}
function bandConditions(quoted, edges, hasNan) {
	if (edges.length === 0) return [];
	return [
		`${quoted} < ${edges[0]}`,
		...edges.slice(1).map((edge, index) => `${quoted} >= ${edges[index]} AND ${quoted} < ${edge}`),
		`${quoted} >= ${edges.at(-1)}${hasNan ? ` AND NOT isnan(${quoted})` : ""}`
	];
}
/** As a person would write it, where that means the same. */
function valueCondition({ name, type }, value) {
	const quoted = quoteIdentifier(name);
	if (type === "string") return `${quoted} = ${quoteLiteral(value)}`;
	if (type === "integer" || type === "boolean") return `${quoted} = ${value}`;
	return `CAST(${quoted} AS VARCHAR) = ${quoteLiteral(value)}`;
}

// packages/tables/predictions/search-columns.ts
async function planSearches(engine, table, { searches }) {
	const planned = [];
	for (const { columns, minRows } of searches) {
		const search = [];
		for (const name of columns) search.push({
			name,
			conditions: await searchConditions(engine, table, {
				name,
				minRows
			})
		});
		planned.push(search);
	}
	return {
		searches: planned,
		columns: planned.flatMap((search, index) => packsOf(search).map((pack, at) => ({
			name: packName(index, at),
			expression: packExpression(pack)
		})))
	};
}
function packName(search, pack) {
	return `trainyard_search_${search}_${pack}`;
}
const exact = 2 ** 53;
function baseOf({ conditions }) {
	return conditions.length + 1;
}
/** Columns whose codes fit into one number together. */
function packsOf(columns) {
	const packs = [];
	let room = 0;
	for (const column of columns) {
		if (room < baseOf(column)) {
			packs.push([]);
			room = exact;
		}
		packs.at(-1).push(column);
		room = Math.floor(room / baseOf(column));
	}
	return packs;
}
function packExpression(pack) {
	return pack.reduce((digits, column) => `(${digits} * ${baseOf(column)} + ${codeExpression(column)})`, "CAST(0 AS BIGINT)");
}
function codeExpression({ conditions }) {
	if (conditions.length === 0) return "0";
	return `CASE ${conditions.map((condition, index) => `WHEN ${condition} THEN ${index + 1}`).join(" ")} ELSE 0 END`;
}
/** @param relation of the aligned rows, with the columns of the plan */
async function readSearches(engine, { source, files, relation }, { searches }) {
	const evidence = [];
	for (const [index, search] of searches.entries()) {
		const columns = [];
		for (const [at, pack] of packsOf(search).entries()) {
			const name = packName(index, at);
			const table = {
				source,
				files,
				engine,
				relation,
				columns: [{
					name,
					type: "number",
					sqlType: "BIGINT"
				}]
			};
			columns.push(...unpack(pack, (await engine.readNumbers(table, [name])).get(name)));
		}
		evidence.push({ columns });
	}
	return evidence;
}
/** The last column is the last digit. */
function unpack(pack, packed) {
	const columns = pack.map(({ name, conditions }) => ({
		name,
		conditions,
		codes: new Uint8Array(packed.length)
	}));
	const last = columns.toReversed();
	for (let row = 0; row < packed.length; row++) {
		let digits = packed[row];
		for (const { codes, conditions } of last) {
			const base = conditions.length + 1;
			const rest = Math.floor(digits / base);
			codes[row] = digits - rest * base;
			digits = rest;
		}
	}
	return columns;
}

// packages/tables/predictions/group-evidence.ts
async function planGroups(engine, candidate, policy) {
	const search = await planSearches(engine, candidate, policy);
	return {
		columns: [...fairnessColumns(policy), ...search.columns],
		read: async (reader, table, has) => ({
			fairness: await readFairnessGroups(reader, table.relation, {
				policy,
				...has
			}),
			searches: await readSearches(reader, table, search)
		})
	};
}

// packages/tables/predictions/read-figures.ts
/**
* The policy's expressions, row by row. The champion's are those of the same rows with its score: what the candidate's
* table says of a row holds for both.
* @param aligned the joined rows, with every column of the candidate's table
* @throws CannotRunError naming the expressions that have no number for a row
*/
async function readFigures(engine, aligned, { policy, hasChampion }) {
	const candidate = await figuresOf(engine, aligned, {
		policy,
		score: "trainyard_score"
	});
	const champion = hasChampion ? await figuresOf(engine, aligned, {
		policy,
		score: "trainyard_champion"
	}) : void 0;
	return new Map(policy.expressions.map(({ name }) => [name, {
		candidate: candidate.get(name),
		...champion ? { champion: champion.get(name) } : {}
	}]));
}
async function figuresOf(engine, aligned, { policy, score }) {
	const texts = expressionTexts(policy);
	const view = `(SELECT *, ${score} AS score, trainyard_label AS label FROM ${aligned.relation})`;
	await requireNumbers(engine, view, policy);
	const columns = texts.map(({ text }, index) => ({
		name: `trainyard_figure_${index}`,
		sql: `CAST((${text}\n) AS DOUBLE) AS trainyard_figure_${index}`
	}));
	const numbers = await engine.readNumbers({
		...aligned,
		columns: columns.map(({ name }) => ({
			name,
			type: "number",
			sqlType: "DOUBLE"
		})),
		relation: `(SELECT ${columns.map(({ sql }) => sql).join(", ")} FROM ${view})`
	}, columns.map(({ name }) => name));
	const valuesOf = (name, key) => {
		const index = texts.findIndex((text) => text.one.name === name && text.key === key);
		return index < 0 ? void 0 : numbers.get(columns[index].name);
	};
	return new Map(policy.expressions.map(({ name }) => {
		const per = valuesOf(name, "per");
		return [name, {
			amounts: valuesOf(name, "expression"),
			...per ? { per } : {}
		}];
	}));
}
async function requireNumbers(engine, view, policy) {
	const problems = [];
	for (const { one, key, text } of expressionTexts(policy)) {
		const message = await valueProblem(engine, view, text);
		if (message !== void 0) problems.push(expressionProblem(policy, {
			one,
			key
		}, message));
	}
	if (problems.length > 0) throw new CannotRunError(problems);
}
async function valueProblem(engine, view, text) {
	const isNumber = `coalesce(isfinite(CAST((${text}\n) AS DOUBLE)), FALSE)`;
	try {
		const rows = await engine.query(`SELECT CAST(trainyard_id AS VARCHAR) AS id, count(*) OVER () AS found FROM ${view} WHERE NOT ${isNumber} ORDER BY trainyard_id LIMIT 5`);
		if (rows.length === 0) return void 0;
		const ids = rows.map((row) => row["id"]).filter((id) => id !== null);
		return `gives no finite number for ${Number(rows[0]["found"]).toLocaleString("en-US")} rows${listIds(ids)}; say with CASE or coalesce what such rows count`;
	} catch (error) {
		return `fails: ${reasonOf(error)}`;
	}
}

// packages/tables/predictions/joined-evidence.ts
const joinedRelation = "trainyard_joined";
/**
* What only the engine can say of rows: the policy's expressions, and groups for fairness and the search of weak slices. Both
* models stand in one table for it, ordered by id as everything else is read; a policy that asks for neither makes none.
*/
async function readJoined(engine, { candidate, champion }, policy) {
	const groups = await planGroups(engine, candidate.table, policy);
	const hasExpressions = policy.expressions.length > 0;
	if (!hasExpressions && groups.columns.length === 0) return {
		fairness: [],
		searches: []
	};
	const features = hasExpressions ? otherColumns(candidate.table, policy).map(({ name }) => quoteIdentifier(name)) : [];
	const rows = rowsOf$2(candidate, champion, [...groups.columns.map(({ name, expression }) => `${expression} AS ${name}`), ...features]);
	const joined = champion ? `SELECT a.*, b.trainyard_score AS trainyard_champion FROM ${rows} a JOIN ${rowsOf$2(champion, candidate)} b USING (trainyard_id)` : `SELECT * FROM ${rows} a`;
	const hasWeights = candidate.weight !== void 0;
	const weighty = hasWeights ? " WHERE a.trainyard_weight > 0" : "";
	const order = candidate.id ? " ORDER BY trainyard_id" : "";
	await engine.query(`CREATE OR REPLACE TABLE ${joinedRelation} AS ${joined}${weighty}${order}`);
	const hasChampion = champion !== void 0;
	const table = joinedTable(candidate.table, hasChampion, hasWeights);
	const figures = hasExpressions ? { figures: await readFigures(engine, table, {
		policy,
		hasChampion
	}) } : {};
	const ofGroups = await groups.read(engine, table, {
		hasChampion,
		hasWeights
	});
	await engine.query(`DROP TABLE ${joinedRelation}`);
	return {
		...ofGroups,
		...figures
	};
}
function joinedTable({ source, files, engine }, hasChampion, hasWeights) {
	return {
		source,
		files,
		columns: [
			"trainyard_label",
			"trainyard_score",
			...hasChampion ? ["trainyard_champion"] : [],
			...hasWeights ? ["trainyard_weight"] : []
		].map((name) => ({
			name,
			type: "number",
			sqlType: "DOUBLE"
		})),
		engine,
		relation: joinedRelation
	};
}

// packages/tables/predictions/align-predictions.ts
/**
* Checks both tables and reads them joined by id. The join runs in the engine, so ids may be of any type and exact
* beyond 2^53.
* @throws CannotRunError with every problem of both tables: columns, missing values, duplicate ids, ids that only one
* table has, labels that disagree.
*/
async function alignPredictions(engine, tables, options) {
	const { policy } = options;
	const [candidate, champion] = await bothSql$1(engine, tables, policy);
	const problems = [...await predictionProblems(engine, candidate, options), ...champion ? await predictionProblems(engine, champion, options) : []];
	if (problems.length === 0 && champion) problems.push(...await differences(engine, candidate, champion));
	problems.push(...await clusterProblems(engine, tables.candidate, policy));
	problems.push(...await sliceProblems(engine, tables.candidate, policy));
	problems.push(...await expressionProblems(engine, candidate, policy));
	if (problems.length > 0) throw new CannotRunError(problems);
	return readAligned(engine, {
		candidate,
		champion
	}, policy);
}
async function bothSql$1(engine, tables, policy) {
	const { task, positive, columns } = policy;
	const shared = {
		task: task === "binary" ? task : "regression",
		positive,
		needsId: tables.champion !== void 0
	};
	const [candidate, champion] = await Promise.all([predictionSql(engine, {
		...shared,
		input: "candidate",
		needsWeight: true,
		table: tables.candidate,
		columns
	}), tables.champion && predictionSql(engine, {
		...shared,
		input: "champion",
		needsWeight: false,
		table: tables.champion,
		columns: {
			...columns,
			score: columns.championScore
		}
	})]);
	if (!candidate.sql || champion && !champion.sql) throw new CannotRunError([...candidate.problems, ...champion?.problems ?? []]);
	return [candidate.sql, champion?.sql];
}
/**
* Both tables in the order of their ids, one after the other: their ids are known to be the same, each once, so the rows stand side by side, and
* nothing is joined or kept in the engine. The order also gives the same bootstrap draws, however the files were ordered.
*/
async function readAligned(engine, { candidate, champion }, policy) {
	const slices = await sliceColumns(engine, candidate.table, policy.slices);
	const { cluster } = policy.columns;
	const more = [...cluster === void 0 ? [] : [{
		name: clusterName,
		expression: clusterExpression(cluster)
	}], ...slices];
	const expressions = more.map(({ name, expression }) => `${expression} AS ${name}`);
	const weight = candidate.weight === void 0 ? [] : ["trainyard_weight"];
	const weighty = candidate.weight === void 0 ? "" : " WHERE trainyard_weight > 0";
	const rows = `(SELECT * FROM ${rowsOf$2(candidate, champion, expressions)}${weighty})`;
	const names = [
		"trainyard_label",
		"trainyard_score",
		...weight,
		...more.map(({ name }) => name)
	];
	const isSorted = !weighty && cluster === void 0 && inSameOrder(candidate, champion);
	const reading = readSorted(engine, candidate, {
		rows,
		names,
		isSorted
	});
	if (!isSorted) await reading;
	const counted = weighty && ` SEMI JOIN (SELECT trainyard_id FROM ${rows}) USING (trainyard_id)`;
	const [numbers, ofChampion] = await Promise.all([reading, champion && readSorted(engine, champion, {
		rows: `(SELECT * FROM ${rowsOf$2(champion, candidate)}${counted})`,
		names: ["trainyard_score"],
		isSorted
	})]);
	const labels = numbers.get("trainyard_label");
	const championScores = ofChampion?.get("trainyard_score");
	if (championScores && championScores.length !== labels.length) throw new Error(`aligned ${labels.length} rows with ${championScores.length}`);
	return {
		labels,
		candidate: numbers.get("trainyard_score"),
		...championScores ? { champion: championScores } : {},
		...candidate.weight === void 0 ? {} : { weights: numbers.get("trainyard_weight") },
		...cluster === void 0 ? {} : { clusters: Uint32Array.from(numbers.get(clusterName)) },
		slices: slices.map(({ name, read }) => read(numbers.get(name))),
		...await readJoined(engine, {
			candidate,
			champion
		}, policy)
	};
}

// packages/tables/predictions/ranking-defects.ts
const largestExponent = 50;
/** Kinds of rows that must not occur in a table of ranked rows. */
function rankingDefects({ id, group, label, score, weight }, { rules, slices }) {
	const isExponential = [rules, ...slices.map((slice) => slice.rules)].flat().some(({ rule }) => rule.gain === "exponential");
	return [
		{
			code: "group-missing",
			condition: `(${group}) IS NULL`,
			message: (rows) => `${rows} have no group; every row belongs to the list of one query`
		},
		{
			code: "score-missing",
			condition: `(${score}) IS NULL`,
			message: (rows) => `${rows} have no score; a model must answer for every row`
		},
		{
			code: "score-not-finite",
			condition: `NOT isfinite(${score})`,
			message: (rows) => `${rows} have a score that is NaN or infinite; expected numbers`
		},
		{
			code: "label-missing",
			condition: `(${label}) IS NULL OR NOT isfinite(${label})`,
			message: (rows) => `${rows} have no relevance grade; leave rows that nobody judged out of the evaluation, or grade them 0`
		},
		{
			code: "grade-negative",
			condition: `isfinite(${label}) AND (${label}) < 0`,
			message: (rows) => `${rows} have a negative relevance grade; expected 0 (irrelevant) or more`
		},
		...isExponential ? [{
			code: "grade-too-large",
			condition: `isfinite(${label}) AND (${label}) > ${largestExponent}`,
			message: (rows) => `${rows} have a grade above ${largestExponent}, and gain: exponential takes 2 to the power of it; give grades such as 0…4, or gain: linear`
		}] : [],
		...weight === void 0 ? [] : weightDefects(weight),
		...id ? [{
			code: "id-missing",
			condition: `(${group}) IS NOT NULL AND ${id.expression} IS NULL`,
			message: (rows) => `${rows} have no id; rows of both models are aligned by it`
		}] : []
	];
}
/** Slices that take only a part of a group: a list without some of its rows is another list. */
async function splitGroups(engine, { table, group }, { slices, config }) {
	const problems = [];
	for (const { rows, path } of slices) {
		const slice = await sliceExpression(engine, table, rows);
		const [found] = await engine.query(`SELECT count(*) AS split_groups, min(trainyard_group) AS example FROM (SELECT ${group} AS trainyard_group FROM ${table.relation} GROUP BY 1 HAVING count(DISTINCT coalesce(CAST(${slice} AS VARCHAR), '') || CASE WHEN ${slice} IS NULL THEN '-' ELSE '+' END) > 1)`);
		const count = Number(found["split_groups"]);
		if (count === 0) continue;
		const place = [...path, "by" in rows ? rows.bands ? "bands" : "by" : "where"];
		const message = `splits ${count.toLocaleString("en-US")} groups (first ${JSON.stringify(found["example"])}): some of their rows are in it and some not. Slice by what all rows of a group share`;
		const location = config.locate(place);
		problems.push({
			code: "slice-splits-groups",
			subject: place.join("."),
			message,
			location
		});
	}
	return problems;
}
/** A list counts, or belongs to a cluster, as a whole. */
async function mixedGroups(engine, { table, group, weight }, { columns: { cluster }, config }) {
	const problems = [];
	const columns = [{
		key: "weight",
		sql: weight,
		code: "weight-splits-groups"
	}, {
		key: "cluster",
		sql: cluster === void 0 ? void 0 : `CAST(${quoteIdentifier(cluster)} AS VARCHAR)`,
		code: "cluster-splits-groups"
	}];
	for (const { key, sql, code } of columns) {
		if (sql === void 0) continue;
		const [found] = await engine.query(`SELECT count(*) AS mixed_groups, min(trainyard_group) AS example FROM (SELECT ${group} AS trainyard_group FROM ${table.relation} WHERE (${group}) IS NOT NULL GROUP BY 1 HAVING count(DISTINCT ${sql}) > 1)`);
		const count = Number(found["mixed_groups"]);
		if (count === 0) continue;
		const path = ["columns", key];
		const subject = path.join(".");
		const message = `${table.source}: rows of ${count.toLocaleString("en-US")} groups (first ${JSON.stringify(found["example"])}) have several values of it; it is that of the whole group, so give all rows of a group the same`;
		problems.push({
			code,
			subject,
			message,
			location: config.locate(path)
		});
	}
	return problems;
}

// packages/tables/predictions/ranking-sql.ts
/** Finds the columns and says what is wrong with them; with problems there is no SQL. */
async function rankingSql(engine, source) {
	const { table, columns, input, needsId } = source;
	const problems = [];
	const find = (role, required = true) => {
		const column = table.columns.find(({ name }) => name === columns[role]);
		if (!column && required) problems.push(missingColumn(source, role));
		return column;
	};
	const [group, id, label, score] = [
		find("group"),
		find("id", needsId),
		find("label"),
		find("score")
	];
	const weight = await weightExpression(engine, source);
	if (weight && "problem" in weight) problems.push(weight.problem);
	if (problems.length > 0) return { problems };
	const found = [
		wordOf(source, group),
		await numberExpression(engine, source, label),
		await numberExpression(engine, source, score),
		...id ? [wordOf(source, id)] : []
	];
	problems.push(...found.flatMap((part) => "problem" in part ? part.problem : []));
	if (problems.length > 0) return { problems };
	const [groupSql, labelSql, scoreSql, idSql] = found.map((part) => "expression" in part ? part.expression : "");
	const key = idSql && {
		expression: `CASE WHEN (${groupSql}) IS NULL OR (${idSql}) IS NULL THEN NULL ELSE struct_pack("group" := ${groupSql}, id := ${idSql}) END`,
		isText: true
	};
	const sql = {
		input,
		table,
		group: groupSql,
		label: labelSql,
		score: scoreSql
	};
	const ofWeight = weight && "expression" in weight ? { weight: weight.expression } : {};
	return {
		sql: {
			...sql,
			...ofWeight,
			id: key || void 0
		},
		problems
	};
}
function wordOf(source, column) {
	const word = classWord(source, column);
	return "problem" in word ? { expression: `CAST(${quoteIdentifier(column.name)} AS VARCHAR)` } : word;
}
function missingColumn({ table, columns, input }, role) {
	const names = table.columns.map(({ name }) => name);
	const use = {
		id: "to align the rows of both models within their group",
		label: "with the relevance grade of each row",
		score: "with the model's scores",
		group: "with the query that each row belongs to"
	}[role];
	return {
		code: "column-missing",
		subject: input,
		message: `${table.source} has no column '${columns[role]}' ${use}. ${suggestName(columns[role], names)} Name it in the policy under columns.${role}`
	};
}

// packages/tables/predictions/align-ranking.ts
/**
* Checks the tables of both models and reads them joined by group and id, a group's rows together.
* @throws CannotRunError with every problem of both tables.
*/
async function alignRanking(engine, tables, policy) {
	const { candidate, champion } = await bothSql(engine, tables, policy);
	const problems = [];
	for (const sql of champion ? [candidate, champion] : [candidate]) problems.push(...await defectProblems(engine, sql, rankingDefects(sql, policy)));
	if (problems.length === 0 && champion) problems.push(...await differences(engine, candidate, champion));
	const ofClusters = await clusterProblems(engine, tables.candidate, policy);
	problems.push(...ofClusters);
	if (ofClusters.length === 0) problems.push(...await mixedGroups(engine, candidate, policy));
	const ofSlices = await sliceProblems(engine, tables.candidate, policy);
	problems.push(...ofSlices);
	if (ofSlices.length === 0) problems.push(...await splitGroups(engine, candidate, policy));
	if (problems.length > 0) throw new CannotRunError(problems);
	return readRows$1(engine, {
		candidate,
		champion
	}, policy);
}
async function bothSql(engine, tables, { columns, config }) {
	const group = config.value.columns?.group ?? "group";
	const needsId = tables.champion !== void 0;
	const candidate = await rankingSql(engine, {
		input: "candidate",
		needsWeight: true,
		table: tables.candidate,
		columns: {
			...columns,
			group
		},
		needsId
	});
	const champion = tables.champion && await rankingSql(engine, {
		input: "champion",
		needsWeight: false,
		table: tables.champion,
		columns: {
			...columns,
			group,
			score: columns.championScore
		},
		needsId
	});
	if (!candidate.sql || champion && !champion.sql) throw new CannotRunError([...candidate.problems, ...champion?.problems ?? []]);
	return {
		candidate: candidate.sql,
		champion: champion?.sql
	};
}
async function readRows$1(engine, { candidate, champion }, policy) {
	const read = await readJoined$1(engine, {
		candidate: withEvidence(joinPart(candidate), {
			weight: candidate.weight,
			cluster: policy.columns.cluster
		}),
		champion: champion && scoresOnly(joinPart(champion))
	}, {
		policy,
		keep: {
			candidate: (numbers) => ({
				groups: numberedGroups(numbers.get("is_first")),
				grades: numbers.get("grade"),
				candidate: numbers.get("score"),
				...evidenceOf(numbers)
			}),
			champion: (numbers) => numbers.get("score")
		}
	});
	const { champion: ofChampion, slices } = read;
	const data = {
		...read.candidate,
		...ofChampion ? { champion: ofChampion } : {}
	};
	const options = rankingOptions(policy);
	return {
		rows: measuredRanking(data, options),
		slices: slicesOf(policy, slices, (rows) => measuredRanking(pickRanking(data, rows), options))
	};
}
/** Labels and groups are the candidate's, which were found to be the same. */
function scoresOnly({ table, id, cutBy, columns }) {
	return {
		table,
		id,
		cutBy,
		columns,
		figures: /* @__PURE__ */ new Map([["score", "score"]])
	};
}
const groupName = "trainyard_group";
function joinPart({ table, id, group, label, score }) {
	return {
		table,
		id: id ?? {
			expression: group,
			isText: true
		},
		cutBy: groupName,
		columns: /* @__PURE__ */ new Map([
			[groupName, group],
			["grade", label],
			["score", score]
		]),
		figures: /* @__PURE__ */ new Map([["grade", "grade"], ["score", "score"]]),
		inOrder: /* @__PURE__ */ new Map([["is_first", `CAST(lag(${groupName}) OVER () IS DISTINCT FROM ${groupName} AS DOUBLE)`]])
	};
}
/** Numbers of groups from 1, of rows that are the first of theirs (1) or not (0). */
function numberedGroups(isFirst) {
	const groups = new Uint32Array(isFirst.length);
	let group = 0;
	for (let row = 0; row < isFirst.length; row++) {
		group += isFirst[row];
		groups[row] = group;
	}
	return groups;
}

// packages/tables/predictions/rows-of-task.ts
/** The rows of both tables as the task of the policy reads them, and those of its slices. `draws`: who makes bootstrap draws. */
async function rowsOfTask(engine, tables, { policy, draws = inlineDraws() }) {
	if (policy.task === "multiclass") return {
		...await alignMulticlass(engine, tables, {
			policy,
			draws
		}),
		...noGroups
	};
	if (policy.task === "ranking") return {
		...await alignRanking(engine, tables, policy),
		...noGroups
	};
	const options = {
		policy,
		needsProbabilities: needsProbabilities(policy)
	};
	const predictions = await alignPredictions(engine, tables, options);
	const { fairness, searches } = predictions;
	return {
		...rowsOfPredictions(predictions, policy, draws),
		fairness,
		searches
	};
}

// packages/tables/evidence/data-digest.ts
/**
* A digest of the ids and labels of a prediction table, whatever the model, the order of the rows and the kind of file:
* the sums of both halves of the MD5 of every row, as one sha256. One pass in flat memory. It tells data apart by accident, not
* against an attack (sums can be steered). Undefined without ids.
*/
async function evaluationDataDigest(engine, table, { columns, digest }) {
	const column = (name) => table.columns.find((one) => one.name === name);
	const [id, label] = [column(columns.id), column(columns.label)];
	if (!id || !label) return void 0;
	const idText = `CAST(${quoteIdentifier(id.name)} AS VARCHAR)`;
	const text = `concat(length(${idText}), ':', ${idText}, ${labelText(label)})`;
	const [row] = await engine.query(`SELECT count(*) AS n, CAST(sum(CAST(m & 18446744073709551615 AS UBIGINT)) AS VARCHAR) AS low, CAST(sum(CAST(m >> 64 AS UBIGINT)) AS VARCHAR) AS high FROM (SELECT md5_number(${text}) AS m FROM ${table.relation})`);
	const { n, low, high } = row;
	return digest(`trainyard evaluation data 1\n${String(n)}\n${String(low)}\n${String(high)}\n`);
}
/** 1, 1.0, '1' and true are one label. */
function labelText({ name, type }) {
	const quoted = quoteIdentifier(name);
	if (type === "boolean") return `CASE ${quoted} WHEN TRUE THEN '1.0' WHEN FALSE THEN '0.0' END`;
	if (type === "integer" || type === "number") {
		const number = `CAST(CAST(${quoted} AS DOUBLE) AS VARCHAR)`;
		const plain = `CASE ${quoted} WHEN 1 THEN '1.0' WHEN 0 THEN '0.0' ELSE ${number} END`;
		return type === "integer" ? plain : number;
	}
	const text = `CAST(${quoted} AS VARCHAR)`;
	return `CASE lower(${text}) WHEN 'true' THEN '1.0' WHEN 'false' THEN '0.0' ELSE coalesce(CAST(TRY_CAST(${text} AS DOUBLE) AS VARCHAR), ${text}) END`;
}

// packages/tables/evidence/read-rows.ts
/** Opens the tables of both models and joins them by id; no rows when the candidate has numbers alone. */
async function readRows({ policy, candidate, champion }, { engine, downloads, digest, draws }) {
	if (candidate.table === void 0) return {
		rows: void 0,
		slices: [],
		digests: {},
		dataDigest: noDigest(),
		...noGroups
	};
	const first = await openSource(engine, downloads, candidate.table);
	const second = champion?.table === void 0 ? void 0 : await openSource(engine, downloads, champion.table);
	const rows = await rowsOfTask(engine, {
		candidate: first,
		champion: second
	}, {
		policy,
		draws
	});
	const dataDigest = evaluationDataDigest(engine, first, {
		...policy,
		digest
	});
	dataDigest.catch(() => void 0);
	const digests = {
		candidate: await engine.digestOf(first),
		...second ? { champion: await engine.digestOf(second) } : {}
	};
	return {
		...rows,
		digests,
		dataDigest
	};
}
async function noDigest() {}

// packages/tables/load/read-load-rows.ts
const drawn = "trainyard_load_rows";
const asked = "trainyard_load_asked";
/** Rows for `load.request`, by the same draw and with the same columns as behaviour tests have them. */
function loadRowReader(engine, sources) {
	const { policy } = sources;
	return async (source) => {
		const table = await openRows(engine, source, sources);
		const sent = columnsToSend(table, policy);
		await requireCondition(engine, table, {
			source,
			policy
		});
		const id = policy.columns.id;
		const { count } = await drawRows(engine, table, {
			rows: source,
			relation: drawn,
			id
		});
		if (count === 0) throw problem(policy, ["load", "request"], `no row of ${table.source} is left`);
		const names = sent.map(({ name }) => quoteIdentifier(name)).join(", ");
		await engine.query(`CREATE OR REPLACE TABLE ${asked} AS SELECT ${rowNumber$1} AS ${askNumber}, ${names} FROM ${drawn}`);
		const digests = table.files.length === 0 ? {} : { [`load.${shownAddress(table.source)}`]: await engine.digestOf(table) };
		return {
			rows: askedRows(engine, [{
				relation: asked,
				count
			}], sent),
			digests
		};
	};
}
async function openRows(engine, source, { policy, candidate, downloads }) {
	if (source.kind === "inline") return inlineTable(engine, source.rows, {
		relation: `${drawn}_inline`,
		source: "load.request"
	});
	const given = source.table ?? candidate;
	if (given !== void 0) return openSource(engine, downloads, given, { textColumns: source.textColumns });
	throw problem(policy, ["load"], "says nothing to ask, and there is no prediction table of the candidate to take rows from: give load.request with body, rows or table");
}
/** What `predictor.columns` names, or all but the columns of the evaluation. */
function columnsToSend(table, policy) {
	const { columns, predictor } = policy;
	const wanted = predictor.columns;
	const names = table.columns.map(({ name }) => name);
	const missing = (wanted ?? []).filter((name) => !names.includes(name));
	if (missing.length > 0) {
		const path = ["predictor", "columns"];
		throw new CannotRunError(missing.flatMap((name) => problem(policy, path, `${table.source} has no column '${name}'. ${suggestName(name, names)}`).problems));
	}
	const hidden = Object.values(columns);
	const sent = wanted ? wanted.map((name) => table.columns.find((one) => one.name === name)) : table.columns.filter(({ name }) => !hidden.includes(name));
	if (sent.length > 0) return sent;
	throw problem(policy, ["load", "request"], `${table.source} has no column to give to the model`);
}
async function requireCondition(engine, table, { source, policy }) {
	if (source.kind === "inline" || source.where === void 0) return;
	const message = await conditionProblem(engine, table, source.where);
	if (message !== void 0) throw problem(policy, [
		"load",
		"request",
		"where"
	], message);
}
function problem({ config }, path, message) {
	return cannotRun("load-rows", path.join("."), message, { location: config.locate(path) });
}

// packages/tables/stability/read-importance-table.ts
/** Names that libraries give the number of an importance table. */
const weightNames = [
	"importance",
	"importances_mean",
	"mean_abs_shap",
	"weight",
	"gain",
	"total_gain",
	"value"
];
/** The columns of a table of feature and importance; undefined when it is another kind of table. */
function importanceColumns({ columns }) {
	const words = columns.filter(({ type }) => type === "string");
	const numbers = columns.filter(isNumber);
	if (words.length !== 1) return void 0;
	const weight = numbers.find(({ name }) => weightNames.includes(name.toLowerCase())) ?? (numbers.length === 1 ? numbers[0] : void 0);
	return weight && {
		feature: words[0].name,
		weight: weight.name
	};
}
function isNumber({ type }) {
	return type === "integer" || type === "number";
}
/** One row a feature. Negative importances (permutation importances of useless features) weigh nothing. */
async function readImportanceTable(table, { feature, weight }) {
	const names = (await table.engine.readStrings(table, [feature])).get(feature);
	const values = (await table.engine.readNumbers(table, [weight])).get(weight);
	const weights = /* @__PURE__ */ new Map();
	for (const [at, name] of names.entries()) {
		const value = values[at];
		if (name === null || name === "" || !Number.isFinite(value)) throw importanceProblem(table.source, `expected a feature and a finite number in row ${at + 1}, got ${JSON.stringify(name)} and ${value}`);
		if (weights.has(name)) throw importanceProblem(table.source, `names '${name}' twice`);
		weights.set(name, Math.max(0, value));
	}
	return requireWeight({
		source: table.source,
		weights
	});
}
/** JSON: {feature: importance}, or a list of {feature, importance}. */
function parseImportanceJson(text, source) {
	const weights = parseImportances(text, source);
	const list = JSON.parse(text);
	if (Array.isArray(list) && list.length !== weights.size) throw importanceProblem(source, "names a feature twice");
	return {
		source,
		weights
	};
}
/** @throws CannotRunError when nothing weighs anything: no feature could be first */
function requireWeight(importances) {
	if ([...importances.weights.values()].some((weight) => weight > 0)) return importances;
	throw importanceProblem(importances.source, "no feature has a positive importance");
}
function importanceProblem(source, message) {
	return cannotRun("importance", "importance", `${source}: ${message}`);
}

// packages/tables/stability/read-shap-values.ts
/** Rows are drawn in at most so many parts: enough for an interval, and few enough for wide tables. */
const mostParts = 500;
const mostSorted = 1e5;
/**
* SHAP values, a column a feature and a row a sample: sums of |value| over parts of the rows, all in one pass. By id, equal ids
* fall in equal parts, so that tables of the same rows can be drawn together.
*/
async function readShapValues(table, { id, ignored }) {
	const hasId = table.columns.some(({ name }) => name === id);
	const features = table.columns.filter(({ name }) => name !== id && !ignored.includes(name));
	const others = features.filter((column) => !isNumber(column)).map(({ name }) => name);
	if (others.length > 0 || features.length === 0) {
		const got = features.length === 0 ? "no column" : `${others.join(", ")}, which holds no numbers`;
		throw importanceProblem(table.source, `expected SHAP values (numbers, a column a feature), or one column of features and one of importances; got ${got}. Name columns that are no features in importance.exclude`);
	}
	const names = features.map(({ name }) => name);
	const ids = hasId ? await lookAtIds(table, id) : void 0;
	const known = {
		...await readParts(table, names, partOf(id, ids?.rows)),
		...ids ? { idDigest: ids.digest } : {}
	};
	return requireWeight({
		source: table.source,
		weights: weightsOfBatches(known),
		batches: known
	});
}
async function readParts(table, features, part) {
	const { engine, relation, source } = table;
	const quoted = features.map((name) => `CAST(${quoteIdentifier(name)} AS DOUBLE)`);
	const sums = quoted.map((value, at) => `sum(abs(${value})) AS s${at}`);
	const bad = quoted.map((value, at) => `count(*) FILTER (WHERE ${value} IS NULL OR NOT isfinite(${value})) AS b${at}`);
	const parts = `SELECT count(*) AS n, ${[...sums, ...bad].join(", ")} FROM (SELECT ${part} AS trainyard_part, * FROM ${relation}) AS placed GROUP BY trainyard_part ORDER BY trainyard_part`;
	const columns = ["n", ...features.flatMap((_, at) => [`s${at}`, `b${at}`])];
	const numbers = await engine.readNumbers({
		...table,
		columns: columns.map((name) => ({
			name,
			type: "number",
			sqlType: "DOUBLE"
		})),
		relation: `(${parts})`
	}, columns);
	const counts = numbers.get("n");
	const rows = counts.reduce((sum, count) => sum + count, 0);
	if (rows === 0) throw importanceProblem(source, "has no rows");
	const spoilt = features.flatMap((name, at) => {
		const count = numbers.get(`b${at}`).reduce((sum, one) => sum + one, 0);
		return count === 0 ? [] : [`${name} in ${count} rows`];
	});
	if (spoilt.length > 0) throw importanceProblem(source, `has SHAP values that are missing, NaN or infinite: ${spoilt.slice(0, 10).join(", ")}`);
	const byFeature = features.map((name, at) => [name, numbers.get(`s${at}`)]);
	return {
		counts,
		sums: new Map(byFeature),
		rows
	};
}
/** Equal for tables of the same ids, whatever their order. */
async function lookAtIds({ engine, relation }, id) {
	const text = idText(id);
	const [row] = await engine.query(`SELECT count(*) AS n, CAST(sum(hash(${text})) AS VARCHAR) AS digest, CAST(bit_xor(hash(${text} || '.')) AS VARCHAR) AS other FROM ${relation}`);
	const rows = Number(row["n"]);
	return {
		rows,
		digest: `${rows} ${String(row["digest"])} ${String(row["other"])}`
	};
}
/** SQL of the part that a row belongs to. Few rows are dealt out evenly by id; sorting many of them would take memory. */
function partOf(id, rowsWithId) {
	if (rowsWithId === void 0) return `(row_number() OVER () - 1) % ${mostParts}`;
	if (rowsWithId > mostSorted) return `hash(${idText(id)}) % ${mostParts}`;
	return `(row_number() OVER (ORDER BY ${idText(id)}) - 1) % ${mostParts}`;
}
function idText(id) {
	return `CAST(${quoteIdentifier(id)} AS VARCHAR)`;
}

// packages/tables/stability/check-stability.ts
/**
* Reads what features weigh in both models and decides how well they agree.
* @throws CannotRunError with every problem of both files
*/
async function checkStability(policy, ports) {
	const { stability } = policy;
	if (!stability) return {
		findings: [],
		digests: {}
	};
	requireOnce(stability, ports.numbers);
	const { champion: named } = stability;
	const isThere = named !== void 0 && await mayBeRead(named, ports);
	const [candidate, champion] = await collectProblems([readSide(stability.candidate, policy, ports), ...isThere ? [readSide(named, policy, ports)] : []]);
	return {
		findings: assessStability(policy, stability, {
			candidate: candidate.importances,
			champion: champion?.importances,
			hasChampion: ports.hasChampion
		}),
		report: importanceReport(candidate.importances, champion?.importances),
		digests: {
			"importance.candidate": candidate.digest,
			...champion ? { "importance.champion": champion.digest } : {}
		}
	};
}
function requireOnce({ rules }, numbers) {
	const twice = rules.map(({ metric }) => metric).filter((metric) => numbers.has(metric));
	if (twice.length === 0) return;
	const message = `${twice.join(", ")} is computed from 'importance' and also given as a number; give one of them`;
	throw cannotRun("metrics-twice", "metrics", message);
}
/** Before the first champion its file does not exist: that is no mistake. With a champion it is one. */
async function mayBeRead(file, { hasChampion, workingDirectory }) {
	if (hasChampion || isAddress(file)) return true;
	return access(resolve(workingDirectory, file)).then(() => true, () => false);
}
async function readSide(source, { columns, stability }, { engine, downloads, workingDirectory, digest }) {
	if (/\.json$/i.test(source) && !isAddress(source)) {
		const text = await readText(source, workingDirectory);
		return {
			importances: parseImportanceJson(text, source),
			digest: digest(text)
		};
	}
	const table = await openSource(engine, downloads, source);
	const ignored = [...stability?.exclude ?? [], columns.label];
	const told = table.columns.filter(({ name }) => ![columns.id, ...ignored].includes(name));
	const plain = importanceColumns({
		...table,
		columns: told
	});
	return {
		importances: {
			...plain ? await readImportanceTable(table, plain) : await readShapValues(table, {
				id: columns.id,
				ignored
			}),
			source: shownAddress(source)
		},
		digest: await engine.digestOf(table)
	};
}
async function readText(file, workingDirectory) {
	try {
		return await readFile(resolve(workingDirectory, file), "utf8");
	} catch (cause) {
		const { code = "unknown error" } = cause;
		const why = code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`;
		throw cannotRun("importance", "importance", `${file}: ${why}`, { cause });
	}
}

// packages/tables/checks/assert-answerable.ts
/**
* A rule that compares two tables is answered by one statement, so that one engine must hold both; and only a file has
* an order of rows.
* @throws CannotRunError at the place of every rule for which that is not so.
*/
function assertAnswerable(checks, tables) {
	const problems = checks.flatMap((planned) => {
		const { check, location } = planned;
		const own = tables.splits.get(planned.split).table;
		return [...apartProblems(planned, own, tables), ...orderProblems(planned, own)].map(({ code, message }) => ({
			code,
			subject: check,
			message,
			location
		}));
	});
	if (problems.length > 0) throw new CannotRunError(problems);
}
function apartProblems(planned, own, tables) {
	const apart = othersOf(planned, tables).find(({ engine }) => engine !== own.engine);
	if (!apart) return [];
	return [{
		code: "two-engines",
		message: `${own.source} and ${apart.source} cannot be compared: ${placeOf$1(own)} holds the one, ${placeOf$1(apart)} the other. Bring both to one place`
	}];
}
function orderProblems({ plan }, { source, files }) {
	if (!Object.values(plan.measures).some((measure) => measure.kind === "disorder" && measure.orderBy === void 0) || files.length > 0) return [];
	return [{
		code: "no-order",
		message: `the rows of ${source} have no order of their own, as a file's have: say with 'order_by' which column gives it`
	}];
}
function othersOf({ plan }, { splits, references }) {
	return Object.values(plan.measures).flatMap((measure) => {
		if (measure.kind === "orphans") return [references.get(measure.to)];
		if (measure.kind === "shared") return [splits.get(measure.with).table];
		if (measure.kind === "not-later") return [splits.get(measure.than).table];
		return measure.kind === "query" ? [...splits.values()].map(({ table }) => table) : [];
	});
}
function placeOf$1({ engine, files }) {
	return files.length > 0 ? "this machine" : `a ${engine.dialect.name} server`;
}

// packages/tables/engine-reason.ts
/** What the engine itself said of a statement, in one line, also when its error was explained since. */
function engineReason(error) {
	const { message, cause } = error;
	return (ownWords(error) ?? ownWords(cause) ?? message).trim().split("\n")[0];
}
function ownWords(error) {
	const { name, message } = error ?? {};
	return name === "TrinoError" ? message : readEngineError(error)?.message;
}

// packages/tables/checks/checked-table.ts
/** The name of the row number in a relation made by `numbered`. */
const rowNumber = quoteIdentifier("row number in the file");
/** The relation with the number of each row, from 1, in the order of the file. */
function numbered(relation) {
	return `(SELECT row_number() OVER () AS ${rowNumber}, * FROM ${relation})`;
}

// packages/tables/checks/sql-words.ts
/** `count_if` is a quarter faster than FILTER in DuckDB (3 M rows, 12 counts). */
function countIf(condition) {
	return `count_if(${condition})`;
}
/** A list of the smallest few values of the rows for which a condition holds, ascending. */
function smallest(value, most, condition) {
	return `min(${value}, ${most}) FILTER (WHERE ${condition})`;
}
/** A null-safe `<>`. */
function isDistinct(a, b) {
	return `${a} IS DISTINCT FROM ${b}`;
}
/** A whole number, rounded down. */
function floorToInteger(number) {
	return `CAST(floor(${number}) AS BIGINT)`;
}
function asDouble(column) {
	return `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
}
/** A date or time as a time without zone. */
function asMoment(column, table) {
	return table.engine.dialect.moment(storedColumn(column, table));
}
function asText(column, table) {
	return table.engine.dialect.text(storedColumn(column, table));
}
/** The column with the engine's name of its type. */
function storedColumn({ name }, table) {
	return table.columns.find((column) => column.name === name);
}
/** NaN among numbers is a missing value. */
function valueOrNull(column, dialect) {
	const name = quoteIdentifier(column.name);
	return column.type === "number" ? `CASE WHEN NOT ${dialect.isNan(asDouble(column))} THEN ${name} END` : name;
}
/** A number that is neither missing, NaN nor infinite. */
function isFiniteNumber(column, dialect) {
	return `coalesce(${dialect.isFinite(asDouble(column))}, false)`;
}

// packages/tables/checks/typed-table.ts
/**
* The table with its columns read as a contract declares them: a value that cannot be read as that type is null, and
* what was stored stands beside it under `storedName`. Times with a zone become UTC.
*/
function typedTable(table, readings) {
	const { dialect } = table.engine;
	const byName = new Map(readings.map((reading) => [reading.name, reading]));
	const read = table.columns.map((column) => {
		const reading = byName.get(column.name);
		return {
			column,
			reading,
			sql: reading && readAs(reading, column, dialect)
		};
	});
	if (read.every(({ sql }) => sql === void 0)) return table;
	const selected = read.flatMap(({ column: { name }, sql }) => {
		const quoted = quoteIdentifier(name);
		return sql === void 0 ? [quoted] : [`${sql} AS ${quoted}`, `${quoted} AS ${storedName(name)}`];
	});
	return {
		...table,
		relation: `(SELECT ${selected.join(", ")} FROM ${table.relation})`,
		columns: read.map(({ column, reading, sql }) => {
			if (sql === void 0 || !reading) return column;
			return {
				...column,
				type: reading.type,
				sqlType: dialect.typeName(reading.type)
			};
		})
	};
}
/** The quoted name under which a typed table keeps a column as it is stored. */
function storedName(column) {
	return quoteIdentifier(`stored as: ${column}`);
}
/** Columns that stand in a typed table twice. */
function changedColumns(table, readings) {
	const byName = new Map(table.columns.map((column) => [column.name, column]));
	const { dialect } = table.engine;
	const changed = readings.filter((one) => readAs(one, byName.get(one.name), dialect) !== void 0);
	return new Set(changed.map((one) => one.name));
}
function readAs(reading, column, dialect) {
	const { name, type } = reading;
	if (reading.reading === "never") return `CAST(NULL AS ${dialect.typeName(type)})`;
	if (reading.reading === "by-value") return reading.stored === "string" ? dialect.readText(type, name) : valueAs(reading, column, dialect);
	return dialect.withoutZone(column);
}
function valueAs({ name, type }, column, dialect) {
	const value = quoteIdentifier(name);
	switch (type) {
		case "integer": return `CASE WHEN ${value} = floor(${value}) THEN TRY_CAST(${value} AS BIGINT) END`;
		case "boolean": return `CASE WHEN ${value} IN (0, 1) THEN ${value} = 1 END`;
		case "date": return `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS DATE) END`;
		case "string": return dialect.text(column);
		default: return `CAST(${value} AS ${dialect.typeName(type)})`;
	}
}

// packages/tables/checks/condition-sql.ts
/** A condition as SQL that is true or false for every row, never null. */
function conditionSql(condition, checked) {
	switch (condition.kind) {
		case "not": return `(NOT ${conditionSql(condition.condition, checked)})`;
		case "all":
		case "any": return joined(condition, checked, conditionSql);
		case "null": return `(${quoteIdentifier(condition.column.name)} IS NULL)`;
		case "stored-null": return `(${storedValue(condition.column, checked)} IS NULL)`;
		case "unreadable": {
			const { name } = condition.column;
			return checked.changed.has(name) ? `(${storedName(name)} IS NOT NULL AND ${quoteIdentifier(name)} IS NULL)` : "false";
		}
		default: return `coalesce(${atomSql(condition, checked)}, false)`;
	}
}
/**
* The same for a place that takes null for false: a WHERE, or a count of the rows for which it holds. Without the
* functions that make false of null the engine counts 40 checks in five sixths of the time.
*/
function filterSql(condition, checked) {
	switch (condition.kind) {
		case "all":
		case "any": return joined(condition, checked, filterSql);
		case "not":
		case "null":
		case "stored-null":
		case "unreadable": return conditionSql(condition, checked);
		default: return `(${atomSql(condition, checked)})`;
	}
}
function joined(condition, checked, partSql) {
	const { conditions, merged } = mergeNotFinite(condition);
	const { dialect } = checked.table.engine;
	const finite = merged.map((column) => notFiniteSql(column, {
		dialect,
		isNeverNull: partSql === conditionSql
	}));
	const parts = [...conditions.map((part) => partSql(part, checked)), ...finite];
	const [operator, nothing] = condition.kind === "all" ? [" AND ", "true"] : [" OR ", "false"];
	return parts.length === 0 ? nothing : `(${parts.join(operator)})`;
}
/** NaN or infinite is one question to the engine, not two: a quarter of the time of a range over numbers. */
function mergeNotFinite({ kind, conditions }) {
	const [nan, infinite] = ["nan", "infinite"].map((wanted) => conditions.find((one) => one.kind === wanted));
	if (kind !== "any" || nan?.kind !== "nan" || infinite?.kind !== "infinite") return {
		conditions,
		merged: []
	};
	if (nan.column.name !== infinite.column.name) return {
		conditions,
		merged: []
	};
	return {
		conditions: conditions.filter((one) => one !== nan && one !== infinite),
		merged: [nan.column]
	};
}
function notFiniteSql(column, { dialect, isNeverNull }) {
	const question = `NOT ${dialect.isFinite(asDouble(column))}`;
	return isNeverNull ? `coalesce(${question}, false)` : `(${question})`;
}
function atomSql(condition, { table }) {
	const { dialect } = table.engine;
	switch (condition.kind) {
		case "nan": return dialect.isNan(asDouble(condition.column));
		case "infinite": return dialect.isInfinite(asDouble(condition.column));
		case "compare": return compareSql(condition, table);
		case "in": return inSql(condition, table);
		case "matches": return dialect.matches(asText(condition.column, table), condition.pattern);
		case "length": return `(length(${asText(condition.column, table)}) ${condition.operator} ${condition.length})`;
		default: return `CAST((\n${condition.text}\n) AS BOOLEAN)`;
	}
}
function compareSql({ column, operator, bound }, table) {
	if (typeof bound !== "number") return `(${asMoment(column, table)} ${operator} TIMESTAMP ${quoteLiteral(bound.moment)})`;
	return `(${numericValue(column, [bound])} ${operator} ${numberSql(bound)})`;
}
function inSql({ column, values }, table) {
	const numbers = values.filter((value) => typeof value === "number");
	if (numbers.length === values.length) return `(${numericValue(column, numbers)} IN (${numbers.map((value) => numberSql(value)).join(", ")}))`;
	const texts = values.map((value) => quoteLiteral(String(value)));
	return `(${asText(column, table)} IN (${texts.join(", ")}))`;
}
/** Whole columns are compared as whole numbers, so that values beyond 2^53 stay exact. */
function numericValue(column, literals) {
	return column.type === "integer" && literals.every((one) => Number.isSafeInteger(one)) ? quoteIdentifier(column.name) : asDouble(column);
}
function numberSql(value) {
	return Number.isSafeInteger(value) ? String(value) : `CAST('${value}' AS DOUBLE)`;
}
function storedValue(column, { changed }) {
	return changed.has(column.name) ? storedName(column.name) : quoteIdentifier(column.name);
}

// packages/tables/checks/count-sql.ts
/**
* The rows for which a condition holds, as an aggregate. The two commonest, a missing number and a number out of bounds,
* are counted by their complement: one comparison a value, where NaN and the infinities need no question of their own.
* That halves the engine's time for them (5 M rows, 15 columns).
*/
function countSql(where, checked) {
	const short = presentSql(where) ?? missingSql(where, checked) ?? outsideSql(where);
	if (short !== void 0) return short;
	const condition = filterSql(where, checked);
	if (condition === "true") return "count(*)";
	return condition === "false" ? "0" : countIf(condition);
}
function presentSql(where) {
	if (where.kind !== "not" || where.condition.kind !== "null") return void 0;
	return `count(${quoteIdentifier(where.condition.column.name)})`;
}
/** Every number is at most infinity; NaN, which compares as larger or not at all, and null are not. */
function missingSql(where, { changed }) {
	if (where.kind !== "any" || where.conditions.length !== 2) return void 0;
	const [empty, nan] = where.conditions;
	if (empty?.kind !== "null" && empty?.kind !== "stored-null") return void 0;
	if (nan?.kind !== "nan" || nan.column.name !== empty.column.name) return void 0;
	if (empty.kind === "stored-null" && changed.has(empty.column.name)) return void 0;
	return `(count(*) - ${countIf(`${asDouble(nan.column)} <= CAST('Infinity' AS DOUBLE)`)})`;
}
/** The values of a column without those that lie within the bounds. */
function outsideSql(where) {
	if (where.kind !== "all" || where.conditions.length !== 2) return void 0;
	const [present, failing] = where.conditions;
	const values = presentSql(present);
	const parts = flatten(failing);
	const [bound] = parts;
	if (values === void 0 || bound?.kind !== "compare") return void 0;
	const { column } = bound;
	const isOfColumn = (part) => "column" in part && part.column.name === column.name;
	if (!parts.every((part) => isOfColumn(part)) || values !== presentSql(hasValue(column))) return void 0;
	const kinds = parts.map(({ kind }) => kind).filter((kind) => kind !== "compare");
	const asked = column.type === "number" ? "infinite,nan" : "";
	if (kinds.sort().join() !== asked) return void 0;
	const within = withinSql(parts.filter((part) => part.kind === "compare"));
	return within === void 0 ? void 0 : `(${values} - ${countIf(within)})`;
}
function hasValue(column) {
	return {
		kind: "not",
		condition: {
			kind: "null",
			column
		}
	};
}
function flatten(condition) {
	if (condition.kind !== "any") return [condition];
	return condition.conditions.flatMap((one) => flatten(one));
}
const opposites = {
	"<": ">=",
	"<=": ">",
	">": "<=",
	">=": "<"
};
/** Undefined for moments. A side without a bound ends at the largest finite number. */
function withinSql(bounds) {
	const { column } = bounds[0];
	const sides = /* @__PURE__ */ new Map();
	const numbers = bounds.map(({ bound }) => bound).filter((bound) => typeof bound === "number");
	if (numbers.length < bounds.length) return void 0;
	const value = numericValue(column, numbers);
	for (const [index, { operator }] of bounds.entries()) {
		const side = operator.startsWith("<") ? "least" : "most";
		if (sides.has(side)) return void 0;
		sides.set(side, `${value} ${opposites[operator]} ${numberSql(numbers[index])}`);
	}
	if (column.type === "number") {
		const largest = `CAST('${Number.MAX_VALUE}' AS DOUBLE)`;
		if (!sides.has("least")) sides.set("least", `${value} >= -${largest}`);
		if (!sides.has("most")) sides.set("most", `${value} <= ${largest}`);
	}
	return [...sides.values()].join(" AND ");
}

// packages/tables/checks/distribution-sql.ts
/** An aggregate: the moments of a column, of the values whose squares and sums are doubles. */
function momentsSql(column, dialect) {
	const tame = isTame(column);
	const value = column.type === "integer" ? quoteIdentifier(column.name) : asDouble(column);
	const number = asDouble(column);
	const isWhole = column.type === "integer";
	return dialect.struct({
		n: countIf(tame),
		extreme: countIf(`abs(${number}) >= ${largestForMoments} AND NOT ${dialect.isNan(number)}`),
		mean: dialect.mean(value, {
			isWhole,
			where: tame
		}),
		std: `stddev_samp(${number}) FILTER (WHERE ${tame})`,
		sum: dialect.sum(value, {
			isWhole,
			where: tame
		})
	});
}
function readMoments(value) {
	const moments = value;
	const number = (name) => moments[name] === null ? null : Number(moments[name]);
	return {
		n: Number(moments.n),
		extreme: Number(moments.extreme),
		mean: number("mean"),
		std: number("std"),
		sum: number("sum")
	};
}
/** A query of its own: powers are taken about the mean, which must be known first. */
function kurtosisSql(column, { relation }) {
	const number = asDouble(column);
	const tame = `FROM ${relation} WHERE ${isTame(column)}`;
	return `SELECT avg(z * z * z * z) AS value FROM (
    SELECT (v - mean) / std AS z FROM (SELECT ${number} AS v ${tame}) AS own,
      (SELECT avg(${number}) AS mean, stddev_pop(${number}) AS std ${tame}) AS law WHERE std > 0) AS standardised`;
}
/** An aggregate: exact counts between edges. */
function binsSql(column, edges, { table }) {
	return binCountSql(table, storedColumn(column, table), edges);
}
function readBins(value, edges, { table }) {
	const counted = readBinCounts(table, value, edges);
	const { counts, below, above, missing, infinite } = counted;
	const rows = [
		...counts,
		below,
		above,
		missing,
		infinite
	].reduce((sum, one) => sum + one, 0);
	return {
		...counted,
		rows
	};
}
/** NaN compares as larger than every number: it is not tame. */
function isTame(column) {
	return `abs(${asDouble(column)}) < ${largestForMoments}`;
}

// packages/tables/checks/grouped-sql.ts
function surplusSql(columns, relation) {
	return `SELECT coalesce(sum(n - 1), 0) AS value FROM (SELECT count(*) AS n FROM ${relation} GROUP BY ${columns.map(({ name }) => quoteIdentifier(name)).join(", ")}) AS keys`;
}
function classesSql({ column, named }, table) {
	const { dialect } = table.engine;
	const name = quoteIdentifier(column.name);
	const plain = asText(column, table);
	const inner = `SELECT ${column.type === "number" ? `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), ${plain}) ELSE ${plain} END` : plain} AS v, count(*) AS c FROM ${table.relation} WHERE ${valueOrNull(column, dialect)} IS NOT NULL GROUP BY 1`;
	const asked = named === void 0 ? "false" : `v = ${quoteLiteral(named)}`;
	return `SELECT coalesce(sum(c), 0) AS total, count(*) AS classes,
    ${dialect.extremeBy("v", {
		by: "c",
		descending: false
	})} AS smallest_value, min(c) AS smallest_count,
    ${dialect.extremeBy("v", {
		by: "c",
		descending: true
	})} AS largest_value, max(c) AS largest_count,
    coalesce(bool_and(v IN ('0', '1')) OR bool_and(v IN ('false', 'true')), false) AS is_binary,
    coalesce(sum(c) FILTER (WHERE v IN ('1', 'true')), 0) AS positive,
    coalesce(sum(c) FILTER (WHERE ${asked}), 0) AS named
    FROM (${inner})`;
}
/** Rows with a label, by whether others with the same features have another; missing equals missing. */
function conflictsSql({ label, features }, { relation, engine }) {
	const name = quoteIdentifier(label.name);
	const key = features.map((feature) => quoteIdentifier(feature.name)).join(", ");
	return `SELECT coalesce(sum(n), 0) AS considered, coalesce(sum(CASE WHEN differ THEN n END), 0) AS failing FROM (${`SELECT count(*) AS n, ${isDistinct(`min(${name})`, `max(${name})`)} AS differ FROM ${relation} WHERE ${valueOrNull(label, engine.dialect)} IS NOT NULL GROUP BY ${key}`}) AS alike`;
}
function orphansSql({ columns, fields }, table, parent) {
	const { dialect } = table.engine;
	const natives = columns.map((column, index) => isComparable(column.type, fields[index].type));
	const keys = (shapes, of) => shapes.map((shape, index) => `${natives[index] ? quoteIdentifier(shape.name) : asText(shape, of)} AS k${index}`).join(", ");
	const whole = columns.map((column) => `${valueOrNull(column, dialect)} IS NOT NULL`);
	const equal = columns.map((_column, index) => `child.k${index} = parent.k${index}`);
	return `SELECT count(*) AS value FROM (SELECT ${keys(columns, table)} FROM ${table.relation} WHERE ${whole.join(" AND ")}) AS child
    WHERE NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT ${keys(fields, parent)} FROM ${parent.relation}) AS parent WHERE ${equal.join(" AND ")})`;
}
function sharedSql(columns, own, other) {
	const typeIn = ({ table }, name) => table.columns.find((column) => column.name === name).type;
	const keysOf = ({ table }) => {
		return `SELECT ${columns.map((name, index) => {
			const type = typeIn(own, name);
			return `${isComparable(type, typeIn(other, name)) ? quoteIdentifier(name) : asText({
				name,
				type
			}, table)} AS k${index}`;
		}).join(", ")} FROM ${table.relation}`;
	};
	const names = columns.map((_name, index) => `k${index}`);
	return own.table.engine.dialect.countShared(keysOf(own), keysOf(other), {
		keys: names,
		areRows: columns.length >= own.table.columns.length
	});
}
const families = {
	integer: "numeric",
	number: "numeric",
	date: "temporal",
	timestamp: "temporal"
};
/** Whether the engine can compare two types by value: 1 with 1.0, a date with its midnight. Others meet as text. */
function isComparable(a, b) {
	return a === b || families[a] !== void 0 && families[a] === families[b];
}

// packages/tables/checks/sequence-sql.ts
/** The query of a measure that looks at neighbouring rows; its answer is one row. */
function sequenceSql(measure, checked, others) {
	switch (measure.kind) {
		case "missing-steps": return neighboursSql(measure, bucketSql(measure, checked.table), checked, {
			considered: "count(*) + coalesce(sum(b - p - 1), 0)",
			failing: "coalesce(sum(b - p - 1), 0)",
			firstGap: "min(p + 1) FILTER (WHERE b - p > 1)"
		});
		case "wide-gaps": return neighboursSql(measure, epochOf(measure.column, checked.table), checked, {
			considered: "count(p)",
			failing: countIf(`b - p > ${measure.maxMs}`),
			firstGap: `min(p) FILTER (WHERE b - p > ${measure.maxMs})`
		});
		case "disorder": return disorderSql(measure, checked);
		default: return notLaterSql(measure, checked, others.splits.get(measure.than));
	}
}
function readSequence(measure, row, { table }) {
	const counts = {
		considered: Number(row["considered"]),
		failing: Number(row["failing"])
	};
	const number = (name) => row[name] === null ? null : Number(row[name]);
	switch (measure.kind) {
		case "missing-steps": {
			const step = number("first_gap");
			const firstGap = step === null ? null : startOf(step, measure.step);
			return {
				...counts,
				firstGap,
				widest: number("widest")
			};
		}
		case "wide-gaps": return {
			...counts,
			firstGap: number("first_gap"),
			widest: number("widest")
		};
		case "disorder": return {
			...counts,
			firstRow: table.files.length === 1 ? number("first_row") : null
		};
		default: return {
			...counts,
			otherLatest: number("other_latest"),
			earliest: number("earliest")
		};
	}
}
const weekMs = 6048e5;
const mondayMs = 2592e5;
function originMs(step) {
	return step.ms % weekMs === 0 ? mondayMs : 0;
}
/** The number of the step that a moment lies in. */
function bucketSql({ column, step }, table) {
	if ("ms" in step) return floorToInteger(`CAST(${epochOf(column, table)} + ${originMs(step)} AS DOUBLE) / ${step.ms}`);
	const part = (name) => `extract(${name} FROM ${asMoment(column, table)})`;
	if (step.calendar === "year") return part("year");
	const parts = step.calendar === "month" ? 12 : 4;
	return `(${part("year")} * ${parts} + ${part(step.calendar)} - 1)`;
}
function epochOf(column, table) {
	return table.engine.dialect.epochMs(asMoment(column, table));
}
/** The first millisecond of a step. */
function startOf(bucket, step) {
	if ("ms" in step) return bucket * step.ms - originMs(step);
	if (step.calendar === "year") return Date.UTC(bucket, 0);
	const parts = step.calendar === "month" ? 12 : 4;
	const year = Math.floor(bucket / parts);
	return Date.UTC(year, (bucket - year * parts) * (12 / parts));
}
/** Every place b that a row stands at, with the place p before it in the same group. */
function neighboursSql({ column, by }, place, { table }, { considered, failing, firstGap }) {
	const groups = by.map(({ name }, index) => `${quoteIdentifier(name)} AS g${index}`);
	return `SELECT ${considered} AS considered, ${failing} AS failing, ${firstGap} AS first_gap, max(b - p) AS widest
    FROM (SELECT b, lag(b) OVER (${partitionSql(by.length)}ORDER BY b) AS p FROM (${`SELECT DISTINCT ${[...groups, `${place} AS b`].join(", ")} FROM ${table.relation} WHERE ${isCalendarMoment(column, table)}`}) AS places) AS neighbours`;
}
function disorderSql(measure, { table }) {
	const { column, direction, strictly, orderBy, by } = measure;
	const { dialect } = table.engine;
	const groups = by.map(({ name }, index) => `${quoteIdentifier(name)} AS g${index}`);
	const order = orderBy ? `${valueOrNull(orderBy, dialect)} AS o` : `${rowNumber} AS o`;
	const columns = [
		...groups,
		order,
		`${valueOrNull(column, dialect)} AS v`,
		`${rowNumber} AS r`
	].join(", ");
	const wrong = `v ${direction === "increasing" ? "<" : ">"}${strictly ? "=" : ""} p`;
	const ties = direction === "increasing" ? "v" : "v DESC";
	return `SELECT count(p) AS considered, ${countIf(wrong)} AS failing, min(r) FILTER (WHERE ${wrong}) AS first_row
    FROM (SELECT v, r, lag(v) OVER (${partitionSql(by.length)}ORDER BY o, ${ties}) AS p
      FROM (SELECT ${columns} FROM ${numbered(table.relation)} AS numbered) AS chosen
      WHERE v IS NOT NULL AND o IS NOT NULL) AS neighbours`;
}
function notLaterSql({ column, gapMs }, own, other) {
	const { dialect } = own.table.engine;
	const moments = `SELECT ${asMoment(column, own.table)} AS t FROM ${own.table.relation} WHERE ${isCalendarMoment(column, own.table)}`;
	const latest = `SELECT max(${asMoment(column, other.table)}) AS latest FROM ${other.table.relation} WHERE ${isCalendarMoment(column, other.table)}`;
	return `SELECT count(t) AS considered, ${countIf(`t <= ${dialect.laterByMs("latest", gapMs)}`)} AS failing,
    ${dialect.epochMs("min(t)")} AS earliest, ${dialect.epochMs("max(latest)")} AS other_latest
    FROM (${latest}) AS ending LEFT JOIN (${moments}) AS own ON true`;
}
/** Neither missing nor an infinity of the calendar. */
function isCalendarMoment(column, table) {
	return table.engine.dialect.isFiniteMoment(asMoment(column, table));
}
function partitionSql(groups) {
	const names = Array.from({ length: groups }, (_, index) => `g${index}`);
	return groups === 0 ? "" : `PARTITION BY ${names.join(", ")} `;
}

// packages/tables/checks/measure-sql.ts
/** An aggregate that can share one scan with all others of its table; undefined when it needs a query of its own. */
function aggregateSql(measure, checked) {
	const { dialect } = checked.table.engine;
	switch (measure.kind) {
		case "count": return countSql(measure.where, checked);
		case "latest": {
			const moment = asMoment(measure.column, checked.table);
			const limit = `${dialect.isFiniteMoment(moment)} AND ${moment} <= TIMESTAMP ${quoteLiteral(measure.notAfter)}`;
			return dialect.epochMs(`max(${moment}) FILTER (WHERE ${limit})`);
		}
		case "first-row": return `min(${rowNumber}) FILTER (WHERE ${filterSql(measure.where, checked)})`;
		case "first-rows": return smallest(rowNumber, measure.most, filterSql(measure.where, checked));
		case "surplus": {
			const [column, second] = measure.columns;
			if (!column || second || measure.rows) return void 0;
			const value = valueOrNull(column, dialect);
			return `count(${value}) - count(DISTINCT ${value})`;
		}
		case "distinct": return `count(DISTINCT ${valueOrNull(measure.column, dialect)})`;
		case "moments": return momentsSql(measure.column, dialect);
		case "bins": return binsSql(measure.column, measure.edges, checked);
		default: return;
	}
}
/** A query of its own, for measures that group or join; the answer is its one row. */
function querySql(measure, checked, others) {
	const { relation } = checked.table;
	switch (measure.kind) {
		case "surplus": return surplusSql(measure.columns, relation);
		case "classes": return classesSql(measure, checked.table);
		case "orphans": return orphansSql(measure, checked.table, others.references.get(measure.to));
		case "shared": return sharedSql(measure.columns, checked, others.splits.get(measure.with));
		case "conflicts": return conflictsSql(measure, checked.table);
		case "kurtosis": return kurtosisSql(measure.column, checked.table);
		case "missing-steps":
		case "wide-gaps":
		case "disorder":
		case "not-later": return sequenceSql(measure, checked, others);
		default: return `SELECT ${aggregateSql(measure, checked)} AS value FROM ${relation}`;
	}
}
/** The answer of an aggregate, as `value`, or of a query made by `querySql`. */
function readAnswer(measure, row, checked) {
	switch (measure.kind) {
		case "classes": return readClasses(row);
		case "moments": return readMoments(row["value"]);
		case "first-rows": return (row["value"] ?? []).map(Number);
		case "bins": return readBins(row["value"], measure.edges, checked);
		case "conflicts": return {
			considered: Number(row["considered"]),
			failing: Number(row["failing"])
		};
		case "missing-steps":
		case "wide-gaps":
		case "disorder":
		case "not-later": return readSequence(measure, row, checked);
		default: return row["value"] === null ? null : Number(row["value"]);
	}
}
function readClasses(row) {
	const classes = Number(row["classes"]);
	const extreme = (which) => classes === 0 ? void 0 : {
		value: String(row[`${which}_value`]),
		count: Number(row[`${which}_count`])
	};
	return {
		rows: Number(row["total"]),
		classes,
		smallest: extreme("smallest"),
		largest: extreme("largest"),
		binary: row["is_binary"] === true,
		positive: Number(row["positive"]),
		named: Number(row["named"])
	};
}

// packages/tables/checks/find-ranks.ts
/** How far from a rank, as a share of all, an approximate quantile is asked for: several times what its sketch is off by. */
const margin = .02;
/**
* The values of the ranks that a quantile and its interval need, exactly: approximate quantiles on both sides say where
* they lie, and only the values between these are put in order. When a rank is not among them, all values are.
*/
async function findRanks(quantile, table) {
	const { n, ranks, measure } = quantile;
	const wanted = [
		ranks.lower,
		...ranksAround(n, measure.q),
		ranks.upper
	].filter((rank) => rank >= 1 && rank <= n);
	const { relation, engine } = table;
	const number = asDouble(measure.column);
	const finite = isFiniteNumber(measure.column, engine.dialect);
	const [low, high] = [Math.min(...wanted) / n - margin, Math.max(...wanted) / n + margin].map((share) => Math.min(1, Math.max(0, share)));
	const [bracket] = await engine.query(`SELECT approx_percentile(v, ${low}e0) AS low, approx_percentile(v, ${high}e0) AS high FROM (SELECT ${number} AS v FROM ${relation} WHERE ${finite}) AS found`);
	const from = low === 0 ? void 0 : Number(bracket["low"]);
	const to = high === 1 ? void 0 : Number(bracket["high"]);
	const found = await ordered({
		table,
		number,
		finite,
		wanted
	}, from, to);
	return wanted.every((rank) => found.has(rank)) ? found : ordered({
		table,
		number,
		finite,
		wanted
	}, void 0, void 0);
}
async function ordered({ table: { relation, engine }, number, finite, wanted }, from, to) {
	const above = from === void 0 ? "true" : `v >= ${doubleLiteral(from)}`;
	const below = to === void 0 ? "true" : `v <= ${doubleLiteral(to)}`;
	const values = `(SELECT ${number} AS v FROM ${relation} WHERE ${finite}) AS found`;
	const before = `SELECT ${countIf(`NOT (${above})`)} AS skipped FROM ${values}`;
	const rows = await engine.query(`SELECT v, place + skipped AS place FROM (SELECT v, row_number() OVER (ORDER BY v) AS place FROM ${values} WHERE ${above} AND ${below}) AS places
     CROSS JOIN (${before}) AS start WHERE place + skipped IN (${wanted.join(", ")})`);
	return new Map(rows.map((row) => [Number(row["place"]), Number(row["v"])]));
}
/** Type 7 of Hyndman and Fan lies between the values of two neighbouring ranks. */
function ranksAround(n, q) {
	const place = (n - 1) * q + 1;
	return [Math.floor(place), Math.min(n, Math.floor(place) + 1)];
}
function interpolated(values, n, q) {
	const [below, above] = ranksAround(n, q);
	const [low, high] = [values.get(below), values.get(above)];
	return low + (high - low) * ((n - 1) * q + 1 - below);
}

// packages/tables/checks/measure-quantiles.ts
/** All quantiles of a table: one scan for how many values there are, then the values themselves. */
async function measureQuantiles(requests, { table }) {
	const wanted = requests.flatMap(({ id, measure }) => measure.kind === "quantile" ? [{
		id,
		measure
	}] : []);
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const sized = await countValuesOf(wanted, table);
	const words = table.engine.dialect.quantiles;
	return words ? byAggregates(sized, table, words) : byRanks(sized, table);
}
async function countValuesOf(wanted, { engine, relation }) {
	const { dialect } = engine;
	const counts = wanted.flatMap(({ measure: { column } }, index) => {
		const infinite = `coalesce(${dialect.isInfinite(asDouble(column))}, false)`;
		return [`${countIf(isFiniteNumber(column, dialect))} AS n${index}`, `${countIf(infinite)} AS extreme${index}`];
	});
	const [sizes] = await engine.query(`SELECT ${counts.join(", ")} FROM ${relation}`);
	return wanted.map(({ id, measure }, index) => {
		const n = Number(sizes[`n${index}`]);
		const ranks = orderStatisticInterval(n, measure.q, measure.level);
		return {
			id,
			measure,
			n,
			extreme: Number(sizes[`extreme${index}`]),
			ranks
		};
	});
}
/** One scan, whatever their number. */
async function byAggregates(asked, { engine, relation }, words) {
	const selected = asked.flatMap(({ measure: { column, q }, n, ranks }, index) => {
		const number = asDouble(column);
		const filter = `FILTER (WHERE ${isFiniteNumber(column, engine.dialect)})`;
		const ranked = (rank) => rank < 1 || rank > n ? "NULL" : `${words.ofRank(number, rank, n)} ${filter}`;
		return [
			`${words.continuous(number, q)} ${filter} AS value${index}`,
			`${ranked(ranks.lower)} AS lower${index}`,
			`${ranked(ranks.upper)} AS upper${index}`
		];
	});
	const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${relation}`);
	const number = (name, otherwise) => Number(row[name] ?? otherwise);
	return new Map(asked.map(({ id, n, extreme }, index) => [id, {
		n,
		extreme,
		value: n === 0 ? null : number(`value${index}`, NaN),
		lower: number(`lower${index}`, -Infinity),
		upper: number(`upper${index}`, Infinity)
	}]));
}
/** Two queries a quantile, neither of which sorts the whole column. */
async function byRanks(asked, table) {
	const measured = /* @__PURE__ */ new Map();
	for (const one of asked) {
		const { id, n, extreme, ranks, measure } = one;
		const values = n === 0 ? /* @__PURE__ */ new Map() : await findRanks(one, table);
		measured.set(id, {
			n,
			extreme,
			value: n === 0 ? null : interpolated(values, n, measure.q),
			lower: values.get(ranks.lower) ?? -Infinity,
			upper: values.get(ranks.upper) ?? Infinity
		});
	}
	return measured;
}

// packages/tables/checks/measure-queries.ts
/** All quantiles of a table together, all frequencies together, and one query for each measure that groups or joins. */
async function measureByQueries(asked, tables) {
	const measured = new Map([...await measureQuantiles(asked.requests, asked.checked), ...await measureFrequencies(asked)]);
	const { checked, split } = asked;
	const { engine } = checked.table;
	for (const { id, measure } of asked.requests) {
		if (measured.has(id)) continue;
		if (measure.kind === "query") {
			const rows = await engine.query(overTables(queryTables(split, tables), measure.text, 2));
			const values = Object.values(rows[0] ?? {});
			measured.set(id, {
				rows: rows.length,
				columns: values.length,
				value: values[0] ?? null
			});
		} else {
			const [row] = await engine.query(querySql(measure, checked, tables));
			measured.set(id, readAnswer(measure, row, checked));
		}
	}
	return measured;
}
/** The tables that a user's query may name: the one under check as `data`, and every split. */
function queryTables(split, { splits }) {
	const named = [...splits].flatMap(([name, { table }]) => name === void 0 ? [] : [[name, table]]);
	return new Map([...named, ["data", splits.get(split).table]]);
}
/** One scan of all the columns at once. */
async function measureFrequencies({ requests, checked }) {
	const wanted = requests.flatMap(({ id, measure }) => measure.kind === "frequencies" ? [{
		id,
		name: measure.column.name
	}] : []);
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const { table } = checked;
	const { engine } = table;
	const names = [...new Set(wanted.map(({ name }) => name))];
	const counted = await countValues(table, names);
	const [row] = await engine.query(`SELECT count(*) AS total FROM ${table.relation}`);
	const rows = Number(row["total"]);
	return new Map(wanted.map(({ id, name }) => {
		const values = counted.get(name);
		const present = [...values.values()].reduce((sum, count) => sum + count, 0);
		return [id, {
			rows,
			missing: rows - present,
			values
		}];
	}));
}

// packages/tables/checks/measure-tables.ts
/** A split, opened, with the types that the contract declares for its columns. */
function checkedTable(table, readings) {
	return {
		table: typedTable(table, readings),
		changed: changedColumns(table, readings)
	};
}
/**
* Answers every request. All aggregates of a table come from one SELECT; only measures that group or join take a
* query of their own. Row numbers come from one more SELECT, asked for only when something failed.
*/
async function measureTables(requests, tables) {
	const measured = /* @__PURE__ */ new Map();
	for (const [split, checked] of tables.splits) {
		const own = requests.filter((request) => request.split === split);
		const rowNumbers = own.filter(({ measure }) => asksForRows(measure));
		const aggregates = own.filter(({ measure }) => !asksForRows(measure) && aggregateSql(measure, checked) !== void 0);
		const { relation } = checked.table;
		await scan({
			requests: aggregates,
			checked,
			relation
		}, measured);
		await scan({
			requests: rowNumbers,
			checked,
			relation: numbered(relation)
		}, measured);
		const rest = {
			requests: own.filter(({ id }) => !measured.has(id)),
			split,
			checked
		};
		const queried = await measureByQueries(rest, tables);
		for (const [id, answer] of queried) measured.set(id, answer);
	}
	return measured;
}
/** Whether one scan of the table answers a request: none that groups or joins. */
function isAggregate({ measure, split }, tables) {
	return aggregateSql(measure, tables.splits.get(split)) !== void 0;
}
function asksForRows({ kind }) {
	return kind === "first-row" || kind === "first-rows";
}
async function scan({ requests, checked, relation }, measured) {
	const { engine } = checked.table;
	const { aggregatesAtOnce } = engine.dialect;
	for (let start = 0; start < requests.length; start += aggregatesAtOnce) {
		const some = requests.slice(start, start + aggregatesAtOnce);
		const selected = [...some.map(({ measure }, index) => `${aggregateSql(measure, checked)} AS m${index}`), ...proofs(checked.table)];
		const [row] = await engine.query(`SELECT ${selected.join(",\n")} FROM ${relation}`);
		for (const [index, { id, measure }] of some.entries()) measured.set(id, readAnswer(measure, { value: row[`m${index}`] }, checked));
	}
}
/** A column that no rule asks for would not be read, and its guessed type not be proven. */
function proofs({ areTypesGuessed, columns }) {
	return areTypesGuessed ? columns.map(({ name }) => `count(${quoteIdentifier(name)})`) : [];
}

// packages/tables/checks/assert-expressions.ts
/**
* Asks the engine about every SQL expression, query and pattern of the plan before anything is measured.
* @throws CannotRunError with each wrong one at the place of its rule.
*/
async function assertExpressions(checks, splits) {
	const problems = /* @__PURE__ */ new Map();
	for (const { split, plan, location, check } of checks) {
		const { table } = splits.get(split);
		const { engine } = table;
		const asked = [
			...patternsOf(plan).map((text) => async () => assertPattern(engine.dialect, text)),
			...expressionsOf(plan).map((text) => () => engine.assertExpression(table, text)),
			...queriesOf(plan).map((text) => () => engine.assertQuery(queryTables(split, { splits }), text))
		];
		for (const assert of asked) try {
			await assert();
		} catch (error) {
			if (!(error instanceof CannotRunError)) throw error;
			const message = error.problems.map((problem) => problem.message).join("; ");
			const [{ code }] = error.problems;
			problems.set(JSON.stringify(location), {
				code,
				subject: check,
				message,
				location
			});
		}
	}
	if (problems.size > 0) throw new CannotRunError([...problems.values()]);
}
function assertPattern(dialect, pattern) {
	const problem = dialect.patternProblem(pattern);
	if (problem === void 0) return;
	throw cannotRun("regex", pattern, `${dialect.name} cannot match ${pattern}: ${problem}`);
}
/**
* An expression that is right can still fail on a value: `CAST(code AS INTEGER)` of 'abc'. Finds the rule whose
* expression broke a scan by asking for each alone, once the data is known to be readable without them.
* @throws CannotRunError at the place of the rule; the error itself when no expression is to blame.
*/
async function blameExpression(checks, failure) {
	const hasExpression = ({ plan }) => expressionsOf(plan).length + queriesOf(plan).length > 0;
	if (!!(failure.error instanceof GuessedTypesWrong) || !checks.some((planned) => hasExpression(planned))) throw failure.error;
	const others = checks.filter((planned) => !hasExpression(planned));
	await measureTables(measuresOf(others), failure.tables);
	for (const planned of checks.filter((one) => hasExpression(one))) {
		const { check, location } = planned;
		try {
			await measureTables(measuresOf([planned]), failure.tables);
		} catch (cause) {
			const what = queriesOf(planned.plan).length > 0 ? "query" : "expression";
			const message = `the ${what} fails on a value: ${engineReason(cause)}. Use TRY_CAST, or CASE to leave such rows out`;
			throw cannotRun(what, check, message, {
				cause,
				location
			});
		}
	}
	throw failure.error;
}
function expressionsOf(plan) {
	return partsOf(plan).flatMap((part) => part.kind === "sql" ? [part.text] : []);
}
function patternsOf(plan) {
	return partsOf(plan).flatMap((part) => part.kind === "matches" ? [part.pattern] : []);
}
function queriesOf({ measures }) {
	return Object.values(measures).flatMap((one) => one.kind === "query" ? [one.text] : []);
}
function partsOf({ failing }) {
	return failing ? partsIn(failing) : [];
}
/** The conditions that a condition is made of. */
function partsIn(condition) {
	switch (condition.kind) {
		case "not": return partsIn(condition.condition);
		case "all":
		case "any": return condition.conditions.flatMap((part) => partsIn(part));
		default: return [condition];
	}
}

// packages/tables/csv/row-lines.ts
/**
* The line of the file in which each of some data rows begins; rows count from 1 after the header. The engine knows rows
* only: a quoted line break, a header of two lines or an empty line moves them apart. Reads up to the last row asked for.
*/
async function linesOfRows(path, rows) {
	const format = fileFormat(path, path);
	const wanted = new Set(rows);
	if (format.layout !== "csv" || wanted.size === 0) return /* @__PURE__ */ new Map();
	const last = Math.max(...wanted);
	const starts = /* @__PURE__ */ new Map();
	let counter;
	for await (const chunk of bytesOf(path, format)) {
		counter ??= new RecordCounter(await headerOf(path, format), (record, line) => {
			if (wanted.has(record)) starts.set(record, line);
		});
		counter.add(chunk);
		if (counter.records > last) break;
	}
	return starts;
}
async function headerOf(path, format) {
	let text = "";
	for await (const chunk of bytesOf(path, format)) {
		text += chunk.toString("latin1");
		if (text.length >= headerBytes) break;
	}
	const lines = text.replace(/^\u00EF\u00BB\u00BF/, "").split(/\r\n|\n|\r/);
	return parseCsvHeader(lines.slice(0, headerLines), path, format.tabs);
}
const headerLines = 50;
const headerBytes = 262144;
function bytesOf(path, { compression }) {
	const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
	if (compression === "none") return bytes;
	const create = zlib.createZstdDecompress;
	const inflate = compression === "gzip" ? zlib.createGunzip() : create?.();
	if (!inflate) throw new Error(`this Node (${process.version}) cannot read zstd`);
	bytes.on("error", (error) => inflate.destroy(error));
	inflate.on("close", () => bytes.destroy());
	return bytes.pipe(inflate);
}
const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const byteOrderMark = [
	239,
	187,
	191
];
/** Follows the records of a CSV file byte by byte (RFC 4180): a quote opens only at the start of a field. */
var RecordCounter = class {
	#delimiter;
	/** Then an empty line is a row with a missing value, as the engine reads it. */
	#hasOneColumn;
	#begins;
	#line = 1;
	#bytes = 0;
	#isQuoted = false;
	#atFieldStart = true;
	/** Nothing of a record was seen yet in this line: an empty line is no record of several columns. */
	#isEmpty = true;
	#afterReturn = false;
	/** Of records that began, the header with them. */
	records = 0;
	constructor({ delimiter, names }, begins) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#hasOneColumn = names.length === 1;
		this.#begins = begins;
	}
	add(chunk) {
		for (const byte of chunk) {
			if (this.#bytes < 3 && byte === byteOrderMark[this.#bytes++]) continue;
			if (byte === lineFeed || byte === carriageReturn) this.#endLine(byte);
			else this.#addByte(byte);
		}
	}
	#addByte(byte) {
		this.#afterReturn = false;
		if (this.#isEmpty && !this.#isQuoted) {
			this.#begins(this.records++, this.#line);
			this.#isEmpty = false;
		}
		if (byte === quote && (this.#isQuoted || this.#atFieldStart)) {
			this.#isQuoted = !this.#isQuoted;
			this.#atFieldStart = !this.#isQuoted;
			return;
		}
		this.#atFieldStart = !this.#isQuoted && byte === this.#delimiter;
	}
	#endLine(byte) {
		const isSecondHalf = byte === lineFeed && this.#afterReturn;
		this.#afterReturn = byte === carriageReturn;
		if (isSecondHalf) return;
		if (this.#isEmpty && !this.#isQuoted && this.#hasOneColumn && this.records > 0) this.#begins(this.records++, this.#line);
		this.#line++;
		if (this.#isQuoted) return;
		this.#isEmpty = true;
		this.#atFieldStart = true;
	}
};

// packages/tables/checks/place-rows.ts
/** The lines in which rows begin, where a split is one CSV file. */
async function linesOfTables(rows, { splits }) {
	const placed = [...rows].map(async ([split, own]) => {
		const { files, source } = splits.get(split).table;
		return [split, files.length === 1 && fileFormat(files[0], source).layout === "csv" ? await linesOfRows(files[0], own) : /* @__PURE__ */ new Map()];
	});
	return new Map(await Promise.all(placed));
}

// packages/tables/checks/sample-rows.ts
/** Columns shown of a row when the check may have looked at any. */
const mostColumns = 20;
/** The requests that find the rows; they share the scan that finds the first ones. */
function sampleRequests(failed, most) {
	return failed.map(({ planned: { split }, where }) => {
		const measure = {
			kind: "first-rows",
			where,
			most
		};
		return {
			id: measureId(split, measure),
			split,
			measure
		};
	});
}
/** The first failing rows of each check that did not pass: one more query for each split that has some. */
async function readSamples(failed, found, tables) {
	const chosen = failed.map(({ planned, where }) => {
		const { split } = planned;
		const id = measureId(split, {
			kind: "first-rows",
			where,
			most: found.most
		});
		const { table } = tables.splits.get(split);
		const looked = columnsOfCondition(where) ?? table.columns.map(({ name }) => name);
		return {
			planned,
			rows: found.measured.get(id),
			columns: looked.slice(0, mostColumns)
		};
	});
	const bySplit = /* @__PURE__ */ new Map();
	const wanted = /* @__PURE__ */ new Map();
	for (const { planned, rows } of chosen) wanted.set(planned.split, [...wanted.get(planned.split) ?? [], ...rows]);
	for (const [split, rows] of wanted) {
		const columns = new Set(chosen.filter((one) => one.planned.split === split).flatMap((one) => one.columns));
		bySplit.set(split, await valuesOf(tables.splits.get(split), {
			rows,
			columns: [...columns]
		}));
	}
	const lines = await linesOfTables(wanted, tables);
	return chosen.map(({ planned: { check, subject, split }, rows, columns }) => ({
		check,
		subject,
		split,
		rows: rows.map((row) => ({
			...placeOf(row, split, {
				lines,
				tables
			}),
			values: Object.fromEntries(columns.map((name) => [name, bySplit.get(split).get(row).get(name)]))
		}))
	}));
}
async function valuesOf({ table, changed }, { rows, columns }) {
	if (rows.length === 0) return /* @__PURE__ */ new Map();
	const selected = columns.map((name, index) => {
		return `CAST(${changed.has(name) ? storedName(name) : quoteIdentifier(name)} AS VARCHAR) AS c${index}`;
	});
	const numbers = [...new Set(rows)].sort((a, b) => a - b).join(", ");
	const found = await table.engine.query(`SELECT ${[`${rowNumber} AS r`, ...selected].join(", ")} FROM ${numbered(table.relation)} AS numbered WHERE ${rowNumber} IN (${numbers})`);
	return new Map(found.map((row) => {
		const values = columns.map((name, index) => [name, row[`c${index}`]]);
		return [Number(row["r"]), new Map(values)];
	}));
}
/** A row number only leads to a row when there is one file to look in. */
function placeOf(row, split, { lines, tables }) {
	return tables.splits.get(split).table.files.length === 1 ? {
		row,
		line: lines.get(split)?.get(row) ?? null
	} : {
		row: null,
		line: null
	};
}

// packages/tables/checks/check-tables.ts
/**
* Checks every split against a contract: one scan a table for all that can be counted in one, one query for each
* check that groups or joins, and one more scan for the first failing rows when there are any.
* @throws CannotRunError when a rule cannot be applied to the data.
*/
async function checkTables(contract, data, options) {
	const plan = planContract(contract, data.map((one) => shapeOf(one)), {
		references: columnsOf(options.references),
		now: options.now,
		profiles: options.profiles ?? /* @__PURE__ */ new Map()
	});
	const checks = [...plan.checks, ...schemaChecks(contract, plan, options.referenceProfile)];
	const tables = {
		splits: readAsDeclared(plan, data),
		references: options.references
	};
	assertAnswerable(checks, tables);
	if (options.samples !== void 0) assertFiles("a sample of failing rows", data.map(({ table }) => table));
	await assertExpressions(checks, tables.splits);
	const rowRequests = data.map(({ split }) => rowsOf(split));
	const requests = [...rowRequests, ...measuresOf(checks)];
	if (!requests.every((request) => isAggregate(request, tables))) for (const { table } of data) await table.engine.keep?.(table);
	const measured = await measureTables(requests, tables).catch((error) => blameExpression(checks, {
		error,
		tables
	}));
	const failed = options.samples === void 0 ? [] : failedByRows(checks, measured);
	const most = options.samples ?? 0;
	const rowNumbers = [...firstRowsOf(checks, measured).filter((one) => isOneFile(one.split, tables)), ...sampleRequests(failed, most)];
	const all = new Map([...measured, ...await measureTables(rowNumbers, tables)]);
	const lines = await linesOfTables(rowsToPlace(checks, all), tables);
	return {
		findings: judgeChecks(checks, all, lines),
		samples: await readSamples(failed, {
			measured: all,
			most
		}, tables),
		rows: new Map(rowRequests.map(({ id, split }) => [split, Number(measured.get(id))]))
	};
}
function rowsOf(split) {
	const measure = {
		kind: "count",
		where: everyRow
	};
	return {
		id: measureId(split, measure),
		split,
		measure
	};
}
function schemaChecks(contract, plan, reference) {
	if (!reference) return [];
	return plan.tables.flatMap((table) => planSchemaDiff(reference, table, contract.dataset ?? "table"));
}
function readAsDeclared(plan, data) {
	const readings = new Map(plan.tables.map((table) => [table.split, table.columns]));
	return new Map(data.map(({ split, table }) => [split, checkedTable(table, readings.get(split))]));
}
function isOneFile(split, tables) {
	return tables.splits.get(split).table.files.length === 1;
}
function shapeOf({ split, table }) {
	const { files } = table;
	const untyped = files.length > 0 && files.every((file) => fileFormat(file, table.source).layout === "csv");
	return {
		split,
		source: table.source,
		columns: table.columns,
		untyped
	};
}
function columnsOf(tables) {
	return new Map([...tables].map(([source, table]) => [source, table.columns]));
}

// packages/tables/checks/open-tables.ts
/**
* Opens the data and every table that the contract refers to; columns that it declares as text are read as text.
* @throws CannotRunError with the problems of all of them.
*/
async function openTables(engine, downloads, { contract, sources, isReadOnce = false }) {
	const options = {
		textColumns: textColumns(contract),
		isReadOnce
	};
	const named = referencedSources(contract);
	const opened = await collectProblems([...sources.map(({ source }) => openSource(engine, downloads, source, options)), ...named.map((source) => openSource(engine, downloads, source))]);
	const data = sources.map(({ split }, index) => ({
		split,
		table: opened[index]
	}));
	const others = named.map((source, index) => [source, opened[sources.length + index]]);
	return {
		data,
		references: new Map(others)
	};
}

// packages/tables/dvc/dvc-outs.ts
/**
* The outputs that a `.dvc` file tracks (https://dvc.org/doc/user-guide/project-structure/dvc-files).
* @throws CannotRunError when it is not YAML.
*/
function outsOfDvcFile(text, file, directory) {
	const content = mapping(parseConfig(Type.Unknown(), text, file).value);
	const base = resolve(directory, textOf(content["wdir"]) ?? ".");
	return entries(content["outs"]).flatMap((entry) => outOf(entry, {
		file,
		directory: base
	}));
}
/**
* The outputs of pipeline stages in `dvc.lock`, then what the stages read
* (https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#dvclock-file).
* @param pipeline text of the dvc.yaml beside it, which says where a stage works.
* @throws CannotRunError when one is not YAML.
*/
function outsOfDvcLock(lock, pipeline, directory) {
	const stages = mapping(mapping(parseConfig(Type.Unknown(), lock.text, lock.file).value)["stages"]);
	const plan = pipeline === void 0 ? {} : mapping(mapping(parseConfig(Type.Unknown(), pipeline, join(directory, "dvc.yaml")).value)["stages"]);
	const of = (key) => Object.entries(stages).flatMap(([stage, content]) => {
		const planned = mapping(plan[stage] ?? plan[stage.split("@")[0]]);
		const base = resolve(directory, textOf(planned["wdir"]) ?? ".");
		const place = {
			file: lock.file,
			directory: base,
			...key === "outs" ? { stage } : {}
		};
		return entries(mapping(content)[key]).flatMap((entry) => outOf(entry, place));
	});
	return [...of("outs"), ...of("deps")];
}
function outOf(entry, { file, directory, stage }) {
	const [path, md5] = [textOf(entry["path"]), textOf(entry["md5"])];
	if (path === void 0 || md5 === void 0 || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) return [];
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return [];
	return [{
		file,
		path: resolve(directory, path),
		md5,
		stage,
		sizeBytes: numberOf(entry["size"]),
		files: numberOf(entry["nfiles"]),
		isOfBytes: entry["hash"] === "md5"
	}];
}
function mapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function entries(value) {
	return Array.isArray(value) ? value.map((item) => mapping(item)) : [];
}
function textOf(value) {
	return typeof value === "string" ? value : void 0;
}
function numberOf(value) {
	return typeof value === "number" && Number.isFinite(value) ? value : void 0;
}

// packages/tables/dvc/find-dvc-outs.ts
/** What DVC says in the directories from a file up to the root of its repository; undefined outside of one. */
async function findDvcOuts(directory) {
	const directories = await upToRoot(directory);
	if (!directories) return void 0;
	const [outs, problems] = [[], []];
	for (const one of directories) try {
		outs.push(...await outsIn(one));
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		problems.push(error.message);
	}
	return {
		root: directories.at(-1),
		outs,
		problems
	};
}
/** From the directory to the one that holds `.dvc/`; undefined when none above does. */
async function upToRoot(directory) {
	const passed = [];
	for (let current = directory;; current = dirname(current)) {
		passed.push(current);
		if ((await stat(join(current, ".dvc")).catch(() => void 0))?.isDirectory()) return passed;
		if (dirname(current) === current) return void 0;
	}
}
async function outsIn(directory) {
	const names = await readdir(directory).catch(() => []);
	const read = (name) => readFile(join(directory, name), "utf8");
	const outs = [];
	for (const name of names.filter((one) => one.endsWith(".dvc") && one !== ".dvc").sort()) outs.push(...outsOfDvcFile(await read(name), join(directory, name), directory));
	if (!names.includes("dvc.lock")) return outs;
	const pipeline = names.includes("dvc.yaml") ? await read("dvc.yaml") : void 0;
	const lock = {
		text: await read("dvc.lock"),
		file: join(directory, "dvc.lock")
	};
	return [...outs, ...outsOfDvcLock(lock, pipeline, directory)];
}

// packages/tables/dvc/verify-dvc-out.ts
/** MD5 runs at some 500 MB/s: up to here it costs less than a blink, and proves the content. */
const mostBytes = 64 * 2 ** 20;
const mostFiles = 1e4;
async function verifyDvcOut(out) {
	const isDirectory = out.md5.endsWith(".dir");
	const found = await stat(out.path).catch(() => void 0);
	if (!found || found.isDirectory() !== isDirectory) return {
		is: "other",
		found: found ? "something else" : "nothing",
		expected: isDirectory ? "a directory" : "a file"
	};
	return isDirectory ? verifyDirectory(out) : verifyFile(out, found.size);
}
async function verifyFile(out, sizeBytes) {
	if (out.sizeBytes !== void 0 && out.sizeBytes !== sizeBytes) return {
		is: "other",
		found: `${sizeBytes} bytes`,
		expected: `${out.sizeBytes} bytes`
	};
	if (sizeBytes > mostBytes) return { is: out.sizeBytes === void 0 ? "no" : "size" };
	const bytes = await readFile(out.path);
	const digests = [md5(bytes), ...out.isOfBytes ? [] : [md5(unixLines(bytes))]];
	if (digests.includes(out.md5)) return { is: "content" };
	return {
		is: "other",
		found: `md5 ${digests[0]}`,
		expected: `md5 ${out.md5}`
	};
}
/** The digest of a directory is that of the list of its files, as Python's json writes it. */
async function verifyDirectory(out) {
	const files = (await readdir(out.path, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	if (out.files !== void 0 && out.files !== files.length) return {
		is: "other",
		found: `${files.length} files`,
		expected: `${out.files} files`
	};
	if (files.length > mostFiles) return { is: "no" };
	const sizeBytes = (await Promise.all(files.map(async (file) => (await stat(file)).size))).reduce((sum, size) => sum + size, 0);
	if (out.sizeBytes !== void 0 && out.sizeBytes !== sizeBytes) return {
		is: "other",
		found: `${sizeBytes} bytes`,
		expected: `${out.sizeBytes} bytes`
	};
	if (sizeBytes > mostBytes) return { is: out.sizeBytes === void 0 ? "no" : "size" };
	const digests = await Promise.all([false, ...out.isOfBytes ? [] : [true]].map((isText) => directoryDigest(out.path, files, isText)));
	if (digests.includes(out.md5)) return { is: "content" };
	return {
		is: "other",
		found: `md5 ${digests[0]}`,
		expected: `md5 ${out.md5}`
	};
}
async function directoryDigest(root, files, isText) {
	const entries = [];
	for (const file of files) {
		const bytes = await readFile(file);
		const relpath = relative(root, file).split(sep).join("/");
		entries.push({
			relpath,
			md5: md5(isText ? unixLines(bytes) : bytes)
		});
	}
	entries.sort((a, b) => a.relpath < b.relpath ? -1 : 1);
	const list = entries.map((entry) => `{"md5": "${entry.md5}", "relpath": ${pythonJson(entry.relpath)}}`);
	return `${md5(Buffer.from(`[${list.join(", ")}]`))}.dir`;
}
/** Python escapes everything beyond ASCII. */
function pythonJson(text) {
	return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function md5(bytes) {
	return createHash("md5").update(bytes).digest("hex");
}
/** DVC before 3.0 took text with Unix line ends; what holds a zero byte is not text. */
function unixLines(bytes) {
	if (bytes.subarray(0, 512).includes(0)) return bytes;
	return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// packages/tables/dvc/dvc-revisions.ts
/**
* The DVC revisions of files: of each file itself, else of the nearest directory above it that DVC keeps. A revision
* that is not of what lies there now is not told.
* @param files absolute
*/
async function dvcRevisions(files) {
	const repositories = /* @__PURE__ */ new Map();
	const chosen = /* @__PURE__ */ new Map();
	const notes = /* @__PURE__ */ new Set();
	for (const file of files) {
		const directory = dirname(file);
		const looking = repositories.get(directory) ?? findDvcOuts(directory);
		repositories.set(directory, looking);
		const repository = await looking;
		for (const problem of repository?.problems ?? []) notes.add(problem);
		const out = repository?.outs.filter(({ path }) => holds(path, file)).sort(nearestFirst)[0];
		if (repository && out) chosen.set(out.path, {
			out,
			root: repository.root
		});
	}
	const revisions = [];
	for (const { out, root } of chosen.values()) {
		const verified = await verifyDvcOut(out);
		const [file, path] = [shown(root, out.file), shown(root, out.path)];
		if (verified.is === "other") {
			notes.add(`${path} is not what ${file} says: found ${verified.found}, expected ${verified.expected}; no DVC revision is told. Run 'dvc status', then 'dvc commit' or 'dvc checkout'`);
			continue;
		}
		const stage = out.stage === void 0 ? {} : { stage: out.stage };
		revisions.push({
			file,
			path,
			md5: out.md5,
			...stage,
			verified: verified.is
		});
	}
	return {
		revisions: revisions.sort((a, b) => a.path < b.path ? -1 : 1),
		notes: [...notes]
	};
}
function holds(path, file) {
	return file === path || file.startsWith(path.endsWith(sep) ? path : `${path}${sep}`);
}
/** The longest path is nearest; among equals a stage's output comes before what another stage reads. */
function nearestFirst(a, b) {
	return b.path.length - a.path.length || Number(a.stage === void 0) - Number(b.stage === void 0);
}
function shown(root, path) {
	return relative(root, path).split(sep).join("/") || ".";
}

// packages/tables/profile/profile-origin.ts
/**
* The profile with where its rows come from: the span of its time column, and the DVC revision of its files.
* @throws CannotRunError when the time column that is asked for holds no dates or times.
*/
async function withOrigin(profile, table, { timeColumn, logger }) {
	const time = timeSpan(profile, timeColumn);
	const isLocal = !isAddress(table.source);
	const { revisions, notes } = await dvcRevisions(isLocal ? table.files : []);
	for (const note of notes) logger.warning(note);
	return {
		...profile,
		...time ? { time } : {},
		...revisions.length > 0 ? { dvc: revisions } : {}
	};
}
function timeSpan({ columns }, named) {
	const timed = Object.entries(columns).flatMap(([column, { range }]) => range ? [{
		column,
		...range
	}] : []);
	if (named === void 0) return timed.length === 1 ? timed[0] : void 0;
	const found = timed.find(({ column }) => column === named);
	if (found) return found;
	const what = Object.hasOwn(columns, named) ? `it holds no dates or times: its role is ${columns[named].role}` : `there is no such column. ${suggestName(named, Object.keys(columns))}`;
	throw cannotRun("time-column", named, `${what}. Expected ${timed.length > 0 ? `one of ${timed.map(({ column }) => column).join(", ")}` : "a column of dates or times, and there is none"}`);
}

// packages/tables/evidence/read-pair.ts
/** Rows of one table, or of a table beside the champion's; slices are left out. */
async function readPair(sources, policy, { engine, downloads }) {
	const plain = {
		...policy,
		slices: [],
		searches: [],
		fairness: []
	};
	const candidate = await openSource(engine, downloads, sources.candidate);
	const champion = sources.champion === void 0 ? void 0 : await openSource(engine, downloads, sources.champion);
	const { rows } = await rowsOfTask(engine, {
		candidate,
		champion
	}, { policy: plain });
	if (isScored(rows)) return rows;
	throw cannotRun("calibrate-task", plain.config.file, `task: ${plain.task} cannot be calibrated yet; expected binary or regression`, { location: plain.config.locate(["task"]) });
}

// packages/tables/profile/contract-evidence.ts
const columnsAtOnce = 200;
/** Different values that show how codes are built. */
const sampledValues = 4e3;
/** The ends of numeric columns, and values of text columns with too many to list: a pass over up to 200 columns each. */
async function contractEvidence(table, profile) {
	const roleOf = (name) => profile.columns[name]?.role;
	const numeric = table.columns.filter(({ name, type }) => (type === "integer" || type === "number") && ["numeric", "constant"].includes(roleOf(name) ?? ""));
	const text = table.columns.filter(({ name, type }) => type === "string" && ["id", "categorical"].includes(roleOf(name) ?? ""));
	return {
		tails: await tailsOf(table, numeric, tailSize(profile.rows) + 1),
		samples: await samplesOf(table, text, profile)
	};
}
async function tailsOf({ engine, relation }, columns, size) {
	const tails = /* @__PURE__ */ new Map();
	for (let start = 0; start < columns.length; start += columnsAtOnce) {
		const some = columns.slice(start, start + columnsAtOnce);
		const selected = some.map((column, index) => {
			const number = doubleOf(column, engine.dialect);
			const finite = `FILTER (WHERE ${engine.dialect.isFinite(number)})`;
			return `min(${number}, ${size}) ${finite} AS smallest_${index}, max(${number}, ${size}) ${finite} AS largest_${index}`;
		});
		const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${relation}`);
		for (const [index, { name }] of some.entries()) {
			const numbers = (end) => (row[`${end}_${index}`] ?? []).map(Number);
			tails.set(name, {
				smallest: numbers("smallest").sort((a, b) => a - b),
				largest: numbers("largest").sort((a, b) => b - a)
			});
		}
	}
	return tails;
}
/** Values are picked by their hash: the same for the same data, and without regard to how they look. */
async function samplesOf({ engine, relation }, columns, profile) {
	const samples = /* @__PURE__ */ new Map();
	for (const column of columns) {
		const { name } = column;
		const { distinct, categorical, rows } = profile.columns[name];
		const step = Math.max(1, Math.ceil((categorical?.distinct ?? distinct ?? rows) / sampledValues));
		const text = engine.dialect.text(column);
		const hash = engine.dialect.textHash(text);
		const found = await engine.query(`SELECT DISTINCT ${text} AS value, ${hash} AS "order" FROM ${relation} WHERE ${text} IS NOT NULL AND ${hash} % ${step} = 0 ORDER BY "order" LIMIT ${sampledValues}`);
		samples.set(name, found.map((row) => String(row["value"])));
	}
	return samples;
}

// packages/tables/sources/key-glob.ts
function isKeyGlob(key) {
	return /[*?[]/.test(key);
}
function keyGlob(pattern) {
	const segments = pattern.split("/");
	const last = segments.pop();
	const directories = segments.map((segment) => segment === "**" ? "(?:[^/]+/)*" : `${segmentPattern(segment)}/`);
	const file = last === "**" ? "(?:[^/]+/)*[^/]+" : segmentPattern(last);
	const expression = new RegExp(`^${directories.join("")}${file}$`, "su");
	return {
		prefix: /^[^*?[]*/.exec(pattern)[0],
		matches: (key) => expression.test(key)
	};
}
function segmentPattern(segment) {
	return segment.replace(/\*+|\?|\[(!?)(\]?[^\]]*)\]|[\\^$.|+(){}[\]/]/g, (found, not, set) => {
		if (set !== void 0) return `[${not ? "^/" : ""}${set.replace(/[\\\]^[]/g, "\\$&")}]`;
		if (found.startsWith("*")) return "[^/]*";
		return found === "?" ? "[^/]" : `\\${found}`;
	});
}

export { checkSections as A, openEngine as C, GuessedTypesWrong as D, overTables as E, quoteIdentifier as F, quoteLiteral as I, nextAbove as L, isAddress as M, shownAddress as N, compareSources as O, doubleOf as P, assertSectionSources as R, reasonOf$1 as S, bareQuery as T, retrying as _, withOrigin as a, asTransferError as b, checkStability as c, readEvidence as d, behaviourTables as f, retryAfterMs as g, rangeHeader as h, readPair as i, openSource as j, profileTable as k, loadRowReader as l, parseContentRange as m, keyGlob as n, openTables as o, openDownloads as p, contractEvidence as r, checkTables as s, isKeyGlob as t, readRows as u, answerOf as v, openFileEngine as w, changedWhileRead as x, TransferError as y, parseTrinoSource as z };