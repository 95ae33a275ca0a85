import { identityOf, sessionCookie } from '../../auth/index.js';
import { errors } from '../../generated/index.js';
import { ApiError } from '../../rpc/index.js';
import { handler } from '../handler.js';
import { findUser } from '../users/find-user.js';

/**
 * A token for the caller, which also comes as a cookie (task-core 3.3). Name and role are the user's own even when somebody else acts
 * for the user, so that acting for others never outlives the call with more rights than either has.
 */
export const login = handler('auth.login', async ({ request, caller, identities, tokens, answer }) => {
  const user = await findUser(identities, caller.user, caller.company);
  const company = await identities.company(user.company);
  if (!company) throw new ApiError(errors.invalid_id, { extra: 'company', data: { id: user.company } });
  const { token, lifetime } = await tokens.issue(identityOf(user, company), {
    expirationSeconds: request.expiration_sec ?? undefined,
    accessKey: caller.session?.accessKey,
  });
  answer.header('Set-Cookie', sessionCookie(token, lifetime));
  return { token };
});
