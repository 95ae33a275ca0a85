import { stem } from './files.js';
import type { HoconFile } from './hocon.js';
import type { ActionDefinition, LayerDefinition, SchemaNode, ServiceDefinition } from './ir.js';
import { isFragment, isNode } from './schema-walk.js';
import { compareVersionNames, isVersionName } from './versions.js';

/** Keys of a service file that are no actions. */
export const SERVICE_KEYS: readonly string[] = ['_description', '_default', '_definitions', '_references'];

type Tree = Readonly<Record<string, unknown>>;

/**
 * The IR of a service from its resolved and checked value.
 *
 * @param value resolved value whose form the definition language's schema has confirmed
 */
export function serviceOf(value: Tree, { file, locator }: HoconFile): ServiceDefinition {
  const name = stem(file);
  const defaults = { internal: false, allow_roles: ['*'], authorize: true, ...tree(value._default) };
  const actions = Object.entries(value)
    .filter(([key]) => !key.startsWith('_'))
    .map(([key, action]) => actionOf(name, key, { ...defaults, ...tree(action) }, locator));
  return {
    name,
    description: text(value._description),
    definitions: schemasIn(tree(value._definitions)),
    actions: actions.sort((a, b) => (a.name < b.name ? -1 : 1)),
    location: locator.location([]),
  };
}

/** Fragments of layers are there to be substituted only, and have been. */
function schemasIn(definitions: Tree): Readonly<Record<string, SchemaNode>> {
  const schemas = Object.entries(definitions).filter(([, definition]) => !isFragment(tree(definition)));
  return Object.fromEntries(schemas) as Readonly<Record<string, SchemaNode>>;
}

function actionOf(service: string, name: string, action: Tree, locator: HoconFile['locator']): ActionDefinition {
  const layers = Object.entries(action)
    .filter(([key]) => isVersionName(key))
    .map(([version, layer]) => layerOf(version, tree(layer), action, locator.location([name, version])))
    .sort((a, b) => compareVersionNames(a.version, b.version));
  const errors = [action, ...layers.map(({ version }) => tree(action[version]))].flatMap((each) => list(each.errors));
  return {
    name,
    fullName: `${service}.${name}`,
    internal: action.internal === true,
    authorize: action.authorize === true,
    allowRoles: list(action.allow_roles),
    expand: action['x-expand'] === true,
    idempotent: action['x-idempotent'] === true,
    login: action['x-login'] === true,
    stream: action['x-stream'] === true,
    errors: [...new Set(errors)].sort(),
    layers,
    location: locator.location([name]),
  };
}

function layerOf(version: string, layer: Tree, action: Tree, location: LayerDefinition['location']): LayerDefinition {
  const deprecated = (layer.deprecated ?? action.deprecated) as boolean | string | undefined;
  const sunset = (layer.sunset ?? action.sunset) as string | undefined;
  const batch = isNode(layer.batch_request) ? layer.batch_request : undefined;
  return {
    version,
    description: text(layer.description),
    ...(isNode(layer.request) ? { request: layer.request } : {}),
    ...(batch ? { batch: { action: text(batch.action), version: String(batch.version) } } : {}),
    response: tree(layer.response),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(sunset === undefined ? {} : { sunset }),
    location,
  };
}

function tree(value: unknown): Tree {
  return isNode(value) ? value : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
