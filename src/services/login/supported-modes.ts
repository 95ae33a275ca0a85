import { handler } from '../handler.js';

/** How people can log in here, and whether the caller already has: a login page lets those pass (clients 6). */
export const supportedModes = handler('login.supported_modes', ({ caller }) => ({
  authenticated: caller.user !== '',
  basic: { enabled: false, guest: { enabled: false } },
  sso: {},
  sso_providers: [],
  server_errors: {},
}));
