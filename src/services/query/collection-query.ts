import type { Call } from '../../rpc/index.js';
import type { Filter } from '../../store/index.js';
import { ownOrPublic } from '../scope.js';
import { allOf } from './combine.js';
import { datetimeFilter } from './datetime-filter.js';
import type { Shape } from './fields.js';
import { type ListCondition, listFilter, parseListFilter } from './list-filter.js';
import { multiFieldFilter } from './multi-field-filter.js';
import { type Order, orderOf } from './order.js';
import { type Aliases, currentPath, type ResolvedPath, resolvePath } from './path.js';
import { unknownField } from './query-errors.js';
import { rangeFilter } from './range-filter.js';
import { listValue, textList, textValue } from './request-values.js';
import { type Selection, selectionOf } from './selection.js';
import { type TextWeights, textFilters, wordsOf } from './text-search.js';

/** How a request field filters (task-core 7.2): `list` is the small language of 7.3, `pattern` a case-sensitive regular expression. */
export type FilterKind = 'list' | 'pattern' | 'range' | 'datetime';

/** Everything that sets one collection's `get_all` apart from another's. */
export interface QueryTable {
  readonly shape: Shape;
  /** Request field to kind; a field that ends in `.*` stands for every path below. All other request fields are no filters. */
  readonly filters: Readonly<Record<string, FilterKind>>;
  readonly aliases: Aliases;
  /** Documents with this system tag are left out unless `search_hidden` or an id is given. */
  readonly hiddenTag?: string;
  /** Paths whose strings order by the value of digits in them. */
  readonly numericBelow: readonly string[];
  /** Paths that `search_text` looks in, and how much a hit there counts. */
  readonly text?: TextWeights;
}

/** What a query needs of a call. */
export type QueryCall = Pick<Call<object>, 'request' | 'caller' | 'nulls' | 'signal' | 'answer'>;

export interface QueryOptions {
  /** Which documents the caller may read; the own and the public ones unless said. */
  readonly scope?: Filter;
  /** `*`, `.*` and paths past references are known in `only_fields`, and `id` is always shown. */
  readonly joined?: ReadonlyMap<string, Shape>;
  /** Conditions that replace those of list filters in the request, by request field. */
  readonly conditions?: ReadonlyMap<string, ListCondition>;
}

/** A request, read: ready to be run on a collection. */
export interface CollectionQuery {
  readonly filter: Filter;
  readonly order: Order;
  readonly selection: Selection;
  /** Words of `search_text`; empty when there is none. */
  readonly words: readonly string[];
}

type Request = Readonly<Record<string, unknown>>;

/**
 * Reads the filters, order and projection of a `get_all` request. Fields the definition does not declare are checked here.
 *
 * @throws ApiError 400/12 for a malformed filter, 400/14 for a path that documents do not have, 400/16 for `@text_score` alone
 */
export function collectionQuery(call: QueryCall, table: QueryTable, options: QueryOptions = {}): CollectionQuery {
  const request = call.request as Request;
  const words = table.text ? wordsOf(request.search_text) : [];
  return {
    filter: allOf([
      options.scope ?? ownOrPublic(call.caller),
      ...fieldFilters(request, table, options),
      ...multiFieldFilters(call, table),
      hiddenFilter(request, table),
      ...(table.text ? textFilters(words, table.text) : []),
    ]),
    order: orderOf(textList('order_by', request.order_by), table.shape, { ...table, searchesText: words.length > 0 }),
    selection: selectionOf(requestedFields(request), table.shape, { ...table, ...options }),
    words,
  };
}

function fieldFilters(request: Request, table: QueryTable, { conditions }: QueryOptions): (Filter | undefined)[] {
  return Object.entries(request).map(([name, value]) => {
    const path = currentPath(name, table.aliases);
    const kind = filterKind(table.filters, path);
    if (!kind || value === undefined || value === null) return undefined;
    const found = resolvePath(table.shape, path);
    if (!found) throw unknownField(name, table.shape.label);
    return fieldFilter(kind, found, name, value, conditions?.get(name));
  });
}

function filterKind(filters: QueryTable['filters'], path: string): FilterKind | undefined {
  if (Object.hasOwn(filters, path)) return filters[path];
  const below = `${path.slice(0, Math.max(path.indexOf('.'), 0))}.*`;
  return Object.hasOwn(filters, below) ? filters[below] : undefined;
}

function fieldFilter(
  kind: FilterKind,
  { stored, field }: ResolvedPath,
  name: string,
  value: unknown,
  condition: ListCondition | undefined,
): Filter | undefined {
  switch (kind) {
    case 'list':
      return listFilter(stored, condition ?? parseListFilter(listValue(name, value)), field.kind === 'strings');
    case 'pattern': {
      const pattern = textValue(name, value);
      return pattern === '' ? undefined : { [stored]: { $regex: pattern } };
    }
    case 'range':
      return rangeFilter(stored, value, field.kind === 'date' ? 'date' : 'number');
    case 'datetime':
      return datetimeFilter(stored, value);
  }
}

const multiFields = { _any_: '$or', _or_: '$or', _all_: '$and', _and_: '$and' } as const;

function multiFieldFilters({ request, nulls }: QueryCall, { shape, aliases }: QueryTable): (Filter | undefined)[] {
  return Object.entries(multiFields).map(([name, combine]) => {
    const value = nulls.has(name) ? null : (request as Request)[name];
    return value === undefined ? undefined : multiFieldFilter(name, value, combine, shape, aliases);
  });
}

function hiddenFilter(request: Request, { hiddenTag }: QueryTable): Filter | undefined {
  const byId = Array.isArray(request.id) ? request.id.length > 0 : request.id !== undefined;
  if (hiddenTag === undefined || request.search_hidden || byId) return undefined;
  return { system_tags: { $nin: [hiddenTag] } };
}

/** `projection` wins over `only_fields`, unless it is empty (task-core 7.5). */
function requestedFields({ projection, only_fields }: Request): readonly string[] {
  const fields = textList('projection', projection);
  return fields.length > 0 ? fields : textList('only_fields', only_fields);
}
