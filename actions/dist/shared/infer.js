import "./rolldown-runtime.js";
import { t as proposeContract } from "./core-contract.js";
import { t as openDataReader } from "./read-data.js";
import { t as writeNewFiles } from "./write-new-files.js";
import { t as _usingCtx } from "./usingCtx.js";
import { basename, dirname, resolve } from "node:path";

// packages/cli/infer.ts
/** Prints (or writes) a contract that the data keeps today. */
async function infer(options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const reader = _usingCtx$1.a(await openDataReader(process.cwd()));
		const contract = proposeContract(await reader.profileOf(options.data), {});
		if (options.output === void 0) {
			process.stdout.write(contract);
			return 0;
		}
		const path = resolve(options.output);
		await writeNewFiles(dirname(path), /* @__PURE__ */ new Map([[basename(path), contract]]), options.force);
		process.stdout.write(`wrote ${options.output}\n`);
		return 0;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

export { infer };