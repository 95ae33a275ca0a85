import { readdirSync, readFileSync } from 'node:fs';
import type { Scenario } from './scenario.js';

const folder = new URL('../conformance/', import.meta.url);

/** All scenarios, by file. */
export function readScenarios(): readonly (Scenario & { readonly file: string })[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({ file, ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario) }));
}
