import { A as CannotRunError, O as toPlainJson } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { a as schemaProblems, i as parseConfig } from "./core-config.js";
import { $ as psi, W as jensenShannonDistance, et as psiNoShiftPValue } from "./stats.js";

// packages/core/profile/profile-schema.ts
const count = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false };
const numeric = Type.Object({
	min: Type.Number(),
	max: Type.Number(),
	mean: Type.Number(),
	std: Type.Number({ minimum: 0 }),
	edges: Type.Array(Type.Number(), { minItems: 1 }),
	counts: Type.Array(count, { minItems: 1 }),
	discrete: Type.Optional(Type.Boolean())
}, closed);
const categorical = Type.Object({
	values: Type.Array(Type.Object({
		value: Type.String(),
		count
	}, closed)),
	otherCount: count,
	distinct: count
}, closed);
const column = Type.Object({
	type: oneOf([
		"integer",
		"number",
		"string",
		"boolean",
		"date",
		"timestamp",
		"other"
	]),
	role: oneOf([
		"numeric",
		"categorical",
		"id",
		"text",
		"timestamp",
		"constant",
		"empty"
	]),
	rows: count,
	missing: count,
	infinite: count,
	distinct: Type.Optional(count),
	numeric: Type.Optional(numeric),
	categorical: Type.Optional(categorical),
	range: Type.Optional(Type.Object({
		min: Type.String(),
		max: Type.String()
	}, closed))
}, closed);
const time = Type.Object({
	column: Type.String(),
	min: Type.String(),
	max: Type.String()
}, closed);
const dvc = Type.Object({
	file: Type.String(),
	path: Type.String(),
	md5: Type.String({ pattern: "^[0-9a-f]{32}(\\.dir)?$" }),
	stage: Type.Optional(Type.String()),
	verified: oneOf([
		"content",
		"size",
		"no"
	])
}, closed);
/** The published schema of profile.json. */
const profileSchema = Type.Object({
	schemaVersion: Type.Literal(1),
	rows: count,
	dataDigest: Type.String({ pattern: "^[0-9a-f]{64}$" }),
	time: Type.Optional(time),
	dvc: Type.Optional(Type.Array(dvc)),
	columns: Type.Object({}, { additionalProperties: column })
}, closed);
function oneOf(values) {
	return Type.Unsafe({
		type: "string",
		enum: [...values]
	});
}

// packages/core/profile/parse-profile.ts
/**
* Reads profile.json.
* @throws CannotRunError with every place where it is not a profile, or one whose numbers contradict each other.
*/
function parseProfile(text, file) {
	return soundProfile(text) ?? parseWithPlaces(text, file);
}
/** Undefined when anything is wrong: only then are places needed, which cost seconds for thousands of columns. */
function soundProfile(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	if (schemaProblems(profileSchema, value).length > 0) return void 0;
	const profile = value;
	return Object.values(profile.columns).some((column) => contradictionIn(column, profile.rows)) ? void 0 : profile;
}
function parseWithPlaces(text, file) {
	const config = parseConfig(profileSchema, text, file);
	const profile = config.value;
	const problems = [];
	for (const [name, column] of Object.entries(profile.columns)) {
		const contradiction = contradictionIn(column, profile.rows);
		if (!contradiction) continue;
		problems.push({
			code: "profile",
			subject: `columns.${name}`,
			message: `${contradiction}; write the profile again with validate-data`,
			location: config.locate(["columns", name])
		});
	}
	if (problems.length > 0) throw new CannotRunError(problems);
	return profile;
}
function contradictionIn(column, rows) {
	const { numeric, categorical } = column;
	if (column.rows !== rows) return `expected ${rows} rows as in the whole profile, got ${column.rows}`;
	const present = column.rows - column.missing - column.infinite;
	if (present < 0) return "more values are missing or infinite than there are rows";
	if (numeric) {
		if (!hasSoundEdges(numeric)) return "expected strictly increasing edges from min to max and a count for each bin";
		const binned = sum$1(numeric.counts);
		if (binned !== present) return `expected counts that add up to ${present} finite values, got ${binned}`;
	}
	if (categorical) {
		const counted = sum$1(categorical.values.map(({ count }) => count)) + categorical.otherCount;
		if (counted !== present) return `expected counts that add up to ${present} values, got ${counted}`;
	}
}
function hasSoundEdges({ edges, counts, min, max, discrete }) {
	const increasing = edges.every((edge, index) => index === 0 || edge > edges[index - 1]);
	const bins = discrete === true ? edges.length : edges.length - 1;
	return increasing && counts.length === bins && edges[0] === min && edges.at(-1) === max;
}
function sum$1(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

// packages/core/profile/column-role.ts
/** More distinct strings than this are keys or free text, not categories. */
const mostCategories = 1e4;
const idShare = .98;
/** What a sketch may say of values that are all different. */
const sketchedIdShare = .85;
const longText = 64;
const rolesByType = {
	date: () => "timestamp",
	timestamp: () => "timestamp",
	boolean: ({ distinct }) => distinct === 1 ? "constant" : "categorical",
	integer: (facts) => facts.distinct === 1 ? "constant" : isIntegerId(facts) ? "id" : "numeric",
	number: ({ min, max }) => min === max ? "constant" : "numeric",
	string: stringRole,
	other: () => "text"
};
/** The role of a column. An id whose distinct values were not counted exactly is one only perhaps: count, and ask again. */
function columnRole(facts) {
	return facts.present === 0 ? "empty" : rolesByType[facts.type](facts);
}
/** Whole numbers are ids only if they are all different and either say so by name or count rows: a measurement may be all different too. */
function isIntegerId(facts) {
	const { name, present, min = 0, max = 0 } = facts;
	if (present < 2 || !isNearlyUnique(facts)) return false;
	return present >= 20 && max - min + 1 <= 1.1 * present || /(^|[^a-z])(id|uuid|guid|key|index|row)$/i.test(name) || /[a-z](Id|ID|Key)$/.test(name);
}
function stringRole(facts) {
	const { present, distinct, meanLength = 0, blankShare = 0 } = facts;
	if (distinct === 1) return "constant";
	const isWordy = meanLength > longText || blankShare > .5;
	if (present >= 20 && isNearlyUnique(facts)) return isWordy ? "text" : "id";
	if (meanLength > longText) return "text";
	if (distinct > 1e4) return isWordy ? "text" : "id";
	return isWordy && present >= 100 && distinct > present / 2 ? "text" : "categorical";
}
function isNearlyUnique({ present, distinct, isExact }) {
	return distinct >= (isExact ? idShare : sketchedIdShare) * present;
}

// packages/core/profile/summary-numbers.ts
/** Exact up to rounding, from distinct values and how often each occurs (two passes). At least one value. */
function momentsOfCounts(values, counts) {
	const shift = values[0];
	const range = Math.max(...values) - Math.min(...values);
	const scale = range < 1e140 && (range > 1e-140 || range === 0) ? 1 : Math.max(...values.map((value) => Math.abs(value)));
	const deviations = values.map((value) => scale === 1 ? value - shift : value / scale - shift / scale);
	const n = counts.reduce((sum, count) => sum + count, 0);
	const center = deviations.reduce((sum, value, index) => sum + value * counts[index], 0) / n;
	const squares = deviations.reduce((sum, value, index) => sum + counts[index] * (value - center) ** 2, 0);
	const std = n > 1 ? Math.sqrt(squares / (n - 1)) * scale : 0;
	return steadyMoments({
		shift,
		offset: center * scale,
		std
	});
}
/**
* Mean = shift + offset and standard deviation, rounded to a part in 10¹² of the spread: parallel sums differ in their last bits
* from run to run, and a profile of the same data must be the same text.
*/
function steadyMoments(parts) {
	const std = Number(parts.std.toPrecision(12));
	if (std === 0 || !Number.isFinite(std)) return {
		mean: parts.shift + parts.offset,
		std: Math.min(std, Number.MAX_VALUE)
	};
	const places = 12 - Math.floor(Math.log10(std));
	return {
		mean: parts.shift + roundTo(parts.offset, places),
		std
	};
}
function roundTo(value, places) {
	const digits = Math.max(1, Math.min(17, (value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))) + 1 + places));
	return Number(value.toPrecision(digits));
}

// packages/core/profile/shortest-between.ts
/**
* The number in [low, high) with the fewest significant decimal digits; `low` itself when it is as short as any, or
* when there is nothing between.
*/
function shortestBetween(low, high) {
	if (!(low < high)) return low;
	for (let digits = 1; digits < 17; digits++) {
		const rounded = Number(low.toPrecision(digits));
		if (rounded >= low && rounded < high) return rounded;
		const step = 10 ** (Math.floor(Math.log10(Math.abs(low))) + 1 - digits);
		const above = Number((rounded + step).toPrecision(digits));
		if (above >= low && above < high) return above;
	}
	return low;
}

// packages/core/profile/quantile-edges.ts
/**
* Edges e0 = min < e1 < … = max of bins [e0, e1], (e1, e2], … with about the same number of sampled values in each;
* fewer bins where values repeat. Quantiles are values of the sample (inverse of its distribution function), moved up
* within the gap to the next value to the number with the fewest digits: the bins of the sample stay as they are.
* A value at the minimum that would fill a bin has one of its own. Without a range there is one edge.
* @param sorted ascending, finite, within [min, max].
*/
function quantileEdges(sorted, { min, max, bins }) {
	if (!(min < max)) return [min];
	const edges = [min];
	for (let bin = 1; bin < bins; bin++) {
		const rank = Math.ceil(bin * sorted.length / bins);
		const value = sorted[Math.max(0, rank - 1)];
		if (value === void 0) break;
		const next = nextValue(sorted, value, max);
		const edge = shortestBetween(value === min ? value + (next - value) / 2 : value, next);
		if (edge > edges.at(-1) && edge < max) edges.push(edge);
	}
	edges.push(max);
	return edges;
}
/** The smallest sampled value above `value`, else the maximum. */
function nextValue(sorted, value, max) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if (sorted[middle] <= value) low = middle + 1;
		else high = middle;
	}
	return low < sorted.length ? sorted[low] : Math.max(max, value);
}

// packages/core/profile/canonical-numbers.ts
/** One spelling for one number: a missing value elsewhere turns the 1 of a column into 1.0. Counts are added up. */
function canonicalNumbers(values) {
	const merged = /* @__PURE__ */ new Map();
	for (const [value, count] of values) {
		const number = value.trim() === "" ? NaN : Number(value);
		const name = Number.isFinite(number) ? String(number) : value;
		merged.set(name, (merged.get(name) ?? 0) + count);
	}
	return merged;
}

// packages/core/profile/profile-text.ts
/**
* profile.json: sorted keys, so that a change of the data is the only change in a diff; a line for each column, so
* that it stays small and reviewable.
*/
function profileText(profile) {
	const { columns, ...head } = profile;
	const lines = Object.keys(columns).sort().map((name) => `    ${JSON.stringify(name)}: ${sortedJson(toPlainJson(columns[name]))}`);
	const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${sortedJson(value)}`);
	return `{\n${[`  "columns": {\n${lines.join(",\n")}\n  }`, ...fields].sort().join(",\n")}\n}\n`;
}
function sortedJson(value) {
	if (Array.isArray(value)) return `[${value.map((item) => sortedJson(item)).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	return `{${Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item)}`).join(",")}}`;
}

// packages/core/profile/numeric-distribution.ts
/** Values at or below x, of the profiled finite ones: exact at the profile's own edges, even in between. */
function countUpTo(profile, x) {
	const { edges, counts, discrete } = profile;
	if (x < edges[0]) return 0;
	let sum = 0;
	if (discrete === true || edges.length === 1) {
		for (const [index, edge] of edges.entries()) if (edge <= x) sum += counts[index];
		return sum;
	}
	for (const [bin, count] of counts.entries()) {
		const [low, high] = [edges[bin], edges[bin + 1]];
		if (x >= high) sum += count;
		else return sum + count * Math.max(0, (x - low) / (high - low));
	}
	return sum;
}
/** The value that a share `p` of the values does not exceed; even within a bin. */
function profileQuantile(profile, p) {
	const { edges, counts, discrete, max } = profile;
	const wanted = p * counts.reduce((sum, count) => sum + count, 0);
	let sum = 0;
	for (const [bin, count] of counts.entries()) {
		if (count > 0 && sum + count >= wanted) {
			if (discrete === true || edges.length === 1) return edges[bin];
			const [low, high] = [edges[bin], edges[bin + 1]];
			return low + (high - low) * ((wanted - sum) / count);
		}
		sum += count;
	}
	return max;
}
/** More cells than this show noise before they show a shift. */
const mostCells = 10;
/**
* Two profiles with edges of their own, counted in the same cells: every value when both list them, otherwise about ten
* cells that hold equal shares of both together, cut at edges that one of them has.
*/
function commonCells(before, after) {
	const all = [.../* @__PURE__ */ new Set([...before.edges, ...after.edges])].sort((a, b) => a - b);
	const isListed = (profile) => profile.discrete === true || profile.edges.length === 1;
	const cuts = isListed(before) && isListed(after) && all.length <= 50 ? all : evenCuts(all, before, after);
	const counted = (profile) => {
		const upTo = cuts.map((cut) => countUpTo(profile, cut));
		return [...upTo.map((count, index) => count - (upTo[index - 1] ?? 0)), Math.max(0, total(profile) - (upTo.at(-1) ?? 0))];
	};
	const [a, b] = [counted(before), counted(after)];
	const kept = a.map((count, cell) => count + b[cell] > 0);
	return {
		before: a.filter((_one, cell) => kept[cell]),
		after: b.filter((_one, cell) => kept[cell])
	};
}
function evenCuts(candidates, before, after) {
	const [n, m] = [total(before), total(after)];
	const cuts = [];
	let filled = 0;
	for (const candidate of candidates) {
		const share = (countUpTo(before, candidate) / n + countUpTo(after, candidate) / m) / 2;
		if (share < (filled + 1) / mostCells || share >= 1) continue;
		cuts.push(candidate);
		filled = Math.floor(share * mostCells);
	}
	return cuts;
}
function total({ counts }) {
	return counts.reduce((sum, count) => sum + count, 0);
}

// packages/core/profile/column-shift.ts
/** Undefined when both say the same of its values. */
function columnShift(column, before, after) {
	if (before.numeric && after.numeric) return numericShift(column, before.numeric, after.numeric);
	if (before.categorical && after.categorical) return categoricalShift(column, before.categorical, after.categorical);
	if (before.range && after.range) {
		const [a, b] = [before.range, after.range].map(({ min, max }) => `${min} to ${max}`);
		return a === b ? void 0 : {
			column,
			range: {
				before: a,
				after: b
			}
		};
	}
	if (before.distinct !== void 0 && after.distinct !== void 0) {
		const distinct = {
			before: before.distinct,
			after: after.distinct
		};
		return distinct.before === distinct.after ? void 0 : {
			column,
			distinct
		};
	}
}
function numericShift(column, before, after) {
	const numbers = [
		move("min", before.min, after.min),
		move("p05", profileQuantile(before, .05), profileQuantile(after, .05)),
		move("median", profileQuantile(before, .5), profileQuantile(after, .5)),
		move("mean", before.mean, after.mean),
		move("p95", profileQuantile(before, .95), profileQuantile(after, .95)),
		move("max", before.max, after.max),
		move("std", before.std, after.std)
	].filter((one) => one.before !== one.after);
	const cells = commonCells(before, after);
	const sizes = distance(cells.before, cells.after);
	return numbers.length === 0 && sameShares(cells.before, cells.after) ? void 0 : {
		column,
		...sizes,
		numbers
	};
}
function move(name, before, after) {
	return {
		name,
		before,
		after
	};
}
function categoricalShift(column, before, after) {
	const [a, b] = [countsOf(before), countsOf(after)];
	const names = [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])];
	const cells = {
		before: [...names.map((name) => a.get(name) ?? 0), before.otherCount],
		after: [...names.map((name) => b.get(name) ?? 0), after.otherCount]
	};
	if (sameShares(cells.before, cells.after)) return void 0;
	const [n, m] = [sum(cells.before), sum(cells.after)];
	const moves = names.map((value) => ({
		value,
		before: share(a.get(value) ?? 0, n),
		after: share(b.get(value) ?? 0, m)
	})).filter((one) => one.before !== one.after).sort((x, y) => Math.abs(y.after - y.before) - Math.abs(x.after - x.before) || (x.value < y.value ? -1 : 1));
	const gained = moves.filter(({ value }) => !a.has(value));
	const lost = moves.filter(({ value }) => !b.has(value));
	const moved = moves.filter(({ value }) => a.has(value) && b.has(value));
	return {
		column,
		...distance(cells.before, cells.after),
		values: {
			gained,
			lost,
			moved
		}
	};
}
function countsOf({ values }) {
	return new Map(values.map(({ value, count }) => [value, count]));
}
/** Empty sides have no distance. */
function distance(before, after) {
	const result = psi(before, after);
	if (!Number.isFinite(result.value)) return {};
	const js = jensenShannonDistance(before, after);
	return {
		psi: result.value,
		js,
		pValue: psiNoShiftPValue(result)
	};
}
function sameShares(before, after) {
	const [n, m] = [sum(before), sum(after)];
	return before.every((count, cell) => count * m === after[cell] * n);
}
function share(count, of) {
	return of === 0 ? 0 : count / of;
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

// packages/core/profile/profile-diff.ts
function diffProfiles(before, after) {
	const pairs = [.../* @__PURE__ */ new Set([...Object.keys(before.columns), ...Object.keys(after.columns)])].sort().map((name) => ({
		name,
		before: ownColumn(before, name),
		after: ownColumn(after, name)
	}));
	const schema = pairs.flatMap(({ name, before: a, after: b }) => schemaChanges(name, a, b));
	const both = pairs.flatMap(({ name, before: a, after: b }) => a && b ? [{
		name,
		before: a,
		after: b
	}] : []);
	const missing = both.flatMap(({ name, before: a, after: b }) => missingChanges(name, a, b));
	const shifts = both.flatMap(({ name, before: a, after: b }) => columnShift(name, a, b) ?? []);
	shifts.sort((a, b) => size(b) - size(a) || (a.column < b.column ? -1 : 1));
	const changed = /* @__PURE__ */ new Set([
		...shifts.map(({ column }) => column),
		...missing.map(({ column }) => column),
		...schema.map(({ column }) => column)
	]);
	const isSameTime = JSON.stringify(before.time ?? null) === JSON.stringify(after.time ?? null);
	return {
		rows: {
			before: before.rows,
			after: after.rows
		},
		digest: {
			before: before.dataDigest,
			after: after.dataDigest
		},
		time: {
			before: before.time,
			after: after.time
		},
		schema,
		missing,
		shifts,
		unchanged: both.filter(({ name }) => !changed.has(name)).length,
		identical: changed.size === 0 && before.rows === after.rows && isSameTime
	};
}
function ownColumn({ columns }, name) {
	return Object.hasOwn(columns, name) ? columns[name] : void 0;
}
/** A shift without a size, such as a longer time span, comes last. */
function size({ psi }) {
	return psi ?? -1;
}
function schemaChanges(column, before, after) {
	if (!before || !after) {
		const { type, role } = before ?? after;
		return [{
			kind: before ? "removed" : "added",
			column,
			type,
			role
		}];
	}
	const changes = [];
	if (before.type !== after.type) changes.push({
		kind: "retyped",
		column,
		before: before.type,
		after: after.type
	});
	if (before.role !== after.role) changes.push({
		kind: "role",
		column,
		before: before.role,
		after: after.role
	});
	return changes;
}
function missingChanges(column, before, after) {
	return ["missing", "infinite"].flatMap((what) => {
		const share = (profile) => profile.rows === 0 ? 0 : profile[what] / profile.rows;
		const change = {
			column,
			before: share(before),
			after: share(after),
			what
		};
		return change.before === change.after ? [] : [change];
	});
}

export { momentsOfCounts as a, parseProfile as c, quantileEdges as i, profileText as n, steadyMoments as o, canonicalNumbers as r, columnRole as s, diffProfiles as t };