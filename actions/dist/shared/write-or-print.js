import { t as writeNewFiles } from "./write-new-files.js";
import { basename, dirname, resolve } from "node:path";

// packages/cli/write-or-print.ts
/** To a file, with a line that says so; without one to standard output. @throws CannotRunError when it exists, unless `force`. */
async function writeOrPrint(text, { output, force }) {
	if (output === void 0) {
		process.stdout.write(text);
		return;
	}
	const path = resolve(output);
	await writeNewFiles(dirname(path), /* @__PURE__ */ new Map([[basename(path), text]]), force);
	process.stdout.write(`wrote ${output}\n`);
}

export { writeOrPrint as t };