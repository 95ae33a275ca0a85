import { itself } from '../batch.js';
import type { Footprint } from '../in-turn.js';
import type { Tasks } from './tasks.js';

/** Tasks that one query looks up, so that a long list does not keep others waiting. */
const AT_A_TIME = 500;

/**
 * What resetting or deleting each of the tasks touches: it writes the task and its output models, and what becomes of those of another
 * task can depend on its parent and its input models (task-core 8.4, 8.5). An id of no task touches itself alone.
 *
 * As of now: that somebody else changes a task meanwhile changes which go side by side, never what each does.
 */
export async function familyFootprints(ids: readonly string[], tasks: Tasks): Promise<(id: string) => Footprint> {
  const footprints = new Map<string, Footprint>();
  const wanted = [...new Set(ids)];
  for (let i = 0; i < wanted.length; i += AT_A_TIME) {
    for (const [id, footprint] of await lookUp(wanted.slice(i, i + AT_A_TIME), tasks)) footprints.set(id, footprint);
  }
  return (id) => footprints.get(id) ?? itself(id);
}

async function lookUp(ids: readonly string[], tasks: Tasks): Promise<ReadonlyMap<string, Footprint>> {
  const found = await tasks.collection.find({ id: { $in: ids } }, { projection: { include: ['parent', 'models'] } });
  const footprints = new Map(
    found.map(({ id, parent, models }) => {
      const reads = new Set(models.input.map(({ model }) => model));
      if (parent) reads.add(parent);
      return [id, { reads, writes: new Set([id, ...models.output.map(({ model }) => model)]) }];
    }),
  );
  const made = await tasks.models.collection.find({ task: { $in: ids } }, { projection: { include: ['task'] } });
  for (const { id, task } of made) footprints.get(task ?? '')?.writes.add(id);
  return footprints;
}
