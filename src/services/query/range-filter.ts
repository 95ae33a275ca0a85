import type { Condition, Filter } from '../../store/index.js';
import { parseDate } from './dates.js';
import { described, invalidValue } from './query-errors.js';

/** What a range compares: its bounds are turned into that. */
export type RangeKind = 'number' | 'date';

type Bound = number | Date;

/**
 * `[min, max]`, both inclusive, either open when null; an open minimum also lets in documents without the field (task-core 7.2).
 *
 * @throws ApiError 400/12 unless there are exactly two bounds, not both null
 */
export function rangeFilter(path: string, value: unknown, kind: RangeKind): Filter | undefined {
  if (!Array.isArray(value) || value.length !== 2) throw invalidValue(path, 'two values, [min, max]', described(value));
  const [min, max] = value as [unknown, unknown];
  if (min === null && max === null) throw invalidValue(path, 'a minimum, a maximum or both', 'two nulls');
  return between(path, min === null ? null : bound(path, min, kind), max === null ? null : bound(path, max, kind));
}

/** The filter of a range; an undefined bound does not count, a null one is open. */
export function between(path: string, min: Bound | null | undefined, max: Bound | null | undefined): Filter | undefined {
  const condition: Condition = {
    ...(min !== null && min !== undefined && { $gte: min }),
    ...(max !== null && max !== undefined && { $lte: max }),
  };
  if (Object.keys(condition).length === 0) return undefined;
  return min === null ? { $or: [{ [path]: condition }, { [path]: null }] } : { [path]: condition };
}

function bound(path: string, value: unknown, kind: RangeKind): Bound {
  const read = kind === 'number' ? readNumber(value) : readDate(value);
  if (read === undefined) throw invalidValue(path, `a ${kind} or null`, described(value));
  return read;
}

function readNumber(value: unknown): number | undefined {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

function readDate(value: unknown): Date | undefined {
  return typeof value === 'string' ? parseDate(value) : undefined;
}
