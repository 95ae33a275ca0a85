import type { TasksTask } from '../../generated/index.js';
import type { MimirStatusUpdate } from '../../generated/surfaces/mimir.js';
import { readKeptWork, SECTION } from './kept-work.js';
import { coreStatus, ended, isMimirStatus, reasons } from './status.js';
import type { WorkChange, WorkFields } from './work-queue.js';

/** What the numbers of a result are called among the metrics of the core. */
const METRIC = 'result';

/**
 * What an update makes of a task (rest-surfaces 5.4). Result and error are those of the update, and gone where it names none. A task that
 * is to be queued waits again, by its priority and the time it was submitted (A-MIM-1); in all other statuses it waits nowhere, but that
 * one which is scheduled keeps its place if it has one.
 */
export function statusChange(task: TasksTask, update: MimirStatusUpdate & { readonly status: string }, now: Date): WorkChange {
  const { status } = update;
  const fields = { ...timesOf(task, status, now), ...resultOf(update) };
  if (!isMimirStatus(status)) return { status: 'unknown', reason: status, fields };
  const change = { status: coreStatus[status], reason: status, fields };
  if (status === 'scheduled') return { ...change, waits: 'as before' };
  if (status !== 'queued') return change;
  return { ...change, waits: { priority: readKeptWork(task).priority, taken: reasons.spawned } };
}

function timesOf({ started }: TasksTask, status: string, now: Date): WorkFields {
  if (status === 'executing') return { started: now, completed: null };
  if (ended.has(status)) return { completed: now, ...(started && { duration: secondsBetween(new Date(started), now) }) };
  return isMimirStatus(status) ? { started: null, completed: null } : {};
}

function resultOf({ output_location, metadata = {}, error_message }: MimirStatusUpdate): WorkFields {
  const numbers = Object.entries(metadata).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  const told = Object.keys(metadata).length > 0;
  return {
    error: error_message || null,
    result: output_location || null,
    metric: { name: METRIC, values: Object.fromEntries(numbers) },
    runtime: { [`${SECTION}.metadata`]: told ? JSON.stringify(metadata) : null },
  };
}

export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}
