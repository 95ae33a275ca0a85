import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Caller } from '../../rpc/index.js';
import type { Granted } from './authenticate.js';
import { type MlwContext, nameKey } from './context.js';
import { everyParent, familiesOf, type Parent } from './family.js';
import { findFamily } from './find-family.js';
import { presentParent } from './present-parent.js';
import { refuseToDelete, stopAndDelete } from './removal.js';

/** Ends the schedule of a parent task, stops and deletes its individuals, then itself, and tells what is left (A-MLW-6). 404, 409. */
export function deleteParent(context: MlwContext): MlwHandlers<Granted>['delete_parent'] {
  return async ({ path, who: { caller } }) => {
    const family = await findFamily(path.parenttaskID, caller, context);
    refuseToDelete([family.parent.task, ...family.individuals], caller, context);
    await remove(family.parent, caller, context);
    const left = await familiesOf(await everyParent(true, caller, context), () => true, caller, context);
    const shown = left.map((other) => [other.parent.id, presentParent(other, 'map', context.time)] as const);
    return { status: 200, body: { data: Object.fromEntries(shown) } };
  };
}

async function remove(parent: Parent, caller: Caller, context: MlwContext): Promise<void> {
  const { id, name, task: own } = parent;
  await context.schedules.end(id);
  // Looked up again: the schedule may have made one a moment ago, and makes none from now on.
  const [family] = await familiesOf([parent], () => true, caller, context);
  for (const task of family?.individuals ?? []) await stopAndDelete(task, caller, context);
  await stopAndDelete(own, caller, context);
  await context.aliases.release(nameKey(name, own.project ?? '', caller), id);
}
