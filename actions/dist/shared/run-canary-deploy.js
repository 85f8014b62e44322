import "./rolldown-runtime.js";
import { _ as parseRolloutPlan, d as nothingToAbort, f as rolloutFindings, g as estimatedRates, h as estimatePlan, i as replay, l as planFindings, m as publicState, p as isFinished, r as rolloutSummary, u as replayFindings } from "./core-rollout.js";
import { J as cannotRun, P as escapeMarkdown, U as sha256, _ as readInputFile, v as runCommand } from "./shell.js";
import { _ as rolloutKinds, d as runMode, f as resumeSession, g as rolloutOf, h as journalFile, l as requestRollout, m as parseRecordedMetrics, p as openSession, u as rolloutIdOf } from "./delivery.js";
import { s as openRegistry } from "./registry.js";
import { t as formatDurationMs } from "./core-config.js";
import { resolve } from "node:path";

// actions/canary-deploy/src/report.ts
/** Steps with their traffic, then every change of phase with its time. */
function rolloutDetails(plan, entries) {
	const last = entries.at(-1);
	if (!last) return "";
	return `\n### Steps\n\n${stepsTable(plan, last.state)}\n\n### Timeline\n\n${timeline(entries)}\n`;
}
/** How long the plan may take and how many requests it needs. */
function planDetails(plan) {
	const { steps, shortestMs, longestMs } = estimatePlan(plan);
	const head = `| weight | ${estimatedRates.map((rate) => `${100 * rate} % errors`).join(" | ")} |`;
	const rows = steps.map(({ weight, needed }) => `| ${weight} % | ${needed.map((one) => one.requests === void 0 ? "–" : String(one.requests)).join(" | ")} |`);
	const line = `|---|${"---|".repeat(estimatedRates.length)}`;
	return `\nBetween ${formatDurationMs(shortestMs)} and ${formatDurationMs(longestMs)}. Canary requests that each step needs, by the rate of errors (or slow requests) on both versions:\n\n${[
		head,
		line,
		...rows
	].join("\n")}\n`;
}
function stepsTable(plan, state) {
	const rows = plan.steps.map((weight) => {
		const step = state.steps.find((one) => one.weight === weight);
		if (!step) return `| ${weight} % | | | | ${weight === 100 ? "promotion" : "not reached"} |`;
		const total = step.canaryRequests + step.stableRequests;
		const realised = total > 0 ? `${(100 * step.canaryRequests / total).toFixed(1)} %` : "";
		const lasted = step.leftAtMs === null ? "" : formatDurationMs(step.leftAtMs - step.enteredAtMs);
		return `| ${weight} % | ${realised} | ${step.canaryRequests} | ${step.stableRequests} | ${lasted} |`;
	});
	return [...["| weight | realised | canary requests | stable requests | lasted |", "|---|---|---|---|---|"], ...rows].join("\n");
}
function timeline(entries) {
	return [
		"| time | phase | desired → observed | |",
		"|---|---|---|---|",
		...entries.filter(({ state }, index) => index === 0 || state.phase !== entries[index - 1].state.phase || state.stepIndex !== entries[index - 1].state.stepIndex).slice(-60).map(({ atMs, state }) => {
			const why = state.reason && !["baking", "shifting"].includes(state.phase) ? state.reason.message : "";
			const weight = `${state.desiredWeight} → ${state.observedWeight ?? "?"}`;
			return `| ${new Date(atMs).toISOString()} | ${state.phase} | ${weight} | ${escapeMarkdown(why)} |`;
		})
	].join("\n");
}

// actions/canary-deploy/src/run.ts
/** @throws CannotRunError for whatever the user can mend; what the rollout itself comes to is an outcome. */
async function runCanaryDeploy(inputs, context) {
	const text = await readInputFile({
		input: "rollout",
		file: inputs.rollout,
		hint: "'trainyard init' writes one"
	}, context);
	const rollout = parseRolloutPlan(text, inputs.rollout, rolloutKinds);
	const { mode } = inputs;
	if (mode === "plan" || context.github.isPullRequest) return plan(inputs, rollout, context);
	const registry = registryOf(inputs, context);
	const begins = mode === "run" || mode === "start";
	const identity = {
		...inputs,
		commit: context.github.commit
	};
	const request = await requestRollout(rollout, identity, begins ? registry : void 0);
	const shell = shellOf(inputs, context);
	const session = await openSession(inputs.journal, {
		registry,
		plan: rollout.plan
	}, shell);
	try {
		const result = await runMode(mode, session, request);
		return result ? outcomeOf(result) : abortedNothing(rollout, request.rolloutId);
	} finally {
		await session.lease.release();
	}
}
const stateName = "rollout";
/** The post step: a `mode: run` that was killed before its rollout came to rest is rolled back. */
async function rollBackUnfinished(saved, context) {
	const text = saved[stateName];
	if (text === void 0) return;
	const inputs = JSON.parse(text);
	const path = resolve(context.workingDirectory, inputs.journal);
	const existing = await journalFile(path, inputs.journal).read();
	if (!existing || isFinished(existing.state) || existing.state.phase === "holding") return;
	const { plan } = rolloutOf(existing.header);
	const registry = registryOf(inputs, context);
	const session = await openSession(inputs.journal, {
		registry,
		plan
	}, shellOf(inputs, context));
	try {
		const { state } = await resumeSession(session, existing, {
			until: "end",
			stop: {
				guard: "cancelled",
				message: "the job ended while the rollout was under way"
			}
		});
		const end = `rollout ${existing.header.rolloutId} is ${publicState(state)}, weight ${state.observedWeight ?? "unknown"}`;
		if (!isFinished(state)) throw cannotRun("roll-back", "target", `${end}: set it to 0 by hand`);
		context.logger.notice(end);
	} finally {
		await session.lease.release();
	}
}
async function plan(inputs, rollout, context) {
	const { config } = rollout;
	const digest = sha256(config.text);
	const planned = planFindings(rollout.plan, config);
	const why = `${context.github.isPullRequest ? "pull-request events change" : "mode plan changes"} nothing`;
	const outputs = {
		state: "planned",
		weight: 0,
		reason: why,
		"rollout-id": rolloutIdOf(rollout, {
			...inputs,
			commit: context.github.commit
		})
	};
	const base = {
		inconclusive: "hold",
		subjects: [{
			name: "rollout",
			digest
		}],
		policyDigest: digest
	};
	if (inputs.data === void 0) return {
		...base,
		findings: planned,
		summary: `${rollout.plan.steps.join(" → ")} %, ${planned[0].expected}; ${why}`,
		outputs,
		inputDigests: { rollout: digest },
		summaryDetails: planDetails(rollout.plan)
	};
	const recorded = await readInputFile({
		input: "data",
		file: inputs.data
	}, context);
	const polls = parseRecordedMetrics(recorded, inputs.data, rollout.plan.analysis);
	const entries = replay(rollout.plan, polls);
	const { state } = entries.at(-1);
	const would = `would be ${publicState(state)}: ${state.reason?.guard ?? "undecided"}`;
	return {
		...base,
		findings: [...replayFindings({
			plan: rollout.plan,
			state,
			config
		}), ...planned],
		summary: `replayed, ${rolloutSummary(rollout.plan, state, "the recorded canary")}`,
		outputs: {
			...outputs,
			reason: would
		},
		inputDigests: {
			rollout: digest,
			data: sha256(recorded)
		},
		summaryDetails: rolloutDetails(rollout.plan, entries)
	};
}
function outcomeOf(result) {
	const { header, rollout, state, recorded } = result;
	const what = header.name === null ? "the canary" : `${header.name} version ${header.version}`;
	const summary = rolloutSummary(rollout.plan, state, what);
	const digest = sha256(header.rolloutText);
	const model = header.contentDigest && {
		name: "model",
		digest: header.contentDigest
	};
	const entries = recorded.entries.map((entry) => ({
		...entry,
		atMs: Date.parse(entry.at)
	}));
	const already = `${summary} (it had ended before, nothing was done; another version begins a new rollout)`;
	return {
		findings: rolloutFindings({
			plan: rollout.plan,
			state,
			config: rollout.config
		}),
		inconclusive: "hold",
		summary: result.already ? already : summary,
		outputs: {
			state: publicState(state),
			weight: state.observedWeight ?? "",
			reason: state.reason?.guard ?? publicState(state),
			"rollout-id": header.rolloutId
		},
		inputDigests: { rollout: digest },
		subjects: [{
			name: "rollout",
			digest: sha256(JSON.stringify(header))
		}, ...model ? [model] : []],
		policyDigest: digest,
		details: {
			...header,
			steps: state.steps,
			reason: state.reason
		},
		summaryDetails: rolloutDetails(rollout.plan, entries)
	};
}
function abortedNothing(rollout, rolloutId) {
	const digest = sha256(rollout.config.text);
	const finding = nothingToAbort();
	return {
		findings: [finding],
		inconclusive: "hold",
		summary: finding.message,
		outputs: {
			state: "rolled-back",
			weight: "",
			reason: "nothing-to-abort",
			"rollout-id": rolloutId
		},
		inputDigests: { rollout: digest },
		subjects: [{
			name: "rollout",
			digest
		}],
		summaryDetails: ""
	};
}
function registryOf(inputs, context) {
	const { workingDirectory } = context;
	if (inputs.name === void 0) return void 0;
	return openRegistry(inputs.registry, {
		workingDirectory,
		now: Date.now
	});
}
function shellOf(inputs, context) {
	const { workingDirectory, env, logger, signal, github } = context;
	const user = env["USER"] ?? env["USERNAME"] ?? "local";
	const { actor = user, runUrl, commit } = github;
	const by = {
		actor,
		...runUrl ? { runUrl } : {},
		...commit ? { commit } : {}
	};
	return {
		workingDirectory,
		env,
		logger,
		signal,
		runCommand,
		change: {
			by,
			records: context.loadedRecords
		},
		who: runUrl ?? user,
		mask: context.mask,
		onDriving: () => {
			if (inputs.mode === "run") context.saveState(stateName, JSON.stringify(inputs));
		}
	};
}

export { rollBackUnfinished, runCanaryDeploy };