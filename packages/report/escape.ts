/**
 * Untrusted text (column names, values, model names) on its way into Markdown, HTML or a terminal.
 * Control characters go first everywhere: they can rewrite a terminal line or smuggle a workflow command.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

/** One table cell or one line of GitHub-flavoured Markdown, with nothing in it that renders or mentions. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '&#64;')
    .replace(/\bhttp(s?):/gi, 'http$1&#58;');
}

export function escapeHtml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text for a log line: one line, and never the start of a workflow command (`::error::`). */
export function escapeLogLine(text: string): string {
  const line = visible(text);
  return /^\s*(::|##\[)/.test(line) ? `\u200B${line}` : line;
}

/** Text or an attribute of XML 1.0, which has no form at all for control characters, half pairs and non-characters. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}
