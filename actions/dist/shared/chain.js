import "./rolldown-runtime.js";
import { L as loadRecords, N as escapeLogLine } from "./shell.js";
import { resolve } from "node:path";
import { statSync } from "node:fs";

// packages/cli/chain-of-evidence.ts
/**
* The records in the order of evidence: every record after those it relies on, else by time. A record that was
* given twice is one link.
*/
function chainOfEvidence(records) {
	const byDigest = new Map(records.map((read) => [read.digest, read]));
	const byTime = [...byDigest.values()].sort((a, b) => a.record.predicate.decidedAt.localeCompare(b.record.predicate.decidedAt));
	const ordered = [];
	const visited = /* @__PURE__ */ new Set();
	const visit = (read) => {
		if (visited.has(read.digest)) return;
		visited.add(read.digest);
		for (const digest of read.record.predicate.reliesOn) {
			const earlier = byDigest.get(digest);
			if (earlier) visit(earlier);
		}
		ordered.push(read);
	};
	for (const read of byTime) visit(read);
	const position = new Map(ordered.map((read, index) => [read.digest, index + 1]));
	return ordered.map((read) => {
		const { reliesOn } = read.record.predicate;
		return {
			...read,
			reliesOn: reliesOn.flatMap((digest) => position.get(digest) ?? []),
			missing: reliesOn.filter((digest) => !position.has(digest))
		};
	});
}

// packages/cli/chain.ts
/** Prints which data, code, environment and decisions stand behind a result. @returns 1 when a link is missing. */
async function chain(options) {
	const patterns = options.records.map((given) => isDirectory(given) ? `${given}/**/record.json` : given);
	const links = chainOfEvidence(await loadRecords(patterns, process.cwd()));
	process.stdout.write(options.json ? `${JSON.stringify(links, null, 2)}\n` : chainText(links));
	return links.some((link) => link.missing.length > 0) ? 1 : 0;
}
function isDirectory(path) {
	return statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
/** One paragraph a record, in the order of evidence. */
function chainText(links) {
	return `${links.map((link, index) => linkText(link, index + 1)).join("\n")}\n${conclusion(links)}\n`;
}
function conclusion(links) {
	const missing = links.flatMap((link) => link.missing).length;
	if (missing > 0) return `${missing} record(s) that are relied on are not among those given: the chain is not proven.`;
	if (links.length > 1 && links.every((link) => link.reliesOn.length === 0)) return `No record relies on another: these are ${links.length} separate results. The input \`records\` links a step to those before it.`;
	return "Every record that is relied on is here, and its digest is right.";
}
function linkText(link, position) {
	const { predicate, subject } = link.record;
	return `${[
		`${position}. ${predicate.action}: ${predicate.verdict} at ${predicate.decidedAt}`,
		`   ${predicate.summary}`,
		`   record   ${link.digest} (${link.file})`,
		...subject.map(({ name, digest }) => `   about    ${name} ${digest.sha256}`),
		...Object.entries(predicate.inputDigests).map(([name, digest]) => `   read     ${name} ${digest}`),
		...predicate.policyDigest ? [`   policy   ${predicate.policyDigest}`] : [],
		`   code     ${predicate.commit ? `commit ${predicate.commit}` : "no commit known (not run by Actions)"}`,
		...predicate.runUrl ? [`   run      ${predicate.runUrl}`] : [],
		`   tool     ${predicate.tool.name} ${predicate.tool.version}`,
		...link.reliesOn.length > 0 ? [`   relies on ${link.reliesOn.join(", ")}`] : [],
		...link.missing.map((digest) => `   relies on ${digest}, which is missing`)
	].map((line) => escapeLogLine(line)).join("\n")}\n`;
}

export { chain };