import type { Random } from '../generate/random.js';
import { type Making, objectFor, plain } from '../generate/value.js';
import type { Operation } from '../model/operation.js';
import type { Resource } from '../model/resource.js';

/** What cases are made with. */
export interface CaseMaking {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly random: Random;
  /** How many requests with some of their optional fields each layer gets. */
  readonly runs: number;
  /** The server refuses fields that the layer does not declare. */
  readonly strict: boolean;
}

/** A request of an operation. Only fields for which `may` holds, and the required ones, are in it. */
export function requestFor(
  operation: Operation,
  making: Omit<Making, 'definitions'>,
  may: (field: string) => boolean = () => true,
): Record<string, unknown> {
  const full = { ...making, definitions: operation.definitions };
  const schema = plain(operation.request, full);
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.entries(Object(schema.properties)).filter(([name]) => required.includes(name) || may(name));
  return objectFor({ ...schema, properties: Object.fromEntries(fields) }, full);
}

/** A request with what the operation needs and nothing else. */
export function minimalRequest(
  operation: Operation,
  random: Random,
  idOf: (resource: string) => string,
): Record<string, unknown> {
  return requestFor(operation, { random, idOf, optional: 'none' });
}

/** An id that no object has. */
export function madeUpId(random: Random): string {
  return random.hex(32);
}

/** Names of the fields that requests of this layer may have: also those of later layers, unless the server is strict. */
export function fieldsOf({ request, own }: Operation, strict: boolean): string[] {
  return Object.keys(Object(request.properties)).filter((name) => !strict || own.has(name));
}
