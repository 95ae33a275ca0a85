import { isNode } from '../../definition/schema-walk.js';
import type { Path } from './path.js';

/** A copy of `value` with something else at a place; undefined takes away what is there. */
export function changed(value: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const at = Number(step);
    const item = changed(value[at], rest, to);
    return [...value.slice(0, at), ...(item === undefined ? [] : [item]), ...value.slice(at + 1)];
  }
  if (!isNode(value)) return value;
  const member = changed(Object.hasOwn(value, step) ? value[step] : undefined, rest, to);
  const others = Object.entries(value).filter(([name]) => name !== step);
  // Own members whatever they are called, `__proto__` among them; in the order in which they were.
  return Object.fromEntries(member === undefined ? others : reordered(value, String(step), member));
}

function reordered(value: Readonly<Record<string, unknown>>, name: string, member: unknown): (readonly [string, unknown])[] {
  if (!Object.hasOwn(value, name)) return [...Object.entries(value), [name, member]];
  return Object.entries(value).map((entry) => (entry[0] === name ? [name, member] : entry));
}

/** What is at a place; undefined where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step) ? Reflect.get(inner, step) : undefined,
    value,
  );
}
