import "./rolldown-runtime.js";
import { n as proposeContract } from "./core-contract.js";
import { t as openDataReader } from "./read-data.js";
import { t as writeOrPrint } from "./write-or-print.js";
import { t as _usingCtx } from "./usingCtx.js";

// packages/cli/infer.ts
/** Prints (or writes) a contract that the data keeps, and the next sample of the same. */
async function infer(options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { profile, evidence } = await _usingCtx$1.a(await openDataReader(process.cwd())).learn(options.data);
		const contract = proposeContract(profile, {}, evidence);
		await writeOrPrint(contract, options);
		return 0;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

export { infer };