import { isSystemRole, type UserDocument } from '../../auth/index.js';
import { errors } from '../../generated/index.js';
import { ApiError, type Caller } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { findUser } from './find-user.js';

/**
 * Removes a user with all keys and preferences; what the user made stays. Role root removes users of any company, others those of their
 * own. Nobody removes themselves, so that there is always somebody left who can make users again, and nobody from below removes a user
 * of role system or root.
 *
 * @throws ApiError 400/301 no such user, 403/21 not that one
 */
export const deleteUser = handler('users.delete', async ({ request, caller, identities, preferences }) => {
  const user = await findUser(identities, request.user, caller.role === 'root' ? undefined : caller.company);
  const refusal = whyNot(user, caller);
  if (refusal) throw new ApiError(errors.no_write_permission, { extra: refusal, hints: { user: user.id } });
  await identities.removeUser(user.id);
  await preferences.forget(user.id);
  return {};
});

function whyNot(user: UserDocument, caller: Caller): string | undefined {
  if (user.id === caller.user) return 'users cannot remove themselves';
  if (isSystemRole(user.role) && !isSystemRole(caller.role))
    return `a user of role ${user.role} cannot be removed by role ${caller.role}`;
  return undefined;
}
