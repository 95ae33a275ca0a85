import { errors } from '../../generated/index.js';
import { handler } from '../handler.js';
import { makePrivate as close } from '../visibility.js';

/** Takes back models that the caller's company made public: all or none. */
export const makePrivate = handler('models.make_private', async ({ request, caller, models }) => ({
  updated: await close(models.collection, request.ids, caller, errors.invalid_model_id),
}));
