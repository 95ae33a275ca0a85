import { endedCookie } from '../../auth/index.js';
import { handler } from '../handler.js';

/**
 * Ends a browser's session: its token is revoked and its cookie cleared. A token from a header is left alone, because programs share
 * one among many jobs and existing clients go on using it after logging out; it ends with its time or its key.
 */
export const logout = handler('auth.logout', async ({ caller, tokens, answer }) => {
  const { session } = caller;
  if (session?.via === 'cookie' && session.token) await tokens.revoke(session.token, caller.user);
  answer.header('Set-Cookie', endedCookie());
  return {};
});
