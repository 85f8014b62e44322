import { createHash } from 'node:crypto';
import { escapeHtml } from '../escape.ts';

/**
 * One self-contained HTML file: no script, no font, no address outside it, so it opens from a disk or an artifact,
 * offline, for as long as there are browsers. The policy in the head names the one style sheet by its digest and would stop anything
 * else, should a text ever get past the escaping.
 * @param body escaped by its author.
 */
export function htmlDocument(title: string, style: string, body: string): string {
  const digest = createHash('sha256').update(style).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
