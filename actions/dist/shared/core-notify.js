import { i as Type } from "./vendor/config.js";

// packages/core/notify/issue-sink.ts
/** `issue:` of an entry of `notify`. */
const issueSchema = Type.Unsafe({
	description: "true, or { title, labels, assignees, key }",
	anyOf: [{
		const: true,
		type: "boolean"
	}, {
		type: "object",
		additionalProperties: false,
		properties: {
			title: {
				type: "string",
				minLength: 1,
				maxLength: 200
			},
			labels: {
				type: "array",
				maxItems: 20,
				items: {
					type: "string",
					minLength: 1
				}
			},
			assignees: {
				type: "array",
				maxItems: 10,
				items: {
					type: "string",
					minLength: 1
				}
			},
			key: {
				type: "string",
				minLength: 1,
				description: "what the issue is about, when paths change"
			}
		}
	}]
});
function readIssueSink(given) {
	const { title, labels = [], assignees = [], key } = given === true ? {} : given;
	return {
		kind: "issue",
		title,
		labels,
		assignees,
		key
	};
}

// packages/core/notify/notify-finding.ts
/** Who was told, or why not, as a line of the report. Information: it never changes a verdict. */
function notifyFinding({ sink, outcome, detail }, location) {
	const missed = outcome === "failed" || outcome === "impossible";
	return {
		check: "notify",
		subject: sink,
		verdict: missed ? "warn" : "pass",
		severity: "info",
		observed: {
			value: outcome,
			method: "told when the state changes"
		},
		expected: "for information",
		message: missed ? `${detail}. The next run tries again` : detail,
		location
	};
}

// packages/core/notify/issue-step.ts
/** @param key names the kind of issue and what it is about: 'drift:3f2a…' */
function issueMarker(key, memory) {
	const start = `<!-- trainyard-${key} `;
	if (!memory) return start;
	return `${start}status=${memory.status} columns=${memory.columns} since=${memory.since} -->`;
}
/** undefined when somebody edited the marker away: then nothing is known but that the issue is ours. */
function readIssueMarker(key, body) {
	const start = body.indexOf(issueMarker(key));
	if (start < 0) return void 0;
	const text = body.slice(start, start + 300);
	const match = / status=(drift|broken|rejected|inconclusive|stable) columns=([0-9a-f]*) since=(\d{4}-[\dT:.Z-]+) -->/.exec(text);
	if (!match) return void 0;
	return {
		status: match[1],
		columns: match[2],
		since: match[3]
	};
}
/**
* One issue for one thing, however often an alarm comes and goes: the thread is its history. What a person closes
* while an alarm lasts stays closed until the alarm is over.
*/
function issueStep(issue, now, on) {
	const { status, columns } = now;
	if (status === "stable") {
		if (!issue) return {
			do: "nothing",
			why: "all is well and there is no issue"
		};
		if (issue.isOpen) return on.includes("recovery") ? { do: "close" } : {
			do: "nothing",
			why: "recovery is not asked for: a person closes the issue"
		};
		return issue.memory?.status === "stable" ? {
			do: "nothing",
			why: "the issue is closed"
		} : { do: "remember" };
	}
	if (!on.includes(status)) return {
		do: "nothing",
		why: `${status} is not asked for`
	};
	if (!issue) return { do: "open" };
	if (issue.isOpen) {
		const { memory } = issue;
		return {
			do: "update",
			comment: memory?.status !== status || memory.columns !== columns
		};
	}
	if (issue.memory?.status === "stable") return { do: "reopen" };
	return {
		do: "nothing",
		why: "a person closed the issue: it stays closed until the alarm is over"
	};
}

export { issueSchema as a, notifyFinding as i, issueStep as n, readIssueSink as o, readIssueMarker as r, issueMarker as t };