import { o as __toESM } from "./rolldown-runtime.js";
import { t as require_lib } from "./vendor/shell.js";
import { H as tool, P as escapeMarkdown, Q as worstFirst, U as sha256, W as canonicalText } from "./shell.js";
import { S as ReleaseRefusedError, c as downloadedFinding, l as ledgerFinding, o as versionUri, s as chainFindings } from "./core-release.js";
import { n as prepareRegistration, r as ledgerLines, s as openRegistry, t as readEvidenceChain } from "./registry.js";
import { mkdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { userInfo } from "node:os";

// actions/register-model/src/report.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib(), 1);
/** One sentence: what happened to which version. */
function changeSummary({ operation, dryRun, outcome }) {
	const { version, entry } = outcome;
	const name = `${version.name} version ${version.version}`;
	if (!entry) return operation === "register" ? `this content is ${name} already: nothing was changed` : `${operation} of ${name}: it is so already, nothing was changed`;
	const moves = entry.moves.map(({ alias, from, to }) => `${alias} ${from ?? "none"} → ${to ?? "none"}`);
	const moved = moves.length > 0 ? ` (${moves.join(", ")})` : "";
	if (dryRun) return `plan only, because a pull request changes nothing: would ${entry.operation} ${name}${moved}`;
	return `${{
		register: "registered",
		promote: "promoted",
		rollback: "rolled back to",
		archive: "archived",
		withdraw: "withdrawn from"
	}[entry.operation]} ${name}${moved}; content digest ${version.contentDigest.slice(0, 12)}`;
}
/** Markdown below the findings of a change: the version, and what the change wrote. */
function renderChange({ dryRun, outcome }) {
	const { version, entry } = outcome;
	return `\n### Model version\n${table(["what", "which"], [
		["version", versionUri(version.name, version.version)],
		["content digest", `sha256:${version.contentDigest}`],
		["aliases", version.aliases.join(", ") || "none"],
		["gate record", version.gateRecordDigest ?? "none: let in by an override"],
		["kept with it", version.attachments.join(", ")]
	])}${entry ? `\n### ${dryRun ? "Would be written to the ledger" : "Written to the ledger"}\n${ledgerTable([entry])}` : ""}`;
}
/** The chain of evidence of a version, then the ledger of its model, newest first. */
function renderHistory({ entries, chain, version }) {
	const ledger = `\n### Ledger\n${ledgerTable(entries.toReversed())}`;
	if (!version) return ledger;
	const rows = chain.map(({ step, what, digest, proof, note }) => [
		`${proofSign[proof]} ${step}`,
		what,
		digest?.slice(0, 12) ?? "",
		note
	]);
	return `\n### What stands behind ${escapeMarkdown(versionUri(version.name, version.version))}\n${table([
		"step",
		"what",
		"sha256",
		"how it is known"
	], rows)}\n✅ a digest in a verified record says so · ✍️ somebody wrote it down · ➖ nobody did\n${ledger}`;
}
const proofSign = {
	linked: "✅",
	stated: "✍️",
	missing: "➖"
};
function ledgerTable(entries) {
	return table([
		"#",
		"when",
		"who",
		"change",
		"aliases",
		"gate record",
		"run"
	], entries.map((entry) => [
		String(entry.sequence),
		entry.at,
		entry.by.actor,
		`${entry.operation} ${entry.version}`,
		entry.moves.map(({ alias, from, to }) => `${alias}: ${from ?? "none"} → ${to ?? "none"}`).join(", "),
		entry.override ? `override of ${entry.override.who} until ${entry.override.until}: ${entry.override.why}` : entry.gateRecordDigest?.slice(0, 12) ?? "",
		entry.by.runUrl ?? ""
	]));
}
function table(heads, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	const body = rows.map((cells) => line(cells.map((cell) => escapeMarkdown(cell))));
	return [
		"",
		line(heads),
		line(heads.map(() => "---")),
		...body,
		""
	].join("\n");
}
function historySummary(name, entries) {
	const aliases = /* @__PURE__ */ new Map();
	for (const { alias, to } of entries.flatMap((entry) => entry.moves)) aliases.set(alias, to);
	const held = [...aliases].flatMap(([alias, version]) => version === null ? [] : [`${alias} ${version}`]);
	const versions = entries.filter(({ operation }) => operation === "register").length;
	return `${name} has ${versions} version${versions === 1 ? "" : "s"} and ${entries.length} ledger entries; ${held.join(", ") || "no aliases"}`;
}
function verificationSummary(name, findings) {
	const [first] = worstFirst(findings.filter(({ verdict }) => verdict !== "pass"));
	const counted = `${name}: ${findings.filter(({ verdict }) => verdict === "pass").length} of ${findings.length} checks of its ledger, files, attachments and records pass`;
	return first ? `${counted}; ${first.check} of ${first.subject}: ${first.message}` : counted;
}
/** The outcome of an operation on one version, without its findings. */
function aboutVersion({ name, version, contentDigest }) {
	return about(contentDigest, {
		version,
		"model-uri": versionUri(name, version),
		"model-digest": contentDigest
	});
}
function about(contentDigest, outputs) {
	return {
		inconclusive: "fail",
		inputDigests: { model: contentDigest },
		subjects: [{
			name: "model",
			digest: contentDigest
		}],
		outputs: {
			version: "",
			created: false,
			"model-uri": "",
			"model-digest": "",
			previous: "",
			history: "",
			...outputs
		}
	};
}
/** The outcome of an operation on a whole model, without its findings. */
function aboutModel(name, digest) {
	return {
		...about(digest, {}),
		inputDigests: { ledger: digest },
		subjects: [{
			name: `${name} ledger`,
			digest
		}]
	};
}
function changeOutcome(facts) {
	const { operation, outcome } = facts;
	const { version, created, previous, findings, entry, changed } = outcome;
	const base = aboutVersion(version);
	return {
		...base,
		findings,
		summary: changeSummary(facts),
		outputs: {
			...base.outputs,
			created,
			previous: previous ?? ""
		},
		details: {
			operation,
			name: version.name,
			version: version.version,
			changed,
			...entry ? { ledgerEntry: entry } : {}
		},
		summaryDetails: renderChange(facts)
	};
}
function refusedOutcome({ operation, name }, error) {
	const { findings, contentDigest } = error;
	const first = findings.find(({ verdict }) => verdict === "fail");
	return {
		...about(contentDigest, { "model-digest": contentDigest }),
		findings: findings.filter(({ check }) => check !== "alias" && check !== "content"),
		summary: `${operation} of ${name} refused, nothing was changed: ${first.message}`,
		details: {
			operation,
			name,
			changed: false
		},
		summaryDetails: ""
	};
}

// actions/register-model/src/run.ts
/** One operation on a model registry. On pull-request events changes are planned and reported only. */
async function runRegisterModel(inputs, context) {
	const { workingDirectory, loadedRecords, github } = context;
	const { override, expectedChampion } = inputs;
	const registry = openRegistry(inputs.registry, {
		workingDirectory,
		now: Date.now
	});
	const options = {
		by: authorOf(context),
		records: loadedRecords,
		dryRun: github.isPullRequest,
		...override ? { override } : {},
		...expectedChampion === void 0 ? {} : { expected: expectedChampion }
	};
	try {
		return await operate[inputs.operation]({
			inputs,
			context,
			registry,
			options
		});
	} catch (error) {
		if (error instanceof ReleaseRefusedError) return refusedOutcome(inputs, error);
		throw error;
	}
}
const operate = {
	register,
	promote,
	rollback,
	archive,
	verify,
	history,
	download
};
function authorOf({ github, env }) {
	const { actor, runUrl, commit } = github;
	return {
		actor: actor ?? env["USER"] ?? env["USERNAME"] ?? userOfTheMachine(),
		...runUrl ? { runUrl } : {},
		...commit ? { commit } : {}
	};
}
function userOfTheMachine() {
	try {
		return userInfo().username;
	} catch {
		return "unknown";
	}
}
async function register(task) {
	const { inputs, context, registry, options } = task;
	const { workingDirectory, github, logger } = context;
	logger.progress("reading the model");
	const request = await prepareRegistration(inputs, {
		workingDirectory,
		repository: github.repository,
		tool,
		escape: escapeMarkdown,
		options
	});
	return changed(task, await registry.register(request));
}
async function promote(task) {
	const { registry, options } = task;
	const { name, alias = "champion", version } = task.inputs;
	const target = version ?? (await registry.resolve(name, { alias: "candidate" })).version;
	return changed(task, await registry.setAlias(name, alias, target, options));
}
async function rollback(task) {
	const { name, alias, version } = task.inputs;
	const target = {
		...alias ? { alias } : {},
		...version ? { version } : {}
	};
	return changed(task, await task.registry.rollback(name, {
		...task.options,
		...target
	}));
}
async function archive(task) {
	const { name, version } = task.inputs;
	return changed(task, await task.registry.archive(name, version, task.options));
}
async function verify(task) {
	const { inputs, context, registry } = task;
	context.logger.progress("reading every file of the registry");
	const version = await chosenVersion(task);
	const findings = await registry.verify(inputs.name, version?.version);
	return {
		...version ? aboutVersion(version) : aboutModel(inputs.name, sha256(canonicalText(findings))),
		findings,
		summary: verificationSummary(inputs.name, findings),
		summaryDetails: ""
	};
}
async function history(task) {
	const { inputs, context, registry } = task;
	const entries = await registry.history(inputs.name);
	for (const line of ledgerLines(entries)) context.logger.info(line);
	const version = await chosenVersion(task);
	const chain = version ? await readEvidenceChain(registry, version) : [];
	const path = join(context.reportDirectory, "history.jsonl");
	await mkdir(context.reportDirectory, { recursive: true });
	await (0, import_lib.default)(path, entries.map((entry) => `${canonicalText(entry)}\n`).join(""));
	const about = version ? aboutVersion(version) : aboutModel(inputs.name, sha256(canonicalText(entries)));
	return {
		...about,
		findings: [ledgerFinding(inputs.name, entries.length), ...chainFindings(chain)],
		summary: historySummary(inputs.name, entries),
		outputs: {
			...about.outputs,
			history: path
		},
		details: {
			ledger: entries,
			...version ? { chain } : {}
		},
		summaryDetails: renderHistory({
			entries,
			chain,
			version
		})
	};
}
async function download(task) {
	const { inputs, context, registry } = task;
	const version = await chosenVersion(task, "champion");
	const target = resolve(context.workingDirectory, inputs.model);
	context.logger.progress("copying the model");
	await registry.download(version, target);
	const { name, contentDigest } = version;
	const shown = relative(context.workingDirectory, target) || ".";
	const message = `${name} version ${version.version} is in ${shown}, every digest checked`;
	return {
		...aboutVersion(version),
		findings: [downloadedFinding(`${name}/${version.version}`, contentDigest, message)],
		summary: message,
		summaryDetails: ""
	};
}
/** The version that `version` or `alias` names; `undefined` when neither is given. */
async function chosenVersion({ inputs, registry }, otherwise) {
	const { name, version, alias = otherwise } = inputs;
	if (version !== void 0) return registry.resolve(name, { version });
	return alias === void 0 ? void 0 : registry.resolve(name, { alias });
}
function changed({ inputs, context, options }, outcome) {
	const facts = {
		operation: inputs.operation,
		dryRun: options.dryRun === true,
		outcome
	};
	if (facts.dryRun) context.logger.notice(changeSummary(facts));
	return changeOutcome(facts);
}

export { runRegisterModel };