import "./rolldown-runtime.js";
import { a as advice, f as parseContract } from "./core-contract.js";
import { c as parseProfile, n as profileText } from "./core-profile.js";
import { E as sha256, N as worstFirst, b as escapeMarkdown, g as formatNumber, j as cannotRun, p as writeWholeFile, r as collectProblems, u as readInputFile } from "./shell.js";
import { C as profileTable, a as checkTables, i as openTables, l as openDownloads, x as openEngine } from "./tables.js";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";

// actions/validate-data/src/report.ts
/** Markdown below the findings: which data, by digest, so that a reader can tell two runs apart. */
function renderDetails({ data, contract, profile }) {
	const rows = data.map(({ split, source, files, rows, columns, digest }) => {
		return `| ${[
			split === void 0 ? source : `${split}: ${source}`,
			formatNumber(files),
			formatNumber(rows),
			formatNumber(columns)
		].map((cell) => escapeMarkdown(cell)).join(" | ")} | \`${digest.slice(0, 12)}\` |`;
	});
	const ofSplit = profile?.split === void 0 ? "" : ` (of the split ${escapeMarkdown(profile.split)})`;
	const written = profile ? ` Profile: ${escapeMarkdown(profile.path)}${ofSplit}.` : "";
	return [
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
	inconclusive: "with nothing to check",
	warn: "with a warning"
};

// actions/validate-data/src/run.ts
/** Checks the data against its contract and, when asked, writes a profile of it. */
async function runValidateData(inputs, context) {
	const rules = await readRules(inputs, context);
	const downloads = openDownloads(context);
	try {
		const engine = await openEngine(context);
		try {
			return await validate({
				inputs,
				context,
				rules,
				engine,
				downloads
			});
		} finally {
			await engine[Symbol.asyncDispose]();
		}
	} finally {
		await downloads[Symbol.asyncDispose]();
	}
}
async function validate(run) {
	const { context, engine } = run;
	const { contract, reference } = run.rules;
	context.logger.progress("reading data");
	const { data, references } = await openTables(engine, run.downloads, {
		contract,
		sources: run.inputs.data
	});
	context.logger.progress("checking data");
	const { findings, rows } = await checkTables(engine, contract, data, {
		references,
		now: Date.now(),
		...reference ? { referenceProfile: reference } : {}
	});
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
		referenceDigests: await Promise.all([...references.values()].map(async (table) => [table.source, await engine.digestOf(table)]))
	});
}
/** Of the split `train`, else of the first: the data that a model is trained on is what others are compared with. */
async function writeProfile({ inputs, context, engine }, data, read) {
	const chosen = data.find(({ split }) => split === "train") ?? data[0];
	const rows = read.find(({ split }) => split === chosen.split).rows;
	if (inputs.profile === void 0 || rows === 0) return void 0;
	context.logger.progress("profiling data");
	const text = profileText(await profileTable(engine, chosen.table));
	const path = resolve(context.workingDirectory, inputs.profile);
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeWholeFile(path, text);
	} catch (cause) {
		const reason = cause.message;
		throw cannotRun("profile-write", inputs.profile, `cannot be written: ${reason}`, { cause });
	}
	return {
		path,
		split: chosen.split,
		digest: sha256(text)
	};
}
function outcomeOf({ inputs, rules }, result) {
	const { findings, read, profile } = result;
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
			"data-digest": read.length === 1 ? read[0].digest : sha256(digestLines(read))
		},
		inputDigests: inputDigests(rules, result),
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
			} } : {}
		})
	};
}
function inputDigests(rules, { read, referenceDigests }) {
	const { contract, reference } = rules;
	const ofData = read.map(({ split, digest }) => [split === void 0 ? "data" : `data.${split}`, digest]);
	const ofReferences = referenceDigests.map(([source, digest]) => [`contract.${source}`, digest]);
	return {
		contract: sha256(contract.text),
		...Object.fromEntries([...ofData, ...ofReferences]),
		...reference ? { "reference-profile": reference.digest } : {}
	};
}
async function readRules(inputs, context) {
	const { contract: file, referenceProfile: referenceFile } = inputs;
	const contract = readInputFile({
		input: "contract",
		file,
		hint: "`trainyard infer DATA` proposes a contract"
	}, context).then((text) => parseContract(text, file));
	if (referenceFile === void 0) return { contract: await contract };
	const reference = readInputFile({
		input: "reference-profile",
		file: referenceFile
	}, context).then((text) => ({
		profile: parseProfile(text, referenceFile),
		file: referenceFile,
		digest: sha256(text)
	}));
	await collectProblems([contract, reference]);
	return {
		contract: await contract,
		reference: await reference
	};
}

export { runValidateData };