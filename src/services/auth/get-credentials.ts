import type { CredentialInfo } from '../../auth/index.js';
import { handler } from '../handler.js';
import { formatDate } from '../query/dates.js';

/** The caller's keys without their secrets. */
export const getCredentials = handler('auth.get_credentials', async ({ caller, identities }) => {
  const credentials = await identities.credentials(caller.user);
  return { credentials: credentials.map(presentKey) };
});

function presentKey({ id, label, last_used, last_used_from, expires }: CredentialInfo) {
  return {
    access_key: id,
    label,
    last_used: last_used && formatDate(last_used),
    last_used_from,
    expiration: expires && formatDate(expires),
  };
}
