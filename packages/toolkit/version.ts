import packageJson from '../../package.json' with { type: 'json' };

/** Name and version as they stand in every report and record. */
export const tool = { name: packageJson.name, version: packageJson.version } as const;
