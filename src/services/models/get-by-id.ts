import { handler } from '../handler.js';
import { presentModel } from './present.js';

/** One model of the company, or a public one. */
export const getById = handler('models.get_by_id', async ({ request, caller, models }) => ({
  model: presentModel(await models.readable(request.model, caller)),
}));
