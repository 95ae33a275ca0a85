import { isIndex, isPlain, ownMember, setMember } from './paths.js';

/** As MongoDB: setting an item far behind the end of an array fills the gap with nulls, but only so many. */
const MAX_PADDING = 1_500_000;

/** How one value is changed. */
export interface ValueChange {
  /** True: missing objects on the way are made, and it is an error when something else is in the way. */
  readonly creates: boolean;
  /** From the old value, undefined when missing, to the new one; undefined removes it. */
  readonly change: (old: unknown) => unknown;
  readonly refuse: (reason: string) => never;
}

/** `container` with the value at the path changed; what lies on the way is copied, all else shared. */
export function changeAt(container: unknown, path: readonly string[], change: ValueChange): unknown {
  const [step = '', ...rest] = path;
  if (isPlain(container)) return changeMember(container, step, rest, change);
  if (Array.isArray(container)) return changeItem(container, step, rest, change);
  if (change.creates) change.refuse(`there is no place for ${JSON.stringify(step)} inside ${describe(container)}`);
  return container;
}

function changeMember(object: Record<string, unknown>, key: string, rest: readonly string[], change: ValueChange): unknown {
  const old = ownMember(object, key);
  const value = changeInside(old, rest, change);
  if (value === old) return object;
  const copy = { ...object };
  if (value === undefined) delete copy[key];
  else setMember(copy, key, value);
  return copy;
}

function changeItem(items: readonly unknown[], step: string, rest: readonly string[], change: ValueChange): unknown {
  if (!isIndex(step)) return change.creates ? change.refuse(`a list has no member ${JSON.stringify(step)}`) : items;
  const index = Number(step);
  if (index >= items.length && !change.creates) return items;
  if (index - items.length > MAX_PADDING) change.refuse('it lies too far behind the end of the list');
  const old = items[index];
  const value = changeInside(old, rest, change);
  if (value === old) return items;
  const copy = [...items];
  while (copy.length < index) copy.push(null);
  copy[index] = value ?? null;
  return copy;
}

function changeInside(old: unknown, rest: readonly string[], change: ValueChange): unknown {
  if (rest.length === 0) return change.change(old);
  if (old === undefined) return change.creates ? changeAt({}, rest, change) : undefined;
  return changeAt(old, rest, change);
}

function describe(value: unknown): string {
  return value === null ? 'null' : value instanceof Date ? 'a date' : `a ${typeof value}`;
}
