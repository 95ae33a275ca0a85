import type { Auth, CredentialInfo, UserDocument } from '../../auth/index.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { type Administration, administer } from './administer.js';
import { type Options, text, verbOf, writeJson } from './options.js';
import { chosenCompany, chosenUser } from './whom.js';

const verbs = { list, create, revoke };

/** `taskwright credentials list | create | revoke`: keys of a user, straight in the database. */
export async function credentials(options: Options, io: Io): Promise<number> {
  const verb = verbOf('credentials', options.verb, ['list', 'create', 'revoke']);
  return administer(options, io, async (parts) => verbs[verb](parts.auth, await owner(parts, options), options, io));
}

/** The administrator unless a user is named. */
async function owner({ auth, installation }: Administration, options: Options): Promise<UserDocument> {
  const [user, company] = [text(options, 'user'), text(options, 'company')];
  if (user === undefined && company !== undefined) throw new UsageError('--company: say --user, too');
  if (user === undefined) return installation.administrator;
  return chosenUser(auth.identities, user, company === undefined ? undefined : await chosenCompany(auth.identities, company));
}

async function list(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const keys = await auth.identities.credentials(user.id);
  if (options.json) {
    const shown = keys.map(({ id, user: _, company: __, ...key }) => ({ access_key: id, ...key }));
    return writeJson(io, shown);
  }
  io.stdout.write(keys.length === 0 ? `${user.name} has no keys\n` : keys.map(row).join(''));
}

function row({ id, label, created, expires, last_used }: CredentialInfo): string {
  const day = (date: Date | undefined, none: string): string => date?.toISOString().slice(0, 16) ?? none;
  const used = `last used ${day(last_used, 'never')}`;
  return `${id}  ${(label ?? '').padEnd(20)}  made ${day(created, '?')}  ${used}  ends ${day(expires, 'never')}\n`;
}

async function create(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const expires = text(options, 'expires');
  const moment = expires === undefined ? undefined : new Date(expires);
  if (moment && Number.isNaN(moment.getTime())) throw new UsageError(`--expires ${expires}: expected a date such as 2030-01-31`);
  const label = text(options, 'label');
  const issued = await auth.identities.createCredentials(user, { ...(label && { label }), ...(moment && { expires: moment }) });
  const { accessKey, secretKey } = issued;
  if (options.json) return writeJson(io, { access_key: accessKey, secret_key: secretKey, user: user.id, company: user.company });
  io.stdout.write(`access key  ${accessKey}\nsecret key  ${secretKey}\nThe secret is shown this once.\n`);
}

async function revoke(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const key = text(options, 'key');
  if (key === undefined) throw new UsageError('credentials revoke: --key says which one');
  const revoked = await auth.identities.revokeCredentials(user.id, key);
  if (revoked === 0) throw new UsageError(`--key ${key}: ${user.name} has no such key`);
  if (options.json) return writeJson(io, { revoked: key });
  io.stdout.write(`revoked ${key}\n`);
}
