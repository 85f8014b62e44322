import "./rolldown-runtime.js";
import { _ as parseGates, i as calibrate$1, r as calibrationText } from "./core-gate.js";
import { i as isRegistryUri } from "./core-release.js";
import { J as cannotRun, _ as readInputFile, j as createLogger, q as CannotRunError } from "./shell.js";
import { a as requireStoredEvaluation } from "./registry.js";
import { C as openEngine, N as shownAddress, i as readPair, p as openDownloads } from "./tables.js";
import { t as writeOrPrint } from "./write-or-print.js";
import { t as _usingCtx } from "./usingCtx.js";

// packages/cli/calibrate.ts
/** Writes (or prints) the `metrics:` of a gates.yaml with bounds and margins that the champion's own noise allows. */
async function calibrate(options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const workingDirectory = process.cwd();
		const { champion, retrainings, registry } = options;
		const policy = await readPolicy(options);
		const logger = createLogger(false, false);
		const common = {
			workingDirectory,
			logger,
			env: process.env
		};
		const downloads = _usingCtx$1.a(openDownloads(common));
		const engine = _usingCtx$1.a(await openEngine(common));
		const source = isRegistryUri(champion) ? await requireStoredEvaluation(champion, registry, {
			workingDirectory,
			now: Date.now
		}) : champion;
		const tables = {
			engine,
			downloads
		};
		const columns = {
			...policy.columns,
			score: policy.columns.championScore
		};
		const alone = await readPair({
			candidate: source,
			champion: void 0
		}, {
			...policy,
			columns
		}, tables);
		const pairs = [];
		for (const candidate of retrainings) {
			logger.progress(`reading ${shownAddress(candidate)}`);
			pairs.push(await readPair({
				candidate,
				champion: source
			}, policy, tables));
		}
		logger.progress("measuring");
		const levels = levelsOf(options, policy);
		const result = calibrate$1(policy, {
			champion: alone,
			retrainings: pairs
		}, levels);
		if (result.calibrated.length === 0) throw nothingCalibrated(result.left, options.policy);
		const origin = {
			...levels,
			champion: isRegistryUri(champion) ? champion : shownAddress(champion),
			retrainings: retrainings.length,
			policy: options.policy,
			slices: policy.slices.length
		};
		const text = options.json ? `${JSON.stringify(result, null, 2)}\n` : calibrationText(result, origin);
		await writeOrPrint(text, options);
		return 0;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function levelsOf({ confidence, power, correlation }, policy) {
	return {
		confidence: confidence ?? policy.confidence,
		power,
		correlation
	};
}
async function readPolicy({ policy: file }) {
	const text = await readInputFile({
		input: "--policy",
		file,
		hint: "'trainyard init' writes one"
	}, { workingDirectory: process.cwd() });
	return parseGates(text, file);
}
function nothingCalibrated(left, policy) {
	if (left.length === 0) return cannotRun("calibrate", policy, "has no metrics");
	return new CannotRunError(left.map(({ rule, unknown }) => ({
		code: "calibrate",
		subject: rule.metric,
		message: `nothing can be proposed: ${unknown}`
	})));
}

export { calibrate };