import * as assert from 'uvu/assert';
import { identityOf } from '../../../src/auth/index.js';
import type { Caller } from '../../../src/rpc/index.js';
import { apiError, apiSuite, type TestApi } from '../../support/api.js';
import { company, person } from './people.js';

apiSuite('users.delete', (test, api) => {
  const remove = (user: string, caller: Caller) => api.call('users.delete', { user }, caller);
  const refusal = (user: string, caller: Caller) => api.refusal('users.delete', { user }, caller);
  const exists = async (id: string) => (await api.services.identities.user(id)) !== undefined;

  async function team(of: TestApi) {
    const ours = await company(of);
    const ida = await person(of, ours);
    const boss = await person(of, ours, { name: 'Boss', role: 'admin' });
    const system = await person(of, ours, { name: 'System', role: 'system' });
    return { ours, ida, boss, system };
  }

  test('the user is gone for everybody; what the user made stays', async () => {
    const { ida, boss } = await team(api);
    const task = await api.create({}, ida.caller);
    assert.equal(await remove(ida.user.id, boss.caller), {});
    assert.is(await api.refusal('users.get_by_id', { user: ida.user.id }, boss.caller), '400/301');
    assert.is((await api.shown(task, boss.caller)).user, ida.user.id);
    assert.is(await refusal(ida.user.id, boss.caller), '400/301');
  });

  test('so are the keys, and the tokens that were issued for them', async () => {
    const { ours, ida, boss } = await team(api);
    const { identities, tokens } = api.services;
    const { accessKey } = await identities.createCredentials(ida.user);
    const { token } = await tokens.issue(identityOf(ida.user, { ...ours, created: new Date() }), { accessKey });
    assert.is((await tokens.verify(token)).caller.user, ida.user.id);
    await remove(ida.user.id, boss.caller);
    assert.not.ok(identities.live(await identities.credential(accessKey)));
    assert.is((await apiError(Promise.resolve().then(() => tokens.verify(token)))).subcode, 30);
  });

  test('so are the preferences: they do not wait for the next with this id', async () => {
    const { ida, boss } = await team(api);
    await api.call('users.set_preferences', { preferences: { a: 1 } }, ida.caller);
    await remove(ida.user.id, boss.caller);
    assert.equal(await api.services.preferences.get(ida.user.id), {});
  });

  test('a user of another company is as unknown as one that does not exist, except to root', async () => {
    const [{ ida }, { boss, system }] = [await team(api), await team(api)];
    const root = await person(api, await company(api), { role: 'root' });
    for (const { caller } of [boss, system]) assert.is(await refusal(ida.user.id, caller), '400/301');
    assert.is(await refusal('nosuch', root.caller), '400/301');
    assert.ok(await exists(ida.user.id));
    await remove(ida.user.id, root.caller);
    assert.not.ok(await exists(ida.user.id));
  });

  for (const role of ['superuser', 'user', 'annotator', 'guest'] as const) {
    test(`role ${role} removes nobody`, async () => {
      const { ours, ida } = await team(api);
      const { caller } = await person(api, ours, { role });
      assert.is(await refusal(ida.user.id, caller), '403/20');
      assert.ok(await exists(ida.user.id));
    });
  }

  test('nobody removes themselves', async () => {
    const { boss, system } = await team(api);
    for (const { user, caller } of [boss, system]) {
      assert.is(await refusal(user.id, caller), '403/21');
      assert.ok(await exists(user.id));
    }
  });

  test('an administrator does not remove who stands above the company', async () => {
    const { boss, system } = await team(api);
    assert.is(await refusal(system.user.id, boss.caller), '403/21');
    await remove(boss.user.id, system.caller);
    assert.not.ok(await exists(boss.user.id));
  });
});
