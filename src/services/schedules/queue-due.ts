import { newId } from '../ids.js';
import { inTurn } from '../in-turn.js';
import { maintenanceCaller } from '../maintenance/maintenance-caller.js';
import type { Tasks } from '../tasks/tasks.js';
import { momentAfter, momentUpTo } from './cron.js';
import type { ScheduleDocument } from './schedule-document.js';
import { type Claimed, enqueueChild, makeChild } from './scheduled-child.js';
import { dueSchedules, type Schedules } from './schedules.js';

/** After this time without a sign, whoever claimed counts as crashed. */
export const CLAIM_MS = 60_000;

/** Schedules that one query looks up. */
const AT_A_TIME = 200;

export interface QueueDueOptions {
  /** No schedule is begun once it is aborted. */
  readonly signal: AbortSignal;
  readonly now?: Date;
}

/**
 * Queues the children whose time has come, each once, however many processes look at the same time.
 *
 * A time is claimed by one conditional write, which moves the schedule on to its next time and names the child. Then the child is made and
 * queued, and the claim is settled. Who crashes in between leaves the claim behind, and another goes on with that very child
 * after a minute. Of the times that passed while nobody looked, the last is made up for.
 *
 * @returns ids of the children that were queued
 * @throws what the first schedule failed with: after all others had their turn
 */
export async function queueDue(schedules: Schedules, tasks: Tasks, options: QueueDueOptions): Promise<string[]> {
  const { signal, now = new Date() } = options;
  const { filter, page } = dueSchedules(now, AT_A_TIME);
  const queued: string[] = [];
  const failures: unknown[] = [];
  const carryOut = async (schedule: ScheduleDocument): Promise<void> => {
    if (signal.aborted) return;
    try {
      const claimed = await claim(schedule, schedules, now);
      const resumed = schedule.claim !== undefined;
      if (claimed && (await queueChild(claimed, resumed, schedules, tasks, now))) queued.push(claimed.claim.child);
    } catch (error) {
      failures.push(error);
    }
  };
  for (;;) {
    const due = await schedules.collection.find(filter, page);
    await inTurn(due, carryOut, { signal: NEVER });
    // Those are not due any more, but for some that failed: they wait for the next look.
    if (due.length < AT_A_TIME || signal.aborted || failures.length > 0) break;
  }
  if (failures.length > 0) throw failures[0];
  return queued;
}

/** That it is to end is looked at with each schedule: to be told to is no error. */
const NEVER = new AbortController().signal;

/** Claims what is due, or takes over what was claimed a minute ago. Undefined when somebody else was first. */
async function claim(schedule: ScheduleDocument, { collection }: Schedules, now: Date): Promise<Claimed | undefined> {
  const { id, due, next, cron } = schedule;
  const until = new Date(now.getTime() + CLAIM_MS);
  if (schedule.claim) {
    const taken = await collection.findAndUpdate({ id, due, 'claim.child': schedule.claim.child }, { $set: { due: until } });
    return taken as Claimed | undefined;
  }
  if (!next) return undefined;
  const occurrence = (cron !== undefined && (await momentUpTo(cron, now))) || next;
  const named = { child: schedule.child ?? newId(), occurrence: occurrence > next ? occurrence : next };
  const following = cron === undefined ? undefined : await momentAfter(cron, now);
  const claimed = await collection.findAndUpdate(
    { id, next, claim: { $exists: false } },
    following
      ? { $set: { claim: named, due: until, next: following } }
      : { $set: { claim: named, due: until }, $unset: { next: true } },
  );
  return claimed as Claimed | undefined;
}

/** @param resumed whether somebody else claimed it, and went no further */
async function queueChild(schedule: Claimed, resumed: boolean, schedules: Schedules, tasks: Tasks, now: Date): Promise<boolean> {
  const { id: task, company, user, queue, claim } = schedule;
  const caller = { ...maintenanceCaller(company), user };
  const parent = await tasks.collection.get(task, { projection: { include: ['company', 'project'] } });
  // Deleted by another way in.
  if (parent?.company !== company) {
    await schedules.end(task);
    return false;
  }
  const made = await makeChild(schedule, parent, caller, tasks, now);
  const noted = { $set: { 'claim.made': true, due: new Date(now.getTime() + CLAIM_MS) } };
  // Who ends a schedule looks for the children after that: one that is made later must go again.
  if ((await schedules.collection.update({ id: task, 'claim.child': claim.child }, noted)) === 0) {
    if (made) await tasks.collection.deleteMany({ id: claim.child, status: 'created' });
    return false;
  }
  const queued = await enqueueChild(claim, { queue, resumed }, caller, tasks);
  await settle(schedule, schedules);
  return queued;
}

async function settle({ id, claim: { child }, next }: Claimed, { collection }: Schedules): Promise<void> {
  if (next) await collection.update({ id, 'claim.child': child }, { $set: { due: next }, $unset: { claim: true } });
  else await collection.deleteMany({ id, 'claim.child': child });
}
