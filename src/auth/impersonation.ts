import { ApiError, baseErrors, type Caller } from '../rpc/index.js';
import type { UserDocument } from './documents.js';
import { type Identities, identityOf } from './identities.js';
import { isSystemRole, mayImpersonate } from './roles.js';

/** User ids from the impersonation headers. */
export interface Impersonation {
  /** Run with this user's identity and role. */
  readonly impersonateAs?: string | undefined;
  /** Run with this user's identity and the caller's own role. */
  readonly actAs?: string | undefined;
}

/**
 * The caller as somebody else (task-core 3.4), or unchanged when nobody is named. A system role cannot be put on from below:
 * only callers that have one may impersonate users who do.
 *
 * @throws ApiError 400/5 when both are given, 400/6 when it is not allowed or there is no such user
 */
export async function impersonate(
  identities: Identities,
  caller: Caller,
  { impersonateAs, actAs }: Impersonation,
): Promise<Caller> {
  if (impersonateAs && actAs) {
    const headers = ['X-Clearml-Impersonate-As', 'X-Clearml-Act-As'];
    throw new ApiError(baseErrors.invalid_headers, { extra: 'only one allowed', data: { headers } });
  }
  const id = impersonateAs || actAs;
  if (!id) return caller;
  if (!mayImpersonate(caller.role)) throw notAllowed(caller.role);
  const user = await identities.user(id, caller.role === 'root' ? undefined : caller.company);
  if (!user) throw new ApiError(baseErrors.impersonation_error, { extra: 'unknown user' });
  const company = await identities.company(user.company);
  if (!company) throw new ApiError(baseErrors.impersonation_error, { extra: 'invalid user company' });
  const target = identityOf(user, company);
  if (actAs) return { ...caller, ...target, role: caller.role, userName: `${caller.userName} (acting as ${user.name})` };
  if (outranks(user, caller)) throw notAllowed(caller.role);
  return { ...caller, ...target, userName: `${user.name} (impersonated by ${caller.userName})` };
}

function outranks(user: UserDocument, caller: Caller): boolean {
  return isSystemRole(user.role) && !isSystemRole(caller.role);
}

function notAllowed(role: string): ApiError {
  return new ApiError(baseErrors.impersonation_error, { extra: 'impersonation not allowed', data: { role } });
}
