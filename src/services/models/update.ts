import { handler } from '../handler.js';
import { changeModel } from './change-model.js';

/** Changes how a model is described and filed; what it is stays, whatever else the request says. */
export const update = handler('models.update', async (call) => {
  const { model, name, uri, project, comment, tags, system_tags, ui_cache, metadata, created, iteration, task } = call.request;
  const said = { name, uri, project, comment, tags, system_tags, ui_cache, metadata, created };
  return changeModel({ model, said, iteration, task }, call);
});
