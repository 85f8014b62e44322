import { i as openSource, l as profileTable, o as openDownloads, s as openEngine } from "./tables.js";
import { c as createLogger } from "./shell.js";

// packages/cli/init/read-data.ts
/** @throws CannotRunError for data that cannot be read. */
async function openDataReader(workingDirectory) {
	const logger = createLogger(false, false);
	const downloads = openDownloads({
		logger,
		env: process.env
	});
	const engine = await openEngine({
		workingDirectory,
		logger,
		env: process.env
	});
	return {
		engine,
		async profileOf(source) {
			logger.progress(`reading ${source}`);
			return profileTable(engine, await openSource(engine, downloads, source));
		},
		async [Symbol.asyncDispose]() {
			await engine[Symbol.asyncDispose]();
			await downloads[Symbol.asyncDispose]();
		}
	};
}

export { openDataReader as t };