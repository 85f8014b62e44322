import { C as profileTable, l as openDownloads, r as withOrigin, s as openSource, x as openEngine } from "./tables.js";
import { _ as createLogger } from "./shell.js";

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
		async profileOf(source, options = {}) {
			logger.progress(`reading ${source}`);
			const table = await openSource(engine, downloads, source);
			const profile = await profileTable(engine, table, options);
			return withOrigin(profile, table, {
				...options,
				logger
			});
		},
		async [Symbol.asyncDispose]() {
			await engine[Symbol.asyncDispose]();
			await downloads[Symbol.asyncDispose]();
		}
	};
}

export { openDataReader as t };