import { atLeastOne } from '../at-least-one.js';
import { handler } from '../handler.js';
import type { ItemRequest } from './fields-request.js';
import { draftUnless, editPart, workedOn } from './part-edit.js';
import { partKey, partValue } from './part-key.js';
import type { ConfigurationItem } from './task-document.js';

/** Sets configuration items, each by itself or in place of all there are (task-core 8.14). */
export const editConfiguration = handler('tasks.edit_configuration', async ({ request, caller, tasks }) => {
  const items = atLeastOne('configuration', request.configuration).map(storedItem);
  const paths = request.replace_configuration
    ? { configuration: Object.fromEntries(items) }
    : Object.fromEntries(items.map(([key, item]) => [`configuration.${key}`, item]));
  await editPart(request.task, draftUnless(request.force), caller, tasks, {
    $set: { ...paths, ...workedOn(new Date()) },
  });
  return { updated: 1 };
});

function storedItem({ name, value, type, description }: ItemRequest): [key: string, ConfigurationItem] {
  const item = {
    name: name ?? '',
    value: partValue('configuration.value', value),
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
  };
  return [partKey('configuration.name', name), item];
}
