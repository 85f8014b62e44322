import "./rolldown-runtime.js";
import { _ as renderSummary, d as callGitHub, l as githubIssues, u as GitHubApiError } from "./shell.js";
import { t as getOctokit } from "./vendor/github.js";
import { readFile } from "node:fs/promises";

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