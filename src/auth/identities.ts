import type { Caller } from '../rpc/index.js';
import type { Collection, Store } from '../store/port.js';
import { names } from './collections.js';
import type { CompanyDocument, CredentialDocument, UserDocument } from './documents.js';
import { newAccessKey, newId, newSecretKey } from './random.js';
import type { Role } from './roles.js';
import type { SecretHasher } from './secret-hasher.js';

/** Who somebody is, without how the call came in (task-core 3.1). */
export type Identity = Pick<Caller, 'user' | 'company' | 'role' | 'userName' | 'companyName'>;

/** What a user is made of; `id` is random unless given. */
export interface NewUser {
  readonly id?: string;
  readonly company: string;
  readonly name: string;
  /** Default `user`. */
  readonly role?: Role;
  readonly email?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly avatar?: string;
}

/** An access key with its secret. The secret exists here only: it is shown once and never again. */
export interface IssuedCredentials {
  /** 20 characters. */
  readonly accessKey: string;
  /** 50 characters. */
  readonly secretKey: string;
  readonly label?: string;
  readonly expires?: Date;
}

/** A credential as it may be shown: everything but the secret. */
export type CredentialInfo = Omit<CredentialDocument, 'secret'>;

/** Told the access key whose credential was added, changed or revoked. */
export type CredentialWatcher = (accessKey: string) => void;

/** Companies, users and credentials over the store. */
export class Identities {
  /** For queries. What they find must be limited to a company by whoever asks. */
  readonly users: Collection<UserDocument>;
  /** For queries by whoever stands above companies. */
  readonly companies: Collection<CompanyDocument>;
  readonly #credentials: Collection<CredentialDocument>;
  readonly #hasher: SecretHasher;
  readonly #now: () => number;
  readonly #watchers = new Set<CredentialWatcher>();
  readonly #removals = new Set<(user: string) => Promise<void>>();

  constructor(store: Store, hasher: SecretHasher, now: () => number = Date.now) {
    this.companies = store.collection(names.companies);
    this.users = store.collection(names.users);
    this.#credentials = store.collection(names.credentials);
    this.#hasher = hasher;
    this.#now = now;
  }

  company(id: string): Promise<CompanyDocument | undefined> {
    return this.companies.get(id);
  }

  /** @throws DuplicateKeyError when the id is taken. */
  async createCompany({ id = newId(), name }: { readonly id?: string; readonly name: string }): Promise<CompanyDocument> {
    const company = { id, name, created: new Date(this.#now()) };
    await this.companies.insert(company);
    return company;
  }

  /** The user with this id; with `company`, only if it belongs there. */
  async user(id: string, company?: string): Promise<UserDocument | undefined> {
    const user = await this.users.get(id);
    return company === undefined || user?.company === company ? user : undefined;
  }

  /** @throws DuplicateKeyError when the id or the e-mail address is taken. */
  async createUser({ id = newId(), role = 'user', ...rest }: NewUser): Promise<UserDocument> {
    const user = { ...rest, id, role, unique_name: rest.email?.toLowerCase() ?? id, created: new Date(this.#now()) };
    await this.users.insert(user);
    return user;
  }

  /** Takes a user away; ends the keys, every token issued for them, and what else hangs on the user. */
  async removeUser(id: string): Promise<void> {
    for (const end of this.#removals) await end(id);
    for (const { id: accessKey } of await this.credentials(id)) await this.revokeCredentials(id, accessKey);
    await this.users.deleteMany({ id });
  }

  /** The credential with its hash, revoked or not: for checking, never for showing. */
  credential(accessKey: string): Promise<CredentialDocument | undefined> {
    return this.#credentials.get(accessKey);
  }

  /** The user's credentials that were not revoked, oldest first, without their secrets. */
  credentials(user: string): Promise<CredentialInfo[]> {
    const filter = { user, revoked: { $exists: false } };
    return this.#credentials.find(filter, { sort: [{ path: 'created' }], projection: { exclude: ['secret'] } });
  }

  /** A new key for a user. */
  async createCredentials(
    user: Pick<UserDocument, 'id' | 'company'>,
    details: { readonly label?: string | undefined; readonly expires?: Date | undefined } = {},
  ): Promise<IssuedCredentials> {
    const issued = { accessKey: newAccessKey(), secretKey: newSecretKey(), ...present(details) };
    await this.addCredentials(user, issued);
    return issued;
  }

  /** Stores a key that was made elsewhere. @throws DuplicateKeyError when somebody has it. */
  async addCredentials(user: Pick<UserDocument, 'id' | 'company'>, given: IssuedCredentials): Promise<void> {
    const { accessKey, secretKey, ...details } = given;
    const secret = await this.#hasher.hash(secretKey);
    const created = new Date(this.#now());
    await this.#credentials.insert({ id: accessKey, user: user.id, company: user.company, secret, created, ...details });
    this.#tell(accessKey);
  }

  /** Gives an existing key another secret. */
  async changeSecret(accessKey: string, secretKey: string): Promise<void> {
    await this.#credentials.update({ id: accessKey }, { $set: { secret: await this.#hasher.hash(secretKey) } });
    this.#tell(accessKey);
  }

  /** Ends one of a user's keys and every token issued for it. Number revoked: 0 when the user has no such key (any more). */
  async revokeCredentials(user: string, accessKey: string): Promise<number> {
    const filter = { id: accessKey, user, revoked: { $exists: false } };
    const revoked = await this.#credentials.update(filter, { $set: { revoked: new Date(this.#now()) } });
    this.#tell(accessKey);
    return revoked;
  }

  /** Takes one of a user's keys out of the store, as if it had never been; ends its tokens too. */
  async removeCredentials(user: string, accessKey: string): Promise<void> {
    await this.#credentials.deleteMany({ id: accessKey, user });
    this.#tell(accessKey);
  }

  /** Writes down when a key was last used and from where; an older use never replaces a newer one. */
  async recordUse(accessKey: string, at: Date, from: string | undefined): Promise<void> {
    const before = { $or: [{ last_used: { $exists: false } }, { last_used: { $lt: at } }] };
    await this.#credentials.update(
      { id: accessKey, ...before },
      { $set: { last_used: at, ...present({ last_used_from: from }) } },
    );
  }

  /** Whether a key opens the door: it exists, was not revoked and has not expired. */
  live(credential: CredentialDocument | undefined): credential is CredentialDocument {
    if (!credential || credential.revoked) return false;
    return !credential.expires || credential.expires.getTime() > this.#now();
  }

  /** Has `watcher` told of every change to a credential that this process makes. */
  watch(watcher: CredentialWatcher): void {
    this.#watchers.add(watcher);
  }

  /** Has `end` do away with what else lets somebody act as a user who is about to be removed. */
  beforeRemoval(end: (user: string) => Promise<void>): void {
    this.#removals.add(end);
  }

  #tell(accessKey: string): void {
    for (const watcher of this.#watchers) watcher(accessKey);
  }
}

/** The identity of a user of a company. */
export function identityOf(user: UserDocument, company: CompanyDocument): Identity {
  return { user: user.id, company: company.id, role: user.role, userName: user.name, companyName: company.name };
}

function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
