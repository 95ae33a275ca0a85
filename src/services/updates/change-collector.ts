import type { ChangeHint, ChangeListener, Collection } from '../../store/index.js';
import type { TaskDocument } from '../tasks/task-document.js';
import { EVENT_FIELDS, type TaskChange, taskChanged, taskRemoved } from './update-event.js';

/** Tasks read at once. */
const READ_AT_ONCE = 500;
/** Tasks that may wait to be read; with more, those who watch are told to read everything again. */
const MOST_WAITING = 20_000;

type Last = ChangeHint['removed'];

export interface CollectorParts {
  readonly tasks: Collection<TaskDocument>;
  /** How long hints are collected before the tasks are read, in milliseconds: of many writes to one task, one event. */
  readonly collectMs: number;
  readonly onChange: (change: TaskChange) => void;
  readonly onLost: (reason: unknown) => void;
}

/** Makes events of hints: collects them for a moment, then reads each task once. */
export class ChangeCollector implements ChangeListener, AsyncDisposable {
  readonly #parts: CollectorParts;
  readonly #waiting = new Map<string, Last>();
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;

  constructor(parts: CollectorParts) {
    this.#parts = parts;
  }

  changed(hints: readonly ChangeHint[]): void {
    for (const { collection, id, removed } of hints) {
      if (collection !== this.#parts.tasks.name) continue;
      this.#waiting.set(id, removed ?? this.#waiting.get(id));
    }
    if (this.#waiting.size > MOST_WAITING) this.lost(new Error(`more than ${MOST_WAITING} tasks changed at once`));
    this.#schedule();
  }

  lost(reason: unknown): void {
    this.#waiting.clear();
    this.#parts.onLost(reason);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    clearTimeout(this.#timer);
    await this.#reading;
  }

  #schedule(): void {
    if (this.#waiting.size === 0 || this.#timer || this.#reading || this.#end.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#reading = this.#read().finally(() => {
        this.#reading = undefined;
        this.#schedule();
      });
    }, this.#parts.collectMs);
  }

  async #read(): Promise<void> {
    const waiting = [...this.#waiting].slice(0, READ_AT_ONCE);
    for (const [id] of waiting) this.#waiting.delete(id);
    try {
      const changes = await this.#changesOf(waiting);
      if (!this.#end.signal.aborted) for (const change of changes) this.#parts.onChange(change);
    } catch (error) {
      if (!this.#end.signal.aborted) this.lost(error);
    }
  }

  async #changesOf(waiting: readonly (readonly [id: string, removed: Last])[]): Promise<TaskChange[]> {
    const ids = waiting.map(([id]) => id);
    const options = { projection: { include: EVENT_FIELDS }, signal: this.#end.signal };
    const found = new Map((await this.#parts.tasks.find({ id: { $in: ids } }, options)).map((task) => [task.id, task]));
    return waiting.flatMap(([id, removed]) => {
      const task = found.get(id);
      if (task) return taskChanged(task);
      // Without it the task came and went, or the hint that says whose it was is still to come.
      return removed ? taskRemoved(id, removed) : [];
    });
  }
}
