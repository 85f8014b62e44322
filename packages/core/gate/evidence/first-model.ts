import type { ChampionAbsence } from '../../release/champion-absence.ts';
import type { Finding } from '../../verdict/finding.ts';
import { nameList } from '../../verdict/nearest-name.ts';
import type { GatePolicy } from '../parse-gates.ts';

/**
 * What a champion that is not there means. In an empty registry, and of a model that has no champion yet, the candidate
 * is the first; among other models it may as well be that the name or the registry is wrong.
 */
export function firstModelFinding(
  { uri, registry, reason, known }: ChampionAbsence,
  { config, firstModel }: Pick<GatePolicy, 'config' | 'firstModel'>,
): Finding {
  const base = {
    check: 'first_model',
    subject: uri,
    expected: 'a champion, or a registry that cannot have one yet',
    location: config.locate(['first_model']),
  };
  if (reason === 'other-models') {
    return {
      ...base,
      verdict: 'inconclusive',
      severity: 'error',
      observed: { value: 'unknown model', n: known.length, method: 'registry' },
      message: `${registry} has no model of this name, and holds ${nameList(known)}: mend 'champion' or 'registry'. If this is the first release of the model, leave 'champion' empty for it`,
    };
  }
  const why =
    reason === 'registry-empty'
      ? `${registry} holds no model yet`
      : `no version of the model is champion yet (aliases: ${nameList(known)})`;
  return {
    ...base,
    verdict: 'pass',
    severity: 'info',
    observed: { value: 'first model', method: 'registry' },
    message: `${why}: this is the first model (first_model: ${firstModel})`,
  };
}
