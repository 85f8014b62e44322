import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';

/** One sentence with the number that decided. */
export function gateSentence(findings: readonly Finding[], champion: string | undefined): string {
  const checks = findings.filter(({ severity }) => severity !== 'info');
  const [worst] = worstFirst(checks);
  const against =
    champion === undefined ? 'first model, nothing to compare with' : `against ${champion}`;
  if (!worst) return `no check was made (${against})`;
  if (worst.verdict !== 'pass') {
    const count = checks.filter(({ verdict }) => verdict === worst.verdict).length;
    const how = worst.verdict === 'inconclusive' ? 'undecided' : 'not met';
    return `${count} of ${checks.length} checks ${how} (${against}): ${worst.message}`;
  }
  const deciding = checks.find(({ check }) => check.endsWith('.vs_champion')) ?? worst;
  return `all ${checks.length} checks pass (${against}): ${deciding.message}`;
}
