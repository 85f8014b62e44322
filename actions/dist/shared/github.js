import "./rolldown-runtime.js";
import { o as renderSummary } from "./shell.js";
import { t as getOctokit } from "./vendor/github.js";
import { readFile } from "node:fs/promises";

// packages/toolkit/github-api.ts
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
function githubApi(options) {
	const octokit = getOctokit(options.token, { baseUrl: options.apiUrl });
	const [owner = "", repo = ""] = options.repository.split("/");
	return {
		dispatchWorkflow: ({ workflow, ref, inputs }) => explain(`dispatch ${workflow}`, async () => {
			await octokit.rest.actions.createWorkflowDispatch({
				owner,
				repo,
				workflow_id: workflow,
				ref,
				inputs: { ...inputs }
			});
		}),
		upsertComment: ({ pullRequest, marker, body }) => explain(`comment on pull request ${pullRequest}`, async () => {
			const issue = {
				owner,
				repo,
				issue_number: pullRequest
			};
			const own = (await octokit.paginate(octokit.rest.issues.listComments, {
				...issue,
				per_page: 100
			})).find((comment) => comment.body?.includes(marker));
			if (own) await octokit.rest.issues.updateComment({
				owner,
				repo,
				comment_id: own.id,
				body
			});
			else await octokit.rest.issues.createComment({
				...issue,
				body
			});
		})
	};
}
async function explain(action, call) {
	try {
		await call();
	} catch (cause) {
		const status = cause.status;
		const detail = cause instanceof Error ? cause.message : String(cause);
		throw new GitHubApiError(action, typeof status === "number" ? status : 0, detail, { cause });
	}
}
function describeStatus(status, detail) {
	if (status === 401) return "the token was not accepted (401); check the token input";
	if (status === 403) return `the token may not do this (403): ${detail}. Grant the permission in the job, or accept a read-only token on pull requests from forks`;
	if (status === 404) return `not found (404), or the token cannot see it: ${detail}`;
	return status === 0 ? `no answer: ${detail}` : `${detail} (${status})`;
}

// packages/toolkit/sticky-comment.ts
const bodyLimit = 65536;
/**
* One comment per action and working directory on a pull request, updated in place. Tokens of forks are
* read-only: then a notice says so, and the job summary has the same text.
*/
async function commentOnPullRequest(run, context) {
	const { github, logger, token } = context;
	if (!github.isPullRequest || !token || !github.repository || !github.eventPath) return;
	const pullRequest = await pullRequestNumber(github.eventPath);
	if (pullRequest === void 0) return;
	const place = process.env["INPUT_WORKING-DIRECTORY"] ?? ".";
	const marker = `<!-- trainyard:${run.report.action}:${encodeURIComponent(place)} -->`;
	const text = `${marker}\n${renderSummary(run.report, run.summaryDetails)}`;
	const body = text.length > bodyLimit ? `${text.slice(0, 65482)}

_Shortened: the whole report is in the job summary._` : text;
	try {
		await githubApi({
			apiUrl: github.apiUrl,
			token,
			repository: github.repository
		}).upsertComment({
			pullRequest,
			marker,
			body
		});
	} catch (error) {
		if (!(error instanceof GitHubApiError)) throw error;
		logger.notice(`${error.message}. The report is in the job summary.`);
	}
}
async function pullRequestNumber(eventPath) {
	const number = JSON.parse(await readFile(eventPath, "utf8")).pull_request?.number;
	return typeof number === "number" ? number : void 0;
}

export { githubApi as n, commentOnPullRequest as t };