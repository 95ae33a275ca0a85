import { logout } from './logout.js';
import { supportedModes } from './supported-modes.js';

/** The actions of login. */
export const loginHandlers = {
  'login.logout': logout,
  'login.supported_modes': supportedModes,
};
