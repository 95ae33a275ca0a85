import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The definition files of a schemas folder, each list sorted by name. */
export interface DefinitionFiles {
  readonly services: readonly string[];
  readonly errors: string | undefined;
  readonly machines: readonly string[];
  readonly surfaces: readonly string[];
}

const STATUS = /-status\.conf$/;

/**
 * Finds the definition files: `services/*.conf`, or without that folder the `*.conf` directly in `dir`, and `surfaces/*.conf`. Files
 * starting with `_` are only there to be included. Empty lists when `dir` does not exist.
 */
export function findDefinitions(dir: string): DefinitionFiles {
  const top = configs(dir);
  const machines = top.filter((file) => STATUS.test(file));
  const errors = top.find((file) => basename(file) === 'errors.conf');
  const folder = join(dir, 'services');
  const services = isDirectory(folder) ? configs(folder) : top.filter((file) => file !== errors && !STATUS.test(file));
  const surfaces = configs(join(dir, 'surfaces'));
  return { services: services.filter(isNoPart), errors, machines, surfaces: surfaces.filter(isNoPart) };
}

/** Name a file gives its service, surface or machine: its stem, without `-status`. */
export function stem(file: string): string {
  return basename(file, '.conf').replace(/-status$/, '');
}

function isNoPart(file: string): boolean {
  return !basename(file).startsWith('_');
}

function configs(dir: string): string[] {
  if (!isDirectory(dir)) return [];
  const names = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.conf'));
  return names.map(({ name }) => join(dir, name)).sort();
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
