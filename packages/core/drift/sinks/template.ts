const placeholder = /\$\{([^}]*)\}/g;

/** JSON of a policy with every `${name}` in its texts replaced. Values land in texts only, so they cannot change the JSON around them. */
export function fillTemplate(template: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof template === 'string') {
    return template.replaceAll(placeholder, (whole, name: string) => values[name] ?? whole);
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, fillTemplate(value, values)]),
  );
}

export interface UnknownPlaceholder {
  /** From the template's root. */
  readonly path: readonly (string | number)[];
  readonly name: string;
}

/** Placeholders that nothing would fill: a misspelt one must not reach a cluster as text. */
export function unknownPlaceholders(
  template: unknown,
  known: readonly string[],
): UnknownPlaceholder[] {
  if (typeof template === 'string') {
    return [...template.matchAll(placeholder)]
      .map((match) => match[1]!)
      .filter((name) => !known.includes(name))
      .map((name) => ({ path: [], name }));
  }
  if (typeof template !== 'object' || template === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(template)
    ? [...template.entries()]
    : Object.entries(template);
  return entries.flatMap(([key, value]) =>
    unknownPlaceholders(value, known).map(({ path, name }) => ({ path: [key, ...path], name })),
  );
}
