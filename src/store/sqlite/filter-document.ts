import type { PathCondition } from '../filter-shape.js';
import { isIndex } from '../paths.js';
import type { Scalar } from '../port.js';
import { and, atMost, type Clause, never, or, unknown } from './clause.js';

/** Longer lists are not searched for value by value. */
const SEARCHED = 4;

/**
 * What can be said in SQL about a path without a column: a document can only match if its text holds the key and, for a text, the value.
 * Searching a text costs a fiftieth of parsing it, so this keeps most documents from being parsed.
 */
export function documentClause(path: string, condition: PathCondition): Clause {
  switch (condition.operator) {
    case '$eq':
      return holdsOneOf(path, [condition.operand]);
    case '$in':
      return holdsOneOf(path, condition.operand);
    case '$all':
      return condition.operand.length === 0 ? never : and(condition.operand.map((value) => holdsOneOf(path, [value])));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return condition.operand === null ? unknown : holdsKey(path);
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

/** Null matches where the key is missing, too, so nothing can be searched for. */
function holdsOneOf(path: string, values: readonly Scalar[]): Clause {
  if (values.length === 0) return never;
  if (values.includes(null)) return unknown;
  if (values.length > SEARCHED || !values.every((value) => typeof value === 'string')) return holdsKey(path);
  const texts = values.map((value) => holds(JSON.stringify(value)));
  return and([holdsKey(path), or(texts)]);
}

function holdsKey(path: string): Clause {
  const keys = path.split('.').filter((step) => !isIndex(step));
  const [rarest] = keys.sort((a, b) => b.length - a.length);
  return rarest === undefined ? unknown : holds(`${JSON.stringify(rarest)}:`);
}

function holds(text: string): Clause {
  return atMost('instr(_doc, ?) > 0', text);
}
