import { A as CannotRunError, C as nearestName, j as cannotRun, r as collectProblems, w as suggestName } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { a as parseRegistryUri, i as isRegistryUri, o as versionUri } from "./core-release.js";
import { c as measuresOf, d as measureId, h as everyRow, i as planSchemaDiff, l as rowsToPlace, m as textColumns, o as firstRowsOf, p as referencedSources, r as largestForMoments, s as judgeChecks, u as planContract } from "./core-contract.js";
import { i as parseConfig } from "./core-config.js";
import { t as orderStatisticInterval } from "./stats.js";
import { t as _usingCtx } from "./usingCtx.js";
import { a as fineBins, i as profileCategories, n as categoricalComparison, r as numericComparison, t as planColumns } from "./core-drift.js";
import { n as assessSkew, t as skewFindings } from "./core-skew.js";
import { a as momentsOfCounts, c as parseProfile, i as quantileEdges, o as steadyMoments, s as columnRole } from "./core-profile.js";
import { createRequire } from "node:module";
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { STATUS_CODES } from "node:http";
import { Readable, Transform, Writable } from "node:stream";
import * as zlib from "node:zlib";
import { createGunzip } from "node:zlib";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { execFile } from "node:child_process";
import { availableParallelism, homedir, tmpdir, totalmem } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";

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

// packages/tables/number-sql.ts
/** SQL that gives a column as DOUBLE, or null: booleans 0 and 1, dates and timestamps as milliseconds since the epoch. */
function doubleOf({ name, type }) {
	const quoted = quoteIdentifier(name);
	if (type === "date" || type === "timestamp") return `(epoch_us(CAST(${quoted} AS TIMESTAMP)) / 1000.0)`;
	return type === "string" || type === "other" ? `TRY_CAST(${quoted} AS DOUBLE)` : `CAST(${quoted} AS DOUBLE)`;
}
/** A finite double as an SQL literal that reads back as the same bits. */
function doubleLiteral(value) {
	return `CAST('${Object.is(value, -0) ? "-0" : value}' AS DOUBLE)`;
}

// packages/tables/profile/count-in-bins.ts
/**
* Exact counts of many columns between given edges (strictly increasing, finite, at least one) in one pass.
* @throws CannotRunError for a column that the table does not have, or data that cannot be read.
*/
async function countInBins(engine, table, edges) {
	if (edges.size === 0) return /* @__PURE__ */ new Map();
	const binned = [...edges].map(([name, own]) => ({
		name,
		column: columnOf$1(table, name),
		edges: own
	}));
	const selected = binned.map((one, index) => `${binCountSql(one.column, one.edges)} AS b${index}`);
	const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
	return new Map(binned.map((one, index) => [one.name, readBinCounts(row[`b${index}`], one.edges)]));
}
/** SQL of a struct that `readBinCounts` understands. */
function binCountSql(column, edges) {
	const number = doubleOf(column);
	return `{bins: histogram(${number}, [${[nextBelow(edges[0]), ...edges].map((edge) => doubleLiteral(edge)).join(", ")}]) FILTER (isfinite(${number})), missing: count_if(${number} IS NULL OR isnan(${number})), infinite: count_if(isinf(${number}))}`;
}
function readBinCounts(value, edges) {
	const { bins, missing, infinite } = value;
	const counts = bins === null ? edges.map(() => 0) : bins.map(([, count]) => count);
	const below = bins === null ? 0 : counts.shift();
	const above = counts.length > edges.length ? counts.pop() : 0;
	const [atFirst = 0, second, ...rest] = counts;
	return {
		counts: second === void 0 ? [atFirst] : [atFirst + second, ...rest],
		below,
		above,
		missing,
		infinite
	};
}
function columnOf$1(table, name) {
	const column = table.columns.find((one) => one.name === name);
	if (column) return column;
	const names = table.columns.map((one) => one.name);
	throw cannotRun("unknown-column", name, `${table.source} has no such column. ${suggestName(name, names)}`);
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

// packages/tables/profile/count-values.ts
const columnsAtOnce$2 = 200;
/**
* How often each value of each column occurs, in one pass over up to 200 columns. Values are text as the engine
* spells them; missing ones (null, NaN) are left out.
*/
async function countValues(engine, table, columns) {
	const counted = new Map(columns.map((name) => [name, /* @__PURE__ */ new Map()]));
	for (let start = 0; start < columns.length; start += columnsAtOnce$2) {
		const some = columns.slice(start, start + columnsAtOnce$2);
		const rows = await engine.query(groupingSets(table, some));
		for (const row of rows) {
			const value = row["value"];
			if (value !== null) counted.get(some[Number(row["column"])]).set(value, Number(row["count"]));
		}
	}
	return counted;
}
function groupingSets(table, names) {
	const types = new Map(table.columns.map((column) => [column.name, column.type]));
	const values = names.map((name, index) => `${textOf$2(name, types.get(name) === "number")} AS v${index}`);
	const keys = names.map((_name, index) => `v${index}`);
	return `SELECT CASE ${keys.map((key, index) => `WHEN GROUPING(${key}) = 0 THEN ${index}`).join(" ")} END AS "column", coalesce(${keys.join(", ")}) AS value, count(*) AS "count" FROM (SELECT ${values.join(", ")} FROM ${table.relation}) GROUP BY GROUPING SETS (${keys.map((key) => `(${key})`).join(", ")})`;
}
/** NaN is missing; 32-bit numbers are spelt as the doubles that they are compared as. */
function textOf$2(name, isNumber) {
	const column = quoteIdentifier(name);
	if (!isNumber) return `CAST(${column} AS VARCHAR)`;
	return `CAST(nullif(CAST(${column} AS DOUBLE), 'nan'::DOUBLE) AS VARCHAR)`;
}

// packages/tables/drift/column-summaries.ts
/** Missing values of every column and the extremes, mean and spread of the numeric ones, in one pass. */
async function summariseColumns(engine, table, columns) {
	const known = table.columns.filter(({ name }) => columns.includes(name));
	const selected = known.flatMap((column, index) => {
		const name = quoteIdentifier(column.name);
		if (!isNumeric(column)) return [`count(${name}) AS present_${index}`];
		const number = `CAST(${name} AS DOUBLE)`;
		const finite = `FILTER (WHERE isfinite(${number}))`;
		const tame = `FILTER (WHERE abs(${number}) < 1e140)`;
		return [
			`count(${number}) FILTER (WHERE NOT isnan(${number})) AS present_${index}`,
			`min(${number}) ${finite} AS min_${index}`,
			`max(${number}) ${finite} AS max_${index}`,
			`avg(${number}) ${tame} AS mean_${index}`,
			`stddev_samp(${number}) ${tame} AS std_${index}`
		];
	});
	const [row = {}] = await engine.query(`SELECT ${["count(*) AS row_count", ...selected].join(", ")} FROM ${table.relation}`);
	const rows = Number(row["row_count"]);
	const missing = /* @__PURE__ */ new Map();
	const numeric = /* @__PURE__ */ new Map();
	for (const [index, column] of known.entries()) {
		const { name } = column;
		missing.set(name, rows - Number(row[`present_${index}`]));
		if (!isNumeric(column)) continue;
		const of = (statistic) => Number(row[`${statistic}_${index}`] ?? NaN);
		numeric.set(name, {
			min: of("min"),
			max: of("max"),
			mean: of("mean"),
			std: of("std")
		});
	}
	return {
		rows,
		missing,
		numeric
	};
}
function isNumeric({ type }) {
	return type === "integer" || type === "number";
}

// packages/tables/drift/sorted-pairs.ts
/** Values held at a time, over all columns read together: 160 MB. */
const heldValues = 2e7;
/** Beyond this many rows the profile's certified interval has to do: exact values would not fit in memory. */
const mostRows = 1e7;
/**
* Ascending finite values of both tables, a few columns a pass so that memory stays bounded. Columns are missing from
* the result when the tables are too long.
*/
async function readSortedPairs(engine, tables, columns) {
	const pairs = /* @__PURE__ */ new Map();
	const rows = await rowsOf$2(engine, tables.reference) + await rowsOf$2(engine, tables.current);
	if (rows > mostRows) return pairs;
	const perPass = Math.max(1, Math.floor(heldValues / Math.max(1, rows)));
	for (let start = 0; start < columns.length; start += perPass) {
		const group = columns.slice(start, start + perPass);
		const reference = await engine.readNumbers(tables.reference, group);
		const current = await engine.readNumbers(tables.current, group);
		for (const column of group) pairs.set(column, {
			reference: sortedFinite(reference.get(column)),
			current: sortedFinite(current.get(column))
		});
	}
	return pairs;
}
async function rowsOf$2(engine, table) {
	const [row] = await engine.query(`SELECT count(*) AS rows FROM ${table.relation}`);
	return Number(row["rows"]);
}
function sortedFinite(values) {
	return values.filter((value) => Number.isFinite(value)).sort();
}

// packages/tables/drift/compare-tables.ts
/** Reads what the policy asks for: three passes over the current data, whatever the number of columns. */
async function compareTables(engine, data, policy) {
	const { reference, current } = data;
	const shared = current.columns.map(({ name }) => name).filter((name) => Object.hasOwn(reference.columns, name));
	const summaries = await summariseColumns(engine, current, shared);
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
	}), ...await compareCategorical(engine, data, {
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
async function compareNumeric(engine, { current, referenceTable }, { planned, summaries }) {
	const filled = planned.filter(({ column }) => summaries.numeric.has(column));
	const edges = new Map(filled.map(({ column, profile }) => [column, fineBins(profile.numeric).edges]));
	const counted = filled.length > 0 ? await countInBins(engine, current, edges) : /* @__PURE__ */ new Map();
	const pairs = referenceTable ? await readSortedPairs(engine, {
		reference: referenceTable,
		current
	}, [...edges.keys()]) : void 0;
	return planned.map((one) => {
		const { column, profile } = one;
		const summary = summaries.numeric.get(column);
		const side = {
			...counted.get(column) ?? {
				counts: fineBins(profile.numeric).counts.map(() => 0),
				below: 0,
				above: 0,
				missing: summaries.rows,
				infinite: 0
			},
			rows: summaries.rows,
			min: summary?.min ?? NaN,
			max: summary?.max ?? NaN,
			mean: summary?.mean ?? NaN
		};
		return {
			planned: one,
			comparison: numericComparison(column, profile, side, pairs?.get(column)),
			...summary ? { scales: {
				reference: profile.numeric,
				current: summary
			} } : {}
		};
	});
}
async function compareCategorical(engine, { reference, current, referenceTable }, { planned, summaries }) {
	if (planned.length === 0) return [];
	const names = planned.map(({ column }) => column);
	const currentValues = await countValues(engine, current, names);
	const referenceValues = referenceTable ? await countValues(engine, referenceTable, names) : void 0;
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
* the same answer tomorrow. That data are fresh is for validate-data to check.
* @throws CannotRunError when the column does not exist, holds no time, or is empty.
*/
async function windowOf(engine, table, { column, lastMs, location }) {
	const fail = (message) => cannotRun("window", "window.column", message, { location });
	const names = table.columns.map(({ name }) => name);
	const found = table.columns.find(({ name }) => name === column);
	if (!found) throw fail(`${table.source} has no column '${column}'. ${suggestName(column, names)}`);
	if (found.type !== "date" && found.type !== "timestamp") throw fail(`expected a date or timestamp, but '${column}' of ${table.source} is ${found.type}`);
	const time = quoteIdentifier(column);
	const [row] = await engine.query(`SELECT max(${time}) AS newest FROM ${table.relation}`);
	if (row?.["newest"] === null || row?.["newest"] === void 0) throw fail(`every '${column}' of ${table.source} is missing, so no row has a time`);
	const newest = `(SELECT max(${time}) FROM ${table.relation})`;
	const relation = `(SELECT * FROM ${table.relation} WHERE ${time} > ${newest} - to_milliseconds(${lastMs}))`;
	return {
		...table,
		relation
	};
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
	return {
		table: request.window ? await windowOf(engine, opened, request.window) : opened,
		looksLike,
		digest: () => engine.digestOf(opened)
	};
}

// packages/tables/profile/column-facts.ts
/** Up to here distinct values are counted exactly; above, the engine's sketch is within some percent. */
const exactDistinctRows = 2e5;
const columnsAtOnce$1 = 200;
/** Missing, infinite and distinct values and the extremes of every column, in one pass over up to 200 columns. */
async function countFacts(engine, table) {
	const [total] = await engine.query(`SELECT count(*) AS rows FROM ${table.relation}`);
	const rows = Number(total["rows"]);
	const facts = [];
	for (let start = 0; start < table.columns.length; start += columnsAtOnce$1) {
		const columns = table.columns.slice(start, start + columnsAtOnce$1);
		const selected = columns.map((column, index) => `${factsSql(column, rows)} AS f${index}`);
		const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
		facts.push(...columns.map((column, index) => readFacts(column, rows, row[`f${index}`])));
	}
	return facts;
}
const times = (name) => `{present: count(${name}), smallest: min(${name}), largest: max(${name})}`;
const factsOf = {
	number: numberFactsSql,
	integer: (name, distinct) => `{present: count(${name}), 'distinct': ${distinct}, smallest: CAST(min(${name}) AS VARCHAR), largest: CAST(max(${name}) AS VARCHAR)}`,
	date: times,
	timestamp: times,
	string: (name, distinct) => `{present: count(${name}), 'distinct': ${distinct}, length: avg(length(CAST(${name} AS VARCHAR))), blanks: count_if(contains(CAST(${name} AS VARCHAR), ' '))}`,
	boolean: (name) => `{present: count(${name}), 'distinct': count(DISTINCT ${name})}`,
	other: (name) => `{present: count(${name})}`
};
function factsSql({ name, type }, rows) {
	const quoted = quoteIdentifier(name);
	const distinct = rows <= exactDistinctRows ? `count(DISTINCT ${quoted})` : `approx_count_distinct(${quoted})`;
	return factsOf[type](quoted, distinct);
}
function numberFactsSql(name, distinct) {
	const number = `CAST(${name} AS DOUBLE)`;
	const finite = `FILTER (isfinite(${number}))`;
	return `{present: count(${name}) FILTER (NOT isnan(${number})), infinite: count_if(isinf(${number})), 'distinct': ${distinct} ${finite}, smallest: CAST(min(${number}) ${finite} AS VARCHAR), largest: CAST(max(${number}) ${finite} AS VARCHAR)}`;
}
function readFacts(column, rows, value) {
	const row = value;
	const count = (key) => Number(row[key] ?? 0);
	const [infinite, present] = [count("infinite"), count("present")];
	const finite = present - infinite;
	const isNumber = column.type === "integer" || column.type === "number";
	const extreme = (key) => typeof row[key] === "string" ? row[key] : void 0;
	const [smallest, largest] = [extreme("smallest"), extreme("largest")];
	return {
		column,
		name: column.name,
		type: column.type,
		rows,
		missing: rows - present,
		infinite,
		present: finite,
		distinct: Math.min(finite, count("distinct")),
		isExact: rows <= exactDistinctRows,
		...smallest === void 0 || largest === void 0 ? {} : {
			smallest,
			largest
		},
		...isNumber && smallest !== void 0 ? {
			min: Number(smallest),
			max: Number(largest)
		} : {},
		...column.type === "string" && finite > 0 ? {
			meanLength: count("length"),
			blankShare: count("blanks") / finite
		} : {}
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

// packages/tables/profile/moments-sql.ts
const widestRange = 2n ** 62n;
/** SQL of a struct that `readMoments` understands. Values are taken from a value amid them: sums of squares far from 0 lose all digits. */
function momentsSql$1(facts) {
	const shift = integerShift(facts);
	if (shift !== void 0) {
		const difference = `(CAST(${quoteIdentifier(facts.name)} AS BIGINT) - (${shift}))`;
		return `{total: CAST(sum(${difference}) AS VARCHAR), std: stddev_samp(CAST(${difference} AS DOUBLE))}`;
	}
	const number = doubleOf(facts.column);
	const { center, scale } = doubleScale(facts);
	const difference = `(${number} / ${doubleLiteral(scale)} - ${doubleLiteral(center / scale)})`;
	const finite = `FILTER (isfinite(${number}))`;
	return `{mean: favg(${difference}) ${finite}, std: stddev_samp(${difference}) ${finite}}`;
}
function readMoments$1(facts, value) {
	const row = value;
	const shift = integerShift(facts);
	if (shift !== void 0) {
		const total = BigInt(row.total);
		const n = BigInt(facts.present);
		const whole = total / n;
		const offset = Number(total - whole * n) / facts.present;
		return steadyMoments({
			shift: Number(shift + whole),
			offset,
			std: row.std ?? 0
		});
	}
	const { center, scale } = doubleScale(facts);
	return steadyMoments({
		shift: center,
		offset: row.mean * scale,
		std: (row.std ?? 0) * scale
	});
}
function integerShift({ type, smallest, largest }) {
	if (type !== "integer") return void 0;
	const [low, high] = [BigInt(smallest), BigInt(largest)];
	return low >= -(2n ** 63n) && high < 2n ** 63n && high - low < widestRange ? low + (high - low) / 2n : void 0;
}
/** A scale other than 1 only where squares would overflow or vanish. */
function doubleScale({ min = 0, max = 0 }) {
	const largest = Math.max(Math.abs(min), Math.abs(max));
	const range = max - min;
	return !(range < 1e140) || range < 1e-140 ? {
		center: 0,
		scale: largest
	} : {
		center: min + range / 2,
		scale: 1
	};
}

// packages/tables/profile/sample-edges.ts
/** Enough that a quantile is off by less than half a percent of the rows; all rows of smaller tables. */
const sampledRows$1 = 1e5;
const mostBins = 48;
/** Fewer values than this in a bin say more about single rows than about the distribution. */
const rowsPerBin = 5;
/**
* Quantile edges of numeric columns from a sample that is the same whenever the data is: rows are picked by a hash
* of their number, which also keeps clear of periodic data. (Sketches merged by several threads differ from run to run.)
*/
async function sampleEdges(engine, table, facts) {
	if (facts.length === 0) return /* @__PURE__ */ new Map();
	const step = Math.ceil(facts[0].rows / sampledRows$1);
	const names = facts.map(({ name }) => name);
	const rows = step <= 1 ? table : {
		...table,
		relation: everyNth(table, names, step)
	};
	const columns = await engine.readNumbers(rows, names);
	return new Map(facts.map(({ name, present, min, max }) => {
		const sorted = columns.get(name).filter((value) => Number.isFinite(value)).sort();
		const bins = Math.max(1, Math.min(mostBins, Math.floor(present / rowsPerBin)));
		return [name, quantileEdges(sorted, {
			min,
			max,
			bins
		})];
	}));
}
function everyNth(table, names, step) {
	const columns = names.map((name) => quoteIdentifier(name)).join(", ");
	const number = quoteIdentifier("trainyard row number");
	return `(SELECT ${columns} FROM (SELECT ${columns}, row_number() OVER () AS ${number} FROM ${table.relation}) WHERE hash(${number}) % ${step} = 0)`;
}

// packages/tables/profile/describe-numbers.ts
/** A numeric column with no more distinct values keeps each of them. */
const mostDiscreteValues = 48;
/** Numeric profiles by column; two passes for the columns with many values, none for the others. */
async function describeNumbers({ engine, table }, columns, values) {
	const described = /* @__PURE__ */ new Map();
	const continuous = [];
	for (const column of columns) {
		if (column.type !== "integer" && column.type !== "number") continue;
		const discrete = areSafe(column) && discreteProfile(values.get(column.name) ?? /* @__PURE__ */ new Map());
		if (column.role === "constant") described.set(column.name, constantProfile(column));
		else if (column.role === "numeric" && discrete) described.set(column.name, discrete);
		else if (column.role === "numeric") continuous.push(column);
	}
	if (continuous.length === 0) return described;
	const edges = await sampleEdges(engine, table, continuous);
	const selected = continuous.map((column, index) => {
		return `${binCountSql(column.column, edges.get(column.name))} AS b${index}, ${momentsSql$1(column)} AS m${index}`;
	});
	const [row] = await engine.query(`SELECT ${selected.join(", ")} FROM ${table.relation}`);
	for (const [index, column] of continuous.entries()) {
		const own = edges.get(column.name);
		described.set(column.name, {
			min: column.min,
			max: column.max,
			...readMoments$1(column, row[`m${index}`]),
			edges: own,
			counts: readBinCounts(row[`b${index}`], own).counts,
			...own.length === 1 ? { discrete: true } : {}
		});
	}
	return described;
}
function constantProfile({ min, present }) {
	const value = min;
	return {
		min: value,
		max: value,
		mean: value,
		std: 0,
		edges: [value],
		counts: [present],
		discrete: true
	};
}
/** Neighbouring whole numbers beyond 2^53 meet in one double: their moments must come from the engine. */
function areSafe({ type, min, max }) {
	return type !== "integer" || Number.isSafeInteger(min) && Number.isSafeInteger(max);
}
/** undefined when there are too many values. */
function discreteProfile(values) {
	const finite = /* @__PURE__ */ new Map();
	for (const [text, count] of values) {
		const value = Number(text);
		if (Number.isFinite(value)) finite.set(value, (finite.get(value) ?? 0) + count);
	}
	if (finite.size === 0 || finite.size > 48) return void 0;
	const sorted = [...finite].sort(([a], [b]) => a - b);
	const edges = sorted.map(([value]) => value);
	const counts = sorted.map(([, count]) => count);
	const moments = momentsOfCounts(edges, counts);
	return {
		min: edges[0],
		max: edges.at(-1),
		...moments,
		edges,
		counts,
		discrete: true
	};
}

// packages/tables/profile/profile-table.ts
/**
* The profile of a table, the same for the same data. Few passes over all columns at once: extremes and distinct
* values; ids, where a column looks like one; the values of columns that have few; a sample for quantile edges;
* counts between these, and moments.
* @throws CannotRunError when the data cannot be read to its end.
*/
async function profileTable(engine, table, options = {}) {
	const columns = await rolesOf(engine, table);
	const fewValues = columns.filter((column) => hasFewValues(column)).map(({ name }) => name);
	const values = await countValues(engine, table, fewValues);
	const numeric = await describeNumbers({
		engine,
		table
	}, columns, values);
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
		schemaVersion: 1,
		rows: columns[0]?.rows ?? 0,
		dataDigest: await engine.digestOf(table),
		columns: Object.fromEntries(profiles)
	};
}
async function rolesOf(engine, table) {
	const columns = (await countFacts(engine, table)).map((one) => ({
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
function hasFewValues({ role, type, distinct }) {
	if (role === "categorical") return true;
	if (role === "constant") return type === "string" || type === "boolean";
	return role === "numeric" && distinct <= 48 * 1.5;
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

// packages/tables/drift/open-reference.ts
/**
* `registry://name@alias` (the profile kept with that version), a profile (`*.json`), or else a table.
* @throws CannotRunError when it cannot be read or holds no row.
*/
async function openReference(engine, request) {
	const { reference } = request;
	const opened = isRegistryUri(reference) ? await fromRegistry(request) : /\.json$/i.test(reference) ? await fromFile(resolve(request.workingDirectory, reference), reference) : await fromTable(engine, request);
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
		profile: await profileTable(engine, table),
		table,
		digest: await engine.digestOf(table),
		description: request.reference
	};
}

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
	return textProblem(message, file, options) ?? binaryProblem(engineError, file, options) ?? error;
}
function textProblem(message, { shown }, options) {
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
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) throw cannotRun("source-remote", source, "is an address of a kind that is not read; expected a path, a glob, https:// or s3:// (any S3-compatible storage, with AWS_ENDPOINT_URL_S3). Or download it in a step before this one");
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
		if (text[at] === "\"" && (quoted || opens)) quoted = !quoted;
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
		throw cannotRun("file-duplicate-column", shown, `${what}; expected one name a column. ${isNumber(name) ? "Is the header line missing?" : "Rename one of them"}`, { location: {
			file: shown,
			line: 1,
			column: 1
		} });
	}
}
function isNumber(text) {
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
/** The narrowest type whose form all values have; undefined when there are none. A guess: the forms leave in 30 February. */
function guessType(values) {
	let fitting;
	let previous = null;
	for (const value of values) {
		if (value === null || value === previous) continue;
		previous = value;
		fitting = (fitting ?? candidates).filter((type) => patterns.get(type).test(value));
		if (fitting.length === 0) return "VARCHAR";
	}
	return fitting?.[0];
}
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
/**
* SQL that turns text into its column's type, and fails rather than round or cut. DOUBLE needs no test of the form:
* what its cast takes, it keeps.
*/
function guardedCast(name, type) {
	const column = quoteIdentifier(name);
	if (type === "VARCHAR") return column;
	const cast = `CAST(${column} AS ${type})`;
	if (type === "DOUBLE") return `${cast} AS ${column}`;
	return `CASE WHEN ${column} IS NULL THEN NULL WHEN ${hasForm(column, type)} THEN ${cast} ELSE error(${quoteLiteral(formGuard)}) END AS ${column}`;
}
function hasForm(column, type) {
	return `regexp_full_match(${column}, ${quoteLiteral(forms[type])})`;
}

// packages/tables/csv/read-csv.ts
const headerLines$1 = 50;
const sampledRows = 1e4;
const sampledCells = 1e6;
/**
* Loads CSV files into a table: text is read once, spilled to disk when memory is short, and every later question
* is asked of the typed table.
* @throws CannotRunError, or the engine's error for a row that cannot be read.
*/
async function readCsv(request, tabs) {
	const files = [];
	for (const file of request.files) files.push({
		file,
		...await readHeader(request, file, tabs)
	});
	assertSameColumns(files);
	const text = sameOrder(files) ? rawText(files, request) : unionByName(files, request);
	const guessed = await guessTypes(request, text, files[0].names);
	if ([...guessed.values()].includes(void 0)) return loadChecked(request, text, guessed);
	try {
		await load(request, text, guessed);
	} catch (error) {
		const engineError = readEngineError(error);
		if (!(engineError?.kind === "Conversion" || engineError?.message.includes("trainyard: a value does not have the form of its column"))) throw error;
		await loadChecked(request, text, guessed);
	}
}
async function readHeader({ run }, file, tabs) {
	const lines = await run(`SELECT line FROM read_csv(${quoteLiteral(literalPattern(file.path))}, auto_detect = false, header = false, strict_mode = false, delim = '\u001F', quote = '', escape = '', columns = {'line': 'VARCHAR'}) LIMIT ${headerLines$1}`);
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
function rawText(files, { hivePartitions }) {
	const { delimiter, names } = files[0];
	const columns = names.map((name) => `${quoteLiteral(name)}: 'VARCHAR'`).join(", ");
	return `read_csv([${files.map(({ file }) => quoteLiteral(literalPattern(file.path))).join(", ")}], auto_detect = false, header = true, strict_mode = true, delim = ${quoteLiteral(delimiter)}, quote = '"', escape = '"', nullstr = '', hive_partitioning = ${hivePartitions}, columns = {${columns}})`;
}
function unionByName(files, request) {
	return `(${files.map((one) => `SELECT * FROM ${rawText([one], request)}`).join(" UNION ALL BY NAME ")})`;
}
async function guessTypes(request, text, names) {
	const rows = Math.max(100, Math.min(sampledRows, Math.floor(sampledCells / names.length)));
	const columns = names.map((name) => quoteIdentifier(name)).join(", ");
	const sample = await request.strings(`SELECT ${columns} FROM ${text} LIMIT ${rows}`, names.length);
	const kept = new Set(request.textColumns);
	const isWhole = (sample[0]?.length ?? 0) < rows;
	return new Map(names.map((name, index) => {
		const type = kept.has(name) ? "VARCHAR" : guessType(sample[index]);
		return [name, isWhole ? type ?? "VARCHAR" : type];
	}));
}
/** Loads with types that hold for every row: the text is kept until they are known. */
async function loadChecked(request, text, guessed) {
	const kept = request.relation.replace(/"$/, "_text\"");
	await request.run(`CREATE OR REPLACE TABLE ${kept} AS SELECT * FROM ${text}`);
	const open = [...guessed].filter(([, type]) => type !== "VARCHAR");
	const counts = await countFits(request, kept, new Map(open.map(([name, type]) => [name, type && widerTypes(type)])));
	await load(request, kept, new Map([...guessed.keys()].map((name) => [name, fittingType(counts.get(name) ?? [])])));
	await request.run(`DROP TABLE ${kept}`);
}
const columnsAtOnce = 200;
async function countFits({ run }, relation, columns) {
	const all = [...columns];
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start < all.length; start += columnsAtOnce) {
		const some = all.slice(start, start + columnsAtOnce);
		const [row] = await run(`SELECT ${some.map(([name, tried], index) => `${fitCounts(name, tried)} AS c${index}`).join(", ")} FROM ${relation}`);
		for (const [index, [name]] of some.entries()) counts.set(name, row[`c${index}`]);
	}
	return counts;
}
async function load(request, from, types) {
	const own = [...types].map(([name, type]) => guardedCast(name, type ?? "VARCHAR"));
	const excluded = [...types.keys()].map((name) => quoteIdentifier(name));
	const partitions = request.hivePartitions ? [`* EXCLUDE (${excluded.join(", ")})`] : [];
	const columns = [...own, ...partitions].join(", ");
	await request.run(`CREATE OR REPLACE TABLE ${request.relation} AS SELECT ${columns} FROM ${from}`);
}

// packages/tables/json/find-broken-line.ts
/** The engine reads in blocks and can be off by lines: the first line that is no JSON, for the error message only. */
async function findBrokenLine(file, format) {
	if (format.layout !== "json-lines" || format.compression === "zstd") return void 0;
	const bytes = createReadStream(file.path);
	const input = format.compression === "gzip" ? bytes.pipe(createGunzip()) : bytes;
	let line = 0;
	for await (const text of createInterface({
		input,
		crlfDelay: Infinity
	})) {
		line++;
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

// packages/tables/json/read-json.ts
/**
* Loads JSON lines (or a JSON array of objects) into a table. The columns are those of all rows, not of a sample: a
* key that first appears in a late row would otherwise be dropped in silence.
* @throws CannotRunError, or the engine's error for a line that cannot be read.
*/
async function readJson(request, lines) {
	const { files, run, relation } = request;
	const common = `[${files.map((file) => quoteLiteral(literalPattern(file.path))).join(", ")}], format = '${lines ? "newline_delimited" : "auto"}', hive_partitioning = ${request.hivePartitions}`;
	await assertObjects(request, common);
	const columns = await run(`DESCRIBE SELECT * FROM read_json(${common}, records = true, sample_size = -1, map_inference_threshold = -1, field_appearance_threshold = 0)`);
	await assertDistinct(request, common, columns.map((column) => String(column["column_name"])));
	await run(`CREATE OR REPLACE TABLE ${relation} AS SELECT * FROM read_json(${common}, records = true, columns = {${columns.map(({ column_name: name, column_type: type }) => {
		const text = type === "JSON" || request.textColumns.includes(String(name));
		return `${quoteLiteral(String(name))}: ${quoteLiteral(text ? "VARCHAR" : String(type))}`;
	}).join(", ")}})`);
}
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

// packages/tables/files/read-parquet.ts
/**
* Makes a view over Parquet files; rows stay where they are. Every file must have the columns and types of the
* first: the engine would leave out further columns in silence.
* @throws CannotRunError
*/
async function readParquet(request) {
	const { files, run, relation, hivePartitions } = request;
	const schemas = [];
	for (const file of files) schemas.push(await schemaOf(file, request));
	for (const [index, schema] of schemas.entries()) assertSameSchema(schemas[0], schema, [files[0], files[index]]);
	await run(`CREATE OR REPLACE VIEW ${relation} AS SELECT * FROM read_parquet([${files.map((file) => quoteLiteral(literalPattern(file.path))).join(", ")}], union_by_name = true, hive_partitioning = ${hivePartitions})`);
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

// packages/tables/files/scan-file.ts
/** DuckDB drops a line longer than its buffer without a word when it is the first; it refuses above this. */
const longestLineBytes = 2097152;
const chunkBytes = 1048576;
/**
* One pass over a file's bytes, beside the engine's: its sha256 (lower-case hex) and, for text, what the engine
* lets through in silence: a truncated or damaged gzip or zstd stream, NUL characters, endless lines.
* @throws CannotRunError
*/
async function scanFile(file, format, signal) {
	const hash = createHash("sha256");
	const hashing = new Transform({ transform(chunk, _encoding, done) {
		hash.update(chunk);
		done(null, chunk);
	} });
	const bytes = createReadStream(file.path, { highWaterMark: chunkBytes });
	const inspect = format.layout === "parquet" ? drain() : inspectText(file, format.layout);
	try {
		if (format.compression === "none") await pipeline(bytes, hashing, inspect, { signal });
		else await pipeline(bytes, hashing, decompressor(format.compression, file.shown), inspect, { signal });
	} catch (error) {
		throw explain$1(error, file, format);
	}
	return hash.digest("hex");
}
function drain() {
	return new Writable({ write: (_chunk, _encoding, done) => done() });
}
function decompressor(compression, shown) {
	if (compression === "gzip") return zlib.createGunzip({ chunkSize: 262144 });
	const create = zlib.createZstdDecompress;
	if (create) return create();
	throw cannotRun("node-too-old", shown, `checking a .zst file for damage needs Node 22.15 or newer; this is ${process.version}. Use gzip, or run under Node 24`);
}
/** Counts lines only to say where a NUL is; length of lines matters only to CSV. */
function inspectText(file, layout) {
	const isCsv = layout === "csv";
	const ends = layout === "json" ? jsonEnds() : void 0;
	let newlines = 0;
	let lineBytes = 0;
	return new Writable({
		final: (done) => done(ends?.isOpenArray() === true ? arrayCut(file) : null),
		write(chunk, _encoding, done) {
			const nul = chunk.indexOf(0);
			if (nul >= 0) {
				const line = newlines + countNewlines(chunk.subarray(0, nul)) + 1;
				return done(cannotRun("file-nul", file.shown, `holds a NUL character in line ${line}: this is not UTF-8 text, or the file is damaged`, { location: {
					file: file.shown,
					line,
					column: 1
				} }));
			}
			const lineBreak = chunk.includes(10) ? 10 : 13;
			const first = chunk.indexOf(lineBreak);
			const reached = lineBytes + (first < 0 ? chunk.length : first);
			if (isCsv && reached > longestLineBytes) {
				const line = newlines + 1;
				return done(cannotRun("file-line-too-long", file.shown, `line ${line} is longer than 2 MiB; expected one row a line. Is a quote or a line break missing, or is this another format?`, { location: {
					file: file.shown,
					line,
					column: 1
				} }));
			}
			lineBytes = first < 0 ? reached : chunk.length - chunk.lastIndexOf(lineBreak) - 1;
			newlines += countNewlines(chunk);
			ends?.add(chunk);
			done();
		}
	});
}
/** The engine takes an array that is cut off between two objects for a whole one. */
function jsonEnds() {
	let [first, last] = ["", ""];
	return {
		add: (chunk) => {
			const text = chunk.toString("latin1").trim();
			if (text === "") return;
			if (first === "") first = text.replace(/^\xEF\xBB\xBF\s*/, "")[0] ?? "";
			last = text.at(-1);
		},
		isOpenArray: () => first === "[" && last !== "]"
	};
}
function arrayCut(file) {
	return cannotRun("file-truncated", file.shown, "starts with '[' but does not end with ']': it was cut off. Copy or write it again");
}
function countNewlines(chunk) {
	let count = 0;
	for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
	return count;
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
	const reading = read({
		...request,
		files,
		hivePartitions: isGlob && areHivePaths(files)
	}, formats[0]);
	const [scanned, readOutcome] = await Promise.allSettled([formats[0].layout === "parquet" ? void 0 : digests, reading]);
	if (scanned.status === "rejected") throw scanned.reason;
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
		files,
		digest: async () => tableDigest(await digests, files)
	};
}
function formatsOf(files) {
	const formats = files.map((file) => fileFormat(file.path, file.shown));
	const other = formats.findIndex((format) => format.layout !== formats[0].layout || format.tabs !== formats[0].tabs);
	if (other < 0) return formats;
	throw cannotRun("files-differ", files[other].shown, `is of another format than ${files[0].shown}; expected one format in all files of a glob`);
}
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
	if (layout === "csv") return readCsv(request, tabs);
	if (layout === "parquet") return readParquet(request);
	return readJson(request, layout === "json-lines");
}
/** Every file lies in directories like `year=2026/month=11`, with the same keys. */
function areHivePaths(files) {
	const keys = files.map(({ shown }) => {
		return shown.split(/[/\\]/).slice(0, -1).filter((part) => /^[^=]+=[^=]+$/.test(part)).map((pair) => pair.split("=")[0]).join("/");
	});
	return keys[0] !== "" && keys.every((key) => key === keys[0]);
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
	const [row] = await run(`SELECT count(*) AS rows FROM ${relation}`);
	if (Number(row["rows"]) === 0) throw cannotRun("file-no-rows", source, "has columns but no rows; expected data. Was the step that writes it cut off?");
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
	return `coalesce(${doubleOf(column)}, 'nan'::DOUBLE)`;
}
/** Rows of a table: `SELECT …, … FROM relation WHERE (where)`. */
function selectColumns(table, expressions, where) {
	const condition = where === void 0 ? "" : ` WHERE (${where}\n)`;
	return `SELECT ${expressions.join(", ")} FROM ${table.relation}${condition}`;
}
/** Reads DOUBLE columns chunk by chunk: memory is the arrays' own and one chunk. */
async function streamNumbers(session, sql, columns) {
	const growing = Array.from({ length: columns }, () => new GrowingNumbers());
	await streamVectors(session, sql, (vectors) => {
		for (const [index, numbers] of growing.entries()) numbers.append(vectors(index));
	});
	return growing.map((numbers) => numbers.take());
}
/** Reads VARCHAR columns; equal values of a column share one string while there are not too many. */
async function streamStrings(session, sql, columns) {
	const values = Array.from({ length: columns }, () => []);
	const interned = Array.from({ length: columns }, () => /* @__PURE__ */ new Map());
	await streamVectors(session, sql, (vectors) => {
		for (const [index, target] of values.entries()) for (const item of vectors(index).toArray()) target.push(item === null ? null : intern(interned[index], String(item)));
	});
	return values;
}
async function streamVectors(session, sql, take) {
	await session.connected(async (connection) => {
		const result = await connection.stream(sql);
		for (;;) {
			const chunk = await result.fetchChunk();
			if (!chunk || chunk.rowCount === 0) return;
			take((column) => chunk.getColumnVector(column));
		}
	});
}
const internedValues = 65536;
function intern(known, text) {
	const same = known.get(text);
	if (same !== void 0) return same;
	if (known.size < internedValues) known.set(text, text);
	return text;
}
var GrowingNumbers = class {
	#values = /* @__PURE__ */ new Float64Array(16384);
	#length = 0;
	append(vector) {
		const { itemCount } = vector;
		if (this.#length + itemCount > this.#values.length) {
			const larger = new Float64Array(Math.max(this.#values.length * 2, this.#length + itemCount));
			larger.set(this.#values.subarray(0, this.#length));
			this.#values = larger;
		}
		const { items } = vector;
		if (items instanceof Float64Array) this.#values.set(items.subarray(0, itemCount), this.#length);
		else this.#appendItems(vector);
		this.#length += itemCount;
	}
	#appendItems(vector) {
		for (let index = 0; index < vector.itemCount; index++) this.#values[this.#length + index] = Number(vector.getItem(index) ?? NaN);
	}
	take() {
		return this.#values.length === this.#length ? this.#values : this.#values.slice(0, this.#length);
	}
};

// packages/tables/duckdb/duckdb-engine.ts
/** `TableEngine` on DuckDB. */
var DuckDbEngine = class {
	#session;
	#options;
	#temporaryDirectory;
	#opened = /* @__PURE__ */ new Map();
	#closing = new AbortController();
	#relations = 0;
	constructor(session, options, temporaryDirectory) {
		this.#session = session;
		this.#options = options;
		this.#temporaryDirectory = temporaryDirectory;
	}
	async open(source, options = {}) {
		this.#options.logger.progress(`reading ${source}`);
		const opened = await openTable({
			source,
			workingDirectory: this.#options.workingDirectory,
			relation: quoteIdentifier(`trainyard_${++this.#relations}`),
			textColumns: options.textColumns ?? [],
			fetched: options.fetched,
			signal: this.#closing.signal,
			run: (sql) => this.#session.rows(sql),
			strings: (sql, columns) => streamStrings(this.#session, sql, columns)
		});
		this.#opened.set(opened.table.relation, opened);
		return opened.table;
	}
	async query(sql) {
		return this.#explained(this.#session.rows(sql));
	}
	async readNumbers(table, columns, where) {
		const expressions = columns.map((name) => asNumber(columnOf(table, name)));
		const sql = selectColumns(table, expressions, where);
		const arrays = await this.#explained(streamNumbers(this.#session, sql, columns.length));
		return new Map(columns.map((name, index) => [name, arrays[index]]));
	}
	async readStrings(table, columns, where) {
		const expressions = columns.map((name) => `CAST(${quoteIdentifier(columnOf(table, name).name)} AS VARCHAR)`);
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
		await this.#session.close();
		await rm(this.#temporaryDirectory, {
			recursive: true,
			force: true
		});
	}
	async #explained(work) {
		try {
			return await work;
		} catch (error) {
			const files = [...this.#opened.values()].flatMap((opened) => opened.files);
			throw explainReadError(error, files);
		}
	}
};
function columnOf(table, name) {
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
		return require(enginePackage);
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
	const duckdb = await loadDuckDb(options);
	const instance = await duckdb.DuckDBInstance.create(":memory:", {
		threads: String(availableParallelism()),
		memory_limit: `${memoryLimitMebibytes()}MiB`,
		temp_directory: temporaryDirectory,
		preserve_insertion_order: "true",
		autoinstall_known_extensions: "false",
		autoload_known_extensions: "false",
		allow_community_extensions: "false",
		errors_as_json: "true"
	});
	const connection = await instance.connect();
	await connection.run("SET GLOBAL TimeZone = 'UTC'");
	connection.closeSync();
	return {
		duckdb,
		instance
	};
}
/** 60 % of the machine's memory, or of the container's: the rest is for Node and its arrays. */
function memoryLimitMebibytes() {
	const constrained = process.constrainedMemory?.() ?? 0;
	const bytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
	return Math.max(128, Math.floor(.6 * bytes / 1024 ** 2));
}

// packages/tables/engine.ts
/**
* The engine itself is loaded when the first table is read, so a source that does not exist is told at once.
* Reading rejects with a CannotRunError when the machine has no data engine and cannot install it.
*/
async function openEngine(options) {
	return openDuckDb(options);
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
const partBytes = 8388608;
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
		const rest = partsAfter(first).map((part) => transfer.slots.run(signal, () => copyRange(object, sink, own, {
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
	const asked = {
		start: 0,
		end: partBytes
	};
	const answer = await retrying(() => answerOf(transfer, (signal) => object.open(asked, object.version, signal)), {
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
		const answer = opened ?? await answerOf(transfer, (signal) => object.open(asked, version, signal));
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
		const answer = opened ?? await answerOf(transfer, (signal) => object.open(void 0, object.version, signal));
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
function partsAfter({ part, totalBytes }) {
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
const defaultStallSeconds = 30;
function openDownloads(options) {
	const { env } = options;
	const closed = new AbortController();
	const transfer = {
		slots: new Slots(connections),
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
		training: await countRows(engine, training, {
			keys: keys.left,
			features: chosen.features
		}),
		serving: await countRows(engine, serving, {
			keys: keys.right,
			features: chosen.features
		})
	};
	const compared = chosen.features.map((feature, index) => ({
		...feature,
		sql: compareFeature(feature.training, feature.serving, policy),
		isEmpty: [sides.training, sides.serving].some(({ present }) => present[index] === 0)
	}));
	const [row = {}] = await engine.query(joinedSql(logs, keys, compared));
	const log = (side) => ({
		source: logs[side].source,
		rows: sides[side].rows,
		withoutKey: sides[side].withoutKey,
		repeatedKeys: numberOf$1(row, `repeated_${side}`),
		unmatchedKeys: numberOf$1(row, `unmatched_${side}`)
	});
	return {
		training: log("training"),
		serving: log("serving"),
		joined: numberOf$1(row, "joined"),
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
		different: numberOf$1(row, `different_${index}`),
		missingInTraining: numberOf$1(row, `no_training_${index}`),
		missingInServing: numberOf$1(row, `no_serving_${index}`)
	};
}
function numberOf$1(row, name) {
	return Number(row[name] ?? 0);
}
async function countRows(engine, { relation }, { keys, features }) {
	const present = features.map(({ name }, index) => `count(${quoteIdentifier(name)}) AS present_${index}`);
	const whole = `count(*) FILTER (WHERE ${hasKey(keys)}) AS with_key`;
	const [row = {}] = await engine.query(`SELECT ${[
		"count(*) AS row_count",
		whole,
		...present
	].join(", ")} FROM ${relation}`);
	const rows = numberOf$1(row, "row_count");
	return {
		rows,
		withoutKey: rows - numberOf$1(row, "with_key"),
		present: features.map((_, index) => numberOf$1(row, `present_${index}`))
	};
}
/** Each side is grouped by key first, so that keys that repeat are seen and left out instead of multiplied. */
function joinedSql({ training, serving }, keys, compared) {
	const side = (table, expressions, of) => {
		const values = compared.map((one, index) => `any_value(${valueOf(one, of)}) AS ${of}_${index}`);
		const named = expressions.map((one, index) => `${one} AS ${of}_key_${index}`);
		const grouped = expressions.map((_, index) => String(index + 1)).join(", ");
		return `(SELECT ${[
			...named,
			`count(*) AS ${of}_rows`,
			...values
		].join(", ")} FROM ${table.relation} WHERE ${hasKey(expressions)} GROUP BY ${grouped})`;
	};
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
	].join(", ")} FROM ${side(training, keys.left, "training")} FULL OUTER JOIN ${side(serving, keys.right, "serving")} ON ${on.join(" AND ")}`;
}
function valueOf({ sql, isEmpty, ...sides }, of) {
	const column = sides[of];
	if (sql && !isEmpty) return sql.value(column);
	const name = quoteIdentifier(column.name);
	return `CASE WHEN ${name} IS NOT NULL${column.type === "number" ? ` AND NOT isnan(${name})` : ""} THEN 1 END`;
}

// packages/tables/skew/check-skew.ts
/** Training–serving skew, row by row; undefined when the policy does not ask. */
async function checkSkew(engine, policy, open) {
	if (!policy) return void 0;
	const { trainingLog, servingLog } = policy;
	const first = await open(trainingLog);
	const serving = await openAlike((options) => open(servingLog, options), first);
	const training = await openAlike(async (options) => options ? open(trainingLog, options) : first, serving);
	const counts = await compareLogs(engine, {
		training,
		serving
	}, policy);
	const assessment = assessSkew(counts, policy);
	return {
		assessment,
		findings: skewFindings(assessment, policy),
		digests: {
			training_log: await engine.digestOf(training),
			serving_log: await engine.digestOf(serving)
		}
	};
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

// packages/tables/predictions/check-predictions.ts
const shownIds = 5;
/** What is wrong with the rows of one prediction table, with how many rows and the first ids. */
async function predictionProblems(engine, sql, options) {
	const defects = defectsOf(sql, options);
	const counts = defects.map(({ condition }, index) => `count(*) FILTER (${condition}) AS defect_${index}`);
	const [row] = await engine.query(`SELECT count(*) AS row_count, ${counts.join(", ")} FROM ${sql.table.relation}`);
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
	return [...problems, ...await duplicateIds(engine, sql)];
}
function defectsOf({ id, label, score }, { needsProbabilities }) {
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
	if (needsProbabilities) defects.push({
		code: "score-out-of-range",
		condition: `isfinite(${score}) AND ((${score}) < 0 OR (${score}) > 1)`,
		message: (rows) => `${rows} have a score outside 0…1, but the policy asks for a metric of probabilities (log_loss, brier_score or calibration_error); give probabilities, or take those metrics out`
	});
	if (id) defects.push({
		code: "id-missing",
		condition: `${id.expression} IS NULL`,
		message: (rows) => `${rows} have no id; rows of both models are aligned by it`
	});
	return defects;
}
async function exampleIds(engine, { id, table }, condition) {
	if (!id) return "";
	return listIds((await engine.query(`SELECT CAST(${id.expression} AS VARCHAR) AS id FROM ${table.relation} WHERE (${condition}) LIMIT ${shownIds}`)).map((row) => row["id"]));
}
async function duplicateIds(engine, { id, table, input }) {
	if (!id) return [];
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
		message: `label column '${column}' of ${table.source} holds ${listed(values)}; ${expected}`
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
function listed(values) {
	if (values.length === 0) return "no values";
	return `${values.slice(0, shownValues).map((value) => JSON.stringify(value)).join(", ")}${values.length > shownValues ? ", …" : ""}`;
}

// packages/tables/predictions/prediction-columns.ts
/** Finds the columns and says what is wrong with them; with problems there is no SQL. */
async function predictionSql(engine, source) {
	const { table, columns, input, needsId } = source;
	const problems = [];
	const find = (role, required) => {
		const column = table.columns.find(({ name }) => name === columns[role]);
		if (!column && required) problems.push(missingColumn(source, role));
		return column;
	};
	const id = find("id", needsId);
	const labelColumn = find("label", true);
	const scoreColumn = find("score", true);
	const score = scoreColumn && await numberExpression(engine, source, scoreColumn);
	const label = labelColumn && (source.task === "regression" ? await numberExpression(engine, source, labelColumn) : await labelExpression(engine, {
		...source,
		column: labelColumn.name
	}));
	for (const part of [score, label]) if (part && "problem" in part) problems.push(part.problem);
	if (problems.length > 0 || !score || !label || "problem" in score || "problem" in label) return { problems };
	return {
		sql: {
			input,
			table,
			id: id && {
				expression: quoteIdentifier(id.name),
				isText: id.type === "string"
			},
			label: label.expression,
			score: score.expression
		},
		problems
	};
}
function missingColumn({ table, columns, input }, role) {
	const names = table.columns.map(({ name }) => name);
	const use = {
		id: "to align the rows of both models",
		label: "with what really happened",
		score: "with the model's predictions"
	}[role];
	return {
		code: "column-missing",
		subject: input,
		message: `${table.source} has no column '${columns[role]}' ${use}. ${suggestName(columns[role], names)} Name it in the policy under columns.${role}`
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

// packages/tables/predictions/slice-sql.ts
const maxValues = 1e3;
/** The value of `by` as text, or 1 where the condition holds and 0 where it does not or is unknown. */
function sliceExpression(rows) {
	return "by" in rows ? `CAST(${quoteIdentifier(rows.by)} AS VARCHAR)` : `CASE WHEN (${rows.where}\n) THEN 1.0 ELSE 0.0 END`;
}
/** What is wrong with the slices of a policy, each at its place in the file. */
async function sliceProblems(engine, table, policy) {
	const problems = [];
	for (const { rows, path } of policy.slices) {
		const key = "by" in rows ? "by" : "where";
		const message = await ("by" in rows ? columnProblem(engine, table, rows.by) : conditionProblem(engine, table, rows.where));
		const place = [...path, key];
		if (message === void 0) continue;
		const location = policy.config.locate(place);
		problems.push({
			code: "slice",
			subject: place.join("."),
			message,
			location
		});
	}
	return problems;
}
async function columnProblem(engine, table, by) {
	const names = table.columns.map(({ name }) => name);
	if (!names.includes(by)) return `${table.source} has no column '${by}'. ${suggestName(by, names)}`;
	const [row] = await engine.query(`SELECT count(DISTINCT ${quoteIdentifier(by)}) AS distinct_values FROM ${table.relation}`);
	const values = Number(row["distinct_values"]);
	if (values <= maxValues) return void 0;
	return `column '${by}' has ${values.toLocaleString("en-US")} values; expected at most ${maxValues.toLocaleString("en-US")} slices. Group it, or name the slices that matter with 'where'`;
}
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

// packages/tables/predictions/align-predictions.ts
/**
* Checks both tables and reads them joined by id. The join runs in the engine, so ids may be of any type and exact
* beyond 2^53.
* @throws CannotRunError with every problem of both tables: columns, missing values, duplicate ids, ids that only one
* table has, labels that disagree.
*/
async function alignPredictions(engine, tables, options) {
	const { policy } = options;
	const [candidate, champion] = await bothSql(engine, tables, policy);
	const problems = [...await predictionProblems(engine, candidate, options), ...champion ? await predictionProblems(engine, champion, options) : []];
	if (problems.length === 0 && champion) problems.push(...await differences(engine, candidate, champion));
	problems.push(...await sliceProblems(engine, tables.candidate, policy));
	if (problems.length > 0) throw new CannotRunError(problems);
	return readAligned(engine, {
		candidate,
		champion
	}, policy);
}
async function bothSql(engine, tables, policy) {
	const { task, positive, columns } = policy;
	const shared = {
		task,
		positive,
		needsId: tables.champion !== void 0
	};
	const candidate = await predictionSql(engine, {
		...shared,
		input: "candidate",
		table: tables.candidate,
		columns
	});
	const champion = tables.champion && await predictionSql(engine, {
		...shared,
		input: "champion",
		table: tables.champion,
		columns: {
			...columns,
			score: columns.championScore
		}
	});
	if (!candidate.sql || champion && !champion.sql) throw new CannotRunError([...candidate.problems, ...champion?.problems ?? []]);
	return [candidate.sql, champion?.sql];
}
/** Ids are compared as text when one table has text and the other numbers. */
function rowsOf$1(sql, other, more = []) {
	const { id, label, score, table } = sql;
	const sameType = !other || id?.isText === other.id?.isText;
	return `(SELECT ${[
		`${id ? sameType ? id.expression : `CAST(${id.expression} AS VARCHAR)` : "NULL"} AS trainyard_id`,
		`${label} AS trainyard_label`,
		`${score} AS trainyard_score`,
		...more
	].join(", ")} FROM ${table.relation})`;
}
async function differences(engine, candidate, champion) {
	const [a, b] = [`${rowsOf$1(candidate, champion)} a`, `${rowsOf$1(champion, candidate)} b`];
	const [ofCandidate, ofChampion] = [candidate.table.source, champion.table.source];
	const found = await Promise.all([
		examples(engine, `${a} ANTI JOIN ${b} USING (trainyard_id)`, "trainyard_id"),
		examples(engine, `${b} ANTI JOIN ${a} USING (trainyard_id)`, "trainyard_id"),
		examples(engine, `${a} JOIN ${b} USING (trainyard_id) WHERE a.trainyard_label IS DISTINCT FROM b.trainyard_label`, "a.trainyard_id")
	]);
	const texts = [
		(count) => `${ofChampion} lacks ${count} of the ids of ${ofCandidate}`,
		(count) => `${ofCandidate} lacks ${count} of the ids of ${ofChampion}`,
		(count) => `${count} of the labels of ${ofChampion} differ from ${ofCandidate}`
	];
	return found.flatMap(({ count, ids }, index) => {
		if (count === 0) return [];
		const message = `${`${texts[index](count.toLocaleString("en-US"))}${listIds(ids)}`}; evaluate both models on the same rows with the same labels`;
		return {
			code: index < 2 ? "ids-differ" : "labels-differ",
			subject: "champion",
			message
		};
	});
}
async function examples(engine, from, id) {
	const rows = await engine.query(`SELECT CAST(${id} AS VARCHAR) AS id, count(*) OVER () AS ids FROM ${from} ORDER BY ${id} LIMIT 5`);
	return {
		count: Number(rows[0]?.["ids"] ?? 0),
		ids: rows.map((row) => row["id"])
	};
}
const alignedRelation = "trainyard_aligned";
/** One table in the engine, ordered by id: the same rows give the same bootstrap draws, however the files were ordered. */
async function readAligned(engine, { candidate, champion }, policy) {
	const slices = policy.slices.map(({ rows }, index) => ({
		rows,
		name: `trainyard_slice_${index}`
	}));
	const a = rowsOf$1(candidate, champion, slices.map(({ rows, name }) => `${sliceExpression(rows)} AS ${name}`));
	const joined = champion ? `SELECT a.*, b.trainyard_score AS trainyard_champion FROM ${a} a JOIN ${rowsOf$1(champion, candidate)} b USING (trainyard_id)` : `SELECT * FROM ${a} a`;
	const order = candidate.id ? " ORDER BY trainyard_id" : "";
	await engine.query(`CREATE OR REPLACE TABLE ${alignedRelation} AS ${joined}${order}`);
	const table = alignedTable(candidate.table, slices);
	const masks = slices.filter(({ rows }) => "where" in rows).map(({ name }) => name);
	const scores = [
		"trainyard_label",
		"trainyard_score",
		...champion ? ["trainyard_champion"] : []
	];
	const numbers = await engine.readNumbers(table, [...scores, ...masks]);
	const columns = slices.filter(({ rows }) => "by" in rows).map(({ name }) => name);
	const strings = columns.length > 0 ? await engine.readStrings(table, columns) : /* @__PURE__ */ new Map();
	await engine.query(`DROP TABLE ${alignedRelation}`);
	return {
		labels: numbers.get("trainyard_label"),
		candidate: numbers.get("trainyard_score"),
		...champion ? { champion: numbers.get("trainyard_champion") } : {},
		slices: slices.map(({ name }) => numbers.get(name) ?? strings.get(name))
	};
}
function alignedTable({ source, files }, slices) {
	const number = (name) => ({
		name,
		type: "number",
		sqlType: "DOUBLE"
	});
	const text = (name) => ({
		name,
		type: "string",
		sqlType: "VARCHAR"
	});
	return {
		source,
		files,
		columns: [...[
			"trainyard_label",
			"trainyard_score",
			"trainyard_champion"
		].map((name) => number(name)), ...slices.map(({ rows, name }) => "by" in rows ? text(name) : number(name))],
		relation: alignedRelation
	};
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
		counter ??= new RecordCounter(await delimiterOf(path, format), (record, line) => {
			if (wanted.has(record)) starts.set(record, line);
		});
		counter.add(chunk);
		if (counter.records > last) break;
	}
	return starts;
}
async function delimiterOf(path, { tabs }) {
	const format = fileFormat(path, path);
	let text = "";
	for await (const chunk of bytesOf(path, format)) {
		text += chunk.toString("latin1");
		if (text.length >= headerBytes) break;
	}
	const lines = text.replace(/^\u00EF\u00BB\u00BF/, "").split(/\r\n|\n|\r/);
	return parseCsvHeader(lines.slice(0, headerLines), path, tabs).delimiter.charCodeAt(0);
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
	#begins;
	#line = 1;
	#bytes = 0;
	#isQuoted = false;
	#atFieldStart = true;
	/** Nothing of a record was seen yet in this line: an empty line is no record. */
	#isEmpty = true;
	#afterReturn = false;
	/** Of records that began, the header with them. */
	records = 0;
	constructor(delimiter, begins) {
		this.#delimiter = delimiter;
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
		this.#line++;
		if (this.#isQuoted) return;
		this.#isEmpty = true;
		this.#atFieldStart = true;
	}
};

// packages/tables/checks/checked-table.ts
/** The name of the row number in a relation made by `numbered`. */
const rowNumber = quoteIdentifier("row number in the file");
/** The relation with the number of each row, from 1, in the order of the file. */
function numbered(relation) {
	return `(SELECT row_number() OVER () AS ${rowNumber}, * FROM ${relation})`;
}

// packages/tables/checks/sql-words.ts
/** `count_if` is a quarter faster than FILTER (3 M rows, 12 counts). */
function countIf(condition) {
	return `count_if(${condition})`;
}
function isNan(number) {
	return `isnan(${number})`;
}
function isInfinite(number) {
	return `isinf(${number})`;
}
/** A moment that is neither infinite nor missing. */
function isFiniteMoment(moment) {
	return `isfinite(${moment})`;
}
/** Milliseconds since the epoch of a TIMESTAMP. */
function epochMs(moment) {
	return `epoch_ms(${moment})`;
}
/** A TIMESTAMP so many milliseconds later. */
function laterByMs(moment, milliseconds) {
	return `(${moment} + to_milliseconds(${Math.round(milliseconds)}))`;
}
/** A whole number, rounded down. */
function floorToInteger(number) {
	return `CAST(floor(${number}) AS BIGINT)`;
}
/** A null-safe `<>`. */
function isDistinct(a, b) {
	return `${a} IS DISTINCT FROM ${b}`;
}
/** The mean; of doubles with compensated summation. */
function meanOf(value, type) {
	return type === "integer" ? `avg(${value})` : `favg(${value})`;
}
/** The sum; of doubles with compensated summation, of whole numbers without a limit. */
function sumOf(value, type) {
	return type === "integer" ? `sum(${value})` : `fsum(${value})`;
}
/** Type 7 of Hyndman and Fan. */
function quantileOf(value, q) {
	return `quantile_cont(${value}, ${q})`;
}
/** The value of a rank from 1, of n. */
function valueOfRank(value, rank, n) {
	return `quantile_disc(${value}, ${(rank - .5) / n})`;
}
/** Several named values in one column of the answer. */
function struct(fields) {
	return `{${Object.entries(fields).map(([name, sql]) => `${name}: ${sql}`).join(", ")}}`;
}
function asDouble(column) {
	return `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
}
function asTimestamp(column) {
	return `CAST(${quoteIdentifier(column.name)} AS TIMESTAMP)`;
}
function asText(column) {
	return `CAST(${quoteIdentifier(column.name)} AS VARCHAR)`;
}
/** NaN among numbers is a missing value. */
function valueOrNull(column) {
	const name = quoteIdentifier(column.name);
	return column.type === "number" ? `CASE WHEN NOT ${isNan(asDouble(column))} THEN ${name} END` : name;
}

// packages/tables/checks/typed-table.ts
const sqlTypes = {
	integer: "BIGINT",
	number: "DOUBLE",
	string: "VARCHAR",
	boolean: "BOOLEAN",
	date: "DATE",
	timestamp: "TIMESTAMP"
};
/**
* The table with its columns read as a contract declares them: a value that cannot be read as that type is null, and
* what was stored stands beside it under `storedName`. Times with a zone become UTC.
*/
function typedTable(table, readings) {
	const byName = new Map(table.columns.map((column) => [column.name, column]));
	const changed = readings.flatMap((reading) => {
		const sql = readAs(reading, byName.get(reading.name));
		return sql === void 0 ? [] : [{
			reading,
			sql
		}];
	});
	if (changed.length === 0) return table;
	const replaced = changed.map(({ reading, sql }) => `${sql} AS ${quoteIdentifier(reading.name)}`);
	const stored = changed.map(({ reading }) => `${quoteIdentifier(reading.name)} AS ${storedName(reading.name)}`);
	const types = new Map(changed.map(({ reading }) => [reading.name, reading.type]));
	return {
		...table,
		relation: `(SELECT * REPLACE (${replaced.join(", ")}), ${stored.join(", ")} FROM ${table.relation})`,
		columns: table.columns.map((column) => {
			const type = types.get(column.name);
			return type === void 0 ? column : {
				...column,
				type,
				sqlType: sqlTypes[type]
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
	const changed = readings.filter((one) => readAs(one, byName.get(one.name)) !== void 0);
	return new Set(changed.map((one) => one.name));
}
function readAs(reading, column) {
	const name = quoteIdentifier(reading.name);
	if (reading.reading === "never") return `CAST(NULL AS ${sqlTypes[reading.type]})`;
	if (reading.reading === "by-value") return reading.stored === "string" ? textAs(reading.type, name) : valueAs(reading, name);
	return column.sqlType === "TIMESTAMP WITH TIME ZONE" ? `(${name} AT TIME ZONE 'UTC')` : void 0;
}
function textAs(type, name) {
	switch (type) {
		case "integer": return `CASE WHEN regexp_full_match(${name}, '\\s*[+-]?[0-9]+(\\.0*)?\\s*') THEN TRY_CAST(${name} AS BIGINT) END`;
		case "number": return `CASE WHEN NOT contains(${name}, '_') THEN TRY_CAST(${name} AS DOUBLE) END`;
		case "date": return `CASE WHEN TRY_CAST(${name} AS TIMESTAMP) = TRY_CAST(${name} AS DATE) THEN TRY_CAST(${name} AS DATE) END`;
		case "timestamp": return `(TRY_CAST(${name} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`;
		default: return `TRY_CAST(${name} AS ${sqlTypes[type]})`;
	}
}
function valueAs(reading, name) {
	switch (reading.type) {
		case "integer": return `CASE WHEN ${name} = floor(${name}) THEN TRY_CAST(${name} AS BIGINT) END`;
		case "boolean": return `CASE WHEN ${name} IN (0, 1) THEN ${name} = 1 END`;
		case "date": return `CASE WHEN ${name} = date_trunc('day', ${name}) THEN CAST(${name} AS DATE) END`;
		default: return `CAST(${name} AS ${sqlTypes[reading.type]})`;
	}
}

// packages/tables/checks/condition-sql.ts
/**
* A condition as SQL that is true or false for every row, never null.
* @param changed columns that the typed table keeps twice.
*/
function conditionSql(condition, changed) {
	switch (condition.kind) {
		case "not": return `(NOT ${conditionSql(condition.condition, changed)})`;
		case "all":
		case "any": return joined(condition, changed);
		case "null": return `(${quoteIdentifier(condition.column.name)} IS NULL)`;
		case "stored-null": return `(${storedValue(condition.column, changed)} IS NULL)`;
		case "unreadable": {
			const { name } = condition.column;
			return changed.has(name) ? `(${storedName(name)} IS NOT NULL AND ${quoteIdentifier(name)} IS NULL)` : "false";
		}
		default: return `coalesce(${atomSql(condition)}, false)`;
	}
}
function joined(condition, changed) {
	const parts = condition.conditions.map((part) => conditionSql(part, changed));
	const [operator, nothing] = condition.kind === "all" ? [" AND ", "true"] : [" OR ", "false"];
	return parts.length === 0 ? nothing : `(${parts.join(operator)})`;
}
function atomSql(condition) {
	switch (condition.kind) {
		case "nan": return isNan(asDouble(condition.column));
		case "infinite": return isInfinite(asDouble(condition.column));
		case "compare": return compareSql(condition.column, condition.operator, condition.bound);
		case "in": return inSql(condition.column, condition.values);
		case "matches": return matchesSql(asText(condition.column), condition.pattern);
		case "length": return `(length(${asText(condition.column)}) ${condition.operator} ${condition.length})`;
		default: return `CAST((\n${condition.text}\n) AS BOOLEAN)`;
	}
}
/** RE2, anywhere in the text. */
function matchesSql(text, pattern) {
	return `regexp_matches(${text}, ${quoteLiteral(pattern)})`;
}
function compareSql(column, operator, bound) {
	if (typeof bound !== "number") return `(${asTimestamp(column)} ${operator} TIMESTAMP ${quoteLiteral(bound.moment)})`;
	return `(${numericValue(column, [bound])} ${operator} ${numberSql(bound)})`;
}
function inSql(column, values) {
	const numbers = values.filter((value) => typeof value === "number");
	if (numbers.length === values.length) return `(${numericValue(column, numbers)} IN (${numbers.map((value) => numberSql(value)).join(", ")}))`;
	const texts = values.map((value) => quoteLiteral(String(value)));
	return `(${asText(column)} IN (${texts.join(", ")}))`;
}
/** Whole columns are compared as whole numbers, so that values beyond 2^53 stay exact. */
function numericValue(column, literals) {
	return column.type === "integer" && literals.every((one) => Number.isSafeInteger(one)) ? quoteIdentifier(column.name) : asDouble(column);
}
function numberSql(value) {
	return Number.isSafeInteger(value) ? String(value) : `CAST('${value}' AS DOUBLE)`;
}
function storedValue(column, changed) {
	return changed.has(column.name) ? storedName(column.name) : quoteIdentifier(column.name);
}

// packages/tables/checks/distribution-sql.ts
/** An aggregate: the moments of a column, of the values whose squares and sums are doubles. */
function momentsSql(column) {
	const tame = `FILTER (WHERE ${isTame(column)})`;
	const value = column.type === "integer" ? quoteIdentifier(column.name) : asDouble(column);
	const number = asDouble(column);
	return struct({
		n: countIf(isTame(column)),
		extreme: countIf(`abs(${number}) >= ${largestForMoments} AND NOT ${isNan(number)}`),
		mean: `${meanOf(value, column.type)} ${tame}`,
		std: `stddev_samp(${number}) ${tame}`,
		sum: `${sumOf(value, column.type)} ${tame}`
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
function kurtosisSql(column, relation) {
	const number = asDouble(column);
	const tame = `FROM ${relation} WHERE ${isTame(column)}`;
	return `SELECT avg(z * z * z * z) AS value FROM (
    SELECT (v - mean) / std AS z FROM (SELECT ${number} AS v ${tame}) AS own,
      (SELECT avg(${number}) AS mean, stddev_pop(${number}) AS std ${tame}) AS law WHERE std > 0) AS standardised`;
}
/** An aggregate: exact counts between edges. */
function binsSql(column, edges, { table }) {
	return binCountSql(table.columns.find(({ name }) => name === column.name), edges);
}
function readBins(value, edges) {
	const counted = readBinCounts(value, edges);
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
function classesSql(column, named, relation) {
	const name = quoteIdentifier(column.name);
	const inner = `SELECT ${column.type === "number" ? `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), CAST(${name} AS VARCHAR)) ELSE CAST(${name} AS VARCHAR) END` : asText(column)} AS v, count(*) AS c FROM ${relation} WHERE ${valueOrNull(column)} IS NOT NULL GROUP BY 1`;
	return `SELECT coalesce(sum(c), 0) AS total, count(*) AS classes,
    first(v ORDER BY c, v) AS smallest_value, min(c) AS smallest_count,
    first(v ORDER BY c DESC, v) AS largest_value, max(c) AS largest_count,
    coalesce(bool_and(v IN ('0', '1')) OR bool_and(v IN ('false', 'true')), false) AS is_binary,
    coalesce(sum(c) FILTER (WHERE v IN ('1', 'true')), 0) AS positive,
    coalesce(sum(c) FILTER (WHERE ${named === void 0 ? "false" : `v = ${quoteLiteral(named)}`}), 0) AS named
    FROM (${inner})`;
}
/** Rows with a label, by whether others with the same features have another; missing equals missing. */
function conflictsSql({ label, features }, relation) {
	const name = quoteIdentifier(label.name);
	const key = features.map((feature) => quoteIdentifier(feature.name)).join(", ");
	return `SELECT coalesce(sum(n), 0) AS considered, coalesce(sum(CASE WHEN differ THEN n END), 0) AS failing FROM (${`SELECT count(*) AS n, ${isDistinct(`min(${name})`, `max(${name})`)} AS differ FROM ${relation} WHERE ${valueOrNull(label)} IS NOT NULL GROUP BY ${key}`}) AS alike`;
}
function orphansSql({ columns, fields }, relation, parent) {
	const natives = columns.map((column, index) => isComparable(column.type, fields[index].type));
	const keys = (shapes) => shapes.map((shape, index) => `${natives[index] ? quoteIdentifier(shape.name) : asText(shape)} AS k${index}`).join(", ");
	const whole = columns.map((column) => `${valueOrNull(column)} IS NOT NULL`).join(" AND ");
	const equal = columns.map((_column, index) => `child.k${index} = parent.k${index}`).join(" AND ");
	return `SELECT count(*) AS value FROM (SELECT ${keys(columns)} FROM ${relation} WHERE ${whole}) AS child
    ANTI JOIN (SELECT DISTINCT ${keys(fields)} FROM ${parent.relation}) AS parent ON ${equal}`;
}
function sharedSql(columns, own, other) {
	const typeIn = (table, name) => table.columns.find((column) => column.name === name).type;
	const keyOf = ({ table }) => {
		return `${columns.map((name, index) => {
			const native = isComparable(typeIn(own.table, name), typeIn(other.table, name));
			const value = quoteIdentifier(name);
			return `${native ? value : `CAST(${value} AS VARCHAR)`} AS k${index}`;
		}).join(", ")} FROM ${table.relation}`;
	};
	const equal = columns.map((_name, index) => `own.k${index} IS NOT DISTINCT FROM other.k${index}`);
	return `SELECT count(*) AS value FROM (SELECT ${keyOf(own)}) AS own SEMI JOIN (SELECT DISTINCT ${keyOf(other)}) AS other ON ${equal.join(" AND ")}`;
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
		case "missing-steps": return neighboursSql(measure, bucketSql(measure.column, measure.step), checked, {
			considered: "count(*) + coalesce(sum(b - p - 1), 0)",
			failing: "coalesce(sum(b - p - 1), 0)",
			firstGap: "min(p + 1) FILTER (WHERE b - p > 1)"
		});
		case "wide-gaps": return neighboursSql(measure, epochMs(asTimestamp(measure.column)), checked, {
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
function bucketSql(column, step) {
	const moment = asTimestamp(column);
	if ("ms" in step) return floorToInteger(`(${epochMs(moment)} + ${originMs(step)}) / ${step.ms}`);
	const part = (name) => `extract(${name} FROM ${moment})`;
	if (step.calendar === "year") return part("year");
	const [parts, name] = step.calendar === "month" ? [12, "month"] : [4, "quarter"];
	return `(${part("year")} * ${parts} + ${part(name)} - 1)`;
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
    FROM (SELECT b, lag(b) OVER (${partitionSql(by.length)}ORDER BY b) AS p FROM (${`SELECT DISTINCT ${[...groups, `${place} AS b`].join(", ")} FROM ${table.relation} WHERE ${isFiniteMoment(asTimestamp(column))}`}) AS places) AS neighbours`;
}
function disorderSql(measure, { table }) {
	const { column, direction, strictly, orderBy, by } = measure;
	const groups = by.map(({ name }, index) => `${quoteIdentifier(name)} AS g${index}`);
	const order = orderBy ? `${valueOrNull(orderBy)} AS o` : `${rowNumber} AS o`;
	const columns = [
		...groups,
		order,
		`${valueOrNull(column)} AS v`,
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
	const moment = asTimestamp(column);
	const moments = `SELECT ${moment} AS t FROM ${own.table.relation} WHERE ${isFiniteMoment(moment)}`;
	const latest = `SELECT max(${moment}) AS latest FROM ${other.table.relation} WHERE ${isFiniteMoment(moment)}`;
	return `SELECT count(t) AS considered, ${countIf(`t <= ${laterByMs("latest", gapMs)}`)} AS failing,
    ${epochMs("min(t)")} AS earliest, ${epochMs("max(latest)")} AS other_latest
    FROM (${latest}) AS ending LEFT JOIN (${moments}) AS own ON true`;
}
function partitionSql(groups) {
	const names = Array.from({ length: groups }, (_, index) => `g${index}`);
	return groups === 0 ? "" : `PARTITION BY ${names.join(", ")} `;
}

// packages/tables/checks/measure-sql.ts
/** An aggregate that can share one scan with all others of its table; undefined when it needs a query of its own. */
function aggregateSql(measure, checked) {
	switch (measure.kind) {
		case "count": return countSql(conditionSql(measure.where, checked.changed));
		case "latest": {
			const moment = asTimestamp(measure.column);
			const limit = `${isFiniteMoment(moment)} AND ${moment} <= TIMESTAMP ${quoteLiteral(measure.notAfter)}`;
			return epochMs(`max(${moment}) FILTER (WHERE ${limit})`);
		}
		case "first-row": return `min(${rowNumber}) FILTER (WHERE ${conditionSql(measure.where, checked.changed)})`;
		case "surplus": {
			const [column, second] = measure.columns;
			if (!column || second || measure.rows) return void 0;
			const value = valueOrNull(column);
			return `count(${value}) - count(DISTINCT ${value})`;
		}
		case "distinct": return `count(DISTINCT ${valueOrNull(measure.column)})`;
		case "moments": return momentsSql(measure.column);
		case "bins": return binsSql(measure.column, measure.edges, checked);
		default: return;
	}
}
function countSql(condition) {
	if (condition === "true") return "count(*)";
	return condition === "false" ? "0" : countIf(condition);
}
/** A query of its own, for measures that group or join; the answer is its one row. */
function querySql(measure, checked, others) {
	const { relation } = checked.table;
	switch (measure.kind) {
		case "surplus": return surplusSql(measure.columns, relation);
		case "classes": return classesSql(measure.column, measure.named, relation);
		case "orphans": return orphansSql(measure, relation, others.references.get(measure.to));
		case "shared": return sharedSql(measure.columns, checked, others.splits.get(measure.with));
		case "conflicts": return conflictsSql(measure, relation);
		case "kurtosis": return kurtosisSql(measure.column, relation);
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
		case "bins": return readBins(row["value"], measure.edges);
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

// packages/tables/checks/measure-queries.ts
/** All quantiles of a table together, all frequencies together, and one query for each measure that groups or joins. */
async function measureByQueries(asked, tables) {
	const measured = new Map([...await measureQuantiles(asked), ...await measureFrequencies(asked)]);
	const { engine, checked, split } = asked;
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
/** Two scans, whatever their number: how many values there are decides between which ranks the interval lies. */
async function measureQuantiles({ engine, requests, checked }) {
	const wanted = requests.flatMap(({ id, measure }) => measure.kind === "quantile" ? [{
		id,
		measure
	}] : []);
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const { relation } = checked.table;
	const counts = wanted.flatMap(({ measure: { column } }, index) => {
		const number = asDouble(column);
		const infinite = `coalesce(${isInfinite(number)}, false)`;
		return [`${countIf(isFinite(column))} AS n${index}`, `${countIf(infinite)} AS extreme${index}`];
	});
	const [sizes] = await engine.query(`SELECT ${counts.join(", ")} FROM ${relation}`);
	const asked = wanted.map(({ id, measure }, index) => {
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
	const selected = asked.flatMap(({ measure: { column, q }, n, ranks }, index) => {
		const number = asDouble(column);
		const filter = `FILTER (WHERE ${isFinite(column)})`;
		const ranked = (rank) => rank < 1 || rank > n ? "NULL" : `${valueOfRank(number, rank, n)} ${filter}`;
		return [
			`${quantileOf(number, q)} ${filter} AS value${index}`,
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
/** One scan of all the columns at once. */
async function measureFrequencies({ engine, requests, checked }) {
	const wanted = requests.flatMap(({ id, measure }) => measure.kind === "frequencies" ? [{
		id,
		name: measure.column.name
	}] : []);
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const { table } = checked;
	const names = [...new Set(wanted.map(({ name }) => name))];
	const counted = await countValues(engine, table, names);
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
function isFinite(column) {
	const number = asDouble(column);
	return `coalesce(NOT ${isNan(number)} AND NOT ${isInfinite(number)}, false)`;
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
async function measureTables(engine, requests, tables) {
	const measured = /* @__PURE__ */ new Map();
	for (const [split, checked] of tables.splits) {
		const own = requests.filter((request) => request.split === split);
		const rowNumbers = own.filter(({ measure }) => measure.kind === "first-row");
		await scan(engine, {
			requests: own.filter(({ measure }) => measure.kind !== "first-row" && aggregateSql(measure, checked) !== void 0),
			checked,
			relation: checked.table.relation
		}, measured);
		await scan(engine, {
			requests: rowNumbers,
			checked,
			relation: numbered(checked.table.relation)
		}, measured);
		const rest = {
			engine,
			requests: own.filter(({ id }) => !measured.has(id)),
			split,
			checked
		};
		const queried = await measureByQueries(rest, tables);
		for (const [id, answer] of queried) measured.set(id, answer);
	}
	return measured;
}
async function scan(engine, { requests, checked, relation }, measured) {
	if (requests.length === 0) return;
	const list = requests.map(({ measure }, index) => `${aggregateSql(measure, checked)} AS m${index}`);
	const [row] = await engine.query(`SELECT ${list.join(",\n")} FROM ${relation}`);
	for (const [index, { id, measure }] of requests.entries()) measured.set(id, readAnswer(measure, { value: row[`m${index}`] }, checked));
}

// packages/tables/checks/assert-expressions.ts
/**
* Asks the engine about every SQL expression and query of the plan before anything is measured.
* @throws CannotRunError with each wrong expression at the place of its rule.
*/
async function assertExpressions(engine, checks, splits) {
	const problems = /* @__PURE__ */ new Map();
	for (const { split, plan, location, check } of checks) {
		const { table } = splits.get(split);
		const asked = [...expressionsOf(plan).map((text) => () => engine.assertExpression(table, text)), ...queriesOf(plan).map((text) => () => engine.assertQuery(queryTables(split, { splits }), text))];
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
/**
* An expression that is right can still fail on a value: `CAST(code AS INTEGER)` of 'abc'. Finds the rule whose
* expression broke a scan by asking for each alone, once the data is known to be readable without them.
* @throws CannotRunError at the place of the rule; the error itself when no expression is to blame.
*/
async function blameExpression(engine, checks, failure) {
	const hasExpression = ({ plan }) => expressionsOf(plan).length + queriesOf(plan).length > 0;
	const others = checks.filter((planned) => !hasExpression(planned));
	await measureTables(engine, measuresOf(others), failure.tables);
	for (const planned of checks.filter((one) => hasExpression(one))) {
		const { check, location } = planned;
		try {
			await measureTables(engine, measuresOf([planned]), failure.tables);
		} catch (cause) {
			const what = queriesOf(planned.plan).length > 0 ? "query" : "expression";
			const message = `the ${what} fails on a value: ${reasonOf(cause)}. Use TRY_CAST, or CASE to leave such rows out`;
			throw cannotRun(what, check, message, {
				cause,
				location
			});
		}
	}
	throw failure.error;
}
/** What the engine itself said, also when it was taken for damaged data. */
function reasonOf(error) {
	const { message, cause } = error;
	return (readEngineError(error)?.message ?? readEngineError(cause)?.message ?? message).split("\n")[0];
}
function expressionsOf({ failing }) {
	return failing ? expressionsIn(failing) : [];
}
function queriesOf({ measures }) {
	return Object.values(measures).flatMap((one) => one.kind === "query" ? [one.text] : []);
}
function expressionsIn(condition) {
	switch (condition.kind) {
		case "sql": return [condition.text];
		case "not": return expressionsIn(condition.condition);
		case "all":
		case "any": return condition.conditions.flatMap((part) => expressionsIn(part));
		default: return [];
	}
}

// packages/tables/checks/check-tables.ts
/**
* Checks every split against a contract: one scan a table for all that can be counted in one, one query for each
* check that groups or joins, and one more scan for the first failing rows when there are any.
* @throws CannotRunError when a rule cannot be applied to the data.
*/
async function checkTables(engine, contract, data, options) {
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
	await assertExpressions(engine, checks, tables.splits);
	const rowRequests = data.map(({ split }) => rowsOf(split));
	const requests = [...rowRequests, ...measuresOf(checks)];
	const measured = await measureTables(engine, requests, tables).catch((error) => blameExpression(engine, checks, {
		error,
		tables
	}));
	const firstRows = firstRowsOf(checks, measured).filter((one) => isOneFile(one.split, tables));
	const rows = await measureTables(engine, firstRows, tables);
	const all = new Map([...measured, ...rows]);
	const lines = await placeRows(rowsToPlace(checks, all), tables);
	return {
		findings: judgeChecks(checks, all, lines),
		rows: new Map(rowRequests.map(({ id, split }) => [split, Number(measured.get(id))]))
	};
}
/** Lines of the rows that a message names, where the split is one CSV file. */
async function placeRows(rows, tables) {
	const placed = [...rows].map(async ([split, own]) => {
		const { files, source } = tables.splits.get(split).table;
		return [split, files.length === 1 && fileFormat(files[0], source).layout === "csv" ? await linesOfRows(files[0], own) : /* @__PURE__ */ new Map()];
	});
	return new Map(await Promise.all(placed));
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
	const untyped = table.files.every((file) => fileFormat(file, table.source).layout === "csv");
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
async function openTables(engine, downloads, { contract, sources }) {
	const asText = { textColumns: textColumns(contract) };
	const named = referencedSources(contract);
	const opened = await collectProblems([...sources.map(({ source }) => openSource(engine, downloads, source, asText)), ...named.map((source) => openSource(engine, downloads, source))]);
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

export { profileTable as C, openReference as S, compareTables as T, changedWhileRead as _, checkTables as a, shownAddress as b, checkSkew as c, rangeHeader as d, retryAfterMs as f, asTransferError as g, TransferError as h, openTables as i, openDownloads as l, answerOf as m, keyGlob as n, alignPredictions as o, retrying as p, withOrigin as r, openSource as s, isKeyGlob as t, parseContentRange as u, reasonOf$1 as v, openCurrent as w, openEngine as x, isAddress as y };