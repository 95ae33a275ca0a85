import { importPath, withHeader } from '../header.js';
import type { ActionModel, LayerModel, ServiceModel } from '../model.js';
import { versionSuffix } from '../print/names.js';
import { resolve } from '../schema/refs.js';
import { moduleSource } from './module-source.js';
import { addRequests } from './request-schemas.js';
import { SchemaPool } from './schema-pool.js';
import { compileStandalone } from './standalone.js';

/** Name under which a layer's validator is exported: `getAllRequestV2_14`. */
export function validatorName(action: ActionModel, layer: LayerModel, side: 'Request' | 'Response'): string {
  return `${action.key}${side}${versionSuffix(layer.version)}`;
}

/** `validators/<service>.ts`: a request and a response validator for each layer. */
export function validatorsModule(service: ServiceModel, runtime: string): string {
  const pool = new SchemaPool(service.definitions);
  const layers = service.actions.flatMap((action) => action.layers.map((layer) => ({ action, layer })));
  const requests = addRequests(
    layers.map(({ action, layer }) => ({ layers: action.requestLayers, index: layer.requestIndex })),
    service.definitions,
    pool,
  );
  const exports = layers.flatMap(({ action, layer }, index) => [
    { name: validatorName(action, layer, 'Request'), id: requests[index] ?? '' },
    { name: validatorName(action, layer, 'Response'), id: addResponse(action, layer, service, pool) },
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

/** An answer must have its required members at the top; further down it may be a projection. */
export function addResponse(action: ActionModel, layer: LayerModel, service: ServiceModel, pool: SchemaPool): string {
  const root = resolve(layer.response, service.definitions);
  const body = pool.checked(root, action.definition.expand ? 'expanded' : 'response');
  return pool.add(root.required === undefined ? body : { ...body, required: root.required });
}
