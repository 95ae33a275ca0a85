import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Caller } from '../../rpc/index.js';
import type { MlwContext } from './context.js';
import { findFamily, individualOf } from './find-family.js';
import { presentIndividual } from './present-individual.js';

/** Tells an individual task (rest-surfaces 2.2). 404 when there is none, or it is of another parent. */
export function getIndividual(context: MlwContext): MlwHandlers<Caller>['get_individual'] {
  return async ({ path, who }) => {
    const family = await findFamily(path.parenttaskID, who, context);
    const task = individualOf(family, path.taskID);
    return { status: 200, body: presentIndividual(task, family, context.time) };
  };
}
