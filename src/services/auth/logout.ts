import { handler } from '../handler.js';
import { endSession } from './end-session.js';

/** Ends the session of a browser that is logged in. */
export const logout = handler('auth.logout', async ({ caller, tokens, answer }) => {
  await endSession(caller, tokens, answer);
  return {};
});
