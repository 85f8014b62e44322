import { B as nearestName, q as CannotRunError } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { $n as logSplitEvidenceWithin, Jn as wilsonInterval, ar as logBelowLimit, cr as defaultGrid, dr as safetyPerCanaryRequest, er as addDispersionPoll, ir as logAboveLimit, lr as logHarm, nr as designEffect, or as requestsToShowBelow, rr as noDispersion, sr as addRatioPoll, tr as cautiousDesignEffect, ur as noRatioEvidence } from "./stats.js";
import { i as parseConfig, n as parseDurationMs, t as formatDurationMs } from "./core-config.js";
import { t as RE2JS } from "./vendor/re2js.js";

// packages/core/rollout/metric-selector.ts
var SelectorError = class extends Error {
	name = "SelectorError";
};
const name = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*/;
const matcher = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*/;
/** @throws SelectorError saying what was expected at which place. */
function parseSelector(text) {
	const head = name.exec(text);
	if (!head) throw new SelectorError(`expected the name of a metric, got ${JSON.stringify(text)}`);
	let rest = text.slice(head[0].length);
	const fail = (expected) => {
		const column = text.length - rest.length + 1;
		throw new SelectorError(`expected ${expected} at character ${column} of ${text}`);
	};
	const matchers = [];
	if (rest !== "") {
		if (!rest.startsWith("{")) fail(`'{' or nothing`);
		rest = rest.slice(1);
		while (!/^\s*}/.test(rest)) {
			const part = matcher.exec(rest) ?? fail("a label matcher such as code=~\"5..\"");
			matchers.push(labelMatcher(part[1], part[2], unquote(part[3])));
			rest = rest.slice(part[0].length);
			if (rest.startsWith(",")) rest = rest.slice(1);
			else if (!rest.startsWith("}")) fail(`',' or '}'`);
		}
		if (!/^\s*}\s*$/.test(rest)) fail("nothing after the closing brace (no ranges, functions or offsets)");
	}
	return {
		text,
		metric: head[1],
		matchers
	};
}
/** A label that a series does not have reads as empty, as in PromQL. */
function selects(selector, sample) {
	return sample.name === selector.metric && selector.matchers.every((one) => one.matches(sample.labels[one.label] ?? ""));
}
function labelMatcher(label, operator, value) {
	if (operator === "=") return {
		label,
		matches: (text) => text === value
	};
	if (operator === "!=") return {
		label,
		matches: (text) => text !== value
	};
	const pattern = compile(value);
	const wanted = operator === "=~";
	return {
		label,
		matches: (text) => pattern.matches(text) === wanted
	};
}
function compile(pattern) {
	try {
		return RE2JS.compile(pattern);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new SelectorError(`${JSON.stringify(pattern)} is no regular expression (RE2): ${why}`, { cause });
	}
}
function unquote(quoted) {
	return quoted.slice(1, -1).replace(/\\(.)/g, (_, character) => character === "n" ? "\n" : character);
}

// packages/core/rollout/analysis-plan.ts
const defaults = {
	alpha: .05,
	minErrors: 5,
	/** Twice the stable's rate: what a promotion excludes. */
	promoteBelow: 2,
	negligible: .01,
	sampleRatio: {
		tolerance: .02,
		alpha: .001
	}
};
/** The `analysis:` part of rollout.yaml; what is wrong is noted on `problems`. */
function analysisPlan(yaml, bake, problems) {
	const everyMs = problems.duration(["analysis", "every"], yaml.every);
	const warmUpMs = yaml.warm_up === void 0 ? everyMs : problems.duration(["analysis", "warm_up"], yaml.warm_up);
	if (everyMs + warmUpMs > bake.maxMs) problems.add(["analysis", "every"], "warm_up and one interval do not fit into bake.max: no step could ever be analysed");
	if (!yaml.errors && !yaml.latency) problems.add(["analysis"], "expected errors or latency: without either nothing is analysed");
	const errors = yaml.errors && errorsPlan(yaml.errors, problems);
	const latency = yaml.latency && latencyPlan(yaml.latency, problems);
	return {
		everyMs,
		warmUpMs,
		alpha: yaml.alpha ?? defaults.alpha,
		source: yaml.source,
		...errors ? { errors } : {},
		...latency ? { latency } : {},
		noData: yaml.no_data ?? "hold",
		minErrors: yaml.min_errors ?? defaults.minErrors,
		designEffect: yaml.design_effect ?? "auto",
		sampleRatio: {
			...defaults.sampleRatio,
			...yaml.sample_ratio
		}
	};
}
function errorsPlan(yaml, problems) {
	const path = ["analysis", "errors"];
	return {
		...ratioBounds({
			...yaml,
			negligible: yaml.negligible ?? yaml.slo
		}),
		total: selector([...path, "total"], yaml.total, problems),
		bad: selector([...path, "bad"], yaml.bad, problems),
		...yaml.slo === void 0 ? {} : { slo: yaml.slo }
	};
}
function latencyPlan(yaml, problems) {
	const path = ["analysis", "latency"];
	const histogram = selector([...path, "histogram"], yaml.histogram, problems);
	const suffix = /_(bucket|count|sum)$/.exec(histogram.metric)?.[0];
	if (suffix) problems.add([...path, "histogram"], `expected the base name, without ${suffix}`);
	if (histogram.matchers.some((one) => one.label === "le")) problems.add([...path, "histogram"], `expected no matcher on 'le': over_ms chooses the bucket`);
	const overMs = typeof yaml.over_ms === "number" ? [yaml.over_ms] : yaml.over_ms;
	return {
		...ratioBounds(yaml),
		histogram,
		overMs: [...overMs].sort((a, b) => a - b),
		unitMs: unitMs(yaml, histogram, problems)
	};
}
/** Prometheus names carry their base unit: https://prometheus.io/docs/practices/naming/. */
function unitMs(yaml, histogram, problems) {
	if (yaml.unit !== void 0) return yaml.unit === "s" ? 1e3 : 1;
	if (histogram.metric.endsWith("_seconds")) return 1e3;
	if (/_(milliseconds|millis|ms)$/.test(histogram.metric)) return 1;
	problems.add([
		"analysis",
		"latency",
		"histogram"
	], `the name does not end in _seconds or _milliseconds: say unit: s or unit: ms`);
	return 1;
}
function ratioBounds(yaml) {
	return {
		maxRatio: yaml.max_ratio,
		promoteBelow: yaml.promote_below ?? Math.max(defaults.promoteBelow, yaml.max_ratio),
		negligible: yaml.negligible ?? defaults.negligible
	};
}
function selector(path, text, problems) {
	try {
		return parseSelector(text);
	} catch (error) {
		if (!(error instanceof SelectorError)) throw error;
		problems.add(path, error.message);
		return {
			text,
			metric: "unreadable_seconds",
			matchers: []
		};
	}
}

// packages/core/rollout/plan-problems.ts
/** Notes what the schema cannot say, each with its place. */
var PlanProblems = class {
	problems = [];
	#config;
	constructor(config) {
		this.#config = config;
	}
	add(path, message) {
		const location = this.#config.locate(path);
		this.problems.push({
			code: "rollout",
			subject: path.join("."),
			message,
			location
		});
	}
	/** Milliseconds; a text that is no duration is a problem and reads as 1. */
	duration(path, text) {
		const milliseconds = parseDurationMs(text);
		if (milliseconds === void 0 || milliseconds <= 0) this.add(path, `expected a duration such as 500ms, 30s, 5m or 1h30m, got ${JSON.stringify(text)}`);
		return milliseconds || 1;
	}
};

// packages/core/rollout/rollout-schema.ts
const closed = { additionalProperties: false };
const ratio = Type.Number({
	minimum: 1,
	description: "Canary rate over stable rate."
});
const share$1 = Type.Number({
	exclusiveMinimum: 0,
	exclusiveMaximum: 1
});
const duration = Type.String({ description: "500ms, 30s, 5m, 1h30m" });
const errors = Type.Object({
	total: Type.String({ description: "Counter of requests: name{label=\"value\"}." }),
	bad: Type.String({ description: "Counter of failed requests, a part of total." }),
	max_ratio: ratio,
	slo: Type.Optional(share$1),
	promote_below: Type.Optional(Type.Number({ exclusiveMinimum: 1 })),
	negligible: Type.Optional(share$1)
}, closed);
const latency = Type.Object({
	histogram: Type.String({ description: "Histogram by its base name, without _bucket." }),
	over_ms: Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.Array(Type.Number({ exclusiveMinimum: 0 }), {
		minItems: 1,
		uniqueItems: true
	})]),
	unit: Type.Optional(Type.Union([Type.Literal("s"), Type.Literal("ms")])),
	max_ratio: ratio,
	promote_below: Type.Optional(Type.Number({ exclusiveMinimum: 1 })),
	negligible: Type.Optional(share$1)
}, closed);
const sampleRatio = Type.Object({
	tolerance: Type.Optional(Type.Number({
		minimum: 0,
		maximum: .5
	})),
	alpha: Type.Optional(Type.Number({
		exclusiveMinimum: 0,
		maximum: .5
	}))
}, closed);
const policy = (...words) => Type.String({ enum: words });
/** rollout.yaml; `target` and `source` are the schemas of the kinds that the delivery adapters know. */
function rolloutSchema(target, source) {
	const analysis = Type.Object({
		every: duration,
		warm_up: Type.Optional(duration),
		alpha: Type.Optional(Type.Number({
			exclusiveMinimum: 0,
			maximum: .5
		})),
		source,
		errors: Type.Optional(errors),
		latency: Type.Optional(latency),
		no_data: Type.Optional(policy("hold", "roll-back")),
		min_errors: Type.Optional(Type.Integer({ minimum: 1 })),
		design_effect: Type.Optional(Type.Union([Type.Literal("auto"), Type.Number({ minimum: 1 })])),
		sample_ratio: Type.Optional(sampleRatio)
	}, closed);
	return Type.Object({
		version: Type.Literal(1),
		target,
		steps: Type.Array(Type.Integer({
			minimum: 1,
			maximum: 100
		}), { minItems: 2 }),
		bake: Type.Object({
			min: duration,
			max: duration
		}, closed),
		analysis,
		on_inconclusive: Type.Optional(policy("roll-back", "hold"))
	}, closed);
}

// packages/core/rollout/parse-rollout-plan.ts
/** @throws CannotRunError with every problem of rollout.yaml. */
function parseRolloutPlan(text, file, kinds) {
	const loose = parseConfig(Type.Unknown(), text, file);
	const kind = loose.value?.target?.kind;
	const targetSchema = typeof kind === "string" && Object.hasOwn(kinds.targets, kind) ? kinds.targets[kind] : void 0;
	const unknownKind = typeof kind === "string" && targetSchema === void 0;
	const problems = new PlanProblems(loose);
	if (unknownKind) problems.add(["target", "kind"], unknownKindMessage(kind, kinds));
	const anyTarget = Type.Object({ kind: Type.String() });
	const schema = rolloutSchema(targetSchema ?? anyTarget, sourceSchema(kinds));
	let config;
	try {
		config = parseConfig(schema, text, file);
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		throw new CannotRunError([...problems.problems, ...error.problems]);
	}
	const plan = planOf(config.value, problems);
	if (problems.problems.length > 0) throw new CannotRunError(problems.problems);
	return {
		plan,
		config
	};
}
function unknownKindMessage(kind, kinds) {
	const known = Object.keys(kinds.targets);
	const nearest = nearestName(kind, known);
	return `expected ${known.join(" or ")}, got '${kind}'. ${nearest ? `Did you mean '${nearest}'? ` : ""}Any other tool that shifts traffic (kubectl, a mesh, a load balancer) works through kind: command`;
}
function sourceSchema(kinds) {
	const kindsOfSource = Object.entries(kinds.sources).map(([name, schema]) => [name, Type.Optional(schema)]);
	return Type.Object(Object.fromEntries(kindsOfSource), {
		additionalProperties: false,
		minProperties: 1,
		maxProperties: 1
	});
}
function planOf(yaml, problems) {
	const bake = {
		minMs: problems.duration(["bake", "min"], yaml.bake.min),
		maxMs: problems.duration(["bake", "max"], yaml.bake.max)
	};
	if (bake.maxMs <= bake.minMs) problems.add(["bake", "max"], `expected more than bake.min (${yaml.bake.min}), got ${yaml.bake.max}`);
	checkSteps(yaml.steps, problems);
	return {
		target: yaml.target,
		steps: yaml.steps,
		bake,
		analysis: analysisPlan(yaml.analysis, bake, problems),
		onInconclusive: yaml.on_inconclusive ?? "roll-back"
	};
}
function checkSteps(steps, problems) {
	for (const [index, weight] of steps.entries()) {
		const before = steps[index - 1];
		if (before !== void 0 && weight <= before) problems.add(["steps", index], `expected more than the step before it (${before}), got ${weight}`);
	}
	if (steps.at(-1) !== 100) problems.add(["steps"], `expected 100 as the last step, got ${String(steps.at(-1))}`);
}

// packages/core/rollout/requests-needed.ts
/**
* Canary requests after which a canary as good as the stable is expected to be shown safe: by ratio, or by a rate
* below the negligible one, whichever comes first. Undefined when neither can ever be shown (no events, and
* no room below the negligible rate).
*/
function canaryRequestsNeeded(gap, bounds) {
	if (gap.missing <= 0) return 0;
	const { rate, share, designEffect } = gap;
	const missing = gap.missing + Math.LN2;
	const growth = safetyPerCanaryRequest(rate, share, bounds.promoteBelow);
	const byRatio = growth > 0 ? missing / growth : Infinity;
	const byRate = requestsToShowBelow(missing, {
		rate,
		limit: bounds.negligible
	}) ?? Infinity;
	const fewest = designEffect * Math.min(byRatio, byRate);
	return Number.isFinite(fewest) ? Math.ceil(fewest) : void 0;
}

// packages/core/rollout/evidence.ts
/** 'errors' and 'latency.<limit>' for each limit in milliseconds. */
function processPlans(analysis) {
	const { errors, latency } = analysis;
	const ofErrors = errors ? [{
		name: "errors",
		bounds: errors,
		events: (counts) => counts.errors,
		requests: (counts) => counts.requests
	}] : [];
	const ofLatency = (latency?.overMs ?? []).map((limit) => ({
		name: `latency.${limit}`,
		bounds: latency,
		events: (counts) => counts.slow[String(limit)] ?? 0,
		requests: (counts) => counts.timed
	}));
	return [...ofErrors, ...ofLatency];
}
function ratioTest(bounds) {
	return {
		ratioTolerated: bounds.maxRatio,
		grid: defaultGrid,
		ratioMax: bounds.promoteBelow
	};
}
const noTotals = {
	canaryEvents: 0,
	canaryRequests: 0,
	stableEvents: 0,
	stableRequests: 0
};
function noEvidence(analysis) {
	const processes = processPlans(analysis).map((process) => [process.name, {
		harm: noRatioEvidence(ratioTest(process.bounds)),
		whole: noTotals,
		stepLogSafe: 0,
		step: noTotals,
		safe: false,
		stableDispersion: noDispersion,
		canaryDispersion: noDispersion
	}]);
	return {
		polls: 0,
		processes: Object.fromEntries(processes),
		split: {
			canary: 0,
			baseline: 0
		}
	};
}
/** A new weight: what speaks of the step starts again, what speaks of the rollout stays. */
function forNewStep(evidence) {
	const processes = Object.entries(evidence.processes).map(([name, process]) => [name, {
		...process,
		stepLogSafe: 0,
		step: noTotals,
		safe: false
	}]);
	return {
		...evidence,
		processes: Object.fromEntries(processes),
		split: {
			canary: 0,
			baseline: 0
		}
	};
}
function addPoll(evidence, counts, analysis) {
	const processes = processPlans(analysis).map((plan) => [plan.name, addToProcess(evidence.processes[plan.name], counts, plan)]);
	return {
		polls: evidence.polls + 1,
		processes: Object.fromEntries(processes),
		split: {
			canary: evidence.split.canary + counts.canary.requests,
			baseline: evidence.split.baseline + counts.stable.requests
		}
	};
}
function addToProcess(state, counts, plan) {
	const poll = {
		canaryEvents: plan.events(counts.canary),
		canaryRequests: plan.requests(counts.canary),
		stableEvents: plan.events(counts.stable),
		stableRequests: plan.requests(counts.stable)
	};
	const twoArm = {
		canaryEvents: poll.canaryEvents,
		canaryRequests: poll.canaryRequests,
		baselineEvents: poll.stableEvents,
		baselineRequests: poll.stableRequests
	};
	const harm = addRatioPoll(state.harm, twoArm, ratioTest(plan.bounds));
	return {
		...state,
		harm,
		whole: sum(state.whole, poll),
		stepLogSafe: state.stepLogSafe + harm.logSafe - state.harm.logSafe,
		step: sum(state.step, poll),
		stableDispersion: addDispersionPoll(state.stableDispersion, {
			events: poll.stableEvents,
			requests: poll.stableRequests
		}),
		canaryDispersion: addDispersionPoll(state.canaryDispersion, {
			events: poll.canaryEvents,
			requests: poll.canaryRequests
		})
	};
}
function sum(a, b) {
	return {
		canaryEvents: a.canaryEvents + b.canaryEvents,
		canaryRequests: a.canaryRequests + b.canaryRequests,
		stableEvents: a.stableEvents + b.stableEvents,
		stableRequests: a.stableRequests + b.stableRequests
	};
}

// packages/core/rollout/rollout-plan.ts
/** Weights at which traffic is compared: all but the last, which has no stable traffic left. */
function analysedSteps(plan) {
	return plan.steps.slice(0, -1);
}

// packages/core/rollout/plan-estimate.ts
/** Event rates for which a plan tells its requests: none at all, one in a thousand, one in a hundred, one in twenty. */
const estimatedRates = [
	0,
	.001,
	.01,
	.05
];
/** What a plan will take, before anything is done: how long, and how much canary traffic. */
function estimatePlan(plan) {
	const steps = analysedSteps(plan);
	const processes = processPlans(plan.analysis);
	const missing = Math.log(processes.length / plan.analysis.alpha);
	const designEffect = plan.analysis.designEffect === "auto" ? 1 : plan.analysis.designEffect;
	const atRate = (rate, weight) => {
		const gap = {
			missing,
			rate,
			share: weight / 100,
			designEffect
		};
		return processes.map((process) => canaryRequestsNeeded(gap, process.bounds)).reduce((most, one) => most === void 0 || one === void 0 ? void 0 : Math.max(most, one), 0);
	};
	return {
		steps: steps.map((weight) => ({
			weight,
			needed: estimatedRates.map((rate) => ({
				rate,
				requests: atRate(rate, weight)
			}))
		})),
		shortestMs: steps.length * plan.bake.minMs,
		longestMs: steps.length * plan.bake.maxMs
	};
}

// packages/core/rollout/decide.ts
/**
* Harm wins: one process over its bound rolls back, also when every safety process crossed in the same poll.
* Promotion needs every process to have been shown safe at some poll up to now. No process at all: hold.
*/
function decide(processes) {
	if (processes.some((one) => one.logHarm >= one.harmBound)) return "roll-back";
	return processes.length > 0 && processes.every((one) => one.safe) ? "promote" : "hold";
}

// packages/core/rollout/judge.ts
/**
* What the evidence says now. α is split evenly over the metrics (errors, each latency limit); the errors' part is
* split again between the ratio and the slo. Fewer than `minErrors` canary events never roll back by ratio.
*/
function judge(plan, evidence, weight) {
	const { analysis } = plan;
	const plans = processPlans(analysis);
	const processes = plans.map((process) => judgeProcess(process, evidence.processes[process.name], {
		analysis,
		metrics: plans.length
	}));
	const slo = judgeSlo(analysis, evidence, plans.length);
	const counted = processes.map((one) => {
		return evidence.processes[one.name].whole.canaryEvents < analysis.minErrors ? {
			...one,
			logHarm: -Infinity
		} : one;
	});
	const harmful = counted.find((one) => one.logHarm >= one.harmBound);
	const splitViolated = logSplit(plan, evidence, weight) >= splitBound(plan);
	const base = {
		processes,
		splitViolated,
		...slo ? { slo } : {}
	};
	if (harmful) return {
		...base,
		decision: "roll-back",
		guard: guardOf(harmful.name)
	};
	if (slo?.exceeded) return {
		...base,
		decision: "roll-back",
		guard: "slo"
	};
	return {
		...base,
		decision: splitViolated ? "hold" : decide(counted)
	};
}
function guardOf(process) {
	return process === "errors" ? "errors.max_ratio" : "latency.max_ratio";
}
function judgeProcess(process, state, { analysis, metrics }) {
	const effect = safetyEffect(state, analysis);
	const safeBound = Math.log(metrics / analysis.alpha);
	const shared = process.name === "errors" && analysis.errors?.slo !== void 0 ? Math.LN2 : 0;
	const logSafe = logStepSafety(process, state, effect);
	return {
		name: process.name,
		logHarm: logHarm(state.harm, harmEffect(state, analysis)),
		harmBound: safeBound + shared,
		logSafe,
		safeBound,
		safe: state.safe || logSafe >= safeBound,
		designEffect: effect,
		harmDesignEffect: harmEffect(state, analysis)
	};
}
/**
* Unsafe means: at least `promoteBelow` times the stable's rate, and not negligible. Either part refuted is
* enough, so the mean of the two e-values is one against "unsafe".
*/
function logStepSafety(process, state, effect) {
	const byRatio = state.stepLogSafe / effect;
	const { canaryEvents: events, canaryRequests: requests } = state.step;
	const byRate = logBelowLimit({
		events,
		requests
	}, process.bounds.negligible, effect);
	const top = Math.max(byRatio, byRate);
	return top + Math.log((Math.exp(byRatio - top) + Math.exp(byRate - top)) / 2);
}
function judgeSlo(analysis, evidence, metrics) {
	const slo = analysis.errors?.slo;
	if (slo === void 0) return void 0;
	const state = evidence.processes["errors"];
	const { canaryEvents: events, canaryRequests: requests } = state.whole;
	const level = 1 - analysis.alpha;
	const { lower, upper } = wilsonInterval(events, requests, level);
	const logAbove = logAboveLimit({
		events,
		requests
	}, slo, harmEffect(state, analysis));
	const bound = Math.log(2 * metrics / analysis.alpha);
	return {
		lower,
		upper,
		level,
		logAbove,
		bound,
		exceeded: lower > slo && logAbove >= bound
	};
}
function safetyEffect(state, analysis) {
	const { designEffect: setting } = analysis;
	return setting === "auto" ? designEffect(state.stableDispersion) : setting;
}
/** From the stable's events; while it has none, from the canary's own. */
function harmEffect(state, analysis) {
	const { designEffect: setting } = analysis;
	if (setting !== "auto") return setting;
	const { stableDispersion, canaryDispersion } = state;
	return cautiousDesignEffect(stableDispersion.events > 0 ? stableDispersion : canaryDispersion);
}
function logSplit(plan, evidence, weight) {
	const { tolerance } = plan.analysis.sampleRatio;
	return logSplitEvidenceWithin(evidence.split, weight / 100, tolerance);
}
/** Each step has its own test: α is split over the steps that are analysed. */
function splitBound(plan) {
	return Math.log(analysedSteps(plan).length / plan.analysis.sampleRatio.alpha);
}
/** Remembers which processes have been shown safe at this step. */
function latchSafety(evidence, judgement) {
	const processes = judgement.processes.map((one) => [one.name, {
		...evidence.processes[one.name],
		safe: one.safe
	}]);
	return {
		...evidence,
		processes: Object.fromEntries(processes)
	};
}

// packages/core/rollout/reasons.ts
/** 'canary 3.1 % (31 of 1000) against stable 1 % (90 of 9000)'. */
function ratesText(totals) {
	const { canaryEvents, canaryRequests, stableEvents, stableRequests } = totals;
	return `canary ${share(canaryEvents, canaryRequests)} against stable ${share(stableEvents, stableRequests)}`;
}
function share(events, requests) {
	return `${requests > 0 ? `${Number((100 * events / requests).toPrecision(3))} %` : "no rate"} (${events} of ${requests})`;
}
/** Why a guard rolled back, with the number that decided. */
function harmMessage(guard, seen) {
	const { judgement, evidence, plan } = seen;
	if (guard === "slo") {
		const { canaryEvents, canaryRequests } = evidence.processes["errors"].whole;
		return `canary errors ${share(canaryEvents, canaryRequests)}: at least ${Number((100 * judgement.slo.lower).toPrecision(3))} %, the slo is ${100 * plan.analysis.errors.slo} %`;
	}
	const process = judgement.processes.find((one) => guardOf(one.name) === guard && one.logHarm >= one.harmBound);
	const what = process.name === "errors" ? "errors" : `requests over ${process.name.replace("latency.", "")} ms`;
	const bounds = process.name === "errors" ? plan.analysis.errors : plan.analysis.latency;
	return `${what}: ${ratesText(evidence.processes[process.name].whole)}, more than ${bounds.maxRatio} times as many`;
}

// packages/core/rollout/rollout-state.ts
/** promoted and rolled-back: nothing follows. */
function isFinished(state) {
	return state.phase === "promoted" || state.phase === "rolled-back";
}
/** What the outside sees. */
function publicState(state) {
	const { phase } = state;
	return phase === "promoted" || phase === "rolled-back" || phase === "holding" ? phase : "in-progress";
}

// packages/core/rollout/process-findings.ts
/** One finding per sequential test, with its counts, evidence and the requests still needed. */
function processFindings(source) {
	const { plan, state } = source;
	const judgement = judge(plan, state.evidence, plan.steps[state.stepIndex]);
	const findings = processPlans(plan.analysis).map((process, index) => processFinding(source, process, judgement.processes[index]));
	const slo = sloFinding(source, judgement);
	return slo ? [...findings, slo] : findings;
}
function processFinding(source, process, judged) {
	const { plan, state } = source;
	const { whole } = state.evidence.processes[process.name];
	const check = guardOf(process.name);
	const section = process.name === "errors" ? "errors" : "latency";
	const limit = process.name.replace("latency.", "");
	const verdict = verdictOf(source, judged);
	const needed = verdict === "inconclusive" ? neededOf(source, process, judged) : void 0;
	const ratio = whole.canaryEvents / whole.canaryRequests / (whole.stableEvents / whole.stableRequests);
	const evidence = `E = ${formatE(judged.logHarm)} (rolls back at ${formatE(judged.harmBound)}), S = ${formatE(judged.logSafe)} (safe at ${formatE(judged.safeBound)}), design effect ${judged.designEffect.toFixed(2)} (harm ${judged.harmDesignEffect.toFixed(2)})`;
	return {
		check,
		subject: process.name === "errors" ? "canary" : `over ${limit} ms`,
		verdict,
		severity: "error",
		observed: {
			...Number.isNaN(ratio) ? { value: null } : {
				value: ratio,
				unit: "times the stable rate"
			},
			n: whole.canaryRequests + whole.stableRequests,
			method: `stratified two-arm e-process, α = ${plan.analysis.alpha}: ${evidence}`
		},
		expected: `not shown above ${process.bounds.maxRatio}; shown below ${process.bounds.promoteBelow} or a rate below ${process.bounds.negligible}`,
		...needed === void 0 ? {} : { needed },
		message: `${ratesText(whole)}. ${adviceOf(source, {
			verdict,
			needed,
			section
		})}`,
		location: source.config.locate([
			"analysis",
			section,
			"max_ratio"
		])
	};
}
function adviceOf({ state }, { verdict, needed, section }) {
	if (verdict === "fail") return "Look at the canary before trying again";
	if (verdict === "pass") return "Shown safe at every step taken";
	if (isFinished(state)) return "Not decided when the rollout ended";
	return needed === void 0 ? `Not decided: set analysis.${section}.negligible to a rate that does not matter, or wait for events` : `Not decided: about ${needed} more canary requests at this weight decide it`;
}
function verdictOf(source, judged) {
	const { plan, state } = source;
	const events = state.evidence.processes[judged.name].whole.canaryEvents;
	if (judged.logHarm >= judged.harmBound && events >= plan.analysis.minErrors) return "fail";
	return state.phase === "promoted" || state.phase === "publishing" || judged.safe ? "pass" : "inconclusive";
}
function neededOf({ plan, state }, process, judged) {
	const { whole } = state.evidence.processes[process.name];
	const requests = whole.canaryRequests + whole.stableRequests;
	const events = whole.canaryEvents + whole.stableEvents;
	const weight = plan.steps[Math.min(state.stepIndex, plan.steps.length - 2)];
	return canaryRequestsNeeded({
		missing: judged.safeBound - Math.max(0, judged.logSafe),
		rate: requests > 0 ? events / requests : 0,
		share: weight / 100,
		designEffect: judged.designEffect
	}, process.bounds);
}
function sloFinding(source, judgement) {
	const { plan, state } = source;
	const slo = plan.analysis.errors?.slo;
	if (slo === void 0 || !judgement.slo) return void 0;
	const { canaryEvents, canaryRequests } = state.evidence.processes["errors"].whole;
	const { lower, upper, level } = judgement.slo;
	const failed = judgement.slo.exceeded;
	const decided = upper <= slo || state.phase === "promoted" || state.phase === "publishing";
	return {
		check: "slo",
		subject: "canary",
		verdict: failed ? "fail" : decided ? "pass" : "inconclusive",
		severity: "error",
		observed: {
			value: canaryRequests > 0 ? canaryEvents / canaryRequests : null,
			unit: "share of failed requests",
			interval: {
				lower,
				upper,
				level
			},
			n: canaryRequests,
			method: "Wilson interval, and an e-process against the slo"
		},
		expected: `not shown above ${slo}`,
		message: `canary errors ${share(canaryEvents, canaryRequests)}, slo ${100 * slo} %. Counted over the whole rollout`,
		location: source.config.locate([
			"analysis",
			"errors",
			"slo"
		])
	};
}
/** e-values grow like products: shown as a power of ten when large. */
function formatE(log) {
	const value = Math.exp(log);
	return value < 1e4 ? String(Number(value.toPrecision(3))) : `10^${(log / Math.LN10).toFixed(1)}`;
}

// packages/core/rollout/rollout-findings.ts
/** Everything that the rollout knows: its state first, then each test, each step, the roll back, the registry. */
function rolloutFindings(source) {
	return [
		stateFinding(source),
		...processFindings(source),
		...source.state.steps.map((step) => splitFinding(source, step)),
		...rollbackFindings(source),
		...source.state.notes.map((note) => noteFinding(source, note))
	];
}
const stateVerdict = {
	promoted: "pass",
	"rolled-back": "fail",
	holding: "inconclusive",
	"in-progress": "inconclusive"
};
/** Carries the guard as its check, so that a report can be searched for the reason. */
function stateFinding({ plan, state, config }) {
	const seen = publicState(state);
	const stuck = state.phase === "rolling-back";
	const last = state.steps.at(-1);
	const reason = state.reason;
	return {
		check: "rollout",
		subject: reason?.guard ?? `step ${plan.steps[state.stepIndex]} %`,
		verdict: stuck ? "fail" : stateVerdict[seen],
		severity: "error",
		observed: {
			value: seen,
			method: `state machine over ${state.evidence.polls} polls`,
			n: state.steps.reduce((sum, step) => sum + step.canaryRequests + step.stableRequests, 0)
		},
		expected: "promoted",
		message: stuck ? `rolling back (${reason?.message}), but the weight could not be brought to 0: last seen ${state.observedWeight ?? "unknown"}. Mend the target, then run again or use mode: abort` : reason?.message ?? `step ${state.stepIndex + 1} of ${plan.steps.length - 1} is being analysed`,
		location: config.locate(reasonPath(reason?.guard, last))
	};
}
function reasonPath(guard, last) {
	switch (guard) {
		case "errors.max_ratio":
		case "latency.max_ratio": return ["analysis", ...guard.split(".")];
		case "slo": return [
			"analysis",
			"errors",
			"slo"
		];
		case "no_data": return ["analysis", "no_data"];
		case "bake.max": return ["bake", "max"];
		case "target": return ["target"];
		default: return last ? ["steps"] : [];
	}
}
function splitFinding({ plan, state, config }, step) {
	const total = step.canaryRequests + step.stableRequests;
	const index = plan.steps.indexOf(step.weight);
	const present = state.steps.at(-1) === step;
	const crossed = step.logSplit >= splitBound(plan);
	const { tolerance } = plan.analysis.sampleRatio;
	const lasted = (step.leftAtMs ?? step.enteredAtMs) - step.enteredAtMs;
	const verdict = crossed ? state.reason?.guard === "sample_ratio" && present ? "fail" : "warn" : "pass";
	return {
		check: "sample_ratio",
		subject: `step ${step.weight} %`,
		verdict: total === 0 ? "inconclusive" : verdict,
		severity: verdict === "fail" ? "error" : "warning",
		observed: {
			value: total === 0 ? null : step.canaryRequests / total,
			unit: "share of requests",
			n: total,
			method: `Beta–binomial e-process, ln E = ${step.logSplit.toPrecision(4)} (bound ${splitBound(plan).toPrecision(4)})`
		},
		expected: `${step.weight / 100} ± ${tolerance}`,
		message: total === 0 ? `no requests were counted at weight ${step.weight}` : `the canary received ${step.canaryRequests} of ${total} requests in ${formatDurationMs(lasted)}; ` + (crossed ? "the split is not what the weight asks for: check the traffic mechanism" : "as asked for"),
		location: config.locate(["steps", Math.max(0, index)])
	};
}
function rollbackFindings({ state, config }) {
	if (state.phase !== "rolled-back" || state.proof === null) return [];
	const { canaryRequests, stableReachable } = state.proof;
	return [{
		check: "roll_back.weight",
		subject: "canary",
		verdict: "pass",
		severity: "error",
		observed: {
			value: 0,
			unit: "%",
			method: "read back from the target"
		},
		expected: "0",
		message: "the target says that the canary has weight 0",
		location: config.locate(["target"])
	}, {
		check: "roll_back.realised",
		subject: "canary",
		verdict: canaryRequests === 0 && stableReachable ? "pass" : "warn",
		severity: "warning",
		observed: {
			value: canaryRequests,
			unit: "requests",
			method: "counters after the roll back"
		},
		expected: "0, and a stable that answers",
		message: realisedMessage(canaryRequests, stableReachable),
		location: config.locate(["target"])
	}];
}
function realisedMessage(canaryRequests, stableReachable) {
	const stable = stableReachable ? "the stable answers" : "the stable’s metrics do not answer: check that it serves";
	if (canaryRequests === null) return `the canary’s counters could not be read; ${stable}`;
	return canaryRequests === 0 ? `the canary’s counters stand still; ${stable}` : `the canary still counted ${canaryRequests} requests (probes, or traffic past the target); ${stable}`;
}
function noteFinding({ state, config }, note) {
	return {
		check: "registry",
		subject: "alias",
		verdict: "warn",
		severity: state.phase === "promoted" ? "error" : "warning",
		observed: {
			value: null,
			method: "registry"
		},
		expected: "aliases that follow the rollout",
		message: note,
		location: config.locate([])
	};
}
/** mode: abort found neither a journal nor a weight that is under way. */
function nothingToAbort() {
	return {
		check: "rollout",
		subject: "abort",
		verdict: "pass",
		severity: "error",
		observed: {
			value: "none",
			method: "journal and target"
		},
		expected: "no rollout under way",
		message: "no rollout is under way: the weight is 0 or 100, and there is no journal"
	};
}

// packages/core/rollout/plan-findings.ts
/** What a plan will take, as findings that decide nothing. */
function planFindings(plan, config) {
	const estimate = estimatePlan(plan);
	return [{
		check: "plan.duration",
		subject: "rollout",
		verdict: "pass",
		severity: "info",
		observed: {
			value: estimate.longestMs / 1e3,
			unit: "s at most",
			method: "analysed steps × bake.max"
		},
		expected: `${formatDurationMs(estimate.shortestMs)} to ${formatDurationMs(estimate.longestMs)}`,
		message: `${plan.steps.join(" → ")} %: between ${formatDurationMs(estimate.shortestMs)} and ${formatDurationMs(estimate.longestMs)}`,
		location: config.locate(["bake"])
	}, ...estimate.steps.map((step, index) => {
		const shown = step.needed.map(({ rate, requests: count }) => `${count ?? "no number"} at ${100 * rate} %`);
		const withoutEvents = step.needed[0]?.requests;
		return {
			check: "plan.requests",
			subject: `step ${step.weight} %`,
			verdict: "pass",
			severity: "info",
			observed: {
				value: withoutEvents ?? null,
				unit: "canary requests when nothing goes wrong",
				method: "expected growth of the safety e-process"
			},
			expected: "within bake.max",
			...withoutEvents === void 0 ? {} : { needed: withoutEvents },
			message: `canary requests that show an equally good canary safe, by rate of errors or slow requests: ${shown.join(", ")}`,
			location: config.locate(["steps", index])
		};
	})];
}
/** A replay judged as the rollout would have been; nothing was shifted, so there is no split and no roll back to prove. */
function replayFindings(source) {
	const notReplayed = [
		"sample_ratio",
		"roll_back.weight",
		"roll_back.realised"
	];
	return rolloutFindings(source).filter((finding) => !notReplayed.includes(finding.check));
}

// packages/core/rollout/poll-counts.ts
function countsBetween(before, after, analysis) {
	return {
		stable: armCounts(before.stable, after.stable, analysis),
		canary: armCounts(before.canary, after.canary, analysis)
	};
}
function armCounts(before, after, analysis) {
	const restarted = before.startedAt !== void 0 && after.startedAt !== void 0 && Math.abs(after.startedAt - before.startedAt) > 1;
	const since = (name) => increase(restarted ? {} : before.counters[name] ?? {}, after.counters[name] ?? {});
	const timed = since("timed");
	const errors = since("errors");
	const requests = analysis.errors ? Math.max(since("requests"), errors) : timed;
	const slow = (analysis.latency?.overMs ?? []).map((limit) => [limit, Math.max(0, timed - since(`within:${limit}`))]);
	return {
		requests,
		errors,
		timed,
		slow: Object.fromEntries(slow)
	};
}
/**
* Increase of a counter over all its series. A value below the one before is a reset: all of it is new, as in
* Prometheus' increase(), but nothing is extrapolated, so counts stay integers.
*/
function increase(before, after) {
	let total = 0;
	for (const [series, value] of Object.entries(after)) {
		const earlier = before[series] ?? 0;
		total += value >= earlier ? value - earlier : value;
	}
	return total;
}

// packages/core/rollout/shift.ts
/** Asks for the weight of a step. The journal has it before the target does. */
function shiftTo(plan, state, stepIndex) {
	return {
		...state,
		phase: "shifting",
		stepIndex,
		desiredWeight: plan.steps[stepIndex],
		enteredAtMs: null,
		last: null,
		attempts: 0
	};
}
/** From here on the weight can only become 0. */
function rollBack(state, reason, nowMs) {
	const steps = state.steps.map((step) => step.leftAtMs === null ? {
		...step,
		leftAtMs: nowMs
	} : step);
	return {
		...state,
		phase: "rolling-back",
		desiredWeight: 0,
		dueAtMs: nowMs,
		attempts: 0,
		steps,
		reason,
		last: null
	};
}

// packages/core/rollout/next-measurement.ts
/** A measurement at a step's weight: the first one after a shift is where counting begins, each later one a poll. */
function afterMeasurement(plan, state, { observation, nowMs }) {
	if (observation.kind === "no-data") {
		const waiting = withoutData(plan, state, {
			why: observation.message,
			nowMs
		});
		return waiting.phase === "rolling-back" ? waiting : atDeadline(plan, waiting, nowMs);
	}
	if (observation.kind !== "metrics") return state;
	if (observation.weight !== state.desiredWeight) {
		const message = `the weight should be ${state.desiredWeight}, the target says ${observation.weight}: something else changed it`;
		const seen = {
			...state,
			observedWeight: observation.weight
		};
		return rollBack(seen, {
			guard: "target",
			message
		}, nowMs);
	}
	const dueAtMs = nowMs + plan.analysis.everyMs;
	const { reading } = observation;
	if (state.last === null) {
		const evidence = forNewStep(state.evidence);
		return atDeadline(plan, {
			...state,
			phase: "baking",
			last: reading,
			dueAtMs,
			evidence
		}, nowMs);
	}
	return afterPoll(plan, {
		...state,
		last: reading,
		dueAtMs
	}, {
		before: state.last,
		nowMs
	});
}
function afterPoll(plan, state, poll) {
	const { nowMs } = poll;
	const counts = countsBetween(poll.before, state.last, plan.analysis);
	const added = addPoll(state.evidence, counts, plan.analysis);
	const judgement = judge(plan, added, state.desiredWeight);
	const evidence = latchSafety(added, judgement);
	const judged = recordStep(plan, {
		...state,
		evidence
	});
	if (judgement.decision === "roll-back") {
		const guard = judgement.guard;
		const message = harmMessage(guard, {
			judgement,
			evidence,
			plan
		});
		return rollBack(judged, {
			guard,
			message
		}, nowMs);
	}
	const split = splitWatched(plan, judged, {
		judgement,
		nowMs
	});
	if (split.phase === "rolling-back") return split;
	const empty = counts.canary.requests === 0 ? "canary" : counts.stable.requests === 0 ? "stable" : null;
	const data = empty === null ? {
		...split,
		noDataSinceMs: null,
		noDataWhy: null
	} : withoutData(plan, split, {
		why: `the ${empty} received no requests`,
		nowMs
	});
	if (data.phase === "rolling-back") return data;
	const baked = nowMs - state.enteredAtMs >= plan.bake.minMs;
	if (judgement.decision === "promote" && baked) return advance(plan, data, nowMs);
	return atDeadline(plan, data, nowMs);
}
function advance(plan, state, nowMs) {
	const steps = withLastStep(state, { leftAtMs: nowMs });
	return shiftTo(plan, {
		...state,
		steps
	}, state.stepIndex + 1);
}
function recordStep(plan, state) {
	const { split } = state.evidence;
	const seen = {
		canaryRequests: split.canary,
		stableRequests: split.baseline,
		logSplit: logSplit(plan, state.evidence, state.desiredWeight)
	};
	return {
		...state,
		steps: withLastStep(state, seen)
	};
}
function withLastStep(state, seen) {
	const last = state.steps.length - 1;
	return state.steps.map((step, index) => index === last ? {
		...step,
		...seen
	} : step);
}
/** A split that is not what was asked for holds the step; when it stays so, the mechanism does not work. */
function splitWatched(plan, state, { judgement, nowMs }) {
	if (!judgement.splitViolated) return {
		...state,
		splitSinceMs: null
	};
	const since = state.splitSinceMs ?? nowMs;
	const held = {
		...state,
		splitSinceMs: since
	};
	const late = nowMs - state.enteredAtMs >= plan.bake.maxMs;
	if (nowMs - since < plan.bake.minMs && !late) return held;
	const { canary, baseline } = state.evidence.split;
	const share = 100 * canary / (canary + baseline);
	const message = `split not effective: at weight ${state.desiredWeight} the canary received ${share.toFixed(1)} % of ${canary + baseline} requests. This is the traffic mechanism, not the model`;
	return rollBack(held, {
		guard: "sample_ratio",
		message
	}, nowMs);
}
function withoutData(plan, state, { why, nowMs }) {
	const since = state.noDataSinceMs ?? nowMs;
	const { everyMs, noData } = plan.analysis;
	const waiting = {
		...state,
		noDataSinceMs: since,
		noDataWhy: why,
		dueAtMs: nowMs + everyMs
	};
	const patienceMs = Math.max(plan.bake.minMs, 3 * everyMs);
	if (noData === "hold" || nowMs - since < patienceMs) return waiting;
	const message = `nothing to analyse for ${formatDurationMs(nowMs - since)}: ${why}`;
	return rollBack(waiting, {
		guard: "no_data",
		message
	}, nowMs);
}
/** bake.max ends a step that is still undecided. */
function atDeadline(plan, state, nowMs) {
	if (nowMs - state.enteredAtMs < plan.bake.maxMs) return state;
	const noData = state.noDataSinceMs !== null || state.last === null;
	const after = `after ${formatDurationMs(nowMs - state.enteredAtMs)} at ${state.desiredWeight} %`;
	const reason = noData ? {
		guard: "no_data",
		message: `no data ${after}: ${state.noDataWhy ?? "nothing was measured"}`
	} : {
		guard: "bake.max",
		message: `still undecided ${after}: not enough evidence to promote`
	};
	if (plan.onInconclusive === "hold") return {
		...state,
		phase: "holding",
		reason
	};
	return rollBack(state, reason, nowMs);
}

// packages/core/rollout/next.ts
/** Attempts at one weight before a run gives up and leaves the rest to a later one. */
const mostAttempts = 5;
const firstBackoffMs = 200;
/** A shift whose end nobody saw (its process was killed) may take effect after the roll back. */
const lateChangeMs = 4e3;
function firstState(plan, nowMs) {
	return {
		phase: "starting",
		stepIndex: 0,
		desiredWeight: 0,
		observedWeight: 0,
		enteredAtMs: null,
		dueAtMs: nowMs,
		last: null,
		evidence: noEvidence(plan.analysis),
		steps: [],
		reason: null,
		splitSinceMs: null,
		noDataSinceMs: null,
		noDataWhy: null,
		attempts: 0,
		proof: null,
		notes: []
	};
}
/**
* The rollout's whole behaviour: what was seen → where the rollout is and what to do now. Pure; `nowMs` is the
* time of the observation. The state is written to the journal before the command is carried out, and every
* command may be carried out twice, so a process can die anywhere and another one goes on.
*/
function next(plan, state, observation, nowMs) {
	const after = transition(plan, state, {
		observation,
		nowMs
	});
	return {
		state: after,
		command: commandFor(after)
	};
}
/** The command that a state stands before. */
function commandFor(state) {
	switch (state.phase) {
		case "starting": return { kind: "announce" };
		case "shifting": return {
			kind: "set-weight",
			weight: state.desiredWeight,
			notBeforeMs: 0
		};
		case "warming-up":
		case "baking": return {
			kind: "measure",
			notBeforeMs: state.dueAtMs
		};
		case "publishing": return { kind: "publish" };
		case "rolling-back": return state.attempts >= mostAttempts ? { kind: "give-up" } : {
			kind: "set-weight",
			weight: 0,
			notBeforeMs: state.dueAtMs
		};
		case "proving": return {
			kind: "prove",
			watchMs: state.enteredAtMs === null ? lateChangeMs : 0
		};
		case "withdrawing": return { kind: "withdraw" };
		default: return { kind: "rest" };
	}
}
function transition(plan, state, seen) {
	const { observation, nowMs } = seen;
	if (observation.kind === "stop") return stopped(state, observation.reason, nowMs);
	if (observation.kind === "resume") return resumed(state, nowMs);
	switch (state.phase) {
		case "starting": return observation.kind === "registry" ? shiftTo(plan, noted(state, observation.problem), 0) : state;
		case "shifting": return afterShift(plan, state, seen);
		case "warming-up":
		case "baking": return afterMeasurement(plan, state, seen);
		case "publishing": return observation.kind === "registry" ? {
			...noted(state, observation.problem),
			phase: "promoted"
		} : state;
		case "rolling-back": return afterRollback(state, seen);
		case "proving": return observation.kind === "proof" ? {
			...state,
			phase: "withdrawing",
			proof: observation.proof
		} : afterRollback({
			...state,
			phase: "rolling-back"
		}, seen);
		case "withdrawing": return observation.kind === "registry" ? {
			...noted(state, observation.problem),
			phase: "rolled-back"
		} : state;
		default: return state;
	}
}
function afterShift(plan, state, seen) {
	const { observation, nowMs } = seen;
	if (observation.kind === "weight-failed") {
		const message = `weight ${state.desiredWeight} could not be set: ${observation.message}`;
		return rollBack({
			...state,
			observedWeight: null
		}, {
			guard: "target",
			message
		}, nowMs);
	}
	if (observation.kind !== "weight") return state;
	const observedWeight = observation.weight;
	if (observedWeight !== state.desiredWeight) {
		const message = `asked the target for ${state.desiredWeight}, it says ${observedWeight}`;
		return rollBack({
			...state,
			observedWeight
		}, {
			guard: "target",
			message
		}, nowMs);
	}
	if (state.stepIndex === plan.steps.length - 1) {
		const message = `every step up to ${plan.steps.at(-2)} % was shown safe`;
		return {
			...state,
			observedWeight,
			phase: "publishing",
			reason: {
				guard: "promoted",
				message
			}
		};
	}
	const step = {
		weight: observedWeight,
		enteredAtMs: nowMs,
		leftAtMs: null,
		canaryRequests: 0,
		stableRequests: 0,
		logSplit: 0
	};
	return {
		...state,
		phase: "warming-up",
		observedWeight,
		enteredAtMs: nowMs,
		dueAtMs: nowMs + plan.analysis.warmUpMs,
		steps: [...state.steps, step],
		splitSinceMs: null,
		noDataSinceMs: null,
		noDataWhy: null
	};
}
function afterRollback(state, { observation, nowMs }) {
	if (observation.kind === "weight" && observation.weight === 0) return {
		...state,
		phase: "proving",
		observedWeight: 0
	};
	if (observation.kind !== "weight" && observation.kind !== "weight-failed") return state;
	return {
		...state,
		observedWeight: observation.kind === "weight" ? observation.weight : null,
		attempts: state.attempts + 1,
		dueAtMs: nowMs + firstBackoffMs * 2 ** state.attempts
	};
}
const revocable = [
	"starting",
	"shifting",
	"warming-up",
	"baking",
	"holding"
];
/** Until weight 100 was seen, a stop rolls back; after that the promotion is finished; a roll back goes on. */
function stopped(state, reason, nowMs) {
	return revocable.includes(state.phase) ? rollBack(state, reason, nowMs) : state;
}
/** A held step bakes once more; a roll back that was given up is tried again; all else goes on where it was. */
function resumed(state, nowMs) {
	if (state.phase === "rolling-back") return {
		...state,
		attempts: 0,
		dueAtMs: nowMs
	};
	if (state.phase !== "holding") return state;
	return {
		...state,
		phase: state.last === null ? "warming-up" : "baking",
		enteredAtMs: nowMs,
		dueAtMs: nowMs,
		reason: null,
		splitSinceMs: null,
		noDataSinceMs: null,
		noDataWhy: null
	};
}
function noted(state, problem) {
	return problem === null ? state : {
		...state,
		notes: [...state.notes, problem]
	};
}

// packages/core/rollout/replay.ts
/**
* What the rollout would have done with these metrics: the same state machine and judge, with a target that
* always obeys. The sample ratio is not judged: the recorded split belongs to the recorded weights, not to these.
*/
function replay(plan, polls) {
	const analysis = {
		...plan.analysis,
		sampleRatio: {
			...plan.analysis.sampleRatio,
			tolerance: 1
		}
	};
	const replayed = {
		...plan,
		analysis
	};
	let nowMs = (polls[0]?.atMs ?? 0) - plan.analysis.warmUpMs;
	let state = firstState(replayed, nowMs);
	const entries = [];
	const rest = [...polls];
	let recordedWeight;
	for (;;) {
		const command = commandFor(state);
		if (command.kind === "rest" || command.kind === "give-up") return entries;
		let observation;
		if (command.kind === "measure") {
			const poll = takeFrom(rest, command.notBeforeMs);
			if (!poll) return entries;
			nowMs = poll.atMs;
			if (!("error" in poll) && poll.weight !== recordedWeight) {
				recordedWeight = poll.weight;
				state = {
					...state,
					last: null
				};
			}
			observation = measured(poll, state.desiredWeight);
		} else observation = obeyed(command.kind, state.desiredWeight);
		state = next(replayed, state, observation, nowMs).state;
		entries.push({
			atMs: nowMs,
			state
		});
	}
}
function takeFrom(polls, notBeforeMs) {
	for (let poll = polls.shift(); poll; poll = polls.shift()) if (poll.atMs >= notBeforeMs) return poll;
}
function measured(poll, weight) {
	if ("error" in poll) return {
		kind: "no-data",
		message: poll.error
	};
	return {
		kind: "metrics",
		weight,
		reading: {
			atMs: poll.atMs,
			stable: poll.stable,
			canary: poll.canary
		}
	};
}
function obeyed(kind, weight) {
	if (kind === "set-weight") return {
		kind: "weight",
		weight
	};
	if (kind === "prove") return {
		kind: "proof",
		proof: {
			canaryRequests: 0,
			stableReachable: true
		}
	};
	return {
		kind: "registry",
		problem: null
	};
}

// packages/core/rollout/rollout-summary.ts
/** One sentence with the deciding number. */
function rolloutSummary(plan, state, what) {
	const seen = publicState(state);
	const rates = Object.entries(state.evidence.processes)[0];
	const numbers = rates ? `${rates[0] === "errors" ? "errors" : "slow requests"}: ${ratesText(rates[1].whole)}` : "";
	switch (seen) {
		case "promoted": return `${what} was promoted after ${state.steps.length} analysed ${state.steps.length === 1 ? "step" : "steps"} in ${lasted(state)} (${numbers})`;
		case "rolled-back": return `${what} was rolled back at ${state.steps.at(-1)?.weight ?? 0} % by ${state.reason?.guard}: ${state.reason?.message}`;
		case "holding": return `${what} is held at ${state.desiredWeight} % by ${state.reason?.guard}: ${state.reason?.message}`;
		default: return state.phase === "rolling-back" ? `${what} is NOT rolled back: the target does not take weight 0 (${state.reason?.guard})` : `${what} is at ${state.observedWeight ?? 0} %, step ${state.stepIndex + 1} of ${plan.steps.length} (${numbers})`;
	}
}
function lasted(state) {
	const first = state.steps[0];
	const last = state.steps.at(-1);
	if (!first || !last) return "0s";
	return formatDurationMs((last.leftAtMs ?? last.enteredAtMs) - first.enteredAtMs);
}

// packages/core/rollout/arm-reading.ts
/** Picks out of one arm's samples what the analysis needs. */
function readArm({ samples, declared }, analysis) {
	const counters = {};
	const problems = [];
	const missing = [];
	let unseen = null;
	const counter = (name, selector) => {
		counters[name] = seriesOf(samples, selector, problems);
		const label = unknownLabel(samples, selector);
		if (label) problems.push(label);
	};
	const { errors, latency } = analysis;
	const names = [.../* @__PURE__ */ new Set([...samples.map((sample) => sample.name), ...declared])];
	if (errors) {
		counter("requests", errors.total);
		counter("errors", errors.bad);
		missing.push(...missingMetric(errors.total.metric, names));
		const { metric } = errors.bad;
		if (metric !== errors.total.metric) unseen = missingMetric(metric, names)[0] ?? null;
	}
	if (latency) {
		const { histogram } = latency;
		counter("timed", suffixed(histogram, "_count"));
		if (!declared.includes(histogram.metric)) missing.push(...missingMetric(`${histogram.metric}_count`, names));
		for (const limit of latency.overMs) counters[`within:${limit}`] = bucketsAt(samples, latency, {
			limit,
			problems
		});
		if (Object.keys(counters["timed"]).length > 0 && !hasBuckets(samples, histogram)) problems.push(`${histogram.metric} has no buckets (a summary?): expected a histogram`);
	}
	const start = samples.find((sample) => sample.name === "process_start_time_seconds");
	return {
		reading: {
			counters,
			...start ? { startedAt: start.value } : {}
		},
		problems: [...new Set(problems)],
		missing,
		unseen
	};
}
/** Why two scrapes cannot be compared: a `bad` that neither version knows would count nothing for ever. */
function unknownToBoth(stable, canary) {
	if (stable.unseen === null || canary.unseen === null) return void 0;
	return `${stable.unseen} (by neither version). A counter of errors has to be there, with 0, before the first error`;
}
function hasBuckets(samples, histogram) {
	const buckets = suffixed(histogram, "_bucket");
	return samples.some((sample) => selects(buckets, sample));
}
function seriesOf(samples, selector, problems) {
	const series = {};
	for (const sample of samples) {
		if (!selects(selector, sample)) continue;
		const key = seriesKey(sample);
		if (!Number.isFinite(sample.value) || sample.value < 0) {
			problems.push(`${key} is ${sample.value}: not the value of a counter`);
			continue;
		}
		series[key] = sample.value;
	}
	return series;
}
function bucketsAt(samples, latency, asked) {
	const selector = suffixed(latency.histogram, "_bucket");
	const buckets = samples.filter((sample) => selects(selector, sample));
	const edges = [...new Set(buckets.map((sample) => edgeMs(sample, latency)))];
	const edge = edges.find((one) => Math.abs(one - asked.limit) <= 1e-9 * asked.limit);
	if (edge === void 0) {
		if (edges.length > 0) {
			const shown = edges.filter((one) => Number.isFinite(one)).sort((a, b) => a - b);
			asked.problems.push(`over_ms ${asked.limit} is no bucket edge of ${latency.histogram.metric}; its edges are ${shown.map((one) => String(Number(one.toPrecision(12)))).join(", ")} ms`);
		}
		return {};
	}
	return seriesOf(buckets.filter((sample) => edgeMs(sample, latency) === edge), selector, asked.problems);
}
function edgeMs(sample, latency) {
	const text = sample.labels["le"] ?? "";
	return /^\+?inf$/i.test(text) ? Infinity : Number(text) * latency.unitMs;
}
function suffixed(selector, suffix) {
	return {
		...selector,
		metric: `${selector.metric}${suffix}`
	};
}
/** A selector on a label that no series has would count nothing for ever, and look like perfect health. */
function unknownLabel(samples, selector) {
	const series = samples.filter((sample) => sample.name === selector.metric);
	if (series.length === 0) return void 0;
	const known = new Set(series.flatMap((sample) => Object.keys(sample.labels)));
	const unknown = selector.matchers.find((one) => !known.has(one.label))?.label;
	if (unknown === void 0) return void 0;
	const labels = known.size > 0 ? `it has ${[...known].sort().join(", ")}` : "it has no labels";
	return `${selector.metric} has no label '${unknown}' (${selector.text}); ${labels}`;
}
function missingMetric(metric, names) {
	if (names.includes(metric)) return [];
	const nearest = nearestName(metric, names);
	return [`${metric} is not exposed${nearest ? `. Did you mean '${nearest}'?` : ""}`];
}
function seriesKey(sample) {
	const labels = Object.entries(sample.labels).sort(([a], [b]) => a < b ? -1 : 1);
	if (labels.length === 0) return sample.name;
	return `${sample.name}{${labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(",")}}`;
}

export { parseRolloutPlan as _, commandFor as a, armCounts as c, nothingToAbort as d, rolloutFindings as f, estimatedRates as g, estimatePlan as h, replay as i, planFindings as l, publicState as m, unknownToBoth as n, firstState as o, isFinished as p, rolloutSummary as r, next as s, readArm as t, replayFindings as u };