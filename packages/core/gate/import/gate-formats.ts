/** What `trainyard import` reads as a policy of quality-gate. */
export const gateFormats = ['mlflow-thresholds', 'metrics'] as const;
export type GateFormat = (typeof gateFormats)[number];
