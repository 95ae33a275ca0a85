import type { SdkObject, SdkPaging, SdkScroll, SdkType } from './model.js';
import type { Shape } from './shape.js';

/** What the fields of a list in pages are called (definitions.md, "Lists"). */
const PAGE = { page: 'page', size: 'page_size' } as const;
/** What those of a scroll are called. */
const SCROLL = { id: 'scroll_id', size: 'size' } as const;

export interface Listing {
  readonly paging?: SdkPaging;
  readonly scroll?: SdkScroll;
}

/** How an action gives a long list bit by bit; nothing where it does not, or where its answer has several lists. */
export function listingOf(request: SdkType | undefined, response: SdkType | undefined): Listing {
  const list = onlyList(response);
  if (list === undefined || request?.kind !== 'object') return {};
  const takes = (...names: readonly string[]) => names.every((name) => fieldNames(request).includes(name));
  const scrolls = takes(SCROLL.id, SCROLL.size) && fieldNames(response).includes(SCROLL.id);
  return {
    ...(takes(PAGE.page, PAGE.size) ? { paging: { ...PAGE, ...list } } : {}),
    ...(scrolls ? { scroll: { ...SCROLL, ...list } } : {}),
  };
}

function onlyList(response: SdkType | undefined): { readonly items: string; readonly item: Shape } | undefined {
  const fields = response?.kind === 'object' ? response.fields : [];
  const lists = fields.flatMap(({ name, shape }) => (shape.kind === 'list' ? [{ items: name, item: shape.items }] : []));
  return lists.length === 1 ? lists[0] : undefined;
}

function fieldNames(type: SdkObject | SdkType | undefined): string[] {
  return type?.kind === 'object' ? type.fields.map(({ name }) => name) : [];
}
