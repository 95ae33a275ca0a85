import { handler } from '../handler.js';
import { parseDate } from '../query/dates.js';
import { invalidValue } from '../query/query-errors.js';
import { findUser } from '../users/find-user.js';

/** A new key for the caller. The answer is the only place where its secret is ever shown. */
export const createCredentials = handler('auth.create_credentials', async ({ request, caller, identities }) => {
  const expires = request.expiration === undefined ? undefined : futureDate(request.expiration);
  const user = await findUser(identities, caller.user, caller.company);
  const { accessKey, secretKey, label } = await identities.createCredentials(user, { label: request.label, expires });
  return { credentials: { access_key: accessKey, secret_key: secretKey, label } };
});

function futureDate(text: string): Date {
  const date = parseDate(text);
  if (!date || date.getTime() <= Date.now()) throw invalidValue('expiration', 'a date in the future', JSON.stringify(text));
  return date;
}
