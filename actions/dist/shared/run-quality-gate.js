import "./rolldown-runtime.js";
import { a as gateDetails, c as noGroups, d as requireMeasurable, f as rowsOfPredictions, i as parseGivenNumbers, l as evaluateGate, o as gateOutputs, r as mergeNumbers, s as evaluateGroups, t as parseGates, u as needsProbabilities } from "./core-gate.js";
import { a as parseRegistryUri, i as isRegistryUri } from "./core-release.js";
import { A as sha256, C as escapeMarkdown, L as worstFirst, i as collectProblems, p as readInputFile, r as renderFairness, y as formatNumber } from "./shell.js";
import { i as findStoredEvaluation, s as modelDirectoryDigest } from "./registry.js";
import { S as openSource, c as openDownloads, s as alignPredictions, v as openEngine, w as shownAddress } from "./tables.js";
import { t as _usingCtx } from "./usingCtx.js";
import { resolve } from "node:path";

// actions/quality-gate/src/report.ts
/** One sentence with the number that decided. */
function summaryOf(findings, champion) {
	const checks = findings.filter(({ severity }) => severity !== "info");
	const [worst] = worstFirst(checks);
	const against = champion === void 0 ? "first model, nothing to compare with" : `against ${champion}`;
	if (!worst) return `no check was made (${against})`;
	if (worst.verdict !== "pass") {
		const count = checks.filter(({ verdict }) => verdict === worst.verdict).length;
		const how = worst.verdict === "inconclusive" ? "undecided" : "not met";
		return `${count} of ${checks.length} checks ${how} (${against}): ${worst.message}`;
	}
	const deciding = checks.find(({ check }) => check.endsWith(".vs_champion")) ?? worst;
	return `all ${checks.length} checks pass (${against}): ${deciding.message}`;
}
const shownSlices = 50;
/** Markdown below the findings: both models side by side, then the slices. */
function renderDetails({ metrics, slices, champion, policy }) {
	const names = Object.keys(slices);
	const sections = names.slice(0, shownSlices).map((name) => `\n**${escapeMarkdown(name)}**\n\n${metricTable(slices[name])}\n`);
	const folded = names.length === 0 ? "" : `\n<details><summary>${names.length} slices${names.length > shownSlices ? `, the first ${shownSlices}` : ""}</summary>\n${sections.join("")}\n</details>\n`;
	const level = formatNumber(policy.confidence * 100);
	const versus = champion === void 0 ? "" : ` Champion: ${escapeMarkdown(champion)}.`;
	return `\n### Metrics\n\n${metricTable(metrics)}\n${folded}\nIntervals at ${level} %. Improvement: above 0 the candidate is better.${versus} Bootstrap seed ${policy.seed}. Policy: ${escapeMarkdown(policy.config.file)}.\n`;
}
function metricTable(metrics) {
	return [
		"| metric | candidate | champion | improvement | method |",
		"|---|---|---|---|---|",
		...Object.entries(metrics).map(([name, { candidate, champion, difference }]) => {
			const cells = [
				name,
				estimateText(candidate),
				estimateText(champion),
				estimateText(difference)
			];
			const method = difference?.method ?? candidate.method;
			return `| ${[...cells, method].map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
		})
	].join("\n");
}
function estimateText(estimate) {
	if (!estimate) return "";
	const { value, lower, upper } = estimate;
	if (value === null) return `undefined: ${estimate.unknown ?? "not a number"}`;
	if (lower === void 0 || upper === void 0) return formatNumber(value);
	return `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
}

// actions/quality-gate/src/run.ts
/** Decides whether the candidate is good enough, on its own and against the champion. */
async function runQualityGate(inputs, context) {
	try {
		var _usingCtx$1 = _usingCtx();
		const evidence = await readEvidence(inputs, context);
		const { policy, candidate, champion } = evidence;
		requireMeasurable(policy, {
			numbers: candidate.numbers,
			candidateTable: candidate.table !== void 0,
			championTable: champion?.table !== void 0
		});
		if (candidate.table === void 0) return outcomeOf(evidence, {
			rows: void 0,
			slices: [],
			...noGroups
		}, {});
		const downloads = _usingCtx$1.a(openDownloads(context));
		const { digests, ...rows } = await readTables(evidence, {
			engine: _usingCtx$1.a(await openEngine(context)),
			downloads
		});
		context.logger.progress("measuring");
		return outcomeOf(evidence, rows, digests);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function readEvidence(inputs, context) {
	const parts = [
		readInputFile({
			input: "policy",
			file: inputs.policy,
			hint: "'trainyard init' writes one"
		}, context).then((text) => parseGates(text, inputs.policy)),
		readCandidate(inputs, context),
		readChampion(inputs, context),
		readModel(inputs.model, context)
	];
	await collectProblems(parts);
	const [policy, candidate, champion, model] = await Promise.all(parts);
	const known = {
		policy,
		...champion ? { champion } : {}
	};
	if (!model) return {
		...known,
		candidate
	};
	const numbers = mergeNumbers(candidate.numbers, model.numbers, "'model'");
	return {
		...known,
		candidate: {
			...candidate,
			numbers
		},
		modelDigest: model.digest
	};
}
async function readModel(directory, { workingDirectory }) {
	if (directory === void 0) return void 0;
	const { digest, files } = await modelDirectoryDigest(resolve(workingDirectory, directory));
	const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	return {
		digest,
		numbers: /* @__PURE__ */ new Map([["model_size_mb", bytes / 1e6]])
	};
}
async function readCandidate(inputs, context) {
	const given = inputs.metrics;
	const isText = given?.startsWith("{") === true;
	const side = inputs.candidate === void 0 ? {
		numbers: /* @__PURE__ */ new Map(),
		name: "candidate",
		digests: {}
	} : await readSource(inputs.candidate, "candidate", context);
	if (given === void 0) return side;
	const text = isText ? given : await readInputFile({
		input: "metrics",
		file: given
	}, context);
	const numbers = parseGivenNumbers(text, isText ? "metrics" : given);
	const digests = {
		...side.digests,
		metrics: sha256(text)
	};
	return {
		...side,
		numbers: mergeNumbers(side.numbers, numbers, "'metrics'"),
		digests
	};
}
async function readChampion({ champion, registry: uri }, context) {
	if (champion === void 0) return void 0;
	if (!isRegistryUri(champion)) return readSource(champion, "champion", context);
	const { workingDirectory } = context;
	const reference = parseRegistryUri(champion, "champion");
	const stored = await findStoredEvaluation(uri, reference, {
		workingDirectory,
		now: Date.now
	});
	if (!stored) {
		context.logger.notice(`${champion} is not in ${uri} yet: this is the first model`);
		return;
	}
	const { name, version, contentDigest } = stored.version;
	const digests = { "champion-model": contentDigest };
	return {
		table: stored.file,
		numbers: /* @__PURE__ */ new Map(),
		name: `${name} version ${version}`,
		digests
	};
}
/** A JSON file holds numbers; anything else is a prediction table. */
async function readSource(source, input, context) {
	if (!/\.json$/i.test(source)) return {
		table: source,
		numbers: /* @__PURE__ */ new Map(),
		name: shownAddress(source),
		digests: {}
	};
	const text = await readInputFile({
		input,
		file: source
	}, context);
	return {
		numbers: parseGivenNumbers(text, source),
		name: source,
		digests: { [input]: sha256(text) }
	};
}
async function readTables({ policy, candidate, champion }, { engine, downloads }) {
	const first = await openSource(engine, downloads, candidate.table);
	const second = champion?.table === void 0 ? void 0 : await openSource(engine, downloads, champion.table);
	const predictions = await alignPredictions(engine, {
		candidate: first,
		champion: second
	}, {
		policy,
		needsProbabilities: needsProbabilities(policy)
	});
	const digests = {
		candidate: await engine.digestOf(first),
		...second ? { champion: await engine.digestOf(second) } : {}
	};
	const { fairness, searches } = predictions;
	return {
		...rowsOfPredictions(predictions, policy),
		fairness,
		searches,
		digests
	};
}
function outcomeOf({ policy, candidate, champion, modelDigest }, rows, tableDigests) {
	const evaluation = evaluateGate(policy, {
		...rows,
		candidateNumbers: candidate.numbers,
		championNumbers: champion?.numbers ?? /* @__PURE__ */ new Map(),
		hasChampion: champion !== void 0
	});
	const groups = evaluateGroups(policy, rows, {
		hasChampion: champion !== void 0,
		championTable: champion?.table !== void 0
	});
	const findings = [...evaluation.findings, ...groups.findings];
	const policyDigest = sha256(policy.config.text);
	const digests = {
		...candidate.digests,
		...champion?.digests,
		...tableDigests
	};
	const model = modelDigest === void 0 ? {} : { model: modelDigest };
	const measured = { candidate: digests["candidate"] ?? digests["metrics"] };
	return {
		findings,
		inconclusive: policy.inconclusive,
		summary: summaryOf(findings, champion?.name),
		outputs: {
			...gateOutputs(policy, {
				...evaluation,
				findings
			}),
			"model-digest": modelDigest ?? ""
		},
		inputDigests: {
			policy: policyDigest,
			...digests,
			...model
		},
		subjects: Object.entries({
			...model,
			...measured
		}).map(([name, digest]) => ({
			name,
			digest
		})),
		policyDigest,
		details: {
			...gateDetails(policy, evaluation, champion?.name),
			...groups.details
		},
		summaryDetails: `${renderDetails({
			...evaluation,
			champion: champion?.name,
			policy
		})}${renderFairness(groups.reports)}`
	};
}

export { runQualityGate };