import { array, asyncProperty, boolean, assert as check, constantFrom, record } from 'fast-check';
import * as assert from 'uvu/assert';
import { type TaskStatus, taskStatus } from '../../../src/generated/index.js';
import { ApiError } from '../../../src/rpc/index.js';
import { apiSuite } from '../../support/api.js';
import { runs } from '../../support/harness.js';

/** Actions that lead to one status, whatever the task was before. */
const TARGETS = {
  started: 'in_progress',
  stop: 'stopped',
  stopped: 'stopped',
  failed: 'failed',
  close: 'closed',
  completed: 'completed',
  publish: 'published',
  enqueue: 'queued',
  reset: 'created',
} as const satisfies Readonly<Record<string, TaskStatus>>;

type Action = keyof typeof TARGETS | 'dequeue';

interface Step {
  readonly action: Action;
  readonly force: boolean;
}

/** A task as far as its status goes. */
interface Model {
  readonly status: TaskStatus;
  /** Status before it was enqueued, where it is remembered. */
  readonly before?: TaskStatus | undefined;
}

const allowed = (from: TaskStatus, to: TaskStatus): boolean => from === to || taskStatus.next[from].includes(to);

/** What task-core 6 makes of a step: the task after it, or the subcode of the refusal. */
function predicted({ status, before }: Model, { action, force }: Step): Model | number {
  if (action === 'dequeue') {
    if (status !== 'queued') return 101;
    const back = before ?? 'created';
    return allowed(status, back) ? { status: back } : 110;
  }
  const target = TARGETS[action];
  const onlyOnce = action === 'enqueue' || action === 'publish';
  if (!force && (!allowed(status, target) || (onlyOnce && status === target))) return 110;
  if (action === 'reset') return { status: target };
  return { status: target, before: action === 'enqueue' && status !== 'queued' ? status : before };
}

const step = () => record({ action: constantFrom<Action>(...(Object.keys(TARGETS) as Action[]), 'dequeue'), force: boolean() });

apiSuite('any sequence of actions', (test, api) => {
  test('takes a task where the table says, and is refused where it says nothing', () =>
    check(
      asyncProperty(array(step(), { minLength: 5, maxLength: 15 }), async (steps) => {
        const task = await api.create();
        let model: Model = { status: 'created' };
        for (const { action, force } of steps) {
          const expected = predicted(model, { action, force });
          // Always another queue: forced into the same one, a queued task is refused.
          const request = { task, ...(force && { force }), ...(action === 'enqueue' && { queue: await api.queue() }) };
          const outcome = await api.call(`tasks.${action}`, request).then(
            () => 'ok',
            (error: unknown) => (error instanceof ApiError ? error.subcode : Promise.reject(error)),
          );
          assert.is(outcome, typeof expected === 'number' ? expected : 'ok', `${action} of a ${model.status} task`);
          if (typeof expected !== 'number') model = expected;
          const { status, enqueue_status } = await api.read(task);
          assert.equal([status, enqueue_status], [model.status, model.before]);
        }
      }),
      { numRuns: runs(40) },
    ));
});
