import { endSession } from '../auth/end-session.js';
import { handler } from '../handler.js';

/** As auth.logout, but also for those whose session is over already. */
export const logout = handler('login.logout', async ({ caller, tokens, answer }) => {
  await endSession(caller, tokens, answer);
  return {};
});
