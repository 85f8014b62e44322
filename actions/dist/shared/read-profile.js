import { o as parseProfile } from "./core-profile.js";
import { _ as readInputFile } from "./shell.js";

// packages/cli/read-profile.ts
/** @throws CannotRunError when there is no such file, or it is not a profile. */
async function readProfileFile(file) {
	const text = await readInputFile({
		input: "profile",
		file,
		hint: "`trainyard profile DATA --output profile.json` writes one"
	}, { workingDirectory: process.cwd() });
	return parseProfile(text, file);
}

export { readProfileFile as t };