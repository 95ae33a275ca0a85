import { conditionsOf, isCondition, membersOf, type PathCondition } from './filter-shape.js';
import { mingo } from './mingo.js';
import { endsAt, isPlain, type Plain, valueAt } from './paths.js';
import type { Condition, Filter, Scalar } from './port.js';
import { parseRegex, toRegExp } from './regex.js';

/** Tells whether a document satisfies a filter. */
export type Matcher = (document: unknown) => boolean;

/**
 * A filter as a function over documents in memory, by mingo, with the corners mended where mingo and MongoDB part (`$all` on a
 * single value, `$gte: null`, `$elemMatch` with several operators, names of `Object.prototype` in paths).
 *
 * @throws InvalidRegexError; TypeError for what is no filter.
 * @example
 * matcher({ tags: 'x' })({ id: '1', tags: ['x', 'y'] }); // true
 */
export function matcher(filter: Filter): Matcher {
  const tests = membersOf(filter).flatMap((member) =>
    'logical' in member ? [logical(member.logical, member.filters)] : onPath(member.path, member.conditions),
  );
  return every(tests);
}

/** Tells whether a value, such as one item of a list, satisfies a scalar, conditions or a filter on its members. */
export function itemMatcher(operand: Scalar | Filter | Condition): Matcher {
  if (typeof operand === 'object' && operand !== null && !(operand instanceof Date) && !isCondition(operand)) {
    const test = matcher(operand);
    return (item) => isPlain(item) && test(item);
  }
  const test = every(onPath('item', conditionsOf('item', operand)));
  return (item) => test({ item });
}

function every(tests: readonly Matcher[]): Matcher {
  const [first] = tests;
  if (first && tests.length === 1) return first;
  return (document) => tests.every((test) => test(document));
}

function logical(operator: '$and' | '$or' | '$nor', filters: readonly Filter[]): Matcher {
  const tests = filters.map(matcher);
  if (operator === '$and') return every(tests);
  if (operator === '$or') return (document) => tests.some((test) => test(document));
  return (document) => !tests.some((test) => test(document));
}

function onPath(path: string, conditions: readonly PathCondition[]): Matcher[] {
  return conditions.flatMap((condition) => {
    if (condition.operator === '$elemMatch') return [elementMatcher(path, condition.operand)];
    return mingoTerms(condition).map((term) => byMingo(path, term));
  });
}

function byMingo(path: string, term: Plain): Matcher {
  const { Query, context } = mingo();
  if (!path.split('.').some((segment) => segment in Object.prototype)) {
    const query = new Query({ [path]: term }, { context });
    return (document) => query.test(document as Plain);
  }
  // mingo refuses or misreads such a path; through plain objects it is easily followed.
  const query = new Query({ value: term }, { context });
  return (document) => query.test({ value: valueAt(document, path) });
}

/** A condition in mingo's terms, all of which must hold. */
function mingoTerms(condition: Exclude<PathCondition, { operator: '$elemMatch' }>): Plain[] {
  const { operator, operand } = condition;
  switch (operator) {
    case '$regex':
      return [{ $regex: toRegExp(parseRegex(operand, condition.options)) }];
    case '$all':
      // As in MongoDB: every item asked for is the value or one of its items, and asking for none matches nothing.
      return operand.length === 0 ? [{ $in: [] }] : operand.map((item) => ({ $eq: item }));
    case '$gte':
    case '$lte':
      return [operand === null ? { $eq: null } : { [operator]: operand }];
    case '$gt':
    case '$lt':
      return [operand === null ? { $in: [] } : { [operator]: operand }];
    default:
      return [{ [operator]: operand }];
  }
}

function elementMatcher(path: string, operand: Filter | Condition): Matcher {
  const test = itemMatcher(operand);
  return (document) => endsAt(document, path).some((value) => Array.isArray(value) && value.some(test));
}
