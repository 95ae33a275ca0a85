import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { findFamily, findIndividual } from './find-family.js';
import { presentParent } from './present-parent.js';
import { refuseToDelete, stopAndDelete } from './removal.js';

/** Stops and deletes an individual task; its parent stays, even when it has none left (rest-surfaces 2.2, A-MLW-6). 404, 409. */
export function deleteIndividual(context: MlwContext): MlwHandlers<Granted>['delete_individual'] {
  const { schedules, time } = context;
  return async ({ path, who: { caller } }) => {
    const { task } = await findIndividual(path, caller, context);
    refuseToDelete([task], caller, context);
    await schedules.end(path.parenttaskID, task.id);
    await stopAndDelete(task, caller, context);
    const after = await findFamily(path.parenttaskID, caller, context);
    return { status: 200, body: { data: [presentParent(after, 'list', time)] } };
  };
}
