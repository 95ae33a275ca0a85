import { type Impersonation, impersonate, type Presented } from '../../../src/auth/index.js';
import { type ActionName, type Actions, api } from '../../../src/generated/index.js';
import { type CompiledApi, Dispatcher, newCallId, type Outcome, parseVersion } from '../../../src/rpc/index.js';
import { createCredentials } from '../../../src/services/auth/create-credentials.js';
import { fixedUsersMode } from '../../../src/services/auth/fixed-users-mode.js';
import { getCredentials } from '../../../src/services/auth/get-credentials.js';
import { login } from '../../../src/services/auth/login.js';
import { logout } from '../../../src/services/auth/logout.js';
import { revokeCredentials } from '../../../src/services/auth/revoke-credentials.js';
import { logout as pageLogout } from '../../../src/services/login/logout.js';
import { supportedModes } from '../../../src/services/login/supported-modes.js';
import type { Services } from '../../../src/services/services.js';
import { getAll } from '../../../src/services/users/get-all.js';
import { getById } from '../../../src/services/users/get-by-id.js';
import { getCurrentUser } from '../../../src/services/users/get-current-user.js';
import { authFixture, basic, type Fixture } from '../../auth/fixture.js';

const handlers = {
  'auth.login': login,
  'auth.logout': logout,
  'auth.fixed_users_mode': fixedUsersMode,
  'auth.get_credentials': getCredentials,
  'auth.create_credentials': createCredentials,
  'auth.revoke_credentials': revokeCredentials,
  'login.logout': pageLogout,
  'login.supported_modes': supportedModes,
  'users.get_current_user': getCurrentUser,
  'users.get_by_id': getById,
  'users.get_all': getAll,
} as const;

type Name = keyof typeof handlers & ActionName;

/** The compiled API, cut down to the actions under test. */
const own: CompiledApi = { ...api, actions: api.actions.filter(({ name }) => Object.hasOwn(handlers, name)) };

/** How a call is sent; a Basic call of the fixture's user unless said. */
export interface Sending extends Omit<Presented, 'authorize'>, Impersonation {
  readonly version?: string;
}

export interface ServiceFixture extends Fixture {
  /** The outcome of a call: authenticated, dispatched and validated as a surface would have it. */
  outcome(name: Name, request?: Record<string, unknown>, sending?: Sending): Promise<Outcome>;
  /** The answer's data. Throws the call's error. */
  call<N extends Name>(name: N, request?: Record<string, unknown>, sending?: Sending): Promise<Actions[N]['response']>;
}

/** The real handlers behind a real dispatcher, on a store in memory. */
export async function serviceFixture(): Promise<ServiceFixture> {
  const fixture = await authFixture();
  const { identities, tokens, authenticator } = fixture.auth;
  const services = { identities, tokens } as Services;
  const dispatcher = new Dispatcher<Services>(own, handlers, services, { strictResponses: true });

  function outcome(name: Name, request = {}, sending: Sending = { authorization: basic(fixture.key) }): Promise<Outcome> {
    const { version, impersonateAs, actAs, ...presented } = sending;
    return dispatcher.dispatch({
      action: name,
      id: newCallId(),
      version: version === undefined ? undefined : parseVersion(version),
      authenticate: ({ authorize }) => authenticator.authenticate({ ...presented, authorize }),
      impersonate: (caller) => impersonate(identities, caller, { impersonateAs, actAs }),
      body: () => ({ value: structuredClone(request) }),
    });
  }

  return {
    ...fixture,
    outcome,
    async call(name, request, sending) {
      const { data, error } = await outcome(name, request, sending);
      if (error) throw error;
      return data as never;
    },
    [Symbol.asyncDispose]: () => fixture[Symbol.asyncDispose](),
  };
}

/** The one value of a response header. */
export function headerOf({ headers }: Outcome, name: string): string | undefined {
  return headers.find(([key]) => key === name)?.[1];
}

/** An administrator of the fixture's company, with a key. */
export async function administrator({ auth, company }: Fixture) {
  const user = await auth.identities.createUser({ company: company.id, name: 'Boss', role: 'admin' });
  const key = await auth.identities.createCredentials(user);
  return { user, key, authorization: basic(key) };
}
