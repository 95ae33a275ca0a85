import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Caller, CompiledAction, CompiledApi, CompiledLayer, Invocation, Validator } from '../../src/rpc/index.js';

const ajv = new Ajv2020({ useDefaults: true, strict: false });

/** A validator of a JSON Schema, as the compiler makes them. */
export function validator(schema: object): Validator {
  return ajv.compile(schema) as unknown as Validator;
}

/** A layer with an object schema for its request; everything else plain unless said. */
export function layer(
  version: string,
  properties: Record<string, object> = {},
  rest: Partial<CompiledLayer> & { required?: string[] } = {},
): CompiledLayer {
  const { required = [], ...overrides } = rest;
  return {
    version,
    request: validator({ type: 'object', required, properties }),
    response: validator({ type: 'object' }),
    fields: Object.keys(properties),
    nulls: { properties: Object.fromEntries(Object.keys(properties).map((name) => [name, {}])) },
    listFilters: [],
    textTypes: {},
    ...overrides,
  };
}

export function action(name: string, layers: readonly CompiledLayer[], rest: Partial<CompiledAction> = {}): CompiledAction {
  return {
    name,
    service: name.split('.')[0] ?? name,
    internal: false,
    authorize: true,
    allowRoles: ['*'],
    expand: false,
    batch: false,
    errors: [],
    layers,
    ...rest,
  };
}

export function api(actions: readonly CompiledAction[], newest = '2.22'): CompiledApi {
  return { newest, versions: [newest], actions, errors: [] };
}

export const caller: Caller = { user: 'u1', company: 'c1', role: 'user', userName: 'User One', companyName: 'Company' };

/** A call of `name` with a request object; overrides say the rest. */
export function invocation(name: string, request: Record<string, unknown> = {}, rest: Partial<Invocation> = {}): Invocation {
  return { action: name, id: '0'.repeat(32), authenticate: () => caller, body: () => ({ value: request }), ...rest };
}
