import { importPath, withHeader } from '../header.js';
import type { ActionModel, LayerModel, ServiceModel } from '../model.js';
import { versionSuffix } from '../print/names.js';
import { addLayers } from './layer-schemas.js';
import { moduleSource } from './module-source.js';
import { SchemaPool } from './schema-pool.js';
import { compileStandalone } from './standalone.js';

/** Name under which a layer's validator is exported: `getAllRequestV2_14`. */
export function validatorName(action: ActionModel, layer: LayerModel, side: 'Request' | 'Response'): string {
  return `${action.key}${side}${versionSuffix(layer.version)}`;
}

/** `validators/<service>.ts`: a request and a response validator for each layer. */
export function validatorsModule(service: ServiceModel, runtime: string): string {
  const pool = new SchemaPool(service.definitions);
  const exports = addLayers(service, pool).flatMap(({ action, layer, request, response }) => [
    { name: validatorName(action, layer, 'Request'), id: request },
    { name: validatorName(action, layer, 'Response'), id: response },
  ]);
  const source = moduleSource(
    compileStandalone(pool.schemas),
    exports.map(({ name, id }) => ({ name, id, unbounded: pool.isUnbounded(id) })),
  );
  return withHeader(
    `Validators of the service \`${service.name}\`, compiled ahead of time by Ajv.`,
    `// @ts-nocheck\nimport type { Validator } from '${importPath(runtime, 1)}';\n\n${source}`,
  );
}
