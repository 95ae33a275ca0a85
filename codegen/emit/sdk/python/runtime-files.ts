import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generated } from './header.js';

/** Beside this module, in the sources and in the package alike: the build copies it. */
const FOLDER = fileURLToPath(new URL('./runtime', import.meta.url));

/** What every SDK stands on, by file name: modules of Python that are the same whatever the API. */
export function runtimeFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.py'));
  return new Map(names.sort().map((name) => [name, generated(readFileSync(join(FOLDER, name), 'utf8').trimEnd())]));
}
