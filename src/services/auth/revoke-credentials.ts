import { handler } from '../handler.js';

/** Ends one of the caller's keys and the tokens issued for it. */
export const revokeCredentials = handler('auth.revoke_credentials', async ({ request, caller, identities }) => ({
  revoked: await identities.revokeCredentials(caller.user, request.access_key),
}));
