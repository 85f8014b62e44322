import "./rolldown-runtime.js";
import { i as Type } from "./vendor/config.js";
import { i as parseConfig } from "./core-config.js";
import { S as importFormats, T as count, r as importContract, w as sourcePart, x as formatsOf } from "./core-contract.js";
import { n as importGates, ot as gateFormats, t as gateFormatOf } from "./core-gate.js";
import { N as escapeLogLine, _ as readInputFile } from "./shell.js";
import { t as writeOrPrint } from "./write-or-print.js";

// packages/cli/import.ts
/**
* Writes (or prints) a contract; what was left goes to standard error, so that a pipe gets the contract alone.
* @returns 1 when `strict` and a rule was left.
*/
async function importFile(options) {
	const { file, from, table, output, strict, force } = options;
	const text = await readInputFile({
		input: "import",
		file
	}, { workingDirectory: process.cwd() });
	const gates = gateFormat(text, file, from);
	if (gates !== void 0) {
		const imported = importGates(text, file, gates);
		await writeOrPrint(imported.text, {
			output,
			force
		});
		process.stderr.write(gatesSummary(imported));
		return strict && imported.left.length > 0 ? 1 : 0;
	}
	const imported = importContract(text, file, {
		from: contractFormat(from),
		table
	});
	await writeOrPrint(imported.text, {
		output,
		force
	});
	process.stderr.write(importSummary(imported));
	return strict && imported.left.length > 0 ? 1 : 0;
}
/** A file that could be rules of a table is taken as them: whoever means its numbers says so with --from. */
function gateFormat(text, file, from) {
	const asked = gateFormats.find((format) => format === from);
	if (asked !== void 0 || from !== void 0) return asked;
	const { value } = parseConfig(Type.Unknown(), text, file);
	return formatsOf(sourcePart(value)).length > 0 ? void 0 : gateFormatOf(text, file);
}
function contractFormat(from) {
	return importFormats.find((format) => format === from);
}
function leftLines(left) {
	return left.map(({ location: { file, line, column }, rule, reason }) => escapeLogLine(`${file}:${line}:${column} not imported: ${rule}: ${reason}`));
}
function gatesSummary({ title, rules, left }) {
	const metrics = `${count(rules)} ${rules === 1 ? "metric" : "metrics"}`;
	const rest = left.length === 0 ? "nothing was left out" : `${count(left.length)} left out`;
	return `${[...leftLines(left), `imported ${metrics} from ${title} as a policy of quality-gate; ${rest}`].join("\n")}\n`;
}
/** A line for each rule that was left, and a count of all. */
function importSummary({ title, table, translated, left }) {
	const lines = leftLines(left);
	const columns = `${count(table.columns.length)} ${table.columns.length === 1 ? "column" : "columns"}`;
	const checks = `${count(translated)} ${translated === 1 ? "check" : "checks"}`;
	const rest = left.length === 0 ? "nothing was left out" : `${count(left.length)} left out`;
	return `${[...lines, `imported ${checks} and ${columns} from ${title}; ${rest}`].join("\n")}\n`;
}

export { importFile };