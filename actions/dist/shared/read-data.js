import { C as openEngine, a as withOrigin, j as openSource, k as profileTable, p as openDownloads, r as contractEvidence } from "./tables.js";
import { j as createLogger } from "./shell.js";

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
		async learn(source) {
			logger.progress(`reading ${source}`);
			const table = await openSource(engine, downloads, source);
			const profile = await profileTable(engine, table);
			return {
				profile,
				evidence: await contractEvidence(table, profile)
			};
		},
		async [Symbol.asyncDispose]() {
			await engine[Symbol.asyncDispose]();
			await downloads[Symbol.asyncDispose]();
		}
	};
}

export { openDataReader as t };