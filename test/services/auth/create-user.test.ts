import * as assert from 'uvu/assert';
import { newId } from '../../../src/services/ids.js';
import { apiSuite, type Fields } from '../../support/api.js';
import { company, person } from '../users/people.js';

apiSuite('auth.create_user', (test, api) => {
  /** Somebody of role system, and what a user of another company is made of. */
  async function fresh(role: 'system' | 'root' = 'system') {
    const [own, other] = [await company(api), await company(api)];
    const { caller } = await person(api, own, { role });
    const request = { name: 'Nia', company: other.id, email: `${newId()}@x.example` };
    const create = async (fields: Fields = {}) =>
      (await api.call('auth.create_user', { ...request, ...fields }, caller)).id ?? '';
    const refusal = (fields: Fields) => api.refusal('auth.create_user', { ...request, ...fields }, caller);
    return { own, other, caller, request, create, refusal };
  }
  const stored = (id: string) => api.services.identities.user(id);

  test('the user belongs to the named company, with role user and no key', async () => {
    const { other, create } = await fresh();
    const id = await create();
    const user = await stored(id);
    assert.equal([user?.company, user?.name, user?.role], [other.id, 'Nia', 'user']);
    assert.equal(await api.services.identities.credentials(id), []);
  });

  test('names, picture and role are kept', async () => {
    const { create } = await fresh();
    const said = { role: 'guest', given_name: 'N', family_name: 'Ia', avatar: 'https://x.example/n' };
    const user = await stored(await create(said));
    for (const [name, value] of Object.entries(said)) assert.is(Reflect.get(user ?? {}, name), value, name);
  });

  test('colleagues see the new user', async () => {
    const { own, caller, create } = await fresh();
    const id = await create({ company: own.id });
    const { user } = await api.call('users.get_by_id', { user: id }, caller);
    assert.equal([user?.id, user?.company, user?.name], [id, own.id, 'Nia']);
  });

  test('an e-mail address belongs to one user, however it is written', async () => {
    const { request, create, refusal } = await fresh();
    await create();
    assert.is(await refusal({ name: 'Other' }), '400/801');
    assert.is(await refusal({ email: request.email.toUpperCase() }), '400/801');
    assert.is(await refusal({ email: `  ${request.email} ` }), '400/801');
  });

  test('of many calls for one address at once one makes the user', async () => {
    const { create } = await fresh();
    const made = await Promise.allSettled(Array.from({ length: 10 }, () => create()));
    assert.is(made.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  for (const [what, fields, code] of [
    ['an unknown company', { company: 'nosuch' }, '400/10'],
    ['no company', { company: undefined }, '400/12'],
    ['no name', { name: undefined }, '400/12'],
    ['no address', { email: undefined }, '400/12'],
    ['a blank name', { name: ' \t' }, '400/800'],
    ['a blank address', { email: ' ' }, '400/800'],
    ['a role that there is not', { role: 'boss' }, '400/12'],
    ['a name of another type', { name: 5 }, '400/12'],
  ] as const) {
    test(`${what} is refused: ${code}`, async () => {
      const { refusal } = await fresh();
      assert.is(await refusal(fields), code);
    });
  }

  test('root is made by root alone', async () => {
    assert.is(await (await fresh('system')).refusal({ role: 'root' }), '403/21');
    assert.is((await stored(await (await fresh('root')).create({ role: 'root' })))?.role, 'root');
    assert.is((await stored(await (await fresh('system')).create({ role: 'system' })))?.role, 'system');
  });

  for (const role of ['admin', 'superuser', 'user', 'annotator', 'guest'] as const) {
    test(`role ${role} makes nobody`, async () => {
      const own = await company(api);
      const { caller } = await person(api, own, { role });
      const request = { name: 'Nia', company: own.id, email: `${newId()}@x.example` };
      assert.is(await api.refusal('auth.create_user', request, caller), '403/20');
      assert.is(await api.services.identities.users.count({ company: own.id }), 1);
    });
  }
});
