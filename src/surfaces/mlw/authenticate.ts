import type { SurfaceAccess, SurfaceRole } from '../../auth/index.js';
import { ApiError, baseErrors, type Caller } from '../../rpc/index.js';
import type { RestRequest } from '../rest/index.js';
import { readMlwBasic } from './basic-credentials.js';

/** Who somebody is, and what of MLW is granted to them. A role says nothing of another: ADMIN does not read. */
export interface Granted {
  readonly caller: Caller;
  readonly roles: readonly SurfaceRole[];
}

type Maybe<T> = T | undefined | Promise<T | undefined>;

/** What knows who is who. */
export interface MlwAuthenticator {
  verify(surface: 'mlw', id: string, secret: string): Maybe<SurfaceAccess>;
  used(access: SurfaceAccess, from: string | undefined): void;
  /** Whom a token stands for. @throws ApiError 401 */
  bearer(token: string, from: string | undefined): Granted | Promise<Granted>;
}

/**
 * Who sent a request (rest-surfaces 2.3).
 *
 * @param defaultTenant of a user without a tenant on a host that names none
 * @throws ApiError 401/20 without credentials, 401/22 or 401/30 for wrong ones
 */
export async function authenticateMlw(
  request: RestRequest,
  authenticator: MlwAuthenticator,
  defaultTenant?: string,
): Promise<Granted> {
  const header = request.header('authorization')?.trim();
  if (!header) throw new ApiError(baseErrors.no_credentials);
  const [, scheme = '', rest = ''] = /^(\S+)\s+(\S+)$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return authenticator.bearer(rest, request.address);
  const login = scheme.toLowerCase() === 'basic' ? readMlwBasic(rest, request.header('host'), defaultTenant) : undefined;
  const access = login && (await authenticator.verify('mlw', login.id, login.password));
  if (!access) throw new ApiError(baseErrors.invalid_credentials);
  authenticator.used(access, request.address);
  return access;
}
