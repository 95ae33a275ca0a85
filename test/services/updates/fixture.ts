import type { Caller } from '../../../src/rpc/index.js';
import { interestOf } from '../../../src/services/updates/interest.js';
import type { UpdateEvent } from '../../../src/services/updates/update-event.js';
import { Updates, type UpdatesOptions } from '../../../src/services/updates/updates.js';
import { ada, type Fields, type TestApi } from '../../support/api.js';
import { eventually } from '../../support/harness.js';

/** A stream whose events are kept as they come. */
export interface Watcher {
  readonly events: UpdateEvent[];
  readonly missed: boolean;
  /** Where a client would come back to. */
  readonly cursor: () => string;
  readonly end: () => void;
}

/** Live updates of a store of the tests, which look at changes at once. */
export function updatesOf(api: TestApi, options: UpdatesOptions = {}): Updates {
  return new Updates(api.services.store, { collectMs: 1, ...options });
}

export async function watching(updates: Updates, filters: Fields = {}, caller: Caller = ada, after?: string): Promise<Watcher> {
  const { stream, missed } = await updates.subscribe(interestOf(filters, caller), after);
  const events: UpdateEvent[] = [];
  let last = stream.cursor ?? after ?? '';
  const never = new AbortController().signal;
  void (async () => {
    for (let some = await stream.next(never); some !== undefined; some = await stream.next(never)) {
      events.push(...some);
      last = some.at(-1)?.cursor ?? last;
    }
  })();
  return { events, missed, cursor: () => last, end: () => stream.end() };
}

/** Waits until the watcher was told of the task, and gives the kinds of its events. */
export async function toldOf({ events }: Watcher, task: string | undefined): Promise<string[]> {
  await eventually(() => events.some((event) => event.task === task), `${task} is told of`);
  return events.filter((event) => event.task === task).map(({ kind }) => kind);
}
