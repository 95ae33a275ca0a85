import { fileURLToPath } from 'node:url';
import type { ActionDefinition, ApiDefinition, SchemaNode } from '../../codegen/definition/ir.js';
import { type Reading, readDefinitions } from '../../codegen/definition/read.js';
import { isNode, walk } from '../../codegen/definition/schema-walk.js';

const folder = fileURLToPath(new URL('../../schemas', import.meta.url));
let reading: Promise<Reading> | undefined;

/** This product's definitions as the compiler reads them, with what it says about them; read once. */
export function readOurs(): Promise<Reading> {
  reading ??= readDefinitions(folder);
  return reading;
}

/** This product's definitions. */
export async function ours(): Promise<ApiDefinition> {
  const { api, diagnostics } = await readOurs();
  if (api === undefined) throw new Error(`the definitions do not compile: ${JSON.stringify(diagnostics)}`);
  return api;
}

/** An action by its full name. */
export function actionNamed(api: ApiDefinition, fullName: string): ActionDefinition {
  const found = api.services.flatMap((service) => service.actions).find((action) => action.fullName === fullName);
  if (found === undefined) throw new Error(`there is no action ${fullName}`);
  return found;
}

/** A schema and where it stands: `tasks.get_all 2.1 request properties page`, or `tasks#task properties id` in a shared definition. */
export interface Place {
  readonly at: string;
  readonly node: SchemaNode;
}

/** Every schema in the definitions, each layer's and the shared ones. */
export function* schemasIn(api: ApiDefinition): Generator<Place> {
  for (const service of api.services) {
    for (const [name, definition] of Object.entries(service.definitions)) {
      yield* placesIn(`${service.name}#${name}`, definition);
      // A fragment for substitution has its schemas under these two.
      for (const part of ['request', 'response']) {
        const node = definition[part];
        if (isNode(node)) yield* placesIn(`${service.name}#${name} ${part}`, node);
      }
    }
    for (const { fullName, layers } of service.actions) {
      for (const { version, request, response } of layers) {
        if (request) yield* placesIn(`${fullName} ${version} request`, request);
        yield* placesIn(`${fullName} ${version} response`, response);
      }
    }
  }
}

function* placesIn(root: string, schema: SchemaNode): Generator<Place> {
  for (const { path, node } of walk(schema)) yield { at: [root, ...path].join(' '), node };
}
