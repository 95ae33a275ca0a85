import { handler } from '../handler.js';
import { formatDate } from '../query/dates.js';
import { findUser } from './find-user.js';

/** How to install and set up the client packages that speak this API. */
const gettingStarted = {
  agentName: 'clearml-agent',
  configure: 'clearml-init',
  install: 'pip install clearml',
  packageName: 'clearml',
};

/** Who the caller is. The role is that of the call, which differs from the user's own under Act-As. */
export const getCurrentUser = handler('users.get_current_user', async ({ caller, identities }) => {
  const user = await findUser(identities, caller.user, caller.company);
  const { id, name, given_name, family_name, avatar, created } = user;
  const company = { id: caller.company, name: caller.companyName };
  const shown = { id, name, given_name, family_name, avatar, created: formatDate(created), company, role: caller.role };
  return { user: shown, getting_started: gettingStarted };
});
