import { randomUUID } from 'node:crypto';
import type { Call } from '../../rpc/index.js';
import type { Collection, CollectionDefinition, Document, Store } from '../../store/index.js';
import type { Page } from './paging.js';
import { described, invalidValue } from './query-errors.js';

/** Milliseconds that a scroll stays known after its last use (task-core 7.4). */
export const SCROLL_LIFE_MS = 600_000;

/** How far a caller has read a list. The query is not kept: the caller repeats it. */
export interface ScrollDocument extends Document {
  readonly company: string;
  readonly user: string;
  readonly position: number;
  readonly expires: Date;
}

export const scrollCollection: CollectionDefinition = {
  name: 'scrolls',
  indexes: [{ name: 'expires', paths: ['expires'] }],
  scalars: { company: 'string', user: 'string', position: 'number', expires: 'date' },
};

/** One call's use of a scroll. */
export interface Scroll {
  readonly page: Page;
  /** Remembers how many documents were returned and gives the id for the next call. */
  advance(returned: number): Promise<string>;
}

type ScrollCall = Pick<Call<object>, 'request' | 'nulls' | 'caller'> & { readonly store: Store };

/**
 * The scroll a request goes on with, or a new one when its id is null, unknown or expired; undefined when it does not scroll.
 *
 * @throws ApiError 400/12 without an integer `size` >= 1
 */
export async function scrollOf({ request, nulls, caller, store }: ScrollCall, now = new Date()): Promise<Scroll | undefined> {
  const { scroll_id: id, size, refresh_scroll: refresh } = request as Readonly<Record<string, unknown>>;
  if (id === undefined && !nulls.has('scroll_id')) return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) {
    throw invalidValue('size', 'an integer >= 1 when scrolling', described(size));
  }
  const scrolls = store.collection<ScrollDocument>(scrollCollection.name);
  const { user, company } = caller;
  const known = typeof id === 'string' ? await scrolls.get(id) : undefined;
  const current = known && known.expires > now && known.user === user && known.company === company ? known : undefined;
  const position = current?.position ?? 0;
  const page = refresh === true ? { skip: 0, limit: Math.max(position, size) } : { skip: position, limit: size };
  return {
    page: { ...page, capped: false },
    advance: async (returned) => {
      const next = { position: page.skip + returned, expires: new Date(now.getTime() + SCROLL_LIFE_MS) };
      return current ? moved(scrolls, current.id, next) : started(scrolls, { user, company, ...next }, now);
    },
  };
}

async function moved(
  scrolls: Collection<ScrollDocument>,
  id: string,
  next: Pick<ScrollDocument, 'position' | 'expires'>,
): Promise<string> {
  await scrolls.update({ id }, { $set: next });
  return id;
}

/** Expired ones go when a new one comes, so that they never pile up. */
async function started(scrolls: Collection<ScrollDocument>, scroll: Omit<ScrollDocument, 'id'>, now: Date): Promise<string> {
  await scrolls.deleteMany({ expires: { $lt: now } });
  const id = randomUUID().replaceAll('-', '');
  await scrolls.insert({ id, ...scroll });
  return id;
}
