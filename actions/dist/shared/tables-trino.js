import "./rolldown-runtime.js";
import { B as nearestName, J as cannotRun, V as suggestName } from "./shell.js";
import { E as overTables, F as quoteIdentifier, I as quoteLiteral, L as nextAbove, P as doubleOf, T as bareQuery, z as parseTrinoSource } from "./tables.js";
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";

// packages/tables/trino/whole-json.ts
/**
* JSON.parse that keeps whole numbers whole: those with 16 digits or more, of which a double may lose the last ones,
* become strings. (Doubles are never written so: the server gives them an exponent from 1E7 on.)
*/
function parseWholeJson(text) {
	return JSON.parse(text.replaceAll(wholeOrString, (match, whole) => whole === void 0 ? match : `"${whole}"`));
}
const wholeOrString = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])(-?\d{16,})(?![\d.eE])/gs;

// packages/tables/trino/server-request.ts
const passing = /* @__PURE__ */ new Set([
	429,
	502,
	503,
	504
]);
/** Between tries: 8 seconds in all. */
const waitsMs$1 = [
	100,
	200,
	400,
	800,
	1500,
	2e3,
	3e3
];
/**
* One request of the protocol, tried again while the server or the way to it is only out for a moment. All our
* statements read, so that one which arrived twice does no harm.
* @throws CannotRunError
*/
async function requestPage(request, connection) {
	assertSameServer(request, connection.server);
	for (let attempt = 0;; attempt++) {
		const answer = await send(request, connection);
		if ("page" in answer) return answer.page;
		const wait = waitsMs$1[attempt];
		if (wait === void 0 || !answer.passes) throw failure(answer, connection.server, attempt + 1);
		await connection.sleep(wait, connection.signal);
	}
}
async function send({ method, url, body }, { headers, signal }) {
	let response;
	let text;
	try {
		response = await fetch(url, {
			method,
			headers,
			redirect: "manual",
			signal,
			...body === void 0 ? {} : { body }
		});
		text = await response.text();
	} catch (error) {
		if (signal.aborted) throw endedBy(signal, error);
		return {
			passes: true,
			reason: reasonOf(error),
			cause: error
		};
	}
	const { status, statusText } = response;
	if (status === 204) return { page: {} };
	const json = /^application\/json\b/i.test(response.headers.get("content-type") ?? "");
	if (response.ok && json) return { page: parseWholeJson(text) };
	const said = text.trim().split("\n")[0].slice(0, 200);
	const reason = response.ok ? "it answered something else than Trino does" : `it answered ${status} ${statusText}`.trim();
	return {
		passes: passing.has(status),
		status,
		reason: json || said === "" ? reason : `${reason}: ${said}`
	};
}
function failure({ status, reason, cause }, server, tries) {
	const options = { cause };
	if (status === 401) return cannotRun("trino-access", server, `the server does not let this user in (${reason}). Check the user, and TRINO_PASSWORD or TRINO_ACCESS_TOKEN`, options);
	if (status === 403) return cannotRun("trino-access", server, `the server refuses this user (${reason}). Check its permissions, and TRINO_ROLE`, options);
	const tried = tries > 1 ? ` after ${tries} tries` : "";
	return cannotRun("trino-unreachable", server, `the Trino server cannot be asked${tried}: ${reason}. Check the address, the port, http or https, and the network`, options);
}
function endedBy(signal, cause) {
	const isTimeout = signal.reason?.name === "TimeoutError";
	return cannotRun(isTimeout ? "trino-timeout" : "trino-aborted", "data", isTimeout ? "the Trino server took too long over one query, which was cancelled. Set TRINO_TIMEOUT_SECONDS higher, or give the query more of the cluster (TRINO_SESSION)" : "the query was cancelled because the run was", { cause });
}
/** Credentials go to the server that was named, and to no other that an answer points at. */
function assertSameServer({ url }, server) {
	if (new URL(url).origin === server) return;
	throw cannotRun("trino-address", server, `the server sends its clients on to ${new URL(url).origin}. Behind a proxy or gateway Trino needs http-server.process-forwarded=true; or name that address in the source`);
}
/** fetch says only 'fetch failed'; the reason is in its cause. */
function reasonOf(error) {
	const { cause, message } = error;
	return cause?.message || cause?.code || message;
}

// packages/tables/trino/trino-protocol.ts
/** The server refused or could not finish a statement. */
var TrinoError = class extends Error {
	name = "TrinoError";
	details;
	queryId;
	constructor(details, queryId) {
		super(details.message.replace(/^line \d+:\d+: /, ""));
		this.details = details;
		this.queryId = queryId;
	}
};

// packages/tables/trino/statement-client.ts
/**
* Runs statements over Trino's HTTP protocol. Written here rather than taken from trino-client, which reads bigints as
* doubles, retries nothing, cannot be aborted and brings an HTTP library of its own.
*/
var StatementClient = class {
	#options;
	cost = {
		statements: 0,
		bytes: 0,
		rows: 0
	};
	constructor(options) {
		this.#options = options;
	}
	/**
	* Hands the rows of every page to `take`. When the signal is aborted, the time is up or anything fails, the query is
	* cancelled on the server too. A cluster that is starting or changing its nodes is asked again, before any row came.
	* @throws TrinoError for what the server says of the statement, CannotRunError when it cannot be reached.
	*/
	async run(sql, take) {
		const { signal, timeoutSeconds } = this.#options;
		const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1e3)]);
		for (let attempt = 0;; attempt++) {
			let taken = 0;
			try {
				return await this.#runOnce(sql, either, (rows, columns) => {
					taken += rows.length;
					take(rows, columns);
				});
			} catch (error) {
				const wait = waitsMs[attempt];
				if (!(error instanceof TrinoError && startingUp.has(error.details.errorName)) || taken > 0 || wait === void 0) throw error;
				await this.#options.sleep(wait, either);
			}
		}
	}
	async #runOnce(sql, signal, take) {
		const { server } = this.#options;
		const first = {
			method: "POST",
			url: `${server}/v1/statement`,
			body: sql
		};
		let page = await this.#request(first, signal);
		let next;
		try {
			for (;;) {
				if (page.error) throw new TrinoError(page.error, page.id ?? "");
				if (page.columns) take(page.data ?? [], page.columns);
				next = page.nextUri;
				this.#tell(page);
				if (next === void 0) break;
				page = await this.#request({
					method: "GET",
					url: next
				}, signal);
			}
		} catch (error) {
			if (next !== void 0 && !(error instanceof TrinoError)) await this.#cancel(next);
			throw error;
		}
		this.#count(page);
	}
	/** The columns of a result that has no rows. */
	async columnsOf(sql) {
		let found = [];
		await this.run(sql, (_rows, columns) => {
			found = columns;
		});
		return found;
	}
	async #request(request, signal) {
		return requestPage(request, {
			...this.#options,
			signal
		});
	}
	#tell({ id, stats }) {
		if (stats?.state !== "RUNNING") return;
		const share = Math.floor(stats.progressPercentage ?? 0);
		const rows = (stats.processedRows ?? 0).toLocaleString("en-US");
		this.#options.logger.progress(`Trino: ${rows} rows read, ${share} % (query ${id})`);
	}
	#count({ id, stats = {} }) {
		const bytes = stats.physicalInputBytes || stats.processedBytes || 0;
		const rows = stats.processedRows ?? 0;
		this.cost.statements += 1;
		this.cost.bytes += bytes;
		this.cost.rows += rows;
		this.#options.logger.debug(`Trino query ${id}: ${rows.toLocaleString("en-US")} rows, ${bytes.toLocaleString("en-US")} bytes, ${stats.elapsedTimeMillis ?? 0} ms`);
	}
	/** As well as it goes: the server ends a query by itself that nobody asks after (5 minutes by default). */
	async #cancel(nextUri) {
		const signal = AbortSignal.timeout(cancelMs);
		await this.#request({
			method: "DELETE",
			url: nextUri
		}, signal).catch(() => void 0);
	}
};
const cancelMs = 5e3;
const startingUp = /* @__PURE__ */ new Set([
	"NO_NODES_AVAILABLE",
	"SERVER_STARTING_UP",
	"SERVER_SHUTTING_DOWN"
]);
const waitsMs = [
	1e3,
	2e3,
	4e3,
	8e3
];

// packages/tables/trino/trino-credentials.ts
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
/**
* The headers that say who asks and how answers are to be: from the source and from TRINO_USER, TRINO_PASSWORD,
* TRINO_ACCESS_TOKEN, TRINO_ROLE and TRINO_SESSION.
* @throws CannotRunError when nobody is named, or a secret would cross the network in the clear.
*/
function trinoHeaders(source, env) {
	const user = source.user ?? given(env, "TRINO_USER");
	const token = given(env, "TRINO_ACCESS_TOKEN");
	const password = given(env, "TRINO_PASSWORD");
	const { protocol, hostname } = new URL(source.server);
	const wrong = (code, message) => cannotRun(code, source.shown, message);
	if ((token ?? password) !== void 0 && protocol !== "https:" && !loopback.test(hostname)) throw wrong("trino-insecure", "would send a password or token unencrypted: use trino+https://, or unset TRINO_PASSWORD and TRINO_ACCESS_TOKEN");
	if (token !== void 0 && password !== void 0) throw wrong("trino-user", "TRINO_PASSWORD and TRINO_ACCESS_TOKEN are both set; expected one");
	if (user === void 0 && token === void 0) throw wrong("trino-user", "names no user: write trino+https://user@host/…, or set TRINO_USER (and TRINO_PASSWORD or TRINO_ACCESS_TOKEN where the server asks for one)");
	const headers = {
		"X-Trino-User": user,
		Authorization: authorization(user, password, token),
		"X-Trino-Source": "trainyard",
		"X-Trino-Time-Zone": "UTC",
		"X-Trino-Client-Capabilities": "PARAMETRIC_DATETIME",
		"X-Trino-Session": given(env, "TRINO_SESSION"),
		"X-Trino-Role": given(env, "TRINO_ROLE")
	};
	const entries = Object.entries(headers).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]);
	const broken = entries.find(([, value]) => !/^[ -~]*$/.test(value));
	if (broken) throw wrong("trino-user", `the header ${broken[0]} can only hold printable ASCII characters`);
	return Object.fromEntries(entries);
}
function authorization(user, password, token) {
	if (token !== void 0) return `Bearer ${token}`;
	if (password === void 0) return void 0;
	return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
function given(env, name) {
	return env[name] || void 0;
}

// packages/tables/dialect/trino-pattern-escape.ts
/** A character that stands for itself: marks are escaped, letters must not be. */
function literalText(character) {
	return /^[!-/:-@[-`{-~]$/.test(character) ? `\\${character}` : character;
}
const controls = {
	a: "\x07",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
/** The character that an RE2 escape at the start of a text means, and how much of the text it takes. */
function escapeAt(rest) {
	const hexadecimal = /^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(rest);
	if (hexadecimal) {
		const code = Number.parseInt(hexadecimal[1] ?? hexadecimal[2], 16);
		return {
			character: String.fromCodePoint(code),
			length: hexadecimal[0].length
		};
	}
	const octal = /^\\([0-7]{1,3})/.exec(rest);
	if (octal) {
		const code = Number.parseInt(octal[1], 8);
		return {
			character: String.fromCodePoint(code),
			length: octal[0].length
		};
	}
	const [character = "\\"] = rest.slice(1);
	return {
		character: controls[character] ?? character,
		length: 1 + character.length
	};
}

// packages/tables/dialect/trino-pattern-class.ts
const sets = {
	d: "09",
	s: "	\n\f\r  ",
	w: "09AZ__az",
	alnum: "09AZaz",
	alpha: "AZaz",
	ascii: "\0",
	blank: "		  ",
	cntrl: "\0",
	digit: "09",
	graph: "!~",
	lower: "az",
	print: " ~",
	punct: "!/:@[`{~",
	space: "	\r  ",
	upper: "AZ",
	word: "09AZ__az",
	xdigit: "09AFaf"
};
/** A class such as `[^a-z\d]` at the start of a text. */
function classAt(rest) {
	let at = 1;
	let text = "[";
	if (rest[at] === "^") {
		text += "^";
		at += 1;
	}
	const first = at;
	while (at < rest.length && (rest[at] !== "]" || at === first)) {
		const item = itemAt(rest.slice(at));
		text += item.text;
		at += item.length;
	}
	return {
		text: `${text}]`,
		length: at + 1
	};
}
function itemAt(rest) {
	const named = /^\[:(\^?)([a-z]+):\]/.exec(rest);
	if (named && Object.hasOwn(sets, named[2])) return {
		text: setText(named[2], named[1] === "^"),
		length: named[0].length
	};
	const set = rest.startsWith("\\") ? classOfEscape(rest) : void 0;
	if (set) return set;
	const from = characterAt(rest);
	const after = rest.slice(from.length);
	if (!/^-[^\]]/s.test(after)) return {
		text: literalText(from.character),
		length: from.length
	};
	const to = characterAt(after.slice(1));
	return {
		text: `${literalText(from.character)}-${literalText(to.character)}`,
		length: from.length + 1 + to.length
	};
}
function characterAt(rest) {
	if (rest.startsWith("\\")) return escapeAt(rest);
	const [character = ""] = rest;
	return {
		character,
		length: character.length
	};
}
/** `\d`, `\W`, `\pL`, `\p{^Greek}`: a set of characters, as it stands within a class; undefined for other escapes. */
function classOfEscape(rest) {
	const letter = rest[1] ?? "";
	if (/^[dswDSW]$/.test(letter)) {
		const lower = letter.toLowerCase();
		return {
			text: setText(lower, letter !== lower),
			length: 2,
			inClass: true
		};
	}
	const property = /^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(rest);
	if (!property) return void 0;
	const [whole, sign, hat, long, short] = property;
	return {
		text: `\\${sign === "P" !== (hat === "^") ? "P" : "p"}{${long ?? short}}`,
		length: whole.length,
		inClass: false
	};
}
/** The set, or every other character, as ranges. */
function setText(name, isNegated) {
	const ends = Array.from(sets[name], (character) => character.codePointAt(0));
	const ranges = ends.flatMap((start, index) => index % 2 === 0 ? [[start, ends[index + 1]]] : []);
	return (isNegated ? others(ranges) : ranges).map(([from, to]) => rangeText(from, to)).join("");
}
function others(ranges) {
	const gaps = [];
	let next = 0;
	for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
		if (from > next) gaps.push([next, from - 1]);
		next = to + 1;
	}
	return [...gaps, [next, 1114111]];
}
function rangeText(from, to) {
	const [low, high] = [from, to].map((code) => literalText(String.fromCodePoint(code)));
	return from === to ? low : `${low}-${high}`;
}

// packages/tables/dialect/trino-pattern.ts
/** A pattern that Trino's engines cannot be made to match as RE2 does. */
var PatternProblem = class extends Error {};
/** Why Trino cannot match an RE2 pattern as RE2 does; undefined when it can. */
function patternProblem(pattern) {
	try {
		trinoPattern(pattern);
		return;
	} catch (error) {
		if (error instanceof PatternProblem) return error.message;
		throw error;
	}
}
/**
* An RE2 pattern in the words that mean the same to Trino's default engine (Joni, with Java's syntax), where `$` also
* matches before a last line break, `\s` takes the vertical tab, `\b` follows Unicode, and `[` and `&&` within a
* class are operators.
* @throws PatternProblem
*/
function trinoPattern(pattern) {
	let translated = "";
	let at = 0;
	let repeated = false;
	while (at < pattern.length) {
		const piece = pieceAt(pattern, at);
		if (repeated && piece.repeats) throw new PatternProblem(`two repetitions follow each other at character ${at + 1}`);
		translated += piece.text;
		repeated = piece.repeats === true;
		at += piece.length;
	}
	return translated;
}
function pieceAt(pattern, at) {
	const rest = pattern.slice(at);
	const repetition = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
	if (repetition) return {
		text: repetition,
		length: repetition.length,
		repeats: true
	};
	const [character] = rest;
	switch (character) {
		case "$": return {
			text: "\\z",
			length: 1
		};
		case "^": return {
			text: "\\A",
			length: 1
		};
		case ".":
		case "|":
		case ")": return {
			text: character,
			length: 1
		};
		case "(": return groupAt(rest);
		case "[": return classAt(rest);
		case "\\": return escapedAt(rest);
		default: return {
			text: literalText(character),
			length: character.length
		};
	}
}
/** Groups capture nothing here, so that a name or number of theirs cannot matter. */
function groupAt(rest) {
	const named = /^\(\?P?<\w+>/.exec(rest)?.[0];
	if (named) return {
		text: "(?:",
		length: named.length
	};
	const flags = /^\(\?([a-zA-Z-]*)([:)])/.exec(rest);
	if (!flags) return {
		text: "(?:",
		length: 1
	};
	const unknown = /[^is-]/.exec(flags[1])?.[0];
	if (unknown) throw new PatternProblem(`the flag '${unknown}' in '${flags[0]}' has no equal there`);
	return {
		text: flags[0],
		length: flags[0].length
	};
}
const wordCharacter = "[0-9A-Za-z_]";
const boundaries$1 = {
	b: `(?:(?<!${wordCharacter})(?=${wordCharacter})|(?<=${wordCharacter})(?!${wordCharacter}))`,
	B: `(?:(?<!${wordCharacter})(?!${wordCharacter})|(?<=${wordCharacter})(?=${wordCharacter}))`
};
function escapedAt(rest) {
	const letter = rest[1] ?? "";
	if (letter === "C") throw new PatternProblem("\\C, a single byte, has no equal there");
	if (letter === "A" || letter === "z") return {
		text: `\\${letter}`,
		length: 2
	};
	if (Object.hasOwn(boundaries$1, letter)) return {
		text: boundaries$1[letter],
		length: 2
	};
	if (letter === "Q") {
		const end = rest.indexOf("\\E", 2);
		const quoted = end < 0 ? rest.slice(2) : rest.slice(2, end);
		return {
			text: Array.from(quoted, literalText).join(""),
			length: end < 0 ? rest.length : end + 2
		};
	}
	const set = classOfEscape(rest);
	if (set) return {
		text: set.inClass ? `[${set.text}]` : set.text,
		length: set.length
	};
	const { character, length } = escapeAt(rest);
	return {
		text: literalText(character),
		length
	};
}

// packages/tables/dialect/trino-reading.ts
const blank = "[\\t\\n\\f\\r ]*";
const anyBlank = "[\\t\\n\\x0b\\f\\r ]*";
const integerText = `^${blank}([+-]?[0-9]+)(?:\\.0*)?${blank}\\z`;
const numberText = `^${anyBlank}([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)${anyBlank}\\z`;
const infinityText = `^${anyBlank}[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?${anyBlank}\\z`;
const nanText = `^${anyBlank}[+-]?[nN][aA][nN]${anyBlank}\\z`;
const momentText = `^${blank}([0-9]{4}(?:-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2})(?:${`(?: +|T)([0-9]{1,2}:[0-9]{1,2})(?:(:[0-9]{1,2}(?:\\.[0-9]{1,6})?)\\.?[0-9]*(Z|[+-][0-9]{2}(?::?[0-9]{2})?| [A-Za-z][A-Za-z_/]*)?)?${blank}`})?\\z`;
/** A text column of Trino's read as another type, as DuckDB reads it; null where it cannot be. */
function readTrinoText(type, name) {
	switch (type) {
		case "integer": return `TRY_CAST(regexp_extract(${name}, '${integerText}', 1) AS BIGINT)`;
		case "number": return `CASE WHEN regexp_like(${name}, '${numberText}') THEN TRY_CAST(regexp_extract(${name}, '${numberText}', 1) AS DOUBLE) WHEN regexp_like(${name}, '${infinityText}') THEN CASE WHEN strpos(${name}, '-') > 0 THEN -infinity() ELSE infinity() END WHEN regexp_like(${name}, '${nanText}') THEN nan() END`;
		case "boolean": return `CASE WHEN lower(${name}) IN ('true', 't', 'yes', 'y', '1') THEN true WHEN lower(${name}) IN ('false', 'f', 'no', 'n', '0') THEN false END`;
		case "date": return `CASE WHEN ${momentOf(name)} = date_trunc('day', ${momentOf(name)}) THEN CAST(${momentOf(name)} AS DATE) END`;
		case "timestamp": return momentOf(name);
		default: return name;
	}
}
/** In UTC; a time without a zone is UTC. */
function momentOf(name) {
	const part = (group) => `regexp_extract(${name}, '${momentText}', ${group})`;
	const zone = `coalesce(nullif(${part(4)}, 'Z'), '+00:00')`;
	const time = `coalesce(${part(2)}, '00:00') || coalesce(${part(3)}, ':00')`;
	return `CAST(TRY_CAST(${`replace(${part(1)}, '/', '-') || ' ' || ${time} || ${zone}`} AS TIMESTAMP(6) WITH TIME ZONE) AT TIME ZONE 'UTC' AS TIMESTAMP(6))`;
}

// packages/tables/dialect/trino-dialect.ts
const typeNames = {
	integer: "BIGINT",
	number: "DOUBLE",
	string: "VARCHAR",
	boolean: "BOOLEAN",
	date: "DATE",
	timestamp: "TIMESTAMP(6)",
	other: "VARCHAR"
};
/** Trino's words. Columns with a zone, of fixed width or with a UUID do not occur: the engine opens them as plain ones. */
const trinoDialect = {
	name: "Trino",
	aggregatesAtOnce: 500,
	isNan: (sql) => `is_nan(${sql})`,
	isInfinite: (sql) => `is_infinite(${sql})`,
	isFinite: (sql) => `is_finite(${sql})`,
	matches: (sql, pattern) => `regexp_like(${sql}, ${quoteLiteral(trinoPattern(pattern))})`,
	patternProblem,
	text: textOf,
	moment: ({ name, type }) => type === "date" ? `CAST(${quoteIdentifier(name)} AS TIMESTAMP(3))` : quoteIdentifier(name),
	isFiniteMoment: (sql) => `(${sql} IS NOT NULL)`,
	epochMs: (sql) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${sql})`,
	epochMsWithFraction: (sql) => `(round(to_unixtime(${sql}) * 1e6) / 1e3)`,
	laterByMs: (sql, milliseconds) => `date_add('millisecond', BIGINT '${Math.round(milliseconds)}', ${sql})`,
	mean: (sql, { isWhole, where }) => {
		const filter = `FILTER (WHERE ${where})`;
		return isWhole ? `CAST(${wholeSum(sql)} ${filter} AS DOUBLE) / nullif(count(${sql}) ${filter}, 0)` : `avg(${sql}) ${filter}`;
	},
	sum: (sql, { isWhole, where }) => `${isWhole ? wholeSum(sql) : `sum(${sql})`} FILTER (WHERE ${where})`,
	struct: (fields) => {
		const names = Object.keys(fields).map((name) => `${name} DOUBLE`);
		return `CAST(ROW(${Object.values(fields).join(", ")}) AS ROW(${names.join(", ")}))`;
	},
	quantiles: void 0,
	bins: (sql, edges) => {
		return `histogram(width_bucket(CASE WHEN is_finite(${sql}) THEN ${sql} END, ARRAY[${boundaries(edges).map((edge) => edge.toExponential()).join(", ")}]))`;
	},
	readBins,
	edgesAtOnce: 2e4,
	binStruct: (bins, numbers) => {
		const types = ["bins MAP(BIGINT, BIGINT)", ...Object.keys(numbers).map((name) => `${name} BIGINT`)];
		return `CAST(ROW(${[bins, ...Object.values(numbers)].join(", ")}) AS ROW(${types.join(", ")}))`;
	},
	doubleText: (sql) => plainNumber(`CAST(${sql} AS VARCHAR)`),
	approximateDistinct: (sql) => `approx_distinct(${sql})`,
	textHash: (sql) => `from_big_endian_64(xxhash64(to_utf8(${sql})))`,
	nanAsLargest: (sql) => `CASE WHEN is_nan(${sql}) THEN infinity() ELSE ${sql} END`,
	hasBlank: (sql) => `(strpos(${sql}, ' ') > 0)`,
	typeName: (type) => typeNames[type],
	readText: (type, name) => readTrinoText(type, quoteIdentifier(name)),
	withoutZone: () => void 0,
	extremeBy: (sql, { by, descending }) => `min_by(${sql}, ROW(${descending ? `-(${by})` : by}, ${sql}))`,
	countShared: (own, other, { keys }) => {
		const list = keys.join(", ");
		return `SELECT coalesce(sum(own_rows), 0) AS value FROM (SELECT sum(own_rows) AS own_rows, sum(other_rows) AS other_rows FROM (${`SELECT ${list}, 1 AS own_rows, 0 AS other_rows FROM (${own}) UNION ALL SELECT ${list}, 0, 1 FROM (${other})`}) GROUP BY ${list}) WHERE other_rows > 0`;
	}
};
/** The sum of bigints is a bigint here, and overflows. */
function wholeSum(sql) {
	return `sum(CAST(${sql} AS DECIMAL(38, 0)))`;
}
/** The server's buckets are [end, next): ends just above our edges make them (edge, next]. The largest double has none. */
function boundaries([first, ...rest]) {
	return [first, ...(rest.length === 0 ? [first] : rest).map((edge) => nextAbove(edge)).filter((end) => Number.isFinite(end))];
}
function readBins(value, edges) {
	const buckets = new Map((value ?? []).map(([bucket, count]) => [Number(bucket), Number(count)]));
	const size = Math.max(1, edges.length - 1);
	return {
		counts: Array.from({ length: size }, (_, index) => buckets.get(index + 1) ?? 0),
		below: buckets.get(0) ?? 0,
		above: buckets.get(size + 1) ?? 0
	};
}
function textOf({ name, type, sqlType }) {
	const text = `CAST(${quoteIdentifier(name)} AS VARCHAR)`;
	if (/^double$/i.test(sqlType)) return plainNumber(text);
	if (/^real$/i.test(sqlType)) return plainNumber(shortestReal(quoteIdentifier(name)));
	if (type === "timestamp") return `regexp_replace(regexp_replace(${text}, '(\\.[0-9]*?)0+\\z', '$1'), '\\.\\z', '')`;
	return text;
}
/** The server's own cast keeps 7 digits, of which a REAL may need 9. */
function shortestReal(quoted) {
	const digits = (count) => `format('%.${count}E', CAST(${quoted} AS DOUBLE))`;
	return `CASE WHEN NOT is_finite(${quoted}) THEN CAST(${quoted} AS VARCHAR) ${[6, 7].map((count) => `WHEN CAST(${digits(count)} AS REAL) = ${quoted} THEN ${digits(count)}`).join(" ")} ELSE ${digits(8)} END`;
}
/** '1.2345E2' as '123.45'; below 1e-4 and from 1e16 on as '1.2e-05' and '1e+16'. */
function plainNumber(text) {
	return bind("t", text, { sql: `CASE t WHEN 'NaN' THEN 'nan' WHEN 'Infinity' THEN 'inf' WHEN '-Infinity' THEN '-inf' ELSE CASE WHEN t LIKE '-%' THEN '-' ELSE '' END || ${bind("d", `coalesce(nullif(rtrim(replace(regexp_extract(t, '^-?([0-9.]+)', 1), '.', ''), '0'), ''), '0')`, { sql: bind("e", `CAST(regexp_extract(t, 'E([+-]?[0-9]+)', 1) AS INTEGER)`, { sql: `CASE WHEN e < -4 OR e >= 16 THEN substr(d, 1, 1) || CASE WHEN length(d) > 1 THEN '.' || substr(d, 2) ELSE '' END || 'e' || CASE WHEN e < 0 THEN '-' ELSE '+' END || CASE WHEN abs(e) < 10 THEN '0' ELSE '' END || CAST(abs(e) AS VARCHAR) ELSE CASE WHEN e < 0 THEN '0.' || lpad('', -e - 1, '0') || d WHEN length(d) <= e + 1 THEN rpad(d, e + 1, '0') || '.0' ELSE substr(d, 1, e + 1) || '.' || substr(d, e + 2) END END` }) })} END` });
}
/** Names a value within an expression, so that it is written and computed once. */
function bind(name, value, body) {
	return `element_at(transform(ARRAY[${value}], ${name} -> ${body.sql}), 1)`;
}

// packages/tables/trino/expression-tokens.ts
const pieces = [
	[/^(?:\s|--[^\n]*|\/\*(?:(?!\*\/)[^])*\*\/)+/, "nothing"],
	[/^(?:'(?:[^']|'')*'|"(?:[^"]|"")*")/, "quoted"],
	[/^(?:['"`]|\/\*)/, "broken"],
	[/^[\p{L}_][\p{L}\p{N}_$@]*/u, "word"],
	[/^[0-9][\p{L}\p{N}_.]*/u, "mark"],
	[/^[^]/u, "mark"]
];
/** Trino's SQL as its own grammar cuts it into tokens; comments and blanks are left out. */
function tokensOf(text) {
	const tokens = [];
	let rest = text;
	while (rest !== "") {
		const [pattern, kind] = pieces.find(([one]) => one.test(rest));
		const piece = pattern.exec(rest)[0];
		if (kind !== "nothing") tokens.push({
			kind,
			text: kind === "word" ? piece.toUpperCase() : piece
		});
		rest = rest.slice(piece.length);
	}
	return tokens;
}

// packages/tables/trino/trino-error.ts
/** Mistakes in our own SQL: nothing that the user can mend. */
const ours = /* @__PURE__ */ new Set([
	"SYNTAX_ERROR",
	"COLUMN_NOT_FOUND",
	"FUNCTION_NOT_FOUND",
	"TYPE_MISMATCH",
	"GENERIC_INTERNAL_ERROR"
]);
const tooLarge = /* @__PURE__ */ new Set([
	"QUERY_TEXT_TOO_LARGE",
	"COMPILER_ERROR",
	"STACK_OVERFLOW",
	"QUERY_HAS_TOO_MANY_STAGES"
]);
/** What the user can mend of an error of the server's; anything else comes back as it is. */
function explainTrinoError(error, shown) {
	if (!(error instanceof TrinoError) || ours.has(error.details.errorName)) return error;
	const { errorName, errorType } = error.details;
	const problem = (code, message) => cannotRun(code, shown, message, { cause: error });
	const said = firstLine(error.message);
	const query = error.queryId === "" ? "" : ` (query ${error.queryId})`;
	if (errorName === "PERMISSION_DENIED") return problem("trino-permission", `${said}${query}. The user needs SELECT on every column of the table`);
	if (tooLarge.has(errorName)) return problem("trino-too-large", `the server cannot take a statement of this size: ${said}${query}. Divide the contract, or the table's columns, into parts`);
	if (errorType === "INSUFFICIENT_RESOURCES") return problem("trino-resources", `the server's limits do not allow this query: ${said}${query}. Raise them for this user, or through TRINO_SESSION`);
	if (errorName.endsWith("NOT_FOUND")) return problem("trino-table", `${said}${query}. Was it dropped while it was read?`);
	if (errorType === "USER_ERROR") return problem("trino-query", `the query fails: ${said}${query}`);
	return problem("trino-read", `the server cannot read the table: ${said}${query}. Run it again; if that does not help, ask who runs the server`);
}
function firstLine(text) {
	const line = text.trim().split("\n")[0] ?? "";
	return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

// packages/tables/trino/check-trino-expression.ts
/** Reserved words, one of which every query holds: without them nothing but the row at hand can be read. */
const queries = /* @__PURE__ */ new Set([
	"SELECT",
	"TABLE",
	"VALUES"
]);
const changingFunctions = /^(NOW|RAND|RANDOM|UUID|SHUFFLE|VERSION|FAIL|LOCALTIME|LOCALTIMESTAMP|CURRENT_\w+|SECURE_RANDOM\w*|SECURE_RAND)$/;
/**
* Checks that a user's text is one SQL expression of Trino's over the columns of one table: by its tokens it stays
* within the parentheses that we put it in and holds no query, and the server itself validates it as a condition.
* @param validate rejects with the server's own error
* @throws CannotRunError
*/
async function checkTrinoExpression(table, expression, validate) {
	const offence = offenceOf(tokensOf(expression));
	if (offence !== void 0) throw refused$1(expression, offence);
	try {
		await validate(`EXPLAIN (TYPE VALIDATE) SELECT 1 FROM ${table.relation} WHERE CAST((\n${expression}\n) AS BOOLEAN) IS NULL`);
	} catch (error) {
		if (!(error instanceof TrinoError)) throw error;
		throw refused$1(expression, explained(error, table), error);
	}
}
function offenceOf(tokens) {
	for (const { kind, text } of tokens) {
		if (kind !== "word") continue;
		if (queries.has(text)) return `${text.toLowerCase()} is not allowed here; expected columns, constants, operators and functions of them`;
		if (changingFunctions.test(text)) return `the function ${text.toLowerCase()} is not allowed here: its answer is another one in every run`;
	}
	return nestingProblem(tokens, { commas: false });
}
/** Why a text would not stay within parentheses that are put around it; undefined when it would. */
function nestingProblem(tokens, allowed) {
	let depth = 0;
	for (const { kind, text } of tokens) {
		if (kind === "broken") return `is no SQL: ${text} begins something that does not end, or that Trino does not quote with`;
		if (kind !== "mark") continue;
		if (/^[([]$/.test(text)) depth += 1;
		if (/^[)\]]$/.test(text)) depth -= 1;
		const isList = text === "," && depth === 0 && !allowed.commas;
		if (depth < 0 || text === ";" || text === "?" || isList) return "is more than one expression over the columns of the table";
	}
	if (tokens.length === 0) return "is empty";
	return depth === 0 ? void 0 : "is no SQL: a parenthesis is not closed";
}
function explained(error, table) {
	const said = firstLine(error.message);
	const { errorName } = error.details;
	const column = /^Column '(.*)' cannot be resolved$/.exec(said)?.[1];
	if (errorName === "COLUMN_NOT_FOUND" && column !== void 0) {
		const names = table.columns.map(({ name }) => name);
		return `there is no column '${column}'. ${suggestName(column, names)}`;
	}
	return errorName === "SYNTAX_ERROR" ? `is no SQL expression: ${said}` : `Trino says: ${said}`;
}
function refused$1(expression, reason, cause) {
	return cannotRun("expression", expression, reason, { cause });
}

// packages/tables/trino/check-trino-query.ts
/** Words that read what the plan of a query does not name, or another part of it in every run. */
const refusedWords = /* @__PURE__ */ new Set([
	"TABLE",
	"TABLESAMPLE",
	"JSON_TABLE",
	"MATCH_RECOGNIZE"
]);
/**
* Checks that a user's text is one query that reads no other table than those it may know: by its tokens it stays
* within the parentheses that we put it in, and the server itself says which tables it would read.
* @param ask rejects with the server's own error
* @throws CannotRunError
*/
async function checkTrinoQuery(tables, query, ask) {
	const names = [...tables.keys()].join(", ");
	const tokens = tokensOf(bareQuery(query));
	const word = tokens.flatMap(({ kind, text }) => kind === "word" ? [text] : []).find((one) => refusedWords.has(one) || changingFunctions.test(one));
	if (word !== void 0) throw refused(query, `${word.toLowerCase()} is not allowed here; expected one SELECT over ${names}`);
	const problem = nestingProblem(tokens, { commas: true });
	if (problem !== void 0) throw refused(query, `${problem}; expected one SELECT over ${names}`);
	const known = /* @__PURE__ */ new Set();
	for (const { relation } of tables.values()) for (const table of await tablesReadBy(`SELECT * FROM ${relation}`, ask)) known.add(table);
	const other = (await tablesReadBy(overTables(tables, query, 2), ask).catch((error) => {
		if (!(error instanceof TrinoError)) throw error;
		throw refused(query, `Trino says: ${firstLine(error.message)}`, error);
	})).find((table) => !known.has(table));
	if (other !== void 0) throw refused(query, `reads the table ${other}; expected one SELECT over ${names}`);
}
/** 'catalog.schema.table' of every table in the plan of a query; of a view, those that it reads. */
async function tablesReadBy(sql, ask) {
	const [row] = await ask(`EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`);
	return JSON.parse(String(Object.values(row)[0])).inputTableColumnInfos.map(({ table: { catalog, schemaTable } }) => [
		catalog,
		schemaTable.schema,
		schemaTable.table
	].join("."));
}
function refused(query, reason, cause) {
	return cannotRun("query", query, reason, { cause });
}

// packages/tables/trino/trino-columns.ts
const types = [
	[/^(tinyint|smallint|integer|bigint)$/, "integer"],
	[/^(real|double|decimal\(\d+, ?\d+\))$/, "number"],
	[/^(varchar(\(\d+\))?|char\(\d+\)|uuid)$/, "string"],
	[/^boolean$/, "boolean"],
	[/^date$/, "date"],
	[/^timestamp\(\d+\)( with time zone)?$/, "timestamp"]
];
/** The kind of a column by Trino's name of its type. */
function trinoColumnType(sqlType) {
	return types.find(([pattern]) => pattern.test(sqlType))?.[1] ?? "other";
}
/**
* A table's columns as statements see them: times with a zone in UTC without one, fixed-width text without its filling
* blanks, UUIDs as text. So they mean the same as in a file.
*/
function openedColumns(table, columns) {
	const opened = columns.map((column) => ({
		column,
		plain: plainColumn(column)
	}));
	const isPlain = opened.every(({ plain }) => plain === void 0);
	const selected = opened.map(({ column, plain }) => {
		const name = quoteIdentifier(column.name);
		return plain ? `${plain.sql} AS ${name}` : name;
	});
	return {
		columns: opened.map(({ column: { name, type }, plain }) => ({
			name,
			type: trinoColumnType(type),
			sqlType: plain?.sqlType ?? type
		})),
		relation: isPlain ? table : `(SELECT ${selected.join(", ")} FROM ${table})`
	};
}
function plainColumn({ name, type }) {
	const quoted = quoteIdentifier(name);
	const zoned = /^timestamp\((\d+)\) with time zone$/.exec(type)?.[1];
	if (zoned !== void 0) {
		const sqlType = `timestamp(${zoned})`;
		return {
			sql: `CAST(${quoted} AT TIME ZONE 'UTC' AS ${sqlType})`,
			sqlType
		};
	}
	if (type.startsWith("char(")) return {
		sql: `rtrim(CAST(${quoted} AS varchar))`,
		sqlType: "varchar"
	};
	return type === "uuid" ? {
		sql: `CAST(${quoted} AS varchar)`,
		sqlType: "varchar"
	} : void 0;
}

// packages/tables/trino/open-trino-table.ts
/**
* Finds the table, its columns and that it has rows. Asked of the table itself, so that a user who may read it needs
* no other permission.
* @throws CannotRunError
*/
async function openTrinoTable(statements, source) {
	const table = qualifiedName(source);
	try {
		const columns = await statements.columns(`SELECT * FROM ${table} LIMIT 0`);
		const opened = openedColumns(table, columns);
		assertColumns(source, columns);
		const [row] = await statements.rows(`SELECT count(*) AS "rows" FROM ${table}`);
		if (Number(row["rows"]) > 0) return opened;
	} catch (error) {
		throw await missingName(statements, source, error) ?? explainTrinoError(error, source.shown);
	}
	throw cannotRun("table-no-rows", source.shown, "has columns but no rows; expected data. Was the step that writes it cut off?");
}
function qualifiedName({ catalog, schema, table }) {
	return [
		catalog,
		schema,
		table
	].map((part) => quoteIdentifier(part)).join(".");
}
function assertColumns({ shown }, columns) {
	const names = columns.map(({ name }) => name);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (names.length === 0) throw cannotRun("table-no-columns", shown, "has no columns that this user may read");
	if (twice !== void 0) throw cannotRun("table-columns", shown, `has two columns called '${twice}'; expected different names`);
}
/** With the nearest name that does exist. */
async function missingName(statements, source, error) {
	if (!(error instanceof TrinoError)) return void 0;
	const { catalog, schema, table, shown } = source;
	const lookup = {
		CATALOG_NOT_FOUND: [
			"catalog",
			catalog,
			"SHOW CATALOGS"
		],
		SCHEMA_NOT_FOUND: [
			"schema",
			schema,
			`SHOW SCHEMAS FROM ${quoteIdentifier(catalog)}`
		],
		TABLE_NOT_FOUND: [
			"table",
			table,
			`SHOW TABLES FROM ${quoteIdentifier(catalog)}.${quoteIdentifier(schema)}`
		]
	}[error.details.errorName];
	if (!lookup) return void 0;
	const [kind, name, sql] = lookup;
	const rows = await statements.rows(sql).catch(() => []);
	const nearest = nearestName(name, rows.map((row) => String(Object.values(row)[0])));
	const hint = nearest === void 0 ? "Check the name, and that the user may see it" : `Did you mean '${nearest}'?`;
	return cannotRun("trino-table", shown, `there is no ${kind} ${quoteLiteral(name)}. ${hint}`, { cause: error });
}

// packages/tables/trino/table-checksum.ts
/** The server generates code for every column of a row. */
const columnsPerChecksum = 250;
const asTheyAre = /^(boolean|tinyint|smallint|integer|bigint|real|double|decimal\(.*|varchar.*|date|timestamp\(\d+\)|json)$/;
const asText = /^(time\(.*|interval .*|ipaddress)$/;
const nested = /^(array|map|row)\(/;
/**
* What stands for the sha256 of a file when the rows are kept by a server: the sha256 of the names and types of the
* columns, the number of rows, and checksums over whole rows that do not depend on their order. Two tables with the
* same rows have the same digest. The checksums are 64 bits each: they tell of any change, but not of a forgery.
*/
async function tableChecksum(table, query) {
	const scalars = table.columns.flatMap((column) => scalarSql(column) ?? []);
	const checksums = table.columns.filter(({ sqlType }) => nested.test(sqlType)).map(({ name }, index) => `to_hex(checksum(${quoteIdentifier(name)})) AS n${index}`);
	for (let start = 0; start < scalars.length; start += columnsPerChecksum) {
		const row = `ROW(${scalars.slice(start, start + columnsPerChecksum).join(", ")})`;
		checksums.push(`to_hex(checksum(json_format(CAST(${row} AS JSON)))) AS c${start}`);
	}
	const [row] = await query(`SELECT ${["count(*) AS \"rows\"", ...checksums].join(", ")} FROM ${table.relation}`);
	const content = {
		kind: "trainyard table checksum 1",
		columns: table.columns.map(({ name, sqlType }) => [name, sqlType]),
		...row
	};
	return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
/** undefined for nested values, and for the few types whose values cannot be told apart, such as sketches. */
function scalarSql({ name, sqlType }) {
	const quoted = quoteIdentifier(name);
	if (asTheyAre.test(sqlType)) return quoted;
	if (sqlType === "varbinary") return `to_hex(${quoted})`;
	return asText.test(sqlType) ? `CAST(${quoted} AS VARCHAR)` : void 0;
}

// packages/tables/trino/trino-values.ts
/** Turns rows of the protocol into plain objects as `TableEngine.query` promises them. */
function rowReader(columns) {
	const readers = columns.map(({ typeSignature, type }) => valueReader(typeSignature ?? {
		rawType: type,
		arguments: []
	}));
	return (row) => {
		const plain = Object.create(null);
		for (const [index, { name }] of columns.entries()) plain[name] = readers[index](row[index]);
		return plain;
	};
}
function valueReader(signature) {
	const read = typeReader(signature);
	return (value) => value === null || value === void 0 ? null : read(value);
}
function typeReader({ rawType, arguments: parts }) {
	switch (rawType) {
		case "real":
		case "double":
		case "decimal": return Number;
		case "timestamp":
		case "timestamp with time zone": return (value) => isoTime(String(value));
		case "array": {
			const read = valueReader(signatureOf(parts[0]));
			return (value) => value.map((item) => read(item));
		}
		case "row": {
			const fields = parts.map(({ value }) => value);
			const readers = fields.map(({ typeSignature }) => valueReader(typeSignature));
			return (value) => Object.fromEntries(value.map((item, index) => [fields[index].fieldName?.name ?? `field${index}`, readers[index](item)]));
		}
		case "map": {
			const read = valueReader(signatureOf(parts[1]));
			return (value) => Object.entries(value).map(([key, item]) => [key, read(item)]);
		}
		default: return (value) => value;
	}
}
function signatureOf(part) {
	return part?.value ?? {
		rawType: "unknown",
		arguments: []
	};
}
/** '2026-01-31 10:00:00.123456' or with ' UTC' or ' +02:00' behind: as ISO 8601 in UTC, to the millisecond. */
function isoTime(text) {
	const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?(?: (UTC|[+-]\d\d:\d\d))?$/.exec(text);
	if (!parts) return text;
	const [, day, time, fraction = "", zone = "UTC"] = parts;
	const floored = Date.parse(`${day}T${time}.${fraction.padEnd(3, "0").slice(0, 3)}${zone === "UTC" ? "Z" : zone}`);
	const isCut = floored < 0 && /[1-9]/.test(fraction.slice(3));
	return new Date(floored + (isCut ? 1 : 0)).toISOString();
}

// packages/tables/trino/trino-engine.ts
/** `TableEngine` on one Trino server, as one user. */
var TrinoEngine = class {
	dialect = trinoDialect;
	#client;
	#options;
	#closing;
	#digests = /* @__PURE__ */ new Map();
	constructor(client, options, closing) {
		this.#client = client;
		this.#options = options;
		this.#closing = closing;
	}
	async open(source) {
		const parsed = parseTrinoSource(source);
		this.#options.logger.progress(`reading ${parsed.shown}`);
		const { columns, relation } = await openTrinoTable({
			rows: (sql) => this.#rows(sql),
			columns: (sql) => this.#columns(sql)
		}, parsed);
		return {
			source: parsed.shown,
			files: [],
			columns,
			relation,
			engine: this
		};
	}
	async query(sql) {
		return this.#explained(this.#rows(sql));
	}
	async readNumbers(table, columns, where) {
		const expressions = columns.map((name) => doubleOf(columnOf(table, name), this.dialect));
		const values = await this.#values(table, expressions, {
			where,
			read: (value) => value === null ? NaN : Number(value)
		});
		return new Map(columns.map((name, index) => [name, Float64Array.from(values[index])]));
	}
	async readStrings(table, columns, where) {
		const expressions = columns.map((name) => this.dialect.text(columnOf(table, name)));
		const values = await this.#values(table, expressions, {
			where,
			read: (value) => typeof value === "string" ? value : null
		});
		return new Map(columns.map((name, index) => [name, values[index]]));
	}
	async digestOf(table) {
		const known = this.#digests.get(table.relation);
		if (known) return known;
		const digest = tableChecksum(table, (sql) => this.query(sql));
		this.#digests.set(table.relation, digest);
		return digest;
	}
	async assertExpression(table, expression) {
		await checkTrinoExpression(table, expression, (sql) => this.#rows(sql));
	}
	async assertQuery(tables, query) {
		await checkTrinoQuery(tables, query, (sql) => this.#rows(sql));
	}
	async [Symbol.asyncDispose]() {
		this.#closing.abort();
		const { statements, bytes, rows } = this.#client.cost;
		const count = (value) => value.toLocaleString("en-US");
		this.#options.logger.debug(`Trino: ${count(statements)} queries had the server read ${count(rows)} rows, ${count(bytes)} bytes`);
	}
	async #rows(sql) {
		const result = [];
		await this.#client.run(sql, (rows, columns) => {
			const read = rowReader(columns);
			for (const row of rows) result.push(read(row));
		});
		return result;
	}
	async #columns(sql) {
		return this.#client.columnsOf(sql);
	}
	async #values(table, expressions, { where, read }) {
		const values = expressions.map(() => []);
		const condition = where === void 0 ? "" : ` WHERE (${where}\n)`;
		const sql = `SELECT ${expressions.join(", ")} FROM ${table.relation}${condition}`;
		const reading = this.#client.run(sql, (rows) => {
			for (const row of rows) for (const [index, target] of values.entries()) target.push(read(row[index] ?? null));
		});
		await this.#explained(reading);
		return values;
	}
	async #explained(work) {
		try {
			return await work;
		} catch (error) {
			throw explainTrinoError(error, "data");
		}
	}
};
function columnOf(table, name) {
	const column = table.columns.find((one) => one.name === name);
	if (column) return column;
	const names = table.columns.map((one) => one.name);
	throw cannotRun("unknown-column", name, `${table.source} has no such column. ${suggestName(name, names)}`);
}

// packages/tables/trino/open-trino.ts
const defaultTimeoutSeconds = 3600;
/** @throws CannotRunError when the environment does not say who asks. */
function openTrino(source, options) {
	const closing = new AbortController();
	const { signal } = options;
	const client = new StatementClient({
		server: source.server,
		headers: trinoHeaders(source, options.env),
		logger: options.logger,
		sleep: async (milliseconds, wakes) => {
			await setTimeout(milliseconds, void 0, wakes ? { signal: wakes } : {}).catch(() => void 0);
		},
		signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
		timeoutSeconds: timeoutSeconds(options.env["TRINO_TIMEOUT_SECONDS"])
	});
	return new TrinoEngine(client, options, closing);
}
function timeoutSeconds(text) {
	if (!text) return defaultTimeoutSeconds;
	const seconds = Number(text);
	if (/^\d+$/.test(text) && seconds > 0 && seconds <= 86400) return seconds;
	throw cannotRun("trino-timeout", "TRINO_TIMEOUT_SECONDS", `expected whole seconds from 1 to 86400, got '${text}'`);
}

export { openTrino as t };