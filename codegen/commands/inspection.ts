import type { ActionDefinition, ApiDefinition, LayerDefinition, SchemaNode, ServiceDefinition } from '../definition/ir.js';
import { isNode, mapSchema } from '../definition/schema-walk.js';
import { snapshot } from '../definition/snapshot.js';
import { contractOf } from '../lock/contract.js';
import { type Difference, differences } from '../lock/difference.js';

/** An action as a caller of one version sees it. */
export interface Inspection {
  readonly action: string;
  /** Version of the layer that answers. */
  readonly version: string;
  readonly description: string;
  readonly internal: boolean;
  readonly authorize: boolean;
  readonly allowRoles: readonly string[];
  readonly errors: readonly string[];
  readonly deprecated?: boolean | string;
  readonly sunset?: string;
  /** Every layer, oldest first, with what it changed in the one before. */
  readonly versions: readonly { readonly version: string; readonly changes: readonly Difference[] }[];
  /** The action and version a batch repeats. */
  readonly batch?: { readonly action: string; readonly version: string };
  /** References followed. */
  readonly request?: SchemaNode;
  readonly response: SchemaNode;
}

/**
 * The action as seen at `version` (without: its newest layer); undefined when there is no such action, `'too-old'` when all its
 * layers are newer.
 *
 * @param name `service.action`
 */
export function inspection(api: ApiDefinition, name: string, version?: string): Inspection | 'too-old' | undefined {
  for (const service of api.services) {
    const action = service.actions.find(({ fullName }) => fullName === name);
    if (!action) continue;
    const layer = version === undefined ? action.layers.at(-1) : snapshot(action, version);
    return layer ? inspected(action, layer, service) : 'too-old';
  }
  return undefined;
}

function inspected(action: ActionDefinition, layer: LayerDefinition, { definitions }: ServiceDefinition): Inspection {
  const { fullName, internal, authorize, allowRoles, errors } = action;
  const { version, description, deprecated, sunset, batch, request, response } = layer;
  return {
    action: fullName,
    version,
    description,
    internal,
    authorize,
    allowRoles,
    errors,
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(sunset === undefined ? {} : { sunset }),
    versions: action.layers.map((each, i) => ({
      version: each.version,
      changes: changesOf(each, action.layers[i - 1], definitions),
    })),
    ...(batch ? { batch } : {}),
    ...(request ? { request: inlined(request, definitions) } : {}),
    response: inlined(response, definitions),
  };
}

function changesOf(
  layer: LayerDefinition,
  before: LayerDefinition | undefined,
  definitions: ServiceDefinition['definitions'],
): Difference[] {
  return before ? differences(contractOf(before, definitions), contractOf(layer, definitions)) : [];
}

/** A schema with every reference in it followed; what stands beside a reference wins. Checked definitions have no circles. */
function inlined(schema: SchemaNode, definitions: ServiceDefinition['definitions']): SchemaNode {
  return mapSchema(schema, (node) => {
    const { $ref, ...beside } = node;
    const target = typeof $ref === 'string' ? definitions[$ref.slice($ref.lastIndexOf('/') + 1)] : undefined;
    return isNode(target) ? { ...inlined(target, definitions), ...beside } : node;
  });
}
