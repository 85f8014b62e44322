/**
 * Where a fetched file lies within its own directory: what its address says about reading it (extension, directories
 * such as `year=2026`), and nothing else of it.
 */
export function localName(shown: string): string {
  const parts = shown.replace(/^[a-z0-9]+:\/\/[^/]*\//i, '').split('/');
  const name = parts.pop()!;
  const partitions = parts.filter((part) => /^[^=\0]+=[^=\0]+$/.test(part));
  const extension = /(?:\.[a-z0-9_-]{1,16}){1,2}$/i.exec(name)?.[0] ?? '';
  return [...partitions, `data${extension.toLowerCase()}`].join('/');
}
