import "./shared/rolldown-runtime.js";
import { H as tool, J as cannotRun, K as actionContracts, N as escapeLogLine, q as CannotRunError } from "./shared/shell.js";
import { n as CommanderError, r as Option, t as Command } from "./shared/vendor/commander.js";
import { S as importFormats } from "./shared/core-contract.js";
import { ot as gateFormats } from "./shared/core-gate.js";

// packages/cli/action-command.ts
/** Adds `trainyard <action>` with one option per input of its action.yml. */
function addAction(program, contract, commands) {
	const command = program.command(contract.name).description(contract.description).addHelpText("after", `\n${outputsHelp(contract)}`);
	const options = Object.entries(contract.inputs).map(([name, input]) => ({
		name,
		option: inputOption(name, input)
	}));
	for (const { option } of options) command.addOption(option);
	command.allowExcessArguments().action(async (values) => {
		const [stray] = command.args;
		if (stray !== void 0) command.error(`error: '${stray}' is not an option; inputs are given as --<input> <value>`);
		const inputs = /* @__PURE__ */ new Map();
		for (const { name, option } of options) {
			const given = values[option.attributeName()];
			if (given) inputs.set(name, given === true ? "true" : given.join("\n"));
		}
		await commands.runAction(contract.name, inputs);
	});
}
/** A repeated option gives a list; a boolean may stand alone. Defaults are the action's own affair. */
function inputOption(name, input) {
	const isBoolean = input.default === "true" || input.default === "false";
	const suffix = input.default === "" ? "" : ` (default: ${input.default})`;
	const flags = `--${name} ${isBoolean ? "[true|false]" : "<value>"}`;
	return new Option(flags, `${input.description}${suffix}`).argParser((value, previous) => [...Array.isArray(previous) ? previous : [], value]);
}
function outputsHelp(contract) {
	return [
		"Outputs, in report.json and GITHUB_OUTPUT:",
		...Object.entries(contract.outputs).map(([name, { description }]) => `  ${name.padEnd(16)}  ${description}`),
		"",
		"A repeated option, or one value per line, gives a list.",
		"Exit code: 0 pass or warn, 1 fail, 2 cannot run."
	].join("\n");
}

// packages/cli/calibrate-command.ts
function addCalibrate(program, commands, finish) {
	program.command("calibrate").description("Propose bounds and margins for gates.yaml from the noise of the champion's own predictions.").argument("[champion]", "prediction table of the champion, or registry://name@champion").argument("[retrainings...]", "tables of the same model trained again: they show what training itself varies").option("--policy <file>", "gates.yaml with the columns and metrics", "gates.yaml").option("--registry <uri>", "where registry://… is looked up", "file:registry").option("--confidence <level>", "level of the gate's intervals; default: that of the policy").option("--power <share>", "how often a model as good as the champion is to pass", "0.9").option("--correlation <r>", "of the errors of two equal models, where no retraining shows it", "0.8").option("--json", "print the numbers as JSON", false).option("--output <file>", "write it there instead of printing it").option("--force", "overwrite the file when it exists", false).action(async (champion, retrainings, values) => {
		if (champion === void 0) throw cannotRun("champion", "calibrate", "expected predictions: trainyard calibrate champion.parquet");
		const { policy, registry, json, output, force } = values;
		const shares = sharesOf(values);
		finish(await commands.calibrate({
			champion,
			retrainings,
			policy,
			registry,
			json,
			output,
			force,
			...shares
		}));
	});
}
function sharesOf({ confidence, power, correlation }) {
	const problems = [];
	const share = (flag, text, [lowest, highest]) => {
		const value = text.trim() === "" ? NaN : Number(text);
		if (!(value >= lowest && value < highest)) {
			const message = `expected a number from ${lowest} to below ${highest}, got '${text}'`;
			problems.push({
				code: "calibrate",
				subject: flag,
				message
			});
		}
		return value;
	};
	const shares = {
		confidence: confidence === void 0 ? void 0 : share("--confidence", confidence, [.5, 1]),
		power: share("--power", power, [.5, 1]),
		correlation: share("--correlation", correlation, [0, 1])
	};
	if (problems.length > 0) throw new CannotRunError(problems);
	return shares;
}

// packages/cli/import-command.ts
function addImport(program, commands, finish) {
	const from = new Option("--from <format>", "what the file is; default: told from its content");
	program.command("import").description("Translate another tool's rules into a contract or gates.yaml, and say which have no equal.").argument("<file>", "Frictionless schema, ODCS contract, Great Expectations suite, JSON Schema or feature list, dbt properties, Soda checks; MLflow thresholds, metrics.json").addOption(from.choices([...importFormats, ...gateFormats])).option("--table <name>", "the table, when the file speaks of several").option("--output <file>", "write it there instead of printing it").option("--strict", "exit 1 when a rule has no equal here", false).option("--force", "overwrite the file when it exists", false).action(async (file, values) => {
		const { from: format, table, output, strict = false, force = false } = values;
		finish(await commands.importContract({
			file,
			from: format,
			table,
			output,
			strict,
			force
		}));
	});
}

// packages/cli/profile-command.ts
/** `profile DATA`, and below it `profile merge` and `profile diff`. */
function addProfile(program, commands, finish) {
	const profile = program.command("profile").description("Summarise a table: the reference of drift-check, and the review of a data change.").enablePositionalOptions().argument("[data]", "path or glob of CSV, TSV, JSON lines or Parquet").option("--output <file>", "write the profile there instead of printing it").option("--minimum-cell-count <n>", "name no text value that occurs less often", "5").option("--time-column <column>", "the column that says when, where several could").option("--force", "overwrite the file when it exists", false).action(async (data, values) => {
		if (data === void 0) throw cannotRun("data", "profile", "expected your data: trainyard profile data.csv");
		const { output, timeColumn, force } = values;
		const minimumCellCount = cellCount(values.minimumCellCount);
		finish(await commands.profile({
			data,
			output,
			minimumCellCount,
			timeColumn,
			force
		}));
	});
	addMerge(profile, commands, finish);
	addDiff(profile, commands, finish);
}
function cellCount(text) {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	const message = `expected a whole number of at least 1, got '${text}'`;
	throw cannotRun("minimum-cell-count", "--minimum-cell-count", message);
}
function addMerge(profile, commands, finish) {
	profile.command("merge").description("Combine profiles of parts of a table, such as the shards of a job matrix.").argument("<profiles...>", "profile.json files or globs").option("--output <file>", "write the profile there instead of printing it").option("--force", "overwrite the file when it exists", false).action(async (profiles, values) => finish(await commands.profileMerge({
		profiles,
		output: values.output,
		force: values.force
	})));
}
function addDiff(profile, commands, finish) {
	profile.command("diff").description("Say what changed between two profiles: schema, rows, missing values, distributions.").argument("<before>", "profile.json").argument("<after>", "profile.json").addOption(new Option("--json", "print the difference as JSON").conflicts("markdown")).addOption(new Option("--markdown", "print it for a pull request")).action(async (before, after, values) => {
		const format = values.json ? "json" : values.markdown ? "markdown" : "terminal";
		finish(await commands.profileDiff({
			before,
			after,
			format
		}));
	});
}

// packages/cli/own-commands.ts
/** Adds the commands that are not actions. @param finish takes the exit code of the one that ran. */
function addOwnCommands(program, commands, finish) {
	addInit(program, commands, finish);
	addInfer(program, commands, finish);
	addImport(program, commands, finish);
	addCalibrate(program, commands, finish);
	addProfile(program, commands, finish);
	addChain(program, commands, finish);
	addVendor(program, commands, finish);
}
function addInit(program, commands, finish) {
	program.command("init").description("Write contract, gates, rollout and drift files and two workflows, after reading your data.").argument("[data]", "path or glob of CSV, TSV, JSON lines or Parquet").option("--data <path>", "the same, as an option").option("--label <column>", "the column to predict; default: a column named like one").option("--id <column>", "the column that identifies a row; default: a unique column named like one").option("--predictions <path>", "prediction table of a model, to write gates for its columns").option("--directory <path>", "root of the repository to write into", ".").option("--force", "overwrite files that exist", false).action(async (argument, values) => {
		const data = argument ?? values.data;
		if (data === void 0) throw cannotRun("data", "init", "expected your data: trainyard init data.csv");
		const { label, id, predictions, directory = ".", force = false } = values;
		finish(await commands.init({
			data,
			label,
			id,
			predictions,
			directory,
			force
		}));
	});
}
function addInfer(program, commands, finish) {
	program.command("infer").description("Propose a contract for a table: what its columns are and what they keep to today.").argument("<data>", "path or glob of CSV, TSV, JSON lines or Parquet").option("--output <file>", "write the contract there instead of printing it").option("--force", "overwrite the file when it exists", false).action(async (data, values) => finish(await commands.infer({
		data,
		output: values.output,
		force: values.force
	})));
}
function addChain(program, commands, finish) {
	program.command("chain").description("Say which data, code, environment and decisions stand behind a result, from its decision records.").argument("[records...]", "record.json files, globs or directories", ["trainyard-report"]).option("--json", "print the chain as JSON", false).action(async (records, values) => finish(await commands.chain({
		records,
		json: values.json
	})));
}
function addVendor(program, commands, finish) {
	program.command("vendor").description("Copy the reusable workflows into your own repository, pinned to one commit of the actions.").requiredOption("--ref <sha>", "full commit SHA of the actions to pin").option("--repository <owner/name>", "repository that holds the actions", "trainyard/trainyard").option("--directory <path>", "root of the repository to write into", ".").option("--force", "overwrite files that exist", false).action(async (values) => finish(await commands.vendor(values)));
}

// packages/cli/command-line.ts
const processStreams = {
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text)
};
/**
* Runs one command line.
* @returns the exit code: that of the command, 0 for help, 2 for a command line that cannot run.
*/
async function runCommandLine(argv, commands, streams = processStreams) {
	let exitCode = 0;
	const program = new Command("trainyard").description("Machine-learning CI, CD and continuous training: five actions, the same as on a runner.").version(tool.version).enablePositionalOptions().exitOverride().configureOutput({
		writeOut: streams.out,
		writeErr: streams.err
	}).showHelpAfterError("Options and commands: trainyard [command] --help");
	for (const contract of Object.values(actionContracts)) addAction(program, contract, commands);
	addOwnCommands(program, commands, (code) => {
		exitCode = code;
	});
	try {
		await program.parseAsync(argv, { from: "user" });
		return exitCode;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		if (!(error instanceof CannotRunError)) throw error;
		streams.err(`${error.message}\n`);
		return 2;
	}
}

// packages/cli/commands.ts
/** What each command does; every one is loaded when it is called, so that a slip of the pen is answered at once. */
const commands = {
	runAction: async (name, inputs) => {
		for (const key of Object.keys(process.env)) if (key.startsWith("INPUT_")) delete process.env[key];
		for (const [input, value] of inputs) process.env[`INPUT_${input.toUpperCase()}`] = value;
		await actionEntries[name]();
	},
	infer: async (options) => (await import("./shared/infer.js")).infer(options),
	init: async (options) => (await import("./shared/init.js")).init(options),
	chain: async (options) => (await import("./shared/chain.js")).chain(options),
	vendor: async (options) => (await import("./shared/vendor.js")).vendor(options),
	importContract: async (options) => (await import("./shared/import.js")).importFile(options),
	calibrate: async (options) => (await import("./shared/calibrate.js")).calibrate(options),
	profile: async (options) => (await import("./shared/profile.js")).profile(options),
	profileMerge: async (options) => (await import("./shared/profile-merge.js")).profileMerge(options),
	profileDiff: async (options) => (await import("./shared/profile-diff.js")).profileDiff(options)
};
/** Importing an action's composition root runs it; it sets the exit code itself. */
const actionEntries = {
	"validate-data": () => import("./validate-data.js"),
	"quality-gate": () => import("./quality-gate.js"),
	"register-model": () => import("./register-model.js"),
	"canary-deploy": () => import("./canary-deploy.js"),
	"drift-check": () => import("./drift-check.js")
};

// packages/cli/main.ts
const { npm_lifecycle_event: npmScript, INIT_CWD: userDirectory } = process.env;
if (npmScript === "trainyard" && userDirectory) process.chdir(userDirectory);
for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
try {
	process.exitCode = await runCommandLine(process.argv.slice(2), commands);
} catch (error) {
	const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
	process.stderr.write(`${escapeLogLine(message)}. This is a defect of Trainyard; please report it with the command and, if you may, the data.\n`);
	process.exitCode = 2;
}

export {  };