import "./rolldown-runtime.js";
import { i as runTasks, r as visitNumbers } from "./scan.js";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";

// packages/tables/scan/scan-worker.ts
let idle = Promise.resolve();
/** What a worker thread runs; a bundle of its own, `shared/scan-worker.js`, with nothing but this. */
parentPort.on("message", (job) => {
	idle = idle.then(async () => run(job)).then((outcomes) => answer({
		id: job.id,
		outcomes
	}), (error) => answer({
		id: job.id,
		failed: String(error)
	}));
});
function answer(message) {
	parentPort.postMessage(message, []);
}
let started;
async function run({ engine, sql, tasks }) {
	started ??= startEngine(engine);
	const connection = await (await started).connect();
	try {
		for (const statement of engine.statements) await connection.run(statement);
		return await runTasks(tasks, async (visit) => visitNumbers(connection, {
			sql,
			columns: tasks.length
		}, visit));
	} finally {
		connection.closeSync();
	}
}
async function startEngine({ modulePath, config }) {
	return createRequire(modulePath)(modulePath).DuckDBInstance.create(":memory:", { ...config });
}

export {  };