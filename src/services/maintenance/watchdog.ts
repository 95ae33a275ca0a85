import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import type { Filter, FindOptions, MayGoOn } from '../../store/index.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import { maintenanceCaller } from './maintenance-caller.js';

/** Reason and message of a task that the watchdog stopped. */
export const FORCED_STOP = 'Forced stop (non-responsive)';

/** Tasks that one query looks up, unless said. */
const AT_A_TIME = 100;

export interface WatchdogOptions {
  /** Of the last sign of life; what is older counts as silent. */
  readonly timeoutSeconds: number;
  /** Running tasks that are left alone, as their workers never give a sign of life. */
  readonly except?: Filter | undefined;
  readonly mayGoOn: MayGoOn;
  readonly now?: Date;
  /** Tasks that one query looks up. */
  readonly atATime?: number;
}

/** The running tasks of all companies without a sign of life since a moment, and how they are read: the most silent first. */
export function silentSince(
  moment: Date,
  limit = AT_A_TIME,
  except?: Filter,
): { readonly filter: Filter; readonly page: FindOptions } {
  const projection = { include: ['company', 'project', 'status'] };
  return {
    filter: { status: 'in_progress', last_update: { $lt: moment }, ...(except && { $nor: [except] }) },
    page: { sort: [{ path: 'last_update' }], limit, projection },
  };
}

/**
 * Stops the tasks whose worker fell silent (task-core 6.5). One that gives a sign of life meanwhile, or that somebody else changes,
 * is left alone.
 *
 * @returns ids of those that were stopped
 */
export async function stopSilentTasks(
  tasks: Tasks,
  { timeoutSeconds, except, mayGoOn, now = new Date(), atATime = AT_A_TIME }: WatchdogOptions,
): Promise<string[]> {
  const { filter, page } = silentSince(new Date(now.getTime() - timeoutSeconds * 1000), atATime, except);
  const stopped: string[] = [];
  for (;;) {
    const silent = await tasks.collection.find(filter, page);
    for (const task of silent) {
      if (!(await mayGoOn())) return stopped;
      if (await stop(task, tasks, filter)) stopped.push(task.id);
    }
    if (silent.length < atATime) return stopped;
  }
}

async function stop(task: TaskDocument, tasks: Tasks, onlyIf: Filter): Promise<boolean> {
  try {
    const said = { reason: FORCED_STOP, message: FORCED_STOP };
    await tasks.change(task, 'stopped', { ...said, onlyIf }, maintenanceCaller(task.company));
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.definition === errors.failed_changing_task_status) return false;
    throw error;
  }
}
