import type { HoconFile } from '../definition/hocon.js';
import type { SchemaNode } from '../definition/ir.js';
import { isFragment, isNode } from '../definition/schema-walk.js';
import { isVersionName } from '../definition/versions.js';

export type Tree = Readonly<Record<string, unknown>>;

/** A definition file as the rules see it: resolved, but not yet known to be well-formed. */
export interface Subject {
  readonly name: string;
  readonly value: Tree;
  readonly source: HoconFile;
  /** A path of the value in words. */
  where(path: readonly string[]): string;
  /** Where its schemas stand, beside its definitions; those of a service stand in the layers of its actions. */
  readonly schemas?: (value: Tree) => Iterable<RootSchema>;
}

/** A schema that stands on its own: a definition, or the request or response of a layer or of a shared fragment. */
export interface RootSchema {
  readonly path: readonly string[];
  readonly node: SchemaNode;
}

/** Names and values of the actions, as far as they are objects. */
export function actionsOf({ value }: Subject): (readonly [string, Tree])[] {
  return members(value).filter(([key]) => !key.startsWith('_'));
}

/** Version keys and values of an action's layers, as far as they are objects. */
export function layersOf(action: Tree): (readonly [string, Tree])[] {
  return members(action).filter(([key]) => isVersionName(key));
}

export function definitionsOf({ value }: Subject): Tree {
  return isNode(value._definitions) ? value._definitions : {};
}

/** All schemas that stand on their own. */
export function* rootSchemas(subject: Subject): Generator<RootSchema> {
  for (const [name, definition] of members(definitionsOf(subject))) {
    if (isFragment(definition)) yield* sides(definition, ['_definitions', name]);
    else yield { path: ['_definitions', name], node: definition };
  }
  if (subject.schemas) {
    yield* subject.schemas(subject.value);
    return;
  }
  for (const [name, action] of actionsOf(subject)) {
    for (const [version, layer] of layersOf(action)) yield* sides(layer, [name, version]);
  }
}

function* sides(layer: Tree, path: readonly string[]): Generator<RootSchema> {
  for (const side of ['request', 'response']) {
    const node = layer[side];
    if (isNode(node)) yield { path: [...path, side], node };
  }
}

export function members(value: unknown): (readonly [string, Tree])[] {
  return isNode(value) ? Object.entries(value).filter((entry): entry is [string, Tree] => isNode(entry[1])) : [];
}
