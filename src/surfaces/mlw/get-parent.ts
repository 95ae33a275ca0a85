import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { findFamily } from './find-family.js';
import { presentParent } from './present-parent.js';

/** Tells a parent task with its individuals (rest-surfaces 2.2). 404 when there is none. */
export function getParent(context: MlwContext): MlwHandlers<Granted>['get_parent'] {
  return async ({ path, who: { caller } }) => {
    const family = await findFamily(path.parenttaskID, caller, context);
    return { status: 200, body: presentParent(family, 'list', context.time) };
  };
}
