import "./shared/rolldown-runtime.js";
import { h as runAction } from "./shared/shell.js";

// actions/quality-gate/src/inputs.ts
function readQualityGateInputs(reader) {
	const inputs = {
		policy: reader.required("policy", "the path of a policy such as gates.yaml"),
		candidate: reader.optional("candidate"),
		champion: reader.optional("champion"),
		metrics: reader.optional("metrics"),
		model: reader.optional("model"),
		registry: reader.required("registry", "a registry such as file:registry")
	};
	if (inputs.candidate === void 0 && inputs.metrics === void 0) reader.problem("candidate", "expected a prediction table or a metrics JSON of the candidate (or numbers in 'metrics'), got nothing");
	for (const name of ["predict-command", "endpoint"]) {
		if (reader.optional(name) === void 0) continue;
		reader.problem(name, "is for behaviour and load tests, which are not supported yet; leave it empty");
	}
	return inputs;
}

// actions/quality-gate/src/main.ts
await runAction({
	name: "quality-gate",
	readInputs: readQualityGateInputs,
	run: async (inputs, context) => (await import("./shared/run-quality-gate.js")).runQualityGate(inputs, context)
});

export {  };