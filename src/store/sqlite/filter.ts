import { type FilterMember, membersOf, type PathCondition } from '../filter-shape.js';
import type { Filter } from '../port.js';
import { parseRegex } from '../regex.js';
import { and, type Clause, not, or } from './clause.js';
import type { SqlValue } from './driver.js';
import { documentClause } from './filter-document.js';
import { itemsClause } from './filter-items.js';
import { scalarClause } from './filter-scalar.js';
import type { Layout } from './layout.js';

/** A filter as SQL, and what SQL leaves open. */
export interface CompiledFilter {
  /** The condition; `1` when SQL can say nothing. */
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** What is still to be tested on the documents SQL finds; undefined when SQL's answer is exact. */
  readonly residual: Filter | undefined;
  /** Real regular expressions in the residual: with any, the query must run in a thread, under the deadline. */
  readonly patterns: readonly string[];
}

/** @throws InvalidRegexError; TypeError for what is no filter. */
export function compileFilter(filter: Filter, layout: Layout): CompiledFilter {
  const compiler = new FilterCompiler(layout);
  const members = membersOf(filter).flatMap(separated);
  const clauses = members.map((member) => compiler.member(member));
  const open = members.filter((_, i) => !clauses[i]?.exact).map(asFilter);
  const { sql, params } = and(clauses);
  return { sql, params, residual: open.length === 0 ? undefined : { $and: open }, patterns: compiler.patterns };
}

class FilterCompiler {
  readonly patterns: string[] = [];
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  filter(filter: Filter): Clause {
    return and(membersOf(filter).map((member) => this.member(member)));
  }

  member(member: FilterMember): Clause {
    if ('path' in member) return and(member.conditions.map((condition) => this.#condition(member.path, condition)));
    const clauses = member.filters.map((filter) => this.filter(filter));
    if (member.logical === '$and') return and(clauses);
    return member.logical === '$or' ? or(clauses) : not(or(clauses));
  }

  #condition(path: string, condition: PathCondition): Clause {
    if (condition.operator === '$regex') this.#note(condition.operand, condition.options);
    if (condition.operator === '$elemMatch') this.#noteInside(condition.operand);
    return this.#clause(path, condition);
  }

  #clause(path: string, condition: PathCondition): Clause {
    const column = this.#layout.columns.get(path);
    if (column) return scalarClause(column, condition);
    const items = this.#layout.items.get(path);
    return items ? itemsClause(this.#layout, items, condition) : documentClause(path, condition);
  }

  #note(pattern: string, options: string): void {
    if (!parseRegex(pattern, options).literal) this.patterns.push(pattern);
  }

  /** `$elemMatch` is never answered in SQL, but the patterns in it count. */
  #noteInside(operand: object): void {
    for (const [key, value] of Object.entries(operand)) {
      if (key === '$regex') this.#note(String(value), (operand as { $options?: string }).$options ?? '');
      else if (typeof value === 'object' && value !== null) this.#noteInside(value);
    }
  }
}

/** The conditions on one path apart, so that those answered exactly need no second test. */
function separated(member: FilterMember): FilterMember[] {
  if ('path' in member) return member.conditions.map((condition) => ({ path: member.path, conditions: [condition] }));
  return member.logical === '$and' ? member.filters.flatMap((filter) => membersOf(filter).flatMap(separated)) : [member];
}

function asFilter(member: FilterMember): Filter {
  if (!('path' in member)) return { [member.logical]: member.filters };
  const conditions = member.conditions.map((condition) => [
    [condition.operator, condition.operand],
    ...('options' in condition ? [['$options', condition.options]] : []),
  ]);
  return Object.fromEntries([[member.path, Object.fromEntries(conditions.flat())]]);
}
