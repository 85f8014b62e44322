import "./rolldown-runtime.js";
import { G as gateSubjects, J as taskDetails, K as evaluateGate, L as requireMeasurable, R as staleBaseline, T as evaluateGroups, U as gateDetails, W as gateOutputs, a as gateAlert, q as isScored, s as gateCurves, z as evaluationDataInput } from "./core-gate.js";
import { O as applyOverride, a as parseRegistryUri } from "./core-release.js";
import { n as checkBehaviour, r as checkLoad, t as notifyGate } from "./delivery.js";
import { c as modelDirectoryDigest, i as countHoldoutUses, o as findChampion } from "./registry.js";
import { U as sha256, _ as readInputFile, c as renderFairness, f as digestsOfRun, h as githubAccess, l as classTable, u as renderGateSections } from "./shell.js";
import { c as checkStability, d as readEvidence, f as behaviourTables, l as loadRowReader, p as openDownloads, u as readRows, w as openFileEngine } from "./tables.js";
import { t as openDrawWorkers } from "./tables-draws.js";
import { i as notifyFinding } from "./core-notify.js";
import { n as renderGateDetails, r as renderGateComment, t as gateSentence } from "./report-gate.js";
import { t as gateIssueWords } from "./report-notify.js";
import { t as _usingCtx } from "./usingCtx.js";
import { relative, resolve } from "node:path";

// actions/quality-gate/src/report.ts
/** Of the reliability diagram. */
const calibrationBins = 10;
/** Findings, sentence and pages of a gate, with an override on top where one is in force. */
function tellGate(decided, context) {
	const { policy, evaluation, champion, override: given } = decided;
	const { failOn, github } = context;
	const { inconclusive } = policy;
	const { findings, override } = applyOverride(evaluation.findings, given, {
		inconclusive,
		failOn
	});
	return {
		findings,
		summary: gateSentence(evaluation.findings, champion),
		...override ? { override } : {},
		comment: (report, reserved) => renderGateComment({
			report,
			evaluation,
			champion,
			confidence: policy.confidence,
			policyFile: policy.config.file,
			runUrl: github.runUrl,
			reserved
		}),
		html: pageOf(decided, context),
		afterwards: (report) => tellNews(report, decided, context),
		summaryDetails: renderGateDetails({
			...evaluation,
			champion,
			policy
		})
	};
}
/** The curves are counted at once: millions of rows need not be kept until the page is drawn. */
function pageOf({ rows, policy, evaluation, candidate, champion }, context) {
	const { task, confidence, config } = policy;
	const curves = curvesOf(rows, confidence);
	return async (report) => {
		if (curves instanceof Error) throw curves;
		const { renderGatePage } = await import("./gate-page.js");
		return renderGatePage({
			report,
			evaluation,
			models: {
				candidate,
				champion
			},
			policy: {
				file: config.file,
				task,
				confidence
			},
			curves,
			digests: digestsOfRun(context, report)
		});
	};
}
function curvesOf(rows, level) {
	try {
		return rows && gateCurves(rows, {
			bins: calibrationBins,
			level
		});
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}
/** The issue of this gate, once the report is written; what came of it joins the report. */
async function tellNews(report, { policy, candidate, champion }, context) {
	if (policy.notify.length === 0) return [];
	const { github, workingDirectory, env, logger } = context;
	const access = await githubAccess(context, "issues: write");
	const root = env["GITHUB_WORKSPACE"] ?? workingDirectory;
	const outcomes = await notifyGate({
		sinks: policy.notify,
		alert: gateAlert({
			verdict: report.verdict,
			summary: report.summary,
			findings: report.findings,
			...report.override ? { override: report.override } : {},
			candidate,
			champion,
			policy: relative(root, resolve(workingDirectory, policy.config.file)),
			candidateDigest: report.inputs["model"] ?? report.inputs["candidate"],
			runUrl: github.runUrl,
			at: report.startedAt
		}),
		words: gateIssueWords,
		planOnly: github.isPullRequest,
		issues: "unavailable" in access ? access : access.api.issues
	});
	for (const { sink, outcome, detail } of outcomes) if (outcome === "failed") logger.warning(`notify ${sink}: ${detail}`);
	else if (outcome === "impossible") logger.notice(`notify ${sink}: ${detail}`);
	else logger.info(`notify ${sink}: ${outcome}, ${detail}`);
	return outcomes.map((outcome, index) => notifyFinding(outcome, policy.config.locate(["notify", index])));
}

// actions/quality-gate/src/run.ts
/** Decides whether the candidate is good enough, on its own and against the champion. */
async function runQualityGate(inputs, context) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { workingDirectory, logger } = context;
		const registry = {
			workingDirectory,
			now: Date.now
		};
		const evidence = await readEvidence(inputs, {
			readText: (place) => readInputFile(place, context),
			modelDigest: (directory) => modelDirectoryDigest(resolve(workingDirectory, directory)),
			findChampion: (uri) => findChampion(inputs.registry, parseRegistryUri(uri, "champion"), registry),
			digest: sha256,
			logger
		});
		const { policy, candidate, champion } = evidence;
		requireMeasurable(policy, {
			numbers: candidate.numbers,
			candidateTable: candidate.table !== void 0,
			championTable: champion?.table !== void 0
		});
		const downloads = _usingCtx$1.a(openDownloads(context));
		const engine = _usingCtx$1.a(await openFileEngine(context));
		const sources = {
			policy,
			candidate: candidate.table,
			downloads
		};
		const asked = {
			...context,
			...behaviourTables(engine, sources)
		};
		const behaviour = await checkBehaviour(policy, inputs, asked);
		const draws = _usingCtx$1.u(openDrawWorkers());
		const rows = await readRows(evidence, {
			engine,
			downloads,
			digest: sha256,
			draws
		});
		const stability = await checkStability(policy, {
			...context,
			engine,
			downloads,
			digest: sha256,
			numbers: candidate.numbers,
			hasChampion: champion !== void 0
		});
		const readRequests = loadRowReader(engine, sources);
		const load = await checkLoad(policy, inputs.endpoint, {
			...context,
			readRows: readRequests
		});
		logger.progress("measuring");
		return await outcomeOf(evidence, {
			...rows,
			sections: {
				behaviour,
				load,
				stability
			}
		}, {
			override: inputs.override,
			context,
			countUses: (decided) => countHoldoutUses({
				...inputs,
				...decided,
				records: context.loadedRecords
			}, registry)
		});
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function outcomeOf(evidence, { rows, slices, sections, digests: tableDigests, dataDigest: pending, ...ofGroups }, { override, context, countUses }) {
	const { policy, candidate, champion, modelDigest } = evidence;
	const scored = rows && isScored(rows) ? rows : void 0;
	const { behaviour, load, stability } = sections;
	const groups = evaluateGroups(policy, {
		...ofGroups,
		rows: scored
	}, champion);
	const measured = evaluateGate(policy, {
		rows,
		slices,
		others: [
			groups,
			behaviour,
			stability,
			load
		].flatMap((section) => section.findings),
		candidateNumbers: candidate.numbers,
		championNumbers: champion?.numbers ?? /* @__PURE__ */ new Map(),
		championIntervals: champion?.intervals ?? /* @__PURE__ */ new Map(),
		hasChampion: champion !== void 0
	});
	const dataDigest = await pending;
	const stale = staleBaseline(evidence, dataDigest);
	const decided = [
		...measured.findings,
		...stale ? [stale] : [],
		...evidence.findings
	];
	const policyDigest = sha256(policy.config.text);
	const ofModels = {
		...candidate.digests,
		...champion?.digests
	};
	const ofSections = {
		...behaviour.digests,
		...stability.digests,
		...load.digests
	};
	const ofData = dataDigest === void 0 ? {} : { [evaluationDataInput]: dataDigest };
	const digests = {
		...ofModels,
		...tableDigests,
		...ofData,
		...ofSections
	};
	const known = {
		...modelDigest === void 0 ? {} : { model: modelDigest },
		...digests,
		policy: policyDigest
	};
	const subjects = gateSubjects(known);
	const data = dataDigest ?? candidate.dataDigests[0];
	const uses = await countUses({
		policy,
		data,
		candidate: subjects.at(-1).digest,
		findings: decided
	});
	const evaluation = {
		...measured,
		findings: [...decided, ...uses]
	};
	const names = {
		candidate: candidate.name,
		champion: champion?.name
	};
	const told = tellGate({
		policy,
		evaluation,
		rows: scored,
		...names,
		override
	}, context);
	const ofTask = taskDetails(rows);
	return {
		...told,
		inconclusive: policy.inconclusive,
		outputs: {
			...gateOutputs(policy, evaluation),
			overridden: told.override !== void 0,
			"model-digest": modelDigest ?? ""
		},
		summaryDetails: `${told.summaryDetails}${classTable(ofTask)}${renderFairness(groups.reports)}${renderGateSections(sections)}`,
		inputDigests: known,
		subjects,
		policyDigest,
		details: {
			...gateDetails(policy, evaluation, champion?.name),
			...groups.details,
			...ofTask,
			load: load.report,
			importance: stability.report,
			...data === void 0 ? {} : { evaluationData: data }
		}
	};
}

export { runQualityGate };