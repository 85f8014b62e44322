import { G as toPlainJson, J as cannotRun, q as CannotRunError } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { Ln as psi, On as jensenShannonDistance, Rn as psiNoShiftPValue } from "./stats.js";
import { a as schemaProblems, i as parseConfig } from "./core-config.js";

// packages/core/profile/next-double.ts
const view$1 = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
/** The largest double below a finite x. */
function nextBelow(x) {
	if (x === 0) return -Number.MIN_VALUE;
	view$1.setFloat64(0, x);
	const bits = view$1.getBigInt64(0);
	view$1.setBigInt64(0, x > 0 ? bits - 1n : bits + 1n);
	return view$1.getFloat64(0);
}

// packages/core/profile/dyadic-cells.ts
/** 12 decimal digits: enough for data that differ from a large offset by little. */
const mostBits = 40;
/** Below the exponent of the smallest double nothing is left to cut. */
const smallestExponent = -1074;
/** How finely an octave can be cut; whole numbers no further than to single numbers. */
function bitsWithin(exponent, isInteger) {
	const finest = isInteger ? exponent : exponent - smallestExponent;
	return Math.max(0, Math.min(40, finest));
}
/** The cell of a number other than zero; infinity ends the last one. */
function cellOf(value, bits) {
	const negative = value < 0;
	return position(negative, Math.abs(value), bits, negative ? "near" : "far");
}
/** The cell whose lower end is a given edge other than zero. */
function cellAbove(edge, bits) {
	const negative = edge < 0;
	return position(negative, Math.abs(edge), bits, negative ? "far" : "near");
}
/** The cell of a size, where the nearer or the farther end from zero belongs to cells. */
function position(negative, size, bits, own) {
	if (size === Infinity) return {
		negative,
		exponent: 1023,
		index: 2 ** bits - 1
	};
	const floor = floorLog2(size);
	const exponent = own === "far" && size === 2 ** floor ? floor - 1 : floor;
	if (exponent < smallestExponent) return {
		negative,
		exponent,
		index: 0
	};
	const inOctave = (size / 2 ** exponent - 1) * 2 ** bits;
	return {
		negative,
		exponent,
		index: own === "near" ? Math.floor(inOctave) : Math.ceil(inOctave) - 1
	};
}
/** The ends of a cell (low, high]. The last octave of doubles ends at infinity. */
function cellEnds({ negative, exponent, bits }, index) {
	const near = edge(exponent, bits, index);
	const far = edge(exponent, bits, index + 1);
	return negative ? {
		low: -far,
		high: -near
	} : {
		low: near,
		high: far
	};
}
function edge(exponent, bits, index) {
	const cells = 2 ** bits;
	return index === cells && exponent === 1023 ? Infinity : 2 ** Math.max(exponent, smallestExponent) * (exponent < smallestExponent ? index / cells : 1 + index / cells);
}
/** The same counts in cells of fewer bits. */
function coarsenOctave(octave, bits) {
	if (bits >= octave.bits) return octave;
	const factor = 2 ** (octave.bits - bits);
	const cells = /* @__PURE__ */ new Map();
	for (const [index, count] of octave.cells) addCount(cells, Math.floor(index / factor), count);
	return {
		...octave,
		bits,
		cells
	};
}
function addCount(counts, key, count) {
	counts.set(key, (counts.get(key) ?? 0) + count);
}
const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
/** Exactly: Math.log2 rounds just below a power of two. */
function floorLog2(size) {
	view.setFloat64(0, size);
	const exponent = view.getUint32(0) >>> 20 & 2047;
	return exponent > 0 ? exponent - 1023 : floorLog2(size * 2 ** 60) - 60;
}

// packages/core/profile/cell-bins.ts
/**
* Cells along the number line as bins (e0, e1], (e1, e2], … from the minimum to the maximum, with an empty bin where
* no cell is. Bins [e0, e1], …: the minimum is in the first one.
*/
function binsOfCells(octaves, zeros, { min, max }) {
	const { edges, counts } = wholeCells(octaves, zeros);
	edges[edges.length - 1] = max;
	edges[0] = min < edges[1] ? min : nextBelow(min);
	return {
		edges,
		counts
	};
}
/** The same from the lower end of the first cell to the upper end of the last: edges that every table has. */
function wholeCells(octaves, zeros) {
	const bins = {
		edges: [],
		counts: []
	};
	for (const octave of octaves.filter(({ negative }) => negative)) addCells(bins, octave);
	if (zeros > 0) addBin(bins, {
		low: -Number.MIN_VALUE,
		high: 0
	}, zeros);
	for (const octave of octaves.filter(({ negative }) => !negative)) addCells(bins, octave);
	const { edges, counts } = bins;
	const finite = (edge) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, edge));
	return {
		edges: edges.map((edge) => finite(edge)),
		counts
	};
}
/** Cells counted elsewhere, no coarser than those that the edges come from, in the bins between these edges. */
function countBetween({ octaves, zeros }, edges) {
	const counts = edges.slice(1).map(() => 0);
	const outside = {
		below: 0,
		above: 0
	};
	const add = (high, count) => {
		const bin = firstAtLeast(edges, high) - 1;
		if (bin < 0) outside.below += count;
		else if (bin >= counts.length) outside.above += count;
		else counts[bin] += count;
	};
	for (const octave of octaves) for (const [index, count] of octave.cells) {
		const { high } = cellEnds(octave, index);
		add(Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, high)), count);
	}
	if (zeros > 0) add(0, zeros);
	return {
		counts,
		...outside
	};
}
/** The index of the first edge that is not below a value. */
function firstAtLeast(edges, value) {
	let [low, high] = [0, edges.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if (edges[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
function addCells(bins, octave) {
	const indices = [...octave.cells.keys()].sort((a, b) => octave.negative ? b - a : a - b);
	for (const index of indices) addBin(bins, cellEnds(octave, index), octave.cells.get(index));
}
function addBin({ edges, counts }, { low, high }, count) {
	if (edges.length === 0) edges.push(low);
	else if (edges.at(-1) < low) {
		edges.push(low);
		counts.push(0);
	}
	edges.push(high);
	counts.push(count);
}

// packages/core/profile/cell-text.ts
function encodeCells(octaves, zeros) {
	const of = (negative) => octaves.filter((one) => one.negative === negative).map((one) => encodeOctave(one));
	return {
		negative: of(true),
		zeros,
		positive: of(false)
	};
}
/** Undefined when the text is not one that `encodeCells` writes. */
function decodeCells({ negative, positive }) {
	const octaves = [...negative.map((text) => decodeOctave(text, true)), ...positive.map((text) => decodeOctave(text, false))];
	const sound = octaves.filter((one) => one !== void 0);
	return sound.length === octaves.length ? sound : void 0;
}
function encodeOctave({ negative, exponent, bits, cells }) {
	const own = negative ? 0 : 1;
	const indices = [...cells.keys()].sort((a, b) => a - b);
	const shift = commonShift(indices.map((index) => index + own), bits);
	const unit = 2 ** shift;
	const numbers = indices.map((index) => (index + own) / unit - own);
	const counts = [];
	for (const [at, index] of indices.entries()) {
		const gap = at === 0 ? 0 : numbers[at] - numbers[at - 1] - 1;
		if (gap > 0) counts.push(-gap);
		counts.push(cells.get(index));
	}
	return [
		exponent,
		bits,
		shift,
		numbers[0],
		...counts
	];
}
/** Trailing zero bits that all numbers have; 0 for cells next to each other. */
function commonShift(numbers, bits) {
	let shift = bits;
	for (const number of numbers) while (shift > 0 && number % 2 ** shift !== 0) shift--;
	return shift;
}
function decodeOctave(text, negative) {
	const [exponent, bits, shift, first, ...counts] = text;
	if (exponent === void 0 || bits === void 0 || shift === void 0 || first === void 0) return void 0;
	const own = negative ? 0 : 1;
	const cells = /* @__PURE__ */ new Map();
	let number = first;
	for (const count of counts) if (count > 0) cells.set((number++ + own) * 2 ** shift - own, count);
	else number -= count;
	const inside = [...cells.keys()].every((index) => index >= 0 && index < 2 ** bits);
	const isSound = exponent >= -1075 && exponent <= 1023 && bits >= 0 && bits <= 52 && shift >= 0 && cells.size > 0;
	return inside && isSound ? {
		negative,
		exponent,
		bits,
		cells
	} : void 0;
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
	const range = Math.max(...values) - Math.min(...values);
	const scale = range < 1e140 && (range > 1e-140 || range === 0) ? 1 : Math.max(...values.map((value) => Math.abs(value)));
	const shift = scale === 1 ? values[0] : 0;
	const deviations = values.map((value) => value / scale - shift);
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
* Mean = shift + offset and standard deviation, rounded to a part in 10¹³ of the spread: parallel sums differ in their last bits
* from run to run, and a profile of the same data must be the same text.
*/
function steadyMoments(parts) {
	const std = Number(parts.std.toPrecision(13));
	if (std === 0 || !Number.isFinite(std)) return {
		mean: parts.shift + parts.offset,
		std: Math.min(std, Number.MAX_VALUE)
	};
	const places = 13 - Math.floor(Math.log10(std));
	return {
		mean: roundTo(parts.shift + roundTo(parts.offset, places), places),
		std
	};
}
function roundTo(value, places) {
	const digits = Math.max(1, Math.min(17, (value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))) + 1 + places));
	return Number(value.toPrecision(digits));
}

// packages/core/profile/choose-cells.ts
/** A profile of few columns can afford cells of half a percent; one of a hundred must stay within 100 KB. */
function cellsPerColumn(columns) {
	return columns <= 25 ? 1024 : Math.max(8, Math.floor(16e3 / columns));
}
/** As many values reach the exponent from which octaves count as the bulk. */
const bulkValues = 256;
/** Octaves in full resolution below the exponent of the bulk; further down each has half as many cells as the one above. */
const fullOctaves = 14;
/**
* The octaves in the resolution that the data deserve. Let E be the largest exponent that at least 256 values reach. Octaves from
* E − 14 up have min(M, what a double can tell) bits, M the finest for which T(M) = (their cells that are not empty) +
* 2^M · (number of octaves below) is within the budget; an octave d below E − 14 has M − d bits, but not less than 0.
*
* A superset of the data never has finer cells, so the parts of a table always know at least what the whole
* needs: with more values, E can only rise, and T(M) can only rise (a cell that has a value keeps it, and an octave
* that falls below E − 14 counts as if none of its 2^M cells were empty), so M can only fall, and so do the bits of every
* octave. What T needs of the whole, the parts kept: their own E − 14 is not above that of the whole, nor their M below.
*/
function chooseCells(octaves, budget) {
	const lowest = bulkExponent(octaves) - fullOctaves;
	const full = octaves.filter(({ exponent }) => exponent >= lowest);
	const below = octaves.length - full.length;
	const limit = ({ exponent }) => bitsWithin(exponent, budget.isInteger);
	const open = full.filter((one) => one.bits < limit(one));
	const known = Math.min(Infinity, ...open.map(({ bits }) => bits));
	const finest = Math.max(0, ...full.map((one) => limit(one)));
	const cellsAt = (bits) => below * 2 ** bits + full.reduce((sum, one) => sum + coarsenOctave(one, Math.min(bits, limit(one))).cells.size, 0);
	let bits = 0;
	while (bits < finest && bits + 1 <= known && cellsAt(bits + 1) <= budget.cells) bits++;
	const isSpent = cellsAt(bits) > budget.cells;
	if (bits === known && bits < finest && !isSpent && budget.areParts !== true) return {
		unresolved: open.filter((one) => one.bits === known),
		known
	};
	return { octaves: octaves.map((one) => coarsenOctave(one, Math.max(0, Math.min(bits - Math.max(0, lowest - one.exponent), limit(one))))).sort(inOrder) };
}
/** -Infinity while fewer than 256 values are not zero. */
function bulkExponent(octaves) {
	const sizes = octaves.map((one) => ({
		exponent: one.exponent,
		count: countOf(one)
	}));
	sizes.sort((a, b) => b.exponent - a.exponent);
	let reached = 0;
	for (const { exponent, count } of sizes) {
		reached += count;
		if (reached >= bulkValues) return exponent;
	}
	return -Infinity;
}
function countOf({ cells }) {
	let total = 0;
	for (const count of cells.values()) total += count;
	return total;
}
/** Along the number line. */
function inOrder(a, b) {
	if (a.negative !== b.negative) return a.negative ? -1 : 1;
	return a.negative ? b.exponent - a.exponent : a.exponent - b.exponent;
}

// packages/core/profile/describe-cells.ts
/** Values with their counts, each in the smallest cell that there is. */
function cellsOfValues(values, isInteger) {
	const octaves = /* @__PURE__ */ new Map();
	let zeros = 0;
	for (const [value, count] of values) {
		if (value === 0) {
			zeros += count;
			continue;
		}
		const { negative, exponent } = cellOf(value, 0);
		const bits = bitsWithin(exponent, isInteger);
		const key = `${negative} ${exponent}`;
		const octave = octaves.get(key) ?? {
			negative,
			exponent,
			bits,
			cells: /* @__PURE__ */ new Map()
		};
		octaves.set(key, octave);
		addCount(octave.cells, cellOf(value, bits).index, count);
	}
	return {
		octaves: [...octaves.values()],
		zeros
	};
}
/** The profile of a column of few values. */
function discreteNumbers(sorted, moments) {
	return {
		min: sorted[0][0],
		max: sorted.at(-1)[0],
		mean: moments.mean,
		std: moments.std,
		edges: sorted.map(([value]) => value),
		counts: sorted.map(([, count]) => count),
		discrete: true
	};
}
/** The profile of a column of many values, from octaves that `chooseCells` chose. */
function celledNumbers(octaves, zeros, { min, max, mean, std }) {
	return {
		min,
		max,
		mean,
		std,
		...binsOfCells(octaves, zeros, {
			min,
			max
		}),
		cells: encodeCells(octaves, zeros)
	};
}
/**
* What a numeric profile knows, as finely as it can be told. A discrete column knows its values; so does an octave of
* whole numbers in cells no wider than 1.
*/
function knownNumbers(profile, type) {
	if (!profile.cells) return cellsOfValues(profile.edges.map((value, at) => [value, profile.counts[at]]), type.becomesInteger);
	const octaves = decodeCells(profile.cells);
	const { zeros } = profile.cells;
	if (!type.isInteger || type.becomesInteger) return {
		octaves,
		zeros
	};
	return {
		octaves: octaves.map((one) => areSingle(one) ? singleNumbers(one) : one),
		zeros
	};
}
/** The values of a column of whole numbers, ascending, when no cell can hold two of them. */
function valuesOfCells({ octaves, zeros }) {
	if (!octaves.every((one) => areSingle(one))) return void 0;
	const values = octaves.flatMap((octave) => [...octave.cells].map(([index, count]) => {
		return [cellEnds(octave, index).high, count];
	}));
	if (zeros > 0) values.push([0, zeros]);
	return values.sort(([a], [b]) => a - b);
}
/** Cells of whole numbers that hold one number each: the upper end. */
function areSingle({ exponent, bits }) {
	return bits >= exponent;
}
function singleNumbers(octave) {
	return cellsOfValues(valuesOfCells({
		octaves: [octave],
		zeros: 0
	}), false).octaves[0];
}
/** Adds up what several parts of a column know. */
function addNumbers(parts) {
	const groups = /* @__PURE__ */ new Map();
	for (const octave of parts.flatMap(({ octaves }) => octaves)) {
		const key = `${octave.negative} ${octave.exponent}`;
		groups.set(key, [...groups.get(key) ?? [], octave]);
	}
	const zeros = parts.reduce((sum, part) => sum + part.zeros, 0);
	return {
		octaves: [...groups.values()].map((group) => addOctaves(group)),
		zeros
	};
}
function addOctaves(group) {
	const bits = Math.min(...group.map((one) => one.bits));
	const cells = /* @__PURE__ */ new Map();
	for (const octave of group) {
		const factor = 2 ** (octave.bits - bits);
		for (const [index, count] of octave.cells) addCount(cells, Math.floor(index / factor), count);
	}
	return {
		...group[0],
		bits,
		cells
	};
}
/** The octaves of a merge: its parts were chosen before, so they know enough. */
function chooseMerged(octaves, budget) {
	const choice = chooseCells(octaves, {
		...budget,
		areParts: true
	});
	if ("octaves" in choice) return choice.octaves;
	throw new Error("a merge of profiles needed finer cells than its parts have");
}

// packages/core/profile/guess-bits.ts
const mostSingleBits = 12;
/**
* In how many bits a first pass should count so that it says how many are needed: one more than a budget of cells can pay
* for if values lie densely between the extremes. Only a guess: it costs another pass when wrong, never a wrong count.
*/
function guessBits({ count, min, max, isInteger }, budget) {
	const depth = Math.log2(Math.max(2, count));
	const octaves = (max > 0 ? octavesBetween(Math.max(min, max / 2 ** depth), max) : 0) + (min < 0 ? octavesBetween(Math.max(-max, -min / 2 ** depth), -min) : 0);
	const wanted = Math.ceil(Math.log2(budget / octaves));
	const single = isInteger ? cellOf(Math.max(-min, max, 1), 0).exponent : 0;
	return Math.max(1, Math.min(40, single <= mostSingleBits ? Math.max(wanted, single) : wanted));
}
/** Octaves of positive numbers, the first and last as far as they are covered. */
function octavesBetween(low, high) {
	if (!(low > 0)) return octavesBetween(Number.MIN_VALUE, high);
	const [first, last] = [cellOf(low, 0).exponent, cellOf(high, 0).exponent];
	const within = (size, exponent) => size / 2 ** exponent - 1;
	const covered = last - first + within(high, last) - within(low, first);
	return Math.max(2 ** -40, Number.isFinite(covered) ? covered : 1);
}

// packages/core/profile/profile-schema.ts
const count = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false };
const octaves = Type.Array(Type.Array(Type.Integer(), { minItems: 5 }));
const numeric = Type.Object({
	min: Type.Number(),
	max: Type.Number(),
	mean: Type.Number(),
	std: Type.Number({ minimum: 0 }),
	edges: Type.Optional(Type.Array(Type.Number(), { minItems: 1 })),
	counts: Type.Optional(Type.Array(count, { minItems: 1 })),
	discrete: Type.Optional(Type.Literal(true)),
	cells: Type.Optional(Type.Object({
		negative: octaves,
		zeros: count,
		positive: octaves
	}, closed))
}, closed);
const categorical = Type.Object({
	values: Type.Array(Type.Object({
		value: Type.String(),
		count
	}, closed)),
	otherCount: count,
	distinct: count,
	distinctAtMost: Type.Optional(count)
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
	distinctAtMost: Type.Optional(count),
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
	schemaVersion: Type.Literal(2),
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
	if (Object.values(profile.columns).some((column) => contradictionIn(column, profile.rows))) return void 0;
	return withBins(profile);
}
/** Cells as the bins that everyone reads. */
function withBins(profile) {
	const columns = Object.entries(profile.columns).map(([name, column]) => {
		const { numeric } = column;
		if (!numeric?.cells) return [name, column];
		const bins = binsOfCells(decodeCells(numeric.cells), numeric.cells.zeros, numeric);
		return [name, {
			...column,
			numeric: {
				...numeric,
				...bins
			}
		}];
	});
	return {
		...profile,
		columns: Object.fromEntries(columns)
	};
}
/** Version 1 cut numbers at quantiles of each table, so that no two profiles had an edge in common. */
function refuseOldVersion(text, file) {
	if (!/"schemaVersion"\s*:\s*1\s*[,}]/.test(text)) return;
	throw cannotRun("profile-version", file, "is a profile of schemaVersion 1; expected 2, whose numbers can be merged. Write it again: run validate-data with the input profile on the data that it was made from, and register the model version again if it was stored with one");
}
function parseWithPlaces(text, file) {
	refuseOldVersion(text, file);
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
		const binned = binnedValues(numeric);
		if (binned === void 0) return "expected either discrete values (strictly increasing edges from min to max, with a count each) or cells that hold min and max";
		if (binned !== present) return `expected counts that add up to ${present} finite values, got ${binned}`;
	}
	if (categorical) {
		const counted = sum$2(categorical.values.map(({ count }) => count)) + categorical.otherCount;
		if (counted !== present) return `expected counts that add up to ${present} values, got ${counted}`;
	}
}
/** Undefined for edges or cells that contradict themselves. */
function binnedValues({ edges, counts, min, max, discrete, cells }) {
	if (cells) {
		const octaves = edges || counts || discrete ? void 0 : decodeCells(cells);
		if (!octaves || !holdExtremes(octaves, {
			min,
			max,
			zeros: cells.zeros
		})) return void 0;
		return octaves.reduce((total, octave) => total + countOf(octave), cells.zeros);
	}
	if (!edges || !counts || discrete !== true) return void 0;
	return edges.every((edge, index) => index === 0 || edge > edges[index - 1]) && counts.length === edges.length && edges[0] === min && edges.at(-1) === max ? sum$2(counts) : void 0;
}
/** Octaves along the number line, each once, from the minimum to the maximum. */
function holdExtremes(octaves, { min, max, zeros }) {
	const ends = octaves.flatMap((octave) => {
		const all = [...octave.cells.keys()].map((index) => cellEnds(octave, index));
		return [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))];
	});
	const ascending = ends.every((end, at) => at === 0 || end >= ends[at - 1]);
	const [first = 0, last = 0] = [ends[0], ends.at(-1)];
	const [low, high] = zeros > 0 ? [Math.min(first, -Number.MIN_VALUE), Math.max(last, 0)] : [first, last];
	return ascending && ends.length + zeros > 0 && low < min && min <= max && max <= high;
}
function sum$2(counts) {
	return counts.reduce((total, count) => total + count, 0);
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
	const lines = Object.keys(columns).sort().map((name) => `    ${JSON.stringify(name)}: ${sortedJson(toPlainJson(keptOf(columns[name])))}`);
	const fields = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${sortedJson(value)}`);
	return `{\n${[`  "columns": {\n${lines.join(",\n")}\n  }`, ...fields].sort().join(",\n")}\n}\n`;
}
/** Edges and counts of cells follow from these. */
function keptOf(column) {
	const { numeric } = column;
	if (!numeric?.cells) return column;
	const { edges: _edges, counts: _counts, ...kept } = numeric;
	return {
		...column,
		numeric: kept
	};
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
	const [a, b] = [distinctOf$1(before), distinctOf$1(after)];
	if (!a || !b || a.least <= b.most && b.least <= a.most) return void 0;
	return {
		column,
		distinct: {
			before: a.least,
			after: b.least
		}
	};
}
function distinctOf$1(column) {
	const { distinct, distinctAtMost = distinct } = column;
	return distinct === void 0 ? void 0 : {
		least: distinct,
		most: distinctAtMost
	};
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
	].filter((one) => Math.abs(one.after - one.before) > roundingOf(before, after));
	const cells = commonCells(before, after);
	const sizes = distance(cells.before, cells.after);
	return numbers.length === 0 && sameShares(cells.before, cells.after) ? void 0 : {
		column,
		...sizes,
		numbers
	};
}
/** Moments of merged profiles differ from those of the whole in their last digits. */
function roundingOf(before, after) {
	return 1e-9 * Math.max(before.std, after.std, Math.abs(before.mean) * 1e-6);
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
	const [n, m] = [sum$1(cells.before), sum$1(cells.after)];
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
	const [n, m] = [sum$1(before), sum$1(after)];
	return before.every((count, cell) => count * m === after[cell] * n);
}
function share(count, of) {
	return of === 0 ? 0 : count / of;
}
function sum$1(counts) {
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

// packages/core/profile/merge-categories.ts
/**
* The categories of several parts of a column. A value is listed when its count is known in every part: listed there, or
* the part lists all its values. The others are counted together: how many a part did not name cannot be told.
* Numbers of distinct values are exact when every part lists all values, and bounds otherwise.
*/
function mergeCategories(parts) {
	const known = /* @__PURE__ */ new Map();
	const incomplete = parts.filter(({ otherCount }) => otherCount > 0);
	for (const { value, count } of parts.flatMap(({ values }) => values)) addCount(known, value, count);
	const named = incomplete.map(({ values }) => new Set(values.map(({ value }) => value)));
	const listed = [...known].filter(([value]) => named.every((values) => values.has(value))).map(([value, count]) => ({
		value,
		count
	}));
	listed.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	const otherCount = parts.reduce((sum, part) => sum + rowsOf(part), 0) - listed.reduce((sum, { count }) => sum + count, 0);
	if (incomplete.length === 0) return {
		values: listed,
		otherCount,
		distinct: known.size
	};
	const atLeast = Math.max(known.size, ...parts.map(({ distinct }) => distinct));
	const unlisted = parts.map(({ values, distinct, distinctAtMost = distinct }) => distinctAtMost - values.length);
	const atMost = known.size + unlisted.reduce((sum, count) => sum + count, 0);
	return {
		values: listed,
		otherCount,
		distinct: atLeast,
		...atMost > atLeast ? { distinctAtMost: atMost } : {}
	};
}
function rowsOf({ values, otherCount }) {
	return values.reduce((sum, { count }) => sum + count, otherCount);
}

// packages/core/profile/merge-moments.ts
/** Mean and spread of several samples together (Chan, Golub and LeVeque 1979). At least one value. */
function mergeMoments(parts) {
	const filled = parts.filter(({ count }) => count > 0);
	const n = filled.reduce((sum, { count }) => sum + count, 0);
	const largest = Math.max(...filled.flatMap(({ mean, std }) => [Math.abs(mean), std]));
	const scale = largest > 1e140 ? 2 ** 600 : largest < 1e-140 ? 2 ** -600 : 1;
	const shift = scale === 1 ? filled[0].mean : 0;
	const offsets = filled.map(({ mean }) => mean / scale - shift);
	const offset = filled.reduce((sum, { count }, at) => sum + count / n * offsets[at], 0);
	const squares = filled.reduce((sum, { count, std }, at) => sum + (count - 1) * (std / scale) ** 2 + count * (offsets[at] - offset) ** 2, 0);
	const std = n > 1 ? Math.sqrt(squares / (n - 1)) * scale : 0;
	return steadyMoments({
		shift,
		offset: offset * scale,
		std
	});
}

// packages/core/profile/merge-numbers.ts
/** The numbers of several parts of a column: counts and extremes exactly, moments up to rounding. */
function mergeNumbers(parts, as) {
	const filled = parts.filter(({ numeric }) => numeric !== void 0);
	const known = filled.map(({ numeric }) => numeric);
	const values = fewValues(known);
	if (values && areSafe(values, as.type)) {
		const moments = momentsOfCounts(values.map(([value]) => value), values.map(([, count]) => count));
		return discreteNumbers(values, moments);
	}
	const becomesInteger = as.type === "integer";
	const counted = addNumbers(filled.map(({ type, numeric }) => knownNumbers(numeric, {
		isInteger: type === "integer",
		becomesInteger
	})));
	const octaves = chooseMerged(counted.octaves, {
		cells: cellsPerColumn(as.columns),
		isInteger: becomesInteger
	});
	return celledNumbers(octaves, counted.zeros, {
		min: Math.min(...known.map(({ min }) => min)),
		max: Math.max(...known.map(({ max }) => max)),
		...mergeMoments(filled.map((one) => ({
			count: one.rows - one.missing - one.infinite,
			mean: one.numeric.mean,
			std: one.numeric.std
		})))
	});
}
/** Every value of every part, ascending, when there are few. */
function fewValues(parts) {
	if (parts.some(({ cells }) => cells !== void 0)) return void 0;
	const counts = /* @__PURE__ */ new Map();
	for (const { edges, counts: own } of parts) for (const [at, value] of edges.entries()) addCount(counts, value, own[at]);
	return counts.size > 48 ? void 0 : [...counts].sort(([a], [b]) => a - b);
}
/** Neighbouring whole numbers beyond 2^53 meet in one double, so that values cannot be told apart. */
function areSafe(values, type) {
	if (type !== "integer" || values.length === 1) return true;
	return values.every(([value]) => Number.isSafeInteger(value));
}

// packages/core/profile/merge-column.ts
/** The column of the whole table from its parts, or why they are not parts of one column. */
function mergeColumn(name, parts, columns) {
	const filled = parts.filter(({ column }) => column.role !== "empty");
	const type = commonType(filled.length > 0 ? filled : parts);
	const role = commonRole(filled);
	if (type === void 0 || role === void 0) return retyped(name, filled, type);
	const all = parts.map(({ column }) => column);
	const base = {
		type,
		role,
		rows: sum(all.map(({ rows }) => rows)),
		missing: sum(all.map(({ missing }) => missing)),
		infinite: sum(all.map(({ infinite }) => infinite))
	};
	return {
		...base,
		...distributionOf(base, filled.map(({ column }) => column), columns)
	};
}
function distributionOf({ type, role }, filled, columns) {
	switch (role) {
		case "numeric":
		case "constant":
		case "categorical": {
			if (filled[0].numeric) {
				const numeric = mergeNumbers(filled, {
					type,
					columns
				});
				return {
					role: numeric.edges.length === 1 ? "constant" : "numeric",
					numeric
				};
			}
			const categorical = mergeCategories(filled.map((one) => one.categorical));
			return {
				role: categorical.distinct === 1 ? "constant" : "categorical",
				categorical
			};
		}
		case "id": return distinctOf(filled);
		case "timestamp": return { range: rangeOf(filled) };
		default: return {};
	}
}
/** Whole numbers and fractions are numbers; every other difference changes what a column means. */
function commonType(parts) {
	const types = new Set(parts.map(({ column }) => column.type));
	if (types.size <= 1 || parts.every(({ column }) => column.role === "empty")) return parts[0].column.type;
	return [...types].every((type) => type === "integer" || type === "number") ? "number" : void 0;
}
/** A constant is a column of few values seen so far. */
function commonRole(filled) {
	const roles = new Set(filled.map(({ column }) => column.role));
	if (roles.size === 0) return "empty";
	if (roles.size > 1) roles.delete("constant");
	return roles.size === 1 ? [...roles][0] : void 0;
}
function retyped(name, filled, type) {
	const first = filled[0];
	const what = (column) => type === void 0 ? column.type : `${column.type} (${column.role})`;
	const other = filled.find(({ column }) => what(column) !== what(first.column));
	const remedy = type === void 0 ? "Parts of one table have the same types: repair the source, or declare the type in the contract" : "A part in which nearly every value is different keeps no distribution to add up: profile parts with more rows, or the whole at once";
	return {
		code: "profile-merge",
		subject: `columns.${name}`,
		message: `is ${what(first.column)} in ${first.file}, but ${what(other.column)} in ${other.file}. ${remedy}`
	};
}
/** Parts may share ids: all that is certain is that none has more than the whole. */
function distinctOf(filled) {
	const atLeast = Math.max(...filled.map(({ distinct = 0 }) => distinct));
	const atMost = sum(filled.map(({ distinct = 0, distinctAtMost = distinct }) => distinctAtMost));
	return {
		distinct: atLeast,
		...atMost > atLeast ? { distinctAtMost: atMost } : {}
	};
}
function rangeOf(filled) {
	const ranges = filled.map(({ range }) => range);
	return {
		min: ranges.map(({ min }) => min).reduce((a, b) => isBefore(b, a) ? b : a),
		max: ranges.map(({ max }) => max).reduce((a, b) => isBefore(a, b) ? b : a)
	};
}
/** Far years and the engine's infinities are no dates of JavaScript. */
function isBefore(a, b) {
	const [first, second] = [timeOf(a), timeOf(b)];
	return first === second ? a < b : first < second;
}
function timeOf(text) {
	if (text.startsWith("-inf")) return -Infinity;
	const time = Date.parse(text);
	return Number.isNaN(time) ? Infinity : time;
}
function sum(numbers) {
	return numbers.reduce((total, one) => total + one, 0);
}

// packages/core/profile/merge-origin.ts
/** Where the rows of several profiles come from: one span when all tell it by one column, every DVC revision once. */
function mergeOrigin(profiles) {
	const time = mergeTime(profiles.map((profile) => profile.time));
	const revisions = /* @__PURE__ */ new Map();
	for (const revision of profiles.flatMap(({ dvc }) => dvc ?? [])) revisions.set(JSON.stringify([revision.path, revision.md5]), revision);
	const dvc = [...revisions.values()].sort((a, b) => a.path < b.path ? -1 : 1);
	const isWhole = dvc.length > 0 && profiles.every((profile) => profile.dvc !== void 0);
	return {
		...time ? { time } : {},
		...isWhole ? { dvc } : {}
	};
}
function mergeTime(spans) {
	const [first] = spans;
	if (!first) return void 0;
	const told = spans.filter((span) => span?.column === first.column);
	if (told.length !== spans.length) return void 0;
	const min = told.map((span) => span.min).sort()[0];
	const max = told.map((span) => span.max).sort().at(-1);
	return {
		column: first.column,
		min,
		max
	};
}

// packages/core/profile/merge-profiles.ts
/**
* The profile of a table from the profiles of its parts: for any split of the rows the same as one pass over the
* whole, moments up to rounding. What parts do not name stays unnamed: values that are rare in a part, the number of
* distinct values of a column that is not listed as a whole. The data digest is that of a table of several files: of the raw
* digests of the parts, in ascending order.
* @throws CannotRunError with every column that the parts do not have in common, or not with one type.
*/
function mergeProfiles(parts, digest) {
	const [first] = parts;
	if (!first) throw nothingToMerge();
	if (parts.length === 1) return first.profile;
	const names = Object.keys(first.profile.columns);
	const problems = parts.flatMap((part) => differentColumns(first, part));
	const columns = [];
	for (const name of names) {
		const own = parts.filter(({ profile }) => Object.hasOwn(profile.columns, name)).map(({ profile, file }) => ({
			column: profile.columns[name],
			file
		}));
		const merged = mergeColumn(name, own, names.length);
		if ("code" in merged) problems.push(merged);
		else columns.push([name, merged]);
	}
	if (problems.length > 0) throw new CannotRunError(problems);
	return {
		schemaVersion: 2,
		rows: parts.reduce((sum, { profile }) => sum + profile.rows, 0),
		dataDigest: digest(joinDigests(parts.map(({ profile }) => profile.dataDigest))),
		...mergeOrigin(parts.map(({ profile }) => profile)),
		columns: Object.fromEntries(columns)
	};
}
function nothingToMerge() {
	return new CannotRunError([{
		code: "profile-merge",
		subject: "profiles",
		message: "expected at least one profile to merge, got none"
	}]);
}
function differentColumns(first, part) {
	const lacks = (from, than) => Object.keys(than.profile.columns).filter((name) => !Object.hasOwn(from.profile.columns, name)).map((name) => ({
		code: "profile-merge",
		subject: `columns.${name}`,
		message: `is in ${than.file}, but not in ${from.file}. Expected profiles of parts of one table, with the same columns`
	}));
	return [...lacks(part, first), ...lacks(first, part)];
}
function joinDigests(digests) {
	const bytes = [...digests].sort().flatMap((hex) => hex.match(/../g).map((one) => parseInt(one, 16)));
	return Uint8Array.from(bytes);
}

export { cellEnds as C, cellAbove as S, nextBelow as T, columnRole as _, canonicalNumbers as a, wholeCells as b, celledNumbers as c, discreteNumbers as d, valuesOfCells as f, steadyMoments as g, momentsOfCounts as h, profileText as i, cellsOfValues as l, chooseCells as m, diffProfiles as n, parseProfile as o, cellsPerColumn as p, profileQuantile as r, guessBits as s, mergeProfiles as t, chooseMerged as u, decodeCells as v, cellOf as w, addCount as x, countBetween as y };