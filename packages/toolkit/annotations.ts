import { relative, resolve } from 'node:path';
import * as core from '@actions/core';
import { overrideCheck } from '#core/release/apply-override.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeLogLine } from '#report/escape.ts';
import { formatMeasurement } from '#report/format-number.ts';

// The runner keeps 10 errors, 10 warnings and 10 notices a step and hides the rest without a word; eight leave
// room for what other code says. A message is cut at 4096 characters.
const shownAnnotations = 8;
const messageLimit = 4000;

/** Annotations at the user's rules, worst first; the last one counts those not shown. */
export function annotate(findings: readonly Finding[], workingDirectory: string): void {
  const failed = worstFirst(findings).filter(
    (finding) => finding.verdict !== 'pass' && finding.severity !== 'info',
  );
  const isOverride = ({ check }: Finding): boolean => check === overrideCheck;
  const notable = [...failed.filter(isOverride), ...failed.filter((one) => !isOverride(one))];
  const room = notable.length > shownAnnotations ? shownAnnotations - 1 : shownAnnotations;
  for (const finding of notable.slice(0, room)) annotateOne(finding, workingDirectory);
  const hidden = notable.length - room;
  if (hidden > 0) core.warning(`and ${hidden} more findings: see the job summary or report.json`);
}

function annotateOne(finding: Finding, workingDirectory: string): void {
  const text = `${finding.message} (observed ${formatMeasurement(finding.observed)}, expected ${finding.expected})`;
  const place = finding.location;
  const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const say =
    finding.verdict === 'fail' && finding.severity === 'error' ? core.error : core.warning;
  say(escapeLogLine(text.slice(0, messageLimit)), {
    title: escapeLogLine(`${finding.check} · ${finding.subject}`.slice(0, 200)),
    ...(place
      ? {
          file: relative(workspace, resolve(workingDirectory, place.file)),
          startLine: place.line,
          startColumn: place.column,
        }
      : {}),
  });
}
