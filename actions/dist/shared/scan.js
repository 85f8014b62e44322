// packages/core/profile/near-window.ts
/** Larger arrays fall out of every cache; what does not fit is rare. */
const mostPlaces = 2 ** 20;
function nearWindow({ bits, min, max, count }) {
	const round = roundingTo(bits, Math.max(Math.abs(min), Math.abs(max)));
	const [nearMin, nearMax] = [min, max].map((value) => roundOne(round, value));
	const [hasNegative, hasPositive] = [nearMin < 0, nearMax > 0];
	const top = keyOf(Math.max(-nearMin, nearMax), bits);
	const octaves = Math.ceil(Math.log2(Math.max(2, count))) + 1;
	const nearest = hasNegative && !hasPositive ? -nearMax : hasPositive && !hasNegative ? nearMin : 0;
	const lowest = nearest > 0 ? keyOf(nearest, bits) : top - octaves * 2 ** bits;
	const base = Math.max(2 ** bits, lowest, top + 1 - mostPlaces);
	const size = Math.max(0, top + 1 - base);
	const signs = Number(hasNegative) + Number(hasPositive);
	const factor = 2 ** (bits - 20);
	const isNegative = (place) => hasNegative && place < size;
	return {
		bits,
		base,
		size,
		signs,
		positive: hasPositive ? hasNegative ? size : 0 : -1,
		negative: hasNegative ? 0 : -1,
		nearMin,
		nearMax,
		round,
		isNegative,
		writeNear: (place, words, index) => {
			const key = base + (place < size ? place : place - size);
			const sign = isNegative(place) ? 2147483648 : 0;
			words[2 * index + 1] = sign + (bits <= 20 ? key * 2 ** (20 - bits) : Math.floor(key / factor));
			words[2 * index] = bits <= 20 ? 0 : key % factor * 2 ** (52 - bits);
		}
	};
}
/** Products with the constant below overflow above this. */
const largestSplit = 2 ** 960;
const down = 2 ** -200;
/**
* Rounds to bits + 1 binary digits, in the arithmetic of `roundedSql`, digit by digit: what a query rounds must land in the cell that was counted here.
* @param largest that any value is.
*/
function roundingTo(bits, largest) {
	const constant = 2 ** (52 - bits) + 1;
	if (largest < largestSplit) return (values, into) => {
		for (let row = 0; row < values.length; row++) {
			const product = values[row] * constant;
			into[row] = product - (product - values[row]);
		}
	};
	return (values, into) => {
		for (let row = 0; row < values.length; row++) {
			const value = values[row];
			const scale = Math.abs(value) < largestSplit ? 1 : down;
			const product = value * scale * constant;
			into[row] = (product - (product - value * scale)) / scale;
		}
	};
}
function roundOne(round, value) {
	const into = /* @__PURE__ */ new Float64Array(1);
	round(Float64Array.of(value), into);
	return into[0];
}
const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
/** The leading bits of a positive double, without its sign. */
function keyOf(value, bits) {
	view.setFloat64(0, value);
	const [high, low] = [view.getUint32(0), view.getUint32(4)];
	return bits <= 20 ? high >>> 20 - bits : high * 2 ** (bits - 20) + (low >>> 52 - bits);
}

// packages/core/drift/joint-cells.ts
/**
* Branch and bound: inside of a cell the distance is never more than max(F(b) − G(a), G(b) − F(a)), a and b being its
* ends, and no cell whose bound does not exceed what some end has already need be looked into.
*/
function boundDistance(cells) {
	const { reference, current } = cells;
	const [n, m] = [total(reference), total(current)];
	let lower = 0;
	walk(cells, ({ f, g }) => {
		lower = Math.max(lower, Math.abs(f / n - g / m));
	});
	const open = [];
	walk(cells, ({ cell, f, g, fBefore, gBefore }) => {
		if (Math.max(f / n - gBefore / m, g / m - fBefore / n) > lower && !isSingle(cells, cell)) open.push(cell);
	});
	return {
		lower,
		open
	};
}
/** The largest distance at any of the values inside of open cells. */
function distanceInside(cells, inside) {
	const [n, m] = [total(cells.reference), total(cells.current)];
	const { open, reference, current } = inside;
	let largest = 0;
	let [next, i, j] = [
		0,
		0,
		0
	];
	walk(cells, ({ cell, f, g, fBefore, gBefore }) => {
		if (cell !== open[next]) return;
		next++;
		const [iEnd, jEnd] = [i + f - fBefore, j + g - gBefore];
		const [iStart, jStart] = [i, j];
		while (i < iEnd || j < jEnd) {
			const value = Math.min(i < iEnd ? reference[i] : Infinity, j < jEnd ? current[j] : Infinity);
			while (i < iEnd && reference[i] === value) i++;
			while (j < jEnd && current[j] === value) j++;
			const distance = (fBefore + i - iStart) / n - (gBefore + j - jStart) / m;
			largest = Math.max(largest, Math.abs(distance));
		}
	});
	return largest;
}
/** All open cells in a few ranges, with as few rows between them as can be. */
function rangesOf({ reference, current }, open, mostRanges) {
	const cuts = open.slice(1).map((cell, at) => {
		const [start, end] = [open[at] + 1, cell];
		return {
			at: at + 1,
			rows: total(reference.subarray(start, end)) + total(current.subarray(start, end))
		};
	}).filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows).slice(0, mostRanges - 1).map(({ at }) => at).sort((a, b) => a - b);
	return [0, ...cuts].map((at, index) => ({
		first: open[at],
		last: open[(cuts[index] ?? open.length) - 1]
	}));
}
function walk({ reference, current }, visit) {
	let [f, g] = [0, 0];
	for (let cell = 0; cell < reference.length; cell++) {
		const [fBefore, gBefore] = [f, g];
		f += reference[cell];
		g += current[cell];
		visit({
			cell,
			f,
			g,
			fBefore,
			gBefore
		});
	}
}
/** Zero has a cell of its own, and so have whole numbers where cells are not wider than 1. */
function isSingle({ near, bits, isInteger }, cell) {
	const value = near[cell];
	return value === 0 || isInteger && Math.abs(value) < 2 ** bits;
}
/** Sum of counts. */
function total(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}
/** Of the cells before one. */
function sumBefore(counts, end) {
	return total(counts.subarray(0, end));
}

// packages/core/drift/open-values.ts
/** Every row is compared with so many ranges; only rows within them are rounded and looked up. */
const mostRanges = 8;
/** @param cells ascending indexes of open cells. */
function openSpec(joint, side, cells) {
	const { near, bits } = joint;
	const slack = 2 ** -bits;
	const ranges = rangesOf(joint, cells, mostRanges).map(({ first, last }) => {
		const [low, high] = [near[first], near[last]];
		return [low - Math.abs(low) * slack, high + Math.abs(high) * slack];
	});
	return {
		near: Float64Array.from(cells, (cell) => near[cell]),
		bits,
		largest: Math.max(Math.abs(near[0]), Math.abs(near.at(-1))),
		ranges,
		count: cells.reduce((sum, cell) => sum + joint[side][cell], 0)
	};
}
/** Keeps of one side's values those that lie in some open cells: as many as these were counted to hold. */
var OpenValues = class {
	#values;
	#open;
	#firsts;
	#lasts;
	#round;
	#within = /* @__PURE__ */ new Float64Array(2048);
	#near = /* @__PURE__ */ new Float64Array(2048);
	#length = 0;
	constructor({ near, bits, largest, ranges, count }) {
		this.#round = roundingTo(bits, largest);
		this.#values = new Float64Array(count);
		this.#open = new Set(near);
		this.#firsts = Float64Array.from(ranges, ([first]) => first);
		this.#lasts = Float64Array.from(ranges, ([, last]) => last);
	}
	/** @throws Error when there are more values than were counted. */
	add(values) {
		if (values.length > this.#within.length) {
			this.#within = new Float64Array(values.length);
			this.#near = new Float64Array(values.length);
		}
		const found = this.#findWithin(values);
		if (found === 0) return;
		const within = this.#within.subarray(0, found);
		this.#round(within, this.#near);
		for (let at = 0; at < found; at++) {
			if (!this.#open.has(this.#near[at])) continue;
			if (this.#length === this.#values.length) throw differentValues();
			this.#values[this.#length++] = within[at];
		}
	}
	#findWithin(values) {
		const [firsts, lasts, within] = [
			this.#firsts,
			this.#lasts,
			this.#within
		];
		const [low, high] = [firsts[0], lasts.at(-1)];
		let found = 0;
		for (let row = 0; row < values.length; row++) {
			const value = values[row];
			if (!(value >= low && value <= high)) continue;
			let range = 0;
			while (value > lasts[range]) range++;
			if (value >= firsts[range]) within[found++] = value;
		}
		return found;
	}
	/**
	* Ascending.
	* @throws Error when there are fewer values than were counted.
	*/
	sorted() {
		if (this.#length < this.#values.length) throw differentValues();
		return this.#values.sort();
	}
};
function differentValues() {
	return /* @__PURE__ */ new Error("a second reading of the data gave other values than the first");
}

// packages/core/profile/near-loops.ts
/** The place of each rounded number in the counts, `zero` for 0, −1 for none. `words` are the two halves of each double. */
function locate(words, window, { zero, into }) {
	if (window.bits <= 20) locateShort(words, window, zero, into);
	else locateLong(words, window, zero, into);
}
/** The leading word of a double holds its sign, its exponent and 20 bits. The sign takes no branch: half of them would be guessed wrong. */
function locateShort(words, { bits, base, size, positive, negative }, zero, into) {
	const shift = 20 - bits;
	const turn = negative - positive;
	for (let row = 0; 2 * row < words.length; row++) {
		const high = words[2 * row + 1] | 0;
		const at = ((high & 2147483647) >> shift) - base | 0;
		const start = positive + (high >> 31 & turn) | 0;
		if (at >>> 0 < size && start >= 0) into[row] = at + start | 0;
		else into[row] = (high << 1 | words[2 * row]) === 0 ? zero : -1;
	}
}
function locateLong(words, { bits, base, size, positive, negative }, zero, into) {
	const factor = 2 ** (bits - 20);
	const shift = 52 - bits;
	const turn = negative - positive;
	for (let row = 0; 2 * row < words.length; row++) {
		const high = words[2 * row + 1] | 0;
		const at = (high & 2147483647) * factor + (words[2 * row] >>> shift) - base;
		const start = positive + (high >> 31 & turn) | 0;
		if (at >= 0 && at < size && start >= 0) into[row] = at + start;
		else into[row] = (high << 1 | words[2 * row]) === 0 ? zero : -1;
	}
}
/** Sums over the values that have a place, and how many have none. */
function count(values, { counts, places, center, rounded, half = 0 }) {
	let [sum, squares, strays] = [
		0,
		0,
		0
	];
	for (let row = 0; row < values.length; row++) {
		const place = places[row];
		if (place < 0) {
			strays++;
			continue;
		}
		const value = values[row];
		const at = rounded !== void 0 && value > rounded[row] ? place + half : place;
		counts[at] = counts[at] + 1;
		const difference = value - center;
		sum += difference;
		squares += difference * difference;
	}
	return {
		sum,
		squares,
		strays
	};
}

// packages/core/profile/near-counter.ts
/**
* Counts doubles by what they round to in bits + 1 binary digits, as `roundedSql` does in a query, a few nanoseconds a value:
* the leading bits of the rounded number are its place in an array. Few values have no place there; they are kept by name.
*/
var NearCounter = class {
	/** Not a copy. */
	tally;
	#window;
	#areHalved;
	/** Where the counts of values above their places start; 0 where they are counted with the others. */
	#half;
	/** Where zero is counted, which has no leading digits: a third of all values may be 0. */
	#zero;
	/** What `tally.sum` is a sum of differences from. */
	center;
	#rounded = /* @__PURE__ */ new Float64Array(2048);
	#words = new Uint32Array(this.#rounded.buffer);
	#places = /* @__PURE__ */ new Int32Array(2048);
	/** @param tally of a counter of the same numbers, to go on from. */
	constructor(numbers, tally) {
		this.#window = nearWindow(numbers);
		this.#areHalved = numbers.areHalved;
		this.#half = numbers.areHalved ? this.#window.signs * this.#window.size : 0;
		this.#zero = this.#window.signs * this.#window.size + this.#half;
		this.center = numbers.min / 2 + numbers.max / 2;
		this.tally = tally ?? emptyTally(this.#zero + 1);
	}
	/** What has no cell; missing values come as NaN. */
	rest() {
		return {
			missing: this.tally.missing,
			infinite: this.tally.infinite,
			below: this.tally.below,
			above: this.tally.above
		};
	}
	add(values) {
		if (values.length > this.#rounded.length) {
			this.#rounded = new Float64Array(values.length);
			this.#words = new Uint32Array(this.#rounded.buffer);
			this.#places = new Int32Array(values.length);
		}
		const [rounded, places] = [this.#rounded, this.#places];
		this.#window.round(values, rounded);
		const words = this.#words.subarray(0, 2 * values.length);
		locate(words, this.#window, {
			zero: this.#zero,
			into: places
		});
		const { sum, squares, strays } = count(values, {
			counts: this.tally.counts,
			center: this.center,
			places,
			...this.#areHalved ? {
				rounded,
				half: this.#half
			} : {}
		});
		this.#addMoments(sum, squares, values.length - strays);
		if (strays === 0) return;
		for (let row = 0; row < values.length; row++) if (places[row] < 0) this.#addStray(values[row], rounded[row]);
	}
	/** A sum a batch: rounding errors of millions of additions do not add up. */
	#addMoments(sum, squares, count) {
		this.tally.sum += sum;
		this.tally.squares += squares;
		this.tally.finite += count;
	}
	moments() {
		const { sum, squares, finite: n } = this.tally;
		const offset = sum / n;
		const variance = (squares - sum * offset) / (n - 1);
		const std = n > 1 ? Math.sqrt(Math.max(0, variance)) : NaN;
		return {
			n,
			mean: this.center + offset,
			std
		};
	}
	#addStray(value, near) {
		if (Number.isNaN(value)) this.tally.missing++;
		else if (value === Infinity || value === -Infinity) this.tally.infinite++;
		else {
			const difference = value - this.center;
			this.#addMoments(difference, difference * difference, 1);
			const place = Number.isNaN(near) ? value : near;
			if (place < this.#window.nearMin) this.tally.below = farther(this.tally.below, value, Math.min);
			else if (place > this.#window.nearMax) this.tally.above = farther(this.tally.above, value, Math.max);
			else this.#nameStray(near + 0, this.#areHalved && value > near ? 1 : 0);
		}
	}
	#nameStray(near, half) {
		const known = this.tally.strays.get(near) ?? [0, 0];
		known[half]++;
		this.tally.strays.set(near, known);
	}
	/** Between the announced extremes. */
	counts() {
		const zeros = this.tally.counts[this.#zero];
		const strays = [...zeros > 0 ? [[0, [zeros, 0]]] : [], ...this.tally.strays].sort(([a], [b]) => a - b);
		const all = new OrderedCounts(this.#filled() + strays.length);
		const { size, isNegative, writeNear } = this.#window;
		const [counts, half] = [this.tally.counts, this.#half];
		const negative = isNegative(0) ? size : 0;
		const places = this.#zero - half;
		const put = (place) => {
			const upTo = counts[place];
			const beyond = half > 0 ? counts[place + half] : 0;
			if (upTo + beyond > 0) writeNear(place, all.words, all.add(upTo, beyond));
		};
		for (let place = negative - 1; place >= 0; place--) put(place);
		for (const [near, [upTo, beyond]] of strays) all.near[all.add(upTo, beyond)] = near;
		for (let place = negative; place < places; place++) put(place);
		return all;
	}
	#filled() {
		const [counts, half] = [this.tally.counts, this.#half];
		let filled = 0;
		for (let place = 0; place < this.#zero - half; place++) if (counts[place] + (half > 0 ? counts[place + half] : 0) > 0) filled++;
		return filled;
	}
};
function emptyTally(places) {
	return {
		counts: new Uint32Array(places),
		strays: /* @__PURE__ */ new Map(),
		sum: 0,
		squares: 0,
		finite: 0,
		missing: 0,
		infinite: 0,
		below: {
			count: 0,
			extreme: NaN
		},
		above: {
			count: 0,
			extreme: NaN
		}
	};
}
var OrderedCounts = class {
	near;
	upTo;
	beyond;
	words;
	#length = 0;
	constructor(length) {
		this.near = new Float64Array(length);
		this.upTo = new Float64Array(length);
		this.beyond = new Float64Array(length);
		this.words = new Uint32Array(this.near.buffer);
	}
	/** The index of the new counts. */
	add(upTo, beyond) {
		this.upTo[this.#length] = upTo;
		this.beyond[this.#length] = beyond;
		return this.#length++;
	}
};
function farther({ count, extreme }, value, choose) {
	return {
		count: count + 1,
		extreme: count === 0 ? value : choose(extreme, value)
	};
}

// packages/tables/scan/column-task.ts
/** All tasks in one pass. */
async function runTasks(tasks, scan) {
	const running = tasks.map((task) => start(task));
	await scan((batch) => {
		for (const [index, one] of running.entries()) one.add(batch[index]);
	});
	return running.map((one) => one.outcome());
}
function start(task) {
	if (task.kind === "collect") {
		const values = new OpenValues(task.open);
		return {
			add: (batch) => values.add(batch),
			outcome: () => values.sorted()
		};
	}
	const counter = new NearCounter(task.numbers);
	return {
		add: (batch) => counter.add(batch),
		outcome: () => counter.tally
	};
}

// packages/tables/scan/stream-numbers.ts
/** Shows the columns of a query chunk by chunk, in the engine's own memory where it can be seen. */
async function streamVectors(connection, sql, take) {
	const result = await connection.stream(sql);
	for (;;) {
		const chunk = await result.fetchChunk();
		if (!chunk || chunk.rowCount === 0) return;
		take((column) => chunk.getColumnVector(column));
	}
}
/** Columns of DOUBLE without nulls. */
async function visitNumbers(connection, { sql, columns }, visit) {
	const indexes = Array.from({ length: columns }, (_, index) => index);
	await streamVectors(connection, sql, (vectors) => {
		visit(indexes.map((index) => numbersOf(vectors(index))));
	});
}
/** The vector's own buffer: the query leaves no nulls in it. Item by item it takes ten times as long. */
function numbersOf(vector) {
	const { items } = vector;
	if (items instanceof Float64Array) return items.subarray(0, vector.itemCount);
	return Float64Array.from(vector.toArray(), (value) => Number(value ?? NaN));
}

export { NearCounter as a, distanceInside as c, total as d, runTasks as i, isSingle as l, streamVectors as n, openSpec as o, visitNumbers as r, boundDistance as s, numbersOf as t, sumBefore as u };