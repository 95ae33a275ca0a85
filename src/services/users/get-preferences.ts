import { handler } from '../handler.js';

/** What a user interface noted about the caller's habits; empty at first. */
export const getPreferences = handler('users.get_preferences', async ({ caller, preferences }) => ({
  preferences: await preferences.get(caller.user),
}));
