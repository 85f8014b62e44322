import { C as findingsTable, D as overrideSentence, G as toPlainJson, I as visible, P as escapeMarkdown, k as formatNumber } from "./shell.js";
import { U as shareText, t as alertHeadline } from "./core-drift.js";

// packages/report/notify/alert-json.ts
const shownColumns$2 = 50;
/** The news as JSON, for a webhook without a body of its own. */
function alertJson(alert, event, idempotencyKey) {
	return toPlainJson({
		event,
		status: alert.status,
		verdict: alert.verdict,
		summary: alert.summary,
		data: alert.data,
		reference: alert.reference,
		policy: alert.policy,
		rows: alert.rows,
		drifted_share: alert.driftedShare,
		drifted_columns: alert.columns.slice(0, shownColumns$2).map(({ column, method, shift, alert: limit }) => ({
			column,
			method,
			shift,
			alert: limit
		})),
		broken: alert.broken.slice(0, shownColumns$2),
		retraining: alert.retraining ?? null,
		run_url: alert.runUrl ?? null,
		data_version: alert.dataVersion,
		policy_version: alert.policyVersion,
		idempotency_key: idempotencyKey,
		at: alert.at
	});
}
/** The same as texts, for the placeholders of a webhook's own body. */
function alertFacts(alert, event, idempotencyKey) {
	const names = alert.columns.slice(0, shownColumns$2).map(({ column }) => visible(column));
	return {
		event,
		status: alert.status,
		verdict: alert.verdict,
		summary: visible(alert.summary),
		data: visible(alert.data),
		reference: visible(alert.reference),
		policy: alert.policy,
		rows: String(alert.rows),
		drifted_columns: names.join(", "),
		drifted_share: shareText(alert.driftedShare),
		retraining: visible(alert.retraining ?? ""),
		run_url: alert.runUrl ?? "",
		data_version: alert.dataVersion,
		policy_version: alert.policyVersion,
		idempotency_key: idempotencyKey
	};
}

// packages/report/notify/drift-issue.ts
/** GitHub answers 422 to more. */
const bodyLimit$1 = 65e3;
const titleLimit$1 = 200;
const shownColumns$1 = 30;
function issueTitle$1(alert) {
	const text = visible(`${alertHeadline(alert)}: ${alert.data}`);
	return text.length > titleLimit$1 ? `${text.slice(0, 199)}…` : text;
}
/**
* The issue while an alarm lasts: rewritten by every run, so that it always says how things are.
* @param marker the hidden line by which the issue is found again.
* @param since ISO 8601: when the alarm began.
*/
function issueBody$1(alert, marker, since) {
	const body = [
		marker,
		`**${escapeMarkdown(alert.summary)}**`,
		...alert.broken.length > 0 ? ["Broken pipeline; retraining is blocked while it lasts:", list(alert.broken)] : [],
		...alert.columns.length > 0 ? [columnTable(alert)] : [],
		...alert.retraining === void 0 ? [] : [`Retraining ${escapeMarkdown(alert.retraining)}`],
		factTable$1(alert, since),
		"<sub>Rewritten by every run while this lasts; a comment follows when other columns drift, and when it is over the issue is closed. Close it yourself to be left alone until then.</sub>"
	].join("\n\n");
	return body.length > bodyLimit$1 ? `${body.slice(0, bodyLimit$1)}…` : body;
}
/** What changed, for a comment: people are notified of comments, not of a rewritten body. */
function issueComment$1(alert, news) {
	const start = {
		changed: "Changed",
		back: "It is back",
		over: "Over"
	}[news];
	const names = alert.columns.slice(0, shownColumns$1).map(({ column }) => escapeMarkdown(shorten$1(column)));
	const columns = names.length > 0 && news !== "over" ? `\n\nDrifted: ${names.join(", ")}` : "";
	return `${start}: ${escapeMarkdown(alert.summary)}.${columns}${runLine$1(alert)}`;
}
function columnTable({ columns }) {
	const rows = columns.slice(0, shownColumns$1).map(({ column, method, shift, alert, change }) => {
		return `| ${[
			shorten$1(column),
			method,
			formatNumber(shift),
			formatNumber(alert),
			change
		].map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
	});
	const more = columns.length - rows.length;
	return [
		"| column | method | shift | alarm at | largest change |",
		"|---|---|---:|---:|---|",
		...rows,
		...more > 0 ? [`\n… and ${more} more columns: see the report.`] : []
	].join("\n");
}
function factTable$1(alert, since) {
	return `| | |\n|---|---|\n${[
		["data", `${alert.data} (${formatNumber(alert.rows)} rows)`],
		["reference", alert.reference],
		["policy", alert.policy],
		["drifted share", shareText(alert.driftedShare)],
		["since", since],
		["last seen", alert.at],
		["data version", alert.dataVersion]
	].map(([name, value]) => `| ${name} | ${escapeMarkdown(shorten$1(value))} |`).join("\n")}${runLine$1(alert)}`;
}
function list(reasons) {
	const items = reasons.slice(0, shownColumns$1).map((reason) => `- ${escapeMarkdown(shorten$1(reason))}`);
	const more = reasons.length - items.length;
	return [...items, ...more > 0 ? [`- and ${more} more`] : []].join("\n");
}
function runLine$1({ runUrl }) {
	return runUrl === void 0 ? "" : `\n\n[Report of the run](${encodeURI(runUrl)})`;
}
function shorten$1(text) {
	const characters = Array.from(text);
	return characters.length > 200 ? `${characters.slice(0, 199).join("")}…` : text;
}

// packages/report/notify/slack-message.ts
const signs = {
	drift: "📈",
	broken: "🛑",
	inconclusive: "❔",
	recovery: "✅"
};
/** Slack refuses a header over 150 characters, a section over 3000 and a message over 50 blocks. */
const headerLimit = 150;
const sectionLimit = 2900;
const shownColumns = 8;
/** A message of an incoming webhook: sentence first, then the columns that moved most, then where to look. */
function slackMessage(alert, event) {
	const headline = `${signs[event]} ${alertHeadline(alert)}`;
	const columns = alert.columns.slice(0, shownColumns).map(({ column, method, shift, alert: limit, change }) => `• ${name(column)}: ${method} ${formatNumber(shift)}, alarm at ${formatNumber(limit)}; ${escapeSlack(change)}`);
	const more = alert.columns.length - columns.length;
	const broken = alert.broken.slice(0, shownColumns).map((reason) => `• ${escapeSlack(reason)}`);
	const told = `${escapeSlack(cut(alert.data, 300))} against ${escapeSlack(cut(alert.reference, 300))} · ${formatNumber(alert.rows)} rows · ${shareText(alert.driftedShare)} of the columns drifted`;
	return {
		text: escapeSlack(cut(`${headline}: ${alert.summary}`, 1e3)),
		unfurl_links: false,
		unfurl_media: false,
		blocks: [
			{
				type: "header",
				text: {
					type: "plain_text",
					text: cut(headline, headerLimit)
				}
			},
			section(`*${escapeSlack(cut(alert.summary, 1e3))}*`),
			...broken.length > 0 ? [section(`Broken pipeline:\n${broken.join("\n")}`)] : [],
			...columns.length > 0 ? [section(`${columns.join("\n")}${more > 0 ? `\nand ${more} more` : ""}`)] : [],
			...alert.retraining === void 0 ? [] : [section(`Retraining ${escapeSlack(cut(alert.retraining, 600))}`)],
			...alert.runUrl === void 0 ? [] : [section(`<${escapeSlack(alert.runUrl)}|Report of the run>`)],
			{
				type: "context",
				elements: [markdown(told)]
			}
		]
	};
}
/** Slack reads `&`, `<` and `>` as markup, and nothing else as a mention or a link once `verbatim` is set. */
function escapeSlack(text) {
	return visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** A column's name as code, which nothing inside can end. */
function name(column) {
	return `\`${escapeSlack(cut(column, 80)).replaceAll("`", "'")}\``;
}
function section(text) {
	return {
		type: "section",
		text: markdown(text)
	};
}
function markdown(text) {
	return {
		type: "mrkdwn",
		text: text.length > sectionLimit ? `${text.slice(0, sectionLimit).replace(/&[a-z]*$/, "")}…` : text,
		verbatim: true
	};
}
function cut(text, limit) {
	const characters = Array.from(text);
	return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

// packages/report/notify/alert-words.ts
/** News of drift in the words of every kind of sink. */
const alertWords = {
	slack: slackMessage,
	json: alertJson,
	facts: alertFacts,
	issueTitle: issueTitle$1,
	issueBody: issueBody$1,
	issueComment: issueComment$1
};

// packages/report/notify/gate-issue.ts
/** GitHub answers 422 to more than 65,536. */
const bodyLimit = 65e3;
const titleLimit = 200;
const shownFindings = 15;
const headlines = {
	rejected: "The quality gate rejects the candidate",
	inconclusive: "The quality gate cannot decide about the candidate",
	stable: "The quality gate passes again"
};
/** A gate in the words of an issue. */
const gateIssueWords = {
	issueTitle,
	issueBody,
	issueComment
};
function issueTitle({ status, policy }) {
	const text = visible(`${headlines[status]}: ${policy}`);
	return text.length > titleLimit ? `${text.slice(0, 199)}…` : text;
}
/**
* The issue while candidates are rejected: rewritten by every run, so that it always says how things are.
* @param marker the hidden line by which the issue is found again.
* @param since ISO 8601: when the first candidate was rejected.
*/
function issueBody(alert, marker, since) {
	const overridden = overrideSentence(alert);
	const start = [
		marker,
		...overridden === void 0 ? [] : [`> [!CAUTION]\n> **Override in force:** ${escapeMarkdown(overridden)}`],
		`**${escapeMarkdown(alert.summary)}**`
	];
	const end = [factTable(alert, since), "<sub>Rewritten by every run of this gate; a comment follows when other checks fail, and when a later candidate passes the issue is closed. Close it yourself to be left alone until then.</sub>"];
	const body = [
		...start,
		...wrongTable(alert),
		...end
	].join("\n\n");
	if (body.length <= bodyLimit) return body;
	return [
		...start,
		"What failed is too long for an issue: see the report of the run.",
		...end
	].join("\n\n");
}
/** What changed, for a comment: people are notified of comments, not of a rewritten body. */
function issueComment(alert, news) {
	return `${{
		changed: "Changed",
		back: "It is back",
		over: "Over"
	}[news]}: ${escapeMarkdown(alert.summary)}.${runLine(alert)}`;
}
function wrongTable({ wrong }) {
	if (wrong.length === 0) return [];
	const more = wrong.length - shownFindings;
	const rest = more > 0 ? `\n\n… and ${more} more: see the report of the run.` : "";
	return [`${findingsTable(wrong.slice(0, shownFindings))}${rest}`];
}
function factTable(alert, since) {
	return `| | |\n|---|---|\n${[
		["candidate", alert.candidate],
		["champion", alert.champion ?? "none: first model"],
		["policy", alert.policy],
		["since", since],
		["last seen", alert.at],
		...alert.candidateDigest === void 0 ? [] : [["candidate sha256", alert.candidateDigest]]
	].map(([name, value]) => `| ${name} | ${escapeMarkdown(shorten(value))} |`).join("\n")}${runLine(alert)}`;
}
function runLine({ runUrl }) {
	return runUrl === void 0 ? "" : `\n\n[Report of the run](${encodeURI(runUrl)})`;
}
function shorten(text) {
	const characters = Array.from(text);
	return characters.length > 200 ? `${characters.slice(0, 199).join("")}…` : text;
}

export { alertWords as n, gateIssueWords as t };