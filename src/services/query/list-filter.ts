import type { Filter } from '../../store/index.js';

/** A list filter, read: its values by what must hold for them (task-core 7.3). */
export interface ListCondition {
  /** The field is, or has, one of these. */
  readonly in: readonly string[];
  /** The field is, or has, none of these. */
  readonly notIn: readonly string[];
  /** The field has every one of these. */
  readonly all: readonly string[];
  /** All groups must hold, instead of any. */
  readonly combine: 'and' | 'or';
  /** A missing, null or empty field satisfies the whole condition as well. */
  readonly orEmpty: boolean;
}

type Group = 'in' | 'notIn' | 'all';

interface Operator {
  readonly group: Group;
  /** Holds for all following values, not for the next one only. */
  readonly sticky: boolean;
}

const all: Operator = { group: 'all', sticky: true };
const any: Operator = { group: 'in', sticky: true };
const not: Operator = { group: 'notIn', sticky: false };
/** Also what an unknown operator means. */
const nop: Operator = { group: 'in', sticky: false };

const operators: ReadonlyMap<string, Operator> = new Map([
  ['__$all', all],
  ['__$and', all],
  ['__$any', any],
  ['__$or', any],
  ['__$not', not],
  ['__$nop', nop],
]);

/**
 * Reads the items of a list filter from left to right: plain values, `-value`, null and the `__$` operators.
 *
 * @example
 * parseListFilter(['__$all', 'x', '__$not', 'y']); // all: ['x'], notIn: ['y'], combine: 'and'
 */
export function parseListFilter(items: readonly (string | null)[]): ListCondition {
  const groups = { in: new Set<string>(), notIn: new Set<string>(), all: new Set<string>() };
  let operator: Operator | undefined;
  let orEmpty = false;
  for (const item of items) {
    if (item === null) {
      orEmpty = true;
    } else if (item.startsWith('__$')) {
      operator = operators.get(item) ?? nop;
    } else if (operator) {
      groups[operator.group].add(item);
      if (!operator.sticky) operator = undefined;
    } else if (item.startsWith('-')) {
      groups.notIn.add(item.slice(1));
    } else {
      groups.in.add(item);
    }
  }
  const first = operators.get(items[0] ?? '');
  return {
    in: [...groups.in],
    notIn: [...groups.notIn],
    all: [...groups.all],
    combine: first === all || first === not ? 'and' : 'or',
    orEmpty,
  };
}

/** The filter that a condition puts on a path, or undefined when it allows everything. `list`: the field holds a list. */
export function listFilter(path: string, condition: ListCondition, list: boolean): Filter | undefined {
  const groups = groupFilters(path, condition, list);
  if (groups.length === 0 && !condition.orEmpty) return undefined;
  const empty = condition.orEmpty ? emptyFilters(path, list) : [];
  if (groups.length === 0) return anyOf(empty);
  if (condition.combine === 'or') return anyOf([...groups, ...empty]);
  const every: Filter = groups.length === 1 && groups[0] ? groups[0] : { $and: groups };
  return anyOf([every, ...empty]);
}

function groupFilters(path: string, condition: ListCondition, list: boolean): Filter[] {
  const filters: Filter[] = [];
  if (condition.in.length > 0) filters.push({ [path]: { $in: condition.in } });
  if (condition.notIn.length > 0) filters.push({ [path]: { $nin: condition.notIn } });
  if (condition.all.length > 0) filters.push(everyOne(path, condition.all, list));
  return filters;
}

function everyOne(path: string, values: readonly string[], list: boolean): Filter {
  if (list) return { [path]: { $all: values } };
  const [only, ...others] = values;
  return others.length === 0 ? { [path]: only } : { $and: values.map((value) => ({ [path]: value })) };
}

function emptyFilters(path: string, list: boolean): Filter[] {
  return list ? [{ [path]: null }, { [path]: { $size: 0 } }] : [{ [path]: null }];
}

function anyOf(filters: readonly Filter[]): Filter {
  return filters.length === 1 && filters[0] ? filters[0] : { $or: filters };
}
