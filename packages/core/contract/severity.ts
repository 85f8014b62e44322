/** Severities with the spellings of Soda, Great Expectations and pandera. */
export const severitySpellings = {
  error: 'error',
  fail: 'error',
  critical: 'error',
  warn: 'warning',
  warning: 'warning',
  info: 'info',
} as const;
