import { o as __toESM } from "./rolldown-runtime.js";
import { t as require_lib } from "./vendor/shell.js";
import { q as CannotRunError } from "./shell.js";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";

// packages/cli/write-new-files.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib(), 1);
/**
* Writes all files or none of them.
* @param files text by path, relative to `directory`
* @throws CannotRunError naming every file that exists, unless `force`.
*/
async function writeNewFiles(directory, files, force) {
	const existing = [...files.keys()].filter((path) => existsSync(join(directory, path)));
	if (existing.length > 0 && !force) throw new CannotRunError(existing.map((path) => ({
		code: "file-exists",
		subject: path,
		message: "exists already and nothing was written; move it away, or overwrite it with --force"
	})));
	for (const [path, text] of files) {
		const file = join(directory, path);
		await mkdir(dirname(file), { recursive: true });
		await (0, import_lib.default)(file, text);
	}
}

export { writeNewFiles as t };