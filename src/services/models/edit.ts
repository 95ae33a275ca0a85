import { handler } from '../handler.js';
import { changeModel } from './change-model.js';

/** Changes anything about a model that its owner may say. */
export const edit = handler('models.edit', async (call) => {
  const { model, iteration, ...said } = call.request;
  return changeModel({ model, said: { ...said, created: undefined }, iteration, task: said.task }, call);
});
