import { createHmac, randomBytes } from 'node:crypto';
import { ConfirmedCache } from './confirmed-cache.js';
import type { SurfaceCredentialDocument } from './documents.js';
import { type Identities, identityOf } from './identities.js';
import type { LastUse } from './last-use.js';
import { limits } from './limits.js';
import { PlainSecret } from './plain-secret.js';
import type { Principal } from './principal.js';
import { Refusals } from './refusals.js';
import type { SecretHasher } from './secret-hasher.js';
import type { SurfaceCredentials } from './surface-credentials.js';
import {
  type CredentialSurface,
  type HashedSurface,
  type SealedSurface,
  type SurfaceRole,
  surfaceSchemes,
} from './surface-schemes.js';

/** Whom a credential of a surface stands for. Hand it to `used` once the request is found to be good. */
export interface SurfaceAccess extends Principal {
  /** Id of the record. */
  readonly credential: string;
  readonly surface: CredentialSurface;
  readonly externalId: string;
  /** Empty where the surface knows no roles. */
  readonly roles: readonly SurfaceRole[];
}

/** Whom a request stands for if it is signed with this secret. */
export interface Signer extends SurfaceAccess {
  readonly secret: PlainSecret;
}

export interface SurfaceAuthenticatorOptions {
  readonly credentials: SurfaceCredentials;
  readonly identities: Pick<Identities, 'user' | 'company'>;
  readonly hasher: SecretHasher;
  readonly lastUse: Pick<LastUse, 'note'>;
  /** How many credentials are remembered. */
  readonly remembered?: number;
  /** How long a change made by another process may stay unnoticed, in milliseconds. */
  readonly freshMs?: number;
  /** How long a wrong pair is refused without looking again, in milliseconds. */
  readonly refusedMs?: number;
  readonly now?: () => number;
}

/**
 * Finds out for whom a client of a surface acts. Says no by `undefined`, whatever the reason: unknown, revoked, expired, its user or
 * company gone, a wrong secret. What that means to a client is for the surface to word.
 */
export class SurfaceAuthenticator {
  readonly #credentials: SurfaceCredentials;
  readonly #identities: Pick<Identities, 'user' | 'company'>;
  readonly #hasher: SecretHasher;
  readonly #lastUse: Pick<LastUse, 'note'>;
  readonly #digestKey = randomBytes(32);
  readonly #signers: ConfirmedCache<Signer>;
  readonly #proven: ConfirmedCache<SurfaceAccess>;
  readonly #refused: Refusals;

  constructor({ credentials, identities, hasher, lastUse, ...options }: SurfaceAuthenticatorOptions) {
    const { remembered = limits.remembered, freshMs = limits.freshMs, refusedMs = limits.refusedMs, now = Date.now } = options;
    this.#credentials = credentials;
    this.#identities = identities;
    this.#hasher = hasher;
    this.#lastUse = lastUse;
    const common = { limit: remembered, freshMs, now, endOf: ({ ends }: Principal) => ends };
    const confirmSigner = ({ surface, externalId }: Signer) => this.#findSigner(surface, externalId);
    this.#signers = new ConfirmedCache<Signer>({ ...common, confirm: confirmSigner });
    this.#proven = new ConfirmedCache<SurfaceAccess>({ ...common, confirm: (access) => this.#confirm(access) });
    this.#refused = new Refusals({ limit: remembered, forMs: refusedMs, now });
    credentials.watch((id) => {
      this.#signers.drop(({ credential }) => credential === id);
      this.#proven.drop(({ credential }) => credential === id);
      this.#refused.clear();
    });
  }

  /**
   * Who signs with this id; synchronous for one seen before.
   *
   * @throws SealError through the promise, when the secret cannot be opened: an error of ours, not of the client
   */
  signer(surface: SealedSurface, id: string): Signer | undefined | Promise<Signer | undefined> {
    if (!surfaceSchemes[surface].id.pattern.test(id)) return undefined;
    return known(this.#signers.get(`${surface}:${id}`, () => this.#findSigner(surface, id)));
  }

  /** Whom an id and its secret stand for; synchronous for a pair seen before. */
  verify(surface: HashedSurface, id: string, secret: string): SurfaceAccess | undefined | Promise<SurfaceAccess | undefined> {
    const digest = createHmac('sha256', this.#digestKey)
      .update(JSON.stringify([surface, id, secret]))
      .digest('base64');
    if (this.#refused.has(digest)) return undefined;
    return known(this.#proven.get(digest, () => this.#examine(surface, id, secret, digest)));
  }

  /** Whom a credential stands for, though nobody presented it: for what a surface shows to everybody. */
  async holder(surface: HashedSurface, id: string): Promise<SurfaceAccess | undefined> {
    const credential = await this.#credentials.live(surface, id);
    return credential && known(this.#access(credential));
  }

  /** A request was let in just now, from the network address `from`. Never waits and never throws. */
  used({ credential }: SurfaceAccess, from: string | undefined): void {
    this.#lastUse.note(credential, from);
  }

  async #findSigner(surface: CredentialSurface, id: string): Promise<Signer> {
    const credential = await this.#credentials.live(surface, id);
    if (!credential) throw new NobodyError();
    return { ...(await this.#access(credential)), secret: new PlainSecret(this.#credentials.open(credential)) };
  }

  async #examine(surface: HashedSurface, id: string, secret: string, digest: string): Promise<SurfaceAccess> {
    const credential = await this.#credentials.live(surface, id);
    // The hash is worked out in any case, so that the time taken does not tell whether the credential exists.
    const fits = await this.#hasher.verify(secret, credential?.secret ?? this.#hasher.decoy);
    if (!fits || !credential) {
      this.#refused.add(digest);
      throw new NobodyError();
    }
    return this.#access(credential);
  }

  /** A pair that was right is right still if its record lives: a record's secret never changes. Who the user is may have changed. */
  async #confirm({ surface, externalId, credential: id }: SurfaceAccess): Promise<SurfaceAccess> {
    const credential = await this.#credentials.live(surface, externalId);
    if (credential?.id !== id) throw new NobodyError();
    return this.#access(credential);
  }

  async #access(credential: SurfaceCredentialDocument): Promise<SurfaceAccess> {
    const user = await this.#identities.user(credential.user);
    const company = user && (await this.#identities.company(user.company));
    if (!user || !company) throw new NobodyError();
    return {
      caller: Object.freeze(identityOf(user, company)),
      ends: credential.expires?.getTime() ?? Number.POSITIVE_INFINITY,
      credential: credential.id,
      surface: credential.surface,
      externalId: credential.external_id,
      roles: credential.roles ?? [],
    };
  }
}

/** Nobody stands behind what was presented. Never leaves this module: a cache forgets what it throws for. */
class NobodyError extends Error {}

function known<T>(found: T | Promise<T>): T | undefined | Promise<T | undefined> {
  if (!(found instanceof Promise)) return found;
  return found.catch((error: unknown) => {
    if (error instanceof NobodyError) return undefined;
    throw error;
  });
}
