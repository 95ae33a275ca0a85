import type { Filter } from '../../store/index.js';
import type { ModelItem, TaskDocument } from '../tasks/task-document.js';
import type { Tasks } from '../tasks/tasks.js';
import { reported } from './task-report.js';

/** Name under which a task lists the model that it reported. */
const OUTPUT_MODEL = 'Output Model';

/**
 * Puts a model at the end of a task's output models, in place of the one reported before. One write, which only happens while the
 * task has the status and the output models it was read with.
 *
 * @returns false when they have changed
 */
export async function listAsOutput(
  task: TaskDocument,
  model: string,
  iteration: number | undefined,
  now: Date,
  tasks: Tasks,
): Promise<boolean> {
  const { output } = task.models;
  const others = output.filter((item) => item.name !== OUTPUT_MODEL && item.model !== model);
  const listed: ModelItem = { name: OUTPUT_MODEL, model, updated: now };
  const { $set, ...rest } = reported(task, iteration, now, tasks);
  const unchanged = { id: task.id, company: task.company, status: task.status, ...sameModels(output) };
  const update = { ...rest, $set: { ...$set, 'models.output': [...others, listed] } };
  return (await tasks.collection.update(unchanged, update)) > 0;
}

function sameModels(output: readonly ModelItem[]): Filter {
  const places = output.map(({ model }, place) => [`models.output.${place}.model`, model] as const);
  return { 'models.output': { $size: output.length }, ...Object.fromEntries(places) };
}
