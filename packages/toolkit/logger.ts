import * as core from '@actions/core';
import pc from 'picocolors';
import type { Logger } from '#core/ports.ts';
import { escapeLogLine } from '#report/escape.ts';

/** Progress is shown only for work longer than this, so that short runs stay quiet. */
const quietMs = 1000;

/**
 * Log lines for the runner (annotations for notice and warning, workflow commands neutralised) or for a
 * terminal (on standard error, so that standard output stays the report).
 */
export function createLogger(onRunner: boolean, debugEnabled: boolean): Logger {
  const startedAt = Date.now();
  let lastProgressAt = startedAt;
  const say = (line: string): void => {
    (onRunner ? process.stdout : process.stderr).write(`${line}\n`);
  };
  return {
    info: (message) => say(escapeLogLine(message)),
    notice: (message) => (onRunner ? core.notice(message) : say(escapeLogLine(message))),
    warning: (message) =>
      onRunner ? core.warning(message) : say(pc.yellow(`warning: ${escapeLogLine(message)}`)),
    debug: (message) => {
      if (debugEnabled) say(pc.dim(escapeLogLine(message)));
    },
    progress: (message) => {
      const now = Date.now();
      if (now - startedAt < quietMs || now - lastProgressAt < quietMs) return;
      lastProgressAt = now;
      const seconds = ((now - startedAt) / 1000).toFixed(0);
      say(pc.dim(`… ${escapeLogLine(message)} (${seconds} s)`));
    },
  };
}
