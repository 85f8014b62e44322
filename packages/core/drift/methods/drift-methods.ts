import type { MethodName } from '../method-names.ts';
import { chi2Method } from './chi2-method.ts';
import type { DriftMethod } from './drift-method.ts';
import { jsMethod } from './js-method.ts';
import { ksMethod } from './ks-method.ts';
import { psiMethod } from './psi-method.ts';
import { wassersteinMethod } from './wasserstein-method.ts';

/** Every way to measure drift, by the name that the user writes. */
export const driftMethods: Readonly<Record<MethodName, DriftMethod>> = {
  psi: psiMethod,
  ks: ksMethod,
  chi2: chi2Method,
  js: jsMethod,
  wasserstein: wassersteinMethod,
};
