import type { Auth, CredentialInfo, UserDocument } from '../../auth/index.js';
import { loadConfiguration } from '../configuration.js';
import { openAuth, openConfiguredStore } from '../foundations.js';
import type { Io } from '../io.js';
import { createLog } from '../log.js';
import { UsageError } from '../usage-error.js';

type Options = Readonly<Record<string, unknown>>;

/** `taskwright credentials list | create | revoke`: keys of a user, straight in the database. With SQLite the server must not run meanwhile. */
export async function credentials(options: Options, io: Io): Promise<number> {
  const { verb } = options;
  if (verb !== 'list' && verb !== 'create' && verb !== 'revoke') {
    throw new UsageError(`credentials ${String(verb)}: expected list, create or revoke`);
  }
  const configuration = await loadConfiguration({ flags: options, environment: io.environment, file: text(options, 'config') });
  const log = createLog('warn', io.stderr);
  await using store = await openConfiguredStore(configuration);
  await using auth = await openAuth(configuration, store, log);
  const user = await chosenUser(auth, text(options, 'user'), io);
  if (verb === 'list') await list(auth, user, options, io);
  else if (verb === 'create') await create(auth, user, options, io);
  else await revoke(auth, user, options, io);
  return 0;
}

async function chosenUser(auth: Auth, named: string | undefined, io: Io): Promise<UserDocument> {
  const { administrator, key } = await auth.ensureInstallation();
  if (key.state === 'generated') {
    io.stderr.write(`first use of this database: the administrator's key is ${key.accessKey}, its secret ${key.secretKey}\n`);
  }
  if (named === undefined) return administrator;
  const byId = await auth.identities.user(named, administrator.company);
  const [user] = byId ? [byId] : await auth.identities.users.find({ company: administrator.company, name: named }, { limit: 1 });
  if (!user) throw new UsageError(`--user ${named}: no user has this name or id`);
  return user;
}

async function list(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const keys = await auth.identities.credentials(user.id);
  if (options.json)
    return write(
      io,
      keys.map(({ id, user: _, company: __, ...key }) => ({ access_key: id, ...key })),
    );
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
  if (options.json) return write(io, { access_key: issued.accessKey, secret_key: issued.secretKey });
  io.stdout.write(`access key  ${issued.accessKey}\nsecret key  ${issued.secretKey}\nThe secret is shown this once.\n`);
}

async function revoke(auth: Auth, user: UserDocument, options: Options, io: Io): Promise<void> {
  const key = text(options, 'key');
  if (key === undefined) throw new UsageError('credentials revoke: --key says which one');
  const revoked = await auth.identities.revokeCredentials(user.id, key);
  if (revoked === 0) throw new UsageError(`--key ${key}: ${user.name} has no such key`);
  if (options.json) return write(io, { revoked: key });
  io.stdout.write(`revoked ${key}\n`);
}

function write(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** The command line turns digits into numbers; here everything is text. */
function text(options: Options, name: string): string | undefined {
  const value = options[name];
  return value === undefined ? undefined : String(value);
}
