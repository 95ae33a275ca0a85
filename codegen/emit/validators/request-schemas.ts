import type { SchemaNode } from '../../definition/ir.js';
import type { RequestLayer } from '../model.js';
import { declaredProperties, defaultOf } from '../schema/facts.js';
import { canonical, type Schema, schemaMap } from '../schema/keywords.js';
import type { Definitions } from '../schema/refs.js';
import type { SchemaPool } from './schema-pool.js';

/**
 * Every top-level property a request of the layer may be checked for: its own, then those that only later layers declare,
 * each as the first of them declares it (design 5).
 */
export function requestProperties(layers: readonly RequestLayer[], index: number, definitions: Definitions): Map<string, Schema> {
  const found = new Map<string, Schema>();
  for (const { request } of layers.slice(index)) {
    for (const [name, schema] of declaredProperties(request, definitions)) {
      if (!found.has(name)) found.set(name, schema);
    }
  }
  return found;
}

/** A request schema in two parts, because layers of an action mostly differ in the second alone. */
interface RequestParts {
  readonly body: SchemaNode;
  /** Required names, and defaults of the layer's own properties. */
  readonly presence: SchemaNode;
}

/** Adds the request schema of each layer to the pool; ids in the order given. Layers with equal bodies share one. */
export function addRequests(
  requests: readonly { readonly layers: readonly RequestLayer[]; readonly index: number }[],
  definitions: Definitions,
  pool: SchemaPool,
): string[] {
  const parts = requests.map(({ layers, index }) => partsOf(layers, index, definitions, pool));
  const presences = new Map<string, Set<string>>();
  for (const { body, presence } of parts) {
    const key = canonical(body);
    presences.set(key, (presences.get(key) ?? new Set()).add(canonical(presence)));
  }
  return parts.map(({ body, presence }) => {
    const shared = (presences.get(canonical(body))?.size ?? 0) > 1;
    if (!shared) return pool.add(merged(body, presence));
    const id = pool.add(body);
    return Object.keys(presence).length === 0 ? id : pool.add({ $ref: id, type: 'object', ...presence });
  });
}

function partsOf(layers: readonly RequestLayer[], index: number, definitions: Definitions, pool: SchemaPool): RequestParts {
  const request = layers[index]?.request ?? {};
  const own = declaredProperties(request, definitions);
  const later = [...requestProperties(layers, index, definitions)].filter(([name]) => !own.has(name));
  const properties = [...schemaMap(request.properties), ...later];
  const { required, properties: _, ...body } = request;
  const defaults = schemaMap(request.properties).flatMap(([name, schema]) => {
    const found = defaultOf(schema, definitions);
    return found === undefined ? [] : [[name, { default: found.value }] as const];
  });
  return {
    body: pool.checked({ ...body, ...propertiesOf(properties) }, 'request'),
    presence: {
      ...(Array.isArray(required) && required.length > 0 ? { required } : {}),
      ...propertiesOf(defaults),
    },
  };
}

function merged(body: SchemaNode, { required, properties }: SchemaNode): SchemaNode {
  const defaults = new Map(schemaMap(properties));
  const withDefaults = schemaMap(body.properties).map(([name, schema]) => {
    const found = defaults.get(name);
    return [name, typeof found === 'object' && typeof schema === 'object' ? { ...schema, ...found } : schema] as const;
  });
  return { ...body, ...(required === undefined ? {} : { required }), ...propertiesOf(withDefaults) };
}

/** The keyword `properties`, unless there are none: so that requests without fields are all alike. */
function propertiesOf(entries: readonly (readonly [name: string, schema: Schema])[]): SchemaNode {
  return entries.length > 0 ? { properties: Object.fromEntries(entries) } : {};
}
