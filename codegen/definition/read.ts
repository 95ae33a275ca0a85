import { checkDefinitions, type Definitions } from '../check/check-definitions.js';
import { type Diagnostic, diagnose, hasErrors, tidy } from '../check/diagnostic.js';
import { checkServiceDuplicates, checkSurfaceDuplicates } from '../check/rules/duplicates.js';
import type { Subject } from '../check/subject.js';
import { surfaceSchemas } from '../check/surface-schemas.js';
import { surfaceWhere, where } from '../check/where.js';
import { catalogueOf } from './catalogue.js';
import { findDefinitions, stem } from './files.js';
import { type HoconFile, readHocon } from './hocon.js';
import type { ApiDefinition, Location } from './ir.js';
import { normaliseService, normaliseSurface } from './normalise.js';
import { serviceOf } from './service.js';
import { machineOf } from './status-machine.js';
import { surfaceOf } from './surface.js';

/** What a schemas folder says. */
export interface Reading {
  /** Undefined when there are errors. */
  readonly api: ApiDefinition | undefined;
  /** By place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read, included ones too, sorted. */
  readonly files: readonly string[];
  readonly locate: Locate;
}

/**
 * Where a part of a definition is written, or else what it is a part of.
 *
 * @param file of the service or surface, as its IR names it
 * @param keys `['get_all', '2.1', 'request', 'properties', 'page']`
 */
export type Locate = (file: string, keys: readonly string[]) => Location | undefined;

/**
 * Reads and checks all definitions of a folder (design 4). Never rejects for what the files say: that becomes diagnostics.
 *
 * @param schemasDir holds `services/*.conf`, `surfaces/*.conf`, `errors.conf` and `*-status.conf`
 * @example
 * const { api, diagnostics } = await readDefinitions('schemas');
 */
export async function readDefinitions(schemasDir: string): Promise<Reading> {
  const found = findDefinitions(schemasDir);
  if (found.services.length === 0) {
    return {
      api: undefined,
      diagnostics: [diagnose('no-schemas', { file: schemasDir }, {})],
      files: [],
      locate: () => undefined,
    };
  }
  const services = (await readAll(found.services)).map(serviceSubject);
  const [errors] = (await readAll(found.errors === undefined ? [] : [found.errors])).map(plainSubject);
  const machines = (await readAll(found.machines)).map(plainSubject);
  const surfaces = (await readAll(found.surfaces)).map(surfaceSubject);
  const sources = [...services, ...(errors ? [errors] : []), ...machines, ...surfaces].map(({ source }) => source);
  const unread = sources.flatMap((source) => source.diagnostics);
  const duplicates = [...services.flatMap(checkServiceDuplicates), ...surfaces.flatMap(checkSurfaceDuplicates)];
  // Rules that look across files would blame what they cannot see.
  const all = { services, errors, machines, surfaces };
  const checked = unread.length > 0 ? [] : checkDefinitions(all);
  const diagnostics = tidy([...unread, ...duplicates, ...checked]);
  const locate: Locate = (file, keys) => sources.find((source) => source.file === file)?.locator.location(keys);
  return { api: hasErrors(diagnostics) ? undefined : apiOf(all), diagnostics, files: filesOf(sources), locate };
}

function apiOf({ services, errors, machines, surfaces }: Definitions): ApiDefinition {
  return {
    services: services.map(({ value, source }) => serviceOf(value, source)),
    errors: errors ? catalogueOf(errors.source) : [],
    machines: machines.map(({ source }) => machineOf(source)),
    surfaces: surfaces.map(({ value, source }) => surfaceOf(value, source)),
  };
}

/** One after the other: the work is the processor's, not the disk's. */
async function readAll(files: readonly string[]): Promise<HoconFile[]> {
  const read: HoconFile[] = [];
  for (const file of files) read.push(await readHocon(file));
  return read;
}

function serviceSubject(source: HoconFile): Subject {
  const name = stem(source.file);
  return { name, source, value: normaliseService(source.value ?? {}), where: (path) => where(name, path) };
}

function surfaceSubject(source: HoconFile): Subject {
  const name = stem(source.file);
  const value = normaliseSurface(source.value ?? {});
  return { name, source, value, where: (path) => surfaceWhere(name, path), schemas: surfaceSchemas };
}

function plainSubject(source: HoconFile): Subject {
  const where = (path: readonly string[]) => (path.length === 0 ? source.file : path.join('.'));
  return { name: stem(source.file), source, value: source.value ?? {}, where };
}

function filesOf(sources: readonly HoconFile[]): string[] {
  return [...new Set(sources.flatMap(({ files }) => files))].sort();
}
