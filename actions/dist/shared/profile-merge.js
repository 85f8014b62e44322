import "./rolldown-runtime.js";
import { n as glob } from "./vendor/glob.js";
import { i as profileText, t as mergeProfiles } from "./core-profile.js";
import { J as cannotRun, U as sha256, d as collectProblems } from "./shell.js";
import { t as readProfileFile } from "./read-profile.js";
import { t as writeOrPrint } from "./write-or-print.js";
import { resolve } from "node:path";
import { existsSync } from "node:fs";

// packages/cli/profile-merge.ts
/** Writes (or prints) the profile of the whole from those of its parts. */
async function profileMerge(options) {
	const found = await collectProblems(options.profiles.map((pattern) => filesOf(pattern)));
	const files = [...new Map(found.flat().map((file) => [resolve(file), file])).values()];
	const parts = await collectProblems(files.map(async (file) => ({
		file,
		profile: await readProfileFile(file)
	})));
	await writeOrPrint(profileText(mergeProfiles(parts, sha256)), options);
	return 0;
}
/** A path that exists as it is written wins over its reading as a glob. */
async function filesOf(pattern) {
	if (existsSync(pattern)) return [pattern];
	const files = await glob(pattern.replaceAll("\\", "/"), {
		onlyFiles: true,
		expandDirectories: false
	});
	if (files.length > 0) return files.sort();
	throw cannotRun("profile-missing", pattern, "there is no such profile, and no file that it matches as a glob");
}

export { profileMerge };