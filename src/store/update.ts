import { InvalidUpdateError } from './errors.js';
import type { Update } from './port.js';
import { operators } from './update-operators.js';
import { changeAt } from './update-path.js';

/** One operator on one path. */
export type Change = readonly [operator: keyof typeof operators, path: string, operand: unknown];

/**
 * The document after an update, with MongoDB's semantics; the given one stays as it is. Operands that are `undefined` are as if absent.
 *
 * @throws InvalidUpdateError when an operator does not fit what is stored, two operators touch one path, or a path is malformed.
 * @example
 * applyUpdate({ id: '1', n: 1 }, { $inc: { n: 2 }, $set: { 'a.b': true } }); // { id: '1', n: 3, a: { b: true } }
 */
export function applyUpdate<T extends object>(document: T, update: Update): T {
  let changed: unknown = document;
  for (const [name, path, operand] of changesOf(update)) {
    const { apply, creates } = operators[name];
    const refuse = (reason: string): never => {
      throw new InvalidUpdateError(name, path, reason);
    };
    changed = changeAt(changed, path.split('.'), { creates, refuse, change: (old) => apply(old, operand, refuse) });
  }
  return changed as T;
}

/** The single changes of an update, checked as far as that goes without a document. @throws InvalidUpdateError */
export function changesOf(update: Update): Change[] {
  const changes = Object.entries(update).flatMap(([name, members]) => {
    if (!isOperator(name)) throw new InvalidUpdateError(name, '', 'it is no update operator');
    return Object.entries((members ?? {}) as object)
      .filter(([, operand]) => operand !== undefined)
      .map(([path, operand]): Change => [name, checkedPath(name, path), operand]);
  });
  refuseConflicts(changes);
  return changes;
}

function isOperator(name: string): name is keyof typeof operators {
  return Object.hasOwn(operators, name);
}

function checkedPath(operator: string, path: string): string {
  const segments = path.split('.');
  if (segments.includes('')) throw new InvalidUpdateError(operator, path, 'a path has no empty steps');
  if (segments.some((segment) => segment.startsWith('$')))
    throw new InvalidUpdateError(operator, path, 'no step may start with $');
  if (segments[0] === 'id') throw new InvalidUpdateError(operator, path, 'an id never changes');
  return path;
}

/** Two changes may neither meet at one path nor lie one inside the other: their order would decide. */
function refuseConflicts(changes: readonly Change[]): void {
  const paths = new Set<string>();
  for (const [operator, path] of changes) {
    if (paths.has(path)) throw new InvalidUpdateError(operator, path, 'another operator changes the same path');
    paths.add(path);
  }
  for (const [operator, path] of changes) {
    for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
      const outer = path.slice(0, dot);
      if (paths.has(outer)) throw new InvalidUpdateError(operator, path, `another operator changes ${JSON.stringify(outer)}`);
    }
  }
}
