import * as assert from 'uvu/assert';
import { identityOf } from '../../src/auth/index.js';
import { DuplicateKeyError } from '../../src/store/errors.js';
import { suite } from '../support/harness.js';
import { authFixture, failure, START } from './fixture.js';

const test = suite('companies and users');

test('a company has a random id, a name and a time', async () => {
  await using fixture = await authFixture();
  const company = await fixture.auth.identities.createCompany({ name: 'Other' });
  assert.match(company.id, /^[0-9a-f]{32}$/);
  assert.equal(await fixture.auth.identities.company(company.id), { id: company.id, name: 'Other', created: new Date(START) });
  assert.is(await fixture.auth.identities.company('nosuch'), undefined);
});

test('a user is an ordinary one unless a role is given', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  assert.is(fixture.user.role, 'user');
  const guest = await identities.createUser({ company: fixture.company.id, name: 'Gus', role: 'guest' });
  assert.is((await identities.user(guest.id))?.role, 'guest');
});

test('everything given about a user is kept', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const given = {
    name: 'Bo B',
    given_name: 'Bo',
    family_name: 'B',
    email: 'Bo@Acme.example',
    avatar: 'https://acme.example/bo.png',
  };
  const { id } = await identities.createUser({ id: 'bo', company: fixture.company.id, ...given });
  const stored = await identities.user(id);
  assert.is(id, 'bo');
  for (const [name, value] of Object.entries(given)) assert.is(Reflect.get(stored ?? {}, name), value);
});

test('no two users have the same e-mail address, however it is written', async () => {
  await using fixture = await authFixture();
  const twin = { company: fixture.company.id, name: 'Eve', email: 'ADA@acme.example' };
  assert.instance(await failure(() => fixture.auth.identities.createUser(twin)), DuplicateKeyError);
});

test('any number of users have none', async () => {
  await using fixture = await authFixture();
  for (const name of ['a', 'b', 'c']) await fixture.auth.identities.createUser({ company: fixture.company.id, name });
  assert.is(await fixture.auth.identities.users.count({ company: fixture.company.id }), 4);
});

test('no two users have the same id', async () => {
  await using fixture = await authFixture();
  const again = { id: fixture.user.id, company: fixture.company.id, name: 'Again' };
  assert.instance(await failure(() => fixture.auth.identities.createUser(again)), DuplicateKeyError);
});

test('a user is found by id, and in a company only if it belongs there', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const other = await identities.createCompany({ name: 'Other' });
  assert.is((await identities.user(fixture.user.id))?.name, 'Ada');
  assert.is((await identities.user(fixture.user.id, fixture.company.id))?.name, 'Ada');
  assert.is(await identities.user(fixture.user.id, other.id), undefined);
  assert.is(await identities.user(fixture.user.id, ''), undefined);
  assert.is(await identities.user('nosuch', other.id), undefined);
});

test('users can be queried', async () => {
  await using fixture = await authFixture();
  const { identities } = fixture.auth;
  const other = await identities.createCompany({ name: 'Other' });
  await identities.createUser({ company: other.id, name: 'Abe' });
  for (const name of ['Bo', 'Cy', 'Al']) await identities.createUser({ company: fixture.company.id, name });
  const filter = { company: fixture.company.id, name: { $regex: '^A' } };
  const found = await identities.users.find(filter, { sort: [{ path: 'name', descending: true }] });
  assert.equal(
    found.map(({ name }) => name),
    ['Al', 'Ada'],
  );
});

test('the identity of a user is what callers are known by', async () => {
  await using fixture = await authFixture();
  const { user, company } = fixture;
  const expected = { user: user.id, company: company.id, role: 'user', userName: 'Ada', companyName: 'Acme' };
  assert.equal(identityOf(user, company), expected);
});

test.run();
