import "./rolldown-runtime.js";
import { S as count, r as importContract } from "./core-contract.js";
import { S as escapeLogLine, p as readInputFile } from "./shell.js";
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
	const imported = importContract(text, file, {
		from,
		table
	});
	await writeOrPrint(imported.text, {
		output,
		force
	});
	process.stderr.write(importSummary(imported));
	return strict && imported.left.length > 0 ? 1 : 0;
}
/** A line for each rule that was left, and a count of all. */
function importSummary({ title, table, translated, left }) {
	const lines = left.map(({ location: { file, line, column }, rule, reason }) => escapeLogLine(`${file}:${line}:${column} not imported: ${rule}: ${reason}`));
	const columns = `${count(table.columns.length)} ${table.columns.length === 1 ? "column" : "columns"}`;
	const checks = `${count(translated)} ${translated === 1 ? "check" : "checks"}`;
	const rest = left.length === 0 ? "nothing was left out" : `${count(left.length)} left out`;
	return `${[...lines, `imported ${checks} and ${columns} from ${title}; ${rest}`].join("\n")}\n`;
}

export { importFile };