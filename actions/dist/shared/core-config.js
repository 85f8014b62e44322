import { B as nearestName, J as cannotRun, q as CannotRunError } from "./shell.js";
import { a as require_dist, r as require_ajv } from "./vendor/config.js";

// packages/core/config/schema-error.ts
var import_dist = require_dist();
var import_ajv = require_ajv();
/** One ajv error in the user's words. */
function describeSchemaError(error, root) {
	const path = pathOf(error.instancePath, root);
	const params = error.params;
	const got = show(error.data);
	switch (error.keyword) {
		case "required": return {
			path,
			expected: `the key '${String(params["missingProperty"])}'`,
			got: "none"
		};
		case "additionalProperties": {
			const key = String(params["additionalProperty"]);
			const known = Object.keys(error.parentSchema?.["properties"] ?? {});
			const nearest = nearestName(key, known);
			const expected = nearest ? `'${nearest}'` : `one of ${known.join(", ")}`;
			return {
				path: [...path, key],
				expected,
				got: `the unknown key '${key}'`
			};
		}
		case "type": return {
			path,
			expected: withArticle(String(params["type"])),
			got
		};
		case "enum": return {
			path,
			expected: `one of ${params["allowedValues"].join(", ")}`,
			got
		};
		case "const": return {
			path,
			expected: JSON.stringify(params["allowedValue"]),
			got
		};
		case "minimum":
		case "maximum":
		case "exclusiveMinimum":
		case "exclusiveMaximum": return {
			path,
			expected: `${String(params["comparison"])} ${String(params["limit"])}`,
			got
		};
		case "minItems": return {
			path,
			expected: `at least ${count(params["limit"], "item")}`,
			got
		};
		case "maxItems": return {
			path,
			expected: `at most ${count(params["limit"], "item")}`,
			got
		};
		case "minLength": return {
			path,
			expected: `at least ${count(params["limit"], "character")}`,
			got
		};
		case "minProperties": return {
			path,
			expected: `at least ${count(params["limit"], "key")}`,
			got
		};
		case "pattern": return {
			path,
			expected: `text that matches ${String(params["pattern"])}`,
			got
		};
		default: return {
			path,
			expected: error.message?.replace(/^must /, "") ?? error.keyword,
			got
		};
	}
}
function pathOf(pointer, root) {
	const path = [];
	let value = root;
	for (const part of pointer.split("/").slice(1)) {
		const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
		path.push(Array.isArray(value) ? Number(key) : key);
		value = value?.[key];
	}
	return path;
}
function count(limit, noun) {
	return `${String(limit)} ${noun}${limit === 1 ? "" : "s"}`;
}
function withArticle(type) {
	return type === "null" ? "nothing" : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}
function show(value) {
	if (value === void 0 || value === null) return "nothing";
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === "object") return "a mapping";
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

// packages/core/config/parse-config.ts
/**
* Parses YAML or JSON text and validates it against a TypeBox schema.
* @throws CannotRunError with every problem as `file:line:col path: expected …, got …`.
*/
function parseConfig(schema, text, file) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		uniqueKeys: false
	});
	const at = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			file,
			line,
			column: col
		};
	};
	if (document.errors.length > 0) throw new CannotRunError(document.errors.map((error) => ({
		code: "yaml-syntax",
		subject: file,
		message: error.message.split("\n")[0].replace(/ at line \d+, column \d+:?$/, ""),
		location: at(error.pos[0])
	})));
	const repeated = repeatedKeys(document).map(({ key, offset }) => ({
		code: "yaml-syntax",
		subject: file,
		message: `the key '${key}' stands here twice: expected each key once`,
		location: at(offset)
	}));
	if (repeated.length > 0) throw new CannotRunError(repeated);
	const locate = (path) => at(offsetOf(document, path));
	const value = plainValue(document, file);
	const problems = validate(schema, value, locate);
	if (problems.length > 0) throw new CannotRunError(problems);
	return {
		value,
		file,
		text,
		locate
	};
}
/** Aliases that lead nowhere, or multiply without end, come to light only here. */
function plainValue(document, file) {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (cause) {
		const message = cause instanceof Error ? cause.message : String(cause);
		throw cannotRun("yaml-syntax", file, message, {
			cause,
			location: {
				file,
				line: 1,
				column: 1
			}
		});
	}
}
function repeatedKeys(document) {
	const repeated = [];
	(0, import_dist.visit)(document, { Map: (_key, map) => {
		const seen = /* @__PURE__ */ new Set();
		for (const { key } of map.items) {
			if (!(0, import_dist.isScalar)(key)) continue;
			if (seen.has(key.value)) repeated.push({
				key: String(key.value),
				offset: key.range?.[0] ?? 0
			});
			seen.add(key.value);
		}
	} });
	return repeated;
}
function validate(schema, value, locate) {
	return schemaProblems(ofGivenKeys(schema, value), value).map(({ path, expected, got }) => ({
		code: "schema",
		subject: path.join(".") || "(top level)",
		message: `expected ${expected}, got ${got}`,
		location: locate(path)
	}));
}
const reducedSchemas = /* @__PURE__ */ new WeakMap();
/**
* The schema with what it says of keys that the file does not have left out, their names kept: it says the same of the file, and
* compiling the sections of a policy that nobody wrote would take most of the time.
*/
function ofGivenKeys(schema, value) {
	const properties = schema["properties"];
	if (!properties || typeof value !== "object" || value === null) return schema;
	const given = Object.keys(properties).filter((key) => key in value);
	const reduced = reducedSchemas.get(schema) ?? /* @__PURE__ */ new Map();
	reducedSchemas.set(schema, reduced);
	const known = reduced.get(given.join("\n"));
	if (known) return known;
	const kept = Object.entries(properties).map(([key, one]) => [key, key in value ? one : {}]);
	const made = {
		...schema,
		properties: Object.fromEntries(kept)
	};
	reduced.set(given.join("\n"), made);
	return made;
}
/** What is wrong with a value that stands somewhere inside a user's file; paths start at the value. */
function schemaProblems(schema, value) {
	const validator = compiled(schema);
	if (validator(value)) return [];
	return mostSpecific(validator.errors ?? []).map((error) => describeSchemaError(error, value));
}
const validators = /* @__PURE__ */ new WeakMap();
/** Compiling a schema costs milliseconds, more than a validation: once per schema. */
function compiled(schema) {
	const known = validators.get(schema);
	if (known) return known;
	const validator = new import_ajv.Ajv({
		allErrors: true,
		verbose: true,
		strict: false,
		discriminator: true,
		meta: false,
		validateSchema: false
	}).compile(schema);
	validators.set(schema, validator);
	return validator;
}
/** Of the errors of a union, only the deepest tell the user something: keep the longest path of each branch. */
function mostSpecific(errors) {
	const shown = errors.filter((error) => ![
		"anyOf",
		"oneOf",
		"if"
	].includes(error.keyword));
	const candidates = shown.length > 0 ? shown : [...errors];
	const unions = errors.filter((error) => ["anyOf", "oneOf"].includes(error.keyword));
	const seen = /* @__PURE__ */ new Set();
	return candidates.filter((error) => {
		const union = unions.find((one) => error.schemaPath.startsWith(`${one.schemaPath}/`));
		if (union) {
			const siblings = candidates.filter((one) => one.schemaPath.startsWith(`${union.schemaPath}/`));
			const deepest = Math.max(...siblings.map((one) => one.instancePath.length));
			if (error.instancePath.length < deepest) return false;
		}
		const key = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
		return seen.has(key) ? false : (seen.add(key), true);
	});
}
function offsetOf(document, path) {
	for (let length = path.length; length > 0; length--) {
		const parent = document.getIn(path.slice(0, length - 1), true);
		const key = path[length - 1];
		if ((0, import_dist.isMap)(parent)) {
			const pair = parent.items.find((item) => (0, import_dist.isScalar)(item.key) && item.key.value === key);
			if (pair && (0, import_dist.isNode)(pair.key) && pair.key.range) return pair.key.range[0];
		}
		const node = document.getIn(path.slice(0, length), true);
		if ((0, import_dist.isNode)(node) && node.range) return node.range[0];
	}
	return (0, import_dist.isNode)(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}

// packages/core/config/duration.ts
const unitMs = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
/** `500ms`, `30s`, `1h30m`, `1h 30m`, `2d`, `1w` in milliseconds; undefined when the text is no duration. */
function parseDurationMs(text) {
	const trimmed = text.trim();
	if (!/^(?:\d+(?:\.\d+)?\s?(?:ms|s|m|h|d|w)\s?)+$/.test(`${trimmed} `)) return void 0;
	let total = 0;
	for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)\s?(ms|s|m|h|d|w)/g)) total += Number(amount) * unitMs[unit];
	return Number.isFinite(total) ? total : void 0;
}
/** As `parseDurationMs`, for durations that make no sense at zero. */
function parsePositiveDurationMs(text) {
	return parseDurationMs(text) || void 0;
}
/** The two largest units: '1h 30m', '4.5s', '250ms'. */
function formatDurationMs(milliseconds) {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)}ms`;
	if (milliseconds < 6e4) return `${Number((milliseconds / 1e3).toFixed(1))}s`;
	let rest = Math.round(milliseconds / 1e3);
	const parts = [];
	for (const unit of [
		"d",
		"h",
		"m",
		"s"
	]) {
		const seconds = unitMs[unit] / 1e3;
		const amount = Math.floor(rest / seconds);
		rest -= amount * seconds;
		if (amount > 0) parts.push(`${amount}${unit}`);
	}
	return parts.slice(0, 2).join(" ");
}

export { schemaProblems as a, parseConfig as i, parseDurationMs as n, parsePositiveDurationMs as r, formatDurationMs as t };