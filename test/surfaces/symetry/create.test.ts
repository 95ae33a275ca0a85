import * as assert from 'uvu/assert';
import { symetrySuite } from './fixture.js';

const CREATED = [202, 'CREATED'];

symetrySuite('creating a task', (test, server) => {
  test('answers 202 with CREATED in the body, and starts nothing (A-SYM-5, A-SYM-8)', async () => {
    const ann = await server.customer();
    const answer = await server.create(ann, { type: 'kafka-stream', name: 't1', params: {} });
    assert.equal(answer, [202, 'CREATED', `Task created with name [t1] for customer [${ann.id}]`]);
    assert.equal(await server.status(ann), { status: 'STOPPED', processIsAlive: 'false', lastError: '' });
    assert.is((await server.api.read(await server.coreId(ann, 't1'))).status, 'created');
  });

  test('keeps it where the core and workers find it', async () => {
    const ann = await server.customer();
    const params = { 'sml.task.heap.min': '512M', 'kafka.topic': 'in' };
    const task = await server.api.read(await server.made(ann, 'my task', { type: 'kafka-stream', params }));
    assert.equal([task.name, task.type, task.company, task.user], ['my task', 'service', ann.caller.company, ann.caller.user]);
    assert.equal(task.system_tags, ['surface:symetry', `account:${ann.caller.company}`, `customer:${ann.id}`]);
    const kept = JSON.parse(task.configuration.symetry?.value ?? '');
    assert.equal(kept, { customer: ann.id, name: 'my task', type: 'kafka-stream' });
    const values = Object.values(task.hyperparams.symetry ?? {}).map((item) => [item.name, item.value]);
    assert.equal(Object.fromEntries(values), params);
  });

  test('stores no memory that nobody asked for: defaults are those of whoever reads', async () => {
    const ann = await server.customer();
    const { hyperparams } = await server.api.read(await server.made(ann));
    assert.equal(hyperparams.symetry, {});
  });

  test('takes a type that it does not know, and kafka for none (A-SYM-1)', async () => {
    const ann = await server.customer();
    const typeOf = async (name: string, fields: object) => {
      const task = await server.api.read(await server.made(ann, name, fields));
      return JSON.parse(task.configuration.symetry?.value ?? '').type;
    };
    assert.is(await typeOf('a', {}), 'kafka');
    assert.is(await typeOf('b', { type: 'something else' }), 'something else');
  });

  test('puts the tasks of a customer into one project', async () => {
    const ann = await server.customer();
    const [one, two] = [await server.made(ann, 'one'), await server.made(ann, 'two')];
    const [first, second] = [await server.api.read(one), await server.api.read(two)];
    assert.ok(first.project);
    assert.is(first.project, second.project);
    const project = await server.api.call('projects.get_by_id', { project: first.project }, ann.caller);
    assert.is(project.project?.name, `SymetryML/${ann.id}`);
  });

  for (const name of ['x', 'a b', 'ünïcödé', '100%', 'a?b#c', '%2F', '...', 't'.repeat(1024)]) {
    test(`takes the name ${JSON.stringify(name.slice(0, 20))}, under which the task is found`, async () => {
      const ann = await server.customer();
      await server.made(ann, name);
      assert.equal(await server.names(ann), [name]);
      assert.is((await server.status(ann, encodeURIComponent(name))).status, 'STOPPED');
    });
  }

  for (const name of ['', 'a/b', '/', '.', '..', 'a\nb', 'a\0', '\ud800', 't'.repeat(1025), 7, null, undefined]) {
    test(`refuses the name ${JSON.stringify(name)?.slice(0, 20)}, which no path can hold`, async () => {
      const ann = await server.customer();
      assert.equal(await server.create(ann, { name }), [400, 'BAD_REQUEST', 'Invalid TaskInfo']);
      assert.equal(await server.names(ann), []);
    });
  }

  test('takes a name once for a customer, and again for another', async () => {
    const ann = await server.customer();
    await server.made(ann);
    const text = `Customer [${ann.id}] already have Task with id[t1]`;
    assert.equal(await server.create(ann, { name: 't1' }), [409, 'CONFLICT', text]);
    assert.equal(await server.create(ann, { name: 't1' }, '?force=false'), [409, 'CONFLICT', text]);
    await server.made(ann, 'T1');
    await server.made(await server.customer());
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 2);
  });

  test('takes a name again when its task was deleted, by whichever way in', async () => {
    const ann = await server.customer();
    await server.made(ann);
    assert.is((await server.asked(ann, 'DELETE', '/t1'))[0], 200);
    const second = await server.made(ann);
    await server.api.call('tasks.delete', { task: second }, ann.caller);
    const third = await server.made(ann);
    await server.api.call('tasks.make_public', { ids: [third] }, ann.caller);
    await server.made(ann);
    assert.equal(await server.names(ann), ['t1']);
  });

  test('of many at the same time lets one have the name, and leaves nothing of the others', async () => {
    const ann = await server.customer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => server.create(ann, { name: 'wanted by all' })));
    assert.equal(answers.map(([status]) => status).sort(), [202, ...Array(7).fill(409)]);
    assert.is(await server.api.services.tasks.countOwn({}, ann.caller), 1);
    assert.equal(await server.names(ann), ['wanted by all']);
  });

  test('takes parameters as texts, whatever they are called', async () => {
    const ann = await server.customer();
    const params = { 'a.b': '1', $c: '', __proto__: 'x', 'é é': '\u0000', constructor: 'y' };
    const json = '{"name":"t1","params":{"a.b":"1","$c":"","__proto__":"x","é é":"\\u0000","constructor":"y"}}';
    assert.equal((await server.create(ann, JSON.parse(json))).slice(0, 2), CREATED);
    const { task } = await server.api.call('tasks.get_by_id', { task: await server.coreId(ann, 't1') }, ann.caller);
    const shown = Object.values(task?.hyperparams?.symetry ?? {}).map(({ name, value }) => [name, value]);
    assert.is(shown.length, 5);
    for (const name of ['a.b', '$c', 'é é', 'constructor'] as const) {
      assert.is(new Map(shown as [string, string][]).get(name), params[name], name);
    }
  });

  for (const params of [
    { n: 1 },
    { n: null },
    { n: ['x'] },
    { n: {} },
    { '': 'x' },
    { ' ': 'x' },
    { 'a ': 'x' },
    { 'a\0': 'x' },
    'x',
    [],
    null,
  ]) {
    test(`refuses the parameters ${JSON.stringify(params)}`, async () => {
      const ann = await server.customer();
      assert.equal(await server.create(ann, { name: 't1', params }), [400, 'BAD_REQUEST', 'Invalid TaskInfo']);
    });
  }
});
