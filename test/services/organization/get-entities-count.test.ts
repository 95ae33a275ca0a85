import * as assert from 'uvu/assert';
import { apiSuite, eve, type Fields, newcomer } from '../../support/api.js';

apiSuite('organization.get_entities_count', (test, api) => {
  /** A company with three projects in a tree, three tasks and two models. */
  async function some() {
    const caller = newcomer();
    const top = await api.project({ name: 'top' }, caller);
    const below = await api.project({ name: 'top/below' }, caller);
    const pipeline = await api.project({ name: 'pipeline', system_tags: ['pipeline', 'hidden'] }, caller);
    await api.create({ project: top, tags: ['x'] }, caller);
    await api.create({ project: below, type: 'testing' }, caller);
    await api.create({ system_tags: ['hidden'] }, caller);
    await api.model({ ready: true, project: below }, caller);
    await api.model({ ready: false }, caller);
    const count = (request: Fields) => api.call('organization.get_entities_count', request, caller);
    const refusal = (request: Fields) => api.refusal('organization.get_entities_count', request, caller);
    return { caller, top, below, pipeline, count, refusal };
  }

  test('only the kinds asked for are counted', async () => {
    const { count } = await some();
    assert.equal(await count({}), {});
    assert.equal(await count({ tasks: {} }), { tasks: 2 });
    assert.equal(await count({ tasks: null, models: {} }), { models: 2 });
    const all = { projects: {}, tasks: {}, models: {}, pipelines: {}, datasets: {} };
    assert.equal(await count(all), { projects: 2, tasks: 2, models: 2, pipelines: 2, datasets: 2 });
  });

  test('the filters are those of the lists: what is counted is what they give', async () => {
    const { caller, top, below, pipeline, count } = await some();
    for (const [kind, filters, expected] of [
      ['projects', { search_hidden: true }, 3],
      ['projects', { parent: [top] }, 1],
      ['projects', { shallow_search: true }, 1],
      ['projects', { name: '^top/' }, 1],
      ['projects', { id: [pipeline] }, 1],
      ['projects', { system_tags: ['pipeline'], search_hidden: true }, 1],
      ['tasks', { project: [top] }, 1],
      ['tasks', { project: [top], include_subprojects: true }, 2],
      ['tasks', { type: ['testing'] }, 1],
      ['tasks', { tags: ['__$not', 'x'] }, 1],
      ['tasks', { status: ['queued'] }, 0],
      ['tasks', { search_hidden: true, tags: null }, 3],
      ['tasks', { _any_: { pattern: 'a task', fields: ['name'] } }, 2],
      ['models', { ready: true }, 1],
      ['models', { ready: null }, 2],
      ['models', { project: [top], include_subprojects: true }, 1],
      ['models', { project: below }, 1],
    ] as const) {
      const what = `${kind} ${JSON.stringify(filters)}`;
      assert.equal(await count({ [kind]: filters }), { [kind]: expected }, what);
      const lists = { projects: 'projects.get_all', tasks: 'tasks.get_all_ex', models: 'models.get_all' } as const;
      const list = (await api.call(lists[kind], filters, caller)) as Readonly<Record<string, readonly unknown[]>>;
      assert.is(list[kind]?.length, expected, what);
    }
  });

  test('pipelines and datasets are projects with tags of their own', async () => {
    const { count } = await some();
    const filters = (tag: string) => ({ system_tags: [tag], search_hidden: true });
    assert.equal(await count({ pipelines: filters('pipeline'), datasets: filters('dataset') }), { pipelines: 1, datasets: 0 });
  });

  test('public objects count, another company’s do not', async () => {
    const { caller, count } = await some();
    const before = (await count({ tasks: {} })).tasks ?? 0;
    await api.create({}, eve);
    assert.is((await count({ tasks: {} })).tasks, before);
    const { id } = await api.stored({ company: '', company_origin: caller.company }, caller);
    assert.equal(await count({ tasks: { id: [id] } }), { tasks: 1 });
    await api.services.tasks.collection.deleteMany({ id });
  });

  for (const [request, code] of [
    [{ tasks: [] }, '400/12'],
    [{ tasks: 'x' }, '400/12'],
    [{ tasks: { name: 5 } }, '400/12'],
    [{ tasks: { tags: [5] } }, '400/12'],
    [{ tasks: { name: '(' } }, '400/21'],
    [{ tasks: { 'hyperparams..x': ['a'] } }, '400/14'],
    [{ models: { ready: { $ne: true } } }, '400/12'],
    [{ models: { ready: 'yes' } }, '400/12'],
    [{ models: { name: { $regex: 'x' } } }, '400/12'],
    [{ projects: { parent: [{ $gt: '' }] } }, '400/12'],
    [{ projects: { shallow_search: 1 } }, '400/12'],
  ] as const) {
    test(`${JSON.stringify(request)} is refused: ${code}`, async () => {
      const { refusal } = await some();
      assert.is(await refusal(request), code);
    });
  }

  test('fields that are no filters, and those of JavaScript, find what no filter finds', async () => {
    const { count } = await some();
    const odd = JSON.parse('{"__proto__": {"id": ["x"]}, "constructor": "x", "nosuch": 5, "company": "other", "$or": []}');
    assert.equal(await count({ tasks: odd }), { tasks: 2 });
  });
});
