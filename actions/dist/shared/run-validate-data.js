import "./rolldown-runtime.js";
import { b as redact, g as readRules, h as profilesByName, s as advice } from "./core-contract.js";
import { i as profileText } from "./core-profile.js";
import { C as openEngine, D as GuessedTypesWrong, N as shownAddress, a as withOrigin, k as profileTable, o as openTables, p as openDownloads, s as checkTables } from "./tables.js";
import { P as escapeMarkdown, Q as worstFirst, S as writeWholeFile, U as sha256, _ as readInputFile, f as digestsOfRun, k as formatNumber, s as writeOutput } from "./shell.js";
import { t as _usingCtx } from "./usingCtx.js";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

// actions/validate-data/src/report.ts
/** Every value as its shape. */
function redactSamples(samples) {
	return samples.map((sample) => ({
		...sample,
		rows: sample.rows.map((row) => ({
			...row,
			values: Object.fromEntries(Object.entries(row.values).map(([name, value]) => [name, value === null ? null : redact(value)]))
		}))
	}));
}
/** The text of samples.json. */
function samplesText(mode, checks) {
	return `${JSON.stringify({
		schemaVersion: 1,
		values: mode,
		checks
	}, null, 2)}\n`;
}
const shownSamples = {
	checks: 5,
	rows: 3
};
/** The shapes of a few failing rows; the values themselves never come here. */
function renderSamples({ redacted }) {
	const rows = redacted.slice(0, shownSamples.checks).flatMap(({ check, subject, rows: failing }) => failing.slice(0, shownSamples.rows).map(({ row, line, values }) => {
		const place = line === null ? row === null ? "" : `row ${row}` : `line ${line}`;
		const shapes = Object.entries(values).map(([name, shape]) => `${name}: ${shape ?? "missing"}`);
		return `| ${[
			`${check} ${subject}`,
			place,
			shapes.join("; ")
		].map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
	}));
	const more = "All of them, at most ten a check, are in samples.json of the report.";
	return [
		"\n### Failing rows (redacted)\n",
		"| check | where | shape |",
		"|---|---|---|",
		...rows,
		`\n${more}\n`
	].join("\n");
}
/** Markdown below the findings: which data, by digest, so that a reader can tell two runs apart. */
function renderDetails({ data, contract, profile, samples }) {
	const rows = data.map(({ split, source, files, rows, columns, digest }) => {
		return `| ${[
			split === void 0 ? source : `${split}: ${source}`,
			files === 0 ? "–" : formatNumber(files),
			formatNumber(rows),
			formatNumber(columns)
		].map((cell) => escapeMarkdown(cell)).join(" | ")} | \`${digest.slice(0, 12)}\` |`;
	});
	const ofSplit = profile?.split === void 0 ? "" : ` (of the split ${escapeMarkdown(profile.split)})`;
	const written = profile ? ` Profile: ${escapeMarkdown(profile.path)}${ofSplit}.` : "";
	return [
		...samples ? [renderSamples(samples)] : [],
		"\n### Data\n",
		"| source | files | rows | columns | sha256 |",
		"|---|---:|---:|---:|---|",
		...rows,
		`\nContract: ${escapeMarkdown(contract)}.${written}\n`
	].join("\n");
}
/** What the digest of several splits is taken of: lines 'digest  split', sorted by split. */
function digestLines(read) {
	return [...read].sort((a, b) => (a.split ?? "") < (b.split ?? "") ? -1 : 1).map(({ split, digest }) => `${digest}  ${split}\n`).join("");
}
/** The digest of everything that the verdict rests on, by the name that it is known by. */
function inputDigests({ contract, reference, profiles }, read, referenceDigests) {
	const ofData = read.map(({ split, digest }) => [split === void 0 ? "data" : `data.${split}`, digest]);
	const ofReferences = referenceDigests.map(([source, digest]) => [`contract.${source}`, digest]);
	return {
		contract: sha256(contract.text),
		...Object.fromEntries([...ofData, ...ofReferences]),
		...Object.fromEntries(profiles.map(({ file, text }) => [`contract.${file}`, sha256(text)])),
		...reference ? { "reference-profile": sha256(reference.text) } : {}
	};
}
/** One sentence: how many checks pass, fail or could not be decided, and the first that is not well. */
function summaryOf(findings, rows) {
	const on = `on ${formatNumber(rows)} rows`;
	const notWell = findings.filter(({ verdict }) => verdict !== "pass");
	const [first] = worstFirst(notWell);
	if (!first) return `all ${findings.length} checks pass ${on}`;
	return `${Object.entries(faultWords).flatMap(([verdict, words]) => {
		const size = notWell.filter((one) => one.verdict === verdict).length;
		return size > 0 ? [`${size} ${words}`] : [];
	}).join(", ")} of ${findings.length} checks ${on}; ${first.check}: ${first.message.replace(advice, "")}`;
}
const faultWords = {
	fail: "failed",
	inconclusive: "undecided",
	warn: "with a warning"
};
/** report.html; its renderer is loaded once the report is written. */
async function renderPage(page) {
	const { renderValidationPage } = await import("./validation-page.js");
	return renderValidationPage({
		...page,
		digests: digestsOfRun(page.context, page.report)
	});
}

// actions/validate-data/src/run.ts
/** Checks the data against its contract and, when asked, writes a profile of it. */
async function runValidateData(inputs, context) {
	try {
		var _usingCtx$1 = _usingCtx();
		const downloads = _usingCtx$1.a(openDownloads(context));
		const run = {
			inputs,
			context,
			rules: await rulesOf(inputs, context, downloads),
			engine: _usingCtx$1.a(await openEngine(context)),
			downloads
		};
		try {
			return await validate(run, { isReadOnce: inputs.profile === void 0 });
		} catch (error) {
			if (!(error instanceof GuessedTypesWrong)) throw error;
			return await validate(run, { isReadOnce: false });
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function validate(run, options) {
	const { context, engine } = run;
	const { contract, reference } = run.rules;
	context.logger.progress("reading data");
	const { data, references } = await openTables(engine, run.downloads, {
		contract,
		sources: run.inputs.data,
		...options
	});
	context.logger.progress("checking data");
	const { findings, rows, samples: failing } = await checkTables(contract, data, {
		references,
		now: Date.now(),
		profiles: profilesByName(run.rules),
		...reference ? { referenceProfile: reference } : {},
		...run.inputs.samples === "none" ? {} : { samples: samplesPerCheck }
	});
	const samples = await writeSamples(run, failing);
	const read = await Promise.all(data.map(async ({ split, table }) => {
		const { source, files, columns } = table;
		return {
			split,
			source,
			files: files.length,
			columns: columns.length,
			rows: rows.get(split),
			digest: await engine.digestOf(table)
		};
	}));
	return outcomeOf(run, {
		findings,
		read,
		profile: await writeProfile(run, data, read),
		samples,
		referenceDigests: await Promise.all([...references.values()].map(async (table) => [table.source, await engine.digestOf(table)]))
	});
}
/** Of the split `train`, else of the first: the data that a model is trained on is what others are compared with. */
async function writeProfile({ inputs, context, engine }, data, read) {
	const chosen = data.find(({ split }) => split === "train") ?? data[0];
	const rows = read.find(({ split }) => split === chosen.split).rows;
	if (inputs.profile === void 0 || rows === 0) return void 0;
	context.logger.progress("profiling data");
	const profile = await withOrigin(await profileTable(engine, chosen.table), chosen.table, context);
	const text = profileText(profile);
	const path = resolve(context.workingDirectory, inputs.profile);
	await writeOutput({
		path,
		input: "profile",
		shown: inputs.profile
	}, text);
	return {
		path,
		split: chosen.split,
		digest: sha256(text),
		profile
	};
}
/** Of the rows that do not satisfy a check: enough to see a pattern, too few to copy the data. */
const samplesPerCheck = 10;
/** Values go to this file alone, never to the log or the summary; without the reader's wish not even there. */
async function writeSamples({ inputs, context }, failing) {
	const path = join(context.reportDirectory, "samples.json");
	if (inputs.samples === "none" || failing.length === 0) {
		await rm(path, { force: true });
		return;
	}
	const checks = inputs.samples === "full" ? failing : redactSamples(failing);
	await mkdir(context.reportDirectory, { recursive: true });
	await writeWholeFile(path, samplesText(inputs.samples, checks));
	return {
		path,
		redacted: redactSamples(failing)
	};
}
/** A profile may lie at an address; it is known by what may be shown of that. */
async function rulesOf({ contract, referenceProfile }, context, downloads) {
	const shown = referenceProfile && shownAddress(referenceProfile);
	return readRules({
		contract,
		referenceProfile: shown
	}, async (one) => {
		const file = one.file === shown ? await downloads.pathOf(referenceProfile) : one.file;
		return readInputFile({
			...one,
			file
		}, context);
	});
}
function outcomeOf({ inputs, rules, context }, result) {
	const { findings, read, profile, samples } = result;
	const { contract } = rules;
	const failed = findings.filter(({ verdict }) => verdict === "fail").length;
	const rows = read.reduce((sum, one) => sum + one.rows, 0);
	return {
		findings,
		inconclusive: contract.inconclusive,
		summary: summaryOf(findings, rows),
		outputs: {
			rows,
			"failed-checks": failed,
			profile: profile?.path ?? "",
			samples: samples?.path ?? "",
			"data-digest": read.length === 1 ? read[0].digest : sha256(digestLines(read))
		},
		inputDigests: inputDigests(rules, read, result.referenceDigests),
		subjects: [...read.map(({ split, source, digest }) => ({
			name: split ?? source,
			digest
		})), ...profile ? [{
			name: "profile",
			digest: profile.digest
		}] : []],
		policyDigest: sha256(contract.text),
		details: {
			rows,
			data: read
		},
		summaryDetails: renderDetails({
			data: read,
			contract: inputs.contract,
			...profile ? { profile: {
				path: inputs.profile,
				split: profile.split
			} } : {},
			...samples ? { samples } : {}
		}),
		html: (report) => renderPage({
			report,
			data: read,
			contract: inputs.contract,
			profile,
			context
		})
	};
}

export { runValidateData };