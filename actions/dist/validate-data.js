import "./shared/rolldown-runtime.js";
import { x as runAction } from "./shared/shell.js";

// actions/validate-data/src/inputs.ts
const sampleModes = [
	"none",
	"redacted",
	"full"
];
function readValidateDataInputs(reader) {
	return {
		contract: reader.required("contract", "the path of a contract such as contract.yaml"),
		data: readData(reader),
		profile: reader.optional("profile"),
		referenceProfile: reader.optional("reference-profile"),
		samples: reader.choice("samples", sampleModes)
	};
}
function readData(reader) {
	const lines = reader.list("data");
	if (lines.length === 0) reader.problem("data", "expected a path, glob or address, or one 'split=path' a line, got nothing");
	const sources = lines.map((line) => readLine(line));
	const [unnamed] = sources.filter(({ split }) => split === void 0);
	if (unnamed && sources.length > 1) reader.problem("data", `expected every one of ${sources.length} lines as 'split=path', got '${unnamed.source}'. Name each split, or give several files of one table as a glob`);
	const names = sources.flatMap(({ split }) => split ?? []);
	for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) reader.problem("data", `the split '${name}' is given twice: give each split one line, with a glob for several files`);
	for (const { split, source } of sources) if (source === "") reader.problem("data", `expected a path after '${split}=', got nothing`);
	return sources;
}
/** `train=data/train.parquet`; a path that itself begins with `name=` is written `./name=…`. */
function readLine(line) {
	const match = /^([A-Za-z][A-Za-z0-9_-]*)=(.*)$/.exec(line);
	return match ? {
		split: match[1],
		source: match[2].trim()
	} : {
		split: void 0,
		source: line
	};
}

// actions/validate-data/src/main.ts
await runAction({
	name: "validate-data",
	readInputs: readValidateDataInputs,
	run: async (inputs, context) => (await import("./shared/run-validate-data.js")).runValidateData(inputs, context)
});

export {  };