import { o as __toESM } from "./rolldown-runtime.js";
import { t as require_lib } from "./vendor/shell.js";
import { F as cannotRun, P as CannotRunError, j as canonicalText } from "./shell.js";
import { i as Type } from "./vendor/config.js";
import { S as ReleaseRefusedError, T as parseVersionNumber } from "./core-release.js";
import { t as formatDurationMs } from "./core-config.js";
import { _ as parseRolloutPlan, a as commandFor, c as armCounts, n as unknownToBoth, o as firstState, p as isFinished, s as next, t as readArm } from "./core-rollout.js";
import { t as require_parse_prometheus_text_format_cjs } from "./vendor/parse-prometheus-text-format.js";
import { A as decideRetraining, B as fillTemplate, C as parseRetrainingState, D as retrainingStateText, E as rememberTold, H as withVariable, I as describeSink, L as nextTelling, O as settleDispatch, R as describeWay, S as emptyState, T as rememberRun, V as variableIn, j as needsState, k as toldTo, n as issueStep, o as dataSetOf, r as readIssueMarker, t as issueMarker, w as rememberDispatch, x as monitorRun, z as shownAddress } from "./core-drift.js";
import { link, mkdir, open, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";

// packages/delivery/http-call.ts
const largestBodyBytes = 33554432;
/**
* The body of a 2xx answer. Redirects are refused: they would carry headers with secrets to another place.
* @throws Error naming the URL and what came back; never a header.
*/
async function httpText(request, call, send) {
	const { url, method = "GET", headers = {}, body } = request;
	const signal = AbortSignal.any([call.signal, AbortSignal.timeout(call.timeoutMs)]);
	let response;
	let text;
	try {
		response = await send(url, {
			method,
			headers,
			signal,
			redirect: "error",
			...body === void 0 ? {} : { body }
		});
		const length = Number(response.headers.get("content-length") ?? 0);
		if (length > largestBodyBytes) throw new Error(`answers with ${length} bytes`);
		text = await response.text();
	} catch (cause) {
		throw new Error(`${method} ${withoutSecrets(url)}: ${reason(cause, call)}`, { cause });
	}
	if (!response.ok) {
		const said = text.trim().replaceAll(/\s+/g, " ").slice(0, 200);
		throw new Error(`${method} ${withoutSecrets(url)} answered ${response.status}${said ? `: ${said}` : ""}`);
	}
	return text;
}
function reason(error, call) {
	if (call.signal.aborted) return "stopped";
	const { name, message, cause } = error;
	if (name === "TimeoutError") return `no answer within ${call.timeoutMs / 1e3} s`;
	return cause?.message || message || String(error);
}
/** User and password of a URL, and its query, stay out of messages. */
function withoutSecrets(url) {
	const parsed = new URL(url);
	return `${parsed.origin}${parsed.pathname}`;
}
/**
* Headers with `${NAME}` replaced from the environment, so that secrets need not stand in the file.
* @throws CannotRunError naming every variable that is not set.
*/
function headersFrom(headers, ports, subject) {
	const filled = {};
	for (const [name, template] of Object.entries(headers ?? {})) {
		filled[name] = template.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, variable) => {
			const value = ports.env[variable];
			if (!value) throw cannotRun("variable-missing", `${subject}.headers.${name}`, `the environment variable ${variable} is not set; pass it with env: in the workflow`);
			ports.mask(value);
			return value;
		});
		if (filled[name] !== template) ports.mask(filled[name]);
	}
	return filled;
}

// packages/delivery/metrics/exposition.ts
var import_parse_prometheus_text_format_cjs = /* @__PURE__ */ __toESM(require_parse_prometheus_text_format_cjs(), 1);
/** Text that is no Prometheus exposition. */
var ExpositionError = class extends Error {
	name = "ExpositionError";
};
const typeLine = /^\s*#\s*TYPE\s+([a-zA-Z_:][a-zA-Z0-9_:]*)\s/;
const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/**
* Samples of a Prometheus text exposition, histograms as their `_bucket`, `_count` and `_sum` series.
* @throws ExpositionError naming the first line that is none.
*/
function parseExposition(text) {
	const lines = text.split("\n");
	const series = lines.filter((line) => !line.trimStart().startsWith("#"));
	let families;
	try {
		families = (0, import_parse_prometheus_text_format_cjs.default)(`${series.join("\n")}\n`);
	} catch (cause) {
		throw new ExpositionError(cause instanceof Error ? cause.message : String(cause), { cause });
	}
	return {
		samples: families.flatMap(({ name, metrics }) => metrics.map(({ labels, value }) => {
			const number = parseValue(value);
			if (!metricName.test(name) || number === void 0) throw new ExpositionError(`expected lines such as http_requests_total{code="200"} 12, got ${JSON.stringify(`${name} ${value ?? ""}`.slice(0, 80))}`);
			return {
				name,
				labels: labels ?? {},
				value: number
			};
		})),
		declared: lines.flatMap((line) => typeLine.exec(line)?.[1] ?? [])
	};
}
function parseValue(text) {
	if (text === void 0 || text === "") return void 0;
	if (/^[+-]?inf$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
	if (/^nan$/i.test(text)) return NaN;
	const value = Number(text);
	return Number.isNaN(value) ? void 0 : value;
}

// packages/delivery/metrics/scrape-source.ts
const url = Type.String({ pattern: "^https?://[^ ]+$" });
const schema$2 = Type.Object({
	stable: url,
	canary: url,
	headers: Type.Optional(Type.Record(Type.String(), Type.String()))
}, { additionalProperties: false });
/** The `/metrics` pages of one process per arm, in the Prometheus text format. */
const scrapeSource = {
	schema: schema$2,
	open: (config, ports) => {
		const { headers, ...urls } = config;
		const accept = {
			accept: "text/plain;version=0.0.4",
			...headersFrom(headers, ports, "analysis.source.scrape")
		};
		return { read: async (arm, call) => {
			const text = await httpText({
				url: urls[arm],
				headers: accept
			}, call, ports.fetch);
			return parseExposition(text);
		} };
	}
};

// packages/delivery/metrics/source-kinds.ts
/** The key under `analysis.source` in rollout.yaml. A new source: one file, one test, one line here. */
const metricsSourceKinds = { scrape: scrapeSource };

// packages/delivery/targets/parse-weight.ts
/**
* A weight as a mechanism tells it: a number from 0 to 100, text that is nothing else (`25`, `25 %`), or either as
* `weight` in a JSON object.
* @throws Error when it is not: an unreadable answer is not a weight of 0.
*/
function parseWeight(answer, source) {
	const value = weightIn(answer);
	const text = typeof value === "number" ? String(value) : value;
	const digits = typeof text === "string" ? /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1] : void 0;
	const weight = Number(digits ?? NaN);
	if (weight >= 0 && weight <= 100) return weight;
	const got = (typeof value === "string" ? value : JSON.stringify(value) ?? "nothing").slice(0, 80);
	throw new Error(`${source}: expected a weight from 0 to 100, got ${JSON.stringify(got)} (answer 25, or {"weight": 25})`);
}
function weightIn(answer) {
	try {
		const value = JSON.parse(answer);
		return typeof value === "object" && value !== null && "weight" in value ? value.weight : answer;
	} catch {
		return answer;
	}
}

// packages/delivery/targets/command-target.ts
const argv = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });
const schema$1 = Type.Object({
	kind: Type.Literal("command"),
	set: argv,
	get: argv
}, { additionalProperties: false });
/**
* Two executables, run without a shell in the working directory: `set` gets the weight as its last argument and
* returns when it is asked for, `get` prints the weight in force.
*/
const commandTarget = {
	schema: schema$1,
	open: (config, ports) => {
		const { set, get } = config;
		return {
			setWeight: async (weight, call) => {
				await run([...set, String(weight)], call, ports);
			},
			readWeight: async (call) => parseWeight(await run(get, call, ports), get.join(" "))
		};
	}
};
function run(argv, call, ports) {
	const [command, ...rest] = argv;
	return ports.runCommand([command, ...rest], {
		cwd: ports.workingDirectory,
		timeoutSeconds: call.timeoutMs / 1e3,
		signal: call.signal
	});
}

// packages/delivery/targets/http-target.ts
const schema = Type.Object({
	kind: Type.Literal("http"),
	url: Type.String({
		pattern: "^https?://[^ ]+$",
		description: "GET and PUT {\"weight\": 25}."
	}),
	method: Type.Optional(Type.String({ enum: ["PUT", "POST"] })),
	headers: Type.Optional(Type.Record(Type.String(), Type.String()))
}, { additionalProperties: false });
/** An admin URL: GET answers `{"weight": 25}`, PUT (or POST) takes it. Other keys of the answer are left alone. */
const httpTarget = {
	schema,
	open: (config, ports) => {
		const { url, method = "PUT", headers } = config;
		const send = {
			url,
			headers: {
				accept: "application/json",
				...headersFrom(headers, ports, "target")
			}
		};
		return {
			setWeight: async (weight, call) => {
				const body = JSON.stringify({ weight });
				const json = {
					...send.headers,
					"content-type": "application/json"
				};
				await httpText({
					url,
					method,
					headers: json,
					body
				}, call, ports.fetch);
			},
			readWeight: async (call) => {
				const text = await httpText(send, call, ports.fetch);
				return parseWeight(text, `GET ${url}`);
			}
		};
	}
};

// packages/delivery/targets/target-kinds.ts
/** `target.kind` in rollout.yaml. A new kind: one file, one test, one line here. */
const targetKinds = {
	http: httpTarget,
	command: commandTarget
};

// packages/delivery/rollout-kinds.ts
/** The schemas of everything that rollout.yaml may name. */
const rolloutKinds = {
	targets: Object.fromEntries(Object.entries(targetKinds).map(([name, kind]) => [name, kind.schema])),
	sources: Object.fromEntries(Object.entries(metricsSourceKinds).map(([name, kind]) => [name, kind.schema]))
};

// packages/delivery/header-rollout.ts
const parsed = /* @__PURE__ */ new Map();
/** The rollout file that a rollout began with; each text is parsed once. */
function rolloutOf(header) {
	const { rolloutText, rolloutFile } = header;
	const key = `${rolloutFile}\n${rolloutText}`;
	const known = parsed.get(key);
	if (known) return known;
	const rollout = parseRolloutPlan(rolloutText, rolloutFile, rolloutKinds);
	parsed.set(key, rollout);
	return rollout;
}

// packages/delivery/journal/journal-entry.ts
const sealed = /^(.*),"check":"([0-9a-f]{16})"\}\r?$/;
/**
* The line of an entry. Its check covers the entry and, through the check of the line before it, all that came
* before: a flipped digit in the evidence must not decide anything.
*/
function journalLine(entry, before) {
	const body = JSON.stringify(entry).slice(0, -1);
	return `${body},"check":"${checkOf(body, before)}"}`;
}
function checkOf(body, before) {
	const previous = sealed.exec(before)?.[2] ?? "";
	return createHash("sha256").update(`${previous}\n${body}`).digest("hex").slice(0, 16);
}
/**
* Complete lines only: what a killed process left of a line was never acted upon, for every command waits until
* its entry is durable.
* @throws CannotRunError naming the line that is no entry.
*/
function parseJournal(text, file) {
	const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
	let rollout;
	let before = "";
	for (const [index, line] of lines.entries()) {
		if (line.trim() === "") continue;
		const entry = parseEntry(line, before);
		before = line;
		if (entry?.entry === "begin") rollout = {
			header: entry.header,
			entries: [entry]
		};
		else if (entry && rollout) rollout.entries.push(entry);
		else throw cannotRun("journal-damaged", file, `line ${index + 1} is no journal entry, or was changed after it was written. Look at the weight of the target, then remove the file; mode: abort without a journal brings a weight between 0 and 100 back to 0`, { location: {
			file,
			line: index + 1,
			column: 1
		} });
	}
	return rollout && {
		...rollout,
		state: rollout.entries.at(-1).state
	};
}
function parseEntry(line, before) {
	const [, body, check] = sealed.exec(line) ?? [];
	if (body === void 0 || check !== checkOf(body, before)) return void 0;
	let value;
	try {
		value = JSON.parse(line);
	} catch {
		return;
	}
	const state = value?.["state"];
	if (typeof state?.phase !== "string" || typeof state.desiredWeight !== "number") return void 0;
	const header = value?.["header"];
	return value?.["entry"] === "begin" && typeof header?.rolloutText === "string" || value?.["entry"] === "step" ? value : void 0;
}

// packages/delivery/journal/journal-file.ts
/** An append-only file of JSON lines; every line is on the disk before `append` returns. */
function journalFile(path, shown) {
	let before;
	return {
		read: async () => parseJournal(await textOf(path, shown), shown),
		append: async (entry) => {
			try {
				before ??= await prepare(path);
				const line = journalLine(entry, before);
				await appendDurably(path, line);
				before = line;
			} catch (cause) {
				throw cannotRun("journal-write", shown, `cannot be written: ${messageOf$2(cause)}`, { cause });
			}
		}
	};
}
async function appendDurably(path, line) {
	const file = await open(path, "a");
	try {
		await file.writeFile(`${line}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
}
/** Makes the file, or cuts off what a killed process left behind its last line feed. The last line, if any. */
async function prepare(path) {
	await mkdir(dirname(path), { recursive: true });
	let text;
	try {
		text = await readFile(path);
	} catch (error) {
		if (error.code !== "ENOENT") throw error;
		await (await open(path, "a")).close();
		await syncDirectory(dirname(path));
		return "";
	}
	const whole = text.lastIndexOf(10) + 1;
	if (whole < text.length) await truncate(path, whole);
	return text.subarray(0, whole).toString().trimEnd().split("\n").at(-1);
}
/** A new file is only there after a crash when its directory was synced too. */
async function syncDirectory(path) {
	const directory = await open(path, "r");
	try {
		await directory.sync();
	} catch (error) {
		if (![
			"EINVAL",
			"EPERM",
			"EISDIR",
			"ENOTSUP"
		].includes(error.code ?? "")) throw error;
	} finally {
		await directory.close();
	}
}
async function textOf(path, shown) {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		if (cause.code === "ENOENT") return "";
		throw cannotRun("journal-read", shown, `cannot be read: ${messageOf$2(cause)}`, { cause });
	}
}
function messageOf$2(error) {
	return error instanceof Error ? error.message : String(error);
}

// packages/delivery/metrics/recorded-metrics.ts
const noCounts = {
	requests: 0,
	errors: 0,
	timed: 0,
	slow: {}
};
/**
* Recorded metrics, one JSON object a line, oldest first: `{"at", "weight"?, "stable", "canary"}` with each arm as
* the text of its /metrics page or as counts of the interval, `{"at", "error"}` for a gap, or the lines of a journal.
* @throws CannotRunError with every line that is none of these.
*/
function parseRecordedMetrics(text, file, analysis) {
	const reader = new RecordReader(analysis);
	const problems = [];
	const polls = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		try {
			polls.push(...reader.read(parseLine(line)));
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			const location = {
				file,
				line: index + 1,
				column: 1
			};
			problems.push({
				code: "recorded-metrics",
				subject: "data",
				message,
				location
			});
		}
	}
	if (problems.length > 0) throw new CannotRunError(problems);
	if (polls.length < 2) {
		const message = `${file} has ${polls.length} usable lines; expected at least two moments to count between`;
		throw new CannotRunError([{
			code: "recorded-metrics",
			subject: "data",
			message
		}]);
	}
	return polls;
}
/** Turns lines into polls; counts of intervals become counters on the way. */
var RecordReader = class {
	#analysis;
	#totals = {
		stable: noCounts,
		canary: noCounts
	};
	#lastMs = -Infinity;
	constructor(analysis) {
		this.#analysis = analysis;
	}
	read(line) {
		if ("entry" in line) return this.#journaled(line);
		const atMs = parseMoment(line["at"]);
		if (atMs <= this.#lastMs) throw new Error("expected a later \"at\" than on the line before");
		const first = this.#lastMs === -Infinity;
		this.#lastMs = atMs;
		if (typeof line["error"] === "string") return [{
			atMs,
			error: line["error"]
		}];
		const weight = typeof line["weight"] === "number" ? { weight: line["weight"] } : {};
		if (!(typeof line["stable"] === "object" && typeof line["canary"] === "object")) {
			const stable = this.#scraped(line["stable"], "stable");
			const canary = this.#scraped(line["canary"], "canary");
			const unknown = unknownToBoth(stable, canary);
			if (unknown !== void 0) throw new Error(unknown);
			return [{
				atMs,
				...weight,
				stable: stable.reading,
				canary: canary.reading
			}];
		}
		const before = {
			atMs: atMs - this.#analysis.everyMs,
			...weight,
			...this.#readings()
		};
		this.#totals = {
			stable: plus(this.#totals.stable, parseCounts(line["stable"], this.#analysis, "stable")),
			canary: plus(this.#totals.canary, parseCounts(line["canary"], this.#analysis, "canary"))
		};
		const now = {
			atMs,
			...weight,
			...this.#readings()
		};
		return first ? [before, now] : [now];
	}
	/** Each reading once: an entry without a new one repeats the last. */
	#journaled(line) {
		const state = line["state"];
		if (!state || line["entry"] !== "begin" && line["entry"] !== "step") throw new Error("expected a line of a rollout journal");
		const counted = line["reading"] ?? state.last;
		if (!counted || counted.atMs <= this.#lastMs) return [];
		this.#lastMs = counted.atMs;
		return [{
			...counted,
			weight: state.steps.at(-1)?.weight ?? state.desiredWeight
		}];
	}
	#scraped(text, arm) {
		if (typeof text !== "string") throw new Error(`expected ${arm} as the text of a /metrics page, or both arms as counts`);
		const read = readArm(parseExposition(text), this.#analysis);
		const [problem] = [...read.problems, ...read.missing];
		if (problem !== void 0) throw new Error(`${arm}: ${problem}`);
		return read;
	}
	#readings() {
		return {
			stable: reading(this.#totals.stable),
			canary: reading(this.#totals.canary)
		};
	}
};
function reading(counts) {
	const within = Object.entries(counts.slow).map(([limit, slow]) => [`within:${limit}`, { all: counts.timed - slow }]);
	return { counters: {
		...Object.fromEntries(within),
		requests: { all: counts.requests },
		errors: { all: counts.errors },
		timed: { all: counts.timed }
	} };
}
function plus(a, b) {
	const slow = Object.entries(b.slow).map(([limit, count]) => [limit, (a.slow[limit] ?? 0) + count]);
	return {
		requests: a.requests + b.requests,
		errors: a.errors + b.errors,
		timed: a.timed + b.timed,
		slow: Object.fromEntries(slow)
	};
}
function parseCounts(value, analysis, arm) {
	const given = value;
	const overMs = given["over_ms"] ?? {};
	const requests = count(given["requests"], `${arm}.requests`);
	const slow = (analysis.latency?.overMs ?? []).map((limit) => [limit, count(overMs[limit], `${arm}.over_ms.${limit}`)]);
	return {
		requests,
		errors: analysis.errors ? count(given["errors"], `${arm}.errors`) : 0,
		timed: given["timed"] === void 0 ? requests : count(given["timed"], `${arm}.timed`),
		slow: Object.fromEntries(slow)
	};
}
function count(value, name) {
	if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
	throw new Error(`expected ${name} as a count ≥ 0, got ${JSON.stringify(value) ?? "nothing"}`);
}
function parseMoment(value) {
	const moment = typeof value === "string" ? Date.parse(value) : value;
	if (typeof moment === "number" && Number.isFinite(moment)) return moment;
	throw new Error(`expected "at" as an ISO 8601 time or milliseconds, got ${JSON.stringify(value) ?? "nothing"}`);
}
function parseLine(line) {
	let value;
	try {
		value = JSON.parse(line);
	} catch {
		throw new Error("is not JSON");
	}
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
	throw new Error("expected a JSON object");
}

// packages/delivery/journal/lease.ts
/**
* Takes the lease. One left by a process that died on this host, or that expired, is taken over.
* @throws CannotRunError naming the holder.
*/
async function takeLease(path, options) {
	const { holder } = options;
	await mkdir(dirname(path), { recursive: true }).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw cannotRun("journal-write", path, `cannot be made: ${why}`, { cause });
	});
	for (let attempt = 0; attempt < 5; attempt++) {
		if (await createExclusively(path, recordOf(options), holder.token)) return lease(path, options);
		const present = await read(path);
		if (present === void 0) continue;
		if (!isStale(present, options)) throw heldBy(path, present, options);
		await removeStale(path, present, holder.token);
	}
	throw cannotRun("rollout-locked", path, "could not be taken: other processes keep taking it");
}
function lease(path, options) {
	const isOurs = async () => (await read(path))?.token === options.holder.token;
	return {
		renew: async () => {
			const present = await read(path);
			if (present?.token !== options.holder.token) throw lost(path, present);
			const beside = `${path}.${options.holder.token}`;
			await writeFile(beside, JSON.stringify(recordOf(options)));
			await rename(beside, path);
		},
		release: async () => {
			if (await isOurs()) await rm(path, { force: true });
		}
	};
}
function recordOf({ holder, now, lifetimeMs }) {
	const takenAtMs = now();
	return {
		...holder,
		takenAt: new Date(takenAtMs).toISOString(),
		expiresAtMs: takenAtMs + lifetimeMs
	};
}
/** A hard link appears with its whole content or not at all, and fails when the name is taken. */
async function createExclusively(path, record, token) {
	const beside = `${path}.${token}`;
	await writeFile(beside, JSON.stringify(record));
	try {
		await link(beside, path);
		return true;
	} catch (error) {
		if (error.code === "EEXIST") return false;
		throw error;
	} finally {
		await rm(beside, { force: true });
	}
}
/** Moves the stale file away; gives it back when it turns out to be somebody's fresh one. */
async function removeStale(path, stale, token) {
	const aside = `${path}.${token}.stale`;
	try {
		await rename(path, aside);
	} catch (error) {
		if (error.code === "ENOENT") return;
		throw error;
	}
	if ((await read(aside))?.token !== stale.token) await link(aside, path).catch(() => void 0);
	await rm(aside, { force: true });
}
function isStale(record, options) {
	if (record.expiresAtMs <= options.now()) return true;
	return record.host === options.holder.host && !options.isAlive(record.pid);
}
/** An unreadable lease counts as expired: nobody can be asked. */
async function read(path) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return void 0;
		throw error;
	}
	const unreadable = {
		host: "",
		pid: 0,
		token: "",
		who: "?",
		takenAt: "",
		expiresAtMs: 0
	};
	try {
		const record = JSON.parse(text);
		return typeof record?.expiresAtMs === "number" ? record : unreadable;
	} catch {
		return unreadable;
	}
}
function heldBy(path, record, options) {
	const seconds = Math.max(1, Math.ceil((record.expiresAtMs - options.now()) / 1e3));
	return cannotRun("rollout-locked", path, `another process drives this rollout: ${record.who}, process ${record.pid} on ${record.host}, since ${record.takenAt}. Wait for it, or stop it; if it is gone, its lease ends in ${seconds} s`);
}
function lost(path, present) {
	const by = present ? `${present.who}, process ${present.pid} on ${present.host}` : "nobody";
	return cannotRun("lease-lost", path, `the rollout was taken over (now held by ${by}) while this process was away; nothing more is changed`);
}

// packages/delivery/registry-follower.ts
const noRegistry = {
	announce: () => Promise.resolve(null),
	objection: () => Promise.resolve(null),
	publish: () => Promise.resolve(null),
	withdraw: () => Promise.resolve(null)
};
function followRegistry(followed) {
	const { registry, name, version, championBefore, change } = followed;
	const withdraw = async () => {
		if (await holderOf(registry, name, "canary") === version) await registry.removeAlias(name, "canary", {
			...change,
			expected: version
		});
	};
	return {
		announce: () => said("alias canary", async () => {
			await registry.setAlias(name, "canary", version, change);
		}),
		objection: async () => {
			const champion = await holderOf(registry, name, "champion");
			if (champion === championBefore || champion === version) return null;
			return {
				guard: "champion",
				message: `the champion was ${versionText(championBefore)} when the rollout began and is ${versionText(champion)} now`
			};
		},
		publish: () => said("alias champion", async () => {
			await registry.setAlias(name, "champion", version, {
				...change,
				expected: championBefore
			});
			await withdraw();
		}),
		withdraw: () => said("alias canary", withdraw)
	};
}
/** The version that holds an alias; null when nobody does. */
async function holderOf(registry, name, alias) {
	return (await registry.versions(name)).find((one) => one.aliases.includes(alias))?.version ?? null;
}
function versionText(version) {
	return version === null ? "none" : `version ${version}`;
}
/** A registry that refuses or does not answer is told, but never stops traffic from going where it must. */
async function said(what, act) {
	try {
		await act();
		return null;
	} catch (error) {
		if (error instanceof ReleaseRefusedError || error instanceof CannotRunError) return `${what} could not be moved: ${error.message}`;
		throw error;
	}
}
/**
* The given version, else the one with alias candidate.
* @throws CannotRunError when there is none, or it is archived.
*/
async function candidateVersion(registry, name, version) {
	const number = version === void 0 ? void 0 : parseVersionNumber(version);
	if (version !== void 0 && number === void 0) throw cannotRun("version", "version", `expected a version number of ${name}, got '${version}'`);
	const selector = number === void 0 ? { alias: "candidate" } : { version: number };
	const found = await registry.resolve(name, selector);
	if (found.archived) throw cannotRun("version-archived", "version", `${name} version ${found.version} is archived`);
	const champion = await holderOf(registry, name, "champion");
	return {
		version: found.version,
		contentDigest: found.contentDigest,
		champion
	};
}

// packages/delivery/open-session.ts
/**
* The journal with its lease, the real clock and network. Release the lease in the end.
* @throws CannotRunError when another process drives the rollout.
*/
async function openSession(journal, { registry, plan }, shell) {
	const path = resolve(shell.workingDirectory, journal);
	const { everyMs, warmUpMs } = plan.analysis;
	const lease = await takeLease(`${path}.lock`, {
		holder: {
			host: hostname(),
			pid: process.pid,
			token: randomUUID(),
			who: shell.who
		},
		now: Date.now,
		lifetimeMs: 12e4 + 2 * everyMs + warmUpMs,
		isAlive
	});
	const { env, workingDirectory, runCommand, logger, signal, mask, onDriving } = shell;
	return {
		journal: journalFile(path, journal),
		lease,
		adapters: {
			env,
			workingDirectory,
			runCommand,
			fetch,
			mask
		},
		now: Date.now,
		sleep: (milliseconds, stop) => setTimeout(milliseconds, void 0, stop ? { signal: stop } : {}),
		logger,
		signal,
		onDriving,
		registry: ({ name, version, before }) => registry && name !== null && version !== null ? followRegistry({
			registry,
			name,
			version: Number(version),
			championBefore: before.champion,
			change: shell.change
		}) : noRegistry
	};
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code !== "ESRCH";
	}
}

// packages/delivery/steady-weight.ts
const normalPatience = {
	attempts: 4,
	timeoutMs: 1e4,
	settleMs: 1e4,
	attemptsMs: 15e3
};
/** Of one attempt among several: what counts is that the weight becomes 0 soon. */
const rollbackPatience = {
	...normalPatience,
	timeoutMs: 5e3,
	attemptsMs: 8e3
};
const urgentPatience = {
	attempts: 2,
	timeoutMs: 900,
	settleMs: 600,
	attemptsMs: 5e3
};
const firstPauseMs = 100;
/**
* Sets a weight until the target itself answers with it. An answer that got lost is no failure: what counts is
* what is read back.
*/
async function setAndReadBack(weight, tools, patience) {
	const call = {
		timeoutMs: patience.timeoutMs,
		signal: tools.signal
	};
	const untilMs = tools.now() + patience.attemptsMs;
	let seen = {
		kind: "weight-failed",
		message: "not tried"
	};
	for (let attempt = 0; attempt < patience.attempts; attempt++) {
		if (attempt > 0 && tools.now() >= untilMs) break;
		if (attempt > 0) await tools.sleep(firstPauseMs * 2 ** attempt, tools.signal);
		const problem = await tools.target.setWeight(weight, call).then(() => void 0, messageOf$1);
		tools.signal.throwIfAborted();
		seen = await settled(weight, tools, {
			...patience,
			settleMs: problem ? 0 : patience.settleMs
		});
		if (seen.kind === "weight" && (seen.weight === weight || problem === void 0)) return seen;
		if (problem !== void 0) seen = {
			kind: "weight-failed",
			message: `${problem}${seen.kind === "weight" ? `; the target says ${seen.weight}` : ""}`
		};
	}
	return seen;
}
async function settled(weight, tools, patience) {
	const until = tools.now() + patience.settleMs;
	for (let pauseMs = firstPauseMs;; pauseMs *= 1.5) {
		const seen = await readWeight(tools, {
			...patience,
			attempts: 1
		});
		if (seen.kind === "weight" && seen.weight === weight) return seen;
		if (tools.now() + pauseMs > until) return seen;
		await tools.sleep(pauseMs, tools.signal);
	}
}
/** What the target says, with retries. */
async function readWeight(tools, patience) {
	const call = {
		timeoutMs: patience.timeoutMs,
		signal: tools.signal
	};
	const untilMs = tools.now() + patience.attemptsMs;
	let message = "";
	for (let attempt = 0; attempt < patience.attempts; attempt++) {
		if (attempt > 0 && tools.now() >= untilMs) break;
		if (attempt > 0) await tools.sleep(firstPauseMs * 2 ** attempt, tools.signal);
		try {
			return {
				kind: "weight",
				weight: await tools.target.readWeight(call)
			};
		} catch (error) {
			tools.signal.throwIfAborted();
			message = messageOf$1(error);
		}
	}
	return {
		kind: "weight-failed",
		message
	};
}
function messageOf$1(error) {
	return error instanceof Error ? error.message : String(error);
}

// packages/delivery/perform-command.ts
/**
* Carries out one command and tells what was seen; failures of the target or of the metrics are observations, not
* errors. @throws the signal's reason when it is aborted.
*/
async function perform(command, tools, haste) {
	switch (command.kind) {
		case "announce": return {
			kind: "registry",
			problem: await tools.registry.announce()
		};
		case "publish": return {
			kind: "registry",
			problem: await tools.registry.publish()
		};
		case "withdraw": return {
			kind: "registry",
			problem: await tools.registry.withdraw()
		};
		case "set-weight": return setWeight(command, tools, haste);
		case "measure":
			await sleepUntil(command.notBeforeMs, tools, haste.signal);
			return measure(tools, haste);
		case "prove": return prove(command, tools, haste);
		default: return command;
	}
}
async function setWeight(command, tools, haste) {
	await sleepUntil(command.notBeforeMs, tools, haste.signal);
	if (command.weight === 100) {
		const objection = await tools.registry.objection();
		if (objection) return {
			kind: "stop",
			reason: objection
		};
	}
	const patience = command.weight === 0 && haste.patience === normalPatience ? rollbackPatience : haste.patience;
	return setAndReadBack(command.weight, weightTools(tools, haste), patience);
}
async function measure(tools, haste) {
	const weight = await readWeight(weightTools(tools, haste), haste.patience);
	if (weight.kind === "weight-failed") return {
		kind: "no-data",
		message: `the weight could not be read: ${weight.message}`
	};
	const [stable, canary] = await Promise.all([scrape("stable", tools, haste), scrape("canary", tools, haste)]);
	haste.signal.throwIfAborted();
	if (typeof stable === "string") return {
		kind: "no-data",
		message: stable
	};
	if (typeof canary === "string") return {
		kind: "no-data",
		message: canary
	};
	const unknown = unknownToBoth(stable, canary);
	if (unknown !== void 0) return {
		kind: "no-data",
		message: unknown
	};
	const reading = {
		atMs: tools.now(),
		stable: stable.reading,
		canary: canary.reading
	};
	return {
		kind: "metrics",
		weight: weight.weight,
		reading
	};
}
/** The arm's counters, or why there are none. A page is waited for as Prometheus does: not longer than an interval. */
async function scrape(arm, tools, haste) {
	const longestMs = Math.max(leastScrapeMs, tools.plan.analysis.everyMs);
	const call = {
		timeoutMs: Math.min(haste.patience.timeoutMs, longestMs),
		signal: haste.signal
	};
	let message = "";
	for (let attempt = 0; attempt < Math.min(3, haste.patience.attempts); attempt++) try {
		if (attempt > 0) await tools.sleep(200 * attempt, haste.signal);
		const page = await tools.metrics.read(arm, call);
		const read = readArm(page, tools.plan.analysis);
		const [problem] = [...read.problems, ...read.missing];
		return problem === void 0 ? read : `${arm}: ${problem}`;
	} catch (error) {
		if (haste.signal.aborted) return `${arm}: stopped`;
		message = error instanceof Error ? error.message : String(error);
	}
	return `${arm}: ${message}`;
}
/** A page that takes longer than this is down, however short the intervals. */
const leastScrapeMs = 1500;
const proofRounds = 3;
const proofPauseMs = 250;
/**
* Whether the canary's request counter stands still now that its weight is 0, and whether it still is: a change that
* a killed process had under way may come late.
*/
async function prove(command, tools, haste) {
	const untilMs = tools.now() + Math.min(command.watchMs, haste.patience.settleMs);
	const proof = await proofOf(tools, haste);
	for (;;) {
		const seen = await readWeight(weightTools(tools, haste), haste.patience);
		if (seen.kind !== "weight" || seen.weight !== 0) return seen;
		if (tools.now() >= untilMs) return {
			kind: "proof",
			proof
		};
		await tools.sleep(proofPauseMs, haste.signal);
	}
}
async function proofOf(tools, haste) {
	const stableReachable = typeof await scrape("stable", tools, haste) !== "string";
	let before = await scrape("canary", tools, haste);
	let canaryRequests = null;
	for (let round = 0; round < proofRounds && typeof before !== "string"; round++) {
		await tools.sleep(proofPauseMs, haste.signal);
		const after = await scrape("canary", tools, haste);
		if (typeof after === "string") break;
		canaryRequests = armCounts(before.reading, after.reading, tools.plan.analysis).requests;
		if (canaryRequests === 0) break;
		before = after;
	}
	return {
		canaryRequests,
		stableReachable
	};
}
async function sleepUntil(atMs, tools, signal) {
	const pauseMs = atMs - tools.now();
	if (pauseMs > 0) await tools.sleep(pauseMs, signal);
}
function weightTools(tools, haste) {
	const { target, now, sleep } = tools;
	return {
		target,
		now,
		sleep,
		signal: haste.signal
	};
}

// packages/delivery/drive-rollout.ts
const cancelled = {
	guard: "cancelled",
	message: "the job was cancelled"
};
/** The runner kills 10 s after the first signal; reports want the rest. */
const urgentMs = 5e3;
/**
* Carries out the command that the state stands before, notes what was seen in the journal, and so on. The journal
* has every state before its command is carried out, so a killed process loses nothing.
*/
async function driveRollout(drive, start, until) {
	let state = start;
	let measured = false;
	let urgent;
	for (;;) {
		const command = commandFor(state);
		if (command.kind === "rest" || command.kind === "give-up") return state;
		const waits = command.kind === "measure" && command.notBeforeMs > drive.now();
		if (until === "wait" && waits && (measured || state.last === null)) return state;
		const stopping = drive.signal.aborted && urgent === void 0;
		if (stopping) urgent = {
			signal: AbortSignal.timeout(urgentMs),
			patience: urgentPatience
		};
		const haste = urgent ?? {
			signal: drive.signal,
			patience: normalPatience
		};
		await drive.renewLease();
		const seen = stopping ? {
			kind: "stop",
			reason: cancelled
		} : await observe(command, drive, {
			haste,
			urgent: urgent !== void 0
		});
		if (seen === void 0) continue;
		measured ||= seen.kind === "metrics" || seen.kind === "no-data";
		state = await record(drive, state, seen);
	}
}
/** Undefined: interrupted by the signal; nothing was learnt. */
async function observe(command, drive, { haste, urgent }) {
	try {
		return await perform(command, drive, haste);
	} catch (error) {
		if (!haste.signal.aborted) throw error;
		if (!urgent) return void 0;
		return outOfTime(command);
	}
}
/** The last seconds are over: what the command would have told is unknown. */
function outOfTime(command) {
	const message = "no answer within the seconds that a cancelled job has";
	if (command.kind === "set-weight") return {
		kind: "weight-failed",
		message
	};
	if (command.kind === "prove") return {
		kind: "proof",
		proof: {
			canaryRequests: null,
			stableReachable: false
		}
	};
	return {
		kind: "registry",
		problem: message
	};
}
/** One entry of the journal. */
async function record(drive, state, seen) {
	const nowMs = drive.now();
	const after = next(drive.plan, state, seen, nowMs).state;
	const entry = {
		entry: "step",
		at: new Date(nowMs).toISOString(),
		saw: sawText(seen),
		state: after,
		...seen.kind === "metrics" && after.last === null ? { reading: seen.reading } : {}
	};
	try {
		await drive.journal.append(entry);
	} catch (error) {
		throw await withoutJournal(drive, after, error);
	}
	tell(drive, state, after);
	return after;
}
/** A rollout that cannot be remembered must not stay half done: the weight goes back while we still can. */
async function withoutJournal(drive, state, error) {
	if ([
		"publishing",
		"promoted",
		"rolled-back",
		"starting"
	].includes(state.phase) || !(error instanceof CannotRunError)) return error;
	const haste = {
		...drive,
		signal: AbortSignal.timeout(urgentMs)
	};
	const answer = await setAndReadBack(0, haste, urgentPatience).catch(() => void 0);
	const done = answer?.kind === "weight" && answer.weight === 0;
	const subject = error.problems[0]?.subject ?? "journal";
	return cannotRun("journal-write", subject, `${error.problems[0]?.message ?? error.message}. ` + (done ? "The canary was set back to weight 0. Mend the journal’s place and run again" : "The canary could NOT be set back to weight 0: do it by hand"), { cause: error });
}
function sawText(seen) {
	switch (seen.kind) {
		case "weight":
		case "metrics": return `${seen.kind} ${seen.weight}`;
		case "weight-failed":
		case "no-data": return `${seen.kind}: ${seen.message}`;
		case "stop": return `stop: ${seen.reason.guard}`;
		default: return seen.kind;
	}
}
function tell(drive, before, after) {
	const why = after.reason && before.reason !== after.reason ? `: ${after.reason.message}` : "";
	const asked = before.desiredWeight !== after.desiredWeight;
	if (before.phase !== after.phase || asked) {
		const weight = after.observedWeight ?? "unknown";
		const move = asked ? `${weight} → ${after.desiredWeight} %` : `at ${weight} %`;
		drive.logger.info(`${after.phase} (${move})${why}`);
		return;
	}
	const step = after.steps.at(-1);
	if (after.phase !== "baking" || !step) return;
	const lasted = formatDurationMs(drive.now() - step.enteredAtMs);
	const requests = `${step.canaryRequests} of ${step.canaryRequests + step.stableRequests} requests`;
	const missing = after.noDataWhy ? `; ${after.noDataWhy}` : "";
	drive.logger.progress(`${step.weight} %: ${lasted}, canary ${requests}${missing}`);
}

// packages/delivery/open-adapters.ts
/** Opens what the plan names; nothing is asked or changed yet. @throws CannotRunError when something is missing. */
function openAdapters(plan, ports) {
	const [source] = Object.entries(plan.analysis.source);
	return {
		target: targetKinds[plan.target.kind].open(plan.target, ports),
		metrics: metricsSourceKinds[source[0]].open(source[1], ports)
	};
}

// packages/delivery/open-drive.ts
/** A rollout goes by the file that its header carries, to its end. */
function openDrive(tools, header) {
	const { plan } = rolloutOf(header);
	return {
		...openAdapters(plan, tools.adapters),
		plan,
		registry: tools.registry(header),
		journal: tools.journal,
		now: tools.now,
		sleep: tools.sleep,
		logger: tools.logger,
		signal: tools.signal,
		renewLease: () => tools.lease.renew()
	};
}

// packages/delivery/preflight.ts
/**
* Looks before anything is changed: the target answers with weight 0, and both arms expose what is to be analysed.
* @throws CannotRunError with everything that stands in the way.
*/
async function preflight(tools, signal) {
	const problems = [...await targetProblems(tools, signal), ...await armProblems(tools, signal)];
	if (problems.length > 0) throw new CannotRunError(problems);
}
async function targetProblems(tools, signal) {
	const seen = await readWeight({
		...tools,
		signal
	}, {
		...normalPatience,
		attempts: 3
	});
	if (seen.kind === "weight-failed") {
		const message = `cannot read the weight: ${seen.message}. Nothing was changed`;
		return cannotRun("target-unreachable", "target", message).problems.slice();
	}
	if (seen.weight === 0) return [];
	const advice = seen.weight === 100 ? "the canary of an earlier rollout still takes all traffic: make it the stable, and set the weight to 0" : "another rollout seems to be under way. Use its journal, or mode: abort to bring the weight back to 0";
	return [{
		code: "weight-not-zero",
		subject: "target",
		message: `expected weight 0 before a rollout, the target says ${seen.weight}: ${advice}`
	}];
}
async function armProblems(tools, signal) {
	const stable = await look("stable", tools, signal);
	const canary = await look("canary", tools, signal);
	const own = [stable, canary].flatMap((one) => "problems" in one ? one.problems : []);
	if (!("read" in stable && "read" in canary)) return own;
	const unknown = unknownToBoth(stable.read, canary.read);
	return unknown === void 0 ? own : [{
		code: "metric-unusable",
		subject: "analysis.errors.bad",
		message: unknown
	}];
}
async function look(arm, tools, signal) {
	const subject = `analysis.source (${arm})`;
	let message = "";
	for (let attempt = 0; attempt < 3; attempt++) try {
		if (attempt > 0) await tools.sleep(300 * attempt, signal);
		const page = await tools.metrics.read(arm, {
			timeoutMs: 5e3,
			signal
		});
		const read = readArm(page, tools.plan.analysis);
		const slips = read.missing.filter((one) => one.includes("Did you mean"));
		const found = [...read.problems, ...slips];
		if (found.length === 0) return { read };
		return { problems: found.map((one) => ({
			code: "metric-unusable",
			subject,
			message: one
		})) };
	} catch (error) {
		signal.throwIfAborted();
		message = error instanceof Error ? error.message : String(error);
	}
	return { problems: [{
		code: "metrics-unreachable",
		subject,
		message: `${message}. Both versions must be up before traffic is shifted; nothing was changed`
	}] };
}

// packages/delivery/rollout-session.ts
/** mode: run and start. Takes up an unfinished rollout of the same version, tells a finished one, or begins. */
async function startSession(tools, request, until) {
	const existing = await tools.journal.read();
	if (existing && !isFinished(existing.state)) {
		if (existing.header.rolloutId !== request.rolloutId) throw otherRollout(existing);
		return resumeSession(tools, existing, {
			until,
			...planChange(existing, request)
		});
	}
	if (existing && await stillTrue(existing, request, tools)) return told(existing);
	return beginSession(tools, request, until);
}
/** mode: check, finish, abort, and the post step: an unfinished rollout goes on, or is told to stop. */
async function resumeSession(tools, existing, how) {
	if (isFinished(existing.state)) return told(existing);
	const drive = openDrive(tools, existing.header);
	tools.onDriving();
	await tools.lease.renew();
	let state = await record(drive, existing.state, { kind: "resume" });
	if (how.stop) state = await record(drive, state, {
		kind: "stop",
		reason: how.stop
	});
	state = await driveRollout(drive, state, how.until);
	if (how.thenStop && !isFinished(state)) {
		state = await record(drive, state, {
			kind: "stop",
			reason: how.thenStop
		});
		state = await driveRollout(drive, state, "end");
	}
	return result(tools, existing.header, state);
}
/** Brings a weight between 0 and 100 that no journal knows of back to 0; undefined when there is none. */
async function abortUnknown(tools, request, reason) {
	const header = headerOf(tools, request, 0);
	const drive = openDrive(tools, header);
	const seen = await readWeight(drive, normalPatience);
	if (seen.kind === "weight-failed") throw cannotRun("target-unreachable", "target", `cannot read the weight: ${seen.message}`);
	if (seen.weight === 0 || seen.weight === 100) return void 0;
	const known = headerOf(tools, request, seen.weight);
	await tools.lease.renew();
	const nowMs = tools.now();
	const begun = firstState(request.rollout.plan, nowMs);
	const { state } = next(request.rollout.plan, begun, {
		kind: "stop",
		reason
	}, nowMs);
	await tools.journal.append({
		entry: "begin",
		at: new Date(nowMs).toISOString(),
		header: known,
		state
	});
	return result(tools, known, await driveRollout(drive, state, "end"));
}
async function beginSession(tools, request, until) {
	const header = headerOf(tools, request, 0);
	const drive = openDrive(tools, header);
	await preflight(drive, tools.signal).catch((error) => {
		if (!tools.signal.aborted) throw error;
		throw cannotRun("cancelled", "rollout", "the job was cancelled before anything was changed");
	});
	tools.onDriving();
	await tools.lease.renew();
	const nowMs = tools.now();
	const state = firstState(request.rollout.plan, nowMs);
	await tools.journal.append({
		entry: "begin",
		at: new Date(nowMs).toISOString(),
		header,
		state
	});
	tools.logger.info(`rollout ${header.rolloutId} begins`);
	return result(tools, header, await driveRollout(drive, state, until));
}
function headerOf(tools, request, weight) {
	return {
		schema: 1,
		rolloutId: request.rolloutId,
		name: request.name,
		version: request.version,
		startedAt: new Date(tools.now()).toISOString(),
		rolloutFile: request.rollout.config.file,
		rolloutText: request.rollout.config.text,
		contentDigest: request.contentDigest,
		before: {
			weight,
			champion: request.champion
		}
	};
}
/** A rollout goes by the file that it began with; another file while it is under way stops it. */
function planChange(existing, request) {
	const { header } = existing;
	const began = rolloutOf(header);
	if (canonicalText(began.config.value) === canonicalText(request.rollout.config.value)) return {};
	return { stop: {
		guard: "plan-changed",
		message: `${request.rollout.config.file} was changed while the rollout was under way; rolled back by the file that it began with`
	} };
}
/** Without a version to tell rollouts apart, a promoted one is over once its target is back at 0. */
async function stillTrue(existing, request, tools) {
	if (existing.header.rolloutId !== request.rolloutId) return false;
	if (request.version !== null || existing.state.phase !== "promoted") return true;
	const drive = openDrive(tools, existing.header);
	const seen = await readWeight(drive, normalPatience);
	return !(seen.kind === "weight" && seen.weight === 0);
}
function otherRollout(existing) {
	const { header, state } = existing;
	return cannotRun("rollout-in-progress", "journal", `rollout ${header.rolloutId}, begun ${header.startedAt}, is unfinished at ${state.observedWeight ?? "an unknown weight"} %. Run it to its end with its own version, or use mode: abort, before another version is rolled out`);
}
function told(existing) {
	const { header, state } = existing;
	return {
		header,
		rollout: rolloutOf(header),
		state,
		recorded: existing,
		already: true
	};
}
async function result(tools, header, state) {
	return {
		header,
		rollout: rolloutOf(header),
		state,
		recorded: await tools.journal.read(),
		already: false
	};
}

// packages/delivery/rollout-modes.ts
const aborted = {
	guard: "aborted",
	message: "mode: abort was asked for"
};
const finished = {
	guard: "finish",
	message: "mode: finish ends a rollout that is still undecided"
};
/** One job of a rollout. Undefined: nothing to abort. */
async function runMode(mode, tools, request) {
	switch (mode) {
		case "run": return startSession(tools, request, "end");
		case "start": return startSession(tools, request, "wait");
		case "check": return resumeSession(tools, await underWay(tools, request), { until: "wait" });
		case "finish": return resumeSession(tools, await underWay(tools, request), {
			until: "wait",
			thenStop: finished
		});
		case "abort": {
			const existing = await tools.journal.read();
			return existing ? resumeSession(tools, sameVersion(existing, request), {
				until: "end",
				stop: aborted
			}) : abortUnknown(tools, request, aborted);
		}
		default: return mode;
	}
}
async function underWay(tools, request) {
	const existing = await tools.journal.read();
	if (existing) return sameVersion(existing, request);
	throw cannotRun("no-rollout", "journal", "there is no rollout in this journal; begin one with mode: start, and carry the journal from job to job (cache or artifact)");
}
/** A version that is given has to be the one under way; none given means whatever is under way. */
function sameVersion(existing, request) {
	const { header } = existing;
	if (request.version === null || request.version === header.version) return existing;
	throw cannotRun("other-version", "version", `the journal speaks of version ${header.version ?? "(none given)"} (rollout ${header.rolloutId}), not of ${request.version}`);
}

// packages/delivery/rollout-request.ts
/** The same version on the same target is the same rollout; without a version the commit stands for it. */
function rolloutIdOf(rollout, identity) {
	const { name = "rollout", version, commit } = identity;
	return `${name}-${version ?? commit?.slice(0, 12) ?? "unversioned"}-${createHash("sha256").update(JSON.stringify(rollout.plan.target)).digest("hex").slice(0, 8)}`.replaceAll(/[^A-Za-z0-9._-]/g, "-");
}
/**
* What is asked for. A rollout that begins takes its version from the registry, when it follows one.
* @throws CannotRunError when the registry has no such version.
*/
async function requestRollout(rollout, identity, registry) {
	const { name } = identity;
	if (!registry || name === void 0) {
		const rolloutId = rolloutIdOf(rollout, identity);
		const version = identity.version ?? null;
		return {
			rollout,
			rolloutId,
			name: name ?? null,
			version,
			champion: null,
			contentDigest: null
		};
	}
	const found = await candidateVersion(registry, name, identity.version);
	const version = String(found.version);
	const { champion, contentDigest } = found;
	return {
		rollout,
		rolloutId: rolloutIdOf(rollout, {
			...identity,
			version
		}),
		name,
		version,
		champion,
		contentDigest
	};
}

// packages/delivery/outgoing/send-request.ts
/** A request that was not confirmed. */
var SendError = class extends Error {
	name = "SendError";
	/** 0 when no answer came. */
	status;
	/** The other side has certainly not acted on it. */
	refused;
	constructor(message, { status = 0, refused, cause }) {
		super(message, { cause });
		this.status = status;
		this.refused = refused;
	}
};
const mostAttempts = 3;
const longestWaitSeconds = 30;
const shownAnswer = 200;
/**
* Sends once; again only where the first attempt cannot have been acted on: no connection came about, or the answer is 429 or 503
* with a Retry-After. A time-out or a lost answer is not repeated: the other side may be at work already.
* Redirects are not followed: they would carry credentials to another place.
* @throws SendError
*/
async function sendRequest(request, ports) {
	for (let attempt = 1;; attempt++) {
		const answer = await attemptOnce(request, ports);
		if (!("waitSeconds" in answer)) {
			if ("error" in answer) throw answer.error;
			return;
		}
		if (attempt === mostAttempts || answer.waitSeconds > longestWaitSeconds) throw answer.error;
		await ports.sleep(answer.waitSeconds * 1e3);
	}
}
async function attemptOnce(request, ports) {
	const { url, method, headers, body, timeoutMs } = request;
	let response;
	try {
		response = await ports.fetch(url, {
			method,
			headers,
			body,
			redirect: "manual",
			signal: AbortSignal.timeout(timeoutMs)
		});
	} catch (cause) {
		return unanswered(request, cause);
	}
	if (!response.ok) return declined(request, response, scrub(request, await startOf(response)));
	await response.body?.cancel().catch(() => void 0);
	return { sent: true };
}
function unanswered(request, cause) {
	const { name, message, code } = deepest(cause);
	const neverSent = connectionFailures.test(code);
	const why = name === "TimeoutError" ? `no answer within ${request.timeoutMs / 1e3} s` : message;
	const error = new SendError(say(request, scrub(request, why || code)), { refused: neverSent });
	return neverSent && !untrusted.test(code) ? {
		error,
		waitSeconds: 1
	} : { error };
}
/** Before a byte of the request left: no address, no connection, no trusted certificate. */
const untrusted = /^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
const connectionFailures = new RegExp(`^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|${untrusted.source}`);
function declined(request, response, text) {
	const { status } = response;
	if (status >= 300 && status < 400) {
		const to = response.headers.get("location") ?? "";
		const message = `redirects (${status}) to ${URL.canParse(to, request.url) ? new URL(to, request.url).host : "another place"}; redirects are not followed, give the address itself`;
		return { error: new SendError(say(request, message), {
			status,
			refused: true
		}) };
	}
	const said = text === "" ? "" : `: ${text}`;
	const refused = status < 500 && status !== 408;
	const waitSeconds = retryAfterSeconds(response);
	const isBusy = (status === 429 || status === 503) && waitSeconds !== void 0;
	const error = new SendError(say(request, `answered ${status}${said}`), {
		status,
		refused: refused || isBusy
	});
	return isBusy ? {
		error,
		waitSeconds
	} : { error };
}
/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfterSeconds({ headers }) {
	const text = headers.get("retry-after")?.trim();
	if (!text) return void 0;
	if (/^\d+$/.test(text)) return Number(text);
	const until = Date.parse(text);
	return Number.isNaN(until) ? void 0 : Math.max(0, Math.ceil((until - Date.now()) / 1e3));
}
function say({ method, shown }, what) {
	return `${method} ${shown} ${what}`;
}
/** What came from outside, without the secrets that it may repeat. */
function scrub({ secrets }, text) {
	return secrets.reduce((shorter, secret) => shorter.replaceAll(secret, "***"), text);
}
/** The first kilobytes of an answer in one line; the rest is not waited for. */
async function startOf(response) {
	const reader = response.body?.getReader();
	if (!reader) return "";
	let text = "";
	try {
		const decoder = new TextDecoder();
		while (text.length < shownAnswer) {
			const { done, value } = await reader.read();
			if (done) break;
			text += decoder.decode(value, { stream: true });
		}
		await reader.cancel();
	} catch {}
	return text.trim().replaceAll(/\s+/g, " ").slice(0, shownAnswer);
}
/** fetch says "fetch failed" and keeps what happened in the cause; several addresses make an AggregateError. */
function deepest(error) {
	const known = error;
	const inner = known?.cause ?? known?.errors?.[0];
	if (inner !== void 0 && inner !== null && known?.name !== "TimeoutError") return deepest(inner);
	return {
		name: known?.name ?? "",
		message: known?.message ?? String(error),
		code: typeof known?.code === "string" ? known.code : ""
	};
}

// packages/delivery/outgoing/open-webhook.ts
function openWebhook(webhook, ports) {
	const secrets = /* @__PURE__ */ new Map();
	const missing = [];
	for (const text of [webhook.url, ...Object.values(webhook.headers)]) {
		const variable = variableIn(text);
		if (variable === void 0) continue;
		const value = ports.env[variable]?.trim();
		if (!value) missing.push(variable);
		else secrets.set(variable, value);
	}
	if (missing.length > 0) return { unavailable: missingVariables(missing) };
	for (const secret of secrets.values()) ports.mask(secret);
	const fill = (text) => {
		const variable = variableIn(text);
		return variable === void 0 ? text : withVariable(text, secrets.get(variable));
	};
	const url = fill(webhook.url);
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return { unavailable: `${webhook.url} holds no http address` };
	const request = {
		url,
		method: webhook.method,
		timeoutMs: webhook.timeoutMs,
		shown: shownAddress(webhook.url),
		secrets: [...secrets.values()]
	};
	const headers = Object.fromEntries(Object.entries(webhook.headers).map(([name, text]) => [name.toLowerCase(), fill(text)]));
	return { send: (message) => sendRequest({
		...request,
		...contentOf(webhook, headers, message)
	}, ports) };
}
function contentOf(webhook, headers, { body, values, idempotencyKey }) {
	return {
		headers: {
			"content-type": "application/json",
			accept: "application/json",
			"user-agent": "trainyard",
			"idempotency-key": idempotencyKey,
			...headers
		},
		body: JSON.stringify(webhook.body === void 0 ? body : fillTemplate(webhook.body, values))
	};
}
function missingVariables(names) {
	const unique = [...new Set(names)];
	const [verb, noun] = unique.length === 1 ? ["is", "variable"] : ["are", "variables"];
	return `the environment ${noun} ${unique.join(", ")} ${verb} not set; pass the secret with env: in the workflow`;
}

// packages/delivery/retraining/open-dispatcher.ts
function openDispatcher({ way, inputs }, ports) {
	const filled = (facts) => fillTemplate(inputs, facts);
	if (way.kind === "webhook") {
		const webhook = openWebhook(way.webhook, ports);
		if ("unavailable" in webhook) return {
			...webhook,
			misconfigured: true
		};
		return { send: (facts) => webhook.send({
			body: {
				event: "retrain",
				...facts,
				inputs: filled(facts)
			},
			values: facts,
			idempotencyKey: facts.idempotency_key
		}) };
	}
	if ("unavailable" in ports.github) return ports.github;
	const { api, repository } = ports.github;
	if (way.kind === "repository_dispatch") {
		const target = {
			repository: way.repository ?? repository,
			eventType: way.eventType
		};
		return { send: (facts) => api.dispatchRepository({
			...target,
			payload: {
				...facts,
				inputs: filled(facts)
			}
		}) };
	}
	const ref = way.ref ?? ports.ref;
	if (ref === void 0) return { unavailable: "there is no branch to run on; set retrain.ref in the policy" };
	return { send: (facts) => api.dispatchWorkflow({
		workflow: way.workflow,
		ref,
		inputs: {
			...filled(facts),
			reason: facts.reason,
			data_version: facts.data_version
		}
	}) };
}

// packages/delivery/retraining/state-file.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib(), 1);
/** Where the state is kept, and what messages call it; undefined: nowhere. */
function stateFileOf(state, workingDirectory) {
	if (state === void 0) return void 0;
	return {
		path: resolve(workingDirectory, state),
		shown: state
	};
}
/**
* The state at an absolute path; empty when there is no file yet.
* @param shown the path as the user gave it.
* @throws CannotRunError when it is damaged: an unreadable memory must not look like an empty one.
*/
async function readRetrainingState(path, shown) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (cause) {
		if (cause.code === "ENOENT") return emptyState;
		throw cannotRun("state-unreadable", "state", `cannot read ${shown}: ${messageOf(cause)}`, { cause });
	}
	return parseRetrainingState(text, shown);
}
/** Written beside the file, synced and renamed over it: a crash leaves the old state or the new one. */
async function writeRetrainingState(path, shown, state) {
	try {
		await mkdir(dirname(path), { recursive: true });
		await (0, import_lib.default)(path, retrainingStateText(state));
	} catch (cause) {
		throw cannotRun("state-unwritable", "state", `cannot write ${shown}: ${messageOf(cause)}. Nothing was dispatched`, { cause });
	}
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// packages/delivery/retraining/start-retraining.ts
/**
* Decides, remembers and dispatches. The intent is on disk before the request is sent: after a crash in between, the
* next run sees a retraining that may have started, and waits for the cooldown instead of starting a second one. Drift that lasts
* asks again then, so nothing is lost.
* @throws CannotRunError when the state cannot be read or written.
*/
async function startRetraining(request) {
	const { policy, evidence, now, planOnly } = request;
	const at = new Date(now).toISOString();
	const before = await readState(request);
	const { data, asksForRetraining } = evidence;
	const run = {
		at,
		data,
		asksForRetraining,
		...request.history
	};
	const state = rememberRun(request.amend?.(before) ?? before, run);
	const { runs } = state;
	const { retrain, reason } = decideRetraining(policy, evidence, state, now);
	const obstacle = retrain ? obstacleOf(request) : void 0;
	const { dispatcher } = request;
	if (!retrain || !policy || obstacle !== void 0 || "unavailable" in dispatcher) {
		if (!planOnly) await writeState(request, state);
		return {
			retrain,
			reason: obstacle === void 0 ? reason : `${reason}; not dispatched: ${obstacle}`,
			dispatched: false,
			failed: retrain && !planOnly && "misconfigured" in dispatcher,
			runs
		};
	}
	const intended = rememberDispatch(state, {
		at,
		workflow: describeWay(policy.way),
		data: evidence.data,
		reason,
		status: "intended"
	});
	await writeState(request, intended);
	try {
		await dispatcher.send({
			...request.facts,
			reason,
			data_version: evidence.data
		});
	} catch (error) {
		const refused = isRefusal(error);
		if (refused) await writeState(request, settleDispatch(intended, "refused"));
		return {
			retrain,
			reason: `${reason}; ${error instanceof Error ? error.message : String(error)}${refused ? "" : " (it may have started: no other is sent before the cooldown ends)"}`,
			dispatched: false,
			failed: true,
			runs
		};
	}
	await writeState(request, settleDispatch(intended, "sent"));
	return {
		retrain,
		reason,
		dispatched: true,
		failed: false,
		runs
	};
}
function obstacleOf({ planOnly, dispatcher, policy, stateFile }) {
	if (planOnly) return "pull requests change nothing";
	if ("unavailable" in dispatcher) return dispatcher.unavailable;
	if (!stateFile && policy && needsState(policy)) return "after, cooldown and budget need a memory; give the input 'state' a file that is kept between runs";
}
/**
* The other side answered and said no, or was never reached; without an answer, or on its own failure, the retraining may
* have started.
*/
function isRefusal(error) {
	const { status, refused } = error;
	if (typeof refused === "boolean") return refused;
	return typeof status === "number" && status >= 400 && status < 500 && status !== 408;
}
async function readState({ stateFile }) {
	return stateFile ? readRetrainingState(stateFile.path, stateFile.shown) : emptyState;
}
async function writeState({ stateFile }, state) {
	if (stateFile) await writeRetrainingState(stateFile.path, stateFile.shown, state);
}

// packages/delivery/retraining/watch-run.ts
/**
* This run in the light of those before it.
* @throws CannotRunError when the state cannot be read, or an alarm budget has no state to add up in.
*/
async function watchRun(assessment, { policy, stateFile, sighting }) {
	if (policy.alarmBudget && !stateFile) throw cannotRun("state", "state", "an alarm budget adds up what runs see; give the input 'state' a file that is kept between runs", { location: policy.locate(["budget"]) });
	const before = stateFile ? await readRetrainingState(stateFile.path, stateFile.shown) : emptyState;
	return monitorRun(assessment, before, {
		...sighting,
		hasState: stateFile !== void 0
	}, policy);
}

// packages/delivery/notify/follow-issue.ts
/** Every issue of ours has it, so that it is found among thousands. */
const issueLabel = "drift";
/**
* One issue for one data set and policy: opened by the first alarm, rewritten while it lasts, closed when it is over, reopened by the next.
* It is found by a hidden line in its body, so two runs at once, a lost answer or a lost state file open no second one for long.
*/
async function followIssue(followed) {
	const { sink, alert, key, issues, words } = followed;
	const [issue, ...others] = await listed(followed);
	for (const one of others) if (one.isOpen) await closeDuplicate(issues, one.number, issue.number);
	const memory = issue && readIssueMarker(key, issue.body);
	const now = {
		status: alert.status,
		columns: columnsDigest(alert),
		since: memory && isAlarm(memory) ? memory.since : alert.at
	};
	const body = words.issueBody(alert, issueMarker(key, now), now.since);
	const step = issueStep(issue && {
		isOpen: issue.isOpen,
		memory
	}, now, sink.on);
	if (step.do === "nothing") return {
		outcome: "nothing new",
		detail: step.why
	};
	if (step.do === "open") return openIssue(followed, body);
	return takeStep(step, issue.number, body, followed);
}
/** Comments come first: should the rest fail, the next run says it again; the other way round nobody would hear of it. */
async function takeStep(step, number, body, { alert, issues, words }) {
	if (step.do === "update") {
		if (step.comment) await issues.comment(number, words.issueComment(alert, "changed"));
		await issues.update(number, { body });
		return step.comment ? {
			outcome: "told",
			detail: `commented on issue #${number}`
		} : {
			outcome: "nothing new",
			detail: `issue #${number} is up to date`
		};
	}
	if (step.do === "reopen") {
		await issues.comment(number, words.issueComment(alert, "back"));
		await issues.update(number, {
			body,
			state: "open",
			reason: "reopened"
		});
		return {
			outcome: "told",
			detail: `reopened issue #${number}`
		};
	}
	if (step.do === "close") {
		await issues.comment(number, words.issueComment(alert, "over"));
		await issues.update(number, {
			body,
			state: "closed",
			reason: "completed"
		});
		return {
			outcome: "told",
			detail: `closed issue #${number}`
		};
	}
	await issues.update(number, { body });
	return {
		outcome: "nothing new",
		detail: `issue #${number} is closed`
	};
}
/** Open ones first, then the oldest: of two that were opened at once every run keeps the same. */
async function listed({ issues, key }) {
	return (await issues.withMarker(issueMarker(key), issueLabel)).filter(({ body }) => !body.includes(duplicateMark)).sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || (a.isOpen ? a.number - b.number : b.number - a.number));
}
const duplicateMark = "<!-- trainyard-duplicate -->";
async function openIssue(followed, body) {
	const { issues, key } = followed;
	const number = await create(followed, body).catch(async (error) => {
		const [found] = hasAnswer(error) ? [] : await issues.withMarker(issueMarker(key), issueLabel);
		if (!found) throw error;
		return found.number;
	});
	const [kept] = await listed(followed);
	if (kept?.isOpen && kept.number < number) {
		await closeDuplicate(issues, number, kept.number);
		return {
			outcome: "told",
			detail: `issue #${kept.number} was opened by a run at the same time`
		};
	}
	return {
		outcome: "told",
		detail: `opened issue #${number}`
	};
}
async function create({ sink, alert, issues, words }, body) {
	const title = sink.title ?? words.issueTitle(alert);
	const labels = [.../* @__PURE__ */ new Set([issueLabel, ...sink.labels])];
	try {
		return await issues.create({
			title,
			body,
			labels,
			assignees: sink.assignees
		});
	} catch (error) {
		if (statusOf(error) !== 422 || sink.assignees.length === 0) throw error;
		return issues.create({
			title,
			body,
			labels,
			assignees: []
		});
	}
}
async function closeDuplicate(issues, number, kept) {
	await issues.update(number, {
		body: `${duplicateMark}\nDuplicate of #${kept}: two runs opened an issue at the same time.`,
		state: "closed",
		reason: "not_planned"
	});
}
function isAlarm({ status }) {
	return status !== "stable";
}
/** Names the set of drifted columns: comments follow only when it changes. */
function columnsDigest({ columns, broken }) {
	const names = [
		...columns.map(({ column }) => column).sort(),
		"",
		...broken
	];
	return createHash("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 12);
}
function statusOf(error) {
	const { status } = error ?? {};
	return typeof status === "number" ? status : 0;
}
function hasAnswer(error) {
	return statusOf(error) !== 0 && statusOf(error) < 500;
}

// packages/delivery/notify/notify-all.ts
/**
* Tells everybody for whom this run is news. One that cannot be told keeps nobody else from being told, and
* is told by the next run. Never throws: the verdict stands whoever hears of it.
*/
async function notifyAll(request) {
	const outcomes = [];
	for (const sink of request.sinks) {
		const shown = describeSink(sink);
		try {
			outcomes.push({
				sink: shown,
				...await notifyOne(sink, request)
			});
		} catch (error) {
			const detail = error instanceof Error ? error.message : String(error);
			const isDenied = sink.kind === "issue" && [
				401,
				403,
				404,
				410
			].includes(statusOf(error));
			outcomes.push({
				sink: shown,
				outcome: isDenied ? "impossible" : "failed",
				detail
			});
		}
	}
	return outcomes;
}
async function notifyOne(sink, request) {
	const { alert, issues, words, planOnly } = request;
	if (sink.kind !== "issue") return tellWebhook(sink, request);
	if (planOnly) return planned;
	if ("unavailable" in issues) return {
		outcome: "impossible",
		detail: issues.unavailable
	};
	const name = sink.key ?? JSON.stringify([alert.policy, dataSetOf(alert.data)]);
	return followIssue({
		sink,
		alert,
		key: digest(name).slice(0, 16),
		issues,
		words
	});
}
const planned = {
	outcome: "planned",
	detail: "pull requests tell nobody"
};
async function tellWebhook(sink, request) {
	const { alert, words, planOnly, ports } = request;
	const name = digest(JSON.stringify(sink.webhook)).slice(0, 16);
	const told = await toldBefore(name, request);
	const { event, told: next } = nextTelling(told ?? {}, alert.status);
	if (event === void 0) return {
		outcome: "nothing new",
		detail: nothingNew(alert, told)
	};
	if (!sink.on.includes(event)) {
		if (!planOnly) await remember(name, next, request);
		return {
			outcome: "nothing new",
			detail: `${event} is not asked for`
		};
	}
	if (planOnly) return planned;
	const webhook = openWebhook(sink.webhook, ports);
	if ("unavailable" in webhook) return {
		outcome: "failed",
		detail: webhook.unavailable
	};
	const idempotencyKey = digest(`${alert.dataVersion}\n${alert.policyVersion}\n${event}\n${name}`);
	await webhook.send({
		body: sink.kind === "slack" ? words.slack(alert, event) : words.json(alert, event, idempotencyKey),
		values: words.facts(alert, event, idempotencyKey),
		idempotencyKey
	});
	await remember(name, next, request);
	return {
		outcome: "told",
		detail: `${event}${told ? "" : withoutMemory}`
	};
}
const withoutMemory = "; without the input 'state' every run with drift is told anew, and recovery never";
function nothingNew(alert, told) {
	if (alert.status !== "stable") return `${alert.status} was told before`;
	return told ? "there is no drift and was none" : `there is no drift${withoutMemory}`;
}
async function toldBefore(name, { stateFile }) {
	if (!stateFile) return void 0;
	return toldTo(await readRetrainingState(stateFile.path, stateFile.shown), name);
}
/** Remembered after the word is out: losing it in between tells twice, the other way round would tell nobody. */
async function remember(name, told, { stateFile, alert }) {
	if (!stateFile) return;
	const state = await readRetrainingState(stateFile.path, stateFile.shown);
	await writeRetrainingState(stateFile.path, stateFile.shown, rememberTold(state, name, told, alert.at));
}
function digest(text) {
	return createHash("sha256").update(text).digest("hex");
}

export { openDispatcher as a, runMode as c, parseRecordedMetrics as d, journalFile as f, stateFileOf as i, resumeSession as l, rolloutKinds as m, watchRun as n, requestRollout as o, rolloutOf as p, startRetraining as r, rolloutIdOf as s, notifyAll as t, openSession as u };