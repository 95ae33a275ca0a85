import type { KeyObject } from 'node:crypto';
import type { Store } from '../store/port.js';
import { Authenticator } from './authenticator.js';
import { BasicCredentials } from './basic-credentials.js';
import { Identities } from './identities.js';
import { ensureInstallation, type GivenKey, type Installation } from './installation.js';
import { LastUse } from './last-use.js';
import { SealedParameters } from './sealed-parameters.js';
import { Sealer } from './sealer.js';
import { SecretHasher } from './secret-hasher.js';
import { SurfaceAuthenticator } from './surface-authenticator.js';
import { SurfaceCredentials } from './surface-credentials.js';
import { SurfaceGrants } from './surface-grants.js';
import { Tokens } from './tokens.js';

export interface AuthOptions {
  /** Opened with `authCollections`. */
  readonly store: Store;
  /** As `tokenSecret` gives it. Tokens are signed with it, and secrets that must be had in plain are sealed under a key derived from it. */
  readonly secret: KeyObject;
  /** Newest version of the API, as `"2.22"`. */
  readonly apiVersion: string;
  readonly serverVersion: string;
  /** Told of what goes wrong behind the calls' backs: a `last_used` that could not be written. */
  readonly onError: (error: unknown) => void;
  /** How long a revocation made by another process may stay unnoticed, in milliseconds; default ten seconds. */
  readonly freshMs?: number;
  /** Base-2 logarithm of scrypt's N; default 14. */
  readonly hashCost?: number;
  readonly now?: () => number;
}

/** Everything about identity on one store, put together. */
export class Auth implements AsyncDisposable {
  readonly identities: Identities;
  readonly tokens: Tokens;
  readonly authenticator: Authenticator;
  readonly surfaceCredentials: SurfaceCredentials;
  readonly surfaceAuthenticator: SurfaceAuthenticator;
  /** For users of MLW who come with a token. */
  readonly mlwGrants: SurfaceGrants;
  /** For secrets of others that must be had in plain again. */
  readonly sealer: Sealer;
  readonly sealedParameters: SealedParameters;
  readonly #store: Store;
  readonly #hasher: SecretHasher;
  readonly #lastUse: LastUse;
  readonly #surfaceUse: LastUse;

  constructor({ store, secret, apiVersion, serverVersion, onError, hashCost, ...times }: AuthOptions) {
    const hasher = new SecretHasher(hashCost === undefined ? {} : { cost: hashCost });
    const identities = new Identities(store, hasher, times.now);
    this.sealer = new Sealer(secret);
    const credentials = new SurfaceCredentials(store, { hasher, sealer: this.sealer, ...times });
    identities.beforeRemoval((user) => credentials.revokeOf(user));
    this.#store = store;
    this.#hasher = hasher;
    this.identities = identities;
    this.tokens = new Tokens({ store, identities, secret, apiVersion, serverVersion, ...times });
    this.#lastUse = new LastUse(identities, { onError, ...times });
    this.authenticator = new Authenticator(new BasicCredentials({ identities, hasher, ...times }), this.tokens, this.#lastUse);
    this.#surfaceUse = new LastUse(credentials, { onError, ...times });
    this.surfaceCredentials = credentials;
    this.sealedParameters = new SealedParameters(this.sealer);
    const checked = { credentials, identities, hasher, lastUse: this.#surfaceUse };
    this.mlwGrants = new SurfaceGrants('mlw', credentials, times);
    this.surfaceAuthenticator = new SurfaceAuthenticator({ ...checked, ...times });
  }

  /** Makes sure of a company, an administrator and a key; see `ensureInstallation`. To be called at every start. */
  ensureInstallation(given?: GivenKey): Promise<Installation> {
    return ensureInstallation(this.#store, this.identities, this.#hasher, given);
  }

  /** Waits until all uses of keys and credentials are written down. The store must still be open. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#lastUse[Symbol.asyncDispose](), this.#surfaceUse[Symbol.asyncDispose]()]);
  }
}
