import "./rolldown-runtime.js";
import { D as retrainingFinding, L as driftFindings, O as parseDriftPolicy, R as compatFindings, T as historyOf, r as driftAlert, z as assessDrift } from "./core-drift.js";
import { J as cannotRun, U as sha256, X as combineVerdicts, _ as readInputFile, f as digestsOfRun, g as driftSummary, h as githubAccess, m as sleep, p as renderDetails } from "./shell.js";
import { a as watchRun, c as openDispatcher, i as notifyAll, o as startRetraining, s as stateFileOf } from "./delivery.js";
import { a as requireStoredEvaluation, s as openRegistry } from "./registry.js";
import { A as checkSections, C as openEngine, N as shownAddress, O as compareSources, R as assertSectionSources, p as openDownloads } from "./tables.js";
import { i as notifyFinding } from "./core-notify.js";
import { n as alertWords } from "./report-notify.js";
import { t as _usingCtx } from "./usingCtx.js";
import { relative, resolve } from "node:path";

// actions/drift-check/src/report.ts
function outcomeOf(told, result) {
	const { inputs, policy, policyDigest } = told;
	const { assessment, sections, reference, findings, retraining, digest } = result;
	const { runs: _, ...decided } = retraining;
	return {
		findings,
		inconclusive: "hold",
		summary: driftSummary(assessment, policy, sections),
		outputs: {
			"drift-detected": assessment.detected,
			"drifted-columns": JSON.stringify(assessment.driftedColumns),
			"drifted-share": assessment.driftedShare,
			retrain: retraining.retrain,
			"retrain-reason": retraining.reason,
			dispatched: retraining.dispatched
		},
		inputDigests: {
			reference: reference.digest,
			current: digest,
			...sections.digests
		},
		subjects: [{
			name: "data",
			digest
		}],
		policyDigest,
		details: {
			reference: reference.description,
			referenceDataDigest: reference.profile.dataDigest,
			rows: {
				reference: reference.profile.rows,
				current: assessment.rows
			},
			driftedColumns: assessment.driftedColumns,
			driftedShare: assessment.driftedShare,
			retraining: decided
		},
		summaryDetails: renderDetails({
			assessment,
			sections,
			reference: {
				description: reference.description,
				rows: reference.profile.rows
			},
			current: shownAddress(inputs.current),
			retraining: retrainingText(retraining)
		}),
		html: (report) => renderPage(report, told, result),
		afterwards: (report) => tellNews(report, told, result)
	};
}
/** report.html; its renderer is loaded once the report is written. */
async function renderPage(report, told, result) {
	const { renderDriftPage } = await import("./drift-page.js");
	const { policy, inputs, context, policyDigest } = told;
	const { reference, retraining, weights } = result;
	return renderDriftPage({
		report,
		assessment: wholeAssessment(result),
		driftedShare: policy.driftedShare,
		reference: {
			description: reference.description,
			rows: reference.profile.rows
		},
		current: shownAddress(inputs.current),
		retraining: policy.retrain && retraining,
		history: retraining.runs,
		digests: digestsOfRun(context, report, policyDigest),
		...weights && { weights }
	});
}
/** A serving pipeline that computes other values than training did is broken, whatever the distributions say. */
function wholeAssessment({ assessment, sections }) {
	return {
		...assessment,
		broken: [...assessment.broken, ...sections.broken]
	};
}
/** Tells those whom the policy names, once the report is written; what came of it joins the report. */
async function tellNews(report, told, result) {
	const { policy, context, inputs } = told;
	if (policy.notify.length === 0) return [];
	const { github, env, mask, logger } = context;
	const access = await githubAccess(context, "issues: write");
	const outcomes = await notifyAll({
		sinks: policy.notify,
		alert: alertOf(report, told, result),
		words: alertWords,
		stateFile: stateFileOf(inputs.state, context.workingDirectory),
		planOnly: github.isPullRequest,
		issues: "unavailable" in access ? access : access.api.issues,
		ports: {
			env,
			mask,
			fetch,
			sleep
		}
	});
	for (const { sink, outcome, detail } of outcomes) if (outcome === "failed") logger.warning(`notify ${sink}: ${detail}`);
	else if (outcome === "impossible") logger.notice(`notify ${sink}: ${detail}`);
	else logger.info(`notify ${sink}: ${outcome}, ${detail}`);
	return outcomes.map((outcome, index) => notifyFinding(outcome, policy.locate(["notify", index])));
}
function alertOf(report, { inputs, context, policy, policyDigest }, result) {
	const { github, workingDirectory, env } = context;
	const root = env["GITHUB_WORKSPACE"] ?? workingDirectory;
	return driftAlert(wholeAssessment(result), {
		verdict: report.verdict,
		summary: report.summary,
		data: shownAddress(inputs.current),
		reference: result.reference.description,
		policy: relative(root, resolve(workingDirectory, inputs.policy)),
		retraining: policy.retrain && retrainingText(result.retraining),
		runUrl: github.runUrl,
		dataVersion: result.digest,
		policyVersion: policyDigest,
		at: report.startedAt
	});
}
/** 'due: …', 'dispatched: …', 'not due: …' */
function retrainingText({ retrain, reason, dispatched }) {
	return `${dispatched ? "dispatched" : retrain ? "due" : "not due"}: ${reason}`;
}

// actions/drift-check/src/run.ts
/** Compares current data with the reference and decides about drift and retraining. */
async function runDriftCheck(inputs, context) {
	try {
		var _usingCtx$1 = _usingCtx();
		const text = await readInputFile({
			input: "policy",
			file: inputs.policy,
			hint: "'trainyard init' writes one"
		}, context);
		const policy = parseDriftPolicy(text, inputs.policy);
		const stateFile = stateFileOf(inputs.state, context.workingDirectory);
		const run = {
			inputs,
			context,
			policy,
			policyDigest: sha256(text),
			stateFile
		};
		const downloads = _usingCtx$1.a(openDownloads(context));
		return await check(run, _usingCtx$1.a(await openEngine(context)), downloads);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function check(run, engine, downloads) {
	const { inputs, context, policy, stateFile } = run;
	const { workingDirectory, logger } = context;
	assertSectionSources(policy, inputs);
	const registry = {
		workingDirectory,
		now: Date.now
	};
	const { reference, current, plan, input, compat } = await compareSources(engine, downloads, {
		policy,
		reference: referenceOf(run),
		current: inputs.current,
		workingDirectory,
		logger,
		openRegistry: () => openRegistry(inputs.registry, registry)
	});
	const sections = await checkSections(engine, downloads, {
		policy,
		labels: inputs.labels,
		current: current.table,
		plan,
		storedEvaluation: (uri) => requireStoredEvaluation(uri, inputs.registry, registry)
	});
	const digest = await current.digest();
	const { dataDigest: referenceData } = reference.profile;
	const sighting = {
		now: Date.now(),
		data: digest,
		span: current.span,
		referenceData
	};
	const watched = await watchRun(assessDrift(input, policy), {
		policy,
		stateFile,
		sighting
	});
	const { assessment } = watched;
	const sides = {
		reference: reference.description,
		current: current.table.source
	};
	const findings = [
		...driftFindings(assessment, plan, policy, sides),
		...compatFindings(assessment, compat, policy),
		...watched.findings,
		...sections.findings
	];
	const retraining = await retrainingOf(run, {
		watched,
		sections,
		digest,
		history: historyOf(assessment, combineVerdicts(findings, "hold"))
	});
	const { retrain } = policy;
	if (retrain) findings.push(retrainingFinding({
		...policy,
		retrain
	}, retraining));
	const { weights } = input;
	return outcomeOf(run, {
		assessment,
		weights,
		sections,
		reference,
		findings,
		retraining,
		digest
	});
}
function referenceOf({ inputs, policy }) {
	const reference = inputs.reference ?? policy.reference;
	if (reference !== void 0) return reference;
	throw cannotRun("reference", "reference", `expected a profile, a table or registry://name@champion, got nothing: give the input 'reference', or the key in ${inputs.policy}`);
}
async function retrainingOf({ inputs, context, policy, policyDigest, stateFile }, seen) {
	const { watched, sections, digest, history } = seen;
	const { assessment } = watched;
	const failedValidation = context.loadedRecords.filter(({ record }) => record.predicate.action === "validate-data" && record.predicate.verdict === "fail");
	const outcome = await startRetraining({
		policy: policy.retrain,
		now: Date.now(),
		history,
		planOnly: context.github.isPullRequest,
		stateFile,
		amend: (state) => watched.amend(state),
		dispatcher: await dispatcherOf(inputs, context, policy),
		facts: {
			policy_version: policyDigest,
			idempotency_key: sha256(`${digest}\n${policyDigest}`),
			run_url: context.github.runUrl ?? ""
		},
		evidence: {
			asksForRetraining: assessment.asksForRetraining || sections.asksForRetraining,
			broken: [
				...assessment.broken,
				...watched.broken,
				...sections.broken,
				...failedValidation.map(({ file }) => `validate-data failed (${file})`)
			],
			what: driftSummary(assessment, policy, sections),
			data: digest
		}
	});
	if (outcome.retrain && !outcome.dispatched) context.logger.notice(`retraining is due: ${outcome.reason}`);
	return outcome;
}
async function dispatcherOf({ dispatch }, context, { retrain }) {
	if (!retrain) return { unavailable: "the policy has no retrain section" };
	if (!dispatch) return { unavailable: "the input 'dispatch' is false" };
	const access = await githubAccess(context, "actions: write");
	const { env, mask, github } = context;
	return openDispatcher(retrain, {
		github: access,
		ref: github.ref,
		env,
		mask,
		fetch,
		sleep
	});
}

export { runDriftCheck };