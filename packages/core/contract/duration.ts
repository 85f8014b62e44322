const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** '90m', '1h 30m', '7d' in milliseconds; undefined when it is not a positive duration. */
export function durationMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)/g)];
  if (parts.map((part) => part[0]).join('') !== text.replace(/(\D)\s+(?=\d)/g, '$1').trim())
    return undefined;
  const total = parts.reduce((sum, [, size, unit]) => sum + Number(size) * unitMs[unit!]!, 0);
  return total > 0 ? total : undefined;
}

/** The two largest units: '2d 3h', '45s'. */
export function durationText(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.floor(milliseconds / 1000) * 1000;
  for (const unit of ['d', 'h', 'm', 's']) {
    const size = Math.floor(rest / unitMs[unit]!);
    rest -= size * unitMs[unit]!;
    if (size > 0) parts.push(`${size}${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0s';
}
