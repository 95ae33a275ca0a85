import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import type { SortKey } from '../../store/index.js';
import type { Shape } from './fields.js';
import { type Aliases, currentPath, resolvePath } from './path.js';
import { unknownField } from './query-errors.js';

/** Orders by how well a document matches `search_text`, best first. */
export const TEXT_SCORE = '@text_score';

export interface Order {
  readonly keys: readonly SortKey[];
  /** The text score comes before all keys. */
  readonly byTextScore: boolean;
}

export interface OrderOptions {
  readonly aliases: Aliases;
  /** Stored paths below which digits in strings compare by their value. */
  readonly numericBelow: readonly string[];
  readonly searchesText: boolean;
}

/** The order in which documents were made: by their time alone, because an engine keeps those of one millisecond as they came. */
const INSERTION: Order = { keys: [{ path: 'created' }], byTextScore: false };

/**
 * Reads `order_by` (task-core 7.4, 10.1): without it the order of insertion; `-` is descending, `id` is appended, and on a first ascending
 * key empty values come last.
 * Only a first, ascending key has to exist; an unknown one elsewhere orders nothing.
 *
 * @throws ApiError 400/14 for an unknown first key, 400/16 for `@text_score` without `search_text`
 */
export function orderOf(orderBy: readonly string[], shape: Shape, options: OrderOptions): Order {
  const names = orderBy.filter((name) => !isTextScore(name));
  const byTextScore = names.length < orderBy.length;
  if (byTextScore && !options.searchesText) {
    throw new ApiError(errors.fields_value_error, { extra: `${TEXT_SCORE} needs search_text`, data: { field: 'order_by' } });
  }
  if (orderBy.length === 0) return INSERTION;
  const keys = new Map<string, SortKey>();
  for (const [position, name] of [...names, 'id'].entries()) {
    const key = sortKey(name, position === 0 && !byTextScore, shape, options);
    if (key && !keys.has(key.path)) keys.set(key.path, key);
  }
  return { keys: [...keys.values()], byTextScore };
}

function isTextScore(name: string): boolean {
  return name === TEXT_SCORE || name === `-${TEXT_SCORE}`;
}

function sortKey(name: string, first: boolean, shape: Shape, options: OrderOptions): SortKey | undefined {
  const descending = name.startsWith('-');
  const path = descending ? name.slice(1) : name;
  const found = resolvePath(shape, currentPath(path, options.aliases));
  if (!found) {
    if (first && !descending) throw unknownField(path, shape.label);
    return undefined;
  }
  const numeric = options.numericBelow.some((prefix) => found.stored.startsWith(`${prefix}.`));
  return {
    path: found.stored,
    ...(descending && { descending }),
    ...(first && !descending && { emptyLast: true }),
    ...(numeric && { numeric }),
  };
}
