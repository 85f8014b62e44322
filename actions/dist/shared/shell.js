import { o as __toESM } from "./rolldown-runtime.js";
import { a as getState, c as setOutput, i as error, l as setSecret, n as require_picocolors, o as notice, r as require_canonicalize, s as saveState, u as warning } from "./vendor/shell.js";
import { n as renderJUnit, t as renderSarif } from "./report-machine.js";
import { D as parseRunOverride, E as parseOverride, k as overrideCheck } from "./core-release.js";
import { E as percent, T as count } from "./core-contract.js";
import { B as largestChange, E as worstColumnsFirst, H as quoted, J as countAll, U as shareText$1 } from "./core-drift.js";
import { r as skewSentence } from "./core-skew.js";
import { i as performanceSentence } from "./core-performance.js";
import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import { existsSync, statSync } from "node:fs";
import { execFile } from "node:child_process";
import { setTimeout } from "node:timers/promises";

// packages/core/verdict/combine.ts
/** No check ran: an empty policy or an empty table must never look like success (great_expectations#3494). */
var NoFindingsError = class extends Error {
	name = "NoFindingsError";
};
/**
* The verdict of a run: any failed finding of severity error fails it; else inconclusive findings of
* severity error leave it undecided, unless the policy says `warn` or `pass`; else anything that is not a pass (of severity error or
* warning) warns. Findings of severity info never change the verdict.
* @throws NoFindingsError when there is nothing to combine.
*/
function combineVerdicts(findings, inconclusive) {
	if (findings.length === 0) throw new NoFindingsError("no check ran: a run without findings cannot pass");
	const errors = findings.filter((finding) => finding.severity === "error");
	if (errors.some((finding) => finding.verdict === "fail")) return "fail";
	const undecided = errors.some((finding) => finding.verdict === "inconclusive");
	if (undecided && (inconclusive === "fail" || inconclusive === "hold")) return "inconclusive";
	return findings.some((finding) => finding.severity === "warning" && finding.verdict !== "pass" || finding.severity === "error" && finding.verdict === "warn") || undecided && inconclusive === "warn" ? "warn" : "pass";
}
/** 0 or 1 for a run that could be carried out (docs/verdicts.md); 2 is for runs that could not. */
function exitCode(verdict, failOn, inconclusive) {
	if (failOn === "never") return 0;
	if (verdict === "fail") return 1;
	if (verdict === "inconclusive") return inconclusive === "fail" || failOn === "warning" ? 1 : 0;
	return verdict === "warn" && failOn === "warning" ? 1 : 0;
}
const rank = {
	fail: 0,
	inconclusive: 1,
	warn: 2,
	pass: 3
};
const severityRank = {
	error: 0,
	warning: 1,
	info: 2
};
/** Worst first; equal ones keep their order. */
function worstFirst(findings) {
	return [...findings].sort((a, b) => rank[a.verdict] - rank[b.verdict] || severityRank[a.severity] - severityRank[b.severity]);
}

// packages/core/verdict/errors.ts
/**
* The run cannot go on because of something the user can mend: a bad input, config, file or a missing
* tool. Carries every problem found, not just the first. Exit code 2.
*/
var CannotRunError = class extends Error {
	name = "CannotRunError";
	problems;
	constructor(problems, options) {
		super(problems.map((problem) => formatProblem(problem)).join("\n"), options);
		this.problems = problems;
	}
};
/** `file:line:col subject: message`, without the place when there is none. */
function formatProblem(problem) {
	const place = problem.location;
	return `${place ? `${place.file}:${place.line}:${place.column} ` : ""}${problem.subject}: ${problem.message}`;
}
/** Shorthand for the common case of one problem. */
function cannotRun(code, subject, message, options) {
	const problem = {
		code,
		subject,
		message
	};
	return new CannotRunError([options?.location ? {
		...problem,
		location: options.location
	} : problem], options);
}

// packages/toolkit/action-contracts.ts
const actionContracts = {
	"validate-data": {
		name: "validate-data",
		description: "Checks tables against a contract and writes a profile of them.",
		inputs: {
			contract: {
				description: "The contract: what the data must satisfy.",
				default: "contract.yaml"
			},
			data: {
				description: "A path, glob or URL; or one split=path per line.",
				default: ""
			},
			profile: {
				description: "Where to write the profile (profile.json). Empty: not computed.",
				default: ""
			},
			"reference-profile": {
				description: "An earlier profile to compare the schema with.",
				default: ""
			},
			samples: {
				description: "Failing rows to write to samples.json, at most ten a check: none, redacted (shapes of values) or full.",
				default: "none"
			},
			"working-directory": {
				description: "Directory that every path is relative to.",
				default: "."
			},
			"report-directory": {
				description: "Where report.json, record.json, summary.md, junit.xml, report.sarif and report.html are written.",
				default: "trainyard-report/validate-data"
			},
			"fail-on": {
				description: "What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.",
				default: "error"
			},
			token: {
				description: "GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.",
				default: ""
			},
			comment: {
				description: "Sticky pull-request comment: auto (on pull requests, when the token may), always or never.",
				default: "auto"
			},
			records: {
				description: "Decision records (record.json files or globs, one per line) that this step builds on.",
				default: ""
			}
		},
		outputs: {
			rows: { description: "Rows read, over all splits." },
			"failed-checks": { description: "Number of checks that failed." },
			profile: { description: "Path of the profile, when one was written." },
			samples: { description: "Path of samples.json, when one was written." },
			"data-digest": { description: "sha256 over the digests of all files read." },
			verdict: { description: "pass, warn, fail or inconclusive." },
			summary: { description: "The verdict in one sentence, with the deciding number." },
			report: { description: "Path of report.json." },
			record: { description: "Path of the decision record." },
			"record-digest": { description: "sha256 of the canonical decision record." }
		}
	},
	"quality-gate": {
		name: "quality-gate",
		description: "Decides with intervals and paired tests whether a candidate model is good enough.",
		inputs: {
			policy: {
				description: "The policy: metrics, bounds, margins and slices.",
				default: "gates.yaml"
			},
			candidate: {
				description: "Prediction table of the candidate, or a metrics file.",
				default: ""
			},
			champion: {
				description: "Prediction table of the champion, a metrics file, or registry://name@champion. Empty: first model.",
				default: ""
			},
			metrics: {
				description: "JSON of numbers measured elsewhere: text, or the path of a file.",
				default: ""
			},
			model: {
				description: "Model directory of the candidate; its content digest is what the record vouches for.",
				default: ""
			},
			"predict-command": {
				description: "The model as a program (behaviour tests): one argument a line, or a JSON array; {input} and {output} are files.",
				default: ""
			},
			endpoint: {
				description: "The model as a server (behaviour and latency tests): a KServe V1, Open Inference Protocol V2 or MLflow scoring address.",
				default: ""
			},
			registry: {
				description: "Where registry://name@alias champions are looked up.",
				default: "file:registry"
			},
			state: {
				description: "File kept between runs that counts how often the same evaluation data decided. Empty: counted in records and registry alone.",
				default: ""
			},
			override: {
				description: "{ who, why, until, checks }: accepts a candidate that is not good enough, in the name of a person, until a date. The verdict stays, and every report shows it.",
				default: ""
			},
			"working-directory": {
				description: "Directory that every path is relative to.",
				default: "."
			},
			"report-directory": {
				description: "Where report.json, record.json, summary.md, junit.xml, report.sarif and report.html are written.",
				default: "trainyard-report/quality-gate"
			},
			"fail-on": {
				description: "What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.",
				default: "error"
			},
			token: {
				description: "GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.",
				default: ""
			},
			comment: {
				description: "Sticky pull-request comment: auto (on pull requests, when the token may), always or never.",
				default: "auto"
			},
			records: {
				description: "Decision records (record.json files or globs, one per line) that this step builds on.",
				default: ""
			}
		},
		outputs: {
			passed: { description: "true when the verdict is pass or warn." },
			metrics: { description: "JSON of every metric of candidate and champion, with intervals." },
			"rows-needed": { description: "Rows still needed for a decision, when undecided." },
			"model-digest": { description: "Content digest of the model directory." },
			overridden: { description: "true when an override is in force: the step succeeds, and the verdict stays what it was." },
			verdict: { description: "pass, warn, fail or inconclusive." },
			summary: { description: "The verdict in one sentence, with the deciding number." },
			report: { description: "Path of report.json." },
			record: { description: "Path of the decision record." },
			"record-digest": { description: "sha256 of the canonical decision record." }
		}
	},
	"register-model": {
		name: "register-model",
		description: "Registers, promotes, rolls back, verifies and downloads model versions with lineage.",
		inputs: {
			operation: {
				description: "register, promote, rollback, archive, verify, history or download.",
				default: "register"
			},
			registry: {
				description: "The registry: file: and a directory, relative to working-directory, or file:// and an absolute path.",
				default: "file:registry"
			},
			name: {
				description: "Name of the model.",
				default: ""
			},
			model: {
				description: "Model directory (register), or where to put it (download).",
				default: ""
			},
			version: {
				description: "Version to act on. Empty: promote takes the candidate, rollback the version that held the alias before, download the champion; verify and history take all versions.",
				default: ""
			},
			alias: {
				description: "Alias to move (register: candidate, promote and rollback: champion, when empty) or to look up (verify, history, download): candidate, canary, champion or a name of your own.",
				default: ""
			},
			"expected-champion": {
				description: "Version that must hold the alias before it moves (compare-and-set); none when no version may hold it. Empty: not checked.",
				default: ""
			},
			override: {
				description: "Register or promote without a passing gate record: { who, why, until }, until a date or time in the future. Kept in the ledger and the model card.",
				default: ""
			},
			metadata: {
				description: "YAML or JSON with description, intended_use, limitations, license, tags, task, library, parameters, metrics, features, data and environment: text, or the path of a file.",
				default: ""
			},
			profile: {
				description: "Profile of the training data, kept with the version as drift reference.",
				default: ""
			},
			evaluation: {
				description: "Prediction table of this version, kept with it, so that quality-gate can compare the next candidate with registry://name@champion.",
				default: ""
			},
			"working-directory": {
				description: "Directory that every path is relative to.",
				default: "."
			},
			"report-directory": {
				description: "Where report.json, record.json, summary.md, junit.xml and report.sarif are written.",
				default: "trainyard-report/register-model"
			},
			"fail-on": {
				description: "What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.",
				default: "error"
			},
			token: {
				description: "GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.",
				default: ""
			},
			comment: {
				description: "Sticky pull-request comment: auto (on pull requests, when the token may), always or never.",
				default: "auto"
			},
			records: {
				description: "Decision records (record.json files or globs, one per line) that this step builds on.",
				default: ""
			}
		},
		outputs: {
			version: { description: "The version acted on." },
			created: { description: "true when a new version was made; false when this content was registered already." },
			"model-uri": { description: "registry://name/version: names this version for ever." },
			"model-digest": { description: "Content digest of the model directory." },
			previous: { description: "Version that held the alias before; empty when none did." },
			history: { description: "Path of history.jsonl, the ledger as JSON lines (operation history)." },
			verdict: { description: "pass, warn, fail or inconclusive." },
			summary: { description: "The verdict in one sentence, with the deciding number." },
			report: { description: "Path of report.json." },
			record: { description: "Path of the decision record." },
			"record-digest": { description: "sha256 of the canonical decision record." }
		}
	},
	"canary-deploy": {
		name: "canary-deploy",
		description: "Shifts traffic to a model version step by step and promotes, holds or rolls back by sequential tests.",
		inputs: {
			rollout: {
				description: "The rollout: target, steps, bake and analysis.",
				default: "rollout.yaml"
			},
			mode: {
				description: "run (blocking), start, check, finish (short jobs), abort or plan.",
				default: "run"
			},
			registry: {
				description: "The registry: file:<directory>. Its aliases follow the rollout when name is given.",
				default: "file:registry"
			},
			name: {
				description: "Name of the model whose aliases follow the rollout.",
				default: ""
			},
			version: {
				description: "Version to roll out; tells rollouts apart. Empty: the one with alias candidate, without name the commit.",
				default: ""
			},
			journal: {
				description: "Journal file that makes the rollout resumable; carry it from job to job.",
				default: "trainyard-report/rollout.journal"
			},
			data: {
				description: "Recorded metrics (JSON lines) or a journal to replay in mode plan.",
				default: ""
			},
			"working-directory": {
				description: "Directory that every path is relative to.",
				default: "."
			},
			"report-directory": {
				description: "Where report.json, record.json, summary.md, junit.xml and report.sarif are written.",
				default: "trainyard-report/canary-deploy"
			},
			"fail-on": {
				description: "What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.",
				default: "error"
			},
			token: {
				description: "GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.",
				default: ""
			},
			comment: {
				description: "Sticky pull-request comment: auto (on pull requests, when the token may), always or never.",
				default: "auto"
			},
			records: {
				description: "Decision records (record.json files or globs, one per line) that this step builds on.",
				default: ""
			}
		},
		outputs: {
			state: { description: "promoted, rolled-back, holding or in-progress; planned when nothing may change (mode plan, pull requests)." },
			weight: { description: "Weight of the canary as last observed (0 to 100)." },
			reason: { description: "The guard that decided: promoted, errors.max_ratio, latency.max_ratio, slo, sample_ratio, no_data, bake.max, target, champion, plan-changed, cancelled, aborted or finish." },
			"rollout-id": { description: "Identity of the rollout in the journal." },
			verdict: { description: "pass, warn, fail or inconclusive." },
			summary: { description: "The verdict in one sentence, with the deciding number." },
			report: { description: "Path of report.json." },
			record: { description: "Path of the decision record." },
			"record-digest": { description: "sha256 of the canonical decision record." }
		}
	},
	"drift-check": {
		name: "drift-check",
		description: "Compares current data with a reference profile and decides about retraining.",
		inputs: {
			policy: {
				description: "The policy: window, methods, effects, retraining.",
				default: "drift.yaml"
			},
			reference: {
				description: "A profile, a table or registry://name@alias. Empty: what the policy says.",
				default: ""
			},
			current: {
				description: "The current data: path, glob or URL. Required.",
				default: ""
			},
			labels: {
				description: "Labels that arrived since, to join with predictions: path, glob or URL. Empty: what the policy says.",
				default: ""
			},
			state: {
				description: "State file kept between runs: sightings of drift, cooldown and budget of retrainings.",
				default: ""
			},
			dispatch: {
				description: "Whether a retraining may be started (workflow, event or webhook).",
				default: "true"
			},
			registry: {
				description: "Where registry:// references are looked up.",
				default: "file:registry"
			},
			"working-directory": {
				description: "Directory that every path is relative to.",
				default: "."
			},
			"report-directory": {
				description: "Where report.json, record.json, summary.md, junit.xml, report.sarif and report.html are written.",
				default: "trainyard-report/drift-check"
			},
			"fail-on": {
				description: "What makes the step fail: error (a failed check), warning (also a warning or an undecided run) or never.",
				default: "error"
			},
			token: {
				description: "GitHub token for comments and dispatches. Read-only tokens degrade to the job summary.",
				default: ""
			},
			comment: {
				description: "Sticky pull-request comment: auto (on pull requests, when the token may), always or never.",
				default: "auto"
			},
			records: {
				description: "Decision records (record.json files or globs, one per line) that this step builds on.",
				default: ""
			}
		},
		outputs: {
			"drift-detected": { description: "true when drift is both real and large." },
			"drifted-columns": { description: "JSON list of the drifted columns." },
			"drifted-share": { description: "Share of compared columns that drifted." },
			retrain: { description: "true when retraining is due." },
			"retrain-reason": { description: "Why retraining is due, or why not." },
			dispatched: { description: "true when a workflow was dispatched." },
			verdict: { description: "pass, warn, fail or inconclusive." },
			summary: { description: "The verdict in one sentence, with the deciding number." },
			report: { description: "Path of report.json." },
			record: { description: "Path of the decision record." },
			"record-digest": { description: "sha256 of the canonical decision record." }
		}
	}
};

// packages/toolkit/common-inputs.ts
/** The inputs that all actions share; problems are noted on the reader. */
function readCommonInputs(reader, action) {
	const workingDirectory = readWorkingDirectory(reader);
	const reports = reader.optional("report-directory") ?? `trainyard-report/${action}`;
	return {
		workingDirectory,
		reportDirectory: resolve(workingDirectory, reports),
		failOn: reader.choice("fail-on", [
			"error",
			"warning",
			"never"
		]),
		token: reader.optional("token") ?? process.env["GITHUB_TOKEN"],
		comment: reader.choice("comment", [
			"auto",
			"always",
			"never"
		]),
		records: reader.list("records")
	};
}
/** Where there is none, reports go to the current directory: a mistyped one must not come into being. */
function readWorkingDirectory(reader) {
	const given = reader.optional("working-directory") ?? ".";
	const directory = resolve(given);
	if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return directory;
	reader.problem("working-directory", `expected a directory, got ${JSON.stringify(given)}, which is none in ${process.cwd()}`);
	return resolve(".");
}

// packages/core/record/plain-json.ts
var import_canonicalize = /* @__PURE__ */ __toESM(require_canonicalize(), 1);
/**
* A copy that JSON can carry: non-finite numbers become the strings 'NaN', 'Infinity', '-Infinity'
* (JSON would make them null, and a lost infinity reads like a missing value); undefined keys go.
*/
function toPlainJson(value) {
	if (typeof value === "number" && !Number.isFinite(value)) return String(value);
	if (typeof value === "bigint") return value.toString();
	if (value instanceof Date) return value.toISOString();
	if (Array.isArray(value)) return value.map((item) => toPlainJson(item));
	if (typeof value === "object" && value !== null) {
		const entries = Object.entries(value).filter(([, item]) => item !== void 0);
		return Object.fromEntries(entries.map(([key, item]) => [key, toPlainJson(item)]));
	}
	return value;
}

// packages/core/record/decision-record.ts
const statementType = "https://in-toto.io/Statement/v1";
const predicateType = "urn:trainyard:decision-record:v1";
function decisionRecord(decision) {
	const { subjects, ...predicate } = decision;
	return toPlainJson({
		_type: statementType,
		subject: subjects.map(({ name, digest }) => ({
			name,
			digest: { sha256: digest }
		})),
		predicateType,
		predicate
	});
}
const canonicalize = import_canonicalize.default.default ?? import_canonicalize.default;
/** Canonical JSON text (RFC 8785): equal records have equal bytes, so their sha256 can name them. */
function canonicalText(value) {
	return canonicalize(toPlainJson(value)) ?? "null";
}

// packages/toolkit/digest.ts
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

// package.json
var name = "trainyard";
var version = "0.1.0";

// packages/toolkit/version.ts
/** Name and version as they stand in every report and record. */
const tool = {
	name,
	version
};

// packages/toolkit/finished-run.ts
/** @throws NoFindingsError when the action checked nothing. */
function finishRun(action, outcome, context, clock) {
	const verdict = combineVerdicts(outcome.findings, outcome.inconclusive);
	const outputs = Object.fromEntries(Object.entries(outcome.outputs).map(([name, value]) => [name, String(value)]));
	const report = {
		schemaVersion: 1,
		action,
		verdict,
		summary: outcome.override ? `overridden by ${outcome.override.who} until ${outcome.override.until}: ${outcome.summary}` : outcome.summary,
		findings: outcome.findings,
		outputs,
		inputs: outcome.inputDigests,
		...timing(clock),
		...outcome.override ? { override: outcome.override } : {}
	};
	const record = decisionRecord({
		...baseDecision(report, context, clock),
		subjects: outcome.subjects,
		...outcome.policyDigest ? { policyDigest: outcome.policyDigest } : {},
		...outcome.details ? { details: outcome.details } : {}
	});
	const exit = outcome.override ? 0 : exitCode(verdict, context.failOn, outcome.inconclusive);
	const { summaryDetails, comment, html, afterwards } = outcome;
	return {
		report,
		record,
		summaryDetails,
		exit,
		strictness: {
			inconclusive: outcome.inconclusive,
			failOn: context.failOn
		},
		...comment ? { comment } : {},
		...html ? { html } : {},
		...afterwards ? { afterwards } : {}
	};
}
/** A run that could not be carried out: every problem is a failed finding, the exit code is 2. */
function cannotRunRun(action, error, context, clock) {
	const findings = error.problems.map((problem) => ({
		check: problem.code,
		subject: problem.subject,
		verdict: "fail",
		severity: "error",
		observed: {
			value: null,
			method: "not measured: the run could not be carried out"
		},
		expected: "a run that can be carried out",
		message: problem.message,
		...problem.location ? { location: problem.location } : {}
	}));
	const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : "";
	const report = {
		schemaVersion: 1,
		action,
		verdict: "fail",
		summary: `cannot run: ${formatProblem(error.problems[0])}${more}`,
		findings,
		outputs: {},
		inputs: {},
		...timing(clock)
	};
	return {
		report,
		record: decisionRecord({
			...baseDecision(report, context, clock),
			subjects: [{
				name: "problems",
				digest: sha256(canonicalText(findings))
			}]
		}),
		summaryDetails: "",
		exit: 2,
		strictness: {
			inconclusive: "fail",
			failOn: "error"
		}
	};
}
function timing(clock) {
	return {
		tool,
		startedAt: clock.startedAt.toISOString(),
		durationMs: clock.finishedAt.getTime() - clock.startedAt.getTime()
	};
}
function baseDecision(report, context, clock) {
	const { commit, runUrl } = context.github;
	return {
		action: report.action,
		verdict: report.verdict,
		summary: report.summary,
		findings: report.findings,
		inputDigests: report.inputs,
		reliesOn: context.loadedRecords.map((loaded) => loaded.digest),
		...report.override ? { override: report.override } : {},
		tool,
		decidedAt: clock.finishedAt.toISOString(),
		...commit ? { commit } : {},
		...runUrl ? { runUrl } : {}
	};
}

// packages/toolkit/github-environment.ts
const pullRequestEvents = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review",
	"pull_request_review_comment",
	"merge_group"
]);
function readGitHubEnvironment(env) {
	const repository = env["GITHUB_REPOSITORY"] || void 0;
	const runId = env["GITHUB_RUN_ID"] || void 0;
	const server = env["GITHUB_SERVER_URL"] || "https://github.com";
	const eventName = env["GITHUB_EVENT_NAME"] || void 0;
	return {
		onRunner: env["GITHUB_ACTIONS"] === "true",
		eventName,
		isPullRequest: eventName !== void 0 && pullRequestEvents.has(eventName),
		repository,
		commit: env["GITHUB_SHA"] || void 0,
		ref: env["GITHUB_REF"] || void 0,
		actor: env["GITHUB_ACTOR"] || void 0,
		runUrl: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : void 0,
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
		eventPath: env["GITHUB_EVENT_PATH"] || void 0
	};
}

// packages/core/verdict/nearest-name.ts
/** The closest of the known names (Levenshtein distance), if it is close enough to be a slip of the pen. */
function nearestName(name, known) {
	let best;
	let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
	for (const candidate of known) {
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
	}
	return best;
}
/** ` Did you mean 'x'?`, or the list of known names when none is near. */
function suggestName(name, known) {
	const nearest = nearestName(name, known);
	return nearest ? `Did you mean '${nearest}'?` : `Known: ${known.join(", ")}.`;
}
function editDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			current.push(Math.min(previous[j] + 1, current[j - 1] + 1, substitution));
		}
		previous = current;
	}
	return previous[b.length];
}
/** At most five names in one line: 'a, b and 7 more'; 'none' of an empty list. */
function nameList(names) {
	if (names.length === 0) return "none";
	const shown = names.slice(0, 5).join(", ");
	return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

// packages/toolkit/input-reader.ts
/**
* The inputs of one action as strings, read once at the edge. Every getter notes what is wrong instead of
* throwing, so that `finish` can report all problems at once.
*/
var InputReader = class {
	#values;
	#problems = [];
	#contract;
	/** @param values given inputs by name; names that the contract does not have are problems. */
	constructor(contract, values) {
		this.#contract = contract;
		this.#values = values;
		const known = Object.keys(contract.inputs);
		for (const name of values.keys()) {
			if (known.includes(name)) continue;
			this.problem(name, `unknown input of ${contract.name}. ${suggestName(name, known)}`);
		}
	}
	/** Notes a problem found by the caller, such as two inputs that exclude each other. */
	problem(input, message) {
		this.#problems.push({
			code: "input",
			subject: input,
			message
		});
	}
	/** The text, trimmed; the contract's default when absent; undefined when empty. */
	optional(name) {
		const text = (this.#values.get(name) ?? this.#contract.inputs[name]?.default ?? "").trim();
		return text === "" ? void 0 : text;
	}
	/** As `optional`; an empty one is a problem. */
	required(name, hint) {
		const text = this.optional(name);
		if (text === void 0) this.problem(name, `expected ${hint}, got nothing`);
		return text ?? "";
	}
	/** One value a line; blank lines go. */
	list(name) {
		return (this.optional(name) ?? "").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
	}
	/** The six spellings of YAML 1.2 core that `core.getBooleanInput` takes. */
	boolean(name) {
		const text = this.optional(name) ?? "false";
		if (/^(true|True|TRUE)$/.test(text)) return true;
		if (!/^(false|False|FALSE)$/.test(text)) this.problem(name, `expected true or false, got ${JSON.stringify(text)}`);
		return false;
	}
	choice(name, choices) {
		const text = this.optional(name) ?? choices[0];
		const choice = choices.find((one) => one === text);
		if (choice === void 0) {
			const known = choices.join(", ").replace(/, ([^,]*)$/, " or $1");
			const meant = nearestName(text, choices);
			const hint = meant === void 0 ? "" : `. Did you mean '${meant}'?`;
			this.problem(name, `expected ${known}, got ${JSON.stringify(text)}${hint}`);
		}
		return choice ?? choices[0];
	}
	/** @throws CannotRunError with every problem noted so far. */
	finish() {
		if (this.#problems.length > 0) throw new CannotRunError(this.#problems);
	}
};
/** Inputs as the runner passes them: INPUT_<NAME>, upper case, spaces as underscores, hyphens kept. */
function inputsFromEnvironment(env) {
	const values = /* @__PURE__ */ new Map();
	for (const [key, value] of Object.entries(env)) {
		if (!key.startsWith("INPUT_") || value === void 0) continue;
		values.set(key.slice(6).toLowerCase(), value);
	}
	return values;
}

// packages/core/record/parse-record.ts
/** Reads a decision record. @throws CannotRunError when the text is not one of ours. */
function parseRecord(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw cannotRun("record-syntax", file, "is not JSON; expected a decision record (record.json)", { cause });
	}
	const record = value;
	if (record?._type !== "https://in-toto.io/Statement/v1" || record.predicateType !== "urn:trainyard:decision-record:v1") throw cannotRun("record-type", file, `is not a decision record: expected an in-toto Statement with predicateType '${predicateType}', got '${String(record?.predicateType)}'`);
	if (!Array.isArray(record.subject) || typeof record.predicate?.verdict !== "string") throw cannotRun("record-shape", file, "has no subject or no verdict; write it again with the action that made it");
	return record;
}

// packages/toolkit/load-records.ts
/**
* Reads the decision records that a run builds on, sorted by path.
* @throws CannotRunError naming every pattern that matches no file and every file that is not a record.
*/
async function loadRecords(patterns, workingDirectory) {
	if (patterns.length === 0) return [];
	const problems = [];
	const files = /* @__PURE__ */ new Set();
	for (const pattern of patterns) {
		const matches = await matchFiles(pattern, workingDirectory);
		for (const file of matches) files.add(file);
		if (matches.length > 0) continue;
		problems.push({
			code: "record-missing",
			subject: "records",
			message: `'${pattern}' matches no file; expected the record.json that an earlier step wrote`
		});
	}
	const loaded = [];
	for (const file of [...files].sort()) try {
		const record = parseRecord(await readFile(file, "utf8"), file);
		loaded.push({
			file,
			digest: sha256(canonicalText(record)),
			record
		});
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		problems.push(...error.problems);
	}
	if (problems.length > 0) throw new CannotRunError(problems);
	return loaded;
}
async function matchFiles(pattern, workingDirectory) {
	const literal = resolve(workingDirectory, pattern);
	if (existsSync(literal)) return [literal];
	const { glob } = await import("./dist.js");
	return glob(pattern, {
		cwd: workingDirectory,
		absolute: true,
		dot: true
	});
}

// packages/report/escape.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
/**
* Untrusted text (column names, values, model names) on its way into Markdown, HTML or a terminal.
* Control characters go first everywhere: they can rewrite a terminal line or smuggle a workflow command.
*/
function visible(text) {
	return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "�");
}
/** One table cell or one line of GitHub-flavoured Markdown, with nothing in it that renders or mentions. */
function escapeMarkdown(text) {
	return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\`*_{}[\]()#+!|~$]/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll("@", "&#64;").replace(/\bhttp(s?):/gi, "http$1&#58;");
}
function escapeHtml(text) {
	return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
/** Text for a log line: one line, and never the start of a workflow command (`::error::`). */
function escapeLogLine(text) {
	const line = visible(text);
	return /^\s*(::|##\[)/.test(line) ? `\u200B${line}` : line;
}
/** Text or an attribute of XML 1.0, which has no form at all for control characters, half pairs and non-characters. */
function escapeXml(text) {
	return escapeHtml(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "�");
}

// packages/toolkit/logger.ts
/** Progress is shown only for work longer than this, so that short runs stay quiet. */
const quietMs = 1e3;
/**
* Log lines for the runner (annotations for notice and warning, workflow commands neutralised) or for a
* terminal (on standard error, so that standard output stays the report).
*/
function createLogger(onRunner, debugEnabled) {
	const startedAt = Date.now();
	let lastProgressAt = startedAt;
	const say = (line) => {
		(onRunner ? process.stdout : process.stderr).write(`${line}\n`);
	};
	return {
		info: (message) => say(escapeLogLine(message)),
		notice: (message) => onRunner ? notice(message) : say(escapeLogLine(message)),
		warning: (message) => onRunner ? warning(message) : say(import_picocolors.default.yellow(`warning: ${escapeLogLine(message)}`)),
		debug: (message) => {
			if (debugEnabled) say(import_picocolors.default.dim(escapeLogLine(message)));
		},
		progress: (message) => {
			const now = Date.now();
			if (now - startedAt < quietMs || now - lastProgressAt < quietMs) return;
			lastProgressAt = now;
			const seconds = ((now - startedAt) / 1e3).toFixed(0);
			say(import_picocolors.default.dim(`… ${escapeLogLine(message)} (${seconds} s)`));
		}
	};
}

// packages/toolkit/post-state.ts
const mainRan = "trainyardMainRan";
/**
* True in the post step. Main and post share one bundle: main leaves a mark in the step's state, and only the
* post step sees it (as STATE_… in its environment).
*/
function startsPost() {
	if (getState(mainRan) === "true") return true;
	if (process.env["GITHUB_STATE"]) saveState(mainRan, "true");
	return false;
}
/** What main saved with `saveState`. */
function readPostState(env) {
	const state = {};
	for (const [key, value] of Object.entries(env)) if (key.startsWith("STATE_") && value !== void 0) state[key.slice(6)] = value;
	return state;
}

// packages/core/verdict/fails-run.ts
/**
* Whether this finding alone is enough to end the run with code 1. `fail-on: never` changes the exit code and not what was found, so it
* counts as `error` here.
*/
function failsRun(finding, { inconclusive, failOn }) {
	const verdict = combineVerdicts([finding], inconclusive);
	return exitCode(verdict, failOn === "never" ? "error" : failOn, inconclusive) === 1;
}

// packages/report/format-number.ts
/** Four significant digits, a real minus sign, thousands apart: for people. Machines read report.json. */
function formatNumber(value) {
	if (Number.isNaN(value)) return "not a number";
	if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
	const size = Math.abs(value);
	const text = Number.isInteger(value) && size < 0x38d7ea4c68000 ? size.toLocaleString("en-US").replaceAll(",", " ") : size >= 1e6 || size < 1e-4 && size > 0 ? size.toExponential(2) : String(Number(size.toPrecision(4)));
	return value < 0 ? `−${text}` : text;
}
/** '0.6812 [0.6790, 0.6835] at 95 %, n = 12 000'. */
function formatMeasurement(observed) {
	const { value, unit, interval, n } = observed;
	const number = value === null ? "no value" : typeof value === "number" ? formatNumber(value) : String(value);
	const range = interval ? ` [${formatNumber(interval.lower)}, ${formatNumber(interval.upper)}] at ${formatNumber(interval.level * 100)} %` : "";
	const size = n === void 0 ? "" : `, n = ${formatNumber(n)}`;
	return `${number}${unit ? ` ${unit}` : ""}${range}${size}`;
}

// packages/report/override-sentence.ts
/** 'the verdict stays fail; Ann Lee accepts it until 2026-12-01 00:00 UTC: hotfix', or nothing. */
function overrideSentence({ override, verdict }) {
	if (!override) return void 0;
	const until = override.until.replace("T", " ").replace(/(?::00)?(?:\.\d+)?Z$/, " UTC");
	const what = override.checks === void 0 ? "it" : override.checks.join(", ");
	return `the verdict stays ${verdict}; ${override.who} accepts ${what} until ${until}: ${override.why}`;
}

// packages/report/summary.ts
const verdictSign = {
	pass: "✅",
	warn: "⚠️",
	fail: "❌",
	inconclusive: "❔"
};
const summaryLimitBytes = 921600;
const shownRows = 30;
/** The job summary: verdict sentence first, worst findings first, the rest folded. */
function renderSummary(report, details) {
	const findings = worstFirst(report.findings);
	const head = `${renderHead(report)}\n${escapeMarkdown(report.summary)}\n`;
	const rest = findings.slice(shownRows);
	const folded = rest.length > 0 ? `\n<details><summary>${rest.length} more findings</summary>\n\n${findingsTable(rest)}\n</details>\n` : "";
	const foot = `\n<sub>${report.tool.name} ${report.tool.version} · ${(report.durationMs / 1e3).toFixed(1)} s · full numbers in report.json</sub>\n`;
	const whole = `${head}${`\n${findingsTable(findings.slice(0, shownRows))}\n${details}`}${folded}${foot}`;
	if (Buffer.byteLength(whole) <= summaryLimitBytes) return whole;
	return `${head}\n${findingsTable(findings.slice(0, shownRows))}\n\nThe details are too long for a job summary: see report.json.\n${foot}`;
}
/** The verdict, and an override on top of everything else. */
function renderHead(report) {
	const overridden = overrideSentence(report);
	const title = `## ${verdictSign[report.verdict]} ${report.action}: ${report.verdict}${overridden === void 0 ? "" : ", overridden"}\n`;
	if (overridden === void 0) return title;
	return `${title}\n> [!CAUTION]\n> **Override in force:** ${escapeMarkdown(overridden)}\n`;
}
/** A Markdown table of findings; every cell is escaped. */
function findingsTable(findings) {
	if (findings.length === 0) return "";
	return [
		"| | check | observed | expected | |",
		"|---|---|---|---|---|",
		...findings.map((finding) => {
			const place = finding.location ? ` (${finding.location.file}:${finding.location.line})` : "";
			const cells = [
				`${finding.check} · ${finding.subject}`,
				formatMeasurement(finding.observed),
				finding.expected,
				`${finding.verdict === "pass" ? "" : finding.message}${finding.verdict === "pass" ? "" : place}`
			];
			return `| ${verdictSign[finding.verdict]} | ${cells.map((cell) => shorten$1(escapeMarkdown(cell))).join(" | ")} |`;
		})
	].join("\n");
}
function shorten$1(cell) {
	return cell.length > 2e3 ? `${cell.slice(0, 2e3).replace(/&[^;]*$/, "")}…` : cell;
}

// packages/report/terminal.ts
const mark = {
	pass: (text) => import_picocolors.default.green(text),
	warn: (text) => import_picocolors.default.yellow(text),
	fail: (text) => import_picocolors.default.red(text),
	inconclusive: (text) => import_picocolors.default.magenta(text)
};
const sign = {
	pass: "✓",
	warn: "!",
	fail: "✗",
	inconclusive: "?"
};
const shownPasses = 12;
/** The report for a person at a terminal or in a job log. Passing findings are shortened to a count. */
function renderTerminal(report) {
	const findings = worstFirst(report.findings);
	const notable = findings.filter((finding) => finding.verdict !== "pass");
	const passes = findings.filter((finding) => finding.verdict === "pass");
	const lines = [...notable, ...passes.slice(0, shownPasses)].map((finding) => findingLine(finding));
	if (passes.length > shownPasses) lines.push(import_picocolors.default.dim(`  … and ${passes.length - shownPasses} more that pass`));
	const verdict = mark[report.verdict](import_picocolors.default.bold(report.verdict.toUpperCase()));
	const accepted = overrideSentence(report);
	const banner = accepted === void 0 ? "" : `${import_picocolors.default.red(import_picocolors.default.bold("OVERRIDE IN FORCE:"))} ${escapeLogLine(accepted)}\n`;
	return `${banner}${lines.join("\n")}\n\n${banner}${verdict} ${import_picocolors.default.bold(report.action)}: ${escapeLogLine(report.summary)}`;
}
function findingLine(finding) {
	const name = escapeLogLine(`${finding.check} · ${finding.subject}`);
	const seen = finding.observed.value !== null || finding.observed.interval !== void 0 ? `${formatMeasurement(finding.observed)}, expected ${finding.expected}` : "";
	const first = `${mark[finding.verdict](sign[finding.verdict])} ${name}  ${import_picocolors.default.dim(escapeLogLine(seen))}`;
	if (finding.verdict === "pass") return `  ${first}`;
	const place = finding.location ? `${finding.location.file}:${finding.location.line}:${finding.location.column} ` : "";
	return `  ${first}\n      ${import_picocolors.default.dim(escapeLogLine(place))}${escapeLogLine(finding.message)}`;
}

// packages/toolkit/annotations.ts
const shownAnnotations = 8;
const messageLimit = 4e3;
/** Annotations at the user's rules, worst first; the last one counts those not shown. */
function annotate(findings, workingDirectory) {
	const failed = worstFirst(findings).filter((finding) => finding.verdict !== "pass" && finding.severity !== "info");
	const isOverride = ({ check }) => check === overrideCheck;
	const notable = [...failed.filter(isOverride), ...failed.filter((one) => !isOverride(one))];
	const room = notable.length > shownAnnotations ? 7 : shownAnnotations;
	for (const finding of notable.slice(0, room)) annotateOne(finding, workingDirectory);
	const hidden = notable.length - room;
	if (hidden > 0) warning(`and ${hidden} more findings: see the job summary or report.json`);
}
function annotateOne(finding, workingDirectory) {
	const text = `${finding.message} (observed ${formatMeasurement(finding.observed)}, expected ${finding.expected})`;
	const place = finding.location;
	const workspace = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
	(finding.verdict === "fail" && finding.severity === "error" ? error : warning)(escapeLogLine(text.slice(0, messageLimit)), {
		title: escapeLogLine(`${finding.check} · ${finding.subject}`.slice(0, 200)),
		...place ? {
			file: relative(workspace, resolve(workingDirectory, place.file)),
			startLine: place.line,
			startColumn: place.column
		} : {}
	});
}

// packages/toolkit/machine-report.ts
/** The run for JUnit and SARIF, its files named from the root of the checkout as code scanning and test reporters want them. */
function machineReport(report, { exit, strictness }, { workingDirectory }, env) {
	const root = env["GITHUB_WORKSPACE"] || workingDirectory;
	const pathInRepository = (file) => {
		const path = resolve(workingDirectory, file);
		const inside = relative(root, path).replaceAll("\\", "/");
		return inside.startsWith("..") || isAbsolute(inside) ? pathToFileURL(path).href : inside;
	};
	const placed = report.findings.find(({ location }) => location !== void 0);
	const fallbackPath = placed ? pathInRepository(placed.location.file) : workflowPath(env["GITHUB_WORKFLOW_REF"]) ?? "README.md";
	return {
		report,
		strictness,
		carriedOut: exit !== 2,
		exit,
		pathInRepository,
		fallbackPath
	};
}
/** '.github/workflows/ci.yml' of 'owner/name/.github/workflows/ci.yml@refs/heads/main': wrong inputs stand there. */
function workflowPath(reference) {
	return /^[^/]+\/[^/]+\/(.+?)@/.exec(reference ?? "")?.[1];
}

// packages/toolkit/write-whole-file.ts
/**
* Writes a file in one step: readers see the old text or all of the new one, also after a crash.
* `write-file-atomic` calls write once and takes a short write on a full disk for a whole one; a handle's `writeFile`
* goes on until every byte is written or the disk says no.
*/
async function writeWholeFile(path, text) {
	const temporary = `${path}.${randomUUID()}`;
	try {
		const handle = await open(temporary, "wx", 438);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

// packages/toolkit/publish.ts
/**
* Writes the reports and the record, sets the outputs, then tells people. Files come first: whatever fails
* after them, the evidence is kept.
*/
async function publishRun(run, context) {
	const recordText = canonicalText(run.record);
	const files = filesIn(context.reportDirectory);
	const outputs = {
		...run.report.outputs,
		verdict: run.report.verdict,
		summary: run.report.summary,
		report: files.report,
		record: files.record,
		"record-digest": sha256(recordText)
	};
	const report = {
		...run.report,
		outputs
	};
	await mkdir(context.reportDirectory, { recursive: true });
	const markdown = await writeReports(report, run, context);
	await writeWholeFile(files.record, recordText);
	setOutputs(report.action, outputs);
	process.stdout.write(`${renderTerminal(report)}\n`);
	if (context.github.onRunner) {
		annotate(report.findings, context.workingDirectory);
		await appendJobSummary(markdown);
	} else process.stdout.write(`report: ${files.report}\n`);
	await tellOthers(report, run, context);
}
const fileNames = {
	report: "report.json",
	record: "record.json",
	summary: "summary.md",
	junit: "junit.xml",
	sarif: "report.sarif",
	html: "report.html"
};
function filesIn(directory) {
	const entries = Object.entries(fileNames).map(([kind, name]) => [kind, join(directory, name)]);
	return Object.fromEntries(entries);
}
/** @returns the job summary. */
async function writeReports(report, run, context) {
	const { reportDirectory, logger } = context;
	const files = filesIn(reportDirectory);
	const machine = machineReport(report, run, context, process.env);
	const page = run.html ? "\n<sub>In pictures: report.html in the report directory.</sub>\n" : "";
	const markdown = renderSummary(report, `${run.summaryDetails}${page}`);
	await writeWholeFile(files.report, `${JSON.stringify(toPlainJson(report), null, 2)}\n`);
	await writeWholeFile(files.junit, renderJUnit(machine));
	await writeWholeFile(files.sarif, renderSarif(machine));
	await writeWholeFile(files.summary, markdown);
	await writeHtml(run, report, {
		file: files.html,
		logger
	});
	return markdown;
}
/** What comes of telling others joins the reports; the record and the outputs are of the decision, and stay. */
async function tellOthers(report, run, context) {
	if (!run.afterwards) return;
	let found;
	try {
		found = await run.afterwards(report);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		context.logger.warning(`after the report: ${message}`);
		return;
	}
	if (found.length === 0) return;
	await writeReports({
		...report,
		findings: [...report.findings, ...found]
	}, run, context);
	const notable = found.filter(({ verdict }) => verdict !== "pass");
	if (context.github.onRunner && notable.length > 0) await appendJobSummary(`\n${findingsTable(notable)}\n`);
}
/**
* A page for people, where the action has one; the page of an earlier run must not stand beside the report of this one. A page
* that cannot be drawn is a defect of ours, and no reason to lose a verdict.
*/
async function writeHtml({ html }, report, { file, logger }) {
	let page;
	try {
		page = await html?.(report);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		logger.warning(`report.html could not be drawn: ${message}. Please report this defect; report.json is whole`);
	}
	if (page === void 0) await rm(file, { force: true });
	else await writeWholeFile(file, page);
}
/** Every declared output is set, so that a workflow never reads a stale or missing one. */
function setOutputs(action, outputs) {
	if (!process.env["GITHUB_OUTPUT"]) return;
	for (const name of Object.keys(actionContracts[action].outputs)) setOutput(name, outputs[name] ?? "");
}
async function appendJobSummary(markdown) {
	const file = process.env["GITHUB_STEP_SUMMARY"];
	if (file) await appendFile(file, `${markdown}\n`);
}

// packages/toolkit/signals.ts
/** An action that was told to stop: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills. */
var CancelledError = class extends Error {
	name = "CancelledError";
	signalName;
	constructor(signalName) {
		super(`cancelled by ${signalName}`);
		this.signalName = signalName;
	}
};
/** Aborts on the first SIGINT or SIGTERM; later ones are ignored, so that a roll-back can finish. */
function abortOnSignals() {
	const controller = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => controller.abort(new CancelledError(name)));
	return controller.signal;
}

// packages/toolkit/run-action.ts
/** Runs one action from its environment to its exit code: the whole of every `main.ts`. */
async function runAction(definition) {
	const reader = new InputReader(actionContracts[definition.name], inputsFromEnvironment(process.env));
	const context = createContext(readCommonInputs(reader, definition.name), definition.handlesSignals === true);
	if (definition.post && startsPost()) return runPost(definition, context);
	const startedAt = /* @__PURE__ */ new Date();
	const run = await attempt(definition, reader, context).then(({ outcome, context: loaded }) => {
		try {
			return finishRun(definition.name, outcome, loaded, {
				startedAt,
				finishedAt: /* @__PURE__ */ new Date()
			});
		} catch (error) {
			return failedRun(definition.name, error, context, startedAt);
		}
	}, (error) => failedRun(definition.name, error, context, startedAt));
	await publish(run, context);
	await exit(run.exit);
}
async function attempt(definition, reader, context) {
	const inputs = definition.readInputs(reader);
	reader.finish();
	const loadedRecords = await loadRecords(context.records, context.workingDirectory);
	const loaded = {
		...context,
		loadedRecords
	};
	return {
		outcome: await definition.run(inputs, loaded),
		context: loaded
	};
}
function createContext(common, handlesSignals) {
	const github = readGitHubEnvironment(process.env);
	const mask = (secret) => {
		const lines = github.onRunner ? secret.split(/\r?\n/) : [];
		for (const line of lines) if (line !== "") setSecret(line);
	};
	if (common.token) mask(common.token);
	return {
		...common,
		github,
		logger: createLogger(github.onRunner, process.env["RUNNER_DEBUG"] === "1"),
		env: process.env,
		loadedRecords: [],
		signal: handlesSignals ? abortOnSignals() : new AbortController().signal,
		mask,
		saveState: (name, value) => {
			if (process.env["GITHUB_STATE"]) saveState(name, value);
		}
	};
}
async function runPost(definition, context) {
	try {
		await definition.post?.(readPostState(process.env), context);
		await exit(0);
	} catch (error$1) {
		error(error$1 instanceof Error ? error$1.message : String(error$1));
		await exit(1);
	}
}
/** User problems become findings; anything else is our bug: said in one line, its stack kept in a file. */
async function failedRun(action, error, context, startedAt) {
	const clock = {
		startedAt,
		finishedAt: /* @__PURE__ */ new Date()
	};
	if (error instanceof CannotRunError) return cannotRunRun(action, error, context, clock);
	if (error instanceof NoFindingsError) {
		const problem = cannotRun("no-checks", action, `${error.message}; add a check to the policy`);
		return cannotRunRun(action, problem, context, clock);
	}
	const file = join(context.reportDirectory, "internal-error.txt");
	const stack = error instanceof Error ? error.stack ?? error.message : String(error);
	await writeFile(file, `${stack}\n`).catch(() => context.logger.debug(stack));
	const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
	const problem = cannotRun("internal-error", action, `${message}. This is a defect of Trainyard; please report it with ${file}`);
	return cannotRunRun(action, problem, context, clock);
}
async function publish(run, context) {
	try {
		await publishRun(run, context);
		if (context.github.onRunner && context.comment !== "never") {
			const { commentOnPullRequest } = await import("./sticky-comment.js");
			await commentOnPullRequest(run, context);
		}
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		process.stderr.write(`cannot write the report to ${context.reportDirectory}: ${message}\n`);
		await exit(2);
	}
}
/** Exits once standard output is flushed: open handles of a native engine must not keep a job waiting. */
async function exit(code) {
	await new Promise((resolve) => {
		process.stdout.write("", () => resolve());
	});
	process.exit(code);
}

// packages/toolkit/read-override.ts
/** The input `override`; one that is incomplete or has run out is a problem, never half a permission. */
function readOverride(reader, now) {
	return read(reader, (text) => parseOverride(text, now));
}
/** The same of a run, which may be for some checks only. */
function readRunOverride(reader, now) {
	return read(reader, (text) => parseRunOverride(text, now));
}
function read(reader, parse) {
	const text = reader.optional("override");
	if (text === void 0) return void 0;
	const parsed = parse(text);
	if ("override" in parsed) return parsed.override;
	for (const problem of parsed.problems) reader.problem("override", problem);
}

// packages/toolkit/exec.ts
/** A command that failed, with the last lines of what it said. */
var CommandError = class extends Error {
	name = "CommandError";
	command;
	exitCode;
	stderr;
	constructor(command, exitCode, stderr) {
		const said = stderr.trim().split("\n").slice(-3).join(" ");
		super(`${command.join(" ")} ended with ${exitCode}${said ? `: ${said}` : ""}`);
		this.command = command;
		this.exitCode = exitCode;
		this.stderr = stderr;
	}
};
const outputLimitBytes = 67108864;
/**
* Runs argv without a shell. Not @actions/exec: that re-parses the command line and can neither time out nor
* be cancelled.
* @throws CommandError on a non-zero exit, a signal, a time-out or a command that does not exist.
*/
const runCommand = (argv, options) => new Promise((resolve, reject) => {
	const [command, ...args] = argv;
	const child = execFile(command, args, {
		cwd: options.cwd,
		timeout: options.timeoutSeconds * 1e3,
		maxBuffer: outputLimitBytes,
		...options.signal ? { signal: options.signal } : {},
		env: {
			...process.env,
			...options.env
		}
	}, (error, stdout, stderr) => {
		if (!error) return resolve(stdout);
		const code = error.killed ? `a time-out after ${options.timeoutSeconds} s` : error.code;
		reject(new CommandError(argv, code ?? error.signal ?? "an error", stderr || error.message));
	});
	child.stdin?.on("error", () => {});
	child.stdin?.end(options.input ?? "");
});

// packages/toolkit/read-input-file.ts
/** The text of a file that an input names. @throws CannotRunError that names input and file. */
async function readInputFile({ input, file, hint }, { workingDirectory }) {
	try {
		return await readFile(resolve(workingDirectory, file), "utf8");
	} catch (cause) {
		const { code = "unknown error" } = cause;
		const missing = `there is no file ${file} in ${workingDirectory}${hint ? `. ${hint}` : ""}`;
		const why = code === "ENOENT" ? missing : `${file} cannot be read (${code}); expected a file`;
		throw cannotRun("file-unreadable", input, why, { cause });
	}
}

// packages/report/drift-sections.ts
/** One sentence each. */
function sectionSentences({ performance, skew } = {}) {
	return [...performance ? [performanceSentence(performance.assessment)] : [], ...skew ? [skewSentence(skew.assessment)] : []];
}
/** The same as paragraphs of the job summary. */
function sectionLines({ performance, skew } = {}) {
	const line = (title, sentence) => `\n**${title}:** ${escapeMarkdown(sentence)}\n`;
	return [...performance ? [line("Performance", performanceSentence(performance.assessment))] : [], ...skew ? [line("Training and serving", skewSentence(skew.assessment))] : []];
}

// packages/report/drift-sentence.ts
/** One sentence with the deciding number, and one each for performance and skew. */
function driftSummary(assessment, policy, sections) {
	return [driftSentence(assessment, policy), ...sectionSentences(sections)].join("; ");
}
function driftSentence(assessment, policy) {
	const { columns, predictions, driftedShare, rows } = assessment;
	const counted = `${columns.filter(({ judgement }) => judgement.state === "drifted").length} of ${columns.length} columns drifted (${shareText$1(driftedShare)}, threshold ${shareText$1(policy.driftedShare)}) on ${formatNumber(rows)} rows`;
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

// packages/toolkit/github-access.ts
async function githubAccess({ github, token }, needs) {
	const { apiUrl, repository } = github;
	if (!token) return { unavailable: `there is no token; give the input 'token' one with ${needs}` };
	if (!repository) return { unavailable: "GITHUB_REPOSITORY is not set: this run belongs to no repository" };
	const { githubApi } = await import("./github-api.js");
	return {
		api: githubApi({
			apiUrl,
			token,
			repository
		}),
		repository
	};
}

// packages/toolkit/sleep.ts
const sleep = (milliseconds, signal) => setTimeout(milliseconds, void 0, signal ? { signal } : {});

// packages/report/drift-details.ts
const shownColumns = 100;
const signs = {
	drifted: "❌",
	undecided: "❔",
	stable: "✅"
};
/** Columns worst first, with the shape of both sides. */
function renderDetails({ assessment, sections, reference, current, retraining }) {
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
		...sectionLines(sections),
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

// packages/toolkit/digests-of-run.ts
/** The digests behind a run, by name: what it read, the policy, the records that it builds on. */
function digestsOfRun({ loadedRecords }, { inputs }, policyDigest) {
	return [
		...Object.entries(inputs).map(([name, digest]) => ({
			name,
			digest
		})),
		...policyDigest === void 0 ? [] : [{
			name: "policy",
			digest: policyDigest
		}],
		...loadedRecords.map(({ digest, record }) => ({
			name: `record of ${record.predicate.action} (${record.predicate.verdict})`,
			digest
		}))
	];
}

// packages/core/verdict/collect-problems.ts
/**
* Waits for all and gives their results in order; problems of several are reported together.
* @throws CannotRunError with every problem of every one that failed, or the first error of another kind.
*/
async function collectProblems(promises) {
	const settled = await Promise.allSettled(promises);
	const reasons = settled.flatMap((one) => one.status === "rejected" ? [one.reason] : []);
	const other = reasons.find((reason) => !(reason instanceof CannotRunError));
	if (other !== void 0) throw other;
	const problems = reasons.flatMap((reason) => reason.problems);
	if (problems.length > 0) throw new CannotRunError(problems);
	return settled.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
}

// packages/report/behaviour-section.ts
/** A summary has room for what a person reads; every example is in behaviour.json. */
const shown$1 = {
	tests: 10,
	examples: 3,
	columns: 12,
	characters: 60
};
/** Markdown: the rows that failed behaviour tests, the worst first. */
function renderBehaviour(tests) {
	if (tests.length === 0) return "";
	const failing = tests.filter(({ examples }) => examples.length > 0);
	const passed = `${tests.length} behaviour tests`;
	if (failing.length === 0) return `\n### Behaviour\n\n${passed}; no failing row to show.\n`;
	const sections = failing.slice(0, shown$1.tests).map((test) => renderTest(test));
	const rest = failing.length - shown$1.tests;
	const more = rest > 0 ? `\n${rest} more tests have failing rows.` : "";
	return `\n### Behaviour\n\n${passed}; the worst failing rows, all of them in behaviour.json.\n${sections.join("")}${more}\n`;
}
function renderTest({ kind, name, expected, rows, failing, examples }) {
	return `\n${`**${escapeMarkdown(name)}** (${kind.replaceAll("_", " ")}): ${formatNumber(failing)} of ${formatNumber(rows)} rows; ${escapeMarkdown(expected)}`}\n\n| id | row | change | score |\n|---|---|---|---|\n${examples.slice(0, shown$1.examples).map((example) => renderExample(example)).join("\n")}\n`;
}
function renderExample({ id, row, change, changed, score, changedScore }) {
	const what = change === void 0 ? "none" : `${change}${changed ? ` (${valuesText$1(changed)})` : ""}`;
	const scores = changedScore === void 0 ? formatNumber(score) : `${formatNumber(score)} → ${formatNumber(changedScore)}`;
	return `| ${[
		shorten(id ?? ""),
		valuesText$1(row),
		what,
		scores
	].map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
}
function valuesText$1(values) {
	const entries = Object.entries(values);
	const texts = entries.slice(0, shown$1.columns).map(([name, value]) => `${shorten(name)}: ${value === null ? "missing" : shorten(value)}`);
	const rest = entries.length - shown$1.columns;
	return `${texts.join("; ")}${rest > 0 ? `; … ${rest} more` : ""}`;
}
function shorten(text) {
	return text.length > shown$1.characters ? `${text.slice(0, shown$1.characters)}…` : text;
}

// packages/report/importance-section.ts
/** A summary has room for what a person reads; more is in report.json. */
const shown = 10;
/** Markdown: what the most important features weigh in both models. */
function renderImportance(report) {
	if (!report) return "";
	const rows = report.features.slice(0, shown).map(({ feature, candidate, champion }) => `| ${escapeMarkdown(feature)} | ${shareText(candidate)} | ${shareText(champion)} |`);
	const rest = report.featureCount - rows.length;
	const more = rest > 0 ? `\n\n${formatNumber(rest)} features weigh less.` : "";
	return `\n### Feature importances\n\n| feature | candidate | champion |\n|---|---|---|\n${rows.join("\n")}${more}\n`;
}
function shareText(share) {
	return share === null ? "" : `${formatNumber(share * 100)} %`;
}

// packages/report/load-section.ts
/** Markdown: what a load was like, in one table. */
function renderLoad(report) {
	if (!report) return "";
	const names = Object.keys(report.latencyMs);
	const values = names.map((name) => `${formatNumber(report.latencyMs[name])} ms`);
	const failures = Object.entries(report.failures).map(([what, count]) => `${formatNumber(count)} × ${what}`).join(", ");
	const { lateShare, largestLateMs } = report.generator;
	const server = [...report.coldStartMs === void 0 ? [] : [`first good answer ${formatNumber(report.coldStartMs)} ms after its start`], ...report.memoryMb === void 0 ? [] : [`${formatNumber(report.memoryMb)} MB of memory at most`]];
	return `\n### Load\n\n${[
		`${formatNumber(report.requests)} requests to ${escapeMarkdown(report.endpoint)}, ${formatNumber(report.ratePerSecond)} a second. Latency counts from the time that a request was due.`,
		"",
		`| ${names.join(" | ")} |`,
		`|${names.map(() => "---").join("|")}|`,
		`| ${values.join(" | ")} |`,
		"",
		`Without a good answer: ${failures === "" ? "none" : escapeMarkdown(failures)}. Generator late for ${formatNumber(lateShare * 100)} % of the load, ${formatNumber(largestLateMs)} ms at worst.`,
		...server.length === 0 ? [] : [`Server: ${server.join("; ")}.`]
	].join("\n")}\n`;
}

// packages/report/gate-sections.ts
/** Markdown, one heading a section. */
function renderGateSections({ behaviour, stability, load }) {
	return [
		renderBehaviour(behaviour.tests),
		renderImportance(stability.report),
		renderLoad(load.report)
	].join("");
}

// packages/report/class-table.ts
const shownClasses = 50;
/** Markdown of the figures of every class, those that the candidate finds least often first; '' for other tasks. */
function classTable(details) {
	const classes = details["classes"];
	if (!classes) return "";
	const worstFirst = classes.toSorted((a, b) => (a.candidate.recall ?? 2) - (b.candidate.recall ?? 2));
	const withChampion = classes.some(({ champion }) => champion !== void 0);
	const head = [
		"class",
		"rows",
		"precision",
		"recall [95 %]",
		"f1",
		...withChampion ? [
			"champion: precision",
			"recall [95 %]",
			"f1"
		] : []
	];
	const rows = worstFirst.slice(0, shownClasses).map(({ name, rows: size, candidate, champion }) => {
		return `| ${[...[
			name,
			formatNumber(size),
			...figures(candidate)
		], ...withChampion && champion ? figures(champion) : []].map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
	});
	return `\n<details><summary>${classes.length > shownClasses ? `${classes.length} classes, the worst ${shownClasses}` : `${classes.length} classes`}</summary>\n\n${[
		`| ${head.join(" | ")} |`,
		`|${head.map(() => "---|").join("")}`,
		...rows
	].join("\n")}\n\n</details>\n`;
}
function figures({ precision, recall, f1, recallInterval }) {
	const text = (value) => value === null ? "–" : formatNumber(value);
	const interval = recallInterval ? ` [${recallInterval.map((bound) => formatNumber(bound)).join(", ")}]` : "";
	return [
		text(precision),
		`${text(recall)}${interval}`,
		text(f1)
	];
}

// packages/report/fairness-section.ts
const shownGroups = 30;
/** Markdown of the fairness rules: the disparity, then the figures of every group with their intervals. */
function renderFairness(reports) {
	if (reports.length === 0) return "";
	return `\n### Fairness\n${reports.map((report) => ruleSection(report)).join("")}`;
}
function ruleSection({ metric, subject, groups, ...models }) {
	const { candidate, champion, difference } = models;
	const against = champion ? `, champion ${valueText(champion)}, improvement ${valueText(difference)}` : "";
	const figures = Object.keys(groups[0]?.candidate ?? {});
	const header = [
		"group",
		"rows",
		...figures,
		...champion ? figures.map(ofChampion) : [],
		""
	];
	const rows = groups.slice(0, shownGroups).map((group) => [
		group.group,
		formatNumber(group.rows),
		...figures.map((figure) => valueText(group.candidate[figure])),
		...champion ? figures.map((figure) => valueText(group.champion?.[figure])) : [],
		group.lacks === void 0 ? "" : `cannot be judged: ${group.lacks}`
	]);
	const more = groups.length > shownGroups ? `\nThe first ${shownGroups} of ${groups.length} groups; all are in report.json.\n` : "";
	return `\n**${escapeMarkdown(`${metric} over ${subject}`)}**: ${escapeMarkdown(valueText(candidate) + against)}\n\n${tableOf(header, rows)}\n${more}`;
}
function ofChampion(figure) {
	return `${figure}, champion`;
}
function tableOf(header, rows) {
	const line = (cells) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
	return [
		line(header),
		`|${"---|".repeat(header.length)}`,
		...rows.map((row) => line(row))
	].join("\n");
}
function valueText(estimate) {
	if (!estimate) return "";
	const { value, lower, upper, unknown } = estimate;
	if (value === null) return `undefined: ${unknown ?? "not a number"}`;
	if (lower === void 0 || upper === void 0) return formatNumber(value);
	return `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
}

// packages/toolkit/write-output.ts
/**
* Writes it in one step, with the directories on the way.
* @throws CannotRunError
*/
async function writeOutput({ path, input, shown }, text) {
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeWholeFile(path, text);
	} catch (cause) {
		const reason = cause.message;
		throw cannotRun(`${input}-write`, shown, `cannot be written: ${reason}`, { cause });
	}
}

// packages/report/profile-diff-sections.ts
/** Schema first, then rows and time, missing values, and the columns by the size of their shift. */
function diffSections(diff) {
	return [
		section("Schema", [
			"",
			"column",
			"change"
		], diff.schema.map((change) => schemaLine(change))),
		section("Table", [
			"",
			"before",
			"after",
			"change"
		], tableLines(diff)),
		section("Missing values", [
			"column",
			"before",
			"after",
			"change"
		], [...diff.missing].sort((a, b) => moved(b) - moved(a)).map((change) => missingLine(change))),
		section("Shifts, the largest first", [
			"column",
			"PSI",
			"JS",
			"size",
			"what moved"
		], diff.shifts.map((shift) => shiftLine(shift)))
	].filter(({ lines }) => lines.length > 0);
}
function section(title, headings, lines) {
	return {
		title,
		headings,
		lines
	};
}
function schemaLine(change) {
	const { column } = change;
	if ("type" in change) return {
		cells: [
			change.kind === "added" ? "+" : "−",
			column,
			`${change.kind}: ${change.type}, ${change.role}`
		],
		weight: change.kind === "removed" ? "loud" : "notable"
	};
	return {
		cells: [
			"~",
			column,
			`${change.kind === "retyped" ? "type" : "role"} ${change.before} → ${change.after}`
		],
		weight: change.kind === "retyped" ? "loud" : "notable"
	};
}
function tableLines({ rows, time, digest }) {
	const growth = rows.before === 0 ? "" : signed((rows.after - rows.before) / rows.before);
	const isSame = rows.before === rows.after;
	const lines = [{
		cells: [
			"rows",
			count(rows.before),
			count(rows.after),
			isSame ? "as before" : growth
		],
		weight: Math.abs(rows.after - rows.before) > rows.before / 2 ? "notable" : "quiet"
	}];
	if (time.before || time.after) {
		const change = JSON.stringify(time.before) === JSON.stringify(time.after) ? "as before" : "";
		lines.push({
			cells: [
				"time",
				span(time.before),
				span(time.after),
				change
			],
			weight: "quiet"
		});
	}
	const [a, b] = [digest.before.slice(0, 12), digest.after.slice(0, 12)];
	lines.push({
		cells: [
			"data sha256",
			a,
			b,
			a === b ? "as before" : ""
		],
		weight: "quiet"
	});
	return lines;
}
function span(time) {
	return time ? `${time.min} to ${time.max} (${time.column})` : "no time column known";
}
function missingLine(change) {
	const { column, before, after, what } = change;
	const difference = moved(change);
	const name = what === "missing" ? column : `${column} (infinite)`;
	const points = `${after > before ? "+" : "−"}${Number((difference * 100).toPrecision(3))} points`;
	return {
		cells: [
			name,
			percent(before),
			percent(after),
			points
		],
		weight: difference >= .05 ? "loud" : difference >= .01 ? "notable" : "quiet"
	};
}
function moved({ before, after }) {
	return Math.abs(after - before);
}
/** The folk limits of PSI, once chance is ruled out. */
function sizeOf({ psi, pValue }) {
	if (psi === void 0) return {
		word: "",
		weight: "quiet"
	};
	if (pValue !== void 0 && pValue > .01) return {
		word: "as by chance",
		weight: "quiet"
	};
	if (psi >= .2) return {
		word: "large",
		weight: "loud"
	};
	return psi >= .1 ? {
		word: "moderate",
		weight: "notable"
	} : {
		word: "small",
		weight: "quiet"
	};
}
function shiftLine(shift) {
	const { column, psi, js } = shift;
	const { word, weight } = sizeOf(shift);
	const number = (value) => value === void 0 ? "" : value.toFixed(3);
	return {
		cells: [
			column,
			number(psi),
			number(js),
			word,
			whatMoved(shift)
		],
		weight
	};
}
function whatMoved({ numbers, values, range, distinct }) {
	if (range) return `${range.before} → ${range.after}`;
	if (distinct) return `distinct values ${count(distinct.before)} → ${count(distinct.after)}`;
	if (numbers) return numbers.map(({ name, before, after }) => `${name} ${formatNumber(before)} → ${formatNumber(after)}`).join(", ") || "the same summary, other shares between";
	if (!values) return "";
	return [
		valuesText("gained", values.gained, ({ after }) => percent(after)),
		valuesText("lost", values.lost, ({ before }) => percent(before)),
		values.moved.slice(0, shownValues).map(({ value, before, after }) => `'${value}' ${percent(before)} → ${percent(after)}`).join(", ")
	].filter((part) => part !== "").join("; ") || "values that are not listed";
}
const shownValues = 4;
function valuesText(word, moves, share) {
	if (moves.length === 0) return "";
	const shown = moves.slice(0, shownValues).map((move) => `'${move.value}' (${share(move)})`);
	const rest = moves.length - shown.length;
	return `${word} ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
function signed(share) {
	return share < 0 ? `−${percent(-share)}` : `+${percent(share)}`;
}

// packages/report/profile-diff.ts
/** For a person at a terminal: aligned columns, colours only when asked for. */
function renderDiffTerminal(diff, files, colours) {
	const colour = import_picocolors.default.createColors(colours);
	const paint = {
		loud: (text) => colour.red(text),
		notable: (text) => colour.yellow(text),
		quiet: (text) => text
	};
	return `${[...(diff.identical ? [] : diffSections(diff)).map(({ title, headings, lines }) => {
		const all = [{
			cells: headings,
			weight: "quiet"
		}, ...lines];
		const aligned = align(all.map(({ cells }) => cells.map((cell) => escapeLogLine(cell)))).map((text, index) => index === 0 ? colour.dim(text) : paint[all[index].weight](text));
		return [
			colour.bold(title),
			...aligned.map((line) => `  ${line}`),
			""
		].join("\n");
	}), escapeLogLine(conclusion(diff, files))].join("\n")}\n`;
}
/** For a pull request: a table for each part; nothing in names and values renders. */
function renderDiffMarkdown(diff, files) {
	return `${[...(diff.identical ? [] : diffSections(diff)).map((section) => markdownTable(section)), escapeMarkdown(conclusion(diff, files))].join("\n\n")}\n`;
}
function markdownTable({ title, headings, lines }) {
	const row = (cells) => `| ${cells.map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
	const rows = lines.map(({ cells, weight }) => weight === "loud" ? `| ${cells.map((cell) => cell === "" ? "" : `**${escapeMarkdown(cell)}**`).join(" | ")} |` : row(cells));
	return [
		`### ${title}`,
		"",
		row(headings),
		`|${headings.map(() => "---|").join("")}`,
		...rows
	].join("\n");
}
function conclusion({ identical, unchanged, digest }, { before, after }) {
	if (identical) return `${before} and ${after} say the same of every column${digest.before === digest.after ? ", and are of the same data" : "; the data are different bytes"}.`;
	const columns = unchanged === 1 ? "column says" : "columns say";
	return `${before} → ${after}; ${unchanged === 0 ? "no column says" : `${count(unchanged)} ${columns}`} the same in both.`;
}
/** Every column as wide as its widest cell, two spaces between. */
function align(rows) {
	const width = (cell) => Array.from(cell).length;
	const widths = (rows[0] ?? []).map((_heading, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
	return rows.map((row) => row.map((cell, column) => cell + " ".repeat(widths[column] - width(cell))).join("  ").trimEnd());
}

// packages/toolkit/github-call.ts
/** A call to the GitHub API that was refused, with what to do about it. */
var GitHubApiError = class extends Error {
	name = "GitHubApiError";
	/** 0 when no answer came. */
	status;
	constructor(action, status, detail, options) {
		super(`cannot ${action}: ${describeStatus(status, detail)}`, options);
		this.status = status;
	}
};
const mostAttempts = 3;
/**
* A call with its failure explained. GitHub refuses calls beyond its rate limits before it acts on them, so these, and only these, are
* repeated after the wait that it names.
* @throws GitHubApiError
*/
async function callGitHub(action, call, { needs, longestWaitSeconds = 30 } = {}) {
	for (let attempt = 1;; attempt++) try {
		return await call();
	} catch (cause) {
		const waitSeconds = rateLimitSeconds(cause);
		if (waitSeconds !== void 0 && waitSeconds <= longestWaitSeconds && attempt < mostAttempts) {
			await setTimeout(waitSeconds * 1e3);
			continue;
		}
		const { status } = cause;
		const detail = `${cause instanceof Error ? cause.message : String(cause)}${needs !== void 0 && (status === 403 || status === 404) ? ` (needs ${needs})` : ""}${waitSeconds === void 0 ? "" : `; the rate limit ends in ${waitSeconds} s, later runs try again`}`;
		throw new GitHubApiError(action, typeof status === "number" ? status : 0, detail, { cause });
	}
}
/** How long a refused call must wait: `retry-after`, or the reset of a spent budget; undefined for any other failure. */
function rateLimitSeconds(error) {
	const { status, response } = error;
	if (status !== 403 && status !== 429) return void 0;
	const headers = response?.headers ?? {};
	const wait = Number(headers["retry-after"] ?? NaN);
	if (Number.isFinite(wait)) return Math.max(0, wait);
	if (String(headers["x-ratelimit-remaining"]) !== "0") return status === 429 ? 60 : void 0;
	const reset = Number(headers["x-ratelimit-reset"] ?? NaN);
	return Number.isFinite(reset) ? Math.max(0, Math.ceil(reset - Date.now() / 1e3)) : 60;
}
function describeStatus(status, detail) {
	if (status === 401) return "the token was not accepted (401); check the token input";
	if (status === 403) return `the token may not do this (403): ${detail}. Grant the permission in the job, or accept a read-only token on pull requests from forks`;
	if (status === 404) return `not found (404), or the token cannot see it: ${detail}`;
	return status === 0 ? `no answer: ${detail}` : `${detail} (${status})`;
}

// packages/toolkit/github-issues.ts
/** Anybody may open an issue or comment in a public repository and copy the hidden text into it: theirs is not ours. */
function isTrusted(one) {
	return one.user?.type === "Bot" || [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(one.author_association ?? "");
}
/** Where labels were dropped (GitHub does so for tokens that may not set them), the issue is among the last ones touched. */
const pageSize = 100;
const mostPages = 10;
function githubIssues(octokit, repository) {
	const { issues } = octokit.rest;
	const needs = { needs: "issues: write" };
	const page = async (number, label) => {
		const { data } = await issues.listForRepo({
			...repository,
			state: "all",
			sort: label === void 0 ? "updated" : "created",
			direction: "desc",
			per_page: pageSize,
			page: number,
			...label === void 0 ? {} : { labels: label }
		});
		return {
			listed: data.filter((one) => one.pull_request === void 0 && isTrusted(one)).map(({ number, state, body }) => ({
				number,
				isOpen: state === "open",
				body: body ?? ""
			})),
			isLast: data.length < pageSize
		};
	};
	return {
		withMarker: (marker, label) => callGitHub("list issues", async () => {
			const found = [];
			for (let number = 1; number <= mostPages; number++) {
				const { listed, isLast } = await page(number, label);
				found.push(...listed.filter(({ body }) => body.includes(marker)));
				if (isLast) break;
			}
			if (found.length > 0) return found;
			const { listed } = await page(1, void 0);
			return listed.filter(({ body }) => body.includes(marker));
		}),
		create: (issue) => callGitHub("open an issue", async () => {
			const { data } = await issues.create({
				...repository,
				title: issue.title,
				body: issue.body,
				labels: [...issue.labels],
				assignees: [...issue.assignees]
			});
			return data.number;
		}, needs),
		update: (number, { body, state, reason }) => callGitHub(`update issue ${number}`, async () => {
			await issues.update({
				...repository,
				issue_number: number,
				...body === void 0 ? {} : { body },
				...state === void 0 ? {} : { state },
				...reason === void 0 ? {} : { state_reason: reason }
			});
		}, needs),
		comment: (number, body) => callGitHub(`comment on issue ${number}`, async () => {
			await issues.createComment({
				...repository,
				issue_number: number,
				body
			});
		}, needs)
	};
}

export { failsRun as A, nearestName as B, findingsTable as C, overrideSentence as D, verdictSign as E, escapeXml as F, toPlainJson as G, tool as H, visible as I, cannotRun as J, actionContracts as K, loadRecords as L, escapeHtml as M, escapeLogLine as N, formatMeasurement as O, escapeMarkdown as P, worstFirst as Q, parseRecord as R, writeWholeFile as S, renderSummary as T, sha256 as U, suggestName as V, canonicalText as W, combineVerdicts as X, formatProblem as Y, exitCode as Z, readInputFile as _, renderDiffMarkdown as a, readRunOverride as b, renderFairness as c, collectProblems as d, digestsOfRun as f, driftSummary as g, githubAccess as h, callGitHub as i, createLogger as j, formatNumber as k, classTable as l, sleep as m, isTrusted as n, renderDiffTerminal as o, renderDetails as p, CannotRunError as q, GitHubApiError as r, writeOutput as s, githubIssues as t, renderGateSections as u, runCommand as v, renderHead as w, runAction as x, readOverride as y, nameList as z };