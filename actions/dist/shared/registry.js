import { B as nearestName, J as cannotRun, R as parseRecord, V as suggestName, W as canonicalText, X as combineVerdicts, d as collectProblems, q as CannotRunError, z as nameList$1 } from "./shell.js";
import { C as aliasProblem, S as ReleaseRefusedError, _ as aliasesOf, a as parseRegistryUri, b as damagedLedger, d as planWithdrawal, f as planRollback, g as requireVersion, h as planAlias, i as isRegistryUri, l as ledgerFinding, m as planArchive, n as metadataSchema, o as versionUri, p as planRegistration, r as buildLineage, t as evidenceChain, u as gateEvidence, v as foldLedger, w as modelNameProblem, x as parseLedgerEntry, y as rollbackTargets } from "./core-release.js";
import { D as otherCandidates, H as isMapping, O as useOfRecord, k as holdoutFinding } from "./core-gate.js";
import { a as require_dist } from "./vendor/config.js";
import { i as parseConfig } from "./core-config.js";
import { t as _usingCtx } from "./usingCtx.js";
import { o as parseProfile } from "./core-profile.js";
import { appendFile, chmod, copyFile, mkdir, open, readFile, readdir, rename, rm, stat, truncate } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { constants } from "node:fs";
import { setTimeout } from "node:timers/promises";

// packages/registry/list-model-files.ts
/**
* What OpenSSF model signing leaves out by default: git's own files at the top of the directory, not below it
* (model_signing/hashing.py, Config.hash, 1.1.1).
*/
const ignoredAtTop = /* @__PURE__ */ new Set([
	".git",
	".gitattributes",
	".github",
	".gitignore"
]);
/**
* The files of a model directory as relative paths with '/', in the order of OpenSSF model signing: component by
* component, each by code points ('a/b' before 'a.txt').
* @throws CannotRunError naming every symbolic link and special file, and when there is no file at all.
*/
async function listModelFiles(directory, shown = directory) {
	const files = [];
	const problems = [];
	await walk({
		directory,
		files,
		problems
	}, []);
	if (problems.length > 0) throw new CannotRunError(problems);
	if (files.length === 0) throw cannotRun("model-empty", shown, "has no files: expected the directory of a model");
	return files.sort(byComponents).map((parts) => parts.join("/"));
}
async function walk(state, parents) {
	const here = join(state.directory, ...parents);
	for (const entry of await readDirectory(here, parents.length === 0)) {
		if (parents.length === 0 && ignoredAtTop.has(entry.name)) continue;
		const parts = [...parents, entry.name];
		if (entry.isDirectory()) await walk(state, parts);
		else if (entry.isFile()) state.files.push(parts);
		else {
			const kind = entry.isSymbolicLink() ? "a symbolic link" : "neither a file nor a directory";
			state.problems.push({
				code: "model-file-kind",
				subject: join(here, entry.name),
				message: `is ${kind}: its content cannot be pinned by a digest. Replace it with a copy of the file`
			});
		}
	}
}
async function readDirectory(path, isModel) {
	try {
		return await readEntries(path);
	} catch (cause) {
		const code = cause.code;
		if (isModel && code === "ENOENT") throw cannotRun("model-missing", path, "does not exist: expected the directory of a model", { cause });
		if (isModel && code === "ENOTDIR") throw cannotRun("model-not-a-directory", path, "is a file: put the model into a directory and name that", { cause });
		throw cannotRun("model-unreadable", path, `cannot be read (${code ?? String(cause)})`, { cause });
	}
}
function readEntries(path) {
	return readdir(path, { withFileTypes: true });
}
function byComponents(a, b) {
	for (let index = 0; index < Math.min(a.length, b.length); index++) {
		const order = Buffer.compare(Buffer.from(a[index]), Buffer.from(b[index]));
		if (order !== 0) return order;
	}
	return a.length - b.length;
}

// packages/registry/model-digest.ts
/**
* Content digest of a model directory as OpenSSF model signing v1.0 computes the digest of its subject, so that
* `model_signing verify`, attestations and the registry speak of the same thing: sha256 over the raw sha256
* digests of the files, in the order of their names. Files are streamed.
* @throws CannotRunError for a missing or empty directory, symbolic links and special files.
*/
async function modelDirectoryDigest(directory) {
	const files = await mapInTurns(await listModelFiles(directory), async (path) => ({
		path,
		...await fileDigest(join(directory, path))
	}));
	return {
		digest: digestOfFiles(files),
		files
	};
}
function digestOfFiles(files) {
	const hash = createHash("sha256");
	for (const file of files) hash.update(file.sha256, "hex");
	return hash.digest("hex");
}
const readBufferBytes = 1048576;
/** sha256 of a file, streamed. @throws CannotRunError when it cannot be read. */
async function fileDigest(path) {
	try {
		try {
			var _usingCtx$4 = _usingCtx();
			const file = _usingCtx$4.a(await open(path));
			const hash = createHash("sha256");
			const buffer = Buffer.allocUnsafe(readBufferBytes);
			let sizeBytes = 0;
			for (;;) {
				const { bytesRead } = await file.read(buffer, 0, buffer.length);
				if (bytesRead === 0) return {
					sha256: hash.digest("hex"),
					sizeBytes
				};
				hash.update(buffer.subarray(0, bytesRead));
				sizeBytes += bytesRead;
			}
		} catch (_) {
			_usingCtx$4.e = _;
		} finally {
			await _usingCtx$4.d();
		}
	} catch (cause) {
		const code = cause.code;
		throw cannotRun("file-unreadable", path, `cannot be read (${code ?? String(cause)})`, { cause });
	}
}
const filesAtOnce = 8;
/** Results in the order of the items; a few at a time, so that many small files do not wait for each other. */
async function mapInTurns(items, act) {
	const results = Array.from({ length: items.length });
	let next = 0;
	const turn = async () => {
		for (let index = next++; index < items.length; index = next++) results[index] = await act(items[index]);
	};
	await Promise.all(Array.from({ length: Math.min(filesAtOnce, items.length) }, () => turn()));
	return results;
}

// packages/registry/file/durable-files.ts
/** Writes a new file and waits until its bytes are on the disk. */
async function writeDurably(path, text) {
	try {
		var _usingCtx$3 = _usingCtx();
		await mkdir(dirname(path), { recursive: true });
		const file = _usingCtx$3.a(await open(path, "wx"));
		await file.writeFile(text);
		await file.sync();
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		await _usingCtx$3.d();
	}
}
/**
* Copies a file to a new, read-only one (a copy-on-write clone where the file system can) and waits until it is on
* the disk. Never a hard link: the owner of the source may go on writing to it.
*/
async function copyDurably(source, target) {
	try {
		var _usingCtx3 = _usingCtx();
		await mkdir(dirname(target), { recursive: true });
		await copyFile(source, target, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
		await _usingCtx3.a(await open(target)).sync();
		const executable = ((await stat(source)).mode & 73) !== 0;
		await chmod(target, executable ? 365 : 292);
	} catch (_) {
		_usingCtx3.e = _;
	} finally {
		await _usingCtx3.d();
	}
}
/**
* Makes a finished directory visible under its final name in one step: rename(2) refuses when the target is a
* directory with something in it, so of several writers exactly one wins, and a reader sees all or nothing.
* Works where hard links do not (SMB shares), and needs no lock that a killed process could leave behind.
* @returns false when somebody else was faster; then nothing changed.
*/
async function publishDirectory(staged, target, root) {
	await syncTree(staged);
	await mkdir(dirname(target), { recursive: true });
	try {
		await rename(staged, target);
	} catch (error) {
		if (await isTaken(error, target)) return false;
		throw error;
	}
	for (let parent = dirname(target); parent.length >= root.length; parent = dirname(parent)) {
		await syncDirectory(parent);
		if (parent === root) break;
	}
	return true;
}
async function isTaken(error, target) {
	const code = error.code;
	if (code === "ENOTEMPTY" || code === "EEXIST") return true;
	return (code === "EPERM" || code === "EACCES") && process.platform === "win32" && await exists(target);
}
async function exists(path) {
	try {
		await stat(path);
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}
function isMissing(error) {
	const code = error.code;
	return code === "ENOENT" || code === "ENOTDIR";
}
async function syncTree(directory) {
	for (const entry of await readdir(directory, { withFileTypes: true })) if (entry.isDirectory()) await syncTree(join(directory, entry.name));
	await syncDirectory(directory);
}
/** Without this a power cut may forget a rename that a reader has seen already. Windows has no such call. */
async function syncDirectory(directory) {
	try {
		var _usingCtx4 = _usingCtx();
		if (process.platform === "win32") return;
		await _usingCtx4.a(await open(directory)).sync();
	} catch (_) {
		_usingCtx4.e = _;
	} finally {
		await _usingCtx4.d();
	}
}

// packages/registry/file/layout.ts
function registryLayout(root) {
	const models = join(root, "models");
	const ledger = (name) => join(models, name, "ledger");
	return {
		root,
		models,
		staging: join(root, "staging"),
		content: (digest) => join(root, "content", digest),
		ledger,
		entry: (name, sequence) => join(ledger(name), String(sequence).padStart(6, "0"))
	};
}
const markerName = "trainyard-registry.json";
const marker = "{\"format\":\"trainyard-registry\",\"layout\":1}\n";
/** Is there a registry? @throws CannotRunError when there is something else, or one of a later layout. */
async function registryExists(root) {
	try {
		const text = await readFile(join(root, markerName), "utf8");
		if (text === marker) return true;
		throw cannotRun("registry-layout", root, `is a registry of another layout: expected ${marker.trim()}, got ${text.trim().slice(0, 80)}. Use the version of Trainyard that made it, or a newer one`);
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
	const entries = await listNames(root);
	if (entries.some((name) => !name.startsWith(markerName)) && !entries.includes(markerName)) throw cannotRun("registry-foreign", root, `is not a registry and not empty: it has ${entries.slice(0, 3).join(", ")}… and no ${markerName}. Name a directory of its own, for example file:${root}/registry`);
	return false;
}
/** Whether a name in a directory is a registry, of whatever layout. */
async function isRegistry(parent, name) {
	return readFile(join(parent, name, markerName)).then(() => true, () => false);
}
/** Makes the directory a registry; does nothing when it is one. */
async function createRegistry(root) {
	if (await registryExists(root)) return;
	await mkdir(root, { recursive: true });
	const temporary = join(root, `${markerName}.${randomUUID()}`);
	await writeDurably(temporary, marker);
	await rename(temporary, join(root, markerName));
	await syncDirectory(root);
}
/** Names in a directory, sorted; none when it does not exist. */
async function listNames(directory) {
	try {
		return (await readdir(directory)).sort();
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}

// packages/registry/file/ledger-store.ts
/**
* All entries of a model, oldest first; none when it is unknown.
* @throws CannotRunError when one is missing or unreadable.
*/
async function readLedger(layout, name) {
	const names = await listNames(layout.ledger(name));
	const last = Math.max(0, ...names.map(Number).filter((number) => Number.isInteger(number)));
	const sequences = Array.from({ length: last }, (_, index) => index + 1);
	const read = await mapInTurns(sequences, (sequence) => readEntry(layout, name, sequence));
	const entries = [];
	for (const [index, entry] of read.entries()) {
		if (!entry) throw damagedLedger(layout.entry(name, index + 1), `is missing, but entry ${last} is there`);
		entries.push(entry);
	}
	for (;;) {
		const entry = await readEntry(layout, name, entries.length + 1);
		if (!entry) return entries;
		entries.push(entry);
	}
}
async function readEntry(layout, name, sequence) {
	const file = join(layout.entry(name, sequence), "entry.json");
	try {
		return parseLedgerEntry(await readFile(file, "utf8"), file);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
/**
* Adds an entry with everything that was staged beside it. @returns false when another writer took its number.
* @param staged the directory that becomes the entry's; gets entry.json.
*/
async function appendEntry(layout, entry, staged) {
	await writeDurably(join(staged, "entry.json"), `${canonicalText(entry)}\n`);
	const target = layout.entry(entry.model, entry.sequence);
	try {
		return await publishDirectory(staged, target, layout.root);
	} catch (error) {
		if ((await readEntry(layout, entry.model, entry.sequence).catch(() => void 0))?.nonce === entry.nonce) return true;
		throw error;
	}
}

// packages/registry/file/staging.ts
async function openStaging(layout) {
	const nonce = randomUUID();
	const directory = join(layout.staging, nonce);
	await mkdir(directory, { recursive: true });
	return {
		nonce,
		directory,
		[Symbol.asyncDispose]: () => rm(directory, {
			recursive: true,
			force: true
		})
	};
}
/** By then its process is long gone: jobs on GitHub's runners end after 6 hours, on one's own after 5 days. */
const abandonedAfterMs = 6048e5;
/** Removes what killed processes left behind. By age alone: on a shared disk process numbers mean nothing. */
async function sweepStaging(layout, now) {
	for (const name of await listNames(layout.staging)) {
		const directory = join(layout.staging, name);
		if (await ageMs(directory, now) > abandonedAfterMs) await rm(directory, {
			recursive: true,
			force: true
		});
	}
}
async function ageMs(path, now) {
	try {
		return now - (await stat(path)).mtimeMs;
	} catch {
		return 0;
	}
}

// packages/registry/file/version-store.ts
const manifestName = "version.json";
const attachmentPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,126}$/;
/** Writes manifest and attachments into an entry that is being staged. @returns the manifest's digest. */
async function stageVersion(staged, manifest, attached) {
	const directory = join(staged, "version");
	const attachments = {};
	for (const [name, source] of Object.entries(attached.files)) await copyDurably(source, join(directory, checkedName(name)));
	for (const [name, text] of Object.entries(attached.documents)) await writeDurably(join(directory, checkedName(name)), text);
	for (const name of [...Object.keys(attached.files), ...Object.keys(attached.documents)].sort()) attachments[name] = (await fileDigest(join(directory, name))).sha256;
	const path = join(directory, manifestName);
	await writeDurably(path, `${canonicalText({
		schemaVersion: 1,
		...manifest,
		attachments
	})}\n`);
	return (await fileDigest(path)).sha256;
}
function checkedName(name) {
	if (attachmentPattern.test(name) && name !== manifestName) return name;
	throw new Error(`'${name}' is no name for an attachment`);
}
function versionDirectory(layout, model, version) {
	return join(layout.entry(model, version.registered.sequence), "version");
}
/** @throws CannotRunError when the manifest is missing or not the one that the ledger names. */
async function readManifest(layout, model, version) {
	const path = join(versionDirectory(layout, model, version), manifestName);
	const { sha256 } = await fileDigest(path);
	if (sha256 !== version.registered.manifestDigest) throw cannotRun("manifest-damaged", path, "was changed: its digest is not the one in the ledger. Restore it from a backup");
	return JSON.parse(await readFile(path, "utf8"));
}
async function stageRecords(staged, records) {
	const byDigest = new Map(records.map((one) => [one.digest, one.record]));
	for (const [digest, record] of byDigest) await writeDurably(join(staged, "records", `${digest}.json`), canonicalText(record));
	return [...byDigest.keys()].sort();
}
/**
* The records kept with entries, each checked against its digest.
* @throws CannotRunError when one is missing or was changed.
*/
async function readRecords(layout, entries, digest) {
	const found = /* @__PURE__ */ new Map();
	for (const entry of entries) for (const name of entry.records) {
		const path = join(layout.entry(entry.model, entry.sequence), "records", `${name}.json`);
		found.set(name, {
			digest: name,
			record: await readRecord(path, name, digest)
		});
	}
	return [...found.values()];
}
async function readRecord(path, expected, digest) {
	let text = "";
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
	if (digest(text) !== expected) throw cannotRun("record-damaged", path, "is missing or was changed: its digest is not the one in the ledger. Restore it from a backup");
	return parseRecord(text, path);
}

// packages/registry/file/commit-change.ts
const attemptsAtMost = 500;
const pauseAtMostMs = 40;
async function readState(context, name) {
	return foldLedger(name, await readLedger(context.layout, name), context.digest);
}
/**
* Optimistic concurrency: read the ledger, plan, try to add the entry under the next number; when another writer
* took the number, plan again from what is there now. There is no lock, so nothing waits for a killed process.
* @throws ReleaseRefusedError when a finding of the plan fails.
*/
async function commitChange(context, change, attempt) {
	for (let count = 0; count < attemptsAtMost; count++) {
		const state = await readState(context, change.name);
		const { plan, stage } = await attempt(state);
		if (plan.findings.some((finding) => finding.verdict === "fail")) throw new ReleaseRefusedError(plan.findings, plan.contentDigest);
		if (!plan.draft) return {
			plan,
			state,
			entry: void 0,
			changed: false
		};
		const commit = change.options.dryRun ? await preview(context, state, plan) : await tryOnce(context, {
			state,
			plan,
			options: change.options,
			...stage ? { stage } : {}
		});
		if (commit) return commit;
		await setTimeout(Math.random() * pauseAtMostMs);
	}
	throw cannotRun("registry-busy", context.layout.root, `${attemptsAtMost} attempts to add to the ledger of ${change.name} met other writers. Run again; set 'concurrency' in the workflow so that its runs wait for each other`);
}
async function tryOnce(context, { state, plan, options, stage }) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { layout } = context;
		await createRegistry(layout.root);
		await sweepStaging(layout, context.now());
		const staging = _usingCtx$2.a(await openStaging(layout));
		const directory = join(staging.directory, "entry");
		await mkdir(directory);
		const at = new Date(context.now()).toISOString();
		const manifestDigest = await stage?.({
			staging,
			directory,
			at
		});
		const entry = nextEntry({
			state,
			plan,
			records: await stageRecords(directory, options.records ?? []),
			nonce: staging.nonce,
			manifestDigest,
			at
		});
		const added = foldLedger(state.model, [...state.entries, entry], context.digest);
		if (!await appendEntry(layout, entry, directory)) return void 0;
		return {
			plan,
			state: added,
			entry,
			changed: true
		};
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
async function preview(context, state, plan) {
	const entry = nextEntry({
		state,
		plan,
		records: [],
		nonce: "dry run",
		manifestDigest: plan.draft?.operation === "register" ? "0".repeat(64) : void 0,
		at: new Date(context.now()).toISOString()
	});
	return {
		plan,
		state: foldLedger(state.model, [...state.entries, entry], context.digest),
		entry,
		changed: false
	};
}
function nextEntry(parts) {
	const { state, plan, records, nonce, manifestDigest, at } = parts;
	return {
		schemaVersion: 1,
		model: state.model,
		sequence: state.sequence + 1,
		at,
		...plan.draft,
		...manifestDigest === void 0 ? {} : { manifestDigest },
		records,
		previousEntry: state.head,
		nonce
	};
}

// packages/registry/file/content-store.ts
/**
* Copies a model directory into the store, under its content digest; does nothing when it is there and sound.
* The copies are hashed, not the sources again: what is stored is what was measured.
* @param staged a directory that does not exist yet.
*/
async function storeContent(layout, model, staged) {
	const { directory, listing } = model;
	const target = layout.content(listing.digest);
	if (!await exists(target)) {
		await copyModel(directory, listing, staged);
		if (await publishDirectory(staged, target, layout.root)) return;
	}
	const problem = await contentProblem(layout, listing);
	if (problem) throw cannotRun("content-damaged", target, `${problem}. Run operation verify, and restore this directory from a backup`);
}
/** @throws CannotRunError when a file is not what the listing says. */
async function copyModel(from, listing, to) {
	await mapInTurns(listing.files, async ({ path, sha256 }) => {
		const copy = join(to, path);
		await copyDurably(join(from, path), copy);
		if ((await fileDigest(copy)).sha256 === sha256) return;
		throw cannotRun("model-changed", join(from, path), "its content is not the one that its digest was computed from: it was written to meanwhile, or the disk is damaged. Nothing was changed; run again when nobody writes to it");
	});
}
/** What is wrong with stored content; `undefined` when names and bytes are as they should be. */
async function contentProblem(layout, expected) {
	const directory = layout.content(expected.digest);
	if (!await exists(directory)) return "the files are missing";
	const found = await modelDirectoryDigest(directory).catch((error) => error.message);
	if (typeof found === "string") return found;
	const names = (listing) => listing.files.map(({ path }) => path).join("\n");
	const changed = found.files.find((file, index) => file.path === expected.files[index]?.path && file.sha256 !== expected.files[index].sha256);
	if (changed) return `'${changed.path}' was changed: its sha256 is ${changed.sha256.slice(0, 12)}…`;
	if (names(found) !== names(expected)) return `the files have other names: expected ${nameList(expected)}, got ${nameList(found)}`;
	return found.digest === expected.digest ? void 0 : `the content digest is ${found.digest}`;
}
function nameList({ files }) {
	const shown = files.slice(0, 5).map(({ path }) => path);
	return `${shown.join(", ")}${files.length > shown.length ? ` and ${files.length - shown.length} more` : ""}`;
}

// packages/registry/file/verify-version.ts
/** Reads every model file of a version and compares names and digests. */
async function contentFinding(context, state, version) {
	const subject = `${state.model}/${version.version}`;
	const manifest = await manifestOrProblem(context, state, version);
	if (typeof manifest === "string") return digestFinding("content_digest", {
		subject,
		problem: manifest,
		n: 0
	});
	const listing = {
		digest: version.contentDigest,
		files: manifest.files
	};
	return digestFinding("content_digest", {
		subject,
		problem: await contentProblem(context.layout, listing),
		n: manifest.files.length
	});
}
/** Compares every attachment of a version with the digest in its manifest. */
async function attachmentFindings(context, state, version) {
	const manifest = await manifestOrProblem(context, state, version);
	if (typeof manifest === "string") return [];
	const directory = versionDirectory(context.layout, state.model, version);
	const findings = [];
	for (const [name, expected] of Object.entries(manifest.attachments)) {
		const found = await fileDigest(join(directory, name)).catch(() => void 0);
		const problem = found === void 0 ? "the file is missing or cannot be read" : found.sha256 === expected ? void 0 : `the file was changed: its sha256 is ${found.sha256.slice(0, 12)}…`;
		const subject = `${state.model}/${version.version} ${name}`;
		findings.push(digestFinding("attachment_digest", {
			subject,
			problem,
			n: 1
		}));
	}
	return findings;
}
async function manifestOrProblem(context, state, version) {
	return readManifest(context.layout, state.model, version).catch((error) => error.message);
}
function digestFinding(check, facts) {
	const { subject, problem, n } = facts;
	return {
		check,
		subject,
		verdict: problem === void 0 ? "pass" : "fail",
		severity: "error",
		observed: {
			value: problem === void 0 ? "as registered" : "damaged",
			n,
			method: "sha256"
		},
		expected: "the digests that were registered",
		message: problem === void 0 ? "all digests are as registered" : `${problem}. Restore it from a backup; until then use another version`
	};
}

// packages/registry/file/change-guards.ts
/** @throws CannotRunError when the alias cannot be set by hand. */
function requireMovableAlias(alias) {
	const problem = alias === "previous" ? "'previous' follows 'champion' by itself: it is the version that a roll back goes to" : aliasProblem(alias);
	if (problem) throw cannotRun("alias", "alias", problem);
}
/**
* The content digest of OpenSSF model signing covers the order of the files, not their names. A model whose files
* were renamed may not load, so it is not the registered one, and no evidence can tell the two apart.
*/
function requireSameNames(listing, known, version) {
	const [here, there] = [listing.files, known.files].map((files) => files.map(({ path }) => path).join("\n"));
	if (here === there) return;
	throw cannotRun("model-renamed", "model", `has the content of version ${version} under other file names (${nameList(listing)}; registered: ${nameList({
		digest: known.contentDigest,
		files: known.files
	})}), which its content digest cannot tell apart. Use the registered names, or add a file (a README will do) that makes it another model`);
}
/** The gate's answer from the run's records and from those kept with the version. */
async function gateOf(context, state, question) {
	const { contentDigest, known, options } = question;
	const version = known?.version ?? state.versions.length + 1;
	const entries = state.entries.filter((entry) => known !== void 0 && entry.version === version);
	const kept = await readRecords(context.layout, entries, context.digest);
	const overrides = [options.override, ...entries.map((entry) => entry.override)];
	return gateEvidence({
		subject: `${state.model}/${version}`,
		contentDigest,
		records: [...options.records ?? [], ...kept],
		overrides: overrides.filter((one) => one !== void 0),
		now: context.now()
	});
}
/** Before an alias moves to a version, its files are read and compared with its digests. */
async function withSoundTarget(context, state, plan) {
	if (!plan.draft) return plan;
	const finding = await contentFinding(context, state, requireVersion(state, plan.version));
	return {
		...plan,
		findings: [...plan.findings, finding]
	};
}

// packages/registry/file/nearby-registry.ts
/** ` Did you mean …?` with the registry beside a directory that is not there, when one has nearly its name. */
async function nearbyRegistry(root) {
	const parent = dirname(root);
	const names = await listNames(parent).catch(() => []);
	const registries = [];
	for (const name of names.slice(0, 200)) if (await isRegistry(parent, name)) registries.push(name);
	const nearest = nearestName(basename(root), registries) ?? (registries.length === 1 ? registries[0] : void 0);
	return nearest === void 0 ? "" : `. Did you mean '${nearest}' in ${parent}?`;
}

// packages/registry/file/resolve-version.ts
/** @throws CannotRunError when the registry or the model does not exist, naming what there is. */
async function requireModel(context, name) {
	requireModelName(name);
	const { layout } = context;
	if (!await registryExists(layout.root)) throw await noRegistry(layout.root);
	const state = await readState(context, name);
	if (state.sequence > 0) return state;
	const known = await listNames(layout.models);
	const hint = known.length === 0 ? "It holds no model yet." : suggestName(name, known);
	throw cannotRun("model-unknown", "name", `the registry has no model '${name}'. ${hint}`);
}
/** A directory that is not there may be misspelt; an empty one waits for its first model. */
async function noRegistry(root) {
	if (await stat(root).then((found) => found.isDirectory(), () => false)) {
		const message = `the registry in ${root} is empty: register a model first`;
		return cannotRun("registry-empty", "registry", message);
	}
	const message = `there is no registry in ${root}: register a model first, or name the directory that holds trainyard-registry.json${await nearbyRegistry(root)}`;
	return cannotRun("registry-missing", "registry", message);
}
function requireModelName(name) {
	const problem = modelNameProblem(name);
	if (problem) throw cannotRun("model-name", "name", problem);
}
/** @throws CannotRunError when no such version or alias exists. */
function resolveSelector(state, selector) {
	if ("version" in selector) return requireVersion(state, selector.version);
	const holder = state.aliases.get(selector.alias);
	if (holder !== void 0) return requireVersion(state, holder);
	const held = [...state.aliases].map(([alias, version]) => `${alias} (version ${version})`);
	throw cannotRun("alias-unknown", "alias", `no version of ${state.model} holds the alias '${selector.alias}'; held are: ${held.join(", ") || "none"}`);
}
/** A version as the port shows it. */
async function describeVersion(context, state, version) {
	const manifest = await readManifest(context.layout, state.model, version);
	return modelVersion(state, version, Object.keys(manifest.attachments));
}
function modelVersion(state, known, attachments) {
	const { version, contentDigest, archived, registered } = known;
	return {
		name: state.model,
		version,
		contentDigest,
		createdAt: registered.at,
		aliases: aliasesOf(state, version),
		...registered.gateRecordDigest ? { gateRecordDigest: registered.gateRecordDigest } : {},
		archived,
		attachments: [...attachments].sort()
	};
}

// packages/registry/file/changes.ts
async function registerVersion(context, request) {
	const { name, alias, expected, by } = request;
	requireModelName(name);
	if (alias !== void 0) requireMovableAlias(alias);
	await registryExists(context.layout.root);
	const listing = await modelDirectoryDigest(request.modelDirectory);
	const contentDigest = listing.digest;
	return outcome(context, await commitChange(context, {
		name,
		options: request
	}, async (state) => {
		const known = state.versions.find((one) => one.contentDigest === contentDigest);
		if (known) requireSameNames(listing, await readManifest(context.layout, name, known), known.version);
		const gate = await gateOf(context, state, {
			contentDigest,
			known,
			options: request
		});
		const plan = planRegistration(state, {
			contentDigest,
			alias,
			expected,
			by,
			gate
		});
		if (known && !request.dryRun && gate.finding.verdict !== "fail") await restoreContent(context, {
			directory: request.modelDirectory,
			listing
		});
		return known ? { plan: await withSoundTarget(context, state, plan) } : newVersion(context, {
			request,
			listing,
			plan
		});
	}), Object.keys(request.attachmentFiles));
}
/** Known content whose files were lost comes back with the registration that brings them again. */
async function restoreContent(context, model) {
	try {
		var _usingCtx$1 = _usingCtx();
		const staging = _usingCtx$1.a(await openStaging(context.layout));
		await storeContent(context.layout, model, join(staging.directory, "content"));
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
function newVersion(context, { request, listing, plan }) {
	const { version, draft } = plan;
	if (!draft) return { plan };
	return {
		plan,
		stage: async ({ staging, directory, at }) => {
			const model = {
				directory: request.modelDirectory,
				listing
			};
			await storeContent(context.layout, model, join(staging.directory, "content"));
			const manifest = {
				model: request.name,
				version,
				contentDigest: listing.digest,
				files: listing.files
			};
			const attached = {
				files: request.attachmentFiles,
				documents: request.documents({
					...draft,
					at
				})
			};
			return stageVersion(directory, manifest, attached);
		}
	};
}
async function moveAlias(context, move, options) {
	const { name, alias, version } = move;
	requireMovableAlias(alias);
	await requireModel(context, name);
	return outcome(context, await commitChange(context, {
		name,
		options
	}, async (state) => {
		const known = requireVersion(state, version);
		const gate = await gateOf(context, state, {
			contentDigest: known.contentDigest,
			known,
			options
		});
		const plan = planAlias(state, {
			alias,
			version,
			expected: options.expected,
			by: options.by,
			gate
		});
		return { plan: await withSoundTarget(context, state, plan) };
	}));
}
async function rollBack(context, name, options) {
	const { alias = "champion", version, expected, by } = options;
	requireMovableAlias(alias);
	await requireModel(context, name);
	return outcome(context, await commitChange(context, {
		name,
		options
	}, async (state) => {
		const plan = planRollback(state, {
			alias,
			version,
			expected,
			by
		});
		return { plan: await withSoundTarget(context, state, plan) };
	}));
}
async function withdrawAlias(context, target, options) {
	const { name, alias } = target;
	requireMovableAlias(alias);
	await requireModel(context, name);
	return outcome(context, await commitChange(context, {
		name,
		options
	}, async (state) => ({ plan: planWithdrawal(state, {
		alias,
		expected: options.expected,
		by: options.by
	}) })));
}
async function archiveVersion(context, target, options) {
	const { name, version } = target;
	await requireModel(context, name);
	return outcome(context, await commitChange(context, {
		name,
		options
	}, async (state) => ({ plan: planArchive(state, {
		version,
		by: options.by
	}) })));
}
async function outcome(context, commit, attachmentNames = []) {
	const { plan, state, entry, changed } = commit;
	const known = requireVersion(state, plan.version);
	const created = changed && entry?.operation === "register";
	return {
		version: !changed && entry?.operation === "register" ? modelVersion(state, known, attachmentNames) : await describeVersion(context, state, known),
		created,
		changed,
		previous: plan.previous,
		findings: plan.findings,
		...entry ? { entry } : {}
	};
}

// packages/registry/file/download.ts
/**
* Copies a model to `target`, which appears whole and checked or not at all. Nothing happens when it is there
* already with the same content.
* @throws CannotRunError when the target has something else in it, or when the stored files are damaged.
*/
async function downloadModel(from, listing, target) {
	if ((await listNames(target)).length > 0 || await isFile$1(target)) {
		const found = await modelDirectoryDigest(target).catch(() => void 0);
		if (found?.digest === listing.digest && found.files.every(({ path }, index) => path === listing.files[index]?.path)) return;
		throw cannotRun("target-taken", "model", `'${target}' exists and is not this version (expected content digest ${listing.digest.slice(0, 12)}, got ${found?.digest.slice(0, 12) ?? "something else"}). Name a directory that does not exist, or an empty one`);
	}
	const parent = dirname(target);
	await mkdir(parent, { recursive: true });
	const temporary = join(parent, `${basename(target)}.partial-${randomUUID()}`);
	try {
		await copyModel(from, listing, temporary);
		await rename(temporary, target);
		await syncDirectory(parent);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
async function isFile$1(path) {
	return await exists(path) && !await exists(join(path, "."));
}

// packages/registry/file/storage-error.ts
const remedies = {
	ENOSPC: "the disk is full: free some space",
	EDQUOT: "the quota is used up: free some space",
	EACCES: "permission denied: let this user read and write there",
	EPERM: "permission denied: let this user read and write there",
	EROFS: "the disk is mounted read-only",
	EEXIST: "a file stands where a directory should be: move it away",
	ENOTDIR: "a part of this path is a file",
	EMFILE: "too many open files: raise the limit",
	EXDEV: "the registry spans two disks: keep all of it on one",
	ESTALE: "the shared disk went away: mount it again"
};
/**
* Runs work on the registry's disk; what the operating system refuses becomes an error with the path and a remedy.
* Nothing half-written is visible after it, so running again is always safe.
*/
async function nameStorageErrors(root, work) {
	try {
		return await work();
	} catch (cause) {
		const { syscall, code = "", path, dest } = cause;
		if (syscall === void 0) throw cause;
		const remedy = remedies[code] ?? `the operating system said ${code}`;
		throw cannotRun("registry-storage", dest ?? path ?? root, `${syscall} failed, ${remedy}, then run again`, { cause });
	}
}

// packages/registry/file/verify-model.ts
/**
* Recomputes everything that the registry says about a model: the chain of its ledger, its aliases, and for each
* version (or the given one) the digests of files, attachments and records, and its gate record.
*/
async function verifyModel(context, name, only) {
	let state;
	try {
		state = await requireModel(context, name);
	} catch (error) {
		if (!(error instanceof CannotRunError) || error.problems[0]?.code !== "ledger-damaged") throw error;
		return [{
			...ledgerFinding(name, 0),
			verdict: "fail",
			message: error.message,
			observed: {
				value: "damaged",
				method: "hash chain"
			}
		}];
	}
	const versions = only === void 0 ? state.versions : [requireVersion(state, only)];
	const findings = [ledgerFinding(name, state.sequence)];
	for (const version of versions) findings.push(...await versionFindings(context, state, version));
	for (const [alias, holder] of state.aliases) if (only === void 0 || holder === only) findings.push(aliasFinding(state, {
		alias,
		holder,
		findings
	}));
	return findings;
}
async function versionFindings(context, state, version) {
	return [
		await contentFinding(context, state, version),
		...await attachmentFindings(context, state, version),
		...await evidenceFindings(context, state, version)
	];
}
async function evidenceFindings(context, state, version) {
	const subject = `${state.model}/${version.version}`;
	const entries = state.entries.filter((entry) => entry.version === version.version);
	try {
		const records = await readRecords(context.layout, entries, context.digest);
		const { contentDigest, registered } = version;
		const overrides = registered.override ? [registered.override] : [];
		const now = Date.parse(registered.at);
		const gate = gateEvidence({
			subject,
			contentDigest,
			records,
			overrides,
			now
		});
		return [digestFinding("record_digest", {
			subject,
			problem: void 0,
			n: records.length
		}), gate.finding];
	} catch (error) {
		if (!(error instanceof CannotRunError)) throw error;
		return [digestFinding("record_digest", {
			subject,
			problem: error.message,
			n: 0
		})];
	}
}
/** An alias is sound when its version is; `previous` also has to be where a roll back would go. */
function aliasFinding(state, facts) {
	const { alias, holder, findings } = facts;
	const damaged = findings.some(({ check, subject, verdict }) => check === "content_digest" && subject === `${state.model}/${holder}` && verdict === "fail");
	const target = rollbackTargets(state, "champion")[0];
	const astray = alias === "previous" && target !== holder;
	const problem = damaged ? `${alias} names version ${holder}, whose files are damaged: move it to a sound version` : `${alias} names version ${holder}, but the ledger says that champion was at ${target ?? "no version"} before`;
	return {
		check: "alias",
		subject: alias,
		verdict: damaged || astray ? "fail" : "pass",
		severity: "error",
		observed: {
			value: holder,
			method: "ledger"
		},
		expected: "a version whose files are as registered",
		message: damaged || astray ? problem : `${alias} names version ${holder}`
	};
}

// packages/registry/file/file-registry.ts
/** A registry in a directory: on a disk, on a shared disk, or unpacked from an artifact (layout.ts). */
var FileRegistry = class {
	uri;
	#context;
	constructor(uri, context) {
		this.uri = uri;
		this.#context = context;
	}
	#onDisk(work) {
		return nameStorageErrors(this.#context.layout.root, () => work(this.#context));
	}
	resolve(name, selector) {
		return this.#onDisk(async (context) => {
			const state = await requireModel(context, name);
			return describeVersion(context, state, resolveSelector(state, selector));
		});
	}
	models() {
		return this.#onDisk(async ({ layout }) => await registryExists(layout.root) ? listNames(layout.models) : []);
	}
	versions(name) {
		return this.#onDisk(async (context) => {
			requireModelName(name);
			if (!await registryExists(context.layout.root)) return [];
			const state = await readState(context, name);
			return Promise.all(state.versions.map((version) => describeVersion(context, state, version)));
		});
	}
	async modelDirectory({ contentDigest }) {
		return this.#context.layout.content(contentDigest);
	}
	attachment({ name, version }, attachment) {
		return this.#onDisk(async (context) => {
			const known = requireVersion(await requireModel(context, name), version);
			const expected = (await readManifest(context.layout, name, known)).attachments[attachment];
			if (expected === void 0) return void 0;
			const path = join(versionDirectory(context.layout, name, known), attachment);
			if ((await fileDigest(path)).sha256 === expected) return path;
			throw cannotRun("attachment-damaged", path, "was changed since the version was registered. Restore it from a backup");
		});
	}
	register(request) {
		return this.#onDisk((context) => registerVersion(context, request));
	}
	setAlias(name, alias, version, options) {
		return this.#onDisk((context) => moveAlias(context, {
			name,
			alias,
			version
		}, options));
	}
	removeAlias(name, alias, options) {
		return this.#onDisk((context) => withdrawAlias(context, {
			name,
			alias
		}, options));
	}
	rollback(name, options) {
		return this.#onDisk((context) => rollBack(context, name, options));
	}
	archive(name, version, options) {
		return this.#onDisk((context) => archiveVersion(context, {
			name,
			version
		}, options));
	}
	verify(name, version) {
		return this.#onDisk((context) => verifyModel(context, name, version));
	}
	history(name) {
		return this.#onDisk(async (context) => (await requireModel(context, name)).entries);
	}
	records({ name, version }) {
		return this.#onDisk(async (context) => {
			const { entries } = await requireModel(context, name);
			const own = entries.filter((entry) => entry.version === version);
			return readRecords(context.layout, own, context.digest);
		});
	}
	recordsOf(name) {
		return this.#onDisk(async (context) => {
			requireModelName(name);
			if (!await registryExists(context.layout.root)) return [];
			const { entries } = await readState(context, name);
			return readRecords(context.layout, entries, context.digest);
		});
	}
	download({ name, version }, directory) {
		return this.#onDisk(async (context) => {
			const known = requireVersion(await requireModel(context, name), version);
			const { files, contentDigest } = await readManifest(context.layout, name, known);
			const listing = {
				files,
				digest: contentDigest
			};
			await downloadModel(context.layout.content(contentDigest), listing, directory);
		});
	}
};

// packages/registry/open-registry.ts
/** One line for each kind of registry. */
const schemes = { file: (uri, { workingDirectory, now, digest }) => {
	const layout = registryLayout(resolve(workingDirectory, filePath(uri)));
	return new FileRegistry(uri, {
		layout,
		now,
		digest
	});
} };
/**
* Opens the registry that a URI names. Reads and writes nothing yet.
* @throws CannotRunError when the URI is not one that we can open.
*/
function openRegistry(uri, options) {
	const scheme = /^([a-z][a-z0-9+.-]+):/.exec(uri)?.[1];
	const open = scheme === void 0 || !Object.hasOwn(schemes, scheme) ? void 0 : schemes[scheme];
	if (open) return open(uri, {
		digest: sha256,
		...options
	});
	const supported = `this version of Trainyard supports ${Object.keys(schemes).map((name) => `${name}:`).join(", ")}`;
	const hint = scheme === void 0 ? `write file:${uri || "registry"} for a directory` : `write file:<directory>`;
	throw cannotRun("registry-scheme", "registry", `cannot open ${JSON.stringify(uri)}: ${supported}; ${hint}`);
}
const sha256 = (content) => createHash("sha256").update(content).digest("hex");
function filePath(uri) {
	const path = uri.slice(5);
	if (path === "") throw cannotRun("registry-directory", "registry", "names no directory: write file:<directory>");
	if (!path.startsWith("//")) return path;
	try {
		return fileURLToPath(uri);
	} catch (cause) {
		throw cannotRun("registry-directory", "registry", `cannot read ${JSON.stringify(uri)} (${cause.message}): write file:<directory> or file:///<absolute path>`, { cause });
	}
}

// packages/registry/find-champion.ts
/**
* The version that `registry://…` names, or why none holds the alias yet.
* @throws CannotRunError when there is no such registry or version, or when a model or alias of nearly this name exists.
*/
async function findChampion(registryUri, reference, options) {
	const registry = openRegistry(registryUri, options);
	const { name, selector } = reference;
	let version;
	try {
		version = await registry.resolve(name, selector);
	} catch (error) {
		if (!(error instanceof CannotRunError) || !("alias" in selector)) throw error;
		return absence(registry, {
			name,
			alias: selector.alias
		}, error);
	}
	const attachment = version.attachments.find((one) => one.startsWith("evaluation."));
	const file = attachment && await registry.attachment(version, attachment);
	const gate = (await registry.records(version)).find(({ digest }) => digest === version.gateRecordDigest);
	return {
		version,
		...file ? { file } : {},
		...gate ? { gate: gate.record } : {}
	};
}
async function absence(registry, { name, alias }, error) {
	const about = {
		uri: `registry://${name}@${alias}`,
		registry: registry.uri
	};
	const code = error.problems.length === 1 ? error.problems[0].code : void 0;
	if (code === "registry-missing") throw missingRegistry(about.uri, error);
	if (code === "registry-empty") return {
		...about,
		reason: code,
		known: []
	};
	if (code === "model-unknown") {
		const known = await registry.models();
		const nearest = nearestName(name, known);
		if (nearest !== void 0) throw misspelt(about, `registry://${nearest}@${alias}`, error);
		return {
			...about,
			reason: known.length === 0 ? "registry-empty" : "other-models",
			known
		};
	}
	if (code !== "alias-unknown") throw error;
	const versions = await registry.versions(name);
	const known = [...new Set(versions.flatMap(({ aliases }) => aliases))].sort();
	const nearest = nearestName(alias, known);
	if (nearest !== void 0) throw misspelt(about, `registry://${name}@${nearest}`, error);
	if (known.includes("champion")) {
		const message = `no version holds the alias '${alias}'; held are ${nameList$1(known)}`;
		throw cannotRun("champion-unknown", "champion", message, { cause: error });
	}
	return {
		...about,
		reason: "no-holder",
		known
	};
}
function misspelt({ uri, registry }, nearest, cause) {
	const message = `${uri} is not in ${registry}. Did you mean '${nearest}'? For the first release of a model, leave 'champion' empty`;
	return cannotRun("champion-unknown", "champion", message, { cause });
}
function missingRegistry(uri, error) {
	const [problem] = error.problems;
	const message = `${uri} cannot be looked up: ${problem.message}. For the very first release make an empty directory there, or leave 'champion' empty`;
	return cannotRun("registry-missing", "registry", message, { cause: error });
}

// packages/registry/stored-evaluation.ts
/** The path of the predictions kept with the version that `registry://…` names. @throws CannotRunError when there is none */
async function requireStoredEvaluation(uri, registryUri, options) {
	const subject = "performance.reference";
	const found = await findChampion(registryUri, parseRegistryUri(uri, subject), options);
	if ("reason" in found) {
		const message = `${uri} names no version yet; give predictions with their labels, or a number`;
		throw cannotRun("evaluation-missing", subject, message);
	}
	if (found.file !== void 0) return found.file;
	const { name, version } = found.version;
	throw cannotRun("evaluation-missing", subject, `${name} version ${version} was registered without its predictions; register it with them (input 'evaluation'), or give predictions with their labels`);
}

// packages/registry/holdout/state-file.ts
/**
* The uses in a state file: JSON lines, one a use. Lines are only ever appended, so that gates that run at the same time lose
* none. A last line without its end was cut off by a kill and counts for nothing.
* @throws CannotRunError naming a line that is no use
*/
async function readUses(path, shown) {
	const lines = (await textOf(path, shown)).split("\n");
	const isCut = lines.at(-1) !== "";
	return lines.flatMap((line, index) => {
		if (line.trim() === "") return [];
		const use = useOf(line);
		if (use) return [use];
		if (isCut && index === lines.length - 1) return [];
		const location = {
			file: shown,
			line: index + 1,
			column: 1
		};
		throw cannotRun("holdout-state", "state", "is no use of evaluation data; expected { data, candidate, verdict, at } as quality-gate writes it. Restore the file, or name another one", { location });
	});
}
async function textOf(path, shown) {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		if (isMissing(cause)) return "";
		const { code = "unknown error" } = cause;
		throw cannotRun("holdout-state", "state", `${shown} cannot be read (${code}); expected a file`, { cause });
	}
}
function useOf(line) {
	let value;
	try {
		value = JSON.parse(line);
	} catch {
		return;
	}
	if (!isMapping(value)) return void 0;
	const { data, candidate, verdict, at } = value;
	return typeof data === "string" && typeof candidate === "string" && typeof verdict === "string" && typeof at === "string" ? {
		data,
		candidate,
		verdict,
		at
	} : void 0;
}
/** Adds a use; a last line that was cut off goes. @throws CannotRunError when the file cannot be written */
async function appendUse(path, shown, use) {
	const { data, candidate, verdict, at } = use;
	try {
		await mkdir(dirname(path), { recursive: true });
		const before = await readFile(path).catch(() => Buffer.alloc(0));
		const end = before.lastIndexOf("\n") + 1;
		if (end < before.length) await truncate(path, end);
		await appendFile(path, `${JSON.stringify({
			data,
			candidate,
			verdict,
			at
		})}\n`);
	} catch (cause) {
		const { code = "unknown error" } = cause;
		throw cannotRun("holdout-state", "state", `${shown} cannot be written (${code})`, { cause });
	}
}

// packages/registry/holdout/count-uses.ts
/**
* How many candidates the same evaluation data decided about, by the records given, those of the model's versions in the registry
* and the state file, which then remembers this one. Nothing is said where nobody asks: no policy, no state, no earlier use.
* @throws CannotRunError when the state file is damaged or cannot be written
*/
async function countHoldoutUses(question, options) {
	const { policy, data, candidate, findings, state } = question;
	const asked = policy.holdout !== void 0 || state !== void 0;
	if (data === void 0) return asked ? [holdoutFinding({
		others: void 0,
		unknown: "it has no digest: give the prediction table an id column, or evaluation_data_digest in the metrics",
		counted: []
	}, policy)] : [];
	const places = await earlierUses(question, options);
	const known = places.flatMap(({ uses }) => uses);
	const others = otherCandidates(known, {
		data,
		candidate
	});
	if (state !== void 0 && !known.some((use) => use.data === data && use.candidate === candidate)) {
		const verdict = combineVerdicts(findings, policy.inconclusive);
		const at = new Date(options.now()).toISOString();
		await appendUse(resolve(options.workingDirectory, state), state, {
			data,
			candidate,
			verdict,
			at
		});
	}
	if (!asked && others === 0) return [];
	const counted = places.map(({ name }) => name);
	if (counted.length > 0) return [holdoutFinding({
		others,
		counted
	}, policy)];
	return [holdoutFinding({
		others: void 0,
		unknown: "there is nothing to count in: give the input 'state' (a file kept between runs)",
		counted
	}, policy)];
}
async function earlierUses({ records, champion, registry: uri, state }, options) {
	const usesOf = (all) => all.flatMap(({ record }) => useOfRecord(record) ?? []);
	const places = [];
	const given = usesOf(records);
	if (given.length > 0) places.push({
		name: "records",
		uses: given
	});
	if (champion !== void 0 && isRegistryUri(champion)) {
		const { name } = parseRegistryUri(champion, "champion");
		const stored = await openRegistry(uri, options).recordsOf(name);
		places.push({
			name: uri,
			uses: usesOf(stored)
		});
	}
	if (state !== void 0) {
		const path = resolve(options.workingDirectory, state);
		places.push({
			name: state,
			uses: await readUses(path, state)
		});
	}
	return places;
}

// packages/registry/ledger-lines.ts
/** The ledger for a terminal or a job log, oldest first: one line a change. */
function ledgerLines(entries) {
	return entries.map(({ sequence, at, operation, version, by, moves, override }) => {
		const moved = moves.map(({ alias, from, to }) => `${alias} ${from ?? "none"} → ${to ?? "none"}`);
		const why = override ? ` (override of ${override.who}: ${override.why})` : "";
		return `${sequence}  ${at}  ${operation} ${version}  by ${by.actor}: ${moved.join(", ") || "no alias moved"}${why}`;
	});
}

// packages/registry/dependency-manifest.ts
/** The files at the top of a model directory that say what it needs. One line for each kind. */
const manifests = {
	"requirements.txt": parseRequirements,
	"package.json": parsePackageJson
};
/** What a model directory says that it needs; empty when it says nothing. */
async function readDependencies(directory) {
	const files = [];
	const packages = [];
	for (const [file, parse] of Object.entries(manifests)) {
		const path = join(directory, file);
		const text = await readFile(path, "utf8").catch(() => void 0);
		if (text === void 0) continue;
		files.push(file);
		packages.push(...parse(text, path));
	}
	return {
		files,
		packages
	};
}
/** pip's requirements format, without following `-r` and without options: one name with its specifiers a line. */
function parseRequirements(text) {
	return text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/).flatMap((line) => {
		const written = line.replace(/(^|\s)#.*$/, "").split(";")[0].trim();
		const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(written);
		if (!match || !/^($|[<>=!~@])/.test(match[2])) return [];
		const requirement = match[2].replace(/\s--hash=.*$/, "").trim();
		const pinned = /^={2,3}\s*[^\s,*]+$/.test(requirement) || /^@\s*\S+/.test(requirement);
		return [{
			ecosystem: "pypi",
			name: match[1],
			requirement,
			pinned
		}];
	});
}
/** `dependencies` of a package.json. */
function parsePackageJson(text, file) {
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw cannotRun("dependency-manifest", file, "is not JSON: mend it, or take it out of the model directory", { cause });
	}
	const { dependencies } = value ?? {};
	return Object.entries(dependencies ?? {}).map(([name, range]) => {
		const requirement = String(range);
		return {
			ecosystem: "npm",
			name,
			requirement,
			pinned: /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/.test(requirement)
		};
	});
}

// packages/registry/card-table.ts
var import_dist = require_dist();
/** A section with a table; nothing when there is no row. */
function table(title, heads, rows) {
	return rows.length === 0 ? [] : [
		"",
		`## ${title}`,
		...rowsOf(heads, rows)
	];
}
function rowsOf(heads, rows) {
	if (rows.length === 0) return [];
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		"",
		line(heads),
		line(heads.map(() => "---")),
		...rows.map((cells) => line(cells.map(asCode)))
	];
}
/** Names and values as code: nothing in them renders, links or mentions, and the card stays readable as text. */
function asCode(text) {
	const visible = text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, "�");
	return visible === "" ? "" : `\`${visible.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

// packages/registry/model-card.ts
/**
* model-card.md: Markdown under Hugging Face's metadata
* (https://github.com/huggingface/hub-docs/blob/main/modelcard.md), with the gate's numbers as `model-index`.
*/
function renderModelCard(facts) {
	const { lineage, escape } = facts;
	const { metadata, model, version } = lineage;
	const prose = (title, text) => text === void 0 ? [] : [
		"",
		`## ${title}`,
		"",
		...text.split(/\r?\n/).map((line) => escape(line))
	];
	return [
		...frontMatterLines(facts),
		`# ${escape(model)}, version ${version}`,
		...prose("Description", metadata.description),
		...prose("Intended use", metadata.intended_use),
		...prose("Limitations", metadata.limitations),
		...identity(facts),
		...decision(facts),
		...dataSection(facts),
		...table("Parameters", ["parameter", "value"], Object.entries(metadata.parameters ?? {}).map(([name, value]) => [name, JSON.stringify(value) ?? ""])),
		...table("Metrics of the training", ["metric", "value"], Object.entries(metadata.metrics ?? {}).map(([name, value]) => [name, String(value)])),
		...table("Features", ["feature"], (metadata.features ?? []).map((name) => [name])),
		...table("Environment", ["what", "which"], Object.entries(metadata.environment ?? {})),
		...table("Dependencies", ["package", "requirement"], lineage.dependencies.packages.map((one) => [`${one.ecosystem}: ${one.name}`, one.requirement || "any"])),
		""
	].join("\n");
}
function frontMatterLines(facts) {
	const matter = frontMatter(facts);
	return Object.keys(matter).length === 0 ? [] : [
		"---",
		(0, import_dist.stringify)(matter).trimEnd(),
		"---",
		""
	];
}
function frontMatter({ lineage, gate }) {
	const { metadata, model, version } = lineage;
	const metrics = gate ? gateMetrics(gate.record.predicate.findings) : [];
	const result = {
		task: { type: metadata.task ?? "other" },
		dataset: {
			type: "private",
			name: `the data of gate record ${gate?.digest.slice(0, 12) ?? ""}`
		},
		metrics,
		...gate?.record.predicate.runUrl ? { source: {
			name: "Trainyard quality-gate",
			url: gate.record.predicate.runUrl
		} } : {}
	};
	return {
		...metadata.license === void 0 ? {} : { license: metadata.license },
		...metadata.library === void 0 ? {} : { library_name: metadata.library },
		...metadata.task === void 0 ? {} : { pipeline_tag: metadata.task },
		...metadata.tags === void 0 ? {} : { tags: metadata.tags },
		...metrics.length > 0 ? { "model-index": [{
			name: `${model} ${version}`,
			results: [result]
		}] } : {}
	};
}
/** The numbers of the gate: one for each metric and slice, not the comparisons with the champion. */
function gateMetrics(findings) {
	const results = /* @__PURE__ */ new Map();
	for (const { check, subject, observed } of findings) {
		if (check.includes(".") || typeof observed.value !== "number" || !Number.isFinite(observed.value)) continue;
		const name = subject === "all rows" ? check : `${check} (${subject})`;
		if (!results.has(name)) results.set(name, {
			type: check,
			value: observed.value,
			name
		});
	}
	return [...results.values()];
}
function identity({ lineage, escape }) {
	const { by, repository } = lineage;
	return table("Version", ["what", "which"], [
		["address", versionUri(lineage.model, lineage.version)],
		["content digest (OpenSSF model signing)", `sha256:${lineage.contentDigest}`],
		["registered", `${lineage.registeredAt} by ${by.actor}`],
		...by.commit ? [["code", `${repository ? `${repository} ` : ""}commit ${by.commit}`]] : [],
		...by.runUrl ? [["run", by.runUrl]] : [],
		...lineage.profile ? [["profile of the training data", `sha256:${lineage.profile.sha256}`]] : [],
		...lineage.profile?.time ? [["time of the training data", escape(timeText(lineage.profile.time))]] : [],
		...(lineage.profile?.dvc ?? []).map(({ path, md5 }) => ["training data in DVC", escape(`${path} md5:${md5}`)])
	]);
}
function timeText({ column, min, max }) {
	return `${min} to ${max} (${column})`;
}
function decision({ lineage, gate, escape }) {
	const title = [
		"",
		"## Decision",
		""
	];
	if (!gate) {
		const { override } = lineage;
		if (!override) return [...title, "No quality-gate record."];
		const { who, why, until } = override;
		return [...title, `**No passing quality-gate record.** Let in by the override of ${escape(who)} until ${escape(until)}: ${escape(why)}`];
	}
	const { verdict, decidedAt, summary, findings } = gate.record.predicate;
	const rows = findings.map(({ check, subject, observed, expected, verdict }) => [
		`${check} · ${subject}`,
		`${String(observed.value)}${observed.interval ? ` [${observed.interval.lower}, ${observed.interval.upper}] at ${observed.interval.level * 100} %` : ""}`,
		observed.n === void 0 ? "" : String(observed.n),
		expected,
		verdict
	]);
	return [
		...title,
		`quality-gate said **${verdict}** on ${escape(decidedAt)}: ${escape(summary)} (record \`${gate.digest}\`)`,
		...rowsOf([
			"check",
			"observed",
			"n",
			"expected",
			"verdict"
		], rows)
	];
}
function dataSection({ lineage }) {
	const validated = lineage.data.map(({ name, digest }) => [
		name,
		`sha256:${digest}`,
		"validate-data record"
	]);
	const stated = Object.entries(lineage.metadata.data ?? {}).map(([name, where]) => [
		name,
		where,
		"metadata"
	]);
	return table("Training data", [
		"data",
		"digest or place",
		"said by"
	], [...validated, ...stated]);
}

// packages/registry/read-registration-files.ts
/** The input `metadata`: YAML or JSON text, or the path of such a file. @throws CannotRunError with all problems. */
async function readMetadata(given, workingDirectory) {
	if (given === void 0) return {};
	const path = resolve(workingDirectory, given);
	if (!(!given.includes("\n") && (await isFile(path) || /^[^\s:{}]+$/.test(given)))) return parseConfig(metadataSchema, given, "input 'metadata'").value;
	const text = await readFile(path, "utf8").catch((cause) => {
		const { code } = cause;
		const what = code === "ENOENT" ? "there is no such file" : `cannot be read (${code})`;
		throw cannotRun("metadata-unreadable", "metadata", `${given}: ${what}; give YAML text or the path of a file`, { cause });
	});
	return parseConfig(metadataSchema, text, given).value;
}
/** The input `profile`. @throws CannotRunError when it is not a profile. */
async function readProfile(given, workingDirectory) {
	if (given === void 0) return void 0;
	const file = await attachedFile("profile", given, {
		workingDirectory,
		attachment: "profile.json"
	});
	const { dataDigest, dvc, time } = parseProfile(await readFile(file.path, "utf8"), given);
	return {
		...file,
		dataDigest,
		...dvc ? { dvc } : {},
		...time ? { time } : {}
	};
}
/** Table kinds that quality-gate reads, plain or compressed. */
const evaluationName = /\.(csv|tsv|jsonl|ndjson|json|parquet)(\.gz|\.zst)?$/i;
/** The input `evaluation`, kept as evaluation.csv, evaluation.parquet, … @throws CannotRunError for other files. */
async function readEvaluation(given, workingDirectory) {
	if (given === void 0) return void 0;
	const extension = evaluationName.exec(basename(given))?.[0];
	if (extension === void 0) throw cannotRun("evaluation-kind", "evaluation", `expected the predictions of this version as one .csv, .tsv, .jsonl or .parquet file (or .gz, .zst of one), got ${JSON.stringify(given)}`);
	return attachedFile("evaluation", given, {
		workingDirectory,
		attachment: `evaluation${extension.toLowerCase()}`
	});
}
async function attachedFile(input, given, place) {
	const path = resolve(place.workingDirectory, given);
	if (!await isFile(path)) throw cannotRun(`${input}-missing`, input, `${given}: there is no such file`);
	return {
		attachment: place.attachment,
		path,
		sha256: (await fileDigest(path)).sha256
	};
}
async function isFile(path) {
	return stat(path).then((found) => found.isFile(), () => false);
}

// packages/registry/prepare-registration.ts
/**
* Reads everything that is kept with a version besides the model itself.
* @throws CannotRunError with the problems of all files at once.
*/
async function prepareRegistration(inputs, setting) {
	const { workingDirectory, options } = setting;
	const { name, alias } = inputs;
	const modelDirectory = resolve(workingDirectory, inputs.model);
	const parts = [
		readMetadata(inputs.metadata, workingDirectory),
		readProfile(inputs.profile, workingDirectory),
		readEvaluation(inputs.evaluation, workingDirectory),
		readDependencies(modelDirectory)
	];
	await collectProblems([...parts, listModelFiles(modelDirectory)]);
	const [metadata, profile, evaluation, dependencies] = await Promise.all(parts);
	const files = [profile, evaluation].filter((file) => file !== void 0);
	return {
		...options,
		name,
		modelDirectory,
		...alias === void 0 ? {} : { alias },
		attachmentFiles: Object.fromEntries(files.map(({ attachment, path }) => [attachment, path])),
		documents: (decided) => documentsOf({
			metadata,
			profile,
			evaluation,
			dependencies
		}, {
			name,
			decided,
			setting
		})
	};
}
/** Without where the file lies. */
function lineageProfile({ sha256, dataDigest, dvc, time }) {
	return {
		sha256,
		dataDigest,
		...dvc ? { dvc } : {},
		...time ? { time } : {}
	};
}
/** lineage.json, model-card.md and, when the model says what it needs, dependencies.json. */
function documentsOf(read, about) {
	const { metadata, profile, evaluation, dependencies } = read;
	const { name, decided, setting } = about;
	const records = setting.options.records ?? [];
	const lineage = buildLineage({
		model: name,
		version: decided.version,
		contentDigest: decided.contentDigest,
		registeredAt: decided.at,
		by: decided.by,
		repository: setting.repository,
		records,
		override: decided.override,
		profile: profile && lineageProfile(profile),
		evaluation: evaluation && {
			attachment: evaluation.attachment,
			sha256: evaluation.sha256
		},
		metadata,
		dependencies,
		tool: setting.tool
	});
	const gate = records.find(({ digest }) => digest === decided.gateRecordDigest);
	return {
		"lineage.json": `${canonicalText(lineage)}\n`,
		"model-card.md": renderModelCard({
			lineage,
			gate,
			escape: setting.escape
		}),
		...dependencies.files.length > 0 ? { "dependencies.json": `${canonicalText(dependencies)}\n` } : {}
	};
}

// packages/registry/version-chain.ts
/**
* The chain of evidence behind a version, from what the registry keeps with it.
* @throws CannotRunError when a kept document or record was changed, or when the version has no lineage.
*/
async function readEvidenceChain(registry, version) {
	const path = await registry.attachment(version, "lineage.json");
	if (path === void 0) throw cannotRun("lineage-missing", `${version.name}/${version.version}`, "has no lineage.json: it was registered by a program other than register-model");
	const lineage = JSON.parse(await readFile(path, "utf8"));
	const records = await registry.records(version);
	const entries = await registry.history(version.name);
	return evidenceChain({
		version,
		lineage,
		records,
		entries
	});
}

export { requireStoredEvaluation as a, modelDirectoryDigest as c, countHoldoutUses as i, prepareRegistration as n, findChampion as o, ledgerLines as r, openRegistry as s, readEvidenceChain as t };