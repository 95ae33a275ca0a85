import type { SchemaNode } from '../../definition/ir.js';
import { isNode, walk } from '../../definition/schema-walk.js';
import { resolve } from '../../emit/schema/refs.js';
import { type Operation, requiredFields } from './operation.js';

/** A kind of object that requests refer to (`x-ref`), and the actions that make one and take it away again. */
export interface Resource {
  /** Name of its service: `"tasks"`. */
  readonly name: string;
  readonly create: Operation;
  /** Optional fields without which no object is made. */
  readonly needed: readonly string[];
  readonly remove: { readonly operation: Operation; readonly field: string } | undefined;
}

const CREATES = /^(create|add|new|make|register)(_|$)/;
const REMOVES = /^(delete|remove|destroy)(_|$)/;

/**
 * The kinds of objects that can be made by actions of the API. The definition does not say which action makes what; it can be told from it:
 * a `create` (or `add`, `new`, ...) of the service that needs no object of its own kind and answers an `id` makes one, a `delete` (or
 * `remove`, ...) that needs nothing but its id takes it away.
 */
export function resourcesOf(operations: readonly Operation[]): Map<string, Resource> {
  const newest = operations.filter((operation) => operation.newest && !operation.batch);
  const names = [...new Set(newest.map(({ service }) => service))];
  return new Map(
    names.flatMap((name) => {
      const own = newest.filter(({ service }) => service === name);
      const create = own.find(
        (operation) => CREATES.test(operation.action.name) && isMaker(operation) && !needs(operation, name),
      );
      if (!create) return [];
      const removers = own.filter(({ action }) => REMOVES.test(action.name));
      const remove = removers.flatMap((operation) => {
        const field = onlyReference(operation, name);
        return field === undefined ? [] : [{ operation, field }];
      });
      return [[name, { name, create, needed: [], remove: remove[0] }] as const];
    }),
  );
}

/** The kinds of objects that requests refer to. */
export function referredTo(operations: readonly Operation[]): Set<string> {
  const schemas = operations.flatMap(({ request, definitions }) => [request, ...Object.values(definitions)]);
  const references = schemas.flatMap((schema) => [...walk(schema)].map(({ node }) => node['x-ref']));
  return new Set(references.filter((reference) => typeof reference === 'string'));
}

/** Whether a success of the action answers the id of an object that was not there before. */
export function isMaker({ action, layer, definitions }: Operation): boolean {
  const { properties } = resolve(layer.response, definitions);
  const id = isNode(properties) ? properties.id : undefined;
  return /^(create|add|new|make|register|clone|copy)(_|$)/.test(action.name) && isNode(id) && id.type === 'string';
}

function needs(operation: Operation, resource: string): boolean {
  return requiredFields(operation).some((name) => referenceOf(operation, name) === resource);
}

/** The one required field, when it is the id of such an object. */
export function onlyReference(operation: Operation, resource: string): string | undefined {
  const [field, ...others] = requiredFields(operation);
  return field !== undefined && others.length === 0 && referenceOf(operation, field) === resource ? field : undefined;
}

/** Which kind of object a field of a request is the id of. */
export function referenceOf({ request, definitions }: Operation, field: string): string | undefined {
  const properties = request.properties as Readonly<Record<string, SchemaNode>>;
  const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
  const reference = isNode(schema) ? resolve(schema, definitions)['x-ref'] : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/** Which kind of object a field of a request is a list of ids of. */
export function referencesOf({ request, definitions }: Operation, field: string): string | undefined {
  const properties = request.properties as Readonly<Record<string, SchemaNode>>;
  const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
  const items = isNode(schema) ? resolve(schema, definitions).items : undefined;
  const reference = isNode(items) ? resolve(items, definitions)['x-ref'] : undefined;
  return typeof reference === 'string' ? reference : undefined;
}
