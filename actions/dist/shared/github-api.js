import { r as GitHubApiError } from "./shell.js";
import { n as githubApi } from "./github.js";

export { githubApi };