import { DuplicateKeyError } from '../store/errors.js';
import type { Collection, Filter, Store } from '../store/port.js';
import { names } from './collections.js';
import type { SurfaceCredentialDocument } from './documents.js';
import {
  checkedId,
  checkedRoles,
  checkedSecret,
  type NewSurfaceCredential,
  SurfaceCredentialError,
} from './new-surface-credential.js';
import { newId } from './random.js';
import type { Sealer } from './sealer.js';
import type { SecretHasher } from './secret-hasher.js';
import { type CredentialSurface, surfaceSchemes } from './surface-schemes.js';

/** A credential with its secret, which is given here only: it is shown once and never again. */
export interface IssuedSurfaceCredential {
  readonly credential: SurfaceCredentialInfo;
  readonly secret: string;
}

/** A credential as it may be shown: everything but the secret. */
export interface SurfaceCredentialInfo extends Omit<SurfaceCredentialDocument, 'secret' | 'taken'> {
  /** Present when the secret was sealed with another key of the installation, so that the credential opens nothing. */
  readonly unusable?: true;
}

/** Told the id of the record that was made or revoked. */
export type SurfaceCredentialWatcher = (id: string) => void;

/** The credentials of surfaces over the store. */
export class SurfaceCredentials {
  readonly #records: Collection<SurfaceCredentialDocument>;
  readonly #hasher: SecretHasher;
  readonly #sealer: Sealer;
  readonly #now: () => number;
  readonly #watchers = new Set<SurfaceCredentialWatcher>();

  constructor(store: Store, { hasher, sealer, now = Date.now }: { hasher: SecretHasher; sealer: Sealer; now?: () => number }) {
    this.#records = store.collection(names.surfaceCredentials);
    this.#hasher = hasher;
    this.#sealer = sealer;
    this.#now = now;
  }

  /** @throws SurfaceCredentialError when something given cannot be taken, or the surface has a credential of this id */
  async create(asked: NewSurfaceCredential): Promise<IssuedSurfaceCredential> {
    const scheme = surfaceSchemes[asked.surface];
    const external_id = checkedId(scheme, asked);
    const roles = checkedRoles(scheme, asked);
    const secret = checkedSecret(scheme, asked);
    const { surface, user, label, expires } = asked;
    const id = newId();
    const credential = {
      ...{ id, surface, external_id, user: user.id, company: user.company, created: new Date(this.#now()) },
      ...(roles.length > 0 && { roles }),
      ...(label !== undefined && { label }),
      ...(expires !== undefined && { expires }),
    };
    const kept = scheme.sealed ? this.#sealer.seal(secret, ownerOf(credential)) : await this.#hasher.hash(secret);
    try {
      await this.#records.insert({ ...credential, taken: takenBy(surface, external_id), secret: kept });
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      throw new SurfaceCredentialError('id', `${surface} has a credential ${external_id} already; revoke it first`);
    }
    this.#tell(id);
    return { credential, secret };
  }

  /** The credential that a client calls by this id, with its stored secret: for checking, never for showing. Undefined unless it lives. */
  async live(surface: CredentialSurface, externalId: string): Promise<SurfaceCredentialDocument | undefined> {
    const [found] = await this.#records.find({ taken: takenBy(surface, externalId) }, { limit: 1 });
    return found && (!found.expires || found.expires.getTime() > this.#now()) ? found : undefined;
  }

  /** The secret of a credential of a sealed surface. @throws SealError */
  open(credential: SurfaceCredentialDocument): string {
    return this.#sealer.open(credential.secret, ownerOf(credential));
  }

  /** Credentials that were not revoked, oldest first, without their secrets; of one surface or user where that is said. */
  async list(asked: { readonly surface?: CredentialSurface; readonly user?: string } = {}): Promise<SurfaceCredentialInfo[]> {
    const found = await this.#records.find(
      { ...asked, ...NOT_REVOKED },
      { sort: [{ path: 'created' }, { path: 'external_id' }] },
    );
    return found.map(({ secret, taken: _, ...shown }) => {
      const unusable = surfaceSchemes[shown.surface].sealed && !this.#sealer.fits(secret);
      return unusable ? { ...shown, unusable } : shown;
    });
  }

  /** Ends a credential; its id can be used again. Number revoked: 0 when there is none (any more). */
  revoke(surface: CredentialSurface, externalId: string): Promise<number> {
    return this.#revoke({ taken: takenBy(surface, externalId) });
  }

  /** Ends all credentials that act as a user. */
  async revokeOf(user: string): Promise<void> {
    for (const { id } of await this.#records.find({ user, ...NOT_REVOKED })) await this.#revoke({ id });
  }

  /** Writes down when a credential was last used and from where; an older use never replaces a newer one. */
  async recordUse(id: string, at: Date, from: string | undefined): Promise<void> {
    const before = { $or: [{ last_used: { $exists: false } }, { last_used: { $lt: at } }] };
    const use = { last_used: at, ...(from !== undefined && { last_used_from: from }) };
    await this.#records.update({ id, ...before }, { $set: use });
  }

  /** Has `watcher` told of every credential that this process makes or revokes. */
  watch(watcher: SurfaceCredentialWatcher): void {
    this.#watchers.add(watcher);
  }

  async #revoke(filter: Filter): Promise<number> {
    const [found] = await this.#records.find(filter, { limit: 1, projection: { include: ['id'] } });
    if (!found) return 0;
    const { id } = found;
    const revoked = await this.#records.update({ id, ...NOT_REVOKED }, { $set: { revoked: new Date(this.#now()), taken: id } });
    this.#tell(id);
    return revoked;
  }

  #tell(id: string): void {
    for (const watcher of this.#watchers) watcher(id);
  }
}

const NOT_REVOKED = { revoked: { $exists: false } } as const;

function takenBy(surface: CredentialSurface, externalId: string): string {
  return `${surface}:${externalId}`;
}

/** What a sealed secret is bound to. */
function ownerOf({ id, surface, external_id }: Pick<SurfaceCredentialDocument, 'id' | 'surface' | 'external_id'>): string[] {
  return [id, surface, external_id];
}
