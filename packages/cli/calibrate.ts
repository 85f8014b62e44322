import { calibrate as calibrateGate } from '#core/gate/calibrate/calibrate.ts';
import { calibrationText } from '#core/gate/calibrate/calibration-text.ts';
import { parseGates, type GatePolicy } from '#core/gate/parse-gates.ts';
import { isRegistryUri } from '#core/release/registry-uri.ts';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import { requireStoredEvaluation } from '#registry/stored-evaluation.ts';
import { openEngine } from '#tables/engine.ts';
import { readPair } from '#tables/evidence/read-pair.ts';
import { shownAddress } from '#tables/sources/address.ts';
import { openDownloads } from '#tables/sources/downloads.ts';
import { createLogger } from '#toolkit/logger.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import type { CalibrateOptions } from './cli-commands.ts';
import { writeOrPrint } from './write-or-print.ts';

/** Writes (or prints) the `metrics:` of a gates.yaml with bounds and margins that the champion's own noise allows. */
export async function calibrate(options: CalibrateOptions): Promise<number> {
  const workingDirectory = process.cwd();
  const { champion, retrainings, registry } = options;
  const policy = await readPolicy(options);
  const logger = createLogger(false, false);
  const common = { workingDirectory, logger, env: process.env };
  await using downloads = openDownloads(common);
  await using engine = await openEngine(common);
  const source = isRegistryUri(champion)
    ? await requireStoredEvaluation(champion, registry, { workingDirectory, now: Date.now })
    : champion;
  const tables = { engine, downloads };
  // The champion's score may have a name of its own in the policy; beside nobody it is the candidate.
  const columns = { ...policy.columns, score: policy.columns.championScore };
  const alone = await readPair(
    { candidate: source, champion: undefined },
    { ...policy, columns },
    tables,
  );
  const pairs = [];
  for (const candidate of retrainings) {
    logger.progress(`reading ${shownAddress(candidate)}`);
    pairs.push(await readPair({ candidate, champion: source }, policy, tables));
  }
  logger.progress('measuring');
  const levels = levelsOf(options, policy);
  const result = calibrateGate(policy, { champion: alone, retrainings: pairs }, levels);
  if (result.calibrated.length === 0) throw nothingCalibrated(result.left, options.policy);
  const origin = {
    ...levels,
    champion: isRegistryUri(champion) ? champion : shownAddress(champion),
    retrainings: retrainings.length,
    policy: options.policy,
    slices: policy.slices.length,
  };
  const text = options.json
    ? `${JSON.stringify(result, null, 2)}\n`
    : calibrationText(result, origin);
  await writeOrPrint(text, options);
  return 0;
}

function levelsOf(
  { confidence, power, correlation }: CalibrateOptions,
  policy: GatePolicy,
): { confidence: number; power: number; correlation: number } {
  return { confidence: confidence ?? policy.confidence, power, correlation };
}

async function readPolicy({ policy: file }: CalibrateOptions): Promise<GatePolicy> {
  const hint = "'trainyard init' writes one";
  const text = await readInputFile(
    { input: '--policy', file, hint },
    { workingDirectory: process.cwd() },
  );
  return parseGates(text, file);
}

function nothingCalibrated(
  left: readonly { readonly rule: { readonly metric: string }; readonly unknown: string }[],
  policy: string,
): CannotRunError {
  if (left.length === 0) return cannotRun('calibrate', policy, 'has no metrics');
  return new CannotRunError(
    left.map(({ rule, unknown }): Problem => ({
      code: 'calibrate',
      subject: rule.metric,
      message: `nothing can be proposed: ${unknown}`,
    })),
  );
}
