import type { NullShape } from './compiled.js';

const NONE: ReadonlySet<string> = new Set();

/**
 * Drops, in place, every declared member that is null although its schema does not take null (design 5): such a member counts as
 * absent. Items of lists and members that no schema declares stay.
 *
 * @returns names of the top-level members that were dropped
 */
export function dropNulls(request: Record<string, unknown>, shape: NullShape): ReadonlySet<string> {
  let dropped: Set<string> | undefined;
  for (const key of Object.keys(request)) {
    const value = request[key];
    if (value === null && !allowsNull(shape, key)) {
      delete request[key];
      dropped ??= new Set();
      dropped.add(key);
    } else if (typeof value === 'object' && value !== null) {
      dropInside(value, shapeOf(shape, key));
    }
  }
  return dropped ?? NONE;
}

function dropInside(value: object, shape: NullShape | undefined): void {
  if (!shape) return;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && item !== null) dropInside(item, shape.items);
  } else {
    dropNested(value as Record<string, unknown>, shape);
  }
}

function dropNested(value: Record<string, unknown>, shape: NullShape): void {
  for (const key of Object.keys(value)) {
    const member = value[key];
    const inner = shapeOf(shape, key);
    if (member === null) {
      if (inner && !inner.nullable) delete value[key];
    } else if (typeof member === 'object') {
      dropInside(member as object, inner);
    }
  }
}

/** At the top level an undeclared null is dropped as well: what nobody declares and nobody says is absent. */
function allowsNull(shape: NullShape, key: string): boolean {
  return shapeOf(shape, key)?.nullable ?? false;
}

function shapeOf(shape: NullShape, key: string): NullShape | undefined {
  return shape.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.values;
}
