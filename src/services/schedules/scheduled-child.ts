import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { DuplicateKeyError } from '../../store/index.js';
import type { FieldsRequest } from '../tasks/fields-request.js';
import { newTask } from '../tasks/new-task.js';
import { enqueueTask } from '../tasks/queueing.js';
import { checkStorable } from '../tasks/storable.js';
import { NO_GROUND, storedFields } from '../tasks/stored-fields.js';
import type { TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import type { ScheduleDocument } from './schedule-document.js';

/** What the status of a task that its schedule queued says as its reason. */
export const SCHEDULED = 'scheduled';

/** A schedule of which somebody has claimed a time. */
export type Claimed = ScheduleDocument & Required<Pick<ScheduleDocument, 'claim'>>;

/** Makes the child, unless it was made before: then it may have been run and deleted since. True when it was made now. */
export async function makeChild(
  { template, claim }: Claimed,
  { id: parent, project }: Pick<TaskDocument, 'id' | 'project'>,
  caller: Caller,
  tasks: Tasks,
  now: Date,
): Promise<boolean> {
  if (template === undefined || claim.made) return false;
  const { name = '', type = '', ...fields } = checkStorable(storedFields(JSON.parse(template) as FieldsRequest, NO_GROUND, now));
  const place = { parent, ...(project !== undefined && { project }) };
  const child = { ...newTask({ ...fields, ...place, name, type }, caller, now), id: claim.child };
  try {
    await tasks.collection.insert(child);
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false;
    throw error;
  }
  await tasks.projects.touch(child.project, caller, now);
  return true;
}

/**
 * Queues the child. One that is no draft any more was queued before; one that is gone was deleted by its owner.
 *
 * @param how.resumed whether somebody else began with it, and went no further
 * @returns whether it was queued now
 */
export async function enqueueChild(
  { child: id, occurrence }: Claimed['claim'],
  { queue, resumed }: { readonly queue: string; readonly resumed: boolean },
  caller: Caller,
  tasks: Tasks,
): Promise<boolean> {
  const child = await tasks.collection.get(id);
  if (child?.company !== caller.company) return false;
  if (resumed && isHalfQueued(child)) return rejoin(child, caller, tasks);
  if (child.status !== 'created') return false;
  try {
    const said = { reason: SCHEDULED, message: `for ${occurrence.toISOString()}` };
    await enqueueTask(child, await tasks.queues.findOrCreate(queue, caller), said, caller, tasks);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.definition === errors.failed_changing_task_status) return false;
    throw error;
  }
}

type Queued = TaskDocument & { readonly execution: { readonly queue: string } };

/** Queueing is two writes, and who crashed may have come as far as the status. A worker that took it would have begun within the minute. */
function isHalfQueued(child: TaskDocument): child is Queued {
  return child.status === 'queued' && child.status_reason === SCHEDULED && child.execution.queue !== undefined;
}

/** Puts a task that is queued into its queue, unless it is there. */
async function rejoin({ id, execution: { queue } }: Queued, caller: Caller, tasks: Tasks): Promise<boolean> {
  try {
    await tasks.queues.add(queue, id, caller);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.definition === errors.task_already_queued) return false;
    throw error;
  }
}
