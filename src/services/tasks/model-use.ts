import type { Tasks } from './tasks.js';

/** Those of the models that some task reads: of any company, since a task that was made public belongs to none (task-core 8.5). */
export async function usedAsInput(models: readonly string[], tasks: Tasks): Promise<ReadonlySet<string>> {
  if (models.length === 0) return new Set();
  const used = new Set(await tasks.collection.distinct(INPUT_MODEL, { [INPUT_MODEL]: { $in: models } }));
  return new Set(models.filter((id) => used.has(id)));
}

/** Has an index of its own, so that asking who reads a model is a look-up. */
const INPUT_MODEL = 'models.input.model';
