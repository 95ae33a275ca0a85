import { handler } from '../handler.js';
import { archiveModel } from './archiving.js';
import { eachModel } from './each-model.js';

/** Puts each of many models away. */
export const archiveMany = handler('models.archive_many', (call) =>
  eachModel(call, async (model) => {
    await archiveModel(model, call.models);
    return { archived: true };
  }),
);
