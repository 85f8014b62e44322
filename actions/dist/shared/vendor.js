import "./rolldown-runtime.js";
import { H as tool, J as cannotRun, q as CannotRunError } from "./shell.js";
import { t as writeNewFiles } from "./write-new-files.js";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { existsSync, readFileSync } from "node:fs";

// packages/cli/vendor.ts
const names = [
	"release-model",
	"monitor-model",
	"retrain-model",
	"rollback-model"
];
/**
* Copies the reusable workflows into a repository of the user's own: GitHub lets a called workflow use self-hosted
* runners only when caller and called workflow have the same owner.
*/
async function vendor(options) {
	const problems = optionProblems(options);
	if (problems.length > 0) throw new CannotRunError(problems);
	const source = workflowDirectory();
	const files = new Map(names.map((name) => [`.github/workflows/${name}.yml`, pinWorkflow(readFileSync(join(source, `${name}.yml`), "utf8"), options)]));
	await writeNewFiles(options.directory, files, options.force);
	process.stdout.write(`${[...files.keys()].map((path) => `wrote ${path}`).join("\n")}\n`);
	process.stdout.write("Call them from jobs as `uses: ./.github/workflows/release-model.yml`.\n");
	return 0;
}
/** `$/…` means "the repository of this file": once copied, actions are elsewhere and workflows are beside it. */
function pinWorkflow(text, { repository, ref }) {
	return text.replaceAll(/uses: \$\/(actions\/[\w-]+)/g, `uses: ${repository}/$1@${ref} # v${tool.version}`).replaceAll(/uses: \$\/(\.github\/workflows\/)/g, "uses: ./$1");
}
function optionProblems({ ref, repository }) {
	const problems = [];
	if (!/^[0-9a-f]{40}$/.test(ref)) {
		const message = `expected a full commit SHA of 40 hexadecimal digits, got '${ref}'; tags can be moved`;
		problems.push({
			code: "ref",
			subject: "--ref",
			message
		});
	}
	if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
		const message = `expected owner/name, got '${repository}'`;
		problems.push({
			code: "repository",
			subject: "--repository",
			message
		});
	}
	return problems;
}
/** The workflows of the checkout that this program runs from, as source or as bundle. */
function workflowDirectory() {
	let directory = dirname(fileURLToPath(import.meta.url));
	while (dirname(directory) !== directory) {
		const candidate = join(directory, ".github", "workflows");
		if (existsSync(join(candidate, "release-model.yml"))) return candidate;
		directory = dirname(directory);
	}
	throw cannotRun("workflows-missing", "vendor", "the reusable workflows are not beside this program; run it from a checkout of Trainyard");
}

export { vendor };