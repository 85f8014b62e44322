const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `500ms`, `30s`, `1h30m`, `1h 30m`, `2d`, `1w` in milliseconds; undefined when the text is no duration. */
export function parseDurationMs(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^(?:\d+(?:\.\d+)?\s?(?:ms|s|m|h|d|w)\s?)+$/.test(`${trimmed} `)) return undefined;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)\s?(ms|s|m|h|d|w)/g)) {
    total += Number(amount) * unitMs[unit!]!;
  }
  return Number.isFinite(total) ? total : undefined;
}

/** As `parseDurationMs`, for durations that make no sense at zero. */
export function parsePositiveDurationMs(text: string): number | undefined {
  return parseDurationMs(text) || undefined;
}

/** The two largest units: '1h 30m', '4.5s', '250ms'. */
export function formatDurationMs(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)}ms`;
  if (milliseconds < 60_000) return `${Number((milliseconds / 1000).toFixed(1))}s`;
  let rest = Math.round(milliseconds / 1000);
  const parts: string[] = [];
  for (const unit of ['d', 'h', 'm', 's']) {
    const seconds = unitMs[unit]! / 1000;
    const amount = Math.floor(rest / seconds);
    rest -= amount * seconds;
    if (amount > 0) parts.push(`${amount}${unit}`);
  }
  return parts.slice(0, 2).join(' ');
}
