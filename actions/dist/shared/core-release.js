import { A as failsRun, J as cannotRun, V as suggestName, W as canonicalText, X as combineVerdicts, Z as exitCode } from "./shell.js";
import { a as require_dist, i as Type, n as Check, t as Errors } from "./vendor/config.js";

// packages/core/release/apply-override.ts
const overrideCheck = "override";
/**
* Accepts a run that is not good enough, in the name of a person, until a date. No finding changes and neither does the verdict: what was
* measured stays true, and the override stands before it.
*/
function applyOverride(findings, override, strictness) {
	if (override === void 0) return { findings };
	const verdict = combineVerdicts(findings, strictness.inconclusive);
	if (!(verdict === "fail" || verdict === "inconclusive" || exitCode(verdict, strictness.failOn, strictness.inconclusive) === 1)) return { findings: [notNeeded(override), ...findings] };
	const open = notCovered(findings, override, strictness);
	if (open.length > 0) return { findings: [refused(override, open, findings), ...findings] };
	return {
		findings: [inForce(override, verdict), ...findings],
		override
	};
}
/** What ends the run and is not among the checks of the override. */
function notCovered(findings, { checks }, strictness) {
	if (checks === void 0) return [];
	return findings.filter((finding) => failsRun(finding, strictness) && !checks.includes(finding.check));
}
function inForce({ who, why, until, checks }, verdict) {
	const what = checks === void 0 ? "this run" : checks.join(", ");
	return {
		...overrideFinding({
			who,
			until
		}),
		verdict: "warn",
		severity: "warning",
		expected: "a run that passes without an override",
		message: `${who} accepts ${what} until ${until}: ${why}. The verdict stays ${verdict}`
	};
}
/** Half an override is none: what nobody accepted still ends the run. */
function refused({ who, until, checks = [] }, open, findings) {
	const names = open.map(({ check, subject }) => `${check} · ${subject}`);
	const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
	const known = [...new Set(findings.map(({ check }) => check))];
	const slips = checks.filter((check) => !known.includes(check)).map((check) => ` No check is called '${check}'. ${suggestName(check, known)}`);
	return {
		...overrideFinding({
			who,
			until
		}),
		verdict: "fail",
		severity: "warning",
		expected: "an override of every check that fails",
		message: `the override of ${who} is for ${checks.join(", ")} and does not cover ${names.slice(0, 3).join(", ")}${more}: it is not in force.${slips.join("")}`
	};
}
function notNeeded({ who, why, until }) {
	return {
		...overrideFinding({
			who,
			until
		}),
		verdict: "pass",
		severity: "info",
		expected: "for information",
		message: `the override of ${who} until ${until} was not needed (${why}): take it out`
	};
}
function overrideFinding({ who, until }) {
	return {
		check: overrideCheck,
		subject: who,
		observed: {
			value: until,
			method: "audited override { who, why, until }"
		}
	};
}

// packages/core/release/parse-override.ts
var import_dist = require_dist();
const shape = "{ who: <name>, why: <reason>, until: <2030-01-31 or 2030-01-31T12:00:00Z> }";
const keys = [
	"who",
	"why",
	"until"
];
/**
* `{ who, why, until }` as YAML or JSON. A date counts to the end of its day, UTC; a time needs its zone.
* Gives every problem instead of throwing, for the caller to collect.
*/
function parseOverride(text, now) {
	return parseWords(text, now, keys);
}
/** The same, and `checks`: a list of the checks that it is for. */
function parseRunOverride(text, now) {
	return parseWords(text, now, [...keys, "checks"]);
}
function parseWords(text, now, known) {
	let value;
	try {
		value = (0, import_dist.parse)(text);
	} catch (error) {
		return { problems: [`expected ${shape}: ${error.message.split("\n")[0].replace(/:$/, "")}`] };
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return { problems: [`expected ${shape}, got ${JSON.stringify(text)}`] };
	const given = value;
	const problems = Object.keys(given).filter((key) => !known.includes(key)).map((key) => `unknown key '${key}': expected ${shape}`);
	const word = (key) => {
		const word = typeof given[key] === "string" ? given[key].trim() : "";
		if (word === "") problems.push(`'${key}' is missing or empty: expected ${shape}`);
		return word;
	};
	const [who, why, untilText] = [
		word("who"),
		word("why"),
		word("until")
	];
	const until = untilText === "" ? void 0 : endOf(untilText);
	if (untilText !== "" && until === void 0) problems.push(`'until': expected a date (2030-01-31) or a time with its zone (2030-01-31T12:00:00Z), got ${JSON.stringify(untilText)}`);
	if (until !== void 0 && until <= now) problems.push(`'until' is over: ${untilText}; an override counts only before its end, ask for a new one`);
	const checks = given["checks"];
	if (checks !== void 0 && !isNames(checks)) problems.push(`'checks': expected a list of checks such as [roc_auc.vs_champion], got ${JSON.stringify(checks)}`);
	if (problems.length > 0 || until === void 0) return { problems };
	const override = {
		who,
		why,
		until: new Date(until).toISOString()
	};
	return { override: isNames(checks) ? {
		...override,
		checks
	} : override };
}
/** An empty list would look like "none" to one reader and like "all" to another. */
function isNames(value) {
	return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string" && name.trim() !== "");
}
const dayMs = 864e5;
function endOf(text) {
	const date = /^\d{4}-\d{2}-\d{2}$/.test(text);
	if (!date && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return void 0;
	const time = Date.parse(text);
	const day = text.slice(0, 10);
	const real = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
	if (Number.isNaN(time) || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) return void 0;
	return date ? time + dayMs : time;
}

// packages/core/release/release-names.ts
const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/;
const aliasPattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;
/** The aliases that Trainyard itself moves and reads; any other name in the pattern may be used as well. */
const knownAliases = [
	"candidate",
	"canary",
	"champion",
	"previous"
];
/** What is wrong with the name of a model; `undefined` when nothing is. Names become folder names everywhere. */
function modelNameProblem(name) {
	if (namePattern.test(name)) return void 0;
	return `expected the name of a model: 1 to 128 letters, digits, '.', '_' or '-', the first and last a letter or digit; got ${JSON.stringify(name)}`;
}
/** What is wrong with an alias; `undefined` when nothing is. */
function aliasProblem(alias) {
	if (!aliasPattern.test(alias)) return `expected an alias such as ${knownAliases.join(", ")}: 1 to 63 of a-z, 0-9, '_' and '-', the first a letter or digit; got ${JSON.stringify(alias)}`;
	if (/^[0-9]+$/.test(alias)) return `expected an alias, got the number ${alias}, which reads like a version`;
	if (alias === "none") return `'none' means "no version" and cannot be an alias`;
}
/** A version number as people write it ('3', 'v3'); `undefined` when it is none. Versions start at 1. */
function parseVersionNumber(text) {
	const digits = /^v?([1-9][0-9]{0,8})$/.exec(text.trim())?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}

// packages/core/release/model-registry.ts
/** A check forbids the change; nothing was changed. Not the user's slip (exit 2) but a verdict (exit 1). */
var ReleaseRefusedError = class extends Error {
	name = "ReleaseRefusedError";
	/** At least one of them fails. */
	findings;
	/** Of the content that it is about. */
	contentDigest;
	constructor(findings, contentDigest) {
		const failed = findings.filter((finding) => finding.verdict === "fail");
		super(failed.map((finding) => finding.message).join("\n"));
		this.findings = findings;
		this.contentDigest = contentDigest;
	}
};

// packages/core/release/ledger-entry.ts
const closed = { additionalProperties: false };
const digest = Type.String({ pattern: "^[0-9a-f]{64}$" });
const holder = Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]);
const author = Type.Object({
	/** A person or a robot: the actor of the run, or the user of the machine. */
	actor: Type.String(),
	runUrl: Type.Optional(Type.String()),
	commit: Type.Optional(Type.String())
}, closed);
const override = Type.Object({
	who: Type.String(),
	why: Type.String(),
	/** RFC 3339, UTC: the override counts before this moment. */
	until: Type.String()
}, closed);
const aliasMove = Type.Object({
	alias: Type.String(),
	from: holder,
	to: holder
}, closed);
const schema = Type.Object({
	schemaVersion: Type.Literal(1),
	model: Type.String(),
	/** 1 for the first entry of a model; no gaps. */
	sequence: Type.Integer({ minimum: 1 }),
	operation: Type.Union([
		Type.Literal("register"),
		Type.Literal("promote"),
		Type.Literal("rollback"),
		Type.Literal("withdraw"),
		Type.Literal("archive")
	]),
	/** RFC 3339, UTC. */
	at: Type.String(),
	by: author,
	version: Type.Integer({ minimum: 1 }),
	contentDigest: digest,
	moves: Type.Array(aliasMove),
	/** sha256 of the version's manifest; on `register` only. */
	manifestDigest: Type.Optional(digest),
	/** The gate record that justifies the change. */
	gateRecordDigest: Type.Optional(digest),
	override: Type.Optional(override),
	/** Digests of the decision records kept with this entry. */
	records: Type.Array(digest),
	/** sha256 of the canonical text of the entry before; null on the first. */
	previousEntry: Type.Union([digest, Type.Null()]),
	/** Tells a writer whether an entry is its own after a lost answer. */
	nonce: Type.String()
}, closed);
/** @throws CannotRunError when the text is not an entry. */
function parseLedgerEntry(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw damagedLedger(file, "is not JSON", { cause });
	}
	if (Check(schema, value)) return value;
	const first = Errors(schema, value).First();
	throw damagedLedger(file, `is not a ledger entry: ${first?.path || "(top level)"}: ${first?.message ?? "unknown"}`);
}
/** The digest that the next entry carries, so that no earlier entry can be changed unnoticed. */
function entryDigest(entry, digest) {
	return digest(canonicalText(entry));
}
function damagedLedger(place, what, options) {
	return cannotRun("ledger-damaged", place, `${what}. The ledger of the registry is damaged: nothing was changed. Restore the registry from a backup`, options);
}

// packages/core/release/release-state.ts
/**
* Adds up a ledger and checks it on the way: sequence and version numbers without gaps, each entry carrying the
* digest of the one before, each alias moved from where it stood.
* @throws CannotRunError at the first entry that does not follow from those before it.
*/
function foldLedger(model, entries, digest) {
	const versions = [];
	const aliases = /* @__PURE__ */ new Map();
	let head = null;
	for (const [index, entry] of entries.entries()) {
		const problem = chainProblem(entry, {
			model,
			sequence: index + 1,
			head
		}) ?? applyVersion(entry, versions) ?? applyMoves(entry, {
			aliases,
			versions
		});
		if (problem) throw damagedLedger(`${model}, ledger entry ${index + 1}`, problem);
		head = entryDigest(entry, digest);
	}
	return {
		model,
		sequence: entries.length,
		head,
		versions,
		aliases,
		entries
	};
}
function chainProblem(entry, expected) {
	if (entry.model !== expected.model) return `belongs to the model '${entry.model}' (names that differ only in case cannot share a disk that ignores case)`;
	if (entry.sequence !== expected.sequence) return `carries the number ${entry.sequence}`;
	if (entry.previousEntry !== expected.head) return "does not carry the digest of the entry before it";
}
function applyVersion(entry, versions) {
	const { version, contentDigest } = entry;
	const known = versions[version - 1];
	if (entry.operation === "register") {
		if (entry.manifestDigest === void 0) return "registers a version without a manifest digest";
		if (version !== versions.length + 1) return `registers version ${version}, expected ${versions.length + 1}`;
		if (versions.some((one) => one.contentDigest === contentDigest)) return "registers the same content again";
		versions.push({
			version,
			contentDigest,
			archived: false,
			registered: entry
		});
		return;
	}
	if (!known) return `speaks of version ${version}, which is not registered`;
	if (known.contentDigest !== contentDigest) return `speaks of version ${version} with another content digest`;
	if (entry.operation === "archive") versions[version - 1] = {
		...known,
		archived: true
	};
}
function applyMoves(entry, state) {
	for (const { alias, from, to } of entry.moves) {
		const holder = state.aliases.get(alias) ?? null;
		if (holder !== from) return `moves '${alias}' from ${String(from)}, but ${String(holder)} held it`;
		if (to === null) {
			state.aliases.delete(alias);
			continue;
		}
		const target = state.versions[to - 1];
		if (!target || target.archived) return `moves '${alias}' to version ${to}, which is archived or not registered`;
		state.aliases.set(alias, to);
	}
}
function aliasesOf(state, version) {
	return [...state.aliases].filter(([, holder]) => holder === version).map(([alias]) => alias).sort();
}
/** The last entry that moved an alias, and how; `undefined` when none did. */
function lastMove(state, alias) {
	for (const entry of state.entries.toReversed()) {
		const move = entry.moves.find((one) => one.alias === alias);
		if (move) return {
			entry,
			move
		};
	}
}
/**
* The versions that a roll back of this alias can go to, nearest first. A promotion adds the version that it
* replaced; a roll back takes away all that came after its target. So rolling back twice goes two versions back,
* and never forward again to the version that was rolled back.
*/
function rollbackTargets(state, alias) {
	return targetsBelowTop(state, holderStack(state.entries, alias));
}
/** What `rollbackTargets` will be after a roll back to `to`. */
function rollbackTargetsAfter(state, alias, to) {
	const stack = holderStack(state.entries, alias);
	return targetsBelowTop(state, stack.slice(0, lastBelowTop(stack, to) + 1));
}
function holderStack(entries, alias) {
	const stack = [];
	for (const { operation, moves } of entries) {
		const to = moves.find((move) => move.alias === alias)?.to;
		if (to === void 0 || to === null) continue;
		const earlier = operation === "rollback" ? lastBelowTop(stack, to) : -1;
		if (earlier < 0) stack.push(to);
		else stack.length = earlier + 1;
	}
	return stack;
}
function lastBelowTop(stack, version) {
	return stack.slice(0, -1).lastIndexOf(version);
}
function targetsBelowTop(state, stack) {
	const below = new Set(stack.slice(0, -1).toReversed());
	below.delete(stack.at(-1) ?? 0);
	return [...below].filter((version) => state.versions[version - 1]?.archived === false);
}

// packages/core/release/change-plan.ts
/** @throws CannotRunError naming the versions that there are. */
function requireVersion(state, version) {
	const known = state.versions[version - 1];
	if (known) return known;
	const count = state.versions.length;
	const there = count === 0 ? "none" : count === 1 ? "version 1 only" : `versions 1 to ${count}`;
	throw cannotRun("version-unknown", "version", `${state.model} has no version ${version}; it has ${there}`);
}
/** The moves that let `alias` stand at `to`; `previous` follows `champion`. */
function movesTo(state, alias, to) {
	const from = state.aliases.get(alias) ?? null;
	const move = {
		alias,
		from,
		to
	};
	return alias === "champion" ? [move, ...previousMove(state, from)] : [move];
}
/** As `movesTo`, backwards: `previous` becomes the version that a further roll back would go to. */
function movesBackTo(state, alias, to) {
	const move = {
		alias,
		from: state.aliases.get(alias) ?? null,
		to
	};
	if (alias !== "champion") return [move];
	return [move, ...previousMove(state, rollbackTargetsAfter(state, alias, to)[0] ?? null)];
}
function previousMove(state, to) {
	const from = state.aliases.get("previous") ?? null;
	return from === to ? [] : [{
		alias: "previous",
		from,
		to
	}];
}
/** Compare-and-set: nothing when no holder was expected. */
function expectedHolderFindings(alias, holder, expected) {
	if (expected === void 0) return [];
	const matches = holder === expected;
	return [{
		check: "expected_champion",
		subject: alias,
		verdict: matches ? "pass" : "fail",
		severity: "error",
		observed: {
			value: holder ?? "none",
			method: "ledger"
		},
		expected: `${alias} = ${expected ?? "none"}`,
		message: matches ? `${alias} is held by ${holderText(holder)}, as expected` : `${alias} is held by ${holderText(holder)}, expected ${holderText(expected)}: another run moved it in the meantime. Compare with the present holder again (quality-gate), then give expected-champion: ${holder ?? "none"}`
	}];
}
function holderText(holder) {
	return holder === null ? "no version" : `version ${holder}`;
}
function aliasFinding(alias, version, message) {
	return {
		check: "alias",
		subject: alias,
		verdict: "pass",
		severity: "error",
		observed: {
			value: version,
			method: "ledger"
		},
		expected: version === "none" ? "no version" : `version ${version}`,
		message
	};
}
function archivedFinding(model, version) {
	return {
		check: "archived",
		subject: `${model}/${version}`,
		verdict: "fail",
		severity: "error",
		observed: {
			value: true,
			method: "ledger"
		},
		expected: "a version that is not archived",
		message: `version ${version} is archived and can hold no alias; choose another version or train again`
	};
}

// packages/core/release/plan-alias.ts
/** Moves an alias to a registered version, if its gate record and the expected holder allow it. */
function planAlias(state, change) {
	const { alias, version, by, gate } = change;
	const target = requireVersion(state, version);
	const { contentDigest } = target;
	const holder = state.aliases.get(alias) ?? null;
	if (holder === version) {
		const previous = lastMove(state, alias)?.move.from ?? null;
		const already = aliasFinding(alias, version, `${alias} is version ${version} already: nothing to do`);
		return {
			findings: [gate.finding, already],
			version,
			contentDigest,
			previous
		};
	}
	const findings = [gate.finding, ...expectedHolderFindings(alias, holder, change.expected)];
	if (target.archived) findings.push(archivedFinding(state.model, version));
	const from = holder === null ? "" : ` (from version ${holder})`;
	findings.push(aliasFinding(alias, version, `${alias} moves to version ${version}${from}`));
	return {
		findings,
		version,
		contentDigest,
		previous: holder,
		draft: {
			operation: "promote",
			by,
			version,
			contentDigest,
			moves: movesTo(state, alias, version),
			...gate.gateRecordDigest ? { gateRecordDigest: gate.gateRecordDigest } : {},
			...gate.override ? { override: gate.override } : {}
		}
	};
}

// packages/core/release/plan-archive.ts
/**
* Takes a version out of use: it keeps its number, files and evidence, and can hold no alias any more. Refused
* while any alias but `candidate` holds it.
*/
function planArchive(state, archive) {
	const { version, by } = archive;
	const target = requireVersion(state, version);
	const { contentDigest } = target;
	const base = {
		version,
		contentDigest,
		previous: null
	};
	if (target.archived) {
		const message = `version ${version} is archived already: nothing to do`;
		return {
			...base,
			findings: [inUse(state.model, {
				version,
				holders: [],
				message
			})]
		};
	}
	const holders = aliasesOf(state, version).filter((alias) => alias !== "candidate");
	const message = holders.length === 0 ? `version ${version} is archived: it keeps its files and its number, and can hold no alias` : `version ${version} is in use as ${holders.join(", ")}: move these aliases to another version first`;
	const moves = state.aliases.get("candidate") === version ? [{
		alias: "candidate",
		from: version,
		to: null
	}] : [];
	return {
		...base,
		findings: [inUse(state.model, {
			version,
			holders,
			message
		})],
		draft: {
			operation: "archive",
			by,
			version,
			contentDigest,
			moves
		}
	};
}
function inUse(model, facts) {
	const { version, holders, message } = facts;
	return {
		check: "in_use",
		subject: `${model}/${version}`,
		verdict: holders.length === 0 ? "pass" : "fail",
		severity: "error",
		observed: {
			value: holders.length,
			unit: "aliases",
			method: "ledger"
		},
		expected: "no alias but candidate",
		message
	};
}

// packages/core/release/plan-registration.ts
/** A new version for new content; the version that there is for known content. */
function planRegistration(state, registration) {
	const { contentDigest, by, gate, expected } = registration;
	const known = state.versions.find((one) => one.contentDigest === contentDigest);
	if (known) return planAgain(state, known, registration);
	const version = state.versions.length + 1;
	const alias = registration.alias ?? "candidate";
	const holder = state.aliases.get(alias) ?? null;
	return {
		findings: [
			gate.finding,
			...expectedHolderFindings(alias, holder, expected),
			contentFinding(state.model, version, `new content: version ${version}`),
			aliasFinding(alias, version, `${alias} moves to version ${version}`)
		],
		version,
		contentDigest,
		previous: holder,
		draft: {
			operation: "register",
			by,
			version,
			contentDigest,
			moves: movesTo(state, alias, version),
			...gate.gateRecordDigest ? { gateRecordDigest: gate.gateRecordDigest } : {},
			...gate.override ? { override: gate.override } : {}
		}
	};
}
/**
* The same content again: no new version. Only an alias that was asked for by name moves: a repeated old job must
* not take `candidate` away from a newer version.
*/
function planAgain(state, known, registration) {
	const { version } = known;
	const content = contentFinding(state.model, version, `this content is version ${version} already: no new version`);
	const { alias } = registration;
	if (alias !== void 0) {
		const plan = planAlias(state, {
			...registration,
			alias,
			version
		});
		return {
			...plan,
			findings: [content, ...plan.findings]
		};
	}
	const archived = known.archived ? [archivedFinding(state.model, version)] : [];
	return {
		findings: [
			registration.gate.finding,
			content,
			...archived
		],
		version,
		contentDigest: known.contentDigest,
		previous: known.registered.moves[0]?.from ?? null
	};
}
function contentFinding(model, version, message) {
	return {
		check: "content",
		subject: `${model}/${version}`,
		verdict: "pass",
		severity: "error",
		observed: {
			value: version,
			method: "OpenSSF model signing digest"
		},
		expected: "one version for each content digest",
		message
	};
}

// packages/core/release/plan-rollback.ts
/**
* Moves an alias back to a version that held it before. No gate record is asked for: the target passed its gate
* when it was promoted, and an emergency must not wait. (The registry checks the target's files first.)
* @throws CannotRunError when no version holds the alias, or none held it before.
*/
function planRollback(state, rollback) {
	const { alias, by, expected } = rollback;
	const holder = state.aliases.get(alias);
	if (holder === void 0) throw cannotRun("alias-unknown", "alias", `no version of ${state.model} holds '${alias}': there is nothing to roll back`);
	const done = doneAlready(state, rollback, holder);
	if (done) return done;
	const targets = rollbackTargets(state, alias);
	const version = rollback.version ?? targets[0];
	if (version === void 0) throw cannotRun("nothing-before", "version", `version ${holder} is the first that holds '${alias}': there is no version to roll back to`);
	const target = requireVersion(state, version);
	const findings = expectedHolderFindings(alias, holder, expected);
	if (target.archived) findings.push(archivedFinding(state.model, version));
	else if (!targets.includes(version)) findings.push(neverHeld(state.model, {
		alias,
		version,
		targets
	}));
	findings.push(aliasFinding(alias, version, `${alias} goes back to version ${version} (from version ${holder})`));
	const { contentDigest } = target;
	return {
		findings,
		version,
		contentDigest,
		previous: holder,
		draft: {
			operation: "rollback",
			by,
			version,
			contentDigest,
			moves: movesBackTo(state, alias, version)
		}
	};
}
/**
* The run was repeated: the alias stands at the asked version, or the version that was expected there was rolled
* back by the last move.
*/
function doneAlready(state, rollback, holder) {
	const { alias, version, expected } = rollback;
	const last = lastMove(state, alias);
	const repeated = version === void 0 && typeof expected === "number" && last?.entry.operation === "rollback" && last.move.from === expected;
	if (version !== holder && !repeated) return void 0;
	const message = `${alias} is back at version ${holder} already: nothing to do`;
	return {
		findings: [aliasFinding(alias, holder, message)],
		version: holder,
		contentDigest: requireVersion(state, holder).contentDigest,
		previous: last?.move.from ?? null
	};
}
function neverHeld(model, facts) {
	const { alias, version, targets } = facts;
	const choice = targets.length > 0 ? targets.join(", ") : "none";
	return {
		check: "rollback_target",
		subject: `${model}/${version}`,
		verdict: "fail",
		severity: "error",
		observed: {
			value: version,
			n: targets.length,
			method: "ledger"
		},
		expected: `one of the versions that held '${alias}' before: ${choice}`,
		message: `version ${version} did not hold '${alias}' before the present one, so going there is a promotion: use operation promote, which asks for its gate record`
	};
}

// packages/core/release/plan-withdrawal.ts
/**
* Takes an alias away from whoever holds it, such as `canary` at the end of a rollout.
* @throws CannotRunError for an alias that nobody ever held, and for `champion`, which only ever moves.
*/
function planWithdrawal(state, withdrawal) {
	const { alias, by, expected } = withdrawal;
	if (alias === "champion") throw cannotRun("alias", "alias", "'champion' moves by promote and rollback and is never taken away: what serves would have no name");
	const holder = state.aliases.get(alias) ?? null;
	const version = holder ?? lastMove(state, alias)?.move.from ?? null;
	if (version === null) throw cannotRun("alias-unknown", "alias", `no version of ${state.model} ever held '${alias}'`);
	const { contentDigest } = requireVersion(state, version);
	if (holder === null) return {
		findings: [aliasFinding(alias, "none", `no version holds ${alias}: nothing to do`)],
		version,
		contentDigest,
		previous: version
	};
	return {
		findings: [...expectedHolderFindings(alias, holder, expected), aliasFinding(alias, "none", `${alias} is taken from version ${holder}`)],
		version,
		contentDigest,
		previous: holder,
		draft: {
			operation: "withdraw",
			by,
			version,
			contentDigest,
			moves: [{
				alias,
				from: holder,
				to: null
			}]
		}
	};
}

// packages/core/release/gate-evidence.ts
const expected = "a quality-gate record with verdict pass or warn for this content digest";
/**
* The newest quality-gate record for this content digest decides: pass or warn lets it through. Of two records
* of the same moment the worse one decides. Without a passing record only an override that has not run out helps,
* and the finding says so.
*/
function gateEvidence(question) {
	const { subject, contentDigest, records, now } = question;
	const gates = records.filter(({ record }) => record.predicate.action === "quality-gate");
	const newest = gates.filter((one) => speaksOf(one, contentDigest)).sort(newestFirst)[0];
	const base = {
		check: "gate_record",
		subject,
		expected
	};
	if (newest && passes(newest)) {
		const { verdict, decidedAt, findings } = newest.record.predicate;
		return {
			gateRecordDigest: newest.digest,
			finding: {
				...base,
				verdict: "pass",
				severity: "error",
				observed: {
					value: verdict,
					n: findings.length,
					method: "newest quality-gate record"
				},
				message: `the quality gate said ${verdict} on ${decidedAt} (record ${newest.digest.slice(0, 12)})`
			}
		};
	}
	const reason = newest ? refusedBy(newest) : missing$1(gates, contentDigest);
	const observed = {
		value: newest?.record.predicate.verdict ?? "none",
		n: records.length,
		method: "newest quality-gate record"
	};
	const inRecord = newest && overrideIn(newest);
	const override = [...question.overrides, ...inRecord ? [inRecord] : []].find((one) => now < Date.parse(one.until));
	if (override) return {
		override,
		finding: {
			...base,
			verdict: "warn",
			severity: "warning",
			observed,
			message: `${reason}; let through by the override of ${override.who} until ${override.until}: ${override.why}`
		}
	};
	const message = `${reason}. Run quality-gate with this model directory as 'model' and pass its record in 'records', or give 'override' { who, why, until }`;
	return { finding: {
		...base,
		verdict: "fail",
		severity: "error",
		observed,
		message
	} };
}
function speaksOf({ record }, contentDigest) {
	return record.subject.some((subject) => subject.digest.sha256 === contentDigest);
}
function passes({ record }) {
	return record.predicate.verdict === "pass" || record.predicate.verdict === "warn";
}
/** What the gate itself was overridden by; a record that somebody wrote by hand may hold anything there. */
function overrideIn({ record }) {
	const { who, why, until } = record.predicate.override ?? {};
	return [
		who,
		why,
		until
	].every((word) => typeof word === "string" && word.trim() !== "") ? {
		who,
		why,
		until
	} : void 0;
}
function newestFirst(a, b) {
	const [timeA, timeB] = [Date.parse(a.record.predicate.decidedAt), Date.parse(b.record.predicate.decidedAt)];
	if (timeA !== timeB && !Number.isNaN(timeA) && !Number.isNaN(timeB)) return timeB - timeA;
	return Number(passes(a)) - Number(passes(b));
}
function refusedBy({ record, digest }) {
	const { verdict, decidedAt, summary } = record.predicate;
	return `the newest quality-gate record (${digest.slice(0, 12)}, ${decidedAt}) says ${verdict}: ${summary}`;
}
function missing$1(gates, contentDigest) {
	if (gates.length === 0) return "no quality-gate record was given";
	const others = gates.flatMap(({ record }) => record.subject.map(({ digest }) => digest.sha256.slice(0, 12)));
	return `no quality-gate record speaks of this model (content digest ${contentDigest.slice(0, 12)}); the ${gates.length} given speak of ${others.join(", ")}: the model directory changed since, or is another one`;
}

// packages/core/release/release-findings.ts
/** A ledger that was read at all is unbroken: reading checks it. */
function ledgerFinding(name, entries) {
	return {
		check: "ledger",
		subject: name,
		verdict: "pass",
		severity: "error",
		observed: {
			value: "unbroken",
			n: entries,
			method: "hash chain"
		},
		expected: "every entry follows from those before it",
		message: `all ${entries} entries follow from those before them`
	};
}
/** One finding for each link: what is missing is told, and never fails a run that only looks. */
function chainFindings(chain) {
	return chain.map(({ step, what, digest, proof, note }) => ({
		check: `chain.${step}`,
		subject: what,
		verdict: proof === "missing" ? "warn" : "pass",
		severity: "info",
		observed: {
			value: digest ?? proof,
			method: proof === "linked" ? "digest in a verified record" : proof
		},
		expected: "a digest in a verified record",
		message: note
	}));
}
/** The files of a version were read, and are those that were registered. */
function downloadedFinding(subject, contentDigest, message) {
	return {
		check: "content_digest",
		subject,
		verdict: "pass",
		severity: "error",
		observed: {
			value: contentDigest,
			method: "OpenSSF model signing digest"
		},
		expected: contentDigest,
		message
	};
}

// packages/core/release/registry-uri.ts
const prefix = "registry://";
function isRegistryUri(text) {
	return text.startsWith(prefix);
}
/**
* `registry://fraud@champion` or `registry://fraud/3`. There is no 'latest': the newest version is not the best
* one, so a reference names an alias or a number.
* @throws CannotRunError when the text is neither.
*/
function parseRegistryUri(text, input = "registry") {
	const fail = (message) => {
		throw cannotRun("registry-uri", input, `${message}; write ${prefix}name@champion or ${prefix}name/3`);
	};
	if (!isRegistryUri(text)) return fail(`expected a model of the registry, got ${JSON.stringify(text)}`);
	const parts = /^([^@/]*)(?:@(.*)|\/(.*))?$/.exec(text.slice(11));
	if (!parts) return fail(`cannot read ${JSON.stringify(text)}`);
	const [, name = "", alias, version] = parts;
	const nameProblem = modelNameProblem(name);
	if (nameProblem) return fail(`${text}: ${nameProblem}`);
	if (alias !== void 0) {
		const problem = aliasProblem(alias);
		return problem ? fail(`${text}: ${problem}`) : {
			name,
			selector: { alias }
		};
	}
	if (version === void 0) return fail(`${text} names no version and no alias`);
	const number = parseVersionNumber(version);
	if (number === void 0) return fail(`${text}: expected a version number, got ${JSON.stringify(version)}`);
	return {
		name,
		selector: { version: number }
	};
}
/** `registry://fraud/3`: names one version for ever, unlike an alias. */
function versionUri(name, version) {
	return `${prefix}${name}/${version}`;
}

// packages/core/release/lineage.ts
function buildLineage(facts) {
	const { records, ...rest } = facts;
	return {
		schemaVersion: 1,
		...rest,
		data: dataOf(records),
		records: records.map(({ digest, record }) => ({
			action: record.predicate.action,
			verdict: record.predicate.verdict,
			digest
		}))
	};
}
/** The tables that validate-data records speak of. */
function dataOf(records) {
	return records.filter(({ record }) => record.predicate.action === "validate-data").flatMap(({ digest, record }) => record.subject.map((subject) => ({
		name: subject.name,
		digest: subject.digest.sha256,
		recordDigest: digest
	})));
}

// packages/core/release/metadata-schema.ts
const texts = Type.Array(Type.String());
/** What the user tells about a model when it is registered (input `metadata`); everything is optional. */
const metadataSchema = Type.Object({
	description: Type.Optional(Type.String()),
	intended_use: Type.Optional(Type.String()),
	limitations: Type.Optional(Type.String()),
	/** As Hugging Face writes them: 'mit', 'apache-2.0', 'proprietary'. */
	license: Type.Optional(Type.String()),
	tags: Type.Optional(texts),
	/** A task of Hugging Face: 'tabular-classification', 'tabular-regression', … */
	task: Type.Optional(Type.String()),
	/** 'sklearn', 'xgboost', 'onnx', … */
	library: Type.Optional(Type.String()),
	parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
	/** Numbers that the training measured; those of the gate stand in its record. */
	metrics: Type.Optional(Type.Record(Type.String(), Type.Number())),
	features: Type.Optional(texts),
	/** Name → where it is, or its revision: 'train: s3://bucket/train.parquet', 'train.dvc: 4f1c…'. */
	data: Type.Optional(Type.Record(Type.String(), Type.String())),
	/**
	* What the model was trained with: 'python: 3.12.4', 'image: ghcr.io/…@sha256:…'. Text only: YAML reads an
	* unquoted 3.10 as the number 3.1.
	*/
	environment: Type.Optional(Type.Record(Type.String(), Type.String()))
}, { additionalProperties: false });

// packages/core/release/evidence-chain.ts
/** Which data, code, environment and decision put this version where it is? In the order of the model's way. */
function evidenceChain(facts) {
	const gate = facts.records.find(({ digest }) => digest === facts.version.gateRecordDigest);
	return [
		...dataLinks(facts, gate),
		profileLink(facts),
		codeLink(facts, gate),
		environmentLink(facts),
		gateLink(facts, gate),
		versionLink(facts),
		...releaseLinks(facts)
	];
}
function dataLinks({ records }, gate) {
	const data = dataOf(records);
	if (data.length === 0) return [missing("data", "training data", "no validate-data record was given when it was registered")];
	return data.map(({ name, digest, recordDigest }) => {
		const { predicate } = records.find((one) => one.digest === recordDigest).record;
		const reliedOn = gate?.record.predicate.reliesOn.includes(recordDigest) === true ? ", relied on by the gate" : "";
		return {
			step: "data",
			what: name,
			digest,
			proof: "linked",
			note: `validate-data said ${predicate.verdict} on ${predicate.decidedAt} (record ${short(recordDigest)}${reliedOn})`
		};
	});
}
function profileLink({ lineage, records }) {
	const { profile } = lineage;
	if (!profile) return missing("profile", "profile.json", "no profile was given when it was registered");
	const data = dataOf(records).find(({ digest }) => digest === profile.dataDigest);
	return {
		step: "profile",
		what: "profile.json",
		digest: profile.sha256,
		proof: data ? "linked" : "stated",
		note: data ? `is of the data '${data.name}' (${short(data.digest)})` : `is of data ${short(profile.dataDigest)}, which no kept validate-data record speaks of`
	};
}
function codeLink({ lineage }, gate) {
	const { commit, runUrl } = gate?.record.predicate ?? {};
	const repository = lineage.repository ? `${lineage.repository} ` : "";
	if (commit !== void 0) {
		const note = `the gate ran on this commit${runUrl ? ` (${runUrl})` : ""}`;
		return {
			step: "code",
			what: `${repository}commit ${commit}`,
			proof: "linked",
			note
		};
	}
	if (lineage.by.commit !== void 0) return {
		step: "code",
		what: `${repository}commit ${lineage.by.commit}`,
		proof: "stated",
		note: "the run that registered it was at this commit"
	};
	return missing("code", "commit", "neither the gate nor the registration ran in a workflow that names its commit");
}
function environmentLink({ lineage }) {
	const { metadata, dependencies } = lineage;
	const stated = Object.entries(metadata.environment ?? {}).map(([name, value]) => `${name} ${value}`);
	const { packages } = dependencies;
	const pinned = packages.filter((one) => one.pinned).length;
	const what = [...stated, ...packages.length > 0 ? [`${packages.length} dependencies`] : []].join(", ");
	if (what === "") return missing("environment", "environment", "neither 'metadata' nor a requirements.txt or package.json in the model says it");
	return {
		step: "environment",
		what,
		proof: packages.length > 0 ? "linked" : "stated",
		note: packages.length > 0 ? `${pinned} of ${packages.length} pinned (${dependencies.files.join(", ")})` : "from 'metadata'"
	};
}
function gateLink({ version, entries }, gate) {
	if (gate) {
		const { verdict, decidedAt, summary, policyDigest } = gate.record.predicate;
		const note = `${verdict} on ${decidedAt}: ${summary}${policyDigest ? `; policy ${short(policyDigest)}` : ""}`;
		return {
			step: "gate",
			what: "quality-gate record",
			digest: gate.digest,
			proof: "linked",
			note
		};
	}
	const override = entries.find((entry) => entry.operation === "register" && entry.version === version.version)?.override;
	return missing("gate", "quality-gate record", override ? `let in by the override of ${override.who} until ${override.until}: ${override.why}` : "no quality-gate record is kept with it");
}
function versionLink({ version, entries }) {
	const registered = entries.find((entry) => entry.operation === "register" && entry.version === version.version);
	return {
		step: "version",
		what: versionUri(version.name, version.version),
		digest: version.contentDigest,
		proof: "linked",
		note: `registered by ${registered?.by.actor ?? "unknown"} on ${version.createdAt}${version.archived ? "; archived" : ""}`
	};
}
function releaseLinks({ version, entries }) {
	return entries.flatMap((entry) => entry.moves.filter((move) => move.to === version.version && move.alias !== "previous").map((move) => {
		const run = entry.by.runUrl ? ` (${entry.by.runUrl})` : "";
		const held = version.aliases.includes(move.alias) ? "; holds it now" : "";
		const note = `${entry.operation} by ${entry.by.actor} on ${entry.at}${run}${held}`;
		return {
			step: "release",
			what: `${move.alias}, ledger entry ${entry.sequence}`,
			proof: "linked",
			note
		};
	}));
}
function missing(step, what, note) {
	return {
		step,
		what,
		proof: "missing",
		note
	};
}
function short(digest) {
	return digest.slice(0, 12);
}

export { aliasProblem as C, parseRunOverride as D, parseOverride as E, applyOverride as O, ReleaseRefusedError as S, parseVersionNumber as T, aliasesOf as _, parseRegistryUri as a, damagedLedger as b, downloadedFinding as c, planWithdrawal as d, planRollback as f, requireVersion as g, planAlias as h, isRegistryUri as i, overrideCheck as k, ledgerFinding as l, planArchive as m, metadataSchema as n, versionUri as o, planRegistration as p, buildLineage as r, chainFindings as s, evidenceChain as t, gateEvidence as u, foldLedger as v, modelNameProblem as w, parseLedgerEntry as x, rollbackTargets as y };