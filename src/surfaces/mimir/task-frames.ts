import { createHash } from 'node:crypto';
import type { TasksTask } from '../../generated/index.js';
import type { MimirTaskUpdate } from '../../generated/surfaces/mimir.js';
import type { Caller, StreamEvent } from '../../rpc/index.js';
import type { MimirContext } from './context.js';
import { presentTask, SHOWN_FIELDS } from './present-task.js';
import { reasons } from './status.js';
import { goJson } from './write-json.js';

/** Tasks of which it is remembered what was told last. */
const REMEMBERED = 5_000;

/**
 * What is told over the WebSocket of tasks that the core says have changed: each as it is now, unless it is as it was when it was told
 * last, or was only just submitted (rest-surfaces 5.8).
 */
export class TaskFrames {
  readonly #context: Pick<MimirContext, 'call' | 'shown'>;
  readonly #caller: Caller;
  readonly #told = new Map<string, string>();

  constructor(context: Pick<MimirContext, 'call' | 'shown'>, caller: Caller) {
    this.#context = context;
    this.#caller = caller;
  }

  async of(events: readonly StreamEvent[]): Promise<Buffer[]> {
    const ids = events.flatMap((event) => ('task' in event && event.kind === 'changed' ? [String(event.task)] : []));
    if (ids.length === 0) return [];
    const { call, shown } = this.#context;
    const request = { id: ids, only_fields: SHOWN_FIELDS, search_hidden: true, page: 0, page_size: ids.length };
    const { tasks = [] } = await call('tasks.get_all', request, this.#caller);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    // In the order in which they changed.
    const changed = ids.flatMap((id) => byId.get(id) ?? []);
    return changed.flatMap((task) => (shown.shows(task, this.#caller) && !isJustSubmitted(task) ? this.#frame(task) : []));
  }

  #frame(task: TasksTask): Buffer[] {
    const update: MimirTaskUpdate = { event: 'task_update', task: presentTask(task) };
    const text = Buffer.from(goJson(update).trimEnd());
    const digest = createHash('sha256').update(text).digest('base64');
    const id = task.id ?? '';
    if (this.#told.get(id) === digest) return [];
    this.#told.delete(id);
    this.#told.set(id, digest);
    const [oldest] = this.#told.size > REMEMBERED ? this.#told.keys() : [];
    if (oldest !== undefined) this.#told.delete(oldest);
    return [text];
  }
}

/** The vendor tells nobody of it. */
function isJustSubmitted({ status, status_reason }: TasksTask): boolean {
  return status === 'created' || (status === 'queued' && status_reason === reasons.submitted);
}
