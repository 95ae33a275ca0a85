import type { StatusMachine } from '../../definition/ir.js';
import { isNode } from '../../definition/schema-walk.js';
import { type Schema, schemaMap } from '../../emit/schema/keywords.js';
import { type Definitions, resolve } from '../../emit/schema/refs.js';
import { type Operation, requiredFields } from './operation.js';
import { onlyReference, type Resource, referenceOf, referencesOf } from './resource.js';

/** An action that a transition table names, and the field of its request that is the object, or the list of objects. */
export interface MovingAction {
  readonly operation: Operation;
  readonly field: string;
  readonly many: boolean;
  /** The statuses under which the table names it. */
  readonly leadsTo: readonly string[];
}

/** What a transition table is about: how its objects are made, how their status is read, and what changes it. */
export interface Subject {
  readonly machine: StatusMachine;
  readonly resource: Resource;
  readonly read: { readonly operation: Operation; readonly field: string; readonly path: readonly string[] };
  readonly actions: readonly MovingAction[];
}

/** Statuses further down in an answer than this are not looked for. */
const DEEPEST = 3;

/**
 * The subject of a status machine, told from the definition: its objects are of the service of which most of its actions are, and their status is
 * read by an action that needs nothing but an id and answers a field with just these statuses. Undefined when there is no such thing.
 */
export function subjectOf(
  machine: StatusMachine,
  operations: readonly Operation[],
  resources: ReadonlyMap<string, Resource>,
): Subject | undefined {
  const named = [...new Set(machine.statuses.flatMap(({ reachedBy }) => reachedBy))];
  const newest = operations.filter((operation) => operation.newest && !operation.batch);
  const moving = newest.filter(({ action }) => named.includes(action.fullName));
  const resource = resources.get(mostFrequent(moving.map(({ service }) => service)) ?? '');
  if (!resource) return undefined;
  const read = readingOf(machine, newest, resource.name);
  const actions = moving.flatMap((operation) => movingAction(operation, resource.name, machine));
  return read && { machine, resource, read, actions };
}

function movingAction(operation: Operation, resource: string, { statuses }: StatusMachine): MovingAction[] {
  const required = requiredFields(operation);
  const one = required.find((name) => referenceOf(operation, name) === resource);
  const list = required.find((name) => referencesOf(operation, name) === resource);
  const field = one ?? list;
  if (field === undefined) return [];
  const under = statuses.filter(({ reachedBy }) => reachedBy.includes(operation.action.fullName));
  return [{ operation, field, many: one === undefined, leadsTo: under.map(({ name }) => name) }];
}

function readingOf({ statuses }: StatusMachine, newest: readonly Operation[], resource: string): Subject['read'] | undefined {
  const names = statuses.map(({ name }) => name);
  for (const operation of newest) {
    const field = onlyReference(operation, resource);
    const path = field === undefined ? undefined : pathTo(names, operation.layer.response, operation.definitions, []);
    if (field !== undefined && path) return { operation, field, path };
  }
  return undefined;
}

/** Where an answer has a field whose values are just these. */
function pathTo(
  names: readonly string[],
  schema: Schema,
  definitions: Definitions,
  path: readonly string[],
): readonly string[] | undefined {
  const node = resolve(schema, definitions);
  if (!isNode(node) || path.length > DEEPEST) return undefined;
  const { enum: values } = node;
  if (Array.isArray(values) && values.length === names.length && names.every((name) => values.includes(name))) return path;
  for (const [name, member] of schemaMap(node.properties)) {
    const found = pathTo(names, member, definitions, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

function mostFrequent(values: readonly string[]): string | undefined {
  const count = (value: string): number => values.filter((each) => each === value).length;
  return values.toSorted((a, b) => count(b) - count(a))[0];
}
