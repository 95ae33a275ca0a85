import type { PathCondition } from '../filter-shape.js';
import type { Scalar } from '../port.js';
import { and, type Clause, exactly, never, not, or, unknown, within } from './clause.js';
import { documentClause } from './filter-document.js';
import { searchText } from './filter-regex.js';
import type { ItemTable, Layout } from './layout.js';
import { toItem } from './values.js';

/**
 * A condition on a path with a side table: whatever asks for single values is answered exactly. What asks for the list itself, or for
 * nothing, is too, unless the path leads through a list: then only the document tells.
 */
export function itemsClause(layout: Layout, items: ItemTable, condition: PathCondition): Clause {
  switch (condition.operator) {
    case '$eq':
      return hasOneOf(layout, items, [condition.operand]);
    case '$in':
      return hasOneOf(layout, items, condition.operand);
    case '$ne':
      return not(hasOneOf(layout, items, [condition.operand], 'each'));
    case '$nin':
      return not(hasOneOf(layout, items, condition.operand, 'each'));
    case '$all':
      return condition.operand.length === 0 ? never : and(condition.operand.map((value) => hasOneOf(layout, items, [value])));
    case '$exists':
      if (mayLeadThroughList(items)) return documentClause(items.path, condition);
      return exactly(`json_type(_doc, ${items.jsonPath}) IS ${condition.operand ? 'NOT ' : ''}NULL`);
    case '$size':
      if (mayLeadThroughList(items)) return documentClause(items.path, condition);
      return exactly(
        `json_type(_doc, ${items.jsonPath}) = 'array' AND json_array_length(_doc, ${items.jsonPath}) = ?`,
        condition.operand,
      );
    case '$regex': {
      const search = searchText('value', condition.operand, condition.options);
      return search ? member(layout, items, and([exactly(`typeof(value) = 'text'`), search]), 'all') : unknown;
    }
    default:
      return unknown;
  }
}

/**
 * How a side table is asked: for `all` documents that have such an item at once, which leads the query when such items are rare, or for
 * `each` document in turn, which is right where most documents pass.
 */
type Way = 'all' | 'each';

function hasOneOf(layout: Layout, items: ItemTable, values: readonly Scalar[], way: Way = 'all'): Clause {
  const found = member(layout, items, within('value', values.map(toItem)), way);
  if (!values.includes(null)) return found;
  return or([
    found,
    mayLeadThroughList(items) ? unknown : exactly(`ifnull(json_type(_doc, ${items.jsonPath}), 'null') = 'null'`),
  ]);
}

function mayLeadThroughList({ path }: ItemTable): boolean {
  return path.includes('.');
}

function member(layout: Layout, items: ItemTable, test: Clause, way: Way): Clause {
  if (!test.exact) return unknown;
  if (test === never) return never;
  const sql =
    way === 'all'
      ? `_n IN (SELECT n FROM ${items.sql} WHERE ${test.sql})`
      : `EXISTS (SELECT 1 FROM ${items.sql} WHERE n = ${layout.table}._n AND (${test.sql}))`;
  return exactly(sql, ...test.params);
}
