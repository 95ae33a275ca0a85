import type { ActionModel, LayerModel, ServiceModel } from '../model.js';
import { resolve } from '../schema/refs.js';
import { addRequests } from './request-schemas.js';
import type { SchemaPool } from './schema-pool.js';

/** What one layer is checked by: ids of schemas in a pool. */
export interface LayerSchemas {
  readonly action: ActionModel;
  readonly layer: LayerModel;
  readonly request: string;
  readonly response: string;
}

/** Adds the schemas of every layer of a service to a pool. */
export function addLayers(service: ServiceModel, pool: SchemaPool): LayerSchemas[] {
  const layers = service.actions.flatMap((action) => action.layers.map((layer) => ({ action, layer })));
  const requests = addRequests(
    layers.map(({ action, layer }) => ({ layers: action.requestLayers, index: layer.requestIndex })),
    service.definitions,
    pool,
  );
  return layers.map(({ action, layer }, index) => {
    return { action, layer, request: requests[index] ?? '', response: addResponse(action, layer, service, pool) };
  });
}

/** An answer must have its required members at the top; further down it may be a projection. */
function addResponse(action: ActionModel, layer: LayerModel, service: ServiceModel, pool: SchemaPool): string {
  const root = resolve(layer.response, service.definitions);
  const body = pool.checked(root, action.definition.expand ? 'expanded' : 'response');
  return pool.add(root.required === undefined ? body : { ...body, required: root.required });
}
