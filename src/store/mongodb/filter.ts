import type { Filter as ServerFilter } from 'mongodb';
import { conditionsOf, type FilterMember, isCondition, membersOf, type PathCondition } from '../filter-shape.js';
import type { Condition, Filter } from '../port.js';
import { serverRegex } from './regex.js';
import { type Stored, storedPath } from './stored.js';

/** A filter as the server takes it. */
export interface Query {
  readonly filter: ServerFilter<Stored>;
  /** A caller's regular expression in it, if any that could run away: the query then runs under the store's deadline. */
  readonly pattern: string | undefined;
  /** The longest regular expression in it, if any: the server may have a limit of its own. */
  readonly longest: string | undefined;
}

/**
 * Checks a filter and spells it for the server: `id` is `_id`, patterns are PCRE's.
 *
 * @throws InvalidRegexError; TypeError for what is no filter.
 * @example
 * toQuery({ id: 'a', 'models.id': 'b' }).filter; // { _id: 'a', 'models.id': 'b' }
 */
export function toQuery(filter: Filter): Query {
  const translation = new Translation();
  const spelled = translation.filter(filter, storedPath);
  return { filter: spelled, pattern: translation.pattern, longest: translation.longest };
}

/** A filter for which both must hold; in one level where that says the same, which keeps the server's plan simple. */
export function both(a: ServerFilter<Stored>, b: ServerFilter<Stored>): ServerFilter<Stored> {
  return Object.keys(a).some((key) => Object.hasOwn(b, key)) ? { $and: [a, b] } : { ...a, ...b };
}

/** A filter, or conditions, on the items of an array; an item's `id` is its own. */
export function toItemFilter(operand: Filter | Condition): Record<string, unknown> {
  return new Translation().items(operand);
}

type Naming = (path: string) => string;
type Members = Record<string, unknown>;

/** One filter on its way to the server; remembers the first pattern that could run away, and the longest of all. */
class Translation {
  pattern: string | undefined;
  longest: string | undefined;

  filter(filter: Filter, named: Naming): Members {
    return Object.fromEntries(membersOf(filter).map((member) => this.#member(member, named)));
  }

  items(operand: Filter | Condition): Members {
    return isCondition(operand) ? this.#conditions(conditionsOf('item', operand)) : this.filter(operand, (path) => path);
  }

  #member(member: FilterMember, named: Naming): readonly [key: string, value: unknown] {
    if ('logical' in member) return [member.logical, member.filters.map((part) => this.filter(part, named))];
    return [named(member.path), this.#onPath(member.conditions)];
  }

  /** Equality alone goes as the bare value, the form every server's planner knows best. */
  #onPath(conditions: readonly PathCondition[]): unknown {
    const [first, ...others] = conditions;
    return first?.operator === '$eq' && others.length === 0 ? first.operand : this.#conditions(conditions);
  }

  #conditions(conditions: readonly PathCondition[]): Members {
    return Object.fromEntries(conditions.flatMap((condition) => Object.entries(this.#condition(condition))));
  }

  #condition(condition: PathCondition): Members {
    if (condition.operator === '$elemMatch') return { $elemMatch: this.items(condition.operand) };
    if (condition.operator !== '$regex') return { [condition.operator]: condition.operand };
    const { regex, parsed } = serverRegex(condition.operand, condition.options);
    if (!parsed.literal) this.pattern ??= condition.operand;
    if (condition.operand.length > (this.longest ?? '').length) this.longest = condition.operand;
    return { ...regex };
  }
}
