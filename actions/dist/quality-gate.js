import "./shared/rolldown-runtime.js";
import { b as readRunOverride, x as runAction } from "./shared/shell.js";
import { st as parseArgv } from "./shared/core-gate.js";

// actions/quality-gate/src/inputs.ts
function readQualityGateInputs(reader) {
	const inputs = {
		policy: reader.required("policy", "the path of a policy such as gates.yaml"),
		candidate: reader.optional("candidate"),
		champion: reader.optional("champion"),
		metrics: reader.optional("metrics"),
		model: reader.optional("model"),
		predictCommand: readCommand(reader),
		endpoint: reader.optional("endpoint"),
		registry: reader.required("registry", "a registry such as file:registry"),
		state: reader.optional("state"),
		override: readRunOverride(reader, Date.now())
	};
	const { candidate, metrics, predictCommand, endpoint } = inputs;
	if ([
		candidate,
		metrics,
		predictCommand,
		endpoint
	].every((one) => one === void 0)) reader.problem("candidate", "expected a prediction table or a metrics JSON of the candidate (or numbers in 'metrics', or a model to ask: 'predict-command' or 'endpoint'), got nothing");
	return inputs;
}
function readCommand(reader) {
	const text = reader.optional("predict-command");
	if (text === void 0) return void 0;
	const argv = parseArgv(text);
	if (!("problem" in argv)) return argv;
	reader.problem("predict-command", argv.problem);
}

// actions/quality-gate/src/main.ts
await runAction({
	name: "quality-gate",
	readInputs: readQualityGateInputs,
	run: async (inputs, context) => (await import("./shared/run-quality-gate.js")).runQualityGate(inputs, context)
});

export {  };