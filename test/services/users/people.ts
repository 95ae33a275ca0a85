import type { NewUser, UserDocument } from '../../../src/auth/index.js';
import type { Caller } from '../../../src/rpc/index.js';
import { newId } from '../../../src/services/ids.js';
import type { TestApi } from '../../support/api.js';

/** A company with nobody in it yet. */
export async function company(api: TestApi): Promise<{ readonly id: string; readonly name: string }> {
  return api.services.identities.createCompany({ name: `company ${newId()}` });
}

/** A user with a record, and the same as a caller. */
export async function person(api: TestApi, of: { readonly id: string; readonly name: string }, said: Partial<NewUser> = {}) {
  const user = await api.services.identities.createUser({ name: 'Ida', ...said, company: of.id });
  return { user, caller: callerOf(user, of) };
}

function callerOf({ id, role, name }: UserDocument, of: { readonly id: string; readonly name: string }): Caller {
  return { user: id, company: of.id, role, userName: name, companyName: of.name };
}
