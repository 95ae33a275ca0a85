import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { byPlace, parametersOf } from './listed-parameters.js';
import { readableTasks } from './readable-tasks.js';

/** The hyperparameters of tasks as lists, sorted by the section and name that each says itself (task-core 8.13). */
export const getHyperParams = handler('tasks.get_hyper_params', async ({ request, caller, tasks }) => {
  const found = await readableTasks(atLeastOne('tasks', request.tasks), 'hyperparams', caller, tasks);
  return { params: found.map((task) => ({ task: task.id, hyperparams: parametersOf(task).sort(byPlace) })) };
});
