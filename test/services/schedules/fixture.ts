import type { Caller } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import { type QueueDueOptions, queueDue } from '../../../src/services/schedules/queue-due.js';
import type { ScheduleDocument } from '../../../src/services/schedules/schedule-document.js';
import { ada, type TestApi } from '../../support/api.js';

/** A Monday, in the middle of an hour. */
export const START = new Date('2024-11-11T06:30:00.000Z');

export const HOURLY = '0 * * * *';

/** That many minutes after the start. */
export function later(minutes: number): Date {
  return new Date(START.getTime() + minutes * 60_000);
}

/** A task with a schedule, and what has come of it. */
export class Scheduled {
  readonly queue = `queue ${newId()}`;
  readonly #api: TestApi;
  readonly #caller: Caller;
  task = '';

  constructor(api: TestApi, caller: Caller = ada) {
    this.#api = api;
    this.#caller = caller;
  }

  /** Again and again, from the first full hour after the start unless told otherwise. */
  async repeating({ cron = HOURLY, first = later(30), fields = {} as object } = {}): Promise<this> {
    this.task = await this.#api.create({}, this.#caller);
    const template = { name: 'a run', type: 'training', tags: ['run'], ...fields };
    await this.#add({ first, what: { cron, template } });
    return this;
  }

  /** Once, for a child that is there. Gives its id. */
  async once(first: Date): Promise<string> {
    this.task = await this.#api.create({}, this.#caller);
    const child = await this.#api.create({ parent: this.task }, this.#caller);
    await this.#add({ first, what: { child } });
    return child;
  }

  /** Ids of the task's children that wait in the queue, first to last. */
  async waiting(): Promise<(string | undefined)[]> {
    const { queues = [] } = await this.#api.call('queues.get_all', { name: `^${this.queue}$` }, this.#caller);
    return queues[0] ? this.#api.waiting(queues[0].id ?? '', this.#caller) : [];
  }

  /** Number of the task's children, queued or not. */
  children(): Promise<number> {
    return this.#api.services.tasks.countOwn({ parent: this.task }, this.#caller);
  }

  document(): Promise<ScheduleDocument | undefined> {
    return this.#api.services.schedules.collection.get(this.task);
  }

  #add(schedule: Pick<Parameters<TestApi['services']['schedules']['add']>[0], 'first' | 'what'>): Promise<void> {
    const { task, queue } = this;
    return this.#api.services.schedules.add({ task, queue, ...schedule }, this.#caller, START);
  }
}

/** One look at what is due. */
export function look(api: TestApi, now: Date, options: Partial<QueueDueOptions> = {}): Promise<string[]> {
  const { schedules, tasks } = api.services;
  return queueDue(schedules, tasks, { signal: new AbortController().signal, now, ...options });
}

/** Ends all schedules there are. */
export async function forgetAll(api: TestApi): Promise<void> {
  await api.services.schedules.collection.deleteMany({});
}

/** What something that fails says. */
export function failure(attempt: Promise<unknown>): Promise<string> {
  return attempt.then((value) => `it did not fail, but gave ${JSON.stringify(value)}`, String);
}
