import type { ApiDefinition } from '../definition/ir.js';
import { actionsModule } from './actions-module.js';
import { apiModule } from './api-module.js';
import { compiledModule } from './compiled-module.js';
import { errorsModule } from './errors-module.js';
import { machinesModule } from './machines-module.js';
import { modelOf, versionsOf } from './model.js';
import { emitSurfaces } from './surfaces/index.js';
import { hasExpandedIds } from './types/definition-types.js';
import { referenceModule, typesModule } from './types/types-module.js';
import { validatorsModule } from './validators/validators-module.js';

export { emitDescription } from './description-module.js';
export { emitJsonSchemas } from './json-schemas.js';
export { readExamples } from './markdown/read-examples.js';

export interface EmitOptions {
  /** What the emitted code imports the framework's types from, seen from `index.ts`: `taskwright/rpc`. */
  readonly runtime: string;
}

/**
 * Writes the TypeScript of a compiled API: data and validators for the framework, types for handlers and callers, constants.
 *
 * @param api read and checked; the emitters take its rules for granted
 * @returns content by path, relative to the folder for generated code; the same definitions give the same bytes
 */
export function emitApi(api: ApiDefinition, { runtime }: EmitOptions): ReadonlyMap<string, string> {
  const services = modelOf(api);
  const versions = versionsOf(api);
  const files = new Map([
    ['actions.ts', actionsModule(services, versions, runtime)],
    ['errors.ts', errorsModule(api.errors)],
    ...(api.machines.length > 0 ? [['machines.ts', machinesModule(api.machines)] as const] : []),
    ...(services.some(hasExpandedIds) ? [['reference.ts', referenceModule()] as const] : []),
    ...services.flatMap((service) => [
      [`types/${service.file}.ts`, typesModule(service)] as const,
      [`compiled/${service.file}.ts`, compiledModule(service, runtime)] as const,
      [`validators/${service.file}.ts`, validatorsModule(service, runtime)] as const,
    ]),
  ]);
  files.set('index.ts', apiModule(api, services, new Set(files.keys()), runtime));
  // Loaded by whoever serves them: the API itself does without.
  for (const [path, text] of emitSurfaces(api, runtime)) files.set(path, text);
  return files;
}
