import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { Caller } from '../../../src/rpc/index.js';
import { apiSuite, type Fields } from '../../support/api.js';
import { runs } from '../../support/harness.js';
import { company, person } from './people.js';

apiSuite('users.get_preferences, set_preferences', (test, api) => {
  const get = async (caller: Caller) => (await api.call('users.get_preferences', {}, caller)).preferences;
  const set = (preferences: unknown, caller: Caller) => api.call('users.set_preferences', { preferences }, caller);
  const refusal = (request: Fields, caller: Caller) => api.refusal('users.set_preferences', request, caller);
  const somebody = async () => (await person(api, await company(api))).caller;

  test('there are none at first', async () => {
    assert.equal(await get(await somebody()), {});
  });

  test('what is set is there, and nothing of before', async () => {
    const caller = await somebody();
    const first = { version: '1.9.0', views: { columns: [{ id: 'a', width: 12.5 }], on: true, none: null } };
    assert.equal(await set(first, caller), { updated: 1, fields: { preferences: first } });
    assert.equal(await get(caller), first);
    await set({ other: 1 }, caller);
    assert.equal(await get(caller), { other: 1 });
  });

  test('setting what is there already changes nothing', async () => {
    const caller = await somebody();
    assert.is((await set({}, caller)).updated, 0);
    assert.is((await set({ a: 1 }, caller)).updated, 1);
    assert.equal(await set({ a: 1 }, caller), { updated: 0, fields: { preferences: { a: 1 } } });
    assert.is((await set({}, caller)).updated, 1);
    assert.equal(await get(caller), {});
  });

  test('everybody has their own', async () => {
    const ours = await company(api);
    const [ida, max] = [await person(api, ours), await person(api, ours)];
    await set({ of: 'ida' }, ida.caller);
    assert.equal(await get(max.caller), {});
  });

  test('whatever is set comes back as it was, for any JSON with fair keys', async () => {
    const caller = await somebody();
    const key = fc.string({ unit: 'binary' }).filter((text) => !text.includes('.') && !text.startsWith('$'));
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
      list: fc.array(tie('value'), { maxLength: 3 }),
      map: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    }));
    await fc.assert(
      fc.asyncProperty(json.map, async (preferences) => {
        await set(preferences, caller);
        assert.is(JSON.stringify(await get(caller)), JSON.stringify(preferences));
      }),
      { numRuns: runs(40) },
    );
  });

  test('keys that mean something to JavaScript mean nothing here', async () => {
    const caller = await somebody();
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x"}';
    await set(JSON.parse(text), caller);
    assert.is(JSON.stringify(await get(caller)), text);
    assert.is((Object.prototype as { polluted?: unknown }).polluted, undefined);
  });

  for (const [what, preferences] of [
    ['a full stop', { 'a.b': 1 }],
    ['only a full stop', { '.': 1 }],
    ['a leading dollar sign', { $set: 1 }],
    ['a full stop further down', { a: { b: [{ 'c.d': 1 }] } }],
    ['a dollar sign further down', { a: [[{ $a: 1 }]] }],
  ] as const) {
    test(`a key with ${what} is refused, and what was there stays`, async () => {
      const caller = await somebody();
      await set({ kept: true }, caller);
      assert.is(await refusal({ preferences }, caller), '400/16');
      assert.equal(await get(caller), { kept: true });
    });
  }

  test('dollar signs elsewhere and full stops in values are fine', async () => {
    const caller = await somebody();
    const preferences = { a$: '$x.y', 'b c': ['a.b'] };
    await set(preferences, caller);
    assert.equal(await get(caller), preferences);
  });

  test('how deep it goes does not matter', async () => {
    const caller = await somebody();
    const deep = (inner: unknown) => Array.from({ length: 500 }).reduce<unknown>((within) => ({ a: within }), inner) as Fields;
    await set(deep(1), caller);
    assert.equal(await get(caller), deep(1));
    assert.is(await refusal({ preferences: deep({ 'x.y': 1 }) }, caller), '400/16');
  });

  test('a mebibyte is the most', async () => {
    const caller = await somebody();
    const most = { a: 'x'.repeat(1_048_576 - '{"a":""}'.length) };
    assert.is((await set(most, caller)).updated, 1);
    assert.is(await refusal({ preferences: { a: `${most.a}x` } }, caller), '400/16');
  });

  test('what is no object is refused', async () => {
    const caller = await somebody();
    for (const request of [{}, { preferences: null }, { preferences: 'x' }, { preferences: [] }]) {
      assert.match(await refusal(request, caller), /^400\/1[12]$/, JSON.stringify(request));
    }
  });

  test('of many who set something at once all succeed, and one has its way', async () => {
    const caller = await somebody();
    const wishes = Array.from({ length: 20 }, (_, index) => ({ index }));
    await Promise.all(wishes.map((wish) => set(wish, caller)));
    const index = (await get(caller))?.index;
    assert.ok(wishes.some((wish) => wish.index === index));
  });

  test('who was removed sets nothing', async () => {
    const { user, caller } = await person(api, await company(api));
    await api.services.identities.removeUser(user.id);
    assert.is(await refusal({ preferences: { a: 1 } }, caller), '400/301');
    assert.equal(await get(caller), {});
  });
});
