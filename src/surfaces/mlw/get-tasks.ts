import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { everyParent, familiesOf } from './family.js';
import { kinds } from './kinds.js';
import { presentParent } from './present-parent.js';

/** Lists the parent tasks of the company, newest first and all at once (A-MLW-7). */
export function getTasks(context: MlwContext): MlwHandlers<Granted>['get_tasks'] {
  return async ({ who: { caller } }) => {
    const parents = await everyParent(false, caller, context);
    // The status of these depends on how far their individuals are (A-MLW-2).
    const families = await familiesOf(parents, ({ type }) => kinds[type].idle === 'RUNNING', caller, context);
    return { status: 200, body: { data: families.map((family) => presentParent(family, 'none', context.time)) } };
  };
}
