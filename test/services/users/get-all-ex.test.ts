import * as assert from 'uvu/assert';
import { apiSuite, type Fields, type TestApi } from '../../support/api.js';
import { company, person } from './people.js';

/** Two people of one company, and a stranger of another. */
async function people(api: TestApi) {
  const [ours, theirs] = [await company(api), await company(api)];
  const ida = await person(api, ours, { name: 'Ida', email: `${ours.id}@x.example` });
  const max = await person(api, ours, { name: 'Max' });
  const stranger = await person(api, theirs, { name: 'Zoe' });
  const found = async (request: Fields, version?: string) => {
    const { users } = await api.call('users.get_all_ex', { order_by: ['name'], ...request }, ida.caller, version);
    return (users ?? []) as readonly Fields[];
  };
  const names = async (request: Fields, version?: string) => (await found(request, version)).map(({ name }) => name);
  return { ours, ida, max, stranger, found, names };
}

apiSuite('users.get_all_ex', (test, api) => {
  test('the company comes as an object, with its name only when that is asked for', async () => {
    const { ours, ida, found } = await people(api);
    const [first] = await found({ id: [ida.user.id] });
    assert.equal([first?.id, first?.name, first?.company], [ida.user.id, 'Ida', { id: ours.id }]);
    assert.equal(await found({ id: [ida.user.id], only_fields: ['company.name'] }), [
      { id: ida.user.id, company: { id: ours.id, name: ours.name } },
    ]);
  });

  test('what user interfaces ask with every page is answered', async () => {
    const { ida, max, found } = await people(api);
    assert.equal(await found({ only_fields: ['name'] }), [
      { id: ida.user.id, name: 'Ida' },
      { id: max.user.id, name: 'Max' },
    ]);
  });

  test('no secret, no e-mail address and no role is shown, nor can it be asked for', async () => {
    const { ida, found } = await people(api);
    for (const hidden of ['email', 'unique_name', 'role']) {
      assert.not.ok(Object.hasOwn((await found({ only_fields: ['*'] }))[0] ?? {}, hidden), hidden);
      assert.is(await api.refusal('users.get_all_ex', { only_fields: [hidden] }, ida.caller), '400/14');
    }
  });

  test('active in projects are those who made tasks there or below', async () => {
    const { ida, max, names } = await people(api);
    const top = await api.project({}, ida.caller);
    const { project } = await api.call('projects.get_by_id', { project: top }, ida.caller);
    const below = await api.project({ name: `${project?.name}/below` }, ida.caller);
    await api.create({ project: below }, ida.caller);
    await api.create({}, max.caller);
    assert.equal(await names({ active_in_projects: [top] }), ['Ida']);
    assert.equal(await names({ active_in_projects: [below] }), ['Ida']);
    assert.equal(await names({ active_in_projects: ['nosuch'] }), []);
    assert.equal(await names({ active_in_projects: [] }), ['Ida', 'Max']);
    assert.equal(await names({ active_in_projects: [], name: '^M' }), ['Max']);
  });

  test('whoever made nothing is not active, but there', async () => {
    const { names } = await people(api);
    assert.equal(await names({ active_in_projects: [] }), []);
    assert.equal(await names({ active_in_projects: null }), ['Ida', 'Max']);
    assert.equal(await names({}), ['Ida', 'Max']);
  });

  test('tasks of another company make nobody active, not even in a project of its', async () => {
    const { stranger, ida, names } = await people(api);
    const theirs = await api.project({}, stranger.caller);
    await api.create({ project: theirs }, stranger.caller);
    await api.stored({ project: theirs, user: ida.user.id }, stranger.caller);
    assert.equal(await names({ active_in_projects: [theirs] }), []);
    assert.equal(await names({ active_in_projects: [] }), []);
  });

  test('callers before 2.8 may ask for the active ones too', async () => {
    const { max, names } = await people(api);
    await api.create({}, max.caller);
    assert.equal(await names({ active_in_projects: [] }, '2.1'), ['Max']);
  });

  test('a wrong type is refused', async () => {
    const { ida } = await people(api);
    for (const request of [{ active_in_projects: 'x' }, { active_in_projects: [5] }, { page: -1 }]) {
      assert.is(await api.refusal('users.get_all_ex', request, ida.caller), '400/12', JSON.stringify(request));
    }
  });
});
