import { handler } from '../handler.js';
import { asIds, presenter } from '../query/present.js';
import { ALL } from '../query/selection.js';
import { userShape } from '../query/shapes/index.js';
import { findUser } from './find-user.js';

const presentUser = presenter(userShape.fields, ALL, asIds);

/** One user of the caller's company. @throws ApiError 400/301 */
export const getById = handler('users.get_by_id', async ({ request, caller, identities }) => ({
  user: presentUser(await findUser(identities, request.user, caller.company)),
}));
