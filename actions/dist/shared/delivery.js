import { o as __toESM } from "./rolldown-runtime.js";
import { t as require_lib } from "./vendor/shell.js";
import { G as toPlainJson, J as cannotRun, W as canonicalText, q as CannotRunError } from "./shell.js";
import { S as ReleaseRefusedError, T as parseVersionNumber } from "./core-release.js";
import { A as runBehaviour, M as loadReport, N as assessLoad, o as wrongNames } from "./core-gate.js";
import { i as Type } from "./vendor/config.js";
import { t as formatDurationMs } from "./core-config.js";
import { _ as parseRolloutPlan, a as commandFor, c as armCounts, n as unknownToBoth, o as firstState, p as isFinished, s as next, t as readArm } from "./core-rollout.js";
import { t as require_parse_prometheus_text_format_cjs } from "./vendor/parse-prometheus-text-format.js";
import { t as _usingCtx } from "./usingCtx.js";
import { A as nextTelling, C as decideRetraining, F as variableIn, I as withVariable, M as shownAddress, N as fillTemplate, S as toldTo, _ as rememberDispatch, b as retrainingStateText, g as parseRetrainingState, h as emptyState, j as describeWay, k as describeSink, m as monitorRun, n as dataSetOf, v as rememberRun, w as needsState, x as settleDispatch, y as rememberTold } from "./core-drift.js";
import { n as issueStep, r as readIssueMarker, t as issueMarker } from "./core-notify.js";
import { link, mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import { createHash, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { hostname, tmpdir } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

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
const parsed$1 = /* @__PURE__ */ new Map();
/** The rollout file that a rollout began with; each text is parsed once. */
function rolloutOf(header) {
	const { rolloutText, rolloutFile } = header;
	const key = `${rolloutFile}\n${rolloutText}`;
	const known = parsed$1.get(key);
	if (known) return known;
	const rollout = parseRolloutPlan(rolloutText, rolloutFile, rolloutKinds);
	parsed$1.set(key, rollout);
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
		read: async () => parseJournal(await textOf$1(path, shown), shown),
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
async function textOf$1(path, shown) {
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
		announce: () => said$1("alias canary", async () => {
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
		publish: () => said$1("alias champion", async () => {
			await registry.setAlias(name, "champion", version, {
				...change,
				expected: championBefore
			});
			await withdraw();
		}),
		withdraw: () => said$1("alias canary", withdraw)
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
async function said$1(what, act) {
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
		sleep: (milliseconds, stop) => setTimeout$1(milliseconds, void 0, stop ? { signal: stop } : {}),
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
			return measure$1(tools, haste);
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
async function measure$1(tools, haste) {
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
const mostAttempts$1 = 3;
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
		if (attempt === mostAttempts$1 || answer.waitSeconds > longestWaitSeconds) throw answer.error;
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
		return unanswered$1(request, cause);
	}
	if (!response.ok) return declined(request, response, scrub(request, await startOf(response)));
	await response.body?.cancel().catch(() => void 0);
	return { sent: true };
}
function unanswered$1(request, cause) {
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
/**
* One issue for one thing (a data set and its policy, a gate): opened by the first alarm, rewritten while it lasts, closed when it is over, reopened by the next.
* It is found by a hidden line in its body, so two runs at once, a lost answer or a lost state file open no second one for long.
*/
async function followIssue(followed) {
	const { sink, alert, key, issues, words } = followed;
	const [issue, ...others] = await listed(followed);
	for (const one of others) if (one.isOpen) await closeDuplicate(issues, one.number, issue.number);
	const memory = issue && readIssueMarker(key, issue.body);
	const now = {
		status: alert.status,
		columns: digestOf(followed.wrong),
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
async function listed({ issues, key, label }) {
	return (await issues.withMarker(issueMarker(key), label)).filter(({ body }) => !body.includes(duplicateMark)).sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || (a.isOpen ? a.number - b.number : b.number - a.number));
}
const duplicateMark = "<!-- trainyard-duplicate -->";
async function openIssue(followed, body) {
	const { issues, key, label } = followed;
	const number = await create(followed, body).catch(async (error) => {
		const [found] = hasAnswer(error) ? [] : await issues.withMarker(issueMarker(key), label);
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
async function create({ sink, alert, issues, words, label }, body) {
	const title = sink.title ?? words.issueTitle(alert);
	const labels = [.../* @__PURE__ */ new Set([label, ...sink.labels])];
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
function digestOf(wrong) {
	return createHash("sha256").update(JSON.stringify(wrong)).digest("hex").slice(0, 12);
}
function statusOf(error) {
	const { status } = error ?? {};
	return typeof status === "number" ? status : 0;
}
function hasAnswer(error) {
	return statusOf(error) !== 0 && statusOf(error) < 500;
}

// packages/delivery/notify/tell-issue.ts
const planned = {
	outcome: "planned",
	detail: "pull requests tell nobody"
};
/** The issue follows the news, unless nothing may change or there is no right to. */
async function tellIssue(issues, planOnly, followed) {
	if (planOnly) return planned;
	if ("unavailable" in issues) return {
		outcome: "impossible",
		detail: issues.unavailable
	};
	return followIssue({
		...followed,
		issues
	});
}
/** Never throws: the verdict stands whoever hears of it. */
async function attemptTelling(tell, kind) {
	try {
		return await tell();
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		return {
			outcome: kind === "issue" && [
				401,
				403,
				404,
				410
			].includes(statusOf(error)) ? "impossible" : "failed",
			detail
		};
	}
}

// packages/delivery/notify/notify-all.ts
/**
* Tells everybody for whom this run is news. One that cannot be told keeps nobody else from being told, and
* is told by the next run. Never throws: the verdict stands whoever hears of it.
*/
async function notifyAll(request) {
	const outcomes = [];
	for (const sink of request.sinks) {
		const outcome = await attemptTelling(() => notifyOne(sink, request), sink.kind);
		outcomes.push({
			sink: describeSink(sink),
			...outcome
		});
	}
	return outcomes;
}
async function notifyOne(sink, request) {
	const { alert, issues, words, planOnly } = request;
	if (sink.kind !== "issue") return tellWebhook(sink, request);
	const name = sink.key ?? JSON.stringify([alert.policy, dataSetOf(alert.data)]);
	return tellIssue(issues, planOnly, {
		sink,
		alert,
		wrong: [
			...alert.columns.map(({ column }) => column).sort(),
			"",
			...alert.broken
		],
		key: `drift:${digest(name).slice(0, 16)}`,
		label: "drift",
		words
	});
}
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

// packages/delivery/serving/serving-protocol.ts
/** An answer that is not what the protocol says. */
var AnswerProblem = class extends Error {
	name = "AnswerProblem";
	code;
	constructor(code, message) {
		super(message);
		this.code = code;
	}
};
/** Rows as objects by column. */
function namedRows({ columns, rows }) {
	return rows.map((row) => {
		const entries = columns.map(({ name }, index) => [name, row[index]]);
		return Object.fromEntries(entries);
	});
}
/** The value of a key of a JSON object; undefined when it is none, or has no such key. */
function keyOf(value, key) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
	return Object.hasOwn(value, key) ? value[key] : void 0;
}
/**
* A list with one item a row. Of an object of lists (a model with several outputs), the one that the policy names, or
* the only one.
*/
function listOfRows(value, { rows, score }) {
	const list = Array.isArray(value) ? value : chosenList(value, score);
	if (list.length === rows) return list;
	throw new AnswerProblem("answer-row-count", `answers with ${list.length} predictions for ${rows} rows; expected one a row`);
}
function chosenList(value, score) {
	const lists = typeof value === "object" && value !== null ? Object.entries(value) : [];
	const named = score === void 0 ? void 0 : keyOf(value, score);
	const only = lists.length === 1 ? lists[0][1] : void 0;
	const chosen = named ?? only;
	if (Array.isArray(chosen)) return chosen;
	const names = lists.map(([name]) => name);
	throw new AnswerProblem("answer-shape", names.length > 1 ? `answers with several outputs (${names.join(", ")}); name the one with the score in predictor.score` : "answers without a list of predictions");
}

// packages/delivery/serving/kserve-v1.ts
/** KServe's V1 protocol, TensorFlow Serving's row format: `instances` in, `predictions` out. */
const kserveV1 = {
	name: "KServe V1",
	encode: (batch, { layout }) => ({ instances: layout === "named" ? namedRows(batch) : batch.rows }),
	decode: (answer, shape) => {
		const predictions = keyOf(answer, "predictions");
		if (predictions !== void 0 && predictions !== null) return listOfRows(predictions, shape);
		throw new AnswerProblem("answer-shape", "answers without 'predictions'");
	}
};

// packages/delivery/serving/mlflow-scoring.ts
/** MLflow's scoring server (`mlflow models serve`): `dataframe_split` in, `predictions` out; before 2.0 the bare list. */
const mlflowScoring = {
	name: "MLflow scoring",
	encode: ({ columns, rows }, { layout }) => layout === "named" ? { dataframe_split: {
		columns: columns.map(({ name }) => name),
		data: rows
	} } : { inputs: rows },
	decode: (answer, shape) => {
		const predictions = Array.isArray(answer) ? answer : keyOf(answer, "predictions");
		if (predictions !== void 0 && predictions !== null) return listOfRows(predictions, shape);
		throw new AnswerProblem("answer-shape", "answers without 'predictions'");
	}
};

// packages/delivery/serving/open-inference-v2.ts
/**
* The Open Inference Protocol, version 2. Named columns are a tensor each, with the content type 'pd' that makes KServe's
* servers and MLServer join them to a data frame; a matrix is one tensor of numbers.
*/
const openInferenceV2 = {
	name: "Open Inference Protocol V2",
	encode: (batch, { layout, score }) => ({
		...layout === "named" ? {
			parameters: { content_type: "pd" },
			inputs: namedTensors(batch)
		} : { inputs: [matrix(batch)] },
		...score === void 0 ? {} : { outputs: [{ name: score }] }
	}),
	decode: (answer, { rows, score }) => {
		const { name, data } = chosenTensor(tensorsOf(answer), score);
		const flat = data.flat(Infinity);
		const width = flat.length / rows;
		if (flat.length === 0 || !Number.isInteger(width)) throw new AnswerProblem("answer-row-count", `answers with ${flat.length} values in '${name}' for ${rows} rows; expected one a row, or one for every class`);
		if (width === 1) return flat;
		return Array.from({ length: rows }, (_, row) => flat.slice(row * width, (row + 1) * width));
	}
};
function namedTensors({ columns, rows }) {
	return columns.map(({ name, type }, index) => {
		const data = rows.map((row) => row[index]);
		const datatype = type === "integer" && data.includes(null) ? "FP64" : datatypeOf(type);
		return {
			name,
			shape: [rows.length],
			datatype,
			data
		};
	});
}
function datatypeOf(type) {
	if (type === "integer") return "INT64";
	if (type === "number") return "FP64";
	return type === "boolean" ? "BOOL" : "BYTES";
}
function matrix({ columns, rows }) {
	return {
		name: "input-0",
		shape: [rows.length, columns.length],
		datatype: "FP64",
		data: rows.map((row) => [...row])
	};
}
function tensorsOf(answer) {
	const outputs = keyOf(answer, "outputs");
	if (!Array.isArray(outputs) || outputs.length === 0) throw new AnswerProblem("answer-shape", "answers without 'outputs'");
	return outputs.map((output, index) => {
		const name = keyOf(output, "name");
		return {
			name: typeof name === "string" ? name : `output ${index}`,
			data: keyOf(output, "data")
		};
	});
}
function chosenTensor(tensors, score) {
	const chosen = tensors.find(({ name }) => name === score) ?? (tensors.length === 1 ? tensors[0] : void 0);
	if (!chosen) {
		const names = tensors.map(({ name }) => name).join(", ");
		throw new AnswerProblem("answer-shape", `answers with several outputs (${names}); name the one with the score in predictor.score`);
	}
	if (Array.isArray(chosen.data)) return chosen;
	throw new AnswerProblem("answer-shape", `answers with '${chosen.name}' and no data in JSON; expected the values themselves, not a binary tensor`);
}

// packages/delivery/serving/endpoint-address.ts
const protocols = {
	"kserve-v1": kserveV1,
	"oip-v2": openInferenceV2,
	mlflow: mlflowScoring
};
const paths = [
	[/:predict$/, kserveV1],
	[/\/v2\/models\/[^/]+(?:\/versions\/[^/]+)?\/infer$/, openInferenceV2],
	[/\/invocations$/, mlflowScoring]
];
const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Whether an address is on this machine. */
function isLoopback(url) {
	return loopback.test(new URL(url).hostname);
}
/** @throws CannotRunError when it is no address, not a safe one, or its protocol cannot be seen */
function endpointAddress(text, given, env) {
	const problem = (message) => cannotRun("endpoint-address", "endpoint", message);
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (!url || !/^https?:$/.test(url.protocol)) throw problem("expected an address such as https://host/v1/models/late:predict");
	const shown = `${url.origin}${url.pathname}`;
	if (url.username !== "" || url.password !== "") throw problem(`expected ${shown} without user and password; give them in predictor.headers, from env:NAME`);
	if (!(url.protocol === "https:" || loopback.test(url.hostname)) && env["TRAINYARD_ALLOW_HTTP"] !== "true") throw problem(`${shown} is http on another machine: rows could be read and answers changed on the way. Use https, or set the environment variable TRAINYARD_ALLOW_HTTP to true in a network that you trust`);
	const seen = paths.find(([pattern]) => pattern.test(url.pathname))?.[1];
	const protocol = given === void 0 ? seen : protocols[given];
	if (protocol) return {
		url: url.href,
		shown,
		protocol
	};
	throw problem(`cannot see from ${shown} how to ask it; expected …:predict (KServe V1), …/v2/models/NAME/infer (Open Inference Protocol V2) or …/invocations (MLflow), or predictor.protocol`);
}

// packages/delivery/serving/secret-headers.ts
/**
* Headers with `env:NAME` filled in from the environment, each secret masked before it is used.
* @throws CannotRunError naming every variable that is not set
*/
function secretHeaders(given, ports) {
	const headers = {};
	const secrets = [];
	const problems = [];
	for (const [name, text] of Object.entries(given)) {
		const variable = variableIn(text);
		const value = variable === void 0 ? void 0 : ports.env[variable]?.trim();
		if (variable !== void 0 && !value) {
			const message = `the environment variable ${variable} is not set; pass the secret with env: in the workflow`;
			problems.push({
				code: "variable-missing",
				subject: `predictor.headers.${name}`,
				message
			});
		}
		if (value) {
			ports.mask(value);
			secrets.push(value);
		}
		headers[name.toLowerCase()] = value ? withVariable(text, value) : text;
	}
	if (problems.length > 0) throw new CannotRunError(problems);
	return {
		headers,
		secrets
	};
}

// packages/delivery/load/load-client.ts
const largestAnswerBytes$1 = 16777216;
/**
* Requests over connections that are kept open, as a service's clients do. Of Node's own, since what is on npm sends by
* connection: autocannon fills in the latencies that a stall kept it from measuring (its README), which guesses what an open loop measures.
*/
async function openLoadClient({ url, headers, connections }) {
	const { Agent, request: start } = new URL(url).protocol === "https:" ? await import("node:https") : await import("node:http");
	const agent = new Agent({
		keepAlive: true,
		maxSockets: connections,
		maxFreeSockets: connections
	});
	let open = 0;
	function attempt(body, signal) {
		return new Promise((resolve) => {
			const outgoing = start(url, {
				method: "POST",
				agent,
				signal,
				headers: {
					"content-type": "application/json",
					accept: "application/json",
					"content-length": body.length,
					...headers
				}
			});
			outgoing.on("response", (incoming) => readAnswer(incoming, resolve));
			outgoing.on("error", (error) => {
				resolve(outgoing.reusedSocket && error.code === "ECONNRESET" && !signal.aborted ? "stale" : { failure: error.code ?? error.message });
			});
			outgoing.end(body);
		});
	}
	async function send(body, timeoutMs) {
		const timeout = new AbortController();
		const timer = setTimeout(() => timeout.abort(), Math.max(0, timeoutMs));
		open++;
		try {
			let outcome = await attempt(body, timeout.signal);
			if (outcome === "stale") outcome = await attempt(body, timeout.signal);
			if (timeout.signal.aborted) return { failure: "no answer in time" };
			return outcome === "stale" ? { failure: "ECONNRESET" } : outcome;
		} finally {
			open--;
			clearTimeout(timer);
		}
	}
	return {
		send,
		isBusy: () => open >= connections,
		close: () => agent.destroy()
	};
}
function readAnswer(incoming, resolve) {
	const chunks = [];
	let size = 0;
	incoming.on("data", (chunk) => {
		size += chunk.length;
		if (size <= largestAnswerBytes$1) chunks.push(chunk);
		else incoming.destroy(/* @__PURE__ */ new Error(`an answer above ${largestAnswerBytes$1 / 1024 ** 2} MiB`));
	});
	incoming.on("error", (error) => resolve({ failure: error.message }));
	incoming.on("end", () => {
		const { statusCode = 0 } = incoming;
		resolve(statusCode >= 200 && statusCode < 300 ? { answer: Buffer.concat(chunks).toString() } : { failure: `answers ${statusCode}` });
	});
}

// packages/delivery/serving/score-of-item.ts
/** The score in what a server answers of one row. @throws AnswerProblem */
function scoreOfItem(item, place) {
	if (typeof item === "number" && Number.isFinite(item)) return item;
	if (typeof item === "boolean") return Number(item);
	if (Array.isArray(item)) return scoreOfItem(ofClasses(item, place), place);
	if (typeof item === "object" && item !== null) return scoreOfItem(ofKeys(item, place), place);
	const got = item === void 0 ? "nothing" : JSON.stringify(item).slice(0, 60);
	throw new AnswerProblem("answer-score", `answers with ${got}; expected a finite number${typeof item === "string" ? ": serve a score, such as the probability of the positive class, not the name of a class" : ""}`);
}
function ofClasses(values, { classIndex }) {
	if (values.length === 1 && classIndex === void 0) return values[0];
	const index = classIndex ?? (values.length === 2 ? 1 : void 0);
	if (index === void 0) throw new AnswerProblem("answer-score", `answers with ${values.length} numbers a row; say which one is the score with predictor.class (from 0)`);
	if (index < values.length) return values[index];
	throw new AnswerProblem("answer-score", `answers with ${values.length} numbers a row, but predictor.class is ${index} (the first is 0)`);
}
function ofKeys(item, { names }) {
	const keys = Object.keys(item);
	const name = names.find((one) => Object.hasOwn(item, one)) ?? (keys.length === 1 ? keys[0] : void 0);
	if (name !== void 0) return keyOf(item, name);
	throw new AnswerProblem("answer-score", `answers with the keys ${keys.join(", ") || "(none)"}; name the one with the score in predictor.score`);
}

// packages/delivery/load/load-requests.ts
/** Every request, written once before the load: encoding rows must not hold up their arrival. */
async function loadRequests({ request }, options) {
	if (request.kind === "body") return {
		requests: [{
			body: Buffer.from(JSON.stringify(request.body)),
			problemOf: jsonProblem
		}],
		digests: {}
	};
	const { protocol, predictor, scoreColumn } = options;
	const { rows, digests } = await options.readRows(request.rows);
	const { columns, count } = rows;
	const values = await rows.slice(0, count);
	const { layout, score, classIndex } = predictor;
	const place = {
		names: [score ?? scoreColumn],
		classIndex
	};
	const requests = [];
	for (let from = 0; from < count; from += request.rowsPerRequest) {
		const batch = {
			columns,
			rows: values.slice(from, from + request.rowsPerRequest)
		};
		const shape = {
			rows: batch.rows.length,
			score
		};
		requests.push({
			body: Buffer.from(JSON.stringify(protocol.encode(batch, {
				layout,
				score
			}))),
			problemOf: (answer) => answerProblem(answer, {
				protocol,
				shape,
				place
			})
		});
	}
	return {
		requests,
		digests
	};
}
/** A server that sheds load may answer 200 with an excuse: only scores are an answer. */
function answerProblem(answer, { protocol, shape, place }) {
	try {
		for (const item of protocol.decode(JSON.parse(answer), shape)) scoreOfItem(item, place);
		return;
	} catch (error) {
		if (error instanceof AnswerProblem) return error.code.replaceAll("-", " ");
		if (error instanceof SyntaxError) return "an answer that is no JSON";
		throw error;
	}
}
function jsonProblem(answer) {
	try {
		JSON.parse(answer);
		return;
	} catch {
		return "an answer that is no JSON";
	}
}

// packages/delivery/load/open-loop.ts
/**
* An open loop: request k is due at start + k / rate, however the server fares, and its latency counts from then. A closed
* loop waits for an answer before it asks again, so a server that stalls for a second costs it one slow request; here it costs
* all that were due in that second (coordinated omission, Tene 2013).
* @throws the signal's reason when it is aborted
*/
async function runOpenLoop(options) {
	const { ratePerSecond, warmupSeconds, durationSeconds, signal } = options;
	const warmupRequests = Math.floor(ratePerSecond * warmupSeconds);
	const counted = Math.max(1, Math.floor(ratePerSecond * durationSeconds));
	const loop = new OpenLoop(options, {
		warmupRequests,
		counted
	});
	const lag = sampleTimerLag();
	try {
		await loop.run();
	} finally {
		lag.stop();
	}
	signal.throwIfAborted();
	return {
		...loop.seen(),
		timerLagMs: Float64Array.from(lag.samples)
	};
}
/** One load, from the first request that is due to the last answer. */
var OpenLoop = class {
	#options;
	#warmup;
	#latenciesMs;
	#latenessMs;
	#failures = /* @__PURE__ */ new Map();
	#start = performance.now();
	#waited = 0;
	#next = 0;
	#open = 0;
	constructor(options, { warmupRequests, counted }) {
		this.#options = options;
		this.#warmup = warmupRequests;
		this.#latenciesMs = new Float64Array(counted);
		this.#latenessMs = new Float64Array(counted);
	}
	run() {
		const { signal, client } = this.#options;
		return new Promise((resolve) => {
			let timer;
			const finish = () => {
				clearTimeout(timer);
				signal.removeEventListener("abort", stop);
				resolve();
			};
			const stop = () => {
				client.close();
				finish();
			};
			const tick = () => {
				this.#sendAllDue(finish);
				if (this.#hasMore()) timer = setTimeout(tick, this.#dueMs(this.#next) - performance.now());
			};
			signal.addEventListener("abort", stop);
			if (signal.aborted) stop();
			else tick();
		});
	}
	seen() {
		return {
			latenciesMs: this.#latenciesMs,
			latenessMs: this.#latenessMs,
			failures: this.#failures,
			waitedForConnection: this.#waited,
			warmupRequests: this.#warmup
		};
	}
	#hasMore() {
		return this.#next < this.#warmup + this.#latenciesMs.length;
	}
	#dueMs(request) {
		return this.#start + request * 1e3 / this.#options.ratePerSecond;
	}
	#sendAllDue(whenAllAnswered) {
		while (this.#hasMore() && this.#dueMs(this.#next) <= performance.now()) this.#send(this.#next++).then(() => {
			if (--this.#open === 0 && !this.#hasMore()) whenAllAnswered();
		});
	}
	async #send(request) {
		const { client, requests, timeoutMs } = this.#options;
		const one = requests[request % requests.length];
		const due = this.#dueMs(request);
		const lateMs = performance.now() - due;
		const waits = client.isBusy();
		this.#open++;
		const outcome = await client.send(one.body, timeoutMs - lateMs);
		const latencyMs = performance.now() - due;
		const place = request - this.#warmup;
		if (place < 0) return;
		const failure = failureOf(outcome, one);
		this.#latenessMs[place] = lateMs;
		this.#latenciesMs[place] = failure === void 0 ? latencyMs : Number.POSITIVE_INFINITY;
		if (waits) this.#waited++;
		if (failure !== void 0) this.#failures.set(failure, (this.#failures.get(failure) ?? 0) + 1);
	}
};
function failureOf(outcome, one) {
	return "failure" in outcome ? outcome.failure : one.problemOf(outcome.answer);
}
/** How long a timer is kept waiting: by this process when it computes, or by the machine when it is full. */
function sampleTimerLag() {
	const samples = [];
	let last = performance.now();
	const timer = setInterval(() => {
		const now = performance.now();
		samples.push(Math.max(0, now - last - 10));
		last = now;
	}, 10);
	return {
		samples,
		stop: () => clearInterval(timer)
	};
}

// packages/delivery/serving/run-process.ts
const graceMs$1 = 5e3;
/**
* Runs argv without a shell, in a process group of its own: what it started ends with it, after a time-out too. Rows go
* through files, never through our memory.
* @throws the system's error when it cannot be started
*/
async function runProcess(argv, options) {
	const input = options.stdin === void 0 ? void 0 : await open(options.stdin);
	const output = await open(options.stdout, "w");
	try {
		const [command, ...args] = argv;
		return await watched(spawn(command, args, {
			cwd: options.cwd,
			env: { ...options.env },
			detached: process.platform !== "win32",
			stdio: [
				input ? input.fd : "ignore",
				output.fd,
				"pipe"
			]
		}), options);
	} finally {
		await input?.close();
		await output.close();
	}
}
async function watched(child, { timeoutMs, cleanUp }) {
	let stderr = Buffer.alloc(0);
	child.stderr?.on("data", (chunk) => {
		stderr = Buffer.concat([stderr, chunk]).subarray(-8192);
	});
	let timedOut = false;
	let killTimer;
	const timer = setTimeout(() => {
		timedOut = true;
		endGroup(child, "SIGTERM");
		killTimer = setTimeout(() => endGroup(child, "SIGKILL"), graceMs$1);
	}, timeoutMs);
	const release = endWithUs(child, cleanUp);
	try {
		const { exitCode, signal } = await ended(child);
		return {
			exitCode,
			signal,
			timedOut,
			stderr: stderr.toString()
		};
	} finally {
		clearTimeout(timer);
		clearTimeout(killTimer);
		release();
		if (child.pid !== void 0) endGroup(child, "SIGKILL");
		child.stderr?.destroy();
	}
}
/** When the process itself has ended: a child of it may hold its pipes open for longer. */
function ended(child) {
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (exitCode, signal) => {
			const done = () => resolve({
				exitCode,
				signal
			});
			const late = setTimeout(done, 200);
			child.once("close", () => {
				clearTimeout(late);
				done();
			});
		});
	});
}
/** Signals the process and all that it started. */
function endGroup(child, signal) {
	try {
		if (process.platform === "win32") child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {}
}
/** A job that is cancelled takes the command with it. */
function endWithUs(child, cleanUp) {
	const signals = [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	];
	const stop = (signal) => {
		endGroup(child, "SIGTERM");
		cleanUp();
		release();
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	const release = () => signals.forEach((signal) => void process.off(signal, stop));
	for (const signal of signals) process.once(signal, stop);
	return release;
}

// packages/delivery/serving/command-predictor.ts
const input = "predict-command";
/**
* A model behind a command: it is given a table of rows, by `{input}` among its arguments or on standard input, and writes one
* of ids and scores, to `{output}` or on standard output.
*/
function commandPredictor(options) {
	const name = shownCommand(options.argv);
	return {
		name,
		async predict(rows) {
			const parent = options.env["RUNNER_TEMP"] || tmpdir();
			const directory = await mkdtemp(join(parent, "trainyard-predict-"));
			try {
				return await predictIn(directory, rows, {
					...options,
					name
				});
			} finally {
				await rm(directory, {
					recursive: true,
					force: true
				});
			}
		}
	};
}
async function predictIn(directory, rows, options) {
	const { argv, id, score, format } = options;
	const files = {
		directory,
		input: join(directory, `rows.${format}`),
		output: join(directory, `predictions.${format}`),
		stdout: join(directory, "standard-output.csv")
	};
	await rows.write(files.input, format, id);
	const end = await start(argv.map((one) => one.replaceAll("{input}", () => files.input).replaceAll("{output}", () => files.output)), files, options);
	requireSuccess(end, options);
	const toFile = usesOutput(argv);
	await requireAnswer(toFile, files, {
		...options,
		stderr: end.stderr
	});
	const shown = toFile ? "what the command wrote to {output}" : "what the command printed";
	const wanted = {
		id,
		score,
		count: rows.count,
		shown
	};
	return options.readScores(toFile ? files.output : files.stdout, wanted);
}
async function start(argv, files, options) {
	const toStdin = !options.argv.some((one) => one.includes("{input}"));
	try {
		return await runProcess(argv, {
			cwd: options.workingDirectory,
			env: ownEnvironment(options.env),
			timeoutMs: options.timeoutMs,
			...toStdin ? { stdin: files.input } : {},
			stdout: files.stdout,
			cleanUp: () => rmSync(files.directory, {
				recursive: true,
				force: true
			})
		});
	} catch (cause) {
		const { code, message } = cause;
		if (code === void 0) throw cause;
		const why = code === "ENOENT" ? "there is no such program" : code === "EACCES" ? "it may not be executed" : message;
		throw problem("predict-start", `${options.name} cannot be started: ${why}`, cause);
	}
}
function requireSuccess(end, options) {
	if (end.timedOut) throw problem("predict-timeout", `${options.name} was ended after ${options.timeoutMs / 1e3} s without an answer${said(end.stderr)}. Give it longer with predictor.timeout, or fewer rows`);
	if (end.exitCode === 0) return;
	const how = end.exitCode === null ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`;
	throw problem("predict-failed", `${options.name} ${how}${said(end.stderr)}`);
}
/** Nothing where an answer belongs, and a hint when it went elsewhere. */
async function requireAnswer(toFile, files, { name, stderr }) {
	const [written, printed] = await Promise.all([sizeOf(files.output), sizeOf(files.stdout)]);
	if ((toFile ? written : printed) > 0) return;
	const elsewhere = toFile ? printed > 0 ? `; it printed ${printed} bytes on standard output: leave {output} out if the predictions are there` : "" : "; name {output} among its arguments if it writes a file";
	throw problem("predict-no-answer", `${name} ended well and ${toFile ? "wrote nothing to {output}" : "printed nothing on standard output"}${elsewhere}${said(stderr)}`);
}
async function sizeOf(file) {
	return (await stat(file).catch(() => void 0))?.size ?? 0;
}
function usesOutput(argv) {
	return argv.some((one) => one.includes("{output}"));
}
/** The runner's own variables hold the job's token: they are not the command's. */
function ownEnvironment(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT_|STATE_)/i.test(name)));
}
function said(stderr) {
	const lines = stderr.trim().split(/\r?\n/).slice(-6).join(" | ").slice(-600);
	return lines === "" ? "" : `. The end of its standard error: ${lines}`;
}
function shownCommand(argv) {
	const text = argv.join(" ");
	return `'${text.length > 120 ? `${text.slice(0, 120)}…` : text}'`;
}
function problem(code, message, cause) {
	return cannotRun(code, input, message, { cause });
}

// packages/delivery/load/process-memory.ts
/**
* The peaks (VmHWM) of all processes of a group that are alive; undefined where the system has no /proc. The kernel keeps the
* peak itself, so that nothing between two looks is missed.
*/
async function peakMemoryOfGroup(group) {
	const entries = await readdir("/proc").catch(() => void 0);
	if (!entries) return void 0;
	const peaks = /* @__PURE__ */ new Map();
	const processes = entries.filter((name) => /^\d+$/.test(name));
	await Promise.all(processes.map(async (pid) => {
		const stat = await textOf(`/proc/${pid}/stat`);
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		if (Number(fields[2]) !== group) return;
		const status = await textOf(`/proc/${pid}/status`);
		const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
		if (kilobytes !== void 0) peaks.set(pid, Number(kilobytes) * 1024);
	}));
	return peaks.size > 0 ? peaks : void 0;
}
/** A process may end while it is looked at. */
async function textOf(file) {
	return readFile(file, "utf8").catch(() => "");
}

// packages/delivery/load/server-readiness.ts
const pollMs = 20;
/** Asks until the first good answer. @throws CannotRunError when the server ends, or when the time is over */
async function untilGood({ policy, url, client, request, command }, { started, end }) {
	let last = "no answer yet";
	for (;;) {
		const ending = end();
		const problem = (message) => cannotRun("load-command", "load.command", `${command[0]}: ${message}`);
		if (ending !== void 0) throw problem(`${ending} before its first good answer`);
		const leftMs = policy.startTimeoutMs - (performance.now() - started);
		if (leftMs <= 0) throw problem(`gave no good answer within ${policy.startTimeoutMs / 1e3} s; at last: ${last}. Give it longer with load.start_timeout_seconds`);
		const timeoutMs = Math.min(leftMs, policy.timeoutMs);
		const failure = await readiness(new URL(policy.readyPath ?? "", url), policy.readyPath, timeoutMs) ?? failureOf(await client.send(request.body, timeoutMs), request);
		if (failure === void 0) return;
		last = failure;
		await setTimeout$1(pollMs);
	}
}
async function readiness(url, path, timeoutMs) {
	if (path === void 0) return void 0;
	try {
		const response = await fetch(url, {
			signal: AbortSignal.timeout(timeoutMs),
			redirect: "manual"
		});
		await response.body?.cancel();
		return response.status === 200 ? void 0 : `${path} answers ${response.status}`;
	} catch {
		return `${path} does not answer`;
	}
}
/**
* Otherwise another server would be measured, and ours blamed or praised for it.
* @throws CannotRunError when the port is taken
*/
async function requireFreePort(url) {
	const { hostname, port, protocol, host } = new URL(url);
	if (!await new Promise((resolve) => {
		const socket = connect({
			host: hostname.replaceAll(/^\[|\]$/g, ""),
			port: Number(port || (protocol === "https:" ? 443 : 80))
		});
		const done = (taken) => {
			socket.destroy();
			resolve(taken);
		};
		socket.once("connect", () => done(true));
		socket.once("error", () => done(false));
	})) return;
	const message = `something listens on ${host} already, and would be measured in place of load.command; end it, or take 'command' out to measure that server`;
	throw cannotRun("load-port", "endpoint", message);
}

// packages/delivery/load/started-server.ts
const graceMs = 5e3;
/**
* Starts the server of a load test in a process group of its own and waits for its first good answer.
* @throws CannotRunError when something answers there already, or the server does not come up
*/
async function startServer(options) {
	await requireFreePort(options.url);
	const directory = await mkdtemp(join(options.env["RUNNER_TEMP"] || tmpdir(), "trainyard-load-"));
	const log = join(directory, "server.log");
	const started = performance.now();
	const { child, ended } = await spawnServer(options, log);
	const removeLog = () => rmSync(directory, {
		recursive: true,
		force: true
	});
	const release = endWithUs(child, removeLog);
	const dispose = async () => {
		await endServer(child, ended.promise);
		release();
		removeLog();
	};
	try {
		await untilGood(options, {
			started,
			end: ended.end
		});
	} catch (error) {
		const said = await lastWords(log);
		await dispose();
		throw withOutput(error, said);
	}
	const coldStartMs = performance.now() - started;
	return {
		coldStartMs,
		describe: () => describeServer(child, {
			coldStartMs,
			ended: ended.end()
		}),
		[Symbol.asyncDispose]: dispose
	};
}
async function spawnServer({ command: [program, ...args], cwd, env }, log) {
	const output = await open(log, "w");
	try {
		const child = spawn(program, args, {
			cwd,
			env: ownEnvironment(env),
			detached: process.platform !== "win32",
			stdio: [
				"ignore",
				output.fd,
				output.fd
			]
		});
		return {
			child,
			ended: watchEnd(child)
		};
	} finally {
		await output.close();
	}
}
async function describeServer({ pid }, { coldStartMs, ended }) {
	const peaks = pid === void 0 ? void 0 : await peakMemoryOfGroup(pid);
	const known = {
		coldStartMs,
		...ended === void 0 ? {} : { ended }
	};
	if (!peaks) return known;
	const peakMb = [...peaks.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6;
	return {
		...known,
		memory: {
			peakMb,
			processes: peaks.size
		}
	};
}
function watchEnd(child) {
	let end;
	return {
		end: () => end,
		promise: new Promise((resolve) => {
			child.once("error", (error) => {
				end = error.code === "ENOENT" ? "there is no such program" : error.message;
				resolve();
			});
			child.once("exit", (code, signal) => {
				end ??= signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
				resolve();
			});
		})
	};
}
async function endServer(child, ended) {
	if (child.pid === void 0) return;
	endGroup(child, "SIGTERM");
	const patience = new AbortController();
	await Promise.race([ended, setTimeout$1(graceMs, void 0, { signal: patience.signal }).catch(() => void 0)]);
	patience.abort();
	endGroup(child, "SIGKILL");
}
async function lastWords(log) {
	return (await readFile(log, "utf8").catch(() => "")).trim().replaceAll(/\s+/g, " ").slice(-2e3);
}
function withOutput(error, said) {
	const [problem] = error.problems ?? [];
	if (!problem || said === "") return error;
	return cannotRun(problem.code, problem.subject, `${problem.message}. It said: ${said}`, { cause: error });
}

// packages/delivery/load/check-load.ts
/**
* Puts the load of the policy on the endpoint, whose server it starts when the policy has a command, and decides.
* @throws CannotRunError when there is no endpoint, when it may not be loaded, or when it does not even answer once
*/
async function checkLoad(policy, endpoint, ports) {
	const { load } = policy;
	if (!load) return {
		findings: [],
		digests: {}
	};
	const address = addressOf(policy, endpoint, ports.env);
	requireConsent(policy, load, address);
	const { headers } = secretHeaders(policy.predictor.headers, ports);
	const { requests, digests } = await loadRequests(load, {
		protocol: address.protocol,
		predictor: policy.predictor,
		scoreColumn: policy.columns.score,
		readRows: ports.readRows
	});
	const client = await openLoadClient({
		url: address.url,
		headers,
		connections: load.connections
	});
	try {
		const evidence = {
			...await measure(load, {
				address,
				client,
				requests,
				ports
			}),
			shown: address.shown
		};
		return {
			findings: assessLoad(policy, load, evidence),
			report: loadReport(load, evidence),
			digests
		};
	} finally {
		client.close();
	}
}
async function measure(load, { address, client, requests, ports }) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { logger, signal } = ports;
		const { command, ratePerSecond, durationSeconds, warmupSeconds } = load;
		const request = requests[0];
		const drive = () => {
			logger.progress(`asking ${address.shown} ${ratePerSecond} times a second for ${warmupSeconds + durationSeconds} s`);
			return runOpenLoop({
				...load,
				client,
				requests,
				signal
			});
		};
		if (!command) {
			const failure = failureOf(await client.send(request.body, load.timeoutMs), request);
			if (failure !== void 0) throw unfit(address, failure);
			return {
				run: await drive(),
				server: void 0
			};
		}
		logger.progress(`starting ${command[0]}`);
		const server = _usingCtx$1.a(await startServer({
			command,
			policy: load,
			url: address.url,
			client,
			request,
			cwd: ports.workingDirectory,
			env: ports.env
		}));
		return {
			run: await drive(),
			server: await server.describe()
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
/** A server that does not answer one request is the wrong one, or not ready: a load would say nothing of it. */
function unfit({ shown, protocol }, failure) {
	const message = `${shown} gives no good answer to a single request (${failure}; asked by ${protocol.name}), so it was not loaded; start it in an earlier step and wait until it is ready, or give load.command`;
	return cannotRun("load-endpoint", "endpoint", message);
}
function addressOf({ load, predictor, config }, endpoint, env) {
	if (endpoint === void 0) {
		const message = `${config.file} has a load test, and no server is given to ask: give the input 'endpoint'`;
		throw cannotRun("load-endpoint", "endpoint", message, { location: config.locate(["load"]) });
	}
	const anyProtocol = load?.request.kind === "body" ? "kserve-v1" : void 0;
	return endpointAddress(endpoint, predictor.protocol ?? anyProtocol, env);
}
/** A load can bring down what others depend on: on another machine the policy must say that it is meant. */
function requireConsent({ config }, { remote, command }, { url, shown }) {
	if (isLoopback(url)) return;
	const problem = (key, message) => cannotRun("load-remote", `load.${key}`, message, { location: config.locate(["load", key]) });
	if (command) throw problem("command", `starts a server here, but the endpoint ${shown} is another machine`);
	if (remote) return;
	throw problem("remote", `${shown} is another machine: a load may slow it down for everyone who uses it. Say 'remote: true' under load if that is meant`);
}

// packages/delivery/serving/post-json.ts
/** A request that got no usable answer. */
var RequestProblem = class extends Error {
	name = "RequestProblem";
	code;
	constructor(code, message, options) {
		super(message, options);
		this.code = code;
	}
};
const mostAttempts = 3;
const longestWaitMs = 3e4;
const largestAnswerBytes = 67108864;
const excerptCharacters = 300;
/**
* Posts JSON and reads JSON. Asked again only where asking cannot be wrong and may help: no connection, or 503. A request
* that hangs is not repeated: the next one would hang too.
* @throws RequestProblem
*/
async function postJson(request) {
	for (let attempt = 1;; attempt++) {
		const outcome = await postOnce(request);
		if ("answer" in outcome) return outcome.answer;
		const waitMs = outcome.retryAfterMs;
		if (waitMs === void 0 || attempt === mostAttempts || waitMs > longestWaitMs) throw outcome.problem;
		await setTimeout$1(waitMs * attempt);
	}
}
async function postOnce({ url, headers, body, timeoutMs, pauseMs }) {
	let response;
	let text;
	try {
		response = await fetch(url, {
			method: "POST",
			headers: {
				"content-type": "application/json",
				accept: "application/json",
				...headers
			},
			body,
			redirect: "manual",
			signal: AbortSignal.timeout(timeoutMs)
		});
		text = await bodyOf(response);
	} catch (error) {
		return error instanceof RequestProblem ? { problem: error } : unanswered(error, {
			timeoutMs,
			pauseMs
		});
	}
	if (response.status >= 300 && response.status < 400) {
		const to = response.headers.get("location") ?? "another place";
		return { problem: new RequestProblem("redirect", `redirects (${response.status}) to ${to.slice(0, 100)}; give that address itself`) };
	}
	if (!response.ok) return refused(response, text, pauseMs);
	return parsed(text);
}
async function bodyOf(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > largestAnswerBytes) throw new RequestProblem("answer-size", `answers with more than ${largestAnswerBytes / 1024 ** 2} MiB; ask about fewer rows at once (predictor.batch_rows)`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}
/** undici says "fetch failed" and keeps what happened in the cause; several addresses make an AggregateError. */
function unanswered(error, { timeoutMs, pauseMs }) {
	if (error.name === "TimeoutError") {
		const message = `gave no answer within ${timeoutMs / 1e3} s. Is the model loaded? Give it longer with predictor.timeout`;
		return { problem: new RequestProblem("no-answer", message, { cause: error }) };
	}
	let deepest = error;
	for (;;) {
		const inner = deepest.cause ?? deepest.errors?.[0];
		if (typeof inner !== "object" || inner === null) break;
		deepest = inner;
	}
	const message = `could not be reached: ${deepest.message || deepest.code || String(error)}`;
	return {
		problem: new RequestProblem("no-connection", message, { cause: error }),
		retryAfterMs: pauseMs
	};
}
function refused(response, text, pauseMs) {
	const { status } = response;
	const said = excerpt(text);
	const hint = status === 401 || status === 403 ? ". Give a token: predictor: { headers: { authorization: 'Bearer env:NAME' } }" : "";
	const message = `answers ${status}${said === "" ? "" : `: ${said}`}${hint}`;
	const problem = new RequestProblem("http-status", message);
	if (status !== 503) return { problem };
	const after = Number(response.headers.get("retry-after")?.trim() || NaN);
	return {
		problem,
		retryAfterMs: Number.isFinite(after) && after >= 0 ? after * 1e3 : pauseMs
	};
}
function parsed(text) {
	try {
		return { answer: JSON.parse(text) };
	} catch (cause) {
		const why = /[[\s,:](?:NaN|-?Infinity)\b/.test(text) ? "with a score that is NaN or infinite: a model must answer for every row" : text.trim() === "" ? "with nothing; expected JSON" : `with something that is no JSON: ${excerpt(text)}`;
		return { problem: new RequestProblem("answer-json", `answers ${why}`, { cause }) };
	}
}
/** The start of a text in one line. */
function excerpt(text) {
	const line = text.trim().replaceAll(/\s+/g, " ");
	return line.length > excerptCharacters ? `${line.slice(0, excerptCharacters)}…` : line;
}

// packages/delivery/serving/endpoint-predictor.ts
/** A model behind a server, asked in batches, one after the other: this is about its answers, not its speed. */
function endpointPredictor(options) {
	const { shown, protocol } = options.address;
	return {
		name: `${shown} (${protocol.name})`,
		async predict(rows) {
			const scores = new Float64Array(rows.count);
			for (let from = 0; from < rows.count; from += options.batchRows) {
				const size = Math.min(options.batchRows, rows.count - from);
				scores.set(await predictBatch(rows, {
					from,
					size
				}, options), from);
			}
			return scores;
		}
	};
}
async function predictBatch(rows, { from, size }, options) {
	const { address, headers, timeoutMs, pauseMs, layout, score, classIndex } = options;
	const { url, shown, protocol } = address;
	const names = score === void 0 ? [options.scoreColumn] : [score];
	try {
		const batch = {
			columns: rows.columns,
			rows: await rows.slice(from, size)
		};
		const body = JSON.stringify(protocol.encode(batch, {
			layout,
			score
		}));
		const answer = await postJson({
			url,
			headers,
			body,
			timeoutMs,
			pauseMs
		});
		const items = protocol.decode(answer, {
			rows: size,
			score
		});
		return Float64Array.from(items, (item) => scoreOfItem(item, {
			names,
			classIndex
		}));
	} catch (error) {
		if (!(error instanceof RequestProblem || error instanceof AnswerProblem)) throw error;
		const said = options.secrets.reduce((text, one) => text.replaceAll(one, "***"), error.message);
		const which = `asked about rows ${from + 1} to ${from + size} by ${protocol.name}`;
		throw cannotRun(`endpoint-${error.code}`, "endpoint", `${shown} ${said} (${which})`, { cause: error });
	}
}

// packages/delivery/serving/open-predictor.ts
const commandTimeoutMs = 6e5;
const requestTimeoutMs = 3e4;
const requestPauseMs = 500;
/** The model that the inputs name. With both, behaviour is asked of the command. */
function openPredictor(policy, { predictCommand, endpoint }, ports) {
	const { predictor, columns, config } = policy;
	if (predictCommand) return commandPredictor({
		argv: predictCommand,
		workingDirectory: ports.workingDirectory,
		env: ports.env,
		timeoutMs: predictor.timeoutMs ?? commandTimeoutMs,
		format: predictor.format,
		id: columns.id,
		score: predictor.score ?? columns.score,
		readScores: ports.readScores
	});
	if (endpoint !== void 0) return endpointPredictor({
		...secretHeaders(predictor.headers, ports),
		address: endpointAddress(endpoint, predictor.protocol, ports.env),
		timeoutMs: predictor.timeoutMs ?? requestTimeoutMs,
		pauseMs: requestPauseMs,
		batchRows: predictor.batchRows,
		layout: predictor.layout,
		score: predictor.score,
		scoreColumn: columns.score,
		classIndex: predictor.classIndex
	});
	throw cannotRun("predictor-missing", "predict-command", `${config.file} has behaviour tests, and no model is given to ask: give predict-command or endpoint`, { location: config.locate(["behaviour"]) });
}

// packages/delivery/serving/check-behaviour.ts
const none = {
	findings: [],
	tests: [],
	digests: {}
};
const fileName = "behaviour.json";
/**
* Makes the behaviour tests of a policy and writes behaviour.json, with the rows that failed, into the report directory.
* @throws CannotRunError, also when tests and model do not come together: neither may be passed over in silence
*/
async function checkBehaviour(policy, inputs, ports) {
	const file = join(ports.reportDirectory, fileName);
	await rm(file, { force: true });
	if (policy.behaviour.length === 0) {
		requireUse(policy, inputs);
		return none;
	}
	const predictor = openPredictor(policy, inputs, ports);
	const result = await runBehaviour(policy, {
		...ports,
		predictor
	});
	const report = {
		schemaVersion: 1,
		predictor: predictor.name,
		tests: result.tests
	};
	await mkdir(ports.reportDirectory, { recursive: true });
	await writeFile(file, `${JSON.stringify(toPlainJson(report), null, 2)}\n`);
	return result;
}
function requireUse({ config }, { predictCommand, endpoint }) {
	if (config.value.load !== void 0) return;
	const given = [...predictCommand ? ["predict-command"] : [], ...endpoint === void 0 ? [] : ["endpoint"]];
	if (given.length === 0) return;
	const message = `a model is given, but ${config.file} has no behaviour tests to ask it; add 'behaviour:', or leave the input empty`;
	throw cannotRun("predictor-unused", given.join(" and "), message);
}

// packages/delivery/notify/notify-gate.ts
/** One issue for each gate, which is a policy: its candidates come and go. Never throws. */
async function notifyGate(request) {
	const { sinks, alert, words, planOnly, issues } = request;
	const outcomes = [];
	for (const sink of sinks) {
		const name = sink.key ?? JSON.stringify([alert.policy]);
		const key = `gate:${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
		const followed = {
			sink,
			alert,
			wrong: wrongNames(alert),
			key,
			label: "quality-gate",
			words
		};
		const outcome = await attemptTelling(() => tellIssue(issues, planOnly, followed), sink.kind);
		outcomes.push({
			sink: "issue",
			...outcome
		});
	}
	return outcomes;
}

export { rolloutKinds as _, watchRun as a, openDispatcher as c, runMode as d, resumeSession as f, rolloutOf as g, journalFile as h, notifyAll as i, requestRollout as l, parseRecordedMetrics as m, checkBehaviour as n, startRetraining as o, openSession as p, checkLoad as r, stateFileOf as s, notifyGate as t, rolloutIdOf as u };