import * as assert from 'uvu/assert';
import { ada, apiSuite, eve, type Fields, newcomer } from '../../support/api.js';
import { tree } from './fixture.js';

/** `{ 'Args/lr': '1' }` as hyperparameters. */
function params(values: Readonly<Record<string, string>>): Fields {
  const sections = new Map<string, Record<string, object>>();
  for (const [path, value] of Object.entries(values)) {
    const [section = '', name = ''] = path.split('/');
    sections.set(section, { ...sections.get(section), [name]: { section, name, value } });
  }
  return { hyperparams: Object.fromEntries(sections) };
}

apiSuite('projects.get_hyper_parameters', (test, api) => {
  const listed = async (request: Fields, caller = ada) => {
    const { parameters = [] } = await api.call('projects.get_hyper_parameters', request, caller);
    return parameters.map(({ section, name }) => `${section}/${name}`);
  };

  test('lists each hyperparameter once, sorted by section and name', async () => {
    const project = await api.project();
    await api.create({ project, ...params({ 'b/x': '1', 'B/x': '1', 'a/y': '1' }) });
    await api.create({ project, ...params({ 'a/y': '2', 'a/X': '2', 'a/10': '2', 'a/9': '2' }) });
    assert.equal(await listed({ project }), ['B/x', 'a/10', 'a/9', 'a/X', 'a/y', 'b/x']);
  });

  test('gives names as they were written', async () => {
    const project = await api.project();
    await api.create({ project, ...params({ 'a.b/c$d': '1', '__proto__/constructor': '2' }) });
    assert.equal(await listed({ project }), ['__proto__/constructor', 'a.b/c$d']);
  });

  test('pages, and says how many there are and how many are left', async () => {
    const project = await api.project();
    await api.create({ project, ...params({ 's/a': '1', 's/b': '1', 's/c': '1' }) });
    const page = (page: number) => api.call('projects.get_hyper_parameters', { project, page, page_size: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ section: 's', name }));
    assert.equal(await page(0), { total: 3, remaining: 1, parameters: [a, b] });
    assert.equal(await page(1), { total: 3, remaining: 0, parameters: [c] });
    assert.equal(await page(2), { total: 3, remaining: 0, parameters: [] });
    assert.is(await api.refusal('projects.get_hyper_parameters', { project, page: -1 }), '400/12');
    assert.is(await api.refusal('projects.get_hyper_parameters', { project, page_size: 0 }), '400/12');
  });

  test('a project’s alone, with those below it, of no project, of all', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/below'], nell);
    await api.create({ project: id('top'), ...params({ 's/top': '1' }) }, nell);
    await api.create({ project: id('top/below'), ...params({ 's/below': '1' }) }, nell);
    await api.create(params({ 's/nowhere': '1' }), nell);
    assert.equal(await listed({ project: id('top') }, nell), ['s/below', 's/top']);
    assert.equal(await listed({ project: id('top'), include_subprojects: false }, nell), ['s/top']);
    assert.equal(await listed({ include_subprojects: false }, nell), ['s/nowhere']);
    assert.equal(await listed({}, nell), ['s/below', 's/nowhere', 's/top']);
    assert.equal(await api.call('projects.get_hyper_parameters', { project: 'nosuch' }, nell), {
      total: 0,
      remaining: 0,
      parameters: [],
    });
  });

  test('of own and public tasks', async () => {
    const nell = newcomer();
    const item = { section: 's', name: 'x', value: '1' };
    const open = await api.stored({ company: '', hyperparams: { s: { open: item } } }, eve);
    const foreign = await api.stored({ hyperparams: { s: { foreign: item } } }, eve);
    await api.create(params({ 's/own': '1' }), nell);
    const found = await listed({ page_size: 100_000 }, nell);
    assert.ok(found.includes('s/own') && found.includes('s/open') && !found.includes('s/foreign'));
    await api.services.tasks.collection.deleteMany({ id: { $in: [open.id, foreign.id] } });
  });

  test('of more tasks than are read at a time', async () => {
    const project = await api.project();
    const one = await api.stored({ project });
    const copies = Array.from({ length: 1200 }, (_, i) => {
      const name = `p${i % 3}${i === 600 ? ' once' : ''}`;
      return { ...one, id: `${one.id}${i}`, hyperparams: { s: { [name]: { section: 's', name, value: String(i) } } } };
    });
    await api.services.tasks.collection.insertMany(copies);
    assert.equal(await listed({ project }), ['s/p0', 's/p0 once', 's/p1', 's/p2']);
    await api.services.tasks.collection.deleteMany({ project });
  });
});

apiSuite('projects.get_hyperparam_values', (test, api) => {
  const values = (request: Fields, caller = ada) =>
    api.call('projects.get_hyperparam_values', { section: 's', name: 'x', ...request }, caller);

  async function having(found: readonly string[], fields: Fields = {}, caller = ada): Promise<void> {
    for (const value of found) await api.create({ ...fields, ...params({ 's/x': value, 's/y': `not ${value}` }) }, caller);
  }

  test('lists each value once, digits by their value', async () => {
    const project = await api.project();
    await having(['10', '9', 'b10', 'b9', '', '10', '0.5'], { project });
    assert.equal(await values({ projects: [project] }), { total: 6, values: ['', '0.5', '9', '10', 'b9', 'b10'] });
  });

  test('gives the first hundred, and says how many there are', async () => {
    const project = await api.project();
    await having(
      Array.from({ length: 120 }, (_, i) => String(119 - i)),
      { project },
    );
    const answer = await values({ projects: [project] });
    assert.equal(answer, { total: 120, values: Array.from({ length: 100 }, (_, i) => String(i)) });
  });

  test('in projects, with those below or without, or everywhere', async () => {
    const nell = newcomer();
    const id = await tree(api, ['top/below', 'beside'], nell);
    for (const name of ['top', 'top/below', 'beside']) await having([name], { project: id(name) }, nell);
    const found = async (request: Fields) => (await values(request, nell)).values;
    assert.equal(await found({ projects: [id('top')] }), ['top', 'top/below']);
    assert.equal(await found({ projects: [id('top')], include_subprojects: false }), ['top']);
    assert.equal(await found({ projects: [id('top'), id('beside')] }), ['beside', 'top', 'top/below']);
    assert.equal(await found({ projects: [] }), ['beside', 'top', 'top/below']);
    assert.equal(await found({ projects: ['nosuch'] }), []);
  });

  test('of public tasks, too, unless told not to', async () => {
    const nell = newcomer();
    await having(['own'], {}, nell);
    const item = (value: string) => ({ s: { x: { section: 's', name: 'x', value } } });
    const project = 'a project that is open to all';
    const open = await api.stored({ company: '', project, hyperparams: item('open') }, eve);
    const foreign = await api.stored({ project, hyperparams: item('foreign') }, eve);
    assert.equal((await values({ projects: [project] }, nell)).values, ['open']);
    assert.equal((await values({ projects: [project], allow_public: false }, nell)).values, []);
    assert.equal((await values({ allow_public: false }, nell)).values, ['own']);
    await api.services.tasks.collection.deleteMany({ id: { $in: [open.id, foreign.id] } });
  });

  test('of any name, and of none that cannot be one', async () => {
    const project = await api.project();
    await api.create({ project, ...params({ 'a.b/c$d': 'dotted', '__proto__/constructor': 'odd' }) });
    const named = (section: string, name: string) => values({ projects: [project], section, name });
    assert.equal(await named('a.b', ' c$d '), { total: 1, values: ['dotted'] });
    assert.equal(await named('__proto__', 'constructor'), { total: 1, values: ['odd'] });
    for (const [section, name] of [
      ['a', 'b'],
      ['', 'x'],
      ['s', ' '],
      ['s', 'x\0'],
      ['hasOwnProperty', 'length'],
    ] as const) {
      assert.equal(await named(section, name), { total: 0, values: [] });
    }
    assert.is(await api.refusal('projects.get_hyperparam_values', { section: 's' }), '400/12');
  });
});
