import "./rolldown-runtime.js";
import { n as commentLimit, t as renderComment } from "./report-comment.js";
import { t as getOctokit } from "./vendor/github.js";
import { i as callGitHub, n as isTrusted, r as GitHubApiError, t as githubIssues } from "./shell.js";
import { readFile } from "node:fs/promises";
import { relative } from "node:path";

// packages/toolkit/github-api.ts
function githubApi(options) {
	const octokit = getOctokit(options.token, { baseUrl: options.apiUrl });
	const [owner = "", repo = ""] = options.repository.split("/");
	return {
		issues: githubIssues(octokit, {
			owner,
			repo
		}),
		dispatchWorkflow: ({ workflow, ref, inputs }) => callGitHub(`dispatch ${workflow}`, async () => {
			await octokit.rest.actions.createWorkflowDispatch({
				owner,
				repo,
				workflow_id: workflow,
				ref,
				inputs: { ...inputs }
			});
		}, { needs: "actions: write" }),
		dispatchRepository: ({ repository, eventType, payload }) => callGitHub(`dispatch ${eventType} to ${repository}`, async () => {
			const [target = "", name = ""] = repository.split("/");
			await octokit.rest.repos.createDispatchEvent({
				owner: target,
				repo: name,
				event_type: eventType,
				client_payload: { ...payload }
			});
		}, { needs: "contents: write" }),
		upsertComment: ({ pullRequest, marker, body }) => callGitHub(`comment on pull request ${pullRequest}`, async () => {
			const issue = {
				owner,
				repo,
				issue_number: pullRequest
			};
			const own = (await octokit.paginate(octokit.rest.issues.listComments, {
				...issue,
				per_page: 100
			})).find((comment) => comment.body?.includes(marker) && isTrusted(comment));
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

// packages/toolkit/sticky-comment.ts
/**
* One comment per action, working and report directory on a pull request, updated in place. Tokens of forks are
* read-only: then a notice says so, and the job summary has the same text.
*/
async function commentOnPullRequest(run, context) {
	const { github, logger, token } = context;
	if (!github.isPullRequest || !token || !github.repository || !github.eventPath) return;
	const pullRequest = await pullRequestNumber(github.eventPath);
	if (pullRequest === void 0) return;
	const marker = markerOf(run.report.action, context);
	const start = `${marker}\n`;
	const body = `${start}${commentOf(run, start.length)}`;
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
/** Two gates of one job differ in their report directory; the default one adds nothing. */
function markerOf(action, { workingDirectory, reportDirectory }) {
	const place = process.env["INPUT_WORKING-DIRECTORY"] ?? ".";
	const reports = relative(workingDirectory, reportDirectory).replaceAll("\\", "/");
	return `<!-- trainyard:${[action, ...[place, ...reports === `trainyard-report/${action}` ? [] : [reports]].map((name) => encodeURIComponent(name))].join(":")} -->`;
}
function commentOf({ report, comment, summaryDetails }, reserved) {
	return comment?.(report, reserved) ?? renderComment(report, summaryDetails, 65536 - reserved);
}
async function pullRequestNumber(eventPath) {
	const number = JSON.parse(await readFile(eventPath, "utf8")).pull_request?.number;
	return typeof number === "number" ? number : void 0;
}

export { githubApi as n, commentOnPullRequest as t };