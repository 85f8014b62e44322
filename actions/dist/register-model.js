import "./shared/rolldown-runtime.js";
import { x as runAction, y as readOverride } from "./shared/shell.js";
import { C as aliasProblem, T as parseVersionNumber, w as modelNameProblem } from "./shared/core-release.js";

// actions/register-model/src/inputs.ts
const operations = [
	"register",
	"promote",
	"rollback",
	"archive",
	"verify",
	"history",
	"download"
];
/** Which operations an input is for; an input that would be ignored is a slip worth a word. */
const usedBy = {
	model: ["register", "download"],
	version: [
		"promote",
		"rollback",
		"archive",
		"verify",
		"history",
		"download"
	],
	alias: [
		"register",
		"promote",
		"rollback",
		"verify",
		"history",
		"download"
	],
	"expected-champion": [
		"register",
		"promote",
		"rollback"
	],
	override: ["register", "promote"],
	metadata: ["register"],
	profile: ["register"],
	evaluation: ["register"]
};
function readRegisterModelInputs(reader) {
	const operation = reader.choice("operation", operations);
	for (const [input, users] of Object.entries(usedBy)) {
		if (users.includes(operation) || reader.optional(input) === void 0) continue;
		reader.problem(input, `is not used by operation ${operation} (used by ${users.join(", ")}): leave it out`);
	}
	return {
		operation,
		registry: reader.required("registry", "a registry such as file:registry"),
		name: readName(reader),
		model: readModel(reader, operation),
		version: readVersion(reader, operation),
		alias: readAlias(reader, operation),
		expectedChampion: readExpected(reader),
		override: readOverride(reader, Date.now()),
		metadata: reader.optional("metadata"),
		profile: reader.optional("profile"),
		evaluation: reader.optional("evaluation")
	};
}
function readName(reader) {
	const name = reader.required("name", "the name of the model");
	const problem = name === "" ? void 0 : modelNameProblem(name);
	if (problem) reader.problem("name", problem);
	return name;
}
function readModel(reader, operation) {
	if (operation === "register") return reader.required("model", "the directory of the model to register");
	if (operation === "download") return reader.required("model", "the directory to put the model into");
	return "";
}
function readVersion(reader, operation) {
	const text = operation === "archive" ? reader.required("version", "the version to archive") : reader.optional("version");
	if (text === void 0 || text === "") return void 0;
	const version = parseVersionNumber(text);
	if (version === void 0) reader.problem("version", `expected the number of a version such as 3, got ${JSON.stringify(text)}`);
	if ([
		"verify",
		"history",
		"download"
	].includes(operation) && reader.optional("alias")) reader.problem("version", `give either 'version' or 'alias' to say which version, not both`);
	return version;
}
function readAlias(reader, operation) {
	const alias = reader.optional("alias");
	if (alias === void 0) return void 0;
	const problem = [
		"register",
		"promote",
		"rollback"
	].includes(operation) && alias === "previous" ? "'previous' follows 'champion' by itself and cannot be moved" : aliasProblem(alias);
	if (problem) reader.problem("alias", problem);
	if (operation === "promote" && alias === "candidate" && !reader.optional("version")) reader.problem("version", "expected the version that gets the alias 'candidate', got nothing");
	return alias;
}
function readExpected(reader) {
	const text = reader.optional("expected-champion");
	if (text === void 0) return void 0;
	if (text === "none") return null;
	const version = parseVersionNumber(text);
	if (version === void 0) reader.problem("expected-champion", `expected the number of a version, or none, got ${JSON.stringify(text)}`);
	return version;
}

// actions/register-model/src/main.ts
await runAction({
	name: "register-model",
	readInputs: readRegisterModelInputs,
	run: async (inputs, context) => (await import("./shared/run-register-model.js")).runRegisterModel(inputs, context)
});

export {  };