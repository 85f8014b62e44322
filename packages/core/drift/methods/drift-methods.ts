import type { MethodName } from '../method-names.ts';
import { chi2Method } from './chi2-method.ts';
import type { DriftMethod } from './drift-method.ts';
import { hellingerMethod } from './hellinger-method.ts';
import { jsMethod } from './js-method.ts';
import { klMethod } from './kl-method.ts';
import { ksMethod } from './ks-method.ts';
import { psiMethod } from './psi-method.ts';
import { tvMethod } from './tv-method.ts';
import { wassersteinMethod } from './wasserstein-method.ts';

/** Every way to measure drift, by the name that the user writes. */
export const driftMethods: Readonly<Record<MethodName, DriftMethod>> = {
  psi: psiMethod,
  ks: ksMethod,
  chi2: chi2Method,
  js: jsMethod,
  hellinger: hellingerMethod,
  wasserstein: wassersteinMethod,
  kl: klMethod,
  tv: tvMethod,
};
