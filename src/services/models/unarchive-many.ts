import { handler } from '../handler.js';
import { unarchiveModel } from './archiving.js';
import { eachModel } from './each-model.js';

/** Takes each of many models out of the archive. */
export const unarchiveMany = handler('models.unarchive_many', (call) =>
  eachModel(call, async (model) => {
    await unarchiveModel(model, call.models);
    return { unarchived: true };
  }),
);
