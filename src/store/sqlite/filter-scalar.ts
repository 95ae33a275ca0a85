import type { PathCondition } from '../filter-shape.js';
import type { Scalar } from '../port.js';
import { always, and, atMost, type Clause, exactly, never, not, or, within } from './clause.js';
import { searchText } from './filter-regex.js';
import type { Column } from './layout.js';
import { toColumn } from './values.js';

const COMPARISONS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

/** A condition on a declared scalar: its column answers all but real regular expressions exactly. */
export function scalarClause(column: Column, condition: PathCondition): Clause {
  switch (condition.operator) {
    case '$eq':
      return equals(column, condition.operand);
    case '$ne':
      return not(equals(column, condition.operand));
    case '$in':
      return oneOf(column, condition.operand);
    case '$nin':
      return not(oneOf(column, condition.operand));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compares(column, condition.operator, condition.operand);
    case '$exists':
      return exists(column, condition.operand);
    case '$all':
      return condition.operand.length === 0 ? never : and(condition.operand.map((value) => equals(column, value)));
    case '$regex':
      if (column.type !== 'string') return never;
      return searchText(column.sql, condition.operand, condition.options) ?? atMost(`${column.sql} IS NOT NULL`);
    case '$size':
    case '$elemMatch':
      return never;
  }
}

function equals(column: Column, value: Scalar): Clause {
  if (value === null) return isNull(column);
  const bound = toColumn(column.type, value);
  return bound === undefined ? never : exactly(`${column.sql} = ?`, bound);
}

function oneOf(column: Column, values: readonly Scalar[]): Clause {
  const bound = values.map((value) => toColumn(column.type, value)).filter((value) => value !== undefined);
  const listed = within(column.sql, bound);
  return values.includes(null) ? or([listed, isNull(column)]) : listed;
}

function compares(column: Column, operator: keyof typeof COMPARISONS, value: Scalar): Clause {
  if (value === null) return operator === '$gte' || operator === '$lte' ? isNull(column) : never;
  const bound = toColumn(column.type, value);
  return bound === undefined ? never : exactly(`${column.sql} ${COMPARISONS[operator]} ?`, bound);
}

function isNull(column: Column): Clause {
  return column.path === 'id' ? never : exactly(`${column.sql} IS NULL`);
}

/** The column is NULL both where the value is null and where it is missing; only the document knows which. */
function exists(column: Column, wanted: boolean): Clause {
  if (column.path === 'id') return wanted ? always : never;
  const present = exactly(`${column.sql} IS NOT NULL OR json_type(_doc, ${column.jsonPath}) IS NOT NULL`);
  return wanted ? present : not(present);
}
