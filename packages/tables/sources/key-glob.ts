/** A glob over the keys of a bucket, with the rules of the file globs: `*`, `**`, `?`, `[…]`. */
export interface KeyGlob {
  /** Every key that matches begins with it. */
  readonly prefix: string;
  matches(key: string): boolean;
}

export function isKeyGlob(key: string): boolean {
  return /[*?[]/.test(key);
}

export function keyGlob(pattern: string): KeyGlob {
  const segments = pattern.split('/');
  const last = segments.pop()!;
  // `**` is any number of directories, also none; as the last part, any file below.
  const directories = segments.map((segment) =>
    segment === '**' ? '(?:[^/]+/)*' : `${segmentPattern(segment)}/`,
  );
  const file = last === '**' ? '(?:[^/]+/)*[^/]+' : segmentPattern(last);
  const expression = new RegExp(`^${directories.join('')}${file}$`, 'su');
  return {
    prefix: /^[^*?[]*/.exec(pattern)![0],
    matches: (key) => expression.test(key),
  };
}

function segmentPattern(segment: string): string {
  return segment.replace(
    /\*+|\?|\[(!?)(\]?[^\]]*)\]|[\\^$.|+(){}[\]/]/g,
    (found, not: string | undefined, set: string | undefined) => {
      if (set !== undefined) return `[${not ? '^/' : ''}${set.replace(/[\\\]^[]/g, '\\$&')}]`;
      if (found.startsWith('*')) return '[^/]*';
      return found === '?' ? '[^/]' : `\\${found}`;
    },
  );
}
