import { encodeKey } from '../../store/index.js';
import { atLeastOne } from '../at-least-one.js';
import { compareTexts } from '../compare-texts.js';
import { handler } from '../handler.js';
import { readableTasks } from './readable-tasks.js';
import type { ConfigurationItem, TaskDocument } from './task-document.js';

/** The configuration items of tasks, or those with the given names, as lists sorted by name (task-core 8.14). */
export const getConfigurations = handler('tasks.get_configurations', async ({ request, caller, tasks }) => {
  const found = await readableTasks(atLeastOne('tasks', request.tasks), 'configuration', caller, tasks);
  const keys = new Set(request.names?.map(encodeKey));
  const shown = (key: string): boolean => keys.size === 0 || keys.has(key);
  return { configurations: found.map(({ id, configuration }) => ({ task: id, configuration: listed(configuration, shown) })) };
});

function listed(items: TaskDocument['configuration'], shown: (key: string) => boolean): ConfigurationItem[] {
  const chosen = Object.entries(items).flatMap(([key, item]) => (shown(key) ? [item] : []));
  return chosen.sort((a, b) => compareTexts(a.name, b.name));
}
