/**
 * The moment that an ISO 8601 text means, in milliseconds since the epoch; undefined when it is not one. A date is
 * its first instant, and a time without an offset is UTC: the machine's own time zone never matters.
 */
export function parseMoment(text: string): number | undefined {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, day, time = '00:00', offset = 'Z'] = match;
  const zone = /^[+-]\d{4}$/.test(offset)
    ? `${offset.slice(0, 3)}:${offset.slice(3)}`
    : offset.toUpperCase();
  const milliseconds = Date.parse(`${day}T${time}${zone}`);
  if (Number.isNaN(milliseconds)) return undefined;
  // Date.parse rolls 31 February over into March: such a date is a slip, not a moment.
  const midnight = new Date(`${day}T00:00Z`).toISOString().slice(0, 10);
  return midnight === day ? milliseconds : undefined;
}

/** 'YYYY-MM-DD HH:MM:SS.mmm' in UTC. */
export function momentText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}
