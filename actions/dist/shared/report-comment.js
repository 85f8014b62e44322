import { C as findingsTable, P as escapeMarkdown, Q as worstFirst, T as renderSummary, w as renderHead } from "./shell.js";

// packages/report/comment/fit-parts.ts
/** GitHub answers 422 to a longer comment; it counts characters. */
const commentLimit = 65536;
const notice = "\n<sub>Shortened: the whole report is in the job summary of the run.</sub>\n";
function fitParts({ head, parts, foot }, limit) {
	const whole = [
		head,
		...parts,
		foot
	].join("");
	if (whole.length <= limit) return whole;
	const room = limit - 74 - foot.length;
	let text = head.length <= room ? head : `${cutWhole(head, room - 1)}…`;
	for (const part of parts) if (text.length + part.length <= room) text += part;
	return `${text}${notice}${foot}`;
}
/** Never in the middle of an escape or a pair. */
function cutWhole(text, length) {
	return text.slice(0, length).replace(/(?:&[^;\s]*|[\ud800-\udbff])$/, "");
}

// packages/report/comment/render-comment.ts
const shownFindings = 15;
/** The job summary as a comment, or as much of it as a comment holds: verdict, worst findings, details. */
function renderComment(report, details, limit) {
	const whole = renderSummary(report, details);
	if (whole.length <= limit) return whole;
	const findings = worstFirst(report.findings).slice(0, shownFindings);
	const parts = {
		head: `${renderHead(report)}\n${escapeMarkdown(report.summary)}\n`,
		parts: [`\n${findingsTable(findings)}\n`, details],
		foot: `\n<sub>${report.tool.name} ${report.tool.version}</sub>\n`
	};
	return fitParts(parts, limit);
}

export { commentLimit as n, fitParts as r, renderComment as t };