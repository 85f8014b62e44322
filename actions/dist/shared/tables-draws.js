import { dn as inlineDraws, fn as keepWeights, fr as addWeightedSums, hr as unitCountOf, pr as fillWeights } from "./stats.js";
import { Worker } from "node:worker_threads";
import { availableParallelism } from "node:os";

// packages/tables/draws/draw-job.ts
const blockState = {
	free: 0,
	taken: 1,
	done: 2
};
const drawsOfBlock = 64;
function blocksOf(draws) {
	return new Int32Array(new SharedArrayBuffer(4 * Math.ceil(draws / drawsOfBlock)));
}
/** Works off whatever blocks no other thread has taken. */
function workOff(job) {
	for (let block = 0; block < job.blocks.length; block++) {
		const { free, taken } = blockState;
		if (Atomics.compareExchange(job.blocks, block, free, taken) === free) makeBlock(job, block);
	}
}
/** The same draws whoever makes them, also when two threads do. */
function makeBlock(job, block) {
	const from = block * drawsOfBlock;
	const to = Math.min(job.draws, from + drawsOfBlock);
	if (job.kind === "weights") fillWeights(job.weights, job.plan, from, to);
	else addWeightedSums(job.sums, job.job, from, to);
	Atomics.store(job.blocks, block, blockState.done);
	Atomics.notify(job.blocks, block);
}

// packages/tables/draws/draw-workers.ts
/** Beside a bundle stands its worker; sources have none. */
const bundledScript = import.meta.url.endsWith(".js") ? new URL("./draw-worker.js", import.meta.url) : void 0;
/** Draws on all cores. The numbers do not depend on how many there are. */
function openDrawWorkers(options = {}) {
	const { script = bundledScript, workers = Math.min(7, availableParallelism() - 1), smallest = 4e6, longestWaitMilliseconds = 2e3 } = options;
	const inline = inlineDraws();
	if (script === void 0 || workers < 1) return {
		...inline,
		[Symbol.dispose]: () => {}
	};
	const threads = new Threads({
		script,
		workers,
		longestWaitMilliseconds
	});
	return {
		weights: keepWeights((plan) => sharedWeights(threads, plan)),
		sums(job) {
			if (!(job.weights.buffer instanceof SharedArrayBuffer) || job.weights.length * job.width < smallest) return inline.sums(job);
			return sharedSums(threads, job);
		},
		[Symbol.dispose]: () => threads.close()
	};
}
function sharedWeights(threads, plan) {
	const weights = new Uint8Array(new SharedArrayBuffer(plan.draws * unitCountOf(plan)));
	threads.run({
		kind: "weights",
		plan,
		weights,
		draws: plan.draws,
		blocks: blocksOf(plan.draws)
	});
	return weights;
}
function sharedSums(threads, job) {
	const draws = job.weights.length / job.unitCount;
	const units = new Float64Array(new SharedArrayBuffer(job.units.byteLength));
	units.set(job.units);
	const sums = new Float64Array(new SharedArrayBuffer(8 * draws * job.width));
	threads.run({
		kind: "sums",
		job: {
			...job,
			units
		},
		sums,
		draws,
		blocks: blocksOf(draws)
	});
	return sums;
}
var Threads = class {
	#options;
	#workers;
	constructor(options) {
		this.#options = options;
	}
	/** Returns when the job is done: this thread works too, then waits without its event loop for what others have begun. */
	run(job) {
		for (const worker of this.#started()) worker.postMessage(job, []);
		workOff(job);
		for (let block = 0; block < job.blocks.length; block++) {
			Atomics.wait(job.blocks, block, blockState.taken, this.#options.longestWaitMilliseconds);
			if (Atomics.load(job.blocks, block) !== blockState.done) makeBlock(job, block);
		}
	}
	#started() {
		this.#workers ??= Array.from({ length: this.#options.workers }, () => {
			const worker = new Worker(this.#options.script);
			worker.on("error", () => {});
			worker.unref();
			return worker;
		});
		return this.#workers;
	}
	close() {
		for (const worker of this.#workers ?? []) worker.terminate();
		this.#workers = void 0;
	}
};

export { workOff as n, openDrawWorkers as t };