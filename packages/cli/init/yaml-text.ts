/** A column name or path as YAML: plain when that is safe, else in double quotes (JSON strings are YAML). */
export function yamlText(text: string): string {
  const plain =
    /^[A-Za-z_][\w./*-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
