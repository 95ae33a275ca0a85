import type { Condition, Filter } from '../../store/index.js';
import { parseDate } from './dates.js';
import { described, invalidValue } from './query-errors.js';
import { between } from './range-filter.js';

const MODIFIER = /^(>=|>|<=|<)/;

const comparisons = { '>=': '$gte', '>': '$gt', '<=': '$lte', '<': '$lt', '': '$eq' } as const;

/**
 * A date filter: a text or a list. Two items without modifiers are an inclusive range, null open; otherwise each item is
 * `[>=|>|<=|<]date`, all must hold, and of several with the same modifier the last counts. What is no date is passed over (task-core 7.2).
 *
 * @returns undefined when nothing is left to filter by
 * @throws ApiError 400/12 for an item that is no text, or null where no range is
 */
export function datetimeFilter(path: string, value: unknown): Filter | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return isRange(items) ? range(path, items) : comparisonsOf(path, items);
}

function isRange(items: readonly unknown[]): items is readonly [string | null, string | null] {
  return items.length === 2 && items.every((item) => item === null || (typeof item === 'string' && !MODIFIER.test(item)));
}

function range(path: string, [min, max]: readonly [string | null, string | null]): Filter | undefined {
  if (min === null && max === null) throw invalidValue(path, 'a minimum, a maximum or both', 'two nulls');
  return between(path, min === null ? null : parseDate(min), max === null ? null : parseDate(max));
}

function comparisonsOf(path: string, items: readonly unknown[]): Filter | undefined {
  const condition: Record<string, Date> = {};
  for (const item of items) {
    if (typeof item !== 'string') throw invalidValue(path, 'a date, with or without >, >=, < or <= before it', described(item));
    const modifier = (MODIFIER.exec(item)?.[0] ?? '') as keyof typeof comparisons;
    const date = parseDate(item.slice(modifier.length));
    if (date) condition[comparisons[modifier]] = date;
  }
  return Object.keys(condition).length === 0 ? undefined : { [path]: condition as Condition };
}
