import "./rolldown-runtime.js";
import { D as overrideSentence, M as escapeHtml, O as formatMeasurement, Q as worstFirst, k as formatNumber } from "./shell.js";
import { k as overrideCheck } from "./core-release.js";
import { B as largestChange, E as worstColumnsFirst, H as quoted, J as countAll, K as methodNames, U as shareText, V as probabilityText, p as fineBins } from "./core-drift.js";
import { a as metricRows, i as estimateText, o as otherFindings, s as sliceRows } from "./report-gate.js";
import { a as utcTime, i as linear, n as line, r as stepAfter, t as curveLinear } from "./vendor/charts.js";
import { createHash } from "node:crypto";

// packages/report/html/document.ts
/**
* One self-contained HTML file: no script, no font, no address outside it, so it opens from a disk or an artifact,
* offline, for as long as there are browsers. The policy in the head names the one style sheet by its digest and would stop anything
* else, should a text ever get past the escaping.
* @param body escaped by its author.
*/
function htmlDocument(title, style, body) {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

// packages/report/html/run/digests.ts
/** The chain that this run is a link of: what it read, by which policy, on which records. */
function renderDigests(digests) {
	if (digests.length === 0) return "";
	return `<section id="digests"><h2>What this was decided on</h2><p class="soft">sha256 of everything that went in. <code>record.json</code> beside this page binds them to the verdict.</p><div class="scroll"><table class="digests"><tbody>${digests.map(({ name, digest }) => `<tr><th scope="row">${escapeHtml(name)}</th><td><code>${escapeHtml(digest)}</code></td></tr>`).join("")}</tbody></table></div></section>`;
}

// packages/report/html/verdict-badge.ts
const sign = {
	pass: "✓",
	warn: "!",
	fail: "✕",
	inconclusive: "?",
	done: "•"
};
/** A word in the colour of its verdict, with a sign: colour alone says nothing to many eyes. */
function verdictBadge(verdict, text = verdict) {
	return `<span class="badge ${verdict}"><i aria-hidden="true">${sign[verdict]}</i>${escapeHtml(text)}</span>`;
}

// packages/report/html/findings.ts
const shownRows$4 = 60;
const shownCharacters$2 = 300;
/** Findings with what was seen and what was expected, worst first. */
function renderFindings(findings, most = shownRows$4) {
	const sorted = worstFirst(findings);
	const rows = sorted.slice(0, most).map((finding) => renderFinding(finding));
	const rest = sorted.length - most;
	const more = rest > 0 ? `<p>… and ${rest} more in report.json.</p>` : "";
	return `<div class="scroll"><table><thead><tr><th>verdict</th><th>check</th><th>subject</th><th>observed</th><th>expected</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>${more}`;
}
function renderFinding(finding) {
	const place = finding.location ? ` (${finding.location.file}:${finding.location.line})` : "";
	const message = finding.verdict === "pass" ? "" : `<tr class="message"><td></td><td colspan="4">${escapeHtml(shorten(finding.message) + place)}</td></tr>`;
	const cells = [
		finding.check,
		finding.subject,
		formatMeasurement(finding.observed),
		finding.expected
	];
	return `<tr><td>${verdictBadge(finding.verdict)}</td>${cells.map((cell) => `<td>${escapeHtml(shorten(cell))}</td>`).join("")}</tr>${message}`;
}
function shorten(text) {
	return text.length > shownCharacters$2 ? `${text.slice(0, shownCharacters$2)}…` : text;
}

// packages/report/html/run/finding-groups.ts
/** Groups by the first word of the check, the worst group first. */
function groupFindings(findings) {
	const groups = /* @__PURE__ */ new Map();
	for (const finding of worstFirst(findings)) {
		const name = finding.check.split(".", 1)[0];
		groups.set(name, [...groups.get(name) ?? [], finding]);
	}
	return [...groups].map(([name, members]) => ({
		name,
		findings: members
	}));
}
const titles = {
	performance: "Performance on labels",
	cbpe: "Performance, estimated without labels",
	skew: "Training against serving, row by row",
	notify: "Notifications"
};
const shownRows$3 = 40;
function renderFindingGroups(groups) {
	return groups.map(({ name, findings }) => `<section id="group-${escapeHtml(encodeURIComponent(name))}"><h2>${escapeHtml(titles[name] ?? name)}</h2>${renderFindings(findings, shownRows$3)}</section>`).join("\n");
}
const allRows = 250;
/** Every finding, folded. */
function renderAllFindings(findings) {
	return `<section id="findings"><details><summary>All ${findings.length} findings</summary>${renderFindings(findings, allRows)}</details></section>`;
}

// packages/report/html/facts.ts
function renderFacts(facts) {
	if (facts.length === 0) return "";
	return `<dl class="facts">${facts.map(({ value, label }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>`;
}

// packages/report/html/run/run-header.ts
/** What a person reads first: the verdict, the numbers behind it, what to do. */
function renderRunHeader(header, report) {
	const steps = header.nextSteps.map((step) => `<li>${escapeHtml(step)}</li>`).join("");
	const when = `${report.startedAt.slice(0, 16).replace("T", " ")} UTC`;
	return `<header>
<p class="kicker">${escapeHtml(report.action)} · ${escapeHtml(when)}</p>
${renderOverride(report)}<h1>${escapeHtml(header.headline)} ${verdictBadge(header.verdict)}</h1>
<p class="lead">${escapeHtml(header.sentence)}</p>
<p class="soft">${escapeHtml(header.subject)}</p>
${renderFacts(header.facts)}
<section class="next ${header.verdict}"><h2>What to do</h2><ol>${steps}</ol></section>
</header>`;
}
/** Before everything else: who reads only one line reads this one. */
function renderOverride(report) {
	const overridden = overrideSentence(report);
	if (overridden === void 0) return "";
	return `<p class="override" role="alert"><b>Override in force:</b> ${escapeHtml(overridden)}</p>\n`;
}
function renderRunFooter({ tool, durationMs }) {
	return `<footer>${escapeHtml(`${tool.name} ${tool.version} · ${(durationMs / 1e3).toFixed(1)} s · full precision in report.json. This page loads nothing and holds no rows.`)}</footer>`;
}

// packages/report/html/page-style.ts
/** The page's only style sheet. Colours are variables, so light and dark differ in one place. */
const pageStyle = `
:root{--bg:#fbfbfa;--card:#fff;--text:#1c2024;--soft:#60666d;--line:#e3e5e8;--c1:#2f6bd8;--c2:#d8731a;--c3:#1a8f6e;--c4:#8b5fc7;--c5:#b8405e;
--pass:#17794a;--pass-bg:#e4f4ea;--warn:#8a5a00;--warn-bg:#fdf1d3;--fail:#b42334;--fail-bg:#fde7e9;--inconclusive:#6e40a8;--inconclusive-bg:#efe7fa;--done:#4c545c;--done-bg:#eceef0}
@media (prefers-color-scheme:dark){:root{--bg:#101215;--card:#181b1f;--text:#e6e8ea;--soft:#9aa1a9;--line:#2c3137;--c1:#6ea3ff;--c2:#f29b4b;--c3:#45c49d;--c4:#b595ea;--c5:#ee7f9a;
--pass:#5fd497;--pass-bg:#14301f;--warn:#f0c25a;--warn-bg:#352a10;--fail:#ff8b97;--fail-bg:#3b181d;--inconclusive:#c8a6f5;--inconclusive-bg:#2a1f3a;--done:#b4bac1;--done-bg:#262b31}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,main,footer{max-width:1060px;margin:0 auto;padding:0 24px}
header{padding-top:40px}
h1{font-size:30px;line-height:1.2;margin:0 0 10px;letter-spacing:-.015em}
h2{font-size:20px;margin:0 0 8px;display:flex;align-items:center;gap:10px;flex-wrap:wrap;letter-spacing:-.01em}
h2 small{margin-left:auto;font-weight:400;font-size:13px;color:var(--soft);font-variant-numeric:tabular-nums}
h3{font-size:15px;margin:0}
h4{font-size:13.5px;margin:0}
p{margin:0 0 10px;max-width:78ch}
.lead{font-size:17px;color:var(--soft);margin-bottom:22px}
code{font:12.5px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.facts{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 22px}
.facts div{flex:1 1 150px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 14px}
.facts dt{color:var(--soft);font-size:12.5px;line-height:1.35}
.facts dd{margin:0 0 2px;white-space:nowrap;font-size:20px;font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.overview{list-style:none;margin:0 0 34px;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.overview li+li{border-top:1px solid var(--line)}
.overview a{display:grid;grid-template-columns:30px minmax(190px,250px) 122px 1fr;gap:10px;align-items:center;padding:8px 14px;color:inherit;text-decoration:none}
.overview a:hover{background:var(--bg)}
.overview .name{font-weight:600}
.overview .why{color:var(--soft);font-size:13.5px;line-height:1.4}
.number{display:inline-flex;align-items:center;justify-content:center;width:24px;height:24px;border-radius:50%;background:var(--done-bg);color:var(--done);font-size:12.5px;font-weight:650;font-variant-numeric:tabular-nums}
.badge{display:inline-flex;align-items:center;gap:5px;justify-self:start;border-radius:999px;padding:1px 10px 1px 8px;font-size:12.5px;font-weight:650;white-space:nowrap;letter-spacing:0}
.badge i{font-style:normal;font-weight:800}
.badge.pass{color:var(--pass);background:var(--pass-bg)}.badge.warn{color:var(--warn);background:var(--warn-bg)}.badge.fail{color:var(--fail);background:var(--fail-bg)}.badge.inconclusive{color:var(--inconclusive);background:var(--inconclusive-bg)}.badge.done{color:var(--done);background:var(--done-bg)}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px 22px;margin:0 0 18px;scroll-margin-top:12px}
section.step{border-left:4px solid var(--line)}
section.pass{border-left-color:var(--pass)}section.warn{border-left-color:var(--warn)}section.fail{border-left-color:var(--fail)}section.inconclusive{border-left-color:var(--inconclusive)}
.decided{font-weight:600}
.charts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px;margin:14px 0}
figure{margin:0;border:1px solid var(--line);border-radius:10px;padding:12px 12px 6px;background:var(--bg);min-width:0}
figure.wide{grid-column:1/-1}
figcaption p{font-size:12.5px;line-height:1.45;color:var(--soft);margin:2px 0 0}
figure svg{display:block;width:100%;height:auto;margin-top:6px;font:11px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;list-style:none;margin:6px 0 0;padding:0;font-size:12.5px}
.legend li{display:flex;align-items:center;gap:6px}
.key{width:18px;height:0;border-top:3px solid}.key.dashed{border-top-style:dashed}
.key.c1{color:var(--c1)}.key.c2{color:var(--c2)}.key.c3{color:var(--c3)}.key.c4{color:var(--c4)}.key.c5{color:var(--c5)}
svg text{fill:var(--soft)}svg .row-text{fill:var(--text);font-size:12px}svg .name{font-size:11px}svg .bar-text{font-size:10.5px}svg .limit-text{font-size:10px}
.grid{stroke:var(--line)}.axis,.tick{stroke:var(--soft);stroke-width:.8}
.line{fill:none;stroke-width:2;stroke-linejoin:round}.line.dashed{stroke-dasharray:5 4}.area{fill-opacity:.16;stroke:none}
.line.c1{stroke:var(--c1)}.line.c2{stroke:var(--c2)}.line.c3{stroke:var(--c3)}.line.c4{stroke:var(--c4)}.line.c5{stroke:var(--c5)}
.area.c1,.bar.c1,.dot.c1{fill:var(--c1)}.area.c2,.bar.c2,.dot.c2{fill:var(--c2)}.area.c3,.bar.c3,.dot.c3{fill:var(--c3)}.area.c4,.bar.c4,.dot.c4{fill:var(--c4)}.area.c5,.bar.c5,.dot.c5{fill:var(--c5)}
.guide{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:4 4}.guide.limit,.guide.bad{stroke:var(--fail)}.guide.good{stroke:var(--pass)}
svg .guide-text{font-size:11px;font-weight:600}svg .guide-text.limit,svg .guide-text.bad{fill:var(--fail)}svg .guide-text.good{fill:var(--pass)}
.whisker{stroke-width:1.4;stroke-opacity:.65}
.whisker.c1{stroke:var(--c1)}.whisker.c2{stroke:var(--c2)}
.heat.c1{fill:var(--c1)}.heat.c2{fill:var(--c2)}
.heat.s1{fill-opacity:.12}.heat.s2{fill-opacity:.22}.heat.s3{fill-opacity:.33}.heat.s4{fill-opacity:.45}.heat.s5{fill-opacity:.58}.heat.s6{fill-opacity:.72}.heat.s7{fill-opacity:.86}
.interval.none{stroke:var(--soft)}.point.none{fill:var(--soft)}
svg .total{font-weight:650}
.interval{stroke-width:4;stroke-linecap:round;stroke-opacity:.45}
.interval.pass{stroke:var(--pass)}.interval.warn{stroke:var(--warn)}.interval.fail{stroke:var(--fail)}.interval.inconclusive{stroke:var(--inconclusive)}
.point.pass{fill:var(--pass)}.point.warn{fill:var(--warn)}.point.fail{fill:var(--fail)}.point.inconclusive{fill:var(--inconclusive)}
line.limit{stroke:var(--text);stroke-width:1.6}
.details{display:flex;flex-wrap:wrap;gap:4px 22px;margin:10px 0 0;font-size:13px}
.details div{display:flex;gap:7px;min-width:0}.details dt{color:var(--soft)}.details dd{margin:0;overflow-wrap:anywhere}
.run{margin-top:12px;font-size:13.5px}.run summary{cursor:pointer;color:var(--soft)}.run summary code{color:var(--text)}
.scroll{overflow-x:auto;margin-top:8px}
table{border-collapse:collapse;width:100%;font-size:12.5px}th{text-align:left;color:var(--soft);font-weight:600}th,td{padding:5px 8px;border-bottom:1px solid var(--line);vertical-align:top}td:nth-child(4){font-variant-numeric:tabular-nums}
tr:has(+tr.message) td{border-bottom:0}tr.message td{color:var(--soft);border-bottom:1px solid var(--line);padding-top:0}
.chain{list-style:none;margin:14px 0 0;padding:0 0 0 20px;border-left:2px solid var(--line)}
.chain li{position:relative;padding:0 0 16px 6px}.chain li::before{content:"";position:absolute;left:-27px;top:5px;width:12px;height:12px;border-radius:50%;background:var(--c1);border:2px solid var(--card)}
.chain p{margin:2px 0 4px}.chain .details{margin-top:2px}
footer{color:var(--soft);font-size:13px;padding-bottom:40px}
@media (max-width:760px){figure.wide{overflow-x:auto}figure.wide svg{min-width:720px}.charts{grid-template-columns:minmax(0,1fr)}.overview a{grid-template-columns:30px 1fr auto}.overview .why{grid-column:2/-1}h1{font-size:24px}header,main,footer{padding-left:14px;padding-right:14px}}
@media print{body{background:#fff}section{break-inside:avoid}}
`;

// packages/report/html/run/run-style.ts
/** The style of one run's page: the story's, and what cards and small charts need. */
const runStyle = `${pageStyle}
:root{--ref:#9fb4cf;--cur:#c4560b}
@media (prefers-color-scheme:dark){:root{--ref:#4d6484;--cur:#ffae66}}
.kicker{color:var(--soft);font-size:13px;margin:0 0 6px}
h1{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center}h1 .badge{font-size:14px;padding:3px 14px 3px 12px}
.lead{color:var(--text);margin-bottom:6px;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:13.5px;overflow-wrap:anywhere;margin-bottom:18px}
.override{max-width:none;background:var(--fail-bg);color:var(--fail);border:1px solid var(--fail);border-radius:10px;padding:12px 18px;font-size:16px;overflow-wrap:anywhere}
.next{border-left:4px solid var(--line);padding:14px 20px}.next h2{font-size:15px;margin-bottom:4px}.next ol{margin:0;padding-left:20px}.next li{margin:2px 0;overflow-wrap:anywhere}
#broken{background:var(--fail-bg);border-color:var(--fail)}#broken h2{color:var(--fail)}#broken ul{margin:0;padding-left:20px}#broken li{overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px;margin-top:14px}
.card{border:1px solid var(--line);border-top:3px solid var(--line);border-radius:10px;padding:11px 12px 8px;background:var(--bg);min-width:0}
.card.drifted{border-top-color:var(--fail)}.card.undecided{border-top-color:var(--inconclusive)}.card.stable{border-top-color:var(--pass)}
.card h3{display:flex;align-items:center;gap:8px;min-width:0}.card h3 .title{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;min-width:0}.card h3 small{color:var(--soft);font-weight:400;font-size:11.5px;white-space:nowrap}.card h3 .badge{margin-left:auto;font-size:11.5px;flex:none}
.measure{font-size:12px;color:var(--soft);margin:3px 0 2px;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.card svg{display:block;width:100%;height:auto;font:10.5px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;margin:4px 0}
.card svg .row-text{font-size:11px}.card svg .bar-text{font-size:10.5px;fill:var(--text)}
.ref{fill:var(--ref)}.now{fill:var(--cur)}.cur{fill:var(--cur);fill-opacity:.16;stroke:var(--cur);stroke-width:1.8;stroke-linejoin:round}
svg .new{fill:var(--fail);font-weight:700}
.shift.drifted{fill:var(--fail)}.shift.undecided{fill:var(--inconclusive)}.shift.stable{fill:var(--pass)}
.limit.faint{opacity:.35}.reach{fill:none;stroke:var(--inconclusive);stroke-width:1.5}
.notes{list-style:none;margin:4px 0;padding:0;font-size:12px;line-height:1.45;color:var(--soft)}.notes li{overflow-wrap:anywhere}.notes .bad{color:var(--fail)}
details summary{cursor:pointer;color:var(--soft);font-size:13px}.card details summary{font-size:11.5px}
#findings details>summary,.rest>summary{font-size:14px;font-weight:600;color:var(--text)}
td,th{overflow-wrap:anywhere}.bins{font-size:11px}.bins td{text-align:right;font-variant-numeric:tabular-nums}tbody th{font-weight:500;color:var(--text)}
.digests th{white-space:nowrap;width:1%;padding-right:24px}.digests code{overflow-wrap:anywhere}
.metrics{min-width:860px}.metrics th{white-space:nowrap;overflow-wrap:normal}.metrics td{font-variant-numeric:tabular-nums}.metrics td small{display:block;color:var(--soft);font-size:11.5px;white-space:nowrap}.metrics .whole,.change{white-space:nowrap;overflow-wrap:normal}.metrics td:last-child{color:var(--soft)}
.change.up{color:var(--pass)}.change.down{color:var(--fail)}.change.up small,.change.down small{color:inherit}
.rest{margin-top:14px}
.swatch{display:inline-block;width:16px;height:11px;border-radius:2px}.swatch.ref{background:var(--ref)}.swatch.cur{border:2px solid var(--cur)}.swatch.mark{width:2px;height:14px;background:var(--text);border-radius:0}.swatch.diamond{width:9px;height:9px;border:1.5px solid var(--inconclusive);transform:rotate(45deg);border-radius:0}
@media (max-width:980px){.cards{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (max-width:640px){.cards{grid-template-columns:minmax(0,1fr)}}
@media print{.card{break-inside:avoid}}
`;

// packages/report/html/chart/frame.ts
const defaultPlot = {
	width: 480,
	height: 260,
	left: 52,
	top: 14,
	right: 14,
	bottom: 40
};
/** Across the whole page. */
const widePlot = {
	...defaultPlot,
	width: 980
};
function frameOf(xAxis, yAxis, plot = defaultPlot) {
	const { left, top, width, height, right, bottom } = plot;
	const x = linear([xAxis.domain[0], xAxis.domain[1]], [left, width - right]);
	const y = linear([yAxis.domain[0], yAxis.domain[1]], [height - bottom, top]);
	return {
		...plot,
		xAxis,
		yAxis,
		scales: {
			x,
			y
		}
	};
}
/** Grid, tick labels and axis names; the marks are drawn on top of it. */
function axes({ xAxis, yAxis, scales, ...plot }) {
	const floor = plot.height - plot.bottom;
	const rightEdge = plot.width - plot.right;
	const horizontal = (yAxis.ticks ?? scales.y.ticks(yAxis.tickCount ?? 5)).map((value) => {
		const y = scales.y(value);
		const text = label({
			x: plot.left - 7,
			y: y + 4
		}, tickText(yAxis, value), { anchor: "end" });
		return segment("grid", [plot.left, y], [rightEdge, y]) + text;
	});
	const vertical = (xAxis.ticks ?? scales.x.ticks(xAxis.tickCount ?? 6)).map((value) => {
		const x = scales.x(value);
		return segment("tick", [x, floor], [x, floor + 4]) + label({
			x,
			y: floor + 17
		}, tickText(xAxis, value));
	});
	const name = { kind: "name" };
	const names = label({
		x: (plot.left + rightEdge) / 2,
		y: plot.height - 6
	}, xAxis.label, name) + `<g transform="translate(12 ${fixed((plot.top + floor) / 2)}) rotate(-90)">${label({
		x: 0,
		y: 0
	}, yAxis.label, name)}</g>`;
	const base = segment("axis", [plot.left, floor], [rightEdge, floor]);
	return horizontal.join("") + vertical.join("") + base + names;
}
function tickText(axis, value) {
	return axis.format ? axis.format(value) : formatNumber(value);
}
function label(at, text, style = {}) {
	const { anchor = "middle", kind = "tick-text" } = style;
	return `<text class="${kind}" x="${fixed(at.x)}" y="${fixed(at.y)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}
/** A straight line of a class. */
function segment(kind, from, to) {
	return `<line class="${kind}" x1="${fixed(from[0])}" y1="${fixed(from[1])}" x2="${fixed(to[0])}" y2="${fixed(to[1])}"/>`;
}
/** The svg element. `description` is what a screen reader says in place of the picture. */
function svg(plot, description, body) {
	return `<svg viewBox="0 0 ${plot.width} ${plot.height}" role="img" aria-label="${escapeHtml(description)}">${body}</svg>`;
}
/** Coordinates need no more than a tenth of a pixel; it halves the size of the page. */
function fixed(value) {
	return String(Math.round(value * 10) / 10);
}

// packages/report/html/drift/category-bars.ts
const shownRows$2 = 7;
const [width$5, rowHeight$2, nameWidth$2, valueWidth] = [
	330,
	17,
	104,
	100
];
const shownCharacters$1 = 14;
/** Shares of both sides: the categories that moved most among the frequent ones, in order of the reference, and the rest as one. */
function categoryRows(bins, fixedLabels) {
	const [n, m] = [countAll(bins.reference) || 1, countAll(bins.current) || 1];
	const all = bins.labels.map((name, bin) => ({
		name,
		reference: bins.reference[bin] / n,
		current: bins.current[bin] / m,
		isNew: bins.reference[bin] === 0 && bins.current[bin] > 0 && !fixedLabels.includes(name)
	}));
	const weight = ({ reference, current }) => Math.max(reference, current) + 2 * Math.abs(reference - current);
	const kept = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, shownRows$2));
	const rest = all.filter((row) => !kept.has(row));
	const shown = all.filter((row) => kept.has(row));
	if (rest.length === 0) return shown;
	const sum = (side) => rest.reduce((total, row) => total + row[side], 0);
	const name = `${rest.length} more`;
	return [...shown, {
		name,
		reference: sum("reference"),
		current: sum("current"),
		isNew: false,
		isRest: true
	}];
}
/** @param options.single only one side has values: one bar a row. */
function renderCategories(rows, description, { single = false } = {}) {
	const alone = rows.filter(({ isRest }) => !isRest);
	const longest = Math.max(...alone.flatMap((row) => [row.reference, row.current]), 1e-9);
	const room = width$5 - nameWidth$2 - valueWidth;
	const bar = (kind, y, share, height) => {
		const length = Math.min(room, Math.max(share > 0 ? 1 : 0, share / longest * room));
		return `<rect class="${kind}" x="${nameWidth$2}" y="${y}" width="${fixed(length)}" height="${height}"/>`;
	};
	const drawn = rows.map((row, index) => {
		const y = index * rowHeight$2 + 2;
		const bars = single ? bar("ref", y, row.reference, 12) : bar("ref", y, row.reference, 6) + bar("now", y + 6, row.current, 6);
		const shares = single ? percent(row.reference) : `${percent(row.reference)} → ${percent(row.current)}`;
		const values = label({
			x: width$5 - 2,
			y: y + 10
		}, shares, {
			anchor: "end",
			kind: "bar-text"
		});
		return nameOf(row, y + 10) + bars + values;
	});
	return svg({
		width: width$5,
		height: rows.length * rowHeight$2 + 4
	}, description, drawn.join(""));
}
function nameOf({ name, isNew }, y) {
	const characters = Array.from(name === "" ? "(empty text)" : name);
	const room = isNew ? 8 : shownCharacters$1;
	const text = characters.length > room ? `${characters.slice(0, room - 1).join("")}…` : characters.join("");
	const mark = isNew ? "<tspan class=\"new\">new </tspan>" : "";
	return `<text class="row-text" x="${nameWidth$2 - 6}" y="${y}" text-anchor="end"><title>${escapeHtml(name.slice(0, 200))}</title>${mark}${escapeHtml(text)}</text>`;
}
function percent(share) {
	return share > 0 && share < .001 ? "< 0.1 %" : shareText(Number(share.toFixed(3)));
}

// packages/report/html/drift/rebin.ts
const drawnBins = 28;
const mostWholeNumbers = 32;
/** A single far value must not squeeze everything else into one bar. */
const leftOut = .005;
/**
* The profile's bins hold equal counts, so their widths say the shape; an eye reads heights. Counts are spread evenly within a bin, which is
* for the picture only: nothing is decided by it.
*/
function shapeOf(detail) {
	const bins = binsOf(detail);
	const sides = ["reference", "current"];
	const domain = domainOf(bins);
	if (!domain) return void 0;
	const [low, high] = domain;
	const isWhole = high - low < mostWholeNumbers && bins.every(({ from, to }) => isInteger(from) && isInteger(to));
	const edges = isWhole ? wholeEdges(low, high) : evenEdges(low, high);
	const [reference, current] = sides.map((side) => spread(bins, side, edges));
	return {
		edges,
		reference: reference.shares,
		current: current.shares,
		outside: {
			reference: reference.outside,
			current: current.outside
		},
		isWhole
	};
}
function binsOf(detail) {
	const { edges, reference, current, below, above, currentMin, currentMax } = detail;
	const [first, last] = [edges[0], edges.at(-1)];
	const inside = reference.map((count, bin) => ({
		from: edges[bin],
		to: edges[bin + 1],
		reference: count,
		current: current[bin]
	}));
	return [
		...below > 0 ? [{
			from: currentMin,
			to: first,
			reference: 0,
			current: below
		}] : [],
		...inside,
		...above > 0 ? [{
			from: last,
			to: currentMax,
			reference: 0,
			current: above
		}] : []
	].filter((bin) => bin.reference + bin.current > 0);
}
/** What is drawn: nearly all of both sides, unless a few far values of one would squeeze the rest into one bar. */
function domainOf(bins) {
	const reference = rangeOf(bins, "reference");
	const current = rangeOf(bins, "current");
	if (!reference || !current) return reference ?? current;
	const room = furthest * (reference[1] - reference[0]);
	const [low, high] = [reference[0] - room, reference[1] + room];
	return [Math.min(reference[0], shareOf(bins, (bin) => bin.from < low) < .5 ? Math.max(low, current[0]) : current[0]), Math.max(reference[1], shareOf(bins, (bin) => bin.to > high) < .5 ? Math.min(high, current[1]) : current[1])];
}
/** So many times the middle of a side its tails may be long. */
const longestTail = 1.5;
const furthest = 2;
/** From the 0.5 % to the 99.5 % quantile, but no further from the middle nine tenths than 1.5 times their width. */
function rangeOf(bins, side) {
	const total = bins.reduce((sum, bin) => sum + bin[side], 0);
	if (total === 0) return void 0;
	const at = (share) => {
		let cumulative = 0;
		for (const bin of bins) {
			const inBin = bin[side];
			if (inBin > 0 && cumulative + inBin >= share * total) return bin.from + (bin.to - bin.from) * Math.max(0, (share * total - cumulative) / inBin);
			cumulative += inBin;
		}
		return bins.at(-1).to;
	};
	const [from, to] = [at(.05), at(.95)];
	const tail = longestTail * (to - from);
	if (tail === 0) return [at(leftOut), at(.995)];
	return [Math.max(at(leftOut), from - tail), Math.min(at(.995), to + tail)];
}
function shareOf(bins, matches) {
	const total = bins.reduce((sum, { current }) => sum + current, 0);
	return bins.filter((bin) => matches(bin)).reduce((sum, { current }) => sum + current, 0) / total;
}
function spread(bins, side, edges) {
	const total = bins.reduce((sum, bin) => sum + bin[side], 0);
	const shares = edges.slice(1).map(() => 0);
	if (total === 0) return {
		shares,
		outside: 0
	};
	const [low, width] = [edges[0], edges[1] - edges[0]];
	const place = (value) => (value - low) / width;
	for (const bin of bins) {
		const share = bin[side] / total;
		if (share === 0) continue;
		const [from, to] = [place(bin.from), place(bin.to)];
		if (to - from < 1e-6) {
			const index = Math.min(shares.length - 1, Math.floor(to + 1e-9));
			if (to >= -1e-9 && to <= shares.length + 1e-9) shares[Math.max(0, index)] += share;
			continue;
		}
		for (let index = Math.max(0, Math.floor(from)); index < Math.min(shares.length, to); index++) {
			const overlap = Math.min(to, index + 1) - Math.max(from, index);
			shares[index] += share * Math.max(0, overlap) / (to - from);
		}
	}
	const drawn = shares.reduce((sum, share) => sum + share, 0);
	return {
		shares,
		outside: Math.max(0, 1 - drawn)
	};
}
function evenEdges(low, high) {
	const isOne = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high));
	const room = isOne ? Math.abs(low) || 1 : high - low;
	const from = isOne ? low - room / 2 : low;
	return Array.from({ length: 29 }, (_, index) => from + room * index / drawnBins);
}
function wholeEdges(low, high) {
	const [from, to] = [Math.round(low), Math.round(high)];
	return Array.from({ length: to - from + 2 }, (_, index) => from + index - .5);
}
function isInteger(value) {
	return Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, Math.abs(value));
}

// packages/report/html/drift/shape-chart.ts
const [width$4, height$2, floor, top$1] = [
	330,
	136,
	116,
	6
];
const [left$2, right$2] = [6, 324];
/** The reference as filled bars, the current data as an outline over them: a shift is where the two part. */
function renderShape(shape, description) {
	const { edges, reference, current } = shape;
	const highest = Math.max(...reference, ...current, Number.MIN_VALUE);
	const x = linear([edges[0], edges.at(-1)], [left$2, right$2]);
	const y = linear([0, highest], [floor, top$1]);
	const bars = reference.map((share, bin) => {
		if (share === 0) return "";
		const [from, to] = [x(edges[bin]), x(edges[bin + 1])];
		return `M${fixed(from + .4)},${floor}V${fixed(y(share))}H${fixed(to - .4)}V${floor}Z`;
	});
	const steps = current.map((share, bin) => `V${fixed(y(share))}H${fixed(x(edges[bin + 1]))}`);
	const hasCurrent = current.some((share) => share > 0);
	const outline = `M${fixed(x(edges[0]))},${floor}${steps.join("")}V${floor}`;
	const ticks = x.ticks(shape.isWhole ? Math.min(5, reference.length) : 4);
	const axis = (shape.isWhole ? ticks.filter((tick) => Number.isInteger(tick)) : ticks).map((tick) => {
		const at = Math.min(right$2 - 14, Math.max(left$2 + 14, x(tick)));
		return segment("tick", [x(tick), floor], [x(tick), floor + 3]) + label({
			x: at,
			y: height$2 - 5
		}, formatNumber(tick));
	});
	const base = segment("axis", [left$2, floor], [right$2, floor]);
	return svg({
		width: width$4,
		height: height$2
	}, description, `<path class="ref" d="${bars.join("")}"/>${hasCurrent ? `<path class="cur" d="${outline}"/>` : ""}${base}${axis.join("")}`);
}

// packages/report/html/drift/shift-bar.ts
const [width$3, height$1, middle, left$1, right$1] = [
	330,
	20,
	10,
	4,
	326
];
/** Too few rows to see a shift of the threshold: then the shift that they would show is worth telling. */
function hasReach({ state, detectable }, alert) {
	return state === "undecided" && detectable !== void 0 && Number.isFinite(detectable) && detectable > alert;
}
/** The shift as a bar against both of its thresholds; hollow diamond: the shift that these rows would show. */
function renderShiftBar({ statistics, method, threshold, judgement, column }) {
	const { shift } = statistics.get(method);
	const detectable = hasReach(judgement, threshold.alert) ? judgement.detectable : void 0;
	const marks = [
		shift,
		threshold.alert * 1.6,
		detectable ?? 0
	].filter((mark) => Number.isFinite(mark));
	const end = Math.min(Math.max(...marks) * 1.06, threshold.alert * 8);
	const x = (value) => left$1 + Math.min(value, end) / end * (right$1 - left$1);
	const bar = `<rect class="shift ${judgement.state}" x="${left$1}" y="${middle - 4}" width="${fixed(Math.max(1, x(shift) - left$1))}" height="8" rx="2"/>`;
	const arrow = shift > end ? `<path class="shift ${judgement.state}" d="M${right$1 - 2},${middle - 7}l6,7l-6,7z"/>` : "";
	const retrain = threshold.retrain > threshold.alert && threshold.retrain <= end ? segment("limit faint", [x(threshold.retrain), middle - 7], [x(threshold.retrain), middle + 7]) : "";
	const reach = detectable !== void 0 && detectable <= end ? `<path class="reach" d="M${fixed(x(detectable))},${middle - 6}l6,6l-6,6l-6,-6z"/>` : "";
	return svg({
		width: width$3,
		height: height$1
	}, `${column}: ${method} shift ${formatNumber(shift)}, alarm at ${formatNumber(threshold.alert)}`, segment("grid", [left$1, middle], [right$1, middle]) + bar + arrow + retrain + segment("limit", [x(threshold.alert), middle - 8], [x(threshold.alert), middle + 8]) + reach);
}

// packages/report/html/drift/column-card.ts
const stateVerdict = {
	drifted: "fail",
	undecided: "inconclusive",
	stable: "pass"
};
/** One column: how far it moved against its threshold, and both distributions over each other. */
function renderColumnCard(card) {
	const { column, weight } = card;
	const { judgement, isPrediction } = column;
	const kind = isPrediction ? "<small>predictions</small>" : "";
	const importance = weight === void 0 ? "" : `<small>importance ${escapeHtml(formatNumber(weight))}</small>`;
	const notes = notesOf(card).map((note) => `<li>${note}</li>`);
	return `<article class="card ${judgement.state}">
<h3><span class="title">${escapeHtml(shown(column.column))}</span>${kind}${importance}${verdictBadge(stateVerdict[judgement.state], judgement.state)}</h3>
<p class="measure">${escapeHtml(measureText(column))}</p>
${renderShiftBar(column)}
${renderDistribution(column)}
<ul class="notes">${notes.join("")}</ul>
${renderNumbers(column)}
</article>`;
}
/** 'psi 0.273, alarm at 0.1, p < 1e-300'. */
function measureText({ statistics, method, threshold, judgement }) {
	const statistic = statistics.get(method);
	const { shift, interval } = statistic;
	const range = interval && statistic.value === shift ? ` [${formatNumber(interval.lower)}, ${formatNumber(interval.upper)}]` : "";
	const reach = hasReach(judgement, threshold.alert) ? ` · these rows show shifts from ${formatNumber(judgement.detectable)}` : "";
	return `${method} ${formatNumber(shift)}${range} · alarm at ${formatNumber(threshold.alert)} · p ${probabilityText(judgement.noShift)}${reach}`;
}
function renderDistribution({ comparison, column, kind }) {
	const description = `${quoted(column)}, reference and current. Largest change: ${largestChange(comparison.binsWithMissing)}`;
	if (kind === "numeric" && comparison.numeric) {
		const shape = shapeOf(comparison.numeric);
		if (!shape) return "<p class=\"soft\">No finite value on either side.</p>";
		return renderShape(shape, description) + outsideNote(shape);
	}
	return renderCategories(categoryRows(comparison.binsWithMissing, ["missing", "other"]), description);
}
/** Nothing is left out silently. */
function outsideNote({ outside }) {
	const { reference, current } = outside;
	if (Math.max(reference, current) < .01) return "";
	return `<p class="measure">beyond the picture: ${shareText(reference)} of the reference, ${shareText(current)} of current</p>`;
}
function notesOf({ column, missing }) {
	const { comparison, newCategories, unit, constant, variants, judgement } = column;
	const { needed } = judgement;
	const gone = missing && (missing.changed || Math.max(missing.reference, missing.current) >= .001);
	return [
		...unit ? [`<b class="bad">unit change</b>: ${escapeHtml(unit.name)} what it was`] : [],
		...constant ? [`<b class="bad">constant feed</b>: always ${escapeHtml(quoted(constant.value))}`] : [],
		...variants.length > 0 ? [`<b class="bad">spelling</b>: ${escapeHtml(quoted(variants[0].value))} for ${escapeHtml(quoted(variants[0].of))}`] : [],
		`largest change: ${escapeHtml(largestChange(comparison.binsWithMissing))}`,
		...gone ? [`${missing.changed ? "<b class=\"bad\">missing</b>" : "missing"}: ${shareText(missing.reference)} → ${shareText(missing.current)}`] : [],
		...newCategories && newCategories.values.length > 0 ? [`${newCategories.unexpected ? "<b class=\"bad\">new values</b>" : "new values"}: ${escapeHtml(newValues(newCategories.values))} (${shareText(newCategories.rows / Math.max(1, newCategories.currentRows))} of rows)`] : [],
		...needed === void 0 ? [] : [`about ${escapeHtml(formatNumber(needed))} more rows would decide`]
	];
}
function newValues(values) {
	return `${values.slice(0, 3).map(({ value }) => quoted(value)).join(", ")}${values.length > 3 ? ` and ${formatNumber(values.length - 3)} more` : ""}`;
}
const tableRows = 30;
/** The bins that decide, as a table: what the picture shows to whoever cannot see it. */
function renderNumbers({ comparison }) {
	const { labels, reference, current } = comparison.binsWithMissing;
	const [n, m] = [countAll(reference) || 1, countAll(current) || 1];
	const rows = labels.slice(0, tableRows).map((label, bin) => `<tr><th scope="row">${escapeHtml(shown(label))}</th><td>${shareText(reference[bin] / n)}</td><td>${shareText(current[bin] / m)}</td></tr>`);
	const more = labels.length > tableRows ? `<p class="soft">… and ${labels.length - tableRows} more.</p>` : "";
	return `<details><summary>numbers</summary><table class="bins"><thead><tr><th>bin</th><th>reference</th><th>current</th></tr></thead><tbody>${rows.join("")}</tbody></table>${more}</details>`;
}
const shownCharacters = 60;
function shown(name) {
	const characters = Array.from(name);
	return characters.length > shownCharacters ? `${characters.slice(0, 59).join("")}…` : name === "" ? "(empty)" : name;
}

// packages/report/html/drift/column-sections.ts
/** Pictures cost about 6 KB each: more would make a page that no one reads and no artifact viewer opens. */
const drawnColumns$1 = 36;
/** Columns that moved are all drawn; of those that did not only so many that a reader sees what calm looks like. */
const drawnAnyway = 9;
/** Columns by importance × shift: the worst as pictures, all others in a table. */
function renderColumns({ assessment, weights }) {
	const columns = worstColumnsFirst(assessment, weights);
	if (columns.length === 0) return "";
	const moved = columns.filter(({ judgement }) => judgement.state !== "stable").length;
	const drawn = Math.min(drawnColumns$1, Math.max(drawnAnyway, moved));
	const missing = new Map(assessment.missingRates.map((rate) => [rate.column, rate]));
	return `<section id="columns"><h2>Columns, the largest shift first</h2>
<ul class="legend"><li><span class="swatch ref"></span>reference</li><li><span class="swatch cur"></span>current</li><li><span class="swatch mark"></span>alarm threshold</li><li><span class="swatch diamond"></span>shift that these rows would show</li></ul>
<div class="cards">${columns.slice(0, drawn).map((column) => renderColumnCard({
		column,
		missing: missing.get(column.column),
		weight: weights?.get(column.column)
	})).join("\n")}</div>
${renderRest$1(columns.slice(drawn))}</section>`;
}
function renderRest$1(columns) {
	if (columns.length === 0) return "";
	const rows = columns.map((column) => {
		const { judgement, method, statistics, threshold, comparison } = column;
		const cells = [
			method,
			formatNumber(statistics.get(method).shift),
			formatNumber(threshold.alert),
			probabilityText(judgement.noShift).replace(/^= /, ""),
			largestChange(comparison.binsWithMissing)
		];
		return `<tr><td>${verdictBadge(stateVerdict[judgement.state], judgement.state)}</td><th scope="row">${escapeHtml(shown(column.column))}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
	});
	return `<details class="rest"><summary>${columns.length} more columns</summary><div class="scroll"><table><thead><tr><th></th><th>column</th><th>method</th><th>shift</th><th>alarm</th><th>p</th><th>largest change</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
}

// packages/report/html/chart/legend.ts
/** The palette has this many colours; further series start over. */
const paletteSize = 5;
function colourOf(index) {
	return index % 5 + 1;
}
function renderLegend(entries) {
	if (entries.length < 2) return "";
	return `<ul class="legend">${entries.map(({ name, colour, dashed }) => `<li><span class="key c${colour}${dashed ? " dashed" : ""}"></span>${escapeHtml(name)}</li>`).join("")}</ul>`;
}

// packages/report/html/chart/bin-chart.ts
function renderBinChart(chart) {
	const { edges } = chart;
	const series = chart.series.map(({ name, counts, colour }, index) => ({
		name,
		colour: colour ?? colourOf(index),
		densities: densities(edges, counts)
	}));
	const highest = Math.max(...series.flatMap(({ densities: values }) => values), Number.MIN_VALUE);
	const x = {
		...chart.x,
		domain: [edges[0] ?? 0, edges.at(-1) ?? 1]
	};
	const y = {
		label: "density",
		domain: [0, highest * 1.06],
		format: () => ""
	};
	const frame = frameOf(x, y, {
		...defaultPlot,
		width: (chart.wide ? widePlot : defaultPlot).width,
		height: chart.heightPx ?? defaultPlot.height
	});
	const { scales } = frame;
	const floor = fixed(scales.y(0));
	const shapes = series.map(({ densities: values, colour }) => {
		const tops = values.map((value, bin) => `L${fixed(scales.x(edges[bin]))},${fixed(scales.y(value))}L${fixed(scales.x(edges[bin + 1]))},${fixed(scales.y(value))}`);
		const outline = `M${fixed(scales.x(edges[0]))},${floor}${tops.join("")}L${fixed(scales.x(edges.at(-1)))},${floor}`;
		return `<path class="area c${colour}" d="${outline}Z"/><path class="line c${colour}" d="${outline}"/>`;
	});
	const legend = renderLegend(series.map(({ name, colour }) => ({
		name,
		colour
	})));
	const description = `${chart.title}: distribution of ${series.map(({ name }) => name).join(" and ")} over ${chart.x.label}`;
	return legend + svg(frame, description, axes(frame) + shapes.join(""));
}
/** Counts as shares per unit of x. */
function densities(edges, counts) {
	const total = counts.reduce((sum, count) => sum + count, 0);
	return counts.map((count, bin) => {
		const width = (edges[bin + 1] ?? NaN) - (edges[bin] ?? NaN);
		return total > 0 && width > 0 ? count / total / width : 0;
	});
}

// packages/report/html/chart/category-chart.ts
const width$2 = 480;
const barHeight = 13;
const rowGap = 9;
const topRoom = 16;
const nameWidth$1 = 116;
function renderCategoryChart(chart) {
	const rowHeight = barHeight * chart.series.length + rowGap;
	const top = chart.limit ? topRoom : 0;
	const height = top + chart.rows.length * rowHeight + 4;
	const marks = [...chart.rows.flatMap(({ values }) => values), chart.limit?.value ?? 0];
	const length = linear([0, Math.max(...marks, Number.MIN_VALUE)], [0, 308]);
	const rows = chart.rows.map((row, index) => renderRow$2(row, {
		chart,
		length,
		top: top + index * rowHeight
	}));
	const legend = renderLegend(chart.series.map((name, index) => ({
		name,
		colour: colourOf(index)
	})));
	const description = `${chart.title}: ${chart.series.join(" and ")} by category`;
	return legend + svg({
		width: width$2,
		height
	}, description, rows.join("") + renderLimit$1(chart, length, height));
}
function renderRow$2(row, { chart, length, top }) {
	const bars = row.values.map((value, series) => {
		const y = top + rowGap / 2 + barHeight * series;
		const long = length(value);
		const text = label({
			x: nameWidth$1 + long + 5,
			y: y + barHeight - 3
		}, chart.format(value), {
			anchor: "start",
			kind: "bar-text"
		});
		return `<rect class="bar c${colourOf(series)}" x="${nameWidth$1}" y="${fixed(y)}" width="${fixed(Math.max(.5, long))}" height="12" rx="1.5"/>${text}`;
	});
	const middle = top + rowGap / 2 + barHeight * row.values.length / 2 + 4;
	return label({
		x: 108,
		y: middle
	}, row.name, {
		anchor: "end",
		kind: "row-text"
	}) + bars.join("");
}
function renderLimit$1({ limit }, length, height) {
	if (!limit) return "";
	const x = nameWidth$1 + length(limit.value);
	const name = label({
		x,
		y: 10
	}, limit.label, { kind: "guide-text limit" });
	return segment("guide limit", [x, 14], [x, height]) + name;
}

// packages/report/html/chart/forest-chart.ts
const width$1 = 980;
const rowHeight$1 = 24;
const top = 22;
const bottom = 40;
const left = 320;
const right = 780;
function renderForestChart(chart) {
	const height = top + chart.rows.length * rowHeight$1 + bottom;
	const x = scaleOf(chart);
	const floor = height - bottom;
	const ticks = x.ticks(6).map((value) => segment("grid", [x(value), top], [x(value), floor]) + label({
		x: x(value),
		y: floor + 16
	}, formatNumber(value)));
	const rows = chart.rows.map((row, index) => renderRow$1(row, x, top + index * rowHeight$1 + rowHeight$1 / 2));
	const name = label({
		x: 550,
		y: height - 6
	}, chart.axis, { kind: "name" });
	const description = `${chart.title}: ${chart.axis} with intervals, by slice`;
	const body = ticks.join("") + guides(chart, x, floor) + rows.join("") + name;
	return svg({
		width: width$1,
		height
	}, description, body);
}
const widestShown = 4;
/** Holds every value and guide, and every interval that would not squeeze the others. */
function scaleOf({ rows, guides: lines }) {
	const halfOf = ({ value, lower, upper }) => Math.max(upper - value, value - lower);
	const halves = rows.map((row) => halfOf(row)).filter((half) => Number.isFinite(half));
	const usual = halves.sort((a, b) => a - b)[Math.floor(halves.length / 2)] ?? 0;
	const ends = rows.filter((row) => halfOf(row) <= widestShown * usual).flatMap(({ lower, upper }) => [lower, upper]);
	const marks = [
		...rows.map(({ value }) => value),
		...lines.map((line) => line.x),
		...ends
	];
	const [low, high] = [Math.min(...marks), Math.max(...marks)];
	const room = Math.max((high - low) * .04, Math.abs(high) * 1e-6, 1e-9);
	return linear([low - room, high + room], [left, right]).clamp(true);
}
function renderRow$1(row, x, y) {
	const { lower, upper, value, verdict = "none", isTotal = false } = row;
	const bar = segment(`interval ${verdict}`, [x(lower), y], [x(upper), y]);
	const [from, to] = x.domain();
	const arrows = (lower < from ? arrow(x(from), y, -1, verdict) : "") + (upper > to ? arrow(x(to), y, 1, verdict) : "");
	const point = isTotal ? `<path class="point ${verdict}" d="M${fixed(x(value) - 7)} ${fixed(y)}l7 -6 7 6 -7 6z"/>` : `<circle class="point ${verdict}" cx="${fixed(x(value))}" cy="${fixed(y)}" r="4.5"/>`;
	const kind = isTotal ? "row-text total" : "row-text";
	const name = label({
		x: 0,
		y: y + 4
	}, cut(row.name), {
		anchor: "start",
		kind
	});
	const count = row.n === void 0 ? "" : label({
		x: 306,
		y: y + 4
	}, formatNumber(row.n), {
		anchor: "end",
		kind: "bar-text"
	});
	const text = `${formatNumber(value)} [${formatNumber(lower)}, ${formatNumber(upper)}]`;
	const number = label({
		x: 792,
		y: y + 4
	}, text, {
		anchor: "start",
		kind: "bar-text"
	});
	return name + count + bar + arrows + point + number;
}
function arrow(x, y, direction, verdict) {
	return `<path class="point ${verdict}" d="M${fixed(x + direction * 6)} ${fixed(y)}l${-direction * 7} -5v10z"/>`;
}
function guides({ guides: lines }, x, floor) {
	return lines.map((guide, index) => segment(`guide ${guide.kind}`, [x(guide.x), 18], [x(guide.x), floor]) + label({
		x: x(guide.x) + (index % 2 === 0 ? -5 : 5),
		y: 14
	}, guide.label, {
		kind: `guide-text ${guide.kind}`,
		anchor: index % 2 === 0 ? "end" : "start"
	})).join("");
}
const longestName = 34;
function cut(name) {
	const characters = Array.from(name);
	return characters.length > longestName ? `${characters.slice(0, 33).join("")}…` : name;
}

// packages/report/html/chart/heat-chart.ts
const shades = 8;
/** Cells of one shade are one path: a page of charts stays small. Shades are logarithmic, so that single rows are seen beside thousands. */
function renderHeatChart(chart) {
	const frame = frameOf(chart.x, chart.y);
	const highest = Math.max(...Array.from(chart.counts), Number.MIN_VALUE);
	const paths = Array.from({ length: shades }, () => "");
	for (let cell = 0; cell < chart.counts.length; cell++) {
		const count = chart.counts[cell];
		if (!(count > 0)) continue;
		const shade = Math.log1p(count) / Math.log1p(highest);
		paths[Math.min(7, Math.floor(shade * shades))] += cellPath(cell, chart, frame);
	}
	const marks = paths.map((path, shade) => path === "" ? "" : `<path class="heat c${chart.colour} s${shade + 1}" d="${path}"/>`);
	const description = `${chart.title}: density of rows, ${chart.y.label} by ${chart.x.label}`;
	return svg(frame, description, axes(frame) + marks.join("") + guideLine(chart, frame));
}
function cellPath(cell, { columns, rows }, plot) {
	const width = (plot.width - plot.right - plot.left) / columns;
	const height = (plot.height - plot.bottom - plot.top) / rows;
	const x = plot.left + cell % columns * width;
	const y = plot.height - plot.bottom - (Math.floor(cell / columns) + 1) * height;
	return `M${fixed(x)} ${fixed(y)}h${fixed(width)}v${fixed(height)}h${fixed(-width)}z`;
}
function guideLine({ guide, x, y }, { scales }) {
	const [left, right] = x.domain;
	const [from, to] = guide === "zero" ? [0, 0] : [left, right];
	const inside = (value) => Math.max(y.domain[0], Math.min(y.domain[1], value));
	return segment("guide plain", [scales.x(left), scales.y(inside(from))], [scales.x(right), scales.y(inside(to))]);
}

// packages/report/html/chart/interval-chart.ts
const width = 480;
const rowHeight = 34;
const nameWidth = 168;
/** Every row has its own scale: an AUC and a log loss share no axis, but both share the question "beyond the limit?". */
function renderIntervalChart(chart) {
	const height = Math.max(1, chart.rows.length) * rowHeight + 6;
	const rows = chart.rows.map((row, index) => renderRow(row, index * rowHeight + rowHeight / 2 + 2));
	return svg({
		width,
		height
	}, `${chart.title}: estimates with confidence intervals`, rows.join(""));
}
function renderRow(row, y) {
	const { interval, value, limit } = row;
	const finite = [
		interval.lower,
		interval.upper,
		value,
		...limit === void 0 ? [] : [limit]
	].filter((mark) => Number.isFinite(mark));
	const [from, to] = [Math.min(...finite), Math.max(...finite)];
	const room = (to - from || Math.abs(value) || 1) * .06;
	const x = linear([from - room, to + room], [nameWidth, 466]).clamp(true);
	const lower = Math.max(interval.lower, from - room);
	const upper = Math.min(interval.upper, to + room);
	const track = segment("grid", [nameWidth, y], [466, y]);
	const bar = segment(`interval ${row.verdict}`, [x(lower), y], [x(upper), y]);
	const point = `<circle class="point ${row.verdict}" cx="${fixed(x(value))}" cy="${fixed(y)}" r="4.5"/>`;
	const name = label({
		x: 156,
		y: y + 4
	}, row.name, {
		anchor: "end",
		kind: "row-text"
	});
	const threshold = limit === void 0 ? "" : renderLimit({
		x: x(limit),
		y
	}, limit);
	const number = beside({
		x: x(value),
		y: y - 7
	}, 8, 324);
	const estimate = label(number.at, formatNumber(value), {
		anchor: number.anchor,
		kind: "bar-text"
	});
	return name + track + threshold + bar + point + estimate;
}
function renderLimit({ x, y }, limit) {
	const number = beside({
		x,
		y: y + 14
	}, 5, 410);
	const text = label(number.at, formatNumber(limit), {
		anchor: number.anchor,
		kind: "limit-text"
	});
	return segment("limit", [x, y - 9], [x, y + 9]) + text;
}
/** Right of a mark; left of it where the room on the right ends. */
function beside({ x, y }, gap, rightmost) {
	return x > rightmost ? {
		at: {
			x: x - gap,
			y
		},
		anchor: "end"
	} : {
		at: {
			x: x + gap,
			y
		},
		anchor: "start"
	};
}

// packages/report/html/chart/line-chart.ts
function renderLineChart(chart) {
	const frame = frameOf(chart.x, chart.y, {
		...defaultPlot,
		width: (chart.wide ? widePlot : defaultPlot).width,
		height: chart.heightPx ?? defaultPlot.height
	});
	const guides = (chart.guides ?? []).map((guide) => renderGuide(guide, frame));
	const marks = chart.series.map((series, index) => renderSeries(series, series.colour ?? colourOf(index), frame));
	const legend = renderLegend(chart.series.map((series, index) => ({
		name: series.name,
		colour: series.colour ?? colourOf(index),
		...series.dashed ? { dashed: true } : {}
	})));
	const description = `${chart.title}: ${chart.y.label} by ${chart.x.label}`;
	return legend + svg(frame, description, axes(frame) + marks.join("") + guides.join(""));
}
function renderSeries(series, colour, { scales, yAxis, ...plot }) {
	const [low, high] = yAxis.domain;
	const height = (value) => scales.y(Math.min(high, Math.max(low, value)));
	const points = series.points.filter(([x, y]) => Number.isFinite(x) && !Number.isNaN(y));
	const drawn = line().x(([x]) => scales.x(x)).y(([, y]) => height(y)).curve(series.step ? stepAfter : curveLinear).digits(1)(points) ?? "";
	const [first, last] = [points[0], points.at(-1)];
	const floor = fixed(plot.height - plot.bottom);
	const area = series.filled && first && last ? `<path class="area c${colour}" d="${drawn}L${fixed(scales.x(last[0]))},${floor}L${fixed(scales.x(first[0]))},${floor}Z"/>` : "";
	const dots = (series.dots ? points : []).map(([x, y]) => `<circle class="dot c${colour}" cx="${fixed(scales.x(x))}" cy="${fixed(height(y))}" r="2.6"/>`);
	return `${(series.whiskers ?? []).map(([x, lower, upper]) => segment(`whisker c${colour}`, [scales.x(x), height(lower)], [scales.x(x), height(upper)])).join("")}${area}<path class="line c${colour}${series.dashed ? " dashed" : ""}" d="${drawn}"/>${dots.join("")}`;
}
function renderGuide(guide, { scales, xAxis, yAxis, ...plot }) {
	const kind = `guide ${guide.kind ?? "plain"}`;
	const text = { kind: `guide-text ${guide.kind ?? "plain"}` };
	const name = guide.label ?? "";
	if (guide.at === "diagonal") {
		const from = Math.max(xAxis.domain[0], yAxis.domain[0]);
		const to = Math.min(xAxis.domain[1], yAxis.domain[1]);
		return segment(kind, [scales.x(from), scales.y(from)], [scales.x(to), scales.y(to)]);
	}
	if ("y" in guide.at) {
		const y = scales.y(guide.at.y);
		const named = label({
			x: plot.left + 6,
			y: y - 5
		}, name, {
			...text,
			anchor: "start"
		});
		return segment(kind, [plot.left, y], [plot.width - plot.right, y]) + named;
	}
	const x = scales.x(guide.at.x);
	const anchor = x > plot.width / 2 ? "end" : "start";
	const named = label({
		x: x + (anchor === "end" ? -6 : 6),
		y: plot.top + 11
	}, name, {
		...text,
		anchor
	});
	return segment(kind, [x, plot.top], [x, plot.height - plot.bottom]) + named;
}

// packages/report/html/chart/chart.ts
/** A new kind of chart: one file, and one line here. */
const renderers = {
	lines: renderLineChart,
	bins: renderBinChart,
	categories: renderCategoryChart,
	intervals: renderIntervalChart,
	forest: renderForestChart,
	heat: renderHeatChart
};
function renderChart(chart) {
	const render = renderers[chart.kind];
	const wide = "wide" in chart && chart.wide;
	const caption = chart.caption === void 0 ? "" : `<p>${escapeHtml(chart.caption)}</p>`;
	return `<figure${wide ? " class=\"wide\"" : ""}><figcaption><h4>${escapeHtml(chart.title)}</h4>${caption}</figcaption>${render(chart)}</figure>`;
}

// packages/report/html/drift/history-section.ts
const followedColumns = 4;
/** Drift over time, when at least two runs are remembered. */
function renderHistory({ history, driftedShare }) {
	const runs = history.filter((run) => run.driftedShare !== void 0);
	if (runs.length < 2) return "";
	const x = timeAxis(runs);
	return `<section id="history"><h2>Drift over time</h2><div class="charts">${renderChart({
		kind: "lines",
		title: "Share of drifted columns",
		caption: "One point a run; looking at the same data again is no second run.",
		x,
		y: {
			label: "of the columns",
			domain: [0, Math.min(1, Math.max(driftedShare * 1.3, ...runs.map((run) => run.driftedShare * 1.1)))],
			format: shareText
		},
		series: [{
			name: "drifted",
			dots: true,
			points: runs.map((run) => [Date.parse(run.at), run.driftedShare]),
			colour: 2
		}],
		guides: [{
			at: { y: driftedShare },
			label: "alarm",
			kind: "limit"
		}]
	})}${renderShifts(runs, x)}</div>${renderRuns(runs)}</section>`;
}
/** Shifts in units of their thresholds, of the columns that moved most in the newest run. */
function renderShifts(runs, x) {
	const series = (runs.at(-1).shifts ?? []).slice(0, followedColumns).map(({ column }) => column).map((name) => {
		const points = runs.flatMap((run) => {
			const found = (run.shifts ?? []).find(({ column }) => column === name);
			return found ? [[Date.parse(run.at), found.shift / found.alert]] : [];
		});
		return {
			name: name.slice(0, 24),
			points,
			dots: true
		};
	});
	const highest = Math.max(1.3, ...series.flatMap(({ points }) => points.map(([, ratio]) => ratio)));
	if (series.length === 0) return "";
	return renderChart({
		kind: "lines",
		title: "The columns that move most now",
		caption: "Shift as a multiple of its alarm threshold; a run without a point had larger shifts elsewhere.",
		x,
		y: {
			label: "× threshold",
			domain: [0, highest * 1.05]
		},
		series,
		guides: [{
			at: { y: 1 },
			label: "alarm",
			kind: "limit"
		}]
	});
}
function timeAxis(runs) {
	const times = runs.map(({ at }) => Date.parse(at));
	const [from, to] = [Math.min(...times), Math.max(...times)];
	const domain = to > from ? [from, to] : [from - 1, to + 1];
	const scale = utcTime([new Date(domain[0]), new Date(domain[1])], [0, 1]);
	const isShort = to - from < 2592e5;
	return {
		label: "time of the run (UTC)",
		domain,
		ticks: scale.ticks(4).map((tick) => tick.getTime()),
		format: (time) => {
			const text = new Date(time).toISOString();
			return isShort ? text.slice(5, 16).replace("T", " ") : text.slice(0, 10);
		}
	};
}
function renderRuns(runs) {
	const rows = runs.slice(-60).toReversed().map((run) => `<tr><td>${escapeHtml(run.at.slice(0, 16).replace("T", " "))}</td><td>${run.verdict ? verdictBadge(run.verdict) : ""}</td><td>${shareText(run.driftedShare)}</td><td>${run.rows === void 0 ? "" : escapeHtml(formatNumber(run.rows))}</td></tr>`);
	return `<details><summary>${runs.length} runs</summary><div class="scroll"><table><thead><tr><th>run</th><th>verdict</th><th>drifted columns</th><th>rows</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
}

// packages/report/html/drift/next-steps.ts
const namedColumns = 4;
/** The verdict in a few words. */
function headlineOf$2({ assessment, report }) {
	if (assessment.broken.length > 0) return "The data look broken";
	if (assessment.detected) return "The data have drifted";
	if (report.verdict === "fail") return "A check failed";
	if (report.verdict === "inconclusive") return "Not enough data to decide";
	return report.verdict === "warn" ? "No alarm, but something to look at" : "No drift";
}
/** What a person should do now, the most urgent first. */
function nextSteps$2(input) {
	const { assessment, report } = input;
	const drifted = worstColumnsFirst(assessment, input.weights).filter(({ judgement }) => judgement.state === "drifted");
	const names = drifted.slice(0, namedColumns).map(({ column }) => quoted(column));
	const listed = `${names.join(", ")}${drifted.length > names.length ? ` and ${drifted.length - names.length} more` : ""}`;
	const steps = [
		...assessment.broken.length > 0 ? ["Repair the pipeline first: the box below says where. A model must not be retrained on it."] : [],
		...assessment.detected && assessment.broken.length === 0 ? [`Find out whether the source or the world changed, starting with ${listed || "the predictions"}.`] : [],
		...!assessment.detected && drifted.length > 0 && assessment.broken.length === 0 ? [`Look at ${listed}: drifted, though too few columns to call the data set drifted.`] : [],
		...failedElsewhere(report.findings),
		...undecidedStep(input),
		...retrainingStep(input)
	];
	return steps.length > 0 ? steps : ["Nothing. The next run looks again."];
}
/** Failures that are not of the columns: performance, skew, volume. */
function failedElsewhere(findings) {
	return findings.filter(({ check, verdict, severity }) => verdict === "fail" && severity === "error" && /^(performance|cbpe|skew|volume)\b/.test(check)).slice(0, 3).map(({ check, subject, message }) => `${check} · ${subject}: ${message}`);
}
function undecidedStep({ assessment, report }) {
	if (report.verdict !== "inconclusive" && !assessment.undecided) return [];
	const needed = report.findings.flatMap((finding) => finding.verdict === "inconclusive" && finding.needed !== void 0 ? [finding.needed] : []);
	const most = Math.max(0, ...needed.filter((rows) => Number.isFinite(rows)));
	return most > 0 ? [`Run again with about ${formatNumber(most)} more rows: a wider window, or later.`] : ["Give a larger reference, or say in the policy from which shift on you want to be told."];
}
function retrainingStep({ retraining }) {
	if (!retraining?.retrain) return [];
	return retraining.dispatched ? ["Watch the retraining that this run has started."] : ["Start the retraining: it is due, and this run did not start it. The reason is below."];
}

// packages/report/html/drift/drift-page.ts
/** The page of a drift check: what a person needs to know in a minute, and below it what they need to check it. */
function renderDriftPage(input) {
	const { report, reference, current } = input;
	const headline = headlineOf$2(input);
	const header = {
		headline,
		verdict: report.verdict,
		sentence: report.summary,
		subject: `${current} against ${reference.description}`,
		facts: factsOf$3(input),
		nextSteps: nextSteps$2(input)
	};
	const others = report.findings.filter((finding) => !isShownElsewhere(finding));
	return htmlDocument(`${headline}: drift check`, runStyle, `${renderRunHeader(header, report)}
<main>
${renderBroken(input)}
${renderFindingGroups(groupFindings(others))}
${renderColumns(input)}
${renderHistory(input)}
${renderRetraining(input)}
${renderAllFindings(report.findings)}
${renderDigests(input.digests)}
</main>
${renderRunFooter(report)}`);
}
function factsOf$3({ assessment, driftedShare, reference, retraining }) {
	const { columns, driftedColumns, rows } = assessment;
	const features = columns.filter(({ judgement }) => judgement.state === "drifted").length;
	const predicted = assessment.predictions?.judgement.state;
	return [
		{
			value: `${features} of ${columns.length}`,
			label: "columns drifted"
		},
		{
			value: shareText(assessment.driftedShare),
			label: `drifted share, alarm at ${shareText(driftedShare)}`
		},
		...predicted === void 0 ? [] : [{
			value: predicted,
			label: "the predictions"
		}],
		{
			value: formatNumber(rows),
			label: `rows now, ${formatNumber(reference.rows)} in the reference`
		},
		...retraining ? [{
			value: retraining.dispatched ? "started" : retraining.retrain ? "due" : "not due",
			label: "retraining"
		}] : [],
		...driftedColumns.length === 0 && assessment.undecided ? [{
			value: String(undecided(assessment.columns)),
			label: "columns undecided"
		}] : []
	].slice(0, 5);
}
function undecided(columns) {
	return columns.filter(({ judgement }) => judgement.state === "undecided").length;
}
const shownReasons = 20;
/** Broken is not drifted: it stands first, and it blocks retraining. */
function renderBroken({ assessment }) {
	const { broken } = assessment;
	if (broken.length === 0) return "";
	const items = broken.slice(0, shownReasons).map((reason) => `<li>${escapeHtml(reason.slice(0, 400))}</li>`);
	const more = broken.length > shownReasons ? `<li>and ${broken.length - shownReasons} more</li>` : "";
	return `<section class="step fail" id="broken"><h2>Broken pipeline</h2><p>These are defects of the data, not changes of the world. Retraining is blocked while they last.</p><ul>${items.join("")}${more}</ul></section>`;
}
function renderRetraining({ retraining }) {
	if (!retraining) return "";
	return `<section id="retraining"><h2>Retraining</h2><p><b>${retraining.dispatched ? "Started" : retraining.retrain ? "Due" : "Not due"}</b>: ${escapeHtml(retraining.reason.slice(0, 2e3))}</p></section>`;
}
const ownChecks = /* @__PURE__ */ new Set([
	...methodNames,
	"predictions",
	"drifted_share",
	"new_category",
	"unit_change",
	"missing_rate",
	"column_present",
	"column_type",
	"skipped_column",
	"added_column",
	"window",
	"retrain"
]);
/** In a card, in the box, or in the header: what is left is of other kinds of checks, and gets its own section. */
function isShownElsewhere({ check }) {
	return ownChecks.has(check.split(".", 1)[0]);
}

// packages/report/html/gate/binary-charts.ts
const unit = [0, 1];
const height = { heightPx: 300 };
/** ROC, precision–recall, reliability and scores of both models; what cannot be drawn is not, and `missingCharts` says why. */
function binaryCharts({ candidate, champion }) {
	const sides = [{
		name: "candidate",
		curves: candidate
	}, ...champion ? [{
		name: "champion",
		curves: champion
	}] : []];
	return [
		...rocChart(sides),
		...recallChart(sides),
		...scores(sides),
		...calibrationChart(sides),
		...shiftChart(sides)
	];
}
/** Why a chart that one expects is not there. */
function missingCharts({ candidate, champion }) {
	const models = [candidate, ...champion ? [champion] : []];
	const hasBothClasses = models.every(({ thresholds }) => thresholds !== void 0);
	const areProbabilities = models.every(({ calibration }) => calibration !== void 0);
	return [...hasBothClasses ? [] : ["No ROC and precision–recall curve: one class has no rows."], ...areProbabilities ? [] : ["Scores outside 0…1 are no probabilities: their calibration is not drawn."]];
}
function seriesOf(sides, pointsOf) {
	return sides.flatMap(({ name, curves }, index) => {
		const points = pointsOf(curves);
		return points ? [{
			name,
			points,
			colour: index + 1,
			dashed: index === 1
		}] : [];
	});
}
function rocChart(sides) {
	const series = seriesOf(sides, ({ thresholds }) => thresholds?.roc);
	if (series.length === 0) return [];
	return [{
		kind: "lines",
		...height,
		title: "ROC",
		caption: "Up and left is better; the diagonal is a coin.",
		x: {
			label: "false positive rate",
			domain: unit
		},
		y: {
			label: "true positive rate",
			domain: unit
		},
		series,
		guides: [{ at: "diagonal" }]
	}];
}
function recallChart(sides) {
	const series = seriesOf(sides, ({ thresholds }) => thresholds?.precisionRecall);
	const prevalence = sides[0]?.curves.thresholds?.prevalence;
	if (series.length === 0 || prevalence === void 0) return [];
	return [{
		kind: "lines",
		...height,
		title: "Precision and recall",
		caption: "Up and right is better; the line is the share of positives, the precision of chance.",
		x: {
			label: "recall",
			domain: unit
		},
		y: {
			label: "precision",
			domain: unit
		},
		series,
		guides: [{
			at: { y: prevalence },
			label: "chance"
		}]
	}];
}
function calibrationChart(sides) {
	const series = sides.flatMap(({ name, curves: { calibration } }, index) => {
		if (!calibration || calibration.length === 0) return [];
		return [{
			name,
			colour: index + 1,
			dots: true,
			dashed: index === 1,
			points: calibration.map(({ predicted, observed }) => [predicted, observed]),
			whiskers: calibration.map(({ predicted, lower, upper }) => [
				predicted,
				lower,
				upper
			])
		}];
	});
	if (series.length === 0) return [];
	return [{
		kind: "lines",
		...height,
		title: "Calibration",
		caption: "Share of positives among rows of about the same score, with Wilson intervals; on the diagonal scores are probabilities.",
		x: {
			label: "mean score",
			domain: unit
		},
		y: {
			label: "share of positives",
			domain: unit
		},
		series,
		guides: [{ at: "diagonal" }]
	}];
}
/** Thresholds that were chosen for the champion's scores may not fit those of the candidate. */
function shiftChart(sides) {
	const [first, second] = sides;
	if (!first || !second) return [];
	return [{
		kind: "bins",
		...height,
		title: "Scores of both models",
		caption: "All rows: where they differ, a threshold chosen for the one does not fit the other.",
		x: { label: "score" },
		edges: first.curves.scores.positives.edges,
		series: [first, second].map(({ name, curves: { scores: byClass } }) => ({
			name,
			counts: byClass.positives.counts.map((count, bin) => count + byClass.negatives.counts[bin])
		}))
	}];
}
function scores(sides) {
	return sides.map(({ name, curves: { scores: byClass } }) => ({
		kind: "bins",
		...height,
		title: `Scores of the ${name}`,
		caption: "Each class as a distribution of its own: the less they overlap, the better they can be told apart.",
		x: { label: "score" },
		edges: byClass.positives.edges,
		series: [{
			name: "negatives",
			counts: byClass.negatives.counts,
			colour: 5
		}, {
			name: "positives",
			counts: byClass.positives.counts,
			colour: 3
		}]
	}));
}

// packages/report/html/gate/forest-charts.ts
const shownRows$1 = 40;
/** For every metric of the slices: the improvement in each, the worst first, below that of all rows. */
function forestCharts(evaluation) {
	const slices = sliceRows(evaluation);
	const totals = metricRows(evaluation);
	return [...new Set(slices.map(({ metric }) => metric))].flatMap((metric) => {
		return forestOf(metric, slices.filter((row) => row.metric === metric), totals.find((row) => row.metric === metric));
	});
}
function forestOf(metric, slices, total) {
	const compared = slices.some(({ report }) => hasInterval(report.difference));
	const estimateOf = ({ report }) => compared ? report.difference : report.candidate;
	const rows = slices.flatMap((row) => forestRow(row, estimateOf(row)));
	if (rows.length === 0) return [];
	const whole = total ? forestRow(total, estimateOf(total)) : [];
	const margin = slices.map(({ report }) => report.difference?.["margin"]).find(isNumber);
	const sign = !compared && slices.some((row) => hasMaximum(row)) ? -1 : 1;
	const shown = rows.slice(0, shownRows$1).sort((a, b) => sign * (a.value - b.value));
	const hidden = rows.length - shownRows$1;
	const unknown = slices.length - rows.length;
	return [{
		kind: "forest",
		wide: true,
		title: compared ? `Improvement of ${metric} by slice` : `${metric} of the candidate by slice`,
		caption: captionOf({
			compared,
			hidden,
			unknown
		}),
		axis: compared ? "improvement over the champion, above 0 is better" : metric,
		rows: [...whole.map((row) => ({
			...row,
			isTotal: true
		})), ...shown],
		guides: [...margin !== void 0 && compared ? [{
			x: margin,
			label: "margin",
			kind: "limit"
		}] : [], ...compared ? [{
			x: 0,
			label: "no change",
			kind: "plain"
		}] : []]
	}];
}
function captionOf(counts) {
	const { compared, hidden, unknown } = counts;
	return [
		"The worst first; the diamond is all rows.",
		compared ? "Every interval stands by itself; a slice fails only where it does after the correction over all slices." : "",
		hidden > 0 ? `${hidden} more slices are in report.json.` : "",
		unknown > 0 ? `${unknown} slices have no interval and are not drawn.` : ""
	].filter((sentence) => sentence !== "").join(" ");
}
function forestRow(row, estimate) {
	if (!hasInterval(estimate)) return [];
	const { value, lower, upper, n } = estimate;
	return [{
		name: row.subject,
		n,
		value,
		lower,
		upper,
		verdict: row.verdict
	}];
}
function hasInterval(estimate) {
	return estimate !== void 0 && estimate.value !== null && estimate.lower !== void 0 && estimate.upper !== void 0;
}
/** An improvement is worst where it is lowest; a value that must stay below a bound is worst where it is highest. */
function hasMaximum({ findings }) {
	return findings.some(({ expected }) => expected.startsWith("≤"));
}
function isNumber(value) {
	return typeof value === "number";
}

// packages/report/html/gate/gate-words.ts
/** The verdict in a few words. */
function headlineOf$1({ report, models }) {
	return {
		pass: models.champion === void 0 ? "The first model is good enough" : "The candidate may replace the champion",
		warn: "Good enough, with something to look at",
		inconclusive: "Too few rows to tell whether it is good enough",
		fail: "The candidate is not good enough"
	}[report.verdict];
}
function factsOf$2({ report, evaluation, policy }) {
	const asked = report.findings.filter(({ severity }) => severity !== "info");
	const count = (verdict) => asked.filter((finding) => finding.verdict === verdict && finding.check !== "override").length;
	const rows = Math.max(0, ...Object.values(evaluation.metrics).map(({ candidate }) => candidate.n ?? 0));
	const needed = neededRows(report.findings);
	return [
		{
			value: formatNumber(count("pass")),
			label: "checks pass"
		},
		{
			value: formatNumber(count("fail")),
			label: "fail"
		},
		{
			value: formatNumber(count("inconclusive")),
			label: "undecided"
		},
		...rows > 0 ? [{
			value: formatNumber(rows),
			label: "rows"
		}] : [],
		needed > 0 ? {
			value: formatNumber(needed),
			label: "more rows would decide"
		} : {
			value: `${formatNumber(policy.confidence * 100)} %`,
			label: "confidence"
		}
	];
}
const namedSteps = 3;
/** What a person should do now. */
function nextSteps$1({ report, models }) {
	const failed = worstFirst(report.findings).filter(({ severity }) => severity !== "info").filter(({ verdict }) => verdict === "fail");
	const needed = neededRows(report.findings);
	const steps = [
		...failed.slice(0, namedSteps).map(({ check, subject, message }) => `${check} · ${subject}: ${message}`.slice(0, 300)),
		...failed.length > namedSteps ? [`and ${failed.length - namedSteps} more that fail, below.`] : [],
		...needed > 0 ? [`Evaluate ${models.champion === void 0 ? "the model" : "both models"} on about ${formatNumber(needed)} more rows of the same kind: that would decide every open check.`] : []
	];
	if (steps.length > 0) return steps;
	return report.verdict === "warn" ? ["Register the model, and look at the warnings below."] : [models.champion === void 0 ? "Register the model. The next candidate will be compared with it." : "Register the model, and roll it out."];
}
function neededRows(findings) {
	const needed = findings.flatMap(({ needed: rows }) => rows !== void 0 && Number.isFinite(rows) ? [rows] : []);
	return Math.max(0, ...needed);
}

// packages/report/html/gate/metric-section.ts
const shownRows = 60;
/** Every metric of both models with intervals, and what was asked of it. */
function renderMetrics({ evaluation, policy, models }) {
	const level = formatNumber(policy.confidence * 100);
	const against = models.champion === void 0 ? "There is no champion: this is the first model." : "The change is the improvement over the champion: above 0 the candidate is better, whichever way the metric points.";
	return section("metrics", "Metrics", {
		rows: metricRows(evaluation),
		isSliced: false,
		note: `Intervals at ${level} %. ${against}`
	});
}
/** The same of every slice, folded: the forest plots above show where it is worst. */
function renderSliceTable({ evaluation }) {
	const rows = sliceRows(evaluation);
	if (rows.length === 0) return "";
	const more = rows.length > shownRows ? `, the worst ${shownRows}` : "";
	return `<details class="rest"><summary>All ${rows.length} metrics of slices as numbers${more}</summary>${table(rows, true)}</details>`;
}
function section(id, title, { rows, isSliced, note }) {
	if (rows.length === 0) return "";
	return `<section id="${id}"><h2>${escapeHtml(title)}</h2><p class="soft">${escapeHtml(note)}</p>${table(rows, isSliced)}</section>`;
}
/** A first model has nothing to be compared with, and no columns for it. */
function columnsOf(rows, isSliced) {
	const isCompared = rows.some(({ report }) => report.champion ?? report.difference);
	return [
		{
			name: "",
			html: ({ verdict }) => verdict === void 0 ? "" : verdictBadge(verdict)
		},
		...isSliced ? [{
			name: "slice",
			html: (row) => cell(row.subject)
		}] : [],
		{
			name: "metric",
			html: ({ metric }) => `<b class="whole">${cell(metric)}</b>`
		},
		{
			name: "candidate",
			html: ({ report }) => estimate(report.candidate)
		},
		...isCompared ? [{
			name: "champion",
			html: ({ report }) => estimate(report.champion)
		}, {
			name: "change",
			html: ({ report }) => change(report.difference)
		}] : [],
		{
			name: "asked",
			html: ({ findings }) => cell(findings.map(({ expected }) => expected).join("; "))
		},
		{
			name: "n",
			html: ({ report }) => count((report.difference ?? report.candidate).n)
		},
		{
			name: "method",
			html: ({ report }) => cell((report.difference ?? report.candidate).method)
		}
	];
}
function table(rows, isSliced) {
	const columns = columnsOf(rows, isSliced);
	return `<div class="scroll"><table class="metrics"><thead><tr>${columns.map(({ name }) => `<th>${name}</th>`).join("")}</tr></thead><tbody>${rows.slice(0, shownRows).map((row) => `<tr>${columns.map(({ html }) => `<td>${html(row)}</td>`).join("")}</tr>`).join("")}</tbody></table></div>`;
}
function count(n) {
	return n === void 0 ? "" : `<span class="whole">${cell(formatNumber(n))}</span>`;
}
function estimate(given) {
	const [value, ...interval] = estimateText(given).split(" [");
	const bounds = interval.length > 0 ? ` <small>[${escapeHtml(interval.join(" ["))}</small>` : "";
	return `${cell(value ?? "")}${bounds}`;
}
/** Coloured only where the interval leaves no doubt. */
function change(difference) {
	if (!difference) return "";
	const { lower, upper } = difference;
	const way = lower !== void 0 && lower > 0 ? "up" : upper !== void 0 && upper < 0 ? "down" : "same";
	return `<span class="change ${way}">${{
		up: "▲ ",
		down: "▼ ",
		same: ""
	}[way]}${estimate(difference)}</span>`;
}
function cell(text) {
	return escapeHtml(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

// packages/report/html/gate/regression-charts.ts
/** Truth and residuals by prediction, and the residuals of both models over each other. */
function regressionCharts({ candidate, champion }) {
	const sides = [["candidate", candidate], ...champion ? [["champion", champion]] : []];
	const truth = sides.map(([name, { truth: grid }], index) => heat(grid, index, {
		title: `Truth by prediction, ${name}`,
		caption: "The stronger the colour, the more rows; a good model lies along the diagonal.",
		y: "true value",
		guide: "diagonal"
	}));
	const residuals = sides.map(([name, { residuals: grid }], index) => heat(grid, index, {
		title: `Residuals by prediction, ${name}`,
		caption: "Truth − prediction; a slope or a funnel says where the model errs systematically.",
		y: "residual",
		guide: "zero"
	}));
	const [first] = sides;
	return [
		...truth,
		...residuals,
		{
			kind: "bins",
			wide: true,
			title: "Residuals",
			caption: "Narrower around 0 is better. What lies outside is counted in the outermost bins.",
			x: { label: "truth − prediction" },
			edges: first[1].residualCounts.edges,
			series: sides.map(([name, { residualCounts }]) => ({
				name,
				counts: residualCounts.counts
			}))
		}
	];
}
function heat(grid, index, words) {
	const { x, y, columns, rows, counts } = grid;
	return {
		kind: "heat",
		title: words.title,
		caption: words.caption,
		x: {
			label: "prediction",
			domain: x
		},
		y: {
			label: words.y,
			domain: y
		},
		columns,
		rows,
		counts,
		guide: words.guide,
		colour: index + 1
	};
}

// packages/report/html/gate/gate-page.ts
/** The page of a gate: the verdict and why, both models in numbers and pictures, where it is worst, what else was found. */
function renderGatePage(input) {
	const { report, evaluation, models, policy } = input;
	const headline = headlineOf$1(input);
	const against = models.champion === void 0 ? "first model" : `against ${models.champion}`;
	const header = {
		headline,
		verdict: report.verdict,
		sentence: report.summary,
		subject: `${models.candidate}, ${against}, by ${policy.file} (${policy.task})`,
		facts: factsOf$2(input),
		nextSteps: nextSteps$1(input)
	};
	const other = otherFindings({
		...evaluation,
		findings: report.findings
	}).filter(({ check }) => check !== overrideCheck);
	return htmlDocument(`${headline}: quality gate`, runStyle, `${renderRunHeader(header, report)}
<main>
${renderMetrics(input)}
${renderSlices(input)}
${renderCurves(input)}
${renderFindingGroups(groupFindings(other))}
${renderAllFindings(report.findings)}
${renderDigests(input.digests)}
</main>
${renderRunFooter(report)}`);
}
function renderSlices(input) {
	const charts = forestCharts(input.evaluation);
	const numbers = renderSliceTable(input);
	if (charts.length === 0 && numbers === "") return "";
	return `<section id="slices"><h2>Slices</h2>${figures(charts)}${numbers}</section>`;
}
function renderCurves({ curves, models }) {
	if (!curves) return "";
	const charts = curves.kind === "binary" ? binaryCharts(curves) : regressionCharts(curves);
	const notes = (curves.kind === "binary" ? missingCharts(curves) : []).map((sentence) => `<p class="soft">${escapeHtml(sentence)}</p>`).join("");
	return `<section id="curves"><h2>${models.champion === void 0 ? "The model" : "Both models"} in pictures</h2>${notes}${figures(charts)}</section>`;
}
function figures(charts) {
	if (charts.length === 0) return "";
	return `<div class="charts">${charts.map((chart) => renderChart(chart)).join("")}</div>`;
}

// packages/report/html/validation/profile-overview.ts
const drawnColumns = 36;
const listedColumns = 500;
/** What the data look like: one small picture a column. */
function renderProfile({ profile, split }) {
	const columns = Object.entries(profile.columns);
	const cards = columns.slice(0, drawnColumns).map(([name, column]) => renderCard(name, column));
	const rest = columns.slice(drawnColumns);
	return `<section id="profile"><h2>Profile${split === void 0 ? "" : ` of the split ${escapeHtml(shown(split))}`}<small>${columns.length} columns</small></h2><div class="cards">${cards.join("\n")}</div>${renderRest(rest)}</section>`;
}
function renderCard(name, column) {
	return `<article class="card">
<h3><span class="title">${escapeHtml(shown(name))}</span><small>${escapeHtml(`${column.type} · ${column.role}`)}</small></h3>
<p class="measure">${escapeHtml(factsOf$1(column).join(" · "))}</p>
${renderPicture(name, column)}
</article>`;
}
function renderPicture(name, column) {
	const { numeric, categorical } = column;
	if (numeric && numeric.counts.length > 0) {
		const { edges, counts } = fineBins(numeric);
		const nothing = counts.map(() => 0);
		const shape = shapeOf({
			edges,
			reference: counts,
			current: nothing,
			below: 0,
			above: 0,
			currentMin: NaN,
			currentMax: NaN,
			means: {
				reference: numeric.mean,
				current: NaN
			},
			referenceStd: numeric.std
		});
		return shape ? renderShape(shape, `distribution of ${name}`) : "";
	}
	if (categorical && categorical.values.length > 0) {
		const other = categorical.otherCount > 0;
		const reference = [...categorical.values.map(({ count }) => count), ...other ? [categorical.otherCount] : []];
		const labels = [...categorical.values.map(({ value }) => value), ...other ? ["other"] : []];
		const rows = categoryRows({
			labels,
			reference,
			current: reference.map(() => 0)
		}, []);
		return renderCategories(rows, `values of ${name}`, { single: true });
	}
	return "";
}
function factsOf$1({ rows, missing, infinite, distinct, numeric, categorical, range }) {
	return [
		...rows > 0 ? [`${shareText(missing / rows)} missing`] : [],
		...infinite > 0 ? [`${formatNumber(infinite)} infinite`] : [],
		...numeric ? [`${formatNumber(numeric.min)} to ${formatNumber(numeric.max)}`, `mean ${formatNumber(numeric.mean)}`] : [],
		...categorical ? [`${formatNumber(categorical.distinct)} values`] : [],
		...distinct === void 0 ? [] : [`${formatNumber(distinct)} distinct`],
		...range ? [`${range.min} to ${range.max}`] : []
	];
}
function renderRest(columns) {
	if (columns.length === 0) return "";
	const rows = columns.slice(0, listedColumns).map(([name, column]) => {
		const cells = [
			column.type,
			column.role,
			factsOf$1(column).join(" · ")
		];
		return `<tr><th scope="row">${escapeHtml(shown(name))}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
	});
	const more = columns.length > listedColumns ? `<p class="soft">… and ${columns.length - listedColumns} more in the profile.</p>` : "";
	return `<details class="rest"><summary>${columns.length} more columns</summary><div class="scroll"><table><thead><tr><th>column</th><th>type</th><th>role</th><th></th></tr></thead><tbody>${rows.join("")}</tbody></table></div>${more}</details>`;
}

// packages/report/html/validation/validation-page.ts
const shownFindings = 120;
/** The page of a validation: what is wrong and where the rule stands, then what the data look like. */
function renderValidationPage(input) {
	const { report, contract, data } = input;
	const headline = headlineOf(report);
	const wrong = report.findings.filter(({ verdict }) => verdict !== "pass");
	const schema = wrong.filter(({ check }) => check === "schema");
	const header = {
		headline,
		verdict: report.verdict,
		sentence: report.summary,
		subject: `${data.map(({ split, source }) => split === void 0 ? source : `${split}: ${source}`).join(", ")} by ${contract}`,
		facts: factsOf(input, wrong),
		nextSteps: nextSteps(wrong)
	};
	return htmlDocument(`${headline}: validation`, runStyle, `${renderRunHeader(header, report)}
<main>
${renderGroup("schema", "Changed since the reference profile", schema)}
${renderGroup("wrong", "Not as the contract wants it", wrong.filter(({ check }) => check !== "schema"))}
${renderTables(data)}
${input.profile ? renderProfile(input.profile) : ""}
${renderAllFindings(report.findings)}
${renderDigests(input.digests)}
</main>
${renderRunFooter(report)}`);
}
function headlineOf({ verdict }) {
	return {
		pass: "The data keep the contract",
		warn: "The data keep the contract, with warnings",
		fail: "The data break the contract",
		inconclusive: "Too little data to check the contract"
	}[verdict];
}
function factsOf({ report, data }, wrong) {
	const failed = wrong.filter(({ verdict, severity }) => verdict === "fail" && severity === "error");
	const rows = data.reduce((sum, one) => sum + one.rows, 0);
	return [
		{
			value: formatNumber(report.findings.length),
			label: "checks"
		},
		{
			value: formatNumber(failed.length),
			label: "failed"
		},
		{
			value: formatNumber(wrong.length - failed.length),
			label: "warnings and undecided"
		},
		{
			value: formatNumber(rows),
			label: "rows"
		},
		{
			value: formatNumber(Math.max(0, ...data.map(({ columns }) => columns))),
			label: "columns"
		}
	];
}
const namedFindings = 3;
function nextSteps(wrong) {
	if (wrong.length === 0) return ["Nothing. Train on them, or keep the profile as a reference."];
	const first = worstFirst(wrong).slice(0, namedFindings).map(({ check, subject, message }) => `${check} · ${subject}: ${message}`.slice(0, 300));
	const more = wrong.length - first.length;
	return [...first, ...more > 0 ? [`and ${formatNumber(more)} more, below.`] : []];
}
function renderGroup(id, title, findings) {
	if (findings.length === 0) return "";
	return `<section id="${id}"><h2>${title}<small>${findings.length}</small></h2>${renderFindings(findings, shownFindings)}</section>`;
}
function renderTables(data) {
	return `<section id="data"><h2>What was read</h2><div class="scroll"><table><thead><tr><th>split</th><th>source</th><th>files</th><th>rows</th><th>columns</th></tr></thead><tbody>${data.map(({ split, source, files, rows: count, columns }) => {
		return `<tr>${[
			split ?? "",
			source,
			...[
				files,
				count,
				columns
			].map((value) => formatNumber(value))
		].map((cell) => `<td>${escapeHtml(cell.slice(0, 300))}</td>`).join("")}</tr>`;
	}).join("")}</tbody></table></div></section>`;
}

export { renderGatePage as n, renderDriftPage as r, renderValidationPage as t };