import type { KeyObject } from 'node:crypto';
import { ApiError, baseErrors, type Session } from '../rpc/index.js';
import { DuplicateKeyError } from '../store/errors.js';
import type { Collection, Store } from '../store/port.js';
import { names } from './collections.js';
import { ConfirmedCache } from './confirmed-cache.js';
import type { RevokedTokenDocument } from './documents.js';
import type { Identities, Identity } from './identities.js';
import { limits } from './limits.js';
import type { Principal } from './principal.js';
import { newId } from './random.js';
import { identityClaim, readClaims, type TokenClaims } from './token-claims.js';

/** 30 days. */
const DEFAULT_LIFETIME_S = 2_592_000;

export interface TokensOptions {
  readonly store: Store;
  readonly identities: Identities;
  readonly secret: KeyObject;
  /** Newest version of the API, as `"2.22"`: clients choose theirs by it. */
  readonly apiVersion: string;
  readonly serverVersion: string;
  /** How many tokens are remembered. */
  readonly remembered?: number;
  /** How long a revocation made by another process may stay unnoticed, in milliseconds. */
  readonly freshMs?: number;
  readonly now?: () => number;
}

export interface IssueOptions {
  /** Seconds until it expires. Negative: it has expired already. 0 or absent: 30 days, or never for role `system`. */
  readonly expirationSeconds?: number | undefined;
  /** The token ends with this key. */
  readonly accessKey?: string | undefined;
}

export interface IssuedToken {
  readonly token: string;
  /** Absent when it never expires. */
  readonly expires?: Date;
  /** Seconds from now until then; negative for a token that has expired already. */
  readonly lifetime?: number;
}

/** Issues, checks and revokes the tokens of task-core 3.3: JWTs signed with HS256, checked once and then remembered. */
export class Tokens {
  readonly #identities: Identities;
  readonly #revoked: Collection<RevokedTokenDocument>;
  readonly #secret: KeyObject;
  readonly #versions: Pick<TokenClaims, 'api_version' | 'server_version'>;
  readonly #known: ConfirmedCache<Principal>;
  readonly #now: () => number;

  constructor({ store, identities, secret, apiVersion, serverVersion, ...options }: TokensOptions) {
    const { remembered = limits.remembered, freshMs = limits.freshMs, now = Date.now } = options;
    this.#identities = identities;
    this.#revoked = store.collection(names.revokedTokens);
    this.#secret = secret;
    this.#versions = { api_version: apiVersion, server_version: serverVersion };
    this.#now = now;
    this.#known = new ConfirmedCache({
      limit: remembered,
      freshMs,
      now,
      endOf: ({ ends }) => ends,
      confirm: (principal) => this.#confirm(principal),
    });
    identities.watch((accessKey) => this.#known.drop(({ caller }) => caller.session?.accessKey === accessKey));
  }

  /** A new token for somebody. */
  async issue(identity: Identity, { expirationSeconds, accessKey }: IssueOptions = {}): Promise<IssuedToken> {
    const now = Math.floor(this.#now() / 1000);
    const lifetime = expirationSeconds || (identity.role === 'system' ? undefined : DEFAULT_LIFETIME_S);
    const claims: TokenClaims = {
      identity: identityClaim(identity),
      jti: newId(),
      iat: now,
      ...(lifetime !== undefined && { exp: now + lifetime }),
      ...(accessKey !== undefined && { key: accessKey }),
      auth_type: 'Bearer',
      env: '<unknown>',
      ...this.#versions,
      server_build: '',
      feature_set: 'basic',
    };
    const { SignJWT } = await import('jose/jwt/sign');
    const token = await new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(this.#secret);
    return lifetime === undefined ? { token } : { token, expires: new Date((now + lifetime) * 1000), lifetime };
  }

  /**
   * Whom a token stands for; synchronous for a token seen before.
   *
   * @throws ApiError 401/30, at once or through the promise: malformed, forged, expired, revoked
   */
  verify(token: string): Principal | Promise<Principal> {
    return this.#known.get(token, () => this.#examine(token));
  }

  /** Ends a token before its time, for every process on this database; others notice within `freshMs`. */
  async revoke({ id, expires }: NonNullable<Session['token']>, user: string): Promise<void> {
    const now = new Date(this.#now());
    await this.#revoked.insert({ id, user, revoked: now, ...(expires && { expires }) }).catch(unlessKnown);
    this.#known.drop(({ caller }) => caller.session?.token?.id === id);
    await this.#revoked.deleteMany({ expires: { $lt: now } });
  }

  async #examine(token: string): Promise<Principal> {
    const { identity, id, accessKey, expires } = readClaims(await this.#open(token));
    const session: Session = {
      via: 'bearer',
      ...(accessKey !== undefined && { accessKey }),
      token: { id, ...(expires && { expires }) },
    };
    return this.#confirm({ caller: Object.freeze({ ...identity, session }) });
  }

  async #open(token: string): Promise<Readonly<Record<string, unknown>>> {
    const problem = shapeProblem(token);
    if (problem) throw invalid(problem);
    // Loaded with the first token: to load it at every start would be a fifth of the time that a start takes.
    const { jwtVerify } = await import('jose/jwt/verify');
    try {
      const options = { algorithms: ['HS256'], currentDate: new Date(this.#now()) };
      return (await jwtVerify(token, this.#secret, options)).payload;
    } catch (error) {
      throw invalid(reason(error), error);
    }
  }

  /** A token that was good is good still if it has not expired and neither it nor its key was revoked. It ends with its key at the latest. */
  async #confirm({ caller }: Pick<Principal, 'caller'>): Promise<Principal> {
    const { accessKey, token } = caller.session ?? {};
    const expires = token?.expires?.getTime() ?? Number.POSITIVE_INFINITY;
    if (expires <= this.#now()) throw invalid('Signature has expired');
    const [revoked, credential] = await Promise.all([
      token && this.#revoked.get(token.id),
      accessKey === undefined ? undefined : this.#identities.credential(accessKey),
    ]);
    if (revoked) throw invalid('Token has been revoked');
    const keyGone = accessKey !== undefined && !this.#identities.live(credential);
    if (keyGone) throw invalid('The key it was issued for is no longer valid');
    return { caller, ends: Math.min(expires, credential?.expires?.getTime() ?? Number.POSITIVE_INFINITY) };
  }
}

function shapeProblem(token: string): string | undefined {
  if (token.length > limits.header) return 'Too long';
  const segments = token.split('.');
  if (segments.length !== 3) return segments.length < 3 ? 'Not enough segments' : 'Too many segments';
  // Decoders overlook padding, white space and spare bits: without this, one token would have many spellings.
  return segments.every(isCanonical) ? undefined : 'Malformed';
}

function isCanonical(segment: string): boolean {
  return Buffer.from(segment, 'base64url').toString('base64url') === segment;
}

/** What jose's error codes mean to a client (task-core 3.2). */
const REASONS = new Map([
  ['ERR_JWT_EXPIRED', 'Signature has expired'],
  ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'Signature verification failed'],
  ['ERR_JOSE_ALG_NOT_ALLOWED', 'Algorithm not allowed'],
]);

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^ERR_J(OSE|W)/.test(code)) throw error;
  return REASONS.get(code) ?? 'Malformed';
}

function invalid(why: string, cause?: unknown): ApiError {
  return new ApiError(baseErrors.invalid_token, { extra: 'invalid jwt token', data: { reason: why }, cause });
}

function unlessKnown(error: unknown): void {
  if (!(error instanceof DuplicateKeyError)) throw error;
}
