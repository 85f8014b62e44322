import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a red build is about the change in it. To explore:
 * `PROPERTY_SEED=$RANDOM npm test`.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20261121) });
