import { escapeHtml } from '../../escape.ts';

export interface NamedDigest {
  readonly name: string;
  /** sha256, lower-case hexadecimal. */
  readonly digest: string;
}

/** The chain that this run is a link of: what it read, by which policy, on which records. */
export function renderDigests(digests: readonly NamedDigest[]): string {
  if (digests.length === 0) return '';
  const rows = digests.map(
    ({ name, digest }) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td><code>${escapeHtml(digest)}</code></td></tr>`,
  );
  return `<section id="digests"><h2>What this was decided on</h2><p class="soft">sha256 of everything that went in. <code>record.json</code> beside this page binds them to the verdict.</p><div class="scroll"><table class="digests"><tbody>${rows.join('')}</tbody></table></div></section>`;
}
