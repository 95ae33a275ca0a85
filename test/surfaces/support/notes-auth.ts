import { ApiError, anonymous, baseErrors, type Caller } from '../../../src/rpc/index.js';
import type { Credentials, Impersonation, SurfaceAuth } from '../../../src/surfaces/http/identity.js';

const callers = new Map<string, Caller>(
  ['user', 'admin'].map((role) => [
    `Bearer ${role}`,
    { user: `${role}-1`, company: 'c', role, userName: role, companyName: 'C' },
  ]),
);

/** Knows `Bearer user`, `Bearer admin` and the cookie `session=user`; writes down what it was asked. */
export class NotesAuth implements SurfaceAuth {
  readonly presented: Credentials[] = [];
  readonly wishes: Impersonation[] = [];
  /** What authentication waits for, when set. */
  gate: Promise<void> | undefined;

  authenticate(credentials: Credentials): Caller | Promise<Caller> {
    this.presented.push(credentials);
    return this.gate ? this.gate.then(() => this.#identify(credentials)) : this.#identify(credentials);
  }

  #identify(credentials: Credentials): Caller | Promise<Caller> {
    const { authorization, cookie, worker, address, authorize } = credentials;
    const caller = callers.get(authorization ?? (cookie === 'session=user' ? 'Bearer user' : ''));
    if (caller) {
      const known = { ...caller, ...(worker === undefined ? {} : { worker }), ...(address === undefined ? {} : { address }) };
      return authorization === 'Bearer admin' ? Promise.resolve(known) : known;
    }
    if (!authorize) return anonymous;
    throw new ApiError(authorization === undefined ? baseErrors.no_credentials : baseErrors.invalid_token);
  }

  impersonate(caller: Caller, wish: Impersonation): Caller {
    this.wishes.push(wish);
    if (wish.impersonateAs !== undefined && wish.actAs !== undefined) throw new ApiError(baseErrors.invalid_headers);
    if (caller.role !== 'admin') throw new ApiError(baseErrors.impersonation_error);
    return { ...caller, user: wish.impersonateAs ?? wish.actAs ?? '', role: wish.actAs === undefined ? 'user' : caller.role };
  }
}
