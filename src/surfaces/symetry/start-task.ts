import type { TasksTask } from '../../generated/index.js';
import type { SymetryHandlers } from '../../generated/surfaces/symetry.js';
import { done } from './answers.js';
import type { SymetryClient } from './authenticate.js';
import type { SymetryContext } from './context.js';
import { symetryError } from './errors.js';
import { findTask } from './find-task.js';
import { untilSettled } from './lost-race.js';
import { symetryRefusals, untouchable } from './refusals.js';
import { runStateOf } from './status.js';

/** Statuses of the core that a task can be enqueued from as it is. From all others a reset comes first. */
const ENQUEUEABLE: ReadonlySet<string> = new Set(['created', 'stopped']);

/**
 * Starts a task; one that runs goes on (A-SYM-6).
 *
 * @throws ApiError 404; 409 still stopping, published, or made elsewhere; 500 as many run as may (A-SYM-3)
 */
export function startTask(context: SymetryContext): SymetryHandlers<SymetryClient>['start_task'] {
  return async ({ path, who }) => {
    await untilSettled(async () => {
      const task = await findTask(path.tid, who, context);
      const state = runStateOf(task);
      if (state === 'runs') return;
      const reason = whyNot(task, who, context);
      if (reason !== undefined) throw symetryError(untouchable(path.tid, who.customer, reason));
      await start(task, who, context);
    });
    return done();
  };
}

function whyNot(task: TasksTask, client: SymetryClient, { shown }: SymetryContext): string | undefined {
  const state = runStateOf(task);
  // Its worker was told to stop and cannot be told otherwise any more.
  if (state === 'stopping') return 'is still stopping';
  if (state === 'published') return 'is published';
  // Nobody knows which queue it belongs in.
  return shown.isOwn(task, client) ? undefined : 'was made elsewhere and can be started there only';
}

async function start(
  { id = '', status = 'unknown' }: TasksTask,
  { caller }: SymetryClient,
  context: SymetryContext,
): Promise<void> {
  const { call, slots, queue, taskMax } = context;
  const started = await slots.during(id, taskMax, async () => {
    // Nothing leads out of `unknown` but force.
    if (!ENQUEUEABLE.has(status)) await call('tasks.reset', { task: id, force: status === 'unknown' }, caller);
    return call('tasks.enqueue', { task: id, queue_name: queue }, caller);
  });
  if (started === undefined) throw symetryError(symetryRefusals.slots);
}
