import type { Condition, Filter, Scalar } from './port.js';

/** One member of a filter, checked: a logical operator with its filters, or a path with the conditions on it. */
export type FilterMember =
  | { readonly logical: '$and' | '$or' | '$nor'; readonly filters: readonly Filter[] }
  | { readonly path: string; readonly conditions: readonly PathCondition[] };

/** One condition on a path. A bare value is `$eq`; `$options` travels with its `$regex`. */
export type PathCondition =
  | { readonly operator: '$eq' | '$ne' | '$gt' | '$gte' | '$lt' | '$lte'; readonly operand: Scalar }
  | { readonly operator: '$in' | '$nin' | '$all'; readonly operand: readonly Scalar[] }
  | { readonly operator: '$exists'; readonly operand: boolean }
  | { readonly operator: '$size'; readonly operand: number }
  | { readonly operator: '$regex'; readonly operand: string; readonly options: string }
  | { readonly operator: '$elemMatch'; readonly operand: Filter | Condition };

/**
 * The members of a filter, all of which must hold. A filter comes from our own code, but with values from callers in it, so its shape is
 * checked once more: a member that is `undefined` would otherwise match every document.
 *
 * @throws TypeError for anything outside the port's language.
 */
export function membersOf(filter: Filter): FilterMember[] {
  return Object.entries(filter).map(([key, value]) => {
    if (key === '$and' || key === '$or' || key === '$nor') return { logical: key, filters: filterList(key, value) };
    if (key.startsWith('$')) throw new TypeError(`unknown operator ${key} in a filter`);
    return { path: key, conditions: conditionsOf(key, value) };
  });
}

/** The conditions on one path. @throws TypeError */
export function conditionsOf(path: string, value: unknown): PathCondition[] {
  if (isScalar(value)) return [{ operator: '$eq', operand: value }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(
      `the condition on ${path} is ${Array.isArray(value) ? 'a list' : typeof value}, not a value or operators`,
    );
  }
  const condition = value as Condition;
  const entries = Object.entries(condition).filter(([operator]) => operator !== '$options');
  if (entries.length === 0) throw new TypeError(`the condition on ${path} is empty`);
  return entries.map(([operator, operand]) => checked(path, operator, operand, condition.$options ?? ''));
}

/** True when an object is conditions on a value rather than a filter on members. */
export function isCondition(value: Filter | Condition): value is Condition {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key.startsWith('$') && key !== '$and' && key !== '$or' && key !== '$nor');
}

export function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;
}

function checked(path: string, operator: string, operand: unknown, options: string): PathCondition {
  switch (operator) {
    case '$eq':
    case '$ne':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (isScalar(operand)) return { operator, operand };
      break;
    case '$in':
    case '$nin':
    case '$all':
      if (Array.isArray(operand) && operand.every(isScalar)) return { operator, operand };
      break;
    case '$exists':
      if (typeof operand === 'boolean') return { operator, operand };
      break;
    case '$size':
      if (typeof operand === 'number') return { operator, operand };
      break;
    case '$regex':
      if (typeof operand === 'string') return { operator, operand, options };
      break;
    case '$elemMatch':
      if (typeof operand === 'object' && operand !== null) return { operator, operand };
      break;
    default:
      throw new TypeError(`unknown operator ${operator} on ${path}`);
  }
  throw new TypeError(`the operand of ${operator} on ${path} is of the wrong kind`);
}

function filterList(operator: string, value: unknown): readonly Filter[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new TypeError(`${operator} needs a list of filters with at least one in it`);
  return value;
}
