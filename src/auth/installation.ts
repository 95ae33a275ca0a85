import { DuplicateKeyError } from '../store/errors.js';
import type { Collection, Store } from '../store/port.js';
import { names } from './collections.js';
import type { CompanyDocument, CredentialDocument, InstallationDocument, UserDocument } from './documents.js';
import type { Identities, IssuedCredentials } from './identities.js';
import { newId } from './random.js';
import type { SecretHasher } from './secret-hasher.js';
import { AuthSetupError } from './setup-error.js';

const ID = 'installation';
const LABEL_GENERATED = 'first administrator';
const LABEL_SET = 'from the settings';
/** What fits the user part of a Basic header and the log: printable, no colon. */
const ACCESS_KEY = /^[!-9;-~]{1,128}$/;
/** What fits the password part: no control characters. */
const SECRET_KEY = /^\P{Cc}{1,1024}$/u;

/** A key pair from the settings. */
export interface GivenKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** How the administrator's key stands after start-up. `revoked`: somebody revoked the key the settings give, and so it stays. */
export type AdministratorKey =
  | { readonly state: 'existing' }
  | ({ readonly state: 'generated' } & IssuedCredentials)
  | { readonly state: 'given'; readonly accessKey: string; readonly change: KeyChange; readonly replaced?: string };

export type KeyChange = 'added' | 'kept' | 'new secret' | 'revoked';

export interface Installation {
  readonly company: CompanyDocument;
  readonly administrator: UserDocument;
  readonly key: AdministratorKey;
}

/**
 * Makes sure that there are a company, an administrator and a key to get in with, whatever was there before: nothing, everything,
 * or what a start that was cut short left behind. Processes that start at the same time on one database agree.
 *
 * @param given the administrator's key; without it the first start generates one, to be printed once
 * @throws AuthSetupError when the given key cannot be used
 */
export async function ensureInstallation(
  store: Store,
  identities: Identities,
  hasher: SecretHasher,
  given?: GivenKey,
): Promise<Installation> {
  if (given) checkGiven(given);
  const records = store.collection<InstallationDocument>(names.installation);
  const record = await installationRecord(records);
  const company = await ensure(
    () => identities.company(record.company),
    () => identities.createCompany({ id: record.company, name: 'taskwright' }),
  );
  const administrator = await ensure(
    () => identities.user(record.administrator),
    () => identities.createUser({ id: record.administrator, company: company.id, name: 'administrator', role: 'admin' }),
  );
  const key = given
    ? await takeGivenKey(records, identities, hasher, administrator, given)
    : await ensureSomeKey(records, identities, administrator, record);
  return { company, administrator, key };
}

/** The ids are agreed on first, in one insert that only one process can win; everything else follows from them. */
async function installationRecord(records: Collection<InstallationDocument>): Promise<InstallationDocument> {
  return ensure(
    () => records.get(ID),
    async () => {
      const record = { id: ID, company: newId(), administrator: newId(), created: new Date() };
      await records.insert(record);
      return record;
    },
  );
}

async function ensureSomeKey(
  records: Collection<InstallationDocument>,
  identities: Identities,
  administrator: UserDocument,
  record: InstallationDocument,
): Promise<AdministratorKey> {
  if (record.generated_key || record.set_key) return { state: 'existing' };
  const issued = await identities.createCredentials(administrator, { label: LABEL_GENERATED });
  const unclaimed = { id: ID, generated_key: { $exists: false }, set_key: { $exists: false } };
  if ((await records.update(unclaimed, { $set: { generated_key: issued.accessKey } })) === 1)
    return { state: 'generated', ...issued };
  await identities.removeCredentials(administrator.id, issued.accessKey);
  return { state: 'existing' };
}

async function takeGivenKey(
  records: Collection<InstallationDocument>,
  identities: Identities,
  hasher: SecretHasher,
  administrator: UserDocument,
  given: GivenKey,
): Promise<AdministratorKey> {
  const { accessKey } = given;
  const credential = await ensure(
    () => identities.credential(accessKey),
    () => identities.addCredentials(administrator, { ...given, label: LABEL_SET }),
  );
  const change = credential ? await settle(credential, identities, hasher, administrator, given) : 'added';
  // A key that does not open anything must not push out one that does.
  if (change === 'revoked') return { state: 'given', accessKey, change };
  const before = await records.findAndUpdate({ id: ID }, { $set: { set_key: accessKey } }, { returned: 'before' });
  const replaced = before?.set_key;
  if (replaced === undefined || replaced === accessKey) return { state: 'given', accessKey, change };
  // Removed and not revoked: the settings may come back to it.
  await identities.removeCredentials(administrator.id, replaced);
  return { state: 'given', accessKey, change, replaced };
}

async function settle(
  credential: CredentialDocument,
  identities: Identities,
  hasher: SecretHasher,
  administrator: UserDocument,
  { accessKey, secretKey }: GivenKey,
): Promise<KeyChange> {
  if (credential.user !== administrator.id) {
    throw new AuthSetupError('the access key in the settings belongs to another user; choose another one');
  }
  if (credential.revoked) return 'revoked';
  if (await hasher.verify(secretKey, credential.secret)) return 'kept';
  await identities.changeSecret(accessKey, secretKey);
  return 'new secret';
}

function checkGiven({ accessKey, secretKey }: GivenKey): void {
  if (!ACCESS_KEY.test(accessKey)) {
    throw new AuthSetupError('the access key in the settings must be 1 to 128 printable characters without spaces and colons');
  }
  if (!SECRET_KEY.test(secretKey)) {
    throw new AuthSetupError('the secret key in the settings must have 1 to 1024 characters, control characters not among them');
  }
}

/** What `find` finds, else what `create` makes; when another process made it in between, what that one made. */
async function ensure<T, Made>(find: () => Promise<T | undefined>, create: () => Promise<Made>): Promise<T | Made> {
  const found = await find();
  if (found !== undefined) return found;
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    const theirs = await find();
    if (theirs === undefined) throw error;
    return theirs;
  }
}
