import "./rolldown-runtime.js";
import { n as diffProfiles } from "./core-profile.js";
import { a as renderDiffMarkdown, d as collectProblems, o as renderDiffTerminal } from "./shell.js";
import { t as readProfileFile } from "./read-profile.js";

// packages/cli/profile-diff.ts
/** Prints what changed. A difference is no fault: the exit code is 0. */
async function profileDiff({ before, after, format }) {
	const [a, b] = await collectProblems([readProfileFile(before), readProfileFile(after)]);
	const diff = diffProfiles(a, b);
	const files = {
		before,
		after
	};
	if (format === "json") process.stdout.write(`${JSON.stringify(diff, null, 2)}\n`);
	else if (format === "markdown") process.stdout.write(renderDiffMarkdown(diff, files));
	else {
		const colours = process.stdout.isTTY && !process.env["NO_COLOR"];
		process.stdout.write(renderDiffTerminal(diff, files, colours));
	}
	return 0;
}

export { profileDiff };