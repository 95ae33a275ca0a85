import { handler } from '../handler.js';

/** That there are no users with passwords: whoever gets in has a key. Login pages ask before anybody has logged in. */
export const fixedUsersMode = handler('auth.fixed_users_mode', () => ({
  enabled: false,
  guest: { enabled: false },
  server_errors: {},
}));
