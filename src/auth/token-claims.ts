import { ApiError, baseErrors } from '../rpc/index.js';
import type { Identity } from './identities.js';

/** What a token says (task-core 3.3). Clients read `exp`, `api_version`, `server_version` and `feature_set`. */
export interface TokenClaims {
  readonly identity: {
    readonly user: string;
    readonly company: string;
    readonly role: string;
    readonly user_name: string;
    readonly company_name: string;
  };
  /** Id of the token. */
  readonly jti: string;
  /** Seconds since 1970. */
  readonly iat: number;
  /** Seconds since 1970; absent when the token never expires. */
  readonly exp?: number;
  /** Access key the token was issued for: it ends with the key. */
  readonly key?: string;
  readonly auth_type: 'Bearer';
  readonly env: string;
  readonly api_version: string;
  readonly server_version: string;
  readonly server_build: string;
  readonly feature_set: string;
}

/** The part of the claims that says who. */
export function identityClaim({ user, company, role, userName, companyName }: Identity): TokenClaims['identity'] {
  return { user, company, role, user_name: userName, company_name: companyName };
}

/** What a token of ours says, read. */
export interface TokenContent {
  readonly id: string;
  readonly identity: Identity;
  readonly accessKey?: string;
  readonly expires?: Date;
}

/** What the claims of a correctly signed token say about its bearer. @throws ApiError 401/30 when they say nothing of use */
export function readClaims(claims: Readonly<Record<string, unknown>>): TokenContent {
  const { identity, jti, exp, key } = claims;
  const { user, company, role, user_name, company_name } = (identity ?? {}) as Readonly<Record<string, unknown>>;
  if (!isText(user) || !isText(company) || !isText(role)) {
    throw new ApiError(baseErrors.invalid_token, { extra: 'failed parsing token, no identity in it' });
  }
  if (!isText(jti) || (key !== undefined && !isText(key))) {
    throw new ApiError(baseErrors.invalid_token, { extra: 'failed parsing token, it is not one of ours' });
  }
  const found: Identity = { user, company, role, userName: textOr(user_name), companyName: textOr(company_name) };
  return {
    id: jti,
    identity: found,
    ...(key !== undefined && { accessKey: key }),
    ...(typeof exp === 'number' && { expires: new Date(exp * 1000) }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOr(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
