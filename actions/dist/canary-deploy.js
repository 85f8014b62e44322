import "./shared/rolldown-runtime.js";
import { x as runAction } from "./shared/shell.js";

// actions/canary-deploy/src/inputs.ts
function readCanaryDeployInputs(reader) {
	const mode = reader.choice("mode", [
		"run",
		"start",
		"check",
		"finish",
		"abort",
		"plan"
	]);
	const data = reader.optional("data");
	if (data !== void 0 && mode !== "plan") reader.problem("data", `is only read in mode plan, got mode ${mode}`);
	return {
		rollout: reader.required("rollout", "the path of a rollout.yaml"),
		mode,
		registry: reader.optional("registry") ?? "file:registry",
		name: reader.optional("name"),
		version: reader.optional("version"),
		journal: reader.required("journal", "the path of the journal file"),
		data
	};
}

// actions/canary-deploy/src/main.ts
await runAction({
	name: "canary-deploy",
	readInputs: readCanaryDeployInputs,
	run: async (inputs, context) => (await import("./shared/run-canary-deploy.js")).runCanaryDeploy(inputs, context),
	post: async (state, context) => (await import("./shared/run-canary-deploy.js")).rollBackUnfinished(state, context),
	handlesSignals: true
});

export {  };