import * as assert from 'uvu/assert';
import { basic, refusal, START } from '../../auth/fixture.js';
import { suite } from '../../support/harness.js';
import { administrator, type ServiceFixture, serviceFixture } from './fixture.js';

const test = suite('users.get_current_user, get_by_id, get_all');

const CREATED = new Date(START).toISOString().replace('.000Z', '+00:00');
const names = ({ users }: { readonly users?: readonly { readonly name?: string | undefined }[] | undefined }) =>
  users?.map(({ name }) => name);

/** What goes over the wire: without the members that are undefined. */
const sent = (data: unknown) => JSON.parse(JSON.stringify(data));

/** Colleagues of Ada, and somebody of another company. */
async function people(fixture: ServiceFixture) {
  const { identities } = fixture.auth;
  const { company } = fixture;
  const bo = await identities.createUser({ company: company.id, name: 'Bo', given_name: 'Bo', family_name: 'B', email: 'bo@b' });
  const cy = await identities.createUser({ company: company.id, name: 'Cy', role: 'guest', avatar: 'https://acme.example/cy' });
  const other = await identities.createCompany({ name: 'Other' });
  const stranger = await identities.createUser({ company: other.id, name: 'Stranger' });
  return { bo, cy, other, stranger };
}

test('the caller is told who it is', async () => {
  await using fixture = await serviceFixture();
  const { user, getting_started } = sent(await fixture.call('users.get_current_user'));
  const company = { id: fixture.company.id, name: 'Acme' };
  assert.equal(user, { id: fixture.user.id, name: 'Ada', created: CREATED, company, role: 'user' });
  assert.equal(Object.keys(getting_started).sort(), ['agentName', 'configure', 'install', 'packageName']);
});

test('names and picture are told where they are known', async () => {
  await using fixture = await serviceFixture();
  const { identities } = fixture.auth;
  const given = { given_name: 'Di', family_name: 'D', avatar: 'https://acme.example/di' };
  const di = await identities.createUser({ company: fixture.company.id, name: 'Di D', ...given });
  const authorization = basic(await identities.createCredentials(di));
  const { user } = await fixture.call('users.get_current_user', {}, { authorization });
  for (const [name, value] of Object.entries(given)) assert.is(Reflect.get(user ?? {}, name), value);
});

test('who acts for somebody is told so by the role', async () => {
  await using fixture = await serviceFixture();
  const { authorization } = await administrator(fixture);
  const acting = await fixture.call('users.get_current_user', {}, { authorization, actAs: fixture.user.id });
  assert.equal([acting.user?.id, acting.user?.role], [fixture.user.id, 'admin']);
  const being = await fixture.call('users.get_current_user', {}, { authorization, impersonateAs: fixture.user.id });
  assert.equal([being.user?.id, being.user?.role], [fixture.user.id, 'user']);
});

test('a user who is gone is no current user', async () => {
  await using fixture = await serviceFixture();
  const { token } = await fixture.call('auth.login');
  await fixture.store.collection('users').deleteMany({});
  const attempt = () => fixture.call('users.get_current_user', {}, { authorization: `Bearer ${token}` });
  assert.is(await refusal(attempt), `400/301 Invalid user id: id=${fixture.user.id}, company=${fixture.company.id}`);
});

test('a user is shown to colleagues without e-mail and role', async () => {
  await using fixture = await serviceFixture();
  const { bo } = await people(fixture);
  const { user } = sent(await fixture.call('users.get_by_id', { user: bo.id }));
  const expected = { id: bo.id, company: fixture.company.id, name: 'Bo', given_name: 'Bo', family_name: 'B', created: CREATED };
  assert.equal(user, expected);
});

test('a user of another company is as unknown as one that does not exist', async () => {
  await using fixture = await serviceFixture();
  const { stranger } = await people(fixture);
  for (const user of [stranger.id, 'nosuch', '', '__proto__', '\0']) {
    assert.match(await refusal(() => fixture.call('users.get_by_id', { user })), /^400\/301 Invalid user id: id=/);
  }
});

test('get_by_id wants an id', async () => {
  await using fixture = await serviceFixture();
  for (const request of [{}, { user: null }, { user: 5 }, { user: ['a'] }]) {
    assert.match(await refusal(() => fixture.call('users.get_by_id', request)), /^400\/1[12] /, JSON.stringify(request));
  }
});

test('all users of the company come, and nobody else', async () => {
  await using fixture = await serviceFixture();
  await people(fixture);
  const found = await fixture.call('users.get_all', { order_by: ['name'] });
  assert.equal(names(found), ['Ada', 'Bo', 'Cy']);
});

test('what is shown of them holds no secret, no e-mail and no role', async () => {
  await using fixture = await serviceFixture();
  await people(fixture);
  const text = JSON.stringify(await fixture.call('users.get_all'));
  for (const hidden of ['bo@b', 'ada@acme', 'guest', 'unique_name', 'scrypt']) assert.not(text.includes(hidden), hidden);
});

for (const [name, request, expected] of [
  ['a name', { name: '^B' }, ['Bo']],
  ['a name that nobody has', { name: 'nobody' }, []],
  ['an order', { order_by: ['-name'] }, ['Cy', 'Bo', 'Ada']],
  ['a page', { order_by: ['name'], page: 1, page_size: 2 }, ['Cy']],
  ['fields', { order_by: ['name'], only_fields: ['name'] }, ['Ada', 'Bo', 'Cy']],
] as const) {
  test(`users are found by ${name}`, async () => {
    await using fixture = await serviceFixture();
    await people(fixture);
    assert.equal(names(await fixture.call('users.get_all', structuredClone(request))), expected);
  });
}

test('users are found by ids, one or many, but not those of another company', async () => {
  await using fixture = await serviceFixture();
  const { bo, cy, stranger } = await people(fixture);
  assert.equal(names(await fixture.call('users.get_all', { id: [bo.id, cy.id, stranger.id], order_by: ['name'] })), ['Bo', 'Cy']);
  assert.equal(names(await fixture.call('users.get_all', { id: bo.id })), ['Bo']);
  assert.equal(names(await fixture.call('users.get_all', { id: [stranger.id] })), []);
});

test('only the fields asked for come', async () => {
  await using fixture = await serviceFixture();
  const { users } = sent(await fixture.call('users.get_all', { only_fields: ['name'] }));
  assert.equal(users, [{ name: 'Ada' }]);
});

for (const [request, code] of [
  [{ name: '(' }, '400/21'],
  [{ only_fields: ['nosuch'] }, '400/14'],
  [{ only_fields: ['role'] }, '400/14'],
  [{ order_by: ['nosuch'] }, '400/14'],
  [{ page: -1 }, '400/12'],
  [{ page_size: 0 }, '400/12'],
  [{ name: 5 }, '400/12'],
] as const) {
  test(`${JSON.stringify(request)} is refused: ${code}`, async () => {
    await using fixture = await serviceFixture();
    const answer = await refusal(() => fixture.call('users.get_all', structuredClone(request)));
    assert.ok(answer.startsWith(`${code} `), answer);
  });
}

test.run();
