import { decodeKey } from '../../store/index.js';
import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import { ownOrPublic } from '../scope.js';
import type { TaskDocument } from './task-document.js';

/** The names of the configuration items that tasks have. Tasks without any, and ids of no task, are left out (task-core 8.14). */
export const getConfigurationNames = handler('tasks.get_configuration_names', async ({ request, caller, tasks }) => {
  const readable = { ...ownOrPublic(caller), id: { $in: atLeastOne('tasks', request.tasks) } };
  const found = await tasks.collection.find(readable, { projection: { include: ['configuration'] } });
  const listed = found.map(({ id, configuration }) => ({ task: id, names: namesIn(configuration, request.skip_empty) }));
  return { configurations: listed.filter(({ names }) => names.length > 0) };
});

function namesIn(items: TaskDocument['configuration'], skipEmpty: boolean): string[] {
  const shown = Object.entries(items).filter(([, { value }]) => !(skipEmpty && value === ''));
  return shown.map(([key]) => decodeKey(key)).sort();
}
