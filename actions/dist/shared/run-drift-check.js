import "./rolldown-runtime.js";
import { C as driftFindings, D as shareText, E as quoted, _ as parseDriftPolicy, g as worstColumnsFirst, h as historyOf, j as countAll, k as assessDrift, m as retrainingFinding, w as largestChange } from "./core-drift.js";
import { E as sha256, M as combineVerdicts, a as sleep, b as escapeMarkdown, g as formatNumber, i as digestsOfRun, j as cannotRun, o as githubAccess, u as readInputFile } from "./shell.js";
import { n as openDispatcher, t as startRetraining } from "./delivery.js";
import { a as openRegistry } from "./registry.js";
import { S as openReference, T as compareTables, c as checkSkew, l as openDownloads, s as openSource, w as openCurrent, x as openEngine } from "./tables.js";
import { t as _usingCtx } from "./usingCtx.js";
import { resolve } from "node:path";

// actions/drift-check/src/report.ts
const shownColumns = 100;
const signs = {
	drifted: "❌",
	undecided: "❔",
	stable: "✅"
};
/** Columns worst first, with the shape of both sides. */
function renderDetails({ assessment, reference, current, retraining }) {
	const columns = worstColumnsFirst(assessment);
	const rows = columns.slice(0, shownColumns).map((column) => columnRow(column));
	const more = columns.length - rows.length;
	return [
		"\n### Columns\n",
		`${escapeMarkdown(current)} (${formatNumber(assessment.rows)} rows) against ${escapeMarkdown(reference.description)} (${formatNumber(reference.rows)} rows).\n`,
		"| | column | decided by | shift | alert | reference | current | largest change |",
		"|---|---|---|---:|---:|---|---|---|",
		...rows,
		...more > 0 ? [`\n… and ${more} more columns: see report.json.`] : [],
		"\n<sub>Each bar is one bin of the reference; two bars of one column have the same scale. ❌ real and large · ✅ not large · ❔ too few rows to tell.</sub>",
		`\n**Retraining:** ${escapeMarkdown(retraining)}\n`
	].join("\n");
}
function columnRow(column) {
	const { comparison, judgement, method, statistics, threshold } = column;
	const bins = comparison.binsWithMissing;
	const [before, after] = sparklines(bins);
	const name = column.isPrediction ? `${column.column} (predictions)` : column.column;
	return `| ${[
		signs[judgement.state],
		escapeMarkdown(quoted(name).slice(1, -1)),
		method,
		formatNumber(statistics.get(method).shift),
		formatNumber(threshold.alert),
		before,
		after,
		escapeMarkdown(largestChange(bins))
	].join(" | ")} |`;
}
const bars = [
	"▁",
	"▂",
	"▃",
	"▄",
	"▅",
	"▆",
	"▇",
	"█"
];
const shownBins = 16;
/** Shares of both sides as bars of one common scale; beyond 16 bins the rest is left out. */
function sparklines({ reference, current }) {
	const sides = [reference, current].map((counts) => {
		const all = countAll(counts);
		return counts.slice(0, shownBins).map((count) => all === 0 ? 0 : count / all);
	});
	const highest = Math.max(...sides.flat(), Number.MIN_VALUE);
	const [before, after] = sides.map((side) => {
		return side.map((share) => share === 0 ? " " : bars[Math.min(bars.length - 1, Math.floor(share / highest * bars.length))]).join("").replaceAll(" ", "\xA0") + (reference.length > shownBins ? "…" : "");
	});
	return [before, after];
}
/** One sentence with the deciding number. */
function summaryOf(assessment, policy) {
	const { columns, predictions, driftedShare, rows } = assessment;
	const counted = `${columns.filter(({ judgement }) => judgement.state === "drifted").length} of ${columns.length} columns drifted (${shareText(driftedShare)}, threshold ${shareText(policy.driftedShare)}) on ${formatNumber(rows)} rows`;
	const predicted = predictions === void 0 ? "" : {
		drifted: ", the predictions drifted",
		stable: "",
		undecided: ", predictions undecided"
	}[predictions.judgement.state];
	const [worst] = worstColumnsFirst(assessment);
	const leading = worst === void 0 ? "" : `; largest: ${worst.method} ${formatNumber(worst.statistics.get(worst.method).shift)} in ${quoted(worst.column)}`;
	if (assessment.tooFewRows) return `too few rows to decide: ${formatNumber(rows)} of ${formatNumber(policy.window?.minRows ?? 1)}`;
	const [defect, ...more] = assessment.broken;
	const others = more.length > 0 ? ` and ${more.length} more` : "";
	return `${defect !== void 0 ? `broken pipeline, ${defect}${others}: ` : assessment.detected ? "drift: " : assessment.undecided ? "undecided: " : "no drift of the data set: "}${columns.length === 0 ? `${formatNumber(rows)} rows` : counted}${predicted}${leading}`;
}
/** report.html; its renderer is loaded once the report is written. */
async function renderPage({ report, run, ...rest }) {
	const { renderDriftPage } = await import("./drift-page.js");
	const { assessment, reference, retraining } = run;
	return renderDriftPage({
		report,
		assessment,
		driftedShare: rest.policy.driftedShare,
		reference: {
			description: reference.description,
			rows: reference.profile.rows
		},
		current: rest.inputs.current,
		retraining: rest.policy.retrain && retraining,
		history: retraining.runs,
		digests: digestsOfRun(rest.context, report, rest.policyDigest)
	});
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
		const run = {
			inputs,
			context,
			policy: parseDriftPolicy(text, inputs.policy),
			policyDigest: sha256(text)
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
	const { inputs, context, policy } = run;
	context.logger.progress("reading the reference");
	const reference = await openReference(engine, {
		reference: referenceOf(run),
		workingDirectory: context.workingDirectory,
		openRegistry: () => openRegistry(inputs.registry, {
			workingDirectory: context.workingDirectory,
			now: Date.now
		}),
		openTable: (source) => openSource(engine, downloads, source)
	});
	context.logger.progress("reading the current data");
	const { window } = policy;
	const current = await openCurrent(engine, reference.profile, {
		window: window && {
			...window,
			location: policy.locate(["window", "column"])
		},
		open: (textColumns) => openSource(engine, downloads, inputs.current, textColumns ? { textColumns } : {})
	});
	context.logger.progress("comparing");
	const data = {
		reference: reference.profile,
		referenceTable: reference.table,
		current: current.table,
		looksLike: current.looksLike
	};
	const { plan, input } = await compareTables(engine, data, policy);
	const assessment = assessDrift(input, policy);
	const skew = await checkSkew(engine, policy.skew, (source, options) => openSource(engine, downloads, source, options));
	const digest = await current.digest();
	const names = {
		reference: reference.description,
		current: inputs.current
	};
	const findings = [...driftFindings(assessment, plan, policy, names), ...skew?.findings ?? []];
	const retraining = await retrainingOf(run, {
		assessment,
		skew,
		digest,
		history: historyOf(assessment, combineVerdicts(findings, "hold"))
	});
	const { retrain } = policy;
	if (retrain) findings.push(retrainingFinding({
		...policy,
		retrain
	}, retraining));
	return outcomeOf(run, {
		assessment,
		skew,
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
async function retrainingOf({ inputs, context, policy, policyDigest }, seen) {
	const { assessment, skew, digest, history } = seen;
	const failedValidation = context.loadedRecords.filter(({ record }) => record.predicate.action === "validate-data" && record.predicate.verdict === "fail");
	const { state } = inputs;
	const outcome = await startRetraining({
		policy: policy.retrain,
		now: Date.now(),
		...history ? { history } : {},
		planOnly: context.github.isPullRequest,
		stateFile: state === void 0 ? void 0 : {
			path: resolve(context.workingDirectory, state),
			shown: state
		},
		dispatcher: dispatcherOf(inputs, context, policy),
		facts: {
			policy_version: policyDigest,
			idempotency_key: sha256(`${digest}\n${policyDigest}`),
			run_url: context.github.runUrl ?? ""
		},
		evidence: {
			asksForRetraining: assessment.asksForRetraining,
			broken: [
				...assessment.broken,
				...skew?.assessment.broken ?? [],
				...failedValidation.map(({ file }) => `validate-data failed (${file})`)
			],
			what: summaryOf(assessment, policy),
			data: digest
		}
	});
	if (outcome.retrain && !outcome.dispatched) context.logger.notice(`retraining is due: ${outcome.reason}`);
	return outcome;
}
function dispatcherOf({ dispatch }, context, { retrain }) {
	if (!retrain) return { unavailable: "the policy has no retrain section" };
	if (!dispatch) return { unavailable: "the input 'dispatch' is false" };
	const access = githubAccess(context, "actions: write");
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
function outcomeOf({ inputs, context, policy, policyDigest }, result) {
	const { assessment, reference, findings, retraining, digest } = result;
	const drifted = assessment.driftedColumns;
	const { runs: _, ...decided } = retraining;
	const sentence = retraining.dispatched ? "dispatched" : retraining.retrain ? "due" : "not due";
	return {
		findings,
		inconclusive: "hold",
		summary: summaryOf(assessment, policy),
		outputs: {
			"drift-detected": assessment.detected,
			"drifted-columns": JSON.stringify(drifted),
			"drifted-share": assessment.driftedShare,
			retrain: retraining.retrain,
			"retrain-reason": retraining.reason,
			dispatched: retraining.dispatched
		},
		inputDigests: {
			reference: reference.digest,
			current: digest,
			...result.skew?.digests
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
			driftedColumns: drifted,
			driftedShare: assessment.driftedShare,
			retraining: decided
		},
		summaryDetails: renderDetails({
			assessment,
			reference: {
				description: reference.description,
				rows: reference.profile.rows
			},
			current: inputs.current,
			retraining: `${sentence}: ${retraining.reason}`
		}),
		html: (report) => renderPage({
			report,
			run: result,
			inputs,
			policy,
			policyDigest,
			context
		})
	};
}

export { runDriftCheck };