import { atLeastOne } from '../at-least-one.js';
import { compareTexts } from '../compare-texts.js';
import { handler } from '../handler.js';
import { readableTasks } from './readable-tasks.js';
import type { ParamsItem, TaskDocument } from './task-document.js';

/** The hyperparameters of tasks as lists, sorted by the section and name that each says itself (task-core 8.13). */
export const getHyperParams = handler('tasks.get_hyper_params', async ({ request, caller, tasks }) => {
  const found = await readableTasks(atLeastOne('tasks', request.tasks), 'hyperparams', caller, tasks);
  return { params: found.map(({ id, hyperparams }) => ({ task: id, hyperparams: listed(hyperparams) })) };
});

function listed(sections: TaskDocument['hyperparams']): ParamsItem[] {
  const items = Object.values(sections).flatMap((members) => Object.values(members));
  return items.sort((a, b) => compareTexts(a.section, b.section) || compareTexts(a.name, b.name));
}
