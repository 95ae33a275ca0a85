import type { PathCondition } from '../filter-shape.js';
import { isIndex } from '../paths.js';
import type { Scalar } from '../port.js';
import { and, atMost, type Clause, never, or, unknown } from './clause.js';

/**
 * What can be said in SQL about a path without a column: a document can only match if its text holds the key and, for a text, the value.
 * Searching text costs a tenth of parsing it, so this keeps most documents from being parsed.
 */
export function documentClause(path: string, condition: PathCondition): Clause {
  switch (condition.operator) {
    case '$eq':
      return holdsValue(path, condition.operand);
    case '$in':
      return condition.operand.length <= 4 ? or(condition.operand.map((value) => holdsValue(path, value))) : keyUnless(path, condition.operand);
    case '$all':
      return condition.operand.length === 0 ? never : and(condition.operand.map((value) => holdsValue(path, value)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return keyUnless(path, [condition.operand]);
    case '$exists':
      return condition.operand ? holdsKey(path) : unknown;
    case '$regex':
    case '$elemMatch':
    case '$size':
      return holdsKey(path);
    default:
      return unknown;
  }
}

function holdsValue(path: string, value: Scalar): Clause {
  if (value === null) return unknown;
  return typeof value === 'string' ? and([holdsKey(path), holds(JSON.stringify(value))]) : holdsKey(path);
}

/** Null matches where the key is missing, too. */
function keyUnless(path: string, values: readonly Scalar[]): Clause {
  return values.includes(null) ? unknown : holdsKey(path);
}

function holdsKey(path: string): Clause {
  const keys = path.split('.').filter((step) => !isIndex(step));
  const [rarest] = keys.sort((a, b) => b.length - a.length);
  return rarest === undefined ? unknown : holds(`${JSON.stringify(rarest)}:`);
}

function holds(text: string): Clause {
  return atMost('instr(_doc, ?) > 0', text);
}
