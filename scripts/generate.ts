import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generated-files.ts';

/** Writes everything that is generated: action contracts, README tables, the catalog, JSON Schemas. */
const root = new URL('../', import.meta.url);
for (const [path, text] of await generatedFiles(root)) writeFileSync(new URL(path, root), text);
