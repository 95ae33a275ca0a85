import { invalidValue, missingField } from './query-errors.js';
import { integerValue } from './request-values.js';

/** Most documents one page holds. */
export const MAX_PAGE_SIZE = 500;

/** Which part of the matches is asked for. */
export interface Page {
  readonly skip: number;
  readonly limit?: number;
  /** The limit is ours and not the caller's: a cut list must say so. */
  readonly capped: boolean;
}

/**
 * Reads `page` and `page_size` (task-core 7.4, 10.2): 500 when neither or only a page is given, never more; an explicit null for
 * both lifts the limit.
 *
 * @param nulls request fields that came as null
 * @throws ApiError 400/12 out of range, 400/11 for a page of no size
 */
export function pageOf(request: Readonly<Record<string, unknown>>, nulls: ReadonlySet<string>): Page {
  const page = integerValue('page', request.page) ?? 0;
  const asked = integerValue('page_size', request.page_size);
  if (page < 0) throw invalidValue('page', 'a number >= 0', String(page));
  if (asked !== undefined && asked < 1) throw invalidValue('page_size', 'a number >= 1', String(asked));
  if (nulls.has('page_size')) {
    if (!nulls.has('page')) throw missingField('page_size', 'a page needs a size');
    return { skip: 0, capped: false };
  }
  const limit = Math.min(asked ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);
  return { skip: Math.min(page * limit, Number.MAX_SAFE_INTEGER), limit, capped: limit !== asked };
}
