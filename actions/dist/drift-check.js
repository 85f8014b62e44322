import "./shared/rolldown-runtime.js";
import { x as runAction } from "./shared/shell.js";

// actions/drift-check/src/inputs.ts
function readDriftCheckInputs(reader) {
	return {
		policy: reader.required("policy", "the path of a policy such as drift.yaml"),
		reference: reader.optional("reference"),
		current: reader.required("current", "a path, glob or address of the current data"),
		labels: reader.optional("labels"),
		state: reader.optional("state"),
		dispatch: reader.boolean("dispatch"),
		registry: reader.optional("registry") ?? "file:registry"
	};
}

// actions/drift-check/src/main.ts
await runAction({
	name: "drift-check",
	readInputs: readDriftCheckInputs,
	run: async (inputs, context) => (await import("./shared/run-drift-check.js")).runDriftCheck(inputs, context)
});

export {  };