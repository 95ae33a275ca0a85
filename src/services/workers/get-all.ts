import type { Filter } from '../../store/index.js';
import { handler } from '../handler.js';
import { allOf } from '../query/combine.js';
import { listFilter, parseListFilter } from '../query/list-filter.js';
import { presentWorkers } from './present-workers.js';

/** The company's workers, with the names of what they work on and take from. */
export const getAll = handler('workers.get_all', async (call) => {
  const { request, caller, workers } = call;
  const now = new Date();
  const filter = allOf([
    seenSince(request.last_seen, now),
    tagged('tags', request.tags),
    tagged('system_tags', request.system_tags),
  ]);
  return { workers: await presentWorkers(await workers.list(filter, caller, now), caller, call, now) };
});

function seenSince(seconds: number, now: Date): Filter | undefined {
  return seconds === 0 ? undefined : { last_activity: { $gte: new Date(Math.max(0, now.getTime() - seconds * 1000)) } };
}

function tagged(field: string, tags: readonly (string | null)[] | undefined): Filter | undefined {
  return tags && listFilter(field, parseListFilter(tags), true);
}
