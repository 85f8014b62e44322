import { A as failsRun, D as overrideSentence, F as escapeXml, I as visible, O as formatMeasurement, Q as worstFirst } from "./shell.js";
import { k as overrideCheck } from "./core-release.js";
import { createHash } from "node:crypto";

// packages/report/machine/machine-report.ts
const longestMessage = 4096;
function shortMessage(text) {
	return text.length > longestMessage ? `${text.slice(0, 4095).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
/** 'gates.yaml:7:3' */
function placeText({ location }) {
	return location ? `${location.file}:${location.line}:${location.column}` : "";
}

// packages/report/machine/junit.ts
/**
* JUnit XML as Ant's `junitreport`, Jenkins, GitLab and the test reporters of GitHub read it (https://github.com/testmoapp/junitxml):
* one test case for each finding. A case is a failure exactly when its finding would end the run with code 1; what is not a pass
* and does not fail the run is skipped, with its message, so that it is seen and never counted as success.
*/
function renderJUnit(machine) {
	const { report } = machine;
	const cases = distinctNames(report.findings).map(([name, finding]) => testCase(name, finding, machine));
	const count = (kind) => cases.filter(({ outcome }) => outcome === kind).length;
	const seconds = (report.durationMs / 1e3).toFixed(3);
	const totals = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}"`;
	const suite = `name="${escapeXml(report.action)}" ${totals} skipped="${count("skipped")}" time="${seconds}" timestamp="${escapeXml(report.startedAt.slice(0, 19))}"`;
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites name="${escapeXml(report.tool.name)}" ${totals} time="${seconds}">`,
		`<testsuite ${suite}>`,
		...properties(machine),
		...cases.map(({ xml }) => xml),
		`</testsuite>`,
		"</testsuites>",
		""
	].join("\n");
}
function properties({ report }) {
	const overridden = overrideSentence(report);
	const facts = {
		verdict: report.verdict,
		summary: report.summary,
		tool: `${report.tool.name} ${report.tool.version}`,
		...overridden === void 0 ? {} : { override: overridden }
	};
	return [
		"<properties>",
		...Object.entries(facts).map(([name, value]) => `<property name="${name}" value="${escapeXml(shortMessage(value))}"/>`),
		"</properties>"
	];
}
function testCase(name, finding, machine) {
	const { report, pathInRepository } = machine;
	const { location } = finding;
	const outcome = outcomeOf(finding, machine);
	const place = location ? ` file="${escapeXml(pathInRepository(location.file))}" line="${location.line}"` : "";
	return {
		outcome,
		xml: `${`<testcase classname="${escapeXml(shortMessage(`${report.action}.${finding.check}`))}" name="${escapeXml(name)}" time="0"${place}>`}${resultOf$1(finding, outcome, overrideSentence(report))}</testcase>`
	};
}
function outcomeOf(finding, { strictness, carriedOut }) {
	if (!carriedOut) return "error";
	if (failsRun(finding, strictness)) return "failure";
	return finding.verdict === "pass" ? "pass" : "skipped";
}
function resultOf$1(finding, outcome, overridden) {
	const seen = `observed ${formatMeasurement(finding.observed)}, expected ${finding.expected}`;
	const message = shortMessage(finding.message);
	if (outcome === "pass") return `<system-out>${escapeXml(shortMessage(seen))}</system-out>`;
	if (outcome === "skipped") {
		const how = `${finding.verdict} of severity ${finding.severity}: `;
		return `<skipped message="${escapeXml(how + message)}"/>`;
	}
	const text = [
		overridden === void 0 ? "" : `Override in force: ${overridden}`,
		placeText(finding),
		finding.message,
		seen
	].filter((line) => line !== "").map((line) => escapeXml(shortMessage(line))).join("\n");
	const type = outcome === "error" ? finding.check : finding.verdict;
	return `<${outcome} type="${escapeXml(type)}" message="${escapeXml(message)}">${text}</${outcome}>`;
}
/** Readers merge cases of one name: the second of a name is told apart by a number. */
function distinctNames(findings) {
	const seen = /* @__PURE__ */ new Map();
	return findings.map((finding) => {
		const name = shortMessage(`${finding.check} · ${finding.subject}`);
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		return [count === 1 ? name : `${name} (${count})`, finding];
	});
}

// packages/report/machine/sarif-rules.ts
const longestDescription = 1024;
/** One rule for every check that ran, also for those that pass: a reader sees what was looked at. */
function sarifRules({ action, findings }) {
	const rules = /* @__PURE__ */ new Map();
	for (const { check, severity, expected } of findings) {
		const id = visible(check);
		if (rules.has(id)) continue;
		const description = visible(`${check} of ${action}, expected: ${expected}`);
		rules.set(id, {
			id,
			shortDescription: { text: visible(`${action}: ${check}`).slice(0, longestDescription) },
			fullDescription: { text: description.slice(0, longestDescription) },
			help: { text: `The README of ${action} explains its checks and what each verdict means; report.json beside this file has every number at full precision.` },
			defaultConfiguration: { level: levels[severity] },
			properties: { tags: ["machine-learning", action] }
		});
	}
	return [...rules.values()];
}
const levels = {
	error: "error",
	warning: "warning",
	info: "note"
};

// packages/report/machine/sarif.ts
/** GitHub keeps the worst 5,000 results of a run and refuses more than 25,000. */
const mostResults = 5e3;
/**
* SARIF 2.1.0 with what GitHub code scanning asks for beyond it
* (docs.github.com: "SARIF support for code scanning", "SARIF results exceed limits"). Checks are rules, and what is not a pass is a
* result at the place of its rule in the policy: a passing check is no alert, so an alert closes when its check passes again.
*/
function renderSarif(machine) {
	const { report } = machine;
	const rules = sarifRules(report);
	const notable = worstFirst(report.findings).filter(isNotable);
	const results = notable.slice(0, mostResults).map((finding) => resultOf(finding, rules, machine));
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: driverOf(machine, rules) },
			automationDetails: { id: `trainyard/${report.action}/` },
			invocations: [invocationOf(machine, notable.length - results.length)],
			columnKind: "utf16CodeUnits",
			results,
			properties: {
				verdict: report.verdict,
				summary: visible(report.summary),
				...report.override ? { override: report.override } : {}
			}
		}]
	};
	return `${JSON.stringify(log, null, 1)}\n`;
}
function isNotable({ verdict, severity }) {
	return verdict !== "pass" && severity !== "info";
}
function driverOf({ report }, rules) {
	return {
		name: `${report.tool.name} ${report.action}`,
		version: report.tool.version,
		semanticVersion: report.tool.version,
		rules
	};
}
function invocationOf({ report, carriedOut, exit, strictness }, hidden) {
	const started = Date.parse(report.startedAt);
	const text = `${hidden} more findings are in report.json: code scanning shows no more than ${mostResults}`;
	return {
		executionSuccessful: carriedOut,
		exitCode: exit,
		startTimeUtc: new Date(started).toISOString(),
		endTimeUtc: new Date(started + report.durationMs).toISOString(),
		properties: {
			failOn: strictness.failOn,
			inconclusive: strictness.inconclusive
		},
		...hidden > 0 ? { toolExecutionNotifications: [{
			level: "warning",
			message: { text }
		}] } : {}
	};
}
function resultOf(finding, rules, machine) {
	const { check, subject, message, observed, expected, location } = finding;
	const { pathInRepository, fallbackPath } = machine;
	const text = `${subject}: ${message} (observed ${formatMeasurement(observed)}, expected ${expected})`;
	const uri = uriOf(location ? pathInRepository(location.file) : fallbackPath);
	const region = {
		startLine: location?.line ?? 1,
		startColumn: location?.column ?? 1
	};
	const ruleId = visible(check);
	return {
		ruleId,
		ruleIndex: rules.findIndex(({ id }) => id === ruleId),
		kind: finding.verdict === "inconclusive" ? "open" : "fail",
		level: levelOf(finding, machine),
		message: { text: sarifText(text) },
		locations: [{
			physicalLocation: {
				artifactLocation: artifact(uri),
				region
			},
			logicalLocations: [{
				name: visible(subject),
				kind: "subject"
			}]
		}],
		partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
		...suppressed(finding, machine)
	};
}
/** An alert is an error exactly when it ends the run with code 1. */
function levelOf(finding, { strictness, carriedOut }) {
	return !carriedOut || failsRun(finding, strictness) ? "error" : "warning";
}
/** An override is a suppression of what it accepts, and an alert of its own that is not suppressed. */
function suppressed(finding, { report }) {
	const overridden = overrideSentence(report);
	if (overridden === void 0 || finding.check === "override") return {};
	return { suppressions: [{
		kind: "external",
		status: "accepted",
		justification: visible(wellFormed(overridden))
	}] };
}
/** Relative to the root of the repository, unless the file lies outside it. */
function artifact(uri) {
	return /^[a-z]+:/i.test(uri) ? { uri } : {
		uri,
		uriBaseId: "%SRCROOT%"
	};
}
/** Every character that a URI does not take as it is, escaped segment by segment. */
function uriOf(path) {
	if (path.startsWith("file:")) return path;
	return path.split("/").map((segment) => encodeURIComponent(wellFormed(segment))).join("/");
}
function wellFormed(text) {
	return text.replace(/\p{Cs}/gu, "�");
}
/**
* One alert for each check and subject, wherever the rule moves to. Without it GitHub takes the hash of the rule's line, and all slices of one
* rule become one alert.
*/
function fingerprint({ check, subject, location }) {
	const key = JSON.stringify([
		check,
		subject,
		location?.file ?? ""
	]);
	return `${createHash("sha256").update(key).digest("hex").slice(0, 16)}:1`;
}
/** Brackets are links in a plain message (SARIF 2.1.0, 3.11.6), and numbers in braces are placeholders (3.11.5). */
function sarifText(text) {
	return shortMessage(visible(wellFormed(text))).replace(/[\\[\]]/g, String.raw`\$&`).replace(/\{(\d+)\}/g, "{{$1}}");
}

export { renderJUnit as n, renderSarif as t };