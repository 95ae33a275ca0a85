import { isPlain, ownMember, type Plain, setMember } from './paths.js';
import type { Projection } from './port.js';

/**
 * The part of a document a projection asks for, `id` always with it. With both lists, `exclude` cuts from what `include` took.
 * Arrays on a path are entered item by item; items that are no objects are left out of an inclusion, as MongoDB does.
 */
export function project<T extends object>(document: T, projection: Projection | undefined): T {
  return projector<T>(projection)(document);
}

/** The same for many documents: reading the projection takes longer than taking a part by it. */
export function projector<T extends object>(projection: Projection | undefined): (document: T) => T {
  const wanted = projection?.include && tree(['id', ...projection.include]);
  const unwanted = projection?.exclude && tree(projection.exclude.filter((path) => path !== 'id'));
  return (document) => {
    const part = wanted ? included(document, wanted) : document;
    return (unwanted ? excluded(part, unwanted) : part) as T;
  };
}

/** The paths that lie inside no other of the list, each once. */
export function widestPaths(paths: readonly string[]): string[] {
  const all = new Set(paths);
  return [...all].filter((path) => !outerPaths(path).some((outer) => all.has(outer)));
}

function outerPaths(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('.'));
}

/** Paths as a tree of their steps; `true` is the end of a path. */
type Tree = Map<string, Tree | true>;

function tree(paths: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const path of widestPaths(paths)) {
    const steps = path.split('.');
    const last = steps.pop() ?? path;
    let node = root;
    for (const step of steps) {
      const next = node.get(step);
      const inner: Tree = next instanceof Map ? next : new Map();
      node.set(step, inner);
      node = inner;
    }
    node.set(last, true);
  }
  return root;
}

function included(value: unknown, wanted: Tree): unknown {
  if (Array.isArray(value))
    return value.filter((item) => isPlain(item) || Array.isArray(item)).map((item) => included(item, wanted));
  if (!isPlain(value)) return undefined;
  const part: Plain = {};
  for (const [key, member] of Object.entries(value)) {
    const inner = wanted.get(key);
    const kept = inner === true ? member : inner && included(member, inner);
    if (kept !== undefined) setMember(part, key, kept);
  }
  return part;
}

function excluded(value: unknown, unwanted: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => excluded(item, unwanted));
  if (!isPlain(value)) return value;
  const part = { ...value };
  for (const [key, inner] of unwanted) {
    const member = ownMember(part, key);
    if (member === undefined) continue;
    if (inner === true) delete part[key];
    else setMember(part, key, excluded(member, inner));
  }
  return part;
}
