import * as assert from 'uvu/assert';
import { suite } from '../../../support/harness.js';
import { codes, refusalOf } from '../../query/refusal.js';
import { at, OTHER_COMPANY } from './stored-task.js';
import { onEveryEngine, type World } from './world.js';

const test = suite('tasks/query/filters');

type Expected = readonly (readonly [Readonly<Record<string, unknown>>, string])[];

async function finds(world: World, expected: Expected): Promise<void> {
  for (const [request, ids] of expected) assert.is(await world.found(request), ids, JSON.stringify(request));
}

async function refuses(world: World, expected: Expected): Promise<void> {
  for (const [request, code] of expected) {
    const error = await refusalOf(world.ask('tasks.get_all', request));
    assert.is(codes(error), code, JSON.stringify(request));
  }
}

onEveryEngine(test, 'own and public tasks are found, no others', async (world) => {
  await world.seed({ own: {}, public: { company: '', user: 'somebody' }, foreign: { company: OTHER_COMPANY } });
  await finds(world, [
    [{}, 'own public'],
    [{ id: ['own', 'foreign', 'public'] }, 'own public'],
    [{ company: [OTHER_COMPANY] }, 'own public'],
  ]);
});

onEveryEngine(test, 'name and comment are unanchored, case-sensitive patterns', async (world) => {
  await world.seed({
    a: { name: 'alpha', comment: 'first one' },
    b: { name: 'Alphabet' },
    c: { name: 'gamma.1', comment: 'First' },
    d: { name: 'gamma 1' },
  });
  await finds(world, [
    [{ name: 'lph' }, 'a b'],
    [{ name: '^alpha$' }, 'a'],
    [{ name: 'gamma.1' }, 'c d'],
    [{ name: 'gamma\\.1' }, 'c'],
    [{ name: '^gamma\\ 1$' }, 'd'],
    [{ name: '(?i)ALPHA' }, 'a b'],
    [{ name: '' }, 'a b c d'],
    [{ name: 'nothing' }, ''],
    [{ comment: 'irst' }, 'a c'],
    [{ comment: 'first', name: 'a' }, 'a'],
  ]);
});

onEveryEngine(test, 'a malformed pattern is 400/21 and says what is wrong', async (world) => {
  await world.seed({ a: { comment: 'c' } });
  const error = await refusalOf(world.ask('tasks.get_all', { name: '(' }));
  assert.is(codes(error), '400/21');
  assert.is(error.data.pattern, '(');
  await refuses(world, [
    [{ comment: '[a' }, '400/21'],
    [{ _any_: { pattern: '(', fields: ['name'] } }, '400/21'],
    [{ comment: ['x'] }, '400/12'],
    [{ comment: 5 }, '400/12'],
  ]);
});

onEveryEngine(test, 'list filters choose by values, also of one value', async (world) => {
  await world.seed({
    a: { type: 'training', status: 'created', parent: 'p' },
    b: { type: 'testing', status: 'queued' },
    c: { type: 'qc', status: 'published', parent: 'q', user: 'other' },
  });
  await finds(world, [
    [{ id: ['a', 'b', 'nosuch'] }, 'a b'],
    [{ id: 'c' }, 'c'],
    [{ id: ['-a'] }, 'b c'],
    [{ id: [] }, 'a b c'],
    [{ type: ['training', '-testing'] }, 'a c'],
    [{ type: ['__$not', 'training', '__$not', 'qc'] }, 'b'],
    [{ type: ['__$all', 'training'] }, 'a'],
    [{ type: ['__$all', 'training', 'testing'] }, ''],
    [{ type: ['Training'] }, ''],
    [{ type: ['bogus', 'qc'] }, 'c'],
    [{ type: [null] }, ''],
    [{ status: ['-created', '-queued'] }, 'c'],
    [{ status: ['CREATED'] }, ''],
    [{ parent: ['p'] }, 'a'],
    [{ parent: [null] }, 'b'],
    [{ parent: ['q', null] }, 'b c'],
    [{ parent: ['__$not', 'p'] }, 'b c'],
    [{ user: ['-other'] }, 'a b'],
    [{ type: ['qc', 'testing'], status: ['queued'] }, 'b'],
  ]);
});

onEveryEngine(test, 'tags follow the whole table of operators', async (world) => {
  await world.seed({ a: { tags: ['x'] }, b: { tags: ['y'] }, n: {}, xy: { tags: ['x', 'y'] } });
  await finds(world, [
    [{ tags: ['x'] }, 'a xy'],
    [{ tags: ['-x'] }, 'b n'],
    [{ tags: ['__$not', 'x'] }, 'b n'],
    [{ tags: ['x', '-y'] }, 'a n xy'],
    [{ tags: ['x', '__$not', 'y'] }, 'a n xy'],
    [{ tags: ['__$not', 'x', 'y'] }, 'b'],
    [{ tags: ['__$not', 'x', '__$not', 'y'] }, 'n'],
    [{ tags: ['-x', '-y'] }, 'n'],
    [{ tags: ['__$all', 'x', 'y'] }, 'xy'],
    [{ tags: ['__$all', 'x', '__$not', 'y'] }, 'a'],
    [{ tags: ['__$all', '-x', '-y'] }, ''],
    [{ tags: [null] }, 'n'],
    [{ tags: ['x', null] }, 'a n xy'],
    [{ tags: ['__$all', 'x', null] }, 'a n xy'],
    [{ tags: [] }, 'a b n xy'],
    [{ tags: ['__$all'] }, 'a b n xy'],
  ]);
});

onEveryEngine(test, 'hyperparameters are matched at the leaf, by encoded keys', async (world) => {
  const lr = (value: string) => ({ section: 'S', name: 'k', value });
  await world.seed({
    a: { hyperparams: { S: { k: lr('1') } } },
    b: { hyperparams: { S: { k: lr('2') }, 'x%2Ey': { z: lr('1') } } },
    c: {},
  });
  await finds(world, [
    [{ 'hyperparams.S.k.value': ['1'] }, 'a'],
    [{ 'hyperparams.S.k.value': '2' }, 'b'],
    [{ 'hyperparams.S.k.value': ['-1'] }, 'b c'],
    [{ 'hyperparams.S.k.value': ['__$not', '1'] }, 'b c'],
    [{ 'hyperparams.S.k.value': ['1', '2'] }, 'a b'],
    [{ 'hyperparams.S.k.value': [null] }, 'c'],
    [{ 'hyperparams.S.k.value': ['1', null] }, 'a c'],
    [{ 'hyperparams.x%2Ey.z.value': ['1'] }, 'b'],
    [{ 'hyperparams.S.k': ['1'] }, ''],
    [{ 'execution.model_desc.x': ['1'] }, 'a b c'],
  ]);
  await refuses(world, [
    [{ 'hyperparams.a.b.c.d': ['x'] }, '400/12'],
    [{ 'hyperparams.S.k.value': [1] }, '400/12'],
    [{ 'hyperparams.S.k.value': { a: 1 } }, '400/12'],
  ]);
});

onEveryEngine(test, 'old parameter paths lead to section Args', async (world) => {
  await world.seed({ a: { hyperparams: { Args: { lr: { section: 'Args', name: 'lr', value: '1' } } } }, b: {} });
  await finds(world, [[{ 'execution.parameters.lr.value': ['1'] }, 'a']]);
});

onEveryEngine(test, 'ranges have both ends in, and an open beginning takes in what has no value', async (world) => {
  await world.seed({
    a: { started: at('10:00:00'), last_iteration: 1, last_metrics: { m: { v: { value: 0.5 } } } },
    b: { started: at('11:00:00'), last_iteration: 5, last_metrics: { m: { v: { value: 12 } } }, active_duration: 60 },
    n: { last_iteration: 9 },
  });
  await finds(world, [
    [{ started: ['2026-03-01T10:30:00', null] }, 'b'],
    [{ started: [null, '2026-03-01T10:00:00.000000+00:00'] }, 'a n'],
    [{ started: ['2026-03-01 10:00:00', '2026-03-01 11:00:00'] }, 'a b'],
    [{ started: ['2099-01-01', null] }, ''],
    [{ last_iteration: [1, 5] }, 'a b'],
    [{ active_duration: [null, 100] }, 'a b n'],
    [{ active_duration: [0, 100] }, 'b'],
    [{ 'last_metrics.m.v.value': [0.1, 1] }, 'a'],
    [{ 'last_metrics.m.v.value': ['0.1', '100'] }, 'a b'],
    [{ 'last_metrics.m.v.value': [null, 0.5] }, 'a n'],
  ]);
  await refuses(world, [
    [{ started: [null, null] }, '400/12'],
    [{ started: ['2026-03-01'] }, '400/12'],
    [{ started: [] }, '400/12'],
    [{ started: ['soon', null] }, '400/12'],
    [{ last_iteration: 5 }, '400/12'],
    [{ last_iteration: ['x', 5] }, '400/12'],
  ]);
});

onEveryEngine(test, 'times of change take modifiers', async (world) => {
  await world.seed({
    a: { status_changed: at('10:00:00.123'), last_update: at('10:00:00') },
    b: { status_changed: at('11:00:00'), last_update: at('11:00:00') },
    n: { last_update: at('12:00:00') },
  });
  await finds(world, [
    [{ status_changed: '2026-03-01T10:00:00.123000+00:00' }, 'a'],
    [{ status_changed: ['>2026-03-01T10:00:00.123'] }, 'b'],
    [{ status_changed: ['>=2026-03-01T10:00:00.123', '<2026-03-01T11:00:00'] }, 'a'],
    [{ status_changed: [null, '2026-03-01T10:30'] }, 'a n'],
    [{ status_changed: ['not a date'] }, 'a b n'],
    [{ last_update: ['<=2026-03-01T11:00:00Z'] }, 'a b'],
  ]);
  await refuses(world, [
    [{ status_changed: [null, null] }, '400/12'],
    [{ last_update: 5 }, '400/12'],
  ]);
});

onEveryEngine(test, '_any_ and _all_ look into several fields, lists too, in any case', async (world) => {
  await world.seed({
    a: { name: 'task alpha', comment: 'ResNet', models: { input: [], output: [{ name: 'resnet', model: 'mid1' }] } },
    b: { name: 'resnet', tags: ['ReSearch'] },
    c: { name: 'other', hyperparams: { Args: { net: { section: 'Args', name: 'net', value: 'resnet' } } } },
  });
  await finds(world, [
    [{ _any_: { pattern: 'RESNET', fields: ['name', 'comment'] } }, 'a b'],
    [{ _or_: { pattern: 'resnet', fields: ['models.output.name'] } }, 'a'],
    [{ _all_: { pattern: 'res', fields: ['name', 'tags'] } }, 'b'],
    [{ _and_: { pattern: 'res', fields: ['name', 'comment'] } }, ''],
    [{ _any_: { pattern: '^mid', fields: ['models.output.model', 'name'] } }, 'a'],
    [{ _any_: { pattern: 'resnet', fields: ['hyperparams.Args.net.value'] } }, 'c'],
    [{ _any_: { pattern: 'resnet', fields: [] } }, 'a b c'],
    [{ _any_: { pattern: 'resnet', fields: ['name'] }, _or_: { pattern: 'RES', fields: ['tags'] } }, 'b'],
  ]);
  await refuses(world, [
    [{ _any_: null }, '400/12'],
    [{ _all_: {} }, '400/12'],
    [{ _or_: { pattern: 'a' } }, '400/12'],
    [{ _any_: { fields: ['name'] } }, '400/12'],
    [{ _any_: { pattern: 'a', fields: ['name'], x: 1 } }, '400/12'],
    [{ _any_: { pattern: 5, fields: ['name'] } }, '400/12'],
    [{ _any_: { pattern: 'a', fields: 'name' } }, '400/12'],
    [{ _any_: ['name'] }, '400/12'],
    [{ _any_: { pattern: 'a', fields: ['nosuchfield'] } }, '400/14'],
    [{ _any_: { pattern: 'a', fields: ['project.name'] } }, '400/14'],
  ]);
});

onEveryEngine(test, 'search_text finds tasks that have all the words, somewhere and in any case', async (world) => {
  await world.seed({
    a: { name: 'Zebra crossing' },
    b: { name: 'other', comment: 'about a zebra' },
    c: { name: 'nothing here', script: { repository: 'git@zebra/x.git', entry_point: 'a.b' } },
    d: { name: 'models', models: { input: [{ name: 'i', model: 'zebra-model' }], output: [] } },
    e: { name: 'nothing' },
  });
  await finds(world, [
    [{ search_text: 'zebra' }, 'a b c d'],
    [{ search_text: '  ZEBRA   about ' }, 'b'],
    [{ search_text: 'giraffe' }, ''],
    [{ search_text: 'a.b' }, 'c'],
    [{ search_text: ' ' }, 'a b c d e'],
    [{ search_text: '(' }, ''],
  ]);
});

onEveryEngine(test, 'the best matches of search_text come first, page by page', async (world) => {
  await world.seed({
    a: { name: 'other', script: { repository: 'zebra' } },
    b: { name: 'zebra', comment: 'a zebra, another zebra' },
    c: { name: 'zebra' },
    d: { name: 'horse' },
  });
  const request = { search_text: 'zebra', order_by: ['@text_score'] };
  await finds(world, [
    [request, 'b c a'],
    [{ ...request, page: 1, page_size: 2 }, 'a'],
    [{ ...request, page: 0, page_size: 2 }, 'b c'],
  ]);
  await refuses(world, [[{ order_by: ['@text_score'] }, '400/16']]);
});

onEveryEngine(test, 'hidden tasks come when asked for, or by id', async (world) => {
  await world.seed({ a: {}, h: { system_tags: ['hidden', 'x'] } });
  await finds(world, [
    [{}, 'a'],
    [{ search_hidden: false }, 'a'],
    [{ search_hidden: true }, 'a h'],
    [{ id: ['h'] }, 'h'],
    [{ id: [] }, 'a'],
    [{ system_tags: ['hidden'] }, ''],
  ]);
});

onEveryEngine(test, 'what is no filter, and null, is passed over', async (world) => {
  await world.seed({ a: {}, b: {} });
  await finds(world, [
    [{ created: [null, null], framework: ['y'], bogus: 1, published: 'z', 'execution.queue': ['q'], size: 1 }, 'a b'],
    [{ type: null, tags: null, started: null, name: null, search_hidden: null }, 'a b'],
    [JSON.parse('{"__proto__": {"x": 1}, "constructor": ["a"], "toString": 5}'), 'a b'],
  ]);
});

onEveryEngine(test, 'ten thousand ids are a filter like any other', async (world) => {
  await world.seed({ a: {}, b: {} });
  const ids = Array.from({ length: 10_000 }, (_, i) => `id-${i}`);
  await finds(world, [
    [{ id: [...ids, 'b'] }, 'b'],
    [{ id: ids.map((id) => `-${id}`) }, 'a b'],
  ]);
});

onEveryEngine(test, 'before 2.3 the tags of the system are told from the others by name', async (world) => {
  await world.seed({ plain: {}, archived: { system_tags: ['archived'], tags: ['x'] }, dev: { system_tags: ['development'] } });
  for (const [request, version, ids] of [
    [{ tags: ['-archived'] }, '2.2', 'dev plain'],
    [{ tags: ['archived'] }, '2.2', 'archived'],
    [{ tags: ['x'] }, '2.2', 'archived'],
    [{ tags: ['x', '-archived'] }, '2.2', ''],
    [{ tags: ['-archived'], system_tags: ['development'] }, '2.2', 'dev'],
    [{ tags: ['-archived'] }, '2.3', 'archived dev plain'],
    [{ tags: ['archived'] }, '2.3', ''],
  ] as const) {
    assert.is(await world.found(request, { version }), ids, `${JSON.stringify(request)} ${version}`);
  }
});

test.run();
