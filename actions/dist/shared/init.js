import "./rolldown-runtime.js";
import { J as cannotRun, N as escapeLogLine, V as suggestName, q as CannotRunError } from "./shell.js";
import { M as isAddress } from "./tables.js";
import { t as openDataReader } from "./read-data.js";
import { n as proposeContract } from "./core-contract.js";
import { i as profileText } from "./core-profile.js";
import { t as writeNewFiles } from "./write-new-files.js";
import { t as _usingCtx } from "./usingCtx.js";
import { dirname, relative, resolve } from "node:path";

// packages/cli/init/data-facts.ts
const labelNames$1 = [
	"label",
	"target",
	"y",
	"class",
	"outcome",
	"is_fraud",
	"churn",
	"churned",
	"survived"
];
const idNames = /^(id|uuid|key|.*[_ .-]id|.*Id|.*ID)$/;
/** The column to predict, when one is named like it. */
function guessLabel(profile) {
	const names = Object.keys(profile.columns);
	for (const wanted of labelNames$1) {
		const found = names.find((name) => name.toLowerCase() === wanted);
		const role = found === void 0 ? void 0 : profile.columns[found].role;
		if (role === "numeric" || role === "categorical") return found;
	}
}
/** The column that identifies a row: it has to look like one and be named like one. */
function guessId(profile) {
	return Object.keys(profile.columns).find((name) => profile.columns[name].role === "id" && idNames.test(name));
}
/** What kind of prediction the label asks for: two values, a few, or a quantity. */
function taskOf(profile, label) {
	const column = label === void 0 ? void 0 : profile.columns[label];
	if (column === void 0) return "binary";
	if ((column.categorical?.distinct ?? (column.numeric?.discrete ? column.numeric.edges.length : Infinity)) <= 2) return "binary";
	return column.numeric === void 0 ? "multiclass" : "regression";
}

// packages/cli/init/next-steps.ts
/** What was learned and written, and what to do now. */
function nextSteps(facts, predictions, { program, directory, files }) {
	const { profile, label, id, task, data } = facts;
	const columns = Object.keys(profile.columns).length;
	const at = directory === "." ? "" : ` --working-directory ${shellWord(directory)}`;
	const gate = predictions ? [`  ${program} quality-gate --candidate ${shellWord(predictions.path)}${at}`] : [];
	const outside = data.startsWith("../") ? ["The data is outside the repository: a runner will not find it there. Change `data` in the workflows.", ""] : [];
	return `${[
		`Read ${profile.rows} rows, ${columns} columns: label ${label ?? "(none found: --label <column>)"}, id ${id ?? "(none found: --id <column>)"}, task ${task}.`,
		"",
		...[...files.keys()].map((path) => `wrote ${path}`),
		"",
		...outside,
		...headerDoubt(facts),
		"Try it here:",
		`  ${program} validate-data --data ${shellWord(data)}${at}`,
		...hasComparableColumn(facts) ? [`  ${program} drift-check --current ${shellWord(data)}${at}`] : ["  (drift-check: no column here holds a number or a category; name some under columns.include in drift.yaml)"],
		...gate,
		"",
		"Then:",
		"  1. Read contract.yaml: it says what is true today. Take out what is chance, tighten what matters.",
		"  2. profile.json holds the most frequent values of the categorical columns: look before you commit it.",
		"  3. Set bounds in gates.yaml, a target in rollout.yaml, and the newest data in trainyard-monitor.yml.",
		"  4. Commit, and open a pull request: the checks run on it."
	].map((line) => escapeLogLine(line)).join("\n")}\n`;
}
/** Without a header line the first row became the names, and nobody would notice. */
function headerDoubt({ profile, data }) {
	const names = Object.keys(profile.columns);
	const numbers = names.filter((name) => name.trim() !== "" && Number.isFinite(Number(name)));
	if (numbers.length * 2 < names.length || !/\.(csv|tsv|txt)\b/i.test(data)) return [];
	return [`The column names ${numbers.slice(0, 3).map((name) => `'${name}'`).join(", ")} look like data: ${data} needs a header line. Add one, then run init again with --force.`, ""];
}
function hasComparableColumn({ profile }) {
	const silent = [
		"id",
		"text",
		"timestamp",
		"empty"
	];
	return Object.values(profile.columns).some(({ role }) => !silent.includes(role));
}
/** As a person would type it into a POSIX shell. */
function shellWord(text) {
	return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// packages/cli/init/prediction-columns.ts
const scoreNames = [
	"score",
	"probability",
	"proba",
	"prob",
	"y_score",
	"y_pred",
	"prediction",
	"predicted",
	"pred"
];
const labelNames = [
	"label",
	"target",
	"y_true",
	"y",
	"actual",
	"truth"
];
/**
* Which columns of a prediction table hold id, label and score.
* @throws CannotRunError when a column cannot be told by its name.
*/
function predictionColumns(names, facts) {
	const first = (wanted) => wanted.map((one) => names.find((name) => one !== void 0 && name.toLowerCase() === one.toLowerCase())).find((name) => name !== void 0);
	const id = first([
		facts.id,
		"id",
		"row_id",
		"key"
	]);
	const label = first([facts.label, ...labelNames]);
	const score = first(scoreNames);
	if (id === void 0 || label === void 0 || score === void 0) {
		const lacking = Object.entries({
			id,
			label,
			score
		}).filter(([, name]) => name === void 0).map(([role]) => role);
		throw cannotRun("prediction-columns", "--predictions", `cannot tell which column is the ${lacking.join(" and the ")}; it has ${names.join(", ")}. Rename them id, label and score, or run init without --predictions and name them in gates.yaml`);
	}
	return {
		id,
		label,
		score
	};
}

// packages/cli/init/yaml-text.ts
/** A column name or path as YAML: plain when that is safe, else in double quotes (JSON strings are YAML). */
function yamlText(text) {
	return /^[A-Za-z_][\w./*-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}

// packages/cli/init/drift-text.ts
/** drift.yaml: every comparable column, with the thresholds that the PSI literature uses. */
function driftText(facts) {
	const { label, profile } = facts;
	return `${[
		"# When has the world moved on? drift-check reads it. Written by `trainyard init`.",
		"# Drift must be real (alpha, corrected over all columns) and large (effect): noise is no alarm, and",
		"# neither is a shift that is certain but tiny.",
		"version: 1",
		"reference: profile.json # summary of the data that the model was trained on; make it anew when you retrain",
		"method: auto # or one per column: { amount: psi, country: chi2 }",
		"alpha: 0.05",
		"correction: benjamini-hochberg",
		"effect:",
		"  psi: { alert: 0.1, retrain: 0.2 } # below 0.1 stable, above 0.2 a different population",
		"drifted_share: 0.3 # the data set has drifted when this share of the columns has",
		...label === void 0 || profile.columns[label] === void 0 ? ["# columns: { exclude: [label] } # columns that current data does not have"] : ["# The label is compared like any other column. Leave it out when current data has none yet:", `# columns: { exclude: [${yamlText(label)}] }`],
		"# predictions: { column: score } # scores of the model in the current data",
		"# Dispatch a workflow when retraining is due (needs `actions: write`):",
		"# retrain: { workflow: retrain.yml, after: 2 of 3, cooldown: 24h, budget: 4 per 30d }"
	].join("\n")}\n`;
}

// packages/cli/init/gates-text.ts
/** gates.yaml with bounds that any useful model reaches, to be raised by the user. */
function gatesText(facts, columns) {
	const positive = facts.task === "binary" ? positiveLabel(facts) : void 0;
	const task = tasks[facts.task];
	return `${[
		"# What a candidate model must reach; quality-gate reads it. Written by `trainyard init`.",
		"# Every bound is read off a confidence interval: too few rows for a decision is its own verdict.",
		"version: 1",
		`task: ${facts.task} # binary | multiclass | regression | ranking`,
		"# Columns of the prediction tables, one row per id. Candidate and champion predict the same rows.",
		"columns:",
		`  id: ${yamlText(columns.id)}`,
		`  label: ${yamlText(columns.label)}`,
		`  ${task.column(columns)}`,
		...positive === void 0 ? [] : [`positive: ${positive} # the label that counts as 1`],
		"confidence: 0.95",
		"inconclusive: fail # fail | warn | pass: what not enough rows mean",
		"first_model: absolute-only # without a champion only minimum and maximum count",
		"metrics:",
		...task.metrics,
		"# A segment (a column of the prediction tables) that must not get worse while the whole gets better:",
		"# slices:",
		`#   - by: ${yamlText(sliceColumn(facts) ?? "segment")}`,
		"#     min_rows: 500",
		`#     metrics: { ${task.sliceMetric} }`
	].join("\n")}\n`;
}
const tasks = {
	binary: {
		column: ({ score }) => `score: ${yamlText(score)} # the predicted probability`,
		metrics: [
			"  roc_auc:",
			"    minimum: 0.5 # better than a coin; raise it to what your product needs",
			"    vs_champion: { margin: -0.005 } # at most this much worse than the champion",
			"  # calibration_error: { maximum: 0.05 }",
			"  # f1: { minimum: 0.4, at_threshold: 0.5 }"
		],
		sliceMetric: "roc_auc: { vs_champion: { margin: -0.02 } }"
	},
	multiclass: {
		column: ({ score }) => `prediction: ${score === "score" ? "prediction" : yamlText(score)} # the predicted class; or: probabilities: { prefix: p_ } for p_<class>`,
		metrics: [
			"  mcc:",
			"    minimum: 0 # better than chance; raise it to what your product needs",
			"    vs_champion: { margin: -0.005 } # at most this much worse than the champion",
			"  # f1_macro: { minimum: 0.6 }",
			"  # log_loss: { maximum: 0.7 } # needs probabilities"
		],
		sliceMetric: "f1_weighted: { vs_champion: { margin: -0.02 } }"
	},
	regression: {
		column: ({ score }) => `score: ${yamlText(score)} # the predicted number`,
		metrics: [
			"  r2:",
			"    minimum: 0 # better than always saying the mean; raise it to what your product needs",
			"    vs_champion: { margin: -0.005 } # at most this much worse than the champion",
			"  # rmse: { maximum: 10 }"
		],
		sliceMetric: "rmse: { vs_champion: { relative_margin: -0.05 } }"
	}
};
/** The value that counts as 1, when it does not say so itself (1, true): a yes-word, else the rarer one. */
function positiveLabel({ profile, label }) {
	const column = label === void 0 ? void 0 : profile.columns[label];
	if (column === void 0 || column.type === "boolean") return void 0;
	const { numeric, categorical } = column;
	if (numeric?.discrete) {
		const [edges, counts] = [numeric.edges, numeric.counts];
		if (edges.every((value) => value === 0 || value === 1)) return void 0;
		return String(edges[counts.indexOf(Math.min(...counts))]);
	}
	const values = categorical?.values ?? [];
	const chosen = values.find(({ value }) => /^(1|yes|y|true|positive|pos|fraud|churn(ed)?)$/i.test(value)) ?? values.at(-1);
	return chosen === void 0 ? void 0 : JSON.stringify(chosen.value);
}
function sliceColumn({ profile, label }) {
	return Object.keys(profile.columns).find((name) => name !== label && profile.columns[name].role === "categorical");
}

// packages/cli/init/rollout-text.ts
/** rollout.yaml for a target that any tool can be: two programs of the user's. */
function rolloutText() {
	return `# How a new version gets its traffic: canary-deploy reads it. Written by \`trainyard init\`.
# Try it without touching anything: trainyard canary-deploy --mode plan --data <recorded metrics>
version: 1

# What splits the traffic. kind: command runs two programs of yours without a shell: the first is given the
# weight (0 to 100) as its last argument, the second prints the weight that it observes.
# kind: http talks to an admin URL instead.
target:
  kind: command
  set: [./ops/set-canary-weight]
  get: [./ops/get-canary-weight]

# Share of traffic of the new version, step by step; every step is judged before the next.
steps: [5, 25, 50, 100]
bake: { min: 5m, max: 30m } # a step is never shorter, and ends by on_inconclusive when it is longer

analysis:
  every: 30s
  alpha: 0.05 # chance that a version as good as the old one is rolled back
  source:
    scrape: # Prometheus text of both versions
      stable: http://127.0.0.1:9001/metrics
      canary: http://127.0.0.1:9002/metrics
  errors:
    total: http_requests_total
    bad: 'http_requests_total{code=~"5.."}'
    max_ratio: 1.2 # up to 20 % more errors than stable are tolerated
    slo: 0.01 # more than 1 % errors roll back, whatever stable does
  latency:
    histogram: http_request_duration_seconds
    over_ms: 100 # a request is slow when it takes longer; one of the histogram's bucket limits
    max_ratio: 1.2
  no_data: hold # hold | roll-back: no metrics are never good news

on_inconclusive: roll-back # hold | roll-back
`;
}

// packages/cli/init/workflow-texts.ts
const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
/** Validates and gates on every pull request and push. Without predictions the gate is there as a comment. */
function validateWorkflow(data, predictions) {
	const gate = [
		"      - name: Quality gate",
		"        uses: trainyard/trainyard/actions/quality-gate@v0",
		"        with:",
		`          candidate: ${yamlText(predictions ?? "predictions/candidate.parquet")}`,
		"          # champion: predictions/champion.parquet",
		"          records: trainyard-report/validate-data/record.json"
	];
	const gateStep = predictions ? gate : ["      # Once your training writes a prediction table (columns as in gates.yaml):", ...gate.map((line) => line.replace(/^ {6}/, "      # "))];
	return `# Does the data keep its contract, and is the model good enough? Written by \`trainyard init\`.
name: Model checks

on:
  pull_request:
  push:
    branches: [main]

permissions: {}

concurrency:
  group: model-checks-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Data and model
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # check out data, contract and policy
      pull-requests: write # one comment, updated in place; forks get the job summary instead
    steps:
      - name: Check out
        uses: ${checkout}
        with:
          persist-credentials: false
      - name: Validate data
        # For production replace v0 by a full commit SHA: \`uses: …@<40 digits> # v0.1.0\`.
        uses: trainyard/trainyard/actions/validate-data@v0
        with:
          data: ${yamlText(data)}
${gateStep.join("\n")}
`;
}
/** Compares current data with the reference profile every night. */
function monitorWorkflow(data) {
	return `# Has the data moved away from the reference profile? Written by \`trainyard init\`.
name: Model monitoring

on:
  schedule:
    - cron: '17 4 * * *' # not minute 0: schedules at full hours are delayed most
  workflow_dispatch:

permissions: {}

concurrency:
  group: model-monitoring
  cancel-in-progress: false

jobs:
  drift:
    name: Drift
    permissions:
      contents: read # what monitor-model asks for
      actions: write # to dispatch the retraining workflow that drift.yaml names
    # For production replace v0 by a full commit SHA: \`uses: …@<40 digits> # v0.1.0\`.
    uses: trainyard/trainyard/.github/workflows/monitor-model.yml@v0
    with:
      name: model
      policy: drift.yaml
      # Your newest data: a path, a glob or a URL. As written, the data is compared with itself.
      current: ${yamlText(data)}
`;
}

// packages/cli/init/repository-texts.ts
const schemas = "https://raw.githubusercontent.com/trainyard/trainyard/v0/schemas";
/** Everything that `init` writes: text by path, relative to the root of the user's repository. */
function repositoryTexts(facts, predictions) {
	const columns = predictions?.columns ?? {
		id: facts.id ?? "id",
		label: facts.label ?? "label",
		score: "score"
	};
	const roles = {
		...facts.label === void 0 ? {} : { label: facts.label },
		...facts.id === void 0 ? {} : { id: facts.id }
	};
	return /* @__PURE__ */ new Map([
		["contract.yaml", withSchema("contract", proposeContract(facts.profile, roles, facts.evidence))],
		["gates.yaml", withSchema("gates", gatesText(predictions ? {
			...facts,
			...labelled(predictions)
		} : facts, columns))],
		["rollout.yaml", withSchema("rollout", rolloutText())],
		["drift.yaml", withSchema("drift", driftText(facts))],
		["profile.json", profileText(facts.profile)],
		[".github/workflows/trainyard-validate.yml", validateWorkflow(facts.data, predictions?.path)],
		[".github/workflows/trainyard-monitor.yml", monitorWorkflow(facts.data)]
	]);
}
/** The gates are about the labels of the prediction table. */
function labelled({ profile, columns }) {
	return {
		profile,
		label: columns.label
	};
}
/** Editors with a YAML language server complete and check the file as it is written. */
function withSchema(name, text) {
	return `# yaml-language-server: $schema=${schemas}/${name}.schema.json\n${text}`;
}

// packages/cli/init.ts
/** Reads the user's data and writes files that it passes; overwrites nothing unless told to. */
async function init(options) {
	const { facts, predictions } = await learn(options);
	const files = repositoryTexts(facts, predictions);
	await writeNewFiles(options.directory, files, options.force);
	const program = programName(process.env);
	const { directory } = options;
	process.stdout.write(nextSteps(facts, predictions, {
		program,
		directory,
		files
	}));
	return 0;
}
async function learn(options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const reader = _usingCtx$1.a(await openDataReader(process.cwd()));
		const { profile, evidence } = await reader.learn(options.data);
		if (profile.rows === 0) throw cannotRun("file-empty", options.data, "has no rows: there is nothing to learn from it");
		const predicted = options.predictions === void 0 ? void 0 : await reader.profileOf(options.predictions);
		checkNames([profile, ...predicted ? [predicted] : []], options);
		const label = options.label ?? guessLabel(profile);
		const id = options.id ?? guessId(profile);
		const facts = {
			data: fromRoot(options.data, options.directory),
			profile,
			evidence,
			label,
			id,
			task: taskOf(profile, label)
		};
		if (options.predictions === void 0 || !predicted) return {
			facts,
			predictions: void 0
		};
		const columns = predictionColumns(Object.keys(predicted.columns), facts);
		const path = fromRoot(options.predictions, options.directory);
		const task = taskOf(predicted, columns.label);
		return {
			facts: {
				...facts,
				task
			},
			predictions: {
				path,
				columns,
				profile: predicted
			}
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
/** Label and id may be columns of the data or of the predictions. */
function checkNames(profiles, options) {
	const names = [...new Set(profiles.flatMap(({ columns }) => Object.keys(columns)))];
	const given = {
		"--label": options.label,
		"--id": options.id
	};
	const problems = Object.entries(given).flatMap(([flag, name]) => {
		if (name === void 0 || names.includes(name)) return [];
		return [{
			code: "unknown-column",
			subject: flag,
			message: `${options.data} has no column '${name}'. ${suggestName(name, names)}`
		}];
	});
	if (problems.length > 0) throw new CannotRunError(problems);
}
/** The source as it is named from the root of the repository; slashes as in Actions. */
function fromRoot(source, directory) {
	if (isAddress(source)) return source;
	return relative(resolve(directory), resolve(source)).replaceAll("\\", "/");
}
/** How the user called us, so that what is printed can be typed. */
function programName(env) {
	const { npm_lifecycle_event: script, npm_package_json: packageFile, INIT_CWD: directory } = env;
	if (script !== "trainyard" || !packageFile) return "trainyard";
	const checkout = dirname(packageFile);
	return `npm ${checkout === directory ? "" : `--prefix ${checkout} `}run -s trainyard --`;
}

export { init };