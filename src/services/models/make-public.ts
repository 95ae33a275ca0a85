import { errors } from '../../generated/index.js';
import { handler } from '../handler.js';
import { makePublic as open } from '../visibility.js';

/** Opens own models to every company: all or none. */
export const makePublic = handler('models.make_public', async ({ request, caller, models }) => ({
  updated: await open(models.collection, request.ids, caller, errors.invalid_model_id),
}));
