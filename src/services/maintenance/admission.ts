import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import type { Filter, FindOptions, MayGoOn } from '../../store/index.js';
import { ARCHIVED } from '../tasks/archiving.js';
import { enqueueTask } from '../tasks/queueing.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import type { Workers } from '../workers/workers.js';
import { maintenanceCaller } from './maintenance-caller.js';

/** What the status of a task that was let in says as its reason. */
export const ADMITTED = 'admitted';

/** Tasks that one look is about, unless said. */
const AT_A_TIME = 500;

/** Which drafts are let into which queue, and when. */
export interface AdmissionRule {
  /** System tag of the tasks. */
  readonly tag: string;
  /** Name of the queue in each company, made where there is none. */
  readonly queue: string;
  /** Seconds that a task is held at most, so that its owner can take it back. */
  readonly delaySeconds: number;
}

export interface AdmissionOptions extends AdmissionRule {
  readonly mayGoOn: MayGoOn;
  readonly now?: Date;
  /** Tasks that one look is about. */
  readonly atATime?: number;
}

/** The tasks that are held, and how they are read: in an order that an index has. Public ones can be changed by nobody. */
export function heldTasks(tag: string, limit = AT_A_TIME): { readonly filter: Filter; readonly page: FindOptions } {
  const include = ['company', 'project', 'status', 'status_changed', 'created', 'execution.queue', 'enqueue_status'];
  return {
    filter: {
      status: 'created',
      company: { $nin: ['', null] },
      system_tags: { $in: [tag], $nin: [ARCHIVED] },
    },
    page: { sort: [{ path: 'last_update' }], limit, projection: { include } },
  };
}

/** Whether there is anything to let in: what needs no lease. */
export async function isAnyHeld(tasks: Tasks, { tag }: AdmissionRule): Promise<boolean> {
  const { filter, page } = heldTasks(tag, 1);
  return (await tasks.collection.find(filter, page)).length > 0;
}

/**
 * Lets tasks into their queue that a surface holds back: one for each idle worker of the queue that finds nothing in it, and all that
 * were held for long enough (rest-surfaces 6.3). What somebody else changes or deletes meanwhile is left alone.
 *
 * @returns ids of those that were let in
 * @throws what the first task failed with that could not be let in: after all others had their turn
 */
export async function admitTasks(
  tasks: Tasks,
  workers: Workers,
  { tag, queue: name, delaySeconds, mayGoOn, now = new Date(), atATime = AT_A_TIME }: AdmissionOptions,
): Promise<string[]> {
  const { filter, page } = heldTasks(tag, atATime);
  const companies = new Map<string, Slots>();
  const admitted: string[] = [];
  const failures: unknown[] = [];
  const held = await tasks.collection.find(filter, page);
  for (const task of held.toSorted((a, b) => a.created.getTime() - b.created.getTime())) {
    if (!(await mayGoOn())) break;
    try {
      const caller = maintenanceCaller(task.company);
      const slots = companies.get(task.company) ?? (await freeSlots(name, caller, tasks, workers));
      companies.set(task.company, slots);
      const heldSince = task.status_changed ?? task.created;
      if (slots.free <= 0 && now.getTime() - heldSince.getTime() < delaySeconds * 1000) continue;
      if (!(await admit(task, slots.queue, caller, tasks))) continue;
      slots.free--;
      admitted.push(task.id);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return admitted;
}

interface Slots {
  /** Id. */
  readonly queue: string;
  free: number;
}

/** Workers that wait at the queue and that no task in it is there for already. */
async function freeSlots(name: string, caller: Caller, tasks: Tasks, workers: Workers): Promise<Slots> {
  const queue = await tasks.queues.findOrCreate(name, caller);
  const watching = (await workers.takingFrom([queue], caller)).get(queue) ?? [];
  const idle = watching.filter(({ task }) => task === undefined || task === null).length;
  if (idle === 0) return { queue, free: 0 };
  const waiting = (await tasks.queues.entriesOf([queue], idle)).get(queue)?.length ?? 0;
  return { queue, free: idle - waiting };
}

async function admit(task: TaskDocument, queue: string, caller: Caller, tasks: Tasks): Promise<boolean> {
  try {
    await enqueueTask(task, queue, { reason: ADMITTED }, caller, tasks);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.definition === errors.failed_changing_task_status) return false;
    throw error;
  }
}
