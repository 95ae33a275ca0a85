import * as assert from 'uvu/assert';
import { apiSuite, eve, type Fields, newcomer } from '../../support/api.js';

apiSuite('organization.get_tags', (test, api) => {
  /** A company with tagged tasks and models, and its tags by request. */
  async function tagged() {
    const caller = newcomer();
    await api.create({ tags: ['b', 'a'], system_tags: ['s'] }, caller);
    await api.create({ tags: ['c', 'a'], system_tags: ['t'] }, caller);
    await api.model({ tags: ['m'], system_tags: ['u'] }, caller);
    const tags = (request: Fields = {}) => api.call('organization.get_tags', request, caller);
    return { caller, tags };
  }

  test('tags of tasks and models, each once, sorted', async () => {
    const { tags } = await tagged();
    assert.equal(await tags(), { tags: ['a', 'b', 'c', 'm'] });
  });

  test('system tags only when they are asked for', async () => {
    const { tags } = await tagged();
    assert.equal(await tags({ include_system: true }), { tags: ['a', 'b', 'c', 'm'], system_tags: ['s', 't', 'u'] });
    assert.equal(await tags({ include_system: false }), { tags: ['a', 'b', 'c', 'm'] });
  });

  test('what is hidden shows no tag', async () => {
    const { caller, tags } = await tagged();
    await api.create({ tags: ['h'], system_tags: ['hidden'] }, caller);
    await api.model({ tags: ['hm'], system_tags: ['hidden', 'x'] }, caller);
    const answer = await tags({ include_system: true });
    assert.equal(answer, { tags: ['a', 'b', 'c', 'm'], system_tags: ['s', 't', 'u'] });
    assert.equal(await tags({ filter: { system_tags: ['hidden'] } }), { tags: [] });
  });

  test('neither another company’s nor public objects count', async () => {
    const { caller, tags } = await tagged();
    await api.create({ tags: ['theirs'] }, eve);
    await api.stored({ tags: ['public'], company: '', company_origin: caller.company }, caller);
    assert.equal(await tags(), { tags: ['a', 'b', 'c', 'm'] });
  });

  test('a tag that nothing has any more is gone in the next answer', async () => {
    const { caller, tags } = await tagged();
    const task = await api.create({ tags: ['soon gone'] }, caller);
    assert.ok((await tags()).tags?.includes('soon gone'));
    await api.call('tasks.edit', { task, tags: [] }, caller);
    assert.not.ok((await tags()).tags?.includes('soon gone'));
  });

  for (const [filter, expected] of [
    [{ tags: ['b'] }, ['a', 'b']],
    [{ tags: ['b', 'c'] }, ['a', 'b', 'c']],
    [{ tags: ['__$all', 'a', 'c'] }, ['a', 'c']],
    [{ tags: ['-b', '-m'] }, ['a', 'c']],
    [{ system_tags: ['u'] }, ['m']],
    [{ tags: ['a'], system_tags: ['__$not', 's'] }, ['a', 'c']],
    [{ tags: [] }, ['a', 'b', 'c', 'm']],
    [{}, ['a', 'b', 'c', 'm']],
  ] as const) {
    test(`only of what ${JSON.stringify(filter)} finds`, async () => {
      const { tags } = await tagged();
      assert.equal((await tags({ filter })).tags, expected);
    });
  }

  test('a wrong type is refused', async () => {
    for (const request of [{ filter: 'x' }, { filter: { tags: [5] } }, { include_system: 'yes' }]) {
      assert.is(await api.refusal('organization.get_tags', request), '400/12', JSON.stringify(request));
    }
  });
});
