import * as assert from 'uvu/assert';
import {
  type CompanyDocument,
  type Identity,
  type Impersonation,
  identityOf,
  impersonate,
  type UserDocument,
} from '../../src/auth/index.js';
import { companyRoles, type Role, systemRoles } from '../../src/auth/roles.js';
import type { Caller } from '../../src/rpc/index.js';
import { suite } from '../support/harness.js';
import { authFixture, type Fixture, refusal } from './fixture.js';

const test = suite('impersonation (task-core 3.4)');

const NOT_ALLOWED = '400/6 Impersonation error (impersonation not allowed)';
const UNKNOWN_USER = '400/6 Impersonation error (unknown user)';

interface Scene {
  readonly fixture: Fixture;
  readonly stranger: UserDocument;
  readonly other: CompanyDocument;
  readonly as: (caller: Caller, whom: Impersonation) => Promise<Caller>;
  readonly caller: (role: Role) => Caller;
}

/** Ada (a user) and the caller are of one company, the stranger is of another. */
async function scene(fixture: Fixture): Promise<Scene> {
  const { identities } = fixture.auth;
  const other = await identities.createCompany({ name: 'Other' });
  const stranger = await identities.createUser({ company: other.id, name: 'Stranger' });
  const base = { user: 'boss', company: fixture.company.id, userName: 'Boss', companyName: 'Acme' };
  return {
    ...{ fixture, stranger, other },
    as: (caller, whom) => impersonate(identities, caller, whom),
    caller: (role) => ({ ...base, role, worker: 'w', session: { via: 'basic', accessKey: 'K' } }),
  };
}

test('Impersonate-As gives identity and role of the user and says who is behind it', async () => {
  await using fixture = await authFixture();
  const { as, caller } = await scene(fixture);
  const expected: Identity = { ...identityOf(fixture.user, fixture.company), userName: 'Ada (impersonated by Boss)' };
  const result = await as(caller('admin'), { impersonateAs: fixture.user.id });
  assert.equal(result, { ...expected, worker: 'w', session: { via: 'basic', accessKey: 'K' } });
});

test('Act-As gives the identity of the user and leaves the role of the caller', async () => {
  await using fixture = await authFixture();
  const { as, caller } = await scene(fixture);
  const expected: Identity = { ...identityOf(fixture.user, fixture.company), role: 'admin', userName: 'Boss (acting as Ada)' };
  const result = await as(caller('admin'), { actAs: fixture.user.id });
  assert.equal(result, { ...expected, worker: 'w', session: { via: 'basic', accessKey: 'K' } });
});

for (const whom of [{}, { impersonateAs: undefined, actAs: undefined }, { impersonateAs: '', actAs: '' }]) {
  test(`nobody named, nothing changed: ${JSON.stringify(whom)}`, async () => {
    await using fixture = await authFixture();
    const { as, caller } = await scene(fixture);
    const guest = caller('guest');
    assert.is(await as(guest, whom), guest);
  });
}

test('both at once are refused, whoever asks', async () => {
  await using fixture = await authFixture();
  const { as, caller } = await scene(fixture);
  const both = { impersonateAs: fixture.user.id, actAs: fixture.user.id };
  const expected = '400/5 Invalid headers (only one allowed): headers=(X-Clearml-Impersonate-As, X-Clearml-Act-As)';
  for (const role of ['admin', 'user'] as const) assert.is(await refusal(() => as(caller(role), both)), expected);
});

for (const role of [...systemRoles, ...companyRoles]) {
  const allowed = ['system', 'root', 'admin'].includes(role);
  test(`role ${role} ${allowed ? 'may' : 'may not'} impersonate and act as a user`, async () => {
    await using fixture = await authFixture();
    const { as, caller } = await scene(fixture);
    for (const whom of [{ impersonateAs: fixture.user.id }, { actAs: fixture.user.id }]) {
      if (allowed) assert.is((await as(caller(role), whom)).user, fixture.user.id);
      else assert.is(await refusal(() => as(caller(role), whom)), `${NOT_ALLOWED}: role=${role}`);
    }
  });
}

test('an anonymous caller may not', async () => {
  await using fixture = await authFixture();
  const { as } = await scene(fixture);
  const nobody = { user: '', company: '', role: '', userName: '', companyName: '' };
  assert.is(await refusal(() => as(nobody, { actAs: fixture.user.id })), `${NOT_ALLOWED}: role=`);
});

for (const id of ['nosuch', '__proto__', '\0', 'x'.repeat(10_000), '.*']) {
  test(`an unknown user is refused: ${JSON.stringify(id.slice(0, 10))}`, async () => {
    await using fixture = await authFixture();
    const { as, caller } = await scene(fixture);
    for (const whom of [{ impersonateAs: id }, { actAs: id }])
      assert.is(await refusal(() => as(caller('root'), whom)), UNKNOWN_USER);
  });
}

test('a user of another company is unknown to all but root', async () => {
  await using fixture = await authFixture();
  const { as, caller, stranger, other } = await scene(fixture);
  for (const role of ['admin', 'system'] as const) {
    for (const whom of [{ impersonateAs: stranger.id }, { actAs: stranger.id }]) {
      assert.is(await refusal(() => as(caller(role), whom)), UNKNOWN_USER);
    }
  }
  const result = await as(caller('root'), { impersonateAs: stranger.id });
  assert.is(result.company, other.id);
  assert.is(result.companyName, 'Other');
  assert.is(result.role, 'user');
});

test('a user without a company cannot be impersonated', async () => {
  await using fixture = await authFixture();
  const { as, caller } = await scene(fixture);
  await fixture.store.collection('companies').deleteMany({ id: fixture.company.id });
  const expected = '400/6 Impersonation error (invalid user company)';
  assert.is(await refusal(() => as(caller('admin'), { actAs: fixture.user.id })), expected);
});

for (const role of systemRoles) {
  test(`an admin cannot put on the role ${role}, a system role can`, async () => {
    await using fixture = await authFixture();
    const { as, caller } = await scene(fixture);
    const target = await fixture.auth.identities.createUser({ company: fixture.company.id, name: 'Engine', role });
    assert.is(await refusal(() => as(caller('admin'), { impersonateAs: target.id })), `${NOT_ALLOWED}: role=admin`);
    assert.is((await as(caller('admin'), { actAs: target.id })).role, 'admin');
    for (const above of systemRoles) assert.is((await as(caller(above), { impersonateAs: target.id })).role, role);
  });
}

test('an admin can be impersonated by an admin, with the role', async () => {
  await using fixture = await authFixture();
  const { as, caller } = await scene(fixture);
  const target = await fixture.auth.identities.createUser({ company: fixture.company.id, name: 'Al', role: 'admin' });
  assert.is((await as(caller('admin'), { impersonateAs: target.id })).role, 'admin');
});

test('the caller itself is not changed', async () => {
  await using fixture = await authFixture();
  const { as, caller } = await scene(fixture);
  const boss = Object.freeze(caller('admin'));
  await as(boss, { impersonateAs: fixture.user.id });
  assert.is(boss.userName, 'Boss');
});

test.run();
