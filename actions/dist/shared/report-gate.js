import { C as findingsTable, E as verdictSign, P as escapeMarkdown, Q as worstFirst, k as formatNumber, w as renderHead } from "./shell.js";
import { n as commentLimit, r as fitParts } from "./report-comment.js";

// packages/report/gate/gate-rows.ts
const allRows = "all rows";
const versus = ".vs_champion";
/** Every metric on all rows, in the order of the policy. */
function metricRows({ metrics, findings }) {
	return rowsOf(allRows, metrics, findingsByMetric(findings));
}
/** Every metric of every slice, the worst first. */
function sliceRows({ slices, findings }) {
	const known = findingsByMetric(findings);
	return Object.entries(slices).flatMap(([name, metrics]) => rowsOf(name, metrics, known)).sort((a, b) => rank(a) - rank(b) || standing(a) - standing(b));
}
/** What is neither a metric nor a metric of a slice: fairness, behaviour, load, slices that are too small. */
function otherFindings({ metrics, slices, findings }) {
	return findings.filter(({ check, subject }) => {
		const reports = subject === allRows ? metrics : slices[subject] ?? {};
		return !Object.hasOwn(reports, metricOf(check));
	});
}
function rowsOf(subject, reports, known) {
	return Object.entries(reports).map(([metric, report]) => {
		const findings = worstFirst(known.get(keyOf(subject, metric)) ?? []);
		return {
			subject,
			metric,
			report,
			findings,
			verdict: findings[0]?.verdict
		};
	});
}
function findingsByMetric(findings) {
	const known = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		if (finding.severity === "info") continue;
		const key = keyOf(finding.subject, metricOf(finding.check));
		const members = known.get(key);
		if (members) members.push(finding);
		else known.set(key, [finding]);
	}
	return known;
}
function keyOf(subject, metric) {
	return JSON.stringify([subject, metric]);
}
function metricOf(check) {
	return check.endsWith(versus) ? check.slice(0, -12) : check;
}
const order = {
	fail: 0,
	inconclusive: 1,
	warn: 2,
	pass: 3
};
function rank({ verdict }) {
	return verdict === void 0 ? 4 : order[verdict];
}
/** How far the improvement lies above its margin, in widths of its interval, so that different metrics can be put in one order. */
function standing({ report: { difference } }) {
	if (!difference || difference.value === null) return Number.MAX_VALUE;
	const { value, lower, upper } = difference;
	const margin = difference["margin"];
	const width = lower === void 0 || upper === void 0 ? 1 : upper - lower || 1;
	return (value - (typeof margin === "number" ? margin : 0)) / width;
}

// packages/report/gate/metric-table.ts
/** Both models side by side, a row for each metric; every cell is escaped. */
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
/** '0.81 [0.8, 0.82]', or why there is none. */
function estimateText(estimate) {
	if (!estimate) return "";
	const { value, lower, upper } = estimate;
	if (value === null) return `undefined: ${estimate.unknown ?? "not a number"}`;
	if (lower === void 0 || upper === void 0) return formatNumber(value);
	return `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
}

// packages/report/gate/gate-comment.ts
const shownMetrics = 40;
const shownSlices$1 = 8;
const shownFindings = 10;
/**
* What a reviewer reads on a pull request: one sentence, what every metric is and how it changed, where it is worst. The job summary has
* the rest.
*/
function renderGateComment(comment) {
	const { report, evaluation, reserved } = comment;
	const slices = sliceRows(evaluation);
	const other = worstFirst(otherFindings(evaluation)).filter(({ verdict, severity }) => verdict !== "pass" && severity !== "info");
	const metrics = metricRows(evaluation);
	const parts = {
		head: `${renderHead(report)}\n**${escapeMarkdown(report.summary)}**\n`,
		parts: [
			table("Metrics", metrics.slice(0, shownMetrics), false) + moreMetrics(metrics.length),
			findings(other),
			table(worstTitle(slices), slices.slice(0, shownSlices$1), true)
		],
		foot: foot(comment)
	};
	return fitParts(parts, commentLimit - reserved);
}
function moreMetrics(count) {
	return count > shownMetrics ? `\n… and ${count - shownMetrics} more in the job summary.\n` : "";
}
function worstTitle(slices) {
	return slices.length > shownSlices$1 ? `Worst slices (${shownSlices$1} of ${slices.length})` : "Slices, worst first";
}
function table(title, rows, isSliced) {
	if (rows.length === 0) return "";
	const isCompared = rows.some(({ report }) => report.champion ?? report.difference);
	const versus = (...cells) => isCompared ? cells : [];
	const heads = [
		"",
		...isSliced ? ["slice"] : [],
		"metric",
		"candidate",
		...versus("champion", "change"),
		"asked"
	];
	const lines = rows.map((row) => {
		const { candidate, champion, difference } = row.report;
		return [
			row.verdict === void 0 ? "" : verdictSign[row.verdict],
			...isSliced ? [cell(row.subject)] : [],
			cell(row.metric),
			cell(estimateText(candidate)),
			...versus(cell(estimateText(champion)), change(difference)),
			cell(row.findings.map(({ expected }) => expected).join("; "))
		];
	});
	return `\n### ${title}\n\n${[
		heads,
		heads.map(() => "---"),
		...lines
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}
/** Which way it went, as far as the interval tells: above 0 is better whichever way the metric points. */
function change(difference) {
	if (!difference) return "";
	const { lower, upper } = difference;
	return `${lower !== void 0 && lower > 0 ? "🔼 better " : upper !== void 0 && upper < 0 ? "🔽 worse " : ""}${cell(estimateText(difference))}`;
}
function findings(other) {
	if (other.length === 0) return "";
	const more = other.length - shownFindings;
	const rest = more > 0 ? `\n\n… and ${more} more in the job summary.` : "";
	return `\n### Other findings\n\n${findingsTable(other.slice(0, shownFindings))}${rest}\n`;
}
function foot({ champion, confidence, policyFile, runUrl, report }) {
	const against = champion === void 0 ? "first model: nothing to compare with" : `champion: ${escapeMarkdown(shorten(champion))}`;
	const link = runUrl === void 0 ? "" : ` · [report of the run](${encodeURI(runUrl).replaceAll(")", "%29")})`;
	return `\n<sub>Intervals at ${formatNumber(confidence * 100)} % · change: above 0 the candidate is better · ${against} · ${escapeMarkdown(shorten(policyFile))} · ${report.tool.name} ${report.tool.version}${link}</sub>\n`;
}
function cell(text) {
	return escapeMarkdown(shorten(text));
}
function shorten(text) {
	const characters = Array.from(text);
	return characters.length > 200 ? `${characters.slice(0, 199).join("")}…` : text;
}

// packages/report/gate/gate-details.ts
const shownSlices = 50;
/** Markdown below the findings: both models side by side, then the slices. */
function renderGateDetails({ metrics, slices, champion, policy }) {
	const names = Object.keys(slices);
	const sections = names.slice(0, shownSlices).map((name) => `\n**${escapeMarkdown(name)}**\n\n${metricTable(slices[name])}\n`);
	const folded = names.length === 0 ? "" : `\n<details><summary>${names.length} slices${names.length > shownSlices ? `, the first ${shownSlices}` : ""}</summary>\n${sections.join("")}\n</details>\n`;
	const level = formatNumber(policy.confidence * 100);
	const versus = champion === void 0 ? "" : ` Champion: ${escapeMarkdown(champion)}.`;
	return `${Object.keys(metrics).length === 0 ? "" : `\n### Metrics\n\n${metricTable(metrics)}\n`}${folded}\nIntervals at ${level} %. Improvement: above 0 the candidate is better.${versus} Bootstrap seed ${policy.seed}. Policy: ${escapeMarkdown(policy.config.file)}.\n`;
}

// packages/report/gate/gate-sentence.ts
/** One sentence with the number that decided. */
function gateSentence(findings, champion) {
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

export { metricRows as a, estimateText as i, renderGateDetails as n, otherFindings as o, renderGateComment as r, sliceRows as s, gateSentence as t };