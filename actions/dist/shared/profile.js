import "./rolldown-runtime.js";
import { i as profileText } from "./core-profile.js";
import { t as openDataReader } from "./read-data.js";
import { t as writeOrPrint } from "./write-or-print.js";
import { t as _usingCtx } from "./usingCtx.js";

// packages/cli/profile.ts
/** Writes (or prints) the profile of a table. */
async function profile(options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { data, output, minimumCellCount, timeColumn, force } = options;
		const found = await _usingCtx$1.a(await openDataReader(process.cwd())).profileOf(data, {
			minimumCellCount,
			timeColumn
		});
		await writeOrPrint(profileText(found), {
			output,
			force
		});
		return 0;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

export { profile };