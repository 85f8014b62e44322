/** An address of data that is not on this machine: http(s) or object storage. */
export function isAddress(source: string): boolean {
  return /^(https?|s3):\/\//i.test(source);
}

/** The address as it may be shown: without user, password, query and fragment. */
export function shownAddress(source: string): string {
  if (!isAddress(source)) return source;
  // In a key of object storage, ? and # are characters like others; ? is also a wildcard.
  if (/^s3:/i.test(source)) return source.replace(/^s3:\/\/(?:[^/]*@)?/i, 's3://');
  if (!URL.canParse(source)) return source.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
  const { protocol, host, pathname } = new URL(source);
  return `${protocol}//${host}${pathname}`;
}
