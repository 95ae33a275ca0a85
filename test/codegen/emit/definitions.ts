import type {
  ActionDefinition,
  ApiDefinition,
  ErrorRow,
  LayerDefinition,
  SchemaNode,
  ServiceDefinition,
  StatusMachine,
} from '../../../codegen/definition/ir.js';

const location = { file: 'test.conf' };

type LayerSketch = Partial<Omit<LayerDefinition, 'version' | 'location'>>;
type ActionSketch = Partial<Omit<ActionDefinition, 'name' | 'layers' | 'location'>> & {
  readonly layers: Readonly<Record<string, LayerSketch>>;
};

/** An object schema with these properties. */
export function object(properties: Readonly<Record<string, SchemaNode>>, others: SchemaNode = {}): SchemaNode {
  return { type: 'object', properties, ...others };
}

/** A service from sketches of its actions; what a sketch leaves out is what most actions have. */
export function service(
  name: string,
  actions: Readonly<Record<string, ActionSketch>>,
  definitions: Readonly<Record<string, SchemaNode>> = {},
): ServiceDefinition {
  return {
    name,
    description: `The service ${name}.`,
    definitions,
    actions: Object.entries(actions).map(([action, sketch]) => actionFrom(name, action, sketch)),
    location,
  };
}

function actionFrom(serviceName: string, name: string, { layers, ...sketch }: ActionSketch): ActionDefinition {
  return {
    name,
    fullName: `${serviceName}.${name}`,
    internal: false,
    authorize: true,
    allowRoles: ['*'],
    expand: false,
    idempotent: false,
    login: false,
    stream: false,
    errors: [],
    ...sketch,
    layers: Object.entries(layers).map(([version, layer]) => ({
      version,
      description: `${name} at ${version}.`,
      ...(layer.batch ? {} : { request: { type: 'object' } }),
      response: { type: 'object' },
      ...layer,
      location,
    })),
    location,
  };
}

export function apiOf(
  services: readonly ServiceDefinition[],
  {
    errors = [],
    machines = [],
  }: { readonly errors?: readonly Omit<ErrorRow, 'location'>[]; readonly machines?: readonly StatusMachine[] } = {},
): ApiDefinition {
  return { services, errors: errors.map((row) => ({ ...row, location })), machines, surfaces: [] };
}

/** An API of one service with one action of one layer. */
export function single(
  request: SchemaNode,
  response: SchemaNode = { type: 'object' },
  definitions: Readonly<Record<string, SchemaNode>> = {},
) {
  return apiOf([service('notes', { act: { layers: { '1.0': { request, response } } } }, definitions)]);
}
