import type { Caller } from '../../rpc/index.js';
import { type BatchResult, batch, itself } from '../batch.js';
import type { Footprint } from '../in-turn.js';
import type { TaskDocument } from './task-document.js';
import type { Tasks } from './tasks.js';

/** The part of a call that says what a batch is about. */
export interface TaskBatch {
  readonly request: { readonly ids: readonly string[] };
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly tasks: Tasks;
}

/** Does the same to each of many tasks, as `batch` does; a task that the caller may not change fails with 400/101 or 403/21. */
export function eachTask<Item extends object>(
  { request, caller, signal, tasks }: TaskBatch,
  act: (task: TaskDocument) => Promise<Item>,
  footprintOf: (id: string) => Footprint = itself,
): Promise<BatchResult<Item>> {
  return batch(request.ids, async (id) => act(await tasks.writable(id, caller)), { signal, footprintOf });
}
