import type { Auth, CredentialInfo, UserDocument } from '../../auth/index.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';
import { administer } from './administer.js';
import { minute, moment, type Options, text, verbOf, writeJson } from './options.js';
import { chosenSurface, onSurface, surfaceRow, surfaceShown } from './surface-credentials.js';
import { chosenOwner } from './whom.js';

const verbs = { list, create, revoke };

/** `taskwright credentials list | create | revoke`: keys of a user, or with `--surface` its credentials, straight in the database. */
export async function credentials(options: Options, io: Io): Promise<number> {
  const verb = verbOf('credentials', options.verb, ['list', 'create', 'revoke']);
  const surface = chosenSurface(options);
  if (surface !== undefined) return onSurface(surface, verb, options, io);
  return administer(options, io, async (parts) => verbs[verb](parts.auth, await chosenOwner(parts, options), options, io));
}

async function list(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const keys = await auth.identities.credentials(user.id);
  const others = await auth.surfaceCredentials.list({ user: user.id });
  if (options.json) {
    const shown = keys.map(({ id, user: _, company: __, ...key }) => ({ access_key: id, ...key }));
    return writeJson(io, [...shown, ...others.map(surfaceShown)]);
  }
  const rows = [...keys.map(row), ...others.map(surfaceRow)];
  io.stdout.write(rows.length === 0 ? `${user.name} has no keys\n` : rows.join(''));
}

function row({ id, label, created, expires, last_used }: CredentialInfo): string {
  const used = `last used ${minute(last_used, 'never')}`;
  return `${id}  ${(label ?? '').padEnd(20)}  made ${minute(created, '?')}  ${used}  ends ${minute(expires, 'never')}\n`;
}

async function create(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const expires = moment(options, 'expires');
  const label = text(options, 'label');
  const issued = await auth.identities.createCredentials(user, { ...(label && { label }), ...(expires && { expires }) });
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
