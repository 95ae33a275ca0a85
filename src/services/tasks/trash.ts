import type { Store } from '../../store/index.js';
import { trashCollection } from './task-collection.js';
import type { TaskDocument } from './task-document.js';

/** Keeps a copy of a task that is about to be removed. One that an unfinished attempt left behind is replaced. */
export async function keepInTrash(task: TaskDocument, store: Store): Promise<void> {
  const trash = store.collection<TaskDocument>(trashCollection.name);
  await trash.deleteMany({ id: task.id });
  await trash.insert(task);
}
