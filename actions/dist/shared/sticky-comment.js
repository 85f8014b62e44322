import { t as commentOnPullRequest } from "./github.js";

export { commentOnPullRequest };