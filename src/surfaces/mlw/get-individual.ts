import type { MlwHandlers } from '../../generated/surfaces/mlw.js';
import type { Granted } from './authenticate.js';
import type { MlwContext } from './context.js';
import { findIndividual } from './find-family.js';
import { presentIndividual } from './present-individual.js';

/** Tells an individual task (rest-surfaces 2.2). 404 when there is none, or it is of another parent. */
export function getIndividual(context: MlwContext): MlwHandlers<Granted>['get_individual'] {
  return async ({ path, who: { caller } }) => {
    const { task, family } = await findIndividual(path, caller, context);
    return { status: 200, body: presentIndividual(task, family, context.time) };
  };
}
