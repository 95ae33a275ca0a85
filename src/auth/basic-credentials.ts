import { createHmac, randomBytes } from 'node:crypto';
import { ApiError, baseErrors } from '../rpc/index.js';
import { readBasic, unknownPair } from './basic-scheme.js';
import { ConfirmedCache } from './confirmed-cache.js';
import type { CredentialDocument } from './documents.js';
import { type Identities, identityOf } from './identities.js';
import { limits } from './limits.js';
import type { Principal } from './principal.js';
import { Refusals } from './refusals.js';
import type { SecretHasher } from './secret-hasher.js';

/** A principal with the stored hash its secret was found to fit: when that changes, so has the secret. */
interface Proven extends Principal {
  readonly hash: string;
}

export interface BasicCredentialsOptions {
  readonly identities: Identities;
  readonly hasher: SecretHasher;
  /** How many pairs are remembered. */
  readonly remembered?: number;
  /** How long a change made by another process may stay unnoticed, in milliseconds. */
  readonly freshMs?: number;
  /** How long a wrong pair is refused without looking again, in milliseconds. */
  readonly refusedMs?: number;
  readonly now?: () => number;
}

/**
 * Checks access keys and secrets. A pair that was checked is known again by a digest under a key that only this process has,
 * so that Basic on every call costs one HMAC and no secret is kept in memory.
 */
export class BasicCredentials {
  readonly #identities: Identities;
  readonly #hasher: SecretHasher;
  readonly #digestKey = randomBytes(32);
  readonly #known: ConfirmedCache<Proven>;
  readonly #refused: Refusals;

  constructor({ identities, hasher, ...options }: BasicCredentialsOptions) {
    const { remembered = limits.remembered, freshMs = limits.freshMs, refusedMs = limits.refusedMs, now = Date.now } = options;
    this.#identities = identities;
    this.#hasher = hasher;
    this.#known = new ConfirmedCache({
      limit: remembered,
      freshMs,
      now,
      endOf: ({ ends }) => ends,
      confirm: (proven) => this.#confirm(proven),
    });
    this.#refused = new Refusals({ limit: remembered, forMs: refusedMs, now });
    identities.watch((accessKey) => {
      this.#known.drop(({ caller }) => caller.session?.accessKey === accessKey);
      this.#refused.clear();
    });
  }

  /**
   * Whom the pair behind `Basic ` stands for; synchronous for a pair seen before.
   *
   * @throws ApiError 401/21 or 401/22, at once or through the promise
   */
  verify(encoded: string): Principal | Promise<Principal> {
    const digest = createHmac('sha256', this.#digestKey).update(encoded).digest('base64');
    if (this.#refused.has(digest)) throw unknownPair();
    return this.#known.get(digest, () => this.#examine(encoded, digest));
  }

  async #examine(encoded: string, digest: string): Promise<Proven> {
    const { accessKey, secretKey } = readBasic(encoded);
    const credential = await this.#identities.credential(accessKey);
    // The hash is worked out in any case, so that the time taken does not tell whether the key exists.
    const fits = await this.#hasher.verify(secretKey, credential?.secret ?? this.#hasher.decoy);
    if (!fits || !this.#identities.live(credential)) {
      this.#refused.add(digest);
      throw unknownPair();
    }
    return this.#prove(credential);
  }

  /** A pair that was right is right still if its key is live and has the same secret. Who the user is may have changed. */
  async #confirm({ hash, caller }: Proven): Promise<Proven> {
    const credential = await this.#identities.credential(caller.session?.accessKey ?? '');
    if (!this.#identities.live(credential) || credential.secret !== hash) throw unknownPair();
    return this.#prove(credential);
  }

  async #prove(credential: CredentialDocument): Promise<Proven> {
    const user = await this.#identities.user(credential.user);
    if (!user) throw unknownPair();
    const company = await this.#identities.company(user.company);
    if (!company) throw new ApiError(baseErrors.invalid_credentials, { extra: 'invalid user company' });
    const caller = Object.freeze({ ...identityOf(user, company), session: { via: 'basic', accessKey: credential.id } as const });
    return { caller, hash: credential.secret, ends: credential.expires?.getTime() ?? Number.POSITIVE_INFINITY };
  }
}
