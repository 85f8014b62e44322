import { createHash } from 'node:crypto';

const empty = new Set(['meta', 'br', 'hr', 'img', 'input', 'link']);

/**
 * What is wrong with a self-contained page: tags that do not close in order, attributes without quotes, anything that would be loaded,
 * a style sheet that its own policy would refuse.
 */
export function problemsOfHtml(html: string): string[] {
  return [...nesting(html), ...loading(html), ...policy(html)];
}

function nesting(html: string): string[] {
  const open: string[] = [];
  const body = html.replace(/<style>[^]*?<\/style>/, '').replace(/^<!doctype html>/i, '');
  for (const [tag, closing, name, rest] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>/g)) {
    if (closing) {
      const expected = open.pop();
      if (expected !== name) return [`</${name}> where </${expected}> was expected`];
    } else {
      if (!/^(\s+[\w:-]+(="[^"<>]*")?)*\s*\/?$/.test(rest!)) return [`attributes of ${tag}`];
      if (!empty.has(name!) && !rest!.endsWith('/')) open.push(name!);
    }
  }
  const stray = body.replaceAll(/<\/?[a-zA-Z][\w-]*[^>]*>/g, '');
  if (/[<>]/.test(stray)) return [`a bare < or > near ${/.{0,30}[<>].{0,30}/.exec(stray)?.[0]}`];
  if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(body)) return ['a bare &'];
  return open.map((name) => `<${name}> is never closed`);
}

function loading(html: string): string[] {
  const tags = [...html.matchAll(/<[a-zA-Z][^>]*>/g)].map((match) => match[0]);
  const wrong = tags.filter(
    (tag) =>
      // Names of attributes only: a value may quote anything.
      /^<(?:script|link|iframe|object|embed|form|base|img|image|use)\b|\s(?:src|srcset|action|style|on\w+)=/i.test(
        tag.replaceAll(/"[^"]*"/g, ''),
      ) || /\shref="(?!#)/i.test(tag),
  );
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
  return [
    ...wrong.map((tag) => `something that loads or runs: ${tag}`),
    ...(/@import|url\(/i.test(style) ? ['a style sheet that loads something'] : []),
  ];
}

function policy(html: string): string[] {
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  const wanted = `default-src 'none'; style-src 'sha256-${digest}';`;
  return html.includes(wanted) ? [] : ['the policy does not name the style sheet'];
}

/** What a reader sees, tags gone and entities read. */
export function textOf(html: string): string {
  return html
    .replace(/<style>[^]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
